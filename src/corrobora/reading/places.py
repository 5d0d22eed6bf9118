"""Places in a report: found, told apart from people and parties, and resolved with their precision.

Nothing here knows where a gazetteer is kept; it is handed in. The rules, and
why each is as it is: ``docs/methods/places.md``. In short:

* a capitalised name counts as a place where the words around it say so ("in",
  "the town of", "…, Mali") or where the name can hardly be anything else;
* a name that several places bear is resolved by what the text says of it, then
  by the country the report names most, then by nearness to places already
  resolved, then by a population that dwarfs the others; if nothing decides
  between countries it stays unresolved;
* a way between two places is a place of its own, never a pin on either end.
"""

import math
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from itertools import pairwise

from corrobora.reading.commonwords import COMMON_WORDS
from corrobora.reading.gazetteer import Gazetteer, GazetteerEntry, PlaceKind
from corrobora.reading.homonyms import Choice, Name, choose, middle_of
from corrobora.reading.namesakes import Namesake, namesake
from corrobora.reading.peoples import DEMONYMS, PEOPLES
from corrobora.records import Place, Span
from corrobora.spelling import normalised
from corrobora.sphere import EARTH_KM

__all__ = [
    "METHOD",
    "PRECISION",
    "Gazetteer",
    "GazetteerEntry",
    "PlaceKind",
    "PlaceMention",
    "Scale",
    "Toponym",
    "find_places",
    "find_toponyms",
    "midpoint",
    "names_weighed",
]

METHOD = "places/5"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceMention:
    """A place worded in a text; offsets are code points into that text, end exclusive."""

    start: int
    end: int
    place: Place
    dateline: bool = False
    """Stands in a dateline ("BAMAKO (Reuters) –"): where the report was filed, not where anything happened."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Toponym:
    """A bare place name in a text and what it most likely means; offsets are code points, end exclusive."""

    start: int
    end: int
    entry: GazetteerEntry | None
    """``None``: the gazetteer has no place of this name, or the certainty asked for is not reached."""
    certainty: float
    """Share of belief, 0 to 1, that it lies where the entry lies; 0 without an entry."""
    point: tuple[float, float] | None
    """Latitude and longitude of the entry; of a name that no gazetteer has, the middle of what the report is about."""


class Scale(StrEnum):
    """How closely words tie down a place."""

    TOWN = "named town or village"
    NEAR = "near, outside or some way from one"
    ADMIN2 = "second-order division"
    ADMIN1 = "first-order division"
    PART = "part of a country larger than a division"
    AREA = "area that is no division"
    FEATURE = "lake, valley, forest, hill"
    ROUTE = "between two places, or on the way to one"
    BORDER = "along a border"
    COUNTRY = "country"
    INTERNATIONAL = "international waters or airspace, or more than one country"


PRECISION: Mapping[Scale, tuple[int, int]] = {
    Scale.TOWN: (1, 1),
    Scale.NEAR: (2, 2),
    Scale.ADMIN2: (3, 2),
    Scale.ADMIN1: (4, 3),
    Scale.PART: (5, 3),
    Scale.AREA: (5, 3),
    Scale.FEATURE: (5, 2),
    Scale.ROUTE: (5, 3),
    Scale.BORDER: (5, 3),
    Scale.COUNTRY: (6, 3),
    Scale.INTERNATIONAL: (7, 3),
}
"""Scale → (UCDP where_prec, ACLED geo_precision).

UCDP GED codebook: 1 exact, 2 within about 25 km of a known point, 3 second-order
division, 4 first-order division, 5 linear or fuzzy, between two named places
included, 6 country, 7 international waters or airspace. ACLED codebook: 1 a
town, 2 part of a region or near a town, 3 a larger region. A distance of more
than 25 km without a direction is no limited area: it is coded as second-order
(up to 100 km) or first-order division.
"""

_KIND_SCALE: Mapping[PlaceKind, Scale] = {
    PlaceKind.COUNTRY: Scale.COUNTRY,
    PlaceKind.ADMIN1: Scale.ADMIN1,
    PlaceKind.ADMIN2: Scale.ADMIN2,
    PlaceKind.TOWN: Scale.TOWN,
    PlaceKind.AREA: Scale.AREA,
    PlaceKind.FEATURE: Scale.FEATURE,
}


def find_places(text: str, *, gazetteer: Gazetteer, skip: Sequence[Span] = ()) -> tuple[PlaceMention, ...]:
    """Find the places a report words, in order and without overlap.

    Args:
        text: the whole text of one report: what it says as a whole decides
            which of several places of one name is meant.
        gazetteer: where names are looked up.
        skip: stretches that are no places although place names stand in them
            (names of parties: "Malian army"). What they say about the country
            a report is about still counts.

    """
    survey = _survey(text, gazetteer, _Stretches(skip))
    accepted = _accepted(survey)
    _resolve(survey, accepted)
    mentions = [_qualified(survey, one) for one in accepted]
    mentions = _linked(survey, mentions)
    mentions.extend(_implied(survey))
    return _without_overlap(text, mentions)


def find_toponyms(
    text: str,
    *,
    gazetteer: Gazetteer,
    skip: Sequence[Span] = (),
    given: Sequence[Span] | None = None,
    loose: bool = False,
    certainty: float = 0.0,
) -> tuple[Toponym, ...]:
    """Find the bare place names of a text and say what each most likely means.

    `find_places` answers where things are said to have happened and leaves open
    what nothing decides; this answers what every name most likely means, by the
    same survey and the same weighing, and says how certain that is.

    Args:
        text: the whole text of one report.
        gazetteer: where names are looked up.
        skip: stretches that hold no places.
        given: names found by somebody else (a trained tagger, an annotator), in
            the order of the text; nothing is searched for then, and one answer
            is given for each. A demonym ("Varda's army" marked as "Vardan") means its country.
        loose: whether to find also well-known names that stand for a government or before the name of a body ("Varda
            said", "the Varda army"), and demonyms ("Vardan") as names of their country. Schemes of marking place names differ in both.
        certainty: answers below it are left open.

    """
    survey = _survey(text, gazetteer, _Stretches(skip))
    names = _every_name(survey, loose=loose) if given is None else _given_names(survey, given)
    chosen = _chosen(survey, names)
    middle = middle_of(chosen)
    return tuple(
        _toponym(one, choice, certainty=certainty, middle=middle)
        for one, choice in zip(names, chosen, strict=True)
    )


def names_weighed(
    text: str, *, gazetteer: Gazetteer, given: Sequence[Span]
) -> tuple[tuple[Name, ...], Mapping[str, float]]:
    """Return what `find_toponyms` hands to `homonyms.choose`: one name for each stretch, and other words for countries."""
    survey = _survey(text, gazetteer, _Stretches(()))
    names = _given_names(survey, given)
    return tuple(_weighed_names(survey, names)), _otherwise_named(survey, names)


def _given_names(survey: "_Survey", given: Sequence[Span]) -> list["_Candidate"]:
    names = [_as_given(survey, span) for span in given]
    _describe(survey, names, survey.words)
    for one in names:
        one.wanted = _class_given(one)
    return names


def _toponym(
    one: "_Candidate", choice: Choice, *, certainty: float, middle: tuple[float, float] | None
) -> Toponym:
    entry = choice.entry if choice.certainty >= certainty else None
    point = None if entry is None else _point(entry)
    if not one.entries:
        point = middle
    return Toponym(
        start=one.start,
        end=one.end,
        entry=entry,
        certainty=choice.certainty if entry is not None else 0.0,
        point=point,
    )


# --------------------------------------------------------------------------- words


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


_CAPITALISED = re.compile(
    r"\b(?<!['’-])(?:[A-Z]\.(?:[A-Z]\.)+|[A-ZÀ-ÖØ-ÞĀ-ɏḀ-ỿ](?:[^\W_]|[-'’ʼ‘](?=[^\W\d_]))*)"
)
_GAPS = frozenset(
    [
        " ",
        " of ",
        " of the ",
        " the ",
        " de ",
        " de la ",
        " du ",
        " des ",
        " el ",
        " al ",
        " la ",
        " les ",
        " le ",
        " and ",
        " am ",
        " an der ",
        " sur ",
        " d'",
        " d’",
        " do ",
        " da ",
        " dos ",
        " upon ",
        " es ",
        " ben ",
        " ou ",
    ]
)
_SHORTENED = _words("st ste ft mt pt")
"""Words that begin a name and are written short, with a full stop ("St. Osk")."""
_WORD = re.compile(r"\w+")
_LONGEST_RUN = 5
_POSSESSIVE = ("'s", "’s")

_CLASSES: Mapping[str, Scale] = {
    **dict.fromkeys(
        _words(
            "region province state governorate oblast wilaya wilayat voivodeship canton krai regions provinces "
            "states"
        ),
        Scale.ADMIN1,
    ),
    **dict.fromkeys(
        _words(
            "district county cercle department departement prefecture woreda zone raion commune municipality "
            "subdistrict districts counties cercles departments"
        ),
        Scale.ADMIN2,
    ),
    "local government area": Scale.ADMIN2,
    "lga": Scale.ADMIN2,
    **dict.fromkeys(
        ["area", "sector", "township", "neighbourhood", "neighborhood", "surroundings"], Scale.NEAR
    ),
    **dict.fromkeys(
        _words("valley forest desert mountains hills lake river basin plateau delta highlands"),
        Scale.FEATURE,
    ),
    **dict.fromkeys(["town", "city", "village", "hamlet", "settlement"], Scale.TOWN),
}
_CLASS_WORD = r"(?:local\s+government\s+area|" + "|".join(word for word in _CLASSES if " " not in word) + ")"
_SETTLEMENT = (
    r"(?:(?:towns?|cit(?:y|ies)|villages?|hamlets?|settlements?|localit(?:y|ies)|communit(?:y|ies)|municipalit(?:y|ies)"
    r"|communes?|capital|outpost|oasis|port|suburbs?|neighbou?rhoods?|camps?|communes?)\s+of\s+)"
)
_DIVISION_OF = (
    r"(?:(?P<division>regions?|provinces?|states?|governorates?|districts?|count(?:y|ies)|cercles?|departments?|"
    r"prefectures?|communes?|municipalit(?:y|ies)|areas?|valleys?|forests?)\s+of\s+)"
)
_COMPASS_WORD = r"(?:north(?:[- ]?(?:east|west))?|south(?:[- ]?(?:east|west))?|east|west)"
_COMPASS_ADJECTIVE = rf"(?:{_COMPASS_WORD}ern|central|upper|lower)"

_AFTER_CLASS = re.compile(rf"\s+({_CLASS_WORD})\b", re.IGNORECASE)
_BEFORE_DIVISION = re.compile(rf"\b(?:the\s+)?{_DIVISION_OF}(?:the\s+)?$", re.IGNORECASE)
_BEFORE_SETTLEMENT = re.compile(rf"\b{_SETTLEMENT}$", re.IGNORECASE)

_LOCATIVE = re.compile(
    r"(?<![\w’'-])(?:in|near|at|from|to|towards?|into|outside|inside|around|across|throughout|within|via|through|"
    r"between|leaving|reach(?:ed|ing)?|enter(?:ed|ing)?|left|fled|fleeing|captur(?:ed|ing)|seiz(?:ed|ing)|"
    r"besieg(?:ed|ing)|retook|retak(?:en|ing)|overran|shell(?:ed|ing)|bomb(?:ed|ing)|raid(?:ed|ing)|attacked|struck|"
    r"hit|visit(?:ed|ing)|control(?:led)?(?:\s+of)?|on\s+the\s+outskirts\s+of|north|south|east|west|close\s+to|off|"
    r"(?:north|south|east|west|northeast|northwest|southeast|southwest|outskirts|siege|capture|fall|streets|people|"
    r"residents|inhabitants|market|mayor|governor|north-east|north-west|south-east|south-west)\s+of)\s+"
    rf"(?:(?:the|nearby|neighbou?ring|remote|{_COMPASS_ADJECTIVE}|both)\s+){{0,2}}{_SETTLEMENT}?(?:the\s+)?$",
    re.IGNORECASE,
)
_LONG_AFTER = re.compile(
    r"\b(?:hours?|days?|weeks?|months?|years?)\s+(?:after|since|before)\s+$", re.IGNORECASE
)
"""A happening may go by its place alone ("eight days after Osk")."""
_RUN_IN_HEAD = re.compile(r":\s+(?![“\"‘'«])[A-ZÀ-Þ\d]")
_STRICT_LOCATIVE = re.compile(r"(?<![\w’'-])(?:in|near|outside)\s+$")
_OF = re.compile(r"\bof\s+(?:the\s+)?$", re.IGNORECASE)
_LISTED = re.compile(
    r"\s*(?:,|,?\s+and|,?\s+or|;)\s+(?:the\s+)?(?:(?:in|near|at|from|to)\s+)?(?:the\s+)?", re.IGNORECASE
)
_COMMA = re.compile(r"\s*,\s+(?:in\s+)?(?:the\s+)?$", re.IGNORECASE)

_TITLES = _words(
    "mr mrs ms miss dr prof professor sir lady lord gen general col colonel capt captain lt lieutenant "
    "maj major sgt sergeant cpl corporal pte private adm admiral brig brigadier cmdr commander president "
    "minister senator governor mayor judge justice imam sheikh sheik shaykh sultan emir pope cardinal "
    "archbishop bishop father sister brother reverend rev king queen prince princess chief ambassador "
    "secretary chairman spokesman spokeswoman spokesperson director inspector superintendent commissioner "
    "marshal journalist analyst activist ustaz cheikh mullah ayatollah hajj"
)
_AROUND = _words("lake mount mt city greater camp fort port upper lower new old inner outer central")
_CENTRES = _words("centre center ville cité centro")
"""Behind a town's name, its middle."""
_DIRECTIONS = _words(
    "northern southern eastern western central north south east west northeastern northwestern "
    "southeastern southwestern north-eastern north-western south-eastern south-western northeast "
    "northwest southeast southwest"
)
_FUNCTION_WORDS = _words(
    "the in at on near from to of and or but for with by as while when where after before since until "
    "although though because if between across around outside inside into towards toward through "
    "throughout within along via over under against amid among during both this that these those its his "
    "her their our some many most all several other another meanwhile however elsewhere yesterday today "
    "early late last next former present-day today's only even also then there here now still like unlike "
    "despite besides about above below beyond behind is was are were has had have did leaving what why "
    "how who does will would can could may might must not no yes"
)
_SITES = _words(
    "university hospital airport prison market mosque church stadium school camp base barracks cathedral "
    "station port bridge dam mine palace square"
)
_BODIES = _words(
    "army government police group party union council ministry times bank front movement forces force "
    "group's news radio tv television post tribune herald star standard press agency court parliament "
    "assembly embassy mission bureau authority authorities league alliance coalition committee commission "
    "congress federation fund initiative institute network observatory office organisation organization "
    "programme program project society team trust watch fc united protocol accord accords agreement "
    "process plan declaration treaty constitution"
)
_OF_HEADS = _words(
    "republic state states city town village region province district kingdom gulf bay strait straits "
    "isle sea sultanate emirate county federation residents people inhabitants north south east west "
    "northeast northwest southeast southwest outskirts capital cercle commune department municipality "
    "governorate port lake valley forest half most parts all civilians villagers refugees"
)
_ORGANISATION_OF = re.compile(
    r"(?P<start>^|[.!?:;“\"\n]\s*)?(?P<head>[A-ZÀ-ÞĀ-ɏ][\w’'-]*)\s+(?P<link>of|for)\s+(?:the\s+)?$"
)
_SPEAKS = re.compile(
    r"\s+(?:(?:has|have|had|also|will|would|repeatedly|strongly|immediately|later|itself|again|itself)\s+){0,2}(?:said|says|say|denied|denies|deny|accused|"
    r"accuses|condemned|condemns|announced|announces|blamed|blames|rejected|rejects|insisted|insists|claimed|claims|"
    r"urged|urges|called\s+(?:for|on)|calls\s+(?:for|on)|demanded|demands|agreed|agrees|vowed|vows|warned|warns|"
    r"recalled|summoned|expelled|denounced|dismissed|pledged|welcomed|withdrew|wants|believes?|recognised|recognized|"
    r"admitted|admits|acknowledged|acknowledges|conceded|concedes|replied|responded|apologi[sz]e[sd]?|promised|promises|refused|refuses|"
    r"threatened|threatens|regretted|regrets|protested|hailed|praised)\b"
)
_SAYS_SUBJECT_BREAK = re.compile(
    r"\b(?:in|near|at|from|to|towards?|into|outside|inside|around|across|throughout|within)\s+(?:the\s+)?$"
)
_SENTENCE_START = re.compile(r"(?:^|[.!?:;]['’”\")\]]?\s+|\n\s*|[“\"‘(\[]\s*|[•–—*-]\s+)$")
_DATELINE = re.compile(
    r"[ \t]*(?:,[ \t]*[A-ZÀ-Þ][\w .’'-]{1,30})?(?:,?[ \t]*(?:[A-Z][a-z]{2,8}\.?[ \t]+\d{1,2}|\d{1,2}[ \t]+[A-Z][a-z]{2,8})(?:,?[ \t]*\d{4})?)?"
    r"[ \t]*(?:\([\w .,/&-]{2,40}\)[ \t]*(?:[-–—:]|\Z)|[-–—]{1,2}[ \t])"
)
_SENTENCE_END = re.compile(r"[.!?][\s”\"’']|\n")


@dataclass(slots=True)
class _Stretches:
    """Answers whether a stretch touches one of those to be skipped."""

    spans: Sequence[Span]
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        reach = 0
        for span in sorted(self.spans, key=lambda span: (span.start, span.end)):
            reach = max(reach, span.end)
            self.starts.append(span.start)
            self.ends.append(reach)

    def touch(self, start: int, end: int) -> bool:
        at = bisect_right(self.starts, end - 1)
        return at > 0 and self.ends[at - 1] > start


# --------------------------------------------------------------------------- survey of the whole text


@dataclass(slots=True)
class _Candidate:
    """A name of the text that a gazetteer knows."""

    start: int
    end: int
    key: str
    entries: tuple[GazetteerEntry, ...]
    skipped: bool
    single: bool
    common: bool
    before: str = ""
    """The words before it, at most 80 characters, of the same line."""
    after: str = ""
    previous_word: str | None = None
    """A capitalised word right before it, one space between."""
    next_word: str | None = None
    evident: bool = False
    """The words around it make it a place."""
    rejected: bool = False
    person: bool = False
    namesake: Namesake | None = None
    """What it is here instead of a place, by the words right beside it."""
    dateline: bool = False
    entry: GazetteerEntry | None = None
    wanted: Scale | None = None
    """The class the text gives it ("region", "town")."""
    container: "_Candidate | None" = None
    elsewhere: bool = False
    """The text puts it in a division that holds no place of this name."""
    company: "_Company | None" = None
    """Tells what it means by the company it keeps."""


@dataclass(slots=True)
class _Survey:
    text: str
    gazetteer: Gazetteer
    candidates: list[_Candidate]
    votes: Counter[str]
    countries: dict[str, GazetteerEntry]
    demonyms: list[tuple[int, int, GazetteerEntry]]
    stretches: _Stretches
    words: list[tuple[int, int, str]]
    """Capitalised words with where they stand."""


def _survey(text: str, gazetteer: Gazetteer, stretches: _Stretches) -> _Survey:
    words = [
        (hit.start(), hit.end(), hit.group())
        for hit in _CAPITALISED.finditer(text)
        if hit.group()[0].isupper()
    ]
    survey = _Survey(
        text=text,
        gazetteer=gazetteer,
        candidates=[],
        votes=Counter(),
        countries={},
        demonyms=[],
        stretches=stretches,
        words=words,
    )
    demonym_entries: dict[str, GazetteerEntry | None] = {}
    at = 0
    while at < len(words):
        start, _, word = words[at]
        bare = word[:-2] if word.endswith(_POSSESSIVE) else word
        country = DEMONYMS.get(bare)
        longer = _longest(survey, words, at) if country is not None else None
        if longer is not None and longer[1] > 1 and _bears(longer[0]):
            survey.candidates.extend(longer[0])  # "British Columbia", "Dominican Republic", "Indian Ocean"
            at += longer[1]
            continue
        if country is not None:
            if country not in demonym_entries:
                demonym_entries[country] = _country_named(gazetteer, country)
            entry = demonym_entries[country]
            if entry is not None and entry.country is not None:
                survey.votes[entry.country] += 2
                survey.countries.setdefault(entry.country, entry)
                survey.demonyms.append((start, start + len(bare), entry))
            at += 1
            continue
        taken = _longest(survey, words, at)
        if taken is None:
            at += 1
            continue
        new, used = taken
        survey.candidates.extend(new)
        at += used
    _describe(survey, survey.candidates, words)
    _vote(survey)
    return survey


def _bears(found: Sequence[_Candidate]) -> bool:
    """Whether a name is some place's own, not another spelling."""
    return all(any(normalised(entry.name) == one.key for entry in one.entries) for one in found)


def _country_named(gazetteer: Gazetteer, name: str) -> GazetteerEntry | None:
    return next((entry for entry in gazetteer.find(name) if entry.kind is PlaceKind.COUNTRY), None)


def _longest(
    survey: _Survey, words: Sequence[tuple[int, int, str]], at: int
) -> tuple[list[_Candidate], int] | None:
    """Return the longest name of the gazetteer that begins at a word, and how many words it takes."""
    text = survey.text
    start = words[at][0]
    last = at
    while last + 1 < len(words) and last + 1 - at < _LONGEST_RUN:
        gap = text[words[last][1] : words[last + 1][0]] if words[last + 1][0] - words[last][1] <= 8 else "\n"
        shortened = gap == ". " and last == at and words[at][2].lower() in _SHORTENED
        if not (gap in _GAPS or shortened) or words[last][2].endswith(_POSSESSIVE):
            break
        last += 1
    for until in range(last, at - 1, -1):
        end = words[until][1]
        name = text[start:end]
        if name.endswith(_POSSESSIVE):
            name, end = name[:-2], end - 2
        single = until == at
        lowered = name.lower()
        stands_alone = single and (lowered in _NEVER or name in PEOPLES or len(name) < 2)
        if stands_alone and not _is_settlement_of(text, start):
            continue
        entries = _plausible(name, survey.gazetteer.find(name))
        if entries:
            common = all(word in COMMON_WORDS for word in _WORD.findall(lowered)) and not any(
                entry.kind in _KNOWN_WITHOUT_EVIDENCE
                and (
                    normalised(entry.name) == normalised(name)
                    or (entry.kind is PlaceKind.COUNTRY and name.isupper())
                )
                for entry in entries
            )
            return [_candidate(survey, start, end, entries, single=single, common=common)], until - at + 1
        if single and "-" in name:
            pair = _hyphenated(survey, start, name)
            if pair is not None:
                return pair, 1
    return None


def _is_settlement_of(text: str, start: int) -> bool:
    return (
        text.startswith("of ", start - 3)
        and _BEFORE_SETTLEMENT.search(text[max(0, start - 24) : start]) is not None
    )


_KNOWN_WITHOUT_EVIDENCE = frozenset({PlaceKind.COUNTRY, PlaceKind.ADMIN1, PlaceKind.AREA})
_NEVER = frozenset(
    _FUNCTION_WORDS
    | _TITLES
    | _SITES
    | _BODIES
    | _words(
        "i a an we he she they it you my your who whom whose which one two three four five six seven eight "
        "nine ten monday tuesday wednesday thursday friday saturday sunday january february march april may "
        "june july august september october november december jan feb mar apr jun jul aug sep sept oct nov "
        "dec mon tue wed thu fri sat sun islam state said says mr mrs ms god christmas easter ramadan eid un "
        "eu au nato afp ap isil isis grill bar pub tavern club lounge cafe café diner restaurant deli pizza mart mall plaza "
        "motel inn apartments avenue street boulevard lane drive"
    )
)
"""Words that no evidence makes a place when they stand alone."""


def _plausible(name: str, entries: tuple[GazetteerEntry, ...]) -> tuple[GazetteerEntry, ...]:
    """Drop entries that short forms hit by chance: "Car" is not CAR, "Us" not the US, "FLA" no town."""
    letters = name.replace(".", "")
    if len(letters) > 4 or " " in letters:
        return entries
    key = normalised(name)
    kept = tuple(
        entry
        for entry in entries
        if normalised(entry.name) == key
        or (entry.kind is PlaceKind.COUNTRY and letters.isupper())
        or (entry.kind is not PlaceKind.COUNTRY and len(letters) >= 4)
        or (entry.kind is PlaceKind.ADMIN1 and len(letters) == 3 and letters.isupper())
    )
    if letters.isupper() and len(letters) <= 4 and len(letters) > 1:
        return tuple(
            entry
            for entry in kept
            if entry.kind is PlaceKind.COUNTRY or (len(letters) >= 3 and (entry.population or 0) >= 50_000)
        )
    return kept


def _candidate(
    survey: _Survey, start: int, end: int, entries: tuple[GazetteerEntry, ...], *, single: bool, common: bool
) -> _Candidate:
    return _Candidate(
        start=start,
        end=end,
        key=normalised(survey.text[start:end]),
        entries=entries,
        skipped=survey.stretches.touch(start, end),
        single=single,
        common=common,
    )


_JOINT = re.compile(
    r"\s+(?:road|highway|route|axis|motorway|railway|line|track|corridor|stretch|border|frontier)\b"
)


def _hyphenated(survey: _Survey, start: int, name: str) -> list[_Candidate] | None:
    """Read "Mali-Algeria" before "border" or "road" as two places."""
    parts = name.split("-")
    if len(parts) != 2 or not all(part[:1].isupper() for part in parts):
        return None
    if not _JOINT.match(survey.text, start + len(name)):
        return None
    found = []
    for part in parts:
        country = DEMONYMS.get(part)
        entries = survey.gazetteer.find(country or part)
        if not entries:
            return None
        one = _candidate(survey, start, start + len(part), entries, single=True, common=False)
        one.evident = True
        found.append(one)
        start += len(part) + 1
    return found


def _describe(
    survey: _Survey, candidates: Sequence[_Candidate], words: Sequence[tuple[int, int, str]]
) -> None:
    """Note the words around every candidate."""
    text = survey.text
    starts = [start for start, _, _ in words]
    for one in candidates:
        line = text.rfind("\n", max(0, one.start - 80), one.start)
        one.before = text[max(line + 1, one.start - 80, 0) : one.start]
        one.after = text[one.end : one.end + 64]
        at = bisect_right(starts, one.start) - 1
        if at > 0 and words[at - 1][1] + 1 == one.start and text[one.start - 1] == " ":
            one.previous_word = words[at - 1][2]
        following = bisect_right(starts, one.end - 1)
        if following < len(words) and words[following][0] == one.end + 1 and text[one.end] == " ":
            one.next_word = words[following][2]
        if line + 1 == one.start or one.start == 0:
            one.dateline = _DATELINE.match(text, one.end) is not None
        if not one.dateline and candidates[0] is not one:
            one.dateline = _continues_dateline(survey, one)
        if not one.dateline:
            one.namesake = namesake(text[one.start : one.end], before=one.before, after=one.after)


def _continues_dateline(survey: _Survey, one: _Candidate) -> bool:
    """Whether a place is the country of a dateline ("BAMAKO, Mali (AP) –")."""
    if not one.before or one.before.count(",") != 1 or len(one.before) > 40:
        return False
    town, _, rest = one.before.partition(",")
    return (
        not rest.strip()
        and town[:1].isupper()
        and _DATELINE.match(survey.text, one.end) is not None
        and any(
            other.start == one.start - len(one.before) and other.dateline for other in survey.candidates[:64]
        )
    )


def _vote(survey: _Survey) -> None:
    """Count how often the report names each country."""
    for one in survey.candidates:
        named = [entry for entry in one.entries if entry.kind is PlaceKind.COUNTRY]
        for entry in named:
            if entry.country is not None and not _looks_like_person(one):
                survey.votes[entry.country] += 2 if len(named) == 1 else 1
                survey.countries.setdefault(entry.country, entry)
        if named or one.common or _looks_like_person(one):
            continue
        within = {entry.country for entry in one.entries}
        if len(within) == 1 and (only := next(iter(within))) is not None and _is_weighty(one):
            survey.votes[only] += 1


def _is_weighty(one: _Candidate) -> bool:
    """Whether a name is so well known that it needs no words around it to be a place."""
    return any(
        (
            entry.kind in _KNOWN_WITHOUT_EVIDENCE
            or (entry.population or 0) >= 100_000
            or entry.kind is PlaceKind.FEATURE
        )
        and (
            entry.kind is PlaceKind.COUNTRY
            or normalised(entry.name) == one.key
            or entry.kind is PlaceKind.ADMIN1
        )
        for entry in one.entries
    )


def _looks_like_person(one: _Candidate) -> bool:
    """Whether the words beside a name make it a part of a person's or a body's name."""
    if one.namesake is Namesake.PERSON:
        return True
    before, after = one.previous_word, one.next_word
    if before is not None:
        word = before.lower().rstrip(".")
        bare = word[:-2] if word.endswith(_POSSESSIVE) else word
        free = (
            word in _FUNCTION_WORDS
            or word in _DIRECTIONS
            or word in _AROUND
            or word in _OF_HEADS
            or word != bare
            or before in DEMONYMS
            or before in PEOPLES
            or (before.isupper() and len(before) > 1)
        )
        if word in _TITLES or not free:
            return True
    if one.key.rpartition(" ")[2] in _CLASSES:
        return False  # "the Osk County Jail", "Osk County Prosecutor Ana Kor": the class word ends the name
    if after is not None and not after.endswith(_POSSESSIVE):
        word = after.lower().rstrip(".")
        free = (
            word in _CLASSES
            or word in _TITLES
            or word in _SITES
            or word in _BODIES
            or word in _FUNCTION_WORDS
            or word in _NEVER
            or word in _CENTRES
            or after in DEMONYMS
            or after in PEOPLES
            or (after.isupper() and len(after) > 1)
        )
        return not free
    return False


# --------------------------------------------------------------------------- is it a place here?


def _accepted(survey: _Survey) -> list[_Candidate]:
    """Return the candidates that are places where they stand."""
    candidates = survey.candidates
    persons: set[str] = set()
    borne: set[str] = set()
    headlines = _Headlines(survey.text)
    for one in candidates:
        one.wanted = _class_given(one)
        one.person = _looks_like_person(one) and (
            one.namesake is Namesake.PERSON or not (_is_weighty(one) and headlines.holds(one))
        )
        if one.person and one.single:
            persons.add(one.key)
        if one.namesake in {Namesake.PERSON, Namesake.THING}:
            borne.add(one.key)
    persons |= borne
    firm: set[str] = set()
    following: _Candidate | None = None
    for one in reversed(candidates):
        one.rejected = _is_rejected(one)
        if one.key in persons and not one.evident and _is_firm(survey.text, one, following):
            firm.add(one.key)
        one.evident = one.evident or _is_evident(survey.text, one, following)
        following = one
    after: _Candidate | None = None
    for one in reversed(candidates):
        if one.evident and not one.dateline and one.key in persons and not _is_firm(survey.text, one, after):
            # "troopers captured Osk": where Osk is a person elsewhere, neither the verb nor "to" makes it a place
            loose = _OBJECT.search(one.before) is not None and one.key not in firm
            one.evident = not (loose or one.key in borne)
        after = one
    evident = {one.key for one in candidates if one.evident and not one.rejected and not one.common}
    accepted: list[_Candidate] = []
    for one in candidates:
        if one.rejected or one.skipped:
            continue
        if not one.evident and accepted and not one.common:
            gap = survey.text[accepted[-1].end : one.start]
            one.evident = (
                len(gap) <= 24
                and accepted[-1].evident
                and _LISTED.fullmatch(gap) is not None
                and one.key not in persons
            )
        if one.evident or _is_credible(survey, one, evident, persons):
            accepted.append(one)
    return accepted


class _Headlines:
    """Tells lines in title case, where a capital letter says nothing."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._known: dict[int, bool] = {}

    def holds(self, one: _Candidate) -> bool:
        begin = self._text.rfind("\n", 0, one.start) + 1
        if begin not in self._known:
            end = self._text.find("\n", begin)
            line = self._text[begin : end if end >= 0 else len(self._text)][:200]
            words = [word for word in line.split() if len(word) > 3]
            self._known[begin] = (
                len(words) >= 3
                and not line.rstrip().endswith(".")
                and sum(word[0].isupper() for word in words) >= 0.75 * len(words)
            )
        return self._known[begin]


def _class_given(one: _Candidate) -> Scale | None:
    after = _AFTER_CLASS.match(one.after)
    if after is not None:
        return _CLASSES[" ".join(after[1].lower().split())]
    before = _BEFORE_DIVISION.search(one.before)
    if before is not None:
        word = before["division"].lower()
        singular = {"counties": "county", "municipalities": "municipality"}.get(word, word)
        return _CLASSES.get(singular) or _CLASSES.get(singular.rstrip("s"))
    return Scale.TOWN if _BEFORE_SETTLEMENT.search(one.before) else None


_ILLNESS = re.compile(
    r"\s+(?:virus|fever|flu|influenza|disease|syndrome|strain|variant|h(?:a?e)?morrhagic|encephalitis)\b",
    re.IGNORECASE,
)
"""Behind a name these make it an illness's ("Lassa fever")."""


def _is_rejected(one: _Candidate) -> bool:
    """Whether the words around a name make it something other than a place."""
    before, after = one.before, one.after
    locative = _SAYS_SUBJECT_BREAK.search(before) is not None
    if one.namesake is not None:
        return True
    if _ILLNESS.match(after) is not None:
        return True
    if one.person:
        return not (
            locative
            and before.rstrip().lower().endswith(" in")
            and _is_weighty(one)
            and one.previous_word is None
        )
    if one.next_word is not None:
        word = one.next_word.lower()
        if word in _BODIES or (word in _SITES and not (locative or _LOCATIVE.search(before))):
            return True
    if after[:1] == "-" and after[1:2].isalpha() and not _JOINT.search(after[:40]):
        return True
    body = _ORGANISATION_OF.search(before)
    if body is not None and body["head"].lower() not in _OF_HEADS:
        head = body["head"].lower()
        begins = body["start"] is not None or _SENTENCE_START.search(before[: body.start("head")])
        if (
            head in _BODIES
            or head in _TITLES
            or head in _ORGANISATION_HEADS
            or (body["link"] == "of" and not begins)
        ):
            return True
    return not locative and not one.dateline and _SPEAKS.match(after) is not None


_ORGANISATION_HEADS = _words(
    "liberation government university bank ministry embassy archbishop bishop diocese support "
    "implementation defence defense president minister governor mayor emir sultan voice friends institute "
    "academy school college museum hotel province's protection victory army front movement"
)


_FIRM = re.compile(
    r"(?<![\w’'-])(?:in|near|outside|throughout|within|residents\s+of|people\s+of|streets\s+of|outskirts\s+of|"
    rf"(?:{_COMPASS_WORD})(?:\s+of)?)\s+(?:(?:the|nearby|neighbou?ring|{_COMPASS_ADJECTIVE}|{_COMPASS_WORD}|downtown|rural)\s+){{0,2}}$",
    re.IGNORECASE,
)
"""What stands before a place and hardly ever before a person."""
_OBJECT = re.compile(
    r"\b(?:leaving|reach(?:ed|ing)?|left|fled|fleeing|captur(?:ed|ing)|seiz(?:ed|ing)|shell(?:ed|ing)|bomb(?:ed|ing)|"
    r"raid(?:ed|ing)|attacked|struck|hit|visit(?:ed|ing)|control(?:led)?)\s+$",
    re.IGNORECASE,
)
"""Verbs that take a place or a person."""


def _is_firm(text: str, one: _Candidate, following: _Candidate | None) -> bool:
    """Whether the words around a name make it a place even where somebody else in the report bears it."""
    return (
        (one.wanted is not None and not one.common)
        or _FIRM.search(one.before) is not None
        or _is_within(text, one, following)
    )


def _is_within(text: str, one: _Candidate, following: _Candidate | None) -> bool:
    """Whether a country or division that holds the name stands right behind it ("Osk, Varda")."""
    return (
        following is not None
        and following.start - one.end <= 24
        and any(entry.kind in {PlaceKind.COUNTRY, PlaceKind.ADMIN1} for entry in following.entries)
        and not following.common
        and re.fullmatch(r"\s*,\s+(?:in\s+)?(?:the\s+)?", text[one.end : following.start]) is not None
        and any(
            entry.country == container.country
            for entry in one.entries
            for container in following.entries
            if container.kind in {PlaceKind.COUNTRY, PlaceKind.ADMIN1}
        )
    )


def _is_evident(text: str, one: _Candidate, following: _Candidate | None) -> bool:
    """Whether the words around a name make it a place."""
    if one.dateline:
        return True
    if one.wanted is not None and one.wanted is not Scale.TOWN and not one.common:
        return True
    if not one.single and _CLASSES.get(one.key.rpartition(" ")[2]) in {Scale.ADMIN1, Scale.ADMIN2}:
        return True  # "Osk County" bears its class in its name
    settled = _BEFORE_SETTLEMENT.search(one.before) is not None
    in_container = _is_within(text, one, following)
    if one.common:
        large = any((entry.population or 0) >= 50_000 for entry in one.entries)
        return settled or in_container or (large and _STRICT_LOCATIVE.search(one.before) is not None)
    return (
        settled
        or in_container
        or _LOCATIVE.search(one.before) is not None
        or _LONG_AFTER.search(one.before) is not None
    )


def _is_credible(survey: _Survey, one: _Candidate, evident: set[str], persons: set[str]) -> bool:
    """Whether a name is a place although no word beside it says so."""
    if one.common or one.key in persons:
        return False
    if one.key in evident or _is_weighty(one):
        return True
    if _OF.search(one.before) is not None and any(survey.votes[entry.country or ""] for entry in one.entries):
        return True
    starts = _SENTENCE_START.search(one.before) is not None or not one.before
    if starts and _RUN_IN_HEAD.match(one.after) is not None and (not one.before or one.before.endswith("\n")):
        # "Osk: between four and six people …", as a bulletin heads its items
        return any(
            normalised(entry.name) == one.key and survey.votes[entry.country or ""] for entry in one.entries
        )
    return (
        not starts
        and len(one.key) >= 4
        and any(
            normalised(entry.name) == one.key and survey.votes[entry.country or ""] >= 2
            for entry in one.entries
        )
    )


# --------------------------------------------------------------------------- which place of that name?

_DWARFS = 10
"""How many times the people of the next homonym abroad a place must have to be meant without a word about it."""
_LARGE = 100_000
_KNOWN = 15_000
"""People of a town that may be meant in a report which never names its country, if no other country has the name."""
_SURE = 0.9
"""Certainty below which a place that no words decide stays unresolved."""
_CONTAINED = re.compile(
    rf"\s*,?\s*(?:(?:a|the)\s+(?:\w+\s+){{0,2}}(?:town|village|city)\s+)?(?:located\s+|situated\s+)?(?:in|of)?\s*"
    rf"(?:the\s+)?(?:(?:{_COMPASS_ADJECTIVE}|restive|troubled|remote|neighbou?ring)\s+){{0,2}}(?:{_DIVISION_OF})?(?:the\s+)?",
    re.IGNORECASE,
)


def _resolve(survey: _Survey, accepted: Sequence[_Candidate]) -> None:
    """Choose one entry for every accepted name, or none."""
    for number, one in enumerate(accepted):
        division = _division_stated(survey, accepted, number)
        if division is not None:
            one.container, one.elsewhere = division, True
    for one, after in pairwise(accepted):
        if one.elsewhere:
            continue
        gap = survey.text[one.end : after.start]
        if (
            len(gap) <= 48
            and gap.strip()
            and _CONTAINED.fullmatch(gap)
            and any(_holds(outer, inner) for outer in after.entries for inner in one.entries)
        ):
            one.container = after
    company = _Company(survey, accepted)
    for one in accepted:
        one.company = company
    for one in reversed(accepted):
        one.entry = None if one.elsewhere else _by_words(survey, one)
    stated: dict[str, GazetteerEntry] = {}
    for one in accepted:
        if one.container is not None and one.entry is not None:
            stated.setdefault(one.key, one.entry)
    astray = {one.key for one in accepted if one.elsewhere} - stated.keys()
    for one in accepted:
        same = stated.get(one.key)
        if one.key in astray and one.entry is not None and one.entry.kind is PlaceKind.TOWN:
            one.entry, one.elsewhere = None, True  # what it is called once, it is called again
        if one.container is not None or same is None:
            continue
        if one.entry is None or (one.entry.kind is same.kind and one.entry.country != same.country):
            one.entry = same
    for one in accepted:
        if one.entry is None and not one.elsewhere:
            one.entry = _by_company(one) or _by_population(one)


_STATED_IN = re.compile(
    rf"\s*,?\s*(?:(?:a|the)\s+(?:\w+\s+){{0,2}}(?:town|village|city)\s+)?(?:located\s+|situated\s+)?(?:in|of)\s+(?:the\s+)?"
    rf"(?:(?:{_COMPASS_ADJECTIVE}|restive|troubled|remote)\s+){{0,2}}{_DIVISION_OF}?",
    re.IGNORECASE,
)
_PART_OF_COUNTRY = re.compile(
    rf"['’]s\s+(?:(?:{_COMPASS_ADJECTIVE}|restive|troubled|remote|neighbou?ring)\s+){{0,2}}", re.IGNORECASE
)


def _division_stated(survey: _Survey, accepted: Sequence[_Candidate], number: int) -> _Candidate | None:
    """Return the first-order division that the text puts a settlement in, if no place of its name lies there.

    "Bela in the Orin region", "Bela in Varda's southern Orin region": where the
    gazetteer knows Bela only in another region, that other Bela is not meant.
    """
    one = accepted[number]
    outer = accepted[number + 1] if number + 1 < len(accepted) else None
    if outer is None or one.wanted not in {None, Scale.TOWN}:
        return None
    if _STATED_IN.fullmatch(survey.text[one.end : outer.start]) is None:
        return None
    if any(entry.kind is PlaceKind.COUNTRY for entry in outer.entries) and number + 2 < len(accepted):
        further = accepted[number + 2]
        if _PART_OF_COUNTRY.fullmatch(survey.text[outer.end : further.start]) is None:
            return None
        outer = further
    divisions = [entry for entry in outer.entries if entry.kind is PlaceKind.ADMIN1]
    if outer.wanted is not Scale.ADMIN1 or not divisions:
        return None
    if any(_holds(division, inner) for division in divisions for inner in one.entries):
        return None
    return outer if any(entry.kind is PlaceKind.TOWN for entry in one.entries) else None


def _holds(outer: GazetteerEntry, inner: GazetteerEntry) -> bool:
    """Whether one entry lies in the other, as far as the gazetteer knows."""
    if outer.country is None or outer.country != inner.country or outer.id == inner.id:
        return False
    if outer.kind is PlaceKind.COUNTRY:
        return inner.kind is not PlaceKind.COUNTRY
    if inner.admin1 is None or inner.kind in {PlaceKind.COUNTRY, PlaceKind.ADMIN1}:
        return False
    if outer.kind is PlaceKind.ADMIN1:
        return inner.admin1 in {outer.admin1, outer.name}
    return outer.kind is PlaceKind.ADMIN2 and outer.admin1 == inner.admin1


def _best(one: _Candidate, entries: Iterable[GazetteerEntry]) -> GazetteerEntry | None:
    """Choose among places of one name in one country."""
    order = {
        Scale.ADMIN1: (PlaceKind.ADMIN1, PlaceKind.AREA, PlaceKind.ADMIN2, PlaceKind.TOWN),
        Scale.ADMIN2: (PlaceKind.ADMIN2, PlaceKind.TOWN, PlaceKind.ADMIN1),
        Scale.FEATURE: (PlaceKind.FEATURE, PlaceKind.AREA, PlaceKind.TOWN),
        Scale.TOWN: (PlaceKind.TOWN,),
    }.get(
        one.wanted or Scale.NEAR,
        (PlaceKind.COUNTRY, PlaceKind.TOWN, PlaceKind.ADMIN2, PlaceKind.ADMIN1, PlaceKind.AREA),
    )

    ranked: dict[tuple[bool, int], list[GazetteerEntry]] = {}
    for entry in entries:
        other = entry.kind is PlaceKind.TOWN and normalised(entry.name) != one.key
        place = order.index(entry.kind) if entry.kind in order else len(order)
        ranked.setdefault((other, place), []).append(entry)
    if not ranked:
        return None
    first = ranked[min(ranked)]
    if len(first) == 1:
        return first[0]
    beliefs = one.company.choice(one).beliefs if one.company is not None else {}
    return min(first, key=lambda entry: (-beliefs.get(entry.id, 0.0), -(entry.population or 0), entry.id))


def _by_words(survey: _Survey, one: _Candidate) -> GazetteerEntry | None:
    """Choose by what the text says: a container, a country's own name, the country named most."""
    container = one.container
    if container is not None:
        outer = (container.entry,) if container.entry is not None else container.entries
        within = [
            inner for inner in one.entries if any(_holds(each, inner) for each in outer if each is not None)
        ]
        if within:
            return _best(one, within)
    regions = (PlaceKind.AREA, PlaceKind.FEATURE)
    areas = [entry for entry in one.entries if entry.kind in regions and entry.country is None]
    if areas and one.wanted is None:
        return areas[0]
    countries = [entry for entry in one.entries if entry.kind is PlaceKind.COUNTRY]
    if countries and one.wanted is None:
        if len(countries) == 1:
            return _namesake_division(survey, one, countries[0]) or countries[0]
        return _most_named(survey, countries)
    named = {entry.country for entry in one.entries if entry.country in survey.votes}
    if named:
        most = max(survey.votes[country] for country in named if country is not None)
        winners = {country for country in named if country is not None and survey.votes[country] == most}
        if len(winners) == 1:
            country = winners.pop()
            best = _best(one, [entry for entry in one.entries if entry.country == country])
            return best if best is not None and _outranks_homonym_abroad(one, best) else None
        return None
    several = {entry.country for entry in one.entries}
    known = one.evident and any(
        (entry.population or 0) >= _KNOWN and normalised(entry.name) == one.key for entry in one.entries
    )
    if len(several) == 1 and (known or _is_weighty(one) or next(iter(several)) is None):
        return _best(one, one.entries)
    return None


def _namesake_division(survey: _Survey, one: _Candidate, country: GazetteerEntry) -> GazetteerEntry | None:
    """Return the division of a country's own name ("Georgia") if the report speaks of the division's country instead."""
    by_its_name = 2 * sum(1 for other in survey.candidates if other.key == one.key)
    otherwise = survey.votes[country.country or ""] - by_its_name
    namesakes = [
        entry
        for entry in one.entries
        if entry.kind is PlaceKind.ADMIN1
        and entry.country != country.country
        and normalised(entry.name) == one.key
        and survey.votes[entry.country or ""] > max(otherwise, 0)
    ]
    return namesakes[0] if len(namesakes) == 1 else None


def _most_named(survey: _Survey, entries: Sequence[GazetteerEntry]) -> GazetteerEntry | None:
    counted = sorted(entries, key=lambda entry: -survey.votes[entry.country or ""])
    if survey.votes[counted[0].country or ""] == survey.votes[counted[1].country or ""]:
        return None
    return counted[0]


def _outranks_homonym_abroad(one: _Candidate, best: GazetteerEntry) -> bool:
    """Whether a place in the report's country may win over a famous one abroad.

    A report about the United States that speaks of Paris means France, unless
    its words say otherwise: a hamlet or a mere alternate spelling at home does
    not win over a city of ten times its people and more than a million.
    """
    people = max(best.population or 0, 1_000)
    famous = max(
        (
            entry.population or 0
            for entry in one.entries
            if entry.country != best.country and normalised(entry.name) == one.key
        ),
        default=0,
    )
    return not (famous >= 1_000_000 and famous >= _DWARFS * people and best.kind is PlaceKind.TOWN)


def _point(entry: GazetteerEntry) -> tuple[float, float] | None:
    return None if entry.lat is None or entry.lon is None else (entry.lat, entry.lon)


def _by_company(one: _Candidate) -> GazetteerEntry | None:
    """Choose what all names of the report together make all but certain; otherwise nothing decides."""
    choice = one.company.choice(one) if one.company is not None else None
    if choice is None or choice.entry is None or choice.certainty < _SURE:
        return None
    best = _best(one, [entry for entry in one.entries if entry.country == choice.entry.country])
    return best if best is not None and _outranks_homonym_abroad(one, best) else None


def _by_population(one: _Candidate) -> GazetteerEntry | None:
    """Choose a place that dwarfs its homonyms in other countries; otherwise nothing decides."""
    best = _best(one, sorted(one.entries, key=lambda entry: -(entry.population or 0))[:1])
    if best is None or (best.population or 0) < _LARGE:
        return None
    abroad = max((entry.population or 0 for entry in one.entries if entry.country != best.country), default=0)
    if (best.population or 0) < _DWARFS * abroad:
        return None
    return _best(one, [entry for entry in one.entries if entry.country == best.country])


# --------------------------------------------------------------------------- all names weighed together

_KINDS_OF: Mapping[Scale, tuple[PlaceKind, ...]] = {
    Scale.ADMIN1: (PlaceKind.ADMIN1, PlaceKind.AREA),
    Scale.ADMIN2: (PlaceKind.ADMIN2,),
    Scale.FEATURE: (PlaceKind.FEATURE, PlaceKind.AREA),
    Scale.TOWN: (PlaceKind.TOWN,),
}
_POSSESSED = re.compile(
    rf"['’]s?\s+(?:(?:{_COMPASS_ADJECTIVE}|restive|troubled|remote)\s+){{0,2}}(?:(?:city|town|village|capital)(?:\s+of)?\s+)?",
    re.IGNORECASE,
)
_ABBREVIATED: Mapping[str, str] = {
    short: state
    for state, listed in {
        "Alabama": "Ala. AL",
        "Alaska": "AK",
        "Arizona": "Ariz. AZ",
        "Arkansas": "Ark. AR",
        "California": "Calif. Cal. CA",
        "Colorado": "Colo. CO",
        "Connecticut": "Conn. CT",
        "Delaware": "Del. DE",
        "District of Columbia": "D.C. DC",
        "Florida": "Fla. FL",
        "Georgia": "Ga. GA",
        "Hawaii": "HI",
        "Idaho": "ID",
        "Illinois": "Ill. IL",
        "Indiana": "Ind. IN",
        "Iowa": "IA",
        "Kansas": "Kan. Kans. KS",
        "Kentucky": "Ky. KY",
        "Louisiana": "La. LA",
        "Maine": "ME",
        "Maryland": "Md. MD",
        "Massachusetts": "Mass. MA",
        "Michigan": "Mich. MI",
        "Minnesota": "Minn. MN",
        "Mississippi": "Miss. MS",
        "Missouri": "Mo. MO",
        "Montana": "Mont. MT",
        "Nebraska": "Neb. Nebr. NE",
        "Nevada": "Nev. NV",
        "New Hampshire": "N.H. NH",
        "New Jersey": "N.J. NJ",
        "New Mexico": "N.M. NM",
        "New York": "N.Y. NY",
        "North Carolina": "N.C. NC",
        "North Dakota": "N.D. ND",
        "Ohio": "OH",
        "Oklahoma": "Okla. OK",
        "Oregon": "Ore. OR",
        "Pennsylvania": "Pa. Penn. PA",
        "Rhode Island": "R.I. RI",
        "South Carolina": "S.C. SC",
        "South Dakota": "S.D. SD",
        "Tennessee": "Tenn. TN",
        "Texas": "Tex. TX",
        "Utah": "UT",
        "Vermont": "Vt. VT",
        "Virginia": "Va. VA",
        "Washington": "Wash. WA",
        "West Virginia": "W.Va. W.V. WV",
        "Wisconsin": "Wis. Wisc. WI",
        "Wyoming": "Wyo. WY",
        "British Columbia": "B.C. BC",
        "Ontario": "Ont. ON",
        "Quebec": "Que. QC",
        "Alberta": "Alta. AB",
        "Saskatchewan": "Sask. SK",
        "Manitoba": "Man. MB",
        "Nova Scotia": "N.S. NS",
        "New Brunswick": "N.B. NB",
    }.items()
    for short in listed.split()
}
"""How American newspapers (Associated Press style) and the post shorten states, and Canadian ones provinces."""
_SHORT_AFTER = re.compile(
    r"\s*,\s+("
    + "|".join(re.escape(short) for short in sorted(_ABBREVIATED, key=len, reverse=True))
    + r")(?![\w])"
)


def _division_short(gazetteer: Gazetteer, short: str) -> tuple[GazetteerEntry, ...]:
    """Return the state or province that an abbreviation stands for."""
    name = _ABBREVIATED.get(short) or _ABBREVIATED.get(f"{short}.")
    if name is None:
        return ()
    return tuple(
        entry
        for entry in gazetteer.find(name)
        if entry.kind is PlaceKind.ADMIN1
        and entry.country in {"US", "CA"}
        and normalised(entry.name) == normalised(name)
    )


_BARE = re.compile(
    rf"^(?:(?:the|greater|downtown|metro|metropolitan|{_COMPASS_ADJECTIVE}|{_COMPASS_WORD})\s+|{_SETTLEMENT}|"
    r"(?:region|province|state|county|district|governorate|department|valley|gulf|island|isle)s?\s+of\s+)+",
    re.IGNORECASE,
)
_CLASS_AT_END = re.compile(
    rf"\s+(?:{_CLASS_WORD}|parish|metro|metropolitan|river|valley|island|islands|coast|peninsula|border|airport|"
    r"international\s+airport|university|hospital|high\s+school|park|beach|heights|proper|area)$",
    re.IGNORECASE,
)


def _entries_given(gazetteer: Gazetteer, name: str) -> tuple[GazetteerEntry, ...]:
    """Return what a name marked by somebody else may mean, its form taken apart until the gazetteer knows it."""
    short = _division_short(gazetteer, name)
    if short:
        return short
    bare = name[:-2] if name.endswith(_POSSESSIVE) else name.rstrip("'’")
    country = DEMONYMS.get(bare)
    if country is not None:
        named = _country_named(gazetteer, country)
        return () if named is None else (named,)
    tried = [bare]
    tried.append(_BARE.sub("", bare))
    tried.extend(_CLASS_AT_END.sub("", each) for each in tuple(tried))
    if "," in bare:
        tried.append(bare.partition(",")[0])
    for each in dict.fromkeys(tried):
        found = gazetteer.find(each) if each.strip() else ()
        if len(each.replace(".", "")) <= 4:
            found = _plausible(each, found) or found
        if found:
            return found
    return ()


def _as_given(survey: _Survey, span: Span) -> _Candidate:
    name = survey.text[span.start : span.end]
    one = _candidate(
        survey,
        span.start,
        span.end,
        _entries_given(survey.gazetteer, name),
        single=" " not in name,
        common=False,
    )
    one.evident = True
    return one


def _chosen(survey: _Survey, names: Sequence[_Candidate]) -> tuple[Choice, ...]:
    """Weigh all names of a report together."""
    return choose(_weighed_names(survey, names), countries=_otherwise_named(survey, names))


def _every_name(survey: _Survey, *, loose: bool) -> list[_Candidate]:
    """Return every name that is a place, whether or not anything is said to have happened there.

    Beside what `find_places` accepts: states in short ("Osk, Tex."); names that
    lie where the other names of the report lie, although no word beside them
    says so; and names with a class word of their own ("Cane River"), known to
    the gazetteer or not.
    """
    names = _accepted(survey)
    names = sorted(
        [*names, *(_metonyms(survey) if loose else ()), *_shortened(survey, names)], key=lambda one: one.start
    )
    names = sorted([*names, *_in_company(survey, names)], key=lambda one: one.start)
    names = _with_classed(survey, names)
    if loose:
        taken = _Stretches([Span(start=one.start, end=one.end) for one in names])
        for start, end, entry in survey.demonyms:
            if not taken.touch(start, end) and not survey.stretches.touch(start, end):
                names.append(_candidate(survey, start, end, (entry,), single=True, common=False))
        names.sort(key=lambda one: one.start)
    return names


def _metonyms(survey: _Survey) -> list[_Candidate]:
    """Return well-known places that speak, or stand before or behind the name of a body ("Varda said", "the Varda army")."""
    return [
        one
        for one in survey.candidates
        if one.rejected
        and one.namesake is None
        and not (one.skipped or one.common)
        and (not one.person or _is_shorthand(survey.text[one.start : one.end]))
        and _is_weighty(one)
        and _ILLNESS.match(one.after) is None
    ]


def _is_shorthand(name: str) -> bool:
    """Whether a name is written in capitals as no person's is ("US", "U.S.", "DRC")."""
    return name.isupper() and len(name.replace(".", "")) <= 4


def _shortened(survey: _Survey, names: Sequence[_Candidate]) -> list[_Candidate]:
    """Return the states that stand in short behind a name ("Osk, Tex.", "OSK, TX")."""
    found = []
    for one in names:
        short = _SHORT_AFTER.match(survey.text, one.end, one.end + 24)
        if short is None:
            continue
        state = _division_short(survey.gazetteer, short[1])
        if any(_holds(outer, inner) for outer in state for inner in one.entries):
            found.append(_candidate(survey, *short.span(1), state, single=True, common=False))
    return found


def _in_company(survey: _Survey, accepted: Sequence[_Candidate]) -> list[_Candidate]:
    """Return names that were passed over for want of words, but lie in a division that the report turns around."""
    divisions: Counter[tuple[str | None, str | None]] = Counter()
    for choice in _chosen(survey, accepted):
        entry = choice.entry
        if entry is not None and entry.admin1 is not None and choice.certainty >= _SURE:
            divisions[entry.country, entry.admin1] += 1
    about = {division for division, times in divisions.items() if times >= _TURNS_AROUND}
    taken = {one.start for one in accepted}
    persons = {
        one.key
        for one in survey.candidates
        if (one.person and one.single) or one.namesake in {Namesake.PERSON, Namesake.THING}
    }
    found = []
    for one in survey.candidates if about else ():
        if one.start in taken or one.rejected or one.skipped or one.common or one.key in persons:
            continue
        if _SENTENCE_START.search(one.before) is not None or not one.before or len(one.key) < 4:
            continue
        if any(
            (entry.country, entry.admin1) in about and normalised(entry.name) == one.key
            for entry in one.entries
        ):
            found.append(one)
    return found


_TURNS_AROUND = 2
"""So many names of a division make a report turn around it."""
_CLASSED_NAME = re.compile(
    r"(?<![\w'’-])(?:(?:Lake|Mount|Mt\.|Cape|Isle\s+of|Gulf\s+of|Bay\s+of|Port|Fort)\s+[A-ZÀ-Þ][\w'’-]+"
    r"|(?:[A-ZÀ-Þ][\w'’-]+\s+){1,2}(?:County|Parish|River|Creek|Lake|Bay|Island|Islands|Valley|Mountain|Mountains|Beach|"
    r"Township|Peninsula|Province|Prefecture|Governorate|Oblast|Canyon|Harbor|Harbour))(?![\w'’-]*\s+[A-ZÀ-Þ])"
)


def _with_classed(survey: _Survey, names: Sequence[_Candidate]) -> list[_Candidate]:
    """Return the names with those added, or made longer, that bear a class word of their own."""
    kept = list(names)
    for hit in _CLASSED_NAME.finditer(survey.text):
        start, end = hit.span()
        first = survey.text[start:end].split()[0]
        if first.lower() in _FUNCTION_WORDS or first in DEMONYMS or first.lower() in _DIRECTIONS:
            start += len(first) + 1
            if len(survey.text[start:end].split()) < 2:
                continue
        if survey.stretches.touch(start, end):
            continue
        inside = [one for one in kept if one.start < end and start < one.end]
        if any(one.start < start or one.end > end or (one.start, one.end) == (start, end) for one in inside):
            continue
        kept = [one for one in kept if one not in inside]
        kept.append(
            _candidate(
                survey,
                start,
                end,
                _entries_given(survey.gazetteer, survey.text[start:end]),
                single=False,
                common=False,
            )
        )
    return sorted(kept, key=lambda one: one.start)


class _Company:
    """What the names of a report mean by the company they keep, weighed when first asked for."""

    def __init__(self, survey: _Survey, names: Sequence[_Candidate]) -> None:
        self._survey = survey
        self._names = names
        self._choices: dict[int, Choice] = {}

    def choice(self, one: _Candidate) -> Choice:
        if not self._choices:
            chosen = _chosen(self._survey, self._names)
            self._choices = {name.start: choice for name, choice in zip(self._names, chosen, strict=True)}
        return self._choices[one.start]


def _otherwise_named(survey: _Survey, names: Sequence[_Candidate]) -> Mapping[str, float]:
    """Count the countries that the report speaks of by words which are not among the names."""
    stretches = {(one.start, one.end) for one in names}
    counted: Counter[str] = Counter()
    for start, end, entry in survey.demonyms:
        if entry.country is not None and (start, end) not in stretches:
            counted[entry.country] += 1
    for one in survey.candidates:
        if one.skipped and (one.start, one.end) not in stretches:
            for entry in one.entries:
                if entry.kind is PlaceKind.COUNTRY and entry.country is not None:
                    counted[entry.country] += 1
    return counted


def _weighed_names(survey: _Survey, names: Sequence[_Candidate]) -> list[Name]:
    weighed = []
    for number, one in enumerate(names):
        outers = _said_around(survey, names, number)
        weighed.append(
            Name(
                key=one.key,
                entries=one.entries,
                kinds=_KINDS_OF.get(one.wanted, ()) if one.wanted is not None else (),
                said=tuple(
                    at
                    for at, inner in enumerate(one.entries)
                    if any(_holds(outer, inner) for outer in outers)
                ),
            )
        )
    return weighed


def _said_around(survey: _Survey, names: Sequence[_Candidate], number: int) -> tuple[GazetteerEntry, ...]:
    """Return what the words right behind or before a name say it lies in."""
    one, text = names[number], survey.text
    short = _SHORT_AFTER.match(text, one.end, one.end + 24)
    if short is not None:
        return _division_short(survey.gazetteer, short[1])
    if number + 1 < len(names):
        after = names[number + 1]
        gap = text[one.end : after.start]
        if len(gap) <= 48 and gap.strip() and _CONTAINED.fullmatch(gap):
            return after.entries
    if number:
        before = names[number - 1]
        gap = text[before.end : one.start]
        if len(gap) <= 32 and _POSSESSED.fullmatch(gap):
            return before.entries
    return ()


# --------------------------------------------------------------------------- near, north of, the region of


@dataclass(slots=True)
class _Mention:
    start: int
    end: int
    place: Place
    entry: GazetteerEntry | None
    inner_start: int
    """Where the bare name starts; the words before it are its qualifier."""
    inner_end: int
    dateline: bool = False


_KM_PER_MILE = 1.609344
_BEARINGS = {
    "north": 0.0,
    "northeast": 45.0,
    "east": 90.0,
    "southeast": 135.0,
    "south": 180.0,
    "southwest": 225.0,
    "west": 270.0,
    "northwest": 315.0,
}
_DISTANCE = re.compile(
    r"(?:(?:about|around|some|roughly|nearly|almost|approximately|over|more\s+than|less\s+than|just)\s+)?(?<![\w.,])"
    r"(?P<number>\d{1,3}(?:[.,]\d{1,2})?)[\s-]?(?P<unit>kms?|kilomet(?:re|er)s?|miles?)\b(?:\s*\([^()]{1,24}\))?\s*,?\s+"
    rf"(?:(?:to\s+the\s+|due\s+|further\s+)?(?P<direction>{_COMPASS_WORD})\s+(?:of|from)|(?:away\s+)?from|outside(?:\s+of)?|off)\s+"
    rf"(?:the\s+)?(?:\w+\s+)?{_SETTLEMENT}?$",
    re.IGNORECASE,
)
_NEAR = re.compile(
    r"(?<!\w)(?:near(?:by)?|close\s+to|outside(?:\s+of)?|(?:on|in|at)\s+the\s+outskirts\s+of|around|in\s+the\s+vicinity\s+of|"
    rf"not\s+far\s+from|next\s+to|(?:just\s+|to\s+the\s+)?(?P<direction>{_COMPASS_WORD})\s+of)\s+"
    rf"(?:the\s+)?(?:(?:nearby|border|remote|small|northern|southern|eastern|western|central|capital|capital,)\s+){{0,2}}{_SETTLEMENT}?$",
    re.IGNORECASE,
)
_PART_BEFORE = re.compile(
    rf"(?<!\w)(?:(?:far|extreme|remote)\s+)?(?P<direction>{_COMPASS_ADJECTIVE}|{_COMPASS_WORD}|mid)\s+$",
    re.IGNORECASE,
)
_PART_OF = re.compile(
    rf"(?<!\w)(?:the\s+)?(?:far\s+|remote\s+|desert\s+)?(?P<direction>{_COMPASS_WORD}|centre|center|interior)(?:ern\s+part)?\s+of\s+(?:the\s+)?{_SETTLEMENT}?$",
    re.IGNORECASE,
)
_PART_AFTER = re.compile(
    rf"['’]s\s+(?:far\s+|remote\s+|restive\s+|desert\s+|troubled\s+)?(?P<direction>{_COMPASS_WORD}|centre|center)(?!\w|-)"
    # "Sudan's North Kordofan" is a state of that name, "Sudan's North" is a part
    r"(?!(?-i:\s+(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)[A-ZÀ-ÖØ-Þ]))",
    re.IGNORECASE,
)


def _adjective(direction: str) -> str:
    """Return "northern" for "north", "central" for "centre"."""
    plain = direction.lower().replace(" ", "-").replace("--", "-")
    if plain in {"centre", "center", "central", "mid"}:
        return "central"
    if plain.endswith(("ern", "upper", "lower")):
        return plain
    return "inner" if plain == "interior" else f"{plain}ern"


def place_of(entry: GazetteerEntry, words: str) -> Place:
    """Return a place of a gazetteer as a claim has it that names it by these words, with the precision of what it is."""
    place = Place(
        text=words,
        name=entry.name,
        id=entry.id,
        lat=entry.lat,
        lon=entry.lon,
        country=entry.country,
        admin1=entry.admin1,
    )
    return _precise(place, _plain_scale(entry))


def _precise(place: Place, scale: Scale) -> Place:
    where, geo = PRECISION[scale]
    return replace(place, where_prec=where, geo_prec=geo)


def _plain_scale(entry: GazetteerEntry) -> Scale:
    if entry.kind is PlaceKind.AREA and entry.country is None:
        return Scale.INTERNATIONAL
    return _KIND_SCALE[entry.kind]


def _qualified(survey: _Survey, one: _Candidate) -> _Mention:
    """Give a resolved name its precision and take its qualifier into its stretch."""
    text, entry = survey.text, one.entry
    start, end = one.start, one.end
    if entry is None:
        return _unresolved(survey, one)
    place = Place(
        text=text[start:end],
        name=entry.name,
        id=entry.id,
        lat=entry.lat,
        lon=entry.lon,
        country=entry.country,
        admin1=entry.admin1,
    )
    scale = _plain_scale(entry)
    classed = _AFTER_CLASS.match(one.after)
    if one.wanted is not None and entry.kind is not PlaceKind.COUNTRY and scale is not Scale.INTERNATIONAL:
        coarser = {Scale.ADMIN1, Scale.ADMIN2, Scale.FEATURE, Scale.NEAR}
        if one.wanted in coarser and (scale is Scale.TOWN or one.wanted is Scale.FEATURE):
            scale = one.wanted
        if classed is not None and one.wanted is not Scale.TOWN:
            end += classed.end(1)
    distance = _DISTANCE.search(one.before)
    near = None if distance is not None else _NEAR.search(one.before)
    part_after = _PART_AFTER.match(one.after)
    part = _PART_OF.search(one.before) or _PART_BEFORE.search(one.before)
    is_settlement = scale in {Scale.TOWN, Scale.FEATURE, Scale.NEAR}
    if distance is not None and is_settlement:
        place, scale = _at_distance(place, distance)
        start -= len(one.before) - distance.start()
    elif part_after is not None and not is_settlement:
        scale = Scale.PART if entry.kind is PlaceKind.COUNTRY else scale
        place = replace(place, name=f"{_adjective(part_after['direction'])} {entry.name}")
        end += part_after.end()
    elif part is not None and not is_settlement:
        scale = Scale.PART if entry.kind is PlaceKind.COUNTRY else scale
        place = replace(place, name=f"{_adjective(part['direction'])} {entry.name}")
        start -= len(one.before) - part.start()
    elif near is not None:
        scale = {Scale.COUNTRY: Scale.PART, Scale.TOWN: Scale.NEAR}.get(scale, scale)
        start -= len(one.before) - near.start()
    elif part is not None and _PART_BEFORE.search(one.before):
        start -= len(one.before) - part.start()
    place = _precise(replace(place, text=text[start:end]), scale)
    return _Mention(start, end, place, entry, one.start, end, one.dateline)


def _unresolved(survey: _Survey, one: _Candidate) -> _Mention:
    """Return a place without coordinates; what holds it, if stated, gives country and division."""
    words = survey.text[one.start : one.end]
    outer = one.container.entry if one.container is not None else None
    place = Place(
        text=words,
        name=words,
        country=outer.country if outer is not None else None,
        admin1=outer.admin1 if outer is not None else None,
    )
    if one.elsewhere and outer is not None:
        # somewhere in the division named
        place = _precise(replace(place, lat=outer.lat, lon=outer.lon), Scale.ADMIN1)
    return _Mention(one.start, one.end, place, None, one.start, one.end, one.dateline)


def _at_distance(place: Place, distance: re.Match[str]) -> tuple[Place, Scale]:
    """Move a point by a stated distance and direction; without a direction only the precision changes."""
    km = float(distance["number"].replace(",", ".")) * (
        _KM_PER_MILE if distance["unit"].lower().startswith("mile") else 1.0
    )
    direction = distance["direction"]
    if direction is not None and place.lat is not None and place.lon is not None:
        bearing = _BEARINGS[re.sub(r"[- ]", "", direction.lower())]
        lat, lon = _destination(place.lat, place.lon, bearing, km)
        return replace(place, lat=lat, lon=lon), Scale.NEAR
    return place, Scale.NEAR if km <= 25 else Scale.ADMIN2 if km <= 100 else Scale.ADMIN1


def _destination(lat: float, lon: float, bearing: float, km: float) -> tuple[float, float]:
    """Return the point some way off along a great circle, rounded to 0.001 degree."""
    phi, lam, theta, delta = math.radians(lat), math.radians(lon), math.radians(bearing), km / EARTH_KM
    there = math.asin(math.sin(phi) * math.cos(delta) + math.cos(phi) * math.sin(delta) * math.cos(theta))
    across = lam + math.atan2(
        math.sin(theta) * math.sin(delta) * math.cos(phi), math.cos(delta) - math.sin(phi) * math.sin(there)
    )
    return round(math.degrees(there), 3), round((math.degrees(across) + 540) % 360 - 180, 3)


def midpoint(a: tuple[float, float], b: tuple[float, float]) -> tuple[float, float]:
    """Return the middle of the great circle between two (lat, lon) in degrees, rounded to 0.001 degree."""
    phi_a, lam_a, phi_b, lam_b = (math.radians(angle) for angle in (*a, *b))
    x = math.cos(phi_b) * math.cos(lam_b - lam_a)
    y = math.cos(phi_b) * math.sin(lam_b - lam_a)
    phi = math.atan2(math.sin(phi_a) + math.sin(phi_b), math.hypot(math.cos(phi_a) + x, y))
    lam = lam_a + math.atan2(y, math.cos(phi_a) + x)
    return round(math.degrees(phi), 3), round((math.degrees(lam) + 540) % 360 - 180, 3)


# --------------------------------------------------------------------------- ways and borders

_ARTICLES = rf"(?:(?:the|nearby|neighbou?ring|{_COMPASS_ADJECTIVE})\s+){{0,2}}{_SETTLEMENT}?(?:the\s+)?"
_LEFT_FROM = re.compile(
    rf"(?<!\w)(?P<lead>from|leaving|left|departed|departing|out\s+of|between)\s+{_ARTICLES}$", re.IGNORECASE
)
_GAP_TO = re.compile(
    rf"\s*(?:,[^,.;\n]{{0,40}},)?\s*(?:(?:and\s+|were\s+|was\s+)?(?:heading|headed|going|travell?ing|driving|bound|moving|en\s+route|on\s+(?:its|their|his|her|the)\s+way)\s+)?"
    rf"(?:back\s+)?(?:to|towards?|into|for|as\s+far\s+as)\s+{_ARTICLES}",
    re.IGNORECASE,
)
_LEFT_TO = re.compile(rf"(?<!\w)(?:to|towards?|into|for|via)\s+{_ARTICLES}$", re.IGNORECASE)
_GAP_FROM = re.compile(
    rf"\s*,?\s*(?:(?:after\s+)?(?:leaving|departing|having\s+left)|(?:coming\s+|travell?ing\s+|on\s+the\s+road\s+|on\s+the\s+way\s+)?from|out\s+of)\s+{_ARTICLES}",
    re.IGNORECASE,
)
_LEFT_BETWEEN = re.compile(rf"(?<!\w)between\s+{_ARTICLES}$", re.IGNORECASE)
_GAP_AND = re.compile(rf"\s+and\s+{_ARTICLES}", re.IGNORECASE)
_LEFT_ROAD = re.compile(
    rf"(?<!\w)(?:road|highway|route|axis|track|railway|line)s?\s+(?:that\s+)?(?:link(?:ing|s)|connect(?:ing|s)|joining|joins|from|between|running\s+from|leading\s+from|out\s+of)\s+{_ARTICLES}$",
    re.IGNORECASE,
)
_GAP_ROAD = re.compile(rf"\s+(?:and|to|with|towards?)\s+{_ARTICLES}", re.IGNORECASE)
_GAP_DASH = re.compile(r"\s?[-–—/]\s?|\s+to\s+")
_RIGHT_ROAD = re.compile(
    r"\s+(?:main\s+)?(?:road|highway|route|axis|motorway|railway|line|track|corridor|stretch)\b"
)
_RIGHT_BORDER = re.compile(r"\s+(?:border|frontier)(?:\s+(?:area|region|zone|post))?\b")
_GAP_BORDER = re.compile(r"['’]s\s+(?:\w+\s+){0,2}(?:border|frontier)\s+with\s+(?:the\s+)?", re.IGNORECASE)
_BORDER_LEFT = re.compile(
    r"(?:(?:near|at|on|along|close\s+to|across|to|from|towards?)\s+)?(?:the\s+)?(?:\w+\s+)?(?:border|frontier)\s+(?:with|of|to|between)\s+(?:the\s+)?(?:neighbou?ring\s+)?$",
    re.IGNORECASE,
)
_MOTION = re.compile(
    r"\b(?:travel\w*|driv\w+|drove|head\w*|going|went|en\s+route|way|mov(?:ed|ing)|fled|flee\w*|journey\w*|trips?|road|"
    r"routes?|highways?|convoys?|bus(?:es)?|vehicles?|trucks?|cars?|lorry|lorries|pick-?ups?|motorcycles?|motorbikes?|"
    r"taxis?|minibus\w*|coach(?:es)?|boats?|canoes?|pirogues?|barges?|trains?|flights?|flying|transport\w*|carrying|"
    r"ferr(?:y|ies|ied|ying)|bound|leaving|depart\w*|walk\w*|crossing|passengers?|return\w*|tankers?|caravans?|"
    r"intercept\w*|ambush\w*)\b",
    re.IGNORECASE,
)
_RELATIONS = re.compile(
    r"\b(?:relations?|talks|clash\w*|fighting|tensions?|agreements?|deals?|war|ties|disputes?|cooperation|match|"
    r"differences?|conflicts?|ceasefire|truce|negotiations?|rivalry|trade|row|partnership|dialogue|meeting|spread|spill\w*)"
    r"\b[^.;\n]{0,30}$",
    re.IGNORECASE,
)
_ONE_END = re.compile(
    r"(?<!\w)(?:(?:on|along|off)\s+(?:the|a)\s+(?:\w+\s+)?(?:road|highway|route|track|path)\s+(?:leading\s+)?(?:to|towards?|from|out\s+of|leading\s+to)|"
    r"en\s+route\s+(?:back\s+)?(?:to|for|from|towards?)|on\s+(?:its|their|his|her|the)\s+way\s+(?:back\s+|home\s+)?(?:to|from|towards?)|"
    rf"(?:travell?ing|driving|headed|heading|bound|travelled|traveled|sailing)\s+(?:\w+\s+)?(?:to|towards?|for|from))\s+{_ARTICLES}$",
    re.IGNORECASE,
)
_ROAD_PHRASE = re.compile(
    r"(?:(?:on|along|off)\s+)?(?:the\s+)?(?:main\s+)?(?:road|highway|route|axis|track|railway|line)s?\s+(?:that\s+)?(?:link\w*|connect\w*|join\w*|from|between|running\s+from|leading\s+from)\s+",
    re.IGNORECASE,
)
_GAP_VIA = re.compile(rf"\s*,?\s+(?:via|through|past|by\s+way\s+of)\s+{_ARTICLES}", re.IGNORECASE)
_WIDEST_GAP = 96
"""Code points that may lie between the two ends of a way."""


def _linked(survey: _Survey, mentions: Sequence[_Mention]) -> list[_Mention]:
    """Join the two ends of a way or a border into one place."""
    linked: list[_Mention] = []
    at = 0
    while at < len(mentions):
        joint, used = _joined_at(survey.text, mentions, at)
        linked.append(joint or _single_way(survey.text, mentions[at]))
        at += used
    return linked


def _joined_at(text: str, mentions: Sequence[_Mention], at: int) -> tuple[_Mention | None, int]:
    """Return the way or border that begins with a mention, and how many mentions it takes (1: none begins)."""
    one = mentions[at]
    last = at + 1
    while last < len(mentions) and last <= at + 2:
        before, two = mentions[last - 1], mentions[last]
        gap = text[before.inner_end : two.inner_start]
        if len(gap) > _WIDEST_GAP or _SENTENCE_END.search(text, before.inner_end, two.inner_start):
            break
        joint = _joint(text, one, two, gap)
        if joint is not None:
            return joint, last - at + 1
        if last > at + 1 or not _GAP_VIA.fullmatch(gap):
            break
        last += 1
    return None, 1


def _joint(text: str, one: _Mention, two: _Mention, gap: str) -> _Mention | None:
    line = text.rfind("\n", max(0, one.inner_start - 120), one.inner_start) + 1
    left = text[max(line, one.inner_start - 120, 0) : one.inner_start]
    right = text[two.inner_end : two.inner_end + 40]
    dashed = _GAP_DASH.fullmatch(gap) is not None
    between = _LEFT_BETWEEN.search(left)
    if (dashed and _RIGHT_BORDER.match(right)) or _GAP_BORDER.fullmatch(gap):
        right_border = _RIGHT_BORDER.match(right)
        end = two.inner_end + (right_border.end() if dashed and right_border else 0)
        return _border(text, one.inner_start, end, one, two)
    if between is not None and _GAP_AND.fullmatch(gap):
        border = _BORDER_LEFT.search(left)
        if border is not None:
            return _border(text, one.inner_start - (len(left) - border.start()), two.inner_end, one, two)
        before = left[: between.start()]
        both_countries = all(_is_country(each) for each in (one, two))
        if _RELATIONS.search(before) or (both_countries and not _MOTION.search(before)):
            return None
        return _route(text, one.inner_start - (len(left) - between.start()), two.inner_end, one, two)
    right_road = _RIGHT_ROAD.match(right)
    if dashed and right_road is not None:
        return _route(text, one.inner_start, two.inner_end + right_road.end(), one, two)
    road = _LEFT_ROAD.search(left)
    if road is not None and _GAP_ROAD.fullmatch(gap):
        return _route(text, one.inner_start - (len(left) - road.start()), two.inner_end, one, two)
    start = _LEFT_FROM.search(left)
    if start is not None and start["lead"].lower() != "between" and _GAP_TO.fullmatch(gap):
        pass
    else:
        start = _LEFT_TO.search(left) if _GAP_FROM.fullmatch(gap) else None
        if start is None:
            return None
    around = left[: start.start()] + " " + gap + " " + right
    if _MOTION.search(around) is None or _RELATIONS.search(left[: start.start()]):
        return None
    return _route(text, one.inner_start - (len(left) - start.start()), two.inner_end, one, two)


def _is_country(one: _Mention) -> bool:
    return one.entry is not None and one.entry.kind is PlaceKind.COUNTRY


def _route(text: str, start: int, end: int, one: _Mention, two: _Mention) -> _Mention:
    ends = (one.place, two.place)
    points = [(each.lat, each.lon) for each in ends if each.lat is not None and each.lon is not None]
    lat, lon = midpoint(*points) if len(points) == 2 else (None, None)
    place = Place(
        text=text[start:end],
        name=" – ".join(each.name or each.text for each in ends),
        lat=lat,
        lon=lon,
        country=ends[0].country if ends[0].country == ends[1].country else None,
        admin1=ends[0].admin1
        if ends[0].country == ends[1].country and ends[0].admin1 == ends[1].admin1
        else None,
        ends=ends,
    )
    return _Mention(start, end, _precise(place, Scale.ROUTE), None, start, end)


def _border(text: str, start: int, end: int, one: _Mention, two: _Mention | None) -> _Mention:
    """Return a border as a place without coordinates: a line of hundreds of kilometres has no point."""
    names = [each.entry.name for each in (one, two) if each is not None and each.entry is not None]
    name = f"border of {names[0]} and {names[1]}" if len(names) == 2 else f"border with {names[0]}"
    place = _precise(Place(text=text[start:end], name=name), Scale.BORDER)
    return _Mention(start, end, place, None, start, end)


def _single_way(text: str, one: _Mention) -> _Mention:
    """Read "on the road to X" and "the border with X": neither is a point at X."""
    if one.entry is None:
        return one
    line = text.rfind("\n", max(0, one.inner_start - 90), one.inner_start) + 1
    left = text[max(line, one.inner_start - 90, 0) : one.inner_start]
    if _is_country(one):
        border = _BORDER_LEFT.search(left)
        if border is not None:
            return _border(text, one.inner_start - (len(left) - border.start()), one.inner_end, one, None)
        after = _RIGHT_BORDER.match(text[one.inner_end : one.inner_end + 30])
        if after is not None:
            return _border(text, one.inner_start, one.inner_end + after.end(), one, None)
    way = _ONE_END.search(left)
    if way is None:
        return one
    start = one.inner_start - (len(left) - way.start())
    place = Place(
        text=text[start : one.inner_end],
        name=f"way {'from' if ' from' in way.group().lower() else 'to'} {one.place.name}",
        ends=(one.place,),
    )
    return _Mention(start, one.inner_end, _precise(place, Scale.ROUTE), None, start, one.inner_end)


# --------------------------------------------------------------------------- places worded without a name

_COUNTRY_PART = re.compile(
    rf"\b(?:the\s+)?(?:country|nation)['’]s\s+(?:far\s+|remote\s+|restive\s+|desert\s+|troubled\s+)?(?P<a>{_COMPASS_WORD}|centre|center)(?![\w-])"
    rf"|\b(?:the\s+)?(?:far\s+)?(?P<b>{_COMPASS_WORD}|centre|center)\s+of\s+(?:the|this)\s+country\b",
    re.IGNORECASE,
)
_INTERNATIONAL = re.compile(r"\binternational\s+(?:waters|airspace)\b", re.IGNORECASE)


def _implied(survey: _Survey) -> list[_Mention]:
    """Find "the country's north", "international waters" and "the Algerian border"."""
    text = survey.text
    found = []
    low = text.lower()
    land = "country" in low or "nation's" in low or "nation’s" in low
    for hit in _COUNTRY_PART.finditer(text) if land else ():
        country = _main_country(survey)
        direction = _adjective(hit["a"] or hit["b"])
        if country is None:
            place = Place(text=hit.group())
        else:
            place = Place(
                text=hit.group(),
                name=f"{direction} {country.name}",
                id=country.id,
                lat=country.lat,
                lon=country.lon,
                country=country.country,
            )
        found.append(
            _Mention(hit.start(), hit.end(), _precise(place, Scale.PART), country, hit.start(), hit.end())
        )
    high = "international" in low and ("waters" in low or "airspace" in low)
    for hit in _INTERNATIONAL.finditer(text) if high else ():
        place = _precise(
            Place(text=hit.group(), name="international waters or airspace"), Scale.INTERNATIONAL
        )
        found.append(_Mention(hit.start(), hit.end(), place, None, hit.start(), hit.end()))
    for start, end, entry in survey.demonyms:
        border = _RIGHT_BORDER.match(text[end : end + 30])
        if border is not None:
            stop = end + border.end()
            place = _precise(Place(text=text[start:stop], name=f"border with {entry.name}"), Scale.BORDER)
            found.append(_Mention(start, stop, place, entry, start, stop))
    return [one for one in found if not survey.stretches.touch(one.start, one.end)]


def _main_country(survey: _Survey) -> GazetteerEntry | None:
    """Return the country the report names most, ``None`` on a tie."""
    counted = survey.votes.most_common(2)
    if not counted or (len(counted) == 2 and counted[0][1] == counted[1][1]):
        return None
    return survey.countries.get(counted[0][0])


def _without_overlap(text: str, mentions: Iterable[_Mention]) -> tuple[PlaceMention, ...]:
    kept: list[_Mention] = []
    for one in sorted(mentions, key=lambda one: (one.start, -one.end)):
        if kept and one.start < kept[-1].end:
            if one.inner_start < kept[-1].end:
                continue
            one.start = kept[-1].end
            one.place = replace(one.place, text=text[one.start : one.end])
        kept.append(one)
    return tuple(
        PlaceMention(start=one.start, end=one.end, place=one.place, dateline=one.dateline) for one in kept
    )
