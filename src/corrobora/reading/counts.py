"""Expressions of number in a sentence: how many of whom, with the bounds their wording gives.

A hand-written grammar over tokens, so that its time grows with the length of
the sentence and nothing else. `find_counts` reads one sentence; it knows
nothing of the sentence before. What the words leave open stays open: "at
least 24" has no upper bound, "up to 24" no lower one, and a number whose noun
is no person word is never taken for people unless a casualty construction
("killed 24") says so. The rules and their origins stand in
``docs/methods/counts.md``.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import Enum, auto
from typing import Final

from corrobora.records import Category, Count, Outcome, Unit

METHOD: Final = "counts/1"


@dataclass(frozen=True, slots=True, kw_only=True)
class CountMention:
    """One expression of number as it stands in a sentence.

    ``low`` and ``high`` are ``None`` where the wording gives no bound, and
    ``low <= high`` wherever both are given.
    """

    start: int
    """Code-point offset of the expression (hedge, number, noun) into the sentence."""
    end: int
    """End of the expression, exclusive."""
    low: int | None = None
    high: int | None = None
    exact: bool = False
    """True for a plain number; false for "at least", "around", "dozens", a range."""
    hedge: str | None = None
    """The hedging words as they stand ("at least"), if any."""
    category: Category | None = None
    """Who is counted; ``None``: everybody."""
    unit: Unit = Unit.PEOPLE
    noun: str | None = None
    """The head noun as worded; ``None`` where the number stands alone."""
    outcome: Outcome | None = None
    """Only what the expression or the construction right around it says; otherwise ``None``."""
    part: bool = False
    """True for a part of a larger total ("including three women")."""
    total_of_present: bool = False
    """True for all who were there ("all 18 on board", "everyone aboard")."""
    updated: bool = False
    """True for a number that replaces an earlier one ("rose to 31")."""

    @property
    def singular(self) -> str | None:
        """The head noun in the singular and lower case ("civilians" gives "civilian")."""
        return None if self.noun is None else _singular(self.noun.lower())

    def as_count(self, sentence: str, *, outcome: Outcome) -> Count:
        """Turn the mention into a record.

        ``outcome`` is used where the expression itself gives none: which act a
        count belongs to is for the caller to say.
        """
        return Count(
            outcome=self.outcome or outcome,
            category=self.category,
            low=self.low,
            high=self.high,
            exact=self.exact,
            unit=self.unit,
            wording=sentence[self.start : self.end],
            part=self.part,
        )


# --------------------------------------------------------------------------- nouns


@dataclass(frozen=True, slots=True, kw_only=True)
class _Noun:
    unit: Unit = Unit.PEOPLE
    category: Category | None = None
    plural: bool = True
    outcome: Outcome | None = None
    victim: bool = True
    """Whether "a …" counts as one: "a woman" does, "a spokesman" and "a crew" do not."""


_IRREGULAR: Final = {
    "people": "person",
    "men": "man",
    "women": "woman",
    "children": "child",
    "wives": "wife",
    "lives": "life",
    "sheep": "sheep",
    "cattle": "cattle",
    "police": "police",
    "troops": "troop",
    "personnel": "personnel",
    "buses": "bus",
    "mice": "mouse",
    "geese": "goose",
    "oxen": "ox",
    "calves": "calf",
    "corpses": "corpse",
    "houses": "house",
    "horses": "horse",
    "nurses": "nurse",
    "casualties": "casualty",
    "others": "other",
}


def _singular(noun: str) -> str:
    """Return the singular of an English noun; a word that is no plural comes back as it is."""
    if noun in _IRREGULAR:
        return _IRREGULAR[noun]
    for plural, single in (("women", "woman"), ("men", "man"), ("people", "people")):
        if noun.endswith(plural) and len(noun) > len(plural):
            return noun[: -len(plural)] + single
    if len(noun) > 4 and noun.endswith("ies"):
        return noun[:-3] + "y"
    if noun.endswith(("ches", "shes", "xes", "sses")):
        return noun[:-2]
    if len(noun) > 3 and noun.endswith("s") and not noun.endswith(("ss", "us", "is")):
        return noun[:-1]
    return noun


def _plural(noun: str) -> str:
    for plural, single in (("women", "woman"), ("men", "man")):
        if noun.endswith(single):
            return noun[: -len(single)] + plural
    if noun.endswith("y") and noun[-2:-1] not in set("aeiou"):
        return noun[:-1] + "ies"
    if noun.endswith(("ch", "sh", "x", "ss", "s")):
        return noun + "es"
    return noun + "s"


def _nouns() -> dict[str, _Noun]:
    table: dict[str, _Noun] = {}

    def put(words: str, **shape: object) -> None:
        """Enter singulars (and their plurals); "a/b" gives an irregular plural."""
        for word in words.split():
            single, _, many = word.partition("/")
            table[single] = _Noun(plural=False, **shape)  # type: ignore[arg-type]
            table[many or _plural(single)] = _Noun(plural=True, **shape)  # type: ignore[arg-type]

    put(
        "person/people individual inhabitant villager resident passenger traveller traveler trader merchant "
        "farmer herder herdsman shepherd pastoralist fisherman miner worker labourer laborer driver motorist "
        "cyclist pedestrian shopper worshipper worshiper pilgrim teacher student pupil lecturer lawyer judge "
        "priest imam pastor nun monk missionary bishop cleric preacher engineer technician contractor "
        "businessman tourist holidaymaker foreigner national citizen local townsperson/townspeople "
        "brother sister cousin son daughter father mother grandmother grandfather uncle aunt nephew niece "
        "wife/wives husband parent sibling twin orphan widow human soul victim teenager youngster youth adult "
        "driver crewman sailor seafarer pilot employee staffer colleague mourner churchgoer parishioner "
        "butcher baker tailor carpenter shopkeeper vendor hawker cook guard watchman hunter woodcutter "
        "politician lawmaker senator councillor councilor mayor chief candidate voter blogger artist singer "
        "musician actor athlete footballer player fan spectator guest partygoer reveler reveller diner "
        "customer bystander passerby/passersby commuter neighbour neighbor compatriot hostage captive suspect "
        "smuggler trafficker dealer gangster rescuer firefighter fireman housewife/housewives academic "
        "professor diplomat envoy deportee evacuee castaway stowaway occupant crewmember member volunteer",
        victim=True,
    )
    put(
        "official spokesman spokeswoman spokesperson leader president minister governor commander general "
        "colonel captain expert analyst observer witness eyewitness relative friend representative delegate "
        "author researcher adviser advisor crew party group/groups crowd personnel/personnel staff/staff",
        victim=False,
    )
    for word in ("persons", "folk", "peoples", "passers"):
        table[word] = _Noun()
    put("civilian noncombatant", category=Category.CIVILIANS)
    put("woman/women girlfriend lady", category=Category.WOMEN)
    put("man/men gentleman", category=Category.MEN)
    put(
        "child/children girl boy minor infant baby toddler newborn schoolchild/schoolchildren schoolgirl "
        "schoolboy kid grandchild/grandchildren stepchild/stepchildren adolescent",
        category=Category.CHILDREN,
    )
    put("pensioner senior elder octogenarian", category=Category.ELDERLY)
    put("migrant refugee asylumseeker boatperson/boatpeople emigrant immigrant", category=Category.MIGRANTS)
    put("idp returnee", category=Category.DISPLACED)
    put(
        "journalist reporter cameraman photographer correspondent photojournalist broadcaster columnist "
        "newsman presenter",
        category=Category.JOURNALISTS,
    )
    put("humanitarian", category=Category.AID_WORKERS)
    put(
        "medic doctor nurse paramedic midwife/midwives surgeon physician pharmacist ambulanceman",
        category=Category.HEALTH_WORKERS,
    )
    put("detainee prisoner inmate", category=Category.DETAINEES)
    put("protester protestor demonstrator marcher striker activist", category=Category.PROTESTERS)
    table["activist"] = _Noun(plural=False)
    table["activists"] = _Noun()
    put(
        "fighter militant rebel terrorist insurgent jihadist gunman militiaman guerrilla mercenary bandit "
        "combatant separatist attacker assailant extremist islamist vigilante paramilitary warlord bomber "
        "kidnapper raider legionnaire partisan jihadi",
        category=Category.COMBATANTS,
    )
    put(
        "soldier trooper serviceman servicewoman policeman policewoman gendarme officer conscript recruit "
        "cadet airman marine constable commando ranger infantryman paratrooper sergeant corporal "
        "lieutenant guardsman reservist troop/troops",
        category=Category.STATE_FORCES,
    )
    table["police"] = _Noun(category=Category.STATE_FORCES)
    table["gendarmerie"] = _Noun(category=Category.STATE_FORCES, plural=False, victim=False)
    put("peacekeeper", category=Category.PEACEKEEPERS)
    for word in ("elderly", "aged"):
        table[word] = _Noun(category=Category.ELDERLY)
    for word in ("dead", "killed", "slain", "murdered", "executed", "massacred"):
        table[word] = _Noun(outcome=Outcome.KILLED, victim=False)
    put("fatality death", outcome=Outcome.KILLED, victim=False)
    put("murder killing execution beheading", outcome=Outcome.KILLED, victim=False)
    for word in ("wounded", "injured", "hurt", "maimed"):
        table[word] = _Noun(outcome=Outcome.INJURED, victim=False)
    put("injury wounding", outcome=Outcome.INJURED, victim=False)
    for word in ("missing", "disappeared"):
        table[word] = _Noun(outcome=Outcome.MISSING, victim=False)
    put("disappearance", outcome=Outcome.MISSING, victim=False)
    put("arrest", outcome=Outcome.DETAINED, victim=False)
    put("abduction kidnapping", outcome=Outcome.ABDUCTED, victim=False)
    put("survivor", outcome=Outcome.SURVIVED)
    put("casualty", victim=False)
    put("life/lives", unit=Unit.OTHER, victim=False)
    table["others"] = _Noun()
    vehicles = (
        "vehicle car truck lorry/lorries bus/buses minibus/minibuses motorcycle motorbike pickup van tanker "
        "jeep ambulance taxi convoy tank boat canoe pirogue dinghy/dinghies ship vessel ferry train "
        "helicopter plane aircraft/aircraft jet bicycle tricycle trailer bulldozer tractor coach cart"
    )
    put(vehicles, unit=Unit.VEHICLES, victim=False)
    put(
        "house home hut dwelling residence apartment homestead household tent shelter shack",
        unit=Unit.HOUSES,
        victim=False,
    )
    table["household"] = _Noun(unit=Unit.FAMILIES, plural=False, victim=False)
    table["households"] = _Noun(unit=Unit.FAMILIES)
    put("body corpse cadaver remains/remains", unit=Unit.BODIES, victim=False)
    put(
        "animal cow bull goat camel donkey horse sheep/sheep cattle/cattle ox/oxen calf/calves pig chicken "
        "dog cat mule lamb elephant lion tiger bird buffalo/buffaloes livestock/livestock",
        unit=Unit.ANIMALS,
        victim=False,
    )
    put("family", unit=Unit.FAMILIES, victim=False)
    return table


_NOUNS: Final = _nouns()

# Peoples whose plural does not show by a suffix. Open-ended by nature: what is not
# listed is still read as people inside a casualty construction.
_PEOPLES: Final = frozenset(
    "tuareg tuaregs touareg touaregs fulani fulanis fulbe peul peuls peulh dogon dogons hausa hausas kanuri "
    "bambara arab arabs kurd kurds yazidi yazidis yezidi yezidis hazara hazaras rohingya rohingyas uyghur "
    "uyghurs roma turk turks serb serbs croat croats dane danes swede swedes finn finns pole poles czech "
    "czechs slovak slovaks slovene slovenes greek greeks briton britons britishers afghan afghans kazakh "
    "kazakhs uzbek uzbeks tajik tajiks filipino filipinos thai thais pashtun pashtuns hutu hutus tutsi "
    "tutsis amhara oromo oromos tigrayan masalit fur zaghawa dinka nuer igbo igbos yoruba tiv karen kachin "
    "chin shia shias shiite shiites sunni sunnis alawite alawites druze copt copts christian christians "
    "muslim muslims hindu hindus sikh sikhs jew jews tatar tatars chechen chechens cossack cossacks "
    "mandingo songhai bozo mossi gurma berom hema lendu spaniard spaniards lao bedouin bedouins "
    "burkinabe burkinabé burkinabè nigeriens malagasy basotho somali somalis emirati emiratis".split()
)
_PEOPLE_SUFFIX: Final = ("ians", "eans", "ans", "ese", "lis", "qis", "nis", "tis", "wis", "ites", "men", "women", "inos")
_PERSON_SUFFIX: Final = ("ists", "men", "women", "goers", "seekers", "holders", "keepers", "mongers")
_AGENT_SUFFIX: Final = ("ers", "ors", "ees", "ians", "ants", "folk", "people")

# Numbers of these are measures, times, money or page furniture, never counts.
_MEASURES: Final = frozenset(
    "second seconds minute minutes min mins hour hours hr hrs day days night nights week weeks weekend weekends "
    "month months year years yr yrs decade decades century centuries fortnight evening evenings morning "
    "mornings "
    "percent percentage per pc cent cents percentages point points "
    "km kms kilometre kilometres kilometer kilometers mile miles m metre metres meter meters cm mm feet foot ft "
    "inch inches yard yards acre acres hectare hectares ha square cubic degree degrees litre litres liter liters "
    "gallon gallons barrel barrels "
    "kg kgs kilo kilos kilogram kilograms kilogramme kilogrammes gram grams tonne tonnes ton tons pound pounds lb lbs "
    "dollar dollars usd euro euros eur franc francs cfa naira naira birr rupee rupees ruble rubles rouble roubles "
    "shilling shillings sterling yen yuan peso pesos dinar dinars dirham dirhams riyal riyals lira hryvnia pence bn "
    "time times o'clock o’clock am pm a.m p.m gmt utc est cet "
    "view views like likes share shares comment comments follower followers subscriber subscribers retweet "
    "retweets tweet tweets reply replies read reads click clicks star stars rating ratings photo photos page pages "
    "word words character characters "
    "third thirds quarter quarters fourth fourths fifth fifths half halves tenth tenths fold "
    "round rounds edition editions volume volumes version versions "
    "".split()
)
_MONTHS: Final = frozenset(
    "january february march april june july august september october november december jan feb mar apr jun jul "
    "aug sep sept oct nov dec".split()
)

# --------------------------------------------------------------------------- numbers

_ONES: Final = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen".split()
    )
}
_TENS: Final = {
    word: 10 * value
    for value, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2)
} | {"fourty": 40}
_SCALES: Final = {"hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}
_DOZENS: Final = {"dozen": 12, "score": 20}
_MULTIPLIERS: Final = _SCALES | _DOZENS

# The smallest number the bare plural can stand for: two of its unit (our convention, see the method page).
_PLURALS: Final = {
    "tens": 20,
    "dozens": 24,
    "scores": 40,
    "hundreds": 200,
    "thousands": 2_000,
    "millions": 2_000_000,
}


class _Bound(Enum):
    AT_LEAST = auto()
    MORE_THAN = auto()
    AT_MOST = auto()
    FEWER_THAN = auto()
    ABOUT = auto()


def _hedges() -> dict[str, tuple[tuple[tuple[str, ...], _Bound], ...]]:
    phrases: dict[_Bound, str] = {
        _Bound.AT_LEAST: "at least|no fewer than|not fewer than|no less than|not less than|a minimum of|minimum of|"
        "upwards of|upward of|at the very least|at a minimum",
        _Bound.MORE_THAN: "more than|greater than|in excess of|over|well over|well more than|above|just over|"
        "exceeding|slightly more than|a little over|a little more than|far more than",
        _Bound.AT_MOST: "up to|as many as|no more than|not more than|at most|a maximum of|maximum of|at the most|"
        "possibly as many as|perhaps as many as",
        _Bound.FEWER_THAN: "fewer than|less than|under|just under|below|slightly fewer than|slightly less than|"
        "well under",
        _Bound.ABOUT: "around|about|some|nearly|almost|approximately|approx|roughly|close to|an estimated|estimated|"
        "circa|ca|perhaps|maybe|possibly|in the region of|in the order of|on the order of|just about|"
        "something like|virtually|close on",
    }
    table: dict[str, list[tuple[tuple[str, ...], _Bound]]] = {}
    for bound, listed in phrases.items():
        for phrase in listed.split("|"):
            words = tuple(phrase.split())
            table.setdefault(words[0], []).append((words, bound))
    return {first: tuple(sorted(found, key=lambda f: -len(f[0]))) for first, found in table.items()}


_HEDGES: Final = _hedges()


@dataclass(frozen=True, slots=True)
class _Quantity:
    low: int | None
    high: int | None
    exact: bool
    start: int
    """Token at which the hedge or the number begins."""
    after: int
    """Token after the number and its trailing hedge."""
    hedge: str | None = None
    plain: bool = True
    """False for "dozens", "several": words that need a noun or a casualty construction."""
    digits: str | None = None
    """The digits of an unhedged single number, for the rule on years."""


# --------------------------------------------------------------------------- outcomes

_KILL = "killed killing kills kill massacred massacring slaughtered slaughtering executed executing murdered murdering murder assassinated assassinating beheaded beheading slew"
_HURT = "wounded wounding wounds wound injured injuring injures injure maimed maiming hurt hurting"
_TAKE = "abducted abducting abduct abducts kidnapped kidnapping kidnap kidnaps seized"
_HOLD = "arrested arresting arrest arrests detained detaining detain detains imprisoned jailed captured capturing rounded"
_MOVE = "displaced displacing displace displaces uprooted uprooting"
_SAVE = "rescued rescuing freed freeing released releasing spared sparing"


def _verbs(groups: Iterable[tuple[str, Outcome | None]]) -> dict[str, Outcome | None]:
    return {word: outcome for words, outcome in groups for word in words.split()}


# A number right after one of these is a number of people.
_BEFORE: Final = _verbs(
    (
        (_KILL, Outcome.KILLED),
        (_HURT, Outcome.INJURED),
        (_TAKE.replace("seized", ""), Outcome.ABDUCTED),
        (_HOLD.replace("rounded", ""), Outcome.DETAINED),
        (_MOVE, Outcome.DISPLACED),
        (_SAVE, None),
    )
)
# "the killing of 24"
_BEFORE_OF: Final = _verbs(
    (
        (
            "killing killings death deaths murder murders execution executions massacre massacres slaughter "
            "assassination lives beheading beheadings shooting",
            Outcome.KILLED,
        ),
        ("wounding injury injuries injuring", Outcome.INJURED),
        ("abduction abductions kidnapping kidnappings", Outcome.ABDUCTED),
        ("arrest arrests detention imprisonment", Outcome.DETAINED),
        ("disappearance disappearances", Outcome.MISSING),
        ("displacement", Outcome.DISPLACED),
        ("rescue release", None),
    )
)
_LOSING_LIVES: Final = frozenset("claimed claiming claims took taking cost costing takes costs lost losing".split())

# What follows the noun. Transitive participles need a passive auxiliary or no object after them.
_AFTER: Final = _verbs(
    (
        ("killed massacred slaughtered executed murdered assassinated beheaded slain", Outcome.KILLED),
        ("wounded injured maimed hurt", Outcome.INJURED),
        ("abducted kidnapped", Outcome.ABDUCTED),
        ("arrested detained imprisoned jailed captured", Outcome.DETAINED),
        ("displaced uprooted", Outcome.DISPLACED),
        ("rescued", Outcome.SURVIVED),
    )
)
_AFTER_INTRANSITIVE: Final = _verbs(
    (
        ("dead died die dying perished perish drowned succumbed", Outcome.KILLED),
        ("missing disappeared vanished unaccounted", Outcome.MISSING),
        ("survived survive survives alive unharmed unhurt", Outcome.SURVIVED),
    )
)
_DISPLACING: Final = frozenset(("fled", "flee", "fleeing"))
_VIOLENT: Final = frozenset(
    "shot gunned burned burnt burning beaten hacked stabbed tortured hanged lynched clubbed blown trampled crushed "
    "bombed set".split()
)
_AUXILIARY: Final = frozenset("were was are is be been being have has had got get gets having".split())
_ADVERBS: Final = frozenset(
    "reportedly allegedly also all later then still already subsequently brutally seriously critically severely "
    "badly slightly lightly gravely deliberately summarily instantly immediately now both apparently purportedly "
    "confirmed feared believed presumed thought known reported said declared pronounced found left to either "
    "initially eventually tragically sadly who that which each burned likely".split()
)
_CLAUSE_GOES_ON: Final = frozenset(
    "in by on when after during as at near and or but while since with from before outside inside around "
    "across over so far to if overnight early late yesterday today last this because for two three alive "
    "following between along amid including among, according monday tuesday wednesday thursday friday saturday "
    "sunday, dead".split()
)
_MIXED: Final = frozenset((Outcome.KILLED, Outcome.INJURED, Outcome.MISSING))

_DETERMINERS: Final = frozenset(
    "the another other his her its their these those our your my additional further a an other's total of".split()
)
_MORE: Final = frozenset("more other additional further extra fellow".split())

# Words that end a noun phrase.
_STOP: Final = frozenset(
    "in on at by of from to with for and or but as who whom whose which that were was are is be been being have has "
    "had will would could should can may might must when while after before during since until near outside inside "
    "around across over under between through into onto against about including among amongst the a an this these "
    "those his her its their our my your he she it they we not no so than then there here if because where also "
    "dead killed wounded injured missing aboard hurt slain said says told died die survived survive fled escaped "
    "drowned perished lost left took take taken came come went did do does reportedly allegedly later per plus "
    "remain remained remains are't alive unharmed unhurt each".split()
) - {"remains"}

_TOLL_WORDS: Final = frozenset(
    "has have had is was been now rose risen rise rises rising climbed climbs climbing climb increased increases "
    "increasing jumped jumps revised up upwards upward downwards down fell fallen dropped lowered cut raised "
    "reached reaches reaching stands stood stand at to of the from official latest confirmed total currently "
    "also later being further brought bringing brings that this today yesterday put puts putting least as by "
    "slightly sharply already since then could may might exceed exceeds exceeded passed topped monday tuesday wednesday thursday friday "
    "saturday sunday on : around about".split()
)
_TOLL_RISING: Final = frozenset(
    "rose risen rise rises rising climbed climbs climbing climb increased increases increasing jumped jumps revised "
    "fell fallen dropped lowered raised brought bringing brings now grown grew growing updated doubled soared soars "
    "upgraded adjusted".split()
)
_TOLL_WORDS_ALL: Final = _TOLL_WORDS | _TOLL_RISING
_PRESENT: Final = frozenset(("aboard", "inside", "present", "onboard"))
_PEOPLE_VESSELS: Final = frozenset("group party crowd team crew contingent band gang number".split())
_NUMBERED: Final = frozenset(
    "article articles resolution chapter section page no unit brigade battalion division regiment highway route "
    "flight phase level paragraph act protocol article's annex vol volume figure fig table rule order case file "
    "room block camp zone sector checkpoint bus-line channel version model type class tel telephone phone fax "
    "aged age ages psalm verse nos formula".split()
)
_YEAR_LEADERS: Final = frozenset(
    "in since by until till before after during from of early late mid the year and to between a an its".split()
)
_SPEECH: Final = frozenset(
    "said says told tells tweeted wrote confirmed added explained recalled described stated announced claimed "
    "testified reported who".split()
)
_CATEGORY_PLURALS: Final = frozenset(
    word
    for word, noun in _NOUNS.items()
    if noun.plural and noun.category is not None and noun.unit is Unit.PEOPLE
)
_AGAINST: Final = frozenset("against for protect protecting on about to rights empower between by".split())

_TOKEN: Final = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)*|[^\w\s]|_")
_THOUSANDS: Final = re.compile(r"\d{1,3}(?:,\d{3})+\Z")
_EUROPEAN: Final = re.compile(r"[1-9]\d{0,2}(?:\.\d{3})+\Z")
_DASHES: Final = frozenset("-–—‑‐")
_STARTERS: Final = (
    frozenset(_ONES)
    | frozenset(_TENS)
    | frozenset(_PLURALS)
    | frozenset(_HEDGES)
    | frozenset(
        "a an half several few dozen handful couple hundred thousand million between from multiple quite pair score "
        "no nobody none without everyone everybody all most mostly mainly many women children men not zero including "
        "include includes included among one both others noone anyone".split()
    )
)
