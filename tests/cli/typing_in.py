"""What the fixture ``typed`` gives, and words that many commands take."""

from collections.abc import Callable
from pathlib import Path

EXERCISE = Path(__file__).parents[2] / "examples" / "two-incidents"
OWN = ("--gazetteer", str(EXERCISE / "gazetteer.csv"), "--actors", str(EXERCISE / "actors.csv"))
"""The exercise's own places and parties."""
Typed = Callable[..., tuple[int, str, str]]
"""Types a command and gives its status, what it said, and its errors."""
