"""Accountability: one ledger of the moves that are claimed, and what they leave open.

Steps of one kind by one body, or by bodies of one state, are one step with all
its claims, as long as nothing they state differs (whom they concern, when, until
when). A probe that one report says was announced, and was opened, by one body
is one chain and counts once. A promised date is measured against ``as_of`` alone. The checklist answers
the four demands of the Minnesota Protocol (2016): prompt (paragraph 23),
effective and thorough (24 to 27), independent and impartial (28 to 31),
transparent (32 and 33); *unknown* wherever the claims do not say. No outcome is
ever supplied.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import replace

from corrobora.errors import BadSetting
from corrobora.records import (
    ActorKind,
    Answer,
    Checklist,
    ClaimId,
    Party,
    ReportId,
    Stance,
    Step,
    StepKind,
    When,
    YesNo,
)
from corrobora.weighing.docket import Docket
from corrobora.weighing.spans import Span, find_span

METHOD = "accountability/3"

_ORDER = tuple(StepKind)

_AFTER = frozenset(
    {
        StepKind.REPORTED,
        StepKind.CHARGED,
        StepKind.TRIED,
        StepKind.CONVICTED,
        StepKind.ACQUITTED,
        StepKind.CLOSED,
    }
)

_FULFILS: dict[StepKind, frozenset[StepKind]] = {
    StepKind.DEMANDED: frozenset({StepKind.ANNOUNCED, StepKind.OPENED}) | _AFTER,
    StepKind.ANNOUNCED: _AFTER,
    StepKind.OPENED: _AFTER,
    StepKind.REPORTED: _AFTER - {StepKind.REPORTED},
    StepKind.CHARGED: frozenset({StepKind.TRIED, StepKind.CONVICTED, StepKind.ACQUITTED, StepKind.CLOSED}),
    StepKind.TRIED: frozenset({StepKind.CONVICTED, StepKind.ACQUITTED, StepKind.CLOSED}),
}
"""Which later moves keep a promise made with a date. Opening a probe does not keep the promise of its findings."""

_A_PROBE = re.compile(
    r"\b(?:investigat\w+|prob(?:e|es|ing)|inquir\w+|enquir\w+|commission|committee|panel|fact-finding)\b",
    re.IGNORECASE,
)
_MORE_THAN_A_PROBE = re.compile(
    r"\b(?:publish\w*|public|releas\w+|findings|results|conclusions|recommendations|(?:its|the|a) report|report (?:back|by|within|on)|punish\w*|prosecut\w+|justice|to book|"
    r"trial|tried|court\w*|disciplin\w+|charged|to account|accountable|sanction\w*)\b",
    re.IGNORECASE,
)
"""Words of a promise that the opening of a probe does not keep."""

PROMPT_DAYS = 7
"""Days from the event within which an opening is called prompt (ours: the Protocol's paragraph 23 asks for "as soon
as possible" and sets no number; one week is well within that). A later opening is stated and not judged."""

_INVESTIGATES = (
    r"(?:investigat(?:e|ing)|prob(?:e|ing)|look(?:ing)? into|[ie]nquir(?:e|ing)|examin(?:e|ing)"
    r"|(?:open|launch|conduct|carry|hold|begin|start|undertake|mak|tak)\w*(?: out)?"
    r" (?:(?:a|an|its|their|his|her) )?(?:\w+,? ){0,3}?(?:investigations?|[ie]nquir(?:y|ies)|probes?))\b"
)
_MODAL = r"(?:'ll|’ll| will| would| shall| is| are| was| were| had| has| have)"
_BETWEEN = r"(?: (?:itself|also|now|soon|immediately|already|been|be|going to|about to|to|\w+ly)){0,2} "
_ITSELF = re.compile(
    rf"\b(?:it|they|he|she|we){_MODAL}{_BETWEEN}{_INVESTIGATES}"
    r"|\b(?:promis|vow|pledg|agree|undert|plan|intend|decid|prepar|commit)\w*(?: itself| themselves)?"
    rf" to (?:\w+ly )?{_INVESTIGATES}"
    r"|\b(?:(?:its|their|his|her) own|internal|in-house) (?:\w+ ){0,2}?(?:investigation|[ie]nquiry|probe)\b",
    re.IGNORECASE,
)
"""Words of an announcement that make the body that announces the one that will investigate."""

_REACHED_SOMEBODY = frozenset({StepKind.CHARGED, StepKind.TRIED, StepKind.CONVICTED})


def follow(docket: Docket, *, as_of: str | None, event: When | None) -> tuple[Step, ...]:
    """Return the steps claimed of an incident, merged, in the order of their dates, with what is overdue.

    Args:
        docket: the incident's claims and steps.
        as_of: day against which promised dates are measured (``YYYY-MM-DD``); ``None``: not measured.
        event: when the incident happened, for the checklist's first question.

    Raises:
        BadSetting: ``as_of`` is no date.

    """
    today = find_span(as_of)
    if as_of is not None and today is None:
        raise BadSetting("as_of must be a date such as 2025-02-28")
    merged = _merged(docket)
    dated = [replace(step, overdue=_overdue(docket, step, merged, today)) for step in merged]
    checked = [replace(step, checklist=_checklist(docket, step, dated, event)) for step in dated]
    return tuple(sorted(checked, key=lambda step: _rank(docket, step)))


def is_investigation(step: Step) -> bool:
    """Whether a step starts an investigation or says that one will start."""
    return step.step in {StepKind.ANNOUNCED, StepKind.OPENED}


def has_outcome(steps: Iterable[Step]) -> bool:
    """Whether any step says what came of an investigation."""
    return any(step.step in _AFTER for step in steps)


def _rank(docket: Docket, step: Step) -> tuple[bool, str, int, str, tuple[ClaimId, ...]]:
    span = None if step.when is None else find_span(step.when.edtf)
    by = "" if step.by is None else docket.party_name(step.by)
    first = "" if span is None else span.first.isoformat()
    return (span is None, first, _ORDER.index(step.step), by, step.claims)


# --------------------------------------------------------------------------- one step out of many claims


def _house(docket: Docket, party: Party | None) -> str:
    """Return one key for a body and for all bodies of its state; empty where nobody is named."""
    if party is None:
        return ""
    state = docket.state_of(party)
    return docket.party_key(party) if state is None else f"state:{state}"


def _when_key(when: When | None) -> str:
    return "" if when is None or when.edtf is None else when.edtf


def _merged(docket: Docket) -> list[Step]:
    groups: dict[tuple[StepKind, str], list[Step]] = defaultdict(list)
    for step in _chained(docket):
        groups[(step.step, _house(docket, step.by))].append(step)
    for kind, house in [key for key in groups if not key[1]]:
        # "pressure has led to an investigation": the one that somebody is said to have opened
        named = [key for key in groups if key[0] is kind and key[1]]
        if len(named) == 1 and kind is not StepKind.DEMANDED:
            groups[named[0]].extend(groups.pop((kind, house)))
    keys: tuple[Callable[[Step], str], ...] = (
        lambda step: _house(docket, step.of),
        lambda step: _when_key(step.when),
        lambda step: _when_key(step.due),
    )
    merged: list[Step] = []
    for key in sorted(groups):
        parts = [groups[key]]
        for stated in keys:
            parts = [part for whole in parts for part in _split(whole, stated)]
        merged.extend(_one(docket, part) for part in parts)
    return merged


def _chained(docket: Docket) -> list[Step]:
    """Return the steps; a probe announced counts as the one that the same report says the same house opened.

    A promise with a date, of findings, of trials or of punishment stays a
    promise: opening a probe does not keep it.
    """
    told = {statement.id: statement for statement in docket.statements}
    opened: set[tuple[str, ReportId]] = {
        (_house(docket, step.by), told[claim].claim.report)
        for step in docket.steps
        if step.step is StepKind.OPENED
        for claim in step.claims
        if claim in told
    }
    chained: list[Step] = []
    for step in docket.steps:
        house = _house(docket, step.by)
        statements = [told[claim] for claim in step.claims if claim in told]
        of_a_probe = all(
            _A_PROBE.search(statement.words) and not _MORE_THAN_A_PROBE.search(statement.words)
            for statement in statements
        )
        if (
            step.step is StepKind.ANNOUNCED
            and step.due is None
            and house
            and statements
            and of_a_probe
            and all((house, statement.claim.report) in opened for statement in statements)
        ):
            # the day it was announced on is not the day it was opened on
            step = replace(step, step=StepKind.OPENED, when=None)  # noqa: PLW2901 - the same step, at its later stage
        chained.append(step)
    return chained


def _split(steps: list[Step], stated: Callable[[Step], str]) -> list[list[Step]]:
    """Divide steps that state different things; those that state nothing join where there is one place to join."""
    apart: dict[str, list[Step]] = defaultdict(list)
    for step in steps:
        apart[stated(step)].append(step)
    silent = apart.pop("", [])
    if len(apart) == 1:
        next(iter(apart.values())).extend(silent)
    elif silent:
        apart[""] = silent
    return [apart[key] for key in sorted(apart)]


def _one(docket: Docket, steps: list[Step]) -> Step:
    return Step(
        step=steps[0].step,
        by=_commonest(docket, [step.by for step in steps if step.by is not None]),
        of=_commonest(docket, [step.of for step in steps if step.of is not None]),
        when=_fullest([step.when for step in steps if step.when is not None]),
        due=_fullest([step.due for step in steps if step.due is not None]),
        claims=tuple(sorted({claim for step in steps for claim in step.claims})),
    )


def _commonest(docket: Docket, parties: list[Party]) -> Party | None:
    """Return the party most steps name; where as many name two, the one that is itself accused."""
    counts = Counter(docket.party_key(party) for party in parties)

    def rank(party: Party) -> tuple[int, bool, bool, str, str]:
        said_by = counts[docket.party_key(party)]
        return (
            -said_by,
            party.actor not in docket.accused,
            party.actor is None,
            docket.party_name(party),
            party.text,
        )

    return min(parties, key=rank, default=None)


def _fullest(whens: list[When]) -> When | None:
    return min(whens, key=lambda when: (when.edtf is None, when.text, when.edtf or ""), default=None)


# --------------------------------------------------------------------------- promised dates


def _overdue(docket: Docket, step: Step, steps: list[Step], today: Span | None) -> bool | None:
    due = None if step.due is None else find_span(step.due.edtf)
    if due is None or today is None:
        return None
    if any(_keeps(docket, other, step, today) for other in steps):
        return False
    return due.ends_before(today)


def _keeps(docket: Docket, later: Step, promise: Step, today: Span) -> bool:
    """Whether a step keeps a promise: of a fitting kind, by the same house or by one not named, and not before it."""
    if later is promise or later.step not in _FULFILS.get(promise.step, frozenset()):
        return False
    houses = {_house(docket, later.by), _house(docket, promise.by)}
    if len(houses) > 1 and "" not in houses:
        return False
    done = None if later.when is None else find_span(later.when.edtf)
    promised = None if promise.when is None else find_span(promise.when.edtf)
    if done is None:
        return True
    if today.ends_before(done):
        return False
    return promised is None or not done.ends_before(promised)


# --------------------------------------------------------------------------- the four demands


def _checklist(docket: Docket, step: Step, steps: list[Step], event: When | None) -> Checklist | None:
    """Check an investigation: one that was opened, or one announced of whose opening nothing is said."""
    if not is_investigation(step):
        return None
    house = _house(docket, step.by)
    same = [other for other in steps if _house(docket, other.by) == house]
    if step.step is StepKind.ANNOUNCED and any(other.step is StepKind.OPENED for other in same):
        return None
    return Checklist(
        prompt=_prompt(step, event),
        effective=_effective(docket, step, same),
        independent=_independent(docket, step, same),
        transparent=_transparent(same),
    )


def _claims(steps: Iterable[Step]) -> tuple[ClaimId, ...]:
    return tuple(sorted({claim for step in steps for claim in step.claims}))


def _prompt(step: Step, event: When | None) -> Answer:
    """Answer from the day it was opened alone; that a promised day passed is no matter of when it began."""
    if step.step is not StepKind.OPENED:
        return Answer(
            value=YesNo.UNKNOWN, claims=step.claims, reason="announced; that it has begun is not said"
        )
    began = None if step.when is None else find_span(step.when.edtf)
    happened = None if event is None else find_span(event.edtf)
    if began is None or happened is None:
        return Answer(value=YesNo.UNKNOWN, reason="the date of the event or of the opening is not known")
    if began.ends_before(happened):
        reason = "the opening is dated before the event, so one of the two dates is of something else"
        return Answer(value=YesNo.UNKNOWN, claims=step.claims, reason=reason)
    days = max((began.first - happened.last).days, 0)
    prompt = (began.last - happened.first).days <= PROMPT_DAYS
    told = f"begun at least {days} {'day' if days == 1 else 'days'} after the event" if days else ""
    if prompt:
        within = f"within {PROMPT_DAYS} days, which is our measure"
        told = f"{told}, {within}" if told else f"begun {within}"
    told = told or "how long after the event it began is not known"
    return Answer(
        value=YesNo.YES if prompt else YesNo.UNKNOWN,
        claims=step.claims,
        reason=f"{told}; the Protocol sets no number of days",
    )


def _effective(docket: Docket, step: Step, same: list[Step]) -> Answer:
    reached = [other for other in same if other.step in _REACHED_SOMEBODY]
    if reached:
        return Answer(value=YesNo.YES, claims=_claims(reached), reason="somebody was charged or tried")
    stopped = [other for other in same if other.step is StepKind.CLOSED]
    if stopped and not any(other.step is StepKind.REPORTED for other in same):
        return Answer(value=YesNo.NO, claims=_claims(stopped), reason="closed without findings")
    late = [other for other in same if other.overdue]
    if late:
        reason = "a date that was promised has passed, and nothing is said of what it found"
        return Answer(value=YesNo.UNKNOWN, claims=_claims(late), reason=reason)
    doubting = tuple(
        statement.id
        for statement in docket.statements
        if statement.claim.stance in {Stance.DOUBTS, Stance.PREDICTS}
    )
    if doubting:
        reason = "doubts and predictions are stated; they are no findings about it"
        return Answer(value=YesNo.UNKNOWN, claims=tuple(sorted(doubting)), reason=reason)
    return Answer(value=YesNo.UNKNOWN, claims=step.claims, reason="nothing is said of what it found")


def _independent(docket: Docket, step: Step, same: list[Step]) -> Answer:
    """Answer from who investigates whom (paragraph 28: independent of suspects and of their units and institutions).

    Who announces an investigation need not be the one who holds it ("the government announced a commission").
    """
    if step.by is not None and not any(
        _investigates(docket, other) for other in docket.steps if set(other.claims) <= set(step.claims)
    ):
        return Answer(value=YesNo.UNKNOWN, claims=step.claims, reason="who is to investigate is not said")
    bodies = {
        other.by.actor
        for other in docket.steps
        if _investigates(docket, other)
        and other.by is not None
        and other.by.actor is not None
        and set(other.claims) <= set(step.claims)
    }
    subjects = {
        other.of.actor for other in (*same, step) if other.of is not None and other.of.actor is not None
    }
    resisting = [other for other in same if other.step is StepKind.OBSTRUCTED]
    own = bodies & (docket.accused | subjects)
    if own:
        reason = "the body that investigates is the one accused"
        if resisting:
            reason += ", and it is said to have resisted investigation by others"
        return Answer(value=YesNo.NO, claims=_claims([step, *resisting]), reason=reason)
    if resisting:
        reason = "the body that investigates is said to have resisted investigation by others"
        return Answer(value=YesNo.NO, claims=_claims(resisting), reason=reason)
    if step.by is None:
        return Answer(value=YesNo.UNKNOWN, claims=step.claims, reason="who investigates is not said")
    if docket.kind_of(step.by) in {ActorKind.UN_BODY, ActorKind.NGO}:
        return Answer(
            value=YesNo.YES, claims=step.claims, reason="investigated from outside the accused's state"
        )
    states = {docket.actor_state(actor) for actor in docket.accused | subjects} - {None}
    if docket.state_of(step.by) in states:
        reason = "the body that investigates belongs to the same state as the one accused; its own ties are not said"
        return Answer(value=YesNo.UNKNOWN, claims=step.claims, reason=reason)
    return Answer(value=YesNo.UNKNOWN, claims=step.claims, reason="its ties to the accused are not said")


def _investigates(docket: Docket, step: Step) -> bool:
    """Whether a step names the body that makes it as the one that investigates: it opened, or says that it would."""
    if step.step is StepKind.OPENED:
        return True
    if step.step is not StepKind.ANNOUNCED or step.by is None:
        return False
    names = {step.by.text, docket.party_name(step.by)} - {""}
    spelled = "|".join(re.escape(name) for name in sorted(names))
    named = re.compile(rf"\b(?:{spelled}){_MODAL}{_BETWEEN}{_INVESTIGATES}", re.IGNORECASE)
    return any(
        _ITSELF.search(statement.words) or named.search(statement.words)
        for statement in docket.statements
        if statement.id in step.claims
    )


def _transparent(same: list[Step]) -> Answer:
    published = [other for other in same if other.step is StepKind.REPORTED]
    if published:
        return Answer(
            value=YesNo.YES, claims=_claims(published), reason="findings are said to have been reported"
        )
    late = [other for other in same if other.overdue]
    if late:
        reason = "what was promised for a date is not known to have been made public"
        return Answer(value=YesNo.NO, claims=_claims(late), reason=reason)
    return Answer(
        value=YesNo.UNKNOWN, reason="nothing is said of what is made public; a demand for it is no answer"
    )
