"""Small factories of records, and one invented incident that shows most of what weighing has to master.

Places and parties are invented: the River Army and the League of the Sele say
different things of two lorries on the road from Tamun to Orvast.
"""

import hashlib
import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from corrobora.records import (
    Act,
    ActKind,
    Actor,
    ActorKind,
    Assertion,
    Assessment,
    Category,
    Claim,
    CopyEdge,
    Count,
    Incident,
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
    Unit,
    When,
)
from corrobora.weighing import assess

ARMY = "river-army"
GOVERNMENT = "river-government"
LEAGUE = "sele-league"
COMPANY = "lantern-company"
RIGHTS = "rights-watchers"
UNITED = "united-body"
RADIO = "radio-sele"

ACTORS = {
    actor.id: actor
    for actor in (
        Actor(id=ARMY, name="River Army", kind=ActorKind.STATE_FORCES, country="XR"),
        Actor(id=GOVERNMENT, name="Government of the River", kind=ActorKind.GOVERNMENT, country="XR"),
        Actor(id=LEAGUE, name="Sele League", aliases=("League of the Sele",), kind=ActorKind.REBEL_GROUP),
        Actor(id=COMPANY, name="Lantern Company", kind=ActorKind.PRIVATE_FORCE),
        Actor(id=RIGHTS, name="Rights Watchers", kind=ActorKind.NGO),
        Actor(id=UNITED, name="United Body", kind=ActorKind.UN_BODY),
        Actor(id=RADIO, name="Radio Sele", kind=ActorKind.MEDIA),
    )
}

_NUMBERS = itertools.count(1)


def report(
    name: str,
    text: str = "",
    *,
    outlet: str | None = None,
    credits: Sequence[str] = (),  # noqa: A002 - the record's own word
    published: str | None = None,
    copy_of: Iterable[Report] = (),
    share: float = 1.0,
) -> Report:
    """Make a report whose id follows from its name."""
    return Report(
        id=ReportId(hashlib.sha256(name.encode()).hexdigest()),
        text=text,
        outlet=outlet,
        credits=tuple(credits),
        published=None if published is None else When(text=published, edtf=published),
        copy_of=tuple(CopyEdge(report=other.id, share=share, evidence="same sentences") for other in copy_of),
    )


def body(actor: str, text: str | None = None, *, told: str | None = None) -> Speaker:
    """A speaker who speaks for a body."""
    kinds = {
        ActorKind.STATE_FORCES: SpeakerKind.ARMED_FORCES,
        ActorKind.GOVERNMENT: SpeakerKind.OFFICIAL,
        ActorKind.REBEL_GROUP: SpeakerKind.ARMED_GROUP,
        ActorKind.NGO: SpeakerKind.NGO,
        ActorKind.UN_BODY: SpeakerKind.UN_BODY,
        ActorKind.MEDIA: SpeakerKind.MEDIA,
    }
    known = ACTORS[actor]
    kind = kinds.get(known.kind, SpeakerKind.OTHER)
    return Speaker(text=text or known.name, kind=kind, actor=actor, told=told)


def somebody(text: str, kind: SpeakerKind, *, told: str | None = None, via: Sequence[str] = ()) -> Speaker:
    """A speaker who is described and not named."""
    return Speaker(text=text, kind=kind, anonymous=True, told=told, via=tuple(via))


def person(name: str, kind: SpeakerKind, text: str | None = None) -> Speaker:
    """A named person who speaks for nobody else."""
    return Speaker(text=text or name, kind=kind, actor=name)


RESIDENT = somebody("a resident", SpeakerKind.LOCAL_SOURCE)
WITNESS = somebody("an eyewitness", SpeakerKind.EYEWITNESS)
RELATIVE = somebody("a relative of one of the dead", SpeakerKind.RELATIVE)
ALLEGATIONS = somebody("allegations", SpeakerKind.OTHER)


def by(*actors: str) -> tuple[Party, ...]:
    """Parties that resolve to actors."""
    return tuple(Party(text=ACTORS[a].name.lower(), actor=a, kind=ACTORS[a].kind) for a in actors)


def people(words: str, kind: ActorKind = ActorKind.CIVILIANS) -> tuple[Party, ...]:
    """Parties nobody resolved."""
    return (Party(text=words, kind=kind),)


def killing(
    perpetrators: tuple[Party, ...] = (),
    victims: tuple[Party, ...] = (),
    *,
    means: Sequence[str] = (),
    asserted: Assertion = Assertion.ASSERTED,
    kind: ActKind = ActKind.KILLING,
) -> Act:
    """Make an act; a killing unless said otherwise."""
    return Act(kind=kind, perpetrators=perpetrators, victims=victims, means=tuple(means), asserted=asserted)


def exactly(number: int, category: Category | None = None, outcome: Outcome = Outcome.KILLED) -> Count:
    """A plain number."""
    return Count(outcome=outcome, category=category, low=number, high=number, exact=True, wording=str(number))


def at_least(number: int, category: Category | None = None, outcome: Outcome = Outcome.KILLED) -> Count:
    """A number with an open end."""
    return Count(outcome=outcome, category=category, low=number, wording=f"at least {number}")


def up_to(number: int) -> Count:
    """A number without a lower end."""
    return Count(outcome=Outcome.KILLED, high=number, wording=f"up to {number}")


def about(number: int) -> Count:
    """A number with a hedge on both sides."""
    return Count(outcome=Outcome.KILLED, low=number, high=number, wording=f"around {number}")


def between(low: int, high: int) -> Count:
    """A range."""
    return Count(outcome=Outcome.KILLED, low=low, high=high, wording=f"{low} to {high}")


def including(category: Category, low: int | None = 1) -> Count:
    """A part of a total."""
    wording = f"including {category}" if low in {None, 1} else f"including {low} {category}"
    return Count(outcome=Outcome.KILLED, category=category, low=low, wording=wording, part=True)


def no_survivors() -> Count:
    """Nobody of those present lived."""
    return Count(outcome=Outcome.SURVIVED, low=0, high=0, exact=True, wording="nobody survived")


def survivors() -> Count:
    """Somebody of those present lived."""
    return Count(outcome=Outcome.SURVIVED, low=1, wording="survivors")


def vehicles(number: int) -> Count:
    """A count that is no count of people."""
    return Count(
        outcome=Outcome.AFFECTED, low=number, high=number, exact=True, unit=Unit.VEHICLES, wording=str(number)
    )


def said(
    where: Report,
    speaker: Speaker | None,
    act: Act | None = None,
    *counts: Count,
    stance: Stance | None = None,
    sentence: str | None = None,
    place: Place | None = None,
    when: When | None = None,
) -> Claim:
    """Make a claim in a report, in a passage of its own or where its sentence stands."""
    if sentence is not None:
        start = where.text.index(sentence)
        end = start + len(sentence)
    else:
        start = 10_000 + next(_NUMBERS) * 10
        end = start + 5
    return Claim(
        report=where.id,
        text_sha256=where.text_sha256,
        start=start,
        end=end,
        speaker=speaker,
        stance=stance or (Stance.REPORTS if speaker is None else Stance.ALLEGES),
        act=act,
        counts=counts,
        place=place,
        when=when,
        method="test/1",
    )


def moved(claim: Claim, where: Report) -> Claim:
    """The same words in another report."""
    return replace(claim, report=where.id, text_sha256=where.text_sha256)


def step(
    kind: StepKind,
    *claims: Claim,
    by_whom: str | None = None,
    of: str | None = None,
    when: str | None = None,
    due: str | None = None,
) -> Step:
    """Make a move in the accountability process."""
    return Step(
        step=kind,
        by=by(by_whom)[0] if by_whom else None,
        of=by(of)[0] if of else None,
        when=When(text=when, edtf=when) if when else None,
        due=When(text=due, edtf=due) if due else None,
        claims=tuple(claim.id for claim in claims),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """Everything `assess` is given, before it is put into mappings."""

    claims: tuple[Claim, ...]
    reports: tuple[Report, ...]
    steps: tuple[Step, ...] = ()
    as_of: str | None = None

    def weigh(self) -> Assessment:
        """Assess the case as it stands."""
        behind_steps = {claim for one in self.steps for claim in one.claims}
        return assess(
            Incident(
                claims=tuple(claim.id for claim in self.claims if claim.id not in behind_steps),
                reports=tuple(one.id for one in self.reports),
                steps=self.steps,
            ),
            claims={claim.id: claim for claim in self.claims},
            reports={one.id: one for one in self.reports},
            actors=ACTORS,
            as_of=self.as_of,
        )


def weigh(
    *claims: Claim, reports: Iterable[Report], steps: Iterable[Step] = (), as_of: str | None = None
) -> Assessment:
    """Assess some claims."""
    return Case(claims=claims, reports=tuple(reports), steps=tuple(steps), as_of=as_of).weigh()


# --------------------------------------------------------------------------- the incident of the two lorries

_TAMUN = Place(text="Tamun", name="Tamun", id="x:1", lat=10.0, lon=1.0, country="XR", where_prec=1)
_ORVAST = Place(text="Orvast", name="Orvast", id="x:2", lat=14.0, lon=3.0, country="XO", where_prec=6)
ROAD = Place(text="from Tamun to Orvast", country="XR", where_prec=5, ends=(_TAMUN, _ORVAST))
NORTH = Place(text="the country's north", country="XR", where_prec=5)

_LONG = (
    "Accounts speak of 24 civilians put to death by the River Army and Lantern Company. "
    "The League says passengers of one of the lorries were shot while others got away. "
    "Eyewitnesses say one of the lorries burned with everybody in it. "
    "A relative says the first lorry held migrants and all were put to death. "
    "The army at first called it invented. The army has now opened an inquiry. "
    "Observers do not expect much of it. The army refused inquiries from outside. "
    "The United Body wants the inquiry held in the open."
)
_SHORT = (
    "The government opened an inquiry into what the League says: at least 24 civilians killed, "
    "two lorries stopped and everybody aboard killed, women and children too. "
    "General Tamo Idrel of the army rejected it."
)


def two_lorries() -> Case:
    """Two outlets on one event: one accuser under two names, unnamed voices, a denial, an inquiry by the accused."""
    one = report("long", _LONG, outlet="Northern Post")
    two = report("short", _SHORT, outlet="Coast Daily")
    accused = by(ARMY, COMPANY)
    civilians = people("civilians")
    denial = said(one, body(ARMY, "the army"), stance=Stance.DENIES)
    opened_army = said(one, body(ARMY, "the army"), stance=Stance.ANNOUNCES)
    opened_government = said(two, body(GOVERNMENT, "the government"), stance=Stance.ANNOUNCES)
    doubt = said(one, somebody("observers", SpeakerKind.EXPERT), stance=Stance.DOUBTS)
    predicted = said(one, person("Lio Varn", SpeakerKind.EXPERT), stance=Stance.PREDICTS)
    refused = said(one, None)
    demanded = said(one, body(UNITED), stance=Stance.DEMANDS)
    claims = (
        said(
            one, ALLEGATIONS, killing(accused, civilians, means=["executed"]), exactly(24, Category.CIVILIANS)
        ),
        said(
            one,
            body(LEAGUE, "the League of the Sele"),
            killing(accused, people("passengers"), means=["shot"]),
            survivors(),
            sentence="The League says passengers of one of the lorries were shot while others got away.",
            place=ROAD,
        ),
        said(
            one,
            somebody("Eyewitness accounts", SpeakerKind.EYEWITNESS),
            killing((), (), means=["burned"]),
            no_survivors(),
            sentence="Eyewitnesses say one of the lorries burned with everybody in it.",
        ),
        said(
            one,
            RELATIVE,
            killing((), people("migrants"), means=["executed"]),
            Count(outcome=Outcome.KILLED, category=Category.MIGRANTS, wording="migrants"),
            no_survivors(),
            sentence="A relative says the first lorry held migrants and all were put to death.",
        ),
        denial,
        opened_army,
        doubt,
        predicted,
        refused,
        demanded,
        said(
            two,
            body(LEAGUE, "the Sele League"),
            killing(accused, civilians),
            at_least(24, Category.CIVILIANS),
            place=NORTH,
        ),
        said(
            two,
            body(LEAGUE, "the Sele League"),
            killing(accused),
            including(Category.WOMEN),
            including(Category.CHILDREN),
            no_survivors(),
            place=ROAD,
        ),
        said(two, body(ARMY, "army chief Gen Tamo Idrel"), stance=Stance.DENIES),
        opened_government,
    )
    steps = (
        step(StepKind.OPENED, opened_army, by_whom=ARMY, of=ARMY),
        step(StepKind.OPENED, opened_government, by_whom=GOVERNMENT, of=ARMY),
        step(StepKind.OBSTRUCTED, refused, by_whom=ARMY),
        step(StepKind.DEMANDED, demanded, by_whom=UNITED),
    )
    return Case(claims=claims, reports=(one, two), steps=steps, as_of="2025-03-01")
