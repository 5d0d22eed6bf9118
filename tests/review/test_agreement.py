"""The published examples, and what is taken from judgements."""

from collections.abc import Sequence

import pytest

from corrobora.records import Decision, Stance
from corrobora.review import agreement, opinions
from corrobora.review.agreement import Unit, alpha, interval, kappa
from tests.review.judging import claim, judge

# four observers, twelve units: Krippendorff (2011), section C
OBSERVED = {
    "A": "1233214 12***",
    "B": "123322412 5*3",
    "C": "*333234225 1*",
    "D": "123324412 51*",
}


def units_of(observed: dict[str, str]) -> Sequence[Unit]:
    rows = {coder: row.replace(" ", "") for coder, row in observed.items()}
    return [
        {coder: int(row[n]) for coder, row in rows.items() if row[n] != "*"} for n in range(len(rows["A"]))
    ]


def test_alpha_of_the_published_example() -> None:
    units = units_of(OBSERVED)
    assert alpha(units) == pytest.approx(0.743, abs=5e-4)
    assert alpha(units, difference=interval) == pytest.approx(0.849, abs=5e-4)


def test_alpha_of_two_observers_of_binary_data() -> None:
    # Krippendorff (2011), section A: ten units, two observers
    one, other = "0100000010", "1110010000"
    units = [{"a": a, "b": b} for a, b in zip(one, other, strict=True)]
    assert alpha(units) == pytest.approx(0.095, abs=5e-4)


def test_kappa_of_a_published_example() -> None:
    # Fleiss, Levin and Paik, Statistical Methods for Rates and Proportions (2003), table 18.1: 100 patients, 0.676
    cells = {
        ("p", "p"): 75,
        ("p", "n"): 1,
        ("p", "o"): 4,
        ("n", "p"): 5,
        ("n", "n"): 4,
        ("n", "o"): 1,
        ("o", "o"): 10,
    }
    assert kappa([pair for pair, number in cells.items() for _ in range(number)]) == pytest.approx(
        0.676, abs=5e-4
    )


def test_where_nobody_could_disagree_nothing_is_told() -> None:
    assert alpha([]) is None
    assert alpha([{"a": 1}, {"b": 2}]) is None
    assert alpha([{"a": 1, "b": 1}]) is None
    assert kappa([]) is None
    assert kappa([(1, 1)]) is None


def test_fields_are_taken_from_what_each_coder_reads() -> None:
    claims = [claim(start=n, end=n + 40) for n in range(4)]
    said = [
        judge(claims[0], Decision.ACCEPT, by="a"),
        judge(claims[0], Decision.ACCEPT, by="b"),
        judge(claims[1], Decision.ACCEPT, by="a"),
        judge(claims[1], Decision.CORRECT, by="b", to=claim(start=1, end=41, stance=Stance.DENIES)),
        judge(claims[2], Decision.REJECT, by="a"),
        judge(claims[2], Decision.CORRECT, by="b", to=claim(start=2, end=42, dead=9)),
        judge(claims[3], Decision.ACCEPT, by="a"),
        judge(claims[3], Decision.UNSURE, by="b"),
    ]
    told = {one.field: one for one in agreement(opinions(said, coders=2).values())}
    assert {field: one.units for field, one in told.items()} == dict.fromkeys(told, 3)
    assert told["decision"].same == pytest.approx(1 / 3)
    assert told["stance"].same == pytest.approx(1 / 3)
    assert told["killed"].same == pytest.approx(2 / 3)
    # found: 4, 4; 4, 4; no claim, 9: one of three pairs differs. Chance: 2 × (4×1 + 4×1 + 1×1) / 5 of 6 values
    assert told["killed"].alpha == pytest.approx(1 - 2 / (18 / 5))
    assert told["killed"].kappa == pytest.approx((2 / 3 - 4 / 9) / (1 - 4 / 9))
