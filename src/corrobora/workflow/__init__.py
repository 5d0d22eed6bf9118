"""The only room that knows the others: settings, reference files, the run from bytes to dossier."""

from corrobora.workflow.actors import load_actors, standard_actors
from corrobora.workflow.gazetteer import load_user_gazetteer
from corrobora.workflow.reference import Reference, open_reference
from corrobora.workflow.run import brief, name_by_paths, read_reports, take_and_read, unread
from corrobora.workflow.settings import Settings

__all__ = [
    "Reference",
    "Settings",
    "brief",
    "load_actors",
    "load_user_gazetteer",
    "name_by_paths",
    "open_reference",
    "read_reports",
    "standard_actors",
    "take_and_read",
    "unread",
]
