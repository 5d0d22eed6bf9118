"""What is read from bodies and queries, and what is not."""

import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Annotated

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corrobora.workbench.bodies import (
    DEEPEST,
    LARGEST,
    Id,
    Keys,
    Limit,
    Many,
    OneOf,
    Reason,
    Words,
    check_id,
    cursor_of,
    number_at,
    read_body,
    read_json,
    read_query,
    words_at,
)
from corrobora.workbench.problems import Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    why: Reason
    ids: Annotated[tuple[Id, ...], Many(most=2)] = ()
    to: Annotated[Mapping[str, Annotated[str, Words(longest=3)]], Keys(words=("place",))] = field(
        default_factory=dict
    )
    colour: Annotated[str, OneOf(words=("red", "blue"))] = "red"
    limit: Limit = 5
    flag: bool = False


def test_a_body_is_read_into_its_record() -> None:
    told = {
        "why": "two\nlines",
        "ids": ["a-1", "b"],
        "colour": "blue",
        "limit": 7.0,
        "flag": True,
        "to": {"place": "-"},
    }
    assert read_body(Sent, told) == Sent(
        why="two\nlines", ids=("a-1", "b"), colour="blue", limit=7, flag=True, to={"place": "-"}
    )


@pytest.mark.parametrize(
    "told",
    [
        [],
        None,
        {},
        {"why": "x", "more": 1},
        {"why": 1},
        {"why": "x", "ids": []},
        {"why": "x", "ids": ["a", "a"]},
        {"why": "x", "ids": ["a", "b", "c"]},
        {"why": "x", "ids": "a"},
        {"why": "x", "ids": ["a b"]},
        {"why": "x", "ids": ["a\n"]},
        {"why": "x", "ids": ["é"]},
        {"why": "x", "colour": "green"},
        {"why": "x", "colour": ["red"]},
        {"why": "x", "limit": 0},
        {"why": "x", "limit": True},
        {"why": "x", "limit": 1.5},
        {"why": "x", "limit": None},
        {"why": "x", "flag": 1},
        {"why": "x", "to": []},
        {"why": "x", "to": {"when": "x"}},
        {"why": "x", "to": {"place": "long"}},
        {"why": "a\rb"},
        {"why": "a\x85b"},
        {"why": "a\u2066b"},
    ],
    ids=str,
)
def test_what_a_field_does_not_take_is_refused_without_repeating_it(told: object) -> None:
    with pytest.raises(Problem) as found:
        read_body(Sent, told)
    assert found.value.trouble.status == 422


def test_letters_of_every_script_are_taken() -> None:
    why = "قُتل ١٢ شخصًا 殺害された 👨‍👩‍👧 d’après"
    assert read_body(Sent, {"why": why}).why == why


@pytest.mark.parametrize(
    "raw", [b"", b"{", b"\xff", b"NaN", b'{"a":1,"a":1}', b"[" * 9 + b"1" + b"]" * 9, b"1" * 5_000]
)
def test_what_is_no_plain_json_is_refused(raw: bytes) -> None:
    with pytest.raises(Problem) as found:
        read_json(raw)
    assert found.value.trouble.status == 400


def test_json_of_some_depth_is_read() -> None:
    raw = b"[" * (DEEPEST - 1) + b"1" + b"]" * (DEEPEST - 1)
    assert json.dumps(read_json(raw)).encode() == raw


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    form: Annotated[tuple[Annotated[str, OneOf(words=("a", "b"))], ...], Many(most=2)]
    cursor: Annotated[str, Words(longest=5)] = ""
    limit: Limit = 5


def test_a_query_is_read_into_its_record() -> None:
    pairs = [("form", "b"), ("next", "x"), ("form", "a"), ("limit", "100")]
    assert read_query(Asked, pairs) == Asked(form=("b", "a"), cursor="x", limit=100)


@pytest.mark.parametrize(
    "pairs",
    [
        [],
        [("form", "c")],
        [("form", "a"), ("form", "a")],
        [("form", "a"), ("cursor", "x")],
        [("form", "a"), ("next", "x"), ("next", "x")],
        [("form", "a"), ("limit", "+5")],
        [("form", "a"), ("limit", "٥")],
        [("form", "a"), ("limit", "")],
        [("form", "a"), ("more", "")],
    ],
    ids=str,
)
def test_a_query_that_asks_for_something_else_is_refused(pairs: list[tuple[str, str]]) -> None:
    with pytest.raises(Problem) as found:
        read_query(Asked, pairs)
    assert found.value.trouble.status == 422


@given(number=st.integers(0, LARGEST))
def test_a_number_comes_back_from_its_cursor(number: int) -> None:
    assert number_at("reports", cursor_of("reports", number)) == number
    with pytest.raises(Problem):
        number_at("incidents", cursor_of("reports", number))


@given(first=st.text(max_size=50), second=st.text(max_size=50))
def test_words_come_back_from_their_cursor(first: str, second: str) -> None:
    assert words_at("board", cursor_of("board", first, second)) == (first, second)


@given(cursor=st.text("abcWyJAIkz019-_", min_size=1, max_size=60))
def test_no_cursor_is_a_fault(cursor: str) -> None:
    for reads in (number_at, words_at):
        with suppress(Problem):
            assert reads("reports", cursor) is not None


@pytest.mark.parametrize("number", [-1, LARGEST + 1, True, 1.5, None, "1"])
def test_a_cursor_made_by_somebody_else_is_refused(number: object) -> None:
    with pytest.raises(Problem):
        number_at("reports", cursor_of("reports", number))  # type: ignore[arg-type]  # what a stranger would put there


@pytest.mark.parametrize("told", ["", "a b", "x" * 161, "a\x00", "../x", "é"])
def test_what_can_be_no_id_is_of_no_record(told: str) -> None:
    with pytest.raises(Problem) as found:
        check_id(told)
    assert found.value.trouble.status == 404
