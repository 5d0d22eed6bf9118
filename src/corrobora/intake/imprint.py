"""The imprint of a text: the line of its head or foot that says who puts it out, and on which day.

Newsrooms and bodies state both in a handful of shapes: a place and a date before the first sentence, a
name beside "bulletin" or "issue 12", a post's stamp in brackets, a site's name behind the headline in a
page's title. A line is read only where its shape leaves no doubt: a date that a preposition ties to what
happened, a headline that dates an event and a list of dated happenings state nothing about the text.
"""

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass
from itertools import pairwise
from urllib.parse import urlsplit

from corrobora.intake.agencies import known_agency, read_dateline
from corrobora.intake.dates import MONTH, Dated

_LONGEST_LINE = 240
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
_ORDINAL = r"\d{1,2}(?:st|nd|rd|th)?"
_YEAR = r"(?:19|20|21)\d\d(?!\d)"
_PERIOD = (
    rf"(?:{_ORDINAL}\s*(?:[-–—]|to)\s*{_ORDINAL}\s+{MONTH},?\s+{_YEAR}|{MONTH}\s+{_ORDINAL}\s*(?:[-–—]|to)\s*{_ORDINAL},?\s+{_YEAR}"
    rf"|{_ORDINAL}\s+{MONTH}\s*(?:[-–—]|to)\s*{_ORDINAL}\s+{MONTH},?\s+{_YEAR})"
)
_DAY = (
    rf"(?:{_WEEKDAY}(?:{_ORDINAL}\s+(?:of\s+)?{MONTH},?\s+{_YEAR}|{MONTH}\s+{_ORDINAL},?\s+{_YEAR})"
    rf"|{_YEAR}-\d\d-\d\d|(?<![\d/.-])\d{{1,2}}[/.]\d{{1,2}}[/.]{_YEAR})"
)
_DATE = re.compile(rf"\b(?:(?P<period>{_PERIOD})|(?P<day>{_DAY}))", re.IGNORECASE)
_LABEL = re.compile(
    r"\b(?:as\s+(?:of|at)|posted(?:\s+by\s+[^,.;:]{1,40}?)?(?:\s+on)?|published(?:\s+(?:by|in)\s+[^,.;:]{1,40}?)?(?:\s+on)?|issued(?:\s+on)?|"
    r"released(?:\s+on)?|updated(?:\s+on)?|dated|edition\s+of|(?:for\s+the\s+)?week\s+(?:of|ending))\s*:?\s*$",
    re.IGNORECASE,
)
_CHANGED = re.compile(r"\bupdated(?:\s+on)?\s*:?\s*$", re.IGNORECASE)
_CUT = re.compile(
    r"(?:^|[,;:|·•(\[–—.]|\s-|\b(?:weekly|daily|digest|brief|bulletin|news|briefing|update))\s*$",
    re.IGNORECASE,
)
_FINITE = re.compile(
    r"\b(?:was|were|is|are|has|have|had|will|would|did|does|said|says|say|told|tells|died|dies|fell|hit|shot|came|went|took|left|found|who|which|that|(?!updated|posted|published|issued|released|dated|united)[a-zà-þ]{2,}ed)\b"
)
_HAPPENING = re.compile(
    r"\b(?:attacks?|massacres?|killings?|strikes?|airstrikes?|bombings?|incidents?|clash(?:es)?|shelling|raids?|ambush(?:es)?|shootings?|"
    r"explosions?|murders?|executions?|events?|facts|deaths?|abductions?|violations?|battles?|fighting|funerals?|protests?|born|died)\b",
    re.IGNORECASE,
)
_PARTICLES = frozenset(
    "de la le du des van von der den da do dos bin al el y e of the and d for in on".split()
)
_RUN_IN = re.compile(
    rf"^(?:[^\W\d_][\w’'-]*[ ,]+){{1,4}}{_ORDINAL}\s+{MONTH}(?:\s+{_YEAR})?\s*[.:]\s", re.IGNORECASE
)
_RUN_INS = 2
"""From so many lines on that each open with a place and a date, the text is a list of happenings."""


def _all_named(words: str) -> bool:
    pieces = re.findall(r"[^\W\d_][\w’'.-]*", words)
    return all(piece[0].isupper() or piece.lower() in _PARTICLES for piece in pieces)


def date_of_line(words: str) -> Dated | None:
    """Return the full date by which a line dates its text, or ``None``.

    "Comitán, 28 February 2031. Two men …", "(channel post, 17/4/2031, 21:14)", "week of 10-16 March 2031" (the
    last day, as ``period``), "Update as of 30 May 2031". Not "on 3 March 2031 the army …" and not the date of a
    headline's event.
    """
    found = _DATE.search(words[:_LONGEST_LINE])
    if found is None:
        return None
    before, after = words[: found.start()], words[found.end() :]
    before = before.lstrip(' ([*_"“')
    label = _LABEL.search(before)
    if (
        len(before.split()) > 18
        or _HAPPENING.search(before)
        or _FINITE.search(before[: label.start()] if label else before)
    ):
        return None
    if label is None and _CUT.search(before) is None:
        return None
    rest = after.strip(' )]*_"”')
    if _is_sentence(rest):
        opens = re.match(
            r"\s*(?:[.)\]]+\s*(?:[-–—]+\s*)?|[-–—]+\s*|\s-+\s*|:\s+|,\s+(?:[A-ZÀ-Þ][\w’'-]*\s?){1,4}\.?\s*[-–—]+\s*)(?=[A-ZÀ-Þ\"“'‘0-9])",
            after,
        )
        placed = len(before.split()) <= 8 and _all_named(before)
        if opens is None or not (placed or (label is not None and len(before.split()) <= 8)):
            return None
    elif re.match(r"\s*,?\s*[a-z]", after) and not re.match(
        r"\s*,?\s*(?:at|edition|issue|online|update)\b", after
    ):
        return None
    if found["period"]:
        return Dated(words=found["period"], found_in="period")
    where = "dateline" if label is None else ("byline:updated" if _CHANGED.search(before) else "byline")
    return Dated(words=found["day"].strip(), found_in=where)


def _is_sentence(words: str) -> bool:
    return len(words.split()) > 9 or (len(words.split()) > 4 and _FINITE.search(words) is not None)


def date_of_text(head: Sequence[str], foot: Sequence[str]) -> Dated | None:
    """Return the date that one of the first or last lines gives the whole text; ``None``: none does.

    ``head`` and ``foot`` are lines that hold words, in the order of the text. The first line that dates it
    speaks; at the foot only a line that is no sentence does ("Serin, 4 May 2031").
    """
    listed = sum(_RUN_IN.match(line) is not None for line in dict.fromkeys((*head, *foot))) >= _RUN_INS
    for line in head:
        dated = date_of_line(line)
        if dated is not None and not (listed and _RUN_IN.match(line)):
            return dated
    for line in foot:
        if (
            len(line.split()) <= 12
            and (dated := date_of_line(line)) is not None
            and not line.endswith((".", ":"))
        ):
            return dated
    return None


# --------------------------------------------------------------------------- who puts it out

_MEDIUM = re.compile(
    r"(?:news\w*|times|post|herald|tribune|tribuna|daily|weekly|journal|gazette|gazeta|press|media|r[aá]dio|tv|television|courier|observer|guardian|"
    r"standard|chronicle|mail|star|express|monitor|voice|report|review|magazine|online|broadcasting|channel|echo|mirror|dispatch|"
    r"bulletin|messenger|citizen|independent|telegraph|inquirer|globe|watch|wire|agency|newspaper|fm|letter|quarterly|monthly|"
    r"brief|briefing|digest|newsletter|sentinel|portal|diario|di[aá]rio|jornal|peri[oó]dico|frontline|labourwatch|[A-Z]\w+(?:watch|wire|press|news|post))",
    re.IGNORECASE,
)
_BODY = re.compile(
    r"(?:forces?|army|police|command|headquarters|ministry|department|directorate|office|commission|committee|council|"
    r"front|movement|coalition|alliance|union|federation|league|network|association|society|organi[sz]ation|foundation|institute|"
    r"centre|center|centro|comit[eé]|observatory|observatorio|collective|colectivo|brigades?|nations|mission|secretariat|prosecutor|administration|"
    r"frente|movimiento|ministerio|minist[eé]rio|minist[eè]re|fiscal[ií]a|polic[ií]a|ej[eé]rcito|cell|service|team|secretar[ií]a)",
    re.IGNORECASE,
)
_CALLED = frozenset(
    """OCHA UNHCR UNICEF UNFPA UNDP UNRWA UNESCO UNODC OHCHR WFP WHO FAO IOM UNAMA UNAMI UNSMIL UNMISS UNISFA UNAMID UNITAMS MONUSCO MINUSCA
    MINUSMA BINUH UNSOM ONUCI ICRC IFRC MSF HRW FIDH OMCT CPJ RSF NRC ACLED INSEC OSCE ECOWAS IGAD SADC BBC RFI CNN VOA NPR ABC CBC CBS NBC
    SABC NHK RTS RTBF RTNB ORTM NTA ZBC KBC""".split()
)
"""Bodies and broadcasters whose abbreviation alone says who they are; others, in capitals, may be a town. Written from general knowledge."""
_GENRE = re.compile(
    r"(?:(?:public|press|official|media|joint|evening|morning|midday|noon|daily|weekly|human\s+rights|situation|news|flash|urgent)\s+)*"
    r"(?:statement|communiqu[eé]|bulletin|press\s+release|release|briefing|update|alert|transcript|newsletter|news|facebook|telegram|x|twitter|whatsapp|"
    r"channel|channel\s+post|facebook\s+page|public\s+relations|press\s+office|press\s+service|information\s+(?:office|service)|(?:military\s+|war\s+)?media(?:\s+(?:cell|office))?|digest|"
    r"issue|no\.?|n[o°º]\.?|week\s+(?:of|ending)|week)\b[\s\w/.°º-]{0,24}",
    re.IGNORECASE,
)
_SEPARATED = re.compile(r"\s+[-–—|·•]+\s+|\s*[|•]\s*|,\s+|(?<=[a-zà-þ]{3})\.\s+")
_ROLE = re.compile(r"(?:correspondent|reporter|editor|staff|desk|bureau|writer)s?", re.IGNORECASE)
_BY_ROLE = re.compile(
    r"(?:[A-Z][\w’'-]*\s+){0,3}(?:Correspondent|Reporter|Desk|Bureau),\s+(?P<name>(?:[A-Za-z][\w.’'-]*\s?){1,4})"
)
_ITS_ROLE = re.compile(r"(?P<name>(?:[A-ZÀ-Þ][\w’'-]*\s+){1,4})(?:staff\s+)?(?:correspondent|reporter)s?\b")
_CHANNEL = re.compile(
    r"[\[(]?\s*(?:Telegram\s+)?(?:Channel|Page|Blog|Account)\s+[\"“«'‘](?P<name>[^\"”»’\n]{2,60})[\"”»'’]",
    re.IGNORECASE,
)
_LONGEST_NAME = 9


def _is_publisher(name: str, *, sure: bool) -> bool:
    """Whether words are a name, and the name of a medium or a body; ``sure``: what stands beside it says so already."""
    pieces = name.split()
    if not pieces or len(pieces) > _LONGEST_NAME or not pieces[0][:1].isupper() or _HAPPENING.search(name):
        return False
    if not all(
        p[:1].isupper() or p[:1].isdigit() or p.lower() in _PARTICLES or p.lower() == "online" for p in pieces
    ):
        return False
    if _FINITE.search(name) or _DATE.search(name) or re.search(MONTH, name, re.IGNORECASE):
        return False
    bare = [re.sub(r"['’]s?$", "", p).strip("().") for p in pieces]
    if re.match(r"(?i)(?:news|report|briefing|update|statement|bulletin)\b", name):
        return False  # "News of midday": what it is, not whose
    told = any(_MEDIUM.fullmatch(p) or _BODY.fullmatch(p) or p in _CALLED for p in bare)
    whole = len([p for p in pieces if p[:1].isupper()]) >= 2 or re.fullmatch(r"[A-Z]{3,8}", name) is not None
    return told and whole if not sure else whole


def publisher_of_line(words: str) -> str | None:
    """Return the medium or body that a line of the head names as the text's own, or ``None``.

    "Serin Weekly | issue 12", "Radio Orin - evening news, 4 May 2031", "Our Rivers Centre, Orin, 4 May 2031", "Market
    Correspondent, orinwire", "[Channel "Left Shore", …]". A name alone is none: it may be a headline.
    """
    line = words.strip(" *_")
    if not line or len(line) > 160:
        return None
    posted = _CHANNEL.match(line)
    if posted is not None:
        return posted["name"].strip()
    role = _BY_ROLE.fullmatch(line.rstrip("."))
    if role is not None and _DATE.search(line) is None and not _is_place_like(role["name"]):
        return role["name"].strip()
    its = _ITS_ROLE.match(line)
    if its is not None and _is_publisher(its["name"].strip(), sure=False):
        return its["name"].strip()
    parts = [part.strip(" *_()[]") for part in _SEPARATED.split(line) if part.strip(" *_()[]")]
    dated = date_of_line(line)
    if len(parts) < 2 and dated is None:
        return None
    for at, part in enumerate(parts[:4]):
        bare = re.sub(r"\s*\([^)]*\)?$", "", _DATE.sub("", part)).strip(" ,.-–—:")
        if not bare or _ROLE.search(bare) or _GENRE.fullmatch(bare) and len(bare.split()) < 3:
            continue
        follows = at + 1 < len(parts) and _GENRE.match(parts[at + 1]) is not None and at == 0
        spaced = re.search(rf"{re.escape(part)}\)?\*?\s*(?:[-–—|·•])\s", line) is not None
        if follows and spaced and _is_publisher(bare, sure=True):
            return bare
        if dated is not None and _is_publisher(bare, sure=False) and (at == 0 or _heads(bare)):
            return bare
    return None


def _heads(name: str) -> bool:
    pieces = [p for p in name.split() if p.lower() != "online"]
    return bool(pieces) and (
        _MEDIUM.fullmatch(pieces[-1]) is not None or _MEDIUM.fullmatch(pieces[0]) is not None
    )


_NOUN_ENDS = frozenset("of for in de du des del da do".split())


def _calls_itself(name: str) -> bool:
    """Whether a name's own noun says that it is a medium or a body: its first word, its last, or the last before "of"."""
    pieces = [p for p in name.split() if p.lower() not in {"the", "online"}]
    noun = next((a for a, b in pairwise([*pieces, "of"]) if b.lower() in _NOUN_ENDS), "")
    edges = {*pieces[:1], *pieces[-1:], noun}
    return any(_MEDIUM.fullmatch(p) or p in _CALLED for p in edges) or any(
        _BODY.fullmatch(p) for p in {*pieces[:1], noun}
    )


_GIVEN_BY = re.compile(
    r"(?:(?:[A-ZÀ-Þ][\w’'-]*)(?:\s+[\w’'-]+){0,3}\s+(?:collected|gathered|recorded|taken|compiled|prepared|obtained|published|produced|released|documented|conducted|transcribed)|"
    r"(?:[A-ZÀ-Þ][\w’'-]*\s+)?(?i:report|reportage|interview|testimon(?:y|ies)|accounts?|stor(?:y|ies)|dispatch|transcript|text|words|summary|note|notes))"
    r"\s+(?:by|for)\s+(?:the\s+)?(?P<name>.{3,60}?)\.?"
)


def publisher_in_head(lines: Sequence[str], stamps: Set[int]) -> int | None:
    """Return which line of a head is the name of a medium or body and nothing else, ``None`` where none is sure to be.

    Args:
        lines: the first lines, blank ones among them, in order, without the story.
        stamps: which of them hold a byline or a date and nothing of the world.

    "Gunmen raid a mill / Orin Mirror / 4 May 2031": the name stands beside a stamp, under the headline; under the stamp only
    without a blank line between, where it might head what follows. First of all, only a name that can be no headline itself. Under a headline alone a name may be what the text is about.

    """
    filled = [at for at, line in enumerate(lines) if line]
    others = [at for at in filled if at not in stamps]
    for place, at in enumerate(filled):
        name = lines[at].strip(" *_#")
        if at in stamps or known_agency(name) is not None:
            continue
        if not _is_host(name) and not (_is_publisher(name, sure=False) and _calls_itself(name)):
            continue
        below = filled[place + 1 : place + 3]
        if place == 0:
            if len(others) > 1 and not stamps.isdisjoint(below) and _can_be_no_headline(name):
                return at
        elif others[0] < at and (not stamps.isdisjoint(below[:1]) or at - 1 in stamps):
            return at
    return None


def _can_be_no_headline(name: str) -> bool:
    first = name.removeprefix("The ").split()[0]
    return (
        _is_host(name)
        or first in _CALLED
        or flag_of_line(name) is not None
        or (_MEDIUM.fullmatch(first) is not None and _FINITE.search(name.lower()) is None)
    )


def _is_host(name: str) -> bool:
    return _DOMAIN.fullmatch(name) is not None and " " not in name and host_of(name) is not None


def taken_by(line: str) -> str | None:
    """Return the medium or body by whom a line under the headline says a text was taken down or put together, or ``None``."""
    found = _GIVEN_BY.fullmatch(line.strip(" *_"))
    name = "" if found is None else found["name"]
    return name if name and _is_publisher(name, sure=False) and _calls_itself(name) else None


def _is_place_like(name: str) -> bool:
    # "Savar Correspondent, Dhaka" places the reporter: one capitalised word that is no medium names a place
    pieces = name.split()
    return all(p[:1].isupper() for p in pieces) and not any(
        _MEDIUM.fullmatch(p.strip(".")) or re.search(r"\d|\w[A-Z]", p) for p in pieces
    )


_STATION = re.compile(r"(?:R[AÁaá]D[IÍií]O|TV|TELEVISION)\b.{3,50}|.{3,40}\s(?:FM|TV)", re.IGNORECASE)
_FLAG = re.compile(r"The\s+(?:[A-ZÀ-Þ][\w’'-]*\s+){0,4}(?P<last>[A-ZÀ-Þ][\w’'-]*)")


def flag_of_line(words: str) -> str | None:
    """Return the name of a line that is nothing but a medium's name with its article or a station's, or ``None``.

    "The Serin Letter", "RADIO SERIN 98.7 FM".
    """
    line = words.strip(" *_")
    pieces = line.split()
    if (
        _STATION.fullmatch(line)
        and 2 <= len(pieces) <= 8
        and line[-1] not in ".:;!?"
        and _FINITE.search(line.lower()) is None
        and all(p[:1].isupper() or p[:1].isdigit() or p.lower() in _PARTICLES for p in pieces)
    ):
        return line
    flag = _FLAG.fullmatch(line)
    return line if flag is not None and _MEDIUM.fullmatch(flag["last"]) and len(line.split()) >= 3 else None


_RIGHTS = re.compile(
    rf"(?:©|\([cC]\)|\bCopyright\b)\s*(?:©\s*)?(?:{_YEAR}(?:\s*[-–]\s*{_YEAR})?[,\s]*)?(?:by\s+)?(?P<name>(?:[A-ZÀ-Þ][\w’'.-]*|of|the|de|del|da|do)(?:\s+(?:[A-ZÀ-Þ][\w’'-]*|\d{{1,2}}|of|the|de|del|da|do)){{0,6}})(?P<rest>[\s,.|-]*(?:{_YEAR}|[Aa]ll rights|$))"
)


def owner_in_rights(words: str) -> str | None:
    """Return who holds the rights of a text by its copyright line ("© Orin Gazette 2031. All rights reserved."), or ``None``."""
    if re.search(r"\b(?:photo|image|picture|foto|map|video)", words, re.IGNORECASE):
        return None
    found = _RIGHTS.search(words)
    name = "" if found is None else found["name"].strip(" .,")
    return (
        name if len(name) > 2 and not re.fullmatch(r"(?i)all|rights|reserved|the", name.split()[0]) else None
    )


_TITLE_CUT = re.compile(r"\s+[-–—|·•»«]\s+|\s*\|\s*|:\s+")


_STATED = re.compile(
    r"(?P<name>[A-ZÀ-Þ][^:|]{3,80}?):\s+(?:press\s+|media\s+|public\s+)?(?:statement|release|communiqu[eé])\b",
    re.IGNORECASE,
)
"""A body before "statement on …"."""


def _flat(words: str) -> str:
    return re.sub(r"\W+", "", words).casefold()


def site_in_title(title: str, headline: str | None) -> str | None:
    """Return the site's name in a page's ``title`` element, which stands before or behind the page's headline.

    ``headline`` is the page's own, e.g. its ``h1``. Where the title holds it whole, what is left over beside a
    separator is the site; without that only a name behind "|" that says that it is a medium.
    """
    cuts = list(_TITLE_CUT.finditer(title))
    stated = _STATED.match(title)
    if stated is not None and _is_publisher(stated["name"], sure=False):
        return stated["name"]
    for cut in cuts:
        left, right = title[: cut.start()].strip(), title[cut.end() :].strip()
        for whole, rest in ((left, right), (right, left)):
            if headline and _flat(headline) and _flat(whole) == _flat(headline) and _is_site(rest):
                return re.split(r"\s*\|\s*", rest)[-1]
    if cuts and "|" in cuts[-1].group():
        last = title[cuts[-1].end() :].strip()
        if _is_publisher(last, sure=False):
            return last
    return None


def _is_site(name: str) -> bool:
    pieces = name.split()
    return (
        0 < len(pieces) <= 7
        and name[0].isalnum()
        and (pieces[0][:1].isupper() or "." in pieces[0])
        and not re.fullmatch(
            r"(?i)(?:home|news|world|politics|opinion|sports?|live|africa|asia|europe|video|updates?)", name
        )
    )


_CALL_SIGN = (
    r"(?!(?:WHO|WFP|WTO|WWF|WMO|WMD|KFOR|KGB|KLA|KNU|KIA|KKK)\b)[KW][A-Z]{2,3}(?:-(?:TV|FM|AM|DT|LD))?"
)
"""Broadcasters of the United States are called by three or four letters that begin with K or W (47 CFR 73.3550)."""
_STATION_AND_PLACE = re.compile(
    rf"(?P<name>{_CALL_SIGN}(?:\s+(?:TV|Local|Channel|News))?(?:\s+\d{{1,2}}\b)?)\b.*"
)
_DOMAIN = re.compile(r"(?P<name>(?:[A-Za-z0-9-]+\.)+(?:com|org|net|info|news|tv|co|[a-z]{2}))\b.*")


def site_in_headline(headline: str) -> str | None:
    """Return the site's name that a headline kept from the page's ``title`` element carries behind its last dash or bar.

    "Two shot on Mill Road - WQZX 9 Orin, Weather, Sports", "… | orinpost.com", "… - Orin News-Journal". Only a
    broadcaster's letters, a host's name or a name that says that it is a medium.
    """
    cuts = [cut for cut in _TITLE_CUT.finditer(headline) if ":" not in cut.group()]
    if not cuts:
        return None
    last = headline[cuts[-1].end() :].strip()
    host = _DOMAIN.fullmatch(last)
    if host is not None:
        return host_of(host["name"])
    station = _STATION_AND_PLACE.fullmatch(last)
    if station is not None:
        return station["name"]
    named = last.split(",", maxsplit=1)[0].split(":", maxsplit=1)[0].strip()
    spaced = named.replace("-", " ")
    return named if last == named and _is_publisher(spaced, sure=False) and _heads(spaced) else None


_STATION_DATELINE = re.compile(
    rf"(?:[A-ZÀ-Þ][\w’'. -]{{2,40}}(?:,\s*[A-Z][\w. ]{{1,20}})?\s*\((?P<behind>{_CALL_SIGN})\)\s*[-–—]|(?P<before>{_CALL_SIGN})\s+\([A-Z]{{2,4}}\)\s+[A-ZÀ-Þ]{{3}})"
)


def station_of_line(words: str) -> str | None:
    """Return the broadcaster by whose letters a line datelines itself ("ORIN, Ohio (WQZX) - …", "KQZX (CBS) ORIN - …")."""
    found = _STATION_DATELINE.match(words)
    return None if found is None else found["behind"] or found["before"]


_WEEKDAY_WORD = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_NAME_AND_DAY = re.compile(
    rf"(?P<name>[A-ZÀ-Þ][^,.;:—–|]{{3,50}}?)\s*[,.]\s+(?i:{_WEEKDAY_WORD})\b[^.;:]{{0,20}}?(?:\.?$|\s+[—–-]\s)"
)
_NAME_AND_WRITER = re.compile(r"(?P<name>[A-ZÀ-Þ][^,.;:—–|]{3,50}?)\s+[—–|-]\s+[Bb]y\s+[A-ZÀ-Þ].{2,60}")
_WRITER_AND_NAME = re.compile(
    r"[Bb]y\s+(?:our|an?)\s+(?:own\s+)?(?:staff\s+)?(?:correspondent|reporter|writer|special\s+correspondent)s?(?:\s+in\s+[^,—–|]{2,30})?"
    r"\s*(?:,|[—–|-])\s+(?P<name>[A-ZÀ-Þ][^,;:—–|]{2,50})"
)
_PUBLISHED_IN = re.compile(
    rf"(?:first\s+)?published\s+(?:in|by)\s+(?P<name>(?:the\s+)?[A-ZÀ-Þ][^,.;:]{{2,50}}?)(?:,\s*{_WEEKDAY}(?:{MONTH}\s+{_ORDINAL}|{_ORDINAL}\s+{MONTH}),?\s+{_YEAR})\.?",
    re.IGNORECASE,
)


def publisher_beside_byline(words: str) -> str | None:
    """Return the medium that stands beside a weekday or a writer in a line of its own, or ``None``.

    "Orin Daily Mirror, Thursday", "Orin Daily Mirror - by N. N., Serin", "By our correspondent in Serin - Orin Weekly".
    """
    line = words.strip(" *_")
    if len(line) > 160 and _NAME_AND_DAY.match(line) is None:
        return None
    for shape in (_NAME_AND_DAY, _NAME_AND_WRITER, _WRITER_AND_NAME):
        found = shape.match(line) if shape is _NAME_AND_DAY else shape.fullmatch(line.rstrip("."))
        if found is None:
            continue
        name, sure = found["name"].strip(), shape is _WRITER_AND_NAME
        if _is_publisher(name, sure=sure) and (sure or _heads(name)):
            return name
    return None


def published_in(words: str) -> str | None:
    """Return the paper whose issue a last line names: "Published in Orin Mirror, July 22nd, 2031"."""
    found = _PUBLISHED_IN.fullmatch(words.strip(" *_()"))
    return None if found is None else found["name"].strip()


_ARCHIVED = re.compile(
    r"https?://(?:web\.archive\.org/web|(?:www\.)?webcitation\.org|archive\.(?:org|is|ph|today|fo|li|vn|md))/(?:\d{4,14}(?:[a-z]{2}_)?/)?(?P<address>(?:https?:/{1,2})?[^/\s]+\.[a-z]{2,}.*)",
    re.IGNORECASE,
)
_STANDS_FOR_ALL = frozenset(
    "facebook.com fb.com twitter.com x.com t.co t.me telegram.org youtube.com youtu.be instagram.com tiktok.com vk.com reddit.com "
    "linkedin.com whatsapp.com google.com docs.google.com drive.google.com news.google.com dropbox.com bit.ly goo.gl ow.ly tinyurl.com "
    "archive.org web.archive.org webcitation.org archive.is archive.ph archive.today pastebin.com scribd.com localhost example.com "
    "example.org example.net medium.com substack.com flickr.com wikipedia.org msn.com yahoo.com news.yahoo.com".split()
)
"""Hosts on which anybody publishes, or that only keep or point to others' pages: their name is nobody's."""
_SAME_SITE = re.compile(r"^(?:www\d?|m|mobile|amp|edition|on)\.(?=[^.]+\.[^.]+)")


def host_of(address: str) -> str | None:
    """Return the host of an address as a site is called by it ("orinpost.com"), or ``None``: it names no outlet.

    An archive's address is taken for that of the page it keeps
    (``web.archive.org/web/20310304/http://www.orinpost.com:80/…``); "www", "m" and the like, the port and the case are left
    out, so that the addresses of one site give one name. A platform's host, a shortener's and a bare number name no outlet.
    """
    kept = _ARCHIVED.match(address.strip())
    if kept is not None:
        address = kept["address"]
    if not re.match(r"[a-z][a-z0-9+.-]*://", address, re.IGNORECASE):
        address = "http://" + re.sub(r"^https?:/+", "", address)
    address = re.sub(r"^(https?):/([^/])", r"\1://\2", address)
    try:
        host = urlsplit(address).hostname
    except ValueError:
        return None
    name = _SAME_SITE.sub("", (host or "").casefold().rstrip("."))
    if "." not in name or re.fullmatch(r"[\d.:]+", name) or not re.fullmatch(r"[\w.-]+", name):
        return None
    return None if name in _STANDS_FOR_ALL else name


_SAYS_TODAY = re.compile(r"(?:^|,\s|[.”\"]\s)(?:the\s+)?(?P<name>(?:[A-ZÀ-Þ][\w’'-]*\s+){2,6})said\s+today\b")
_RELEASED = re.compile(r"[\[(][^(),\[\]]{2,40}(?:,\s[^()\[\]]{2,40})?[\])]\s*[-–—]")


def issuer_of_release(words: str) -> str | None:
    """Return the body of a release whose first line says so itself: "(Serin) - …, Rivers First said today".

    Not where the bracket holds an agency: that is whose words they are.
    """
    told = _SAYS_TODAY.search(words[:900]) if _RELEASED.match(words) and not read_dateline(words)[0] else None
    return None if told is None else told["name"].strip()


_DESK = re.compile(
    r"(?i)(?:press|media|news|prensa|imprensa|presse|comms?|communications?|info|information|redac\w+|redaction|editor\w*|newsroom|spokes\w*|pr|public[-.]?relations|statements?)(?:[-._]?\w+)?@"
)


def sender_of_mail(name: str, address: str) -> str | None:
    """Return the body or medium a mail is sent for, by its ``From`` header; ``None`` for a person's own.

    Either the address is a desk's (``press@``) or the name says that it is a body ("Ministry of Rivers").
    """
    bare = name.strip(" \"'")
    pieces = re.findall(r"[^\W\d_][\w’'-]*", bare)
    if not pieces or "@" in bare:
        return None
    told = any(_MEDIUM.fullmatch(p) or _BODY.fullmatch(p) for p in pieces)
    return (
        bare if told or (_DESK.match(address) and len(pieces) >= 2 and not _person(address, pieces)) else None
    )


def _person(address: str, pieces: Sequence[str]) -> bool:
    local = address.split("@", maxsplit=1)[0].casefold()
    return any(len(piece) > 2 and piece.casefold() in local for piece in pieces)


@dataclass(frozen=True, slots=True, kw_only=True)
class Imprint:
    """What the first and last lines state about who puts a text out and when. ``None``: not stated."""

    outlet: str | None = None
    dated: Dated | None = None


_HEAD = 7
_FOOT = 3
_NAMED_IN = 4


def read_imprint(lines: Sequence[str]) -> Imprint:
    """Return the imprint of a text from its own lines, those without words left out."""
    head, foot = lines[:_HEAD], lines[max(_HEAD, len(lines) - _FOOT) :]
    named = (
        publisher_of_line(line)
        or flag_of_line(line)
        or issuer_of_release(line)
        or publisher_beside_byline(line)
        or station_of_line(line)
        for line in head[:_NAMED_IN]
    )
    outlet = next((name for name in named if name), None)
    if outlet is None:
        outlet = next((name for line in foot if (name := published_in(line))), None)
    return Imprint(outlet=outlet, dated=date_of_text(head, foot))
