"""A desk for those who may not see what a project withholds: every answer of the true one, with the mark where something withheld stands.

The true desk works on true records, so that nothing is joined, counted or put in order by what is struck; what it answers is gone through
field by field on its way out, and no answer goes another way: a question that is added to `Desk` is struck from the beginning. Ids stay, since
pages and decisions go by them, and passages count into the struck texts.

What is asked is held against what is withheld, too: a search finds what it would find in the struck texts, so that nobody learns a name letter
by letter from what finds something and what does not.
"""

import dataclasses
import typing
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from enum import Enum
from functools import lru_cache
from typing import Any, Final

from corrobora.custody.searching import Term, find_passages, read_question
from corrobora.export.jsonform import type_hints
from corrobora.export.release import HARMLESS
from corrobora.export.spotting import MARK, Struck
from corrobora.reading import Gazetteer
from corrobora.records import (
    Actor,
    Claim,
    ClaimId,
    Dossier,
    Entry,
    Judgement,
    Place,
    Proposal,
    Report,
    When,
)
from corrobora.workflow.desk import (
    MOST_COUNTED,
    PAGE,
    Cases,
    Desk,
    Page,
    Question,
    Row,
    Spot,
    around,
)
from corrobora.workflow.folding import LONGEST_WHERE
from corrobora.workflow.holdings import Said
from corrobora.workflow.namesaking import NamePair
from corrobora.workflow.withholding import Withholding

_KEPT: Final = frozenset(HARMLESS) | {
    (Entry, "what"),
    (Entry, "at"),
    (Entry, "hash"),
    (Entry, "previous"),
    (Judgement, "proposal"),
    (Place, "country"),
    (Report, "media_type"),
    (Report, "language"),
    (When, "edtf"),
    (Row, "at"),
}
"""Strings that no stranger writes, or codes, that programs look up: they stay."""
_TEXTS: Final = 256
_Made = typing.TypeVar("_Made")


class SeenClaim(Claim):
    """A claim with something struck: it keeps the id of the true one, which would else follow from the mark."""

    __slots__ = ("known_as",)
    known_as: ClaimId

    @property
    def id(self) -> ClaimId:
        """The id of the true claim; of one that was made from this one, its own."""
        return getattr(self, "known_as", None) or super().id


class SeenProposal(Proposal):
    """A proposal with something struck, likewise."""

    __slots__ = ("known_as",)
    known_as: str

    @property
    def id(self) -> str:
        """The id of the true proposal, likewise."""
        return getattr(self, "known_as", None) or super().id


@dataclass(frozen=True, slots=True, kw_only=True)
class _Text:
    """A report's text, struck."""

    sha256: str
    """Of the true text."""
    struck: Struck
    struck_sha256: str


class StruckDesk(Desk):
    """Answers what pages ask of a desk, without what is withheld. `Project.desk_without` makes one."""

    def __init__(self, desk: Desk, withholding: Withholding) -> None:
        """Take the true desk, and what is withheld."""
        # nothing of the true desk is inherited but its questions: each is asked of the one that was given
        self._true = desk
        self._withholding = withholding
        self._text_of = lru_cache(maxsize=_TEXTS)(self._read_text)

    def __getattribute__(self, name: str) -> Any:  # noqa: ANN401 - whatever the desk answers
        """Return what answers a question: our own, or the true desk's with its answer struck."""
        if name.startswith("_") or name in StruckDesk.__dict__:
            return object.__getattribute__(self, name)
        answer = getattr(self._true, name)
        return self._asked(answer) if callable(answer) else self._seen(answer)

    def look(self) -> AbstractContextManager[None]:
        """Have all that is asked within be answered as of one moment, as `Desk.look`."""
        return self._true.look()

    def made_of(self, incident: str, make: Callable[[Dossier], _Made]) -> _Made:
        """Return what is made of the dossier of one incident as it is shown, as `Desk.made_of`."""
        return make(self.incident(incident))

    def _asked(self, ask: Callable[..., object]) -> Callable[..., object]:
        return lambda *args, **told: self._seen(ask(*args, **told))

    # ------------------------------------------------------------------ questions by words or values

    def reports(self, question: Question, *, before: int | None = None, limit: int = PAGE) -> Page:
        """Return reports, as `Desk.reports`: those that fit as they are shown."""
        asked = self._allowed(question)
        if asked is None:
            return Page(rows=(), more=None)
        terms = read_question(question.words)
        doubtful = [term for term in terms if self._withholding.touches(term)]
        if not doubtful:
            page = self._true.reports(asked, before=before, limit=limit)
            return replace(page, rows=tuple(self._row_seen(row, terms) for row in page.rows))
        rows: list[Row] = []
        for row, more in self._fitting(asked, terms, doubtful, before=before):
            rows.append(row)
            if len(rows) == limit:
                return Page(rows=tuple(rows), more=row.entry if more else None)
        return Page(rows=tuple(rows), more=None)

    def how_many(self, question: Question) -> int:
        """Return how many reports a question finds, as `Desk.how_many`; of `MOST_COUNTED` that may fit."""
        asked = self._allowed(question)
        if asked is None:
            return 0
        terms = read_question(question.words)
        doubtful = [term for term in terms if self._withholding.touches(term)]
        if not doubtful:
            return self._true.how_many(asked)
        return sum(1 for _ in self._fitting(asked, terms, doubtful, before=None))

    def _allowed(self, question: Question) -> Question | None:
        """Return a question, ``None`` where it asks by something withheld."""
        told = (question.words, *question.facets.values())
        if any(map(self._withholding.finds, told)):
            return None
        named = {question.facets[one] for one in ("actor", "speaker") if one in question.facets}
        if named:
            names = self._true.actor_names()
            if any(self._withholding.finds(names.get(one, one)) for one in named):
                return None
        return question

    def _fitting(
        self, question: Question, terms: Sequence[Term], doubtful: Sequence[Term], *, before: int | None
    ) -> Iterator[tuple[Row, bool]]:
        """Go through the reports that fit as they are shown, each with whether more may follow.

        What the words found is found in the true texts; what must not be there is left out of the question, or a report would be missing
        for a word that nobody is shown.
        """
        asked = replace(
            question, words=" ".join(_written(one) for one in terms if not (one.without and one in doubtful))
        )
        looked = 0
        while looked < MOST_COUNTED:
            page = self._true.reports(asked, before=before, limit=PAGE)
            for row in page.rows:
                looked += 1
                seen = self._row_seen(row, terms)
                if _fits(seen.report, doubtful):
                    yield seen, page.more is not None or row is not page.rows[-1]
            if page.more is None:
                return
            before = page.more

    def _row_seen(self, row: Row, terms: Sequence[Term]) -> Row:
        """Return a row struck; its passages are cut anew, since a cut could part a name from what it is known by."""
        seen: Row = self._seen(replace(row, passages=()))
        return replace(seen, passages=around(seen.report.text, terms))

    def tally(self, facet: str) -> Mapping[str, int]:
        """Return the values of a facet, as `Desk.tally`, those apart that are withheld."""
        found = self._true.tally(facet)
        names = self._true.actor_names() if facet in {"actor", "speaker"} else {}
        return {
            value: reports
            for value, reports in found.items()
            if not self._withholding.finds(value) and not self._withholding.finds(names.get(value, ""))
        }

    def incidents(self, question: Question, *, before: int | None = None, limit: int = PAGE) -> Cases:
        """Return incidents, as `Desk.incidents`; none where it asks by something withheld."""
        if any(map(self._withholding.finds, question.facets.values())):
            return Cases(rows=(), more=None)
        found: Cases = self._seen(self._true.incidents(question, before=before, limit=limit))
        return found

    def how_many_incidents(self, question: Question) -> int:
        """Return how many incidents a question finds, as `Desk.how_many_incidents`."""
        if any(map(self._withholding.finds, question.facets.values())):
            return 0
        return self._true.how_many_incidents(question)

    def actors(self, words: str = "") -> tuple[tuple[Actor, int], ...]:
        """Return the actors, as `Desk.actors`, found and put in order by the names that are shown."""
        wanted = words.casefold().strip()
        found: tuple[tuple[Actor, int], ...] = self._seen(self._true.actors())
        fitting = [
            (actor, number)
            for actor, number in found
            if not wanted or any(wanted in name.casefold() for name in (actor.name, *actor.aliases))
        ]
        return tuple(sorted(fitting, key=lambda one: (-one[1], one[0].name, one[0].id)))

    def name_pairs(self) -> tuple[NamePair, ...]:
        """Return pairs of names that may be one actor's, as `Desk.name_pairs`, without those of whom something is withheld: they are known by their names."""
        return tuple(pair for pair in self._true.name_pairs() if self._seen(pair) == pair)

    def find_name_pair(self, name: str) -> NamePair | None:
        """Return a pair of names, as `Desk.find_name_pair`; ``None`` where something of it is withheld."""
        found = self._true.find_name_pair(name)
        return found if found is not None and self._seen(found) == found else None

    def find_actor(self, actor: str) -> Actor | None:
        """Return an actor, as `Desk.find_actor`; ``None`` where the id itself is withheld."""
        found: Actor | None = None
        if not self._withholding.finds(actor):
            found = self._seen(self._true.find_actor(actor))
        return found

    def actor_names(self) -> Mapping[str, str]:
        """Return the names of actors, as `Desk.actor_names`."""
        strike = self._withholding.strike
        return {strike(one): strike(name) for one, name in self._true.actor_names().items()}

    def where(self) -> tuple[Spot, ...]:
        """Return the places of incidents, as `Desk.where`; one that is withheld has no id, and none that is cut is told."""
        found = []
        for spot in self._true.where():
            # cut where it was counted, a name could be withheld and not be known by what is left of it
            name = self._withholding.strike(spot.name) if len(spot.name) < LONGEST_WHERE else MARK
            id_ = None if spot.id is None or MARK in name or self._withholding.finds(spot.id) else spot.id
            found.append(replace(spot, name=name, id=id_))
        return tuple(sorted(found, key=lambda one: (one.country, one.name, one.id or "")))

    def places(self, name: str, gazetteer: Gazetteer, *, most: int = 12) -> tuple[Place, ...]:
        """Return the places of a name, as `Desk.places`; none of one that is withheld."""
        if MARK in name or self._withholding.finds(name):
            return ()
        found: tuple[Place, ...] = self._seen(self._true.places(name, gazetteer, most=most))
        return found

    def history(
        self, subject: str | None = None, *, before: int | None = None, limit: int = PAGE
    ) -> tuple[Entry, ...]:
        """Return entries of the ledger, as `Desk.history`; none of a subject that is withheld."""
        if subject is not None and self._withholding.finds(subject):
            return ()
        found: tuple[Entry, ...] = self._seen(self._true.history(subject, before=before, limit=limit))
        return found

    def said_by(self, person: str, *, before: int | None = None, limit: int = PAGE) -> tuple[Said, ...]:
        """Return what a person decided, as `Desk.said_by`; nothing of a person whose name is withheld, and who has no account."""
        if self._is_withheld(person):
            return ()
        found: tuple[Said, ...] = self._seen(self._true.said_by(person, before=before, limit=limit))
        return found

    def how_many_judgements(self, person: str | None = None) -> int:
        """Return how many judgements there are, as `Desk.how_many_judgements`."""
        if person is not None and self._is_withheld(person):
            return 0
        return self._true.how_many_judgements(person)

    def _is_withheld(self, person: str) -> bool:
        return self._withholding.finds(person) and not self._withholding.is_of_us(person)

    # ------------------------------------------------------------------ passages that somebody chose

    def true_span(self, report: str, start: int, end: int) -> tuple[int, int]:
        """Return where a passage of a struck text stands in the true one; a mark that it touches is taken whole.

        Raises:
            UnknownRecord: there is no such report.

        """
        text = self._text(report)
        return (start, end) if text is None else (text.struck.true_start(start), text.struck.true_end(end))

    # ------------------------------------------------------------------ striking

    def _text(self, report: str) -> _Text | None:
        held = self._true.find_report(report)
        return None if held is None else self._text_of(held.id, held.text)

    def _read_text(self, _: str, text: str) -> _Text:
        report = Report(id=_REPORT, text=text)
        struck = self._withholding.struck(text)
        return _Text(
            sha256=report.text_sha256,
            struck=struck,
            struck_sha256=replace(report, text=struck.text).text_sha256,
        )

    def _seen(self, answer: object) -> Any:  # noqa: ANN401 - of the type that was given
        return _Striking(self._withholding, self._text).seen(answer, None)


_REPORT: Final = typing.cast("Any", "")


class _Striking:
    """One answer on its way out."""

    def __init__(self, withholding: Withholding, text_of: Callable[[str], _Text | None]) -> None:
        self._strike = withholding.strike
        self._is_of_us = withholding.is_of_us
        self._text_of = text_of
        self._texts: dict[str, _Text | None] = {}
        self._done: dict[tuple[int, str | None], tuple[object, object]] = {}
        """By what was gone through, with it, so that its number stays its own: answers hold one record in several places."""

    def seen(self, value: object, report: str | None) -> object:
        """Return a value struck, of the type that it has; itself where nothing in it is withheld.

        Args:
            value: anything that a desk answers.
            report: in which it stands; ``None``: in none.

        Raises:
            TypeError: it is of a kind that nobody thought of; nothing is shown then.

        """
        if value is None or isinstance(value, bool | int | float | Enum):
            return value
        if isinstance(value, str):
            return self._strike(value)
        if isinstance(value, tuple):
            members = tuple(self.seen(one, report) for one in value)
            same = all(one is other for one, other in zip(members, value, strict=True))
            return value if same else members
        if isinstance(value, Mapping):
            return {key: self.seen(one, report) for key, one in value.items()}
        if isinstance(value, Iterator):
            return (self.seen(one, report) for one in value)
        if dataclasses.is_dataclass(value) and not isinstance(value, type):
            key = (id(value), report)
            if key not in self._done:
                self._done[key] = (value, self._record(value, report))
            return self._done[key][1]
        raise TypeError(f"a desk answers {type(value).__name__}, and nobody said how it is struck")

    def _record(self, record: object, report: str | None) -> object:
        kind = type(record)
        named = record.id if isinstance(record, Report) else getattr(record, "report", None)
        if isinstance(named, str):
            report = named
        if isinstance(record, Report):
            self._texts[record.id] = self._text_of(record.id)
        changes: dict[str, Any] = {}
        for name in type_hints(typing.cast("Hashable", kind)):
            value = getattr(record, name)
            if (kind, name) in _KEPT or (name == "by" and isinstance(value, str) and self._is_of_us(value)):
                continue
            text = self._text(report) if isinstance(record, Report) and name == "text" else None
            if text is not None and text.sha256 == typing.cast("Report", record).text_sha256:
                changed: object = text.struck.text
            else:
                changed = self.seen(value, report)
            if changed is not value and changed != value:
                changes[name] = changed
        changes |= self._span(record, report)
        if isinstance(record, Claim):
            return self._claim(record, changes)
        if isinstance(record, Proposal):
            return _known(SeenProposal, record, changes, record.id)
        if isinstance(record, Place) and changes:
            return _place(replace(record, **changes))
        return replace(typing.cast("Any", record), **changes) if changes else record

    def _text(self, report: str | None) -> _Text | None:
        if report is None:
            return None
        if report not in self._texts:
            self._texts[report] = self._text_of(report)
        return self._texts[report]

    def _span(self, record: object, report: str | None) -> dict[str, Any]:
        """Return where a passage stands in the struck text; nothing where it stands as it stood."""
        start, end = getattr(record, "start", None), getattr(record, "end", None)
        if not isinstance(start, int) or not isinstance(end, int):
            return {}
        text = self._text(report)
        # a claim of an earlier text of the report points into that one, which is shown nowhere
        if (
            text is None
            or not text.struck.spots
            or getattr(record, "text_sha256", text.sha256) != text.sha256
        ):
            return {}
        return {"start": text.struck.start(start), "end": text.struck.end(end)}

    def _claim(self, claim: Claim, changes: dict[str, Any]) -> Claim:
        text = self._text(claim.report)
        if text is not None and text.struck.spots:
            same = claim.text_sha256 == text.sha256
            # the hash of a text confirms a guess at what was struck in it
            changes = {**changes, "text_sha256": text.struck_sha256 if same else "0" * 64}
        return _known(SeenClaim, claim, changes, claim.id)


_Known = typing.TypeVar("_Known", Claim, Proposal)


def _known(
    kind: type[SeenClaim] | type[SeenProposal], record: _Known, changes: dict[str, Any], id_: str
) -> _Known:
    """Return a record with what was struck, known by the id that it has."""
    if not changes:
        return record
    values = {field.name: getattr(record, field.name) for field in dataclasses.fields(record)}
    made = kind(**(values | changes))
    object.__setattr__(made, "known_as", id_)
    return typing.cast("_Known", made)


def _place(place: Place) -> Place:
    """Return a place of which something was struck without what tells where it is all the same."""
    name = None if place.name is not None and MARK in place.name else place.name
    return replace(place, name=name, id=None, lat=None, lon=None, where_prec=None, geo_prec=None, ends=())


def _written(term: Term) -> str:
    words = f"{'-'.join(term.words)}*" if term.begins else f'"{" ".join(term.words)}"'
    return f"-{words}" if term.without else words


def _fits(report: Report, terms: Sequence[Term]) -> bool:
    """Whether a report as it is shown has the words that are asked for, and not those that must not be there."""
    told = "\n".join(part or "" for part in (report.title, report.outlet, report.author, report.text))
    return all(
        bool(find_passages(told, [replace(term, without=False)], most=1)) is not term.without
        for term in terms
    )
