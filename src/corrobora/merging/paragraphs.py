"""The paragraphs of a report: the smallest stretch that is taken to tell of one happening.

A report that tells of several happenings tells them in turn. Which paragraph
tells of which is decided with the other reports at hand (`tracing`); here stands
what a paragraph shows by itself.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from corrobora.edtf import bounds
from corrobora.merging.terms import Terms, telling_words, words_of
from corrobora.records import (
    ActKind,
    Assertion,
    Claim,
    ClaimId,
    Outcome,
    Place,
    Reading,
    Report,
    ReportId,
    Span,
    Stance,
    Step,
    When,
)
from corrobora.spelling import skeleton

CORE = frozenset(
    {
        ActKind.KILLING,
        ActKind.INJURY,
        ActKind.ABDUCTION,
        ActKind.SHELLING,
        ActKind.AIR_STRIKE,
        ActKind.DRONE_STRIKE,
        ActKind.CROWD_FORCE,
        ActKind.ATTACK,
        ActKind.INTERCEPTION,
        ActKind.SEXUAL_VIOLENCE,
        ActKind.TORTURE,
    }
)
"""Acts whose place and time set a happening apart; people flee to, and are held in, other places."""

ANSWERS = frozenset(
    {
        Stance.DENIES,
        Stance.GIVES_ALTERNATIVE_EXPLANATION,
        Stance.ADMITS,
        Stance.ADMITS_ACT_DENIES_RESPONSIBILITY,
    }
)
"""Stances of those who answer a charge; the numbers in an answer are the accuser's."""

_SHARP_DAYS = 2
"""A date of at most so many days' spread is one by which a happening is known."""
_TOWN_PREC = 2
"""UCDP where_prec up to which a place is a settlement or lies by one."""

_TARGET = re.compile(
    r"\b(schools?|classrooms?|markets?|mosques?|church(?:es)?|weddings?|funerals?|wakes?|bus(?:es)?|minibus(?:es)?|convoys?|trucks?|lorr(?:y|ies)|"
    r"boats?|ferr(?:y|ies)|camps?|prisons?|jails?|mines?|checkpoints?|bridges?|trains?|planes?|aircraft|helicopters?|wells?|monaster(?:y|ies)|seminar(?:y|ies)|"
    r"orphanages?|embass(?:y|ies)|hotels?|restaurants?|protest(?:s|ers)?|demonstrators?|rall(?:y|ies)|stadiums?|refiner(?:y|ies)|ports?|bakery|bakeries|"
    r"journalists?|hospitals?|clinics?|caf[eé]s?|kindergartens?|dormitor(?:y|ies)|cemeter(?:y|ies)|mills?|dams?)\b"
)
_SAME_TARGET = {
    "classroom": "school",
    "minibus": "bus",
    "lorry": "truck",
    "protester": "protest",
    "demonstrator": "protest",
    "jail": "prison",
    "clinic": "hospital",
}

_OFFICE = re.compile(
    r"(?i)\b(?:sgt|sergeant|lt|lieutenant|capt|captain|maj|major|col|colonel|gen|general|admiral|chief|commander|commissioner|sheriff|deputy|officer|detective|inspector|"
    r"spokes(?:man|woman|person)|minister|president|governor|prefect|mayor|senator|ambassador|attorney|prosecutor|judge|coroner|director|correspondent|reporter)\.?\s+(?:\w+\.?\s+)?$"
)
"""An office before a name: whoever holds it speaks of one happening after the other."""
_OFFICE_REACH = 40

_AGE = re.compile(r"\b(?P<age>\d{1,2})[- ](?P<unit>year|month|week)s?[- ]old\b|(?<=\w, )(?P<bare>\d{2})(?=,)")
"""An age: "9-year-old", "22 months old"; between commas behind a name, "Ana Obo, 34, said"."""

_RUN_IN = re.compile(
    r"\s*(?:\(?[a-z0-9]{1,2}[.)]\s+|[•▪–—*-]\s+|\d{1,2}[.:]\d{2}\s+)?([^.:;\n]{3,70})[.:](?:\s|$)"
)
"""A heading that runs into its paragraph: "13 August, Isakwe." or "(b) Trunk road, 21 May:"."""
_HEADING_WORDS = 9
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_OF_SENTENCES = frozenset(
    """the a an this that these those it he she they we i you who which his her its our their my your nobody
    is are was were be been has have had do does did will would can could may might must""".split()
)
"""Articles, pronouns and auxiliaries: what stands alone as a heading leaves them out (ours)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """One paragraph with what it tells."""

    report: ReportId
    number: int
    """Its place in the report, from 0."""
    claims: tuple[Claim, ...]
    steps: tuple[Step, ...]
    words: Counter[str]
    names: frozenset[str]
    """Words of its telling names."""
    title: Counter[str]
    """Telling words of the report's title, with its first paragraph alone."""
    persons: frozenset[str]
    """Neighbouring words of its telling names that are no places: "tibo zembra". Who is named by an office is not among them."""
    ages: frozenset[str]
    """Ages it gives: "9 year", "22 month"."""
    days: frozenset[int]
    """Ordinals of the sharp days it names, whatever they date."""
    act_days: frozenset[int]
    """Ordinals of the days on which an act is said to have happened."""
    towns: frozenset[str]
    """Skeletons of the settlements it names."""
    regions: frozenset[str]
    """First-order divisions it names or whose settlements it names."""
    places: tuple[Place, ...]
    """Where acts are said to have happened."""
    act_towns: frozenset[str]
    """Skeletons of the settlements among them."""
    whens: tuple[When, ...]
    tolls: frozenset[tuple[Outcome, int, int | None]]
    actors: frozenset[str]
    targets: frozenset[str]
    opens: bool
    """Whether it opens with a heading of a day or a place, as the items of a round-up do."""

    @property
    def key(self) -> tuple[ReportId, int]:
        """Names the paragraph, and orders it."""
        return self.report, self.number

    @property
    def tells(self) -> bool:
        """Whether a claim in it tells an act."""
        return any(_telling(c) for c in self.claims)


def _telling(claim: Claim) -> bool:
    return claim.act is not None and claim.act.asserted in {Assertion.ASSERTED, Assertion.NEGATED}


def set_apart_in(reading: Reading) -> frozenset[ClaimId]:
    """Return the claims that tell of violence before the happening, or of a pattern: they are background of it."""
    return frozenset(
        i for f in reading.background if f.kind in {"earlier-violence", "pattern"} for i in f.claims
    )


def paragraphs_of(
    report: Report, reading: Reading, *, terms: Terms, set_apart: frozenset[ClaimId]
) -> tuple[Paragraph, ...]:
    """Return the paragraphs of a report that was read, in order.

    A reading that names no paragraphs has one for each claim; one without either, as of a page that shows
    its headline alone to whoever does not pay, is its title. ``set_apart`` are
    claims that are background: they belong to no happening.
    """
    spans: Sequence[Span] = reading.paragraphs or tuple(
        Span(start=c.start, end=c.end) for c in sorted(reading.claims, key=lambda c: (c.start, c.end))
    )
    if not spans and report.title:
        spans = (Span(start=0, end=0),)
    claims = sorted(
        (c for c in reading.claims if c.id not in set_apart), key=lambda c: (c.start, c.end, c.id)
    )
    begun = {c.id: c.start for c in reading.claims}
    names = [report.quote(n.start, n.end) for n in reading.names]
    speaking = frozenset(
        f"{one} {other}"
        for text in (report.outlet or "", *(c.speaker.text for c in reading.claims if c.speaker is not None))
        for one, other in pairwise(words_of(text))
    )
    made: list[Paragraph] = []
    for number, span in enumerate(spans):
        upto = spans[number + 1].start if number + 1 < len(spans) else len(report.text) + 1
        start = span.start if number else 0
        inside = tuple(c for c in claims if start <= c.start < upto)
        made.append(
            _paragraph(
                report, reading, number, (span.start, span.end), inside,
                tuple(s for s in reading.steps if s.claims and start <= begun.get(s.claims[0], -1) < upto),
                names, speaking, terms,
            )
        )  # fmt: skip
    return tuple(made)


def _paragraph(
    report: Report,
    reading: Reading,
    number: int,
    extent: tuple[int, int],
    claims: tuple[Claim, ...],
    steps: tuple[Step, ...],
    all_names: Sequence[str],
    speaking: frozenset[str],
    terms: Terms,
) -> Paragraph:
    start, end = extent
    text = report.quote(start, min(end, len(report.text)))
    title = (report.title or "") if number == 0 else ""
    if title and not text.startswith(title):
        text = f"{title}\n{text}"
    names = [report.quote(n.start, n.end) for n in reading.names if start <= n.start < end]
    places = [p.place for p in reading.places if start <= p.start < end]
    places += [c.place for c in claims if c.place is not None and c.place not in places]
    told = [c for c in claims if _telling(c) and c.act is not None and c.act.kind is not ActKind.DISPLACEMENT]
    core = [c for c in told if c.act is not None and c.act.kind in CORE] or told
    days = {d for m in reading.dates if start <= m.start < end for d in _days(m.when)}
    act_days = {d for c in core if c.when is not None for d in _days(c.when)}
    return Paragraph(
        report=report.id,
        number=number,
        claims=claims,
        steps=steps,
        words=telling_words(text, names=all_names, terms=terms),
        names=frozenset(word for name in names for word in words_of(name)),
        title=telling_words(title, names=all_names, terms=terms),
        persons=frozenset(_persons(report, reading, start, end, speaking)),
        ages=frozenset(_ages(text)),
        days=frozenset(days | act_days),
        act_days=frozenset(act_days),
        towns=frozenset(skeleton(name) for place in places for name in _settlements(place)),
        regions=frozenset(name for place in places for name in _regions(place)),
        places=tuple(c.place for c in core if c.place is not None and _is_somewhere(c.place)),
        act_towns=frozenset(
            skeleton(name) for c in core if c.place is not None for name in _settlements(c.place)
        ),
        whens=tuple(c.when for c in core if c.when is not None and c.when.edtf is not None),
        tolls=frozenset(
            (n.outcome, n.low, n.high)
            for c in claims
            if _telling(c) and c.stance not in ANSWERS
            for n in c.counts
            if not n.part and n.low is not None and n.low >= 2
        ),
        actors=frozenset(p.actor for c in claims if c.act for p in c.act.perpetrators if p.actor),
        targets=frozenset(_singular(t) for t in _TARGET.findall(text.lower())),
        opens=number > 0 and _opens(text, reading, start),
    )


def _persons(
    report: Report, reading: Reading, start: int, end: int, speaking: frozenset[str]
) -> Iterator[str]:
    """Yield the neighbouring words of each name in a paragraph that is no place and speaks nowhere in the report.

    Whoever speaks, or has an office before the name, may speak of one happening after the other.
    """
    placed = [(p.start, p.end) for p in reading.places if start <= p.start < end]
    for name in reading.names:
        if not start <= name.start < end or any(a < name.end and name.start < b for a, b in placed):
            continue
        if _OFFICE.search(report.text, max(start, name.start - _OFFICE_REACH), name.start):
            continue
        words = list(words_of(report.quote(name.start, name.end)))
        yield from ({f"{one} {other}" for one, other in pairwise(words)} - speaking)


def _ages(text: str) -> Iterator[str]:
    for found in _AGE.finditer(text):
        yield f"{found['age']} {found['unit']}" if found["age"] else f"{found['bare']} year"


def _days(when: When) -> Iterable[int]:
    if when.edtf is None:
        return ()
    first, last = bounds(when.edtf)
    return range(first.toordinal(), last.toordinal() + 1) if (last - first).days <= _SHARP_DAYS else ()


def _settlements(place: Place) -> list[str]:
    if place.ends:
        return [end.name for end in place.ends if end.name]
    near = place.unlisted or (place.where_prec or 9) <= _TOWN_PREC
    return [place.name] if place.name and near else []


def _regions(place: Place) -> list[str]:
    named = [place.admin1, *(end.admin1 for end in place.ends)]
    if place.where_prec in {3, 4}:
        named.append(place.name)
    return [name for name in named if name]


def _is_somewhere(place: Place) -> bool:
    """Whether a place is more than a country."""
    return bool(place.name or place.ends) and (place.where_prec or 5) < 6


def _singular(word: str) -> str:
    """Return what was hit in the singular, under one word for what goes by several."""
    if word.endswith("ies"):
        word = word[:-3] + "y"
    elif word.endswith(("ches", "buses")):
        word = word[:-2]
    elif word.endswith("s") and not word.endswith("bus"):
        word = word[:-1]
    return _SAME_TARGET.get(word, word)


def _opens(text: str, reading: Reading, start: int) -> bool:
    """Whether a paragraph opens with a heading that names a day or a place.

    A paragraph that is one short sentence names them too, and heads nothing: "The stalls stayed closed on Wednesday."
    """
    head = _RUN_IN.match(text)
    if head is None or len(head[1].split()) > _HEADING_WORDS:
        return False
    left, right = start + head.start(1), start + head.end(1)
    mentions = [*((d.start, d.end) for d in reading.dates), *((p.start, p.end) for p in reading.places)]
    named = [(first, last) for first, last in mentions if left <= first < right]
    if not named or text[head.end() :].strip():
        return bool(named)
    words = [(left + word.start(), word[0]) for word in _WORD.finditer(head[1])]
    beside = [word for at, word in words if not any(first <= at < last for first, last in named)]
    return not _is_sentence(beside, of=len(words))


def _is_sentence(beside: Sequence[str], *, of: int) -> bool:
    """Whether a line tells rather than names: ``beside`` its days and places stands an article, a pronoun or an auxiliary, or more than half ``of`` all its words, in small letters."""
    return (
        any(word.lower() in _OF_SENTENCES for word in beside)
        or 2 * sum(word[0].islower() for word in beside) > of
    )
