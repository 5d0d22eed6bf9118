"""What coders make of our own exports: other days, coarser places, other names and numbers, one event in two, events beside ours."""

import csv
import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from corrobora.export.acled import COLUMNS as ACLED_COLUMNS
from corrobora.export.acled import to_acled
from corrobora.export.exported import Exported
from corrobora.export.ucdp import COLUMNS as UCDP_COLUMNS
from corrobora.export.ucdp import to_ucdp
from corrobora.records import Dataset, Dossier

Row = dict[str, str]

CODERS = (
    "as it is",
    "day after",
    "centre of region",
    "their names",
    "other dead",
    "two days",
    "left out",
    "week",
)
"""What may befall a row of ours."""


@dataclass(frozen=True, kw_only=True)
class Coding:
    """One dataset's way of coding."""

    export: Callable[[Dossier], Exported]
    name: str
    columns: tuple[str, ...]
    id: str
    dead: str
    first_party: str
    location: str
    region: str
    at_region: Mapping[str, str]
    """Cells of an event of which only the region is known."""

    def rows_of(self, dossier: Dossier) -> list[Row]:
        """Return a dossier's own rows."""
        content = self.export(dossier).files[f"{self.name}.csv"].decode("utf-8")
        return list(csv.DictReader(io.StringIO(content, newline="")))

    def file(self, rows: Sequence[Row]) -> bytes:
        """Return rows as a file, each with an id of its own: its number, counted from 1000."""
        written = io.StringIO(newline="")
        writer = csv.DictWriter(written, self.columns)
        writer.writeheader()
        writer.writerows({**row, self.id: str(1000 + number)} for number, row in enumerate(rows))
        return written.getvalue().encode("utf-8")

    def moved(self, row: Row, shift: int) -> Row:
        """Return a row so many days later."""
        if self.name == "acled":
            return {
                **row,
                "event_date": f"{date.fromisoformat(row['event_date']) + timedelta(days=shift):%d %B %Y}",
            }
        days = {
            column: f"{date.fromisoformat(row[column][:10]) + timedelta(days=shift)} 00:00:00.000"
            for column in ("date_start", "date_end")
        }
        return {**row, **days}

    def is_dated(self, row: Row) -> bool:
        """Whether a row of ours says when."""
        return bool(row["event_date"] if self.name == "acled" else row["date_start"] and row["date_end"])

    def coded(self, row: Row, coder: str, *, names: Mapping[str, str]) -> Iterator[Row]:
        """Give the rows that a coder of this kind makes of a row of ours."""
        number = int(row[self.dead] or 0)
        if coder == "day after":
            yield self.moved(row, 1)
        elif coder == "centre of region":
            yield {**_shifted(self.moved(row, 0), 1), self.location: row[self.region], **self.at_region}
        elif coder == "their names":
            yield {
                **self.moved(row, 0),
                self.first_party: names.get(row[self.first_party], row[self.first_party]),
            }
        elif coder == "other dead":
            yield {**self.moved(row, 0), self.dead: str(3 * number)}
        elif coder == "two days" and number > 1:
            yield {**self.moved(row, 0), self.dead: str(number // 2)}
            yield {**self.moved(row, 1), self.dead: str(number - number // 2)}
        elif coder == "left out":
            # the town has another event later, and another town one on the day
            yield self.moved(row, 8)
            yield {**_shifted(self.moved(row, 0), 2), self.location: "Kossum Pans"}
        elif coder == "week" and self.name == "acled":
            yield {**self.moved(row, 2), "time_precision": "2"}
        elif coder == "week":
            week = {
                "date_start": self.moved(row, -3)["date_start"],
                "date_end": self.moved(row, 3)["date_end"],
            }
            yield {**row, **week, "date_prec": "3"}
        else:
            yield self.moved(row, 0)

    def unrelated(self, row: Row, name: str, lat: float, lon: float, region: str) -> Iterator[Row]:
        """Give an event of the row's days and parties near a town that is none of ours, and a calm one in its own."""
        place = {
            self.location: f"{name} Ford",
            self.region: region,
            "latitude": str(lat),
            "longitude": str(lon),
        }
        dead = 7 * int(row[self.dead] or 0) % 23  # its own number, by chance ours at times
        # half a degree is 55 km
        yield _shifted({**self.moved(row, len(name) % 3), **place, self.dead: str(dead)}, 0.5)
        if self.name == "acled":
            calm = {"event_type": "Protests", "sub_event_type": "Peaceful protest", "fatalities": "0"}
            yield {**self.moved(row, 0), **calm, "actor1": "Protesters (Mali)", "actor2": ""}


def _shifted(row: Row, degrees: float) -> Row:
    if not row["latitude"]:
        return row
    return {
        **row,
        "latitude": str(float(row["latitude"]) + degrees),
        "longitude": str(float(row["longitude"]) + degrees),
    }


CODINGS = {
    Dataset.ACLED: Coding(
        export=to_acled,
        name="acled",
        columns=ACLED_COLUMNS,
        id="event_id_cnty",
        dead="fatalities",
        first_party="actor1",
        location="location",
        region="admin1",
        at_region={"geo_precision": "3"},
    ),
    Dataset.UCDP: Coding(
        export=to_ucdp,
        name="ucdp",
        columns=UCDP_COLUMNS,
        id="id",
        dead="best",
        first_party="side_a",
        location="where_coordinates",
        region="adm_1",
        at_region={"where_prec": "4"},
    ),
}
