"""corrobora: from conflicting reports of violence to a dossier in which every word can be traced.

    >>> import corrobora
    >>> dossier = corrobora.brief(["reports/"])        # doctest: +SKIP
    >>> dossier.incidents[0].casualties                # doctest: +SKIP

The rooms are importable on their own; these names are the public face.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

from corrobora.records import Dossier, Reading, Report
from corrobora.workflow import Settings
from corrobora.workflow import brief as _brief
from corrobora.workflow import read_reports as _read_reports

__version__ = "0.1.0"
__all__ = ["Dossier", "Reading", "Report", "Settings", "__version__", "brief", "read"]


def brief(paths: Sequence[str | Path] | str | Path, *, settings: Settings | None = None) -> Dossier:
    """Read every report under the paths and return the dossier. Writes nothing unless ``settings.keep`` is set.

    Args:
        paths: A file, a folder or a ZIP archive, or several of them in any order: the order never changes
            the result.
        settings: What the run is told: a day to measure open steps against, a gazetteer and parties of your
            own, a folder to keep the originals in, limits. `Settings()` where none are given.

    Returns:
        A `Dossier`: ``reports``, ``claims`` (who says what, with offsets into the report's text),
        ``incidents`` (casualty range, origins, conflicts, steps towards accountability, what is not known),
        ``background``, ``actors``, and ``refused``: what was not used, and why. A report in a language that
        is not read yet is among ``reports`` and among ``refused``. The same input gives the same dossier,
        ids included.

    Raises:
        BadSetting: ``Settings`` was given something it cannot use (raised where it is made).
        BadReferenceFile: the gazetteer or actor file cannot be used.
        MissingPath: ``settings.keep`` is a file, or a folder of something else.
        BrokenIntegrity: the custody folder is not what its ledger says.

    A path that is missing and a file that cannot be read raise nothing: they are refusals.

    Example:
        >>> dossier = brief("reports", settings=Settings(as_of="2024-04-12"))    # doctest: +SKIP
        >>> [(i.headline, i.independent_origins.act.low) for i in dossier.incidents]    # doctest: +SKIP

    """
    return _brief([paths] if isinstance(paths, str | Path) else paths, settings=settings)


def read(
    paths: Sequence[str | Path] | str | Path, *, settings: Settings | None = None
) -> Iterator[tuple[Report, Reading]]:
    """Yield every report under the paths with its reading, in the order of their ids; nothing is compared.

    Args:
        paths: As for `brief`.
        settings: As for `brief`; ``as_of`` and ``formats`` have no part in it.

    Yields:
        A `Report` and what was read in it: claims, steps, background, and ``refused`` where the report could
        not be read. What intake refused is not among them; `brief` tells of it.

    Raises:
        BadReferenceFile: the gazetteer or actor file cannot be used.
        MissingPath: ``settings.keep`` is a file, or a folder of something else.
        BrokenIntegrity: the custody folder is not what its ledger says.

    """
    return _read_reports([paths] if isinstance(paths, str | Path) else paths, settings=settings)
