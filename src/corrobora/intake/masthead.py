"""What a text says about itself in its first and last lines: title, byline, outlet, dates, address."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import takewhile

from corrobora.intake.agencies import agencies_in_byline, known_agency, read_dateline
from corrobora.intake.dates import MONTH, Dated
from corrobora.intake.imprint import (
    host_of,
    publisher_in_head,
    publisher_of_line,
    read_imprint,
    site_in_headline,
    taken_by,
)
from corrobora.intake.lines import Line
from corrobora.records import Span

_HEAD_LINES = 10
_FOOT_LINES = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Masthead:
    """What the lines of a text state about it. ``None``: not stated."""

    title: str | None = None
    author: str | None = None
    outlet: str | None = None
    issuer: str | None = None
    """The body whose statement the text calls itself: its publisher where nobody else is named as one."""
    imprint: str | None = None
    """The medium or body that a line of the head names beside its date or its kind of paper."""
    url: str | None = None
    language: str | None = None
    credits: tuple[str, ...] = ()
    dated: tuple[Dated, ...] = ()
    spans: tuple[Span, ...] = ()
    """The lines that say these things and nothing of the world; the title's is not among them."""


_WEEKDAY_NAME = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?)"
_WEEKDAY = rf"(?:{_WEEKDAY_NAME},?\s+)"
_CLOCK = r"(?:\d{1,2}[:.h]\d{2}(?::\d{2})?\s*(?:[ap]\.?m\.?)?|\d{1,2}\s*[ap]\.?m\.?)(?:\s*\(?[A-Z]{2,5}(?:[+-]\d{1,2})?\)?)?"
_FULL_DATE = (
    rf"{_WEEKDAY}?(?:\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?{MONTH},?\s+\d{{4}}|{MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}}"
    r"|\d{4}-\d\d-\d\d(?:T\S+)?|\d{1,2}[/.]\d{1,2}[/.]\d{4})"
)
_DATE_LINE = re.compile(
    rf"(?:{_CLOCK}[\s,·|–-]*)?{_FULL_DATE}(?:[\s,·|–-]*(?:at\s+)?{_CLOCK})?\.?", re.IGNORECASE
)
_ANY_DATE = rf"{_WEEKDAY}?(?:\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?{MONTH}(?:,?\s+\d{{4}})?|{MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?(?:,?\s+\d{{4}})?|{MONTH}\s+\d{{4}}|\d[\d./-]{{5,9}}(?:T\S+)?)"
_STAMP = re.compile(
    r"(?P<label>(?:last\s+|first\s+)?(?:published|posted|publication\s+date|date\s+published|date|issued|released|dated|updated|modified|edited|created))"
    rf"(?:\s+(?:on|at))?\s*[:–-]?\s*(?:{_CLOCK}[\s,]*)?(?:(?:on|at)\s+)?(?P<words>{_ANY_DATE})(?:[\s,·–-]*(?:at\s+)?{_CLOCK})?",
    re.IGNORECASE,
)
_CHANGED = re.compile(r"updated|modified|edited", re.IGNORECASE)
_ADDRESS = re.compile(r"https?://[^\s<>\"']+")
_LABELLED = re.compile(
    r"(?P<label>title|headline|source|outlet|publication|publisher|newspaper|website|site|author|byline|written by|reported by|"
    r"url|link|permalink|source url|read (?:or|and) share this story|read more at|original article|language|originally published (?:by|in|on|at)|first published (?:by|in|on|at)|published by)"
    r"\s*(?P<colon>:)?\s*(?P<rest>\S.{0,300})",
    re.IGNORECASE,
)
_BYLINE = re.compile(r"(?:by|par)\s*:?\s+(?P<rest>\S.{1,140})", re.IGNORECASE)
_PARTICLES = frozenset(
    [
        "de",
        "la",
        "le",
        "du",
        "des",
        "van",
        "von",
        "der",
        "den",
        "da",
        "dos",
        "bin",
        "ibn",
        "ben",
        "al",
        "el",
        "ag",
        "ould",
        "and",
        "y",
        "e",
        "of",
        "the",
    ]
)
_NOT_A_NAME = re.compile(
    rf"{_WEEKDAY_NAME}|{MONTH}|force|night|day|law|order|morning|evening|noon|dawn|air|road|sea|land|then|now",
    re.IGNORECASE,
)
_OUTLET_WORD = re.compile(
    r"\b(?:news|times|post|herald|tribune|daily|weekly|journal|gazette|press|media|radio|tv|television|courier|observer|"
    r"guardian|standard|chronicle|mail|star|sun|express|monitor|voice|today|report|reporter|review|magazine|online|network|"
    r"broadcasting|channel|echo|mirror|dispatch|bulletin|messenger|record|argus|citizen|independent|telegraph|inquirer|"
    r"globe|watch|wire|service|agency|newspaper|fm)\b|\.(?:com|org|net|info|news)\b",
    re.IGNORECASE,
)
_ROLE = re.compile(
    r"\b(?:correspondent|editor|writer|staff|reporter|desk|bureau|journalist|analyst|contributor)s?\b",
    re.IGNORECASE,
)


def _is_name(words: str) -> bool:
    pieces = re.split(r"[\s,&]+", words.strip())
    return (
        2 <= len(pieces) <= 14
        and pieces[0].lower() not in {"of", "the", "and", "in"}
        and any(piece[:1].isupper() for piece in pieces)
        and all(piece[:1].isupper() or piece.lower() in _PARTICLES for piece in pieces)
        and not any(character.isdigit() for character in words)
        and not _NOT_A_NAME.fullmatch(pieces[0])
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Byline:
    author: str | None = None
    outlet: str | None = None
    credits: tuple[str, ...] = ()
    dated: tuple[Dated, ...] = ()


def read_byline(rest: str) -> _Byline | None:
    """Read what follows "By": names, then an outlet, an agency, a role or a date. ``None``: it is no byline."""
    dated: list[Dated] = []
    stamp = _STAMP.search(rest)
    found_date = re.search(_FULL_DATE, rest, re.IGNORECASE)
    if stamp:
        where = "byline:updated" if _CHANGED.search(stamp["label"]) else "byline"
        dated.append(Dated(words=stamp["words"].strip(), found_in=where))
        rest = rest[: stamp.start()] + rest[stamp.end() :]
    elif found_date:
        dated.append(Dated(words=found_date[0].strip(), found_in="byline"))
        rest = rest[: found_date.start()]
    authors: list[str] = []
    credited: list[str] = []
    outlet: str | None = None
    segments = [
        part.strip(" .,-–—()")
        for part in re.split(
            r"\s*[|·•–—/]\s*|\s*,\s+|\s+-\s+|\s+(?=for\s+[A-Z])|\s+(?=in\s+[A-Z])|\s+(?=with\s+[A-Z])", rest
        )
    ]
    for segment in segments:
        if not segment or segment.lower().startswith("in "):
            continue
        bare = re.sub(r"^(?:for|with)\s+(?:the\s+)?", "", segment)
        agencies = agencies_in_byline(bare)
        if agencies and not (authors and not known_agency(bare) and segment.lower().startswith("for ")):
            credited.extend(agencies)
        elif _ROLE.search(bare):
            if not authors and bare[:1].isupper():
                authors.append(bare)
        elif authors and (segment.lower().startswith("for ") or _OUTLET_WORD.search(bare)):
            outlet = outlet or bare
        elif _is_name(bare):
            authors.append(bare)
        elif not authors and not credited:
            return None
    if not authors and not credited:
        return None
    return _Byline(
        author=", ".join(authors) or None, outlet=outlet, credits=tuple(credited), dated=tuple(dated)
    )


def _stamps_of(words: str) -> list[Dated]:
    """Return the dates of a line that holds nothing else ("Published: 3 March 2031 | Updated 4 March")."""
    if len(words) > 160:
        return []
    found: list[Dated] = []
    left = words
    for match in _STAMP.finditer(words):
        where = "byline:updated" if _CHANGED.search(match["label"]) else "byline"
        found.append(Dated(words=match["words"].strip(), found_in=where))
        left = left.replace(match[0], " ", 1)
    if found:
        return found if not re.search(r"[^\W\d_]{4,}", re.sub(_CLOCK, " ", left)) else []
    if _DATE_LINE.fullmatch(words):
        day = re.search(_FULL_DATE, words, re.IGNORECASE)
        return [Dated(words=day[0].strip(), found_in="byline")] if day else []
    return []


_NOTICE = re.compile(r"\W*EXERCISE\b")
"""A line that marks a text as an exercise is a notice, never its headline."""


_LINE_WORDS = frozenset(
    "edition statement release communiqué communique no issue of the and press public update briefing".split()
)


def _lone_date(words: str) -> str | None:
    """Return the full date of a short line that holds little else and is no sentence."""
    if not words or len(words) > 80 or words.endswith((".", ":", ";", "!", "?")):
        return None
    day = re.search(rf"{_FULL_DATE}", words, re.IGNORECASE)
    if day is None or not re.search(r"\d{4}", day[0]):
        return None
    rest = re.findall(r"[^\W\d_]+", words[: day.start()] + words[day.end() :])
    at_edge = not words[: day.start()].strip() or not words[day.end() :].strip()
    plain = all(word[0].isupper() or word in _LINE_WORDS for word in rest)
    return day[0].strip() if at_edge and plain and len(rest) <= 5 else None


_QUALITY = r"(?:(?:official|joint|press|public|written|media|news|military|special|final|first|urgent|important)\s+)*"
_NUMBER = r"(?:\s+(?:no|n[o°º]|nr|number)?\.?\s*\d[\d/.-]*)?"
_STATEMENT = rf"{_QUALITY}(?:statement|communiqu[eé]|bulletin|declaration|(?:press|media|news)\s+(?:release|statement)){_NUMBER}"
_STATEMENT_OF = re.compile(
    rf"(?:{_STATEMENT}\s+(?:(?:issued|released|published|made)\s+)?(?:of|by|from)|"
    # "Release of", "Denial of", "Message of" tell of what was released, denied or meant
    rf"{_QUALITY}(?:announcement|clarification|communication|message|response|reply|release){_NUMBER}\s+(?:by|from))"
    r"\s+(?P<rest>\S.*)",
    re.IGNORECASE,
)
_STATEMENT_ALONE = re.compile(_STATEMENT, re.IGNORECASE)
_BODY_STATEMENT = re.compile(rf"(?P<rest>[^\W\d_].*?)\s*(?::|[–—|]|\s-)\s*{_STATEMENT}", re.IGNORECASE)
_AFTER_ISSUER = re.compile(
    r"\s*(?:[,:;|(\[–—]|\s-\s|\b(?:on|concerning|about|regarding|following|after|in\s+response|in\s+reply|dated|as\s+to|"
    r"relating|in\s+relation|with\s+regard|no\.?|n°|rejecting|condemning|denying|announcing|to\s+the)\b|\d|\.?$)",
    re.IGNORECASE,
)
_BODY_WORD = re.compile(
    r"(?:staff|forces?|army|armies|navy|guards?|gendarmerie|police|troops|brigades?|command|headquarters|general\s+staff|"
    r"ministry|minist[eè]re|department|directorate|secretariat|office|bureau|agency|authority|administration|government|"
    r"presidency|cabinet|council|committee|commission|assembly|parliament|senate|court|tribunal|prosecution|embassy|"
    r"municipality|governorate|prefecture|spokesperson|spokesman|spokeswoman|inspectorate|"
    r"front|movement|coalition|alliance|union|party|congress|federation|league|network|association|society|"
    r"organi[sz]ation|foundation|institute|centre|center|observatory|initiative|group|mission|nations|syndicate|"
    r"chamber|forum|platform|collective|confederation|fund|corps|militia|battalion|division)s?",
    re.IGNORECASE,
)
_FRENCH_FIRST = frozenset(
    "front forces mouvement ministère gouvernement armée coalition alliance union comité conseil état-major".split()
)
"""French puts the institution first ("Front patriotique"), English last ("Patriotic Front")."""
_OF_A_NAME = frozenset("a of the for and in de du des la le les al el on to & et y da do dos".split())
_LETTERHEAD_LINES = 6


def _in_small(words: str) -> str:
    """Return a name set in capitals as running text has it ("MINISTRY OF DEFENCE" → "Ministry of Defence")."""
    if not words.isupper() or len(words.split()) == 1:
        return words
    pieces = [piece.lower() for piece in words.split()]
    return " ".join(
        piece if at and piece in _OF_A_NAME else "-".join(part.capitalize() for part in piece.split("-"))
        for at, piece in enumerate(pieces)
    )


def _body_at(words: str) -> str | None:
    """Return the body that some words begin with, if what follows it is an end, a date or a matter.

    Its name is capitalised words and the particles between them. It must hold the word of an institution or
    be an abbreviation, so that a person's statement is not taken for an outlet.
    """
    bare = re.sub(r"^the\s+", "", words, flags=re.IGNORECASE)
    capitals = bare.isupper()
    taken: list[str] = []
    at = 0
    for match in re.finditer(r"[^\s,:;|()\[\]–—]+", bare):
        if bare[at : match.start()].strip():
            break
        piece = match[0].rstrip(".")
        named = re.sub(r"^[dl][’']", "", piece)[:1].isupper() and not capitals
        shouted = capitals and not (taken and _AFTER_ISSUER.match(" " + piece) and piece.lower() != "the")
        joining = piece.lower() in _OF_A_NAME - {"on"} or _BODY_WORD.fullmatch(piece) is not None
        if not (named or shouted or (taken and joining)):
            break
        taken.append(piece)
        at = match.start() + len(piece)
    while taken and taken[-1].lower() in _OF_A_NAME:
        at = bare.rindex(taken.pop(), 0, at)
        at = len(bare[:at].rstrip())
    if not taken or taken[0].lower() in _OF_A_NAME or len(taken) > 14 or not _AFTER_ISSUER.match(bare[at:]):
        return None
    name = bare[:at].strip()
    head = list(takewhile(lambda piece: piece.lower() not in _OF_A_NAME, taken))
    institution = _BODY_WORD.fullmatch(head[-1]) is not None or head[0].lower() in _FRENCH_FIRST
    abbreviation = len(taken) == 1 and re.fullmatch(r"[A-Z]{2,6}(?:-[A-Z]{1,6})?", name) is not None
    return _in_small(name) if institution or abbreviation else None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Heading:
    """The line by which a text calls itself a statement, and the body whose it is."""

    title: str
    issuer: str


def statement_heading(lines: Sequence[Line]) -> _Heading | None:
    """Return the heading of a text that calls itself a body's statement in its first lines.

    "Statement of the General Staff on the events of 5 March", "Ministry of Defence: press release", or a
    letterhead in capitals over "Communiqué no. 17". A sentence about a statement is none: after the body
    nothing may follow but a matter, a date or the end.
    """
    filled = [line.words for line in lines if line.words and not _NOTICE.match(line.words)][
        :_LETTERHEAD_LINES
    ]
    for at, words in enumerate(filled):
        if len(words) > 200 or len(words.split()) > 30:
            return None
        of = _STATEMENT_OF.fullmatch(words)
        if of:
            issuer = _body_at(of["rest"])
            return None if issuer is None else _Heading(title=words.rstrip("."), issuer=issuer)
        before = _BODY_STATEMENT.fullmatch(words)
        if before and (issuer := _body_at(before["rest"])) is not None:
            return _Heading(title=words, issuer=issuer)
        if _STATEMENT_ALONE.fullmatch(words.rstrip(":")):
            below = (
                _body_at(filled[1]) if at == 0 and len(filled) > 1 and len(filled[1].split()) <= 14 else None
            )
            if below is not None:  # "PRESS RELEASE" over the name of the body
                return _Heading(title=words.rstrip(":"), issuer=below)
            if at == 0 or not all(line.isupper() for line in filled[:at]):
                return None
            # The body that speaks stands lowest, under the state or the ministry it belongs to.
            issuer = _body_at(filled[at - 1])
            return None if issuer is None else _Heading(title=words.rstrip(":"), issuer=issuer)
        if not words.isupper():
            return None
    return None


def headline_of(lines: Sequence[Line]) -> str | None:
    """Return the first line if it reads like a headline, else ``None``.

    It does if it is short, does not end in a full stop, and a blank line or a longer paragraph follows.
    ``lines`` are all lines of the text, blank ones included, furniture and stamps blanked.
    """
    first = next((at for at, line in enumerate(lines) if line.words and not _NOTICE.match(line.words)), None)
    if first is None:
        return None
    words = lines[first].words
    agencies, day = read_dateline(words)
    if agencies or day or not 2 <= len(words.split()) <= 22 or len(words) > 150 or words[-1] in ".;,:…":
        return None
    if not (words[0].isupper() or words[0].isdigit() or words[0] in "\"'“‘«¿¡"):
        return None
    rest = lines[first + 1 :]
    if not any(line.words for line in rest):
        return None
    follows = rest[0].words
    return words if not follows or (len(follows) > len(words) and len(follows) >= 60) else None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Head:
    """What stands in the lines around the headline."""

    outlet: str | None
    at: int | None
    """The line that is the outlet's name and nothing else."""
    quiet: frozenset[int]
    """Lines that are no headline and that a headline may stand over."""


_NAMED_IN = 6
_LONGEST_OF_HEAD = 150
_BETWEEN = 3


def _read_head(lines: Sequence[Line], meta: Collection[int]) -> _Head:
    """Read the lines around the headline; ``meta``: those already known to state something."""
    filled = [at for at, line in enumerate(lines) if line.words and not _NOTICE.match(line.words)][:_NAMED_IN]
    story = next((at for at in filled if at not in meta and len(lines[at].words) > _LONGEST_OF_HEAD), None)
    filled = [at for at in filled if story is None or at < story]
    if not filled:
        return _Head(outlet=None, at=None, quiet=frozenset())
    words = [line.words if at in filled else "" for at, line in enumerate(lines[: filled[-1] + 1])]
    stamps = {at for at in filled if at in meta}
    stamps |= {at for at in filled[1:] if _lone_date(words[at]) or publisher_of_line(words[at])}
    named = publisher_in_head(words, stamps)
    taken = {at: by for at in filled[1:] if at not in stamps and (by := taken_by(words[at])) is not None}
    outlet = next(iter(taken.values()), None)
    if named is not None:
        name = words[named].strip(" *_#")
        outlet = (host_of(name) if "." in name else None) or name
    quiet = {*stamps, *taken, *(() if named is None else (named,))}
    title = next((at for at in filled if at not in quiet), 0)
    last = max((at for at in quiet if at > title), default=title)
    between = [at for at in filled if title < at < last]
    if len(between) <= _BETWEEN and not any(words[at].endswith(".") for at in between):
        # "Gunmen raid a mill / Ada Bel / 4 May 2031": what stands between a headline and a stamp is no story
        quiet.update(between)
    return _Head(outlet=outlet, at=named, quiet=frozenset(quiet))


def read_masthead(lines: Sequence[Line]) -> Masthead:
    """Read what the first and last lines of a text state about it.

    ``lines`` are all lines of the text with furniture blanked, so that "first" and "last" mean the report's own.
    """
    filled = [at for at, line in enumerate(lines) if line.words]
    near = dict.fromkeys([*filled[:_HEAD_LINES], *filled[-_FOOT_LINES:]])
    stated: dict[str, str] = {}
    credited: list[str] = []
    dated: list[Dated] = []
    meta: set[int] = set()
    for at in near:
        words = lines[at].words
        if len(words) > 320:
            continue
        if _read_labelled(words, stated, credited, dated) or _read_unlabelled(words, stated, credited, dated):
            meta.add(at)
    blanked = [
        Line(start=line.start, end=line.start, words="") if at in meta else line
        for at, line in enumerate(lines)
    ]
    for line in [line for line in blanked if line.words][:8]:
        day = read_dateline(line.words)[1]
        if day:
            dated.append(Dated(words=day.strip(" ,."), found_in="dateline"))
            break
    if not dated:
        # "Orin, 11 March 2031", "Weekend edition, Friday 15 March 2031": a line that places and dates the text
        for at in near:
            day = _lone_date(blanked[at].words)
            if day is not None:
                dated.append(Dated(words=day, found_in="dateline"))
                break
    imprint = read_imprint([line.words for line in blanked if line.words])
    head = _read_head(lines, meta)
    if head.at is not None:
        meta.add(head.at)
    title = stated.get("title") or headline_of(
        [
            Line(start=line.start, end=line.start, words="") if at in head.quiet else line
            for at, line in enumerate(blanked)
        ]
    )
    if not dated and imprint.dated is not None:
        dated.append(imprint.dated)
    heading = statement_heading(blanked)
    return Masthead(
        title=stated.get("title") or (heading.title if heading else title),
        author=stated.get("author"),
        outlet=stated.get("outlet"),
        imprint=imprint.outlet or head.outlet or (site_in_headline(title) if title else None),
        issuer=heading.issuer if heading else None,
        url=stated.get("url"),
        language=stated.get("language"),
        credits=tuple(credited),
        dated=tuple(dated),
        spans=tuple(Span(start=lines[at].start, end=lines[at].end) for at in sorted(meta)),
    )


def _read_unlabelled(words: str, stated: dict[str, str], credited: list[str], dated: list[Dated]) -> bool:
    stamps = _stamps_of(words)
    if stamps:
        dated.extend(stamps)
        return True
    if _ADDRESS.fullmatch(words):
        stated.setdefault("url", words)
        return True
    match = _BYLINE.fullmatch(words)
    if match and not words.endswith("."):
        byline = read_byline(match["rest"])
        if byline:
            if byline.author:
                stated.setdefault("author", byline.author)
            if byline.outlet:
                stated.setdefault("outlet", byline.outlet)
            credited.extend(byline.credits)
            dated.extend(byline.dated)
            return True
    return False


def _read_labelled(words: str, stated: dict[str, str], credited: list[str], dated: list[Dated]) -> bool:
    match = _LABELLED.fullmatch(words)
    if match is None:
        return False
    label = match["label"].lower()
    rest = match["rest"].strip()
    if not match["colon"] and not label.startswith(("originally", "first")):
        return False
    if label in {"title", "headline"}:
        stated.setdefault("title", rest)
    elif label in {"author", "byline", "written by", "reported by"}:
        byline = read_byline(re.sub(r"^by\s+", "", rest, flags=re.IGNORECASE))
        if byline is None:
            return False
        if byline.author:
            stated.setdefault("author", byline.author)
        if byline.outlet:
            stated.setdefault("outlet", byline.outlet)
        credited.extend(byline.credits)
        dated.extend(byline.dated)
    elif label in {"url", "link", "permalink", "source url"} or label.startswith(
        ("read ", "original article")
    ):
        address = _ADDRESS.search(rest)
        if address is None:
            return False
        stated.setdefault("url", address[0])
    elif label == "language":
        if len(rest) > 20:
            return False
        stated.setdefault("language", rest)
    else:
        return _read_outlet(rest, stated, dated)
    return True


def _read_outlet(rest: str, stated: dict[str, str], dated: list[Dated]) -> bool:
    address = _ADDRESS.search(rest)
    if address:
        stated.setdefault("url", address[0])
        rest = (rest[: address.start()] + rest[address.end() :]).strip(" ,;()-–—|")
    day = re.search(_FULL_DATE, rest, re.IGNORECASE)
    if day:
        dated.append(Dated(words=day[0].strip(), found_in="byline"))
        rest = rest[: day.start()]
    name = rest.strip(" .,;()-–—|")
    if not name:
        return bool(address or day)
    # More than a name is a sentence about a source, not the name of one.
    if len(name) > 80 or len(name.split()) > 9 or not (name[0].isupper() or _OUTLET_WORD.search(name)):
        return False
    if any(len(word) > 4 and word[0].islower() and "." not in word for word in name.split()):
        return False
    if known_agency(name) is None:
        stated.setdefault("outlet", name)
    return True
