"""Persons and groups told of as killed, injured or shot, one by one, as the sentences of a report name them.

`counts` reads numbers; many reports give none. They tell of "a 14-year-old boy
and a 30-year-old woman", of a person by name and age, of "the victim" who
"later died". This module finds such persons and groups beside what is said to
have become of them, so that they can be counted as people rather than as
mentions. It reads one sentence at a time and links nothing: `tally` says who is
the same person.

The rules are those of news prose in English: whoever is subject of a passive or
of a state ("was shot", "is in critical condition"), object of an active verb
("killing two"), or follows a noun of action ("the death of a guard") is told of
as hit; so is one who turns a weapon on himself. Whoever "could have been"
killed, or whom somebody is charged with attempting to kill, is not.
"""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from corrobora.reading.counts import find_counts
from corrobora.records import Outcome, Unit

METHOD: Final = "victims/3"


class Fate(StrEnum):
    """What a sentence says became of somebody."""

    KILLED = "killed"
    INJURED = "injured"
    """Hurt and, as far as the sentence says, alive."""
    HIT = "hit"
    """Shot or struck; whether dead or alive is not said here."""


class Kind(StrEnum):
    """How somebody is referred to."""

    NAME = "name"
    PERSON = "person"
    """One person by description ("a man", "the 24-year-old", "his wife")."""
    PRONOUN = "pronoun"
    GROUP = "group"
    """Several, or one, by number ("four people", "one dead")."""
    NOBODY = "nobody"
    """"No one was hurt"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Somebody:
    """Somebody told of, as one sentence words it, before it is known what became of them. Offsets are code points of the sentence."""

    start: int
    end: int
    kind: Kind
    low: int | None = 1
    high: int | None = 1
    """Bounds of a group as worded; one for a person, zero for nobody."""
    age: int | None = None
    sex: str | None = None
    """``"f"``, ``"m"`` or not said."""
    young: bool = False
    """By a word for somebody not grown up ("boy", "teen")."""
    name: str | None = None
    definite: bool = False
    """Told of as known already ("the victim", "he", "the two men")."""
    other: bool = False
    """Somebody beside those told of before ("two others", "another man")."""
    part: bool = False
    """Some of a group told of ("two of them", "one of the victims")."""
    doer: bool = False
    """The one who is said to have done it ("the gunman", "the suspect")."""


@dataclass(frozen=True, slots=True, kw_only=True)
class VictimMention(_Somebody):
    """Somebody told of as hit."""

    fate: Fate
    self_inflicted: bool = False
    """By the own hand ("shot himself")."""
    done: bool = False
    """Object of a deed ("killing two", not "left two dead"): whoever did it is not among them."""


_NUMBERS: Final = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen twenty".split()
    )
} | {"both": 2, "couple": 2, "pair": 2, "dozen": 12}

_FEMALE: Final = frozenset(
    """woman women girl girls mother mothers wife wives daughter daughters sister sisters girlfriend ex-girlfriend ex-wife aunt aunts niece
    nieces grandmother grandmothers granddaughter lady female females she her herself stepdaughter stepmother bride widow
    mom policewoman schoolgirl fiancee fiancée waitress""".split()
)
_MALE: Final = frozenset(
    """man men boy boys father fathers husband son sons brother brothers boyfriend ex-boyfriend ex-husband uncle uncles nephew nephews
    grandfather grandson male males he his him himself stepson stepfather gentleman dad policeman schoolboy fiance fiancé
    gunman""".split()
)
_NOUN: Final = (
    r"(?:people|persons?|individuals?|men|man|women|woman|boys?|girls?|teens?|teenagers?|pre-?teens?|youths?|juveniles?|minors?|child|children|kids?|infants?|"
    r"bab(?:y|ies)|toddlers?|adults?|males?|females?|victims?|patients?|mothers?|fathers?|moms?|dads?|parents?|wi(?:fe|ves)|husbands?|sons?|daughters?|brothers?|"
    r"sisters?|siblings?|cousins?|uncles?|aunts?|nephews?|nieces?|grand(?:mothers?|fathers?|sons?|daughters?|parents?|child|children)|"
    r"step(?:sons?|daughters?|fathers?|mothers?|child|children)|(?:ex-)?(?:girlfriends?|boyfriends?|wife|husband|lovers?)|fianc[eé]e?s?|couples?|relatives?|"
    r"friends?|roommates?|neighbou?rs?|co-?workers?|colleagues?|employees?|workers?|owners?|clerks?|managers?|customers?|patrons?|bouncers?|guards?|drivers?|"
    r"passengers?|motorists?|pedestrians?|bystanders?|residents?|villagers?|civilians?|tenants?|homeowners?|occupants?|guests?|students?|pupils?|"
    r"teachers?|players?|hunters?|officers?|deput(?:y|ies)|troopers?|sergeants?|detectives?|agents?|marshals?|policem[ae]n|policewom[ae]n|cops?|soldiers?|"
    r"veterans?|marines?|firefighters?|paramedics?|inmates?|suspects?|gunm[ae]n|shooters?|attackers?|assailants?|robbers?|burglars?|intruders?|"
    r"suspected (?:gunman|shooter)|fighters?|militants?|rebels?|journalists?|medics?|doctors?|nurses?|passers-?by|protesters?|worshipp?ers?|"
    r"farmers?|shepherds?|herders?|traders?|miners?|singers?|rappers?|members?|others?|toddlers?|twins?|adolescents?|lad(?:y|ies)|gentlem[ae]n|"
    r"partners?|spouses?|newborns?|landlords?|pastors?|priests?|bartenders?|cashiers?|attendants?|vendors?|(?:bi)?cyclists?|joggers?|stepdads?|stepmoms?|in-laws?)"
)
_DOERS: Final = re.compile(
    r"(?i)\b(?:suspects?|gunm[ae]n|shooters?|attackers?|assailants?|robbers?|burglars?|intruders?|bombers?)\b"
)
_ADJECTIVE: Final = (
    r"(?:(?:teen|twin|baby|infant|toddler|young|younger|older|elderly|middle-aged|pregnant|unarmed|innocent|unidentified|unnamed|unknown|local|black|white|hispanic|latino|asian|african-american|"
    r"homeless|off-duty|on-duty|retired|former|veteran|teenage|teenaged|adult|juvenile|male|female|fellow|additional|more|other|second|third|fourth|first|fifth|"
    r"wounded|injured|dead|deceased|slain|surviving|alleged|suspected|armed|critically|seriously|shooting|gunshot|homicide|murder|police|security|"
    r"store|school|high|college|university|restaurant|club|bar|bus|taxi|cab|truck|deputy|sheriff's|sheriff’s|state|county|city|federal|border|patrol|family|innocent|"
    r"[a-z]+-area|(?-i:[A-Z][a-z]+)|estranged|live-in|two|three|four|five|unborn|little|small|intended|apparent|possible|remaining|last|final|new|"
    r"then|military|army|aid|health|church|community|civilian)\s+)"
)
_AGE: Final = r"(?:\d{1,3}|[a-z]+(?:-[a-z]+)?)[- ](?:year|month|week|day)s?[- ]olds?"
_NUM: Final = r"(?:\d{1,4}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty)"

_NAME_WORD: Final = r"(?-i:[A-Z](?=[A-Z'’-]{0,60}[a-z])[A-Za-z'’-]{0,60}+)"
"""Taken whole or not at all, and no longer than any name: an endless word would be tried at each of its letters."""
_NAME_PATTERN: Final = (
    rf"(?:{_NAME_WORD}|(?-i:[A-Z]{{2}}))(?:\s+(?:(?-i:[A-Z])\.|[“\"‘'][\w .'’-]{{1,20}}[”\"’']|{_NAME_WORD}|de|la|al|van|von|bin)){{0,4}}\s+{_NAME_WORD}"
    rf"(?:,?\s+(?:Jr|Sr)\.?|\s+I{{2,3}}|\s+IV)?"
)

_PHRASE: Final = re.compile(
    rf"(?P<nobody>\b(?:no\s+one(?:\s+else)?|nobody(?:\s+else)?|none\s+of\s+(?:the|them|whom)(?:\s+\w+)?|no\s+(?:other\s+)?{_NOUN}|neither\s+\w+)\b)"
    rf"|(?P<partof>\b(?:{_NUM}|another|both|all(?:\s+{_NUM})?)\s+of\s+(?:(?:the|those|these|his|her|their)\s+(?:{_NUM}\s+)?(?:{_ADJECTIVE}){{0,3}}(?:{_NOUN}|injured|wounded|dead|killed)|them|whom))\b"
    rf"|(?P<aged>\b(?:(?P<agedet>an?|the|another|his|her|their|one)\s+)?(?:{_ADJECTIVE}){{0,2}}(?P<agewords>{_AGE})(?:\s+(?:{_ADJECTIVE}){{0,3}}(?P<agenoun>{_NOUN})\b)?)"
    rf"|(?P<rest>\b(?:the\s+)?other\s+(?P<restnum>{_NUM})\b(?!\s+(?:{_ADJECTIVE}){{0,3}}{_NOUN}))"
    rf"|(?P<group>\b(?P<groupdet>(?:the|all|both|those|these|at\s+least|other|another)\s+(?:other\s+)?)?(?P<num>{_NUM}|both|a\s+couple\s+of|a\s+pair\s+of)\s+(?:{_ADJECTIVE}){{0,3}}(?P<groupnoun>{_NOUN}|\d{{1,3}}-year-olds)\b)"
    rf"|(?P<single>\b(?P<det>an?|another|the|this|his|her|their|our|my|its|(?-i:[A-Z])[\w'’-]*['’]s|one)\s+(?:{_ADJECTIVE}){{0,4}}(?P<noun>{_NOUN})\b(?!['’]s\b))"
    rf"|(?P<name>{_NAME_PATTERN}(?!['’]s))"
    r"|(?P<pronoun>\b(?:he|she|they|him|them|her(?=\s*(?:[,.;]|and\b|or\b|in\b|to\b|with\b|before\b|after\b|at\b|while\b|during\b|then\b|twice\b|multiple\b|several\b|on\b|outside\b|inside\b|dead\b|$)))\b)"
    rf"|(?P<both>\b(?:both|all\s+(?P<allnum>{_NUM}))(?!\s+of\b)(?=\s+(?:(?:later|also|initially)\s+)?(?:were|was|are|have|had|died|suffered|sustained|survived|remain|victims|men|women)\b))"
    rf"|(?P<lone>\b(?:another|the\s+other|one)(?=\s*[.,;]|\s*$|\s+(?:was\s+|is\s+|were\s+|has\s+|later\s+|remains\s+|also\s+|critically\s+|seriously\s+|fatally\s+|in\s+|with\s+|suffered|sustained|died|dead|wounded|injured|hurt|hospitali|killed|shot|survived)))"
    rf"|(?P<bare>(?<![\w$.:,/-])(?P<barenum>{_NUM})(?=\s+(?:(?:reported|reportedly|now|confirmed|critically|seriously|also|people|more|others?|still|left|found|were|was|are|is|in|has|have|had|later|of\s+them)\s+)*(?:dead|fatal|killed|shot|wounded|injured|hurt|hospitali[sz]ed|slain|die[sd]?|critical|critically|fatally|struck)\b))",
    re.IGNORECASE,
)
"""Phrases that may stand for somebody. Names are checked for capitals afterwards, the pattern being blind to case."""

_TITLE_NOUN: Final = re.compile(rf"(?<![\w'’-])(?P<noun>(?:{_NOUN}))(?![\w'’-])", re.IGNORECASE)

_NEXT_NOUN: Final = re.compile(rf"\s+(?:{_NOUN})(?![\w'’-])", re.IGNORECASE)
_LED: Final = re.compile(rf"(?:(?<=\W)|^)(?:{_ADJECTIVE}){{1,2}}$", re.IGNORECASE)
_STOP_NAME: Final = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october
    november december police county city sheriff department office hospital center centre medical street avenue road drive lane court
    school high university college authorities officials investigators detectives officers deputies news associated press park
    apartments apartment north south east west the a an in on at he she they but and according photo image advertisement updated
    published posted related video copyright fire rescue health memorial general regional state district attorney coroner examiner
    st. blvd interstate highway route emergency neighbors witnesses family friends chief captain lt sgt detective sheriff's
    district judge prosecutors prosecutor crime stoppers anyone channel team station island beach new los las san santa fort
    mount lake river valley hills heights village town township bureau division unit investigation homicide""".split()
)
_RANK: Final = re.compile(
    r"(?i)\b(?:officer|deputy|sgt|sergeant|cpl|corporal|trooper|detective|det|lt|lieutenant|capt|captain|chief|sheriff|agent|pvt|private|spc|specialist|mr|mrs|ms|dr|rev|pastor)\.?\s*$"
)

_AUX: Final = r"(?:was|were|is|are|be|been|being|got|get|gets|has|have|had|remains?|remained|may\s+have|later|also|reportedly|allegedly|apparently|all|both|each|then|still|just|either|now|initially|soon|eventually|accidentally|subsequently|ultimately|tragically|instantly|listed|reported|said|believed|confirmed|found|pronounced|declared|presumed|left|lying|to|as|twice|mistakenly|intentionally|critically|seriously|severely|slightly|badly|gravely|mortally|nearly|suddenly|himself|herself|themselves|only|multiple|once|it)"

_SHOT_DEAD: Final = (
    r"(?:fatally\s+(?:shot|wounded|struck|injured|shooting|stabbed|hit)|shot\s+(?:and|&)\s+killed|shot\s+dead|shot\s+to\s+death|gunned\s+down|shot\s+and\s+fatally\s+wounded|"
    r"(?:stabbed|beaten|bludgeoned|burned)\s+to\s+death|mortally\s+wounded|shot\s+fatally)"
)
_STATE: Final = re.compile(
    rf"(?P<killed>\b(?:{_SHOT_DEAD}|passed\s+away|(?:taken|removed)\s+(?:off|from)\s+life\s+support|killed|slain|murdered|executed|massacred|dead|deceased|dies|died|dying|succumbed|perished|did\s+not\s+survive|didn['’]t\s+survive|"
    r"lost\s+(?:his|her|their)\s+li(?:fe|ves)|killing\s+(?:himself|herself)|killed\s+(?:himself|herself|self)|kills\s+(?:himself|herself|self)|(?:took|taken|takes|taking)\s+(?:his|her)\s+own\s+life|"
    r"commit(?:ted|s)\s+suicide|brain\s+dead|fatally|(?:was|is)\s+the\s+(?:city|county|town|state)['’]s\s+\w+\s+homicide)\b)"
    r"|(?P<injured>\b(?:wounded|injured|hurt|grazed|hospitali[sz]ed|recovering|(?:in|listed\s+in|upgraded\s+to)\s+(?:\w+\s+(?:but\s+\w+\s+)?)?(?:critical|stable|serious|fair|good|guarded|grave|satisfactory|unknown|extremely\s+critical|critical\s+but\s+stable)(?:,?\s+but\s+\w+,?)?\s+condition|"
    r"in\s+surgery|underwent\s+surgery|undergoing\s+(?:\w+\s+)?(?:surgery|treatment)|expected\s+to\s+(?:survive|recover|live|be\s+ok(?:ay)?|be\s+fine|make\s+a)|treated(?:\s+and\s+released)?|(?:suffer|sustain|receiv)(?:ed|ing|s)?\s+(?:\w+[\s-]+){0,5}?(?:injur(?:y|ies)|wounds?)|"
    r"non-?life-?threatening|not\s+life-?threatening|survived|survives|fighting\s+for\s+(?:his|her|their)\s+li(?:fe|ves)|on\s+life\s+support|paraly[sz]ed|released\s+from\s+(?:the\s+|a\s+|an?\s+area\s+)?hospital|critically|in\s+critical|maimed|with\s+(?:\w+[\s-]+){0,4}?injur(?:y|ies))\b)"
    r"|(?P<hit>\b(?:shot|struck|hit|suffering\s+from\s+(?:\w+[\s-]+){0,5}?wounds?|with\s+(?:\w+[\s-]+){0,5}?(?:gunshot|bullet|shotgun)\s+wounds?(?:\s+to)?|had\s+(?:\w+\s+){0,3}?gunshot\s+wounds?|bleeding|"
    r"victims?\s+of\s+(?:a|the|an)\s+(?:\w+\s+)?(?:shooting|gunfire|gunshot)))\b",
    re.IGNORECASE,
)
"""What is said of somebody who stands before it."""

_DEED: Final = re.compile(
    r"(?P<killed>\b(?:killed|killing|kills|kill|murdered|murdering|murders|fatally\s+(?:shot|shooting|shoots|wounding|wounded|striking|struck)|shot\s+and\s+(?:fatally\s+wounded|killed)|shooting\s+and\s+killing|shoots\s+and\s+kills|"
    r"gunned\s+down|gunning\s+down|left|leaves|leaving|executed|executing|shot\s+dead|(?:shooting\s+|gunshot\s+)?deaths?\s+of|(?:fatal|deadly)\s+shootings?\s+(?:death\s+)?of|killings?\s+of|slayings?\s+of|murders?\s+of|"
    r"homicides?\s+of|slain|assassinated|assassinating|assassination\s+of|claimed\s+the\s+li(?:fe|ves)\s+of|took\s+the\s+li(?:fe|ves)\s+of|taking\s+the\s+li(?:fe|ves)\s+of|bod(?:y|ies)\s+of|manslaughter\s+of)\b)"
    r"|(?P<injured>\b(?:wounded|wounding|wounds|injured|injuring|injures|hurt|hurting|hurts|injury\s+to|wounding\s+of|grazed|grazing)\b)"
    r"|(?P<hit>\b(?:shot\s+at\s+and\s+(?:hit|struck)|shot|shooting\s+of|shootings\s+of|shooting|shoots|shoot|struck|striking|hit|hitting|strikes|hits)\b)",
    re.IGNORECASE,
)
"""What is said to have been done to somebody who stands behind it."""

_UNREAL: Final = re.compile(
    r"(?i)\b(?:could(?:\s+have)?|might(?:\s+have)?|would(?:\s+have)?|threaten(?:ed|ing|s)?\s+to|attempt(?:ed|ing|s)?\s+(?:to|murder)|trying\s+to|tried\s+to|wanted\s+to|intend(?:ed|ing)?\s+to|plann(?:ed|ing)\s+to|"
    r"going\s+to|almost|nearly|not|n['’]t|never|if|to\s+have|conspir\w+\s+to|willing\s+to|unless|without|whether|before)\s+(?:\w+\s+){0,2}$"
)
_NOT: Final = re.compile(r"(?i)(?:\b(?:not|never|without|nor)|n['’]t)\s+(?:\w+\s+){0,2}$")
_APART: Final = re.compile(
    r"(?i)\b(?:last\s+year|years?\s+ago|months?\s+ago|years?\s+(?:before|earlier|later)|last\s+(?:month|summer|fall|winter|spring)|unrelated|in\s+a\s+separate|separate(?:ly)?\s+(?:shooting|incident|case|attack)|another\s+(?:fatal\s+)?"
    r"(?:shooting|incident|attack)|other\s+(?:recent\s+)?(?:shootings|incidents|cases)|(?:second|third|previous|earlier|first)\s+(?:\w+\s+)?(?:shooting|attack|incident|homicide)|so\s+far\s+this\s+year|this\s+year|statistics|according\s+to\s+(?:\w+\s+)?data|nationwide|on\s+average|"
    r"(?:was|were|been)\s+(?:previously\s+)?(?:convicted|sentenced)\s+(?:of|for|in)|history\s+of|criminal\s+record|since\s+(?:19|20)\d\d|in\s+(?:19|20)\d\d|the\s+(?:city|county|state)['’]s\s+\w+\s+(?:homicide|murder))\b"
)
_DIRECT: Final = re.compile(
    rf"(?:\s|,|\b{_AUX}\b|\b(?:who|that)\b|\(?(?:\bages?\s|\baged\s)?\b\d{{1,3}}\b\)?(?:\sand\s\d{{1,3}}\b)?|\bfrom\s+[A-Z][\w-]+|\b(?>of\s+[A-Z][\w-]+(?:\s+[A-Z][\w-]+)*+)|[“”\"])*",
    re.IGNORECASE,
)
_BREAK: Final = re.compile(
    r"[;:]|\b(?:but|while|when|because|said|says|told|that|after|before|although)\b", re.IGNORECASE
)
_PREPOSED: Final = re.compile(
    r"(?i)\b(?:by|with|to|from|against|near|toward|towards|behind|for|at|of|between|like|in|into|on|include|including|than|as|about|told|said|charged|arrested|identified|accused)\s+$"
)
_LISTED: Final = re.compile(
    r"(?i)\s*(?:,?\s*(?:and|&|as\s+well\s+as|plus|along\s+with)|,)\s*(?:also\s+|at\s+least\s+|then\s+)?(?:\(?\d{1,3}\)?,\s*(?:and\s+)?)?"
)
_CAPITAL: Final = re.compile(r"(?<![\w'’-])[A-Z][A-Za-z'’-]*[a-z](?:-[A-Z][a-z]+)?(?![\w-])")
_IDENTIFIED: Final = re.compile(
    r"(?i)\b(?P<who>(?:victims?|man|woman|men|women|boy|girl|boys|girls|teens?|teenagers?|child|children|people|dead|deceased|officers?|deput(?:y|ies)|persons?|brothers|sisters|couple|suspects?|gunman|shooter)"
    r"(?:\s+(?:who|that)\s+(?:was|were|had)?\s*(?:(?:\w+\s+){0,4}?(?P<fate>died|killed|dead|shot|wounded|injured))?[^.;]{0,40}?|\s+(?P<fate2>killed|shot|wounded|injured)[^.;]{0,40}?|\s+found\s+(?P<fate3>dead)[^.;]{0,30}?)?)"
    r"\s*(?:,\s*)?(?:(?:has|have)\s+been|was|were|is|are)?\s*(?:(?:positively|later|tentatively|also|since)\s+)?(?:identified|named)?\s*(?:\w+\s+){0,5}?(?:as|:|was|were)\s+(?:the\s+)?"
)
_APPOSED: Final = re.compile(
    r"\s*(?:,\s*\(?(?P<age>\d{1,3})\b\)?,?|\s\((?P<age2>\d{1,3})\)|,\s*aged?\s+(?P<age3>\d{1,3}))(?!\d)(?!\s*(?:people|shots|times|miles|a\.m|p\.m|percent|:\d))"
)
_OWN_AGES: Final = re.compile(
    r"\s*,?\s*\(?(?:ages?\s+|aged\s+)?\d{1,2}(?:,\s*\d{1,2})*,?\s+(?:and|&)\s+\d{1,2}\b(?!\s*(?:people|others|percent|shots))"
)
_LEADING_AGE: Final = re.compile(r"(?P<age>\d{1,3})[- ]years?[- ]old\s+(?:\w+\s+){0,3}$", re.IGNORECASE)
_SELF: Final = re.compile(
    r"(?i)\b(?P<verb>shot|shooting|shoots|killed|killing|kills|shoot|kill|turn(?:ed|ing|s)\s+(?:the|his|her|a)\s+(?:\w+\s+)?(?:gun|weapon|rifle|pistol|handgun|shotgun)\s+on)\s+(?:and\s+(?:killed|wounded|injured)\s+)?(?:himself|herself|self)\b"
    r"|\b(?P<suicide>self-inflicted|(?:took|taken|taking|takes)\s+(?:his|her)\s+own\s+life|commit(?:ted|s|ting)\s+suicide|(?:died\s+)?by\s+suicide)\b"
    r"|(?P<listed>(?:,|\band\b|\bthen\b|&)\s*(?:then\s+|finally\s+|also\s+)?(?:himself|herself|self)\b)"
)
_TOLD_BY: Final = re.compile(
    r"(?i)\b(?:said|says|say|told|tells|according\s+to|reported|reports|believe[sd]?|:)(?=\W|$)|:"
)
"""Whoever stands before it is a speaker and not the one who did it."""
_LIMB: Final = re.compile(
    r"(?i)\b(?:foot|leg|hand|thigh|finger|knee|arm|toe|buttocks?|ankle|accident\w*|injur\w+|calf|groin|hip)\b"
)
_AGES_LIST: Final = re.compile(
    r"(?i)\b(?:ages?|aged)\s+((?:\d{1,3}(?:,\s*(?:and\s+)?|\s+and\s+|\s+to\s+)?){2,})"
)


_YOUNG: Final = re.compile(
    r"(?i)\b(?:boys?|girls?|teens?|teenagers?|pre-?teens?|youths?|juveniles?|minors?|child|children|kids?|infants?|bab(?:y|ies)|toddlers?|students?|pupils?)\b"
)


def is_apart(sentence: str) -> bool:
    """Whether a sentence by its own words speaks of another time or another case than the one reported."""
    return _APART.search(sentence) is not None


def told_ages(sentence: str) -> tuple[int, ...]:
    """Return the ages a sentence lists ("ages 13, 17 and 19"); of "ages 4 to 16" none, since nobody is counted."""
    found: list[int] = []
    for match in _AGES_LIST.finditer(sentence):
        if " to " not in match.group(1):
            found += [int(n) for n in re.findall(r"\d{1,3}", match.group(1))]
    return tuple(found)


def find_names_of_people(text: str) -> frozenset[str]:
    """Return the last names of all who are named in full in a text, so that "Roe died" is read later."""
    found = set()
    for match in re.finditer(_NAME_PATTERN, text):
        if _is_name(match.group()):
            found.add(surname(match.group()))
    return frozenset(found)


def surname(name: str) -> str:
    """Return the last word of a name that is no suffix ("John Roe Jr." gives "Roe")."""
    words = [re.sub(r"['’]s?$", "", w.strip(".,")) for w in name.split()]
    kept = [w for w in words if w.lower() not in {"jr", "sr", "ii", "iii", "iv"}]
    return kept[-1] if kept else words[-1]


def find_victims(
    sentence: str, *, headline: bool = False, known: frozenset[str] = frozenset()
) -> tuple[VictimMention, ...]:
    """Return everybody whom a sentence tells of as killed, injured or hit, in order of standing.

    One stretch gives several mentions where the sentence says several things of
    it ("was shot and later died"). Offsets are code points of ``sentence``.

    Args:
        sentence: one sentence.
        headline: the sentence is a headline: words may begin with capitals, and articles are left out
            ("Man shot, 2 hurt").
        known: last names that the report has given in full (`find_names_of_people`).

    """
    if not _MENTIONS.search(sentence):
        return ()
    people = _people(sentence, headline=headline, known=known)
    found: list[VictimMention] = []
    states: list[tuple[int, int, Fate, bool]] = []  # start, end, fate, of someone behind
    for match in _DEED.finditer(sentence):
        if _UNREAL.search(sentence, max(0, match.start() - 40), match.start()):
            continue
        fate = _fate_of(match)
        verb = match.group().lower()
        if verb.split()[0] in {"was", "were"}:
            continue
        behind = [] if _is_passive(sentence, match.start(), verb) else _behind(sentence, match.end(), people)
        if not behind:
            continue
        if verb in {"left", "leaves", "leaving"}:
            tail = sentence[behind[-1].end : behind[-1].end + 40]
            state = re.match(
                r"(?i)\s*(?:\w+\s+){0,2}?(dead|wounded|injured|hurt|hospitali[sz]ed|in\s+critical|critically)\b",
                tail,
            )
            if state is None:
                continue
            fate = Fate.KILLED if state.group(1).lower() == "dead" else Fate.INJURED
        states.append((match.start(), match.end(), fate, True))
        # "left three dead", "the deaths of three" may count the doer in
        done = not verb.startswith(("left", "leav", "claimed")) and not verb.endswith(" of")
        found += [_mention(p, fate, done=done) for p in behind]
    used = {(s, e) for s, e, _, _ in states}
    objects = {m.start for m in found}
    for match in _STATE.finditer(sentence):
        if any(s <= match.start() < e for s, e in used):
            continue
        if _UNREAL.search(sentence, max(0, match.start() - 40), match.start()) and not _NOT_KILLING.match(
            match.group()
        ):
            continue
        fate = _fate_of(match)
        subject = _before(sentence, match.start(), people)
        if subject and all(p.kind is Kind.NOBODY for p in subject) is False:
            subject = [p for p in subject if p.kind is not Kind.NOBODY]
        # whoever is object of a deed before it is no subject beside the nearest
        subject = [p for p in subject if p is subject[-1] or p.start not in objects]
        found += [_mention(p, fate) for p in subject]
    found += _by_own_hand(sentence, people, objects)
    found += _identified(sentence, people)
    found += _from_counts(sentence, found)
    return _each_once(found)


def _each_once(found: Sequence[VictimMention]) -> tuple[VictimMention, ...]:
    """Return what is said of each stretch once per fate, whichever of the rules read it."""
    kept: dict[tuple[int, int, str], VictimMention] = {}
    for mention in found:
        key = (mention.start, mention.end, mention.fate.value)
        known = kept.get(key, mention)
        kept[key] = replace(
            known,
            doer=known.doer or mention.doer,
            done=known.done or mention.done,
            self_inflicted=known.self_inflicted or mention.self_inflicted,
        )
    return tuple(kept[key] for key in sorted(kept))


_MENTIONS: Final = re.compile(
    r"(?i)\b(?:kill|shot|shoot|dead|die|dying|wound|injur|hurt|struck|str[iu]k|hit|murder|slay|slain|fatal|suicide|life|lives|homicide|condition|surg|surviv|treat|hospital|graze|gun|body|bodies|succumb|critical|bleeding|execut|victim|recover|death|toll)"
)
_NOT_KILLING: Final = re.compile(r"(?i)non-?life|not\s+life|did\s+not|didn")


def _fate_of(match: re.Match[str]) -> Fate:
    if match.group("killed"):
        return Fate.KILLED
    return Fate.INJURED if match.group("injured") else Fate.HIT


def _mention(
    person: _Somebody, fate: Fate, *, self_inflicted: bool = False, done: bool = False
) -> VictimMention:
    return VictimMention(
        start=person.start,
        end=person.end,
        kind=person.kind,
        fate=fate,
        low=person.low,
        high=person.high,
        age=person.age,
        sex=person.sex,
        young=person.young or (person.age is not None and person.age < 18),
        name=person.name,
        definite=person.definite,
        other=person.other,
        part=person.part,
        doer=person.doer,
        self_inflicted=self_inflicted,
        done=done,
    )


def read_number(words: str) -> int | None:
    """Return the small number that words say ("two", "14", "a couple of"); ``None`` where they say none."""
    word = words.lower().strip()
    if word.isdecimal():
        return int(word)
    for token in word.split():
        if token in _NUMBERS:
            return _NUMBERS[token]
    return None


def sex_of(words: str) -> str | None:
    """Return ``"f"`` or ``"m"`` where words for a person say it, else ``None``."""
    found = re.findall(r"[\w-]+", words.lower())
    last = [w for w in found if w in _FEMALE or w in _MALE]
    if not last:
        return None
    return "f" if last[-1] in _FEMALE else "m"


def _age_of(words: str) -> int | None:
    first = re.match(r"(?i)(\d{1,3}|[a-z]+(?:-[a-z]+)?)[- ](year|month|week|day)", words)
    if first is None:
        return None
    if first.group(2).lower() != "year":
        return 0
    value = first.group(1).lower()
    if value.isdecimal():
        return int(value)
    tens = {
        "twenty": 20,
        "thirty": 30,
        "forty": 40,
        "fifty": 50,
        "sixty": 60,
        "seventy": 70,
        "eighty": 80,
        "ninety": 90,
    }
    head, _, tail = value.partition("-")
    if head in tens:
        return tens[head] + _NUMBERS.get(tail, 0)
    return _NUMBERS.get(value)


def _people(sentence: str, *, headline: bool, known: frozenset[str]) -> list[_Somebody]:
    found: list[_Somebody] = []
    at = 0
    while (match := _PHRASE.search(sentence, at)) is not None:
        one = _somebody(sentence, match, headline=headline)
        if one is None:
            # a name that is none may hide a phrase behind its first word
            at = match.start() + max(
                1, len(match.group().split()[0]) if match.group("name") else len(match.group())
            )
            continue
        found.append(one)
        at = max(one.end, match.start() + 1)
    if headline:
        taken = [(p.start, p.end) for p in found]
        for match in _TITLE_NOUN.finditer(sentence):
            if _NEXT_NOUN.match(sentence, match.end()) or any(
                s < match.end() and match.start() < e for s, e in taken
            ):
                continue
            words = match.group("noun")
            plural = re.search(r"(?i)(?:people|men|women|children|kids|s)$", words) is not None
            age = None
            led = _LED.search(sentence, max(0, match.start() - 40), match.start())
            found.append(
                _Somebody(
                    start=match.start() if led is None else led.start(), end=match.end(), kind=Kind.GROUP if plural else Kind.PERSON,
                    low=(_told_by_number_or_ages(sentence, words, match.end()) or 2) if plural else 1,
                    high=None if plural else 1, sex=sex_of(words), age=age,
                    young=_YOUNG.search(words) is not None,
                    doer=_DOERS.search(words) is not None,
                )
            )  # fmt: skip
    if known:
        taken = [(p.start, p.end) for p in found]
        for match in _CAPITAL.finditer(sentence):
            if match.group() not in known or any(s < match.end() and match.start() < e for s, e in taken):
                continue
            found.append(
                _Somebody(start=match.start(), end=match.end(), kind=Kind.NAME, name=match.group(), definite=True,
                          age=_apposed_age(sentence, match.end()))
            )  # fmt: skip
    return sorted(found, key=lambda p: p.start)


def _somebody(sentence: str, match: re.Match[str], *, headline: bool) -> _Somebody | None:
    words, start, end = match.group(), match.start(), match.end()
    doer = _DOERS.search(words) is not None
    if match.group("nobody"):
        return _Somebody(
            start=start,
            end=end,
            kind=Kind.NOBODY,
            low=0,
            high=0,
            other=re.search(r"(?i)else|other", words) is not None,
        )
    if match.group("partof"):
        number = read_number(words.split(" of ")[0].replace("another", "one"))
        return _Somebody(start=start, end=end, kind=Kind.GROUP, low=number, high=number, part=True, sex=sex_of(words), doer=doer,
                         other="another" in words.lower())  # fmt: skip
    if match.group("aged"):
        det = (match.group("agedet") or "").lower()
        noun = match.group("agenoun") or ""
        if match.group("agewords").lower().endswith("olds"):
            return None
        age = _age_of(match.group("agewords"))
        if age is None:
            return None
        named = re.compile(rf"\s+(?P<name>{_NAME_PATTERN})").match(sentence, end)
        name = None
        if named is not None and not headline and _is_name(named.group("name")):
            name, end = named.group("name"), named.end()
        return _Somebody(start=start, end=end, kind=Kind.NAME if name else Kind.PERSON, age=age, sex=sex_of(noun), young=_YOUNG.search(noun) is not None, name=name,
                         definite=det in {"the"}, other=det == "another", doer=doer)  # fmt: skip
    if match.group("rest"):
        number = read_number(match.group("restnum"))
        return _Somebody(
            start=start, end=end, kind=Kind.GROUP, low=number, high=number, definite=True, other=True
        )
    if match.group("group"):
        number = read_number(match.group("num"))
        if number is None or number > 5000:
            return None
        det = (match.group("groupdet") or "").lower()
        other = bool(re.search(r"(?i)\b(?:others?|more|additional|another)\b", words))
        return _Somebody(start=start, end=end, kind=Kind.GROUP, low=number, high=None if "least" in det else number,
                         sex=sex_of(words), definite="the" in det.split() or "both" in words.lower().split() or "all" in det.split(),
                         other=other, doer=doer)  # fmt: skip
    if match.group("single"):
        det = match.group("det").lower()
        noun = match.group("noun").lower()
        plural = re.search(r"(?:people|men|women|children|kids|wives|s)$", noun) is not None and noun not in {
            "boss"
        }
        if plural:
            number = _told_by_number_or_ages(sentence, words, end)
            return _Somebody(start=start, end=end, kind=Kind.GROUP, low=number, high=number, sex=sex_of(noun), doer=doer,
                             definite=number is None or det in {"the", "this"}, other=noun == "others")  # fmt: skip
        named = re.compile(rf",?\s+(?P<name>{_NAME_PATTERN})").match(sentence, end)
        name = None
        if named is not None and not headline and _is_name(named.group("name")) and noun not in {"police"}:
            name, end = named.group("name"), named.end()
        age = _apposed_age(sentence, end)
        return _Somebody(start=start, end=end, kind=Kind.NAME if name else Kind.PERSON, sex=sex_of(noun), young=_YOUNG.search(words) is not None, name=name, age=age,
                         low=2 if noun == "couple" else 1, high=2 if noun == "couple" else 1,
                         definite=det in {"the", "this"}, other=det == "another" or " other " in f" {words.lower()} ",
                         doer=doer)  # fmt: skip
    if match.group("name"):
        if not _is_name(words):
            return None
        age = _apposed_age(sentence, end)
        if headline and age is None:
            return None
        led = _LEADING_AGE.search(sentence, max(0, start - 40), start)
        if age is None and led is not None:
            age = int(led.group("age"))
        return _Somebody(start=start, end=end, kind=Kind.NAME, name=words, age=age)
    if match.group("bare"):
        number = read_number(match.group("barenum"))
        other = re.match(r"(?i)\s+(?:more|others?)\b", sentence[end : end + 8]) is not None
        return _Somebody(start=start, end=end, kind=Kind.GROUP, low=number, high=number, other=other)
    if match.group("both"):
        number = read_number(match.group("allnum")) if match.group("allnum") else 2
        return _Somebody(start=start, end=end, kind=Kind.GROUP, low=number, high=number, definite=True)
    if match.group("lone"):
        return _Somebody(
            start=start,
            end=end,
            kind=Kind.GROUP,
            other=words.lower() != "one",
            definite="other" in words.lower().split(),
        )
    word = words.lower()
    if word in {"they", "them"}:
        return _Somebody(start=start, end=end, kind=Kind.PRONOUN, low=None, high=None, definite=True)
    if word == "who":
        return None
    return _Somebody(
        start=start, end=end, kind=Kind.PRONOUN, sex="f" if word == "she" else "m", definite=True
    )


def _told_by_number_or_ages(sentence: str, words: str, end: int) -> int | None:
    """Return how many somebody's own are ("his two sons", "her sons, 10 and 12"); ``None`` where it is not said."""
    inner = [read_number(word) for word in words.split()[1:-1]]
    number = next((n for n in inner if n is not None), None)
    if number is not None:
        return number
    ages = _OWN_AGES.match(sentence, end)
    return None if ages is None else len(re.findall(r"\d+", ages.group()))


def _apposed_age(sentence: str, end: int) -> int | None:
    match = _APPOSED.match(sentence, end)
    if match is None:
        return None
    value = int(match.group("age") or match.group("age2") or match.group("age3"))
    return value if value < 110 else None


def _is_name(words: str) -> bool:
    tokens = words.replace(",", " ").split()
    if len(tokens) < 2 or not tokens[0][:1].isupper() or not tokens[-1][:1].isupper():
        return False
    if any(t.lower().strip(".'’s") in _STOP_NAME or t.lower() in _STOP_NAME for t in tokens):
        return False
    return not words.isupper() and re.search(rf"(?i)^{_NOUN}$", tokens[0]) is None


def _is_passive(sentence: str, at: int, verb: str) -> bool:
    if verb.endswith((" of", "ing", "s")) and verb not in {"wounds"}:
        return False
    return (
        re.search(
            r"(?i)\b(?:was|were|been|being|is|are|be|got|get)\s+(?:(?:also|later|both|then|all|fatally|apparently|accidentally)\s+)?$",
            sentence[max(0, at - 26) : at],
        )
        is not None
    )


_LEAD_IN: Final = re.compile(
    r"(?i)\s*(?:at\s+least\s+|up\s+to\s+|about\s+|more\s+than\s+|and\s+|also\s+|that\s+|dead\s+|the\s+(?=\d))?(?:[“\"])?(?:Officer\s+|Deputy\s+|Sgt\.\s+|Cpl\.\s+|Trooper\s+|Det\.\s+|Lt\.\s+)?"
)


def _behind(sentence: str, at: int, people: Sequence[_Somebody]) -> list[_Somebody]:
    """Return the list of people that begins right behind a verb."""
    lead = _LEAD_IN.match(sentence, at)
    first = lead.end() if lead else at
    listed: list[_Somebody] = []
    for person in people:
        if person.start < at:
            continue
        if not listed:
            if at <= person.start <= first or (
                person.kind is Kind.NAME
                and person.start - at <= 30
                and sentence[at : person.start].replace(",", " ").split()
                and all(
                    w[:1].isupper() or w.isdecimal()
                    for w in sentence[at : person.start].replace(",", " ").split()
                )
            ):
                listed.append(person)
                continue
            if person.start > first:
                break
            continue
        gap = sentence[listed[-1].end : person.start]
        if not _lists_on(gap):
            break
        follows = _STATE.search(sentence, person.end, min(len(sentence), person.end + 60))
        if (
            follows is not None
            and _DIRECT.fullmatch(sentence, person.end, follows.start())
            and (
                re.search(r"\b(?:was|were|is|are)\b", sentence[person.end : follows.start()])
                or not sentence[person.end : follows.start()].strip()
            )
        ):
            break  # "kills a boy, another wounded": of the other something else is told
        listed.append(person)
    if (
        listed
        and listed[0].kind is Kind.PRONOUN
        and listed[0].definite
        and re.match(r"(?i)(?:he|she|they)$", sentence[listed[0].start : listed[0].end])
    ):
        return []
    return [p for p in listed if p.kind is not Kind.NOBODY]


def _lists_on(gap: str) -> bool:
    stripped = re.sub(
        r",\s*\(?(?:ages?\s+|aged\s+)?\d{1,3}(?:,\s*\d{1,3})*,?\s+and\s+\d{1,3}\)?(?=,)"
        r"|,\s*\(?\d{1,3}\)?(?=,|\s)|\(\d{1,3}\)|,\s*(?:both\s+)?of\s+[A-Z][\w .]+?(?=,)",
        "",
        gap,
    )
    return _LISTED.fullmatch(stripped) is not None or stripped.strip() in {"and", ",", "&", ", and"}


def _before(sentence: str, at: int, people: Sequence[_Somebody]) -> list[_Somebody]:
    """Return the subject of a state: the nearest phrase before it, with what is listed before that."""
    before = [p for p in people if p.end <= at]
    for person in reversed(before[-4:]):
        gap = sentence[person.end : at]
        if len(gap) > 220:
            break
        direct = _DIRECT.fullmatch(gap) is not None
        if (person.low or 2) > 1 and re.match(r"\s+(?:was|is|has)\b", gap):
            continue  # "a man who shot two people was killed"
        if not direct:
            if _PREPOSED.search(sentence, max(0, person.start - 14), person.start):
                continue
            if _DEED_END.search(sentence, max(0, person.start - 12), person.start):
                continue
            if _BREAK.search(gap) is not None and not re.match(r"(?i),?\s*(?:who|and)\b", gap):
                continue
        subject = [person]
        for earlier in reversed(before[: before.index(person)]):
            if not _lists_on(sentence[earlier.end : subject[0].start]):
                break
            if (
                _PREPOSED.search(sentence, max(0, earlier.start - 10), earlier.start)
                and sentence[: earlier.start].strip()
            ):
                subject.insert(0, earlier)
                break
            subject.insert(0, earlier)
        return subject
    return []


_DEED_END: Final = re.compile(
    r"(?i)\b(?:shot|killed|wounded|injured|struck|hit|killing|wounding|injuring|shooting)\s+$"
)


_FATALLY: Final = re.compile(r"(?i)\bfatally\s{1,4}$")
_TO_DEATH: Final = re.compile(r"(?i)\s{1,4}(?:to\s+death|dead)\b")


def _by_own_hand(sentence: str, people: Sequence[_Somebody], objects: Collection[int]) -> list[VictimMention]:
    """Read "shot himself" and the like: the doer is the first before it who is neither speaker nor among the ``objects`` of a deed."""
    found = []
    speeches = [told.end() for told in _TOLD_BY.finditer(sentence)]
    for match in _SELF.finditer(sentence):
        unreal = _UNREAL.search(sentence, max(0, match.start() - 40), match.start())
        if unreal is not None and not unreal.group().lower().startswith("before"):
            continue  # "before killing himself" did happen
        spoken = max((end for end in speeches if end <= match.start()), default=0)
        before = [
            p
            for p in people
            if spoken <= p.start
            and p.end <= match.start()
            and p.start not in objects
            and p.kind is not Kind.NOBODY
            and p.low == 1
        ]
        verb = (match.group("verb") or "").lower()
        deadly = _FATALLY.search(sentence, max(0, match.start() - 12), match.start()) or _TO_DEATH.match(
            sentence, match.end()
        )
        if match.group("listed"):
            deed = list(_DEED.finditer(sentence, max(0, match.start() - 160), match.start()))
            if not deed or match.start() - deed[-1].end() > 120:
                continue
            fate = _fate_of(deed[-1])
        elif match.group("suicide"):
            if re.search(
                r"(?i)\b(?:prevention|hotline|attempt\w*|bomb\w*|possible|lifeline)\b",
                sentence[max(0, match.start() - 20) : match.end() + 25],
            ):
                continue
            limb = match.group("suicide").lower() == "self-inflicted" and not re.search(
                r"(?i)\b(?:died|dead|fatal)", sentence
            )
            fate = Fate.HIT if limb else Fate.KILLED
        elif verb.startswith("kill") or "killed" in match.group().lower() or deadly:
            fate = Fate.KILLED
        elif verb.startswith("turn"):
            fate = Fate.KILLED
        else:
            fate = Fate.INJURED if _LIMB.search(sentence[match.end() :]) else Fate.HIT
        person = (
            before[0]
            if before
            else _Somebody(start=match.start(), end=match.end(), kind=Kind.PERSON, sex=sex_of(match.group()))
        )
        # "wounded himself and his son": who is listed behind shares the deed
        beside = (
            _behind(sentence, match.end() + 5, people) if sentence[match.end() :].startswith(" and ") else []
        )
        found += [_mention(p, fate) for p in beside if p.kind is not Kind.PRONOUN]
        found.append(_mention(replace(person, doer=True), fate, self_inflicted=True))
    return found


def _identified(sentence: str, people: Sequence[_Somebody]) -> list[VictimMention]:
    """Read "the victims were identified as …": everybody listed is one of them."""
    found: list[VictimMention] = []
    for match in _IDENTIFIED.finditer(sentence):
        if (
            "identif" not in match.group().lower()
            and "named" not in match.group().lower()
            and "victim" not in match.group().lower()
        ):
            continue
        listed = [
            p for p in _behind(sentence, match.end(), people) if p.kind is Kind.NAME or p.age is not None
        ]
        said = (match.group("fate") or match.group("fate2") or match.group("fate3") or "").lower()
        who = match.group("who").lower()
        fate = (
            Fate.KILLED
            if said in {"died", "killed", "dead"} or who.startswith(("dead", "deceased"))
            else Fate.INJURED
            if said in {"wounded", "injured"}
            else Fate.HIT
        )
        if _DOERS.search(who) or (fate is Fate.HIT and not said and "victim" not in who):
            continue
        found += [_mention(p, fate) for p in listed]
    return found


_OUTCOME: Final = {Outcome.KILLED: Fate.KILLED, Outcome.INJURED: Fate.INJURED}


def _from_counts(sentence: str, found: Sequence[VictimMention]) -> list[VictimMention]:
    """Return the numbers that the grammar of `counts` reads and the phrases above did not ("dozens", "no injuries")."""
    added: list[VictimMention] = []
    told = [match.start() for pattern in (_DEED, _STATE) for match in pattern.finditer(sentence)]
    if told and all(_UNREAL.search(sentence, max(0, at - 40), at) for at in told):
        return added
    for count in find_counts(sentence):
        outcome = Outcome.KILLED if count.unit is Unit.BODIES and count.outcome is None else count.outcome
        fate = None if outcome is None else _OUTCOME.get(outcome)
        if fate is None or count.unit not in (Unit.PEOPLE, Unit.BODIES):
            continue
        if any(
            m.start < count.end and count.start < m.end and (m.fate is fate or m.low == count.low == 1)
            for m in found
        ):
            continue  # "the shooting of a boy" is no death
        kind = (
            Kind.NOBODY
            if count.high == 0
            else Kind.GROUP
            if count.noun is None or count.low != 1
            else Kind.PERSON
        )
        words = sentence[count.start : count.end]
        added.append(
            VictimMention(
                start=count.start, end=count.end, kind=kind, fate=fate, low=count.low, high=count.high, part=count.part,
                sex=sex_of(words), other=re.search(r"(?i)\b(?:others?|more|additional|another)\b", words) is not None,
                doer=_DOERS.search(words) is not None,
            )
        )  # fmt: skip
    return added
