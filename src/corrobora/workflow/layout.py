"""Where the parts of a project lie in its folder, and how a folder is told to be one."""

import json
from pathlib import Path
from typing import Final

LAYOUT: Final = "corrobora/project/1"
ENCRYPTED_LAYOUT: Final = "corrobora/project/2"
"""The same, encrypted, with the id of its keyring as ``keys``: a name of its own, since whoever knows the first alone would misread it."""
PROJECT_FILE: Final = "project.json"
CUSTODY: Final = "custody"


def is_project(path: str | Path) -> bool:
    """Whether a folder says of itself that it is a project."""
    return (Path(path) / PROJECT_FILE).is_file()


def is_encrypted(path: str | Path) -> bool:
    """Whether a folder says of itself that it is an encrypted project; of one that says nothing clear, opening says what is wrong."""
    try:
        told = json.loads((Path(path) / PROJECT_FILE).read_text(encoding="ascii"))
        return bool(told["layout"] == ENCRYPTED_LAYOUT)
    except (OSError, ValueError, KeyError, TypeError):
        return False
