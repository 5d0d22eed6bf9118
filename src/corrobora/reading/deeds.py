"""Deeds told in several words, none of which tells one alone.

"Used" tells nothing, "used live ammunition against the marchers" a deed with
its doer; "took" nothing, "took four passengers with them" an abduction. The
table of single words (`lexicon.TRIGGERS`) cannot hold these: the verb needs
the weapon it wields, or the direction in which somebody is led.

Each frame is a verb with what must stand around it. Where its words may be
innocent as well ("picked up nine passengers", "engaged a contractor"), it
says what else the sentence must grant (`Need`).
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from corrobora.reading.clauses import Token
from corrobora.reading.lexicon import Form, Trigger
from corrobora.records import ActKind, Outcome, Span


class Need(StrEnum):
    """What a sentence must grant beside the words of a frame."""

    NOTHING = "nothing"
    DOER = "doer"
    """An armed party as subject, or behind "by" in the passive."""
    SUFFERER = "sufferer"
    """People as object; the doer may be left out."""
    BOTH = "both"


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """A verb that tells a deed with what stands around it; offsets count code points of the sentence."""

    trigger: Trigger
    word: str
    """What names the frame, for the rules that go by words."""
    start: int
    """Where the verb begins."""
    end: int
    """Behind the words that belong to the deed: its object or its target begins here."""
    covers: Span
    """What the frame takes up: single words in it are no triggers of their own."""
    need: Need
    passive: bool = False
    """Whether its subject suffers it."""


_STOP = r"(?:of|in|on|at|by|for|with|from|to|into|and|that|which|who|whom|was|were|is|are|had|has|have|but|as|when|while|after|before|during|against|over|about)"
_SOME = rf"(?:(?!{_STOP}\b)[\w'-]+\s+){{0,4}}?(?:(?:number|dozens|scores|hundreds|thousands|series|couple|salvos?|salvoes|barrages?|volleys?|hail|rain|pair)\s+of\s+(?:(?!{_STOP}\b)[\w'-]+\s+){{0,2}}?)?"
_CROWD = (
    r"(?:(?:live|rubber|plastic|rubber-coated|real)\s+(?:ammunition|rounds?|bullets?|fire)|tear[- ]?gas(?:\s+(?:canisters?|shells?|grenades?|rounds?|bombs?))?|water\s+cannons?|"
    r"(?:stun|sound|flash)[- ]?(?:grenades?|bombs?|bangs?)|pepper\s+spray)"
)
_SHELLS = r"(?:(?:artillery|mortar|tank|heavy|grad)\s+(?:shells?|rounds?|bombs?|rockets?|fire)|shells?|rockets?|missiles?|mortars|projectiles?|artillery)"
_BOMBS = r"(?:bombs?|munitions?)"
_BLASTS = (
    r"(?:(?:hand\s+|rocket-propelled\s+|rifle\s+)?grenades?|petrol\s+bombs?|molotov\s+cocktails?|firebombs?|(?:roadside\s+|car\s+|home-?made\s+|time\s+|pipe\s+)?bombs?|explosives?|explosive\s+(?:devices?|charges?|material)|"
    r"improvised\s+explosive\s+devices?|ieds?|(?:land|anti-personnel\s+|anti-tank\s+)?mines?|booby\s+traps?)"
)
_GUNS = (
    r"(?:firearms?|(?:machine[- ]?)?guns?|(?:assault\s+|automatic\s+|service\s+|military-style\s+)?rifles?|(?:lethal|deadly|excessive|brutal|disproportionate|unlawful)(?:\s+and\s+\w+)?(?:\s+(?:lethal|deadly))?\s+force|"
    r"bullets?|(?:\w+\s+)?shots?|rounds?|magazines?|(?:bursts?|volleys?)(?:\s+of\s+(?:\w+\s+)?(?:fire|gunfire|shots|bullets))?)"
)
_ONTO = r"(?=\s+(?:(?:at|on|onto|into|over|towards?|against|upon|among|through|across|from|in|near|outside|inside|that|which|while|when|as|before|after|during|without|to|killing|wounding|injuring|and)\b)|\s*[,.;:\"”'’)]|\s*$)"
_DRILL = re.compile(
    r"\s+(?:\w+\s+){0,6}?(?:exercises?|drills?|training|man(?:o|œ|oe)uvres|maneuvers|simulation|parade|ceremony|salute|space|orbit|museum|film|competition)\b|\s+(?:that|which)\s+(?:had|has|have|was|were)\s+(?:expired|been (?:bought|delivered|purchased|supplied))"
)
"""What is fired or used in a drill hurts nobody."""
_WIELDS = re.compile(
    rf"(?P<verb>(?P<use>used|employed|resorted\s+to|uses?|using)|(?P<throw>threw|thrown|hurled|lobbed|tossed|throwing|hurling|hurl|throw)|(?P<drop>dropped|released|dropping|drop|releasing)|"
    rf"(?P<lay>planted|laid|placed|planting|laying|plants?|lays?)|(?P<shoot>fired|firing|fires?|launched|launching|launch|discharged|emptied|emptying|unleashed|poured|rained))\s+"
    rf"{_SOME}(?:(?P<crowd>{_CROWD})|(?P<shells>{_SHELLS})|(?P<blasts>{_BLASTS})|(?P<bombs>{_BOMBS})|(?P<guns>{_GUNS})){_ONTO}"
)
"""A weapon as object of the verb that wields it."""
_FLIES = re.compile(
    r"\b(?:(?P<drone>(?:quadcopters?|drones?|uavs?|unmanned\s+(?:aircraft|aerial\s+vehicles?)))|(?:war|fighter\s+|military\s+|government\s+|army\s+|cargo\s+|transport\s+)?(?:planes?|aircraft|jets?)|helicopters?|gunships?|paragliders?|paramotors?|gyrocopters?|antonovs?|bombers?)\s+(?:\w+ly\s+|then\s+|later\s+|that\s+|had\s+|has\s+|have\s+)*$"
)
"""What flies and drops its load: that alone tells a strike, whoever flew it."""
_BASES = frozenset(
    "use uses throw hurl drop plant lay plants lays fire fires launch take picks rams puts".split()
)
_PASSIVE_BEFORE = re.compile(r"\b(?:was|were|been|being|be|is|are|got|get)\s+(?:\w+ly\s+|later\s+|also\s+)?$")
_HAVING_BEFORE = re.compile(r"\b(?:had|have|has|and|having)\s+(?:\w+\s+)?$")
_LOOK_BACK = 40
"""So many code points before a verb its helpers begin at most."""

_OBJECT = r"(?:(?!(?:to|into|away|off|from|with|and|that|which|who|was|were|but|by)\b)[\w'-]+\s+){1,8}?"
_WHEELS = r"(?:vehicles?|trucks?|cars?|vans?|pick-?ups?|jeeps?|lorr(?:y|ies)|buses|minibus(?:es)?|boats?|canoes?|helicopters?)"
_WILDS = r"(?:forests?|bush|hills?|mountains?|jungle|deserts?|woods|wilderness|swamps?|savannah?|ravine)"
_THEIRS = r"(?:barracks|camps?|bases?|hide-?outs?|garrison|headquarters|fort|unknown\s+\w+|undisclosed\s+\w+)"
_HOME = (
    r"(?:(?:their|his|her|the|an?)\s+(?:\w+\s+)?(?:homes?|houses?|beds?|rooms?|dormitor(?:y|ies)|hostels?|schools?|classrooms?|mosques?|church(?:es)?|markets?|shops?|fields?|farms?|workplaces?|"
    r"villages?|bus(?:es)?|ferry|train|lorry|vehicles?|boats?|cafés?|streets?|hospital|queue))"
)
_AWAY = (
    rf"(?:away(?!\s+from\s+(?:danger|harm|the\s+(?:fighting|fire|flames)))|with\s+them\b|hostage|captive|prisoner|as\s+(?:hostages?|captives?|prisoners?)|at\s+gun-?point|blindfolded|upstream|upriver|downstream|"
    rf"off\s+(?:the\s+(?:bus|ferry|train|lorry|truck|boat|minibus|vehicle|street|road)|in\s+(?:\w+\s+){{0,3}}?{_WHEELS}|at\s+gun-?point|to\s+(?:\w+\s+){{0,3}}?(?:{_WILDS}|{_THEIRS}))|"
    rf"(?:to|into|towards?)\s+(?:\w+\s+){{0,3}}?(?:{_WILDS}|{_THEIRS})|(?:to|into|onto)\s+(?:\w+\s+){{0,2}}?{_WHEELS}|from\s+{_HOME}|out\s+of\s+{_HOME})"
)
_TO_HELP = r"(?!\s+(?:to\s+(?:\w+\s+){0,3}?(?:hospitals?|clinics?|safety|morgues?|mortuary|health|aid|treatment)|for\s+(?:treatment|burial|surgery))\b)"
_CARRIES = re.compile(
    rf"(?P<verb>took|taken|taking|take|led|marched|dragged|hauled|herded|drove|driven|loaded|carried|pulled|bundled|dragging|marching|forced)\s+{_OBJECT}{_AWAY}\b{_TO_HELP}"
)
"""Somebody led away: the verb, whom, and where to or how."""
_TAKEN = re.compile(
    rf"(?P<verb>taken|led|marched|dragged|hauled|herded|driven|carried|pulled|whisked|bundled|forced|grabbed|snatched|picked\s+up)\s+(?P<away>(?:{_AWAY}\s+(?:[\w'-]+\s+){{0,9}}?)?)(?=by\s)"
)
"""The same in the passive, with whoever did it behind "by"."""
_LED_OFF = re.compile(
    rf"(?P<verb>taken|led|marched|dragged|hauled|herded|bundled|forced|whisked)\s+{_AWAY}\b{_TO_HELP}"
)
"""The same in the passive, with nobody named: the direction alone tells it."""
_PICKED = re.compile(
    r"(?P<verb>picked\s+up|picking\s+up|picks\s+up)\s+(?!(?:the\s+|their\s+|its\s+|his\s+|her\s+|\d+\s+|some\s+|several\s+|two\s+|three\s+)?(?:bod(?:y|ies)|corpses?|remains|wounded|injured|dead|survivors?|passengers?|weapons?|speed|pieces|where|signals?)\b)"
)
_PICKED_UP = re.compile(
    r"(?P<verb>picked\s+up)\s+(?:(?:on|at|in|last|early|late|this|yesterday)\s+[^,.;:]{1,40}?\s+)?(?=by\s|in\s+an?\s+(?:\w+\s+){1,3}case\b|on\s+suspicion|for\s+questioning|from\s+(?:his|her|their)\s)"
)
_SPRAYS = re.compile(
    r"(?P<verb>sprayed|spraying|riddled|riddling|raked|raking|strafed|peppered)\s+(?:[\w'-]+\s+){1,8}?with\s+(?:\w+\s+){0,2}?(?:bullets|gunfire|fire|shots|rounds)\b"
)
_STRAFES = re.compile(r"(?P<verb>strafed|strafing)\s+(?=(?:the|an?|its|their|\d+|[a-z]+)\b)")
_RAMS = re.compile(
    r"(?P<verb>rammed|ramming|rams)\s+(?:into\s+)?(?=(?:[\w'-]+\s+){0,5}?(?:boats?|dinghy|dinghies|vessels?|ships?|rafts?|canoes?|cars?|trucks?|lorr(?:y|ies)|vehicles?|motor(?:cycles?|bikes?)|vans?|bus(?:es)?|minibus(?:es)?|crowds?|people|protesters|marchers|pedestrians|procession|mourners)\b)"
)
_ENGAGES = re.compile(
    r"(?P<verb>engaged|engaging)\s+(?=(?:an?|the|several|some|\d+|two|three|four|five|enemy|hostile)\s+(?:[\w'-]+\s+){0,3}?(?:launchers?|targets?|positions?|vehicles?|convoys?|fighters|terrorists|militants|insurgents|rebels|gatherings?|columns?|group)\b)"
)
_OUT_OF_ACTION = re.compile(
    r"(?P<verb>put|puts|putting|took)\s+(?!out\b)(?:[\w'-]+\s+){1,8}?out\s+of\s+action\b"
)
_LIFE = re.compile(
    r"(?P<verb>deprived\s+of\s+(?:their\s+)?(?:life|lives)|took\s+the\s+life\s+of|taking\s+the\s+lives?\s+of|put\s+an\s+end\s+to\s+the\s+li(?:fe|ves)\s+of)\s"
)
_BLADES = re.compile(
    r"(?P<verb>stabbed|stabbing|knifed|slashed|bludgeoned)\s+(?!to\s+death|home|by\b)(?=[\w'-]+)"
)
_BLADED = re.compile(r"(?P<verb>stabbed|knifed|bludgeoned|slashed)\s+(?=by\b)")
_TO_DEATH = re.compile(
    rf"(?P<verb>put|puts|putting|beat|beats|beating|burned|burnt|burning|buried|burying|hacked|hacking|stabbed|clubbed|kicked|starved|crushed|trampled|flogged|whipped|stoned)\s+{_OBJECT}(?:to\s+death|alive)\b"
)
"""A killing told by its end ("put nine villagers to death", "burned the family alive")."""
_ON_FIRE = re.compile(rf"(?P<verb>set|sets|setting|lit)\s+{_OBJECT}(?:on\s+fire|alight|ablaze)\b")
_TURNS_GUNS = re.compile(
    r"(?P<verb>turned|turning|turn|trained|training)\s+(?:their|its|his|the)\s+(?:[\w-]+\s+){0,2}?(?:guns?|weapons?|rifles?|machine[- ]?guns?|fire|cannons?)\s+(?:on|upon|at)\b"
)
_HOLDS = re.compile(
    r"(?P<verb>holds?|held|holding)\s+(?:(?P<by>(?:(?P<captive>hostage|captive|prisoner)\s+)?(?:(?:in|at|since|for)\s+[^,.;:]{1,40}?\s+)?(?=by\s))|"
    r"(?!(?:[\w'-]+\s+){0,6}?(?:responsible|accountable|to\s+account|liable|guilty|dear|back|together|out|up)\b)"
    r"(?:(?=(?:[\w'-]+\s+){1,6}?(?P<hostages>hostages?|captives?|prisoner)\b)|)(?:(?!(?:with|for|in|on|at|of|to|over|between|against)\b)[\w'-]+\s+){1,6}?(?=[\w'-]+))"
)
"""Somebody held: the verb with those held behind it, or in the passive with "by"."""
_AIMS = re.compile(
    r"(?P<verb>targets?|targeting|strikes?|shoots?(?:\s+at)?|fires?\s+(?:on|at)|shells?|bombs?)\s+(?:any\s+|the\s+|our\s+|its\s+|innocent\s+|unarmed\s+|peaceful\s+)*"
    r"(?=(?:civilians?|people|population|citizens|non-combatants|villages|hospitals|schools|residential|infrastructure|workers|aid|medics|journalists|protesters|demonstrators|places\s+of\s+worship|mosques|churches)\b)"
)
"""A party's way of war, most often in its denial ("our air force does not **target civilians**")."""
_AIMS_AFTER = re.compile(
    r"(?:\b(?:not|never|n't|to|will|would|can|could|does|did|do|we|they|forces|soldiers|troops|army|force|fighters|military|rebels|police|deliberately|intentionally|that\s+it|only)\s+)(?:\w+ly\s+)?$"
)

_NO_FOES = r"(?!(?:[\w'-]+\s+){0,3}?(?:rebels?|fighters|militants|insurgents|terrorists|jihadists|gunmen|bandits|troops|soldiers|forces|army|enemy|militia|militias|militiamen|invaders|occupiers|police)\b)"
_THEIR_LAND = r"(?:(?:(?:their|his|her|our|the|its|ancestral|\w+['’]s?)\s+)*(?:[\w-]+\s+)?(?:homes?|houses?|villages?|lands?|farms?|fields?|plots?|camps?|pastures?|neighbou?rhoods?|quarters?|districts?|hamlets?|towns?|settlements?|shelters?|tents?|area))"
_NO_RESCUED = (
    r"(?!(?:[\w'-]+\s+){0,4}?(?:survivors?|bod(?:y|ies)|corpses?|remains|wounded|injured|dead|victims?|casualties|mines?|explosives?|bombs?|weapons?|rubble|debris|roadblocks?|checkpoints?|flags?|posters?)\b|"
    r"(?:[\w'-]+\s+){1,6}?(?:from|out\s+of)\s+(?:\w+\s+)?(?:collapsed|burning|burned|burnt|flooded|ruined|damaged|destroyed|wrecked|bombed|submerged)\b)"
)
"""Those pulled from under a house are saved, not driven out."""
_DRIVES_OUT = re.compile(
    rf"(?P<verb>drove|driven|driving|drive|drives|chased|chasing|forced|forcing|ordered|ordering|expelled|expelling|evicted|evicting|hounded|pushed|removed|removing|threw|thrown)\s+{_NO_FOES}{_NO_RESCUED}{_OBJECT}"
    rf"(?:(?:from|out\s+of|off)\s+{_THEIR_LAND}|out\s+of\s+[\w-]+\s+at\s+gun-?point)\b"
)
"""People made to leave where they live: whom, and from what. Fighters driven from a town are defeated, not displaced."""
_DRIVEN_OUT = re.compile(
    rf"(?P<verb>driven|chased|forced|ordered|expelled|hounded|pushed|removed|thrown)\s+(?:(?:from|out\s+of|off)\s+{_THEIR_LAND})\b"
)
_PRESSED = re.compile(r"(?P<verb>forcibly\s+(?:recruited|conscripted|enlisted|drafted))\b")
_EMPTIES = re.compile(
    r"(?P<verb>emptied|emptying|cleared|clearing|cleansed)\s+(?:[\w'-]+\s+){1,4}?of\s+(?:all\s+)?(?:its|their|the)?\s*(?:\w+\s+)?(?:inhabitants|residents|people|population|families|villagers|civilians)\b"
)
_GIVES_PAIN = re.compile(
    r"(?P<verb>gave|giving|given|administered|administering|applied|applying|inflicted|inflicting|subjected|subjecting|submitted)\s+(?:(?!(?:that|which|who|was|were|but|said)\b)[\w'-]+\s+){0,6}?"
    r"(?:electric(?:al)?\s+shocks?|electroshocks?|water-?boarding|mock\s+executions?|sleep\s+deprivation|stress\s+positions?|falanga|beatings?|floggings?|lashes|whippings?)\b(?!\s+(?:to\s+(?:restart|revive|save|treat)|therap|treatment))"
)
_HANGS_UP = re.compile(
    r"(?P<verb>hung|hanged|hanging|suspended|suspending|strung\s+up|tied\s+up|trussed\s+up|dangled)\s+(?:(?!(?:that|which|who|was|were|and|but|said|by|from|on)\b)[\w'-]+\s+){0,4}?"
    r"(?:upside[\s-]+down|by\s+(?:the|his|her|their|my|its|our)?\s*(?:wrists?|ankles?|feet|arms?|legs?|hands?|hair|thumbs?)|(?:from|on|to)\s+(?:the|an?)\s+(?:ceiling|ceiling\s+fan|fan|beams?|hooks?|bars?|rafters?|pulley|pole))\b"
)
_BURNS_SKIN = re.compile(
    r"(?P<verb>burned|burnt|burning|scalded|scalding|branded)\s+(?:(?!(?:that|which|who|was|were|and|but|said|down)\b)[\w'-]+\s+){0,5}?with\s+(?:\w+\s+)?(?:cigarettes?|cigarette\s+(?:butts|ends|lighters?)|(?:hot|heated)\s+\w+|irons?|acid|boiling\s+water|molten\s+\w+|lighters?)\b"
)
_NAILS = re.compile(
    r"(?P<verb>pulled|pulling|tore|torn|ripped|ripping|yanked|extracted|broke|broken|smashed|crushed)\s+(?:out\s+|off\s+)?(?:(?:(?:his|her|their|my|our|the|some|two|three|\w+['’]s)\s+)?(?:finger|toe)-?nails|"
    r"(?:his|her|their|my|our|\w+['’]s)\s+(?:nails|fingers|knuckles|kneecaps))\b"
)
_NO_SLEEP = re.compile(
    r"(?P<verb>deprived|depriving)\s+(?:(?:him|her|them|me|us|the\s+\w+|detainees|prisoners|\w+)\s+)?of\s+sleep\b"
)
_HER = r"(?:her(?=\s+(?:in|on|and|or|repeatedly|until|with|so|twice|again|as|when|while|before|after|across|at|for|inside|several|many)\b|\s*[,.;]|\s*$))"
"""Herself, and nothing that is hers ("violated **her right**")."""
_SOMEBODY = (
    r"(?:detainees?|prisoners?|inmates?|protest[eo]rs?|demonstrators?|marchers?|strikers?|students?|pupils?|wom[ae]n|girls?|boys?|m[ae]n|child(?:ren)?|youths?|teenagers?|villagers?|residents?|passengers?|people|civilians?|"
    r"traders?|farmers?|herders?|fishermen|drivers?|teachers?|nurses?|doctors?|journalists?|reporters?|editors?|lawyers?|activists?|migrants?|refugees?|captives?|hostages?|suspects?|mothers?|fathers?|brothers?|sisters?|sons?|daughters?|"
    r"wi(?:fe|ves)|husbands?|priests?|imams?|elders?|chiefs?|workers?|miners?|soldiers?|policem[ae]n|guards?|officers?|persons?|neighbou?rs?|customers?|shopkeepers?|vendors?|bystanders?|relatives?)(?!['’])"
)
_BODY_PART = r"(?:faces?|heads?|mouths?|stomachs?|bell(?:y|ies)|chests?|backs?|ribs|ears?|bod(?:y|ies)|hands?|feet|foot|fingers|necks?|legs?|arms?|genitals)"
_STRIKES_BODY = re.compile(
    r"(?P<verb>slapped|slapping|punched|punching|pistol-whipped|stamped\s+on|stomped\s+on|trod\s+on|water-?boarded|water-?boarding|electrocuted|electrocuting|blindfolded\s+and\s+beat)\s+"
    rf"(?!(?:[\w'-]+\s+){{1,4}}?with\s+(?:an?\s+|new\s+|heavy\s+)*(?:fines?|sanctions?|bans?|charges?|curfew|tariffs?|tax(?:es)?|bills?|lawsuits?|suspensions?)\b)"
    rf"(?=(?:him|them|me|us|{_HER}|(?:(?!(?:in|on|with|at|of|from|and)\b)[\w'-]+\s+){{0,3}}?{_SOMEBODY}|(?:his|her|their|my|our|\w+['’]s)\s+(?:\w+\s+)?{_BODY_PART})\b)"
)
_STRUCK_BODY = re.compile(
    r"(?P<verb>slapped|punched|pistol-whipped|stamped\s+on|stomped\s+on|electrocuted)\s+(?:(?:and|repeatedly|in|on|the|his|her|their|face|head|several|many|times|kicked|beaten)\s+)*(?=by\s)"
)
_WATERBOARDED = re.compile(r"(?P<verb>water-?boarded|electro-?shocked)\b")
_WITH_BUTTS = re.compile(
    r"(?P<verb>hit|hitting|struck|striking|beat|beaten|beating|whipped|whipping|lashed|flogged|thrashed|thrashing|bashed|battered|smashed|prodded|jabbed)\s+(?:(?!(?:that|which|who|was|were|and|but|said)\b)[\w'-]+\s+){0,6}?with\s+(?:(?:the|their|his|its|wooden|iron|metal|electric|rubber|long|thick)\s+)*"
    r"(?:(?:rifle|gun|pistol)[\s-]?butts?|butts?\s+of|batons?|sticks?|truncheons?|clubs|cables?|hoses?|hosepipes?|whips?|belts?|planks?|pipes?|bars?|gunstocks?|rods?|cattle\s+prods?)\b"
)
_HERS = rf"(?:(?!(?:rights?|laws?|privacy|freedoms?|protection|dignity|memory|trust|rules?|ban)\b)[\w-]+\s+){{0,3}}?(?:wom[ae]n|girls?|wives|wife|daughters?|mothers?|sisters?|schoolgirls?|nuns|nurses|brides?|widows?|{_HER}|females|teenagers?|child(?:ren)?|minors?|boys?)"
_VIOLATES = re.compile(
    rf"(?P<verb>violated|violating|defiled|defiling|dishonou?red|groped|groping|fondled|ravished|gang-?raped|sodomi[sz]ed|sodomi[sz]ing)\s+(?:and\s+\w+\s+)?(?={_HERS}\b(?!['’]|\s+(?:\w+\s+)?(?:rights?|laws?|protection|freedoms?|privacy)\b))"
)
_VIOLATED = re.compile(
    r"(?P<verb>violated|defiled|dishonou?red|groped|fondled|ravished|sodomi[sz]ed)\b(?=\s+(?:by|in\s+front\s+of|repeatedly|inside|at\s+gun-?point|during|while|and)\b|\s*[,.;])"
)
_FORCES_ON = re.compile(r"(?P<verb>forced|forcing|imposed)\s+(?:themselves|himself)\s+(?:up)?on\s+")
_SLAVES = re.compile(
    rf"(?P<verb>kept|keeping|held|holding|used|using|took|taken|taking|forced|forcing|sold|selling|turned)\s+(?:{_HERS}\s+|(?:them|me|us|dozens|hundreds|scores)\s+(?:of\s+\w+\s+)?)?(?:as|into|for|to\s+be(?:come)?)\s+(?:sex(?:ual)?[\s-]+(?:slaves?|slavery|servitude)|concubines|[\"“'‘]?(?:bush\s+)?wives)\b"
)
_GOODS = (
    r"(?:cattle|cows|bulls|oxen|sheep|goats|livestock|camels|donkeys|horses|poultry|chickens|animals|herds?|flocks?|grain|millet|maize|rice|flour|food(?:stuffs|\s+(?:supplies|stocks|aid))?|motor(?:cycles?|bikes?)|bicycles|valuables|cash|money|phones?|telephones|"
    r"jewel\w+|medicines?|drugs\s+and|medical\s+(?:supplies|equipment)|goods|belongings|possessions|furniture|harvests?|crops?|laptops?|computers?|solar\s+panels?|mattresses|household\s+items|merchandise|provisions|generators?|televisions)"
)
_AMOUNT = r"(?:(?!(?:that|which|who|was|were|but|said|to|from|for|of)\b)[\w',.-]+\s+(?:of\s+)?){0,6}?"
_CARTS_OFF = re.compile(
    rf"(?P<verb>drove\s+(?:off|away)(?:\s+with)?|driving\s+(?:off|away)|driven\s+(?:off|away)|carried\s+(?:off|away)|carrying\s+(?:off|away)|carted\s+(?:off|away)|carting\s+(?:off|away)|hauled\s+(?:off|away)|trucked\s+away|herded\s+away|led\s+away|"
    rf"(?:left|fled|escaped|made\s+(?:off|away))\s+with|took|taking|grabbed)\s+(?!(?<=with\s)(?:their|its|his|her|our|own)\b){_AMOUNT}{_GOODS}\b(?!\s+to\b)"
)
"""Animals, stores and belongings carried off: never led-away people, and no delivery ("took food **to** the village")."""
_CARTED_OFF = re.compile(
    r"(?P<verb>driven\s+(?:off|away)|carried\s+(?:off|away)|carted\s+(?:off|away)|hauled\s+(?:off|away)|taken(?:\s+away)?|rustled|led\s+away)\b(?!\s+(?:to|for|care|place|part|by\s+(?:the\s+)?(?:flood\w*|river|wind|water|storm)))"
)
_OF_GOODS = re.compile(
    rf"\b{_GOODS}\b(?:\s+worth\s+[^.;:]{{1,40}}?)?\s+(?:(?:had|have|has)\s+(?:also\s+)?been|were|was)\s+(?:also\s+|then\s+)?$"
)
_STORES = r"(?:shops?|stores?|storerooms?|warehouses?|houses?|homes?|pharmac(?:y|ies)|dispensar(?:y|ies)|clinics?|hospitals?|health\s+(?:centres?|centers?|posts?)|markets?|granar(?:y|ies)|depots?|banks?|stalls?|offices?|silos?|schools?|kiosks?|church(?:es)?|presbytery|compounds?)"
_EMPTIES_STORES = re.compile(
    rf"(?P<verb>emptied|emptying|stripped|stripping|cleaned\s+out|cleaning\s+out|cleared\s+out|helped\s+themselves\s+(?:to|in|at))\s+"
    rf"(?:(?<=themselves\sto\s){_AMOUNT}{_GOODS}\b|(?<!themselves\sto\s)(?:(?!(?:that|which|who|was|were|but|said)\b)[\w'’-]+\s+){{0,5}}?{_STORES}\b)"
)
_STORES_EMPTIED = re.compile(
    r"(?P<verb>emptied|stripped|cleaned\s+out|cleared\s+out|broken\s+into)(?:\s+bare)?\s+(?=by\s)"
)
_BUILT = (
    r"(?:houses?|homes?|huts?|shacks?|schools?|clinics?|hospitals?|church(?:es)?|mosques?|chapels?|temples?|monaster(?:y|ies)|bridges?|wells?|water\s+(?:tanks?|points?|pumps?|towers?)|pumps?|boreholes?|shops?|stalls?|markets?|buildings?|offices?|bakery|mills?|granar(?:y|ies)|cars?|vehicles?|"
    r"ambulances?|trees?|orchards?|vineyards?|vines|groves?|crops?|greenhouses?|tombs?|shrines?|graves|cemetery|statues?|icons?|canoes?|classrooms?|factor(?:y|ies)|pipelines?|(?:pumping|water|railway|radio|petrol|bus)\s+stations?|power\s+(?:lines?|station|plant)|substation|dams?|antennas?|masts?|towers?|tents?|shelters?|village|fishing\s+boats?)"
)
_WRECKS = re.compile(
    rf"(?P<verb>uprooted|uprooting|felled|felling|cut\s+down|cutting\s+down|chopped\s+down|vandali[sz]ed|vandali[sz]ing|smashed|smashing|wrecked|wrecking|trashed|trashing|blew\s+up|blowing\s+up|dynamited|dynamiting|tore\s+down|tearing\s+down|knocked\s+down|pulled\s+down|"
    rf"ripped\s+up|poisoned|poisoning|desecrated|desecrating|defaced)\s+(?:(?!(?:that|which|who|was|were|but|said|with|by)\b)[\w'’-]+\s+){{0,4}}?{_BUILT}\b"
)
_WRECKED = re.compile(
    r"(?P<verb>uprooted|felled|cut\s+down|vandali[sz]ed|smashed(?:\s+up)?|wrecked|trashed|blown\s+up|dynamited|torn\s+down|knocked\s+down|pulled\s+down|poisoned|desecrated)\s+(?=by\s+(?!(?:the\s+)?(?:storm|flood|wind|rain|earthquake|hurricane|cyclone)))"
)
_TORCH = re.compile(
    r"(?P<verb>put|puts|putting)\s+(?:(?!(?:that|which|who|was|were|but|said)\b)[\w'’-]+\s+){1,8}?to\s+the\s+torch\b"
)
_IN_FLAMES = re.compile(r"(?P<verb>went|gone|going|goes)\s+up\s+in\s+flames\b")
_CELL = r"(?:custody|police\s+custody|military\s+custody|detention|jail|gaol|prison|an?\s+(?:\w+\s+)?cell|a\s+(?:dungeon|lock-?up|lockup)|the\s+cells)"
_LOCKS_UP = re.compile(
    rf"(?P<verb>took|take|taking|threw|throwing|put|putting|placed|placing|flung|cast|locked|locking)\s+(?!(?:himself|herself|themselves)\b|(?:\w+\s+){{0,2}}?(?:troops|reinforcements|guards|soldiers|forces)\s+(?:in|into|to)\s+(?:the|an?)\b){_OBJECT}(?:(?:in|into|to)\s+(?:\w+\s+)?{_CELL}|behind\s+bars|under\s+house\s+arrest|up(?=\s+(?:in|for|without|since|at)\b))"
)
_LOCKED_UP = re.compile(
    rf"(?P<verb>thrown|put|placed|flung|cast|locked\s+up|locked|kept|held|detained|remanded)\s+(?:in(?:to)?\s+(?:\w+\s+)?{_CELL}|behind\s+bars|under\s+house\s+arrest|incommunicado|in\s+(?:solitary|secret|pre-?trial|arbitrary|military|unofficial|administrative)\s+\w+|without\s+(?:charge|trial|access\s+to)|in\s+(?:\w+\s+){{0,2}}?(?:barracks|prison|cells?|fort|police\s+station))\b"
)
_HAULS_IN = re.compile(
    rf"(?P<verb>hauled|hauling|brought|bringing|called|pulled|took|taken|taking|dragged)\s+(?:in\s+)?(?:{_OBJECT})??(?:in\s+)?for\s+(?:questioning|interrogation)\b"
)
_FROM_THE_AIR = re.compile(
    r"(?P<verb>hit|hitting|struck|striking|attacked|attacking|targeted|targeting|pounded|pounding|bombed|bombing|strafed|raided|bombarded|shelled)\s+(?:(?!(?:that|which|who|was|were|but|said|from)\b)[\w'’-]+\s+){0,8}?from\s+the\s+(?:air|sky|skies)\b"
)

Read = Callable[[str, int, Span], "Deed | None"]


def _plain(
    pattern: re.Pattern[str],
    kind: ActKind,
    outcome: Outcome | None,
    word: str,
    need: Need,
    *,
    passive: bool = False,
) -> Read:
    """Return the reader of a frame of one verb; ``passive``: only behind a form of "be" or right before "by", otherwise never behind one."""

    def read(low: str, at: int, region: Span) -> Deed | None:
        match = pattern.match(low, at, region.end)
        if match is None:
            return None
        helped = _PASSIVE_BEFORE.search(low, max(0, at - _LOOK_BACK), at) is not None
        if (helped and not passive) or (passive and not helped and not low.startswith("by ", match.end())):
            return None
        verb = match.group("verb")
        trigger = Trigger(kind=kind, form=_form(verb), outcome=outcome, means=outcome is None)
        return _deed(match, trigger, word, need, passive=passive)

    return read


def _form(verb: str) -> Form:
    first = verb.split(maxsplit=1)[0]
    return Form.ING if first.endswith("ing") else Form.BASE if first in _BASES else Form.PAST


def _deed(
    match: re.Match[str],
    trigger: Trigger,
    word: str,
    need: Need,
    *,
    through: int | None = None,
    passive: bool = False,
) -> Deed:
    start, end = match.span("verb")
    stop = end if through is None else through
    covers = Span(start=start, end=max(stop, match.end()))
    return Deed(trigger=trigger, word=word, start=start, end=stop, need=need, covers=covers, passive=passive)


def _wielded(low: str, at: int, region: Span) -> Deed | None:
    """Read a weapon wielded: who fires, throws, drops, lays or uses it is the doer."""
    match = _WIELDS.match(low, at, region.end)
    if match is None or _DRILL.match(low, match.end()):
        return None
    if _PASSIVE_BEFORE.search(low, max(0, at - _LOOK_BACK), at):
        return None
    thrown, dropped, laid = match.group("throw"), match.group("drop"), match.group("lay")
    if match.group("guns") and (thrown or dropped or laid):
        return None  # "dropped their guns"
    if (laid and not (match.group("blasts") or match.group("bombs"))) or (
        match.group("use") and match.group("bombs")
    ):
        return None
    kind, need = ActKind.ATTACK, Need.DOER
    flies = None if not dropped else _FLIES.search(low, max(region.start, at - _LOOK_BACK), at)
    if flies is not None and not match.group("crowd"):
        kind, need = (ActKind.DRONE_STRIKE if flies.group("drone") else ActKind.AIR_STRIKE), Need.NOTHING
    elif match.group("crowd"):
        kind = ActKind.CROWD_FORCE
    elif match.group("shells") and not (dropped or laid or thrown):
        kind = ActKind.SHELLING
    elif dropped and "bomb" in match.group():
        kind = ActKind.AIR_STRIKE
    trigger = Trigger(kind=kind, form=_form(match.group("verb")), outcome=None, means=True)
    return _deed(match, trigger, f"{match.group('verb')} a weapon", need, through=match.end())


_SAVED = re.compile(
    r"\b(?:freed|rescued|released|liberated|evacuated|returned|repatriated|survivors?|displaced|evacuees|returnees)\b"
)
"""Of people led somewhere: they are brought to safety."""


def _saved_before(low: str, at: int, region: Span) -> bool:
    """Whether the subject of a passive verb is people who have been freed or saved ("the **freed** pupils were taken to a base")."""
    clause = max(low.rfind(mark, region.start, at) for mark in ",;:")
    return _SAVED.search(low, max(region.start, clause + 1), at) is not None


def _led_off(low: str, at: int, region: Span) -> Deed | None:
    """Read somebody led away by nobody named, unless to safety."""
    return None if _saved_before(low, at, region) else _LED_OFF_BY_NOBODY(low, at, region)


def _in_flames(low: str, at: int, region: Span) -> Deed | None:
    """Read what went up in flames, unless in an accident."""
    return None if _ACCIDENT.search(low, region.start, region.end) else _BURNS_DOWN(low, at, region)


_ACCIDENT = re.compile(
    r"\b(?:collision|collided|crash(?:ed|es|ing)?|overturned|accident|skidded|veered|short\s+circuit|lightning|leak\w*|hit\s+an?\s+(?:[\w-]+\s+)?(?:tree|truck|lorry|bus|car|pole|wall|bridge|tanker|cow|rock))\b"
)


def _led_away(low: str, at: int, region: Span) -> Deed | None:
    """Read somebody led away, told with whom and whither."""
    match = _CARRIES.match(low, at, region.end)
    if match is None:
        return None
    before = max(0, at - _LOOK_BACK)
    if _PASSIVE_BEFORE.search(low, before, at):
        return None
    if match.group("verb") in {"taken", "driven"} and not _HAVING_BEFORE.search(low, before, at):
        return None
    if _SAVED.search(match.group()):
        return None
    trigger = Trigger(kind=ActKind.ABDUCTION, form=_form(match.group("verb")), outcome=Outcome.ABDUCTED)
    return _deed(match, trigger, "took away", Need.BOTH)


def _taken_by(low: str, at: int, region: Span) -> Deed | None:
    """Read somebody led away by somebody ("were **taken** from their homes by soldiers", "a man **picked up** by the police")."""
    match = _TAKEN.match(low, at, region.end)
    if match is None:
        return None
    if match.group("away") and not _PASSIVE_BEFORE.search(low, max(0, at - _LOOK_BACK), at):
        return None
    if _saved_before(low, at, region):
        return None
    picked = match.group("verb").startswith("picked")
    kind, outcome = (ActKind.DETENTION, Outcome.DETAINED) if picked else (ActKind.ABDUCTION, Outcome.ABDUCTED)
    trigger = Trigger(kind=kind, form=Form.PAST, outcome=outcome)
    return _deed(match, trigger, "picked up" if picked else "taken by", Need.BOTH, passive=True)


def _held(low: str, at: int, region: Span) -> Deed | None:
    """Read somebody held by a party ("the Front **holds** nine traders hostage", "nine are being **held** by the police")."""
    match = _HOLDS.match(low, at, region.end)
    if match is None:
        return None
    helped = _PASSIVE_BEFORE.search(low, max(0, at - _LOOK_BACK), at) is not None
    passive = match.group("by") is not None
    if match.group("verb") == "held" and helped is not passive:
        return None
    if match.group("verb") == "holding" and not helped:
        return None
    captive = match.group("captive") is not None or match.group("hostages") is not None
    kind, outcome = (
        (ActKind.ABDUCTION, Outcome.ABDUCTED) if captive else (ActKind.DETENTION, Outcome.DETAINED)
    )
    form = Form.PAST if match.group("verb") == "held" else Form.BASE
    trigger = Trigger(kind=kind, form=form, outcome=outcome)
    return _deed(match, trigger, "held", Need.BOTH, passive=passive)


def _carted_off(low: str, at: int, region: Span) -> Deed | None:
    """Read animals, stores and belongings carried off in the passive ("1,200 cattle had been **driven away**")."""
    match = _CARTED_OFF.match(low, at, region.end)
    if match is None or not _OF_GOODS.search(low, max(region.start, at - 2 * _LOOK_BACK), at):
        return None
    trigger = Trigger(kind=ActKind.LOOTING, form=Form.PAST, outcome=None, means=True)
    return _deed(match, trigger, "carted off", Need.NOTHING, passive=True)


def _aimed(low: str, at: int, region: Span) -> Deed | None:
    """Read whom a party aims at ("does not **target** civilians")."""
    match = _AIMS.match(low, at, region.end)
    if match is None or not _AIMS_AFTER.search(low, max(region.start, at - _LOOK_BACK), at):
        return None
    form = Form.ING if match.group("verb").endswith("ing") else Form.BASE
    return _deed(
        match, Trigger(kind=ActKind.ATTACK, form=form, outcome=None), "target civilians", Need.NOTHING
    )


_LED_OFF_BY_NOBODY = _plain(
    _LED_OFF, ActKind.ABDUCTION, Outcome.ABDUCTED, "taken by", Need.SUFFERER, passive=True
)
_BURNS_DOWN = _plain(_IN_FLAMES, ActKind.DESTRUCTION, None, "went up in flames", Need.NOTHING)


def _frames() -> Mapping[str, tuple[Read, ...]]:
    """Return the frames by the first word of their verb."""
    attack, killing, detention = ActKind.ATTACK, ActKind.KILLING, ActKind.DETENTION
    sprays = _plain(_SPRAYS, attack, None, "sprayed with bullets", Need.DOER)
    displacement, torture, looting, destruction = (
        ActKind.DISPLACEMENT,
        ActKind.TORTURE,
        ActKind.LOOTING,
        ActKind.DESTRUCTION,
    )
    sexual, passive = ActKind.SEXUAL_VIOLENCE, True
    displaced, affected, detained = Outcome.DISPLACED, Outcome.AFFECTED, Outcome.DETAINED
    told: tuple[tuple[str, Read], ...] = (
        (
            "drove driven driving drive drives chased chasing forced forcing ordered ordering expelled expelling evicted evicting hounded pushed removed removing threw thrown",
            _plain(_DRIVES_OUT, displacement, displaced, "drove out", Need.BOTH),
        ),
        (
            "driven chased forced ordered expelled hounded pushed removed thrown",
            _plain(_DRIVEN_OUT, displacement, displaced, "drove out", Need.SUFFERER, passive=passive),
        ),
        (
            "forcibly",
            _plain(_PRESSED, ActKind.ABDUCTION, Outcome.ABDUCTED, "pressed into service", Need.SUFFERER),
        ),
        (
            "forcibly",
            _plain(
                _PRESSED,
                ActKind.ABDUCTION,
                Outcome.ABDUCTED,
                "pressed into service",
                Need.SUFFERER,
                passive=passive,
            ),
        ),
        (
            "emptied emptying cleared clearing cleansed",
            _plain(_EMPTIES, displacement, None, "emptied of people", Need.DOER),
        ),
        (
            "gave giving administered administering applied applying inflicted inflicting subjected subjecting",
            _plain(_GIVES_PAIN, torture, affected, "gave shocks", Need.DOER),
        ),
        (
            "given subjected submitted",
            _plain(_GIVES_PAIN, torture, affected, "gave shocks", Need.NOTHING, passive=passive),
        ),
        (
            "hung hanged hanging suspended suspending strung tied trussed dangled",
            _plain(_HANGS_UP, torture, affected, "hung up", Need.SUFFERER),
        ),
        (
            "hung hanged suspended strung tied trussed dangled",
            _plain(_HANGS_UP, torture, affected, "hung up", Need.SUFFERER, passive=passive),
        ),
        (
            "burned burnt burning scalded scalding branded",
            _plain(_BURNS_SKIN, torture, affected, "burned with", Need.SUFFERER),
        ),
        (
            "burned burnt scalded branded doused",
            _plain(_BURNS_SKIN, torture, affected, "burned with", Need.SUFFERER, passive=passive),
        ),
        (
            "pulled pulling tore torn ripped ripping yanked extracted broke smashed crushed",
            _plain(_NAILS, torture, affected, "pulled out nails", Need.NOTHING),
        ),
        ("deprived depriving", _plain(_NO_SLEEP, torture, affected, "deprived of sleep", Need.DOER)),
        (
            "deprived",
            _plain(_NO_SLEEP, torture, affected, "deprived of sleep", Need.SUFFERER, passive=passive),
        ),
        (
            "slapped slapping punched punching pistol-whipped stamped stomped trod waterboarded water-boarded waterboarding water-boarding electrocuted electrocuting blindfolded",
            _plain(_STRIKES_BODY, torture, affected, "struck the body", Need.DOER),
        ),
        (
            "slapped punched pistol-whipped stamped stomped electrocuted",
            _plain(_STRUCK_BODY, torture, affected, "struck the body", Need.DOER, passive=passive),
        ),
        (
            "waterboarded water-boarded electroshocked electro-shocked",
            _plain(_WATERBOARDED, torture, affected, "waterboarded", Need.NOTHING, passive=passive),
        ),
        (
            "hit hitting struck striking beat beating whipped whipping lashed flogged thrashed thrashing bashed battered smashed prodded jabbed",
            _plain(_WITH_BUTTS, torture, affected, "struck the body", Need.DOER),
        ),
        (
            "hit struck beaten whipped lashed flogged thrashed bashed battered smashed prodded jabbed",
            _plain(_WITH_BUTTS, torture, affected, "struck the body", Need.SUFFERER, passive=passive),
        ),
        (
            "violated violating defiled defiling dishonoured dishonored groped groping fondled ravished gang-raped sodomised sodomized sodomising sodomizing",
            _plain(_VIOLATES, sexual, None, "violated", Need.DOER),
        ),
        (
            "violated defiled dishonoured dishonored groped fondled ravished sodomised sodomized",
            _plain(_VIOLATED, sexual, None, "violated", Need.SUFFERER, passive=passive),
        ),
        ("forced forcing imposed", _plain(_FORCES_ON, sexual, None, "forced themselves on", Need.DOER)),
        (
            "kept keeping held holding used using took taken taking forced forcing sold selling turned",
            _plain(_SLAVES, sexual, None, "kept as slaves", Need.NOTHING),
        ),
        (
            "kept held used taken forced sold turned",
            _plain(_SLAVES, sexual, None, "kept as slaves", Need.NOTHING, passive=passive),
        ),
        (
            "drove driving driven carried carrying carted carting hauled trucked herded led left fled escaped made took taking grabbed",
            _plain(_CARTS_OFF, looting, None, "carted off", Need.DOER),
        ),
        ("driven carried carted hauled taken rustled led", _carted_off),
        (
            "emptied emptying stripped stripping cleaned cleaning cleared helped",
            _plain(_EMPTIES_STORES, looting, None, "emptied stores", Need.DOER),
        ),
        (
            "emptied stripped cleaned cleared broken",
            _plain(_STORES_EMPTIED, looting, None, "emptied stores", Need.DOER, passive=passive),
        ),
        (
            "uprooted uprooting felled felling cut cutting chopped vandalised vandalized vandalising vandalizing smashed smashing wrecked wrecking trashed trashing blew blowing dynamited "
            "dynamiting tore tearing knocked pulled ripped poisoned poisoning desecrated desecrating defaced",
            _plain(_WRECKS, destruction, None, "wrecked", Need.DOER),
        ),
        (
            "uprooted felled cut vandalised vandalized smashed wrecked trashed blown dynamited torn knocked pulled poisoned desecrated",
            _plain(_WRECKED, destruction, None, "wrecked", Need.DOER, passive=passive),
        ),
        ("put puts putting", _plain(_TORCH, destruction, None, "put to the torch", Need.DOER)),
        ("went gone going goes", _in_flames),
        (
            "took take taking threw throwing put putting placed placing flung cast locked locking",
            _plain(_LOCKS_UP, ActKind.DETENTION, detained, "locked up", Need.BOTH),
        ),
        (
            "thrown put placed flung cast locked kept held detained remanded",
            _plain(_LOCKED_UP, ActKind.DETENTION, detained, "locked up", Need.SUFFERER, passive=passive),
        ),
        (
            "hauled hauling brought bringing called pulled took taking dragged",
            _plain(_HAULS_IN, ActKind.DETENTION, detained, "hauled in", Need.BOTH),
        ),
        (
            "hauled brought called pulled taken dragged",
            _plain(_HAULS_IN, ActKind.DETENTION, detained, "hauled in", Need.SUFFERER, passive=passive),
        ),
        (
            "hit hitting struck striking attacked attacking targeted targeting pounded pounding bombed bombing strafed raided bombarded shelled",
            _plain(_FROM_THE_AIR, ActKind.AIR_STRIKE, None, "from the air", Need.NOTHING),
        ),
        (
            "hit struck attacked targeted pounded bombed strafed raided bombarded shelled",
            _plain(_FROM_THE_AIR, ActKind.AIR_STRIKE, None, "from the air", Need.NOTHING, passive=passive),
        ),
        (
            "used employed resorted use uses using threw thrown hurled lobbed tossed throwing hurling hurl throw dropped released dropping drop releasing planted laid placed planting laying plant lay "
            "plants lays fired firing fire fires launched launching launch discharged emptied emptying unleashed poured rained",
            _wielded,
        ),
        (
            "took taken taking take led marched dragged hauled herded drove driven loaded carried pulled bundled dragging marching forced",
            _led_away,
        ),
        (
            "taken led marched dragged hauled herded driven carried pulled whisked bundled forced grabbed snatched picked",
            _taken_by,
        ),
        (
            "taken led marched dragged hauled herded bundled forced whisked",
            _led_off,
        ),
        ("picked picking picks", _plain(_PICKED, detention, Outcome.DETAINED, "picked up", Need.BOTH)),
        ("picked", _plain(_PICKED_UP, detention, Outcome.DETAINED, "picked up", Need.NOTHING, passive=True)),
        ("sprayed spraying riddled riddling raked raking strafed peppered", sprays),
        ("strafed strafing", _plain(_STRAFES, attack, None, "strafed", Need.DOER)),
        ("rammed ramming rams", _plain(_RAMS, attack, None, "rammed", Need.DOER)),
        ("engaged engaging", _plain(_ENGAGES, attack, None, "engaged", Need.DOER)),
        (
            "put puts putting took",
            _plain(_OUT_OF_ACTION, killing, Outcome.KILLED, "put out of action", Need.SUFFERER),
        ),
        (
            "deprived took taking put",
            _plain(_LIFE, killing, Outcome.KILLED, "deprived of life", Need.SUFFERER),
        ),
        (
            "stabbed stabbing knifed slashed bludgeoned",
            _plain(_BLADES, attack, None, "stabbed", Need.SUFFERER),
        ),
        (
            "stabbed knifed bludgeoned slashed",
            _plain(_BLADED, attack, None, "stabbed", Need.NOTHING, passive=True),
        ),
        (
            "put puts putting beat beats beating burned burnt burning buried burying hacked hacking stabbed clubbed kicked starved crushed trampled flogged whipped stoned",
            _plain(_TO_DEATH, killing, Outcome.KILLED, "put to death", Need.SUFFERER),
        ),
        ("set sets setting lit", _plain(_ON_FIRE, ActKind.DESTRUCTION, None, "set on fire", Need.DOER)),
        (
            "turned turning turn trained training",
            _plain(_TURNS_GUNS, attack, None, "turned their guns on", Need.DOER),
        ),
        ("hold holds held holding", _held),
        ("target targets targeting strike strikes shoot shoots fire fires shell shells bomb bombs", _aimed),
    )
    found: dict[str, tuple[Read, ...]] = {}
    for verbs, read in told:
        for verb in verbs.split():
            found[verb] = (*found.get(verb, ()), read)
    return found


_FRAMES = _frames()


def find_deeds(low: str, tokens: Sequence[Token], region: Span) -> Iterator[Deed]:
    """Yield the deeds told in several words in a stretch of a sentence, at most one for each verb, in the order of the verbs.

    Args:
        low: the sentence in lower case, apostrophes straight; of the length of the sentence.
        tokens: its tokens.
        region: the stretch, in code points.

    """
    for token in tokens:
        frames = _FRAMES.get(token.low)
        if frames is None or token.start < region.start or token.end > region.end:
            continue
        found = next((deed for read in frames if (deed := read(low, token.start, region)) is not None), None)
        if found is not None:
            yield found


__all__ = ["Deed", "Need", "find_deeds"]
