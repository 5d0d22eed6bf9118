"""The description says what is checked, and lists what is answered."""

import json
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from jsonschema import (  # type: ignore[import-untyped]  # it ships no types
    Draft202012Validator,
)

from corrobora.export.jsonform import type_hints
from corrobora.records import Claim
from corrobora.workbench.api import OPERATIONS, description, methods_at
from corrobora.workbench.api_shapes import CodersBody, DecisionBody, MergeBody, SplitBody, UndoBody
from corrobora.workbench.bodies import read_body
from corrobora.workbench.openapi import ids_of, kinds_of, notes_of
from corrobora.workbench.problems import TITLES, Problem

Schema = dict[str, Any]
TOLD: Schema = json.loads(json.dumps(description()))
BODIES = (DecisionBody, UndoBody, MergeBody, SplitBody, CodersBody)
WORDS = st.one_of(
    st.sampled_from(["accept", "merge", "stance", "denies", "a-1", "", "a\x00", "\u202e"]),
    st.text(max_size=8),
)
VALUES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-2, 4),
    st.sampled_from([1.0, 0.5, 1 << 60]),
    WORDS,
    st.lists(WORDS, max_size=3),
    st.dictionaries(WORDS, WORDS, max_size=2),
)
NAMES = st.sampled_from(
    ["decision", "why", "seen", "to", "settles", "incidents", "incident", "claims", "coders", "by"]
)
GOOD: Schema = {"decision": "accept", "why": "x", "seen": 0, "incidents": ["a", "b"], "incident": "a", "claims": ["c"], "coders": 1}  # fmt: skip


@settings(deadline=None, max_examples=150)
@given(changed=st.dictionaries(NAMES, VALUES, max_size=2))
@example(changed={})
@example(changed={"seen": 1.0})
@example(changed={"seen": True})
@example(changed={"to": {"stance": "denies"}})
def test_a_body_is_taken_where_its_schema_fits_and_nowhere_else(changed: Schema) -> None:
    for kind in BODIES:
        fields = {name: value for name, value in GOOD.items() if name in type_hints(kind)} | changed
        schema = {**TOLD["components"]["schemas"][kind.__name__], "components": TOLD["components"]}
        try:
            read_body(kind, fields)
            taken = True
        except Problem:
            taken = False
        assert Draft202012Validator(schema).is_valid(fields) is taken, (kind, fields)


def test_every_operation_lists_what_it_can_be_answered() -> None:
    for one in OPERATIONS:
        told = TOLD["paths"][one.path][one.method.lower()]
        assert set(told["responses"]) == {str(one.status), *(str(TITLES[kind][0]) for kind in kinds_of(one))}
        assert [p["name"] for p in told["parameters"] if p["in"] == "path"] == list(ids_of(one.path))
        assert ("Idempotency-Key" in {p["name"] for p in told["parameters"]}) is one.writes
        assert told["description"]


def test_a_list_has_a_total_and_a_way_on() -> None:
    lists = [
        schema for schema in TOLD["components"]["schemas"].values() if "rows" in schema.get("properties", {})
    ]
    assert len(lists) >= 8
    for schema in lists:
        assert list(schema["properties"]) == ["rows", "next", "total", "total_is_exact"]


def test_records_are_described_by_their_own_words() -> None:
    assert TOLD["components"]["schemas"]["Claim"]["required"] == list(type_hints(Claim))
    assert notes_of(Claim)


@pytest.mark.parametrize(
    ("path", "methods"),
    [
        ("/api/1/reports", "GET, HEAD, POST"),
        ("/api/1/claims/c-1/undo", "POST"),
        ("/api/1/settings/coders", "GET, HEAD, PUT"),
        ("/api/1/nothing", ""),
    ],
)
def test_a_path_says_which_methods_it_takes(path: str, methods: str) -> None:
    assert methods_at(path) == methods
