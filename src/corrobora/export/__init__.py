"""Records to files: the dossier as JSON by a published schema, and as pages that fetch nothing."""

from corrobora.export.dates import when_words
from corrobora.export.dossier import FORMATS, PAGE_FOLDERS, Page, render_html, render_pages, write
from corrobora.export.jsonform import (
    READING_SCHEMA,
    check_integrity,
    dossier_to_json,
    read_dossier,
    reading_to_json,
    render_json,
    render_reading,
)
from corrobora.export.wording import closeness, counted, place_words, question

__all__ = [
    "FORMATS",
    "PAGE_FOLDERS",
    "READING_SCHEMA",
    "Page",
    "check_integrity",
    "closeness",
    "counted",
    "dossier_to_json",
    "place_words",
    "question",
    "read_dossier",
    "reading_to_json",
    "render_html",
    "render_json",
    "render_pages",
    "render_reading",
    "when_words",
    "write",
]
