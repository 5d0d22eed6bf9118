"""What programs send and are answered, one dataclass each: `bodies` reads the first by them, `openapi` describes both by them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated, Final

from corrobora.records import (
    Actor,
    Claim,
    CopyEdge,
    Decision,
    Entry,
    IncidentId,
    Judgement,
    Report,
    ReportId,
    Revision,
    Step,
    When,
)
from corrobora.review import FIELDS, Accord
from corrobora.workbench.bodies import (
    Cursor,
    Day,
    Id,
    Keys,
    Limit,
    Line,
    Many,
    OneOf,
    Reason,
    Seen,
    Whole,
    Words,
)
from corrobora.workflow import EXPORTS
from corrobora.workflow.desk import FACETS, PAGE, Headline
from corrobora.workflow.folding import Left
from corrobora.workflow.judging import DECISIONS

DOSSIERS: Final = tuple(form for form in EXPORTS if form != "bag")
"""Forms that are given out here. A package for a court is made at the workbench or by the command: it holds all of custody."""

# --------------------------------------------------------------------------- queries


@dataclass(frozen=True, slots=True, kw_only=True)
class Pages:
    """How a list is gone through."""

    cursor: Cursor = ""
    """Where to go on: the next of the page before."""
    limit: Limit = PAGE


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportsAsked(Pages):
    """Which reports are asked for."""

    q: Annotated[str, Words(longest=2_000)] = ""
    """Words, "words that follow one another", begin*, -without."""
    outlet: Line = ""
    language: Line = ""
    country: Line = ""
    act: Line = ""
    actor: Line = ""
    stance: Line = ""
    since: Day = ""
    """Published then or later."""
    until: Day = ""
    left: Annotated[str, OneOf(words=("", "open", "done"))] = ""
    """open: something is left to decide; done: nothing is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentsAsked(Pages):
    """Which incidents are asked for."""

    country: Line = ""
    act: Line = ""
    actor: Line = ""
    place: Line = ""
    """Id of the gazetteer."""
    since: Day = ""
    until: Day = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorsAsked(Pages):
    """Which actors are asked for."""

    q: Line = ""
    """What a name or an alias has."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryAsked(Pages):
    """Which entries of the ledger are asked for."""

    subject: Annotated[str, Words(longest=200)] = ""
    """Id of what was done to; nothing: all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgementsAsked(Pages):
    """Which judgements are asked for."""

    by: Annotated[str, Words(longest=64)] = ""
    """Whose; nothing: everybody's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportAsked:
    """What is given out."""

    form: Annotated[tuple[Annotated[str, OneOf(words=DOSSIERS)], ...], Many(most=len(DOSSIERS))]
    """As often as there are forms."""


# --------------------------------------------------------------------------- bodies


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionBody:
    """What a person decides on the reading of a claim."""

    decision: Annotated[Decision, OneOf(words=tuple(one.value for one in DECISIONS))]
    why: Reason
    seen: Seen
    """The newest entry on the claim's proposal that was seen: seen of the claim."""
    to: Annotated[Mapping[str, Annotated[str, Words(longest=2_000)]], Keys(words=FIELDS)] = field(
        default_factory=dict
    )
    """For correct alone: fields, and what they should be."""
    settles: bool = False
    """Whether it settles what others hold differently; that needs a reviewer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class UndoBody:
    """Takes back what one decided oneself on the reading of a claim."""

    why: Reason
    seen: Seen
    """As of a decision."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PairBody:
    """What a person decides on whether two are one."""

    decision: Annotated[Decision, OneOf(words=("accept", "reject", "unsure"))]
    """accept: they are one; of reports: the first is a copy of the second."""
    why: Reason
    seen: Seen
    """The newest entry on the two that was seen: seen of the pair."""
    settles: bool = False
    """Whether it settles what others hold differently; that needs a reviewer, and is not for incidents."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawBody:
    """Takes back what somebody decided on a proposal of any kind."""

    why: Reason
    seen: Seen
    """The newest entry on the proposal that was seen: entry of the newest judgement on it."""
    of: Annotated[str, Words(longest=64)] = ""
    """Whose decision; nothing: one's own. Another's needs a reviewer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MergeBody:
    """Says that incidents are one."""

    incidents: Annotated[tuple[Id, ...], Many(least=2, most=50)]
    why: Reason


@dataclass(frozen=True, slots=True, kw_only=True)
class SplitBody:
    """Says that claims of an incident are about another happening."""

    incident: Id
    claims: Annotated[tuple[Id, ...], Many(least=1, most=2_000)]
    """Those that leave."""
    why: Reason


@dataclass(frozen=True, slots=True, kw_only=True)
class CodersBody:
    """How many persons the project asks for on each proposal."""

    coders: Annotated[int, Whole(least=1, most=2)]


# --------------------------------------------------------------------------- answers


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """What a search found, with the words around it."""

    before: str
    found: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportRow:
    """A report in a list."""

    id: ReportId
    title: str | None
    outlet: str | None
    language: str | None
    published: When | None
    at: str
    """When it came, UTC, ISO 8601."""
    by: str
    """Who added it."""
    left: Left | None
    """What is left to decide; null: not read yet."""
    incidents: tuple[Headline, ...]
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportRows:
    """Reports, those that came last first."""

    rows: tuple[ReportRow, ...]
    next: str | None
    total: int
    total_is_exact: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportSheet:
    """A report with what is known of it."""

    report: Report
    text_sha256: str
    """SHA-256 of its text in UTF-8; what claims point into."""
    at: str
    by: str
    left: Left | None
    incidents: tuple[Headline, ...]
    copies: tuple[CopyEdge, ...]
    """Whose words it repeats, as assessed last."""
    revisions: tuple[Revision, ...]
    """What its publisher took back or said anew, as assessed last."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimRow:
    """A claim that the machine reads, or that a person found, with what persons hold of it."""

    id: str
    report: ReportId
    quote: str
    """The exact words that it rests on."""
    claim: Claim
    proposal: str | None
    """Null: a person found it, and nothing is proposed."""
    seen: int
    """The newest entry on the proposal, 0 where there is none: what a decision sends as seen."""
    accord: Accord | None
    """How those who judged stand to each other; null: nobody has judged."""
    opinions: tuple[Judgement, ...]
    """The last judgement of each person, in the order in which they were made."""
    judgement: Judgement | None
    """In force."""
    instead: Claim | None
    """What a person reads there instead, where that is in force."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimRows:
    """Claims of a report, in the order of its text; then those that persons found and the machine did not."""

    rows: tuple[ClaimRow, ...]
    next: str | None
    total: int
    total_is_exact: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PairRow:
    """Two that may be one, with what persons hold of it."""

    pair: str
    """By this the pair is asked for, and decided on."""
    one: str
    """Id of the report that seems to repeat, a name, or id of an incident."""
    other: str
    """Id of the report that seems to be repeated, a name, or id of an incident."""
    evidence: str
    """Why it is proposed; empty for incidents."""
    asks: bool
    """Whether this account is asked to decide."""
    blind: bool
    """Whether others decided, which is told once this account has decided itself."""
    seen: int
    """The newest entry on the pair, 0 where there is none or this account is blind: what a decision sends as seen."""
    judgements: tuple[Judgement, ...]
    """What was decided, the oldest first, as far as this account may see it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PairRows:
    """Some pairs of a kind. Which these are is found out on the way, so that how many there are is known where they are all on one page."""

    rows: tuple[PairRow, ...]
    next: str | None
    total: int
    """Of this page; of all where total_is_exact."""
    total_is_exact: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentRow:
    """An incident in a list."""

    id: IncidentId
    headline: str
    when: When | None
    reports: int
    claims: int


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentRows:
    """Incidents, those that were weighed last first."""

    rows: tuple[IncidentRow, ...]
    next: str | None
    total: int
    total_is_exact: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardRow:
    """A step towards accountability."""

    incident: IncidentId
    headline: str
    number: int
    """Among the incident's steps, from 0."""
    step: Step


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardRows:
    """Steps: what is overdue first, then what was announced and did not come, demands, what came."""

    rows: tuple[BoardRow, ...]
    next: str | None
    total: int
    total_is_exact: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorRow:
    """An actor."""

    actor: Actor
    reports: int
    """That name it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorRows:
    """Actors, those named most first."""

    rows: tuple[ActorRow, ...]
    next: str | None
    total: int
    total_is_exact: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class FacetRow:
    """A value of a facet."""

    value: str
    reports: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FacetRows:
    """Values of a facet, those of most reports first."""

    rows: tuple[FacetRow, ...]
    next: str | None
    total: int
    total_is_exact: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Facets:
    """By what reports are narrowed down."""

    facets: tuple[str, ...] = FACETS


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryRows:
    """Entries of the ledger, the newest first."""

    rows: tuple[Entry, ...]
    next: str | None
    total: int
    total_is_exact: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgementRow:
    """A judgement with the entry that keeps it."""

    entry: int
    judgement: Judgement


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgementRows:
    """Judgements, withdrawals among them, the newest first."""

    rows: tuple[JudgementRow, ...]
    next: str | None
    total: int
    total_is_exact: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """Something that a person decided, as the ledger keeps it."""

    entry: int
    """Its number in the ledger."""
    proposal: str
    decision: Decision
    by: str
    at: str
    withdrawn: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class RefusedFile:
    """Something that was sent and is not used."""

    file: int | None
    """In which of the files that were sent, from 0; null: it cannot be told."""
    code: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What came of files that were sent."""

    new: tuple[ReportId, ...]
    again: tuple[ReportId, ...]
    """There already."""
    refused: tuple[RefusedFile, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Coders:
    """How many persons the project asks for on each proposal."""

    coders: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """How far the reading, joining and weighing in the background is."""

    doing: str
    """reading, joining or weighing; nothing: it rests."""
    done: int
    total: int
    wrong: str
    """What stopped it last; nothing: nothing did."""
    works: bool
    """Whether anything works in the background here at all."""
