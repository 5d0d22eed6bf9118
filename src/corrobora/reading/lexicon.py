"""The words the first reader knows: who speaks, how, what was done, and to whom.

Every table is plain data, so that a reader who disagrees with a word can find
it. The stance of a cue follows HURIDOCS microthesaurus 28 where it has a term;
the kinds of speakers follow HURIDOCS microthesaurus 19 and the Every Casualty
standards. Acts follow the list in `corrobora.records.ActKind`.
"""

from dataclasses import dataclass
from enum import StrEnum

from corrobora.records import ActKind, ActorKind, Outcome, SpeakerKind, Stance


def _forms(*lemmas: str) -> tuple[str, ...]:
    """Inflect regular verbs: base, -s, -ed, -ing."""
    made: list[str] = []
    for lemma in lemmas:
        if lemma.endswith("e"):
            made += [lemma, lemma + "s", lemma + "d", lemma[:-1] + "ing"]
        elif lemma.endswith("y") and lemma[-2] not in "aeiou":
            made += [lemma, lemma[:-1] + "ies", lemma[:-1] + "ied", lemma + "ing"]
        elif lemma.endswith(("s", "sh", "ch", "x")):
            made += [lemma, lemma + "es", lemma + "ed", lemma + "ing"]
        else:
            made += [lemma, lemma + "s", lemma + "ed", lemma + "ing"]
    return tuple(made)


# --------------------------------------------------------------------------- cues


class Frame(StrEnum):
    """What a cue takes beside it."""

    CLAUSE = "clause"
    """X says (that) CONTENT; CONTENT, X says; CONTENT, says X."""
    ACCUSE = "accuse"
    """X accuses Y of CONTENT."""
    BLAME = "blame"
    """X blames Y for CONTENT; X blames CONTENT on Y."""
    OBJECT = "object"
    """X denies / condemns / demands CONTENT, a noun phrase or a clause."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """A word that makes somebody say something."""

    stance: Stance
    frame: Frame
    hedge: str | None = None


_MANY_VOICES: tuple[str, ...] = (
    *_forms(
        "retort",
        "remark",
        "whisper",
        "thunder",
        "murmur",
        "shout",
        "sigh",
        "confide",
        "fume",
        "volunteer",
        "divulge",
        "clarify",
        "narrate",
    ),
    "quipped",
    "quips",
    "sobbed",
    "sobs",
    "snapped",
    "snaps",
    "swore",
    "swears",
    "replied",
    "replies",
    "answered",
    "answers",
    "countered",
    "counters",
    "objected",
    "objects",
    "cried",
    "cries",
    "protested",
    "protests",
    "complained",
    "complains",
    "mused",
    "ventured",
    "specified",
    "specifies",
    "reiterated",
    "reiterates",
    "repeated",
    "repeats",
)
_SPEECH: tuple[tuple[Stance, Frame, tuple[str, ...]], ...] = (
    (
        Stance.ALLEGES,
        Frame.CLAUSE,
        (
            *("say", "says", "said", "saying", "tell", "tells", "told", "telling"),
            *("write", "writes", "wrote", "writing", "speak of", "spoke of", "speaks of", "speaking of", "spoken of"),
            *("think", "thinks", "thought", "wishes to inform", "wishes to state", "gave the number", "gave a figure", "put the", "puts the", "gave a toll", "gave the toll"),
            *("reports", "reported", "reporting"),
            *("stated", "stating", "noted", "noting"), *_forms("add", "explain", "recount", "relate", "recall", "testify", "describe"),
            *_forms("assert", "affirm", "contend", "insist", "maintain", "argue", "reveal", "disclose", "post", "tweet"),
            *_forms("estimate", "suggest", "indicate", "document", "conclude", "believe", "suspect", "declare"),
            *_forms("point out", "stress", "emphasise", "emphasize", "lament", "observe", "comment"),
            *("pointed out", "points out", "pointing out", "stressed", "emphasised", "emphasized", "found"),
            *("finds", "finding that", "counted", "recorded", "shows", "showed", "heard", "saw", "tallied", "tallies"),
            *("made known", "makes known", "let it be known", "lets it be known", "gave it to be understood", "gave to understand", "put it about", "puts it about", "cut in", "cuts in", "weighed in"),
        ),
    ),
    (Stance.ALLEGES, Frame.CLAUSE, _forms("claim", "allege", "charge that")),
    (
        Stance.ALLEGES,
        Frame.CLAUSE,
        _MANY_VOICES,
    ),
    (
        Stance.AFFIRMS,
        Frame.CLAUSE,
        (*_forms("confirm", "verify", "corroborate", "substantiate", "authenticate"), "bore out", "bears out", "lent weight to", "lends weight to",
         "backed up", "backs up", "established that", "establishes that", "ascertained that", "certified that",
         "certifies that", "attested that", "attests that", "attested to"),
    ),
    (
        Stance.ADMITS,
        Frame.CLAUSE,
        (*_forms("acknowledge", "concede"), "admit", "admits", "admitted", "admitting", "recognised that", "recognized that",
         "boasted that", "boasts that", "bragged that", "brags that"),
    ),
    (
        Stance.ADMITS,
        Frame.OBJECT,
        ("claimed responsibility", "claims responsibility", "claiming responsibility", "accepted responsibility",
         "took responsibility", "takes responsibility", "accepts responsibility", "apologised for", "apologized for",
         "confessed to", "confesses to", "confessing to", "owned up to", "owns up to",
         "boasted of", "boasts of", "bragged of", "took credit for", "takes credit for", "claimed credit for", "took upon itself", "takes upon itself",
         "expressed regret over", "expressed regret for", "expresses regret over", "expresses regret for", "voiced regret over", "took the blame for",
         "takes the blame for", "put its name to", "puts its name to"),
    ),
    (
        Stance.DENIES,
        Frame.OBJECT,
        (
            *_forms("deny", "dismiss", "reject", "refute", "dispute", "rebut", "contest", "disavow"),
            *("disputing", "debunk", "debunks", "debunked", "debunking", "ruled out", "rules out", "rule out", "ruling out", "denials"),
            *("distanced itself from", "distances itself from", "distanced themselves from", "washed its hands of", "washes its hands of", "washed their hands of"),
            *("gave the lie to", "gives the lie to", "rubbished", "rubbishes", "rubbishing", "brushed aside", "brushes aside", "brushing aside", "scoffed at", "scoffs at"),
            *("waved away", "waves away", "laughed off", "laughs off", "shrugged off", "shrugs off", "poured scorn on", "pours scorn on", "disclaimed", "disclaims"),
            *("disowned any", "disowns any", "disowned responsibility", "disclaim", "pooh-poohed", "made light of", "makes light of"),
        ),
    ),
    (
        Stance.ANNOUNCES,
        Frame.CLAUSE,
        (*_forms("announce", "pledge", "promise", "vow"), "said it would", "said it will", "ordered", "orders",
         "committed to", "undertook to", "assured", "assures"),
    ),
    (
        Stance.DEMANDS,
        Frame.OBJECT,
        (
            *_forms("demand", "urge", "request", "press for"),
            *("call for", "calls for", "called for", "calling for", "call on", "calls on", "called on"),
            *("calling on", "called upon", "calls upon", "appealed for", "appeals for", "appealed to"),
            *("pressed for", "asked for", "asks for", "calls on", "pushed for"),
        ),
    ),
    (
        Stance.DOUBTS,
        Frame.CLAUSE,
        (*_forms("doubt", "question", "mistrust"), "cast doubt on", "casts doubt on", "threw cold water on", "throws cold water on", "took issue with", "takes issue with", "skeptical", "sceptical",
         "unconvinced", "has little faith", "have little faith"),
    ),
    (Stance.PREDICTS, Frame.CLAUSE, (*_forms("predict", "expect", "foresee", "anticipate", "warn", "fear", "caution"),)),
    (
        Stance.ALLEGES,
        Frame.ACCUSE,
        (*_forms("accuse"), "points the finger at", "pointed the finger at", "charged that"),
    ),
    (Stance.ALLEGES, Frame.BLAME, (*_forms("blame"), "put the blame", "puts the blame", "putting the blame", "laid the blame", "lays the blame",
                                   "pinned the blame", "pins the blame", "placed the blame", "held responsible", "holds responsible", "implicated",
                                   "attributed", "attributes", "ascribed", "ascribes", "ascribing", "pinned on")),
    (Stance.ALLEGES, Frame.OBJECT, (*_forms("condemn", "denounce", "decry", "deplore"),)),
)  # fmt: skip

VIVID = frozenset(_MANY_VOICES)
"""Cues that mean other things as well: they count before "that" and a quotation, and where they close what is said."""
CUES: dict[str, Cue] = {}
for _stance, _frame, _words in _SPEECH:
    for _word in _words:
        CUES.setdefault(_word, Cue(stance=_stance, frame=_frame))
for _word in ("describe", "describes", "described", "describing"):
    CUES[_word] = Cue(stance=Stance.ALLEGES, frame=Frame.OBJECT)

NEEDS_PERSON = frozenset(
    """reports reported reporting found finds shows showed suggest suggests suggested suggesting indicate
    indicates indicated counted recorded document documents documented heard saw witness witnessed thought
    expect expects expected fear fears feared question questions questioned posted post observed conclude
    ordered orders charge estimate estimates estimated put puts maintain maintains maintained
    attributed attributes implicated charging""".split()
)
"""Cues that count only where their subject can speak (a resident, a ministry), not "tests showed"."""

NOUN_CUES: dict[str, Stance] = {
    **dict.fromkeys(
        ("allegation", "allegations", "accusation", "accusations", "claim", "claims"), Stance.ALLEGES
    ),
    **dict.fromkeys(("rumour", "rumours", "rumor", "rumors", "suspicion", "suspicions"), Stance.ALLEGES),
    **dict.fromkeys(("reports", "report", "accounts", "testimony", "testimonies"), Stance.ALLEGES),
    **dict.fromkeys(("denial", "denials"), Stance.DENIES),
}

HEDGES = (
    "allegedly", "reportedly", "apparently", "purportedly", "supposedly", "said to have", "said to be",
    "believed to have", "believed to be", "thought to have", "alleged to have", "reported to have", "suspected of",
    "it is claimed", "it is said", "it is alleged", "it is believed", "it was claimed", "it was alleged", "it is reported", "it was reported",
    "it is understood", "it is thought", "it has been claimed", "it has been alleged", "it has been reported", "are said to", "is said to",
    "is alleged", "are alleged", "was alleged", "were alleged", "alleged",
)  # fmt: skip

# --------------------------------------------------------------------------- speakers

_SPEAKERS: tuple[tuple[SpeakerKind, str], ...] = (
    (SpeakerKind.EYEWITNESS, "witness witnesses eyewitness eyewitnesses eye-witness eye-witnesses onlooker onlookers bystander bystanders"),
    (SpeakerKind.SURVIVOR, "survivor survivors escapee escapees victim victims"),
    (
        SpeakerKind.RELATIVE,
        "relative relatives father mother brother sister cousin uncle aunt son daughter wife husband widow widower "
        "family families nephew niece parent parents grandfather grandmother brother-in-law sister-in-law kin "
        "orphan fiancé fiancée in-law grandson granddaughter son-in-law daughter-in-law father-in-law mother-in-law",
    ),
    (
        SpeakerKind.UN_BODY,
        "un u.n united-nations ohchr unhcr unicef ocha unmiss monusco minusma minusca unama unami rapporteur rapporteurs",
    ),
    (
        SpeakerKind.NGO,
        "ngo ngos watchdog watchdogs organisation organisations organization organizations activist activists campaigner "
        "campaigners charity charities observatory amnesty msf collective network rights-group union unions federation "
        "association defenders defender monitor monitors coalition foundation committee society lawyers lawyer",
    ),
    (
        SpeakerKind.EXPERT,
        "analyst analysts expert experts researcher researchers professor observer observers academic academics "
        "commentator commentators specialist specialists scholar scholars historian",
    ),
    (
        SpeakerKind.ARMED_GROUP,
        "rebel rebels insurgent insurgents militant militants militia militias separatist separatists jihadist jihadists "
        "fighters guerrilla guerrillas front movement paramilitary paramilitaries junta-opponents secessionists islamists",
    ),
    (
        SpeakerKind.ARMED_FORCES,
        "army military forces troops soldiers soldier general gen colonel col major maj captain capt lieutenant lt "
        "brigadier brig sergeant sgt commander commanders admiral navy airforce gendarmerie gendarmes high-command "
        "air-force chief-of-staff command officer officers corporal recruit conscript cadet marine pilot mercenary mercenaries",
    ),
    (
        SpeakerKind.OFFICIAL,
        "government ministry minister president presidency spokesman spokeswoman spokesperson spokespeople authorities authority "
        "governor mayor prefect commissioner official officials prosecutor prosecutors junta administration regime "
        "police senator lawmaker lawmakers mp mps ambassador embassy council councillor chairman chairwoman chairperson "
        "secretary deputy premier cabinet kremlin state parliament magistrate judge inspector envoy diplomat diplomats "
        "delegate administrator attorney constable bailiff clerk registrar consul attaché warder",
    ),
    (
        SpeakerKind.LOCAL_SOURCE,
        "resident residents villager villagers local locals source sources elder elders imam imams priest pastor bishop "
        "shopkeeper trader traders farmer farmers herder herders neighbour neighbours neighbor neighbors inhabitants "
        "inhabitant teacher teachers student students driver drivers doctor doctors nurse nurses medic medics hospital "
        "passenger passengers leader leaders chief chiefs notable notables worker workers shepherd merchant merchants "
        "fisherman fishermen volunteer volunteers rescuer rescuers man woman people youth youths businessman "
        "businesswoman headteacher headmistress principal schoolgirl schoolboy classmate abbot muezzin deacon marabout griot deckhand stevedore "
        "mason cook maid friend colleague coworker comrade poet notary veteran vigilante intern apprentice surgeon paramedic paramedics citizen citizens refugee refugees community miner miners",
    ),
    (
        SpeakerKind.MEDIA,
        "newspaper broadcaster radio agency correspondent correspondents media outlet outlets journalist journalists "
        "reporter reporters website newsroom press television tv daily magazine",
    ),
    (
        SpeakerKind.OTHER,
        "group party opposition bloc alliance union-of church nations countries country world community nation "
        "eu ecowas african-union statement communique communiqué letter reports allegations accounts video footage "
        "investigation inquiry commission panel team politician politicians candidate critics supporters leadership rulers "
        "company firm clinic school court tribunal mission office department unit body bank airline site paper publication institute "
        "university institution branch bureau directorate secretariat headquarters centre center service trio pair couple bereaved "
        "injured wounded suspect suspects defendant defendants detainee detainees prisoner prisoners inmate convict cellmate guard captive captives head director representative manager coordinator superintendent aide adviser advisor tribe clan municipality mosque parish diocese study survey tally document",
    ),
)  # fmt: skip
SPEAKER_NOUNS: dict[str, SpeakerKind] = {}
for _kind, _words_of in _SPEAKERS:
    for _word in _words_of.split():
        SPEAKER_NOUNS.setdefault(_word.replace("-of", ""), _kind)

for _word, _kind in tuple(SPEAKER_NOUNS.items()):
    if not _word.endswith("s"):
        SPEAKER_NOUNS.setdefault(_word[:-1] + "ies" if _word.endswith("y") else _word + "s", _kind)

INSTITUTIONS = frozenset(
    """army military government ministry presidency junta administration regime police front movement navy
    gendarmerie authorities council parliament un u.n organisation organization ngo agency newspaper broadcaster
    radio embassy command kremlin party commission observatory network association committee coalition hospital
    group alliance forces militia union collective foundation statement communique communiqué leadership rulers
    spokesman spokeswoman spokesperson prosecutors federation bloc state amnesty msf""".split()
)
"""Speakers that are a body: not anonymous though no person is named."""

PRONOUNS = frozenset("he she they it we i".split())

RANKS = frozenset(
    """gen general col colonel maj major capt captain lt lieutenant sgt sergeant brig brigadier adm admiral cpl
    commander mr mrs ms dr prof professor president minister governor mayor judge sheikh imam sir lady prime
    chief alhaji hajiya malam cheikh bishop pastor chief spokesman spokeswoman spokesperson director ambassador prosecutor inspector superintendent""".split()
)

# --------------------------------------------------------------------------- parties

ARMED: dict[str, ActorKind] = {
    **dict.fromkeys("soldier soldiers troop troops army military serviceman servicemen infantry paratroopers marines conscripts infantrymen guardsman guardsmen".split(), ActorKind.STATE_FORCES),
    **dict.fromkeys("forces force junta-forces navy airforce commandos battalion brigade".split(), ActorKind.STATE_FORCES),
    **dict.fromkeys("police policeman policemen officer officers gendarme gendarmes gendarmerie policewoman policewomen constable constables".split(), ActorKind.POLICE),
    **dict.fromkeys("government authorities junta regime administration".split(), ActorKind.GOVERNMENT),
    **dict.fromkeys("rebel rebels insurgent insurgents separatist separatists guerrillas secessionists".split(), ActorKind.REBEL_GROUP),
    **dict.fromkeys("jihadist jihadists islamist islamists militant militants extremist extremists".split(), ActorKind.REBEL_GROUP),
    **dict.fromkeys("terrorist terrorists fighter fighters combatants".split(), ActorKind.REBEL_GROUP),
    **dict.fromkeys("militia militias militiamen militiaman vigilantes settlers".split(), ActorKind.POLITICAL_MILITIA),
    **dict.fromkeys("mercenary mercenaries contractors paramilitary paramilitaries".split(), ActorKind.PRIVATE_FORCE),
    **dict.fromkeys("peacekeeper peacekeepers".split(), ActorKind.PEACEKEEPERS),
    **dict.fromkeys("gunman gunmen attacker attackers assailant assailants bandit bandits raiders".split(), ActorKind.ARMED_MEN),
    **dict.fromkeys("kidnappers abductors captors perpetrators killers mob gang gangs shooters robbers outlaws brigands marauders pirates gangsters henchmen goons infiltrators saboteurs".split(), ActorKind.ARMED_MEN),
}  # fmt: skip
ARMED_MEN_PHRASES = ("armed men", "armed group", "armed groups", "armed individuals", "men in uniform", "men on motorbikes",
                     "men on motorcycles", "uniformed men", "masked men", "men in military uniform")  # fmt: skip

CIVIL: dict[str, ActorKind] = {
    **dict.fromkeys(
        """civilian civilians villager villagers resident residents people person persons traveller travellers traveler
        travelers passenger passengers migrant migrants refugee refugees trader traders farmer farmers herder herders
        man men woman women child children girl girls boy boys baby babies infant infants toddler toddlers minors
        student students pupil pupils schoolchildren worshippers worshipers mourners shoppers miners miner fishermen
        victim victims others family families relatives shepherds shepherd elder elders youth youths teenager teenagers
        patients patient inhabitants bystander bystanders detainee detainees prisoner prisoners captive captives
        hostage hostages journalist journalists reporter reporters cameraman photographer driver drivers doctor doctors
        nurse nurses medic medics teacher teachers worker workers activist activists priest imam pastor lawyer
        merchants merchant evacuees commuters guests parishioners monks novices tourists casualties fatalities locals
        neighbours neighbors brother brothers sister sisters son sons daughter daughters mother father husband wife
        cousin cousins uncle grandmother grandfather nephew niece believers citizens players truckers nomads
        peasants orphans bodies corpses vendors vendor settlers-victims gold-miners paramedic paramedics""".split(),
        ActorKind.CIVILIANS,
    ),
    **dict.fromkeys("protester protesters protestor protestors demonstrator demonstrators marchers crowd rioters".split(), ActorKind.PROTESTERS),
}  # fmt: skip

MODIFIERS = frozenset(
    """armed unidentified unknown suspected alleged state government security local young innocent unarmed male female
    civilian military rebel paramilitary islamist jihadist separatist uniformed masked foreign passenger defenceless
    defenseless other fellow ethnic elderly pregnant displaced internally injured wounded dead russian army heavily
    pro-government anti-government federal national regional allied elite special presidential riot border regular loyalist
    nomadic peaceful black-clad hooded so-called bearded white mounted private ruling interim transitional junta anti-junta
    government police regime militia gendarmerie navy own opposition village market wedding bus truck gold school secondary primary hospital aid humanitarian health veteran
    prominent freelance opposing rival neighbouring neighboring migrant teenage school-age local-language plainclothes""".split()
)
DETERMINERS = frozenset(
    "the a an its their his her our some several many two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety dozens scores hundreds "
    "these those all both more most other another no any each every at least around about over nearly".split()
)

# --------------------------------------------------------------------------- acts


class Form(StrEnum):
    """How a trigger stands in its clause."""

    PAST = "past"
    """Past or participle: active or passive by what stands before it."""
    BASE = "base"
    """Infinitive or present: active."""
    ING = "ing"
    NOUN = "noun"
    PATIENT = "patient"
    """Its subject suffers it ("died")."""
    STATE = "state"
    """Says the state of those beside it ("dead", "wounded")."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Trigger:
    """A word or phrase that tells an act."""

    kind: ActKind
    form: Form
    outcome: Outcome | None = None
    means: bool = False
    """Whether the wording itself says how ("shot dead")."""


TRIGGERS: dict[str, Trigger] = {}


def _add(kind: ActKind, outcome: Outcome | None, *, means: bool = False, **forms: str) -> None:
    for form, words in forms.items():
        for word in words.split(","):
            TRIGGERS.setdefault(
                word.strip(), Trigger(kind=kind, form=Form(form), outcome=outcome, means=means)
            )


_K = ActKind.KILLING
_add(
    _K, Outcome.KILLED, means=True,
    past="shot dead,shot and killed,shot to death,gunned down,mowed down,mown down,beheaded,decapitated,burned alive,burnt alive,"
    "burned to death,burnt to death,beaten to death,hacked to death,stabbed to death,executed,summarily executed,lynched,"
    "stoned to death,hanged,strangled,tortured to death,blown up,crushed to death,slit the throats of,slit the throat of,"
    "throats slit,throats were slit,extrajudicially executed",
    base="execute,executes,behead,gun down,shoot dead,lynch,shoot and kill",
    ing="executing,beheading,gunning down,summarily executing,shooting dead,lynching",
    noun="execution,executions,summary execution,summary executions,beheading,beheadings,extrajudicial execution,"
    "extrajudicial executions,mass execution,mass executions,lynchings",
)  # fmt: skip
_add(
    _K, Outcome.KILLED,
    past="killed,neutralised,neutralized,eliminated,liquidated,put out of action,taken out of action,murdered,massacred,slaughtered,assassinated,slain,slayed,butchered,put to death,claimed the lives of,"
    "took the lives of,cost the lives of,claimed the life of,exterminated,finished off,left dead,picked off,did away with,felled,cut the throats of,cut the throat of,stoned,cut down",
    base="kill,kills,murder,massacre,behead,execute,slaughter,assassinate,neutralise,neutralises,neutralize,neutralizes,eliminate,liquidate,claims the lives of,claim the lives of",
    ing="killing,murdering,massacring,slaughtering,assassinating,neutralising,neutralizing,eliminating,liquidating,claiming the lives of",
    noun="killings,murders,massacres,massacre of,neutralisation of,neutralization of,elimination of,liquidation of,deaths,death,assassination,assassinations,extrajudicial killings,"
    "extrajudicial killing,bloodbath,carnage,mass killing,mass killings,mass murder,fatalities,death toll,bodies,corpses,"
    "mass grave,mass graves,fatality,mass shooting",
    patient="fell,died,dies,perished,die,lost their lives,lost his life,lost her life,succumbed,dying,been laid to rest,drowned,were buried,"
    "was buried",
    state="dead,lifeless,without signs of life,without any sign of life,without a sign of life,without vital signs",
)  # fmt: skip
_add(
    _K,
    Outcome.KILLED,
    past="buried,have buried,wiped out,laid to rest,mown down",
    base="bury",
    ing="burying",
    noun="fresh graves,graves,burials",
)
_add(
    ActKind.INJURY, Outcome.INJURED,
    past="wounded,injured,harmed,hurt,being treated,treated for,treated at,receiving treatment,admitted to hospital,maimed,mutilated,hospitalised,hospitalized",
    base="wound,injure,wounds,injures,hurts", ing="wounding,injuring,maiming,hurting", noun="injuries,injury",
    patient="suffered injuries,sustained injuries,suffered burns,suffered wounds",
)  # fmt: skip
_add(
    ActKind.ABDUCTION, Outcome.ABDUCTED,
    past="abducted,kidnapped,spirited away,bundled into,bundled away,forced into vehicles,taken hostage,taken captive,taken away,taken into the bush,seized,snatched,carried off,led away,"
    "whisked away,marched off,marched into the bush",
    base="abduct,kidnap,abducts,kidnaps", ing="abducting,kidnapping,seizing,snatching", noun="abduction,abductions,kidnappings,mass abduction",
)  # fmt: skip
_add(
    ActKind.DETENTION, Outcome.DETAINED,
    past="arrested,detained,imprisoned,jailed,rounded up,taken into custody,apprehended", base="arrest,detain,arrests,detains",
    ing="arresting,detaining,rounding up", noun="detention,detentions,mass arrests,arbitrary arrests,arbitrary arrest",
)  # fmt: skip
_add(
    ActKind.DISAPPEARANCE, Outcome.MISSING,
    past="forcibly disappeared",
    noun="disappearance,disappearances,enforced disappearance,enforced disappearances,forced disappearances",
    patient="disappeared,vanished,went missing,gone missing,are missing,were missing,is missing,remain missing,still missing,"
    "remained missing,unaccounted for,was missing,reported missing,have not been seen since,has not been seen since,had not been seen since,have not been heard from since,has not been heard from since,"
    "had not been heard from since",
    state="missing",
)  # fmt: skip
_add(
    ActKind.TORTURE, Outcome.AFFECTED, means=True,
    past="tortured,mistreated,ill-treated,brutalised,brutalized", base="torture", ing="torturing", noun="torture,ill-treatment,mistreatment",
)  # fmt: skip
_add(
    ActKind.TORTURE, Outcome.INJURED, means=True,
    past="beaten,whipped,flogged,beat,beat up,clubbed,kicked,caned,lashed", base="whip,flog", ing="beating,whipping,flogging", noun="beatings,floggings",
)  # fmt: skip
_add(
    ActKind.SEXUAL_VIOLENCE, None, means=True,
    past="raped,gang-raped,sexually assaulted,sexually abused,molested", base="rape,rapes", ing="raping,gang-raping",
    noun="rapes,gang rape,gang rapes,sexual violence,sexual assault,sexual assaults,sexual abuse,sexual slavery",
)  # fmt: skip
_add(
    ActKind.SHELLING, None, means=True,
    past="shelled,bombarded,pounded,pummelled,rocketed", base="shell,bombard", ing="shelling,bombarding",
    noun="shellings,bombardment,bombardments,artillery fire,artillery attack,artillery strike,artillery strikes,mortar fire,"
    "mortar attack,rocket attack,rocket attacks,rocket fire,missile strike,missile strikes,missile attack,missile attacks,"
    "tank fire,tank shell,tank shells,tank round,tank rounds,howitzer fire,shellfire,mortar bomb,mortar bombs,rocket salvo,"
    "artillery shells,artillery shell,mortar shells,mortar rounds,mortar round,shells,mortars,barrage,artillery,rockets,missile,missiles",
)  # fmt: skip
_add(
    ActKind.DRONE_STRIKE, None, means=True,
    noun="drone strike,drone strikes,drone attack,drone attacks,drone raid,drone,drones,armed drone,kamikaze drone,"
    "unmanned aircraft,unmanned aerial vehicle,unmanned aerial vehicles,quadcopter,quadcopters,uav,uavs,fpv drone,fpv drones,loitering munition,loitering munitions",
)  # fmt: skip
_add(
    ActKind.AIR_STRIKE, None, means=True,
    past="bombed", base="bomb,bombs", ing="bombing",
    noun="air strike,air strikes,airstrike,airstrikes,air raid,air raids,air attack,air attacks,aerial bombardment,aerial attack,"
    "aerial bombing,bombing raid,warplane,warplanes,fighter jet,fighter jets,helicopter gunship,helicopter gunships,jets,"
    "military aircraft,fighter plane,fighter planes,glide bomb,glide bombs,barrel bomb,barrel bombs,aerial strike,aerial strikes,strike by the air force",
)  # fmt: skip
_add(
    ActKind.CROWD_FORCE, None, means=True,
    past="dispersed,put down the protest,crushed the protest,broke up the protest,broke up the demonstration,broke up the march,cracked down on,fired tear gas,fired live rounds,fired live ammunition,fired live bullets,fired rubber bullets",
    ing="firing tear gas,firing live rounds,firing live ammunition,dispersing",
    noun="tear gas,crackdown on protesters,live rounds,live ammunition,live bullets,rubber bullets,water cannon",
)  # fmt: skip
_add(
    ActKind.DESTRUCTION, None, means=True,
    past="torched,razed,set on fire,set fire to,set ablaze,set alight,burned down,burnt down,burned,burnt,destroyed,demolished,"
    "reduced to ashes,reduced to rubble,flattened,levelled,gutted,bulldozed", base="torch,raze,burn,destroy,demolish,set fire to",
    ing="torching,razing,burning,destroying,setting fire to,demolishing,setting ablaze", noun="arson,destruction,burning of",
)  # fmt: skip
_add(
    ActKind.LOOTING, None,
    past="looted,plundered,pillaged,ransacked,stole,stolen,robbed,rustled,made off with", base="loot,plunder,pillage,steal",
    ing="looting,plundering,pillaging,ransacking,stealing,robbing,rustling", noun="pillage,cattle rustling",
)  # fmt: skip
_add(
    ActKind.DISPLACEMENT, Outcome.DISPLACED,
    past="displaced,uprooted,evicted,chased out,drove out,chased from their homes,forced to flee,forced from their homes,driven from their homes,driven out,forcibly displaced",
    base="displace", ing="displacing,forcing them to flee,uprooting", noun="displacement,exodus,mass displacement",
    patient="fled,have fled,flee,fleeing,sought refuge",
)  # fmt: skip
_add(
    ActKind.FAILURE_TO_PROTECT, None,
    past="failed to protect,failed to intervene,failed to respond,did nothing to stop,did not intervene,failed to act,"
    "did nothing to protect,never came,did nothing,arrived hours after,failed to stop",
    ing="failing to protect,failing to intervene,failing to act", noun="failure to protect,failure to intervene,failure to act",
)  # fmt: skip
_add(
    ActKind.INTERCEPTION, None,
    past="intercepted,waylaid,pulled over,flagged down", base="intercept,waylay", ing="intercepting,waylaying", noun="interception",
)  # fmt: skip
_add(
    ActKind.ATTACK, None, means=True,
    past="shot,shot at,opened fire,opened fire on,fired on,fired at,fired into,fired upon,fired,fired indiscriminately,exploded,detonated",
    base="shoot,open fire,fire on", ing="shooting,opening fire,firing",
    noun="shootings,gunfire,gunshots,roadside bomb,bomb blast,explosion,car bomb,suicide bombing,landmine,mine,ied,"
    "explosive device,improvised explosive device,suicide bomber,machetes,knives",
)  # fmt: skip
_add(
    ActKind.ATTACK, None,
    past="attacked,raided,ambushed,stormed,assaulted,targeted,struck,invaded,overran,rampaged,hit,descended on,set upon,fell upon,burst into,swept through,blew up,shot up,besieged,laid siege to",
    base="attack,raid,ambush,assault", ing="attacking,raiding,ambushing,storming,targeting,striking",
    noun="attacks,raids,assault on,bloodshed,atrocity,atrocities,incursion,onslaught,violence against,clashes,clash,"
    "firefight,operation,massacre,strike,strikes,incident",
)  # fmt: skip
TRIGGERS["massacre"] = Trigger(kind=_K, form=Form.NOUN, outcome=Outcome.KILLED)
TRIGGERS["murder"] = Trigger(kind=_K, form=Form.NOUN, outcome=Outcome.KILLED)
for _word in ("attack", "raid", "ambush", "assault"):
    TRIGGERS[_word] = Trigger(kind=ActKind.ATTACK, form=Form.NOUN)
for _word in ("stopped", "halted", "stopping", "halting"):
    TRIGGERS[_word] = Trigger(
        kind=ActKind.INTERCEPTION, form=Form.ING if _word.endswith("ing") else Form.PAST
    )

NEEDS_VEHICLE = frozenset(
    {"stopped", "halted", "stopping", "halting", "intercepted", "intercepting", "pulled over"}
)
VEHICLES = ("vehicle", "vehicles", "bus", "buses", "minibus", "minibuses", "convoy", "truck", "trucks", "lorry", "lorries",
            "car", "cars", "pickup", "pickups", "pick-up", "pick-ups", "taxi", "taxis", "boat", "boats", "motorbike",
            "motorbikes", "van", "vans", "coach", "train", "pirogue", "ferry", "passengers", "travellers")  # fmt: skip

WEAK = frozenset(
    """drone drones quadcopter quadcopters uav uavs jets missile missiles rockets artillery shells mortars incident operation strike strikes clash clashes
    bodies corpses graves burials buried wiped-out death deaths treated-at hit mine missing seized fled flee fleeing hurt burned burnt stopped halted dispersed
    burning destroyed stolen stole stealing robbed shot fired firing targeted struck displaced arrest arrested arrests
    knives machetes explosion fatalities exodus evicted felled caned lashed molested""".split()
)
"""Triggers that tell an act only beside something of conflict: a party, a casualty, another trigger."""

RANKING: tuple[ActKind, ...] = (
    ActKind.DRONE_STRIKE,
    ActKind.AIR_STRIKE,
    ActKind.SHELLING,
    ActKind.CROWD_FORCE,
    ActKind.KILLING,
    ActKind.SEXUAL_VIOLENCE,
    ActKind.TORTURE,
    ActKind.DISAPPEARANCE,
    ActKind.ABDUCTION,
    ActKind.INJURY,
    ActKind.DETENTION,
    ActKind.FAILURE_TO_PROTECT,
    ActKind.DISPLACEMENT,
    ActKind.DESTRUCTION,
    ActKind.LOOTING,
    ActKind.ATTACK,
    ActKind.INTERCEPTION,
)
"""Which act names a passage that tells several: how it was done before what came of it, graver before lighter."""

APART = frozenset(
    {
        ActKind.ABDUCTION,
        ActKind.DETENTION,
        ActKind.DISAPPEARANCE,
        ActKind.SEXUAL_VIOLENCE,
        ActKind.TORTURE,
        ActKind.DESTRUCTION,
        ActKind.LOOTING,
        ActKind.DISPLACEMENT,
        ActKind.INTERCEPTION,
        ActKind.FAILURE_TO_PROTECT,
    }
)
"""Acts told beside a killing that are claims of their own; the rest merge into one claim with it."""
