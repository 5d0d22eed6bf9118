"""What programs look at: the same questions to a project's desk as the pages ask. Nothing is changed here."""

import io
import shutil
import tempfile
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final, TypeVar

from starlette.responses import Response, StreamingResponse

from corrobora.errors import UnknownRecord
from corrobora.export.jsonform import dossier_to_json
from corrobora.records import ClaimId
from corrobora.workbench.api_shapes import (
    ActorRow,
    ActorRows,
    ActorsAsked,
    BoardRow,
    BoardRows,
    ClaimRow,
    ClaimRows,
    Coders,
    EntryRows,
    ExportAsked,
    FacetRow,
    FacetRows,
    Facets,
    HistoryAsked,
    IncidentRow,
    IncidentRows,
    IncidentsAsked,
    JudgementRow,
    JudgementRows,
    JudgementsAsked,
    Pages,
    PairRow,
    PairRows,
    Passage,
    ReportRow,
    ReportRows,
    ReportsAsked,
    ReportSheet,
    Work,
)
from corrobora.workbench.bodies import cursor_of, number_at, words_at
from corrobora.workbench.openapi import ZIP, Call
from corrobora.workbench.pairs import KINDS, Kind, Pair, stand_of
from corrobora.workbench.problems import Problem
from corrobora.workbench.seeing import is_blind, is_entry_seen_by, sealed, seen_of
from corrobora.workflow.desk import FACETS, MOST_COUNTED, ClaimSheet, Counts, Question, Row, Sheet

_PIECE: Final = 1 << 18
_Asked = TypeVar("_Asked")
_Row = TypeVar("_Row")


def asked(call: Call, kind: type[_Asked]) -> _Asked:
    """Return the query of a call, or its body where that is of this kind."""
    found = call.asks if isinstance(call.asks, kind) else call.body
    assert isinstance(found, kind)  # noqa: S101 - the operation's own row says so
    return found


def expect_assessed(call: Call) -> None:
    """Stop where there is no assessment that holds.

    Raises:
        Problem: there is none.

    """
    if not call.desk.is_assessed:
        raise Problem(
            "not-assessed",
            "nothing was assessed yet, or a report was erased on which the last assessment rested",
            do="POST /api/1/assess, then ask again once /api/1/progress says that the work rests",
        )


def _part(of: str, rows: Sequence[_Row], wanted: Pages) -> tuple[tuple[_Row, ...], str | None]:
    """Return a page of rows that are all at hand, and where the next one begins."""
    start = number_at(of, wanted.cursor) or 0
    end = start + wanted.limit
    return tuple(rows[start:end]), cursor_of(of, end) if end < len(rows) else None


def counts(call: Call) -> Counts:
    """Return how much there is and how much is left."""
    return call.desk.counts()


def facets(_: Call) -> Facets:
    """Return by what reports are narrowed down."""
    return Facets()


def facet(call: Call) -> FacetRows:
    """Return the values of a facet.

    Raises:
        UnknownRecord: there is no such facet.

    """
    name = call.path["facet"]
    tally = call.desk.tally(name)
    values = sorted(tally.items(), key=lambda one: (-one[1], one[0]))
    rows = [FacetRow(value=value, reports=count) for value, count in values]
    shown, following = _part(f"facet {name}", rows, asked(call, Pages))
    return FacetRows(
        rows=shown,
        next=following,
        total=min(len(rows), MOST_COUNTED),
        total_is_exact=len(rows) <= MOST_COUNTED,
    )


# --------------------------------------------------------------------------- reports


def reports(call: Call) -> ReportRows:
    """Return reports, those that came last first."""
    wanted = asked(call, ReportsAsked)
    named = {name: getattr(wanted, name) for name in FACETS}
    question = Question(
        words=wanted.q,
        facets={name: value for name, value in named.items() if value},
        since=wanted.since,
        until=wanted.until,
        left=wanted.left,
    )
    desk = call.desk
    page = desk.reports(question, before=number_at("reports", wanted.cursor), limit=wanted.limit)
    total = desk.how_many(question)
    return ReportRows(
        rows=tuple(map(_row, page.rows)),
        next=None if page.more is None else cursor_of("reports", page.more),
        total=total,
        total_is_exact=total < MOST_COUNTED,
    )


def _row(row: Row) -> ReportRow:
    return ReportRow(
        id=row.report.id,
        title=row.report.title,
        outlet=row.report.outlet,
        language=row.report.language,
        published=row.report.published,
        at=row.at,
        by=row.by,
        left=row.left,
        incidents=row.incidents,
        passages=tuple(Passage(before=one[0], found=one[1], after=one[2]) for one in row.passages),
    )


def report(call: Call) -> ReportSheet:
    """Return a report.

    Raises:
        UnknownRecord: there is none.

    """
    sheet = call.desk.report(call.path["report"])
    return ReportSheet(
        report=sheet.report,
        text_sha256=sheet.report.text_sha256,
        at=sheet.row.at,
        by=sheet.row.by,
        left=sheet.row.left,
        incidents=sheet.row.incidents,
        copies=sheet.copies,
        revisions=sheet.revisions,
    )


def claims(call: Call) -> ClaimRows:
    """Return the claims of a report.

    Raises:
        UnknownRecord: there is no such report.

    """
    sheet = call.desk.report(call.path["report"])
    rows = [
        *(_claim(call, sheet, one) for one in sheet.claims),
        *(
            ClaimRow(
                id=one.id,
                report=one.report,
                quote=sheet.report.quote(one.start, one.end),
                claim=one,
                proposal=None,
                seen=0,
                accord=None,
                opinions=(),
                judgement=None,
                instead=None,
            )
            for one in sheet.found
        ),
    ]
    shown, following = _part(f"claims {sheet.report.id}", rows, asked(call, Pages))
    return ClaimRows(
        rows=shown,
        next=following,
        total=min(len(rows), MOST_COUNTED),
        total_is_exact=len(rows) <= MOST_COUNTED,
    )


def _claim(call: Call, sheet: Sheet, one: ClaimSheet) -> ClaimRow:
    blind = is_blind(call.account, call.desk.coders, one.opinions)
    held = None if blind else one.opinions
    return ClaimRow(
        id=one.claim.id,
        report=one.claim.report,
        quote=sheet.report.quote(one.claim.start, one.claim.end),
        claim=one.claim,
        proposal=one.proposal.id,
        seen=0 if blind else one.seen,
        accord=None if held is None else held.accord,
        opinions=() if held is None else tuple(held.each.values()),
        judgement=None if blind else one.judgement,
        instead=None if blind else one.instead,
    )


def claim(call: Call) -> ClaimRow:
    """Return a claim that the machine reads now.

    Raises:
        UnknownRecord: it reads none such.

    """
    wanted = call.path["claim"]
    desk = call.desk
    report = desk.report_of_claim(ClaimId(wanted))
    if report is not None:
        sheet = desk.report(report)
        for one in sheet.claims:
            if one.claim.id == wanted:
                return _claim(call, sheet, one)
    raise UnknownRecord(f"no claim {wanted} in what is read now; look at its report again")


# --------------------------------------------------------------------------- incidents


def incidents(call: Call) -> IncidentRows:
    """Return incidents, those that were weighed last first."""
    wanted = asked(call, IncidentsAsked)
    named = {name: getattr(wanted, name) for name in ("country", "act", "actor", "place")}
    question = Question(
        facets={name: value for name, value in named.items() if value},
        since=wanted.since,
        until=wanted.until,
    )
    desk = call.desk
    found = desk.incidents(question, before=number_at("incidents", wanted.cursor), limit=wanted.limit)
    total = desk.how_many_incidents(question)
    rows = tuple(
        IncidentRow(
            id=one.incident.id,
            headline=one.incident.headline,
            when=one.incident.when,
            reports=len(one.incident.reports),
            claims=len(one.incident.claims),
        )
        for one in found.rows
    )
    return IncidentRows(
        rows=rows,
        next=None if found.more is None else cursor_of("incidents", found.more),
        total=total,
        total_is_exact=total < MOST_COUNTED,
    )


def incident(call: Call) -> dict[str, object]:
    """Return the dossier of one incident, by ``schema/dossier-1.json``.

    Raises:
        Problem: nothing is assessed.
        UnknownRecord: there is no such incident.
        BrokenIntegrity: a quotation or an id leads nowhere.

    """
    expect_assessed(call)
    return dossier_to_json(call.desk.incident(call.path["incident"]))


def board(call: Call) -> BoardRows:
    """Return steps towards accountability."""
    wanted = asked(call, Pages)
    desk = call.desk
    found = desk.board(after=words_at("board", wanted.cursor), limit=wanted.limit + 1)
    total = desk.how_many_steps()
    shown = found[: wanted.limit]
    rows = tuple(
        BoardRow(incident=one.incident.id, headline=one.incident.headline, number=one.number, step=one.step)
        for one in shown
    )
    return BoardRows(
        rows=rows,
        next=cursor_of("board", *shown[-1].cursor) if len(found) > wanted.limit else None,
        total=total,
        total_is_exact=total < MOST_COUNTED,
    )


def actors(call: Call) -> ActorRows:
    """Return the actors of what was assessed last."""
    wanted = asked(call, ActorsAsked)
    rows = [ActorRow(actor=actor, reports=count) for actor, count in call.desk.actors(wanted.q)]
    shown, following = _part("actors", rows, wanted)
    return ActorRows(
        rows=shown,
        next=following,
        total=min(len(rows), MOST_COUNTED),
        total_is_exact=len(rows) <= MOST_COUNTED,
    )


# --------------------------------------------------------------------------- pairs


def kind_of(call: Call) -> Kind:
    """Return the kind of pair that a path names.

    Raises:
        UnknownRecord: there is no such kind.

    """
    name = call.path["kind"]
    if name not in KINDS:
        raise UnknownRecord(f"no pairs of kind {name}; there are {', '.join(KINDS)}")
    return KINDS[name]


def pairs(call: Call) -> PairRows:
    """Return pairs that the machine proposes, decided on or not.

    Raises:
        UnknownRecord: there is no such kind.

    """
    wanted, kind, name = asked(call, Pages), kind_of(call), call.path["kind"]
    _of, after = words_at(f"pairs {name}", wanted.cursor)
    rows: list[PairRow] = []
    following = ""
    for found in kind.after(call.desk, after):
        if isinstance(found, str) or len(rows) == wanted.limit:
            following = found if isinstance(found, str) else rows[-1].pair
            break
        rows.append(_pair_row(call, kind, found))
    return PairRows(
        rows=tuple(rows),
        next=cursor_of(f"pairs {name}", name, following) if following else None,
        total=len(rows),
        total_is_exact=not following and not wanted.cursor,
    )


def pair(call: Call) -> PairRow:
    """Return one pair.

    Raises:
        UnknownRecord: there is no such kind, or this pair is not proposed any more.

    """
    kind = kind_of(call)
    found = kind.find(call.desk, call.path["pair"])
    if found is None:
        raise UnknownRecord(f"no pair {call.path['pair']} is proposed now; ask for the list again")
    return _pair_row(call, kind, found)


def _pair_row(call: Call, kind: Kind, found: Pair) -> PairRow:
    said = kind.said(call.desk, found.name)
    stand = stand_of(call.desk, kind, said, call.account)
    one, other = found.sides
    return PairRow(
        pair=found.name,
        one=one,
        other=other,
        evidence=found.evidence,
        asks=stand.asks and call.account.role.may(kind.role),
        blind=stand.blind,
        seen=stand.seen,
        judgements=tuple(each.judgement for each in seen_of(call.desk, call.account, said)),
    )


# --------------------------------------------------------------------------- history


def history(call: Call) -> EntryRows:
    """Return entries of the ledger."""
    wanted = asked(call, HistoryAsked)
    subject = wanted.subject or None
    desk = call.desk
    before = number_at("history", wanted.cursor)
    found = desk.history(subject, before=before, limit=wanted.limit + 1)
    shown = found[: wanted.limit]
    # of one record there are few entries; of all of them the newest number is how many there are
    total = call.project.newest[0] if subject is None else len(desk.history(subject, limit=MOST_COUNTED + 1))
    return EntryRows(
        rows=tuple(one if is_entry_seen_by(desk, call.account, one) else sealed(one) for one in shown),
        next=cursor_of("history", shown[-1].number) if len(found) > wanted.limit else None,
        total=min(total, MOST_COUNTED),
        total_is_exact=total <= MOST_COUNTED,
    )


def judgements(call: Call) -> JudgementRows:
    """Return judgements."""
    wanted = asked(call, JudgementsAsked)
    before = number_at("judgements", wanted.cursor)
    desk = call.desk
    found = (
        desk.said_by(wanted.by, before=before, limit=wanted.limit + 1)
        if wanted.by
        else desk.judgements(before=before, limit=wanted.limit + 1)
    )
    shown = found[: wanted.limit]
    seen = seen_of(desk, call.account, shown)
    total = desk.how_many_judgements(wanted.by or None)
    return JudgementRows(
        rows=tuple(JudgementRow(entry=one.entry, judgement=one.judgement) for one in seen),
        next=cursor_of("judgements", shown[-1].entry) if len(found) > wanted.limit else None,
        total=total,
        total_is_exact=total < MOST_COUNTED,
    )


def progress(call: Call) -> Work:
    """Return how far the work in the background is."""
    if call.keeper is None:
        return Work(doing="", done=0, total=0, wrong="", works=False)
    now = call.keeper.progress
    # what it stumbled over can name files of this machine
    wrong = "the last work was stopped by a fault; what the server printed says more" if now.wrong else ""
    return Work(doing=now.doing, done=now.done, total=now.total, wrong=wrong, works=True)


def coders(call: Call) -> Coders:
    """Return how many persons the project asks for on each proposal."""
    return Coders(coders=call.desk.coders)


# --------------------------------------------------------------------------- export


def export(call: Call) -> Response:
    """Return what was assessed last in the forms asked for, as a ZIP file that is sent while it is made from its folder.

    Raises:
        Problem: nothing is assessed, or there is no room for what is exported.
        BadSetting: a library that a form needs is not installed.
        BrokenIntegrity: a quotation or an id leads nowhere.

    """
    expect_assessed(call)
    if call.sight.struck:
        raise Problem(
            "withheld",
            "an export holds names that are withheld, and nothing is struck in it",
            do="export at the workbench under a release profile, or have somebody do it who sees what is withheld",
        )
    folder = Path(tempfile.mkdtemp(prefix="corrobora-"))
    try:
        call.project.export(asked(call, ExportAsked).form, folder)
    except OSError as why:
        shutil.rmtree(folder, ignore_errors=True)
        raise Problem(
            "busy", "what is exported could not be written", do="make room on the server, then ask again"
        ) from why
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    return StreamingResponse(
        _zipped(folder),
        media_type=ZIP,
        headers={"Content-Disposition": 'attachment; filename="corrobora-export.zip"'},
    )


class _Drain(io.RawIOBase):
    """Holds what a ZIP file was written since it was asked last."""

    def __init__(self) -> None:
        self._held = bytearray()

    def writable(self) -> bool:
        return True

    def write(self, data: bytes) -> int:  # type: ignore[override]  # bytes and their views alone are written by zipfile
        self._held += data
        return len(data)

    def drain(self) -> bytes:
        some = bytes(self._held)
        self._held.clear()
        return some


def _zipped(folder: Path) -> Iterator[bytes]:
    """Go through the bytes of a ZIP file of a folder, and remove it; the same files give the same bytes."""
    drain = _Drain()
    try:
        with zipfile.ZipFile(drain, "w", zipfile.ZIP_DEFLATED) as packed:
            for path in sorted(path for path in folder.rglob("*") if path.is_file()):
                # ZIP's first day: when it was made is no part of what was made
                named = zipfile.ZipInfo(path.relative_to(folder).as_posix(), (1980, 1, 1, 0, 0, 0))
                named.compress_type = zipfile.ZIP_DEFLATED
                with path.open("rb") as source, packed.open(named, "w", force_zip64=True) as target:
                    while piece := source.read(_PIECE):
                        target.write(piece)
                        yield drain.drain()
        yield drain.drain()
    finally:
        shutil.rmtree(folder, ignore_errors=True)
