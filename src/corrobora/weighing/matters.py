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
            r"stampede|(?:in|by) the crush|accident\w*|collision|brawl|fellow (?:inmates|prisoners|detainees)|suicide|hanged (?:him|her)self|(?:hit|struck|banged) (?:his|her) head|ricochet\w*|stray (?:bullet|round|shell)s?|cross-?fire|accidental\w*"
            r"|fell (?:from|down|off)|(?:weak )?heart(?: attack| failure)?|illness|natural causes|gas (?:bottle|cylinder|leak)|short circuit|misfire\w*|while fleeing|overdose|drowned while",
        ),
        (
            "violence by others",
            r"shot|shots|bullets?|gunfire|gunshot\w*|beat(?:en|ing)?|blows?|struck|strangl\w+|compression|tortur\w+|executed|kill(?:ed|ing) by|stabb\w+|shell(?:s|ed|ing)|bomb(?:s|ed|ing)?|set (?:on fire|alight)"
            r"|pressed (?:against|to)|point-blank|close range|in the back|broken|crushed|fractur\w+|bruis\w+|deliberate\w*",
        ),
    ),
    (
        (
            "combat",
            r"combat|clash(?:es|ed)?|firefight|exchange of (?:fire|shots)|exchanged fire|gun ?battle|returned? fire|in battle|engagement|ambush(?:ed)? (?:the|a|our) (?:patrol|convoy|soldiers|troops)",
        ),
        (
            "no combat",
            r"unarmed|execut\w+|tied|bound|hands (?:up|behind|tied)|asleep|in (?:their|his|her) beds?|kneel\w*|knelt|lined up|surrendered|in cold blood",
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
        ("alive", r"recovering|stable condition|out of danger|is alive|was alive|unharmed|set free|released"),
        ("dead", r"died|dead|succumbed|was killed|body of|corpse|lifeless|his death|her death|remains of"),
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
        ("drone", r"drones?|unmanned"),
        ("helicopter", r"helicopters?|gunships?"),
        ("plane", r"(?:war)?planes?|jets?|bombers?|fighter jets?"),
    ),
    (
        ("north", r"(?:from|in|of|to) the north(?:ern)?|north of"),
        ("south", r"(?:from|in|of|to) the south(?:ern)?|south of"),
        ("east", r"(?:from|in|of|to) the east(?:ern)?|east of"),
        ("west", r"(?:from|in|of|to) the west(?:ern)?|west of"),
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
