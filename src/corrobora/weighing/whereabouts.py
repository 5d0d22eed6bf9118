"""Whether two places, as told, can be one."""

from corrobora.records import Place
from corrobora.sphere import apart_km

APART_KM = 50.0
"""Two exact places further apart than this are two places: twice the 25 km within which UCDP where_prec 2 puts an event."""


def elsewhere(one: Place, other: Place) -> bool:
    """Whether two places cannot be one. What is not resolved, and what may contain the other, can."""
    countries = [_countries(one), _countries(other)]
    if all(countries) and not countries[0] & countries[1]:
        return True
    if one.ends or other.ends:
        return False
    coarse = {place.where_prec for place in (one, other)} - {1, 2}
    apart = apart_km(one, other)
    if not coarse and apart is not None:
        return apart > APART_KM
    within_regions = all(place.where_prec is not None and place.where_prec <= 4 for place in (one, other))
    return (
        within_regions and one.admin1 is not None and other.admin1 is not None and one.admin1 != other.admin1
    )


def _countries(place: Place) -> frozenset[str]:
    own = frozenset() if place.country is None else frozenset({place.country})
    return own.union(*(_countries(end) for end in place.ends))
