"""Who is said to be behind what was told, in words that tell no deed themselves.

"It was the Front." "The attackers were soldiers." "He put the massacre down to
the militia." "The shells came from the hill that the army holds." Such a
sentence names somebody for the deed told in it or right before it.

A wrong accusation is worse than a missed one: a party is taken only where it
ends the words that point at it, or opens them, and never behind a negation, a
question, or a noun that may be a victim as well ("they were members of X").
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from corrobora.reading.clauses import Token
from corrobora.reading.parties import PartyMention
from corrobora.reading.roles import opening_of
from corrobora.records import Span

_DEED_NOUN = (
    r"(?:attacks?|killings?|murders?|massacres?|raids?|ambush(?:es)?|assaults?|strikes?|air ?strikes?|bombings?|shootings?|executions?|abductions?|kidnappings?|"
    r"explosions?|blasts?|shelling|bombardments?|crimes?|deeds?|atrocit(?:y|ies)|violence|carnage|bloodbath|deaths?|incidents?|acts?|offensive|fire|blame|guilt|responsibility)"
)
_DEED = (
    r"(?:it all|it|this|these|all this|them|both|"
    rf"(?:the|this|that|these|those|an?|both|all|last|monday['’]s|tuesday['’]s|wednesday['’]s|thursday['’]s|friday['’]s|saturday['’]s|sunday['’]s)\s+(?:(?!of\b|and\b|to\b)[\w’'-]+\s+){{0,3}}?{_DEED_NOUN})"
    r"(?:\s+(?:in|on|at|of|near|for)\s+(?:(?!to\b|on\b)[^,.;:“”\"]){1,40}?)?"
)
_DOER_NOUN = (
    r"(?:attackers?|assailants?|killers?|gunm[ae]n|perpetrators?|culprits?|authors?|murderers?|shooters?|kidnappers?|abductors?|raiders?|intruders?|executioners?|"
    r"torturers?|captors?|aggressors?|arsonists?|hostage-takers?|masked men|armed men)"
)
_DID = (
    r"(?:did|had done|carried out|committed|were behind|was behind|attacked|shot|killed|fired|opened fire|murdered|executed|massacred|raided|stormed|burned|burnt|torched|bombed|shelled|abducted|"
    r"kidnapped|ambushed|slaughtered|tortured|raped|beat|threw|planted|laid)"
)
_DOER = (
    rf"(?:(?:those|the (?:men|people|ones|youths|group|forces?|soldiers|individuals))\s+(?:(?:who|that)\s+(?:had\s+|have\s+)?{_DID}\b[^,.;:“”\"]{{0,50}}?|responsible(?:\s+for\s+{_DEED})?|behind\s+{_DEED})|"
    rf"(?:the|his|her|their|its|both|some of the|most of the|several of the|all the)\s+(?:[\w’'-]+\s+)?{_DOER_NOUN}(?:\s+(?:in|of|at|behind)\s+[^,.;:“”\"]{{1,30}}?|\s+(?:who|that)\s+[^,.;:“”\"]{{1,50}}?)?)"
)
_IS = (
    r"(?:(?:is|are|was|were|had been|have been|must be|must have been)(?:\s+(?:all|mostly|both|in fact|apparently|likely|presumed|believed|said|thought|suspected|known|reported|alleged|understood|(?!hardly\b|only\b)\w+ly))*"
    r"(?:\s+(?:identified|recogni[sz]ed|named)\s+(?:by\s+[^,.;:“”\"]{2,40}?\s+)?as|\s+to\s+(?:be|belong\s+to|have\s+been|come\s+from|have\s+come\s+from))?|belong(?:s|ed)?\s+to|c[oa]me\s+from(?:\s+the\s+ranks\s+of)?|"
    r"had\s+come\s+from(?:\s+the\s+ranks\s+of)?)"
)
_LEADS = r"\s+(?:(?:the|an?|some|its|their|his|our|those|several|members|fighters|men|elements|units?|soldiers|people|of|from|same|so-called|suspected|presumed|alleged)\s+)*$"
_ARMS = r"(?:drones?|quadcopters?|aircraft|(?:war)?planes?|jets?|helicopters?|gunships?|rockets?|missiles?|shells?|mortars?(?:\s+(?:rounds?|bombs?))?|rounds?|bombs?|tanks?|gunboats?|grenades?|boats?)"
_SENT = r"(?:flown|operated|fired|launched|sent|dispatched|dropped|piloted)"
_NOT_ABOARD = "".join(
    rf"(?<!\b{word} {article} )"
    for word in (
        "on",
        "in",
        "aboard",
        "board",
        "inside",
        "into",
        "near",
        "at",
        "against",
        "of",
        "hit",
        "struck",
        "attacked",
    )
    for article in ("a", "an", "the")
)
"""Whoever was aboard it, near it or hit it was not shot with it ("nine died on a boat operated by X")."""
_BARE_DOER = rf"(?:the|his|her|their|its|both|some of the|most of the|several of the|all the)\s+(?:[\w’'-]+\s+)?{_DOER_NOUN}"
"""The doers with nothing behind them: "the attackers shot two men **believed to be** X" says it of the two men."""
_TO_X = tuple(
    re.compile(r"(?i)(?<![\w’'-])" + pattern + _LEADS)
    for pattern in (
        rf"(?:attribut(?:e|es|ed|ing)|ascrib(?:e|es|ed|ing)|imput(?:e|es|ed|ing)|put(?:s|ting)?|credit(?:s|ed|ing)?)\s+{_DEED}\s+(?:down\s+)?to",
        rf"(?:pin(?:s|ned|ning)?|lay(?:s|ing)?|laid|put(?:s|ting)?|plac(?:e|es|ed|ing)|heap(?:s|ed|ing)?|cast(?:s|ing)?|lays?)\s+{_DEED}(?:\s+(?:squarely|firmly|entirely))?\s+(?:on|upon|at\s+the\s+(?:door|feet)\s+of)",
        r"(?:point(?:s|ed|ing)?)\s+(?:the|an?|their|his|her|its)\s+(?:\w+\s+)?fingers?\s+at",
        r"suspicions?\s+(?:(?:has|have|had|soon|quickly|at\s+once|immediately|first|\w+ly)\s+)*(?:f[ae]ll(?:s|en)?|points?|pointed|cent(?:re|er)(?:s|ed)|rest(?:s|ed)|turn(?:s|ed))\s+(?:on|at|to|towards?)",
        rf"{_DOER}\s+{_IS}",
        rf"(?:identif(?:y|ies|ied|ying)|recogni[sz](?:e|es|ed|ing)|nam(?:e|es|ed|ing))\s+(?:(?:the|their|his|her|its|some|several|most|all|both|one|two|three|four|five|of)\s+)*(?:[\w’'-]+\s+)?{_DOER_NOUN}(?:\s+who\s+[^,.;:“”\"]{{1,50}}?)?\s+as",
        rf"(?:{_DEED}|the\s+(?:dead|victims|bodies|deaths))\s+(?:was|were|is|are|had\s+been|bears?\s+(?:all\s+)?the\s+(?:marks?|hallmarks?|signature)\s+of|looks?\s+like)(?:\s+(?:clearly|plainly|apparently|probably|the|work|handiwork|doing|deed|of))*\s+[“\"‘']?(?:the\s+(?:work|handiwork|doing|deed)\s+of)",
        rf"(?:{_DEED}|the\s+(?:dead|victims|deaths))\s+as\s+(?:being\s+)?[“\"‘']?(?:the\s+)?(?:work|handiwork|doing|deed)\s+of",
        rf"(?:call(?:s|ed|ing)?|describ(?:e|es|ed|ing)|term(?:s|ed)|brand(?:s|ed)|sees?|saw)\s+(?:{_DEED}|the\s+(?:dead|victims|deaths))\s*,?\s*(?:as\s+)?(?:being\s+)?[“\"‘']?(?:the\s+)?(?:work|handiwork|doing|deed)\s+of",
        r"(?:sees?|saw|seen|detects?|detected|recogni[sz]e[sd]?|suspects?|suspected|there\s+(?:is|was))\s+(?:in\s+[^,.;:“”\"]{1,40}?\s)?(?:the\s+)?(?:hand|hands|fingerprints?|handiwork|signature|hallmarks?|mark)\s+of",
        r"(?:carried|bore|bears|bearing|had|has)\s+(?:all\s+)?the\s+(?:hallmarks?|signature|fingerprints?|marks)\s+of",
        rf"(?:{_DEED_NOUN}|deaths?)\b,?\s+(?:(?:in|on|at|near)\s+[^,.;:“”\"]{{1,30}}?\s+)?(?:that|which|for\s+which)\s+(?!not\b)(?:[\w’'-]+\s+){{1,5}}?(?:attribut(?:e|es|ed)|ascrib(?:e|es|ed)|blam(?:e|es|ed)|pin(?:s|ned)|lay|laid|accus(?:e|es|ed))(?:\s+(?:to|on))?",
        r"(?:died|dead|die|perished|deaths?|(?:was|were|been|being)\s+(?:\w+ly\s+)?(?:killed|tortured|beaten|executed))\b(?:(?!\b(?:by|when|after|who|which|that)\b)[^.;:“”\"]){0,60}?\sin\s+(?:the\s+)?(?:hands|custody|captivity|detention|cells?|prisons?)\s+of",
        r"(?:were|was|are|is|became|fell|as)\s+(?:the\s+|all\s+|also\s+)?victims?\s+(?:of|to)",
        rf"(?={_ARMS}){_NOT_ABOARD}{_ARMS},?\s+(?:(?:that|which),?\s+(?:(?!not\b)[\w’'-]+\s+){{0,5}}?(?:(?:said|says|say|believed?|claim(?:ed|s)?|alleged?|insist(?:ed|s)?|report(?:ed|s)?|thought|suspect(?:ed|s)?)(?:\s+that\s+it)?,?\s+)?(?<!of\s)(?:belong(?:s|ed)\s+to|(?:was|were|is|are|had\s+been)\s+"
        rf"{_SENT}\s+by)|(?:\w+ly\s+)?(?:belonging\s+to|{_SENT}\s+by))",
        rf"{_BARE_DOER},?\s+(?:whom\s+(?:(?!not\b|never\b|nobody\b)[\w’'-]+\s+){{1,4}}?|(?:who\s+(?:was|were|are|had\s+been|have\s+been)\s+)?(?:(?!hardly\b)\w+ly\s+|later\s+|since\s+)?)"
        r"(?:identified|recogni[sz]ed|named|described|believed|said|thought|suspected|known|reported|alleged)\s+(?:by\s+[^,.;:“”\"]{2,40}?\s+)?(?:as|to\s+(?:be|belong\s+to|have\s+been))",
    )
)
"""Words right before the party they point at."""
_POINTED_TO = re.compile(
    r"(?i)\bpoint(?:s|ed|ing)?\s+(?:(?:straight|directly|instead|clearly|also)\s+)?(?:to|at|towards?)"
    + _LEADS
)
_POINTED_TO_ENDS = re.compile(r"(?![’']s\b)\s*(?:[.,;:!?”\"»]|$)|\s+(?:after|following|over|because)\b")
"""Whom a finger is pointed at, with nothing behind that says what for ("pointed to the rebels **as partners**")."""
_IT_WAS = re.compile(
    r"(?i)(?:^|(?<=[\s“\"‘'«(]))(?:it|this|that)\s+(?:was|is|were|must have been)(?:\s+(?:clearly|plainly|certainly|definitely))?\s+(?:(?:the|an?|some|members|fighters|men|elements|of)\s+)*$"
)
_IT_WAS_ENDS = re.compile(
    rf"\s*(?:[.!?”\"’»]|$)|,\s+(?:not\b|(?:he|she|they|an?|the|one)\b[^.;:]*$)|\s+(?:who|that|which)\s+(?:(?:had|have|has|also|then|first|\w+ly)\s+)*{_DID}\b"
)
"""Behind whom "it was" names: nothing more, or the deed ("it was the army **that fired**"), never "that found the bodies"."""
_NAMED_ENDS = re.compile(
    r"(?![’']s\b|’\s|'\s\w)(?:\s*(?:[.,;:!?)(”\"’»]|$)|\s+(?:and|or|from|of|in|who|that|which|whom|on|with|based|according|because|as|at|wearing|dressed|led|under|but|he|she|they|it|said|says|where|when|behind|"
    r"while|for|after|against|operating|active|known|belonging|stationed|there|whose|several|some|a|the)\b)"
)
"""What may follow whom such words name: no noun that the party only describes ("the killers were **police** informers")."""
_X_DID = re.compile(
    rf"(?i)\s+(?:(?:had|has|have)\s+)?(?:(?:was|were|is|are|been|stood|stands?)\s+(?:(?!not\b|never\b)\w+ly\s+|also\s+|probably\s+)?(?:behind\s+{_DEED}|(?:responsible|to\s+blame)(?:\s+for\s+{_DEED}|(?=\s*(?:[.,;:!?”\"’»]|$)))|"
    rf"the\s+(?:authors?|perpetrators?)\s+of\s+{_DEED})|(?:took|taken|take)\s+part(?:\s+in\s+{_DEED}|(?=\s*(?:[.,;:!?”\"’»]|$)))|(?:did|done|carried\s+out|committed|perpetrated|ordered)\s+(?:it|this|that|all\s+this|the\s+deed)\b(?!\s+\w+ing\b))"
)
"""Behind the party: it was behind it, is to blame, did it."""
_AS_DOER = re.compile(
    rf"(?i)\s+as\s+(?:being\s+)?(?:(?:the|those|one\s+of\s+the)\s+)?(?:likely\s+|presumed\s+|alleged\s+|possible\s+|main\s+|real\s+)*(?:{_DOER_NOUN}|ones?\s+(?:who|behind|responsible)|(?:men|people)\s+who|those\s+(?:who|behind|responsible)|(?:being\s+)?(?:responsible|behind))\b"
)
"""Behind the party: it is named as the doer."""
_HELD_RESPONSIBLE = re.compile(
    r"(?i)\s+(?:to\s+be\s+|(?:wholly|fully|solely|directly|jointly|partly|criminally|legally)\s+)*(?:responsible|liable|guilty|accountable|to\s+blame)\s+(?:for|of)\s+"
    rf"(?:{_DEED}(?!\s+(?:station|brigade|department|service)s?\b)|(?:(?!(?:of|to|and|for|in)\b)[\w’'-]+\s+){{0,3}}?{_DEED_NOUN}\b(?!\s+(?:station|brigade|department|service)s?\b)|(?:killing|murdering|shooting|executing|massacring|attacking|bombing|shelling|abducting|kidnapping|torturing|raping|burning|ordering)\b)"
)
_FINDS = re.compile(
    r"(?i)\b(?:find|finds|found|hold|holds|held|deem|deems|deemed|declare[sd]?|rule|rules|ruled|judge[sd]?|consider|considers|considered|believe[sd]?|think|thinks)\s+(?:that\s+)?(?:the\s+|an?\s+|some\s+|members\s+of\s+|elements\s+of\s+|fighters\s+of\s+|men\s+of\s+|its\s+|their\s+)*$"
)
"""Before and behind the party: it is found to answer for the deed ("**found** the army **responsible for the deaths**")."""
_NAMES = re.compile(
    r"(?i)\b(?:nam(?:e|es|ed|ing)|identif(?:y|ies|ied|ying)|point(?:s|ed|ing)?\s+(?:to|at)|recogni[sz](?:e|es|ed|ing)|describ(?:e|es|ed|ing)|single[sd]?\s+out|design\w+|cit(?:e|es|ed|ing)|regard(?:s|ed)?|cite[sd]?|signal(?:s|led)?|see|sees)\s+(?:the\s+|an?\s+|some\s+|members\s+of\s+|elements\s+of\s+|fighters\s+of\s+|men\s+of\s+|its\s+|their\s+)*$"
)
_OPENS = re.compile(
    r"(?i)(?:^|[,;:“”\"‘’«(—–]|\b(?:that|and|but|said|says|say|believes?|believed|because|found|finds|concluded|established|confirmed|insists?|insisted|alleged|claims?|claimed|thinks?|knows?|knew|convinced|sure|certain|clear))\s*(?:the|an?|its|their|our|his)?\s*$"
)
_UNSURE = re.compile(
    r"(?i)\b(?:not|never|no|nobody|none|neither|nor|without|whether|if|unless|denies|denied|deny|denying|rejects?|rejected|unclear|unknown|who|false|untrue|supposed|ask(?:s|ed)?|question|could|would|might)\b[^.;:]*$|n['’]t\b[^.;:]*$"
)
"""Before a party, in its clause: it is not named as the doer, or not for sure."""
_POINTS = re.compile(
    rf"(?i)\b(?:hands?\b|fingerprint|signature|as\b|attribut|ascrib|imput|pin|lay|laid|put|plac|credit|finger|point|suspicion|{_DOER_NOUN}|those|responsible|blame|behind|hallmark|work|it was|it is|this was|that was|identif|recogni|did|done|the men who|the people who|victims?\b|belong|flown|fired|launched|operated|custody|captivity|prison|guilty|liable|sent by|dropped by)"
)
_ARM = re.compile(
    r"(?i)\b(?:missiles?|rockets?|drones?|jets?|aircraft|planes?|warplanes?|helicopters?|bombs?|shells?|mortars?|munitions?|ammunition|cartridges?|casings|rounds?|bullets?|weapons?|guns?|rifles?|artillery|"
    r"cannon|calib(?:re|er)|tanks?|gunboats?|grenades?|air\s+force)\b"
)
_ALONE = re.compile(
    r"(?i)\b(?:(?:only|nobody\s+but|no[-\s]one\s+but|none\s+but|no\s+(?:other\s+)?\w+\s+(?:but|except))|"
    r"(?:used|flown|operated|possessed|owned|fired|fielded|employed|deployed|carried)\s+(?:only|solely|exclusively)\s+by|"
    r"(?:only|solely|exclusively)\s+(?:used|flown|operated|possessed|owned|fired|fielded|employed|deployed|carried)\s+by)\s+(?:the\s+)?$"
)
"""Right before a party, with a weapon in the sentence: nobody else has such a one."""
_HAS_IT = re.compile(
    r"(?i)\s+(?:is\s+known\s+to\s+|are\s+known\s+to\s+)?(?:has|have|had|uses?|used|flies|fly|flew|operates?|operated|possess(?:es|ed)?|owns?|owned|fires?|fired|fields?|fielded|deploys?|deployed|carr(?:y|ies|ied))\b"
)
_ONLY = re.compile(r"(?i)\b(?:only|but|except|solely|exclusively)\b")


def _has_alone(left: str, behind: str, stretch: str) -> bool:
    """Whether a party is said to be the only one with the weapon that struck ("a missile that **only the army uses**")."""
    alone = _ALONE.search(left)
    if alone is None or _ARM.search(stretch) is None:
        return False
    return alone.group().rstrip(" ").lower().removesuffix(" the").endswith("by") or (
        _HAS_IT.match(behind) is not None and (_ARM.search(left) or _ARM.search(behind[:60])) is not None
    )


_FOR_WHICH = re.compile(
    r"(?i)\b(?:attack|raid|bombing|killings?|massacre|ambush|assault|strike|shooting|explosion|blast|abduction|murder|shelling)s?\b[^.;:“”\"]{0,60}?\bfor\s+which\s+(?:the\s+)?$"
)
_CLAIMED_IT = re.compile(
    r"(?i)\s+(?:(?:has|had|have|later|since|then|also|quickly)\s+)*(?:claim(?:s|ed)?|took|takes?|taken|assum(?:es|ed)|accept(?:s|ed))\s+(?:full\s+|sole\s+)?(?:responsibility|credit)\b"
)
"""Behind a party named for a deed: it says that the deed is its own ("an attack **for which X claimed responsibility**")."""
_FIRE = r"(?:shells?|rockets?|missiles?|mortars?(?:\s+(?:rounds?|shells?|bombs?))?|rounds?|bullets?|shots?|shooting|gunfire|fire|projectiles?|drones?|shelling|bombardment|artillery|bombs?|barrage|grenades?|salvos?|volleys?)"
_SHOT = re.compile(rf"(?i)\b{_FIRE}\b")
_LOOKED_BACK = 260
"""So many code points before a party the words that point at it begin at most."""
_LEFT_FROM = rf"\b{_FIRE}\b[^.;:“”\"]{{0,90}}?(?<!not)\s(?:(?:directly|straight|only|all)\s+)?from\s+"
_GROUND = (
    r"(?:positions?|territory|areas?|land|ground|hills?|hilltops?|ridges?|heights?|mountains?|sides?|bank|villages?|towns?|districts?|quarters?|bases?|barracks|camps?|posts?|outposts?|trenches|lines?|zones?|"
    r"garrisons?|headquarters|compounds?|checkpoints?|strongholds?|batter(?:y|ies)|launchers?|sector|neighbou?rhoods?)"
)
_HELD_BY = re.compile(
    rf"(?i){_LEFT_FROM}(?:(?!to\b)[^.;:“”\"]){{0,60}}?\b{_GROUND},?\s+(?:[^.;:,“”\"]{{0,30}}?\s)?(?:(?:that|which)\s+)?(?:(?:is|are|was|were|then|still)\s+)*(?:held|controlled|occupied|manned|run|of|belonging\s+to)(?:\s+by)?\s+(?:the\s+)?$"
)
_HELD_THAT = re.compile(
    rf"(?i){_LEFT_FROM}(?:(?!to\b)[^.;:“”\"]){{0,60}}?\b{_GROUND}(?:,?\s+(?:that|which|where))?\s+(?:the\s+)?$"
)
_HOLDS = re.compile(
    r"(?i)\s+(?:(?:has|have|had|still|then)\s+)*(?:holds?|held|controls?|controlled|occup(?:y|ies|ied)|mans?|manned|is\s+(?:dug\s+in|based|stationed)|are\s+(?:dug\s+in|based|stationed)|was\s+(?:dug\s+in|based)|were\s+(?:dug\s+in|based))\b"
)
_FROM_X = re.compile(
    rf"(?i){_LEFT_FROM}(?:the\s+)?(?:(?:direction|side|area|vicinity)\s+of\s+)?(?:an?\s+|the\s+|one\s+of\s+the\s+)?(?:[\w-]+\s+)?$"
)
_XS_GROUND = re.compile(
    rf"(?i)(?:['’]s?|[-‐‑](?:held|controlled|occupied))?\s+(?:(?!and\b|or\b|to\b|in\b|on\b)[\w-]+\s+){{0,2}}?{_GROUND}\b"
)


def fired_from(
    sentence: str, tokens: Sequence[Token], parties: Iterable[PartyMention], region: Span
) -> tuple[PartyMention, ...]:
    """Return the party from whose ground fire is said to have come ("the shells came from **army** positions").

    Only what shoots or is shot may be the subject: who flees from a position,
    and what lands on one, names nobody.
    """
    stretch = sentence[region.start : region.end]
    if " from " not in stretch or _SHOT.search(stretch) is None:
        return ()
    found: list[PartyMention] = []
    for m in parties:
        if not m.armed or m.start < region.start or m.end > region.end:
            continue
        opening = opening_of(tokens, m)
        left = sentence[max(region.start, opening - _LOOKED_BACK) : opening]
        near = sentence[max(region.start, m.start - _LOOKED_BACK) : m.start]
        if _UNSURE.search(re.split(r"[,;:]\s", near)[-1]) is not None:
            continue
        behind = sentence[m.end : region.end]
        if (
            _HELD_BY.search(left)
            or _HELD_BY.search(near)
            or (_HELD_THAT.search(left) and _HOLDS.match(behind))
            or (_FROM_X.search(left) and _XS_GROUND.match(behind))
        ):
            found.append(m)
    return tuple(found)


_BROUGHT_DOWN = re.compile(
    r"(?i),?\s+(?:was|were|had\s+been)\s+(?:\w+ly\s+)?(?:shot|brought|downed|destroyed|captured|seized|hit|intercepted|recovered|jammed)\b"
)
"""Behind whose weapon it was: it suffered itself ("a drone, which belonged to X, **was shot down**")."""


def _pointing(pattern: re.Pattern[str], whole: str, inside: int) -> bool:
    """Whether words right before a party point at it; those that stand before the stretch, too, if they are as sure as those in it.

    ``whole``: the sentence up to the party, the last ``inside`` characters of which belong to the stretch.
    """
    found = pattern.search(whole)
    if found is None:
        return False
    return found.start() >= len(whole) - inside or _UNSURE.search(_WHO_DID.sub(" ", found.group())) is None


def pointed_at(
    sentence: str, tokens: Sequence[Token], parties: Iterable[PartyMention], region: Span
) -> tuple[PartyMention, ...]:
    """Return whom a stretch of a sentence names as having done what is told in it or before it.

    Args:
        sentence: the whole sentence.
        tokens: its tokens.
        parties: the parties of the sentence; only armed ones can be named.
        region: the stretch, in code points of the sentence.

    """
    stretch = sentence[region.start : region.end]
    known = tuple(parties)
    fire = fired_from(sentence, tokens, known, region)
    if _POINTS.search(stretch) is None and _ONLY.search(stretch) is None and " for which " not in stretch:
        return fire
    found: list[PartyMention] = list(fire)
    for m in known:
        if not m.armed or m.start < region.start or m.end > region.end or m in found:
            continue
        opening = max(region.start, opening_of(tokens, m))
        left = sentence[max(region.start, opening - _LOOKED_BACK) : opening]
        behind = sentence[m.end : region.end]
        if _BROUGHT_DOWN.match(behind) is not None:
            continue
        clause = re.split(r"[;:“”\"]\s*|,\s+(?:but|and|while)\s", left)[-1]
        if _UNSURE.search(_WHO_DID.sub(" ", clause)) is not None:
            continue
        whole = sentence[max(0, opening - _LOOKED_BACK) : opening]
        if _NAMED_ENDS.match(behind) and any(_pointing(p, whole, len(left)) for p in _TO_X):
            found.append(m)
        elif _POINTED_TO.search(left) and _POINTED_TO_ENDS.match(behind):
            found.append(m)
        elif _has_alone(sentence[region.start : m.start], behind, stretch) or (
            _FOR_WHICH.search(left) and _CLAIMED_IT.match(behind)
        ):
            found.append(m)
        elif _IT_WAS.search(left) and _IT_WAS_ENDS.match(behind):
            found.append(m)
        elif _HELD_RESPONSIBLE.match(behind) and _FINDS.search(whole):
            found.append(m)
        elif (_OPENS.search(left) and _X_DID.match(behind)) or (
            _AS_DOER.match(behind) and _NAMES.search(whole)
        ):
            found.append(m)
    joined = [
        m
        for m in known
        if m.armed
        and m not in found
        and any(
            re.fullmatch(r"(?i)\s*(?:,|,?\s+and|or)\s+(?:the\s+|its\s+)?", sentence[f.end : m.start])
            for f in found
        )
    ]
    return tuple(sorted((*found, *joined), key=lambda m: m.start))


_A_PART_IN = (
    r"(?:(?:(?:standing|being|having\s+been|stood|been|was|were|is|are)\s+(?:\w+ly\s+)?(?:behind|responsible\s+for|involved\s+in|implicated\s+in|linked\s+to|connected\s+(?:to|with))|(?:carrying|carried|having\s+carried)\s+out|"
    r"(?:conducting|conducted|launching|launched|staging|staged|mounting|mounted)|"
    r"(?:having\s+)?(?:doing|done|did|committing|committed|perpetrating|perpetrated|ordering|ordered|planning|planned)|(?:taking|took|taken|having\s+taken)\s+part\s+in|"
    r"(?:relations?|relationship|connections?|links?|ties|roles?|parts?|hands?|involvement|participation|implication|responsibility|complicity|guilt|authorship|blame)\s+(?:of|for|in|with|to|behind))\s+)"
)
_THE_DEED = r"(?:it|this|that|them|what\s+(?:had\s+)?happened|(?:the|this|that|these|those|such)\s+(?:[\w-]+\s+)?(?:incidents?|events?|facts?|matter|affair|deeds?|crimes?|acts?|case|tragedy|episode|occurrences?|actions?|operation|attacks?|massacres?|killings?|(?:air\s?|drone\s)?strikes?|raids?|shootings?|shelling|bombings?|bombardments?|ambush|abductions?|executions?|arson|fire))"
_REFERS = re.compile(
    rf"(?i)\W*(?:(?:of|for|in|with|to|that|it|they|we|having|had|any|all|some|its|their|his|her|the|an?|direct|indirect|full|sole|collective|whatsoever|ever)\s+)*(?P<part>{_A_PART_IN})?{_THE_DEED}"
    r"(?:\s+(?:in|at|on|near|of)\s+[^,.;:“”\"]{1,40})?(?:,?\s+[“\"]?in\s+(?:connivance|complicity|collusion|league|cooperation|coordination)\s+with\s+[^.;:]{2,60})?\W*"
)
"""Words that speak of a deed only as one told before."""


_BARE_PART = re.compile(
    r"(?i)\W*(?:(?:that|having|had|played|taken|any|all|its|their|his|the|direct|indirect|form|kind|sort|of|being|it|they|was|were)\s+)*(?:involvement|participation|part|role|hand|complicity|responsibility|implication|involved|responsible)"
    r"(?:\s+(?:whatsoever|at\s+all))?\W*"
)
"""A part in a deed that is not named ("denied **any involvement**"): in the one told last."""
_JOINS_ON = re.compile(r"(?i),?\s+(?:and|but|while|yet)\W*$")
_CHANNEL = re.compile(
    r"(?i)\W*(?:in|through|via|by|on)\s+(?:an?|its|their|his|her|the)\s+(?:[\w-]+\s+){0,3}?(?:statement|communiqu[eé]|message|video|post|interview|letter|tweet|release|note|recording|channel|account|broadcast|spokes\w+)s?,?\s+"
)
"""Where a speaker's words stood, before what was said ("denied **in a statement** any part in it")."""


def without_channel(words: str) -> str:
    """Return what is said without the words that only say where it was said."""
    while (channel := _CHANNEL.match(words)) is not None:
        words = words[channel.end() :]
    return words


def only_refers(words: str, *, denied: bool = False) -> bool:
    """Whether words tell no deed but point back at one, with whatever part in it ("of standing behind it", "any relation with the incident").

    ``denied``: only where they name a part in it, for a bare "denied this" may speak of any word said before.
    """
    words = _JOINS_ON.sub("", without_channel(words))
    if denied and _BARE_PART.fullmatch(words) is not None:
        return True
    found = _REFERS.fullmatch(words)
    return found is not None and (found.group("part") is not None or not denied)


_WHO_DID = re.compile(
    rf"(?i)\b(?:those|men|people|ones|youths|group|forces|soldiers|individuals|{_DOER_NOUN})\s+who\b"
)
"""Here "who" asks nothing."""

_BEFELL = re.compile(
    r"(?i)(?:\b(?:was|were|been)\s+(?:(?:then|also|later|all|both|either|first|\w+ly)\s+){0,3}(?:(?:lined|rounded|tied)\s+up\s+(?:[\w’'-]+\s+){0,4}?and\s+|(?:dragged|pulled|led|taken|marched|herded)\s+(?:[\w’'-]+\s+){1,5}?and\s+|blindfolded\s+and\s+)?(?:shot|killed|executed|murdered|massacred|slaughtered|beheaded|hacked|stabbed|beaten|tortured|raped|hanged|strangled|"
    r"burn(?:ed|t)|torched|set\s+(?:on\s+fire|ablaze|alight)|razed|looted|ransacked|plundered|destroyed|demolished|abducted|kidnapped|taken\s+(?:away|hostage|captive)|led\s+away|carried\s+off|dragged|arrested|detained|wounded|"
    r"injured|hurt|mown\s+down|gunned\s+down|finished\s+off|slain)|\b(?:died|perished|lost\s+their\s+lives))\b(?!\s+by\b)"
)
"""What befell somebody, without a word of who did it."""
_OTHER_CAUSE = re.compile(
    r"(?i)\b(?:fighting|clash\w*|cross-?fire|battles?|exchange|fire-?fight|combat|accident\w*|hospitals?|clinic|illness|disease|hunger|earlier|previous\w*|last|since|before|ago|separate\w*|elsewhere|another|other|meanwhile|"
    r"whether|if|when|as|while|after|who|which|by|because|retaliat\w+|revenge|reprisals?|response|attackers?|assailants?|own|years?|months?|weeks?|\d{4}|mines?|crash\w*|that|kn[eo]w\w*|not|no|nobody|none|never|wounds)\b"
)
"""What may give the deed another doer, another day or another cause."""


_SET_ON = re.compile(
    r"(?i)\s+(?:(?:then|had|also|first|later|\w+ly)\s+)*(?:stopped|halted|surrounded|encircled|stormed|entered|burst|broke|boarded|blocked|rounded|ordered|separated|lined|pulled|dragged|forced|marched|searched|checked|flagged|intercepted|swept|"
    r"besieged|overran|drove|rode|went|moved|charged|descended|combed|invaded)\b"
)
"""What those in arms do that leads up to a deed of violence."""
_FOR_ANOTHER_END = re.compile(
    r"(?i)\b(?:after|following|later|in\s+the\s+wake\s+of|in\s+response|to\s+(?:help|protect|secure|rescue|evacuate|restore|calm|assist|guard|investigate|recover|treat|reinforce|bury|free|stop)|rescu\w+|evacuat\w+|"
    r"(?:relief|aid|food)(?!\s+(?:\w+\s+)?(?:markets?|stalls?|shops?|stores?|depots?|warehouses?|queues?|lines?|sellers?|vendors?|workers?|offices?|convoys?|compounds?|trucks?|agenc\w+|centres?|centers?|stations?|posts?|distribution)\b)|"
    r"bodies|wounded|injured|crash|(?<!set )(?<!setting )(?<!lit )(?<!lighting )(?<!open )(?<!opened )(?<!opening )fires?(?!\s+(?:on|at))|flood\w*|earthquake|patrols?)\b"
)
"""What they come for where the deed is done already, or was not theirs."""


def sets_on(sentence: str, party: PartyMention) -> bool:
    """Whether a party in arms is told to have come upon people ("Gunmen **stopped** the bus")."""
    return (
        _SET_ON.match(sentence, party.end) is not None
        and _FOR_ANOTHER_END.search(sentence, party.end) is None
    )


_ONE_BY_ONE = re.compile(
    r"(?i)\b(?:one\s+by\s+one|side\s+by\s+side|one\s+after\s+(?:another|the\s+other)|(?:have|has|had)\s+not\s+been\s+(?:seen|heard\s+from)\s+since)\b"
)
"""Words in which "by", "after", "not" and "since" tell of no other cause and no other day."""


def befell_next(words: str) -> bool:
    """Whether words tell only what befell somebody ("The passengers were executed on the spot"), so that who did it is told before them."""
    return _BEFELL.search(words) is not None and _OTHER_CAUSE.search(_ONE_BY_ONE.sub(" ", words)) is None


_THEY = re.compile(
    r"(?P<who>(?i:they|the\s+(?:men|group|attackers|assailants|gunmen|fighters|raiders|intruders|killers|bandits)))\s+(?:(?:then|also|later|had|have|first|afterwards|\w+ly)\s+)*(?!were\b|was\b|are\b|had been\b|have been\b)\w+"
)
_BEGINS = re.compile(
    r"\W*(?:(?:then|later|there|next|afterwards|in\s+[\w\s]{2,20}|on\s+\w+),?\s+)?", re.IGNORECASE
)


def takes_up_doers(sentence: str) -> re.Match[str] | None:
    """Return the words that open a sentence and stand for the doers of the one before it ("**They** shot …", "**The men** then burned …")."""
    opened = _BEGINS.match(sentence)
    return None if opened is None else _THEY.match(sentence, opened.end())


def standing_for(
    sentence: str, opened: re.Match[str], parties: Sequence[PartyMention], antecedent: PartyMention
) -> tuple[PartyMention, ...]:
    """Return the parties of a sentence with the words that open it made the antecedent's."""
    start, end = opened.span("who")
    taken = PartyMention(
        start=start, end=end, party=replace(antecedent.party), armed=True, head=sentence[start:end].rsplit(maxsplit=1)[-1].lower()
    )  # fmt: skip
    return tuple(
        sorted(
            (*(m for m in parties if m.end <= start or m.start >= end), taken), key=lambda m: (m.start, m.end)
        )
    )


__all__ = [
    "befell_next",
    "fired_from",
    "only_refers",
    "pointed_at",
    "sets_on",
    "standing_for",
    "takes_up_doers",
    "without_channel",
]
