"""Events Standard Formats: which code stands for what, what is lost, and who is not named."""

import csv
import dataclasses
import functools
import io
import re
from pathlib import Path

import pytest
from hypothesis import given, settings

from corrobora.errors import BrokenIntegrity
from corrobora.export.exported import Exported, would_run
from corrobora.export.huridocs import FORM, TABLES, to_huridocs
from corrobora.export.jsonform import read_dossier
from corrobora.records import (
    Act,
    ActKind,
    ActorKind,
    Assertion,
    Casualties,
    Category,
    Dossier,
    Grade,
    Outcome,
    Party,
    Place,
    Revision,
    RevisionKind,
    Speaker,
    SpeakerKind,
    Stance,
    Step,
    StepKind,
    When,
)
from tests.export.export_sample import A_TOLL, C_FIGHTERS, ORDAL_INCIDENT, ROAD_INCIDENT, SAMPLE
from tests.export.small_dossiers import FARMERS, GUARDS, LEAGUE, REPORT, SHOT, UNSET, claim, dossier, dossiers

Row = dict[str, str]
GUARD = Speaker(text="the guard", kind=SpeakerKind.ARMED_FORCES, actor="ug")
BAND = Speaker(text="the band", kind=SpeakerKind.ARMED_GROUP)
FIGHTERS = Party(text="fighters", kind=ActorKind.REBEL_GROUP)


def tables(told: Dossier) -> dict[str, list[Row]]:
    return read(to_huridocs(told))


def read(exported: Exported) -> dict[str, list[Row]]:
    """Return the rows of each table by the numbers of their fields."""
    found = {}
    for name, content in exported.files.items():
        header, *rows = csv.reader(io.StringIO(content.decode("utf-8"), newline=""))
        assert tuple(header) == TABLES[name]
        numbers = [column.split(" ")[0] for column in header]
        found[name.removesuffix(".csv")] = [dict(zip(numbers, row, strict=True)) for row in rows]
    return found


def lost(told: Dossier) -> set[tuple[str, str]]:
    return {(loss.record, loss.what) for loss in to_huridocs(told).losses}


def killed(low: int | None, high: int | None, category: Category | None = None) -> Casualties:
    return Casualties(
        outcome=Outcome.KILLED, category=category, low=low, best=None, high=high, claims=(), reasons=()
    )


@functools.cache
def exercise() -> Dossier:
    return read_dossier(Path("tests/golden/two-incidents.json").read_text(encoding="utf-8"))


def check(exported: Exported) -> None:
    """Check that every link leads to a record, and every code has the shape of a code."""
    found = read(exported)
    people = {row["0901"] for row in found["persons"]}
    events = {row["0101"] for row in found["events"]}
    acts = {row["2101"] for row in found["acts"]}
    for table, column, known in (
        ("acts", "2102", people),
        ("acts", "2103", events),
        ("involvement", "2402", people),
        ("involvement", "2403", events),
        ("involvement", "2404", acts),
        ("information", "2502", people),
        ("information", "2503", events),
        ("intervention", "2602", people | {""}),
        ("intervention", "2603", events),
    ):
        assert {row[column] for row in found[table]} <= known, (table, column)
    for table, columns in (
        ("events", ("113_1", "114_1", "0151")),
        ("persons", ("0902", "0953")),
        ("acts", ("2109", "2111_1", "2114", "2115", "2123")),
        ("involvement", ("2409", "2412", "2422")),
        ("information", ("2509", "2512", "2553")),
        ("intervention", ("2609", "2613", "2651")),
    ):
        for row in found[table]:
            for column in columns:
                assert re.fullmatch(r"(?:\d{12}(?:; \d{12})*)?", row[column]), (table, column, row[column])
    for table, rows in found.items():
        keys = [next(iter(row.values())) for row in rows]
        assert keys == sorted(set(keys)), table


# --------------------------------------------------------------------------- whole dossiers


@pytest.mark.parametrize("which", ["exercise", "sample"])
def test_every_link_of_a_whole_dossier_leads_somewhere(which: str) -> None:
    told = exercise() if which == "exercise" else SAMPLE
    exported = to_huridocs(told)
    assert exported.form == FORM
    assert set(exported.files) == set(TABLES)
    check(exported)
    assert {row["0101"] for row in read(exported)["events"]} == {one.id for one in told.incidents}


def test_a_dossier_without_incidents_is_headers_alone() -> None:
    empty = Dossier(as_of=None, methods={}, reports=(), claims=(), incidents=(), background=(), refused=())
    exported = to_huridocs(empty)
    assert all(rows == [] for rows in read(exported).values())
    assert exported.losses == ()


def test_the_order_in_which_records_are_handed_in_never_shows() -> None:
    turned = dataclasses.replace(
        SAMPLE,
        reports=SAMPLE.reports[::-1],
        claims=SAMPLE.claims[::-1],
        actors=SAMPLE.actors[::-1],
        incidents=tuple(
            dataclasses.replace(
                one,
                claims=one.claims[::-1],
                accountability=one.accountability[::-1],
                casualties=one.casualties[::-1],
            )
            for one in SAMPLE.incidents[::-1]
        ),
    )
    assert to_huridocs(turned) == to_huridocs(SAMPLE)


# --------------------------------------------------------------------------- events


def test_an_event_is_confidential_and_nobody_has_found_a_violation() -> None:
    (event,) = tables(dossier(claim()))["events"]
    assert (event["0108"], event["0151"]) == ("Y", "990000000000")
    assert event["0102"] == "Reports of killing, 2024-06-03"
    assert "1 to 2" in event["0115"]


@pytest.mark.parametrize(
    ("edtf", "cells"),
    [
        ("2024-06-03", ("2024-06-03", "2024-06-03", "")),
        ("2024-06", ("2024-06-01", "2024-06-30", "020000000000")),
        ("2024", ("2024-01-01", "2024-12-31", "030000000000")),
        ("2024-06-01/2024-06-05", ("2024-06-01", "2024-06-05", "010000000000")),
        ("2024-06-03~", ("2024-06-03", "2024-06-03", "010000000000")),
        ("2024-06-01/..", ("2024-06-01", "", "010000000000")),
        (None, ("", "", "")),
    ],
)
def test_a_date_has_its_days_and_how_it_is_known(edtf: str | None, cells: tuple[str, str, str]) -> None:
    (event,) = tables(dossier(claim(), when=When(text="then", edtf=edtf)))["events"]
    assert (event["0113"], event["0114"], event["113_1"]) == cells


def test_a_date_in_words_alone_is_lost() -> None:
    assert ("i-1", "date") in lost(dossier(claim(), when=UNSET))


def test_a_place_between_two_towns_has_no_point_and_a_town_has_one() -> None:
    events = {row["0101"]: row for row in tables(SAMPLE)["events"]}
    assert events[ROAD_INCIDENT.id]["0173"] == ""
    assert events[ORDAL_INCIDENT.id]["0173"] == "geo:-47.2,-124.9"


# --------------------------------------------------------------------------- acts


@pytest.mark.parametrize(
    ("act", "code"),
    [
        (SHOT, "010103000000"),
        (dataclasses.replace(SHOT, perpetrators=()), "010100000000"),
        (dataclasses.replace(SHOT, victims=(FIGHTERS,)), "010103010000"),
        (dataclasses.replace(SHOT, means=("summarily executed",)), "010101020000"),
        (
            dataclasses.replace(SHOT, means=("executed",), perpetrators=(dataclasses.replace(FIGHTERS, text="rebels"),)),
            "010103020000",
        ),
    ],
)  # fmt: skip
def test_a_killing_has_the_code_that_the_claims_carry_and_no_narrower(act: Act, code: str) -> None:
    (row,) = tables(dossier(claim(act=act)))["acts"]
    assert row["2109"] == code


def test_people_stopped_and_then_killed_by_an_armed_party_are_non_combatants_killed_deliberately() -> None:
    stopped = claim(start=9, act=Act(kind=ActKind.INTERCEPTION, perpetrators=(GUARDS,)))
    rows = {row["2101"]: row["2109"] for row in tables(dossier(claim(), stopped))["acts"]}
    assert rows["i-1-act-killing"] == "010103020000"
    assert rows["i-1-act-interception"] == "900000000000"


def test_a_killing_in_a_crowd_and_one_in_custody_have_their_codes() -> None:
    crowd = claim(start=9, act=Act(kind=ActKind.CROWD_FORCE, perpetrators=(GUARDS,)))
    assert tables(dossier(claim(), crowd))["acts"][0]["2109"] == "010105010000"
    held = dossier(claim(), casualties=(killed(2, 2, Category.DETAINEES),))
    assert tables(held)["acts"][0]["2109"] == "010106010000"


@pytest.mark.parametrize(
    ("kind", "code"),
    [
        (ActKind.INJURY, "020101000000"),
        (ActKind.TORTURE, "020111110000"),
        (ActKind.SEXUAL_VIOLENCE, "020102000000"),
        (ActKind.LOOTING, "900000000000"),
    ],
)
def test_an_act_without_a_code_has_the_general_one_and_a_loss(kind: ActKind, code: str) -> None:
    told = dossier(claim(act=Act(kind=kind, perpetrators=(GUARDS,))))
    (row,) = tables(told)["acts"]
    assert row["2109"] == code
    assert ((row["2101"], "type of act") in lost(told)) == (code == "900000000000")


def test_a_manner_is_the_method_of_the_killing_and_no_act_of_its_own() -> None:
    strike = claim(start=9, act=Act(kind=ActKind.AIR_STRIKE, perpetrators=(GUARDS,)))
    (row,) = tables(dossier(claim(), strike))["acts"]
    assert row["2114"] == "010100000000; 010600000000"
    (alone,) = tables(dossier(strike))["acts"]
    assert alone["2101"] == "i-1-act-air-strike"


@pytest.mark.parametrize(
    ("means", "killing", "injury"),
    [
        ("opened fire", "010100000000", "030200000000"),
        ("clubbed", "010200000000", "030100000000"),
        ("machetes", "010300000000", "030200000000"),
        ("strangled", "010400000000", "030900000000"),
        ("burned alive", "010500000000", "030400000000"),
        ("a car bomb", "010600000000", "030200000000"),
        ("poisoned", "010800000000", ""),
    ],
)
def test_words_of_a_means_have_the_code_of_the_kind_of_act(means: str, killing: str, injury: str) -> None:
    for kind, code in ((ActKind.KILLING, killing), (ActKind.INJURY, injury)):
        told = dossier(claim(act=Act(kind=kind, means=(means,))))
        assert tables(told)["acts"][0]["2114"] == code


def test_words_of_a_means_that_no_code_fits_are_lost() -> None:
    assert ("i-1-act-killing", "method") in lost(
        dossier(claim(act=dataclasses.replace(SHOT, means=("a spell",))))
    )


def test_the_victims_of_an_outcome_are_one_group_and_its_parts_are_not_counted_again() -> None:
    told = dossier(claim(), casualties=(killed(19, 23), killed(4, 4, Category.WOMEN)))
    found = tables(told)
    (act,) = found["acts"]
    (group,) = [row for row in found["persons"] if row["0901"] == act["2102"]]
    assert (group["0931"], group["0903"], group["0902"]) == ("19", "", "060000000000")
    assert group["0965"] == "low 19, best not said, high 23"
    assert sum(row["0931"] != "" for row in found["persons"]) == 1
    assert {("i-1", "casualties killed women"), (group["0901"], "number of persons")} <= lost(told)
    assert act["2123"] == "010100000000"


def test_dead_fighters_are_victims_of_an_act_of_their_own() -> None:
    told = dossier(claim(), casualties=(killed(19, 23), killed(7, 7, Category.COMBATANTS)))
    found = tables(told)
    numbers = {row["0901"]: row["0931"] for row in found["persons"]}
    assert {row["2101"]: numbers[row["2102"]] for row in found["acts"]} == {
        "i-1-act-killing": "19",
        "i-1-act-killing-armed": "7",
    }


def test_somebody_without_a_name_in_two_claims_is_one_person() -> None:
    act = dataclasses.replace(SHOT, perpetrators=(Party(text="a neighbour", kind=ActorKind.OTHER),))
    (row,) = tables(dossier(claim(act=act), claim(start=9, act=act)))["involvement"]
    assert len(re.findall("c-[0-9a-f]{16}", row["2465"])) == 2


def test_one_victim_is_an_individual_without_a_name() -> None:
    group = next(
        row
        for row in tables(dossier(claim(), casualties=(killed(1, 1),)))["persons"]
        if row["0930"].startswith("victims")
    )
    assert (group["0902"], group["0903"]) == ("010000000000", "")


def test_an_incident_that_nobody_says_an_act_of_has_an_event_and_no_act() -> None:
    denial = claim(Stance.DENIES, speaker=GUARD, act=None)
    told = dossier(denial, act=None)
    assert (len(tables(told)["events"]), tables(told)["acts"]) == (1, [])
    assert {("i-1", "act"), (denial.id, "stance denies")} <= lost(told)


# --------------------------------------------------------------------------- attribution


@pytest.mark.parametrize(
    ("stance", "second"),
    [
        (Stance.ALLEGES, "01"),
        (Stance.DENIES, "02"),
        (Stance.ADMITS_ACT_DENIES_RESPONSIBILITY, "03"),
        (Stance.GIVES_ALTERNATIVE_EXPLANATION, "04"),
        (Stance.ADMITS, "05"),
    ],
)
@pytest.mark.parametrize(("speaker", "side"), [(GUARD, "01"), (BAND, "02")])
def test_a_statement_is_attributed_by_stance_and_by_who_speaks(
    stance: Stance, second: str, speaker: Speaker, side: str
) -> None:
    other = claim(stance, start=9, speaker=speaker)
    (act,) = tables(dossier(claim(), other))["acts"]
    assert act["2115"] == f"{side}{second}00000000"
    assert other.id in act["2165"]


def test_the_word_of_a_league_is_no_attribution_and_its_denial_is_lost() -> None:
    denial = claim(Stance.DENIES, start=9)
    told = dossier(claim(), denial)
    assert tables(told)["acts"][0]["2115"] == ""
    assert (denial.id, "stance denies") in lost(told)


def test_who_admits_that_fighters_were_killed_admits_nothing_of_civilians() -> None:
    admitted = claim(
        Stance.ADMITS, start=9, speaker=GUARD, act=dataclasses.replace(SHOT, victims=(FIGHTERS,))
    )
    found = tables(dossier(claim(), admitted))
    acts = {row["2101"]: row for row in found["acts"]}
    assert acts["i-1-act-killing"]["2115"] == ""
    assert acts["i-1-act-killing-armed"]["2115"] == "010500000000"
    degrees = {row["2404"]: row["2409"] for row in found["involvement"]}
    assert degrees == {"i-1-act-killing": "010600000000", "i-1-act-killing-armed": "010100000000"}


def test_a_denial_of_no_act_in_particular_counts_for_all_and_an_admission_for_none() -> None:
    denial = claim(Stance.DENIES, start=9, speaker=GUARD, act=None)
    admission = claim(Stance.ADMITS, start=19, speaker=GUARD, act=None)
    told = dossier(claim(), denial, admission)
    (act,) = tables(told)["acts"]
    assert act["2115"] == "010200000000"
    assert (admission.id, "stance admits") in lost(told)


def test_a_denial_is_kept_where_all_victims_are_armed() -> None:
    denial = claim(Stance.DENIES, start=9, speaker=GUARD, act=None)
    (act,) = tables(dossier(claim(act=dataclasses.replace(SHOT, victims=(FIGHTERS,))), denial))["acts"]
    assert act["2115"] == "010200000000"


# --------------------------------------------------------------------------- involvement


def test_who_is_accused_is_suspected_and_its_status_is_not_known() -> None:
    (row,) = tables(dossier(claim()))["involvement"]
    assert (row["2409"], row["2412"], row["2422"]) == ("010600000000", "010103000000", "990000000000")


def test_who_admits_its_deed_carried_it_out() -> None:
    (row,) = tables(dossier(claim(Stance.ADMITS, speaker=GUARD)))["involvement"]
    assert row["2409"] == "010100000000"


def test_a_state_that_failed_to_protect_is_so_involved() -> None:
    (row,) = tables(dossier(claim(act=Act(kind=ActKind.FAILURE_TO_PROTECT, perpetrators=(GUARDS,)))))[
        "involvement"
    ]
    assert row["2409"] == "050000000000"


@pytest.mark.parametrize("kind", list(ActorKind))
def test_every_kind_of_party_has_a_type_of_perpetrator(kind: ActorKind) -> None:
    told = dossier(claim(act=dataclasses.replace(SHOT, perpetrators=(Party(text="some", kind=kind),))))
    (row,) = tables(told)["involvement"]
    assert len(row["2412"]) == 12


# --------------------------------------------------------------------------- information


@pytest.mark.parametrize(
    ("kind", "code"),
    [
        (SpeakerKind.SURVIVOR, "010100000000"),
        (SpeakerKind.EYEWITNESS, "010200000000"),
        (SpeakerKind.RELATIVE, "020101000000"),
        (SpeakerKind.NGO, "040400000000"),
        (SpeakerKind.MEDIA, "030100000000"),
        (SpeakerKind.LOCAL_SOURCE, "030000000000"),
        (SpeakerKind.ARMED_FORCES, "990000000000"),
    ],
)
def test_a_source_is_connected_by_its_kind_and_a_party_is_never_called_perpetrator(
    kind: SpeakerKind, code: str
) -> None:
    (row,) = tables(dossier(claim(speaker=Speaker(text="x", kind=kind))))["information"]
    assert row["2509"] == code


def test_the_outlets_own_voice_is_a_reporter() -> None:
    found = tables(dossier(claim(Stance.REPORTS, speaker=None)))
    (row,) = found["information"]
    assert (row["2509"], row["2511"], row["2512"]) == ("030100000000", "2024-06-04", "140523191601")
    assert next(p for p in found["persons"] if p["0901"] == row["2502"])["0903"] == "Ulmo Post"


@pytest.mark.parametrize(
    ("outlet", "code"),
    [
        ("Ulmo guard", "161805191901"),
        ("League of Ulmo", "161805191902"),
        ("Ulmo Post", "140523191601"),
        (None, ""),
    ],
)
def test_what_a_body_publishes_itself_is_its_release(outlet: str | None, code: str) -> None:
    told = dossier(claim(), reports=(dataclasses.replace(REPORT, outlet=outlet),))
    assert tables(told)["information"][0]["2512"] == code


@pytest.mark.parametrize(
    ("figure", "code"),
    [("F1", "020000000000"), ("F3", "030000000000"), ("F5", "050000000000"), ("F6", "990000000000")],
)
def test_a_proposed_grade_gives_reliability_and_never_the_highest(figure: str, code: str) -> None:
    grade = Grade(value=figure, claims=(claim().id,), reasons=(), method="x/1")
    told = dossier(claim(), claim(Stance.DENIES, start=9, speaker=GUARD), grades={"admiralty": grade})
    assert sorted(row["2553"] for row in tables(told)["information"]) == sorted([code, "990000000000"])


def test_every_claim_that_counts_has_its_source() -> None:
    told = tables(SAMPLE)["information"]
    listed = {found for row in told for found in re.findall(r"c-[0-9a-f]{16}", row["2565"])}
    assert listed == {key for one in SAMPLE.incidents for key in one.claims}


# --------------------------------------------------------------------------- interventions


def step(kind: StepKind, **fields: object) -> Step:
    told: dict[str, object] = {
        "by": Party(text="the senate", kind=ActorKind.GOVERNMENT),
        "of": GUARDS,
        **fields,
    }
    return Step(step=kind, **told)  # type: ignore[arg-type] # fields of a step, by name


def test_a_demand_is_a_demand_for_investigation_and_a_denial_its_response() -> None:
    denial = claim(Stance.DENIES, start=9, speaker=GUARD)
    (row,) = tables(dossier(claim(), denial, accountability=(step(StepKind.DEMANDED),)))["intervention"]
    assert (row["2609"], row["2612"], row["2613"]) == ("020100000000", "Ulmo Guard", "030100000000")
    (silent,) = tables(dossier(claim(), accountability=(step(StepKind.DEMANDED),)))["intervention"]
    assert silent["2613"] == ""


@pytest.mark.parametrize("kind", [one for one in StepKind if one is not StepKind.DEMANDED])
def test_any_other_step_has_the_general_code_and_a_loss(kind: StepKind) -> None:
    told = dossier(claim(), accountability=(step(kind),))
    (row,) = tables(told)["intervention"]
    assert row["2609"] == "900000000000"
    assert (row["2601"], "type of intervention") in lost(told)
    assert row["2613"] == ("030200000000" if kind is StepKind.OBSTRUCTED else "")
    assert row["2651"] == {StepKind.ANNOUNCED: "050000000000", StepKind.CLOSED: "070000000000"}.get(kind, "")


def test_a_promise_that_has_passed_says_so() -> None:
    due = When(text="in June", edtf="2024-06-10")
    told = dossier(claim(), accountability=(step(StepKind.ANNOUNCED, due=due, overdue=True),))
    assert "promised by 2024-06-10; the date has passed" in tables(told)["intervention"][0]["2665"]


def test_a_demand_that_is_no_step_is_an_intervention_and_one_that_is_makes_no_second() -> None:
    demand = claim(Stance.DEMANDS, start=9, act=None)
    assert tables(dossier(claim(), demand))["intervention"][0]["2609"] == "900000000000"
    both = dossier(claim(), demand, accountability=(step(StepKind.DEMANDED, claims=(demand.id,)),))
    assert len(tables(both)["intervention"]) == 1


def test_two_steps_alike_but_for_who_makes_them_are_two() -> None:
    other = step(StepKind.OPENED, by=Party(text="the mayor", kind=ActorKind.GOVERNMENT))
    told = dossier(claim(), accountability=(step(StepKind.OPENED), other))
    assert len(tables(told)["intervention"]) == 2


# --------------------------------------------------------------------------- care


@pytest.mark.parametrize(
    "kind",
    [
        SpeakerKind.EYEWITNESS,
        SpeakerKind.SURVIVOR,
        SpeakerKind.RELATIVE,
        SpeakerKind.LOCAL_SOURCE,
        SpeakerKind.OTHER,
    ],
)
def test_a_private_speaker_is_never_named_and_stays_one_source(kind: SpeakerKind) -> None:
    orsa = Speaker(text="Orsa Vell", kind=kind, actor="Orsa Vell")
    exported = to_huridocs(dossier(claim(speaker=orsa), claim(start=9, speaker=orsa)))
    assert not any(b"Orsa" in content for content in exported.files.values())
    assert not any("Orsa" in loss.why + loss.record + loss.what for loss in exported.losses)
    assert len({row["2502"] for row in read(exported)["information"]}) == 1


def test_victims_and_places_in_words_are_never_named() -> None:
    act = dataclasses.replace(SHOT, victims=(Party(text="Ansa Rill, 14", kind=ActorKind.CIVILIANS),))
    told = dossier(claim(act=act), place=Place(text="Ansa Rill's house"), headline="Ansa Rill was shot")
    assert not any(b"Ansa" in content for content in to_huridocs(told).files.values())
    assert ("i-1", "place") in lost(told)


def test_no_quotation_of_a_report_is_copied() -> None:
    content = b"".join(to_huridocs(SAMPLE).files.values()).decode()
    for told in SAMPLE.claims:
        report = next(report for report in SAMPLE.reports if report.id == told.report)
        assert report.quote(told.start, told.end) not in content


def test_claims_outside_and_claims_taken_back_are_lost() -> None:
    assert {(C_FIGHTERS.id, "claim"), ("dossier", "chain of events"), ("dossier", "refused")} <= lost(SAMPLE)
    revision = Revision(
        report=A_TOLL.report, kind=RevisionKind.WITHDRAWN, by=A_TOLL.report, claims=(A_TOLL.id,)
    )
    told = dataclasses.replace(SAMPLE, revisions=(revision,))
    assert (A_TOLL.id, "claim") in lost(told)
    assert not any(A_TOLL.id.encode() in content for content in to_huridocs(told).files.values())


@pytest.mark.parametrize("asserted", [Assertion.PLANNED, Assertion.FEARED, Assertion.GENERIC])
def test_an_act_that_is_not_asserted_is_no_act_and_lost(asserted: Assertion) -> None:
    told = claim(act=dataclasses.replace(SHOT, asserted=asserted))
    assert tables(dossier(told, act=None))["acts"] == []
    assert (told.id, "act") in lost(dossier(told, act=None))


def test_a_name_that_a_spreadsheet_would_run_is_made_harmless() -> None:
    band = Party(text="=cmd|' /C calc'!A0\r\n=1+1", kind=ActorKind.ARMED_MEN)
    found = tables(dossier(claim(act=dataclasses.replace(SHOT, perpetrators=(band,)))))
    assert "'=cmd|' /C calc'!A0 =1+1" in {row["0903"] for row in found["persons"]}


def test_the_league_and_the_farmers_are_told_apart() -> None:
    names = {row["0903"] for row in tables(dossier(claim()))["persons"]}
    assert names == {"", "Ulmo Guard", "League of Ulmo"}
    assert FARMERS.text not in names
    assert LEAGUE.text not in names


def test_a_claim_that_the_dossier_does_not_hold_stops_the_export() -> None:
    with pytest.raises(BrokenIntegrity, match="i-1"):
        to_huridocs(dataclasses.replace(dossier(claim(), claim(start=9)), claims=(claim(),)))


@settings(deadline=None, max_examples=80)
@given(dossiers())
def test_whatever_strangers_write_links_hold_and_every_incident_and_claim_is_told_or_lost(
    told: Dossier,
) -> None:
    exported = to_huridocs(told)
    check(exported)
    assert exported == to_huridocs(told)
    found = read(exported)
    assert {row["0101"] for row in found["events"]} == {one.id for one in told.incidents}
    content = b"".join(exported.files.values())
    spoken_of = {loss.record for loss in exported.losses}
    for one in told.claims:
        assert one.id.encode() in content or one.id in spoken_of
    for rows in found.values():
        for row in rows:
            for cell in row.values():
                assert not re.search("[\x00-\x08\u202a-\u202e\u2066-\u2069]", cell)
                assert not would_run(cell)
