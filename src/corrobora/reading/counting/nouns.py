"""Who or what is counted: the nouns, with their unit, their category and what they say of themselves.

One table (`NOUNS`) holds every noun whose number counts somebody or something;
what is not in it is read as people only by its ending or by a casualty
construction. `settle` decides between a head noun's category and that of the
words before it ("aid workers", "UN soldiers", "child soldiers").
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from corrobora.records import Category, Outcome, Unit


def listed(words: str) -> frozenset[str]:
    """Return the words of a string as a set."""
    return frozenset(words.split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Noun:
    """What a noun says of those counted by it."""

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


def singular(noun: str) -> str:
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


def _table() -> dict[str, Noun]:
    table: dict[str, Noun] = {}

    def put(
        words: str,
        *,
        unit: Unit = Unit.PEOPLE,
        category: Category | None = None,
        outcome: Outcome | None = None,
        victim: bool = True,
    ) -> None:
        """Enter singulars (and their plurals); "a/b" gives an irregular plural."""
        shape = Noun(unit=unit, category=category, outcome=outcome, victim=victim)
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
        "bride groom comrade professor diplomat envoy deportee evacuee castaway stowaway occupant crewmember member volunteer "
        "grandson granddaughter stepson stepdaughter stepfather stepmother widower fiance fiancé fiancee fiancée boyfriend lover spouse roommate "
        "housemate flatmate classmate schoolmate playmate tenant landlord landowner sharecropper "
        "housekeeper sacristan sexton deputy/deputies passer-by/passers-by brother-in-law/brothers-in-law sister-in-law/sisters-in-law father-in-law mother-in-law son-in-law/sons-in-law "
        "daughter-in-law/daughters-in-law potter assistant aide chauffeur seller patrolman/patrolmen secretary bodyguard muezzin apprentice clerk translator interpreter janitor cleaner gardener plumber bursar treasurer "
        "headmaster headmistress headteacher schoolteacher schoolmaster principal seminarian deacon curate vicar rabbi rector abbot catechumen "
        "orderly caretaker custodian doorman bouncer waiter waitress/waitresses bartender cashier receptionist accountant banker broker "
        "magistrate prosecutor attorney bailiff notary/notaries registrar warden councilwoman/councilwomen assemblyman/assemblymen "
        "legislator parliamentarian unionist campaigner organiser organizer editor publisher fixer soundman trucker carter fishmonger "
        "milkman postman courier messenger stationmaster railwayman lumberjack forester gamekeeper trapper cowherd goatherd ploughman "
        "singer rapper dancer drummer griot hunter healer dentist veterinarian",
        victim=True,
    )
    put(
        "official spokesman spokeswoman spokesperson leader president minister governor commander general "
        "colonel captain expert analyst observer witness eyewitness relative friend representative delegate "
        "author researcher adviser advisor crew party group/groups crowd personnel/personnel staff/staff",
        victim=False,
    )
    for word in ("persons", "folk", "peoples", "passers"):
        table[word] = Noun()
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
    table["activist"] = Noun(plural=False)
    table["activists"] = Noun()
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
    table["police"] = Noun(category=Category.STATE_FORCES)
    table["gendarmerie"] = Noun(category=Category.STATE_FORCES, plural=False, victim=False)
    put("peacekeeper", category=Category.PEACEKEEPERS)
    for word in ("elderly", "aged", "seniors", "elders"):
        table[word] = Noun(category=Category.ELDERLY)
    for word in ("dead", "killed", "slain", "murdered", "executed", "massacred"):
        table[word] = Noun(outcome=Outcome.KILLED, victim=False)
    put("fatality death", outcome=Outcome.KILLED, victim=False)
    put("martyr", outcome=Outcome.KILLED, victim=False)
    put(
        "patient informer informant spy/spies collaborator ferryman boatman gatherer mechanic electrician blacksmith "
        "catechist mason porter nomad peasant hairdresser seamstress barber welder logger beekeeper grocer tinsmith"
    )
    put("murder killing execution beheading", outcome=Outcome.KILLED, victim=False)
    for word in ("wounded", "injured", "hurt", "maimed"):
        table[word] = Noun(outcome=Outcome.INJURED, victim=False)
    put("injury wounding", outcome=Outcome.INJURED, victim=False)
    for word in ("missing", "disappeared"):
        table[word] = Noun(outcome=Outcome.MISSING, victim=False)
    put("disappearance", outcome=Outcome.MISSING, victim=False)
    put("arrest", outcome=Outcome.DETAINED, victim=False)
    put("abduction kidnapping", outcome=Outcome.ABDUCTED, victim=False)
    put("survivor", outcome=Outcome.SURVIVED)
    put("casualty", victim=False)
    put("life/lives", unit=Unit.OTHER, victim=False)
    table["others"] = Noun()
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
    table["household"] = Noun(unit=Unit.FAMILIES, plural=False, victim=False)
    table["households"] = Noun(unit=Unit.FAMILIES)
    put("body corpse cadaver remains/remains", unit=Unit.BODIES, victim=False)
    put(
        "animal cow bull goat camel donkey horse sheep/sheep cattle/cattle ox/oxen calf/calves pig chicken "
        "dog cat mule lamb elephant lion tiger bird buffalo/buffaloes livestock/livestock",
        unit=Unit.ANIMALS,
        victim=False,
    )
    put("family", unit=Unit.FAMILIES, victim=False)
    put("generation", unit=Unit.OTHER, victim=False)
    return table


NOUNS: Final = _table()


_NOT_A_CIVILIAN: Final = frozenset(
    """member members suspect suspects chief chiefs individual individuals local locals national nationals human humans other others
    smuggler smugglers trafficker traffickers gangster gangsters female females male males soul souls adult foreign candidate
    guest fan fans player players actor actors artist artists singer singers athlete athletes spectator spectators victim hunter hunters""".split()
)


CIVIL_NOUNS: Final = frozenset(
    word
    for word, noun in NOUNS.items()
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
PEOPLES: Final = listed(
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


PEOPLE_SUFFIX: Final = (
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


PERSON_SUFFIX: Final = ("ists", "men", "women", "goers", "seekers", "holders", "keepers", "mongers")


AGENT_SUFFIX: Final = ("ers", "ors", "ees", "ians", "ants", "folk", "people")


CATEGORY_PLURALS: Final = frozenset(
    word
    for word, noun in NOUNS.items()
    if noun.plural and noun.category is not None and noun.unit is Unit.PEOPLE
)


STATUS_WORDS: Final = {
    word: noun.outcome
    for word, noun in NOUNS.items()
    if noun.outcome and not noun.victim and not word.endswith("s")
}


MODIFIER_CATEGORIES: Final = {
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
_GENERAL: Final = listed(
    "people persons person individual individuals worker workers staff personnel member members employee employees "
    "seeker seekers volunteer volunteers victim victims casualty casualties death deaths fatality fatalities "
    "officer officers citizen citizens passenger passengers driver drivers resident residents adult adults national "
    "nationals villager villagers survivor survivors others convoy student students injuries injury traveller "
    "travellers men man women woman"
)


def modified(category: Category | None, noun: Noun, word: str) -> Category | None:
    """Category a noun gives as a modifier: "child" in "child soldiers", "police" in "police officers"."""
    if noun.unit is not Unit.PEOPLE:
        return category
    return noun.category or MODIFIER_CATEGORIES.get(word) or category


def settle(noun: Noun, modifier: Category | None, head: str, before: Sequence[str]) -> Category | None:
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


def looks_plural(word: str) -> bool:
    """Whether a noun that stands in no table has the form of a plural."""
    return word in PEOPLES or (
        word.endswith(("s", "men", "women", "folk", "people"))
        and not word.endswith(("ss", "us", "is"))
        and "'" not in word
    )


def thing_unit(word: str) -> Unit | None:
    """Return what a plural noun of things counts ("lorries": vehicles), ``None`` for people and all else."""
    noun = NOUNS.get(word)
    things = (Unit.VEHICLES, Unit.HOUSES, Unit.ANIMALS)
    return noun.unit if noun is not None and noun.plural and noun.unit in things else None
