"""Our incidents beside coded events: what is proposed, what is left open, and where both differ."""

import itertools
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corrobora.edtf import interval
from corrobora.records import (
    ActKind,
    ActorKind,
    Assertion,
    Assessment,
    Category,
    CodedEvent,
    CodedParty,
    Compared,
    Dataset,
    Decision,
    Dossier,
    Judgement,
    Party,
    Place,
    Presence,
    Reconciled,
    Reconciliation,
    Relation,
    When,
)
from corrobora.review import Reach, reconcile
from tests.review.coded_sample import CONSTABLES, FRONT, GUARD, Told, days, event, party, told, town

DAY = date(2024, 5, 4)
HERE = town(0)
ONE = Told(first=DAY, last=DAY, place=HERE)
CIVILIANS = CodedParty(text="Civilians (Mali)", kind=ActorKind.CIVILIANS)


def beside(
    dossier: Dossier, *events: CodedEvent, judgements: Sequence[Judgement] = (), **fields: Any
) -> Reconciliation:
    first, last = days(events) if events else (None, None)
    given: dict[str, Any] = {
        "dataset": events[0].dataset if events else Dataset.ACLED,
        "first": first,
        "last": last,
        "countries": {"ML"},
    }
    return reconcile(dossier, events, judgements=judgements, **(given | fields))


def only(found: Reconciliation) -> Reconciled:
    (one,) = found.incidents
    return one


def point(one: Reconciled, about: str) -> Compared:
    return next(point for point in one.matches[0].compared if point.about == about)


def ids(one: Reconciled) -> list[list[str]]:
    return [[event.id for event in match.events] for match in one.matches]


# --------------------------------------------------------------------------- found


def test_an_event_that_agrees_in_all_is_proposed_and_differs_in_nothing() -> None:
    one = only(beside(told(ONE), event("ML1", DAY, HERE)))
    assert (one.presence, ids(one)) == (Presence.FOUND, [["ML1"]])
    assert one.matches[0].agrees == ("date", "place", "parties", "deaths")
    assert {about.relation for about in one.matches[0].compared} == {Relation.SAME}
    assert all(about.proposed is None for about in one.matches[0].compared)


def test_the_day_after_is_proposed_where_all_else_agrees_and_is_a_difference() -> None:
    one = only(beside(told(ONE), event("ML1", DAY + timedelta(days=1), HERE)))
    assert one.presence is Presence.FOUND
    date_ = point(one, "date")
    assert (date_.relation, date_.ours, date_.theirs) == (Relation.DIFFERS, "2024-05-04", "2024-05-05")
    assert date_.why == "theirs is after ours, 1 day apart"
    assert date_.proposed is not None


@pytest.mark.parametrize(
    ("apart", "presence"), [(2, Presence.POSSIBLE), (6, Presence.POSSIBLE), (7, Presence.ABSENT)]
)
def test_days_of_one_week_are_left_to_a_person_and_others_are_not_looked_at(
    apart: int, presence: Presence
) -> None:
    for sign in (1, -1):
        assert (
            only(beside(told(ONE), event("ML1", DAY + timedelta(days=sign * apart), HERE))).presence
            is presence
        )


@pytest.mark.parametrize(("after", "presence"), [(6, Presence.FOUND), (7, Presence.POSSIBLE)])
def test_the_day_beside_a_week_is_no_day_beside_ours(after: int, presence: Presence) -> None:
    """Of a week of which ACLED gives one day, six days on either side are open already."""
    known = DAY + timedelta(days=after)
    days_open = interval(known - timedelta(days=6), known + timedelta(days=6))
    week = When(text=interval(known, known), edtf=days_open, time_prec=2)
    assert only(beside(told(ONE), event("ML1", known, HERE, when=week))).presence is presence


def test_other_numbers_of_dead_are_a_difference_with_both_values_and_our_claims() -> None:
    dossier = told(ONE)
    one = only(beside(dossier, event("ML1", DAY, HERE, best=15)))
    dead = point(one, "deaths")
    assert one.presence is Presence.FOUND
    assert (dead.relation, dead.ours, dead.theirs) == (Relation.DIFFERS, "5 to 8, best 6", "15")
    assert "above our highest" in dead.why
    assert set(dead.claims) == {claim.id for claim in dossier.claims}


def test_a_nought_of_acled_is_said_to_be_one_that_may_mean_not_reported() -> None:
    dead = point(only(beside(told(ONE), event("ML1", DAY, HERE, best=0))), "deaths")
    assert "below our lowest" in dead.why
    assert "0 where no dead are reported" in dead.why


def test_another_accused_is_a_difference_that_names_both() -> None:
    theirs = event("ML1", DAY, HERE, parties=(party("Military Forces of Mali (2021-)", GUARD), CIVILIANS))
    one = only(beside(told(ONE), theirs))
    actors = point(one, "actors")
    assert one.presence is Presence.FOUND
    assert one.matches[0].agrees == ("date", "place", "deaths")
    assert actors.relation is Relation.DIFFERS
    assert "no report here names Military Forces of Mali (2021-)" in actors.why
    assert "they do not name Reed Front, whom reports here accuse" in actors.why


def test_a_body_of_the_same_state_is_the_state_to_ucdp_and_another_body_to_acled() -> None:
    dossier = told(replace(ONE, by=CONSTABLES))
    state = replace(GUARD, id="state", name="Government of Mali", kind=ActorKind.GOVERNMENT)
    theirs = event("9", DAY, HERE, parties=(party("Government of Mali", state),), kind="3")
    assert (
        point(only(beside(dossier, replace(theirs, dataset=Dataset.UCDP))), "actors").relation
        is Relation.SAME
    )
    acled = point(only(beside(dossier, theirs)), "actors")
    assert acled.relation is Relation.DIFFERS
    assert acled.why.endswith("both are bodies of one state")


def test_what_the_civilians_were_is_nobody_in_particular() -> None:
    women = CodedParty(text="Women (Mali)", names=("Women",), kind=ActorKind.CIVILIANS)
    one = only(beside(told(ONE), event("ML1", DAY, HERE, parties=(party("RF", FRONT), CIVILIANS, women))))
    assert point(one, "actors").relation is Relation.SAME
    listed = replace(women, actor=GUARD)
    one = only(beside(told(ONE), event("ML1", DAY, HERE, parties=(party("RF", FRONT), CIVILIANS, listed))))
    assert point(one, "actors").relation is Relation.DIFFERS


def test_unidentified_men_leave_open_whom_our_reports_name() -> None:
    theirs = event("ML1", DAY, HERE, parties=(CodedParty(text="Unidentified Armed Group (Mali)"), CIVILIANS))
    assert point(only(beside(told(ONE), theirs)), "actors").relation is Relation.THEIRS_SILENT


def test_a_denial_names_nobody() -> None:
    """Whom the army's denial accuses of lying is no party to the act."""
    dossier = told(ONE)
    from_denial = replace(dossier.claims[0], stance=dossier.claims[0].stance.DENIES)
    changed = replace(dossier, claims=(from_denial,))
    changed = replace(changed, incidents=(replace(dossier.incidents[0], claims=(from_denial.id,)),))
    assert point(only(beside(changed, event("ML1", DAY, HERE))), "actors").relation is Relation.OURS_SILENT


# --------------------------------------------------------------------------- place


def test_a_neighbouring_village_within_25_km_is_one_place_and_a_difference_in_name() -> None:
    near = replace(HERE, name="Sobbal", lat=16.40)
    place = point(only(beside(told(ONE), event("ML1", DAY, near))), "place")
    assert (place.relation, place.why) == (Relation.DIFFERS, "another name, 17 km apart")


@pytest.mark.parametrize(
    ("ours", "theirs"), [(0, "Dôrel town"), (6, "Hadjer-Nobo"), (6, "Hajer Noboo village")]
)
def test_a_spelling_is_no_other_name(ours: int, theirs: str) -> None:
    place = town(ours)
    one = only(beside(told(replace(ONE, place=place)), event("ML1", DAY, replace(place, name=theirs))))
    assert point(one, "place").relation is Relation.SAME


def test_an_event_at_the_centre_of_the_region_is_coarser() -> None:
    centre = town(1, name="Gonda", geo_prec=3)
    one = only(beside(told(ONE), event("ML1", DAY, centre)))
    place = point(one, "place")
    assert one.presence is Presence.FOUND
    assert place.relation is Relation.COARSER
    assert "theirs is coded as less exact" in place.why


def test_two_towns_are_two_events_though_all_else_agrees() -> None:
    found = beside(told(ONE), event("ML1", DAY, town(1)))
    assert only(found).presence is Presence.ABSENT


def test_a_namesake_far_away_is_proposed_only_where_all_else_agrees() -> None:
    namesake = replace(HERE, lat=12.0, admin1="Karst")
    one = only(beside(told(ONE), event("ML1", DAY, namesake)))
    assert one.presence is Presence.FOUND
    assert point(one, "place").why == "one name, 473 km apart"
    assert only(beside(told(ONE), event("ML1", DAY, namesake, best=90))).presence is Presence.POSSIBLE


def test_a_country_alone_is_never_enough_to_propose() -> None:
    somewhere = Place(text="Mali", name="Mali", country="ML", lat=17.0, lon=-4.0, where_prec=6)
    theirs = replace(event("9", DAY, HERE), dataset=Dataset.UCDP, place=somewhere)
    one = only(beside(told(ONE), theirs))
    assert (one.presence, one.matches[0].agrees) == (Presence.POSSIBLE, ("date", "parties", "deaths"))
    assert only(beside(told(ONE), replace(theirs, best=90))).presence is Presence.ABSENT


# --------------------------------------------------------------------------- several


def test_dead_divided_among_two_days_are_one_incident_and_are_added() -> None:
    one = only(
        beside(
            told(replace(ONE, low=10, best=11, high=14)),
            event("ML1", DAY, HERE, best=7),
            event("ML2", DAY + timedelta(days=1), HERE, best=4),
        )
    )
    assert (one.presence, ids(one)) == (Presence.FOUND, [["ML1", "ML2"]])
    assert (point(one, "deaths").relation, point(one, "deaths").theirs) == (Relation.SAME, "11 (7 + 4)")
    assert (point(one, "date").relation, point(one, "date").theirs) == (
        Relation.COARSER,
        "2024-05-04/2024-05-05",
    )
    assert len(one.matches[0].same) == 2


def test_what_does_not_add_up_is_not_added() -> None:
    one = only(
        beside(
            told(replace(ONE, low=10, best=11, high=14)),
            event("ML1", DAY, HERE, best=7),
            event("ML2", DAY + timedelta(days=1), HERE, best=9),
        )
    )
    assert ids(one)[0] == ["ML1"]
    assert point(one, "deaths").relation is Relation.DIFFERS


def test_two_events_that_fit_equally_are_left_to_a_person() -> None:
    one = only(beside(told(ONE), event("ML1", DAY, HERE), event("ML2", DAY, HERE, best=7)))
    assert (one.presence, ids(one)) == (Presence.POSSIBLE, [["ML1"], ["ML2"]])
    assert one.why.startswith("2 events fit equally well")


def test_another_event_of_the_town_on_another_day_stays_apart() -> None:
    found = beside(told(ONE), event("ML1", DAY, HERE), event("ML2", DAY + timedelta(days=3), HERE))
    assert ids(only(found)) == [["ML1"]]


def test_one_event_over_two_of_ours_is_possible_for_both() -> None:
    later = DAY + timedelta(days=2)
    when = interval(DAY, later)
    theirs = replace(
        event("9", DAY, HERE, best=13),
        dataset=Dataset.UCDP,
        when=When(text=when, edtf=when, date_prec=2),
    )
    found = beside(told(ONE, replace(ONE, first=later, last=later)), theirs)
    assert [one.presence for one in found.incidents] == [Presence.POSSIBLE] * 2
    assert all("fits 2 incidents equally well" in one.why for one in found.incidents)


def test_an_event_with_the_dead_of_two_of_ours_is_proposed_for_one_and_possible_for_the_other() -> None:
    after = DAY + timedelta(days=1)
    found = beside(told(ONE, replace(ONE, first=after, last=after)), event("ML1", DAY, HERE, best=12))
    one, other = found.incidents
    assert (one.presence, other.presence) == (Presence.FOUND, Presence.POSSIBLE)
    assert other.why == f"it is proposed for {one.incident}, which it fits better; agree: place, parties"


def test_an_event_days_off_that_is_another_incident_is_not_this_one() -> None:
    after = DAY + timedelta(days=3)
    found = beside(told(ONE, replace(ONE, first=after, last=after)), event("ML1", DAY, HERE, best=12))
    assert [one.presence for one in found.incidents] == [Presence.FOUND, Presence.ABSENT]
    assert "that is not proposed for another incident meets it" in found.incidents[1].why


def test_an_event_goes_to_the_incident_it_fits_better_and_the_other_says_so() -> None:
    dossier = told(ONE, replace(ONE, low=20, best=20, high=20))
    found = beside(dossier, event("ML1", DAY, HERE))
    assert [one.presence for one in found.incidents] == [Presence.FOUND, Presence.POSSIBLE]
    assert f"it is proposed for {dossier.incidents[0].id}" in found.incidents[1].why


# --------------------------------------------------------------------------- nothing


def test_a_peaceful_protest_is_no_killing() -> None:
    theirs = event("ML1", DAY, HERE, best=0, kind="Protests: Peaceful protest")
    assert only(beside(told(ONE), theirs)).presence is Presence.ABSENT


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"first": DAY + timedelta(days=3)}, "no events of that time"),
        ({"last": DAY - timedelta(days=3)}, "no events of that time"),
        ({"first": None, "last": None}, "no events of that time"),
        ({"countries": {"NE"}}, "no events of that country"),
    ],
)
def test_what_the_file_does_not_cover_is_not_said_to_be_missing_from_it(
    fields: dict[str, Any], why: str
) -> None:
    far = event("ML1", DAY + timedelta(days=20), HERE)
    one = only(beside(told(ONE), far, **fields))
    assert one.presence is Presence.OUTSIDE
    assert why in one.why


@pytest.mark.parametrize("edtf", [None, "2020/2024", "../2024-05-04", "not a date"])
def test_an_incident_without_days_is_not_compared(edtf: str | None) -> None:
    dossier = told(ONE)
    dossier = replace(dossier, incidents=(replace(dossier.incidents[0], when=When(text="once", edtf=edtf)),))
    assert only(beside(dossier, event("ML1", DAY, HERE))).presence is Presence.OUTSIDE


def test_events_without_a_report_here_are_those_of_our_regions_and_days() -> None:
    last = DAY + timedelta(days=9)
    dossier = told(ONE, replace(ONE, first=last, last=last, place=town(1)))
    between = DAY + timedelta(days=5)
    found = beside(
        dossier,
        event("in", between, town(4)),  # a third town of the region
        event(
            "near", between, town(0, admin1="Gonda Cercle Nord")
        ),  # a region by another name, and our own town
        event("elsewhere", between, town(2)),
        event("later", last + timedelta(days=1), town(4)),
        event("calm", between, town(4), best=0, kind="Protests: Peaceful protest"),
        event("taken", DAY, HERE),
    )
    assert [one.id for one in found.unreported] == ["in", "near"]


# --------------------------------------------------------------------------- a person decides


def decided(one: Reconciled, decision: Decision, number: int = 0) -> Judgement:
    proposal = one.matches[number].same[0].proposal
    return Judgement(
        proposal=proposal.id, decision=decision, by="M. K.", at="2026-01-01T00:00:00Z", why="seen"
    )


def test_what_a_person_accepted_of_two_holds() -> None:
    events = (event("ML1", DAY, HERE), event("ML2", DAY, HERE, best=7))
    judgement = decided(only(beside(told(ONE), *events)), Decision.ACCEPT, 1)
    one = only(beside(told(ONE), *events, judgements=(judgement,)))
    assert (one.presence, ids(one), one.why) == (Presence.FOUND, [["ML2"]], "a person said so")
    assert one.matches[0].same[0].judgement == judgement


def test_two_events_a_person_accepted_are_both_the_incident() -> None:
    events = (event("ML1", DAY, HERE), event("ML2", DAY, HERE, best=2))
    before = only(beside(told(ONE), event("ML1", DAY, HERE))), only(beside(told(ONE), events[1]))
    judgements = tuple(decided(one, Decision.ACCEPT) for one in before)
    one = only(beside(told(ONE), *events, judgements=judgements))
    assert ids(one) == [["ML1", "ML2"]]


def test_what_a_person_rejected_is_proposed_no_more_and_is_told() -> None:
    events = (event("ML1", DAY, HERE), event("ML2", DAY, HERE, best=30))
    judgement = decided(only(beside(told(ONE), *events)), Decision.REJECT)
    one = only(beside(told(ONE), *events, judgements=(judgement,)))
    assert ids(one) == [["ML2"]]
    assert [rejected.judgement for rejected in one.rejected] == [judgement]
    withdrawn = replace(judgement, withdrawn=True)
    assert ids(only(beside(told(ONE), *events, judgements=(judgement, withdrawn)))) == [["ML1"]]


def test_a_decided_difference_says_so_until_a_value_changes() -> None:
    theirs = event("ML1", DAY, HERE, best=15)
    proposed = point(only(beside(told(ONE), theirs)), "deaths").proposed
    assert proposed is not None
    judgement = Judgement(
        proposal=proposed.proposal.id,
        decision=Decision.ACCEPT,
        by="M. K.",
        at="2026-01-01T00:00:00Z",
        why="seen",
    )
    again = point(only(beside(told(ONE), theirs, judgements=(judgement,))), "deaths").proposed
    changed = point(
        only(beside(told(ONE), replace(theirs, best=16), judgements=(judgement,))), "deaths"
    ).proposed
    assert again is not None
    assert changed is not None
    assert (again.judgement, changed.judgement) == (judgement, None)


# --------------------------------------------------------------------------- in general


EVENTS = tuple(
    event(f"ML{number}", DAY + timedelta(days=shift), place, best=best)
    for number, (shift, place, best) in enumerate(
        itertools.product((0, 1, 4), (HERE, replace(HERE, name="Sobbal", lat=16.3), town(1)), (0, 3, 6))
    )
)
OWN = told(
    ONE,
    replace(ONE, first=DAY + timedelta(days=1), last=DAY + timedelta(days=1)),
    replace(ONE, by=None, low=None),
    replace(ONE, place=town(1), last=DAY + timedelta(days=1)),
    replace(ONE, act=ActKind.DETENTION, by=GUARD, low=None),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(EVENTS), unique_by=lambda one: one.id), st.randoms())
def test_the_order_of_the_file_changes_nothing_and_no_event_is_found_twice(
    events: list[CodedEvent], dice: object
) -> None:
    shuffled = list(events)
    dice.shuffle(shuffled)  # type: ignore[attr-defined]  # of the standard library's kind
    span: dict[str, Any] = {
        "first": DAY - timedelta(days=30),
        "last": DAY + timedelta(days=30),
        "dataset": Dataset.ACLED,
    }
    found = beside(OWN, *events, **span)
    assert found == beside(OWN, *shuffled, **span)
    taken = [
        event.id
        for one in found.incidents
        for match in one.matches
        if match.presence is Presence.FOUND
        for event in match.events
    ]
    assert len(taken) == len(set(taken))
    assert not {event.id for event in found.unreported} & set(taken)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(EVENTS), unique_by=lambda one: one.id))
def test_what_lies_beyond_reach_changes_nothing(events: list[CodedEvent]) -> None:
    """A large file is read by `Reach` alone; whatever it leaves out must not matter."""
    far = tuple(
        replace(one, id=f"far-{one.id}", when=When(text="", edtf=interval(moved, moved)))
        for one in EVENTS
        if (moved := DAY + timedelta(days=40))
    )
    reach = Reach(OWN)
    assert not any(reach.holds("ML", DAY + timedelta(days=40), DAY + timedelta(days=40)) for _ in far)
    span: dict[str, Any] = {"first": DAY, "last": DAY + timedelta(days=40), "dataset": Dataset.ACLED}
    assert beside(OWN, *events, *far, **span) == beside(OWN, *events, **span)


def test_every_incident_is_told_of_once_in_the_order_of_the_dossier() -> None:
    found = beside(OWN, *EVENTS)
    assert [one.incident for one in found.incidents] == [incident.id for incident in OWN.incidents]


def test_reach_asks_for_the_week_around_and_the_country() -> None:
    reach = Reach(told(ONE))
    for shift, within in ((6, True), (7, False), (-6, True), (-7, False)):
        day = DAY + timedelta(days=shift)
        assert reach.holds("ML", day, day) is within
        assert reach.holds(None, day, day) is within
    assert not reach.holds("NE", DAY, DAY)


def test_an_incident_of_no_known_country_reaches_all() -> None:
    nowhere: Assessment = replace(told(ONE).incidents[0], place=None)
    reach = Reach(replace(told(ONE), incidents=(nowhere,)))
    assert reach.holds("NE", DAY, DAY)


def test_an_actor_of_no_list_is_known_by_its_name() -> None:
    unlisted = party(FRONT.name)
    assert unlisted.actor is None
    one = only(beside(told(ONE), event("ML1", DAY, HERE, parties=(unlisted, CIVILIANS))))
    assert "parties" in one.matches[0].agrees


# --------------------------------------------------------------------------- what tells two apart


def test_of_two_days_of_the_week_the_nearer_is_left_to_a_person() -> None:
    near, far = event("ML1", DAY + timedelta(days=2), HERE), event("ML2", DAY + timedelta(days=5), HERE)
    assert ids(only(beside(told(ONE), near, far))) == [["ML1"]]


def test_of_two_that_agree_as_much_the_one_that_differs_less_is_proposed() -> None:
    one = only(beside(told(ONE), event("ML1", DAY, HERE, best=None), event("ML2", DAY, HERE, best=40)))
    assert (one.presence, ids(one)) == (Presence.FOUND, [["ML1"]])


def test_of_two_places_close_by_the_one_of_our_name_is_proposed() -> None:
    near = replace(HERE, name="Sobbal", lat=16.30)
    one = only(beside(told(ONE), event("ML1", DAY, near), event("ML2", DAY, HERE)))
    assert (one.presence, ids(one)) == (Presence.FOUND, [["ML2"]])


def test_a_protest_with_dead_can_be_a_killing() -> None:
    theirs = event("ML1", DAY, HERE, kind="Protests: Peaceful protest")
    assert only(beside(told(ONE), theirs)).presence is Presence.FOUND


@pytest.mark.parametrize(
    ("ours", "number", "agrees"),
    [((5, None, None), 50, False), ((5, None, None), 5, True), ((5, 6, 8), 8, True), ((0, 0, 0), 0, False)],
)
def test_dead_speak_for_it_only_where_a_number_is_met_that_could_have_been_missed(
    ours: tuple[int, int | None, int | None], number: int, agrees: bool
) -> None:
    low, best, high = ours
    one = only(
        beside(told(replace(ONE, low=low, best=best, high=high)), event("ML1", DAY, HERE, best=number))
    )
    assert ("deaths" in one.matches[0].agrees) is agrees
    assert point(one, "deaths").relation is Relation.SAME


def test_days_on_both_sides_of_ours_are_no_parts_of_it() -> None:
    dossier = told(replace(ONE, low=10, best=11, high=14))
    before, after = (event(f"ML{shift}", DAY + timedelta(days=shift), HERE, best=6) for shift in (-1, 1))
    one = only(beside(dossier, before, after))
    assert (one.presence, ids(one)) == (Presence.POSSIBLE, [["ML-1"], ["ML1"]])


def test_two_events_of_one_day_and_place_are_no_parts_of_one() -> None:
    dossier = told(replace(ONE, low=10, best=11, high=14))
    one = only(beside(dossier, event("ML1", DAY, HERE, best=7), event("ML2", DAY, HERE, best=4)))
    assert (one.presence, ids(one)) == (Presence.POSSIBLE, [["ML1"], ["ML2"]])


def test_a_month_of_ours_speaks_for_no_day() -> None:
    dossier = told(replace(ONE, first=date(2024, 5, 1), last=date(2024, 5, 31)))
    one = only(beside(dossier, event("ML1", DAY, HERE)))
    assert one.matches[0].agrees == ("place", "parties", "deaths")
    assert point(one, "date").relation is Relation.FINER


def test_a_year_of_theirs_is_compared() -> None:
    when = When(text="2024", edtf="2024", date_prec=5)
    one = only(beside(told(ONE), event("9", DAY, HERE, dataset=Dataset.UCDP, when=when)))
    assert (one.presence, point(one, "date").relation) == (Presence.FOUND, Relation.COARSER)


@pytest.mark.parametrize(
    ("codes", "agrees"),
    [
        ({"where_prec": 1}, True),
        ({"where_prec": 3}, True),
        ({"where_prec": 4}, False),
        ({"where_prec": 6}, False),
        ({"where_prec": None, "geo_prec": 2}, True),
        ({"where_prec": None, "geo_prec": 3}, False),
    ],
)
def test_the_point_of_a_region_speaks_for_no_town_however_near_it_lies(
    codes: dict[str, Any], agrees: bool
) -> None:
    theirs = event("ML1", DAY, HERE)
    one = only(beside(told(ONE), replace(theirs, place=replace(theirs.place, **codes))))
    assert ("place" in one.matches[0].agrees) is agrees


@pytest.mark.parametrize(("lat", "presence"), [(16.47, Presence.FOUND), (16.48, Presence.ABSENT)])
def test_25_km_are_one_place(lat: float, presence: Presence) -> None:
    """0.22 degrees of latitude are 24.5 km, 0.23 are 25.6 km."""
    other = replace(HERE, name="Sobbal", lat=lat)
    assert only(beside(told(ONE), event("ML1", DAY, other))).presence is presence


def test_what_is_said_not_to_have_been_done_accuses_nobody() -> None:
    dossier = told(ONE)
    acts = [claim.act for claim in dossier.claims if claim.act is not None]
    claims = tuple(
        replace(claim, act=replace(act, asserted=Assertion.NEGATED))
        for claim, act in zip(dossier.claims, acts, strict=True)
    )
    incident = replace(dossier.incidents[0], claims=tuple(claim.id for claim in claims))
    changed = replace(dossier, claims=claims, incidents=(incident,))
    assert point(only(beside(changed, event("ML1", DAY, HERE))), "actors").relation is Relation.OURS_SILENT


def test_whoever_is_hit_is_called_by_what_they_are() -> None:
    dossier = told(ONE)
    first = dossier.claims[0]
    assert first.act is not None
    hit = Party(text="Aminata Kelforo", kind=ActorKind.CIVILIANS)
    claim = replace(first, act=replace(first.act, victims=(hit,)))
    found = beside(replace(dossier, claims=(claim, *dossier.claims[1:])), event("ML1", DAY, HERE))
    assert point(only(found), "actors").ours == "accused: Reed Front; hit: civilians"


def test_a_part_bounds_the_dead_from_below_alone() -> None:
    dossier = told(ONE)
    women = tuple(replace(row, category=Category.WOMEN) for row in dossier.incidents[0].casualties)
    changed = replace(dossier, incidents=(replace(dossier.incidents[0], casualties=women),))
    dead = point(only(beside(changed, event("ML1", DAY, HERE, best=30))), "deaths")
    assert (dead.relation, dead.ours) == (Relation.SAME, "5 or more (women, nobody counts everybody)")


def test_a_range_of_ucdp_is_told_and_compared() -> None:
    theirs = event("9", DAY, HERE, dataset=Dataset.UCDP, best=12, low=7, high=20, civilians=12)
    one = only(beside(told(ONE), theirs))
    dead = point(one, "deaths")
    assert (dead.theirs, dead.why) == (
        "12 (7 to 20)",
        "their number is above our highest; the two ranges meet",
    )


def test_civilians_are_compared_where_both_count_them() -> None:
    dossier = told(ONE)
    both = (
        *dossier.incidents[0].casualties,
        replace(dossier.incidents[0].casualties[0], category=Category.CIVILIANS),
    )
    changed = replace(dossier, incidents=(replace(dossier.incidents[0], casualties=both),))
    theirs = event("9", DAY, HERE, dataset=Dataset.UCDP, civilians=2)
    civilians = point(only(beside(changed, theirs)), "civilian-deaths")
    assert (civilians.relation, civilians.ours, civilians.theirs) == (Relation.DIFFERS, "5 to 8, best 6", "2")


def test_of_several_events_the_place_that_differs_most_is_told() -> None:
    near = replace(HERE, name="Sobbal", lat=16.40)
    events = (event("ML1", DAY, HERE, best=7), event("ML2", DAY, near, best=4))
    one = only(beside(told(replace(ONE, low=10, best=11, high=14)), *events))
    assert ids(one) == [["ML1", "ML2"]]
    assert point(one, "place").why == "another name, 17 km apart"
