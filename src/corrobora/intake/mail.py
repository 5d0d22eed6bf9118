"""Mail messages and mailboxes: the message is a report, each attachment goes through intake by itself."""

import email
import email.errors
import email.header
import email.policy
import email.utils
import hashlib
import re
from collections.abc import Iterator
from email.message import Message
from itertools import zip_longest

from corrobora.intake.archives import shown_name
from corrobora.intake.dates import Dated
from corrobora.intake.decoding import decode, normalise, one_line
from corrobora.intake.drafts import Draft, Found, Piece, Record, refuse
from corrobora.intake.imprint import sender_of_mail
from corrobora.intake.limits import Limits
from corrobora.intake.lines import split_lines
from corrobora.intake.pages import WHY_TOO_DEEP, TooDeep, read_page
from corrobora.records import Container, Refusal, Span


def _header(message: Message, name: str) -> str | None:
    # Headers are parsed when they are asked for, and forged ones make the parser raise all sorts.
    try:
        raw = message.get(name)
        if raw is None:
            return None
        whole = _unescaped(message, name, str(raw))
        shown = str(email.header.make_header(email.header.decode_header(whole[:_LONGEST_HEADER])))
    except Exception:
        return None
    return one_line(shown)


def _unescaped(message: Message, name: str, shown: str) -> str:
    """Return a header whose bytes stand in it raw, as UTF-8 (RFC 6532) or, failing that, as Windows-1252."""
    kept = next((value for key, value in message.raw_items() if key.lower() == name.lower()), None)
    if not isinstance(kept, str) or kept.isascii():
        return shown
    data = kept.encode("ascii", "surrogateescape")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def _payload(part: Message) -> bytes:
    try:
        data = part.get_payload(decode=True)
    except Exception:  # a forged transfer encoding
        data = None
    if isinstance(data, bytes):
        return data
    whole = part.get_payload()
    return whole.encode("utf-8", "surrogateescape") if isinstance(whole, str) else b""


def _words(part: Message) -> str | None:
    data = _payload(part)
    if not data.strip():
        return None
    decoded = decode(data, declared=part.get_content_charset("utf-8"))
    return normalise(decoded.text) if decoded else None


def _filename(part: Message) -> str | None:
    try:
        name = part.get_filename()
    except Exception:  # a forged parameter
        return None
    return shown_name(name) if name else None


def _leaves(message: Message) -> Iterator[Message]:
    """Give the parts that hold something, without recursion; a mail in a mail is one part."""
    pending: list[Message] = [message]  # the next one last
    while pending:
        part = pending.pop()
        inner = part.get_payload()
        if part.get_content_maintype() == "multipart" and isinstance(inner, list):
            pending.extend(one for one in reversed(inner) if isinstance(one, Message))
        else:
            yield part


_LONGEST_HEADER = 10_000
"""Code points of a header that are looked at: decoding takes time that grows with the square of its length. Ours;
RFC 5322, 2.1.1 has lines of 998."""
_COMPARISONS = 500_000_000
"""Lines of a mail times what may be boundaries of its parts: each line is compared with every boundary that is open. Ours;
a mail of 30 MB has 400,000 lines and some ten boundaries."""
_ENDINGS = {
    "text/html": ".html",
    "text/plain": ".txt",
    "application/pdf": ".pdf",
    "application/zip": ".zip",
    "text/csv": ".csv",
    "application/json": ".json",
}


def _attached(part: Message, number: int) -> tuple[str, bytes]:
    kind = part.get_content_type()
    if kind == "message/rfc822":
        inner = part.get_payload()
        held = inner[0] if isinstance(inner, list) and inner else None
        data = held.as_bytes(policy=email.policy.compat32) if isinstance(held, Message) else _payload(part)
        name = _filename(part) or f"part-{number}"
        return (name if name.endswith(".eml") else f"{name}.eml"), data
    return _filename(part) or f"part-{number}{_ENDINGS.get(kind, '')}", _payload(part)


def _is_alternative(message: Message) -> bool:
    return any(part.get_content_type() == "multipart/alternative" for part in message.walk())


def _signature(text: str) -> tuple[Span, ...]:
    # "-- " on a line of its own starts the signature (RFC 3676, section 4.3).
    for line in split_lines(text):
        if line.words == "--" and text[line.start : line.start + 4] in {"-- \n", "--\n"}:
            return (Span(start=line.start, end=len(text.rstrip())),)
    return ()


_QUOTED = re.compile(rb"^>(>*From )", re.MULTILINE)


def read_message(piece: Piece, *, limits: Limits) -> Found:
    """Read one mail: its plain text, or its HTML where it has no other; attachments become pieces.

    A mailbox puts a ``>`` before a line that begins with "From ": the words are read without it ("mboxrd", one
    mark less), the bytes stay as they are.
    """
    if piece.data.count(b"\n") * piece.data.lower().count(b"boundary") > _COMPARISONS:
        return refuse(piece.path, "too-large", "too many lines for so many parts in each other")
    try:
        data = _QUOTED.sub(rb"\1", piece.data) if piece.quoted else piece.data
        message = email.message_from_bytes(data, policy=email.policy.compat32)
        parts = []
        for part in _leaves(message):
            parts.append(part)
            if len(parts) > limits.records:
                return refuse(piece.path, "too-large", f"more than {limits.records} parts")
    except (email.errors.MessageError, ValueError, LookupError, TypeError, RecursionError):
        return refuse(piece.path, "broken", "the mail cannot be taken apart")
    plain: list[str] = []
    pages: list[Draft] = []
    attached: list[Piece] = []
    refused: list[Refusal] = []
    container = Container(name=piece.path, sha256=hashlib.sha256(piece.data).hexdigest())
    alternative = _is_alternative(message)
    for number, part in enumerate(parts, start=1):
        disposition = (part.get_content_disposition() or "").lower()
        kind = part.get_content_type()
        inline = disposition != "attachment" and not _filename(part)
        if inline and kind == "text/plain":
            words = _words(part)
            if words and words.strip():
                plain.append(words.strip("\n"))
            continue
        if inline and kind == "text/html":
            words = _words(part)
            if words and len(words) > limits.page_bytes:
                return refuse(piece.path, "text-too-long", f"a page of more than {limits.page_bytes} bytes")
            try:
                page = read_page(words) if words else None
            except TooDeep:
                return refuse(piece.path, "broken", WHY_TOO_DEEP)
            if page:
                pages.append(page)
            continue
        name, data = _attached(part, number)
        if piece.depth >= limits.depth:
            refused.append(
                Refusal(
                    what=f"{piece.path}!/{name}",
                    code="archive-too-large",
                    why=f"containers lie more than {limits.depth} deep in each other",
                )
            )
            continue
        attached.append(
            Piece(
                data=data,
                path=f"{piece.path}!/{name}",
                name=name.rsplit("/", 1)[-1],
                container=container,
                depth=piece.depth + 1,
            )
        )
    draft = _body(plain, pages, alternative=alternative)
    if draft is None:
        if not attached and not refused:
            return refuse(piece.path, "empty", "a mail without words and without attachments")
        return Found(pieces=tuple(attached), refused=tuple(refused))
    record = Record(
        data=piece.data, path=piece.path, container=piece.container, draft=_with_headers(draft, message)
    )
    return Found(records=(record,), pieces=tuple(attached), refused=tuple(refused))


def _body(plain: list[str], pages: list[Draft], *, alternative: bool) -> Draft | None:
    if plain:
        # HTML beside plain text is the same words set twice where the mail says so, otherwise further words.
        text = "\n\n".join(plain if alternative or not pages else [*plain, *(page.text for page in pages)])
        return Draft(text=text, media_type="message/rfc822", furniture=_signature(text))
    if not pages:
        return None
    page = pages[0]
    text = page.text
    furniture = list(page.furniture)
    for further in pages[1:]:
        shift = len(text) + 2
        text = f"{text}\n\n{further.text}"
        furniture.extend(Span(start=span.start + shift, end=span.end + shift) for span in further.furniture)
    return Draft(text=text, media_type="message/rfc822", furniture=tuple(furniture), url=page.url)


def _with_headers(draft: Draft, message: Message) -> Draft:
    sender = _header(message, "From")
    try:
        name, address = email.utils.parseaddr(sender) if sender else ("", "")
    except (RecursionError, ValueError, IndexError):  # brackets in brackets without end
        name, address = "", ""
    date = _header(message, "Date")
    return Draft(
        text=draft.text,
        media_type=draft.media_type,
        furniture=draft.furniture,
        external_id=_header(message, "Message-ID"),
        title=_header(message, "Subject"),
        author=one_line(name),
        sender=one_line(sender_of_mail(name, address) or ""),
        url=draft.url,
        dated=(Dated(words=date, found_in="mail:Date"),) if date else (),
    )


_FIRST_LINE = re.compile(rb"From [^\n]*\n")
_FROM_LINE = re.compile(rb"^From [^\r\n]{1,300}\r?\n(?=>?[!-9;-~]{1,100}[ \t]?:|>From )", re.MULTILINE)
_FROM_WORDS = re.compile(
    rb"From (?:- .*|\S+[ \t].*\d\d?:\d\d.*[ \t]\d{4}(?:[ \t].*)?|\S+@\S+|MAILER-DAEMON)\s*"
)


def split_mailbox(data: bytes) -> Iterator[bytes]:
    """Give the messages of a mailbox as they stand in it: between one ``From`` line and the next, without either.

    A ``From`` line counts at the start and after a blank line (RFC 4155, appendix A, read leniently). Behind the
    start it must be an address with a time and a year of four digits, an address alone, or Thunderbird's
    ``From - ``, and a header must follow: a paragraph that begins with the word ends no message. Each message is
    one stretch of the file's bytes, ``>From`` included, without the one blank line that parts it from the next.
    """
    first = _FIRST_LINE.match(data)
    starts = [
        match
        for match in _FROM_LINE.finditer(data)
        if match.start() > 0
        and data[max(0, match.start() - 4) : match.start()].endswith((b"\n\n", b"\r\n\r\n"))
        and _FROM_WORDS.fullmatch(match[0])
    ]
    if first:
        starts.insert(0, first)
    for match, following in zip_longest(starts, starts[1:]):
        message = data[match.end() : following.start() if following else len(data)]
        for blank in (b"\r\n\r\n", b"\n\n"):
            if message.endswith(blank):
                message = message[: -(len(blank) // 2)]
                break
        yield message


def read_mailbox(piece: Piece, *, limits: Limits) -> Found:
    """Read a mailbox; its messages are pieces called ``box.mbox#1`` and so on."""
    if piece.depth >= limits.depth:
        return refuse(
            piece.path, "archive-too-large", f"containers lie more than {limits.depth} deep in each other"
        )
    container = Container(name=piece.path, sha256=hashlib.sha256(piece.data).hexdigest())
    pieces: list[Piece] = []
    for number, data in enumerate(split_mailbox(piece.data.lstrip(b"\r\n")), start=1):
        path = f"{piece.path}#{number}"
        if number > limits.records:
            return Found(
                pieces=tuple(pieces),
                refused=(Refusal(what=path, code="too-large", why=f"more than {limits.records} messages"),),
            )
        pieces.append(
            Piece(
                data=data,
                path=path,
                name="message.eml",
                container=container,
                depth=piece.depth + 1,
                quoted=True,
            )
        )
    if not pieces:
        return refuse(piece.path, "broken", "a mailbox without a message")
    return Found(pieces=tuple(pieces))
