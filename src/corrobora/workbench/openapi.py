"""The description of what programs may ask (OpenAPI 3.1.0), made from the operations themselves: their types, their paths, their roles."""

import dataclasses
import inspect
import json
import re
import types
import typing
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from importlib.resources import files
from typing import Any, Final

from corrobora.records import Span
from corrobora.workbench.access import ACCESS
from corrobora.workbench.bodies import Keys, Many, OneOf, Whole, Words, hints_of, parameter_of, plain_of
from corrobora.workbench.keeper import Keeper
from corrobora.workbench.people import Account
from corrobora.workbench.problems import MEDIA_TYPE, TITLES, Trouble
from corrobora.workbench.rendering import Sight
from corrobora.workbench.repeats import Attempt
from corrobora.workflow import Project
from corrobora.workflow.desk import Desk

VERSION: Final = "1"
"""Of the interface: another number is another path (``/api/2/``)."""
DOSSIER: Final = "Dossier"
"""Name of the schema that is published for a dossier by itself (``export/schema/dossier-1.json``)."""
KEY: Final = "^[\x21-\x7e]{8,64}$"
"""A key of a repeated request: 8 to 64 visible characters of ASCII. Ours: a UUID has 36."""
ZIP: Final = "application/zip"
JSON: Final = "application/json"
FORM: Final = "multipart/form-data"
ASKS: Final = "Corrobora-Withheld"
"""Header by which a program asks to see what is withheld."""
SHOW: Final = "show"
"""What it says then."""
Schema = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Upload:
    """A file that was sent."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """A request, after everything that stands before it."""

    project: Project
    desk: Desk
    """Answers as far as the account may see; what is decided is held against ``project.desk``."""
    sight: Sight
    keeper: Keeper | None
    account: Account
    at: str
    """The time, as what is written now will say."""
    path: Mapping[str, str]
    """Ids from the path."""
    asks: object = None
    """The query, as its operation takes it."""
    body: object = None
    uploads: Sequence[Upload] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Nothing:
    """A query that takes no parameter."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Operation:
    """Something that a program may ask for: one row of the table from which routes and description are made."""

    method: str
    path: str
    name: str
    """For programs that are made from the description."""
    summary: str
    about: str = ""
    """What else has to be known, in whole sentences."""
    answer: Callable[[Call], object]
    """Called in a thread of its own."""
    asks: type = Nothing
    """A dataclass of what the query takes."""
    takes: type | None = None
    """A dataclass of what the body holds."""
    uploads: bool = False
    """Whether files are sent instead."""
    gives: type | str
    """A dataclass of what is answered; `DOSSIER`; `ZIP`; or ``object``: JSON of any form."""
    status: int = 200
    wrong: tuple[str, ...] = ()
    """Of `problems.TITLES`, those that this operation has beside those that every one has."""
    mark: Callable[[Call], str] | None = None
    """Returns what something written is about, to be found again by; see `repeats`."""
    made: Callable[[Call, Attempt], object] | None = None
    """Returns what a try that died wrote, ``None`` where it wrote nothing."""

    @property
    def writes(self) -> bool:
        """Whether anything is changed."""
        return self.method != "GET"


def ids_of(path: str) -> tuple[str, ...]:
    """Return the names of the ids in a path."""
    return tuple(re.findall(r"{(\w+)}", path))


def described(operations: Sequence[Operation]) -> Schema:
    """Return the description of operations."""
    schemas = _Schemas()
    paths: dict[str, Schema] = {}
    for one in operations:
        paths.setdefault(one.path, {})[one.method.lower()] = _operation(one, schemas)
    schemas.of(Trouble)
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "corrobora",
            "version": VERSION,
            "description": (
                "What people do at the workbench of a project, for programs. Answers say what is claimed and by whom, never what is so. "
                "Every list goes on with the words of next; its total is counted up to 1,000, and total_is_exact says whether that is all."
            ),
            "license": {"name": "MIT", "identifier": "MIT"},
        },
        "servers": [{"url": "/"}],
        "security": [{"token": []}, {"session": []}],
        "paths": paths,
        "components": {
            "securitySchemes": {
                "token": {
                    "type": "http",
                    "scheme": "bearer",
                    "description": "A token of an account. It needs no X-CSRF-Token.",
                },
                "session": {
                    "type": "apiKey",
                    "in": "cookie",
                    "name": "corrobora",
                    "description": "The session of a browser. Whatever writes needs the header X-CSRF-Token beside it.",
                },
            },
            "schemas": {name: schemas.made[name] for name in sorted(schemas.made)},
        },
    }


def kinds_of(one: Operation) -> tuple[str, ...]:
    """Return the errors that an operation can be answered with, of `problems.TITLES`."""
    kinds = {
        "malformed",
        "not-known-who",
        "not-allowed",
        "wrong-host",
        "not-usable",
        "too-many",
        "withheld",
        "fault",
        *one.wrong,
    }
    kinds |= {"too-long", "too-slow"}
    if ids_of(one.path):
        kinds.add("unknown-record")
    if one.takes is not None or one.uploads:
        kinds.add("wrong-media-type")
    if one.writes:
        kinds |= {"key-used", "under-way", "busy"}
    return tuple(kind for kind in TITLES if kind in kinds)


def _operation(one: Operation, schemas: "_Schemas") -> Schema:
    role = ACCESS[one.method, one.path]
    needs = "" if role is None else f" Least role: {role}."
    told: Schema = {
        "operationId": one.name,
        "summary": one.summary,
        "description": (one.about + needs).strip(),
        "parameters": [
            *(
                {"name": name, "in": "path", "required": True, "schema": {"type": "string", "minLength": 1}}
                for name in ids_of(one.path)
            ),
            *_parameters(one.asks, schemas),
        ],
        "responses": {str(one.status): _given(one, schemas)},
    }
    told["parameters"].append(
        {
            "name": ASKS,
            "in": "header",
            "required": False,
            "description": "show: names that are withheld are given as they are, to an account that may see them, and the look is recorded. Without it they are struck for everybody.",
            "schema": {"type": "string", "enum": [SHOW]},
        }
    )
    if one.writes:
        told["parameters"] += [
            {
                "name": "Idempotency-Key",
                "in": "header",
                "required": False,
                "description": "8 to 64 visible characters of ASCII. The same key with the same request is answered the same for 24 hours, and carried out once.",
                "schema": {"type": "string", "pattern": KEY},
            },
            {
                "name": "X-CSRF-Token",
                "in": "header",
                "required": False,
                "description": "With the session of a browser: what the forms of its pages hold in the field csrf.",
                "schema": {"type": "string", "maxLength": 64},
            },
        ]
    if one.takes is not None:
        told["requestBody"] = {"required": True, "content": {JSON: {"schema": schemas.of(one.takes)}}}
    elif one.uploads:
        part = {"type": "string", "contentMediaType": "application/octet-stream"}
        body = {
            "type": "object",
            "properties": {"file": {"type": "array", "items": part, "minItems": 1, "maxItems": 100}},
            "required": ["file"],
            "additionalProperties": False,
        }
        told["requestBody"] = {"required": True, "content": {FORM: {"schema": body}}}
    by_status: dict[int, list[str]] = {}
    for kind in kinds_of(one):
        by_status.setdefault(TITLES[kind][0], []).append(TITLES[kind][1])
    for status, titles in sorted(by_status.items()):
        answer: Schema = {
            "description": "; or: ".join(titles),
            "content": {MEDIA_TYPE: {"schema": schemas.of(Trouble)}},
        }
        if status == 401:
            answer["headers"] = {"WWW-Authenticate": {"required": True, "schema": {"type": "string"}}}
        told["responses"][str(status)] = answer
    return told


def _parameters(asks: type, schemas: "_Schemas") -> list[Schema]:
    found = []
    for field in dataclasses.fields(asks):
        schema = schemas.of(hints_of(asks)[field.name])
        required = field.default is dataclasses.MISSING
        told: Schema = {
            "name": parameter_of(field.name),
            "in": "query",
            "required": required,
            "schema": schema if required else {**schema, "default": field.default},
        }
        if note := schema.pop("description", None) or notes_of(asks).get(field.name):
            told["description"] = note
        found.append(told)
    return found


def _given(one: Operation, schemas: "_Schemas") -> Schema:
    told: Schema = {"description": "Done." if one.writes else "What was asked for."}
    if one.gives == ZIP:
        told["content"] = {ZIP: {"schema": {"type": "string", "contentMediaType": ZIP}}}
    elif one.gives == DOSSIER:
        told["content"] = {JSON: {"schema": schemas.dossier()}}
    elif one.gives is object:
        told["content"] = {JSON: {"schema": {"type": "object"}}}
    else:
        told["content"] = {JSON: {"schema": schemas.of(one.gives)}}
    return told


def notes_of(kind: type) -> Mapping[str, str]:
    """Return what stands below the fields of a dataclass of ours, by their names; nothing where its source is not at hand."""
    above: dict[str, str] = {}
    for base in reversed(kind.__bases__):
        if dataclasses.is_dataclass(base):
            above |= notes_of(base)
    try:
        source = inspect.getsource(kind)
    except (OSError, TypeError):
        return above
    found = re.findall(r'^    (\w+): .*\n    """((?:[^"]|"(?!""))*)"""', source, re.MULTILINE)
    return above | {name: " ".join(words.split()).replace("``", "").replace("`", "") for name, words in found}


class _Schemas:
    """Collects the schemas that a description refers to."""

    def __init__(self) -> None:
        self.made: dict[str, Schema] = {}

    def of(self, hint: Any) -> Schema:  # noqa: ANN401 - a type of any form
        plain, notes = plain_of(hint)
        origin, arguments = typing.get_origin(plain), typing.get_args(plain)
        if plain is Span:
            edge = {"type": "integer", "minimum": 0}
            return {"type": "array", "prefixItems": [edge, edge], "minItems": 2, "maxItems": 2}
        if origin in (types.UnionType, typing.Union):
            (inner,) = (member for member in arguments if member is not type(None))
            return {"anyOf": [self.of(inner), {"type": "null"}]}
        if origin is tuple and arguments[-1] is Ellipsis:
            bounds: Schema = {}
            for note in notes:
                if isinstance(note, Many):
                    bounds = {"minItems": note.least, "maxItems": note.most, "uniqueItems": True}
            return {"type": "array", "items": self.of(arguments[0]), **bounds}
        if origin is tuple:
            parts = [self.of(argument) for argument in arguments]
            return {"type": "array", "prefixItems": parts, "minItems": len(parts), "maxItems": len(parts)}
        if isinstance(origin, type) and issubclass(origin, Mapping):
            for note in notes:
                if isinstance(note, Keys):
                    words = {word: self.of(arguments[1]) for word in note.words}
                    return {"type": "object", "properties": words, "additionalProperties": False}
            return {"type": "object", "additionalProperties": self.of(arguments[1])}
        if isinstance(plain, typing.NewType):
            return self.of(plain.__supertype__)
        for note in notes:
            if isinstance(note, OneOf):
                return {"type": "string", "enum": list(note.words)}
            if isinstance(note, Whole):
                return {"type": "integer", "minimum": note.least, "maximum": note.most}
            if isinstance(note, Words):
                return {
                    "type": "string",
                    "minLength": note.shortest,
                    "maxLength": note.longest,
                    "pattern": note.pattern,
                }
        if isinstance(plain, type) and issubclass(plain, Enum):
            self.made[plain.__name__] = {
                "description": _summary(plain),
                "type": "string",
                "enum": [member.value for member in plain],
            }
            return {"$ref": f"#/components/schemas/{plain.__name__}"}
        if isinstance(plain, type) and dataclasses.is_dataclass(plain):
            if plain.__name__ not in self.made:
                self.made[plain.__name__] = {}  # holds the place: a place refers to the one around it
                self.made[plain.__name__] = self._record(plain)
            return {"$ref": f"#/components/schemas/{plain.__name__}"}
        return {"type": {str: "string", int: "integer", float: "number", bool: "boolean"}[plain]}

    def _record(self, kind: type) -> Schema:
        notes = notes_of(kind)
        properties: dict[str, Schema] = {}
        needed = []
        sent = kind.__module__.endswith("api_shapes") and kind.__name__.endswith("Body")
        for field in dataclasses.fields(kind):
            schema = self.of(hints_of(kind)[field.name])
            if kind is Trouble and field.default is None:
                schema = schema["anyOf"][0]  # left out rather than null
            properties[field.name] = (
                {"description": notes[field.name], **schema} if field.name in notes else schema
            )
            free = (
                field.default is not dataclasses.MISSING or field.default_factory is not dataclasses.MISSING
            )
            if not (free and (sent or kind is Trouble)):
                needed.append(field.name)
        return {
            "description": _summary(kind),
            "type": "object",
            "properties": properties,
            "required": needed,
            "additionalProperties": False,
        }

    def dossier(self) -> Schema:
        """Return the schema that is published for a dossier, its parts under names of their own."""
        if DOSSIER not in self.made:
            text = (files("corrobora.export") / "schema" / "dossier-1.json").read_text("utf-8")
            body = json.loads(text.replace('"#/$defs/', f'"#/components/schemas/{DOSSIER}'))
            for name, part in body.pop("$defs").items():
                self.made[DOSSIER + name] = part
            del body["$schema"], body["$id"]
            self.made[DOSSIER] = body
        return {"$ref": f"#/components/schemas/{DOSSIER}"}


def _summary(kind: type) -> str:
    words = (inspect.getdoc(kind) or "").split("\n\n", maxsplit=1)[0]
    return " ".join(words.split()).replace("``", "").replace("`", "")
