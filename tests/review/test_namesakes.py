"""Which names the machine proposes to be one actor's: few, and those are."""

import pytest

from corrobora.records import Decision, Judgement
from corrobora.review import is_name, key_of_name, propose_namesakes, propose_same_actor


def proposed(*names: str, texts: tuple[str, ...] = ()) -> set[frozenset[str]]:
    held = {key_of_name(name): name for name in names}
    return {frozenset({one.one, one.other}) for one in propose_namesakes(held, texts=texts)}


def test_an_acronym_and_the_long_form_that_a_text_spells_out() -> None:
    text = "He spoke for the Front for the Freedom of Oskel (FFO) on Monday."
    names = ("FFO", "Front for the Freedom of Oskel")
    assert proposed(*names, texts=(text,)) == {frozenset(names)}
    assert proposed(*names) == set()


@pytest.mark.parametrize(
    "texts",
    [
        ("The Front for the Freedom of Oskel (FFO) and the Federation of Farmers of Oskel (FFO) met.",),
        ("The Front for the Freedom of Oskel (OFF) met.",),
        ("The Front for the Freedom of Oskel, a party (FFO), met.",),
        ("The Great Front for the Freedom (FFO) met.",),
    ],
)
def test_an_acronym_that_is_another_or_two_is_proposed_for_none(texts: tuple[str, ...]) -> None:
    assert proposed("FFO", "Front for the Freedom of Oskel", texts=texts) == set()


def test_marks_and_the_number_of_a_word_for_who_fights_make_no_other_name() -> None:
    assert proposed("Adó Zembra", "Ado Zembra") == {frozenset({"Adó Zembra", "Ado Zembra"})}
    assert proposed("the Hill Rebels", "Hill Rebel") == {frozenset({"the Hill Rebels", "Hill Rebel"})}


def test_a_rank_before_a_name() -> None:
    names = ("Colonel Ado Zembra", "Ado Zembra")
    assert proposed(*names) == {frozenset(names)}
    assert proposed(*names, "Sergeant Ado Zembra") == set()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ado Zembra", "Ana Zembra"),
        ("Ado Zembra", "Ado Zembras"),
        ("Ado Zembra", "Zembra"),
        ("Colonel Zembra", "Zembra"),
        ("Ado Zembra", "Ado Kolle Zembra"),
        ("General Ado Zembra", "Colonel Ado Zembra"),
        ("Hill Heron Front", "Hill Heron Brigade"),
        ("the hill rebels", "hill rebel"),
        ("seven fighters", "seven fighter"),
        ("Oskel Police", "Oskel"),
    ],
)
def test_what_may_be_two_is_not_proposed(one: str, other: str) -> None:
    assert proposed(one, other) == set()


def test_what_a_person_decided_on_is_not_proposed_again() -> None:
    names = {key_of_name(name): name for name in ("Colonel Ado Zembra", "Ado Zembra")}
    on_it = propose_same_actor(*names)
    for decision in (Decision.REJECT, Decision.UNSURE, Decision.ACCEPT):
        said = Judgement(
            proposal=on_it.id,
            proposed=on_it,
            decision=decision,
            by="one",
            at="2031-07-01T09:00:00Z",
            why="asked",
        )
        assert propose_namesakes(names, judgements=[said]) == ()
    (one,) = propose_namesakes(names)
    assert one.proposal == on_it
    assert "colonel" in one.reason


@pytest.mark.parametrize("name", ["the Hill Rebels", "FFO", "FFO fighters", "Wagner", "The Front"])
def test_names(name: str) -> None:
    assert is_name(name)


@pytest.mark.parametrize(
    "name", ["the soldiers", "Seven fighters", "14 people", "gunmen", "The armed men", "", "the"]
)
def test_descriptions(name: str) -> None:
    assert not is_name(name)
