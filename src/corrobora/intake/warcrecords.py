"""The records of a WARC file, one after the other, and what stands where a record should.

The frame is read here and not by warcio's iterator: that one writes to the
error stream, ends at the first fault, and holds a line of any length. warcio
reads the named fields inside the frame. The format is ISO 28500 (WARC 1.0 and
1.1): a version line, named fields, an empty line, ``Content-Length`` bytes, two
empty lines; compressed, each record is a gzip member of its own (annex D), and
several records in one member are read too. The clauses named here were not checked
against the standard's own text.
"""

import io
import re
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from corrobora.intake.archives import Budget
from corrobora.intake.limits import Limits

HEAD_BYTES = 1 << 20
"""Longest head of a record or an answer, bytes. Ours: a browser takes heads of a quarter of it, and an address
in a head may be as long as a page likes."""
_BLOCK = 1 << 16
_FIRST = 1 << 11
_GZIP = b"\x1f\x8b\x08"
_START = re.compile(rb"WARC/\d{1,2}\.\d{1,3}\r?\n")
_NEXT = re.compile(rb"\nWARC/\d{1,2}\.\d{1,3}\r?\n")
_LONGEST_START = len(b"\nWARC/11.111\r\n")
_BLANK = re.compile(rb"[\r\n]+")
_END_OF_HEAD = re.compile(rb"\r?\n\r?\n")
_VERSIONS = ("WARC/1.1", "WARC/1.0", "WARC/0.18", "WARC/0.17")
_ONCE = frozenset(
    {
        "content-length",
        "content-type",
        "warc-block-digest",
        "warc-date",
        "warc-payload-digest",
        "warc-record-id",
        "warc-refers-to",
        "warc-refers-to-date",
        "warc-refers-to-target-uri",
        "warc-segment-number",
        "warc-target-uri",
        "warc-truncated",
        "warc-type",
    }
)
"""Fields that we use: stated twice, they would let two readers see two records."""
_HELD = frozenset({"response", "resource", "revisit"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """A first line and the fields below it."""

    line: str
    fields: Mapping[str, tuple[str, ...]]
    """Values by the field's name in lower case, in the order they stand in."""

    def first(self, name: str) -> str | None:
        """Return the first value of a field, ``None`` where it is not stated."""
        values = self.fields.get(name)
        return values[0] if values else None


@dataclass(frozen=True, slots=True, kw_only=True)
class WarcRecord:
    """One whole record: its place among all, its fields, and its block where the type is one that is read."""

    number: int
    """From 1, counting every record and every fault of the file."""
    kind: str
    """``WARC-Type`` in lower case."""
    head: Head
    block: bytes
    """Empty for types other than response, resource and revisit."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """A place where a whole record should stand and does not; the code and reason of its refusal."""

    number: int
    code: str
    why: str


class _Spent(Exception):
    """The budget of unpacked bytes is used up."""


def begins_warc(data: bytes) -> bool:
    """Whether bytes begin like a WARC record, as they are or unpacked by gzip."""
    if data.startswith(_GZIP):
        try:
            data = zlib.decompressobj(31).decompress(data[:_BLOCK], 64)
        except zlib.error:
            return False
    return _START.match(data[:64]) is not None


def read_head(data: bytes, *, prefix: str) -> Head | None:
    """Return the fields of a head that ends with its empty line, or ``None`` where it is not one.

    ``prefix`` is what the first line must begin with ("WARC/", "HTTP/").
    """
    from warcio.statusandheaders import (  # noqa: PLC0415 - loaded late: only when a web archive appears
        StatusAndHeadersParser,
        StatusAndHeadersParserException,
    )

    stream = io.BytesIO(data)
    try:
        read = StatusAndHeadersParser([prefix]).parse(stream)
    except (StatusAndHeadersParserException, EOFError, ValueError):
        return None
    # A line of odd white space ends the head for the parser and not for the frame: nothing may hang on who is asked.
    if stream.read().strip(b"\r\n"):
        return None
    fields: dict[str, list[str]] = {}
    for name, value in read.headers:
        fields.setdefault(str(name).lower(), []).append(str(value).strip())
    return Head(
        line=f"{read.protocol}{read.statusline}",
        fields={name: tuple(values) for name, values in fields.items()},
    )


def end_of_head(data: bytes | bytearray) -> int | None:
    """Return where a head with its empty line ends within `HEAD_BYTES`, or ``None``."""
    match = _END_OF_HEAD.search(data, 0, HEAD_BYTES)
    return match.end() if match else None


class _Tape:
    """The unpacked bytes, forward only. A stretch is a gzip member, or the whole file where it is not packed."""

    def __init__(self, raw: bytes, *, budget: Budget, limits: Limits) -> None:
        self.raw = raw
        self.packed = raw.startswith(_GZIP)
        self.at = 0
        self.held = bytearray()
        self.budget = budget
        self.limits = limits
        self.start_of_stretch = 0
        self.ended = True
        self.given = 0
        self.inflater = zlib.decompressobj(31)
        self.sought = 0
        """Places that were tried behind damage."""
        self.cut = False
        """Whether the file ended inside the stretch."""
        self.ratio_kept = True
        """Whether what the stretch unpacks to stands in proportion to what it takes up."""
        self.discarded = 0
        """Bytes unpacked only to find where a stretch ends, in all stretches."""
        self.damage: tuple[str, str] | None = None
        """Code and reason, where the stretch cannot be unpacked behind what is held."""

    def start(self) -> bool:
        """Begin the next stretch; ``False`` at the end of the file."""
        self.held.clear()
        self.damage = None
        if self.at >= len(self.raw):
            return False
        if self.packed:
            if not self.raw.startswith(_GZIP, self.at):
                if not self.raw[self.at :].strip(b"\x00\r\n"):
                    return False  # padding
                self.start_of_stretch = self.at
                self._stop("broken", "bytes that are no compressed record stand here")
                return True
            self.inflater = zlib.decompressobj(31)
            self.given = 0
            self.ratio_kept = True
            self.cut = False
        self.start_of_stretch = self.at
        self.ended = False
        return True

    def _stop(self, code: str, why: str) -> bool:
        self.ended = True
        self.damage = (code, why)
        return False

    def _fill(self) -> bool:
        if self.ended:
            return False
        if not self.packed:
            chunk = self.raw[self.at : self.at + _BLOCK]
            self.at += len(chunk)
            self.held += chunk
            self.ended = not chunk
            return bool(chunk)
        while not self.inflater.eof:
            source = self.inflater.unconsumed_tail
            if not source:
                # A small bite first: what lies behind a short member is copied when it ends.
                source = self.raw[self.at : self.at + (_BLOCK if self.given else _FIRST)]
                self.at += len(source)
            try:
                out = self.inflater.decompress(source, _BLOCK)
            except zlib.error:
                return self._stop("broken", "the compressed bytes are damaged")
            if not out and not source and not self.inflater.eof:
                self.cut = True
                return self._stop("broken", "the compressed bytes are cut off")
            if self._grows_too_much(len(out)):
                self.ratio_kept = False
                grown = self.limits.archive_ratio
                return self._stop("archive-too-large", f"the record would grow more than {grown} times")
            if out:
                self.held += out
                return True
        self.at -= len(self.inflater.unused_data)
        self.ended = True
        return False

    def _grows_too_much(self, size: int) -> bool:
        self.given += size
        self.budget.bytes_left -= size
        if self.budget.bytes_left < 0:
            raise _Spent
        taken = max(self.at - self.start_of_stretch - len(self.inflater.unconsumed_tail), 1)
        return self.given > max(self.limits.archive_ratio_from, taken * self.limits.archive_ratio)

    def reach(self, size: int) -> int:
        """Hold ``size`` bytes if the stretch has them; return how many are held."""
        while len(self.held) < size and self._fill():
            pass
        return len(self.held)

    def take(self, size: int) -> bytes:
        """Return the next bytes and move behind them; fewer where the stretch ends before."""
        self.reach(size)
        taken = bytes(self.held[:size])
        del self.held[:size]
        return taken

    def skip(self, size: int) -> bool:
        """Move over bytes without holding them; ``False`` where the stretch ends before."""
        while size > 0:
            if not self.held and not self._fill():
                return False
            step = min(size, len(self.held))
            del self.held[:step]
            size -= step
        return True

    def skip_blank(self) -> None:
        """Move over line ends."""
        while self.reach(1):
            match = _BLANK.match(self.held)
            if match is None:
                return
            del self.held[: match.end()]

    def seek_start(self) -> None:
        """Move to the next line in this stretch that begins a record, or to the end of the stretch."""
        while True:
            match = _NEXT.search(self.held)
            if match:
                del self.held[: match.start() + 1]
                return
            del self.held[: max(0, len(self.held) - _LONGEST_START)]
            if not self._fill():
                self.held.clear()
                return

    def leave(self) -> None:
        """Move to the true end of a stretch that is not to be read further: nothing inside it is looked at.

        What can be brought about by the page that was archived (a head without end, a payload that grows) must
        not make a reader search in that page's own bytes, where a forged record may lie. Unpacks at most
        `Limits.archive_bytes` for it in one file; beyond that, or where the end cannot be found, the file ends.
        """
        self.held.clear()
        self.ended = True
        if not self.packed:
            self.at = len(self.raw)
            return
        while not self.inflater.eof:
            source = self.inflater.unconsumed_tail
            if not source:
                source = self.raw[self.at : self.at + _BLOCK]
                self.at += len(source)
            try:
                out = self.inflater.decompress(source, _BLOCK)
            except zlib.error:
                raise _Spent from None
            self.discarded += len(out)
            if self.discarded > self.limits.archive_bytes or not (out or source or self.inflater.eof):
                raise _Spent
        self.at -= len(self.inflater.unused_data)

    def leave_unless_damaged(self) -> None:
        """Leave the stretch; where it is damaged its damage is told, and what follows is sought from it."""
        if self.damage is None:
            self.leave()
        else:
            self.held.clear()

    def seek_member(self) -> None:
        """Move behind a damaged stretch: to the next place after its start where a packed record begins.

        A stretch that reaches to the end of the file is the last, and one that grows too much is left by its end.
        """
        if not self.ratio_kept:
            self.leave()
            return
        self.held.clear()
        self.ended = True
        if self.cut and self.given:
            # Where nothing was unpacked yet, no page's bytes can have been passed: that was noise, not a record.
            return
        place = self.start_of_stretch + 1
        while (place := self.raw.find(_GZIP, place)) >= 0:
            self.sought += 1
            if self.sought > self.limits.records:
                place = -1
                break
            if begins_warc(self.raw[place : place + 4096]):
                break
            place += 1
        self.at = place if place >= 0 else len(self.raw)


def iter_records(raw: bytes, *, budget: Budget, limits: Limits) -> Iterator[WarcRecord | Fault]:
    """Give each whole record of a WARC file, and a fault for each that is not whole.

    A fault does not end the file. Behind a damaged gzip member the next one is sought; behind a record whose
    length does not end where another begins, the next line that begins one. A record that claims more than the
    file holds owns all that follows by its own word, and nothing is sought inside it: a page that quotes a
    record must not become one because the file was cut. Unpacked bytes are taken from ``budget``.
    """
    tape = _Tape(raw, budget=budget, limits=limits)
    number = 0
    try:
        while tape.start():
            told = False
            while True:
                tape.skip_blank()
                if not tape.held and (tape.damage is None or told):
                    break
                number += 1
                if number > limits.records:
                    yield Fault(number=number, code="too-large", why=f"more than {limits.records} records")
                    return
                found = _next(tape, number, limits=limits) if tape.held else None
                if tape.damage is not None and not tape.held:
                    # Whole or not, what stands last before the damage has no sum that vouches for it.
                    told = True
                    code, why = tape.damage
                    found = Fault(number=number, code=code, why=why)
                if found is not None:
                    yield found
            if tape.damage is not None:
                tape.seek_member()
        if tape.sought > limits.records:
            why = f"more than {limits.records} places behind damage look like a record; the rest is not read"
            yield Fault(number=number + 1, code="too-large", why=why)
    except _Spent:
        yield Fault(
            number=number + 1,
            code="archive-too-large",
            why=f"unpacks to more than {limits.archive_bytes} bytes, or without end; the rest is not read",
        )


def _next(tape: _Tape, number: int, *, limits: Limits) -> WarcRecord | Fault:
    tape.reach(_BLOCK)
    if not _START.match(tape.held):
        tape.seek_start()
        return Fault(number=number, code="broken", why="no record begins where one should")
    end = end_of_head(tape.held)
    if end is None:
        tape.reach(HEAD_BYTES)
        end = end_of_head(tape.held)
    if end is None:
        cut = len(tape.held) < HEAD_BYTES
        tape.leave_unless_damaged()
        long = f"a head of more than {HEAD_BYTES} bytes; where the record ends is not known"
        return Fault(number=number, code="broken", why="the record's head is cut off" if cut else long)
    head = read_head(bytes(tape.held[:end]), prefix="WARC/")
    size = _length(head)
    if head is None or size is None:
        tape.seek_start()
        return Fault(number=number, code="broken", why="the record's head states no length that can be read")
    del tape.held[:end]
    kind = (head.first("warc-type") or "").lower()
    block = b""
    if kind in _HELD and size <= limits.file_bytes:
        block = tape.take(size)
        whole = len(block) == size
    else:
        whole = tape.skip(size)
    if not whole:
        return Fault(
            number=number,
            code="broken",
            why="the record is cut off, or its length runs past the end of what holds it",
        )
    tape.skip_blank()
    tape.reach(5)
    if tape.held and not b"WARC/".startswith(bytes(tape.held[:5])):
        tape.seek_start()
        return Fault(
            number=number,
            code="broken",
            why="the record's length does not end where another record begins; what is read next was sought",
        )
    return _judged(WarcRecord(number=number, kind=kind, head=head, block=block), size, limits=limits)


def _length(head: Head | None) -> int | None:
    stated = head.first("content-length") if head else None
    return int(stated) if stated and re.fullmatch(r"[0-9]{1,15}", stated) else None


def _judged(record: WarcRecord, size: int, *, limits: Limits) -> WarcRecord | Fault:
    """Return the record, or the fault of one whose frame is sound and whose head may not be believed."""
    if record.kind in _HELD and size > limits.file_bytes:
        return Fault(
            number=record.number, code="too-large", why=f"a record of more than {limits.file_bytes} bytes"
        )
    fields = record.head.fields
    if any(len(set(fields.get(name, ()))) > 1 for name in _ONCE):
        return Fault(number=record.number, code="broken", why="a field that stands once is stated twice")
    if record.head.line.upper() not in _VERSIONS:
        return Fault(number=record.number, code="unknown-type", why="a version of WARC that is not read")
    return record
