"""Pages on which a person decides whether two are one: a report and one that may repeat it, names of one actor, incidents that are one happening.

Where a queue is, its address says: its kind, and the pair after which it goes on. A pair is named by the ids of the two with a ``~`` between, one
of names by its proposal.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import islice
from typing import Final, Protocol

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from corrobora.edtf import bounds
from corrobora.errors import CorroboraError, Overtaken, UnknownRecord
from corrobora.export.passages import clipped, printable
from corrobora.export.wording import actor_kind, heading
from corrobora.reading.nations import COUNTRY_NAMES
from corrobora.records import (
    Actor,
    Assessment,
    Decision,
    IncidentId,
    Judgement,
    Report,
    ReportId,
)
from corrobora.review import Accord, Opinions, opinions
from corrobora.review.likely import Compared, Topic, compare
from corrobora.workbench.access import Page, account_of
from corrobora.workbench.aligning import Texts, align
from corrobora.workbench.asked import address
from corrobora.workbench.cards import Word, word_of
from corrobora.workbench.deciding import TAKEN_BACK, checked, number_in, title_of
from corrobora.workbench.incidents import Line, line_of
from corrobora.workbench.languages import NotThere, Refusal, noted, spoken
from corrobora.workbench.people import Account, Role
from corrobora.workbench.rendering import desk_of, field, now, project_of, shown
from corrobora.workbench.seeing import is_blind, seen_of
from corrobora.workbench.tellings import when_said
from corrobora.workflow import Project
from corrobora.workflow.desk import Case, CopyPair, Desk, Question, Quoted
from corrobora.workflow.holdings import Said
from corrobora.workflow.judging import LONGEST_WHY
from corrobora.workflow.namesaking import Name, NamePair

DECISIONS: Final = (Decision.ACCEPT, Decision.REJECT, Decision.UNSURE)
LOOKED: Final = 20
"""Reports that repeat others that are looked through for one page. Ours: what was decided on each is eight questions to the store."""
LOOKED_NAMES: Final = 100
"""Pairs of names, likewise: one question each."""
LOOKED_INCIDENTS: Final = 6
"""Incidents whose pairs are looked for for one page. Ours: each is compared with thirty."""
_MENTIONS: Final = 3
"""Passages of a name that are shown, each of another report. Ours: what a person reads before deciding."""
_PASSAGES: Final = 2
"""Passages of an incident that are shown, each of another report."""
_TRIED: Final = 12
"""Claims, or reports, of which passages are looked for."""
_ALIASES: Final = 12
_PAIR: Final = re.compile(
    r"[0-9a-f]{64}~[0-9a-f]{64}|i-[0-9a-f]{16}(?:~i-[0-9a-f]{16})?|p-[0-9a-f]{16}", re.ASCII
)
"""A pair, or the incident after which a queue goes on."""


# --------------------------------------------------------------------------- what a page shows


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """A report in a line."""

    id: str
    title: str
    """Empty: it is not there any more."""
    outlet: str
    published: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A passage with its report."""

    link: str
    words: str
    title: str
    outlet: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """One of two names."""

    name: str
    kind: str
    country: str
    aliases: tuple[str, ...]
    reports: int
    mentions: tuple[Mention, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One of two incidents."""

    line: Line
    mentions: tuple[Mention, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """In what two incidents are compared, and what is said of each."""

    label: str
    left: str
    right: str
    verdict: str
    """``agrees``, ``differs``, or nothing: it speaks neither for nor against."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Offered:
    """An answer that a page offers."""

    decision: Decision
    words: str
    reason: str
    """That is kept where no other is given."""


def _head(report: Report | None, known: str) -> Head:
    if report is None:
        return Head(id=known, title="", outlet="", published="")
    return Head(
        id=report.id,
        title=title_of(report),
        outlet=printable(clipped(report.outlet or "", 120)),
        published="" if report.published is None else printable(clipped(when_said(report.published), 120)),
    )


def first_published(one: Report | None, other: Report | None) -> str:
    """Return which was published first: ``one``, ``other``, ``same`` where their days overlap, or nothing where a day is not known."""
    spans = []
    for report in (one, other):
        when = None if report is None else report.published
        try:
            spans.append(bounds("" if when is None else when.edtf or ""))
        except (ValueError, OverflowError):
            return ""
    (first, last), (begin, end) = spans
    return "one" if last < begin else "other" if end < first else "same"


def _mention(found: Quoted) -> Mention:
    return Mention(
        link=f"/reports/{found.report.id}#{found.claim.id}",
        words=printable(clipped(found.words, 400)),
        title=title_of(found.report),
        outlet=printable(clipped(found.report.outlet or "", 120)),
    )


def _body(report: Report | None) -> str:
    """Return the text of a report without what is no part of it."""
    text = "" if report is None else report.text
    for span in () if report is None else report.furniture:
        text = text[: span.start] + "\n" * (span.end - span.start) + text[span.end :]
    return text


def _named(desk: Desk, name: Name, words: str) -> Named:
    reports = desk.where_named(name)
    found = (desk.find_naming(name, one) for one in reports[:_TRIED])
    quoted = tuple(islice((one for one in found if one is not None and one.words), _MENTIONS))
    actor = desk.find_actor(name.key)
    country = None if actor is None else actor.country
    return Named(
        name=printable(clipped(words, 200)),
        kind=heading(_kind_of(actor, name, quoted)),
        country="" if country is None else printable(COUNTRY_NAMES.get(country, country)),
        aliases=() if actor is None else tuple(printable(clipped(one, 120)) for one in actor.aliases[:_ALIASES]),
        reports=len(reports),
        mentions=tuple(map(_mention, quoted)),
    )  # fmt: skip


def _kind_of(actor: Actor | None, name: Name, quoted: Sequence[Quoted]) -> str:
    if actor is not None:
        return actor_kind(actor.kind)
    for one in quoted:
        act = one.claim.act
        for party in () if act is None else (*act.perpetrators, *act.victims):
            if party.text in name.wordings:
                return actor_kind(party.kind)
    return ""


def _told_of(desk: Desk, incident: Assessment) -> Told:
    """Return an incident with a passage of each of two reports."""
    found: dict[str, Mention] = {}
    for claim in incident.claims[:_TRIED]:
        quoted = desk.find_quoted(claim, incident.reports[:_TRIED])
        if quoted is not None and quoted.words and quoted.report.id not in found:
            found[quoted.report.id] = _mention(quoted)
        if len(found) == _PASSAGES:
            break
    return Told(line=line_of(incident), mentions=tuple(found.values()))


_TOPICS: Final[Mapping[Topic, str]] = {
    Topic.PLACE: noted("place"),
    Topic.DAY: noted("day"),
    Topic.ACT: noted("kind of act"),
    Topic.KILLED: noted("number of killed"),
    Topic.RESPONSIBILITY: noted("who is said to have done it"),
    Topic.VICTIMS: noted("who is said to have suffered it"),
}


def _points(one: Assessment, other: Assessment, compared: Compared) -> tuple[Point, ...]:
    left, right = _by_topic(one), _by_topic(other)
    return tuple(
        Point(
            label=label,
            left=left[topic],
            right=right[topic],
            verdict="agrees" if topic in compared.agree else "differs" if topic in compared.differ else "",
        )
        for topic, label in _TOPICS.items()
    )


def _by_topic(incident: Assessment) -> Mapping[Topic, str]:
    line = line_of(incident)
    values = {
        topic: ", ".join(
            spoken().said(value.value)
            for one in incident.points
            if one.about == topic.value
            for value in one.values
        )
        for topic in (Topic.RESPONSIBILITY, Topic.VICTIMS)
    }
    return {
        Topic.PLACE: line.place,
        Topic.DAY: line.when,
        Topic.ACT: line.act,
        Topic.KILLED: line.killed,
        **{topic: printable(clipped(words, 300)) for topic, words in values.items()},
    }


# --------------------------------------------------------------------------- pairs of three kinds


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a person decided on a pair."""

    decision: Decision
    by: str
    at: str
    why: str
    settles: bool
    """Whether it settles what others hold differently."""
    seen: int | None
    """The newest entry that the person saw; ``None``: not asked."""


class Pair(Protocol):
    """Two things that may be one."""

    @property
    def name(self) -> str:
        """By which addresses name it."""
        ...

    @property
    def sides(self) -> tuple[str, str]:
        """Return the two as programs know them: ids of reports, the copying one first; two names; ids of incidents."""
        ...

    @property
    def evidence(self) -> str:
        """Return why it is proposed, in words; empty where the two have to be compared."""
        ...

    def words(self, desk: Desk) -> Mapping[str, object]:
        """Return what a page shows of the two."""
        ...

    def keep(self, project: Project, answer: Answer) -> None:
        """Keep what a person decided."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class _Copy:
    pair: CopyPair

    @property
    def name(self) -> str:
        return f"{self.pair.copying}~{self.pair.edge.report}"

    @property
    def sides(self) -> tuple[str, str]:
        return self.pair.copying, self.pair.edge.report

    @property
    def evidence(self) -> str:
        return self.pair.edge.evidence

    def words(self, desk: Desk) -> Mapping[str, object]:
        one, other = desk.find_report(self.pair.copying), desk.find_report(self.pair.edge.report)
        texts: Texts = align(_body(one), _body(other))
        return {
            "copying": _head(one, self.pair.copying),
            "copied": _head(other, self.pair.edge.report),
            "evidence": printable(clipped(self.evidence, 500)),
            "first": first_published(one, other),
            "texts": texts,
        }

    def keep(self, project: Project, answer: Answer) -> None:
        project.judge_copy(
            self.pair.copying,
            self.pair.edge.report,
            answer.decision,
            by=answer.by,
            at=answer.at,
            why=answer.why,
            settles=answer.settles,
            seen=answer.seen,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Names:
    pair: NamePair

    @property
    def name(self) -> str:
        return self.pair.pair.proposal.id

    @property
    def sides(self) -> tuple[str, str]:
        return self.pair.pair.one, self.pair.pair.other

    @property
    def evidence(self) -> str:
        return self.pair.pair.reason

    def words(self, desk: Desk) -> Mapping[str, object]:
        both = self.pair
        return {
            "sides": (_named(desk, both.one, both.pair.one), _named(desk, both.other, both.pair.other)),
            "evidence": printable(self.evidence),
        }

    def keep(self, project: Project, answer: Answer) -> None:
        project.judge_names(
            self.name,
            answer.decision,
            by=answer.by,
            at=answer.at,
            why=answer.why,
            settles=answer.settles,
            seen=answer.seen,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Incidents:
    one: IncidentId
    other: IncidentId

    @property
    def name(self) -> str:
        return f"{self.one}~{self.other}"

    @property
    def sides(self) -> tuple[str, str]:
        return self.one, self.other

    @property
    def evidence(self) -> str:
        return ""

    def words(self, desk: Desk) -> Mapping[str, object]:
        one, other = desk.case(self.one).incident, desk.case(self.other).incident
        return {
            "sides": (_told_of(desk, one), _told_of(desk, other)),
            "points": _points(one, other, compare(one, other)),
        }

    def keep(self, project: Project, answer: Answer) -> None:
        two = (self.one, self.other)
        by, at, why, seen = answer.by, answer.at, answer.why, answer.seen
        if answer.decision is Decision.ACCEPT:
            project.merge(two, by=by, at=at, why=why, seen=seen)
        else:
            project.judge_two(two, answer.decision, by=by, at=at, why=why, seen=seen)


def _halves(pair: str) -> tuple[str, str]:
    one, _tilde, other = pair.partition("~")
    return one, other


def _find_copy(desk: Desk, name: str) -> Pair | None:
    one, other = _halves(name)
    return next((_Copy(pair=pair) for pair in desk.copy_pairs_of(one) if pair.edge.report == other), None)


def _find_names(desk: Desk, name: str) -> Pair | None:
    found = desk.find_name_pair(name)
    return None if found is None else _Names(pair=found)


def _find_case(desk: Desk, incident: str) -> Case | None:
    try:
        return desk.case(incident)
    except UnknownRecord:
        return None


def _find_incidents(desk: Desk, name: str) -> Pair | None:
    one, other = _halves(name)
    there = one != other and all(_find_case(desk, each) is not None for each in (one, other))
    return _Incidents(one=IncidentId(one), other=IncidentId(other)) if there else None


def _copies_after(desk: Desk, after: str) -> Iterator[Pair | str]:
    one, other = _halves(after)
    same = desk.copy_pairs_of(one)
    begin = next((number + 1 for number, pair in enumerate(same) if pair.edge.report == other), 0)
    following = desk.copy_pairs(before=same[0].entry if same else None, limit=LOOKED)
    for pair in (*same[begin:], *following):
        yield _Copy(pair=pair)
    if len({pair.copying for pair in following}) == LOOKED:
        yield _Copy(pair=following[-1]).name


def _names_after(desk: Desk, after: str) -> Iterator[Pair | str]:
    pairs = [_Names(pair=pair) for pair in desk.name_pairs()]
    begin = next((number + 1 for number, pair in enumerate(pairs) if pair.name == after), 0)
    yield from pairs[begin : begin + LOOKED_NAMES]
    if len(pairs) > begin + LOOKED_NAMES:
        yield pairs[begin + LOOKED_NAMES - 1].name


def _incidents_after(desk: Desk, after: str) -> Iterator[Pair | str]:
    one, other = _halves(after)
    case = _find_case(desk, one)
    if case is not None:
        same = [pair.other for pair in desk.likely_of(one)] if other else []
        begin = next((number + 1 for number, each in enumerate(same) if each == other), 0)
        yield from (_Incidents(one=IncidentId(one), other=each) for each in same[begin:])
    before = None if case is None else case.entry
    page = desk.incidents(Question(), before=before, limit=LOOKED_INCIDENTS)
    for row in page.rows:
        for pair in desk.likely_of(row.incident.id):
            yield _Incidents(one=pair.one, other=pair.other)
    if page.more is not None:
        yield page.rows[-1].incident.id


def _said_on_copy(desk: Desk, name: str) -> tuple[Said, ...]:
    one, other = _halves(name)
    return desk.said_on_copy(ReportId(one), ReportId(other))


def _said_on_names(desk: Desk, name: str) -> tuple[Said, ...]:
    return desk.said_about(name)


def _said_on_incidents(desk: Desk, name: str) -> tuple[Said, ...]:
    return () if _find_incidents(desk, name) is None else desk.said_on_two(*_halves(name))


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A kind of pair."""

    find: Callable[[Desk, str], Pair | None]
    after: Callable[[Desk, str], Iterator[Pair | str]]
    """Gives the pairs after one, some at most; where there are more, at last after which to look on."""
    said: Callable[[Desk, str], tuple[Said, ...]]
    """Returns what was decided on a pair, the oldest first."""
    role: Role
    """Least that decides."""
    reasons: Mapping[Decision, tuple[str, ...]]
    """That a page offers, the first of each kept where no other is given. Ours."""


KINDS: Final[Mapping[str, Kind]] = {
    "copies": Kind(
        find=_find_copy,
        after=_copies_after,
        said=_said_on_copy,
        role=Role.CODER,
        reasons={
            Decision.ACCEPT: (
                noted("its sentences are taken over"),
                noted("it names the other as its source"),
            ),
            Decision.REJECT: (
                noted("each was gathered on its own"),
                noted("both quote the same statement"),
            ),
            Decision.UNSURE: (noted("it cannot be told from the two texts"),),
        },
    ),
    "names": Kind(
        find=_find_names,
        after=_names_after,
        said=_said_on_names,
        role=Role.CODER,
        reasons={
            Decision.ACCEPT: (
                noted("two names of one actor"),
                noted("the same person with an office or rank"),
            ),
            Decision.REJECT: (noted("two actors of similar names"),),
            Decision.UNSURE: (noted("it cannot be told from the passages"),),
        },
    ),
    "incidents": Kind(
        find=_find_incidents,
        after=_incidents_after,
        said=_said_on_incidents,
        role=Role.REVIEWER,
        reasons={
            Decision.ACCEPT: (
                noted("the same place, day and act"),
                noted("the accounts differ and tell of one happening"),
            ),
            Decision.REJECT: (
                noted("two happenings"),
                noted("another place is meant"),
                noted("another day is meant"),
            ),
            Decision.UNSURE: (noted("it cannot be told from the passages"),),
        },
    ),
}
"""By what addresses call it."""
_ANSWERS: Final[Mapping[Decision, str]] = {
    Decision.ACCEPT: noted("yes"),
    Decision.CORRECT: noted("yes"),
    Decision.MERGE: noted("yes"),
    Decision.REJECT: noted("no"),
    Decision.SPLIT: noted("no"),
    Decision.UNSURE: noted("unsure"),
}


# --------------------------------------------------------------------------- what was decided


@dataclass(frozen=True, slots=True, kw_only=True)
class Stand:
    """How persons stand to each other on a pair, as far as somebody may see it."""

    asks: bool
    """Whether it asks whoever looks to decide."""
    settles: bool
    """Whether what whoever looks decides settles what others hold differently."""
    blind: bool
    """Whether somebody else decided, and whoever looks has not: nothing of it is shown."""
    seen: int
    """The newest entry, as the form says it; 0 where there is none, or whoever looks is blind."""
    mine: Judgement | None
    others: tuple[Word, ...]


def stand_of(desk: Desk, kind: Kind, said: Sequence[Said], account: Account) -> Stand:
    """Return how persons stand to each other on a pair.

    It asks somebody to decide where nobody has; where two are asked for, a second person, who is not the first; and a reviewer where two hold
    differently, but of incidents, which every reviewer's decision puts together or leaves apart.
    """
    held = opinions([one.judgement for one in said], coders=desk.coders)
    blind = any(is_blind(account, desk.coders, one) for one in held.values())
    mine = [one.each[account.name] for one in held.values() if account.name in one.each]
    visible = {one.judgement for one in seen_of(desk, account, said)}
    others = [each for one in held.values() for each in one.each.values() if each.by != account.name]
    settles = (
        kind.role is not Role.REVIEWER
        and account.role.may(Role.REVIEWER)
        and any(one.accord is Accord.DISPUTED for one in held.values())
        and desk.coders > 1
    )
    return Stand(
        asks=not held or settles or (not mine and _waits(held, desk.coders)),
        settles=settles,
        blind=blind,
        seen=said[-1].entry if said and not blind else 0,
        mine=next((one.judgement for one in reversed(said) if one.judgement in mine), None),
        others=tuple(word_of(one) for one in others if one in visible),
    )


def _waits(held: Mapping[str, Opinions], coders: int) -> bool:
    return coders > 1 and all(one.accord is Accord.WAITING for one in held.values())


def _next(desk: Desk, kind: Kind, account: Account, after: str) -> tuple[Pair | None, str]:
    """Return the next pair that asks somebody to decide, else after which to look on; neither where nothing is left."""
    for found in kind.after(desk, after):
        if isinstance(found, str):
            return None, found
        if stand_of(desk, kind, kind.said(desk, found.name), account).asks:
            return found, ""
    return None, ""


def _found(desk: Desk, kind: Kind, name: str) -> Pair:
    """Return a pair by its name.

    Raises:
        NotThere: it is proposed no more, or never was.

    """
    found = kind.find(desk, name)
    if found is None:
        raise NotThere(spoken().gettext("this pair is not proposed any more; begin again with the first"))
    return found


# --------------------------------------------------------------------------- the page


async def _pairs(request: Request) -> Response:
    told = request.query_params
    work = partial(
        _page,
        request,
        _kind(told.get("kind", "")),
        at=_name(told.get("at", "")),
        after=_name(told.get("after", "")),
        done="done" in told,
    )
    try:
        return await run_in_threadpool(work)
    except UnknownRecord as why:
        return shown(request, "missing.html", 404, why=why)


def _kind(words: str) -> str:
    return words if words in KINDS else next(iter(KINDS))


def _name(words: str) -> str:
    return words if _PAIR.fullmatch(words) else ""


def _page(
    request: Request, kind: str, *, at: str, after: str, done: bool = False, wrong: str | Exception = "", why: str = "", status: int = 200
) -> Response:  # fmt: skip
    desk, account, of = desk_of(request), account_of(request), KINDS[kind]
    pair, further = (_found(desk, of, at), "") if at else _next(desk, of, account, after)
    lately = stand_of(desk, of, of.said(desk, after), account).mine if done and after else None
    return shown(
        request,
        "pairs.html",
        status,
        kind=kind,
        after=after,
        further=address("/pairs", kind=kind, after=further) if further else "",
        lately="" if lately is None else _ANSWERS[lately.decision],
        wrong=wrong,
        why=why,
        pair="" if pair is None else pair.name,
        stand=None if pair is None else stand_of(desk, of, of.said(desk, pair.name), account),
        skip="" if pair is None else address("/pairs", kind=kind, after=pair.name),
        may=account.role.may(of.role),
        two=desk.coders > 1,
        assessed=desk.is_assessed,
        answers=_ANSWERS,
        offered=[Offered(decision=one, words=_ANSWERS[one], reason=of.reasons[one][0]) for one in DECISIONS],
        reasons=[reason for some in of.reasons.values() for reason in some],
        longest=LONGEST_WHY,
        **({} if pair is None else pair.words(desk)),
    )


# --------------------------------------------------------------------------- deciding


async def _decide(request: Request) -> Response:
    kind, name = _kind(await field(request, "kind")), _name(await field(request, "pair"))
    told = {one: await field(request, one) for one in ("decision", "why", "seen")}
    if not account_of(request).role.may(KINDS[kind].role):
        _ = spoken().gettext
        why_not = _("incidents are put together, or kept apart, by a reviewer; you may look at the pair")
        return shown(request, "missing.html", 403, why=why_not)
    try:
        await run_in_threadpool(partial(_keep, request, KINDS[kind], name, told))
    except UnknownRecord as why:
        return shown(request, "missing.html", 404, why=why)
    except CorroboraError as wrong:
        status = 409 if isinstance(wrong, Overtaken) else 400
        again = partial(
            _page, request, kind, at=name, after="", wrong=wrong, why=printable(told["why"]), status=status
        )
        try:
            return await run_in_threadpool(again)
        except UnknownRecord as why:
            return shown(request, "missing.html", 404, why=why)
    return RedirectResponse(address("/pairs", kind=kind, after=name, done="yes"), status_code=303)


def _keep(request: Request, kind: Kind, name: str, told: Mapping[str, str]) -> None:
    project, account = project_of(request), account_of(request)
    _ = spoken().gettext
    pair = _found(project.desk, kind, name)
    if told["decision"] not in {one.value for one in DECISIONS}:
        raise Refusal(_("no answer was chosen; choose yes, no or unsure"))
    suggested = spoken().said(kind.reasons[Decision(told["decision"])][0])
    decision, why = checked(told["decision"], told["why"].strip() or suggested)
    stand = stand_of(project.desk, kind, kind.said(project.desk, name), account)
    seen = None if stand.blind else number_in(told["seen"])
    if seen is None and not stand.blind:
        raise Refusal(_("the form does not say what you saw; load the page again, then decide"))
    answer = Answer(
        decision=decision, by=account.name, at=now(request), why=why, settles=stand.settles, seen=seen
    )
    with project.in_the_name_of(account.name):
        pair.keep(project, answer)


async def _undo(request: Request) -> Response:
    kind, name = _kind(await field(request, "kind")), _name(await field(request, "pair"))
    try:
        await run_in_threadpool(partial(_take_back, request, KINDS[kind], name))
    except CorroboraError as why:
        return shown(request, "missing.html", 404 if isinstance(why, UnknownRecord) else 400, why=why)
    return RedirectResponse(address("/pairs", kind=kind, at=name), status_code=303)


def _take_back(request: Request, kind: Kind, name: str) -> None:
    project, account = project_of(request), account_of(request)
    mine = stand_of(project.desk, kind, kind.said(project.desk, name), account).mine
    if mine is None:
        raise NotThere(spoken().gettext("you have decided nothing on this pair that could be taken back"))
    with project.in_the_name_of(account.name):
        project.withdraw(mine.proposal, of=account.name, at=now(request), why=TAKEN_BACK)


PAGES: Final[Mapping[tuple[str, str], Page]] = {
    ("GET", "/pairs"): _pairs,
    ("POST", "/pairs"): _decide,
    ("POST", "/pairs/undo"): _undo,
}
"""By method and path."""
