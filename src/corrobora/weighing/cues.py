"""Words with which a passage denies, revises or quotes: cues, and no reading of what is meant.

English, by word lists of our own. A cue never decides alone: what follows from
it, and what else has to hold, is said in `relations` and in
``docs/methods/conflicts.md``.
"""

import re
from enum import IntEnum
from typing import Final

_DENIAL = re.compile(
    r"\b(?:den(?:y|ies|ied|ial)|reject(?:s|ed|ion)?|refut(?:e|es|ed)|(?<!was )(?<!were )(?<!been )(?<!be )dismiss(?:es|ed)?|disput(?:e|es|ed)|contradict(?:s|ed)|a lie|lies|fabricat\w+|invention|invented"
    r"|baseless|unfounded|untrue|false|propaganda|never|nobody|no one|none|nothing|neither|nor|cannot have|could not have|exclud(?:e|es|ed)|ruled? out"
    r"|no(?!\. ?\d)(?! (?:fewer|less|longer|more than|doubt))|not(?! (?:only|more than|less than|fewer than|known|yet|clear|on the|far|the \d))|(?:did|does|do|was|were|is|are|has|have|had|could|would)n['’]t"
    r"|without|absence of|lack of|fake)\b",
    re.IGNORECASE,
)
_NO_DENIAL = re.compile(
    r"\b(?:(?:did|does|do) not (?:get|come|return|move|wake|survive|know|say|answer|reply|respond|comment)|never (?:came|returned|got|made it|arrived|reached|seen again)|not (?:returned|been seen|been found|recovered)"
    r"|not (?:a|an|one|a single|one single) [\w-]+ (?:of (?:the|its|their) [\w-]+ )?(?:was |were |is |had been )?(?:left|standing|spared|survived|remain\w*|escaped|untouched|intact)|none (?:of (?:them|us) )?survived|nobody survived|no longer|not enough|not a day|nothing (?:of [\w ]{1,30} )?(?:was|is|had been|has been|are|were) left|nothing (?:of [\w ]{1,30} )?remain\w*|(?:could|can)(?: not|n['’]t) (?:understand|see|hear|say|tell|identify|reach|sleep|move|find|get|recogni[sz]e|remember|verify|confirm|be (?:seen|heard|told|identified|reached|found|recogni[sz]ed|verified|confirmed|understood))|ha(?:ve|s|d) no (?:roof|home|homes|shelter|food|water|power|electricity|medicine|news|word|choice|doubt|memory)|no (?:roof|home|shelter|food|water|news|word) (?:left|since|to)|(?:could|can)(?: ?not|n['’]t) (?!have\b|be (?:true|so|right))\w+|unable to|not (?:far|long)|no fewer|without (?:knowing|a word|(?:a |any )?doubt|(?:an )?exception))\b",
    re.IGNORECASE,
)

_BESIDES_THE_POINT = re.compile(
    r"\b(?:(?:did|does|do) not (?P<verb>wait|stop|sleep|speak|hesitate|look)"
    r"|no (?P<none>uniforms?|lights?|headlights|(?:number ?|licen[cs]e )?plates?|insignia|badges?|markings?|helmets?|masks?|shoes|papers)"
    r"|without (?:(?:any|an?|the|his|her|its|their|prior|previous|further|number|licen[cs]e) )*(?P<thing>uniforms?|(?:head)?lights?|plates?|insignia|badges?|markings?|helmets?|masks?|shoes|papers|documents|identification"
    r"|warnings?|notice|explanation|reason|delay|pause|sleep|food|water|shelter|power|electricity|news|trace|survivors|hesitat\w+|luggage|belongings|pay|wages|money|help|permission|permits?|escort))\b",
    re.IGNORECASE,
)
"""What somebody did not do, wear or have besides; it denies something where the other passage has the word."""
_ITS_STEM: Final = {"speak": "speak|spoke", "sleep": "sleep|slept", "hesitate": "hesitat"}

CORRECTION = re.compile(
    r"\b(?:withdr(?:aws?|ew|awing) (?:its|the|his|her|their|that|this|our|an?|all|both) (?:[\w-]+ ){0,3}?(?:statements?|claims?|reports?|items?|stor(?:y|ies)|versions?|accounts?|accusations?|denials?|figures?|numbers?|explanations?|bulletins?|articles?|posts?|words?|allegations?|confessions?|releases?)"
    r"|(?:is|was|were|are|been|being|be) withdrawn|(?:has|have|had) withdrawn (?:its|the|his|her|their|that|this|our|an?)|withdrawal of (?:its|the|a) (?:statement|report|story|claim)|retract\w*|correct(?:s|ed|ion|ions|ing)|rectif\w+|revis(?:e|es|ed|ion|ing)|no longer|taken? back|takes back|took back"
    r"|(?:please )?(?:kill|disregard|ignore) (?:our|the|this|that|all) (?:\w+ )?(?:item|story|report|dispatch|copy|text|bulletin|message|post)s?|attention editors|editor['’]s note|errat(?:um|a)|corrigendum|recant\w*|backtrack\w*|walk(?:s|ed) back|row(?:s|ed) back"
    r"|(?:dropped|changed|abandoned|altered) (?:the|its|his|her|their) (?:\w+ )?(?:explanation|version|story|account|claim|tune|line|denial|word)|put off|postpon\w+|changed (?:his|her|its|their) mind|(?:rang|called|phoned|wrote) back|went back on|reversal|about-face|u-turn"
    r"|(?:has|have|had) since (?:\w+ )?(?:clarified|corrected|revised|learned|learnt|said|established|accepted|admitted|struck|changed|been|told|put|raised|lowered|given|reported)|final (?:count|tally|toll|figure|total)|turned out|(?:who|which) had (?:spoken of|ruled out|first|insisted|assured|denied|claimed)"
    r"|(?:day|week|fortnight|month|hour|year)s? after (?:\w+ )?(?:saying|assuring|denying|ruling|insisting|telling|claiming|stating|announcing|reporting|dismissing|rejecting)|recalled to the stand|on second thoughts?|stands? corrected|issued (?:by mistake|in error)"
    r"|delet(?:es|ed|ion)|regret(?:s|ted)?(?= (?:this|that|the (?:error|mistake)|it|to have|having))|alter(?:s|ed)? (?:his|her|its|their|the) (?:view|account|opinion|story|statement|finding|version)|gave way and (?:said|admitted|confessed)|(?:announced|announces) a delay|(?:has|have|had) (?:gone through|re-?counted|re-?checked|re-?examined)"
    r"|after (?:walking|checking|visiting|matching|going through|re-?counting|a second|a closer|a fresh|a new)|on reflection|under (?:cross-examination|questioning|oath)|asked (?:for )?forgiveness|a (?:dental|second|new|further|fresh|closer) (?:examination|look|count|test|autopsy|check)"
    r"|apolog\w+|(?:its|their|his|her|the \w+['’]s|own) own (?:inquiry|investigation|review|audit|findings?)|(?:has|have|had) (?:re-?counted|recanted)|erroneous\w*|in error|wrongly|by mistake|mistaken\w*|(?:we|he|she|they|it|that|I) (?:was|were|had been) wrong|premature\w*|clarif\w+|misprint|misheard|should (?:not have|have (?:read|said))"
    r"|(?:our|its|my|his|her|their|an|the) (?:first|earlier|previous|initial|original|preliminary|former) (?:\w+ )?"
    r"(?:message|communi\w+|statement|report|version|account|figure|number|count|toll|tally|announcement|bulletin|post|story|article|release|estimate|list|word|claim|assertion|denial)s?"
    r"|(?:yesterday|earlier|at first|on \w+day|last (?:week|night|month)),? we (?:wrote|reported|said|published|gave|spoke)|we (?:wrote|reported|said|published) (?:yesterday|earlier|at first|on \w+day|last)"
    r"|(?:final|corrected|definitive|updated) (?:report|list|count|figures?|toll|version)|after an? (?:internal )?(?:inspection|review|inquiry|audit|check|recount)"
    r"|now (?:says?|admits?|puts?|gives?|speaks?|accepts?|concedes?|acknowledges?|claims?|holds?)"
    r"|previously (?:reported|stated|said|announced|gave|given)|earlier (?:said|reported|stated|gave|given|announced)"
    r"|(?:had|having) (?:first|initially|originally|at first|earlier|previously)|forget (?:what|the|that|my)|revers(?:ed|es) (?:its|itself|the)"
    r"|amend(?:s|ed|ment)|(?:is|are|was|were|be|been) replaced by|replac(?:es|ed|ing) (?:the|an|its|our|those)|superse\w+|accept(?:s|ed) (?:its|the|these|those|their|that) (?:\w+ )?(?:figures?|numbers?|findings?|count|toll|account)|after (?:consolidation|verification|checking|a recount|recounting))\b",
    re.IGNORECASE,
)
"""Words with which a later word says that it takes the place of an earlier one."""

TURN = re.compile(
    r"\b(?:gave up|gives? up|mistook|mistaken for|confused (?:it|them|the|with)|in fact|finally|at last|under pressure|owned up|owns up|concession|climbdown|confess(?:es|ed)?|accept(?:s|ed)|admit(?:s|ted|ting)?|admission|acknowledg(?:e|es|ed|ing)|conced(?:e|es|ed|ing)|contrary to (?:what|its|an earlier)|now (?:says?|admits?|puts?|gives?|speaks?)"
    r"|did (?=place|fire|take|kill|shoot|enter|deploy|happen)|after all|nonetheless|(?:has|have) since|on closer|(?:had|who) (?:on|in) (?:\d+ )?[A-Z][a-z]+ (?:denied|rejected|dismissed|said))\b",
    re.IGNORECASE,
)
"""Words with which somebody comes round to what he did not say before; they count only where it is known to be the same mouth."""

INSISTS = re.compile(
    r"\b(?:insist(?:s|ed|ing)?|maintain(?:s|ed|ing)? (?:that|it|he|she|they)|, (?:the |its |his |her )?[\w ]{2,40} (?:maintain(?:s|ed)|claim(?:s|ed)|contend(?:s|ed))\b|contend(?:s|ed)|counter(?:s|ed)(?= that| the)|retort(?:s|ed)|adamant|sw(?:ore|ears?)(?: that)?"
    r"|(?:is|are|was|were) (?:certain|sure|positive)\b|on condition of anonymity|contrary to|in contrast|at odds|disagree[sd]?|challeng(?:es|ed)|cast doubt|called into question|account differs|tells? another story|another version|a different (?:story|account|version|picture))",
    re.IGNORECASE,
)
"""Words with which somebody says what he knows another to deny."""

RISEN = re.compile(
    r"\b(?:ris(?:e|es|en|ing)(?! up)|rose(?! up| from (?:his|her|the))|climb(?:s|ed)?(?= to| from)|went up|gone up|grow[sn]?(?= to)|grew(?= to)|increas(?:e|es|ed|ing)(?= to| from)|bring(?:s|ing)|brought(?= (?:the|to))"
    r"|now(?! (?:living|in|at|on|a|an|the))|updat(?:e|ed|es)|new (?:toll|count|balance|figure|tally)|makes?(?= \w+(?:-\w+)? (?:in all|altogether|in total|dead))|mak(?:es|ing) (?:it|that)|died (?:since|later)"
    r"|(?:one|two|three|four|five|six|\d+) more (?:than|have|has|had|bod|died)|up from|down from|lowered|raised (?:it|the|its|her|his|their|our)|(?:taking|pushing|raising|lifting|carrying) (?:the|its|that|their) (?:\w+ )?(?:number|toll|total|count|figure|tally|dead|balance)|comes to|so then|since then|up to(?= \w+,? (?:after|from|on|by|overnight))|(?:pulled|pushed|put|moved|revised|adjusted) (?:\w+ ){0,3}(?:up|upwards?|down|downwards?)|ha(?:s|ve|d) (?:now )?(?:reached|grown|risen|climbed|swollen|passed)|now (?:stands?|stood) at|(?:stands?|stood) now at|(?:gone|went|moved|jumped) to(?= \d| [a-z]+(?:-[a-z]+)?\b(?: \w+)?[.,;]?)|(?:was|were|is|are) at(?= \d)|that leaves"
    r"|swell(?:s|ed)?|swollen|creep(?:s|ing)?|crept|jump(?:s|ed)? to|mount(?:s|ed)? to)\b|^to \d+ on|from (?:\w+ ){1,4}to \d+",
    re.IGNORECASE,
)
"""Words with which a number is told as the next after another."""

OPEN_YET = re.compile(
    r"\b(?:so far|at this (?:hour|stage|time|moment|point)|until now|up to now|as of|for now|for the moment|to date|provisional\w*|preliminary|initial(?:ly)?|first (?:toll|count|reports?)|at first|by (?:noon|midday|nightfall|evening)|still (?:being|counting|searching)|this is early|early (?:reports?|count|figures?))\b",
    re.IGNORECASE,
)
"""Words with which a number says that another will follow."""


_CONTRAST = re.compile(
    r"(?:, (?:and |but )?| and | but )not (?:from |on |in |by |at |with |of |a |an |the )*[\w-]+(?: [\w-]+)?(?=[.,;]|$)"
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


def find_denial(text: str, other: str = "") -> Denial:
    """Say how far a passage denies; "no fewer than" and "did not come back" deny nothing.

    What somebody did not do, wear or have besides ("did not stop", "without lights") denies nothing either, unless
    the other passage has the word: "stopped the convoy" and "did not stop the convoy" cannot both be so.

    Args:
        text: the passage.
        other: the passage beside which it is put.

    """
    left = _BESIDES_THE_POINT.sub(lambda found: _besides(found, other), _NO_DENIAL.sub(" ", text))
    if _DENIAL.search(_CONTRAST.sub(" ", left)):
        return Denial.PLAIN
    return Denial.CONTRAST if _DENIAL.search(left) else Denial.NONE


def _besides(found: re.Match[str], other: str) -> str:
    word = (found["verb"] or found["none"] or found["thing"]).split()[-1].lower()
    stem = _ITS_STEM.get(word, re.escape(word.removesuffix("s")))
    return found[0] if re.search(rf"\b(?:{stem})", other, re.IGNORECASE) else " "


# --------------------------------------------------------------------------- who is made to speak

_SPEECH = (
    r"said|says?|saying|stated|states|told|tells?|declared|declares|announced|announces|explained|explains|insist(?:s|ed)|maintain(?:s|ed)|claim(?:s|ed)|affirm(?:s|ed)"
    r"|confirm(?:s|ed)|report(?:s|ed)|admit(?:s|ted)|conced(?:es|ed)|acknowledg(?:es|ed)|den(?:ies|ied)|reject(?:s|ed)|writes|wrote|adds|added|counts|counted|gave|gives"
    r"|withdr(?:ew|aws|awn)|apologi[sz]e[ds]|dropped|revised|clarified|agree[ds]|recanted|accept(?:s|ed)|warn(?:s|ed)|testif(?:ies|ied)|alleg(?:es|ed)|believes?|believed|estimates?|estimated|recorded|logged|assure[ds]|wrote back|recalls?|recalled"
    r"|puts?|raised|has published|published|retracted|has retracted|corrected|has documented|documented|called"
)
_BESIDES = r"(?:(?:has|had|have|now|also|later|no longer|then|again|did|yesterday) )*"
_SAYS = re.compile(
    rf"(?P<who>(?:(?:[A-ZÀ-Ý][\w’'-]+|of|for|the) ){{1,7}}|\b[Tt]he (?:[a-z’'-]+ ){{1,4}}|\b[Ii]ts (?:[a-z-]+ )(?:[A-ZÀ-Ý][\w’'-]+ ){{0,2}}){_BESIDES}(?:{_SPEECH})\b"
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


_SOMEBODY_SAYS = re.compile(
    rf"\b(?:[Aa]n?|[Oo]ne|[Aa]nother|[Ss]everal|[Ss]ome|[Tt]wo|[Tt]hree|[Mm]any) (?P<who>(?:[a-z’'-]+ ){{1,3}}?){_BESIDES}(?:{_SPEECH})\b"
)


def find_tellers(text: str) -> frozenset[str]:
    """Return the words for all whom a passage makes speak, those introduced as one of many among them."""
    some = {word.lower() for found in _SOMEBODY_SAYS.finditer(text) for word in found["who"].split()}
    return find_speakers(text) | (some - _NOT_A_SPEAKER)


_SPEAKS_AFTER = re.compile(
    rf"^(?:['’]s?)?(?: [a-z’'-]+){{0,5}}? {_BESIDES}(?:{_SPEECH}|speaks?|spoke|changed|deleted|found|finds|established|concluded|issued)\b"
)
_SPEAKS_BEFORE = re.compile(
    rf"(?:\b(?:{_SPEECH}|according to|statement (?:by|from|of)|spokes\w+ (?:of|for)|in the name of)(?: the)?) $",
    re.IGNORECASE,
)


def is_speaking(text: str, start: int, end: int) -> bool:
    """Whether the words between two offsets are those of somebody made to speak."""
    return _SPEAKS_AFTER.match(text[end:]) is not None or _SPEAKS_BEFORE.search(text[:start]) is not None


_SPEAKS = re.compile(rf"\b(?:{_SPEECH})\b|[\"“]", re.IGNORECASE)


def speaks_for_itself(text: str) -> bool:
    """Whether a passage holds no verb of speech and no quotation: its outlet says it."""
    return _SPEAKS.search(text) is None


_INSTITUTION = re.compile(
    r"\b(police|constabulary|gendarmerie|army|navy|general staff|defen[cs]e staff|command|air force|military|ministry|government|presidency|governor|governorate|prefect|prefecture|mayor|municipality|town hall|fire service|fire brigade|civil defen[cs]e|council|parish|diocese|mission|headquarters|coroner|pathologist|harbour master|registrar|garrison|commandant|presidential guard|commissioner|coast guard|prison|hospital"
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


_SPEAKS_OF = re.compile(
    rf"\b(?:the|its|from the) (?P<who>(?:[\w-]+ ){{0,2}}?[\w-]+)(?:['’]s (?:\w+ )?(?:sum|count|tally|list|figure|toll|total|register|estimate|word|version|spokes\w+)|,? (?:{_SPEECH}|speaks?|spoke|counts?|lists?|has|had|assur\w+)|, [\w ]{{3,20}}:|:)",
    re.IGNORECASE,
)


def find_speaking_institutions(text: str) -> frozenset[str]:
    """Return the kinds of institution whose word or count a passage gives ("the municipality's sum", "the fire service:")."""
    found = {
        kind
        for match in _SPEAKS_OF.finditer(text)
        for kind in find_institutions(match["who"], of_a_speaker=True)
    }
    return frozenset(found)


_OFFICE_OF: Final = {
    "minister": "ministry",
    "prefecture": "prefect",
    "governorate": "governor",
    "presidency": "government",
}
