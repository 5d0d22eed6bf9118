"""Pages on which a person decides: one claim after the other, what somebody else decided in between, what one decided lately, what a reviewer settles."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Final

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from corrobora.errors import CorroboraError, Overtaken, UnknownRecord
from corrobora.export.passages import clipped, printable
from corrobora.export.spotting import MARK
from corrobora.records import Claim, ClaimId, Decision, Judgement, Report
from corrobora.review import FIELDS, opinions, report_of
from corrobora.workbench.access import Page, account_of
from corrobora.workbench.cards import (
    Card,
    Word,
    card_of,
    changes_in,
    fields_of,
    filled,
    rows_of,
    word_of,
)
from corrobora.workbench.languages import NotThere, Refusal, noted, spoken
from corrobora.workbench.people import Account
from corrobora.workbench.rendering import Sight, desk_of, field, now, project_of, shown, sight_of
from corrobora.workbench.seeing import is_blind
from corrobora.workbench.tellings import when_said
from corrobora.workbench.walking import CLAIM, Walked, find_claim, find_next, scope_of, try_claim
from corrobora.workflow import Project
from corrobora.workflow.desk import ClaimSheet, Desk, FoundSheet, Headline
from corrobora.workflow.judging import DECISIONS, LONGEST_WHY

REASONS: Final = (
    noted("read as the passage says"),
    noted("the passage does not say this"),
    noted("another speaker says this"),
    noted("the number is another"),
    noted("another place or day is meant"),
    noted("quoted from elsewhere, not said here"),
    noted("the passage can be read both ways"),
)
"""Reasons that a page suggests; any other may be typed. Ours."""
TAKEN_BACK: Final = "taken back"
"""Reason of a withdrawal, for which a page asks no other."""
_DIGITS: Final = 18
"""Of a number in an address or a form: more would not fit an entry of any ledger."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What a decision's form said."""

    decision: str = ""
    why: str = ""
    seen: str = ""
    scope: str = "all"
    back: str = ""
    """``card``: to the claim's card on the page of its report; else on with the queue."""
    fields: Mapping[str, str] | None = None
    """Of a correction; ``None``: the form had none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A claim on a page of its own."""

    card: Card
    report: str
    title: str
    outlet: str
    published: str
    incidents: tuple[Headline, ...]
    previous: str
    """The claim before it in the report; empty: it is the first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lately:
    """What somebody decided, in a list."""

    claim: str
    report: str
    proposal: str
    title: str
    passage: str
    word: Word
    withdrawn: bool
    undo: bool
    """Whether it can be taken back: it is that person's last one that is not."""


def title_of(report: Report) -> str:
    """Return what a report is called on a page: its title, else its first words."""
    return title_from(report.title or "", report.text)


def title_from(title: str, text: str) -> str:
    """Return what a report of this title and text is called on a page."""
    return printable(clipped(title or text[:400], 160)) or spoken().gettext("Without a title")


def refuse_marks(sight: Sight, *words: str) -> None:
    """Stop where the mark would be written down that stands for what somebody was not shown.

    Raises:
        Refusal: it would.

    """
    if sight.struck and any(MARK in one for one in words):
        raise Refusal(
            spoken().gettext(
                "%(mark)s stands for what is withheld from you, and is no word to keep: leave the field as it was, or leave it to somebody who sees what is withheld"
            )
            % {"mark": MARK}
        )


def card_at(report: str, claim: str) -> str:
    """Return the path of a claim's card on the page of its report, in whichever part of the page it stands."""
    return f"/reports/{report}?claim={claim}#k-{claim}"


def number_in(words: str) -> int | None:
    """Return the number that an address or a form tells; ``None`` where it tells none."""
    plain = words.isascii() and words.isdigit() and len(words) <= _DIGITS
    return int(words) if plain else None


async def told_fields(request: Request) -> dict[str, str] | None:
    """Return what the fields of a correction say in a form; ``None`` where it has none of them."""
    form = await request.form()
    found = {name: form.get(f"to-{name}") for name in FIELDS}
    told = {name: value for name, value in found.items() if isinstance(value, str)}
    return told or None


# --------------------------------------------------------------------------- one claim after the other


async def _queue(request: Request) -> Response:
    asked = request.query_params
    scope = scope_of(asked.get("scope", "all"))
    account = account_of(request)
    at, after = asked.get("at", ""), asked.get("after", "")
    work = partial(
        _look,
        request,
        account,
        scope,
        at=at,
        after=after,
        before=number_in(asked.get("before", "")),
        done=asked.get("done", ""),
        came=asked.get("from", ""),
    )
    try:
        words = await run_in_threadpool(work)
    except UnknownRecord as why:
        return shown(request, "missing.html", 404, why=why)
    return _page(request, 200, **words)


def _page(request: Request, status: int, **words: object) -> Response:
    known: dict[str, object] = {
        "wrong": "",
        "done": None,
        "told": Told(),
        "typed": None,
        "settles": False,
        "overtaken": (),
        "came": "",
        "further": None,
        "after": "",
        "reasons": REASONS,
        "longest": LONGEST_WHY,
        "decisions": [(one.value, _SAYS[one]) for one in DECISIONS],
    }
    return shown(request, "queue.html", status, **{**known, **words})


_SAYS: Final[Mapping[Decision, str]] = {
    Decision.ACCEPT: noted("Accept: it was read rightly"),
    Decision.REJECT: noted("Reject: the passage says no such thing"),
    Decision.CORRECT: noted("Correct: the passage says something else"),
    Decision.UNSURE: noted("Unsure: I looked and cannot tell"),
}


def _look(
    request: Request,
    account: Account,
    scope: str,
    *,
    at: str,
    after: str,
    before: int | None,
    done: str,
    came: str,
) -> dict[str, object]:
    desk = desk_of(request)
    with desk.look():
        passed = try_claim(desk, after)
        walked = find_claim(desk, at) if at else find_next(desk, scope, account, after=passed, before=before)
        decided = passed if done == after else try_claim(desk, done)
        return {
            "scope": scope,
            "scope_says": _scope_says(desk, scope),
            "shown": _on_its_own(desk, walked, account),
            "further": walked.further,
            "after": after if CLAIM.fullmatch(after) else "",
            "came": came if CLAIM.fullmatch(came) else "",
            "done": _done(desk, account, decided.claim),
        }


def _on_its_own(desk: Desk, walked: Walked, account: Account) -> Shown | None:
    sheet, claim = walked.sheet, walked.claim
    if sheet is None or claim is None:
        return None
    report = sheet.report
    return Shown(
        card=card_of(sheet, claim, account, desk.coders, number=walked.at + 1),
        report=report.id,
        title=title_of(report),
        outlet=printable(clipped(report.outlet or "", 120)),
        published=_day(report),
        incidents=sheet.row.incidents,
        previous=sheet.claims[walked.at - 1].claim.id if walked.at else "",
    )


def _day(report: Report) -> str:
    when = report.published
    return "" if when is None else printable(clipped(when_said(when), 120))


def _done(desk: Desk, account: Account, one: ClaimSheet | None) -> Lately | None:
    """Return what somebody decided a moment ago on a claim, as it is kept and not as an address says."""
    if one is None or one.opinions is None or account.name not in one.opinions.each:
        return None
    return _lately(desk, one.opinions.each[account.name], account)


def _scope_says(desk: Desk, scope: str) -> str:
    _ = spoken().gettext
    kind, _colon, id_ = scope.partition(":")
    if kind == "report":
        report = desk.find_report(id_)
        if report is None:
            return _("Claims of one report.")
        return _("Claims of one report: %(title)s.") % {"title": title_of(report)}
    if kind == "incident":
        incident = desk.find_incident(id_)
        if incident is None:
            return _("Claims of one incident.")
        told = {"headline": printable(clipped(incident.headline, 160))}
        return _("Claims of one incident: %(headline)s.") % told
    return {
        "all": _("Claims of all reports."),
        "disputed": _("Claims on which persons differ."),
        "waiting": _("Claims that wait for a second person."),
    }[kind]


# --------------------------------------------------------------------------- deciding


async def _told(request: Request) -> Told:
    return Told(
        decision=await field(request, "decision"),
        why=await field(request, "why"),
        seen=await field(request, "seen"),
        scope=scope_of(await field(request, "scope")),
        back="card" if await field(request, "back") == "card" else "",
        fields=await told_fields(request),
    )


async def _decide(request: Request) -> Response:
    return await _decide_or_settle(request, settles=False)


async def _decide_or_settle(request: Request, *, settles: bool) -> Response:
    told = await _told(request)
    claim = request.path_params["id"]
    try:
        work = partial(_keep, request, claim, told, settles=settles)
        report = await run_in_threadpool(work)
    except UnknownRecord as why:
        return shown(request, "missing.html", 404, why=why)
    except CorroboraError as why:
        words = await run_in_threadpool(partial(_again, request, claim, told))
        status = 409 if isinstance(why, Overtaken) else 400
        if status == 400:
            words["overtaken"] = ()
        elif told.decision != Decision.CORRECT:
            words["typed"] = None  # nothing was typed there: the fields say what holds now
        told = replace(told, decision=printable(told.decision), why=printable(told.why))
        return _page(request, status, **{**words, "wrong": why, "told": told, "settles": settles})
    if told.back == "card":
        return RedirectResponse(card_at(report, claim), status_code=303)
    return RedirectResponse(f"/queue?scope={told.scope}&after={claim}&done={claim}", status_code=303)


def _keep(request: Request, claim: str, told: Told, *, settles: bool) -> str:
    """Keep a decision and return the report that it is about."""
    _ = spoken().gettext
    project, account, at = project_of(request), account_of(request), now(request)
    desk, sight = project.desk, sight_of(request)
    walked = find_claim(desk, claim)
    one = walked.claim
    assert one is not None and walked.sheet is not None  # noqa: S101, PT018 - find_claim raises where there is none
    decision, why = checked(told.decision, told.why)
    blind = is_blind(account, desk.coders, one.opinions)
    looked_at = one.claim if blind or one.instead is None else one.instead
    typed = {} if told.fields is None else told.fields
    if sight.struck:
        typed = _restored(find_claim(desk_of(request), claim).claim, looked_at, typed, blind=blind)
        refuse_marks(sight, why, *typed.values())
    to = changes_in(fields_of(one.claim), typed)
    seen = None if blind else number_in(told.seen)
    if seen is None and not blind:
        raise Refusal(_("the form does not say what you saw; load the page again, then decide"))
    # whoever was overtaken filled in fields of another reading, and is told that, not that fields were changed: keeping it refuses it
    overtaken = not blind and seen != one.seen
    if decision is not Decision.CORRECT:
        if not overtaken and changes_in(fields_of(looked_at), typed):
            raise Refusal(
                _(
                    "fields were changed, and %(decision)s was chosen: choose correct, or load the page again and leave the fields as they are"
                )
                % {"decision": spoken().said(str(decision))}
            )
        to = ()
    elif not to and not overtaken:
        raise Refusal(
            _("correct was chosen, and every field says what the machine read: change one, or choose accept")
        )
    judgement = Judgement(proposal="", decision=decision, by=account.name, at=at, why=why, settles=settles)
    with project.in_the_name_of(account.name):
        project.decide_claim(ClaimId(claim), judgement, to=to, seen=seen)
    return walked.sheet.report.id


def _restored(
    seen: ClaimSheet | None, looked_at: Claim, typed: Mapping[str, str], *, blind: bool
) -> dict[str, str]:
    """Return what a form's fields say, those that were shown struck and were left alone as they are in truth."""
    assert seen is not None  # noqa: S101 - the true desk has the claim
    shown_as = seen.claim if blind or seen.instead is None else seen.instead
    before = {one.name: one.value for one in fields_of(shown_as)}
    truly = {one.name: one.value for one in fields_of(looked_at)}
    left = {one.name for one in filled(fields_of(shown_as), typed) if one.value == before[one.name]}
    return {name: truly[name] if name in left else words for name, words in typed.items()}


def checked(decision: str, why: str) -> tuple[Decision, str]:
    """Return a decision and its reason, as a form told them.

    Raises:
        Refusal: there is no such decision, no reason, or too long a one.

    """
    _ = spoken().gettext
    if decision not in {one.value for one in DECISIONS}:
        raise Refusal(_("no decision was chosen; choose accept, reject, correct or unsure"))
    if not why.strip():
        raise Refusal(_("no reason was given; say why, it is kept with the decision"))
    if len(why) > LONGEST_WHY:
        told = {"found": spoken().number(len(why)), "most": spoken().number(LONGEST_WHY)}
        raise Refusal(_("the reason has %(found)s characters; %(most)s are the most") % told)
    return Decision(decision), why


def _again(request: Request, claim: str, told: Told) -> dict[str, object]:
    """Return what shows a claim anew with what was typed, and what others decided on it as far as may be seen."""
    desk, account = desk_of(request), account_of(request)
    walked = find_claim(desk, claim)
    page = _on_its_own(desk, walked, account)
    assert page is not None  # noqa: S101 - find_claim raises where there is none
    others = page.card.others or ((page.card.mine,) if page.card.mine is not None else ())
    return {
        "scope": told.scope,
        "scope_says": _scope_says(desk, told.scope),
        "shown": page,
        "typed": filled(page.card.fields, told.fields or {}),
        "overtaken": others,
    }


# --------------------------------------------------------------------------- taking back


async def _undo(request: Request) -> Response:
    claim, proposal = request.path_params["id"], await field(request, "proposal")
    scope, back = scope_of(await field(request, "scope")), await field(request, "back")
    account, project = account_of(request), project_of(request)
    try:
        work = partial(_take_back, project, account, claim, proposal, now(request))
        report = await run_in_threadpool(work)
    except UnknownRecord as why:
        return shown(request, "missing.html", 404, why=why)
    except CorroboraError as why:
        return shown(request, "missing.html", 400, why=why)
    if back == "mine":
        return RedirectResponse("/mine", status_code=303)
    if back == "card":
        return RedirectResponse(card_at(report, claim), status_code=303)
    return RedirectResponse(f"/queue?scope={scope}&at={claim}", status_code=303)


def _take_back(project: Project, account: Account, claim: str, proposal: str, at: str) -> str:
    """Take back what somebody decided last on a claim, and return its report."""
    if not proposal:
        found = find_claim(project.desk, claim).claim
        proposal = "" if found is None else found.proposal.id
    held = opinions(one.judgement for one in project.desk.said_about(proposal)).get(proposal)
    mine = None if held is None else held.each.get(account.name)
    if mine is None or claim not in _claims_in(mine):
        raise NotThere(spoken().gettext("you have decided nothing on this claim that could be taken back"))
    with project.in_the_name_of(account.name):
        project.withdraw(proposal, of=account.name, at=at, why=TAKEN_BACK)
    return report_of(mine) or ""


def _claims_in(judgement: Judgement) -> set[str]:
    return {one.id for one in (judgement.claim, judgement.corrected) if one is not None}


# --------------------------------------------------------------------------- what one decided lately


async def _mine(request: Request) -> Response:
    before = number_in(request.query_params.get("before", ""))
    desk = await run_in_threadpool(desk_of, request)
    rows, more = await run_in_threadpool(partial(_list_mine, desk, account_of(request), before))
    return shown(request, "mine.html", rows=rows, more=more)


def _list_mine(desk: Desk, account: Account, before: int | None) -> tuple[tuple[Lately, ...], int | None]:
    said = desk.said_by(account.name, before=before, limit=_ROWS + 1)
    rows = tuple(row for one in said[:_ROWS] if (row := _lately(desk, one.judgement, account)) is not None)
    return rows, said[_ROWS - 1].entry if len(said) > _ROWS else None


_ROWS: Final = 25


def _lately(desk: Desk, judgement: Judgement, account: Account) -> Lately | None:
    claim = judgement.claim or judgement.corrected
    if claim is None or report_of(judgement) is None:
        return None  # on groups of claims: the pages of incidents tell of these
    report = desk.find_report(claim.report)
    held = opinions(one.judgement for one in desk.said_about(judgement.proposal)).get(judgement.proposal)
    last = None if held is None else held.each.get(account.name)
    same_text = report is not None and report.text_sha256 == claim.text_sha256
    words = report.quote(claim.start, claim.end) if report is not None and same_text else ""
    return Lately(
        claim=claim.id,
        report=claim.report,
        proposal=judgement.proposal,
        title="" if report is None else title_of(report),
        passage=printable(clipped(words, 240)),
        word=word_of(judgement),
        withdrawn=judgement.withdrawn,
        undo=not judgement.withdrawn and last == judgement,
    )


# --------------------------------------------------------------------------- settling


async def _settle_page(request: Request) -> Response:
    claim, report = request.path_params["id"], request.query_params.get("report", "")
    desk, account = await run_in_threadpool(desk_of, request), account_of(request)
    try:
        if report:
            found = await run_in_threadpool(partial(_find_found, desk, report, claim))
            return await _found_page(request, found)
        work = partial(_look, request, account, "disputed", at=claim, after="", before=None, done="", came="")  # fmt: skip
        words = await run_in_threadpool(work)
    except UnknownRecord as why:
        return shown(request, "missing.html", 404, why=why)
    return _page(request, 200, settles=True, **words)


def _find_found(desk: Desk, report: str, claim: str) -> FoundSheet:
    for one in desk.found_in(report):
        if one.claim.id == claim:
            return one
    raise NotThere(spoken().gettext("nobody found this claim, or whoever did took it back"))


async def _found_page(
    request: Request, found: FoundSheet, wrong: str | Exception = "", status: int = 200
) -> Response:
    desk = await run_in_threadpool(desk_of, request)
    report = await run_in_threadpool(partial(desk.find_report, found.claim.report))
    return shown(
        request,
        "settle.html",
        status,
        found=found.claim.id,
        report=found.claim.report,
        title="" if report is None else title_of(report),
        passage="" if report is None else printable(report.quote(found.claim.start, found.claim.end)),
        rows=rows_of(found.claim),
        words=[word_of(one) for one in found.opinions.each.values()],
        wrong=wrong,
        reasons=REASONS,
        longest=LONGEST_WHY,
    )


async def _settle(request: Request) -> Response:
    report = await field(request, "report")
    if not report:
        return await _decide_or_settle(request, settles=True)
    claim, project, account = request.path_params["id"], project_of(request), account_of(request)
    stands, why = await field(request, "stands"), await field(request, "why")
    try:
        desk = await run_in_threadpool(desk_of, request)
        found = await run_in_threadpool(partial(_find_found, desk, report, claim))
    except UnknownRecord as fault:
        return shown(request, "missing.html", 404, why=fault)
    try:
        if stands not in {"yes", "no"}:
            raise Refusal(spoken().gettext("nothing was chosen; say whether the claim stands"))
        checked("accept", why)
        refuse_marks(sight_of(request), why)
        work = partial(_settle_found, project, account, found.proposal, stands == "yes", why, now(request))
        await run_in_threadpool(work)
    except CorroboraError as fault:
        return await _found_page(request, found, fault, 400)
    return RedirectResponse(card_at(found.claim.report, claim), status_code=303)


def _settle_found(project: Project, account: Account, proposal: str, stands: bool, why: str, at: str) -> None:
    with project.in_the_name_of(account.name):
        project.settle_found(proposal, stands=stands, by=account.name, at=at, why=why)


PAGES: Final[Mapping[tuple[str, str], Page]] = {
    ("GET", "/queue"): _queue,
    ("POST", "/claims/{id}/decision"): _decide,
    ("POST", "/claims/{id}/undo"): _undo,
    ("GET", "/claims/{id}/settle"): _settle_page,
    ("POST", "/claims/{id}/settle"): _settle,
    ("GET", "/mine"): _mine,
}
"""By method and path."""
