"""History: what was done to what, by whom, when and why, as the ledger tells it."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from corrobora.export.wording import actor_kind, heading, place_words, speaker_kind
from corrobora.records import Claim, Decision, Entry, Judgement, Party
from corrobora.review import opinions
from corrobora.workbench.access import Page, account_of
from corrobora.workbench.asked import address, line, number_asked, part
from corrobora.workbench.languages import noted, spoken
from corrobora.workbench.people import Account
from corrobora.workbench.rendering import desk_of, shown
from corrobora.workbench.seeing import is_entry_seen_by, sealed
from corrobora.workbench.tellings import count_said, when_said
from corrobora.workflow.desk import PAGE, Desk
from corrobora.workflow.folding import SET, WITHHELD

ACTS: Final[Mapping[str, str]] = {
    "kept": noted("Put bytes into custody"),
    "held": noted("Put a file into custody that holds reports"),
    "taken-in": noted("Took in a report"),
    "reported": noted("Wrote down the text of a report, its title and its dates"),
    "refused": noted("Could not use what was added"),
    "captured": noted("Captured a page"),
    "listed": noted("Listed a feed"),
    "reference": noted("Brought along a file of places or parties"),
    "read": noted("Had a report read"),
    "copied": noted("Had it noted whose words a report repeats"),
    "uncopied": noted("Had it noted that a report repeats nobody's words"),
    "weighed": noted("Had an incident weighed"),
    "dissolved": noted("Had an incident dissolved: its claims are in others now, or count no longer"),
    "assessed": noted("Had the whole be assessed"),
    "judged": noted("Decided on a proposal"),
    "set": noted("Changed how many persons are asked for on each proposal"),
    "erased": noted("Destroyed the keys of a report"),
    "sealed": noted("Sealed the ledger"),
    "key-added": noted("Allowed a key to sign"),
    "key-retired": noted("Allowed a key to sign no more"),
    "recovered": noted("Went on after a run that had died"),
}
"""What entries of the ledger say, in words; of others, written by a later version, their own word is shown."""
WITHHOLDING: Final = noted("Changed which names are withheld at the workbench")
"""The act of an entry ``set`` that keeps the list of these."""
DECISIONS: Final[Mapping[Decision, str]] = {
    Decision.ACCEPT: noted("Accepted"),
    Decision.REJECT: noted("Rejected"),
    Decision.CORRECT: noted("Corrected"),
    Decision.MERGE: noted("Held incidents to be one"),
    Decision.SPLIT: noted("Held an incident to be several"),
    Decision.UNSURE: noted("Could not decide"),
}
"""Decisions in words, as what somebody did."""
STANDS: Final = noted("It stands as this person's opinion.")
REPLACED: Final = noted("It no longer stands: this person took it back, or decided anew.")
WITHDRAWAL: Final = noted("It takes back an earlier decision.")
SEALED_WHAT: Final = noted("what was decided")
SEALED_WHY: Final = noted("is shown once you have decided yourself")
"""What is told in place of what an entry says, to somebody who has to decide before seeing what others hold."""
_PAGES: Final[Mapping[str, str]] = {
    "reported": "/reports/{}",
    "taken-in": "/reports/{}",
    "read": "/reports/{}",
    "copied": "/reports/{}",
    "uncopied": "/reports/{}",
    "weighed": "/incidents/{}",
}
"""Pages of what an entry is about."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What somebody read otherwise in one field."""

    field: str
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """A judgement in words."""

    decision: str
    state: str
    settles: bool
    why: str
    changes: tuple[Change, ...]
    value: str
    """What it should be in the person's words, where no field says so."""
    claim: str
    """Address of the claim; empty: none was judged, or nothing is read there any more."""
    undo: str
    """Address that takes it back; empty: it is not the asking person's, or does not stand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """An entry in words; every one of them is harmless."""

    number: int
    at: str
    by: str
    act: str
    subject: str
    page: str
    """Address of what it is about; empty: it has no page."""
    history: str
    """Address of all that was done to it."""
    told: tuple[tuple[str, str], ...]
    """What the entry says beside, hashes among it."""
    hash: str
    decided: Decided | None


def fields_of(claim: Claim | None) -> Mapping[str, str]:
    """Return what a claim says, field by field in words; everything is empty where there is no claim."""
    if claim is None:
        return dict.fromkeys(_FIELDS, "")
    speaker, act = claim.speaker, claim.act
    said, _ = spoken().said, spoken().gettext
    values = (
        _("the outlet's own voice") if speaker is None else speaker.text,
        "" if speaker is None else said(speaker_kind(speaker.kind)),
        "" if speaker is None else _("yes") if speaker.anonymous else _("no"),
        said(heading(claim.stance)),
        "" if act is None else said(heading(act.kind)),
        "" if act is None else said(heading(act.asserted)),
        "" if act is None else _parties(act.perpetrators),
        "" if act is None else _parties(act.victims),
        "; ".join(map(count_said, claim.counts)),
        "" if claim.place is None else place_words(claim.place),
        "" if claim.when is None else when_said(claim.when),
    )
    return {name: line(value) for name, value in zip(_FIELDS, values, strict=True)}


_FIELDS: Final = (
    noted("Who says it"),
    noted("Kind of speaker"),
    noted("Without a name"),
    noted("How it is said"),
    noted("What is claimed"),
    noted("Put as"),
    noted("By whom"),
    noted("To whom"),
    noted("Numbers"),
    noted("Where"),
    noted("When"),
)


def _parties(parties: Sequence[Party]) -> str:
    kinds = [(party.text, spoken().said(actor_kind(party.kind))) for party in parties]
    return "; ".join(f"{text} ({kind})" if kind else text for text, kind in kinds)


def changes_of(judgement: Judgement) -> tuple[Change, ...]:
    """Return what a person reads otherwise than the machine did, field by field; nothing where no claim was corrected."""
    if judgement.corrected is None:
        return ()
    before, after = fields_of(judgement.claim), fields_of(judgement.corrected)
    return tuple(
        Change(field=name, before=before[name], after=after[name])
        for name in _FIELDS
        if before[name] != after[name]
    )


def lines_of(desk: Desk, entries: Sequence[Entry], account: Account) -> tuple[Line, ...]:
    """Return entries in words.

    Args:
        desk: that is asked for what was decided.
        entries: of the ledger.
        account: who asks; own decisions can be taken back, and of others no more is told than may be seen (`seeing`).

    """
    return tuple(_line(desk, entry, account) for entry in entries)


def _line(desk: Desk, entry: Entry, account: Account) -> Line:
    seen = is_entry_seen_by(desk, account, entry)
    if not seen:
        entry = sealed(entry)
    judgement = desk.find_judgement(entry.number) if entry.what == "judged" and seen else None
    about = _PAGES.get(entry.what, "")
    return Line(
        number=entry.number,
        at=line(entry.at),
        by=line(entry.by),
        act=WITHHOLDING
        if (entry.what, entry.subject) == (SET, WITHHELD)
        else ACTS.get(entry.what, line(entry.what)),
        subject=line(entry.subject),
        page=about.format(part(entry.subject)) if about else "",
        history=f"/history/{part(entry.subject)}" if entry.subject else "/history",
        told=tuple((line(name), line(_told(value))) for name, value in sorted(entry.payload.items()))
        if seen
        else ((SEALED_WHAT, SEALED_WHY),),
        hash=entry.hash,
        decided=None if judgement is None else _decided(desk, judgement, entry, account.name),
    )


def _told(value: str) -> str:
    """Return what an entry says: lists are written as JSON there."""
    try:
        listed = json.loads(value)
    except (ValueError, RecursionError):
        return value
    return "; ".join(map(str, listed)) if isinstance(listed, list) else value


def _decided(desk: Desk, judgement: Judgement, entry: Entry, person: str) -> Decided:
    said = desk.said_about(judgement.proposal)
    held = opinions([one.judgement for one in said], coders=desk.coders).get(judgement.proposal)
    last = None if held is None else held.each.get(judgement.by)
    # of two that are alike in every word, the later stands
    newest = max((one.entry for one in said if one.judgement == last), default=0)
    stands = newest == entry.number
    claim = judgement.claim
    report = None if claim is None else desk.report_of_claim(claim.id)
    changes = changes_of(judgement)
    return Decided(
        decision=DECISIONS[judgement.decision],
        state=WITHDRAWAL if judgement.withdrawn else STANDS if stands else REPLACED,
        settles=judgement.settles,
        why=line(judgement.why),
        changes=changes,
        value="" if changes else line(judgement.value),
        claim="" if claim is None or report is None else f"/reports/{part(report)}#{part(claim.id)}",
        undo=f"/claims/{part(claim.id)}/undo"
        if claim is not None and report is not None and stands and judgement.by == person
        else "",
    )


async def _history(request: Request) -> Response:
    return await run_in_threadpool(partial(_shown, request, None))


async def _history_of(request: Request) -> Response:
    return await run_in_threadpool(partial(_shown, request, request.path_params["id"]))


def _shown(request: Request, subject: str | None) -> Response:
    desk, before = desk_of(request), number_asked(request, "before")
    some = desk.history(subject, before=before, limit=PAGE + 1)
    if subject is not None and not some:
        _ = spoken().gettext
        return shown(
            request,
            "nothing.html",
            404,
            title=_("Nothing in the history") if before is None else _("Nothing further"),
            why=(
                _(
                    "No entry of the ledger is about “%(subject)s”. Ids of reports, claims, incidents and proposals are looked for."
                )
                if before is None
                else _("No entry of the ledger is about “%(subject)s” below entry %(before)s.")
            )
            % {"subject": line(subject), "before": before},
            back="/history",
        )
    entries = some[:PAGE]
    path = "/history" if subject is None else f"/history/{part(subject)}"
    return shown(
        request,
        "history.html",
        subject=None if subject is None else line(subject),
        entries=lines_of(desk, entries, account_of(request)),
        first=None if before is None else path,
        more=address(path, before=entries[-1].number) if len(some) > PAGE else None,
    )


PAGES: Final[Mapping[tuple[str, str], Page]] = {
    ("GET", "/history"): _history,
    ("GET", "/history/{id}"): _history_of,
}
"""By method and path."""
