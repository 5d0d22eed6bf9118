"""A brief, or readings, that leave a project behind: what `--keep` does.

What comes out is what comes out without: the same bytes for the same reports, settings and files of places and parties. Where
the project holds nothing else, it is assessed too, and can give out the same dossier later.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from corrobora.custody import is_custody
from corrobora.errors import BadSetting
from corrobora.records import Dossier, Intake, Reading, Report
from corrobora.workflow.layout import is_project
from corrobora.workflow.project import Project, init_project, open_project
from corrobora.workflow.readers import Progress
from corrobora.workflow.reference import open_reference
from corrobora.workflow.run import weigh_readings
from corrobora.workflow.settings import Settings


@contextmanager
def _kept(folder: Path, settings: Settings) -> Iterator[Project]:
    """Lend the project of a folder, made where there is none, with the files of the settings in force."""
    if is_custody(folder):
        raise BadSetting(
            f"keep: {folder} is a custody alone, as earlier versions kept it, and no project; give a new folder. "
            f"Its originals are taken into that one by corrobora add DIR {folder / 'objects'}, and verify checks it as before"
        )
    open_reference(settings)  # a file that cannot be used is said before anything is made
    # the ledger records when bytes were collected; nothing that is assessed depends on it
    at = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    begin = open_project if is_project(folder) else init_project
    with begin(folder, by=settings.collector, at=at, settings=settings) as project:
        for role, path in (("gazetteer", settings.gazetteer), ("actors", settings.actors)):
            if path is not None:
                project.refer(role, path)
        yield project


def _taken_and_read(
    project: Project, paths: Sequence[str | Path], progress: Progress | None, outputs: Sequence[Path]
) -> tuple[Intake, tuple[Reading, ...]]:
    taken = project.add(paths, progress=progress, outputs=outputs).taken
    ids = [report.id for report in taken.reports]
    # by the methods and files in force: what an earlier version read would give another dossier
    project.read(anew=True, only=frozenset(ids), progress=progress)
    return taken, project.readings(ids)


def brief_and_keep(
    paths: Sequence[str | Path],
    folder: str | Path,
    *,
    settings: Settings | None = None,
    progress: Progress | None = None,
    outputs: Sequence[Path] = (),
) -> tuple[Dossier, bool]:
    """Make the dossier of the reports under the paths, and keep all that it rests on as a project.

    Args:
        paths: files and folders, as for `brief`.
        folder: of the project: a new or an empty folder, or a project, which is gone on with.
        settings: as for `brief`; its files of places and parties become the project's own.
        progress: called with (stage, done, total).
        outputs: files that the caller will write, passed over.

    Returns:
        The dossier, as `brief` gives it, and whether the project holds that and no more, and is assessed so. Where it
        holds more (reports of an earlier run), `Project.assess` weighs all of it.

    Raises:
        BadSetting: the folder holds something else, a custody without a project among it, or is open elsewhere.
        BadReferenceFile: the gazetteer or actor file cannot be used; nothing is made then.
        MissingPath: the folder is a file.
        BrokenIntegrity: the project is not what its ledger says.

    """
    settings = settings or Settings()
    with _kept(Path(folder), settings) as project:
        taken, readings = _taken_and_read(project, paths, progress, outputs)
        if project.is_all(taken):
            project.assess(as_of=settings.as_of, progress=progress)
            return project.dossier(), True
        index = project.reference().actors
        return weigh_readings(taken, readings, index=index, as_of=settings.as_of, progress=progress), False


def read_and_keep(
    paths: Sequence[str | Path],
    folder: str | Path,
    *,
    settings: Settings | None = None,
    progress: Progress | None = None,
    outputs: Sequence[Path] = (),
) -> tuple[Intake, tuple[tuple[Report, Reading], ...]]:
    """Read the reports under the paths as `take_and_read` does, and keep them and their readings as a project.

    Args:
        paths: files and folders.
        folder: as for `brief_and_keep`.
        settings: as for `brief_and_keep`.
        progress: called with (stage, done, total).
        outputs: files that the caller will write, passed over.

    Raises:
        BadSetting: as in `brief_and_keep`; so the others.
        BadReferenceFile: likewise.
        MissingPath: likewise.
        BrokenIntegrity: likewise.

    """
    with _kept(Path(folder), settings or Settings()) as project:
        taken, readings = _taken_and_read(project, paths, progress, outputs)
        return taken, tuple(zip(taken.reports, readings, strict=True))
