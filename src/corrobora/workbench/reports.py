"""Pages of reports: the first page with what is new, adding some, and one report with its claims in place."""

import hashlib
import json
import re
import shutil
import tempfile
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import Final

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response

from corrobora.errors import CorroboraError, UnknownRecord
from corrobora.export.passages import Marked, clipped, mark_report, printable
from corrobora.export.wording import language, listed, plain
from corrobora.records import ClaimId, Report
from corrobora.workbench.access import Page, account_of
from corrobora.workbench.cards import Card, Field, cards_of, changes_in, fields_of, filled
from corrobora.workbench.deciding import (
    REASONS,
    card_at,
    checked,
    number_in,
    refuse_marks,
    title_from,
    title_of,
    told_fields,
)
from corrobora.workbench.keeper import Progress
from corrobora.workbench.languages import NotThere, Refusal, noted, spoken
from corrobora.workbench.people import Account
from corrobora.workbench.rendering import desk_of, field, keeper_of, now, project_of, shown, sight_of, struck
from corrobora.workbench.tellings import date_said, when_said
from corrobora.workflow import Added, Project
from corrobora.workflow.desk import MOST_COUNTED, Desk, FoundSheet, Headline, Question, Row, Sheet
from corrobora.workflow.finding import find_words
from corrobora.workflow.judging import LONGEST_WHY
from corrobora.workflow.struck import StruckDesk

REFRESH_S: Final = 3
"""Seconds after which the first page is loaded anew while the keeper works."""
LONGEST_NAME: Final = 120
"""Bytes of a file's name in UTF-8, its ending among them. Ours: half of what file systems take, so that any will."""
MOST_FILES: Final = 200
"""Files sent at once. Ours: what a person picks in a dialog; more are added as a ZIP, or by the command line."""
STATED: Final[Mapping[str, int]] = {"outlet": 200, "title": 400, "author": 200, "published": 10, "url": 2_000}
"""What somebody may say of a text that they paste, by the names that intake takes, with the most characters of each. Ours."""
_NOTHING_TOLD: Final[Mapping[str, str]] = dict.fromkeys((*STATED, "text"), "")
_ISO_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d")
_LEFT: Final = ("open", "done", "")
_DEVICES: Final = frozenset(
    {"con", "prn", "aux", "nul"} | {f"{name}{number}" for name in ("com", "lpt") for number in range(10)}
)
"""Names that lead to a device on Windows, whatever the ending (Microsoft, Naming Files, Paths, and Namespaces)."""
_FORBIDDEN: Final = frozenset('<>:"|?*')
_REPORT: Final = re.compile(r"[0-9a-f]{64}")
_CLAIM: Final = re.compile(r"c-[0-9a-f]{16}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A report in a list."""

    id: str
    title: str
    outlet: str
    published: str
    came: str
    by: str
    claims: int
    open: int
    unsettled: int
    read: bool
    incidents: tuple[Headline, ...]


# --------------------------------------------------------------------------- the first page


async def _inbox(request: Request) -> Response:
    left = request.query_params.get("left", "open")
    question = Question(left=left if left in _LEFT else "open")
    before = number_in(request.query_params.get("before", ""))
    desk = await run_in_threadpool(desk_of, request)
    counts = await run_in_threadpool(desk.counts)
    page = await run_in_threadpool(partial(desk.reports, question, before=before))
    overdue = await run_in_threadpool(lambda: any(one.step.overdue for one in desk.board(limit=1)))
    keeper = keeper_of(request)
    progress = Progress() if keeper is None else keeper.progress
    answer = shown(
        request,
        "inbox.html",
        counts=counts,
        most=MOST_COUNTED,
        coders=desk.coders,
        overdue=overdue,
        progress=progress,
        keeps=keeper is not None,
        wrong=printable(struck(request, progress.wrong)),
        rows=[_line(row) for row in page.rows],
        more=page.more,
        left=question.left,
    )
    if progress.doing:
        answer.headers["Refresh"] = str(REFRESH_S)
    return answer


def _line(row: Row) -> Line:
    report, left = row.report, row.left
    return Line(
        id=report.id,
        title=title_of(report),
        outlet=_short(report.outlet),
        published=_published(report),
        came=row.at[:10],
        by=printable(clipped(row.by, 64)),
        claims=0 if left is None else left.claims,
        open=0 if left is None else left.open,
        unsettled=0 if left is None else left.unsettled,
        read=left is not None,
        incidents=row.incidents,
    )


def _short(words: str | None, limit: int = 120) -> str:
    return printable(clipped(words or "", limit))


def _published(report: Report) -> str:
    when = report.published
    return "" if when is None else _short(when_said(when))


# --------------------------------------------------------------------------- adding


async def _add_page(
    request: Request, wrong: str | Exception = "", status: int = 200, told: Mapping[str, str] | None = None
) -> Response:
    """Show the form, with the words in it that have to be sent again."""
    told = _NOTHING_TOLD if told is None else told
    return shown(
        request, "add.html", status, wrong=wrong, most=MOST_FILES, added=None, told=told, longest=STATED
    )


async def _add(request: Request) -> Response:
    form = await request.form()
    files = [one for one in form.getlist("files") if isinstance(one, UploadFile) and one.filename]
    text = await field(request, "text")
    stated = {name: " ".join((await field(request, name)).split())[:most] for name, most in STATED.items()}
    told = {**stated, "text": text}
    _ = spoken().gettext
    try:
        if len(files) > MOST_FILES:
            return await _add_page(
                request,
                _("%(found)s files were sent; %(most)s at once are the most.")
                % {"found": spoken().number(len(files)), "most": spoken().number(MOST_FILES)},
                400,
                told,
            )
        if not files and not text.strip():
            return await _add_page(request, _("Nothing was sent: choose files, or paste a text."), 400, told)
        if stated["published"] and not _is_day(stated["published"]):
            wrong = _("Day of publication: found %(found)s, expected a day such as 2024-03-05.")
            return await _add_page(
                request, wrong % {"found": printable(clipped(stated["published"], 40))}, 400, told
            )
        pasted = _pasted(text, stated) if text.strip() else None
        work = partial(_take, project_of(request), account_of(request), files, pasted)
        added, titles = await run_in_threadpool(work)
    except CorroboraError as why:
        return await _add_page(request, why, 400, told)
    finally:
        await request.close()
    keeper = keeper_of(request)
    if keeper is not None and added.new:
        keeper.ask(account_of(request).name)

    def called(told: tuple[str, str]) -> str:
        # struck before it is cut: of a name that is cut too little may be left to be known by
        return title_from(struck(request, told[0]), struck(request, told[1]))

    return shown(
        request,
        "add.html",
        wrong="",
        most=MOST_FILES,
        added=added,
        new=[(one, called(titles[one])) for one in added.new],
        again=[(one, called(titles[one])) for one in added.again],
        refused=[
            (
                _short(struck(request, one.what), 300),
                _short(struck(request, one.why), 600),
                _short(one.code, 60),
            )
            for one in added.taken.refused
        ],
        keeps=keeper is not None,
        told=_NOTHING_TOLD,
        longest=STATED,
    )


def _is_day(words: str) -> bool:
    try:
        return bool(_ISO_DAY.fullmatch(words) and date.fromisoformat(words))
    except ValueError:
        return False


def _pasted(text: str, stated: Mapping[str, str]) -> tuple[str, bytes]:
    """Return name and bytes of the file that a pasted text is kept as: the text alone, or a JSON object with what was said of it.

    The same words pasted twice are one report by one path.
    """
    text = text.replace("\r\n", "\n")
    said = {name: words for name, words in stated.items() if words}
    if said:
        data = json.dumps({**said, "text": text}, ensure_ascii=False, indent=1).encode("utf-8", "replace")
    else:
        data = text.encode("utf-8", "replace")
    return f"pasted-{hashlib.sha256(data).hexdigest()[:12]}.{'json' if said else 'txt'}", data


def _take(
    project: Project, account: Account, files: Sequence[UploadFile], pasted: tuple[str, bytes] | None
) -> tuple[Added, dict[str, tuple[str, str]]]:
    """Take in what was sent, by way of a folder that is gone afterwards, whatever happens; return with it titles and texts of the reports."""
    with tempfile.TemporaryDirectory(prefix="corrobora-") as folder:
        paths: list[Path] = []
        known: set[str] = set()
        for one in files:
            path = Path(folder) / _unlike(safe_name(one.filename or ""), known)
            with path.open("xb") as out:
                shutil.copyfileobj(one.file, out)
            paths.append(path)
        if pasted is not None:
            path = Path(folder) / _unlike(pasted[0], known)
            path.write_bytes(pasted[1])
            paths.append(path)
        with project.in_the_name_of(account.name):
            added = project.add(paths, under=Path(folder))
        return added, {report.id: (report.title or "", report.text) for report in added.taken.reports}


def safe_name(name: str) -> str:
    """Return the last part of a name as a file may be called on any system; ``unnamed`` where nothing is left of it.

    A name is data that somebody sent: it leads to no other folder, names no device, hides nothing and is not turned round by marks of
    direction. Its ending stays, since intake asks it.
    """
    last = re.split(r"[/\\]", name)[-1]
    letters = (
        letter
        for letter in unicodedata.normalize("NFC", last)
        if unicodedata.category(letter)[0] != "C" and letter not in _FORBIDDEN
    )
    plain = " ".join("".join(letters).split()).lstrip(". ").rstrip(". ")
    stem, dot, ending = plain.rpartition(".")
    if not dot or len(ending) > 8:
        stem, dot, ending = plain, "", ""
    if stem.split(".")[0].strip().casefold() in _DEVICES:
        stem = f"_{stem}"
    room = LONGEST_NAME - len(f"{dot}{ending}".encode())
    stem = stem.encode()[:room].decode("utf-8", "ignore").rstrip(". ")
    return f"{stem or 'unnamed'}{dot}{ending}"


def _unlike(name: str, known: set[str]) -> str:
    """Return a name that none of those known has on any file system, and note it."""
    path, number = Path(name), 1
    while name.casefold() in known:
        number += 1
        name = f"{path.stem}-{number}{path.suffix}"
    known.add(name.casefold())
    return name


# --------------------------------------------------------------------------- one report


CARDS: Final = 100
"""Claims that a page of a report shows with their forms. Ours: some six kilobytes each, so that a report of thousands can be opened by a telephone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Whole:
    """A report with all that a page of it needs, as far as whoever looks may see it."""

    sheet: Sheet
    cards: tuple[Card, ...]
    marked: Marked
    told: tuple[tuple[str, str], ...]
    """What is known of the report beside its text, each with its name."""
    coders: int

    def begin(self, claim: str) -> int:
        """Return where the part begins that has a claim's card; the first where there is no such claim."""
        at = next((at for at, card in enumerate(self.cards) if card.id == claim), 0)
        return at - at % CARDS


def _whole(request: Request) -> _Whole:
    account, report = account_of(request), request.path_params["id"]
    if not _REPORT.fullmatch(report):
        raise NotThere(spoken().gettext("there is no such report; the list of reports has all"))
    desk = desk_of(request)
    try:
        sheet = desk.report(report)
    except UnknownRecord:
        raise NotThere(spoken().gettext("there is no such report; the list of reports has all")) from None
    found: tuple[FoundSheet, ...] = desk.found_in(report)
    cards = cards_of(sheet, found, account, desk.coders)
    seen = {card.id for card in cards}
    read = [one.claim for one in sheet.claims] + [one.claim for one in found]
    claims = [one for one in read if one.id in seen]
    labels = {ClaimId(card.id): str(card.number) if card.number else "+" for card in cards}
    return _Whole(
        sheet=sheet,
        cards=cards,
        marked=mark_report(sheet.report, claims, labels),
        told=_told_of(desk, sheet),
        coders=desk.coders,
    )


async def _report(request: Request) -> Response:
    return await _report_page(request, 200)


async def _report_page(
    request: Request, status: int, *, wrong: str | Exception = "", typed: Mapping[str, str] | None = None
) -> Response:
    try:
        whole = await run_in_threadpool(_whole, request)
    except UnknownRecord as why:
        return shown(request, "missing.html", 404, why=why)
    report = whole.sheet.report
    told = {} if typed is None else typed
    asked = request.query_params
    correct = asked.get("correct", "")
    begin = whole.begin(correct or asked.get("claim", ""))
    end = begin + CARDS
    return shown(
        request,
        "report.html",
        status,
        id=report.id,
        title=title_of(report),
        rows=whole.told,
        incidents=whole.sheet.row.incidents,
        read_yet=whole.sheet.row.left is not None,
        written_in=report.language or "",
        text=whole.marked.html,
        crossing=bool(whole.marked.crossing),
        cards=whole.cards[begin:end],
        first=begin + 1,
        number=len(whole.cards),
        before=whole.cards[:begin],
        after=whole.cards[end:],
        coders=whole.coders,
        correct=correct,
        wrong=wrong,
        fields=_asked_of_found(told),
        typed=told,
        reasons=REASONS,
        longest=LONGEST_WHY,
    )


def _asked_of_found(told: Mapping[str, str]) -> tuple[Field, ...]:
    return filled(fields_of(None), told)


def _called(desk: Desk, report: str) -> str:
    """Return how a report is called where another speaks of it: by its title, or the beginning of its id where it is not here."""
    found = desk.find_report(report)
    return report[:12] if found is None else spoken().gettext("“%(words)s”") % {"words": title_of(found)}


def _told_of(desk: Desk, sheet: Sheet) -> tuple[tuple[str, str], ...]:
    """Return what is known of a report beside its text, each with its name."""
    report, row = sheet.report, sheet.row
    _ = spoken().gettext
    rows = [
        (noted("Outlet"), report.outlet or ""),
        (noted("Author"), report.author or ""),
        (noted("Published"), _published(report)),
        (noted("Language"), "" if report.language is None else spoken().said(language(report.language))),
        (noted("Address"), report.url or ""),
        (noted("Its own number"), report.external_id or ""),
        (noted("Credited to"), listed(report.credits)),
        (noted("Came as"), "; ".join(report.paths)),
        (noted("Within"), "" if report.container is None else report.container.name),
        (
            noted("Added"),
            _("%(day)s by %(by)s") % {"day": date_said(row.at[:10]), "by": row.by} if row.at else "",
        ),
    ]
    rows += [
        (
            noted("Repeats"),
            _("%(share)s %% of its own sentences stand in report %(report)s")
            % {"share": spoken().number(edge.share * 100, 0), "report": _called(desk, edge.report)},
        )
        for edge in sheet.copies[:5]
    ]
    rows += [
        (
            noted("Taken back"),
            _("%(kind)s, by report %(report)s")
            % {"kind": spoken().said(plain(one.kind)), "report": _called(desk, one.by)},
        )
        for one in sheet.revisions[:5]
        if one.by != report.id
    ]
    return tuple((label, _short(words, 600)) for label, words in rows if words)


async def _marks(request: Request) -> Response:
    """Answer with the rules that light up, with its beginning, the rest of a claim that had to be cut in two."""
    try:
        whole = await run_in_threadpool(_whole, request)
    except UnknownRecord:
        return PlainTextResponse("there is no such report\n", status_code=404)
    rules = [
        f":root:has(#{one}:target) .x-{one} {{ background: var(--lit); outline: 2px solid var(--accent); }}\n"
        for one in whole.marked.crossing
        if _CLAIM.fullmatch(one)
    ]
    return Response("".join(rules), media_type="text/css")


# --------------------------------------------------------------------------- a claim that was missed


async def _found(request: Request) -> Response:
    report = request.path_params["id"]
    told = await told_fields(request) or {}
    typed = {name: await field(request, name) for name in ("words", "occurrence", "why")}
    work = partial(_keep_found, request, report, told, typed)
    try:
        claim = await run_in_threadpool(work)
    except UnknownRecord as why:
        return shown(request, "missing.html", 404, why=why)
    except CorroboraError as why:
        again = {name: printable(words) for name, words in {**told, **typed}.items()}
        return await _report_page(request, 400, wrong=why, typed=again)
    return RedirectResponse(card_at(report, claim), status_code=303)


def _keep_found(request: Request, id_: str, told: Mapping[str, str], typed: Mapping[str, str]) -> str:
    """Keep a claim that somebody found, and return its id."""
    project, account, desk = project_of(request), account_of(request), desk_of(request)
    # as it was shown: its words are what is copied from the page
    report = desk.find_report(id_)
    if report is None:
        raise NotThere(spoken().gettext("there is no such report; the list of reports has all"))
    _, why = checked("correct", typed["why"])
    number = typed["occurrence"].strip()
    occurrence = number_in(number) if number else None
    if number and occurrence is None:
        raise Refusal(
            spoken().gettext(
                "claim: the occurrence is a number, 1 for the first; leave it empty where the words stand once"
            )
        )
    start, end = find_words(report, typed["words"], occurrence)
    if isinstance(desk, StruckDesk):
        start, end = desk.true_span(report.id, start, end)
    to = changes_in(fields_of(None), told)
    refuse_marks(sight_of(request), why, *to)
    with project.in_the_name_of(account.name):
        made = project.add_claim(report.id, start, end, to, by=account.name, at=now(request), why=why)
    assert made.corrected is not None  # noqa: S101 - what is found is kept as a correction
    return made.corrected.id


PAGES: Final[Mapping[tuple[str, str], Page]] = {
    ("GET", "/"): _inbox,
    ("GET", "/add"): _add_page,
    ("POST", "/add"): _add,
    ("GET", "/reports/{id}"): _report,
    ("GET", "/reports/{id}/marks.css"): _marks,
    ("POST", "/reports/{id}/claims"): _found,
}
"""By method and path."""
