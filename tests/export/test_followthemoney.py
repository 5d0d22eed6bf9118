"""FollowTheMoney entities: read back by the library itself, and searched for whom they must not name."""

import builtins
import dataclasses
import json
import re
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corrobora.errors import BadSetting, BrokenIntegrity
from corrobora.export import read_dossier
from corrobora.export.exported import Loss
from corrobora.export.followthemoney import FILE, FORM, to_followthemoney
from corrobora.records import (
    Actor,
    ActorKind,
    Assertion,
    Assessment,
    Dossier,
    Place,
    Report,
    Revision,
    RevisionKind,
    Stance,
    When,
)

from .export_sample import (
    A_TOLL,
    AGENCY_REPORT,
    COPY_REPORT,
    D_SHELLS,
    KILLING,
    ORDAL_INCIDENT,
    ROAD_INCIDENT,
    SAMPLE,
    STATEMENT_REPORT,
    WEEKLY_REPORT,
)

GOLDEN = Path(__file__).parents[1] / "golden" / "two-incidents.json"


def test_without_the_library_the_message_names_the_extra_and_what_it_needs(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    whole = builtins.__import__

    def refusing(name: str, *rest: Any, **more: Any) -> Any:
        if name.partition(".")[0] == "followthemoney":
            raise ImportError(name)
        return whole(name, *rest, **more)

    monkeypatch.setattr(builtins, "__import__", refusing)
    with pytest.raises(BadSetting, match=r"clone\[followthemoney\].*PyICU.*compiler.*headers of ICU"):
        to_followthemoney(SAMPLE)


def test_the_module_itself_needs_no_library() -> None:
    module = sys.modules["corrobora.export.followthemoney"]
    assert not hasattr(module, "model")


@pytest.fixture(scope="module")
def library() -> Any:
    return pytest.importorskip(
        "followthemoney", reason="needs the extra corrobora[followthemoney], which compiles PyICU"
    ).model


@pytest.fixture(scope="module")
def golden() -> Dossier:
    return read_dossier(GOLDEN.read_text(encoding="utf-8"))


def entities(dossier: Dossier) -> list[dict[str, Any]]:
    lines = to_followthemoney(dossier).files[FILE].decode("ascii").splitlines()
    return [json.loads(line) for line in lines]


def of_schema(dossier: Dossier, *schemata: str) -> list[dict[str, Any]]:
    return [entity for entity in entities(dossier) if entity["schema"] in schemata]


def losses(dossier: Dossier, what: str) -> list[Loss]:
    return [loss for loss in to_followthemoney(dossier).losses if loss.what == what]


def with_report(**fields: Any) -> Dossier:
    changed = tuple(
        dataclasses.replace(report, **fields) if report.id == WEEKLY_REPORT.id else report
        for report in SAMPLE.reports
    )
    return dataclasses.replace(SAMPLE, reports=changed)


def with_incident(incident: Assessment, **fields: Any) -> Dossier:
    return dataclasses.replace(SAMPLE, incidents=(dataclasses.replace(incident, **fields),))


def event(dossier: Dossier, incident: Assessment = ORDAL_INCIDENT) -> dict[str, list[str]]:
    (found,) = (entity for entity in entities(dossier) if entity["id"] == incident.id)
    properties: dict[str, list[str]] = found["properties"]
    return properties


def document(dossier: Dossier, report: Report = WEEKLY_REPORT) -> dict[str, list[str]]:
    (found,) = (
        entity["properties"]
        for entity in of_schema(dossier, "Article", "Document")
        if any(report.id in note for note in entity["properties"]["notes"])
    )
    properties: dict[str, list[str]] = found
    return properties


# --------------------------------------------------------------------------- the library agrees


@pytest.mark.usefixtures("library")
def test_every_entity_reads_back_equal_and_valid(library: Any, golden: Dossier) -> None:
    for dossier in (golden, SAMPLE):
        written = entities(dossier)
        assert written
        for entity in written:
            proxy = library.get_proxy(entity, cleaned=False)
            back = proxy.to_dict()
            assert {name: sorted(values) for name, values in back["properties"].items()} == entity[
                "properties"
            ]
            assert (back["id"], back["schema"]) == (entity["id"], entity["schema"])
            library.get(entity["schema"]).validate(entity)


@pytest.mark.usefixtures("library")
def test_every_reference_leads_to_an_entity_of_the_schema_it_asks_for(library: Any, golden: Dossier) -> None:
    for dossier in (golden, SAMPLE):
        written = {entity["id"]: entity for entity in entities(dossier)}
        assert len(written) == len(entities(dossier))
        pointed = 0
        for entity in written.values():
            schema = library.get(entity["schema"])
            for name, values in entity["properties"].items():
                prop = schema.get(name)
                for value in values if prop.type.name == "entity" else ():
                    pointed += 1
                    assert library.get(written[value]["schema"]).is_a(prop.range)
        assert pointed


@pytest.mark.usefixtures("library")
def test_the_same_dossier_gives_the_same_bytes_in_whatever_order_it_stands() -> None:
    turned = dataclasses.replace(
        SAMPLE, reports=SAMPLE.reports[::-1], claims=SAMPLE.claims[::-1], actors=SAMPLE.actors[::-1]
    )
    assert to_followthemoney(turned) == to_followthemoney(SAMPLE)
    assert to_followthemoney(SAMPLE).form == FORM


# --------------------------------------------------------------------------- what is written


@pytest.mark.usefixtures("library")
def test_an_incident_is_an_event_that_accuses_nobody(golden: Dossier) -> None:
    for dossier in (golden, SAMPLE):
        events = of_schema(dossier, "Event")
        assert [entity["id"] for entity in events] == sorted(incident.id for incident in dossier.incidents)
        for entity in events:
            assert not {"involved", "organizer", "topics", "proof"} & set(entity["properties"])
            assert ", as reported" in entity["properties"]["name"][0]
    assert event(SAMPLE, ROAD_INCIDENT)["date"] == ["2024-05-03"]
    assert (
        "Reported as killed (everybody): low 18, best 24, high open" in event(SAMPLE, ROAD_INCIDENT)["notes"]
    )


@pytest.mark.usefixtures("library")
def test_a_report_with_a_web_address_is_an_article_and_any_other_a_document() -> None:
    schemata = {
        entity["properties"]["title"][0]: entity["schema"]
        for entity in of_schema(SAMPLE, "Article", "Document")
    }
    assert schemata[str(AGENCY_REPORT.title)] == "Article"
    assert schemata[str(WEEKLY_REPORT.title)] == "Document"
    assert document(SAMPLE, AGENCY_REPORT)["publishedAt"] == ["2024-05-06"]
    assert document(SAMPLE, AGENCY_REPORT)["language"] == ["eng"]


@pytest.mark.usefixtures("library")
def test_a_body_is_tied_to_an_incident_by_what_reports_say_of_it_and_no_more() -> None:
    names = {
        entity["id"]: entity["properties"]["name"][0]
        for entity in of_schema(SAMPLE, "PublicBody", "Organization")
    }
    roles = {
        (names[entity["properties"]["subject"][0]], entity["properties"]["role"][0]): entity["properties"]
        for entity in of_schema(SAMPLE, "UnknownLink")
        if entity["properties"]["object"] == [ROAD_INCIDENT.id]
    }
    assert set(roles) == {
        ("Highland Union", "speaks of it: alleges"),
        ("Maravel Armed Forces", "is said to have done it: killing"),
        ("Maravel Armed Forces", "is said to have done it: interception"),
        ("Maravel Armed Forces", "is said to have made a step towards accountability: opened"),
        ("Maravel Armed Forces", "is whom a step towards accountability is said to be about: opened"),
    }
    killing = roles["Maravel Armed Forces", "is said to have done it: killing"]
    assert killing["status"] == ["as reported, not established"]
    assert f"Claim {A_TOLL.id}" in killing["summary"]
    assert len(killing["proof"]) == 3


@pytest.mark.usefixtures("library")
def test_what_no_longer_counts_accuses_nobody_and_its_report_says_so() -> None:
    taken_back = tuple(claim for claim in ROAD_INCIDENT.claims if claim in {A_TOLL.id})
    changed = dataclasses.replace(
        ROAD_INCIDENT,
        claims=tuple(claim.id for claim in SAMPLE.claims if claim.report == STATEMENT_REPORT.id),
        reports=(STATEMENT_REPORT.id,),
        set_aside=taken_back,
        accountability=(),
        without_claims=(WEEKLY_REPORT.id,),
    )
    revision = Revision(
        report=AGENCY_REPORT.id, kind=RevisionKind.WITHDRAWN, by=AGENCY_REPORT.id, claims=taken_back
    )
    dossier = dataclasses.replace(SAMPLE, incidents=(changed,), revisions=(revision,))
    assert not [e for e in of_schema(dossier, "UnknownLink") if e["properties"]["object"] == [changed.id]]
    assert sorted(e["properties"]["role"][0] for e in of_schema(dossier, "Documentation")) == [
        "is about it by its words; no claim was read of it",
        "tells of it",
        "told of it; what it said of it no longer counts",
    ]
    assert losses(dossier, "revision")[0].record == AGENCY_REPORT.id


@pytest.mark.parametrize(
    ("asserted", "stance", "accused"),
    [
        (Assertion.ASSERTED, Stance.ALLEGES, True),
        (Assertion.NEGATED, Stance.ALLEGES, False),
        (Assertion.PLANNED, Stance.ALLEGES, False),
        (Assertion.FEARED, Stance.REPORTS, False),
        (Assertion.GENERIC, Stance.REPORTS, False),
        (Assertion.ASSERTED, Stance.DENIES, False),
        (Assertion.ASSERTED, Stance.DOUBTS, False),
    ],
)
@pytest.mark.usefixtures("library")
def test_only_who_is_said_to_have_done_it_is_said_to_have_done_it(
    asserted: Assertion, stance: Stance, accused: bool
) -> None:
    act = dataclasses.replace(KILLING, asserted=asserted)
    claim = dataclasses.replace(D_SHELLS, act=act, stance=stance)
    incident = dataclasses.replace(
        ORDAL_INCIDENT, claims=(claim.id,), casualties=(), points=(), origins=(), grades={}
    )
    dossier = dataclasses.replace(SAMPLE, claims=(*SAMPLE.claims, claim), incidents=(incident,))
    roles = [
        entity["properties"]["role"]
        for entity in of_schema(dossier, "UnknownLink")
        if entity["properties"]["object"] == [incident.id]
    ]
    assert roles == ([["is said to have done it: killing"]] if accused else [])


@pytest.mark.usefixtures("library")
def test_a_copy_is_tied_to_what_it_repeats() -> None:
    (link,) = (
        entity["properties"]
        for entity in of_schema(SAMPLE, "UnknownLink")
        if entity["properties"]["role"] == ["repeats the text of"]
    )
    assert link["summary"] == ["0.80 of its own sentences stand in the other"]
    ids = {
        entity["properties"]["title"][0]: entity["id"] for entity in of_schema(SAMPLE, "Article", "Document")
    }
    assert link["subject"] == [ids[str(COPY_REPORT.title)]]
    assert link["object"] == [ids[str(AGENCY_REPORT.title)]]


@pytest.mark.usefixtures("library")
def test_a_mention_gives_a_name_of_the_list_and_never_a_wording() -> None:
    names = {name for entity in of_schema(SAMPLE, "Mention") for name in entity["properties"].get("name", ())}
    assert names == {"Highland Union"}
    assert {loss.what for loss in to_followthemoney(SAMPLE).losses if loss.what.startswith("mention")} == {
        "mention of maf"
    }


@pytest.mark.parametrize(
    "kind", [ActorKind.OTHER, ActorKind.ARMED_MEN, ActorKind.CIVILIANS, ActorKind.PROTESTERS]
)
@pytest.mark.usefixtures("library")
def test_a_party_that_is_no_body_is_left_out_and_reported(kind: ActorKind) -> None:
    changed = dataclasses.replace(
        SAMPLE, actors=(Actor(id="hu", name="Sela Dorn", kind=kind), *SAMPLE.actors[:1])
    )
    exported = to_followthemoney(changed)
    assert b"Dorn" not in exported.files[FILE]
    assert [loss.record for loss in exported.losses if loss.what == "actor"] == ["hu"]


# --------------------------------------------------------------------------- nobody is exposed


@pytest.mark.usefixtures("library")
def test_no_person_stands_anywhere_in_the_file_or_the_losses(golden: Dossier) -> None:
    for dossier in (golden, SAMPLE):
        exported = to_followthemoney(dossier)
        bodies = {actor.id for actor in dossier.actors}
        everything = exported.files[FILE].decode("ascii") + repr(exported.losses)
        persons = {
            claim.speaker.actor
            for claim in dossier.claims
            if claim.speaker is not None
            and claim.speaker.actor is not None
            and claim.speaker.actor not in bodies
        }
        assert persons
        for person in persons:
            for word in person.split():
                assert not re.search(rf"\b{word}\b", everything)
        assert '"Person"' not in everything
        for claim in dossier.claims:
            if claim.speaker is not None and claim.speaker.anonymous:
                assert claim.speaker.text not in everything


@pytest.mark.usefixtures("library")
def test_a_title_an_address_and_a_headline_that_name_somebody_are_left_out_and_reported() -> None:
    told = with_report(
        title="What TEREN AŠKE did not say",
        url="https://selm.example/teren-aske-interview",
        outlet="The Aske Post",
    )
    told = dataclasses.replace(
        told, incidents=(dataclasses.replace(ORDAL_INCIDENT, headline="Ilan Dresk says shells fell"),)
    )
    exported = to_followthemoney(told)
    text = exported.files[FILE].decode("ascii")
    assert not re.search(r"\b(?:aske|dresk|teren|ilan)\b", text, re.IGNORECASE)
    lost = {(loss.record, loss.what) for loss in exported.losses}
    assert lost >= {
        (WEEKLY_REPORT.id, "title"),
        (WEEKLY_REPORT.id, "sourceUrl"),
        (WEEKLY_REPORT.id, "publisher"),
        (ORDAL_INCIDENT.id, "summary"),
    }


@pytest.mark.usefixtures("library")
def test_no_article_and_no_quotation_is_passed_on(golden: Dossier) -> None:
    text = to_followthemoney(golden).files[FILE].decode("ascii")
    reports = {report.id: report for report in golden.reports}
    for claim in golden.claims:
        words = reports[claim.report].quote(claim.start, claim.end)
        # A headline may be a claim too, and stands as the title that its outlet gave it.
        if len(words) > 30 and words not in str(reports[claim.report].title):
            assert words not in text
    assert len(losses(golden, "text")) == len(golden.reports)
    assert len(losses(golden, "claim")) == len(golden.claims)


# --------------------------------------------------------------------------- what did not fit is said


@pytest.mark.usefixtures("library")
def test_what_the_library_drops_is_a_loss() -> None:
    (lost,) = losses(with_report(language="xx"), "Document.language")
    assert lost == Loss(
        record=WEEKLY_REPORT.id,
        what="Document.language",
        why="the library takes no such value, and dropped it",
    )
    assert "language" not in document(with_report(language="xx"))
    assert {loss.record for loss in losses(SAMPLE, "PublicBody.country")} == {"maf"}


@pytest.mark.usefixtures("library")
def test_what_the_library_rewrites_is_a_loss() -> None:
    changed = with_report(title="Two\x00attacks")
    assert [loss.why for loss in losses(changed, "Document.title")] == [
        "the library spells it otherwise than the dossier does"
    ]
    assert "\x00" not in document(changed)["title"][0]


@pytest.mark.usefixtures("library")
def test_half_a_character_and_an_endless_title_are_left_out_and_reported() -> None:
    for title in ("half \ud800", "x" * 2000):
        changed = with_report(title=title)
        assert "title" not in document(changed)
        assert len(losses(changed, "Document.title")) == 1


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "file:reports/a.txt",
        "https://collector:@selm.example/a",
        "http://[broken",
        "https://selm.example/a b",
    ],
)
@pytest.mark.usefixtures("library")
def test_an_address_that_is_none_of_the_web_or_gives_a_collector_away_is_left_out(url: str) -> None:
    changed = with_report(url=url)
    assert "sourceUrl" not in document(changed)
    assert len([loss for loss in losses(changed, "url") if loss.record == WEEKLY_REPORT.id]) == 1


@pytest.mark.parametrize(
    ("edtf", "written", "lost"),
    [
        ("2024-05-10", {"date": ["2024-05-10"]}, 0),
        ("2024-05", {"date": ["2024-05"]}, 0),
        ("2024", {"date": ["2024"]}, 0),
        ("2024-05-10/2024-05-12", {"startDate": ["2024-05-10"], "endDate": ["2024-05-12"]}, 1),
        ("2024-05-10/..", {"startDate": ["2024-05-10"]}, 1),
        ("2024-05~", {"startDate": ["2024-05-01"], "endDate": ["2024-05-31"]}, 1),
        ("no date", {}, 1),
        (None, {}, 1),
    ],
)
@pytest.mark.usefixtures("library")
def test_a_date_is_written_as_closely_as_it_is_known(
    edtf: str | None, written: dict[str, list[str]], lost: int
) -> None:
    dossier = with_incident(ORDAL_INCIDENT, when=When(text="in May", edtf=edtf))
    kept = {name: values for name, values in event(dossier).items() if name.lower().endswith("date")}
    assert kept == written
    assert len(losses(dossier, "when")) == lost


@pytest.mark.parametrize(
    ("where_prec", "pinned"), [(1, True), (2, True), (3, False), (6, False), (None, False)]
)
@pytest.mark.usefixtures("library")
def test_a_wide_area_gets_no_pin(where_prec: int | None, pinned: bool) -> None:
    place = Place(text="Ordal", name="Ordal", id="ex:ordal", lat=-47.2, lon=-124.9, where_prec=where_prec)
    dossier = with_incident(ORDAL_INCIDENT, place=place)
    (address,) = of_schema(dossier, "Address")
    assert ("latitude" in address["properties"]) is pinned
    assert bool(losses(dossier, "place")) is not pinned


@pytest.mark.usefixtures("library")
def test_a_place_that_was_not_resolved_is_not_worded() -> None:
    dossier = with_incident(ORDAL_INCIDENT, place=Place(text="behind the mill"))
    assert "mill" not in to_followthemoney(dossier).files[FILE].decode("ascii")
    assert len(losses(dossier, "place")) == 1


@pytest.mark.usefixtures("library")
def test_a_route_has_two_ends_and_no_middle() -> None:
    addresses = of_schema(with_incident(ROAD_INCIDENT), "Address")
    assert sorted(entity["properties"]["full"][0] for entity in addresses) == ["Kessin", "Varo Wells"]


@pytest.mark.usefixtures("library")
def test_a_claim_that_is_not_in_its_report_stops_the_writing() -> None:
    torn = dataclasses.replace(
        SAMPLE, claims=(dataclasses.replace(D_SHELLS, end=10**6),), incidents=(), background=()
    )
    with pytest.raises(BrokenIntegrity):
        to_followthemoney(torn)


@given(title=st.text(st.characters(), max_size=80), category=st.text(st.characters(), max_size=40))
@settings(deadline=None, max_examples=40)
@pytest.mark.usefixtures("library")
def test_a_strangers_words_are_kept_as_they_are_or_reported(title: str, category: str) -> None:
    exported = to_followthemoney(with_report(title=title, categories=(category,)))
    lines = exported.files[FILE].decode("ascii").splitlines()
    (found,) = (
        entity["properties"]
        for entity in map(json.loads, lines)
        if entity["schema"] == "Document"
        and any(WEEKLY_REPORT.id in note for note in entity["properties"]["notes"])
    )
    lost = {
        loss.what.removeprefix("Document.") for loss in exported.losses if loss.record == WEEKLY_REPORT.id
    }
    for name, value in (("title", title), ("keywords", category)):
        assert not value or found.get(name) == [value] or name in lost
