"""Records to files: the dossier as JSON by a published schema, and as pages that fetch nothing."""

from corrobora.export.bag import render_statement, write_bag, write_released_bag
from corrobora.export.claimreview import to_claimreview
from corrobora.export.dates import when_words
from corrobora.export.dossier import (
    FORMATS,
    PAGE_FOLDERS,
    SHEETS,
    Page,
    render_html,
    render_incident,
    render_pages,
    style_sheet,
    write,
)
from corrobora.export.exported import Exported, Loss, render_losses, write_whole
from corrobora.export.forms import BRIEF_FORMATS, FORMS, LOSSES, PDF, write_brief, write_form
from corrobora.export.jsonform import (
    READING_SCHEMA,
    check_integrity,
    dossier_to_json,
    read_dossier,
    reading_to_json,
    render_json,
    render_reading,
)
from corrobora.export.leaks import find_leak
from corrobora.export.pdf import load_library, to_pdf
from corrobora.export.pictures import draw_candidates
from corrobora.export.preview import render_preview
from corrobora.export.profile import Profile, parse_profile, read_profile
from corrobora.export.prov import to_prov
from corrobora.export.reconciled import to_reconciled, write_event
from corrobora.export.release import Release, redact, statement_of
from corrobora.export.view import Addresses
from corrobora.export.wording import casualties_name, closeness, counted, place_words, question, range_words

__all__ = [
    "BRIEF_FORMATS",
    "FORMATS",
    "FORMS",
    "LOSSES",
    "PAGE_FOLDERS",
    "PDF",
    "READING_SCHEMA",
    "SHEETS",
    "Addresses",
    "Exported",
    "Loss",
    "Page",
    "Profile",
    "Release",
    "casualties_name",
    "check_integrity",
    "closeness",
    "counted",
    "dossier_to_json",
    "draw_candidates",
    "find_leak",
    "load_library",
    "parse_profile",
    "place_words",
    "question",
    "range_words",
    "read_dossier",
    "read_profile",
    "reading_to_json",
    "redact",
    "render_html",
    "render_incident",
    "render_json",
    "render_losses",
    "render_pages",
    "render_preview",
    "render_reading",
    "render_statement",
    "statement_of",
    "style_sheet",
    "to_claimreview",
    "to_pdf",
    "to_prov",
    "to_reconciled",
    "when_words",
    "write",
    "write_bag",
    "write_brief",
    "write_event",
    "write_form",
    "write_released_bag",
    "write_whole",
]
