"""How our place of an incident and the place of a coded event stand to each other, by the datasets' own precision codes."""

from enum import StrEnum
from functools import lru_cache
from typing import Final

from corrobora import sphere
from corrobora.records import Place, Relation
from corrobora.spelling import normalised, skeleton

NEAR_KM: Final = 25.0
"""Kilometres around a known point within which UCDP codes a limited area (where_prec 2)."""

_PLAIN = frozenset(
    """town city village region province state district area municipality commune department governorate oblast county
    prefecture territory division wilaya camp subdivision of the""".split()
)
"""Words that say what kind of place a name is, and are no part of it."""


class Stands(StrEnum):
    """How an incident and an event stand to each other on one point."""

    AGREES = "agrees"
    MAY = "may"
    """Nothing speaks against it, and it leaves too much open to speak for it."""
    DIFFERS = "differs"
    SILENT = "silent"
    """One side does not say."""


def is_close(place: Place) -> bool:
    """Whether a point is that of the place itself: UCDP where_prec 1 or 2, ACLED geo_precision 1, or no code is given."""
    if place.where_prec is not None:
        return place.where_prec <= 2
    return place.geo_prec in (None, 1)


def is_vague(place: Place) -> bool:
    """Whether no more than a country, or less, is known (UCDP where_prec 6 and 7)."""
    return place.where_prec in (6, 7)


@lru_cache(maxsize=1 << 15)
def place_key(name: str) -> str:
    """Return the form in which two names of places are compared: their consonants, without the words for a kind of place."""
    words = [word for word in normalised(name).split() if word not in _PLAIN]
    return skeleton(" ".join(words)) if words else ""


def _place_names(place: Place) -> frozenset[str]:
    return frozenset(
        key for one in (place, *place.ends) if one.name is not None if (key := place_key(one.name))
    )


def points(place: Place) -> list[tuple[float, float]]:
    """Return (latitude, longitude) of a place and of the ends of a way, in degrees, as far as they are known."""
    return [(one.lat, one.lon) for one in (place, *place.ends) if one.lat is not None and one.lon is not None]


def _least_km(ours: Place, theirs: Place) -> float | None:
    """Return the least distance between their point and ours, the ends of a way among them."""
    if theirs.lat is None or theirs.lon is None:
        return None
    point = (theirs.lat, theirs.lon)
    return min((sphere.distance_km(one, point) for one in points(ours)), default=None)


def _one_region(ours: Place, theirs: Place) -> bool:
    """Whether both say in which first-order region they lie, and it has one name."""
    if not ours.admin1 or not theirs.admin1:
        return False
    return place_key(ours.admin1) == place_key(theirs.admin1)


def _regional(place: Place) -> bool:
    """Whether a point stands for a region or for a way through it, and says little (UCDP where_prec 4 and 5, ACLED geo_precision 3)."""
    if place.where_prec is not None:
        return place.where_prec in (4, 5)
    return place.geo_prec == 3


def place_stands(ours: Place | None, theirs: Place) -> tuple[Stands | None, bool]:
    """Return how two places stand to each other, and whether they have one name; ``None``: they cannot be one."""
    if ours is None:
        return Stands.SILENT, False
    alike = bool(_place_names(ours) & _place_names(theirs))
    if is_vague(ours) or is_vague(theirs):
        return Stands.SILENT, alike
    km = _least_km(ours, theirs)
    near = km is not None and km <= NEAR_KM
    if _regional(ours) or _regional(theirs):
        return (Stands.MAY if near or alike or _one_region(ours, theirs) else Stands.SILENT), alike
    if near:
        return Stands.AGREES, alike
    if alike:
        return (Stands.AGREES if km is None else Stands.DIFFERS), True
    if is_close(ours) and is_close(theirs):
        return (Stands.SILENT if km is None else None), False
    return (Stands.MAY if _one_region(ours, theirs) else Stands.SILENT), False


def write_place(place: Place) -> str:
    """Return a place with its precision code and its point, in words."""
    parts = [place.name or place.text or "no name"]
    if place.where_prec is not None:
        parts.append(f"where_prec {place.where_prec}")
    elif place.geo_prec is not None:
        parts.append(f"geo_precision {place.geo_prec}")
    if place.lat is not None and place.lon is not None:
        parts.append(f"{place.lat:.4f} {place.lon:.4f}")
    return ", ".join(parts)


def relate_places(ours: Place, theirs: Place) -> tuple[Relation, str]:
    """Return how a coded place differs from ours, and why, in words."""
    if ours.country is not None and theirs.country is not None and ours.country != theirs.country:
        return Relation.DIFFERS, "another country"
    km = _least_km(ours, theirs)
    apart = (
        "no distance is known" if km is None else f"{km:.1f} km apart" if km < 10 else f"{km:.0f} km apart"
    )
    alike = bool(_place_names(ours) & _place_names(theirs))
    near = km is not None and km <= NEAR_KM
    if is_close(ours) and is_close(theirs):
        if alike and (near or km is None):
            return Relation.SAME, f"one name, {apart}"
        return Relation.DIFFERS, f"{'one name' if alike else 'another name'}, {apart}"
    steps = _coarseness(theirs, ours)
    if steps > 0:
        return Relation.COARSER, f"theirs is coded as less exact; {apart}"
    if steps < 0:
        return Relation.FINER, f"theirs is coded as more exact; {apart}"
    if alike or near:
        return Relation.SAME, f"coded as equally exact; {apart}"
    if _one_region(ours, theirs):
        return Relation.SAME, "one region, and no more is known of either"
    return Relation.DIFFERS, f"coded as equally exact, another name; {apart}"


def _coarseness(theirs: Place, ours: Place) -> int:
    """Return how much coarser theirs is, on the scale that theirs has a code of; 0 where a code is missing."""
    for code in ("where_prec", "geo_prec"):
        one, other = getattr(theirs, code), getattr(ours, code)
        if one is not None and other is not None:
            return int(one) - int(other)
    return 0
