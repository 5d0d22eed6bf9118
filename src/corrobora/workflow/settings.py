"""Everything a run can be told, read once and frozen."""

import re
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from corrobora.errors import BadSetting
from corrobora.export import BRIEF_FORMATS, PDF, load_library
from corrobora.intake import Limits


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What one run is told. Faults are collected and raised together.

    Raises:
        BadSetting: one or more settings cannot be used; the message names each.

    """

    as_of: str | None = None
    """Day the open steps are measured against, ``YYYY-MM-DD``; ``None``: the latest publication date."""
    gazetteer: Path | None = None
    """A file of places that win over the built-in ones (CSV, JSON or JSONL)."""
    actors: Path | None = None
    """A file of parties that win over the built-in ones (CSV, JSON or JSONL)."""
    formats: tuple[str, ...] = ("json", "html")
    """What ``brief`` writes: some of `corrobora.export.BRIEF_FORMATS`."""
    collector: str = "corrobora"
    """Who takes the reports in, for the ledger of what is kept."""
    limits: Limits = field(default_factory=Limits)
    """How large an input may be."""
    processes: int | None = None
    """In how many processes a large folder is read; ``None``: one for each core, four at most. Never changes what is read."""

    def __post_init__(self) -> None:
        faults: list[str] = []
        if self.as_of is not None:
            if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", self.as_of):
                faults.append(f"as_of (--as-of): found {self.as_of!r}, expected a day as YYYY-MM-DD")
            else:
                try:
                    date.fromisoformat(self.as_of)
                except ValueError:
                    faults.append(
                        f"as_of (--as-of): {self.as_of!r} is no day of the calendar; give one as YYYY-MM-DD"
                    )
        faults += [
            f"{name}: no file at {path}; give the path of a CSV, JSON or JSONL file"
            for name, path in (("gazetteer", self.gazetteer), ("actors", self.actors))
            if path is not None and not path.is_file()
        ]
        if self.processes is not None and self.processes < 1:
            faults.append(f"processes: found {self.processes}, expected 1 or more")
        unknown = sorted(set(self.formats) - set(BRIEF_FORMATS))
        if unknown or not self.formats:
            faults.append(
                f"formats (--format): found {', '.join(unknown) or 'none'}, expected some of {', '.join(BRIEF_FORMATS)}"
            )
        elif PDF in self.formats:
            # now, and not after a long run that could then not write its end
            try:
                load_library()
            except BadSetting as fault:
                faults.append(str(fault))
        if faults:
            raise BadSetting("; ".join(faults))
