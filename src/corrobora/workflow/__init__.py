"""The only room that knows the others: settings, reference files, the run from bytes to dossier."""

from corrobora.workflow.actors import load_actors, standard_actors
from corrobora.workflow.gazetteer import load_user_gazetteer
from corrobora.workflow.project import (
    EXPORTS,
    Added,
    Project,
    Status,
    init_project,
    is_project,
    open_project,
    verify_project,
)
from corrobora.workflow.reference import Reference, open_reference
from corrobora.workflow.run import brief, name_by_paths, read_reports, take_and_read, unread
from corrobora.workflow.settings import Settings

__all__ = [
    "EXPORTS",
    "Added",
    "Project",
    "Reference",
    "Settings",
    "Status",
    "brief",
    "init_project",
    "is_project",
    "load_actors",
    "load_user_gazetteer",
    "name_by_paths",
    "open_project",
    "open_reference",
    "read_reports",
    "standard_actors",
    "take_and_read",
    "unread",
    "verify_project",
]
