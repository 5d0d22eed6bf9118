"""Reports and claims of an invented region, made by hand, for joining."""

import itertools
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from corrobora.merging import Joined, Likeness, Terms, join
from corrobora.merging.paragraphs import Paragraph, paragraphs_of
from corrobora.merging.profiles import SIGNALS, Profile, profile_of
from corrobora.merging.terms import sketch_of
from corrobora.records import (
    Act,
    ActKind,
    ActorKind,
    Assertion,
    Claim,
    CopyEdge,
    Count,
    Dated,
    Fact,
    Outcome,
    Party,
    Place,
    Placed,
    Reading,
    Report,
    ReportId,
    Span,
    Speaker,
    SpeakerKind,
    Stance,
    Step,
    When,
)
from corrobora.workflow.joining import standard_likeness

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
    name: str = "",
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


# --------------------------------------------------------------------------- whole pages


@dataclass(frozen=True, slots=True, kw_only=True)
class Para:
    """A paragraph to be put on a page, and what reading found in it."""

    text: str
    claims: tuple[Claim, ...] = ()
    """Their passages become the paragraph."""
    steps: tuple[Step, ...] = ()
    """Their claims become those of the paragraph."""
    when: str | None = None
    """EDTF of a date the paragraph names, whether a claim took it or not."""
    place: Place | None = None
    names: tuple[str, ...] = ()
    apart: bool = False
    """Whether its claims are background: earlier violence."""


def para(
    text: str,
    *claims: Claim,
    steps: tuple[Step, ...] = (),
    when: str | None = None,
    place: Place | None = None,
    names: Iterable[str] = (),
    apart: bool = False,
) -> Para:
    """Return a paragraph; its date and place are those of its first claim unless given."""
    first = claims[0] if claims else None
    if when is None and first is not None and first.when is not None:
        when = first.when.edtf
    if place is None and first is not None:
        place = first.place
    return Para(
        text=text, claims=claims, steps=steps, when=when, place=place, names=tuple(names), apart=apart
    )


Page = tuple[Report, Reading]
"""A report and what was read in it."""


def page(
    name: str,
    *paras: Para,
    published: str | None = "2031-03-05",
    title: str | None = None,
    copy_of: str | None = None,
) -> Page:
    """Put paragraphs on a page; dates and places stand where the paragraph first words them, else at its start."""
    text = ""
    spans: list[Span] = []
    names: list[Span] = []
    claims: list[Claim] = []
    steps: list[Step] = []
    dates: list[Dated] = []
    places: list[Placed] = []
    facts: list[Fact] = []
    for one in paras:
        start, end = len(text), len(text) + len(one.text)
        text += one.text + "\n\n"
        spans.append(Span(start=start, end=end))
        names += [
            Span(start=start + at, end=start + at + len(n))
            for n in one.names
            if (at := one.text.find(n)) >= 0
        ]
        made = [replace(c, report=ReportId(name), start=start, end=end) for c in one.claims]
        claims += made
        steps += [replace(s, claims=tuple(c.id for c in made)) for s in one.steps]
        if one.apart:
            facts.append(
                Fact(fact=one.text, kind="earlier-violence", when=None, claims=tuple(c.id for c in made))
            )
        if one.when is not None:
            dates.append(Dated(start=start, end=start + 1, when=day(one.when)))
        if one.place is not None:
            at = start + max(0, one.text.find(one.place.name or one.place.text))
            places.append(Placed(start=at, end=at + 1, place=one.place))
    return (
        Report(
            id=ReportId(name),
            text=text,
            title=title,
            published=None if published is None else day(published),
            copy_of=()
            if copy_of is None
            else (CopyEdge(report=ReportId(copy_of), share=1.0, evidence="12 sentences"),),
        ),
        Reading(
            report=ReportId(name),
            claims=tuple(claims),
            steps=tuple(steps),
            background=tuple(facts),
            names=tuple(sorted(names, key=lambda n: n.start)),
            paragraphs=tuple(spans),
            dates=tuple(dates),
            places=tuple(places),
        ),
    )


def joined(*pages: Page, likeness: Likeness | None = None) -> Joined:
    """Join pages by the shipped weights, or by others."""
    return join(
        [read for _, read in pages],
        reports={made.id: made for made, _ in pages},
        likeness=likeness or standard_likeness(),
    )


def groups(found: Joined) -> list[set[str]]:
    """Return the reports of each incident."""
    return [{str(r) for r in i.reports} for i in found.incidents]


def partition(found: Joined) -> frozenset[frozenset[str]]:
    """Return the claims of each incident."""
    return frozenset(frozenset(i.claims) for i in found.incidents)


def told(made: Page, *, terms: Terms | None = None) -> tuple[Paragraph, ...]:
    """Return the paragraphs of a page."""
    report, reading = made
    apart = frozenset(i for f in reading.background for i in f.claims)
    return paragraphs_of(report, reading, terms=terms or plain_terms(), set_apart=apart)


def profile(*pages: Page, terms: Terms | None = None) -> Profile:
    """Return what all paragraphs of some pages show together."""
    return profile_of(
        (p for made in pages for p in told(made, terms=terms)),
        reports={report.id: report for report, _ in pages},
        terms=terms or plain_terms(),
    )


# --------------------------------------------------------------------------- weights of our own

EVERYDAY = "the and was were for from with near who had has said says people killed that they"


@lru_cache(maxsize=1)
def plain_terms() -> Terms:
    """Return term statistics of a thousand reports: all use the words of `EVERYDAY`, none any other."""
    return Terms(documents=1000, sketch=sketch_of(dict.fromkeys(EVERYDAY.split(), 999), width=1 << 12))


def weighing(
    joining: Mapping[str, float] | None = None,
    tracing: Mapping[str, float] | None = None,
    *,
    bias: float = 0.0,
    stay: float = 0.0,
    margin: float = 0.0,
    terms: Terms | None = None,
) -> Likeness:
    """Return a likeness to which only the signals named tell anything."""
    nothing = dict.fromkeys(SIGNALS, 0.0)
    return Likeness(
        terms=terms or plain_terms(),
        joining={**nothing, **(joining or {})},
        joining_bias=bias,
        tracing={**nothing, **(tracing or {})},
        stay=stay,
        margin=margin,
    )
