"""A queue: which claim comes next for somebody who decides on one after the other.

Where the queue is, its address says: a scope, and the claim it goes on after. Nothing is kept for anybody, so two persons, or one in two windows,
walk as they like.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from corrobora.records import ReportId
from corrobora.review import Accord
from corrobora.workbench.cards import is_open
from corrobora.workbench.languages import NotThere, spoken
from corrobora.workbench.people import Account
from corrobora.workflow.desk import PAGE, ClaimSheet, Desk, Sheet

_SCOPE: Final = re.compile(r"all|disputed|waiting|report:[0-9a-f]{64}|incident:i-[0-9a-f]{16}")
CLAIM: Final = re.compile(r"c-[0-9a-f]{16}")
"""An id of a claim (`corrobora.records.Claim.id`)."""
LOOKED: Final = 40
"""Reports that are looked through for one page. Ours: so many readings are opened within a second on a slow machine."""
_TOGETHER: Final = 3
"""Reports asked for at once: the first of them nearly always has what is looked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Walked:
    """Where a queue is."""

    sheet: Sheet | None
    """The report of the claim that is shown; ``None``: nothing was found."""
    at: int = 0
    """Which of its claims."""
    further: int | None = None
    """Entry to look on below, where so many reports were looked through in vain that the page has to say so."""

    @property
    def claim(self) -> ClaimSheet | None:
        """The claim that is shown."""
        return None if self.sheet is None else self.sheet.claims[self.at]


def scope_of(words: str) -> str:
    """Return a scope; ``all`` where the words name none."""
    return words if _SCOPE.fullmatch(words) else "all"


def find_claim(desk: Desk, claim: str) -> Walked:
    """Return where a claim is that the machine reads now.

    Raises:
        NotThere: no report has it.

    """
    report = desk.report_of_claim(claim) if CLAIM.fullmatch(claim) else None
    if report is not None:
        sheet = desk.report(report)
        for at, one in enumerate(sheet.claims):
            if one.claim.id == claim:
                return Walked(sheet=sheet, at=at)
    raise NotThere(
        spoken().gettext(
            "no report has this claim any more; the report was read again, or the address is wrong"
        )
    )


def try_claim(desk: Desk, claim: str) -> Walked:
    """Return where a claim is that the machine reads now, as `find_claim`; nowhere, where no report has it."""
    try:
        return find_claim(desk, claim)
    except NotThere:
        return Walked(sheet=None)


def find_next(
    desk: Desk, scope: str, account: Account, *, after: Walked | None = None, before: int | None = None
) -> Walked:
    """Return the next claim of a queue that asks somebody to decide.

    Args:
        desk: answers.
        scope: see `scope_of`.
        account: who decides.
        after: where the claim is that came before; nowhere: from the beginning.
        before: for queues through the whole project, entry below which is looked on.

    """
    coders = desk.coders
    last = Walked(sheet=None) if after is None else after
    if last.sheet is not None and before is None:
        found = _open_in(last.sheet, scope, account, coders, begin=last.at + 1)
        if found is not None:
            return found
    for looked, (report, entry) in enumerate(_reports(desk, scope, last.sheet, before), 1):
        found = _open_in(desk.report(report), scope, account, coders)
        if found is not None:
            return found
        if looked == LOOKED:
            return Walked(sheet=None, further=entry)
    return Walked(sheet=None)


def _open_in(sheet: Sheet, scope: str, account: Account, coders: int, begin: int = 0) -> Walked | None:
    for at, one in enumerate(sheet.claims[begin:], begin):
        if _asks(one, scope, account, coders):
            return Walked(sheet=sheet, at=at)
    return None


def _asks(one: ClaimSheet, scope: str, account: Account, coders: int) -> bool:
    if scope == "disputed":
        return one.opinions is not None and one.opinions.accord is Accord.DISPUTED
    if scope == "waiting":
        held = one.opinions
        return held is not None and held.accord is Accord.WAITING and account.name not in held.each
    return is_open(one, account, coders)


def _reports(
    desk: Desk, scope: str, last: Sheet | None, before: int | None
) -> Iterator[tuple[ReportId, int | None]]:
    """Go through the reports of a scope that may have something left, after the one that was last, each with its entry in the list."""
    kind, _, id_ = scope.partition(":")
    if kind == "report":
        if last is None or last.report.id != id_:
            yield ReportId(id_), None
    elif kind == "incident":
        incident = desk.find_incident(id_)
        reports = sorted(() if incident is None else {*incident.reports, *incident.without_claims})
        passed = "" if last is None else last.report.id
        for report in reports:
            left = desk.left_of(report)
            if report > passed and left is not None and (left.open or left.unsettled):
                yield report, None
    elif kind == "all":
        start = last.row.entry if last is not None and before is None else before
        while True:
            found = desk.open_reports(before=start, limit=_TOGETHER)
            yield from found
            if len(found) < _TOGETHER:
                return
            start = found[-1][1]
    else:
        yield from _unsettled(desk, Accord(kind), last, before)


def _unsettled(
    desk: Desk, accord: Accord, last: Sheet | None, before: int | None
) -> Iterator[tuple[ReportId, int | None]]:
    start = before
    if last is not None and before is None:
        start = desk.newest_on(last.report.id) or None
    given = set() if last is None else {last.report.id}
    while True:
        found = desk.unsettled(accord, before=start, limit=PAGE)
        for report, entry in found:
            if report not in given:
                given.add(report)
                yield report, entry
        if len(found) < PAGE:
            return
        start = found[-1][1]
