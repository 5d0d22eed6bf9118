"""Report → claims and steps: attribution, acts, counts, dates, places, actors.

Pure: the gazetteer and the actors are handed in, opened by `workflow`.
"""

from corrobora.reading import (
    actors,
    acts,
    attribution,
    background,
    counts,
    dates,
    places,
    reading,
    sentences,
    speakers,
    stances,
    steps,
)
from corrobora.reading.actors import ActorIndex
from corrobora.reading.places import Gazetteer, GazetteerEntry
from corrobora.reading.reading import METHOD, read

METHODS = {
    "reading": reading.METHOD,
    "sentences": sentences.METHOD,
    "attribution": attribution.METHOD,
    "speakers": speakers.METHOD,
    "stances": stances.METHOD,
    "acts": acts.METHOD,
    "steps": steps.METHOD,
    "background": background.METHOD,
    "counts": counts.METHOD,
    "dates": dates.METHOD,
    "places": places.METHOD,
    "actors": actors.METHOD,
}

__all__ = ["METHOD", "METHODS", "ActorIndex", "Gazetteer", "GazetteerEntry", "read"]
