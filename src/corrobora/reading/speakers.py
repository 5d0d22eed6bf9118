"""Turn the words that name a speaker into a `Speaker`: kind, anonymity, actor, and who "he" is."""

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass, field, replace
from functools import lru_cache

from corrobora.reading.actors import ActorMention
from corrobora.reading.alternatives import joined
from corrobora.reading.attribution import told_house
from corrobora.reading.clauses import WEEKDAYS, finite, tokenize
from corrobora.reading.lexicon import CUES, INSTITUTIONS, PRONOUNS, RANKS, SPEAKER_NOUNS
from corrobora.reading.parties import Cast, describes_another, nation_in
from corrobora.records import ActorKind, Report, Speaker, SpeakerKind

METHOD = "speakers/9"

_NAME = re.compile(
    r"(?:[A-ZÀ-Þ][\w’'-]+|[A-Z]\.)(?:[ -](?:(?:[A-ZÀ-Þ][\w’'-]+|[A-Z]\.)|(?:al|el|ag|as|ar|ad)-[A-ZÀ-Þ][\w’'-]+|(?:ag|ould|al|el|bin|ben|de|van|von|da|of)(?= [A-Z])))+"
)
_ANONYMITY = re.compile(
    r"condition of anonymity|asked not to be (?:named|identified)|speaking anonymously|declined to be (?:named|identified)|"
    r"not authori[sz]ed to speak|requested anonymity|anonymously|did not want to (?:be named|give)|whose name .{0,20}withheld|"
    r"name (?:has been |was )?(?:changed|withheld)|who (?:did not|refused to) give (?:his|her|their) name",
    re.IGNORECASE,
)
_BY_DEED = re.compile(
    r"\b(?:(?P<study>stud(?:y|ies)|research(?:es)?|analyses|analyzes|follows?|(?:has|have) written)|(?P<lost>lost (?:his|her|their|my|two|three|both|\w+ of (?:his|her|their)) (?:\w+ )?(?:sons?|daughters?|husband|wife|brothers?|sisters?|mother|father|"
    r"parents|child|children|cousins?|nephews?|nieces?|uncles?|aunts?|family|baby|relatives?))|"
    r"(?P<lived>survived|escaped|managed to (?:hide|flee|run|escape|crawl)|(?:was|were) among the (?:detainees|hostages|captives|survivors|wounded|injured|abducted|kidnapped|prisoners)|was (?:wounded|injured|shot|hit|freed|released|rescued|held|abducted|kidnapped|tortured|beaten|raped)|were (?:wounded|injured|freed|released|rescued|held|abducted|kidnapped)|lost (?:his|her) (?:leg|arm|eye))|"
    r"saw|witnessed|(?:was|were) (?:there|present|nearby|at the|in the|standing|sitting|smoking|sleeping|walking|driving|working|praying|shopping)|watched|hid)\b"
)
"""What a speaker is said to have done or to do, where no noun says who speaks ("a woman who survived by …")."""
_GROUPED = {
    ActorKind.STATE_FORCES: SpeakerKind.ARMED_FORCES,
    ActorKind.EXTERNAL_FORCES: SpeakerKind.ARMED_FORCES,
    ActorKind.PEACEKEEPERS: SpeakerKind.UN_BODY,
    ActorKind.POLICE: SpeakerKind.OFFICIAL,
    ActorKind.GOVERNMENT: SpeakerKind.OFFICIAL,
    ActorKind.STATE: SpeakerKind.OFFICIAL,
    ActorKind.REBEL_GROUP: SpeakerKind.ARMED_GROUP,
    ActorKind.POLITICAL_MILITIA: SpeakerKind.ARMED_GROUP,
    ActorKind.COMMUNAL_MILITIA: SpeakerKind.ARMED_GROUP,
    ActorKind.PRIVATE_FORCE: SpeakerKind.ARMED_GROUP,
    ActorKind.NGO: SpeakerKind.NGO,
    ActorKind.UN_BODY: SpeakerKind.UN_BODY,
    ActorKind.MEDIA: SpeakerKind.MEDIA,
}
_FOR_ANOTHER = frozenset({SpeakerKind.OTHER, SpeakerKind.OFFICIAL, SpeakerKind.NGO, SpeakerKind.LOCAL_SOURCE})
"""Kinds that "its director" and "the alliance's leader" have only for want of a word for the body."""
_FIGHTING = frozenset(
    {ActorKind.REBEL_GROUP, ActorKind.POLITICAL_MILITIA, ActorKind.COMMUNAL_MILITIA, ActorKind.PRIVATE_FORCE}
)
_PERSONAL = frozenset(
    {
        SpeakerKind.EYEWITNESS,
        SpeakerKind.SURVIVOR,
        SpeakerKind.RELATIVE,
        SpeakerKind.LOCAL_SOURCE,
        SpeakerKind.EXPERT,
    }
)
_PRIORITY = (
    SpeakerKind.EYEWITNESS, SpeakerKind.SURVIVOR, SpeakerKind.RELATIVE, SpeakerKind.EXPERT, SpeakerKind.UN_BODY,
    SpeakerKind.ARMED_FORCES, SpeakerKind.ARMED_GROUP, SpeakerKind.NGO, SpeakerKind.OFFICIAL, SpeakerKind.LOCAL_SOURCE,
    SpeakerKind.MEDIA, SpeakerKind.OTHER,
)  # fmt: skip
BEARS_ARMS = frozenset({SpeakerKind.ARMED_FORCES, SpeakerKind.ARMED_GROUP, SpeakerKind.OFFICIAL})
"""Kinds whose own side is told of as shooting or arresting."""
_BACK: dict[str, Set[SpeakerKind]] = {
    "group": {SpeakerKind.ARMED_GROUP, SpeakerKind.NGO, SpeakerKind.OTHER},
    "organisation": {SpeakerKind.NGO, SpeakerKind.UN_BODY},
    "organization": {SpeakerKind.NGO, SpeakerKind.UN_BODY},
    "movement": {SpeakerKind.ARMED_GROUP},
    "rebels": {SpeakerKind.ARMED_GROUP},
    "militia": {SpeakerKind.ARMED_GROUP},
    "general": {SpeakerKind.ARMED_FORCES},
    "colonel": {SpeakerKind.ARMED_FORCES},
    "commander": {SpeakerKind.ARMED_FORCES, SpeakerKind.ARMED_GROUP},
    "spokesman": {
        SpeakerKind.ARMED_FORCES,
        SpeakerKind.OFFICIAL,
        SpeakerKind.ARMED_GROUP,
        SpeakerKind.NGO,
        SpeakerKind.UN_BODY,
    },
    "spokeswoman": {
        SpeakerKind.ARMED_FORCES,
        SpeakerKind.OFFICIAL,
        SpeakerKind.ARMED_GROUP,
        SpeakerKind.NGO,
        SpeakerKind.UN_BODY,
    },
    "spokesperson": {
        SpeakerKind.ARMED_FORCES,
        SpeakerKind.OFFICIAL,
        SpeakerKind.ARMED_GROUP,
        SpeakerKind.NGO,
        SpeakerKind.UN_BODY,
    },
    "statement": {
        SpeakerKind.ARMED_FORCES,
        SpeakerKind.OFFICIAL,
        SpeakerKind.ARMED_GROUP,
        SpeakerKind.NGO,
        SpeakerKind.UN_BODY,
        SpeakerKind.OTHER,
    },
    "communique": BEARS_ARMS,
    "communiqué": BEARS_ARMS,
    "report": {SpeakerKind.NGO, SpeakerKind.UN_BODY},
    "minister": {SpeakerKind.OFFICIAL},
    "ministry": {SpeakerKind.OFFICIAL},
    "governor": {SpeakerKind.OFFICIAL},
    "official": {SpeakerKind.OFFICIAL},
    "mayor": {SpeakerKind.OFFICIAL},
    "witness": {SpeakerKind.EYEWITNESS, SpeakerKind.SURVIVOR, SpeakerKind.LOCAL_SOURCE},
    "survivor": {SpeakerKind.SURVIVOR},
    "resident": {SpeakerKind.LOCAL_SOURCE},
    "relative": {SpeakerKind.RELATIVE},
    "analyst": {SpeakerKind.EXPERT},
    "researcher": {SpeakerKind.EXPERT, SpeakerKind.NGO},
    "source": {SpeakerKind.LOCAL_SOURCE, SpeakerKind.ARMED_FORCES, SpeakerKind.OFFICIAL, SpeakerKind.OTHER},
    "doctor": {SpeakerKind.LOCAL_SOURCE},
    "officer": {SpeakerKind.ARMED_FORCES, SpeakerKind.OFFICIAL},
    "man": {SpeakerKind.EYEWITNESS, SpeakerKind.SURVIVOR, SpeakerKind.RELATIVE, SpeakerKind.LOCAL_SOURCE},
    "woman": {SpeakerKind.EYEWITNESS, SpeakerKind.SURVIVOR, SpeakerKind.RELATIVE, SpeakerKind.LOCAL_SOURCE},
}


_OWN_SPOKEN = {
    SpeakerKind.ARMED_FORCES,
    SpeakerKind.OFFICIAL,
    SpeakerKind.ARMED_GROUP,
    SpeakerKind.NGO,
    SpeakerKind.UN_BODY,
}
_BODIES_BACK = {
    "service": {SpeakerKind.ARMED_FORCES, SpeakerKind.OFFICIAL},
    "force": {SpeakerKind.ARMED_FORCES, SpeakerKind.OFFICIAL, SpeakerKind.UN_BODY},
    "corps": {SpeakerKind.ARMED_FORCES},
    "headquarters": {SpeakerKind.ARMED_FORCES, SpeakerKind.OFFICIAL},
    "command": {SpeakerKind.ARMED_FORCES, SpeakerKind.ARMED_GROUP},
    "charity": {SpeakerKind.NGO},
    "agency": {SpeakerKind.UN_BODY, SpeakerKind.NGO, SpeakerKind.OFFICIAL},
    "executive": {SpeakerKind.NGO, SpeakerKind.OTHER},
    "facility": {SpeakerKind.LOCAL_SOURCE},
    **dict.fromkeys(("bulletin", "release", "press release", "press note"), _OWN_SPOKEN),
}
"""Nouns for a body or its paper that take up the one body of the kind heard so far; of two bodies they mean neither for sure."""
_SPOKEN_JUST_NOW = frozenset({"bulletin", "release", "press release", "press note", "agency"})
"""Nouns that take up a body only right behind its own words: a newsroom too has bulletins, and news comes from agencies."""
_UNIQUE = frozenset("general colonel minister ministry governor mayor".split())
"""Offices that are somebody else's unless the earlier speaker is worded so."""
_OBJECT_FORMS = {
    "him": "he",
    "himself": "he",
    "her": "she",
    "herself": "she",
    "them": "they",
    "themselves": "they",
}
_FEMALE = frozenset(
    "woman women girl girls mother sister aunt wife daughter widow niece grandmother mrs ms spokeswoman chairwoman policewoman businesswoman midwife nun lady".split()
)
_MALE = frozenset(
    "man men boy boys lad lads gentleman gentlemen father brother uncle husband son widower nephew grandfather mr sir spokesman chairman policeman businessman priest imam".split()
)
_BODIES = INSTITUTIONS | frozenset(
    """board desk circle mission guard guards team clan office court panel centre center television tv station website channel company
    hospital clinic university institute prosecution defence division syndicate confederation league society tribunal bureau brigade
    unit force headquarters secretariat delegation""".split()
)
"""Nouns for a body that "it" may stand for."""
_ONE_PERSON = frozenset(
    """man woman boy girl father mother brother sister uncle aunt husband wife son daughter widow cousin nephew niece neighbour neighbor
    soldier officer policeman corporal sergeant captain colonel general major lieutenant commander fighter rebel militiaman guard
    minister governor mayor prefect commissioner president senator judge prosecutor magistrate lawyer interrogator inspector
    superintendent spokesman spokeswoman spokesperson official resident villager witness survivor doctor nurse medic surgeon driver
    teacher student farmer trader shopkeeper priest imam pastor bishop chief elder leader journalist reporter correspondent activist
    schoolmaster schoolteacher headmaster headmistress postmaster stationmaster caretaker porter tailor gravedigger dispatcher storekeeper watchman watchwoman
    electrician mechanic carpenter baker butcher barber cook cleaner engineer sailor skipper fisherwoman boatman ferryman pharmacist paramedic
    matron sacristan catechist housewife seamstress vendor hawker grandmother grandfather lodger tenant landlady landlord guide ranger photographer cameraman
    researcher analyst expert director coordinator secretary chairman chairwoman convener volunteer worker midwife prisoner detainee
    preacher clergyman steward foreman crewman deckhand drummer musician singer herdsman cashier seller weaver monk nun deacon pensioner orphan miner
    digger welder potter blacksmith barman waiter waitress rider lecturer professor pupil schoolgirl schoolboy headman mullah muezzin rabbi vicar abbot
    passenger fisherman shepherd herder merchant vendor ambassador envoy diplomat detective constable deserter defector""".split()
)
_GROUPS = frozenset(
    """police authorities troops people residents villagers survivors witnesses relatives families parents soldiers officers rebels fighters
    insurgents insurgents militants doctors medics teachers students drivers traders farmers elders leaders activists officials vigilantes
    rescuers volunteers refugees neighbours lawyers prosecutors women men locals""".split()
)
_LED_BY = (
    r"(?:[Tt]he|[Aa]n?|[Mm]y|[Oo]ur|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir|[Oo]ne|[Tt]his|[Aa]nother|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]even|[Ee]ight|[Nn]ine|[Tt]en|[Tt]welve|"
    r"[Dd]ozens of|[Ss]everal|[Ss]ome|[Mm]any|\d{1,3}|[A-ZÀ-Þ][\w-]+(?:\s[A-ZÀ-Þ][\w-]+)?['’]s)"
)
_MENTIONED = re.compile(
    rf"\b(?P<noun>{_LED_BY}\s+(?:(?!(?:the|an?|his|her|its|my|their|who|that|which|and|of|in|on|at|to|from|was|were|had|has|is|are|said|by|with|for|as|him|them|me|us|it|he|she|they|we|i|made|elected|named|appointed|found|met|saw|took|gave|asked|told|called)\b)[\w’'-]+\s+){{0,4}}?"
    rf"(?P<head>{joined(sorted(_ONE_PERSON | _GROUPS | _BODIES, key=len, reverse=True))}|[A-ZÀ-Þ][\w’-]+\s(?:Board|Desk|Circle|Mission|Front|Clan|Office|Court|Council|Committee))\b(?!['’]s?\b)(?!-)"
    rf"(?!\s+(?:{'|'.join(sorted(_ONE_PERSON | _BODIES, key=len, reverse=True))})\b)"
    r"(?:,?\s+(?:[A-ZÀ-Þ][\w’'-]+\s?)+(?<!\s)|\s+(?:of|from|at|in)\s+(?:the\s+|his\s+|her\s+|their\s+)?[\w’'-]+(?:\s[A-ZÀ-Þ][\w’'-]+)*)?(?:\s+who\s+[^,.;]{3,50})?)"
)
"""A noun for somebody with what names or places him, where nobody is made to speak."""
_SUFFERS = re.compile(
    r"(?!,?\s+whose\b)[^.;:]{0,40}?\b(?:(?:was|were|been|being|is|are)\s+(?:\w+ly\s+)?(?!(?:summoned|released|freed|rescued|asked|told|appointed|elected|named|invited|questioned|interviewed|reached|moved|"
    r"promoted|allowed|refused|turned|sworn|married|retired|employed|posted|based|called|known|treated|healed|saved|spared|evacuated|displaced|driven|shown|given|woken|awoken|hidden|seated|surprised|shocked|alarmed|frightened|"
    r"involved|accused|charged|tired|bandaged|determined|convinced|worried|dressed|needed|expected|required|believed|said)\b)"
    r"\w+(?:ed|en|ot|ung|eld|ain|ught)\b|"
    r"(?:is|are|was|were|lies?|lay|remains?|remained)\s+(?:still\s+|now\s+|both\s+)?(?:in\s+(?:police\s+|military\s+)?(?:custody|prison|jail|detention|a coma)|under\s+arrest|behind\s+bars|on\s+the\s+run|dead|missing)\b|"
    r"died|drowned|perished|lost (?:his|her|their) li)"
)
"""Who is killed or taken says nothing afterwards; who was summoned, released or rescued may well."""
_ONE_OF_MANY = re.compile(
    rf"(?:One|Another) of (?:the|those|its|our|their|his|her)\s+(?:[\w-]+\s+){{0,3}}?(?:{'|'.join(sorted(_GROUPS | {w + 's' for w in _ONE_PERSON} | {'foremen', 'fishermen'}, key=len, reverse=True))})\b"
)
"""One of several as the subject of a sentence ("One of the men who came back …")."""
_SUBJECT = re.compile(r"[A-ZÀ-Þ][\w’-]+(?=,|\s+(?!of\b)[a-z])")
_REACH = 70
"""A body is what the next sentence's "it" stands for only where it opens the sentence: within so many characters."""


@dataclass(slots=True)
class Voices:
    """The speakers of one report in order, so that "he", "the group" and a bare surname find theirs."""

    cast: Cast
    heard: list[Speaker] = field(default_factory=list)
    named: dict[str, Speaker] = field(default_factory=dict)
    around: list[Speaker] = field(default_factory=list)
    """Whom the sentence before names without making anybody speak, in order; empty where somebody spoke in it."""
    house: Speaker | None = None
    """The body whose own statement the report is."""
    subject: Speaker | None = None
    """Who opens the last sentence that names somebody without making anybody speak; ``None``: nobody opens it."""
    silence: bool = False
    """Whether nobody spoke in the sentence before."""
    kin_of: dict[str, str] = field(default_factory=dict)
    """By the words for somebody who is told of by kin of his: the pronoun that may as well mean them."""
    called: dict[str, str] = field(default_factory=dict)
    """Whom "he" or "she" has stood for, by the words for the speaker: the other one is somebody else."""
    outlet: str | None = None
    """Whoever publishes the report: "the Office" in a monthly note of an Office, "us" in "told us"."""

    def recall(self, words: str) -> Speaker | None:
        """Return the earlier speaker a pronoun, a bare role or a surname stands for."""
        clean = (
            re.sub(r"^(?:the|this|that)\s+", "", words.strip(), flags=re.IGNORECASE).lower().replace("’", "'")
        )
        clean = re.sub(r"'s (?:statement|communiqu[eé]|report)$", "", clean)
        if re.match(
            r"(?:all|some|most|several|many|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d+|both|none) of (?:them|those|the (?:residents|witnesses|survivors|villagers))\b",
            clean,
        ):
            for speaker in reversed(self.heard):
                if speaker.anonymous and _plural(speaker):
                    return Speaker(
                        text=words.strip(),
                        kind=speaker.kind,
                        anonymous=True,
                        told=speaker.told,
                        via=speaker.via,
                    )
        clean = _OBJECT_FORMS.get(clean, clean)
        if clean in PRONOUNS:
            return self._meant(clean)
        if clean in _OF_SEVERAL or _ALL_OF_A_NUMBER.fullmatch(clean):
            return self._several()
        definite = words.strip().lower().startswith(("the ", "this ", "that ", "same "))
        if definite:
            body = self._body_of(words.strip().split(maxsplit=1)[1])
            if body is not None:
                return body
        another = words.strip().lower().startswith(("a ", "an ", "one ", "another "))
        taken_up = None if another else self._one_body(clean)
        if taken_up is not None:
            return taken_up
        kinds = _BACK.get(clean)
        if kinds is not None and not another:
            fitting = [
                speaker
                for speaker in reversed(self.heard)
                if speaker.kind in kinds and not _two_named(speaker)
            ]
            # "Col Issa Bem" is the colonel, "Gen. Bem" the general
            worded = [s for s in fitting if re.search(rf"(?i)\b(?:{re.escape(clean)}|{clean[:3]}\b)", s.text)]
            if worded or clean in _UNIQUE:
                fitting = worded
            elif clean == "officer":
                fitting = [s for s in fitting if not _institution(s)]
            # "rebels accused …" where two movements have spoken is neither of them for sure
            if fitting and (definite or len({s.actor or s.text for s in fitting}) == 1):
                return fitting[0]
        surname = [
            w
            for w in re.findall(r"[\w’'-]+", words)
            if w[:1].isupper() and w.lower().rstrip(".") not in RANKS
        ]
        if surname and len(surname) <= 2 and surname[-1].lower() in self.named:
            return self.named[surname[-1].lower()]
        return None

    def _one_body(self, noun: str) -> Speaker | None:
        """Return the one body heard so far that "the service", "headquarters" or "the bulletin" can mean."""
        kinds = _BODIES_BACK.get(noun, set())
        known = [s for s in self.heard if s.kind in kinds and _institution(s) and not s.anonymous]
        if not known or len({s.actor or s.text for s in known}) > 1:
            return None
        if noun in _SPOKEN_JUST_NOW:
            newsroom = any(s.kind is SpeakerKind.MEDIA for s in self.heard)
            return known[-1] if self.heard[-1] is known[-1] and not (self.silence or newsroom) else None
        # "the Keba Fire Service" is a service too, listed or not
        others = (_HEAD.split(s.text.lower(), maxsplit=1)[0] for s in self.heard if s.kind not in kinds)
        return None if any(noun in who.split() for who in others) else known[-1]

    def named_before(self, pronoun: str, sentence: str) -> Speaker | None:
        """Return whoever opens the pronoun's own sentence by name, where nobody else is known ("**Ada Bel** keeps the register, and she says …")."""
        opened = _NAME.match(sentence)
        name = None if opened is None else person_name(opened.group(), self.cast)
        at = re.search(rf"(?i)\b{pronoun}\b", sentence)
        if opened is None or name is None or at is None or at.start() < opened.end():
            return None
        if name.split()[0].lower() in _NO_NAMES or name.split()[-1].lower() in WEEKDAYS:
            return None
        if _SUFFERS.match(sentence, opened.end()) or not opened.group().endswith(name):
            return None
        if self._somebody_else(sentence[opened.end() : at.start()]):
            return None
        return self.named.get(name.split()[-1].lower()) or _of_mention(opened.group(), self.cast)

    def _somebody_else(self, words: str) -> bool:
        """Whether words between a name and a pronoun hold a further person ("… and **her husband** is in prison, and he"); what the name is said to be is none."""
        others = [m.start() for m in _MENTIONED.finditer(words)]
        others += [m.start() for m in _NAME.finditer(words) if person_name(m.group(), self.cast)]
        return any(_SAID_TO_BE.search(words, 0, at) is None for at in others)

    def told_of(self) -> Speaker | None:
        """Return the one person whom the sentences before are about, where nobody has been made to speak since.

        A quotation without a word on who says it is that person's ("The baker kept the door shut. “…”").
        """
        one = self.subject if self.around else None
        if one is None or not self._person(one) or _crowd(one) or one.kind not in _HEARD_KINDS:
            return None
        return one

    def _several(self) -> Speaker | None:
        """Return the several persons told of last, for "both", "one" and "neither"."""
        return next(
            (s for s in (*self.around, *reversed(self.heard)) if _plural(s) and not _institution(s)), None
        )

    def _person(self, speaker: Speaker) -> bool:
        """Whether a speaker may be one man or woman: somebody's name, or a noun that is no body's, people's or paper's."""
        body = None if speaker.actor is None else self.cast.index.get(speaker.actor)
        head = re.findall(r"[\w-]+", _HEAD.split(speaker.text, maxsplit=1)[0].lower())
        if re.search(r"(?i)\bspokes(?:man|woman|person)\b", speaker.text) is not None:
            return True
        if (
            body is not None
            and person_name(speaker.text, self.cast) is None
            and not person_words(speaker.text)
        ):
            return bool(
                set(head) & (_ONE_PERSON | _FEMALE | _MALE)
            )  # "the rights group X": a body, whatever its name
        # "the police chief" is one man, though the police are many; so is a steward of the union
        who = _HEAD.split(speaker.text, maxsplit=1)[0].strip(" ,")
        alone = (
            speaker.actor is None and len(who.split()) > 1 and not _institution(replace(speaker, text=who))
        )
        named = _NAME.search(speaker.text) is not None and not _headed(speaker.text)
        return named or head[-1:] != [] and head[-1] in _ONE_PERSON or alone or not _institution(speaker)

    def _meant(self, pronoun: str) -> Speaker | None:
        """Return whom a pronoun stands for: one named in the sentence before, else the last speaker it fits.

        "It" and "we" with no body before them are the body whose own statement the report is.
        """
        for speaker in (*self.around, *reversed(self.heard)):
            words = {w.lower() for w in re.findall(r"[\w-]+", speaker.text)}
            plural = _plural(speaker)
            person = self._person(speaker)
            if pronoun == "he" and words & _FEMALE or pronoun == "she" and words & _MALE:
                continue
            if pronoun in {"he", "she"} and self.called.get(speaker.text, pronoun) != pronoun:
                continue
            if speaker in self.around and self.kin_of.get(speaker.text) == pronoun:
                continue  # "Omar Bel's brother was shot. He …": which of the two?
            if pronoun in {"he", "she"} and person and not _crowd(speaker) and not words & _WRITTEN:
                self.called[speaker.text] = pronoun
                return speaker
            if pronoun == "they" and plural:
                return speaker
            if pronoun == "it" and _institution(speaker):
                return speaker
        last = self.heard[-1] if self.heard else None
        if pronoun == "it" and self.house is not None:
            return self.house
        if last is None or (pronoun == "it" and not _institution(last)):
            return None
        if pronoun in {"he", "she"} and (_crowd(last) or not self._person(last)):
            return None  # "law enforcers …, he said": one of them, and nobody knows which
        words = {w.lower() for w in re.findall(r"[\w-]+", last.text)}
        if pronoun == "he" and words & _FEMALE or pronoun == "she" and words & _MALE or words & _WRITTEN:
            return None
        return last

    def _body_of(self, noun: str) -> Speaker | None:
        """Return the body that "the Mission", "the SHO" is short for."""
        if noun.islower() and noun in _BODIES:
            noun = noun.capitalize()
        if not re.fullmatch(r"[A-ZÀ-Þ][\w-]+", noun):
            return None
        known: list[Speaker] = self.heard[::-1]
        if self.house is not None:
            known.append(self.house)
        elif self.outlet is not None and noun.lower() in _BODIES - _MEDIA_NOUNS:
            known.append(_of_mention(self.outlet, self.cast))
        for speaker in known:
            names = re.findall(r"[A-ZÀ-Þ][\w-]+", speaker.text)
            if len(names) > 1 and noun in names and noun.lower() in _BODIES:
                return speaker
            if (
                noun.isupper()
                and len(noun) > 1
                and noun in "".join(n[0] for n in names)
                and noun not in names
            ):
                return speaker
        return None

    def hear(self, speaker: Speaker) -> None:
        """Remember a speaker; of two named one by one ("a nurse and a driver") each, for "the nurse" of a later sentence."""
        self.heard.append(speaker)
        self.silence = False
        two = _TWO_PARTS.fullmatch(speaker.text)
        for part in () if two is None else (two["two"], two["one"]):
            known = _of_mention(part, self.cast)
            self.heard.append(replace(known, anonymous=speaker.anonymous, told=speaker.told, via=speaker.via))
        name = person_name(speaker.text, self.cast)
        if name:
            self.named.setdefault(name.split()[-1].lower(), speaker)

    def notice(self, sentence: str) -> None:
        """Remember whom a sentence names in which nobody spoke, for the pronouns of the next."""
        self.silence = True
        plain = _QUOTED.sub(lambda quoted: " " * len(quoted.group()), sentence)
        noted: list[tuple[int, Speaker]] = []
        for match in _MENTIONED.finditer(plain):
            words, head = match.group("noun").strip(), match.group("head").lower().split()[-1]
            if head in _BODIES and head not in _GROUPS and match.start() > _REACH:
                continue
            if match.start() > 0 and _NUMBERED.match(words):
                continue
            if _SUFFERS.match(plain, match.end()) and head not in _BODIES or _is_lost(plain, match):
                continue
            noted.append((match.start(), _of_mention(words, self.cast)))
        one = _ONE_OF_MANY.match(plain)
        if one is not None and not _SUFFERS.match(plain, one.end()):
            noted.append((0, _of_mention(one.group(), self.cast)))
        opening = _SUBJECT.match(plain)
        if opening is not None and opening.group().lower() in self.named:
            noted.append((0, self.named[opening.group().lower()]))
        elif (alone := _by_one_name(plain, self.cast)) is not None:
            self.named.setdefault(alone.text.lower(), alone)
            noted.append((0, alone))
        owners = self._owners(plain)
        noted += owners
        for match in _NAME.finditer(plain):
            name = person_name(match.group(), self.cast)
            if name is None or name.endswith(("'s", "’s")) or any(name in s.text for _, s in noted):
                continue
            if name.split()[0].lower() in _NO_NAMES or name.split()[-1].lower() in WEEKDAYS:
                continue
            if match.group().split(maxsplit=1)[0].lower().rstrip(".") not in RANKS and _AT_A_PLACE.search(
                plain, max(0, match.start() - _LONGEST_LEAD), match.start()
            ):
                continue  # "beside Toll Four": a place
            role = _ROLE_BEFORE.search(plain, max(0, match.start() - _LONGEST_ROLE), match.start())
            somebody = self.named.get(name.split()[-1].lower()) or _of_mention(
                match.group(), self.cast, role="" if role is None else role.group("role")
            )
            self.named.setdefault(name.split()[-1].lower(), somebody)
            if not _SUFFERS.match(plain, match.end()) and not _is_lost(plain, match):
                noted.append((match.start(), somebody))
        for body in _bodies_in(plain[:_REACH], self.cast):
            known = self.cast.index.get(body.actor)
            if (
                known is not None
                and known.kind is not ActorKind.STATE
                and not any(body.actor == s.actor for _, s in noted)
            ):
                noted.append((body.start, _of_mention(plain[body.start : body.end], self.cast)))
        for match in _TITLED.finditer(plain):
            if not _SUFFERS.match(plain, match.end()) and not any(match.group() in s.text for _, s in noted):
                noted.append((match.start(), _of_mention(match.group(), self.cast)))
        for _, speaker in noted:
            name = person_name(speaker.text, self.cast)
            if name is not None:
                self.named.setdefault(name.split()[-1].lower(), speaker)
        short = _THE_BODY.match(plain)
        if short is not None and short["noun"].lower() in _BODIES and not any(at == 0 for at, _ in noted):
            noted.append((0, self._body_of(short["noun"]) or _of_mention(short.group(), self.cast)))
        first = min((at for at, _ in noted), default=len(plain))
        going_on = _GOES_ON.search(plain, 0, first)
        pronoun = "" if going_on is None else going_on.group().lower()
        topic = self._meant(_POSSESSIVES.get(pronoun, pronoun)) if pronoun else None
        if topic is not None:
            noted.append(
                (-1, topic)
            )  # "He dived himself, because the guard was …": the next "he" is the same
        if noted:
            told = {speaker.text for _, speaker in owners}
            self.kin_of = {words: pronoun for words, pronoun in self.kin_of.items() if words in told}
            order = sorted(noted, key=lambda n: n[0])
            self.around = [speaker for _, speaker in order]
            self.subject = order[0][1] if order[0][0] <= _SUBJECT_REACH else None

    def _owners(self, plain: str) -> list[tuple[int, Speaker]]:
        """Return whoever is told of by his house, his account or kin killed or taken ("**Ada Bel**'s husband was shot").

        Nobody whose body or death is told of is among them, and nobody whose kin may be heard: a wounded son speaks.
        """
        found: list[tuple[int, Speaker]] = []
        for match in _OWNER.finditer(plain, 0, _REACH):
            kin = match["kin"]
            if kin is not None and not _SILENCED.match(plain, match.end()):
                continue
            name = person_name(match["who"], self.cast)
            if name is not None:
                somebody = self.named.get(name.split()[-1].lower()) or _of_mention(match["who"], self.cast)
                self.named.setdefault(name.split()[-1].lower(), somebody)
                found.append((match.start(), somebody))
                sexes = set() if kin is None else set(re.findall(r"\w+", kin.lower()))
                if sexes & _MALE:
                    self.kin_of[somebody.text] = "he"
                elif sexes & _FEMALE:
                    self.kin_of[somebody.text] = "she"
                elif "cousin" in sexes:
                    found.pop()
                else:
                    self.kin_of.pop(somebody.text, None)
        return found


_OWNER = re.compile(
    r"(?<![\w’'-])(?P<who>(?:[A-ZÀ-Þ][\w-]+\s){1,3}[A-ZÀ-Þ][\w-]+)['’]s?\s+(?:(?:own|first|eldest|youngest|elder|younger|two|three)\s+)?(?:(?:house|home|shop|stall|farm|hut|tent|flat|boat|account|story|testimony|version|description)\b|"
    r"(?P<kin>(?:husband|wife|son|daughter|brother|sister|mother|father|cousin|uncle|aunt|nephew|niece|child|baby|sons|daughters|brothers|sisters|children|parents)\b(?:\s+and\s+[^,.;]{3,40}?(?=\s(?:was|were|died)\b))?))"
)
"""Somebody named by what is his, where that opens the sentence."""
_SILENCED = re.compile(
    r"\s+(?:(?:was|were|is|are|has\s+been|have\s+been|had\s+been)\s+(?:\w+ly\s+|also\s+|then\s+|among\s+the\s+)?"
    r"(?:shot(?!\s+(?:in\s+(?:the|his|her|both)|and\s+(?:wounded|injured|hurt|survived)))|killed|dead|murdered|slain|executed|hanged|beheaded|(?:beaten|burned|burnt|stabbed|hacked|tortured)\s+to\s+death|burned\s+alive|found\s+dead|"
    r"arrested|detained|taken|seized|abducted|kidnapped|jailed|imprisoned|buried|missing)\b|died|drowned|perished|lost\s+(?:his|her|their)\s+li)"
)
"""What befalls somebody who is not heard afterwards."""
_LOSES = re.compile(
    r"\b(?:lost|los(?:e|es|ing)|bur(?:y|ies|ied|ying)|mourn(?:s|ed|ing)?|kill(?:s|ed|ing)?|shot|shoot(?:s|ing)?|murder(?:s|ed|ing)?|execut(?:es?|ed|ing)|behead(?:s|ed|ing)?|hang(?:s|ed|ing)?|burn(?:s|ed|t|ing)?|stab(?:s|bed|bing)?|"
    r"hack(?:s|ed|ing)?|slaughter(?:s|ed|ing)?|abduct(?:s|ed|ing)?|kidnap(?:s|ped|ping)?|drag(?:s|ged|ging)?|took|seiz(?:es?|ed|ing)|arrest(?:s|ed|ing)?|detain(?:s|ed|ing)?)\s+(?:dead\s+|down\s+|away\s+|alive\s+|also\s+)?"
    r"(?P<others>(?:[^.;:,]{2,40}(?:,\s+(?:and\s+)?|\s+and\s+)){0,3})$"
)
"""Before somebody who was lost, killed or taken, or stands in one list with others who were ("lost her mother, two brothers and | **a cousin**")."""
_DEAD_ONE = re.compile(
    r"(?:\w+\s+){0,2}?(?:dead|late|slain|murdered|dying|missing|abducted|kidnapped)\s", re.IGNORECASE
)
_LIST_ENDS = re.compile(
    r"\W*$|[,.;:]|\s+(?:of|in|at|on|from|near|when|as|after|before|during|and|with|by|while|outside|inside|that|to|for)\b"
)
_FINITE_IN = re.compile(r"\b(?:who|which|was|were|is|are|had|has|have|he|she|they|it)\b")


def _is_lost(plain: str, match: re.Match[str]) -> bool:
    """Whether somebody told of is one whom the sentence has lost, killed or taken: he says nothing afterwards."""
    if _DEAD_ONE.match(match.group()):
        return True
    lost = _LOSES.search(plain, max(0, match.start() - _LONGEST_ROLE), match.start())
    if lost is None or not lost["others"]:
        return lost is not None
    # "killed a baker, and his wife fled": she is in no list
    return _FINITE_IN.search(lost["others"]) is None and _LIST_ENDS.match(plain, match.end()) is not None


_ONE_NAME = re.compile(
    r"(?P<name>[A-ZÀ-Þ][\w’-]+)(?:,\s+(?:aged\s+)?\d{1,2}(?=,|\s)|\s+\(\d{1,2}\)(?=,|\s)|,\s+(?P<who>who\s[^,]{3,80})|,\s+(?P<is>(?:an?|his|her|my)\s[^,]{3,60}),)"
)
"""Somebody who goes by one name, where it opens a sentence: an age, "who" or what he is tells that it is a person's."""


def _by_one_name(plain: str, cast: Cast) -> Speaker | None:
    """Return who opens a sentence by a single name ("**Sadia**, who lost her mother, …"), or ``None``."""
    found = _ONE_NAME.match(plain)
    if found is None:
        return None
    name = found["name"]
    low = name.lower()
    if {low, low.removesuffix("s")} & (
        SPEAKER_NOUNS.keys() | _ONE_PERSON | _GROUPS | _BODIES | INSTITUTIONS | _NO_NAMES | PRONOUNS
    ):
        return None
    if _SUFFERS.match(plain, found.end()):
        return None
    if found["who"] and (_CROWD.fullmatch(low) or low.endswith("s")):
        return None  # "Herders, who …"
    head = None if found["is"] is None else _MENTIONED.match(found["is"])
    if found["is"] is not None and (head is None or head["head"].lower() not in _ONE_PERSON):
        return None  # "Orin, a town of traders, …"
    return replace(_of_mention(name, cast, role=found["who"] or found["is"] or ""), anonymous=True)


_SAID_TO_BE = re.compile(r"\b(?:is|was|been|be|being|as|became|become|remains?|remained)\s+$")
"""What makes the noun behind it the same person ("has been **a foreman** for years")."""
_GOES_ON = re.compile(r"\b(?:[Hh]e|[Ss]he|[Hh]is|[Hh]er|him)\b")
"""A sentence that is about whoever was told of before, if this stands before anybody else is named."""
_POSSESSIVES = {"his": "he", "him": "he", "her": "she"}
_THE_BODY = re.compile(r"The\s+(?P<noun>[A-ZÀ-Þ][\w-]+)(?=,|\s+[a-z])")
"""A body by its short name as the subject of a sentence ("The Coalition had no comment")."""
_SUBJECT_REACH = 24
"""So many characters at most stand before a sentence's subject ("This morning **the porter** …")."""
_HEARD_KINDS = _PERSONAL | {SpeakerKind.OTHER, SpeakerKind.OFFICIAL, SpeakerKind.ARMED_FORCES}
_OF_SEVERAL = frozenset(
    {"both", "both of them", "one", "neither", "neither of them", "the two", "the three", "two", "all"}
)
_ALL_OF_A_NUMBER = re.compile(r"(?:all|the) (?:two|three|four|five|six|seven|eight|nine|ten|\d+)")
_MEDIA_NOUNS = frozenset("television tv station website channel radio".split())
_TWO_PARTS = re.compile(
    r"(?i)(?:both\s+)?(?P<one>(?:an?|one|the|another)\s[^,;]{2,70}?)\s+(?:and|as well as)\s+(?:also\s+)?(?P<two>(?:an?|one|another)\s[^,;]{2,70})"
)


def _two_named(speaker: Speaker) -> bool:
    return _TWO_PARTS.fullmatch(speaker.text) is not None


_AT_A_PLACE = re.compile(
    r"\b(?:beside|behind|near|outside|inside|around|towards?|through|across|along|beyond|into|onto|in|at|opposite)\s+(?:the\s+)?$"
)
_LONGEST_LEAD = 16
"""So many characters before a name hold any preposition that makes it a place's."""
_NUMBERED = re.compile(
    r"(?i)(?:two|three|four|five|six|seven|eight|nine|ten|twelve|dozens|several|some|many|\d+)\b.*\b(?:people|men|women|troops|soldiers|officers|fighters|rebels|insurgents)$"
)
"""A number of people who are counted, seldom heard ("brought in **twelve people**")."""


_WRITTEN = frozenset(
    "paper papers note leaflet banner poster video film photo photos image images footage recording list lists tally register notebook indictment verdict judgment judgement document documents statement report communiqué communique letter website survey".split()
)
"""What is written is no "he"."""
_NO_NAMES = frozenset(
    "on in at by for from after before since during until the this that when while but and as".split()
)
_TITLED = re.compile(
    r"\b(?:Commissioner|Superintendent|Corporal|Constable|Emir|Senator|Deputy|Justice|Judge|Inspector|Warden|Councill?or|Mrs?|Ms|Dr|Barr|Pastor|Father|Sister|Brother|Chief|Commander)\.?\s+(?:[A-ZÀ-Þ][\w’-]+\s)*[A-ZÀ-Þ][\w’-]+"
)
_ROLE_BEFORE = re.compile(
    r"(?P<role>\b(?:[Tt]he|[Aa]n?|[Ii]ts|[Tt]heir|[Hh]is|[Hh]er)\s[^,.;:]{3,60},|\b[A-Z][a-z]+ (?:member|leader|councill?or|officer|chief|minister)|[Mm]inister)\s*(?:(?:Hon|Dr|Mr|Mrs|Ms|Barr|Prof|Rev)\.?\s*)?$"
)
"""What stands right before a name and says who it is."""
_LONGEST_ROLE = 140
"""So many characters before a name hold any role that `_ROLE_BEFORE` can read."""


_LONGER_NAME = re.compile(r"(?<![\w.])(?!(?:The|A|An)\s)[A-ZÀ-Þ][\w’'-]*\s+(?:and\s+)?$")
_OF_ANOTHER = re.compile(r"\s+(?:of|for)\s+(?:the\s+)?[A-ZÀ-Þ]")


def _bodies_in(words: str, cast: Cast) -> list[ActorMention]:
    """Return the listed bodies that words name; a lone noun that any body may bear is none inside a longer name.

    Where "the Order" is the doctors' one, "the Commissioner for Public Order" and "the Order of the Wells" are others.
    """
    kept: list[ActorMention] = []
    for mention in cast.index.find(words):
        name = words[mention.start : mention.end]
        lone = name.lower() in _BODIES | INSTITUTIONS | _SHORT_FOR and not name.isupper()
        before = _LONGER_NAME.search(words, 0, mention.start)
        inside = before is not None and before.group().strip().lower().rstrip(".") not in RANKS | _TITLES
        if not lone or not (inside or _OF_ANOTHER.match(words, mention.end)):
            kept.append(mention)
    return kept


_SHORT_FOR = frozenset("order legion corps authority council directorate".split())
"""Further nouns that bodies go by for short."""


def _of_mention(words: str, cast: Cast, *, role: str = "") -> Speaker:
    """Return somebody who is named in passing, as he would be known if he spoke."""
    actor = next((cast.at_home(words[m.start : m.end], m.actor) for m in _bodies_in(words, cast)), None)
    known = None if actor is None else cast.index.get(actor)
    name = person_name(words, cast)
    kind = speaker_kind(words, role.strip(" ,"), None if known is None else known.kind)
    body = actor if kind not in _PERSONAL else None
    return Speaker(
        text=words,
        kind=kind,
        actor=body or name,
        anonymous=name is None
        and actor is None
        and (kind in _PERSONAL or words.lower().startswith(("a ", "an ", "one ", "my "))),
    )


def _plural(speaker: Speaker) -> bool:
    # "a relative of one of the passengers" is one person, whatever stands behind the "of"
    single = re.match(
        r"(?i)(?:an?|one|another)\s+(?!(?:\w+\s+)?(?:group|number|couple|crowd|handful|dozen|majority|pair)\s+of\b)[^,]*?\s+(?:of|who|from|at|in)\s|(?:one|another)\s+of\s|the\s+[\w-]+(?<!s)\s+of\s",
        speaker.text,
    )
    said = speaker.text[: single.end()] if single is not None else speaker.text
    if _TWO_NAMED.search(said) is not None:
        return True
    # "an activists' committee" is one body
    words = [w.lower() for w in re.findall(r"[\w-]+(?![\w-]|['’](?:\s|$))", said)]
    nouns = [w for w in words if w in SPEAKER_NOUNS or w in _GROUPS or w in _ONE_PERSON]
    if nouns and nouns[-1] in _ONE_PERSON and "of" not in words:
        return False  # "a police commissioner", "residents' spokesman": the last noun says how many they are
    return any(
        w in SPEAKER_NOUNS
        and (w.endswith("s") and w[:-1] in SPEAKER_NOUNS or w.endswith("es") and w[:-2] in SPEAKER_NOUNS)
        for w in words
    ) or bool(_GROUPS & set(words) | {"forces"} & set(words))


_TWO_NAMED = re.compile(
    r"(?i)^(?:both\s+)?(?:an?|one|the|another)\s[^,;]{2,70}?\s+(?:and|as well as)\s+(?:also\s+)?(?:an?|one|another)\s"
)
"""Two who are named one by one ("a nurse and a driver")."""
_CROWD = re.compile(
    r"(?:[\w’'-]+\s+){0,3}[a-z]{2,}(?:ers|ors|ists|ians|men|youths|people)(?:\s+(?:of|in|at|from|who)\b.*)?"
)
_ONE_OF = re.compile(r"(?i)(?:an?|one|another|his|her|the\s+\w+\s+of)\s")


def _crowd(speaker: Speaker) -> bool:
    """Whether a speaker is several by the ending of its noun ("law enforcers", "angry youths"): nobody's "he" or "she"."""
    return _plural(speaker) or (
        _CROWD.fullmatch(speaker.text) is not None and _ONE_OF.match(speaker.text) is None
    )


def _institution(speaker: Speaker) -> bool:
    if person_words(speaker.text):
        return False
    words = {
        w.lower() for w in re.findall(r"[\w.-]+", re.sub(r"[\w-]+(?:['’]s|s['’])(?=\s)", "", speaker.text))
    }
    return (
        bool(words & INSTITUTIONS)
        or (speaker.actor is not None and not speaker.anonymous)
        or _headed(speaker.text)
    )


def _headed(text: str) -> bool:
    """Whether the head of a phrase is a noun for a body ("The State Peace Board", "the television")."""
    head = re.findall(r"[\w-]+", _HEAD.split(text, maxsplit=1)[0])
    return bool(head) and (head[-1].lower() in _BODIES or head[-1] == "Cell")


def person_words(text: str) -> bool:
    """Whether a phrase holds a rank or title before a capitalised name ("Gen Oumar Diarra")."""
    tokens = tokenize(_FOR_ALL.sub("", text))
    return any(
        t.low.rstrip(".") in RANKS and i + 1 < len(tokens) and any(n.capital for n in tokens[i + 1 : i + 3])
        for i, t in enumerate(tokens)
    )


_TITLES = frozenset(
    """doctor nurse teacher commissioner corporal constable senator deputy mayor warden councillor councilor sister skipper engineer lawyer attorney
    professor captain sergeant superintendent spokesperson brigadier commodore headmaster headteacher imam priest father brother señor señora don doña
    madame monsieur maître mother mama baba mzee bibi tata dj haj hajj hadj ustaz mullah maulana lama abbot abbess reverend rev fr sr""".split()
)
"""Titles before a name that are no ranks."""
_PORTFOLIOS = frozenset(
    "interior defence defense justice health information security finance transport education communications foreign".split()
)
_BEFORE_A_NAME = frozenset({"the", "a", "an", "mr", "local", "according", *WEEKDAYS})
_OF_A_BODY = frozenset(
    """united human international north south east west new islamic national liberation ministry centre center university institute office african
    european republic watch rights defence defense high""".split()
)
"""A name with one of these is a body's, not a person's."""


_SPOTS = frozenset(
    "plaza market square stairs steps quay boulevard avenue junction roundabout checkpoint highway cell".split()
)
"""Nouns that end the name of a spot or an office, and nobody's surname."""
_PLACE_NOUNS = frozenset("toll city town central market shopping civic grand station".split())
_DEFINITE = re.compile(r"\bthe$")
"""What makes "Plaza" a spot and no surname: a noun for a place or an article before it ("the Heron Plaza")."""
_PLACING = re.compile(
    r"\b(?:(?:in|of|from|at|near|on|outside|behind|beside|along|opposite)(?: the)?|(?:for|with|by) the)$"
)
"""Words before a name that make it a place's or a body's ("a vendor at the Heron Steps")."""
_ARTICLED = re.compile(r"(?:^|\s)(?:an?|the|one|another|two|three|some|several)$")
_NOUN_BEHIND = re.compile(r"\s+(?!(?:of|who|and|or|from|in|at|with|for|on|as|then|also|by)\b)[a-z]{3}")


def person_name(text: str, cast: Cast) -> str | None:
    """Return the name of a person in a phrase, ranks left out; ``None`` if it names nobody."""
    taken = [(m.start, m.end) for m in cast.index.find(text)]
    for match in _NAME.finditer(text):
        words = match.group().split()
        ranked = [n for n, w in enumerate(words) if w.lower().rstrip(".") in RANKS | _TITLES]
        if ranked:
            behind = words[
                ranked[-1] + 1 :
            ]  # "County Commander Peter Lokwang": the name begins behind the rank
            courtesy = len(behind) == 1 and words[ranked[-1]].lower() in _TITLES
            words = words[ranked[-1] :] if courtesy else behind  # "Mama Belo" is a name by itself
        while len(words) > 2 and words[0].lower() in _PORTFOLIOS:
            words = words[1:]  # "Minister of the Interior Ada Bel"
        while words and words[0].lower() in _BEFORE_A_NAME:
            words = words[1:]
        owner = next((n for n in range(len(words), 0, -1) if words[n - 1].endswith(("'s", "’s"))), 0)
        words = words[owner:]  # "Amina Sule's brother": she is named, and he speaks
        kept = " ".join(words)
        start = match.start() + match.group().rfind(kept) if kept else match.start()
        if len(words) < 2 or any(a < start + len(kept) and start < b for a, b in taken):
            if (
                len(words) == 1
                and person_words(text)
                and not any(a < start + len(kept) and start < b for a, b in taken)
            ):
                return kept
            continue
        if any(w.lower().rstrip(".") in SPEAKER_NOUNS or w.lower() in _OF_A_BODY for w in words):
            continue
        before = text[:start].rstrip().lower()
        surname = (
            words[-1] == "Plaza" and words[-2].lower() not in _PLACE_NOUNS and not _DEFINITE.search(before)
        )
        if (words[-1].lower() in _BODIES | _SPOTS and not surname) or words[-2].lower() in _SPOTS:
            continue  # "the Joint Assessment Cell", "Toll Plaza Four"
        if _PLACING.search(before) is not None and len(re.findall(r"\w+", before)) > 1:
            continue
        if _ARTICLED.search(before) is not None and _NOUN_BEHIND.match(text, start + len(kept)) is not None:
            continue  # "a Roman Catholic priest": of what church he is
        return kept
    if person_words(text):
        tokens = tokenize(text)
        for i, token in enumerate(tokens[:-1]):
            if (
                token.low.rstrip(".") in RANKS
                and tokens[i + 1].capital
                and tokens[i + 1].low.rstrip(".") not in RANKS
            ):
                name = tokens[i + 1].text
                if not any(a <= tokens[i + 1].start < b for a, b in taken):
                    return name
    return None


_HEAD = re.compile(r"\b(?:of|from|in|at|for|with|near|on|who|linked|close)\b")
_KIN = re.compile(
    r"^\W*(?:the|an?|his|her|their|whose)?\s*(?:\w+\s+)?(?:father|mother|brother|sister|cousin|uncle|aunt|son|daughter|wife|husband|widow|widower|relative|nephew|niece|parent|grandfather|grandmother)s?\b"
)
_SPEAKS_FOR = re.compile(
    r"(?i)(?:an?|the|one|another)?\s*(?:\w+\s+)?(?:spokes(?:man|woman|person|people)|director|representative|coordinator|head|chief|president|secretary|commander)\s+(?:of|for|at)\s+(?P<body>(?:the\s+)?[^,]{3,60})"
)
_PHRASES = tuple(
    (re.compile(pattern), kind)
    for pattern, kind in (
        (r"\bbereaved\b", SpeakerKind.RELATIVE),
        (r"\b(?:his|her|their|defen[cs]e) lawyers?\b|\b(?:family|families|relatives?|parents?|widows?|mothers?|fathers?|victims?|survivors?|prisoners?|detainees?|students?|defendants?|suspects?)['’]s? (?:lawyers?|attorneys?|counsel)\b|\blawyers? (?:for|representing)\b", SpeakerKind.OTHER),
        (r"\b(?:military|civil-military|occupation) administrations?\b", SpeakerKind.OFFICIAL),
        (r"\b(?:medical superintendent|hospital (?:director|superintendent|administrator)|director of (?:the )?(?:\w+ )?(?:hospital|clinic|morgue))\b|"
         r"\b(?:state|general|provincial|regional|district|central|university|teaching|referral) hospital\W*$|"
         r"\b(?:emir|oba|paramount chief|district head|village head|headman|mukhtar|omda)\b", SpeakerKind.LOCAL_SOURCE),
        (r"\bair (?:commodore|marshal|chief marshal|vice[- ]marshal)\b|\bcommodore\b|\bwing commander\b|\bgroup captain\b|\bsquadron leader\b|\b(?:lance[- ])?corporals?\b|\bwarrant officer\b",
         SpeakerKind.ARMED_FORCES),
        (r"\bvigilantes?\b|\bself-defen[cs]e (?:groups?|committees?|forces?)\b|\b(?:gang|bandit|cartel) (?:leaders?|members?|boss|chiefs?|kingpin|spokes\w+)\b|\bwarlords?\b", SpeakerKind.ARMED_GROUP),
        (r"\bcouncill?ors?\b|\bmembers? of (?:the )?(?:parliament|assembly|congress|senate)\b|\b(?:opposition|assembly) members?\b|\blegislators?\b|\bwali\b|\bombuds\w+|\bprosecution\b|\bindictment\b|"
         r"\binterrogators?\b|\bprison (?:director|warden|governor|service|authorities)\b|\b(?:from|of) (?:state )?security\W*$", SpeakerKind.OFFICIAL),
        (r"^(?!.*\b(?:rights|medic\w*|doctors?|journalists?|press|lawyers)\b).*\b(?:trade |labou?r |workers['’]? |drivers['’]? |teachers['’]? |owners['’]? )?(?:unions?|associations?|federations?|syndicates?|guilds?|cooperatives?)\b",
         SpeakerKind.OTHER),
        (r"\b(?:air force|navy|coast guard)\b(?! base)", SpeakerKind.ARMED_FORCES),
        (r"\b(?:local|regional|national|independent|foreign|international|news|online|opposition|private|rebel|pro-\w+)\s+(?:news\s+)?(?:media|newspapers?|radio|television|tv|press|outlets?|"
         r"journalists?|reporters?|broadcasters?|stations?|websites?|news agenc(?:y|ies))\b", SpeakerKind.MEDIA),
        (r"\b(?:\w+-led|military|multinational|anti-[\w-]+)\s+(?:\w+\s+)?coalition\b|\bcoalition\s+(?:forces|command|spokes\w+)\b", SpeakerKind.ARMED_FORCES),
        (r"\b(?:aid|humanitarian|relief|charity)\s+(?:workers?|officials?|staff|agenc(?:y|ies)|organi[sz]ations?|groups?|volunteers?|coordinators?)\b(?<!un )", SpeakerKind.NGO),
        (r"\b(?:monitoring|advocacy|watchdog|campaign(?:ing)?|civil rights|lawyers'|activists'|women's|press freedom|conflict[- ]monitoring|medical|doctors'|legal aid)\s+"
         r"(?:group|organi[sz]ation|body|collective|network|project|committee|union)\b|\bresistance committees?\b|\bemergency (?:response )?rooms?\b|\b(?:medical|medics|lawyers|doctors|journalists)['’]?\s+(?:union|syndicate|network|committee)\b", SpeakerKind.NGO),
        (r"\b(?:freed|released|rescued|escaped|wounded|injured|surviving)\s+(?:passenger|hostage|captive|prisoner|detainee|student|pupil|villager|resident|man|woman|girl|boy|worker|migrant|driver|trader|farmer|herder|protester|civilian)s?\b", SpeakerKind.SURVIVOR),
        (r"\b(?:commander|fighter|member|leader|chief|official)s? (?:of|in|from|with) (?:the|an?|this) (?:\w+\s+){0,2}(?:armed |rebel |militant |jihadist )?(?:group|militia|rebels?|movement|insurgency|jihadists?)\b", SpeakerKind.ARMED_GROUP),
        (r"\b(?:national|transitional|unity|military|regional|provincial|interim)?\s*(?:ministers?|ministry|ministries)\b", SpeakerKind.OFFICIAL),
    )
)  # fmt: skip
"""Phrases whose words apart would mislead; checked before single nouns, the first that fits."""


def _inside_a_name(words: str) -> frozenset[int]:
    """Return where a word for a person is part of an organisation's name ("Witness Line")."""
    tokens = tokenize(words)
    return frozenset(
        t.start
        for i, t in enumerate(tokens)
        if t.capital
        and t.low in {"witness", "survivor", "survivors", "victims", "families", "mothers", "relatives", "citizen", "citizens"}
        and i + 1 < len(tokens)
        and tokens[i + 1].capital
        and tokens[i + 1].low in {
            "line", "watch", "network", "group", "fund", "alliance", "association", "union", "project", "international", "initiative", "collective",
            "foundation", "committee", "centre", "center", "movement", "coalition", "monitor", "desk", "africa", "support", "trust",
        }
        or t.text == "Witness" and i and tokens[i - 1].capital and tokens[i - 1].low not in {"the", "a", "an", "one", "state"}
    )  # fmt: skip


_CIVIL_GENERAL = re.compile(
    r"(?i)\b(attorney|prosecutor|solicitor|inspector|director|secretary|consul|governor|auditor|comptroller|procurator|advocate|registrar|vicar|superior|surgeon|postmaster)s?[- ]general(?:['’]s)?\b"
)
"""An attorney general and a vicar general command no troops."""
_FOR_ALL = re.compile(
    r"(?i)\bgeneral(?= (?:hospital|clinic|practitioner|secretar(?:y|iat)|manager|director|prosecutor|coordinator|delegate|assembly|congress|synod|council|union|confederation|federation|workers|public|strike)\b)"
)
"""Nor does a general hospital."""
_NURSING = re.compile(
    r"(?i)^(?P<article>(?:an?|the|one|another|two|three)\s+(?:[\w-]+\s+)?)(?:(?:ward|nursing|theatre|charge|duty)\s+sisters?\b|"
    r"sisters?(?=\s+(?:on duty|in charge|(?:on|in|of|at)\s+(?:the|a|an|its)\s+(?:[\w-]+\s+){0,2}(?:ward|theatre|clinic|dispensary|infirmary)\b)))"
)
"""A sister on a ward is a nurse, and nobody's kin."""
_JUSTICE = re.compile(
    r"\b(?:military|army|public|chief|state|federal|regional|provincial|special|county|district|anti-terroris[mt]|war crimes)?\s*(?:prosecutors?|attorneys?)(?:['’]s)?(?:\s+office)?\b(?!\s+for\b)|"
    r"\b(?:prosecution service|prosecutor['’]s office)\b|\b(?:military|army)\s+(?:courts?|tribunals?|judges?|magistrates?|governor|administrator)\b"
)


_KIN_BODY = re.compile(
    r"\b(?:committee|association|collective|union|movement|group|circle) of (?:the )?(?:widows|mothers|families|relatives|parents|wives|victims['’]? families)\b|"
    r"\b(?:families|mothers|widows|relatives|parents)['’]? (?:committee|association|collective|group)\b"
)
_FROM_SECURITY = re.compile(
    r"\b(?:m[ae]n|wom[ae]n|officers?|agents?|people|someone|somebody|officials?) (?:from|of) (?:the )?(?:state |national )?(?:security|intelligence)(?: services?| agency| directorate)?\b"
)
_POLICE = re.compile(
    r"\W*(?:(?:the|an?|one|his|her|its)\s+)?(?:(?!(?:by|from|of|with|to|against|at|near)\b)[\w.’'-]+\s+){0,4}?(?:police (?:commander|chief|commissioner|officer|spokes\w+|director|inspector|superintendent)|"
    r"(?:commander|head|chief|director|commissioner|inspector|superintendent) of (?:the )?(?:\w+ )?police|(?:(?:additional|deputy|assistant|senior) )?(?:sp|dsp|asp|ssp|dig|igp|dgp) (?=\w)|station house officer|sho\b|police constable|constable)\b(?!['’])"
)
"""A policeman, whatever his rank."""


_OF_A_CHURCH = re.compile(r"^(?:the\s+)?(?:Father|Mother|Sister|Brother)s?\s+(?=[A-ZÀ-Þ])")
"""A title before a name: "Father Belo" is nobody's father."""


@lru_cache(maxsize=256)
def speaker_kind(text: str, beside: str, actor_kind: ActorKind | None) -> SpeakerKind:
    """Return the kind of a speaker from its own words, then from what stands beside it."""
    text, beside = (_CIVIL_GENERAL.sub(r"\1", _FOR_ALL.sub("", words)) for words in (text, beside))
    text = _NURSING.sub(r"\g<article>nurse", _OF_A_CHURCH.sub("priest ", text))
    if _JUSTICE.search(text.lower()) and not re.search(r"(?i)\b(?:un|icc|human rights|rights)\b", text):
        return SpeakerKind.OFFICIAL
    if len(
        pair := re.split(r",? and (?=an?\b|the\b|two\b|some\b|local\b|[a-z])", text, maxsplit=1)
    ) == 2 and any(t.low in SPEAKER_NOUNS for t in tokenize(pair[0])):
        text = pair[0]  # "residents and a local official": the first named sets the kind
    beside = re.sub(r"^\W*\d{1,3}\W+", "", beside)  # "61, who sells …"
    if _KIN_BODY.search(text.lower()):
        return SpeakerKind.RELATIVE
    if _FROM_SECURITY.search(text.lower()):
        return SpeakerKind.OFFICIAL
    if _POLICE.match(text.lower()) or _POLICE.match(beside.lower()):
        return SpeakerKind.OFFICIAL
    clause = re.search(r"\bwho\s.*", f"{text} {beside}")
    deed = None if clause is None else _BY_DEED.search(clause.group().lower())
    if deed is not None and (deed.group("lost") or deed.group("lived")) and actor_kind is None:
        of_himself = {SPEAKER_NOUNS.get(t.low) for t in tokenize(_HEAD.split(text, maxsplit=1)[0])}
        if not of_himself - _PERSONAL - {None, SpeakerKind.OTHER}:
            return SpeakerKind.RELATIVE if deed.group("lost") else SpeakerKind.SURVIVOR
    if deed is None and beside.lower().startswith("who "):
        beside = ""  # "who sells newspapers": what somebody does is no word for what he is
    head = _HEAD.split(text, maxsplit=1)[0] or text
    near = _HEAD.split(beside, maxsplit=1)[0] if _KIN.search(beside.lower()) else beside
    spokes = _SPEAKS_FOR.match(text)
    if spokes is not None:
        behind = speaker_kind(spokes.group("body"), "", actor_kind)
        if behind in {
            SpeakerKind.UN_BODY,
            SpeakerKind.NGO,
            SpeakerKind.ARMED_GROUP,
            SpeakerKind.ARMED_FORCES,
        }:
            return behind
    if re.match(r"(?:the\s+)?(?:un\b|u\.n\.|united nations)", text.lower()):
        return SpeakerKind.UN_BODY
    source = re.search(
        r"\b(security|military|army|police|diplomatic|medical|hospital|humanitarian|local|government|rebel|tribal|judicial)\s+(?:and\s+\w+\s+)?(?:sources?|officials?)\b",
        text.lower(),
    )
    if source is not None:
        return {
            "security": SpeakerKind.ARMED_FORCES, "military": SpeakerKind.ARMED_FORCES, "army": SpeakerKind.ARMED_FORCES,
            "police": SpeakerKind.OFFICIAL, "government": SpeakerKind.OFFICIAL, "rebel": SpeakerKind.ARMED_GROUP,
            "humanitarian": SpeakerKind.NGO, "diplomatic": SpeakerKind.OFFICIAL,
                "medical": SpeakerKind.LOCAL_SOURCE,
                "hospital": SpeakerKind.LOCAL_SOURCE, "judicial": SpeakerKind.OFFICIAL,
        }.get(source.group(1), SpeakerKind.OFFICIAL if source.group().endswith(("official", "officials")) else SpeakerKind.LOCAL_SOURCE)  # fmt: skip
    for words in (
        (beside, head, text, beside)
        if _BY_DEED.search(beside.lower()) and beside.lower().startswith("who")
        else (head, text, near, beside)
    ):
        low = words.lower().replace("’", "'")
        if not low.strip():
            continue
        phrase = next((kind for pattern, kind in _PHRASES if pattern.search(low)), None)
        if phrase is not None:
            return phrase
        if re.search(
            r"\b(?:human rights|rights) (?:group|organi[sz]ation|watch|watchdog|commission|defender|activist|network|body|monitor)",
            low,
        ):
            return (
                SpeakerKind.UN_BODY
                if re.search(r"\b(?:un|united nations|u\.n\.)\b", low)
                else SpeakerKind.NGO
            )
        if actor_kind not in _FIGHTING and re.search(
            r"\b(?:health|medical|press|information|returning|probation|liaison|welfare|education|electoral|human rights) officer",
            low,
        ):
            return SpeakerKind.OFFICIAL
        if re.match(r"who\b", low) and (told := _BY_DEED.search(low)) is not None:
            return (
                SpeakerKind.EXPERT
                if told.group("study")
                else SpeakerKind.RELATIVE
                if told.group("lost")
                else SpeakerKind.SURVIVOR
                if told.group("lived")
                else SpeakerKind.EYEWITNESS
            )
        if re.search(r"\b(?:un|u\.n\.|united nations)\b", low):
            return SpeakerKind.UN_BODY
        if re.search(
            r"civil society|aid group|aid agenc|red cross|red crescent|médecins|doctors without|think[- ]tank|save the children",
            low,
        ):
            return SpeakerKind.EXPERT if "think" in low else SpeakerKind.NGO
        if re.search(
            r"(?:(?:rebel|militant|insurgent|separatist|jihadist|paramilitary) (?:group|alliance|coalition|movement|force)|armed (?:group|movement|alliance))",
            low,
        ):
            return SpeakerKind.ARMED_GROUP
        if re.search(
            r"(?:village|community|traditional|religious|local|tribal) (?:chief|leader|elder|head|headman|official)",
            low,
        ):
            return SpeakerKind.OFFICIAL if "official" in low else SpeakerKind.LOCAL_SOURCE
        if re.search(
            r"(?:defen[cs]e|interior|foreign|justice|health|information|security|prime) minist", low
        ):
            return SpeakerKind.OFFICIAL
        if re.search(r"(?:military|ruling) (?:government|junta|rulers|leadership|council|authorities)", low):
            return SpeakerKind.OFFICIAL
        if re.search(r"state (?:media|television|tv|news agency|radio)", low):
            return SpeakerKind.MEDIA
        if re.search(
            r"army (?:chief|spokes)|military (?:spokes|chief|command)|armed forces|chief of staff|defen[cs]e (?:forces|chief|staff|headquarters)",
            low,
        ):
            return SpeakerKind.ARMED_FORCES
        if actor_kind is not None and words is not beside and (kind := _GROUPED.get(actor_kind)) is not None:
            personal = next(
                (SPEAKER_NOUNS[t.low] for t in tokenize(low) if SPEAKER_NOUNS.get(t.low) in _PERSONAL), None
            )
            if personal is None or personal is SpeakerKind.LOCAL_SOURCE:
                return kind
        named = _inside_a_name(words)
        heads = [
            SPEAKER_NOUNS[t.low] for t in tokenize(low) if t.low in SPEAKER_NOUNS and t.start not in named
        ]
        heads += [
            SPEAKER_NOUNS[t.low.split("-")[-1]]
            for t in tokenize(low)
            if "-" in t.low and t.low.split("-")[-1] in SPEAKER_NOUNS
        ]
        for kind in _PRIORITY[:-1]:
            if kind in heads:
                return kind
        if named and words is not beside:
            return SpeakerKind.NGO
    if actor_kind is not None:
        return _GROUPED.get(actor_kind, SpeakerKind.OTHER)
    return SpeakerKind.OTHER


_SERVES = re.compile(
    r"(?:(?:[Ii]ts|[Tt]heir)|(?P<of>(?:[Tt]he\s+)?[A-Za-zÀ-Þ][\w-]+)['’]s)\s+(?:(?!(?:of|and|in)\b)[\w-]+\s+){0,3}?(?:spokes\w+|director|secretary|head|leader|chair\w*|president|conven[eo]r|co-?ordinator|chief|representative|alias|"
    r"(?:information|press|media|communications?) (?:team|office|wing|arm|department)|political wing|researchers?|investigators?|teams?|lieutenant|number two)\b"
)
"""Who speaks for a body that is named only by "its" or by one word ("Its director", "The alliance's leader")."""


def _asks_anonymity(sentence: str) -> bool:
    low = sentence.lower()
    # one of these stands in every such sentence, and most sentences have none
    return (
        any(word in low for word in ("anonym", "name", "identified", "authori", "not want to give"))
        and _ANONYMITY.search(sentence) is not None
    )


def _owner_of(text: str, voices: Voices) -> Speaker | None:
    """Return the body for which somebody speaks, where the report has just named it."""
    match = _SERVES.match(text)
    if match is None:
        return None
    if match.group("of") is not None:
        noun = match.group("of").split()[-1]
        return next(
            (
                s
                for s in (*reversed(voices.heard), *voices.around)
                if re.search(rf"(?i)\b{re.escape(noun)}\b", s.text) and _institution(s)
            ),
            None,
        )
    return next((s for s in (*voices.around, *reversed(voices.heard)) if _institution(s) or _plural(s)), None)


def _office_before(text: str, voices: Voices) -> SpeakerKind | None:
    """Return the kind of the office that spoke last, where a bare name takes its word up ("the governor said. Ana Bel said on …")."""
    last = voices.heard[-1] if voices.heard else None
    name = person_name(text, voices.cast)
    if last is None or name != text or name.split()[-1].lower() in voices.named:
        return None
    return (
        last.kind
        if _THE_OFFICE.match(last.text.lower()) and person_name(last.text, voices.cast) is None
        else None
    )


_LEADING_CLOCK = re.compile(r"\d{1,2}[.:h]\d{2}(?:\s*[ap]\.?m\.?)?\s*[–—-]?\s+(?=\S)")
_TRAILING = re.compile(
    r"(?:\s+(?:at first|so far|initially|yesterday|today|repeatedly|on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|no longer|also|now|still|then|later|again|meanwhile|however|himself|herself|themselves|itself|already|never|only|just|says|states|adds|recalls|insists|explains|claims))+$"
)
_SUBJECT_ALONE = re.compile(r"(?i)(?P<who>we|it|they|he|she|i)\s+(?!(?:both|all|two|three|who|of)\b)[a-z]")


def _bare(text: str) -> str:
    """Return the words for a speaker without the clock before them and the adverb or verb behind ("10.50 A guard", "We regret")."""
    text = text.strip(" ,;:.—–")
    clock = _LEADING_CLOCK.match(text)
    text = _TRAILING.sub("", text if clock is None else text[clock.end() :])
    alone = _SUBJECT_ALONE.match(text)
    return text if alone is None else alone["who"]


def _role_before(text: str, sentence: str) -> str:
    """Return the office that stands right before a bare name in its sentence ("**the chief of police**, Ada Bel, said")."""
    if not _NAME.fullmatch(text) or text.split(maxsplit=1)[0].lower().rstrip(".") in RANKS:
        return ""
    at = sentence.find(text)
    if at < 1 or not sentence[:at].rstrip().endswith(","):
        return ""
    role = _ROLE_BEFORE.search(sentence, max(0, at - _LONGEST_ROLE), at)
    if role is not None and finite(lead := tokenize(sentence[: role.start()]), 0, len(lead)):
        return ""  # "soldiers shot the trader, Ada Bel said": whom they shot
    words = "" if role is None else role["role"].strip(" ,")
    # only somebody's office: "killed his brother, Ada Bel said" names no office
    head = re.findall(r"[\w-]+", _HEAD.split(words, maxsplit=1)[0].lower())
    if (
        not head
        or head[-1] not in _ONE_PERSON | RANKS | {"general"}
        or any(w in CUES or w in {"was", "were", "had", "has", "is"} for w in head)
    ):
        return ""
    return words


_CHARGES = re.compile(
    r"(?i)who\s+(?:has\s+|had\s+|also\s+|\w+ly\s+)*(?:accus|blam|condemn|denounc|criticis|criticiz|charg|held\s)"
)


def make_speaker(
    text: str,
    *,
    beside: str,
    sentence: str,
    told: str | None,
    via: Sequence[str],
    voices: Voices,
    nobody: bool = False,
) -> Speaker:
    """Return the speaker a phrase names, resolved within the report as far as the text allows.

    An anonymous speaker is never resolved to a name: its ``actor`` stays ``None``
    unless it speaks for a body the text names.
    """
    text = _bare(text)
    if told is not None and told_house(told):
        told = voices.outlet
    if not beside:
        beside = _role_before(text, sentence)
    if _CHARGES.match(beside):
        beside = ""  # "the director, who accused the army of …": whom somebody accuses, he does not speak for
    if nobody:
        return Speaker(text=text, kind=SpeakerKind.OTHER, anonymous=True, told=told, via=tuple(via))
    earlier = voices.recall(text)
    if earlier is None and text.lower() in {"he", "she"}:
        earlier = voices.named_before(text.lower(), sentence)
    if earlier is not None:
        via = [v for v in via if v not in {earlier.text, text}]
        return Speaker(text=earlier.text, kind=earlier.kind, actor=earlier.actor, anonymous=earlier.anonymous,
                       told=told or earlier.told, via=tuple(via) or earlier.via)  # fmt: skip
    cast = voices.cast
    low = text.lower()
    named = _inside_a_name(text)  # "Witness Line" is no witness
    personal = {
        SPEAKER_NOUNS[t.low]
        for t in tokenize(low)
        if SPEAKER_NOUNS.get(t.low) in _PERSONAL and t.start not in named
    }
    listed = _listed_body(text, cast)
    body = listed or (
        None
        if personal & {SpeakerKind.EYEWITNESS, SpeakerKind.SURVIVOR, SpeakerKind.RELATIVE}
        else _body(text, beside, cast)
    )
    actor = cast.index.get(body) if body is not None else None
    kind = speaker_kind(text, beside, None if actor is None else actor.kind)
    owner = _owner_of(text, voices) if body is None and kind in _FOR_ANOTHER else None
    if owner is not None:
        kind = owner.kind
        body = owner.actor if owner.actor is not None and cast.index.get(owner.actor) is not None else None
        actor = None if body is None else cast.index.get(body)
    elif kind is SpeakerKind.OTHER and not beside and (office := _office_before(text, voices)) is not None:
        kind = office
    if kind is SpeakerKind.OTHER or (
        kind is SpeakerKind.LOCAL_SOURCE and not _ON_DUTY.search(f"{low} {beside.lower()}")
    ):
        kind = _by_own_words(sentence, kind)
    # "one of General X's soldiers" is nobody's name
    name = (
        None
        if re.match(r"(?i)(?:one|two|some|several|many|most|an?\s+\w+)\s+of\s+(?!the\s+\w+,)", text)
        else person_name(text, cast)
    )
    anonymous = _asks_anonymity(sentence)
    if not anonymous and name is None:
        words = {t.low for t in tokenize(low)}
        if actor is not None and not re.match(
            r"(?:an?|one|two|three|some|several|another)\s+(?!(?:[\w-]+\s+){0,2}(?:spokes|statement|joint))",
            low,
        ):
            anonymous = bool({"source", "sources", "soldier", "officer"} & words)
        elif (
            kind in _PERSONAL
            or {"source", "sources"} & words
            or re.match(
                r"(?:an?|one|two|three|some|several|another|many)\s+(?!(?:[\w-]+\s+){0,2}(?:spokes|statement|joint))",
                low,
            )
        ):
            anonymous = not (
                kind is SpeakerKind.LOCAL_SOURCE
                and words & INSTITUTIONS
                and not re.match(r"(?:an?|one)\s", low)
            )
        elif (
            words & INSTITUTIONS
            or _THE_OFFICE.match(low)
            or any(t.capital and t.start > 0 for t in tokenize(_HEAD.split(text, maxsplit=1)[0] or text))
        ):
            anonymous = False
        else:
            # "rebels in the north said": the movement, where the report knows one
            anonymous = kind is not SpeakerKind.MEDIA and not (
                kind is SpeakerKind.ARMED_GROUP and _bare_body(text, kind, cast) is not None
            )
    if anonymous and name is not None and not _asks_anonymity(sentence):
        anonymous = False
    anonymous = anonymous and (listed is None or _asks_anonymity(sentence))
    resolved = body if kind not in _PERSONAL or listed is not None else None
    if resolved is None and not anonymous and kind in BEARS_ARMS:
        resolved = _bare_body(f"{text} {beside}", kind, cast)
    if resolved is None and name is not None and not anonymous:
        resolved = name
    return Speaker(text=text, kind=kind, actor=resolved, anonymous=anonymous, told=told, via=tuple(via))


_THE_OFFICE = re.compile(
    r"(?:the|its|his|her|their|[\w’'-]+['’]s)\s+(?:[\w-]+\s+){0,3}?(?:president|prime minister|minister|premier|governor|mayor|prefect|ambassador|king|sultan|emir|chief of staff|chief of defen[cs]e|"
    r"(?:army|police|air force|navy|intelligence|defen[cs]e) (?:chief|commander)|commissioner|attorney|prosecutor|inspector|spokes(?:man|woman|person))\b(?!\s+(?:source|officials?))"
)
"""One who holds an office of which there is but one is not unnamed, even without a name."""
_QUOTED = re.compile(r"[“\"«](.{4,}?)[”\"»]|(?<!\w)[‘'](.{8,}?)[’'](?=\s|$)")
_MY_KIN = re.compile(
    r"(?i)\b(?:my|our) (?:\w+ ){0,2}(?:father|mother|brothers?|sisters?|cousins?|uncles?|aunts?|sons?|daughters?|wife|husband|nephews?|niece|parents?|grandfather|grandmother|child|children|baby|family|kids?|boys?|girls?)\b"
)
_ON_DUTY = re.compile(
    r"\b(?:leaders?|chiefs?|head|elders?|imams?|priests?|pastors?|bishops?|doctors?|nurses?|medics?|surgeons?|paramedics?|hospital|clinic|sources?|volunteers?|rescuers?|notables?)\b"
)
"""Who speaks by office or calling keeps that kind, whatever they saw."""
_OWN_EYES = re.compile(
    r"(?i)\b(?:i|we) (?:\w+ )?(?:saw|watched|witnessed|heard|counted|ran|hid|fled|escaped|(?:was|were) (?:there|sitting|standing|sleeping|praying|working|inside|hiding|running|on the|at the|in the))\b|"
    r"\b(?:shot|fired|shooting|firing) at (?:us|me)\b|\b(?:beat|tied|lined|told|ordered|forced) (?:us|me)\b"
)


def _by_own_words(sentence: str, kind: SpeakerKind) -> SpeakerKind:
    """Return what a speaker without a telling noun is by the words quoted from it: "my husband", "I saw".

    Kin are looked for first: a widow who saw it is a relative. Only the sentence
    that names the speaker counts.
    """
    for quoted in _QUOTED.finditer(sentence):
        words = quoted.group(1) or quoted.group(2)
        if _MY_KIN.search(words):
            return SpeakerKind.RELATIVE
        if _OWN_EYES.search(words):
            return SpeakerKind.EYEWITNESS
    return kind


def own_kind(words: str, kind: SpeakerKind) -> SpeakerKind:
    """Return what somebody is who tells a whole text in the first person: an eyewitness who says "I saw", else ``kind``."""
    return SpeakerKind.EYEWITNESS if kind is not SpeakerKind.SURVIVOR and _OWN_EYES.search(words) else kind


_STATEMENT_LINE = re.compile(
    r"(?i)\W*(?:(?:official|press|joint|public|military|urgent)\s+)?(?:statement|communiqu[eé]|press\s+release)\b(?:\s+(?:no\.?|number|n[°o]\.?)?\s*\d[\d/]*)?"
    r"(?:\s+(?:by|from|of)\s+(?P<body>[^,;:]{4,80}))?(?P<rest>.{0,40})"
)
_STATEMENT_TITLE = re.compile(
    r"(?i)^\W*(?:press\s+release|communiqu[eé]|press\s+statement)\s*(?:$|[:–—|-]|n[o°]\b|number\b|\d|of\b|by\b|from\b|de\b)|"
    r"\b(?:press\s+release|communiqu[eé]|press\s+statement)(?:\s+(?:n[o°]\.?|number)?\s*\d[\d/]*)?\W*$|[–—|:-]\s*(?:(?:official|public|joint)\s+)?statement\W*$|^(?:official\s+)?statement\s+(?:by|from|of)\s"
)
_PAPER = re.compile(
    r"(?i)(?:^\W*|[-–—|:(*]\s*)(?:(?:official|public|press|joint|media|military|urgent)\s+)*(?:statement|communiqu[eé]|press\s+release|bulletin|denunciation|"
    r"clarification|rejoinder|answer\s+to\s+(?:your|the)\s+(?:query|question)|right\s+of\s+reply)\b(?:\s+(?:no\.?|number|n[°o]\.?))?\s*[\d/-]*\s*(?:$|[-–—|:,.)]|\b(?:on|re|regarding|of|to)\b)"
)
"""A line or title that calls the text a body's own paper ("Rivers First - public statement - 4 May", "Communique 041")."""
_NOTE = re.compile(
    r"(?i)\bsit(?:uation\s+|-?)rep(?:ort)?\b\W*(?:$|no\b|number\b|\d|[-–—|:,(])|\bflash\s+(?:update|note|alert|appeal|report)\b|^\W*(?:information|briefing|protection)\s+note\b|"
    r"^\W*(?:(?:open|pastoral|circular|joint)\s+)?letter\s+(?:of|to)\b|^\W*pastoral\s+letter\b|^\W*note\s+on\s|^\W*clarification\s+concerning\b|"
    r"^\W*to\s+the\s+(?:deputies|members|minister|president|governor|honou?rable)\b|\b(?:weekly|monthly)\s+(?:report|note|situation\s+report|press\s+briefing)\b|"
    r"^\W*(?:press\s+release|urgent\s+appeal|fact-finding\s+report)\W*$"
)
"""A line or title that calls the text what bodies publish, and newsrooms write about: it needs a body's noun in the publisher's name."""
_POSTED = re.compile(
    r"(?i)\b(?:channel\s+post|facebook|telegram|public\s+relations|press\s+(?:office|service)|(?:military|war)\s+media|media\s+(?:cell|office))\b|^\W*channel\s"
)
_PAPER_WORDS = 16
_MEDIUM = re.compile(
    r"(?i)\b(?:times|post|news\w*|herald|tribun[ea]|gazet\w+|digest|brief|letter|quarterly|journal|magazine|weekly|daily|diario|radio|r[aá]dio|tv|television|guardian|nation|monitor|punch|vanguard|presse|press$|agence|afp|bbc|cnn|today|dispatch|review|"
    r"channel|chronicle|courier|mirror|star|sentinel|express|observer|echo|portal|online|broadcasting|reuters|\w+wire|\w+news|correspondents?|reporters?)\b"
)
_OWN_NOUN = re.compile(
    r"(?i)\b(?:(?P<centre>centr[eo]|center)|(?P<committee>committee|comit[eé])|(?P<collective>collective|colectivo)|(?P<ministry>ministry|minist[eè]r\w*)|"
    r"(?P<movement>movement|movimiento|mouvement)|(?P<front>front|frente)|(?P<plain>commission|federation|union|association|council|network|observatory|foundation|"
    r"institute|organi[sz]ation|coalition|alliance|league|society|army|police|office|department|authority|initiative|group|campaign|forum|brigade))\b"
)
_BODY_NOUN = re.compile(
    _OWN_NOUN.pattern
    + r"|\b(?:staff|directorate|command|guard|mission|section|desk|hub|service|conference|diocese|parish|synod|church|bar|relief|aid|rescue|trust|fund|doctors|medics|team|families|relatives|mothers|lawyers|defenders)\b"
)
"""With nouns that name a body only where its text calls itself what bodies publish: a paper has a desk and a service too."""
_STATE_NOUN = re.compile(
    r"(?i)\b(?:minist\w+|secretar[ií]a|fiscal[ií]a|polic\w*|procurador\w*|prefect\w*|prefeitura|governo|gobierno|gouvernement|municip\w+|alcald[ií]a|government)\b"
)
_GROUP_NOUN = re.compile(
    r"(?i)\b(?:resistance|mujah?[ei]d[ei]n|liberation|caliphate|battalions?|brigades?|guerrill?a|insurgen\w+|people['’]s guard)\b"
)
_DESK = re.compile(
    r"(?i)(?:\s+[-–—|]|,)\s+(?:(?:military|war|central)\s+)?(?:media|press|imprensa|prensa|presse|information|public\s+relations)(?:\s+(?:office|service|cell|desk|bureau))?$"
)
"""A body's desk behind its name: it is the body that speaks ("Front of the Wells - Military Media")."""
_RUN_IN = re.compile(r"(?P<body>[A-ZÀ-Þ][\w’'-]*(?:\s(?:of|in|the|[A-ZÀ-Þ][\w’'-]*)){1,6})\.\s+(?=[A-ZÀ-Þ])")
"""A group's name that opens its claim ("Front of the Wells. By the grace …")."""
_RUN_IN_LINES = 3
_WE = re.compile(r"(?:^|[.!?]\s+)(?:We|Our)\s+[a-z]", re.MULTILINE)
_OUR_PEOPLE = re.compile(
    r"\b[Oo]ur\s+(?:(?:mobile|medical|field|local|legal|own|two|three|four)\s+){0,2}(?:teams?|staff|convoys?|ambulances?|clinics?|volunteers?|researchers?|field\s?workers?|monitors|members|medics|lawyers|delegates|drivers|nurses|patients|secretariat)\b"
)
"""Whom a body that acts has, and a newsroom has not."""
_IN_QUOTES = re.compile(r"“[^”]*”|\"[^\"\n]*\"|«[^»]*»")
_ACTS_AS = r"(?:has|have|had|calls?|demands?|documented|found|publish(?:es|ed)|condemns?|rejects?|informs?|reiterates?|regrets?|clarifies|will|is|was)\b"
_OPENS = re.compile(
    r"(?:The\s+attention\s+of\s+)?(?P<body>[Tt]he\s+(?:[A-ZÀ-Þ][\w’'-]*|of|and|for|the|de)(?:\s+(?:[A-ZÀ-Þ][\w’'-]*|of|and|for|the|de)){0,7}?)\s+"
    r"(?:informs?|(?:has|have)\s+(?:taken\s+note|learn(?:ed|t)|followed|been\s+drawn)|announces?|condemns?|wish(?:es)?|expresses|rejects?|clarifies|states?|regrets?|would\s+like|hereby|reiterates?)\b"
)
"""The body that opens its own paper ("The Ministry of Rivers informs that …")."""
_HEADING_LINES = 8
_ISSUING = frozenset(
    {
        SpeakerKind.ARMED_FORCES,
        SpeakerKind.ARMED_GROUP,
        SpeakerKind.OFFICIAL,
        SpeakerKind.NGO,
        SpeakerKind.UN_BODY,
    }
)


def _in_small(line: str) -> str:
    """Return a heading in capitals as running text has it ("MINISTRY OF DEFENCE" → "The Ministry of Defence")."""
    words = [
        w.lower() if w.lower() in {"of", "the", "for", "and", "de", "du", "in"} else w.capitalize()
        for w in line.split()
    ]
    return "The " + " ".join(words).removeprefix("the ")


def _body_in_title(title: str) -> str:
    """Return the body that opens a statement's title ("General Staff rejects false allegations …" → "General Staff")."""
    words = re.sub(r"^\W*\[[^\]]*\]\s*", "", title).split()
    stop = next(
        (
            k
            for k, w in enumerate(words)
            if k and (w.lower().strip(",") in CUES or w.lower() in {"on", "concerning", "about", "regarding", "opens", "responds", "statement", "mourns", "regrets"})
        ),
        len(words),
    )  # fmt: skip
    return " ".join(words[:stop])


_SIGNED = re.compile(r"(?:For|On behalf of) (?:the |our )?(?P<body>[A-ZÀ-Þ][\w’'-]+)")


def _lines(report: Report) -> list[str]:
    """Return the lines of a report that hold anything, its furniture left out."""
    at = 0
    kept: list[str] = []
    for hole in (*sorted((f.start, f.end) for f in report.furniture), (len(report.text), len(report.text))):
        kept += report.text[at : hole[0]].splitlines()
        at = max(at, hole[1])
    return [line.strip() for line in kept if line.strip()]


def _letterhead(report: Report) -> bool:
    """Whether a report carries its publisher's name as a letterhead or is signed for it: a body's own paper, no newsroom's."""
    name = (report.outlet or "").strip().lower()
    lines = _lines(report)
    if not name or len(lines) < 2:
        return False
    # "NORTHERN RELIEF COLLECTIVE (NRC)": the acronym behind the name is no part of it
    heads = {re.sub(r"\s*\([^)]*\)$", "", line).strip(" .:—–-").lower() for line in lines[:2]}
    bare = name.removeprefix("the ")
    if any(
        head.removeprefix("the ") == bare or head.startswith((bare + " of ", bare + ", ")) for head in heads
    ):
        return True
    signed = next((m for line in lines[-3:] if len(line.split()) <= 10 and (m := _SIGNED.match(line))), None)
    return signed is not None and signed.group("body").lower() in name.split()


def _is_own_paper(report: Report, lines: Sequence[str]) -> bool:
    """Whether a report is a body's own paper by what it calls itself, by the mail it came with, or by how it says "we".

    A newsroom's bulletin, digest or letter is none: the publisher must not be a medium by its name.
    """
    name = report.outlet or ""
    if name and _MEDIUM.search(name):
        return False
    heads = [line for line in lines[:5] if len(line.split()) <= _PAPER_WORDS]
    if any(_PAPER.search(words) for words in (report.title or "", *heads)):
        return True
    if not name:
        return False
    if _BODY_NOUN.search(name) and any(_NOTE.search(words) for words in (report.title or "", *heads)):
        return True
    if report.media_type == "message/rfc822" and report.outlet == report.author:
        return True
    said = _IN_QUOTES.sub(" ", "\n".join(_lines(report)))
    if any(_POSTED.search(line) for line in heads[:2]) and re.search(r"\b(?:[Ww]e|[Oo]ur|I)\b", said):
        return True
    if _BODY_NOUN.search(name) and _OUR_PEOPLE.search(said):
        return True
    noun = _OWN_NOUN.search(name)
    if noun is None:
        return False
    short = noun.group().lower() if noun.lastgroup == "plain" else str(noun.lastgroup)
    named = re.search(rf"{re.escape(name)}\s*\((?P<short>[A-Z][A-Za-z-]{{1,9}})\)", "\n".join(lines[:5]))
    own = rf"\b[Tt]he\s+{short.capitalize()}\s+{_ACTS_AS}"
    if named is not None:
        own += rf"|(?:^|[.\n]\W*){re.escape(named['short'])}\s+{_ACTS_AS}"
    return _WE.search(said) is not None or re.search(own, said) is not None


def issuer_of(report: Report, voices: Voices) -> Speaker | None:
    """Return the body whose own statement a report is, or ``None`` for an outlet's report.

    A statement shows in its title or in one of its first lines ("COMMUNIQUÉ NO. 17",
    "PRESS RELEASE"); it is of the body it names there, else of the outlet or author
    if that is a body. Forces, groups and authorities that publish under their own
    name need no such line. A body that the text itself makes speak keeps that name.
    """
    lines = _lines(report)[:_HEADING_LINES]
    short = [line for line in lines if len(line.split()) <= 12 and not line.endswith(".")]
    marks = [m for line in short if (m := _STATEMENT_LINE.fullmatch(line)) is not None]
    headed = _letterhead(report)
    own = _is_own_paper(report, lines)
    marked = bool(marks) or bool(_STATEMENT_TITLE.search(report.title or "")) or headed or own
    publishers = [name for name in (report.outlet, report.author, *report.credits) if name]
    named = [m.group("body") for m in marks if m.group("body")] if marked else []
    opened = next((m for line in lines if (m := _OPENS.match(line)) is not None), None) if marked else None
    if marked:
        named += [
            _body_in_title(part)
            for part in re.split(r"\s[–—|-]\s|:", report.title or "")[:1]
            if part and not part.lower().startswith(("to ", "open letter"))
        ]
        named += [] if opened is None else [opened["body"]]
        named += [line for line in short if _STATEMENT_LINE.fullmatch(line) is None]
    if opened is not None and report.media_type == "message/rfc822":
        publishers.insert(0, opened["body"])  # a mail's sender is a desk; the body names itself
    claimed = next(
        (m["body"] for line in lines[:_RUN_IN_LINES] if (m := _RUN_IN.match(line)) is not None), None
    )
    if claimed is not None and not publishers:
        made = make_speaker(claimed, beside="", sentence="", told=None, via=(), voices=voices)
        if made.kind is SpeakerKind.ARMED_GROUP and made.actor is not None:
            return made
    for given in (*publishers, *named):
        name = _DESK.sub("", _in_small(given) if given.isupper() else given)
        made = make_speaker(name, beside="", sentence="", told=None, via=(), voices=voices)
        its = (headed or own) and given == report.outlet
        if its and made.kind in {
            SpeakerKind.RELATIVE,
            SpeakerKind.LOCAL_SOURCE,
            SpeakerKind.OTHER,
            SpeakerKind.NGO,
        }:
            # a committee of widows, a citizens' team is a body with a name
            made = replace(made, anonymous=False)
        if its and made.kind is SpeakerKind.LOCAL_SOURCE:
            made = replace(made, kind=SpeakerKind.OTHER)
        # a line that names the paper's kind or its channel beside the outlet makes the outlet a body, whatever its name
        posted = any(
            (_POSTED.search(line) or _PAPER.search(line)) and (report.outlet or "").lower() in line.lower()
            for line in lines[:2]
        )
        if (
            own
            and its
            and (_BODY_NOUN.search(name) or posted)
            and person_name(name, voices.cast) == made.actor
        ):
            made = replace(made, actor=None)  # "Rivers Centre Ada Bel" is named after a person and is none
        body = (
            bool({w.lower() for w in re.findall(r"[\w.-]+", name)} & INSTITUTIONS)
            or made.actor is not None
            or _headed(name)
            or (
                own
                and its
                and (_BODY_NOUN.search(name) is not None or posted or not person_name(name, voices.cast))
            )
        )
        if (
            made.kind not in _ISSUING
            and not (its and made.kind in {SpeakerKind.OTHER, SpeakerKind.RELATIVE})
            or made.anonymous
            or not body
            or person_name(name, voices.cast) == made.actor
            and made.actor is not None
        ):
            continue
        if (
            given in publishers
            and not marked
            and made.kind in {SpeakerKind.NGO, SpeakerKind.UN_BODY}
            and (given != report.outlet or _MEDIUM.search(name))
        ):
            continue
        noun = _OWN_NOUN.search(name)
        armed = _GROUP_NOUN.search(name) is not None and (
            noun is None or noun.lastgroup in {"movement", "front"}
        )
        if made.kind is SpeakerKind.OTHER and armed:
            made = replace(made, kind=SpeakerKind.ARMED_GROUP)  # "Resistance of the Wells" is no charity
        if made.kind is SpeakerKind.OTHER and not (own and any(_POSTED.search(line) for line in lines[:2])):
            made = replace(made, kind=SpeakerKind.OFFICIAL if _STATE_NOUN.search(name) else SpeakerKind.NGO)
        words = {w for w in re.findall(r"\w+", name.lower()) if len(w) > 3}
        return next(
            (
                h
                for h in voices.heard
                if not h.anonymous
                and _institution(h)
                and words
                and words & set(re.findall(r"\w+", h.text.lower()))
                and h.kind is made.kind
            ),
            made,
        )
    return None


_ACRONYM_BEHIND = re.compile(r"\s*\([A-ZÀ-Þ][\w-]*\)\s*$")


def _listed_body(text: str, cast: Cast) -> str | None:
    """Return the listed body of which a phrase is the whole name, whatever nouns the name is made of ("the Doctors' Order of Orin")."""
    words = _ACRONYM_BEHIND.sub("", text)
    for mention in cast.index.find(words):
        name = words[mention.start : mention.end]
        if (
            mention.end == len(words)
            and words[: mention.start].strip().lower() in {"", "the"}
            and len(re.findall(r"(?<![\w’'])[A-ZÀ-Þ]", name)) > 1
        ):
            return cast.at_home(name, mention.actor)
    return None


def _body(text: str, beside: str, cast: Cast) -> str | None:
    for words in (text, "" if beside.startswith("whose ") else beside):
        for mention in _bodies_in(words, cast):
            before = words[: mention.start].lower()
            if re.search(r"\b(?:against|opposed to|accused of|killed by|of one of|attack by)\b", before):
                continue
            if describes_another(words, mention.start, mention.end):
                continue  # "the X affiliate Y said": Y speaks
            at_home = cast.at_home(words[mention.start : mention.end], mention.actor)
            if at_home is None:
                continue
            actor = cast.index.get(at_home)
            if (
                actor is not None
                and actor.kind is ActorKind.STATE
                and re.search(r"\b(?:in|near|from)\s+(?:the\s+)?$", before)
            ):
                continue
            return at_home
    return None


_PROSECUTING = re.compile(r"\b(?:prosecut(?:or|ion)\w*|(?:attorney|solicitor|procurator)s?[- ]general)\b")
_INSPECTING = re.compile(r"\binspector(?:ate)?s?[- ]general\b|\binspectorate\b")
_MINISTRY = re.compile(
    r"\b(?P<of>defen[cs]e|interior|home|foreign|justice|health|security|information|human rights|communications?)(?: and [\w-]+)? minist(?:ry|er)\b|"
    r"\bminist(?:ry|er) of (?:the |national |public )?(?P<behind>defen[cs]e|interior|home|foreign|justice|health|security|information|human rights|communications?)\b"
)
_LOCAL_RULE = re.compile(
    r"\b(?:regional|provincial|local|county|district|municipal|city|village|state|rebel|shadow|parallel|self-styled|breakaway|[\w]+-(?:run|installed|appointed|backed))\s+(?:\w+\s+)?(?:government|authorit(?:y|ies)|administration|minister|cabinet)\b"
)
"""A province's government is not its country's."""
_BRANCH = re.compile(r"\b(?:air force|navy|coast guard|presidential guard|republican guard|border guards?)\b")


def _bare_body(words: str, kind: SpeakerKind, cast: Cast) -> str | None:
    """Resolve "the army", "the government spokesman" to the report's own body of that kind.

    An office of its own (a prosecutor, an inspectorate, a branch of the forces)
    is the one body whose name carries the word, else nobody; a ministry that no
    list has is its government. A body of another country ("Rwanda's foreign
    minister") is never one of the report's own.
    """
    low = words.lower()
    nation = nation_in(words)
    if nation is not None and nation != cast.country:
        return _of_another_state(low, kind, cast, nation)
    if kind is SpeakerKind.ARMED_GROUP:
        if re.search(r"\b(?:rebels?|movement|front|separatists?)\b", low) and not re.search(
            r"\b(?:rival|other|foreign|breakaway|dissident|former|ex-\w+)\b|\b(?:linked|allied|loyal) (?:to|with)\b|-(?:linked|allied|backed)\b",
            low,
        ):
            return _of_that_make(low, cast)
        return None
    if kind is SpeakerKind.OFFICIAL:
        if _PROSECUTING.search(low):
            return cast.carrying(r"prosecut|attorney[- ]general|solicitor[- ]general")
        if _INSPECTING.search(low):
            return cast.carrying(r"inspector")
        if re.search(r"\b(?:military|army) (?:court|tribunal|judge|magistrate|governor)\b", low):
            return None
        ministry = _MINISTRY.search(low)
        if ministry is not None:
            of = (ministry.group("of") or ministry.group("behind")).replace("defense", "defence")
            named = cast.carrying("minist", "defen[cs]e" if of == "defence" else of)
            return named if named is not None else cast.by_kind.get(ActorKind.GOVERNMENT)
        if re.search(r"\bpolice\b", low):
            return cast.by_kind.get(ActorKind.POLICE)
        if _LOCAL_RULE.search(low):
            return None
        if re.search(
            r"\b(?:government|junta|authorities|regime|presidency|rulers|ministry|minister|cabinet)\b", low
        ):
            return cast.by_kind.get(ActorKind.GOVERNMENT)
        return None
    if kind is SpeakerKind.ARMED_FORCES:
        branch = _BRANCH.search(low)
        if branch is not None and not re.search(r"\b(?:army|armed forces|military)\b", low):
            return cast.carrying(branch.group())
        if (
            re.search(r"\b(?:army|military|armed forces|defen[cs]e|general staff)\b", low)
            and not cast.foreign
        ):
            return cast.by_kind.get(ActorKind.STATE_FORCES)
    return None


_MAKE = re.compile(r"\b(?:coalition|alliance|federation|bloc|confederation)\b")


def _of_that_make(low: str, cast: Cast) -> str | None:
    """Return the report's rebels for a vague noun, unless the noun says what they are not.

    "The rebel coalition" is no group that nobody calls a coalition: then it is the one armed group of the report's
    country that is one by its name, else nobody.
    """
    rebels = cast.by_kind.get(ActorKind.REBEL_GROUP)
    make = _MAKE.search(low)
    if make is None:
        return rebels
    fit = [
        a.id
        for a in cast.index
        if a.kind in _FIGHTING
        and (a.id == rebels or (cast.country is not None and a.country == cast.country))
        and any(make.group() in name.lower() for name in (a.name, *a.aliases))
    ]
    return fit[0] if len(fit) == 1 else None


def _of_another_state(low: str, kind: SpeakerKind, cast: Cast, nation: str) -> str | None:
    """Resolve a body of a country the report is not about."""
    if kind is SpeakerKind.ARMED_FORCES and re.search(
        r"\b(?:army|military|armed forces|defen[cs]e|general staff)\b", low
    ):
        return cast.index.body(ActorKind.STATE_FORCES, nation)
    if kind is SpeakerKind.OFFICIAL and not (_PROSECUTING.search(low) or _INSPECTING.search(low)):
        if re.search(r"\bpolice\b", low):
            return cast.index.body(ActorKind.POLICE, nation)
        if re.search(
            r"\b(?:government|junta|authorities|regime|presidency|rulers|ministry|minister|cabinet)\b", low
        ):
            return cast.index.body(ActorKind.GOVERNMENT, nation)
    return None
