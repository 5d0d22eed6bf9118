"""The invented reports of `benchmarks.growth` are what its page says."""

from collections import Counter

import pytest
from benchmarks.growth import A_DAY, BEGIN, Cost, invent, rows_of

from corrobora.edtf import bounds
from corrobora.records import Outcome

MADE = invent(2_000)


def test_about_a_third_of_the_reports_share_their_incident() -> None:
    many = Counter(one.incident for one in MADE)
    shared = sum(many[one.incident] > 1 for one in MADE) / len(MADE)
    assert 0.27 < shared < 0.40


def test_the_same_number_gives_the_same_reports() -> None:
    assert invent(50) == invent(50)
    assert invent(50, seed=1) != invent(50)


def test_no_two_reports_have_one_id_and_each_is_read_from_itself() -> None:
    assert len({one.report.id for one in MADE}) == len(MADE)
    for one in MADE:
        assert one.reading.report == one.report.id
        assert {c.report for c in one.reading.claims} == {one.report.id}
        assert {i for s in one.reading.steps for i in s.claims} <= {c.id for c in one.reading.claims}


def test_claims_quote_what_they_say_and_names_are_names() -> None:
    for one in MADE[:200]:
        lead = one.reading.claims[0]
        quoted = one.report.quote(lead.start, lead.end)
        count = next(c for c in lead.counts if c.outcome is Outcome.KILLED)
        assert lead.place is not None
        assert lead.place.text in quoted
        assert f" {count.low} people" in quoted
        assert one.reading.names
        assert all(one.report.quote(n.start, n.end).istitle() for n in one.reading.names)


def test_ten_times_the_reports_are_ten_times_the_days() -> None:
    last = max(
        bounds(one.reading.claims[0].when.edtf)[0]
        for one in MADE
        if one.reading.claims[0].when and one.reading.claims[0].when.edtf
    )
    assert 0.9 * len(MADE) / A_DAY < (last - BEGIN).days < len(MADE) / A_DAY


def test_copies_repeat_a_report_of_their_incident() -> None:
    by_id = {one.report.id: one for one in MADE}
    copies = [one for one in MADE if one.report.copy_of]
    assert copies
    for one in copies:
        first = by_id[one.report.copy_of[0].report]
        assert (first.incident, first.report.text) == (one.incident, one.report.text)


def test_a_size_costs_so_many_times_the_size_before() -> None:
    def cost(reports: int, seconds: float) -> Cost:
        return Cost(
            reports=reports,
            seconds=seconds,
            peak_mb=100.4,
            added_mb=20,
            incidents=3,
            one_more=0.25,
            pairs_f1=0.5,
        )

    rows = {row.metric: row.value for row in rows_of([cost(1_000, 2.0), cost(10_000, 23.0)])}
    assert rows == {
        "joining-growth 1 000 reports": 2.0,
        "joining-growth 1 000 peak memory": 100,
        "joining-growth 1 000 added memory": 20,
        "joining-growth one more to 1 000": 0.25,
        "joining-growth 10 000 reports": 23.0,
        "joining-growth 10 000 peak memory": 100,
        "joining-growth 10 000 added memory": 20,
        "joining-growth one more to 10 000": 0.25,
        "joining-growth 10 000 to 1 000": pytest.approx(11.5),
    }
