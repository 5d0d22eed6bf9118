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
    """Read every report under the paths and return the dossier; see `corrobora.workflow.brief`."""
    return _brief([paths] if isinstance(paths, str | Path) else paths, settings=settings)


def read(
    paths: Sequence[str | Path] | str | Path, *, settings: Settings | None = None
) -> Iterator[tuple[Report, Reading]]:
    """Yield every report under the paths with its reading; see `corrobora.workflow.read_reports`."""
    return _read_reports([paths] if isinstance(paths, str | Path) else paths, settings=settings)
