"""What bears a place's name and is none: a person, a car, a shop, a street, a point of the compass.

Half the surnames of English news are towns somewhere, and so are makes of
cars and chains of shops. What stands right beside the name says so: an initial
("Ana P. Osk"), an age ("Osk, 24, was shot"), a relation ("her brother Osk"), a
colour ("a grey Osk sedan"), the number of a block ("the 300 block of Osk").
Every rule is one of grammar or of a list of words; none asks who anybody is.

The rules are part of method ``places``; see ``docs/methods/places.md``.
"""

import re
from enum import StrEnum

from corrobora.spelling import normalised


class Namesake(StrEnum):
    """What a name stands for where it is no place's."""

    PERSON = "person"
    THING = "thing"
    """A car, or a shop or firm of that name."""
    STREET = "street"
    DIRECTION = "direction"


def namesake(name: str, *, before: str, after: str) -> Namesake | None:
    """Return what a name that a gazetteer knows is here instead of a place; ``None``: nothing beside it says so.

    Args:
        name: the name as written.
        before: the words before it on its line.
        after: the words behind it.

    """
    key = normalised(name)
    before = before[-_REACH:]
    if _DIRECTION.fullmatch(key) is not None:
        return None if _DIVISION_AFTER.match(after) is not None else Namesake.DIRECTION
    if _BLOCK_OF.search(before) or _CROSSING.search(before) or _CROSSED.match(after):
        return Namesake.STREET
    if key in _MAKES and _is_vehicle(before, after):
        return Namesake.THING
    if key in _CHAINS and not _WITH_DIVISION.match(after) and not _SETTLEMENT_OF.search(before):
        return Namesake.THING
    if _FIRM_BEFORE.search(before) or _FIRM_AFTER.match(after):
        return Namesake.THING
    return Namesake.PERSON if _is_person(before, after) else None


_REACH = 48
"""So many characters before a name hold what stands right beside it."""


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


# --------------------------------------------------------------------------- persons

_KIN = (
    r"(?:(?:half|step|grand|great[- ]?grand|god)?-?(?:brother|sister|son|daughter|father|mother|child)|wife|husband|widow|widower|"
    r"nephew|niece|cousin|uncle|aunt|boyfriend|girlfriend|fianc[ée]e?|sibling|twin)"
)
_INITIAL = r"[A-ZÀ-ÞĀ-ɏ]\."
_ABBREVIATIONS = r"(?:U\.\s?S|U\.\s?N|U\.\s?K|D\.\s?C|[NS]\.\s?[A-Z]|B\.\s?C|E\.\s?U|A\.\s?U|P\.\s?O)\."
_TITLE = r"(?:Mr|Mrs|Ms|Mx|Dr|Prof|Gen|Col|Lt|Maj|Capt|Sgt|Cpl|Pvt|Pte|Cmdr|Comdr|Adm|Brig|Det|Det|Supt|Insp|Sen|Rep|Gov|Rev|Fr|Sr|Hon|Atty)\."
_SHORTENED_BEFORE = re.compile(
    # "Ana P. Osk", "J. Osk", "J. R. Osk", not "U.S. Osk"; "Dr. Osk", "Lt. Bo Osk"
    rf"(?:(?:[^\W\d_]{{2,}}\s+|^|[\s(“\"‘])(?!{_ABBREVIATIONS}){_INITIAL}(?:\s?{_INITIAL})*|\b{_TITLE})\s$"
)
_NAMED_BEFORE = re.compile(
    rf"(?:(?<![’'][sS] )(?<!\btown )\b(?i:{_KIN}s?)(?:\s+and\s+(?i:{_KIN}))?,?\s+"  # "her brother Osk"; "the town's twin Osk" is a town
    r"|\b(?:little|nicknamed|aka|a\.k\.a\.|née)\s+[“\"‘]?"
    r"|\b(?:man|woman|boy|girl|child|teen|teenager|suspect|gunman|shooter|victim|driver|toddler|baby)\s+(?:named|called|identified\s+as)\s+"
    r"|\b(?:first\s+name|last\s+name|surname),\s+"
    r"|(?:^|[\s(“\"‘])(?:[A-Z]J|J[A-Z])\s"
    rf"|\b{_TITLE}\s+[A-ZÀ-Þ][\w’'-]*\.?\s+)$"
)
_AGE_BEHIND = re.compile(
    r",\s+(?:aged?\s+)?(?:[1-9]|[1-9]\d|10\d)(?:-years?-old)?\s*(?:,(?!\s+(?:and\s+)?[A-ZÀ-Þ][\w’'-]*(?:\s+[A-ZÀ-Þ][\w’'-]*)?,\s+\d)|\)|[-–—]\s|\s(?:was|were|is|has|had|of|who)\b)"
)
"""An age, and no item of a list: "Osk, 3; Bel, 4; Kor, 12." and "Osk, 3, Bel, 4" may count the dead of three towns."""
_PERSON_BEHIND = re.compile(
    rf"\s+(?:(?!{_ABBREVIATIONS}){_INITIAL}\s+[A-ZÀ-Þ]|[OD]['’]\s?[A-Z])"
    r"|,?\s+(?:Jr|Sr)\b|,\s+(?:aka|a\.k\.a\.|alias)\b"
    rf"|['’]s?\s+(?:late\s+|elder\s+|younger\s+|older\s+|own\s+)?(?:{_KIN}s?|parents|in-laws|face|funeral|whereabouts|classmates|corpse|mugshot)\b"
    r"(?!\s+(?:tongue|country|land|ship))"
)
_WHO = re.compile(r",\s+who\b")
_PLACED = re.compile(
    r"\b(?:of|in|from|near|at|to|around|outside|inside|into|towards?|through|across|between|and|or|over|via)\s+(?:the\s+|nearby\s+)?$|[,;]\s+$|['’]s\s+$",
    re.IGNORECASE,
)
"""Before a name these leave open whether it is a place's: "residents of Osk, who fled", "from Osk, 24, was"."""


def _is_person(before: str, after: str) -> bool:
    if (_SHORTENED_BEFORE if before.endswith(". ") else _NAMED_BEFORE).search(before) is not None:
        return True
    if _PERSON_BEHIND.match(after) is not None:
        return True
    if _AGE_BEHIND.match(after) is not None:
        return _SAID_OF_A_PLACE.search(before) is None
    return _WHO.match(after) is not None and _PLACED.search(before) is None and bool(before.strip())


_SAID_OF_A_PLACE = re.compile(r"\b(?:of|in|from|near|at|outside|around|to)\s+(?:\w+\s+)?$", re.IGNORECASE)
"""Before a name with a number behind it: "Kor, of Osk, 24, was shot" and "in Osk, 7, and in Bel, 9" tell of places."""


# --------------------------------------------------------------------------- cars, shops and firms

_MAKES = _words(
    """acura audi bentley bmw buick cadillac chevrolet chevy chrysler citroen dacia daewoo daihatsu dodge ferrari fiat ford gmc
    honda hummer hyundai infiniti isuzu iveco jaguar jeep kawasaki kia lada lamborghini lexus lincoln mahindra mazda mercedes mercury
    mitsubishi nissan oldsmobile opel peugeot plymouth pontiac porsche renault rover saturn scania seat skoda subaru suzuki tata
    tesla toyota vauxhall volkswagen volvo yamaha"""
)
"""Makes of cars and motorcycles, several of which are also towns."""
_COLOUR = r"(?:\w+-)?(?:colou?red|black|white|gr[ae]y|silver|gold|golden|bronze|beige|tan|brown|red|maroon|burgundy|blue|green|yellow|orange|purple|dark|light)"
_OF_A_CAR = re.compile(
    rf"(?:\b(?:an?|the|his|her|their|its|this|that|another|one|two|three|several|stolen|parked|rented|armou?red|unmarked|model|older|newer|late-model|four-door|two-door|{_COLOUR})|[’']s|\b(?:19|20)\d\d)\s+[“\"‘]?$",
    re.IGNORECASE,
)
_MODEL = re.compile(
    r"\s+(?:Town\s+Car|Continental|Navigator|Hilux|Land\s+Cruiser|Corolla|Camry|Rapid|sedan|saloon|hatchback|coup[eé]|SUV|S\.U\.V\.|truck|lorry|pick-?up|van|minivan|minibus|bus|car|cars|jeep|vehicle|vehicles|"
    r"motor(?:cycle|bike)s?|taxi|[A-Z]?\d{2,4}\b)"
)


_OF_A_TOWN = re.compile(
    r"\s+(?:regions?|provinces?|districts?|areas?|county|city|town|villages?|markets?|roads?|highway|airport|hospital|police|residents?|"
    r"attacks?|massacres?|killings?|shootings?|bombings?|raids?|strikes?|camps?|base|mosque|church|court|schools?|prison|jail|mayor|governor|"
    r"man|men|woman|women|boy|girl|teen(?:ager)?|couple|family|house|home|bar|hotel|neighbou?rhood|suburbs?|side)\b"
)
"""Behind a name these belong to a town, whatever article stands before it ("a Lincoln man", "the Tata market")."""


def _is_vehicle(before: str, after: str) -> bool:
    if _OF_A_TOWN.match(after) is not None:
        return False
    return _OF_A_CAR.search(before) is not None or _MODEL.match(after) is not None


_CHAINS = frozenset(
    normalised(name)
    for name in """Sears;Target;Walmart;Kmart;Costco;Kroger;Safeway;Publix;Walgreens;Chevron;Shell;Exxon;Texaco;Sunoco;
    Starbucks;Subway;Denny's;Wendy's;Hooters;Applebee's;Arby's;Popeyes;Sonic;Macy's;Marshalls;Kohl's;Dillard's;Nordstrom;
    Carrefour;Tesco;Lidl;Aldi;Ikea;Shoprite;Marriott;Hilton;Sheraton;Hyatt;Radisson""".replace("\n", "").split(";")
)  # fmt: skip
"""Chains of shops, filling stations, restaurants and hotels whose names are also places'."""
_WITH_DIVISION = re.compile(r",\s+(?:in\s+)?(?:[A-Z][\w.]+)")
_SETTLEMENT_OF = re.compile(
    r"\b(?:town|city|village|hamlet|district|commune|suburb)s?\s+of\s+$", re.IGNORECASE
)
_FIRM_BEFORE = re.compile(r"[\w’']\s*&\s*$")
_FIRM_AFTER = re.compile(r"\s*&\s*(?:[A-ZÀ-Þ]|Co\b)")

# --------------------------------------------------------------------------- streets and directions

_COMPASS = r"(?:north|south|east|west)"
_BLOCK_OF = re.compile(
    rf"(?:\b\d[\d,]*|\bhundred|\bdigit)(?:[- ]|th\s|rd\s|st\s|nd\s)?blocks?\s+of\s+(?:{_COMPASS}(?:-?{_COMPASS})?\s+|[NSEW]\.?\s+|[NS][EW]\.?\s+)?$",
    re.IGNORECASE,
)
"""American police give an address by its block: "the 300 block of Osk" is of Osk Street."""
_CROSSING = re.compile(
    r"\b(?:\d+(?:st|nd|rd|th)(?:\s+(?:Street|Avenue|St\.|Ave\.))?\s+(?:and|&)|(?:corner|intersection|crossing|junction)\s+of\s+(?:[A-Z0-9][\w.’'-]*\s+){1,3}(?:and|&))\s+$"
)
_CROSSED = re.compile(
    r"\s+(?:\d+(?:st|nd|rd|th)\b|(?:Street|Avenue|Boulevard|Drive|Lane|Parkway|Terrace|St\.|Ave\b\.?|Blvd\b\.?|Dr\.|Ln\.|Pkwy\b\.?)(?!\s+of\b)|"
    r"(?:and|&)\s+(?:[A-Z0-9][\w.’'-]*\s+){1,2}(?:[Ss]treets|[Aa]venues|[Rr]oads|[Bb]oulevards|[Dd]rives|[Ll]anes)\b)"
)
_DIRECTION = re.compile(
    rf"(?:{_COMPASS}|{_COMPASS} ?{_COMPASS}|{_COMPASS}side|{_COMPASS} ?(?:{_COMPASS})?ern)"
)
_DIVISION_AFTER = re.compile(
    r"\s+(?:[Rr]egion|[Pp]rovince|[Dd]istrict|[Ss]tate|[Dd]epartment|[Gg]overnorate|[Cc]ounty|[Cc]ommune)\b"
)

__all__ = ["Namesake", "namesake"]
