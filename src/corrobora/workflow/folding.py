"""What the entries of a project's ledger mean for its store: the one place where that is written down.

| entry | subject | what it says |
|---|---|---|
| ``reference`` | ``gazetteer`` or ``actors`` | from here on this file of the project's own is used |
| ``reported`` | report | the report as intake made it: text, dates, furniture |
| ``refused`` | what was refused | by intake, and why |
| ``read`` | report | its reading, and by which methods |
| ``copied`` | report | the reports whose words it repeats; ``uncopied``: none any more |
| ``weighed`` | incident | its assessment; ``dissolved``: there is no such incident any more |
| ``assessed`` | ``project`` | from here on what was copied and weighed since entry ``since`` holds, and no earlier |
| ``judged`` | proposal | what a person decided |
| ``erased`` | report | its keys are destroyed; where ``undone`` is "yes", no assessment made before holds any longer |

Each but the last names the object in custody that holds the record. A run that dies before its ``assessed`` leaves entries that
nothing follows from; so does an entry whose key was destroyed (`GONE`).
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from corrobora.custody import Custody
from corrobora.custody.encrypted import GONE
from corrobora.custody.encrypting import UNDONE
from corrobora.custody.folder import ERASED
from corrobora.custody.store import Change, Held, Store
from corrobora.errors import BrokenIntegrity
from corrobora.export.jsonform import record_from_values
from corrobora.intake import REFUSED
from corrobora.records import Assessment, Entry, Reading, digest

REFERENCE: Final = "reference"
REPORTED: Final = "reported"
READ: Final = "read"
COPIED: Final = "copied"
UNCOPIED: Final = "uncopied"
WEIGHED: Final = "weighed"
DISSOLVED: Final = "dissolved"
ASSESSED: Final = "assessed"
JUDGED: Final = "judged"

ABOUT: Final = "about"
"""The word in the payload of a ``judged`` entry that lists, in JSON, what its proposal is about; `erasing` finds it by that."""

_OF_A_RUN: Final = {COPIED: "copies", UNCOPIED: "copies", WEIGHED: "incident", DISSOLVED: "incident"}
"""Entries that hold from the ``assessed`` of their run on, by the kind of record they change."""
_OF_AN_ASSESSMENT: Final = ("frame", "incident", "copies")
_AT_ONCE: Final = {REFERENCE: "reference", REPORTED: "report", READ: "reading"}
_TOGETHER: Final = 2_000
"""Entries applied in one transaction when many are: a run that dies repeats so many at most."""


def rank_of(reports: int, claims: int) -> str:
    """Return by what incidents are put in order: those of most reports first, then of most claims."""
    return f"{10**9 - reports:010d}{10**9 - claims:010d}"


def fold(store: Store, custody: Custody, entries: Iterable[Entry]) -> None:
    """Bring the store up to what these entries say.

    Args:
        store: as it follows from all entries before these.
        custody: where the objects lie that the entries name.
        entries: the next ones, in order, without a gap.

    Raises:
        BrokenIntegrity: an entry does not follow the last one applied, or an object is not what it should hold.
        UnknownRecord: an object that an entry names is not in custody.

    """
    for some in _in_parts(entries):
        number, last = store.applied()
        for entry in some:
            if entry.number != number + 1 or entry.previous != last:
                raise BrokenIntegrity(
                    f"entry {entry.number} does not follow entry {number}, which the store ends with"
                )
            number, last = entry.number, entry.hash
        run = _of_run(store, some)
        with store.change() as change:
            change.enter(some)
            for entry in some:
                _apply(change, custody, entry, run)


def _in_parts(entries: Iterable[Entry]) -> Iterator[Sequence[Entry]]:
    part: list[Entry] = []
    for entry in entries:
        part.append(entry)
        # what is assessed is looked up among the entries before it, which have to be in the store by then
        if len(part) >= _TOGETHER or entry.what == ASSESSED:
            yield part
            part = []
    if part:
        yield part


def _of_run(store: Store, together: Sequence[Entry]) -> Sequence[Entry]:
    """Return the entries that hold from the ``assessed`` on that closes these, in order; none where these are closed by none."""
    last = together[-1]
    if last.what != ASSESSED or GONE in last.payload:
        return ()
    begun = together[0].number
    try:
        since, upto = int(last.payload["since"]), int(last.payload["upto"])
    except (KeyError, ValueError):
        raise BrokenIntegrity(f"entry {last.number} does not say from which entry on it holds") from None
    if not 0 < since <= upto + 1 <= last.number:
        raise BrokenIntegrity(f"entry {last.number} holds from an entry on that cannot be meant")
    found = [e for what in _OF_A_RUN for e in store.iter_history(what=what, since=since) if e.number < begun]
    found += [e for e in together if e.what in _OF_A_RUN and since <= e.number]
    return sorted(found, key=lambda entry: entry.number)


def _apply(change: Change, custody: Custody, entry: Entry, run: Sequence[Entry]) -> None:
    if GONE in entry.payload:
        return
    if entry.what in _AT_ONCE:
        change.put(_held(_AT_ONCE[entry.what], entry, custody))
    elif entry.what == REFUSED:
        body = json.dumps(
            {
                "what": entry.subject,
                "why": entry.payload.get("why", ""),
                "code": entry.payload.get("code", ""),
            }
        )
        known = digest(entry.subject, entry.payload.get("code", ""), entry.payload.get("why", ""))
        change.put(Held(kind="refusal", id=known, entry=entry.number, object="", body=body))
    elif entry.what == JUDGED:
        held = _held("judgement", entry, custody)
        change.put(
            Held(
                kind="judgement",
                id=f"{entry.number:012d}",
                entry=entry.number,
                object=held.object,
                body=held.body,
                links={"judgement-proposal": [entry.subject]},
            )
        )
    elif entry.what == ASSESSED:
        for one in run:
            if GONE in one.payload:
                continue
            kind = _OF_A_RUN[one.what]
            if one.what in {UNCOPIED, DISSOLVED}:
                change.drop(kind, one.subject)
            else:
                change.put(_held(kind, one, custody))
        change.put(_held("frame", entry, custody))
    elif entry.what == ERASED and entry.payload.get(UNDONE) == "yes":
        for kind in _OF_AN_ASSESSMENT:
            change.drop_all(kind)


def _held(kind: str, entry: Entry, custody: Custody) -> Held:
    try:
        sha256 = entry.payload["object"]
        body = custody.get(sha256).decode("ascii")
        links = _links(kind, json.loads(body))
    except (KeyError, ValueError) as fault:
        raise BrokenIntegrity(f"entry {entry.number} names no {kind}: {type(fault).__name__}") from None
    return Held(
        kind=kind,
        id=entry.subject,
        entry=entry.number,
        object=sha256,
        rank=entry.payload.get("rank", ""),
        body=body,
        links=links,
    )


def _links(kind: str, values: Mapping[str, object]) -> Mapping[str, Sequence[str]]:
    """Return what a record leads to, so that a claim's report and incident are found by it."""
    if kind == "reading":
        return {"reading-claim": [claim.id for claim in record_from_values(Reading, values).claims]}
    if kind == "incident":
        incident = record_from_values(Assessment, values)
        return {
            "incident-claim": [*incident.claims, *incident.set_aside],
            "incident-report": incident.reports,
        }
    return {}
