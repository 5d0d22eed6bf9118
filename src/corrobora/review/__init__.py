"""Machine proposal → human judgement: what a person decided, replayed over what the machine proposes.

Pure. Judgements are appended and withdrawn, never erased.
"""

from corrobora.review.proposing import propose_difference, propose_reading, propose_same
from corrobora.review.reconciling import reconcile
from corrobora.review.replay import METHOD, Standing, in_force, replay
from corrobora.review.sides import Reach

__all__ = [
    "METHOD",
    "Reach",
    "Standing",
    "in_force",
    "propose_difference",
    "propose_reading",
    "propose_same",
    "reconcile",
    "replay",
]
