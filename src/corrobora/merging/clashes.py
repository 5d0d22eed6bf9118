"""What cannot be one happening: days and places that exclude each other."""

from collections.abc import Sequence
from datetime import date

from corrobora.edtf import bounds
from corrobora.records import Place, When
from corrobora.sphere import apart_km

NEAR_KM = 40.0
"""Two named places within this distance may be one place of an attack (ours; UCDP's code 2 takes 25 km)."""

_GRACE = 1
"""Days by which two dates of one happening may differ: a night has two, and so has a report filed after midnight."""


def _exact(place: Place) -> bool:
    return place.where_prec is not None and place.where_prec <= 2


def places_clash(a: Place, b: Place) -> bool:
    """Whether two places cannot be that of one happening.

    Different countries clash; two towns clash past `NEAR_KM`; a town clashes
    with a region of another name; whatever contains the other does not clash.
    """
    if a.ends or b.ends:
        ends = {e.name for p in (a, b) for e in p.ends}
        if a.ends and b.ends:
            return not ({e.name for e in a.ends} & {e.name for e in b.ends})
        route, town = (a, b) if a.ends else (b, a)
        if not _exact(town) or town.name in ends or len(route.ends) < 2:
            return False
        length = apart_km(route.ends[0], route.ends[1])
        off = apart_km(route, town)
        return length is not None and off is not None and off > length / 2 + NEAR_KM
    if a.country and b.country and a.country != b.country:
        return True
    if a.name is not None and a.name == b.name:
        return False
    if _exact(a) and _exact(b):
        apart = apart_km(a, b)
        return apart is not None and apart > NEAR_KM
    if a.where_prec in {3, 4} and b.where_prec in {3, 4}:
        return (
            a.name is not None
            and b.name is not None
            and a.admin1 != b.admin1
            and a.name != b.admin1
            and b.name != a.admin1
        )
    regions = {3, 4}
    if (a.where_prec in regions and _exact(b)) or (b.where_prec in regions and _exact(a)):
        region, town = (a, b) if a.where_prec in regions else (b, a)
        if region.admin1 and town.admin1 and region.admin1 != town.admin1:
            return (apart_km(a, b) or 0.0) > 150
        return (
            region.where_prec == 4
            and region.name is not None
            and town.admin1 is not None
            and region.name not in {town.admin1, town.name}
            and (apart_km(a, b) or 0.0) > 250
        )
    return False


def whens_clash(a: When, b: When, *, slack: int = _GRACE) -> bool:
    """Whether two times lie more than ``slack`` days apart; unresolved ones never clash."""
    if a.edtf is None or b.edtf is None:
        return False
    return _apart(bounds(a.edtf), bounds(b.edtf), slack)


def _apart(a: tuple[date, date], b: tuple[date, date], slack: int) -> bool:
    return (b[0] - a[1]).days > slack or (a[0] - b[1]).days > slack


def dates_exclude(a: Sequence[When], b: Sequence[When]) -> bool:
    """Whether no time that the one tells can be one that the other tells; false where either tells none."""
    ours = [bounds(w.edtf) for w in a if w.edtf is not None]
    theirs = [bounds(w.edtf) for w in b if w.edtf is not None]
    if not ours or len(ours) < len(a) or not theirs or len(theirs) < len(b):
        return False
    return all(_apart(x, y, _GRACE) for x in ours for y in theirs)


def places_exclude(a: Sequence[Place], b: Sequence[Place]) -> bool:
    """Whether all that either names lie apart; false where either names none."""
    ours, theirs = _sharpest(a), _sharpest(b)
    return bool(ours and theirs) and all(places_clash(x, y) for x in ours for y in theirs)


def _sharpest(places: Sequence[Place]) -> list[Place]:
    """Return the towns and routes among places, or all of them where there are none: a region fits too much."""
    sharp = [p for p in places if _exact(p) or p.ends]
    return sharp or list(places)
