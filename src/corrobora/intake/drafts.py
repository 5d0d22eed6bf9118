"""What the readers of single formats hand to `taking.take_in`."""

from dataclasses import dataclass

from corrobora.intake.dates import Dated
from corrobora.records import Container, Refusal, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Bytes to be taken in, with the name they go by."""

    data: bytes
    path: str
    """As the user gave it; inside a container ``container!/name``."""
    name: str
    """Last part of the path, whose ending may tell the format."""
    container: Container | None = None
    depth: int = 0
    """How many containers the piece lies in."""
    address: str | None = None
    """Where a web archive says that the bytes were fetched."""
    fetched: str | None = None
    """When, in the archive's words."""
    charset: str | None = None
    """Encoding that the answer's head states; it goes before the one that the page states."""
    quoted: bool = False
    """Whether the bytes are a mailbox's, where a line of the message that begins with "From " carries a ``>``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """One report's text and what its format states about it. ``None``: not stated there."""

    text: str
    """Normalised (see `decoding.normalise`); offsets of ``furniture`` count into it."""
    media_type: str
    furniture: tuple[Span, ...] = ()
    external_id: str | None = None
    title: str | None = None
    outlet: str | None = None
    fallback_outlet: str | None = None
    """Taken when nothing on the page names the outlet: the host of a canonical address."""
    sender: str | None = None
    """The body or desk a mail is sent for; taken unless the mail itself names an outlet."""
    author: str | None = None
    credits: tuple[str, ...] = ()
    url: str | None = None
    language: str | None = None
    language_hint: str | None = None
    """Stated by a template rather than a person (``html lang``): taken only where the text is too short to tell."""
    categories: tuple[str, ...] = ()
    dated: tuple[Dated, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """The smallest record that holds one report: its bytes, and what was drafted from them."""

    data: bytes
    path: str
    container: Container | None
    draft: Draft
    mapping: str | None = None
    """SHA-256 of the mapping file by which a foreign table was read; ``None``: read without one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What one piece gave: reports, further pieces inside it, and what was refused."""

    records: tuple[Record, ...] = ()
    pieces: tuple[Piece, ...] = ()
    refused: tuple[Refusal, ...] = ()


def refuse(path: str, code: str, why: str) -> Found:
    """Return a finding that holds one refusal and nothing else."""
    return Found(refused=(Refusal(what=path, code=code, why=why),))
