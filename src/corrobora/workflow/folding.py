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
| ``set`` | ``coders`` | how many persons are asked for on each proposal, from here on |
| ``set`` | ``withheld`` | which names are withheld at the workbench, from here on |
| ``erased`` | report | its keys are destroyed; where ``undone`` is "yes", no assessment made before holds any longer |

Each but the last names the object in custody that holds the record. A run that dies before its ``assessed`` leaves entries that
nothing follows from; so does an entry whose key was destroyed (`GONE`).

Beside these records the store holds what is asked for page by page and follows from them:

| record | id | what it says |
|---|---|---|
| ``left`` | report | how many of its claims nobody has decided on (`Left`); its rank is ``open`` or ``done``, its entry the report's |
| ``standing`` | proposal | how persons stand to each other on it; its rank is the `Accord` |
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from itertools import islice
from typing import Final

from corrobora.custody import Custody
from corrobora.custody.encrypted import GONE
from corrobora.custody.encrypting import UNDONE
from corrobora.custody.folder import ERASED
from corrobora.custody.searching import words_of
from corrobora.custody.store import Change, Held, Store
from corrobora.errors import BrokenIntegrity
from corrobora.export.jsonform import record_from_values
from corrobora.intake import REFUSED
from corrobora.records import (
    Assessment,
    Claim,
    Entry,
    Judgement,
    Place,
    Reading,
    Report,
    Step,
    StepKind,
    When,
    digest,
)
from corrobora.review import Accord, is_name, iter_named, lay, opinions, report_of

REFERENCE: Final = "reference"
REPORTED: Final = "reported"
READ: Final = "read"
COPIED: Final = "copied"
UNCOPIED: Final = "uncopied"
WEIGHED: Final = "weighed"
DISSOLVED: Final = "dissolved"
ASSESSED: Final = "assessed"
JUDGED: Final = "judged"
SET: Final = "set"

CODERS: Final = "coders"
"""Subject of the entry ``set`` that says how many persons the project asks for on each proposal."""

WITHHELD: Final = "withheld"
"""Subject of the entry ``set`` that lists what is withheld at the workbench (`corrobora.workflow.withholding`)."""

ABOUT: Final = "about"
"""The word in the payload of a ``judged`` entry that lists, in JSON, what its proposal is about; `erasing` finds it by that."""

_OF_A_RUN: Final = {COPIED: "copies", UNCOPIED: "copies", WEIGHED: "incident", DISSOLVED: "incident"}
_TAKEN_OUT: Final = frozenset({UNCOPIED, DISSOLVED})
"""Of these, entries after which there is no such record."""
"""Entries that hold from the ``assessed`` of their run on, by the kind of record they change."""
_OF_AN_ASSESSMENT: Final = ("frame", "incident", "copies")
_AT_ONCE: Final = {REFERENCE: "reference", REPORTED: "report", READ: "reading", SET: "setting"}
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
            _stand(change, some)


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
                links={"judgement-proposal": [entry.subject], **(held.links or {})},
            )
        )
    elif entry.what == ASSESSED:
        last = {(_OF_A_RUN[one.what], one.subject): one for one in run if GONE not in one.payload}
        for of in sorted({kind for kind, _ in last}):
            change.drop(
                of, *(id_ for (kind, id_), one in last.items() if kind == of and one.what in _TAKEN_OUT)
            )
        there = ((kind, one) for (kind, _), one in last.items() if one.what not in _TAKEN_OUT)
        while some := list(islice(there, _TOGETHER)):
            change.put(*(_held(kind, one, custody) for kind, one in some))
        change.put(_held("frame", entry, custody))
    elif entry.what == ERASED and entry.payload.get(UNDONE) == "yes":
        for kind in _OF_AN_ASSESSMENT:
            change.drop_all(kind)


def _held(kind: str, entry: Entry, custody: Custody) -> Held:
    try:
        sha256 = entry.payload["object"]
        body = custody.get(sha256).decode("ascii")
        values = json.loads(body)
        links = _links(kind, values)
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
        words=search_words(body) if kind == "report" else "",
    )


def search_words(body: str) -> str:
    """Return what a report is found by, given its record: the words of its title, its outlet, its author and its text."""
    values = json.loads(body)
    return words_of(" ".join(values.get(part) or "" for part in ("title", "outlet", "author", "text")))


def _links(kind: str, values: Mapping[str, object]) -> Mapping[str, Sequence[str]]:
    """Return what a record leads to: by what it is found, and what is found by it."""
    if kind == "report":
        report = record_from_values(Report, values)
        return {
            "report-outlet": [report.outlet] if report.outlet else [],
            "report-language": [report.language] if report.language else [],
            "report-day": [day for day in [_day(report.published)] if day],
        }
    if kind == "reading":
        claims = record_from_values(Reading, values).claims
        return {
            "reading-claim": [claim.id for claim in claims],
            "reading-act": [claim.act.kind for claim in claims if claim.act is not None],
            "reading-country": [
                claim.place.country for claim in claims if claim.place and claim.place.country
            ],
            "reading-actor": [actor for claim in claims for actor in _actors(claim)],
            "reading-stance": [claim.stance for claim in claims],
            "reading-speaker": [
                claim.speaker.actor for claim in claims if claim.speaker is not None and claim.speaker.actor
            ],
            "reading-name": [
                one.text for one in iter_named(claims) if one.actor is None and is_name(one.text)
            ],
        }
    if kind == "incident":
        incident = record_from_values(Assessment, values)
        place, day = incident.place, _day(incident.when)
        return {
            "incident-claim": [*incident.claims, *incident.set_aside],
            "incident-report": incident.reports,
            "incident-act": [incident.act] if incident.act is not None else [],
            "incident-country": [place.country] if place and place.country else [],
            "incident-day": [day] if day else [],
            "incident-place": [place.id] if place and place.id else [],
            "incident-where": [_where(place)] if place and place.country else [],
            "incident-actor": sorted(
                {
                    name
                    for point in incident.points
                    for value in point.values
                    if point.about in _PARTIES
                    # who is said to have done it together is one value: each of them is looked for
                    for name in (value.value, *value.value.split(" and "))
                }
            ),
            "incident-step": [
                f"{_urgency(step)} {number:03d}" for number, step in enumerate(incident.accountability)
            ],
            "incident-step-kind": [step.step for step in incident.accountability],
        }
    if kind == "judgement":
        judgement = record_from_values(Judgement, values)
        about = report_of(judgement)
        pair = None if judgement.proposed is None else judgement.proposed.kind
        return {
            "judgement-report": [] if about is None else [about],
            "judgement-by": [judgement.by],
            "judgement-kind": [] if pair is None else [pair],
            "judgement-group": sorted({anchor.report for group in judgement.groups for anchor in group}),
        }
    return {}


def _where(place: Place) -> str:
    """Return country, name and id of a place as a list in JSON: by what incidents are counted by place."""
    name = (place.name or place.text)[:LONGEST_WHERE]
    return json.dumps([place.country, name, place.id or ""], ensure_ascii=False)


LONGEST_WHERE: Final = 40
"""Characters of a place's name by which it is counted: with six for each in ASCII it still is a key of the store's index."""
_PARTIES: Final = frozenset({"responsibility", "victims"})
"""Points whose values are parties."""
_DONE: Final = frozenset(
    {
        StepKind.REPORTED,
        StepKind.CHARGED,
        StepKind.TRIED,
        StepKind.CONVICTED,
        StepKind.ACQUITTED,
        StepKind.CLOSED,
    }
)


def _day(when: When | None) -> str:
    """Return the first day that a date may be, as far as it is known: ``2024-03``."""
    return "" if when is None or when.edtf is None else when.edtf.split("/")[0].split("T")[0].rstrip("?~%X-")


def _actors(claim: Claim) -> Iterator[str]:
    named = [claim.speaker.actor] if claim.speaker is not None else []
    if claim.act is not None:
        named += [party.actor for party in (*claim.act.perpetrators, *claim.act.victims)]
    return (actor for actor in named if actor is not None)


def _urgency(step: Step) -> str:
    """Return by what steps are put in order on the board: the overdue, those still to come of, demands, those that came; then by their day."""
    if step.overdue:
        group = 0
    elif step.step in {StepKind.ANNOUNCED, StepKind.OPENED, StepKind.OBSTRUCTED}:
        group = 1
    else:
        group = 3 if step.step in _DONE else 2
    return f"{group} {_day(step.due or step.when) or '9999'}"


# --------------------------------------------------------------------------- what persons have left to do


@dataclass(frozen=True, slots=True, kw_only=True)
class Left:
    """How far persons are with the reading of a report."""

    claims: int
    """That the machine proposes."""
    open: int
    """Of these, without a judgement that is not withdrawn, whoever's."""
    unsettled: int
    """Proposals on which a second person has to judge, or persons differ."""


def _stand(change: Change, entries: Iterable[Entry]) -> None:
    """Bring up to date what follows from judgements and readings together."""
    reports: set[str] = set()
    for entry in entries:
        if GONE in entry.payload:
            continue
        if entry.what in {REPORTED, READ}:
            reports.add(entry.subject)
        elif entry.what == JUDGED:
            held = change.find("judgement", f"{entry.number:012d}")
            about = None if held is None else report_of(_judgement(held))
            if about is not None:
                reports.add(about)
        elif entry.what == SET and entry.subject == CODERS:
            reports |= set(change.reached("judgement-report"))
    if reports:
        setting = change.find("setting", CODERS)
        coders = 1 if setting is None else int(json.loads(setting.body))
        for report in sorted(reports):
            _stand_report(change, report, coders)


def _stand_report(change: Change, report: str, coders: int) -> None:
    taken, read = change.find("report", report), change.find("reading", report)
    found = change.find_some("judgement", change.linked("judgement-report", report)).values()
    last = max((held.entry for held in found), default=0)
    said = [_judgement(held) for held in found]
    held_by = opinions(said, coders=coders)
    if gone := {one.proposal for one in said} - held_by.keys():
        change.drop("standing", *gone)
    standing = [
        Held(
            kind="standing",
            id=proposal,
            entry=last,
            object="",
            body=json.dumps({"report": report, "persons": len(stands.each)}, sort_keys=True),
            rank=stands.accord,
            links={"standing-report": [report]},
        )
        for proposal, stands in held_by.items()
    ]
    if standing:
        change.put(*standing)
    if taken is None or read is None:
        return
    values = json.loads(read.body)
    claims = open_ = len(values["claims"])
    if said:  # most reports have no judgement, and need not be taken apart
        sha256 = record_from_values(Report, json.loads(taken.body)).text_sha256
        # whoever judged has looked, agreed or not
        open_ -= len(lay(record_from_values(Reading, values), said, text_sha256=sha256).judged)
    unsettled = sum(stands.accord in {Accord.WAITING, Accord.DISPUTED} for stands in held_by.values())
    left = Left(claims=claims, open=open_, unsettled=unsettled)
    change.put(
        Held(
            kind="left",
            id=report,
            entry=taken.entry,
            object="",
            rank="open" if open_ else "done",
            body=json.dumps(asdict(left), sort_keys=True),
        )
    )


def _judgement(held: Held) -> Judgement:
    return record_from_values(Judgement, json.loads(held.body))
