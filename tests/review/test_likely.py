"""Which two incidents may be one happening."""

from collections.abc import Sequence

from corrobora.records import (
    ActKind,
    Agreement,
    Anchor,
    Assessment,
    Casualties,
    ClaimId,
    Decision,
    IncidentId,
    IndependentOrigins,
    Judgement,
    OriginRange,
    Outcome,
    Place,
    Point,
    ReportId,
    Value,
    When,
)
from corrobora.review.likely import Topic, compare, decided_on_two, propose_same_of_two


def told(
    *,
    lat: float | None = 10.0,
    country: str = "XA",
    prec: int = 1,
    day: str = "2031-05-04",
    act: ActKind | None = ActKind.KILLING,
    killed: tuple[int, int] | None = (4, 6),
    by: Sequence[str] = ("Hill Guard",),
) -> Assessment:
    """Make an incident."""
    values = tuple(Value(value=one, claims=(), origins=(), reports=()) for one in by)
    range_ = OriginRange(low=1, high=1)
    return Assessment(
        id=IncidentId("i-1"),
        headline="",
        act=act,
        when=When(text=day, edtf=day),
        place=Place(text="Oskel", lat=lat, lon=20.0, country=country, where_prec=prec),
        reports=(),
        claims=(),
        casualties=()
        if killed is None
        else (
            Casualties(
                outcome=Outcome.KILLED,
                category=None,
                low=killed[0],
                best=None,
                high=killed[1],
                claims=(),
                reasons=(),
            ),
        ),
        points=(Point(about="responsibility", agreement=next(iter(Agreement)), values=values),),
        conflicts=(),
        origins=(),
        independent_origins=IndependentOrigins(act=range_, responsibility=range_),
        accountability=(),
        grades={},
        not_known=(),
    )


def test_what_agrees_in_place_and_day_is_likely_and_what_differs_in_both_is_not() -> None:
    same = compare(told(), told(killed=(6, 9)))
    assert same.agree == (Topic.PLACE, Topic.DAY, Topic.ACT, Topic.KILLED, Topic.RESPONSIBILITY)
    assert (same.differ, same.score, same.likely) == ((), 7, True)
    other = compare(told(), told(lat=12.0, day="2031-05-20"))
    assert other.differ == (Topic.PLACE, Topic.DAY)
    assert not other.likely


def test_what_is_not_known_well_says_nothing() -> None:
    assert Topic.PLACE not in compare(told(prec=4), told()).agree
    assert Topic.PLACE in compare(told(lat=None), told()).agree
    assert compare(told(prec=6), told(prec=6, country="XB")).differ == (Topic.PLACE,)
    assert Topic.DAY not in compare(told(day="2031"), told()).agree
    near = compare(told(), told(day="2031-05-06"))
    assert Topic.DAY not in {*near.agree, *near.differ}
    assert Topic.DAY in compare(told(), told(day="2031-05-09")).differ


def test_numbers_acts_and_parties_differ_where_nothing_is_shared() -> None:
    found = compare(told(), told(killed=(40, 50), by=("Red Guard",), act=ActKind.ABDUCTION))
    assert found.differ == (Topic.ACT, Topic.KILLED, Topic.RESPONSIBILITY)
    assert not compare(told(killed=None), told(by=("Red Guard",), act=ActKind.ABDUCTION)).likely
    assert Topic.RESPONSIBILITY not in compare(told(by=("denied",)), told(by=("denied",))).agree
    assert Topic.RESPONSIBILITY in compare(told(by=("A and B",)), told(by=("b",))).agree


def anchor(claim: str) -> Anchor:
    return Anchor(claim=ClaimId(claim), report=ReportId("r"), start=0, end=9)


def test_a_decision_is_found_again_when_claims_came_and_went() -> None:
    groups = ((anchor("a"), anchor("b")), (anchor("x"),))
    said = Judgement(
        proposal="p", decision=Decision.REJECT, by="Ana", at="2031-05-04T00:00:00Z", why="two", groups=groups
    )
    one, other = [ClaimId(c) for c in "abn"], [ClaimId("y")]

    def found(first: list[ClaimId], second: list[ClaimId], now: str) -> bool:
        return bool(
            decided_on_two([said], first, second, meant=lambda it: [ClaimId(now)] if it.claim == "x" else [])
        )

    assert found(one, other, "y")
    assert found(other, one, "y")
    assert not found(one, other, "z")
    assert not found([ClaimId("n")], other, "y")


def test_the_order_of_the_two_changes_no_proposal() -> None:
    a, b = [ClaimId("a"), ClaimId("c")], [ClaimId("b")]
    assert propose_same_of_two([a, b]).id == propose_same_of_two([b, a[::-1]]).id
    assert propose_same_of_two([a, b]).id != propose_same_of_two([a]).id
