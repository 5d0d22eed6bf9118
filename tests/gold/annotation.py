"""The gold set: its records, its files, and the shorthand in which a reader annotates.

    python -m tests.gold.annotation notes.txt tests/gold/second.jsonl

The claims stand in JSON Lines, one claim a line. Offsets are code points into the report's file, which is
also the text that intake holds. README.md beside this file is the guide that says what each field means.
"""

import csv
import json
import re
import sys
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from corrobora.records import ActKind, Assertion, Category, Outcome, SpeakerKind, Stance, Unit

HERE = Path(__file__).parent


class Half(StrEnum):
    """Which half of a set. Only the first may be looked at while what it measures is being made."""

    TUNE = "tune"
    HELD = "held"


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldSpeaker:
    """Who is made to say it."""

    text: str
    """The words of the report: a name, a description, or a pronoun."""
    resolved: tuple[str, ...] = ()
    """Whom the words stand for, and the body it speaks for; empty where the words say it themselves."""
    kind: SpeakerKind
    anonymous: bool = False
    told: str | None = None
    via: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldAct:
    """What is said to have been done."""

    kind: ActKind
    asserted: Assertion = Assertion.ASSERTED
    perpetrators: tuple[str, ...] = ()
    victims: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldCount:
    """How many, as worded."""

    outcome: Outcome
    category: Category | None = None
    unit: Unit = Unit.PEOPLE
    low: int | None
    high: int | None
    exact: bool
    part: bool = False
    wording: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldTime:
    """When it is said to have happened."""

    text: str
    edtf: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldClaim:
    """One speaker, one stance, one sentence."""

    id: str
    report: str
    start: int
    end: int
    quote: str
    speaker: GoldSpeaker | None
    """``None``: the outlet's own voice."""
    stance: Stance
    acts: tuple[GoldAct, ...] = ()
    counts: tuple[GoldCount, ...] = ()
    place: str | None = None
    when: GoldTime | None = None
    background: bool = False
    """Earlier violence, told beside what the report is about."""
    optional: bool = False
    """A passage that may be read or left: it counts neither for nor against anybody."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldReport:
    """One report of the set and the half it lies in, fixed for good."""

    id: str
    half: Half
    genre: str
    manner: str
    """The part of the world whose way of reporting it follows; the place itself is invented."""

    @property
    def path(self) -> Path:
        """Where its text lies."""
        return HERE / "reports" / f"{self.id}.txt"

    def text(self) -> str:
        """Return the whole file, front matter included."""
        return self.path.read_text(encoding="utf-8")


def load_reports(half: Half | None = None) -> tuple[GoldReport, ...]:
    """Return the reports of one half, or of both, in the order of their ids."""
    with (HERE / "reports.csv").open(encoding="utf-8", newline="") as file:
        rows = [
            GoldReport(id=r["id"], half=Half(r["half"]), genre=r["genre"], manner=r["manner"])
            for r in csv.DictReader(file)
        ]
    return tuple(sorted((r for r in rows if half in {None, r.half}), key=lambda r: r.id))


def load_claims(path: Path) -> tuple[GoldClaim, ...]:
    """Return the claims of a JSON Lines file, in its order.

    Raises:
        ValueError: a word is none of the vocabularies of `corrobora.records`.
        KeyError: a field is missing.

    """
    return tuple(
        _claim(json.loads(line)) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()
    )


def save_claims(path: Path, claims: Iterable[GoldClaim]) -> None:
    """Write claims as JSON Lines, one a line."""
    lines = [json.dumps(asdict(claim), ensure_ascii=False) for claim in claims]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _claim(row: dict[str, Any]) -> GoldClaim:
    speaker = row["speaker"]
    return GoldClaim(
        id=row["id"],
        report=row["report"],
        start=row["start"],
        end=row["end"],
        quote=row["quote"],
        speaker=None
        if speaker is None
        else GoldSpeaker(
            text=speaker["text"],
            resolved=tuple(speaker["resolved"]),
            kind=SpeakerKind(speaker["kind"]),
            anonymous=speaker["anonymous"],
            told=speaker["told"],
            via=tuple(speaker["via"]),
        ),
        stance=Stance(row["stance"]),
        acts=tuple(
            GoldAct(
                kind=ActKind(a["kind"]),
                asserted=Assertion(a["asserted"]),
                perpetrators=tuple(a["perpetrators"]),
                victims=tuple(a["victims"]),
            )
            for a in row["acts"]
        ),
        counts=tuple(
            GoldCount(
                outcome=Outcome(c["outcome"]),
                category=None if c["category"] is None else Category(c["category"]),
                unit=Unit(c["unit"]),
                low=c["low"],
                high=c["high"],
                exact=c["exact"],
                part=c["part"],
                wording=c["wording"],
            )
            for c in row["counts"]
        ),
        place=row["place"],
        when=None if row["when"] is None else GoldTime(**row["when"]),
        background=row["background"],
        optional=row["optional"],
    )


# --------------------------------------------------------------------------- shorthand

_COUNT = re.compile(
    r"(?P<outcome>[a-z]+)(?:/(?P<category>[a-z-]+))?(?:#(?P<unit>[a-z]+))?\s+(?P<number>~?\d+\+?|-\d+|\d+-\d+)"
    r'\s+"(?P<wording>.+)"(?P<part>\s+part)?'
)
_ACT = re.compile(
    r"(?:(?P<asserted>asserted|negated|planned|feared|generic)\s+)?(?P<kind>[a-z-]+)"
    r"(?:\((?P<by>.*?)\s*>\s*(?P<to>.*)\))?"
)
_SPEAKER = re.compile(
    r"(?P<text>[^=]+?)(?:\s+=\s+(?P<resolved>.+?))?\s+:\s+(?P<kind>[a-z-]+)(?P<flags>(?:\s+[!@<].*)?)"
)
_FLAG = re.compile(r"([!@<])\s*([^@<!]*)")
GAP = " … "


class BadShorthand(ValueError):
    """A line of shorthand that cannot be read; the message names report and line and what was expected."""


def parse_shorthand(text: str, *, reports: dict[str, str]) -> tuple[GoldClaim, ...]:
    """Return the claims of a file of shorthand (README.md gives its form).

    Args:
        text: Lines: ``# g01`` opens a report; every other line that is not empty is a claim of it.
        reports: The text of each report by its id.

    Raises:
        BadShorthand: a line does not fit, a passage does not stand in the report, or a word is no word of
            the vocabularies.

    """
    claims: list[GoldClaim] = []
    report, number = "", 0
    for at, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        if line.startswith("# "):
            report, number = line[2:].split()[0], 0
            if report not in reports:
                raise BadShorthand(f"line {at}: no report {report}; expected an id of reports.csv")
            continue
        number += 1
        try:
            claims.append(_line(line, report=report, number=number, text=reports[report]))
        except (KeyError, ValueError) as error:
            raise BadShorthand(f"line {at} ({report}): {error}") from error
    return tuple(claims)


def _line(line: str, *, report: str, number: int, text: str) -> GoldClaim:
    marks = re.match(r"[?^]*", line)
    flags = "" if marks is None else marks[0]
    fields = [field.strip() for field in line[len(flags) :].split(" | ")]
    fields += ["-"] * (7 - len(fields))
    passage, speaker, stance_word, acts, counts, place, when = fields
    start, end = _locate(passage, text)
    stance = Stance(stance_word)
    return GoldClaim(
        id=f"{report}-{number:02}",
        report=report,
        start=start,
        end=end,
        quote=text[start:end],
        speaker=_speaker(speaker),
        stance=stance,
        acts=tuple(_act(a, stance) for a in _several(acts)),
        counts=tuple(_count(c) for c in _several(counts)),
        place=None if place in {"", "-"} else place,
        when=_time(when),
        background="^" in flags,
        optional="?" in flags,
    )


def _several(field: str) -> list[str]:
    return [] if field in {"", "-"} else [part.strip() for part in field.split(";")]


def body_of(text: str) -> int:
    """Return where a report's own words begin, behind its front matter."""
    return text.index("\n---\n", 3) + 5 if text.startswith("---\n") else 0


def _locate(passage: str, text: str) -> tuple[int, int]:
    head, gap, tail = passage.partition(GAP)
    head, hash_, nth = head.partition(" ##") if not gap else (head, "", "")
    body = body_of(text)
    start = text.find(head, body)
    for _ in range(int(nth) - 1 if hash_ else 0):
        start = text.find(head, start + 1)
    if start < 0:
        raise ValueError(f"the passage beginning {head[:12]!r} does not stand in the report")
    if not gap:
        if not hash_ and text.find(head, start + 1) >= 0:
            raise ValueError(
                f"the passage beginning {head[:12]!r} stands more than once; add ' ##1', ' ##2' …"
            )
        return start, start + len(head)
    end = text.find(tail, start + len(head))
    if end < 0:
        raise ValueError(f"the passage ending {tail[-12:]!r} does not stand behind its beginning")
    return start, end + len(tail)


def _speaker(field: str) -> GoldSpeaker | None:
    if field in {"-", ""}:
        return None
    found = _SPEAKER.fullmatch(field)
    if found is None:
        raise ValueError("expected a speaker: WORDS [= WHOM] : KIND [!] [@TOLD] [<VIA]")
    flags = [(mark, words.strip()) for mark, words in _FLAG.findall(found["flags"])]
    text, *bodies = (part.strip() for part in found["text"].split(" / "))
    return GoldSpeaker(
        text=text,
        resolved=tuple(r.strip() for r in (found["resolved"] or "").split(" / ") if r.strip())
        or tuple(bodies),
        kind=SpeakerKind(found["kind"]),
        anonymous=any(mark == "!" for mark, _ in flags),
        told=next((words for mark, words in flags if mark == "@"), None),
        via=tuple(words for mark, words in flags if mark == "<"),
    )


def _act(field: str, stance: Stance) -> GoldAct:
    found = _ACT.fullmatch(field)
    if found is None:
        raise ValueError("expected an act: [ASSERTION] KIND [(WHO > WHOM)]")
    usual = Assertion.NEGATED if stance == Stance.DENIES else Assertion.ASSERTED
    return GoldAct(
        kind=ActKind(found["kind"]),
        asserted=Assertion(found["asserted"]) if found["asserted"] else usual,
        perpetrators=_parties(found["by"]),
        victims=_parties(found["to"]),
    )


def _parties(words: str | None) -> tuple[str, ...]:
    return tuple(p.strip() for p in (words or "").split(" & ") if p.strip())


def _count(field: str) -> GoldCount:
    found = _COUNT.fullmatch(field)
    if found is None:
        raise ValueError('expected a count: OUTCOME[/CATEGORY][#UNIT] NUMBER "WORDING" [part]')
    number = found["number"]
    low: int | None
    high: int | None
    if number.startswith("-"):
        low, high = None, int(number[1:])
    elif number.endswith("+"):
        low, high = int(number[:-1]), None
    elif "-" in number:
        low, high = (int(n) for n in number.split("-"))
    else:
        low = high = int(number.lstrip("~"))
    return GoldCount(
        outcome=Outcome(found["outcome"]),
        category=Category(found["category"]) if found["category"] else None,
        unit=Unit(found["unit"]) if found["unit"] else Unit.PEOPLE,
        low=low,
        high=high,
        exact=number.isdigit(),
        part=found["part"] is not None,
        wording=found["wording"],
    )


def _time(field: str) -> GoldTime | None:
    if field in {"", "-"}:
        return None
    text, _, edtf = field.partition(" = ")
    return GoldTime(text=text.strip(), edtf=edtf.strip())


def main(source: Path, target: Path) -> None:
    """Turn a file of shorthand into JSON Lines."""
    texts = {report.id: report.text() for report in load_reports()}
    save_claims(target, parse_shorthand(source.read_text(encoding="utf-8"), reports=texts))


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit("usage: python -m tests.gold.annotation SHORTHAND.txt CLAIMS.jsonl")
    main(Path(sys.argv[1]), Path(sys.argv[2]))
