"""Write the published JSON Schemas of dossier.json and readings.jsonl from the records.

    python scripts/build_schema.py          writes src/corrobora/export/schema/*.json
    python scripts/build_schema.py --check  ends with 1 if a file there differs

Fields, types and enumerations are those of `corrobora.records`; descriptions
are the docstrings that stand under the fields there. Nothing is written twice.
"""

import ast
import dataclasses
import functools
import inspect
import json
import sys
import types
import typing
from collections.abc import Mapping
from enum import Enum
from pathlib import Path

from corrobora import records
from corrobora.export.jsonform import DERIVED, READING_SCHEMA, type_hints
from corrobora.records import Claim, Dossier, Fact, Refusal, Report, Span, Step

FOLDER = Path(__file__).parents[1] / "src" / "corrobora" / "export" / "schema"
DRAFT = "https://json-schema.org/draft/2020-12/schema"

Schema = dict[str, object]

BOUNDS: Mapping[tuple[str, str], Schema] = {
    ("Claim", "confidence"): {"minimum": 0, "maximum": 1},
    ("Claim", "start"): {"minimum": 0},
    ("Claim", "end"): {"minimum": 1},
    ("CopyEdge", "share"): {"minimum": 0, "maximum": 1},
    ("Place", "lat"): {"minimum": -90, "maximum": 90},
    ("Place", "lon"): {"minimum": -180, "maximum": 180},
    ("Place", "where_prec"): {"minimum": 1, "maximum": 7},
    ("Place", "geo_prec"): {"minimum": 1, "maximum": 3},
    ("When", "date_prec"): {"minimum": 1, "maximum": 5},
    ("When", "time_prec"): {"minimum": 1, "maximum": 3},
    ("Report", "id"): {"pattern": "^[0-9a-f]{64}$"},
}
"""Bounds the types cannot say. They repeat the ranges in the docstrings of the records."""


@functools.cache
def _docstrings() -> dict[tuple[str, str], str]:
    """Descriptions of fields and enumeration members: the string below each."""
    found: dict[tuple[str, str], str] = {}
    for node in ast.parse(inspect.getsource(records)).body:
        if not isinstance(node, ast.ClassDef):
            continue
        for before, after in zip(node.body, node.body[1:], strict=False):
            if not (isinstance(after, ast.Expr) and isinstance(after.value, ast.Constant)):
                continue
            target: ast.expr
            if isinstance(before, ast.AnnAssign):
                target = before.target
            elif isinstance(before, ast.Assign):
                target = before.targets[0]
            else:
                continue
            if isinstance(target, ast.Name):
                found[node.name, target.id] = " ".join(str(after.value.value).split()).replace("``", "")
    return found


def _summary(kind: type) -> str:
    return " ".join((inspect.getdoc(kind) or "").split("\n\n")[0].split()).replace("``", "").replace("`", "")


class _Builder:
    """Collects the definitions that one schema needs."""

    def __init__(self) -> None:
        self.definitions: dict[str, Schema] = {}

    def of(self, hint: object) -> Schema:
        origin, arguments = typing.get_origin(hint), typing.get_args(hint)
        if hint is Span:
            edge: Schema = {"type": "integer", "minimum": 0}
            return {
                "description": _summary(Span),
                "type": "array",
                "prefixItems": [edge, edge],
                "minItems": 2,
                "maxItems": 2,
            }
        if origin in (types.UnionType, typing.Union):
            (inner,) = (member for member in arguments if member is not type(None))
            return {"anyOf": [self.of(inner), {"type": "null"}]}
        if origin is tuple and arguments[-1] is Ellipsis:
            return {"type": "array", "items": self.of(arguments[0])}
        if origin is tuple:
            parts = [self.of(argument) for argument in arguments]
            return {"type": "array", "prefixItems": parts, "minItems": len(parts), "maxItems": len(parts)}
        if isinstance(origin, type) and issubclass(origin, Mapping):
            return {"type": "object", "additionalProperties": self.of(arguments[1])}
        if isinstance(hint, typing.NewType):
            return self.of(hint.__supertype__)
        if isinstance(hint, type) and issubclass(hint, Enum):
            self._define_enum(hint)
            return {"$ref": f"#/$defs/{hint.__name__}"}
        if isinstance(hint, type) and dataclasses.is_dataclass(hint):
            if hint.__name__ not in self.definitions:
                self.definitions[hint.__name__] = {}  # holds the place: Place refers to itself
                self.definitions[hint.__name__] = self.record(hint)
            return {"$ref": f"#/$defs/{hint.__name__}"}
        plain = {str: "string", int: "integer", float: "number", bool: "boolean"}
        return {"type": plain[typing.cast("type", hint)]}

    def _define_enum(self, kind: type[Enum]) -> None:
        notes = [
            f"{member.value}: {note}"
            for member in kind
            if (note := _docstrings().get((kind.__name__, member.name)))
        ]
        self.definitions[kind.__name__] = {
            "description": " ".join([_summary(kind), *notes]),
            "type": "string",
            "enum": [member.value for member in kind],
        }

    def record(self, kind: type) -> Schema:
        hints = type_hints(kind)
        properties: dict[str, Schema] = {}
        derived = DERIVED.get(kind, ())
        names: list[str | None] = [None, *(field.name for field in dataclasses.fields(kind))]
        for name in names:
            if name is not None:
                schema = self.of(hints[name]) | dict(BOUNDS.get((kind.__name__, name), {}))
                if note := _docstrings().get((kind.__name__, name)):
                    schema = {"description": note} | schema
                properties[name] = schema
            for extra in derived:
                if extra.after == name:
                    properties[extra.name] = {"description": extra.meaning, "type": "string"}
        return {
            "description": _summary(kind),
            "type": "object",
            "properties": properties,
            "required": list(properties),
            "additionalProperties": False,
        }


def dossier_schema() -> Schema:
    """Return the schema of ``dossier.json``."""
    builder = _Builder()
    body = builder.record(Dossier)
    properties = typing.cast("dict[str, Schema]", body["properties"])
    name = str(Dossier.__dataclass_fields__["schema"].default)
    del properties["schema"]
    body["properties"] = {"schema": {"const": name}, **properties}
    body["required"] = list(typing.cast("Schema", body["properties"]))
    return _published(name, "A corrobora dossier", body, builder)


def reading_schema() -> Schema:
    """Return the schema of one line of ``readings.jsonl``."""
    builder = _Builder()
    alias = {"type": "array", "items": {"type": "string"}, "minItems": 2, "maxItems": 2}
    properties: Schema = {
        "schema": {"const": READING_SCHEMA},
        "report": builder.of(Report),
        "claims": {"type": "array", "items": builder.of(Claim)},
        "steps": {"type": "array", "items": builder.of(Step)},
        "background": {"type": "array", "items": builder.of(Fact)},
        "refusals": {"type": "array", "items": builder.of(Refusal)},
        "aliases": {
            "description": "Names the report itself introduces for an actor: [alias, actor id].",
            "type": "array",
            "items": alias,
        },
    }
    body: Schema = {
        "description": "What reading one report gave: one line of readings.jsonl.",
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }
    return _published(READING_SCHEMA, "A corrobora reading", body, builder)


def _published(name: str, title: str, body: Schema, builder: _Builder) -> Schema:
    definitions = {key: builder.definitions[key] for key in sorted(builder.definitions)}
    return {
        "$schema": DRAFT,
        "$id": f"urn:{name.replace('/', ':')}",
        "title": title,
        **body,
        "$defs": definitions,
    }


def files() -> dict[Path, str]:
    """Return each schema file and the text it should hold."""
    built = {"dossier-1.json": dossier_schema(), "reading-1.json": reading_schema()}
    return {FOLDER / name: json.dumps(schema, indent=2) + "\n" for name, schema in built.items()}


def main() -> int:
    """Write or check the files; return the exit status."""
    stale = [path for path, text in files().items() if not path.exists() or path.read_text("utf-8") != text]
    if "--check" in sys.argv[1:]:
        for path in stale:
            print(f"{path} is out of date: run scripts/build_schema.py")
        return 1 if stale else 0
    FOLDER.mkdir(parents=True, exist_ok=True)
    for path, text in files().items():
        path.write_text(text, "utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
