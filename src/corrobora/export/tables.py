"""A dossier as tables that refer to each other: Parquet, CSV, and a Data Package that describes both.

Every table is written twice: as CSV, which a spreadsheet opens, and as Parquet,
which keeps types and the difference between nothing and an empty text.
``datapackage.json`` (Frictionless Data Package, version 1) says of each file
what it is, how many bytes it has and their SHA-256, and of each CSV table the
type and the meaning of every field, its primary key and its foreign keys. A
CSV table is a tabular data resource; a Parquet file is a plain data resource
beside it, because the tabular profile of version 1 knows only CSV and JSON.

What the tables leave out is the text of the reports. Passages are there, in
``claims.quote``, with the offsets and the hash by which they can be found again.
"""

import hashlib
import json
import math
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from corrobora.errors import BadSetting, BrokenIntegrity, how_to_install
from corrobora.export.exported import Exported, Loss, render_csv, would_run
from corrobora.export.jsonform import check_integrity, in_order
from corrobora.records import Dossier, Party, Place, Report, Speaker, When

FORM = "tables/1"
"""Name and version of the mapping with Parquet."""
CSV_FORM = "csv-tables/1"
"""Name and version of the mapping without Parquet: the same tables, the same fields."""
PACKAGE = "datapackage.json"
"""The file that describes the others."""

Cell = str | int | float | bool | tuple[str, ...] | None
"""What a field may hold; a tuple is an array of texts."""
Row = tuple[Cell, ...]

_SURROGATE = re.compile("[\ud800-\udfff]")
_LARGEST = 2**63 - 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One column of a table."""

    name: str
    kind: str
    """Table Schema type: ``string``, ``integer``, ``number``, ``boolean`` or ``array`` (of texts, JSON in CSV)."""
    meaning: str
    """One sentence; with its unit or its code list where it has one."""
    required: bool = False
    """Whether no row may leave it empty."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """Fields of a table that name a row of another."""

    fields: tuple[str, ...]
    table: str
    to: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """One table: what a row is, its fields, and what holds between it and others."""

    name: str
    meaning: str
    fields: tuple[Field, ...]
    key: tuple[str, ...]
    """Fields that tell its rows apart."""
    rows: Callable[[Dossier], Iterable[Row]]
    references: tuple[Reference, ...] = ()


def _text(name: str, meaning: str, *, required: bool = False) -> Field:
    return Field(name=name, kind="string", meaning=meaning, required=required)


def _whole(name: str, meaning: str, *, required: bool = False) -> Field:
    return Field(name=name, kind="integer", meaning=meaning, required=required)


def _yes_no(name: str, meaning: str, *, required: bool = False) -> Field:
    return Field(name=name, kind="boolean", meaning=meaning, required=required)


def _many(name: str, meaning: str) -> Field:
    return Field(name=name, kind="array", meaning=meaning, required=True)


def _when_fields(prefix: str, what: str) -> tuple[Field, ...]:
    return (
        _text(f"{prefix}_text", f"{what}, in the words of the report."),
        _text(f"{prefix}_edtf", f"{what}, EDTF level 1; empty: no date follows from the words."),
        _whole(f"{prefix}_date_prec", f"{what}: UCDP date_prec, 1 day to 5 year."),
        _whole(f"{prefix}_time_prec", f"{what}: ACLED time_precision, 1 day to 3 month."),
    )


def _when(when: When | None) -> Row:
    if when is None:
        return (None,) * 4
    return when.text, when.edtf, when.date_prec, when.time_prec


_PLACE_FIELDS = (
    _text("place_text", "The place in the words of the report."),
    _text("place_name", "Its name as resolved."),
    _text("place_id", "Its id in the gazetteer it came from."),
    Field(name="place_lat", kind="number", meaning="Degrees north, WGS 84; empty: no point is known."),
    Field(name="place_lon", kind="number", meaning="Degrees east, WGS 84; empty: no point is known."),
    _text("place_country", "ISO 3166-1 alpha-2."),
    _text("place_admin1", "Name of the region, state or province."),
    _whole("place_where_prec", "UCDP where_prec, 1 exact to 7 international waters."),
    _whole("place_geo_prec", "ACLED geo_precision, 1 to 3."),
)


def _place(place: Place | None) -> Row:
    if place is None:
        return (None,) * len(_PLACE_FIELDS)
    return (
        place.text,
        place.name,
        place.id,
        place.lat,
        place.lon,
        place.country,
        place.admin1,
        place.where_prec,
        place.geo_prec,
    )


_SPEAKER_FIELDS = (
    _yes_no("own_voice", "Whether it is the outlet's own voice; then no speaker is given.", required=True),
    _text("speaker_text", "Who is made to say it, in the words of the report."),
    _text("speaker_kind", "Position towards the event, such as eyewitness or official."),
    _text(
        "speaker_actor",
        "Id of the actor it speaks for, or the name a named speaker gave; empty: unresolved.",
    ),
    _yes_no("speaker_anonymous", "Whether the report withholds who it is."),
    _text("speaker_told", "The medium it spoke to, if the report says so."),
    _many("speaker_via", "Outer speakers, outermost first."),
)


def _speaker(speaker: Speaker | None) -> Row:
    if speaker is None:
        return True, None, None, None, None, None, ()
    return (
        False,
        speaker.text,
        speaker.kind,
        speaker.actor,
        speaker.anonymous,
        speaker.told,
        speaker.via,
    )


def _party_fields(prefix: str, what: str) -> tuple[Field, ...]:
    return (
        _text(f"{prefix}_text", f"{what}, in the words of the report; empty: not said."),
        _text(f"{prefix}_actor", f"{what}: id of the actor it resolves to; empty: unresolved."),
        _text(f"{prefix}_kind", f"{what}: what it is, such as state-forces."),
    )


def _party(party: Party | None) -> Row:
    return (None,) * 3 if party is None else (party.text, party.actor, party.kind)


_OF_REPORT = Reference(fields=("report",), table="reports", to=("id",))
_OF_CLAIM = Reference(fields=("claim",), table="claims", to=("id",))
_OF_INCIDENT = Reference(fields=("incident",), table="incidents", to=("id",))
_INCIDENT = _text("incident", "Id of the incident.", required=True)
_CLAIM = _text("claim", "Id of the claim.", required=True)
_REPORT = _text("report", "Id of the report.", required=True)
_NUMBER = _whole("number", "Place in the order of the dossier, from 1.", required=True)
_CLAIMS = _many("claims", "Ids of the claims behind it.")
_REPORTS = _many("reports", "Ids of the reports behind it.")
_ORIGINS = _many("origins", "Ids of the origins behind it, of the same incident.")


# --------------------------------------------------------------------------- rows


def _report_rows(dossier: Dossier) -> Iterator[Row]:
    for report in dossier.reports:
        container = report.container
        yield (
            report.id,
            report.external_id,
            report.title,
            report.outlet,
            report.author,
            report.credits,
            report.url,
            report.language,
            report.media_type,
            *_when(report.published),
            report.paths,
            None if container is None else container.name,
            None if container is None else container.sha256,
            report.categories,
            len(report.text),
            report.text_sha256,
        )


def _candidate_rows(dossier: Dossier) -> Iterator[Row]:
    for report in dossier.reports:
        for number, candidate in enumerate(report.published_candidates, 1):
            yield report.id, number, candidate.value, candidate.found_in


def _copy_rows(dossier: Dossier) -> Iterator[Row]:
    for report in dossier.reports:
        for number, edge in enumerate(report.copy_of, 1):
            yield report.id, number, edge.report, edge.share, edge.evidence


def _claim_rows(dossier: Dossier) -> Iterator[Row]:
    reports: dict[str, Report] = {report.id: report for report in dossier.reports}
    for claim in dossier.claims:
        act = claim.act
        yield (
            claim.id,
            claim.report,
            claim.start,
            claim.end,
            reports[claim.report].quote(claim.start, claim.end),
            claim.text_sha256,
            *_speaker(claim.speaker),
            claim.stance,
            claim.hedge,
            claim.confidence,
            claim.method,
            None if act is None else act.kind,
            None if act is None else act.asserted,
            () if act is None else act.means,
            *_when(claim.when),
            *_place(claim.place),
        )


def _claim_party_rows(dossier: Dossier) -> Iterator[Row]:
    for claim in dossier.claims:
        if claim.act is None:
            continue
        for role, parties in (("perpetrator", claim.act.perpetrators), ("victim", claim.act.victims)):
            for number, party in enumerate(parties, 1):
                yield claim.id, role, number, *_party(party)


def _claim_count_rows(dossier: Dossier) -> Iterator[Row]:
    for claim in dossier.claims:
        for number, count in enumerate(claim.counts, 1):
            yield (
                claim.id,
                number,
                count.outcome,
                count.category,
                count.low,
                count.high,
                count.exact,
                count.unit,
                count.wording,
                count.part,
                count.inferred,
                count.person,
            )


def _claim_end_rows(dossier: Dossier) -> Iterator[Row]:
    for claim in dossier.claims:
        for number, end in enumerate(() if claim.place is None else claim.place.ends, 1):
            yield claim.id, number, *_place(end)


def _ground_rows(dossier: Dossier) -> Iterator[Row]:
    for claim in dossier.claims:
        for number, ground in enumerate(claim.grounds, 1):
            yield claim.id, number, ground.part, ground.method, ground.reason, ground.confidence


def _incident_rows(dossier: Dossier) -> Iterator[Row]:
    for incident in dossier.incidents:
        origins = incident.independent_origins
        yield (
            incident.id,
            incident.headline,
            incident.act,
            *_when(incident.when),
            *_place(incident.place),
            origins.act.low,
            origins.act.high,
            origins.responsibility.low,
            origins.responsibility.high,
            incident.not_known,
        )


def _incident_end_rows(dossier: Dossier) -> Iterator[Row]:
    for incident in dossier.incidents:
        for number, end in enumerate(() if incident.place is None else incident.place.ends, 1):
            yield incident.id, number, *_place(end)


def _incident_claim_rows(dossier: Dossier) -> Iterator[Row]:
    for incident in dossier.incidents:
        counted = dict.fromkeys(incident.claims, True)
        # A claim that counts and is set aside at once would be a fault of the dossier; that it counts is kept.
        for claim, counts in (dict.fromkeys(incident.set_aside, False) | counted).items():
            yield incident.id, claim, counts


def _incident_report_rows(dossier: Dossier) -> Iterator[Row]:
    for incident in dossier.incidents:
        resting = dict.fromkeys(incident.reports, True)
        for report, rests in (dict.fromkeys(incident.without_claims, False) | resting).items():
            yield incident.id, report, rests


def _casualty_rows(dossier: Dossier) -> Iterator[Row]:
    for incident in dossier.incidents:
        for number, one in enumerate(incident.casualties, 1):
            yield (
                incident.id,
                number,
                one.outcome,
                one.category,
                one.low,
                one.best,
                one.high,
                one.high is None,
                one.claims,
                one.reasons,
            )


def _point_rows(dossier: Dossier) -> Iterator[Row]:
    for incident in dossier.incidents:
        for number, point in enumerate(incident.points, 1):
            yield incident.id, number, point.about, point.agreement


def _value_rows(dossier: Dossier) -> Iterator[Row]:
    for incident in dossier.incidents:
        for point_number, point in enumerate(incident.points, 1):
            for number, value in enumerate(point.values, 1):
                yield (
                    incident.id,
                    point_number,
                    number,
                    value.value,
                    value.claims,
                    value.origins,
                    value.reports,
                )


def _conflict_rows(dossier: Dossier) -> Iterator[Row]:
    for incident in dossier.incidents:
        for number, conflict in enumerate(incident.conflicts, 1):
            yield incident.id, number, conflict.about, conflict.within, conflict.why


def _side_rows(dossier: Dossier) -> Iterator[Row]:
    for incident in dossier.incidents:
        for conflict_number, conflict in enumerate(incident.conflicts, 1):
            for number, side in enumerate(conflict.sides, 1):
                yield incident.id, conflict_number, number, side.value, side.claims, side.origins


def _origin_rows(dossier: Dossier) -> Iterator[Row]:
    for incident in dossier.incidents:
        for origin in incident.origins:
            yield (
                incident.id,
                origin.id,
                *_speaker(origin.speaker),
                origin.gathered_by,
                origin.supports,
                origin.reports,
                origin.claims,
                origin.may_share,
            )


def _counted_with_rows(dossier: Dossier) -> Iterator[Row]:
    for incident in dossier.incidents:
        for origin in incident.origins:
            for number, other in enumerate(origin.counted_with, 1):
                yield incident.id, origin.id, number, other.origin, other.reason


def _evidence_rows(dossier: Dossier) -> Iterator[Row]:
    for incident in dossier.incidents:
        for origin in incident.origins:
            for number, evidence in enumerate(origin.evidence, 1):
                yield (
                    incident.id,
                    origin.id,
                    number,
                    evidence.kind,
                    evidence.report,
                    evidence.start,
                    evidence.end,
                    evidence.note,
                )


def _step_rows(dossier: Dossier) -> Iterator[Row]:
    for incident in dossier.incidents:
        for number, step in enumerate(incident.accountability, 1):
            yield (
                incident.id,
                number,
                step.step,
                *_party(step.by),
                *_party(step.of),
                *_when(step.when),
                *_when(step.due),
                step.overdue,
                step.claims,
            )


def _answer_rows(dossier: Dossier) -> Iterator[Row]:
    for incident in dossier.incidents:
        for number, step in enumerate(incident.accountability, 1):
            if step.checklist is None:
                continue
            for demand, answer in (
                ("prompt", step.checklist.prompt),
                ("effective", step.checklist.effective),
                ("independent", step.checklist.independent),
                ("transparent", step.checklist.transparent),
            ):
                yield incident.id, number, demand, answer.value, answer.claims, answer.reason


def _grade_rows(dossier: Dossier) -> Iterator[Row]:
    for incident in dossier.incidents:
        for scale in sorted(incident.grades):
            grade = incident.grades[scale]
            yield incident.id, scale, grade.value, grade.method, grade.claims, grade.reasons


def _background_rows(dossier: Dossier) -> Iterator[Row]:
    for number, fact in enumerate(dossier.background, 1):
        yield number, fact.fact, fact.kind, *_when(fact.when), fact.claims, fact.agreement


def _revision_rows(dossier: Dossier) -> Iterator[Row]:
    for number, one in enumerate(dossier.revisions, 1):
        yield number, one.report, one.kind, one.by, one.through, one.claims, one.evidence


def _struck_rows(dossier: Dossier) -> Iterator[Row]:
    for revision, one in enumerate(dossier.revisions, 1):
        for number, struck in enumerate(one.struck, 1):
            yield revision, number, struck.claim, struck.wording


def _notice_rows(dossier: Dossier) -> Iterator[Row]:
    for revision, one in enumerate(dossier.revisions, 1):
        for number, passage in enumerate(one.passages, 1):
            yield revision, number, passage.report, passage.start, passage.end


def _actor_rows(dossier: Dossier) -> Iterator[Row]:
    for number, actor in enumerate(dossier.actors, 1):
        yield (
            number,
            actor.id,
            actor.name,
            actor.aliases,
            actor.kind,
            actor.country,
            actor.acled_inter,
            actor.source,
        )


def _refused_rows(dossier: Dossier) -> Iterator[Row]:
    for number, refusal in enumerate(dossier.refused, 1):
        yield number, refusal.what, refusal.why, refusal.code


def _method_rows(dossier: Dossier) -> Iterator[Row]:
    for stage in sorted(dossier.methods):
        yield stage, dossier.methods[stage]


# --------------------------------------------------------------------------- tables

_CONFLICT = Reference(fields=("incident", "conflict"), table="conflicts", to=("incident", "number"))
_ORIGIN = Reference(fields=("incident", "origin"), table="origins", to=("incident", "id"))

TABLES: tuple[Table, ...] = (
    Table(
        name="reports",
        meaning="A row is a report: one publication or statement as taken in, without its text.",
        fields=(
            _text("id", "SHA-256 of the smallest record that holds the report.", required=True),
            _text("external_id", "The id its own file gives it."),
            _text("title", "Its title."),
            _text("outlet", "Who published it."),
            _text("author", "Who wrote it."),
            _many("credits", "News agencies named as the origin of the text or a part of it."),
            _text("url", "Its address as stated."),
            _text("language", "ISO 639-1."),
            _text("media_type", "Media type of the record.", required=True),
            *_when_fields("published", "When it was published"),
            _many("paths", "Where the record lay when it was taken in."),
            _text("container_name", "The file it was cut from, if it was."),
            _text("container_sha256", "SHA-256 of that file."),
            _many("categories", "Section or tags the page files itself under."),
            _whole("text_chars", "Length of the extracted text in code points.", required=True),
            _text("text_sha256", "SHA-256 of the extracted text in UTF-8.", required=True),
        ),
        key=("id",),
        rows=_report_rows,
    ),
    Table(
        name="published_candidates",
        meaning="A row is a date that somebody might take for a report's date of publication.",
        fields=(
            _REPORT,
            _NUMBER,
            _text("value", "EDTF where it can be read without a guess, otherwise the words as found."),
            _text("found_in", "Where in the record it stands."),
        ),
        key=("report", "number"),
        rows=_candidate_rows,
        references=(_OF_REPORT,),
    ),
    Table(
        name="report_copies",
        meaning="A row is a report that repeats another's text.",
        fields=(
            _REPORT,
            _NUMBER,
            _text("copies", "Id of the report whose text it repeats.", required=True),
            Field(
                name="share", kind="number", meaning="Share of its own sentences that stand there, 0 to 1."
            ),
            _text("evidence", "What shows it."),
        ),
        key=("report", "number"),
        rows=_copy_rows,
        references=(_OF_REPORT,),
    ),
    Table(
        name="claims",
        meaning="A row is a claim: what one report says that one speaker says, in one passage.",
        fields=(
            _text("id", "Derived from passage, speaker, stance, act and method.", required=True),
            _REPORT,
            _whole("start", "First code point of the passage in the report's text, from 0.", required=True),
            _whole("end", "Code point behind the passage.", required=True),
            _text("quote", "The words of the passage."),
            _text("text_sha256", "SHA-256 of the text the offsets count into.", required=True),
            *_SPEAKER_FIELDS,
            _text("stance", "How the speaker stands to what is said.", required=True),
            _text("hedge", "The hedging word of the passage."),
            Field(
                name="confidence",
                kind="number",
                meaning="How sure the reader is of its own reading, 0 to 1; nothing about the truth.",
            ),
            _text("method", "Name and version of what read the passage."),
            _text("act_kind", "What is said to have been done."),
            _text(
                "act_asserted", "How the passage puts the act: asserted, negated, planned, feared, generic."
            ),
            _many("act_means", "With what it is said to have been done."),
            *_when_fields("when", "When it is said to have happened"),
            *_PLACE_FIELDS,
        ),
        key=("id",),
        rows=_claim_rows,
        references=(_OF_REPORT,),
    ),
    Table(
        name="claim_parties",
        meaning="A row is somebody whom a claim names as doing or suffering the act.",
        fields=(
            _CLAIM,
            _text("role", "perpetrator or victim.", required=True),
            _NUMBER,
            *_party_fields("party", "Who"),
        ),
        key=("claim", "role", "number"),
        rows=_claim_party_rows,
        references=(_OF_CLAIM,),
    ),
    Table(
        name="claim_counts",
        meaning="A row is a number that a claim gives.",
        fields=(
            _CLAIM,
            _NUMBER,
            _text("outcome", "What befell those counted.", required=True),
            _text("category", "Who is counted; empty: everybody."),
            _whole("low", "Lower bound; empty: the wording gives none."),
            _whole("high", "Upper bound; empty: the wording gives none."),
            _yes_no("exact", "Whether it is a plain number.", required=True),
            _text("unit", "What is counted.", required=True),
            _text("wording", "The number in the words of the report."),
            _yes_no("part", "Whether it is a part of a larger total.", required=True),
            _yes_no("inferred", "Whether the trained judge alone tells what befell them.", required=True),
            _text("person", "Key of the one person counted within the report, and no name."),
        ),
        key=("claim", "number"),
        rows=_claim_count_rows,
        references=(_OF_CLAIM,),
    ),
    Table(
        name="claim_place_ends",
        meaning="A row is an end of a route that a claim names as its place.",
        fields=(_CLAIM, _NUMBER, *_PLACE_FIELDS),
        key=("claim", "number"),
        rows=_claim_end_rows,
        references=(_OF_CLAIM,),
    ),
    Table(
        name="claim_grounds",
        meaning="A row is a reason why one part of a claim was read as it was.",
        fields=(
            _CLAIM,
            _NUMBER,
            _text("part", "What was read."),
            _text("method", "Name and version of what read it."),
            _text("reason", "One clause to check against the passage."),
            Field(name="confidence", kind="number", meaning="Of the trained model, 0 to 1; empty: a rule."),
        ),
        key=("claim", "number"),
        rows=_ground_rows,
        references=(_OF_CLAIM,),
    ),
    Table(
        name="incidents",
        meaning="A row is an incident: claims judged to be about one happening, weighed.",
        fields=(
            _text("id", "Derived from the claims.", required=True),
            _text("headline", "Who says what happened; it attributes and never asserts."),
            _text("act", "The act most claims tell of."),
            *_when_fields("when", "When it is said to have happened"),
            *_PLACE_FIELDS,
            _whole("act_origins_low", "Independent origins of the act, at least.", required=True),
            _whole("act_origins_high", "Independent origins of the act, at most.", required=True),
            _whole(
                "responsibility_origins_low", "Independent origins of who did it, at least.", required=True
            ),
            _whole(
                "responsibility_origins_high", "Independent origins of who did it, at most.", required=True
            ),
            _many("not_known", "What the claims do not tell."),
        ),
        key=("id",),
        rows=_incident_rows,
    ),
    Table(
        name="incident_place_ends",
        meaning="A row is an end of a route where an incident took place.",
        fields=(_INCIDENT, _NUMBER, *_PLACE_FIELDS),
        key=("incident", "number"),
        rows=_incident_end_rows,
        references=(_OF_INCIDENT,),
    ),
    Table(
        name="incident_claims",
        meaning="A row is a claim of an incident.",
        fields=(
            _INCIDENT,
            _CLAIM,
            _yes_no("counts", "False where the claim no longer counts; revisions say why.", required=True),
        ),
        key=("incident", "claim"),
        rows=_incident_claim_rows,
        references=(_OF_INCIDENT, _OF_CLAIM),
    ),
    Table(
        name="incident_reports",
        meaning="A row is a report about an incident.",
        fields=(
            _INCIDENT,
            _REPORT,
            _yes_no("rests", "False where no claim of it was read and nothing rests on it.", required=True),
        ),
        key=("incident", "report"),
        rows=_incident_report_rows,
        references=(_OF_INCIDENT, _OF_REPORT),
    ),
    Table(
        name="incident_casualties",
        meaning="A row is a range of casualties that somebody's words support.",
        fields=(
            _INCIDENT,
            _NUMBER,
            _text("outcome", "What befell those counted.", required=True),
            _text("category", "Who is counted; empty: everybody."),
            _whole("low", "People, at least."),
            _whole("best", "People, the figure best borne out."),
            _whole("high", "People, at most; empty: open."),
            _yes_no("high_open", "Whether the upper end is open.", required=True),
            _CLAIMS,
            _many("reasons", "The rules by which the figures were found."),
        ),
        key=("incident", "number"),
        rows=_casualty_rows,
        references=(_OF_INCIDENT,),
    ),
    Table(
        name="points",
        meaning="A row is a question about an incident.",
        fields=(
            _INCIDENT,
            _NUMBER,
            _text("about", "What is asked.", required=True),
            _text("agreement", "How the answers stand to each other.", required=True),
        ),
        key=("incident", "number"),
        rows=_point_rows,
        references=(_OF_INCIDENT,),
    ),
    Table(
        name="point_values",
        meaning="A row is a value said of a point.",
        fields=(
            _INCIDENT,
            _whole("point", "Number of the point.", required=True),
            _NUMBER,
            _text("value", "What is said."),
            _CLAIMS,
            _ORIGINS,
            _REPORTS,
        ),
        key=("incident", "point", "number"),
        rows=_value_rows,
        references=(Reference(fields=("incident", "point"), table="points", to=("incident", "number")),),
    ),
    Table(
        name="conflicts",
        meaning="A row is two or more things said of an incident that cannot all be so.",
        fields=(
            _INCIDENT,
            _NUMBER,
            _text("about", "What it is about.", required=True),
            _text("within", "Whether both sides come from one report or one origin.", required=True),
            _text("why", "Why both cannot be so."),
        ),
        key=("incident", "number"),
        rows=_conflict_rows,
        references=(_OF_INCIDENT,),
    ),
    Table(
        name="conflict_sides",
        meaning="A row is a side of a conflict.",
        fields=(
            _INCIDENT,
            _whole("conflict", "Number of the conflict.", required=True),
            _NUMBER,
            _text("value", "What this side says."),
            _CLAIMS,
            _ORIGINS,
        ),
        key=("incident", "conflict", "number"),
        rows=_side_rows,
        references=(_CONFLICT,),
    ),
    Table(
        name="origins",
        meaning="A row is where claims of an incident first come from: a speaker, and who gathered its word.",
        fields=(
            _INCIDENT,
            _text("id", "Id of the origin, within the incident.", required=True),
            *_SPEAKER_FIELDS,
            _text("gathered_by", "Agency or outlet to which it spoke; empty: not said."),
            _many("supports", "What its claims stand for."),
            _REPORTS,
            _CLAIMS,
            _many("may_share", "Ids of origins this one may be the same as."),
        ),
        key=("incident", "id"),
        rows=_origin_rows,
        references=(_OF_INCIDENT,),
    ),
    Table(
        name="origin_counted_with",
        meaning="A row is another origin that counts as one with an origin.",
        fields=(
            _INCIDENT,
            _text("origin", "Id of the origin.", required=True),
            _NUMBER,
            _text("other", "Id of the other origin.", required=True),
            _text("reason", "Rule in words."),
        ),
        key=("incident", "origin", "number"),
        rows=_counted_with_rows,
        references=(_ORIGIN,),
    ),
    Table(
        name="origin_evidence",
        meaning="A row is what ties claims to an origin.",
        fields=(
            _INCIDENT,
            _text("origin", "Id of the origin.", required=True),
            _NUMBER,
            _text("kind", "What it is, such as a credit line."),
            _text("report", "Id of the report where it stands.", required=True),
            _whole("start", "First code point in the report's text, from 0."),
            _whole("end", "Code point behind it."),
            _text("note", "The words, or what they show."),
        ),
        key=("incident", "origin", "number"),
        rows=_evidence_rows,
        references=(_ORIGIN,),
    ),
    Table(
        name="steps",
        meaning="A row is a move in the accountability process, as claimed.",
        fields=(
            _INCIDENT,
            _NUMBER,
            _text("step", "The move: demanded, announced, opened, and so on.", required=True),
            *_party_fields("by", "Who makes the move"),
            *_party_fields("of", "Whose conduct it is about"),
            *_when_fields("when", "When it is said to have been made"),
            *_when_fields("due", "The date something was promised for"),
            _yes_no("overdue", "Whether the due date has passed without it; empty: not measured."),
            _CLAIMS,
        ),
        key=("incident", "number"),
        rows=_step_rows,
        references=(_OF_INCIDENT,),
    ),
    Table(
        name="step_answers",
        meaning="A row is an answer to one of the four demands on an investigation (Minnesota Protocol, 2016).",
        fields=(
            _INCIDENT,
            _whole("step", "Number of the step.", required=True),
            _text("demand", "prompt, effective, independent or transparent.", required=True),
            _text("value", "yes, no or unknown.", required=True),
            _CLAIMS,
            _text("reason", "Why."),
        ),
        key=("incident", "step", "demand"),
        rows=_answer_rows,
        references=(Reference(fields=("incident", "step"), table="steps", to=("incident", "number")),),
    ),
    Table(
        name="grades",
        meaning="A row is a grade that a written rule proposes for an incident.",
        fields=(
            _INCIDENT,
            _text("scale", "airwars, admiralty, every_casualty or ucdp_event_clarity.", required=True),
            _text("value", "The proposed grade."),
            _text("method", "Name and version of the rule."),
            _CLAIMS,
            _many("reasons", "Why."),
        ),
        key=("incident", "scale"),
        rows=_grade_rows,
        references=(_OF_INCIDENT,),
    ),
    Table(
        name="background",
        meaning="A row is something told beside the incidents.",
        fields=(
            _NUMBER,
            _text("fact", "The words of the earliest claim that carry it."),
            _text("kind", "coup, withdrawal, expulsion and the like."),
            *_when_fields("when", "When it is said to have happened"),
            _CLAIMS,
            _text("agreement", "How what is said of it stands to each other."),
        ),
        key=("number",),
        rows=_background_rows,
    ),
    Table(
        name="revisions",
        meaning="A row is a report of which claims no longer count, and by whose word.",
        fields=(
            _NUMBER,
            _REPORT,
            _text("kind", "Why they no longer count.", required=True),
            _text("by", "Id of the later version, or of the report that gives notice.", required=True),
            _text("through", "Id of the report taken back whose words this one carries."),
            _CLAIMS,
            _text("evidence", "What it rests on that the one may take back the other."),
        ),
        key=("number",),
        rows=_revision_rows,
        references=(_OF_REPORT, Reference(fields=("by",), table="reports", to=("id",))),
    ),
    Table(
        name="revision_struck",
        meaning="A row is a number taken back in a claim that otherwise stands.",
        fields=(
            _whole("revision", "Number of the revision.", required=True),
            _NUMBER,
            _CLAIM,
            _text("wording", "The number as the claim words it."),
        ),
        key=("revision", "number"),
        rows=_struck_rows,
        references=(Reference(fields=("revision",), table="revisions", to=("number",)), _OF_CLAIM),
    ),
    Table(
        name="revision_passages",
        meaning="A row is a passage where notice is given.",
        fields=(
            _whole("revision", "Number of the revision.", required=True),
            _NUMBER,
            _REPORT,
            _whole("start", "First code point in the report's text, from 0.", required=True),
            _whole("end", "Code point behind it.", required=True),
        ),
        key=("revision", "number"),
        rows=_notice_rows,
        references=(Reference(fields=("revision",), table="revisions", to=("number",)), _OF_REPORT),
    ),
    Table(
        name="actors",
        meaning="A row is a party that a claim resolves to.",
        fields=(
            _NUMBER,
            _text("id", "Its id, as claims and steps name it.", required=True),
            _text("name", "Its name."),
            _many("aliases", "Other names it goes by."),
            _text("kind", "What it is, such as rebel-group.", required=True),
            _text("country", "ISO 3166-1 alpha-2."),
            _whole("acled_inter", "ACLED inter code, 1 to 8."),
            _text("source", "Where the names come from."),
        ),
        key=("number",),
        rows=_actor_rows,
    ),
    Table(
        name="refused",
        meaning="A row is something that was not used.",
        fields=(
            _NUMBER,
            _text("what", "Path, record or report id; never its content."),
            _text("why", "Why it was not used."),
            _text("code", "Stable word for the reason."),
        ),
        key=("number",),
        rows=_refused_rows,
    ),
    Table(
        name="methods",
        meaning="A row is a stage and the version of the method that made the dossier.",
        fields=(
            _text("stage", "What was done.", required=True),
            _text("method", "Name and version."),
        ),
        key=("stage",),
        rows=_method_rows,
    ),
)
"""Every table, each behind those it refers to."""


# --------------------------------------------------------------------------- writing


def to_tables(dossier: Dossier) -> Exported:
    """Return every table of `TABLES` as ``<name>.csv`` and ``<name>.parquet``, and ``datapackage.json``.

    Parquet is written uncompressed, one row group, without the writer's private metadata: the same dossier gives the
    same bytes with the same version of pyarrow, whose name and version the format itself puts into every file.

    Raises:
        BadSetting: pyarrow, which writes Parquet, is not installed.
        BrokenIntegrity: the dossier names a record or a passage that it does not hold, or two records carry one id.

    """
    try:
        import pyarrow as pa  # noqa: PLC0415 - loaded late: an extra, and heavy
        from pyarrow import parquet  # noqa: PLC0415 - loaded late: an extra, and heavy
    except ImportError as error:
        raise BadSetting(
            "Parquet tables need pyarrow, which is not installed; "
            f"{how_to_install('parquet')}, or ask for the CSV tables alone"
        ) from error

    def write(table: Table, rows: Sequence[Row]) -> bytes:
        kinds = {
            "string": pa.string(),
            "integer": pa.int64(),
            "number": pa.float64(),
            "boolean": pa.bool_(),
            "array": pa.list_(pa.string()),
        }
        columns = [
            pa.array([_plain(row[at]) for row in rows], type=kinds[field.kind])
            for at, field in enumerate(table.fields)
        ]
        schema = pa.schema([(field.name, kinds[field.kind]) for field in table.fields])
        sink = pa.BufferOutputStream()
        parquet.write_table(
            pa.Table.from_arrays(columns, schema=schema),
            sink,
            compression="none",
            version="2.6",
            data_page_version="1.0",
            store_schema=False,
            row_group_size=max(1, len(rows)),
        )
        return bytes(sink.getvalue().to_pybytes())

    return _export(dossier, FORM, write)


def to_csv_tables(dossier: Dossier) -> Exported:
    """Return every table of `TABLES` as ``<name>.csv``, and ``datapackage.json``; pyarrow is not needed.

    Raises:
        BrokenIntegrity: the dossier names a record or a passage that it does not hold, or two records carry one id.

    """
    return _export(dossier, CSV_FORM, None)


def _export(dossier: Dossier, form: str, write: Callable[[Table, Sequence[Row]], bytes] | None) -> Exported:
    ordered = in_order(dossier)
    check_integrity(ordered)
    files: dict[str, bytes] = {}
    resources: list[dict[str, object]] = []
    beside: list[dict[str, object]] = []
    losses: list[Loss] = list(_record_losses(ordered))
    for table in TABLES:
        rows = [_fitting(table, row, losses) for row in table.rows(ordered)]
        _check_keys(table, rows)
        losses.extend(_guarded(table, rows))
        csv_name = f"{table.name}.csv"
        files[csv_name] = render_csv(
            tuple(field.name for field in table.fields), [tuple(map(_cell, row)) for row in rows]
        )
        resources.append(_tabular(table, csv_name, files[csv_name]))
        if write is not None:
            parquet_name = f"{table.name}.parquet"
            files[parquet_name] = write(table, rows)
            beside.append(_beside(table, parquet_name, files[parquet_name]))
    package = {
        "profile": "data-package",
        "name": "corrobora-dossier",
        "title": "A dossier of reports of violence: who says what, on how many independent origins",
        "description": (
            "Claims as reports make them, and incidents that claims were judged to be about. Nothing here is asserted "
            "by whoever made the tables. Dates are EDTF, hashes SHA-256, offsets code points from 0."
        ),
        "form": form,
        "as_of": ordered.as_of,
        "resources": [*resources, *beside],
    }
    text = json.dumps(package, ensure_ascii=True, allow_nan=False, indent=1) + "\n"
    files[PACKAGE] = text.encode("ascii")
    return Exported(form=form, files=files, losses=tuple(losses))


def _plain(cell: Cell) -> str | int | float | bool | list[str] | None:
    # A member of a StrEnum is a str with a class of its own, which the writer need not know.
    if isinstance(cell, tuple):
        return [str(part) for part in cell]
    return str(cell) if isinstance(cell, str) else cell


def _cell(cell: Cell) -> str:
    """Return a cell as the lexical form of Table Schema 1; nothing is an empty cell."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, tuple):
        return json.dumps(list(cell), ensure_ascii=False)
    return str(cell)


def _key_words(table: Table, row: Row) -> str:
    names = [field.name for field in table.fields]
    return "/".join(_cell(row[names.index(name)]) for name in table.key)


def _fitting(table: Table, row: Row, losses: list[Loss]) -> Row:
    """Return a row in values that every file can hold, and note each that had to be changed."""
    fitted = tuple(map(_held, row))
    for field, before, after in zip(table.fields, row, fitted, strict=True):
        # Not `!=`: a number that is none is unlike itself, and is what has to be noted.
        if after is not before and not (after == before and after is not None):
            why = (
                "lone surrogates, which UTF-8 cannot carry; they are written as their escapes"
                if isinstance(before, str | tuple)
                else "a number that 64 bits cannot hold; the field is left empty"
            )
            losses.append(Loss(record=_key_words(table, fitted), what=f"{table.name}.{field.name}", why=why))
    return fitted


def _held(cell: Cell) -> Cell:
    if isinstance(cell, tuple):
        return tuple(_speakable(part) for part in cell)
    if isinstance(cell, str):
        return _speakable(cell)
    if isinstance(cell, float) and not math.isfinite(cell):
        return None
    if isinstance(cell, int) and not -_LARGEST <= cell <= _LARGEST:
        return None
    return cell


def _speakable(text: str) -> str:
    return _SURROGATE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def _guarded(table: Table, rows: Sequence[Row]) -> Iterator[Loss]:
    """Yield the texts that `render_csv` writes otherwise than they are, so that no spreadsheet runs them."""
    texts = [at for at, field in enumerate(table.fields) if field.kind == "string"]
    for row in rows:
        for at in texts:
            cell = row[at]
            if isinstance(cell, str) and would_run(cell):
                yield Loss(
                    record=_key_words(table, row),
                    what=f"{table.name}.csv {table.fields[at].name}",
                    why="it, or what follows a semicolon or a line break, begins like a formula; in the CSV an apostrophe stands there",
                )


def _check_keys(table: Table, rows: Sequence[Row]) -> None:
    names = [field.name for field in table.fields]
    at = [names.index(name) for name in table.key]
    seen: set[Row] = set()
    for row in rows:
        key = tuple(row[place] for place in at)
        if key in seen:
            raise BrokenIntegrity(
                f"two rows of the table {table.name} carry one key, {_key_words(table, row)}; "
                "the ids of a dossier are expected to differ"
            )
        seen.add(key)


def _record_losses(dossier: Dossier) -> Iterator[Loss]:
    for report in dossier.reports:
        yield Loss(
            record=report.id,
            what="text",
            why=f"{len(report.text)} characters; the tables hold its length, its hash and the passages of claims",
        )
        if report.furniture:
            yield Loss(
                record=report.id,
                what="furniture",
                why=f"{len(report.furniture)} stretches of page furniture; the tables hold no text they could mark",
            )
    placed: list[tuple[str, Place | None]] = [(claim.id, claim.place) for claim in dossier.claims]
    placed += [(incident.id, incident.place) for incident in dossier.incidents]
    for record, place in placed:
        if place is not None and any(end.ends for end in place.ends):
            yield Loss(
                record=record,
                what="place",
                why="an end of its route is a route itself; the tables hold the ends of a route and not the ends of those",
            )


# --------------------------------------------------------------------------- description


def _file(name: str, path: str, meaning: str, data: bytes) -> dict[str, object]:
    return {
        "name": name,
        "path": path,
        "description": meaning,
        "bytes": len(data),
        "hash": f"sha256:{hashlib.sha256(data).hexdigest()}",
    }


def _tabular(table: Table, path: str, data: bytes) -> dict[str, object]:
    return {
        **_file(table.name, path, table.meaning, data),
        "profile": "tabular-data-resource",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {
            "delimiter": ",",
            "lineTerminator": "\r\n",
            "quoteChar": '"',
            "doubleQuote": True,
            "header": True,
        },
        "schema": _schema(table),
    }


def _beside(table: Table, path: str, data: bytes) -> dict[str, object]:
    return {
        **_file(f"{table.name}-parquet", path, f"{table.meaning} The same rows as Parquet.", data),
        "profile": "data-resource",
        # A word of frictionless: check the bytes of the file, and do not look for rows in it.
        "type": "file",
        "format": "parquet",
        "mediatype": "application/vnd.apache.parquet",
    }


def _schema(table: Table) -> dict[str, Any]:
    fields: list[dict[str, object]] = []
    for field in table.fields:
        described: dict[str, object] = {
            "name": field.name,
            "type": field.kind,
            "description": field.meaning,
        }
        if field.required:
            described["constraints"] = {"required": True}
        fields.append(described)
    schema: dict[str, Any] = {"fields": fields, "missingValues": [""], "primaryKey": list(table.key)}
    if table.references:
        schema["foreignKeys"] = [
            {
                "fields": list(reference.fields),
                "reference": {"resource": reference.table, "fields": list(reference.to)},
            }
            for reference in table.references
        ]
    return schema
