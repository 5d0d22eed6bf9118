"""Who "he", "it", "both", "the nurse" and a short name stand for, and which body a vague noun is."""

from dataclasses import replace

import pytest

from corrobora.reading import ActorIndex
from corrobora.reading.parties import cast_of
from corrobora.reading.speakers import Voices, make_speaker, person_name
from corrobora.records import Actor, ActorKind, Speaker, SpeakerKind

from .telling import ACTORS

K = SpeakerKind
NAVY_OF_ANOTHER = Actor(
    id="zg", name="Zelandic Coast Guard", aliases=("Coast Guard",), kind=ActorKind.STATE_FORCES, country="ZL"
)
NAVY = Actor(id="mg", name="Malian Coast Guard", kind=ActorKind.STATE_FORCES, country="ML")
LEAGUE = Actor(id="cl", name="Coalition of the Plains", kind=ActorKind.REBEL_GROUP, country="ML")
RIBAT = Actor(id="sr", name="Sons of the Ridge", kind=ActorKind.REBEL_GROUP, country="ML")


def voices(text: str = "", *, actors: ActorIndex = ACTORS, outlet: str | None = None) -> Voices:
    return Voices(cast=cast_of(text, index=actors, country="ML"), outlet=outlet)


def heard(known: Voices, words: str, *, told: str | None = None, sentence: str = "") -> Speaker:
    speaker = make_speaker(words, beside="", sentence=sentence, told=told, via=(), voices=known)
    known.hear(speaker)
    return speaker


def test_each_of_two_named_together_is_known_afterwards() -> None:
    known = voices()
    heard(known, "a survivor and a hospital source", told="Altair")
    survivor = heard(known, "the survivor")
    assert (survivor.text, survivor.kind, survivor.told) == ("a survivor", K.SURVIVOR, "Altair")


def test_a_body_is_never_he_or_she() -> None:
    known = voices("Sahel Rights Watch")
    heard(known, "the rights group Sahel Rights Watch")
    assert known.recall("she") is None
    assert known.recall("it") is not None


def test_who_was_summoned_speaks_and_who_is_in_custody_does_not() -> None:
    known = voices()
    known.notice("The widow of the driver was summoned to the barracks last week.")
    widow = known.recall("she")
    assert widow is not None
    assert widow.text.startswith("The widow of the driver")
    held = voices()
    colonel = heard(held, "the colonel")
    held.notice("The informer is in custody.")
    assert held.recall("he") == colonel


def test_he_goes_on_being_the_same_where_another_is_named_behind_him() -> None:
    known = voices()
    known.notice("Amal Doro, who cuts stone there, saw a sheet on Friday.")
    known.notice("He dived himself, because the police diver was at a wedding.")
    meant = known.recall("he")
    assert meant is not None
    assert meant.text == "Amal Doro"


def test_whoever_was_she_is_not_he() -> None:
    known = voices()
    known.notice("A reporter was sent there.")
    assert known.recall("she") is not None
    known.notice("She also met a corporal at the gate.")
    meant = known.recall("he")
    assert meant is not None
    assert "corporal" in meant.text


def test_a_police_officer_is_one_person() -> None:
    known = voices()
    officer = heard(known, "Provincial police spokesman Superintendent Sali Bem")
    assert known.recall("he") == officer


@pytest.mark.parametrize("words", ["both", "Both", "one", "all seven", "they"])
def test_words_for_several_are_the_several_told_of_before(words: str) -> None:
    known = voices()
    known.notice("Seven survivors were heard apart from one another.")
    meant = known.recall(words)
    assert meant is not None
    assert meant.text == "Seven survivors"
    assert meant.anonymous


def test_twelve_people_brought_in_are_not_they() -> None:
    known = voices()
    fishermen = heard(known, "fishermen")
    known.notice("They brought in twelve people.")
    assert known.recall("they") == fishermen


def test_it_is_the_body_whose_paper_the_report_is() -> None:
    known = voices()
    known.house = Speaker(text="General Command", kind=K.ARMED_FORCES)
    assert known.recall("it") == known.house


def test_the_office_is_the_office_that_publishes() -> None:
    known = voices(outlet="United Nations Human Rights Office in Orin")
    assert heard(known, "The Office").kind is K.UN_BODY
    radio = voices(outlet="Radio Keba")
    assert heard(radio, "The Office").text == "The Office"


def test_told_us_is_told_to_the_outlet() -> None:
    assert heard(voices(outlet="Radio Keba"), "a guard", told="our newsroom").told == "Radio Keba"
    assert heard(voices(), "a guard", told="our newsroom").told is None


@pytest.mark.parametrize(
    ("words", "bare"),
    [
        ("10.50 A guard", "A guard"),
        ("The minister no longer", "The minister"),
        ("A survivor states", "A survivor"),
        ("a guard", "a guard"),
    ],
)
def test_words_for_a_speaker_are_cut_to_whoever_it_is(words: str, bare: str) -> None:
    assert heard(voices(), words).text == bare


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Doctor Sali Bem", "Sali Bem"),
        ("Minister of the Interior Amal Doro", "Amal Doro"),
        ("Highland Province Police Commissioner Amal Doro", "Amal Doro"),
        ("Father Amal Doro", "Amal Doro"),
        ("Mama Keza", "Mama Keza"),
    ],
)
def test_a_name_begins_behind_the_title(words: str, name: str) -> None:
    assert person_name(words, voices().cast) == name


def test_a_surname_finds_whoever_bore_a_title_before() -> None:
    known = voices()
    commissioner = heard(known, "Highland Province Police Commissioner Amal Doro")
    assert heard(known, "Doro").text == commissioner.text


def test_the_office_before_a_bare_name_says_what_he_is() -> None:
    sentence = "Later the inspector general of police, Amal Doro, told parliament that nine had died."
    assert heard(voices(), "Amal Doro", sentence=sentence).kind is K.OFFICIAL
    kin = "Soldiers shot the trader, Amal Doro said."
    assert heard(voices(), "Amal Doro", sentence=kin).kind is K.OTHER


def test_a_quotation_alone_is_of_the_person_the_story_is_about() -> None:
    known = voices()
    known.notice("Amal Doro washes for other people in Keba.")
    assert known.told_of() is not None
    known.notice("The bandage is now round the arm of a boy called Sali.")
    assert known.told_of() is None or known.told_of() != Speaker(text="a boy", kind=K.OTHER)


def test_a_name_of_common_nouns_is_the_own_countrys_body() -> None:
    index = ActorIndex((*ACTORS, NAVY_OF_ANOTHER, NAVY))
    own = voices("The Coast Guard said nine people drowned.", actors=index)
    assert heard(own, "The Coast Guard").actor == "mg"
    alone = voices("The Coast Guard said so.", actors=ActorIndex((*ACTORS, NAVY_OF_ANOTHER)))
    assert heard(alone, "The Coast Guard").actor != "zg"
    full = voices("The Zelandic Coast Guard said so.", actors=index)
    assert heard(full, "The Zelandic Coast Guard").actor == "zg"


def test_the_rebel_coalition_is_no_group_that_is_none() -> None:
    one = ActorIndex((RIBAT,))
    text = "The Sons of the Ridge hold the hills."
    assert heard(voices(text, actors=one), "The rebel coalition").actor is None
    assert heard(voices(text, actors=one), "The rebels").actor == "sr"
    assert heard(voices(text, actors=ActorIndex((RIBAT, LEAGUE))), "The rebel coalition").actor == "cl"
    two = replace(LEAGUE, id="c2", name="Coalition of the Coast")
    assert heard(voices(text, actors=ActorIndex((RIBAT, LEAGUE, two))), "The rebel coalition").actor is None
