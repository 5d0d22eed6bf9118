"""What paragraphs show together, and what two such groups share: each signal by a value worked out by hand."""

import math
from datetime import date
from itertools import permutations
from typing import Any

import pytest

from corrobora.merging.profiles import AGAINST, FOR, SIGNALS, Profile, profile_of, shared

from .telling import (
    ARMY,
    DABORO,
    FRONT,
    KEBA,
    MOLEN,
    ORIN,
    SARRAT,
    VASSA,
    Page,
    killing,
    page,
    para,
    plain_terms,
    profile,
    told,
)


def signals(a: Profile, b: Profile) -> dict[str, float]:
    forth, back = shared(a, b, plain_terms()), shared(b, a, plain_terms())
    assert forth == pytest.approx(back)
    assert all(0 <= value <= 1 + 1e-12 for value in forth)
    return dict(zip(SIGNALS, forth, strict=True))


def alone(name: str, text: str = "x", *, names: tuple[str, ...] = (), **told: Any) -> Page:
    return page(name, para(text, killing(**told), names=names))


def test_every_signal_has_one_side() -> None:
    assert not set(FOR) & set(AGAINST)
    assert SIGNALS == FOR + AGAINST
    assert len(set(SIGNALS)) == len(SIGNALS)


def test_words_are_the_square_root_of_a_cosine() -> None:
    a = profile(alone("a", "ford lorry salt mill"))
    b = profile(alone("b", "ford bridge guard tower"))
    # four words of one weight each, one of them shared: a quarter
    assert signals(a, b)["words"] == pytest.approx(math.sqrt(1 / 4))
    assert signals(a, a)["words"] == pytest.approx(1)


def test_names_are_compared_apart_from_words() -> None:
    a = profile(alone("a", "ford lorry Tibo Zembra", names=("Tibo", "Zembra")))
    b = profile(alone("b", "bridge guard Tibo", names=("Tibo",)))
    found = signals(a, b)
    assert found["names"] == pytest.approx(math.sqrt(1 / math.sqrt(2)))
    assert found["words"] < found["names"]


def test_a_neighbouring_day_counts_for_less_than_the_same() -> None:
    def days(one: str, other: str) -> float:
        return signals(profile(alone("a", when=one)), profile(alone("b", when=other)))["days"]

    assert days("2031-03-04", "2031-03-04") == pytest.approx(1)
    # (.3, 1, .3) against itself a day on: (1 × .3 + .3 × 1) of (1 + 2 × .09)
    assert days("2031-03-04", "2031-03-05") == pytest.approx(math.sqrt(0.6 / 1.18))
    assert days("2031-03-04", "2031-03-06") == pytest.approx(math.sqrt(0.09 / 1.18))
    assert days("2031-03-04", "2031-03-07") == 0
    assert days("2031-03-04", "2031-03") == 0


def test_the_day_of_the_act_and_the_tolls_are_shared_or_not() -> None:
    a = profile(alone("a", when="2031-03-04", killed=9))
    b = profile(
        page("b", para("x", killing(when="2031-03-04", killed=9), killing(when="2031-03-05", killed=12)))
    )
    found = signals(a, b)
    assert found["act days"] == pytest.approx(math.sqrt(1 / math.sqrt(2)))
    assert found["tolls"] == pytest.approx(math.sqrt(1 / math.sqrt(2)))
    assert found["other tolls"] == 0


@pytest.mark.parametrize(
    ("signal", "one", "same", "other"),
    [
        ("other tolls", {"killed": 9}, {"killed": 9}, {"killed": 30}),
        ("other actors", {"by": ARMY}, {"by": ARMY}, {"by": FRONT}),
        ("other towns", {"place": ORIN}, {"place": ORIN}, {"place": DABORO}),
        ("other regions", {"place": SARRAT}, {"place": ORIN}, {"place": VASSA}),
    ],
)
def test_what_both_tell_and_nothing_of_it_agrees(
    signal: str, one: dict[str, Any], same: dict[str, Any], other: dict[str, Any]
) -> None:
    a = profile(alone("a", **one))
    assert signals(a, profile(alone("b", **same)))[signal] == 0
    assert signals(a, profile(alone("b", **other)))[signal] == 1
    assert signals(a, profile(page("b", para("x", killing(by=None)))))[signal] == 0


def test_what_was_hit_is_shared_or_another() -> None:
    a, b, c = (
        profile(alone(n, f"they hit a {what}"))
        for n, what in (("a", "school"), ("b", "classroom"), ("c", "mill"))
    )
    assert signals(a, b)["targets"] == pytest.approx(1)
    assert (signals(a, c)["targets"], signals(a, c)["other targets"]) == (0, 1)


def test_who_did_it_is_shared() -> None:
    assert signals(profile(alone("a")), profile(alone("b")))["actors"] == pytest.approx(1)


def test_a_copy_is_one_whichever_way_it_points() -> None:
    original, copied = page("a", para("x", killing())), page("b", para("x", killing()), copy_of="a")
    assert signals(profile(original), profile(copied))["copy"] == 1
    assert signals(profile(original), profile(page("c", para("x", killing()))))["copy"] == 0


@pytest.mark.parametrize(
    ("published", "value"), [("2031-03-02", 1.0), ("2031-03-03", 0.0), ("2031-03-20", 0.0)]
)
def test_no_report_tells_of_what_comes_two_days_later(published: str, value: float) -> None:
    happened = profile(page("a", para("x", killing(when="2031-03-04"))))
    before = profile(page("b", para("x", killing()), published=published))
    assert signals(happened, before)["told before"] == value


def test_told_before_is_the_share_of_the_reports_that_came_too_early() -> None:
    happened = profile(page("a", para("x", killing(when="2031-03-04"))))
    some = profile(
        page("b", para("x", killing()), published="2031-02-01"),
        page("c", para("x", killing()), published="2031-03-05"),
    )
    assert signals(happened, some)["told before"] == pytest.approx(0.5)


def test_the_day_of_a_profile_is_the_one_named_most_and_of_two_the_earlier() -> None:
    def named(*whens: str) -> date | None:
        found = profile(page("a", *(para("x", killing(when=w)) for w in whens))).day
        return None if found is None else date.fromordinal(found)

    assert named("2031-03-07", "2031-03-04", "2031-03-07") == date(2031, 3, 7)
    assert named("2031-03-07", "2031-03-04") == date(2031, 3, 4)
    assert named("2031-03") is None
    # no act is dated: of the days named, those of the first paragraph
    spoken = page("a", para("x", when="2031-03-09"), para("y", when="2031-03-01"))
    assert profile(spoken).day == date(2031, 3, 9).toordinal()


@pytest.mark.parametrize(
    ("published", "value"),
    [("2031-03-05", 0.0), ("2031-03-12", math.log(8) / math.log(366)), ("2032-03-05", 1.0), (None, 0.0)],
)
def test_publications_a_year_apart_are_far_apart(published: str | None, value: float) -> None:
    a, b = (
        profile(page("a", para("x", killing()))),
        profile(page("b", para("x", killing()), published=published)),
    )
    assert signals(a, b)["time apart"] == pytest.approx(value)


def test_titles_persons_and_ages_are_shared() -> None:
    names = ("Tibo Zembra", "Evara Lunas")
    a = profile(
        page(
            "a",
            para("Tibo Zembra, 34, and Evara Lunas, 12, fell.", killing(), names=names),
            title="salt ford",
        )
    )
    b = profile(page("b", para("Tibo Zembra, 34, fell.", killing(), names=names[:1]), title="salt mill"))
    found = signals(a, b)
    assert found["title"] == pytest.approx(math.sqrt(1 / 2))
    assert found["ages"] == 1
    # the two words of one name, of all that counts in full
    assert found["persons"] == pytest.approx(math.sqrt(plain_terms().full_name("tibo zembra") / 60))


def test_everyday_words_side_by_side_are_no_person() -> None:
    a, b = (profile(page(n, para("Said Killed fell.", killing(), names=("Said Killed",)))) for n in "ab")
    assert a.persons == b.persons == {"said killed"}
    assert signals(a, b)["persons"] == 0


def test_where_acts_happened_counts_apart_and_with_its_day() -> None:
    a = profile(alone("a", when="2031-03-04", place=ORIN))
    assert signals(a, profile(alone("b", when="2031-03-04", place=ORIN)))[
        "act day and town"
    ] == pytest.approx(1)
    other_day = signals(a, profile(alone("b", when="2031-03-09", place=ORIN)))
    assert (other_day["act towns"], other_day["act day and town"], other_day["other act days"]) == (1, 0, 1)
    assert signals(a, profile(alone("b", place=MOLEN)))["places exclude"] == 1


def test_what_goes_on_from_a_beginning_is_its_body() -> None:
    made = page("a", para("ford lorry", killing()), para("salt mill", killing()))
    first, second = told(made)
    begun = profile_of((first,), body=(first, second), reports={made[0].id: made[0]}, terms=plain_terms())
    assert set(begun.words) == {"ford", "lorry"}
    assert set(begun.body_words) == {"ford", "lorry", "salt", "mill"}


def test_the_middle_publications_count_beside_the_nearest() -> None:
    a = profile(page("a", para("x", killing())), page("c", para("x", killing()), published="2032-03-05"))
    b = profile(page("b", para("x", killing()), published="2032-03-05"))
    found = signals(a, b)
    assert found["time apart"] == 0
    assert found["times apart"] == 1


def test_the_nearest_two_publications_count() -> None:
    a = profile(page("a", para("x", killing())))
    b = profile(page("b", para("x", killing()), published="2032-01-01"), page("c", para("x", killing())))
    assert signals(a, b)["time apart"] == 0


@pytest.mark.parametrize(("few", "value"), [(1, 0.0), (2, 1 / 3), (4, 2 / 3), (8, 1.0), (9, 1.0)])
def test_groups_that_many_tell_are_harder_to_join(few: int, value: float) -> None:
    def of(prefix: str, number: int, name: str) -> Profile:
        return profile(*(alone(f"{prefix}{n}", f"x {name}", names=(name,)) for n in range(number)))

    found = signals(of("a", few, "Tibo"), of("b", 12, "Zembra"))
    assert found["told by many"] == pytest.approx(value)
    assert found["names apart by many"] == pytest.approx(value)
    assert signals(of("a", few, "Tibo"), of("b", 12, "Tibo"))["names apart by many"] == pytest.approx(0)


def test_the_same_paragraphs_in_any_order_are_one_profile() -> None:
    pages = [
        page(
            "a", para("the ford", killing(place=ORIN, killed=9), names=("ford",)), para("at dusk", killing())
        ),
        page("b", para("a mill", killing(place=KEBA, when="2031-03-04", by=FRONT))),
        page(
            "c", para("the bridge", killing(place=MOLEN, when="2031-03", killed=30)), published="2031-04-01"
        ),
    ]
    reports = {report.id: report for report, _ in pages}
    paragraphs = [p for one in pages for p in told(one)]
    made = {
        repr(profile_of(order, reports=reports, terms=plain_terms())) for order in permutations(paragraphs)
    }
    assert len(made) == 1
