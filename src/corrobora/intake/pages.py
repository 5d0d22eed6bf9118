"""HTML pages: the article by trafilatura, and after it all the rest of the page as furniture.

The page is cut into its blocks by a plain walk. A block is the report's own
if trafilatura took it for the main text, or if it is a whole paragraph of
prose outside navigation, sidebars, forms and footers: a page reader made for
news drops short statements now and then, and a testimony dropped is worse
than a paragraph too many. Own blocks come first in the order of the page;
all others follow and are furniture, so nothing a visitor sees is lost.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Protocol

from corrobora.intake.dates import Dated, read_date
from corrobora.intake.decoding import normalise, one_line
from corrobora.intake.drafts import Draft
from corrobora.intake.furniture import is_furniture_line
from corrobora.intake.imprint import date_of_line, host_of, site_in_title
from corrobora.intake.offline import load_urllib3
from corrobora.intake.quiet import quiet
from corrobora.records import Span

_SKIPPED = frozenset(
    {"script", "style", "noscript", "template", "svg", "iframe", "object", "canvas", "math", "head"}
)
_INLINE = frozenset(
    [
        "a",
        "abbr",
        "acronym",
        "b",
        "bdi",
        "bdo",
        "big",
        "cite",
        "code",
        "data",
        "del",
        "dfn",
        "em",
        "font",
        "i",
        "ins",
        "kbd",
        "label",
        "mark",
        "q",
        "ruby",
        "rt",
        "rp",
        "s",
        "samp",
        "small",
        "span",
        "strike",
        "strong",
        "sub",
        "sup",
        "time",
        "tt",
        "u",
        "var",
        "wbr",
        "img",
    ]
)
_APART = frozenset(
    {"nav", "footer", "aside", "form", "button", "select", "dialog", "menu", "figcaption", "option"}
)
_CLASS = re.compile(
    r"^(?:nav\w*|navbar|menu|breadcrumbs?|cookies?|consent|gdpr|newsletter|subscri\w+|shar(?:e|ing|es)|social|related|"
    r"recommend\w*|sidebar|widgets?|comments?|respond|advert\w*|ads?|promo\w*|footer|paywall|popup|modal|tags?|"
    r"categor(?:y|ies)|trending|popular|pagination|caption|credits?|copyright|banner|masthead|toolbar|sponsored)$"
)
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})


class _Element(Protocol):
    """As much of an lxml element as a page needs; lxml ships no types."""

    @property
    def tag(self) -> object: ...
    @property
    def text(self) -> str | None: ...
    @property
    def tail(self) -> str | None: ...
    def get(self, key: str) -> str | None: ...
    def find(self, path: str) -> "_Element | None": ...
    def iterfind(self, path: str) -> "Iterator[_Element]": ...
    def iterancestors(self, *tags: str) -> "Iterator[_Element]": ...
    def itertext(self) -> Iterator[str]: ...
    def getparent(self) -> "_Element | None": ...


@dataclass(slots=True, kw_only=True)
class _Block:
    """One block of a page while it is being gathered."""

    words: str
    tag: str
    apart: bool
    linked: int
    """Characters that stand in links."""
    own: bool = False
    hidden: bool = False
    """No reader of the page saw it; it is kept as furniture, whatever it says."""


WHY_TOO_DEEP = "a page whose elements lie too deep in each other to be read to the end; save it as text"


class TooDeep(Exception):
    """A page whose elements lie deeper in each other than its parser goes: what follows would be lost unseen."""


def _parse(markup: str) -> _Element | None:
    """Return the tree of a page, or ``None`` where the parser finds none.

    Raises:
        TooDeep: the parser stops in the middle of the page, for its depth.

    """
    from lxml import etree, html  # type: ignore[import-untyped] # noqa: PLC0415 - only when a page appears

    cleaned = re.sub(r"^\s*<\?xml[^>]*\?>", "", markup.replace("\x00", "\ufffd"))
    cleaned = re.sub("[\ud800-\udfff]", "\ufffd", cleaned)
    # Without huge_tree the parser stops at 256 elements in each other, which unclosed tags reach, and with it at 2,048.
    parser = html.HTMLParser(huge_tree=True, remove_comments=True, remove_pis=True)
    try:
        tree: _Element | None = html.document_fromstring(cleaned, parser=parser)
    except (etree.LxmlError, ValueError, AssertionError):
        tree = None
    if parser.error_log.filter_from_fatals():
        raise TooDeep
    return tree


def _is_hidden(element: _Element) -> bool:
    style = (element.get("style") or "").replace(" ", "").lower()
    if element.tag in {"html", "body", "main", "article"}:
        return False  # a whole page that a script shows later
    return (
        element.get("hidden") is not None
        or "display:none" in style
        or "visibility:hidden" in style
        or re.search(r"(?:^|;)(?:font-size|opacity):0(?:\.0+)?(?:px|em|%)?(?:;|$)", style) is not None
        or (element.get("aria-hidden") or "").lower() == "true"
    )


def _is_apart(element: _Element) -> bool:
    tag = element.tag
    if tag in _APART or _is_hidden(element):
        return True
    if tag in {"body", "html", "article", "main"}:
        return False
    if tag == "header":
        return next(element.iterancestors("article", "main"), None) is None and element.find(".//h1") is None
    named = f"{element.get('class') or ''} {element.get('id') or ''} {element.get('role') or ''}".lower()
    return any(_CLASS.match(part) for part in re.split(r"[^a-z]+", named))


class _Walk:
    """Cuts a tree into blocks, in the order of the page, without recursion."""

    def __init__(self) -> None:
        self.blocks: list[_Block] = []
        self._parts: list[str] = []
        self._linked = 0
        self._tag = "body"
        self._apart = 0
        self._hidden = 0
        self._links = 0

    def _flush(self) -> None:
        raw = normalise("".join(self._parts))
        lines = (" ".join(line.split()) for line in raw.split("\n"))
        words = "\n".join(line for line in lines if line)
        if words:
            self.blocks.append(
                _Block(
                    words=words,
                    tag=self._tag,
                    apart=self._apart > 0,
                    linked=self._linked,
                    hidden=self._hidden > 0,
                )
            )
        self._parts, self._linked = [], 0

    def _add(self, words: str | None) -> None:
        if words:
            flat = re.sub(r"\s+", " ", words)
            self._parts.append(flat)
            if self._links:
                self._linked += len(flat.strip())

    def run(self, tree: _Element) -> list[_Block]:
        from lxml import etree  # noqa: PLC0415 - loaded with the page's parser already

        skipped = 0
        apart: list[_Element] = []
        for event, element in etree.iterwalk(tree, events=("start", "end")):
            tag = element.tag if isinstance(element.tag, str) else ""
            if event == "start":
                if tag in _SKIPPED or not tag:
                    skipped += 1
                if skipped:
                    continue
                if tag == "br":
                    self._parts.append("\n")
                    continue
                # Parts of an inline element that are set apart (a share count in a span) are blocks too.
                sets_apart = _is_apart(element)
                if tag not in _INLINE or sets_apart:
                    self._flush()
                    self._tag = tag
                if sets_apart:
                    apart.append(element)
                    self._apart += 1
                    self._hidden += _is_hidden(element)
                if tag == "a":
                    self._links += 1
                if tag in {"td", "th"}:
                    self._tag = tag
                self._add(element.text)
                continue
            if skipped:
                if tag in _SKIPPED or not tag:
                    skipped -= 1
                    if not skipped:
                        self._add(element.tail)
                continue
            if tag == "a":
                self._links -= 1
            is_apart = bool(apart) and apart[-1] is element
            if (tag not in _INLINE and tag != "br") or is_apart:
                self._flush()
                parent = element.getparent()
                self._tag = parent.tag if parent is not None and isinstance(parent.tag, str) else "body"
            if is_apart:
                apart.pop()
                self._apart -= 1
                self._hidden -= _is_hidden(element)
            self._add(element.tail)
        self._flush()
        return self.blocks


def _squash(words: str) -> str:
    return "".join(character for character in words.lower() if character.isalnum())


_PAGE_LIBRARIES = ("trafilatura", "htmldate", "courlan", "justext", "readability")


def _main_text(markup: str) -> str:
    load_urllib3()
    import trafilatura  # noqa: PLC0415 - loaded late: costs 238 ms

    with quiet(*_PAGE_LIBRARIES):
        try:
            found = trafilatura.extract(
                markup,
                fast=True,
                favor_recall=True,
                include_comments=False,
                include_tables=True,
                with_metadata=False,
            )
        except Exception:  # a malformed page may raise anything in there, and we have a walk of our own
            return ""
    return found or ""


_PROSE_END = re.compile(r"[.!?…][\"”’')\]]*$")


def _is_prose(block: _Block) -> bool:
    words = block.words
    return (
        not block.apart
        and block.tag in {"p", "div", "blockquote", "li", "td", "section", "article", "main", "body", "dd"}
        and len(words) >= 80
        and block.linked < len(words) * 0.4
        and bool(_PROSE_END.search(words))
        and not is_furniture_line(words)
    )


def _mark_own(blocks: list[_Block], main: str) -> None:
    lines = {_squash(line) for line in main.split("\n")} - {""}
    joined = _squash(main)
    for block in blocks:
        squashed = _squash(block.words)
        taken = squashed in lines or (len(squashed) >= 30 and squashed in joined)
        block.own = not block.hidden and (
            (taken and not (block.apart and len(squashed) < 30)) or _is_prose(block)
        )
    if not any(block.own for block in blocks):
        for block in blocks:
            block.own = not block.apart and not is_furniture_line(block.words)
    first = next((block for block in blocks if block.tag == "h1" and not block.apart), None)
    if first is not None:
        first.own = True
    for at, block in enumerate(blocks[1:-1], start=1):
        if block.tag in _HEADINGS and not block.apart and blocks[at - 1].own and blocks[at + 1].own:
            block.own = True


def _compose(blocks: list[_Block]) -> tuple[str, tuple[Span, ...]]:
    own = "\n\n".join(block.words for block in blocks if block.own)
    rest = "\n".join(block.words for block in blocks if not block.own)
    if not rest:
        return own, ()
    text = f"{own}\n\n{rest}" if own else rest
    start = len(text) - len(rest)
    return text, (Span(start=start, end=len(text)),)


# --------------------------------------------------------------------------- what the page says about itself


def _json_objects(tree: _Element) -> list[Mapping[str, object]]:
    objects: list[Mapping[str, object]] = []
    for script in tree.iterfind(".//script"):
        if (script.get("type") or "").split(";")[0].strip().lower() != "application/ld+json":
            continue
        try:
            # the next one last: taking the first of a list moves all others
            pending: list[object] = [json.loads(script.text or "", strict=False)]
        except (ValueError, RecursionError):
            continue
        while pending and len(objects) < 200:
            value = pending.pop()
            if isinstance(value, list):
                pending.extend(reversed(value))
            elif isinstance(value, dict):
                objects.append(value)
                graph = value.get("@graph")
                pending.extend(reversed(graph) if isinstance(graph, list) else ())
    return objects


def _types(value: Mapping[str, object]) -> set[str]:
    kinds = value.get("@type")
    return {str(kind).lower() for kind in (kinds if isinstance(kinds, list) else [kinds])}


def _names(value: object) -> list[str]:
    if isinstance(value, list):
        return [name for part in value[:20] for name in _names(part)]
    if isinstance(value, dict):
        value = value.get("name")
    name = one_line(value) if isinstance(value, str) else None
    return [name] if name and not name.startswith(("http:", "https:")) else []


def _words_of(value: object) -> str | None:
    return one_line(value) if isinstance(value, str) else None


def _article_of(objects: list[Mapping[str, object]]) -> Mapping[str, object]:
    for wanted in ("article", "posting", "report", "webpage"):
        for value in objects:
            if any(kind.endswith(wanted) for kind in _types(value)):
                return value
    return {}


_META_DATES = frozenset(
    [
        "article:published_time",
        "og:published_time",
        "datepublished",
        "date",
        "pubdate",
        "publishdate",
        "publish-date",
        "publication_date",
        "parsely-pub-date",
        "sailthru.date",
        "citation_publication_date",
        "citation_date",
        "dc.date",
        "dc.date.issued",
        "dcterms.date",
        "dcterms.issued",
        "dcterms.created",
        "article:modified_time",
        "og:updated_time",
        "last-modified",
        "dcterms.modified",
        "revised",
    ]
)


def _metadata(tree: _Element) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for meta in tree.iterfind(".//meta"):
        name = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").strip().lower()
        content = one_line(meta.get("content") or "", longest=2000)
        if name and content:
            found.setdefault(name, []).append(content)
    return found


def _first(metadata: Mapping[str, list[str]], *names: str) -> str | None:
    return next((metadata[name][0] for name in names if name in metadata), None)


def _words_in(element: _Element) -> str | None:
    return one_line("".join(element.itertext()))


_TIMES = 1000
"""Elements of time that are looked at: of each, everything above it is asked whether it stands apart. Ours."""


def _dates_in_page(
    tree: _Element, article: Mapping[str, object], metadata: Mapping[str, list[str]]
) -> list[Dated]:
    dated: list[Dated] = []
    for key in ("datePublished", "dateCreated", "dateModified"):
        words = _words_of(article.get(key))
        if words:
            dated.append(Dated(words=words, found_in=f"json-ld:{key}"))
    for name in sorted(_META_DATES & metadata.keys()):
        dated.extend(Dated(words=words, found_in=f"meta:{name}") for words in metadata[name][:3])
    for key in ("datepublished", "datemodified"):
        for element in tree.iterfind(".//*[@itemprop]"):
            if (element.get("itemprop") or "").lower() == key and element.tag != "meta":
                words = one_line(element.get("datetime") or element.get("content") or "") or _words_in(
                    element
                )
                if words:
                    label = "datePublished" if key == "datepublished" else "dateModified"
                    dated.append(Dated(words=words[:100], found_in=f"microdata:{label}"))
    for element in islice(tree.iterfind(".//time"), _TIMES):
        named = f"{element.get('class') or ''} {element.get('itemprop') or ''}".lower()
        changed = "updat" in named or "modif" in named
        if element.get("itemprop") or any(_is_apart(above) for above in element.iterancestors()):
            continue
        words = one_line(element.get("datetime") or "") or _words_in(element)
        if words:
            dated.append(Dated(words=words[:100], found_in="time:updated" if changed else "time"))
    return list(dict.fromkeys(dated))[:40]


def _inferred_date(markup: str, dated: list[Dated]) -> Dated | None:
    """Return htmldate's finding as a candidate; it never decides.

    Its bounds are handed in, because without them it reads today's date. A 1st of January that no other
    candidate names is a year that somebody took for a day, and is left out.
    """
    load_urllib3()
    import htmldate  # noqa: PLC0415 - comes with trafilatura, already loaded

    with quiet(*_PAGE_LIBRARIES):
        try:
            day = htmldate.find_date(
                markup,
                extensive_search=False,
                original_date=True,
                min_date="1990-01-01",
                max_date="2199-12-31",
            )
        except Exception:  # as for trafilatura
            return None
    if not day or day[:4] not in markup:
        return None
    named = {when.edtf for one in dated if (when := read_date(one.words)) is not None}
    return None if day.endswith("-01-01") and day not in named else Dated(words=day, found_in="htmldate")


def _address(tree: _Element, article: Mapping[str, object], metadata: Mapping[str, list[str]]) -> str | None:
    for link in tree.iterfind(".//link"):
        if (link.get("rel") or "").lower() == "canonical" and (link.get("href") or "").startswith("http"):
            return one_line(link.get("href") or "", longest=2000)
    stated = _first(metadata, "og:url", "twitter:url") or _words_of(article.get("url"))
    return stated if stated and stated.startswith("http") else None


def read_page(markup: str) -> Draft | None:
    """Return the draft of an HTML page, or ``None`` where it holds no words.

    ``markup`` is decoded already; dates, outlet and the rest come from JSON-LD, ``meta``, microdata
    and ``time`` elements, and from the lines of the text in `plain.complete`.

    Raises:
        TooDeep: its elements lie too deep in each other to be read to the end.

    """
    tree = _parse(markup)
    if tree is None:
        return None
    blocks = _Walk().run(tree)
    if not blocks:
        return None
    _mark_own(blocks, _main_text(markup))
    text, furniture = _compose(blocks)

    objects = _json_objects(tree)
    article = _article_of(objects)
    metadata = _metadata(tree)
    url = _address(tree, article, metadata)
    site = _first(metadata, "og:site_name") or next(iter(_names(article.get("publisher"))), None)
    outlet = site or _first(metadata, "dc.publisher", "dcterms.publisher", "publisher", "application-name")
    outlet = outlet or _site(tree, blocks, metadata)
    dated = _dates_in_page(tree, article, metadata)
    dated.extend(_dates_by_headline(blocks))
    inferred = _inferred_date(markup, dated)
    if inferred:
        dated.append(inferred)
    sections = [
        *metadata.get("article:section", []),
        *_names(article.get("articleSection")),
        *metadata.get("article:tag", []),
    ]
    author = ", ".join(_names(article.get("author"))) or next(
        (
            name
            for name in [*metadata.get("author", []), *metadata.get("article:author", []), *_authors(tree)]
            if "://" not in name
        ),
        None,
    )
    return Draft(
        text=text,
        media_type="text/html",
        furniture=furniture,
        title=_title(tree, blocks, article, metadata, outlet),
        outlet=outlet,
        fallback_outlet=host_of(url) if url else None,
        author=re.sub(r"^by\s+", "", author, flags=re.IGNORECASE) if author else None,
        url=url,
        language_hint=tree.get("lang") or _first(metadata, "og:locale", "language"),
        categories=tuple(dict.fromkeys(sections[:20])),
        dated=tuple(dated),
    )


_LONGEST_BYLINE = 160
_BESIDE_HEADLINE = 5


def read_fragment(markup: str) -> str:
    """Return the words of a piece of HTML that is no page (a cell of a database), block by block; empty where it has none.

    Raises:
        TooDeep: its elements lie too deep in each other to be read to the end.

    """
    tree = _parse(markup) if markup.strip() else None
    blocks = _Walk().run(tree) if tree is not None else []
    return "\n\n".join(block.words for block in blocks if not block.hidden)


def _dates_by_headline(blocks: Sequence[_Block]) -> Iterator[Dated]:
    """Give the dates of the short lines under the headline that the page reader cut away with the byline."""
    at = next((k for k, block in enumerate(blocks) if block.tag == "h1" and not block.apart), None)
    if at is None:
        return
    for block in blocks[at + 1 : at + 1 + _BESIDE_HEADLINE]:
        if _is_prose(block):
            return
        if block.own or block.apart or block.hidden or len(block.words) > _LONGEST_BYLINE:
            continue
        dated = date_of_line(block.words)
        if dated is not None:
            yield dated


def _site(tree: _Element, blocks: Sequence[_Block], metadata: Mapping[str, list[str]]) -> str | None:
    """Return the site's name as the page's title has it beside the headline, or ``None``."""
    element = tree.find(".//title")
    title = _words_in(element) if element is not None else None
    if not title:
        return None
    heading = next((block.words for block in blocks if block.tag == "h1" and not block.apart), None)
    return site_in_title(title, heading or _first(metadata, "og:title"))


def _authors(tree: _Element) -> Iterator[str]:
    for element in tree.iterfind(".//a[@rel]"):
        if "author" in (element.get("rel") or "").lower().split():
            words = _words_in(element)
            if words and len(words) <= 80:
                yield words


def _title(
    tree: _Element,
    blocks: list[_Block],
    article: Mapping[str, object],
    metadata: Mapping[str, list[str]],
    outlet: str | None,
) -> str | None:
    stated = _first(metadata, "og:title") or _words_of(article.get("headline"))
    if stated:
        return stated
    heading = next((block.words for block in blocks if block.tag == "h1" and not block.apart), None)
    if heading:
        return one_line(heading)
    element = tree.find(".//title")
    words = _words_in(element) if element is not None else None
    if words and outlet:
        words = re.sub(rf"\s*[|–—·-]\s*{re.escape(outlet)}\s*$", "", words, flags=re.IGNORECASE) or words
    return words or _first(metadata, "twitter:title")
