"""News feeds (RSS, Atom): bytes to a list of what they point at. Pure: nothing is fetched, nothing is kept.

feedparser reads them; it is handed bytes and never a name it could open or a URL it could ask. Before it
sees them, Python's own parser of XML walks through: a feed that declares entities, nests without end or
holds more than its limits goes no further.
"""

import io
import urllib.parse
from collections.abc import Mapping
from dataclasses import dataclass
from xml.parsers import expat

from corrobora.intake.decoding import one_line
from corrobora.intake.quiet import quiet
from corrobora.records import Refusal

MIB = 1 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedLimits:
    """Upper bounds of one feed. What goes beyond one is refused whole. The numbers are ours."""

    feed_bytes: int = 8 * MIB
    """(``too-large``)"""
    entries: int = 5_000
    """(``too-large``)"""
    elements: int = 100_000
    """Elements in all; feedparser reads some fifteen thousand in a second (``too-large``)."""
    attributes: int = 100
    """Attributes of one element; feedparser's time grows with the square of their number (``too-large``)."""
    depth: int = 100
    """How deep elements may lie in each other; markup in an entry takes some twenty (``too-deep``)."""
    repaired_bytes: int = 256 * 1024
    """Size up to which a feed that is not well-formed XML is read by guess: the reading of such takes time
    that grows with the square of its length (``not-well-formed``)."""
    field_chars: int = 2_000
    """Code points of a title, date or id; the rest is cut off."""
    url_chars: int = 8_000
    """Code points of a URL; a longer one is no URL (RFC 9110, 4.1 recommends to support 8,000)."""


STANDARD = FeedLimits()
"""The limits that hold where none are handed in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedEntry:
    """One thing a feed points at, in the feed's words. ``None``: the feed does not say."""

    id: str | None
    """What the feed calls it (RSS ``guid``, Atom ``id``)."""
    url: str | None
    """Absolute, http or https; a relative one is resolved as RFC 4287, 2 says, and tabs and slashes too many are
    taken out by feedparser, as browsers do. ``None`` for any other kind."""
    title: str | None
    """On one line; may hold markup, which is for nobody to run."""
    published: str | None
    """The date as it is written there, not read: RSS and Atom write it differently, and many write it wrong."""
    updated: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """A feed read: its entries in the feed's order."""

    url: str
    """As handed in."""
    title: str | None
    version: str
    """The format, in feedparser's words: ``rss20``, ``atom10``, …"""
    well_formed: bool
    """``False`` where the feed is no XML, and its entries were read by guess."""
    entries: tuple[FeedEntry, ...]


def read_feed(data: bytes, *, url: str, limits: FeedLimits = STANDARD) -> Feed | Refusal:
    """Return the entries of a feed, or why it is none. ``url`` is where it came from, for relative links.

    Codes of refusals: ``empty``; ``too-large``; ``too-deep``; ``cut-short`` where its end is missing;
    ``entities`` where it declares its own, which no feed needs and which attacks are made of;
    ``not-well-formed`` where it is no XML and cannot be guessed at, or is too long to; ``not-a-feed``.
    """
    if not data.strip():
        return Refusal(what=url, code="empty", why="a feed of no bytes")
    if len(data) > limits.feed_bytes:
        return Refusal(what=url, code="too-large", why=f"a feed of more than {limits.feed_bytes} bytes")
    refusal, well_formed = _walk(data, url, limits)
    if refusal is not None:
        return refusal
    if not well_formed and _declares_entities(data):
        return Refusal(what=url, code="entities", why=_WHY_ENTITIES)
    parsed = _parse(data, url)
    if parsed is None:
        return Refusal(
            what=url, code="not-well-formed", why="not well-formed XML, and it cannot be guessed at"
        )
    version = parsed.get("version")
    if not isinstance(version, str) or not version:
        return Refusal(
            what=url, code="not-a-feed", why="neither RSS nor Atom; give the address of the feed itself"
        )
    listed = parsed.get("entries")
    found = listed if isinstance(listed, list) else []
    if len(found) > limits.entries:
        return _too_many(url, limits)
    head = parsed.get("feed")
    return Feed(
        url=url,
        title=_line(head, "title", limits) if isinstance(head, Mapping) else None,
        version=version,
        well_formed=well_formed,
        entries=tuple(_entry(one, limits) for one in found if isinstance(one, Mapping)),
    )


class _Stop(Exception):
    """What ends the walk with a refusal."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.code)
        self.refusal = refusal


def _too_many(url: str, limits: FeedLimits) -> Refusal:
    return Refusal(what=url, code="too-large", why=f"more than {limits.entries} entries")


_HEADERS = {"content-type": "application/xml"}
_WHY_ENTITIES = "the feed declares entities of its own"
_CUT = frozenset(
    {
        expat.errors.codes[expat.errors.XML_ERROR_NO_ELEMENTS],
        expat.errors.codes[expat.errors.XML_ERROR_UNCLOSED_TOKEN],
        expat.errors.codes[expat.errors.XML_ERROR_UNCLOSED_CDATA_SECTION],
        expat.errors.codes[expat.errors.XML_ERROR_PARTIAL_CHAR],
    }
)
"""What expat says of a document whose end is missing."""


def _walk(data: bytes, url: str, limits: FeedLimits) -> tuple[Refusal | None, bool]:
    """Go through the XML once, keeping nothing: why it is refused, and whether it is well-formed."""
    parser = expat.ParserCreate()
    parser.ordered_attributes = True  # a list, name and value by turns
    depth = entries = elements = 0

    def start(name: str, attributes: list[str]) -> None:
        nonlocal depth, entries, elements
        depth += 1
        elements += 1
        entries += name.rpartition(":")[2].lower() in {"item", "entry"}
        if depth > limits.depth:
            raise _Stop(
                Refusal(
                    what=url, code="too-deep", why=f"elements lie more than {limits.depth} deep in each other"
                )
            )
        if len(attributes) > 2 * limits.attributes:
            raise _Stop(
                Refusal(
                    what=url,
                    code="too-large",
                    why=f"an element with more than {limits.attributes} attributes",
                )
            )
        if elements > limits.elements:
            raise _Stop(Refusal(what=url, code="too-large", why=f"more than {limits.elements} elements"))
        if entries > limits.entries:
            raise _Stop(_too_many(url, limits))

    def end(_name: str) -> None:
        nonlocal depth
        depth -= 1

    def entity(*_declared: object) -> None:
        raise _Stop(Refusal(what=url, code="entities", why=_WHY_ENTITIES))

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.EntityDeclHandler = entity
    try:
        parser.Parse(data, True)
    except _Stop as stop:
        return stop.refusal, False
    except (
        expat.ExpatError,
        ValueError,
        LookupError,
    ) as error:  # the latter two: an encoding it cannot follow
        if getattr(error, "code", None) in _CUT and depth:
            return Refusal(
                what=url, code="cut-short", why="the feed ends before its last element does"
            ), False
        if len(data) > limits.repaired_bytes:
            why = f"not well-formed XML, and more than {limits.repaired_bytes} bytes to guess at"
            return Refusal(what=url, code="not-well-formed", why=why), False
        return None, False
    return None, True


def _declares_entities(data: bytes) -> bool:
    """Whether a feed that `_walk` could not follow declares entities, in the encoding that feedparser takes it to have."""
    with quiet("feedparser", "chardet"):
        from feedparser.encodings import convert_to_utf8  # noqa: PLC0415 - loaded late: only feeds need it

        try:
            return b"<!entity" in convert_to_utf8(_HEADERS, data, {}).lower()
        except Exception:  # as in `_parse`, which then says so
            return False


def _parse(data: bytes, url: str) -> Mapping[str, object] | None:
    with quiet("feedparser", "chardet"):
        import feedparser  # noqa: PLC0415 - loaded late: only feeds need it

        try:
            # A stream, as feedparser takes even bytes for the name of a file first. Without a Content-Type it
            # would read everything as Latin-1. Content-Location is what relative links are resolved against.
            parsed: Mapping[str, object] = feedparser.parse(
                io.BytesIO(data),
                response_headers=_HEADERS | {"content-location": url},
                resolve_relative_uris=False,
                sanitize_html=False,
            )
        except Exception:  # what is no XML may raise anything in there: UnicodeError, AssertionError, …
            return None
    return parsed


def _text(fields: Mapping[str, object], name: str) -> str | None:
    # Asked as a plain dict: feedparser's own answers a missing date with another one.
    value = dict.get(fields, name) if isinstance(fields, dict) else fields.get(name)
    return value if isinstance(value, str) else None


def _line(fields: Mapping[str, object], name: str, limits: FeedLimits) -> str | None:
    value = _text(fields, name)
    return one_line(value, longest=limits.field_chars) if value is not None else None


def _entry(fields: Mapping[str, object], limits: FeedLimits) -> FeedEntry:
    return FeedEntry(
        id=_line(fields, "id", limits),
        url=_find_url(_text(fields, "link"), limits),
        title=_line(fields, "title", limits),
        published=_line(fields, "published", limits),
        updated=_line(fields, "updated", limits),
    )


def _find_url(link: str | None, limits: FeedLimits) -> str | None:
    """Give a link that a page may lie behind, else ``None``."""
    if link is None or len(link) > limits.url_chars:
        return None
    stripped = link.strip()
    if any(char <= " " or "\x7f" <= char <= "\xa0" or "\ud800" <= char <= "\udfff" for char in stripped):
        return None
    try:
        parts = urllib.parse.urlsplit(stripped)
    except ValueError:
        return None
    return stripped if parts.scheme in {"http", "https"} and parts.netloc else None
