"""Holds what the interface for programs answers against its own description."""

import json
import re
from typing import Any
from urllib.parse import unquote

from jsonschema import (  # type: ignore[import-untyped]  # it ships no types
    Draft202012Validator,
)

from corrobora.workbench.api import OPERATIONS, description

Schema = dict[str, Any]


def operation_at(method: str, path: str) -> Schema | None:
    """Return what the description says of a request; ``None``: there is no such path or method."""
    for template, methods in description()["paths"].items():  # type: ignore[attr-defined]  # JSON, as the test knows it
        if re.fullmatch(re.sub(r"{\w+}", "[^/]+", template), path):
            found = methods.get("get" if method == "HEAD" else method.lower())
            if found is not None:
                return dict(found)
    return None


def expect_described(method: str, path: str, status: int, headers: Any, body: bytes) -> None:
    """Fail where an answer is none that the description has."""
    if not path.startswith("/api/"):
        return
    operation = operation_at(method, unquote(path))
    kind = headers.get("content-type", "").partition(";")[0]
    if operation is None:
        assert status in {404, 405, 413, 421}, (method, path, status)
        told: Schema = {
            "content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Trouble"}}}
        }
    else:
        assert str(status) in operation["responses"], (method, path, status, body[:300])
        told = operation["responses"][str(status)]
    assert kind in told["content"], (method, path, status, kind)
    for name in told.get("headers", {}):
        assert name in headers, (method, path, name)
    if kind.endswith("json") and method != "HEAD":
        values = json.loads(body)
        # no letter beyond ASCII: half a character in a report's text could not be written otherwise
        assert body.isascii()
        schema = {**told["content"][kind]["schema"], "components": description()["components"]}
        Draft202012Validator(schema).validate(values)
        if status >= 400:
            assert values["status"] == status


def paths_with(**ids: str) -> list[tuple[str, str]]:
    """Return method and path of every operation, its ids filled in."""
    return [(one.method, one.path.format(**ids)) for one in OPERATIONS]
