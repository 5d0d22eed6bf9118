"""The words and patterns that tell the steps of `corrobora.reading.steps`, step by step.

Which words tell which step: ``docs/methods/steps.md``. A pattern's groups:
``verb`` where the step is told, ``what`` the probe, ``rest`` what follows.
"""

from corrobora.reading.alternatives import Mention, any_case

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
    r"(?<!european )(?<!electoral )(?<!election )(?<!rights )(?<!union )commission(?!\s+(?:on|for)\b)|(?:criminal|court|judicial|murder) (?:cases?|proceedings)|(?:preliminary|fact-finding) examinations?|judicial information|"
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
LIGHT = (
    r"(?:shed (?:full |more |all |some )?light|(?:full|all) light\b|establish(?:ing)? (?:the )?(?:facts|truth|responsibilit\w+|circumstances)|(?:bring|brought|get|come) (?:out )?(?:to )?(?:the )?light|clarify (?:the )?(?:circumstances|facts|deaths?|killings?|events)|"
    r"(?:the|whole|full) truth\b|identify (?:and \w+ )?(?:the |all )?(?:perpetrators|culprits|authors|killers|those (?:responsible|behind|involved)))"
)
"""What is asked for where nobody says "inquiry"."""
ACCOUNT = (
    r"(?:h[eo]ld\b[^.;:]{0,80}?\b(?:to account|accountable|responsible)|(?:bring|brought)\b[^.;:]{0,80}?\b(?:to (?:justice|book|trial|account)|before (?:a |the )?(?:courts?|justice|judges?))|"
    r"(?:called|call) to account|(?:face|facing) (?:\w+\s+){0,2}(?:justice|trial|prosecution|charges|consequences|court[- ]martial|sanctions|(?:legal|disciplinary|criminal) (?:action|proceedings))|"
    r"answer for|stand trial|be (?:\w+ly\s+)?(?:tried|judged|prosecuted|punished|charged|arrested|indicted|court[- ]martial\w+|convicted|sentenced|sanctioned|put on trial|dealt with|disciplined)|"
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
    r"(?:made known|be known|investigate[ds]?|probe[d]?|look into|inquire into|open|launch|set up|establish|order|conduct|carry out|hold|begin|start|institute|initiate|publish(?:ed)?|release[d]?|submit(?:ted)?|complete[d]?|"
    r"deliver(?:ed)?|hand(?:ed)? (?:over|in)|turn(?:ed)? in|report|make public|made public|make (?:its|the|their) (?:findings|report|results|conclusions)|present(?:ed)?|announce[d]?|conclude[d]?|share[d]?|unveil(?:ed)?|disclose[d]?|"
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
    rf"\b(?P<verb>{DEMANDING})\b(?P<gap>[^.;:]{{0,220}}?)\b(?P<object>{PROBE_NOUN}|{JUST}|{ACCOUNT}|investigate[d]?\b|probe[d]?\b|look into|(?:allow|let|grant|permit)\b[^.;:]{{0,50}}?\b(?:investigators?|monitors|observers|experts|access)|(?:be\s+)?(?:published|made public)|{LIGHT}|step down|resign(?:ation)?\b|(?:suspension|removal|dismissal) of\b)"
)
OUGHT = any_case(
    rf"\b(?P<verb>must|should|need(?:s)? to|needed to|ought to|ha(?:s|ve) to|it is (?:essential|imperative|vital|crucial|important|necessary) that|there (?:must|should|needs? to|has to) be)\b(?P<gap>[^.;:]{{0,140}}?)"
    rf"\b(?P<object>{PROBE_NOUN}|{ACCOUNT}|investigate[d]?\b|justice (?:be|is|must be)? ?(?:done|served)|justice\b|accountab\w+|looked into|made public|no impunity|not go unpunished|punished|prosecuted|{LIGHT}|truth (?:be|come|is)|judged\b)"
)
TOLD_TO_FINISH = any_case(
    rf"\b(?P<verb>directed|instructed|ordered|told|gave|given|asked)\s+{WITHIN_CLAUSE}{{2,80}}?\s+to\s+(?:\w+ly\s+)?(?:complete|submit|conclude|publish|hand over|finish|expedite|speed up|present|deliver)\s+{WITHIN_CLAUSE}{{0,50}}?\b(?:{PROBE_NOUN}|{PAPERS}|files?)\b"
)
REMOVED = any_case(r"^(?:step down|resign|suspension|removal|dismissal|arrest of)")
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
    r"apprehended|jailed pending|recalled|withdrawn from (?:active )?(?:duty|duties|service)|relieved of (?:his|her|their) functions|removed from (?:active )?(?:duty|service)|confined to (?:camp|base|quarters|barracks|their barracks)|"
    r"(?:put|placed|sent) on (?:\w+\s+)?(?:leave|retirement)|disarmed(?=[^.;]{0,20}\b(?:arrested|confined|detained))|reassigned|redeployed|transferred to|sanctioned|disciplined"
)
CHARGED_PASSIVE = any_case(
    rf"\b(?:were|was|are|is|have been|has been|had been|been|being)\s+(?:also\s+|already\s+|now\s+|later\s+|since\s+|\w+ly\s+)*(?P<verb>{CHARGED_VERBS}|{HELD_VERBS}|under arrest|in custody|in detention)\b(?P<rest>[^.;]*)"
)
CHARGED_ACTIVE = any_case(
    rf"\b(?P<verb>{CHARGED_VERBS}|suspended|dismissed|sacked|fired|arrested|detained|interdicted|relieved|removed|apprehended|demoted)\s+(?P<rest>[^.;]*)"
)
BROUGHT_CHARGES = any_case(
    rf"\b(?P<verb>(?:brought|filed|laid|pressed|preferred|issued|formulated|formali[sz]ed|presented)\s+(?:(?!{STOP})[\w-]+\s+){{0,3}}?(?:charges|indictments?|arrest warrants?)|(?:charges|indictments?)\s+(?:were|have been|had been|was)\s+(?:brought|filed|laid|issued))\s+(?:against|for)\s+(?P<rest>[^.;]*)"
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
    r"crimes|homicide|unlawful|torture|rape|abuse|genocide)|on suspicion|on charges|on murder|pending|suspected of|accused of|alleged to|who (?:allegedly|are accused|are suspected)|as part of (?:the|an) (?:investigation|inquiry|probe)|to face|as suspects|(?:following|after) (?:the|a|an) (?:\w+\s+)?(?:killing|death|massacre|shooting|beating|bombing|bloodshed|video|incident|raid|attack|strike)|"
    r"while (?:an?|the|it|they|its)\b[^.;]{0,40}\b(?:investigat\w+|inquiry|probe|inquest))"
)
STRONG_SUSPECT = any_case(
    r"\b(?:in connection|in relation|on suspicion|suspected of|accused of|as suspects|with (?:\w+\s+)?(?:murder|manslaughter|war crimes|homicide))"
)
OFFICERS = any_case(
    r"\b(?:soldiers?|officers?|inspectors|police inspector|policem[ae]n|policewom[ae]n|sailors?|marines?|paratroopers?|superintendents?|sub-inspectors?|conscripts?|warders?|commanders?|captains?|colonels?|lieutenants?|sergeants?|corporals?|major|generals?|brigadiers?|troops|gendarmes?|suspects?|militiam[ae]n|guards?|constables?|perpetrators?|"
    r"rangers|vigilantes|servicem[ae]n|paramilitaries|mercenaries|contractors?|(?:army|police|military) chiefs?|(?:head|chief|director|commander) of (?:the\s+)?(?:[\w-]+\s+){0,2}(?:unit|squad|garrison|brigade|battalion|police|army|gendarmerie|military|security|intelligence|prison)|(?:its|his|our|their) (?:own )?men|governor|personnel|members of the (?:army|police|military|security)|gunm[ae]n|alleged (?:killers|attackers))\b"
)
PERSONS = any_case(
    r"\b(?:men|man|people|persons?|women|woman|youths?|members?|fighters?|bandits|herders|teenagers?)\b"
)

TRIED = any_case(
    r"\b(?P<verb>(?:went|goes|gone|put|placed|are|is|were) on trial|(?:stood|stand|standing|stands) trial|(?:are|is|were|was|have been|has been) (?:being )?tried|(?:were|was|have been|has been)?\s*court[- ]martial(?:l)?ed|"
    r"(?:has |have |had )?(?:pleaded|pled) (?:not )?guilty|appeared (?:in|before) (?:a\s+|the\s+)?(?:[\w-]+\s+){0,3}?(?:court|tribunal|judge|magistrate)|(?:were|was|have been|had been|has been) (?:brought|hauled|taken|produced|presented|led|put|sent up) before (?:an?\s+|the\s+)?(?:[\w-]+\s+){0,4}?(?:courts?|judges?|tribunals?|magistrates?|assizes|bench))\b|"
    r"\b(?P<what>(?:court[- ]martial\s+)?(?:trial|court[- ]martial|proceedings|hearing)s?)\b(?P<of>\s+(?:of|against|for)\s+[^;.]{1,90}?)?\s+(?:has |have |had )?(?P<verb2>opened|began|begun|started|opens|begins|starts|is under ?way|are under ?way|resumed|was adjourned|is expected to last|continues)\b"
)
CONVICTED = any_case(
    r"\b(?P<verb>convicted|found\s+(?P<between>(?:[\w’'-]+\s+){0,7}?)guilty|sentenced|jailed(?=[^.;]{0,60}\b(?:for|years?|life)\b)|handed\s+(?:[\w’'-]+\s+){0,7}?(?:sentences?|jail terms?|prison terms?|death penalt\w+)|imprisoned for (?:life|\w+ years)|(?:was|were) given (?:[\w-]+\s+){0,4}?sentences?)\b"
)
ACQUITTED = any_case(
    r"\b(?P<verb>acquitted|found\s+(?P<between>(?:[\w’'-]+\s+){0,7}?)not guilty|cleared\s+(?P<cleared>(?:[\w’'-]+\s+){0,6}?)of\s+(?:all |any |the )?(?:charges|murder|manslaughter|wrongdoing|killing|war crimes|crimes|responsibility)|(?:declared|pronounced|ruled)\s+(?:[\w’'-]+\s+){0,5}?not guilty|exonerated|absolved)\b"
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
    r"\b(?:fewer than|rarely|seldom|in the past (?:decade|year)|over the (?:past|last)|previous(?:ly)?|similar|past|never(?!\s+(?:been\s+|yet\s+)*(?:released|published|made public|disclosed|made known|seen))|years ago|decades?|often|usually|routinely)\b"
)
"""What investigations usually come to is no step in this one."""
AHEAD = any_case(
    r"\b(?:will|would|could|(?-i:may)|might|should|must|to|likely|if|when|once|until|unless|can|cannot|whether)\s+(?:\w+\s+){0,2}$"
)
GUESS = any_case(
    r"\b(?:doubt\w*|unlikely|expects?|expected|believ\w*|fear\w*|hop(?:e|ed|es|ing)|(?-i:may)|might|could|whether|if|unless|until|likely|failed|fail|sceptic\w*|skeptic\w*|unclear|refus\w+|declined(?= to)|rejected)\b"
)
"""What somebody guesses about a move is no promise of it."""
MENTIONS_STEP = Mention(
    r"investigat|prob(?:e|es|ed|ing)\b|look(?:ing|ed)? into|inquir|enquir|inquest|criminal case|impunity|commission|panel|committee|trial|tried\b|court|tribunal|charge[ds]?\b|indict|suspend|dismiss|sacked|arrest|apprehended|detained|custody|convict|guilty|"
    r"sentenc|jailed|acquit|exonerat|cleared|absolv|accountab|to account|justice|to book|transparen|prosecut|punish|findings|fact-finding|interdict|relieved (?:of|the|its|a)\b|confined to (?:camp|base|quarters)|judicial information|removed from|remanded|monitors|investigators|"
    r"(?:denied|denying|refused|blocked|barred)\b[^.;]{0,60}\b(?:access|entry|visas?|permits?)|prevent\w*\s[^.;]{0,50}\b(?:teams?|mission|experts)\b|autops(?:y|ies)|post-mortems?|post mortems?|exhum|extradit|ballistic|under judicial|house arrest|handed over to the\b|reassigned|redeployed|transferred to|sanctioned|administrative leave|held\s[^.;]{0,40}\b(?:liable|responsible)|not guilty|no case to answer|inadmissible|"
    r"(?:petition|complaint|lawsuit)s?\b|bar association|years (?:for|in (?:jail|prison))|condemned to|condemned\s[^.;]{0,60}\bto (?:death|life)|in the dock|mandate of|deadline for|seized\s[^.;]{0,40}\b(?:court|council|commission)|preliminary examination|referred\s[^.;]{0,60}\bto the (?:icc|international)|documenting|(?:mission|team|delegation|panel)s?\b[^.;]{0,80}\bto (?:hear|interview|establish|collect|shed)|under review|recalled (?:to|from|over)|collapsed|unlawful killing|gather\w* testimon|suspension of|over the (?:killing|death|shooting|massacre)s?|prison on|to prison|pathologist|fortnight more|more time|(?:now|still) has until|stood over|the truth|shed (?:full |more |all )?light|immunity|impunity|(?:gone|went) to the [^.;]{0,30}\bcourt|unanswered|forb(?:ade|idden)|prohibited|look into|inquire into|admissible|(?:those|the) guilty|appealed against|dispatch of|being reviewed|verdict of|conclusions, (?:submitted|handed|delivered)|adjourned|retrial|requesting (?:information|clarification)|reports? of the\b[^.;]{0,40}\b(?:team|mission)|access\b[^.;]{0,40}\b(?:denied|refused|blocked|barred)|to allow\b[^.;]{0,40}\baccess|\b(?:will|would) be pursued|court[- ]martial|disciplin|resign(?:ation|ed)?\b|answer for|(?:destroy|tamper|conceal|hid|remov)\w*\s[^.;]{0,24}\bevidence|(?:intimidat|threaten)\w*\s[^.;]{0,24}\b(?:witnesses|judges)|made? public|handed (?:over|in)|unpunished|no stone unturned|sanctions against|(?:submit|hand|present|deliver)\w* [^.;]{0,30}\breport|report\b[^.;]{0,40}\bsubmitted|"
    r"(?:results|report)\b[^.;]{0,60}\b(?:publish|releas|expected|due|days|weeks)|(?:demand|want|call|seek)\w*[^.;]{0,24}\b(?:answers|compensation|redress|reparations?)|"
    r"(?:open|regist|shelv|archiv|clos|struck)\w*\s[^.;]{0,50}\b(?:files?|dockets?|dossiers?|cases?)\b|(?:files?|dockets?|cases?|complaints?)\b[^.;]{0,60}\b(?:opened|registered|admitted)|cogni[sz]ance of|took up\b[^.;]{0,40}\b(?:case|complaint|petition)|"
    r"(?:lodged|filed|brought|laid)\s[^.;]{0,50}\b(?:complaint|lawsuit|suit|petition|case)|petitioned|notices? of (?:suspicion|charge|indictment)|warrants? (?:for|of|was|were|has|have)|arrest warrant|summons|"
    r"hearings? (?:of|in|is|was|were|had|has|against|on|for)|hearing the case|verdicts? (?:against|of|was|were|is|and)|(?:named|declared|designated|made)\s[^.;]{0,20}\bsuspects?|pardon(?:ed|s)|amnest|no (?:further|legal) action|not to (?:press|bring)|"
    r"(?:visit|tour|travel|inspect|arriv|reach)\w*\s[^.;]{0,80}\b(?:hear|heard|interview|question|exhum|testimony|statements|verif|establish|inspect)|forensic|detectives|pathologists|rapporteurs|withdrawn and|confined to barracks|"
    r"(?:until|days|hours|weeks)\b[^.;]{0,30}\bto (?:hand over|surrender|give up|produce|answer|identify)|kept (?:out|away)|held up|not (?:allowed|permitted|let)|to report (?:within|by|before|in|on|back)|to be (?:concluded|completed)|"
    r"(?:given|handed) (?:jail |prison )?(?:terms?|sentences?)|disbanded|dissolved|(?:report|findings|conclusions), which|asked\s[^.;]{0,60}\bfor (?:an? )?(?:information|explanation|clarification|reply)|(?:refus|declin|fail)\w* to (?:release|hand over|give up|produce|share|surrender|provide|deliver|turn over)|"
    r"(?:upheld|confirmed|quashed|overturned|set aside|annulled)\s[^.;]{0,40}\b(?:convict|verdict|sentence|terms?)|(?:conviction|verdict|sentence)s?\b[^.;]{0,60}\b(?:upheld|quashed|overturned|set aside|confirmed)|made known to|reviews? (?:of|into)|summoned\s[^.;]{0,60}\bto\b|(?:expects|awaits) an? |tabled|laid before|nolle prosequi|(?:ended|ending|stayed) the|(?:freed|discharged)\s|to the [^.;]{0,40}\bcourt|(?:withdrawal|suspension|removal|dismissal|arrest|detention|release|committal|imprisonment) of|(?:detention|custody) over|warrants? of|(?:appear|produced|arraigned) (?:before|in)|to have\s[^.;]{0,50}\b(?:tried|punished|removed)"
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
    r"\b(?:kill\w*|(?<!to )deaths?(?! (?:sentence|penalt))|died|murder\w*|massacre\w*|execut\w+|shot|shoot\w*|attack\w*|raid\w*|strikes?|struck|bomb\w*|shell\w*|abduct\w*|kidnap\w*|tortur\w*|rap(?:e|ed|es|ing)|burn\w*|"
    r"incidents?|events?|disappear\w*|clash\w*|violence|firing|fired|occurred|happened|took place)\b"
)
DEED_TOLD = any_case(
    r"\b(?:killed|died|executed|shot|attacked|raided|struck|abducted|kidnapped|tortured|raped|burned|occurred|happened|took place|killing|executing|shooting|torturing)\s+(?!of\b)"
)
PERFECT = any_case(r"\b(?:has|have)\s+(?:also\s+|now\s+|already\s+|since\s+|been\s+|\w+ly\s+)*\w+")

# --------------------------------------------------------------------------- words of courts and days

MONTH = "(?:January|February|March|April|May|June|July|August|September|October|November|December)"
WEEKDAY = "(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)"
COURT_WORDS = (
    r"(?:courts?|tribunals?|judges?|magistrates?|justices of the peace|chambers?|bench|court[- ]martial|assizes?|prosecut\w+|"
    r"attorney[- ]general|procurator\w*|auditor|coroners?|council|commissions?|police)"
)
SOLD_OR_COUNTED = any_case(
    r"\b(?:prices?|inflation|sales|markets?|exports?|harvests?|turnout|ballots?|votes?|budget|traffic|pollution|rainfall|temperatures?|customers?)\b"
)

SET_TO = any_case(
    rf"\b(?:for|on|to|until|till)\s+(?P<day>(?:the\s+)?(?:\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?{MONTH}|{MONTH}\b|{WEEKDAY}|next\s|early\s|mid-|late\s)[^.;]*)"
)
"""The day a sitting is set for."""
LEANS = any_case(
    r"^\W*(?:and\s+)?(?:(?:it|they)\s+(?:is|are|was|were|has|have|had|will|would|must)|(?:the|its|their|his|her|that|this)\s+(?:next\s+|first\s+|opening\s+|final\s+|interim\s+|full\s+)?"
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
PUT_OFF_BY = any_case(
    rf"\b(?:by|for|until|till|to)\s+(?P<day>(?:an?\s+(?:further|additional|extra)\s+|another\s+)?(?:\d+|[a-z]+(?:-[a-z]+)?)\s+(?:more\s+|further\s+)?(?:days?|weeks?|months?)\b|a fortnight\b|a (?:further|second|third) year|(?:the\s+)?(?:\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?{MONTH}|{MONTH}\b|{WEEKDAY}|next\s|early\s|mid-|late\s|end of)[^.;]*)"
)
"""By how long, or to which day, a term is put off."""
OWN_PROBE = any_case(
    r"\b(?:internal|in-house|preliminary internal|its own|their own)\s+(?:\w+\s+)?(?:investigation|inquiry|enquiry|probe|review)\b"
)
"""An inquiry that whoever speaks of it holds himself."""
NO_COURT = any_case(
    r"\b(?:jihadi(?:st)?s?|islamist|insurgents?|rebels?|militants?|kangaroo|bush|self-styled|shadow|taliban)['’]?\s+(?:\w+\s+)?(?:courts?|tribunals?|judges?|commissions?)\b"
)
"""Courts of those who fight: what they sentence people to is violence told, and no step of this ladder."""
GAME = any_case(
    r"\b(?:strikers?|goalkeepers?|midfielders?|referees?|footballers?|matches|league|tournaments?|championships?|coach|fans|doping|red card|season)\b"
)
"""Words of sport, which suspends, bans, tries and appeals as courts do."""
FOR_SOMETHING_ELSE = any_case(
    rf"\s+(?:for|over|on suspicion of)\s+(?:(?:alleged|suspected|the|his|her|their|an?)\s+)*(?!(?:[\w-]+\s+){{0,3}}{HARM}\b)(?=\w)"
)
"""What somebody is investigated for where it is no harm done to anybody."""
