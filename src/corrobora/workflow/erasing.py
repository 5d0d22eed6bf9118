"""What of an encrypted project holds a report, so that all of it can be erased with it.

A report is in more places than its own record: the bytes it came as, the container it came in, its readings, the copies that
repeat it, every assessment that rests on it, the judgements on its claims, the capture that brought it and the feed that told
of it, and the entries of the ledger that say so. What rests on a report names its id or that of one of its claims (the first
law of the house), so every record is asked for these; but for what another report says, which is that report's own.

A judgement on two names goes with a report where one of them stands in no other that stays.

A judgement on what was reconciled names its proposal, and the proposal cannot be told from its hash: where the entry does not
say which incident it is about, it goes with every assessment that is undone.
"""

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from corrobora.custody import EncryptedCustody, canonical
from corrobora.custody.encrypted import GONE, PLAIN
from corrobora.custody.folder import ERASED
from corrobora.errors import BadSetting, UnknownRecord
from corrobora.export.jsonform import record_from_values
from corrobora.export.opened import lies_within
from corrobora.intake import HELD, REFUSED, TAKEN_IN
from corrobora.records import Entry, Reading, ReportId
from corrobora.review import key_of_name, names_in, propose_reading
from corrobora.workflow.folding import (
    ABOUT,
    ASSESSED,
    COPIED,
    JUDGED,
    READ,
    REPORTED,
    UNCOPIED,
    WEIGHED,
)
from corrobora.workflow.gathering import ARRIVED, CAPTURED, FORGOTTEN, LISTED, forgotten_as

_OF_A_REPORT: Final = frozenset({TAKEN_IN, REPORTED, READ, COPIED, UNCOPIED})
_OF_AN_ASSESSMENT: Final = frozenset({COPIED, UNCOPIED, WEIGHED, ASSESSED})
_ITS_OWN: Final = frozenset({REPORTED, READ, CAPTURED, LISTED})
"""Entries whose object holds words from outside: an id in it is a quotation, and says nothing of what it rests on."""
_ID: Final = re.compile(r"[0-9a-f]{64}|c-[0-9a-f]{16}")
"""How the ids of reports and claims are written."""


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
    addresses: set[str] = field(default_factory=set)
    """From which it was captured."""
    undone: bool = False


@dataclass(slots=True, kw_only=True)
class _Known:
    """What a report is found by."""

    paths: set[str] = field(default_factory=set)
    containers: set[str] = field(default_factory=set)
    addresses: set[str] = field(default_factory=set)
    claims: set[str] = field(default_factory=set)
    proposals: set[str] = field(default_factory=set)
    incidents: set[str] = field(default_factory=set)
    """Those in which it had a part, in any assessment."""
    feeds: set[str] = field(default_factory=set)
    """Addresses of the feeds that have told of it by now, entry by entry."""
    names: set[str] = field(default_factory=set)
    """Keys of the names that stand in it and in no report that stays."""


def _shown(custody: EncryptedCustody) -> Iterator[tuple[str, Entry]]:
    """Go through the encrypted entries: the name in the folder, and the entry as its words say it."""
    for entry in custody.folder.iter_entries():
        if entry.what not in PLAIN and entry.what != ERASED:
            told = custody.opened(entry)
            if GONE not in told.payload:
                yield entry.subject, told


def _known_of(
    custody: EncryptedCustody, reports: Sequence[ReportId]
) -> tuple[dict[str, _Known], frozenset[str]]:
    """Return what each report is found by, and the ids of the proposals on the claims of all others."""
    known: dict[str, _Known] = {report: _Known() for report in reports}
    stay: set[str] = set()
    named: set[str] = set()
    for _, entry in _shown(custody):
        one = known.get(entry.subject)
        if entry.what == CAPTURED:
            for report, found in known.items():
                if entry.payload["object"] in found.containers | {report}:
                    found.addresses |= {entry.subject, entry.payload["final_url"]}
        elif entry.what == READ:
            reading = record_from_values(Reading, json.loads(custody.get(entry.payload["object"])))
            proposals = {propose_reading(claim).id for claim in reading.claims}
            if one is None:
                stay |= proposals
                named |= names_in(reading)
            else:
                one.names |= names_in(reading)
                one.claims |= {claim.id for claim in reading.claims}
                one.proposals |= proposals
        elif one is not None and entry.what in {TAKEN_IN, HELD}:
            one.paths |= set(json.loads(entry.payload["paths"]))
            one.containers |= {entry.payload.get("container_sha256", "")} - {""}
    for one in known.values():
        one.names -= named
    return known, frozenset(stay)


def _concerns(custody: EncryptedCustody, entry: Entry, report: str, one: _Known) -> bool:
    """Whether an entry that names neither the report nor a claim of it is about it; note what is learnt of it thereby."""
    if entry.what == JUDGED:
        about = json.loads(entry.payload.get(ABOUT, "[]"))
        of_its_own = {report} | one.incidents | one.names
        return entry.subject in one.proposals or not of_its_own.isdisjoint(about)
    if entry.what == REFUSED:
        return entry.subject in one.paths
    if entry.what == ARRIVED:
        return entry.subject in one.containers | {report}
    if entry.what == CAPTURED:
        return entry.payload["object"] in one.containers | {report}
    if entry.what == LISTED:
        # what it told of once may stand in all that was fetched of it since
        if any(told["url"] in one.addresses for told in _told(custody, entry)):
            one.feeds.add(entry.subject)
        return entry.subject in one.feeds
    if entry.what == HELD:
        paths = json.loads(entry.payload["paths"])
        if any(lies_within(path, container) for container in paths for path in one.paths):
            one.containers.add(entry.subject)
        return entry.subject in one.containers | {report}
    if entry.what == ASSESSED:
        # what was refused is named there by its path, not by its id
        frame = custody.get(entry.payload["object"]).decode("utf-8", "replace")
        # and whom it alone names, as an actor or as another name of one
        return any(json.dumps(path)[1:-1] in frame for path in one.paths) or any(
            not one.names.isdisjoint(_keys_of(actor)) for actor in json.loads(frame)["actors"]
        )
    return False


def _keys_of(actor: Mapping[str, Any]) -> set[str]:
    """Return by what the names of an actor are known in readings (`review.key_of`)."""
    return {actor["id"], *(key_of_name(name) for name in (actor["name"], *actor["aliases"]))}


def _told(custody: EncryptedCustody, listed: Entry) -> list[dict[str, str | None]]:
    entries: list[dict[str, str | None]] = json.loads(custody.get(listed.payload["object"]))["entries"]
    return entries


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
    known, stay = _known_of(custody, reports)
    quoted = _quoted(known)
    traces = {report: Traces(addresses=known[report].addresses) for report in reports}
    order = {report: place for place, report in enumerate(reports)}
    of_object: dict[str, set[str]] = {}
    # named by an entry about something else, too: two reports can be copies of a third in the same words
    others: set[str] = set()
    loose: list[tuple[str, set[str]]] = []
    for name, entry in _shown(custody):
        held = {entry.payload.get("object", ""), entry.payload.get("warc", "")} - {""}
        concerned = {entry.subject} & known.keys() if entry.what in _OF_A_REPORT else set()
        if held and entry.what not in _ITS_OWN:
            (sha256,) = held
            if sha256 not in of_object:
                of_object[sha256] = quoted(custody.get(sha256).decode("utf-8", "replace"))
            concerned |= of_object[sha256]
        concerned |= {report for report, one in known.items() if _concerns(custody, entry, report, one)}
        if not concerned:
            if entry.what == JUDGED and ABOUT not in entry.payload and entry.subject not in stay:
                loose.append((name, held))
            else:
                others |= held
            continue
        if entry.what == WEIGHED:
            for report in concerned:
                known[report].incidents.add(entry.subject)
        first = traces[min((ReportId(report) for report in concerned), key=order.__getitem__)]
        first.entries.add(name)
        first.objects |= held
        first.undone |= entry.what in _OF_AN_ASSESSMENT
    undone = next((one for one in traces.values() if one.undone), None)
    for name, held in loose:
        if undone is None:
            others |= held
        else:
            undone.entries.add(name)
            undone.objects |= held
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
        containers = {sha for sha in known[report].containers if custody.name_of(sha)}
        traces[report].containers = containers
        traces[report].objects -= others
        traces[report].objects |= {str(report)} | containers
    return traces


def _list_again(custody: EncryptedCustody, traces: Iterable[Traces]) -> set[str]:
    """Enter anew what else was told by the listings that go, and return the SHA-256 of what holds it.

    As fetched they are not kept: each holds all that its feed told of that day.
    """
    entries = {name for one in traces for name in one.entries}
    addresses = {address for one in traces for address in one.addresses}
    left: dict[str, tuple[Mapping[str, str], list[dict[str, str | None]]]] = {}
    for name, entry in _shown(custody):
        if entry.what == LISTED and name in entries:
            _, some = left.get(entry.subject, ({}, []))
            some += [one for one in _told(custody, entry) if one["url"] not in addresses and one not in some]
            left[entry.subject] = entry.payload, some
    held = set()
    for feed, (payload, some) in left.items():
        if some:
            sha256 = custody.put(canonical({"entries": some}))
            custody.append(LISTED, feed, {**payload, "object": sha256, "warc": ""})
            held.add(sha256)
    return held


def erase(custody: EncryptedCustody, reports: Sequence[ReportId], *, why: str) -> Erased:
    """Enter for each report that it is erased, and destroy the keys of all that holds it.

    Raises:
        UnknownRecord: custody holds no such report, or no longer; nothing is erased then.
        BadSetting: a report came within another one; nothing is erased then.
        BrokenIntegrity: the keyring does not open what it should, or an earlier write failed.

    """
    traces = find_traces(custody, reports)
    with custody.together():
        again = _list_again(custody, traces.values())
    for one in traces.values():
        one.objects -= again
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
            came = sorted(map(forgotten_as, {str(report)} | one.containers | one.addresses))
            custody.entomb(
                report, why=why, names=names, undone=one.undone, further={FORGOTTEN: json.dumps(came)}
            )
    custody.finish_erasures()
    return Erased(
        reports=tuple(reports),
        objects=len(objects),
        entries=len(entries),
        containers=len(containers),
        beside=len(beside - {str(report) for report in reports}),
        undone=any(one.undone for one in traces.values()),
    )
