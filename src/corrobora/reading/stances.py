"""How a speaker stands to what is said: from the cue, then from what follows it and who speaks.

Order of rules, first that fits:

1. a cue of denial denies, unless it turns down a demand or an offer;
2. words that call a charge false, or deny having done it, deny whatever the cue;
3. the accused who tells the act admits it; with an accident, a fault or another
   target it gives another explanation; with a denial of guilt it admits the act alone;
4. a move still ahead is announced by those in charge, demanded by the others;
5. experts who set a purpose or an outcome in doubt doubt it; "will", "likely" predict;
6. whatever else is said is alleged, unless the cue itself affirms ("confirmed").

Terms after HURIDOCS microthesaurus 28 (attribution).
"""

import re
from dataclasses import replace

from corrobora.reading.attribution import Attribution
from corrobora.reading.lexicon import Frame
from corrobora.records import Act, Assertion, Speaker, SpeakerKind, Stance, StepKind

METHOD = "stances/2"

_WARNS = re.compile(r"(?i)warn|caution")
_FEARS = re.compile(r"(?i)fear|afraid|worr")
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
    r"(?i)^\W*(?:that\s+)?(?:(?:none|not one|no one) of\s+|neither\s+|no\s+)?(?:(?:its|their|our|his|the|any)\s+)?(?:[\w-]+\s+){0,3}?"
    r"(?:(?:had|has|have|did|was|were|do|does|is|are)?\s*(?:never|not|n['’]t|nowhere)\b|(?:had|was|were|have|has)\s+(?:ever\s+)?(?=(?:entered|been|set foot|gone|near|in\b|at\b))|(?=entered|went|flew|passed|visited))\s*(?:even\s+|ever\s+|anywhere\s+|once\s+)?"
    r"(?:entered|enter|set foot|went|go|gone|been (?:to|in|at|near|anywhere)|visit\w*|pass(?:ed)? through|left (?:the|their|its) (?:base|barracks|camp|positions?)|leave (?:the|their|its) (?:base|barracks|camp|positions?)|"
    r"come|came|flew|fly|flown|laid? (?:a )?(?:hand|finger)|touch(?:ed)?|near|close to|in the|in that|at the|there\b|anywhere|(?:in|at) [A-Z])"
)
"""A denial in words that name no act: "his fighters never entered the village"."""
_NOT_A_DENIAL = re.compile(
    r"(?i)\b(?:yet|until|surrender|negotiat|ready|position to|mood|able|allowed|paid|received)\b|\b(?:will|would) (?:never|not)\b"
)


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


_FALSE = re.compile(
    r"\b(?:baseless|unfounded|false|fabricat\w+|propaganda|lies|fake|disinformation|misinformation|untrue|groundless|without (?:any )?(?:basis|foundation|merit)|"
    r"malicious|smear\w*|slander\w*|misleading|invented|invention|not true|tarnish|discredit|manipulat\w+|far from the truth|nothing to do with|nonsense|rumou?rs)\b",
    re.IGNORECASE,
)
_NOT_US = re.compile(
    r"\b(?:no|not|never|neither|nor|none|n['’]t|didn['’]t)\b[^.;]{0,80}\b(?:involve\w*|responsib\w*|kill\w*|target\w*|carr(?:y|ied)|forces|troops|soldiers|role|part|"
    r"present|operat\w+|strike|struck|attack\w*|shell\w*|fire[d]?|fired|shot|bomb\w*|ammunition|live (?:fire|rounds|bullets)|abduct\w*|torture\w*|rape\w*|burn\w*|loot\w*|mass grave\w*|take place|took place|happen\w*|civilian\w*|abuse\w*|conduct\w*|commit\w*|harm\w*|casualt\w*)\b",
    re.IGNORECASE,
)
_OTHER_CAUSE = re.compile(
    r"\b(?:accident(?:al|ally)?|by mistake|mistak(?:en|enly|es?)|mistook|in error|error|misfire\w*|malfunction\w*|technical (?:fault|problem|error|failure)|crossfire|cross-fire|"
    r"human shields?|self-defen[cs]e|stray|unintended|unintentional\w*|collateral|legitimate (?:military )?target|military (?:target|objective)|"
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
_OUGHT = re.compile(r"\b(?:must|should|ought to|need(?:s)? to|has to|have to|deserve)\b", re.IGNORECASE)
_TURNED_DOWN = re.compile(r"^\W*(?:the\s+|its\s+|any\s+|all\s+|an?\s+|such\s+|their\s+)?(?:international\s+|\w+\s+)?(?:calls?|demands?|requests?|offers?|proposals?|appeals?|plans?|bids?|ultimatum|deal|plea|application|resolution|access)\b", re.IGNORECASE)  # fmt: skip
_HABIT = re.compile(
    r"\b(?:consistently|always|repeatedly|routinely|regularly|often|frequently|in the past|previously|long|usually|systematically)\b",
    re.IGNORECASE,
)
_IN_CHARGE = frozenset({SpeakerKind.OFFICIAL, SpeakerKind.ARMED_FORCES, SpeakerKind.ARMED_GROUP})
_OUTSIDE = frozenset(
    {SpeakerKind.NGO, SpeakerKind.UN_BODY, SpeakerKind.EXPERT, SpeakerKind.RELATIVE, SpeakerKind.OTHER}
)


def is_habit(words: str) -> bool:
    """Whether a denial or charge speaks of a habit ("has consistently denied wrongdoing")."""
    return bool(_HABIT.search(words))


def turns_down(content: str) -> bool:
    """Whether what is rejected is a demand or an offer rather than a charge."""
    return bool(_TURNED_DOWN.search(content))


def decide_stance(
    made: Attribution,
    *,
    speaker: Speaker,
    content: str,
    act: Act | None,
    step: StepKind | None,
    own: bool,
) -> Stance:
    """Return the stance of one attribution by the rules of this module, in their order.

    ``own``: the act is said of the speaker's own side, be it another body of
    the same state ("the ministry" of an aircraft of the air force).
    """
    told = act is not None and act.asserted in {Assertion.ASSERTED, Assertion.GENERIC}
    if made.stance is Stance.DENIES:
        return Stance.DENIES
    charge = speaker.kind in _IN_CHARGE and made.frame is Frame.CLAUSE
    if made.stance is Stance.ADMITS:
        if _NO_GUILT.search(content):
            return Stance.ADMITS_ACT_DENIES_RESPONSIBILITY
        return Stance.GIVES_ALTERNATIVE_EXPLANATION if _OTHER_CAUSE.search(content) else Stance.ADMITS
    if made.stance in {Stance.ALLEGES, Stance.AFFIRMS} and charge:
        if _FALSE.search(content):
            return Stance.DENIES
        if not told and _NEVER_THERE.search(content) and not _NOT_A_DENIAL.search(content):
            return Stance.DENIES
        denied = _NOT_US.search(content)
        if denied is not None and not re.search(
            r"\bnot only\b|\bno longer\b|\bno one (?:else )?(?:survived|was spared)\b|\bno (?:arrests|group|one) (?:had|has|have|claimed)\b",
            content,
            re.IGNORECASE,
        ):
            if own or act is None or act.asserted is Assertion.NEGATED:
                return (
                    Stance.GIVES_ALTERNATIVE_EXPLANATION
                    if own and told and _OTHER_CAUSE.search(content)
                    else Stance.DENIES
                )
        if own and act is not None and act.asserted is Assertion.NEGATED:
            return Stance.DENIES  # "its fighters killed nobody"
        if own and told and _NO_GUILT.search(content):
            return Stance.ADMITS_ACT_DENIES_RESPONSIBILITY
        if _OTHER_CAUSE.search(content) and (
            own or act is None or not act.perpetrators or speaker.kind is SpeakerKind.ARMED_FORCES
        ):
            return Stance.GIVES_ALTERNATIVE_EXPLANATION
        if own and told:
            return Stance.ADMITS
    bare = act is None or not (act.perpetrators or act.victims) or act.asserted is Assertion.GENERIC
    if (
        made.stance in {Stance.ALLEGES, Stance.AFFIRMS, Stance.PREDICTS}
        and made.frame is Frame.CLAUSE
        and bare
    ):
        if _REDRESS.search(content) or step is StepKind.DEMANDED:
            return Stance.DEMANDS
        if speaker.kind in _IN_CHARGE and (
            step in {StepKind.ANNOUNCED, StepKind.OPENED} or _PROMISES.search(content)
        ):
            return Stance.ANNOUNCES
    if made.stance in {Stance.ALLEGES, Stance.AFFIRMS, Stance.PREDICTS} and step is not None and not told:
        if step is StepKind.DEMANDED:
            return Stance.DEMANDS
        if speaker.kind in _IN_CHARGE and step in {StepKind.ANNOUNCED, StepKind.OPENED}:
            return Stance.ANNOUNCES
    if made.stance is Stance.ALLEGES and made.frame is Frame.CLAUSE and not told:
        if speaker.kind in _OUTSIDE and _OUGHT.search(content):
            return Stance.DEMANDS
        if (
            speaker.kind is SpeakerKind.EXPERT
            and _AHEAD.search(content)
            and not re.search(r"\brather than\b", content)
        ):
            return Stance.PREDICTS
        if speaker.kind in {SpeakerKind.EXPERT, SpeakerKind.NGO} and _DOUBTING.search(content):
            return Stance.DOUBTS
    if (
        made.stance is Stance.PREDICTS
        and speaker.kind in {SpeakerKind.EXPERT, SpeakerKind.NGO}
        and re.search(
            r"\b(?:neither|never|rarely|seldom|no one|nobody|not|whitewash\w*)\b[^.]*\b(?:investigat|justice|prosecut|account|punish|probe|inquir)",
            content,
        )
    ):
        return Stance.DOUBTS
    if (
        made.stance is Stance.PREDICTS
        and not re.search(r"\b(?:predict|expect|foresee|anticipat|fear)", content)
        and told
        and act is not None
        and act.asserted is Assertion.ASSERTED
    ):
        return Stance.ALLEGES  # "warned that gunmen had killed nine": it tells what happened
    return made.stance
