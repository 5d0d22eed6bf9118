"""Settlements that the gazetteer lacks, taken from the words that make them places.

Most villages of a war are in no gazetteer. "The village of Bela", "Bela
village" and "in Bela, a town in …" name a place all the same; "in Bela" does so
where the name can hardly be anything else. Such a place has a name, no id, and
no point of its own: it takes the point and the division of what the text says
holds it, at that precision, else none.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import accumulate

from corrobora.reading.commonwords import COMMON_WORDS
from corrobora.reading.peoples import DEMONYMS, PEOPLES
from corrobora.reading.places import PRECISION, Gazetteer, PlaceMention, Scale
from corrobora.records import Place, Span
from corrobora.spelling import normalised

_CAPITAL = r"[A-ZÀ-ÖØ-Þ](?:[\w’'ʼ-]*\w)?"
_NAME = rf"{_CAPITAL}(?:[ -](?:(?:al|el|ul|ad|as|ar|an|de|du|des|la|le|abu|abou|umm|oum|ould|bin|ibn|sur|kan)[ -])?{_CAPITAL}){{0,3}}"
_SETTLEMENT = r"(?:villages?|towns?|hamlets?|settlements?|localit(?:y|ies)|communit(?:y|ies)|townships?|neighbou?rhoods?|suburbs?|communes?|outposts?|oasis|farm(?:stead|land)?s?)"
_AFTER = r"(?:village|town|hamlet|settlement|township|locality|commune|neighbou?rhood|(?:(?:refugee|displacement|displaced|IDP)s?['’]?\s+)?camp|district|county|prefecture|subdistrict)"

_OF = re.compile(rf"\b{_SETTLEMENT}\s+(?:of|called|named|known as)\s+(?P<name>{_NAME})")
_CLASSED = re.compile(
    rf"\b(?<![’'-])(?P<name>{_NAME})\s+(?P<class>(?i:{_AFTER}))\b(?!['’]?s?\s+(?:of|chief|head)\b)"
)
_APPOSED = re.compile(
    rf"\b(?:in|near|outside|at|of|on|from|into|entered|attacked|raided|stormed|shelled|bombed|hit|struck)\s+(?P<name>{_NAME}),\s+(?:an?|the)\s+(?:[\w-]+\s+){{0,3}}(?:{_SETTLEMENT}|district|suburb)\b"
)
_STRUCK = re.compile(
    r"\b(?:raid|attack|strike|air ?strike|assault|onslaught|ambush|bombardment|massacre|killings?|shelling|bombing)s?\s+(?:on|at|in|near|of)\s+"
    rf"(?P<name>{_NAME})(?=\s*(?:[,.;:)]|$)|\s+(?:on|in|near|late|early|this|last|that|which|and|when|where)\b)"
)
_BARE = re.compile(
    rf"\b(?<![’'-])(?:in|near|outside|(?:north|south|east|west|north-?east|north-?west|south-?east|south-?west|outskirts) of)\s+(?P<name>{_NAME})"
    r"(?=\s*(?:[,.;:)]|$)|\s+(?:on|in|near|late|early|this|last|at|before|after|during|when|where|and|but|by|who|left|killing|say|said)\b)"
)
_AT = re.compile(
    rf"\b(?<![’'-])(?:at|around|close to|not far from)\s+(?P<name>{_NAME})"
    r"(?=\s*(?:[,.;:)]|$)|\s+(?:on|in|near|late|early|this|last|before|after|during|when|where|and|but|by|who|killing|say|said)\b)"
)
_HAPPENS = re.compile(
    r"(?i)\b(?:kill\w*|murder\w*|massacre\w*|slaughter\w*|execut\w+|shot|shoot\w*|wound\w*|injur\w*|attack\w*|raid\w*|ambush\w*|abduct\w*|kidnap\w*|arrest\w*|detain\w*|died|dead|deaths?|"
    r"bodies|graves?|strikes?|airstrikes?|shell\w*|bomb\w*|burn\w*|torch\w*|clash\w*|events?|incidents?|atrocit\w+|violence|happened|occurred|took place|soldiers|troops|gunm[ae]n|"
    r"villagers|civilians|massacred|drowned|market|ferry|river)\b"
)
"""What a sentence tells before "at Bela" where Bela is a village something happened at."""
_AT_WORK = re.compile(
    r"(?i)\b(?:researchers?|analysts?|professors?|lecturers?|experts?|fellows?|directors?|scholars?|students?|editors?|correspondents?|reporters?|journalists?|specialists?|advis[eo]rs?|"
    r"officials?|heads?|spokes\w+|managers?|coordinators?|lawyers?|historians?|engineers?|doctors?|surgeons?|economists?|executives?|staff|employees?|colleagues|team|studies|programme|program|"
    r"works?|worked|working|teaches|taught|studied|studying|based|speaking|spoke|speech|looked|looking|pointed|aimed|angry|anger|outraged|shocked|levelled|directed|fired|mission|desk|bureau|laughed|conference|"
    r"talks|negotiations|meeting|summit)\s+$"
)
"""Before "at X" these make X where somebody works or speaks, or whom something is aimed at."""
_INSTITUTION = re.compile(
    r"(?i)\b(?:camp|fort|base|university|college|school|academy|institute?|hospital|clinic|airport|airfield|airbase|airstrip|port|stadium|arena|square|plaza|market|mosque|church|cathedral|"
    r"basilica|temple|prison|jail|hotel|house|hall|palace|barracks|gate|station|junction|roundabout|bridge|checkpoint|post|mine|dam|centre|center|network|watch|international|amnesty|"
    r"council|committee|ministry|court|group|foundation|agency|press|news|times|post|radio|television|tv|bank|union|party|league|club|crisis|observatory|monitor|project|initiative|"
    r"nations|security|defence|defense|forces?|army|front|movement|liberation|wagner|corps|harvard|yale|oxford|cambridge|stanford|princeton|georgetown|sorbonne|reuters|bellingcat|pentagon|"
    r"kremlin|elys[ée]e|whitehall|capitol|interpol|europol|unicef|unhcr|acled|hrw|afp|bbc|cnn|rfi|google|facebook|meta)\b"
)
"""A name with one of these is no village's."""
_NO_NAME = frozenset(
    """operation parliament congress senate court ramadan lent advent christmas easter english french arabic russian
    spanish portuguese swahili hausa burmese chinese hindi urdu dari pashto tigrinya amharic somali ukrainian turkish
    islam christianity heaven hell god allah facebook twitter telegram whatsapp youtube instagram tiktok x general
    war world cup league internet january february march april may june july august september october november
    december monday tuesday wednesday thursday friday saturday sunday spring summer autumn winter unit brigade
    battalion article section chapter part phase annex figure table nearby neighbouring neighboring the this that
    another every each same whole entire home old new small christian muslim jewish catholic hindu buddhist
    olympic refugee training military army police global international national local rural his her their our its
    its my your a an and or but""".split()
)
_LEADS = frozenset(
    "the this that another every each same whole entire nearby neighbouring neighboring a an his her their our its".split()
)
_TITLED = re.compile(
    r"\b(?:Mr|Mrs|Ms|Dr|Gen|Col|Maj|Capt|Lt|Sgt|President|Minister|General|Colonel|Governor|Sheikh|Imam|Rev|Bishop|Chief)\.?\s+$"
)
_HELD = re.compile(
    r"\s*,?\s*(?:(?:village|town|hamlet|settlement|township|locality|commune|neighbou?rhood|camp|district|county|prefecture|subdistrict)\b)?"
    r"\s*,?\s*(?:(?:an?|the)\s+(?:[\w-]+\s+){0,3}(?:villages?|towns?|settlements?|hamlets?|suburbs?|districts?|communit(?:y|ies))\s*,?\s+)?"
    r"(?:located\s+|situated\s+|about\s+)?(?:in|of|near|outside)?\s*(?:the\s+)?"
    r"(?:(?:far|north|south|east|west|north-?east|north-?west|south-?east|south-?west|central|restive|troubled|remote|neighbou?ring)(?:ern)?\s+){0,2}"
    r"(?:(?:regions?|provinces?|states?|districts?|count(?:y|ies)|cercles?|departments?|governorates?)\s+of\s+)?(?:the\s+)?",
    re.IGNORECASE,
)
_WITHIN = re.compile(
    r"['’]s\s+(?:[\w-]+\s+){0,2}|\s*,\s+(?:in\s+)?(?:the\s+)?|\s+in\s+(?:the\s+)?", re.IGNORECASE
)
_REACH = 70
_LOOK_BACK = 1500
"""So many characters before a name belong to its sentence at most."""
_BEFORE_ACTING = re.compile(r"(?<=\w)\s+(?=said|says|told|was|is|has|had|added|denied|[A-ZÀ-Þ])")
_IN_A_WORD = re.compile(r"[\w’'-]")
_CAPITAL_WORD = re.compile(rf"(?<![\w’'-])(?={_CAPITAL})")


def with_unlisted(
    text: str, mentions: Sequence[PlaceMention], *, gazetteer: Gazetteer, skip: Sequence[Span] = ()
) -> tuple[PlaceMention, ...]:
    """Return the place mentions of a text with those added that the gazetteer could not give.

    Args:
        text: the whole text of one report.
        mentions: what the gazetteer gave, in order.
        gazetteer: asked only so that "in Mobile" is not read as a place twice refused.
        skip: stretches that are no places (names of parties, furniture).

    """
    taken = bytearray(
        len(text)
    )  # one byte a character: asked and marked in time that does not grow with the names
    for start, end in [*((m.start, m.end) for m in mentions), *((s.start, s.end) for s in skip)]:
        taken[start:end] = b"\x01" * (end - start)
    begins = [m.start for m in mentions]
    found: dict[str, PlaceMention] = {}
    known: dict[str, Place] = {}
    for mention in mentions:
        if (
            mention.place.id is None
            and mention.place.name is not None
            and mention.place.where_prec is not None
        ):
            known.setdefault(normalised(mention.place.name), mention.place)
    added: list[PlaceMention] = []
    for pattern in (_OF, _APPOSED, _CLASSED, _STRUCK, _BARE, _AT):
        for hit in pattern.finditer(text):
            start, end = _trimmed(text, *hit.span("name"))
            classed = hit.end() if pattern is _CLASSED else end
            end = _without_class(text, start, end)
            key = normalised(text[start:end])
            if (
                end - start < 3
                or taken.find(1, start, end) >= 0
                or _TITLED.search(text[max(0, start - 12) : start])
                or not _can_be_place(text[start:end])
                or (pattern is _CLASSED and _is_division(hit["class"]) and gazetteer.find(text[start:end]))
                or (pattern in {_STRUCK, _BARE, _AT} and not _hardly_else(text, start, end, gazetteer))
                or (pattern is _AT and not _something_at(text, hit.start(), text[start:end]))
            ):
                continue
            place, stop = _placed(text, start, end, classed, _near(mentions, begins, classed))
            known.setdefault(key, place)
            if known[key].country is None and place.country is not None:
                known[key] = place
            mention = PlaceMention(
                start=start,
                end=max(stop, classed),
                place=replace(place, text=text[start : max(stop, classed)]),
            )
            found.setdefault(key, mention)
            added.append(mention)
            taken[start : mention.end] = b"\x01" * (mention.end - start)
    again = _occurrences(text, {m.place.name or "" for m in found.values()})
    for key, mention in found.items():
        name = mention.place.name or ""
        for start in again[name]:
            end = start + len(name)
            if taken.find(1, start, end) < 0:
                added.append(PlaceMention(start=start, end=end, place=replace(known[key], text=name)))
                taken[start:end] = b"\x01" * len(name)
    swallowed = sorted((a.start, a.end) for a in added)
    starts = [s for s, _ in swallowed]
    reach = [0, *accumulate((e for _, e in swallowed), max)]
    kept = [m for m in mentions if reach[bisect_right(starts, m.start)] < m.end]
    told = [_as_known(m, known) for m in (*kept, *added)]
    return tuple(sorted(told, key=lambda m: (m.start, m.end)))


def _is_division(word: str) -> bool:
    """Whether a class word is a division's: a gazetteer that knows the name has been asked for the place already."""
    return word.casefold() in {"county", "district", "prefecture", "subdistrict"}


def _acts(name: str, text: str) -> bool:
    """Whether a name stands anywhere before a word that makes it somebody's ("Bela said", "Bela Kor")."""
    at = text.find(name)
    while at >= 0:
        if _BEFORE_ACTING.match(text, at + len(name)) and not (at and _IN_A_WORD.match(text[at - 1])):
            return True
        at = text.find(name, at + 1)
    return False


def _occurrences(text: str, names: Iterable[str]) -> Mapping[str, Sequence[int]]:
    """Return where each name stands as whole words, the text read once however many names there are."""
    found: dict[str, list[int]] = {name: [] for name in names}
    lengths = sorted({len(name) for name in found if name})
    for hit in _CAPITAL_WORD.finditer(text) if lengths else ():
        for length in lengths:
            at = hit.start()
            known = found.get(text[at : at + length])
            after = text[at + length : at + length + 1]
            if known is not None and not (after.isalnum() or after in {"_", "-"}):
                known.append(at)
    return found


def _near(mentions: Sequence[PlaceMention], begins: Sequence[int], end: int) -> Sequence[PlaceMention]:
    """Return the mentions that begin within twice the reach behind an offset; ``begins`` are their starts in order."""
    return mentions[bisect_left(begins, end) : bisect_left(begins, end + 2 * _REACH)]


def _as_known(mention: PlaceMention, known: dict[str, Place]) -> PlaceMention:
    """Give a place named again without its district what was said of it where it was named with it."""
    place = mention.place
    if place.id is not None or place.name is None or place.ends or place.where_prec is not None:
        return mention
    same = known.get(normalised(place.name))
    return mention if same is None else replace(mention, place=replace(same, text=place.text))


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Cut words off the front that are capitalised only because a sentence begins, and a possessive off the end."""
    while start < end:
        word = re.match(r"[\w’'-]+", text[start:end])
        if word is None or word.end() == end - start or word.group().casefold() not in _LEADS:
            break
        start += word.end() + 1
    for tail in ("'s", "’s"):
        if text[start:end].endswith(tail):
            end -= 2
    return start, end


def _can_be_place(name: str) -> bool:
    words = [w.casefold() for w in re.findall(r"[\w’'-]+", name)]
    return not (
        all(w in COMMON_WORDS or w in _NO_NAME for w in words)
        or words[0] in _NO_NAME
        or words[-1] in _NO_NAME
        or name in DEMONYMS
        or name in PEOPLES
        or (len(words) == 1 and (words[0].title() in DEMONYMS or words[0].title() in PEOPLES))
        or (name.isupper() and len(name) <= 6)
    )


def _hardly_else(text: str, start: int, end: int, gazetteer: Gazetteer) -> bool:
    """Whether a name behind a bare "in" can hardly be anything but a place: nobody of that name speaks or acts."""
    name = text[start:end]
    words = name.split()
    if len(words) > 3 or any(w.casefold() in COMMON_WORDS for w in words) or gazetteer.find(name):
        return False
    after = text[end : end + 2]
    return not after.startswith(("-", "’", "'")) and not _acts(name, text)


def _something_at(text: str, at: int, name: str) -> bool:
    """Whether "at Bela" tells where something happened: a sentence of violence, no institution, nobody's place of work."""
    begins = max(text.rfind(mark, max(0, at - _LOOK_BACK), at) for mark in (". ", "\n", "; ", "? ", "! ")) + 1
    begins = max(begins, at - _LOOK_BACK)
    lead = text[begins:at]
    return (
        _HAPPENS.search(lead) is not None
        and _AT_WORK.search(lead) is None
        and _INSTITUTION.search(name) is None
    )


def _without_class(text: str, start: int, end: int) -> int:
    """Cut a capitalised class word off the end of a name ("Bela Village")."""
    word = re.search(rf"(?i)\s+{_AFTER}$", text[start:end])
    return end if word is None else start + word.start()


def _placed(
    text: str, start: int, bare: int, end: int, mentions: Sequence[PlaceMention]
) -> tuple[Place, int]:
    """Return the place under its own name, as closely as what holds it is known, and where the words about that end."""
    name = text[start:bare]
    holder: PlaceMention | None = None
    at, link = end, _HELD
    for mention in mentions:
        gap = text[at : mention.start]
        if not gap.strip() and re.match(
            r"(?i)(?:near|outside|close to|around|not far from)\b", mention.place.text
        ):
            gap = " near "
        if len(gap) > _REACH or not gap.strip() or link.fullmatch(gap) is None or mention.dateline:
            break
        if mention.place.ends or mention.place.id is None:
            break
        if holder is None or (mention.place.where_prec or 9) < (holder.place.where_prec or 9):
            holder = mention
        at, link = mention.end, _WITHIN
        if (holder.place.where_prec or 9) <= 4:
            break
    if holder is None:
        return Place(text=name, name=name), end
    outer = holder.place
    inside = {1: Scale.ADMIN2, 2: Scale.ADMIN2, 3: Scale.ADMIN2, 4: Scale.ADMIN1}.get(outer.where_prec or 9)
    where, geo = (outer.where_prec, outer.geo_prec) if inside is None else PRECISION[inside]
    return (
        Place(
            text=name, name=name, lat=outer.lat, lon=outer.lon, country=outer.country, admin1=outer.admin1,
            where_prec=where, geo_prec=geo,
        ),
        holder.end,
    )  # fmt: skip


__all__ = ["with_unlisted"]
