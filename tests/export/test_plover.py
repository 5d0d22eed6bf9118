"""PLOVER records: what each stands for, what is lost, and who is not named."""

import dataclasses
import functools
import json
from pathlib import Path
from typing import Any

import jsonschema  # type: ignore[import-untyped] # it ships no types
import pytest
from hypothesis import given, settings

from corrobora.errors import BrokenIntegrity
from corrobora.export.exported import Exported
from corrobora.export.jsonform import read_dossier
from corrobora.export.plover import (
    CATEGORIES,
    CODEBOOK,
    CONTEXTS,
    FILE,
    FORM,
    MODES,
    PLOVER_SCHEMA,
    SECTORS,
    to_plover,
)
from corrobora.records import (
    Act,
    ActKind,
    ActorKind,
    Assertion,
    Casualties,
    Dossier,
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
from tests.export.export_sample import (
    A_TOLL,
    C_DENIAL,
    C_FIGHTERS,
    D_DEMAND,
    ORDAL_INCIDENT,
    ROAD_INCIDENT,
    SAMPLE,
)
from tests.export.small_dossiers import GUARDS, REPORT, SHOT, UNSET, claim, dossier, dossiers

Record = dict[str, Any]


def records(given_dossier: Dossier) -> list[Record]:
    return lines(to_plover(given_dossier))


def lines(exported: Exported) -> list[Record]:
    return [json.loads(line) for line in exported.files[FILE].decode("ascii").splitlines()]


def events(given_dossier: Dossier) -> list[tuple[str, list[str]]]:
    return [(record["event"][0], record.get("mode", [])) for record in records(given_dossier)]


def lost(given_dossier: Dossier) -> set[tuple[str, str]]:
    return {(loss.record, loss.what) for loss in to_plover(given_dossier).losses}


@functools.cache
def exercise() -> Dossier:
    return read_dossier(Path("tests/golden/two-incidents.json").read_text(encoding="utf-8"))


def check(exported: Exported) -> None:
    validator = jsonschema.Draft202012Validator(dict(PLOVER_SCHEMA))
    found = lines(exported)
    for record in found:
        validator.validate(record)
        (category,) = record["event"]
        assert (record["quad_code"], record["event_scale"]) == CATEGORIES[category]
        assert set(record.get("mode", [])) <= set(MODES.get(category, ()))
        assert record["cite_info"]["codebook"] == CODEBOOK
    assert len({record["id"] for record in found}) == len(found)


# --------------------------------------------------------------------------- the vocabulary


def test_the_vocabulary_has_the_size_the_manual_says() -> None:
    assert len(CATEGORIES) == 16
    assert len(CONTEXTS) == len(set(CONTEXTS)) == 37
    assert len(SECTORS) == len(set(SECTORS)) == 25
    assert set(MODES) <= set(CATEGORIES)
    assert not set(MODES) & {"AGREE", "SUPPORT", "CONCEDE", "COOPERATE", "AID"}


def test_the_schema_is_a_schema_and_refuses_a_category_of_the_older_codebook() -> None:
    jsonschema.Draft202012Validator.check_schema(dict(PLOVER_SCHEMA))
    record = records(dossier(claim()))[0] | {"event": ["DENY"]}
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(record, dict(PLOVER_SCHEMA))


def test_the_schema_wants_a_recipient_of_a_sanction() -> None:
    record = records(dossier(claim()))[0] | {"event": ["SANCTION"]}
    del record["recipient"]
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(record, dict(PLOVER_SCHEMA))


@pytest.mark.parametrize("which", ["exercise", "sample"])
def test_every_record_of_a_whole_dossier_fits_the_schema(which: str) -> None:
    exported = to_plover(exercise() if which == "exercise" else SAMPLE)
    assert exported.form == FORM
    assert len(lines(exported)) > 5
    check(exported)


# --------------------------------------------------------------------------- what was done, and who says so


def test_an_act_alleged_by_x_of_y_is_an_assault_by_y_and_an_accusation_by_x() -> None:
    assault, accusation = records(dossier(claim()))
    assert assault["event"] == ["ASSAULT"]
    assert assault["actor"] == [
        {"code": "MLI", "sector": "MIL", "entity_text": "Ulmo Guard", "identifier_text": "Ulmo Guard"}
    ]
    assert assault["recipient"] == [{"sector": "CVL", "entity_text": "civilians"}]
    assert assault["mode"] == ["firearms"]
    assert assault["context"] == ["military", "human_rights"]
    assert (accusation["event"], accusation["mode"]) == (["ACCUSE"], ["allege"])
    assert accusation["actor"][0]["entity_text"] == "League of Ulmo"
    assert accusation["actor"][0]["code"] == "NGO"
    assert accusation["recipient"] == assault["actor"]
    assert assault["link"] == accusation["link"] == "i-1"


def test_an_assault_has_the_day_of_the_incident_and_an_accusation_that_of_its_report() -> None:
    assault, accusation = records(dossier(claim()))
    assert (assault["date"], assault["corrobora"]["date_from"]) == ("2024-06-03", "incident")
    assert (accusation["date"], accusation["corrobora"]["date_from"]) == ("2024-06-04", "publication")


def test_a_day_known_as_an_interval_has_an_end() -> None:
    told = dossier(claim(), when=When(text="early June", edtf="2024-06-01/2024-06-05"))
    assert (records(told)[0]["date"], records(told)[0]["enddate"]) == ("2024-06-01", "2024-06-05")


@pytest.mark.parametrize("when", [None, UNSET, When(text="since May", edtf="2024-05-01/..")])
def test_a_day_that_is_not_known_is_that_of_the_earliest_report_and_lost(when: When | None) -> None:
    told = dossier(claim(), when=when)
    assault = records(told)[0]
    assert (assault["date"], assault["corrobora"]["date_from"]) == ("2024-06-04", "publication")
    assert (assault["id"], "date") in lost(told)


def test_what_has_no_day_at_all_is_no_record_and_lost() -> None:
    undated = dataclasses.replace(REPORT, published=None)
    told = dossier(claim(), when=None, reports=(undated,))
    assert records(told) == []
    assert ("i-1", "event") in lost(told)
    assert (claim().id, "act") in lost(told)


def test_the_outlets_own_voice_accuses_nobody() -> None:
    assert events(dossier(claim(Stance.REPORTS, speaker=None))) == [("ASSAULT", ["firearms"])]


def test_who_admits_its_own_deed_accuses_nobody() -> None:
    guard = Speaker(text="the guard", kind=SpeakerKind.ARMED_FORCES, actor="ug")
    told = dossier(claim(Stance.ADMITS, speaker=guard), claim(start=9, speaker=guard))
    assert [event for event, _ in events(told)] == ["ASSAULT"]


def test_a_denial_is_a_comment_and_a_loss_and_changes_no_number() -> None:
    denial = claim(
        Stance.DENIES,
        start=20,
        speaker=Speaker(text="the guard", kind=SpeakerKind.ARMED_FORCES, actor="ug"),
        act=dataclasses.replace(SHOT, asserted=Assertion.NEGATED),
    )
    dead = (
        Casualties(outcome=Outcome.KILLED, category=None, low=4, best=5, high=None, claims=(), reasons=()),
    )
    told = dossier(claim(), denial, casualties=dead)
    assault, accusation = records(told)
    assert assault["comment"] == accusation["comment"] == f"killing denied by Ulmo Guard ({denial.id})"
    assert assault["corrobora"]["set_against"] == [denial.id]
    assert assault["size"] == {"dead": 5}
    assert (denial.id, "stance denies") in lost(told)
    assert len(records(told)) == len(records(dossier(claim())))


def test_a_denial_alone_makes_no_record_and_is_lost_twice() -> None:
    denial = claim(Stance.DENIES, act=None)
    assert records(dossier(denial)) == []
    assert {("i-1", "event"), (denial.id, "stance denies")} <= lost(dossier(denial))


def test_rival_attributions_make_a_record_each_and_the_numbers_stand_once() -> None:
    band = Party(text="a band of raiders", kind=ActorKind.ARMED_MEN)
    rival = claim(start=30, act=dataclasses.replace(SHOT, perpetrators=(band,)))
    dead = (Casualties(outcome=Outcome.KILLED, category=None, low=4, best=4, high=4, claims=(), reasons=()),)
    found = records(dossier(claim(), rival, casualties=dead))
    assaults = [record for record in found if record["event"] == ["ASSAULT"]]
    assert {record["actor"][0]["entity_text"] for record in assaults} == {"Ulmo Guard", "a band of raiders"}
    assert sum("size" in record for record in found) == 1


def test_claims_that_name_nobody_make_no_second_record_beside_one_that_does() -> None:
    nobody = claim(start=30, act=Act(kind=ActKind.KILLING))
    found = records(dossier(claim(), nobody))
    assert [record["event"][0] for record in found] == ["ASSAULT", "ACCUSE"]
    assert found[0]["corrobora"]["unattributed_claims"] == [nobody.id]


def test_whom_a_party_lost_it_is_not_said_to_have_hurt() -> None:
    fighters = Party(text="fighters", kind=ActorKind.REBEL_GROUP)
    guards = Party(text="two guards", actor="ug", kind=ActorKind.STATE_FORCES)
    won = claim(Stance.REPORTS, start=30, speaker=None, act=dataclasses.replace(SHOT, victims=(fighters,)))
    losses = claim(start=40, act=Act(kind=ActKind.INJURY, victims=(guards,)))
    first, second = records(dossier(won, losses))
    assert [entity["entity_text"] for entity in first["recipient"]] == ["fighters"]
    assert second["actor"] == [{"sector": "UNK", "entity_text": "not said"}]
    assert second["recipient"][0]["entity_text"] == "Ulmo Guard"


def test_victims_of_a_claim_that_names_nobody_are_not_laid_at_a_partys_door() -> None:
    jurors = Party(text="jurors", kind=ActorKind.MEDIA)
    nobody = claim(start=30, act=Act(kind=ActKind.KILLING, victims=(jurors,)))
    told = dossier(claim(), nobody)
    assert records(told)[0]["recipient"] == [{"sector": "CVL", "entity_text": "civilians"}]
    assert (nobody.id, "act") in lost(told)


def test_an_admission_says_what_it_is_of() -> None:
    guard = Speaker(text="the guard", kind=SpeakerKind.ARMED_FORCES, actor="ug")
    fighters = Party(text="fighters", kind=ActorKind.REBEL_GROUP)
    admitted = claim(
        Stance.ADMITS, start=30, speaker=guard, act=dataclasses.replace(SHOT, victims=(fighters,))
    )
    comment = records(dossier(claim(), admitted))[0]["comment"]
    assert comment == f"killing of armed people admitted by Ulmo Guard ({admitted.id})"


def test_an_act_of_nobody_named_has_an_actor_of_sector_unk() -> None:
    told = dossier(claim(act=Act(kind=ActKind.SHELLING)))
    (record,) = records(told)
    assert record["actor"] == [{"sector": "UNK", "entity_text": "not said"}]
    assert (record["id"], "actor") in lost(told)


@pytest.mark.parametrize(
    ("kind", "event"),
    [
        (ActKind.ABDUCTION, ("ASSAULT", ["abduct"])),
        (ActKind.DETENTION, ("COERCE", ["arrest"])),
        (ActKind.TORTURE, ("ASSAULT", ["torture"])),
        (ActKind.SEXUAL_VIOLENCE, ("ASSAULT", ["sexual"])),
        (ActKind.AIR_STRIKE, ("ASSAULT", ["aerial"])),
        (ActKind.DRONE_STRIKE, ("ASSAULT", ["drone"])),
        (ActKind.CROWD_FORCE, ("ASSAULT", ["crowd-control"])),
        (ActKind.DESTRUCTION, ("ASSAULT", ["destroy"])),
        (ActKind.LOOTING, ("COERCE", ["seize"])),
        (ActKind.INTERCEPTION, ("COERCE", ["restrict"])),
        (ActKind.ATTACK, ("ASSAULT", [])),
        (ActKind.DISPLACEMENT, ("COERCE", [])),
    ],
)
def test_each_kind_of_act_has_its_category_and_mode(kind: ActKind, event: tuple[str, list[str]]) -> None:
    assert events(dossier(claim(act=Act(kind=kind, perpetrators=(GUARDS,)))))[0] == event


def test_a_failure_to_protect_is_no_act_of_a_category_but_an_accusation() -> None:
    told = claim(act=Act(kind=ActKind.FAILURE_TO_PROTECT, perpetrators=(GUARDS,)))
    assert events(dossier(told)) == [("ACCUSE", ["allege"])]
    assert (told.id, "act") in lost(dossier(told))


@pytest.mark.parametrize(
    ("means", "mode"),
    [
        ("opened fire", "firearms"),
        ("machetes", "primitive"),
        ("a car bomb", "explosives"),
        ("tear gas", "crowd-control"),
        ("summarily executed", "targeted"),
        ("clubbed", "beat"),
    ],
)
def test_words_of_a_means_give_a_mode(means: str, mode: str) -> None:
    assert mode in events(dossier(claim(act=dataclasses.replace(SHOT, means=(means,)))))[0][1]


def test_people_stopped_and_then_shot_are_targeted_and_people_shot_are_not() -> None:
    stopped = claim(start=40, act=Act(kind=ActKind.INTERCEPTION, perpetrators=(GUARDS,)))
    assert events(dossier(claim(), stopped))[0] == ("ASSAULT", ["targeted", "firearms"])
    assert events(dossier(claim()))[0] == ("ASSAULT", ["firearms"])


@pytest.mark.parametrize(
    "asserted", [Assertion.NEGATED, Assertion.PLANNED, Assertion.FEARED, Assertion.GENERIC]
)
def test_an_act_that_is_not_asserted_is_lost_and_no_record(asserted: Assertion) -> None:
    told = claim(act=dataclasses.replace(SHOT, asserted=asserted))
    assert records(dossier(told)) == []
    assert (told.id, "claim") in lost(dossier(told))


def test_fighters_killed_and_civilians_killed_are_two_records() -> None:
    fighters = Party(text="fighters", kind=ActorKind.REBEL_GROUP)
    other = claim(Stance.REPORTS, start=50, speaker=None, act=dataclasses.replace(SHOT, victims=(fighters,)))
    found = [record for record in records(dossier(claim(), other)) if record["event"] == ["ASSAULT"]]
    assert [record["recipient"][0]["sector"] for record in found] == ["CVL", "REB"]
    assert "human_rights" not in found[1]["context"]


def test_a_range_is_kept_beside_the_one_number_and_lost() -> None:
    dead = (
        Casualties(outcome=Outcome.KILLED, category=None, low=19, best=None, high=23, claims=(), reasons=()),
    )
    told = dossier(claim(), casualties=dead)
    assault = records(told)[0]
    assert assault["size"] == {"dead": 19}
    assert assault["corrobora"]["casualties"] == [
        {"outcome": "killed", "category": None, "low": 19, "best": None, "high": 23}
    ]
    assert ("i-1", "casualties killed") in lost(told)


# --------------------------------------------------------------------------- steps and demands


def step(kind: StepKind, **fields: object) -> Step:
    told: dict[str, object] = {
        "by": Party(text="the prosecutor", kind=ActorKind.GOVERNMENT),
        "of": GUARDS,
        "when": When(text="on 6 June", edtf="2024-06-06"),
        **fields,
    }
    return Step(step=kind, **told)  # type: ignore[arg-type] # fields of a record, by name


@pytest.mark.parametrize(
    ("kind", "event"),
    [
        (StepKind.DEMANDED, ("REQUEST", [])),
        (StepKind.ANNOUNCED, ("ACCUSE", ["investigate"])),
        (StepKind.OPENED, ("ACCUSE", ["investigate"])),
        (StepKind.REPORTED, ("ACCUSE", ["investigate"])),
        (StepKind.CHARGED, ("ACCUSE", ["allege"])),
        (StepKind.TRIED, ("ACCUSE", ["investigate"])),
        (StepKind.CONVICTED, ("SANCTION", ["convict"])),
    ],
)
def test_each_step_has_its_category_and_mode(kind: StepKind, event: tuple[str, list[str]]) -> None:
    found = records(dossier(claim(), accountability=(step(kind),)))[-1]
    assert (found["event"][0], found.get("mode", [])) == event
    assert found["corrobora"]["step"] == kind.value
    assert found["date"] == "2024-06-06"
    assert found["context"] == ["military", "legal", "human_rights"]


@pytest.mark.parametrize("kind", [StepKind.OBSTRUCTED, StepKind.ACQUITTED, StepKind.CLOSED])
def test_a_step_without_a_category_is_lost(kind: StepKind) -> None:
    told = dossier(claim(), accountability=(step(kind),))
    assert len(records(told)) == 2
    assert any(what == "step" for _, what in lost(told))


def test_a_conviction_of_nobody_named_has_a_recipient_of_sector_unk() -> None:
    told = dossier(claim(), accountability=(step(StepKind.CONVICTED, of=None),))
    assert records(told)[-1]["recipient"] == [{"sector": "UNK", "entity_text": "not said"}]
    check(to_plover(told))


def test_a_demand_that_is_no_step_is_a_request_and_one_that_is_makes_no_second() -> None:
    demand = claim(Stance.DEMANDS, start=60, act=None)
    assert events(dossier(claim(), demand))[-1] == ("REQUEST", [])
    both = dossier(claim(), demand, accountability=(step(StepKind.DEMANDED, claims=(demand.id,)),))
    assert [event for event, _ in events(both)].count("REQUEST") == 1


def test_two_steps_alike_but_for_who_makes_them_have_two_ids() -> None:
    other = step(StepKind.OPENED, by=Party(text="the senate", kind=ActorKind.GOVERNMENT))
    check(to_plover(dossier(claim(), accountability=(step(StepKind.OPENED), other))))


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
def test_a_private_speaker_is_never_named(kind: SpeakerKind) -> None:
    told = dossier(claim(speaker=Speaker(text="Orsa Vell, who saw it", kind=kind, actor="Orsa Vell")))
    exported = to_plover(told)
    assert b"Orsa" not in exported.files[FILE]
    assert not any("Orsa" in loss.why + loss.record + loss.what for loss in exported.losses)
    assert [record["event"][0] for record in lines(exported)] == ["ASSAULT", "ACCUSE"]


def test_an_anonymous_speaker_is_not_even_described() -> None:
    told = claim(speaker=Speaker(text="a tall clerk of the mayor", kind=SpeakerKind.OFFICIAL, anonymous=True))
    assert records(dossier(told))[1]["actor"] == [{"sector": "GOV", "entity_text": "official"}]


def test_who_is_private_in_one_claim_is_private_in_all() -> None:
    seen = claim(speaker=Speaker(text="Orsa Vell", kind=SpeakerKind.EYEWITNESS, actor="Orsa Vell"))
    expert = claim(
        start=70, speaker=Speaker(text="Doctor Orsa Vell", kind=SpeakerKind.EXPERT, actor="Orsa Vell")
    )
    accused = claim(
        start=80,
        act=dataclasses.replace(SHOT, perpetrators=(Party(text="ORSA  VELL", kind=ActorKind.ARMED_MEN),)),
    )
    house = Place(text="the house", name="House of Orsa Vell", lat=1.0, lon=1.0)
    content = to_plover(dossier(seen, expert, accused, place=house)).files[FILE]
    assert b"vell" not in content.lower()


@pytest.mark.parametrize(
    "url",
    [
        "https://post.example/orsa-vell",
        "https://post.example/%4Frsa",
        "javascript:alert(1)",
        "ftp://post.example/",
    ],
)
def test_an_address_that_may_name_somebody_or_is_none_of_the_web_is_lost(url: str) -> None:
    orsa = Speaker(text="Orsa Vell", kind=SpeakerKind.EYEWITNESS)
    told = dossier(claim(speaker=orsa), reports=(dataclasses.replace(REPORT, url=url),))
    assert all("url" not in record["cite_info"] for record in records(told))
    assert (records(told)[0]["id"], "url") in lost(told)


def test_victims_are_written_by_kind_and_never_in_words() -> None:
    told = dataclasses.replace(SHOT, victims=(Party(text="Ansa Rill, 14", kind=ActorKind.CIVILIANS),))
    assert b"Ansa" not in to_plover(dossier(claim(act=told))).files[FILE]


def test_a_place_in_a_reports_words_alone_is_left_out() -> None:
    told = dossier(claim(), place=Place(text="behind the baker's house"))
    assert "event_loc" not in records(told)[0]
    assert any(what == "place" for _, what in lost(told))


def test_a_place_between_two_towns_is_no_pin() -> None:
    road = next(
        record for record in records(SAMPLE) if record["link"] == ROAD_INCIDENT.id and "event_loc" in record
    )
    assert road["event_loc"] == {"resolved_place": "Kessin – Varo Wells", "country_code": "XA"}
    market = next(record for record in records(SAMPLE) if record["link"] == ORDAL_INCIDENT.id)
    assert (market["event_loc"]["lat"], market["event_loc"]["resolution"]) == (-47.2, 4)


def test_a_point_halfway_is_never_set() -> None:
    halfway = Place(text="x", name="Ulmo – Asen", lat=1.0, lon=2.0, where_prec=5)
    told = dossier(claim(), place=halfway)
    assert records(told)[0]["event_loc"] == {"resolved_place": "Ulmo – Asen"}
    assert (records(told)[0]["id"], "place") in lost(told)


def test_no_quotation_of_a_report_is_copied() -> None:
    content = to_plover(SAMPLE).files[FILE].decode()
    for told in SAMPLE.claims:
        report = next(report for report in SAMPLE.reports if report.id == told.report)
        assert report.quote(told.start, told.end) not in content


def test_every_record_leads_to_its_passages() -> None:
    known = {told.id: told for told in SAMPLE.claims}
    for record in records(SAMPLE):
        for passage in record["corrobora"]["passages"]:
            told = known[passage["claim"]]
            assert (passage["report"], passage["start"], passage["end"]) == (
                told.report,
                told.start,
                told.end,
            )


# --------------------------------------------------------------------------- losses and order


def test_claims_and_facts_outside_the_incidents_are_lost_by_name() -> None:
    assert {(C_FIGHTERS.id, "claim"), ("dossier", "refused")} <= lost(SAMPLE)
    assert (C_DENIAL.id, "stance denies") in lost(SAMPLE)
    assert any(what == "background" for _, what in lost(SAMPLE))


def test_a_hedge_is_lost() -> None:
    hedged = claim(hedge="allegedly")
    assert (hedged.id, "hedge") in lost(dossier(hedged))


def test_a_claim_taken_back_is_in_no_record() -> None:
    revision = Revision(
        report=A_TOLL.report, kind=RevisionKind.WITHDRAWN, by=A_TOLL.report, claims=(A_TOLL.id,)
    )
    told = dataclasses.replace(SAMPLE, revisions=(revision,))
    assert A_TOLL.id.encode() in to_plover(SAMPLE).files[FILE]
    assert A_TOLL.id.encode() not in to_plover(told).files[FILE]
    assert (A_TOLL.report, "revision") in lost(told)


def test_the_order_in_which_records_are_handed_in_never_shows() -> None:
    turned = dataclasses.replace(
        SAMPLE,
        reports=SAMPLE.reports[::-1],
        claims=SAMPLE.claims[::-1],
        actors=SAMPLE.actors[::-1],
        incidents=tuple(
            dataclasses.replace(one, claims=one.claims[::-1], accountability=one.accountability[::-1])
            for one in SAMPLE.incidents[::-1]
        ),
    )
    assert to_plover(turned) == to_plover(SAMPLE)


def test_a_dossier_without_incidents_is_an_empty_file() -> None:
    empty = Dossier(as_of=None, methods={}, reports=(), claims=(), incidents=(), background=(), refused=())
    assert to_plover(empty) == Exported(form=FORM, files={FILE: b""})


def test_the_demand_of_the_sample_is_a_request_of_the_league() -> None:
    request = next(record for record in records(SAMPLE) if record["event"] == ["REQUEST"])
    assert request["actor"][0]["entity_text"] == "The league of jurists"
    assert request["corrobora"]["claims"] == [D_DEMAND.id]


def test_a_claim_that_the_dossier_does_not_hold_stops_the_export() -> None:
    with pytest.raises(BrokenIntegrity, match="i-1"):
        to_plover(dataclasses.replace(dossier(claim(), claim(start=9)), claims=(claim(),)))


def test_without_a_day_a_claim_that_names_nobody_is_lost_too() -> None:
    named = claim()
    nameless = claim(start=9, act=dataclasses.replace(SHOT, perpetrators=()))
    undated = dossier(named, nameless, when=None, reports=(dataclasses.replace(REPORT, published=None),))
    assert records(undated) == []
    assert {(named.id, "act"), (nameless.id, "act")} <= lost(undated)


@settings(deadline=None, max_examples=80)
@given(dossiers())
def test_whatever_strangers_write_every_line_fits_and_every_incident_and_claim_is_told_or_lost(
    told: Dossier,
) -> None:
    exported = to_plover(told)
    check(exported)
    assert exported == to_plover(told)
    content = exported.files[FILE]
    assert content.count(b"\n") == len(lines(exported))
    linked = {record["link"] for record in lines(exported)}
    spoken_of = {loss.record for loss in exported.losses}
    for incident in told.incidents:
        assert incident.id in linked or (incident.id, "event") in {
            (x.record, x.what) for x in exported.losses
        }
    for one in told.claims:
        assert one.id.encode() in content or one.id in spoken_of
