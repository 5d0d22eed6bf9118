"""The one way through the house: take in, read, join, assess.

This is the only room that knows the others. It opens what the pure rooms are
handed: the gazetteer, the actors, the custody.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from corrobora.custody import MemoryCustody
from corrobora.edtf import bounds
from corrobora.intake import take_in
from corrobora.merging import METHODS as MERGING_METHODS
from corrobora.merging import find_copies, find_revisions, join, join_background
from corrobora.reading import METHODS as READING_METHODS
from corrobora.reading import ActorIndex
from corrobora.records import Dossier, Intake, Reading, Refusal, Report, ReportId, by_id
from corrobora.weighing import METHODS as WEIGHING_METHODS
from corrobora.weighing import assess
from corrobora.workflow.joining import standard_likeness
from corrobora.workflow.named import named_in, together
from corrobora.workflow.readers import Progress, readers
from corrobora.workflow.reference import open_reference
from corrobora.workflow.settings import Settings


def _taken(
    paths: Sequence[str | Path], settings: Settings, progress: Progress | None, outputs: Sequence[Path]
) -> Intake:
    told = None if progress is None else lambda done, total: progress("taking in", done, total)
    # the ledger records when bytes were collected; nothing that is assessed depends on it
    custody = MemoryCustody(by=settings.collector, at=datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"))
    return take_in(paths, custody=custody, limits=settings.limits, progress=told, outputs=outputs)


def read_reports(
    paths: Sequence[str | Path], *, settings: Settings | None = None, progress: Progress | None = None
) -> Iterator[tuple[Report, Reading]]:
    """Yield every report under ``paths`` with what was read in it, in the order of their ids.

    What intake refused comes with `take_and_read`; this function yields what could
    be read. Needs no network and writes nothing; `read_and_keep` keeps what it reads.
    """
    settings = settings or Settings()
    with readers(settings) as read_all:
        taken = _taken(paths, settings, progress, ())
        yield from read_all(taken.reports, open_reference(settings), progress)


def take_and_read(
    paths: Sequence[str | Path],
    *,
    settings: Settings,
    progress: Progress | None = None,
    outputs: Sequence[Path] = (),
) -> tuple[Intake, tuple[tuple[Report, Reading], ...]]:
    """Return what was taken in and refused, and every report with its reading; ``outputs`` as in `brief`."""
    with readers(settings) as read_all:
        taken = _taken(paths, settings, progress, outputs)
        return taken, tuple(read_all(taken.reports, open_reference(settings), progress))


def latest_day(reports: Sequence[Report]) -> str | None:
    """Return the latest day (``YYYY-MM-DD``) on which one of the reports was published; ``None`` where none says so. Never today."""
    days = [
        bounds(r.published.edtf)[1]
        for r in reports
        if r.published is not None and r.published.edtf is not None
    ]
    return max(days).isoformat() if days else None


def name_by_paths(refused: Iterable[Refusal], reports: Mapping[ReportId, Report]) -> tuple[Refusal, ...]:
    """Return the refusals with every report id in them replaced by the paths the report came by.

    Reading knows a report by its id alone; a person knows it by where it lies.
    """
    return tuple(
        replace(refusal, what="; ".join(reports[ReportId(refusal.what)].paths))
        if refusal.what in reports and reports[ReportId(refusal.what)].paths
        else refusal
        for refusal in refused
    )


def brief(
    paths: Sequence[str | Path],
    *,
    settings: Settings | None = None,
    progress: Progress | None = None,
    outputs: Sequence[Path] = (),
) -> Dossier:
    """Read every report under ``paths`` and return the dossier.

    Args:
        paths: Files and folders, in any order: the order never changes the result.
        settings: What the run is told; see `Settings`.
        progress: Called with (stage, done, total) as the work goes on.
        outputs: Files the caller will write the dossier to. What an earlier run left there is not taken in.

    Returns:
        The dossier. A report in a language that is not read yet is among its reports, and its paths are
        among what was refused.

    Raises:
        BadReferenceFile: the gazetteer or actor file cannot be used.

    """
    settings = settings or Settings()
    with readers(settings) as read_all:
        taken = _taken(paths, settings, progress, outputs)
        reference = open_reference(settings)
        readings = [reading for _, reading in read_all(taken.reports, reference, progress)]
    return weigh_readings(taken, readings, index=reference.actors, as_of=settings.as_of, progress=progress)


def weigh_readings(
    taken: Intake,
    readings: Sequence[Reading],
    *,
    index: ActorIndex,
    as_of: str | None = None,
    progress: Progress | None = None,
) -> Dossier:
    """Join what was taken in and read together into incidents, weigh each, and return the dossier.

    Args:
        taken: the reports, in the order of their ids, and what intake refused.
        readings: one a report, in the same order.
        index: the parties that are known.
        as_of: day against which promises are measured; ``None``: the latest publication date.
        progress: called with ("weighing", done, total).

    """
    copies = find_copies(taken.reports)
    reports = tuple(replace(report, copy_of=copies.get(report.id, ())) for report in taken.reports)
    as_of = as_of or latest_day(reports)
    claims = by_id(claim for reading in readings for claim in reading.claims)
    known = {report.id: report for report in reports}
    joined = join(readings, reports=known, likeness=standard_likeness())
    named = {reading.report: named_in(known[reading.report], reading, index) for reading in readings}
    actors = together((named[report] for report in sorted(named)), mentioned=False)
    revised = find_revisions(reports, claims.values(), actors=actors.values())
    fallen, struck, echoes = revised.claims, revised.struck, revised.echoes
    happenings = [incident for incident in joined.incidents if not echoes.issuperset(incident.claims)]
    incidents = []
    for number, incident in enumerate(happenings, 1):
        incidents.append(
            assess(
                incident,
                claims=claims,
                reports=known,
                actors=together((named[report] for report in sorted(incident.reports)), mentioned=True),
                as_of=as_of,
                fallen=fallen,
                struck=struck,
            )
        )
        if progress is not None:
            progress("weighing", number, len(happenings))
    unreadable = (refusal for reading in readings for refusal in reading.refused)
    left = [*taken.refused, *name_by_paths((*unreadable, *revised.refused), known)]
    return Dossier(
        as_of=as_of,
        methods={**READING_METHODS, **MERGING_METHODS, **WEIGHING_METHODS},
        reports=reports,
        claims=tuple(sorted(claims.values(), key=lambda c: (c.report, c.start, c.end, c.id))),
        incidents=tuple(incidents),
        background=join_background(
            [(reading, fact) for reading in readings for fact in reading.background], fallen=fallen
        ),
        refused=tuple(sorted(left, key=lambda r: (r.what, r.code, r.why))),
        actors=tuple(sorted(actors.values(), key=lambda a: a.id)),
        revisions=revised.revisions,
    )
