"""What the reader looks things up in: the gazetteer and the actors, shipped and the user's own."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from corrobora.reading import ActorIndex, Gazetteer
from corrobora.records import Actor
from corrobora.workflow.actors import load_actors, parse_actors, standard_actors
from corrobora.workflow.gazetteer import (
    ChainedGazetteer,
    SqliteGazetteer,
    load_user_gazetteer,
    parse_user_gazetteer,
)
from corrobora.workflow.settings import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnFile:
    """A file of places or parties that is held in memory, and on no disk as it is."""

    role: str
    """``gazetteer`` or ``actors``."""
    name: str
    """With its ending: ``actors.csv``."""
    data: bytes = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """What the reader looks things up in."""

    gazetteer: Gazetteer
    actors: ActorIndex
    own: tuple[OwnFile, ...] = ()
    """The files in memory that it was opened with."""


@lru_cache(maxsize=1)
def _standard_index() -> ActorIndex:
    return ActorIndex(standard_actors())


@lru_cache(maxsize=4)
def _index_of(actors: tuple[Actor, ...]) -> ActorIndex:
    """Index some actors; a project that is opened again, and a run after another, have the same ones."""
    return ActorIndex(actors)


def open_reference(settings: Settings, own: Sequence[OwnFile] = ()) -> Reference:
    """Open the gazetteer and the actors a run looks things up in; the user's own win.

    Args:
        settings: name the user's files.
        own: the user's files themselves, at most one a role, in place of those that the settings name.

    Raises:
        BadReferenceFile: a file lacks a column or holds a value out of range.

    """
    files = {one.role: one for one in own}
    gazetteer: Gazetteer = SqliteGazetteer()
    if (places := files.get("gazetteer")) is not None:
        gazetteer = ChainedGazetteer(parse_user_gazetteer(places.data, Path(places.name)), gazetteer)
    elif settings.gazetteer is not None:
        gazetteer = ChainedGazetteer(load_user_gazetteer(settings.gazetteer), gazetteer)
    if (parties := files.get("actors")) is not None:
        mine = parse_actors(parties.data, Path(parties.name))
    elif settings.actors is not None:
        mine = load_actors(settings.actors)
    else:
        return Reference(gazetteer=gazetteer, actors=_standard_index(), own=tuple(own))
    ids = {actor.id for actor in mine}
    actors = _index_of((*mine, *(a for a in standard_actors() if a.id not in ids)))
    return Reference(gazetteer=gazetteer, actors=actors, own=tuple(own))
