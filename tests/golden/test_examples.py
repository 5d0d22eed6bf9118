"""The exercise set: its dossier byte for byte, and what a careful person concluded beforehand.

The byte test says *that* something moved, `make golden` renews its file. The
others hold what examples/two-incidents/expected.md worked out by hand; no
script renews them.
"""

import json
import re
from typing import Any

import pytest

from corrobora import Dossier
from corrobora.export import dossier_to_json, render_html, render_json
from corrobora.records import (
    ActKind,
    Agreement,
    Category,
    Fact,
    Origin,
    Outcome,
    Report,
    SpeakerKind,
    Stance,
    StepKind,
    Support,
    YesNo,
)
from tests.golden.exercise import GOLDEN, brief_exercise, difference, files
from tests.golden.lookup import Lookup

ARMY = "ex:oaf"
AIR_FORCE = "ex:air-force"
FRONT = "ex:fkf"
GREY_LANCE = "ex:grey-lance"
INSPECTORATE = "ex:inspectorate"
WITNESS_LINE = "ex:witness-line"


@pytest.fixture(scope="module")
def dossier() -> Dossier:
    return brief_exercise()


def number(report: Report) -> str:
    """Return the two digits that the file of a report begins with."""
    return report.paths[0].rpartition("/")[2][:2]


def numbers(dossier: Dossier, ids: object) -> set[str]:
    """Return the numbers of the reports with these ids."""
    assert isinstance(ids, list | tuple | set | frozenset)
    return {number(report) for report in dossier.reports if report.id in ids}


def incident(dossier: Dossier, teller: str) -> Lookup:
    """Return the one incident that a report with this number tells of."""
    (found,) = (i for i in dossier.incidents if teller in numbers(dossier, i.reports))
    return Lookup(dossier=dossier, incident=found)


@pytest.fixture(scope="module")
def road(dossier: Dossier) -> Lookup:
    """Incident A, of which the agency tells."""
    return incident(dossier, "01")


@pytest.fixture(scope="module")
def ombrel(dossier: Dossier) -> Lookup:
    """Incident B, of which the broadcaster tells."""
    return incident(dossier, "05")


def actors_of(origin: Origin) -> set[str]:
    return set() if origin.speaker is None or origin.speaker.actor is None else {origin.speaker.actor}


def speaking(lookup: Lookup, actor: str) -> list[Origin]:
    return [origin for origin in lookup.incident.origins if actor in actors_of(origin)]


def background(dossier: Dossier, *words: str) -> list[Fact]:
    """Return the background facts of which a quotation holds all these words."""
    of = {claim.id: claim for claim in dossier.claims}
    texts = {report.id: report.text for report in dossier.reports}
    return [
        fact
        for fact in dossier.background
        if any(
            all(word in texts[of[id_].report][of[id_].start : of[id_].end] for word in words)
            for id_ in fact.claims
        )
    ]


# --------------------------------------------------------------------------- byte for byte


def test_the_dossier_of_the_exercise_set_is_the_golden_one(dossier: Dossier) -> None:
    apart = difference(render_json(dossier))
    if apart:
        pytest.fail(
            f"{GOLDEN.name} says otherwise. If the change is meant, run `make golden`, "
            f"read what moved and commit it with the change.\n{apart}",
            pytrace=False,
        )


def test_a_moved_byte_is_shown() -> None:
    golden = GOLDEN.read_text(encoding="utf-8")
    assert difference(golden) == ""
    moved = golden.replace('"ex:ombrel"', '"ex:umbrel"', 1)
    assert "+" in difference(moved)
    assert "ex:umbrel" in difference(moved)


def test_the_golden_dossier_names_no_path_of_a_machine() -> None:
    found: dict[str, Any] = json.loads(GOLDEN.read_text(encoding="utf-8"))
    assert [
        path
        for report in found["reports"]
        for path in report["paths"]
        if not path.startswith("examples/two-incidents/reports/")
    ] == []


def test_every_quotation_stands_in_its_report(dossier: Dossier) -> None:
    found: dict[str, Any] = json.loads(json.dumps(dossier_to_json(dossier)))
    texts = {report["id"]: report["text"] for report in found["reports"]}
    assert found["claims"]
    for claim in found["claims"]:
        assert claim["quote"].strip(), claim["id"]
        assert claim["quote"] == texts[claim["report"]][claim["start"] : claim["end"]], claim["id"]


# --------------------------------------------------------------------------- the set


def test_eight_reports_are_read_and_none_is_refused(dossier: Dossier) -> None:
    assert {number(report) for report in dossier.reports} == {f"0{n}" for n in range(1, 9)}
    assert dossier.refused == ()


def test_open_steps_are_measured_against_the_latest_publication(dossier: Dossier) -> None:
    assert dossier.as_of == "2024-04-12"


def test_there_are_two_incidents_and_one_report_tells_of_both(
    dossier: Dossier, road: Lookup, ombrel: Lookup
) -> None:
    assert len(dossier.incidents) == 2
    assert numbers(dossier, road.incident.reports) == {"01", "02", "03", "04", "07"}
    assert numbers(dossier, ombrel.incident.reports) == {"05", "06", "07", "08"}


def test_the_story_that_was_cut_short_is_a_copy_of_the_agencys(dossier: Dossier) -> None:
    by_number = {number(report): report for report in dossier.reports}
    (edge,) = by_number["02"].copy_of
    assert edge.report == by_number["01"].id
    assert 0.5 < edge.share <= 1
    assert by_number["01"].copy_of == ()


@pytest.mark.parametrize("own", ["04", "05", "06", "07", "08"])
def test_a_report_of_its_own_is_no_copy(dossier: Dossier, own: str) -> None:
    (report,) = (report for report in dossier.reports if number(report) == own)
    assert report.copy_of == ()


def test_page_furniture_says_nothing(dossier: Dossier) -> None:
    (page,) = (report for report in dossier.reports if number(report) == "05")
    furniture = "\n".join(page.quote(span.start, span.end) for span in page.furniture)
    assert "8 rescued" in furniture
    assert "killing 19" in furniture
    assert "3,871" in furniture
    assert not [
        claim
        for claim in dossier.claims
        for span in page.furniture
        if claim.report == page.id and claim.start < span.end and span.start < claim.end
    ]


# --------------------------------------------------------------------------- incident A


def test_travellers_are_said_to_have_been_killed_on_5_march(road: Lookup) -> None:
    assert road.incident.act is ActKind.KILLING
    assert road.incident.when is not None
    assert (road.incident.when.edtf, road.incident.when.date_prec) == ("2024-03-05", 1)


def test_the_place_is_the_road_with_its_two_ends(road: Lookup) -> None:
    place = road.incident.place
    assert place is not None
    assert place.where_prec == 5
    assert sorted(end.id or "" for end in place.ends) == ["ex:lidda-wells", "ex:tessun"]


def test_lidda_wells_is_never_the_hamlet_of_lidda(dossier: Dossier) -> None:
    places = [claim.place for claim in dossier.claims if claim.place is not None]
    assert [place for place in places if "ex:lidda-wells" in {place.id, *(end.id for end in place.ends)}]
    assert not [place for place in places if "ex:lidda" in {place.id, *(end.id for end in place.ends)}]


@pytest.mark.parametrize(
    ("category", "expected"),
    [(None, (19, 23, 23)), (Category.WOMEN, (4, 4, 4)), (Category.CHILDREN, (2, 2, 2))],
    ids=["everybody", "women", "children"],
)
def test_the_killed_of_the_road_run_from_the_fronts_floor_to_the_later_toll(
    road: Lookup, category: Category | None, expected: tuple[int, int, int]
) -> None:
    assert road.range_of(Outcome.KILLED, category) == expected


def test_the_fighters_of_the_armys_account_are_not_among_the_killed_of_the_road(road: Lookup) -> None:
    for category in (None, Category.CIVILIANS):
        row = road.row(Outcome.KILLED, category)
        assert row.low is not None
        assert row.low > 7
        assert not any(word in road.quotes(row.claims) for word in ("terrorists", "fighters near"))


def test_a_moved_toll_is_no_conflict(road: Lookup) -> None:
    assert road.conflicts("killed") == []
    assert road.point("killed").agreement is not Agreement.CONTESTED


def test_the_front_is_one_origin_over_the_agencys_story_and_its_copies(road: Lookup) -> None:
    (front,) = speaking(road, FRONT)
    assert {"01", "02", "03"} <= numbers(road.dossier, front.reports)
    assert {Support.ACT, Support.RESPONSIBILITY} <= set(front.supports)
    assert front.gathered_by == "MPA"


def test_copies_of_the_agencys_story_add_no_origin() -> None:
    alone, cut, both = (
        incident(brief_exercise(files(*wanted)), "01").incident.independent_origins
        for wanted in (("01",), ("01", "02"), ("01", "02", "03"))
    )
    assert cut == alone
    # 03's brother carries no credit: he may be another than the agency's, and he names the mercenaries too
    assert both.responsibility.low == alone.responsibility.low
    assert both.responsibility.high <= alone.responsibility.high + 1
    assert both.act.low == alone.act.low
    assert both.act.high <= alone.act.high + 1


def test_no_more_origins_are_counted_for_the_road_than_a_careful_person_counts(road: Lookup) -> None:
    independent = road.incident.independent_origins
    assert 1 <= independent.act.low <= independent.act.high <= 5
    assert 1 <= independent.responsibility.low <= independent.responsibility.high <= 4


def test_the_health_officer_is_an_origin_of_the_act_alone(road: Lookup) -> None:
    (origin,) = (o for o in road.incident.origins if o.speaker is not None and "Mira Osk" in o.speaker.text)
    assert Support.ACT in origin.supports
    assert Support.RESPONSIBILITY not in origin.supports
    assert "23 bodies" in road.quotes(origin.claims)


def test_the_relative_stays_unnamed_and_names_nobody_who_fired(road: Lookup) -> None:
    (origin,) = (
        o
        for o in road.incident.origins
        if o.speaker is not None
        and o.speaker.kind is SpeakerKind.RELATIVE
        and "01" in numbers(road.dossier, o.reports)
    )
    assert origin.speaker is not None
    assert origin.speaker.anonymous
    assert origin.speaker.actor is None
    assert origin.gathered_by == "MPA"
    assert Support.RESPONSIBILITY not in origin.supports


def test_the_army_denies_and_carries_no_responsibility(road: Lookup) -> None:
    denying = [c for c in road.claims() if c.stance is Stance.DENIES]
    assert {"04", "07"} <= numbers(road.dossier, {c.report for c in denying})
    assert all(Support.RESPONSIBILITY not in origin.supports for origin in speaking(road, ARMY))


def test_who_fired_on_the_road_is_contested_between_the_front_and_the_army(road: Lookup) -> None:
    assert road.point("responsibility").agreement is Agreement.CONTESTED
    (conflict,) = road.conflicts("responsibility")
    (front,) = speaking(road, FRONT)
    assert [side for side in conflict.sides if front.id in side.origins]
    assert [side for side in conflict.sides if "reject" in road.quotes(side.claims)]


def test_whether_civilians_or_fighters_died_is_a_conflict(road: Lookup) -> None:
    (conflict,) = road.conflicts("victims")
    quotes = [road.quotes(side.claims) for side in conflict.sides]
    assert [text for text in quotes if "civilians" in text and "terrorists" not in text]
    assert [text for text in quotes if "terrorists" in text]


def test_soldiers_and_grey_lance_are_accused_of_the_killing(road: Lookup) -> None:
    accused = {
        party.actor
        for claim in road.claims()
        if claim.act is not None and claim.speaker is not None and claim.speaker.actor == FRONT
        for party in claim.act.perpetrators
    }
    assert {ARMY, GREY_LANCE} <= accused


def test_the_governors_probe_is_overdue_on_12_april(road: Lookup) -> None:
    steps = road.steps_by("Salla Brandt")
    assert steps
    assert StepKind.OPENED in {step.step for step in steps}
    for step in steps:
        assert step.when is not None
        assert step.when.edtf == "2024-03-13"
        assert step.due is not None
        assert step.due.edtf == "2024-03-27"
        assert step.overdue is True


def test_the_probe_is_not_overdue_on_its_last_day() -> None:
    lookup = incident(brief_exercise(as_of="2024-03-27"), "01")
    assert {step.overdue for step in lookup.steps_by("Salla Brandt")} == {False}


def test_a_headline_attributes_and_never_asserts(dossier: Dossier) -> None:
    assert all(re.search(r"\b(accuses?|admits?|says?|reports?)\b", i.headline) for i in dossier.incidents)


# --------------------------------------------------------------------------- incident B


def test_the_strike_on_ombrel_was_in_the_night_of_8_to_9_march(ombrel: Lookup) -> None:
    assert ombrel.incident.when is not None
    assert ombrel.incident.when.edtf == "2024-03-08/2024-03-09"
    assert ombrel.incident.act in {ActKind.AIR_STRIKE, ActKind.DRONE_STRIKE}


def test_friday_to_saturday_before_10_march_is_that_same_night(ombrel: Lookup) -> None:
    (value,) = (v for v in ombrel.point("date").values if v.value == "2024-03-08/2024-03-09")
    assert {"05", "06", "08"} <= numbers(ombrel.dossier, value.reports)


def test_the_place_of_the_strike_is_ombrel(ombrel: Lookup) -> None:
    place = ombrel.incident.place
    assert place is not None
    assert (place.id, place.where_prec, place.ends) == ("ex:ombrel", 1, ())


def test_the_killed_of_ombrel_run_from_the_ministrys_six_to_the_14_of_witness_line(ombrel: Lookup) -> None:
    row = ombrel.row(Outcome.KILLED)
    assert (row.low, row.high) == (6, 14)


def test_the_ministrys_six_and_the_others_tolls_are_a_conflict(ombrel: Lookup) -> None:
    assert ombrel.point("killed").agreement is Agreement.CONTESTED
    (conflict,) = ombrel.conflicts("killed")
    # expected.md: "11 and 14 agree, as a toll that moved", so both stand on one side
    sides = {figure: side for side in conflict.sides for figure in side.value.split("; ")}
    assert {"6", "14"} <= set(sides)
    assert sides["6"] is not sides["14"]
    assert sides["6"].value == "6"
    assert "06" in numbers(ombrel.dossier, ombrel.sources(sides["6"].claims))
    assert "08" in numbers(ombrel.dossier, ombrel.sources(sides["14"].claims))
    assert "06" not in numbers(ombrel.dossier, ombrel.sources(sides["14"].claims))


def test_the_difference_of_two_tolls_and_the_figures_of_the_page_are_no_toll(ombrel: Lookup) -> None:
    ranged = {id_ for row in ombrel.incident.casualties for id_ in row.claims}
    quotes = ombrel.quotes(ranged)
    assert "do not exist" not in quotes
    assert "rescued" not in quotes
    assert not any(row.low == 41 or row.high == 41 for row in ombrel.incident.casualties)


def test_the_ministry_admits_that_its_aircraft_released_the_munition(ombrel: Lookup) -> None:
    (claim,) = (c for c in ombrel.claims() if "acknowledges" in ombrel.words(c))
    assert claim.stance in {Stance.ADMITS, Stance.GIVES_ALTERNATIVE_EXPLANATION}
    assert claim.act is not None
    assert [party.actor for party in claim.act.perpetrators] == [AIR_FORCE]
    (origin,) = ombrel.origins_of([claim.id])
    assert {Support.ACT, Support.RESPONSIBILITY} <= set(origin.supports)


def test_no_more_origins_are_counted_for_ombrel_than_a_careful_person_counts(ombrel: Lookup) -> None:
    independent = ombrel.incident.independent_origins
    assert 1 <= independent.act.low <= independent.act.high <= 8
    assert 1 <= independent.responsibility.low <= independent.responsibility.high <= 4


def test_the_inspectorates_findings_are_overdue_on_12_april(ombrel: Lookup) -> None:
    steps = ombrel.steps_by(INSPECTORATE)
    (opened,) = (step for step in steps if step.step is StepKind.OPENED)
    assert opened.when is not None
    assert opened.when.edtf == "2024-03-11"
    promised = [step for step in steps if step.due is not None]
    assert promised
    assert all(step.due is not None and step.due.edtf == "2024-03-29" for step in promised)
    assert {step.overdue for step in promised} == {True}


def test_the_findings_are_not_overdue_on_the_day_they_are_promised_for() -> None:
    lookup = incident(brief_exercise(as_of="2024-03-29"), "05")
    promised = [step for step in lookup.steps_by(INSPECTORATE) if step.due is not None]
    assert promised
    assert {step.overdue for step in promised} == {False}


def test_an_inquiry_that_let_its_day_pass_is_not_transparent(ombrel: Lookup) -> None:
    (opened,) = (s for s in ombrel.steps_by(INSPECTORATE) if s.step is StepKind.OPENED)
    assert opened.checklist is not None
    assert opened.checklist.transparent.value is YesNo.NO
    assert opened.checklist.effective.value is YesNo.UNKNOWN


def test_witness_line_demands_publication(ombrel: Lookup) -> None:
    (step,) = (s for s in ombrel.steps_by(WITNESS_LINE) if s.step is StepKind.DEMANDED)
    assert "publish" in ombrel.quotes(step.claims)


def test_no_outcome_is_invented(dossier: Dossier) -> None:
    kinds = {step.step for found in dossier.incidents for step in found.accountability}
    assert kinds <= {StepKind.DEMANDED, StepKind.ANNOUNCED, StepKind.OPENED, StepKind.OBSTRUCTED}


# --------------------------------------------------------------------------- background


def test_background_enters_no_incident_and_no_range(dossier: Dossier) -> None:
    told = {id_ for fact in dossier.background for id_ in fact.claims}
    assert told
    assert not told & {id_ for found in dossier.incidents for id_ in found.claims}
    figures = {
        figure
        for found in dossier.incidents
        for row in found.casualties
        for figure in (row.low, row.best, row.high)
    }
    assert not figures & {41, 2019, 2022, 8_000}


@pytest.mark.parametrize(
    ("words", "edtf", "tellers"),
    [
        (("coup", "2019"), "2019", {"01", "02"}),
        (("Grey Lance", "two years later"), "2021", {"01"}),
        (("41", "Sull"), "2022-11", {"01", "08"}),
        (("expelled", "monitors"), "2023", {"08"}),
    ],
    ids=["the coup", "Grey Lance", "Sull quarry", "the monitors"],
)
def test_background_is_dated_and_told_by_whom_it_is_told(
    dossier: Dossier, words: tuple[str, ...], edtf: str, tellers: set[str]
) -> None:
    (fact,) = background(dossier, *words)
    assert fact.when is not None
    assert fact.when.edtf == edtf
    of = {claim.id: claim.report for claim in dossier.claims}
    assert tellers <= numbers(dossier, {of[id_] for id_ in fact.claims})


def test_the_ministry_owns_up_for_the_air_force_alone_and_its_denial_is_no_rival_attribution(
    dossier: Dossier, ombrel: Lookup
) -> None:
    assert "by Orvenian Air Force in Ombrel" in ombrel.incident.headline
    assert "best supported of" not in render_html(dossier)
