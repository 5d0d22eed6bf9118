"""Distances on the Earth, taken as a sphere of its mean radius."""

import math

from corrobora.records import Place

EARTH_KM = 6371.0088
"""Mean radius of the Earth in kilometres (IUGG)."""


def distance_km(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Return the great-circle distance between two (latitude, longitude) in degrees, in kilometres (haversine)."""
    lat_a, lon_a, lat_b, lon_b = (math.radians(angle) for angle in (*a, *b))
    half = (
        math.sin((lat_b - lat_a) / 2) ** 2
        + math.cos(lat_a) * math.cos(lat_b) * math.sin((lon_b - lon_a) / 2) ** 2
    )
    return 2 * EARTH_KM * math.asin(min(1.0, math.sqrt(half)))


def apart_km(a: Place, b: Place) -> float | None:
    """Return how far two places lie apart in kilometres; ``None`` where one has no coordinates."""
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return None
    return distance_km((a.lat, a.lon), (b.lat, b.lon))
