"""Words with which a passage denies, revises or quotes: cues, and no reading of what is meant.

English, by word lists of our own. A cue never decides alone: what follows from
it, and what else has to hold, is said in `relations` and in
``docs/methods/conflicts.md``.
"""

import re
from enum import IntEnum
from typing import Final

_DENIAL = re.compile(
    r"\b(?:den(?:y|ies|ied|ial)|reject(?:s|ed|ion)?|refut(?:e|es|ed)|dismiss(?:es|ed)?|disput(?:e|es|ed)|contradict(?:s|ed)|a lie|lies|fabricat\w+|invention|invented"
    r"|baseless|unfounded|untrue|false|propaganda|never|nobody|no one|none|nothing|neither|nor|cannot have|could not have|exclud(?:e|es|ed)|ruled? out"
    r"|no(?! (?:fewer|less|longer|more than|doubt))|not(?! (?:only|more than|less than|fewer than|known|yet|clear|on the|far|the \d))|(?:did|does|do|was|were|is|are|has|have|had|could|would)n['’]t"
    r"|without(?! (?:vital|warning|notice|delay|knowledge))|absence of|lack of|fake)\b",
    re.IGNORECASE,
)
_NO_DENIAL = re.compile(
    r"\b(?:(?:did|does|do) not (?:get|come|return|move|wake|survive|know|say|answer|reply|respond|comment)|never (?:came|returned|got|seen again)|not (?:returned|been seen|been found|recovered)"
    r"|none (?:of (?:them|us) )?survived|nobody survived|no longer|not enough|not a day|nothing (?:was|is|had been) left|(?:could|can)(?: not|n['’]t) (?:understand|see|hear|say|tell|identify|reach|sleep|move|find|recogni[sz]e|remember|verify|confirm)|not (?:far|long)|no fewer|without (?:knowing|a word))\b",
    re.IGNORECASE,
)

CORRECTION = re.compile(
    r"\b(?:withdr(?:aw|aws|ew|awn|awal)|retract\w*|correct(?:s|ed|ion|ions|ing)|rectif\w+|revis(?:e|es|ed|ion|ing)|no longer|taken? back|takes back|took back"
    r"|apologi[sz]\w+|erroneous\w*|in error|wrongly|by mistake|mistaken\w*|(?:we|he|she|they|it|that|I) (?:was|were|had been) wrong|premature\w*|clarif\w+|misprint|misheard|should (?:not have|have (?:read|said))"
    r"|(?:our|its|my|his|her|their|an|the) (?:first|earlier|previous|initial|original|preliminary|former) (?:\w+ )?"
    r"(?:message|communi\w+|statement|report|version|account|figure|number|count|toll|tally|announcement|bulletin|post|story|article|release|estimate|list|word|claim|assertion|denial)s?"
    r"|(?:yesterday|earlier|at first|on \w+day|last (?:week|night|month)),? we (?:wrote|reported|said|published|gave|spoke)|we (?:wrote|reported|said|published) (?:yesterday|earlier|at first|on \w+day|last)"
    r"|(?:final|corrected|definitive|updated) (?:report|list|count|figures?|toll|version)|after an? (?:internal )?(?:inspection|review|inquiry|audit|check|recount)"
    r"|now (?:says?|admits?|puts?|gives?|speaks?|accepts?|concedes?|acknowledges?|claims?|holds?)"
    r"|previously (?:reported|stated|said|announced|gave|given)|earlier (?:said|reported|stated|gave|given|announced)"
    r"|(?:had|having) (?:first|initially|originally|at first|earlier|previously)|forget (?:what|the|that|my)|revers(?:ed|es) (?:its|itself|the)"
    r"|amend(?:s|ed|ment)|replac(?:es|ed|ing) (?:the|an|its|our|those)|superse\w+|accept(?:s|ed) (?:its|the|these|those|their|that) (?:\w+ )?(?:figures?|numbers?|findings?|count|toll|account)|after (?:consolidation|verification|checking|a recount|recounting))\b",
    re.IGNORECASE,
)
"""Words with which a later word says that it takes the place of an earlier one."""

TURN = re.compile(
    r"\b(?:gave up|gives? up|accept(?:s|ed)|admit(?:s|ted|ting)?|admission|acknowledg(?:e|es|ed|ing)|conced(?:e|es|ed|ing)|contrary to (?:what|its|an earlier)|now (?:says?|admits?|puts?|gives?|speaks?)"
    r"|did (?=place|fire|take|kill|shoot|enter|deploy|happen)|after all|nonetheless|(?:has|have) since|on closer|(?:had|who) (?:on|in) (?:\d+ )?[A-Z][a-z]+ (?:denied|rejected|dismissed|said))\b",
    re.IGNORECASE,
)
"""Words with which somebody comes round to what he did not say before; they count only where it is known to be the same mouth."""

RISEN = re.compile(
    r"\b(?:ris(?:e|es|en|ing)(?! up)|rose(?! up| from (?:his|her|the))|climb(?:s|ed)?(?= to| from)|went up|gone up|grow[sn]?(?= to)|grew(?= to)|increas(?:e|es|ed|ing)(?= to| from)|bring(?:s|ing)|brought(?= (?:the|to))"
    r"|now(?! (?:living|in|at|on|a|an|the))|updat(?:e|ed|es)|new (?:toll|count|balance|figure|tally)|makes?(?= \w+(?:-\w+)? (?:in all|altogether|in total|dead))|mak(?:es|ing) (?:it|that)|died (?:since|later)"
    r"|(?:one|two|three|four|five|six|\d+) more (?:than|have|has|had|bod|died)|up from|down from|lowered|raised (?:it|the|its|her|his)|comes to|so then|since then)\b|^to \d+ on|from (?:\w+ ){1,4}to \d+",
    re.IGNORECASE,
)
"""Words with which a number is told as the next after another."""

OPEN_YET = re.compile(
    r"\b(?:so far|at this (?:hour|stage|time|moment|point)|until now|up to now|as of|for now|for the moment|to date|provisional\w*|preliminary|initial(?:ly)?|first (?:toll|count|reports?)|at first|by (?:noon|midday|nightfall|evening)|still (?:being|counting|searching)|this is early|early (?:reports?|count|figures?))\b",
    re.IGNORECASE,
)
"""Words with which a number says that another will follow."""


_CONTRAST = re.compile(
    r",? (?:and )?not (?:from |on |in |by |at |with |of |a |an |the )*[\w-]+(?: [\w-]+)?(?=[.,;]|$)"
)


class Denial(IntEnum):
    """How far a passage says that something is not so."""

    NONE = 0
    CONTRAST = 1
    """It says one thing by way of what it is not: "sticks, not rifles"."""
    PLAIN = 2


FIRST = re.compile(
    r"\b(?:first|initially|originally|at first|to begin with) (?:said|wrote|told|reported|spoke|put|claimed|denied|gave|announced|stated|counted)\b"
    r"|\b(?:said|wrote|told|reported|spoke|claimed|denied|announced|stated|counted) (?:at first|initially|originally)\b",
    re.IGNORECASE,
)
"""Words that tell an account as one that did not last."""


def find_denial(text: str) -> Denial:
    """Say how far a passage denies; "no fewer than" and "did not come back" deny nothing."""
    left = _NO_DENIAL.sub(" ", text)
    if _DENIAL.search(_CONTRAST.sub(" ", left)):
        return Denial.PLAIN
    return Denial.CONTRAST if _DENIAL.search(left) else Denial.NONE


# --------------------------------------------------------------------------- who is made to speak

_SPEECH = (
    r"said|says|saying|stated|states|told|tells?|declared|declares|announced|announces|explained|explains|insist(?:s|ed)|maintain(?:s|ed)|claim(?:s|ed)|affirm(?:s|ed)"
    r"|confirm(?:s|ed)|report(?:s|ed)|admit(?:s|ted)|conced(?:es|ed)|acknowledg(?:es|ed)|den(?:ies|ied)|reject(?:s|ed)|writes|wrote|adds|added|counts|counted|gave|gives"
    r"|puts?|raised|has published|published|retracted|has retracted|corrected|has documented|documented|called"
)
_BESIDES = r"(?:(?:has|had|have|now|also|later|no longer|then|again|did|yesterday) )*"
_SAYS = re.compile(
    rf"(?P<who>(?:(?:[A-ZÀ-Ý][\w’'-]+|of|for|the) ){{1,7}}|\b[Tt]he (?:[a-z-]+ ){{1,4}}|\b[Ii]ts (?:[a-z-]+ )(?:[A-ZÀ-Ý][\w’'-]+ ){{0,2}}){_BESIDES}(?:{_SPEECH})\b"
)
_SAID_BY = re.compile(
    rf"[,\"”] ?(?:{_SPEECH}) (?P<who>(?:[Tt]he |[Ii]ts |[Aa]n? )?[\w’'-]+(?: (?:of (?:the )?)?[A-ZÀ-Ý][\w’'-]+){{0,3}})"
)
_HEADED = re.compile(
    r"^(?P<who>(?:The )?[A-ZÀ-Ý][\w’'-]+(?: (?:(?:of|for|the) )*[A-ZÀ-Ý][\w’'-]+){0,4})(?:[ ,][^:.\"]{0,60})?: "
)
_BEGINS = re.compile(r"^(?:The|Its|Our) (?P<who>(?:[a-z-]+ ){1,2})(?:has|have|had|is|now|today)\b")
_NOT_A_SPEAKER = frozenset(
    "the a an its his her our their he she they it who which that this these those and but we i you one both others some of for in has had dr mr mrs ms".split()
)


def find_speakers(text: str) -> frozenset[str]:
    """Return the words for those whom a passage makes speak, without articles: names, offices and bodies, in lower case.

    Words beside a verb of speech, no more: who is meant is not known. A speaker introduced as one of many ("a
    resident") is left out.
    """
    found = set()
    for pattern in (_SAYS, _SAID_BY, _HEADED, _BEGINS):
        for match in pattern.finditer(text):
            who = match["who"]
            if re.match(r"(?:an?|one|another|some) ", who, re.IGNORECASE):
                continue
            found |= {word.lower() for word in re.findall(r"[\w’'-]+", who)} - _NOT_A_SPEAKER
    return frozenset(found)


_SPEAKS = re.compile(rf"\b(?:{_SPEECH})\b|[\"“]", re.IGNORECASE)


def speaks_for_itself(text: str) -> bool:
    """Whether a passage holds no verb of speech and no quotation: its outlet says it."""
    return _SPEAKS.search(text) is None


_INSTITUTION = re.compile(
    r"\b(police|gendarmerie|army|navy|air force|military|ministry|government|presidency|governor|governorate|prefect|prefecture|mayor|commissioner|coast guard|prison|hospital"
    r"|coalition|front|militia|company|bishop|court|prosecutor|minister)(?:['’]s)?\b",
    re.IGNORECASE,
)
_OFFICE = re.compile(
    r"\b(?:spokes(?:man|woman|person)|director|head|chief|commander|minister|secretary|lawyer|deputy|officer) (?:of|for) (?:the )?(?:[A-Z]\w+ )*(?P<of>[\w’'-]+)"
    r"|(?P<its>[\w-]+)(?:['’]s)? (?:spokes(?:man|woman|person)|chief|commander|minister|lawyer|statement|communiqu\w+)\b",
    re.IGNORECASE,
)


def find_institutions(text: str, *, of_a_speaker: bool = False) -> frozenset[str]:
    """Return the kinds of institution for which a passage makes somebody speak ("the director of the police": police).

    With ``of_a_speaker`` the text is itself the words for a speaker.
    """
    where = (
        [text] if of_a_speaker else [match["of"] or match["its"] or "" for match in _OFFICE.finditer(text)]
    )
    named = {found[1].lower() for words in where for found in _INSTITUTION.finditer(words)}
    return frozenset(_OFFICE_OF.get(name, name) for name in named)


_OFFICE_OF: Final = {
    "minister": "ministry",
    "prefecture": "prefect",
    "governorate": "governor",
    "presidency": "government",
}
