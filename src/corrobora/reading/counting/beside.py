"""What is counted beside a harm: searches and screens, flight from a scene, the way to a hospital, a whole country's displaced.

The grammar gives a number the outcome of the words around it. Some of these
words have a second meaning in which nobody is harmed: warrants are *executed*
too, a gunman *flees*, the wounded are *taken* to a clinic, a case is *filed
against* thousands. Each rule here looks at the words right before and behind an
expression that the grammar has found, and takes the number away or mends what
became of those counted.
"""

import re
from dataclasses import replace
from typing import Final

from corrobora.reading.counting.nouns import listed
from corrobora.reading.counting.sheet import CountMention
from corrobora.records import Outcome

_NEVER_HARMED: Final = listed(
    "warrant warrants phone phones viewer viewers follower followers subscriber subscribers view views device devices screen screens listener listeners reader readers "
    "signature signatures vote votes voter voters download downloads post posts tweet tweets tip tips lead leads call calls search searches"
)
"""Nouns that no verb of harm makes victims ("executed 44 search **warrants**", "140,000 **viewers**")."""
_NEVER_BEHIND: Final = re.compile(
    r"(?i)\s*(?:(?:search|arrest|felony|outstanding|federal|mobile|cell|active|unique|live|online|social[- ]media)\s+){0,2}"
    r"(?:warrants?|phones?|viewers?|followers?|subscribers?|views|devices?|screens?|listeners?|readers|signatures?|votes?|downloads?|tweets?|tips|leads)\b"
)
_PICTURE: Final = re.compile(
    r"(?i)\b(?:image|photo|picture|slide|page|part|item|video|figure|step)s?\s+(?:\d+\s+of\s*/?\s*)?$"
)
_HEARD: Final = re.compile(
    r"(?i)\b(?:interview(?:ed|ing)|question(?:ed|ing)|spoke (?:to|with)|spoken (?:to|with)|talked to|polled|surveyed|screened|canvassed|contacted|notified|briefed|trained|fined|cited|invited|watched by|seen by|followed by|shared by"
    r"|(?:learn(?:ed|t)|heard|spoke|spoken|speaking|talked|interviews?|conversations?|testimon(?:y|ies)|statements|accounts)\b[^.,;:]{0,30}\b(?:from|with|to))\s+"
    r"(?:(?:as many as|more than|at least|about|some|nearly|over|up to|a total of)\s+)?$"
)
_SOUGHT: Final = re.compile(
    r"(?i)\b(?:warrants?|summons(?:es)?|subpoenas?)\b[^.;]{0,24}\b(?:for|against|on)\b[^.;]{0,40}$|\b(?:case|cases|complaint|complaints|charges?|fir|lawsuit|suit|proceedings|report)\b[^.;]{0,60}\bagainst\b[^.;]{0,60}$|"
    r"\b(?:seek(?:s|ing)?|sought|looking for|search(?:ing)? for|hunt(?:ing)? for|hoping to (?:arrest|detain))\s+(?:to (?:arrest|detain)\s+)?(?:the\s+|at least\s+|about\s+)?$"
)
"""Before those who are wanted or accused, and not held."""
_HELD_INDEED: Final = re.compile(
    r"(?i)^[^.;,]{0,40}?(?:,\s+who\s+)?\b(?:(?:was|were|are|is|been|being)\s+(?:\w+\s+)?(?:arrested|detained|held|jailed|imprisoned)|(?:already\s+)?in (?:custody|detention|jail))\b"
)
_OPENS_CLAUSE: Final = re.compile(
    r"(?i)(?:^|[,;:—–]|\b(?:and|but|that|while|where|when|as|before|after|\w+day|week|night|morning|evening|afternoon|later))\s*$"
)
_GATHERED: Final = re.compile(
    r"(?i)\s+(?:(?:had|have|has|then|also|later|again|who|\w+ly)\s+){0,2}(?:marched|gathered|assembled|rallied|protested|demonstrated|prayed|attended|took part|participated|mourned|knelt|sang"
    r"|chanted|queued|lined|turned out|filed past|paid (?:tribute|homage|their)|laid (?:wreaths|flowers)|lit candles|signed|petitioned|commemorated|walked|converged|paraded|accompanied|followed the|watched|listened|cheered)\b"
)
"""What those do who come together afterwards ("some 200 people marched for the dead")."""
_STRUCK_THERE: Final = re.compile(
    r"(?i)(?<!who )(?<!that )(?<!which )\b(?:was|were|are|been|being)\s+(?:\w+ly\s+|all\s+|then\s+|also\s+)?(?:killed|shot|massacred|slaughtered|executed|murdered|gunned|mown|mowed|hit|struck|bombed|shelled|"
    r"wounded|injured|hurt|abducted|kidnapped|seized|arrested|detained|attacked|fired on|beaten|burned|burnt|buried)\b|(?<!who )(?<!that )\b(?:died|perished|lost their lives|came under (?:fire|attack))\b"
)
_AT_WORK: Final = re.compile(
    r"(?i)(?:\s+(?!and\b|or\b|were\b|was\b|of\b)[^\W\d][\w'-]*){0,3}?,?\s+(?:(?:who|had|have|has|also|then|later|together|jointly)\s+){0,2}"
    r"(?:(?:examined|inspected|autopsied|performed|testified|signed|verified|reviewed|heard|attended to|operated on|cross-examined|certified)\b"
    r"|(?:carried|carrying|bore|brought|dragged|lifted|pulled|washed|buried|dug|gathered|collected|loaded|counted|filmed|photographed)\s+"
    r"(?:(?:out|up|in|away|back|off)\s+)?(?:the|his|her|their|our|all)\s+(?:\w+\s+)?(?:dead|bodies|body|wounded|injured|victims|corpses|remains|coffins?|graves?)\b)"
)
"""What those do who come to examine, to testify, to carry the dead ("five pathologists who examined the body")."""
_COUNTED_TWICE: Final = re.compile(
    r"(?i)\s*(?:[\w'-]+\s+){0,4}?(?:(?:had|has|have)\s+been|was|were)\s+(?:(?:\w+ly\s+)?(?:registered|counted|listed|entered|recorded|reported|included|named|tallied)\s+(?:twice|two times|double|doubly|in error|by mistake|by error)"
    r"|(?:wrongly|mistakenly|erroneously|falsely|incorrectly)\s+(?:registered|counted|listed|entered|recorded|reported|included|named|declared|tallied)|double[- ]counted|found alive)\b"
)
"""Of whom it is said that they stand on a list without reason: a correction, and no toll."""
_FLED: Final = re.compile(r"(?i)\b(?:fled|flee|flees|fleeing)\b")
_HOME: Final = re.compile(
    r"(?i)\b(?:homes?|houses?|villages?|hamlets?|towns?|cit(?:y|ies)|camps?|countr(?:y|ies)|borders?|frontier|abroad|across|refuge|shelter|fighting|violence|war|conflict|clashes|offensive|attacks?|raids?|bandits|rebels|"
    r"bombing|bombardment|shelling|region|province|district|county seat|neighbou?ring|island|farms?|land|families|households|displaced|since|en masse|to [A-ZÀ-Þ]\w+)\b"
)
_OWN_ROOF: Final = re.compile(r"(?i)\b(?:homes?|villages?|houses)\b")
_FROM_THE_SCENE: Final = re.compile(
    r"(?i)\b(?:the scene|on foot|(?:in|on) (?:a|an|the|two|their|his|her)\s+(?:[\w-]+\s+){0,4}?(?:car|sedan|vehicles?|truck|van|suv|pickup|motor\w*|scooter|bikes?|bicycle|taxi|lexus|ford|toyota|honda)|before (?:police|officers|deputies)|from (?:police|officers|deputies)|(?:the|that) area|"
    r"(?:north|south|east|west)\w*\s*(?:bound|on)?|after the (?:shooting|robbery|attack|killing)|driving|inside|into the (?:woods?|bush|building|crowd|store|house)|through)\b"
)
_ARMED: Final = listed(
    "suspect suspects gunman gunmen shooter shooters attacker attackers assailant assailants robber robbers bandit bandits killer killers raider raiders perpetrator perpetrators assassins hitmen"
)
"""Whose flight is nobody's displacement."""
_DOERS: Final = listed(
    "driver drivers male males man men woman women teen teens teenager teenagers youth youths person boy boys"
)
_TO_CARE: Final = re.compile(
    r"(?i)\b(?:taken|brought|carried|rushed|driven|flown|airlifted|transported|transferred|removed)\b[^.;]{0,90}?\b(?:hospitals?|medical (?:cent(?:er|re)|college|facility)|clinics?|infirmary|trauma cent(?:er|re)|emergency (?:room|department|ward)|health (?:cent(?:er|re)|post|facility)|surgery|dispensary|for (?:medical )?(?:treatment|care)|by ambulance)\b"
)
_TO_THE_DEAD: Final = re.compile(
    r"(?i)\b(?:taken|brought|carried|transferred|transported|removed)\b[^.;]{0,60}?\b(?:morgue|mortuary|coroner|cemetery)\b"
)
_TO_SAFETY: Final = re.compile(
    r"(?i)\b(?:taken|brought|led|moved|escorted|driven|bussed)\s+(?:away\s+)?(?:to (?:safety|(?:a |the )?(?:\w+ )?shelter|(?:a |the )?(?:\w+ )?school|their (?:homes|families|parents)|court)|home\b)"
)
_BODIES: Final = listed("body bodies corpse corpses remains dead")
_NATIONWIDE: Final = re.compile(
    r"(?i)^[^.;]{0,60}?\b(?:displaced|uprooted|refugees)\b(?:\s+(?:people|persons))?\s+(?:\w+ly\s+)?(?:(?:in|across|throughout|within|inside)\s+(?:the|this|our|its)\s+(?:whole\s+|entire\s+)?(?:countr(?:y|ies)|nation|region|world|sub-?region|[A-Z]{2,4}\b)|nationwide|countrywide|worldwide|on both sides|in all\b)"
)
_MANY: Final = 10_000
"""From so many on, those displaced in a country are no one happening's."""
_SUMMED: Final = re.compile(
    r"(?i)\b(?:massacres|attacks|raids|strikes|shootings|killings|murders|incidents|bombings|ambushes|drones)\b[^.;]{0,40}?\b(?:(?:in|during|over|throughout|since)\s+(?:all of\s+)?(?:the\s+)?(?:year\b|past\s+\w+|last\s+\w+|20\d\d\b)|this year|so far|of the year)\b|\bnumber \d+ of the year\b"
)
"""What sums up a year of happenings in one sentence."""
_FEW: Final = 100
"""From so many on, a number in such a sentence is the year's and not the day's."""
_AFTER: Final = 60
"""Code points behind "fled" in which it is said from what."""
_NEAR: Final = 48
"""The same for the verb of those whom the words give no outcome."""
_LOOK: Final = 150
"""Code points looked at on either side."""


def without_bystanders(text: str, found: tuple[CountMention, ...]) -> tuple[CountMention, ...]:
    """Return the mentions of a sentence without those whom no harm befell by these words, outcomes mended.

    Args:
        text: The sentence.
        found: What the grammar has found in it, in order.

    """
    return tuple(kept for m in found if (kept := _mended(text, m)) is not None)


def _mended(text: str, m: CountMention) -> CountMention | None:
    before, behind = text[max(0, m.start - _LOOK) : m.start], text[m.end : m.end + _LOOK]
    noun = m.noun.lower() if m.noun is not None else None
    if noun in _NEVER_HARMED or (noun is None and _NEVER_BEHIND.match(behind) is not None):
        return None
    if _PICTURE.search(before) is not None or _HEARD.search(before) is not None:
        return None
    if m.low is not None and m.low >= _FEW and _SUMMED.search(text) is not None:
        return None
    if _COUNTED_TWICE.match(behind) is not None:
        return None
    if (
        m.outcome is None
        and m.low != 0
        and _AT_WORK.match(behind) is not None
        and _STRUCK_THERE.search(behind) is None
    ):
        return None
    if (
        m.outcome is None
        and _GATHERED.match(behind) is not None
        and _OPENS_CLAUSE.search(before) is not None
        and _STRUCK_THERE.search(behind) is None
    ):
        return None
    if m.outcome in {None, Outcome.DETAINED} and _SOUGHT.search(before) is not None:
        return m if _HELD_INDEED.match(behind) is not None else None
    if m.outcome in {None, Outcome.DISPLACED}:
        if m.low is not None and m.low >= _MANY and _NATIONWIDE.match(behind) is not None:
            return None
        fled = _FLED.search(behind if m.outcome is not None else behind[:_NEAR])
        return None if fled is not None and not _left_home(m, noun, behind[fled.end() :]) else m
    if m.outcome is Outcome.ABDUCTED:
        if _TO_SAFETY.search(behind) is not None:
            return None
        if _TO_THE_DEAD.search(behind) is not None or (
            noun in _BODIES and _TO_CARE.search(behind) is not None
        ):
            return replace(m, outcome=Outcome.KILLED) if noun in _BODIES else None
        if _TO_CARE.search(behind) is not None:
            return replace(m, outcome=Outcome.INJURED)
    return m


def _left_home(m: CountMention, noun: str | None, behind: str) -> bool:
    """Whether a flight is one from home: many fled, or the words say from what or whither; nobody's who fled a scene."""
    if noun in _ARMED:
        return False
    rest = re.split(r"[.;]", behind[:_LOOK])[0]
    if m.low is not None and m.low >= _FEW:
        return True
    if _FROM_THE_SCENE.search(rest[:_AFTER]) is not None and _OWN_ROOF.search(rest) is None:
        return False
    if _HOME.search(rest) is not None:
        return True
    return noun not in _DOERS and m.low is not None and m.low > 1


__all__ = ["without_bystanders"]
