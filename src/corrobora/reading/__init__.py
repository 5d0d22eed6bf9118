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
    homonyms,
    marks,
    opinions,
    persons,
    places,
    reading,
    reconcile,
    sentences,
    speakers,
    stances,
    steps,
    tally,
    tellers,
    victims,
)
from corrobora.reading.actors import ActorIndex
from corrobora.reading.marks import Marked
from corrobora.reading.opinions import Opinions
from corrobora.reading.places import Gazetteer, GazetteerEntry, place_of
from corrobora.reading.reading import METHOD, read, text_to_mark

METHODS = {
    "reading": reading.METHOD,
    "sentences": sentences.METHOD,
    "attribution": attribution.METHOD,
    "marks": marks.METHOD,
    "opinions": opinions.METHOD,
    "reconcile": reconcile.METHOD,
    "speakers": speakers.METHOD,
    "tellers": tellers.METHOD,
    "stances": stances.METHOD,
    "acts": acts.METHOD,
    "steps": steps.METHOD,
    "background": background.METHOD,
    "counts": counts.METHOD,
    "persons": persons.METHOD,
    "victims": victims.METHOD,
    "tally": tally.METHOD,
    "dates": dates.METHOD,
    "places": places.METHOD,
    "homonyms": homonyms.METHOD,
    "actors": actors.METHOD,
}

__all__ = [
    "METHOD",
    "METHODS",
    "ActorIndex",
    "Gazetteer",
    "GazetteerEntry",
    "Marked",
    "Opinions",
    "place_of",
    "read",
    "text_to_mark",
]
