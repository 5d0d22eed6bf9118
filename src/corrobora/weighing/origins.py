"""Lineage and origins: where each claim first comes from, and how many independent origins there are.

An origin is a speaker together with whoever gathered its word. The rules, each
with its reason, stand in ``docs/methods/origins.md``; in short:

1. A body is one origin in all reports, through whoever speaks for it, and its
   own statement speaks with its voice; a named person is one origin in all
   reports. A named officer of a body whom no report lets speak beside the body
   itself is an origin of his own that may share; the two never count as two.
2. Unnamed speakers of one kind whose word one medium gathered, or who stand in
   copies of one text, are as many as the most detailed of those reports tells
   apart, and no more.
3. What nobody in particular is made to say ("allegations", "reports") is
   hearsay and corroborates nothing.
4. An outlet's own voice says what somebody told it. It adds an origin only
   where its text shows no other.
5. What cannot be decided is kept as *may share* and makes the count a range.

Sources: Every Casualty, Standards for Casualty Recording (2016), p. 25 (sources
"independent from one another": different primary sources); UCDP GED codebook,
field ``source_original`` (the original claimant); Airwars, grade "Weak".
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from corrobora.records import (
    Actor,
    ActorKind,
    ClaimId,
    Evidence,
    Origin,
    OriginId,
    OriginRange,
    Report,
    ReportId,
    Speaker,
    SpeakerKind,
    Stance,
    Support,
    digest,
)
from corrobora.weighing.docket import Docket, Statement, fold, lexicon
from corrobora.weighing.unions import Groups, fewest_sharing

METHOD = "origins/3"

WHOLE_COPY = 0.5
"""Share of its own sentences from which on a report counts as a copy as a whole. Below, a passage is judged by itself:
it is copied if its sentences stand in the other report. Our own choice: half is where reprint ends and quotation begins."""


class Standing(StrEnum):
    """What sort of origin it is; decides whether and when it counts."""

    BODY = "body"
    """A party, institution or organisation, through whoever speaks for it."""
    PERSON = "person"
    """A named person who speaks for nobody else."""
    UNNAMED = "unnamed"
    """Somebody described but not named ("a resident")."""
    HEARSAY = "hearsay"
    """Words of nobody in particular ("allegations")."""
    VOICE = "voice"
    """An outlet's own voice, without a source."""


PRIVATE_KINDS = frozenset(
    {
        SpeakerKind.EYEWITNESS,
        SpeakerKind.SURVIVOR,
        SpeakerKind.RELATIVE,
        SpeakerKind.LOCAL_SOURCE,
        SpeakerKind.OTHER,
    }
)
"""Kinds of people any of whom may be any other: a survivor may be a relative, a resident an eyewitness."""

_FITS: Mapping[SpeakerKind, frozenset[ActorKind]] = {
    SpeakerKind.OFFICIAL: frozenset(
        {ActorKind.GOVERNMENT, ActorKind.STATE, ActorKind.STATE_FORCES, ActorKind.POLICE}
    ),
    SpeakerKind.ARMED_FORCES: frozenset(
        {ActorKind.STATE_FORCES, ActorKind.POLICE, ActorKind.GOVERNMENT, ActorKind.EXTERNAL_FORCES}
    ),
    SpeakerKind.ARMED_GROUP: frozenset(
        {
            ActorKind.REBEL_GROUP,
            ActorKind.POLITICAL_MILITIA,
            ActorKind.COMMUNAL_MILITIA,
            ActorKind.PRIVATE_FORCE,
        }
    ),
    SpeakerKind.NGO: frozenset({ActorKind.NGO}),
    SpeakerKind.UN_BODY: frozenset({ActorKind.UN_BODY, ActorKind.PEACEKEEPERS}),
    SpeakerKind.MEDIA: frozenset({ActorKind.MEDIA}),
}
"""Which actors a speaker of a kind may speak for."""

_ALSO = frozenset(
    {
        frozenset({SpeakerKind.OFFICIAL, SpeakerKind.ARMED_FORCES}),
        frozenset({SpeakerKind.OFFICIAL, SpeakerKind.LOCAL_SOURCE}),
    }
)
"""Kinds apart from the private ones that one person may have at once: an officer, a local councillor."""

_HEARSAY = lexicon(
    "account accusation accused allegation alleged assertion blame blamed circulating claim claimed estimate figure "
    "finding footage "
    "image information message picture post reported report rumor rumour statement toll video "
    "unconfirmed unverified"
)

_FILLER = lexicon(
    "a an the one some several many few two three four five dozens of on in at from to and or for with who "
    "that this which whom whose his her their its local unnamed anonymous unidentified account accounts report "
    "reports testimony testimonies statement statements quoted cited contacted reached by phone asked not be "
    "named condition anonymity told said"
)

_APART = frozenset({"another", "other", "second", "third", "fourth", "different", "further", "separate"})
"""Words by which a text says that this is not the speaker it had before."""

_SAME_WORD = {
    "eyewitness": "witness",
    "villager": "resident",
    "inhabitant": "resident",
    "townspeople": "resident",
    "kin": "relative",
    "kinsman": "relative",
}

_TITLES = lexicon(
    "mr mrs ms miss dr prof professor gen general col colonel lt lieutenant maj major capt captain sgt sergeant "
    "cpl brig brigadier adm admiral cmdr commander sheikh imam hajj president minister spokesman spokeswoman "
    "spokesperson governor mayor chief senator ambassador sir"
)

_BODY_WORDS = lexicon(
    "staff command headquarters ministry department office front movement army armed forces force police military "
    "government council committee commission brigade division battalion regiment unit guard guards corps service services "
    "union league party coalition alliance liberation national state defence defense security interior foreign "
    "affairs public information press rights human group groups organisation organization agency authority directorate "
    "team region province district north south east west northern southern eastern western central united nations "
    "republic federal royal people peoples junta regime presidency parliament senate house watch international monitor "
    "lawyers humanitarian air navy ground land special operations joint inspectorate prosecution prosecutor court tribunal"
)
"""Words of bodies and offices: none of them is a person's name."""

_PARTICLES = lexicon("al el ag ould bin ibn ben abu de da di du van von der la le dos del")
_PREFIXED = re.compile(r"(?:al|el|ag|ben|bin|ould)[-‐‑][A-Z]")
_ARTICLES = frozenset({"the", "a", "an"})
_BEFORE_PLACES = lexicon("of in from at near for the")

_WOMAN = lexicon(
    "woman women girl mother sister daughter wife widow grandmother aunt niece bride policewoman nun"
)
_MAN = lexicon(
    "man men boy father brother son husband widower grandfather uncle nephew groom policeman imam priest monk"
)

_AGENCIES = {
    "agence france presse": "afp",
    "associated press": "ap",
    "thomson reuters": "reuters",
    "deutsche presse agentur": "dpa",
    "agencia efe": "efe",
    "british broadcasting corporation": "bbc",
    "anadolu agency": "anadolu",
}

_MEDIUM_TAIL = re.compile(r"\s+(?:news agency|press agency|news|agency)$")


Key = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Origins:
    """The origins of one incident, and what is needed to count any selection of their claims."""

    all: tuple[Origin, ...]
    """In the order of their ids."""
    of: Mapping[ClaimId, OriginId]
    standing: Mapping[OriginId, Standing]
    relayers: Mapping[OriginId, frozenset[OriginId]]
    """For an origin whose word another origin gathered and passed on: that other."""
    texts: Mapping[ClaimId, str]
    """Stand-in of the text family a claim stands in: copies of one text, or stories of one agency."""
    by_id: Mapping[OriginId, Origin]
    bodies: Mapping[OriginId, str]
    """For the origins that are bodies, or named officers of one: the actor."""
    mouths: Mapping[OriginId, OriginId]
    """For a named officer's origin: that of the body, or of the first of its officers."""
    retold: Mapping[str, frozenset[str]]
    """For a text family that tells others' stories in other words: those families."""

    def mouth(self, origin: OriginId) -> OriginId:
        """Return one id for a body and all who speak for it by name."""
        return self.mouths.get(origin, origin)

    def attributed(self, origin: OriginId) -> bool:
        """Whether somebody, named or described, is made to say it."""
        return self.standing[origin] not in {Standing.HEARSAY, Standing.VOICE}

    def speakers(self, claims: Iterable[ClaimId]) -> tuple[OriginId, ...]:
        """Return the origins of some claims in the order of their ids."""
        return tuple(sorted({self.of[claim] for claim in claims}))

    def counted(self, claims: Iterable[ClaimId]) -> tuple[OriginId, ...]:
        """Return the origins that may each be a separate one behind these claims.

        A body and its named officers are one. Hearsay is left out where anybody
        else says it. An outlet's voice is left out where a text of its family, or
        one that it retells, gives the claim to somebody. Unnamed people
        whose word a counted body gathered are left out, since that body's word
        rests on theirs; where a medium gathered it, the medium is left out.
        """
        by_origin: dict[OriginId, set[str]] = defaultdict(set)
        for claim in claims:
            by_origin[self.mouth(self.of[claim])].add(self.texts[claim])
        named = {origin for origin in by_origin if self.attributed(origin)}
        dropped: set[OriginId] = set()
        for origin in named:
            for relayer in self.relayers.get(origin, frozenset()) & named:
                speaker = self.by_id[relayer].speaker
                passes_on = speaker is not None and speaker.kind is SpeakerKind.MEDIA
                dropped.add(relayer if passes_on else origin)
        sourced = {text for origin in named for text in by_origin[origin]}
        voices = {
            origin
            for origin, texts in by_origin.items()
            if self.standing[origin] is Standing.VOICE
            and not any(({text} | self.retold.get(text, frozenset())) & sourced for text in texts)
        }
        found = (named - dropped) | voices
        if not found:
            found = {origin for origin in by_origin if self.standing[origin] is Standing.HEARSAY}
        return tuple(sorted(found))

    def count(self, claims: Iterable[ClaimId]) -> OriginRange:
        """Count the independent origins behind some claims, at least and at most.

        ``high`` takes every counted origin for a separate one. ``low`` lets all
        that may share an origin share one: the smallest number of groups in
        which any two may share. Hearsay alone is 0 to 1.
        """
        found = self.counted(claims)
        if not found:
            return OriginRange(low=0, high=0)
        if all(self.standing[origin] is Standing.HEARSAY for origin in found):
            return OriginRange(low=0, high=1)
        firm = [origin for origin in found if self.attributed(origin)]
        if not firm:
            return OriginRange(low=1, high=len(found))
        shares = {origin: self.by_id[origin].may_share for origin in firm}
        return OriginRange(low=fewest_sharing(shares), high=len(found))


def find_origins(docket: Docket) -> Origins:
    """Name the origin of every claim of the docket.

    An agency story and its reprints share one origin and count once, however
    many newsrooms carried them. Adding a copy adds no origin.
    """
    lineage = _Lineage(docket)
    drafts = _drafts(docket, lineage)
    relayers = _relayers(lineage, drafts)
    ids = {key: OriginId("o-" + digest(*key)[:16]) for key in drafts}
    origins = []
    for key, draft in drafts.items():
        shares = tuple(
            sorted(
                ids[other] for other in drafts if other != key and _may_share(draft, drafts[other], docket)
            )
        )
        origins.append(
            Origin(
                id=ids[key],
                speaker=_spokesperson(draft),
                gathered_by=lineage.gathered_by(draft),
                supports=_supports(docket, draft.statements),
                reports=tuple(sorted({statement.report.id for statement in draft.statements})),
                claims=tuple(sorted(statement.id for statement in draft.statements)),
                evidence=_evidence(lineage, draft),
                may_share=shares,
            )
        )
    bodies = {ids[key]: draft.actor for key, draft in drafts.items() if draft.actor is not None}
    return Origins(
        all=tuple(sorted(origins, key=lambda origin: origin.id)),
        of={statement.id: ids[key] for key, draft in drafts.items() for statement in draft.statements},
        standing={ids[key]: draft.standing for key, draft in drafts.items()},
        relayers={ids[key]: frozenset(ids[other] for other in others) for key, others in relayers.items()},
        texts={statement.id: lineage.text_family(statement) for statement in docket.statements},
        by_id={origin.id: origin for origin in origins},
        bodies=bodies,
        mouths=_mouths(drafts, ids),
        retold=lineage.retold(),
    )


def _mouths(drafts: Mapping[Key, "_Draft"], ids: Mapping[Key, OriginId]) -> dict[OriginId, OriginId]:
    """Give a body and its officers the id of the first of them; the key of the body itself is the shortest."""
    first: dict[str, OriginId] = {}
    found: dict[OriginId, OriginId] = {}
    for key in sorted(drafts, key=lambda key: (len(key), key)):
        actor = drafts[key].actor
        if actor is not None and key[0] == "body":
            found[ids[key]] = first.setdefault(actor, ids[key])
    return found


# --------------------------------------------------------------------------- lineage of the texts


class _Lineage:
    """Which reports rest on one text or one agency, and who gathered a speaker's word."""

    def __init__(self, docket: Docket) -> None:
        self._docket = docket
        self._names = _name_index(docket.actors)
        self._texts: Groups[tuple[str, str]] = Groups()
        self._folded: dict[ReportId, str] = {}
        cited = {
            self.medium(told)
            for statement in docket.statements
            for told in (None if statement.claim.speaker is None else statement.claim.speaker.told,)
            if told is not None
        }
        cited |= {self.medium(credit) for report in docket.reports.values() for credit in report.credits}
        for report in _reachable(docket):
            for edge in report.copy_of:
                if edge.share >= WHOLE_COPY:
                    self._texts.tie(("report", report.id), ("report", edge.report))
        for report in docket.reports.values():
            agency = self.agency(report)
            if agency is not None:
                self._texts.tie(("report", report.id), ("medium", agency))
            if report.outlet is not None and self.medium(report.outlet) in cited:
                self._texts.tie(("report", report.id), ("medium", self.medium(report.outlet)))
        self._first: dict[tuple[str, str], str] = {}
        for known in sorted(docket.reports):
            self._first.setdefault(self._texts.find(("report", known)), known)

    def medium(self, name: str) -> str:
        """Return one name for a medium or body under all its spellings."""
        folded = fold(name).removeprefix("the ")
        if folded in self._names:
            return self._names[folded]
        folded = _AGENCIES.get(folded, folded)
        short = _MEDIUM_TAIL.sub("", folded)
        return self._names.get(short, _AGENCIES.get(short, short))

    def agency(self, report: Report) -> str | None:
        """Return the agency a report credits, if it credits exactly one."""
        credited = {self.medium(credit) for credit in report.credits}
        return next(iter(credited)) if len(credited) == 1 else None

    def text_family(self, statement: Statement) -> str:
        """Return the same stand-in for all statements that rest on one text or one agency."""
        return self._first[self.family_root(statement)]

    def family_root(self, statement: Statement) -> tuple[str, str]:
        """Return the family of the report, or of the one from which the statement's sentences are copied."""
        partial = [edge for edge in statement.report.copy_of if edge.share < WHOLE_COPY]
        words = fold(statement.words) if partial else ""
        for edge in sorted(partial, key=lambda edge: (-edge.share, edge.report)):
            if edge.report in self._docket.reports and words and words in self._fold(edge.report):
                return self._texts.find(("report", edge.report))
        return self._texts.find(("report", statement.report.id))

    def retold(self) -> dict[str, frozenset[str]]:
        """Return which families of texts tell others again, by a copy edge below a whole copy."""
        found: dict[str, set[str]] = defaultdict(set)
        for report in self._docket.reports.values():
            family = self._first[self._texts.find(("report", report.id))]
            for edge in report.copy_of:
                other = self._first.get(self._texts.find(("report", edge.report)))
                if other is not None and other != family:
                    found[family].add(other)
        return {family: frozenset(others) for family, others in found.items()}

    def _fold(self, report: ReportId) -> str:
        if report not in self._folded:
            self._folded[report] = fold(self._docket.reports[report].text)
        return self._folded[report]

    def gathered(self, statement: Statement) -> tuple[str, str]:
        """Return a key for who took the speaker's word: body that relays it, medium told, or text family."""
        speaker = statement.claim.speaker
        if speaker is not None and speaker.via:
            return self._texts.find(("medium", self.medium(speaker.via[-1])))
        if speaker is not None and speaker.told is not None:
            return self._texts.find(("medium", self.medium(speaker.told)))
        return self.family_root(statement)

    def gathered_by(self, draft: "_Draft") -> str | None:
        """Return who gathered an origin's word, as worded; ``None`` where several did or nobody is named."""
        found: dict[int, Counter[str]] = defaultdict(Counter)
        for statement in draft.statements:
            speaker, report = statement.claim.speaker, statement.report
            if speaker is not None and speaker.via:
                found[0][speaker.via[-1]] += 1
            elif speaker is not None and speaker.told is not None:
                found[0][speaker.told] += 1
            elif self.agency(report) is not None:
                found[1][min(report.credits)] += 1
            elif report.outlet is not None:
                found[2][report.outlet] += 1
        for rank in sorted(found):
            if len({self.medium(name) for name in found[rank]}) == 1 or draft.standing is Standing.UNNAMED:
                return min(found[rank], key=lambda name: (-found[rank][name], name))
            return None
        return None


def _reachable(docket: Docket) -> list[Report]:
    """Return the docket's reports and those they are copied from, over any number of steps."""
    seen, open_ends = set(docket.reports), sorted(docket.reports)
    while open_ends:
        report = docket.library.get(open_ends.pop())
        for edge in () if report is None else report.copy_of:
            if edge.report not in seen:
                seen.add(edge.report)
                open_ends.append(edge.report)
    return [docket.library[report] for report in sorted(seen) if report in docket.library]


def _name_index(actors: Mapping[str, Actor]) -> dict[str, str]:
    index: dict[str, str] = {}
    for actor in sorted(actors.values(), key=lambda actor: actor.id):
        for name in (actor.id, actor.name, *actor.aliases):
            index.setdefault(fold(name).removeprefix("the "), f"actor:{actor.id}")
    return index


# --------------------------------------------------------------------------- who is who


@dataclass(frozen=True, slots=True, kw_only=True)
class _Draft:
    """An origin before it has its neighbours."""

    key: Key
    standing: Standing
    statements: tuple[Statement, ...]
    actor: str | None = None
    apart_from: frozenset[Key] = frozenset()
    """Unnamed speakers whom some report tells apart from this one in so many words."""

    @property
    def kinds(self) -> frozenset[SpeakerKind]:
        """Kinds under which the reports introduce the speaker."""
        return frozenset(
            statement.claim.speaker.kind
            for statement in self.statements
            if statement.claim.speaker is not None
        )


def _drafts(docket: Docket, lineage: _Lineage) -> dict[Key, _Draft]:
    members: dict[Key, list[Statement]] = defaultdict(list)
    unnamed: list[Statement] = []
    bodies = _bodies_by_spokesperson(docket)
    voices = _voices(docket, lineage)
    officers = _officers(docket, bodies)
    for statement in docket.statements:
        speaker = statement.claim.speaker
        if statement.id in officers:
            members[officers[statement.id]].append(statement)
        elif speaker is None:
            members[voices[statement.id]].append(statement)
        elif speaker.actor is not None and speaker.actor in docket.actors:
            members[voices[statement.id]].append(
                statement
            )  # a medium: every other body stands among the officers
        elif not speaker.anonymous:
            if speaker.kind is SpeakerKind.MEDIA:
                members[voices[statement.id]].append(statement)
            else:
                members[("person", _person(speaker))].append(statement)
        elif is_hearsay(speaker):
            members[("hearsay", lineage.text_family(statement))].append(statement)
        else:
            unnamed.append(statement)
    drafts: dict[Key, _Draft] = {}
    for key, statements in members.items():
        standing = _standing(key, statements)
        actor = key[1].removeprefix("actor:") if standing is Standing.BODY and key[0] == "body" else None
        drafts[key] = _Draft(key=key, standing=standing, statements=tuple(statements), actor=actor)
    drafts.update(_unnamed(unnamed, lineage))
    return dict(sorted(drafts.items()))


def _standing(key: Key, statements: Iterable[Statement]) -> Standing:
    if key[0] == "hearsay":
        return Standing.HEARSAY
    if key[0] == "voice":
        quoted = any(statement.claim.speaker is not None for statement in statements)
        return Standing.BODY if quoted else Standing.VOICE
    return Standing.PERSON if key[0] == "person" else Standing.BODY


def _voices(docket: Docket, lineage: _Lineage) -> dict[ClaimId, Key]:
    """Give every claim of an outlet's own voice, and of a quoted medium, the key of its voice.

    Reports of one outlet, copies of one text and stories of one agency have one
    voice; "Radio X reported" elsewhere is the voice of Radio X.
    """
    tied: Groups[tuple[str, str]] = Groups()
    nodes: dict[ClaimId, tuple[str, str]] = {}
    for statement in docket.statements:
        speaker, report = statement.claim.speaker, statement.report
        if speaker is None:
            nodes[statement.id] = ("text", lineage.text_family(statement))
            if report.outlet is not None:
                tied.tie(nodes[statement.id], ("medium", lineage.medium(report.outlet)))
        elif speaker.actor is not None and speaker.actor in docket.actors:
            actor = docket.actors[speaker.actor]
            if actor.kind is ActorKind.MEDIA:
                nodes[statement.id] = ("medium", f"actor:{actor.id}")
        elif speaker.kind is SpeakerKind.MEDIA and not speaker.anonymous:
            nodes[statement.id] = ("medium", lineage.medium(speaker.actor or speaker.text))
    names: dict[tuple[str, str], Key] = {}
    for node in sorted({*nodes.values()}):
        names.setdefault(tied.find(node), ("voice", *node))
    return {claim: names[tied.find(node)] for claim, node in nodes.items()}


def _officers(docket: Docket, bodies: Mapping[str, set[frozenset[str]]]) -> dict[ClaimId, Key]:
    """Give every claim of a body the key of the body, or of the officer whom it names.

    An officer is the body wherever some report lets both speak: there the text
    itself takes the one for the other. Where none does, whether the unnamed word
    and the named one are one statement is not known, and they stay two.
    """
    body_of: dict[ClaimId, str] = {}
    name_of: dict[ClaimId, str] = {}
    for statement in docket.statements:
        speaker, actor = statement.claim.speaker, docket.speaking_for(statement)
        if actor is not None and docket.actors[actor].kind is ActorKind.MEDIA:
            continue
        if actor is None and speaker is not None and not speaker.anonymous:
            name = _person(speaker)
            actor = _spoken_for(name, bodies)
            if actor is not None and docket.actors[actor].kind is not ActorKind.MEDIA:
                body_of[statement.id], name_of[statement.id] = actor, name
        elif actor is not None:
            body_of[statement.id] = actor
            person = None if speaker is None else named_officer(speaker.text, docket.actors[actor])
            if person is not None:
                name_of[statement.id] = person
    unnamed: dict[str, set[ReportId]] = defaultdict(set)
    beside: dict[tuple[str, str], set[ReportId]] = defaultdict(set)
    for statement in docket.statements:
        if statement.id in name_of:
            beside[(body_of[statement.id], name_of[statement.id])].add(statement.report.id)
        elif statement.id in body_of:
            unnamed[body_of[statement.id]].add(statement.report.id)
    keys: dict[ClaimId, Key] = {}
    for claim, actor in body_of.items():
        name = name_of.get(claim, "")
        alone = bool(name) and bool(unnamed[actor]) and not beside[(actor, name)] & unnamed[actor]
        keys[claim] = ("body", f"actor:{actor}", name) if alone else ("body", f"actor:{actor}")
    return keys


def named_officer(text: str, actor: Actor) -> str | None:
    """Return the name, folded and without titles, of the person whom a body's speaker is named by, if it is.

    The name is the last run of capitalised words that are neither the body's own
    names nor words for bodies and ranks: two of them, or one after a rank. A run
    after "of", "in" or "the" is a place or a body.
    """
    own = {word for name in (actor.name, *actor.aliases) for word in fold(name).split()}
    words = re.findall(r"[^\s,;()“”\"]+|[,;()]", text)
    run: list[str] = []
    ranked = found = False
    before = ""
    for word in [*words, ","]:
        plain = fold(word)
        if plain in _PARTICLES and run and word[:1].islower():
            run.append(plain)
            continue
        parts = set(plain.split())
        capital = word[:1].isupper() or _PREFIXED.match(word) is not None
        if capital and plain not in _ARTICLES and parts and not parts & own and not parts & _BODY_WORDS:
            if plain in _TITLES and not run:
                ranked = True
                continue
            if not word.endswith(("'s", "’s")):
                run.append(plain)
                continue
        if _names_person(run, before, ranked=ranked):
            found, name = True, " ".join(run)
        if word[:1].isupper() and plain in _TITLES:
            continue
        run, ranked, before = [], plain in _TITLES, plain
    return name if found else None


def _names_person(run: list[str], before: str, *, ranked: bool) -> bool:
    full = [word for word in run if word not in _PARTICLES]
    return len(full) >= (1 if ranked else 2) and (ranked or before not in _BEFORE_PLACES)


def is_hearsay(speaker: Speaker) -> bool:
    """Whether words are put in the mouth of nobody in particular ("allegations", "unverified reports")."""
    if speaker.kind is not SpeakerKind.OTHER or speaker.actor is not None or not speaker.anonymous:
        return False
    words = {_singular(word) for word in fold(speaker.text).split()}
    return not words or bool(words & _HEARSAY)


def _person(speaker: Speaker) -> str:
    """Return a named person's name without titles and what follows a comma."""
    name = speaker.actor if speaker.actor is not None else speaker.text
    words = [word for word in fold(name.split(",")[0]).split() if word not in _TITLES]
    return " ".join(words) or fold(name)


def _bodies_by_spokesperson(docket: Docket) -> dict[str, set[frozenset[str]]]:
    """Collect, for every body, the words by which reports introduce those who speak for it."""
    bodies: dict[str, set[frozenset[str]]] = defaultdict(set)
    for statement in docket.statements:
        speaker = statement.claim.speaker
        if speaker is None or speaker.actor is None or speaker.anonymous:
            continue
        if speaker.actor in docket.actors:
            bodies[speaker.actor].add(frozenset(fold(speaker.text).split()))
    return dict(sorted(bodies.items()))


def _spoken_for(name: str, bodies: Mapping[str, set[frozenset[str]]]) -> str | None:
    """Return the one body for which another report lets a person of this full name speak."""
    words = frozenset(name.split())
    if len(words) < 2:
        return None
    found = [body for body, texts in bodies.items() if any(words <= text for text in texts)]
    return found[0] if len(found) == 1 else None


# --------------------------------------------------------------------------- unnamed speakers


def _unnamed(statements: Iterable[Statement], lineage: _Lineage) -> dict[Key, _Draft]:
    """Tell unnamed speakers apart, as far as their reports do.

    Within what one medium gathered, or one family of copies, there are as many
    of a kind as the most detailed single report tells apart.
    """
    tied: Groups[tuple[tuple[str, str], SpeakerKind]] = Groups()
    nodes: list[tuple[Statement, tuple[tuple[str, str], SpeakerKind]]] = []
    untold: set[tuple[str, SpeakerKind]] = set()
    for statement in statements:
        speaker = statement.claim.speaker
        if speaker is None:
            continue
        nodes.append((statement, (lineage.gathered(statement), speaker.kind)))
        if speaker.told is None and not speaker.via:
            untold.add((lineage.text_family(statement), speaker.kind))
    for statement, node in nodes:
        # A text that says once whom the resident told, and later only "the resident", means one resident.
        if (lineage.text_family(statement), node[1]) in untold:
            tied.tie(node, (lineage.family_root(statement), node[1]))
    fields: dict[tuple[tuple[str, str], SpeakerKind], list[Statement]] = defaultdict(list)
    for statement, node in nodes:
        fields[tied.find(node)].append(statement)
    drafts: dict[Key, _Draft] = {}
    for (_, kind), field in fields.items():
        slots = _slots(field)
        label = min(statement.report.id for statement in field)
        keys = {slot: ("unnamed", str(kind), label, _label(field), " ".join(slot)) for slot in slots}
        together = _told_apart(slots)
        for slot, told in slots.items():
            drafts[keys[slot]] = _Draft(
                key=keys[slot],
                standing=Standing.UNNAMED,
                statements=tuple(told),
                apart_from=frozenset(keys[other] for other in together[slot]),
            )
    return drafts


def _label(field: Iterable[Statement]) -> str:
    told = sorted(
        {statement.claim.speaker.told or "" for statement in field if statement.claim.speaker is not None}
    )
    via = sorted(
        {
            name
            for statement in field
            if statement.claim.speaker is not None
            for name in statement.claim.speaker.via
        }
    )
    return "|".join((*told, *via))


def _slots(field: list[Statement]) -> dict[Key, list[Statement]]:
    by_report: dict[ReportId, dict[Key, list[Statement]]] = defaultdict(lambda: defaultdict(list))
    for statement in field:
        if statement.claim.speaker is not None:
            by_report[statement.report.id][described(statement.claim.speaker.text)].append(statement)
    told = {report: _within_report(wordings) for report, wordings in by_report.items()}
    fullest = min(told, key=lambda report: (-len(told[report]), sorted(told[report]), report))
    slots: dict[Key, list[Statement]] = {wording: [] for wording in sorted(told[fullest])}
    for report in sorted(told):
        placed = {wording: wording for wording in told[report] if wording in slots}
        free = [slot for slot in slots if slot not in placed]
        for wording in sorted(told[report]):
            if wording not in placed:
                placed[wording] = free.pop(0)
        for wording, slot in placed.items():
            slots[slot].extend(told[report][wording])
    return slots


def _within_report(wordings: Mapping[Key, list[Statement]]) -> dict[Key, list[Statement]]:
    """Take a shorter description for a longer one of the same report ("the relative")."""
    merged = {wording: list(told) for wording, told in sorted(wordings.items())}
    for wording in sorted(wordings, key=lambda words: (len(words), words)):
        wider = [other for other in merged if other != wording and set(wording) < set(other)]
        if len(wider) == 1 and not set(wider[0]) & _APART:
            merged[wider[0]].extend(merged.pop(wording))
    return merged


def described(text: str) -> Key:
    """Return the telling words of a description, in alphabetical order, singular and without fillers."""
    words = [_singular(word) for word in fold(text).split() if word not in _FILLER]
    return tuple(sorted({_SAME_WORD.get(word, word) for word in words}))


def _singular(word: str) -> str:
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 5 and word.endswith("sses"):
        return word[:-2]
    if len(word) > 3 and word.endswith("s") and not word.endswith("ss"):
        return word[:-1]
    return word


def _told_apart(slots: Mapping[Key, list[Statement]]) -> dict[Key, set[Key]]:
    apart: dict[Key, set[Key]] = {slot: set() for slot in slots}
    for slot, statements in slots.items():
        marked = {
            statement.report.id
            for statement in statements
            if statement.claim.speaker is not None
            and _APART & set(fold(statement.claim.speaker.text).split())
        }
        for other, others in slots.items():
            if other != slot and marked & {statement.report.id for statement in others}:
                apart[slot].add(other)
                apart[other].add(slot)
    return apart


# --------------------------------------------------------------------------- what cannot be decided


def _may_share(one: _Draft, other: _Draft, docket: Docket) -> bool:
    loose = {Standing.HEARSAY, Standing.VOICE}
    if one.standing in loose or other.standing in loose:
        return True
    if other.key in one.apart_from:
        return False
    if any(draft.key[0] == "voice" for draft in (one, other)):
        return True  # a quoted medium says what somebody told it, like an outlet's own voice
    if one.standing is Standing.UNNAMED and other.standing is Standing.UNNAMED:
        if _sexes(one) | _sexes(other) >= {"woman", "man"}:
            return False
        return _kinds_meet(one.kinds, other.kinds)
    if one.standing is Standing.PERSON and other.standing is Standing.PERSON:
        return False
    if one.standing is Standing.BODY and other.standing is Standing.BODY:
        return _one_house(one, other, docket)
    body, person = (one, other) if one.standing is Standing.BODY else (other, one)
    if body.standing is Standing.BODY:
        return _may_speak_for(person, body, docket)
    return _kinds_meet(one.kinds, other.kinds)


def _sexes(draft: _Draft) -> frozenset[str]:
    """Return whether its words make a single speaker a woman or a man; nothing where they make it both.

    What stands behind "of" or "who" is somebody else: "a relative of the woman".
    """
    found = set()
    for statement in draft.statements:
        speaker = statement.claim.speaker
        if speaker is not None:
            head = re.split(r"\b(?:of|who|whose|whom|to|from|in|with)\b", fold(speaker.text), maxsplit=1)[0]
            words = set(head.split())
            found |= {sex for sex, known in (("woman", _WOMAN), ("man", _MAN)) if words & known}
    return frozenset(found) if len(found) == 1 else frozenset()


def _kinds_meet(ones: frozenset[SpeakerKind], others: frozenset[SpeakerKind]) -> bool:
    return any(
        one is other
        or SpeakerKind.OTHER in {one, other}
        or {one, other} <= PRIVATE_KINDS
        or frozenset({one, other}) in _ALSO
        for one in ones
        for other in others
    )


def _may_speak_for(person: _Draft, body: _Draft, docket: Docket) -> bool:
    """Whether a described or named person may be the one who speaks for a body elsewhere."""
    if person.standing is Standing.UNNAMED and SpeakerKind.OTHER in person.kinds:
        return True
    public = person.kinds - PRIVATE_KINDS
    if public & body.kinds:
        return True
    kind = docket.actors[body.actor].kind if body.actor is not None else ActorKind.OTHER
    return any(kind in _FITS.get(speaker, frozenset()) for speaker in public)


def _one_house(one: _Draft, other: _Draft, docket: Docket) -> bool:
    """Bodies of one state, those of the United Nations, and a body and its officers speak from one knowledge."""
    if one.actor is not None and one.actor == other.actor:
        return True
    state = docket.actor_state(one.actor)
    if state is not None and state == docket.actor_state(other.actor):
        return True
    kinds = {docket.actors[actor].kind for actor in (one.actor, other.actor) if actor is not None}
    return kinds <= {ActorKind.UN_BODY, ActorKind.PEACEKEEPERS} and ActorKind.UN_BODY in kinds


def _relayers(lineage: _Lineage, drafts: Mapping[Key, _Draft]) -> dict[Key, set[Key]]:
    """Find, for unnamed speakers, the origin that took their word and itself speaks in the incident."""
    by_name: dict[str, Key] = {}
    for key, draft in drafts.items():
        if key[0] == "body" and draft.actor is not None:
            by_name.setdefault(f"actor:{draft.actor}", key)
        elif key[0] == "person":
            by_name[key[1]] = key
        elif key[0] == "voice":
            for statement in draft.statements:
                speaker = statement.claim.speaker
                if speaker is not None:
                    by_name[lineage.medium(speaker.actor or speaker.text)] = key
    found: dict[Key, set[Key]] = defaultdict(set)
    for key, draft in drafts.items():
        for statement in draft.statements:
            speaker = statement.claim.speaker
            for name in (
                () if speaker is None else (*speaker.via, *(() if speaker.told is None else (speaker.told,)))
            ):
                relayer = by_name.get(lineage.medium(name))
                if relayer is not None and relayer != key and draft.standing is Standing.UNNAMED:
                    found[key].add(relayer)
    return found


# --------------------------------------------------------------------------- what is shown


def _supports(docket: Docket, statements: Iterable[Statement]) -> tuple[Support, ...]:
    behind_steps = {claim for step in docket.steps for claim in step.claims}
    found: set[Support] = set()
    for statement in statements:
        found |= _support(docket, statement, statement.id in behind_steps) or {Support.OTHER}
    return tuple(support for support in Support if support in found)


def _support(docket: Docket, statement: Statement, behind_step: bool) -> set[Support]:
    stance = statement.claim.stance
    found: set[Support] = set()
    if docket.carries(statement):
        found.add(Support.ACT)
    if docket.perpetrators(statement):
        found.add(Support.RESPONSIBILITY)
    if not found and (behind_step or stance is Stance.DEMANDS):
        found.add(Support.RESPONSE)
    if docket.denies(statement) or stance is Stance.ADMITS_ACT_DENIES_RESPONSIBILITY:
        found.add(Support.DENIAL)
    if docket.accepts(statement):
        found.add(Support.RESPONSE)
    return found


def _spokesperson(draft: _Draft) -> Speaker | None:
    """Return the speaker as most claims word it; named before unnamed, then by the alphabet."""
    worded = Counter(
        statement.claim.speaker for statement in draft.statements if statement.claim.speaker is not None
    )
    if not worded:
        return None
    return min(worded, key=lambda speaker: (speaker.anonymous, -worded[speaker], speaker.text, repr(speaker)))


def _evidence(lineage: _Lineage, draft: _Draft) -> tuple[Evidence, ...]:
    found: set[Evidence] = set()
    reports = {statement.report.id: statement.report for statement in draft.statements}
    for statement in draft.statements:
        speaker, claim = statement.claim.speaker, statement.claim
        if speaker is not None and speaker.told is not None:
            found.add(_passage("told", statement, f"told {speaker.told}"))
        if speaker is not None and speaker.via:
            found.add(_passage("relayed", statement, f"through {speaker.via[-1]}"))
        if speaker is not None and len(reports) > 1 and draft.standing in {Standing.BODY, Standing.PERSON}:
            found.add(
                Evidence(
                    kind="same-speaker",
                    report=claim.report,
                    start=claim.start,
                    end=claim.end,
                    note=speaker.text,
                )
            )
    for report in reports.values():
        if lineage.agency(report) is not None:
            found.add(Evidence(kind="credit", report=report.id, note=", ".join(sorted(report.credits))))
        for edge in report.copy_of:
            if edge.report in reports:
                found.add(Evidence(kind="copied-text", report=report.id, note=edge.evidence))
    return tuple(
        sorted(found, key=lambda item: (item.kind, item.report, item.start or 0, item.end or 0, item.note))
    )


def _passage(kind: str, statement: Statement, note: str) -> Evidence:
    claim = statement.claim
    return Evidence(kind=kind, report=claim.report, start=claim.start, end=claim.end, note=note)
