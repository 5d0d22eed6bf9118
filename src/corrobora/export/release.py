"""A dossier as it may leave under a profile: redacted once, on the records, before any form is made of it.

The forms know nothing of profiles. `redact` gives a dossier of the same types in which nothing withheld stands, and
every form takes it as it takes any other. One walk goes over all fields of all records: a string is redacted unless
it is one of `HARMLESS`, so that a field added later is covered from the beginning.

- Passages, spans and whatever else counts into a report's text count into the redacted text.
- A report's id is no longer the hash of its original, which would let anybody confirm a guess at what was struck, but
  that of its *derivative*: the canonical JSON of the redacted report (`derivative_of`). Hashes of files that reports
  were cut from are left out. Ids of claims, incidents and origins follow from the new ones, everywhere alike.
- Somebody withheld as a speaker keeps kind and stance, and loses wording and name.
- A place whose name was struck has no point and no id of a gazetteer, and neither has another record of that place.
- A report in which anything was struck has no address: it leads to what was struck. What a report loses so, or as a
  field of the profile (address, byline), it does not print in its text either.
- Where the alphabet decided an order, what is left decides it anew.
"""

import dataclasses
import hashlib
import json
import re
import types
import typing
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import Enum
from itertools import groupby
from typing import Final

from corrobora.custody import canonical
from corrobora.errors import BadSetting, BrokenIntegrity
from corrobora.export.jsonform import check_integrity, in_order, record_to_values, type_hints
from corrobora.export.profile import Profile
from corrobora.export.spotting import MARK, Spot, Spotter, Struck, joined
from corrobora.records import (
    Actor,
    Assessment,
    Claim,
    ClaimId,
    Conflict,
    CopyAside,
    Count,
    Dossier,
    Evidence,
    Fact,
    Grade,
    Ground,
    Incident,
    IncidentId,
    Judgement,
    Origin,
    OriginId,
    Party,
    Place,
    Point,
    Refusal,
    Report,
    ReportId,
    Side,
    Speaker,
    Value,
    When,
    digest,
)
from corrobora.spelling import normalised

METHOD: Final = "release/2"
"""Name and version of the rules; a released dossier has it among its methods as ``release``."""

STATEMENT: Final = "corrobora/release/1"
"""What ``release.json`` says it is."""

CANNOT_BE_CHECKED: Final = (
    "Whether a report's text is, but for what is marked [withheld], that of its original: neither the originals nor"
    " their hashes are here.",
    "Whether the originals are unchanged since they were taken in: the ledger is not here. Its newest entry and"
    " checkpoint are stated, and fix nothing in this package.",
    "Whether the quotations stand in the originals. They were read again in the redacted texts alone.",
    "Whether more, or less, was withheld than the release says.",
    "Whether the dossier is the one that was released first. Only the package's hash fixes it, if you hold that from"
    " elsewhere.",
)
"""What cannot be checked on a released package and can on a whole one; its ``verify.py`` says the same, word for word."""

HARMLESS: Final[Mapping[tuple[type, str], str]] = {
    (Claim, "method"): "name and version of one of our methods",
    (Conflict, "about"): "a word of our own vocabulary",
    (Count, "person"): "p1, p2, …: a key of ours",
    (Dossier, "schema"): "ours",
    (Evidence, "kind"): "a word of our own vocabulary",
    (Fact, "kind"): "a word of our own vocabulary",
    (Grade, "method"): "name and version of one of our methods",
    (Grade, "value"): "a grade of a published scale",
    (Ground, "method"): "name and version of one of our methods",
    (Ground, "part"): "a word of our own vocabulary",
    (Incident, "method"): "name and version of one of our methods",
    (Judgement, "at"): "a time of the ledger",
    (Point, "about"): "a word of our own vocabulary",
    (Refusal, "code"): "a word of our own vocabulary",
}
"""Strings that no stranger writes and that programs look up: they stay as they are."""

_MACHINE: Final[Mapping[tuple[type, str], str | None]] = {
    (Actor, "country"): None,
    (Dossier, "as_of"): None,
    (Place, "country"): None,
    (Place, "id"): None,
    (Report, "external_id"): None,
    (Report, "language"): None,
    (Report, "media_type"): "application/octet-stream",
    (Report, "url"): None,
    (When, "edtf"): None,
}
"""Codes and addresses, and what stands for one in which something was struck: a mark would be none."""

_ADDRESS: Final = re.compile(r"(?:https?://|www\.)[^\s<>\"'()\[\]]+")

ID_OR_HASH: Final = re.compile(r"\b(?:[ciop]-[0-9a-f]{16}|[0-9a-f]{64})\b")
"""Ids of ours and hashes, as they stand in what the programme wrote."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Release:
    """What may leave, and how it came to be that."""

    profile: Profile
    dossier: Dossier
    judged: Mapping[ClaimId, Judgement]
    """Judgements by the claims' new ids, their proposals not yet those of the new claims."""
    struck: Mapping[str, int]
    """How often each entry of the profile (``strings 3``) was struck; 0: never found."""
    reports: int
    """Reports in which something was struck."""
    hidden: frozenset[str]
    """Ids and hashes of what was not redacted, none of which may leave."""
    spotter: Spotter

    @property
    def never_found(self) -> tuple[str, ...]:
        """Strings and speakers that nothing was struck for: mistyped, or not there."""
        return tuple(entry for entry, number in self.struck.items() if not number and " " in entry)


def statement_of(
    release: Release, *, ledger: Mapping[str, object], checkpoint: str | None
) -> dict[str, object]:
    """Return what a release says of itself in ``release.json``: what kinds of things were withheld, never which.

    Args:
        release: the release.
        ledger: number and hash of the newest entry of the ledger that stays behind; they confirm no guess.
        checkpoint: the newest line of its checkpoints.

    """
    of = release.profile
    return {
        "statement": STATEMENT,
        "profile": of.name,
        "method": METHOD,
        "withheld": list(of.classes),
        "entries": {"strings": len(of.strings), "speakers": len(of.speakers)},
        "struck": sum(release.struck.values()),
        "reports": len(release.dossier.reports),
        "reports_struck": release.reports,
        "ledger": dict(ledger),
        "checkpoint": None if checkpoint is None else json.loads(checkpoint),
        "cannot_be_checked": list(CANNOT_BE_CHECKED),
    }


def derivative_of(report: Report, number: int = 1) -> bytes:
    """Return the bytes whose SHA-256 is a released report's id: canonical JSON of its fields.

    ``id`` and ``copy_of``, which name reports, are left out. ``number``: above 1 for a report that is, redacted, the
    same as another; it tells the two apart.
    """
    values = record_to_values(report)
    del values["id"], values["copy_of"]
    return canonical({**values, "number": number} if number > 1 else values)


def redact(dossier: Dossier, profile: Profile, judged: Mapping[ClaimId, Judgement] | None = None) -> Release:
    """Return a dossier and its judgements without anything that the profile withholds.

    The same dossier and profile give the same release. What comes out is looked through again, record by record.

    Raises:
        BadSetting: the profile's own name, which becomes public, holds what it withholds.
        BrokenIntegrity: a passage or an id of the dossier leads nowhere, or something withheld is left.

    """
    check_integrity(dossier)
    aliases = _aliases(dossier, Spotter(profile))
    # what a report loses as a field it must not go on printing
    if "bylines" in profile.fields:
        aliases["bylines"] = _bylines(dossier)
    aliases["urls"] = _addresses(dossier, Spotter(profile, aliases), every="urls" in profile.fields)
    spotter = Spotter(profile, aliases)
    if spotter.find(profile.name):
        raise BadSetting("profile: name: it holds what the profile withholds, and becomes public")
    for spot in spotter.find(MARK):
        raise BadSetting(f"profile: {', '.join(spot.entries)} is a word of the mark {MARK}; leave it out")
    redaction = _Redaction(in_order(dossier), profile, spotter)
    released = redaction.dossier()
    claims = {
        redaction.claims[key]: redaction.judgement(judgement) for key, judgement in (judged or {}).items()
    }
    check_integrity(released)
    _expect_nothing_left(released, claims.values(), spotter)
    return Release(
        profile=profile,
        dossier=released,
        judged=claims,
        struck={entry: redaction.tally[entry] for entry in spotter.entries},
        reports=redaction.struck_reports,
        hidden=redaction.hidden(),
        spotter=spotter,
    )


def iter_strings(record: object, path: str = "") -> Iterator[tuple[str, str]]:
    """Go through every string of a record and of all within it, each with the field it stands in (``Report.title``)."""
    if isinstance(record, Enum):
        return
    if isinstance(record, str):
        yield path, record
    elif isinstance(record, tuple):
        for member in record:
            yield from iter_strings(member, path)
    elif isinstance(record, Mapping):
        for member in record.values():
            yield from iter_strings(member, path)
    elif dataclasses.is_dataclass(record) and not isinstance(record, type):
        for field in dataclasses.fields(record):
            yield from iter_strings(getattr(record, field.name), f"{type(record).__name__}.{field.name}")


def iter_places(record: object) -> Iterator[Place]:
    """Go through every place of a record and of all within it."""
    if isinstance(record, Place):
        yield record
    if isinstance(record, tuple):
        for member in record:
            yield from iter_places(member)
    elif dataclasses.is_dataclass(record) and not isinstance(record, type):
        for field in dataclasses.fields(record):
            yield from iter_places(getattr(record, field.name))


def _whole(spotter: Spotter, name: str) -> tuple[str, ...]:
    """Return the entries that a name is as a whole: "Niger" says nothing of "Niger Delta Avengers"."""
    return tuple(
        entry
        for spot in spotter.find(name, machine=True)
        if (spot.start, spot.end) == (0, len(name))
        for entry in spot.entries
        if " " in entry
    )


def _aliases(dossier: Dossier, spotter: Spotter) -> dict[str, list[str]]:
    """Return the further names by which the dossier itself knows what is withheld: of listed parties, persons and places."""
    known: dict[str, set[str]] = {}
    for actor in dossier.actors:
        known.setdefault(f"actor {actor.id}", set()).update((actor.name, *actor.aliases))
    for place in iter_places(dossier):
        if place.name:
            known.setdefault(f"place {place.id or place.name}", set()).update((place.name,))
    found: dict[str, set[str]] = {}
    for names in known.values():
        for entry in {entry for name in names for entry in _whole(spotter, name)}:
            found.setdefault(entry, set()).update(names)
    for place in iter_places(dossier):
        if place.name:
            for entry in _whole(spotter, place.text):
                found.setdefault(entry, set()).update(known[f"place {place.id or place.name}"])
    for claim in dossier.claims:
        speaker = claim.speaker
        if speaker is not None and speaker.actor is not None and f"actor {speaker.actor}" not in known:
            # a person's name as first given in full
            for entry in _whole(spotter, speaker.text):
                found.setdefault(entry, set()).add(speaker.actor)
    return {entry: sorted(names) for entry, names in sorted(found.items())}


def _bylines(dossier: Dossier) -> list[str]:
    """Return the names in bylines, as reports print them too: of two words or more, and no outlet, agency or listed party."""
    named = {name for report in dossier.reports for name in (report.outlet, *report.credits) if name}
    named |= {name for actor in dossier.actors for name in (actor.name, *actor.aliases)}
    bodies = set(map(normalised, named))
    authors = {name for one in dossier.reports for name in re.split(r",|;|&|\band\b", one.author or "")}
    return sorted(name for name in authors if len(name.split()) > 1 and normalised(name) not in bodies)


def _addresses(dossier: Dossier, spotter: Spotter, *, every: bool) -> list[str]:
    """Return the addresses that reports print, of those that lose theirs: all (``every``), or where something is struck."""
    prints = {
        report.id: {_bare(match[0]) for match in _ADDRESS.finditer(report.text)} for report in dossier.reports
    }
    printed: set[str] = set().union(*prints.values())
    # a site's first page leads to no report
    own = {one.id: bare for one in dossier.reports if one.url and "/" in (bare := _bare(one.url))}
    gone: set[str] = set()
    waiting = [one for one in dossier.reports if own.get(one.id) in printed]
    while found := [
        one for one in waiting if every or not gone.isdisjoint(prints[one.id]) or _is_told(one, spotter)
    ]:
        gone |= {own[one.id] for one in found}
        waiting = [one for one in waiting if one not in found]
    return sorted(gone)


def _bare(address: str) -> str:
    return re.sub(r"^(?:https?://)?(?:www\.)?", "", address).rstrip("/.,;:")


def _is_told(report: Report, spotter: Spotter) -> bool:
    """Return whether something withheld stands in what a report says."""
    told = (report.text, report.title, report.outlet, report.author, *report.credits, *report.categories)
    return any(spotter.find(text) for text in told if text)


def _expect_nothing_left(dossier: Dossier, judged: Iterable[Judgement], spotter: Spotter) -> None:
    for record in (dossier, *judged):
        for path, text in iter_strings(record):
            kind, _, name = path.partition(".")
            if (
                any((of.__name__, field) == (kind, name) for of, field in HARMLESS)
                or path == "Dossier.methods"
            ):
                continue
            for spot in spotter.find(text, machine=True):
                raise BrokenIntegrity(
                    f"release: {', '.join(spot.entries)} of the profile still stands in a {path}; nothing was written. Please report this"
                )


@dataclass(frozen=True, slots=True)
class _Within:
    """In which report and incident a value stands."""

    report: str | None = None
    origins: Mapping[str, OriginId] = dataclasses.field(default_factory=dict)


class _Redaction:
    """One dossier on its way out: what was struck, and which id became which."""

    def __init__(self, dossier: Dossier, profile: Profile, spotter: Spotter) -> None:
        self.tally: Counter[str] = Counter()
        self.claims: dict[str, ClaimId] = {}
        self._dossier = dossier
        self._profile = profile
        self._spotter = spotter
        self._reports: dict[str, ReportId] = {}
        self._incidents: dict[str, IncidentId] = {}
        self._texts: dict[str, Struck] = {}
        self._paths: dict[str, str] = {}
        self.struck_reports = 0
        self._known = frozenset(
            [report.id for report in dossier.reports]
            + [report.text_sha256 for report in dossier.reports]
            + [report.container.sha256 for report in dossier.reports if report.container is not None]
        )
        self._actors = self._struck_actors()
        self._people = frozenset(
            actor.id
            for actor in dossier.actors
            if any(entry.startswith("speakers ") for entry in self._entries_of(actor))
        )
        self._places = self._struck_places()

    def hidden(self) -> frozenset[str]:
        """Return the ids and hashes that were replaced."""
        new = {*self._reports.values(), *self.claims.values(), *self._incidents.values()}
        origins = {str(one.id) for incident in self._dossier.incidents for one in incident.origins}
        # the hash of a text that leaves whole tells nothing that the text does not
        whole = {report.text_sha256 for report in self._dossier.reports if not self._texts[report.id].spots}
        return frozenset({*self._known, *self.claims, *self._incidents, *origins}) - new - whole

    # ------------------------------------------------------------------ what is struck in several records

    def _struck_actors(self) -> dict[str, str]:
        """Return new ids for the listed parties that are withheld: an id can be a name, or a key to one elsewhere."""
        struck = [actor.id for actor in self._dossier.actors if self._entries_of(actor)]
        told = [
            text for claim in self._dossier.claims for _, text in iter_strings((claim.speaker, claim.act))
        ]
        # as they are told of, not by the alphabet
        struck.sort(key=lambda key: told.index(key) if key in told else len(told))
        return {key: f"withheld-{number}" for number, key in enumerate(struck, 1)}

    def _entries_of(self, actor: Actor) -> tuple[str, ...]:
        texts = (actor.id, actor.name, *actor.aliases)
        return tuple(
            entry
            for text in texts
            for spot in self._spotter.find(text, machine=True)
            for entry in spot.entries
        )

    def _struck_places(self) -> frozenset[str]:
        """Return the gazetteer's ids of withheld places, by which any other record of them would tell where they are."""
        return frozenset(
            place.id
            for place in iter_places(self._dossier)
            if place.id is not None
            and (
                _whole(self._spotter, place.text)
                or any(self._spotter.find(text, machine=True) for text in (place.name, place.id) if text)
            )
        )

    # ------------------------------------------------------------------ strings

    def _count(self, struck: Struck) -> None:
        for spot in struck.spots:
            self.tally.update(spot.entries)

    def string(self, text: str, *, machine: bool = False) -> str:
        """Return a string redacted, with ids of ours as they are now."""
        struck = Struck(text, self._spotter.find(text, machine=machine))
        self._count(struck)
        return ID_OR_HASH.sub(lambda found: self._renamed(found[0]), struck.text)

    def _renamed(self, key: str) -> str:
        known = self._reports.get(key) or self.claims.get(key) or self._incidents.get(key)
        return known or MARK

    # ------------------------------------------------------------------ the dossier

    def dossier(self) -> Dossier:
        """Return the dossier redacted: reports first, since all other ids follow from theirs."""
        old = self._dossier
        reports: dict[str, Report] = {}
        seen: Counter[str] = Counter()
        for report in old.reports:
            kept = self._report(report)
            first = hashlib.sha256(derivative_of(kept)).hexdigest()
            seen[first] += 1
            new = ReportId(hashlib.sha256(derivative_of(kept, seen[first])).hexdigest())
            self._reports[report.id] = new
            reports[report.id] = replace(kept, id=new)
        methods: dict[str, str] = {}
        taken: set[str] = set()
        for claim in old.claims:
            held = self._claim(claim, reports[claim.report])
            again = 1
            while held.id in taken:
                # two passages that are, redacted, one
                again += 1
                held = replace(held, method=f"{claim.method}+{again}")
            taken.add(held.id)
            methods[claim.id] = held.method
            self.claims[claim.id] = held.id
        for incident in old.incidents:
            ids = sorted(self.claims[key] for key in (*incident.claims, *incident.set_aside))
            whose: list[str] = [*ids] or sorted(
                self._reports[key] for key in (*incident.reports, *incident.without_claims)
            )
            self._incidents[incident.id] = IncidentId(f"i-{digest(*whose)[:16]}")
        # from here on all ids are known, and what is counted counts
        self.tally.clear()
        for report in old.reports:
            self._count(self._texts[report.id])
            copies = tuple(self._walk(edge, _Within(report=report.id)) for edge in report.copy_of)
            kept = self._report(report)
            reports[report.id] = replace(kept, id=self._reports[report.id], copy_of=copies)
        self.struck_reports = sum(self._is_struck(report, reports[report.id]) for report in old.reports)
        claims = []
        for claim in old.claims:
            held = self._claim(claim, reports[claim.report])
            if held.id != self.claims[claim.id]:
                held = replace(held, method=methods[claim.id])
            claims.append(held)
        rest = {
            field.name: self._value(type_hints(Dossier)[field.name], getattr(old, field.name), _Within())
            for field in dataclasses.fields(Dossier)
            if field.name not in {"reports", "claims", "methods", "schema", "as_of"}
        }
        as_of = None if old.as_of is None or self._spotter.find(old.as_of, machine=True) else old.as_of
        return in_order(
            replace(
                old,
                **rest,  # type: ignore[arg-type]  # fields of the record, by name
                as_of=as_of,
                methods={**old.methods, "release": METHOD},
                reports=tuple(reports.values()),
                claims=tuple(claims),
            )
        )

    def judgement(self, judgement: Judgement) -> Judgement:
        """Return a judgement redacted; the proposal is for whoever knows how proposals are made."""
        fields = self._profile.fields
        kept: Judgement = self._walk(replace(judgement, proposal="", proposed=None, actors=()), _Within())
        if "judged-by" in fields:
            kept = replace(kept, by=MARK)
        if "reasons" in fields:
            kept = replace(kept, why="", value=None if kept.value is None else MARK)
        return kept

    # ------------------------------------------------------------------ records

    def _report(self, report: Report) -> Report:
        if report.id not in self._texts:
            # another report may print the hash of an original
            printed = [
                Spot(start=match.start(), end=match.end(), entries=())
                for match in ID_OR_HASH.finditer(report.text)
                if match[0] in self._known
            ]
            self._texts[report.id] = Struck(
                report.text, joined(report.text, [*self._spotter.find(report.text), *printed])
            )
        within = _Within(report=report.id)
        fields = self._profile.fields
        kept: Report = self._walk(replace(report, copy_of=(), container=None, text=""), within)
        kept = replace(kept, id=report.id, text=self._texts[report.id].text)
        changes: dict[str, object] = {}
        if "urls" in fields or self._is_struck(report, kept):
            changes["url"] = None
        if "bylines" in fields:
            changes["author"] = None
        if "paths" in fields:
            changes["paths"] = ()
        if "external-ids" in fields:
            changes["external_id"] = None
        return replace(kept, **changes)  # type: ignore[arg-type]  # fields of the record, by name

    def _is_struck(self, report: Report, kept: Report) -> bool:
        return bool(self._texts[report.id].spots) or any(
            getattr(report, name) != getattr(kept, name)
            for name in ("title", "outlet", "author", "credits", "categories")
            if not (name == "author" and "bylines" in self._profile.fields)
        )

    def _claim(self, claim: Claim, report: Report) -> Claim:
        kept: Claim = self._walk(claim, _Within(report=claim.report))
        return replace(kept, report=report.id, text_sha256=report.text_sha256)

    def _walk(self, record: "_Kind", within: _Within) -> "_Kind":
        return typing.cast("_Kind", self._record(record, within))

    def _record(self, record: object, within: _Within) -> object:
        kind = type(record)
        hints = type_hints(typing.cast("Hashable", kind))
        named = getattr(record, "report", None)
        if isinstance(named, str) and kind is not Report:
            within = replace(within, report=named)
        if isinstance(record, Assessment):
            within = replace(within, origins=self._origins(record))
        kept = {}
        for field in dataclasses.fields(typing.cast("typing.Any", record)):
            value = getattr(record, field.name)
            kept[field.name] = self._field(kind, field.name, hints[field.name], value, within)
        struck = self._texts.get(within.report) if within.report is not None else None
        if struck is not None and "start" in kept and "end" in kept and kept["start"] is not None:
            kept["start"] = struck.start(typing.cast("int", kept["start"]))
            kept["end"] = None if kept["end"] is None else struck.end(typing.cast("int", kept["end"]))
        after = _AFTER.get(kind)
        made = kind(**kept)
        return made if after is None else after(self, record, made)

    def _field(self, kind: type, name: str, hint: object, value: object, within: _Within) -> object:
        if (kind, name) in HARMLESS or value is None:
            return value
        if (kind, name) in _MACHINE and isinstance(value, str):
            found = self.string(value, machine=True)
            return value if found == value else _MACHINE[kind, name]
        if name == "actor" and kind in {Speaker, Party} and isinstance(value, str):
            if value in self._actors:
                return self._actors[value]
            found = self.string(value, machine=True)
            return value if found == value else None
        return self._value(hint, value, within)

    def _value(self, hint: object, value: object, within: _Within) -> object:
        origin, arguments = typing.get_origin(hint), typing.get_args(hint)
        if value is None or isinstance(value, bool | int | float | Enum):
            return value
        if origin in (types.UnionType, typing.Union):
            (hint,) = (member for member in arguments if member is not type(None))
            return self._value(hint, value, within)
        if origin is tuple:
            members = typing.cast("tuple[object, ...]", value)
            if arguments[-1] is Ellipsis:
                kept = [self._value(arguments[0], member, within) for member in members]
                if arguments[0] in _KINDS_OF_ID and list(members) == sorted(
                    typing.cast("tuple[str, ...]", members)
                ):
                    # where old ids decided the order, an order that stayed would tell of them
                    kept.sort(key=str)
                return tuple(kept)
            return tuple(
                self._value(one, member, within) for one, member in zip(arguments, members, strict=True)
            )
        if isinstance(value, Mapping):
            # the keys of grades and methods are ours
            return {key: self._value(arguments[1], one, within) for key, one in value.items()}
        if isinstance(value, str):
            return self._id_or_string(hint, value, within)
        return self._record(value, within)

    def _id_or_string(self, hint: object, value: str, within: _Within) -> str:
        if hint is ReportId:
            return self._reports.get(value, ReportId(""))
        if hint is ClaimId:
            return self.claims.get(value, ClaimId(""))
        if hint is IncidentId:
            return self._incidents.get(value, IncidentId(""))
        if hint is OriginId:
            return within.origins[value]
        return self.string(value)

    def _origins(self, incident: Assessment) -> dict[str, OriginId]:
        """Return new ids for the origins of an incident: an old one follows from the speaker's name."""
        new = self._incidents.get(incident.id, "")

        def by_claims(origin: Origin) -> list[str]:
            return sorted(self.claims.get(key, ClaimId("")) for key in origin.claims)

        return {
            origin.id: OriginId(f"o-{digest(new, str(number))[:16]}")
            for number, origin in enumerate(sorted(incident.origins, key=by_claims), 1)
        }

    # ------------------------------------------------------------------ what a kind of record asks for beside

    def _speaker(self, old: Speaker, kept: Speaker) -> Speaker:
        withheld = old.actor in self._people or any(
            entry.startswith("speakers ")
            for text in (old.text, old.actor or "")
            for spot in self._spotter.find(text)
            for entry in spot.entries
        )
        return replace(kept, text=MARK, actor=None) if withheld else kept

    def _actor(self, old: Actor, kept: Actor) -> Actor:
        if old.id not in self._actors:
            return replace(kept, id=old.id)
        aliases = tuple(name for name in dict.fromkeys(kept.aliases) if name != MARK)
        return replace(kept, id=self._actors[old.id], aliases=aliases, source=None)

    def _place(self, old: Place, kept: Place) -> Place:
        gone = old.id in self._places
        if gone or kept.name != old.name or kept.id != old.id or kept.text != old.text:
            name = None if kept.name is None or MARK in kept.name or gone else kept.name
            # an admin1 whose own name was struck is no coarser answer
            coarse = None if kept.admin1 is not None and MARK in kept.admin1 else kept.admin1
            # the ends of a route tell its name
            return replace(
                kept,
                name=name,
                id=None,
                lat=None,
                lon=None,
                admin1=coarse,
                where_prec=None,
                geo_prec=None,
                ends=(),
            )
        decimals = self._profile.coordinates
        if decimals is None:
            return kept
        if decimals < 0 or old.lat is None or old.lon is None:
            return replace(kept, id=None, lat=None, lon=None)
        return replace(kept, id=None, lat=round(old.lat, decimals), lon=round(old.lon, decimals))

    def _assessment(self, old: Assessment, kept: Assessment) -> Assessment:
        if list(old.origins) != sorted(old.origins, key=lambda one: one.id):
            return kept
        return replace(kept, origins=tuple(sorted(kept.origins, key=lambda one: one.id)))

    def _point(self, old: Point, kept: Point) -> Point:
        return replace(kept, values=tuple(_resorted(old.values, kept.values)))

    def _conflict(self, old: Conflict, kept: Conflict) -> Conflict:
        sides = tuple(
            replace(side, value="; ".join(sorted(side.value.split("; ")))) if MARK in side.value else side
            for side in kept.sides
        )
        return replace(kept, sides=tuple(_resorted(old.sides, sides)))

    def _when(self, old: When, kept: When) -> When:
        return kept if kept.edtf == old.edtf else replace(kept, date_prec=None, time_prec=None)

    def _refusal(self, old: Refusal, kept: Refusal) -> Refusal:
        if "paths" not in self._profile.fields:
            return kept
        if not self._paths:
            self._paths = {"; ".join(one.paths): self._reports[one.id] for one in self._dossier.reports}
        return replace(kept, what=self._paths.get(old.what, MARK))


_Kind = typing.TypeVar("_Kind")
_Told = typing.TypeVar("_Told", Value, Side)


def _resorted(old: tuple[_Told, ...], kept: tuple[_Told, ...]) -> Iterator[_Told]:
    """Yield values by what is left of them where the alphabet decided their order: among those of equally many origins.

    An order that stayed would tell between which letters a struck word lay.
    """
    for _, pairs in groupby(zip(old, kept, strict=True), key=lambda pair: len(pair[0].origins)):
        run = list(pairs)
        if any(one.value != other.value for one, other in run):
            yield from sorted((other for _, other in run), key=lambda one: one.value)
        else:
            yield from (other for _, other in run)


_KINDS_OF_ID = frozenset({ReportId, ClaimId, OriginId})


def _without_proposal(_: _Redaction, __: CopyAside, made: CopyAside) -> CopyAside:
    """Return a copy that was set aside without the id of its proposal, which follows from the ids of the originals."""
    return replace(made, proposal="")


_AFTER: Mapping[type, Callable[[_Redaction, typing.Any, typing.Any], object]] = {
    Assessment: _Redaction._assessment,
    CopyAside: _without_proposal,
    Speaker: _Redaction._speaker,
    Actor: _Redaction._actor,
    Place: _Redaction._place,
    Point: _Redaction._point,
    Conflict: _Redaction._conflict,
    When: _Redaction._when,
    Refusal: _Redaction._refusal,
}
