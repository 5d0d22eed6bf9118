"""Invented incidents, and the rows that coders might have made of them. Towns, parties and numbers are made up."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from corrobora.edtf import bounds, interval, precision
from corrobora.records import (
    ActKind,
    Actor,
    ActorKind,
    CodedEvent,
    CodedParty,
    Dataset,
    Dossier,
    IncidentId,
    Party,
    Place,
    When,
)
from tests.export.event_sample import PEOPLE, dossier, killed, report, says

GUARD = Actor(
    id="guard",
    name="Malian Plain Guard",
    aliases=("Plain Guard",),
    kind=ActorKind.STATE_FORCES,
    country="ML",
    acled_inter=1,
)
"""Invented; the country is real, so that its name has a code."""
CONSTABLES = Actor(
    id="constables", name="Lowland Constables", kind=ActorKind.POLICE, country="ML", acled_inter=1
)
FRONT = Actor(
    id="front", name="Reed Front", aliases=("RF",), kind=ActorKind.REBEL_GROUP, country="ML", acled_inter=2
)
LANCERS = Actor(id="lancers", name="Lancer Company", kind=ActorKind.PRIVATE_FORCE, acled_inter=8)
PARTIES = (GUARD, CONSTABLES, FRONT, LANCERS)

TOWNS = (
    ("Dorel", 16.25, -0.05, "Gonda"),
    ("Masket", 15.10, 0.90, "Gonda"),
    ("Tilwan", 14.40, -3.70, "Bessar"),
    ("Okpari", 13.90, -5.20, "Bessar"),
    ("Fenzo", 17.60, -2.40, "Gonda"),
    ("Luvrim", 12.80, -7.10, "Karst"),
    ("Hadjer Nobo", 13.20, -8.40, "Karst"),
    ("Quistal", 15.90, -4.60, "Bessar"),
)
"""Name, latitude, longitude, region: each more than 25 km from every other."""


@dataclass(frozen=True, kw_only=True)
class Told:
    """What the reports of one incident say."""

    first: date
    last: date
    place: Place
    by: Actor | None = FRONT
    low: int | None = 5
    best: int | None = 6
    high: int | None = 8
    act: ActKind = ActKind.KILLING


def town(number: int, **fields: object) -> Place:
    """Return one of the towns, as a place of ours."""
    name, lat, lon, admin1 = TOWNS[number % len(TOWNS)]
    given: dict[str, object] = {
        "text": f"in {name}", "name": name, "id": f"x:{name}", "lat": lat, "lon": lon, "country": "ML",
        "admin1": admin1, "where_prec": 1, "geo_prec": 1,
    }  # fmt: skip
    return Place(**(given | fields))  # type: ignore[arg-type]  # fields by name


def on(first: date, last: date | None = None) -> When:
    """Return days as a date of ours."""
    last = last or first
    date_prec, time_prec = precision(first, last)
    return When(text="then", edtf=interval(first, last), date_prec=date_prec, time_prec=time_prec)


def told(*incidents: Told) -> Dossier:
    """Return a dossier of these incidents, two origins each; their ids count from 1."""
    parts = []
    for number, one in enumerate(incidents, 1):
        when = on(one.first, one.last)
        by = () if one.by is None else (Party(text="they", actor=one.by.id, kind=one.by.kind),)
        claims = tuple(
            replace(
                says(
                    10 * number + origin, by=by, to=(PEOPLE,), kind=one.act, of=report(10 * number + origin)
                ),
                place=one.place,
                when=when,
            )
            for origin in (1, 2)
        )
        casualties = () if one.low is None else (killed(one.low, one.best, one.high, *claims),)
        parts.append(
            dossier(
                *((10 * number + origin, claim) for origin, claim in enumerate(claims, 1)),
                blamed=() if one.by is None else ((one.by.name, claims),),
                casualties=casualties,
                actors=PARTIES,
                id=IncidentId(f"i-{number:016d}"),
                headline=f"A witness accuses somebody in {one.place.name}",
                act=one.act,
                when=when,
                place=one.place,
            )
        )
    return replace(
        parts[0],
        reports=tuple(report for part in parts for report in part.reports),
        claims=tuple(claim for part in parts for claim in part.claims),
        incidents=tuple(incident for part in parts for incident in part.incidents),
    )


def event(known: str, first: date, place: Place, **fields: object) -> CodedEvent:
    """Return an event of ACLED's, as it is once its names are resolved."""
    day = interval(first, first)
    given: dict[str, object] = {
        "dataset": Dataset.ACLED, "id": known, "line": 2, "when": When(text=day, edtf=day, time_prec=1),
        "place": replace(place, id=None, where_prec=None), "country": "Mali",
        "parties": (party("Reed Front (2019-)", FRONT), CodedParty(text="Civilians (Mali)", kind=ActorKind.CIVILIANS)),
        "kind": "Violence against civilians: Attack", "best": 6,
    }  # fmt: skip
    return CodedEvent(**(given | fields))  # type: ignore[arg-type]  # fields by name


def party(text: str, actor: Actor | None = None) -> CodedParty:
    """Return a named party of theirs."""
    return CodedParty(text=text, names=(text.split(" (", maxsplit=1)[0],), actor=actor)


def days(of: Iterable[CodedEvent]) -> tuple[date, date]:
    """Return the first and the last day of some events."""
    read = sorted(day for one in of for day in bounds(str(one.when.edtf)))
    return read[0] - timedelta(days=30), read[-1] + timedelta(days=30)
