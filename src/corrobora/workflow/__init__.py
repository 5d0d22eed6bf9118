"""The only room that knows the others: settings, reference files, the run from bytes to dossier.

Its names are loaded when they are asked for: what reads, joins and weighs takes a second or two of a slow core to
load, the database beneath a project a fifth of one more, and the help of a command needs neither.
"""

from typing import TYPE_CHECKING

from corrobora.workflow.layout import is_encrypted, is_project
from corrobora.workflow.offered import EXPORTS
from corrobora.workflow.settings import Settings

if TYPE_CHECKING:
    from corrobora.workflow.actors import load_actors, standard_actors
    from corrobora.workflow.apart import Apart
    from corrobora.workflow.erasing import Erased
    from corrobora.workflow.gathering import Listing, Manner, Visit, at_home, drawn, iter_arrivals
    from corrobora.workflow.gazetteer import load_user_gazetteer
    from corrobora.workflow.judging import Proposed
    from corrobora.workflow.keeping import brief_and_keep, read_and_keep
    from corrobora.workflow.project import (
        Added,
        Project,
        Status,
        Weigher,
        init_project,
        open_project,
        read_project,
        verify_project,
    )
    from corrobora.workflow.reference import Reference, open_reference
    from corrobora.workflow.run import brief, name_by_paths, read_reports, take_and_read
else:

    def __getattr__(name: str) -> object:
        """Load what is asked for, once."""
        if name not in __all__:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        if name in {"load_actors", "standard_actors"}:
            from corrobora.workflow import actors as home  # noqa: PLC0415 - loaded late: what this module is for
        elif name == "Erased":
            from corrobora.workflow import erasing as home  # noqa: PLC0415 - as above
        elif name == "load_user_gazetteer":
            from corrobora.workflow import gazetteer as home  # noqa: PLC0415 - as above
        elif name == "Apart":
            from corrobora.workflow import apart as home  # noqa: PLC0415 - as above
        elif name in {"Listing", "Manner", "Visit", "at_home", "drawn", "iter_arrivals"}:
            from corrobora.workflow import gathering as home  # noqa: PLC0415 - as above
        elif name == "Proposed":
            from corrobora.workflow import judging as home  # noqa: PLC0415 - as above
        elif name in {"brief_and_keep", "read_and_keep"}:
            from corrobora.workflow import keeping as home  # noqa: PLC0415 - as above
        elif name in {"Reference", "open_reference"}:
            from corrobora.workflow import reference as home  # noqa: PLC0415 - as above
        elif name in {"brief", "name_by_paths", "read_reports", "take_and_read"}:
            from corrobora.workflow import run as home  # noqa: PLC0415 - as above
        else:
            from corrobora.workflow import project as home  # noqa: PLC0415 - as above
        globals()[name] = getattr(home, name)
        return globals()[name]


__all__ = [
    "EXPORTS",
    "Added",
    "Apart",
    "Erased",
    "Listing",
    "Manner",
    "Project",
    "Proposed",
    "Reference",
    "Settings",
    "Status",
    "Visit",
    "Weigher",
    "at_home",
    "brief",
    "brief_and_keep",
    "drawn",
    "init_project",
    "is_encrypted",
    "is_project",
    "iter_arrivals",
    "load_actors",
    "load_user_gazetteer",
    "name_by_paths",
    "open_project",
    "open_reference",
    "read_and_keep",
    "read_project",
    "read_reports",
    "standard_actors",
    "take_and_read",
    "verify_project",
]
