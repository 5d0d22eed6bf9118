"""The keys of the incident set: what each folder holds, read from its ``key.toml``.

README.md beside this file is the guide that says what every field means.
"""

import csv
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from pathlib import Path
from typing import Any

from tests.gold.annotation import Half

HERE = Path(__file__).parent
NOBODY_SAYS = "none"
OPEN = "open"
TOLD = "told.csv"
FRONT = re.compile(r"---\n.*?^---\n\s*", re.DOTALL | re.MULTILINE)
BLANK_LINES = re.compile(r"\n(?:[ \t]*\n)+")


class CopyKind(StrEnum):
    """How much of the earlier report's words was taken over."""

    WHOLE = "whole"
    CUT = "cut"
    SPLICED = "spliced"


class Label(StrEnum):
    """How two claims on one point stand to each other."""

    COMPATIBLE = "compatible"
    REFINES = "refines"
    CONTRADICTS = "contradicts"
    DIFFERENT_SET = "different-set"
    SUPERSEDED = "superseded"


@dataclass(frozen=True, slots=True, kw_only=True)
class Toll:
    """How many, as an honest coder would give it. ``best`` ``None``: nothing decides; ``high`` ``None``: nobody bounds it."""

    low: int
    best: int | None
    high: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyOrigin:
    """Who first told it, and every report that carries the word."""

    name: str
    reports: frozenset[str]
    supports: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyIncident:
    """One incident and the reports that tell of it."""

    id: str
    title: str
    date: str
    reports: frozenset[str]
    killed: Toll | None
    injured: Toll | None
    origins_act: tuple[int, int]
    origins_responsibility: tuple[int, int]
    origins: tuple[KeyOrigin, ...]
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyCopy:
    """Words of one report taken over by a later one."""

    report: str
    of: str
    kind: CopyKind


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyShared:
    """Two reports that tell in words of their own what the same teller told the same gatherer."""

    reports: frozenset[str]
    what: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """The exact words of one sentence of a report."""

    report: str
    quote: str


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyPair:
    """Two claims on one point."""

    a: Passage
    b: Passage
    label: Label
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """What one folder holds."""

    folder: Path
    incidents: tuple[KeyIncident, ...]
    copies: tuple[KeyCopy, ...]
    shared: tuple[KeyShared, ...]
    pairs: tuple[KeyPair, ...]
    unrelated: frozenset[str]

    def reports(self) -> tuple[Path, ...]:
        """Return the files of the folder's reports in the order of their names."""
        return tuple(sorted((self.folder / "reports").glob("*.txt")))


def _toll(given: list[int | str] | None) -> Toll | None:
    if given is None:
        return None
    low, best, high = given
    return Toll(
        low=int(low),
        best=None if best == NOBODY_SAYS else int(best),
        high=None if high == OPEN else int(high),
    )


def _incident(given: dict[str, Any]) -> KeyIncident:
    return KeyIncident(
        id=given["id"],
        title=given["title"],
        date=given["date"],
        reports=frozenset(given["reports"]),
        killed=_toll(given.get("killed")),
        injured=_toll(given.get("injured")),
        origins_act=(given["origins_act"][0], given["origins_act"][1]),
        origins_responsibility=(given["origins_responsibility"][0], given["origins_responsibility"][1]),
        origins=tuple(
            KeyOrigin(name=o["name"], reports=frozenset(o["reports"]), supports=frozenset(o["supports"]))
            for o in given["origin"]
        ),
        why=given["why"],
    )


def load_key(folder: Path) -> Key:
    """Read one folder's key.

    Raises:
        KeyError: a field is missing.
        ValueError: a label or a kind of copy is none of those of the guide.

    """
    held = tomllib.loads((folder / "key.toml").read_text(encoding="utf-8"))
    return Key(
        folder=folder,
        incidents=tuple(_incident(i) for i in held["incident"]),
        copies=tuple(
            KeyCopy(report=c["report"], of=c["of"], kind=CopyKind(c["kind"])) for c in held.get("copy", ())
        ),
        shared=tuple(
            KeyShared(reports=frozenset(s["reports"]), what=s["what"]) for s in held.get("shared", ())
        ),
        pairs=tuple(
            KeyPair(a=Passage(**p["a"]), b=Passage(**p["b"]), label=Label(p["label"]), why=p["why"])
            for p in held.get("pair", ())
        ),
        unrelated=frozenset(held.get("unrelated", ())),
    )


def load_told(folder: Path) -> Mapping[str, tuple[frozenset[str], ...]]:
    """Read what each paragraph of a folder's reports tells of.

    Returns:
        By report, paragraph after paragraph, the ids of what it tells of: ids of the key, or an ``x`` and a
        number for what is not in the key. Empty where it tells of no single happening.

    Raises:
        FileNotFoundError: the folder's paragraphs are not labelled.
        KeyError: a column is missing.
        ValueError: a report's paragraphs do not stand in order from 1 on.

    """
    held: dict[str, list[frozenset[str]]] = {}
    with (folder / TOLD).open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            told = held.setdefault(row["report"], [])
            if int(row["paragraph"]) != len(told) + 1:
                raise ValueError(f"{folder.name} {row['report']}: paragraph {row['paragraph']} out of order")
            told.append(frozenset(row["incidents"].split()))
    return {report: tuple(told) for report, told in held.items()}


def is_labelled(folder: Path) -> bool:
    """Whether the folder's paragraphs are labelled."""
    return (folder / TOLD).is_file()


def paragraph_starts(text: str) -> tuple[int, ...]:
    """Return where each paragraph of a report starts: blocks set apart by blank lines after the front matter.

    Raises:
        ValueError: the text has no front matter.

    """
    front = FRONT.match(text)
    if front is None:
        raise ValueError("the report has no front matter")
    edges = [front.end(), *(found.end() for found in BLANK_LINES.finditer(text, front.end())), len(text)]
    return tuple(a for a, b in pairwise(edges) if text[a:b].strip())


def folders(half: Half | None = None) -> Iterator[Path]:
    """Yield the folders of a half, or of both, in the order of their names."""
    with (HERE / "halves.csv").open(encoding="utf-8", newline="") as file:
        halves = {row["folder"]: Half(row["half"]) for row in csv.DictReader(file)}
    for name in sorted(halves):
        if half is None or halves[name] is half:
            yield HERE / name
