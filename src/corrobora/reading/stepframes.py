"""One frame for each legal or administrative verb that tells a step, with its slots.

Beside the patterns of `corrobora.reading.stepwords`: who moves, whom it is done
to, and what the sentence must hold for the verb to mean this. Which words tell
which step: ``docs/methods/steps.md``.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from corrobora.reading.alternatives import any_case
from corrobora.reading.stepwords import (
    COURT_WORDS,
    DEMANDING,
    MONTH,
    OFFICERS,
    OTHER_REASON,
    PROBE_NOUN,
    SEEKERS,
    SOLD_OR_COUNTED,
    STOP,
    WEEKDAY,
    WITHIN_CLAUSE,
)
from corrobora.records import StepKind


class Voice(StrEnum):
    """Where a frame's mover stands: before an active verb, behind "by" after a passive one, or in a group of its own."""

    ACTIVE = "active"
    PASSIVE = "passive"
    NAMED = "named"


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """One verb of the law or of an office: what step it tells, and where its slots are filled."""

    kind: StepKind
    words: str
    """A pattern that heeds no case, compiled when its verb is first met. Groups: ``verb``; where there is one, ``who`` (whom it is done to) and ``by`` (a mover that is named)."""
    voice: Voice
    mover: re.Pattern[str] | None = None
    """What the mover's words must hold; a frame with one tells nothing where no mover is named."""
    ahead: bool = False
    """Whether the frame itself looks ahead, so that "will" and "to" before it are its own."""
    dated: bool = False
    """Whether it tells a step only with a term."""
    puts_off: bool = False
    """Whether it moves a term that was set before: the day it names, or by how long, is the new one."""
    whom: re.Pattern[str] | None = None
    """What the words of ``who`` must hold."""
    needs: re.Pattern[str] | None = None
    """What the sentence must hold besides."""
    unless: re.Pattern[str] | None = None
    """Words of the sentence with which it is another matter."""


_BE = r"(?:was|were|is|are|has been|have been|had been|is being|are being|being|been)"
_ADVERBS = r"(?:(?:\w+ly|also|already|now|since|later|today|then|finally|again)\s+){0,2}"
_GAP = rf"(?:(?!{STOP})[\w’'-]+\s+){{0,5}}?"
_LATER_IN_CLAUSE = r"[^.;:]"
_COURT = any_case(rf"\b{COURT_WORDS}\b")
_INQUIRERS = any_case(
    r"\b(?:commission\w*|committees?|delegations?|teams?|missions?|investigators?|ombuds\w+|rapporteurs?|prosecut\w+|judges?|magistrates?|inquiry|inquest|coroners?|forensic|"
    r"experts|detectives|panel|inspectors?|monitors|observers)\b"
)
_COURT_OR_ARMY = any_case(
    rf"{_COURT.pattern}|\b(?:army|navy|military|command|ministry|general|judiciary|regiment|brigade)\b"
)
_INQUIRERS_OR_COURT = any_case(rf"{_COURT.pattern}|{_INQUIRERS.pattern}|\binstitution\b")
_COMPLAINT = r"(?:complaints?|lawsuits?|law suits?|suits?|petitions?|cases?|applications?|communications?|denunciations?)"
_INVESTIGATORS = (
    r"(?:(?:teams?|groups?|panels?|delegations?|missions?|units?)\s+of\s+(?:[\w-]+\s+){0,2}?(?:investigators|experts|prosecutors|detectives|inspectors|rapporteurs|pathologists)|"
    r"(?:[\w-]+\s+){0,2}?(?:investigators|detectives|prosecutors|pathologists|rapporteurs))"
)
_TO_LOOK = (
    r"(?:hear|heard|interview\w*|tak(?:e|ing) (?:testimony|statements|evidence)|took (?:testimony|statements|evidence)|collect\w* (?:testimon\w+|evidence|statements)|gather\w* (?:testimon\w+|evidence|statements|facts)|"
    r"exhum\w+|investigat\w+|establish\w* (?:the )?(?:facts|truth|who|what|how)|question\w*|examin\w+|look(?:ed|ing)? into|inspect\w*|verif\w+)"
)
_NOTICE = r"(?:(?:formal |written )?notices? of (?:suspicion|charges?|indictment)|(?:(?:international )?arrest |bench )warrants?|warrants?(?= (?:of|for) (?:the |his |her |their )?arrest)|charge ?sheets?|indictments?|summons(?:es)?)"
_SENTENCE = r"(?:convictions?|guilty verdicts?|verdicts?|(?:(?:death|life|jail|prison) )?sentences?|(?:jail|prison) terms?)"
_HELD_PAPERS = r"(?:logs?|logbooks?|log-books?|records?|registers?|recordings?|footage|video|videos|names|identit\w+|documents?|archives?|files?|weapons?|rifles?|reports?|lists?|tapes?)"
_TO_INQUIRE = r"(?:investigat\w+|inquire into|enquire into|look into|look at how|probe|examine|shed (?:full |more )?light|establish (?:the )?(?:facts|truth|circumstances|responsib\w+)|find out|get to the bottom)\b"
_TO_PROSECUTORS = r"to\s+(?:the\s+|a\s+|an\s+|its\s+)?(?:[\w’'-]+\s+){0,4}?(?:prosecut\w+|attorney[- ]general|procurator\w*|state attorney|investigating (?:judge|magistrate)|examining (?:judge|magistrate)|auditor|military police|detectives|criminal investigat\w+|investigators)\b"
_FACTS = r"(?:facts?|cases?|case files?|files?|matters?|dossiers?|incidents?|suspects?|deaths?|killings?|shootings?)"
_SET_FOR = rf"(?=\s+(?:down\s+)?(?:{_LATER_IN_CLAUSE}{{0,40}}?\s)?(?:for|on|to|until|till|in)\s+(?:the\s+)?(?:\d|{MONTH}|{WEEKDAY}|next|early|mid|late))"
_SITTING = r"(?:(?:court |murder )?cases?|trials?|hearings?|court[- ]martial|inquests?|verdicts?|judge?ments?|sentencing|sessions?|proceedings|appeals?)"
_OTHER_TRIAL = any_case(
    r"\b(?:vaccines?|drugs?|medicines?|clinical|malaria|seeds?|crops?|time trial|trial runs?|voting|election|parliamentary session|tender|pilot)\b"
)
_MILD = any_case(r"\b(?:acquittals?|retrial|new trial|tried again|be retried)\b")

_SET_UP = r"(?:set(?:s)? up|established|formed|created|appointed|named|convened|constituted|instituted|ordered|commissioned|launched|opened|began|begun|started|mandated|announced)"
_REVIEW = r"(?:reviews?|fact-finding|examinations?|post-mortems?|autops(?:y|ies)|inquests?|boards?|panels?|committees?|teams?|task forces?)"
_TO_FIND = any_case(
    r"\b(?:findings|(?:its|a|the) (?:\w+ )?report|conclusions|recommendations|to establish|to find out|to determine|deaths?|killings?|shootings?|massacre|raid|fact-finding|responsib\w+)\b"
)
_OVER = any_case(
    r"\b(?:over|pending|in connection|after|following|for (?:the|their|his|her|having)|accused|suspected|as part of)\b"
)
_OFFICER = OFFICERS
_PUT_AWAY = r"(?:placed|put|held|remanded|kept|sent|taken|committed)\s+(?:in|into|under|to)\s+(?:[\w-]+\s+){0,2}?(?:detention|custody|jail|arrest|cells|prison)"
_REMOVAL = r"(?:withdrawal|suspension|removal|dismissal|arrest|sacking|detention|recall|interdiction)"

_BENCH = any_case(
    r"\b(?:courts?|tribunals?|judges?|magistrates?|chambers?|bench|assizes?|jur(?:y|ies)|court[- ]martial|justices?|judiciary)\b"
)
"""Those who can try, sentence and acquit."""
_HARMED = (
    r"(?:kill\w*|deaths?|dead|died|murder\w*|massacre\w*|execut\w+|shoot\w*|shot|raids?|(?:air ?|drone )?strikes?|bomb\w*|abuses?|tortur\w*|beat\w*|rap(?:e|ed|es|ing)|abduct\w*|"
    r"disappear\w*|crackdown|atrocit\w+|brutality|ill-treatment|video|footage|investigat\w+|inquir\w+|probe|inquest|bodies|bloodshed|slaughter)"
)
_OF_HARM = any_case(rf"\b{_HARMED}\b")
_OF_HARM_OR_WITNESS = any_case(rf"\b(?:{_HARMED}|survivors?|victims?|witness\w*|famil\w+)\b")
_STATE_WORDS = r"(?:State|government|republic|army|military|armed forces|navy|air force|police|ministry|authorities|gendarmerie|administration|security forces)"
_WHOSE_FORCES = rf"(?:the\s+)?(?:[\w’'-]+\s+){{0,3}}?{_STATE_WORDS}(?:\s+of\s+(?:the\s+)?[A-Z][\w’'-]+)?"
_ON_BAIL = any_case(r"\b(?:bail|bond|parole|provisional\w*|pending|exchange|swap|temporar\w+)\b")
_FOR_WANT = r"(?:for|over|due to|owing to|because of)\s+(?:a\s+)?(?:lack|want|absence|insufficiency)\s+of\s+(?:\w+\s+)?(?:evidence|proof)|without (?:any )?charges?|insufficient evidence"
_YEARS = r"(?:(?:\d+|[a-z]+(?:-[a-z]+)?)\s+(?:and\s+\w+\s+)?(?:years?|months?)|life(?:\s+(?:imprisonment|in prison|behind bars|terms?|sentences?))?|death|hard labou?r|(?:prison|jail)(?:\s+terms?)?|imprisonment|capital punishment)"
_THE_HAGUE = r"(?:the\s+)?(?:International Criminal Court|ICC|Hague|International Court of Justice|Special (?:Criminal )?(?:Court|Tribunal|Chambers?)|hybrid court|(?:[A-Z][\w-]+\s+){0,3}Tribunal)"
_OPEN_COURT = r"(?:courts?|tribunals?|assizes?|chambers?|justice system|judges?|magistrates?|division)"
_ARMS_COURTS = rf"(?:an?\s+|the\s+)?(?:[\w’'-]+\s+){{0,4}}?{_OPEN_COURT}\b(?!\s+prosecut)"
_TERM_WORD = r"(?:mandate|deadline|term|time[- ]limit|time ?frame|period|due date|date)"
_OF_AN_INQUIRY = any_case(
    rf"\b{PROBE_NOUN}\b|\b(?:investigators?|findings|conclusions|panel|committee|fact-finding|report|results)\b"
)
_POST_MORTEM = r"(?:autops(?:y|ies)|post[- ]mortems?|ballistics?|forensic|DNA|toxicolog\w+|medical)"
_DIG_UP = r"(?:exhumations?|disinterments?|opening of (?:the|a) (?:mass )?graves?)"
_EXAMINE = rf"(?:autops(?:y|ies)|post[- ]mortems?|forensic (?:examinations?|analys[ie]s|tests?)|ballistics? (?:examinations?|analys[ie]s|tests?)|{_DIG_UP})"
_LETTER = r"(?:report|findings|conclusions|results|recommendations)"
_HANDED_OVER = r"(?:handed(?: over| in)?|gave|given|sent|passed(?: on)?|delivered|transmitted|submitted|presented|turned in|turned over|filed|conveyed|forwarded|remitted)"
_PROBE_BODY = any_case(
    rf"\b(?:{PROBE_NOUN}|commission\w*|committees?|panels?|teams?|missions?|ombuds\w+|rapporteurs?|inquiry|board|investigators?|experts?|task force|auditor|inspectorate|inspector\w*|magistrate|coroner)\b"
)
_CIVIL = any_case(
    r"\b(?:wages?|salar(?:y|ies)|pay|labou?r|elections?|electoral|land|tax(?:es)?|rents?|prices?|divorce|contracts?|copyright|licen[cs]es?|budgets?|fees|debts?|customs|trade|noise|patents?|nurses|teachers|workers)\b"
)
"""Words of other quarrels that come before courts."""
_COMPLAINANTS = any_case(
    r"^(?!.*\b(?:police|prosecut\w+|army|military|soldiers|government|ministry|state|rebels|militia|judge|court)\b)"
)
_LAW_OF_MERCY = r"(?:(?:general |blanket |partial )?amnest(?:y|ies)|pardons?|immunity)"
_WARLORD = any_case(
    rf"{OFFICERS.pattern}|\b(?:ministers?|prefect|leaders?|warlords?|chiefs?|presidents?|rebels?|fighters?|accused|defendants?|suspects?|mayor|militia\w*|ringleaders?|masterminds?|men|man|members?)\b"
)

FRAMES: tuple[Frame, ...] = (
    # --- a body or a review set up that is to find something out
    Frame(kind=StepKind.OPENED, voice=Voice.ACTIVE, needs=_TO_FIND, unless=SOLD_OR_COUNTED, words=(
        rf"\b(?P<verb>{_SET_UP})\s+{_GAP}(?:fact-finding\b|{_REVIEW}\b(?=[^.;]{{0,120}}\b(?:findings|(?:its|a|the) report|conclusions|recommendations|to (?:establish|find out|determine)|shootings?|killings?|deaths?|massacre|raid)\b))"
    )),
    Frame(kind=StepKind.OPENED, voice=Voice.PASSIVE, needs=_TO_FIND, unless=SOLD_OR_COUNTED, words=(
        rf"\b(?:reviews?|fact-finding|examinations?)\s+(?:of|into)\s{WITHIN_CLAUSE}{{2,60}}?\s(?:has |have |had )?(?:been )?(?P<verb>begun|began|started|opened|ordered|launched)\b"
    )),
    Frame(kind=StepKind.CHARGED, voice=Voice.PASSIVE, whom=_OFFICER, needs=_OVER, words=(
        rf"(?P<who>[^.;,]+?)\s{_BE}\s+{_ADVERBS}(?P<verb>{_PUT_AWAY})\b"
    )),
    Frame(kind=StepKind.CHARGED, voice=Voice.ACTIVE, whom=_OFFICER, needs=_OVER, words=(
        rf"\b(?P<verb>ordered|announced|approved|decided on|confirmed)\s+(?:the\s+)?(?:immediate\s+)?{_REMOVAL}\s+of\s+(?P<who>{WITHIN_CLAUSE}{{2,70}})"
    )),
    # an arrest ordered by those who prosecute or judge is a warrant
    Frame(kind=StepKind.CHARGED, voice=Voice.ACTIVE, mover=any_case(rf"{_BENCH.pattern}|\bprosecut\w+"), unless=OTHER_REASON, words=(
        rf"\b(?P<verb>ordered|requested|authori[sz]ed)\s+(?:the\s+)?(?:immediate\s+)?(?:re-?arrest|arrest|detention)\s+of\s+(?P<who>{WITHIN_CLAUSE}{{2,70}})"
    )),
    Frame(kind=StepKind.CHARGED, voice=Voice.PASSIVE, words=(
        rf"\b(?:charges|indictments?)\b(?:\s+(?:of|against)\s+(?P<who>{WITHIN_CLAUSE}{{2,60}}?))?\s{_BE}\s+{_ADVERBS}(?P<verb>confirmed|approved|upheld|unsealed)\b"
    )),
    Frame(kind=StepKind.CHARGED, voice=Voice.ACTIVE, mover=_COURT, words=(
        rf"\b(?P<verb>confirmed|approved|unsealed|applied for|sought|requested|obtained)\s+{_GAP}(?:{_NOTICE}|charges|warrants?)\b(?:\s+(?:of arrest\s+)?(?:of|against|for)\s+(?P<who>[^.;,]+))?"
    )),
    Frame(kind=StepKind.CLOSED, voice=Voice.ACTIVE, ahead=True, mover=any_case(rf"{_COURT.pattern}|\bjur(?:y|ies)\b"), words=(
        r"\b(?P<verb>(?:refused|declined)\s+to\s+(?:indict|charge|prosecute|commit|proceed|file charges|bring charges|press charges)|entered a nolle prosequi|stayed the (?:proceedings|case|prosecution|trial)|"
        r"(?:ended|discontinued|halted|stopped)\s+(?:the|its|their)\s+(?:case|prosecution|proceedings|trial|investigation|inquiry|inquest))\b(?:\s+(?:against\s+)?(?P<who>[^.;,]+))?"
    )),
    Frame(kind=StepKind.ACQUITTED, voice=Voice.ACTIVE, mover=any_case(r"\b(?:courts?|bench|judges?|jury|tribunal|chamber|magistrate)\b"), whom=_OFFICER, unless=any_case(r"\b(?:bail|pending|bond|parole|exchange|swap)\b"), words=(
        rf"\b(?P<verb>freed|released|discharged|let off)\s+(?P<who>{WITHIN_CLAUSE}{{2,60}})"
    )),
    Frame(kind=StepKind.CONVICTED, voice=Voice.ACTIVE, mover=_COURT, words=(
        rf"\b(?P<verb>cut|reduced|lengthened|extended|halved|commuted|raised)\s+{_GAP}(?:sentences?|terms?)\b(?:\s+(?:of|on|for|given to|against)\s+(?P<who>[^.;,]+))?"
    )),
    Frame(kind=StepKind.DEMANDED, voice=Voice.ACTIVE, words=(
        rf"\b(?P<verb>summoned|called)\s+(?P<who>{WITHIN_CLAUSE}{{2,60}}?)\s+to\s+(?:answer for|account for|explain|give (?:an account|evidence|account))\b"
    )),
    Frame(kind=StepKind.DEMANDED, voice=Voice.ACTIVE, dated=True, words=(
        r"\b(?P<verb>expects|expected|awaits|wants|demands?)\s+(?:an?\s+|the\s+)?(?:\w+\s+)?(?:answer|reply|response|explanation|report)\b"
    )),
    Frame(kind=StepKind.DEMANDED, voice=Voice.ACTIVE, words=(
        r"\b(?P<verb>took|taken|hauled|sued)\s+(?P<who>(?:the\s+)?(?:\w+\s+)?(?:state|government|army|ministry|police|military|authorities|republic|commander|general|officers?))\s+(?:to\s+(?:[\w’'-]+\s+){0,5}?court|before\s+(?:[\w’'-]+\s+){0,5}?(?:court|tribunal|commission)|over\b)"
    )),
    Frame(kind=StepKind.REPORTED, voice=Voice.NAMED, ahead=True, unless=SOLD_OR_COUNTED, words=(
        rf"(?P<by>\b(?:The|the|A|an?)\s+(?:[\w-]+\s+){{0,4}}?(?:commission|committee|panel|inquiry|mission|ombuds\w+|board|inspector\w*|tribunal|court))[’']s\s+(?:\w+\s+){{0,2}}?(?:report|findings|conclusions)\s{_BE}\s+{_ADVERBS}(?P<verb>laid before|tabled|placed before|submitted|handed|presented|published|released|delivered|made public|sent)\b"
    )),
    # --- opened: a file, a case taken up by a court, investigators on their way
    Frame(kind=StepKind.OPENED, voice=Voice.ACTIVE, mover=_INQUIRERS_OR_COURT, words=(
        rf"\b(?P<verb>open(?:ed|s)|launched|registered|started|began|initiated)\s+(?:{_GAP}(?:files?|dockets?|dossiers?)\b(?!\s+(?:on\s+)?(?:computers?|formats?))|{_GAP}(?:search records|investigation records))"
    )),
    Frame(kind=StepKind.OPENED, voice=Voice.PASSIVE, words=(
        rf"\b(?:criminal|murder|homicide|investigation|inquest|preliminary|case)\s+(?:files?|dockets?|dossiers?|cases?)\b{_LATER_IN_CLAUSE}{{0,60}}?\s{_BE}\s+{_ADVERBS}(?P<verb>opened|registered|initiated)\b"
    )),
    Frame(kind=StepKind.OPENED, voice=Voice.ACTIVE, mover=_COURT, words=(
        rf"\b(?P<verb>took cogni[sz]ance of|takes cogni[sz]ance of|taken cogni[sz]ance of|took up|taken up|admitted|accepted|agreed to hear|registered|declared admissible)\s+{_GAP}{_COMPLAINT}\b"
    )),
    Frame(kind=StepKind.OPENED, voice=Voice.PASSIVE, mover=_COURT, words=(
        rf"\b{_COMPLAINT}\b{WITHIN_CLAUSE}{{0,80}}?\s{_BE}\s+{_ADVERBS}(?P<verb>admitted|accepted|taken up|registered|declared admissible)\b"
    )),
    Frame(kind=StepKind.OPENED, voice=Voice.ACTIVE, words=(
        rf"\b(?P<verb>sent|dispatched|despatched|deployed)\s+(?:\w+\s+)?(?:an?\s+|its\s+|the\s+)?(?:[\w-]+\s+){{0,2}}?{_INVESTIGATORS}\b"
    )),
    Frame(kind=StepKind.OPENED, voice=Voice.ACTIVE, mover=_INQUIRERS, words=(
        rf"\b(?P<verb>visited|travelled to|traveled to|toured|arrived in|went to|reached|inspected)\b{_LATER_IN_CLAUSE}{{0,70}}?\b(?:to|and)\s+(?:\w+ly\s+)?{_TO_LOOK}\b"
    )),
    # --- announced: what will be sent, seen, heard, and on what day
    Frame(kind=StepKind.ANNOUNCED, voice=Voice.ACTIVE, ahead=True, words=(
        rf"\b(?P<verb>(?:will|would|shall|is to|are to|plans? to|intends? to|(?:has |have |had )?(?:agreed|decided|resolved|voted|promised|pledged|offered|undertaken) to)\s+(?:\w+ly\s+|soon\s+)?(?:send|dispatch|despatch|deploy))\s+(?:an?\s+|its\s+|the\s+)?(?:[\w-]+\s+){{0,2}}?(?:{_INVESTIGATORS}|{PROBE_NOUN})\b"
    )),
    Frame(kind=StepKind.ANNOUNCED, voice=Voice.ACTIVE, ahead=True, mover=_INQUIRERS, words=(
        rf"\b(?P<verb>(?:will|would|shall|is to|are to|is due to|are due to)\s+(?:\w+ly\s+|soon\s+)?(?:visit|travel to|tour|arrive in|go to|inspect|meet))\b{_LATER_IN_CLAUSE}{{0,70}}?\b(?:to|and)\s+(?:\w+ly\s+)?{_TO_LOOK}\b"
    )),
    Frame(kind=StepKind.ANNOUNCED, voice=Voice.PASSIVE, ahead=True, dated=True, unless=_OTHER_TRIAL, words=(
        rf"\b(?P<what>{_SITTING})\b{WITHIN_CLAUSE}{{0,90}}?\s(?:{_BE}|(?:had|has|have) been)\s+{_ADVERBS}(?P<verb>set|fixed|scheduled|listed|slated|adjourned|postponed|put off|put back|stood over|held over|carried over|due|expected){_SET_FOR}"
    )),
    Frame(kind=StepKind.ANNOUNCED, voice=Voice.ACTIVE, dated=True, mover=_COURT_OR_ARMY, unless=_OTHER_TRIAL, words=(
        rf"\b(?P<verb>set|fixed|scheduled|listed|adjourned|postponed|put off)\s+{_GAP}(?P<what>{_SITTING}|case|it|them)\b{_SET_FOR}"
    )),
    Frame(kind=StepKind.ANNOUNCED, voice=Voice.NAMED, ahead=True, dated=True, words=(
        r"\b(?P<verb>(?:is|are|was|were|will)\s+(?:(?:due|expected|scheduled|set)\s+)?(?:to\s+)?(?:appear|be (?:produced|arraigned|presented))\s+(?:before|in)\s+(?:an?\s+|the\s+)?(?:[\w-]+\s+){0,3}?(?:court|judge|tribunal|magistrate))\b"
    )),
    Frame(kind=StepKind.ANNOUNCED, voice=Voice.PASSIVE, words=(
        rf"\b{_FACTS}\b{WITHIN_CLAUSE}{{0,60}}?\s(?:{_BE})\s+{_ADVERBS}(?P<verb>referred|handed(?: over)?|passed(?: on)?|sent|forwarded|submitted|transmitted|transferred|made known|turned over)\s+{_TO_PROSECUTORS}"
    )),
    Frame(kind=StepKind.ANNOUNCED, voice=Voice.ACTIVE, words=(
        rf"\b(?P<verb>referred|handed(?: over)?|passed|sent|forwarded|submitted|transmitted|transferred)\s+{_GAP}{_FACTS}\b{WITHIN_CLAUSE}{{0,40}}?\s{_TO_PROSECUTORS}"
    )),
    # --- demanded: a complaint, a question with a term, an ultimatum
    Frame(kind=StepKind.DEMANDED, voice=Voice.ACTIVE, mover=any_case(
        r"^(?!.*\b(?:police|prosecut\w+|army|military|soldiers|government|ministry|state|rebels|militia)\b)"
    ), words=(
        rf"\b(?P<verb>lodged|filed|brought|submitted|laid)\s+(?:{_GAP}(?:criminal|formal criminal|murder)\s+{_COMPLAINT}\b|{_GAP}{_COMPLAINT}\b(?=[^.;]{{0,40}}?\s(?:against|over|accusing)\b))(?:[^.;]{{0,30}}?\sagainst\s+(?P<who>[^.;]+))?"
    )),
    Frame(kind=StepKind.DEMANDED, voice=Voice.ACTIVE, mover=any_case(
        r"\b(?:commission\w*|committee|council|court|tribunal|rapporteurs?|mission|office|ombuds\w+|inquiry|panel|coroner|judge|prosecut\w+|parliament|union|nations|un)\b"
    ), words=(
        rf"\b(?P<verb>asked|requested|gave|given|set|summoned|ordered)\b{WITHIN_CLAUSE}{{2,60}}?\s(?:for (?:an? )?(?:\w+ )?(?:information|explanations?|clarifications?|report|reply|answers?|replies)|to (?:answer|reply|explain|provide information|account for|hand over|turn over|produce|submit))\b"
    )),
    Frame(kind=StepKind.DEMANDED, voice=Voice.ACTIVE, dated=True, words=(
        rf"\b(?P<verb>gave|given|granted)\s+(?P<who>{WITHIN_CLAUSE}{{2,50}}?)\s+(?:until\s+[^,.;]{{2,30}}?|(?:\d+|[a-z]+)\s+(?:hours|days?|weeks?|months?))\s+to\s+(?:hand over|surrender|give up|deliver up|produce|answer|explain|identify|account for)\b"
    )),
    Frame(kind=StepKind.DEMANDED, voice=Voice.ACTIVE, words=(
        rf"\b(?P<verb>{DEMANDING})\b{WITHIN_CLAUSE}{{0,90}}?\sto\s+(?:have|see)\s+(?P<who>{WITHIN_CLAUSE}{{2,50}}?)\s+(?:tried|prosecuted|punished|charged|arrested|removed|brought to (?:justice|trial|book))\b"
    )),
    Frame(kind=StepKind.DEMANDED, voice=Voice.NAMED, ahead=True, words=(
        r"\b(?P<verb>(?:must|should|ought to|needs? to)\s+be\s+(?:urgently\s+)?(?:referred|taken|brought|handed over))\s+(?:to|before)\s+(?:the\s+|an?\s+)?(?:[\w’'-]+\s+){0,3}?(?:courts?|tribunal|judge|prosecut\w+|ICC|mechanism)\b"
    )),
    # --- charged: notices, warrants
    Frame(kind=StepKind.CHARGED, voice=Voice.PASSIVE, words=(
        rf"\b{_NOTICE}\b{WITHIN_CLAUSE}{{0,80}}?\s{_BE}\s+{_ADVERBS}(?P<verb>served|issued|delivered|handed (?:down|over|to)|notified|drawn up)\b(?:\s+(?:on|upon|to|against|for)\s+(?P<who>[^.;,]+))?"
    )),
    Frame(kind=StepKind.CHARGED, voice=Voice.ACTIVE, words=(
        rf"\b(?P<verb>served|issued|delivered|notified)\s+(?:(?P<who>{WITHIN_CLAUSE}{{2,60}}?)\s+with\s+)?(?:an?\s+|the\s+)?(?:[\w-]+\s+){{0,2}}?{_NOTICE}\b"
    )),
    Frame(kind=StepKind.CHARGED, voice=Voice.PASSIVE, words=(
        rf"(?P<who>[^.;]+?)\s{_BE}\s+{_ADVERBS}(?P<verb>(?:named|declared|designated|made)\s+(?:as\s+)?(?:an?\s+)?(?:formal\s+)?suspects?|withdrawn and (?:attached|closed) to|confined to barracks)\b"
    )),
    # --- tried: sent for trial, the trial opened by a court
    Frame(kind=StepKind.TRIED, voice=Voice.ACTIVE, mover=_COURT, words=(
        rf"\b(?P<verb>ordered|committed|sent|referred|remitted|bound over)\s+(?P<who>{WITHIN_CLAUSE}{{2,110}}?)\s+(?:to stand trial|to face trial|to be tried|for trial|to trial|before (?:an?\s+|the\s+)?(?:[\w-]+\s+){{0,3}}?(?:court|tribunal|assizes?))\b"
    )),
    Frame(kind=StepKind.TRIED, voice=Voice.PASSIVE, words=(
        rf"(?P<who>[^.;]+?)\s{_BE}\s+{_ADVERBS}(?P<verb>ordered to stand trial|committed for trial|sent (?:for|to) trial|bound over for trial|remitted for trial|put before (?:an?\s+|the\s+)(?:[\w-]+\s+){{0,3}}?(?:court|judges?|assizes?))\b"
    )),
    Frame(kind=StepKind.TRIED, voice=Voice.ACTIVE, mover=_BENCH, unless=_OTHER_TRIAL, words=(
        rf"\b(?P<verb>began|begun|begins|opened|opens|started|resumed|commenced)\s+(?:(?:on\s+)?(?:{WEEKDAY}|today|yesterday)\s+)?(?:hearing|to hear|(?:the\s+|its\s+)?(?:[\w-]+\s+){{0,2}}?(?:trial|court[- ]martial|hearings?))\b(?:\s+the (?:case|evidence|charges))?(?:\s+in absentia)?(?:\s+(?:of|against)\s+(?P<who>[^.;,]+))?"
    )),
    Frame(kind=StepKind.TRIED, voice=Voice.PASSIVE, unless=_OTHER_TRIAL, mover=_COURT, words=(
        rf"\b(?:trials?|court[- ]martial)\b(?:\s+(?:of|against)\s+(?P<who>{WITHIN_CLAUSE}{{2,60}}?))?\s{_BE}\s+{_ADVERBS}(?P<verb>opened|begun|started|resumed)\b"
    )),
    # --- convicted, acquitted: on appeal, and in plain words
    Frame(kind=StepKind.CONVICTED, voice=Voice.ACTIVE, words=(
        rf"\b(?P<verb>upheld|confirmed|affirmed|increased)\s+{_GAP}(?:{_SENTENCE})\b(?!\s+of\s+not\b)(?:[^.;]{{0,30}}?\s(?:of|against|on|for)\s+(?P<who>[^.;,]+))?"
    )),
    Frame(kind=StepKind.CONVICTED, voice=Voice.PASSIVE, words=(
        rf"\b{_SENTENCE}\b(?:\s+(?:of|against|on|for)\s+(?P<who>{WITHIN_CLAUSE}{{2,60}}?))?\s{_BE}\s+{_ADVERBS}(?P<verb>upheld|confirmed|affirmed)\b"
    )),
    Frame(kind=StepKind.CONVICTED, voice=Voice.PASSIVE, words=(
        rf"(?P<who>[^.;]+?)\s{_BE}\s+{_ADVERBS}(?P<verb>(?:given|handed)\s+(?:(?:jail|prison)\s+)?(?:terms?|sentences?)\b(?:\s+of\b[^.;,]{{3,40}}?(?:years?|months?|life)(?:\s+in (?:prison|jail))?)?)"
    )),
    Frame(kind=StepKind.ACQUITTED, voice=Voice.ACTIVE, mover=_COURT, unless=_MILD, words=(
        rf"\b(?P<verb>set aside|quashed|overturned|annulled|reversed|struck down)\s+{_GAP}{_SENTENCE}\b(?:[^.;]{{0,30}}?\s(?:of|against)\s+(?P<who>[^.;,]+))?"
    )),
    Frame(kind=StepKind.ACQUITTED, voice=Voice.PASSIVE, unless=_MILD, words=(
        rf"\b{_SENTENCE}\b(?:\s+(?:of|against)\s+(?P<who>{WITHIN_CLAUSE}{{2,60}}?))?\s{_BE}\s+{_ADVERBS}(?P<verb>set aside|quashed|overturned|annulled)\b"
    )),
    # --- closed: nothing further, shelved, an inquiry sent home, a pardon
    Frame(kind=StepKind.CLOSED, voice=Voice.ACTIVE, ahead=True, words=(
        r"\b(?P<verb>(?:(?:decided|chose|chosen|elected|resolved)\s+)(?:to take no (?:further|legal) action|not to (?:prosecute|press charges|bring charges|charge|indict|proceed|pursue)))\b(?:\s+(?:against\s+)?(?P<who>[^.;,]+))?"
    )),
    Frame(kind=StepKind.CLOSED, voice=Voice.ACTIVE, words=(
        rf"\b(?P<verb>shelved|archived|closed|filed away|struck out)\s+(?:the|its|their|that|this)\s+{_GAP}(?:files?|dossiers?|dockets?)\b"
    )),
    Frame(kind=StepKind.CLOSED, voice=Voice.ACTIVE, words=(
        r"\b(?P<verb>disbanded|dissolved|recalled|wound up|stood down)\s+(?:the|its|their|this)\s+(?:[\w-]+\s+){0,3}?(?:teams?|committees?|panels?|commissions?|missions?|inquir(?:y|ies))\b(?:\s+(?:that|which|tasked|set up|formed|looking|investigating)\b[^.;,]*)?"
    )),
    Frame(kind=StepKind.CLOSED, voice=Voice.ACTIVE, words=(
        r"\b(?P<verb>pardoned|amnestied|granted (?:an? )?(?:amnesty|pardon) to)\s+(?P<who>[^.;,]+)"
    ), whom=_WARLORD),
    # --- obstructed: those who look kept out, and what they ask for kept back
    Frame(kind=StepKind.OBSTRUCTED, voice=Voice.PASSIVE, words=(
        rf"\b(?:{SEEKERS}|monitors?)\b{WITHIN_CLAUSE}{{0,50}}?\s{_BE}\s+{_ADVERBS}(?P<verb>kept (?:out of|away from|out|from entering)|held up|not (?:allowed|let|permitted) (?:in|into|to (?:enter|visit|see|speak|reach))|forbidden (?:to|from))\b"
    )),
    Frame(kind=StepKind.OBSTRUCTED, voice=Voice.ACTIVE, words=(
        rf"\b(?P<verb>(?:refus(?:ed|es)|declin(?:ed|es)|fail(?:ed|s))\s+to\s+(?:release|hand over|give up|produce|share|surrender|provide|deliver|turn over))\s+{WITHIN_CLAUSE}{{0,50}}?\b{_HELD_PAPERS}\b{WITHIN_CLAUSE}{{0,50}}?\s(?:to|from|for)\s+(?:an?\s+|the\s+)?(?:[\w’'-]+\s+){{0,3}}?(?:coroner|courts?|judges?|magistrates?|prosecut\w+|inquiry|commission\w*|investigat\w+|inquest|tribunal|panel|committee|ombuds\w+|mission)\b"
    )),
    # --- reported: findings named as a noun, and those of a body formed for it
    Frame(kind=StepKind.REPORTED, voice=Voice.NAMED, ahead=True, unless=SOLD_OR_COUNTED, words=(
        r"\b(?P<verb>(?:findings|conclusions|(?:interim |final |preliminary )?report))\s+(?:of|by)\s+(?P<by>(?:the|an?)\s+[^,.;]{3,70}?),?\s+(?:which (?:was|were)\s+)?(?:presented|published|made public|released|submitted|handed (?:over|in)|issued|delivered|unveiled)\b"
    )),
    Frame(kind=StepKind.REPORTED, voice=Voice.NAMED, ahead=True, unless=SOLD_OR_COUNTED, words=(
        r"(?P<by>\b(?:The|the|A|an?|Its)\s+[^,.;’']{3,60}?)[’']s?\s+(?:\w+\s+)?(?P<verb>findings|conclusions|report),?\s+(?:which (?:was|were)\s+)?(?:presented|published|made public|released|submitted|handed (?:over|in)|issued|delivered|unveiled)\b"
    )),
    Frame(kind=StepKind.REPORTED, voice=Voice.NAMED, ahead=True, unless=SOLD_OR_COUNTED, words=(
        r"(?P<by>\b(?:The|the|A|an?)\s+(?:[\w’'-]+\s+){0,4}?(?:committee|panel|commission|team|board|mission|inquiry|task force))\s+(?:formed|set up|established|appointed|created|named|convened|tasked|sent)\b[^.;]{5,140}?\s(?:has |have |had )?(?P<verb>found|concluded|determined|blamed|cleared|established that)\b(?!\s+guilty)"
    )),
    # --- opened: those who inquire are sworn in, dig, cut open; the matter is under review
    Frame(kind=StepKind.OPENED, voice=Voice.PASSIVE, words=(
        rf"\b(?:{PROBE_NOUN}|panel|committee|task force)\b[^.;,]{{0,60}}?\s(?:{_BE})\s+{_ADVERBS}(?P<verb>sworn in|inaugurated|installed|constituted|put together|entrusted to|assigned to|handed to|handed over to|given to|passed to|mandated)\b"
    )),
    Frame(kind=StepKind.OPENED, voice=Voice.NAMED, words=(
        r"(?P<by>\b(?:The|the|A|an?)\s+(?:[\w’'-]+\s+){0,4}?(?:commission|committee|panel|inquiry|mission|team|inquest|board)\b(?:\s+(?:of|on|into|for)\s+[^,.;]{2,60}?)?)\s+(?:has |have |had )?(?:\w+ly\s+)?(?P<verb>(?:started|began|begun|opened|commenced|resumed)\s+(?:its|their|the|public)\s+(?:\w+\s+)?(?:hearings?|work|sittings?|interviews|investigations?)|held its first (?:hearing|sitting|session|meeting))\b"
    )),
    Frame(kind=StepKind.OPENED, voice=Voice.PASSIVE, needs=_OF_HARM_OR_WITNESS, unless=SOLD_OR_COUNTED, words=(
        rf"\b(?:(?:committee|panel|team|task force|delegation|mission|commission)s?)\b[^.;]{{0,40}}?\s{_BE}\s+(?:also\s+)?(?P<verb>formed|set up|created|established|appointed|named|convened|constituted|sent|dispatched|put in place)\s+[^.;]{{0,60}}?\bto\s+(?:\w+ly\s+)?{_TO_LOOK}\b"
    )),
    Frame(kind=StepKind.OPENED, voice=Voice.ACTIVE, mover=_INQUIRERS, words=(
        r"\b(?P<verb>exhumed|unearthed|disinterred|dug up)\s+(?:[\w’'-]+\s+){0,5}?(?:bodies|remains|corpses|skeletons|victims|graves?)\b"
    )),
    Frame(kind=StepKind.OPENED, voice=Voice.PASSIVE, words=(
        rf"\b{_EXAMINE}\b{WITHIN_CLAUSE}{{0,60}}?\s{_BE}\s+{_ADVERBS}(?P<verb>ordered|authori[sz]ed|requested|begun|started|carried out|conducted|performed|under ?way)\b"
    )),
    Frame(kind=StepKind.OPENED, voice=Voice.PASSIVE, words=(
        r"\b(?:bodies|remains|corpses|victims)\b[^.;,]{0,50}?\s(?:were|have been|had been|are being)\s+(?:\w+ly\s+)?(?P<verb>exhumed|disinterred)\b(?=[^.;]{0,80}\b(?:by|forensic|autops|examin\w+|prosecut\w+|judge|court|order))"
    )),
    Frame(kind=StepKind.OPENED, voice=Voice.ACTIVE, mover=any_case(rf"{_COURT.pattern}|\b(?:ministry|inspectors?|detectives|investigators?)\b"), words=(
        rf"\b(?P<verb>ordered|requested|authori[sz]ed|commissioned|asked for|began|started|carried out|conducted|performed)\s+{_GAP}{_EXAMINE}\b"
    )),
    Frame(kind=StepKind.OPENED, voice=Voice.ACTIVE, unless=SOLD_OR_COUNTED, words=(
        rf"\b(?P<verb>(?:is|are|was|were|has been|have been)\s+(?:\w+ly\s+|also\s+|now\s+)?(?:documenting|examining|verifying|reviewing))\s+(?:(?!{STOP})[\w’'-]+\s+){{0,5}}?{_HARMED}\b"
    )),
    Frame(kind=StepKind.OPENED, voice=Voice.NAMED, unless=_CIVIL, words=(
        r"\b(?:strikes?|incidents?|shootings?|raids?|killings?|deaths?|allegations?|case)\b(?:\s+[^.;,]{1,40}?)?\s(?:is|are|was|were)\s+(?:now\s+|also\s+|currently\s+)?(?P<verb>(?:being\s+(?:\w+ly\s+)?(?:reviewed|examined|assessed)|under\s+(?:\w+\s+)?(?:review|examination|assessment)))\b"
    )),
    Frame(kind=StepKind.OPENED, voice=Voice.PASSIVE, unless=SOLD_OR_COUNTED, words=(
        rf"\b(?:committee|panel|team|task force|delegation|commission|mission)\b[^.;]{{0,60}}?\s{_BE}\s+(?:also\s+|now\s+)?(?P<verb>\w+ed|chosen|set up|put together|drawn up|sent)\s+[^.;]{{0,60}}?\bto\s+(?:\w+ly\s+)?{_TO_INQUIRE}"
    )),
    Frame(kind=StepKind.OPENED, voice=Voice.ACTIVE, mover=_INQUIRERS, words=(
        r"\b(?P<verb>(?:(?:began|begun|started|are|were|is|was|have been)\s+)?(?:examining|identifying|exhuming|autopsying))\s+(?:the\s+|some\s+)?(?:[\w-]+\s+){0,3}?(?:bodies|remains|corpses|dead|victims)\b"
    )),
    Frame(kind=StepKind.OPENED, voice=Voice.ACTIVE, mover=_INQUIRERS_OR_COURT, words=(
        rf"\b(?P<verb>declared|ruled|found)\s+(?:the\s+|an?\s+|their\s+)?(?:[\w’'-]+\s+){{0,4}}?{_COMPLAINT}\s+(?:to be\s+)?admissible\b"
    )),
    # --- announced: terms put off, decisions to come, a matter laid before the court in The Hague
    Frame(kind=StepKind.ANNOUNCED, voice=Voice.PASSIVE, puts_off=True, needs=_OF_AN_INQUIRY, words=(
        rf"\b(?P<what>{_TERM_WORD})\b{WITHIN_CLAUSE}{{0,80}}?\s{_BE}\s+{_ADVERBS}(?P<verb>extended|prolonged|renewed|pushed back|put back|moved back|postponed|deferred|delayed)\b"
    )),
    Frame(kind=StepKind.ANNOUNCED, voice=Voice.ACTIVE, puts_off=True, needs=_OF_AN_INQUIRY, words=(
        rf"\b(?P<verb>extended|prolonged|renewed|pushed back|put back|deferred)\s+(?:the\s+|its\s+|their\s+)?(?:[\w’'-]+\s+){{0,4}}?{_TERM_WORD}\b"
    )),
    Frame(kind=StepKind.ANNOUNCED, voice=Voice.ACTIVE, puts_off=True, needs=_OF_AN_INQUIRY, words=(
        r"\b(?P<verb>granted|gave|given|allowed)\s+(?:[\w’'-]+\s+){1,6}?(?=(?:another|a further|an extra|an additional|\w+ (?:more|additional|extra|further)\s+(?:days|weeks|months))\b)"
    )),
    Frame(kind=StepKind.ANNOUNCED, voice=Voice.ACTIVE, puts_off=True, mover=_PROBE_BODY, words=(
        r"\b(?P<verb>(?:asked for and\s+|sought and\s+)?(?:obtained|received|got|secured|won|(?:was|were|has been|have been) (?:given|granted|allowed)))\s+(?=(?:another|a further|an extra|an additional|a fortnight more|more time|\w+ (?:more|additional|extra|further)\s+(?:days|weeks|months))\b)"
    )),
    Frame(kind=StepKind.ANNOUNCED, voice=Voice.ACTIVE, puts_off=True, mover=_PROBE_BODY, words=(
        r"\b(?P<verb>has|have|had)\s+(?=until\b(?![^.;]{0,40}\bto\s+(?!report|submit|complete|conclude|finish|publish|hand|present|deliver|investigate|produce)))"
    )),
    Frame(kind=StepKind.ANNOUNCED, voice=Voice.ACTIVE, ahead=True, words=(
        rf"\b(?P<verb>announced|confirmed|promised|decided on)\s+(?:the\s+|an?\s+|its\s+)?(?:forthcoming|imminent|upcoming|coming|planned|early|future)\s+(?:dispatch|sending|deployment|arrival|visit|creation|opening|launch|establishment)\s+of\s+(?:an?\s+|the\s+)?(?:[\w-]+\s+){{0,4}}?(?:observers|monitors|investigators|experts|{PROBE_NOUN}|mission|team|panel|committee)\b"
    )),
    Frame(kind=StepKind.ANNOUNCED, voice=Voice.PASSIVE, ahead=True, dated=True, unless=_OTHER_TRIAL, words=(
        rf"\b{_SITTING}\b{WITHIN_CLAUSE}{{0,90}}?\s(?P<verb>(?:will|would|shall|is to|are to|is expected to|are expected to|is due to|is set to|are set to)\s+(?:also\s+|then\s+)?(?:be\s+(?:delivered|given|handed down|pronounced|rendered|read(?: out)?|announced|held|opened|resumed)|(?:open|begin|start|resume|commence|continue|take place|be heard|(?:go|come) to (?:trial|court))))\b"
    )),
    Frame(kind=StepKind.ANNOUNCED, voice=Voice.PASSIVE, ahead=True, whom=_WARLORD, unless=_OTHER_TRIAL, words=(
        r"(?P<who>[^.;]+?)\s(?P<verb>(?:will|would|shall|is to|are to|(?:is|are) (?:due|set|expected|scheduled) to)\s+(?:also\s+|then\s+|soon\s+)?(?:(?:go|be put|be placed) on trial|be brought to trial|be tried))\b"
    )),
    Frame(kind=StepKind.ANNOUNCED, voice=Voice.ACTIVE, ahead=True, dated=True, mover=_BENCH, words=(
        r"\b(?P<verb>(?:will|would|shall|is to|is expected to|is due to|is set to)\s+(?:deliver|give|hand down|pronounce|render|read(?: out)?|announce|issue|resume|rule|decide))\b"
    )),
    Frame(kind=StepKind.ANNOUNCED, voice=Voice.ACTIVE, mover=_BENCH, dated=True, words=(
        r"\b(?P<verb>(?:reserved|put off|deferred|postponed)\s+(?:its\s+|the\s+)?(?:judge?ment|verdict|ruling|decision))\b"
    )),
    Frame(kind=StepKind.ANNOUNCED, voice=Voice.ACTIVE, words=(
        rf"\b(?P<verb>referred|submitted|brought|took|refers)\s+(?:the\s+|its\s+|this\s+)?(?:[\w’'-]+\s+){{0,3}}?(?:situation|matter|case|killings?|massacre|deaths?|crimes?|file)\b{WITHIN_CLAUSE}{{0,40}}?\s(?:to|before)\s+{_THE_HAGUE}"
    )),
    Frame(kind=StepKind.ANNOUNCED, voice=Voice.PASSIVE, words=(
        rf"\b(?:situation|matter|case|killings?|massacre|crimes?|file)\b{WITHIN_CLAUSE}{{0,60}}?\s{_BE}\s+{_ADVERBS}(?P<verb>referred|submitted|brought)\s+(?:to|before)\s+{_THE_HAGUE}"
    )),
    # --- demanded: what bar associations, lawyers and prosecutors bring before courts
    Frame(kind=StepKind.DEMANDED, voice=Voice.PASSIVE, unless=_CIVIL, words=(
        rf"\b{_COMPLAINT}\b{WITHIN_CLAUSE}{{0,90}}?\s{_BE}\s+{_ADVERBS}(?P<verb>lodged|filed|brought|laid|submitted)\b"
    )),
    Frame(kind=StepKind.DEMANDED, voice=Voice.ACTIVE, mover=_COMPLAINANTS, unless=_CIVIL, words=(
        r"\b(?P<verb>seized|approached|petitioned|turned to|appealed to|moved|applied to)\s+(?:the\s+|an?\s+)?(?:[\w’'-]+\s+){0,4}?(?:Court|Council|Commission|Tribunal|courts?|tribunal|prosecutor\w*|attorney[- ]general|Committee|rapporteurs?|ombuds\w+)\b"
    )),
    Frame(kind=StepKind.DEMANDED, voice=Voice.ACTIVE, mover=_COMPLAINANTS, unless=_CIVIL, words=(
        rf"\b(?P<verb>lodged|filed|brought|submitted|laid|deposited|introduced)\s+(?:(?:an?|two|three|several|its|their|the)\s+)?(?:[\w’'-]+\s+){{0,3}}?{_COMPLAINT}\b(?=[^.;]{{0,60}}?\s(?:with|before|to|at|in|against|over|for)\b)(?:[^.;]{{0,60}}?\sagainst\s+(?P<who>(?!persons? unknown|unknown|X\b)[^.;,]+))?"
    )),
    Frame(kind=StepKind.DEMANDED, voice=Voice.ACTIVE, mover=any_case(r"\bprosecut\w+|\battorney|\bprocurator\w*"), words=(
        rf"\b(?P<verb>asked(?: for)?|sought|demanded|requested|called for|recommended|urged)\s+(?:for\s+)?(?:the court (?:for|to impose)\s+)?(?:sentences? of\s+|terms? of\s+|an?\s+|the\s+)?{_YEARS}\b(?:[^.;,]{{0,50}}?\s(?:against|for)\s+(?P<who>[^.;,]+))?"
    )),
    Frame(kind=StepKind.DEMANDED, voice=Voice.ACTIVE, words=(
        r"\b(?P<verb>(?:written|wrote)\s+to\s+[^.;,]{3,60}?\s(?:requesting|asking for|seeking|demanding)|(?:request|ask|seek)(?:ed|ing)?\s+(?:for\s+)?(?:further\s+|more\s+|detailed\s+)?(?=(?:information|explanations?|clarifications?|answers)\s+(?:from|of)\s+(?:the\s+)?(?:[\w-]+\s+){0,2}(?:government|state|army|ministry|authorities|military)))"
    )),
    Frame(kind=StepKind.DEMANDED, voice=Voice.ACTIVE, mover=any_case(r"\b(?:prosecut\w+|attorney|famil\w+|relatives|lawyers?|plaintiffs?|civil part\w+|parents|widows?)\b"), words=(
        r"\b(?P<verb>(?:has |have |had )?(?:appealed(?:\s+against)?|(?:lodged|filed|entered|gave notice of) an appeal(?:\s+against)?|challenged|contested))\s+(?:the\s+|this\s+|that\s+)?(?:[\w’'-]+\s+){0,2}?(?:acquittals?|release|dismissal|verdicts?|sentences?|ruling|decision|judge?ment|amnesty|closure)\b"
    )),
    Frame(kind=StepKind.DEMANDED, voice=Voice.ACTIVE, mover=_COMPLAINANTS, unless=_CIVIL, words=(
        r"\b(?P<verb>gone|went|go|run|been)\s+to\s+(?:the\s+|an?\s+)?(?:[\w’'-]+\s+){0,3}?(?:Court|courts?|tribunal|Commission|Committee)\b(?=[^.;]{0,60}\b(?:to (?:compel|force|seek|demand|ask|have|obtain|get)|over|seeking|asking)\b)"
    )),
    # --- charged: in the hands of a court
    Frame(kind=StepKind.CHARGED, voice=Voice.PASSIVE, whom=_WARLORD, words=(
        rf"(?P<who>[^.;]+?)\s{_BE}\s+{_ADVERBS}(?P<verb>(?:handed over|surrendered|transferred|extradited|turned over|delivered|sent)\s+to\s+{_THE_HAGUE}|extradited)\b"
    )),
    Frame(kind=StepKind.CHARGED, voice=Voice.ACTIVE, whom=_WARLORD, words=(
        rf"\b(?P<verb>handed over|surrendered|transferred|extradited|turned over|delivered)\s+(?P<who>{WITHIN_CLAUSE}{{3,70}}?)\s+to\s+(?:{_THE_HAGUE}|[A-Z][\w-]+\s+to (?:face|stand))"
    )),
    Frame(kind=StepKind.CHARGED, voice=Voice.PASSIVE, whom=_WARLORD, words=(
        rf"\bextradition\s+of\s+(?P<who>{WITHIN_CLAUSE}{{3,60}}?)\s{_BE}\s+{_ADVERBS}(?P<verb>approved|ordered|granted|authori[sz]ed|allowed|upheld)\b"
    )),
    Frame(kind=StepKind.CHARGED, voice=Voice.ACTIVE, mover=_COURT, whom=_WARLORD, words=(
        rf"\b(?P<verb>approved|ordered|granted|authori[sz]ed|allowed)\s+(?:the\s+)?extradition\s+of\s+(?P<who>{WITHIN_CLAUSE}{{3,60}})"
    )),
    Frame(kind=StepKind.CHARGED, voice=Voice.PASSIVE, whom=_WARLORD, words=(
        rf"(?P<who>[^.;]+?)\s{_BE}\s+{_ADVERBS}(?P<verb>(?:placed|put|held|kept)\s+under\s+(?:judicial (?:supervision|control)|house arrest|formal investigation|close arrest|police custody)|remanded(?:\s+(?:in|into|to)\s+(?:custody|prison|jail))?)\b"
    )),
    Frame(kind=StepKind.CHARGED, voice=Voice.ACTIVE, mover=_COURT_OR_ARMY, whom=_WARLORD, words=(
        rf"\b(?P<verb>remanded|placed|put|held|kept)\s+(?P<who>{WITHIN_CLAUSE}{{3,70}}?)\s+(?:in (?:custody|prison|jail|(?:pre-trial |provisional )?detention)|under (?:judicial (?:supervision|control)|house arrest|formal investigation|arrest)|to (?:custody|prison))\b"
    )),
    Frame(kind=StepKind.CHARGED, voice=Voice.PASSIVE, mover=_BENCH, whom=_WARLORD, words=(
        rf"(?P<who>[^.;,]+?)\s{_BE}\s+{_ADVERBS}(?P<verb>{_PUT_AWAY})\b"
    )),
    Frame(kind=StepKind.CHARGED, voice=Voice.ACTIVE, mover=_COURT, whom=_WARLORD, words=(
        rf"\b(?P<verb>ordered|confirmed|extended|prolonged|upheld|decided|decreed|imposed|maintained)\s+(?:the\s+|a\s+)?(?:[\w-]+\s+){{0,3}}?(?:detention|custody|remand|imprisonment|arrest|committal|prison|supervision)\s+(?:of|for|on|against)\s+(?P<who>{WITHIN_CLAUSE}{{3,70}})"
    )),
    # --- tried: the case lies with a court, and moves from one to another
    Frame(kind=StepKind.TRIED, voice=Voice.PASSIVE, words=(
        rf"(?P<who>[^.;]+?)\s{_BE}\s+{_ADVERBS}(?P<verb>committed\s+(?:to stand|for|to)\s+trial|(?:sent|referred|remitted|transferred|sent back|committed)\s+(?:for trial\s+)?(?:to|before)\s+{_ARMS_COURTS})"
    ), whom=any_case(rf"{_WARLORD.pattern}|\b(?:cases?|files?|dossiers?|trial|proceedings)\b"), unless=any_case(r"\b(?:International|ICC|Hague|hospital)\b")),
    Frame(kind=StepKind.TRIED, voice=Voice.ACTIVE, mover=_COURT_OR_ARMY, unless=any_case(r"\b(?:International Criminal|ICC|Hague)\b"), words=(
        rf"\b(?P<verb>transferred|moved|sent back|sent|referred|remitted|shifted|reassigned|handed(?: over)?)\s+(?:the\s+|its\s+|this\s+|that\s+)?(?:[\w’'-]+\s+){{0,3}}?(?:cases?|files?|dossiers?|trial|proceedings)\b(?:\s+(?:of|against)\s+(?P<who>{WITHIN_CLAUSE}{{3,60}}?))?(?:\s+from\s+[^.;,]{{3,50}}?)?\s+(?:back\s+)?to\s+{_ARMS_COURTS}"
    )),
    Frame(kind=StepKind.TRIED, voice=Voice.PASSIVE, words=(
        rf"\b(?:retrial|new trial|fresh trial|court[- ]martial)\b{WITHIN_CLAUSE}{{0,40}}?\s{_BE}\s+{_ADVERBS}(?P<verb>ordered|directed|granted|decided)\b"
    )),
    Frame(kind=StepKind.TRIED, voice=Voice.ACTIVE, mover=_BENCH, words=(
        r"\b(?P<verb>ordered|directed|granted)\s+(?:an?\s+|the\s+)?(?:new\s+|fresh\s+)?(?:trial|retrial|court[- ]martial)\b(?:\s+(?:of|for|against)\s+(?P<who>[^.;,]+))?"
    )),
    Frame(kind=StepKind.TRIED, voice=Voice.ACTIVE, mover=_BENCH, unless=_OTHER_TRIAL, words=(
        r"\b(?P<verb>adjourned|suspended|postponed|put off|stood over|deferred)\s+(?:sine die\s+|indefinitely\s+)?(?:the\s+)?(?:trial|hearing|court[- ]martial|proceedings)\b(?:\s+(?:of|against)\s+(?P<who>[^.;,]+))?"
    )),
    Frame(kind=StepKind.TRIED, voice=Voice.NAMED, needs=any_case(rf"{OFFICERS.pattern}|\b(?:dock|accused|defendants?)\b"), unless=_OTHER_TRIAL, words=(
        r"\b(?:trial|hearings?|court[- ]martial|proceedings)\b[^.;,]{0,40}?\s(?:has |have |had )?(?P<verb>opened|began|begun|started|resumed|got under ?way|commenced)\b(?=[^.;]{0,160}\b(?:in the dock|accused|defendants?|against|of)\b)"
    )),
    Frame(kind=StepKind.TRIED, voice=Voice.NAMED, words=(
        r"(?P<who>[^.;,]+?)\s(?:is|are|was|were|stood|sat|took (?:their|his) places?|took (?:his|their) seats?)\s+(?P<verb>in the dock)\b"
    ), whom=_WARLORD),
    # --- convicted: a state held liable; terms and sentences in other words
    Frame(kind=StepKind.CONVICTED, voice=Voice.ACTIVE, mover=_BENCH, words=(
        rf"\b(?P<verb>found|held|declared|ruled|judged)\s+(?:that\s+)?(?P<who>{_WHOSE_FORCES})\s+(?:(?:was|were|is|to be|to have|bore|had|has)\s+)?(?:\w+ly\s+)?(?:liable|responsible|responsibility|violated|failed|in breach)\b"
    )),
    Frame(kind=StepKind.CONVICTED, voice=Voice.PASSIVE, mover=_BENCH, words=(
        rf"(?P<who>{_WHOSE_FORCES})\s{_BE}\s+{_ADVERBS}(?P<verb>(?:found|held|declared|ruled|judged)\s+(?:\w+ly\s+)?(?:liable|responsible|in breach))\b"
    )),
    Frame(kind=StepKind.CONVICTED, voice=Voice.PASSIVE, words=(
        rf"(?P<who>[^.;]+?)\s{_BE}\s+{_ADVERBS}(?P<verb>condemned\s+to\s+(?:an?\s+|serve\s+)?(?:sentences? of\s+|terms? of\s+)?{_YEARS})\b"
    )),
    Frame(kind=StepKind.CONVICTED, voice=Voice.ACTIVE, mover=_BENCH, words=(
        rf"\b(?P<verb>condemned)\s+(?P<who>{WITHIN_CLAUSE}{{3,70}}?)\s+to\s+(?:an?\s+|serve\s+)?(?:sentences? of\s+|terms? of\s+)?{_YEARS}\b"
    )),
    Frame(kind=StepKind.CONVICTED, voice=Voice.ACTIVE, whom=_WARLORD, words=(
        r"\b(?P<verb>(?:imposed|handed down|pronounced|passed|delivered|gave|handed))\s+(?:an?\s+|the\s+)?(?:[\w-]+\s+){0,4}?(?:sentences?|terms?|penalt(?:y|ies))\b[^.;]{0,60}?\s(?:on|upon|to|against)\s+(?P<who>[^.;,]+)"
    )),
    Frame(kind=StepKind.CONVICTED, voice=Voice.NAMED, words=(
        rf"\b{_SENTENCE}\b(?:\s+of\s+[^.;,]{{3,40}}?)?\s{_BE}\s+{_ADVERBS}(?P<verb>handed down|imposed|pronounced|passed|given|delivered)\b[^.;]{{0,40}}?\s(?:to|on|upon|against)\s+(?P<who>[^.;,]+?)(?:\s+by\s+(?P<by>[^.;,]+))?(?=[.;,]|$)"
    )),
    Frame(kind=StepKind.CONVICTED, voice=Voice.PASSIVE, whom=_WARLORD, words=(
        rf"(?P<who>[^.;,]+?)\s(?:each\s+)?(?P<verb>(?:got|received|drew)\s+(?:an?\s+|terms? of\s+|sentences? of\s+|(?:between\s+)?)(?:\w+-year|{_YEARS}|\w+ (?:to|and) \w+ years))\b(?=[^.;]{{0,80}}\b(?:for|over|in (?:prison|jail)|behind bars|each)\b|\s+(?:sentences?|terms?))"
    )),
    Frame(kind=StepKind.CONVICTED, voice=Voice.NAMED, needs=any_case(rf"{_WARLORD.pattern}|\b(?:on appeal|courts?|convicted|accused|killers)\b"), words=(
        rf"\b(?:sentences?|terms?)\b(?:\s+(?:of|on|against|given to|passed on)\s+(?P<who>{WITHIN_CLAUSE}{{3,60}}?))?\s{_BE}\s+{_ADVERBS}(?P<verb>(?:cut|reduced|increased|lengthened|halved|commuted|raised))\b(?:[^.;]{{0,50}}?\sby\s+(?P<by>(?:the|an?)\s+[^.;,]+))?"
    )),
    Frame(kind=StepKind.CONVICTED, voice=Voice.ACTIVE, mover=_BENCH, words=(
        r"\b(?P<verb>(?:returned|delivered|pronounced|handed down|gave)\s+(?:an?\s+)?(?:guilty verdicts?|verdicts? of guilty|convictions?))\b(?:[^.;]{0,30}?\s(?:for|against|on|in the case of)\s+(?P<who>[^.;,]+))?"
    )),
    # --- acquitted: let go by those who try
    Frame(kind=StepKind.ACQUITTED, voice=Voice.ACTIVE, mover=_BENCH, words=(
        r"\b(?P<verb>(?:returned|delivered|pronounced|handed down|gave)\s+(?:an?\s+)?(?:not[- ]guilty verdicts?|verdicts? of (?:not guilty|acquittal)|acquittals?))\b(?:[^.;]{0,30}?\s(?:for|against|on|of|in the case of)\s+(?P<who>[^.;,]+))?"
    )),
    Frame(kind=StepKind.ACQUITTED, voice=Voice.PASSIVE, mover=_BENCH, whom=_WARLORD, unless=_ON_BAIL, words=(
        rf"(?P<who>[^.;]+?)\s{_BE}\s+{_ADVERBS}(?P<verb>(?:ordered\s+(?:to be\s+)?(?:released|freed|discharged|set free))|freed|released|discharged|let off|set free)\b"
    )),
    Frame(kind=StepKind.ACQUITTED, voice=Voice.ACTIVE, mover=_BENCH, whom=_WARLORD, unless=_ON_BAIL, words=(
        rf"\b(?P<verb>ordered|granted)\s+(?:the\s+)?(?:immediate\s+|unconditional\s+)*(?:release|discharge|freeing)\s+(?:of|to|for)\s+(?P<who>{WITHIN_CLAUSE}{{3,70}})"
    )),
    Frame(kind=StepKind.ACQUITTED, voice=Voice.ACTIVE, mover=_BENCH, words=(
        r"\b(?P<verb>(?:upheld|confirmed|affirmed|ordered|pronounced))\s+(?:the\s+)?acquittals?\b(?:\s+of\s+(?P<who>[^.;,]+))?"
    )),
    # --- closed: no case, nothing admitted, mercy by law
    Frame(kind=StepKind.CLOSED, voice=Voice.ACTIVE, mover=any_case(rf"{_BENCH.pattern}|\bprosecut\w+"), ahead=True, words=(
        r"\b(?P<verb>(?:issued|handed down|delivered|pronounced|signed|gave|made|entered)\s+(?:an?\s+)?(?:orders? of dismissal|dismissal orders?|(?:no-case|non-suit|nonsuit) (?:order|ruling)s?|orders? (?:to close|closing)[^.;,]{0,20}|discharge orders?|ruling that there (?:was|is) no case to answer)|(?:found|ruled|held)\s+(?:that\s+)?(?:there (?:was|is)\s+)?no (?:case to answer|grounds? (?:for|to) (?:prosecut\w+|proceed\w*|charges)))\b(?:[^.;]{0,30}?\s(?:in favou?r of|against|for|in respect of)\s+(?P<who>[^.;,]+))?"
    )),
    Frame(kind=StepKind.CLOSED, voice=Voice.NAMED, needs=any_case(rf"{OFFICERS.pattern}|\b(?:prosecut\w+|courts?|judges?|accused|defendants?)\b"), words=(
        r"\b(?:case|trial|prosecution|proceedings|charges)\b(?:\s+(?:against|of|over)\s+[^.;,]{3,60}?)?\s+(?:has |have |had )?(?P<verb>collapsed|fell apart|fallen apart|lapsed|was struck out|came to nothing)\b"
    )),
    Frame(kind=StepKind.CLOSED, voice=Voice.PASSIVE, mover=_BENCH, words=(
        rf"\b{_COMPLAINT}\b{WITHIN_CLAUSE}{{0,70}}?\s{_BE}\s+{_ADVERBS}(?P<verb>(?:declared|ruled|found)\s+inadmissible|dismissed|rejected|thrown out|struck out|turned down)\b"
    )),
    Frame(kind=StepKind.CLOSED, voice=Voice.ACTIVE, mover=_BENCH, words=(
        rf"\b(?P<verb>dismissed|rejected|threw out|struck out|turned down|(?:declared|ruled|found)\s+inadmissible)\s+(?:the\s+|an?\s+)?(?:[\w’'-]+\s+){{0,3}}?{_COMPLAINT}\b(?:\s+(?:of|by|from|brought by|lodged by|filed by)\b[^.;,]{{2,60}})?"
    )),
    Frame(kind=StepKind.CLOSED, voice=Voice.PASSIVE, whom=_WARLORD, words=(
        rf"(?P<who>[^.;]+?)\s{_BE}\s+{_ADVERBS}(?P<verb>(?:freed|released|let go|set free|discharged)(?=\s+(?:[^.;]{{0,40}}?\s)?(?:{_FOR_WANT})))"
    )),
    Frame(kind=StepKind.CLOSED, voice=Voice.NAMED, needs=any_case(rf"{OFFICERS.pattern}|\b(?:security|armed|defen[cs]e) forces\b|\b(?:army|military|police|prosecut\w+|{_HARMED})\b"), words=(
        rf"\b{_LAW_OF_MERCY}\b(?:\s+(?:law|bill|decree|act|ordinance|measure))?(?:\s+(?:for|covering|of|to|in favou?r of)\s+[^.;,]{{3,60}}?)?,?\s+(?:{_BE}\s+|which (?:was|were)\s+)?{_ADVERBS}(?P<verb>passed|adopted|approved|signed|promulgated|granted|enacted|proclaimed|decreed|voted)\b(?:[^.;]{{0,30}}?\sby\s+(?P<by>(?:the\s+|an?\s+)?(?:[\w’'-]+\s+){{0,3}}?(?:parliament|assembly|president|senate|congress|government|junta|council|king|governor|lawmakers|deputies|head of state)))?"
    )),
    Frame(kind=StepKind.CLOSED, voice=Voice.ACTIVE, needs=any_case(rf"{OFFICERS.pattern}|\b(?:security|armed|defen[cs]e) forces\b|\b(?:army|military|police|prosecut\w+|{_HARMED})\b"), words=(
        rf"\b(?P<verb>passed|adopted|approved|signed|promulgated|granted|enacted|proclaimed|decreed|voted|offered)\s+(?:an?\s+|the\s+)?(?:[\w-]+\s+){{0,2}}?{_LAW_OF_MERCY}\b"
    )),
    Frame(kind=StepKind.CLOSED, voice=Voice.ACTIVE, words=(
        rf"\b(?P<verb>passed|adopted|approved|signed|promulgated|enacted|voted(?: for)?|endorsed|issued)\s+(?:an?\s+|the\s+)?(?:[\w-]+\s+){{0,2}}?(?:law|bill|decree|act|ordinance|text|measure)\b{WITHIN_CLAUSE}{{0,40}}?\s(?:granting|giving|providing|offering|conferring|on|for|that grants|which grants)\s+(?:for\s+)?(?:[\w-]+\s+){{0,2}}?(?:immunity|amnesty|impunity|pardons?)\b"
    ), needs=any_case(rf"{OFFICERS.pattern}|\b(?:security|armed|defen[cs]e) forces\b|\b(?:army|military|police|prosecut\w+|{_HARMED})\b")),
    # --- obstructed: kept from going
    Frame(kind=StepKind.OBSTRUCTED, voice=Voice.ACTIVE, words=(
        rf"\b(?P<verb>forbade|forbidden|forbids|prohibited|banned|barred|kept|stopped|prevented|held back|did not (?:allow|let|permit))\s+(?:the\s+|an?\s+|its\s+|their\s+)?(?:[\w’'-]+\s+){{0,4}}?(?:delegation|team|mission|committee|commission|panel|{SEEKERS})\b{WITHIN_CLAUSE}{{0,60}}?\s(?:from\s+(?:entering|visiting|reaching|seeing|speaking|going|accessing|interviewing|exhuming|leaving|travelling|inspecting|photographing|collecting|gathering|examining|taking|meeting|questioning)|to\s+(?:enter|visit|reach|see|speak|go|access|take|interview|exhume|leave|travel|inspect|photograph)|enter|visit|reach|see|speak|into|in|out|away)\b"
    )),
    Frame(kind=StepKind.OBSTRUCTED, voice=Voice.PASSIVE, words=(
        r"\b(?:requests?|letters?|questions?|summons(?:es)?|queries|enquiries|inquiries|reminders?)\s+(?:of|by|from|sent by|made by)\s+(?:the\s+|an?\s+|UN\s+)?(?:[\w’'-]+\s+){0,3}?(?:commission\w*|committee|panel|team|mission|investigators?|prosecut\w+|inquiry|court|judge|magistrate|coroner|ombuds\w+|rapporteurs?|experts)\b(?:\s+(?:to (?:see|question|interview|visit|meet|inspect|examine|hear|speak|obtain|enter)|for (?:access|information|documents?|records?|the names|names|footage|comment|answers|explanations?|evidence|interviews|a meeting|meetings|the [^.;]{3,40}))\b[^.;]{0,60}?|\s+on [^.;]{3,50}?)?\s(?P<verb>(?:gone|went|remain(?:ed|s)?|been left|were left|go|stayed)\s+(?:un(?:answered|heeded)|without (?:an )?(?:answer|reply|response))|(?:were|was|have been|has been) (?:ignored|left unanswered|refused|turned down))\b"
    )),
    Frame(kind=StepKind.OBSTRUCTED, voice=Voice.PASSIVE, words=(
        rf"\b{SEEKERS}\b{WITHIN_CLAUSE}{{0,40}}?\s{_BE}\s+{_ADVERBS}(?P<verb>(?:refused|denied)\s+(?:an?\s+|entry\s+|its\s+|their\s+)?(?:visas?|entry|permits?|permission|accreditation))\b"
    )),
    Frame(kind=StepKind.OBSTRUCTED, voice=Voice.ACTIVE, ahead=True, needs=_OF_AN_INQUIRY, words=(
        rf"\b(?P<verb>(?:refus(?:ed|es)|declin(?:ed|es))\s+to\s+(?:make|publish|release|disclose))\s+(?:the\s+|its\s+|their\s+)?(?:[\w’'-]+\s+){{0,3}}?(?:{_LETTER}|{PROBE_NOUN})\b"
    )),
    # --- reported: what the dissection showed; a report handed over, received, kept back
    Frame(kind=StepKind.REPORTED, voice=Voice.NAMED, unless=SOLD_OR_COUNTED, words=(
        rf"\b{_POST_MORTEM}\b(?:\s+(?:examinations?|tests?|analys[ie]s|exam))?(?:\s+(?:report|results|findings)|(?=[^.;]{{0,60}}?\s(?:carried out|conducted|performed|ordered|done|requested)\s)|\s+by\s+(?:an?\s+|the\s+)?(?:\w+\s+)?(?:pathologists?|coroner|experts?|prosecut\w+))(?:\s+(?:of|on|by)\s+(?:the\s+)?[^.;,]{{3,40}}?)?(?:,?\s+(?:carried out|conducted|performed|ordered|done|requested)\b[^.;]{{0,60}}?)?,?\s+(?:has |have |had )?(?:\w+ly\s+)?(?P<verb>showed|shows|shown|concluded|concludes|found|revealed|reveals|established|indicated|indicates|determined|confirmed|confirms)\b"
    )),
    Frame(kind=StepKind.REPORTED, voice=Voice.NAMED, needs=_OF_AN_INQUIRY, unless=SOLD_OR_COUNTED, words=(
        r"\b(?:final\s+|full\s+|inquiry\s+|commission\s+)?(?:report|findings|conclusions)\s+(?:has|have)\s+(?P<verb>been\s+(?:with|on the desk of|in the hands of|lying (?:with|on)))\b"
    )),
    Frame(kind=StepKind.REPORTED, voice=Voice.ACTIVE, mover=any_case(r"\b(?:coroner|inquest|jury|medical examiner)\b"), words=(
        r"\b(?P<verb>(?:returned|recorded|delivered|brought in)\s+(?:an?\s+)?(?:verdicts? of (?:unlawful killing|misadventure|accidental death|lawful killing|homicide)|open verdicts?))\b"
    )),
    Frame(kind=StepKind.REPORTED, voice=Voice.ACTIVE, mover=_PROBE_BODY, unless=SOLD_OR_COUNTED, words=(
        rf"\b(?P<verb>{_HANDED_OVER})\s+(?:over\s+)?(?:its|their|his|her|the|a)\s+(?:[\w-]+\s+){{0,3}}?{_LETTER}\b"
    )),
    Frame(kind=StepKind.REPORTED, voice=Voice.NAMED, unless=SOLD_OR_COUNTED, words=(
        rf"\b(?P<verb>received|has been handed|was handed|took delivery of|taken delivery of)\s+(?:the\s+|an?\s+|its\s+)?(?:[\w-]+\s+){{0,3}}?{_LETTER}\s+(?:of|from|by)\s+(?P<by>(?:the\s+|an?\s+)?(?:[\w’'-]+\s+){{0,5}}?(?:commission|committee|panel|inquiry|mission|team|investigators|experts|board)(?:\s+of\s+(?:inquiry|investigation|experts))?)\b"
    )),
    Frame(kind=StepKind.REPORTED, voice=Voice.NAMED, unless=SOLD_OR_COUNTED, words=(
        rf"(?P<by>\b(?:[Tt]he|[Aa]n?)\s+(?:[\w-]+\s+){{0,4}}?(?:commission|committee|panel|inquiry|mission|investigation|probe|board|team)(?:\s+of\s+inquiry)?)[’']s\s+(?:\w+\s+)?{_LETTER},?\s+(?:which (?:was|were)\s+)?(?P<verb>{_HANDED_OVER})\b"
    )),
)  # fmt: skip
"""Legal and administrative verbs beside the older patterns of this module, each with its slots.

A suspension, an arrest, a warrant and a notice of suspicion are *charged*, the
rung that is reached when somebody is singled out; an order to stand trial is
*tried*, for the case then lies with the court; a visit of those who inquire is
an inquiry *opened*; a matter handed to a prosecutor is one *announced*, since
nobody says yet that he has opened his.
"""
