"""Matters on which two wordings exclude each other: combat or execution, blanks or bullets, by car or by motorcycle.

Where each of two passages takes one side of a matter and not the other's, they
cannot both be so. A word that is denied stands for the other side of a matter
that has two. The matters and their words are our own choice.
"""

import re
from typing import Final

from corrobora.weighing.cues import Denial, find_denial

_WORDS: Final[tuple[tuple[tuple[str, str], ...], ...]] = (
    (
        (
            "fighters",
            r"terrorists?|militants?|fighters?|combatants?|rebels?|insurgents?|guerrillas?|bandits?|criminals?|gunmen|jihadists?|agitators?|rioters?"
            r"|(?:members?|structure) of (?:an?|the) armed (?:group|gang)|armed (?:group|men|elements)|weapons?|rifles|launcher|uniforms|commanders?|in charge of",
        ),
        (
            "civilians",
            r"civilians?|villagers?|farmers?|herders?|unarmed|children|women|students?|workers|passengers|guests|bystanders?|worshippers|shepherds?|traders?|grand(?:mothers?|fathers?|parents)|teachers?|pupils?|mourners?|shopkeepers?|fishermen|nurses?|old (?:men|people)|pensioners?|bab(?:y|ies)|cooks?|drivers?|beggars?|vendors?",
        ),
    ),
    (
        (
            "nobody hit by their shots",
            r"blanks?|rubber|tear[- ]gas|(?:in|into) the air|less(?:er)?[- ]lethal\w*|lesser lethality|non-lethal|warning shots?|water cannon|batons only",
        ),
        (
            "shots at people",
            r"live (?:ammunition|rounds?|fire|bullets?)|bullets?|rifle \w+|service rifles?|gunshot|at (?:close|point-blank) range|(?:fired|shot|shooting) (?:at|into|on|upon) (?:the |a |hundreds|seated|unarmed|people)",
        ),
    ),
    (
        (
            "mishap or their own doing",
            r"stampede|friendly fire|(?:his|her|their|its) own (?:side|men|troops|comrades|forces|bombs?|fire|guns?|bullets?|grenade|bodyguards?)|(?:in|by) the crush|accident\w*|collision|brawl|fellow (?:inmates|prisoners|detainees)|suicide|hanged (?:him|her)self|(?:hit|struck|banged) (?:his|her) head|ricochet\w*|stray (?:bullet|round|shell)s?|cross-?fire|accidental\w*"
            r"|fell (?:from|down|off)|(?:weak )?heart(?: attack| failure)?|illness|natural causes|gas (?:bottle|cylinder|leak)|short circuit|misfire\w*|while (?:fleeing|trying to (?:flee|escape))|overdose|drowned while|gave way|upkeep|poor (?:maintenance|construction)|(?:technical|mechanical|electrical|engine) (?:fault|failure|problem|defect)|malfunction\w*|bad weather|negligence|landslide|mistake|by chance|wear and tear",
        ),
        (
            "violence by others",
            r"shot|shots|bullets?|gunfire|gunshot\w*|beat(?:en|ing)?|blows?|struck|strangl\w+|compression|tortur\w+|executed|kill(?:ed|ing) by|stabb\w+|shell(?:s|ed|ing)|bomb(?:s|ed|ing)?|set (?:on fire|alight)"
            r"|pressed (?:against|to)|point-blank|close range|in the back|broken|crushed|fractur\w+|bruis\w+|deliberate\w*|blown up|blew up|explosives?|sabotag\w+|arson|torched|petrol bomb|bottle of petrol|brought (?:it |the \w+ )?down|rocket|missile|on purpose|intentional\w*|pushed|thrown (?:from|out|off)|shooting|executing|stabbing|poison\w+|murder\w*|throttled|garrot\w+|suffocat\w+",
        ),
    ),
    (
        (
            "combat",
            r"combat|self-defen[cs]e|seized an? \w+['’]s|(?:snatched|grabbed|pulled|drew|brandished|reached for) (?:a|an|the|his|her)|lunged|resist(?:ed|ing)|opened fire (?:on|at) (?:the|our|a) (?:patrol|police|officers|soldiers|troops)|attacked (?:the|our) (?:patrol|officers|soldiers|troops)|clash(?:es|ed)?|firefight|exchange of (?:fire|shots)|exchanged fire|gun ?battle|returned? fire|in battle|engagement|ambush(?:ed)? (?:the|a|our) (?:patrol|convoy|soldiers|troops)",
        ),
        (
            "no combat",
            r"unarmed|execut\w+|tied|bound|hands (?:up|behind|tied)|asleep|in (?:their|his|her) beds?|kneel\w*|knelt|lined up|surrendered|in cold blood|handcuffed|cuffed|shackled|blindfold\w*|restrained|on (?:his|her|their) knees|face down|in the back",
        ),
    ),
    (
        ("unarmed", r"unarmed|bare hands|empty-handed|weaponless"),
        ("armed", r"armed|rifles?|shotguns?|pistols?|guns?|kalashnikovs?|machetes?|grenades?|weapons?"),
    ),
    (
        ("free", r"freed|released|set free|let go|returned home|come home|came home|back home"),
        (
            "held",
            r"still (?:held|missing|captive|in captivity|in custody)|remains? (?:in captivity|in custody|missing)|in captivity",
        ),
    ),
    (
        (
            "alive",
            r"recovering|stable condition|out of danger|is alive|was alive|alive and|living|unharmed|unhurt|set free|released|in good (?:health|condition)|safe and (?:sound|well)|well treated|treated (?:well|as prisoners|humanely)|survived|coma",
        ),
        (
            "dead",
            r"died|dead|succumbed|(?:was|were|been|being) (?:killed|murdered|executed|shot dead|put to death)|put to death|murdered|executed|body of|corpse|lifeless|his death|her death|remains of",
        ),
    ),
    (
        (
            "peaceful",
            r"peaceful\w*|without (?:incident|violence|force)|calm(?:ly)?|restraint|orderly|voluntar\w+|of their own (?:will|accord)",
        ),
        (
            "violent",
            r"clubbed|clubs|axes|beat(?:en|ing)?|broke(?:n)? down|kicked|dragged|force|violen\w+|fired|shot|tear[- ]gas|batons?|trampled",
        ),
    ),
    (
        ("by car", r"(?:from|in|by) (?:an? |the |one )?(?:\w+ )?(?:car|saloon|jeep|taxi|van|pick-?up)s?"),
        (
            "by motorcycle",
            r"(?:from|on|by) (?:an? |the |one |some )?(?:\w+ )?(?:motorcycles?|motorbikes?|bikes?|moped)",
        ),
        ("on foot", r"on foot"),
        ("by boat", r"(?:from|in|by) (?:an? |the )?(?:\w+ )?(?:boats?|canoes?)"),
        ("by air", r"(?:from|by) (?:an? |the )?(?:\w+ )?(?:helicopters?|drones?|planes?|aircraft)"),
    ),
    (
        ("fired from afar", r"rockets?|missiles?|shells?|mortars?|air ?strikes?|from the air"),
        (
            "planted",
            r"(?:land)?mines?|roadside bomb|(?:improvised )?explosive device|IED|car bomb|suicide (?:bomber|attack)|planted|buried (?:bomb|charge)|hidden in",
        ),
    ),
    (
        (
            "they were attacked",
            r"(?:was|were|had been|been) (?:first )?(?:attacked|ambushed|fired (?:on|upon)|shot at|assaulted)|came under (?:fire|attack)|returned fire|in (?:response|reply)|responded|provoked|attacked (?:the|our) (?:officers|patrol|soldiers|troops)(?: first)?",
        ),
        (
            "they began it",
            r"(?:opened fire|fired|shot|attacked|struck) first|without provocation|unprovoked|began (?:shooting|firing|to shoot|to fire)|started (?:it|shooting|firing)|first shots? came from the (?:soldiers|police|army|patrol)",
        ),
    ),
    (
        (
            "inside",
            r"inside|within the|well within|in (?:our|their|its) (?:waters|territory|airspace|zone)|crossed into|indoors",
        ),
        (
            "outside",
            r"outside|beyond the|out of (?:the|our|their) (?:zone|area|range|waters)|kilomet(?:res|ers) (?:from|away from)|outdoors|never (?:entered|left)",
        ),
    ),
    (
        (
            "empty",
            r"empty|deserted|abandoned|uninhabited|evacuated|vacant|disused|nobody (?:was )?(?:there|inside|home|in)|out of use",
        ),
        (
            "full of people",
            r"full of|crowded|packed|asleep|sleeping|sheltered|sheltering|inhabited|in their (?:houses|homes|beds)|at home|at prayer|praying|queu\w+|busy|people inside|in use|teeming",
        ),
    ),
    (
        ("open", r"open(?! fire)|reopened|unlocked|ajar|unguarded"),
        ("shut", r"locked|shut|closed|chained|barred|bolted|padlocked|sealed|blocked"),
    ),
    (
        (
            "at once",
            r"at once|immediately|instantly|within (?:(?:\w+ )?minutes|the hour|an hour|seconds)|on the spot|without delay|promptly|straight away|same day|right away",
        ),
        (
            "late",
            r"hours (?:later|passed|after|for)|for hours|(?:the )?(?:next|following) (?:day|morning)|days (?:later|passed|after)|too late|weeks (?:later|after)|only (?:after|when|the next|hours|days)|lived for|delayed",
        ),
    ),
    (
        (
            "at large",
            r"at large|on the run|escaped|fugitive|got away|fled|still sought|slipped away|broke out",
        ),
        (
            "caught",
            r"arrested|captured|picked up|in (?:custody|detention|jail|prison|cells)|accounted for|detained|caught|behind bars|recaptured|under lock",
        ),
    ),
    (
        (
            "of their own will",
            r"voluntar\w+|of their own (?:will|accord)|willing\w*|freely|agreed to|consent\w*",
        ),
        (
            "by force",
            r"forced|forcibly|at gunpoint|dragged|coerced|under (?:threat|duress)|against (?:their|his|her) will|driven out|expelled",
        ),
    ),
    (
        ("at home", r"at home|in (?:his|her|their) bed|off duty|on leave|elsewhere|somewhere else|far away"),
        (
            "there",
            r"(?:he|she|they) (?:had )?(?:drove|driven|led|took part|was (?:there|present|seen)|were (?:there|present|seen))|at the scene|present at|took part|among the (?:attackers|gunmen|shooters)",
        ),
    ),
    (
        ("drone", r"drones?|unmanned"),
        ("helicopter", r"helicopters?|gunships?"),
        ("plane", r"(?:war)?planes?|jets?|bombers?|fighter jets?"),
    ),
    (
        ("north", r"(?:from|in|of|to|on) the north(?:ern)?|north of|northern (?:bank|side|shore|edge|end)"),
        ("south", r"(?:from|in|of|to|on) the south(?:ern)?|south of|southern (?:bank|side|shore|edge|end)"),
        ("east", r"(?:from|in|of|to|on) the east(?:ern)?|east of|eastern (?:bank|side|shore|edge|end)"),
        ("west", r"(?:from|in|of|to|on) the west(?:ern)?|west of|western (?:bank|side|shore|edge|end)"),
    ),
)
"""Matters on which two wordings exclude each other, where each side holds one alone (ours)."""

_AXES = tuple(
    tuple((pole, re.compile(rf"\b(?:{words})\b", re.IGNORECASE)) for pole, words in axis) for axis in _WORDS
)

MATTERS: Final = len(_AXES)
"""How many matters there are."""
VICTIMS: Final = 0
"""Place of the first matter: whether those hit were fighters or civilians."""


_NEGATED = re.compile(r"^(?:un|non-?|dis|in)(?P<plain>[a-z]{4,})$")


def negated_word(one: str, other: str) -> str | None:
    """Return the word that one passage uses and the other negates by its beginning ("marked", "unmarked")."""
    left, right = (set(re.findall(r"[a-z-]{4,}", words.lower())) for words in (one, other))
    for here, there in ((left - right, right - left), (right - left, left - right)):
        for word in sorted(here):
            found = _NEGATED.match(word)
            if found is not None and found["plain"] in there:
                return found["plain"]
    return None


_WHICH = "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|ground|top|upper|lower|left|right|front|rear|back|northern|southern|eastern|western|inner|outer|male|female|morning|evening"
_WHICH_OF_THEM = re.compile(
    rf"\b(?P<which>{_WHICH}|\d+(?:st|nd|rd|th))[- ](?P<what>[a-z]{{3,}})\b", re.IGNORECASE
)


def other_of_a_kind(one: str, other: str) -> str | None:
    """Return what two passages name another one of: "the second floor", "the ground floor"; "left arm", "right arm"."""
    told: list[dict[str, set[str]]] = []
    for words in (one, other):
        found: dict[str, set[str]] = {}
        for match in _WHICH_OF_THEM.finditer(words):
            found.setdefault(match["what"].lower(), set()).add(match["which"].lower())
        told.append(found)
    for what in sorted(told[0].keys() & told[1].keys()):
        if not told[0][what] & told[1][what]:
            return what
    return None


def find_sides(words: str, matter: int) -> frozenset[str]:
    """Return the sides of a matter that a passage takes; of two, what it denies of one it says of the other."""
    poles = [pole for pole, _ in _AXES[matter]]
    named = sorted(
        (word.start(), word.end(), pole)
        for pole, pattern in _AXES[matter]
        for word in pattern.finditer(words)
    )
    found: set[str] = set()
    past = 0
    for start, end, pole in named:
        # a denial is of the word next to it: "no sign of fighters among the guests" says nothing of guests
        denied = find_denial(words[max(past, start - _DENIED_WITHIN) : start]) is not Denial.NONE
        if not denied:
            found.add(pole)
        elif len(poles) == 2:
            found.update(other for other in poles if other != pole)
        past = end
    return frozenset(found)


_DENIED_WITHIN: Final = 32
"""Characters before a word within which a denial is taken to be of it (ours: some five words)."""
