"""The words and patterns that tell the steps of `corrobora.reading.steps`, step by step.

Which words tell which step: ``docs/methods/steps.md``. A pattern's groups:
``verb`` where the step is told, ``what`` the probe, ``rest`` what follows.
"""

import re

from corrobora.reading.alternatives import Mention


def any_case(pattern: str) -> re.Pattern[str]:
    """Compile a pattern that heeds no case."""
    return re.compile(pattern, re.IGNORECASE)


# --------------------------------------------------------------------------- words

STOP = (
    r"(?:of|to|for|in|on|at|by|from|with|into|over|against|after|before|while|when|that|who|which|whose|it|they|he|she|we|but|or|as|if|not|"
    r"said|says|told|added|was|were|is|are|has|have|had|will|would)\b"
)
ADJECTIVES = rf"(?:(?!{STOP}|and\s+(?:an?|the|its|their)\b)[\w’'.-]+,?\s+){{0,7}}?"
PLAIN = rf"(?:United Nations\s+)?(?:(?!{STOP}|and\b|\w+(?:ed|s)\b)[\w’'.-]+,?\s+){{0,5}}?"
PROBE_NOUN = (
    r"(?:investigations?|probes?|inquir(?:y|ies)|enquir(?:y|ies)|inquests?|commissions? of (?:inquiry|enquiry|investigation)|(?:boards?|panels?|courts?|missions?) of (?:inquiry|enquiry)|"
    r"(?:fact-finding|investigative|investigating|inquiry|investigation|verification) (?:missions?|teams?|committees?|panels?|commissions?|units?)|"
    r"(?<!european )(?<!electoral )(?<!election )(?<!rights )(?<!union )commission(?!\s+(?:on|for)\b)|(?:criminal|court|judicial|murder) (?:cases?|proceedings)|"
    r"(?:committee|panel|team|task force|delegation|mission)(?=\s+(?:(?:of|headed|led|chaired)\s+[^,.;]{1,40}?\s+)?(?:to|that will|tasked with|charged with|mandated to)\s+"
    r"(?:\w+ly\s+)?(?:prob\w+|investigat\w+|look\w*|inquir\w+|enquir\w+|examin\w+|establish\w*|determin\w+|uncover|review|ascertain|find out|find (?:the )?(?:truth|facts|causes?|culprits|killers|perpetrators|those))\b))"
)
PROBE = rf"(?:{ADJECTIVES}{PROBE_NOUN})"
PAPERS = r"(?:findings|conclusions|reports?|results|outcome|recommendations|autopsy)"
HARM = (
    r"(?:kill\w*|deaths?|dead|murder\w*|massacre\w*|slaughter\w*|execut\w+|shoot\w*|attacks?|raids?|air ?strikes?|airstrikes?|drone|bomb\w*|shell\w*|strikes?|incidents?|"
    r"events?|atrocit\w+|abuses?|violations?|crimes?|tortur\w*|rapes?|abduct\w*|kidnap\w*|disappear\w*|detention\w*|violence|crackdown|clash\w*|operation|allegations?|"
    r"accusations?|claims?|reports?|complaints?|misconduct|excess\w*|circumstances|conduct|matter|case|cause|video|footage|images|responsib\w+|wrongdoing|tragedy|"
    r"who|how|what|why|whether|soldiers?|troops|police\w*|officers?|army|militar\w+|forces|commanders?|units?|perpetrat\w+|suspects?|graves?|bodies|burn\w*|loot\w*|fatal\w*|casualt\w+)"
)
JUST = r"(?:justice|accountab\w+|transparen\w+|redress|reparations?|compensation|prosecutions?|punishment|sanctions? against|trials?|answers|impunity|arrests?)"
ACCOUNT = (
    r"(?:h[eo]ld\b[^.;:]{0,80}?\b(?:to account|accountable|responsible)|(?:bring|brought)\b[^.;:]{0,80}?\b(?:to (?:justice|book|trial|account)|before (?:a |the )?(?:courts?|justice|judges?))|"
    r"(?:called|call) to account|(?:face|facing) (?:\w+\s+){0,2}(?:justice|trial|prosecution|charges|consequences|court[- ]martial|sanctions|(?:legal|disciplinary|criminal) (?:action|proceedings))|"
    r"answer for|stand trial|be (?:\w+ly\s+)?(?:tried|prosecuted|punished|charged|arrested|indicted|court[- ]martial\w+|convicted|sentenced|sanctioned|put on trial|dealt with|disciplined)|"
    r"(?:prosecute|punish|try|charge|arrest|indict|discipline|sanction|court[- ]martial)\s+(?:and \w+ )?(?:(?:all|any|the|those|its|their|his|every|whoever|anyone|everyone|perpetrators|soldiers|officers|members|four|two|three|five|six)\b))"
)
SAYING = (
    r"(?:said|says|saying|told|tells|telling|added|adds|adding|announced|announces|announcing|confirmed|confirms|stated|states|warned|warns|noted|insisted|insists|argued|argues|"
    r"claimed|claims|declared|promised|promises|pledged|vowed|assured|assures|stressed|reiterated|assures|explained|wrote|tweeted|testified|believes?|thinks?|reported|according to)"
)
SAYS = any_case(SAYING)
SAID_BEHIND = any_case(rf"[,”\"]\s*(?:[^,;.”\"]{{2,90}}?\s)?(?P<cue>{SAYING})\b\s*")
WITHIN_CLAUSE = rf"(?:(?!\b{SAYING}\b|\band\s+\w+(?:ed|ing)\b|\bbut\b|\bwhile\b)[^.;:])"
"""Any mark of the same clause: not past a verb of saying, nor past "and opened …"."""

# --------------------------------------------------------------------------- patterns, step by step

OPENING = (
    r"(?:open(?:ed|s|ing)|launch(?:ed|es|ing)|order(?:ed|s|ing)|begun|began|begins|initiat(?:ed|es|ing)|start(?:ed|s|ing)|set(?:s|ting)? up|established|establishing|instructed|directed|"
    r"commissioned|commissioning|instituted|constituted|convened|inaugurated|set in motion|put in place|putting in place|dispatched|deployed|sent|mandated|appointed|created|formed|named)"
)
ACTIVE = any_case(rf"\b(?P<verb>{OPENING})\s+(?P<what>{PROBE})\b")
OPENING_OF = any_case(
    rf"\b(?P<verb>announced|ordered|declared|confirmed|decided on|approved)\s+(?:the\s+)?(?:immediate\s+)?(?:opening|launch|launching|start|dispatch|sending|creation|establishment|setting up|formation)\s+of\s+(?P<what>{PROBE})"
)
PASSIVE = any_case(
    rf"\b(?P<what>{PROBE_NOUN})\b(?:\s+{WITHIN_CLAUSE}{{0,110}}?)?\s+(?:has been|have been|had been|was|were|is being|are being|is|are|(?:has|had|have)(?=\s+(?:\w+\s+)?(?:begun|started)))\s+(?:\w+ly\s+|also\s+|already\s+|now\s+|since\s+|still\s+)*"
    r"(?P<verb>opened|launched|ordered|begun|initiated|started|set up|put in place|formed|created|appointed|named|established|under ?way|ongoing|in progress|instituted|conducted|carried out|commissioned|constituted|announced and opened)\b"
)
FORMED = any_case(
    r"\b(?P<what>(?:committee|panel|team|task force|delegation|commission))\s+(?:has been|have been|had been|was|were|is being)\s+(?:also\s+)?(?P<verb>formed|set up|created|established|appointed|named|convened|constituted|sent|dispatched|put in place)\s+"
    r"(?:[^,.;]{1,50}?\s+)?to\s+(?:\w+ly\s+)?(?:investigate|probe|look into|inquire into|examine|establish|determine|shed light on|ascertain)\b"
)
PROBE_BEGAN = any_case(
    rf"\b(?P<what>{PROBE_NOUN})\s+(?:into\s+{WITHIN_CLAUSE}{{1,80}}?\s+)?(?P<verb>began|begins|started|is proceeding|continues)\b"
)
INVESTIGATING = any_case(
    r"\b(?:is|are|was|were|has been|have been|had been|began|begun|started)\s+(?:\w+ly\s+|also\s+|now\s+|still\s+)*(?P<verb>investigating|probing|looking into|inquiring into)\s+"
    r"(?P<rest>[^.;]{0,80})"
)
INVESTIGATED = any_case(
    r"\b(?:is|are|was|were|has been|have been)\s+(?:now\s+|also\s+)?(?P<verb>being (?:\w+ly\s+)?(?:investigated|probed|looked into)|under (?:\w+\s+){0,2}investigation|placed under investigation)\b"
)
ORDERED_TO = any_case(
    rf"\b(?P<verb>ordered|instructed|directed|tasked|mandated|appointed|assigned|sent|dispatched|set up|asked)\s+{WITHIN_CLAUSE}{{2,80}}?\s+to\s+(?:\w+ly\s+|also\s+)?(?:investigate|probe|look into|inquire into|conduct an? (?:\w+\s+)?(?:investigation|inquiry))\b"
)
MADE_TO = any_case(
    rf"\b(?P<verb>prompted|forced|led|pushed|compelled|obliged|driven|drove|pressured)\s+(?P<who>{WITHIN_CLAUSE}{{2,60}}?)\s+to\s+(?:\w+ly\s+)?(?:investigate|(?:open|launch|order|set up|announce|establish|begin|start|conduct|institute)\s+{PROBE})\b"
)
LED_TO = any_case(rf"\b(?:led to|prompted|triggered|resulted in|sparked)\s+{PROBE}")

TO_DO = (
    r"(?:investigate[ds]?|probe[d]?|look into|inquire into|open|launch|set up|establish|order|conduct|carry out|hold|begin|start|institute|initiate|publish(?:ed)?|release[d]?|submit(?:ted)?|complete[d]?|"
    r"deliver(?:ed)?|hand over|handed over|report|make public|made public|make (?:its|the|their) (?:findings|report|results|conclusions)|present(?:ed)?|announce[d]?|conclude[d]?|share[d]?|unveil(?:ed)?|disclose[d]?|"
    r"prosecute[d]?|pursued|punish(?:ed)?|try|charge|charged|tried|court[- ]martial\w*|bring|brought|held|face|disciplined?|opened|launched|set up|established|ordered|conducted|carried out|take|taken|answer|stand|get to the bottom|move to court|go to court|sue|file)"
)
PROMISE = any_case(
    rf"\b(?P<modal>will|would|shall|(?:is|are|was|were) to(?= be\b)|to|intends? to|plans? to|going to)\s+(?:(?:(?!be\b)\w+)\s+(?:[^.;,:]{{2,60}}?\s+)?and\s+)??(?:also\s+|now\s+|soon\s+|then\s+|\w+ly\s+|be\s+){{0,3}}(?P<verb>{TO_DO})\b(?P<rest>[^.;]*)"
)
PROMISED = any_case(
    rf"\b(?P<verb>promis(?:ed|es|ing)|announc(?:ed|es|ing)|pledg(?:ed|es|ing)|vow(?:ed|s|ing)|guaranteed)\s+(?:(?:the\s+)?(?:families|relatives|public|residents|victims|them)\s+)?(?P<what>{PROBE}|justice\b|(?:(?:its|the|their|a)\s+)?(?:\w+\s+){{0,2}}(?:results|findings|report)\b|(?:legal|disciplinary) action\b|(?:\w+\s+){{0,2}}(?:sanctions|punishments?|measures)\s+(?:against|for)\s+(?:(?:the|all|its|those)\s+)?(?:perpetrators?|responsible|culprits|authors|soldiers|officers|guilty)\b)"
)
EXPECTED = any_case(
    rf"\b(?P<what>{PAPERS}|{PROBE_NOUN}|panel|committee|team)\b{WITHIN_CLAUSE}{{0,60}}?\s(?:is|are|was|were)\s+(?P<verb>due|expected|scheduled|slated|set)\b(?P<rest>[^.;]*)"
)
UNPUNISHED = any_case(
    r"\b(?P<verb>(?:will|would|shall)\s+not\s+(?:go unpunished|escape (?:justice|punishment)|be (?:tolerated|left) unpunished)|there\s+(?:will|would|shall)\s+be\s+no\s+impunity|"
    r"(?:will|would|shall)\s+(?:leave no stone unturned|spare no effort|do (?:everything|all|whatever)\b[^.;,]{0,20}|work tirelessly)\b[^.;]{0,40}?\b(?:to justice|to book|investigat\w+|perpetrators|killers|culprits|those responsible))\b"
)
REFERRED = any_case(
    r"\b(?P<verb>(?:will|would|shall|is to|are to)\s+(?:also\s+)?(?:be\s+)?(?:hand(?:ed)? over|submit(?:ted)?|refer(?:red)?|transfer(?:red)?|sen[dt]|pass(?:ed)? on|forward(?:ed)?|present(?:ed)?|taken?|br(?:ing|ought)))\b[^.;:]{0,60}?\s(?:to|before)\s+"
    r"[^.;:]{0,60}?\b(?:International Criminal Court|ICC|International Court of Justice|tribunal|prosecutors?|investigative mechanism|court|commission of inquiry|prosecution)\b"
)
EVIDENCE = any_case(
    r"\b(?:evidence|dossiers?|files?|cases?|testimon\w+|suspects?|soldiers|officers|complaints?|proof|material|commanders?|perpetrators|matter)\b"
)
GIVEN_TIME = any_case(
    r"\b(?P<verb>(?:was|were|has been|have been)\s+given|(?:has|have|had))\s+(?:until\s+[^,.;]{2,30}?|(?:\d+|an?|one|two|three|four|five|six|seven|eight|ten|twelve|fourteen|fifteen|twenty-one|thirty|sixty|ninety)\s+(?:hours|days?|weeks?|months?))\s+"
    r"(?:within which\s+|in which\s+)?to\s+(?P<rest>(?:submit|deliver|present|complete|conclude|publish|report|hand|investigate|file|produce|finish)[^.;]*)"
)
PAPERWORK = any_case(
    r"^(?:publish|releas|submit|complet|deliver|hand|make|made|present|announc|conclud|shar|unveil|disclos)"
)
OPENS = any_case(r"^(?:open|launch|set up|establish|order|conduct|carr|hold\b|begin|start|institut|initiat)")
PUNISHES = any_case(
    r"^(?:prosecut|pursued|punish|try|tried|charg|court|bring|brought|hold|held|fac|disciplin|tak|answer|stand|move|go|sue|file)"
)
PAPER_OBJECT = any_case(rf"\b{PAPERS}\b|\b{PROBE_NOUN}")
HARM_OBJECT = any_case(rf"\b{HARM}\b")
PROBE_OBJECT = any_case(rf"^\s+{PROBE}\b")
PUNISH_OBJECT = any_case(
    r"\b(?:perpetrators?|culprits?|those (?:responsible|involved|behind|who|found)|anyone|any \w+|whoever|everyone|all (?:those|who)|killers|attackers|soldiers?|officers?|troops|police\w*|suspects?|criminals|"
    r"bandits|terrorists|responsible|guilty|wrongdoers|offenders|justice|to book|to account|accountable|charges|trial|court|disciplinary|legal|criminal|murder\w*|assailants|commanders?)\b"
)
ACTION = any_case(r"^(?:take|taken)$")
MEASURES = any_case(
    r"^\s+(?:\w+\s+){0,3}(?:measures|action|steps|sanctions)\s+(?:\w+\s+){0,2}against\s+|^\s+(?:legal|disciplinary|judicial|criminal)\s+(?:action|measures|proceedings)"
)
GOVERNING = any_case(
    r"\b(?:promised|promises|vowed|vows|pledged|pledges|agreed|agrees|undertook|undertaken|committed|promising|vowing|pledging|voted|decided|ready|prepared|determined|resolved|sworn)\b"
)
DUE = any_case(
    r"\b(?:(?:by|before|until|no later than|not later than|at the latest by|by the end of|due (?:on|by|in)?|expected (?:by|on|in)?)\s+(?=(?:the\s+)?(?:end|start|beginning|middle|close)\s+of\b|(?:the\s+)?\d|"
    r"January|February|March|April|May|June|July|August|September|October|November|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|next|mid|early|late|this)|"
    r"within\s+(?=(?:the\s+)?(?:next\s+|coming\s+|following\s+|\d|an?\b|one|two|three|four|five|six|seven|eight|ten|twelve|fourteen|fifteen|twenty|thirty|sixty|ninety))|"
    r"in\s+(?=(?:the\s+)?(?:(?:next|coming|following)\s+)?(?:\d{1,2}|an?|one|two|three|four|five|six|seven|eight|ten|twelve|fourteen|fifteen|thirty|sixty|ninety)\s+(?:days?|weeks?|months?|hours))|"
    r"in\s+(?=(?:January|February|March|April|May|June|July|August|September|October|November|December)\b|(?:early|mid|late)\b|the coming\b)|"
    r"(?=next\s+(?:week|month|year|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b)|on\s+(?=(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|\d)))"
)
SPAN = any_case(
    r"\b(?:until\s|(?:\d+|an?|one|two|three|four|five|six|seven|eight|ten|twelve|fourteen|fifteen|twenty-one|thirty|sixty|ninety)\s+(?:hours|days?|weeks?|months?)\b)"
)
HARM_BEFORE_DATE = any_case(
    r"\b(?:kill\w*|deaths?|massacre\w*|attacks?|raids?|strikes?|incidents?|events?|abuses|violence|shooting\w*|execution\w*|committed|that took place|happened|occurred)\b[^,;]*$"
)

DEMANDING = (
    r"(?:demand(?:ed|s|ing)?|call(?:ed|s|ing)?\s+(?:\w+ly\s+|again\s+|also\s+|once again\s+){0,2}(?:for|on|upon)|urg(?:ed|es|ing)|appeal(?:ed|s|ing)?\s+(?:for|to)|request(?:ed|s|ing)?|ask(?:ed|s|ing)?|"
    r"press(?:ed|es|ing)?\s+for|push(?:ed|es|ing)?\s+for|insist(?:ed|s|ing)?\s+(?:on|that)|want(?:s|ed)?|seek(?:s|ing)?|sought|plead(?:ed|s|ing)?\s+for|petition(?:ed|s|ing)?|recommend(?:ed|s|ing)?|renew(?:ed|s|ing)?\s+(?:\w+\s+){0,2}calls?\s+for|"
    r"exhort(?:ed|s|ing)?|invit(?:ed|es|ing)|challeng(?:ed|es|ing)|campaign(?:ed|ing)?\s+for|advocat(?:ed|es|ing)\s+for|plead(?:ed|ing)?\s+with|claim(?:ed|ing)? justice)"
)
DEMAND = any_case(
    rf"\b(?P<verb>{DEMANDING})\b(?P<gap>[^.;:]{{0,220}}?)\b(?P<object>{PROBE_NOUN}|{JUST}|{ACCOUNT}|investigate[d]?\b|probe[d]?\b|look into|(?:allow|let|grant|permit)\b[^.;:]{{0,50}}?\b(?:investigators?|monitors|observers|experts|access)|(?:be\s+)?(?:published|made public)|step down|resign(?:ation)?\b)"
)
OUGHT = any_case(
    rf"\b(?P<verb>must|should|need(?:s)? to|needed to|ought to|ha(?:s|ve) to|it is (?:essential|imperative|vital|crucial|important|necessary) that|there (?:must|should|needs? to|has to) be)\b(?P<gap>[^.;:]{{0,140}}?)"
    rf"\b(?P<object>{PROBE_NOUN}|{ACCOUNT}|investigate[d]?\b|justice (?:be|is|must be)? ?(?:done|served)|justice\b|accountab\w+|looked into|made public|no impunity|not go unpunished|punished|prosecuted)"
)
TOLD_TO_FINISH = any_case(
    rf"\b(?P<verb>directed|instructed|ordered|told|gave|given|asked)\s+{WITHIN_CLAUSE}{{2,80}}?\s+to\s+(?:\w+ly\s+)?(?:complete|submit|conclude|publish|hand over|finish|expedite|speed up|present|deliver)\s+{WITHIN_CLAUSE}{{0,50}}?\b(?:{PROBE_NOUN}|{PAPERS}|files?)\b"
)
REMOVED = any_case(r"^(?:step down|resign)")
CULPRITS = any_case(
    r"\b(?:perpetrators?|culprits|killers|murderers|assassins|attackers|those (?:responsible|behind|involved)|soldiers?|officers?|policem[ae]n|commanders?|general|colonel|responsible)\b"
)
SECURITY = any_case(
    r"\b(?:commander|police|officer|inspector|general|colonel|defen[cs]e|interior|security|army|military|chief)\b"
)
EASY_ASK = any_case(r"^(?:want|ask|seek|sought|invit|challeng|recommend|request)")

REFUSED_TO = (
    r"(?:let|allow|permit|grant|give|admit|hand over|cooperate|co-operate|open|investigate|release|publish|extradite|set up|accept|recogni[sz]e|authori[sz]e|launch|order|conduct|issue|make public|receive|answer|"
    r"disclose|surrender|provide|appear|testify|turn over)"
)
CALLS = r"(?:calls?|demands?|requests?|appeals?|offers?|proposals?|pressure|bids?|attempts?|efforts?|plans?|pleas?|resolutions?|moves?)"
SEEKERS = (
    r"(?:investigators?|inspectors?|monitors?|observers?|experts?|rapporteurs?|journalists|reporters|researchers|human rights (?:workers|defenders|groups)|rights groups|fact-finders|"
    r"(?:UN|U\.N\.|fact-finding|investigati\w+|forensic|verification|inquiry) (?:\w+\s+)?(?:teams?|missions?|panels?|delegations?|staff)|investigative teams?|forensic \w+|autops\w+|exhumations?|prosecutors?|lawyers)"
)
OBSTRUCT = any_case(
    rf"\b(?P<verb>(?:refus(?:ed|es|ing)|declin(?:ed|es|ing)|fail(?:ed|s|ing))\s+to\s+{REFUSED_TO})\b{WITHIN_CLAUSE}{{0,60}}?\b(?:{PROBE_NOUN}|{SEEKERS}|access|investigat\w+|the (?:killings?|deaths?|massacre|allegations?)|{PAPERS}|suspects|soldiers|evidence|footage|court|tribunal)\b|"
    rf"\b(?P<verb2>reject(?:ed|s|ing)?|resist(?:ed|s|ing)?|dismiss(?:ed|es|ing)?|ruled out|rebuff(?:ed|s)?|turned down|oppos(?:ed|es|ing)|ignor(?:ed|es|ing)|spurned|refus(?:ed|es|ing))\s+(?:(?:(?!{STOP})[\w’'-]+\s+){{0,4}}?{CALLS}\s+{WITHIN_CLAUSE}{{0,60}}?\b(?:{PROBE_NOUN}|investigat\w+|access|prosecut\w+|accountab\w+|extradit\w+|cooperate|co-operate)|{PLAIN}{PROBE_NOUN}(?!['’]?s?\s+{PAPERS}))\b|"
    rf"\b(?P<verb3>block(?:ed|s|ing)?|obstruct(?:ed|s|ing)?|hinder(?:ed|s|ing)?|hamper(?:ed|s|ing)?|imped(?:ed|es|ing)|thwart(?:ed|s|ing)?|stonewall(?:ed|s|ing)?|frustrat(?:ed|es|ing)|prevent(?:ed|s|ing)?|barred|bars|barring|stopp(?:ed|ing)|turned (?:back|away)|expelled|delay(?:ed|s|ing)|sabotag(?:ed|ing))\s+(?:an?\s+(?:\w+\s+)?(?:team|group|delegation|convoy|mission)\s+of\s+|the work of\s+)?(?:(?!{STOP})[\w’'.-]+\s+){{0,4}}?(?:{PROBE_NOUN}|{SEEKERS}|access\b(?!\s+road)|justice\b)|"
    rf"\b(?P<verb4>den(?:ied|ies|ying|y)|restrict(?:ed|s|ing)?|refus(?:ed|es|ing))\s+(?:{ADJECTIVES}{SEEKERS}\s+(?:any\s+|all\s+|free\s+)?(?:access|entry|visas|permission)|(?:any\s+|all\s+)?(?:access|entry)\s+(?:to|for)\s+{ADJECTIVES}{SEEKERS})|"
    rf"\b(?P<verb5>destroy(?:ed|s|ing)|tamper(?:ed|ing) with|conceal(?:ed|s|ing)?|hid|remov(?:ed|es|ing))\s+(?:(?!{STOP})[\w-]+\s+){{0,2}}?evidence\b|"
    rf"\b(?P<verb6>intimidat(?:ed|es|ing)|threaten(?:ed|s|ing))\s+(?:(?!{STOP})[\w-]+\s+){{0,2}}?(?:witnesses|investigators|prosecutors|judges)\b"
)
OBSTRUCTED = any_case(
    rf"\b(?P<who>{SEEKERS}|{PROBE_NOUN}|access)\b{WITHIN_CLAUSE}{{0,50}}?\s(?:has been|have been|had been|was|were|is|are|being|been)\s+(?:\w+ly\s+|also\s+|still\s+)?(?P<verb>denied|barred|turned (?:back|away)|blocked|prevented|obstructed|hindered|hampered|refused|expelled|stonewalled|impeded)\b"
    rf"(?P<rest>[^.;]{{0,60}})"
)
HINDERED = Mention(
    "denied|barred|turned|blocked|prevented|obstructed|hindered|hampered|refused|expelled|stonewalled|impeded"
)
"""Stands wherever `OBSTRUCTED` is found, and is found out in a tenth of the time."""

TURNED_DOWN = any_case(
    rf"\b{CALLS}\s+(?:by\s+{WITHIN_CLAUSE}{{2,60}}?\s+)?(?:for|to)\s+{WITHIN_CLAUSE}{{0,60}}?\b(?:{PROBE_NOUN}|investigate|access|prosecut\w+|accountab\w+)\b{WITHIN_CLAUSE}{{0,60}}?\s(?:has been|have been|had been|was|were|is|are)\s+(?:\w+ly\s+)?(?P<verb>rejected|ignored|dismissed|refused|turned down|rebuffed|blocked)\b"
)
REFUSAL = any_case(
    rf"(?:(?P<whose>[^,.;:]{{2,60}}?)['’]s\s+|\b)refusal\s+(?:(?:of|by)\s+(?P<of>{WITHIN_CLAUSE}{{2,60}}?)\s+)?to\s+(?P<verb>{REFUSED_TO})\b{WITHIN_CLAUSE}{{0,60}}?\b(?:{PROBE_NOUN}|{SEEKERS}|access|investigat\w+)\b"
)
REPORTED = any_case(
    rf"\b(?P<what>{PROBE_NOUN}|(?:UN|U\.N\.|government|official|independent|expert|judicial|presidential|parliamentary|military|senate) (?:panel|committee))\b(?:\s+(?:by|into|of|led|headed|set|in|on)\s{WITHIN_CLAUSE}{{0,70}}?)?,?\s+(?:has |had |have )?(?:\w+ly\s+|also\s+|later\s+)?"
    r"(?P<verb>found|finds|concluded|concludes|established that|determined|revealed|blamed|cleared|absolved|exonerated|recommended|confirmed that|showed|handed (?:over|in)|(?:released|published|submitted|delivered|presented|completed) (?:its|the|their))\b"
)
PUBLISHED = any_case(
    rf"\b(?P<verb>published|released|submitted|presented|delivered|made public|handed (?:over|in)|unveiled|shared|turned in)\s+(?:(?!{STOP})[\w’'-]+\s+){{0,4}}?(?P<paper>findings|conclusions|reports?|results)\b(?P<rest>[^.;]{{0,60}})"
)
PAPERS_OUT = any_case(
    rf"\b(?P<paper>findings|conclusions|report|results)\b(?P<of>{WITHIN_CLAUSE}{{0,60}}?)\s(?:has been|have been|had been|was|were)\s+(?:\w+ly\s+)?(?P<verb>published|released|submitted|made public|handed over|handed in|presented|delivered|unveiled)\b"
)
OF_A_PROBE = any_case(
    rf"\b(?:of|from|by)\s+{PROBE}|\b{PROBE_NOUN}(?:['’]s)?\b|\b(?:panel|committee|team)(?:['’]s)?\b"
)

CHARGED_VERBS = r"charged|indicted|arraigned|prosecuted"
HELD_VERBS = (
    r"suspended|dismissed|sacked|fired|arrested|re-arrested|detained|discharged|placed under (?:\w+\s+)?arrest|put under arrest|relieved of (?:his|her|their) (?:duties|duty|commands?|posts?|positions?)|"
    r"relieved of command|removed from (?:his|her|their|the) (?:posts?|positions?|commands?|duties|duty)|stripped of (?:his|her|their) (?:ranks?|commands?)|demoted|remanded(?: in custody)?|questioned|interdicted|taken into custody|"
    r"apprehended|jailed pending|recalled"
)
CHARGED_PASSIVE = any_case(
    rf"\b(?:were|was|are|is|have been|has been|had been|been|being)\s+(?:also\s+|already\s+|now\s+|later\s+|since\s+|\w+ly\s+)*(?P<verb>{CHARGED_VERBS}|{HELD_VERBS}|under arrest|in custody|in detention)\b(?P<rest>[^.;]*)"
)
CHARGED_ACTIVE = any_case(
    rf"\b(?P<verb>{CHARGED_VERBS}|suspended|dismissed|sacked|fired|arrested|detained|interdicted|relieved|removed|apprehended|demoted)\s+(?P<rest>[^.;]*)"
)
BROUGHT_CHARGES = any_case(
    rf"\b(?P<verb>(?:brought|filed|laid|pressed|preferred|issued)\s+(?:(?!{STOP})[\w-]+\s+){{0,3}}?(?:charges|indictments?|arrest warrants?)|(?:charges|indictments?)\s+(?:were|have been|had been|was)\s+(?:brought|filed|laid|issued))\s+(?:against|for)\s+(?P<rest>[^.;]*)"
)
TASK = any_case(
    r"^\s*(?:with\s+)(?:the\s+task\s+of\s+)?(?:investigat|establish|find|protect|secur|monitor|oversee|lead|implement|draft|defend|keep|look|prob|review|handl|defend|restor|maintain|guard|escort|collect|identify|determin|running|the (?:task|mission|protection|security|defen[cs]e))"
)
WITH_WEAPONS = any_case(
    r"\bwith\s+(?:\w+\s+){0,2}(?:batons?|clubs?|sticks?|whips?|tear ?gas|shields?|horses|bayonets?|knives|machetes?|dogs|vehicles|water cannons?|rifles?|canes?)\b"
)
WITH = any_case(r"\b(?:with|over|for|in connection with|after|of)\s")
SUSPECT = any_case(
    r"\b(?:in connection|in relation|over\s+(?:the|their|his|her|its|an?|alleged|allegations|accusations|claims|killings?|deaths?|abuses?)|for\s+(?:(?:the|their|his|her|its|an?|alleged\w*|allegedly|having|suspected|murder|killings?|abuses|war crimes|crimes|"
    r"involvement|alleged|illegal|unlawful|excessive)\b|(?:kill|murder|shoot|execut|tortur|rap|beat|massacr|abduct|fir|burn|order|command|lead|tak|carry)ing\b)|with\s+(?:(?:first-degree|second-degree|attempted|mass|multiple)\s+)?(?:counts of\s+)?(?:murder|manslaughter|war crimes|"
    r"crimes|homicide|unlawful|torture|rape|abuse|genocide)|on suspicion|on charges|on murder|pending|suspected of|accused of|alleged to|who (?:allegedly|are accused|are suspected)|as part of (?:the|an) (?:investigation|inquiry|probe)|to face|as suspects|following the (?:killing|death|massacre|shooting|incident|attack)|"
    r"after (?:the|a|an) (?:killing|death|massacre|shooting|video|incident|raid|attack))"
)
STRONG_SUSPECT = any_case(
    r"\b(?:in connection|in relation|on suspicion|suspected of|accused of|as suspects|with (?:\w+\s+)?(?:murder|manslaughter|war crimes|homicide))"
)
OFFICERS = any_case(
    r"\b(?:soldiers?|officers?|policem[ae]n|policewom[ae]n|commanders?|captains?|colonels?|lieutenants?|sergeants?|corporals?|major|generals?|brigadiers?|troops|gendarmes?|suspects?|militiam[ae]n|guards?|constables?|perpetrators?|"
    r"rangers|vigilantes|servicem[ae]n|paramilitaries|mercenaries|contractors?|(?:army|police|military) chiefs?|(?:head|chief|director) of (?:the\s+)?(?:\w+\s+)?(?:police|army|gendarmerie|military|security|intelligence|prison)|(?:its|his|our|their) (?:own )?men|governor|personnel|members of the (?:army|police|military|security)|gunm[ae]n|alleged (?:killers|attackers))\b"
)
PERSONS = any_case(
    r"\b(?:men|man|people|persons?|women|woman|youths?|members?|fighters?|bandits|herders|teenagers?)\b"
)

TRIED = any_case(
    r"\b(?P<verb>(?:went|goes|gone|put|placed|are|is|were) on trial|(?:stood|stand|standing|stands) trial|(?:are|is|were|was|have been|has been) (?:being )?tried|(?:were|was|have been|has been)?\s*court[- ]martial(?:l)?ed|"
    r"(?:has |have |had )?(?:pleaded|pled) (?:not )?guilty|appeared (?:in|before) (?:a\s+|the\s+)?(?:[\w-]+\s+){0,3}?(?:court|tribunal|judge|magistrate)|(?:were|was|have been) (?:brought|hauled) before (?:a\s+|the\s+)?(?:\w+\s+)?(?:court|judge|tribunal))\b|"
    r"\b(?P<what>(?:court[- ]martial\s+)?(?:trial|court[- ]martial|proceedings|hearing)s?)\b(?P<of>\s+(?:of|against|for)\s+[^;.]{1,90}?)?\s+(?:has |have |had )?(?P<verb2>opened|began|begun|started|opens|is under ?way|are under ?way|resumed|was adjourned|is expected to last|continues)\b"
)
CONVICTED = any_case(
    r"\b(?P<verb>convicted|found\s+(?P<between>(?:[\w’'-]+\s+){0,7}?)guilty|sentenced|jailed(?=[^.;]{0,60}\b(?:for|years?|life)\b)|handed\s+(?:[\w’'-]+\s+){0,7}?(?:sentences?|jail terms?|prison terms?|death penalt\w+)|imprisoned for (?:life|\w+ years)|(?:was|were) given (?:[\w-]+\s+){0,4}?sentences?)\b"
)
ACQUITTED = any_case(
    r"\b(?P<verb>acquitted|found\s+(?P<between>(?:[\w’'-]+\s+){0,7}?)not guilty|cleared\s+(?P<cleared>(?:[\w’'-]+\s+){0,6}?)of\s+(?:all |any |the )?(?:charges|murder|manslaughter|wrongdoing|killing|war crimes|crimes|responsibility)|exonerated|absolved)\b"
)
CASE = r"(?:cases?|files?|charges|proceedings|indictments?|prosecutions?|trial)"
CLOSED = any_case(
    rf"\b(?P<what>{PROBE_NOUN}|{CASE})\b(?:\s+(?:against|into|over|of|for|brought)\s{WITHIN_CLAUSE}{{1,80}}?)?\s+(?:was|were|has been|have been|had been)\s+(?:\w+ly\s+|later\s+|also\s+)?(?P<verb>closed|dropped|shelved|abandoned|withdrawn|discontinued|dismissed|thrown out|halted|quashed|terminated)\b|"
    rf"\b(?P<verb2>closed|dropped|shelved|abandoned|withdrew|discontinued|threw out|halted|quashed|terminated)\s+(?:(?!{STOP})[\w’'-]+\s+){{0,4}}?(?:{PROBE_NOUN}|{CASE})\b|"
    rf"\b(?P<verb3>suspended|disbanded|dissolved|scrapped)\s+(?:(?:the|its|their|this)\s+)(?:(?!{STOP})[\w’'-]+\s+){{0,4}}?{PROBE_NOUN}\b"
)

NEGATED = any_case(
    r"\b(?:no(?: one| investigation)?|not|never|nobody|none|neither|nor|without|yet to|refused to|failed to|declined to|n['’]t|rarely|seldom|few|hardly|little)\b"
)
HABIT = any_case(
    r"\b(?:fewer than|rarely|seldom|in the past (?:decade|year)|over the (?:past|last)|previous(?:ly)?|similar|past|never|years ago|decades?|often|usually|routinely)\b"
)
"""What investigations usually come to is no step in this one."""
AHEAD = any_case(
    r"\b(?:will|would|could|may|might|should|must|to|likely|if|when|once|until|unless|can|cannot|whether)\s+(?:\w+\s+){0,2}$"
)
GUESS = any_case(
    r"\b(?:doubt\w*|unlikely|expects?|expected|believ\w*|fear\w*|hop(?:e|ed|es|ing)|may|might|could|whether|if|unless|until|likely|failed|fail|sceptic\w*|skeptic\w*|unclear|refus\w+|declined|rejected)\b"
)
"""What somebody guesses about a move is no promise of it."""
MENTIONS_STEP = Mention(
    r"investigat|prob(?:e|es|ed|ing)\b|look(?:ing|ed)? into|inquir|enquir|inquest|criminal case|impunity|commission|panel|committee|trial|tried\b|court|tribunal|charge[ds]?\b|indict|suspend|dismiss|sacked|arrest|detained|custody|convict|guilty|"
    r"sentenc|jailed|acquit|exonerat|cleared|absolv|accountab|to account|justice|to book|transparen|prosecut|punish|findings|fact-finding|interdict|relieved of|removed from|remanded|monitors|investigators|"
    r"(?:denied|denying|refused|blocked|barred)\b[^.;]{0,60}\b(?:access|entry|visas)|access\b[^.;]{0,40}\b(?:denied|refused|blocked|barred)|to allow\b[^.;]{0,40}\baccess|\b(?:will|would) be pursued|court[- ]martial|disciplin|resign(?:ation|ed)?\b|answer for|(?:destroy|tamper|conceal|hid|remov)\w*\s[^.;]{0,24}\bevidence|(?:intimidat|threaten)\w*\s[^.;]{0,24}\b(?:witnesses|judges)|made? public|handed (?:over|in)|unpunished|no stone unturned|sanctions against|(?:submit|hand)\w* [^.;]{0,30}\breport|report\b[^.;]{0,40}\bsubmitted|"
    r"(?:results|report)\b[^.;]{0,60}\b(?:publish|releas|expected|due|days|weeks)|(?:demand|want|call|seek)\w*[^.;]{0,24}\b(?:answers|compensation|redress|reparations?)"
)

# --------------------------------------------------------------------------- what stands around a step

NOUN_BEFORE = any_case(
    r"\b(?:the|its|their|an?|his|her|this|that|these|such|no|any)\s+(?:(?:\w+(?:ed|ing|al|ent|ous|est|ar)|new|growing|loud|public)\s+){0,2}$"
)


WHOM = any_case(
    r"(?:hold|held|holding|prosecut\w+|punish\w*|charg\w+|tr(?:y|ied)|bring|brought|bringing|arrest\w*|disciplin\w+|indict\w*|action against|charges against|case against|responsib\w+ of|of|by)\s+(?:all\s+|any\s+|the\s+|those\s+)*$"
)
TO_BE = any_case(
    r"^\s+(?:\w+\s+){0,6}?(?:to\s+|must\s+|should\s+)?be\s+(?:\w+ly\s+)?(?:held|tried|charged|arrested|prosecuted|punished|brought|convicted|indicted|disciplined|suspended|dismissed)\b"
)


DENYING = any_case(
    r"\b(?:den(?:y|ied|ies|ying)|reject(?:ed|s|ing)|dismiss(?:ed|es|ing)|refut(?:ed|es|ing))\b(?:(?!\band\b|\bbut\b)[^;])*$"
)


DEED = any_case(
    r"\b(?:kill\w*|deaths?|died|murder\w*|massacre\w*|execut\w+|shot|shoot\w*|attack\w*|raid\w*|strikes?|struck|bomb\w*|shell\w*|abduct\w*|kidnap\w*|tortur\w*|rap(?:e|ed|es|ing)|burn\w*|"
    r"incidents?|events?|disappear\w*|clash\w*|violence|occurred|happened|took place)\b"
)
DEED_TOLD = any_case(
    r"\b(?:killed|died|executed|shot|attacked|raided|struck|abducted|kidnapped|tortured|raped|burned|occurred|happened|took place|killing|executing|shooting|torturing)\s+(?!of\b)"
)
PERFECT = any_case(r"\b(?:has|have)\s+(?:also\s+|now\s+|already\s+|since\s+|been\s+|\w+ly\s+)*\w+")
