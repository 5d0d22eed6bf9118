"""What the words of a passage say of themselves: amounts, hours, names, denial, revision, and whether they tell of a part.

Reading turns a sentence into claims; where it found none, or where a claim
does not keep what decides between two accounts ("so far", "in all", "this
year", "no longer"), the words are asked here. Nothing is resolved and nobody
is identified: that "some eighty" stands before "lives" is all that is known.

English, by word lists of our own: each list is named after what it is taken to
show, and ``docs/methods/conflicts.md`` says what follows from it.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Final

from corrobora.records import Category, Outcome
from corrobora.weighing.cues import OPEN_YET


class Counted(StrEnum):
    """What an amount is an amount of; only amounts of one thing are compared."""

    PEOPLE = "people"
    DOERS = "doers"
    """Those who did it, or came to do it."""
    TESTIMONIES = "testimonies"
    AGE = "age"
    MINUTES = "length of time"
    METRES = "distance"
    MONEY = "money"
    ROUNDS = "shells, rounds and bombs"
    VEHICLES = "vehicles"
    HOUSES = "houses"
    ANIMALS = "animals"
    OTHER = "other things"


class Reach(StrEnum):
    """Of how much of the people or things in question an amount speaks, by its own words."""

    WHOLE = "whole"
    PART = "part"
    """ "six of its members", "nine of them", "from here", "are being treated"."""
    BESIDE = "beside"
    """ "seven more", "another nine": further ones, told beside some that were counted before."""
    WIDER = "wider"
    """ "this year", "in May", "nationwide": more than one happening."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """A number with the bounds its words give it, and what it counts."""

    low: int | None
    """``None``: the words give no lower bound."""
    high: int | None
    """``None``: the words give no upper bound."""
    about: bool = False
    """Whether the words call it an approximation ("some twenty", "fifteen or so")."""
    counted: Counted = Counted.PEOPLE
    noun: str = ""
    """The word counted, where the words name one; of use for `Counted.OTHER` alone."""
    outcome: Outcome | None = None
    step: str = ""
    """What was done with those counted that is no `Outcome`: charged, suspended, destroyed, part of a convoy."""
    category: Category | None = None
    reach: Reach = Reach.WHOLE
    denied: bool = False
    """Whether the words give it as what the number is not ("four, not seven")."""
    floor: bool = False
    """Whether it is a count that somebody made with his own eyes or hands: there may be more."""
    start: int = 0
    end: int = 0

    @property
    def exact(self) -> bool:
        """Whether the words give one number and call it nothing less."""
        return self.low is not None and self.low == self.high and not self.about


# --------------------------------------------------------------------------- amounts

_SMALL: Final = dict(
    zip(
        (
            "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
            "eighteen nineteen"
        ).split(),
        range(1, 20),
        strict=True,
    )
)
_TENS: Final = dict(
    zip("twenty thirty forty fifty sixty seventy eighty ninety".split(), range(20, 100, 10), strict=True)
)
_MULTIPLES: Final = {"dozen": 12, "score": 20, "hundred": 100, "thousand": 1000}

_SPELT = rf"(?:(?:{'|'.join(_TENS)})(?:[- ](?:{'|'.join(list(_SMALL)[:9])})\b)?|{'|'.join(sorted(_SMALL, key=len, reverse=True))})"
_NUMBER = re.compile(
    rf"(?<![\w.,:/-])(?:(?P<digits>\d{{1,3}}(?:,\d{{3}})+|\d+)(?![\w:/]|[.,]\d)"
    rf"|(?P<times>(?:a few|several|a couple of|an?|half a|{_SPELT}|\d+)\s+)(?P<multiple>dozen|score|hundred|thousand)\b(?:\s+and\s+(?P<rest>{_SPELT}))?"
    rf"|(?P<spelt>{_SPELT})\b|(?P<pair>both|a couple|a pair)\b|(?P<lone>a single|a lone|a sole|the lone|the only)(?= [a-z])"
    rf"|(?P<vague>dozens|scores|hundreds|thousands|several|a few|a handful|many)\b)",
    re.IGNORECASE,
)
_VAGUE: Final[Mapping[str, tuple[int, int | None]]] = {
    "dozens": (24, 150),
    "scores": (40, 200),
    "hundreds": (200, 1500),
    "thousands": (2000, 20000),
    "several": (3, 20),
    "a few": (2, 9),
    "a couple of": (2, 3),
    "a handful": (3, 6),
    "many": (3, None),
}
"""Lower and upper bound that a round word is taken for (ours)."""

_FLOOR = re.compile(
    r"(?:\b(?:at least|no (?:fewer|less) than|not (?:fewer|less) than|more than|over|upwards? of|a minimum of|above|exceed(?:s|ed|ing)?)\s+(?:the\s+)?)$",
    re.IGNORECASE,
)
_MORE_THAN = re.compile(
    r"(?:more than|over|upwards? of|above|exceed(?:s|ed|ing)?)\s+(?:the\s+)?$", re.IGNORECASE
)
_CEILING = re.compile(
    r"(?:\b(?:at (?:the )?most|no(?:t)? more than|up to|as many as|(?<!no )(?<!not )(?:fewer|less) than|under|below|a maximum of)\s+)$",
    re.IGNORECASE,
)
_MOVED_UP_TO = re.compile(
    r"\b(?:pulled|pushed|brought|raised|moved|put|took|taken|revised|adjusted|corrected|went|gone|climbed|risen|rose|crept|lifted|bumped)\b[\w ]{0,30} up to\s+$",
    re.IGNORECASE,
)
"""A number that goes "up to" another reaches it; the words bound nothing."""
_ABOUT = re.compile(
    r"(?:\b(?:about|around|roughly|some|nearly|almost|approximately|circa|close to|an estimated|estimated|perhaps|maybe|probably"
    r"|in the region of|in the order of|up towards)\s+[\"“'’]?(?:an?\s+)?)$",
    re.IGNORECASE,
)
_ABOUT_AFTER = re.compile(
    r"^(?:[- ]odd\b|,? or so\b|,? more or less\b|,? give or take\b|-ish\b)", re.IGNORECASE
)
_TO_AFTER = re.compile(
    rf"^(?:\s*(?:to|or|-|–)\s*|(?P<noun>(?: [a-z]+){{1,3}})?,? (?:maybe|perhaps|possibly|if not) )(?P<high>\d+|{_SPELT})\b",
    re.IGNORECASE,
)
_FROM_ONE_TO_THE_NEXT = re.compile(
    r"\b(?:rose|risen|rises?|rising|climb\w*|went|gone|grew|grown|grow\w*|increas\w+|up|down|raised|revised|corrected|changed|lowered|fell|toll|count|number)(?: \w+){0,3} from\s+$",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"\bbetween\s+$", re.IGNORECASE)
_AND_AFTER = re.compile(rf"^\s+and\s+(?P<high>\d+|{_SPELT})\b", re.IGNORECASE)
_OR_LONGER = re.compile(r"^[\w ]{0,12}? or (?:longer|more|over)\b", re.IGNORECASE)

_THE_WHOLE_OF_A_PART = re.compile(
    rf"(?:\d|\b(?:{_SPELT}|some|most|many|several|half|none|all|each|one)) of (?:the|its|their|our|these|those|his|her) $",
    re.IGNORECASE,
)
_OF_THE_WHOLE = re.compile(r"\bof (?:the|its|their|our|these|those) $", re.IGNORECASE)
_A_PART_FOLLOWS = re.compile(rf"^[\w ]{{0,24}}, (?:\d|(?:{_SPELT})\b)", re.IGNORECASE)

_MONTHS = (
    "January|February|March|April|May|June|July|August|September|October|November|December"
    "|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec"
)
_WEEKDAYS = "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
_DAY_BEFORE = re.compile(rf"\b(?:(?:{_MONTHS})\.?|on the|(?:{_WEEKDAYS}),?(?: the)?)\s*$")
_DAY_AFTER = re.compile(rf"^(?:st|nd|rd|th)?(?:\s+(?:to|and|-|–)\s+\d+)?\s+(?:of )?(?:{_MONTHS})\b")
_CALLED_AFTER = re.compile(
    r"^(?:st|nd|rd|th)?\s+[A-Z][a-z]+|^(?:st|nd|rd|th)\b|^\s*(?:mm|cm|calib\w+|%|per ?cent|kg|kilos?|ton(?:ne)?s?|o['’]clock)\b"
)
_UNIT_NAMES = re.compile(
    r"^(?:st|nd|rd|th)?\s+(?:Battalion|Brigade|Division|Regiment|Company|Corps|Squadron|Squad|Platoon|Section|Street|Road|Avenue)"
)
_CALLED_BEFORE = re.compile(
    r"(?:\b(?:Battalion|Brigade|Division|Regiment|Route|Road|Highway|Block|Camp|Gate|Ward|Zone|Sector|District|No\.?|(?<!the )numbers?"
    r"|kilomet(?:re|er)|km|vessel|unit|station|post|point|page|article|paragraph|resolution|room|cell|house|plot|line|version"
    r"|edition|issue|part|chapter|day|phase|track|bus|car|boat|flight|channel|serial|plate|fleet)\s+)$",
    re.IGNORECASE,
)
_CALLED_IN_A_LIST = re.compile(
    r"\b(?:numbers?|routes|blocks|rooms|cells|ages?|aged)[^.;]*?(?:\d+, |\d+ and )$", re.IGNORECASE
)
_AGE_BEFORE = re.compile(
    r"\b(?:aged?|age of|was|is|turned|boys? of|girls? of|child of|man of|woman of|,)\s+$", re.IGNORECASE
)
_AGE_AFTER = re.compile(
    r"^(?:[- ]years?[- ]old\b|\s+years? of age\b|\s+years\)|,\s|\.\s*$|\)|$)", re.IGNORECASE
)
_AGE_SURE = re.compile(r"^(?:[- ]years?[- ]old\b|\s+years? of age\b|\s+years\))", re.IGNORECASE)
_CAPITAL_BEFORE = re.compile(r"[A-Z]\w+, $")

_NOUNS: Final[Mapping[Counted, str]] = {
    Counted.TESTIMONIES: r"(?:eye)?witnesses|witness|testimon(?:y|ies)|interviews?|interviewees|accounts|statements|depositions|sources",
    Counted.MINUTES: r"seconds?|minutes?|hours?|days?|nights?|weeks?|months?|years?",
    Counted.METRES: r"metres?|meters?|kilomet(?:re|er)s?|km|miles?|yards?|feet",
    Counted.MONEY: r"francs?|dollars?|euros?|pounds?|shillings?|pesos?|dinars?|million|billion|crowns?",
    Counted.ROUNDS: (
        r"shells?|rounds?|rockets?|missiles?|bombs?|launches|launch|projectiles?|mortars?|grenades?|shots?|strikes?|salvos?|explosions?"
        r"|blasts?|bullets?|drones?|cartridges?|casings?"
    ),
    Counted.VEHICLES: (
        r"vehicles?|cars?|lorr(?:y|ies)|trucks?|bus(?:es)?|minibus(?:es)?|motor(?:cycles?|bikes?)|bikes?|boats?|canoes?|pick-?ups?"
        r"|vans?|jeeps?|helicopters?|planes?|aircraft|ambulances?|tanks?"
    ),
    Counted.HOUSES: r"houses?|homes?|huts?|dwellings?|buildings?|shops?|tents?|schools?|villages?|hamlets?|churches|mosques?|clinics?",
    Counted.ANIMALS: r"cattle|cows?|goats?|sheep|camels?|oxen|horses?|donkeys?|animals?|heads?(?= of)|livestock|pigs?|chickens?",
}
_NOUN = {counted: re.compile(rf"^(?:{words})$", re.IGNORECASE) for counted, words in _NOUNS.items()}
_PEOPLE_NOUN = re.compile(
    r"^(?:people|persons?|men|man|women|woman|children|child|boys?|girls?|civilians?|villagers?|citizens?|inhabitants?|residents?|herders?"
    r"|farmers?|workers?|passengers?|travellers?|migrants?|refugees?|prisoners?|inmates?|detainees|students?|pupils?|teachers?"
    r"|journalists?|reporters?|doctors?|nurses?|medics?|rescuers?|soldiers?|troops|gendarmes?|fighters?|terrorists?|militants?|rebels?|gunmen|gunman"
    r"|attackers?|assailants?|policemen|policewomen|police|officers?|guards?|militiamen|vigilantes|members|demonstrators?|protest(?:e|o)rs?"
    r"|dead|deaths?|bodies|body|corpses?|victims?|wounded|injured|missing|survivors?|martyrs?|lives|fatalit(?:y|ies)|casualties|names"
    r"|killings|graves|brothers?|sisters?|(?:grand)?sons?|(?:grand)?daughters?|cousins?|nephews|nieces|wives|husbands|mothers|fathers|babies|infants|others|family|families|patients?|suspects?|hostages?|mourners?|worshippers?"
    r"|fishermen|miners?|traders?|drivers?|colleagues?|comrades?|elements|criminals?|bandits?|coffins?|faces|individuals?|youths?"
    r"|young|elderly|foreigners?|mercenaries|peacekeepers?|relatives|neighbours?|guests?|certificates|conscripts?|recruits?|airmen|sailors|marines|pilots?|constables?|crew|staff|skeletons?|households|schoolgirls?|schoolboys?"
    r"|(?:trawler|wood|fish|seas|herds|trades|cameram|serv|fire|police)?\w*(?:men|women|folk|people)|cadets?|elders?|chiefs?|clerics?|priests?|monks?|nuns?|imams?|cottagers|commandos?|troopers|sergeants?|mercenary|pilgrims|drownings|funerals|souls|infantry|personnel|corpse|casualty|loved)$",
    re.IGNORECASE,
)

_PEOPLE_TOLD = re.compile(
    r"\b(?:group|crowd|gang|band|team|unit|squad|party|family|families|some|many|several|others|casualties|victims|dead|killed|wounded|injured|missing|arrest\w*|detain\w*|survivors|number)\b",
    re.IGNORECASE,
)


_A_WHILE = re.compile(
    r"\b(?:short|long|some|brief) (?:time|while)|briefly|a while|for (?:hours|days|weeks|minutes|months)|most of the|part of the|at length|quickly|(?:several|many|a few) (?:hours|days|weeks|minutes|months)\b",
    re.IGNORECASE,
)


def speaks_of(text: str, counted: Counted) -> bool:
    """Whether a passage speaks of what another counts, people or things of that kind; of an age or a sum, always."""
    if counted in {Counted.AGE, Counted.MONEY}:
        return True
    if counted is Counted.MINUTES:
        return _A_WHILE.search(text) is not None
    words = re.findall(r"[\w’'-]+", text)
    if counted in {Counted.PEOPLE, Counted.DOERS, Counted.TESTIMONIES}:
        return _PEOPLE_TOLD.search(text) is not None or any(
            _PEOPLE_NOUN.match(word) or _AGENTS.match(word) for word in words
        )
    return any(_NOUN[counted].match(word) for word in words)


_AGENTS = re.compile(r"^[a-z-]{2,}(?:ers|ors|ists|men|women|ees|ians|folk|mates|ants|ects)$", re.IGNORECASE)
"""Endings of words for people ("rioters", "pensioners"): no list holds them all."""

_MINUTES_IN: Final = {
    "second": 1 / 60,
    "minute": 1,
    "hour": 60,
    "day": 1440,
    "night": 1440,
    "week": 10080,
    "month": 43200,
    "year": 525600,
}

_OUTCOMES: Final[tuple[tuple[Outcome, str], ...]] = (
    (
        Outcome.KILLED,
        r"kill\w*|dead|died|dies|die|dying|deaths?|bodies|body|corpses?|murder\w*|massacre\w*|slain|slaughter\w*|perish\w*|drown\w*|fatalit\w+"
        r"|lives|lost (?:their|his|her) li(?:fe|ves)|fallen|martyr\w*|neutrali[sz]ed|buried|graves?|execut\w+|succumb\w*|decease\w*"
        r"|without vital signs|did not (?:get up|survive|make it|last)|never got up|shot dead|lifeless|mortal\w*|death certificates|coffins?|eliminated|liquidated|toll"
        r"|(?:supreme|ultimate) sacrifice|fell(?= (?:as|in|at|on|to|for|when|during)\b)|gunned down|crushed|suffocated|cut down|mown down|beheaded|lynched|hanged|strangled|stabbed to death|burned (?:to death|alive)"
        r"|burnt (?:to death|alive)|put to death|laid (?:to rest|in the (?:ground|earth))|in the ground|skeletons?|interred|funerals?|mortuary|morgue|cold[ -](?:room|store)|shrouds?|killings?|assassinat\w+|claimed (?=\d)|left (?=\w+ dead)",
    ),
    (
        Outcome.INJURED,
        r"wound(?:ed|s|ing)?|injur\w+|hurt|gunshot (?:wounds|cases)|amputat\w+|burns|hospitali[sz]ed|treated|treating|patients?|maimed|operated on|stretchers?|in (?:the |its |our |his |her )?(?:hospital )?(?:beds?|wards?)|hit in the|in (?:intensive|critical)",
    ),
    (
        Outcome.MISSING,
        r"missing|disappear\w*|unaccounted|vanished|whereabouts|not (?:been )?(?:traced|heard from)",
    ),
    (
        Outcome.DETAINED,
        r"arrest\w*|detain(?:ed|s|ing)|taken (?:in|away|into|prisoner)|in custody|rounded up|held|seized|captured|kidnap\w*|abduct\w*|hostages?|took away|took(?= \w+ \w+ from)|taken(?= by| from)|led away|marched off|carried (?:off|away)(?= \w+ (?:wom[ae]n|men|girls?|boys?|children|people))|in cells|detention|jailed|imprisoned",
    ),
    (
        Outcome.SURVIVED,
        r"surviv\w+|rescued|saved|alive|unharmed|unhurt|escaped|got away|pulled out|let go|freed|released|set free|discharged",
    ),
    (
        Outcome.DISPLACED,
        r"displaced|fled|homeless|fleeing|uprooted|driven (?:out|from)|no roof|without (?:a )?(?:roof|shelter|homes?)|evacuated",
    ),
)
_OUTCOME_WORDS = [(outcome, re.compile(rf"\b(?:{words})\b", re.IGNORECASE)) for outcome, words in _OUTCOMES]

_CATEGORIES: Final[tuple[tuple[Category, str], ...]] = (
    (
        Category.CHILDREN,
        r"child|children|boys?|girls?|minors?|toddlers?|bab(?:y|ies)|infants?|pupils?|school(?:children|girls?|boys?)|teenagers?|adolescents?|under (?:the age of )?(?:eighteen|18|ten|10|five|fifteen|15)|underage|juveniles?",
    ),
    (Category.WOMEN, r"wom[ae]n|mothers?|widows?|wives"),
    (Category.JOURNALISTS, r"journalists?|reporters?|media workers?|photographers?|cameram[ae]n"),
    (
        Category.AID_WORKERS,
        r"rescuers?|aid (?:workers?|staff)|relief workers?|first responders?|volunteers?|humanitarians?|firefighters?|firemen",
    ),
    (Category.HEALTH_WORKERS, r"medics?|nurses?|doctors?|paramedics?|health workers?"),
    (
        Category.STATE_FORCES,
        r"police(?:men|man|women)?|officers?|soldiers?|troops|gendarmes?|service(?:men|women|members)|uniformed men|prison guards|guards?|policemen|conscripts?|recruits?|airmen|sailors|marines|rangers|pilots?|constables?"
        r"|guardsmen|commandos?|troopers?|paratroopers?|sergeants?|lieutenants?|corps members|privates|border guards|security (?:personnel|agents|forces)|men of the (?:army|corps|guard)",
    ),
    (
        Category.COMBATANTS,
        r"terrorists?|militants?|fighters?|rebels?|insurgents?|bandits?|gunmen|criminals?|jihadists?|militiamen|vigilantes"
        r"|(?:of )?our (?:brothers|men|comrades|fighters|own)|attackers?|assailants?|extremists?|its members|of its members|mercenar(?:y|ies)|enem(?:y|ies)|guerrillas?|outlaws|hostiles",
    ),
    (Category.PEACEKEEPERS, r"peacekeepers?|blue helmets"),
    (Category.MEN, r"men"),
)
_CATEGORY_WORDS = [
    (category, re.compile(rf"\b(?:{words})\b", re.IGNORECASE)) for category, words in _CATEGORIES
]

_DOING = re.compile(
    r"^(?:\s+[\w-]+){0,3}?\s+(?:men|gunmen|fighters|militants|rebels|terrorists|attackers|assailants|soldiers|troops|police\w*|officers|foreigners|mercenaries|raiders|bandits|guards)"
    r"\s+(?:of the [A-Z]|of [A-Z]|on (?:motor|foot|horse)|(?:had )?(?:come|came|arriv\w+|enter\w*|storm\w*|attack\w*|surround\w*|knelt|kneel|aim\w*|fired|opened fire|rode|jumped|burst|broke)"
    r"|in (?:uniform|balaclava|mask|camouflage)|wearing|armed with|with (?:rifles|guns|machetes))"
    r"|^\s+(?:gunmen|attackers|assailants|raiders|armed men)\b(?! (?:were|was) (?:killed|shot|neutrali|dead))"
)

_PART_AFTER = re.compile(
    r"^\s*(?:\w+ )?of (?:them|whom|these|those|which|its(?! (?:inhabitants|people|residents|villagers|population|occupants|passengers)\b)|our(?! (?:own )?(?:people|neighbours|kin|villagers|dead))|(?:their|his|her)|the (?:dead|victims|killed|wounded|injured|bodies|deaths|martyrs|missing|\d+|"
    + "|".join([*_SMALL, *_TENS])
    + r"))\b|^\s+(?:identified|from (?:here|this|our|my)|named)\b"
    r"|^ (?:are|were) (?:(?:all|mere|only|also|just) )?(?!\w*(?:casualties|fatalities|deaths|losses|victims)\b)(?:[a-z]+(?<![su])s|women|men|children|policemen|fishermen|gendarmes)(?=[.,;]|$| (?:of|from|and)\b)",
    re.IGNORECASE,
)
_THOSE_OF = re.compile(r"\b[Tt]he $")
_ALL_OF_THEM = re.compile(
    r"\b(?:[Tt]he|[Oo]ur|[Tt]heir) (?:dead|victims|bodies|wounded|injured|missing|killed|martyrs), (?:all )?$"
)
"""A number in apposition to the dead is of all of them: "the dead, seventeen of them, lay in a classroom"."""
_AT_A_SPOT = re.compile(
    r"^ (?:(?:bodies|dead|corpses|people|men|women|lying|killed|wounded|of them) ){0,3}(?:(?:at|near|beside|behind|under|around) (?:the |a )?\w+|of [A-Z])"
)
"""What somebody saw or buried at one spot is of that spot: "I saw seven lying near the mill"."""
_BESIDE_AFTER = re.compile(r"^\s+(?:more|others?|further|additional)\b(?! than)", re.IGNORECASE)
_BESIDE_BEFORE = re.compile(r"\b(?:a further|another|other|additional)\s+(?:\w+ ){0,2}$", re.IGNORECASE)
_PART_BEFORE = re.compile(
    r"\b(?:including|among (?:them|whom|the (?:dead|victims|wounded|killed))|of (?:them|whom|these|those|which)"
    r"|identified|one of|only)[,:]?\s+(?:\w+ ){0,2}$|\bof (?:the|its|their|our|these|those) [\w-]+ [\w-]+, $",
    re.IGNORECASE,
)
_PART_ANYWHERE = re.compile(
    r"\b(?:among (?:those|the) (?:killed|dead|wounded|injured|victims|missing)|from here|of the (?:dead|victims|wounded|martyrs|killed) (?:are|were)"
    r"|(?:have been|were|was|been|being|so far) identified|retained|we have names|(?:arrived|admitted|brought|received|treated|taken|transferred|referred|died|landed)"
    r"(?: \w+){0,3} (?:at|to|in) (?:the |our |this |his |her |a )?(?:\w+[ -]){0,4}?(?:hospital|clinic|morgue|mortuary|ward|aid post|infirmary)"
    r"|of (?:the|those) (?:fatalities|passengers|prisoners|detainees|hostages|abducted|drowned|executed|detained|arrested|put to death|shot|casualties|bodies|missing)(?: killed| dead)?|(?:were|was|are) among (?:those|the)|(?:have|has|had) been charged"
    r"|(?:lie|lies|lay|lying|kept|stored|had) (?:\w+ ){0,3}(?:in|at) (?:the |its |our |a )?(?:[\w’'-]+ ){0,2}(?:hospital|clinic|morgue|mortuary|chapel|infirmary|ward)|(?:hospital|clinic|morgue|mortuary)(?: \w+){0,2} (?:had|has|have|holds?|held|keeps?)|are under (?:the age of )?\w+|(?:have )?put names to|under (?:age|eighteen|18)\b|are being (?:treated|brought)|arrived without|(?:family|household|clan|parish|street|school|class|crew)(?: of)?(?: \w+){0,4} (?:lost|buried|mourns?|is mourning)"
    r"|(?:had|has|have) (?:received|taken in|admitted)(?: \w+){0,2}? (?=(?:\w+ )?(?:bodies|dead|corpses|wounded|injured|patients|casualties))"
    r"|(?:ward|emergency room|clinic|hospital|morgue|aid post)(?: \w+){0,4} (?:took|taken|taking|received|admitted|treated|counted|counts) (?:in )?)\b",
    re.IGNORECASE,
)
_EYEWITNESSES = re.compile(r"^eyewitness", re.IGNORECASE)
"""Those among the people heard who saw it themselves."""

_RECORD = re.compile(
    r"\b(?:deadliest|worst|bloodiest|heaviest|largest|biggest|gravest|most serious|first|latest) (?:\w+ ){0,4}?$",
    re.IGNORECASE,
)

_WIDER = re.compile(
    rf"\b(?:[Tt]his (?:year|month|week|quarter)|last (?:year|month)|(?:so far )?in (?:20|19)\d\d|[Ss]ince (?!(?:[\w-]+ ){{1,3}}(?:it|he|she|they|we|the [\w-]+) (?:has|have|had) (?:spoken|said|put|given|counted|told|reported))(?:(?:early |mid-|late )?(?:\d+ )?(?:{_MONTHS}|(?:20|19)\d\d)|the \w+|last (?:year|month|spring|summer|autumn|winter|{_MONTHS}))"
    rf"|(?:killings|deaths|cases|incidents|attacks|registered|recorded|documented|tallied|logged)\b[^.;]{{0,40}} in (?:{_MONTHS})\b(?! \d)|[Nn]ationwide|[Cc]ountrywide|[Ii]n the (?:past|last) (?:fortnight|\w+ (?:days|nights))|[Aa]cross the (?:country|region|province|nation|north|south|east|west)"
    r"|[Oo]ver the (?:past|last) (?:\w+ )?(?:weeks|months|years|week|month|year)|[Ii]n (?:the )?(?:\w+|\d+) (?:weeks|months|years)\b|[Ii]n the (?:past|last) (?:\w+ )?(?:weeks|months|years|week|month|year)"
    r"|the (?:whole )?(?:week|month|year|quarter) has|[Dd]uring the (?:week|month|year|conflict|war|crisis)|(?:all|several|various|different) (?:incidents|attacks|operations|raids)"
    rf"|[Tt]he (?:year|month|week|season|decade|war|conflict|campaign|quarter)['’]s|[Bb]etween (?:{_MONTHS}) and (?:{_MONTHS})|(?:year|month)['’]s|[Ss]ince (?:the )?(?:(?:19|20)\d\d|\w+ began|\w+ of (?:the )?\w+)"
    rf"|[Ss]ince (?:last )?(?:spring|summer|autumn|winter|independence|the war)|annual(?:ly)?|year-to-date|[Ff]rom (?:{_MONTHS}) (?:to|until|through) (?:{_MONTHS})|[Ii]n the (?:first|second|third|last) (?:half|quarter|months|weeks) of"
    r"|in all its|per month|every month|to date this)\b"
)
_NOT_SO_MANY = re.compile(
    r"\b(?:not|no longer|instead of|rather than|and not|but not)\s+(?:the )?$", re.IGNORECASE
)
_SEEN = re.compile(
    r"\b(?:I|we|he|she|they|my (?:brother|father|mother|son|sister|cousin|uncle|aunt|husband|wife)|who) (?:(?:have|had|has|then|also|myself|ourselves|himself|herself)\s+)?"
    r"(?:counted|saw|seen|buried|washed|covered|carried|found|pulled|see|count)\b",
    re.IGNORECASE,
)


@lru_cache(maxsize=8192)
def find_amounts(text: str) -> tuple[Amount, ...]:
    """Return the amounts of a passage in the order of their words; dates, hours, names with a number and shares are none."""
    return tuple(_amounts(text))


@lru_cache(maxsize=4096)
def number_of(words: str) -> int | None:
    """Return the number that a run of digits or number words says, or ``None``."""
    plain = words.strip().lower().replace(",", "")
    if plain.isdigit():
        return int(plain)
    total = 0
    for word in re.split(r"[-\s]+", plain):
        if word in _SMALL:
            total += _SMALL[word]
        elif word in _TENS:
            total += _TENS[word]
        elif word in {"a", "an", "half", "and", ""}:
            continue
        else:
            return None
    return total or None


_ORDINALS: Final = {
    word: number
    for number, word in enumerate(
        "second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth".split(),
        2,
    )
}
_NTH = re.compile(
    rf"\b(?P<nth>{'|'.join(_ORDINALS)}|(?P<digits>\d+)(?:st|nd|rd|th)) (?P<noun>\w+) (?:(?:to be|to have been|was|has|had|has been|had been|also) )*(?:killed|murdered|shot|to die|died|dies|succumb\w+|taken|abducted|kidnapped|arrested)\b",
    re.IGNORECASE,
)
"""Somebody told as the last of a series: "the fifth journalist killed this year"."""

_FULL_NAME = r"[A-ZÀ-Ý][\w’'-]+(?: (?:de |del |al-|el |bin |von )?[A-ZÀ-Ý][\w’'-]+){1,3}(?: \([^)]{1,20}\)|, (?:aged )?\d{1,2})?"
_NAME_LIST = re.compile(rf"{_FULL_NAME}(?:, {_FULL_NAME})+(?:,? and {_FULL_NAME})")


def _told_by_name_or_place_in_a_series(text: str) -> Iterator[Amount]:
    for found in _NTH.finditer(text):
        last = int(found["digits"]) if found["digits"] else _ORDINALS[found["nth"].lower()]
        outcome = _outcome(text, found.start(), found.start("noun"))
        yield Amount(
            low=last, high=last, noun=found["noun"].lower(), outcome=outcome, category=_category(text, found.end("nth")),
            reach=Reach.WIDER if _tells_of_more(text) else Reach.WHOLE, start=found.start(), end=found.end("noun"),
        )  # fmt: skip
    for found in _NAME_LIST.finditer(text):
        many = len(re.findall(_FULL_NAME, found[0]))
        if many >= _LIST:
            yield Amount(
                low=many,
                high=many,
                noun="names",
                outcome=_outcome(text, *found.span()),
                start=found.start(),
                end=found.end(),
            )


_LIST = 3
"""Full names in a row from which on they are a list that counts (ours)."""


def _amounts(text: str) -> Iterator[Amount]:
    yield from _told_by_name_or_place_in_a_series(text)
    hours = [
        found.span()
        for found in _CLOCK.finditer(text)
        if not _PUT_AT.search(text[: found.end()]) and _minute(found, text) is not None
    ]
    past = 0
    for found in _NUMBER.finditer(text):
        start, end = found.span()
        before, after = text[:start], text[end:]
        if start < past or any(start < last and first < end for first, last in hours):
            continue
        if _said(found) is None or _is_a_name(found, before, after) or _is_beside_the_point(before, after):
            continue
        low, high, about, end, past = _bounds(found, before, after)
        made = _placed(text, start, end, low, high, about=about, vague=found["vague"] is not None)
        if made is not None:
            yield made


def _is_beside_the_point(before: str, after: str) -> bool:
    """Whether a number is a day of the month, or the whole of which a part is given right beside it."""
    if _DAY_BEFORE.search(before) or _DAY_AFTER.search(after) or _THE_WHOLE_OF_A_PART.search(before):
        return True
    return _OF_THE_WHOLE.search(before) is not None and _A_PART_FOLLOWS.match(after) is not None


def _bounds(found: re.Match[str], before: str, after: str) -> tuple[int | None, int | None, bool, int, int]:
    """Return low and high, whether they approximate, where the number ends, and where its expression does."""
    end = found.end()
    low = high = _said(found)
    vague = found["vague"] or (found["times"] or "").strip()
    some = _VAGUE.get(vague.lower())
    if some is not None:
        times = 1 if found["vague"] else _MULTIPLES[found["multiple"].lower()]
        low, high = some[0] * times, None if some[1] is None else some[1] * times
    about = bool(_ABOUT.search(before) or _ABOUT_AFTER.search(after)) or (
        found["multiple"] is not None and not found["rest"]
    )
    upper = None if _FROM_ONE_TO_THE_NEXT.search(before) else _upper(before, after)
    if upper is not None and high is not None and (last := number_of(upper["high"]) or 0) > high:
        past = end + upper.end()
        return low, last, about, end if upper.groupdict().get("noun") else past, past
    if _CEILING.search(before) and not _MOVED_UP_TO.search(before):
        low = None
    elif found["multiple"] and low is not None and _MORE_THAN.search(before):
        # "more than a dozen" is a round word that somebody did not count out
        return low, low * 2, True, end, end
    elif _FLOOR.search(before) or _OR_LONGER.match(after):
        low, high = (low + 1 if low is not None and _MORE_THAN.search(before) else low), None
    return low, high, about and found["vague"] is None, end, end


def _upper(before: str, after: str) -> re.Match[str] | None:
    """Return the second number of a range ("ten to twelve", "between ten and twelve", "three shells, maybe four")."""
    return _TO_AFTER.match(after) or (_AND_AFTER.match(after) if _BETWEEN.search(before) else None)


def _said(found: re.Match[str]) -> int | None:
    if found["multiple"]:
        times = found["times"].strip().lower()
        many = 1 if times in {"a", "an"} else 0.5 if times == "half a" else (number_of(times) or 1)
        return int(many * _MULTIPLES[found["multiple"].lower()]) + (
            number_of(found["rest"]) or 0 if found["rest"] else 0
        )
    if found["vague"]:
        return _VAGUE[found["vague"].lower()][0]
    if found["pair"]:
        return 2
    if found["lone"]:
        return 1
    return number_of(found["digits"] or found["spelt"] or "")


def _is_a_name(found: re.Match[str], before: str, after: str) -> bool:
    """Whether a number is part of a name, an ordinal, a measure nobody compares, or no number at all ("the one who")."""
    if _CALLED_BEFORE.search(before) and not _AGE_BEFORE.search(before):
        return True
    if found["digits"] and (_CALLED_AFTER.match(after) or _UNIT_NAMES.match(after)):
        return not re.match(r"^\s+(?:Injured|Killed|Dead)", after)
    if _UNIT_NAMES.match(after) or _CALLED_IN_A_LIST.search(before):
        return True
    if (
        found["digits"]
        and re.fullmatch(r"(?:19|20)\d\d", found["digits"])
        and not re.match(r"^\s+[a-z]", after)
    ):
        return True
    if found["spelt"] and found["spelt"][0].isupper() and re.search(r"[A-Z]\w+ $", before):
        return True
    if (found["spelt"] or "").lower() == "one":
        if re.search(
            r"\b(?:no|any|every|some|each|which|the|this|that|another|only|last|first|other|[a-z]+ly)\s+$",
            before,
            re.IGNORECASE,
        ):
            return True
        following = re.match(r"^\s+(\w+)", after)
        return following is None or not (
            _PEOPLE_NOUN.match(following[1])
            or any(noun.match(following[1]) for noun in _NOUN.values())
            or following[1] in {"more", "other"}
        )
    return False


def _placed(
    text: str, start: int, end: int, low: int | None, high: int | None, *, about: bool, vague: bool
) -> Amount | None:
    """Say of a number what it counts, what became of them, and whether they are all."""
    before, after = text[:start], text[end:]
    counted, noun = _counted(before, after)
    if vague and counted is not Counted.PEOPLE and not noun:
        return None
    if counted is Counted.MINUTES:
        scale = _MINUTES_IN.get(noun.rstrip("s"), 1)
        low, high = (
            (None if low is None else round(low * scale)),
            (None if high is None else round(high * scale)),
        )
    if counted is Counted.PEOPLE and _DOING.match(after):
        counted = Counted.DOERS
    if counted is Counted.PEOPLE and not noun and (before_it := _NUMBER_OF.search(before)) is not None:
        counted, noun = _kind_of(before_it["noun"])
    if counted is Counted.PEOPLE and not noun and (ours := _OF_OURS.match(after)) is not None:
        noun = ours["noun"].lower()
    people = counted is Counted.PEOPLE
    clause = _clause(text, start, end)
    reach = Reach.WHOLE
    arrived = _PART_ANYWHERE.search(clause) is not None and OPEN_YET.search(clause) is None
    if _THOSE_OF.search(before) and re.match(r"^ of (?:the )?[A-Z]", after):
        reach = Reach.PART
    elif (
        (_PART_AFTER.match(after) and not _ALL_OF_THEM.search(before))
        or _PART_BEFORE.search(before[-40:])
        or arrived
        or _EYEWITNESSES.match(noun)
    ):
        reach = Reach.PART
    elif _BESIDE_AFTER.match(after) or _BESIDE_BEFORE.search(before[-40:]):
        reach = Reach.BESIDE
    seen = people and _SEEN.search(clause[: max(0, start - text.find(clause))] or "") is not None
    if seen and reach is Reach.WHOLE and _AT_A_SPOT.match(after):
        reach = Reach.PART
    if people and _tells_of_more(text):
        reach = Reach.WIDER
    return Amount(
        low=low,
        high=high,
        about=about,
        counted=counted,
        noun=noun,
        outcome=_outcome(text, start, end) if people else None,
        step=_step(clause),
        category=(_category(text, end) or _category_before(before)) if people else None,
        reach=reach,
        denied=_NOT_SO_MANY.search(before) is not None,
        floor=seen,
        start=start,
        end=end,
    )


_OUR_LOSSES = re.compile(
    r"\b(?:our|its|their|own|enemy|rebel|army|police)(?: own)? (?:losses|casualties|dead|fallen|ranks|side)\b[\w ]{0,20}$",
    re.IGNORECASE,
)
"""What a fighting party calls its own or its enemy's dead."""
_OF_OURS = re.compile(r"^ of (?:our|its|their|his|her) (?:own )?(?P<noun>[a-z-]+)", re.IGNORECASE)
_NUMBER_OF = re.compile(
    r"\b(?:number|figure|total|count|tally|toll) of (?:the )?(?:[\w-]+ ){0,2}?(?P<noun>[\w-]+)(?: \w+)?(?: (?:has|had|have|now|then|also|since|already))* (?:is|was|stands?|stood|reach(?:es|ed)|passed|came|comes|rose|risen|at|to|put)"
    r"(?: (?:now|already|up|at|to|since|by then))*\s*$",
    re.IGNORECASE,
)
"""What a number counts where its noun stands before it ("the number of injured has reached 140")."""


def _kind_of(noun: str) -> tuple[Counted, str]:
    for counted, words in _NOUN.items():
        if words.match(noun):
            return counted, noun.lower()
    return Counted.PEOPLE, noun.lower()


_STEPS: Final = tuple(
    (name, re.compile(rf"\b(?:{words})\b", re.IGNORECASE))
    for name, words in (
        ("charged", r"charged(?: with| over)?|indicted|indictments?|on trial|face charges|prosecuted"),
        ("convicted", r"convicted|sentenced|found guilty|jailed for"),
        ("acquitted", r"acquitted|cleared of"),
        ("suspended", r"suspended|dismissed|sacked|removed from|stripped of"),
        ("questioned", r"questioned|interrogated|summoned"),
        ("damaged", r"damaged|hit but|cracked"),
        (
            "destroyed",
            r"destroyed|burn(?:ed|t)(?: out| down)?|razed|torched|wrecked|gutted|set (?:on fire|alight)|flattened",
        ),
        (
            "there",
            r"made up of|consist(?:s|ed|ing) of|compris\w+|convoy of|column of|fleet of|set (?:off|out) with",
        ),
    )
)


def _step(clause: str) -> str:
    return next((name for name, words in _STEPS if words.search(clause)), "")


_FATE = re.compile(
    r"^ (?:[\w-]+ ){1,2}(?:(?:were|was|have|had|has|been|are|being) )*(?:died|killed|shot|found|wounded|injured|murdered|drowned|arrested|abducted|missing|dead|fell|fallen|perished|executed|burned|burnt|hanged|slain|beheaded|detained|hurt|survived|fled|buried)\b"
)
"""Only people die and are hurt: a plural before such a word is one of people, whatever it is ("nine gendarmes died")."""


def _tells_of_more(text: str) -> bool:
    """Whether the words speak of more than one happening, other than to call one "the deadliest this year"."""
    found = _WIDER.search(text)
    return found is not None and _RECORD.search(text[: found.start()]) is None


def _counted(before: str, after: str) -> tuple[Counted, str]:
    if _AGE_SURE.match(after) or (
        re.search(r"\b(?:aged?|age of)\s+$", before, re.IGNORECASE)
        or (_CAPITAL_BEFORE.search(before) and _AGE_AFTER.match(after))
        or (
            re.search(
                r"\b(?:under|over|below|above) the age of\s+$|\b(?:all|both|boys|girls|children) (?:under|over|below|above)\s+$",
                before,
                re.IGNORECASE,
            )
        )
    ):
        return Counted.AGE, "years"
    if re.search(
        r"(?<!toll )(?<!number )(?<!count )(?<!figure )(?<!total )\b(?:was|were|is|are|all) (?:under|over|below|above)\s+$",
        before,
    ) and re.match(r"^\s*(?:[.,;]|$)", after):
        return Counted.AGE, "years"
    if re.search(r"\b(?:he|she|who) (?:was|is)\s+$", before, re.IGNORECASE) and _AGE_AFTER.match(after):
        return Counted.AGE, "years"
    words = re.findall(r"[\w’'-]+|[^\w\s]", after)[:5]
    for place, word in enumerate(words):
        if not (word[0].isalnum() or word[0] in "'’\"“"):
            break
        for counted, noun in _NOUN.items():
            if noun.match(word):
                return counted, word.lower()
        if _PEOPLE_NOUN.match(word) or _AGENTS.match(word):
            return _interviewed(before, word)
        if place >= 3 or word.lower() in {
            "and",
            "or",
            "at",
            "in",
            "on",
            "from",
            "to",
            "by",
            "with",
            "who",
            "were",
            "was",
            "are",
            "is",
            "of",
        }:
            break
    if re.search(
        r"\b(?:witness(?:es)?|interview(?:s|ed)?|testimon(?:y|ies)|spoke (?:with|to)) (?:\w+ ){0,2}$",
        before,
        re.IGNORECASE,
    ):
        return Counted.TESTIMONIES, ""
    if (
        words
        and words[0][0].isalpha()
        and words[0].lower().endswith("s")
        and not _FATE.match(after)
        and not re.search(r"\b(?:dead|killed|victims|wounded|injured) (?:were|was|are) $", before)
        and len(words[0]) > 4
        and words[0].lower() not in {"others", "across"}
    ):
        return Counted.OTHER, words[0].lower()
    return Counted.PEOPLE, ""


def _interviewed(before: str, word: str) -> tuple[Counted, str]:
    heard = re.search(
        r"\b(?:interview\w*|spoke|talked|heard|met|testimon\w+)(?: with| to| from)?\s+$",
        before,
        re.IGNORECASE,
    )
    return (Counted.TESTIMONIES if heard else Counted.PEOPLE), word.lower()


def _clause(text: str, start: int, end: int) -> str:
    first = max((text.rfind(mark, 0, start) for mark in ";.:—"), default=-1) + 1
    ends = [place for place in (text.find(mark, end) for mark in ";.—") if place >= 0]
    return text[first : min(ends, default=len(text))]


_SHOT_AT = re.compile(
    r"\b(?:(?:open(?:ed|ing)? fire|fired|firing|shot|shoot(?:ing)?) (?:on|at|into|upon)|crowd of|gathering of|concentration of|carrying|transporting|aboard|convoy of|group of|boat with|bus with|crew of|staff of|force of|team of|population of)\s+(?:about |around |some |an estimated |at least |more than |nearly )?(?:the )?$",
    re.IGNORECASE,
)
_OF_THEM = re.compile(
    r"^ (?:\w+ )?of (?:them|whom|these|those)\b,? (?!(?:were|was|are|have|had)\b)", re.IGNORECASE
)
"""A part named in passing shares the fate of its whole ("killed 21, nine of them children, and injured 13")."""
_THERE_WERE = re.compile(
    r"\b[Tt]here (?:were|was|had been|are|is) (?:about |around |some |at least |more than |nearly |only )?$"
)
_PRESENT_AFTER = re.compile(
    r"^[^.;,]{0,40}?\b(?:aboard|on board|had gathered|slept|spent the|lived|live|stayed|worked|attended|marched|travelled|took part|were (?:present|inside|gathered|asleep|travelling|praying))\b",
    re.IGNORECASE,
)


_WHO_THEY_WERE = re.compile(
    r"\s+(?:internally )?(?P<were>displaced|missing|detained|abducted|kidnapped|captured|wounded|injured|rescued|arrested|fleeing) [a-z]+(?: [\w’'-]+){0,4}? (?:(?:were|was|are|had|have|has|been|being|is) )*(?:(?:since|later|then|also|now) )?"
    r"(?:killed|dead|shot|found|murdered|executed|wounded|injured|burned|burnt|arrested|released|freed|rescued|hurt|died|missing|abducted|buried)\b"
)
"""What those counted were already when something else became of them ("nine displaced persons were killed")."""


def outcome_near(text: str, start: int, end: int) -> Outcome | None:
    """Return what became of those counted between two offsets, as the words around say it."""
    return _outcome(text, start, end)


def last_outcome(text: str) -> Outcome | None:
    """Return the outcome that a text named last: what a number without a verb goes on about."""
    found = [(match.start(), outcome) for outcome, words in _OUTCOME_WORDS for match in words.finditer(text)]
    return max(found, default=(0, None))[1]


def _outcome(text: str, start: int, end: int) -> Outcome | None:
    """Return what became of those counted: the outcome word that stands nearest, of those with no other number between.

    Those who were there and of whom no more is said ("fired on hundreds of marchers", "eighteen aboard") are
    `Outcome.AFFECTED`.
    """
    if (
        _THERE_WERE.search(text[:start])
        and text[end:].strip(" .,;")
        and not re.match(
            r"^ (?:[\w-]+ )?(?:dead|bodies|victims|wounded|injured|deaths|fatalities|casualties|killed|missing|survivors|corpses|names|cases|graves|coffins)\b",
            text[end:],
        )
    ):
        return Outcome.AFFECTED
    if _SHOT_AT.search(text[:start]) or _PRESENT_AFTER.match(text[end:]):
        return Outcome.AFFECTED
    if _OF_THEM.match(text[end:]):
        whole = max(
            (found for found in _NUMBER.finditer(text, 0, start)), key=lambda f: f.start(), default=None
        )
        if whole is not None and "." not in text[whole.end() : start]:
            return _outcome(text, whole.start(), whole.end())
    nearest: tuple[int, Outcome] | None = None
    calling = _WHO_THEY_WERE.match(text, end)
    for outcome, words in _OUTCOME_WORDS:
        for found in words.finditer(text):
            first, last = found.span()
            if calling is not None and calling.start("were") <= first < calling.end("were"):
                continue
            gap = first - end if first >= end else start - last
            between = text[end:first] if first >= end else text[last:start]
            if gap < 0 or _NUMBER.search(between) or re.search(r"[.;]", between):
                continue
            cost = gap + (
                0 if first >= end else 6
            )  # what follows a number belongs to it more often than what precedes
            if nearest is None or cost < nearest[0]:
                nearest = (cost, outcome)
    return None if nearest is None else nearest[1]


def _category_before(before: str) -> Category | None:
    """Return who is counted where the noun stands before the number ("the figure of enemy dead stands at 22")."""
    if _OUR_LOSSES.search(before):
        return Category.COMBATANTS
    told = _NUMBER_OF.search(before)
    if told is None:
        return None
    return next((category for category, words in _CATEGORY_WORDS if words.search(told[0])), None)


def _category(text: str, end: int) -> Category | None:
    """Return who is counted, by the noun right behind the number ("nine of them children", "eleven policemen")."""
    following = re.split(
        r"[.,;:(]|\b(?:who|were|was|in|at|on|by|when|including|with|and)\b", text[end:], maxsplit=1
    )[0][:60]
    number = _NUMBER.search(following)
    following = following[: number.start()] if number else following
    for category, words in _CATEGORY_WORDS:
        if words.search(following):
            return category
    own = re.search(r"^[^.,;:]{0,30}?\b(?:are|were) (\w+)", text[end:])
    if own:
        for category, words in _CATEGORY_WORDS:
            if words.fullmatch(own[1]):
                return category
    return None


# --------------------------------------------------------------------------- hours

_CLOCK = re.compile(
    rf"(?:(?<![\w.,:])(?P<hh>[01]?\d|2[0-3])[.:h](?P<mm>[0-5]\d)(?![\w%]|[.,:]\d)(?!\s*(?:per ?cent|million|billion|km|kilomet|metres|mm|cm|kg|tons?|tonnes?|litres?|degrees|points?|cal\b|calib|inch|miles?))|\b(?P<military>[0-2]\d[0-5]\d) hours\b"
    rf"|\b(?:(?P<off>{_SPELT}|quarter|half|\d+)\s+(?P<way>past|to|after|before)\s+)?(?P<hour>{_SPELT}|\d{{1,2}})"
    r"(?:\s*(?P<half>a\.?m\b\.?|p\.?m\b\.?)|\s+o['’]clock|\s+(?=in the (?:morning|afternoon|evening)|at night)))"
    rf"|\b(?P<by>half|quarter|ten|twenty|five|twenty-five|\d+) (?P<side>past|to|before) (?P<bare>{_SPELT})\b"
    rf"|\b(?:at|around|about|was|been|towards|by|until|after|before|past|gone) (?:around |about |some )?(?P<loose>{_SPELT})(?=[.,;]|$| (?:and|when|with|the|in the|that)\b)",
    re.IGNORECASE,
)
_PUT_AT = re.compile(
    rf"\b(?:put|puts|putting|close[sd]?|end(?:s|ed)?|stop(?:s|ped)?|finish(?:es|ed)|arriv(?:es|ed)|stand(?:s|ing)?|stood|place[sd]?|estimate[sd]?|set|fixed|remain(?:s|ed)?|given|gave|kept|left|toll|count|tally|figure|number|total|balance|dead|killed|wounded|injured|missing)"
    rf"\b[^.;,]{{0,40}}?\bat (?:around |about |some )?(?:{_SPELT}|\d+)$",
    re.IGNORECASE,
)
"""A toll is put "at six", a clock is not."""
_PARTS_OF_DAY: Final[tuple[tuple[str, int, int], ...]] = (
    (r"dawn|daybreak|first light|sunrise|early morning|early hours|small hours", 120, 480),
    (r"morning|forenoon", 240, 720),
    (r"midday|noon|lunch(?:time)?", 660, 840),
    (r"afternoon", 720, 1110),
    (r"dusk|sunset|sundown|nightfall", 1020, 1260),
    (r"evening|tonight", 1020, 1440),
    (r"overnight|night|after dark|in the dark|midnight", 1080, 1800),
)
_PART_OF_DAY = [
    (re.compile(rf"\b(?:{words})\b", re.IGNORECASE), first, last) for words, first, last in _PARTS_OF_DAY
]
_DAY_NAMED = re.compile(
    rf"\b(?:{_WEEKDAYS}|(?:{_MONTHS}) \d+|\d+(?:st|nd|rd|th)? (?:{_MONTHS})|yesterday|today|tomorrow)\b"
)

_ON_A_DIAL = re.compile(r"[1-9]|1[0-2]")
_HALF_SAID = re.compile(r"\b(?:morning|afternoon|evening|night|midnight|noon|dawn|dusk)\b", re.IGNORECASE)

CLOCK_REACH = 20
"""Minutes by which two hours may differ and still be one hour, told more or less exactly (ours)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hours:
    """Minutes of a day that a passage names; a night runs past 1440."""

    first: int
    last: int
    either_half: bool = False
    """Whether the words leave open if it is before or after noon ("it might have been eleven")."""

    def within(self, other: "Hours") -> bool:
        """Whether these minutes lie in the other's, reading a time after midnight as one of the night before too."""
        return any(
            other.first <= self.first + day and self.last + day <= other.last for day in self._days(other)
        )

    def apart(self, other: "Hours") -> int:
        """Return how many minutes lie between the two, 0 where they touch."""
        return min(
            max(0, self.first + day - other.last, other.first - self.last - day) for day in self._days(other)
        )

    def _days(self, other: "Hours") -> tuple[int, ...]:
        step = 720 if self.either_half or other.either_half else 1440
        return tuple(range(-1440, 1441, step))


def find_hours(text: str) -> Hours | None:
    """Return the hour or part of the day that a passage names: the clock before "the afternoon"."""
    clock = next((c for c in _CLOCK.finditer(text) if not _PUT_AT.search(text[: c.end()])), None)
    if clock is not None:
        minute = _minute(clock, text)
        if minute is not None:
            to = re.match(r"(?:\s*(?:and|to|-|–)\s*)", text[clock.end() :])
            until = None if to is None else _CLOCK.match(text, clock.end() + to.end())
            last = None if until is None else _minute(until, text)
            sure = (
                clock["military"] or clock["half"] or (clock["hh"] and not _ON_A_DIAL.fullmatch(clock["hh"]))
            )
            open_half = not sure and not _HALF_SAID.search(text)
            return Hours(
                first=minute, last=minute if last is None or last < minute else last, either_half=open_half
            )
    for words, first, last in _PART_OF_DAY:
        if words.search(text):
            return Hours(first=first, last=last)
    return None


def names_a_day(text: str) -> bool:
    """Whether a passage names a day of the week or of a month."""
    return _DAY_NAMED.search(text) is not None


def _minute(found: re.Match[str], text: str) -> int | None:
    if found["hh"]:
        return int(found["hh"]) * 60 + int(found["mm"])
    if found["military"]:
        return int(found["military"][:2]) * 60 + int(found["military"][2:])
    hour = number_of(found["hour"] or found["bare"] or found["loose"] or "")
    if hour is None or hour > 24 or (found["loose"] and hour > 12):
        return None
    around = text[max(0, found.start() - 30) : found.end() + 30].lower()
    late = (found["half"] or "").lower().startswith("p") or re.search(
        r"\b(?:afternoon|evening|night)\b", around
    ) is not None
    minute = hour * 60 + (720 if late and hour < 12 else 0)
    words, way = found["off"] or found["by"], found["way"] or found["side"]
    if words:
        off = {"quarter": 15, "half": 30}.get(words.lower()) or number_of(words) or 0
        minute += off if way.lower() in {"past", "after"} else -off
    return minute


# --------------------------------------------------------------------------- names

_NOT_NAMES = re.compile(
    rf"^(?:I|We|He|She|It|They|The|A|An|This|That|These|Those|In|On|At|By|From|And|But|Our|My|His|Her|Their|No|Not|None|One|Two|Three|Four|Five|Six"
    rf"|Seven|Eight|Nine|Ten|Some|Dr|Mr|Mrs|Ms|Who|What|When|Where|There|Then|As|After|Before|All|With|{_MONTHS}|{_WEEKDAYS})$"
)
_CAPITALISED = re.compile(r"(?<![\w’'])[A-ZÀ-Ý][\w’'-]+|(?<!\w)[A-Z]{2,}(?!\w)")


def find_names(text: str) -> frozenset[str]:
    """Return the capitalised words of a passage that do not merely begin a sentence."""
    found = set()
    for word in _CAPITALISED.finditer(text):
        if _NOT_NAMES.match(word[0]):
            continue
        before = text[: word.start()].rstrip(" \"“('’")
        begins = not before or before[-1] in ".!?:\n"
        named_on = re.match(r"\s+(?:(?:of|de|al|the)\s+)?[A-Z]", text[word.end() :])
        if begins and not named_on and not word[0].isupper():
            continue
        found.add(re.sub(r"['’]s$", "", word[0]).lower())
    return frozenset(found)
