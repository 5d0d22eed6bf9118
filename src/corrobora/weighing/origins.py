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
    Assertion,
    Category,
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
    Unit,
    digest,
)
from corrobora.weighing.docket import FIGHTERS, Docket, Statement, fold, lexicon, names_somebody
from corrobora.weighing.speakers import (
    TITLES,
    is_institution,
    named_officer,
    of_the_crowd,
    personal_name,
    publishers_of,
    resolve_speakers,
    roles_differ,
    roles_of,
)
from corrobora.weighing.tellings import (
    bears_witness,
    marks,
    passes_on,
    speaks_of_what_follows,
    tell_apart,
    tell_the_same,
    telling,
)
from corrobora.weighing.unions import Groups, fewest_sharing

METHOD = "origins/4"

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
    "document finding footage "
    "image information list message picture post reported report rumor rumour statement toll video "
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

_WOMAN = lexicon(
    "woman women girl mother sister daughter wife widow grandmother aunt niece bride policewoman nun"
)
_MAN = lexicon(
    "man men boy father brother son husband widower grandfather uncle nephew groom policeman imam priest monk"
)

_ANSWERING = frozenset({SpeakerKind.OFFICIAL, SpeakerKind.ARMED_FORCES, SpeakerKind.ARMED_GROUP})
"""Kinds of speakers who answer for what was done."""

_ACCOUNT = 2
"""Sentences from which on what a private person tells of an incident is an account of it, whatever its words."""

_ANSWERS = frozenset({Stance.DENIES, Stance.GIVES_ALTERNATIVE_EXPLANATION})

_TELLING = frozenset({Stance.ALLEGES, Stance.AFFIRMS, Stance.ADMITS})

_INTRODUCES = re.compile(
    r"^(?:an?|another|one|two|three|four|five|six|seven|eight|nine|ten|several|some|\d+)\b", re.IGNORECASE
)

_OFFICES = lexicon(
    "mayor governor imam prefect commissioner director general colonel superintendent minister president "
    "ombudsman chairman chairwoman matron spokesman spokeswoman prosecutor chief"
)
"""Offices of which a place or a body has one."""

_UNIFORMED = lexicon(
    "soldier soldiers troops troop policeman policemen gendarme gendarmes paramilitaries militiamen legionnaires marines"
)

_SPOKES = re.compile(r"\bspokes(?:man|woman|person)\b", re.IGNORECASE)

_OF_A_BODY = re.compile(
    r"^the (?:general|colonel|lieutenant|major|captain|officers?|spokes\w+|minister|ministry|soldiers|statement|communiqu\w+"
    r"|commander|commissioner|superintendent)\b",
    re.IGNORECASE,
)
"""Those who speak for a body, introduced before."""

_LEAD_WORDS = 12
"""Words from which on a line is a paragraph, and no heading, date or byline."""

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
    """For an origin that counts as one with another, without being resolved to it: that other. A body's officers and the
    body; whom a lead names by kind alone and whom the text then lets speak; one account that two reports tell alike."""
    shares: Mapping[OriginId, frozenset[OriginId]]
    """For each mouth the mouths that it may share an origin with."""
    media: frozenset[OriginId]
    """Media that are quoted: they say what somebody told them."""
    bearing: frozenset[ClaimId]
    """Claims that bear out the act: those that carry it, and what those who tell of it are made to say of it besides."""
    naming: frozenset[ClaimId]
    """Claims by which a speaker who bears out the act, or accuses, names who did it."""

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

        Origins of one mouth are one. Hearsay, and media quoted, are left out where anybody
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
                dropped.add(relayer if relayer in self.media else origin)
        if named - self.media - dropped:
            dropped |= named & self.media
        found = named - dropped
        if not found:
            found = {origin for origin in by_origin if self.standing[origin] is Standing.VOICE}
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
        shares = {origin: self.shares.get(origin, frozenset()) for origin in firm}
        return OriginRange(low=fewest_sharing(shares), high=len(found))


def find_origins(docket: Docket) -> Origins:
    """Name the origin of every claim of the docket.

    An agency story and its reprints share one origin and count once, however
    many newsrooms carried them. Adding a copy adds no origin.
    """
    docket = resolve_speakers(docket)
    lineage = _Lineage(docket)
    drafts = _drafts(docket, lineage)
    relayers = _relayers(docket, lineage, drafts)
    ids = {key: OriginId("o-" + digest(*key)[:16]) for key in drafts}
    tales = _tales(drafts)
    mouths = _mouths(drafts, tales, docket, lineage)
    borne = _borne_out(docket, drafts, mouths)
    naming = _naming(docket, drafts, borne)
    origins = []
    for key, draft in drafts.items():
        shares = tuple(
            sorted(
                ids[other]
                for other in drafts
                if other != key and _may_share(draft, drafts[other], docket, tales, lineage)
            )
        )
        origins.append(
            Origin(
                id=ids[key],
                speaker=_spokesperson(draft),
                gathered_by=lineage.gathered_by(draft),
                supports=_supports(docket, draft.statements, borne=borne, naming=naming),
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
        relayers=_by_mouth(relayers, mouths, ids),
        texts={statement.id: lineage.text_family(statement) for statement in docket.statements},
        by_id={origin.id: origin for origin in origins},
        bodies=bodies,
        mouths={ids[key]: ids[mouth] for key, mouth in mouths.items()},
        shares=_shares(drafts, mouths, ids, docket, tales, lineage),
        media=frozenset(
            ids[key] for key, draft in drafts.items() if key[0] == "voice" and draft.standing is Standing.BODY
        ),
        bearing=borne,
        naming=naming,
    )


def _by_mouth(
    relayers: Mapping[Key, set[Key]], mouths: Mapping[Key, Key], ids: Mapping[Key, OriginId]
) -> dict[OriginId, frozenset[OriginId]]:
    found: dict[OriginId, set[OriginId]] = defaultdict(set)
    for key, others in relayers.items():
        found[ids[mouths[key]]] |= {ids[mouths[other]] for other in others} - {ids[mouths[key]]}
    return {origin: frozenset(others) for origin, others in found.items()}


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
        self._cited = frozenset(cited)
        self._gathering = frozenset(
            statement.report.id
            for statement in docket.statements
            if statement.claim.speaker is not None
            and (
                statement.claim.speaker.told is not None
                or statement.claim.speaker.via
                or statement.claim.speaker.kind is SpeakerKind.MEDIA
            )
        )
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

    def own_root(self, statement: Statement) -> tuple[str, str]:
        """Return the family of the report itself."""
        return self._texts.find(("report", statement.report.id))

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

    def gatherers(self, statements: Iterable[Statement]) -> frozenset[str]:
        """Return the media that are said to have taken a speaker's word: told, or credited, or themselves an agency."""
        found: set[str] = set()
        for statement in statements:
            speaker, report = statement.claim.speaker, statement.report
            if speaker is not None and speaker.told is not None:
                found.add(self.medium(speaker.told))
            elif self.agency(report) is not None:
                found.add(self.agency(report) or "")
            elif report.outlet is not None and self.medium(report.outlet) in self._cited:
                found.add(self.medium(report.outlet))
        return frozenset(found)

    def untraced(self, report: ReportId) -> bool:
        """Whether a report says nowhere whom it spoke to or took its story from, and nobody credits it."""
        known = self._docket.reports[report]
        if known.credits or known.copy_of or report in self._gathering:
            return False
        return known.outlet is None or self.medium(known.outlet) not in self._cited

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

    kinds: frozenset[SpeakerKind] = frozenset()
    """Kinds under which the reports introduce the speaker."""
    texts: frozenset[str] = frozenset()
    """The wordings under which they do."""
    descriptions: frozenset[str] = frozenset()
    """The telling words of those."""
    roles: frozenset[str] = frozenset()
    """The offices and trades among them."""
    sexes: frozenset[str] = frozenset()
    reports: frozenset[ReportId] = frozenset()
    introduced: frozenset[ReportId] = frozenset()
    """Reports that bring the speaker in as somebody new, by name or by "a", "another", "two"."""


def _draft(
    key: Key,
    standing: Standing,
    statements: Iterable[Statement],
    *,
    actor: str | None = None,
    apart_from: frozenset[Key] = frozenset(),
) -> _Draft:
    told = tuple(statements)
    speakers = {statement.claim.speaker for statement in told if statement.claim.speaker is not None}
    texts = frozenset(speaker.text for speaker in speakers)
    descriptions = frozenset(word for text in texts for word in described(text))
    return _Draft(
        key=key,
        standing=standing,
        statements=told,
        actor=actor,
        apart_from=apart_from,
        kinds=frozenset(speaker.kind for speaker in speakers),
        texts=texts,
        descriptions=descriptions,
        roles=roles_of(descriptions),
        sexes=_sexes(texts),
        reports=frozenset(statement.report.id for statement in told),
        introduced=frozenset(
            statement.report.id
            for statement in told
            if statement.claim.speaker is not None
            and (standing is Standing.PERSON or _INTRODUCES.match(statement.claim.speaker.text) is not None)
        ),
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
            if statement.id in voices:
                members[voices[statement.id]].append(statement)
            elif personal_name(speaker.text) is None and is_institution(speaker.text):
                members[("house", fold(speaker.text).removeprefix("the "))].append(statement)
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
        drafts[key] = _draft(key, standing, statements, actor=actor)
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
        elif (
            speaker.kind is SpeakerKind.MEDIA
            and not speaker.anonymous
            and personal_name(speaker.text) is None  # "our reporter" of that name tells what she saw herself
        ):
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


def is_hearsay(speaker: Speaker) -> bool:
    """Whether words are put in the mouth of nobody in particular ("allegations", "unverified reports")."""
    if speaker.kind is not SpeakerKind.OTHER or speaker.actor is not None or not speaker.anonymous:
        return False
    words = {_singular(word) for word in fold(speaker.text).split()}
    return not words or bool(words & _HEARSAY)


def _person(speaker: Speaker) -> str:
    """Return a named person's name without titles and what follows a comma."""
    name = speaker.actor if speaker.actor is not None else speaker.text
    words = [word for word in fold(name.split(",")[0]).split() if word not in TITLES]
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
    statements = list(statements)
    tied: Groups[tuple[tuple[str, str], SpeakerKind]] = Groups()
    taken = _taken_over(statements, lineage)
    nodes: list[tuple[Statement, tuple[tuple[str, str], SpeakerKind]]] = []
    untold: set[tuple[str, SpeakerKind]] = set()
    for statement in statements:
        speaker = statement.claim.speaker
        if speaker is None:
            continue
        gathered = taken.get(_voice_of(statement), lineage.gathered(statement))
        nodes.append((statement, (gathered, speaker.kind)))
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
            drafts[keys[slot]] = _draft(
                keys[slot],
                Standing.UNNAMED,
                told,
                apart_from=frozenset(keys[other] for other in together[slot]),
            )
    return drafts


Voice = tuple[ReportId, SpeakerKind | None, Key]


def _voice_of(statement: Statement) -> Voice:
    speaker = statement.claim.speaker
    if speaker is None:
        return (statement.report.id, None, ())
    return (statement.report.id, speaker.kind, described(speaker.text))


def _taken_over(statements: Iterable[Statement], lineage: _Lineage) -> dict[Voice, tuple[str, str]]:
    """Return, for voices of which any sentence is copied from another report, that report's family: all they say is from there."""
    found: dict[Voice, set[tuple[str, str]]] = defaultdict(set)
    for statement in statements:
        root = lineage.family_root(statement)
        if root != lineage.own_root(statement):
            found[_voice_of(statement)].add(root)
    return {voice: min(roots) for voice, roots in found.items()}


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
    slots: dict[Key, list[Statement]] = {
        wording: list(told[fullest][wording]) for wording in sorted(told[fullest])
    }
    for report in sorted(told):
        if report == fullest:
            continue
        placed = {wording: wording for wording in told[report] if wording in slots}
        free = [slot for slot in slots if slot not in placed]
        for wording in sorted(told[report]):
            if wording in placed:
                continue
            words = _marks_of(told[report][wording])
            fitting = [
                slot for slot in free if not _other_person(wording, words, slot, _marks_of(slots[slot]))
            ]
            if fitting:
                best = min(fitting, key=lambda slot: (-len(words & _marks_of(slots[slot])), slot))
                free.remove(best)
            else:
                best = wording
                slots[best] = []
            placed[wording] = best
        for wording, slot in placed.items():
            slots[slot].extend(told[report][wording])
    return slots


def _marks_of(told: Iterable[Statement]) -> frozenset[str]:
    return frozenset(mark for words in {statement.words for statement in told} for mark in marks(words))


def _other_person(wording: Key, words: frozenset[str], slot: Key, others: frozenset[str]) -> bool:
    """Whether two descriptions that one medium gathered are of two people: another trade, or another story."""
    return roles_differ(roles_of(wording), roles_of(slot)) or (wording != slot and tell_apart(words, others))


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


def _tales(drafts: Mapping[Key, _Draft]) -> dict[Key, frozenset[str]]:
    """Return the telling words of everybody who is no body and no outlet."""
    return telling(
        {
            key: _marks_of(draft.statements)
            for key, draft in drafts.items()
            if draft.standing in {Standing.UNNAMED, Standing.PERSON}
        }
    )


def _may_share(
    one: _Draft, other: _Draft, docket: Docket, tales: Mapping[Key, frozenset[str]], lineage: _Lineage
) -> bool:
    loose = {Standing.HEARSAY, Standing.VOICE}
    if one.standing in loose or other.standing in loose:
        return True
    if other.key in one.apart_from:
        return False
    if any(draft.key[0] == "voice" for draft in (one, other)):
        return True  # a quoted medium says what somebody told it, like an outlet's own voice
    if one.standing is Standing.BODY and other.standing is Standing.BODY:
        return _one_house(one, other, docket)
    body, person = (one, other) if one.standing is Standing.BODY else (other, one)
    if body.standing is Standing.BODY:
        return _may_speak_for(person, body, docket)
    if one.standing is Standing.PERSON and other.standing is Standing.PERSON:
        return False
    return _kinds_meet(one.kinds, other.kinds) and not _surely_two(one, other, tales, lineage)


def _surely_two(one: _Draft, other: _Draft, tales: Mapping[Key, frozenset[str]], lineage: _Lineage) -> bool:
    """Whether two people, of whom at most one is named, are two.

    They are where their words make them a woman and a man; where they have
    offices or trades that nobody has at once; where one report introduces both;
    and where both only were there, as many were, and told two gatherers who are
    both named things that have next to nothing in common. Where a report does not
    say whom its witness spoke to, it may have taken him from another in other words.
    """
    if one.sexes | other.sexes >= {"woman", "man"}:
        return True
    if roles_differ(one.roles, other.roles):
        return True
    if one.introduced & other.introduced:
        return True
    ours, theirs = lineage.gatherers(one.statements), lineage.gatherers(other.statements)
    return (
        of_the_crowd(one.descriptions)
        and of_the_crowd(other.descriptions)
        and bool(ours)
        and bool(theirs)
        and not ours & theirs
        and tell_apart(tales[one.key], tales[other.key])
    )


def _mouths(
    drafts: Mapping[Key, _Draft],
    tales: Mapping[Key, frozenset[str]],
    docket: Docket,
    lineage: _Lineage,
) -> dict[Key, Key]:
    """Return for every origin the one as which it counts; the firmest of those that count as one.

    A body and its officers are one mouth. So is whoever a lead names by kind
    alone and whoever of that kind the text then lets speak: leads say "a doctor
    said", and the body introduces the doctor. And so are two whose words are one
    account told again.
    """
    tied: Groups[Key] = Groups()
    first: dict[str, Key] = {}
    for key, draft in drafts.items():
        tied.find(key)
        if draft.actor is not None and key[0] == "body":
            tied.tie(key, first.setdefault(draft.actor, key))
    for one, other in _leads(drafts):
        tied.tie(one, other)
    told = sorted(tales)
    for place, key in enumerate(told):
        for other in told[place + 1 :]:
            if tell_the_same(tales[key], tales[other]) and _one_account(drafts[key], drafts[other]):
                tied.tie(key, other)
    for one, other in (
        *_surnames(drafts),
        *_offices(drafts),
        *_umbrellas(drafts, docket),
        *_taken_for_bodies(drafts, docket),
        *_untraced(drafts, tales, docket, lineage),
    ):
        tied.tie(one, other)
    order = {
        Standing.BODY: 0,
        Standing.PERSON: 1,
        Standing.UNNAMED: 2,
        Standing.HEARSAY: 3,
        Standing.VOICE: 4,
    }
    members: dict[Key, list[Key]] = defaultdict(list)
    for key in drafts:
        members[tied.find(key)].append(key)
    return {
        key: min(group, key=lambda member: (order[drafts[member].standing], len(member), member))
        for group in members.values()
        for key in group
    }


def _one_account(one: _Draft, other: _Draft) -> bool:
    """Whether two who tell the same may be one: not two names, not a woman and a man, not introduced side by side."""
    if one.standing is Standing.PERSON and other.standing is Standing.PERSON:
        return False
    if one.sexes | other.sexes >= {"woman", "man"}:
        return False
    return not one.reports & other.reports


def _leads(drafts: Mapping[Key, _Draft]) -> list[tuple[Key, Key]]:
    """Return who speaks in a report's lead alone with the first of his kind whom its body lets speak."""
    by_report: dict[ReportId, dict[Key, list[Statement]]] = defaultdict(lambda: defaultdict(list))
    for key, draft in drafts.items():
        if draft.standing in {Standing.UNNAMED, Standing.PERSON}:
            for statement in draft.statements:
                by_report[statement.report.id][key].append(statement)
    found = []
    for voices in by_report.values():
        end = _lead_end(next(iter(voices.values()))[0].report)
        early = [key for key in voices if all(said.claim.start < end for said in voices[key])]
        late = sorted(
            (min(said.claim.start for said in told), key)
            for key, told in voices.items()
            if all(said.claim.start >= end for said in told)
        )
        for key in early:
            for _, other in late:
                if _lead_of(drafts[key], drafts[other]):
                    found.append((key, other))
                    break
    return found


def _lead_of(lead: _Draft, later: _Draft) -> bool:
    if (
        lead.standing is not Standing.UNNAMED
        or set().union(*(fold(text).split() for text in later.texts)) & _APART
    ):
        return False
    if lead.sexes | later.sexes >= {"woman", "man"}:
        return False
    ones, others = lead.roles, roles_of(later.descriptions | _title_words(later))
    if ones:
        return bool(others) and not roles_differ(ones, others)
    alike = any(one is other or {one, other} <= PRIVATE_KINDS for one in lead.kinds for other in later.kinds)
    return alike and (of_the_crowd(lead.descriptions) or SpeakerKind.OTHER not in lead.kinds)


def _title_words(draft: _Draft) -> frozenset[str]:
    return frozenset(
        "doctor" if word == "dr" else word for text in draft.texts for word in fold(text).split()
    )


def _lead_end(report: Report) -> int:
    """Return where the first paragraph of a report's own text ends."""
    place = 0
    for line in report.text.splitlines(keepends=True):
        end = place + len(line)
        inside = any(span.start <= place and end <= span.end + 1 for span in report.furniture)
        if not inside and len(line.split()) >= _LEAD_WORDS:
            return end
        place = end
    return place


def _offices(drafts: Mapping[Key, _Draft]) -> list[tuple[Key, Key]]:
    """Return the holder of an office, unnamed, with the only other speaker who has it: a place has one mayor."""
    holders: dict[str, list[Key]] = defaultdict(list)
    for key, draft in drafts.items():
        if draft.standing in {Standing.UNNAMED, Standing.PERSON} or (
            draft.standing is Standing.BODY and len(key) == 3
        ):
            for office in {word for text in draft.texts for word in fold(text).split()} & _OFFICES:
                holders[office].append(key)
    found = []
    for keys in holders.values():
        named = [key for key in keys if drafts[key].standing is not Standing.UNNAMED]
        bare = [
            key
            for key in keys
            if drafts[key].standing is Standing.UNNAMED
            and all(fold(text).split()[:1] == ["the"] for text in drafts[key].texts)
        ]
        if len(named) == 1:
            found += [(key, named[0]) for key in bare]
        elif not named and bare:
            found += [(key, bare[0]) for key in bare[1:]]
    return found


def _untraced(
    drafts: Mapping[Key, _Draft], tales: Mapping[Key, frozenset[str]], docket: Docket, lineage: _Lineage
) -> list[tuple[Key, Key]]:
    """Return the unnamed speakers whom nobody is said to have met, with whom somebody is said to have met before.

    Who interviews a witness says so: "told our reporter", "told MPA". A report that says of no speaker whom it spoke to,
    and credits nobody, has its unnamed witness from elsewhere; where an earlier report tells who gathered the word of
    somebody whom he can be, he counts as that one. Two speakers of one report are taken for two.
    """
    by_report: dict[ReportId, list[Key]] = defaultdict(list)
    for key, draft in drafts.items():
        described_well = draft.kinds != {SpeakerKind.OTHER} or of_the_crowd(draft.descriptions)
        if draft.standing is Standing.UNNAMED and draft.kinds <= PRIVATE_KINDS and described_well:
            # copies of the report, which may credit somebody, change nothing about it
            known = min((known for known in draft.reports if lineage.untraced(known)), default=None)
            if known is not None:
                by_report[known].append(key)
    gathered = [
        draft
        for draft in drafts.values()
        if draft.standing in {Standing.UNNAMED, Standing.PERSON}
        and draft.kinds <= PRIVATE_KINDS
        and any(
            said.claim.speaker is not None and said.claim.speaker.told is not None
            for said in draft.statements
        )
    ]
    found = []
    for known, keys in sorted(by_report.items()):
        taken: set[Key] = set()
        for key in sorted(keys):
            draft = drafts[key]
            fitting = [
                other
                for other in gathered
                if other.key not in taken
                and not draft.reports & other.reports
                and other.key not in draft.apart_from
                and _before(other, docket.reports[known])
                and _kinds_meet(draft.kinds, other.kinds)
                and not draft.sexes | other.sexes >= {"woman", "man"}
                and not roles_differ(draft.roles, other.roles)
            ]
            if fitting:
                best = min(
                    fitting,
                    key=lambda other: (
                        -len(tales[key] & tales[other.key]),
                        not draft.roles & other.roles,
                        not draft.kinds & other.kinds,
                        other.key,
                    ),
                )
                taken.add(best.key)
                found.append((key, best.key))
    return found


def _before(draft: _Draft, report: Report) -> bool:
    """Whether some report of a speaker is older than another report; unknown dates decide nothing."""
    day = _published(report)
    return day != "" and any("" != _published(said.report) <= day for said in draft.statements)


def _published(report: Report) -> str:
    return "" if report.published is None else report.published.edtf or ""


def _surnames(drafts: Mapping[Key, _Draft]) -> list[tuple[Key, Key]]:
    """Return whoever is called by one name with the only one who has it as the last of several."""
    people = [key for key, draft in drafts.items() if draft.standing is Standing.PERSON]
    found = []
    for key in people:
        words = key[1].split()
        longer = [
            other for other in people if len(words) == 1 and other != key and other[1].split()[-1:] == words
        ]
        if len(longer) == 1:
            found.append((key, longer[0]))
    return found


def _umbrellas(drafts: Mapping[Key, _Draft], docket: Docket) -> list[tuple[Key, Key]]:
    """Return "the United Nations" with the only one of its bodies that speaks: nobody else spoke for it."""
    united = {
        key: set(fold(docket.actors[draft.actor].name).split())
        for key, draft in drafts.items()
        if draft.actor is not None
        and docket.actors[draft.actor].kind in {ActorKind.UN_BODY, ActorKind.PEACEKEEPERS}
    }
    found = []
    for key, words in united.items():
        parts = {drafts[other].actor: other for other, longer in united.items() if words < longer}
        if len(parts) == 1:
            found.append((key, next(iter(parts.values()))))
    return found


def _taken_for_bodies(drafts: Mapping[Key, _Draft], docket: Docket) -> list[tuple[Key, Key]]:
    """Return "the colonel" and "a rights group" with the only body that they can be or speak for.

    "The colonel" was introduced before; a body that one report does not name is the one of its kind that another names.
    """
    bodies = [
        draft for draft in drafts.values() if draft.standing is Standing.BODY and draft.actor is not None
    ]
    found = []
    for key, draft in drafts.items():
        answering = (
            (
                draft.standing is Standing.UNNAMED
                or (draft.standing is Standing.PERSON and any(_SPOKES.search(text) for text in draft.texts))
            )
            and draft.kinds <= {SpeakerKind.ARMED_FORCES, SpeakerKind.OFFICIAL}
            and all(_OF_A_BODY.match(text) or _SPOKES.search(text) for text in draft.texts)
        )
        nameless = draft.kinds <= {SpeakerKind.NGO, SpeakerKind.UN_BODY} and (
            (key[0] == "house" or draft.standing is Standing.UNNAMED)
            and not any(_APART & set(fold(text).split()) for text in draft.texts)
        )
        if not draft.kinds or not (answering or nameless):
            continue
        fitting = {body.actor: body.key for body in bodies if _may_speak_for(draft, body, docket)}
        if len(fitting) == 1:
            found.append((key, next(iter(fitting.values()))))
    return found


def _shares(
    drafts: Mapping[Key, _Draft],
    mouths: Mapping[Key, Key],
    ids: Mapping[Key, OriginId],
    docket: Docket,
    tales: Mapping[Key, frozenset[str]],
    lineage: _Lineage,
) -> dict[OriginId, frozenset[OriginId]]:
    """Return for each mouth those it may share with: some of their origins may, and none are surely two."""
    groups: dict[Key, list[_Draft]] = defaultdict(list)
    for key, draft in drafts.items():
        groups[mouths[key]].append(draft)
    people = {Standing.UNNAMED, Standing.PERSON}

    def share(ones: Iterable[_Draft], others: Iterable[_Draft]) -> bool:
        pairs = [(one, other) for one in ones for other in others]
        if any(
            other.key in one.apart_from
            or (
                one.standing in people
                and other.standing in people
                and (
                    _surely_two(one, other, tales, lineage)
                    or (one.standing is Standing.PERSON and other.standing is Standing.PERSON)
                )
            )
            for one, other in pairs
        ):
            return False
        return any(_may_share(one, other, docket, tales, lineage) for one, other in pairs)

    return {
        ids[key]: frozenset(
            ids[other] for other in groups if other != key and share(groups[key], groups[other])
        )
        for key in groups
    }


# --------------------------------------------------------------------------- what an origin bears out


def _borne_out(docket: Docket, drafts: Mapping[Key, _Draft], mouths: Mapping[Key, Key]) -> frozenset[ClaimId]:
    """Return the claims by which speakers bear out the act.

    A witness is heard as a whole: who says in one sentence that soldiers came, in the
    next that they fired and in a third that nobody came back has told of a killing,
    though no sentence says so. So where what a speaker is made to say in one report
    tells of shots, wounds, fire or the dead, all of it that is alleged, affirmed or
    admitted bears the act out. A body that denies the act, or explains it otherwise,
    and nowhere admits it bears nothing out, whatever number of dead it grants:
    fighters "neutralised" in the release that rejects the charge are another account.
    Nor does a body that passes on what others report; experts and soldiers do so only in so many words.
    """
    answers: dict[Key, set[str]] = defaultdict(set)
    for key, draft in drafts.items():
        for statement in draft.statements:
            if not draft.kinds & _ANSWERING:
                continue
            stance = statement.claim.stance
            if stance is Stance.ADMITS:
                if not _of_fighters_alone(statement):
                    answers[mouths[key]].add("admits")
            elif (stance in _ANSWERS or docket.denies(statement)) and (
                not docket.accused or docket.speaks_for_accused(statement)
            ):
                answers[mouths[key]].add("denies")
    found: set[ClaimId] = set()
    for key, draft in drafts.items():
        if answers[mouths[key]] == {"denies"}:
            continue
        by_report: dict[ReportId, list[Statement]] = defaultdict(list)
        for statement in draft.statements:
            by_report[statement.report.id].append(statement)
        for told in by_report.values():
            words = [statement.words for statement in told]
            body = draft.standing is Standing.BODY
            if body and passes_on(words) and not any(said.claim.stance is Stance.AFFIRMS for said in told):
                continue
            found |= {
                statement.id
                for statement in told
                if docket.carries(statement)
                or (statement.id in docket.apart and statement.claim.stance is Stance.ADMITS)
            }
            if draft.standing in {Standing.HEARSAY, Standing.VOICE} or key[0] == "voice":
                continue
            heard = [
                statement
                for statement in told
                if (statement.claim.stance in _TELLING or (body and statement.claim.stance is Stance.REPORTS))
                and not docket.denies(statement)
                and not speaks_of_what_follows(statement.words)
            ]
            private = bool(draft.kinds) and draft.kinds <= PRIVATE_KINDS
            sentences = {statement.words for statement in heard}
            if (bears_witness(sentences) and not draft.kinds & _NO_WITNESSES) or (
                private and len(sentences) >= _ACCOUNT
            ):
                found |= {statement.id for statement in heard}
    return frozenset(found)


_NO_WITNESSES = frozenset({SpeakerKind.EXPERT, SpeakerKind.ARMED_FORCES})
"""Kinds that bear the act out only where they tell it in so many words: experts were not there, soldiers answer for a party."""


def _of_fighters_alone(statement: Statement) -> bool:
    """Whether what is admitted is the killing of fighters, or the loss of things, and of nobody else."""
    counts = statement.claim.counts
    return bool(counts) and all(
        count.category is Category.COMBATANTS or count.unit is not Unit.PEOPLE for count in counts
    )


def _naming(docket: Docket, drafts: Mapping[Key, _Draft], borne: frozenset[ClaimId]) -> frozenset[ClaimId]:
    """Return the claims by which a speaker names who did it.

    The docket's; what those who bear the act out tell of a party's part in it ("soldiers stopped the lorry"); and the
    admission of a body, which names itself.
    """
    found = {statement.id for statement in docket.statements if docket.perpetrators(statement)}
    victims = {
        word
        for statement in docket.statements
        if statement.claim.act is not None
        for party in statement.claim.act.victims
        for word in fold(party.text).split()
    }
    doers = _doers(docket, victims)
    for draft in drafts.values():
        if draft.standing in {Standing.HEARSAY, Standing.VOICE}:
            continue
        for statement in draft.statements:
            act = statement.claim.act
            if statement.id not in borne or statement.claim.stance is Stance.ADMITS_ACT_DENIES_RESPONSIBILITY:
                continue
            named = (
                act is not None
                and act.asserted is Assertion.ASSERTED
                and any(names_somebody(party) for party in act.perpetrators)
            )
            owned = (
                draft.standing is Standing.BODY
                and statement.claim.stance is Stance.ADMITS
                and docket.carries(statement)
            )
            # a party that answers speaks of itself and of its like without accusing them
            told = not draft.kinds & _ANSWERING and doers.search(fold(statement.words)) is not None
            if named or owned or told:
                found.add(statement.id)
    return frozenset(found)


def _doers(docket: Docket, victims: set[str]) -> re.Pattern[str]:
    """Return a pattern for who may have done it: the accused, armed parties of the incident, and uniformed people where none were hit."""
    armed = set(docket.accused)
    for statement in docket.statements:
        claim = statement.claim
        parties = () if claim.act is None else claim.act.perpetrators
        armed |= {
            actor for actor in (docket.speaking_for(statement), *(party.actor for party in parties)) if actor
        }
    names = {
        fold(name).removeprefix("the ")
        for actor in armed
        if actor in docket.actors and docket.actors[actor].kind in FIGHTERS | {ActorKind.POLICE}
        for name in (docket.actors[actor].name, *docket.actors[actor].aliases)
    }
    names = {name for name in names if not set(name.split()) <= victims}
    names |= {
        fold(docket.party_name(party))
        for statement in docket.statements
        for party in docket.perpetrators(statement)
        if len(party.text.split()) <= 3
    }
    names |= {word for word in _UNIFORMED if word not in victims}
    return re.compile(rf"\b(?:{'|'.join(sorted(re.escape(name) for name in names if name) or ['(?!)'])})\b")


def _sexes(texts: Iterable[str]) -> frozenset[str]:
    """Return whether its words make a single speaker a woman or a man; nothing where they make it both.

    What stands behind "of" or "who" is somebody else: "a relative of the woman".
    """
    found = set()
    for text in texts:
        head = re.split(r"\b(?:of|who|whose|whom|to|from|in|with)\b", fold(text), maxsplit=1)[0]
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
    if person.standing is Standing.UNNAMED and person.kinds == {SpeakerKind.OTHER}:
        return not of_the_crowd(person.descriptions) and not person.roles
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
    if one.actor is None or other.actor is None:
        return False
    kinds = {docket.actors[actor].kind for actor in (one.actor, other.actor)}
    return kinds <= {ActorKind.UN_BODY, ActorKind.PEACEKEEPERS} and ActorKind.UN_BODY in kinds


def _relayers(docket: Docket, lineage: _Lineage, drafts: Mapping[Key, _Draft]) -> dict[Key, set[Key]]:
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
    publishers = {
        known: key
        for known, name in publishers_of(docket).items()
        for key in (("body", f"actor:{name}"), ("house", fold(name).removeprefix("the ")))
        if key in drafts
    }
    for key, draft in drafts.items():
        own = draft.reports <= publishers.keys() and draft.kinds <= PRIVATE_KINDS
        if draft.standing is Standing.UNNAMED or (draft.standing is Standing.PERSON and own):
            # whom a body lets speak in its own publication, it has heard itself
            found[key] |= {publishers[known] for known in draft.reports if known in publishers}
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


def _supports(
    docket: Docket, statements: Iterable[Statement], *, borne: frozenset[ClaimId], naming: frozenset[ClaimId]
) -> tuple[Support, ...]:
    behind_steps = {claim for step in docket.steps for claim in step.claims}
    found: set[Support] = set()
    for statement in statements:
        told = set()
        if statement.id in borne:
            told.add(Support.ACT)
        if statement.id in naming:
            told.add(Support.RESPONSIBILITY)
        if not told and (statement.id in behind_steps or statement.claim.stance is Stance.DEMANDS):
            told.add(Support.RESPONSE)
        found |= (told | _answer(docket, statement)) or {Support.OTHER}
    return tuple(support for support in Support if support in found)


def _answer(docket: Docket, statement: Statement) -> set[Support]:
    found: set[Support] = set()
    if docket.accepts(statement):
        found.add(Support.RESPONSE)
    if docket.denies(statement) or statement.claim.stance is Stance.ADMITS_ACT_DENIES_RESPONSIBILITY:
        found.add(Support.DENIAL)
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
