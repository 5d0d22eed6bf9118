"""Lay a dossier beside a file of ACLED or UCDP GED: read it, resolve its names by the project's own lists, compare.

Of a large file only the rows of the countries and days that the dossier reaches are held.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Final

from corrobora.intake import open_coded
from corrobora.reading.gazetteer import PlaceKind
from corrobora.reading.nations import COUNTRY_CODES
from corrobora.records import Actor, CodedEvent, CodedParty, Dataset, Dossier, Judgement, Reconciliation
from corrobora.review import Reach, reconcile
from corrobora.workflow.reference import Reference

_MEANT: Final = {"Congo": "Republic of the Congo", "Macedonia, FYR": "North Macedonia"}
"""UCDP's names of countries that mean another one elsewhere, or none; its DR Congo is ``DR Congo (Zaire)``."""
_BEYOND: Final[Mapping[str, tuple[str, ...]]] = {"IL": ("PS",), "MA": ("EH",)}
"""Countries of ISO 3166-1 that UCDP codes under another: its states are those of Gleditsch and Ward, where they are none."""
_CALLED: Final = {"IS": "Islamic State"}
"""UCDP's names of parties that are too short for lists of names."""
_BODIES: Final[Mapping[str, tuple[str, ...]]] = {
    "Government of ": ("Government of {}", "Government of the {}"),
    "Military Forces of ": ("Military Forces of {}", "armed forces of {}", "army of {}"),
    "Police Forces of ": ("Police Forces of {}", "police of {}"),
}
"""How both call the bodies of a state, and how lists of actors do."""
_BRACKETS: Final = re.compile(r"\s*\(([^()]*)\)")
_KEPT: Final = 1 << 14


def reconcile_file(
    dossier: Dossier, path: Path, *, reference: Reference, judgements: Sequence[Judgement] = ()
) -> Reconciliation:
    """Compare a dossier with a CSV of ACLED or UCDP GED; nothing of the file is kept.

    Args:
        dossier: what was assessed.
        path: the file.
        reference: places and parties by which names of the file are understood.
        judgements: of the project, the oldest first.

    Raises:
        MissingPath: there is no file at the path.
        BadReferenceFile: it is of neither dataset, or cannot be read.

    """
    file = open_coded(path)
    names = _Names(reference, file.dataset)
    reach = Reach(dossier)

    def wanted(country: str, first: date, last: date) -> bool:
        return any(reach.holds(code, first, last) for code in names.countries(country) or (None,))

    events = [names.settled(event) for event in file.iter_events(wanted)]
    found = reconcile(
        dossier,
        events,
        dataset=file.dataset,
        first=file.first,
        last=file.last,
        countries={code for name in file.countries for code in names.countries(name)},
        judgements=judgements,
    )
    return replace(
        found,
        file=file.name,
        sha256=file.sha256,
        rows=file.rows,
        first=None if file.first is None else file.first.isoformat(),
        last=None if file.last is None else file.last.isoformat(),
        refused=tuple(file.refused),
    )


class _Names:
    """What the names of a coded dataset mean here, each looked up once."""

    def __init__(self, reference: Reference, dataset: Dataset) -> None:
        self._actors = reference.actors
        self._gazetteer = reference.gazetteer
        self._dataset = dataset
        # one cache a file: a project's own lists may say otherwise than another's
        self.countries: Callable[[str], tuple[str, ...]] = lru_cache(maxsize=_KEPT)(self._countries)
        self._land = lru_cache(maxsize=_KEPT)(self._find_land)
        self._region = lru_cache(maxsize=_KEPT)(self._find_region)
        self._actor = lru_cache(maxsize=_KEPT)(self._find_actor)
        self._codes = {name.casefold(): code for name, code in COUNTRY_CODES.items()}

    def settled(self, event: CodedEvent) -> CodedEvent:
        """Return an event with its country's code, its region as the gazetteer calls it, and its parties as far as they are known."""
        code = self._country_of(event)
        admin1 = event.place.admin1
        return replace(
            event,
            place=replace(
                event.place, country=code, admin1=None if admin1 is None else self._region(admin1, code)
            ),
            parties=tuple(self._known(party) for party in event.parties),
        )

    def _known(self, party: CodedParty) -> CodedParty:
        actor = self._actor(party.names)
        if actor is None:
            return party
        return replace(party, actor=actor, kind=actor.kind)

    def _countries(self, name: str) -> tuple[str, ...]:
        """Return the codes of all countries whose events stand under a name, the name's own first."""
        code = self._country(name)
        if code is None:
            return ()
        return (code, *(_BEYOND.get(code, ()) if self._dataset is Dataset.UCDP else ()))

    def _country_of(self, event: CodedEvent) -> str | None:
        codes = self.countries(event.country)
        named = (event.place.admin1, event.place.name) if len(codes) > 1 else ()
        found = (self._land(name, codes) for name in named if name is not None)
        return next((code for code in found if code is not None), codes[0] if codes else None)

    def _find_land(self, name: str, codes: tuple[str, ...]) -> str | None:
        """Return which of some countries a place lies in, ``None`` where it is in none or several of them."""
        # UCDP writes what a place is behind its name: "Jenin town"
        for one in (name, name.rpartition(" ")[0]):
            found = {entry.country for entry in self._gazetteer.find(one)} & {*codes}
            if found:
                return found.pop() if len(found) == 1 else None
        return None

    def _country(self, name: str) -> str | None:
        for one in _spellings(name):
            for entry in self._gazetteer.find(one):
                if entry.kind is PlaceKind.COUNTRY and entry.country is not None:
                    return entry.country
            if one.casefold() in self._codes:
                return self._codes[one.casefold()]
        return None

    def _find_region(self, name: str, code: str | None) -> str:
        found = {
            entry.admin1
            for entry in self._gazetteer.find(name)
            if entry.kind is PlaceKind.ADMIN1 and entry.country == code and entry.admin1
        }
        return found.pop() if len(found) == 1 else name

    def _find_actor(self, names: tuple[str, ...]) -> Actor | None:
        for name in names:
            for one in _bodies(_CALLED.get(name, name)):
                actor = self._actors.resolve(one)
                if actor is not None:
                    return actor
        return None


def _spellings(name: str) -> Iterator[str]:
    """Give a country's name, without what stands in brackets, and that alone: ``DR Congo (Zaire)``, ``Bosnia-Herzegovina``."""
    yield _MEANT.get(name, name)
    bare = _BRACKETS.sub("", name)
    yield bare
    yield from _BRACKETS.findall(name)
    yield bare.replace("-", " and ")


def _bodies(name: str) -> Iterator[str]:
    """Give a party's name, or where it is the body of a state, the names it may have here."""
    for body, others in _BODIES.items():
        if name.startswith(body):
            for country in _spellings(name.removeprefix(body)):
                yield from (other.format(country) for other in others)
            return
    yield name
