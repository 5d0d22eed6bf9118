"""From paths to reports: what is found under them, what is refused, and what custody is told."""

import hashlib
import json
import os
import re
import stat
import zipfile
from collections import deque
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from corrobora.custody import Custody
from corrobora.errors import BadReferenceFile, BadSetting
from corrobora.intake.archives import Budget, budget_of, open_zip, read_zip, too_many
from corrobora.intake.dates import Dated, choose_published, to_candidate
from corrobora.intake.decoding import normalise, one_line
from corrobora.intake.documents import is_own_pdf, read_docx, read_pdf
from corrobora.intake.drafts import Draft, Found, Piece, Record, refuse
from corrobora.intake.imprint import host_of
from corrobora.intake.limits import Limits
from corrobora.intake.mail import read_mailbox, read_message
from corrobora.intake.mapped import ColumnMapping, apply_mapping, read_mapping
from corrobora.intake.own import CODE as OWN_OUTPUT
from corrobora.intake.own import WHY as WHY_OWN_OUTPUT
from corrobora.intake.own import (
    is_own_folder,
    is_own_json,
    is_own_losses,
    is_own_page,
    is_own_print,
    lies_in_project,
)
from corrobora.intake.pages import WHY_TOO_DEEP, TooDeep, read_page
from corrobora.intake.plain import complete, read_markdown, read_plain
from corrobora.intake.sniffing import Kind, Sniffed, sniff
from corrobora.intake.tables import read_csv, read_json, read_json_lines
from corrobora.intake.webarchives import is_wacz, read_wacz, read_warc
from corrobora.records import Intake, Refusal, Report, ReportId

TAKEN_IN = "taken-in"
"""Ledger word for a report: subject its id; payload what fixes its text and where it came from."""
REFUSED = "refused"
"""Ledger word for a refusal: subject the path or record; payload the code."""
HELD = "held"
"""Ledger word for bytes held beside the reports' own (a container, a picture, a file that was refused):
subject their SHA-256; payload the paths they came by."""

CAPTURED = "warc:WARC-Date"
"""Where a candidate stands that says when a web archive fetched the page: never the day of its publication."""

_NOT_READ = (Kind.PICTURE, Kind.SOUND, Kind.FILM)
_REFUSED_KINDS = {
    Kind.EMPTY: "empty",
    Kind.BINARY: "binary",
    Kind.BROKEN: "broken",
    Kind.NOT_TEXT: "wrong-encoding",
}
_READ = "text, Markdown, HTML, PDF, DOCX, EML, MBOX, JSON, JSONL, CSV, ZIP, WARC and WACZ are read"


def _shown(path: str) -> str:
    # Names that are not UTF-8 reach Python with lone surrogates, which no file format can write down.
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "replace").replace("\x00", "\ufffd")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Place:
    """A file to be opened, under the name it is shown by."""

    path: Path
    shown: str


def _below(shown: str, under: Path | None) -> str:
    """Return a name without the folder that is left out."""
    return shown if under is None else shown.removeprefix(_shown(f"{under}{os.sep}"))


def _walk(given: str, outputs: frozenset[str]) -> Iterator[_Place | Refusal]:
    """Give the files under one path: itself, or all below it that are not hidden, in the order of their names.

    A project or a custody below a folder holds originals that were taken in before: it is not walked, and refused
    unless it is one of the run's own ``outputs`` (real paths).
    """
    root = Path(given)
    try:
        mode = root.stat().st_mode
    except (OSError, ValueError):
        yield Refusal(what=_shown(given), code="missing", why="nothing is there, or it may not be looked at")
        return
    if lies_in_project(root):
        yield Refusal(
            what=_shown(given),
            code=OWN_OUTPUT,
            why="lies in a project that corrobora keeps; give the originals themselves",
        )
        return
    if not stat.S_ISDIR(mode):
        yield from _one_file(root, _shown(given), mode)
        return
    real_root = os.path.realpath(root)
    pending = [root]
    found = False
    while pending:
        folder = pending.pop()
        try:
            entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
        except OSError:
            found = True
            yield Refusal(what=_shown(str(folder)), code="unreadable", why="the folder may not be listed")
            continue
        below: list[Path] = []
        for entry in entries:
            if entry.name.startswith("."):
                continue
            path = Path(entry.path)
            shown = _shown(str(path))
            if entry.is_symlink() and not _stays_inside(entry.path, real_root):
                found = True
                yield Refusal(
                    what=shown, code="unreadable", why="a link that leads out of the folder or nowhere"
                )
                continue
            try:
                mode = entry.stat().st_mode
            except OSError:
                found = True
                yield Refusal(what=shown, code="unreadable", why="cannot be looked at")
                continue
            if stat.S_ISDIR(mode):
                # A link to a folder inside leads to what is walked anyway, and may lead round in a circle.
                if entry.is_symlink():
                    continue
                if not is_own_folder(path):
                    below.append(path)
                elif os.path.realpath(path) not in outputs:
                    found = True
                    yield Refusal(
                        what=shown,
                        code=OWN_OUTPUT,
                        why="a project or a custody that corrobora keeps, not a folder of reports",
                    )
                continue
            found = True
            yield from _one_file(path, shown, mode)
        pending.extend(reversed(below))
    if not found:
        yield Refusal(what=_shown(given), code="empty", why="a folder with nothing to read in it")


def _stays_inside(path: str, real_root: str) -> bool:
    try:
        real = os.path.realpath(path, strict=True)
    except (OSError, ValueError):
        return False
    return real == real_root or real.startswith(real_root.rstrip(os.sep) + os.sep)


def _one_file(path: Path, shown: str, mode: int) -> Iterator[_Place | Refusal]:
    if stat.S_ISREG(mode):
        yield _Place(path=path, shown=shown)
    else:
        # Opening a pipe or a device would wait for ever.
        yield Refusal(what=shown, code="unreadable", why="neither a file nor a folder")


@dataclass(slots=True, kw_only=True)
class _Tray:
    """What one file gave, while it is taken apart."""

    records: list[Record]
    refused: list[Refusal]
    kept: dict[str, tuple[bytes, str]]
    """By SHA-256: bytes to hold beside the records', with the path they came from."""


def _open(place: _Place, limits: Limits) -> Piece | Refusal:
    try:
        with place.path.open("rb") as stream:
            data = stream.read(limits.file_bytes + 1)
    except FileNotFoundError:
        return Refusal(what=place.shown, code="missing", why="nothing is there any more")
    except (OSError, ValueError, MemoryError):
        return Refusal(what=place.shown, code="unreadable", why="the file may not be opened or read")
    if len(data) > limits.file_bytes:
        return Refusal(what=place.shown, code="too-large", why=f"more than {limits.file_bytes} bytes")
    return Piece(data=data, path=place.shown, name=_shown(place.path.name))


def _take_apart(
    piece: Piece, *, limits: Limits, mapping: ColumnMapping | None, page: str | None = None
) -> _Tray:
    """Read a piece and all in it; of a capture, handed in with the address of its ``page``, that page alone."""
    tray = _Tray(records=[], refused=[], kept={})
    budget = budget_of(limits)
    pending = deque([piece])
    captures: dict[tuple[int, str, str | None], Record] = {}
    while pending:
        current = pending.popleft()
        # Any number of revisits may point at one long page; it is read once. Its bytes live as long as its record.
        alike = id(current.data), current.name, current.charset
        try:
            if current.address is not None and (first := captures.get(alike)) is not None:
                again = replace(first, path=current.path, container=current.container)
                found = Found(records=(again,))
            else:
                found = _read(current, budget=budget, limits=limits, mapping=mapping)
        except (Exception, RecursionError) as fault:  # the last net: one bad file must not end a run
            found = refuse(current.path, "broken", f"its reader stopped with {type(fault).__name__}")
        if current.address is not None and not found.pieces and not found.refused:
            for one in found.records:
                if one.data is current.data:
                    captures[alike] = one
        captured = [_as_captured(record, current) for record in found.records]
        records, refused = _finish(captured, limits=limits)
        tray.records.extend(records)
        tray.refused.extend([*found.refused, *refused])
        own = any(record.data is current.data for record in records)
        if not own and current.data:
            tray.kept[hashlib.sha256(current.data).hexdigest()] = (current.data, current.path)
        if page is None or current is not piece:
            pending.extend(found.pieces)
        else:
            # asked for last: before it, the same address may have answered as robots.txt
            pending.extend([one for one in found.pieces if one.address == page][-1:])
    return tray


def _as_captured(record: Record, piece: Piece) -> Record:
    """Return a record with what a web archive states of the bytes: it saw the address, the page only claims one."""
    if piece.address is None or record.data is not piece.data:
        return record
    draft = record.draft
    fetched = (Dated(words=one_line(piece.fetched) or "", found_in=CAPTURED),) if piece.fetched else ()
    host = host_of(piece.address) if draft.media_type == "text/html" else None
    return replace(
        record,
        draft=replace(
            draft,
            url=piece.address,
            fallback_outlet=host or draft.fallback_outlet,
            dated=(*draft.dated, *fetched),
        ),
    )


def _is_left_over(piece: Piece, place: _Place, written: frozenset[str], asked: set[str]) -> bool:
    """Whether a file is what an earlier run left where this one writes, and nobody asked for it by name."""
    if not written or str(place.path) in asked or not _is_written(os.path.realpath(place.path), written):
        return False
    if is_own_pdf(piece) or is_own_losses(piece.data):
        return True
    sniffed = sniff(piece.data, piece.name)
    # A run without a single reading leaves a file of nothing.
    return sniffed.kind is Kind.EMPTY or is_own_json(sniffed.text) or is_own_page(sniffed.text)


def _is_written(path: str, written: frozenset[str]) -> bool:
    """Whether a real path is one of those that this run writes, or lies right in a folder of them."""
    return path in written or str(Path(path).parent) in written


def _finish(records: Sequence[Record], *, limits: Limits) -> tuple[list[Record], list[Refusal]]:
    finished: list[Record] = []
    refused: list[Refusal] = []
    for record in records:
        if len(record.draft.text) > limits.text_chars:
            refused.append(
                Refusal(
                    what=record.path, code="text-too-long", why=f"more than {limits.text_chars} characters"
                )
            )
            continue
        if not any(character.isalnum() for character in record.draft.text):
            refused.append(Refusal(what=record.path, code="empty", why="no words in it"))
            continue
        if is_own_print(record.draft.text):
            refused.append(Refusal(what=record.path, code=OWN_OUTPUT, why=WHY_OWN_OUTPUT))
            continue
        try:
            draft = complete(record.draft, limits=limits)
        except (Exception, RecursionError) as fault:  # as above, for one record
            refused.append(
                Refusal(
                    what=record.path, code="broken", why=f"its reader stopped with {type(fault).__name__}"
                )
            )
            continue
        finished.append(replace(record, draft=draft))
    return finished, refused


def _read(piece: Piece, *, budget: Budget, limits: Limits, mapping: ColumnMapping | None) -> Found:
    sniffed = sniff(piece.data, piece.name, charset=piece.charset)
    kind = sniffed.kind
    if kind in _REFUSED_KINDS:
        return refuse(piece.path, _REFUSED_KINDS[kind], sniffed.note)
    if kind in _NOT_READ:
        return refuse(piece.path, "kept-not-read", f"a {kind}: its bytes are kept, nothing in it is read")
    if kind is Kind.UNKNOWN:
        return refuse(piece.path, "unknown-type", f"{sniffed.note}; {_READ}")
    if kind is Kind.PDF:
        return read_pdf(piece, limits=limits)
    if kind is Kind.ZIP:
        return _read_zipped(piece, budget=budget, limits=limits)
    if kind is Kind.WARC:
        return read_warc(piece, budget=budget, limits=limits)
    if kind is Kind.MAIL:
        return read_message(piece, limits=limits)
    if kind is Kind.MAILBOX:
        return read_mailbox(piece, limits=limits)
    if is_own_json(sniffed.text) or (kind is Kind.HTML and is_own_page(sniffed.text)):
        return refuse(piece.path, OWN_OUTPUT, WHY_OWN_OUTPUT)
    if kind is Kind.JSON:
        return read_json(piece, sniffed.text, limits=limits)
    if kind is Kind.JSONL:
        return read_json_lines(piece, sniffed.text, limits=limits)
    if kind is Kind.CSV and mapping is not None:
        return apply_mapping(piece, sniffed.text, mapping, limits=limits)
    if kind is Kind.CSV:
        return read_csv(piece, sniffed.text, limits=limits)
    return _read_text(piece, sniffed, limits=limits)


def _read_text(piece: Piece, sniffed: Sniffed, *, limits: Limits) -> Found:
    if sniffed.kind is Kind.HTML:
        if len(piece.data) > limits.page_bytes:
            return refuse(piece.path, "text-too-long", f"a page of more than {limits.page_bytes} bytes")
        try:
            page = read_page(sniffed.text)
        except TooDeep:
            return refuse(piece.path, "broken", WHY_TOO_DEEP)
        if page is None:
            return refuse(piece.path, "empty", "a page without words")
        return _single(piece, page)
    # Normalising takes time by the character: a text that is far too long is refused before it.
    if len(sniffed.text) > limits.text_chars * 2:
        return refuse(piece.path, "text-too-long", f"more than {limits.text_chars} characters")
    text = normalise(sniffed.text)
    return _single(piece, read_markdown(text) if sniffed.kind is Kind.MARKDOWN else read_plain(text))


def _single(piece: Piece, draft: Draft) -> Found:
    return Found(records=(Record(data=piece.data, path=piece.path, container=piece.container, draft=draft),))


_OFFICE = ("xl/workbook.xml", "ppt/presentation.xml", "xl/workbook.bin")


def _read_zipped(piece: Piece, *, budget: Budget, limits: Limits) -> Found:
    if too_many(piece.data, limits):
        return refuse(piece.path, "archive-too-large", f"more than {limits.archive_members} members")
    archive = open_zip(piece.data)
    if archive is None:
        return refuse(piece.path, "broken", "the archive's directory cannot be read")
    names = set(archive.namelist())
    if is_wacz(names):
        return read_wacz(piece, archive, budget=budget, limits=limits)
    if "word/document.xml" in names and "[Content_Types].xml" in names:
        return read_docx(piece, limits=limits)
    if any(name in names for name in _OFFICE) or _declares_document(archive, names):
        return refuse(piece.path, "unknown-type", f"an office document or a book; {_READ}")
    return read_zip(piece, archive, budget=budget, limits=limits)


def _declares_document(archive: zipfile.ZipFile, names: set[str]) -> bool:
    # OpenDocument and EPUB name themselves in a member called mimetype.
    if "mimetype" not in names:
        return False
    try:
        with archive.open("mimetype") as stream:
            return stream.read(60).startswith((b"application/vnd.oasis", b"application/epub"))
    except (OSError, ValueError, NotImplementedError, RuntimeError, zipfile.BadZipFile):
        return False


def _without_user(address: str) -> str:
    """Return an address without user and password: they open what is theirs, or make one host pass for another (``https://bbc.co.uk@evil.example/``).

    So of an address within, which an archive of pages writes behind its own.
    """
    return re.sub(r"(^|:)//[^/?#\s]*@", r"\1//", address)


def _to_report(identity: str, records: Sequence[Record]) -> Report:
    """Return the report of records with equal bytes. The first by path and container speaks for all."""
    first = records[0]
    draft = first.draft
    # Equal bytes fetched twice: the second day says as much as the first.
    fetched = [dated for record in records for dated in record.draft.dated if dated.found_in == CAPTURED]
    return Report(
        id=ReportId(identity),
        text=draft.text,
        media_type=draft.media_type,
        container=first.container,
        external_id=draft.external_id,
        title=draft.title,
        outlet=draft.outlet,
        author=draft.author,
        credits=draft.credits,
        url=draft.url and _without_user(draft.url),
        language=draft.language,
        published=choose_published(draft.dated),
        published_candidates=tuple(dict.fromkeys(to_candidate(dated) for dated in (*draft.dated, *fetched))),
        paths=tuple(sorted({record.path for record in records})),
        furniture=draft.furniture,
        categories=draft.categories,
    )


def _in_order(record: Record) -> tuple[str, str, str]:
    container = record.container
    return record.path, container.name if container else "", container.sha256 if container else ""


def take_in(
    paths: Sequence[str | Path],
    *,
    custody: Custody,
    limits: Limits | None = None,
    progress: Callable[[int, int], None] | None = None,
    outputs: Sequence[str | Path] = (),
    mapping: ColumnMapping | None = None,
    under: Path | None = None,
) -> Intake:
    """Take in everything under the paths, put it in custody, and return the reports and the refusals.

    Nothing is dropped in silence: each file, line, row, message and member is a report, part of one, or
    a refusal with a stable code. There are two exceptions: hidden files below a folder and in an archive,
    and what an earlier run left where this one writes.
    The order of the paths changes nothing.

    Args:
        paths: files and folders. Folders are read with all below them.
        custody: receives the bytes of every file that could be opened and of every record, and one
            ledger entry for each report, refusal and container, in the order of their ids and paths.
        limits: upper bounds; `Limits()` where none are given.
        progress: called as ``progress(done, all)`` after each file.
        outputs: files, folders of pages, projects and custodies that this run writes. Found below one of ``paths`` and
            written by corrobora, they are passed over without a word, so that a second run gives what the first gave.
        mapping: by which every CSV file is read, wherever it lies; as `mapped.read_mapping` returned it. Its file's
            bytes go into custody, and its SHA-256 stands as ``mapping`` in the ledger's entry of each report that was
            read by it: the row alone does not say which of its cells was taken for the text.
        under: a folder that is left out of the names by which files below it are kept: one that is there for a moment alone
            says nothing of where a report comes from. ``None``: files are kept by the paths given.

    Returns:
        Reports in the order of their ids, refusals in the order of what was refused. A path that is
        missing is a refusal (``missing``). A language that is not read yet is none here: the report
        carries it, and reading refuses it.

    Raises:
        BadSetting: the mapping does not say what the bytes of its file say; read it with `mapped.read_mapping`.
        BrokenIntegrity: custody found its folder changed.

    """
    bounds = limits or Limits()
    if mapping is not None:
        _check_mapping(mapping)
    places: dict[str, _Place] = {}
    refused: set[Refusal] = set()
    written = frozenset(os.path.realpath(path) for path in outputs)
    asked = {str(path) for path in paths}
    for given in sorted(asked):
        for found in _walk(given, written):
            if isinstance(found, Refusal):
                refused.add(replace(found, what=_below(found.what, under)))
            else:
                shown = _below(found.shown, under)
                places.setdefault(shown, replace(found, shown=shown))
    by_id: dict[str, list[Record]] = {}
    kept: dict[str, set[str]] = {}
    for done, shown in enumerate(sorted(places), start=1):
        piece = _open(places[shown], bounds)
        if isinstance(piece, Refusal):
            refused.add(piece)
        elif _is_left_over(piece, places[shown], written, asked):
            pass
        else:
            tray = _take_apart(piece, limits=bounds, mapping=mapping)
            refused.update(tray.refused)
            for record in tray.records:
                by_id.setdefault(custody.put(record.data), []).append(record)
            for sha256, (data, path) in tray.kept.items():
                custody.put(data)
                kept.setdefault(sha256, set()).add(path)
        if progress is not None:
            progress(done, len(places))
    if mapping is not None:
        kept.setdefault(custody.put(mapping.data), set()).add(_shown(mapping.name))
    return _enter(custody, by_id, refused, kept)


def take_in_capture(
    warc: bytes, name: str, *, page: str, custody: Custody, limits: Limits | None = None
) -> Intake:
    """Take in the page of a capture, put it and the whole WARC file in custody, and return the report or the refusals.

    What was asked on the way (robots.txt, redirects) is in the file and is no refusal where a page came of it.

    Args:
        warc: as `capture.capture` returned it.
        name: what the file shall be called, in paths and as the report's container.
        page: address of the page that was asked for, where the redirects ended. An answer from any other, such as where
            a site's robots.txt was redirected to, is no report.
        custody: receives the bytes of both, and the entries of `take_in`.
        limits: upper bounds; `Limits()` where none are given.

    Raises:
        BrokenIntegrity: custody found its folder changed.

    """
    piece = Piece(data=warc, path=_shown(name), name=_shown(name))
    tray = _take_apart(piece, limits=limits or Limits(), mapping=None, page=page)
    by_id: dict[str, list[Record]] = {}
    for record in tray.records:
        by_id.setdefault(custody.put(record.data), []).append(record)
    kept = {custody.put(data): {path} for data, path in tray.kept.values()}
    on_the_way = {"not-a-report", "no-answer"} if tray.records else set()
    refused = {one for one in tray.refused if one.what != piece.path or one.code not in on_the_way}
    return _enter(custody, by_id, refused, kept)


def _enter(
    custody: Custody,
    by_id: Mapping[str, Sequence[Record]],
    refused: Collection[Refusal],
    kept: Mapping[str, set[str]],
) -> Intake:
    """Tell custody what came of the bytes that it holds by now, and return it."""
    reports = tuple(
        _to_report(identity, sorted(by_id[identity], key=_in_order)) for identity in sorted(by_id)
    )
    in_order = tuple(sorted(refused, key=lambda one: (one.what, one.code, one.why)))
    read_by = {identity: _mapping_of(found) for identity, found in by_id.items()}
    _tell(custody, reports, in_order, kept, read_by)
    return Intake(reports=reports, refused=in_order)


def _check_mapping(mapping: ColumnMapping) -> None:
    """Stop where custody would hold a file that is not what the rows are read by."""
    try:
        same = read_mapping(mapping.data, mapping.name) == mapping
    except BadReferenceFile:
        same = False
    if not same:
        message = "the mapping is not what its file says, or has no file; hand in what read_mapping returned"
        raise BadSetting(message)


def _mapping_of(records: Sequence[Record]) -> str | None:
    """Return the mapping of the record that speaks for all of equal bytes."""
    return min(records, key=_in_order).mapping


def _tell(
    custody: Custody,
    reports: Sequence[Report],
    refused: Sequence[Refusal],
    kept: Mapping[str, set[str]],
    read_by: Mapping[str, str | None],
) -> None:
    for sha256 in sorted(kept):
        custody.append(HELD, sha256, {"paths": json.dumps(sorted(kept[sha256]))})
    for report in reports:
        container = report.container
        mapping = read_by.get(report.id)
        custody.append(
            TAKEN_IN,
            report.id,
            {
                **({"mapping": mapping} if mapping else {}),
                "container": container.name if container else "",
                "container_sha256": container.sha256 if container else "",
                "media_type": report.media_type,
                "paths": json.dumps(list(report.paths)),
                "text_sha256": report.text_sha256,
            },
        )
    for refusal in refused:
        custody.append(REFUSED, refusal.what, {"code": refusal.code, "why": refusal.why})
