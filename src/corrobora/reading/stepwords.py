"""The words and patterns that tell the steps of `corrobora.reading.steps`, step by step.

Which words tell which step: ``docs/methods/steps.md``. A pattern's groups:
``verb`` where the step is told, ``what`` the probe, ``rest`` what follows.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from corrobora.reading.alternatives import Mention, any_case
from corrobora.records import StepKind

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
JUST = r"(?:(?<!of )justice|accountab\w+|transparen\w+|redress|reparations?|compensation|prosecutions?|punishment|sanctions? against|trials?|answers|impunity|arrests?)"
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
    r"January|February|March|April|May|June|July|August|September|October|November|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|next|mid|early|late|this|(?:the\s+)?(?:feast|harvest|rains|rainy season|dry season|elections?|holidays|Ramadan|Easter|Christmas|Eid|Lent|Passover)\b|tomorrow|midnight|noon)|"
    r"within\s+(?=(?:the\s+)?(?:next\s+|coming\s+|following\s+|\d|an?\b|one|two|three|four|five|six|seven|eight|ten|twelve|fourteen|fifteen|twenty|thirty|forty|sixty|ninety))|"
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
    r"\b(?:soldiers?|officers?|policem[ae]n|policewom[ae]n|sailors?|marines?|paratroopers?|superintendents?|sub-inspectors?|conscripts?|warders?|commanders?|captains?|colonels?|lieutenants?|sergeants?|corporals?|major|generals?|brigadiers?|troops|gendarmes?|suspects?|militiam[ae]n|guards?|constables?|perpetrators?|"
    r"rangers|vigilantes|servicem[ae]n|paramilitaries|mercenaries|contractors?|(?:army|police|military) chiefs?|(?:head|chief|director) of (?:the\s+)?(?:\w+\s+)?(?:squad|garrison|brigade|battalion|police|army|gendarmerie|military|security|intelligence|prison)|(?:its|his|our|their) (?:own )?men|governor|personnel|members of the (?:army|police|military|security)|gunm[ae]n|alleged (?:killers|attackers))\b"
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
    r"\b(?:will|would|could|(?-i:may)|might|should|must|to|likely|if|when|once|until|unless|can|cannot|whether)\s+(?:\w+\s+){0,2}$"
)
GUESS = any_case(
    r"\b(?:doubt\w*|unlikely|expects?|expected|believ\w*|fear\w*|hop(?:e|ed|es|ing)|(?-i:may)|might|could|whether|if|unless|until|likely|failed|fail|sceptic\w*|skeptic\w*|unclear|refus\w+|declined|rejected)\b"
)
"""What somebody guesses about a move is no promise of it."""
MENTIONS_STEP = Mention(
    r"investigat|prob(?:e|es|ed|ing)\b|look(?:ing|ed)? into|inquir|enquir|inquest|criminal case|impunity|commission|panel|committee|trial|tried\b|court|tribunal|charge[ds]?\b|indict|suspend|dismiss|sacked|arrest|detained|custody|convict|guilty|"
    r"sentenc|jailed|acquit|exonerat|cleared|absolv|accountab|to account|justice|to book|transparen|prosecut|punish|findings|fact-finding|interdict|relieved of|removed from|remanded|monitors|investigators|"
    r"(?:denied|denying|refused|blocked|barred)\b[^.;]{0,60}\b(?:access|entry|visas)|access\b[^.;]{0,40}\b(?:denied|refused|blocked|barred)|to allow\b[^.;]{0,40}\baccess|\b(?:will|would) be pursued|court[- ]martial|disciplin|resign(?:ation|ed)?\b|answer for|(?:destroy|tamper|conceal|hid|remov)\w*\s[^.;]{0,24}\bevidence|(?:intimidat|threaten)\w*\s[^.;]{0,24}\b(?:witnesses|judges)|made? public|handed (?:over|in)|unpunished|no stone unturned|sanctions against|(?:submit|hand)\w* [^.;]{0,30}\breport|report\b[^.;]{0,40}\bsubmitted|"
    r"(?:results|report)\b[^.;]{0,60}\b(?:publish|releas|expected|due|days|weeks)|(?:demand|want|call|seek)\w*[^.;]{0,24}\b(?:answers|compensation|redress|reparations?)|"
    r"(?:open|regist|shelv|archiv|clos|struck)\w*\s[^.;]{0,50}\b(?:files?|dockets?|dossiers?|cases?)\b|(?:files?|dockets?|cases?|complaints?)\b[^.;]{0,60}\b(?:opened|registered|admitted)|cogni[sz]ance of|took up\b[^.;]{0,40}\b(?:case|complaint|petition)|"
    r"(?:lodged|filed|brought|laid)\s[^.;]{0,50}\b(?:complaint|lawsuit|suit|petition|case)|petitioned|notices? of (?:suspicion|charge|indictment)|warrants? (?:for|of|was|were|has|have)|arrest warrant|summons|"
    r"hearings? (?:of|in|is|was|were|had|has|against|on|for)|hearing the case|verdicts? (?:against|of|was|were|is|and)|(?:named|declared|designated|made)\s[^.;]{0,20}\bsuspects?|pardon(?:ed|s)|amnest|no (?:further|legal) action|not to (?:press|bring)|"
    r"(?:visit|tour|travel|inspect|arriv|reach)\w*\s[^.;]{0,80}\b(?:hear|heard|interview|question|exhum|testimony|statements|verif|establish|inspect)|forensic|detectives|pathologists|rapporteurs|withdrawn and|confined to barracks|"
    r"(?:until|days|hours|weeks)\b[^.;]{0,30}\bto (?:hand over|surrender|give up|produce|answer|identify)|kept (?:out|away)|held up|not (?:allowed|permitted|let)|to report (?:within|by|before|in|on|back)|to be (?:concluded|completed)|"
    r"(?:given|handed) (?:jail |prison )?(?:terms?|sentences?)|disbanded|dissolved|(?:report|findings|conclusions), which|asked\s[^.;]{0,60}\bfor (?:an? )?(?:information|explanation|clarification|reply)|(?:refus|declin|fail)\w* to (?:release|hand over|give up|produce|share|surrender|provide|deliver|turn over)|"
    r"(?:upheld|confirmed|quashed|overturned|set aside|annulled)\s[^.;]{0,40}\b(?:convict|verdict|sentence|terms?)|(?:conviction|verdict|sentence)s?\b[^.;]{0,60}\b(?:upheld|quashed|overturned|set aside|confirmed)|made known to|reviews? (?:of|into)|summoned\s[^.;]{0,60}\bto\b|(?:expects|awaits) an? |tabled|laid before|nolle prosequi|(?:ended|ending|stayed) the|(?:freed|discharged)\s|to the [^.;]{0,40}\bcourt|(?:withdrawal|suspension|removal|dismissal|arrest) of|(?:detention|custody) over|warrants? of|(?:appear|produced|arraigned) (?:before|in)|to have\s[^.;]{0,50}\b(?:tried|punished|removed)"
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
    r"incidents?|events?|disappear\w*|clash\w*|violence|firing|fired|occurred|happened|took place)\b"
)
DEED_TOLD = any_case(
    r"\b(?:killed|died|executed|shot|attacked|raided|struck|abducted|kidnapped|tortured|raped|burned|occurred|happened|took place|killing|executing|shooting|torturing)\s+(?!of\b)"
)
PERFECT = any_case(r"\b(?:has|have)\s+(?:also\s+|now\s+|already\s+|since\s+|been\s+|\w+ly\s+)*\w+")

# --------------------------------------------------------------------------- one frame per legal or administrative verb


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
    whom: re.Pattern[str] | None = None
    """What the words of ``who`` must hold."""
    needs: re.Pattern[str] | None = None
    """What the sentence must hold besides."""
    unless: re.Pattern[str] | None = None
    """Words of the sentence with which it is another matter."""


_BE = r"(?:was|were|is|are|has been|have been|had been|is being|are being|being|been)"
_ADVERBS = r"(?:(?:\w+ly|also|already|now|since|later|today|then|finally|again)\s+){0,2}"
_GAP = rf"(?:(?!{STOP})[\w’'-]+\s+){{0,5}}?"
_MONTH = "(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_WEEKDAY = "(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)"
_LATER_IN_CLAUSE = r"[^.;:]"
COURT_WORDS = (
    r"(?:courts?|tribunals?|judges?|magistrates?|justices of the peace|chambers?|bench|court[- ]martial|assizes?|prosecut\w+|"
    r"attorney[- ]general|procurator\w*|auditor|coroners?|council|commissions?|police)"
)
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
    r"(?:hear|heard|interview\w*|tak(?:e|ing) (?:testimony|statements|evidence)|took (?:testimony|statements|evidence)|collect\w* (?:testimony|evidence|statements)|gather\w* (?:testimony|evidence|statements|facts)|"
    r"exhum\w+|investigat\w+|establish\w* (?:the )?(?:facts|truth|who|what|how)|question\w*|examin\w+|look(?:ed|ing)? into|inspect\w*|verif\w+)"
)
_NOTICE = r"(?:(?:formal |written )?notices? of (?:suspicion|charges?|indictment)|(?:(?:international )?arrest |bench )warrants?|warrants?(?= (?:of|for) (?:the |his |her |their )?arrest)|charge ?sheets?|indictments?|summons(?:es)?)"
_SENTENCE = r"(?:convictions?|guilty verdicts?|verdicts?|(?:(?:death|life|jail|prison) )?sentences?|(?:jail|prison) terms?)"
_HELD_PAPERS = r"(?:logs?|logbooks?|log-books?|records?|registers?|recordings?|footage|video|videos|names|identit\w+|documents?|archives?|files?|weapons?|rifles?|reports?|lists?|tapes?)"
_TO_PROSECUTORS = r"to\s+(?:the\s+|a\s+|an\s+|its\s+)?(?:[\w’'-]+\s+){0,4}?(?:prosecut\w+|attorney[- ]general|procurator\w*|state attorney|investigating (?:judge|magistrate)|examining magistrate|auditor)\b"
_FACTS = r"(?:facts?|cases?|case files?|files?|matters?|dossiers?|incidents?|suspects?|deaths?|killings?|shootings?)"
_SET_FOR = rf"(?=\s+(?:down\s+)?(?:{_LATER_IN_CLAUSE}{{0,40}}?\s)?(?:for|on|to|until|till|in)\s+(?:the\s+)?(?:\d|{_MONTH}|{_WEEKDAY}|next|early|mid|late))"
_SITTING = r"(?:trials?|hearings?|court[- ]martial|inquests?|verdicts?|judge?ments?|sentencing|sessions?|proceedings|appeals?)"
_OTHER_TRIAL = any_case(
    r"\b(?:vaccines?|drugs?|medicines?|clinical|malaria|seeds?|crops?|time trial|trial runs?|voting|election|parliamentary session|tender|pilot)\b"
)
SOLD_OR_COUNTED = any_case(
    r"\b(?:prices?|inflation|sales|markets?|exports?|harvests?|turnout|ballots?|votes?|budget|traffic|pollution|rainfall|temperatures?|customers?)\b"
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
_PUT_AWAY = r"(?:placed|put|held|remanded|kept|sent|taken)\s+(?:in|into|under|to)\s+(?:[\w-]+\s+){0,2}?(?:detention|custody|jail|arrest|cells|prison)"
_REMOVAL = r"(?:withdrawal|suspension|removal|dismissal|arrest|sacking|detention|recall|interdiction)"

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
        rf"\b(?P<verb>(?:will|would|shall|is to|are to|plans? to|intends? to|agreed to|has decided to)\s+(?:\w+ly\s+|soon\s+)?(?:send|dispatch|despatch|deploy))\s+(?:an?\s+|its\s+|the\s+)?(?:[\w-]+\s+){{0,2}}?{_INVESTIGATORS}\b"
    )),
    Frame(kind=StepKind.ANNOUNCED, voice=Voice.ACTIVE, ahead=True, mover=_INQUIRERS, words=(
        rf"\b(?P<verb>(?:will|would|shall|is to|are to|is due to|are due to)\s+(?:\w+ly\s+|soon\s+)?(?:visit|travel to|tour|arrive in|go to|inspect))\b{_LATER_IN_CLAUSE}{{0,70}}?\b(?:to|and)\s+(?:\w+ly\s+)?{_TO_LOOK}\b"
    )),
    Frame(kind=StepKind.ANNOUNCED, voice=Voice.PASSIVE, ahead=True, dated=True, unless=_OTHER_TRIAL, words=(
        rf"\b(?P<what>{_SITTING})\b{WITHIN_CLAUSE}{{0,90}}?\s(?:{_BE}|(?:had|has|have) been)\s+{_ADVERBS}(?P<verb>set|fixed|scheduled|listed|slated|adjourned|postponed|put off|due|expected){_SET_FOR}"
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
    Frame(kind=StepKind.TRIED, voice=Voice.ACTIVE, mover=_COURT, unless=_OTHER_TRIAL, words=(
        rf"\b(?P<verb>began|begun|begins|opened|opens|started|resumed|commenced)\s+(?:(?:on\s+)?(?:{_WEEKDAY}|today|yesterday)\s+)?(?:hearing|to hear|(?:the\s+|its\s+)?(?:[\w-]+\s+){{0,2}}?(?:trial|court[- ]martial|hearings?))\b(?:\s+in absentia)?(?:\s+(?:of|against)\s+(?P<who>[^.;,]+))?"
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
        r"\b(?P<verb>pardoned|amnestied|granted (?:an? )?(?:amnesty|pardon) to)\s+(?P<who>[^.;,]*?\b(?:soldiers?|officers?|policem[ae]n|marines|gendarmes|convicted|militiam[ae]n|guards|colonel|captain|lieutenant|sergeant)\b[^.;,]*)"
    )),
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
)  # fmt: skip
"""Legal and administrative verbs beside the older patterns of this module, each with its slots.

A suspension, an arrest, a warrant and a notice of suspicion are *charged*, the
rung that is reached when somebody is singled out; an order to stand trial is
*tried*, for the case then lies with the court; a visit of those who inquire is
an inquiry *opened*; a matter handed to a prosecutor is one *announced*, since
nobody says yet that he has opened his.
"""

SET_TO = any_case(
    rf"\b(?:for|on|to|until|till)\s+(?P<day>(?:the\s+)?(?:\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH}|{_MONTH}\b|{_WEEKDAY}|next\s|early\s|mid-|late\s)[^.;]*)"
)
"""The day a sitting is set for."""
LEANS = any_case(
    r"^\W*(?:and\s+)?(?:(?:it|they)\s+(?:is|are|was|were|has|have|had|will|would|must)|(?:the|its|their|that|this)\s+(?:next\s+|final\s+|interim\s+|full\s+)?"
    r"(?:investigation|inquiry|probe|inquest|commission|committee|panel|team|mission|trial|hearing|findings|report|results?|conclusions|verdict|judge?ment|proceedings|case|file))\b"
)
"""The beginning of a sentence that goes on about a step told before it."""
REPORT_OUT = any_case(
    r"^\W*(?:the|its|their)\s+(?:\w+\s+)?(?:report|findings|conclusions|results),?\s+(?:which|that)\s+(?:was|were|has been|have been)\s+(?P<verb>handed(?: over| in)?|submitted|presented|published|released|delivered|made public|sent)\b"
)
"""A report told of before, whose day is told now."""
TERM_OF = any_case(
    r"\b(?P<verb>(?:is|are|was|were|has|have|had|will|would|must)(?:\s+been)?\s+(?:(?:due|expected|given|set|scheduled|fixed|asked|told|adjourned|postponed)\b\s*)?(?:[^.;,]{0,40}?\s)?"
    r"(?:to\s+(?:be\s+)?(?:\w+ly\s+)?)?(?:report|conclud\w+|complet\w+|finish\w*|submit\w*|deliver\w*|publish\w*|present\w*|hand(?:ed)? (?:in|over)|made public|last|resum\w+|set|fixed|scheduled|adjourned|postponed|due|expected)|(?:resumes|reconvenes|continues|reports))\b"
)
"""What gives such a step its term: "is to report", "is to be concluded", "was set for"."""
OFFICE_OF = any_case(
    r"\s+(?P<office>(?:the\s+|its\s+)?(?:head|chief|commander|deputy commander|director|members)\s+of\s+(?:the\s+|a\s+)?(?:[\w-]+\s+){0,2}?(?:squad|police|army|gendarmerie|brigade|battalion|regiment|garrison|unit|prison|station|guard|patrol|navy|force))\b"
)
RANKS = any_case(
    r"\b(?:sailors?|soldiers?|constables?|policem[ae]n|policewom[ae]n|gendarmes?|marines?|paratroopers?|corporals?|sergeants?|superintendents?|sub-inspectors?|guards?|warders?|rangers?|servicem[ae]n|conscripts?|crew members|troopers?)\b"
)
OTHER_REASON = any_case(
    r"\b(?:corrupt\w*|brib\w*|theft|stealing|fraud|embezzl\w*|drunk\w*|late|absen\w*|desert\w*|strike|mutiny|pay|wages|doping|match|club|season|vaccin\w*|smuggl\w*|protest\w* over pay)\b"
)
GIVES_TERM = any_case(
    r"\b(?:gave|given|granted|set|fixed|scheduled|listed|adjourned|postponed|put off|until|due|submit|complete|present)\b"
)
MORE_MOVERS = frozenset(
    """coroner coroners chamber chambers bench conference bishops regiment battalion brigade squadron constabulary diocese synod clan tribe jirga shura sheikh sheikhs
    procurator ombudsperson rapporteurs registrar provost sheriff widow uncle cousin nephew niece guard guards""".split()
)
"""Bodies and people of this field that `corrobora.reading.movers` does not list."""
