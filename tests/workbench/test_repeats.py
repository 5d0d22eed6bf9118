"""Keys of requests that come again."""

from pathlib import Path

import pytest

from corrobora.workbench.repeats import FILE, KeyUsed, Repeats, UnderWay

AT = "2031-05-01T10:00:00Z"


@pytest.fixture
def repeats(tmp_path: Path) -> Repeats:
    return Repeats(tmp_path / FILE)


def test_an_attempt_goes_from_new_to_answered(repeats: Repeats) -> None:
    first = repeats.begin(by="Ana", key="12345678", request="one", at=AT)
    assert not first.died
    with pytest.raises(UnderWay):
        repeats.begin(by="Ana", key="12345678", request="one", at=AT)
    with pytest.raises(KeyUsed):
        repeats.begin(by="Ana", key="12345678", request="two", at=AT)
    repeats.note(first, at=AT, after=7, mark="c-1")
    repeats.keep(first, status=201, answer='{"entry": 8}')
    repeats.end(first)
    again = repeats.begin(by="Ana", key="12345678", request="one", at=AT)
    assert (again.status, again.answer) == (201, '{"entry": 8}')


def test_an_attempt_that_died_says_what_to_look_for(repeats: Repeats, tmp_path: Path) -> None:
    first = repeats.begin(by="Ana", key="12345678", request="one", at=AT)
    repeats.note(first, at="2031-05-01T10:00:05Z", after=7, mark="c-1")
    # another server, after the first one died: nothing was ended
    found = Repeats(tmp_path / FILE).begin(by="Ana", key="12345678", request="one", at="2031-05-01T11:00:00Z")
    assert found.died
    assert (found.at, found.after, found.mark) == ("2031-05-01T10:00:05Z", 7, "c-1")


def test_what_died_before_it_was_noted_asks_nothing_of_the_ledger(repeats: Repeats, tmp_path: Path) -> None:
    repeats.begin(by="Ana", key="12345678", request="one", at=AT)
    assert Repeats(tmp_path / FILE).begin(by="Ana", key="12345678", request="one", at=AT).after == -1


def test_a_key_that_is_let_go_is_new_again(repeats: Repeats) -> None:
    first = repeats.begin(by="Ana", key="12345678", request="one", at=AT)
    repeats.forget(first)
    repeats.end(first)
    assert not repeats.begin(by="Ana", key="12345678", request="two", at=AT).died


def test_keys_of_two_persons_are_two(repeats: Repeats) -> None:
    repeats.begin(by="Ana", key="12345678", request="one", at=AT)
    assert not repeats.begin(by="Bo", key="12345678", request="two", at=AT).died


def test_a_key_is_known_for_a_day(repeats: Repeats) -> None:
    first = repeats.begin(by="Ana", key="12345678", request="one", at=AT)
    repeats.keep(first, status=201, answer="{}")
    repeats.end(first)
    known = repeats.begin(by="Ana", key="12345678", request="one", at="2031-05-02T10:00:00Z")
    assert known.status == 201
    late = repeats.begin(by="Ana", key="12345678", request="two", at="2031-05-02T10:00:01Z")
    assert (late.status, late.died) == (0, False)
