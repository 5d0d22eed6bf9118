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
from dataclasses import dataclass, replace
from datetime import timedelta

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
from corrobora.weighing.spans import Span, day_words, find_span

METHOD = "accountability/6"

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
    merged, moved = _extended(docket, _merged(docket))
    dated = [replace(step, overdue=_overdue(docket, step, merged, today)) for step in merged]
    known = _Known(docket=docket, today=today, event=event, steps=tuple(dated), moved=moved)
    checked = [replace(step, checklist=_checklist(known, step)) for step in dated]
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


_PLAIN = frozenset({"the", "a", "an", "its", "their", "his", "her", "local", "own", "of", "in", "at", "for"})


def _described(words: str) -> frozenset[str]:
    return frozenset(re.findall(r"[\w-]+", words.lower())) - _PLAIN


def _by_fuller_name(docket: Docket, steps: Iterable[Step]) -> dict[str, str]:
    """Return for the house of a body that is no known actor that of the one body whose words say the same and more.

    "The prosecutor" and "the public prosecutor of Sele" are one, as long as no
    second prosecutor is named.
    """
    bodies = {
        _house(docket, step.by): _described(step.by.text)
        for step in steps
        if step.by is not None and step.by.actor is None and docket.state_of(step.by) is None
    }
    fuller: dict[str, str] = {}
    for house, words in bodies.items():
        over = [other for other, more in bodies.items() if other != house and words < more]
        most = [other for other in over if not any(bodies[other] < bodies[third] for third in over)]
        if words and len(most) == 1:
            fuller[house] = most[0]
    return fuller


def _merged(docket: Docket) -> list[Step]:
    groups: dict[tuple[StepKind, str], list[Step]] = defaultdict(list)
    chained = _chained(docket)
    fuller = _by_fuller_name(docket, chained)
    for step in chained:
        house = _house(docket, step.by)
        groups[(step.step, fuller.get(house, house))].append(step)
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
    """Divide steps that state different things; those that state nothing join where there is one place to join.

    "In May" states nothing else than "on 12 May": a time that holds one other joins it.
    """
    apart: dict[str, list[Step]] = defaultdict(list)
    for step in steps:
        apart[stated(step)].append(step)
    silent = apart.pop("", [])
    for wide in sorted(apart):
        within = [key for key in apart if key != wide and _holds(wide, key)]
        if len(within) == 1 and not any(_holds(key, wide) for key in apart if key != wide):
            apart[within[0]].extend(apart.pop(wide))
    if len(apart) == 1:
        next(iter(apart.values())).extend(silent)
    elif silent:
        apart[""] = silent
    return [apart[key] for key in sorted(apart)]


def _holds(wide: str, narrow: str) -> bool:
    """Whether one time holds another; keys that are no times hold nothing."""
    whole, part = find_span(wide), find_span(narrow)
    return (
        whole is not None
        and part is not None
        and (whole.first, whole.last) != (part.first, part.last)
        and whole.first <= part.first
        and part.last <= whole.last
    )


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
    def rank(when: When) -> tuple[bool, int, str, str]:
        span = find_span(when.edtf)
        return (
            when.edtf is None,
            0 if span is None else (span.last - span.first).days,
            when.text,
            when.edtf or "",
        )

    return min(whens, key=rank, default=None)


# --------------------------------------------------------------------------- promised dates


def _overdue(docket: Docket, step: Step, steps: list[Step], today: Span | None) -> bool | None:
    due = None if step.due is None else find_span(step.due.edtf)
    if due is None or today is None:
        return None
    if any(_keeps(docket, other, step, today) for other in steps):
        return False
    return due.ends_before(today)


_OF_A_TRIAL = re.compile(
    r"\b(?:trials?|hearings?|verdicts?|judge?ment|sentencing|court[- ]martial|appear (?:before|in)|arraigned)\b",
    re.IGNORECASE,
)
_TO_THE_PUBLIC = re.compile(
    r"\b(?:publish\w*|publication|made? public|public(?:ly)?|releas\w+|make known|made known|unveil\w*|disclos\w*)\b",
    re.IGNORECASE,
)
_NOT_PUBLIC = re.compile(
    r"\b(?:(?:not|never|nor|yet to be|without being|un|no part of (?:it|them) (?:has|have)) ?(?:\w+ ){0,4}?(?:published|made public|released|public|disclosed)|unpublished|"
    r"(?:remain\w*|kept|stay\w*|is|are) (?:confidential|secret|classified|under (?:seal|wraps)))\b",
    re.IGNORECASE,
)
_HANDED_OVER = re.compile(
    r"\b(?:hand(?:ed|s|ing)? (?:over|in|(?:its|their|the|his|her) )|submitted|delivered|presented|transmitted|sent|forwarded|received|turned (?:in|over)|passed (?:on|to))",
    re.IGNORECASE,
)
_FOUND = re.compile(
    r"\b(?:found|finds|conclud\w+|establish\w+|determin\w+|blam\w+|clear\w+|reveal\w+|show\w*|absolv\w+|exonerat\w+)\b",
    re.IGNORECASE,
)
_INQUIRY_BODY = re.compile(
    r"\b(?:commission|committee|panel|inquiry|enquiry|inquest|investigators?|(?:investigat\w+|fact-finding) \w+|task force|coroner|board|team|mission)\b",
    re.IGNORECASE,
)
"""A body that inquires and is no actor of its own: what it hands over keeps the promise of whoever set it up."""


def _words(docket: Docket, step: Step) -> list[str]:
    wanted = frozenset(step.claims)
    return [statement.words for statement in docket.statements if statement.id in wanted]


def _only_handed_over(docket: Docket, step: Step) -> bool:
    """Whether everything told of findings is that somebody was given them."""
    words = _words(docket, step)
    return bool(words) and all(
        _HANDED_OVER.search(each)
        and not _FOUND.search(each)
        and (not _TO_THE_PUBLIC.search(each) or _NOT_PUBLIC.search(each))
        for each in words
    )


def _fulfilling(docket: Docket, promise: Step) -> frozenset[StepKind]:
    """Return which kinds of step keep a promise: of a trial, that it is held; of anything else, what comes after it."""
    kinds = _FULFILS.get(promise.step, frozenset())
    words = _words(docket, promise)
    if (
        promise.step is StepKind.ANNOUNCED
        and words
        and all(_OF_A_TRIAL.search(each) and not _TO_THE_PUBLIC.search(each) for each in words)
    ):
        return kinds & frozenset({StepKind.TRIED, StepKind.CONVICTED, StepKind.ACQUITTED, StepKind.CLOSED})
    return kinds


def _keeps(docket: Docket, later: Step, promise: Step, today: Span) -> bool:
    """Whether a step keeps a promise: of a fitting kind, by the same house or by one not named, and not before it.

    What an inquiry that is no known actor hands over keeps the promise of whoever set it up. Findings handed over and
    not made public keep no promise to publish them.
    """
    if later is promise or later.step not in _fulfilling(docket, promise):
        return False
    houses = {_house(docket, later.by), _house(docket, promise.by)}
    of_its_inquiry = (
        later.step is StepKind.REPORTED
        and later.by is not None
        and later.by.actor is None
        and docket.state_of(later.by) is None
        and _INQUIRY_BODY.search(later.by.text) is not None
    )
    if len(houses) > 1 and "" not in houses and not of_its_inquiry:
        return False
    to_the_public = any(_TO_THE_PUBLIC.search(words) for words in _words(docket, promise))
    if later.step is StepKind.REPORTED and to_the_public and _only_handed_over(docket, later):
        return False
    done = None if later.when is None else find_span(later.when.edtf)
    promised = None if promise.when is None else find_span(promise.when.edtf)
    if done is None:
        return True
    if today.ends_before(done):
        return False
    return promised is None or not done.ends_before(promised)


_PUTS_OFF = re.compile(
    r"\b(?:extend\w*|extension|prolong\w*|renew\w*|pushed? back|put(?:ting)? (?:back|off)|postpon\w+|defer\w*|delay\w*|more time|new deadline|now has until|adjourn\w*|stood over|"
    r"(?:another|an? (?:further|additional|extra)|\w+ (?:more|additional|further|extra)) (?:\w+ )?(?:days?|weeks?|months?|fortnight))\b",
    re.IGNORECASE,
)
_BY_SO_LONG = re.compile(
    r"^(?:by|for)\s+(?:an?\s+(?:further|additional|extra)\s+|another\s+)?(?P<number>\d+|[a-z]+(?:-[a-z]+)?)\s+(?:more\s+|further\s+)?(?P<unit>days?|weeks?|months?)\b",
    re.IGNORECASE,
)
_NUMBERS = {word: number for number, word in enumerate("one two three four five six seven eight nine ten eleven twelve".split(), start=1)} | {
    "a": 1, "an": 1, "further": 1, "fourteen": 14, "fifteen": 15, "twenty": 20, "thirty": 30, "sixty": 60, "ninety": 90,
}  # fmt: skip
_LENGTHS = {"day": 1, "week": 7, "month": 30}


def _extended(
    docket: Docket, steps: list[Step]
) -> tuple[list[Step], dict[tuple[ClaimId, ...], tuple[When, ...]]]:
    """Join what moves a term to the step whose term it moves, and return the older terms by the joined step's claims.

    A term is moved by the same house, or by one not named, where the words of the later step say so ("extended",
    "another two weeks", "postponed"). The last day stands; those before it are kept for the reasons. "By 30 days"
    counts from the older day, a month as 30 days.
    """
    joined = list(steps)
    moved: dict[tuple[ClaimId, ...], tuple[When, ...]] = {}
    for later in sorted(
        steps, key=lambda step: (step.due is None or step.due.edtf is None, _when_key(step.due), step.claims)
    ):
        if later.step is not StepKind.ANNOUNCED or later.due is None:
            continue
        words = _words(docket, later)
        if not words or not all(_PUTS_OFF.search(each) for each in words):
            continue
        earlier = [step for step in joined if step is not later and _has_earlier_term(docket, step, later)]
        if not earlier:
            continue
        old = max(earlier, key=lambda step: (_when_key(step.due), step.claims))
        due = _moved_to(old.due, later.due)
        if due is None or old.due is None:
            continue
        whole = replace(
            old,
            due=due,
            by=old.by or later.by,
            of=old.of or later.of,
            claims=tuple(sorted({*old.claims, *later.claims})),
        )
        joined = [whole if step is old else step for step in joined if step is not later]
        moved[whole.claims] = (*moved.pop(old.claims, ()), old.due)
    return joined, moved


def _has_earlier_term(docket: Docket, step: Step, later: Step) -> bool:
    if (
        step.step not in {StepKind.ANNOUNCED, StepKind.OPENED, StepKind.TRIED, StepKind.DEMANDED}
        or step.due is None
    ):
        return False
    houses = {_house(docket, step.by), _house(docket, later.by)}
    if (
        len(houses) > 1
        and "" not in houses
        and not any(
            body is not None and body.actor is None and _INQUIRY_BODY.search(body.text)
            for body in (step.by, later.by)
        )
    ):
        return False
    of_a_trial = [any(_OF_A_TRIAL.search(each) for each in _words(docket, one)) for one in (step, later)]
    if of_a_trial[0] is not of_a_trial[1]:
        return False
    old, new = find_span(step.due.edtf), None if later.due is None else find_span(later.due.edtf)
    return old is not None and (new is None or old.ends_before(new))


def _moved_to(old: When | None, new: When) -> When | None:
    if find_span(new.edtf) is not None:
        return new
    start = None if old is None else find_span(old.edtf)
    length = _BY_SO_LONG.match(new.text)
    if start is None or length is None:
        return None
    number = length["number"].lower()
    many = int(number) if number.isdigit() else _NUMBERS.get(number, 0)
    if not 0 < many < 1000:
        return None
    day = start.last + timedelta(days=many * _LENGTHS[length["unit"].lower().rstrip("s")])
    return When(text=new.text, edtf=day.isoformat(), date_prec=1, time_prec=1)


# --------------------------------------------------------------------------- the four demands


@dataclass(frozen=True, slots=True, kw_only=True)
class _Known:
    """What the checklist of one investigation is answered from."""

    docket: Docket
    today: Span | None
    event: When | None
    steps: tuple[Step, ...]
    moved: dict[tuple[ClaimId, ...], tuple[When, ...]]
    """The older terms of a step whose term was moved, by its claims."""


def _checklist(known: _Known, step: Step) -> Checklist | None:
    """Check an investigation: one that was opened, or one announced of whose opening nothing is said."""
    if not is_investigation(step):
        return None
    docket = known.docket
    if step.step is StepKind.ANNOUNCED and _of_a_court(docket, step):
        return None  # a sitting to come is no investigation
    house = _house(docket, step.by)
    same = [other for other in known.steps if _house(docket, other.by) == house]
    if step.step is StepKind.ANNOUNCED and any(other.step is StepKind.OPENED for other in same):
        return None
    return Checklist(
        prompt=_prompt(docket, step, known.event),
        effective=_effective(known, step, same),
        independent=_independent(docket, step, same),
        transparent=_transparent(known, same),
    )


_A_COURT = re.compile(r"\b(?:courts?|tribunals?|judges?|chamber|magistrates?|assizes)\b", re.IGNORECASE)


def _of_a_court(docket: Docket, step: Step) -> bool:
    """Whether all that is told of an announcement is of a sitting or a ruling of a court, and of no inquiry."""
    words = _words(docket, step)
    by_a_court = step.by is not None and _A_COURT.search(step.by.text) is not None
    return bool(words) and all(
        (by_a_court or _OF_A_TRIAL.search(each)) and not _A_PROBE.search(each) for each in words
    )


def _claims(steps: Iterable[Step]) -> tuple[ClaimId, ...]:
    return tuple(sorted({claim for step in steps for claim in step.claims}))


_NO_PROBE = re.compile(
    r"\b(?:no|not a single|never (?:any )?an?) (?:\w+ ){0,3}?(?:investigation|inquiry|enquiry|probe|inquest)s? (?:\w+ ){0,4}?(?:has|have|had|was|were) (?:yet )?(?:been )?(?:opened|launched|ordered|begun|started|conducted|held|carried out|set up)"
    r"|\b(?:has|have|had|was|were) (?:not|never) (?:yet )?(?:been )?(?:investigated|opened (?:an|any) (?:investigation|inquiry|probe))"
    r"|\b(?:has|have) (?:yet|failed) to (?:open|launch|order|begin|start) (?:an?|any) (?:\w+ )?(?:investigation|inquiry|probe)\b",
    re.IGNORECASE,
)
"""Words that deny that an investigation was opened."""


def _said_not_opened(docket: Docket) -> tuple[ClaimId, ...]:
    return tuple(sorted(statement.id for statement in docket.statements if _NO_PROBE.search(statement.words)))


def _prompt(docket: Docket, step: Step, event: When | None) -> Answer:
    """Answer from the day it was opened alone; that a promised day passed is no matter of when it began.

    Where it is also said that none was opened, both sides stand behind an *unknown*.
    """
    against = _said_not_opened(docket)
    if step.step is StepKind.OPENED and against:
        reason = "it is said to have been opened, and it is said that none was opened"
        return Answer(value=YesNo.UNKNOWN, claims=tuple(sorted({*step.claims, *against})), reason=reason)
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


def _effective(known: _Known, step: Step, same: list[Step]) -> Answer:
    docket = known.docket
    reached = [other for other in same if other.step in _REACHED_SOMEBODY]
    if reached:
        return Answer(value=YesNo.YES, claims=_claims(reached), reason="somebody was charged or tried")
    stopped = [other for other in same if other.step is StepKind.CLOSED]
    if stopped and not any(other.step is StepKind.REPORTED for other in same):
        return Answer(value=YesNo.NO, claims=_claims(stopped), reason="closed without findings")
    late = [other for other in same if other.overdue]
    if late:
        reason = (
            f"a date that was promised has passed{_since(known, late)}, and nothing is said of what it found"
            f"{unheard_of(docket, late)}"
        )
        return Answer(value=YesNo.UNKNOWN, claims=_claims(late), reason=reason)
    doubting = tuple(
        statement.id
        for statement in docket.statements
        if statement.claim.stance in {Stance.DOUBTS, Stance.PREDICTS}
    )
    if doubting:
        reason = "doubts and predictions are stated; they are no findings about it"
        return Answer(value=YesNo.UNKNOWN, claims=tuple(sorted(doubting)), reason=reason)
    if any(other.step is StepKind.REPORTED for other in same):
        return Answer(
            value=YesNo.UNKNOWN, claims=step.claims, reason="nobody is said to have been charged or tried"
        )
    return Answer(
        value=YesNo.UNKNOWN,
        claims=step.claims,
        reason=f"nothing is said of what it found{_silence(known, step)}",
    )


def _since(known: _Known, late: Iterable[Step]) -> str:
    """Say how many days the last of some promised dates lies back."""
    ends = [
        span.last for step in late if step.due is not None and (span := find_span(step.due.edtf)) is not None
    ]
    if known.today is None or not ends:
        return ""
    days = (known.today.first - max(ends)).days
    return f" {days} {'day' if days == 1 else 'days'} ago" if days > 0 else ""


def unheard_of(docket: Docket, late: Iterable[Step]) -> str:
    """Say that no report on the incident is later than some promised dates, so that none could tell what came of them.

    Nothing where any report is later, or has no date.
    """
    ends = [
        span.last for step in late if step.due is not None and (span := find_span(step.due.edtf)) is not None
    ]
    spans = [
        None if report.published is None else find_span(report.published.edtf)
        for report in docket.reports.values()
    ]
    told = [span.last for span in spans if span is not None]
    if not ends or not told or len(told) < len(spans) or max(told) > min(ends):
        return ""
    return f"; no report on this incident is later than {day_words(max(told))}, so that none could tell"


def _silence(known: _Known, step: Step) -> str:
    """Say for how many days nothing has been said, from the day of the step to the day measured against."""
    begun = None if step.when is None else find_span(step.when.edtf)
    if known.today is None or begun is None:
        return ""
    days = (known.today.first - begun.last).days
    word = "opened" if step.step is StepKind.OPENED else "announced"
    return f" in the {days} days since it was {word}" if days > 1 else ""


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


def _transparent(known: _Known, same: list[Step]) -> Answer:
    docket = known.docket
    published = [other for other in same if other.step is StepKind.REPORTED]
    kept_back = [
        other for other in published if any(_NOT_PUBLIC.search(each) for each in _words(docket, other))
    ]
    late = [other for other in same if other.overdue]
    if published and len(kept_back) == len(published):
        reason = "findings are said to have been handed over and not to have been made public"
        return Answer(value=YesNo.NO, claims=_claims([*published, *late]), reason=reason)
    if published and not all(_only_handed_over(docket, other) for other in published):
        return Answer(
            value=YesNo.YES, claims=_claims(published), reason="findings are said to have been reported"
        )
    if late:
        reason = f"what was promised for a date{_since(known, late)} is not known to have been made public"
        unheard = unheard_of(docket, late)
        return Answer(
            value=YesNo.UNKNOWN if unheard else YesNo.NO,
            claims=_claims(late),
            reason=reason + unheard + _older_terms(known, late),
        )
    if published:
        reason = "findings are said to have been handed over; that they were made public is not said"
        return Answer(value=YesNo.UNKNOWN, claims=_claims(published), reason=reason)
    return Answer(
        value=YesNo.UNKNOWN,
        claims=_claims([step for step in same if step.claims in known.moved]),
        reason="nothing is said of what is made public; a demand for it is no answer"
        + _older_terms(known, same),
    )


def _older_terms(known: _Known, steps: Iterable[Step]) -> str:
    """Say which terms stood before the one that stands now."""
    older = [when for step in steps for when in known.moved.get(step.claims, ())]
    stated = [when.edtf or when.text for when in older]
    return f"; it was promised before for {' and for '.join(stated)}" if stated else ""
