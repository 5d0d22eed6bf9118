"""ClaimReview: only what a person judged, in the words that were said, and nothing about truth."""

import dataclasses
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import jsonschema  # type: ignore[import-untyped]  # it ships no types
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corrobora.errors import BrokenIntegrity, UnknownRecord
from corrobora.export import read_dossier
from corrobora.export.claimreview import FILE, FORM, SCALE, to_claimreview
from corrobora.records import (
    Actor,
    ActorKind,
    Claim,
    ClaimId,
    Decision,
    Dossier,
    Judgement,
    Revision,
    RevisionKind,
    Speaker,
    SpeakerKind,
    Stance,
)

from .export_sample import (
    A_COUSIN,
    A_SHOT,
    A_TOLL,
    AGENCY_REPORT,
    C_DENIAL,
    C_FIGHTERS,
    D_DEMAND,
    D_DOUBT,
    D_SHELLS,
    SAMPLE,
    STATEMENT_REPORT,
    THE_UNION,
    claim_of,
)

GOLDEN = Path(__file__).parents[1] / "golden" / "two-incidents.json"

PARTY = {
    "type": "object",
    "required": ["@type"],
    "properties": {
        "@type": {"enum": ["Person", "Organization"]},
        "name": {"type": "string", "minLength": 1},
        "description": {"type": "string", "minLength": 1},
    },
    "anyOf": [{"required": ["name"]}, {"required": ["description"]}],
    "additionalProperties": False,
}
REVIEWER = {**PARTY, "required": ["@type", "name"]}
SCHEMA = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "type": "object",
    "required": ["@context", "@graph"],
    "additionalProperties": False,
    "properties": {
        "@context": {"const": "https://schema.org"},
        "@graph": {
            "type": "array",
            "items": {
                "type": "object",
                "required": [
                    "@type",
                    "identifier",
                    "claimReviewed",
                    "author",
                    "reviewRating",
                    "itemReviewed",
                ],
                "additionalProperties": False,
                "properties": {
                    "@type": {"const": "ClaimReview"},
                    "identifier": {"type": "string", "pattern": "^c-[0-9a-f]{16}$"},
                    "claimReviewed": {"type": "string", "minLength": 1},
                    "author": REVIEWER,
                    "dateCreated": {
                        "type": "string",
                        "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|\+00:00)$",
                    },
                    "reviewBody": {"type": "string", "minLength": 1},
                    "reviewRating": {
                        "type": "object",
                        "required": ["@type", "alternateName", "ratingExplanation", "author"],
                        "additionalProperties": False,
                        "properties": {
                            "@type": {"const": "Rating"},
                            "alternateName": {"enum": ["Accepted", "Corrected", "Rejected", "Undecided"]},
                            "ratingExplanation": {"const": SCALE},
                            "author": REVIEWER,
                        },
                    },
                    "itemReviewed": {
                        "type": "object",
                        "required": ["@type", "identifier", "appearance"],
                        "oneOf": [{"required": ["author"]}, {"required": ["mentions"]}],
                        "additionalProperties": False,
                        "properties": {
                            "@type": {"const": "Claim"},
                            "identifier": {"type": "string"},
                            "author": PARTY,
                            "mentions": PARTY,
                            "datePublished": {"type": "string", "format": "date"},
                            "creativeWorkStatus": {"type": "string"},
                            "appearance": {
                                "type": "object",
                                "required": ["@type", "identifier"],
                                "additionalProperties": False,
                                "properties": {
                                    "@type": {"const": "CreativeWork"},
                                    "identifier": {"type": "string", "pattern": "^sha256:[0-9a-f]{64}$"},
                                    "headline": {"type": "string"},
                                    "publisher": REVIEWER,
                                    "inLanguage": {"type": "string"},
                                    "datePublished": {"type": "string", "format": "date"},
                                    "url": {"type": "string", "pattern": "^https?://"},
                                },
                            },
                        },
                    },
                },
            },
        },
    },
}


def judgement(decision: Decision = Decision.ACCEPT, **fields: Any) -> Judgement:
    given_fields = {
        "proposal": "p-1",
        "by": "reviewer-7",
        "at": "2024-06-01T09:30:00Z",
        "why": "The words are there.",
        **fields,
    }
    return Judgement(decision=decision, **given_fields)


def graph(dossier: Dossier, judged: Mapping[ClaimId, Judgement]) -> list[dict[str, Any]]:
    written = json.loads(to_claimreview(dossier, judged).files[FILE])
    jsonschema.Draft202012Validator(SCHEMA).validate(written)
    reviews: list[dict[str, Any]] = written["@graph"]
    return reviews


def review(claim: Claim, dossier: Dossier = SAMPLE, **fields: Any) -> dict[str, Any]:
    (found,) = graph(dossier, {claim.id: judgement(**fields)})
    return found


def lost(dossier: Dossier, judged: Mapping[ClaimId, Judgement]) -> set[tuple[str, str]]:
    return {(loss.record, loss.what) for loss in to_claimreview(dossier, judged).losses}


def with_claim(claim: Claim) -> Dossier:
    return dataclasses.replace(SAMPLE, claims=(*SAMPLE.claims, claim))


# --------------------------------------------------------------------------- only what a person judged


def test_the_whole_exercise_dossier_fits_the_schema() -> None:
    golden = read_dossier(GOLDEN.read_text(encoding="utf-8"))
    judged = {claim.id: judgement(list(Decision)[n % 6]) for n, claim in enumerate(golden.claims)}
    reviews = graph(golden, judged)
    assert 40 < len(reviews) < len(golden.claims)
    assert [one["identifier"] for one in reviews] == sorted(one["identifier"] for one in reviews)


def test_a_claim_that_nobody_judged_is_not_rated_and_counted_as_such() -> None:
    exported = to_claimreview(SAMPLE, {})
    assert json.loads(exported.files[FILE])["@graph"] == []
    assert [loss.why for loss in exported.losses] == ["18 without a judgement: no person rated them"]
    assert exported.form == FORM


@pytest.mark.parametrize(
    ("decision", "word"),
    [
        (Decision.ACCEPT, "Accepted"),
        (Decision.CORRECT, "Corrected"),
        (Decision.REJECT, "Rejected"),
        (Decision.UNSURE, "Undecided"),
    ],
)
def test_the_rating_is_the_decision_in_words_and_no_number(decision: Decision, word: str) -> None:
    rating = review(A_TOLL, decision=decision)["reviewRating"]
    assert rating["alternateName"] == word
    assert word in rating["ratingExplanation"]
    assert not {"ratingValue", "bestRating", "worstRating"} & set(rating)
    assert "does not say that the claim is true or false" in rating["ratingExplanation"]


@pytest.mark.parametrize("decision", [Decision.MERGE, Decision.SPLIT])
def test_what_decides_on_a_grouping_rates_no_claim(decision: Decision) -> None:
    judged = {A_TOLL.id: judgement(decision)}
    assert graph(SAMPLE, judged) == []
    assert (A_TOLL.id, "claim") in lost(SAMPLE, judged)


def test_a_withdrawn_judgement_rates_nothing() -> None:
    judged = {A_TOLL.id: judgement(withdrawn=True)}
    assert graph(SAMPLE, judged) == []
    assert (A_TOLL.id, "claim") in lost(SAMPLE, judged)


def test_a_judgement_of_a_claim_that_is_not_there_is_refused() -> None:
    with pytest.raises(UnknownRecord, match="c-0000000000000000"):
        to_claimreview(SAMPLE, {ClaimId("c-0000000000000000"): judgement()})


def test_a_claim_that_is_not_in_its_report_stops_the_writing() -> None:
    torn = dataclasses.replace(A_TOLL, text_sha256="0" * 64)
    with pytest.raises(BrokenIntegrity):
        to_claimreview(
            dataclasses.replace(SAMPLE, claims=(torn,), incidents=(), background=()), {torn.id: judgement()}
        )


def test_the_reviewer_the_time_and_the_reason_are_the_persons_own() -> None:
    found = review(A_TOLL, decision=Decision.CORRECT, value="at least 26", why="Seen in the original.")
    assert found["author"] == {"@type": "Person", "name": "reviewer-7"}
    assert found["dateCreated"] == "2024-06-01T09:30:00Z"
    assert found["reviewBody"] == "Corrected to: at least 26. Seen in the original."


@pytest.mark.parametrize(
    "at", ["yesterday", "2024-06-01", "2024-13-01T09:30:00Z", "2024-06-01T09:30:00+02:00"]
)
def test_a_time_that_is_not_in_utc_with_seconds_is_left_out_and_reported(at: str) -> None:
    assert "dateCreated" not in review(A_TOLL, at=at)
    assert (A_TOLL.id, "ClaimReview.dateCreated") in lost(SAMPLE, {A_TOLL.id: judgement(at=at)})


def test_what_only_publication_knows_is_named_as_missing() -> None:
    missing = lost(SAMPLE, {A_TOLL.id: judgement()})
    assert {("dossier", "ClaimReview.url"), ("dossier", "ClaimReview.datePublished")} <= missing


# --------------------------------------------------------------------------- who said it, where


def test_the_quotation_is_exact() -> None:
    assert review(A_TOLL)["claimReviewed"] == AGENCY_REPORT.quote(A_TOLL.start, A_TOLL.end)


def test_a_body_is_named_and_not_who_spoke_for_it() -> None:
    author = review(A_SHOT)["itemReviewed"]["author"]
    assert (author["@type"], author["name"]) == ("Organization", "Highland Union")
    assert "Dresk" not in json.dumps(review(A_SHOT))
    assert (A_SHOT.id, "author") in lost(SAMPLE, {A_SHOT.id: judgement()})


@pytest.mark.parametrize("claim", [A_COUSIN, D_SHELLS, D_DOUBT])
def test_an_anonymous_speaker_stays_without_name_and_wording(claim: Claim) -> None:
    item = review(claim)["itemReviewed"]
    who = item.get("author", item.get("mentions"))
    assert claim.speaker is not None
    assert "name" not in who
    assert "anonymous in the report" in who["description"]
    assert claim.speaker.text not in who["description"]


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
def test_a_private_persons_name_is_withheld(kind: SpeakerKind) -> None:
    private = Speaker(text="Sela Dorn", kind=kind, actor="Sela Dorn")
    claim = claim_of(AGENCY_REPORT, "The second bus got away", private, Stance.AFFIRMS)
    dossier = with_claim(claim)
    assert "Dorn" not in json.dumps(review(claim, dossier))
    assert (claim.id, "author") in lost(dossier, {claim.id: judgement()})


def test_a_private_speaker_who_is_only_described_is_not_described_here() -> None:
    described = Speaker(text="the miller of Kessin", kind=SpeakerKind.LOCAL_SOURCE)
    claim = claim_of(AGENCY_REPORT, "The second bus got away", described, Stance.AFFIRMS)
    author = review(claim, with_claim(claim))["itemReviewed"]["author"]
    assert author == {"@type": "Person", "description": "Local source, name withheld, who affirms it"}


def test_a_quotation_that_names_a_private_person_is_left_out_and_never_altered() -> None:
    private = Speaker(text="Ilan Dresk", kind=SpeakerKind.RELATIVE, actor="Ilan Dresk")
    claim = claim_of(AGENCY_REPORT, "Ilan Dresk, a spokesman", private, Stance.ALLEGES)
    dossier = with_claim(claim)
    assert graph(dossier, {claim.id: judgement()}) == []
    assert (claim.id, "claim") in lost(dossier, {claim.id: judgement()})


def test_a_reason_that_names_a_private_person_is_left_out() -> None:
    private = Speaker(text="Sela Dorn", kind=SpeakerKind.SURVIVOR, actor="Sela Dorn")
    claim = claim_of(AGENCY_REPORT, "The second bus got away", private, Stance.AFFIRMS)
    found = review(claim, with_claim(claim), why="I asked Dorn.")
    assert "reviewBody" not in found


def test_a_person_in_office_is_named() -> None:
    minister = Speaker(text="the minister, Orla Venn", kind=SpeakerKind.OFFICIAL, actor="Orla Venn")
    claim = claim_of(STATEMENT_REPORT, "promised its findings", minister, Stance.ANNOUNCES)
    author = review(claim, with_claim(claim))["itemReviewed"]["author"]
    assert author == {"@type": "Person", "name": "Orla Venn", "description": "Official, who announces it"}


def test_a_listed_party_that_may_be_a_person_is_not_named() -> None:
    dossier = dataclasses.replace(
        SAMPLE,
        actors=(Actor(id="hu", name="Sela Dorn", kind=ActorKind.OTHER),),
    )
    assert "Dorn" not in json.dumps(review(A_TOLL, dossier))


def test_a_body_outside_the_list_is_an_organisation() -> None:
    author = review(D_DEMAND)["itemReviewed"]["author"]
    assert author == {
        "@type": "Organization",
        "name": "The league of jurists",
        "description": "NGO, who demands it",
    }


@pytest.mark.parametrize("claim", [C_DENIAL, D_DOUBT])
def test_who_denies_or_doubts_the_words_is_never_their_author(claim: Claim) -> None:
    item = review(claim)["itemReviewed"]
    assert "author" not in item
    assert claim.stance in item["mentions"]["description"]
    assert (claim.id, "itemReviewed.author") in lost(SAMPLE, {claim.id: judgement()})


def test_the_outlets_own_voice_is_the_outlet() -> None:
    author = review(C_FIGHTERS)["itemReviewed"]["author"]
    assert author["name"] == "General Staff of Maravel"
    nameless = tuple(
        dataclasses.replace(report, outlet=None) if report.id == STATEMENT_REPORT.id else report
        for report in SAMPLE.reports
    )
    author = review(C_FIGHTERS, dataclasses.replace(SAMPLE, reports=nameless))["itemReviewed"]["author"]
    assert "name" not in author


def test_an_appearance_has_the_reports_address_only_where_it_is_one_of_the_web() -> None:
    assert review(A_TOLL)["itemReviewed"]["appearance"]["url"] == "https://northline.example/varo-road"
    assert "url" not in review(C_FIGHTERS)["itemReviewed"]["appearance"]
    assert (STATEMENT_REPORT.id, "appearance.url") in lost(SAMPLE, {C_FIGHTERS.id: judgement()})


def test_a_report_without_a_day_gives_the_claim_no_date() -> None:
    assert review(A_TOLL)["itemReviewed"]["datePublished"] == "2024-05-06"
    assert "datePublished" not in review(C_FIGHTERS)["itemReviewed"]
    assert (STATEMENT_REPORT.id, "datePublished") in lost(SAMPLE, {C_FIGHTERS.id: judgement()})


def test_a_claim_that_its_publisher_took_back_says_so() -> None:
    revision = Revision(
        report=AGENCY_REPORT.id, kind=RevisionKind.WITHDRAWN, by=AGENCY_REPORT.id, claims=(A_TOLL.id,)
    )
    assert "creativeWorkStatus" not in review(A_TOLL)["itemReviewed"]
    item = review(A_TOLL, dataclasses.replace(SAMPLE, revisions=(revision,)))["itemReviewed"]
    assert item["creativeWorkStatus"].startswith("Taken back")


# --------------------------------------------------------------------------- bytes


def test_the_same_dossier_gives_the_same_bytes_in_whatever_order_it_stands() -> None:
    judged = {claim.id: judgement() for claim in SAMPLE.claims}
    turned = dataclasses.replace(SAMPLE, reports=SAMPLE.reports[::-1], claims=SAMPLE.claims[::-1])
    assert to_claimreview(turned, dict(reversed(judged.items()))) == to_claimreview(SAMPLE, judged)


@given(words=st.text(st.characters(), min_size=1, max_size=80), why=st.text(st.characters(), max_size=80))
@settings(deadline=None, max_examples=60)
def test_any_words_come_back_as_they_were_and_break_no_page(words: str, why: str) -> None:
    report = dataclasses.replace(AGENCY_REPORT, text=words, copy_of=())
    claim = Claim(
        report=report.id,
        text_sha256=report.text_sha256,
        start=0,
        end=len(words),
        speaker=THE_UNION,
        stance=Stance.ALLEGES,
        method="by-hand/1",
    )
    dossier = dataclasses.replace(SAMPLE, reports=(report,), claims=(claim,), incidents=(), background=())
    data = to_claimreview(dossier, {claim.id: judgement(why=why)}).files[FILE]
    assert not {ord(letter) for letter in "<>&"} & set(data)
    assert data.isascii()
    (found,) = json.loads(data)["@graph"]
    assert found["claimReviewed"] == words
    assert found.get("reviewBody", "") == why
