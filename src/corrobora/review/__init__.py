"""Machine proposal → human judgement: what a person decided, replayed over what the machine proposes.

Pure. Judgements are appended and withdrawn, never erased.
"""

from corrobora.review import laying, regrouping
from corrobora.review import replay as replaying
from corrobora.review.agreement import Agreement, agreement
from corrobora.review.correcting import FIELDS, correct
from corrobora.review.laying import Footing, Laid, lay, report_of
from corrobora.review.opinions import Accord, Opinions, alike, in_force, opinions
from corrobora.review.proposing import (
    propose_difference,
    propose_groups,
    propose_reading,
    propose_same,
)
from corrobora.review.reconciling import reconcile
from corrobora.review.regrouping import Regrouped, groups_in_force, regroup
from corrobora.review.replay import Standing, replay
from corrobora.review.sides import Reach

METHODS = {"judging": laying.METHOD, "regrouping": regrouping.METHOD, "replay": replaying.METHOD}
"""What has a say in an assessment where persons judged."""

__all__ = [
    "FIELDS",
    "METHODS",
    "Accord",
    "Agreement",
    "Footing",
    "Laid",
    "Opinions",
    "Reach",
    "Regrouped",
    "Standing",
    "agreement",
    "alike",
    "correct",
    "groups_in_force",
    "in_force",
    "lay",
    "opinions",
    "propose_difference",
    "propose_groups",
    "propose_reading",
    "propose_same",
    "reconcile",
    "regroup",
    "replay",
    "report_of",
]
