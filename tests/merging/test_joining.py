"""Which happenings of several reports are one incident, and which facts are one fact."""

from dataclasses import replace
from itertools import permutations

import pytest

from corrobora.merging import Joined, join
from corrobora.merging.joining import SIGNALS, THRESHOLD, join_background
from corrobora.records import (
    ActKind,
    Agreement,
    Claim,
    ClaimId,
    CopyEdge,
    Fact,
    Reading,
    Report,
    ReportId,
    Stance,
    Step,
    StepKind,
    When,
)

from .telling import (
    ARMY,
    DABORO,
    FRONT,
    KEBA,
    MALI,
    MOLEN,
    ORIN,
    ROAD,
    SARRAT,
    day,
    killing,
    reading,
    report,
    saying,
)


def joined(*readings: Reading, **published: str) -> Joined:
    reports = {r.report: report(r.report, published=published.get(r.report)) for r in readings}
    return join(readings, reports=reports)


def groups(found: Joined) -> list[set[str]]:
    return [set(i.reports) for i in found.incidents]


def test_two_reports_of_one_attack_are_one_incident() -> None:
    found = joined(
        reading(killing("a", place=ORIN, when="2031-03-04", killed=9)),
        reading(killing("b", place=ORIN, when="2031-03-04", killed=9)),
    )
    assert groups(found) == [{"a", "b"}]


def test_two_incidents_in_one_report_each_find_their_own() -> None:
    one = killing("a", place=ORIN, when="2031-03-04", killed=9)
    two = killing("a", place=DABORO, when="2031-03-09", killed=30)
    found = joined(
        reading(one, two),
        reading(killing("b", place=ORIN, when="2031-03-04", killed=9)),
        reading(killing("c", place=DABORO, when="2031-03-09", killed=30)),
    )
    assert {frozenset(i.reports) for i in found.incidents} == {frozenset({"a", "b"}), frozenset({"a", "c"})}
    assert not any({one.id, two.id} <= set(i.claims) for i in found.incidents)


def test_both_ends_of_a_road_are_one_incident() -> None:
    found = joined(
        reading(killing("a", place=ORIN, when="2031-03-04", killed=9)),
        reading(killing("b", place=ROAD, when="2031-03-04", killed=9)),
        reading(killing("c", place=DABORO, when="2031-03-04", killed=9)),
    )
    assert any({"a", "b"} <= g or {"b", "c"} <= g for g in groups(found))


def test_a_follow_up_with_another_toll_joins() -> None:
    found = joined(
        reading(killing("a", place=ORIN, when="2031-03-04", killed=9)),
        reading(killing("b", place=ORIN, when="2031-03-04", killed=31)),
        a="2031-03-05",
        b="2031-03-08",
    )
    assert groups(found) == [{"a", "b"}]


def test_neighbouring_villages_of_one_day_are_one_incident() -> None:
    found = joined(
        reading(killing("a", place=ORIN, when="2031-03-04", killed=9)),
        reading(killing("b", place=KEBA, when="2031-03-05", killed=9)),
    )
    assert groups(found) == [{"a", "b"}]


def test_the_same_parties_a_month_before_stay_apart() -> None:
    found = joined(
        reading(killing("a", place=ORIN, when="2031-03-04", killed=9)),
        reading(killing("b", place=ORIN, when="2031-02-02", killed=9)),
    )
    assert sorted(groups(found), key=sorted) == [{"a"}, {"b"}]


def test_two_towns_far_apart_on_one_day_stay_apart() -> None:
    found = joined(
        reading(killing("a", place=ORIN, when="2031-03-04", killed=9)),
        reading(killing("b", place=MOLEN, when="2031-03-04", killed=9)),
    )
    assert len(found.incidents) == 2


def test_a_perpetrator_and_a_kind_of_act_join_nothing() -> None:
    found = joined(
        reading(killing("a", place=MALI, by=ARMY)), reading(killing("b", place=MALI, by=ARMY)),
        a="2031-03-05", b="2031-03-06",
    )  # fmt: skip
    assert len(found.incidents) == 2


def test_nothing_shared_joins_nothing() -> None:
    found = joined(reading(killing("a", by=None)), reading(killing("b", by=None)))
    assert len(found.incidents) == 2


def test_accounts_that_name_other_perpetrators_still_join_by_place_and_day() -> None:
    found = joined(
        reading(killing("a", place=ORIN, when="2031-03-04", killed=9, by=ARMY)),
        reading(killing("b", place=ORIN, when="2031-03-04", killed=9, by=FRONT)),
    )
    assert groups(found) == [{"a", "b"}]


def test_a_copy_joins_its_original() -> None:
    readings = [reading(killing("a", killed=9, by=None)), reading(killing("b", killed=9, by=None))]
    reports = {ReportId("a"): report("a"), ReportId("b"): report("b")}
    reports[ReportId("b")] = replace(
        reports[ReportId("b")],
        copy_of=(CopyEdge(report=ReportId("a"), share=0.9, evidence="9 of 10 sentences"),),
    )
    assert groups(join(readings, reports=reports)) == [{"a", "b"}]


def test_a_reply_joins_what_it_answers() -> None:
    answer = saying("c", Stance.DENIES, place=ORIN)
    found = joined(
        reading(killing("a", place=ORIN, when="2031-03-04", killed=9)),
        reading(killing("b", place=MOLEN, when="2031-03-04", killed=30, by=FRONT)),
        reading(answer),
        a="2031-03-05",
        c="2031-03-06",
    )
    home = next(i for i in found.incidents if answer.id in i.claims)
    assert set(home.reports) == {"a", "c"}


def test_a_reply_never_ties_two_incidents_together() -> None:
    found = joined(
        reading(killing("a", place=ORIN, when="2031-03-04", killed=9)),
        reading(killing("b", place=DABORO, when="2031-03-04", killed=9)),
        reading(saying("c", Stance.DENIES, place=SARRAT)),
        a="2031-03-05",
        b="2031-03-05",
        c="2031-03-06",
    )
    assert not any({"a", "b"} <= g for g in groups(found))
    assert sum("c" in g for g in groups(found)) <= 1


def test_a_reply_to_nothing_known_makes_no_incident() -> None:
    assert joined(reading(saying("a", Stance.DENIES))).incidents == ()


def test_every_claim_joins_at_most_one_incident_and_none_is_invented() -> None:
    readings = [
        reading(
            killing(name, place=ORIN, when="2031-03-04", killed=9),
            saying(name, Stance.DENIES),
            killing(name, place=MOLEN, when="2031-03-20", killed=40),
        )
        for name in ("a", "b", "c", "d")
    ]
    found = joined(*readings)
    held = [i for incident in found.incidents for i in incident.claims]
    assert len(held) == len(set(held))
    assert set(held) <= {c.id for r in readings for c in r.claims}
    for incident in found.incidents:
        told: list[Claim] = [c for r in readings for c in r.claims if c.id in incident.claims]
        assert {c.report for c in told} == set(incident.reports)


def test_steps_go_with_their_incident() -> None:
    first = killing("a", place=ORIN, when="2031-03-04", killed=9)
    demand = saying("a", Stance.DEMANDS)
    step = Step(step=StepKind.DEMANDED, claims=(demand.id,))
    found = joined(
        reading(first, demand, steps=(step,)), reading(killing("b", place=ORIN, when="2031-03-04", killed=9))
    )
    assert found.incidents[0].steps == (step,)


def test_the_order_of_the_reports_changes_nothing() -> None:
    readings = [
        reading(
            killing("a", place=ORIN, when="2031-03-04", killed=9),
            killing("a", place=MOLEN, when="2031-03-20"),
        ),
        reading(killing("b", place=KEBA, when="2031-03-05", killed=12)),
        reading(saying("c", Stance.DENIES, place=ORIN)),
        reading(killing("d", place=MOLEN, when="2031-03-20", killed=40, by=FRONT)),
    ]
    answers = {str(joined(*order)) for order in permutations(readings)}
    assert len(answers) == 1


def test_a_chain_does_not_bring_together_what_cannot_be_one() -> None:
    found = joined(
        reading(killing("a", place=ORIN, when="2031-03-04", killed=9)),
        reading(killing("b", place=ORIN, when="2031-03-04/2031-03-08", killed=9)),
        reading(killing("c", place=ORIN, when="2031-03-08", killed=9)),
    )
    assert not any({"a", "c"} <= g for g in groups(found))


def test_background_set_apart_never_enters_an_incident() -> None:
    old = killing("a", place=ORIN, when="2029-03-04", killed=300)
    new = killing("a", place=ORIN, when="2031-03-04", killed=9)
    fact = Fact(fact="300 killed", kind="earlier-violence", when=old.when, claims=(old.id,))
    found = joined(Reading(report=ReportId("a"), claims=(old, new), background=(fact,)))
    assert [i.claims for i in found.incidents] == [(new.id,)]
    assert [f.claims for f in found.background] == [(old.id,)]


# --------------------------------------------------------------------------- facts


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


# --------------------------------------------------------------------------- the table


def test_no_single_weak_signal_joins() -> None:
    strong = {"copy"}
    assert {s for s, weight in SIGNALS.items() if weight >= THRESHOLD} == strong


@pytest.mark.parametrize("kind", [ActKind.DRONE_STRIKE, ActKind.SHELLING, ActKind.ATTACK])
def test_the_same_deaths_told_by_another_kind_of_act_still_join(kind: ActKind) -> None:
    found = joined(
        reading(killing("a", place=ORIN, when="2031-03-04", killed=9)),
        reading(killing("b", place=ORIN, when="2031-03-04", killed=9, kind=kind)),
    )
    assert groups(found) == [{"a", "b"}]


def test_rare_words_join_reports_that_name_no_place_the_gazetteer_knows() -> None:
    words = "the attack on the wedding of Hawa Tal in Tin-Edar near Wadi Salma"
    reports = {
        ReportId(n): Report(id=ReportId(n), text=words, published=day("2031-03-05")) for n in ("a", "b")
    }
    claims = [replace(killing(n, by=ARMY, killed=9, at=0), end=len(words)) for n in ("a", "b")]
    assert groups(join([reading(c) for c in claims], reports=reports)) == [{"a", "b"}]
