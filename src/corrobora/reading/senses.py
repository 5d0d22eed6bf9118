"""Words of violence in other senses: of sport, business, law, health, the arts, and what no man did.

A word that could tell an act tells none where its phrase, its object or its
sentence gives it another sense ("a heart attack", "kill the bill", "charged
with murder", "Orin beat Molen 3-1"). Tables of common English use; a word not
listed keeps its violent sense.
"""

import re
from functools import lru_cache

from corrobora.records import ActKind, Span

_CRIMES = frozenset(
    """murder murders killing killings torture rape rapes kidnapping kidnappings abduction abductions assault assaults robbery arson
    execution executions death deaths massacre attack""".split()
)
_CASES = frozenset(
    """charge charges trial trials case cases suspect suspects conviction convictions investigation investigations inquiry inquiries probe
    probes rap weapon weapons mystery rate rates law laws squad squads detectives unit plot warrant warrants penalty row sentence sentences
    threat threats metal certificate certificates anniversary drama thriller novel film accusations indictment hearing verdict
    count counts prosecution defendants defendant convict convicts""".split()
)
"""Nouns behind a crime's name that make it a name: "murder charges", "death penalty"."""
_CHARGED = re.compile(
    r"(?:charged with|charges? of|charges? for|counts? of|guilty (?:of|to)|convicted (?:of|for|on)|indicted (?:for|on|over)|tried for|on trial for|"
    r"acquitted of|cleared of|suspicion of|wanted for|sentenced (?:\w+ ){0,5}(?:for|to)|jailed (?:\w+ ){0,4}for|crime of|crimes of|"
    r"executed for|arrested for|prosecuted for|accused of|to stand trial for|answer for|pleaded guilty to|faces?|"
    r"attempted|conspiracy to commit|conspiring to commit)\s+(?:(?:the|a|an|alleged|multiple|mass|attempted|pre-?meditated|first-degree|second-degree|aggravated|war crimes?|and|or|of)[ ,]+)*"
    r"(?:(?:murder|torture|rape|kidnapping|assault|arson|manslaughter|looting)s?(?:,| and| or)\s+)*$"
)
_TO_DEATH = re.compile(
    r"(?:sentenc\w*|condemn\w*|put|frightened|scared|bored|starv\w*)\b(?:\s+[\w-]+){0,6}\s+to\s*$"
)
_PHRASES = re.compile(
    r"\b(?:(?:heart|asthma|panic|anxiety|cardiac|verbal|scathing|personal|stinging|fierce|veiled|blistering|charm|cyber|phishing|ransomware|hacking|acid-reflux)[ -]attacks?|"
    r"cyber ?attacks?|attack(?:s|ed)? (?:its|his|her|their|the) (?:rivals?|record|records|polic(?:y|ies)|character|reputation|credibility|critics|budget|plans?|proposals?|"
    r"decision|bill|law|reform|idea|deal|government's|opposition's|problem|prices?|ruling|verdict|handling)|"
    r"attacks? on (?:\w+ )?(?:rivals?|rivals'|record|polic(?:y|ies)|character|reputation|credibility|critics|press freedom|freedom|democracy|budget|bill|law|prices?|judiciary|constitution|"
    r"independence|rule of law|free speech)\b|attack(?:s|ed|ing)? (?:midfielder|football|play|line|side|form)|"
    r"(?:take|takes|took|taken|taking) a beating|beaten (?:track|path)|heart ?beat\w*|beat(?:s|ing)? (?:the )?(?:clock|deadline|odds|record|drum|heat|retreat)|"
    r"bombed at the box office|box[- ]office bomb|shot(?:s)? (?:to fame|on goal|on target|in the arm|up)|long shot|mug ?shots?|big shot|long-range shot|"
    r"hit by (?:an? )?(?:injur(?:y|ies)|inflation|shortages?|sanctions|drought|strikes?)|injury (?:time|list|worr(?:y|ies)|crisis|problems?|lay-?off|record)|"
    r"(?:knee|hamstring|ankle|groin|calf|shoulder|thigh|foot|achilles|muscle|sports?) injur(?:y|ies)|"
    r"kill(?:ed|ing|s)? (?:time|off)\b|killed it|to kill for|dressed to kill|killer (?:app|instinct|blow)|"
    r"hunger strikes?|(?:general|rail|train|teachers'|doctors'|labou?r|wildcat|pay|bus|transport) strikes?|strikes? (?:over|for) (?:pay|wages)|on strike|strike action|strike a deal|struck a deal|"
    r"fired (?:its|his|her|their|the) (?:coach|manager|minister|ministers|chief|head|boss|director|trainer|prime minister|cabinet|staff|workers)|"
    r"(?:was|were|been|be) fired (?:on (?:mon|tues|wednes|thurs|fri|satur|sun)day|by (?:the )?(?:board|company|president|club)|from (?:his|her|their|the) (?:job|post))|"
    r"(?:prices?|sales|anger|demand|interest|crowd|population|market|laughter) (?:has |have )?exploded|population explosion|explosion (?:in|of) (?:prices?|demand|interest|sales|colou?r|joy)|"
    r"crime of passion|price shock|hacked (?:into|the)|(?:child|drug|alcohol) abuse|election fever|stormed (?:to|into|out|off|through) (?:victory|the (?:lead|final|semi))|"
    r"(?:landslide|title|cup|election) (?:raid|assault|ambush)|assault on (?:the )?(?:title|summit|record|everest)|murder(?:ed)? (?:the )?(?:song|language|tune)|"
    r"massacred at the polls|political massacre|attack of (?:malaria|fever|nerves|asthma)|bomb cyclone|bombshell|(?:bombs?|devices?|(?:land)?mines?|shells?|rockets?|missiles?) (?:was|were|had been|has been|have been) (?:safely |successfully )?(?:neutrali[sz]ed|defused|disposed of|deactivated))\b"
)
_SCORE = re.compile(r"(?<![\w./-])\d{1,3}[-–]\d{1,3}(?![\w./-])")
_SPORT = re.compile(
    r"\b(?:goalkeeper|midfielder|winger|full-back|half-time|halftime|semi-?finals?|quarter-?finals?|penalty shoot-?out|"
    r"scored|(?:premier|champions|football|national|basketball) league|tournament|world cup|cup final|team-?mates?|corner kick|touchline|batsman|bowler|wicket|"
    r"points clear|top of the table|championship|playoffs?|in training|the dressing room|football (?:match|team|club)|clean sheet|equaliser|equalizer|"
    r"(?:the|their|her|his|its) (?:team|coach|season|squad)(?:'s)? (?:was|were|has|had|have|suffered|lost|won|said)|all season)\b"
)
_IN_SPORT = frozenset(
    """beat beats beaten beating beatings injury injuries injured hurt hit struck strike strikes attack attacks attacked attacking shot shooting fired stole
    stolen stealing robbed raid raided ambush ambushed stormed storming targeted destroyed destroying execution executions massacre massacred
    demolished demolishing flattened burned kicked stopped mistreated wounded missing gunned battle drilled lifted""".split()
)
"""Words that sport uses; "shot dead" and "killed" keep their sense in a sentence about a footballer."""
_FICTION = re.compile(
    r"\b(?:film|movie|novel|play|sitcom|drama|thriller|opera|musical|comedy|poem|video game|soap|screenplay|short story|biopic|series|exhibition)\b"
    r"[^.;]{0,60}\b(?:tells|follows|depicts|portrays|stars|starring|explores|is about|centres? on|centers? on|revolves around|is set|set in|based on|"
    r"features|narrates|imagines|opens with|ends with|recounts the story|is a)\b"
)
_FILMED = re.compile(
    r"\b(?:shot|shooting|shoot)\s+(?:(?:a|an|the|his|her|their|some|this|most of|two|three)\s+)?(?:\w+\s+){0,2}(?:films?|movies?|portraits?|photos?|photographs?|pictures?|videos?|footage|scenes?|"
    r"documentar(?:y|ies)|series|commercials?|adverts?|episodes?)\b|\b(?:film|movie|footage|video|scene|documentary|photo|photograph|picture|series)s?\b(?:\s+[\w']+){0,3}\s+(?:was|were|been|being|is)\s+shot\b"
)
_IDEAS = re.compile(
    r"\s+(?:off\s+)?(?:(?:the|a|an|any|its|his|her|their|our|this|that|all|every|such|old|new|local|whole|entire|last)\s+)*(?:[\w-]+\s+)?(?:game|match|bill|bills|budget|deal|deals|idea|ideas|proposal|project|plan|plans|"
    r"motion|amendment|mood|joke|story|conversation|debate|jobs|industry|economy|competition|hope|hopes|dream|dreams|momentum|trade|tourism|law|reform|"
    r"market|business|interest|appetite|germs|bacteria|viruses|mosquitoes|weeds|pests|virus|engine|music|song|language|show|party|buzz|"
    r"lions?|rats?|birds?|snakes?|elephants?|dogs?|locusts?|fish|harvests?|crops?)\b(?!\s+(?:leaders?|officials?|members?|traders?|workers?|guards?|owners?))"
)
_IDEA_SUBJECT = re.compile(
    r"\b(?:bill|budget|deal|idea|proposal|project|plan|motion|amendment|joke|story|debate|industry|economy|competition|hopes?|dreams?|momentum|"
    r"law|reform|amendments?|shares?|market)\s+(?:was|were|been|has been|had been|is|being)\s*$"
)
_THINGS_DONE = re.compile(
    r"\s+of\s+(?:(?:the|a|an|its|his|her|their|this|that|state|annual|national|new|public|these)\s+)*(?:budget|plan|plans|project|projects|sonata|contract|contracts|programme|program|"
    r"policy|policies|work|works|order|orders|strategy|law|laws|decision|decisions|judgment|judgement|will|warrant|warrants|duties|duty|task|tasks|mission|agreement|deal|"
    r"piece|concerto|symphony|trade|trades|move|moves|idea|reform|reforms|mandate|mandates)\b"
)
_NATURE = re.compile(
    r"\b(?:cholera|malaria|measles|meningitis|ebola|dengue|typhoid|covid(?:-19)?|coronavirus|hiv|aids|cancer|leukaemia|leukemia|tuberculosis|polio|diphtheria|"
    r"disease|illness|epidemic|pandemic|outbreak|natural causes|old age|heart attack|heart failure|stroke|pneumonia|diabetes|kidney failure|virus|"
    r"car crash|road (?:accident|crash|traffic)|traffic accident|bus crash|plane crash|train crash|crashed into|collision|collided|"
    r"head-on|plunged into|overturned|capsiz\w+|shipwreck|earthquake|quake|floods?|flooding|floodwaters|landslides?|mudslides?|lightning|cyclone|hurricane|"
    r"typhoon|tornado|tsunami|storm|heavy rains?|torrential rains?|drought|heatwave|avalanche|volcan\w+|stampede|gas leak|collapsed|building collapse|"
    r"electrocuted|drowned while|snake ?bites?|crocodile|hippo\w*|aged \d{2}|at the age of)\b"
)
_HANDS = re.compile(
    r"\b(?:gunm[ae]n|soldiers?|troops|rebels?|militia\w*|bandits?|attackers?|assailants?|police\w*|fighters?|jihadists?|militants?|armed|army|forces|shot|gunfire|bomb\w*|"
    r"shell(?:ed|ing|s)?|rockets?|drones?|air ?strikes?|executed|murdered|massacre\w*|stabbed|hacked|machetes?|torture\w*|beaten|explosi\w+|landmine|grenade|"
    r"attack(?:ed|s)? by|custody|detention|prison|fleeing|mercenar\w+|missiles?|warplanes?|clashes|fighting|raid\w*|ambush\w*|abduct\w*|kidnap\w*|opened fire)\b"
)
_BODIES = re.compile(
    r"\b(?:bod(?:y|ies)|corpses?|remains|cadavers?|victims?|them|alive|to death|beyond recognition)\b"
)
_PROPERTY = re.compile(
    r"\b(?:houses?|homes?|huts?|villages?|vehicles?|cars?|trucks?|lorr(?:y|ies)|bus(?:es)?|minibus(?:es)?|shops?|markets?|stalls?|crops?|granar(?:y|ies)|harvests?|"
    r"church(?:es)?|mosques?|schools?|clinics?|hospitals?|buildings?|propert(?:y|ies)|camps?|tents?|motor(?:cycles?|bikes?)|stores?|barns?|fields?|farms?|"
    r"bridges?|stations?|offices?|towns?|neighbou?rhoods?|districts?|convoys?|boats?|warehouses?|food|livestock|tyres?|tires?|tankers?|pickups?|ambulances?|"
    r"dwellings?|apartments?|hamlets?|settlements?|shelters?|water points?|wells?|generators?|antennas?|masts?|towers?|depots?|libraries|library|shrines?|"
    r"tombs?|mausoleums?|monuments?|barracks|posts?|courthouses?|headquarters)\b"
)
_BEATEN = frozenset("beat beats beaten beating beatings kicked clubbed whipped".split())
_BURNING = frozenset(
    {
        "burned",
        "burnt",
        "burning",
        "charred",
        "gutted",
        "set on fire",
        "set ablaze",
        "set alight",
        "burning of",
        "set fire to",
    }
)
_KILL = frozenset(
    "kill kills killed killing murder murdered murdering assassinate assassinated massacre massacred slaughter slaughtered".split()
)
_HIT = frozenset("attack attacks attacked attacking".split())
_TALKED = re.compile(
    r"\s+(?:\S+\s+){1,5}?(?:over|for)\s+(?:its|his|her|their|the)\s+(?:\w+\s+){0,2}(?:record|handling|policy|policies|plan|plans|comments?|remarks|failure|decision|stance|proposal|budget|performance|spending|conduct)\b"
)


@lru_cache(maxsize=64)
def _phrases(low: str) -> tuple[tuple[int, int], ...]:
    """Return where the phrases of another sense stand in a sentence: asked for each of its triggers."""
    return tuple(hit.span() for hit in _PHRASES.finditer(low))


def other_sense(
    low: str,
    word: str,
    kind: ActKind,
    start: int,
    end: int,
    region: Span,
    *,
    armed: bool,
    person: bool,
) -> bool:
    """Whether a trigger between two offsets of a sentence tells no act of violence.

    ``low`` is the sentence in lower case; ``armed`` and ``person``: whether the
    stretch names an armed party, and whether it names or counts anybody.
    """
    before, after = low[:start], low[end:]
    if word == "fell" and not (_FALLEN.search(before) and _IN_BATTLE.match(after)):
        return True
    if _ARMY_WORDS.match(word) and not _of_fighters(before, after):
        return True
    if any(first < end and start < last for first, last in _phrases(low)):
        return True
    if (
        (word in _CRIMES and _is_a_name(word, before, after))
        or (word == "death" and _TO_DEATH.search(before))
        or (
            word.startswith(("shot", "shoot"))
            and any(m.start() <= start < m.end() for m in _FILMED.finditer(low))
        )
        or (word == "execution" and _THINGS_DONE.match(after))
    ):
        return True
    if (
        word in _KILL | {"destroyed", "attacked"}
        and not armed
        and (_IDEAS.match(after) or _IDEA_SUBJECT.search(before))
    ):
        return True
    if word in _HIT and _TALKED.match(after):
        return True
    if word in _BEATEN and (_SCORE.search(low) or not person):
        return True
    if word == "fired on" and re.match(r"\s+(?:mon|tues|wednes|thurs|fri|satur|sun)day\b", after):
        return True
    if kind is ActKind.DESTRUCTION and word in _BURNING:
        if _BODIES.search(low[region.start : region.end]) and not _PROPERTY.search(
            low[region.start : region.end]
        ):
            return True
    if not armed and word in _IN_SPORT and _sporting(low):
        return True
    return bool(not armed and _FICTION.search(low))


_ARMY_WORDS = re.compile(r"neutrali[sz]|eliminat|liquidat|(?:put|taken) out of action")
"""How communiqués say "killed"; of threats, bombs and rivals in a cup they say something else."""
_FIGHTERS = (
    r"(?:terrorists?|militants?|insurgents?|rebels?|bandits?|jihadists?|extremists?|fighters?|gunm[ae]n|combatants?|criminals?|attackers?|assailants?|elements?|militiam[ae]n|"
    r"mercenar(?:y|ies)|separatists?|guerrillas?|outlaws?|kidnappers?|commanders?|emirs?|leaders?|ringleaders?|kingpins?|operatives?|soldiers?|servicem[ae]n|troops|policem[ae]n|"
    r"saboteurs?|raiders?|infiltrators?|snipers?|suicide bombers?|bombers?|drone operators?|men|people|persons|civilians|of them|others)"
    r"(?!['’-]|\s+(?:threats?|cells?|bas(?:e|es)|hide-?outs?|networks?|camps?|financing|infrastructure|targets?|positions?|activit(?:y|ies)|logistics|vehicles?|weapons?|stronghold|"
    r"groups?|attacks?|plots?|drones?|equipment|depots?|motorcycles?|pick-?ups?)\b)"
)
_DONE_TO_FIGHTERS = re.compile(
    rf"(?:\s+(?:by\s+)?(?:(?!{_FIGHTERS}|(?:bombs?|devices?|mines?|explosives?|ieds?|threats?|bases?|camps?|from|in|on|during|after|and|which|that)\b)[\w,'-]+\s+){{0,7}}?|\s+)\b{_FIGHTERS}\b"
)
_WERE_FIGHTERS = re.compile(
    rf"\b{_FIGHTERS}\b(?:,?\s+(?!(?:bombs?|devices?|mines?|explosives?|ieds?|threats?|bases?|camps?|plots?|drones?)\b)[\w,'-]+){{0,9}}\s*$"
)
_OUT_OF_A_CUP = re.compile(
    r"\s+from\s+(?:the\s+|a\s+)?(?:[\w-]+\s+){0,3}?(?:race|tournament|cup|competition|contest|list|draw|championship|games|programme|running|ranks)\b"
)


def _of_fighters(before: str, after: str) -> bool:
    """Whether an army's word for killing is said of men: behind it in the active, before it in the passive."""
    if _OUT_OF_A_CUP.match(after):
        return False
    clause = re.split(r"[;:.]\s|\b(?:said|says|that|which|after|when|while|where)\b", before)[-1]
    passive = re.search(r"\b(?:was|were|been|being|be|are|is)\s+(?:[\w-]+ly\s+|also\s+)*$", clause)
    if passive is not None:
        return _WERE_FIGHTERS.search(clause[: passive.start()]) is not None or re.search(
            r"\b(?:they|them|he|who|all|both|\d+|dozens|scores|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty)\s+(?:had|have|has)?\s*$",
            clause[: passive.start()],
        ) is not None  # fmt: skip
    return _DONE_TO_FIGHTERS.match(after) is not None or (
        _WERE_FIGHTERS.search(clause) is not None
        and re.match(r"\s*(?:[.,;]|$|(?:in|on|by|near|during|at)\b)", after) is not None
    )


_FALLEN = re.compile(
    r"\b(?:soldiers?|troops|servicem[ae]n|policem[ae]n|gendarmes?|officers?|fighters?|rebels?|guards?|rangers?|volunteers?|comrades|militiam[ae]n|vigilantes|peacekeepers?|men)"
    r"(?:\s+(?:also|had|have|who|sadly|unfortunately))*\s*$"
)
_IN_BATTLE = re.compile(
    r"\s*(?:[.,;”\"]|$|and\s+(?:\w+\s+){0,3}(?:wounded|injured)\b|(?:heroically|bravely|valiantly)\b|as\s+martyrs|on the (?:field|battlefield)|in (?:the )?(?:line of duty|[\w-]*\s?(?:combat|battle|action|fighting|clash\w*|"
    r"ambush|attack|operation|assault|exchange of fire|firefight))\b|during (?:the|an?)\s|while (?:defending|fighting)\b)"
)
"""Soldiers fall in battle; they also fall back, ill, asleep and into an ambush."""


def _is_a_name(word: str, before: str, after: str) -> bool:
    """Whether a crime's word only names a charge or a case ("charged with murder", "a murder trial")."""
    following = re.match(r"[ -]+(?P<word>[\w'-]+)", after)
    if following is not None and following.group("word") in _CASES:
        return word not in {"killing", "attack", "torture"} or following.group("word") not in {
            "suspect",
            "suspects",
            "case",
            "law",
            "unit",
        }
    if not _CHARGED.search(before):
        return False
    if word == "killing":
        return following is None
    # "guilty of the murder of nine traders" tells it; "guilty of murder" names it
    return following is None or following.group("word") not in {"of", "spree"}


def _sporting(low: str) -> bool:
    return _SPORT.search(low) is not None


def is_no_hand(low: str) -> bool:
    """Whether a sentence tells of deaths by nature, illness or accident alone."""
    return bool(_NATURE.search(low)) and not _HANDS.search(low)


def tells_property(low: str) -> bool:
    """Whether a stretch names what can be burned, looted or destroyed."""
    return _PROPERTY.search(low) is not None


__all__ = ["is_no_hand", "other_sense", "tells_property"]
