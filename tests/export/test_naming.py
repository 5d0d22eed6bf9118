"""Who may be named in a form that leaves the house."""

import dataclasses

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corrobora.export.naming import LONGEST, harmless, naming_of
from corrobora.records import ActorKind, Party, Place, Speaker, SpeakerKind, Stance
from tests.export.export_sample import ASKE, DRESK, NURSE, SAMPLE, SOLDIERS, claim_of

NAMING = naming_of(SAMPLE)


def test_a_spokesman_is_called_by_the_organisation() -> None:
    assert NAMING.find_speaker(DRESK) == "Highland Union"


def test_who_speaks_in_office_keeps_the_words_of_the_report() -> None:
    assert NAMING.find_speaker(ASKE) == "Colonel Teren Aske"


def test_an_anonymous_speaker_and_the_outlet_have_no_name() -> None:
    assert NAMING.find_speaker(NURSE) is None
    assert NAMING.find_speaker(None) is None


def test_a_survivor_who_is_tied_to_an_organisation_has_no_name() -> None:
    assert NAMING.find_speaker(dataclasses.replace(DRESK, kind=SpeakerKind.SURVIVOR)) is None


def test_a_known_party_is_called_by_its_name_and_an_armed_one_by_its_words() -> None:
    assert NAMING.find_party(SOLDIERS) == "Maravel Armed Forces"
    assert NAMING.find_party(Party(text="masked men", kind=ActorKind.ARMED_MEN)) == "masked men"


@pytest.mark.parametrize("kind", [ActorKind.CIVILIANS, ActorKind.PROTESTERS, ActorKind.OTHER])
def test_private_people_have_no_name(kind: ActorKind) -> None:
    assert NAMING.find_party(Party(text="Ansa Rill", kind=kind)) is None
    assert NAMING.find_party(None) is None


def test_a_name_withheld_once_is_withheld_in_other_words_and_not_within_a_word() -> None:
    witness = claim_of(
        SAMPLE.reports[0],
        "Two attacks",
        Speaker(text="Ro Vell", kind=SpeakerKind.EYEWITNESS),
        Stance.ALLEGES,
    )
    naming = naming_of(dataclasses.replace(SAMPLE, claims=(*SAMPLE.claims, witness)))
    assert naming.find_words("the men of RO\nVELL") is None
    assert naming.find_place(Place(text="x", name="Ro Vell's yard")) is None
    assert naming.find_words("https://x.example/ro-vell_tells") is None
    assert naming.find_words("Ro\u202e Vell") is None
    assert naming.find_words("Puro Vellum") == "Puro Vellum"


def test_a_place_of_words_alone_has_no_name() -> None:
    assert NAMING.find_place(Place(text="the baker's house")) is None
    assert NAMING.find_place(None) is None


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\u202eb", "a\ufffdb"),
        ("a\ud800b", "a\ufffdb"),
        ("a\x00b", "a\ufffdb"),
        ("a\r\n\tb", "a b"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("Tomás Ó Briain", "Tomás Ó Briain"),
    ],
)
def test_what_hides_or_reorders_text_is_replaced_and_no_more(text: str, shown: str) -> None:
    assert harmless(text) == shown


@settings(deadline=None)
@given(st.text(max_size=2 * LONGEST))
def test_harmless_text_is_short_encodes_and_stays_as_it_is(text: str) -> None:
    once = harmless(text)
    assert len(once) <= LONGEST
    assert harmless(once) == once
    assert "\n" not in once
    once.encode("utf-8")
