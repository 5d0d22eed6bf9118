"""News agencies credited as the origin of a text or of a part of it.

A list of agencies gives one name to each, however it is written. Beside it
stand the positions in which newsrooms credit an agency, so that an agency
that no list has is found as well: the brackets of a dateline, a line "with X",
a last line "— X", "X contributed to this report", "the X news agency
reported". "Told X" is no credit of the text; the reading stage keeps it.
"""

import re
from collections.abc import Sequence

from corrobora.intake.dates import MONTH
from corrobora.intake.lines import Line

_AGENCIES: tuple[tuple[str, ...], ...] = (
    ("AFP", "Agence France-Presse", "Agence France Presse"),
    ("Reuters", "Thomson Reuters"),
    ("AP", "Associated Press", "AP News"),
    ("dpa", "Deutsche Presse-Agentur", "Deutsche Presse Agentur", "dpa international"),
    ("EFE", "Agencia EFE", "EFE News"),
    ("Anadolu", "Anadolu Agency", "Anadolu Ajansı", "AA"),
    ("Xinhua", "Xinhua News Agency"),
    ("TASS", "ITAR-TASS", "Itar Tass"),
    ("ANSA",),
    ("PANA", "Panapress", "Panafrican News Agency", "Pan African News Agency", "Pan-African News Agency"),
    ("APA", "African Press Agency", "APA News", "APAnews", "Agence de Presse Africaine"),
    ("UPI", "United Press International"),
    ("PA", "PA Media", "Press Association"),
    ("AAP", "Australian Associated Press"),
    ("Interfax",),
    ("RIA Novosti", "RIA"),
    ("Sputnik",),
    ("Kyodo", "Kyodo News"),
    ("Yonhap", "Yonhap News Agency"),
    ("ANI", "Asian News International"),
    ("PTI", "Press Trust of India"),
    ("IANS", "Indo-Asian News Service"),
    ("APP", "Associated Press of Pakistan"),
    ("IRNA", "Islamic Republic News Agency"),
    ("Tasnim", "Tasnim News Agency"),
    ("WAFA", "Wafa"),
    ("SANA", "Syrian Arab News Agency"),
    ("SUNA", "Sudan News Agency"),
    ("MENA", "Middle East News Agency"),
    ("KUNA", "Kuwait News Agency"),
    ("NAN", "News Agency of Nigeria"),
    ("GNA", "Ghana News Agency"),
    ("KNA", "Kenya News Agency"),
    ("ENA", "Ethiopian News Agency"),
    ("AMAP", "Agence Malienne de Presse et de Publicité", "Agence Malienne de Presse"),
    ("AIB", "Agence d'Information du Burkina", "Agence d’Information du Burkina"),
    ("ANP", "Agence Nigérienne de Presse"),
    ("AIP", "Agence Ivoirienne de Presse"),
    ("APS", "Agence de Presse Sénégalaise", "Algérie Presse Service"),
    ("MAP", "Maghreb Arabe Presse", "Maghreb Arab Press"),
    ("TAP", "Tunis Afrique Presse"),
    ("Belga", "Belga News Agency"),
    ("Keystone-ATS", "ATS"),
    ("Lusa", "Agência Lusa"),
    ("Bloomberg", "Bloomberg News"),
    ("Ukrinform",),
    ("UNI", "United News of India"),
    ("Inter Press Service", "IPS"),
    ("The New Humanitarian", "IRIN"),
)
# Written from general knowledge of the trade; the first name of each row is the one reports get.


def _key(name: str) -> str:
    words = re.sub(r"[^\w]+", " ", name.lower()).split()
    return " ".join(words[1:] if words[:1] == ["the"] else words)


_BY_KEY = {_key(name): row[0] for row in _AGENCIES for name in row}
_SPELLED = {_key(row[0]): row[0] for row in _AGENCIES}

# Words that make an unknown name an agency's rather than a person's.
_TRADE = re.compile(
    r"\b(?:\w*(?:press|presse|wire|newswire)|news|agency|agence|agencia|agência|agentur|nachrichten\w*)\b",
    re.IGNORECASE,
)
_CAPITALS = re.compile(r"[A-Z]{2,6}")

_COUNTRIES = frozenset(
    """afghanistan albania algeria andorra angola argentina armenia australia austria azerbaijan bahamas bahrain
    bangladesh barbados belarus belgium belize benin bhutan bolivia bosnia botswana brazil brunei bulgaria burkina_faso
    burundi cambodia cameroon canada cape_verde central_african_republic chad chile china colombia comoros congo
    costa_rica croatia cuba cyprus czechia denmark djibouti dr_congo drc ecuador egypt el_salvador equatorial_guinea eritrea
    estonia eswatini ethiopia fiji finland france gabon gambia gaza georgia germany ghana greece guatemala guinea
    guinea-bissau guyana haiti honduras hungary iceland india indonesia iran iraq ireland israel italy ivory_coast
    jamaica japan jordan kazakhstan kenya kosovo kuwait kyrgyzstan laos latvia lebanon lesotho liberia libya lithuania
    luxembourg madagascar malawi malaysia maldives mali malta mauritania mauritius mexico moldova mongolia montenegro
    morocco mozambique myanmar namibia nepal netherlands new_zealand nicaragua niger nigeria north_korea norway oman
    pakistan palestine panama paraguay peru philippines poland portugal qatar romania russia rwanda senegal serbia
    sierra_leone singapore slovakia slovenia somalia somaliland south_africa south_korea south_sudan spain sri_lanka sudan
    suriname sweden switzerland syria taiwan tajikistan tanzania thailand togo tunisia turkey turkmenistan uganda
    uk ukraine united_kingdom united_states uruguay us usa uzbekistan venezuela vietnam west_bank western_sahara yemen
    zambia zimbabwe""".replace("_", "\x00").split()
)


def known_agency(name: str) -> str | None:
    """Return the one name of an agency on the list, or ``None``."""
    return _BY_KEY.get(_key(name))


def looks_like_agency(name: str) -> bool:
    """Whether a name is on the list, has a word of the trade in it, or is an abbreviation in capitals."""
    return bool(known_agency(name) or _TRADE.search(name) or _CAPITALS.fullmatch(name.strip()))


def _is_place_or_time(name: str) -> bool:
    plain = name.strip().lower().replace(" ", "\x00")
    return plain in _COUNTRIES or bool(re.search(rf"\d|\b{MONTH}", name, re.IGNORECASE))


_POST = re.compile(
    r"(?:(?:our|own|staff|special|senior|court|crime|city|local|foreign|news|press)\s+)*(?:correspondent|reporter|writer|editor|desk|bureau)s?",
    re.IGNORECASE,
)
"""What a newsroom's own people are called where an agency would be named."""
_PARTS = re.compile(r"\s*(?:/|,|;|\s&\s|\s\+\s|\band\b|\bwith\b|\|)\s*")


def _named(words: str, *, unknown: bool) -> list[str]:
    """Return the agencies in words that stand where a credit stands; ``unknown``: take any capitalised name."""
    whole = words.strip(" .,:;–—-'\"“”")
    known = known_agency(whole)
    if known:
        return [known]
    parts = [part.strip(" .,'\"“”") for part in _PARTS.split(whole)]
    parts = [re.sub(r"^(?:the|from|by|via)\s+", "", part, flags=re.IGNORECASE) for part in parts if part]
    names: list[str] = []
    for part in parts:
        if len(part) > 60 or len(part.split()) > 6 or not part:
            continue
        known = known_agency(part)
        if known:
            names.append(known)
        elif (
            _is_place_or_time(part)
            or part.lower()
            in {
                "agencies",
                "staff",
                "news agencies",
                "wires",
                "file",
            }
            or _POST.fullmatch(part)
        ):
            continue
        elif looks_like_agency(part) or (unknown and part[:1].isupper()):
            names.append(part)
    return names


_PLACE_NAME = r"[^\W\d_][\w'’.-]{0,30}(?: [^\W\d_][\w'’.-]{0,30}){0,4}"
_SHORT_DATE = (
    rf"(?:(?:mon|tues?|wed(?:nes)?|thurs?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
    rf"(?:{MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?|\d{{1,2}}(?:st|nd|rd|th)?\s+{MONTH})(?:,?\s+(?:19|20|21)\d\d)?"
    r"|\d{4}-\d\d-\d\d"
)
_DASH = r"(?:\s*[—–]+\s*|\s+-{1,2}\s+|\s*--\s*|-\s+|:\s+)"
_WITH_AGENCY = re.compile(
    rf"^(?:(?P<place>{_PLACE_NAME}(?:,\s*{_PLACE_NAME}){{0,2}}?)[,.]?\s*)??(?:[,/]?\s*(?P<date>{_SHORT_DATE})[,.]?\s*)?"
    rf"\((?P<agency>[^()\n]{{2,60}})\)[,.]?(?:\s*(?P<later>{_SHORT_DATE}))?(?:(?P<dash>{_DASH})|\s+|$)",
    re.IGNORECASE,
)
_WITHOUT_AGENCY = re.compile(
    rf"^(?P<place>{_PLACE_NAME}(?:,\s*{_PLACE_NAME}){{0,2}}?),?\s*[,(/]?\s*(?P<date>{_SHORT_DATE})\)?[,.]?{_DASH}\S",
    re.IGNORECASE,
)


_SQUARE = str.maketrans("[]", "()")
_DIGIT = re.compile(r"\d")
"""Every date of a dateline holds one."""
_LONGEST_DATELINE = 160
# "(Orin, 9 July 2031) – …", "(Orin, Wells, 9 July) …", as rights groups write it
_BRACKETED_DATELINE = re.compile(
    rf"\((?P<place>[^(),]{{2,40}}(?:,\s*[^(),]{{2,40}})??),\s*(?P<date>{_SHORT_DATE}(?:,?\s+\d{{4}})?)\)\s*(?:[-–—:]|(?-i:(?=[A-ZÀ-Þ\"“‘'])))",
    re.IGNORECASE,
)
# What a medium is called where no word of `_TRADE` stands: at the head of a text only.
_MEDIUM = re.compile(
    r"\b(?:radio|tv|television|studio|fm|times|herald|gazette|journal|tribune|post|observer)\b", re.IGNORECASE
)


def _is_place(place: str | None) -> bool:
    # A place stands in capitals or with each word capitalised; a sentence that starts a line does not.
    if place is None:
        return True
    small = {"of", "de", "du", "la", "le", "al", "el", "and", "near", "in", "the", "d"}
    return all(word[:1].isupper() or word.lower() in small for word in re.split(r"[\s,]+", place) if word)


def read_dateline(words: str) -> tuple[list[str], str | None]:
    """Return the agencies and the date in a line's dateline: ``BAMAKO, Feb 17 (Reuters) - …``.

    The date comes back as worded, ``None`` where the dateline has none. Behind a place the bracket is the agency's;
    one that opens the line holds the place ("(Orin) – …"), unless its name says that it is an agency or a medium.
    """
    words = words[:_LONGEST_DATELINE].translate(_SQUARE)
    bracketed = _BRACKETED_DATELINE.match(words)
    if bracketed and _is_place(bracketed["place"]):
        return [], bracketed["date"]
    match = _WITH_AGENCY.match(words) if "(" in words else None
    if match and _is_place(match["place"]):
        agencies = _named(match["agency"], unknown=bool(match["dash"]))
        # Without a dash a bracket at the start of a sentence may be anything; only the list decides.
        if not match["dash"]:
            agencies = [name for name in agencies if known_agency(name)]
        if match["place"] is None:
            agencies = [name for name in agencies if looks_like_agency(name) or _MEDIUM.search(name)]
        if agencies:
            return agencies, match["date"] or match["later"]
        inside = re.fullmatch(_SHORT_DATE, match["agency"].strip(), re.IGNORECASE)
        day = inside[0] if inside else match["date"] or match["later"]
        if day and match["dash"]:
            return [], day
    match = _WITHOUT_AGENCY.match(words) if _DIGIT.search(words) else None
    if match and _is_place(match["place"]):
        return [], match["date"]
    return [], None


# Bounded everywhere: a line may be a million capitals long.
_CAPITALISED = r"\b[A-Z][\w.&'’-]{0,40}"
_NAME = rf"(?:[Tt]he\s+)?{_CAPITALISED}(?:\s+(?:(?:of|de|la|du|des|al|et)\s+)?{_CAPITALISED}){{0,5}}"
_NAMES = rf"(?P<names>{_NAME}(?:(?:,|/|,?\s+and|\s+&)\s*{_NAME}){{0,6}})"

_CREDITS = (
    re.compile(rf"{_NAMES}\s+(?:also\s+|have\s+|has\s+)?contributed(?:\s+\w+)?\s+to\s+(?:this|the)\s+(?:report|story|article|piece|dispatch)"),
    re.compile(rf"(?i:additional\s+reporting|with\s+reporting|with\s+(?:input|inputs|files|information|material|additional\s+reporting))\s+(?i:by|from)\s+{_NAMES}"),
    re.compile(rf"(?i:this\s+(?:report|story|article|piece)\s+(?:\w+\s+){{0,4}}?(?:material|information|reporting|content)\s+(?:from|by))\s+{_NAMES}"),
    re.compile(rf"(?i:this\s+(?:report|story|article|piece)\s+(?:is|was|comes|came|has\s+been)(?:\s+\w+){{0,4}}?\s+(?:by|from))\s+{_NAMES}"),
)  # fmt: skip

# Asked first, because most lines credit nobody and the patterns are slow.
_CREDIT_WORDS = re.compile(
    r"contributed|reporting|\b(?:with|from)\b.{0,30}\b(?:by|from)\b|this (?:report|story|article|piece)",
    re.IGNORECASE,
)

_RIGHTS = re.compile(rf"(?:©|\([cC]\)|[Cc]opyright)\s*(?:©\s*)?(?:(?:19|20|21)\d\d[,\s]*)?{_NAMES}")

_IN_SENTENCES = (
    re.compile(rf"(?P<before>\btold\s+|\bto\s+)?(?:(?:[Tt]he|[Ss]tate|[Oo]fficial|[Ll]ocal|[Pp]rivate|[Nn]ational|[Gg]overnment|state-run|state-owned)\s+)+(?:news\s+agency\s+(?P<after>{_NAME})|(?P<names>{_NAME})\s+(?:state\s+)?news\s+agency)\b"),
    re.compile(rf"(?P<before>\btold\s+|\bto\s+)?(?P<names>{_NAME})\s+(?:state\s+)?news\s+agency\b(?:,?\s+(?P<after>{_NAME}))?"),
)  # fmt: skip

_RUNNING = re.compile(
    r"(?:(?:according\s+to|reported\s+by|citing|quoted\s+by)\s+(?:the\s+)?(?P<a>AFP|Agence France-Presse|Reuters|the Associated Press|AP|EFE|Xinhua|TASS|Anadolu)\b"
    r"|\b(?P<b>AFP|Agence France-Presse|Reuters|The Associated Press|EFE|Xinhua|TASS|Anadolu)\s+(?:reported|reports|has\s+reported)\b)"
)

_WITH_LINE = re.compile(
    r"^[\[(*_—–-]*\s*(?:with|via|from)\s+(?P<names>[^()\[\]]{2,80}?)\s*[\])*_.]*$", re.IGNORECASE
)
_SOURCE_LINE = re.compile(
    r"^[\[(]?\s*(?:source|sources|credit|credits|agency|agencies)\s*:\s*(?P<names>.{2,80}?)\s*[\])]?$",
    re.IGNORECASE,
)
_LAST_LINE = re.compile(r"^(?:[—–-]{1,2}\s*|\()?(?P<names>[^()—–\n]{2,60}?)\)?\.?$")
_LAST_WORDS = re.compile(r"[.!?\"”’]\s*(?:[—–]|-{1,2})\s*(?P<names>[^.—–\n()]{2,50})\.?$")
_LAST_BRACKET = re.compile(r"\((?P<names>[^()\n]{2,40})\)\.?$")


def find_credits(lines: Sequence[Line]) -> tuple[str, ...]:
    """Return the agencies that the lines of a text credit, each once, sorted.

    ``lines`` are those of the report itself, blank ones left out; copyright lines belong to it.
    """
    found: set[str] = set()
    for line in lines[:8]:
        found.update(name for name in read_dateline(line.words)[0] if not _is_told_as_place(name, lines))
    for line in lines:
        for pattern in _CREDITS if _CREDIT_WORDS.search(line.words) else ():
            for match in pattern.finditer(line.words):
                found.update(_named(match["names"], unknown=False))
        for pattern in (_SOURCE_LINE, _RIGHTS):
            stated = pattern.search(line.words)
            if stated:
                found.update(name for name in _named(stated["names"], unknown=False) if _is_surely(name))
        _add_from_sentences(line.words, found)
    _add_from_ends(lines, found)
    return tuple(sorted(found))


_AREA = (
    r"(?:region|province|state|district|county|prefecture|department|governorate|cercle|municipality|oblast)"
)


def _is_told_as_place(name: str, lines: Sequence[Line]) -> bool:
    """Whether the text names a place so ("Orin (Wells) – … in Wells", "Wells province"); an agency on the list never is one."""
    told = re.compile(
        rf"\b(?:in|near|outside|around|across)\s+(?:the\s+)?{re.escape(name)}\b|\b{re.escape(name)}\s+{_AREA}\b|\b{_AREA}\s+of\s+{re.escape(name)}\b",
        re.IGNORECASE,
    )
    return known_agency(name) is None and any(told.search(line.words) for line in lines)


def _is_surely(name: str) -> bool:
    # "Source: X" names outlets as often as agencies: only a known agency or one that says so itself.
    return bool(
        known_agency(name) or re.search(r"\b(?:agency|agence|agencia|newswire|wire)\b", name, re.IGNORECASE)
    )


_OF_A_COUNTRY = re.compile(r"\w+(?:ese|ian|ish|ean)|the|state|official|local|a", re.IGNORECASE)


def _add_from_sentences(words: str, found: set[str]) -> None:
    if "news agency" in words.lower():
        for pattern in _IN_SENTENCES:
            for match in pattern.finditer(words):
                name = match.groupdict().get("after") or match["names"]
                if match["before"] or not name:
                    continue
                bare = re.sub(r"^(?:the|state|official|local|a)\s+", "", name, flags=re.IGNORECASE)
                # "The Ruritanian news agency said" names a country's, not an agency.
                if bare and not _OF_A_COUNTRY.fullmatch(bare):
                    found.add(known_agency(f"{bare} News Agency") or known_agency(bare) or bare)
    running = (known_agency(match["a"] or match["b"]) for match in _RUNNING.finditer(words))
    found.update(name for name in running if name)


def _add_from_ends(lines: Sequence[Line], found: set[str]) -> None:
    for place, line in enumerate(lines):
        near_start, near_end = place < 5, place >= len(lines) - 5
        if not (near_start or near_end) or len(line.words) > 2000:
            continue
        match = _WITH_LINE.match(line.words)
        if match:
            found.update(name for name in _named(match["names"], unknown=False))
        match = _LAST_LINE.match(line.words)
        if match and (place > 0 or known_agency(match["names"])) and _is_a_name(match["names"]):
            names = _named(match["names"], unknown=False)
            dashed = line.words[:1] in "—–-("
            found.update(
                name
                for name in names
                if known_agency(name) or name in found or (dashed and near_end and looks_like_agency(name))
            )
    for line in lines[-5:]:
        for pattern in (_LAST_WORDS, _LAST_BRACKET):
            match = pattern.search(line.words)
            if match and _is_a_name(match["names"]):
                names = _named(match["names"], unknown=False)
                sure = pattern is _LAST_WORDS
                found.update(
                    name
                    for name in names
                    if known_agency(name) or (sure and _TRADE.search(name)) or name in found
                )


def _is_a_name(words: str) -> bool:
    pieces = [
        word
        for word in re.split(r"[\s/,&|]+", words)
        if word and word not in {"and", "with", "of", "de", "the"}
    ]
    return 0 < len(pieces) <= 7 and all(word[:1].isupper() or known_agency(word) for word in pieces)


def agencies_in_byline(words: str) -> list[str]:
    """Return the agencies that a byline names (``By Jane Doe, AFP``; ``AFP``; ``Staff with Harmattan Press``)."""
    return [
        name
        for name in _named(words, unknown=False)
        if known_agency(name) or re.search(r"\b(?:\w*wire|agency|agence|press|presse)\b", name, re.IGNORECASE)
    ]
