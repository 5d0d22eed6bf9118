"""What is said to have been done in a stretch of a sentence: kind, by whom, to whom, how, and how many.

First method, in rules. Roles come from where a party stands towards the word
that tells the act: before an active verb it acts, before a passive one it
suffers, behind "of" it suffers, behind "by" it acts.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from corrobora.edtf import MONTHS, WEEKDAYS
from corrobora.reading.alternatives import Mention, joined
from corrobora.reading.clauses import Token, subject_before, verb_start
from corrobora.reading.counts import CIVIL_NOUNS, CountMention, find_all_numbers, find_counts
from corrobora.reading.deeds import Need, find_deeds
from corrobora.reading.doers import fired_from, pointed_at
from corrobora.reading.lexicon import (
    APART,
    ARMED,
    DETERMINERS,
    NEEDS_VEHICLE,
    RANKING,
    TRIGGERS,
    VEHICLES,
    WEAK,
    Form,
    Trigger,
)
from corrobora.reading.parties import PartyMention
from corrobora.reading.roles import (
    agents_by,
    objects_of,
    opening_of,
    subject_of,
    subject_of_participle,
    with_companions,
)
from corrobora.reading.senses import is_no_hand, other_sense, tells_property
from corrobora.records import (
    Act,
    ActKind,
    ActorKind,
    Assertion,
    Category,
    Count,
    Outcome,
    Party,
    Span,
    Unit,
)

METHOD = "acts/10"

_TRIGGER_RE = re.compile(
    r"\b(?<!['-])" + joined(sorted((re.escape(t) for t in TRIGGERS), key=len, reverse=True)) + r"(?![\w-])"
)
_ACT_STEMS = (
    r"kill|perpetrat|culprit|suspicion|gunm[ae]n|assailant|hurt|suffocat|strangl|dead\b|death|die[ds]?\b|dying|wound|injur|execut|massacr|murder|shot|shoot|attack|raid|ambush|abduct|kidnap|arrest|detain|"
    r"disappear|missing|tortur|beat|rape|sexual|shell|bombard|artillery|mortar|rocket|missile|drone|strike|struck|bomb|jet|plane|gas\b|"
    r"live (?:rounds|ammun|bullet)|burn|torch|razed?|fire|ablaze|destroy|loot|plunder|pillag|steal|stole|rob|displac|fled|flee|"
    r"fail|hostage|intercept|stopp|halt|slaughter|behead|lynch|slain|bod(?:y|ies)\b|throat|corpse|grave|perish|lost their|blown|gunned|hack|stab|"
    r"bur(?:y|ie)|treat|bundl|wiped|lost |neutrali[sz]|eliminat|liquidat|out of action|critical|custody|held\b|holding\b|spared\b|explo|deton|mine\b|atroc|assault|storm|target|clash|toll|casualt|assassinat|martyr|losing|maim|mutilat|surgery|intensive care|coma\b|been seen|heard from|whereabouts|unaccounted|uproot|succumb|drown|out of their |their homes|prisoners|prayed over|fatal|rounded up|loss of|(?:not|n['’]t|never) (?:get up|got up|leave|left|come|came|return|surviv|wake|woke|make it|made it|st(?:and|ood) up)|escaped|freed|made off|driven from|drove off|seiz|taken|rubber|water cannon|demolish|gunfire|gunshot"
    r"|picked up|(?:took|taken|led|pulled) [^.;]{1,60}?(?:away|with them|captive|from (?:their|his|her|an?|the) (?:homes?|houses?|beds?|bus|minibus|market|school|church|mosque|camp|shop|farm|field|village))|stripped|emptied|marched|herded|dragged|hauled|grabbed|whisked|electric shock|electroshock|water-?board|upside[ -]down|from the (?:ceiling|air|sky|skies)|by the (?:wrists?|ankles?|feet|hair)|(?:finger|toe)-?nails|cigarettes?|with (?:rifle|gun)|"
    r"of sleep|slapp|punch|pistol-whip|batons?\b|truncheon|defil|dishonou?red|grop(?:ed|ing)|violated (?:wom|girl|her|them|by|the wom|the girl|two|three|several)|(?:them|him)selves? (?:up)?on\b|sex(?:ual)?[ -]sl|concubine|themselves to\b|quadcopter|\buavs?\b|unmanned|loitering|"
    r"howitzer|tank (?:fire|rounds?|shells?)|fighter planes?|paraglid|paramotor|up in flames|to the torch|vandali[sz]|wreck|smash|trashed|dynamit|forcibly|desecrat|olive trees|locked up|behind bars|house arrest|incommunicado|without (?:charge|trial)|for (?:questioning|interrogation)|into (?:jail|gaol|prison|a cell)|"
    r"(?:drove|driven|chased|forced|expelled|evicted|hounded) [^.;]{0,40}?(?:from|out of|off) |carted|trucked away|(?:driven|carried) (?:off|away)|of its (?:inhabitants|residents|people|population)|no word (?:of|from)|been heard"
    r"|grenade|spray|riddl|raked|raking|strafe?|peppered|rammed|ramming|bludgeon|knife[ds]?\b|slash|at gun-?point|blindfold|blew up|blow up|blowing up"
)
"""What most words for an act of violence begin with or hold; a pattern."""
_ALONE_NO_ACT = frozenset(
    ("fell", "operation", "incident", "striking", "destruction", "exodus", "did nothing")
)
"""Triggers that count only beside another word of violence: anything falls, and most operations hurt nobody."""


def _mentioning() -> Mention:
    """Return what any text must hold that tells an act: a stem, or a trigger that none of the stems stands in."""
    stems = Mention(_ACT_STEMS)
    left = sorted(t for t in TRIGGERS if t not in _ALONE_NO_ACT and not stems.search(t))
    return Mention("|".join((_ACT_STEMS, *(rf"{re.escape(t)}\b" for t in left))))


MENTIONS_ACT = _mentioning()
_MEANS = (
    (r"(?:were |was )?(?:reportedly )?shot(?: dead| and killed| to death| at)?|shooting|gunfire|gunshots?|gunned down|opened fire|open fire|bullets?|firing on|fired (?:on|at|into)|live (?:rounds|ammunition)|machine[- ]?guns?", "shooting"),
    (r"set on fire|set fire to|set ablaze|set alight|torched|burn(?:ed|t|ing)(?: alive| to death| down)?|arson|charred", "burning"),
    (r"(?:summarily |extrajudicially )?execut(?:ed|ion|ions|ing)", "execution"),
    (r"machetes?|knives|hacked|stabbed|throats? (?:were |was )?slit|slit the throats?|behead(?:ed|ing|ings)|axes", "bladed weapons"),
    (r"beaten(?: to death)?|clubbed|whipped|flogged|beatings?", "beating"),
    (r"(?:armed |kamikaze |explosive |suicide )?drones?(?: strikes?| attacks?)?|unmanned aircraft", "drone"),
    (r"air ?strikes?|air raids?|warplanes?|fighter jets?|helicopters?(?: gunships?)?|bombed|aerial \w+|barrel bombs?|jets", "air strike"),
    (r"shell(?:ed|ing|s)|artillery(?: \w+)?|mortars?(?: \w+)?|rockets?|missiles?|bombard\w*|barrage", "shelling"),
    (r"roadside bombs?|car bombs?|landmines?|improvised explosive devices?|ieds?|suicide bomb\w*|explosives?|grenades?|blown up", "explosives"),
    (r"tear gas|rubber bullets|water cannon", "crowd control weapons"),
    (r"hanged|strangled|drowned", "hanging or strangling"),
)  # fmt: skip
_MEANS_RE = tuple(
    (re.compile(r"(?<![\w-])(?:" + pattern + r")(?![\w-])", re.IGNORECASE), name) for pattern, name in _MEANS
)
_ANY_MEANS = Mention("|".join(pattern for pattern, _ in _MEANS), before=r"\b(?<!-)", after=r"(?![\w-])")
"""Whether one of `_MEANS_RE` finds anything."""
_NEGATION = re.compile(r"\b(?:no|not|never|neither|nor|none|nobody|without|n't)\b|n't\b|n’t\b", re.IGNORECASE)
_GENERIC = re.compile(
    r"\b(?:often|frequently|regularly|repeatedly|routinely|widespread|numerous (?:\w+ )?(?:attacks|killings|abuses|raids|cases|incidents|occasions|violations|"
    r"reports|massacres|abductions|crimes)|systematic(?:ally)?|in recent years|over the years|"
    r"consistently|rampant|growing number|a (?:series|string|wave|spate|pattern|history) of|rising|recurring|continue[sd]? to|increase in|"
    r"human rights (?:abuses|violations)|multiple (?:human|attacks|killings|abuses|raids|cases|incidents|occasions|violations)|such (?:attacks|killings|abuses)|time and again|thousands|for years|decades?|"
    r"surge in|cycle of|plagu(?:e|es|ed|ing)|recurrent|persistent|counter-?terrorism operations|further (?:violence|attacks|killings)|each year|every (?:year|week|month|day)|always)\b",
    re.IGNORECASE,
)
_FUTURE = re.compile(r"\b(?:will|would|could|may|might|can|plan(?:s|ned|ning)? to|threaten(?:s|ed|ing)? to|intend(?:s|ed)? to|vow(?:s|ed)? to|ready to|about to|going to|if|should|in order to|aim(?:s|ed)? to|ordered to|must)\s+(?:also\s+|now\s+|be\s+|have\s+)?(?:\w+\s+)?$", re.IGNORECASE)  # fmt: skip
_FEARED = re.compile(
    r"\b(?:fear(?:s|ed|ing|ful)?|afraid|worr(?:y|ies|ied|ying)|anxious|dread(?:s|ed|ing)?|presumed|warn(?:s|ed|ing|ings)?|caution(?:s|ed|ing)?|alert(?:s|ed|ing)?)\b",
    re.IGNORECASE,
)
_FACTUAL = re.compile(
    r"[;:“”\"]|\b(?:after|following|over|since|because|in the wake of|as|when|where|who|whose|amid|due to|but|said|told|like)\b",
    re.IGNORECASE,
)
"""Behind one of these a fear is told no more, but what it comes from ("fear reprisals after the killing of …")."""
_HAPPENED = re.compile(
    r"^[^.;]{0,80}?\b(?:had|have|has|was|were|killed|left|wounded|displaced)\b", re.IGNORECASE
)
"""A warning that tells of a toll tells what happened ("warned that attacks had killed 300")."""
_TO_COME = re.compile(
    r"\b(?:(?:plan(?:s|ned|ning)?|threaten(?:s|ed|ing)?|vow(?:s|ed)?|prepar(?:e|es|ed|ing)(?: for)?|plot(?:s|ted|ting)?|risks?(?: of)?|threats?(?: of)?|"
    r"possib(?:le|ility of)|potential(?:ly)?|imminent|looming|impending|would-be|future|avert(?:s|ed|ing)?|prevent(?:s|ed|ing)?|foil(?:s|ed|ing)?|"
    r"thwart(?:s|ed|ing)?|avoid(?:s|ed|ing)?|danger of|likelihood of|prospect of|in case of|calls? for|called for|if there is|"
    r"expect(?:s|ed|ing)?|anticipat(?:e|es|ed|ing)|attempted|planned)|"
    r"(?:will|would|could|may|might|can|shall|to|ready to|about to|plans? to)\s+(?:launch|carry out|mount|stage|conduct|commit|face|suffer|trigger|provoke|lead to|result in|bring))\s+"
    r"(?:(?:an?|the|any|another|more|new|fresh|further|similar|possible|large-scale|major|revenge|retaliatory|planned|deadly|terrorist|terror|"
    r"coordinated|imminent|potential|such|armed|suicide|bomb|drone|air|mass|reprisal|their|its)\s+){0,4}$",
    re.IGNORECASE,
)
"""What leads a noun of something that has not come ("threatened an attack", "foiled an ambush")."""
_STILL_TO_COME = re.compile(
    r"^(?:\s+(?:on|in|against|of|by|at|near)\s+[^,.;]{1,50}?)?\s+(?:is|are|was|were|seems?|seemed|appears?|appeared|would be|could be|may be|might be|will be)\s+"
    r"(?:\w+ly\s+)?(?:imminent|likely|possible|inevitable|expected|feared|being (?:planned|prepared)|planned|foiled|thwarted|averted|prevented|looming)\b",
    re.IGNORECASE,
)
_SURVIVED = re.compile(
    r"\b(?:with survivors|(?:managed|was able|were able) to (?:escape|flee|get away)|(?<!who )escaped(?! (?:from|injury))|survived(?! by)|"
    r"(?:were |was )?(?:unharmed|unhurt|uninjured|spared|released|freed|let go|rescued)|got away|fled to safety)\b",
    re.IGNORECASE,
)
_NO_SURVIVORS = re.compile(
    r"\b(?:(?:left|leaving|were|was|are)? ?no survivors|no[- ]one survived|nobody survived|none (?:of them )?survived|"
    r"(?:did not|didn.t) survive)\b", re.IGNORECASE,
)  # fmt: skip
_RESPONSIBLE = re.compile(
    r"\b(?:(?:is|are|was|were|being|been)\s+(?:\w+ly\s+)?(?:responsible for|behind|involved in|implicated in|complicit in)|(?:bears?|bore|carr(?:y|ies|ied)|shares?|shared)\s+(?:(?:the|full|all|sole|direct|some|part\s+of\s+the|main|its|their)\s+)*(?:responsibility|blame|guilt)\s+for|"
    r"carried out|committed|perpetrated|launched|conducted|staged|mounted|unleashed|participated in|took part in|ordered|masterminded|claimed responsibility for|admitted(?: to)?|"
    r"commit|carry out|launch|carrying out|committing|launching|staging|mounting)\s+"
    r"(?:(?!(?:into|after|to|against|for|over|following|from|with|during|amid|since|before|about|where|when|who|that|which|while|"
    r"investigations?|inquir(?:y|ies)|enquir(?:y|ies)|probes?|search|searches|hunt|manhunt|operations?|patrols?|review|rescue|appeal|campaign|arrests?|in)\b)[\w'-]+\s+){0,5}$",
    re.IGNORECASE,
)
"""Who launches an investigation into an act, or an operation after it, is not behind the act."""
_PARTICIPLES = ("carrying", "committing", "launching", "staging", "mounting")
_WEAPONS = frozenset(
    """drone drones armed-drone warplane warplanes jet jets missile missiles rockets artillery shells mortars
    quadcopter quadcopters uav uavs""".split()
) | {
    "armed drone",
    "unmanned aircraft",
    "unmanned aerial vehicle",
    "unmanned aerial vehicles",
    "fighter plane",
    "fighter planes",
    "fighter jet",
    "fighter jets",
    "helicopter gunship",
    "helicopter gunships",
    "military aircraft",
}
"""Things that strike: whose they are did it ("a drone of the army")."""
_PALE = frozenset(
    {
        "incident",
        "operation",
        "clash",
        "clashes",
        "incursion",
        "atrocity",
        "atrocities",
        "bloodshed",
        "strikes",
    }
)
"""Words that name a happening without telling it: alone, without who and whom, they make no claim."""
_GROUPS = {
    "women": Category.WOMEN,
    "children": Category.CHILDREN,
    "girls": Category.CHILDREN,
    "boys": Category.CHILDREN,
    "schoolchildren": Category.CHILDREN,
    "infants": Category.CHILDREN,
    "migrants": Category.MIGRANTS,
    "refugees": Category.MIGRANTS,
    "journalists": Category.JOURNALISTS,
    "detainees": Category.DETAINEES,
    "prisoners": Category.DETAINEES,
}
"""Victims named as a group without a number: at least one of them is said to be among those harmed."""
_BURIALS = frozenset(
    {
        "buried",
        "bury",
        "burying",
        "have buried",
        "laid to rest",
        "burials",
        "graves",
        "fresh graves",
        "were buried",
        "was buried",
    }
)
"""Words of burial tell a killing only with the number of those buried."""
_OWN_EYES = re.compile(r"\bI\b|\bmy own\b|\bme\b")
"""Words of one who tells what they saw: a number so told is a part of the whole."""
_OUTCOME_KIND = {
    Outcome.KILLED: ActKind.KILLING,
    Outcome.INJURED: ActKind.INJURY,
    Outcome.MISSING: ActKind.DISAPPEARANCE,
    Outcome.ABDUCTED: ActKind.ABDUCTION,
    Outcome.DETAINED: ActKind.DETENTION,
    Outcome.DISPLACED: ActKind.DISPLACEMENT,
}


_STARTS_ACT = (Outcome.ABDUCTED, Outcome.MISSING, Outcome.DETAINED, Outcome.DISPLACED)
"""Outcomes whose counts tell their act without another word for it ("nine have not been seen since")."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ActReading:
    """One act told in a stretch of a sentence, with the counts that belong to it."""

    act: Act
    counts: tuple[Count, ...]
    start: int
    """Code points of the sentence: where the first trigger stands."""
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    trigger: Trigger
    word: str
    start: int
    end: int
    first: int
    after: int
    noun: bool
    passive: bool


def _triggers(low: str, tokens: tuple[Token, ...], region: Span) -> list[_Found]:
    found: list[_Found] = []
    for match in _TRIGGER_RE.finditer(low, region.start, region.end):
        word, ends = match.group(), match.end()
        if word == "shot at" and _SHOT_AT_LEAST.match(low, ends):
            word, ends = "shot", match.start() + len("shot")  # "shot at least 45 men": the men were hit
        trigger = TRIGGERS[word]
        first = next((k for k, t in enumerate(tokens) if t.end > match.start()), len(tokens) - 1)
        after = next((k for k, t in enumerate(tokens) if t.start >= ends), len(tokens))
        previous = tokens[first - 1] if first else None
        following = tokens[after] if after < len(tokens) else None
        if word in NEEDS_VEHICLE and not any(
            t.low in VEHICLES for t in [*tokens[after : after + 7], *tokens[max(0, first - 7) : first]]
        ):
            continue
        if (
            word in {"displaced", "displacement"}
            and following is not None
            and following.low in _OF_THE_DISPLACED
        ):
            helpers = {t.low for t in tokens[verb_start(tokens, first) : first]}
            leads = (
                previous is None
                or previous.low in _LEADS_NOUN
                or previous.text[:1].isdigit()
                or not previous.word
            )
            if word == "displacement" or (leads if not helpers else not helpers & {"have", "has", "had"}):
                continue  # "displaced villagers", "a displacement camp": who and where they are
        if (
            word in {"bombing", "bombings", "bombed", "bomb", "bombs"}
            and previous is not None
            and previous.low in _LAID
        ):
            trigger = replace(trigger, kind=ActKind.ATTACK)
        if (
            tokens[first].capital
            and first
            and len(word.split()) == 1
            and following is not None
            and following.capital
        ):
            continue  # inside a name: "Death Valley"
        if word in _WEAPONS | {"jet", "helicopter gunship"} and _CAME_DOWN.match(low, ends):
            continue
        if (word in _WEAPONS and following is not None and following.low.startswith("launcher")) or (
            word == "shells" and previous is not None and previous.low == "gas"
        ):
            continue  # "a missile launcher" is a thing struck, "tear gas shells" shell nobody
        if word in _SNATCHED and _A_THING.match(low, ends):
            continue
        noun = trigger.form is Form.NOUN
        if trigger.form is Form.ING:
            noun = (
                previous is not None
                and (previous.low in {"the", "a", "this", "that", "'s", "mass", "brutal", "deliberate", "alleged", "reported", "their", "its", "his",
                                      "heavy", "intense", "summary", "extrajudicial", "latest", "recent", "deadly", "indiscriminate", "suspected"})
            ) or (following is not None and following.low in {"of", "spree", "by"}) or _dated_noun(tokens, first, following)  # fmt: skip
        if word in _BOTH and trigger.form in {Form.NOUN, Form.BASE}:
            noun = not _leads_verb(tokens, first, following)
            if (
                noun
                and word in {"bomb", "bombs"}
                and (
                    previous is None
                    or previous.low not in {"barrel", "cluster", "aerial", "glide", "guided", "incendiary"}
                )
                and not (following is not None and following.low in _FALLS)
            ):
                trigger = replace(
                    trigger, kind=ActKind.ATTACK, form=Form.NOUN
                )  # who throws or lays it is not said
        if (
            trigger.form is Form.PAST
            and previous is not None
            and (
                (
                    word in _ADJECTIVES
                    and (
                        previous.low in {"the", "these", "those"}
                        or (
                            following is not None
                            and following.low in CIVIL_NOUNS
                            and (previous.low in DETERMINERS or previous.text[:1].isdigit())
                        )
                    )
                )
                or (
                    previous.low in _ARTICLES
                    and following is not None
                    and following.word
                    and following.low not in _ENDS_A_PASSIVE
                    and " " not in word
                )
            )
        ):
            noun = True  # "evacuated twelve wounded civilians", "from the bombed villages": who and what they are, and nothing their subject does
        passive = False
        if trigger.form is Form.PAST and not noun:
            group = tokens[verb_start(tokens, first) : first]
            passive = any(t.low in {"was", "were", "been", "being", "is", "are", "be"} for t in group)
            if not passive and previous is not None:
                passive = previous.low in {"got", "get", "and"} and _earlier_passive(tokens, first)
            if not passive and following is not None and following.low == "by":
                passive = True
            if (
                not passive
                and following is not None
                and not (
                    following.low == "at"
                    and after + 1 < len(tokens)
                    and tokens[after + 1].low in {"least", "most"}
                )
                and following.low
                in {"in", "on", "at", "during", "when", "and", ".", ",", "after", "by", "near"}
            ):
                subject = subject_before(tokens, first)
                # "24 people killed in the attack": nobody acts on anything
                passive = not _shares_object(tokens, after) and word in {"killed", "wounded", "injured", "abducted", "arrested", "kidnapped", "detained", "executed", "murdered", "slain", "massacred",
                                   "displaced", "burned", "burnt", "torched", "destroyed", "looted", "shot dead", "beheaded",
                                   "neutralised", "neutralized", "eliminated", "liquidated"} and subject is not None  # fmt: skip
            if not passive and _SUFFERED_FROM.match(low, ends) and not _who_acts(tokens, first):
                passive = _agent_behind(tokens, low, ends)
            if passive and following is not None and following.low != "by":
                passive = not (_whom(tokens, first) or _told_by_who(tokens, first))
        found.append(
            _Found(
                trigger=trigger,
                word=word,
                start=match.start(),
                end=ends,
                first=first,
                after=after,
                noun=noun,
                passive=passive,
            )
        )
    return found


_DATING = (
    frozenset(MONTHS)
    | frozenset(WEEKDAYS)
    | frozenset(
        "morning afternoon evening night overnight dawn midday midnight weekend fatal deadly double triple quadruple school church mosque nightclub market road street avenue highway station bridge park square bus hotel".split()
    )
)
"""Between an article and a noun in -ing: when, where and of what sort it was ("the **9 March** shooting", "a **deadly Sunday night** bombing")."""
_TAKES_OBJECT = DETERMINERS | frozenset("at him them us me you people civilians".split())


def _dated_noun(tokens: Sequence[Token], first: int, following: Token | None) -> bool:
    """Whether a word in -ing is a noun with its day or its place before it ("in the March 9 shooting", "the Market Road shooting that").

    A name before it may as well be whoever does it ("the Desert Legion shelling **the** town"); then an object follows.
    """
    at, named = first, False
    while at and tokens[at - 1].low not in {*_ARTICLES, "'s"}:
        before = tokens[at - 1]
        if before.low not in _DATING and not before.text[:1].isdigit():
            if not before.capital or before.low in ARMED:
                return False
            named = True
        at -= 1
    if at == first or not at:
        return False
    return (
        not named or following is None or not (following.low in _TAKES_OBJECT or following.text[:1].isdigit())
    )


_SUFFERED_FROM = re.compile(
    r"\s+(?:in|on|at|near|outside|inside|around|last|this|yesterday|early|late|earlier|during|from|behind|the\s+(?:night|day|same|previous)|\w+\s+(?:days|hours|weeks))\b"
    r"(?:(?!\b(?:by|who|which|that|and|but|was|were|had|has|have)\b)[^,;:.“”\"]){0,60}?\s+by\s+"
)
"""Between a participle and whoever did it, when and where ("a man shot **on Monday near Orin by** soldiers")."""


def _who_acts(tokens: Sequence[Token], first: int) -> bool:
    """Whether a verb has its subject right before it, or an auxiliary that makes it active ("had attacked")."""
    start = verb_start(tuple(tokens), first)
    helpers = {t.low for t in tokens[start:first]}
    before = tokens[start - 1].low if start else ""
    return bool(helpers & {"had", "has", "have", "did"}) or before in {
        "they",
        "we",
        "he",
        "she",
        "it",
        "i",
        "who",
        "and",
    }


def _agent_behind(tokens: Sequence[Token], low: str, ends: int) -> bool:
    """Whether somebody armed, or a name, stands behind the "by" that a participle leads to; a means or a time does not."""
    by = _SUFFERED_FROM.match(low, ends)
    at = None if by is None else next((k for k, t in enumerate(tokens) if t.start >= by.end()), None)
    if at is None:
        return False
    near = tokens[at : at + 4]
    return any(t.low in ARMED or t.low in {"men", "youths", "hunters"} for t in near) or (
        near[0].capital or (near[0].low == "the" and len(near) > 1 and near[1].capital)
    )


_SNATCHED = frozenset("seized snatched seizing snatching".split())
_A_THING = re.compile(
    r"\s+(?:(?:the|an?|all|some|several|its|their|his|her|two|three|\d+|more|large|huge|quantities|tonnes|kilos|of|and|control|military|heavy|small|light|automatic|army|police|stolen|illegal)\s+){0,5}?"
    r"(?:weapons?|arms|guns?|shotguns?|rifles?|pistols?|ammunition|munitions?|explosives?|grenades?|equipment|vehicles?|motor(?:cycles?|bikes?)|trucks?|cars?|drugs|goods|cash|money|phones?|cameras?|documents?|livestock|cattle|property|"
    r"control|power|land|territory|towns?|villages?|cit(?:y|ies)|bases?|positions?|posts?|airports?|bridges?|opportunit\w+|chance|balls?|ring|drones?|boats?|fuel|food|medicines?)\b"
)
"""What is seized is no person."""


def _whom(tokens: Sequence[Token], first: int) -> int | None:
    """Return the "whom" whose subject stands before the verb at token ``first`` ("a man **whom** police killed")."""
    start = verb_start(tuple(tokens), first)
    if any(t.low in _PASSIVE_HELPERS for t in tokens[start:first]):
        return None
    for k in range(start - 1, max(-1, start - 9), -1):
        if tokens[k].low == "whom":
            before = tokens[k - 1].low if k else ""
            return None if before in {"of", "among", "for", "with", "by", "from", "against"} else k
        if not tokens[k].word or tokens[k].low in {"who", "which", "that", "and", "but"}:
            return None
    return None


_ADJECTIVES = frozenset("wounded injured murdered slain abducted kidnapped detained".split())
_ARTICLES = frozenset("the a an these those".split())
"""Right behind one of these a past form describes the noun that follows ("**the bombed** villages", "a burnt lorry")."""
_PASSIVE_HELPERS = frozenset({"was", "were", "been", "being", "is", "are", "be"})


def _told_by_who(tokens: tuple[Token, ...], first: int) -> bool:
    """Whether "who" or "that" is the subject right before a verb that has no auxiliary of its own ("it is the rebels who killed")."""
    start = verb_start(tokens, first)
    if any(t.low in _PASSIVE_HELPERS for t in tokens[start:first]):
        return False
    return start > 0 and tokens[start - 1].low in {"who", "that"}


_SHOT_AT_LEAST = re.compile(r"\s+(?:the\s+)?(?:very\s+)?(?:least|most)\s+[\w-]+")

_LEADS_NOUN = frozenset(
    "the a an of for by in and to with among killed wounded internally at these those many some several other more most hosting housing sheltering including dozens hundreds thousands".split()
)
_OF_THE_DISPLACED = frozenset(
    "people persons villagers families civilians residents women children camp camps site sites settlement settlements person population populations households".split()
)
_LAID = frozenset(
    """suicide car train bus truck mosque church market hotel restaurant roadside twin pipeline school shrine stadium vehicle motorcycle station
    airport embassy nightclub petrol parcel letter nail pipe time""".split()
)
"""Before "bombing" or "bomb" these name a bomb that was laid or carried, none that fell."""
_CAME_DOWN = re.compile(
    r"\s+(?:had\s+|has\s+|have\s+)?(?:crashed|came down|went down|was (?:hit|shot|downed|brought|destroyed|intercepted)|were (?:hit|shot|downed|brought|destroyed|intercepted)|been (?:hit|shot|downed)|carrying|made an|dropp(?:ed|ing)\s+(?:\w+\s+){0,3}?(?:leaflets|flyers|pamphlets|food|aid|water|supplies|parcels|medicines?))\b"
)
"""An aircraft to which something happens strikes nobody."""
_FALLS = frozenset("hit struck fell landed rained dropped slammed crashed".split())
"""A bomb that falls or hits comes from the air; one that goes off may have been laid."""
_BOTH = frozenset(
    """attack raid ambush assault strike murder massacre torture rape shell bomb bombs hurt shoot storm raze target loot burn execute wound wounds""".split()
)
"""Words that are noun and verb alike."""
_VERB_LEADS = frozenset(
    """to will would could may might can cannot must shall should did do does didn't don't doesn't won't wouldn't couldn't 'll 'd they we who you i""".split()
)
_DOERS = frozenset(
    """soldiers troops forces rebels gunmen militants fighters bandits jihadists insurgents militiamen attackers assailants police warplanes
    jets drones raiders extremists terrorists separatists mercenaries""".split()
)


def _leads_verb(tokens: tuple[Token, ...], first: int, following: Token | None) -> bool:
    """Whether what stands before a word that is noun and verb alike makes it a verb ("would attack", "gunmen attack a village")."""
    start = verb_start(tokens, first)
    for k in range(start, first):
        if tokens[k].low in _VERB_LEADS:
            return True
    previous = tokens[start - 1].low if start else ""
    if previous in _VERB_LEADS:
        return True
    if previous == "and" and start > 1:
        return any(
            t.low in _VERB_LEADS - {"they", "we", "who", "you", "i"}
            for t in tokens[max(0, start - 7) : start - 1]
        )
    return previous in _DOERS and (
        following is None
        or following.low not in {"on", "by", "in", "against", "that", "was", "were", "has", "is"}
    )


def _shares_object(tokens: tuple[Token, ...], after: int) -> bool:
    """Whether the verb before token ``after`` is joined to another that has an object ("arrested and killed 27 men")."""
    while after < len(tokens) and tokens[after].low in _JOINS:
        while after < len(tokens) and tokens[after].low in _JOINS:
            after += 1
        if after + 1 >= len(tokens):
            return False
        second = TRIGGERS.get(tokens[after].low)
        if second is None or second.form is not Form.PAST:
            return False
        after += 1
        behind = tokens[after]
        if behind.low in _JOINS:
            continue
        return behind.word and (
            behind.low not in _ENDS_A_PASSIVE
            or (behind.low == "at" and after + 1 < len(tokens) and tokens[after + 1].low in {"least", "most"})
        )
    return False


_JOINS = frozenset({"and", "or", ",", "then", "later", "subsequently"})
_ENDS_A_PASSIVE = frozenset(
    """in on at by near during when after before while as outside inside around for since with without from last this yesterday was were had
    have has is are""".split()
)
"""What follows a verb that has no object of its own."""


def _earlier_passive(tokens: tuple[Token, ...], i: int) -> bool:
    return any(t.low in {"was", "were", "been", "being"} for t in tokens[max(0, i - 6) : i])


def _inside(mentions: Iterable[PartyMention], start: int, end: int) -> list[PartyMention]:
    return [m for m in mentions if m.start >= start and m.end <= end]


def _floor(tokens: tuple[Token, ...], region: Span) -> int:
    return next((k for k, t in enumerate(tokens) if t.start >= region.start), 0)


def _subject(
    found: _Found,
    sentence: str,
    tokens: tuple[Token, ...],
    parties: Sequence[PartyMention],
    region: Span,
    *,
    suffers: bool = False,
) -> list[PartyMention]:
    """Return the parties in the subject of a trigger."""
    floor = min(_floor(tokens, region), found.first)
    inside = _inside(parties, region.start, found.start)
    if found.trigger.form is Form.ING and not suffers:
        subject = subject_of_participle(tokens, found.first, inside, floor=floor)
    else:
        subject = subject_of(tokens, found.first, inside, floor=floor, suffers=suffers)
    return subject if suffers else with_companions(sentence, subject, inside, floor=region.start)


def _subject_words(found: _Found, sentence: str, tokens: tuple[Token, ...], region: Span) -> str | None:
    phrase = subject_before(tokens, found.first, floor=min(_floor(tokens, region), found.first))
    return None if phrase is None else sentence[tokens[phrase.first].start : tokens[phrase.last - 1].end]


def _objects(
    found: _Found,
    sentence: str,
    tokens: tuple[Token, ...],
    parties: Sequence[PartyMention],
    region: Span,
    following: Sequence[_Found],
) -> list[PartyMention]:
    stop, end = region.end, found.end
    later = [f for f in following if f.start > found.end and not f.noun]
    for other in later:
        if other.trigger.form is found.trigger.form and _JOINED_VERBS.fullmatch(sentence, end, other.start):
            end = other.end  # "arrested and killed 27 men": both have the object
        elif other.trigger.form in {Form.PAST, Form.ING, Form.PATIENT}:
            stop = min(stop, other.start)
            break
    later = [f for f in later if f.start > end]
    verbs = [tokens[verb_start(tokens, f.first)].start for f in later if f.trigger.form is not Form.ING]
    return objects_of(sentence, tokens, end, stop, _inside(parties, end, stop), verbs)


_JOINED_VERBS = re.compile(
    r"(?i)\s*(?:,\s*)?(?:and|or)\s+(?:then\s+|later\s+|subsequently\s+|\w+ly\s+)?|\s*,\s*"
)


def _agents_by(
    found: _Found, sentence: str, parties: Sequence[PartyMention], region: Span
) -> list[PartyMention]:
    return agents_by(sentence, found.end, region.end, parties, noun=found.noun)


def _responsible(
    found: _Found, sentence: str, tokens: tuple[Token, ...], parties: Sequence[PartyMention], region: Span
) -> list[PartyMention]:
    """Return who is said to have carried out, launched or be behind what a noun tells."""
    verb = _RESPONSIBLE.search(sentence[region.start : found.start])
    if verb is None:
        return []
    first = next((k for k, t in enumerate(tokens) if t.start >= region.start + verb.start()), found.first)
    floor = _floor(tokens, region)
    inside = _inside(parties, region.start, tokens[first].start)
    if verb.group().lower().startswith(_PARTICIPLES):
        subject = subject_of_participle(tokens, first, inside, floor=min(floor, first))
    else:
        subject = subject_of(tokens, first, inside, floor=min(floor, first))
    return [m for m in subject if m.armed]


_KEEPERS = frozenset({ActorKind.POLICE, ActorKind.STATE_FORCES, ActorKind.GOVERNMENT})
_AT_PROTEST = re.compile(
    r"\b(?:during|at|in|amid|into|break(?:ing)? up|broke up|disperse\w*)\s+(?:(?:an?|the|these|anti-\w+|pro-\w+|student|street|mass|peaceful|opposition|post-election|nationwide|"
    r"banned|violent|monday's|friday's)\s+)*(?:protests?|demonstrations?|rall(?:y|ies)|(?-i:march(?:es)?)|sit-ins?)\b",
    re.IGNORECASE,
)


_DID_SOMETHING = re.compile(
    r"\b(?!(?:retired|unarmed|aged|respected|named|nicknamed|wounded|disabled|displaced|pregnant|beloved|celebrated)\b)[a-zà-ÿ]+ed\b|\b(?:said|told|took|did|made|saw|fled|hit|led)\b"
)
"""A verb among the words of a subject: they are a clause and no name."""


def _named(words: str | None) -> Party | None:
    """Return a subject that names people without a head noun of the tables ("Amadou Cissé")."""
    if (
        not words
        or len(words) > 120
        or re.search(r"\b(?:have|has|had|was|were|been|to|from|in|on|after|that)\b", words)
        or _DID_SOMETHING.search(words)
    ):
        return None
    capitals = re.findall(r"\b[A-ZÀ-Þ][\w’'-]+(?:\s+(?:[A-ZÀ-Þ][\w’'-]+|ag|al|ould))+", words)
    if capitals and not re.search(
        r"\b(?:Front|Army|Force|Forces|Ministry|State|Council|Group|Region)\b", words
    ):
        return Party(text=words.strip(), kind=ActorKind.CIVILIANS)
    return None


_NAMED_OBJECT = re.compile(
    r"\s+(?:(?:Mr|Mrs|Ms|Dr|Sheikh|Father|Pastor|Imam|Gen|Col|Maj|Capt)\.?\s+)?"
    r"(?P<name>[A-ZÀ-Þ][\w’'-]+(?:\s+(?:[A-ZÀ-Þ][\w’'-]+|ag|al|ould|bin|ben|de|van|el))+)"
)


def _named_object(words: str) -> Party | None:
    """Return an object that is a person's name ("killed Amadou Cissé")."""
    match = _NAMED_OBJECT.match(words)
    if match is None or re.search(
        r"\b(?:Front|Army|Force|Forces|Ministry|State|Council|Group|Region|Movement|Party|Union|Hospital|School|Camp|Republic)\b",
        match.group("name"),
    ):
        return None
    return Party(text=match.group().strip(), kind=ActorKind.CIVILIANS)


_NAMED_WITHOUT = re.compile(r"(?<=\w )(?:Without|No|Not|Never|None)(?= [A-ZÀ-Þ])")
"""Part of a name, no negation ("Doctors Without Borders")."""
_CLAUSE = re.compile(
    r"\b(?:while|when|as|after|before|because|until|since|where|who|which|although|though)\s", re.IGNORECASE
)
"""A negation reaches no further than its clause ("did not intervene while gunmen killed nine")."""


_UNSAID = re.compile(
    r"(?i)\b(?:no|nobody|none|not|never|nor|neither|without)\b[^.;,]{0,40}?\b(?:claim\w*|comment\w*|respon(?:d|se)\w*|said|says|arrest\w*|react\w*|explain\w*|account\w*|investigat\w*|prosecut\w*|"
    r"punish\w*|charged|convicted|tried|held|answer\w*|apologi[sz]ed|justice|condemn\w*|mention\w*|publish\w*|report\w* on|learn\w*|forg[eo]\w+|inform\w*|inquiry|probe)\b"
)
"""What is not claimed, answered or punished happened all the same."""


_CONTRARY = re.compile(
    r"(?i)(?:^|[.;:,“\"‘(—–-]\s*|\b(?:that|and|but|or)\s+)(?P<open>had|were|should|even if|only if|if only|if)\s+(?!to\b|nothing\b)(?P<clause>[^,.;]{0,140})$"
)
_WOULD_HAVE = re.compile(
    r"(?i)\b(?:would|could|might|['’]d)(?:n['’]t)?(?:\s+(?:not|never|only|surely|certainly|probably|still|also|all))*\s+(?:have|be)\b"
)
_WISHED = re.compile(
    r"(?i)\b(?:wish(?:es|ed)?|if only|as (?:if|though)|would rather|would that|imagine[ds]?|suppose[ds]?)\b[^,.;:]{0,60}$"
)
_WOULD_HAVE_DONE = re.compile(
    r"(?i)\b(?:would|could|should|ought to|['’]d)(?:n['’]t)?(?:\s+(?:not|never|well|also|\w+ly))*\s+have\s+(?:(?:been|also|\w+ly)\s+){0,2}$"
)


def _contrary(found: _Found, sentence: str) -> bool:
    """Whether a telling stands in what did not happen ("**had** the army **fired**, lives would have been saved")."""
    left = sentence[max(0, found.start - 150) : found.start]
    if _WISHED.search(left) or _WOULD_HAVE_DONE.search(left):
        return True
    opened = _CONTRARY.search(left)
    if opened is None or re.search(r"(?i)\b(?:who|which|whom|when|after|whose)\b", opened.group("clause")):
        return False
    around = sentence[: max(0, found.start - 150) + opened.start()] + " " + sentence[found.end :]
    if opened.group("open").lower() in {"had", "were", "should"}:
        return _WOULD_HAVE.search(around) is not None
    return (
        _WOULD_HAVE.search(around) is not None
        or re.search(r"(?i)\bhad\b", opened.group("clause")) is not None
    )


_SAID_FALSE = re.compile(
    r"(?i)(?:\bit (?:is|was|would be) (?:therefore |thus |simply |\w+ly |just |also )*(?:false|untrue|incorrect|inaccurate|wrong|not (?:true|correct|the case)|a lie) (?:to (?:say|claim|assert) )?that\b|"
    r"\b(?:false|fake|fabricated|baseless|unfounded|fictitious|invented)\s+(?:news|reports?|information|claims?|rumou?rs?|stories|allegations?|accusations?)\b[^.;:]{0,60}?\b(?:that|about|of|on|according to which|regarding|concerning)\b)[^.;:]*$"
)
"""Before a telling: what follows is said not to be so ("it is false **that** …", "fake news **about** …")."""
_IS_FALSE = re.compile(
    r"(?i)[^.;:]*?\s(?:is|are|was|were|do|does|did)\s+(?:(?:all|both|entirely|simply|therefore|absolutely|completely|totally|\w+ly)\s+)*(?:false|untrue|baseless|unfounded|groundless|fabricat\w+|fake|invented|a lie|lies|not (?:true|correct|correspond (?:to|with)))\b"
)
_AN_ACCOUNT = re.compile(
    r"(?i)^\W*(?:the|these|all|such|any|recent|these|those|its|their)?\s*(?:\w+\s+)?(?:claims?|assertions?|reports?|allegations?|accusations?|rumou?rs?|stories|news|information|statements?|accounts?)\b[^.;:]{0,70}?\b(?:about|of|that|on|regarding|concerning)\b[^.;:]*$"
)
"""What opens a sentence whose predicate calls it false ("claims about a strike … do not correspond to reality")."""


def _called_false(found: _Found, sentence: str, region: Span) -> bool:
    """Whether the words around a telling call it false."""
    before = sentence[max(region.start, found.start - 220) : found.start]
    if _SAID_FALSE.search(before) is not None:
        return True
    return (
        _AN_ACCOUNT.search(before) is not None
        and _IS_FALSE.match(sentence[found.end : region.end]) is not None
    )


def _assertion(found: _Found, sentence: str, region: Span) -> Assertion:
    if _called_false(found, sentence, region):
        return Assertion.NEGATED
    if _contrary(found, sentence):
        return Assertion.GENERIC
    left = sentence[max(region.start, found.start - 60) : found.start]
    left = re.split(r"[;:]|,\s", left)[-1] if not re.search(r"\bno\b[^,]*$", left) else left
    left = _CLAUSE.split(left)[-1]
    if (
        re.search(r"\b(?:that|which|who)\s+(?:has\s+|have\s+|had\s+)?(?:also\s+|\w+ly\s+)?$", left)
        and not found.noun
    ):
        left = ""  # "no group claimed the attack that killed nine": the relative clause is told
    left = _UNSAID.sub(" ", left)
    left = _NAMED_WITHOUT.sub(" ", left)
    negated = _NEGATION.search(left)
    if negated is not None and not re.search(
        r"\bnot only\b|\b(?:no|not) (?:less|fewer|lower)(?: than)?\b|\b(?:not|nothing) (?:under|below|short of)\b|\bno more than\b|\bnot yet known\b|\bno one knows\b|\bnot guilty\b|\bno survivors\b|\bleaving no\b",
        left,
        re.IGNORECASE,
    ):
        return Assertion.NEGATED
    verbal = not found.noun and found.trigger.form in {Form.BASE, Form.PAST, Form.PATIENT, Form.NOUN}
    if verbal and _FUTURE.search(left):
        return Assertion.PLANNED
    if not verbal and (_TO_COME.search(left) or _STILL_TO_COME.match(sentence[found.end : region.end])):
        return Assertion.PLANNED
    # the cue of fear may stand before the stretch: "feared | that many had been killed"
    whole = sentence[max(0, found.start - 110) : found.start]
    fear = next(reversed(list(_FEARED.finditer(whole))), None)
    if fear is not None and not _FACTUAL.search(whole[fear.end() :]):
        warned = fear.group().lower().startswith(("warn", "caution", "alert"))
        if not warned:
            return Assertion.FEARED
        if not verbal and not _HAPPENED.search(sentence[found.end : region.end]):
            return Assertion.FEARED
    return Assertion.ASSERTED


_SHARED = re.compile(r"(?i)\bof\s+(?:the|those|these|its|their|his|her|our|my)\s+$")
"""Before a total of which a share is told ("beheaded two **of the** eleven workers")."""
_WHOM_TOLD = re.compile(r"(?i)\s+(?:who|whom|that)\b")
_OF_THOSE_WHOM = re.compile(r"(?i)\s+of\s+(?:the|those|these)\s+[^,;.]{1,40}?\s(?:whom|who)\s")
_ESCAPED = frozenset({ActKind.KILLING, ActKind.ABDUCTION, ActKind.DETENTION, ActKind.DISAPPEARANCE})
"""Deeds that some get away from."""
_OF_ALL = re.compile(r"(?i)\W*of\s+(?:the|those|these|its|their)\s+")
_SHARE_OF = re.compile(
    r"(?i)\b(?:half|thirds?|quarters?|most|part|some|majority|percent|%)\s+of\s+(?:the\s+)?(?:[\w'’]+\s+)?$"
)


_LIST_GOES_ON = re.compile(r",?\s+(?:and\s+)?")


def _outcome_of(
    count: CountMention, found: Sequence[_Found], sentence: str, others: Sequence[CountMention]
) -> Outcome | None:
    """Return what became of those counted, from the trigger that governs the expression; one within another count's words governs that."""
    if count.outcome is not None:
        return count.outcome
    # "two men planned the bombing, which left nine people dead": who is dead are the nine
    found = [
        f
        for f in found
        if not any(
            o.outcome is not None
            and count.end < o.start <= f.start <= o.end + 1
            and _LIST_GOES_ON.fullmatch(sentence, count.end, o.start) is None
            for o in others
        )
    ]
    whom = _WHOM_TOLD.match(sentence[count.end :])
    if count.total_of_present and whom is None and _SHARED.search(sentence[: count.start]):
        return None
    if _OF_THOSE_WHOM.match(sentence[count.end :]):
        return None  # "48 of the 63 persons whom they list as missing had left": the 63 are missing
    if _OF_ALL.fullmatch(sentence[: count.start]) and sentence[count.end : count.end + 1] == ",":
        return None  # "Of the 52 hostages, eight died": of what the others are told
    best: tuple[int, Outcome] | None = None
    for f in found:
        outcome = f.trigger.outcome
        if outcome is None and f.trigger.kind in {
            ActKind.DRONE_STRIKE,
            ActKind.AIR_STRIKE,
            ActKind.SHELLING,
            ActKind.ATTACK,
        }:
            continue
        if outcome is None:
            continue
        gap: int
        if f.end <= count.start:
            between = sentence[f.end : count.start]
            if f.passive and not re.match(r"\s*(?:\w+\s+){0,2}$", between):
                if re.search(r"[,;]|\b(?:by|and|that|when|as|while)\b", between) and not re.search(
                    r"\b(?:including|among|of them|of whom)\b", between
                ):
                    continue
            if f.trigger.form in {Form.PATIENT, Form.STATE} and not re.search(
                r"including|among|of them|of whom", between
            ):
                continue
            if (
                f.noun
                and not f.word.endswith(" of")
                and not re.match(r"\s+(?:of|to|at|toll|rose|had|has|reached|stood|now|was|were)\b", between)
                and f.word not in {"death toll"}
            ):
                if not re.search(r"\bof\b", between[:12]):
                    continue
            gap = len(between)
        elif count.end <= f.start:
            between = sentence[count.end : f.start]
            if not (f.passive or f.trigger.form in {Form.PATIENT, Form.STATE} or f.noun):
                continue
            if f.noun and len(between.strip()) > 3:
                continue
            gap = len(between) + 2
            if re.search(r"[;]|\bby\b", between):
                continue
        else:
            gap = 0
        if gap > 110:
            continue
        if best is None or gap < best[0]:
            best = (gap, outcome)
    return None if best is None else best[1]


_NO_NAME = frozenset(
    """dead killed wounded injured hurt missing deaths death fatalities casualties lives others injuries victims bodies people members
    arrests arrest abductions killings executions murders kidnappings attacks cases incidents""".split()
)


def _same_words(one: str, other: str) -> bool:
    """Whether one wording holds the other, so that both name the same people."""
    a, b = one.lower(), other.lower()
    return a in b or b in a


def _peopled(count: CountMention) -> bool:
    """Whether a count says who is counted in words that can stand for victims."""
    return (
        count.unit is Unit.PEOPLE
        and count.noun is not None
        and count.noun.lower() not in _NO_NAME
        and count.category not in {Category.COMBATANTS, Category.STATE_FORCES, Category.PEACEKEEPERS}
        and not count.total_of_present
        and (count.high is None or count.high > 0)
    )


_BEFELL_THEM = re.compile(
    r"(?i)\s+(?:of\s+(?:them|us)\s+)?(?:were|was|have|has|had|are|is|died|never|did)\b(?!\s+(?:alive|safe|unharmed|released|freed|rescued|found alive))"
)
_IN_BRACKETS = re.compile(r"\([^()]*$")
_DONE_TO_THEM = re.compile(
    r"(?i)\b(?:kill|wound|injur|shot|shoot|execut|abduct|kidnap|detain|arrest|buri?|murder|massacr|behead|maim|hurt)\w*\s+(?:at least\s+|more than\s+|about\s+|around\s+|over\s+|some\s+|another\s+)?$"
)


def _alone_in_number(count: CountMention, sentence: str) -> bool:
    """Whether a bare number stands for those who suffered: "**eight** were shot in the back", "wounding **four**", not "nine dead"."""
    return (
        count.unit is Unit.PEOPLE
        and count.noun is None
        and not count.total_of_present
        and (count.high is None or count.high > 0)
        and count.category not in {Category.COMBATANTS, Category.STATE_FORCES, Category.PEACEKEEPERS}
        and (
            _BEFELL_THEM.match(sentence, count.end) is not None
            or (
                _DONE_TO_THEM.search(sentence, 0, count.start) is not None
                and re.match(r"\s*(?:[.,;:”\"]|$|(?:and|in|on|at|near|during)\b)", sentence[count.end :])
                is not None
            )
        )
    )


def _no_casualties(count: CountMention) -> tuple[CountMention, ...]:
    """Read "no casualties" as none killed and none injured; every other count stays as it is."""
    if (
        count.outcome is not None
        or count.high != 0
        or (count.noun or "").lower() not in {"casualties", "casualty"}
    ):
        return (count,)
    return replace(count, outcome=Outcome.KILLED), replace(count, outcome=Outcome.INJURED)


_THEIR_OWN = re.compile(
    r"\bof (?:its|their|our|his|the army's|the group's) (?:own )?(?:men|members|fighters|troops|soldiers|officers|ranks|number|forces)\b",
    re.IGNORECASE,
)
_SIDES = {
    ActorKind.STATE_FORCES: Category.STATE_FORCES, ActorKind.POLICE: Category.STATE_FORCES, ActorKind.GOVERNMENT: Category.STATE_FORCES,
    ActorKind.EXTERNAL_FORCES: Category.STATE_FORCES, ActorKind.PEACEKEEPERS: Category.PEACEKEEPERS,
    ActorKind.REBEL_GROUP: Category.COMBATANTS, ActorKind.POLITICAL_MILITIA: Category.COMBATANTS,
    ActorKind.COMMUNAL_MILITIA: Category.COMBATANTS, ActorKind.PRIVATE_FORCE: Category.COMBATANTS,
}  # fmt: skip


def _own_men(count: CountMention, sentence: str, parties: Sequence[PartyMention]) -> CountMention:
    """Count a force's own men with their side, never with the civilians ("six of its men", "had lost two men")."""
    if count.unit is not Unit.PEOPLE or count.category not in {None, Category.MEN}:
        return count
    own = _THEIR_OWN.search(sentence, count.start, min(len(sentence), count.end + 24)) is not None
    lost = (count.noun or "").lower() == "men" and re.search(
        r"\b(?:lost|losing)\s+(?:\w+\s+){0,2}$", sentence[: count.start], re.IGNORECASE
    )
    if not own and not lost:
        return count
    before = [m for m in parties if m.armed and m.end <= count.start]
    side = _SIDES.get(before[-1].party.kind) if before else None
    return replace(count, category=side if side is not None or own else count.category)


_NOT_STRUCK = re.compile(
    r"(?i)\s+(?:(?:was|were|had been|have been|being)\s+(?:\w+ly\s+)?(?:sent|dispatched|deployed|rushed|parked|waiting|brought in|used|patrolling|on patrol|carrying|seen)\b|"
    r"(?:arrived|came|patrolled|escorted|rushed|followed|drove|carrying|full of|loaded with|of (?:soldiers|troops|fighters|gunmen|police))\b)"
)
"""What those things did that nothing befell ("two armoured cars were sent")."""
_CAME_IN = re.compile(
    r"(?i)\b(?:gunmen|men|attackers|soldiers|fighters|militants|bandits|rebels|troops|arrived|came|riding|driving|using)\s+(?:in|on|aboard|with)?\s*$"
)
"""What leads the vehicles of those who came ("gunmen in two pickups")."""


def _befell(
    count: CountMention, members: Sequence[_Found], sentence: str, others: Sequence[CountMention]
) -> bool:
    """Whether a deed of ruin or plunder is done to the things counted: its object, or its subject in the passive.

    Things counted beside them in one list share the deed ("burned 40 huts, 12 granaries and two lorries").
    """
    for one in others:
        if one.unit not in {Unit.PEOPLE, Unit.BODIES}:
            # what stands in the list between the deed and the count is no break
            sentence = sentence[: one.start] + " " * (one.end - one.start) + sentence[one.end :]
    if _NO_RUIN.match((count.noun or "").lower()) or _SHARE_OF.search(sentence[: count.start]):
        return False
    for f in members:
        if f.noun:
            continue
        if f.end <= count.start:
            between = sentence[f.end : count.start]
            if not f.passive and re.fullmatch(
                r"\s+(?:(?:down|up|out|some|about|also|the|their|its|all|of|and)\s+|,\s*){0,6}", between
            ):
                return True
        elif count.end <= f.start:
            between = sentence[count.end : f.start]
            if re.fullmatch(
                r"\s+(?:(?:and \w+ )?(?:in [\w ]{2,25} )?(?:were|was|had been|have been|being|also|reportedly|completely|totally|partly|later|of \w+)\s+){0,4}",
                between,
            ) and (f.passive or not _has_object(sentence, f)):
                return True
    return False


_NO_RUIN = re.compile(
    r"(?:years?|times?|lives|weapons?|rifles?|guns?|rounds?|rockets?|shells?|drones?|missiles?|mortars?|bullets?|kilos?|tonnes?|litres?|bags?|sacks?|documents?|papers?|records?|hopes?|dreams?|"
    r"bombs?|explosives?|ammunition|cartridges)$"
)
"""Things whose number is no figure of harm done to people and what is theirs."""


def _has_object(sentence: str, found: _Found) -> bool:
    """Whether a past form has its object behind it ("17 men **burned** the stalls")."""
    return (
        re.match(
            r"(?i)\s+(?:the|a|an|his|her|their|its|our|all|some|several|at least|\d)", sentence[found.end :]
        )
        is not None
    )


_FURTHER = re.compile(r"\b(?:more|additional|further)\b(?! than)", re.IGNORECASE)


def _as_count(count: CountMention, outcome: Outcome, wording: str, *, own_eyes: bool) -> Count:
    """Make a count; "two more" and what somebody saw with their own eyes are parts, never totals."""
    return Count(
        outcome=outcome, category=count.category, low=count.low, high=count.high, exact=count.exact, unit=count.unit,
        wording=wording,
        part=count.part or own_eyes or bool(_FURTHER.search(wording)),
        inferred=count.inferred,
    )  # fmt: skip


def means_of(words: str) -> tuple[str, ...]:
    """Return the wordings that say how, in the order they stand."""
    if not _ANY_MEANS.search(words):
        return ()
    found = sorted(
        (m.start(), m.group().lower().removeprefix("were ").removeprefix("was ").removeprefix("reportedly "))
        for pattern, _ in _MEANS_RE
        for m in pattern.finditer(words)
    )
    seen: list[str] = []
    for _, wording in found:
        if wording not in seen:
            seen.append(wording)
    return tuple(seen)


def means_class(wording: str) -> str | None:
    """Return the class a means wording belongs to ("shot dead" → "shooting")."""
    for pattern, name in _MEANS_RE:
        if pattern.fullmatch(wording):
            return name
    return None


def read_acts(
    sentence: str,
    tokens: tuple[Token, ...],
    *,
    region: Span,
    parties: Sequence[PartyMention],
    counts: Sequence[CountMention],
    accused: Sequence[Party] = (),
) -> tuple[ActReading, ...]:
    """Return the acts told between two offsets of a sentence.

    ``accused`` are parties an accusing cue points at: they perpetrate every act
    of the stretch. Returns nothing where no word tells an act, or where a word
    that could tell one stands alone ("a labour strike").
    """
    low = sentence.lower()
    if len(low) != len(sentence):
        return ()
    low = low.replace("’", "'")
    here = [m for m in _inside(parties, region.start, region.end) if not _BUT_NOT.search(sentence[: m.start])]
    found = _with_deeds(_triggers(low, tokens, region), low, sentence, tokens, here, counts, accused, region)
    people = [
        _own_men(c, sentence, parties) for c in counts if c.start >= region.start and c.end <= region.end
    ]
    if all(f.trigger.outcome is None for f in found):
        people = [each for c in people for each in _no_casualties(c)]
    casualties = [c for c in people if c.outcome in {Outcome.KILLED, Outcome.INJURED}]
    carried_off = any(c.outcome in _STARTS_ACT for c in people)
    armed = any(m.armed for m in here) or bool(accused)
    person = bool(here) or bool(accused) or any(c.unit in {Unit.PEOPLE, Unit.BODIES} for c in people)
    found = [
        f
        for f in found
        if not other_sense(low, f.word, f.trigger.kind, f.start, f.end, region, armed=armed, person=person)
    ]
    if len(found) == 1 and found[0].word == "injury" and not casualties and not armed:
        return ()  # "an injury troubled her"
    whole = region.start == 0 and len(sentence) - region.end <= 1
    if whole and not armed and is_no_hand(low):
        return ()
    strong = [f for f in found if f.word not in WEAK]
    spoiled = any(f.trigger.kind in {ActKind.DESTRUCTION, ActKind.LOOTING} for f in found) and tells_property(
        low[region.start : region.end]
    )
    stretch = sentence[region.start : region.end]
    if found and (
        _TELLING.search(stretch)
        or (_OF_BODIES.search(stretch) and any(not m.armed for m in here))
        or any(_struck_by_whom(f, sentence, tokens, here, region) for f in found)
        or any(f.word in _CLASHES and _fought_between(f, sentence, here) for f in found)
    ):
        strong = strong or found
    if armed and (spoiled or (found and _NO_SURVIVORS.search(sentence, region.start, region.end))):
        strong = strong or found
    if not strong and not casualties and not carried_off:
        context = any(m.armed for m in here) and (any(not m.armed for m in here) or bool(accused)) or (
            bool(found) and any(not m.armed for m in here) and any(c.unit in {Unit.PEOPLE, Unit.BODIES} for c in people)
        ) or bool(accused) or (len({f.trigger.kind for f in found}) > 1 and any(not m.armed for m in here))  # fmt: skip
        if not context:
            return ()
        if (
            all(
                f.word
                in {
                    "fired",
                    "hit",
                    "struck",
                    "targeted",
                    "operation",
                    "incident",
                    "arrested",
                    "arrest",
                    "fled",
                    "flee",
                    "death",
                    "deaths",
                }
                for f in found
            )
            and not people
            and not accused
        ):
            return ()
    mixed: set[str] = set()
    answered = None if accused else _answered(found, sentence, tokens, here, region)
    led_up = None if accused or answered else _main_clause(found, sentence, tokens, here, region)
    cut = None if accused else answered or led_up or _second_doer(found, sentence, tokens, here, region)
    if cut is not None:
        first = read_acts(
            sentence, tokens, region=Span(start=region.start, end=cut), parties=parties, counts=counts
        )
        second = read_acts(
            sentence, tokens, region=Span(start=cut, end=region.end), parties=parties, counts=counts
        )
        second = _with_charged(second, found, sentence, tokens, here, region)
        if led_up is not None and first and second:
            # two deeds of one kind in one stretch are one claim: that of the main clause
            return (*(r for r in first if r.act.kind not in {x.act.kind for x in second}), *second)
        if answered is not None and _AVENGED.search(sentence[max(0, cut - 1) : cut + 30]):
            return (
                *first,
                *second,
            )  # "in revenge for the killing of two of them by vigilantes": a deed of its own
        if not {r.act.kind for r in first} & {r.act.kind for r in second}:
            return (*first, *second)
        mixed = {p.text for r in first for p in r.act.perpetrators} ^ {
            p.text for r in second for p in r.act.perpetrators
        }
    groups: dict[ActKind, list[_Found]] = {}
    for f in found:
        groups.setdefault(f.trigger.kind if f.trigger.kind in APART else ActKind.KILLING, []).append(f)
    killing = groups.get(ActKind.KILLING, [])
    if not killing and casualties:
        groups[ActKind.KILLING] = []
    for outcome in _STARTS_ACT:
        if _OUTCOME_KIND[outcome] not in groups and any(c.outcome is outcome for c in people):
            groups[_OUTCOME_KIND[outcome]] = []
    # burning a vehicle "leaving no survivors" is one telling, not a killing and a destruction
    if _NO_SURVIVORS.search(sentence, region.start, region.end) and ActKind.KILLING not in groups:
        other = next(iter(groups), None)
        groups[ActKind.KILLING] = groups.pop(other) if other is not None else []
    readings: list[ActReading] = []
    counted: set[int] = set()
    for base, members in groups.items():
        reading = _group(
            sentence,
            tokens,
            region,
            base,
            members,
            here,
            people,
            found,
            accused,
            counted,
            alone=len(groups) == 1,
        )
        if reading is not None and len({p.text for p in reading.act.perpetrators} & mixed) > (
            answered is None
        ):
            # two killings by two doers in one stretch are one claim: who did which would be lost
            reading = replace(reading, act=replace(reading.act, perpetrators=()))
        if reading is not None:
            readings.append(reading)
    if not accused:
        readings = _to_death(_laid_to_somebody(readings, sentence, tokens, here, region), sentence, region)
    return tuple(sorted(readings, key=lambda r: (r.start, r.end)))


_HARMLESS = frozenset({ActKind.INTERCEPTION, ActKind.DISPLACEMENT, ActKind.FAILURE_TO_PROTECT})
_OWNED = re.compile(r"(?i)(?:his|her|its|their|our|my|your)\s")
_MEN = frozenset(
    """man men youth youths boys individuals persons people villagers residents inhabitants locals herders farmers hunters inmates prisoners detainees
    protesters protestors demonstrators rioters crowd students neighbours neighbors nomads shepherds supporters""".split()
)
"""People who bear no arms by trade; where they are the subject of a deed that has an object they did it all the same."""


def _acting(
    found: _Found, sentence: str, tokens: tuple[Token, ...], parties: Sequence[PartyMention], region: Span
) -> list[PartyMention]:
    """Return who does what an active verb tells: armed parties, else people who stand as its subject before an object."""
    subject = _subject(found, sentence, tokens, parties, region)
    armed = [m for m in subject if m.armed]
    if armed:
        return armed
    if (
        found.trigger.kind in _HARMLESS
        or found.word in _BURIALS
        or (found.word in WEAK and found.word != "shot")
    ):
        return (
            _who_failed(found, tokens, parties, region)
            if found.trigger.kind is ActKind.FAILURE_TO_PROTECT
            else []
        )
    behind = tokens[found.after] if found.after < len(tokens) else None
    if (
        found.trigger.form is Form.ING
        or behind is None
        or not behind.word
        or behind.low in _ENDS_A_PASSIVE
        or behind.low in _JOINS
    ):
        return []
    # "his men" are whoever he speaks for: that is for the rules of sides (`ownside`)
    return [m for m in subject if m.head in _MEN and not _OWNED.match(m.party.text)]


def _who_failed(
    found: _Found, tokens: tuple[Token, ...], parties: Sequence[PartyMention], region: Span
) -> list[PartyMention]:
    """Return whom "they" means in "we called the police and **they** never came": the one armed party told before it."""
    start = verb_start(tokens, found.first)
    if not start or tokens[start - 1].low not in {"they", "who"}:
        return []
    before = [m for m in _inside(parties, region.start, tokens[start - 1].start) if m.armed]
    return before[-1:] if len({m.party.actor or m.party.text.lower() for m in before}) == 1 else []


def _with_deeds(
    found: list[_Found],
    low: str,
    sentence: str,
    tokens: tuple[Token, ...],
    here: Sequence[PartyMention],
    counts: Sequence[CountMention],
    accused: Sequence[Party],
    region: Span,
) -> list[_Found]:
    """Add the deeds told in several words whose doer or sufferer the stretch grants; the single words in them tell none of their own."""
    told: list[tuple[_Found, Span]] = []
    for deed in find_deeds(low, tokens, region):
        first = next(k for k, t in enumerate(tokens) if t.end > deed.start)
        after = next((k for k, t in enumerate(tokens) if t.start >= deed.end), len(tokens))
        one = _Found(
            trigger=deed.trigger,
            word=deed.word,
            start=deed.start,
            end=deed.end,
            first=first,
            after=after,
            noun=False,
            passive=deed.passive,
        )
        if deed.need in {Need.DOER, Need.BOTH} and not accused:
            doers = (
                _agents_by(one, sentence, here, region)
                if one.passive
                else _subject(one, sentence, tokens, here, region)
            )
            if not any(m.armed or m.head in _MEN for m in doers):
                continue
        within = deed.covers.end if deed.covers.end > deed.end + 1 else deed.end + _STRAIGHT
        if deed.need in {Need.SUFFERER, Need.BOTH} and not _suffering(
            one, sentence, tokens, here, counts, region, within
        ):
            continue
        told.append((one, deed.covers))
    if not told:
        return found
    kept = [f for f in found if not any(c.start <= f.start < c.end for _, c in told)]
    return sorted((*kept, *(one for one, _ in told)), key=lambda f: f.start)


_BY_CALLING = frozenset(
    """activist activists lawyer lawyers journalist journalists reporter reporters editor blogger bloggers leader leaders chief chiefs elder elders imam imams priest priests pastor
    bishop nun nuns mayor judge councillor councillors deputy minister official officials unionist unionists politician candidate opponent opponents critic critics dissident dissidents
    campaigner campaigners teacher teachers doctor doctors nurse nurses student students driver drivers engineer engineers father mother brother brothers sister sisters son sons daughter
    daughters husband wife cousin uncle nephew""".split()
)
"""Persons by their calling or kin: no parties, for most of the time they speak, but people who can be taken away."""
_REMAINS_OF = re.compile(r"(?i)\b(?:bod(?:y|ies)|corpses?|remains)\s+of\b")
_PERSONS_MEANT = _BY_CALLING | frozenset("he she we they i who".split())
_STRAIGHT = 24
"""So many code points behind a verb its object begins at most."""
_NO_LONGER_ALIVE = frozenset("bodies corpses body corpse remains wounded injured dead victims".split())


def _suffering(
    found: _Found,
    sentence: str,
    tokens: tuple[Token, ...],
    here: Sequence[PartyMention],
    counts: Sequence[CountMention],
    region: Span,
    within: int,
) -> bool:
    """Whether living people are the object of a deed, or its subject in the passive."""
    if found.passive:
        if _REMAINS_OF.search(sentence, max(region.start, found.start - 60), found.start):
            return False  # "the bodies of nine men were put into a cell"
        lead = verb_start(tokens, found.first)
        if lead and tokens[lead - 1].low in _PERSONS_MEANT:
            return True  # "he was picked up at the checkpoint", "the activist was dragged into a van"
        return any(
            m.head not in _NO_LONGER_ALIVE
            for m in _subject(found, sentence, tokens, here, region, suffers=True)
        )
    behind = tokens[found.after] if found.after < len(tokens) else None
    if behind is not None and behind.low in {"him", "them", "us", "me", "everybody", "everyone", "those"}:
        return True
    if any(t.low in _BY_CALLING for t in tokens if found.end <= t.start and t.end <= within):
        return True  # "took the opposition leader into custody"
    people = [
        m
        for m in _objects(found, sentence, tokens, here, region, ())
        if m.head not in _NO_LONGER_ALIVE
        and m.start < within
        and not sentence[found.end : opening_of(tokens, m)].strip()
    ]
    return bool(people) or any(
        c.unit is Unit.PEOPLE and found.end <= c.start < within and (c.noun or "") not in _NO_LONGER_ALIVE
        for c in counts
    )


_TO_DEATH = re.compile(
    r"(?i)\b(?:beat(?:en|ing)?|tortur\w+|stabb\w+|hack\w+|burn\w*|clubb\w+|ston\w+|whipp\w+|flogg\w+|trampl\w+|kick\w+|starv\w+|hang\w*)\b[^.;:,]{1,70}?\bto death\b"
)


def _to_death(readings: list[ActReading], sentence: str, region: Span) -> list[ActReading]:
    """Give a death its doer from the deed that led to it ("guards **beat** two prisoners **to death**")."""
    if _TO_DEATH.search(sentence, region.start, region.end) is None:
        return readings
    by = next(
        (r.act.perpetrators for r in readings if r.act.kind is ActKind.TORTURE and r.act.perpetrators), ()
    )
    return [
        replace(r, act=replace(r.act, perpetrators=by))
        if r.act.kind is ActKind.KILLING and not r.act.perpetrators
        else r
        for r in readings
    ]


_NO_MORE_THAN_DOERS = re.compile(
    r"(?i)(?:(?:the|those|these|both)\s+)?(?:men|people|ones|individuals|persons|attackers?|assailants?|gunm[ae]n|killers?|perpetrators?|culprits?|shooters?|raiders?|intruders?|kidnappers?|abductors?)"
)
"""Words that say of the doers only that they did it: whoever they are said to be takes their place ("**the men** who shot him were soldiers")."""


def _laid_to_somebody(
    readings: list[ActReading],
    sentence: str,
    tokens: tuple[Token, ...],
    here: Sequence[PartyMention],
    region: Span,
) -> list[ActReading]:
    """Give deeds that nobody is said to have done those whom the stretch points at besides ("twenty died; the killers were soldiers")."""
    if not readings or any(
        not _NO_MORE_THAN_DOERS.fullmatch(party.text)
        for r in readings
        if r.act.asserted is not Assertion.ASSERTED or r.act.kind not in _HARMLESS
        for party in r.act.perpetrators
    ):
        return readings
    blamed = pointed_at(sentence, tokens, here, region)
    if not blamed:
        return readings
    words = {m.party.text for m in blamed}
    return [
        r
        if r.act.kind in _HARMLESS or r.act.asserted is not Assertion.ASSERTED
        else replace(
            r,
            act=replace(
                r.act,
                perpetrators=tuple(dict.fromkeys(m.party for m in blamed)),
                victims=tuple(v for v in r.act.victims if v.text not in words),
            ),
        )
        for r in readings
    ]


_WHEN = re.compile(r"(?i)[^.;:“”\"]{0,90}?\b(?:when|as|after)(?:,\s+[^,.;:“”\"]{3,60},)?\s+$")
_ASSAULTS = re.compile(
    r"(?i)(?:\s+and\s+(?:[\w'’-]+\s+){0,2}?[\w'’-]+s(?=\s))?\s+(?:(?:had|have|suddenly|then|also|reportedly|allegedly|violently|forcibly|\w+ly)\s+)*(?:(?:entered|surrounded|arrived (?:in|at)|came (?:in)?to|burst into|encircled|besieged|moved into) [^.,;:“”\"]{1,50}? and (?:opened fire|shot|fired|killed|attacked)|went from (?:house to house|door to door)|opened fire|rammed|ran over|ran down|(?:fired|shot) (?:without (?:any )?warning |indiscriminately |randomly |directly |straight |repeatedly )(?:on|at|into|from)|fired (?:on|at|into|live|tear|rubber|rockets?|shells?|several|dozens|hundreds)|shot (?:at|into|dead)|attacked|raided|stormed|ambushed|bombed|"
    r"shelled|bombarded|strafed|charged (?!with\b)|burst into|broke up|dispersed|set (?:fire|upon)|torched|overran|ransacked|threw (?:an? )?(?:grenades?|bombs?|petrol|explosives?)|hurled (?:an? )?(?:grenades?|bombs?|petrol|explosives?)|"
    r"detonated|stopped (?:an?|the|their|two|three|several) (?:[\w-]+ ){0,3}?(?:bus(?:es)?|lorr(?:y|ies)|trucks?|cars?|vehicles?|convoy|minibus(?:es)?|taxis?|pick-?ups?|motorc\w+|boats?|caravan))\b"
)
"""What armed men do that kills: those who die when it happens die by their hand."""
_WHEN_STRUCK_BY = re.compile(
    r"(?i)[^.;:“”\"]{0,90}?\b(?:when|as|after)\s+[^.;:“”\"]{2,80}?\s(?:was|were|had\s+been|came\s+under)\s+(?:\w+ly\s+)?"
    r"(?:stopped|ambushed|attacked|assaulted|shelled|bombed|bombarded|raided|stormed|strafed|struck|hit|intercepted|targeted|fired\s+(?:on|at|upon)|shot\s+at|rammed|torched|overrun|surrounded|besieged|"
    r"set\s+(?:on\s+fire|ablaze|alight)|blown\s+up|fire|attack)\b[^.;:,“”\"]{0,40}?\s(?:by|from)\s+(?:the\s+|an?\s+|some\s+|several\s+|suspected\s+)*$"
)
"""The same told of what was struck ("died **when their bus was stopped near Orin by** soldiers")."""


def _when_they_struck(
    members: Sequence[_Found],
    sentence: str,
    tokens: tuple[Token, ...],
    here: Sequence[PartyMention],
    region: Span,
    victims: Sequence[Party],
) -> list[PartyMention]:
    """Return the doers in the clause of time behind those who suffered ("nine were killed **when soldiers opened fire**").

    None where they are of the side that suffered, which fell to somebody else.
    """
    suffered = [f for f in members if not f.noun and (f.passive or f.trigger.form is Form.PATIENT)]
    if not suffered:
        return []
    struck = {v.kind for v in victims}
    for m in here:
        at = opening_of(tokens, m)
        if (
            m.armed
            and m.party.kind not in struck
            and suffered[0].end <= at
            and (
                (
                    _WHEN.fullmatch(sentence, suffered[0].end, at)
                    and _ASSAULTS.match(sentence, m.end, region.end)
                )
                or _WHEN_STRUCK_BY.fullmatch(sentence, suffered[0].end, at)
            )
        ):
            beside = [o for o in here if o.armed and _AND_THE.fullmatch(sentence, m.end, o.start)]
            return with_companions(sentence, [m, *beside], here, floor=region.start)
    return []


_AND_THE = re.compile(r"\s+and\s+(?:the\s+)?")


_TELLING = re.compile(
    r"\b(?:(?:shells?|rockets?|missiles?|mortars?|mortar rounds?|bombs?|projectiles?)\s+(?:\w+ly\s+)?(?:landed|fell|hit|struck|slammed|crashed|exploded|rained|pounded|"
    r"(?:was|were|had been|have been|being) fired)|"
    r"(?:struck|hit) by (?:an? |the )?(?:[\w-]+ ){0,2}(?:rockets?|shells?|missiles?|drones?|bombs?|mortars?|projectiles?|bullets?|gunfire)|"
    r"(?:was|were|been|being) (?:\w+ly )?shot\b|(?:was|were|been|being) \w+ed\b[^.;,]{0,40}? and (?:then )?shot\b|drones?\b[^.;]{0,90}\b(?:explosions?|blasts?|exploded|dropped|struck|hit)|"
    r"(?:explosions?|blasts?)\b[^.;]{0,60}\bdrones?|"
    r"(?:fired|discharged|emptied) (?:(?:his|her|their|its|a|an|the|several|live|warning|service|some)\s+){0,3}(?:weapons?|firearms?|guns?|rifles?|pistols?|shots?|rounds?|bullets?|rockets?|missiles?|"
    r"grenades?))\b",
    re.IGNORECASE,
)
"""Wordings in which a word that is weak alone tells an act of violence."""
_OF_BODIES = re.compile(r"\b(?:bod(?:y|ies)|corpses?)\s+of\b", re.IGNORECASE)
_NO_TARGET = re.compile(
    r"\s+(?:an?|the|another)?\s*(?:land)?mines?\b|\s+(?:an?|the)\s+(?:deal|agreement|balance|chord|note|tree|wall|pose|blow)\b|\s+(?:back|out|up|off|down|at the heart)\b",
    re.IGNORECASE,
)


def _struck_by_whom(
    found: _Found, sentence: str, tokens: tuple[Token, ...], parties: Sequence[PartyMention], region: Span
) -> bool:
    """Whether an armed party is said to strike, hit, target or shoot something ("the army had struck a column of lorries")."""
    if found.word == "fired" and not found.passive:
        return _SHOOTS.match(sentence, found.end, region.end) is not None and any(
            m.armed and m.party.kind is not ActorKind.GOVERNMENT
            for m in _subject(found, sentence, tokens, parties, region)
        )
    if (
        found.word not in {"struck", "hit", "targeted", "shot", "striking", "targeting"}
        or found.passive
        or found.noun
    ):
        return False
    if not re.match(r"\s+\S", sentence[found.end : region.end]) or _NO_TARGET.match(sentence[found.end :]):
        return False
    return any(m.armed for m in _subject(found, sentence, tokens, parties, region))


_SHOOTS = re.compile(
    r"(?i)(?!\s+(?:(?:only|merely|just|warning|several|some|a few|shots?|rounds?|bullets?|live|their|rifles?|guns?|weapons?)\s+)*(?:in(?:to)? the air|skywards?|warning|blanks?|back|up\b|over (?:the|their) heads?|tear|rubber|gas|water))"
    r"(?:\W*$|\s*[,.;:”\"]|\s+(?:on|at|into|upon|towards?|from|for|and|again|without|indiscriminately|randomly|live|real|at least|about|several|dozens|hundreds|shots?|rounds?|bullets?|repeatedly|directly|straight|first|then|when|as|while|until|\w+ly)\b)"
)
"""Behind "fired" with an armed subject: they shot; nobody was dismissed, and no warning given."""


_ANSWERS = re.compile(
    r"\b(?:after|following|in response to|(?:in )?(?:retaliation|revenge|reprisals?|vengeance|retribution|payback) (?:for|over)|to avenge|avenging|over|against|about)\s+(?:(?:the|an?|this|that|last|recent|his|her|their)\s+)+",
    re.IGNORECASE,
)


_BUT_NOT = re.compile(
    r"(?i)(?:^|[\s,(—–-])(?:not|rather than|instead of|as opposed to|unlike)\s+(?:by\s+|from\s+)?(?:the\s+)?$|"
    r"\b(?:whether|if)\s+(?:[\w'’-]+\s+){0,5}?(?:by|from)\s+[^,;.]*$"
)
"""Whom a sentence names to say that it was not he, or leaves open ("the army, not the rebels, killed …", "whether by X or by Y")."""
_AVENGED = re.compile(
    r"(?i)\b(?:retaliation|revenge|reprisals?|vengeance|retribution|payback|avenge|avenging)\b"
)


def _answered(
    found: Sequence[_Found],
    sentence: str,
    tokens: tuple[Token, ...],
    parties: Sequence[PartyMention],
    region: Span,
) -> int | None:
    """Return where what an act answers begins ("soldiers attacked the village | after the killing of a colonel")."""
    for match in _ANSWERS.finditer(sentence, region.start, region.end):
        cut = match.start()
        left = [f for f in found if f.end <= cut]
        right = [f for f in found if f.start >= cut]
        if not left or not right or not all(f.noun for f in right):
            continue
        if _AVENGED.search(match.group()) is None and any(
            _agents_by(f, sentence, parties, region) for f in right
        ):
            continue
        before = Span(start=region.start, end=cut)
        if _AVENGED.search(match.group()) or any(
            m.armed
            for f in left
            if not f.passive
            for m in (
                _responsible(f, sentence, tokens, parties, before) or _agents_by(f, sentence, parties, before)
                if f.noun
                else _subject(f, sentence, tokens, parties, before)
            )
        ):
            return cut
    return None


def _second_doer(
    found: Sequence[_Found],
    sentence: str,
    tokens: tuple[Token, ...],
    parties: Sequence[PartyMention],
    region: Span,
) -> int | None:
    """Return where the clause of a second doer begins ("the army shelled Orin after | rebels killed nine soldiers")."""
    doer: set[str] = set()
    last: _Found | None = None
    for f in found:
        if f.noun or f.passive or f.trigger.form not in {Form.PAST, Form.BASE}:
            continue
        subject = [m for m in _subject(f, sentence, tokens, parties, region) if m.armed]
        if not subject:
            continue
        names = {m.party.actor or m.party.text.lower() for m in subject}
        start = min(opening_of(tokens, m) for m in subject)
        if last is not None and not names & doer and start >= last.end:
            return start
        doer, last = names, f
    return None


_BEFOREHAND = re.compile(
    r"(?i)\b(?:after|once|when|because|since|in which|during which|before|as)\b(?![^,;.]*[;.])[^;.]*$"
)
_SETS_OUT = re.compile(
    r"\s+(?:(?:then|later|also|again|\w+ly)\s+)*(?:had\s+|have\s+|has\s+)?(?!and\b|or\b)(?:\w{2,}(?:ed|ent|ame|ept|urst|ove)|went|came|took|ran|set|began|broke|fell|shot|hit|struck|beat|put|cut|fought|brought|held|led|rode|threw)\b(?!\s+by\b)"
)


def _main_clause(
    found: Sequence[_Found],
    sentence: str,
    tokens: tuple[Token, ...],
    parties: Sequence[PartyMention],
    region: Span,
) -> int | None:
    """Return where the main clause begins whose deed another's deed led up to.

    "After rebels had ambushed a convoy, | members of the army went from house to house and killed 14 men": the
    clause that opens with an armed party and a verb of its own behind a comma has its own doer.
    """
    for f in found:
        if f.noun or f.passive or f.trigger.form not in {Form.PAST, Form.BASE}:
            continue
        doers = [m for m in _subject(f, sentence, tokens, parties, region) if m.armed]
        if not doers:
            continue
        had = any(t.low == "had" for t in tokens[verb_start(tokens, f.first) : f.first])
        if not had and _BEFOREHAND.search(sentence, 0, doers[0].start) is None:
            continue
        for m in parties:
            at = opening_of(tokens, m)
            if (
                m.armed
                and at > f.end
                and sentence[f.end : at].endswith(", ")
                and all(m.party.actor != d.party.actor or m.party.actor is None for d in doers)
                and all(m.party.text != d.party.text for d in doers)
                and _SETS_OUT.match(sentence, m.end) is not None
                and any(x.start > m.end for x in found)
            ):
                return at
    return None


_ADJUNCT = re.compile(
    r"(?i)\b(?:during|after|following|in|amid|amidst|before|since|despite|in the wake of|hours after|days after|in (?:the )?(?:face|course|middle|midst) of|(?:in )?response to|"
    r"(?:respond|react|repl)\w*\s+to|from|against|over|with|when faced with|on the heels of|as part of|"
    r"(?:repel|repuls|repl|resist|foil|thwart|counter|stop|halt|avert|avoid|prevent|withst|fight|fought|escap|flee|fled|survive|surviv|avenge|avenging|answer|beat|push|drive|drove|ward)\w*(?:\s+(?:off|back|away))?)\s+"
    r"(?:(?!(?:and|or|by|of|who|which|that)\b)[\w'’-]+\s+){0,5}$"
)
"""What leads a noun that is no subject: the happening around a deed, not the deed ("soldiers killed two **during a raid by bandits**")."""
_BLAMED_FOR_IT = re.compile(r"(?i)[^.;,]{0,60}?\b(?:claimed by|blamed on|attributed to|at the hands of)\b")
_BLOWS = re.compile(
    r"(?i)\b(?:bombs?|bombings?|blasts?|explosions?|attacks?|attackers?|assailants?|raids?|ambush(?:es)?|assaults?|strikes?|shells?|rockets?|missiles?|mortars?|drones?|gunfire|fire|bullets?|mines?|landmines?|"
    r"grenades?|devices?|ieds?|they|he|she|it|we|who|which|that)$"
)
"""Subjects that may be the happening itself, or those who carried it out."""


_PROMPTED = re.compile(
    r"(?i)[^.;,]{0,60}?\s(?:prompted|provoked|led|forced|triggered|sparked|pushed|drove|caused|angered)\s+"
)
_REPELLED = re.compile(
    r"(?i)[^.;,]{0,60}?\s(?:was|were|been|being)\s+(?:\w+ly\s+)?(?:repelled|repulsed|foiled|thwarted|stopped|halted|beaten|driven|fought|pushed|answered|avenged|met)\b"
)


def _by_another(
    found: _Found,
    agents: Sequence[PartyMention],
    members: Sequence[_Found],
    sentence: str,
    tokens: tuple[Token, ...],
    here: Sequence[PartyMention],
    region: Span,
) -> bool:
    """Whether the deed beside a noun has a doer of its own, so that whom "by" names did only what is around it."""
    behind = sentence[agents[-1].end : region.end]
    prompted = _PROMPTED.match(behind)
    if prompted is not None and any(
        m.armed and 0 <= m.start - agents[-1].end - prompted.end() <= 5 for m in here if m not in agents
    ):
        return True
    beside = _ADJUNCT.search(sentence[region.start : found.start]) or _REPELLED.match(behind)
    if beside is None or _BLAMED_FOR_IT.match(sentence[found.end : agents[0].start]):
        return False
    for f in members:
        if f is not found and (f.noun or f.passive):
            own = _agents_by(f, sentence, here, region)
            if own and not any(m in agents for m in own):
                return True
        if f.noun or f.passive or f.trigger.form not in {Form.PAST, Form.BASE, Form.ING}:
            continue
        if f.trigger.form is Form.ING and _MISHAP.search(sentence, region.start, f.start) is not None:
            continue
        subject = _subject(f, sentence, tokens, here, region)
        if any(m in agents for m in subject):
            continue
        if any(m.armed for m in subject) or (subject and f.trigger.form is not Form.ING):
            return True
        if f.trigger.form is Form.ING or any(0 <= f.start - m.end <= 2 for m in agents):
            continue
        words = _subject_words(f, sentence, tokens, region)
        if (
            words is not None
            and not _BLOWS.search(words.strip())
            and not any(m.party.text in words for m in agents)
        ):
            return True
    return False


def _group(
    sentence: str,
    tokens: tuple[Token, ...],
    region: Span,
    base: ActKind,
    members: Sequence[_Found],
    here: Sequence[PartyMention],
    people: Sequence[CountMention],
    found: Sequence[_Found],
    accused: Sequence[Party],
    counted: set[int],
    *,
    alone: bool,
) -> ActReading | None:
    perpetrators: list[Party] = list(accused)
    victims: list[Party] = []
    assertions: list[Assertion] = []

    def add(to: list[Party], parties: Iterable[PartyMention | Party]) -> None:
        for p in parties:
            party = p.party if isinstance(p, PartyMention) else p
            if re.match(r"(?i)(?:no (?!(?:less|fewer) than)|none )", party.text):
                continue
            if all(party.text != q.text for q in to) and all(
                party.text != q.text for q in (victims if to is perpetrators else perpetrators)
            ):
                to.append(party)

    ordered = [
        m for m in here if m.armed and _ON_ORDERS.search(sentence, region.start, opening_of(tokens, m))
    ]
    around: list[PartyMention] = []
    for f in members if not accused else ():
        agents = _agents_by(f, sentence, here, region) if f.noun else []
        if agents and _by_another(f, agents, members, sentence, tokens, here, region):
            around.extend(agents)
    for f in members:
        assertions.append(_assertion(f, sentence, region))
        later = [x for x in found if x.start > f.start]
        if f.noun:
            of = re.match(
                r"\s+" if f.word.endswith((" of", " on", " against")) else r"\s+(?:of|on|against|at)\s+",
                sentence[f.end : region.end],
            )
            if of is not None:
                at = f.end + of.end()
                broken = re.compile(
                    r"[,;.]\s|\s\(|\s(?:by|in|on|at|near|during|after|that|which|who|when|was|were|is|are|has|had|have|did|will|would|lies|lay|rests|falls)\s"
                ).search(sentence, at, region.end)
                stop = region.end if broken is None else broken.start() + 1
                inside = _inside(here, at - 1, stop)
                if f.word in _WEAPONS and of.group().strip() == "of" and any(m.armed for m in inside):
                    add(perpetrators, [m for m in inside if m.armed])
                elif inside:
                    add(victims, inside)
                elif f.trigger.outcome is Outcome.KILLED:
                    named = _named(sentence[at:stop])
                    if named is not None:
                        victims.append(named)
            agents = _agents_by(f, sentence, here, region) or _responsible(f, sentence, tokens, here, region)
            if not agents and f.first and tokens[f.first - 1].low == "'s":
                agents = [
                    m for m in here if m.armed and m.end >= tokens[f.first - 1].start - 1 and m.end <= f.start
                ]
            if not agents and f.word in _CLASHES:
                agents = _fought_between(f, sentence, here)
            if not agents:
                agents = [m for m in here if m.armed and _laid_at(f, m, sentence, region)]
            if not agents:
                agents = [m for m in here if m.armed and _charged_with(f, m, sentence, tokens, region)]
            if not agents and f.trigger.kind in {
                ActKind.DRONE_STRIKE,
                ActKind.AIR_STRIKE,
                ActKind.SHELLING,
                ActKind.ATTACK,
            }:
                # "an army drone strike", "RSF shelling"
                agents = [m for m in here if m.armed and 0 <= f.start - m.end <= 2]
            add(perpetrators, [m for m in agents if m not in around])
        elif f.passive or f.trigger.form in {Form.PATIENT, Form.STATE}:
            subject = [
                m for m in _subject(f, sentence, tokens, here, region, suffers=True) if m not in ordered
            ]
            if subject:
                if f.trigger.kind not in {ActKind.DESTRUCTION, ActKind.LOOTING} or any(
                    not m.armed for m in subject
                ):
                    add(
                        victims,
                        subject
                        if f.passive or f.trigger.form is Form.PATIENT
                        else [m for m in subject if not m.armed],
                    )
            elif (
                f.trigger.outcome is Outcome.KILLED
                and (named := _named(_subject_words(f, sentence, tokens, region))) is not None
            ):
                add(victims, [named])
            if f.trigger.form is Form.STATE:
                add(victims, [m for m in here if 0 <= f.start - m.end <= 2])
            if f.word not in _BURIALS:
                add(perpetrators, _agents_by(f, sentence, here, region))
        else:
            if f.word in {"struck", "hit"} and _NO_TARGET.match(sentence[f.end : region.end]):
                continue  # "soldiers hit a landmine"
            mishap = (
                f.trigger.form is Form.ING and _MISHAP.search(sentence, region.start, f.start) is not None
            )
            if not accused and f.word not in _BURIALS and not mishap:
                doers = _acting(f, sentence, tokens, here, region)
                doers += [
                    m
                    for m in here
                    if m.armed and doers and _TAKEN_FOR.fullmatch(sentence, doers[-1].end, m.start)
                ]
                add(perpetrators, doers or _whose_weapon(f, sentence, tokens, here, region))
            objects = [
                m
                for m in _objects(f, sentence, tokens, here, region, later)
                if not (
                    m.armed and any(p.actor is not None and p.actor == m.party.actor for p in perpetrators)
                )
            ]
            if f.word.endswith(_A_WEAPON):
                objects = [m for m in objects if _AIMED_AT.fullmatch(sentence, f.end, m.start)]
            whom = _whom(tokens, f.first)
            if whom is not None:
                before = tokens[whom - 1].start if whom else 0
                objects = [m for m in here if m.start <= before < m.end][:1]
            add(victims, objects)
            if (
                whom is None
                and not objects
                and f.trigger.outcome in {Outcome.KILLED, Outcome.ABDUCTED, Outcome.DETAINED}
            ):
                named = _named_object(sentence[f.end : region.end])
                if named is not None:
                    add(victims, [named])
    if not perpetrators and not accused:
        add(perpetrators, ordered)
    if not perpetrators and not around:
        add(perpetrators, _when_they_struck(members, sentence, tokens, here, region, victims))
    if not members and not accused:
        add(
            perpetrators,
            [
                m
                for m in here
                if m.armed
                and any(
                    c.outcome in _STARTS_ACT
                    and c.end <= m.start
                    and _TAKEN_BY.fullmatch(sentence, c.end, opening_of(tokens, m))
                    for c in people
                )
            ][:1],
        )
    if not perpetrators and not around:
        add(perpetrators, _met_in_a_fight(members, sentence, here))
    if not perpetrators and not around and any(f.trigger.kind in _SHOT_FROM_AFAR for f in members):
        add(perpetrators, fired_from(sentence, tokens, here, region))
    stretch = sentence[region.start : region.end]
    if len(members) > 1 and not accused and _RETORT.search(sentence, members[0].end, members[-1].start + 1):
        # "soldiers were attacked by rebels and responded, killing nine": whoever fell to the answer fell to the other side
        struck = [f for f in members if f.passive and f.trigger.outcome is None]
        if struck and struck[0] is members[0]:
            perpetrators.clear()
    if (
        members
        and all(f.word in _BURIALS for f in members)
        and not any(
            c.unit in {Unit.PEOPLE, Unit.BODIES} or (c.noun or "").startswith("grave") for c in people
        )
    ):
        return None
    taken: list[Count] = []
    own_eyes = bool(_OWN_EYES.search(stretch))
    for number, c in enumerate(people):
        if number in counted:
            continue
        wording = sentence[c.start : c.end]
        if c.unit not in {Unit.PEOPLE, Unit.BODIES} and not (
            c.unit is Unit.FAMILIES and c.outcome in _SUFFERED.values()
        ):
            ruined = base in {ActKind.DESTRUCTION, ActKind.LOOTING} and _befell(c, members, sentence, people)
            if not ruined and (
                _NOT_STRUCK.match(sentence[c.end : region.end]) or _CAME_IN.search(sentence[: c.start])
            ):
                continue
            if base is ActKind.INTERCEPTION or (alone and c.unit is not Unit.OTHER) or ruined:
                if ruined or c.unit is Unit.VEHICLES or base in {ActKind.DESTRUCTION, ActKind.LOOTING}:
                    taken.append(_as_count(c, Outcome.AFFECTED, wording, own_eyes=False))
                    counted.add(number)
            continue
        outcome = _outcome_of(c, found, sentence, people)
        if outcome is None and c.part and taken and taken[-1].unit in {Unit.PEOPLE, Unit.BODIES}:
            outcome = taken[-1].outcome
        if outcome is None and c.unit is Unit.BODIES:
            outcome = Outcome.KILLED
        if (
            outcome is None
            and c.total_of_present
            and _SHARED.search(sentence[: c.start]) is None
            and any(f.trigger.outcome is Outcome.KILLED for f in found)
        ):
            outcome = Outcome.KILLED
        if (
            outcome is None
            and base is ActKind.KILLING
            and _peopled(c)
            and any(
                f.word == "shot" and not f.passive and not sentence[f.end : c.start].strip() for f in members
            )
        ):
            outcome = Outcome.AFFECTED  # "shot at least 45 men": hit, whether dead or wounded is not said
        if outcome is None:
            continue
        wanted = _OUTCOME_KIND.get(outcome)
        if outcome is Outcome.AFFECTED and any(f.trigger.kind is ActKind.SEXUAL_VIOLENCE for f in found):
            wanted = ActKind.SEXUAL_VIOLENCE
        home = wanted if wanted in APART else ActKind.KILLING
        if home is not base and not (alone or (outcome is Outcome.SURVIVED and base in _ESCAPED)):
            continue
        counted.add(number)
        beside = all(not _same_words(wording, v.text) for v in victims)
        share = (c.part or _IN_BRACKETS.search(sentence, 0, c.start) is not None) and any(
            not t.part and t.outcome is outcome and t.unit in {Unit.PEOPLE, Unit.BODIES} for t in taken
        )
        if (
            not share  # "61 killed, among them 14 women": the women are a part of those who suffered
            and (not victims or (beside and not c.part))
            and outcome in _SUFFERED.values()
            and (_peopled(c) or (not victims and _alone_in_number(c, sentence)))
        ):
            add(
                victims, [Party(text=wording, kind=ActorKind.CIVILIANS)]
            )  # "nine Fulani": in no table of parties
        if c.total_of_present and outcome is Outcome.KILLED and _SHARED.search(sentence[: c.start]) is None:
            taken.append(
                Count(
                    outcome=Outcome.SURVIVED,
                    category=None,
                    low=0,
                    high=0,
                    exact=True,
                    unit=c.unit,
                    wording=wording,
                )
            )
            if c.low is None:
                continue
        taken.append(_as_count(c, outcome, wording, own_eyes=own_eyes))
    kills = base is ActKind.KILLING
    if kills and not any(t.outcome is Outcome.KILLED for t in taken):
        # "nine traders arrested by soldiers were found dead": those held are those killed
        for f in members:
            if f.trigger.outcome is not Outcome.KILLED or not (
                f.passive or f.trigger.form in {Form.PATIENT, Form.STATE}
            ):
                continue
            who = _subject(f, sentence, tokens, here, region, suffers=True) or (
                [m for m in here if _FOUND.search(sentence[m.end : f.start])] if f.word == "dead" else []
            )
            for number, c in enumerate(people):
                if (
                    number in counted
                    and c.unit is Unit.PEOPLE
                    and any(m.start <= c.start and c.end <= m.end + 1 for m in who if not m.armed)
                ):
                    taken.append(_as_count(c, Outcome.KILLED, sentence[c.start : c.end], own_eyes=own_eyes))
                    break
            break
    if kills and not any(t.outcome is Outcome.SURVIVED for t in taken):
        gone = _NO_SURVIVORS.search(stretch)
        kept = _SURVIVED.search(stretch)
        if gone is not None:
            taken.append(
                Count(outcome=Outcome.SURVIVED, low=0, high=0, exact=True, wording=gone.group().strip())
            )
        elif (
            kept is not None
            and not _NEGATION.search(stretch[max(0, kept.start() - 25) : kept.start()])
            and not any(f.start <= region.start + kept.start() < f.end for f in members)  # "released a bomb"
        ):
            taken.append(Count(outcome=Outcome.SURVIVED, low=1, high=None, wording=kept.group().strip()))
    if kills and members:
        kinds = {f.trigger.kind for f in members}
        if any(t.outcome is Outcome.KILLED and (t.high is None or t.high > 0) for t in taken):
            kinds.add(ActKind.KILLING)
        elif any(t.outcome is Outcome.INJURED for t in taken):
            kinds.add(ActKind.INJURY)
        if any(t.outcome is Outcome.SURVIVED and t.high == 0 for t in taken):
            kinds.add(ActKind.KILLING)
        crowd = any(v.kind is ActorKind.PROTESTERS for v in victims) or (
            any(p.kind in _KEEPERS for p in perpetrators) and _AT_PROTEST.search(stretch) is not None
        )
        if crowd and kinds & {ActKind.ATTACK, ActKind.KILLING, ActKind.INJURY}:
            kinds.add(ActKind.CROWD_FORCE)
        kind = next(k for k in RANKING if k in kinds)
    elif kills:
        kind = (
            ActKind.KILLING
            if any(t.outcome in {Outcome.KILLED, Outcome.SURVIVED} for t in taken)
            else ActKind.INJURY
        )
    else:
        kind = base
    if not members and not taken:
        return None
    if (
        kills
        and members
        and all(f.word in _PALE for f in members)
        and not (perpetrators and victims)
        and len(perpetrators) < _BOTH_SIDES
        and not taken
    ):
        return None
    asserted = next(
        (a for a in assertions if a is Assertion.ASSERTED),
        assertions[0] if assertions else Assertion.ASSERTED,
    )
    if Assertion.NEGATED in assertions and assertions[0] is Assertion.NEGATED:
        asserted = Assertion.NEGATED
    if asserted is Assertion.ASSERTED and _is_generic(stretch, region.start, members, taken, victims):
        asserted = Assertion.GENERIC
    if not members and taken and all(t.high == 0 for t in taken):
        asserted = Assertion.NEGATED  # "no casualties", "we hold no prisoners"
    if asserted is Assertion.NEGATED:
        taken = [t if t.outcome is not Outcome.KILLED else replace(t, low=0, high=0) for t in taken]
    start = min((f.start for f in members), default=people[0].start if people else region.start)
    end = max((f.end for f in members), default=region.end)
    act = Act(
        kind=kind, perpetrators=tuple(perpetrators), victims=tuple(victims),
        means=means_of(stretch) if kills or base is ActKind.DESTRUCTION else (), asserted=asserted,
    )  # fmt: skip
    groups = tuple(
        g
        for g in groups_of(act)
        if not any(t.category is g.category or (not g.part and t.outcome is g.outcome) for t in taken)
        and (g.part or not _shared_out(sentence[sentence.find(g.wording) + len(g.wording) : start]))
    )
    return ActReading(act=act, counts=(*taken, *groups), start=start, end=end)


_TAKEN_BY = re.compile(
    r"(?i)[^.;:,“”\"]{0,40}?\b(?:was|were|been|being)\s+(?:\w+ly\s+)?(?:taken|seized|picked up|led away|dragged|carried off|marched|driven|held|rounded up|intercepted|stopped)\b[^.;:,“”\"]{0,30}?\bby\s+$"
)
"""Between those carried off and who did it, where no word of the tables tells the deed."""
_IN_A_FIGHT = re.compile(
    r"(?i)(?:[^.;:,“”\"]{0,50}?\s)?(?:in|during)\s+(?:an?|the|two|three|several|so-called|alleged|armed|fake|police|separate|\s|[“\"])*(?:encounters?|shoot-?outs?|gun ?fights?|fire ?fights?|gun battles?|exchanges? of (?:fire|gunfire)|combat)[”\"]?\s+(?:in\s+[A-ZÀ-Þ]\w+\s+)?with\s+(?:the\s+)?$"
)


def _met_in_a_fight(
    members: Sequence[_Found], sentence: str, here: Sequence[PartyMention]
) -> list[PartyMention]:
    """Return whom those who fell were fighting ("six were killed in an encounter with the police"): they fell to them."""
    return [
        m
        for f in members
        if not f.noun
        and f.trigger.outcome is Outcome.KILLED
        and (f.passive or f.trigger.form is Form.PATIENT)
        for m in here
        if m.armed and m.start >= f.end and _IN_A_FIGHT.fullmatch(sentence, f.end, m.start)
    ][:1]


_BOTH_SIDES = 2
_CLASHES = frozenset({"clash", "clashes", "firefight", "bloodshed", "violence", "gunfire"})
_BETWEEN = re.compile(r"(?i)[^.;:,“”\"]{0,50}?\bbetween\s+(?:the\s+|an?\s+|two\s+|rival\s+)*$")


def _fought_between(found: _Found, sentence: str, here: Sequence[PartyMention]) -> list[PartyMention]:
    """Return both sides of a clash ("a clash **between soldiers and rebels**"); one side alone is not named so."""
    sides = [m for m in here if m.armed and m.start >= found.end]
    if not sides or not _BETWEEN.fullmatch(sentence, found.end, sides[0].start):
        return []
    second = [
        m
        for m in sides[1:]
        if re.fullmatch(r"(?i)\s+and\s+(?:the\s+|an?\s+)?", sentence[sides[0].end : m.start])
    ]
    several = re.match(
        r"(?i)(?:two|three|rival|several|\w+\s+)*(?:gangs|groups|militias|bands|factions|communities|clans)\b",
        sides[0].party.text,
    )
    return [sides[0], *second[:1]] if second or several else []


_SHOT_FROM_AFAR = frozenset(
    {ActKind.SHELLING, ActKind.DRONE_STRIKE, ActKind.AIR_STRIKE, ActKind.ATTACK, ActKind.KILLING}
)

_FOUND = re.compile(r"(?i)\b(?:was|were)\s+(?:later\s+)?(?:found|discovered)\s+$")

_MISHAP = re.compile(
    r"(?i)\b(?:crash(?:ed|es|ing)?|overturn\w*|plunged|capsized|sank|(?:was|were|been|being)\s+(?:\w+ly\s+)?(?:hit|shot down|downed|struck|ambushed|attacked|blown up|bombed|shelled|targeted)|"
    r"came under (?:fire|attack)|(?:hit|struck|drove over|ran over|stepped on|detonated|triggered)\s+(?:an?|the)\s+(?:\w+\s+)?(?:mine|landmine|ied|bomb|device|explosive))\b"
)
"""What befell the subject: the result that follows ("…, killing nine soldiers") is not its deed."""

_RETORT = re.compile(
    r"(?i)\b(?:respond(?:ed|ing|s)?|retaliat\w+|return(?:ed|ing) fire|(?:fired|hit|struck|fought) back|counter-?attack\w*|riposted?|replied)\b"
)

_COMMITTED = re.compile(
    r"(?i)\s+(?:(?:had|has|have|were|are|was|is|\w+ly)\s+)*(?:committed|perpetrated|carried out|launched|staged|conducted|mounted|unleashed)\b(?!\s+(?:the|an?|another)\b)"
)
_GUILT_FOR = re.compile(r"(?i)\b(?:responsibility|blame|guilt|liability)\s+for\s+(?:[\w’'-]+\s+){0,4}$")
_LIES_WITH = re.compile(
    r"(?i)[^.;:]{0,60}?\s(?:lies|lay|rests|rested|falls|fell)\s+(?:\w+ly\s+)?(?:with|on|upon)\s+(?:the\s+)?"
)
"""Behind a deed for which there is guilt: whose it is ("responsibility for the killing **lies with** the army")."""
_ATTRIBUTED_TO = re.compile(
    r"(?i)[^.;:]{0,60}?\b(?:attributed|ascribed|imputed)\s+(?:by\s+[^.;:]{2,50}?\s)?to\s+(?:the\s+|an?\s+)?$"
)


def _laid_at(found: _Found, party: PartyMention, sentence: str, region: Span) -> bool:
    """Whether a noun's deed is laid at a party behind it ("the massacre that rebels committed", "shelling attributed to the army")."""
    if party.start < found.end or party.end > region.end:
        return False
    between = sentence[found.end : party.start]
    if _ATTRIBUTED_TO.match(between) is not None:
        return True
    if _LIES_WITH.fullmatch(between) is not None and _GUILT_FOR.search(sentence[region.start : found.start]):
        return True
    return (
        re.fullmatch(
            r"(?i)\s+(?:(?:that|which)\s+)?(?:the\s+)?|\s+(?:(?:at|in|of|on|near)\s+[^.,;:“”\"]{1,40}?)?,?\s*(?:that|which)\s+(?:the\s+)?",
            between,
        )
        is not None
        and _COMMITTED.match(sentence[party.end : region.end]) is not None
    )


_CRIME_LED_TO = (
    r"(?:(?:the|an?|his|her|their|its|this|that|alleged|mass|first-degree|aggravated|leading|ordering|commanding|committing|carrying\s+out|taking\s+part\s+in|participating\s+in|(?:part|role|involvement|participation|complicity|share)\s+in|"
    r"murder|homicide|manslaughter|crimes?|war\s+crimes?|crimes\s+against\s+humanity|charges|over|of|in|for|and)\s+)*(?:(?!(?:failing|failure|hiding|concealing|covering|ignoring|obstructing|refusing|neglect\w*|not|stopping|preventing|investigating|reporting|condoning)\b)[\w’'-]+\s+){0,2}"
)
_ON_ORDERS = re.compile(
    r"(?i)\b(?:on|under|at|following|upon)\s+(?:the\s+)?(?:direct\s+|express\s+|written\s+)?(?:orders?|instructions?|behest|command|directions?)\s+(?:of|from)\s+(?:the\s+)?$"
)
"""Who gives the order did it, where nobody else is named."""
_TAKEN_FOR = re.compile(
    r"(?i),?\s+(?:who\s+(?:were|are|was)\s+)?(?:(?:widely|strongly|also)\s+)?(?:believed|thought|presumed|suspected|known|understood|said|alleged|reported|identified|recogni[sz]ed|described)\s+(?:by\s+[^,.;:]{2,30}?\s+)?"
    r"(?:as|to\s+(?:be|belong\s+to|have\s+been|come\s+from|be\s+from))\s+(?:(?:the|an?|some|members|fighters|elements|men|part|of|from)\s+)*"
)
"""Between men and the party they are taken for ("gunmen **believed to be** fighters of X")."""
_A_WEAPON = " a weapon"
"""How `deeds` names the frames whose grammatical object is a weapon: who suffers stands behind a preposition."""
_AIMED_AT = re.compile(
    r"(?i)\s+(?:at|on|onto|into|in|over|towards?|against|upon|among|to\s+\w+|killing|wounding)\s+(?:(?!and\b|to\b|order\b)[\w’'-]+\s+){0,4}"
)
_CHARGED = r"(?:charged|indicted|convicted|accused|found\s+guilty|sentenced|jailed|imprisoned|on\s+trial|(?:to\s+(?:stand\s+|face\s+)?)?trial|tried|wanted|suspected|blamed|held\s+responsible|under\s+(?:investigation|arrest)|prosecuted|arraigned|arrested|detained)"
_INCLUDING = (
    r",?\s+(?:including|among\s+(?:them|whom)|one\s+of\s+(?:them|whom))\s[^;:.,“”\"]{3,70}(?=[\s,]),?(?=\s)"
)
"""Between the charged and the charge, who is one of them ("three policemen, **including a commander,** pleaded not guilty")."""
_CHARGED_PASSIVELY = (
    rf"(?:{_INCLUDING})?(?:,?\s+(?:who\s+)?(?:was|were|is|are|has\s+been|have\s+been|had\s+been|being|went|goes|go|stood|stands|stand)\s+(?:(?!not\b|never\b|cleared\b|acquitted\b)\w+ly\s+|also\s+|later\s+|now\s+|still\s+)*{_CHARGED}|"
    r"\s+(?:has\s+|have\s+|had\s+)?(?:pleaded|pled|plead)\s+(?:not\s+)?guilty|,\s+whom\s+[^,.;:“”\"]{2,60}?\s(?:holds?|held|accus\w+|blam\w+|suspect\w*|charg\w+|want\w*))"
)
_CHARGED_BARELY = rf",?\s+{_CHARGED}"
"""Without a form of "be" the charge follows at once ("soldiers **accused of**"): else it is done to somebody else ("police arrested two men for")."""
_BY_CHARGE = (
    re.compile(
        r"(?i)\b(?:charg(?:e|es|ed|ing)|indict(?:s|ed|ing)?|convict(?:s|ed|ing)?|accus(?:e|es|ed|ing)|tried|try|sentenc(?:es|ed|ing)|jail(?:s|ed|ing)?|imprison(?:s|ed|ing)?|found|order(?:s|ed|ing)|sen(?:d|ds|t)|commit(?:s|ted)|arrest(?:s|ed|ing)?|detain(?:s|ed|ing)?|captur(?:es|ed|ing)|held|prosecut(?:e|es|ed|ing)|"
        r"investigat(?:e|es|ed|ing)|summon(?:s|ed|ing)|arraign(?:s|ed)?)\s+$"
    ),
    re.compile(
        rf"(?i)\s+(?:guilty\s+)?(?:(?:(?:to|for)\s+[^,.;:“”\"]{{2,50}}?|in\s+absentia)\s+)?(?:(?:to\s+stand\s+|for\s+|on\s+)trial\s+)?(?:with|of|for|over|on\s+suspicion\s+of|in\s+connection\s+with)\s+{_CRIME_LED_TO}$"
    ),
    re.compile(
        rf"(?i)(?:\s+(?:commanders?|leaders?|members?|chiefs?|officers?|elements?)\b)?(?:\s+\([A-Z][\w’'-]+\))?(?:{_CHARGED_PASSIVELY}\b(?:\s+(?:(?!for\b|over\b|with\b|of\b|by\s+the\b)[\w’'-]+\s+){{0,8}}?|\s+)|{_CHARGED_BARELY}\s+)"
        rf"(?:with|of|for|over|to|on\s+suspicion\s+of|in\s+connection\s+with)\s+{_CRIME_LED_TO}$"
    ),
)
"""A charge of the deed: before the charged and between them and the deed; with the charged for its subject."""


def _charged_with(
    found: _Found, party: PartyMention, sentence: str, tokens: tuple[Token, ...], region: Span
) -> bool:
    """Whether a party is charged with a noun's deed ("charged three soldiers **with the murder** of a driver")."""
    if (
        not region.start <= party.start < party.end <= found.start
        or found.start - party.end > _CHARGED_WITHIN
    ):
        return False
    between = sentence[party.end : found.start]
    before, straight, passive = _BY_CHARGE
    return passive.fullmatch(between) is not None or (
        straight.fullmatch(between) is not None
        and before.search(sentence[: opening_of(tokens, party)]) is not None
    )


def _with_charged(
    readings: tuple[ActReading, ...],
    found: Sequence[_Found],
    sentence: str,
    tokens: tuple[Token, ...],
    here: Sequence[PartyMention],
    region: Span,
) -> tuple[ActReading, ...]:
    """Give a deed told behind another those charged with it before ("arrested **two soldiers** over the killing of a trader")."""
    given: list[ActReading] = []
    for reading in readings:
        noun = next((f for f in found if f.noun and f.start == reading.start), None)
        charged = (
            [m.party for m in here if m.armed and _charged_with(noun, m, sentence, tokens, region)]
            if noun is not None and not reading.act.perpetrators
            else []
        )
        given.append(
            replace(reading, act=replace(reading.act, perpetrators=tuple(charged))) if charged else reading
        )
    return tuple(given)


_CHARGED_WITHIN = 160
"""So many code points between the charged and the deed at most."""


_THROWN_BY = re.compile(
    r"(?i)\b(?:thrown|hurled|lobbed|planted|laid|dropped|fired|launched|detonated|set off|triggered|operated|driven|steered)\s+by\s+$"
)


def _whose_weapon(
    found: _Found, sentence: str, tokens: tuple[Token, ...], here: Sequence[PartyMention], region: Span
) -> list[PartyMention]:
    """Return who threw, laid or fired what kills ("a grenade **thrown by soldiers** killed three")."""
    start = tokens[verb_start(tokens, found.first)].start
    return [
        m
        for m in here
        if m.armed
        and m.end <= start
        and _THROWN_BY.search(sentence[region.start : opening_of(tokens, m)]) is not None
        and re.fullmatch(
            r"\s+(?:(?:in|on|at|near|from|into|over)\s+[^.,;:“”\"]{2,40}\s)?", sentence[m.end : start]
        )
    ][:1]


_SUFFERED = {
    ActKind.ABDUCTION: Outcome.ABDUCTED, ActKind.DETENTION: Outcome.DETAINED, ActKind.INJURY: Outcome.INJURED,
    ActKind.KILLING: Outcome.KILLED, ActKind.DISAPPEARANCE: Outcome.MISSING,
}  # fmt: skip


def _shared_out(between: str) -> bool:
    """Whether what stands between a number and a second deed tells of some of them ("four were seized, and **two of them** …")."""
    return bool(find_all_numbers(between)) or _SOME_OF_THEM.search(between) is not None


_SOME_OF_THEM = re.compile(
    r"(?i)\b(?:of (?:them|whom|these|those)|others?|the rest|some|most|many|several|another)\b"
)


def groups_of(act: Act) -> tuple[Count, ...]:
    """Return a count of at least one for each group of victims named without a number ("migrants").

    Of those missing, who are as many as their words say: in "four women were abducted and are still missing" one number
    has two outcomes.
    """
    outcome = _SUFFERED.get(act.kind)
    if outcome is None or act.asserted is not Assertion.ASSERTED:
        return ()
    found: dict[Category | None, Count] = {}
    for party in act.victims:
        words = party.text.lower().split()
        number = next((c for c in find_counts(party.text) if not c.start and c.unit is Unit.PEOPLE), None)
        if number is not None:
            if outcome is Outcome.MISSING:
                found.setdefault(
                    number.category, _as_count(number, outcome, party.text[: number.end], own_eyes=False)
                )
            continue
        category = _GROUPS.get(words[-1]) if words else None
        if category is not None and len(words) <= 3 and not any(w[:1].isdigit() for w in words):
            found.setdefault(
                category, Count(outcome=outcome, category=category, low=1, wording=party.text, part=True)
            )
    return tuple(found.values())


def _is_generic(
    stretch: str, begin: int, members: Sequence[_Found], counts: Sequence[Count], victims: Sequence[Party]
) -> bool:
    """Whether a telling, whose stretch opens at offset ``begin``, speaks of a habit rather than a happening.

    A bare plural does ("blamed for killings"); "the killings" are those told before.
    """
    numbered = any(c.low is not None and c.low > 1 for c in counts)
    if _GENERIC.search(stretch) and not numbered:
        return True
    if numbered or any(c.outcome is Outcome.SURVIVED for c in counts):
        return False
    plural_nouns = all(
        f.noun
        and f.word.endswith("s")
        and not f.word.endswith("ss")
        and f.word not in {"deaths", "airstrikes", "air strikes", "drone strikes", "shells"}
        for f in members
    )
    singular_specific = (
        re.search(
            r"(?i)(?:\b(?:the|this|these|those|latest|alleged)|['’]s)\s+(?:(?!of\b|in\b|on\b|for\b|and\b)[\w-]+\s+){0,3}$",
            stretch[: max(0, members[0].start - begin)][-60:],
        )
        if members
        else None
    )
    return bool(members) and plural_nouns and not victims and singular_specific is None


__all__ = ["MENTIONS_ACT", "METHOD", "ActReading", "means_class", "means_of", "read_acts"]
