"""Plain text and Markdown, and the last step of every format: what the text itself states."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from corrobora.intake.agencies import agencies_in_byline, find_credits, known_agency, read_dateline
from corrobora.intake.dates import Dated, choose_published, date_in_url, settled
from corrobora.intake.decoding import one_line
from corrobora.intake.drafts import Draft
from corrobora.intake.furniture import find_furniture
from corrobora.intake.imprint import host_of, owner_in_rights, site_in_headline
from corrobora.intake.languages import identify_language, read_language
from corrobora.intake.limits import Limits
from corrobora.intake.lines import Line, join_spans, split_lines
from corrobora.intake.masthead import read_masthead
from corrobora.intake.stated import stated_dates
from corrobora.records import Span

_RIGHTS = re.compile(r"\s*(?:©|\(c\)|copyright\b)", re.IGNORECASE)


def _outside(lines: Sequence[Line], spans: Sequence[Span]) -> list[Line]:
    """Return the lines with those blanked that lie in a span; both in the order of the text."""
    kept: list[Line] = []
    at = 0
    for line in lines:
        while at < len(spans) and spans[at].end < line.end:
            at += 1
        inside = at < len(spans) and spans[at].start <= line.start and line.end <= spans[at].end
        kept.append(Line(start=line.start, end=line.start, words="") if inside and line.words else line)
    return kept


def complete(draft: Draft, *, limits: Limits) -> Draft:
    """Fill what the format did not state from what the text does, and find its furniture.

    A field that the format states is never overwritten.
    """
    text = draft.text
    found = find_furniture(text)
    furniture = join_spans([*draft.furniture, *found.spans], text)
    lines = split_lines(text)
    own = _outside(lines, furniture)
    masthead = read_masthead(own)
    everything = join_spans([*furniture, *masthead.spans], text)
    url = draft.url or masthead.url
    dated = [*draft.dated, *masthead.dated]
    from_url = date_in_url(url) if url else None
    if from_url:
        dated.append(from_url)

    filled = [line for line in own if line.words]
    if choose_published(dated) is None:
        dated.extend(stated_dates([line.words for line in filled]))
    rights = [line for line in lines if _RIGHTS.match(line.words) and len(line.words) < 250]
    credited = {*draft.credits, *masthead.credits, *find_credits(filled), *find_credits(rights)}
    if draft.author and draft.sender is None:
        credited.update(agencies_in_byline(draft.author))

    # An outlet that prints a statement under a byline or an agency's name stays the outlet, known or not.
    issuer = masthead.issuer if not credited and not masthead.author else None

    language = read_language(draft.language) if draft.language else None
    if language is None and masthead.language:
        language = read_language(masthead.language)
    if language is None:
        prose = "\n".join(line.words for line in _outside(lines, everything) if line.words)
        language = identify_language(prose, limits=limits)
    if language is None and draft.language_hint:
        language = read_language(draft.language_hint)

    return replace(
        draft,
        furniture=everything,
        title=draft.title or (one_line(masthead.title) if masthead.title else None),
        outlet=draft.outlet
        or masthead.outlet
        or draft.sender
        or draft.fallback_outlet
        or issuer
        or masthead.imprint
        or _owner(lines)
        or _own_agency(filled)
        or (site_in_headline(draft.title) if draft.title else None)
        # a page's address says whose it is where nothing on it does
        or (host_of(url) if url else None),
        author=draft.author or masthead.author,
        credits=tuple(sorted(credited)),
        url=url,
        language=language,
        categories=tuple(dict.fromkeys([*draft.categories, *found.categories])),
        dated=tuple(settled(one, text, language=draft.language_hint) for one in dict.fromkeys(dated)),
    )


_LAST_LINES = 6


def _owner(lines: Sequence[Line]) -> str | None:
    """Return who holds the rights by one of the last lines; an agency that supplied a part is a credit, no outlet."""
    last = [line.words for line in lines if line.words][-_LAST_LINES:]
    names = (owner_in_rights(words) for words in last if len(words) < 250)
    return next((name for name in names if name and known_agency(name) is None), None)


def _own_agency(lines: Sequence[Line]) -> str | None:
    """Return the agency of a dateline if the text speaks for it as for itself, and no other name stands on it.

    "(Harmattan) - …" alone may stand on any paper's page: the agency must also be whom the sources "told", or who
    "could not verify".
    """
    named = {name for line in lines[:4] for name in read_dateline(line.words)[0]}
    if len(named) != 1:
        return None
    name = re.escape(next(iter(named)))
    own = re.compile(
        rf"\b(?:told|interview with|asked by|contacted by|seen by|reviewed by|replied to|(?:questions|queries) from)\s+(?:the agency\s+)?{name}\b"
        rf"|\b{name}\s+(?:could not|cannot|was (?:not able|unable)|has seen|reviewed|footage|reporters?|journalists?|correspondents?)\b"
    )
    return next(iter(named)) if any(own.search(line.words) for line in lines) else None


_FENCE = re.compile(
    r"\s*(?P<fence>---|\+\+\+)[ \t]*\n(?P<head>(?:.*\n){0,60}?)(?:(?P=fence)|\.\.\.)[ \t]*(?:\n|$)"
)
_FIELD = re.compile(r"(?P<key>[A-Za-z_][A-Za-z0-9_ -]{1,29}?)[ \t]*[:=][ \t]*(?P<value>\S.*)?")
_ITEM = re.compile(r"-[ \t]+(?P<value>\S.*)")
_KEYS = {
    "title": "title", "headline": "title", "outlet": "outlet", "source": "outlet", "publisher": "outlet",
    "publication": "outlet", "newspaper": "outlet", "site": "outlet", "site_name": "outlet", "website": "outlet",
    "author": "author", "authors": "author", "byline": "author", "by": "author", "url": "url", "link": "url",
    "permalink": "url", "canonical": "url", "canonical_url": "url", "language": "language", "lang": "language",
    "date": "published", "published": "published", "publish_date": "published", "pubdate": "published",
    "date_published": "published", "id": "external_id",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class _FrontMatter:
    """The fields at the head of a text, and where the text itself begins."""

    fields: Mapping[str, str]
    """By the names of `Draft`; ``published`` for the date."""
    end: int


def _value(raw: str) -> str:
    """Return a value of front matter without its quotation marks, its brackets or a comment behind it."""
    raw = raw.strip().rstrip(",").strip()
    quoted = re.match(r"""(["'])(?P<words>.*?)\1\s*(?:#.*)?$""", raw)
    if quoted:
        return quoted["words"].strip()
    if raw.startswith("[") and raw.endswith("]"):
        return ", ".join(_value(part) for part in raw[1:-1].split(",") if part.strip())
    return re.sub(r"\s+#.*$", "", raw).strip()


def _front_matter(text: str) -> _FrontMatter | None:
    """Return the front matter of a text: YAML between ``---`` or TOML between ``+++``, flat fields and lists.

    Rules that part sections of a text are no front matter: at least one known field must stand between them,
    and nothing that is neither a field, nor an item, nor a comment, nor indented under one.
    """
    match = _FENCE.match(text)
    if match is None:
        return None
    fields: dict[str, str] = {}
    key: str | None = None
    for line in match["head"].splitlines():
        words = line.strip()
        if not words or words.startswith("#"):
            continue
        item = _ITEM.fullmatch(words)
        field = None if item else _FIELD.fullmatch(words)
        indented = line[:1] in " \t"
        if item or (indented and key == "author" and field and field["key"].lower() == "name"):
            told = item or field
            value = _value(told["value"] or "") if told else ""
            value = re.sub(r"^name:\s*", "", value)
            if key and value:
                fields[key] = f"{fields[key]}, {value}" if key in fields else value
        elif indented:
            continue
        elif field is None:
            return None
        else:
            key = _KEYS.get(field["key"].strip().lower().replace("-", "_").replace(" ", "_"))
            if key in fields:
                key = None
            elif key and field["value"] and _value(field["value"]) not in {"", "|", ">", "|-", ">-"}:
                fields[key] = _value(field["value"])
    return _FrontMatter(fields=fields, end=match.end()) if fields else None


def read_plain(text: str) -> Draft:
    """Return the draft of a plain text, already normalised. Front matter counts here as in Markdown."""
    front = _front_matter(text)
    if front is None:
        return Draft(text=text, media_type="text/plain")
    return _with_front_matter(front, text, text[: front.end], media_type="text/plain", heading=None)


def read_markdown(text: str) -> Draft:
    """Return the draft of a Markdown text, already normalised.

    Front matter between ``---`` lines is read as ``key: value`` and kept as furniture. Of the marks,
    those of headings, emphasis, links, pictures and quotations go; the words stay.
    """
    front = _front_matter(text)
    head = "" if front is None else text[: front.end].rstrip("\n") + "\n\n"
    body = text if front is None else text[front.end :]
    heading = re.search(r"^#[ \t]+(?P<words>.{1,300}?)[ \t#]{0,20}$", body, re.MULTILINE)
    title = _without_marks(heading["words"]) if heading else None
    whole = head + _without_marks(body)
    if front is None:
        return Draft(text=whole, media_type="text/markdown", title=one_line(title) if title else None)
    return _with_front_matter(front, whole, head, media_type="text/markdown", heading=title)


def _with_front_matter(
    front: _FrontMatter, text: str, head: str, *, media_type: str, heading: str | None
) -> Draft:
    fields = front.fields
    title = fields.get("title") or heading
    start = len(head) - len(head.lstrip())
    return Draft(
        text=text,
        media_type=media_type,
        furniture=(Span(start=start, end=len(head.rstrip())),),
        external_id=fields.get("external_id"),
        title=one_line(title) if title else None,
        outlet=one_line(fields.get("outlet", "")),
        author=one_line(fields.get("author", "")),
        url=one_line(fields.get("url", ""), longest=2000),
        language=fields.get("language"),
        dated=(Dated(words=fields["published"], found_in="front-matter:published"),)
        if "published" in fields
        else (),
    )


_HEADING = re.compile(r"^[ \t]{0,3}#{1,6}[ \t]+(.*)$", re.MULTILINE)
_MARKS = (
    (re.compile(r"!\[([^\]\n]{0,200})\]\([^)\n]{0,500}\)"), r"\1"),
    (re.compile(r"\[([^\]\n]{1,200})\]\([^)\n]{0,500}\)"), r"\1"),
    (re.compile(r"^[ \t]{0,3}(?:>[ \t]?)+", re.MULTILINE), ""),
    (re.compile(r"(\*\*|__)(?=\S)([^\n]{1,300}?)(?<=\S)\1"), r"\2"),
    (re.compile(r"(?<![\w*])\*(?=\S)([^*\n]{1,300}?)(?<=\S)\*(?![\w*])"), r"\1"),
    (re.compile(r"(?<![\w_])_(?=\S)([^_\n]{1,300}?)(?<=\S)_(?![\w_])"), r"\1"),
)


def _without_marks(text: str) -> str:
    text = _HEADING.sub(lambda match: match[1].rstrip().rstrip("#").rstrip(), text)
    for pattern, words in _MARKS:
        text = pattern.sub(words, text)
    return text
