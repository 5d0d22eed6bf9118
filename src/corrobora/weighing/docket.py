"""The docket: the claims of one incident, in canonical order, and what each one does.

Every judgement of this room starts from here, so that all of them agree on
which claims tell of the happening, which deny it, and which only react to it.
Nothing depends on the order or the repetition of what comes in.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from corrobora.errors import MissingEvidence
from corrobora.records import (
    ActKind,
    Actor,
    ActorKind,
    Assertion,
    Claim,
    ClaimId,
    Count,
    Incident,
    IncidentId,
    Outcome,
    Party,
    Report,
    ReportId,
    Stance,
    Step,
    StepKind,
    Unit,
)


def lexicon(*words: str) -> frozenset[str]:
    """Return the set of all words in some lines of words."""
    return frozenset(word for line in words for word in line.split())


WEAPON_ACTS = frozenset(
    {ActKind.AIR_STRIKE, ActKind.DRONE_STRIKE, ActKind.SHELLING, ActKind.CROWD_FORCE, ActKind.ATTACK}
)
"""Attacks that may kill: an account of them need not say that anybody died."""

STATE_KINDS = frozenset({ActorKind.STATE_FORCES, ActorKind.POLICE, ActorKind.GOVERNMENT, ActorKind.STATE})
"""Actors that speak for one state; those of one country are never counted as independent of each other."""

_ACT_ORDER = (
    ActKind.AIR_STRIKE,
    ActKind.DRONE_STRIKE,
    ActKind.SHELLING,
    ActKind.CROWD_FORCE,
    ActKind.KILLING,
    ActKind.ATTACK,
    ActKind.SEXUAL_VIOLENCE,
    ActKind.TORTURE,
    ActKind.ABDUCTION,
    ActKind.DISAPPEARANCE,
    ActKind.INJURY,
    ActKind.DETENTION,
    ActKind.DISPLACEMENT,
    ActKind.DESTRUCTION,
    ActKind.FAILURE_TO_PROTECT,
    ActKind.LOOTING,
    ActKind.INTERCEPTION,
)
"""Graver first; among lethal acts the one that also says how comes first."""

_HELD = frozenset({ActKind.ABDUCTION, ActKind.DISAPPEARANCE, ActKind.DETENTION})

_INVESTIGATING = frozenset({StepKind.ANNOUNCED, StepKind.OPENED, StepKind.DEMANDED})

_NOBODY = lexicon(
    "assailant assailants attacker attackers gunman gunmen men man they them people person persons "
    "individual individuals perpetrator perpetrators unknown unidentified armed unnamed masked group groups "
    "the a an some several by of who bandits those it"
)

_DETERMINER = re.compile(r"^(?:the|a|an|its|their|his|her|our|some|several)\s+", re.IGNORECASE)

_PARTITIVE = re.compile(
    r"\b(?:(?:one|two|some|most|either|each|part) of (?:the|its|those|these|their|two|three|four|several)"
    r"|(?:the|a) (?:first|second|third|fourth|other|remaining|last)|another)"
    r"(?: \w+){0,2}? (?:vehicles?|cars?|trucks?|lorr(?:y|ies)|bus(?:es)?|minibus(?:es)?|vans?|motorcycles?"
    r"|boats?|canoes?|houses?|homes?|huts?|villages?|hamlets?|convoys?|camps?|sites?|buildings?|rooms?|groups?)\b",
    re.IGNORECASE,
)

_SENTENCE_END = re.compile(r"[.!?]['\"”’)]*\s|\n")


def fold(text: str) -> str:
    """Return the words without case, accents and punctuation: two spellings of one name fall together."""
    plain = unicodedata.normalize("NFKD", text)
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter)).casefold()
    return " ".join(re.findall(r"\w+", plain))


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """A claim with its id and the report it stands in."""

    id: ClaimId
    claim: Claim
    report: Report

    @property
    def words(self) -> str:
        """The sentence or sentences of the report that hold the claim's passage."""
        text = self.report.text
        start = 0
        for end in _SENTENCE_END.finditer(text, 0, max(self.claim.start, 0)):
            start = end.end()
        # a passage that ends with its full stop must not draw in the sentence after it
        after = _SENTENCE_END.search(text, max(self.claim.end - 2, start))
        return text[start : after.end() if after else len(text)]

    @property
    def of_a_part(self) -> bool:
        """Whether the sentence speaks of a part of those present ("one of the vehicles")."""
        return _PARTITIVE.search(self.words) is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Docket:
    """The statements of one incident, ordered by report, place in the text and id."""

    incident: IncidentId
    statements: tuple[Statement, ...]
    steps: tuple[Step, ...]
    reports: Mapping[ReportId, Report]
    """The reports of the incident."""
    library: Mapping[ReportId, Report]
    """All reports known, for chains of copies that lead outside the incident."""
    actors: Mapping[str, Actor]
    act: ActKind | None
    """The gravest act told; ``None``: no claim tells of one."""
    announcing: frozenset[ClaimId]
    """Claims that announce or demand an investigation: they name an act without telling of it."""
    accused: frozenset[str]
    """Ids of the actors that any claim names as having done the act."""

    def tells(self, statement: Statement) -> bool:
        """Whether the claim says that something of the incident happened.

        An asserted act, or counts without an act, in a stance that carries the
        act. What is planned, feared or a habit tells of no happening; nor does
        a body that announces an investigation into what others say.
        """
        claim = statement.claim
        if not claim.stance.carries_act:
            return False
        if claim.stance is Stance.ANNOUNCES and statement.id in self.announcing:
            return False
        if claim.act is None:
            return bool(claim.counts)
        return claim.act.asserted is Assertion.ASSERTED

    def carries(self, statement: Statement) -> bool:
        """Whether the claim says that the incident's own act happened.

        A killing is carried by whoever says that people were killed or that
        nobody survived; an attack by whoever tells of a deadly attack or of its
        injured; any other act by its own kind, where abduction, detention and
        disappearance are one family.
        """
        if self.act is None or not self.tells(statement):
            return False
        return _carries(statement.claim, self.act)

    def heading(self, statement: Statement) -> ActKind | None:
        """Return the act under which a carrying claim is shown.

        The manner of the attack where the claim tells one, else a killing where
        it says that people were killed, else the incident's own act.
        """
        kind = None if statement.claim.act is None else statement.claim.act.kind
        if self.act is not ActKind.KILLING and self.act not in WEAPON_ACTS:
            return self.act if kind is None else kind
        if kind in WEAPON_ACTS and kind is not ActKind.ATTACK:
            return kind
        return ActKind.KILLING if _kills(statement.claim) else self.act

    def denies(self, statement: Statement) -> bool:
        """Whether the claim denies the incident. A denial of habits ("has always denied abuses") does not."""
        claim = statement.claim
        if claim.stance is Stance.DENIES:
            return claim.act is None or claim.act.asserted in {Assertion.ASSERTED, Assertion.NEGATED}
        return claim.act is not None and claim.act.asserted is Assertion.NEGATED and claim.stance.carries_act

    def perpetrators(self, statement: Statement) -> tuple[Party, ...]:
        """Return those whom the claim names as having done the incident's act.

        Armed men whom the report ties to nobody name nobody. A speaker who
        admits without naming itself again is named; one who admits the act and
        denies responsibility names nobody.
        """
        claim = statement.claim
        if not self.carries(statement) or claim.act is None:
            return ()
        if claim.stance is Stance.ADMITS_ACT_DENIES_RESPONSIBILITY:
            return ()
        named = tuple(party for party in claim.act.perpetrators if names_somebody(party))
        if named or claim.stance is not Stance.ADMITS:
            return named
        speaker = claim.speaker
        if speaker is None or speaker.anonymous or speaker.actor is None or speaker.actor not in self.actors:
            return ()
        actor = self.actors[speaker.actor]
        return (Party(text=speaker.text, actor=actor.id, kind=actor.kind),)

    def party_name(self, party: Party) -> str:
        """Return the actor's name, or the party's own words without their article."""
        if party.actor is not None and party.actor in self.actors:
            return self.actors[party.actor].name
        return _DETERMINER.sub("", party.text.strip())

    def party_key(self, party: Party) -> str:
        """Return a key under which one party falls together with itself over all reports."""
        if party.actor is not None:
            return f"actor:{party.actor}"
        return f"text:{party.kind}:{fold(_DETERMINER.sub('', party.text.strip()))}"

    def kind_of(self, party: Party) -> ActorKind:
        """Return the kind of the resolved actor, or the party's own where none is resolved."""
        if party.actor is not None and party.actor in self.actors:
            return self.actors[party.actor].kind
        return party.kind

    def state_of(self, party: Party) -> str | None:
        """Return the country for which the party acts as a state body, or ``None``."""
        return self.actor_state(party.actor)

    def actor_state(self, actor: str | None) -> str | None:
        """Return the country for which an actor acts as a state body, or ``None``."""
        if actor is None or actor not in self.actors:
            return None
        known = self.actors[actor]
        return known.country if known.kind in STATE_KINDS else None

    def speaks_for_accused(self, statement: Statement) -> bool:
        """Whether the speaker is an accused actor, or a body of the same state as one."""
        speaker = statement.claim.speaker
        if speaker is None or speaker.actor is None:
            return False
        if speaker.actor in self.accused:
            return True
        state = self.actor_state(speaker.actor)
        return state is not None and state in {self.actor_state(actor) for actor in self.accused}

    def accepts(self, statement: Statement) -> bool:
        """Whether a named speaker says of the body it speaks for that it did the act.

        An unnamed member of a body cannot accept anything on its behalf.
        """
        speaker = statement.claim.speaker
        if speaker is None or speaker.anonymous or speaker.actor is None:
            return False
        return speaker.actor in {party.actor for party in self.perpetrators(statement)}


def open_docket(
    incident: Incident,
    *,
    claims: Mapping[ClaimId, Claim],
    reports: Mapping[ReportId, Report],
    actors: Mapping[str, Actor],
) -> Docket:
    """Lay out an incident's claims, those behind its steps included.

    Raises:
        MissingEvidence: the incident names no claim, or a claim or report that
            is not among those given, or has a step without a claim. An
            assessment must not rest on what nobody can look up.

    """
    wanted = set(incident.claims)
    for step in incident.steps:
        if not step.claims:
            raise MissingEvidence(f"incident {incident.id}: a step rests on no claim; give it its claims")
        wanted.update(step.claims)
    if not wanted:
        raise MissingEvidence("an incident without claims cannot be weighed; give it at least one")
    statements = []
    for claim_id in wanted:
        claim = claims.get(claim_id)
        if claim is None:
            raise MissingEvidence(f"claim {claim_id} of the incident is not among the claims given")
        statements.append(Statement(id=claim_id, claim=claim, report=_report(claim.report, reports)))
    statements.sort(key=_place_of)
    named = {*incident.reports, *(statement.claim.report for statement in statements)}
    draft = Docket(
        incident=Incident(claims=tuple(sorted(set(incident.claims))), reports=()).id,
        statements=tuple(statements),
        steps=tuple(sorted(set(incident.steps), key=repr)),
        reports={report: _report(report, reports) for report in sorted(named)},
        library=reports,
        actors=actors,
        act=None,
        announcing=_announcing(incident, statements),
        accused=frozenset(),
    )
    told = replace(
        draft, act=_gravest(statement.claim for statement in draft.statements if draft.tells(statement))
    )
    return replace(told, accused=frozenset(_accused(told)))


def names_somebody(party: Party) -> bool:
    """Whether a party points at anybody: an actor, or words that are more than "armed men"."""
    if party.actor is not None:
        return True
    if party.kind is ActorKind.ARMED_MEN:
        return False
    return not set(fold(party.text).split()) <= _NOBODY


def act_order(kind: ActKind) -> int:
    """Return the place of an act in the order of gravity; 0 is first."""
    return _ACT_ORDER.index(kind)


def counts_people(count: Count) -> bool:
    """Whether a count is one of human beings."""
    return count.unit in {Unit.PEOPLE, Unit.BODIES}


def nobody_survived(count: Count) -> bool:
    """Whether a count says that none of those present lived ("all on board were killed")."""
    return count.outcome is Outcome.SURVIVED and count.high == 0


def _kills(claim: Claim) -> bool:
    if claim.act is not None and claim.act.kind is ActKind.KILLING:
        return True
    return any(
        counts_people(count)
        and (nobody_survived(count) or (count.outcome is Outcome.KILLED and count.high != 0))
        for count in claim.counts
    )


def _carries(claim: Claim, act: ActKind) -> bool:
    own = None if claim.act is None else claim.act.kind
    if act is ActKind.KILLING:
        return _kills(claim)
    if act in WEAPON_ACTS:
        injured = any(count.outcome is Outcome.INJURED and count.high != 0 for count in claim.counts)
        return _kills(claim) or injured or own in WEAPON_ACTS or own is ActKind.INJURY
    if act in _HELD:
        return own in _HELD
    return own is act


def _gravest(claims: Iterable[Claim]) -> ActKind | None:
    kinds = set()
    for claim in claims:
        if claim.act is not None:
            kinds.add(claim.act.kind)
        if _kills(claim) and not (claim.act is not None and claim.act.kind in WEAPON_ACTS):
            kinds.add(ActKind.KILLING)
    if ActKind.KILLING in kinds:
        kinds.discard(ActKind.ATTACK)
    return min(kinds, key=act_order, default=None)


def _announcing(incident: Incident, statements: Iterable[Statement]) -> frozenset[ClaimId]:
    """Return the claims behind investigations, and what their speakers announce in the same passage."""
    behind = {claim for step in incident.steps if step.step in _INVESTIGATING for claim in step.claims}
    passages = defaultdict(list)
    for statement in statements:
        if statement.id in behind:
            passages[statement.report.id].append(statement.claim)
    return frozenset(behind).union(
        statement.id
        for statement in statements
        for other in passages[statement.report.id]
        if statement.claim.start < other.end
        and other.start < statement.claim.end
        and statement.claim.speaker in {other.speaker, None}
    )


def _accused(docket: Docket) -> Iterator[str]:
    for statement in docket.statements:
        for party in docket.perpetrators(statement):
            if party.actor is not None:
                yield party.actor


def _report(report: ReportId, reports: Mapping[ReportId, Report]) -> Report:
    known = reports.get(report)
    if known is None:
        raise MissingEvidence(f"report {report} of the incident is not among the reports given")
    return known


def _place_of(statement: Statement) -> tuple[str, int, int, str]:
    return (statement.claim.report, statement.claim.start, statement.claim.end, statement.id)
