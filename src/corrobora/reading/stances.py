"""How a speaker stands to what is said: from the cue, then from what follows it and who speaks.

Order of rules, first that fits, as in the guide of the gold set (``tests/gold/README.md``):

1. what another should do is demanded;
2. a move of one's own still ahead, or just put in train, is announced; whatever else lies ahead is predicted;
3. the accused who grants the act, here or in the sentences before, and refuses the guilt admits the act alone;
4. with an accident, an illness, another target or dead made fighters it gives another explanation;
5. told as one's own deed it is admitted;
6. words that call a charge false, or say that something was not so, deny;
7. belief withheld doubts; what is borne out in such words is affirmed; all else is alleged.

A cue of denial denies at once. The words: `corrobora.reading.stancewords`.
Terms after HURIDOCS microthesaurus 28 (attribution).
"""

import re
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache
from typing import Self

from corrobora.reading import stancewords as words
from corrobora.reading.alternatives import any_case
from corrobora.reading.attribution import Attribution
from corrobora.reading.lexicon import ARMED, INSTITUTIONS, RANKS, Frame
from corrobora.records import Act, ActKind, Assertion, Speaker, SpeakerKind, Stance, StepKind

METHOD = "stances/7"

_WARNS = re.compile(r"(?i)warn|caution")
_FEARS = re.compile(r"(?i)fear|afraid|worr|concern|alarm")
_AHEAD_OF = re.compile(
    r"(?i)\b(?:will|would|could|may|might|can|going to|about to|plan(?:s|ned|ning)?|prepar\w+|intend\w*|threat\w*|risk\w*|danger\w*|anyone|if|unless|more|further|new|another|next|soon|imminent|"
    r"possible|likely|upcoming|looming|of|against)\b"
)
_DONE = re.compile(r"(?i)\b(?:had|has|have|was|were)\b|\b(?!need|indeed|armed)\w+ed\b|\bshot\b|\bstruck\b")
_PROMISES = re.compile(
    r"(?i)\b(?:will|would|shall)\s+(?:soon\s+|also\s+|all\s+|not go\s+)?(?:be\s+)?(?:un)?(?:investigat\w*|punish\w*|prosecut\w+|brought to|bring|held|hold|tried|court-martial\w*|sanction\w*|"
    r"arrest\w*|face|answer|compensat\w+|pursue|hunt\w*|track\w*|launch|open|publish|set up|appoint)\b|\b(?:go|get away) (?:un)punished\b"
)
_REDRESS = re.compile(
    r"(?i)\b(?:must|should|ought to|need(?:s|ed)?(?: to)?|has to|have to|had to|is owed|are owed|deserves?)\b[^.;]{0,50}?\b(?:investigat\w*|accountab\w*|account|responsible|justice|prosecut\w*|punish\w*|tried|"
    r"trial|arrest\w*|face|answers?|explain\w*|clarif\w*|compensat\w*|stop\w*|end(?:ed)?|cease\w*|halt\w*|release\w*|disarm\w*|withdraw\w*|resign\w*|inquiry|probe|truth|know)\b"
)
_NEVER_THERE = re.compile(
    r"(?i)^\W*+(?:that\s+)?(?:(?:none|not one|no one) of\s+|neither\s+|no\s+)?(?:(?:its|their|our|his|the|any)\s+)?(?:[\w-]+\s+){0,4}?"
    r"(?:(?:had|has|have|did|was|were|do|does|is|are)?\s*(?:never|not|n['’]t|nowhere)\b|(?:had|was|were|have|has)\s+(?:ever\s+)?(?=(?:entered|been|set foot|gone|near|in\b|at\b))|(?=entered|went|flew|passed|visited))\s*(?:even\s+|ever\s+|anywhere\s+|once\s+)?"
    r"(?:entered|enter|set foot|went|go|gone|been (?:to|in|at|near|anywhere)\b|visit\w*|pass(?:ed)? through|left (?:the|their|its) (?:base|barracks|camp|positions?)|leave (?:the|their|its) (?:base|barracks|camp|positions?)|"
    r"come|came|flew|fly|flown|laid? (?:a )?(?:hand|finger)|touch(?:ed)?|near|close to|in the|in that|at the|there\b|anywhere|(?:in|at) [A-Z])"
)
"""A denial in words that name no act: "his fighters never entered the village"."""
_NEGATES = re.compile(r"(?i)\b(?:no|none|not|never|neither|nor|nowhere|nobody)\b|n['’]t\b")
_NOT_A_DENIAL = re.compile(
    r"(?i)\b(?:yet|until|surrender|negotiat|ready|position to|mood|able|allowed|paid|received)\b|\b(?:will|would) (?:never|not)\b"
)
_NOT_US = re.compile(
    r"\b(?:no|not|never|neither|nor|none|n['’]t|didn['’]t)\b[^.;]{0,80}\b(?:involve\w*|responsib\w*|kill\w*|target\w*|carr(?:y|ied)|forces|troops|soldiers|role|part|"
    r"present|operat\w+|strike|struck|attack\w*|shell\w*|fire[d]?|fired|shot|bomb\w*|ammunition|live (?:fire|rounds|bullets)|abduct\w*|torture\w*|rape\w*|burn\w*|loot\w*|mass grave\w*|take place|took place|happen\w*|civilian\w*|abuse\w*|conduct\w*|commit\w*|harm\w*|casualt\w*)\b",
    re.IGNORECASE,
)
_NOT_QUITE = re.compile(
    r"\bnot only\b|\bno longer\b|\bno one (?:else )?(?:survived|was spared)\b|\bno (?:arrests|group|one) (?:had|has|have|claimed)\b",
    re.IGNORECASE,
)
_BROKEN_OFF = re.compile(
    r"(?i)\band (?:had|has|have|then|also)\b|\b(?:not|never)\s+\w+\s+(?:had|has|have|was|were)\b"
)
"""A negation whose clause ends before the deed ("the men who will not surrender had killed nine")."""
_SOLDIERS = re.compile(
    r"(?i)\b(?:soldiers?|troops|officers?|policem[ae]n|police|gendarmes?|constables?|guards?|personnel|servicem[ae]n|marines?|commandos?|martyrs)\b"
)
_OWN_LOSSES = re.compile(
    r"(?i)\bno (?:casualties|losses|injuries|deaths|wounded)\b|\b(?:lost|without) (?:no|any|a single)\b"
)
_OTHER_CAUSE = re.compile(
    r"\b(?:accident(?:al|ally)?|by mistake|mistak(?:en|enly|es?)|mistook|in error|error|misfire\w*|malfunction\w*|technical (?:fault|problem|error|failure)|crossfire|cross-fire|"
    r"human shields?|stray|astray|off course|unintended|unintentional\w*|collateral|legitimate (?:military )?target|military (?:target|objective)|"
    r"(?:targeted|struck|hit|against|neutrali[sz]ed|eliminated|killed)\s+(?:only\s+)?(?:\w+\s+){0,3}(?:terrorists?|militants?|insurgents?|bandits?|jihadists?|fighters|combatants|criminals|extremists?|positions?|base|camp|hideout)|"
    r"returned fire|(?:came |were |was |themselves )*under (?:fire|attack)|were attacked first|opened fire first|exchange of fire|staged|caught (?:in|between)|navigation\w*|missed (?:its|the) target|warning shots)\b",
    re.IGNORECASE,
)
_NO_GUILT = re.compile(
    r"\b(?:den(?:y|ied|ies|ying)|reject\w*|dismiss\w*|not)\b[^.;]{0,40}\b(?:responsib\w*|involve\w*|wrongdoing|deliberate\w*|target\w*|blame|guilt|liab\w+)",
    re.IGNORECASE,
)
_AHEAD = re.compile(r"\b(?:will|would|likely|going to|expect(?:s|ed)?|unlikely)\b", re.IGNORECASE)
_DOUBTING = re.compile(
    r"\b(?:rather than|whitewash\w*|cover[- ]?up|little (?:faith|hope|chance|confidence)|not expect\w*|unlikely|credib\w+|sceptic\w*|skeptic\w*|impunity|rarely|fail(?:ed|s)? to|"
    r"aimed at (?:counter\w+|deflect\w+|silenc\w+|appeas\w+)|window[- ]dressing|public relations|doubt\w*|cannot (?:investigate|judge)|buy(?:ing)? time|placate)\b",
    re.IGNORECASE,
)
_TURNED_DOWN = any_case(
    r"^\W*(?:(?:the|its|any|all|an?|such|their|his|her|our|this|that|these|every)\s+)?(?:(?!(?:that|of|by|on|for|in|to|at|who|which|and|as)\b)[\w’'-]+\s+){0,3}?"
    r"(?:calls?|demands?|requests?|offers?|proposals?|appeals?|plans?|bids?|ultimatum|deals?|plea|application|resolution|access|agreements?|accords?|treat(?:y|ies)|ceasefire|cease-fire|truce|armistice|"
    r"talks|negotiations?|mediation|dialogue|committee|commission|panel|amnesty|motion|petition|bail|lawsuit|invitation|compensation|violence|terrorism|extremism|war|hatred|authority|sovereignty|"
    r"dispatchers?|employees?|staff|ministers?|directors?|chiefs?|commanders?|officers?|teachers?|judges?|guards?|drivers?|constables?|soldiers)\b(?!['’]s?\b)(?!\s+(?:were|was|had|have|are|is|shot|killed|fired)\b)"
)
"""What is refused or sent away, and so no charge: a demand, a deal, a body, a principle, a person dismissed from office."""
_HABIT = re.compile(
    r"\b(?:consistently|always|repeatedly|routinely|regularly|often|frequently|in the past|previously|long|usually|systematically)\b",
    re.IGNORECASE,
)
_IN_CHARGE = frozenset({SpeakerKind.OFFICIAL, SpeakerKind.ARMED_FORCES, SpeakerKind.ARMED_GROUP})
_ANSWERS = _IN_CHARGE | {SpeakerKind.OTHER}
"""Who may speak for the accused; whoever could not be placed among them."""
_OF_A_DEED = any_case(
    r"\b(?:involve\w*|responsib\w*|kill\w*|murder\w*|target\w*|carr(?:y|ied|ies|ying) out|role|part in|present|operat\w+|operations?|str(?:ike|ikes|uck|iking)|attack\w*|assault\w*|shell(?:s|ed|ing|fire)?|mortars?|fire|fires|fired|firing|shot|shots|shoot\w*|"
    r"bomb\w*|ammunition|rounds?|bullets?|lethal|weapons?|guns?|missions?|abduct\w*|kidnap\w*|tortur\w*|rap(?:e|ed|es|ing)|burn\w*|loot\w*|graves?|abus(?:e|es|ed|ing)|commit\w*|harm\w*|hurt|injur\w+|wound\w*|fatalit\w+|passing of|die[ds]?|dead|deaths?|hit|damag\w+|destroy\w*|"
    r"deton\w+|explo\w+|mines?|drones?|aircraft|planes?|helicopters?|jets?|warplanes?|missiles?|detain\w*|h[eo]ld|imprison\w*|captur\w+|seiz\w+|beat\w*|massacre\w*|fight\w*|fought|combat|clash\w*|raid\w*|battles?|soldiers?|troops|forces|fighters?|militia\w*|rebels?|"
    r"m[ae]n|personnel|combatants?|patrols?|convoys?|units?|elements|involvement|links?|figures?|numbers?|tolls?|evict\w*|expel\w*|displac\w+|push(?:ed|ing)? back|stopped|plant(?:ed|ing)?|execut\w*|incidents?)\b"
)
"""What a denial is of: a deed, the arms or the men it was done with, a hand in it, having been there."""
_OF_A_SIDE = any_case(
    r"\b(?:presence|recruit\w*|conscript\w*|child soldiers|information (?:to|about|on)|support\w*|suppl(?:y|ies|ied)|arm(?:s|ed|ing)|train(?:s|ed|ing)|financ\w+|fund(?:s|ed|ing)|co-?operat\w*|collaborat\w*|engag\w+|intend\w*|intent\w*|aim(?:s|ed|ing)|camps?|bases?|"
    r"villages?|towns?|settlements?|houses?|homes?|schools?|hospitals?|clinics?|mosques?|church(?:es)?|markets?|extort\w*|ransom|prisoners?|hostages?|captives?|evidence|indications?|plot\w*|orders?|interfer\w*|territory|border|violat\w+|truce|ceasefire|calls?|alerts?|requests?|complaints?|warnings?|distress|there)\b"
)
"""What one who answers for a side denies besides: its presence, its help, its ways."""
_DEATHS_TOLD = any_case(
    r"\b(?:dead|killed|victims?|missing|alleged\w*|supposed\w*|so-called|claimed|reported)\b[^.;,]{0,60}?\s(?:is|are|was|were)\s(?:\w+\s){0,2}?(?:alive|safe and sound|in good health|unharmed)\b"
)
"""Somebody who was told dead is said to be alive."""
_STANDING_OF_A_CASE = any_case(
    r"\b(?:no|not (?:an?|any|one)(?: single)?|nobody|no[- ]one|none|never any|n['’]t (?:an?|any)(?: single)?)\b(?:\s+[\w’'-]+){0,7}?\s+(?:conclusions?|arrests?|suspects?|charges?|charged|custody|arrested|identified|named|motives?|leads?|clues?|threat|foul play|signs?|trace|(?:forensic|fingerprint|DNA|physical|video)\s+evidence|"
    r"further|additional|other (?:shots|injur\w+|victims|people|persons|casualties|wounds|suspects|damage)|seriously|critical(?:ly)?|life[- ]threatening)\b|\bno (?:\w+ )?(?:weapons?|guns?|firearms?|casings?|drugs)\s+(?:was|were|had been|have been|has been)\s+(?:found|recovered|located|retrieved)\b|\b(?:not|never|n['’]t)\s+(?:(?:yet|been|have|believed to be|considered|\w+ly)\s+)*(?:ma(?:de|king) (?:an?|any) arrests?|arrest\w*|charg\w+|identif\w+|determin\w+|named|releas\w+|life[- ]threatening|serious\w*|critical\w*|"
    r"speculat\w+|comment\w*|a drive-by|random|gang)\b"
)
"""How far a case has come, and how bad a wound is, are told without denying anything ("no arrests", "no one is in custody")."""
_NONE_OF_THEIRS = any_case(
    r"\b(?:something|things|a \w+) (?:that )?\w+ (?:has|had|have) nothing to do with\b"
)
""""Hit for something she has nothing to do with": said of a victim, and no denial."""
_LIVES = any_case(r"\b(?:alive|safe and sound|unharmed|intact|standing)\b")
_OUTSIDE = frozenset(
    {SpeakerKind.NGO, SpeakerKind.UN_BODY, SpeakerKind.EXPERT, SpeakerKind.RELATIVE, SpeakerKind.OTHER}
)
_ON_THE_SPOT = frozenset(
    {SpeakerKind.EYEWITNESS, SpeakerKind.SURVIVOR, SpeakerKind.RELATIVE, SpeakerKind.LOCAL_SOURCE}
)
_SPEAKS_FOR_THE_STATE = re.compile(
    r"(?i)\b(?:state|national|government|official|military|public)[- ](?:\w+\s+)?(?:television|tv|radio|media|broadcaster|agency|channel|newspaper)\b|^the television$"
)
_FOR_THE_ACCUSED = re.compile(
    r"(?i)\b(?:his|her|their|its|defen[cs]e|the (?:\w+\s+)?(?:captain|officer|accused|defendant|soldier|general|colonel|major|policeman|suspect)s?['’]s?)\s+(?:\w+\s+)?(?:lawyers?|counsel|attorneys?|advocates?)\b"
)
_CLAUSE_END = re.compile(r"[;:]|[.!?]\s")
_ANOTHER_CLAUSE = any_case(rf"{words.SUBORDINATE.pattern}|\b(?:and|but)\b")
_BE_DONE = re.compile(r"\s*(?:also\s+|now\s+|\w+ly\s+)*be\s+\w+(?:ed|ld|ght|shed)\b")
_FIRST_PERSON = re.compile(r"(?i)(?:we|i)$")
_UNSETTLED = re.compile(r"(?i)\b(?:yet|still|remains?|unclear|unknown|unconfirmed)\b")
_STEPS_TAKEN = frozenset(
    {StepKind.ANNOUNCED, StepKind.OPENED, StepKind.CHARGED, StepKind.TRIED, StepKind.ACQUITTED, StepKind.CLOSED}
)  # fmt: skip
_SPEECH = frozenset({Stance.ALLEGES, Stance.AFFIRMS, Stance.PREDICTS})


_PAPER = re.compile(
    r"(?i)\b(?:reports?|sources?|surve(?:y|ys)|stud(?:y|ies)|videos?|footage|investigat\w+|inquir(?:y|ies)|autops\w+|tall(?:y|ies)|allegations?|accounts?|testimon\w+)$"
)
_UNSAID = re.compile(r"(?i)\b(?:not|never|neither|nor)\b(?! contest)|n['’]t\b")
_RANKED = frozenset(
    "commodore corporal constable inspector superintendent sho marshal warder jailer brigadier guards".split()
)
_PERSONS = frozenset(
    "he she man woman mr mrs ms dr chief commander spokesman spokeswoman spokesperson minister governor mayor director secretary president lawyer officer doctor leader".split()
)
_BODIES = frozenset(
    "office court board department directorate prosecution bureau agency mission council network headquarters committee panel company ministry clan forces guards brigade cell faction".split()
)
_NAMED_BODY = re.compile(r"(?:[Tt]he\s+)?[A-Z0-9]{2,}|[Tt]he\s+[A-Z][\w’'-]*(?:\s+[\w’'-]+)*")
"""An acronym, or a proper name with the article."""


_OFFICE = re.compile(r"(?i)['’]s? (?:office|department|court|service|directorate|bureau)$")
"""A body named after who holds it ("the prosecutor's office")."""


_CAME_UPON = any_case(
    r"\s+(?:(?:who|that|had|have|has|were|was|are|is|also|then|later|first|\w+ly|arriv\w+|there|and)\s+)*?(?:responded|respond(?:ing|s)?|respond|found|find(?:s|ing)?|discover\w*|locat(?:ed|es|ing)|came (?:across|upon)|encounter\w*|called|dispatched|sent|summoned|alerted|flagged|arrived|arriving|receiv\w+|"
    r"heard|saw|recover\w*|transport\w*|treat(?:ed|ing)|rescued|took (?:him|her|them|the (?:victim|wounded|injured)\w*)|carried|rushed|investigat\w*|looking|search\w*|seeking|working|interview\w*|identif\w+|report(?:ed|s|ing)?|confirm\w*|believe[ds]?|respond|attend\w*|gave|began|secured|cordon\w*|counted|collected)\b"
)
"""What those who come after a deed do: nothing of it is theirs ("officers **found** a man with gunshot wounds")."""
_COMERS = any_case(
    r"\W*(?:that\s+)?(?:(?:in|on|at|about|around|when|just|shortly|before|after|late|early)\s[^,]{1,50},\s+)?(?:(?:the|its|their|our|his|her|two|three|several|some)\s+)?(?:\w+\s+)?(?:officers|police(?:men)?|deputies|troopers|detectives|investigators|soldiers|troops|they|we|he|she|it|crews|patrols?|forces|agents|guards)\b"
)
_HURT = any_case(
    r"\b(?:and|then|before|,)\s+(?:(?:then|later|had|have|also|fatally|\w+ly)\s+)*(?:shot|shooting|fired|firing|opened fire|open(?:ed|ing) fire|returned fire|kill\w*|wound(?:ed|ing)|injur(?:ed|ing)|struck|beat|beating|hit|bombed|shelled|attack\w*|executed|tear-?gass\w*|used force|gunned)\b"
)
"""Behind it: that they then did harm themselves ("officers responded to the call **and shot** a man")."""
_ITS_OWN_MEN = any_case(
    r"\b(?:soldiers?|troops|servicem[ae]n|army|military|forces?|police\w*|officers?|gendarmes?|guards?|deput(?:y|ies)|personnel|patrols?|pilots?|aircraft|warplanes?|jets?|drones?|helicopters?|agents?|marines?|commandos?|battalion|brigade|regiment|unit|militia\w*|vigilantes?|volunteers?|allies|contractors?|mercenar\w+)\b|^(?:its|our|their|his|her|my|it|they|he|she|we|i|you|one of)\b"
)
_OWNED_UP = any_case(
    r"\b(?:confess|boast|brag|claim|credit|own(?:s|ed|ing)? up|responsib|vaunt|gloat|revendic)\w*"
)
_SHOT_ONE = any_case(
    r"(?:(?!\b(?:that|who|where|when|after|reports?|shots)\b)[^.;])*?\s(?:fatally\s+)?(?:shot(?:\s+and\s+killed)?|killed|wounded|beat|opened fire|fired (?:on|at))\s"
)
_ARRESTS = any_case(r"\b(?:arrest\w*|custody|apprehend\w*|charged|warrants?|booked|jailed|suspects?)\b")


class Outlook(StrEnum):
    """What a stretch of speech says of the time to come."""

    OWN = "own"
    """A move of the speaker's own, or of those it commands."""
    OTHERS = "others"
    """Whatever else lies ahead."""


def foretold(cue: str, content: str, act: Act) -> Act:
    """Return an act as feared or planned where it is warned of, feared or expected, never as done.

    A warning that tells what has happened ("warned that gunmen had killed nine")
    keeps it; a fear never does.
    """
    if act.asserted is not Assertion.ASSERTED:
        return act
    if _FEARS.search(cue):
        return replace(act, asserted=Assertion.FEARED)
    if _WARNS.search(cue):
        ahead = _AHEAD_OF.search(content)
        done = _DONE.search(content)
        if done is not None and (
            ahead is None
            or ahead.group().lower() in {"of", "against", "more", "new", "further", "next", "another", "can"}
        ):
            return act
        return replace(
            act, asserted=Assertion.PLANNED if ahead is not None and act.perpetrators else Assertion.FEARED
        )
    return act


def did_it(content: str, act: Act) -> bool:
    """Whether an act told of the speaker's own side is a harm of its doing, by the words: an admission needs no less.

    Those who come after a deed did not do it ("officers **responded** and **found** a man with gunshot wounds"), unless
    they are then said to have done harm ("responded to the call **and shot** a man"); nor is an arrest a harm owned up to.
    """
    if act.kind is ActKind.DETENTION and _ARRESTS.search(content) is not None:
        return False
    for party in act.perpetrators:
        places = [m.end() for m in re.finditer(rf"(?i)\b{re.escape(party.text)}\b", content)]
        if not places:  # a pronoun, or "our": the subject of what is said
            led = _COMERS.match(content)
            places = [] if led is None else [led.end()]
        if not places or any(not _came_upon(content, at) for at in places):
            return True
    return not act.perpetrators


def _came_upon(content: str, at: int) -> bool:
    """Whether those named before an offset only come upon what has been done."""
    found = _CAME_UPON.match(content, at)
    if found is None:
        return False
    if found.group().endswith("ing") and _SHOT_ONE.match(content, found.end()) is not None:
        return False
    return _HURT.search(content, found.end()) is None


def is_habit(said: str) -> bool:
    """Whether a denial or charge speaks of a habit ("has consistently denied wrongdoing")."""
    return bool(_HABIT.search(said))


def turns_down(content: str) -> bool:
    """Whether what is rejected is a demand or an offer rather than a charge."""
    return bool(_TURNED_DOWN.search(content))


def stance_of_cue(cue: str, stance: Stance) -> Stance:
    """Return what a cue's own words say, where the tables take it for plain speech ("was sceptical that", "bragged that").

    Args:
        cue: The words of the cue, as the sentence has them.
        stance: What the tables make of it; anything but plain speech stays.

    """
    if stance is not Stance.ALLEGES:
        return stance
    for pattern, meant in (
        (words.CUE_DOUBTS, Stance.DOUBTS),
        (words.CUE_DENIES, Stance.DENIES),
        (words.CUE_FORETELLS, Stance.PREDICTS),
        (words.CUE_ANNOUNCES, Stance.ANNOUNCES),
        (words.CUE_ADMITS, Stance.ADMITS),
        (words.CUE_DEMANDS, Stance.DEMANDS),
    ):
        if pattern.search(cue):
            undone = meant in {Stance.DENIES, Stance.ADMITS} and _UNSAID.search(cue) is not None
            return stance if undone else meant
    return stance


def under_demand(before: str) -> bool:
    """Whether the words before a cue make it an infinitive under a demand ("we call on the army **to admit** …")."""
    return words.TO_DEMAND.search(before)


def only_foretold(before: str) -> bool:
    """Whether the words before a cue make it a passive still ahead ("expect the request **to be rejected**")."""
    return words.BE_DONE_WITH.search(before) is not None


def outlook(content: str, speaker: Speaker) -> Outlook | None:
    """Return whose move a stretch of speech foretells in its first main clause, ``None`` if it tells none to come.

    "Would" counts as the future of reported speech, so not inside quotation
    marks; "could" and "may" only before a verb of happening.
    """
    clause = _main_clause(content)
    if words.EXPECTS.match(clause):
        return Outlook.OTHERS
    quoted = content.lstrip()[:1] in '“"«'
    if words.NOT_UNPUNISHED.search(clause) or (
        words.IS_LIKELY.search(clause) and not words.MODAL.search(clause)
    ):
        return Outlook.OWN if words.NOT_UNPUNISHED.search(clause) else Outlook.OTHERS
    ahead = [*words.MODAL.finditer(clause), *words.AHEAD.finditer(clause)]
    if not ahead:
        return None
    opening = _Opening.of(clause)
    no_future = (quoted and not _conditional(content)) or (
        speaker.kind in _ON_THE_SPOT and words.HABITUAL.search(content) is not None
    )
    for match in ahead:
        if not opening.leads(match.start()):
            continue
        before = clause[: match.start()]
        if "modal" not in match.groupdict():
            return Outlook.OTHERS
        modal = (match.group("modal") or "will").lower()
        verb = match.group("verb").lower()
        if modal == "would" and (words.NO_FORECAST.fullmatch(verb) or no_future):
            continue
        if modal in {"may", "might", "could"}:
            comes = (match.group("next") or "").strip().lower() if verb == "be" else verb
            if verb == "be" and not comes.endswith("ed") or verb != "be" and not words.COULD_COME.match(verb):
                continue
            if verb == "be" and modal == "could":
                continue
            return Outlook.OTHERS
        return Outlook.OWN if _of_its_own(before, verb, clause[match.start() :], speaker) else Outlook.OTHERS
    return None


@lru_cache(maxsize=64)  # asked by rule after rule of one stretch
def _main_clause(content: str) -> str:
    """Return what is said from the subject of its first main clause on."""
    led = words.LED.match(content)
    if led is not None:
        content = content[led.end() :]
    opening = words.OPENING.match(content)
    clause = content[opening.end() if opening is not None else 0 :]
    condition = words.CONDITION.match(clause)
    if condition is None:
        return clause
    rest = clause[condition.end() :]
    again = words.OPENING.match(rest)
    return rest[again.end() if again is not None else 0 :]


def _conditional(content: str) -> bool:
    return re.search(r"(?i)\b(?:if|unless)\b", content) is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Opening:
    """What stands first in a clause, found once, however many modals stand behind it.

    Offsets of the clause; one behind its end where there is no such thing.
    """

    stop: int
    """Where the first mark that ends a main clause is over."""
    finite: int
    """The first finite verb."""
    under: int
    """The first word that opens a subordinate clause."""
    relative: bool
    """Whether a relative clause opens before the first finite verb."""
    more: int
    """The first word behind that verb that opens another clause."""

    @classmethod
    def of(cls, clause: str) -> Self:
        """Look through a clause."""
        none = len(clause) + 1
        stop = _CLAUSE_END.search(clause)
        finite = words.FINITE.search(clause)
        under = words.SUBORDINATE.search(clause)
        more = None if finite is None else _ANOTHER_CLAUSE.search(clause, finite.end())
        return cls(
            stop=none if stop is None else stop.end(),
            finite=none if finite is None else finite.start(),
            under=none if under is None else under.start(),
            relative=finite is not None and words.RELATIVE.search(clause, 0, finite.start()) is not None,
            more=none if more is None else more.start(),
        )

    def leads(self, at: int) -> bool:
        """Whether a modal that begins at a word's edge is the first finite verb of its main clause."""
        if self.stop <= at:
            return False
        if self.finite >= at:
            return self.under >= at
        # "the men who shot nine traders will …": the relative clause is over where a second verb comes
        return self.relative and self.more >= at


def _leads(before: str) -> bool:
    """Whether a modal behind these words is the first finite verb of its main clause."""
    return _Opening.of(before).leads(len(before))


def _of_its_own(before: str, verb: str, rest: str, speaker: Speaker) -> bool:
    """Whether a future is the speaker's own move, or what an authority lets be done."""
    if words.NONE_DID.match(before):
        return False  # "nobody will be punished"
    done = words.TO_BE_DONE.search(rest[:60])
    if done is not None and (
        speaker.kind in _IN_CHARGE
        or speaker.kind in {SpeakerKind.OTHER, SpeakerKind.LOCAL_SOURCE}
        and words.PAPERWORK.search(done.group())
    ):
        return True
    if words.NOT_IN_HAND.match(verb):
        return False
    if speaker.kind in _IN_CHARGE and _PROMISES.search(rest[:60]):
        return True
    return owns_subject(before, speaker)


def owns_subject(before: str, speaker: Speaker) -> bool:
    """Whether the words before a verb are a subject of the speaker's own: "we", "it" of a body, "he" of a person, its name."""
    subject = before.strip(" ,\"“”'‘’")
    if subject and subject.casefold() in speaker.text.casefold() and len(subject) > 3:
        return True
    match = words.OWN_SUBJECT.match(subject)
    if match is None or len(subject[match.end() :].split()) > 2:
        return False
    if match.group("self") or match.group("noun") or match.group("mine"):
        return (
            match.group("noun") is None
            or speaker.kind in _IN_CHARGE | {SpeakerKind.NGO, SpeakerKind.UN_BODY, SpeakerKind.OTHER}
            or match.group("noun").casefold() in speaker.text.casefold()
        )
    several, body = _several(speaker), _body(speaker)
    if match.group("one"):
        return not several and not body
    # a spokesman's "it" is the body it speaks for
    spoken_for = speaker.actor is not None and speaker.kind in _IN_CHARGE
    return several or body if match.group("several") else body or spoken_for


def _charge(speaker: Speaker) -> bool:
    """Whether a speaker is in charge, or by rank or calling belongs to an armed body though no table names it."""
    if speaker.kind in _IN_CHARGE:
        return True
    if speaker.kind is not SpeakerKind.OTHER:
        return False
    low = re.findall(r"[\w-]+", speaker.text.lower())
    return any(w in RANKS or w in ARMED or w in _RANKED for w in low)


def _several(speaker: Speaker) -> bool:
    last = speaker.text.split()[-1].lower() if speaker.text.split() else ""
    return last in {"police", "displaced", "people", "they", "we"} or (
        last.endswith("s") and not speaker.text[:1].isupper() or last in {"authorities", "forces", "families"}
    )


def _body(speaker: Speaker) -> bool:
    low = re.findall(r"[\w-]+", speaker.text.lower())
    if low == ["it"]:
        return True
    if _OFFICE.search(speaker.text):
        return True
    if _person(low):
        return False
    return (
        any(w in INSTITUTIONS or w in _BODIES for w in low) or _NAMED_BODY.fullmatch(speaker.text) is not None
    )


def _person(low: list[str]) -> bool:
    return any(w in RANKS or w in _PERSONS for w in low)


def demands(content: str, speaker: Speaker, *, told: bool) -> bool:
    """Whether what is said asks something of somebody else: an imperative, a wish in the first person, what ought to be."""
    clause = _main_clause(content)
    if words.WANTS.match(clause) or words.COMMAND.match(clause):
        return words.REFUSES_GUILT.search(clause) is None
    if words.OWED.search(clause) and words.REFUSES_GUILT.search(clause) is None:
        return True
    opening = _Opening.of(clause)
    for match in words.OUGHT.finditer(clause):
        if told and _BE_DONE.match(clause, match.end()) is None:
            continue
        if not opening.leads(match.start()) or _FIRST_PERSON.match(clause[: match.start()].strip(' “"')):
            continue
        if match.group().lower() in {"need to", "needs to", "has to", "have to"}:
            return speaker.kind not in _ON_THE_SPOT
        return True
    return False


def withholds(content: str) -> bool:
    """Whether what is said withholds belief, without saying that it is not so."""
    clause = _main_clause(content)
    if words.KNEW_OF_NO.search(clause):
        return False
    match = words.WITHHOLDS.match(clause)
    if match is not None and words.PRIVATIVE.search(match.group()):
        return True
    if words.WORTHLESS.search(clause):
        return True
    if _UNSETTLED.search(clause) is None:
        return False
    late = words.WITHHOLDS.search(clause)
    # "the identity of the attackers is yet to be established"
    return (
        late is not None
        and words.PRIVATIVE.search(late.group()) is not None
        and _UNSETTLED.search(late.group()) is not None
        and _leads(clause[: late.start()])
    )


def withholds_in_print(sentence: str) -> bool:
    """Whether an outlet withholds its own belief: "we cannot confirm", "reports of 20 dead could not be confirmed"."""
    return words.UNCONFIRMED.search(sentence) is not None or words.WE_WITHHOLD.match(sentence) is not None


def _past(content: str) -> bool:
    """Whether what is said is a clause with no future in it."""
    return _clausal(content) and words.MODAL.search(content) is None and words.AHEAD.search(content) is None


def puts_in_train(content: str, speaker: Speaker) -> bool:
    """Whether a body in charge tells of a move just made: an inquiry opened, an officer suspended, a strike decreed."""
    if speaker.kind not in _IN_CHARGE | {SpeakerKind.OTHER}:
        return False
    clause = _main_clause(content)
    if words.OFFICERS_MOVED.match(clause):
        return True
    match = words.PUT_IN_TRAIN.search(clause)
    if match is None or words.STEP_THING.search(clause[match.end() : match.end() + 80]) is None:
        return False
    before = clause[: match.start()]
    return owns_subject(before, speaker) or not before.strip()


def denies_in_words(
    content: str, speaker: Speaker, *, act: Act | None, own: bool, charged: bool = False
) -> bool:
    """Whether what is said is said to be not so: a charge called false, a deed negated in a main clause, an alibi.

    What is merely negative denies nothing ("no one is in custody", "I could not sleep", "we have no answers yet"):
    the negation must be of a deed, of those or the arms it was done with, of a hand in it, or of having been there.
    ``charged``: whether a deed of the speaker's own side has been told before.
    """
    if _OWN_LOSSES.search(content):
        return False
    negated = act is not None and act.asserted is Assertion.NEGATED
    clause = _main_clause(content)
    answers = _charge(speaker) or _for_the_accused(speaker)
    of_a_deed = (
        _OF_A_DEED.search(clause) is not None or (answers and _OF_A_SIDE.search(clause) is not None)
    ) and (charged or own or _STANDING_OF_A_CASE.search(clause) is None)
    if not may_answer(speaker):
        return negated and words.NONE_DID.match(clause) is not None and speaker.kind not in _ON_THE_SPOT
    if words.FALSE.search(_NONE_OF_THEIRS.sub("", content)) or words.MEANT_TO.match(clause):
        return True
    told = act is not None and not negated
    if not told and _never_there(content) and not _NOT_A_DENIAL.search(content) and _of_arms(clause, speaker):
        return True
    if words.ALIVE.search(clause) and (act is None or not act.perpetrators) and _DEATHS_TOLD.search(clause):
        return True
    if not told and words.ALIBI.search(clause) and speaker.kind is not SpeakerKind.OTHER:
        return charged or not _LIVES.search(clause)  # "the driver was unharmed" bears on no charge
    if act is not None and act.perpetrators and not own and not charged and words.NONE_DID.match(clause):
        return False  # "nobody was hurt when gunmen fired": good news of another's deed
    if not of_a_deed and words.GAVE_NONE.search(clause) is None:
        return False
    if words.NONE_DID.match(clause) and _never_there(clause) and act is not None and not act.perpetrators:
        return True
    if words.NONE_DID.match(clause) and (negated or not told) and not words.NO_DENIAL.search(clause):
        return True
    if speaker.kind in _IN_CHARGE:
        denied = _NOT_US.search(content)
        if (
            denied is not None
            and not _BROKEN_OFF.search(denied.group())
            and not _NOT_QUITE.search(content)
            and (own or act is None or negated)
        ):
            return True
        if own and negated:
            return True  # "its fighters killed nobody"
    if words.THERE_WAS_NONE.match(clause) and (act is None or not act.perpetrators):
        return True
    if (
        (not told or own or words.NONE_DID.match(clause))
        and words.ALIBI.search(clause)
        and speaker.kind is not SpeakerKind.OTHER
    ):
        return True
    if told and not own:
        return False
    subject = re.match(r"(?:[\w’'-]+\s+){0,3}?[\w’'-]+(?=\s)", clause)
    while subject is not None:
        behind = words.NOT_IN_OWN.match(clause, subject.end())
        if behind is not None and (owns_subject(subject.group(), speaker)):
            if words.GAVE_NONE.match(clause, subject.end()):
                return True
            return words.NO_DENIAL.search(clause[: behind.end() + 30]) is None
        longer = re.match(rf"(?:[\w’'-]+\s+){{{len(subject.group().split())}}}[\w’'-]+(?=\s)", clause)
        subject = longer if longer is not None and len(longer.group().split()) <= 5 else None
    return False


def _never_there(content: str) -> bool:
    """Whether what is said is that somebody was never there; "its drone went astray" says that it was."""
    found = _NEVER_THERE.search(content)
    return found is not None and _NEGATES.search(found.group()) is not None


def _of_arms(clause: str, speaker: Speaker) -> bool:
    """Whether one who says that somebody was never there speaks for a side, or of one: "he did not face the crowd" denies nothing."""
    return _charge(speaker) or _for_the_accused(speaker) or _OF_A_DEED.search(clause) is not None


def may_answer(speaker: Speaker) -> bool:
    """Whether a speaker may speak for an accused side, and so admit, excuse or deny in its name."""
    return speaker.kind in _ANSWERS or _for_the_accused(speaker)


def _for_the_accused(speaker: Speaker) -> bool:
    return (
        _FOR_THE_ACCUSED.search(speaker.text) is not None
        or speaker.kind is SpeakerKind.MEDIA
        and _SPEAKS_FOR_THE_STATE.search(speaker.text) is not None
    )


def explains(
    content: str, speaker: Speaker, *, act: Act | None, own: bool, granted: bool, charged: bool = False
) -> bool:
    """Whether the accused side lets something have happened and explains it away, without accusing another."""
    another = act is not None and bool(act.perpetrators) and not own
    if another and act is not None and any(_SOLDIERS.search(p.text) for p in act.victims):
        return False  # "the rebels fired first and killed three soldiers": its own losses
    if speaker.kind in _IN_CHARGE and _OTHER_CAUSE.search(content):
        return not another or speaker.kind is SpeakerKind.ARMED_FORCES
    if not _charge(speaker) and speaker.kind is not SpeakerKind.OTHER and not _for_the_accused(speaker):
        return False
    if speaker.kind is SpeakerKind.OTHER and _PAPER.search(speaker.text):
        return False  # "according to initial reports": nobody's excuse
    if words.EXCUSE.search(content) and (not another or act is None or _unknown(act)):
        return True
    if charged and words.EXCUSE_IF_ACCUSED.search(content) and not another:
        return True
    if words.DEAD_WERE.search(content):
        return not another or act is None or _the_dead_did(act)
    if words.BLEW_UP.search(content) and not words.PLANTED.search(content):
        return True  # "ammunition that armed men kept there had exploded": who kept it did not do it
    if another or words.PLANTED.search(content):
        return False
    if words.OTHER_USE.search(content) and (granted or own or _forces(speaker)):
        return True
    return words.MISHAP.search(content) or words.OTHER_DEATH.search(content)


def _unknown(act: Act) -> bool:
    """Whether nobody who could be named is said to have done an act ("outsiders", "infiltrators")."""
    return all(p.actor is None for p in act.perpetrators)


def _the_dead_did(act: Act) -> bool:
    """Whether all that are said to have done it are enemies by their name: the dead themselves ("they were bandits who had opened fire")."""
    return all(re.fullmatch(rf"(?i)(?:\w+\s+)?{words.ENEMY}", p.text) for p in act.perpetrators)


def _forces(speaker: Speaker) -> bool:
    """Whether a speaker speaks for those who strike."""
    return (
        speaker.kind in {SpeakerKind.ARMED_FORCES, SpeakerKind.ARMED_GROUP}
        or speaker.kind is SpeakerKind.OTHER
        and _charge(speaker)
        or words.DEFENCE.search(speaker.text) is not None
    )


def decide_stance(
    made: Attribution,
    *,
    speaker: Speaker,
    content: str,
    act: Act | None,
    step: StepKind | None,
    own: bool,
    cue: str = "",
    granted: bool = False,
    leads: bool = False,
    charged: bool = False,
    forces: bool = False,
    anothers_we: bool = False,
    whose_own: bool = False,
) -> Stance:
    """Return the stance of one attribution by the rules of this module, in their order.

    Args:
        made: The attribution; its stance is that of its cue.
        speaker: Who speaks.
        content: What is said; behind an admission all that follows it.
        act: The act told, if one is.
        step: The move towards account told, if one is.
        own: Whether the act is said of the speaker's own side, be it another
            body of the same state ("the ministry" of an aircraft of the air force).
        cue: The words of the cue.
        granted: Whether the speaker has just granted an act of its own side.
        leads: Whether the move is told before the act: the act only says what it is about.
        charged: Whether the report has told a deed of the speaker's own side before, by another's word or its own.
        forces: Whether the report has told a deed of a state's forces, or done with their weapons.
        anothers_we: Whether "we" in what is said is whoever writes, not the speaker ("the Command says that we shot each other").
        whose_own: Whether "its own" in what is said may be another party's in arms that the sentence names.

    """
    own = own and (act is None or did_it(content, act))
    told = act is not None and act.asserted in {Assertion.ASSERTED, Assertion.GENERIC}
    asserted = act is not None and act.asserted is Assertion.ASSERTED
    clause = made.frame is Frame.CLAUSE
    stance = made.stance
    if stance in {Stance.DENIES, Stance.DEMANDS, Stance.DOUBTS}:
        return stance
    charge = _charge(speaker) and clause
    if stance is Stance.ADMITS:
        if _NO_GUILT.search(content) or words.REFUSES_GUILT.search(content):
            return Stance.ADMITS_ACT_DENIES_RESPONSIBILITY
        another = act is not None and bool(act.perpetrators) and not own
        if act is not None and another and not _its_own(act, cue):
            return Stance.ALLEGES  # "police acknowledged that gunmen had killed nine": another's deed
        explained = _OTHER_CAUSE.search(content) or (words.MISHAP.search(content) and not another)
        return Stance.GIVES_ALTERNATIVE_EXPLANATION if explained else Stance.ADMITS
    if (
        stance is Stance.ANNOUNCES
        and clause
        and words.STATES.search(cue)
        and _past(content)
        and step is None
        and words.STEP_THING.search(content) is None
    ):
        stance = Stance.ALLEGES  # "assures that it has not set foot there": nothing to come
    if stance is Stance.ANNOUNCES:
        if words.NONE_DID.match(_main_clause(content)) and clause and words.PROMISES.search(cue):
            return Stance.PREDICTS  # "I promise you this: nobody will collect it"
        if not clause or not told or step is not None or not _clausal(content) or outlook(content, speaker):
            return stance
        stance = Stance.ALLEGES  # "announces that our forces destroyed nine vehicles": no move ahead
    if (
        stance in _SPEECH
        and words.BRANDS.search(cue)
        and words.FALSE.search(content)
        and speaker.kind in _ANSWERS
    ):
        return Stance.DENIES  # "describing the report as malicious"
    if (
        stance in _SPEECH
        and words.BRANDS.search(cue)
        and words.DEAD_WERE.search(content)
        and speaker.kind in {SpeakerKind.OFFICIAL, SpeakerKind.ARMED_FORCES}
        and (act is None or not act.perpetrators or own)
    ):
        return Stance.GIVES_ALTERNATIVE_EXPLANATION  # "described those killed as members of a militia"
    if stance not in _SPEECH or not clause:
        return stance
    ahead = outlook(content, speaker)
    if ahead is not None and speaker.kind not in _IN_CHARGE and words.WORTHLESS.search(_main_clause(content)):
        return Stance.DOUBTS
    bare = act is None or not (act.perpetrators or act.victims) or act.asserted is Assertion.GENERIC
    # 1. what another should do
    if bare and (_REDRESS.search(content) or step is StepKind.DEMANDED):
        return Stance.DEMANDS
    if step is StepKind.DEMANDED and not told:
        return Stance.DEMANDS
    if demands(content, speaker, told=told and not bare):
        return Stance.DEMANDS
    # "on the minister's instruction an inquiry was opened" gives orders to inquire, not orders as an excuse
    taken = step in _STEPS_TAKEN and act is None
    if (granted or own or _charge(speaker)) and not taken:
        refused = words.REFUSES_GUILT.search(content)
        if refused is not None and speaker.kind in _ANSWERS and (granted or own or not told or charge):
            if (
                granted
                or own
                or (
                    (
                        charged
                        or forces
                        or speaker.kind is not SpeakerKind.OTHER
                        and _OF_A_DEED.search(content) is not None
                    )
                    and (act is None or not act.perpetrators)
                )
            ):
                return Stance.ADMITS_ACT_DENIES_RESPONSIBILITY
    # 2. what is to come
    if (
        (speaker.kind is SpeakerKind.EXPERT or speaker.kind is SpeakerKind.NGO)
        and not told
        and _DOUBTING.search(content)
        and (ahead is None or re.search(r"\brather than\b", content))
    ):
        return Stance.DOUBTS
    if speaker.kind in _IN_CHARGE:
        if (bare or leads or not told) and step in _STEPS_TAKEN:
            return Stance.ANNOUNCES
        if bare and _PROMISES.search(content):
            return Stance.ANNOUNCES
    if ahead is not None and not _told_before(content, act):
        if ahead is Outlook.OWN:
            return Stance.ANNOUNCES
        if stance is Stance.PREDICTS or not (step is not None and told):
            return Stance.PREDICTS
    if (act is None or not asserted or bare) and puts_in_train(content, speaker):
        return Stance.ANNOUNCES
    # 3. the guilt refused
    if granted and words.REFUSES_IF_GRANTED.search(content):
        return Stance.ADMITS_ACT_DENIES_RESPONSIBILITY
    if charge and own and told and _NO_GUILT.search(content):
        return Stance.ADMITS_ACT_DENIES_RESPONSIBILITY
    # 4. to 6. one's own side
    if stance is not Stance.PREDICTS:
        if not told and _not_as_said(content, speaker, forces=forces):
            return Stance.DENIES
        return _of_ones_side(
            stance,
            speaker,
            content,
            act=act,
            own=own,
            cue=cue,
            granted=granted,
            charged=charged,
            first_person=not anothers_we,
            its_own=not whose_own,
        )
    if speaker.kind in {SpeakerKind.EXPERT, SpeakerKind.NGO} and re.search(
        r"\b(?:neither|never|rarely|seldom|no one|nobody|not|whitewash\w*)\b[^.]{0,400}\b(?:investigat|justice|prosecut|account|punish|probe|inquir)",
        content,
    ):
        return Stance.DOUBTS
    if asserted and not re.search(r"\b(?:predict|expect|foresee|anticipat|fear|concern|afraid)", content):
        return Stance.ALLEGES  # "warned that gunmen had killed nine": it tells what happened
    return stance


def _its_own(act: Act, cue: str) -> bool:
    """Whether who did an act may be of the side that grants it: its men by their noun, or a deed claimed or boasted of."""
    return _OWNED_UP.search(cue) is not None or any(_ITS_OWN_MEN.search(p.text) for p in act.perpetrators)


_NOT_OF_THE_DEED = frozenset(
    {SpeakerKind.ARMED_FORCES, SpeakerKind.ARMED_GROUP, SpeakerKind.OFFICIAL, SpeakerKind.MEDIA}
)
"""Speakers whose denials are read by other rules, from their side."""


def _not_as_said(content: str, speaker: Speaker, *, forces: bool) -> bool:
    """Whether a victim's side, or who speaks for it, says that what the doers give as their reason was not so.

    "They were not soldiers" at once; "there were no fighters there", "no warning was given" only where ``forces``
    struck: of a raid by gunmen they say that nobody was there to help.
    """
    if speaker.kind in _NOT_OF_THE_DEED:
        return False
    clause = _main_clause(content)
    return words.NOT_FIGHTERS.match(clause) is not None or (
        forces and words.NONE_THERE.match(clause) is not None
    )


def _of_ones_side(
    stance: Stance,
    speaker: Speaker,
    content: str,
    *,
    act: Act | None,
    own: bool,
    cue: str,
    granted: bool,
    charged: bool,
    first_person: bool = True,
    its_own: bool = True,
) -> Stance:
    """Return the stance of plain speech about what has happened: explained, admitted, denied, doubted, borne out, or alleged."""
    told = act is not None and act.asserted in {Assertion.ASSERTED, Assertion.GENERIC}
    if (
        stance is Stance.ALLEGES
        and words.DECREES.search(cue)
        and words.STEP_THING.search(content[:60])
        and not _clausal(content)
    ):
        return Stance.ANNOUNCES
    doubted = withholds(content)
    if not doubted and denies_in_words(content, speaker, act=act, own=own, charged=charged):
        if own and told and _OTHER_CAUSE.search(content):
            return Stance.GIVES_ALTERNATIVE_EXPLANATION
        return Stance.DENIES
    if doubted and not told:
        return Stance.DOUBTS
    if charged and _charge(speaker) and not own and words.RESTRAINT.search(content):
        return Stance.DENIES
    downed = (
        _charge(speaker)
        and told
        and act is not None
        and (own or all(re.match(r"(?i)(?:its|our|his)\b", p.text) for p in act.perpetrators))
        and words.ENEMIES_DOWN.search(content)
    )
    if _charge(speaker) and words.REVENGE.search(content) and (own or _owns(content, speaker)):
        return Stance.ADMITS
    struck = (
        words.OTHER_USE.search(content)
        or words.MISHAP.search(content)
        or re.search(r"(?i)\bstrikes?\b|\btargeted\b", content)
    )
    if downed and not struck and not words.DEAD_WERE.search(content):
        return Stance.ADMITS
    borne_out = stance is Stance.AFFIRMS and not own and not granted
    if (not borne_out or words.DEAD_WERE.search(content)) and explains(
        content, speaker, act=act, own=own, granted=granted, charged=charged
    ):
        return Stance.GIVES_ALTERNATIVE_EXPLANATION
    if _charge(speaker):
        if charged and speaker.kind is not SpeakerKind.ARMED_GROUP and words.CONCEDES.search(content):
            return Stance.ADMITS
        if (own and told) or words.OWNS_IT.search(content) or (its_own and words.ITS_OWN.search(content)):
            return Stance.ADMITS
        if (
            first_person
            and told
            and (words.MY_DEED.search(content) or words.BOASTS.match(_main_clause(content)))
        ):
            return Stance.ADMITS
        if first_person and act is None and (words.MY_DEED.search(content)):
            return Stance.ADMITS
        if words.REGRETS.search(f"{cue} {content}") and (granted or own):
            return Stance.ADMITS
        if (
            stance is Stance.AFFIRMS
            and (act is None or not act.perpetrators)
            and words.STRIKE.match(content)
            and (speaker.kind is SpeakerKind.ARMED_FORCES or words.DEFENCE.search(speaker.text))
        ):
            return Stance.ADMITS
    if doubted:
        return Stance.DOUBTS
    if stance is Stance.ALLEGES and words.BORNE_OUT.match(_main_clause(content)):
        return Stance.AFFIRMS
    if stance is Stance.ALLEGES and (
        words.BEARS_OUT.search(f"{cue} {content[:24]}".split(" that ")[0])
        or words.BELIEVES.search(f"{cue} {content}")
    ):
        return Stance.AFFIRMS
    return stance


def _owns(content: str, speaker: Speaker) -> bool:
    """Whether what is said begins with a subject of the speaker's own."""
    clause = _main_clause(content)
    return re.match(
        r"(?i)(?:our|his|its|my)\s+(?:own\s+)?(?:men|fighters|forces|troops|soldiers|boys|units?|brothers|comrades|drones?|aircraft)\b",
        clause,
    ) is not None or owns_subject(" ".join(clause.split()[:1]), speaker)


def _clausal(content: str) -> bool:
    """Whether a content is a clause ("that our forces destroyed …") and no noun ("an inquiry into …")."""
    return re.match(r"(?i)\W*that\b", content) is not None or words.FINITE.search(content[:60]) is not None


def _told_before(content: str, act: Act | None) -> bool:
    """Whether what is said first tells what has happened: a deed with its victims, in a verb before any modal."""
    if act is None or act.asserted is not Assertion.ASSERTED:
        return False
    clause = _main_clause(content)
    match = words.MODAL.search(clause) or words.AHEAD.search(clause)
    return match is not None and not _leads(clause[: match.start()])
