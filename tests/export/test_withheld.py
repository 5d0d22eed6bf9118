"""Which names stay out of what is passed on, and which words do not count as names."""

import dataclasses

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corrobora.export.withheld import PRIVATE_KINDS, is_web_address, names_withheld, without_private_names
from corrobora.records import (
    Act,
    ActKind,
    Actor,
    ActorKind,
    Claim,
    Dossier,
    Party,
    Speaker,
    SpeakerKind,
    Stance,
)

from .export_sample import AGENCY_REPORT, SAMPLE, claim_of


def with_claim(**fields: object) -> Dossier:
    claim: Claim = claim_of(
        AGENCY_REPORT,
        "The second bus got away",
        fields.pop("speaker", None),  # type: ignore[arg-type]  # a test's own keyword
        Stance.AFFIRMS,
        **fields,
    )
    return dataclasses.replace(SAMPLE, claims=(*SAMPLE.claims, claim))


def told_by(text: str, kind: SpeakerKind = SpeakerKind.RELATIVE, **fields: object) -> Dossier:
    return with_claim(speaker=Speaker(text=text, kind=kind, **fields))  # type: ignore[arg-type]  # a test's own keywords


@pytest.mark.parametrize(
    "text",
    [
        "Teren Aske",
        "what ASKE said",
        "Aské’s words",
        "Aske's words",
        "https://selm.example/teren-aske-speaks",
        "https://selm.example/terenaske",
        "https://selm.example/%41ske",
        "report_aske.pdf",
    ],
)
def test_a_speakers_name_is_found_in_any_dress(text: str) -> None:
    assert names_withheld(SAMPLE).stands_in(text)


@pytest.mark.parametrize(
    "text",
    [
        "the Highland Union",
        "Maravel Armed Forces",
        "Kessin – Varo Wells",
        "the colonel of the guard",
        "basket",
        "",
    ],
)
def test_names_of_parties_places_and_ranks_are_no_persons(text: str) -> None:
    assert not names_withheld(SAMPLE).stands_in(text)


def test_whoever_speaks_for_a_body_is_found_beside_its_name() -> None:
    assert names_withheld(SAMPLE).stands_in("Dresk")


def test_an_anonymous_speaker_gives_no_name_away() -> None:
    assert names_withheld(told_by("Sela Dorn", anonymous=True)) == names_withheld(SAMPLE)


def test_a_victim_of_two_names_is_found_and_a_described_one_is_none() -> None:
    party = Party(text="Two cousins, Sela Dorn and a boy", kind=ActorKind.CIVILIANS)
    dossier = with_claim(act=Act(kind=ActKind.KILLING, victims=(party,)))
    assert names_withheld(dossier, frozenset()).stands_in("the house of Dorn")
    assert not names_withheld(dossier, frozenset()).stands_in("two cousins and a boy")


def test_only_speakers_of_the_kinds_asked_for_are_withheld() -> None:
    dossier = told_by("Sela Dorn", actor="Sela Dorn")
    assert names_withheld(dossier, PRIVATE_KINDS).stands_in("Dorn")
    assert not names_withheld(dossier, PRIVATE_KINDS).stands_in("Aske")
    assert names_withheld(dossier).stands_in("Aske")


def test_a_name_of_short_words_is_found_whole_and_not_in_pieces() -> None:
    names = names_withheld(told_by("Li Bo", actor="Li Bo"))
    assert names.stands_in("as Li Bo told us")
    assert not names.stands_in("a bo tree")


@pytest.mark.parametrize(
    ("told", "text"),
    [
        ("Tamo el-Resh", "what Resh said"),
        ("Ibra ag Sol", "the camp of Ibra"),
        ("Sela de la Dorn", "Sela Dorn’s house, or Dorn"),
        ("Oumaru", "Oumaru tells of fire"),
        ("the nurse Oumaru", "https://selm.example/oumaru"),
        ("tero vann", "Tero Vann tells"),
        ("سليم درة", "قال سليم درة إن"),
        ("Sela\u202e Dorn", "Dorn tells"),
        ("Sela Dorn", "Do\u200brn tells"),
        ("Sela Dorn", "https://selm.example/%2544orn"),
    ],
)
def test_names_with_small_words_of_one_word_in_any_script_and_hidden_are_found(told: str, text: str) -> None:
    assert names_withheld(told_by(told, SpeakerKind.EYEWITNESS), PRIVATE_KINDS).stands_in(text)


@pytest.mark.parametrize("told", ["a farmer", "Residents", "the local nurse", "two young women"])
def test_plain_words_for_people_are_no_names(told: str) -> None:
    names = names_withheld(told_by(told, SpeakerKind.EYEWITNESS), PRIVATE_KINDS)
    assert not names.stands_in(f"{told} tell of an attack")


def test_a_person_on_the_actor_list_who_speaks_as_survivor_is_a_person() -> None:
    listed = Actor(id="x:sela", name="Sela Dorn", kind=ActorKind.OTHER)
    dossier = told_by("a survivor", SpeakerKind.SURVIVOR, actor="x:sela")
    dossier = dataclasses.replace(dossier, actors=(*dossier.actors, listed))
    assert names_withheld(dossier, PRIVATE_KINDS).stands_in("the house of Dorn")


def test_a_dossier_without_private_names_keeps_its_numbers_and_says_what_went() -> None:
    dossier = told_by("Sela Dorn", SpeakerKind.SURVIVOR)
    first = dataclasses.replace(dossier.incidents[0], headline="Sela Dorn accuses the army")
    dossier = dataclasses.replace(dossier, incidents=(first, *dossier.incidents[1:]))
    kept, losses = without_private_names(dossier)
    assert kept.incidents[0].headline == "name withheld"
    assert kept.incidents[0].casualties == first.casualties
    assert [(loss.record, loss.what) for loss in losses] == [(first.id, "headline")]
    assert without_private_names(SAMPLE)[0] == SAMPLE


def test_an_organisation_that_no_list_has_is_looked_for_as_a_whole() -> None:
    names = names_withheld(told_by("Doctors Beyond Walls", SpeakerKind.NGO))
    assert names.stands_in("a word from Doctors Beyond Walls")
    assert not names.stands_in("what lies beyond the road")


def test_a_name_in_a_script_without_spaces_is_found() -> None:
    assert names_withheld(told_by("王小明", actor="王小明")).stands_in("目擊者王小明說")


@given(
    st.text(st.characters(categories=("Lu", "Ll")), min_size=3, max_size=12),
    st.text(max_size=20),
    st.text(max_size=20),
)
@settings(deadline=None, max_examples=80)
def test_a_name_is_found_whatever_stands_around_it(name: str, before: str, after: str) -> None:
    names = names_withheld(told_by(name, actor=f"Zebulon {name}"))
    assert names.stands_in(f"{before} Zebulon {name} {after}")


@pytest.mark.parametrize(
    ("url", "web"),
    [
        ("https://selm.example/a?b=c#d", True),
        ("http://selm.example:8080/", True),
        ("https://", False),
        ("https://me:@selm.example/", False),
        ("https://me@selm.example/", False),
        ("javascript:alert(1)", False),
        ("data:text/html,x", False),
        ("/reports/a.html", False),
        ("http://[broken", False),
        ("https://selm.example/\u202e", False),
        ("https://selm.example/ a", False),
        ("", False),
    ],
)
def test_an_address_is_one_of_the_web_and_says_nothing_of_who_opened_it(url: str, web: bool) -> None:
    assert is_web_address(url) is web
