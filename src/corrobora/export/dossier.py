"""The dossier as one HTML page and one JSON file.

The page stands alone: no script, no font, no picture and no style sheet is
fetched, and a content security policy in the page forbids the browser to try.
What reports hold is hostile until proven otherwise: every template escapes by
default, and only addresses of the web become links.
"""

import functools
from collections.abc import Sequence
from pathlib import Path

import jinja2
from markupsafe import Markup

from corrobora.errors import BadSetting
from corrobora.export import wording
from corrobora.export.dates import date_words, when_words
from corrobora.export.jsonform import check_integrity, in_order, render_json
from corrobora.export.passages import printable
from corrobora.export.pictures import INKS
from corrobora.export.view import arrange, claim_counts, speaker_notes
from corrobora.records import Dossier

FORMATS = ("json", "html")
"""What `write` can write."""

_TEMPLATES = Path(__file__).with_name("templates")


def render_html(dossier: Dossier) -> str:
    """Return the dossier as one self-contained page: the same dossier gives the same text.

    Raises:
        BrokenIntegrity: a passage is not in its report, or an id leads nowhere.

    """
    ordered = in_order(dossier)
    check_integrity(ordered)
    view = arrange(ordered)
    page = (
        _environment()
        .get_template("dossier.html")
        .render(view=view, dossier=ordered, index=view.index, words=wording, inks=INKS, style=_style())
    )
    # Lone surrogates and control characters cannot stand in a page; the JSON keeps them.
    return printable(page)


def write(dossier: Dossier, out: Path, *, formats: Sequence[str] = FORMATS) -> tuple[Path, ...]:
    """Write ``dossier.json`` and ``dossier.html`` into a folder and return the paths written.

    A file appears whole or not at all. The folder is made if it is missing.

    Raises:
        BadSetting: a format other than those of `FORMATS`.
        BrokenIntegrity: see `render_html`; nothing is written then.
        OSError: the folder or a file cannot be written.

    """
    if unknown := sorted(set(formats) - set(FORMATS)):
        raise BadSetting(f"cannot write {', '.join(unknown)}: the formats are {', '.join(FORMATS)}")
    renderers = {"json": render_json, "html": render_html}
    texts = {f"dossier.{name}": renderers[name](dossier) for name in FORMATS if name in formats}
    out.mkdir(parents=True, exist_ok=True)
    return tuple(_write_whole(out / name, text) for name, text in texts.items())


def _write_whole(path: Path, text: str) -> Path:
    partial = path.with_name(f".{path.name}.partial")
    try:
        partial.write_bytes(text.encode("utf-8"))
        partial.replace(path)
    finally:
        partial.unlink(missing_ok=True)
    return path


@functools.cache
def _environment() -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters |= {
        "plain": wording.plain,
        "heading": wording.heading,
        "when": when_words,
        "day": date_words,
        "notes": speaker_notes,
        "counts": claim_counts,
        "counted": wording.counted,
        "listed": wording.listed,
        "origins": wording.origins_words,
        "sentence": wording.sentence,
        "reason": wording.reason,
        "question": wording.question,
        "language": wording.language,
        "closeness": wording.closeness,
    }
    return environment


@functools.cache
def _style() -> Markup:
    """Return the style sheet. It is ours, so it is the one thing that goes into the page unescaped."""
    return Markup((_TEMPLATES / "style.css").read_text("utf-8"))  # noqa: S704
