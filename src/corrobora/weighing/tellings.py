"""What a voice tells: its telling words, whether two voices tell the same, and whether words bear witness to harm.

A casualty recorder who reads two accounts asks what they have in common beyond
what everybody says of the incident. That is what is compared here: numbers,
names and content words, less those that stand in many accounts of the incident.
"""

import re
from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Mapping
from typing import TypeVar

from corrobora.weighing.docket import fold, lexicon

T = TypeVar("T", bound=Hashable)

SAME_MARKS = 5
"""Telling words that two accounts must share to be one account told again. Ours, as the next."""
SAME_SHARE = 0.4
"""Share of the telling words of the shorter account that both must have."""
APART_MARKS = 5
"""Telling words each of two accounts must have before sharing next to none of them says that they are two."""
APART_SHARE = 0.15
"""Share of the shorter account's telling words below which the two tell different things."""

_COMMON = lexicon(
    "the a an and or but nor so yet if as at by for from in into of off on onto out over per than that this these "
    "those to up upon with without within who whom whose which what when where why how he him his she her hers it "
    "its they them their theirs we us our you your i me my not no none any all both each few more most other some "
    "such own same too very can could may might must shall should will would do does did done be been being is are "
    "was were am has have had having there here then now also just only even still about after before again "
    "against among around because between during until while under since one two three say said says saying told "
    "tell tells according add added people person man men woman women year month week day time last next first "
    "according later ago new news report reporter state country government spokesman spokesperson kill killed dead "
    "died death attack account statement monday tuesday wednesday thursday friday saturday sunday morning evening "
    "night afternoon"
)

_WORD = re.compile(r"[^\W_]+")

_HARM = re.compile(
    r"\b(?:shots?|shoot\w*|fired|firing|opened fire|kill\w*|dead|died?|dies|deaths?|dying|bod(?:y|ies)|corpses?|bur(?:y|ied|ial|ying)"
    r"|graves?|wound\w*|injur\w*|blood\w*|bullets?|bomb\w*|shell(?:s|ed|ing)?|explo\w*|burn\w*|massacre\w*|murder\w*|execut\w*"
    r"|slaughter\w*|hack\w*|machetes?|rap(?:e|ed|ing)|tortur\w*|beat\w*|struck|strikes?|missiles?|drones?|rockets?|attack\w*"
    r"|abduct\w*|dragged|holes?|perish\w*|guns?|gun(?:men|man|fire|shots?)|rifles?|drown\w*|ramm\w*|stabb\w*|fell|blast\w*|casualt\w*"
    r"|victims?|lifeless|came back|vital signs|charred|ablaze|flames)\b",
    re.IGNORECASE,
)

_PASSED_ON = re.compile(
    r"\b(?:takes? note|took note|(?:not been|un)able to (?:visit|verify|confirm|reach)|cannot (?:verify|confirm)"
    r"|could not (?:be )?(?:independently )?(?:verif\w+|confirm\w*)|unverified|(?:media|press|news|preliminary|initial) reports"
    r"|reports? (?:received|reaching|that)|received (?:\w+ )?reports|reported by)\b",
    re.IGNORECASE,
)

_AFTER = re.compile(
    r"\b(?:investigat\w+|inquir(?:y|ies)|enquir(?:y|ies)|prob(?:e|es|ing)|looked into|looking into|compensation|mourning"
    r"|condolences|condemn\w*|proceedings|report will|commission will)\b",
    re.IGNORECASE,
)


def speaks_of_what_follows(sentence: str) -> bool:
    """Whether a sentence is about what is done after the act: an inquiry, condolences, compensation."""
    return _AFTER.search(sentence) is not None


def marks(text: str) -> frozenset[str]:
    """Return a text's numbers, names and content words, the latter without their endings."""
    return frozenset(
        word if word.isdigit() else _stem(word)
        for word in _in_digits(fold(text).split())
        if word.isdigit() or (len(word) > 2 and word not in _COMMON)
    )


_UNITS = {
    word: number
    for number, word in enumerate(
        "four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(),
        start=4,
    )
} | {"dozen": 12, "fortnight": 14}
_SMALL = {"one": 1, "two": 2, "three": 3} | {word: number for word, number in _UNITS.items() if number < 10}
_TENS = {
    word: 10 * number
    for number, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2)
}


def _in_digits(words: Iterable[str]) -> Iterator[str]:
    """Give words with numbers from four on in digits: "twenty-two" and "22" are one number, whoever writes it."""
    tens = 0
    for word in words:
        if tens:
            unit = _SMALL.get(word, 0)
            yield str(tens + unit)
            tens = 0
            if unit:
                continue
        if word in _TENS:
            tens = _TENS[word]
        elif word in _UNITS:
            yield str(_UNITS[word])
        else:
            yield word
    if tens:
        yield str(tens)


def _stem(word: str) -> str:
    for ending in ("ings", "ing", "ied", "ies", "ed", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word


def telling(accounts: Mapping[T, frozenset[str]]) -> dict[T, frozenset[str]]:
    """Return what each account tells beside what is told by more than a third of them, and by three or more."""
    often = Counter(mark for found in accounts.values() for mark in found)
    limit = max(2, len(accounts) // 3)
    return {who: frozenset(mark for mark in found if often[mark] <= limit) for who, found in accounts.items()}


def tell_the_same(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether one account is the other told again."""
    shared = len(one & other)
    return shared >= SAME_MARKS and shared >= SAME_SHARE * min(len(one), len(other))


def tell_apart(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two accounts are long enough to compare and have next to nothing in common."""
    shorter = min(len(one), len(other))
    return shorter >= APART_MARKS and len(one & other) < APART_SHARE * shorter


def bears_witness(words: Iterable[str]) -> bool:
    """Whether sentences tell of shots, wounds, fire, the dead or their graves."""
    return any(_HARM.search(_OF_BEASTS.sub(" ", sentence)) for sentence in words)


_OF_BEASTS = re.compile(
    r"\b(?:shoot\w*|shot|kill\w*|beat\w*) (?:at |on )?(?:the |a |an |some |his |her |their )?(?:[a-z]+ )?(?:dogs?|cats?|birds?|snakes?|rats?)\b",
    re.IGNORECASE,
)
"""Harm to beasts that nobody owns for a living, which is no harm to people."""


_LIVED = re.compile(
    r"\b(?:saw|seen|watched|heard(?! (?:on|from|that|of|about)\b)|counted|stopped counting|recogni[sz]ed|carried|dragged|washed"
    r"|found (?:him|her|them|the)|hid|hidden|hiding|(?:fled|escaped)(?![^.]{0,40}\b(?:in|since|before) (?:19|20)\d\d\b)|survived|alive|woke|ran for|crawled|crouched|ducked|sheltered|swam"
    r"|pushed(?! for\b)|pulled|stepped over|lay|lain|lying|knelt|aim(?:ed|ing)|volleys?|salvos?|then (?:the )?fire|pick(?:ed|ing) off"
    r"|did not (?:come home|get up|come out|move)|never (?:came|come) (?:home|back|out)"
    r"|(?:(?:they|(?:men|gunmen|youths|boys|soldiers|troops|fighters|rebels|raiders|attackers|assailants|bandits|militiamen|guards|police|policemen"
    r"|gendarmes)(?: [\w’'-]+){0,5}?)(?: (?:had|then|all|first|later|also))? (?:came|come|arrived|entered)|burst|broke|forced|stormed"
    r"|jumped|surrounded)\b[^.]{0,60}\b(?:doors?|houses?|home|hut|village|camp"
    r"|gate|dawn|night|midnight|evening|morning|list|motorcycles?|vehicles?|trucks?|pick-?ups?|lorr(?:y|ies)|boats?|uniforms?))\b",
    re.IGNORECASE,
)
"""Words for what somebody saw, heard, did or escaped, and for how those who did it came. Ours."""


def tells_what_was_lived(words: Iterable[str]) -> bool:
    """Whether a sentence tells what its speaker saw, heard, did or escaped when it happened ("he saw seven lying near the mill")."""
    return any(_LIVED.search(sentence) for sentence in words)


def passes_on(words: Iterable[str]) -> bool:
    """Whether a body says that it repeats what others report, or could not verify it."""
    return any(_PASSED_ON.search(sentence) for sentence in words)
