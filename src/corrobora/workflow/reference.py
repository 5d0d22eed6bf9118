"""What the reader looks things up in: the gazetteer and the actors, shipped and the user's own."""

from dataclasses import dataclass
from functools import lru_cache

from corrobora.reading import ActorIndex, Gazetteer
from corrobora.workflow.actors import load_actors, standard_actors
from corrobora.workflow.gazetteer import ChainedGazetteer, SqliteGazetteer, load_user_gazetteer
from corrobora.workflow.settings import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """What the reader looks things up in."""

    gazetteer: Gazetteer
    actors: ActorIndex


@lru_cache(maxsize=1)
def _standard_index() -> ActorIndex:
    return ActorIndex(standard_actors())


def open_reference(settings: Settings) -> Reference:
    """Open the gazetteer and the actors a run looks things up in; the user's own win.

    Raises:
        BadReferenceFile: a file lacks a column or holds a value out of range.

    """
    gazetteer: Gazetteer = SqliteGazetteer()
    if settings.gazetteer is not None:
        gazetteer = ChainedGazetteer(load_user_gazetteer(settings.gazetteer), gazetteer)
    if settings.actors is None:
        return Reference(gazetteer=gazetteer, actors=_standard_index())
    own = load_actors(settings.actors)
    ids = {actor.id for actor in own}
    return Reference(
        gazetteer=gazetteer, actors=ActorIndex((*own, *(a for a in standard_actors() if a.id not in ids)))
    )
