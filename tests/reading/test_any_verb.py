"""Speakers made to speak by words no list holds, and what only looks like them."""

import pytest

from corrobora.reading.attribution import find_attributions, with_any_verb
from corrobora.reading.counts import find_all_numbers
from corrobora.records import Stance
from tests.reading.telling import said_in


def said_by(sentence: str) -> list[tuple[str | None, str]]:
    """Return who is made to say what, as worded."""
    return [
        (
            None if a.source is None else sentence[a.source.start : a.source.end],
            sentence[a.content.start : a.content.end],
        )
        for a in with_any_verb(sentence, find_attributions(sentence))
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "The governor is of the view that soldiers killed nine villagers.",
        "The governor would have it that soldiers killed nine villagers.",
        "The governor has no doubt that soldiers killed nine villagers.",
        "The governor sticks to his version that soldiers killed nine villagers.",
        "The governor went about repeating that soldiers killed nine villagers.",
    ],
)
def test_any_verb_before_a_clause_hands_it_to_whoever_can_speak(sentence: str) -> None:
    assert said_by(sentence) == [("The governor", "soldiers killed nine villagers")]


@pytest.mark.parametrize(
    "sentence",
    [
        "The governor made short work of reports of a massacre in the village.",
        "The general had only laughter for claims that his men shot nine villagers.",
    ],
)
def test_any_verb_before_hearsay_hands_it_to_whoever_makes_something_of_it(sentence: str) -> None:
    ((who, what),) = said_by(sentence)
    assert who is not None
    assert who.startswith("The g")
    assert what.startswith(("reports of", "claims that"))


@pytest.mark.parametrize(
    "sentence",
    [
        "The soldiers fired shells that fell on a school.",  # a relative clause
        "The pastor carries that memory to this day.",  # it points
        "The road was so bad that soldiers came on foot.",
        "The UN has received allegations that soldiers killed nine villagers.",  # it only hears of it
        "The shells ensured that nobody slept.",  # no shell speaks
        "The governor asked that the soldiers be withdrawn.",
    ],
)
def test_what_looks_like_it_makes_nobody_speak(sentence: str) -> None:
    told = with_any_verb(sentence, find_attributions(sentence))
    assert told == find_attributions(sentence)


@pytest.mark.parametrize(
    "words",
    [
        "by the count of the governor",
        "by the reckoning of the governor",
        "in the telling of the governor",
        "in the version of the governor",
        "on the word of the governor",
    ],
)
def test_ways_to_say_according_to(words: str) -> None:
    (claim,) = said_in(f"Nine villagers were killed there, {words}.")
    assert claim.speaker is not None
    assert claim.speaker.text == "the governor"


@pytest.mark.parametrize(
    ("sentence", "stance"),
    [
        ("The army distanced itself from the killing of nine villagers.", Stance.DENIES),
        ("The army washed its hands of the killing of nine villagers.", Stance.DENIES),
        ("The army brushed aside the killing of nine villagers.", Stance.DENIES),
        ("The UN mission bore out the killing of nine villagers.", Stance.AFFIRMS),
        ("The governor let it be known that soldiers had killed nine villagers.", Stance.ALLEGES),
    ],
)
def test_cues_of_more_than_one_word(sentence: str, stance: Stance) -> None:
    assert {c.stance for c in said_in(sentence)} == {stance}


def test_a_number_of_suspects_suspects_nobody() -> None:
    claims = said_in("Five suspected rebels and a soldier were killed near Keba, the army said.")
    assert {c.speaker.text for c in claims if c.speaker is not None} == {"the army"}


@pytest.mark.parametrize(
    ("sentence", "person"),
    [
        ("Her husband never came back from the well.", "Her husband"),
        ("They led away my younger brother at dawn.", "my younger brother"),
        ("Halyna Dorosh, 61, sold tickets there.", "Halyna Dorosh"),
    ],
)
def test_single_persons_stand_among_what_may_be_counted(sentence: str, person: str) -> None:
    found = [m for m in find_all_numbers(sentence) if sentence[m.start : m.end] == person]
    assert [(m.low, m.high, m.outcome) for m in found] == [(1, 1, None)]


@pytest.mark.parametrize("sentence", ["Her husband's truck was old.", "The son of the chief spoke."])
def test_who_only_owns_or_stands_beside_is_not(sentence: str) -> None:
    assert not [m for m in find_all_numbers(sentence) if m.noun in {"husband", "son"}]
