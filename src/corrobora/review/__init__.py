"""Machine proposal → human judgement: what a person decided, replayed over what the machine proposes.

Pure. Judgements are appended and withdrawn, never erased.
"""

from corrobora.review.proposing import propose_reading
from corrobora.review.replay import METHOD, Standing, in_force, replay

__all__ = ["METHOD", "Standing", "in_force", "propose_reading", "replay"]
