"""Small dossiers built for one rule, and dossiers that strangers might have written."""

import dataclasses

from hypothesis import strategies as st

from corrobora.records import (
    Act,
    ActKind,
    Actor,
    ActorKind,
    Assertion,
    Assessment,
    Casualties,
    Category,
    Claim,
    ClaimId,
    Count,
    Dossier,
    Fact,
    IncidentId,
    IndependentOrigins,
    OriginRange,
    Outcome,
    Party,
    Place,
    Refusal,
    Report,
    ReportId,
    Speaker,
    SpeakerKind,
    Stance,
    Step,
    StepKind,
    When,
)

REPORT = Report(
    id=ReportId("ab" * 32),
    text="The league says that guards shot farmers at Ulmo. " * 20,
    outlet="Ulmo Post",
    url="https://post.example/ulmo",
    language="en",
    published=When(text="4 June 2024", edtf="2024-06-04", date_prec=1),
)
GUARDS = Party(text="guards", actor="ug", kind=ActorKind.STATE_FORCES)
FARMERS = Party(text="farmers", kind=ActorKind.CIVILIANS)
LEAGUE = Speaker(text="the league", kind=SpeakerKind.NGO, actor="lg")
ACTORS = (
    Actor(id="ug", name="Ulmo Guard", kind=ActorKind.STATE_FORCES, country="ML"),
    Actor(id="lg", name="League of Ulmo", kind=ActorKind.NGO, country="ML"),
)
SHOT = Act(kind=ActKind.KILLING, perpetrators=(GUARDS,), victims=(FARMERS,), means=("shot dead",))
UNSET = When(text="at some time")


def claim(stance: Stance = Stance.ALLEGES, *, start: int = 0, **fields: object) -> Claim:
    spoken: dict[str, object] = {"speaker": LEAGUE, "act": SHOT, **fields}
    return Claim(
        report=REPORT.id,
        text_sha256=REPORT.text_sha256,
        start=start,
        end=start + 5,
        stance=stance,
        method="by-hand/1",
        **spoken,  # type: ignore[arg-type] # fields of a record, by name
    )


def dossier(*claims: Claim, reports: tuple[Report, ...] = (REPORT,), **fields: object) -> Dossier:
    told: dict[str, object] = {
        "headline": "The league accuses guards",
        "act": ActKind.KILLING,
        "when": When(text="on Monday", edtf="2024-06-03", date_prec=1),
        "place": None,
        "casualties": (),
        "points": (),
        "conflicts": (),
        "origins": (),
        "independent_origins": IndependentOrigins(
            act=OriginRange(low=1, high=2), responsibility=OriginRange(low=1, high=1)
        ),
        "accountability": (),
        "grades": {},
        "not_known": (),
        **fields,
    }
    incident = Assessment(
        id=IncidentId("i-1"),
        reports=tuple(report.id for report in reports),
        claims=tuple(one.id for one in claims),
        **told,  # type: ignore[arg-type] # fields of a record, by name
    )
    return Dossier(
        as_of="2024-06-30",
        methods={},
        reports=reports,
        claims=claims,
        incidents=(incident,),
        background=(),
        refused=(),
        actors=ACTORS,
    )


WORDS = st.one_of(
    st.text(max_size=40),
    st.sampled_from(
        [
            "\u202egnp.exe",
            "\ud800",
            "=cmd|' /C calc'!A0",
            "<script>alert(1)</script>",
            "\x00\x1b[2J",
            '"}\n{"id": 1',
            "\u2028",
            "",
            "+1\r\n=2",
        ]
    ),
    st.integers(300, 900).map("x".__mul__),
)
"""Controls, overrides, lone surrogates, formulas, markup, lengths."""


@st.composite
def parties(draw: st.DrawFn) -> Party:
    return Party(
        text=draw(WORDS),
        actor=draw(st.one_of(st.none(), st.just("ug"), WORDS)),
        kind=draw(st.sampled_from(ActorKind)),
    )


@st.composite
def whens(draw: st.DrawFn) -> When | None:
    edtf = draw(
        st.one_of(
            st.none(), WORDS, st.sampled_from(["2024-06-03", "2024-06", "2024-06-01/..", "201X", "2024-21"])
        )
    )
    return draw(st.sampled_from([None, When(text=draw(WORDS), edtf=edtf, date_prec=draw(st.integers(1, 5)))]))


@st.composite
def places(draw: st.DrawFn) -> Place | None:
    if draw(st.booleans()):
        return None
    words = st.one_of(st.none(), WORDS)
    number = st.one_of(st.none(), st.floats())
    return Place(
        text=draw(WORDS),
        name=draw(words),
        id=draw(st.one_of(words, st.just("geonames:12"))),
        lat=draw(number),
        lon=draw(number),
        country=draw(words),
        admin1=draw(words),
        where_prec=draw(st.integers(1, 7)),
    )


@st.composite
def claims(draw: st.DrawFn, start: int) -> Claim:
    speaker, act = None, None
    if draw(st.booleans()):
        speaker = Speaker(
            text=draw(WORDS),
            kind=draw(st.sampled_from(SpeakerKind)),
            actor=draw(st.one_of(st.none(), st.just("lg"), WORDS)),
            anonymous=draw(st.booleans()),
            told=draw(st.one_of(st.none(), WORDS)),
        )
    if draw(st.booleans()):
        act = Act(
            kind=draw(st.sampled_from(ActKind)),
            perpetrators=tuple(draw(parties()) for _ in range(draw(st.integers(0, 2)))),
            victims=tuple(draw(parties()) for _ in range(draw(st.integers(0, 1)))),
            means=(draw(WORDS),),
            asserted=draw(st.sampled_from(Assertion)),
        )
    count = Count(outcome=draw(st.sampled_from(Outcome)), wording=draw(WORDS))
    return claim(draw(st.sampled_from(Stance)), start=start, speaker=speaker, act=act, counts=(count,))


@st.composite
def steps(draw: st.DrawFn) -> Step:
    party = st.one_of(st.none(), parties())
    return Step(
        step=draw(st.sampled_from(StepKind)),
        by=draw(party),
        of=draw(party),
        when=draw(whens()),
        due=draw(whens()),
        overdue=draw(st.sampled_from([None, True, False])),
    )


@st.composite
def casualties(draw: st.DrawFn) -> Casualties:
    number = st.one_of(st.none(), st.integers(0, 10**9))
    return Casualties(
        outcome=draw(st.sampled_from(Outcome)),
        category=draw(st.one_of(st.none(), st.sampled_from(Category))),
        low=draw(number),
        best=draw(number),
        high=draw(number),
        claims=(),
        reasons=(draw(WORDS),),
    )


@st.composite
def dossiers(draw: st.DrawFn) -> Dossier:
    """One incident in the words of strangers."""
    said = tuple(draw(claims(start=7 * number)) for number in range(draw(st.integers(0, 4))))
    report = dataclasses.replace(
        REPORT,
        url=draw(st.one_of(st.none(), WORDS)),
        outlet=draw(st.one_of(st.none(), WORDS)),
        published=draw(whens()),
    )
    told = dossier(
        *said,
        reports=(report,),
        when=draw(whens()),
        place=draw(places()),
        headline=draw(WORDS),
        accountability=tuple(draw(steps()) for _ in range(draw(st.integers(0, 2)))),
        casualties=tuple(draw(casualties()) for _ in range(draw(st.integers(0, 2)))),
    )
    fact = Fact(fact=draw(WORDS), claims=tuple(ClaimId(one.id) for one in said[:1]))
    return dataclasses.replace(
        told, background=(fact,), refused=(Refusal(what=draw(WORDS), why=draw(WORDS)),)
    )
