"""Which background facts are one fact over all reports."""

from corrobora.merging.background import join_background
from corrobora.records import Agreement, ClaimId, Fact, Reading, ReportId, When

from .telling import day


def fact(name: str, kind: str, when: When | None, words: str = "a coup in Mali") -> tuple[Reading, Fact]:
    made = Fact(fact=words, kind=kind, when=when, claims=(ClaimId(f"c-{name}-{kind}-{words}"),))
    return Reading(report=ReportId(name), background=(made,)), made


def test_one_fact_in_two_reports_is_agreed() -> None:
    found = join_background([fact("a", "coup", day("2020")), fact("b", "coup", day("2020"))])
    assert [(f.kind, f.agreement, len(f.claims)) for f in found] == [("coup", Agreement.AGREED, 2)]


def test_a_fact_in_one_report_is_not_known_to_be_agreed() -> None:
    found = join_background([fact("a", "coup", day("2020")), fact("a", "coup", day("2020"), "the coup")])
    assert [f.agreement for f in found] == [Agreement.NOT_KNOWN]


def test_facts_of_another_kind_or_date_are_others() -> None:
    told = [
        fact("a", "coup", day("2020")),
        fact("b", "coup", day("2021")),
        fact("c", "withdrawal", day("2020")),
    ]
    assert len(join_background(told)) == 3


def test_earlier_violence_joins_where_date_and_a_name_agree() -> None:
    told = [
        fact("a", "earlier-violence", day("2029-03"), "soldiers killed 300 people in Molen"),
        fact("b", "earlier-violence", day("2029-03-04"), "the dead of Molen in 2029"),
        fact("c", "earlier-violence", day("2029-03"), "gunmen killed 40 people in Daboro"),
    ]
    assert sorted(len(f.claims) for f in join_background(told)) == [1, 2]


def test_facts_stand_in_the_order_of_their_dates() -> None:
    told = [fact("a", "coup", None), fact("a", "withdrawal", day("2022")), fact("b", "coup", day("2020"))]
    assert [f.when.edtf if f.when else None for f in join_background(told)] == ["2020", "2022", None]
