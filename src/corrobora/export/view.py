"""A dossier arranged for a reader: labels, order, summaries and what goes into each picture.

Nothing is weighed here. Every sentence put together below is of the form
*somebody says*, and every one carries the claims it stands on.
"""

import re
import urllib.parse
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from corrobora.export.dates import DaySpan, date_words, find_span, when_words
from corrobora.export.geography import find_extent, plan_map
from corrobora.export.passages import Context, Marked, clipped, context, mark_report
from corrobora.export.pictures import (
    CasualtyBar,
    Figure,
    Moment,
    Node,
    OriginGraph,
    Picture,
    draw_casualties,
    draw_map,
    draw_origins,
    draw_timeline,
)
from corrobora.export.standing import BY_PERSON, by_report, fallen, revision_note, revision_words
from corrobora.export.wording import (
    CHECKLIST,
    GRADES,
    PLACE_PRECISION,
    STANCES,
    SUPPORT_WORDS,
    casualties_name,
    closeness,
    copy_words,
    count_words,
    counted,
    heading,
    is_retold,
    midway,
    plain,
    question,
    range_words,
    report_wording,
    sentence,
    speaker_kind,
    tie_words,
    unlisted_names,
)
from corrobora.records import (
    ActKind,
    Agreement,
    Answer,
    Assertion,
    Assessment,
    Casualties,
    Claim,
    ClaimId,
    Conflict,
    CopyEdge,
    Count,
    Dossier,
    Grade,
    Origin,
    OriginId,
    Outcome,
    Party,
    Passage,
    Place,
    Point,
    Report,
    ReportId,
    Revision,
    RevisionKind,
    Speaker,
    Stance,
    Step,
    Support,
    When,
    by_id,
)

PICTURED = 40
"""Incidents that get pictures on one page, those with most reports first: the pictures of one take about 50 kB."""

_MOST_COLUMNS = 8
_MOST_NODES = 14
_MOST_MOMENTS = 24
_MOST_VOICES = 5
_COUNTED = frozenset(Outcome)
"""Points whose values are numbers of people."""
_ADMISSIONS = frozenset({Stance.ADMITS, Stance.ADMITS_ACT_DENIES_RESPONSIBILITY})
_EXERCISE = re.compile(r"^[^\w\n]*EXERCISE\b", re.MULTILINE)
_WEB = re.compile(r"https?://[^\s/?#]+[^\s]*", re.IGNORECASE)


def letters(number: int) -> str:
    """Return A to Z for 0 to 25, then AA, AB and so on."""
    name = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


@dataclass(frozen=True, slots=True, kw_only=True)
class Addresses:
    """Where reports and claims stand whose page is none of the dossier's own, as patterns: ``{report}`` and ``{claim}`` stand for ids."""

    report: str
    """Where a report stands: ``/reports/{report}``."""
    claim: str
    """Where a claim's words stand in the text of its report: ``/reports/{report}#{claim}``."""

    def of_report(self, report: ReportId) -> str:
        """Return the address of a report."""
        return self.report.format(report=urllib.parse.quote(report, safe=""))

    def of_claim(self, claim: Claim) -> str:
        """Return the address of a claim."""
        return self.claim.format(
            report=urllib.parse.quote(claim.report, safe=""), claim=urllib.parse.quote(claim.id, safe="")
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One page of a dossier as its links see it; as it stands, the one page that holds everything."""

    split: bool = False
    """Whether the dossier has several pages."""
    up: str = ""
    """From the page's folder to the folder of ``dossier.html``."""
    incident: int | None = None
    """The incident the page is about, where the dossier is split."""
    reports: frozenset[ReportId] = frozenset()
    """The reports whose whole text the page holds, where the dossier is split."""
    homes: Mapping[ReportId, str] = field(default_factory=dict)
    """The page that any other report is looked up on, from the folder of ``dossier.html``."""
    addresses: Addresses | None = None
    """Where reports and claims stand, for an incident that is shown on a page of something else; ``None``: in the dossier."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Index:
    """Looks up the records of one dossier, and names them for the reader."""

    reports: Mapping[ReportId, Report]
    """In the order of their labels."""
    claims: Mapping[ClaimId, Claim]
    """In the order of their labels."""
    report_labels: Mapping[ReportId, str]
    """A, B, C … by publication date, outlet and id; undated reports last."""
    claim_labels: Mapping[ClaimId, str]
    """A1, A2 … by place in the report."""
    homes: Mapping[ClaimId, tuple[int, ...]]
    """Numbers of the incidents a claim stands in."""
    tellings: Mapping[ReportId, tuple[int, ...]]
    """Numbers of the incidents a report tells of."""
    actors: Mapping[str, str]
    """Names of actors by their ids."""
    sheet: Sheet = field(default_factory=Sheet)
    """The page that is being written."""
    revised: Mapping[ReportId, tuple[Revision, ...]] = field(default_factory=dict)
    """What of a report no longer counts, by whose word."""
    fallen: frozenset[ClaimId] = frozenset()
    """The claims that no longer count."""
    read_otherwise: frozenset[ClaimId]
    """Those that a person rejected or corrected."""
    released: bool = False
    """Whether the reports are redacted."""

    def report_page(self, report: ReportId, near: int | None = None) -> str:
        """Return the file a report's text stands in, empty for this page; ``near``: an incident whose page has it too."""
        sheet = self.sheet
        if not sheet.split or report in sheet.reports:
            return ""
        return sheet.up + (incident_file(near) if near else sheet.homes[report])

    def claim_link(self, claim: Claim) -> str:
        """Return where a claim's words stand in the text of its report."""
        if self.sheet.addresses is not None:
            return self.sheet.addresses.of_claim(claim)
        return f"{self.report_page(claim.report)}#{claim.id}"

    def report_link(self, report: ReportId, near: int | None = None) -> str:
        """Return where a report stands whole."""
        if self.sheet.addresses is not None:
            return self.sheet.addresses.of_report(report)
        return f"{self.report_page(report, near)}#report-{self.report_labels[report]}"

    def incident_link(self, number: int) -> str:
        """Return where an incident stands."""
        away = self.sheet.split and number != self.sheet.incident
        return f"{self.sheet.up}{incident_file(number)}" if away else f"#incident-{number}"

    def part_link(self, part: str) -> str:
        """Return where a part of the dossier stands that only its first page has."""
        return f"{self.sheet.up}dossier.html#{part}" if self.sheet.up else f"#{part}"

    def report(self, report: ReportId) -> Report:
        """Return a report by its id."""
        return self.reports[report]

    def claim(self, claim: ClaimId) -> Claim:
        """Return a claim by its id."""
        return self.claims[claim]

    def label(self, claim: Claim | ClaimId) -> str:
        """Return the short name of a claim: ``B3`` is the third claim of report B."""
        return self.claim_labels[claim.id if isinstance(claim, Claim) else claim]

    def report_label(self, report: ReportId) -> str:
        """Return the letter of a report."""
        return self.report_labels[report]

    def in_order(self, claims: Iterable[ClaimId]) -> tuple[Claim, ...]:
        """Return claims in the order of their labels, each once."""
        wanted = set(claims)
        found = [self.claims[claim] for claim in wanted]
        return tuple(sorted(found, key=lambda claim: self._claim_key(claim.id)))

    def _claim_key(self, claim: ClaimId) -> tuple[int, str, int]:
        label = self.claim_labels[claim]
        name = label.rstrip("0123456789")
        return (len(name), name, int(label[len(name) :]))

    def reports_in_order(self, reports: Iterable[ReportId]) -> tuple[ReportId, ...]:
        """Return report ids in the order of their labels, each once."""
        return tuple(
            sorted(
                set(reports), key=lambda report: (len(self.report_labels[report]), self.report_labels[report])
            )
        )

    def quote(self, claim: Claim, limit: int = 0) -> str:
        """Return the words of a claim; with a limit, on one line and cut at a word."""
        words = self.reports[claim.report].quote(claim.start, claim.end)
        return clipped(words, limit) if limit else words

    def context(self, claim: Claim) -> Context:
        """Return a claim's passage with the words around it."""
        return context(self.reports[claim.report], claim.start, claim.end)

    def outlet(self, report: ReportId) -> str:
        """Return the outlet of a report, or say that it is not known."""
        return self.reports[report].outlet or f"an unnamed outlet (report {self.report_labels[report]})"

    def voice(self, claim: Claim) -> str:
        """Return who speaks in a claim, as the text words it."""
        if claim.speaker is None:
            return f"{self.outlet(claim.report)}, in its own words"
        return claim.speaker.text

    def voice_name(self, claims: Sequence[Claim]) -> str:
        """Return what one voice is called in a sentence, over all claims in which it speaks.

        Words that name nobody give way to words that do; the actor they stand for is added
        where they do not say it. An outlet's own voice has the outlet's name.
        """
        speakers = [claim.speaker for claim in claims if claim.speaker is not None]
        if not speakers:
            return self.reports[claims[0].report].outlet or "an unnamed outlet"
        first = next((speaker for speaker in speakers if not speaker.anonymous), speakers[0])
        actor = "" if first.anonymous else self.actors.get(first.actor or "", "")
        words = midway(first.text)
        bare = words.removeprefix("the ").casefold()
        told = actor.casefold() in words.casefold() or bare in actor.casefold()
        return words if told else f"{words} ({actor})"

    def party(self, party: Party | None) -> str:
        """Return a party as worded, with the actor it resolves to where that says more."""
        if party is None:
            return "not said"
        name = self.actors.get(party.actor or "", "")
        return (
            party.text if not name or name.casefold() in party.text.casefold() else f"{party.text} ({name})"
        )

    def value(self, value: str, about: str = "") -> str:
        """Return the value of a point as a reader takes it in: ids become names, codes and dates words.

        Several values that stand on one side of a conflict come joined by semicolons.
        """
        return "; ".join(self._one_value(one, about) for one in value.split("; "))

    def _one_value(self, value: str, about: str) -> str:
        if about == "date":
            return date_words(value)
        if about == "act":
            return plain(value)
        if value == "none" and about in _COUNTED:
            return "nobody"
        return self.actors.get(value, value)

    def foremost(self, claims: Iterable[ClaimId], limit: int) -> tuple[Claim, ...]:
        """Return the claims that show a side best: one of each voice first, copied text last."""
        heard: dict[tuple[object, ...], int] = {}
        ranked: list[tuple[bool, int, int, Claim]] = []
        for claim in self.in_order(claims):
            speaker = claim.speaker
            voice = (claim.report,) if speaker is None else ((speaker.actor or speaker.text).casefold(),)
            turn = heard[voice] = heard.get(voice, 0) + 1
            ranked.append((is_copy(self.reports[claim.report]), turn, len(ranked), claim))
        return tuple(claim for *_, claim in sorted(ranked, key=lambda one: one[:3])[:limit])

    def column_name(self, report: ReportId) -> str:
        """Return letter and outlet of a report, and whether it repeats another: ``B The Courier (copy of A)``."""
        note = self.copy_note(report)
        outlet = self.reports[report].outlet or "outlet not known"
        return f"{self.report_labels[report]} {outlet}{f' ({note})' if note else ''}"

    def standing_note(self, report: ReportId) -> str:
        """Return in a word whether a report still counts: ``earlier version of B``, ``withdrawn, see C``, or nothing."""
        revisions = self.revised.get(report, ())
        whole = bool(revisions) and all(
            claim in self.fallen for claim, held in self.claims.items() if held.report == report
        )
        notes = [revision_note(one, self.report_labels, whole=whole) for one in revisions]
        return ", ".join(dict.fromkeys(note for note in notes if note))

    def revision_words(self, revision: Revision) -> str:
        """Return what no longer counts, and by whose word."""
        return revision_words(revision, self.report_labels)

    def parted(self, revisions: Iterable[Revision]) -> tuple[tuple[Revision, ...], tuple[Revision, ...]]:
        """Return the revisions by publishers and those by persons who judged, both in the order of their reports' labels."""
        every = self.revisions_in_order(revisions)
        persons = tuple(one for one in every if one.kind in BY_PERSON)
        return tuple(one for one in every if one.kind not in BY_PERSON), persons

    def instead_of(self, revision: Revision) -> tuple[Claim, ...]:
        """Return what persons read in the passages of a revision where theirs stands instead; nothing where they rejected."""
        if revision.kind is not RevisionKind.READING_CORRECTED:
            return ()
        passages = {(c.report, c.start, c.end) for c in map(self.claim, revision.claims)}
        return tuple(
            one
            for one in self.claims.values()
            if one.by_person and (one.report, one.start, one.end) in passages
        )

    def revisions_in_order(self, revisions: Iterable[Revision]) -> tuple[Revision, ...]:
        """Return revisions in the order of their reports' labels."""
        places = {report: number for number, report in enumerate(self.reports)}
        return tuple(sorted(revisions, key=lambda one: (places[one.report], one.kind, places[one.by])))

    def reports_of(self, claims: Iterable[ClaimId]) -> tuple[ReportId, ...]:
        """Return the reports that some claims stand in."""
        return tuple(sorted({self.claims[claim].report for claim in claims}))

    def passage(self, passage: Passage, limit: int) -> str:
        """Return the words of a passage on one line, cut at a word."""
        return clipped(self.reports[passage.report].quote(passage.start, passage.end), limit)

    def copy_note(self, report: ReportId) -> str:
        """Return in a word what a report is to others: ``copy of A``, ``retells A``, ``earlier version of B``, or nothing."""
        standing = self.standing_note(report)
        notes = [*([standing] if standing else [])]
        notes += [
            f"{'retells' if is_retold(edge) else 'copy of'} {self.report_labels[edge.report]}"
            for edge in self.reports[report].copy_of
        ]
        return ", ".join(notes)


def incident_file(number: int) -> str:
    """Return the page of an incident, from the folder of ``dossier.html``."""
    return f"incidents/{number}.html"


def is_copy(report: Report) -> bool:
    """Whether a report carries another's sentences. One that retells in other words is no copy."""
    return any(not is_retold(edge) for edge in report.copy_of)


def speaker_notes(speaker: Speaker | None) -> tuple[str, ...]:
    """Return what is known of a speaker beside the words that name it."""
    if speaker is None:
        return ("the outlet’s own words",)
    notes = [
        speaker_kind(speaker.kind),
        "not named" if speaker.anonymous else "",
        f"told {speaker.told}" if speaker.told else "",
        f"as given by {', '.join(speaker.via)}" if speaker.via else "",
    ]
    return tuple(note for note in notes if note)


# --------------------------------------------------------------------------- incidents


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """One who says something, with the claims in which it does."""

    name: str
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """How some stand to something: ``alleged by`` these voices."""

    verb: str
    voices: tuple[Voice, ...]
    further: int
    """Voices left out here for brevity; the table of origins has them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CellEntry:
    """One value a report gives for a point, with the claims that give it."""

    value: str
    claims: tuple[Claim, ...]
    note: str = ""
    """What a reader must know of the value: that the gazetteer does not have the place."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PointRow:
    """One row of the matrix."""

    point: Point
    name: str
    status: str
    """How what is said stands to one another, in words."""
    look: str
    """The same as a class of the style sheet."""
    tally: tuple[tuple[str, int], ...]
    """What is said, with how many reports say it; empty where only one thing is."""
    cells: tuple[tuple[CellEntry, ...], ...]
    """One cell for each column's report."""
    aside: tuple[tuple[CellEntry, ...], ...]
    """Of each column's report, what it tells of other kinds of act beside the incident's."""
    further: tuple[CellEntry, ...]
    """What the reports without a column of their own give."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Matrix:
    """Points by reports."""

    columns: tuple[ReportId, ...]
    further: tuple[ReportId, ...]
    rows: tuple[PointRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CasualtyRow:
    """One casualty range in words."""

    casualties: Casualties
    name: str
    words: str
    giving: tuple[ClaimId, ...]
    """Claims that themselves give one of the three numbers; all behind the range where none does."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TieRow:
    """One reason why claims share an origin, and the reports that give it."""

    words: str
    reports: tuple[ReportId, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OriginRow:
    """One origin, with a short name for the table and the picture."""

    origin: Origin
    label: str
    name: str
    stands_for: str
    """What its claims carry, in words."""
    ties: tuple[TieRow, ...]
    """Why its claims belong together."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckRow:
    """One demand of the checklist with its answer."""

    name: str
    answer: Answer


@dataclass(frozen=True, slots=True, kw_only=True)
class StepRow:
    """One accountability step."""

    step: Step
    status: str
    overdue: bool
    checks: tuple[CheckRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GradeRow:
    """One proposed grade with the name of its scheme."""

    name: str
    meaning: str
    grade: Grade


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentView:
    """One incident, arranged."""

    number: int
    assessment: Assessment
    sayings: tuple[Saying, ...]
    denials: tuple[Saying, ...]
    lead: CasualtyRow | None
    """The range the summary names: killed, everybody, where there is one."""
    casualties: tuple[CasualtyRow, ...]
    disputed: tuple[str, ...]
    """The questions that what is said answers in ways that cannot all be so."""
    rivals: int
    """Attributions that exclude each other; 0 where those named can all have done it."""
    matrix: Matrix
    conflicts: tuple[Conflict, ...]
    origins: tuple[OriginRow, ...]
    origin_labels: Mapping[OriginId, str]
    steps: tuple[StepRow, ...]
    grades: tuple[GradeRow, ...]
    place_note: str
    undated: tuple[str, ...]
    pictured: bool
    """Whether pictures were drawn; see `PICTURED`."""
    casualty_picture: Picture | None
    casualty_picture_narrow: Picture | None
    """The same for a screen as wide as a hand."""
    origin_picture: Picture | None
    map_picture: Picture | None
    timeline_picture: Picture | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyRow:
    """One report that this one repeats, and how."""

    edge: CopyEdge
    retold: bool
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportView:
    """One report with its text marked up."""

    report: Report
    label: str
    name: str
    link: str | None
    """The address, where it is one of the web; anything else is shown and never linked."""
    claims: tuple[Claim, ...]
    copies: tuple[CopyRow, ...]
    aside: tuple[CopyRow, ...]
    """The same of those that a person set aside."""
    marked: Marked
    exercise: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierView:
    """A whole dossier, arranged."""

    dossier: Dossier
    index: Index
    incidents: tuple[IncidentView, ...]
    reports: tuple[ReportView, ...]
    crossing: tuple[ClaimId, ...]
    exercise: tuple[str, ...]
    """Labels of the reports that say of themselves that they are an exercise."""
    unpictured: int


def arrange(dossier: Dossier, *, most_pictured: int = PICTURED) -> DossierView:
    """Arrange a dossier for a reader. Its ids have been checked before.

    ``most_pictured``: so many incidents get pictures, those with most reports first.
    """
    index = _index(dossier)
    order = sorted(
        range(len(dossier.incidents)),
        key=lambda place: (-len(dossier.incidents[place].reports), place),
    )
    pictured = set(order[:most_pictured])
    incidents = tuple(
        arrange_incident(number + 1, assessment, index, as_of=dossier.as_of, pictured=number in pictured)
        for number, assessment in enumerate(dossier.incidents)
    )
    of_report: dict[ReportId, list[Claim]] = {report: [] for report in index.reports}
    for claim in index.claims.values():
        of_report[claim.report].append(claim)
    reports = tuple(
        ReportView(
            report=report,
            label=index.report_labels[report.id],
            name=report.title or "Untitled report",
            link=report.url if report.url and _WEB.fullmatch(report.url) else None,
            claims=tuple(of_report[report.id]),
            copies=tuple(
                CopyRow(edge=edge, retold=is_retold(edge), words=copy_words(edge)) for edge in report.copy_of
            ),
            aside=tuple(
                CopyRow(edge=one.edge, retold=is_retold(one.edge), words=copy_words(one.edge))
                for one in dossier.copies_aside
                if one.report == report.id
            ),
            marked=mark_report(report, of_report[report.id], index.claim_labels),
            exercise=bool(_EXERCISE.search(report.text) or "EXERCISE" in (report.title or "")),
        )
        for report in index.reports.values()
    )
    return DossierView(
        dossier=dossier,
        index=index,
        incidents=incidents,
        reports=reports,
        crossing=tuple(claim for report in reports for claim in report.marked.crossing),
        exercise=tuple(report.label for report in reports if report.exercise),
        unpictured=len(dossier.incidents) - len(pictured),
    )


def _index(dossier: Dossier) -> Index:
    def age(report: Report) -> tuple[bool, str, str, str]:
        edtf = report.published.edtf if report.published else None
        return (edtf is None, edtf or "", report.outlet or "", report.id)

    reports = {report.id: report for report in sorted(dossier.reports, key=age)}
    report_labels = {report: letters(number) for number, report in enumerate(reports)}
    places = {report: number for number, report in enumerate(reports)}
    claims = {
        claim.id: claim
        for claim in sorted(
            by_id(dossier.claims).values(),
            key=lambda claim: (places[claim.report], claim.start, claim.end, claim.id),
        )
    }
    claim_labels: dict[ClaimId, str] = {}
    in_report: dict[ReportId, int] = {}
    for claim in claims.values():
        in_report[claim.report] = in_report.get(claim.report, 0) + 1
        claim_labels[claim.id] = f"{report_labels[claim.report]}{in_report[claim.report]}"
    homes: dict[ClaimId, tuple[int, ...]] = {}
    tellings: dict[ReportId, tuple[int, ...]] = {}
    for number, incident in enumerate(dossier.incidents, 1):
        for claim_id in (*incident.claims, *incident.set_aside):
            homes[claim_id] = (*homes.get(claim_id, ()), number)
        for report_id in (*incident.reports, *incident.without_claims):
            tellings[report_id] = (*tellings.get(report_id, ()), number)
    return Index(
        reports=reports,
        claims=claims,
        report_labels=report_labels,
        claim_labels=claim_labels,
        homes=homes,
        tellings=tellings,
        actors={actor.id: actor.name for actor in dossier.actors},
        revised=by_report(dossier.revisions),
        fallen=fallen(dossier.revisions),
        read_otherwise=fallen(one for one in dossier.revisions if one.kind in BY_PERSON),
        released=dossier.released,
    )


def arrange_incident(
    number: int, incident: Assessment, index: Index, *, as_of: str | None, pictured: bool
) -> IncidentView:
    """Arrange one incident; ``number`` is its place in the dossier, from 1."""
    claims = index.in_order(incident.claims)
    origins = _origin_rows(incident, index)
    casualties = tuple(
        CasualtyRow(
            casualties=one,
            name=casualties_name(one),
            words=range_words(one.low, one.high),
            giving=_giving(one, index),
        )
        for one in incident.casualties
    )
    lead = next(
        (
            row
            for row in casualties
            if row.casualties.outcome is Outcome.KILLED and row.casualties.category is None
        ),
        casualties[0] if casualties else None,
    )
    steps = tuple(_step_row(step, incident, index) for step in incident.accountability)
    moments, undated = _moments(incident, index, as_of)
    extent = find_extent(incident.place)
    plan = plan_map(extent) if extent else None
    drawn = extent.note if extent else ""
    if plan and not plan.land:
        drawn += " No outline of land is held for these waters or this invented country."
    name = f"i{number}"
    carrying = _carrying(claims, incident)
    explained = [
        claim
        for claim in claims
        if claim.stance is Stance.GIVES_ALTERNATIVE_EXPLANATION and claim not in carrying
    ]
    bars = _bars(casualties, index)
    voices = {claim: origin.id for origin in incident.origins for claim in origin.claims}
    telling = {
        claim
        for origin in incident.origins
        if Support.DENIAL not in origin.supports
        for claim in origin.claims
    }
    return IncidentView(
        number=number,
        assessment=incident,
        sayings=_sayings(carrying, index, voices),
        denials=_sayings(
            # "six is no mistake in counting", says who accuses: its origin denies nothing of the happening
            [claim for claim in claims if _denies(claim, incident.act) and claim.id not in telling],
            index,
            voices,
            verb=STANCES[Stance.DENIES],
        )
        + _sayings(explained, index, voices),
        lead=lead,
        casualties=casualties,
        disputed=_disputed(incident),
        rivals=_rivals(incident, index),
        matrix=_matrix(incident, index),
        conflicts=incident.conflicts,
        origins=origins,
        origin_labels={row.origin.id: row.label for row in origins},
        steps=steps,
        grades=_grade_rows(incident.grades),
        place_note=_place_note(incident.place, drawn),
        undated=undated,
        pictured=pictured,
        casualty_picture=draw_casualties(bars, name=f"{name}-casualties") if pictured else None,
        casualty_picture_narrow=(
            draw_casualties(bars, name=f"{name}-casualties-narrow", narrow=True) if pictured else None
        ),
        # One report with one origin is a sentence, not a graph.
        origin_picture=(
            draw_origins(_graph(origins, index), name=f"{name}-origins")
            if pictured and len(origins) + len(incident.reports) > 2
            else None
        ),
        map_picture=draw_map(plan, words=drawn, name=f"{name}-map") if pictured and plan else None,
        timeline_picture=draw_timeline(moments, name=f"{name}-time") if pictured else None,
    )


def _rivals(incident: Assessment, index: Index) -> int:
    """Return how many attributions exclude each other; a side of denials alone names nobody."""
    sides = [
        side
        for conflict in incident.conflicts
        if conflict.about == "responsibility"
        for side in conflict.sides
        if any(_names_a_doer(claim) for claim in index.in_order(side.claims))
    ]
    return len(sides) if len(sides) > 1 else 0


def _names_a_doer(claim: Claim) -> bool:
    """Whether a claim of a side lays the act to somebody; who admits it and rejects the responsibility does not."""
    return (
        claim.stance.carries_act
        and claim.stance is not Stance.ADMITS_ACT_DENIES_RESPONSIBILITY
        and (claim.act is None or claim.act.asserted is not Assertion.NEGATED)
    )


def _disputed(incident: Assessment) -> tuple[str, ...]:
    about = [point.about for point in incident.points if point.agreement is Agreement.CONTESTED]
    about += [conflict.about for conflict in incident.conflicts]
    return tuple(dict.fromkeys(question(one) for one in about))


def _carrying(claims: Sequence[Claim], incident: Assessment) -> list[Claim]:
    carrying = [
        claim
        for claim in claims
        if claim.act is not None and claim.act.asserted is Assertion.ASSERTED and claim.stance.carries_act
    ]
    # Who denies may own up to something of the same kind ("we killed seven fighters"): that carries nothing.
    behind = {claim for origin in incident.origins if _carries(origin) for claim in origin.claims}
    carrying = [claim for claim in carrying if claim.id in behind] or carrying
    of_this_kind = [
        claim
        for claim in carrying
        if (claim.act is not None and claim.act.kind == incident.act) or claim.stance in _ADMISSIONS
    ]
    return of_this_kind or carrying


def _sayings(
    claims: Iterable[Claim], index: Index, voices: Mapping[ClaimId, OriginId], *, verb: str | None = None
) -> tuple[Saying, ...]:
    """Group claims by how they are said and who says them.

    Voices are told apart as origins are (``voices``): a party and its spokesman are one. Outlets in their own words
    come last.
    """
    verbs: dict[str, dict[str, list[Claim]]] = {}
    for claim in claims:
        speaker = claim.speaker
        key = f"own/{claim.report}" if speaker is None else voices.get(claim.id, speaker.text)
        verbs.setdefault(verb or STANCES[claim.stance], {}).setdefault(key, []).append(claim)
    sayings = []
    for words, spoken in verbs.items():
        named = [Voice(name=index.voice_name(found), claims=tuple(found)) for found in spoken.values()]
        named.sort(key=lambda voice: -len(voice.claims))
        further = max(0, len(named) - _MOST_VOICES)
        sayings.append(Saying(verb=words, voices=tuple(named[:_MOST_VOICES]), further=further))
    order = list(STANCES.values())
    return tuple(sorted(sayings, key=lambda saying: order.index(saying.verb)))


def _matrix(incident: Assessment, index: Index) -> Matrix:
    standing = {index.claim(claim).report for claim in incident.claims}
    # a report of which nothing counts any more would read "does not say" throughout
    gone = set(index.reports_of(incident.set_aside)) - standing
    reports = index.reports_in_order(set(incident.reports) - gone)
    said: dict[ReportId, int] = {}
    for point in incident.points:
        for value in point.values:
            for claim in value.claims:
                said[index.claim(claim).report] = said.get(index.claim(claim).report, 0) + 1
    ranked = sorted(reports, key=lambda report: (is_copy(index.report(report)), -said.get(report, 0)))
    columns = index.reports_in_order(ranked[:_MOST_COLUMNS])
    further = index.reports_in_order(set(reports) - set(columns))
    rows = []
    for point in incident.points:
        entries: dict[ReportId, list[CellEntry]] = {report: [] for report in columns}
        aside: dict[ReportId, list[CellEntry]] = {report: [] for report in columns}
        rest: list[CellEntry] = []
        main = _main_values(point, incident)
        for value in point.values:
            claims = index.in_order(value.claims)
            name, note = index.value(value.value, point.about), _value_note(point.about, claims)
            for report in columns:
                if here := tuple(claim for claim in claims if claim.report == report):
                    shelf = entries if value.value in main else aside
                    shelf[report].append(CellEntry(value=name, claims=here, note=note))
            if elsewhere := tuple(claim for claim in claims if claim.report not in entries):
                rest.append(CellEntry(value=name, claims=elsewhere, note=note))
        status, look = _status(point, index)
        rows.append(
            PointRow(
                point=point,
                name=heading(point.about),
                status=status,
                look=look,
                tally=_tally(point, index),
                cells=tuple(tuple(entries[report]) for report in columns),
                aside=tuple(tuple(aside[report]) for report in columns),
                further=tuple(rest),
            )
        )
    return Matrix(columns=columns, further=further, rows=tuple(rows))


def _main_values(point: Point, incident: Assessment) -> frozenset[str]:
    """Return the values of a point that are shown with their words.

    Of the acts, those are the incident's own kind and what is said against it: an account of a killing tells of
    shots, of wounds and of burnt cars besides, and set out in full these hide whether the killing is agreed.
    """
    values = frozenset(value.value for value in point.values)
    if point.about != "act" or incident.act is None or incident.act not in values:
        return values
    kind = str(incident.act)
    return frozenset(one for one in values if one in {kind, "denied"} or one.startswith(f"{kind} of "))


def _status(point: Point, index: Index) -> tuple[str, str]:
    """Return how what is said of a point stands to one another, and its look.

    What one origin alone says agrees with nothing, and what is only denied nobody says: there *agreed* would
    read as if several bore each other out.
    """
    claims = [index.claim(claim) for value in point.values for claim in value.claims]
    if claims and point.agreement is not Agreement.CONTESTED:
        if all(_denies(claim) for claim in claims):
            return "only denied", "not-known"
        if point.agreement is Agreement.AGREED and len({o for v in point.values for o in v.origins}) == 1:
            return "one origin", "not-known"
    return plain(point.agreement), str(point.agreement)


def _denies(claim: Claim, act: ActKind | None = None) -> bool:
    """Whether a claim denies; of an incident whose kind is given, what is said not to have been is of that kind.

    "No arrests have been made" denies no killing.
    """
    if claim.stance is Stance.DENIES:
        return True
    negated = claim.act is not None and claim.act.asserted is Assertion.NEGATED
    return negated and (act is None or (claim.act is not None and claim.act.kind is act))


def _tally(point: Point, index: Index) -> tuple[tuple[str, int], ...]:
    if len(point.values) < 2:
        return ()
    counts = [(index.value(value.value, point.about), len(value.reports)) for value in point.values]
    return tuple(sorted(counts, key=lambda one: -one[1]))


def _value_note(about: str, claims: Sequence[Claim]) -> str:
    if about == "place" and any(unlisted_names(claim.place) for claim in claims):
        return "not in the gazetteer"
    return ""


def _origin_rows(incident: Assessment, index: Index) -> tuple[OriginRow, ...]:
    rows = []
    for number, origin in enumerate(incident.origins, 1):
        if origin.speaker is not None:
            name = origin.speaker.text
        else:
            outlets = sorted({index.outlet(report) for report in origin.reports})
            name = (
                f"{outlets[0] if len(outlets) == 1 else origin.gathered_by or 'several outlets'}, own words"
            )
        rows.append(
            OriginRow(
                origin=origin,
                label=f"O{number}",
                name=name,
                stands_for=_stands_for(origin),
                ties=_ties(origin, index),
            )
        )
    return tuple(rows)


def _stands_for(origin: Origin) -> str:
    supports = [support for support in origin.supports if support is not Support.OTHER] or origin.supports
    return ", ".join(SUPPORT_WORDS[support] for support in supports)


def _ties(origin: Origin, index: Index) -> tuple[TieRow, ...]:
    found: dict[str, list[ReportId]] = {}
    for evidence in origin.evidence:
        found.setdefault(tie_words(evidence), []).append(evidence.report)
    return tuple(
        TieRow(words=words, reports=index.reports_in_order(reports)) for words, reports in found.items()
    )


def _giving(row: Casualties, index: Index) -> tuple[ClaimId, ...]:
    numbers = {row.low, row.best, row.high} - {None}
    given = tuple(
        claim
        for claim in row.claims
        for count in (index.claims[claim].counts if claim in index.claims else ())
        if count.outcome is row.outcome
        and (row.category is None or count.category is row.category)
        and {count.low, count.high} & numbers
    )
    return tuple(dict.fromkeys(given)) or row.claims


def _told_since(step: Step, incident: Assessment, index: Index) -> bool:
    """Whether a report on the incident is later than the day promised, or has no date by which it could be earlier."""
    due = find_span(step.due.edtf) if step.due else None
    days = [
        find_span(report.published.edtf) if report.published else None
        for one in incident.reports
        if (report := index.reports.get(one)) is not None
    ]
    return (
        due is None
        or due.last is None
        or any(day is None or day.last is None or day.last > due.last for day in days)
    )


def _step_row(step: Step, incident: Assessment, index: Index) -> StepRow:
    if step.due is None:
        status = "no date promised"
    elif step.overdue is None:
        status = "due date not measured"
    else:
        status = "overdue" if step.overdue else "not overdue"
        if step.overdue and not _told_since(step, incident, index):
            status = "overdue; no report on this incident is later than the day promised"
    checks: tuple[CheckRow, ...] = ()
    if step.checklist is not None:
        checks = tuple(
            CheckRow(name=name, answer=getattr(step.checklist, field)) for field, name in CHECKLIST.items()
        )
    return StepRow(step=step, status=status, overdue=bool(step.overdue), checks=checks)


def _grade_rows(grades: Mapping[str, Grade]) -> tuple[GradeRow, ...]:
    known = [key for key in GRADES if key in grades]
    others = sorted(key for key in grades if key not in GRADES)
    return tuple(
        GradeRow(name=name, meaning=meaning, grade=grades[key])
        for key in [*known, *others]
        for name, meaning in [GRADES.get(key, (heading(key), ""))]
    )


def _place_note(place: Place | None, drawn: str) -> str:
    if place is None:
        return "No place was read in the reports, so there is no map."
    precision = PLACE_PRECISION.get(place.where_prec or 0)
    said = f"“{place.text}”"
    grade = (
        f" UCDP where_prec {place.where_prec}: {precision}."
        if precision
        else " How precisely was not read in the reports."
    )
    if drawn:
        return f"The words are {said}.{grade} {drawn}"
    if unlisted_names(place):
        return f"The words are {said}. {sentence(closeness(place))} There is no point to draw, so there is no map."
    return f"The words are {said}; they could not be resolved to a place on a map.{grade}"


# --------------------------------------------------------------------------- what the pictures show


def _bars(rows: Sequence[CasualtyRow], index: Index) -> list[CasualtyBar]:
    bars = []
    for row in rows:
        one = row.casualties
        grouped: dict[tuple[int | None, int | None], list[tuple[str, str]]] = {}
        for claim in index.in_order(one.claims):
            count = _matching(claim, one)
            if count is not None and (count.low is not None or count.high is not None):
                wording = midway(report_wording(count)) or range_words(count.low, count.high)
                grouped.setdefault((count.low, count.high), []).append((wording, index.label(claim)))
        figures = tuple(
            Figure(low=low, high=high, label=_figure_label(found))
            for (low, high), found in sorted(
                grouped.items(), key=lambda group: (group[0][0] or 0, group[0][1] is None, group[0][1] or 0)
            )
        )
        bars.append(
            CasualtyBar(
                name=row.name, words=row.words, low=one.low, best=one.best, high=one.high, figures=figures
            )
        )
    return bars


def _figure_label(found: Sequence[tuple[str, str]]) -> str:
    labels = [label for _, label in found]
    shown = ", ".join(labels) if len(labels) <= 4 else f"{', '.join(labels[:3])} and {len(labels) - 3} more"
    return f"{found[0][0]} ({shown})"


def _matching(claim: Claim, casualties: Casualties) -> Count | None:
    same = [count for count in claim.counts if count.outcome == casualties.outcome]
    exact = [count for count in same if count.category == casualties.category]
    whole = [count for count in same if not count.part]
    return next(iter(exact or whole), None)


def _graph(rows: Sequence[OriginRow], index: Index) -> OriginGraph:
    """Return the graph of an incident; past `_MOST_NODES` a column, nodes are drawn as groups."""
    notes = []
    speakers = sorted(
        rows, key=lambda row: (not _carries(row.origin), -len(row.origin.reports), int(row.label[1:]))
    )
    # A box for "1 further" would take the room of the one.
    most = _MOST_NODES if len(speakers) > _MOST_NODES + 1 else _MOST_NODES + 1
    shown, hidden = speakers[:most], speakers[most:]
    shown_ids = {row.origin.id for row in shown}
    reach: dict[ReportId, tuple[str, ...]] = {}
    for row in [*shown, *hidden]:
        key = row.label if row.origin.id in shown_ids else "rest"
        for report in row.origin.reports:
            reach[report] = tuple(sorted({*reach.get(report, ()), key}))
    groups: dict[object, list[ReportId]] = {}
    together = len(reach) > _MOST_NODES
    for report in index.reports_in_order(reach):
        groups.setdefault(reach[report] if together else report, []).append(report)
    ordered = sorted(groups.values(), key=lambda found: -len(found)) if together else list(groups.values())
    tail = [report for found in ordered[_MOST_NODES:] for report in found]
    columns = [*ordered[:_MOST_NODES], *([tail] if tail else [])]
    if together:
        notes.append(f"The {len(reach)} reports are drawn as groups of those with the same origins.")
    if hidden:
        notes.append(f"{counted(len(hidden), 'further origin')} with fewest reports are drawn as one box.")
    node_of = {report: f"r{number}" for number, found in enumerate(columns) for report in found}
    reports = tuple(_report_node(f"r{number}", found, index) for number, found in enumerate(columns))
    gatherers: dict[str, Node] = {}
    edges: dict[tuple[str, str], None] = {}
    for row in [*shown, *hidden]:
        origin = row.origin
        target = row.label if origin.id in shown_ids else "rest"
        if target == "rest":
            key, node = "g-rest", Node(key="g-rest", label="various")
        elif origin.gathered_by is None:
            # One box for all that the same reports leave open: a box for each would be a wall of them.
            key = f"g-{' '.join(sorted(node_of[report] for report in origin.reports))}"
            node = Node(key=key, label="not said")
        else:
            key = f"g={origin.gathered_by.casefold()}"
            node = Node(key=key, label=origin.gathered_by)
        gatherers.setdefault(key, node)
        for report in origin.reports:
            edges[node_of[report], key] = None
        edges[key, target] = None
    boxes = [
        Node(
            key=row.label,
            label=f"{row.label} {row.name}",
            note=row.stands_for,
            strong=_carries(row.origin),
        )
        for row in shown
    ]
    if hidden:
        boxes.append(Node(key="rest", label=counted(len(hidden), "further origin")))
    label_of = {row.origin.id: row.label for row in shown}
    pairs = {
        tuple(sorted((row.label, label_of[other])))
        for row in shown
        for other in row.origin.may_share
        if other in label_of and other != row.origin.id
    }
    return OriginGraph(
        reports=reports,
        gatherers=tuple(gatherers.values()),
        speakers=tuple(boxes),
        edges=tuple(edges),
        may_share=tuple((one, other) for one, other in sorted(pairs)),
        note=" ".join(notes),
    )


def _carries(origin: Origin) -> bool:
    return Support.ACT in origin.supports or Support.RESPONSIBILITY in origin.supports


def _report_node(key: str, reports: Sequence[ReportId], index: Index) -> Node:
    if len(reports) > 1:
        labels = [index.report_label(report) for report in reports]
        listed = ", ".join(labels[:6]) + (" …" if len(labels) > 6 else "")
        return Node(key=key, label=counted(len(reports), "report"), note=listed)
    report = index.report(reports[0])
    note = report.published and when_words(report.published)
    return Node(
        key=key,
        label=f"{index.report_label(report.id)} {report.outlet or 'outlet not known'}",
        note=note or "date not known",
    )


def _dated(when: When | None) -> DaySpan | None:
    span = find_span(when.edtf) if when else None
    return span if span and span.first and span.last else None


def _moments(incident: Assessment, index: Index, as_of: str | None) -> tuple[list[Moment], tuple[str, ...]]:
    """Return what can stand on a timeline, and in words what cannot."""
    moments: list[Moment] = []
    undated: list[str] = []

    def add(when: When | None, label: str, kind: str, missing: str) -> None:
        span = _dated(when)
        if span is not None and span.first and span.last:
            moment = Moment(first=span.first, last=span.last, label=label, kind=kind)
            if moment not in moments:
                moments.append(moment)
        elif missing and (line := f"{missing}: {when_words(when)}") not in undated:
            undated.append(line)

    add(incident.when, "said to have happened", "event", "The event")
    published: dict[tuple[DaySpan | None, str], list[str]] = {}
    for report in index.reports_in_order(incident.reports):
        when = index.report(report).published
        span = _dated(when)
        published.setdefault((span, "" if span else when_words(when)), []).append(index.report_label(report))
    for (span, words), labels in published.items():
        names = ", ".join(labels[:6]) + (f" and {len(labels) - 6} more" if len(labels) > 6 else "")
        if span and span.first and span.last:
            moments.append(
                Moment(
                    first=span.first,
                    last=span.last,
                    label=f"report {names} published" if len(labels) == 1 else f"reports {names} published",
                    kind="report",
                )
            )
        else:
            which = "Publication of report" if len(labels) == 1 else "Publication of reports"
            undated.append(f"{which} {names}: {'not known' if words == 'not stated' else words}")
    for step in incident.accountability:
        by = f" by {midway(step.by.text)}" if step.by else ""
        name = plain(step.step)
        add(step.when, f"{name}{by}", "step", f"{heading(step.step)}{by}")
        if step.due is not None:
            add(step.due, f"date promised{by}", "due", f"Date promised{by}")
    if len(moments) > _MOST_MOMENTS:
        reports = [moment for moment in moments if moment.kind == "report"]
        rest = [moment for moment in moments if moment.kind != "report"]
        dated = sum(1 for report in incident.reports if _dated(index.report(report).published))
        if reports:
            rest.append(
                Moment(
                    first=min(moment.first for moment in reports),
                    last=max(moment.last for moment in reports),
                    label=f"{counted(dated, 'report')} published",
                    kind="report",
                )
            )
        undated += [f"Not drawn for want of room: {moment.label}" for moment in rest[_MOST_MOMENTS:]]
        moments = rest[:_MOST_MOMENTS]
    measured = find_span(as_of)
    if measured and measured.first and measured.last and moments:
        moments.append(
            Moment(first=measured.first, last=measured.last, label="open steps measured here", kind="as-of")
        )
    return moments, tuple(undated)


def claim_counts(claim: Claim) -> tuple[str, ...]:
    """Return the counts of a claim in words."""
    return tuple(count_words(count) for count in claim.counts)
