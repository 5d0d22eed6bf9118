"""Incidents made to measure for the event forms. Everything in them is invented."""

import csv
import hashlib
import io

from corrobora.records import (
    Act,
    ActKind,
    Actor,
    ActorKind,
    Agreement,
    Assessment,
    Casualties,
    Category,
    Claim,
    Count,
    Dossier,
    IncidentId,
    IndependentOrigins,
    Origin,
    OriginId,
    OriginRange,
    Outcome,
    Party,
    Place,
    Point,
    Report,
    ReportId,
    Speaker,
    SpeakerKind,
    Stance,
    Support,
    Value,
    When,
)

ARMY = Actor(
    id="army", name="Mali Plain Guard", kind=ActorKind.STATE_FORCES, country="ML", acled_inter=1
)  # invented name; the country is real, so that codes of countries can be tested
FRONT = Actor(id="front", name="Reed Front", kind=ActorKind.REBEL_GROUP, country="ML", acled_inter=2)
LANCERS = Actor(id="lancers", name="Lancer Company", kind=ActorKind.PRIVATE_FORCE)
ACTORS = (ARMY, FRONT, LANCERS)

SOLDIERS = Party(text="soldiers", actor="army", kind=ActorKind.STATE_FORCES)
REBELS = Party(text="the rebels", actor="front", kind=ActorKind.REBEL_GROUP)
HIRED = Party(text="contractors", actor="lancers", kind=ActorKind.PRIVATE_FORCE)
GUNMEN = Party(text="the gunmen", kind=ActorKind.ARMED_MEN)
PEOPLE = Party(text="people", kind=ActorKind.CIVILIANS)

DAY = When(text="on 4 May", edtf="2024-05-04", date_prec=1, time_prec=1)
TOWN = Place(
    text="in Dorel", name="Dorel", id="x:1", lat=16.25, lon=-0.05, country="ML", where_prec=1, geo_prec=1
)


def report(number: int, **fields: object) -> Report:
    """Return a report of its own text."""
    text = f"EXERCISE – report {number}"
    given: dict[str, object] = {
        "outlet": f"Outlet {number}",
        "title": f"Title {number}",
        "published": When(text="", edtf=f"2024-05-{10 + number:02d}"),
    }
    return Report(
        id=ReportId(hashlib.sha256(text.encode()).hexdigest()),
        text=text,
        **(given | fields),  # type: ignore[arg-type]  # fields by name
    )


def says(
    origin: int,
    *,
    by: tuple[Party, ...] = (),
    to: tuple[Party, ...] = (),
    kind: ActKind = ActKind.KILLING,
    stance: Stance = Stance.ALLEGES,
    speaker: Speaker | None = None,
    counts: tuple[Count, ...] = (),
    at: int = 0,
    of: Report | None = None,
) -> Claim:
    """Return what one origin says; the number of the origin is the number of its report."""
    source = of or report(origin)
    return Claim(
        report=source.id,
        text_sha256=source.text_sha256,
        start=at,
        end=at + 5,
        speaker=speaker or Speaker(text=f"Person {origin}", kind=SpeakerKind.EYEWITNESS),
        stance=stance,
        method="by-hand/1",
        act=Act(kind=kind, perpetrators=by, victims=to),
        counts=counts,
    )


def killed(
    low: int | None, best: int | None, high: int | None, *claims: Claim, category: Category | None = None
) -> Casualties:
    """Return a range of the dead."""
    return Casualties(
        outcome=Outcome.KILLED,
        category=category,
        low=low,
        best=best,
        high=high,
        claims=tuple(claim.id for claim in claims),
        reasons=("by hand",),
    )


def dossier(
    *claims: tuple[int, Claim],
    blamed: tuple[tuple[str, tuple[Claim, ...]], ...] = (),
    casualties: tuple[Casualties, ...] = (),
    reports: tuple[Report, ...] | None = None,
    actors: tuple[Actor, ...] = ACTORS,
    **fields: object,
) -> Dossier:
    """Return a dossier of one incident from claims, each with the number of its origin."""
    numbers = sorted({number for number, _ in claims})
    sources = reports if reports is not None else tuple(report(number) for number in numbers)
    origins = tuple(
        Origin(
            id=OriginId(f"o-{number}"),
            speaker=next(claim.speaker for one, claim in claims if one == number),
            gathered_by=None,
            supports=tuple(
                sorted(
                    {
                        Support.DENIAL if claim.stance is Stance.DENIES else Support.ACT
                        for one, claim in claims
                        if one == number
                    }
                )
            ),
            reports=(),
            claims=tuple(claim.id for one, claim in claims if one == number),
        )
        for number in numbers
    )
    values = tuple(
        Value(
            value=value,
            claims=tuple(claim.id for claim in behind),
            origins=tuple(sorted({OriginId(f"o-{number}") for number, claim in claims if claim in behind})),
            reports=tuple(sorted({claim.report for claim in behind})),
        )
        for value, behind in blamed
    )
    given: dict[str, object] = {
        "id": IncidentId("i-00000000000000aa"),
        "headline": "A witness accuses somebody of killing people in Dorel",
        "act": ActKind.KILLING,
        "when": DAY,
        "place": TOWN,
        "reports": tuple(source.id for source in sources),
        "claims": tuple(claim.id for _, claim in claims),
        "casualties": casualties,
        "points": (Point(about="responsibility", agreement=Agreement.COMPATIBLE, values=values),),
        "conflicts": (),
        "origins": origins,
        "independent_origins": IndependentOrigins(
            act=OriginRange(low=1, high=2), responsibility=OriginRange(low=0, high=1)
        ),
        "accountability": (),
        "grades": {},
        "not_known": (),
    }
    return Dossier(
        as_of=None,
        methods={},
        reports=sources,
        claims=tuple(claim for _, claim in claims),
        incidents=(Assessment(**(given | fields)),),  # type: ignore[arg-type]  # fields by name
        background=(),
        refused=(),
        actors=actors,
    )


def rows(data: bytes) -> list[dict[str, str]]:
    """Read a CSV back, one mapping a row."""
    return list(csv.DictReader(io.StringIO(data.decode("utf-8"), newline="")))
