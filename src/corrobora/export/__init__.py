"""Records to files: the dossier as JSON by a published schema, and as one self-contained page."""

from corrobora.export.dates import when_words
from corrobora.export.dossier import FORMATS, render_html, write
from corrobora.export.jsonform import (
    READING_SCHEMA,
    check_integrity,
    dossier_to_json,
    read_dossier,
    reading_to_json,
    render_json,
    render_reading,
)
from corrobora.export.wording import closeness, counted, question

__all__ = [
    "FORMATS",
    "READING_SCHEMA",
    "check_integrity",
    "closeness",
    "counted",
    "dossier_to_json",
    "question",
    "read_dossier",
    "reading_to_json",
    "render_html",
    "render_json",
    "render_reading",
    "when_words",
    "write",
]
