"""Where joining keeps what it knows: in memory, or wherever whoever calls it has shelves that last.

What is kept are numbers and keys alone. What can be made again from a report and its reading is made again (`Recall`).
"""

from collections import defaultdict
from collections.abc import Callable, MutableMapping
from typing import Any, Protocol

from corrobora.records import Reading, Report, ReportId

Recall = Callable[[ReportId], tuple[Report, Reading]]
"""Returns a report with its reading as they were when the shelves were last kept."""


class Shelves(Protocol):
    """Mappings that joining writes down what it knows in."""

    lasting: bool
    """Whether what is on them is there again the next time; it is then written so that little of it need be looked at."""

    def shelf(self, name: str, empty: Callable[[], Any] | None = None) -> MutableMapping[Any, Any]:
        """Return the shelf of a name; what is missing there begins as ``empty``, or is missing where that is ``None``.

        A value may be changed where it lies.
        """


class InMemory:
    """Shelves that nothing remains of."""

    lasting = False

    def shelf(self, name: str, empty: Callable[[], Any] | None = None) -> MutableMapping[Any, Any]:  # noqa: ARG002 - each is a new one
        """Return an empty shelf."""
        return {} if empty is None else defaultdict(empty)


__all__ = ["InMemory", "Recall", "Shelves"]
