"""Plain text and Markdown, and the last step of every format: what the text itself states."""

import re
from collections.abc import Sequence
from dataclasses import replace

from corrobora.intake.agencies import agencies_in_byline, find_credits
from corrobora.intake.dates import Dated, date_in_url
from corrobora.intake.decoding import one_line
from corrobora.intake.drafts import Draft
from corrobora.intake.furniture import find_furniture
from corrobora.intake.languages import identify_language, read_language
from corrobora.intake.limits import Limits
from corrobora.intake.lines import Line, join_spans, split_lines
from corrobora.intake.masthead import read_masthead
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
    rights = [line for line in lines if _RIGHTS.match(line.words) and len(line.words) < 250]
    credited = {*draft.credits, *masthead.credits, *find_credits(filled), *find_credits(rights)}
    if draft.author:
        credited.update(agencies_in_byline(draft.author))

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
        outlet=draft.outlet or masthead.outlet or draft.fallback_outlet,
        author=draft.author or masthead.author,
        credits=tuple(sorted(credited)),
        url=url,
        language=language,
        categories=tuple(dict.fromkeys([*draft.categories, *found.categories])),
        dated=tuple(dict.fromkeys(dated)),
    )


def read_plain(text: str) -> Draft:
    """Return the draft of a plain text, already normalised."""
    return Draft(text=text, media_type="text/plain")


_FENCE = re.compile(r"---[ \t]*\n(?P<head>(?:.*\n){0,60}?)(?:---|\.\.\.)[ \t]*(?:\n|$)")
_FIELD = re.compile(r"(?P<key>[A-Za-z_ -]{2,30}):[ \t]*(?P<value>\S.*)?")
_KEYS = {
    "title": "title", "headline": "title", "outlet": "outlet", "source": "outlet", "publisher": "outlet",
    "publication": "outlet", "author": "author", "byline": "author", "by": "author", "url": "url", "link": "url",
    "language": "language", "lang": "language", "date": "published", "published": "published", "id": "external_id",
}  # fmt: skip


def read_markdown(text: str) -> Draft:
    """Return the draft of a Markdown text, already normalised.

    Front matter between ``---`` lines is read as ``key: value`` and kept as furniture. Of the marks,
    those of headings, emphasis, links, pictures and quotations go; the words stay.
    """
    fields: dict[str, str] = {}
    furniture: tuple[Span, ...] = ()
    body = text
    head = ""
    match = _FENCE.match(text)
    if match:
        for line in match["head"].splitlines():
            field = _FIELD.fullmatch(line.strip())
            key = _KEYS.get(field["key"].strip().lower()) if field else None
            if field and key and field["value"]:
                fields.setdefault(key, field["value"].strip().strip("\"'"))
        head = text[: match.end()].rstrip("\n") + "\n\n"
        body = text[match.end() :]
        furniture = (Span(start=0, end=len(head.rstrip())),)
    heading = re.search(r"^#[ \t]+(?P<words>.{1,300}?)[ \t#]{0,20}$", body, re.MULTILINE)
    title = fields.get("title") or (_without_marks(heading["words"]) if heading else None)
    dated = (
        (Dated(words=fields["published"], found_in="front-matter:published"),)
        if "published" in fields
        else ()
    )
    return Draft(
        text=head + _without_marks(body),
        media_type="text/markdown",
        furniture=furniture,
        external_id=fields.get("external_id"),
        title=one_line(title) if title else None,
        outlet=one_line(fields.get("outlet", "")),
        author=one_line(fields.get("author", "")),
        url=one_line(fields.get("url", ""), longest=2000),
        language=fields.get("language"),
        dated=dated,
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
