"""A dossier of many small incidents, with what a large folder brings: sideshows, reports of nothing, persons who speak."""

from collections.abc import Sequence

from corrobora.records import (
    Act,
    ActKind,
    Actor,
    ActorKind,
    Assertion,
    Assessment,
    Casualties,
    Claim,
    Dossier,
    IncidentId,
    IndependentOrigins,
    Origin,
    OriginId,
    OriginRange,
    Outcome,
    Party,
    Place,
    Report,
    ReportId,
    Speaker,
    SpeakerKind,
    Stance,
    Step,
    StepKind,
    Support,
    When,
)
from tests.export.export_sample import claim_of

FRONT = Actor(id="x:front", name="Ostrel Front", kind=ActorKind.REBEL_GROUP)
WITNESS = Actor(id="x:witness", name="Palu Demir", kind=ActorKind.OTHER)
PLACES = (
    Place(text="Ostrel", name="Ostrel", lat=12.0, lon=3.0, country="NE", where_prec=1),
    Place(text="Varn Bridge", name="Varn Bridge", lat=13.0, lon=1.5, country="BF", where_prec=2),
    Place(text="the low fields"),
)


def report_of(number: int, text: str) -> Report:
    """A report with an id of its own."""
    return Report(
        id=ReportId(f"{number:064x}"),
        text=text,
        title=f"Title {number}",
        outlet=f"Outlet {number}",
        published=When(text="then", edtf=f"20{20 + number % 5}-03-1{number % 9}"),
    )


def saying(report: Report, words: str, speaker: Speaker | None, **more: object) -> Claim:
    """A claim of a killing, unless told otherwise."""
    settings: dict[str, object] = {
        "act": Act(kind=ActKind.KILLING, perpetrators=(Party(text="the Front", actor=FRONT.id),))
    }
    stance = more.pop("stance", Stance.ALLEGES)
    assert isinstance(stance, Stance)
    return claim_of(report, words, speaker, stance, **(settings | more))


def incident_of(
    number: int,
    claims: Sequence[Claim],
    *,
    place: Place | None = None,
    when: When | None = None,
    killed: int | None = None,
    steps: tuple[Step, ...] = (),
    origins: int = 1,
) -> Assessment:
    """An incident made of claims."""
    ids = tuple(claim.id for claim in claims)
    reports = tuple(dict.fromkeys(claim.report for claim in claims))
    casualties: tuple[Casualties, ...] = ()
    if killed is not None:
        casualties = (
            Casualties(
                outcome=Outcome.KILLED,
                category=None,
                low=killed,
                best=killed,
                high=killed,
                claims=ids[:1],
                reasons=(),
            ),
        )
    return Assessment(
        id=IncidentId(f"i-{number}"),
        headline=f"Somebody says that {number} happened",
        act=ActKind.KILLING,
        when=when,
        place=place,
        reports=reports,
        claims=ids,
        casualties=casualties,
        points=(),
        conflicts=(),
        origins=(
            Origin(
                id=OriginId(f"o{number}"),
                speaker=claims[0].speaker,
                gathered_by=None,
                supports=(Support.ACT, Support.DENIAL)
                if any(claim.stance is Stance.DENIES for claim in claims)
                else (Support.ACT,),
                reports=reports,
                claims=ids,
            ),
        ),
        independent_origins=IndependentOrigins(
            act=OriginRange(low=origins, high=origins), responsibility=OriginRange(low=0, high=0)
        ),
        accountability=steps,
        grades={},
        not_known=(),
    )


def many(count: int) -> Dossier:
    """``count`` incidents. The first two share a digest; the last is told beside the one before it, in one claim of its report.

    Incident 1 has two reports and a step that is overdue; every third is denied by the Front; every fifth has no
    number, day or place. One report tells of nothing and joins no incident.
    """
    reports: list[Report] = []
    claims: list[Claim] = []
    incidents: list[Assessment] = []
    spoken = Speaker(text="Palu Demir", actor=WITNESS.id, kind=SpeakerKind.EYEWITNESS)
    digest = report_of(
        1, "A digest. First it burned at Ostrel. Then it burned at Varn Bridge. Nobody was detained."
    )
    reports.append(digest)
    shared = [
        saying(digest, "First it burned at Ostrel", None),
        saying(digest, "Then it burned at Varn Bridge", None),
    ]
    arrest = saying(
        digest, "Nobody was detained", None, act=Act(kind=ActKind.DETENTION, asserted=Assertion.NEGATED)
    )
    claims += [*shared, arrest]
    for number in range(1, count + 1):
        own = report_of(
            number + 1,
            f"At place {number} they came at night. Many were hurt. The Front says it was not there at all.",
        )
        said = [
            saying(own, f"At place {number} they came at night", spoken),
            saying(own, "Many were hurt", spoken),
        ]
        if number % 3 == 0:
            front = Speaker(text="the Front", actor=FRONT.id, kind=SpeakerKind.ARMED_GROUP)
            said.append(saying(own, "The Front says it was not there at all", front, stance=Stance.DENIES))
        if number < count:
            reports.append(own)
            claims += said
        else:
            beside = reports[-1]
            said = [saying(beside, "came at night", None)]
            claims += said
        bare = number % 5 == 0
        late = Step(step=StepKind.OPENED, by=Party(text="a court"), claims=(said[0].id,), overdue=True)
        incidents.append(
            incident_of(
                number,
                [*said, *([shared[number - 1]] if number < 3 else []), *([arrest] if number == 1 else [])],
                place=None if bare else PLACES[number % 3],
                when=None if bare else When(text="then", edtf=f"20{20 + number % 4}-0{number % 8 + 1}-10"),
                killed=None if bare else number,
                steps=(late,) if number == 1 else (),
                origins=2 if number == 1 else 1,
            )
        )
    empty = report_of(900, "The cup went to the home side after extra time.")
    return Dossier(
        as_of="2024-12-01",
        methods={},
        reports=(*reports, empty),
        claims=tuple(claims),
        incidents=tuple(incidents),
        background=(),
        refused=(),
        actors=(FRONT, WITNESS),
    )
