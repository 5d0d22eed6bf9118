"""What is open for a person in a project, and what persons decided: proposals of the last assessment, judgements laid over them."""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from corrobora.errors import BadSetting, UnknownRecord
from corrobora.records import (
    Actor,
    ActorKind,
    Anchor,
    Assessment,
    Claim,
    ClaimId,
    CopyEdge,
    Decision,
    Dossier,
    Judgement,
    Party,
    Proposal,
    ReportId,
)
from corrobora.review import (
    Copies,
    Footing,
    Namesakes,
    copies_in_force,
    copy_footing,
    find_names,
    find_pair,
    in_force,
    is_by_words,
    is_name,
    iter_named,
    key_of,
    key_of_name,
    lay_copies,
    propose_copy,
    propose_namesakes,
    propose_reading,
    propose_same_actor,
    replay,
    unions,
)

DECISIONS: Final = (Decision.ACCEPT, Decision.REJECT, Decision.CORRECT, Decision.UNSURE)
"""What may be decided on the reading of a claim; *merge* and *split* decide about groups."""
ON_NAMES: Final = (Decision.ACCEPT, Decision.REJECT, Decision.UNSURE)
"""What may be decided on whether two names are one actor's."""
LONGEST_WHY: Final = 2_000
"""Characters of a reason or a corrected value. Ours: a few paragraphs; what is longer belongs into a report."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposed:
    """A proposal with what a person needs to decide on it."""

    proposal: Proposal
    claim: Claim
    words: str
    """The claim's passage, exactly."""
    source: str
    """Title or path of its report."""
    judgement: Judgement | None
    """In force; ``None``: nobody looked."""


class State(StrEnum):
    """What became of a judgement."""

    IN_FORCE = "in force"
    REPLACED = "replaced"
    """A later one of the same proposal is in force."""
    WITHDRAWN = "withdrawn"
    WITHDRAWAL = "a withdrawal"
    MOVED = "moved"
    """In force, and the machine reads otherwise now what was judged."""
    ADRIFT = "adrift"
    """In force, and the machine makes its proposal no longer."""
    CONTRADICTED = "contradicted"
    """In force and not followed: it would make one of names that somebody told apart."""


def proposals(
    dossier: Dossier, judgements: Sequence[Judgement], *, about: str | None = None
) -> tuple[Proposed, ...]:
    """Return what the machine proposes, in the order of the dossier's claims, each with the judgement in force.

    Args:
        dossier: assessed last.
        judgements: all, the oldest first.
        about: id of a report, an incident, a claim or a proposal, to list what is about it alone; ``None``: all.

    Raises:
        UnknownRecord: nothing of the dossier has this id.

    """
    reports = {report.id: report for report in dossier.reports}
    of_incident = {str(i.id): {*i.claims, *i.set_aside} for i in dossier.incidents}
    wanted = of_incident.get(about or "", set())
    held = in_force(judgements)
    found = []
    for claim in dossier.claims:
        if claim.by_person:
            continue  # nothing that the machine proposes
        proposal = propose_reading(claim)
        if (
            about is not None
            and claim.id not in wanted
            and about not in {claim.report, claim.id, proposal.id}
        ):
            continue
        report = reports[claim.report]
        found.append(
            Proposed(
                proposal=proposal,
                claim=claim,
                words=report.quote(claim.start, claim.end),
                source=report.title or "; ".join(report.paths) or report.id,
                judgement=held.get(proposal.id),
            )
        )
    if about is not None and not found and about not in reports and about not in of_incident:
        raise UnknownRecord(
            f"no report, incident, claim or proposal {about} in what was assessed last; corrobora proposals DIR lists all"
        )
    return tuple(found)


def check_judgement(judgement: Judgement, made: Sequence[Proposed], before: Sequence[Judgement]) -> None:
    """Stop where a judgement says nothing that could be followed.

    Args:
        judgement: not kept yet.
        made: what the machine proposes.
        before: all judgements kept, the oldest first.

    Raises:
        UnknownRecord: the machine does not propose this, and nobody judged it.
        BadSetting: no person, no reason, a corrected value where none belongs or none where one does, or a
            withdrawal of what that person did not decide.

    """
    if judgement.proposal not in {one.proposal.id for one in made} | {one.proposal for one in before}:
        raise UnknownRecord(
            f"no proposal {judgement.proposal} in what was assessed last; corrobora proposals DIR lists all with their ids"
        )
    check_decision(judgement, before)


def check_decision(judgement: Judgement, before: Sequence[Judgement]) -> None:
    """Stop where a decision on the reading of a claim says nothing that could be followed, whatever the machine proposes.

    Args:
        judgement: not kept yet.
        before: judgements on its proposal, the oldest first; others are passed over.

    Raises:
        BadSetting: no person, no reason, a corrected value where none belongs or none where one does, or a
            withdrawal of what that person did not decide.

    """
    if judgement.decision not in DECISIONS and not judgement.withdrawn:
        raise BadSetting(f"judge: found {judgement.decision}, expected one of {', '.join(DECISIONS)}")
    check_words(judgement)
    correct = judgement.decision is Decision.CORRECT
    if correct is not bool((judgement.value or "").strip()) and not judgement.withdrawn:
        raise BadSetting(
            "judge: correct says by --to what it should be, as --to stance=denies"
            if correct
            else "judge: --to belongs to correct alone"
        )
    if judgement.withdrawn and not _takes_back(judgement, before):
        raise BadSetting(
            f"judge: {judgement.by} has no {judgement.decision} in force on {judgement.proposal}; corrobora judgements DIR lists all"
        )


def check_words(judgement: Judgement) -> None:
    """Stop where a judgement has no person or no reason, or where its words are an essay.

    Raises:
        BadSetting: it is so.

    """
    if not judgement.by.strip() or not judgement.why.strip():
        raise BadSetting("judge: a person decides, for a reason; say who by --by and why by --why")
    for name, words in (("by", judgement.by), ("why", judgement.why), ("to", judgement.value or "")):
        if len(words) > LONGEST_WHY:
            raise BadSetting(f"judge: --{name} has {len(words)} characters; {LONGEST_WHY} are the most")


def carried_on(judgement: Judgement, before: Sequence[Judgement]) -> Judgement:
    """Return a judgement with what one before it on the same proposal says of what was proposed, so that it can be followed."""
    known = next((one for one in before if one.proposal == judgement.proposal and one.proposed), None)
    return judgement if known is None else replace(judgement, proposed=known.proposed, actors=known.actors)


def judgement_on_copy(
    judgement: Judgement,
    pair: tuple[ReportId, ReportId],
    *,
    edges: Sequence[CopyEdge],
    there: Collection[str],
    before: Sequence[Judgement],
) -> Judgement:
    """Return a judgement on whether a report is a copy of another, with what was proposed.

    Args:
        judgement: who decided what, when and why.
        pair: the report that repeats, and the one that is repeated.
        edges: those that the machine found of the first.
        there: all reports that are read.
        before: all judgements kept, the oldest first.

    Raises:
        UnknownRecord: one of the two is not there.
        BadSetting: the two are one, the decision is none of `DECISIONS`, there is no person or no reason, there is nothing to reject,
            or nothing to take back.

    """
    _check_decision(judgement, DECISIONS, "copy")
    copying, copied = pair
    if judgement.withdrawn:
        # what was proposed then: the machine may find the two otherwise by now, and a report may be gone
        return _taking_back(judgement, [one for one in before if find_pair(one) == pair], "copy")
    if copying == copied:
        raise BadSetting(f"copy: found report {copying} twice, expected two reports")
    for report in pair:
        if report not in there:
            raise UnknownRecord(
                f"copy: no report {report} that was read; corrobora history DIR lists what there is, by its id"
            )
    proposed = propose_copy(copying, copied, edges)
    own = copies_in_force(before).get(pair)
    if (
        judgement.decision is Decision.REJECT
        and all(edge.report != copied for edge in edges)
        and (own is None or own.decision is Decision.REJECT)
    ):
        raise BadSetting(
            f"copy: nobody found report {copying} to be a copy of {copied}, so there is nothing to reject"
        )
    return replace(judgement, proposal=proposed.id, proposed=proposed)


def judgement_on_names(
    judgement: Judgement,
    names: tuple[str, str],
    *,
    dossier: Dossier,
    listed: Callable[[str], Actor | None],
    before: Sequence[Judgement],
) -> Judgement:
    """Return a judgement on whether two names are one actor's, with what was proposed.

    Args:
        judgement: who decided what, when and why.
        names: as they stand in the dossier, or ids of its actors.
        dossier: assessed last.
        listed: returns an actor of the files of parties by its id.
        before: all judgements kept, the oldest first.

    Raises:
        UnknownRecord: the dossier has no such name.
        BadSetting: the two are one already, one is a description or means several, the decision is none of `ON_NAMES`, there is no
            person or no reason, or nothing to take back.

    """
    _check_decision(judgement, ON_NAMES, "actors")
    known = _Names(dossier, listed, before)
    one, other = (known.meant(name) for name in names)
    if one == other:
        raise BadSetting(
            f"actors: {names[0]!r} and {names[1]!r} are one name already; nothing is to be decided"
        )
    proposed = propose_same_actor(one, other)
    if judgement.withdrawn:
        return _taking_back(judgement, [past for past in before if past.proposal == proposed.id], "actors")
    actors = tuple(actor for key in proposed.subjects if (actor := known.find_actor(key)) is not None)
    return replace(judgement, proposal=proposed.id, proposed=proposed, actors=actors)


class _Names:
    """The names of a dossier, by their keys."""

    def __init__(
        self, dossier: Dossier, listed: Callable[[str], Actor | None], before: Sequence[Judgement]
    ) -> None:
        self._actors = {actor.id: actor for actor in dossier.actors}
        self._listed = listed
        self._past: dict[str, Actor | None] = {}
        """Names on which somebody decided, with what they were then: those that are one now stand nowhere else."""
        for one in before:
            pair = find_names(one)
            self._past |= dict.fromkeys((key for key in pair or () if key not in self._past), None)
            self._past |= {actor.id: actor for actor in one.actors}
        self._worded: dict[str, Counter[str]] = defaultdict(Counter)
        self._kinds: dict[str, Counter[ActorKind]] = defaultdict(Counter)
        for named in iter_named(dossier.claims):
            key = key_of(named) or ""
            self._worded[key][named.text] += 1
            if isinstance(named, Party):
                self._kinds[key][named.kind] += 1

    def meant(self, name: str) -> str:
        """Return the key of a name as somebody writes it.

        Raises:
            UnknownRecord: the dossier has none such.
            BadSetting: it is a description, or several actors go by it.

        """
        key = key_of_name(name)
        for known in (name, key):
            if known in self._past:
                return known
        was = {one for one, actor in self._past.items() if actor is not None and key in _keys_of(actor)}
        if len(was) == 1:
            return was.pop()
        if name in self._actors or name in self._worded:
            return name
        same = {one for one, actor in self._actors.items() if key in _keys_of(actor)}
        if len(same) > 1:
            raise BadSetting(
                f"actors: {name!r} is the name of {len(same)} actors; give one of their ids: {', '.join(sorted(same))}"
            )
        if same:
            return same.pop()
        if key not in self._worded:
            raise UnknownRecord(
                f"actors: nobody is called {name!r} in what was assessed last; give a name as a claim words it, or the id of an actor"
            )
        if not all(is_name(words) for words in self._worded[key]):
            raise BadSetting(
                f"actors: {name!r} describes whoever fits, and names nobody; in another report it may mean others. Correct the claim instead"
            )
        return key

    def find_actor(self, key: str) -> Actor | None:
        """Return the actor of a key as it stands without any judgement; ``None``: a person who speaks."""
        if key in self._past:
            return self._past[key]
        if (listed := self._listed(key)) is not None:
            return listed
        if key in self._actors:
            return replace(self._actors[key], aliases=())
        if not is_by_words(key):
            return None
        wordings, kinds = self._worded[key], self._kinds[key]
        name = min(wordings, key=lambda words: (-wordings[words], words))
        kind = min(kinds, key=lambda one: (-kinds[one], one), default=ActorKind.OTHER)
        return Actor(id=key, name=name, kind=kind, source="as reports word it")


def _keys_of(actor: Actor) -> set[str]:
    return {key_of_name(name) for name in (actor.name, *actor.aliases)}


def _check_decision(judgement: Judgement, allowed: Sequence[Decision], what: str) -> None:
    if judgement.decision not in allowed:
        raise BadSetting(f"{what}: found {judgement.decision}, expected one of {', '.join(allowed)}")
    check_words(judgement)


def _taking_back(judgement: Judgement, on_it: Sequence[Judgement], what: str) -> Judgement:
    """Return a withdrawal of the latest judgement that it can take back.

    Raises:
        BadSetting: there is none.

    """
    for one in reversed(on_it):
        found = replace(judgement, proposal=one.proposal, proposed=one.proposed, actors=one.actors)
        if _takes_back(found, on_it):
            return found
    raise BadSetting(
        f"{what}: {judgement.by} has no {judgement.decision} in force on the two; corrobora judgements DIR lists all"
    )


def lay_all_copies(
    reports: Iterable[ReportId],
    edges: Mapping[str, Sequence[CopyEdge]],
    judgements: Sequence[Judgement],
    *,
    coders: int = 1,
) -> dict[ReportId, Copies]:
    """Return whose words each report repeats, as persons left it; see `review.lay_copies`.

    Args:
        reports: all that there are.
        edges: those that the machine found, by the report that repeats.
        judgements: any, the oldest first.
        coders: persons that the project asks for on each proposal, 1 or 2.

    """
    there = frozenset(reports)
    judged = copies_in_force(judgements, coders=coders)
    return {
        report: lay_copies(report, edges.get(report, ()), judged, there=there) for report in sorted(there)
    }


def namesakes_of(dossier: Dossier, judgements: Sequence[Judgement]) -> tuple[Namesakes, ...]:
    """Return the names of a dossier that may be one actor's, and on which nobody decided; see `review.propose_namesakes`.

    Asked about are parties and speakers that resolve to nobody, and persons who speak.
    """
    actors = {actor.id for actor in dossier.actors}
    names: dict[str, str] = {}
    for named in iter_named(dossier.claims):
        key = key_of(named) or ""
        if key not in actors:
            names[key] = min(names.get(key, named.text), named.text if is_by_words(key) else key)
    return propose_namesakes(names, texts=[report.text for report in dossier.reports], judgements=judgements)


def states_of_pairs(
    judgements: Sequence[Judgement],
    *,
    edges: Callable[[ReportId], Sequence[CopyEdge]],
    there: Collection[str],
    named: Callable[[], Iterable[Claim]],
) -> dict[str, State]:
    """Return what became of the judgements in force on copies and on names, by their proposals.

    Args:
        judgements: all, the oldest first.
        edges: returns those that the machine found of a report.
        there: all reports that are read.
        named: returns the claims assessed last; asked for where a judgement is about names.

    """
    held = in_force(judgements)
    known = {one.proposal: one for one in judgements if one.proposed is not None}
    following = {one.proposal for one in copies_in_force(judgements).values()}
    united = unions(judgements)
    found: dict[str, State] = {}
    names: set[str] | None = None
    for proposal in held.keys() & known.keys():
        one = replace(held[proposal], proposed=known[proposal].proposed)
        pair, both = find_pair(one), find_names(one)
        if pair is not None:
            footing = copy_footing(one, edges(pair[0]), there={ReportId(report) for report in there})
            found[proposal] = _BY_FOOTING[footing] if proposal in following else State.REPLACED
        elif both is not None:
            names = {key_of(one) or "" for one in iter_named(named())} if names is None else names
            if proposal in united.contradicted:
                found[proposal] = State.CONTRADICTED
            else:
                gone = all(key not in names and united.of.get(key) not in names for key in both)
                found[proposal] = State.ADRIFT if gone else State.IN_FORCE
    return found


def merged(
    incidents: Sequence[Assessment], claims: Mapping[ClaimId, Claim]
) -> tuple[tuple[Anchor, ...], ...]:
    """Return the groups of a judgement that puts incidents together.

    Raises:
        BadSetting: there are fewer than two.

    """
    if len({incident.id for incident in incidents}) < 2:
        raise BadSetting("merge: name two incidents or more; corrobora status DIR and the dossier list them")
    return tuple(_anchors(incident.claims, claims) for incident in incidents)


def parted(
    incident: Assessment, leaving: Collection[ClaimId], claims: Mapping[ClaimId, Claim]
) -> tuple[tuple[Anchor, ...], ...]:
    """Return the groups of a judgement that lets claims leave an incident for one of their own.

    Raises:
        BadSetting: no claim leaves, or none stays.
        UnknownRecord: a claim is not of this incident.

    """
    if foreign := sorted(set(leaving) - set(incident.claims)):
        raise UnknownRecord(
            f"split: claim {foreign[0]} is not among those that count of incident {incident.id}"
        )
    staying = [claim for claim in incident.claims if claim not in leaving]
    if not leaving or not staying:
        raise BadSetting("split: name some claims that leave, and leave some that stay")
    return _anchors(staying, claims), _anchors(leaving, claims)


def _anchors(some: Iterable[ClaimId], claims: Mapping[ClaimId, Claim]) -> tuple[Anchor, ...]:
    held = (claims[claim] for claim in sorted(some))
    return tuple(Anchor(claim=one.id, report=one.report, start=one.start, end=one.end) for one in held)


def _takes_back(withdrawal: Judgement, before: Sequence[Judgement]) -> bool:
    """Whether a withdrawal finds a judgement to take back (`review.opinions`, rule 1)."""
    fitting = [
        1 - 2 * one.withdrawn
        for one in before
        if (one.proposal, one.by, one.decision) == (withdrawal.proposal, withdrawal.by, withdrawal.decision)
    ]
    return sum(fitting) > 0


def states(
    judgements: Sequence[Judgement],
    made: Sequence[Proposed],
    footings: Mapping[str, Footing],
    further: Mapping[str, State] | None = None,
) -> tuple[State, ...]:
    """Return what became of each judgement, by the rules of `review`.

    Args:
        judgements: all, the oldest first.
        made: what the machine proposes.
        footings: what those in force on readings stand on, by their proposals.
        further: what became of those in force on copies and names (`states_of_pairs`); ``None``: nothing is known of any.

    """
    told = further or {}
    standing = replay([one.proposal for one in made], judgements)
    adrift = {one.proposal for one in standing.adrift}
    found = [State.REPLACED] * len(judgements)
    stacks: dict[str, list[int]] = {}
    for number, one in enumerate(judgements):
        stack = stacks.setdefault(one.proposal, [])
        if not one.withdrawn:
            stack.append(number)
            continue
        found[number] = State.WITHDRAWAL
        taken = next(
            (
                n
                for n in reversed(stack)
                if (judgements[n].by, judgements[n].decision) == (one.by, one.decision)
            ),
            None,
        )
        if taken is not None:
            stack.remove(taken)
            found[taken] = State.WITHDRAWN
    for proposal, stack in stacks.items():
        if stack:
            last = judgements[stack[-1]]
            if proposal in told:
                found[stack[-1]] = told[proposal]
            elif proposal in footings:
                found[stack[-1]] = _BY_FOOTING[footings[proposal]]
            elif proposal in adrift and not last.groups:
                found[stack[-1]] = State.ADRIFT
            else:
                found[stack[-1]] = State.IN_FORCE
    return tuple(found)


_BY_FOOTING: Final = {Footing.FIRM: State.IN_FORCE, Footing.MOVED: State.MOVED, Footing.GONE: State.ADRIFT}
