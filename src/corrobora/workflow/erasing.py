"""What of an encrypted project holds a report, so that all of it can be erased with it.

A report is in more places than its own record: the bytes it came as, the container it came in, its readings, the copies that
repeat it, every assessment that rests on it, the judgements on its claims, and the entries of the ledger that say so. What
rests on a report names its id or that of one of its claims (the first law of the house), so every record is asked for these.
"""

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from corrobora.custody import EncryptedCustody
from corrobora.custody.encrypted import GONE, PLAIN
from corrobora.custody.folder import ERASED
from corrobora.errors import BadSetting, UnknownRecord
from corrobora.export.jsonform import record_from_values
from corrobora.intake import HELD, REFUSED, TAKEN_IN
from corrobora.records import Entry, Reading, ReportId
from corrobora.review import propose_reading
from corrobora.workflow.folding import ASSESSED, COPIED, READ, REPORTED, UNCOPIED, WEIGHED

_OF_A_REPORT: Final = frozenset({TAKEN_IN, REPORTED, READ, COPIED, UNCOPIED})
_OF_AN_ASSESSMENT: Final = frozenset({COPIED, UNCOPIED, WEIGHED, ASSESSED})
_ID: Final = re.compile(r"[0-9a-f]{64}|c-[0-9a-f]{16}")
"""How the ids of reports and claims are written."""
_WITHIN: Final = ("!/", "#", ":")
"""What stands between the path of a container and the place within it, as intake writes paths."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Erased:
    """What erasing gave."""

    reports: tuple[ReportId, ...]
    objects: int
    """Objects that nobody can read any more."""
    entries: int
    """Entries of the ledger of which nobody can read any more what they were about."""
    containers: int
    """Of the objects, the files in which a report came together with others."""
    beside: int
    """Other reports that came in these; their own bytes stay."""
    undone: bool
    """Whether an assessment rested on a report, which holds no longer."""


@dataclass(slots=True, kw_only=True)
class Traces:
    """What holds one report."""

    objects: set[str] = field(default_factory=set)
    """By the SHA-256 of their words."""
    entries: set[str] = field(default_factory=set)
    """By their names in the folder."""
    containers: set[str] = field(default_factory=set)
    """Of the objects, the containers."""
    undone: bool = False


@dataclass(slots=True, kw_only=True)
class _Known:
    """What a report is found by."""

    paths: set[str] = field(default_factory=set)
    containers: set[str] = field(default_factory=set)
    claims: set[str] = field(default_factory=set)
    proposals: set[str] = field(default_factory=set)


def _shown(custody: EncryptedCustody) -> Iterator[tuple[str, Entry]]:
    """Go through the encrypted entries: the name in the folder, and the entry as its words say it."""
    for entry in custody.folder.iter_entries():
        if entry.what not in PLAIN and entry.what != ERASED:
            told = custody.opened(entry)
            if GONE not in told.payload:
                yield entry.subject, told


def _known_of(custody: EncryptedCustody, reports: Sequence[ReportId]) -> dict[str, _Known]:
    known: dict[str, _Known] = {report: _Known() for report in reports}
    for _, entry in _shown(custody):
        one = known.get(entry.subject)
        if one is None:
            continue
        if entry.what == TAKEN_IN:
            one.paths |= set(json.loads(entry.payload["paths"]))
            one.containers |= {entry.payload["container_sha256"]} - {""}
        elif entry.what == READ:
            reading = record_from_values(Reading, json.loads(custody.get(entry.payload["object"])))
            one.claims |= {claim.id for claim in reading.claims}
            one.proposals |= {propose_reading(claim).id for claim in reading.claims}
    return known


def _holds(container: str, path: str) -> bool:
    return any(path.startswith(f"{container}{mark}") for mark in _WITHIN)


def _quoted(known: Mapping[str, _Known]) -> Callable[[str], set[str]]:
    """Return what says of which reports a record speaks."""
    owner = {word: report for report, one in known.items() for word in (report, *one.claims)}
    return lambda record: {owner[found] for found in set(_ID.findall(record)) & owner.keys()}


def find_traces(custody: EncryptedCustody, reports: Sequence[ReportId]) -> dict[ReportId, Traces]:
    """Return all that holds each report. What holds several stands with the first of them.

    Reads every record in custody, and so takes as long as reading them all.

    Raises:
        UnknownRecord: custody holds no such report, or no longer.
        BadSetting: a report came within another one (a file in a mail), whose bytes hold it.
        BrokenIntegrity: the keyring does not open what it should.

    """
    known = _known_of(custody, reports)
    quoted = _quoted(known)
    traces = {report: Traces() for report in reports}
    order = {report: place for place, report in enumerate(reports)}
    of_object: dict[str, set[str]] = {}
    # named by an entry about something else, too: two reports can be copies of a third in the same words
    others: set[str] = set()
    for name, entry in _shown(custody):
        concerned = {entry.subject} & known.keys() if entry.what in _OF_A_REPORT else set()
        held = entry.payload.get("object", "")
        if held:
            if held not in of_object:
                of_object[held] = quoted(custody.get(held).decode("utf-8", "replace"))
            concerned |= of_object[held]
        for report, one in known.items():
            if entry.what == ASSESSED and report not in concerned:
                # what was refused is named there by its path, not by its id
                frame = custody.get(held).decode("utf-8", "replace")
                if any(json.dumps(path)[1:-1] in frame for path in one.paths):
                    of_object[held].add(report)
                    concerned.add(report)
            if entry.subject in one.proposals:
                concerned.add(report)
            elif entry.what == REFUSED and entry.subject in one.paths:
                concerned.add(report)
            elif entry.what == HELD and (entry.subject == report or entry.subject in one.containers):
                concerned.add(report)
            elif entry.what == HELD and any(
                _holds(container, path)
                for container in json.loads(entry.payload["paths"])
                for path in one.paths
            ):
                one.containers.add(entry.subject)
                concerned.add(report)
        if not concerned:
            others.add(held)
            continue
        first = traces[min((ReportId(report) for report in concerned), key=order.__getitem__)]
        first.entries.add(name)
        first.undone |= entry.what in _OF_AN_ASSESSMENT
        if held:
            first.objects.add(held)
    taken = {entry.subject for _, entry in _shown(custody) if entry.what == TAKEN_IN}
    for report in reports:
        around = sorted(known[report].containers & taken - known.keys())
        if around:
            raise BadSetting(
                f"erase: report {report} came within report {', '.join(around)}, whose bytes hold it; name that, too"
            )
        if not traces[report].entries:
            raise UnknownRecord(
                f"no report {report} in the project; corrobora history lists what there is, by its id"
            )
        traces[report].containers = {sha for sha in known[report].containers if custody.name_of(sha)}
        traces[report].objects -= others
        traces[report].objects |= {str(report)} | traces[report].containers
    return traces


def erase(custody: EncryptedCustody, reports: Sequence[ReportId], *, why: str) -> Erased:
    """Enter for each report that it is erased, and destroy the keys of all that holds it.

    Raises:
        UnknownRecord: custody holds no such report, or no longer; nothing is erased then.
        BadSetting: a report came within another one; nothing is erased then.
        BrokenIntegrity: the keyring does not open what it should, or an earlier write failed.

    """
    traces = find_traces(custody, reports)
    objects = {sha256 for one in traces.values() for sha256 in one.objects}
    entries = {name for one in traces.values() for name in one.entries}
    containers = {sha256 for one in traces.values() for sha256 in one.containers}
    beside = {
        entry.subject
        for _, entry in _shown(custody)
        if entry.what == TAKEN_IN and entry.payload["container_sha256"] in containers
    }
    done: set[str] = set()
    with custody.together():
        for report, one in traces.items():
            held = {custody.name_of(sha256) for sha256 in one.objects} | one.entries
            names = sorted(name for name in held - done if name is not None)
            done.update(names)
            custody.entomb(report, why=why, names=names, undone=one.undone)
    custody.finish_erasures()
    return Erased(
        reports=tuple(reports),
        objects=len(objects),
        entries=len(entries),
        containers=len(containers),
        beside=len(beside - {str(report) for report in reports}),
        undone=any(one.undone for one in traces.values()),
    )
