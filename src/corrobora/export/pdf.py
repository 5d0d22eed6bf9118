"""The dossier as PDF, for those who file, hand in and print.

It is the one page of `corrobora.export.dossier` with a style sheet for paper, laid out by
WeasyPrint: tagged, in its language, with links that lead from a quotation to its place, and
without a date or a name of who made it. Nothing is fetched while it is made. The same
dossier gives the same bytes where WeasyPrint, Pango and the fonts are the same.

WeasyPrint is an extra, because the libraries that set the text (Pango, HarfBuzz) are no
Python packages. What no font of the machine can draw is drawn as a box and reported.
"""

import contextlib
import io
import logging
import warnings
from collections.abc import Iterator
from typing import Any, Final

from corrobora.errors import BadSetting, how_to_install
from corrobora.export.dossier import render_paper
from corrobora.export.exported import Exported, Loss
from corrobora.export.passages import printable
from corrobora.records import Dossier

FORM: Final = "pdf/1"
FILE: Final = "dossier.pdf"
_NAMED: Final = 12
"""Characters that one loss names; further ones are counted."""
_MISSING: Final = (
    "pdf: WeasyPrint or the library Pango, which sets the text, cannot be loaded; "
    f"{how_to_install('pdf')}; Pango: on Debian and "
    "Ubuntu apt install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0, on macOS brew install pango, on Windows "
    "pacman -S mingw-w64-ucrt-x86_64-pango in MSYS2"
)


def to_pdf(dossier: Dossier) -> Exported:
    """Return a dossier as one PDF of A4 pages, tagged as PDF/UA-1 asks.

    The losses are the characters of reports that no font of this machine draws, and those that no page can hold.

    Raises:
        BadSetting: WeasyPrint or Pango cannot be loaded.
        BrokenIntegrity: a passage is not in its report, or an id leads nowhere.

    """
    library = load_library()
    page = render_paper(dossier)
    with _silent():
        # no address is of a kind that may be fetched
        nothing = library.urls.URLFetcher(allowed_protocols=())
        document = library.HTML(string=page, base_url=None, url_fetcher=nothing).render(
            pdf_variant="pdf/ua-1"
        )
        # True: made of the content, without clock or chance
        content = document.write_pdf(pdf_variant="pdf/ua-1", pdf_identifier=True)
    undrawn = frozenset(chr(point) for font in document.fonts.values() for point in font.missing)
    return Exported(form=FORM, files={FILE: content}, losses=tuple(_losses(dossier, undrawn)))


def load_library() -> Any:  # noqa: ANN401 - WeasyPrint, which has no types of its own
    """Return WeasyPrint; asked early, it saves a long run that could not write its end.

    Raises:
        BadSetting: WeasyPrint or Pango cannot be loaded.

    """
    try:
        # it prints advice of its own where Pango is missing
        with contextlib.redirect_stdout(io.StringIO()), warnings.catch_warnings():
            warnings.simplefilter("ignore")
            import weasyprint  # noqa: PLC0415 - loaded late: an extra, and slow to import
    except (ImportError, OSError) as error:
        raise BadSetting(_MISSING) from error
    return weasyprint


@contextlib.contextmanager
def _silent() -> Iterator[None]:
    """Keep the library's log to itself: it would quote reports."""
    log = logging.getLogger("weasyprint")
    before = log.propagate, log.handlers
    log.propagate, log.handlers = False, [logging.NullHandler()]
    try:
        yield
    finally:
        log.propagate, log.handlers = before


def _losses(dossier: Dossier, undrawn: frozenset[str]) -> Iterator[Loss]:
    for report in dossier.reports:
        held = {"text": report.text, "title": report.title, "outlet": report.outlet, "author": report.author}
        for what, words in held.items():
            signs = set(words or "")
            if boxes := sorted(signs & undrawn):
                why = f"no font of this machine draws {_named(boxes)}; a box stands in their place"
                yield Loss(record=report.id, what=what, why=why)
            if barred := sorted(sign for sign in signs if printable(sign) != sign):
                why = f"no page can hold {_named(barred)}; U+FFFD stands in their place"
                yield Loss(record=report.id, what=what, why=why)


def _named(signs: list[str]) -> str:
    named = ", ".join(f"U+{ord(sign):04X}" for sign in signs[:_NAMED])
    further = len(signs) - _NAMED
    return f"{named} and {further} more" if further > 0 else named
