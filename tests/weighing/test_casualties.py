"""Ranges that somebody's words support, and nothing beyond them."""

from collections.abc import Sequence
from dataclasses import replace
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corrobora.records import (
    ActKind,
    Assertion,
    Casualties,
    Category,
    Claim,
    Count,
    Outcome,
    Report,
    Speaker,
    SpeakerKind,
    Stance,
    Unit,
    When,
)

from .cases import (
    ALLEGATIONS,
    ARMY,
    GOVERNMENT,
    LEAGUE,
    RELATIVE,
    RESIDENT,
    RIGHTS,
    UNITED,
    about,
    at_least,
    between,
    body,
    by,
    exactly,
    including,
    killing,
    moved,
    no_survivors,
    people,
    person,
    report,
    said,
    two_lorries,
    up_to,
    weigh,
)

ONE, TWO, THREE = report("one"), report("two"), report("three")
DAY1, DAY2, DAY3 = (report(f"day {n}", published=f"2025-03-0{n}") for n in (1, 2, 3))
ALL = (ONE, TWO, THREE, DAY1, DAY2, DAY3)


def row(
    *claims: Claim,
    category: Category | None = None,
    outcome: Outcome = Outcome.KILLED,
    reports: Sequence[Report] = ALL,
) -> Casualties:
    rows = weigh(*claims, reports=reports).casualties
    return next(found for found in rows if (found.outcome, found.category) == (outcome, category))


def span(*claims: Claim, category: Category | None = None) -> tuple[int | None, int | None, int | None]:
    found = row(*claims, category=category)
    return (found.low, found.best, found.high)


def codes(found: Casualties) -> set[str]:
    return {reason.split(":")[0] for reason in found.reasons}


def test_an_exact_number_of_nobody_and_at_least_the_same_of_a_party_leave_the_top_open() -> None:
    claims = (
        said(ONE, ALLEGATIONS, killing(), exactly(24)),
        said(TWO, body(LEAGUE), killing(), at_least(24)),
    )
    assert span(*claims) == (24, 24, None)
    assert codes(row(*claims)) == {"hearsay-left-out", "low-smallest", "best-only", "open-high"}


def test_the_two_lorries_have_their_range_and_their_parts() -> None:
    rows = {(found.outcome, found.category): found for found in two_lorries().weigh().casualties}
    everybody = rows[(Outcome.KILLED, None)]
    assert (everybody.low, everybody.best, everybody.high) == (24, 24, None)
    for part in (Category.WOMEN, Category.CHILDREN, Category.MIGRANTS):
        found = rows[(Outcome.KILLED, part)]
        assert (found.low, found.best, found.high) == (1, None, None)


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ((exactly(20), exactly(24)), (20, 20, 24)),
        ((at_least(20), exactly(24)), (20, 24, 24)),
        ((exactly(24), at_least(30)), (24, 24, None)),
        ((between(10, 15), exactly(12)), (10, 10, 15)),
        ((about(20), exactly(24)), (20, 20, 24)),
        ((up_to(30), exactly(24)), (24, 24, 30)),
    ],
)
def test_two_origins_give_the_range_from_the_lowest_to_the_highest(
    counts: tuple[Count, Count], expected: tuple[int, int, int | None]
) -> None:
    one, two = counts
    claims = (said(ONE, body(RIGHTS), killing(), one), said(TWO, RESIDENT, killing(), two))
    assert span(*claims) == expected


def test_a_number_of_the_fighting_parties_is_best_only_where_nobody_else_says_one() -> None:
    party = said(ONE, body(LEAGUE), killing(by(ARMY)), exactly(45))
    accused = said(TWO, body(ARMY), killing(by(ARMY)), exactly(6), stance=Stance.ADMITS)
    outside = said(THREE, body(RIGHTS), killing(), exactly(38))
    assert span(party, accused, outside) == (6, 38, 45)
    assert "best-from-outside" in codes(row(party, outside))
    assert span(party) == (45, 45, 45)


def test_hearsay_is_not_somebody_outside() -> None:
    party = said(ONE, body(LEAGUE), killing(by(ARMY)), exactly(45))
    assert span(party, said(TWO, ALLEGATIONS, killing(), exactly(38)))[1] == 45


def test_an_early_floor_bears_out_the_toll_it_rose_to() -> None:
    early = (
        said(DAY1, body(RIGHTS), killing(), at_least(10)),
        said(DAY1, RESIDENT, killing(), at_least(10)),
    )
    late = said(DAY3, body(UNITED), killing(), exactly(15))
    rival = said(DAY3, person("Mara Tolin", SpeakerKind.OFFICIAL), killing(), exactly(13))
    assert span(*early, late) == (15, 15, 15)
    assert span(*early, late, rival) == (13, 13, 15)
    assert "unfinished" in codes(row(*early, late))
    # a floor is called a floor, and not a count that was broken off
    assert any(
        "at least 10 leaves open that there were more" in reason for reason in row(*early, late).reasons
    )


def test_a_whole_count_is_no_word_for_the_larger_one_of_somebody_else() -> None:
    early = (
        said(DAY1, body(RIGHTS), killing(), exactly(11)),
        said(DAY1, RESIDENT, killing(), exactly(11)),
    )
    assert span(*early, said(DAY3, body(UNITED), killing(), exactly(14))) == (11, 11, 14)


@pytest.mark.parametrize(
    ("first", "last", "number"),
    [(DAY3, DAY1, 14), (ONE, DAY3, 14), (DAY1, DAY3, 40)],
    ids=["the lower came later", "a date is not known", "it is another order of number"],
)
def test_what_is_not_a_risen_toll_bears_out_nothing(first: Report, last: Report, number: int) -> None:
    low = (
        said(first, body(RIGHTS), killing(), exactly(11)),
        said(first, person("Mara Tolin", SpeakerKind.OFFICIAL), killing(), exactly(11)),
    )
    assert span(*low, said(last, body(UNITED), killing(), exactly(number)))[1] == 11


def test_those_missing_or_held_do_not_rise() -> None:
    held = (
        said(DAY1, body(RIGHTS), killing(), exactly(11, outcome=Outcome.ABDUCTED)),
        said(
            DAY1, person("Mara Tolin", SpeakerKind.OFFICIAL), killing(), exactly(11, outcome=Outcome.ABDUCTED)
        ),
        said(DAY3, body(UNITED), killing(), exactly(14, outcome=Outcome.ABDUCTED)),
    )
    assert row(*held, outcome=Outcome.ABDUCTED).best == 11


def test_numbers_side_by_side_that_add_up_to_a_total_of_the_report_are_its_parts() -> None:
    claims = (
        said(ONE, body(RIGHTS), killing(), exactly(14)),
        said(ONE, body(RIGHTS), killing(), exactly(8), exactly(6)),
    )
    assert span(*claims) == (14, 14, 14)


def test_a_total_beside_its_marked_part_is_a_part_too_where_they_add_up_to_the_reports_total() -> None:
    six = Count(outcome=Outcome.KILLED, low=6, high=6, exact=True, wording="six", part=True)
    claims = (
        said(ONE, body(RIGHTS), killing(), exactly(14)),
        said(ONE, body(RIGHTS), killing(), exactly(8), six),
    )
    assert span(*claims) == (14, 14, 14)
    assert span(claims[1]) == (8, 8, 8)


@pytest.mark.parametrize(
    ("victims", "number"),
    [("three sons", 24), ("her three brothers", 24), ("three neighbours", 24), ("three people", 3)],
)
def test_what_somebody_lost_of_his_own_is_less_than_the_whole(victims: str, number: int) -> None:
    own = said(ONE, RELATIVE, killing(victims=people(victims)), exactly(3))
    whole = said(TWO, body(RIGHTS), killing(), exactly(24))
    assert row(own, whole).low == number


def test_the_smaller_of_several_totals_in_one_claim_is_a_part() -> None:
    assert span(said(ONE, body(UNITED), killing(), exactly(8), exactly(2))) == (8, 8, 8)


def test_a_group_larger_than_what_stands_beside_it_is_not_below_the_total() -> None:
    """37 children and three teachers: the three are no total."""
    found = row(said(ONE, RESIDENT, killing(), exactly(37, Category.CHILDREN), exactly(3)))
    assert (found.low, found.best, found.high) == (37, None, None)


def test_wounded_soldiers_of_the_accused_are_not_everybody() -> None:
    claims = (
        said(ONE, body(LEAGUE), killing(by(ARMY)), exactly(19, Category.CIVILIANS)),
        said(
            TWO, body(ARMY), killing(kind=ActKind.INJURY), exactly(2, Category.STATE_FORCES, Outcome.INJURED)
        ),
    )
    rows = {(found.outcome, found.category) for found in weigh(*claims, reports=(ONE, TWO)).casualties}
    assert (Outcome.INJURED, Category.STATE_FORCES) in rows
    assert (Outcome.INJURED, None) not in rows


def test_soldiers_hit_by_others_are_everybody() -> None:
    claims = (
        said(ONE, body(ARMY), killing(by(LEAGUE)), exactly(12, Category.STATE_FORCES)),
        said(ONE, body(ARMY), killing(), exactly(3, Category.CIVILIANS, Outcome.INJURED)),
    )
    assert span(*claims) == (12, 12, 12)


def test_best_is_what_most_origins_say() -> None:
    claims = (
        said(ONE, RESIDENT, killing(), exactly(40)),
        said(TWO, body(RIGHTS), killing(), exactly(31)),
        said(THREE, body(UNITED), killing(), exactly(31)),
    )
    assert span(*claims) == (31, 31, 40)
    assert "best-most-origins" in codes(row(*claims))


def test_best_counts_origins_and_not_reports() -> None:
    copies = [report(f"copy {n}", copy_of=[ONE]) for n in range(3)]
    claim = said(ONE, RESIDENT, killing(), exactly(12))
    claims = [
        claim,
        *(moved(claim, copy) for copy in copies),
        said(TWO, body(LEAGUE), killing(), exactly(30)),
        said(THREE, body(RIGHTS), killing(), exactly(30)),
    ]
    assert row(*claims, reports=[*ALL, *copies]).best == 30


def test_hearsay_and_an_unsourced_voice_do_not_outvote_a_party() -> None:
    claims = (
        said(ONE, ALLEGATIONS, killing(), exactly(30)),
        said(TWO, None, killing(), exactly(30)),
        said(THREE, body(LEAGUE), killing(), exactly(24)),
    )
    assert span(*claims) == (24, 24, 30)


@pytest.mark.parametrize(("first", "last"), [(26, 20), (20, 26)])
def test_between_values_of_as_many_origins_the_lower_is_best_whenever_it_was_said(
    first: int, last: int
) -> None:
    claims = (
        said(DAY1, RESIDENT, killing(), exactly(first)),
        said(DAY3, body(RIGHTS), killing(), exactly(last)),
    )
    assert span(*claims) == (20, 20, 26)
    assert "best-lower" in codes(row(*claims))


def test_an_origin_that_corrects_itself_has_one_word() -> None:
    claims = (
        said(DAY1, body(UNITED), killing(), exactly(11)),
        said(DAY3, body(UNITED), killing(), exactly(17)),
    )
    found = row(*claims)
    assert (found.low, found.best, found.high) == (17, 17, 17)
    assert "superseded" in codes(found)
    assert found.claims == (claims[1].id,)


def test_without_publication_dates_nothing_supersedes() -> None:
    claims = (
        said(ONE, body(UNITED), killing(), exactly(11)),
        said(DAY3, body(UNITED), killing(), exactly(17)),
    )
    assert span(*claims) == (11, 11, 17) or span(*claims) == (11, 17, 17)
    assert "superseded" not in codes(row(*claims))


def test_an_old_number_repeated_after_the_new_one_leaves_both() -> None:
    claims = (
        said(DAY1, body(UNITED), killing(), exactly(11)),
        said(DAY2, body(UNITED), killing(), exactly(17)),
        said(DAY3, body(UNITED), killing(), exactly(11)),
    )
    found = row(*claims)
    assert (found.low, found.high) == (11, 17)


def test_a_late_reprint_does_not_bring_an_old_number_back() -> None:
    late = report("late reprint", published="2025-03-09", copy_of=[DAY1])
    first = said(DAY1, body(UNITED), killing(), exactly(11))
    claims = (first, moved(first, late), said(DAY2, body(UNITED), killing(), exactly(17)))
    found = row(*claims, reports=(*ALL, late))
    assert (found.low, found.best, found.high) == (17, 17, 17)


def test_an_origin_does_not_supersede_another() -> None:
    claims = (
        said(DAY1, body(LEAGUE), killing(), exactly(40)),
        said(DAY3, body(RIGHTS), killing(), exactly(17)),
    )
    assert row(*claims).high == 40


def test_a_denial_never_lowers_the_range_to_nought() -> None:
    none = Count(outcome=Outcome.KILLED, low=0, high=0, exact=True, wording="nobody")
    accusation = said(ONE, body(LEAGUE), killing(by(ARMY)), at_least(24))
    denials = (
        said(TWO, body(ARMY), None, none, stance=Stance.DENIES),
        said(TWO, body(ARMY), killing(asserted=Assertion.NEGATED), none, stance=Stance.AFFIRMS),
        said(TWO, body(ARMY), None, none, stance=Stance.AFFIRMS),
    )
    for denial in denials:
        assert span(accusation, denial) == (24, 24, None)


@pytest.mark.parametrize("stance", [Stance.DOUBTS, Stance.DEMANDS, Stance.PREDICTS, Stance.DENIES])
def test_only_those_who_carry_the_act_give_numbers(stance: Stance) -> None:
    claims = (
        said(ONE, body(LEAGUE), killing(), exactly(24)),
        said(TWO, body(RIGHTS), killing(), exactly(90), stance=stance),
    )
    assert span(*claims) == (24, 24, 24)


@pytest.mark.parametrize("asserted", [Assertion.FEARED, Assertion.PLANNED, Assertion.GENERIC])
def test_numbers_feared_planned_or_of_a_habit_do_not_count(asserted: Assertion) -> None:
    claims = (
        said(ONE, body(LEAGUE), killing(), exactly(24)),
        said(TWO, body(RIGHTS), killing(asserted=asserted), exactly(90)),
    )
    assert span(*claims) == (24, 24, 24)


def test_groups_side_by_side_are_not_added_up() -> None:
    claim = said(
        ONE, body(LEAGUE), killing(), exactly(20, Category.CIVILIANS), exactly(5, Category.STATE_FORCES)
    )
    found = row(claim)
    assert (found.low, found.best, found.high) == (20, None, None)
    assert "low-of-a-part" in codes(found)
    assert span(claim, category=Category.CIVILIANS) == (20, 20, 20)
    assert span(claim, category=Category.STATE_FORCES) == (5, 5, 5)


def test_a_number_of_one_vehicle_is_a_lower_bound_of_the_whole() -> None:
    where = report("part", "In one of the two lorries 9 people were killed.")
    part = said(where, RESIDENT, killing(), exactly(9), sentence=where.text)
    whole = said(TWO, body(LEAGUE), killing(), exactly(24))
    assert (row(part, whole, reports=(where, TWO)).low, row(part, reports=(where,)).high) == (24, None)


def test_a_part_raises_no_total_but_bounds_an_unstated_one() -> None:
    part = said(ONE, body(LEAGUE), killing(), including(Category.WOMEN, 3))
    assert span(part) == (3, None, None)
    assert span(part, said(TWO, RESIDENT, killing(), exactly(10))) == (10, 10, 10)


def test_dozens_bound_from_below_where_nobody_says_a_number_and_are_never_the_best_value() -> None:
    dozens = Count(outcome=Outcome.KILLED, low=24, wording="dozens")
    assert span(said(ONE, RESIDENT, killing(), dozens)) == (24, None, None)
    assert span(said(ONE, RESIDENT, killing(), dozens), said(TWO, body(LEAGUE), killing(), exactly(31))) == (
        31,
        31,
        31,
    )


def test_vehicles_and_survivors_make_no_casualties() -> None:
    lorries = Count(outcome=Outcome.KILLED, low=2, high=2, exact=True, unit=Unit.VEHICLES, wording="2")
    assert weigh(said(ONE, RELATIVE, killing(), lorries, no_survivors()), reports=(ONE,)).casualties == ()


def test_bodies_are_people() -> None:
    bodies = Count(outcome=Outcome.KILLED, low=7, high=7, exact=True, unit=Unit.BODIES, wording="7 bodies")
    assert span(said(ONE, RESIDENT, killing(), bodies)) == (7, 7, 7)


NUMBERS = st.integers(1, 60)
COUNTS = st.one_of(
    st.builds(exactly, NUMBERS),
    st.builds(at_least, NUMBERS),
    st.builds(up_to, NUMBERS),
    st.builds(about, NUMBERS),
    st.builds(lambda low, more: between(low, low + more), NUMBERS, st.integers(1, 20)),
    st.builds(exactly, NUMBERS, st.sampled_from(list(Category))),
    st.builds(including, st.sampled_from(list(Category)), st.one_of(st.none(), NUMBERS)),
    st.just(Count(outcome=Outcome.KILLED, low=24, wording="dozens")),
    st.just(Count(outcome=Outcome.KILLED, low=0, high=0, exact=True, wording="nobody")),
    st.just(Count(outcome=Outcome.KILLED, wording="many")),
)
SPEAKERS = st.sampled_from([None, ALLEGATIONS, RESIDENT, RELATIVE, body(LEAGUE), body(RIGHTS), body(UNITED)])
TELLINGS = st.lists(
    st.tuples(st.sampled_from(ALL), SPEAKERS, st.lists(COUNTS, max_size=3)), min_size=1, max_size=7
)


@given(TELLINGS)
def test_low_best_and_high_are_in_order_and_best_was_said(
    told: list[tuple[Report, None, list[Count]]],
) -> None:
    claims = [said(where, speaker, killing(), *counts) for where, speaker, counts in told]
    for found in weigh(*claims, reports=ALL).casualties:
        assert found.low is not None
        assert found.best is None or found.low <= found.best
        assert found.high is None or found.low <= found.high
        assert None in {found.best, found.high} or (found.best or 0) <= (found.high or 0)
        assert found.reasons
        assert found.claims
        spoken = {
            bound
            for _, _, counts in told
            for count in counts
            if found.category in {None, count.category}
            for bound in (count.low, count.high)
        }
        assert found.best is None or found.best in spoken
        assert found.high is None or found.high in spoken


@given(TELLINGS, st.data())
def test_adding_a_copy_changes_no_range(
    told: list[tuple[Report, None, list[Count]]], data: st.DataObject
) -> None:
    claims = [said(where, speaker, killing(), *counts) for where, speaker, counts in told]
    copied = data.draw(st.sampled_from(claims)).report
    original = next(one for one in ALL if one.id == copied)
    day = None if original.published is None else "2025-04-01"
    copy = report("a copy", published=day, copy_of=[original])
    copies = [moved(claim, copy) for claim in claims if claim.report == copied]
    before = weigh(*claims, reports=ALL).casualties
    after = weigh(*claims, *copies, reports=(*ALL, copy)).casualties
    assert [(r.outcome, r.category, r.low, r.best, r.high) for r in before] == [
        (r.outcome, r.category, r.low, r.best, r.high) for r in after
    ]


def test_one_person_told_of_by_what_she_is_is_not_the_toll() -> None:
    woman = Count(outcome=Outcome.KILLED, low=1, high=1, exact=True, wording="an elderly woman")
    found = row(said(ONE, RESIDENT, killing(), exactly(7)), said(TWO, RELATIVE, killing(), woman))
    assert (found.low, found.best, found.high) == (7, 7, 7)


def test_one_person_is_the_toll_where_nobody_counts_more() -> None:
    woman = Count(outcome=Outcome.KILLED, low=1, high=1, exact=True, wording="a journalist")
    found = row(said(ONE, RESIDENT, killing(), woman), said(TWO, RELATIVE, killing(), exactly(2)))
    assert (found.low, found.high) == (1, 2)


def test_one_person_said_to_be_the_only_one_stays_a_toll() -> None:
    single = Count(outcome=Outcome.KILLED, low=1, high=1, exact=True, wording="a single person")
    found = row(said(ONE, body(ARMY), killing(), single), said(TWO, RESIDENT, killing(), exactly(7)))
    assert found.low == 1


# --------------------------------------------------------------------------- words that say what a number is


def told(where: Report, speaker: Speaker | None, sentence: str, *counts: Count) -> Claim:
    return said(where, speaker, killing(), *counts, sentence=sentence)


def counted(wording: str, low: int, high: int | None = None, *, exact: bool = True) -> Count:
    return Count(outcome=Outcome.KILLED, low=low, high=high, exact=exact, wording=wording)


@pytest.mark.parametrize(
    "sentence",
    [
        "The clinic raised its toll to nine, up from six dead.",
        "The count has climbed from six dead to nine.",
        "The commander had at first admitted six dead.",
        "The council spoke of six dead as first reported.",
        "Its previous tally of six dead no longer holds.",
        "Nine people were buried, not six dead.",
    ],
)
def test_a_number_that_its_sentence_calls_an_earlier_one_no_longer_stands(sentence: str) -> None:
    where = report("moved", sentence)
    claims = (
        told(where, RESIDENT, sentence, counted("six dead", 6, 6)),
        said(TWO, body(RIGHTS), killing(), exactly(9)),
    )
    found = row(*claims, reports=(where, TWO))
    assert (found.low, found.best, found.high) == (9, 9, 9)
    assert "superseded" in codes(found)


@pytest.mark.parametrize(
    "sentence",
    [
        "Not more than six dead were found there.",
        "The first patrol counted six dead.",
        "Shots rang out from six to nine and left six dead.",
    ],
)
def test_other_words_leave_a_number_standing(sentence: str) -> None:
    where = report("standing", sentence)
    claims = (
        told(where, RESIDENT, sentence, counted("six dead", 6, 6)),
        said(TWO, body(RIGHTS), killing(), exactly(9)),
    )
    assert row(*claims, reports=(where, TWO)).low == 6


def test_an_earlier_number_stands_where_it_is_the_only_one() -> None:
    sentence = "The commander had at first admitted six dead."
    where = report("alone", sentence)
    assert row(told(where, RESIDENT, sentence, counted("six dead", 6, 6)), reports=(where,)).best == 6


def test_a_toll_called_the_next_is_borne_out_by_the_counts_it_grew_from() -> None:
    sentence = "Two of the wounded died, bringing the toll to eleven dead."
    where = report("grown", sentence)
    claims = (
        said(ONE, body(RIGHTS), killing(), exactly(9)),
        said(TWO, RESIDENT, killing(), exactly(9)),
        told(where, None, sentence, counted("eleven dead", 11, 11)),
    )
    assert row(*claims, reports=(ONE, TWO, where)).best == 11


@pytest.mark.parametrize(
    "sentence",
    [
        "Raids have killed 340 people this year.",
        "Since January, 340 people have been killed in the province.",
        "Over the past six months 340 people died in raids.",
        "The insurgency has killed 340 people nationwide.",
    ],
)
def test_a_number_over_more_than_one_happening_is_none_of_this_one(sentence: str) -> None:
    where = report("period", sentence)
    claims = (
        told(where, None, sentence, counted("340 people", 340, 340)),
        said(TWO, body(RIGHTS), killing(), exactly(9)),
    )
    assert span(claims[1]) == (9, 9, 9)
    found = row(*claims, reports=(where, TWO))
    assert (found.low, found.best, found.high) == (9, 9, 9)


def test_the_worst_day_of_a_year_is_this_happening() -> None:
    sentence = "Nine people were killed, the deadliest day this year."
    where = report("record", sentence)
    assert row(told(where, RESIDENT, sentence, counted("Nine people", 9, 9)), reports=(where,)).best == 9


def test_a_number_told_of_an_earlier_day_is_of_another_happening() -> None:
    day, before = When(text="Monday", edtf="2025-03-03"), When(text="a month ago", edtf="2025-02-02")
    claims = (
        said(ONE, body(RIGHTS), killing(), exactly(9), when=day),
        said(TWO, RESIDENT, killing(), exactly(9), when=day),
        said(TWO, None, killing(), exactly(30), when=before),
    )
    found = row(*claims)
    assert (found.low, found.high) == (9, 9)
    assert "another-day" in codes(found)


def test_hearsay_stretches_no_range_where_somebody_speaks() -> None:
    claims = (
        said(ONE, RESIDENT, killing(), exactly(9)),
        said(TWO, ALLEGATIONS, killing(), exactly(80)),
    )
    assert span(*claims) == (9, 9, 9)
    assert span(claims[1]) == (80, 80, 80)


def test_an_outlets_own_number_of_another_order_is_another_set() -> None:
    claims = (
        said(ONE, RESIDENT, killing(), exactly(9)),
        said(TWO, None, killing(), exactly(60)),
    )
    assert span(*claims) == (9, 9, 9)
    assert span(said(ONE, body(LEAGUE), killing(by(ARMY)), exactly(9)), claims[1])[2] == 60


def test_a_number_that_only_a_copy_has_is_nobodys() -> None:
    first, second = (f"Raiders killed {n} people at the ford on Sunday, the council said." for n in (12, 22))
    original = report("original", first, outlet="River Post")
    copy = report("copy", second, outlet="Coast Daily", copy_of=[original])
    claims = (
        told(original, RESIDENT, first, counted("12 people", 12, 12)),
        told(copy, RESIDENT, second, counted("22 people", 22, 22)),
    )
    found = row(*claims, reports=(original, copy))
    assert (found.low, found.best, found.high) == (12, 12, 12)
    assert "copied-otherwise" in codes(found)
    borne_out = said(ONE, body(RIGHTS), killing(), exactly(22))
    assert row(*claims, borne_out, reports=(original, copy, ONE)).high == 22


def test_what_a_speaker_no_longer_says_still_tells_the_order_of_the_number_in_its_place() -> None:
    claims = (
        said(DAY1, body(RIGHTS), killing(), exactly(12)),
        said(DAY2, None, killing(), exactly(11)),
        said(DAY3, body(RIGHTS), killing(), exactly(3)),
    )
    found = row(*claims)
    assert "another-order" not in codes(found)
    assert found.high == 11


@pytest.mark.parametrize("wording", ["Two crew members", "two nurses", "two of our drivers", "two cousins"])
def test_a_trade_a_crew_or_kin_counted_beside_many_more_people_is_part_of_them(wording: str) -> None:
    few = Count(outcome=Outcome.KILLED, low=2, high=2, exact=True, wording=wording)
    many = Count(outcome=Outcome.KILLED, low=11, high=11, exact=True, wording="eleven people")
    claims = (said(ONE, RESIDENT, killing(), few), said(TWO, body(LEAGUE), killing(), many))
    assert span(*claims) == (11, 11, 11)
    assert "of-a-group" in codes(row(*claims))


@pytest.mark.parametrize(
    ("wording", "others"),
    [("two people", 11), ("two", 11), ("two herders", 4), ("two bodies", 11)],
    ids=["people", "a bare number", "not many more", "bodies"],
)
def test_people_and_what_may_be_all_of_them_are_no_part(wording: str, others: int) -> None:
    few = Count(outcome=Outcome.KILLED, low=2, high=2, exact=True, wording=wording)
    many = Count(outcome=Outcome.KILLED, low=others, high=others, exact=True, wording=f"{others} people")
    claims = (said(ONE, RESIDENT, killing(), few), said(TWO, body(LEAGUE), killing(), many))
    assert span(*claims)[0] == 2


def a_number(number: int, noun: str, category: Category | None = None) -> Count:
    return Count(
        outcome=Outcome.KILLED,
        category=category,
        low=number,
        high=number,
        exact=True,
        wording=f"{number} {noun}",
    )


@pytest.mark.parametrize(
    ("few", "others"),
    [
        (a_number(12, "convicts", Category.DETAINEES), a_number(33, "inmates", Category.DETAINEES)),
        (a_number(7, "refugees", Category.MIGRANTS), a_number(38, "refugees", Category.MIGRANTS)),
        (a_number(9, "miners"), a_number(36, "miners")),
    ],
    ids=["held", "in a camp", "of a trade"],
)
def test_a_name_by_which_another_voice_counts_all_the_dead_is_no_part_of_them(
    few: Count, others: Count
) -> None:
    claims = (
        said(ONE, RESIDENT, killing(), few),
        said(TWO, body(UNITED), killing(), others),
        said(THREE, body(RIGHTS), killing(), a_number(40, "people")),
    )
    assert (span(*claims)[0], span(*claims)[2]) == (few.low, 40)
    assert "of-a-group" not in codes(row(*claims))


@pytest.mark.parametrize(
    ("few", "others"),
    [
        (a_number(3, "warders"), a_number(33, "inmates", Category.DETAINEES)),
        (a_number(3, "convicts", Category.DETAINEES), a_number(33, "traders")),
        (a_number(3, "convicts", Category.DETAINEES), a_number(5, "inmates", Category.DETAINEES)),
    ],
    ids=["of another kind", "nobody counts all by it", "a few of that kind"],
)
def test_a_name_by_which_nobody_counts_all_the_dead_is_a_part(few: Count, others: Count) -> None:
    claims = (
        said(ONE, RESIDENT, killing(), few),
        said(TWO, body(UNITED), killing(), others),
        said(THREE, body(RIGHTS), killing(), a_number(40, "people")),
    )
    assert span(*claims)[0] != 3
    assert "of-a-group" in codes(row(*claims))


@pytest.mark.parametrize(
    "sentence",
    [
        "Two drivers were also killed.",
        "The mill burned down and two drivers also died.",
        "Two drivers had also been shot.",
        "Two drivers were killed as well.",
        "Also killed were two drivers.",
    ],
)
def test_whom_a_sentence_adds_to_the_dead_are_not_all_of_them(sentence: str) -> None:
    wording = "Two drivers" if sentence.startswith("Two") else "two drivers"
    found = beside_fourteen(sentence, counted(wording, 2, 2))
    assert (found.low, found.best, found.high) == (14, 14, 14)


@pytest.mark.parametrize(
    "sentence",
    ["Two drivers were killed, police also said.", "Two drivers died; the mill was also burned.", "He also said that two drivers were killed."],
)  # fmt: skip
def test_also_said_of_something_else_adds_nobody(sentence: str) -> None:
    wording = "Two drivers" if sentence.startswith("Two") else "two drivers"
    assert beside_fourteen(sentence, counted(wording, 2, 2)).low == 2


@pytest.mark.parametrize(
    "sentence",
    [
        "His cousin buried six men that evening.",
        "A shopkeeper washed six men before dark.",
        "She had carried six men to the well.",
        "I buried six men.",
    ],
)
def test_whom_one_private_person_buried_are_some_of_the_dead(sentence: str) -> None:
    found = beside_fourteen(sentence, counted("six men", 6, 6))
    assert (found.low, found.best, found.high) == (14, 14, 14)


@pytest.mark.parametrize(
    "sentence",
    ["The village buried six men.", "The mayor has buried six men.", "Militiamen had buried six men."],
)
def test_whom_a_place_or_its_mayor_buried_may_be_all(sentence: str) -> None:
    assert beside_fourteen(sentence, counted("six men", 6, 6)).low == 6


def part_of(number: int, category: Category) -> Count:
    return Count(
        outcome=Outcome.KILLED, category=category, low=number, high=number, exact=True, wording=f"{number} {category}", part=True
    )  # fmt: skip


def test_the_low_end_of_all_lies_at_no_less_than_that_of_a_part() -> None:
    few = said(ONE, RESIDENT, killing(), exactly(4))
    more = said(TWO, body(UNITED), killing(), exactly(26))
    assert span(few, more) == (4, 4, 26)
    part = said(THREE, body(RIGHTS), killing(), part_of(11, Category.WOMEN))
    assert span(few, more, part) == (26, 26, 26)
    assert "less-than-a-part" in codes(row(few, more, part))
    assert span(few, more, said(THREE, body(RIGHTS), killing(), part_of(3, Category.WOMEN)))[0] == 4


def test_where_no_number_of_all_reaches_a_part_the_part_is_the_low_end() -> None:
    few = said(ONE, RESIDENT, killing(), exactly(4))
    part = replace(part_of(11, Category.WOMEN), exact=False, high=None, wording="at least 11 women")
    assert span(few, said(TWO, body(RIGHTS), killing(), part)) == (11, None, None)


def test_the_dead_of_the_attackers_and_a_group_that_may_be_all_hold_up_no_low_end() -> None:
    few = said(ONE, RESIDENT, killing(), exactly(4))
    soldiers = said(TWO, body(RIGHTS), killing(by(LEAGUE)), part_of(11, Category.STATE_FORCES))
    civilians = said(THREE, body(UNITED), killing(), exactly(9, Category.CIVILIANS))
    assert span(few, soldiers)[0] == 4
    assert span(few, civilians)[0] == 4


def test_what_the_accused_calls_all_the_dead_is_no_part() -> None:
    few = Count(outcome=Outcome.KILLED, low=4, high=4, exact=True, wording="four rioters")
    many = Count(outcome=Outcome.KILLED, low=14, high=14, exact=True, wording="14 people")
    claims = (
        said(ONE, body(ARMY), killing(by(ARMY)), few),
        said(TWO, body(LEAGUE), killing(by(ARMY)), many),
    )
    assert span(*claims)[0] == 4


def test_an_outlets_early_number_gives_way_to_what_somebody_says_later() -> None:
    claims = (
        said(DAY1, None, killing(), exactly(6)),
        said(DAY3, body(RIGHTS), killing(), exactly(8)),
    )
    assert span(*claims) == (8, 8, 8)
    assert span(said(DAY1, RESIDENT, killing(), exactly(6)), claims[1])[0] == 6


@pytest.mark.parametrize(
    ("first", "last"), [(DAY3, DAY1), (ONE, DAY3)], ids=["the floor came later", "a date is not known"]
)
def test_a_floor_stays_where_nobody_is_known_to_say_more_later(first: Report, last: Report) -> None:
    floor = said(first, body(LEAGUE), killing(), at_least(11))
    found = row(floor, said(last, body(RIGHTS), killing(), exactly(14)))
    assert found.low == 11
    assert floor.id in found.claims
    assert "unfinished" not in codes(found)


def test_a_party_that_says_more_takes_no_floor_away() -> None:
    floor = said(DAY1, RESIDENT, killing(by(ARMY)), at_least(11))
    assert row(floor, said(DAY3, body(LEAGUE), killing(by(ARMY)), exactly(40))).low == 11


def test_a_looser_word_of_the_same_origin_takes_nothing_back() -> None:
    claims = (
        said(DAY1, body(UNITED), killing(), exactly(24)),
        said(DAY3, body(UNITED), killing(), at_least(20)),
    )
    assert span(*claims) == (20, 24, 24)


def test_at_least_the_largest_number_said_leaves_the_top_closed() -> None:
    claims = (
        said(ONE, body(RIGHTS), killing(), exactly(24)),
        said(TWO, RESIDENT, killing(), at_least(24)),
    )
    assert span(*claims) == (24, 24, 24)
    assert span(claims[0], said(TWO, RESIDENT, killing(), at_least(25)))[2] is None


def test_what_the_accused_grants_under_another_name_sets_the_low_end_alone() -> None:
    others = said(ONE, body(RIGHTS), killing(by(ARMY)), exactly(9, Category.CIVILIANS))

    def army(number: int) -> Claim:
        return said(
            TWO, body(ARMY), killing(by(ARMY)), exactly(number, Category.COMBATANTS), stance=Stance.ADMITS
        )

    assert span(others, army(7)) == (7, 9, 9)
    assert "low-conceded" in codes(row(others, army(7)))
    assert span(others, army(3)) == (9, 9, 9)
    assert span(others, army(40)) == (9, 9, 9)


# --------------------------------------------------------------------------- persons told of one by one


def one(key: str, *, outcome: Outcome = Outcome.KILLED, category: Category | None = None) -> Count:
    return Count(outcome=outcome, category=category, low=1, high=1, exact=True, person=key)


def test_one_person_is_told_of_singly() -> None:
    reasons = " ".join(row(said(ONE, RESIDENT, killing(), one("p1"))).reasons)
    assert "1 person is told of singly" in reasons
    assert "1 people" not in reasons


def test_persons_told_of_one_by_one_add_up_within_a_report_and_never_over_reports() -> None:
    claims = (
        said(ONE, RESIDENT, killing(), one("p1"), one("p2")),
        said(ONE, body(RIGHTS), killing(), one("p2"), one("p3")),
        said(TWO, RESIDENT, killing(), one("p1"), one("p2")),
    )
    found = row(*claims)
    assert (found.low, found.best, found.high) == (3, 3, 3)
    assert codes(found) == {"low-persons-told", "best-persons-told", "high-persons-told"}


def test_persons_are_part_of_a_total_that_somebody_says() -> None:
    claims = (
        said(ONE, RESIDENT, killing(), one("p1", category=Category.CHILDREN)),
        said(TWO, body(RIGHTS), killing(), exactly(9)),
    )
    assert span(*claims) == (9, 9, 9)
    assert span(*claims, category=Category.CHILDREN) == (1, 1, 1)


def test_who_died_of_his_wounds_is_not_injured_too() -> None:
    claims = (
        said(
            ONE, RESIDENT, killing(), one("p1", outcome=Outcome.INJURED), one("p2", outcome=Outcome.INJURED)
        ),
        said(ONE, body(RIGHTS), killing(), one("p1")),
    )
    assert row(*claims, outcome=Outcome.INJURED).low == 1


def test_more_persons_than_the_largest_number_said_are_noted_and_open_nothing() -> None:
    claims = (
        said(ONE, RESIDENT, killing(), one("p1"), one("p2"), one("p3")),
        said(TWO, body(RIGHTS), killing(), exactly(2)),
    )
    assert span(*claims) == (2, 2, 2)
    assert "persons-told" in codes(row(*claims))


PERSONS = st.builds(one, st.sampled_from(["p1", "p2", "p3"]))


@given(
    st.lists(
        st.tuples(st.sampled_from(ALL), SPEAKERS, st.lists(st.one_of(COUNTS, PERSONS), max_size=3)),
        min_size=1,
        max_size=6,
    ),
    st.randoms(use_true_random=False),
)
def test_order_repetition_and_a_claim_taken_away_and_added_again_change_no_range(
    tellings: list[tuple[Report, Speaker | None, list[Count]]], chance: Random
) -> None:
    claims = [said(where, speaker, killing(), *counts) for where, speaker, counts in tellings]
    shuffled = [*claims, *claims]
    chance.shuffle(shuffled)
    plain = weigh(*claims, reports=ALL).casualties
    assert weigh(*shuffled, reports=ALL).casualties == plain
    for found in plain:
        assert found.low is not None
        assert found.best is None or found.low <= found.best
        assert found.high is None or max(found.low, found.best or 0) <= found.high


def test_a_number_the_judge_alone_takes_for_a_toll_gives_way_to_one_in_plain_words() -> None:
    inferred = replace(exactly(3), inferred=True)
    beside = (said(ONE, RESIDENT, killing(), exactly(12)), said(TWO, body(LEAGUE), killing(), inferred))
    assert span(*beside) == (12, 12, 12)
    assert "inferred-left-out" in codes(row(*beside))
    assert span(said(TWO, body(LEAGUE), killing(), inferred)) == (3, 3, 3)
    of_one = (
        said(ONE, RESIDENT, killing(), exactly(1)),
        said(TWO, body(LEAGUE), killing(), replace(exactly(9), inferred=True)),
    )
    assert "inferred-left-out" not in codes(row(*of_one))


def test_a_number_that_two_are_made_to_say_is_no_slip_of_the_judge() -> None:
    plain = said(ONE, RESIDENT, killing(), exactly(12))
    inferred = replace(exactly(9), inferred=True)
    two = (
        said(TWO, body(RIGHTS), killing(), inferred),
        said(THREE, person("Mara Tolin", SpeakerKind.OFFICIAL), killing(), inferred),
    )
    assert span(plain, *two) == (9, 9, 12)
    assert span(plain, two[0]) == (12, 12, 12)


# --------------------------------------------------------------------------- unfinished counts, plain words, concessions


def beside_fourteen(sentence: str, count: Count, *more: Count) -> Casualties:
    """The row of one sentence beside fourteen killed, as another says."""
    where = report("beside", sentence, outlet="Coast Daily")
    claims = (
        told(where, RESIDENT, sentence, count, *more),
        said(TWO, body(RIGHTS), killing(), exactly(14)),
    )
    return row(*claims, reports=(where, TWO), outcome=count.outcome)


@pytest.mark.parametrize(
    "sentence",
    [
        "He saw nine dead on the road before he was driven back.",
        "The hospital in Orvast received nine dead.",
        "By nightfall nine dead lay in the school.",
        "So far nine dead have names.",
        "She counted nine dead, and the search is not finished.",
        "Rescuers had pulled out nine dead.",
        "There were nine dead at the scene.",
        "We have nine dead so far.",
        "Nine dead lay in the school by nightfall.",
        "Nine people were dead when they reached our tent.",
        "Nine people were dead when the medics arrived.",
        "Nine dead were taken to the town's mortuary.",
        "She had counted nine dead, and neighbours were still searching for bodies.",
        "Nine dead were found and two children are still missing.",
    ],
)
def test_a_count_that_calls_itself_unfinished_sets_no_low_end(sentence: str) -> None:
    wording = " ".join(sentence.split()[:2]) if sentence.startswith("Nine") else "nine dead"
    found = beside_fourteen(sentence, counted(wording, 9, 9))
    assert (found.low, found.best, found.high) == (14, 14, 14)
    assert "unfinished" in codes(found)


@pytest.mark.parametrize(
    "sentence",
    [
        "They left nine dead before they fled.",
        "The raid left nine dead, and five wounded were taken to hospital.",
        "Soldiers brought in from Tamun left nine dead.",
        "The mayor buried nine dead.",
        "The raid left nine dead and five others were taken to hospital.",
        "The raid left nine dead before the patrol arrived.",
        "The raid left nine dead, he said, adding that nobody had so far claimed it.",
        "No group has so far claimed the raid that left nine dead.",
        "There were nine dead, and police were still searching for the gunmen.",
        "There were nine dead and by evening the streets were empty.",
        "By then the raid had left nine dead.",
        "There were nine dead, and the war was not over.",
        "Nine dead men had been taken from their houses and shot.",
        "The army admitted nine dead.",
    ],
)
def test_other_counts_set_it(sentence: str) -> None:
    wording = " ".join(sentence.split()[:2]) if sentence.startswith("Nine") else "nine dead"
    found = beside_fourteen(sentence, counted(wording, 9, 9))
    assert found.low == 9
    assert "unfinished" not in codes(found)


def test_an_unfinished_count_of_several_is_a_rival_to_as_many_who_say_more() -> None:
    sentence = "So far nine dead have names."
    where = [report(f"so far {n}", sentence, outlet=f"Paper {n}") for n in range(2)]
    mayor, doctor = person("Mara Tolin", SpeakerKind.OFFICIAL), person("Oren Vask", SpeakerKind.OTHER)
    first, second = (
        told(at, by_whom, sentence, counted("nine dead", 9, 9))
        for at, by_whom in zip(where, (mayor, doctor), strict=True)
    )
    fourteen = said(TWO, body(RIGHTS), killing(), exactly(14))
    both = row(first, second, fourteen, reports=(*where, TWO))
    assert (both.low, both.best, both.high) == (9, 9, 14)
    assert "unfinished" not in codes(both)
    alone = row(first, fourteen, reports=(*where, TWO))
    assert (alone.low, alone.best, alone.high) == (14, 14, 14)


def test_a_toll_that_takes_in_who_died_of_wounds_is_the_next_of_the_earlier_ones() -> None:
    sentence = "The clerk said that 23 bodies lay in the school, after four of the wounded died."
    where = report("risen", sentence, published="2025-03-03")
    early = (
        said(DAY1, RELATIVE, killing(), about(20)),
        said(DAY2, body(UNITED), killing(), exactly(20)),
    )
    clerk = person("Dila Prent", SpeakerKind.OFFICIAL)
    found = row(*early, told(where, clerk, sentence, counted("23 bodies", 23, 23)), reports=(*ALL, where))
    assert (found.low, found.best, found.high) == (20, 23, 23)
    other = "The clerk said that 23 bodies lay in the school, after four soldiers died in an ambush."
    where = report("not risen", other, published="2025-03-03")
    found = row(*early, told(where, clerk, other, counted("23 bodies", 23, 23)), reports=(*ALL, where))
    assert (found.low, found.best, found.high) == (20, 20, 23)


def test_an_unfinished_count_stands_where_nobody_says_more() -> None:
    sentence = "The hospital in Orvast received nine dead."
    where = report("alone in hospital", sentence)
    found = row(told(where, RESIDENT, sentence, counted("nine dead", 9, 9)), reports=(where,))
    assert (found.low, found.best, found.high) == (9, 9, 9)


@pytest.mark.parametrize(
    ("sentence", "wording"),
    [
        ("They showed us nine graves.", "nine graves"),
        ("Nine people lay dead on the square.", "Nine people"),
        ("They shot nine on the threshing floor.", "nine"),
        ("We hold a list of nine names.", "nine names"),
        ("Nine men between 19 and 44 were led from four houses and shot.", "Nine men"),
        ("The dead are now nine.", "nine"),
    ],
)
def test_a_number_whose_own_words_tell_of_the_dead_is_plain_however_it_was_read(
    sentence: str, wording: str
) -> None:
    found = beside_fourteen(sentence, replace(counted(wording, 9, 9), inferred=True))
    assert (found.low, found.high) == (9, 14)
    assert "inferred-left-out" not in codes(found)


@pytest.mark.parametrize(
    ("sentence", "wording"),
    [
        ("They came at nine, and the dead were many.", "nine"),
        ("He and nine porters carried the dead away.", "nine porters"),
        ("One of them read nine names off a sheet.", "nine names"),
        ("Nine and four neighbours were killed.", "Nine"),
    ],
)
def test_what_no_word_around_it_tells_gives_way(sentence: str, wording: str) -> None:
    found = beside_fourteen(sentence, replace(counted(wording, 9, 9), inferred=True))
    assert (found.low, found.high) == (14, 14)
    assert "inferred-left-out" in codes(found)


@pytest.mark.parametrize(
    "sentence",
    [
        "In a story on May 18 about the raid, Coast Daily quoted the mayor as saying 21 people had been killed.",
        "On Sunday this page reported that masked men had killed 21 people at the bridge.",
        "The office corrects its earlier claim of 21 people killed.",
    ],
)
def test_what_a_correction_says_that_was_printed_no_longer_stands(sentence: str) -> None:
    found = beside_fourteen(sentence, counted("21 people", 21, 21))
    assert (found.low, found.best, found.high) == (14, 14, 14)
    assert "superseded" in codes(found)


def test_as_a_paper_reported_before_takes_nothing_back() -> None:
    sentence = "As this newspaper reported on Sunday, masked men killed 21 people at the bridge."
    assert beside_fourteen(sentence, counted("21 people", 21, 21)).high == 21


@pytest.mark.parametrize("noun", ["report", "statement", "article", "bulletin", "story"])
def test_who_cites_another_s_report_takes_nothing_back(noun: str) -> None:
    sentence = f"In a {noun} published on Friday, Rights Watchers said 21 people had been killed."
    assert beside_fourteen(sentence, counted("21 people", 21, 21)).high == 21


@pytest.mark.parametrize(
    "words",
    ["The bulletin should have said fourteen.", "The Hill Times corrects this.", "It misquoted the mayor."],
)
def test_an_earlier_report_is_taken_back_where_the_text_corrects_it(words: str) -> None:
    sentence = "In a report published on Friday, the paper said 21 people had been killed."
    where = report("corrected", f"{sentence} {words} The market has opened again.", outlet="Hill Times")
    claims = (
        told(where, RESIDENT, sentence, counted("21 people", 21, 21)),
        said(TWO, body(RIGHTS), killing(), exactly(14)),
    )
    assert row(*claims, reports=(where, TWO)).high == 14


@pytest.mark.parametrize(("number", "expected"), [(16, (14, 14, 16)), (12, (14, 14, 14))])
def test_a_part_larger_than_every_total_is_no_part_of_them(
    number: int, expected: tuple[int, int, int]
) -> None:
    part = Count(outcome=Outcome.KILLED, low=number, high=number, exact=True, wording=f"{number}", part=True)
    claims = (
        said(TWO, body(RIGHTS), killing(), exactly(14)),
        said(ONE, RESIDENT, killing(), part),
    )
    assert span(*claims) == expected


def test_others_beside_the_dead_are_a_part_however_many() -> None:
    others = Count(outcome=Outcome.KILLED, low=20, high=20, exact=True, wording="twenty others", part=True)
    claims = (said(TWO, body(RIGHTS), killing(), exactly(14)), said(ONE, RESIDENT, killing(), others))
    assert span(*claims) == (14, 14, 14)


def test_a_further_number_and_the_one_it_adds_to_are_no_toll() -> None:
    first, second = "Four persons died of gunshots.", "A further three were crushed."
    where = report("further", f"{first} {second}")
    company = person("Oren Vask", SpeakerKind.OTHER)
    claims = (
        told(where, company, first, counted("Four persons", 4, 4)),
        told(where, company, second, counted("three", 3, 3)),
        said(TWO, body(RIGHTS), killing(), exactly(7)),
    )
    found = row(*claims, reports=(where, TWO))
    assert (found.low, found.best, found.high) == (7, 7, 7)
    alone = row(claims[0], claims[2], reports=(where, TWO))
    assert alone.low == 4


def test_a_bare_number_goes_on_sharing_out_the_dead() -> None:
    sentence = "Four of the dead were found under the planks and two died on the way."
    four = replace(counted("Four of the dead", 4, 4), part=True)
    assert beside_fourteen(sentence, counted("two", 2, 2), four).low == 14


@pytest.mark.parametrize(
    "words", ["remain in hospital", "are in critical condition", "have been treated and released"]
)
def test_how_some_of_the_wounded_fare_since_is_no_count_of_all(words: str) -> None:
    sentence = f"Two victims {words}."
    where = report("fare", sentence)
    claims = (
        said(
            where,
            RESIDENT,
            killing(),
            replace(counted("Two victims", 2, 2), outcome=Outcome.INJURED),
            sentence=sentence,
        ),
        said(TWO, body(RIGHTS), killing(), exactly(5, outcome=Outcome.INJURED)),
    )
    found = row(*claims, outcome=Outcome.INJURED, reports=(where, TWO))
    assert (found.low, found.best, found.high) == (5, 5, 5)


def test_more_wounded_than_the_dead_are_all_the_wounded_where_nobody_counts_them() -> None:
    more = Count(outcome=Outcome.INJURED, low=2, high=2, exact=True, wording="Two more", part=True)
    claims = (said(ONE, body(RIGHTS), killing(), exactly(7)), said(ONE, body(RIGHTS), killing(), more))
    found = row(*claims, outcome=Outcome.INJURED)
    assert (found.low, found.best, found.high) == (2, 2, 2)
    total = said(TWO, RESIDENT, killing(), exactly(9, outcome=Outcome.INJURED))
    assert row(*claims, total, outcome=Outcome.INJURED).low == 9


def test_an_approximation_bears_out_the_exact_number_next_to_it() -> None:
    claims = (
        said(ONE, RESIDENT, killing(), exactly(18)),
        said(TWO, body(RIGHTS), killing(), exactly(21)),
        said(THREE, person("Mara Tolin", SpeakerKind.OFFICIAL), killing(), about(20)),
    )
    assert span(*claims) == (18, 21, 21)


def test_fighters_whom_the_accused_counts_stretch_the_range_both_ways() -> None:
    others = said(TWO, body(RIGHTS), killing(by(ARMY)), exactly(9))
    for number, expected in ((6, (6, 9, 9)), (13, (9, 9, 13)), (3, (9, 9, 9)), (30, (9, 9, 9))):
        army = said(ONE, body(ARMY), killing(by(ARMY)), exactly(number, Category.COMBATANTS))
        assert span(army, others) == expected


def test_what_its_side_has_owned_up_to_since_takes_the_place_of_such_fighters() -> None:
    claims = (
        said(DAY1, body(ARMY), killing(by(ARMY)), exactly(8, Category.COMBATANTS)),
        said(DAY2, body(RIGHTS), killing(by(ARMY)), exactly(12)),
        said(DAY3, body(GOVERNMENT), killing(by(ARMY)), exactly(11), stance=Stance.ADMITS),
    )
    assert span(*claims) == (11, 12, 12)
    assert span(*claims[:2])[0] == 8


def test_soldiers_counted_apart_by_others_are_no_concession() -> None:
    claims = (
        said(ONE, body(LEAGUE), killing(by(LEAGUE)), exactly(11, Category.STATE_FORCES)),
        said(TWO, RESIDENT, killing(by(LEAGUE)), exactly(14)),
        said(TWO, RESIDENT, killing(by(LEAGUE)), exactly(8, Category.STATE_FORCES)),
    )
    assert span(*claims) == (14, 14, 14)


def so_many(number: int, wording: str, category: Category | None = None, *, key: str | None = None) -> Count:
    """Return so many killed as these words say; ``key``: one person told of singly."""
    return Count(
        outcome=Outcome.KILLED, low=number, high=number, exact=True, wording=wording, category=category, person=key
    )  # fmt: skip


def sentence_of(words: str, *counts: Count, by_whom: Speaker = RESIDENT) -> tuple[Claim, Report]:
    """Return one claim that is a sentence, and the report that holds it."""
    paper = report("paper", text=words)
    claim = said(paper, by_whom, killing(), *counts)
    return replace(claim, start=0, end=len(words)), paper


def told_as(words: str, *counts: Count) -> tuple[int | None, int | None, int | None]:
    claim, paper = sentence_of(words, *counts)
    found = row(claim, reports=(paper,))
    return (found.low, found.best, found.high)


@pytest.mark.parametrize(
    ("words", "counts", "total"),
    [
        ("Two patients and a porter were killed.", (("Two patients", 2), ("a porter", 1)), 3),
        ("The shells killed four farmers, a teacher and two children.", (("four farmers", 4), ("a teacher", 1), ("two children", 2)), 7),
        ("Gunmen killed four traders as well as two drivers.", (("four traders", 4), ("two drivers", 2)), 6),
        ("The strike killed four nurses along with nine patients.", (("four nurses", 4), ("nine patients", 9)), 13),
        ("Two men had died of bullet wounds and a woman of a cut.", (("Two men", 2), ("a woman", 1)), 3),
        ("Five drivers from Bero and two guards died.", (("Five drivers", 5), ("two guards", 2)), 7),
    ],
)  # fmt: skip
def test_a_list_in_one_sentence_is_as_many_as_its_members(
    words: str, counts: tuple[tuple[str, int], ...], total: int
) -> None:
    given_ = (
        so_many(n, word, key=f"p{at}" if word.startswith("a ") else None)
        for at, (word, n) in enumerate(counts)
    )
    assert told_as(words, *given_) == (total, total, total)


@pytest.mark.parametrize(
    ("words", "counts", "total"),
    [
        ("Seven people, a mother and her six children, were killed.", (("Seven people", 7), ("a mother", 1), ("six children", 6)), 7),
        ("Nine dead, three in the yard.", (("Nine dead", 9), ("three", 3)), 9),
        ("Nine villagers died after the two guards were killed.", (("Nine villagers", 9), ("two guards", 2)), 9),
        ("Twelve traders were killed and the men blamed for the death of two boys fled.", (("Twelve traders", 12), ("two boys", 2)), 12),
        ("Six people, two nurses and a guard among them, were killed.", (("Six people", 6), ("two nurses", 2), ("a guard", 1)), 6),
        ("Seventeen were killed in Bero and six in Ankor.", (("Seventeen", 17), ("six", 6)), 17),
        ("Raiders killed 14 herders, 14 men and boys.", (("14 herders", 14), ("14 men", 14)), 14),
        ("They killed 12 farmers, nine men and three boys and a teacher.", (("12 farmers", 12), ("nine men", 9), ("three boys", 3), ("a teacher", 1)), 12),
        ("They killed 12 farmers, nine men and a boy.", (("12 farmers", 12), ("nine men", 9), ("a boy", 1)), 12),
        ("Two brothers, a farmer and a trader, were killed.", (("Two brothers", 2), ("a farmer", 1), ("a trader", 1)), 2),
        ("Two brothers, a farmer and a trader, and their mother died.", (("Two brothers", 2), ("a farmer", 1), ("a trader", 1), ("mother", 1)), 2),
        ("Two policemen and four robbers were killed.", (("Two policemen", 2), ("four robbers", 4)), 4),
        ("Twelve mourners and 12 mourners were buried.", (("Twelve mourners", 12), ("12 mourners", 12)), 12),
        ("The shell killed six nurses and five nurses were women.", (("six nurses", 6), ("five nurses", 5)), 6),
        ("The shell killed six nurses and five porters were women.", (("six nurses", 6), ("five porters", 5)), 6),
    ],
)  # fmt: skip
def test_numbers_that_tell_who_the_others_were_add_nothing(
    words: str, counts: tuple[tuple[str, int], ...], total: int
) -> None:
    assert told_as(words, *(so_many(n, word) for word, n in counts))[2] == total


def test_a_sum_that_nobody_says_in_a_word_is_called_one() -> None:
    words = "Two patients and nine nurses were killed."
    claim, paper = sentence_of(words, so_many(2, "Two patients"), so_many(9, "nine nurses"))
    assert "list-added" in codes(row(claim, reports=(paper,)))
    eleven = said(TWO, body(RIGHTS), killing(), exactly(11))
    assert "list-added" not in codes(row(claim, eleven, reports=(paper, TWO)))


def test_those_who_attacked_are_not_added_to_those_they_killed() -> None:
    words = "Eight villagers and three attackers were killed."
    attackers = so_many(3, "three attackers", Category.COMBATANTS)
    assert 11 not in told_as(words, so_many(8, "Eight villagers"), attackers)


@pytest.mark.parametrize(
    "words",
    [
        "The toll has risen to 18 from 12, the mayor said.",
        "The number of dead climbed to 18 on Sunday from 12, the mayor said.",
        "In our first statement we spoke of 12; there are 18 dead.",
        "In its first statement the office spoke of 12; there are 18 dead.",
        "12 was then the number of dead; there are 18 now.",
        "The toll was up to 18 from an earlier 12.",
    ],
)
def test_the_old_number_of_two_holds_no_longer(words: str) -> None:
    assert told_as(words, so_many(18, "18"), so_many(12, "12")) == (18, 18, 18)


@pytest.mark.parametrize(
    "words",
    [
        "12 men from 18 villages were killed.",
        "In its last report the office counted 12 dead.",
        "In its first report on the raid, the office counted 12 dead.",
        "In a preliminary statement the office spoke of 12 dead.",
        "12 were the victims of the first shell.",
        "The chief rode to Bero from Ankor, where 12 were killed.",
        "The price rose to 40 a sack before 12 people were killed.",
    ],
)
def test_a_number_beside_such_words_still_holds(words: str) -> None:
    old, paper = sentence_of(words, so_many(12, "12"))
    other = said(TWO, body(RIGHTS), killing(), exactly(18))
    assert row(old, other, reports=(paper, TWO)).low == 12


def test_a_reason_names_no_number_that_stands() -> None:
    judged = replace(so_many(9, "nine"), inferred=True)
    claims = (
        said(ONE, body(RIGHTS), killing(), exactly(9)),
        said(TWO, RESIDENT, killing(), judged),
        said(THREE, body(UNITED), killing(), exactly(9)),
    )
    assert not any("inferred-left-out" in reason for reason in row(*claims).reasons)


def test_some_sixty_is_a_number_and_several_is_none() -> None:
    some = Count(outcome=Outcome.KILLED, low=60, high=60, wording="some sixty of these criminals")
    assert span(said(ONE, body(RIGHTS), killing(), some)) == (60, 60, 60)
    several = Count(outcome=Outcome.KILLED, low=3, wording="several of these men")
    assert span(said(ONE, body(RIGHTS), killing(), several))[1] is None
