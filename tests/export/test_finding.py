"""An incident is found by how it is told, by date, place, party and number, and by what is true of it."""

import dataclasses
import re

import pytest

from corrobora.export import render_html
from corrobora.export.finding import FEW, Finder, Overview, overlook
from corrobora.export.view import arrange
from corrobora.records import (
    Act,
    ActKind,
    ActorKind,
    Agreement,
    Assertion,
    Claim,
    Count,
    Dossier,
    OriginId,
    Outcome,
    Party,
    Point,
    Report,
    Speaker,
    Stance,
    Step,
    StepKind,
    Value,
    When,
)
from tests.export.event_sample import PEOPLE, dossier, killed, says
from tests.export.many_sample import FRONT, WITNESS, incident_of, many, report_of, saying
from tests.export.page_reader import Page

COUNT = 20


def looked(dossier: Dossier) -> Overview:
    view = arrange(dossier, most_pictured=0)
    return overlook(view.incidents, view.index, dossier.actors)


@pytest.fixture(scope="module")
def overview() -> Overview:
    return looked(many(COUNT))


def finder(overview: Overview, key: str) -> Finder:
    return next(one for one in overview.finders if one.key == key)


def shelves(overview: Overview, key: str) -> dict[str, list[int]]:
    return {
        shelf.name: [entry.incident.number for entry in shelf.entries]
        for shelf in finder(overview, key).shelves
    }


# --------------------------------------------------------------------------- groups


def test_every_incident_stands_in_one_group(overview: Overview) -> None:
    numbers = [item.number for group in overview.groups for item in group.incidents]
    assert sorted(numbers) == list(range(1, COUNT + 1))


def test_what_several_tell_what_one_tells_and_what_is_mentioned_are_apart(overview: Overview) -> None:
    groups = {group.key: [item.number for item in group.incidents] for group in overview.groups}
    assert groups["several"] == [1, 2]
    # 5, 10, 15: neither place nor day nor number; 20: beside an incident of which its report tells more.
    assert groups["mentioned"] == [5, 10, 15, 20]
    assert [group.folded for group in overview.groups] == [False, False, True]


def test_one_clear_claim_is_no_mention() -> None:
    """A short report of one sentence, with place, day and number, is an account and not a mention."""
    numbers = [item.number for item in looked(many(COUNT)).groups[1].incidents]
    assert 7 in numbers


def test_few_incidents_are_one_table_without_lists() -> None:
    found = looked(many(FEW))
    assert [len(group.incidents) for group in found.groups] == [FEW]
    assert found.finders == ()
    assert found.marks == ()


def test_no_incident_no_group() -> None:
    assert looked(dataclasses.replace(many(3), incidents=())).groups == ()


# --------------------------------------------------------------------------- lists


def test_every_list_but_that_of_parties_holds_every_incident_once(overview: Overview) -> None:
    for one in overview.finders:
        numbers = [entry.incident.number for shelf in one.shelves for entry in shelf.entries]
        if one.key != "party":
            assert sorted(numbers) == list(range(1, COUNT + 1)), one.key


def test_dates_run_from_the_newest_and_what_has_none_comes_last(overview: Overview) -> None:
    found = shelves(overview, "date")
    assert list(found) == ["2023", "2022", "2021", "2020", "No day follows from the words"]
    assert found["2023"] == [7, 3, 11, 19]  # August, then April: of one day, by their numbers
    assert found["No day follows from the words"] == [5, 10, 15, 20]


def test_places_stand_under_their_countries(overview: Overview) -> None:
    found = shelves(overview, "place")
    assert list(found) == ["Burkina Faso", "Niger", "Country not known", "No place was read"]
    assert found["Niger"] == [3, 6, 9, 12, 18]


def test_entries_say_what_an_incident_is_known_by_since_headlines_are_alike(overview: Overview) -> None:
    notes = {
        entry.incident.number: entry.note
        for shelf in finder(overview, "number").shelves
        for entry in shelf.entries
    }
    assert notes[3] == "killed: 3, Ostrel, 10 April 2023"
    assert notes[5] == ""


def test_the_highest_number_killed_comes_first(overview: Overview) -> None:
    found = shelves(overview, "number")
    assert list(found) == ["10 to 19", "5 to 9", "2 to 4", "1", "No number was read"]
    assert found["10 to 19"] == [19, 18, 17, 16, 14, 13, 12, 11]


def test_a_party_is_listed_with_its_part_and_a_person_is_not(overview: Overview) -> None:
    found = shelves(overview, "party")
    assert list(found) == [FRONT.name]
    (shelf,) = finder(overview, "party").shelves
    notes = {entry.incident.number: entry.note for entry in shelf.entries}
    assert notes[3].startswith("accused and denies, ")
    assert notes[4].startswith("accused, ")
    assert WITNESS.name not in found


@pytest.mark.parametrize(
    ("text", "kind", "listed"),
    [
        ("the Red Hill Brigade", ActorKind.REBEL_GROUP, ["Red Hill Brigade"]),
        ("12th Battalion", ActorKind.STATE_FORCES, ["12th Battalion"]),
        ("Insurgents", ActorKind.REBEL_GROUP, []),
        ("gunmen", ActorKind.ARMED_MEN, []),
        ("Omar Velt", ActorKind.OTHER, []),
    ],
)
def test_a_body_that_no_list_knows_is_found_by_its_name(
    text: str, kind: ActorKind, listed: list[str]
) -> None:
    dossier = many(COUNT)
    report = report_of(500, "They fired at the well.")
    act = Act(kind=ActKind.KILLING, perpetrators=(Party(text=text, kind=kind),))
    claim = saying(report, "They fired at the well", None, act=act)
    grown = dataclasses.replace(
        dossier,
        reports=(*dossier.reports, report),
        claims=(*dossier.claims, claim),
        incidents=(*dossier.incidents, incident_of(COUNT + 1, [claim])),
    )
    assert [name for name in shelves(looked(grown), "party") if name != FRONT.name] == listed


# --------------------------------------------------------------------------- marks


def test_marks_name_what_is_true_of_some_and_never_of_all_or_none(overview: Overview) -> None:
    marks = {mark.key: sorted(mark.incidents) for mark in overview.marks}
    assert marks["overdue"] == [1]
    assert marks["origins"] == [1]
    assert marks["denied"] == [3, 6, 9, 12, 15, 18]
    assert "named" not in marks  # nobody is named in any
    assert all(0 < len(found) < COUNT for found in marks.values())


def test_that_nobody_was_detained_denies_no_killing() -> None:
    view = arrange(many(COUNT), most_pictured=0)
    assert view.incidents[0].denials == ()


def test_rows_are_shown_by_style_alone() -> None:
    html = render_html(many(COUNT))
    page = Page(html)
    buttons = [one for one in page.of("input") if one.get("type") == "radio"]
    assert {one["name"] for one in buttons} == {"show"}
    assert [one["id"] for one in buttons if "checked" in one] == ["show-all"]
    for one in buttons[1:]:
        key = one["id"].removeprefix("show-")
        assert f":has(#{one['id']}:checked) .overview tbody tr:not(.is-{key})" in html
        assert re.search(rf'<tr class="[^"]*is-{key}', html)
    assert "<form" not in html
    assert "<script" not in html


def test_what_is_not_shown_is_printed_all_the_same() -> None:
    for rule in re.findall(r"[^\n]*:checked\) \.overview[^\n]*", render_html(many(COUNT))):
        assert rule.startswith("@media screen")


# --------------------------------------------------------------------------- pictures


def test_the_map_and_the_years_say_what_they_leave_out() -> None:
    words = Page(render_html(many(COUNT))).words
    assert "Without a point, and not drawn: 9." in words
    assert "No day follows from what is said of 4." in words
    assert "2020: 4; 2021: 4; 2022: 4; 2023: 4." in words


def test_one_point_makes_no_map() -> None:
    dossier = many(COUNT)
    bare = [dataclasses.replace(one, place=None) for one in dossier.incidents[1:]]
    assert looked(dataclasses.replace(dossier, incidents=(dossier.incidents[0], *bare))).spread is None


# --------------------------------------------------------------------------- points


def row_of(points: tuple[Point, ...], claims: tuple[Claim, ...], *reports: Report) -> str:
    """Return the matrix of one incident as HTML."""
    held = dataclasses.replace(many(3), incidents=())
    incident = incident_of(1, claims)
    other = dataclasses.replace(incident.origins[0], id=OriginId("o2"))
    incident = dataclasses.replace(incident, points=points, origins=(*incident.origins, other))
    known = {report.id: report for report in (*held.reports, *reports)}
    dossier = dataclasses.replace(held, reports=tuple(known.values()), claims=claims, incidents=(incident,))
    html = render_html(dossier)
    return html[html.index('<table class="matrix') : html.index("<h3>Conflicts</h3>")]


def test_a_denial_alone_is_said_to_be_one_and_agrees_with_nobody() -> None:
    report = report_of(700, "No one was harmed, the garrison said.")
    claim = saying(
        report,
        "No one was harmed",
        Speaker(text="the garrison"),
        stance=Stance.DENIES,
        act=Act(kind=ActKind.INJURY, asserted=Assertion.NEGATED),
    )
    value = Value(value="none", claims=(claim.id,), origins=(OriginId("o1"),), reports=(report.id,))
    html = row_of((Point(about="injured", agreement=Agreement.AGREED, values=(value,)),), (claim,), report)
    assert '<span class="status not-known">only denied</span>' in html
    assert '<bdi class="value">nobody</bdi>' in html
    assert ">agreed<" not in html


def test_what_one_origin_says_agrees_with_nothing() -> None:
    report = report_of(701, "Four were hurt, a nurse said.")
    claim = saying(report, "Four were hurt", Speaker(text="a nurse"))
    value = Value(value="4", claims=(claim.id,), origins=(OriginId("o1"),), reports=(report.id,))
    point = Point(about="injured", agreement=Agreement.AGREED, values=(value,))
    assert ">one origin<" in row_of((point,), (claim,), report)
    two = dataclasses.replace(
        point, values=(dataclasses.replace(value, origins=(OriginId("o1"), OriginId("o2"))),)
    )
    assert ">agreed<" in row_of((two,), (claim,), report)


def test_other_kinds_of_act_stand_aside_so_that_agreement_on_the_incident_is_seen() -> None:
    reports = [report_of(710 + k, "Men were shot. Carts were burned. The tale is false.") for k in range(2)]
    shot = [saying(report, "Men were shot", Speaker(text="a driver")) for report in reports]
    burned = [saying(report, "Carts were burned", Speaker(text="a driver")) for report in reports]
    false = saying(reports[1], "The tale is false", Speaker(text="the guard"), stance=Stance.DENIES)

    def value(words: str, claims: list[Claim]) -> Value:
        return Value(
            value=words,
            claims=tuple(claim.id for claim in claims),
            origins=(OriginId("o1"),),
            reports=tuple(claim.report for claim in claims),
        )

    point = Point(
        about="act",
        agreement=Agreement.CONTESTED,
        values=(value("killing", shot), value("destruction", burned), value("denied", [false])),
    )
    html = row_of((point,), (*shot, *burned, false), *reports)
    assert re.findall(r'<bdi class="value">([a-z]+)</bdi>', html) == ["killing", "killing", "denied"]
    assert html.count("tells besides of") == 2
    for claim in burned:
        assert f'href="#{claim.id}"' in html  # aside, and still one click from its words
    words = " ".join(re.sub(r"<[^>]+>", " ", html).split())
    assert "killing : 2 reports destruction : 2 reports denied : 1 report" in words


# --------------------------------------------------------------------------- what the summary cites, and what is overdue


def test_the_summary_cites_with_a_number_those_who_give_it() -> None:
    def giving(origin: int, *numbers: int) -> Claim:
        return says(
            origin,
            to=(PEOPLE,),
            counts=tuple(
                Count(outcome=Outcome.KILLED, low=n, high=n, exact=True, wording=str(n)) for n in numbers
            ),
        )

    low, between, best, silent = giving(1, 12), giving(2, 15), giving(3, 18), giving(4)
    behind = (low, between, best, silent)
    told = dossier(*enumerate(behind, 1), casualties=(killed(12, 18, 18, *behind),))
    lead = arrange(told, most_pictured=0).incidents[0].lead
    assert lead is not None
    assert set(lead.giving) == {low.id, best.id}
    added = dossier((1, low), (2, between), casualties=(killed(27, 27, 27, low, between),))
    lead = arrange(added, most_pictured=0).incidents[0].lead
    assert lead is not None
    assert set(lead.giving) == {low.id, between.id}


@pytest.mark.parametrize(
    ("due", "state"),
    [
        ("2024-05-30", "overdue; no report on this incident is later than the day promised"),
        ("2024-05-02", "overdue"),
    ],
)
def test_a_promise_of_which_no_report_could_tell_is_called_overdue_with_a_word_of_it(
    due: str, state: str
) -> None:
    one = says(1, to=(PEOPLE,), stance=Stance.ANNOUNCES)
    late = Step(step=StepKind.ANNOUNCED, due=When(text="then", edtf=due), overdue=True, claims=(one.id,))
    told = dossier((1, one), accountability=(late,))
    (row,) = arrange(told, most_pictured=0).incidents[0].steps
    assert row.status == state
