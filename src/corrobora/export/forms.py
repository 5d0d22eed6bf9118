"""The forms of the field a dossier goes out in, by the names they are asked for."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Final

from corrobora.export.acled import to_acled
from corrobora.export.dossier import FORMATS, write
from corrobora.export.exported import Exported, render_losses, write_whole
from corrobora.export.followthemoney import to_followthemoney
from corrobora.export.geojson import to_geojson
from corrobora.export.huridocs import to_huridocs
from corrobora.export.hxl import to_hxl
from corrobora.export.methodology import to_methodology
from corrobora.export.pdf import to_pdf
from corrobora.export.plover import to_plover
from corrobora.export.tables import to_csv_tables, to_tables
from corrobora.export.ucdp import to_ucdp
from corrobora.records import Dossier

PDF: Final = "pdf"
BRIEF_FORMATS: Final = (*FORMATS, PDF)
"""What `write_brief` can write: a dossier for a reader and for a machine."""
FORMS: Final[Mapping[str, Callable[[Dossier], Exported]]] = {
    "acled": to_acled,
    "ucdp": to_ucdp,
    "plover": to_plover,
    "huridocs": to_huridocs,
    "followthemoney": to_followthemoney,
    "geojson": to_geojson,
    "hxl": to_hxl,
    "tables": to_csv_tables,
    "parquet": to_tables,
    "methodology": to_methodology,
    PDF: to_pdf,
}
"""Each goes into a folder of its name, its loss report beside it."""
LOSSES: Final = "losses.csv"
"""Name of the loss report in each form's folder."""


def write_form(exported: Exported, folder: Path) -> tuple[Path, ...]:
    """Write the files of a form and its loss report into a folder, and return their paths, the loss report last.

    The folder is made if it is missing. A file appears whole or not at all; one of the same name is replaced.

    Raises:
        OSError: the folder or a file cannot be written.

    """
    folder.mkdir(parents=True, exist_ok=True)
    files = {**exported.files, LOSSES: render_losses(exported.losses)}
    return tuple(write_whole(folder / name, content) for name, content in files.items())


def write_brief(dossier: Dossier, out: Path, *, formats: Sequence[str]) -> tuple[Path, ...]:
    """Write a dossier into a folder (`corrobora.export.write`), as PDF into the folder ``pdf`` in it, and return the paths.

    Raises:
        BadSetting: a format other than those of `BRIEF_FORMATS`, or a library that it needs is not installed; nothing is
            written then.
        BrokenIntegrity: see `corrobora.export.render_html`; nothing is written then.
        OSError: the folder or a file cannot be written.

    """
    printed = to_pdf(dossier) if PDF in formats else None
    written = write(dossier, out, formats=tuple(form for form in formats if form != PDF))
    return written if printed is None else (*written, *write_form(printed, out / PDF))
