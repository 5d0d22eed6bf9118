"""What corrobora itself wrote: a dossier is made from reports and is never one of them.

Read again, it would hand the same accounts to themselves as one more outlet.
"""

import os
import re
from pathlib import Path

from corrobora.custody import is_custody

CODE = "own-output"
WHY = "written by corrobora itself: an account of reports, not a report"

_HEAD = 200
_JSON = re.compile(r'\s*\{\s*"schema"\s*:\s*"corrobora/(?:dossier|reading)/\d+"')
# The schema stands first in what we write; a copy with its keys in another order has no "text" and is
# refused for that.
_GENERATOR = re.compile(r"<meta\s+name=[\"']generator[\"']\s+content=[\"']corrobora\b", re.IGNORECASE)
_KICKER = re.compile(r"<p\b[^>]{0,200}>\s{0,20}corrobora\s·\sdossier\s{0,20}</p>", re.IGNORECASE)
_SCHEMA = re.compile(r"<code>\s{0,20}corrobora/dossier/\d{1,6}\s{0,20}</code>", re.IGNORECASE)
_PRINTED = re.compile(r"corrobora\s·\sdossier(?:\s*·.{0,80})?", re.IGNORECASE)
_PRINTED_LINES = 12
CREATOR = "corrobora"
"""What a PDF of ours says it was made by."""


_PROJECT_FILE = "project.json"
_PROJECT = re.compile(rb'\{"layout":"corrobora/project/\d{1,9}"')


def is_own_folder(path: Path) -> bool:
    """Whether a folder is one that corrobora keeps, by its own words: a custody or a project."""
    return is_custody(path) or _is_project(path)


def lies_in_project(path: Path) -> bool:
    """Whether a path is a project or below one: what lies there are records and working copies beside originals."""
    try:
        real = Path(os.path.realpath(path))
    except (OSError, ValueError):
        return False
    return any(_is_project(folder) for folder in (real, *real.parents))


def _is_project(path: Path) -> bool:
    try:
        with (path / _PROJECT_FILE).open("rb") as stream:
            return _PROJECT.match(stream.read(_HEAD)) is not None
    except (OSError, ValueError):
        return False


def is_own_json(text: str) -> bool:
    """Whether a text begins like ``dossier.json`` or a line of ``readings.jsonl``."""
    return _JSON.match(text[:_HEAD].lstrip("\ufeff")) is not None


def is_own_page(text: str) -> bool:
    """Whether a page says of itself that it is a dossier: by its generator, else by its head and its schema."""
    if _GENERATOR.search(text[:8192]):
        return True
    return bool(_KICKER.search(text) and _SCHEMA.search(text))


def is_own_losses(data: bytes) -> bool:
    """Whether bytes begin like a loss report of an export."""
    return data.startswith(b"record,what,why\r\n")


def is_own_print(text: str) -> bool:
    """Whether a text, as drawn from a PDF or a mail, opens with a dossier's head on a line of its own."""
    filled = (line.strip() for line in text[:4000].split("\n"))
    first = [line for line in filled if line][:_PRINTED_LINES]
    return any(_PRINTED.fullmatch(line) for line in first)
