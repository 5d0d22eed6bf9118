"""Machine proposal → human judgement: what a person decided, replayed over what the machine proposes.

Pure. Judgements are appended and withdrawn, never erased.
"""

from corrobora.review import copying, laying, regrouping, uniting
from corrobora.review import replay as replaying
from corrobora.review.agreement import Agreement, agreement
from corrobora.review.copying import (
    Copies,
    copies_in_force,
    copy_footing,
    find_pair,
    lay_copies,
    manner_of,
    propose_copy,
)
from corrobora.review.correcting import FIELDS, Unchanged, correct
from corrobora.review.laying import Footing, Laid, lay, report_of
from corrobora.review.namesakes import Namesakes, is_name, propose_namesakes
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
from corrobora.review.uniting import (
    NO_UNIONS,
    Unions,
    find_names,
    is_by_words,
    iter_named,
    key_of,
    key_of_name,
    names_in,
    propose_same_actor,
    unions,
    unite,
    unite_laid,
)

METHODS = {
    "copying": copying.METHOD,
    "judging": laying.METHOD,
    "regrouping": regrouping.METHOD,
    "replay": replaying.METHOD,
    "uniting": uniting.METHOD,
}
"""What has a say in an assessment where persons judged."""

__all__ = [
    "FIELDS",
    "METHODS",
    "NO_UNIONS",
    "Accord",
    "Agreement",
    "Copies",
    "Footing",
    "Laid",
    "Namesakes",
    "Opinions",
    "Reach",
    "Regrouped",
    "Standing",
    "Unchanged",
    "Unions",
    "agreement",
    "alike",
    "copies_in_force",
    "copy_footing",
    "correct",
    "find_names",
    "find_pair",
    "groups_in_force",
    "in_force",
    "is_by_words",
    "is_name",
    "iter_named",
    "key_of",
    "key_of_name",
    "lay",
    "lay_copies",
    "manner_of",
    "names_in",
    "opinions",
    "propose_copy",
    "propose_difference",
    "propose_groups",
    "propose_namesakes",
    "propose_reading",
    "propose_same",
    "propose_same_actor",
    "reconcile",
    "regroup",
    "replay",
    "report_of",
    "unions",
    "unite",
    "unite_laid",
]
