"""What every export form gives: files, and a report of what did not fit into them."""

import csv
import io
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

_RUNS = re.compile(
    r"\A(?=[\t\r\n])|(?<![^;\r\n])(?![+-]?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?(?:[;\r\n]|\Z))(?=[=+\-@\uff1d\uff0b\uff0d\uff20])",
    re.ASCII,
)
"""Where a spreadsheet would begin to read a formula; numbers are none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Loss:
    """Something a dossier says that a form has no place for, or only a coarser one."""

    record: str
    """Id of the incident, claim, report or other record."""
    what: str
    """Field of the record, or of the form, that it is about."""
    why: str
    """One clause for a person: what the dossier has, and what the form holds instead."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Exported:
    """A dossier in one of the field's own forms."""

    form: str
    """Name and version of the mapping, such as ``acled-csv/1``."""
    files: Mapping[str, bytes]
    """Content by file name; names are the same for every dossier."""
    losses: tuple[Loss, ...] = ()


def write_whole(path: Path, content: bytes) -> Path:
    """Write a file that appears whole or not at all, in place of one of the same name, and return its path.

    Its folder is made if the one above is there.

    Raises:
        OSError: the file cannot be written; nothing is left of it then.

    """
    path.parent.mkdir(exist_ok=True)
    partial = path.with_name(f".{path.name}.partial")
    try:
        partial.write_bytes(content)
        partial.replace(path)
    finally:
        partial.unlink(missing_ok=True)
    return path


def render_losses(losses: tuple[Loss, ...]) -> bytes:
    """Return a loss report: CSV in UTF-8 with the columns ``record``, ``what`` and ``why``, in the order of the records."""
    return render_csv(
        ("record", "what", "why"),
        sorted((loss.record, loss.what, loss.why) for loss in losses),
    )


def render_csv(columns: tuple[str, ...], rows: list[tuple[str, ...]]) -> bytes:
    """Return CSV as RFC 4180 has it: UTF-8 without a byte order mark, comma, CRLF, quoted where needed.

    What a spreadsheet would take for a formula (`would_run`) gets an apostrophe before it: reports are written by
    strangers.
    """
    written = io.StringIO(newline="")
    writer = csv.writer(written, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([tuple(_RUNS.sub("'", cell) for cell in row) for row in rows])
    return written.getvalue().encode("utf-8", "backslashreplace")


def would_run(cell: str) -> bool:
    """Return whether a spreadsheet would take a cell, or what it cuts out of it, for a formula.

    It begins with ``=``, ``+``, ``-``, ``@``, one of these in full width, a tab or a line break, and is no number; or goes
    on so after a semicolon or a line break. Where the comma is the decimal mark, spreadsheets cut a file that is opened
    at its semicolons, and quotation marks inside a line hold nothing together. Source: OWASP, CSV Injection; full
    width is read so where the spreadsheet's language is Chinese or Japanese (not checked).
    """
    return _RUNS.search(cell) is not None
