"""Every immutable domain type, and nothing else.

Three values of absence are kept apart throughout: ``None`` means *the report
does not say*; *unsure* means somebody looked and could not decide; *unjudged*
means nobody looked.

Offsets are code points into `Report.text`. Hashes are lower-case hexadecimal
SHA-256. Dates are EDTF level 1 strings (Library of Congress, 2019).
"""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NewType

ReportId = NewType("ReportId", str)
ClaimId = NewType("ClaimId", str)
IncidentId = NewType("IncidentId", str)
OriginId = NewType("OriginId", str)


def digest(*parts: str) -> str:
    """Return the SHA-256 of the parts, each preceded by its length.

    The length prefix keeps ``("ab", "c")`` and ``("a", "bc")`` apart, so that
    ids derived from several fields cannot collide by shifting a boundary.
    """
    hashed = hashlib.sha256()
    for part in parts:
        encoded = part.encode("utf-8", "surrogatepass")
        hashed.update(f"{len(encoded)}:".encode())
        hashed.update(encoded)
    return hashed.hexdigest()


# --------------------------------------------------------------------------- vocabularies


class Stance(StrEnum):
    """How a speaker stands to what is said. Maps to HURIDOCS MT28 where it can."""

    ALLEGES = "alleges"
    AFFIRMS = "affirms"
    DENIES = "denies"
    ADMITS = "admits"
    ADMITS_ACT_DENIES_RESPONSIBILITY = "admits-act-denies-responsibility"
    GIVES_ALTERNATIVE_EXPLANATION = "gives-alternative-explanation"
    ANNOUNCES = "announces"
    DEMANDS = "demands"
    DOUBTS = "doubts"
    PREDICTS = "predicts"
    REPORTS = "reports"
    """The outlet's own voice."""

    @property
    def carries_act(self) -> bool:
        """Whether a claim of this stance says that the act happened."""
        return self in _CARRYING


_CARRYING = frozenset(
    {
        Stance.ALLEGES,
        Stance.AFFIRMS,
        Stance.ADMITS,
        Stance.ADMITS_ACT_DENIES_RESPONSIBILITY,
        Stance.GIVES_ALTERNATIVE_EXPLANATION,
        Stance.ANNOUNCES,
        Stance.REPORTS,
    }
)


class SpeakerKind(StrEnum):
    """Who speaks, by position towards the event (after HURIDOCS MT19 and Every Casualty)."""

    OFFICIAL = "official"
    ARMED_FORCES = "armed-forces"
    ARMED_GROUP = "armed-group"
    EYEWITNESS = "eyewitness"
    SURVIVOR = "survivor"
    RELATIVE = "relative"
    LOCAL_SOURCE = "local-source"
    NGO = "ngo"
    UN_BODY = "un-body"
    EXPERT = "expert"
    MEDIA = "media"
    OTHER = "other"


class ActorKind(StrEnum):
    """What a party is. `acled_inter` in `Actor` carries ACLED's own number."""

    STATE_FORCES = "state-forces"
    POLICE = "police"
    GOVERNMENT = "government"
    REBEL_GROUP = "rebel-group"
    POLITICAL_MILITIA = "political-militia"
    COMMUNAL_MILITIA = "communal-militia"
    PRIVATE_FORCE = "private-force"
    PEACEKEEPERS = "peacekeepers"
    EXTERNAL_FORCES = "external-forces"
    ARMED_MEN = "armed-men"
    """Armed people whom the report ties to nobody ("gunmen")."""
    CIVILIANS = "civilians"
    PROTESTERS = "protesters"
    NGO = "ngo"
    UN_BODY = "un-body"
    MEDIA = "media"
    STATE = "state"
    """A country as such ("France")."""
    OTHER = "other"


class ActKind(StrEnum):
    """What is said to have been done."""

    KILLING = "killing"
    INJURY = "injury"
    ABDUCTION = "abduction"
    DETENTION = "detention"
    DISAPPEARANCE = "disappearance"
    TORTURE = "torture"
    SEXUAL_VIOLENCE = "sexual-violence"
    SHELLING = "shelling"
    AIR_STRIKE = "air-strike"
    DRONE_STRIKE = "drone-strike"
    CROWD_FORCE = "use-of-force-against-a-crowd"
    DESTRUCTION = "destruction"
    LOOTING = "looting"
    DISPLACEMENT = "displacement"
    FAILURE_TO_PROTECT = "failure-to-protect"
    INTERCEPTION = "interception"
    """People or vehicles stopped on their way."""
    ATTACK = "attack"
    """An armed attack whose manner the passage does not say."""


class Assertion(StrEnum):
    """How the passage puts the act."""

    ASSERTED = "asserted"
    NEGATED = "negated"
    PLANNED = "planned"
    FEARED = "feared"
    GENERIC = "generic"
    """A habit or a pattern ("are often accused of killings"), no single happening."""


class Outcome(StrEnum):
    """What became of those counted."""

    KILLED = "killed"
    INJURED = "injured"
    MISSING = "missing"
    DETAINED = "detained"
    ABDUCTED = "abducted"
    DISPLACED = "displaced"
    SURVIVED = "survived"
    AFFECTED = "affected"
    """Present or hit, and the passage does not say what became of them ("18 aboard")."""


class Category(StrEnum):
    """Who is counted. ``None`` in a `Count` means everybody."""

    CIVILIANS = "civilians"
    WOMEN = "women"
    CHILDREN = "children"
    MEN = "men"
    ELDERLY = "elderly"
    MIGRANTS = "migrants"
    DISPLACED = "displaced-people"
    JOURNALISTS = "journalists"
    AID_WORKERS = "aid-workers"
    HEALTH_WORKERS = "health-workers"
    DETAINEES = "detainees"
    PROTESTERS = "protesters"
    COMBATANTS = "combatants"
    STATE_FORCES = "state-forces"
    PEACEKEEPERS = "peacekeepers"


class Unit(StrEnum):
    """What is counted."""

    PEOPLE = "people"
    VEHICLES = "vehicles"
    HOUSES = "houses"
    ANIMALS = "animals"
    BODIES = "bodies"
    FAMILIES = "families"
    OTHER = "other"


class StepKind(StrEnum):
    """One move in the accountability process (after the Minnesota Protocol, 2016)."""

    DEMANDED = "demanded"
    ANNOUNCED = "announced"
    OPENED = "opened"
    OBSTRUCTED = "obstructed"
    REPORTED = "reported"
    CHARGED = "charged"
    TRIED = "tried"
    CONVICTED = "convicted"
    ACQUITTED = "acquitted"
    CLOSED = "closed"


class Agreement(StrEnum):
    """How the values said of one point stand to each other."""

    AGREED = "agreed"
    COMPATIBLE = "compatible"
    CONTESTED = "contested"
    NOT_KNOWN = "not-known"


class Support(StrEnum):
    """What an origin's claims stand for. Only ``act`` and ``responsibility`` can corroborate."""

    ACT = "act"
    RESPONSIBILITY = "responsibility"
    DENIAL = "denial"
    RESPONSE = "response"
    OTHER = "other"


class Within(StrEnum):
    """Whether both sides of a conflict come from one report or one origin."""

    REPORT = "report"
    ORIGIN = "origin"
    NONE = "none"


class RevisionKind(StrEnum):
    """Why claims of a report no longer count."""

    EARLIER_VERSION = "earlier-version"
    """The same page was taken in again later; the later version speaks."""
    WITHDRAWN = "withdrawn"
    """Its own publisher has taken the report back."""
    CORRECTED = "corrected"
    """Its own publisher calls what they say wrong."""
    RESTS_ON_WITHDRAWN = "rests-on-withdrawn"
    """Another outlet carries them from a report that its publisher has taken back, and nothing else stands behind them."""
    RESTS_ON_CORRECTED = "rests-on-corrected"
    """Another outlet carries them from a report whose publisher calls them wrong."""
    READING_REJECTED = "reading-rejected"
    """A person found no such claim in the passage; the machine's reading does not count."""
    READING_CORRECTED = "reading-corrected"
    """A person read the passage otherwise; the machine's reading does not count, and theirs stands instead."""


class YesNo(StrEnum):
    """Answer of a checklist. *Unknown* is an answer: the claims do not say."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


# --------------------------------------------------------------------------- place, time, people


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """A time as worded, and as an interval with its precision."""

    text: str
    """The words as they stand in the report."""
    edtf: str | None = None
    """EDTF level 1 (``2025-02-17``, ``2025-02``, ``2025-02-14/2025-02-15``); ``None``: not resolvable."""
    date_prec: int | None = None
    """UCDP date_prec: 1 day, 2 two to six days, 3 week, 4 month, 5 year."""
    time_prec: int | None = None
    """ACLED time_precision: 1 day, 2 week or weekend, 3 month (practitioners' reading)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place as worded, and as resolved with its precision. ``None`` coordinates: not resolved."""

    text: str
    name: str | None = None
    id: str | None = None
    """Id in the gazetteer it came from, e.g. ``geonames:2457163``."""
    lat: float | None = None
    """Degrees north, WGS 84."""
    lon: float | None = None
    """Degrees east, WGS 84."""
    country: str | None = None
    """ISO 3166-1 alpha-2."""
    admin1: str | None = None
    where_prec: int | None = None
    """UCDP where_prec, 1 (exact) to 7 (international waters); 5: between two named places."""
    geo_prec: int | None = None
    """ACLED geo_precision, 1 to 3."""
    ends: tuple["Place", ...] = ()
    """The two ends of a route; empty for any other place."""

    @property
    def unlisted(self) -> bool:
        """Whether it is a settlement that the reports name and no gazetteer has; its point is that of what holds it."""
        return (
            self.id is None
            and self.name is not None
            and not self.ends
            and self.where_prec != 7
            and (self.lat is not None or self.where_prec is None)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """A party to a conflict, with every name it goes by."""

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    kind: ActorKind = ActorKind.OTHER
    country: str | None = None
    """ISO 3166-1 alpha-2 of the state it belongs to or acts in."""
    acled_inter: int | None = None
    """ACLED inter code, 1 (state forces) to 8 (external or other)."""
    source: str | None = None
    """Where the names come from."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """Somebody named as doing or suffering an act, as the text words it."""

    text: str
    actor: str | None = None
    """Id of the `Actor` it resolves to; ``None``: unresolved."""
    kind: ActorKind = ActorKind.OTHER


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """Who is made to say something. An anonymous speaker is never resolved to a name."""

    text: str
    kind: SpeakerKind = SpeakerKind.OTHER
    actor: str | None = None
    """Id of the `Actor` it speaks for, or the person's name as first given in full; ``None``: unresolved."""
    anonymous: bool = False
    told: str | None = None
    """The medium it spoke to, if the text says so ("told AFP")."""
    via: tuple[str, ...] = ()
    """Outer speakers, outermost first ("the outlet reports that the army said …")."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """How many, as worded. ``low`` and ``high`` are ``None`` where the wording gives no bound."""

    outcome: Outcome
    category: Category | None = None
    low: int | None = None
    high: int | None = None
    exact: bool = False
    """True for a plain number; false for "at least", "around", "dozens"."""
    unit: Unit = Unit.PEOPLE
    wording: str = ""
    part: bool = False
    """True for a part of a larger total ("including three women")."""
    inferred: bool = False
    """True where no word of a list tells what befell those counted, and the trained judge alone is sure of it."""
    person: str | None = None
    """Key of the one person counted, where somebody is told of singly, by name or by description; ``None``: a number or a group.

    The same key wherever the report tells of the same person, and no name: ``p1``, ``p2`` in the order the report
    tells of them. Within one report and outcome, distinct keys are distinct people and add up to a lower bound.
    """


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """What is said to have been done, by whom, to whom, with what."""

    kind: ActKind
    perpetrators: tuple[Party, ...] = ()
    victims: tuple[Party, ...] = ()
    means: tuple[str, ...] = ()
    asserted: Assertion = Assertion.ASSERTED


# --------------------------------------------------------------------------- reports


@dataclass(frozen=True, slots=True, kw_only=True)
class Container:
    """The file a record was cut from (a JSONL, CSV, MBOX or ZIP)."""

    name: str
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DateCandidate:
    """A date somebody might take for the publication date, and where it stands."""

    value: str
    """EDTF where it can be read without a guess, otherwise the words as found."""
    found_in: str
    """``field:published``, ``meta:article:published_time``, ``dateline``, ``mail:Date``, …"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A stretch of a report's text, code points, end exclusive."""

    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A stretch of a report in custody. The quotation is derived from it, never stored apart."""

    report: ReportId
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyEdge:
    """Says that a report repeats another's text."""

    report: ReportId
    """The report that this one repeats."""
    share: float
    """Share of this report's own sentences that stand in the other, 0 to 1; 0 where a person says that it is a copy, who counts none."""
    evidence: str

    @property
    def by_person(self) -> bool:
        """Whether a person found it, not the machine: the report is a copy as a whole then, whatever its share."""
        return self.evidence.startswith("judged/")


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyAside:
    """A copy that the machine found and that does not count, because a person said otherwise."""

    report: ReportId
    """The report that was found to repeat another."""
    edge: CopyEdge
    """As the machine found it."""
    proposal: str
    """Id of the proposal on which the person judged."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One publication or statement exactly as taken in.

    The id is the SHA-256 of the smallest record that holds it: the file, the
    JSONL line, the CSV row, the mail message. The same bytes twice are one
    report with two paths; the same text from two outlets is two reports.
    """

    id: ReportId
    text: str
    """Extracted text, furniture included; every offset counts into it."""
    media_type: str = "text/plain"
    container: Container | None = None
    external_id: str | None = None
    title: str | None = None
    outlet: str | None = None
    author: str | None = None
    credits: tuple[str, ...] = ()
    """News agencies named as the origin of the text or a part of it."""
    url: str | None = None
    language: str | None = None
    """ISO 639-1."""
    published: When | None = None
    published_candidates: tuple[DateCandidate, ...] = ()
    paths: tuple[str, ...] = ()
    furniture: tuple[Span, ...] = ()
    """Stretches that are page furniture (share counts, cookie notices), kept but not read."""
    categories: tuple[str, ...] = ()
    """Section or tags the page files itself under."""
    copy_of: tuple[CopyEdge, ...] = ()

    @property
    def text_sha256(self) -> str:
        """Hash of the extracted text in UTF-8."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()

    def quote(self, start: int, end: int) -> str:
        """Return the words between two offsets."""
        return self.text[start:end]


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """Something not used, and why. A refusal is a result: nothing is dropped in silence."""

    what: str
    """Path, record or report id; never its content."""
    why: str
    code: str = "refused"
    """Stable word for the reason: ``empty``, ``encrypted``, ``kept-not-read``, …"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Intake:
    """What taking in gave: reports in the order of their ids, and what was refused."""

    reports: tuple[Report, ...] = ()
    refused: tuple[Refusal, ...] = ()


# --------------------------------------------------------------------------- reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """Why one part of a claim was read as it was: what read it, by which words, and how sure it is."""

    part: str
    """What was read: "speaker and words", "stance", "act", "count"."""
    method: str
    """Name and version of what read it, e.g. ``marks/1`` for the trained model or ``acts/3`` for rules."""
    reason: str
    """One clause for a person to check against the passage."""
    confidence: float | None = None
    """Of the trained model, 0 to 1; ``None`` where a rule decides, which knows no degrees."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """What one report says that one speaker says, in one passage, and nothing more.

    Two reports that say the same thing make two claims. Whether they speak of
    one incident is a judgement, kept elsewhere; a claim is never edited to
    agree with another. `None` means the report does not say.
    """

    report: ReportId
    text_sha256: str
    start: int
    """Code-point offset into the report's text as held in custody."""
    end: int
    speaker: Speaker | None
    """``None``: the outlet's own voice."""
    stance: Stance
    hedge: str | None = None
    """The hedging word of the passage ("allegedly"), if any."""
    confidence: float = 1.0
    """How sure the reader is of its own reading, 0 to 1. Says nothing of the truth of the claim."""
    method: str = ""
    """Name and version of what read the passage, e.g. ``attribution/3``."""
    act: Act | None = None
    counts: tuple[Count, ...] = ()
    place: Place | None = None
    when: When | None = None
    grounds: tuple[Ground, ...] = ()
    """Why it was read so, part by part; no part of the id."""

    @property
    def by_person(self) -> bool:
        """Whether a person read it, not the machine."""
        return self.method.partition("/")[0] == "judged"

    @property
    def id(self) -> ClaimId:
        """The same reading of the same passage always gets the same id."""
        who = "" if self.speaker is None else self.speaker.text
        act = "" if self.act is None else f"{self.act.kind}/{self.act.asserted}"
        return ClaimId(
            "c-"
            + digest(self.report, str(self.start), str(self.end), who, self.stance, act, self.method)[:16]
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One answer of a checklist with the claims behind it; *unknown* may rest on none."""

    value: YesNo
    claims: tuple[ClaimId, ...] = ()
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Checklist:
    """The four demands on an investigation (Minnesota Protocol 2016, paragraphs 22 to 33)."""

    prompt: Answer
    effective: Answer
    independent: Answer
    transparent: Answer


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One move in the accountability process, as claimed."""

    step: StepKind
    by: Party | None = None
    """Who makes the move; ``None``: not said."""
    of: Party | None = None
    """Whose conduct it is about; ``None``: not said."""
    when: When | None = None
    due: When | None = None
    """The date something was promised for."""
    overdue: bool | None = None
    """Whether the due date has passed without the promised step; ``None``: no due date or not measured."""
    claims: tuple[ClaimId, ...] = ()
    checklist: Checklist | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """Something told beside the incident (a past coup, a withdrawal)."""

    fact: str
    """The words of the earliest claim that carry it."""
    kind: str = "other"
    """``coup``, ``withdrawal``, ``expulsion``, ``exit``, ``agreement``, ``earlier-violence``, …"""
    when: When | None = None
    claims: tuple[ClaimId, ...] = ()
    agreement: Agreement = Agreement.NOT_KNOWN


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """A date and where the text names it, code points, end exclusive."""

    start: int
    end: int
    when: When


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A place and where the text names it, code points, end exclusive."""

    start: int
    end: int
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What reading one report gave."""

    report: ReportId
    claims: tuple[Claim, ...] = ()
    steps: tuple[Step, ...] = ()
    background: tuple[Fact, ...] = ()
    refused: tuple[Refusal, ...] = ()
    aliases: tuple[tuple[str, str], ...] = ()
    """Names the report itself introduces for an actor: (alias, actor id)."""
    names: tuple[Span, ...] = ()
    """Where names stand that may single out what is told: villages, victims, witnesses; no parties, no countries."""
    paragraphs: tuple[Span, ...] = ()
    """The report's paragraphs in order, furniture left out."""
    dates: tuple[Dated, ...] = ()
    """Every resolved date of the sentences that were read, whether a claim took it or not."""
    places: tuple[Placed, ...] = ()
    """Every place the text names, datelines left out, whether a claim took it or not."""


# --------------------------------------------------------------------------- merging


@dataclass(frozen=True, slots=True, kw_only=True)
class Incident:
    """Claims judged to be about one happening."""

    claims: tuple[ClaimId, ...]
    reports: tuple[ReportId, ...]
    steps: tuple[Step, ...] = ()
    without_claims: tuple[ReportId, ...] = ()
    """Reports that by their words are about it and of which no claim was read: they weigh nothing, and are worth a person's eye."""
    method: str = ""

    @property
    def id(self) -> IncidentId:
        """Derived from the claims, so the same grouping always gets the same id."""
        return IncidentId("i-" + digest(*sorted(self.claims))[:16])


@dataclass(frozen=True, slots=True, kw_only=True)
class Struck:
    """A number taken back in a claim that otherwise stands."""

    claim: ClaimId
    wording: str
    """The number as the claim words it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """Says that claims of a report no longer count, and by whose word. The report and its claims stay in custody."""

    report: ReportId
    """The report whose claims no longer count."""
    kind: RevisionKind
    by: ReportId
    """The later version, or the report whose own publisher gives notice; the report itself where it does so on its own page, or a person judged."""
    through: ReportId | None = None
    """The report taken back whose words this one carries; ``None``: none is meant, or that report is not in custody."""
    claims: tuple[ClaimId, ...] = ()
    """The claims that no longer count."""
    struck: tuple[Struck, ...] = ()
    """Numbers that no longer count, of claims that stand."""
    passages: tuple[Passage, ...] = ()
    """Where notice is given; empty where it is a later version that replaces."""
    evidence: str = ""
    """What it rests on that the one may take back the other."""


# --------------------------------------------------------------------------- weighing


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Why two things are tied: a credit line, "told AFP", copied text."""

    kind: str
    report: ReportId
    start: int | None = None
    end: int | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CountedWith:
    """Another origin that counts as one with this, and why: nobody is given a name that the reports do not give."""

    origin: OriginId
    reason: str
    """Rule in words, e.g. "one account told again"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where claims first come from: a speaker, and who gathered its word."""

    id: OriginId
    speaker: Speaker | None
    """``None``: an outlet's own voice."""
    gathered_by: str | None
    """Agency or outlet to which it spoke; ``None``: not said."""
    supports: tuple[Support, ...]
    reports: tuple[ReportId, ...]
    claims: tuple[ClaimId, ...]
    evidence: tuple[Evidence, ...] = ()
    counted_with: tuple[CountedWith, ...] = ()
    """Origins with which the count takes this one for one mouth; each keeps a record of its own."""
    may_share: tuple[OriginId, ...] = ()
    """Origins this one may be the same as: what cannot be decided widens the range."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OriginRange:
    """How many independent origins, at least and at most."""

    low: int
    high: int


@dataclass(frozen=True, slots=True, kw_only=True)
class IndependentOrigins:
    """Independent origins of the act and of who did it. Deniers never count here."""

    act: OriginRange
    responsibility: OriginRange


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """One value said of a point."""

    value: str
    claims: tuple[ClaimId, ...]
    origins: tuple[OriginId, ...]
    reports: tuple[ReportId, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One question about an incident and all that is said to answer it."""

    about: str
    """``act``, ``responsibility``, ``victims``, ``killed``, ``place``, ``date``, ``means``, ``fate-of-those-present``, …"""
    agreement: Agreement
    values: tuple[Value, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One side of a conflict."""

    value: str
    claims: tuple[ClaimId, ...]
    origins: tuple[OriginId, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """Two or more things said that cannot all be so."""

    about: str
    sides: tuple[Side, ...]
    within: Within
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Casualties:
    """How many, as a range somebody's words support. ``high`` ``None``: open."""

    outcome: Outcome
    category: Category | None
    low: int | None
    best: int | None
    high: int | None
    claims: tuple[ClaimId, ...]
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Grade:
    """A grade proposed by a written rule."""

    value: str
    claims: tuple[ClaimId, ...]
    reasons: tuple[str, ...]
    method: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """An incident weighed. It attributes; it never asserts and never says "confirmed"."""

    id: IncidentId
    headline: str
    act: ActKind | None
    when: When | None
    place: Place | None
    reports: tuple[ReportId, ...]
    claims: tuple[ClaimId, ...]
    casualties: tuple[Casualties, ...]
    points: tuple[Point, ...]
    conflicts: tuple[Conflict, ...]
    origins: tuple[Origin, ...]
    independent_origins: IndependentOrigins
    accountability: tuple[Step, ...]
    grades: Mapping[str, Grade]
    """Keys ``airwars``, ``admiralty``, ``every_casualty``, ``ucdp_event_clarity``."""
    not_known: tuple[str, ...]
    set_aside: tuple[ClaimId, ...] = ()
    """Claims of the incident that no longer count and are no part of ``claims``; `Dossier.revisions` says why."""
    without_claims: tuple[ReportId, ...] = ()
    """Reports about it of which no claim was read: no part of ``reports``, and nothing rests on them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """Everything one run found, each word traceable to the characters it came from."""

    as_of: str | None
    """Date the open steps are measured against, ``YYYY-MM-DD``; ``None``: no date known."""
    methods: Mapping[str, str]
    reports: tuple[Report, ...]
    claims: tuple[Claim, ...]
    incidents: tuple[Assessment, ...]
    background: tuple[Fact, ...]
    refused: tuple[Refusal, ...]
    actors: tuple[Actor, ...] = ()
    """The actors that a claim of this dossier resolves to."""
    revisions: tuple[Revision, ...] = ()
    """Which claims no longer count, because their page was corrected, replaced or withdrawn."""
    copies_aside: tuple[CopyAside, ...] = ()
    """Copies that persons set aside; no `Report.copy_of` holds them."""
    schema: str = field(default="corrobora/dossier/1")

    @property
    def released(self) -> bool:
        """Whether it was redacted: its reports are derivatives, and their ids the SHA-256 of these, not of originals."""
        return "release" in self.methods


# --------------------------------------------------------------------------- custody and review


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One link of the ledger: what was done to what, by whom, when, after which entry."""

    number: int
    what: str
    subject: str
    by: str
    at: str
    """UTC, ISO 8601 with seconds; handed in, never read from the clock by the ledger."""
    payload: Mapping[str, str]
    previous: str
    """Hash of the entry before; 64 zeros for the first."""
    hash: str


class Decision(StrEnum):
    """What a person decided. *Unsure* is a decision; unjudged is the absence of one."""

    ACCEPT = "accept"
    REJECT = "reject"
    CORRECT = "correct"
    MERGE = "merge"
    SPLIT = "split"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """What the machine suggests about one or more records."""

    kind: str
    subjects: tuple[str, ...]
    value: str
    method: str

    @property
    def id(self) -> str:
        """The same suggestion always gets the same id."""
        return "p-" + digest(self.kind, self.value, self.method, *self.subjects)[:16]


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """A claim as somebody saw it: its id, and where it stands, by which it is found when the report was read again since."""

    claim: ClaimId
    report: ReportId
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """What a person decided on a proposal. Appended and withdrawn, never erased."""

    proposal: str
    decision: Decision
    by: str
    at: str
    why: str
    value: str | None = None
    """What it should be, in a person's words, for ``correct``; what is followed is ``corrected``."""
    withdrawn: bool = False
    claim: Claim | None = None
    """The claim as the machine read it when this was decided; ``None``: no claim was judged, or none was read there."""
    corrected: Claim | None = None
    """The claim as the person reads it, for ``correct`` on a claim."""
    settles: bool = False
    """Whether it settles what others hold differently."""
    groups: tuple[tuple[Anchor, ...], ...] = ()
    """For ``merge`` and ``split``: the claims of each incident that became one with the others, or one of its own."""
    proposed: Proposal | None = None
    """For a judgement on a copy or on two names: what was proposed, by which it is followed; ``None`` for any other."""
    actors: tuple[Actor, ...] = ()
    """For a judgement on two names: those of the two that are parties, as they stood when it was decided; a person who speaks is none."""


# --------------------------------------------------------------------------- coded datasets of others


class Dataset(StrEnum):
    """A coded event dataset that a project can be laid beside."""

    ACLED = "acled"
    UCDP = "ucdp-ged"


@dataclass(frozen=True, slots=True, kw_only=True)
class CodedParty:
    """A party as a coded dataset writes it."""

    text: str
    """The cell's own words, e.g. ``Military Forces of Mali (2021-)``."""
    names: tuple[str, ...] = ()
    """The names in it, years and country left out; empty where it names nobody in particular (civilians, unidentified men)."""
    kind: ActorKind = ActorKind.OTHER
    actor: Actor | None = None
    """Who that is among the project's actors; ``None``: not known there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CodedEvent:
    """One event of a coded dataset, as far as it is needed to compare it: no notes and no sources, which are licensed."""

    dataset: Dataset
    id: str
    """The dataset's own id."""
    line: int
    """Line of the file on which its row begins, the header being 1."""
    when: When
    place: Place
    country: str
    """The country in the dataset's words; `Place.country` has its code where one is known."""
    parties: tuple[CodedParty, ...] = ()
    kind: str = ""
    """Event and sub-event type (ACLED), or type of violence (UCDP: 1, 2, 3)."""
    best: int | None = None
    """Dead: UCDP's best estimate, ACLED's one number; ``None``: the cell is empty."""
    low: int | None = None
    high: int | None = None
    civilians: int | None = None
    """Civilians among the dead (UCDP); ACLED has no such number."""


class Presence(StrEnum):
    """Whether an incident is in a coded dataset. The first two are proposals for a person."""

    FOUND = "in-it"
    POSSIBLE = "possibly-in-it"
    ABSENT = "not-in-it"
    OUTSIDE = "not-covered"
    """The file has no events of that country and time, or the incident has no date: nothing follows."""


class Relation(StrEnum):
    """How a value of a coded event stands to ours."""

    SAME = "same"
    """Both say the same, or their number lies within our range."""
    FINER = "finer"
    """Theirs lies within ours and is more exact."""
    COARSER = "coarser"
    """Ours lies within theirs and is more exact."""
    DIFFERS = "differs"
    OURS_SILENT = "ours-silent"
    """They say it, and no report here does."""
    THEIRS_SILENT = "theirs-silent"
    """A report here says it, and they do not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposed:
    """A proposal, and what a person decided on it."""

    proposal: Proposal
    judgement: Judgement | None = None
    """``None``: nobody has decided."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """One point on which an incident and coded events are laid side by side."""

    about: str
    """``date``, ``place``, ``actors``, ``deaths`` or ``civilian-deaths``."""
    relation: Relation
    ours: str
    theirs: str
    why: str
    claims: tuple[ClaimId, ...] = ()
    """The claims that carry our value."""
    proposed: Proposed | None = None
    """``None`` where both say the same: there is nothing to decide."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """Coded events that are proposed to be an incident: one, or several that its dead were divided among."""

    presence: Presence
    """`Presence.FOUND` or `Presence.POSSIBLE`."""
    events: tuple[CodedEvent, ...]
    same: tuple[Proposed, ...]
    """That each of the events is the incident, in their order."""
    agrees: tuple[str, ...]
    """Points on which both agree: ``date``, ``place``, ``parties``, ``deaths``."""
    why: str
    compared: tuple[Compared, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reconciled:
    """One incident, laid beside a coded dataset."""

    incident: IncidentId
    presence: Presence
    why: str
    matches: tuple[Match, ...] = ()
    """The proposed one first."""
    rejected: tuple[Proposed, ...] = ()
    """Events that a person said are not this incident; they are proposed no more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reconciliation:
    """A project laid beside a coded dataset, each statement a proposal."""

    method: str
    dataset: Dataset
    incidents: tuple[Reconciled, ...]
    """In the order of the dossier."""
    unreported: tuple[CodedEvent, ...]
    """Their events of violence within the time and region of our incidents that are proposed for none: no report of them is here."""
    file: str = ""
    sha256: str = ""
    """Of the file's bytes."""
    rows: int = 0
    """Rows read, whether compared or not."""
    first: str | None = None
    """First day that any of its events may have happened on; ``None``: no row was read."""
    last: str | None = None
    refused: tuple[Refusal, ...] = ()
    """Rows that could not be read: nothing is known of what they hold."""


LANGUAGE_NOT_READ = "language-not-read"
"""Code of the refusal by which reading leaves a report aside."""


def unread(reports: Iterable[Report], refused: Iterable[Refusal]) -> frozenset[ReportId]:
    """Return the reports that were taken in and kept but not read, whether refused by id or by their paths."""
    named = {refusal.what for refusal in refused if refusal.code == LANGUAGE_NOT_READ}
    return frozenset(report.id for report in reports if {report.id, "; ".join(report.paths)} & named)


def by_id(claims: Iterable[Claim]) -> dict[ClaimId, Claim]:
    """Index claims by their ids."""
    return {claim.id: claim for claim in claims}
