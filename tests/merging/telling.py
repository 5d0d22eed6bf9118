"""Reports and claims of an invented region, made by hand, for joining."""

import itertools

from corrobora.records import (
    Act,
    ActKind,
    ActorKind,
    Assertion,
    Claim,
    Count,
    Outcome,
    Party,
    Place,
    Reading,
    Report,
    ReportId,
    Speaker,
    SpeakerKind,
    Stance,
    Step,
    When,
)

ORIN = Place(
    text="Orin",
    name="Orin",
    id="orin",
    lat=16.0,
    lon=-1.0,
    country="ML",
    admin1="Sarrat",
    where_prec=1,
    geo_prec=1,
)
KEBA = Place(
    text="Keba",
    name="Keba",
    id="keba",
    lat=16.1,
    lon=-1.1,
    country="ML",
    admin1="Sarrat",
    where_prec=1,
    geo_prec=1,
)
DABORO = Place(
    text="Daboro",
    name="Daboro",
    id="daboro",
    lat=17.5,
    lon=0.5,
    country="ML",
    admin1="Sarrat",
    where_prec=1,
    geo_prec=1,
)
MOLEN = Place(
    text="Molen",
    name="Molen",
    id="molen",
    lat=13.0,
    lon=-6.0,
    country="ML",
    admin1="Vassa",
    where_prec=1,
    geo_prec=1,
)
SARRAT = Place(
    text="Sarrat",
    name="Sarrat",
    id="sarrat",
    lat=16.5,
    lon=-0.5,
    country="ML",
    admin1="Sarrat",
    where_prec=4,
    geo_prec=3,
)
VASSA = Place(
    text="Vassa",
    name="Vassa",
    id="vassa",
    lat=13.2,
    lon=-6.2,
    country="ML",
    admin1="Vassa",
    where_prec=4,
    geo_prec=3,
)
MALI = Place(text="Mali", name="Mali", id="mali", lat=17.0, lon=-4.0, country="ML", where_prec=6, geo_prec=3)
NIGER = Place(
    text="Niger", name="Niger", id="niger", lat=17.0, lon=9.0, country="NE", where_prec=6, geo_prec=3
)
ROAD = Place(
    text="the road between Orin and Daboro",
    name="Orin – Daboro",
    lat=16.75,
    lon=-0.25,
    country="ML",
    where_prec=5,
    geo_prec=3,
    ends=(ORIN, DABORO),
)

ARMY = Party(text="the army", actor="army", kind=ActorKind.STATE_FORCES)
FRONT = Party(text="the front", actor="front", kind=ActorKind.REBEL_GROUP)
TRADERS = Party(text="traders", kind=ActorKind.CIVILIANS)
_AT = itertools.count(0, 10)


def day(edtf: str, *, precision: int = 1) -> When:
    """Return a resolved time."""
    return When(text=edtf, edtf=edtf, date_prec=precision, time_prec=1)


def report(name: str, *, published: str | None = None, text: str = "x " * 20_000) -> Report:
    """Return a report; the text is filler unless its words matter."""
    return Report(id=ReportId(name), text=text, published=None if published is None else day(published))


def killing(
    name: str,
    *,
    place: Place | None = None,
    when: str | None = None,
    killed: int | None = None,
    by: Party | None = ARMY,
    kind: ActKind = ActKind.KILLING,
    stance: Stance = Stance.REPORTS,
    speaker: str | None = None,
    asserted: Assertion = Assertion.ASSERTED,
    at: int | None = None,
) -> Claim:
    """Return a claim that tells an act, ten characters further on than the one made before."""
    start = next(_AT) if at is None else at
    return Claim(
        report=ReportId(name),
        text_sha256="",
        start=start,
        end=start + 10,
        speaker=None
        if speaker is None
        else Speaker(text=speaker, kind=SpeakerKind.ARMED_FORCES, actor=speaker),
        stance=stance,
        method="test/1",
        act=Act(kind=kind, perpetrators=() if by is None else (by,), victims=(TRADERS,), asserted=asserted),
        counts=()
        if killed is None
        else (Count(outcome=Outcome.KILLED, low=killed, high=killed, exact=True, wording=str(killed)),),
        place=place,
        when=None if when is None else day(when),
    )


def saying(name: str, stance: Stance, *, speaker: str = "army", place: Place | None = None) -> Claim:
    """Return a claim without an act: a denial, a demand."""
    start = next(_AT)
    return Claim(
        report=ReportId(name),
        text_sha256="",
        start=start,
        end=start + 10,
        speaker=Speaker(text=speaker, kind=SpeakerKind.ARMED_FORCES, actor=speaker),
        stance=stance,
        method="test/1",
        place=place,
    )


def reading(*claims: Claim, steps: tuple[Step, ...] = ()) -> Reading:
    """Return the reading of the report that the claims come from."""
    return Reading(report=claims[0].report, claims=claims, steps=steps)
