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
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import Enum, auto
from itertools import pairwise
from typing import Final

from corrobora.records import Category, Count, Outcome, Unit

METHOD: Final = "counts/4"


def _listed(words: str) -> frozenset[str]:
    return frozenset(words.split())


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

    def put(
        words: str,
        *,
        unit: Unit = Unit.PEOPLE,
        category: Category | None = None,
        outcome: Outcome | None = None,
        victim: bool = True,
    ) -> None:
        """Enter singulars (and their plurals); "a/b" gives an irregular plural."""
        shape = _Noun(unit=unit, category=category, outcome=outcome, victim=victim)
        for word in words.split():
            single, _, many = word.partition("/")
            table[single] = replace(shape, plural=False)
            table[many or _plural(single)] = shape

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
        "bride groom comrade professor diplomat envoy deportee evacuee castaway stowaway occupant crewmember member volunteer",
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
    put("woman/women girlfriend lady female", category=Category.WOMEN)
    put("man/men gentleman male", category=Category.MEN)
    put(
        "child/children girl boy minor infant baby toddler newborn schoolchild/schoolchildren schoolgirl "
        "schoolboy kid grandchild/grandchildren stepchild/stepchildren adolescent",
        category=Category.CHILDREN,
    )
    put("pensioner octogenarian", category=Category.ELDERLY)
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
    for word in ("elderly", "aged", "seniors", "elders"):
        table[word] = _Noun(category=Category.ELDERLY)
    for word in ("dead", "killed", "slain", "murdered", "executed", "massacred"):
        table[word] = _Noun(outcome=Outcome.KILLED, victim=False)
    put("fatality death", outcome=Outcome.KILLED, victim=False)
    put("martyr", outcome=Outcome.KILLED, victim=False)
    put(
        "patient informer informant spy/spies collaborator ferryman boatman gatherer mechanic electrician blacksmith "
        "catechist mason porter nomad peasant hairdresser seamstress barber welder logger beekeeper grocer tinsmith"
    )
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

_NOT_A_CIVILIAN: Final = frozenset(
    """member members suspect suspects chief chiefs individual individuals local locals national nationals human humans other others
    smuggler smugglers trafficker traffickers gangster gangsters female females male males soul souls adult foreign candidate
    guest fan fans player players actor actors artist artists singer singers athlete athletes spectator spectators victim hunter hunters""".split()
)
CIVIL_NOUNS: Final = frozenset(
    word
    for word, noun in _NOUNS.items()
    if noun.unit is Unit.PEOPLE
    and noun.victim
    and noun.outcome is None
    and noun.category
    not in (Category.COMBATANTS, Category.STATE_FORCES, Category.PEACEKEEPERS, Category.PROTESTERS)
    and word not in _NOT_A_CIVILIAN
)
"""Nouns for people who bear no arms: occupations, kin, ages, conditions."""

# Peoples whose plural does not show by a suffix. Open-ended by nature: what is not
# listed is still read as people inside a casualty construction.
_PEOPLES: Final = _listed(
    "tuareg tuaregs touareg touaregs fulani fulanis fulbe peul peuls peulh dogon dogons hausa hausas kanuri "
    "bambara arab arabs kurd kurds yazidi yazidis yezidi yezidis hazara hazaras rohingya rohingyas uyghur "
    "uyghurs roma turk turks serb serbs croat croats dane danes swede swedes finn finns pole poles czech "
    "czechs slovak slovaks slovene slovenes greek greeks briton britons britishers afghan afghans kazakh "
    "kazakhs uzbek uzbeks tajik tajiks filipino filipinos thai thais pashtun pashtuns hutu hutus tutsi "
    "tutsis amhara oromo oromos tigrayan masalit fur zaghawa dinka nuer igbo igbos yoruba tiv karen kachin "
    "chin shia shias shiite shiites sunni sunnis alawite alawites druze copt copts christian christians "
    "muslim muslims hindu hindus sikh sikhs jew jews tatar tatars chechen chechens cossack cossacks "
    "mandingo songhai bozo mossi gurma berom hema lendu spaniard spaniards lao bedouin bedouins "
    "burkinabe burkinabé burkinabè nigeriens malagasy basotho somali somalis emirati emiratis"
)
_PEOPLE_SUFFIX: Final = (
    "ians",
    "eans",
    "ans",
    "ese",
    "lis",
    "qis",
    "nis",
    "tis",
    "wis",
    "ites",
    "men",
    "women",
    "inos",
)
_PERSON_SUFFIX: Final = ("ists", "men", "women", "goers", "seekers", "holders", "keepers", "mongers")
_AGENT_SUFFIX: Final = ("ers", "ors", "ees", "ians", "ants", "folk", "people")

# Numbers of these are measures, times, money or page furniture, never counts.
_MEASURES: Final = _listed(
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
    ""
)
_MONTHS: Final = _listed(
    "january february march april june july august september october november december jan feb mar apr jun jul "
    "aug sep sept oct nov dec"
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


_NOT_ONE: Final = _Quantity(0, 0, exact=True, start=0, after=0)
_ONE: Final = _Quantity(1, 1, exact=True, start=0, after=0)
_UNCOUNTED: Final = _Quantity(None, None, exact=False, start=0, after=0)

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
        ("buried bury burying", Outcome.KILLED),
        (_HURT, Outcome.INJURED),
        (_TAKE.replace("seized", ""), Outcome.ABDUCTED),
        (_HOLD.replace("rounded", ""), Outcome.DETAINED),
        (_MOVE, Outcome.DISPLACED),
        (_SAVE, Outcome.SURVIVED),
        ("raped raping rape tortured torturing torture", Outcome.AFFECTED),
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
_VERB_PAIRS: Final = frozenset(
    (("shot", "dead"), ("stabbed", "dead"), ("gunned", "down"), ("mowed", "down"), ("to", "death"))
)
_MOURNING: Final = frozenset(
    (verb, "over") for verb in ("prayed", "pray", "praying", "prays", "wept", "weep")
)
"""Behind these stand the dead ("he prayed over 21 traders")."""
_LOSING_LIVES: Final = _listed("claimed claiming claims took taking cost costing takes costs lost losing")

# What follows the noun. Transitive participles need a passive auxiliary or no object after them.
_AFTER: Final = _verbs(
    (
        (
            "killed massacred slaughtered executed murdered assassinated beheaded slain martyred eliminated",
            Outcome.KILLED,
        ),
        ("wounded injured maimed hurt harmed", Outcome.INJURED),
        ("abducted kidnapped", Outcome.ABDUCTED),
        ("arrested detained imprisoned jailed captured", Outcome.DETAINED),
        ("displaced uprooted", Outcome.DISPLACED),
        ("rescued freed", Outcome.SURVIVED),
        ("raped tortured", Outcome.AFFECTED),
    )
)
_AFTER_INTRANSITIVE: Final = _verbs(
    (
        ("dead deceased died die dying perished perish drowned succumbed", Outcome.KILLED),
        ("missing disappeared vanished unaccounted", Outcome.MISSING),
        ("survived survive survives escaped escape alive unharmed unhurt", Outcome.SURVIVED),
    )
)
_DISPLACING: Final = frozenset(("fled", "flee", "fleeing"))
_FORCES: Final = (Category.STATE_FORCES, Category.COMBATANTS, Category.PEACEKEEPERS)
_DEAR: Final = _listed(
    "men comrades colleagues husband wife son sons daughter daughters child children brother brothers sister sisters parents mother father "
    "relatives cousins grandchildren nephews nieces uncles aunts"
)
_FRACTIONS: Final = _listed("half third thirds quarter quarters most part majority percent fraction %")
_CAPTORS: Final = _listed(
    "gang gangs kidnappers bandits rebels militants gunmen jihadists insurgents abductors captors ransom hostage captive terrorists"
)
_JAILERS: Final = _listed(
    "custody prison jail police army charge charges barracks detention cells cell station gendarmerie incommunicado authorities remand trial"
)
_SEIZING: Final = frozenset("took take takes taking taken seized seizing hold holds holding held".split())
_LOST_ONES: Final = _listed("people men villagers souls residents neighbours neighbors fighters women")
"""Whom "we lost" or "the village lost" makes dead."""
_CRITICAL: Final = _listed("critical critically serious seriously intensive grave gravely coma")
_OF_PLACE: Final = _listed(
    "prayed pray praying prays wept weep weeping presided presiding mourned mourning grieved grieving keened sang "
    "watched watching towered argued argue arguing quarrelled quarreled fought clashed ruled rule ruling"
)
"""Verbs behind which "over" leads an object and is no hedge ("argued about nine prisoners")."""
_HURTS: Final = _listed("wounds injuries burns")
_VIOLENT: Final = _listed(
    "shot gunned burned burnt burning beaten hacked stabbed tortured hanged lynched clubbed blown trampled crushed "
    "bombed set"
)
_AUXILIARY: Final = _listed("were was are is be been being have has had got get gets having")
_ADVERBS: Final = _listed(
    "reportedly allegedly also all later then still already subsequently brutally seriously critically severely "
    "badly slightly lightly gravely deliberately summarily instantly immediately now both apparently purportedly "
    "confirmed feared believed presumed thought known reported said declared pronounced found left to either "
    "may might could would must initially eventually tragically sadly who that which each likely since themselves forcibly unlawfully illegally arbitrarily"
)
_CLAUSE_GOES_ON: Final = _listed(
    "in by on when after during as at near and or but while since with from before outside inside around "
    "across over so far to if overnight early late yesterday today last this because for two three alive "
    "following between along amid including among, according monday tuesday wednesday thursday friday saturday "
    "sunday, dead"
)
_MIXED: Final = frozenset((Outcome.KILLED, Outcome.INJURED, Outcome.MISSING))

_DETERMINERS: Final = _listed(
    "the another other his her its their these those our your my additional further a an other's total of"
)
_MORE: Final = _listed("more other additional further extra fellow")

# Words that end a noun phrase.
_STOP: Final = _listed(
    "in on at by of from to with for and or but as who whom whose which that were was are is be been being have has "
    "had will would could should can may might must when while after before during since until near outside inside "
    "around across over under between through into onto against about including among amongst the a an this these "
    "those his her its their our my your he she it they we not no so than then there here if because where also "
    "dead killed wounded injured missing aboard hurt slain said says told died die survived survive fled escaped "
    "drowned perished lost left took take taken came come went did do does reportedly allegedly later per plus "
    "remain remained remains are't alive unharmed unhurt each"
) - {"remains"}

_TOLL_WORDS: Final = _listed(
    "has have had is was been now rose risen rise rises rising climbed climbs climbing climb increased increases "
    "increasing jumped jumps revised up upwards upward downwards down fell fallen dropped lowered cut raised "
    "reached reaches reaching stands stood stand at to of the from official latest confirmed total currently "
    "also later being further brought bringing brings that this today yesterday put puts putting least as by "
    "slightly sharply already since then could may might exceed exceeds exceeded passed topped monday tuesday wednesday thursday friday "
    "saturday sunday on : around about"
)
_TOLL_RISING: Final = _listed(
    "rose risen rise rises rising climbed climbs climbing climb increased increases increasing jumped jumps revised "
    "fell fallen dropped lowered raised brought bringing brings now grown grew growing updated doubled soared soars "
    "upgraded adjusted"
)
_TOLL_WORDS_ALL: Final = _TOLL_WORDS | _TOLL_RISING
_PRESENT: Final = frozenset(("aboard", "inside", "present", "onboard"))
_PEOPLE_VESSELS: Final = _listed("group party crowd team crew contingent band gang number")
_NUMBERED: Final = _listed(
    "article articles resolution chapter section page no unit brigade battalion division regiment highway route "
    "flight phase level paragraph act protocol article's annex vol volume figure fig table rule order case file "
    "room block camp zone sector checkpoint bus-line channel version model type class tel telephone phone fax "
    "aged age ages psalm verse nos formula"
)
_YEAR_LEADERS: Final = _listed(
    "in since by until till before after during from of early late mid the year and to between a an its"
)
_SPEECH: Final = _listed(
    "said says told tells tweeted wrote confirmed added explained recalled described stated announced claimed "
    "testified reported who"
)
_CATEGORY_PLURALS: Final = frozenset(
    word
    for word, noun in _NOUNS.items()
    if noun.plural and noun.category is not None and noun.unit is Unit.PEOPLE
)
_AGAINST: Final = _listed("against for protect protecting on about to rights empower between by")

_TOKEN: Final = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)*|[^\w\s]|_")
_THOUSANDS: Final = re.compile(r"\d{1,3}(?:,\d{3})+\Z")
_EUROPEAN: Final = re.compile(r"[1-9]\d{0,2}(?:\.\d{3})+\Z")
_DASHES: Final = frozenset("-–—‑‐")
_STARTERS: Final = (
    frozenset(_ONES)
    | frozenset(_TENS)
    | frozenset(_PLURALS)
    | frozenset(_HEDGES)
    | _listed(
        "a an half several few dozen handful couple hundred thousand million between from multiple quite pair score "
        "no nobody none without everyone everybody all most mostly mainly many women children men not zero including "
        "include includes included among one another noone his her their our my the both"
    )
)
_BEFORE_ACTIVE: Final = frozenset(word for word in _BEFORE if word.endswith("ing"))
_JOINTS: Final = (
    _listed(
        ", and or as well plus & ( ) — – - ; including among them whom of were was mostly also with along"
    )
    | _DETERMINERS
    | _MORE
)
_PART_MARKS: Final = frozenset(("including", "include", "includes", "included", "includ"))
_LINKING: Final = _listed(", and or plus as & ( — – - including ; with among")
_DESCRIBING: Final = _listed("is was be been being became become as like said")
_DEFINITE: Final = _listed("the his her its their these those our my your")
_ON_BOARD: Final = ("on", "board")
_SPACES: Final = frozenset(" \u00a0\u202f\u2009")


class _Lead(Enum):
    """What stands before a number and makes it count people."""

    NONE = auto()
    VERB = auto()
    NOUN = auto()
    TOLL = auto()
    PART = auto()
    GROUP = auto()


@dataclass(frozen=True, slots=True)
class _Found:
    mention: CountMention
    first: int
    """Token the expression starts at."""
    after: int
    """Token after the expression."""
    governed: bool
    """Whether a verb or noun before it ("killing", "the death of") gives the outcome."""


class _Reader:
    """One sentence in tokens, and the productions of the grammar as methods.

    Every production looks at a bounded window of tokens, so the whole is linear.
    """

    __slots__ = ("at", "definite", "found", "low", "n", "raw", "text", "to")

    def __init__(self, text: str) -> None:
        self.text = text
        self.raw: list[str] = []
        self.at: list[int] = []
        self.to: list[int] = []
        for match in _TOKEN.finditer(text):
            self.raw.append(match.group())
            self.at.append(match.start())
            self.to.append(match.end())
        self.n = len(self.raw)
        # Four sentinels let productions look ahead without asking for the end each time.
        self.low = [word.lower().replace("’", "'") for word in self.raw] + ["", "", "", ""]
        self.raw += ["", "", "", ""]
        self.at += [len(text)] * 4
        self.to += [len(text)] * 4
        self.found: list[_Found] = []
        self.definite: set[int] = set()
        """First tokens of single persons named before, who share nothing with the numbers around them."""

    # ------------------------------------------------------------------ small looks

    def _glued(self, i: int) -> bool:
        """Whether token ``i`` touches the one before it."""
        return 0 < i < self.n and self.to[i - 1] == self.at[i]

    def _word(self, i: int) -> bool:
        return self.raw[i][:1].isalpha()

    def _back(self, i: int) -> str:
        return self.low[i] if i >= 0 else ""

    def _month(self, i: int) -> bool:
        return (
            0 <= i < self.n and self.raw[i][0].isupper() and (self.low[i] in _MONTHS or self.raw[i] == "May")
        )

    def _matches(self, i: int, words: tuple[str, ...]) -> bool:
        return all(self.low[min(i + k, self.n)] == word for k, word in enumerate(words))

    def _compound(self, i: int) -> bool:
        """Whether token ``i`` is the first half of a compound modifier ("three-year-old", "15-nation")."""
        return (
            self.low[i + 1] in _DASHES
            and self._glued(i + 1)
            and self._glued(i + 2)
            and self._word(i + 2)
            and self.low[i + 2] not in ("odd", "plus")
            and self.low[i + 2] not in _ONES
            and self.low[i + 2] not in _TENS
        )

    # ------------------------------------------------------------------ numbers

    def _cardinal(self, i: int) -> tuple[int, int, str | None] | None:
        """Read a plain number: (value, token after it, its digits if written so)."""
        if i >= self.n:
            return None
        return self._digits(i) if self.raw[i][0].isdecimal() else self._words(i)

    def _digits(self, i: int) -> tuple[int, int, str | None] | None:
        raw, low = self.raw[i], self.low
        if len(raw) > 13:
            return None
        if self._glued(i):
            before = low[i - 1]
            if before[-1:].isalnum() or before in "$€£¥/:+#@._*=%°":
                return None
            if before in _DASHES and self._glued(i - 1) and low[i - 2][-1:].isalnum():
                return None
        j = i + 1
        digits: str | None = raw
        value: float
        if raw.isdecimal():
            value = int(raw)
            if len(raw) > 1 and value and raw[0] == "0":
                return None
            if len(raw) <= 3 and not self._month(i - 1):
                while (
                    len(self.raw[j]) == 3
                    and self.raw[j].isdecimal()
                    and self.at[j] - self.to[j - 1] == 1
                    and self.text[self.to[j - 1]] in _SPACES
                ):
                    value = value * 1000 + int(self.raw[j])
                    digits = None
                    j += 1
                    if value > 10**12:
                        return None
        elif _THOUSANDS.match(raw):
            value = int(raw.replace(",", ""))
            digits = None
        elif "," not in raw and raw.count(".") == 1 and low[j] in _SCALES:
            value = float(raw)
        elif _EUROPEAN.match(raw):
            # "1.200" is a fraction in English unless whole people are counted.
            value = int(raw.replace(".", ""))
            digits = None
            if raw.count(".") == 1 and not self._people_follow(j):
                return None
        else:
            return None
        if j < self.n and self._glued(j):
            after = low[j]
            if after[0].isalnum() or after in "%/:°€$£#@_=*":
                return None
            if after in "'’" and self._glued(j + 1):
                return None
        if self._compound(j - 1) or self.raw[j][:1].isdecimal():
            return None
        if low[j] in _SCALES or (low[j] in _DOZENS and (low[j] == "dozen" or low[j + 1] == "of")):
            value *= _MULTIPLIERS[low[j]]
            digits = None
            j += 1
        return round(value), j, digits

    def _people_follow(self, i: int) -> bool:
        phrase = self._phrase(i, plural=True)
        return phrase is not None and phrase.known and phrase.noun.unit is Unit.PEOPLE

    def _words(self, i: int) -> tuple[int, int, str | None] | None:
        low = self.low
        if self._glued(i) and low[i - 1] in _DASHES and self._glued(i - 1):
            return None
        j, total, current, last = i, 0, 0, 1000
        seen = False
        ceiling = 10**9
        split: tuple[int, int, str | None] | None = None
        if low[j] in ("a", "an") and (low[j + 1] in _MULTIPLIERS):
            if low[j + 1] == "score" and low[j + 2] not in (
                "of",
                "or",
                "more",
                "were",
                "killed",
                "dead",
                "wounded",
                "injured",
            ):
                return None
            current, j, seen, last = _MULTIPLIERS[low[j + 1]], j + 2, True, 100
            if current >= 1000:
                total, current, last = current, 0, 1000
        elif low[j] == "half" or (low[j] == "a" and low[j + 1] == "half"):
            j += low[j] == "a"
            k = j + 1
            k += low[k] == "a" or low[k] in _DASHES
            if low[k] in ("dozen", "million"):
                return (6 if low[k] == "dozen" else 500_000), k + 1, None
            return None
        elif low[j] in _SCALES and low[j - 1] != "several":
            # "hundred people": rare, and only the head of a phrase.
            return None
        while j < self.n:
            word = low[j]
            if word in _ONES and last >= (20 if _ONES[word] < 10 else 100) and (not seen or _ONES[word]):
                current += _ONES[word]
                last = 1
            elif word in _TENS and last >= 100:
                current += _TENS[word]
                last = 20
            elif seen and word == "hundred" and 0 < current < 100:
                current *= 100
                last = 100
            elif split is not None and word in _SCALES and self._back(i - 1) == "between":
                return split  # "between four hundred | and one thousand"
            elif seen and word in ("thousand", "million") and current and _SCALES[word] < ceiling:
                ceiling = _SCALES[word]
                total += current * ceiling
                current, last = 0, 1000
            elif seen and word == "dozen" and 0 < current < 100 and not total:
                return current * 12, j + 1, None
            elif seen and word == "score" and 0 < current < 100 and not total and low[j + 1] == "of":
                return current * 20, j + 2, None
            elif seen and word == "score" and 0 < current < 100 and not total and low[j + 1] in _NOUNS:
                return current * 20, j + 1, None
            elif seen and split is not None and word in _MULTIPLIERS and current:
                return split  # "between one hundred | and two hundred"
            elif (
                seen
                and word == "and"
                and last in (100, 1000)
                and (low[j + 1] in _ONES or low[j + 1] in _TENS)
            ):
                # "a hundred and two", but "a hundred, and two more"
                split = total + current, j, None
                j += 1
                continue
            elif (
                seen and word in _DASHES and last == 20 and low[j + 1] in _ONES and 0 < _ONES[low[j + 1]] < 10
            ):
                j += 1
                continue
            else:
                break
            seen = True
            j += 1
        if not seen or self._compound(j - 1):
            return None
        return total + current, j, None

    def _vague(self, i: int) -> tuple[int, int | None, int] | None:
        """Read "dozens", "several hundred", "a handful": (low, high, token after)."""
        low = self.low
        word = low[i]
        if word in _PLURALS:
            if self._compound(i):
                return None
            if word == "scores" and low[i + 1] != "of" and low[i + 1] not in _AFTER and low[i + 1] != "more":
                governed = self._back(i - 1) in _BEFORE or low[i + 1] in (
                    "were",
                    "dead",
                    "wounded",
                    "others",
                    ".",
                )
                if not governed:
                    return None
            if low[i + 1] == "of" and (low[i + 2] in _SCALES or low[i + 2] in _PLURALS):
                factor = _PLURALS.get(low[i + 2]) or 2 * _SCALES[low[i + 2]]
                return _PLURALS[word] * factor // 2, None, i + 3
            return _PLURALS[word], None, i + 1
        j = i
        if word == "quite" and low[j + 1] == "a":
            j += 1
        if low[j] == "a":
            if low[j + 1] in ("small", "good", "further") or (
                low[j + 1] in ("married", "elderly", "young", "retired") and low[j + 2] == "couple"
            ):
                j += 1
            word = low[j + 1]
            if word == "number" and low[j + 2] == "of" and low[j + 3] in _NOUNS:
                return 2, None, j + 2
            if word == "few":
                j += 2
            elif word in ("couple", "pair"):
                j += 2
                if low[j] == "of" and low[j + 1] in _MULTIPLIERS:
                    j += 1
                if low[j] in _MULTIPLIERS:
                    return 2 * _MULTIPLIERS[low[j]], 2 * _MULTIPLIERS[low[j]], j + 1
                return 2, 2, j
            elif word == "handful":
                return 3, 5, j + 2
            else:
                return None
        elif word in ("several", "multiple"):
            j += 1
        else:
            return None
        if low[j] in _MULTIPLIERS and low[j + 1] != "":
            return 2 * _MULTIPLIERS[low[j]], None, j + 1
        return (2 if word == "multiple" else 3), None, j

    def _quantity(self, i: int) -> _Quantity | None:
        """Read hedge, number or range, and trailing hedge from token ``i`` on."""
        low = self.low
        start, bound, hedge_end = i, None, i
        if (
            low[i] in ("over", "above", "under", "below", "around", "about")
            and self._back(i - 1) in _OF_PLACE
        ):
            return None  # "prayed over 21 traders": where or for whom, not how many
        for _ in range(3):
            for words, kind in _HEDGES.get(low[i], ()):
                if self._matches(i, words):
                    bound = bound if bound in (_Bound.AT_LEAST, _Bound.MORE_THAN, _Bound.AT_MOST) else kind
                    i += len(words)
                    hedge_end = i
                    break
            else:
                break
        lead = low[i] if low[i] in ("between", "from") else ""
        first = self._cardinal(i + bool(lead))
        hedge = self.text[self.at[start] : self.to[hedge_end - 1]] if hedge_end > start else None
        if first is None:
            if lead:
                return None
            return self._vague_quantity(start, i, bound, hedge)
        value, after, digits = first
        second = self._range_end(after, lead, value)
        if lead and second is None:
            return None
        if second is not None:
            high, end = second
            if lead:
                hedge = hedge or self.raw[i]
            bottom = value + 1 if bound is _Bound.MORE_THAN else value
            return _Quantity(min(bottom, high), high, exact=False, start=start, after=end, hedge=hedge)
        trailing, end = self._trailing(after)
        if trailing is not None and bound is None:
            bound, hedge = trailing, self.text[self.at[after] : self.to[end - 1]].lstrip("".join(_DASHES))
        after = end
        vague = bound is None
        bottom_, top = _bounds(value, bound)
        return _Quantity(
            bottom_, top, exact=vague, start=start, after=after, hedge=hedge, digits=digits if vague else None
        )

    def _vague_quantity(
        self, start: int, i: int, bound: _Bound | None, hedge: str | None
    ) -> _Quantity | None:
        vague = self._vague(i)
        if vague is None:
            return None
        bottom, top, after = vague
        low: int | None = bottom
        if bound in (_Bound.AT_LEAST, _Bound.MORE_THAN):
            top = None
        elif bound in (_Bound.AT_MOST, _Bound.FEWER_THAN):
            low = None
        return _Quantity(low, top, exact=False, start=start, after=after, hedge=hedge, plain=False)

    def _range_end(self, i: int, lead: str, first: int) -> tuple[int, int] | None:
        joint = self.low[i]
        if lead == "between":
            joined = joint in ("and", "to") or joint in _DASHES
        elif lead == "from":
            joined = joint == "to"
        else:
            joined = joint in ("to", "or") or joint in _DASHES
        if not joined:
            return None
        j = i + 1
        if joint in _DASHES and self._glued(i) and self.low[j] == "to":
            return None
        raw = self.raw[j]
        if joint in _DASHES and self._glued(i) and self._glued(j) and raw.isdecimal() and len(raw) <= 9:
            # The second half of "20-30" touches its dash, which `_digits` takes for a code ("AK-47").
            if (
                (self._glued(j + 1) and (self.low[j + 1] in _DASHES or self.low[j + 1][0] in "%/:°€$£"))
                or self._glued(j + 1)
                and self._word(j + 1)
            ):
                return None
            second: tuple[int, int, str | None] | None = (int(raw), j + 1, raw)
            if self.low[j + 1] in _SCALES and second is not None:
                second = (int(raw) * _SCALES[self.low[j + 1]], j + 2, None)
        elif joint in _DASHES and self._glued(i) and self.low[j] in _ONES:
            second = (_ONES[self.low[j]], j + 1, None)
        else:
            second = self._cardinal(j)
        if second is None or second[0] <= first:
            return None
        return second[0], second[1]

    def _trailing(self, i: int) -> tuple[_Bound | None, int]:
        low = self.low
        if low[i] == "or" and low[i + 1] in ("more", "so", "fewer", "less"):
            kind = {"more": _Bound.AT_LEAST, "so": _Bound.ABOUT}.get(low[i + 1], _Bound.AT_MOST)
            return kind, i + 2
        if low[i] == "+" and self._glued(i):
            return _Bound.AT_LEAST, i + 1
        if low[i] == "plus" and self.low[i + 1] not in _ONES and not self.raw[i + 1][:1].isdecimal():
            return _Bound.AT_LEAST, i + 1
        if low[i] == "odd":
            return _Bound.ABOUT, i + 1
        if low[i] in _DASHES and self._glued(i) and low[i + 1] in ("odd", "plus"):
            return (_Bound.ABOUT if low[i + 1] == "odd" else _Bound.AT_LEAST), i + 2
        return None, i

    # ------------------------------------------------------------------ nouns

    def _phrase(self, i: int, *, plural: bool) -> "_Phrase | None":
        """Read the noun phrase whose modifiers start at token ``i``.

        ``plural`` asks for a plural head; singular nouns before it are then
        modifiers ("five police officers", "two army vehicles").
        """
        low, raw = self.low, self.raw
        head, noun, category = -1, None, None
        unknown = -1
        j = i
        limit = min(i + 7, self.n)
        if low[j] in ('"', "“", "'", "‘", "«"):
            j += 1
        while j < limit:
            word = low[j]
            if word in _DASHES and self._glued(j) and self._glued(j + 1):
                j += 1
                continue
            if not raw[j][0].isalpha() or (
                word in _STOP and not (j == i and word in _STATUS_WORDS and low[j + 1] in _NOUNS)
            ):
                break
            known = _NOUNS.get(word)
            if (
                j == i
                and word in _STATUS_WORDS
                and (described := _NOUNS.get(low[j + 1])) is not None
                and described.plural is plural
                and described.outcome is None
                and described.unit is Unit.PEOPLE
            ):
                j += 1  # "two wounded soldiers"
                continue
            if head >= 0 and (noun is None or noun.outcome is not None):
                break  # "two murders police are investigating"
            if known is not None and known.outcome is not None and not known.victim and head >= 0:
                break
            if known is not None and (known.plural or not plural):
                if head >= 0 and noun is not None:
                    category = _modified(category, noun, low[head])
                head, noun = j, known
            elif known is not None:
                if head >= 0:
                    break
                category = _modified(category, known, word)
            elif head >= 0:
                break
            elif word in _MODIFIER_CATEGORIES:
                category = _MODIFIER_CATEGORIES[word]
            elif "'" in word and j > i:
                unknown = unknown if unknown >= 0 else -1
            elif unknown < 0 and (_looks_plural(word) if plural else True):
                unknown = j
            j += 1
        if head >= 0 and noun is not None:
            if not plural and head + 1 < self.n and self._compound_head(head):
                return None
            return _Phrase(head, noun, category=_settle(noun, category, low[head], low[i:head]), known=True)
        if unknown < 0:
            return None
        word = low[unknown]
        capital = raw[unknown][0].isupper()
        people = (
            (capital and (word in _PEOPLES or word.endswith(_PEOPLE_SUFFIX)))
            or word.endswith(_PERSON_SUFFIX)
            or word in _PEOPLES
        )
        return _Phrase(
            unknown,
            _Noun(unit=Unit.PEOPLE if people else Unit.OTHER),
            category=category if people else None,
            known=people,
        )

    def _compound_head(self, head: int) -> bool:
        """Whether a singular noun only modifies what follows ("a refugee camp", "a car bomb")."""
        after = self.low[head + 1]
        return (
            self._word(head + 1)
            and self.raw[head + 1][0].islower()
            and after not in _STOP
            and after not in _SINGULAR_FOLLOWERS
            and not after.endswith(("ed", "ing", "ly"))
        ) or (after in _DASHES and self._glued(head + 1) and self._glued(head + 2))

    # ------------------------------------------------------------------ what stands before

    def _before(self, i: int) -> tuple[_Lead, Outcome | None]:
        """Look left of token ``i`` for what makes the number a number of people."""
        j = i - 1
        steps = 0
        while j >= 0 and steps < 5:
            word = self.low[j]
            if word == "of" and self._back(j - 1) in ("total", "all", "some"):
                j -= 2
            elif word == "of":
                break
            elif word in _DETERMINERS or word in (
                "all",
                "also",
                "as",
                "up",
                "only",
                "reportedly",
                "allegedly",
                "other",
            ):
                j -= 1
            else:
                break
            steps += 1
        if j < 0:
            return _Lead.NONE, None
        word, before = self.low[j], self._back(j - 1)
        if (before, word) in _VERB_PAIRS:
            return _Lead.VERB, Outcome.KILLED
        if (before, word) == ("rounded", "up"):
            return _Lead.VERB, Outcome.DETAINED
        if (before, word) in _MOURNING:
            return _Lead.VERB, Outcome.KILLED
        if word in ("number", "numbered", "numbering") and before in _STATUS_WORDS:
            return _Lead.VERB, _STATUS_WORDS[before]  # "the missing number 63"
        if word == ":" and before in _STATUS_WORDS:
            return _Lead.VERB, _STATUS_WORDS[before]
        if word == "of":
            if before in _BEFORE_OF:
                return _Lead.NOUN, _BEFORE_OF[before]
            if before in _PEOPLE_VESSELS:
                return _Lead.GROUP, None
        elif word in _BEFORE:
            passive = before in ("were", "was", "been", "being", "be", "are", "is", "get", "got")
            if not passive:
                return _Lead.VERB, self._joined_verbs(j)
        elif word in _LOSING_LIVES and self.low[i] != "":
            return _Lead.NONE, None
        part = self._part_before(i) or self._fronted(i)
        if part is not None:
            return part
        return self._toll(i)

    def _fronted(self, i: int) -> tuple[_Lead, Outcome | None] | None:
        """Recognise "Of the 18 dead, 11 were …", where what the number is a part of opens the sentence."""
        first = int(self.low[0] in ('"', "“", "'", "‘", "«"))
        if self.low[first] != "of" or self.low[first + 1] not in ("the", "those", "these", "them", "its"):
            return None
        comma = next((k for k in range(first + 2, min(i, first + 12)) if self.low[k] == ","), None)
        if comma is None or self._back(i - 1) not in (",", "and", "but", "only", "least"):
            return None
        if any(self.low[k] in (";", ".", "while") for k in range(comma, i)):
            return None
        outcomes = {
            outcome
            for k in range(first + 1, comma)
            if (outcome := _STATUS_WORDS.get(self.low[k]) or _AFTER.get(self.low[k])) is not None
        }
        return (_Lead.PART, outcomes.pop()) if len(outcomes) == 1 else None

    def _joined_verbs(self, j: int) -> Outcome | None:
        """Outcome of the verb at ``j``, weighed with one it is joined to ("killed or wounded")."""
        outcome = _BEFORE[self.low[j]]
        joint, first = self._back(j - 1), self._back(j - 2)
        if joint in ("and", "or", "/") and first in _BEFORE:
            other = _BEFORE[first]
            if other is not outcome and (joint == "or" or (outcome in _MIXED and other in _MIXED)):
                return None
            if other is Outcome.KILLED:
                return other
        return outcome

    def _part_before(self, i: int) -> tuple[_Lead, Outcome | None] | None:
        """Recognise "including", "among them", "of whom", "among the dead were" to the left."""
        j = i - 1
        steps = 0
        outcome: Outcome | None = None
        while j >= 0 and steps < 7:
            word = self.low[j]
            if word in _PART_MARKS:
                # "the dead include two journalists"
                return _Lead.PART, outcome or _STATUS_WORDS.get(self._back(j - 1))
            if word == "among" or word == "amongst":
                return (_Lead.PART, outcome) if steps else None
            if word == "of" and self.low[j + 1] in ("whom", "them", "which"):
                return _Lead.PART, outcome
            if word == "," and self._back(j - 1) in _SPEECH:
                # "among the dead, he said, were …"
                back = next((b for b in range(j - 2, max(j - 6, -1), -1) if self.low[b] == ","), None)
                if back is None:
                    return None
                j = back - 1
                continue
            if word in ("dead", "killed", "fatalities", "deaths"):
                outcome = Outcome.KILLED
            elif word in ("injured", "wounded"):
                outcome = Outcome.INJURED
            elif word not in _PART_FILLERS:
                break
            j -= 1
            steps += 1
        # "the dead were two policemen and a nurse": told one by one
        told = outcome is not None and self._back(i - 1) in ("were", "are", "was", "is", "be", "least")
        opens = j < 0 or self.low[j] in ("that", "said", "says", "and", "but", ",", ":", ";", '"', "“")
        return (_Lead.PART, outcome) if told and opens and self.low[j + 1] in ("the", "dead", "all") else None

    def _toll(self, i: int) -> tuple[_Lead, Outcome | None]:
        """Recognise "the death toll has risen to", "the number of dead stands at" to the left."""
        if self._back(i - 1) == "by" or (self._back(i - 1) == "from" and self._was_replaced(i)):
            return _Lead.NONE, None
        if self._back(i - 1) == "to" and self._back(i - 2) in ("bringing", "brings", "brought", "bring"):
            for k in range(i + 1, min(i + 7, self.n)):
                if self.low[k] == "toll":
                    return _Lead.TOLL, self._toll_kind(k)
                if self.low[k] == "number":
                    return _Lead.TOLL, self._outcome_of_number(k, min(k + 6, self.n))
        j = i - 1
        steps = 0
        while (
            j >= 0
            and steps < 14
            and (
                self.low[j] in _TOLL_WORDS_ALL
                or (self._back(j - 1) == "from" and self.raw[j][:1].isdecimal() and self._back(i - 1) == "to")
            )
            and self.low[j] != "toll"
        ):
            if self.low[j] == "total" and self._back(i - 1) == "to":
                return _Lead.TOLL, None
            j -= 1
            steps += 1
        if j < 0:
            return _Lead.NONE, None
        if self.low[j] == "toll":
            return _Lead.TOLL, self._toll_kind(j)
        if steps or self.low[j] in (":", "at"):
            for k in range(j, max(j - 7, -1), -1):
                if self.low[k] == "number" and self.low[k + 1] == "of":
                    outcome = self._outcome_of_number(k, j + 1)
                    if outcome is not None or self._counts_people(k, j + 1):
                        return _Lead.TOLL, outcome
                    break
                if not self._word(k):
                    break
        return _Lead.NONE, None

    def _was_replaced(self, i: int) -> bool:
        """Whether the number at token ``i`` is the old one of two ("revised down **from 61** to 58")."""
        number = self._cardinal(i)
        return (
            number is not None and self.low[number[1]] == "to" and self._cardinal(number[1] + 1) is not None
        )

    def _toll_kind(self, j: int) -> Outcome | None:
        before = self._back(j - 1)
        if before in ("casualty", "casualties", "combined"):
            return None
        if before in ("injury", "injured", "wounded"):
            return Outcome.INJURED
        return Outcome.KILLED

    def _outcome_of_number(self, start: int, end: int) -> Outcome | None:
        kinds = {
            noun.outcome
            for word in self.low[start:end]
            if (noun := _NOUNS.get(word)) is not None and noun.outcome is not None
        } | {_AFTER[word] for word in self.low[start:end] if word in _AFTER}
        return kinds.pop() if len(kinds) == 1 else None

    def _counts_people(self, start: int, end: int) -> bool:
        return any(
            (noun := _NOUNS.get(word)) is not None and noun.unit is Unit.PEOPLE
            for word in self.low[start:end]
        )

    def _updates(self, i: int) -> bool:
        """Whether the number at token ``i`` replaces an earlier one."""
        before = self.low[max(i - 10, 0) : i]
        if not before or before[-1] not in ("to", "at", "stands", "is", "upwards", "upward"):
            return False
        for word in reversed(before):
            if word in ("number", "toll"):
                # "bringing the death toll to 31" has its verb before the noun.
                return bool(
                    {"bringing", "brings", "brought", "raising", "raised", "raises", "revised"} & set(before)
                )
            if word in _TOLL_RISING:
                return word != "now" or before[-1] in ("at", "stands", "is")
            if word in _NOUNS or word == "people":
                continue
            if word not in _TOLL_WORDS_ALL and word not in ("total", "figure", "count", "it"):
                return False
        return False

    # ------------------------------------------------------------------ what stands after

    def _present(self, i: int) -> int:
        """Return the token after "on board", "aboard", "inside (the bus)"; ``i`` where there is none."""
        low = self.low
        j = i
        if low[j] in ("who", "that") and low[j + 1] in ("were", "was"):
            j += 2
        if self._matches(j, _ON_BOARD):
            j += 2
        elif low[j] in _PRESENT:
            j += 1
        else:
            k = j + 1
            if low[j] in ("in", "on") and low[k] in ("the", "both", "a", "each", "either"):
                phrase = self._phrase(k + 1, plural=False) or self._phrase(k + 1, plural=True)
                if phrase is not None and phrase.noun.unit is Unit.VEHICLES:
                    return phrase.head + 1
            return i
        k = j + (low[j] == "of")
        k += low[k] in ("the", "both", "a", "its")
        k += low[k] in ("two", "three", "four", "first", "second", "other", "three-wheeled", "passenger")
        if k > j and (noun := _NOUNS.get(low[k])) is not None and noun.unit is Unit.VEHICLES:
            return k + 1
        return j

    def _after(self, i: int) -> tuple[bool, Outcome | None]:
        """Look right of the noun for what became of those counted: (is something said, what)."""
        low = self.low
        j = self._aside(i)
        aux = False
        for _ in range(7):
            word = low[j]
            if word in _AUXILIARY:
                aux = True
            elif word not in _ADVERBS and not (aux and word in ('"', "“", "'", "‘")):
                break
            j += 1
        word = low[j]
        if word == "eliminated" and low[j + 1] == "from":
            return False, None  # "eliminated from the tournament"
        told = self._condition(j)
        if told is not None:
            return True, told
        if word in ("not", "never", "n't"):
            return False, None
        if self._gone_since(j):
            return True, Outcome.MISSING
        if word in _VIOLENT or word in (
            "abducted",
            "kidnapped",
            "detained",
            "arrested",
            "captured",
            "tortured",
        ):
            for k in range(j + 1, min(j + 6, self.n)):
                if low[k] in ("killed", "dead", "executed", "murdered", "beheaded") or self._matches(
                    k, ("to", "death")
                ):
                    return True, Outcome.KILLED
                if low[k] == "alive" and low[j] in ("burned", "burnt"):
                    return True, Outcome.KILLED
                if low[k] not in (
                    "and",
                    "then",
                    "later",
                    "subsequently",
                    "or",
                    "tortured",
                    "bound",
                    "burned",
                    "in",
                    "the",
                    "head",
                ):
                    break
            if word in _VIOLENT:
                return False, None
        if word in ("lost", "losing", "lose") and low[j + 2] in ("lives", "life"):
            return True, Outcome.KILLED
        if word in _DISPLACING or (word == "made" and low[j + 1] == "homeless"):
            return True, Outcome.DISPLACED
        if (
            word == "fell"
            and low[j + 1] == "to"
            and {"bullets", "gunfire", "shots", "fire", "bombs"} & set(low[j + 2 : j + 6])
        ):
            return True, Outcome.KILLED
        if word in ("taken", "held") and low[j + 1] in ("hostage", "captive", "away"):
            return True, Outcome.ABDUCTED
        if word == "taken" and aux and self._seized_there(j + 1):
            return True, Outcome.ABDUCTED
        if word == "held" and aux and low[j - 1] in ("being", "still", "been", "are", "were", "was"):
            held = self._who_holds(j + 1)
            if held is not None:
                return True, held
        if word == "taken" and not aux and low[j + 1] in (",", "including") and "hospital" not in low:
            return True, Outcome.ABDUCTED  # "22 people taken, including …"
        outcome: Outcome | None
        if word in _AFTER_INTRANSITIVE:
            outcome = _AFTER_INTRANSITIVE[word]
        elif word in _AFTER and (aux or self._no_object(j + 1)):
            outcome = _AFTER[word]
        else:
            return False, None
        if outcome is Outcome.INJURED and not aux and word in _AFTER:
            # "a woman injured in the attack died in hospital"
            for k in range(j + 1, min(j + 9, self.n)):
                if low[k] in ("died", "succumbed", "perished"):
                    return True, Outcome.KILLED
                if not self._word(k) or low[k] in (
                    "and",
                    "but",
                    "when",
                    "after",
                    "who",
                    "while",
                    "as",
                    "were",
                    "was",
                ):
                    break
        if low[j + 1] in ("or", "and", "/") and low[j + 2] not in ("", "the"):
            k = j + 2
            while low[k] in ("seriously", "critically", "otherwise", "also", "badly"):
                k += 1
            other = _AFTER.get(low[k], _AFTER_INTRANSITIVE.get(low[k]))
            if other is not None and other is not outcome and outcome in _MIXED and other in _MIXED:
                return True, None
        return True, outcome

    def _seized_there(self, i: int) -> bool:
        """Whether people "were taken" by force: at a place, by somebody, from home; not to hospital, not by surprise."""
        low = self.low
        if {
            "hospital",
            "hospitals",
            "clinic",
            "surprise",
            "ill",
            "mosque",
            "morgue",
            "account",
            "care",
        } & set(low[i : i + 8]):
            return False
        return low[i] in ("at", "from", "by", ".", ",") and low[i + 1] not in (
            "ambulance",
            "bus",
            "train",
            "plane",
            "helicopter",
            "road",
            "least",
        )

    def _who_holds(self, i: int) -> Outcome | None:
        """Whether those held are held by captors or by the law, as the words behind "held" say."""
        behind = set(self.low[i : i + 9])
        if behind & _CAPTORS:
            return Outcome.ABDUCTED
        return Outcome.DETAINED if behind & _JAILERS else None

    def _gone_since(self, i: int) -> bool:
        """Whether a second predicate says that they were not seen again ("were led away **and have not been seen since**")."""
        for k in range(i + 1, min(i + 14, self.n - 3)):
            if self.low[k] in (";", ".", "but", "while"):
                return False
            if self.low[k] == "and" and self.low[k + 1] in ("have", "has", "had", "were", "was"):
                j = k + 2
                if self.low[j] not in ("not", "never"):
                    continue
                j += 1 + (self.low[j + 1] == "been")
                return self.low[j] in ("seen", "heard", "found", "traced")
        return False

    def _condition(self, i: int) -> Outcome | None:
        """Outcome of a state told in several words from token ``i`` on: in care, under the knife, not seen again."""
        low = self.low
        fate = self._fate(i)
        if fate is not None:
            return fate
        j = i + (low[i] in ("not", "never", "neither"))
        if j > i or low[i - 1] in ("haven't", "hasn't", "hadn't", "weren't"):
            j += low[j] in ("yet", "since")
            j += low[j] in ("been", "be")
            if low[j] in ("seen", "found", "located", "traced") or self._matches(j, ("heard", "of")):
                gone = {"since", "again", "alive", "after"} & set(low[j + 1 : j + 5])
                missed = gone or low[i - 2] in ("have", "has", "had") or low[j - 1] == "been"
                return Outcome.MISSING if missed else None
            return Outcome.MISSING if self._matches(j, ("heard", "from")) else None
        if low[i] in ("in", "undergoing", "under"):
            j = i + 1
            j += low[j] in ("emergency", "the", "an", "intensive", "critical")
            j += low[j] in ("operating", "intensive")
            if low[j] in ("surgery", "theatre", "care") and low[i] != "under":
                return Outcome.INJURED
            return Outcome.INJURED if low[i] == "in" and low[j] == "coma" else None
        if low[i] in ("treated", "operated", "admitted", "hospitalised", "hospitalized"):
            hurt = {"wounds", "injuries", "burns", "wound", "gunshot", "bullet", "shrapnel", "burn"}
            return Outcome.INJURED if hurt & set(low[i + 1 : i + 6]) else None
        return None

    def _fate(self, i: int) -> Outcome | None:
        """Outcome told by what they did no more: "did not get up", "never came home"."""
        low = self.low
        j = i + (low[i] in ("did", "would", "could"))
        if low[i] == "didn't":
            j = i
        elif low[j] not in ("not", "never"):
            return None
        if low[j + 1] in ("return", "returned", "come", "came") and (
            low[j + 1].startswith("return") or low[j + 2] in ("home", "back")
        ):
            return Outcome.MISSING
        if low[j + 1] in ("get", "got", "stand", "stood") and low[j + 2] == "up":
            return Outcome.KILLED
        if low[j + 1] in ("survive", "wake", "woke") or (
            low[j + 1] in ("come", "came", "get", "got") and self._matches(j + 2, ("out", "alive"))
        ):
            return Outcome.KILLED
        if low[j + 1] in ("leave", "left") and (
            "alive" in low[j + 2 : j + 6] or (low[j + 2] == "it" and low[j + 3] in (".", ",", ""))
        ):
            return Outcome.KILLED
        if (
            low[j + 1] in ("make", "made")
            and low[j + 2] == "it"
            and low[j + 3] in (".", ",", "", "out", "alive", '"', "”")
        ):
            return Outcome.KILLED
        return None

    def _among(self, i: int) -> tuple[bool, Outcome | None]:
        """Recognise "were among the dead", "among those killed" to the right: (is it a part, of what)."""
        low = self.low
        j = i
        while low[j] in _AUXILIARY or low[j] in (
            "also",
            "themselves",
            "reportedly",
            "counted",
            "included",
            "believed",
            "said",
            "to",
        ):
            j += 1
        if low[j] not in ("among", "amongst") or low[j + 1] not in ("the", "those", "its", "their"):
            return False, None
        j += 2
        while low[j] in (
            "many",
            "latest",
            "civilian",
            "confirmed",
            "people",
            "who",
            "were",
            "was",
            "reported",
            "first",
        ):
            j += 1
        noun = _NOUNS.get(low[j])
        if noun is not None and noun.outcome is not None:
            return True, noun.outcome
        if low[j] in _AFTER:
            return True, _AFTER[low[j]]
        if low[j] in ("victims", "casualties"):
            return True, None
        return False, None

    def _aside(self, i: int) -> int:
        """Skip what may stand between noun and verb: "from Chad", ", aged 14 and 16,"; ``i`` where nothing does."""
        low = self.low
        if low[i] in ('"', "”", "'", "’", "»"):
            i += 1
        if low[i] == "," and low[i + 1] in ("aged", "both", "ages", "all"):
            for k in range(i + 2, min(i + 9, self.n)):
                if low[k] == ",":
                    return k + 1
        if low[i] in ("from", "in", "at", "near", "of"):
            for k in range(i + 1, min(i + 7, self.n)):
                if low[k] in _AUXILIARY or (low[k] in ("died", "perished", "drowned") and k > i + 1):
                    return k
                if not self._word(k) or (low[k] in _STOP and low[k] not in ("the", "of", "a", "its", "an")):
                    return i
        return i

    def _object(self, i: int) -> bool:
        """Whether a verb's object starts at token ``i``: "four soldiers", "a child", "villagers"."""
        word = self.low[i]
        if word in _DEFINITE or word in ("a", "an", "at", "some", "all"):
            return word not in ("at", "some", "all") or self._quantity(i) is not None
        noun = _NOUNS.get(word)
        if noun is not None and noun.plural and noun.outcome is None:
            return True
        number = self._cardinal(i)
        return number is not None and self._phrase(number[1], plural=True) is not None

    def _no_object(self, i: int) -> bool:
        word = self.low[i]
        return (
            not self._word(i)
            and not self.raw[i][:1].isdecimal()
            or word in _CLAUSE_GOES_ON
            or word.endswith("ly")
        )

    # ------------------------------------------------------------------ productions

    def read(self) -> tuple[CountMention, ...]:
        i = 0
        while i < self.n:
            if self.low[i] not in _STARTERS and not self.raw[i][0].isdecimal():
                i += 1
                continue
            jump = (
                self._zero(i)
                or self._everyone(i)
                or self._unnumbered(i)
                or self._category_of_all(i)
                or self._count(i)
                or self._another(i)
                or self._both(i)
                or self._article(i)
                or self._kin(i)
                or self._definite(i)
            )
            i = jump if jump > i else i + 1
        return self._share_outcomes()

    def numbers(self) -> tuple[CountMention, ...]:
        """Read the bare numbers of the sentence: hedge and number, with nothing said of what they count."""
        found: list[CountMention] = []
        i = 0
        while i < self.n:
            word = self.low[i]
            if word not in _STARTERS and word != "at" and not self.raw[i][0].isdecimal():
                i += 1
                continue
            quantity = self._quantity(i)
            if quantity is None or not quantity.plain:
                i += 1
                continue
            after = quantity.after
            if not self._never_a_count(quantity, -1, _Lead.NONE) and not (
                self.low[after] == "," and self._back(quantity.start - 1) == ","
            ):
                found.append(
                    CountMention(
                        start=self.at[quantity.start], end=self.to[after - 1], low=quantity.low, high=quantity.high,
                        exact=quantity.exact, hedge=quantity.hedge,
                    )
                )  # fmt: skip
            i = max(after, i + 1)
        return tuple(found)

    def _add(
        self,
        first: int,
        after: int,
        quantity: _Quantity,
        *,
        governed: bool = False,
        category: Category | None = None,
        unit: Unit = Unit.PEOPLE,
        noun: str | None = None,
        outcome: Outcome | None = None,
        part: bool = False,
        total_of_present: bool = False,
        updated: bool = False,
    ) -> int:
        """Enter a mention from token ``first`` up to ``after``; return ``after``."""
        mention = CountMention(
            start=self.at[first],
            end=self.to[after - 1],
            low=quantity.low,
            high=quantity.high,
            exact=quantity.exact,
            hedge=quantity.hedge,
            category=category,
            unit=unit,
            noun=noun,
            outcome=outcome,
            part=part,
            total_of_present=total_of_present,
            updated=updated,
        )
        self.found.append(_Found(mention, first, after, governed))
        return after

    def _never_a_count(self, quantity: _Quantity, phrase_head: int, lead: _Lead) -> bool:
        """Dates, years, times, money, ages, ratios, ranks and numbered things."""
        low = self.low
        first, after = quantity.start, quantity.after
        before = self._back(first - 1)
        following = low[after]
        if following in _MEASURES and following not in ("min",) or (low[after] in ("square", "cubic")):
            return True
        if (
            phrase_head < 0
            and (quantity.hedge or "").lower()
            in ("under", "over", "below", "above", "just under", "just over")
            and (
                before
                in (
                    "were",
                    "was",
                    "are",
                    "is",
                    "all",
                    "being",
                    "aged",
                    "children",
                    "those",
                    "women",
                    "men",
                    "girls",
                    "boys",
                )
            )
        ):
            return True  # "nine were under 18": an age
        if self._month(after) or following in ("%", "$", "€", "£", "°"):
            return True
        if following in ("a", "p") and low[after + 1] == "." and low[after + 2] == "m":
            return True
        if before in "$€£¥#+" and before:
            return True
        if before in _NUMBERED or (before == "." and self._back(first - 2) in _NUMBERED | {"no", "nos"}):
            return True
        if (before in ("usd", "eur", "cfa", "fcfa", "xof")) or (before == "." and self._month(first - 2)):
            return True
        if self._month(first - 1):
            return not (self._back(first - 2) == "in" and phrase_head == after and low[after] in _NOUNS)
        if following == "in" and lead is _Lead.NONE and quantity.exact:
            ratio = self._cardinal(after + 1)
            if ratio is not None and quantity.low is not None and quantity.low < ratio[0] <= 1000:
                return True
        if following == "out" and low[after + 1] == "of":
            ratio = self._cardinal(after + 2 + (low[after + 2] == "every"))
            if ratio is not None and (ratio[0] in (3, 4, 5, 10, 20, 100, 1000) or low[after + 2] == "every"):
                return True
        if before == "in" and self._back(first - 2) in ("one", "two", "three", "four", "nine"):
            return True
        if before == "of" and self._back(first - 2) == "out" and quantity.exact:
            return phrase_head < 0 or quantity.low in (3, 4, 5, 10, 20, 100, 1000)
        if quantity.digits is not None and len(quantity.digits) == 4 and quantity.low is not None:
            return self._year(quantity, phrase_head, lead)
        if (
            not quantity.exact
            and quantity.low is not None
            and quantity.high is not None
            and lead is _Lead.NONE
        ):
            return (
                1900 <= quantity.low <= 2099
                and 1900 <= quantity.high <= 2099
                and quantity.low != quantity.high
            )
        return False

    def _year(self, quantity: _Quantity, phrase_head: int, lead: _Lead) -> bool:
        if quantity.low is None or not 1900 <= quantity.low <= 2099:
            return False
        if lead is not _Lead.NONE and lead is not _Lead.PART:
            return False
        before = self._back(quantity.start - 1)
        if before in _YEAR_LEADERS or before in _MONTHS or before == ",":
            return True
        return phrase_head != quantity.after

    def _count(self, i: int) -> int:
        """Read a number with its noun, or bare in a casualty construction."""
        quantity = self._quantity(i)
        if quantity is None:
            return 0
        low = self.low
        lead, lead_outcome = self._before(quantity.start)
        all_but = self._all_but(quantity.start)
        single = quantity.exact and quantity.low == 1
        k = quantity.after
        if lead is _Lead.TOLL and quantity.hedge == "from":
            return self._toll_range(quantity, lead_outcome)
        more = k
        while low[k] in _MORE:
            k += 1
        if low[k] == "of" and low[k + 1] in ("them", "whom", "which"):
            return self._of_them(quantity, k, lead_outcome if lead is _Lead.VERB else None)
        of = False
        of_definite = False
        if low[k] == "of" and low[k + 1] in ("their", "his", "her") and low[k + 2] in _HURTS:
            # "eight died at once and six of their wounds"
            return self._add(
                quantity.start,
                quantity.after,
                quantity,
                governed=True,
                outcome=Outcome.KILLED,
                part=lead is _Lead.PART,
            )
        quoted = k + (low[k] in ('"', "”", "'", "’", "»") and self._opens_with_quote(quantity.start))
        if low[quoted] == "of" and (among := self._of_the_dead(quantity, quoted)):
            return among
        if low[k] == "of":
            of = True
            k += 1
            if low[k] == "all":
                k += 1
            if low[k] in _DEFINITE:
                of_definite = True
                k += 1
            total = self._quantity(k) if of_definite else None
            if total is not None and total.exact:
                return self._share_of_total(quantity, total, lead, lead_outcome)
        elif all_but:
            return quantity.after  # "all but two died": how many died is not said
        elif low[k] in _DEFINITE or low[k] in ("a", "an"):
            return self._bare(quantity, more, lead, lead_outcome)
        plural = of or not (single or (quantity.low == 1 and quantity.high is None and quantity.plain))
        status = self._status(k)
        if status is not None and not of:
            return self._status_count(quantity, k, status, lead)
        phrase = self._phrase(k, plural=plural)
        if phrase is None and not of:
            if self._never_a_count(quantity, -1, lead):
                return quantity.after
            return self._bare(quantity, k, lead, lead_outcome)
        if phrase is None:
            return 0
        if (
            self._never_a_count(quantity, phrase.head, lead)
            or low[phrase.head] in _MEASURES
            or low[k] in _MEASURES
        ):
            return quantity.after
        return self._with_noun(quantity, phrase, lead, lead_outcome, of=of)

    def _status(self, k: int) -> Outcome | None:
        """Outcome of "dead", "wounded" right after a number, unless it modifies a noun."""
        noun = _NOUNS.get(self.low[k])
        if noun is None or noun.outcome is None or noun.victim or not noun.plural:
            return None
        if self.low[k].endswith("s"):  # deaths, injuries: ordinary nouns
            return None
        after = _NOUNS.get(self.low[k + 1])
        if after is not None and after.plural and after.outcome is None:
            return None
        return noun.outcome

    def _status_count(self, quantity: _Quantity, k: int, status: Outcome, lead: _Lead) -> int:
        if self._never_a_count(quantity, k, _Lead.VERB):
            return quantity.after
        low = self.low
        outcome: Outcome | None = status
        end = k + 1
        if low[k] in _AFTER and lead is _Lead.NONE and self._object(k + 1):
            return 0  # "the three killed four soldiers" counts agents
        if low[end] in ("or", "and", "/", ",") and low[end + 1] not in ("", "the"):
            other = _NOUNS.get(low[end + 1])
            if (
                other is not None
                and other.outcome is not None
                and not low[end + 1].endswith("s")
                and other.outcome is not status
            ):
                outcome = None
                end += 2
        return self._add(
            quantity.start,
            end,
            quantity,
            governed=True,
            noun=self.raw[k],
            outcome=outcome,
            part=lead is _Lead.PART,
            updated=self._updates(quantity.start),
        )

    def _toll_range(self, quantity: _Quantity, outcome: Outcome | None) -> int:
        """Keep only the later number of "the death toll rose from 24 to 31"."""
        last = quantity.after - 1
        later = replace(quantity, low=quantity.high, exact=True, hedge=None)
        return self._add(last, quantity.after, later, governed=True, outcome=outcome, updated=True)

    def _of_them(self, quantity: _Quantity, k: int, lead: Outcome | None) -> int:
        """Read "two of them children", "five of whom died" and, behind a verb, "killing five of them"."""
        low = self.low
        if lead is not None and low[k + 1] == "them" and quantity.low != 0:
            # of those who were there, not of those who were killed
            return self._add(quantity.start, k + 2, quantity, governed=True, outcome=lead)
        j = k + 2
        while low[j] in ("were", "was", "are", "is", "being", "a", "an", "the", "all", "as", "of", "those"):
            j += 1
        phrase = self._phrase(j, plural=not (quantity.exact and quantity.low == 1))
        people = phrase is not None and phrase.known and phrase.noun.unit is Unit.PEOPLE
        if phrase is not None and people and phrase.noun.outcome is None:
            return self._add(
                quantity.start,
                phrase.head + 1,
                quantity,
                category=phrase.category,
                noun=self.raw[phrase.head],
                part=True,
            )
        if low[j] in ("under", "below", "over", "above", "aged", "younger", "older"):
            age = self._cardinal(j + 1 + (low[j + 1] in ("than", "under", "below")))
            if age is not None:
                young = low[j] in ("under", "below", "younger") or low[j + 1] in ("under", "below")
                return self._add(
                    quantity.start, age[1], quantity, part=True,
                    category=Category.CHILDREN if young and age[0] <= 18 else None,
                )  # fmt: skip
        said, outcome = self._after(k + 2)
        if not said and any(word in _CRITICAL for word in low[k + 2 : k + 6]):
            said, outcome = True, Outcome.INJURED  # "11 of them in a critical condition"
        if said:
            return self._add(quantity.start, k + 2, quantity, governed=True, outcome=outcome, part=True)
        return 0

    def _of_the_dead(self, quantity: _Quantity, k: int) -> int:
        """Read "three of the dead were children", "11 of those killed were women"."""
        low = self.low
        if low[k + 1] not in ("the", "those", "its", "their"):
            return 0
        j = k + 2
        noun = _NOUNS.get(low[j])
        outcome = _AFTER.get(low[j]) if noun is None else noun.outcome
        if outcome is None and low[j] in ("people", "victims", "casualties") and low[j + 1] in _AFTER:
            j += 1
            outcome = _AFTER[low[j]]
        if outcome is None:
            return 0
        for end in range(j + 1, min(j + 9, self.n)):
            if low[end] in ("were", "was", "are", "is"):
                break
            if not self._word(end) or low[end] in ("and", "or", "but", "who", "which"):
                return self._some_of_the_dead(quantity, j, outcome)
        else:
            return self._some_of_the_dead(quantity, j, outcome)
        phrase = self._phrase(end + 1, plural=quantity.low != 1) or self._phrase(end + 2, plural=False)
        if (
            phrase is None
            or not phrase.known
            or phrase.noun.unit is not Unit.PEOPLE
            or phrase.noun.outcome is not None
        ):
            return self._some_of_the_dead(quantity, j, outcome)
        return self._add(
            quantity.start, j + 1, quantity, governed=True, category=phrase.category, noun=self.raw[phrase.head],
            outcome=outcome, part=True,
        )  # fmt: skip

    def _some_of_the_dead(self, quantity: _Quantity, head: int, outcome: Outcome) -> int:
        """Read "the names of 17 of the dead": a part, of whom nothing else is said.

        "A brother of one of the dead" counts nobody, and what became of missing or abducted people may be
        that they were found: only the dead and the wounded stay what they are.
        """
        before = self._back(quantity.start - 1)
        if outcome not in (Outcome.KILLED, Outcome.INJURED) or quantity.low == 0:
            return 0
        if quantity.exact and quantity.low == 1 and before in ("of", "by", "for", "to", "from", "with"):
            return 0
        if self._never_a_count(quantity, head, _Lead.VERB):
            return 0
        after = head + 1 + (self.low[head + 1] in ("later", "have", "had", "then"))
        if outcome is Outcome.INJURED and self.low[after] in ("died", "succumbed", "perished"):
            outcome = Outcome.KILLED  # "two of the injured died"
        first = quantity.start - (
            self._opens_with_quote(quantity.start) and self.low[quantity.after] not in ("of",)
        )
        return self._add(
            first, head + 1, quantity, governed=True, noun=self.raw[head], outcome=outcome, part=True
        )

    def _opens_with_quote(self, i: int) -> bool:
        return self._back(i - 1) in ('"', "“", "'", "‘", "«")

    def _share_of_total(
        self, quantity: _Quantity, total: _Quantity, lead: _Lead, lead_outcome: Outcome | None
    ) -> int:
        """Read "18 of the 20 passengers were killed": the share, then those present."""
        phrase = self._phrase(total.after, plural=True)
        if phrase is None or not phrase.known:
            return 0
        end = self._present(phrase.head + 1)
        said, outcome = self._after(end)
        noun = self.raw[phrase.head]
        given = phrase.noun.outcome
        if given is not None and not said:
            # "confirmed nine of the 14 deaths"
            self._add(
                quantity.start, quantity.after, quantity, governed=True, noun=noun, outcome=given, part=True
            )
            return self._add(total.start, phrase.head + 1, total, governed=True, noun=noun, outcome=given)
        first, share = quantity.start, quantity
        if self._all_but(first):
            if quantity.low is None or total.low is None or quantity.low > total.low or not quantity.exact:
                return 0
            rest = total.low - quantity.low
            first, share = first - 2, replace(quantity, low=rest, high=rest)
        self._add(
            first,
            quantity.after,
            share,
            governed=True,
            category=phrase.category,
            unit=phrase.noun.unit,
            noun=noun,
            outcome=(outcome if said else lead_outcome) if phrase.noun.unit is Unit.PEOPLE else None,
            part=lead is _Lead.PART,
        )
        return self._add(
            total.start,
            end,
            total,
            governed=True,
            category=phrase.category,
            unit=phrase.noun.unit,
            noun=noun,
            total_of_present=True,
        )

    def _all_but(self, i: int) -> bool:
        """Whether "all but" stands right before token ``i``."""
        return self._back(i - 1) == "but" and self._back(i - 2) in ("all", "everyone", "everybody")

    def _with_noun(
        self, quantity: _Quantity, phrase: "_Phrase", lead: _Lead, lead_outcome: Outcome | None, *, of: bool
    ) -> int:
        low = self.low
        head = phrase.head
        noun = phrase.noun
        word = low[head]
        single = quantity.exact and quantity.low == 1
        end = head + 1
        joined = self._joined_categories(end) if noun.category is not None else end
        category = phrase.category
        label = self.raw[head]
        if joined > end:
            # "12 women and children" counts both together.
            category, label, end = None, self.text[self.at[head] : self.to[joined - 1]], joined
        if word in ("member", "members") and low[end] == "of":
            end = self._members_of(end)
        if self._matches(end, ("of", "age")):
            end += 2  # "two minors of age"
        present = self._present(end)
        said, outcome = self._after(present)
        if self._back(quantity.start - 1) == "of" and self._back(quantity.start - 2) in _FRACTIONS:
            said, outcome = False, None  # "three-quarters of 200 detainees were freed": how many is not said
        casualty = lead in (_Lead.VERB, _Lead.NOUN, _Lead.TOLL, _Lead.PART) or said
        unit = noun.unit
        hit = outcome if said else lead_outcome
        if not phrase.known and casualty and low[present] != "eliminated" and low[end + 1] != "eliminated":
            # Only the living are killed or wounded; much else is captured, lost or missing.
            living = hit in (Outcome.KILLED, Outcome.INJURED)
            if living or word.endswith(_AGENT_SUFFIX) or self.raw[head][0].isupper():
                unit = Unit.PEOPLE
        if unit is Unit.OTHER and not phrase.known and (single or self.raw[head][0].isupper()):
            return 0  # "Channel 11 News"
        if single and of and lead not in (_Lead.VERB, _Lead.NOUN) and not said:
            return 0  # "a relative of one of the victims" counts nobody
        if single and low[end] in _SPEECH:
            return end
        if word in ("life", "lives"):
            verb = self._back(quantity.start - 1) in _LOSING_LIVES or (
                self._back(quantity.start - 1) == "of" and self._back(quantity.start - 2) == "loss"
            )
            if not (
                verb or low[end] == "lost" or (low[end] in ("were", "have") and "lost" in low[end : end + 4])
            ):
                return end
            return self._add(
                quantity.start,
                end,
                quantity,
                governed=True,
                noun=label,
                outcome=Outcome.KILLED,
                updated=self._updates(quantity.start),
            )
        among, among_outcome = self._among(end)
        given = noun.outcome
        if given is None and lead is _Lead.NOUN:
            given = lead_outcome  # "the soldiers involved in the killing of nine traders were arrested"
        if given is None:
            given = outcome if said else lead_outcome
        if given is None and among:
            given = among_outcome
        if given is None and not said and low[head - 1] in _STATUS_WORDS and head > quantity.after - 1:
            given = _STATUS_WORDS[low[head - 1]]
        if unit in (Unit.VEHICLES, Unit.HOUSES, Unit.OTHER, Unit.BODIES):
            given = noun.outcome
        if (
            given is None
            and self._back(quantity.start - 1) in ("holding", "holds", "held", "hold")
            and phrase.known
        ):
            subject = set(low[max(0, quantity.start - 8) : quantity.start])
            if unit is Unit.PEOPLE and subject & (_CAPTORS | _JAILERS | {"group", "militia", "soldiers"}):
                given = Outcome.DETAINED if subject & (_JAILERS | {"soldiers"}) else Outcome.ABDUCTED
        if (
            given is None
            and self._back(quantity.start - 1) in ("treated", "treating", "treat", "admitted", "received")
            and {*_HURTS, "gunshot", "shrapnel", "bullet", "wound"} & set(low[end : end + 8])
        ):
            given = Outcome.INJURED  # "the clinic treated 31 people for gunshot wounds"
        if given is None and word in _LOST_ONES and self._back(quantity.start - 1) in ("lost", "losing"):
            given = Outcome.KILLED
        if given is None and self._lost(quantity.start) and (noun.category in _FORCES or word in _DEAR):
            given = Outcome.KILLED  # "the army lost nine soldiers", "she lost three sons"
        if (
            given is None
            and word in ("hostages", "captives", "hostage", "captive")
            and {self._back(quantity.start - 1), self._back(quantity.start - 2)} & _SEIZING
        ):
            given = Outcome.ABDUCTED  # "took 15 hostages"
        own_kin = word in _DEAR and word != "men" and self._lost(quantity.start)
        before = quantity.start
        all_of_them = self._back(before - 1) == "all" or (
            self._back(before - 1) in ("the", "its") and self._back(before - 2) == "all"
        )
        return self._add(
            quantity.start,
            end,
            quantity,
            governed=lead in (_Lead.VERB, _Lead.NOUN, _Lead.TOLL) or said or noun.outcome is not None,
            category=category if unit is Unit.PEOPLE else None,
            unit=unit,
            noun=label,
            outcome=given,
            part=lead is _Lead.PART or among or own_kin or self._matches(end, ("among", "them")),
            total_of_present=all_of_them,
            updated=self._updates(quantity.start),
        )

    def _lost(self, i: int) -> bool:
        """Whether "lost" governs the number at token ``i``, over "her husband and" too."""
        for k in range(i - 1, max(i - 6, -1), -1):
            if self.low[k] in ("lost", "losing"):
                return True
            if (
                self.low[k] not in _DETERMINERS
                and self.low[k] not in _DEAR
                and self.low[k] not in ("and", ",", "also")
            ):
                return False
        return False

    def _members_of(self, i: int) -> int:
        """Return the end of "of the same family"; ``i`` where it is not that."""
        for k in range(i + 1, min(i + 5, self.n)):
            if self.low[k] in ("family", "families", "household"):
                return k + 1
        return i

    def _joined_categories(self, i: int) -> int:
        """Return the token after "and children" right behind a category noun; ``i`` otherwise."""
        low = self.low
        j = i
        if low[j] in ("and", "or") and low[j + 1] in _CATEGORY_PLURALS and low[j + 1] not in _STOP:
            j += 2
            if low[j] in ("and",) and low[j + 1] in _CATEGORY_PLURALS:
                j += 2
        return j

    def _bare(self, quantity: _Quantity, k: int, lead: _Lead, lead_outcome: Outcome | None) -> int:
        """Read a number without a noun: people only where a casualty construction says so."""
        low = self.low
        present = self._present(k)
        said, outcome = self._after(present)
        first = quantity.start
        if self._never_a_count(quantity, -1, lead):
            return quantity.after
        if low[present] == "," and self._back(first - 1) == ",":
            return 0  # "Awa Traore, 34, was": an age
        end = k
        noun = None
        if lead is _Lead.GROUP:
            pass
        elif self._back(first - 1) == "of" and self._back(first - 2) == "family":
            noun = self.raw[first - 2]
            first -= 2
            if self._back(first - 1) in ("a", "an", "the", "one", "entire", "whole"):
                first -= 1
                if self._back(first - 1) in ("a", "an", "the"):
                    first -= 1
        elif lead in (_Lead.VERB, _Lead.NOUN, _Lead.TOLL):
            pass
        elif lead is _Lead.PART:
            if self._back(first - 1) in _PART_MARKS and not said and not quantity.hedge:
                return 0
        elif said:
            pass
        elif (
            self._back(first - 1) in ("and", ",")
            and self.found
            and self.found[-1].governed
            and first - self.found[-1].after <= 8
            and (
                (low[k] in ("in", "at", "near") and self.raw[k + 1][:1].isupper() and not self._month(k + 1))
                or (low[k] == "on" and self.raw[k + 1][:1].isupper() and self._back(first - 1) == "and")
            )
        ) or (
            self._back(first - 1) == "another"
            and self._back(first - 2) == "and"
            and self.found
            and self.found[-1].governed
            and low[k] in ("in", "at", "near", "on", "later", "overnight")
        ):
            # "killed 24 people in Ber and 12 in Gao"
            lead_outcome = self.found[-1].mention.outcome
        elif (
            self._back(first - 1) == "and"
            and self.found
            and self.found[-1].governed
            and self.found[-1].mention.outcome is not None
            and first - self.found[-1].after <= 8
            and (
                (low[k - 1] in ("more", "others", "other") and low[k] in ("later", "overnight"))
                or (low[k] in ("in", "at", "on") and low[k + 1] in ("hospital", "the"))
            )
        ):
            # "two died on the spot and three more in hospital"
            lead_outcome = self.found[-1].mention.outcome
        elif (
            low[k] in ("critically", "seriously", "severely", "gravely", "fatally")
            and self._back(first - 1) == ","
        ):
            # "injured 14, six critically"
            lead, lead_outcome = _Lead.PART, Outcome.KILLED if low[k] == "fatally" else Outcome.INJURED
        elif low[k - 1] == "couple" and low[k] == "and" and low[k + 1] == "their":
            pass
        elif present > k and (self._back(first - 1) in ("all", "with", "the") or low[k] == "aboard"):
            pass
        else:
            return 0
        if not quantity.plain and lead is _Lead.NONE and not said and low[k - 1] != "couple":
            return 0
        category = None
        named = _NOUNS.get(self._back(first - 3)) if self._back(first - 1) == ":" else None
        if named is not None and named.plural and self._back(first - 2) in _STATUS_WORDS:
            category = named.category  # "Children killed: 17"
        if lead is _Lead.TOLL:
            for b in range(first - 1, max(first - 12, 0), -1):
                if low[b] == "number" and low[b + 1] == "of":
                    counted = _NOUNS.get(low[b + 2])
                    category = (
                        None if counted is None or counted.unit is not Unit.PEOPLE else counted.category
                    )
                    break
        if lead is _Lead.PART and not said and low[k] in ("were", "are", "was", "is"):
            # "of whom five were women"
            phrase = self._phrase(k + 1, plural=quantity.low != 1)
            if phrase is not None and phrase.known and phrase.category is not None:
                category, noun, end = phrase.category, self.raw[phrase.head], phrase.head + 1
        all_of_them = self._back(first - 1) == "all"
        return self._add(
            first,
            present if all_of_them else end,
            quantity,
            governed=category is None and (said or lead is not _Lead.NONE),
            category=category,
            noun=noun,
            outcome=outcome if said else lead_outcome,
            part=lead is _Lead.PART,
            total_of_present=all_of_them,
            updated=self._updates(quantity.start),
        )

    def _zero(self, i: int) -> int:
        """Read "no casualties", "no one survived", "none of the passengers was hurt"."""
        low = self.low
        word = low[i]
        if word in ("nobody", "none", "noone") or (
            word == "no" and (low[i + 1] == "one" or low[i + 2] == "one")
        ):
            return self._nobody(i)
        if word == "not" and low[i + 1] in _BEFORE and low[i + 2] in ("anyone", "anybody"):
            return self._nil(i + 1, i + 3, _BEFORE[low[i + 1]], None)
        if word == "not" and low[i + 1] in ("a", "one") and low[i + 2] == "single":
            j = i + 3
        elif word == "not" and low[i + 1] == "one":
            j = i + 2
        elif word in ("no", "zero"):
            j = i + 1
        elif word == "without":
            if low[i + 1] == "borders" or (i and all(self.raw[k][:1].isupper() for k in (i - 1, i, i + 1))):
                return 0  # "Doctors Without Borders staff"
            j = i + 1 + (low[i + 1] in ("any", "a"))
        else:
            return 0
        if low[j] == "loss" and low[j + 1] == "of" and low[j + 2] in ("life", "lives"):
            return self._nil(i, j + 3, Outcome.KILLED, self.raw[j + 2])
        if low[j] in ("fewer", "less", "more", "longer", "matter", "doubt"):
            return 0
        held = _NOUNS.get(low[j])
        if (
            held is not None
            and low[j + 1] not in ("'", "’")
            and self._back(i - 1)
            in ("hold", "holds", "held", "holding", "keep", "keeps", "kept", "have", "has")
            and (
                held.category is Category.DETAINEES
                or low[j] in ("captive", "captives", "hostage", "hostages")
            )
        ):
            captive = Outcome.ABDUCTED if low[j].startswith("hostage") else Outcome.DETAINED
            return self._nil(i, j + 1, captive, self.raw[j], category=held.category)
        for k in range(j, min(j + 4, self.n)):
            noun = _NOUNS.get(low[k])
            if low[k] == "losses" and self._back(i - 1) in (
                "suffered", "sustained", "recorded", "had", "reported", "took", "suffering", "were", "inflicted"
            ):  # fmt: skip
                return self._nil(i, k + 1, Outcome.KILLED, self.raw[k])
            if (
                noun is not None
                and (noun.outcome is not None or low[k] in ("casualties", "casualty"))
                and low[k] not in _STOP
            ):
                return self._nil(
                    i, k + 1, noun.outcome, self.raw[k], category=_MODIFIER_CATEGORIES.get(low[k - 1])
                )
            if noun is None and (low[k] in _STOP or not self._word(k)):
                return 0
            if noun is not None and (noun.plural or word in ("not", "no")) and noun.unit is Unit.PEOPLE:
                said, outcome = self._after(self._present(k + 1))
                if said:
                    return self._nil(i, k + 1, outcome, self.raw[k], category=noun.category)
                if low[k + 1] not in _NOUNS:
                    return 0
        if word == "not" and low[j] in _AFTER_INTRANSITIVE:
            return self._nil(i, j + 1, _AFTER_INTRANSITIVE[low[j]], None)
        return 0

    def _nil(
        self,
        first: int,
        after: int,
        outcome: Outcome | None,
        noun: str | None,
        *,
        category: Category | None = None,
    ) -> int:
        return self._add(
            first,
            after,
            _NOT_ONE,
            governed=True,
            outcome=outcome,
            noun=noun,
            category=category,
        )

    def _nobody(self, i: int) -> int:
        low = self.low
        if low[i] == "no":
            j = i + 2 if low[i + 1] == "one" else i + 3
            if low[i + 1] != "one" and low[i + 1] not in _DASHES:
                return 0
        else:
            j = i + 1
        end = j
        if low[j] == "of":
            phrase = self._phrase(j + 1 + (low[j + 1] in _DEFINITE or low[j + 1] == "them"), plural=True)
            if low[j + 1] in ("them", "whom"):
                j += 2
            elif phrase is not None and phrase.known:
                j = phrase.head + 1
        elif low[j] == "else":
            j += 1
        j = self._present(j)
        said, outcome = self._after(j)
        if not said:
            lead, outcome = self._before(i)
            if lead is not _Lead.VERB:
                return 0
        else:
            end = j
            if low[j] in _AFTER_INTRANSITIVE:
                end = j + 1
        return self._nil(i, end, outcome, None)

    def _everyone(self, i: int) -> int:
        """Read "all 18 on board", "everyone aboard", "all the passengers"."""
        low = self.low
        word = low[i]
        if word in ("everyone", "everybody"):
            end = self._present(i + 1)
            said, outcome = self._after(end)
            lead, lead_outcome = self._before(i)
            if end == i + 1 and not said and lead is not _Lead.VERB:
                return 0
            return self._all(
                i, end, outcome if said else lead_outcome, governed=said or lead is not _Lead.NONE
            )
        if word != "all" or self._back(i - 1) in ("at", "of", "for", "in", "with") and low[i + 1] != "those":
            return self._all_numbered(i) if word == "all" else 0
        numbered = self._all_numbered(i)
        if numbered:
            return numbered
        j = i + 1
        if low[j] == "of" and low[j + 1] not in ("them", "whom", "us"):
            j += 1
        if low[j] == "of":
            said, outcome = self._after(j + 2)
            return self._all(i, j + 2, outcome, governed=True) if said else 0
        if low[j] in _DEFINITE and low[j] != "those":
            j += 1
        if low[j] == "those":
            j += 1
        end = self._present(j)
        lead, lead_outcome = self._before(i)
        if (
            end > j
            or low[j - 1] == "all"
            and low[j] in _AUXILIARY
            or low[j - 1] == "all"
            and low[j] in _AFTER_INTRANSITIVE
        ):
            said, outcome = self._after(end)
            if end == j and not said:
                return 0
            return self._all(
                i, end, outcome if said else lead_outcome, governed=said or lead is not _Lead.NONE
            )
        phrase = self._phrase(j, plural=True)
        if (
            phrase is None
            or not phrase.known
            or phrase.noun.unit is not Unit.PEOPLE
            or phrase.noun.outcome is not None
        ):
            return 0
        end = self._present(phrase.head + 1)
        said, outcome = self._after(end)
        travelling = low[phrase.head] in (
            "passengers",
            "occupants",
            "travellers",
            "travelers",
            "crew",
            "crewmembers",
        )
        if not (travelling or end > phrase.head + 1 or said or lead is _Lead.VERB):
            return 0
        return self._all(
            i,
            end,
            outcome if said else lead_outcome,
            governed=said or lead is not _Lead.NONE,
            category=phrase.category,
            noun=self.raw[phrase.head],
        )

    def _all_numbered(self, i: int) -> int:
        j = i + 1
        j += self.low[j] == "of"
        j += self.low[j] in _DEFINITE
        known = len(self.found)
        if self._quantity(j) is None:
            return 0
        after = self._count(j)
        if len(self.found) == known:
            return 0
        last = self.found[-1]
        end = self._present(last.after)
        if end == last.after and last.mention.noun is None and last.mention.outcome is None:
            self.found.pop()
            return 0
        self.found[-1] = _Found(
            replace(last.mention, start=self.at[i], end=self.to[end - 1], total_of_present=True),
            i,
            end,
            last.governed,
        )
        return max(after, end)

    def _all(
        self,
        first: int,
        after: int,
        outcome: Outcome | None,
        *,
        governed: bool,
        category: Category | None = None,
        noun: str | None = None,
    ) -> int:
        return self._add(
            first,
            after,
            _UNCOUNTED,
            governed=governed,
            category=category,
            noun=noun,
            outcome=outcome,
            total_of_present=True,
        )

    def _category_of_all(self, i: int) -> int:
        """Read "24 people, all of them civilians", which says who the 24 are and adds no count."""
        low = self.low
        if low[i] != "all" or not self.found or self._back(i - 1) not in (",", "—", "–", "(", "-"):
            return 0
        if self.found[-1].after != i - 1:
            return 0
        j = i + 1
        if low[j] == "of" and low[j + 1] in ("them", "whom"):
            j += 2
        while low[j] in ("were", "are", "being"):
            j += 1
        phrase = self._phrase(j, plural=True)
        if phrase is None or phrase.category is None:
            return 0
        last = self.found[-1]
        if last.mention.category is None and last.mention.unit is Unit.PEOPLE:
            said, outcome = self._after(phrase.head + 2)
            given = outcome if said and last.mention.outcome is None else last.mention.outcome
            self.found[-1] = replace(
                last,
                mention=replace(last.mention, category=phrase.category, outcome=given),
                governed=last.governed or said,
            )
        return phrase.head + 1

    def _unnumbered(self, i: int) -> int:
        """Read "including women and children", "most of them women": at least one of each."""
        low = self.low
        word = low[i]
        part, first, j = False, i, i
        hedge: str | None = None
        if word in _PART_MARKS:
            part, j = True, i + 1
            first = j
        elif word == "among" and low[i + 1] in ("them", "whom", "those", "the"):
            part, j = True, i + 2
            while low[j] in ("were", "are", "was", "killed", "dead", "victims", "many", "several", "some"):
                j += 1
            first = j
        elif word in ("mostly", "mainly"):
            part, j, hedge = True, i + 1, self.raw[i]
        elif (
            word in ("most", "many", "some", "several", "both")
            and low[i + 1] == "of"
            and low[i + 2] in ("them", "whom")
        ):
            part, j, hedge = True, i + 3, self.raw[i]
            while low[j] in ("were", "are", "being", "was"):
                j += 1
        elif word not in ("women", "children", "men", "civilians") or self._back(i - 1) in _AGAINST:
            return 0
        items = self._categories(j)
        if not items or (not part and len(items) < 2):
            return 0
        if not part and not {"women", "children"} <= {low[head] for _, head in items}:
            return 0
        end = i
        for number, (begin, head) in enumerate(items):
            opening = first if number == 0 and hedge else begin
            end = self._add(
                opening,
                head + 1,
                _Quantity(1, None, exact=False, start=opening, after=head, hedge=hedge),
                category=_NOUNS[low[head]].category,
                noun=self.raw[head],
                part=part,
            )
        return end

    def _categories(self, i: int) -> list[tuple[int, int]]:
        """Read a list of bare category nouns: (first token, head token) of each."""
        low = self.low
        items: list[tuple[int, int]] = []
        j = i
        while len(items) < 5:
            begin = j
            j += low[j] == "the"
            steps = 0
            while (
                low[j] in ("young", "unarmed", "elderly", "pregnant", "small", "innocent", "old", "other")
                and steps < 3
            ):
                if low[j] == "elderly" and low[j + 1] not in _NOUNS:
                    break
                j += 1
                steps += 1
            if (
                low[j] not in _CATEGORY_PLURALS
                or low[j] == "police"
                or (low[j + 1] in _NOUNS and _NOUNS[low[j + 1]].plural and low[j + 1] not in _STOP)
            ):
                break
            items.append((begin, j))
            j += 1
            if low[j] == "," and (low[j + 1] in _CATEGORY_PLURALS or low[j + 1] in ("and", "the")):
                j += 1
                j += low[j] == "and"
            elif low[j] == "and" or low[j] == "or":
                j += 1
            elif low[j] == "as" and low[j + 1] == "well" and low[j + 2] == "as":
                j += 3
            else:
                break
        return items

    def _another(self, i: int) -> int:
        """Read "another injured", "another was wounded" as one person."""
        low = self.low
        if low[i] != "another" or low[i + 1] in _NOUNS and low[i + 1] not in _STATUS_WORDS:
            return 0
        said, outcome = self._after(i + 1)
        status = low[i + 1] in _STATUS_WORDS
        if not said and not status:
            return 0
        return self._add(
            i, i + 1 + status, _ONE, governed=True, outcome=outcome if said else _STATUS_WORDS[low[i + 1]]
        )

    def _both(self, i: int) -> int:
        """Read "both drivers were killed", "lost both her sons", "both of them died" as two."""
        low = self.low
        if low[i] != "both" or self._back(i - 1) == ",":
            return 0
        two = replace(_ONE, low=2, high=2)
        if (
            low[i + 1] == "of"
            and low[i + 2] in ("them", "whom")
            or low[i + 1] in _AUXILIARY
            or low[i + 1] == "died"
        ):
            end = i + 1 if low[i + 1] != "of" else i + 3
            said, outcome = self._after(end)
            if not said or outcome is None:
                return 0
            return self._add(i, end, two, governed=True, outcome=outcome, part=True)
        j = i + 1 + (low[i + 1] == "of")
        j += low[j] in _DEFINITE
        phrase = self._phrase(j, plural=True)
        if (
            phrase is None
            or not phrase.known
            or phrase.noun.unit is not Unit.PEOPLE
            or phrase.noun.outcome is not None
        ):
            return 0
        end = phrase.head + 1
        if low[end] == "and" and j == i + 1 and _NOUNS.get(low[end + 1]) is not None:
            return 0  # "both soldiers and civilians were killed"
        said, outcome = self._after(end)
        lead, lead_outcome = self._before(i)
        given = outcome if said else lead_outcome if lead in (_Lead.VERB, _Lead.NOUN) else None
        dear = low[phrase.head] in _DEAR
        if given is None and dear and self._lost(i):
            given = Outcome.KILLED
        if given is None:
            return 0
        return self._add(
            i, end, two, governed=True, category=phrase.category, noun=self.raw[phrase.head], outcome=given, part=dear
        )  # fmt: skip

    def _kin(self, i: int) -> int:
        """Read the object of "killed my husband", "lost his wife", "wounded the driver" as one, and as a part.

        A definite object names one person; who may be anybody ("the victim") or bears arms is left
        to the numbers of the report.
        """
        low = self.low
        if low[i] not in ("his", "her", "their", "our", "my", "the"):
            return 0
        phrase = self._phrase(i + 1, plural=False)
        if (
            phrase is None
            or not phrase.known
            or phrase.noun.plural
            or phrase.noun.unit is not Unit.PEOPLE
            or phrase.noun.outcome is not None
            or phrase.category in _FORCES
            or phrase.head - i > 3
            or low[phrase.head] in _ANYBODY
            or low[phrase.head] not in _NOUNS
        ):
            return 0
        own = low[i] != "the"
        if not phrase.noun.victim:
            return 0
        end = self._named_aside(phrase.head + 1)
        outcome: Outcome | None = None
        lead, verb = self._before(i)
        if own and low[phrase.head] in _DEAR and self._lost(i):
            outcome = Outcome.KILLED
        elif self._carried_off(i, end):
            outcome = Outcome.ABDUCTED
        elif (
            lead is _Lead.VERB
            and self._back(i - 1) in _BEFORE | {"dead": None}
            or (lead is _Lead.VERB and (self._back(i - 2), self._back(i - 1)) in _VERB_PAIRS)
        ):
            outcome = verb
        if outcome not in (Outcome.KILLED, Outcome.INJURED, Outcome.ABDUCTED):
            return 0
        if not own and self._back(i - 1).endswith("ing"):
            return 0  # "accused of killing the teacher" points back
        self._add(
            i, phrase.head + 1, _ONE, governed=True, category=phrase.category, noun=self.raw[phrase.head],
            outcome=outcome, part=True,
        )  # fmt: skip
        return max(end, phrase.head + 1) if low[end - 1] != "," else phrase.head + 1

    def _carried_off(self, i: int, end: int) -> bool:
        """Whether the person at token ``i`` is one that "they" took ("they have taken the ferryman")."""
        low = self.low
        if self._back(i - 1) not in ("taken", "took"):
            return False
        j = i - 2
        while self._back(j) in ("have", "has", "had", "just", "also", "then", "then"):
            j -= 1
        if self._back(j) not in (
            "they",
            "soldiers",
            "gunmen",
            "men",
            "fighters",
            "militants",
            "bandits",
            "rebels",
            "who",
        ):
            return False
        return not self._word(end) or low[end] in (
            "away", "from", "with", "into", "at", "off", "and", "too", "in", "on", "last", "yesterday", "this", "that", "because", "but"
        )  # fmt: skip

    def _ends_phrase(self, i: int) -> bool:
        word = self.low[i]
        return not self._word(i) and word not in _DASHES or word in _AUXILIARY or word in _STOP

    def _aged(self, first: int, number: int, last: int) -> int:
        """Read "a three-year-old" as one person, a child below 18 (Convention on the Rights of the Child, article 1)."""
        text = self.raw[number]
        years = int(text) if text.isdecimal() and len(text) < 4 else _ONES.get(self.low[number])
        if self.low[number + 2] != "year":
            years = 0 if self.low[number + 2] in ("month", "week", "day") else None
        if years is None:
            return 0
        lead, lead_outcome = self._before(first)
        said, outcome = self._after(last + 1)
        return self._add(
            first,
            last + 1,
            _ONE,
            governed=lead in (_Lead.VERB, _Lead.NOUN) or said,
            category=Category.CHILDREN if years < 18 else None,
            outcome=outcome if said else lead_outcome,
            part=lead is _Lead.PART,
        )

    def _article(self, i: int) -> int:
        """Read "a woman" as one; "a spokesman", "a refugee camp", "a soldier said" count nobody."""
        low = self.low
        if low[i] not in ("a", "an"):
            return 0
        k = i + 1
        if self.raw[k][:1].isdecimal() or low[k] in _ONES or low[k] in _TENS:
            # "a 24-year-old woman"
            for j in range(k, min(k + 7, self.n)):
                if low[j] == "old":
                    break
            else:
                return 0
            if self._ends_phrase(j + 1):
                return self._aged(i, k, j)
            k = j + 1
        phrase = self._phrase(k, plural=False)
        if phrase is None or not phrase.known or phrase.noun.plural or not phrase.noun.victim:
            return 0
        if phrase.noun.unit is not Unit.PEOPLE or low[phrase.head] not in _NOUNS:
            return 0
        end = phrase.head + 1
        if low[end] == "who" and (verb := self._behind_relative(end)):
            said, outcome = self._after(verb)
            if said and outcome is not None:
                return self._add(
                    i, end, _ONE, governed=True, category=phrase.category, noun=self.raw[phrase.head], outcome=outcome
                )  # fmt: skip
        if (
            low[end] in _SPEECH
            or low[end] == "'"
            or low[phrase.head] in ("victim", "survivor", "member", "source")
        ):
            return 0
        lead, lead_outcome = self._before(i)
        before = self._back(i - 1)
        if before in _DESCRIBING and lead is _Lead.NONE and self._back(i - 2) != "there":
            return 0  # "the victim was a nurse" says who it was
        said, outcome = self._after(end)
        among, among_outcome = self._among(end)
        beside = self._beside_name(i) if said and outcome is not None and low[end] == "were" else None
        if beside is not None:
            pair = replace(_ONE, low=2, high=2)
            return self._add(beside, end, pair, governed=True, noun=self.raw[phrase.head], outcome=outcome)
        return self._add(
            i,
            end,
            _ONE,
            governed=lead in (_Lead.VERB, _Lead.NOUN) or said,
            category=phrase.category,
            noun=self.raw[phrase.head],
            outcome=outcome if said else lead_outcome or among_outcome,
            part=lead is _Lead.PART or among,
        )

    def _behind_relative(self, i: int) -> int:
        """Return the verb of the clause behind a "who" at token ``i`` ("a nurse who had stayed **was** shot"), 0 if none."""
        for k in range(i + 3, min(i + 10, self.n)):
            if self.low[k] in ("and", "but", "that", "when", "while", "which", ";", "."):
                return 0
            if self.low[k] in ("was", "died") and self.low[k - 1] not in ("he", "she", "it", "who"):
                return k
        return 0

    def _definite(self, i: int) -> int:
        """Read "his brother was killed", "the driver was maimed" as one, and as a part of whatever total is told.

        Only where the words right behind say what became of that one; "the victim", "the person" and "the child"
        of a general sentence may be anybody.
        """
        low = self.low
        if low[i] not in ("his", "her", "their", "our", "my", "the") or self._back(i - 1) in (
            "of",
            "by",
            "whether",
        ):
            return 0
        if low[i] == "the" and low[i + 1] in _ORDINALS:
            return self._ordinal(i)
        phrase = self._phrase(i + 1, plural=False)
        if phrase is None or not phrase.known or phrase.noun.plural:
            return 0
        word = low[phrase.head]
        if not phrase.noun.victim and word not in ("friend", "relative") and low[phrase.head + 1] != "and":
            return 0
        if phrase.noun.unit is not Unit.PEOPLE or word not in _NOUNS or phrase.head - i > 3:
            return 0
        if word in _ANYBODY or (low[i] == "the" and self._back(i - 1) not in _OPENING):
            return 0
        end = self._named_aside(phrase.head + 1)
        if low[end] == "and" and (beside := self._with_his_men(end + 1)) is not None:
            return self._add(
                i, phrase.head + 1, _ONE, governed=True, category=phrase.category, noun=self.raw[phrase.head],
                outcome=beside, part=True,
            )  # fmt: skip
        if low[end] not in ("was", "had", "has", "died", "drowned", "perished", "lost", "bled"):
            return 0
        said, outcome = self._after(end)
        if not said and low[i] != "the":
            said, outcome = self._among(end)  # "his cousin was among the dead"
        if low[end] == "lost" and low[end + 1] in ("a", "an", "his", "her", "both", "one"):
            lost = low[end + 2] if low[end + 2] not in ("left", "right") else low[end + 3]
            said, outcome = lost in _LIMBS, Outcome.INJURED
        if not said or outcome not in (Outcome.KILLED, Outcome.INJURED, Outcome.ABDUCTED):
            return 0
        self.definite.add(i)
        return self._add(
            i,
            phrase.head + 1,
            _ONE,
            governed=True,
            category=phrase.category,
            noun=self.raw[phrase.head],
            outcome=outcome,
            part=True,
        )

    def _with_his_men(self, i: int) -> Outcome | None:
        """Outcome of "the commander and **eight of his men were killed**" for the one named first."""
        quantity = self._quantity(i)
        if (
            quantity is None
            or self.low[quantity.after] != "of"
            or self.low[quantity.after + 1] not in ("his", "her", "their")
        ):
            return None
        phrase = self._phrase(quantity.after + 2, plural=True)
        if phrase is None:
            return None
        said, outcome = self._after(phrase.head + 1)
        return outcome if said and outcome in (Outcome.KILLED, Outcome.INJURED, Outcome.ABDUCTED) else None

    def _ordinal(self, i: int) -> int:
        """Read "the ninth, Ilo Benda, 17, drowned" as one of those counted before."""
        end = self._named_aside(i + 2)
        if end == i + 2 and self.low[end] not in ("was", "had", "has", "died", "drowned", "perished", "bled"):
            return 0
        said, outcome = self._after(end)
        if not said or outcome is None:
            return 0
        aged = self.low[end - 1] == "," and self.raw[end - 2].isdecimal() and self.low[end - 3] == ","
        child = aged and int(self.raw[end - 2]) < 18
        self.definite.add(i)
        return self._add(
            i, i + 2, _ONE, governed=True, noun=self.raw[i + 1], outcome=outcome, part=True,
            category=Category.CHILDREN if child else None,
        )  # fmt: skip

    def _beside_name(self, i: int) -> int | None:
        """Return where the name opens that is joined to the single person at token ``i`` ("Don Ilo and **a** girl").

        A name is two capitalised words or one behind a title, at the opening of its clause; bodies and
        plurals are none.
        """
        if self._back(i - 1) != "and":
            return None
        k = i - 2
        while k >= 0 and self.raw[k][:1].isupper() and i - k < 6:
            k -= 1
        name = self.low[k + 1 : i - 1]
        if not name or (k >= 0 and self._back(k) not in _OPENING):
            return None
        if len(name) < 2 or any(word in _NOUNS or word in _BODIES for word in name):
            return None
        return None if _looks_plural(name[-1]) and name[0] not in _TITLES else k + 1

    def _named_aside(self, i: int) -> int:
        """Skip the name and the age behind a noun: ", Ana Bel, 20," and "Ana Bel"; ``i`` where there is none."""
        comma = self.low[i] == ","
        j = i + comma
        if not self.raw[j][:1].isupper():
            return i
        while self.raw[j][:1].isupper() and j - i < 6:
            j += 1
        if comma and self.low[j] == "," and self.raw[j + 1].isdecimal() and self.low[j + 2] == ",":
            return j + 3
        if comma:
            return j + 1 if self.low[j] == "," else i
        return j

    # ------------------------------------------------------------------ what a list shares

    def _share_outcomes(self) -> tuple[CountMention, ...]:
        """Give the members of one list the verb they share, and mark later parts of a part list."""
        found = self.found
        groups: list[list[int]] = []
        for number in range(len(found)):
            if groups and self._joined(found[number - 1], found[number]):
                groups[-1].append(number)
            else:
                groups.append([number])
        result = [f.mention for f in found]
        for group in groups:
            self._share(group, result)
        return self._at_once_and_later(tuple(sorted(result, key=lambda m: (m.start, m.end))))

    def _at_once_and_later(self, found: tuple[CountMention, ...]) -> tuple[CountMention, ...]:
        """Mark as parts those who died at once and those who died later: neither is the total."""
        low = self.text.lower()
        killed = [
            n for n, m in enumerate(found) if m.unit is Unit.PEOPLE and m.low is not None and not m.part
        ]
        marked = list(found)
        for first, second in pairwise(killed):
            one, two = found[first], found[second]
            if one.outcome is not Outcome.KILLED or two.outcome not in (Outcome.KILLED, None):
                continue
            between = low[one.end : two.start]
            later = _LATER.search(low[two.end : two.end + 60].split(";")[0])
            if later is None or len(between) > 110 or one.category is not two.category:
                continue
            if (_AT_ONCE.search(between) or _WHERE_THEY_DIED.match(between)) and ":" not in between:
                marked[first] = replace(one, part=True)
                marked[second] = replace(two, part=True, outcome=Outcome.KILLED)
            elif two.outcome is Outcome.KILLED and (one.low or 0) > (two.low or 0):
                marked[second] = replace(two, part=True)  # "14 died: eight at once and six of their wounds"
        return tuple(marked)

    def _joined(self, first: _Found, second: _Found) -> bool:
        if first.first in self.definite or second.first in self.definite:
            return False
        gap = range(first.after, second.first)
        if second.mention.part and first.mention.unit is Unit.PEOPLE and 0 < len(gap) <= 16:
            # "24 people were killed in Gao on Monday, including three women"
            return not any(
                self.low[k] in (".", ";", "but", "while") or self.low[k] in _BEFORE_ACTIVE for k in gap
            )
        if self.low[first.after] == "in" and self.low[first.after + 1] in ("their", "his", "her"):
            # "a married couple in their sixties and a boy"
            gap = range(next((k for k in gap if self.low[k] in ("and", ",")), second.first), second.first)
        if len(gap) > 6:
            return False
        return (
            bool(gap)
            and all(self.low[k] in _JOINTS for k in gap)
            and any(self.low[k] in _LINKING for k in gap)
        )

    def _share(self, group: list[int], result: list[CountMention]) -> None:
        found = self.found
        people = [
            n for n in group if result[n].unit in (Unit.PEOPLE, Unit.BODIES, Unit.ANIMALS, Unit.FAMILIES)
        ]
        if len(group) > 1:
            in_part = False
            for n in group:
                if result[n].part and result[n].outcome is None:
                    in_part = True
                elif result[n].part:
                    in_part = True
                elif in_part and not found[n].governed:
                    result[n] = replace(result[n], part=True)
                else:
                    in_part = False
            if result[group[-1]].part and self._among(found[group[-1]].after)[0]:
                # "three children and a teacher were among those killed": parts all of them
                for n in group:
                    if not found[n].governed and result[n].unit is Unit.PEOPLE:
                        result[n] = replace(
                            result[n], part=True, outcome=result[n].outcome or result[group[-1]].outcome
                        )
        if not people:
            return
        last = group[-1]
        has_part = any(result[n].part for n in group)
        if result[last].outcome is None and len(group) > 1 and has_part:
            j = self._present(found[last].after)
            while self.low[j] in (",", "—", "–", ")", "-"):
                j += 1
            said, outcome = self._after(j)
            if said and self.low[j] not in ("and", ""):
                for n in group:
                    if (
                        result[n].outcome is None
                        and not found[n].governed
                        and result[n].unit is not Unit.BODIES
                    ):
                        result[n] = replace(result[n], outcome=outcome)
        carried: Outcome | None = None
        for n in people:
            mention = result[n]
            if mention.outcome is not None:
                carried = mention.outcome
            elif carried is not None and not found[n].governed and mention.unit is Unit.PEOPLE:
                result[n] = replace(mention, outcome=carried)
        # "12 women and 4 children were killed": the verb stands at the end.
        final = result[people[-1]].outcome
        if final is not None and found[people[-1]].governed and not self._noun_says(result[people[-1]]):
            for n in people[:-1]:
                if result[n].outcome is None and not found[n].governed and result[n].unit is Unit.PEOPLE:
                    result[n] = replace(result[n], outcome=final)

    def _noun_says(self, mention: CountMention) -> bool:
        noun = _NOUNS.get((mention.noun or "").lower())
        return noun is not None and noun.outcome is not None


_AT_ONCE: Final = re.compile(
    r"\b(?:at once|instantly|immediately|on the spot|at the scene|outright|there and then|straight away|right away|during the attack)\b"
)
_WHERE_THEY_DIED: Final = re.compile(
    r"\s*(?:had )?(?:died|perished|were (?:killed|shot))\s+(?:in|at|on)\s+(?!(?:the|an?|this|that|clashes|attacks?)\s+(?:\w+\s+)?(?:attacks?|raids?|strikes?|blasts?|shootings?|explosions?|"
    r"ambush|incident|massacre|assault|clash(?:es)?|fighting|bombing|shelling|violence|night|morning|day)\b)"
)
_LATER: Final = re.compile(
    r"\b(?:later|in (?:the )?hospital|of (?:their|his|her) (?:wounds|injuries|burns)|on the way|overnight|the (?:next|following) day|succumbed|after being)\b"
)
_ANYBODY: Final = _listed(
    "victim person individual human soul suspect member citizen other local adult casualty"
)
"""Whom a definite article may name without meaning any one person that the report tells of."""
_ORDINALS: Final = _listed(
    "second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth"
)
_OPENING: Final = _listed(', and that but while " “ ( — – - : ;') | {""}
"""What may stand before a definite subject at the opening of a clause."""
_TITLES: Final = _listed(
    "don doña dona mr mrs ms dr sheikh sheik hajj father pastor imam chief mayor captain colonel sergeant"
)
_BODIES: Final = _listed(
    "army front guard forces force police movement party council ministry group union state brigade battalion "
    "gendarmerie militia government command coalition republic town city village province district"
)
"""Words that make capitalised words the name of a body or a place, not of a person."""
_LIMBS: Final = _listed(
    "hand arm leg foot eye finger fingers ear hands arms legs feet eyes limb sight hearing"
)
_SINGULAR_FOLLOWERS: Final = _listed(
    "shot hit held found caught hurt seen struck lying who trying fell ran stood sat burnt"
)
_PART_FILLERS: Final = _listed(
    "the a an those them whom which victims were was are is at least of also being as many some additional another "
    "casualties passengers people civilians counted listed"
)
_STATUS_WORDS: Final = {
    word: noun.outcome
    for word, noun in _NOUNS.items()
    if noun.outcome and not noun.victim and not word.endswith("s")
}
_MODIFIER_CATEGORIES: Final = {
    "civilian": Category.CIVILIANS,
    "female": Category.WOMEN,
    "elderly": Category.ELDERLY,
    "older": Category.ELDERLY,
    "displaced": Category.DISPLACED,
    "underage": Category.CHILDREN,
    "peacekeeping": Category.PEACEKEEPERS,
    "aid": Category.AID_WORKERS,
    "humanitarian": Category.AID_WORKERS,
    "relief": Category.AID_WORKERS,
    "ngo": Category.AID_WORKERS,
    "health": Category.HEALTH_WORKERS,
    "healthcare": Category.HEALTH_WORKERS,
    "medical": Category.HEALTH_WORKERS,
    "hospital": Category.HEALTH_WORKERS,
    "rebel": Category.COMBATANTS,
    "insurgent": Category.COMBATANTS,
    "militia": Category.COMBATANTS,
    "jihadist": Category.COMBATANTS,
    "police": Category.STATE_FORCES,
    "army": Category.STATE_FORCES,
    "military": Category.STATE_FORCES,
    "asylum": Category.MIGRANTS,
    "media": Category.JOURNALISTS,
    "detained": Category.DETAINEES,
}
# Heads too general to say who is counted, so that a modifier decides.
_GENERAL: Final = _listed(
    "people persons person individual individuals worker workers staff personnel member members employee employees "
    "seeker seekers volunteer volunteers victim victims casualty casualties death deaths fatality fatalities "
    "officer officers citizen citizens passenger passengers driver drivers resident residents adult adults national "
    "nationals villager villagers survivor survivors others convoy student students injuries injury traveller "
    "travellers men man women woman"
)


@dataclass(frozen=True, slots=True)
class _Phrase:
    head: int
    noun: _Noun
    category: Category | None
    known: bool


def _modified(category: Category | None, noun: _Noun, word: str) -> Category | None:
    """Category a noun gives as a modifier: "child" in "child soldiers", "police" in "police officers"."""
    if noun.unit is not Unit.PEOPLE:
        return category
    return noun.category or _MODIFIER_CATEGORIES.get(word) or category


def _settle(noun: _Noun, modifier: Category | None, head: str, before: list[str]) -> Category | None:
    """Decide between the head noun's category and that of its modifiers."""
    if noun.unit is not Unit.PEOPLE:
        return None
    words = set(before)
    if noun.category is Category.STATE_FORCES:
        if words & {"un", "peacekeeping", "minusma", "minusca", "monusco", "unifil", "nations", "blue"}:
            return Category.PEACEKEEPERS
        if modifier in (Category.CHILDREN, Category.COMBATANTS):
            return modifier
        return noun.category
    if head in ("women", "woman", "men", "man"):
        if modifier is Category.ELDERLY:
            return modifier
        if modifier is Category.COMBATANTS and "police" not in words:
            return modifier
        if words & {"army", "military"}:
            return Category.STATE_FORCES
        return noun.category
    if noun.category is not None:
        return noun.category
    if head in ("people", "persons") and "displaced" in words:
        return Category.DISPLACED
    return modifier if head in _GENERAL or modifier is not Category.STATE_FORCES else None


def _looks_plural(word: str) -> bool:
    return word in _PEOPLES or (
        word.endswith(("s", "men", "women", "folk", "people"))
        and not word.endswith(("ss", "us", "is"))
        and "'" not in word
    )


def _bounds(value: int, bound: _Bound | None) -> tuple[int | None, int | None]:
    """Bounds that a hedge leaves open. "Around" keeps the number as both: it names no other."""
    if bound is _Bound.AT_LEAST:
        return value, None
    if bound is _Bound.MORE_THAN:
        return value + 1, None
    if bound is _Bound.AT_MOST:
        return None, value
    if bound is _Bound.FEWER_THAN:
        return None, max(value - 1, 0)
    return value, value


def find_counts(sentence: str) -> tuple[CountMention, ...]:
    """Find the expressions of number in one sentence, in the order they stand.

    Offsets are code points into ``sentence``. Dates, ages, times, money,
    measures, ranks, years and page furniture are never counts. Never raises;
    time is linear in the length of the sentence.
    """
    return _Reader(sentence).read()


def find_numbers(sentence: str) -> tuple[CountMention, ...]:
    """Find the numbers of a sentence that stand without a noun of their own, whatever they count.

    What can only be a date, an age, a time, money or a rank is left out. The
    mentions cover hedge and number and carry no outcome: what they count is
    for the reader of more than one sentence to say (`elliptic`).
    """
    return _Reader(sentence).numbers()


def thing_unit(word: str) -> Unit | None:
    """Return what a plural noun of things counts ("lorries": vehicles), ``None`` for people and all else."""
    noun = _NOUNS.get(word)
    things = (Unit.VEHICLES, Unit.HOUSES, Unit.ANIMALS)
    return noun.unit if noun is not None and noun.plural and noun.unit in things else None
