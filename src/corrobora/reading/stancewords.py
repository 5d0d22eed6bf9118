r"""The words and patterns that tell the stances of `corrobora.reading.stances`, stance by stance.

Which words tell which stance follows the guide of the gold set
(``tests/gold/README.md``) and the terms of HURIDOCS microthesaurus 28.

Where adverbs repeat, ``\w+ly`` stands for all in -ly and none is listed beside it: a
word that two alternatives of one loop take makes every run of it twice as long to refuse.
For the same reason a loop that another of its kind may follow gives nothing back (``*+``).
"""

import re

from corrobora.reading.alternatives import Mention, any_case

# --------------------------------------------------------------------------- what opens a clause

OPENING = any_case(
    r"[\s\W]*(?:(?:that|but|and|yet|so|however|still|instead|also|meanwhile|now|here|then|for our part|as for us)\b[\s,]*)*"
)
"""Quotation marks and connectives before the first words of what is said."""
LED = any_case(
    r"\W*(?:to\s+(?:us|me|him|her|them|reporters|journalists|this \w+|our \w+|the (?:agency|paper|newspaper|radio|press))\s*:\s*|"
    r"(?:last|this|earlier|late|on|in|yesterday|today)\b[^,;:.\"“]{0,40}?\bthat\s+)"
)
"""Whom it was said to or when, between the verb of saying and what is said."""
CONDITION = any_case(
    r"(?:if|unless|as long as|so long as|until|once|when|whenever|should|whether|without|in case|failing|were|after|while|because|since|even if|whoever|by|within|from|in|on|at)\b[^,;.]{2,90},\s+"
)
"""A subordinate clause or an adverbial that opens a sentence, up to its comma."""
SUBORDINATE = any_case(
    r"\b(?:who|whom|whose|which|that|where|when|whether|what|how|why|if|unless|because|since|until|while|although|though|as|than)\b"
)
RELATIVE = any_case(r"\b(?:who|whom|whose|which|that)\b")
FINITE = any_case(
    r"\b(?:was|were|is|are|has|have|had|did|does|do|will|would|may|might|can|could|must|should|am|said|says|came|went|took|saw|shot|hit|fell|left|told|made|began|ran|gave|got|knew|lost|held|struck|broke|drove|burnt|set|"
    r"(?!need|indeed|armed|so-called|alleged|displaced|wounded|injured|united|detained|uniformed|masked|unarmed|accused|seed|feed|hundred|wicked|naked|sacred|beloved|aged|red|bed)\w{2,}(?<!e)ed)\b"
)
"""A word that makes a clause finite, by its form."""

# --------------------------------------------------------------------------- what is to come

MODAL = any_case(
    r"(?:\b(?P<modal>will|shall|would|may|might|could)|(?P<short>['’]ll|\bwon['’]t))\b(?P<after>(?:\s+(?:not|never|also|soon|now|well|still|even|then|again|no longer|all|both|one day|\w+ly))*\s+)(?P<verb>[\w’'-]+)(?P<next>\s+[\w’'-]+)?"
)
AHEAD = any_case(
    r"\b(?:is|are|was|were|be|been)\s+(?:\w+ly\s+|now\s+|still\s+|also\s+)*(?:planning|preparing|plotting|threatening)\s+(?:an?|new|fresh|another|more|further|attacks|reprisals)\b|\brisk(?:s|ed)?\s+(?:being|dying|losing|starv\w+|attack\w*|death)\b|\b(?:plans?|intends?|threatens?)\s+to\b|"
    r"\b(?:is|are|was|were|am|be|been|['’]s|['’]re|['’]m)\s+(?:\w+ly\s+|now\s+|still\s+|also\s+|already\s+|not\s+|all\s+)*(?:going|about|expected|likely|unlikely|bound|set|due|poised|certain|sure|preparing|planning|threatening|getting ready|massing|feared|gearing up|scheduled|forecast|predicted|doomed|on (?:its|their|the) (?:way|verge|brink))\s+(?:to|for|of)\b"
)
IS_LIKELY = Mention(
    r"\b(?:is|are|was|were|remains?)\s+(?:(?:very|highly|more|most|quite|now|still)\s+)*(?:likely|imminent|inevitable|looming|to be (?:feared|expected))\b|\b(?:loom(?:s|ed)?|looming)\b|"
    r"\bnot (?:yet )?(?:final|definitive|conclusive)\b|\b(?:toll|figure|number|count)s?\b[^.;,]{0,40}\b(?:provisional|set to rise)\b|\bthere (?:is|was|remains) (?:a|the|every|no|great|real|serious|high)\s*(?:\w+\s+)?(?:risk|danger|threat|likelihood|chance|prospect|possibility)\b"
)
NO_FORECAST = any_case(
    r"(?:have|has|like|love|prefer|rather|say|let|allow|listen|accept|tell|admit|open|stop)$"
)
"""Verbs behind "would" that tell no future: "would have", "would like", "would not let us pass"."""
COULD_COME = any_case(
    r"(?:become|lead|face|happen|turn|spread|rise|trigger|return|die|amount|spark|escalate|come|push|force|target|attack|strike|fall|reach|kill|cost|follow|flare|resume|worsen|grow|increase|climb|provoke|unleash|plunge|drive|end|erupt|break|collapse|starve|displace|go|cause|deteriorate|widen|explode|recover|live|survive|start|begin|attempt|try|use)$"
)
"""Verbs that make "could" and "may" speak of what is to come, not of what was possible."""
HABITUAL = any_case(
    r"\b(?:every|each|often|sometimes|whenever|usually|always|regularly|at night|at times|used to)\b"
)
NOT_IN_HAND = any_case(
    r"(?:have|be|die|starve|suffer|forget|lose|need|see|perish|know|remember|become|grow|get|run|end|regret|miss|drown|freeze|survive|live|take|happen|depend|seem|mean|cost|feel|remain)$"
)
"""What befalls one: "we will starve" forecasts, "we will march" announces."""
OWN_SUBJECT = any_case(
    r"(?:(?P<self>we|i)|(?P<one>he|she)|(?P<body>it)|(?P<several>they)|(?:the|its|his|her|their|our|my)\s+(?:\w+\s+){0,2}?(?P<noun>group|army|command|movement|organi[sz]ation|ministry|government|council|board|court|office|mission|network|party|front|prosecution|commission|"
    r"agency|committee|force|forces|police|administration|union|association|collective|alliance|state|authorities|cabinet|team|teams|men|troops|soldiers|fighters|units?|brigade|office|leadership|presidency|prosecutors?|investigators|family|families|lawyers)|(?P<mine>its|our)\s+\w+)\b"
)
_IN_TRAIN = (
    r"(?:open|launch|order|form|set(?:ting)? up|establish|appoint|decree|suspend|transfer|dismiss|disarm|recall|relieve|arrest|charg|indict|summon|refer|institut|convene|mandat|task|instruct|direct|commission|offer|impos|declar|allocat|"
    r"dispatch|deploy|sent|send|begin|began|begun|start|initiat|remov|sack|fired|court[- ]martial|detain|discharg|demot|decid)\w*"
)
STEP_THING = any_case(
    r"\b(?:inquir(?:y|ies)|enquir(?:y|ies)|investigat\w*|probes?|(?:criminal |court |murder )?cases?|committees?|commissions?(?! of)|panels?|tribunals?|court|trials?|proceedings|files?|reward|bounty|curfew|(?:armed )?strike until|ceasefire|truce|mourning|operation against|offensive|"
    r"search|arrests?|suspension|warrants?|compensation|fact-finding|hearings?|state of (?:emergency|siege)|autops\w+|reinforcements|evacuation|relief|hotline|amnesty|general strike|shutdown|boycott|blockade)\b"
)
PUT_IN_TRAIN = any_case(
    rf"\b(?:has|have|had)\s+(?:(?:already|also|now|since|just|today|\w+ly)\s+)*(?:been\s+)?{_IN_TRAIN}|"
    r"\b(?:opened|launched|ordered|formed|set up|established|appointed|decreed|suspended|instituted|convened|dispatched|initiated)\b"
)
OFFICERS_MOVED = any_case(
    r"(?:[\w-]+\s+){0,4}?\b(?:officers?|soldiers?|policem[ae]n|constables?|commanders?|comrades|men|fighters?|guards?|personnel|suspects?|unit|those (?:responsible|involved|who)|perpetrators?|culprits?|sergeant|captain|major|colonel|lieutenant|members)\b[^.;]{0,70}?\b(?:has|have|had|was|were|is|are)\s+(?:already\s+|now\s+|since\s+|also\s+|\w+ly\s+)*been\s+"
    r"(?:transferred|suspended|dismissed|disarmed|relieved|arrested|detained|recalled|charged|removed|sacked|demoted|discharged|placed|put|taken into custody|interdicted|sanctioned|punished|handed over|reassigned|withdrawn)\b"
)
TO_BE_DONE = any_case(
    r"\bbe\s+(?:\w+ly\s+)?(?:investigated|punished|prosecuted|brought|held|tried|court[- ]martial\w*|sanctioned|arrested|compensated|pursued|hunted|opened|launched|published|set up|appointed|given|ready|released|announced|made public|completed|"
    r"submitted|handed|disciplined|dealt with|crushed|avenged|paid|rebuilt|questioned|put on trial|informed|taken|returned|buried with|presented|delivered|issued|known|communicated|identified|sent|deployed|convened|heard)\b"
)
"""Behind "will": what an authority lets be done."""
PAPERWORK = any_case(
    r"\b(?:given|ready|published|released|announced|made public|completed|submitted|handed|issued|opened|informed|delivered|presented|heard)$"
)
NOT_UNPUNISHED = any_case(
    r"\b(?:will|would|shall)\s+not\s+(?:go|remain|be left|stay|pass)\s+un\w+|\bno (?:one|culprit|perpetrator)\s+(?:will|would|shall)\s+(?:escape|be spared)"
)
PROMISE_VERB = any_case(
    r"(?:face|answer|appear|stand|pay|receive|march|gather|go|compensate|investigate|publish|submit|send|open|file|sue|resume|pursue|hunt|avenge|retaliate|respond|strike|attack|kill|continue|fight|hold|bring|ensure|spare|leave|hand|head|allow|consider|take)$"
)

# --------------------------------------------------------------------------- what is wanted

WANTS = any_case(
    r"(?:we|i)\s+(?:(?:also|now|again|therefore|just|once more|hereby|\w+ly)\s+)*(?:demand|call (?:on|upon|for)|ask(?!\s+(?:ourselves|myself))|urge|appeal|request|challenge|insist(?: on| that)|implore|beg|summon|invite|require|exhort|plead|petition|expect (?:the|our|this) (?:government|authorities|state|army|police|court)|"
    r"want(?!\s+to\s+(?!know|see|hear|understand|be told))|need (?:justice|protection|help|security|an?|the|answers|aid|peace|truth|to know))\b"
)
"""A wish in the first person: its infinitive is no deed of the speaker."""
COMMAND = re.compile(
    r"(?:Please\s+|Then\s+|So\s+|Now\s+|Just\s+)?(?:Open|Stop|Let|Give|Bring|Release|Return|Show|Tell|Publish|Send|Investigate|Arrest|Protect|Disarm|End|Free|Withdraw|Respect|Punish|Find|Hand|Admit|Apologi[sz]e|Come and|"
    r"Do not (?:forget|let|abandon|leave|bury|close|look away)|Don['’]t (?:forget|let|abandon|leave|bury|close|look away))\s+(?!(?:of|was|were|is|are|has|had|house|season|day)\b)\w"
)
"""An imperative that opens what is said."""
OUGHT = any_case(
    r"\b(?:must|should|ought to|needs? to|has to|have to|deserves? to|(?:is|are) to (?=be (?:tried|punished|held|released|brought)))\b(?!\s+(?:not\s+|never\s+|n['’]t\s+)?have\b)(?!\s+(?:any|anyone|anybody|it|they|he|she)\b)"
)
OWED = any_case(
    r"\b(?:owes?|owed)\s+(?:us|them|me|the (?:families|victims|dead|people|nation|country|public|widows)|an? (?:explanation|answer|apology) to)\b|\b(?:has|have)\s+(?:the|a|every)\s+right\s+to\s+(?:know|the truth|justice|an? )|\bit (?:is|was) (?:high )?time\b|\bthere (?:must|should|has to|needs to) be\b|"
    r"\benough is enough\b|\b(?:is|are) (?:requested|asked|urged|advised|called upon|invited) to\b|\b(?:cannot|can['’]t|must not) (?:go|remain|be allowed to go) unpunished\b"
)
TO_DEMAND = Mention(
    r"\b(?:call(?:s|ed|ing)?\s+(?:on|upon)|challeng(?:e|es|ed|ing)|urg(?:e|es|ed|ing)|ask(?:s|ed|ing)?|beg(?:s|ged)?|implor(?:e|es|ed)|exhort(?:s|ed)?|invit(?:e|es|ed)|summon(?:s|ed)?|press(?:es|ed)?|appeal(?:s|ed|ing)?\s+to|want(?:s|ed)?|request(?:s|ed)?|dar(?:e|es|ed))\s+(?:(?!\b(?:who|which|said|and)\b)[^.;:,]){2,60}?\s+to\s+(?:(?:also|\w+ly)\s+)*$|\b(?:must|should|ought to|has to|have to|needs? to)\s+(?:(?:also|now|first|\w+ly)\s+)*$"
)
"""Before a cue: the infinitive under a demand ("we call on the army **to admit**")."""

# --------------------------------------------------------------------------- guilt refused

_NOBODY = r"(?:nobody|no[- ]one|no man|none|neither (?:he|they|we)|no (?:soldier|officer|court|judge)s?)"
REFUSES_GUILT = any_case(
    r"\b(?:only|merely|simply|just|solely|no more than|nothing (?:but|more than))\s+(?:been\s+|to\s+)?(?:obey|follow|execut|carr|act|do|did|perform|fulfil|respond|defend|protect)\w*\b|"
    r"\b(?:act(?:ed|ing)?|operat(?:ed|ing)|fir(?:ed|ing)|was|were|did so|done so)\s+(?:\w+ly\s+)?(?:on|under|upon)\s+(?:\w+\s+){0,2}?(?:orders?|instructions?|command)\b|\bon the (?:orders?|instructions?|command) of\b|"
    r"\b(?:received|got|given|had) (?:the|his|their|our|its|such|this|an?) (?:orders?|instructions?|command)s?\b|\borders? (?:came|was given|were given|were) (?:from|by|orders)\b|\borders (?:are|were|is) orders\b|"
    r"\b(?:had|have|has|left|leaving|leaves|gave|with)\s+(?:(?:us|them|him|soldiers|troops|officers|the (?:soldiers|officers|men|army|police))\s+)?no (?:other )?(?:choice|option|alternative)\b|\b(?:given|offered) no (?:other )?(?:choice|option|alternative)\b|\bno reproach\b|\b(?:had|have|has|was|were) (?:been )?(?:duly |clearly )?warned\b(?! (?:of|about|by|the|that))|\bignor(?:ed|ing) (?:\w+\s+){0,3}?(?:warnings?|orders?|summons)\b|\b(?:broke|broken|breached|violated) (?:no|any) (?:law|rule|regulation)s?\b|\b(?:was|were|been) (?:told|ordered|instructed|commanded) to\b|\bas (?:ordered|instructed|commanded)\b|"
    r"\b(?:was|were|been)\s+(?:forced|compelled|obliged)\s+to\s+(?:open|shoot|fire|act|defend|respond|return|use|react|resort)\b|"
    r"\bself[- ]defen[cs]e\b|\bdefend(?:ed|ing)?\s+(?:themselves|himself|herself|ourselves|itself|our lives|their lives)\b|"
    r"\b(?:cannot|can not|can['’]t|could not|couldn['’]t|can hardly|could hardly|must not|should not|shouldn['’]t|not to|ought not to)\s+be\s+(?:\w+ly\s+)?(?:faulted|blamed|reproached|held (?:responsible|accountable|liable|guilty)|condemned|criticised|criticized|judged|punished|prosecuted|tried)\b|"
    rf"\b{_NOBODY}\s+(?:can|could|should|may|must|will|would|shall|has (?:the|a|any) right to|is going to)\s+(?:ever\s+)?(?:be\s+(?:\w+ly\s+)?(?:blamed|faulted|punished|reproached|prosecuted|tried|judged|held)|blame|fault|reproach|judge|punish|accuse)\b|\b{_NOBODY}\s+(?:is|was|were|are) (?:to blame|at fault|guilty)\b|"
    r"\b(?:fault|blame|responsibility|guilt|liability)\b[^.;,]{0,60}?\s(?:lies|lay|rests?|rested|falls|fell|belongs|is (?:with|on|theirs|elsewhere)|was (?:with|theirs|elsewhere))\b|\b(?:due|owing|attributable|thanks) to\b[^.;]{2,60}\bnot (?:to )?(?:us|him|ours|our|the (?:army|police|force))\b|"
    r"\b(?:they|he|she|people|villagers|civilians|protesters|the (?:dead|victims|driver|crowd|boys|men|family|passengers|villagers|protesters|demonstrators))\s+(?:should\s*(?:not|n['’]t|never)|had no (?:business|right|reason)|ought not to)\s+(?:have\s+)?\w+|\b(?:they|he|she|who|victims|people|villagers|drivers?) should have\s+(?:stopped|stayed|obeyed|listened|left|fled|remained|known better|surrendered|complied|kept|heeded)\b|"
    r"\bif (?:only )?(?:they|he|she|the \w+) had(?: not|n['’]t)?\s+\w+[^.;]{0,60}?\bwould(?: not|n['’]t)?\s+(?:have|be|still)\b|\bhad (?:they|he|she|the \w+) (?:not\s+)?(?:stopped|obeyed|surrendered|stayed|left|complied|heeded|run|listened|resisted)\b|"
    r"\b(?:brought|bring|brings|called|drew) (?:it|this|that|their deaths?|his death|the (?:deaths?|attack|strike|fire|tragedy)) (?:down )?(?:up)?on (?:themselves|himself|herself|itself|their own heads)\b|\b(?:done|did|do|does) (?:it|this|that) to (?:himself|herself|myself|themselves|yourself|yourselves)\b|"
    r"\b(?:only|no one but|nobody but|none but) (?:themselves|himself|herself|itself|yourselves) to blame\b|\b(?:themselves|himself|itself) (?:is|are|was|were) to blame\b|\b(?:asked|asking) for it\b|\bgot what (?:he|they|she) deserved\b|\bdeserved (?:it|to die|what)\b|\blet\s+(?:\w+\s+){1,5}?(?:answer|account|pay|apologi[sz]e|take responsibility)\b|\bmust (?:themselves |himself )?answer for (?:it|that|this|them|what)\b|"
    r"\bowes?\s+(?:nobody|no one|them nothing|you nothing|no (?:one|apology|explanation|answer))|\bno (?:need|reason|cause|grounds) to (?:apologi[sz]e|regret|feel|be ashamed)\b|\b(?:will|would|shall) (?:not|never) apologi[sz]e\b|\bnothing to (?:apologi[sz]e|regret|be ashamed|reproach|answer|hide)\b|\bno (?:regrets?|remorse|apolog(?:y|ies))\b|"
    r"\bit (?:is|was) (?:the |a |an )?(?:war|practice|price of (?:war|peace|freedom)|custom|rule|job|duty|cost of war)\b(?!\s+(?:crimes?|that|which|of))|\bwar is war\b|\bsuch (?:things|is war|are the)\b|\b(?:in|during) (?:any|every|all) wars?\b|\bthings like this happen\b|\bthese things happen\b|"
    r"\bany(?:one|body)?(?:\s+(?:other\s+)?\w+)?\s+(?:else\s+)?(?:would|might) have (?:done|acted|reacted|fired|shot|behaved)\b|\b(?:did|done|doing|performed|fulfilled) (?:his|their|our|its|her|my) (?:duty|job|work)\b|\b(?:did|done) what (?:he|they|we|it|she|I|had|was|any)\b|\b(?:did|done|committed|have done|has done) (?:nothing|no) (?:wrong|crime)\b|\bin good faith\b|"
    r"\b(?:legally |fully |perfectly |entirely )?(?:justified|proportionate|lawful|legitimate|unavoidable|inevitable)\b(?!\s+(?:military\s+)?(?:targets?|government|grievances|demands?|authorit\w+|objectives?))|\bregrettable,? but\b|\bnot (?:of )?(?:our|my|their|his|its) (?:own )?(?:affair|business|concern|making|doing|fault|problem)\b|\bno fault of (?:ours|theirs|his|its)\b|"
    r"\bin the (?:mistaken |honest |genuine )?belief (?:that|it|they|he)\b|\b(?:no|without (?:any )?) ?intent(?:ion)? (?:of|to)\s+(?:harm|kill|hurt|target|injur)\w*|\b(?:done|fired|committed|carried out) by (?:a (?:single|lone)|one single|an individual) (?:officer|soldier|policeman|constable|member|guard|man)\b|"
    r"\bin keeping with (?:the )?(?:rules|law)|\brules of engagement\b|\b(?:was|were|is|are) not (?:to blame|at fault|guilty|in the wrong)\b|\bbore no (?:guilt|blame|ill will)\b"
)
"""Words that take the deed for granted and put the guilt away."""
REFUSES_IF_GRANTED = any_case(
    r"\b(?:bear|carr(?:y|ie)|bore|accept|assum|tak|took|shoulder|ha[sdv]|feel|felt|admit|acknowledg|recogni[sz])\w*\s+(?:absolutely\s+)?no\s+(?:\w+\s+)?(?:responsibility|liability|blame|guilt|fault|culpability)\b|\b(?:not|never|hardly)\s+(?:be\s+|been\s+|personally\s+|legally\s+|directly\s+|criminally\s+)*(?:responsible|liable|accountable|culpable|guilty|negligent|answerable)\b|"
    r"\bnothing to do with\b|\bno (?:negligence|guilt|wrongdoing|fault|crime|order|orders|connection|link)\b|\binnocent\b|\bin (?:accordance|line|conformity|compliance) with\b|\bwithin the law\b|\b(?:lawfully|legally|correctly|professionally|proportionately|by the book)\b|\b(?:himself|themselves|herself|personally|itself)\s+(?:had\s+|has\s+|have\s+)?(?:only|merely|just|never)\b|\b(?:he|she|they|we|I)\s+(?:had\s+|has\s+|have\s+)?(?:only|merely|just)\s+(?:\w+ed|kept|drove|held|stood|watched|drove)\b|"
    r"\b(?:den(?:y|ied|ies|ying)|reject\w*|dismiss\w*|refus\w*|disclaim\w*|repudiat\w*)\b[^.;]{0,40}\b(?:responsib\w*|involve\w*|wrongdoing|deliberate\w*|target\w*|blame|guilt|liab\w+|fault|negligence)|\bnot\b[^.;]{0,40}\b(?:deliberate\w*|intention\w*|blame|guilt|liab\w+|responsib\w+)|\b(?:fault|blame)\b|\b(?:alone|solely|fully|entirely)\s+(?:bear|bore|is|are|was|were|carr)\w*\s+(?:the\s+|all\s+)?(?:\w+\s+)?(?:responsib\w+|blame|guilt)|\bbears? (?:the )?(?:full|sole|entire|whole)\b|\bwar\b$|\bit is war\b"
)
"""Words that refuse guilt where the act has been owned just before; alone they deny it."""

# --------------------------------------------------------------------------- other explanations

ENEMY = (
    r"(?:fighters?|terrorists?|bandits?|militants?|rebels?|insurgents?|combatants?|criminals?|spies|spy|informers?|mercenar(?:y|ies)|gang(?:sters?| members?)|gunm[ae]n|collaborators?|vigilantes|infiltrators?|extremists?|jihadists?|outlaws?|saboteurs?|"
    r"suspects?|militiam[ae]n|robbers?|thieves|assailants?|attackers?|kidnappers?|traffickers?|smugglers?|poachers?|human shields?|armed (?:men|elements|individuals)|elements|logistics? suppliers?|accomplices|sympathi[sz]ers|separatists?|guerrill?as?|cultists?|hoodlums|"
    r"members? of (?:(?:the|an?|some|local|alleged|criminal|armed|terrorist|rebel)\s+)*(?:militias?|gangs?|cartels?|armed groups?|organi[sz]ed crime|criminal (?:groups?|gangs?)|terror(?:ist)? (?:groups?|cells?)))"
)
_DEAD = r"(?:dead|deceased|killed|victims?|casualties|bodies|those(?! (?:who|behind|responsible|that))|those who (?:died|were killed|fell)|they|he|she|men|people|persons?|youths?|boys?|individuals|all(?: of them)?|most(?: of them)?|both|some(?: of them)?|inhabitants|villagers|passengers|wounded|guests|traders|ones|teachers|students|arrested|detained|detainees|missing)"
DEAD_WERE = Mention(
    rf"\b{_DEAD}\b(?!\s+by\b)(?:(?!\b(?:by|when|after|while|because)\b)[^.;]){{0,50}}?\b(?:was|were|are|is|being|as|had been|at)\s+(?:(?:all|in fact|armed|active|known|wanted|members?|part|of|an?|the|local|hardened|not civilians but|in reality|indeed|themselves|suspected|former|\d+|\w+ly|some|also)\s+|[\"“”'‘’])*(?:(?!(?:by|with|when|after|from|near|while|before|killed|shot|attacked|abducted|taken|among|the|captured|not)\b)[\w-]+\s+){{0,2}}?[\"“'‘]?{ENEMY}\b"
    rf"|\bonly\s+[\"“'‘]?(?:\w+\s+)?{ENEMY}[\"”'’]?\s+(?:had been|have been|were|was|are)\s+(?:killed|executed|hit|shot|targeted|eliminated|struck|neutrali[sz]ed|punished|arrested)\b|\b(?:killed|executed|shot|hit|targeted|eliminated|struck)\s+only\s+(?:\w+\s+)?{ENEMY}\b"
    rf"|\b(?:dead|killed|toll|victims)\s+(?:at|as)\s+[^.;]{{0,30}}?{ENEMY}\b|\bno (?:civilians?|innocents?) (?:was|were|had been|died)\b[^.;]{{0,40}}\bonly\b|\bnot civilians\b|\b(?:in disguise|disguised as|off-duty soldiers|agents of the (?:enemy|state|regime|rebels|militia|intelligence))\b|\b(?:was|were) (?:armed|carrying (?:weapons|arms|guns|rifles|explosives|ammunition)|in uniform)\b"
)
"""The dead made fighters of."""
OTHER_USE = Mention(
    r"\b(?:was|were|is|are|had been|being|been)\s+(?:(?:also|in fact|being|\w+ly)\s+)*used\s+(?:as|to|for|by)\b(?!\s+(?:rebels|the rebels))[^.;]{0,60}\b(?:weapons?|arms|ammunition|fuel|drones?|rockets?|shells?|command|headquarters|base|shields?|launch\w*|fire|fighters|terror\w*|militants?|rebels|insurgents|gunmen|military|barracks|store\w*|depot|hideout|positions?|bandits|explosives|snipers?|attack\w*)\b|\b(?:served|serving|functioned|doubled)\s+as\b|\b(?:hous|shelter|harbou?r|host|hid(?:ing)?|conceal|stor)\w*\b[^.;]{0,40}\b(?:fighters|weapons|arms|terrorists?|militants|rebels|ammunition|rockets|explosives|bandits|insurgents|drones|fuel|gunmen)\b|"
    r"\bturn(?:ed|s|ing)?\b[^.;]{1,50}\binto\s+(?:an?\s+)?(?:\w+\s+)?(?:barracks|base|bases|headquarters|strongholds?|fortress|arsenals?|depots?|human shields|positions?|command|camps?)\b|\b(?:had been|was|were) infiltrated\b|\bhuman shields?\b|\b(?:hides?|hiding|hid|hidden|mingl\w+|mixed|dug in|sheltering)\s+(?:in|among|amid|amongst|behind|inside)\b|\b(?:legitimate|military|intended|real|terrorist) (?:military )?(?:targets?|objectives?)\b|"
    r"\b(?:hit|struck|bombed|targeted|destroyed|attacked|shelled|at|against|on)\s+(?:only\s+)?(?:an?|the|two|three|its|their|several)?\s*[\"“']?(?:\w+[- ]){0,3}?(?:command post|headquarters|deployment points?|ammunition|(?:arms|weapons|fuel) (?:depot|cache|store)|depots?|training camps?|firing positions?|hideouts?|stronghold|rebel positions?|military (?:convoy|base|site|facility)|supply convoy|launch(?:ing)? (?:site|pad)s?|control cent(?:re|er))\b|"
    r"\b(?:was|were|had been) (?:meant|intended|destined|aimed) (?:for|at)\b|\b(?:pursuing|chasing|tracking|aiming at|after|following)\s+(?:an?|the|two|armed)?\s*(?:\w+\s+){0,2}?(?:convoy|column|vehicle|bandits?|rebels?|militants?|terrorists?|fighters|suspects?)\b"
)
MISHAP = Mention(
    r"\baccident(?:al|ally|s)?\b|\bmishap\b|\b(?:by|a|the|an|grave|serious|tragic|honest|human|regrettable)\s+(?:\w+\s+)?(?:mistake|error)s?\b|\bmistak(?:en|enly|es)\b|\bmistook\b|\bin error\b|\berrors? (?:in|of)\b|\bmisfire\w*|\bmalfunction\w*|\b(?:technical|mechanical|electrical|navigation\w*) (?:fault|problem|error|failure|defect)|\bcross-?\s?fire\b|\bstray\b|\bunintend\w+|\bunintentional\w*|\binadvertent\w*|"
    r"\bcollateral\b|\bnavigation\b|\bmiss(?:ed|ing) (?:its|the|their) (?:intended )?target|\b(?:veered|went|strayed|drifted) off course\b|\bricochet\w*|\bwarning shots?\b|\bfired (?:only )?in(?:to)? the air\b|\breturn(?:ed|ing)? fire\b|\b(?:came|were|was|coming|themselves|being)\s+(?:\w+\s+)?(?:under (?:fire|attack)|fired (?:up)?on|attacked first|shot at)\b|\bopened fire first\b|\bfired first\b|\bexchange of (?:fire|gunfire|shots)\b|\bshoot-?out\b|\bgun ?battle\b|"
    r"\bcaught (?:in|between)\b|\b(?:stray|wander|walk|r[au]n)(?:ed|ing)?\s+into\b|\bmisidentif\w+|\b(?:confus(?:ed|ing)|mix(?:ed|ing) up) [^.;]{2,40} (?:with|and)\b|\b(?:wrongly|falsely|erroneously) (?:identified|taken|believed|targeted)\b|\bmisread\b|\bhad (?:reliable |good )?(?:information|intelligence) that\b|\bon (?:the basis of )?(?:\w+\s+){0,2}(?:intelligence|information)\b|\b(?:false|wrong|faulty|inaccurate|misleading|bad|poor) (?:intelligence|information|coordinates|tip\w*|maps?)\b|\btak(?:en|ing)\s+(?:(?!\bfor\b)[^.;]){2,40}\sfor\s+(?:\w+\s+){0,2}(?:ammunition|weapons|arms|fighters|rebels|bandits|rifles|guns|rockets|militants|terrorists|attackers|the enemy|an? )"
)
EXCUSE = Mention(
    r"\brepel(?:s|led|ling)?\s+(?:an?|the|this|that|such)\s+(?:\w+\s+)?aggressions?\b|\baggressions?\s+(?:(?:was|were|had been|has been)\s+)?(?:repelled|repulsed)\b|"
    r"\b(?:us(?:ed|ing|es))\s+(?:the|this|that|an?|its|their)\s+(?:[\w-]+\s+){1,5}?as\s+(?:an?\s+)?(?:[\w-]+\s+)?(?:meeting (?:place|point)|bases?|hideouts?|headquarters|shields?|depots?|camps?|strongholds?|refuge|command (?:post|cent\w+)|(?:arms|weapons|ammunition) (?:store|dump|cache))\b|"
    r"\b(?:fighters?|members? of (?:an?|the) armed (?:group|band)|armed (?:men|elements)|militants|rebels|insurgents|gunmen|terrorists?|bandits?|weapons)\s+(?:had been|have been|were|was)\s+(?:\w+ly\s+)?(?:seen|observed|spotted|filmed|noticed)\s+(?:entering|in|inside|near|at|leaving|going|moving|hiding|gathering)\b|"
    r"\b(?:may|might|could|must)\s+(?:well\s+|also\s+)?have been\s+(?:shot|killed|hit|wounded|struck|stabbed)\s+by\s+(?:(?:the|some|unknown|armed|hired|their|other)\s+)*(?:outsiders?|infiltrators?|third part(?:y|ies)|provocateurs?|agitators?|unknown (?:persons?|men|people)|others|rivals?|own (?:side|people|men|comrades)|each other|fellow (?:protesters|demonstrators))\b"
)
"""Excuses that only the accused side gives: an aggression repelled, fighters seen at the place, outsiders who may have fired."""
EXCUSE_IF_ACCUSED = any_case(
    r"\b(?:repel|repuls)(?:s|led|ling|ed|ing)?\s+(?:an?|the|this|that)\s+(?:\w+\s+)?(?:attack|assault)s?\b|\b(?:attack|assault)s?\s+(?:was|were|had been|has been)?\s*(?:repelled|repulsed)\b|"
    r"\btargets?\b[^.;]{0,50}?\s(?:was|were|had been|is)\s+[\"“'‘]?(?:only\s+)?(?:an?|the|two|three|\w+)\s+(?:[\w-]+\s+){0,3}?(?:camps?|bases?|posts?|positions?|hideouts?|headquarters|depots?|convoys?|gatherings?|meetings?|cells?|fighters|terrorists|militants|rebels)\b|"
    r"\b(?:was|were|had been|is)\s+(?:in fact\s+|also\s+|\w+ly\s+)*[\"“'‘]?an?\s+(?:[\w-]+\s+){0,2}?(?:training camps?|(?:rebel|terrorist|military|enemy|militia|insurgent|bandit|jihadist) (?:camp|base|post|position|hideout|stronghold)|hideout|command post|arms depot|weapons store|staging (?:area|point|post))\b|"
    r"\b(?:was|were|had been)\s+(?:carrying|transporting|ferrying|moving|bringing)\s+(?:[\w-]+\s+){0,2}?(?:soldiers|troops|fighters|mobili[sz]ed|servicemen|weapons|ammunition|militants|rebels|insurgents|terrorists|reinforcements|arms|recruits|mercenaries|explosives)\b|"
    r"\b(?:it (?:was|is|had been)|was|were)\s+(?:only\s+|merely\s+|just\s+|simply\s+|in fact\s+)?an?\s+(?:[\w-]+\s+)?(?:quarrel|brawl|scuffle|dispute|squabble|row)\s+(?:among|amongst|between|over|about|within)\b|"
    r"\b(?:people|men|fishermen|children|swimmers|many|some)\s+(?:often\s+|always\s+|do\s+|sometimes\s+)?(?:drown|die|fall ill|get lost|disappear|perish)\s+(?:there\s+|here\s+)?(?:in|at|during|every|each)\s+(?:this|the|every|each|that|\w+)\s*(?:season|time|year|rains?|month|weather)?\b"
)
"""What explains a deed away where the speaker's own side has been accused of it, and is plain news where not."""
CONCEDES = any_case(
    r"\b(?:some|a few|several|certain|a number of|\w+)[\"”’]?\s*(?:civilians|innocents?|innocent people|bystanders|women|children|non-combatants)[\"”’]?\s+(?:had been|were|was|have been|are|may have been)\s+(?:also\s+)?among\s+(?:the|those)\s+(?:dead|killed|victims|casualties|wounded|hit|injured)\b"
)
"""A fact against oneself, where one's own side is accused."""
OTHER_DEATH = Mention(
    r"\bnatural causes?\b|\bsuccumbed to (?!(?:his|her|their|its|the|gunshot|bullet|injur|wound|torture))|\b(?:cholera|typhoid|tuberculosis|pneumonia|diabetes|meningitis|hepatitis|covid\S*|dehydration|exhaustion|heatstroke|poisoned food)\b|\b(?:mine|shell|bomb|ordnance)s?\b[^.;]{0,20}\b(?:left|remaining|dating)\b|\bunexploded\b|\bremnants? of war\b|\bheart (?:attack|failure|disease|trouble|condition)\b|\bcardiac\b|\bepilep\w+|\boverdose\b|\basthma\b|\bmalaria\b|\bfever\b|\b(?:arrived|was|were|been|already|fallen|fell|taken|became|seriously)\s+(?:\w+ly\s+)?(?:ill|sick)\b|\b(?:an? |of (?:an? )?)?(?:\w+\s+)?(?:illness|disease)\b|\baddict\b|\bdrunk\b|\bhang(?:ed|ing) (?:himself|herself|themselves)\b|\bsuicide\b|\b(?:took|taken) (?:his|her) own life\b|\bkilled (?:himself|herself)\b|"
    r"\bjumped (?:from|out|off|into)\b|\bslipped\b|\b(?:fell|fallen|falling) (?:down|over|to (?:his|her|their) death|(?:in|from|off|out of|on|into) (?:the|a|his|her|some)\s+(?:\w+\s+)?(?:washroom|bathroom|stairs|roof|window|cell|toilet|balcony|floor|river|well|vehicle|truck|bed|staircase|wall|cliff|tree))\b|"
    r"\b(?:trying|tried|try|attempt\w*) to (?:escape|flee|run away|break (?:out|through)|seize|grab|snatch|evade|cross)\b|\bresist(?:ed|ing)? arrest\b|\b(?:grabbed|reached for|snatched|pulled) (?:an?|his|the|her) (?:\w+\s+)?(?:weapon|gun|rifle|pistol|knife)\b|\bran (?:a|the) (?:checkpoint|roadblock)\b|\b(?:refused|failed|ignored orders) to stop\b|"
    r"\btrampl\w+|\bstampede\b|\bcrushed (?:by|in) (?:the|a) (?:crowd|panic|rush)|\bpanic\w*\b|\bdrowned (?:while|when|after|trying)|\bcurrent was\b|\b(?:bad|heavy|poor|low|strong) (?:weather|visibility|fog|rains?|winds?|currents?)\b|\bsandstorm\b|\blightning\b|\bbrakes?\b (?:failure|failed)|\boverloaded\b|\bjammed\b|\bshort[- ]circuit\b|\bgas (?:cylinders?|leak|explosion|bottle|canister)s?\b|\b(?:cooking )?stove\b|\bboiler\b|\btransformer\b|"
    r"\b(?:ammunition|explosives|fuel|munitions|depot|store|boiler|tanker|generator)\b[^.;]{0,60}\b(?:had |has )?(?:exploded|went off|blew up|detonated|caught fire|ignited|blown up)\b|\bsecondary explosions?\b|\b(?:exploded|blew up|went off|detonated) (?:in (?:its|the|their|his) (?:tube|barrel|hands?|breech)|prematurely|by itself|of its own)|\bdebris\b|\b(?:falling )?fragments?\b|\bshrapnel from\b|\binterceptor\w*|\bair[- ]?defen[cs]e\b|\bshot down\b|\banti-aircraft\b|"
    r"\bof (?:their|his|her|its|one's) own (?:free )?(?:will|accord|volition|choice)\b|\bvoluntar\w+|\bwillingly\b|\basked to (?:accompany|come|join|follow|be taken|leave)\b|\b(?:are|were|was|is) (?:all )?(?:attending|undergoing|on|at|taking part in)\s+(?:an?\s+)?(?:\w+\s+)?(?:training|course|seminar|mission|pilgrimage|leave|holiday|workshop)\b|\bran away with\b|\beloped\b|\b(?:gone|went|crossed|fled) (?:abroad|across the border|over the border|underground|into hiding)\b|\b(?:had|have|has) joined (?:the|a) (?:rebels?|militants?|insurg\w+|bandits|guerrill\w+|terrorists?)\b"
)

# --------------------------------------------------------------------------- denials

MEANT_TO = any_case(
    r"(?:(?:the|these|such|all|those)\s+)?(?:\w+\s+)?(?:reports?|claims?|allegations?|accusations?|charges|stories|accounts)\b[^.;,]{0,40}\b(?:is|are|was|were)\s+(?:only\s+|merely\s+|\w+ly\s+)?(?:meant|intended|designed|aimed|made|spread)\s+(?:to|at)\b"
)
"""A charge said to serve an end is called false ("reports to the contrary were meant to empty the schools")."""
FALSE = Mention(
    r"\b(?:(?:do|does|did) not correspond (?:to|with) (?:the )?(?:reality|facts|truth)|baseless|unfounded|(?<!with )(?<!of )(?<!for )(?<!because of )false(?! alarms?\b| starts?\b| floors?\b| names?\b| documents?\b| papers?\b| plates?\b| beards?\b)|falsehoods?|fabricat\w+|propaganda|(?<!the )(?<!fault )(?<!blame )(?<!responsibility )lies\b(?!\s+(?:with|in|on|at|dead|elsewhere|about|unburied))|(?:a|the|another|pure|outright|blatant)\s+(?:\w+\s+)?lie|lying(?= (?:that|about|when)\b)|liars?|fake|disinformation|misinformation|untrue|untruths?|groundless|"
    r"without (?:any )?(?:basis|foundation|merit|truth)|malicious|smear\w*|slander\w*|(?:enemy|hostile|mere|idle|empty|loose) (?:talk|noise|stories|chatter)|gossip|libel\w*|defam\w+|misleading|invented|inventions?|cooked up|made[- ]up|trumped[- ]up|vilif\w+|blacken\w*|malign(?:s|ed|ing)|not true|not correct|incorrect|inaccurate|no (?:truth|basis|foundation)|devoid of (?:any )?truth|far from the truth|tarnish|discredit|manipulat\w+|nothing to do with|nonsense|rumou?rs|"
    r"fables?|fairy[- ]tales?|fiction\w*|myths?|hoax\w*|theatre|staged|montage|concocted|figments?|imaginary|imagination|cock-and-bull|absurd\w*|ridiculous|laughable|ludicrous|preposterous|an? (?:\w+\s+)?insult|calumn\w+|campaigns? (?:of|to|against)|hostile (?:media|channels)|so-called (?:massacre|victims|killings?|crimes?)|"
    r"(?:old|archive|archived|doctored|edited|unrelated|recycled) (?:pictures|images|footage|videos?|photos|photographs)|(?:pictures|images|footage|videos?|photos|photographs)\b[^.;]{0,90}\b(?:dates? from|dated from|(?:were|was) (?:filmed|recorded|shot) (?:in an|elsewhere|abroad|years|long)|were taken|was taken|comes? from|came from|from other|in another|from another|years? old|from 20\d\d|from 19\d\d))\b"
)
BRANDS = any_case(r"\b(?:describ|call|brand|label|term|portray|dismiss|characteri[sz]|qualif)\w*")
"""Cues that give a thing a name: with a name for falsehood they deny."""
STATES = any_case(r"\b(?:assur|announc|declar|proclaim|stat)\w*")
PROMISES = any_case(r"\b(?:promis|pledg|swear|swor|vow|guarante)\w*")
OWNS_IT = any_case(
    r"\b(?:tak|took|claim|assum|accept|bear|shoulder)\w*\s+(?:(?:full|sole|entire|the|all|its|our|complete)\s+)*responsibility for\b|\b(?:were|was|are|is)\s+(?:indeed\s+|in fact\s+|one of\s+)?ours\b(?!\s+(?:to|by))"
)
"""A deed owned in so many words: "takes responsibility for the ambush", "the men were ours"."""
ITS_OWN = any_case(
    r"\b(?:drones?|aircraft|planes?|jets?|helicopters?|shells?|rockets?|missiles?|mortars?|rounds?|bombs?|munitions?|strikes?|operation|raid|attack|patrol|unit|soldiers|men|troops|fighters)\s+(?:were|was|had been)\s+(?:indeed\s+|in fact\s+|one of\s+)?its\s+own\b"
)
"""The same of what struck ("the drone was **its own**"), where no other party in arms can be meant."""
BLEW_UP = any_case(
    r"\b(?:ammunition|explosives|fuel|munitions|gas cylinders?|arms dump)\b[^.;]{0,60}?\b(?:had\s+|has\s+)?(?:exploded|went off|blew up|detonated)\b"
)
GAVE_NONE = any_case(
    r"\s+(?:(?:had|has|have|did|\w+ly)\s+)*(?:given|gave|passed|supplied|provided|sold|handed|sent|lent|delivered)\s+(?:[\w-]+\s+){0,3}?(?:no|nothing|none)\b"
)
"""Behind a subject of the speaker's own: that it gave something to nobody."""
UNCONFIRMED = any_case(
    r"\b(?:could|can)(?:not| not|n['’]t) be (?:\w+ly )?(?:confirmed|verified|corroborated|checked|established)\b|\b(?:could|can)(?:not| not) (?:immediately |yet )?(?:independently )(?:confirm|verify)\b|"
    r"\b(?:has|have) not (?:yet )?been (?:independently )(?:confirmed|verified)\b"
)
"""What an outlet says of a figure or an account that it does not vouch for."""
WE_WITHHOLD = any_case(
    r"\W*(?:we|i)\s+(?:\w+ly\s+|still\s+)?(?:(?:cannot|can['’]t|could not|do not|don['’]t|did not|have not)\s+(?:yet\s+|\w+ly\s+)*(?:confirm|know|verify|verified|believe)|doubt)\b(?!\s+(?:him|her|them) well)"
)
"""The same in its first person."""
BORNE_OUT = any_case(
    r"(?:[\w’'-]+\s+){1,6}?(?:was|were|has been|have been|is|are)\s+(?:\w+ly\s+)?(?:confirmed|corroborated|verified|borne out|certified|substantiated)\s+by\b"
)
"""What is said to be borne out by something ("three of the deaths were confirmed by certificates")."""
ALIBI = any_case(
    r"\b(?:was|were|had been|has been|have been|is|are)\s+(?:all\s+|both\s+|still\s+|already\s+|then\s+|\w+ly\s+)*(?:grounded|elsewhere|confined to (?:barracks|base)|in (?:their|its|the) (?:barracks|base|bases)|(?:at|on) (?:the )?(?:base|leave)|out of (?:service|order|action|the area)|alive|safe and sound|unharmed|intact|standing|hundreds of (?:km|kilomet\w+|miles) away|kilomet\w+ away)\b|\bit was(?: not|n['’]t) (?:its|our|his|their|my|the) (?:own\s+)?(?:men|forces|troops|soldiers|fighters|aircraft|drones?|unit)|\bnot (?:by|of|from) (?:our|its|their|his)\b|\bnot ours\b"
)
THERE_WAS_NONE = any_case(
    r"there\s+(?:was|were|had been|has been|have been|is|are|exists?)\s+(?:no|never|not (?:any|a)|none)\b(?!\s+(?:\w+\s+)?(?:water|food|time|choice|doubt|reason|response|answer|claim|word|sign|sense|one|help|justice|peace|way|confirmation|evidence|information|losses|casualt\w+|school|room))"
)
ALIVE = any_case(
    r"\b(?:is|are|was|were)\s+(?:all\s+|both\s+|still\s+|in fact\s+)*(?:alive|safe and sound|in good health|unharmed)\b"
)
NONE_DID = any_case(
    r"(?:nobody|no[- ]one|none|not (?:a|one|a single)\b|no\s+(?!longer|doubt|matter|choice|information|casualt|losses|wounded|injur|more)\w+)"
)
"""An opening that says of nobody that he did or suffered it."""
NOT_IN_OWN = any_case(
    r"\s+(?:(?:has|have|had|did|does|do|was|were|is|are|also|always|\w+ly)\s+)*(?:(?:not|never|neither|nor|no|nobody|nothing|none|nowhere)\b|\w+n['’]t\b|(?:[\w-]+\s+){1,4}?(?:no|nobody|no one|nothing|none|neither|never)\b)"
)
"""Behind a subject of the speaker's own: a main clause said to be not so."""
NO_DENIAL = any_case(
    r"\b(?:yet|until|surrender\w*|negotiat\w+|ready|mood|able|allowed|paid|longer|only|hesitat\w*|rest until|forget|tolerate|back down|give up|stop|choice|option|alternative|doubt|idea|comment|information|knowledge|aware|"
    r"know|knew|confirm\w*|verif\w*|believe|trust|sure|certain|established?|casualt\w+|losses|hope|faith|words?|medicine|food|water|help|electricity|doctors?|money|sleep|slept|recover\w*|escape|leave|afford|reach|return|understand|remember|regret|apologi[sz]e)\b|\b(?:will|would|shall|can|cannot|could|must|should)\b"
)

RESTRAINT = any_case(
    r"\b(?:exercis|show|display|observ|us|act|practi[sc])\w*\s+(?:with\s+)?(?:the\s+|our\s+|their\s+)?(?:utmost|maximum|great|every|considerable|full|extreme|all due)\s+(?:restraint|care|caution)\b"
)
"""How the accused side says that it behaved."""
_MEN_AT_ARMS = r"(?:soldiers?|fighters?|rebels?|militants?|insurgents?|armed (?:men|people|elements|groups?)|combatants?|terrorists?|gunm[ae]n|military (?:personnel|men|people|presence|vehicles?|equipment|base|position)|militiamen|troops|servicemen|guerrillas|bandits|jihadists?|partisans)"
_ARMS = r"(?:weapons?|guns?|rifles?|arms|firearms?|ammunition|explosives)"
NOT_FIGHTERS = any_case(
    rf"(?:they|he|she|it|we|(?:the|our|my|his|her|these|those|their)\s+(?:[\w’'-]+\s+){{0,3}}?\w+|all|none of (?:them|us|the \w+)|not one of (?:them|us|the \w+)|nobody|no one)\s+"
    rf"(?:(?:was|were|is|are)(?:\s+(?:not|never|no)|n['’]t)\s+(?:an?\s+|any\s+|even\s+|ever\s+)*(?:{_MEN_AT_ARMS}|armed|criminals?|involved in (?:crime|the conflict|the war|fighting)|spies|a spy|part of (?:any|an) (?:group|militia|gang))\b|"
    rf"(?:had|carried|held|bore|owned|possessed)\s+(?:no|neither|not a(?: single)?|not any|nothing but)\s+{_ARMS}\b|(?:did not|didn['’]t|never)\s+(?:have|carry|hold|own|possess|fire|shoot|bear)\b(?:\s+(?:an?|any|a single))?\s*(?:{_ARMS}|shots?|at)\b)|"
    rf"(?:none of (?:them|us|the \w+)|not one of (?:them|us|the \w+)|nobody|no one)\s+(?:was|were|had been)\s+(?:armed|carrying (?:a |any )?{_ARMS}|an? {_MEN_AT_ARMS})\b|(?:none of (?:them|us|the \w+)|not one of (?:them|us|the \w+)|nobody(?: there| among them)?|no one)\s+(?:had|carried|held)\s+(?:an?|any)\s+{_ARMS}\b"
)
"""Opens what is said: that the victims fought or bore arms is said to be not so."""
NONE_THERE = any_case(
    rf"(?:there\s+(?:was|were|had been|has been|have been|is|are)\s+(?:no|not (?:an?|any)(?: single)?|never (?:an?|any))\s+(?:[\w-]+\s+){{0,1}}?(?:{_MEN_AT_ARMS}|{_ARMS}|exchange of (?:fire|shots)|shoot-?out|(?:military|rebel|training) (?:camp|base|target))\b(?!\s+to\b)|"
    rf"no\s+(?:[\w-]+\s+)?(?:{_MEN_AT_ARMS}|{_ARMS})\s+(?:was|were|had been|have been)\s+(?:ever\s+)?(?:on board|there|present|inside|in\b|at\b|near|found|aboard|among|nearby)|"
    r"(?:no|not a(?: single)?)\s+(?:shots?|bullets?|rounds?)\s+(?:was|were|had been|came|ever came)\s+(?:ever\s+)?(?:fired\s+)?(?:from|by)\b|"
    r"(?:no|not (?:a|one)(?: single)?)\s+(?:signals?|warnings?|orders? to stop|signs?|order|call)\s+(?:was|were|had been)\s+(?:ever\s+)?(?:given|made|issued|shouted|shown)\b|"
    rf"(?:I|we|they|he|she)\s+(?:did not|didn['’]t|never|saw no|had seen no)\s*(?:see|saw|notice)?\s*(?:an?|any|a single)?\s*{_ARMS}\b|(?:nobody|no one|none of (?:us|them))\s+(?:had\s+)?(?:fired|shot)\s+(?:at|on|back)\b)"
)
"""Opens what is said, where forces struck: that there was anything to strike, shoot at or warn of is said to be not so."""

# --------------------------------------------------------------------------- doubts

WITHHOLDS = any_case(
    r"(?:(?:it|we|i|they|he|she|the \w+(?:\s+\w+){0,3}?|\w+)\s+)?(?:(?:also|still|\w+ly)\s+)*+(?:(?:cannot|can not|can['’]t|could not|couldn['’]t|(?:is|are|was|were|am)\s+(?:not (?:yet )?(?:able|in a position)|unable)\s+to)\s+(?:(?:yet|now|be|\w+ly)\s+)*(?:confirm\w*|say\b|verif\w+|establish\w*|tell\b|ascertain\w*|exclude|rule out|corroborat\w+|vouch|be sure|authenticat\w+|prove)|"
    r"(?:do|does|did)(?: not|n['’]t)\s+(?:\w+ly\s+|yet\s+|even\s+)*(?:know|believe|trust|buy|think|see (?:how|why)|understand (?:how|why|what)|recogni[sz]e)|"
    r"(?:ha[sdv]e?\s+)?(?:so far\s+|as yet\s+|\w+ly\s+)*(?:ha[sdv]e?|held|possess\w*|received|see[ns]?|saw|found|heard)\s+(?:as yet\s+|so far\s+|yet\s+|\w+ly\s+)*(?:no|little|not (?:any|enough|sufficient|received)|nothing (?:that|to)\b)\s*(?:\w+\s+){0,2}?(?:information|knowledge|confirmation|evidence|record|proof|reports? of|support\w*|suggest\w*|confirm\w*|shows?|reason to believe|indication|idea|faith|trust|confidence|hope|details|word)|"
    r"(?:is|are|was|were|remains?|would be|seems?)\s+(?:still\s+|far\s+|much\s+)*(?:too (?:early|soon)|premature|impossible|not possible|difficult|hard)\s+(?:for \w+ \w+ )?to\s+(?:say|know|confirm|verify|tell|judge|determine|establish|assess|believe)|(?:is|are|was|were|am|['’]m|['’]re)\s+not (?:\w+ly\s+|yet\s+|so\s+)*(?:aware|sure|certain|convinced|informed|persuaded|confident)|(?:is|are|was|were|remains?|am)\s+(?:\w+ly\s+)*(?:far from (?:convinced|sure|certain|clear)|hardly convinced|sceptical|skeptical|unconvinced|doubtful|unsure|unaware|suspicious of)|"
    r"(?:plac|put|ha[sdv]|hold)\w*\s+(?:absolutely\s+)?(?:no|little|not much)\s+(?:trust|faith|confidence|hope|belief)|"
    r"(?:is|are|was|were|has|have|had|remains?)\s+(?:(?:not|yet|still)\s+)*(?:to be|been)\s+(?:\w+ly\s+)?(?:established|determined|confirmed|verified|identified|ascertained|clarified|proven|known)\b|(?:is|are|was|were|remains?|remained)\s+(?:still\s+|yet\s+|not\s+(?:yet\s+)?|\w+ly\s+)*(?:unclear|unconfirmed|unverified|unknown|unproven|clear|known|confirmed|verified|established)\b|"
    r"doubts?\b|wonders?\b|questions?\s+(?:the|whether|why|how|if))"
)
"""Opens what is said: belief withheld without saying that it is not so. ``not`` or a privative must be among the words."""
PRIVATIVE = any_case(
    r"\b(?:not|no|never|cannot|nothing|far from|hardly|too|premature|impossible|difficult|hard|unable|little|doubt\w*|wonder\w*|question\w*|sceptical|skeptical|un\w+|yet to|still to|remains? to)\b|n['’]t\b"
)
EXPECTS = any_case(
    r"(?:we|i)\s+(?:\w+ly\s+|now\s+|also\s+|still\s+)?(?:expect|fear|anticipate|foresee|predict|dread|am afraid|are afraid)\b(?!\s+(?:for|the (?:government|authorities|army|police|court)))"
)
"""A forecast in the first person."""
BE_DONE_WITH = any_case(
    r"\b(?:expect(?:s|ed|ing)?|likely|unlikely|predict(?:s|ed)?|anticipat\w+|bound|sure|certain|set|going)\b[^.;:]{0,80}?\bto\s+be\s+(?:\w+ly\s+)?$"
)
"""Before a cue: a passive that is only foretold ("expect the request **to be rejected**")."""
PLANTED = any_case(
    r"\b(?:planted|laid|placed|buried|detonated|carried out|committed|perpetrated|fired|launched|set off|thrown)\s+(?:there\s+|earlier\s+)?by\b"
)
"""Whoever did it is named: no mishap."""
REVENGE = any_case(
    r"\b(?:to (?:punish|avenge|retaliate)|in (?:retaliation|revenge|reprisal|response)|reprisals?|retaliat\w+|as (?:a )?punishment|to teach)\b"
)
KNEW_OF_NO = any_case(r"\bknew of no (?:warning|order|call|alert|request|complaint)")
WORTHLESS = Mention(
    r"\b(?:born dead|still[- ]?born|dead on arrival|dead letter|come to nothing|c[ao]me to nothing|lead nowhere|led nowhere|gather(?:ed|ing)? dust|whitewash\w*|cover[- ]?up|window[- ]dressing|public relations|eyewash|charade|farce|sham|for show|smokescreen|buy(?:ing)? time|placate|marking (?:its|their|his) own|judge(?:s)? in (?:its|their|his) own|"
    r"cannot (?:investigate|judge) (?:itself|themselves|himself)|never (?:bear|bore|borne|produce|yield)\w*|lacks? (?:credibility|independence)|not (?:be )?(?:credible|independent|fair|neutral|serious|impartial|plausible|convincing)|hard to believe|difficult to believe|implausible|who (?:will|would|can|could) believe|does(?: not|n['’]t) (?:add up|hold|stand|convince)|raises? (?:\w+\s+)?questions|leaves? (?:\w+\s+)?questions|"
    r"seriousness|an? (?:claim|account|version)s? (?:that|which) [^.;]{2,80} (?:does not|do not|did not|cannot) (?:support|bear out|confirm))\b"
)

# --------------------------------------------------------------------------- admissions

MY_DEED = any_case(
    r"(?<!\bif )(?<!\bwhether )\b(?:we|i)\s+(?:(?:had|have|then|also|just|had to|did|\w+ly)\s+)*(?:shot|fired|opened fire|killed|burn(?:ed|t)|hit|struck|executed|bombed|shelled|attacked|ambushed|raided|beat|tortured|ordered (?:them|him|my men|the men|fire)|gave the order|said fire|threw|blew up|detonated|captured|abducted|seized|eliminated|neutrali[sz]ed|slaughtered|punished|destroyed|looted|robbed|took (?:him|her|them|the (?:men|boys|girls|hostages)))\b"
)
"""A deed in the first person; whose army it was, who speaks says."""
BOASTS = any_case(
    r"(?:it was (?:we|us|he|him|i|me|they|our \w+|its \w+|his \w+) who|claim(?:s|ed|ing)? to have\b|to have (?:killed|executed|shot|ambushed|destroyed|neutrali[sz]ed|eliminated|captured|shot down|attacked|struck|hit))"
)
REGRETS = any_case(
    r"\b(?:regret(?:s|ted|ting)?|apologi[sz]\w+|sorry|(?:extend|offer|present|convey)\w* (?:our|its|his|their) (?:sincere |deep )?apolog\w+)\b"
)
ENEMIES_DOWN = Mention(
    rf"\b(?:(?:killed|neutrali[sz]ed|eliminated|liquidated|slain|shot dead|gunned down|wiped out|put out of action)\s+(?:at least\s+|about\s+|some\s+|more than\s+|over\s+|up to\s+)?(?:[\w-]+\s+){{0,3}}?{ENEMY}|{ENEMY}\s+(?:\w+\s+){{0,4}}?(?:(?:had been|have been|has been|was|were|are)\s+(?:\w+ly\s+)?(?:killed|neutrali[sz]ed|eliminated|liquidated|slain|shot dead|gunned down|put out of action|wiped out|executed|destroyed)\b|(?:had |have )?lost their lives)|"
    r"having been killed in encounters?)\b"
)
"""Enemies told as killed, by nobody else: the count of one's own side."""
DECREES = any_case(r"\b(?:declar|decree|order|impos|proclaim|institut)\w*")
STRIKE = any_case(
    r"\W*(?:(?:that\s+)?(?:it|we)\s+(?:(?:had|has|have)\s+)?(?:carried\s+out|conducted|launched|staged|mounted|ordered)\s+)?(?:(?:a|an|the|its|his|their|our|two|three|several|having carried out an?)\s+)?(?:[\w-]+\s+){0,2}?(?:strikes?|air\s?strikes?|air raids?|bombardments?|bombing|bombings|raids?|shelling)\b"
)
DEFENCE = any_case(r"\b(?:defen[cs]e|army|armed forces|air force|military|general staff|war)\b")

# --------------------------------------------------------------------------- affirmations

BEARS_OUT = any_case(
    r"\b(?:confirm(?:s|ed|ing)?|verif(?:y|ies|ied|ying)|corroborat\w+|(?<!their )(?<!his )(?<!her )(?<!the )(?<!our )(?<!its )(?<!identity )(?<!of )document(?:s|ed|ing)?\b(?! (?:were|was|are|is|had|have|that|of|in|on)\b)|establish(?:es|ed|ing)?|ascertain\w*|authenticat\w+|attest(?:s|ed|ing)?|certif(?:y|ies|ied|ying)|back(?:s|ed)|prove[sdn]?|substantiat\w+|validat\w+|cross-check\w*|found (?:it )?(?:proven|established)|b(?:ears?|ore) out|ratif(?:y|ied|ies))\b"
)
BELIEVES = any_case(
    r"\b(?:believes?|believed) (?:him|her|them|the (?:army|police|government|families|witnesses|villagers|account))\b|\b(?:our|its|their) (?:\w+\s+)?(?:teams?|researchers|monitors|investigators|services|doctors|staff|observers) (?:have |has |had )?(?:documented|counted|verified|recorded|confirmed|established|registered)\b|\b(?:has|have|had) been (?:independently )?(?:verified|documented|confirmed|corroborated)\b(?! (?:dead|killed))"
)
"""Not behind a denial: what has been borne out in such words."""

# --------------------------------------------------------------------------- cues that no table lists

CUE_FORETELLS = any_case(
    r"\b(?:concern(?:ed)?|worr(?:y|ied|ies)|afraid|alarm(?:ed)?|fear(?:s|ed|ing)?|forecast\w*|prophes\w+|foretold|foresee\w*|brac(?:es?|ing) for|expect(?:s|ed|ing)?|predict\w*|warn(?:s|ed|ing)?|anticipat\w+|dread\w*)\b"
)
CUE_DOUBTS = any_case(
    r"\b(?:doubt(?:s|ed|ing|ful)?|s[ck]eptical|s[ck]epticism|unconvinced|wonder(?:s|ed|ing)?|mistrust\w*|distrust\w*|disbeliev\w+|unsure|question(?:s|ed|ing)|(?:not|n['’]t|never)\s+(?:\w+\s+)?(?:believe|trust|sure|convinced|certain|think)|no (?:trust|faith|confidence)|little (?:trust|faith|confidence)|(?:not|n['’]t|unable to|could not|cannot) (?:confirm|verify))\b"
)
CUE_DENIES = any_case(
    r"\b(?:den(?:y|ies|ied|ying)|discard(?:s|ed|ing)? that|belie[sd]|repudiat\w+|disclaim\w*|contradict\w*|gainsa\w+|refut\w+)\b"
)
CUE_ADMITS = any_case(
    r"\b(?:boast(?:s|ed|ing)?|brag(?:s|ged|ging)?|vaunt\w*|gloat\w*|confess\w*|own(?:s|ed|ing)? up|revendicat\w+|(?:took|takes|taking|claim\w*) credit|conced\w+|admit\w*|acknowledg\w+|did not contest|allow(?:s|ed) that|accept(?:s|ed|ing)? (?:that|it had)|recogni[sz](?:es|ed|ing) (?:that|having))\b"
)
CUE_ANNOUNCES = any_case(
    r"\b(?:decree[ds]?|undertook|undertakes|vow(?:s|ed)?|swore|swears|threaten(?:s|ed|ing)?|pledg\w+|promis\w+)\b"
)
CUE_DEMANDS = any_case(
    r"\b(?:challeng(?:es|ed|ing)? (?!the (?:account|version|claim|figure|toll|number))|implor\w+|exhort\w*|beg(?:s|ged|ging)?|plead\w*|solicit\w*|exig\w+|demand\w*|urg(?:e|es|ed|ing)|call(?:s|ed|ing)? (?:on|upon|for))\b"
)
