"""Which paragraphs of several reports become one incident."""

from dataclasses import replace
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corrobora.merging import Joining
from corrobora.merging.joining import BEGINNING, beginnings, forbidden
from corrobora.records import ActKind, Incident, Place, ReportId, Stance, Step, StepKind, When
from corrobora.workflow.joining import standard_likeness

from .stories import SHELF, beekeepers, bridge, denial, ford, ward
from .telling import (
    DABORO,
    FRONT,
    KEBA,
    MOLEN,
    ORIN,
    Page,
    Para,
    groups,
    joined,
    killing,
    page,
    para,
    profile,
    saying,
    told,
)


def holding(found: tuple[Incident, ...], report: str, number: int, pages: tuple[Page, ...]) -> set[str]:
    """Return the reports of the incident that holds the claims of one paragraph."""
    reading = next(read for made, read in pages if made.id == report)
    span = reading.paragraphs[number]
    ids = {c.id for c in reading.claims if c.start == span.start}
    (home,) = (i for i in found if ids & set(i.claims))
    assert ids <= set(home.claims)
    return {str(r) for r in home.reports}


# --------------------------------------------------------------------------- what is one


def test_one_happening_in_three_outlets_words_is_one_incident() -> None:
    assert groups(joined(*SHELF[:3])) == [{"f1", "f2", "f3"}]


def test_three_happenings_are_three_and_a_digest_of_them_is_in_each() -> None:
    found = joined(*SHELF[:8])
    assert sorted(groups(found), key=sorted) == [
        {"b1", "b2", "d1"},
        {"d1", "f1", "f2", "f3"},
        {"d1", "w1", "w2"},
    ]
    assert holding(found.incidents, "d1", 1, SHELF) == {"d1", "f1", "f2", "f3"}
    assert holding(found.incidents, "d1", 3, SHELF) == {"d1", "w1", "w2"}
    assert holding(found.incidents, "d1", 5, SHELF) == {"d1", "b1", "b2"}


@pytest.mark.parametrize("killed", [14, 31])
def test_a_follow_up_with_another_toll_joins(killed: int) -> None:
    found = joined(page("a", *ford(0)), page("b", *ford(1, killed=killed), published="2031-03-08"))
    assert groups(found) == [{"a", "b"}]


def test_a_report_that_names_no_day_joins() -> None:
    assert groups(joined(page("a", *ford(0)), page("b", *ford(1, when=None)))) == [{"a", "b"}]


def test_another_perpetrator_forbids_nothing() -> None:
    first, second = ford(1)
    accused = replace(first, claims=tuple(replace(c, act=killing(by=FRONT).act) for c in first.claims))
    assert groups(joined(page("a", *ford(0)), page("b", accused, second))) == [{"a", "b"}]


@pytest.mark.parametrize("kind", [ActKind.SHELLING, ActKind.ATTACK, ActKind.INJURY])
def test_another_kind_of_act_forbids_nothing(kind: ActKind) -> None:
    first, second = ford(1)
    told_so = replace(first, claims=tuple(replace(c, act=killing(kind=kind).act) for c in first.claims))
    assert groups(joined(page("a", *ford(0)), page("b", told_so, second))) == [{"a", "b"}]


def test_a_copy_joins_its_original() -> None:
    pages = page("a", *ford(0)), page("b", *ford(0), copy_of="a", published="2031-03-08")
    assert groups(joined(*pages)) == [{"a", "b"}]


# --------------------------------------------------------------------------- what is not


def moved(paras: tuple[Para, ...], *, when: str = "2031-03-04", place: Place = ORIN) -> tuple[Para, ...]:
    """Return the same words of another day or place."""
    first, *rest = paras
    changed = killing(when=when, place=place, killed=9)
    return para(first.text, changed, names=first.names), *rest


def test_day_and_place_apart_forbid_whatever_is_shared() -> None:
    pages = (
        page("a", *ford(0)),
        page("b", *moved(ford(0), when="2031-03-09", place=MOLEN), published="2031-03-10"),
    )
    assert sorted(groups(joined(*pages)), key=sorted) == [{"a"}, {"b"}]


def test_a_near_place_or_another_day_alone_forbids_nothing() -> None:
    for other in (moved(ford(0), when="2031-03-09"), moved(ford(0), place=KEBA)):
        assert groups(joined(page("a", *ford(0)), page("b", *other))) == [{"a", "b"}]


def test_a_report_without_a_claim_is_named_by_the_incident_it_is_about() -> None:
    silent = para("Evara Lunas, 34, and Tibo Zembra were mourned at the ford of Orin.", names=["Evara Lunas"])
    told_so = para(silent.text, killing(killed=2), names=["Evara Lunas"])
    found = joined(page("a", told_so), page("b", silent), beekeepers())
    assert [(i.reports, i.without_claims) for i in found.incidents if "a" in i.reports] == [(("a",), ("b",))]


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        (page("a", para("x", killing())), page("a", para("x", killing())), "one report tells them apart"),
        (
            page("a", para("x", killing(when="2031-03-04", place=ORIN))),
            page("b", para("x", killing(when="2031-03-09", place=DABORO))),
            "their days and places exclude each other",
        ),
        (
            page("a", para("x", killing(when="2031-03-04")), published="2031-03-05"),
            page("b", para("x", killing(when="2031-03-09")), published="2031-03-10"),
            "each is fresh news of a day of its own",
        ),
        (
            page("a", para("x", killing(when="2031-03-04")), published="2031-03-05"),
            page("b", para("x", killing(when="2031-03-09")), published="2031-04-10"),
            None,
        ),
        (
            page("a", para("x", killing(place=ORIN))),
            page("b", para("x", killing(place=DABORO))),
            "each is at a town of its own",
        ),
        (
            page("a", para("Orin Daboro fell", killing(place=ORIN), names=("Orin Daboro",))),
            page("b", para("Orin Daboro fell", killing(place=DABORO), names=("Orin Daboro",))),
            None,
        ),
        (page("a", para("x", killing(place=ORIN))), page("b", para("x", killing(by=FRONT))), None),
    ],
)
def test_a_ban_says_why(one: Page, other: Page, why: str | None) -> None:
    assert forbidden(profile(one), profile(other)) == why


def test_happenings_that_share_little_stay_apart() -> None:
    found = joined(page("w", *ward(0)), page("b", *bridge(0)), beekeepers())
    assert sorted(groups(found), key=sorted) == [{"b"}, {"unrelated"}, {"w"}]


# --------------------------------------------------------------------------- beginnings


def numbers(made: Page) -> list[list[int]]:
    return [[p.number for p in seed] for seed in beginnings(told(made))]


def test_a_report_begins_with_its_first_paragraphs() -> None:
    many = page("a", *(para(f"they went on {n}", killing()) for n in range(BEGINNING + 3)))
    assert numbers(many) == [list(range(BEGINNING))]


def test_what_stands_between_the_title_and_the_first_act_is_left_out() -> None:
    made = page(
        "a", para("nine died"), para("photo by a friend"), para("they shot", killing()), para("then left")
    )
    assert numbers(made) == [[0, 2, 3]]
    answered = page("a", para("no word"), para("photo"), para("they deny it", saying("", Stance.DENIES)))
    assert numbers(answered) == [[0, 2]]


def test_it_begins_anew_where_an_act_cannot_be_the_one_before_and_under_a_heading_that_tells() -> None:
    digest = page(
        "a",
        para("in one week", killing(place=ORIN, when="2031-03-04", killed=9)),
        para("more of it", killing()),
        para("elsewhere", killing(place=MOLEN, killed=30)),
        para("later", killing(when="2031-03-12")),
        para("later still", killing(when="2031-03-16")),
        para("Keba: nine died", killing(), place=KEBA),
        para("Keba: the market is open", place=KEBA),
    )
    assert numbers(digest) == [[0, 1], [2, 3], [4], [5]]


@pytest.mark.parametrize(("killed", "anew"), [(None, False), (9, False), (30, True)])
def test_another_place_is_a_new_beginning_only_with_another_toll(killed: int | None, anew: bool) -> None:
    road = page(
        "a",
        para("at one end", killing(place=ORIN, killed=9)),
        para("at the other", killing(place=DABORO, killed=killed)),
    )
    assert (len(numbers(road)) == 2) is anew


def test_a_report_that_tells_nothing_begins_once() -> None:
    assert numbers(page("a", para("no act"), para("Keba: none here", place=KEBA))) == [[0]]


# --------------------------------------------------------------------------- answers, steps, background


def test_an_answer_joins_what_it_answers() -> None:
    found = joined(*SHELF)
    assert holding(found.incidents, "n1", 0, SHELF) >= {"f1", "f2", "f3", "n1"}
    assert len(found.incidents) == 3


def test_an_answer_to_nothing_known_makes_no_incident() -> None:
    assert joined(page("a", *denial())).incidents == ()


def test_steps_go_with_their_incident() -> None:
    demand = Step(step=StepKind.DEMANDED, claims=())
    asked = para(
        "The widows of the salt traders demand that the patrol at the ford be tried.",
        saying("", Stance.DEMANDS, speaker="widows"),
        steps=(demand,),
    )
    pages = page("a", *ford(0), asked), page("b", *ford(1)), page("w", *ward(0)), page("v", *ward(1))
    found = joined(*pages)
    (home,) = (i for i in found.incidents if "a" in i.reports)
    assert home.steps == pages[0][1].steps
    assert [i.steps for i in found.incidents if i != home] == [()]


def test_background_set_apart_never_enters_an_incident() -> None:
    old = para(
        "In 2029 soldiers killed 300 people in Orin.",
        killing(place=ORIN, when="2029", killed=300),
        apart=True,
    )
    made = page("a", *ford(0), old)
    found = joined(made)
    apart = made[1].claims[-1].id
    assert len(found.incidents) == 1
    assert apart not in found.incidents[0].claims
    assert [f.claims for f in found.background] == [(apart,)]


def test_a_report_without_claims_is_in_no_incident() -> None:
    found = joined(
        page("a", *ford(0)), page("b", para("The ford near Orin is shallow; salt lorries use it."))
    )
    assert groups(found) == [{"a"}]


def test_nothing_is_made_of_nothing() -> None:
    assert joined().incidents == ()


# --------------------------------------------------------------------------- what holds of every shelf


def test_every_claim_is_in_at_most_one_incident_and_none_is_invented() -> None:
    found = joined(*SHELF)
    held = [i for incident in found.incidents for i in incident.claims]
    known = {c.id: c.report for _, read in SHELF for c in read.claims}
    assert len(held) == len(set(held))
    assert set(held) <= set(known)
    for incident in found.incidents:
        assert set(incident.reports) == {known[i] for i in incident.claims}


def test_the_order_of_three_reports_changes_nothing() -> None:
    made = {str(joined(*order)) for order in permutations((SHELF[0], SHELF[3], SHELF[7]))}
    assert len(made) == 1


@settings(max_examples=15)
@given(st.permutations(SHELF))
def test_the_order_of_the_reports_changes_nothing(order: list[Page]) -> None:
    assert joined(*order) == joined(*SHELF)


@settings(max_examples=15)
@given(st.lists(st.sampled_from(SHELF), min_size=1, max_size=12))
def test_a_report_handed_in_twice_changes_nothing(handed: list[Page]) -> None:
    once = {report.id: (report, reading) for report, reading in handed}
    assert joined(*handed) == joined(*once.values())


@settings(max_examples=15)
@given(st.sets(st.sampled_from(range(len(SHELF))), min_size=1), st.sampled_from(["0", "g", "zz"]))
def test_a_report_of_something_else_changes_no_other_incident(chosen: set[int], name: str) -> None:
    pages = [SHELF[n] for n in sorted(chosen)]
    before, after = joined(*pages), joined(*pages, beekeepers(name))
    assert {i.id for i in before.incidents} <= {i.id for i in after.incidents}
    assert [i.reports for i in after.incidents if name in i.reports] == [(name,)]


@settings(max_examples=6)
@given(st.permutations(SHELF))
def test_reports_that_come_one_by_one_end_as_all_at_once(order: list[Page]) -> None:
    """Joining is a function of the set of reports: whatever was joined on the way leaves no trace."""
    joining = Joining(likeness=standard_likeness())
    for number, (report, reading) in enumerate(order, 1):
        joining.add(report, reading)
        assert joining.joined() == joined(*order[:number])


@settings(max_examples=15)
@given(st.permutations(SHELF), st.data())
def test_reports_that_go_again_were_never_there(order: list[Page], data: st.DataObject) -> None:
    joining = Joining(likeness=standard_likeness())
    for report, reading in order:
        joining.add(report, reading)
        if data.draw(st.booleans()):
            joining.joined()
    left = list(order)
    for page_ in data.draw(st.lists(st.sampled_from(order), unique=True)):
        joining.remove(page_[0].id)
        left.remove(page_)
        assert joining.joined() == joined(*left)


def test_a_report_added_again_takes_the_place_of_what_it_was() -> None:
    joining = Joining(likeness=standard_likeness())
    for report, reading in SHELF:
        joining.add(report, reading)
    joining.joined()
    before, after = SHELF[0], page(str(SHELF[0][0].id), *bridge(0))
    joining.add(*after)
    assert joining.joined() == joined(after, *SHELF[1:]) != joined(*SHELF)
    joining.add(*before)
    assert joining.joined() == joined(*SHELF)


def test_what_was_never_added_cannot_be_removed() -> None:
    with pytest.raises(KeyError):
        Joining(likeness=standard_likeness()).remove(ReportId("a"))


def test_a_report_of_nothing_is_nowhere() -> None:
    joining = Joining(likeness=standard_likeness())
    joining.add(*SHELF[0])
    joining.add(*page("n"))
    assert joining.joined() == joined(SHELF[0])
    joining.remove(ReportId("n"))
    assert joining.joined() == joined(SHELF[0])


def test_a_report_that_cannot_be_taken_leaves_all_as_it_was() -> None:
    joining = Joining(likeness=standard_likeness())
    for made in SHELF[:4]:
        joining.add(*made)
    report, reading = SHELF[0]
    misdated = replace(report, published=When(text="", edtf="2031-13-45"))
    with pytest.raises(ValueError, match="month"):
        joining.add(misdated, reading)
    assert joining.joined() == joined(*SHELF[:4])
    joining.remove(report.id)
    assert joining.joined() == joined(*SHELF[1:4])


def test_a_look_back_in_everyday_words_goes_to_the_happening_it_names() -> None:
    """An admission among the words of another killing would stand against whoever admitted nothing there."""
    hotel = (
        para(
            "Nine people were killed in an attack on a hotel on Monday, police said.",
            killing(by=None, killed=9),
        ),
        para("The owner was shot in the restaurant, residents said.", killing(by=None)),
    )
    church = page(
        "c",
        para("Five people were shot dead at a church on Thursday, police said.", killing(by=None, killed=5)),
        para("The church was full, police said.", saying("c", Stance.ALLEGES)),
        para(
            "The army admitted that its soldiers had carried out the hotel attack.",
            killing(stance=Stance.ADMITS),
        ),
        para("The owner was shot in the restaurant, residents said.", killing(by=None)),
        published="2031-03-07",
    )
    pages = (page("a", *hotel), page("b", *hotel), church)
    found = joined(*pages)
    assert holding(found.incidents, "c", 0, pages) == {"c"}
    assert "a" in holding(found.incidents, "c", 2, pages)
