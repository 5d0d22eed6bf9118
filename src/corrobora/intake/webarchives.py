"""WARC files and WACZ packages made by others: every page and document in them is a report.

A report's bytes are the payload of a ``response`` (status 200) or ``resource``
record without its transfer encoding and its content encoding, as a browser's
"save as" would give it; its id is their SHA-256. Its address is the
``WARC-Target-URI``. ``WARC-Date`` says when it was fetched: it is kept as a
candidate and is never the day of publication.

What fetches a page needs besides (pictures, scripts, styles, fonts, JSON) is
counted in one refusal; its bytes stay in the archive, which custody holds whole.
WACZ 1.1 (Webrecorder) is read as the ZIP it is; its signature is not verified.
Rules of both formats were not checked against the specifications' own text.
"""

import base64
import binascii
import hashlib
import json
import re
import unicodedata
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from urllib.parse import urljoin, urlsplit

from corrobora.intake.archives import Budget, shown_name, too_large, unpack_member
from corrobora.intake.drafts import Found, Piece, refuse
from corrobora.intake.limits import Limits
from corrobora.intake.sniffing import Kind, ending_of, sniff
from corrobora.intake.warcrecords import Fault, Head, WarcRecord, end_of_head, iter_records, read_head
from corrobora.records import Container, Refusal

LONGEST_ADDRESS = 2000
"""Code points of an address; the same bound as for the address a page states (our own)."""
SHOWN = 100
"""Refusals of one code that are told one by one for one archive; the rest are counted in one (our own)."""
_SNIFFED = 8192
_STRETCH = 4096
_LISTED_BYTES = 64 << 20

_READABLE = {
    "text/html": ".html",
    "application/xhtml+xml": ".xhtml",
    "text/plain": ".txt",
    "text/markdown": ".md",
    "application/pdf": ".pdf",
    "application/x-pdf": ".pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "application/msword": "",
    "application/rtf": "",
    "text/rtf": "",
    "application/zip": ".zip",
    "application/x-zip-compressed": ".zip",
    "message/rfc822": ".eml",
    "application/mbox": ".mbox",
    "application/warc": ".warc",
    "application/wacz+zip": ".wacz",
}
_UNSAID = frozenset(
    {
        "",
        "application/octet-stream",
        "binary/octet-stream",
        "application/download",
        "application/force-download",
        "application/x-download",
        "unknown/unknown",
    }
)
_PARTS = (
    ("image/", "picture"),
    ("video/", "video"),
    ("audio/", "sound"),
    ("font/", "font"),
    ("application/font", "font"),
    ("application/x-font", "font"),
    ("text/css", "style sheet"),
    ("text/javascript", "script"),
    ("application/javascript", "script"),
    ("application/x-javascript", "script"),
    ("application/json", "JSON"),
    ("text/json", "JSON"),
    ("application/ld+json", "JSON"),
    ("text/xml", "XML"),
    ("application/xml", "XML"),
    ("application/rss", "XML"),
    ("application/atom", "XML"),
)
_PART_OF_KIND = {Kind.PICTURE: "picture", Kind.SOUND: "sound", Kind.FILM: "video"}
_REPORT_KINDS = frozenset(
    {Kind.HTML, Kind.PDF, Kind.DOCX, Kind.ZIP, Kind.WARC, Kind.TEXT, Kind.MARKDOWN, Kind.MAIL, Kind.MAILBOX}
)
_STATUS = re.compile(r"HTTP/\d(?:\.\d)?\s+(\d{3})(?:\s|$)", re.IGNORECASE)
_MOVED = frozenset({"301", "302", "303", "307", "308"})
_DIGEST_BYTES = {"md5": 16, "sha1": 20, "sha256": 32, "sha512": 64}
_WHITE = " \t\r\n"


@dataclass(slots=True, kw_only=True)
class _Capture:
    """What became of one record whose payload other records may point at."""

    outcome: str
    """``report``, ``part`` or ``refused``."""
    what: str
    """Where it stands, or of a part its name in `_Tally.parts`."""
    piece: Piece | None = None
    is_html: bool = False
    digests: frozenset[tuple[str, bytes]] = frozenset()
    summed: dict[str, tuple[str, bytes]] = field(default_factory=dict)
    """By algorithm: sums of the payload as it is read, taken because a revisit stated one."""


@dataclass(slots=True, kw_only=True)
class _Revisit:
    """A record that says: the same as before. It is looked up when the whole archive has been read."""

    path: str
    address: str
    fetched: str | None
    head: Head


@dataclass(slots=True, kw_only=True)
class _Tally:
    """What one archive, with all WARC files in it, gave so far."""

    path: str
    refused: list[Refusal] = field(default_factory=list)
    told: Counter[str] = field(default_factory=Counter)
    """By code: all refusals, those included that are only counted."""
    parts: Counter[str] = field(default_factory=Counter)
    statuses: Counter[str] = field(default_factory=Counter)
    pages: list[tuple[Piece, bool]] = field(default_factory=list)
    """With each, whether it is HTML."""
    revisits: list[_Revisit] = field(default_factory=list)
    by_id: dict[str, _Capture] = field(default_factory=dict)
    by_page: dict[tuple[str, str], _Capture] = field(default_factory=dict)
    by_digest: dict[tuple[str, bytes], _Capture] = field(default_factory=dict)
    moved: dict[str, set[str]] = field(default_factory=dict)
    """By page key: the keys of where its answer led."""
    full: bool = False

    def refuse(self, what: str, code: str, why: str) -> None:
        """Tell a refusal, or count it where many of its code were told."""
        self.told[code] += 1
        if self.told[code] <= SHOWN:
            self.refused.append(Refusal(what=what, code=code, why=why))


class _Undecodable(Exception):
    """A payload whose transfer or content encoding cannot be undone."""

    def __init__(self, code: str, why: str) -> None:
        super().__init__(why)
        self.code = code
        self.why = why


# --------------------------------------------------------------------------- digests


def read_digest(words: str) -> tuple[str, bytes] | None:
    """Return the algorithm and the sum of a labelled digest, or ``None`` where the algorithm is not known here.

    ``sha1:`` with Base32 is what most writers give; MD5, SHA-256 and SHA-512, and hexadecimal, are read too. A
    known algorithm with a sum of another length gives an empty sum, which equals none.
    """
    label, _, value = words.strip().partition(":")
    algorithm = label.lower().replace("-", "")
    size = _DIGEST_BYTES.get(algorithm)
    if size is None:
        return None
    value = value.strip()
    try:
        if len(value) == size * 2:
            return algorithm, bytes.fromhex(value)
        padded = value.rstrip("=") + "=" * (-len(value.rstrip("=")) % 8)
        summed = base64.b32decode(padded, casefold=True)
    except (ValueError, binascii.Error):
        return algorithm, b""
    return algorithm, summed if len(summed) == size else b""


def _sum_of(algorithm: str, *parts: bytes) -> tuple[str, bytes]:
    hashed = hashlib.new(algorithm, usedforsecurity=False)
    for part in parts:
        hashed.update(part)
    return algorithm, hashed.digest()


def _is_wrong(stated: str | None, *forms: bytes) -> bool:
    """Whether a stated digest is one of no form of the bytes."""
    read = read_digest(stated) if stated else None
    return read is not None and all(_sum_of(read[0], form) != read for form in forms)


# --------------------------------------------------------------------------- encodings


def _unchunked(data: bytes, *, allowed: int) -> bytes:
    """Return a payload without its chunks (RFC 9112, section 7.1); as it stands where it does not begin with one."""
    size_line = re.compile(rb"([0-9A-Fa-f]{1,15})[ \t]*(?:;[^\r\n]*)?\r?\n")
    match = size_line.match(data)
    if match is None:
        return data  # written down without its chunks, under the header it came with
    parts: list[bytes] = []
    at = 0
    while match is not None:
        size = int(match[1], 16)
        at = match.end()
        if size == 0:
            return b"".join(parts)
        if size > allowed or at + size > len(data):
            break
        parts.append(data[at : at + size])
        at += size
        if data[at : at + 2] == b"\r\n":
            at += 2
        elif data[at : at + 1] == b"\n":
            at += 1
        else:
            break
        match = size_line.match(data, at)
    raise _Undecodable("broken", "the answer is cut off in its transfer encoding")


def _inflated(data: bytes, wbits: int, *, allowed: int) -> bytes:
    parts: list[bytes] = []
    left = allowed
    at = 0
    while True:
        inflater = zlib.decompressobj(wbits)
        while not inflater.eof:
            # In short stretches: what is left behind a member is copied each time one ends.
            source = data[at : at + _STRETCH]
            at += len(source)
            try:
                out = inflater.decompress(source, left + 1)
            except zlib.error:
                raise _Undecodable("broken", "the answer's content encoding is damaged") from None
            left -= len(out)
            if left < 0:
                raise _Undecodable("archive-too-large", "the answer unpacks to more than it may")
            if not source and not inflater.eof:
                raise _Undecodable("broken", "the answer is cut off in its content encoding")
            parts.append(out)
        at -= len(inflater.unused_data)
        if wbits != 31 or data[at : at + 2] != b"\x1f\x8b":
            return b"".join(parts)


def _decoded(data: bytes, coding: str, *, allowed: int) -> bytes:
    """Return a payload without one content encoding (RFC 9110, section 8.4.1).

    A crawler that drives a browser writes down what the browser had unpacked, often under the header it came
    with: bytes that do not begin like the encoding are taken as they stand.
    """
    if coding in {"", "identity"}:
        return data
    if coding in {"gzip", "x-gzip"}:
        return _inflated(data, 31, allowed=allowed) if data.startswith(b"\x1f\x8b") else data
    if coding == "deflate" and data[:1] == b"\x78" and int.from_bytes(data[:2], "big") % 31 == 0:
        return _inflated(data, 15, allowed=allowed)
    if data[:_SNIFFED].lstrip().startswith((b"<", b"%PDF-")):
        return data
    if coding == "deflate":
        return _inflated(data, -15, allowed=allowed)
    raise _Undecodable("unknown-type", "an answer under a content encoding that is not read")


# --------------------------------------------------------------------------- addresses


def _address_of(stated: str | None) -> str | None:
    """Return an address that may be written down, ``None`` where it may not.

    wget 1.19 puts angle brackets round it. Control characters, marks that turn the writing round and lone
    surrogates make an address that reads as another.
    """
    address = (stated or "").strip(_WHITE)
    if address.startswith("<") and address.endswith(">"):
        address = address[1:-1]
    address = address.replace(" ", "%20")
    if not 0 < len(address) <= LONGEST_ADDRESS:
        return None
    if any(unicodedata.category(character)[0] in "CZ" or character in '<>"' for character in address):
        return None
    try:
        host = urlsplit(address).hostname
    except ValueError:
        return None
    return None if re.match(r"https?:", address, re.IGNORECASE) and not host else address


def _page_key(address: str) -> str:
    """Return what two spellings of one page's address share: no scheme, no fragment, host in lower case."""
    bare = address.strip(_WHITE).partition("#")[0]
    bare = re.sub(r"^https?://", "", bare, flags=re.IGNORECASE)
    host, mark, rest = bare.partition("/")
    if "?" in host:
        host, _, query = host.partition("?")
        mark, rest = "/", f"?{query}"
    host = re.sub(r":(?:80|443)$", "", host.lower())
    return f"{host}{mark or '/'}{rest}"


def _name_of(address: str, media_type: str) -> str:
    try:
        last = PurePosixPath(urlsplit(address).path).name
    except ValueError:
        last = ""
    ending = _READABLE.get(media_type)
    return f"record{ending}" if ending else f"record.{ending_of(last)}".rstrip(".")


# --------------------------------------------------------------------------- records


def _media_type(stated: str | None) -> str:
    return (stated or "").partition(";")[0].strip().lower()


def _charset_of(stated: str | None) -> str | None:
    match = re.search(r";\s*charset\s*=\s*[\"']?([\w.:-]{2,40})", stated or "", re.IGNORECASE | re.ASCII)
    return match[1] if match else None


def _part_name(media_type: str) -> str:
    return next((name for start, name in _PARTS if media_type.startswith(start)), "other")


def _is_json(data: bytes) -> bool:
    start = data[:64].lstrip(b"\xef\xbb\xbf" + _WHITE.encode())[:1]
    if start not in {b"{", b"["} or len(data) > 1 << 22:
        return False
    try:
        json.loads(data)
    except (ValueError, RecursionError):
        return False
    return True


@dataclass(frozen=True, slots=True, kw_only=True)
class _Source:
    """Where records come from: the path they are shown under, and the container they are cut from."""

    path: str
    container: Container
    depth: int


def _take_record(
    record: WarcRecord, source: _Source, tally: _Tally, *, budget: Budget, limits: Limits
) -> None:
    path = f"{source.path}#{record.number}"
    if record.kind in {"conversion", "continuation"}:
        tally.parts[record.kind] += 1
    if record.kind not in {"response", "resource", "revisit"}:
        return
    head = record.head
    if record.kind == "resource" and _is_of_the_crawler(head):
        tally.parts["crawler's own"] += 1
        return
    if record.kind == "response" and not (
        _media_type(head.first("content-type")).startswith("application/http")
        or record.block.startswith(b"HTTP/")
    ):
        tally.parts["other"] += 1  # an answer of a name server and its like
        return
    address = _address_of(head.first("warc-target-uri"))
    if address is None:
        tally.refuse(path, "bad-address", "the record's address is missing, too long or not plain")
        return
    if head.first("warc-segment-number"):
        tally.refuse(path, "segmented", "a record in segments, which are not put together")
        return
    if _is_wrong(head.first("warc-block-digest"), record.block):
        _lost(record, tally, path, "digest-wrong", "the record's bytes do not have the digest it states")
        return
    fetched = head.first("warc-date")
    if record.kind == "revisit":
        tally.revisits.append(_Revisit(path=path, address=address, fetched=fetched, head=head))
        if (again := _status_of(record.block)) not in {None, "200", "304"}:
            tally.revisits.pop()
            tally.statuses[again or "none"] += 1
        return
    answer: Head | None = None
    payload = record.block
    if record.kind == "response":
        end = end_of_head(record.block)
        answer = read_head(record.block[:end], prefix="HTTP/") if end else None
        status = _STATUS.match(answer.line) if answer else None
        if answer is None or status is None or end is None:
            _lost(record, tally, path, "broken", "the answer's head cannot be read")
            return
        payload = record.block[end:]
        if status[1] != "200":
            tally.statuses[status[1]] += 1
            if status[1] in _MOVED:
                _note_move(tally, address, answer.first("location"))
            return
    if _page_key(address).partition("/")[2] == "robots.txt":
        _is_part(record, tally, "robots.txt")
        return
    _take_payload(
        record,
        payload,
        answer,
        Piece(
            data=b"",
            path=path,
            name="",
            container=source.container,
            depth=source.depth + 1,
            address=address,
            fetched=fetched,
        ),
        tally,
        budget=budget,
        limits=limits,
    )


def _is_of_the_crawler(head: Head) -> bool:
    # Extracted words, thumbnails and logs (urn:text:, urn:thumbnail:, metadata://): made from a page, none themselves.
    target = (head.first("warc-target-uri") or "").strip(_WHITE + "<")
    return not re.match(r"(?:https?|ftps?|file):", target, re.IGNORECASE)


def _status_of(block: bytes) -> str | None:
    match = _STATUS.match(block[:64].decode("latin-1"))
    return match[1] if match else None


def _note_move(tally: _Tally, address: str, location: str | None) -> None:
    if not location:
        return
    try:
        target = urljoin(address, location)
    except ValueError:
        return
    tally.moved.setdefault(_page_key(address), set()).add(_page_key(target))


def _take_payload(
    record: WarcRecord,
    payload: bytes,
    answer: Head | None,
    bare: Piece,
    tally: _Tally,
    *,
    budget: Budget,
    limits: Limits,
) -> None:
    stated_type = (answer or record.head).first("content-type")
    media_type = _media_type(stated_type)
    readable = media_type in _READABLE or media_type in _UNSAID or payload.startswith(b"%PDF-")
    if not readable:
        _is_part(record, tally, _part_name(media_type))
        return
    allowed = min(
        max(budget.bytes_left, 0),
        limits.file_bytes,
        max(limits.archive_ratio_from, len(payload) * limits.archive_ratio),
    )
    try:
        data, sent = _undone(payload, answer, allowed=allowed)
    except _Undecodable as fault:
        # A digest is asked first: bytes that were changed are often bytes that cannot be unpacked.
        wrong = _is_wrong(record.head.first("warc-payload-digest"), payload)
        _lost(
            record,
            tally,
            bare.path,
            "digest-wrong" if wrong else fault.code,
            "the payload does not have the digest the record states" if wrong else fault.why,
        )
        return
    # Writers differ in whether the chunks belong to the payload (ISO 28500, WARC-Payload-Digest).
    if _is_wrong(record.head.first("warc-payload-digest"), payload, sent):
        _lost(
            record, tally, bare.path, "digest-wrong", "the payload does not have the digest the record states"
        )
        return
    if not data:
        _is_part(record, tally, "empty")
        return
    name = _name_of(bare.address or "", media_type)
    charset = _charset_of(stated_type)
    sniffed = sniff(data[:_SNIFFED], name, charset=charset)
    if sniffed.kind in _PART_OF_KIND or _is_json(data):
        _is_part(record, tally, _PART_OF_KIND.get(sniffed.kind, "JSON"))
        return
    if media_type not in _READABLE and sniffed.kind not in _REPORT_KINDS:
        _is_part(record, tally, "other")
        return
    if not _has_room(tally, bare.path, budget=budget, limits=limits):
        _remember(record, tally, _Capture(outcome="refused", what=bare.path))
        return
    if data is not payload:
        budget.bytes_left -= len(data)
    piece = Piece(
        data=data,
        path=bare.path,
        name=name,
        container=bare.container,
        depth=bare.depth,
        address=bare.address,
        fetched=bare.fetched,
        charset=charset,
    )
    is_html = sniffed.kind is Kind.HTML
    tally.pages.append((piece, is_html))
    sums = {_sum_of(algorithm, form) for algorithm in ("sha1", "sha256") for form in {payload, sent}}
    stated = read_digest(record.head.first("warc-payload-digest") or "")
    digests = frozenset(sums | ({stated} if stated else set()))
    capture = _Capture(outcome="report", what=bare.path, piece=piece, is_html=is_html, digests=digests)
    _remember(record, tally, capture)
    if record.head.first("warc-truncated"):
        tally.refuse(
            bare.path,
            "cut-at-capture",
            "the record says that it was cut when it was made; what it holds is read",
        )


def _has_room(tally: _Tally, path: str, *, budget: Budget, limits: Limits) -> bool:
    """Whether one more page may be taken, and take it from the budget; the first that may not is told for all."""
    if budget.members_left > 0:
        budget.members_left -= 1
        return True
    if not tally.full:
        tally.full = True
        why = f"more than {limits.archive_members} pages and documents; the rest are not read"
        tally.refuse(path, "archive-too-large", why)
    return False


def _undone(payload: bytes, answer: Head | None, *, allowed: int) -> tuple[bytes, bytes]:
    """Return a payload without its encodings, and without its transfer encoding only."""
    if answer is None:
        return payload, payload
    transfer = ",".join(answer.fields.get("transfer-encoding", ())).lower()
    sent = _unchunked(payload, allowed=allowed) if "chunked" in transfer else payload
    codings = [
        one.strip().lower() for one in ",".join(answer.fields.get("content-encoding", ())).split(",") if one
    ]
    if len(codings) > 2:
        raise _Undecodable("unknown-type", "an answer under more than two content encodings")
    data = sent
    for coding in reversed(codings):
        data = _decoded(data, coding, allowed=allowed)
    return data, sent


def _is_part(record: WarcRecord, tally: _Tally, name: str) -> None:
    tally.parts[name] += 1
    stated = read_digest(record.head.first("warc-payload-digest") or "")
    digests = frozenset({stated} if stated and stated[1] else set())
    _remember(record, tally, _Capture(outcome="part", what=name, digests=digests))


def _lost(record: WarcRecord, tally: _Tally, path: str, code: str, why: str) -> None:
    tally.refuse(path, code, why)
    _remember(record, tally, _Capture(outcome="refused", what=path))


def _remember(record: WarcRecord, tally: _Tally, capture: _Capture) -> None:
    head = record.head
    _index(
        tally, head.first("warc-record-id"), head.first("warc-target-uri"), head.first("warc-date"), capture
    )


def _index(
    tally: _Tally, identity: str | None, target: str | None, date: str | None, capture: _Capture
) -> None:
    if identity:
        tally.by_id.setdefault(identity, capture)
    address = _address_of(target)
    if address and date:
        tally.by_page.setdefault((address, date), capture)
    for digest in capture.digests:
        if digest[1]:
            tally.by_digest.setdefault(digest, capture)


# --------------------------------------------------------------------------- revisits


def _resolve(tally: _Tally, *, budget: Budget, limits: Limits) -> None:
    """Give each revisit the payload it points at: by record id, by address and date, or by the payload's digest."""
    for revisit in tally.revisits:
        head = revisit.head
        stated = read_digest(head.first("warc-payload-digest") or "")
        found = tally.by_id.get(head.first("warc-refers-to") or "")
        address = _address_of(head.first("warc-refers-to-target-uri"))
        if found is None and address:
            found = tally.by_page.get((address, head.first("warc-refers-to-date") or ""))
        if found is None and stated and stated[1]:
            found = tally.by_digest.get(stated)
        if found is None:
            tally.refuse(
                revisit.path,
                "revisit-unresolved",
                "says it is the same as a record that is not in the archive",
            )
        elif found.outcome == "part":
            tally.parts[found.what] += 1
        elif found.piece is None:
            tally.refuse(
                revisit.path, "revisit-unresolved", "says it is the same as a record that was refused"
            )
        elif stated and not _has(found, stated):
            tally.refuse(
                revisit.path, "digest-wrong", "the record it points at does not have the digest it states"
            )
        elif _has_room(tally, revisit.path, budget=budget, limits=limits):
            _again(revisit, found, found.piece, tally)


def _has(found: _Capture, stated: tuple[str, bytes]) -> bool:
    if stated in found.digests:
        return True
    known = {algorithm for algorithm, _ in found.digests}
    if stated[0] in known or found.piece is None:
        return False
    # MD5 and SHA-512 are not kept beside; the payload as it is read is asked where it was not encoded. Once: any
    # number of revisits may point at one long payload.
    if stated[0] not in found.summed:
        found.summed[stated[0]] = _sum_of(stated[0], found.piece.data)
    return found.summed[stated[0]] == stated


def _again(revisit: _Revisit, found: _Capture, original: Piece, tally: _Tally) -> None:
    piece = Piece(
        data=original.data,
        path=revisit.path,
        name=original.name,
        container=original.container,
        depth=original.depth,
        address=revisit.address,
        fetched=revisit.fetched,
        charset=original.charset,
    )
    tally.pages.append((piece, found.is_html))
    again = _Capture(
        outcome="report",
        what=revisit.path,
        piece=piece,
        is_html=found.is_html,
        digests=found.digests,
        summed=found.summed,
    )
    _index(tally, revisit.head.first("warc-record-id"), revisit.address, revisit.fetched, again)


# --------------------------------------------------------------------------- files


def _read_records(data: bytes, source: _Source, tally: _Tally, *, budget: Budget, limits: Limits) -> None:
    for record in iter_records(data, budget=budget, limits=limits):
        if isinstance(record, Fault):
            tally.refuse(f"{source.path}#{record.number}", record.code, record.why)
        else:
            _take_record(record, source, tally, budget=budget, limits=limits)


def _counted(counts: Mapping[str, int]) -> str:
    return ", ".join(f"{name} {counts[name]}" for name in sorted(counts))


def _summed(tally: _Tally, pages: Sequence[Piece]) -> Found:
    refused = [*tally.refused]
    refused.extend(
        Refusal(what=tally.path, code=code, why=f"{told - SHOWN} more records for the same reason")
        for code, told in sorted(tally.told.items())
        if told > SHOWN
    )
    if tally.parts:
        refused.append(
            Refusal(
                what=tally.path,
                code="not-a-report",
                why=f"{tally.parts.total()} records that are no pages or documents: {_counted(tally.parts)}",
            )
        )
    if tally.statuses:
        refused.append(
            Refusal(
                what=tally.path,
                code="no-answer",
                why=f"{tally.statuses.total()} answers with another status than 200: {_counted(tally.statuses)}",
            )
        )
    if not pages and not refused:
        return refuse(tally.path, "empty", "a web archive without a page or a document")
    return Found(pieces=tuple(pages), refused=tuple(refused))


def _too_deep(piece: Piece, limits: Limits) -> Found | None:
    if piece.depth < limits.depth:
        return None
    return refuse(
        piece.path, "archive-too-large", f"containers lie more than {limits.depth} deep in each other"
    )


def read_warc(piece: Piece, *, budget: Budget, limits: Limits) -> Found:
    """Read a WARC file, packed by gzip or not; what is a report becomes a piece called ``crawl.warc.gz#17``.

    The number counts records from the start of the file. A revisit is given the payload that it points at in
    the same file. Records that are no report, and answers with another status than 200, are counted in one
    refusal each (``not-a-report``, ``no-answer``).
    """
    deep = _too_deep(piece, limits)
    if deep:
        return deep
    container = Container(name=piece.path, sha256=hashlib.sha256(piece.data).hexdigest())
    tally = _Tally(path=piece.path)
    source = _Source(path=piece.path, container=container, depth=piece.depth)
    _read_records(piece.data, source, tally, budget=budget, limits=limits)
    _resolve(tally, budget=budget, limits=limits)
    return _summed(tally, [page for page, _ in tally.pages])


_WARC_MEMBER = re.compile(r"archive/[^/]+\.warc(?:\.gz)?", re.IGNORECASE)
_PAGE_MEMBER = re.compile(r"pages/[^/]+\.jsonl")
_OWN_MEMBER = re.compile(
    r"datapackage(?:-digest)?\.json|(?:indexes|logs|pages)/.*|(?:fuzzy|webarchive)\.(?:json|ya?ml)"
)


def is_wacz(names: set[str]) -> bool:
    """Whether a ZIP with these members is a WACZ package: a ``datapackage.json``, and WARC files under ``archive/``."""
    return "datapackage.json" in names and any(_WARC_MEMBER.fullmatch(name) for name in names)


def read_wacz(piece: Piece, archive: zipfile.ZipFile, *, budget: Budget, limits: Limits) -> Found:
    """Read a WACZ package: the WARC files in it as one archive, and of their HTML the listed pages.

    Every list under ``pages/`` counts, and where a listed page's answer leads on, what it leads to. Other HTML
    (frames, advertisements) is counted in one refusal (``not-a-page``); where no listed page is in the archive,
    the lists say nothing and all HTML is read. The sums in ``datapackage.json`` are asked of every member that
    is read. Container of every report is the package.
    """
    deep = _too_deep(piece, limits)
    if deep:
        return deep
    members = sorted(
        (member for member in archive.infolist() if not member.is_dir()),
        key=lambda one: (one.filename, one.header_offset),
    )
    why = too_large(members, budget, limits)
    if why:
        return refuse(piece.path, "archive-too-large", why)
    budget.members_left -= len(members)
    container = Container(name=piece.path, sha256=hashlib.sha256(piece.data).hexdigest())
    tally = _Tally(path=piece.path)
    sums = _Sums(stated={})
    doubled = {name for name, count in Counter(one.filename for one in members).items() if count > 1}
    listed: set[str] = set()
    # The sums stand in a member that is read first: their own sum in another.
    order = {"datapackage-digest.json": 0, "datapackage.json": 1}
    for member in sorted(members, key=lambda one: order.get(one.filename, 2)):
        name = member.filename
        path = f"{piece.path}!/{shown_name(name)}"
        is_warc = _WARC_MEMBER.fullmatch(name) is not None
        if not is_warc and name not in order and not _PAGE_MEMBER.fullmatch(name):
            if not _OWN_MEMBER.fullmatch(name):
                tally.parts["other members"] += 1
            continue
        if name in doubled:
            # Two readers of one ZIP may each take another of the two.
            tally.refuse(path, "broken", "two members of the package have this name")
            continue
        data = unpack_member(archive, member, path, budget=budget, limits=limits)
        if isinstance(data, Refusal):
            tally.refuse(data.what, data.code, data.why)
            continue
        if sums.is_wrong(name, data):
            tally.refuse(path, "digest-wrong", "the member does not have the digest that the package states")
            continue
        if is_warc and sums.stated_by_package and name not in sums.stated:
            tally.refuse(
                path, "not-listed", "a WARC file that the package's own list of members does not name"
            )
            continue
        if is_warc:
            source = _Source(path=path, container=container, depth=piece.depth)
            _read_records(data, source, tally, budget=budget, limits=limits)
        elif name in order:
            sums.read(name, data)
        else:
            listed.update(_listed(data))
    names = {member.filename for member in members}
    for name in sorted(sums.stated.keys() - names):
        absent = f"{piece.path}!/{shown_name(name)}"
        tally.refuse(absent, "missing", "the package lists a member that is not in it")
    _resolve(tally, budget=budget, limits=limits)
    return _summed(tally, _only_pages(tally, listed))


@dataclass(slots=True, kw_only=True)
class _Sums:
    """What a package states of its members' bytes."""

    stated: dict[str, str]
    """Sums by the member's name."""
    stated_by_package: bool = False
    """Whether ``datapackage.json`` lists members at all."""

    def read(self, name: str, data: bytes) -> None:
        """Take the sums from ``datapackage.json`` or ``datapackage-digest.json``; what is malformed states none."""
        try:
            value = json.loads(data)
        except (ValueError, RecursionError):
            return
        if not isinstance(value, dict):
            return
        rows = [value] if name == "datapackage-digest.json" else value.get("resources")
        for row in rows if isinstance(rows, list) else ():
            if (
                isinstance(row, dict)
                and isinstance(row.get("path"), str)
                and isinstance(row.get("hash"), str)
            ):
                self.stated.setdefault(row["path"], row["hash"])
                self.stated_by_package = self.stated_by_package or name == "datapackage.json"

    def is_wrong(self, name: str, data: bytes) -> bool:
        """Whether a member's bytes have another sum than the one stated."""
        return _is_wrong(self.stated.get(name), data)


def _listed(data: bytes) -> Iterator[str]:
    for line in data[:_LISTED_BYTES].splitlines():
        try:
            value = json.loads(line)
        except (ValueError, RecursionError):
            continue
        if isinstance(value, dict) and isinstance(value.get("url"), str) and value["url"]:
            yield _page_key(value["url"])


def _only_pages(tally: _Tally, listed: set[str]) -> list[Piece]:
    everything = [page for page, _ in tally.pages]
    if not listed:
        return everything
    reached = set(listed)
    pending = sorted(listed)
    while pending:
        further = tally.moved.get(pending.pop(), set()) - reached
        reached |= further
        pending.extend(sorted(further))
    there = {_page_key(page.address or "") for page in everything}
    missing = len(listed - _leading_to(there, tally.moved))
    if missing:
        tally.refuse(
            tally.path,
            "page-missing",
            f"{missing} of {len(listed)} listed pages have no page or document in the archive",
        )
    kept = [page for page, is_html in tally.pages if not is_html or _page_key(page.address or "") in reached]
    if not reached & there:
        return everything
    if len(kept) < len(everything):
        tally.refuse(
            tally.path,
            "not-a-page",
            f"{len(everything) - len(kept)} HTML answers that the package does not list as pages",
        )
    return kept


def _leading_to(there: set[str], moved: Mapping[str, set[str]]) -> set[str]:
    """Return the pages that are there, and those whose answers lead to them; backwards, each page is seen once."""
    before: dict[str, list[str]] = {}
    for page, targets in moved.items():
        for target in targets:
            before.setdefault(target, []).append(page)
    leading = set(there)
    pending = list(there)
    while pending:
        for page in before.get(pending.pop(), ()):
            if page not in leading:
                leading.add(page)
                pending.append(page)
    return leading
