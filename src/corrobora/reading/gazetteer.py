"""What a gazetteer gives: places by name. Who opens one is no business of reading."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol


class PlaceKind(StrEnum):
    """What a gazetteer entry is."""

    COUNTRY = "country"
    ADMIN1 = "admin1"
    """First-order division: region, state, province."""
    ADMIN2 = "admin2"
    """Second-order division: district, cercle, county."""
    TOWN = "town"
    """Any settlement, from hamlet to capital."""
    AREA = "area"
    """A part of one or several countries that is no division ("the Sahel", "Azawad")."""
    FEATURE = "feature"
    """A lake, forest, river or hill."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GazetteerEntry:
    """One place of a gazetteer. Coordinates in degrees, WGS 84; ``None``: not known."""

    id: str
    name: str
    lat: float | None = None
    lon: float | None = None
    country: str | None = None
    """ISO 3166-1 alpha-2, or an invented code in an exercise; ``None``: in several countries or in none."""
    admin1: str | None = None
    kind: PlaceKind = PlaceKind.TOWN
    population: int | None = None


class Gazetteer(Protocol):
    """What finds places by name."""

    def find(self, name: str) -> tuple[GazetteerEntry, ...]:
        """Return every place of this name, spellings compared by `corrobora.spelling.normalised`."""
        ...
