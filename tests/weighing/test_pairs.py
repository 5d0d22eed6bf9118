"""Sixty pairs of invented passages, twelve a label: the rules on words alone, before anything is read of them.

`pairs.txt`: the label, then two lines `A: outlet | day | text` and `B: …` with the passage between double square brackets. The rules have
been mended on these pairs since; they guard against a fall, and measure nothing.
"""

import re
from pathlib import Path

import pytest

from corrobora.weighing.comparisons import Label
from corrobora.weighing.relations import Account, relation

from .cases import report

HERE = Path(__file__).parent
_SIDE = re.compile(r"^[AB]: (?P<outlet>[^|]+?) \| (?P<day>\S+) \| (?P<text>.+)$")


def account(line: str) -> Account:
    """The marked passage of one line, in a report that holds nothing else."""
    side = _SIDE.match(line)
    assert side is not None, line
    start, end = side["text"].index("[["), side["text"].index("]]") - 2
    plain = side["text"].replace("[[", "").replace("]]", "")
    made = report(line, plain, outlet=side["outlet"], published=side["day"])
    return Account(report=made, start=start, end=end)


PAIRS = [
    (Label(label), account(one), account(other))
    for label, one, other in (
        block.splitlines() for block in (HERE / "pairs.txt").read_text("utf-8").strip().split("\n\n")
    )
]


@pytest.mark.parametrize("label", list(Label))
def test_of_each_label_nine_pairs_in_twelve_are_found_by_words_alone(label: Label) -> None:
    found = [relation(one, other, actors={}).label for wanted, one, other in PAIRS if wanted is label]
    assert found.count(label) >= 9


def test_the_order_of_two_passages_makes_no_difference() -> None:
    assert all(relation(one, other, actors={}) == relation(other, one, actors={}) for _, one, other in PAIRS)
