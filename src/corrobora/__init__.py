"""corrobora: from conflicting reports of violence to a dossier in which every word can be traced.

    >>> import corrobora
    >>> dossier = corrobora.brief(["reports/"])        # doctest: +SKIP
    >>> dossier.incidents[0].casualties                # doctest: +SKIP

The rooms are importable on their own; these names are the public face.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

from corrobora import workflow as _workflow
from corrobora.records import Dossier, Reading, Report
from corrobora.workflow import Settings

__version__ = "0.1.0"
__all__ = ["Dossier", "Reading", "Report", "Settings", "__version__", "brief", "read"]


def brief(
    paths: Sequence[str | Path] | str | Path,
    *,
    settings: Settings | None = None,
    keep: str | Path | None = None,
) -> Dossier:
    """Read every report under the paths and return the dossier. Writes nothing unless ``keep`` names a folder.

    Args:
        paths: A file, a folder or a ZIP archive, or several of them in any order: the order never changes
            the result.
        settings: What the run is told: a day to measure open steps against, a gazetteer and parties of your
            own, limits. `Settings()` where none are given.
        keep: A new or an empty folder that becomes a project, or a project, which is gone on with: originals, readings
            and ledger stay there. The dossier is the same with and without.

    Returns:
        A `Dossier`: ``reports``, ``claims`` (who says what, with offsets into the report's text),
        ``incidents`` (casualty range, origins, conflicts, steps towards accountability, what is not known),
        ``background``, ``actors``, and ``refused``: what was not used, and why. A report in a language that
        is not read yet is among ``reports`` and among ``refused``. The same input gives the same dossier,
        ids included.

    Raises:
        BadSetting: ``Settings`` was given something it cannot use (raised where it is made), or the folder to keep all in
            holds something else.
        BadReferenceFile: the gazetteer or actor file cannot be used.
        MissingPath: ``keep`` is a file.
        BrokenIntegrity: the project to go on with is not what its ledger says.

    A path that is missing and a file that cannot be read raise nothing: they are refusals.

    Example:
        >>> dossier = brief("reports", settings=Settings(as_of="2024-04-12"))    # doctest: +SKIP
        >>> [(i.headline, i.independent_origins.act.low) for i in dossier.incidents]    # doctest: +SKIP

    """
    wanted = [paths] if isinstance(paths, str | Path) else paths
    if keep is None:
        return _workflow.brief(wanted, settings=settings)
    return _workflow.brief_and_keep(wanted, keep, settings=settings)[0]


def read(
    paths: Sequence[str | Path] | str | Path,
    *,
    settings: Settings | None = None,
    keep: str | Path | None = None,
) -> Iterator[tuple[Report, Reading]]:
    """Yield every report under the paths with its reading, in the order of their ids; nothing is compared.

    Args:
        paths: As for `brief`.
        settings: As for `brief`; ``as_of`` and ``formats`` have no part in it.
        keep: As for `brief`.

    Yields:
        A `Report` and what was read in it: claims, steps, background, and ``refused`` where the report could
        not be read. What intake refused is not among them; `brief` tells of it.

    Raises:
        BadSetting: As for `brief`; so the others.
        BadReferenceFile: likewise.
        MissingPath: likewise.
        BrokenIntegrity: likewise.

    """
    wanted = [paths] if isinstance(paths, str | Path) else paths
    if keep is None:
        yield from _workflow.read_reports(wanted, settings=settings)
    else:
        yield from _workflow.read_and_keep(wanted, keep, settings=settings)[1]
