"""The docket: the claims of one incident, in canonical order, and what each one does.

Every judgement of this room starts from here, so that all of them agree on
which claims tell of the happening, which deny it, and which only react to it.
Nothing depends on the order or the repetition of what comes in.
"""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from types import MappingProxyType

from corrobora.errors import MissingEvidence
from corrobora.records import (
    ActKind,
    Actor,
    ActorKind,
    Assertion,
    Category,
    Claim,
    ClaimId,
    Count,
    Incident,
    IncidentId,
    Outcome,
    Party,
    Report,
    ReportId,
    SpeakerKind,
    Stance,
    Step,
    StepKind,
    Unit,
)
from corrobora.weighing.spans import Span, find_span
from corrobora.weighing.whereabouts import elsewhere


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

LETHAL_ACTS = WEAPON_ACTS | {ActKind.KILLING, ActKind.INJURY}
"""Acts of one family: who denies that anybody was harmed denies the killing."""

FIGHTERS = frozenset(
    {
        ActorKind.STATE_FORCES,
        ActorKind.REBEL_GROUP,
        ActorKind.POLITICAL_MILITIA,
        ActorKind.COMMUNAL_MILITIA,
        ActorKind.PRIVATE_FORCE,
        ActorKind.ARMED_MEN,
        ActorKind.EXTERNAL_FORCES,
    }
)
"""Kinds of party that fight."""

FIGHTING_CATEGORIES = frozenset({Category.COMBATANTS, Category.STATE_FORCES})

FIGHTING_WORDS = lexicon(
    "terrorist terrorists jihadist jihadists militant militants fighter fighters combatant combatants rebel rebels",
    "insurgent insurgents bandit bandits gunmen gunman extremist extremists guerrilla guerrillas soldier soldiers",
)

_BYSTANDERS = frozenset(
    {
        SpeakerKind.EYEWITNESS,
        SpeakerKind.SURVIVOR,
        SpeakerKind.RELATIVE,
        SpeakerKind.LOCAL_SOURCE,
        SpeakerKind.EXPERT,
        SpeakerKind.OTHER,
    }
)
"""Speakers who answer for nobody: a denial of theirs that names no act is of something else."""

_HEAD = 700
"""Characters of a text in which a statement names who issues it (ours: a letterhead of eight lines)."""

_STATEMENT = re.compile(
    r"\b(?:communiqu[eé]|(?:press|public|official|joint|media) (?:statement|release|note|notice|briefing)"
    r"|statement|bulletin|declaration|news release|for immediate release)\b",
    re.IGNORECASE,
)

_CODE = re.compile(r" (?:of|in) (?:the )?[A-Z]{2}$")

_HELD = frozenset({ActKind.ABDUCTION, ActKind.DISAPPEARANCE, ActKind.DETENTION})

_INVESTIGATING = frozenset({StepKind.ANNOUNCED, StepKind.OPENED, StepKind.DEMANDED})

_NOBODY = lexicon(
    "assailant assailants attacker attackers gunman gunmen men man they them people person persons "
    "individual individuals perpetrator perpetrators unknown unidentified armed unnamed masked group groups "
    "the a an some several by of who bandits those it suspected alleged presumed attackers assailants fighter fighters "
    "militant militants jihadist jihadists islamist islamists extremist extremists insurgent insurgents terrorist "
    "terrorists jet jets plane planes warplane warplanes aircraft drone drones helicopter helicopters"
)

_DETERMINER = re.compile(r"^(?:the|a|an|its|their|his|her|our|some|several)\s+", re.IGNORECASE)

_PARTITIVE = re.compile(
    r"\b(?:(?:one|two|some|most|either|each|part) of (?:the|its|those|these|their|two|three|four|several)"
    r"|(?:the|a) (?:first|second|third|fourth|other|remaining|last)|another)"
    r"(?: \w+){0,2}? (?:vehicles?|cars?|trucks?|lorr(?:y|ies)|bus(?:es)?|minibus(?:es)?|vans?|motorcycles?"
    r"|boats?|canoes?|houses?|homes?|huts?|villages?|hamlets?|convoys?|camps?|sites?|buildings?|rooms?|groups?)\b",
    re.IGNORECASE,
)

_OF_A_TEXT = re.compile(
    r"\b(?:version|edition|article|story|report|item|dispatch|post|page|headline)s?\b", re.IGNORECASE
)
"""A speaker that is a text: what a correction gives as right beside "an earlier version" is the outlet's own word."""

_SENTENCE_END = re.compile(r"[.!?]['\"”’)]*\s|\n")


def fold(text: str) -> str:
    """Return the words without case, accents and punctuation: two spellings of one name fall together."""
    plain = unicodedata.normalize("NFKD", text)
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter)).casefold()
    return " ".join(re.findall(r"\w+", plain))


@lru_cache(maxsize=8192)
def _sentences(text: str, start: int, end: int) -> str:
    first = 0
    for found in _SENTENCE_END.finditer(text, 0, max(start, 0)):
        first = found.end()
    # a passage that ends with its full stop must not draw in the sentence after it
    after = _SENTENCE_END.search(text, max(end - 2, first))
    return text[first : after.end() if after else len(text)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """A claim with its id and the report it stands in."""

    id: ClaimId
    claim: Claim
    report: Report

    @property
    def words(self) -> str:
        """The sentence or sentences of the report that hold the claim's passage."""
        return _sentences(self.report.text, self.claim.start, self.claim.end)

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
    issuers: Mapping[ReportId, str]
    """Actors that issue a report themselves (a communiqué): its own voice is theirs."""
    apart: frozenset[ClaimId] = frozenset()
    """Claims in which those who deny the accusation tell of fighters killed: another set, or another telling."""
    blaming: frozenset[ClaimId] = frozenset()
    """Claims that lay the attack, in which people were killed, to somebody without telling of the killing itself."""
    set_aside: tuple[ClaimId, ...] = ()
    """Claims of the incident that no longer count and are no statement: withdrawn, replaced or corrected."""
    retracted: frozenset[ClaimId] = frozenset()
    """Denials that their speaker's own words in the same report show to be of something else."""

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
        disappearance are one family. Who denies the accusation and tells of
        fighters killed carries nothing.
        """
        if self.act is None or statement.id in self.apart or not self.tells(statement):
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
        """Whether the claim denies the incident.

        These do not: a denial of habits ("has always denied abuses") and of an act
        of another kind; of a number, by somebody who is not accused ("debunks reports
        that forty were killed"); what somebody who answers for nobody
        denies without naming an act; and what a speaker denies of an incident
        that it tells of itself in the same report ("rejects the army's
        explanation", "denies that the wedding was meant"); but where it has told of
        the dead alone, its denial that somebody did it stands.
        """
        return statement.id not in self.retracted and self._denies(statement)

    def _denies(self, statement: Statement) -> bool:
        claim, speaker = statement.claim, statement.claim.speaker
        if claim.act is None:
            answers = speaker is None or speaker.kind not in _BYSTANDERS
            return claim.stance is Stance.DENIES and answers
        if claim.stance is Stance.DENIES:
            if claim.act.asserted not in {Assertion.ASSERTED, Assertion.NEGATED}:
                return False
        elif claim.act.asserted is not Assertion.NEGATED or not claim.stance.carries_act:
            return False
        if self.act is not None and not _one_family(claim.act.kind, self.act):
            return False
        return self.speaks_for_accused(statement) or not _of_a_number(claim)

    def perpetrators(self, statement: Statement) -> tuple[Party, ...]:
        """Return those whom the claim names as having done the incident's act, or the attack in which it was done.

        Armed men whom the report ties to nobody name nobody. One who admits the
        act and denies responsibility names nobody, and neither does one who
        admits deaths without saying whose deed they were: owning up to the dead
        is not owning up to a killing.
        """
        claim = statement.claim
        if claim.act is None or not (statement.id in self.blaming or self.carries(statement)):
            return ()
        if claim.stance is Stance.ADMITS_ACT_DENIES_RESPONSIBILITY:
            return ()
        return tuple(party for party in claim.act.perpetrators if names_somebody(party))

    def party_name(self, party: Party) -> str:
        """Return the actor's name, or the party's own words without their article."""
        if party.actor is not None and party.actor in self.actors:
            return actor_name(self.actors[party.actor])
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

    def speaking_for(self, statement: Statement) -> str | None:
        """Return the id of the actor whose word the claim is: its speaker's, or the issuer's of the whole report."""
        speaker = statement.claim.speaker
        if speaker is None:
            return self.issuers.get(statement.report.id)
        return speaker.actor if speaker.actor in self.actors else None

    def mouth(self, statement: Statement) -> str | None:
        """Return who speaks within one report: the body, the person or the words; ``None`` for the outlet."""
        actor, speaker = self.speaking_for(statement), statement.claim.speaker
        if actor is not None:
            return f"actor:{actor}"
        return None if speaker is None else fold(speaker.actor or speaker.text)

    def sides_with_accused(self, actor: str | None) -> bool:
        """Whether an actor is accused, or a body of the same state as one that is."""
        if actor is None:
            return False
        if actor in self.accused:
            return True
        state = self.actor_state(actor)
        return state is not None and state in {self.actor_state(other) for other in self.accused}

    def speaks_for_accused(self, statement: Statement) -> bool:
        """Whether the speaker is an accused actor, or a body of the same state as one."""
        return self.sides_with_accused(self.speaking_for(statement))

    def accepts(self, statement: Statement) -> bool:
        """Whether a named speaker says of the body it speaks for that it did the act.

        An unnamed member of a body cannot accept anything on its behalf.
        """
        speaker, actor = statement.claim.speaker, self.speaking_for(statement)
        if actor is None or (speaker is not None and speaker.anonymous):
            return False
        return actor in {party.actor for party in self.perpetrators(statement)}


def open_docket(
    incident: Incident,
    *,
    claims: Mapping[ClaimId, Claim],
    reports: Mapping[ReportId, Report],
    actors: Mapping[str, Actor],
    fallen: Collection[ClaimId] = frozenset(),
    struck: Mapping[ClaimId, frozenset[str]] = MappingProxyType({}),
) -> Docket:
    """Lay out an incident's claims, those behind its steps included.

    Claims that have ``fallen`` are left out, and steps that rest on nothing else with them;
    of a claim in ``struck`` the numbers of these wordings are. Where every claim has fallen,
    the docket has no statement.

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
    everything = []
    for claim_id in wanted:
        claim = claims.get(claim_id)
        if claim is None:
            raise MissingEvidence(f"claim {claim_id} of the incident is not among the claims given")
        standing = _without(claim, struck.get(claim_id, frozenset()))
        everything.append(Statement(id=claim_id, claim=standing, report=_report(claim.report, reports)))
    everything.sort(key=_place_of)
    named = {*incident.reports, *(statement.claim.report for statement in everything)}
    statements = [statement for statement in everything if statement.id not in fallen]
    steps = _standing_steps(incident.steps, fallen)
    draft = Docket(
        incident=Incident(claims=tuple(sorted(set(incident.claims))), reports=()).id,
        statements=tuple(statements),
        steps=tuple(sorted(set(steps), key=repr)),
        reports={report: _report(report, reports) for report in sorted(named)},
        library=reports,
        actors=actors,
        act=None,
        announcing=_announcing(steps, statements),
        accused=frozenset(),
        issuers=_issuers(statements, actors),
        set_aside=tuple(sorted(wanted & set(fallen))),
    )
    told = replace(
        draft, act=_gravest(statement.claim for statement in draft.statements if draft.tells(statement))
    )
    blaming = replace(told, blaming=_blaming(told))
    accusing = replace(blaming, accused=frozenset(_accused(blaming)))
    answered = replace(accusing, retracted=_retracted(accusing))
    divided = replace(answered, apart=_apart(answered))
    return replace(divided, accused=frozenset(_accused(divided)))


def _without(claim: Claim, wordings: frozenset[str]) -> Claim:
    """Return a claim without the numbers of these wordings.

    Where a text is made to say it ("an earlier version said 24; it is 22"), what is left is the outlet's own word.
    """
    if not wordings:
        return claim
    counts = tuple(count for count in claim.counts if count.wording not in wordings)
    if claim.speaker is None or not _OF_A_TEXT.search(claim.speaker.text) or not counts:
        return replace(claim, counts=counts)
    return replace(claim, counts=counts, speaker=None, stance=Stance.REPORTS)


def _standing_steps(steps: Iterable[Step], fallen: Collection[ClaimId]) -> tuple[Step, ...]:
    """Return the steps that a standing claim is behind, without the others behind them."""
    left = (
        replace(step, claims=tuple(claim for claim in step.claims if claim not in fallen)) for step in steps
    )
    return tuple(step for step in left if step.claims)


def actor_name(actor: Actor) -> str:
    """Return an actor's name as a reader may see it: a country that is known by its code alone is left out."""
    return _CODE.sub("", actor.name)


def fighters_told(docket: Docket, statement: Statement) -> bool:
    """Whether everybody that the claim says was hit is said to have been a fighter, and it says who was hit."""
    armed = _armed(docket, statement)
    return bool(armed) and all(armed)


def others_told(docket: Docket) -> bool:
    """Whether anybody who tells of the happening says that others than fighters were hit."""
    return any(
        not all(_armed(docket, statement)) for statement in docket.statements if docket.tells(statement)
    )


def _armed(docket: Docket, statement: Statement) -> list[bool]:
    """Return, for each party and number of people that a claim says was hit, whether they are fighters."""
    claim = statement.claim
    armed = [
        docket.kind_of(party) in FIGHTERS or bool(set(fold(party.text).split()) & FIGHTING_WORDS)
        for party in (() if claim.act is None else claim.act.victims)
    ]
    armed += [
        count.category in FIGHTING_CATEGORIES
        for count in claim.counts
        if counts_people(count) and count.outcome in {Outcome.KILLED, Outcome.INJURED} and count.high != 0
    ]
    return armed


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
    """Return the gravest act told; an attack told on the side gives way to a killing, and to those held."""
    told: Counter[ActKind] = Counter()
    claims = tuple(claims)
    for claim in claims:
        if claim.act is not None:
            told[claim.act.kind] += 1
    kinds = set(told)
    for claim in claims:
        if _kills(claim) and not (claim.act is not None and claim.act.kind in WEAPON_ACTS):
            kinds.add(ActKind.KILLING)
    if ActKind.KILLING in kinds:
        kinds.discard(ActKind.ATTACK)
    if told[ActKind.ATTACK] < sum(told[kind] for kind in _HELD):
        # "they shot the driver's assistant" beside the abduction of twenty passengers
        kinds.discard(ActKind.ATTACK)
    return min(kinds, key=act_order, default=None)


def _announcing(steps: Iterable[Step], statements: Iterable[Statement]) -> frozenset[ClaimId]:
    """Return the claims behind investigations, and what their speakers announce in the same passage."""
    behind = {claim for step in steps if step.step in _INVESTIGATING for claim in step.claims}
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


def _blaming(docket: Docket) -> frozenset[ClaimId]:
    """Return the claims that blame somebody for the attack in which, as others tell, people were killed.

    "Armed men killed 24. An official blamed the Front for the attack." Not counted is an attack that
    may be another one than the killing: on fighters alone where others died, on other days, elsewhere, or laid to
    others than those whom the same voice names for the killing; and what the outlet tells in its own
    voice, where anybody in its report names others for the killing.
    """
    if docket.act is not ActKind.KILLING:
        return frozenset()
    carrying = [statement for statement in docket.statements if docket.carries(statement)]
    days = [span for statement in carrying for span in (_days(statement.claim),) if span is not None]
    places = [statement.claim.place for statement in carrying if statement.claim.place is not None]
    others_died = any(not fighters_told(docket, statement) for statement in carrying)
    killers: dict[tuple[ReportId, str | None], set[str]] = defaultdict(set)
    for statement in carrying:
        named = {docket.party_key(party) for party in docket.perpetrators(statement)}
        # the outlet's own voice stands under ``None``, beside everything that its report relays
        for mouth in {docket.mouth(statement), None}:
            killers[statement.report.id, mouth] |= named

    def of_the_killing(statement: Statement) -> bool:
        act, day = statement.claim.act, _days(statement.claim)
        if (
            act is None
            or act.kind not in WEAPON_ACTS
            or docket.carries(statement)
            or not docket.tells(statement)
        ):
            return False
        if others_died and fighters_told(docket, statement):
            return False
        if day is not None and days and not any(day.overlaps(other) for other in days):
            return False
        place = statement.claim.place
        if place is not None and places and all(elsewhere(place, other) for other in places):
            return False
        blamed = {docket.party_key(party) for party in act.perpetrators if names_somebody(party)}
        if not blamed and statement.claim.stance is not Stance.ADMITS:
            return False
        killed_by = killers[statement.report.id, docket.mouth(statement)]
        return not killed_by or bool(blamed & killed_by)

    return frozenset(statement.id for statement in docket.statements if of_the_killing(statement))


def _days(claim: Claim) -> Span | None:
    return None if claim.when is None else find_span(claim.when.edtf)


def _of_a_number(claim: Claim) -> bool:
    """Whether a claim is about how many were hit, and names nobody who did it."""
    return (
        claim.act is not None
        and not claim.act.perpetrators
        and any(counts_people(count) and max(count.low or 0, count.high or 0) > 1 for count in claim.counts)
    )


def _one_family(one: ActKind, other: ActKind) -> bool:
    return one is other or any({one, other} <= family for family in (LETHAL_ACTS, _HELD))


_ADMISSIONS = frozenset({Stance.ADMITS, Stance.ADMITS_ACT_DENIES_RESPONSIBILITY})


def _retracted(docket: Docket) -> frozenset[ClaimId]:
    """Return the denials of those who themselves tell of the act in the same report: of a number, of intent, of a habit.

    Who tells of the dead without saying whose deed they were, and denies that somebody did it, has told of no deed of his:
    that denial stands, of the responsibility.
    """
    tellers, doers = defaultdict(set), defaultdict(set)
    for statement in docket.statements:
        if docket.carries(statement) and not fighters_told(docket, statement):
            mouth = docket.mouth(statement)
            tellers[statement.report.id].add(mouth)
            if mouth is None or statement.claim.stance in _ADMISSIONS or _names_doer(statement):
                doers[statement.report.id].add(mouth)
    return frozenset(
        statement.id
        for statement in docket.statements
        if docket.denies(statement)
        and docket.mouth(statement) in (doers if _names_doer(statement) else tellers)[statement.report.id]
    )


def _names_doer(statement: Statement) -> bool:
    return statement.claim.act is not None and bool(statement.claim.act.perpetrators)


def _apart(docket: Docket) -> frozenset[ClaimId]:
    """Return what deniers on the side of the accused tell of fighters they killed."""
    denying = {
        docket.actor_state(actor) or actor
        for statement in docket.statements
        if docket.denies(statement) and docket.speaks_for_accused(statement)
        for actor in (docket.speaking_for(statement),)
        if actor is not None
    }
    return frozenset(
        statement.id
        for statement in docket.statements
        for actor in (docket.speaking_for(statement),)
        if actor is not None
        and (docket.actor_state(actor) or actor) in denying
        and docket.carries(statement)
        and fighters_told(docket, statement)
    )


def _issuers(statements: Iterable[Statement], actors: Mapping[str, Actor]) -> dict[ReportId, str]:
    """Return, for reports that are a body's own statement, that body.

    Its name stands on a line of its own at the head of a text that calls itself a
    statement, or it is the outlet; and it is made to speak in the report. Where
    two bodies fit, none is chosen.
    """
    speaking: dict[ReportId, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    reports: dict[ReportId, Report] = {}
    for statement in statements:
        reports[statement.report.id] = statement.report
        speaker = statement.claim.speaker
        if speaker is None or speaker.anonymous or speaker.via:
            continue
        if speaker.actor is None or speaker.actor not in actors:
            continue
        if actors[speaker.actor].kind is not ActorKind.MEDIA:
            speaking[statement.report.id][speaker.actor].add(fold(speaker.text).removeprefix("the "))
    found: dict[ReportId, str] = {}
    for report, bodies in speaking.items():
        lines = _letterhead(reports[report])
        fitting = [
            actor
            for actor, wordings in bodies.items()
            if lines & {*wordings, *(fold(name) for name in (actors[actor].name, *actors[actor].aliases))}
        ]
        if len(fitting) == 1:
            found[report] = fitting[0]
    return found


def _letterhead(report: Report) -> frozenset[str]:
    """Return the outlet's name, and the short lines at the head of a text that calls itself a statement."""
    outlet = frozenset() if report.outlet is None else frozenset({fold(report.outlet).removeprefix("the ")})
    head = report.text[:_HEAD]
    lines = [line.strip() for line in head.splitlines() if 0 < len(line.strip()) <= 90]
    titled = [*lines, report.title or ""]
    if not any(_STATEMENT.search(line) and not line.endswith(".") for line in titled):
        return outlet
    return outlet.union(
        piece
        for line in titled
        for piece in (fold(part).removeprefix("the ") for part in re.split(r"\s[–—|:-]\s|, ", line))
        if piece
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
