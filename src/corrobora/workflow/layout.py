"""Where the parts of a project lie in its folder, and how a folder is told to be one."""

from pathlib import Path
from typing import Final

LAYOUT: Final = "corrobora/project/1"
PROJECT_FILE: Final = "project.json"
CUSTODY: Final = "custody"
WORKING: Final = "reference"


def is_project(path: str | Path) -> bool:
    """Whether a folder says of itself that it is a project."""
    return (Path(path) / PROJECT_FILE).is_file()
