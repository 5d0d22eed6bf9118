"""incidents-hxl.csv: titles, hashtags, and one row an incident."""

import csv
import dataclasses
import io
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corrobora.errors import BrokenIntegrity
from corrobora.export import read_dossier
from corrobora.export.hxl import COLUMNS, FILE, FORM, UNCHECKED, to_hxl
from corrobora.records import (
    Assessment,
    Casualties,
    Category,
    ClaimId,
    Dossier,
    Outcome,
    Speaker,
    SpeakerKind,
    When,
)
from tests.export.export_sample import D_SHELLS, MARKET, ORDAL_INCIDENT, SAMPLE

GOLDEN = Path(__file__).parents[1] / "golden" / "two-incidents.json"
CORE = set("#event #date #meta #country #adm1 #loc #geo #affected #indicator".split())
"""Core hashtags of HXL 1.1 that the form uses."""
CHECKED = set(
    "id name type start end code lat lon killed injured abducted displaced children f adults num".split()
)
"""Attributes of the HXL dictionary that the form uses."""


def rows(dossier: Dossier = SAMPLE) -> list[list[str]]:
    text = to_hxl(dossier).files[FILE].decode("utf-8")
    return list(csv.reader(io.StringIO(text, newline="")))


def only(incident: Assessment) -> Dossier:
    return dataclasses.replace(SAMPLE, incidents=(incident,))


def row(incident: Assessment) -> dict[str, str]:
    table = rows(only(incident))
    return dict(zip(table[1], table[2], strict=True))


def whys(incident: Assessment, what: str) -> list[str]:
    return [
        loss.why for loss in to_hxl(only(incident)).losses if loss.what == what and loss.record == incident.id
    ]


def counted(outcome: Outcome, category: Category | None, high: int | None) -> Casualties:
    return Casualties(
        outcome=outcome, category=category, low=1, best=2, high=high, claims=(D_SHELLS.id,), reasons=("x",)
    )


def test_titles_hashtags_and_rows_stand_in_this_order() -> None:
    table = rows()
    assert table[0][:3] == ["Incident", "Headline", "Act"]
    assert table[1][:3] == ["#event+id", "#event+name", "#event+type"]
    assert [line[0] for line in table[2:]] == [incident.id for incident in SAMPLE.incidents]
    assert {len(line) for line in table} == {len(COLUMNS)}
    assert to_hxl(SAMPLE).form == FORM == "hxl-csv/1"


def test_every_hashtag_is_well_formed_core_and_there_once() -> None:
    tags = [tag for _, tag in COLUMNS]
    assert len({frozenset(tag.split("+")) for tag in tags}) == len(tags)
    for tag in tags:
        # HXL 1.1, tagging conventions: letters, digits and underscore, a letter first.
        assert re.fullmatch(r"#[a-z][a-z0-9_]*(\+[a-z][a-z0-9_]*)*", tag)
        assert tag.split("+")[0] in CORE


def test_every_attribute_is_either_of_the_dictionary_or_said_to_be_unchecked() -> None:
    used = {attribute for _, tag in COLUMNS for attribute in tag.split("+")[1:]}
    assert used == CHECKED | set(UNCHECKED)
    assert not CHECKED & set(UNCHECKED)


def test_a_tool_that_asks_for_those_killed_finds_the_best_figure_of_everybody_first() -> None:
    def first(pattern: str) -> str:
        wanted = set(pattern.split("+"))
        return next(tag for _, tag in COLUMNS if wanted <= set(tag.split("+")))

    assert first("#affected+killed") == "#affected+killed"
    assert first("#affected+killed+min") == "#affected+killed+min"
    assert first("#affected+killed+children") == "#affected+killed+children"
    assert first("#affected") == "#affected+killed"


def test_the_figures_of_the_exercise_set_stand_under_their_hashtags() -> None:
    golden = read_dossier(GOLDEN.read_text(encoding="utf-8"))
    table = rows(golden)
    strike = dict(zip(table[1], table[3], strict=True))
    assert (strike["#affected+killed+min"], strike["#affected+killed"], strike["#affected+killed+max"]) == (
        "6",
        "11",
        "14",
    )
    assert (strike["#affected+killed+children"], strike["#affected+killed+children+max"]) == ("3", "5")
    assert (strike["#date+start"], strike["#date+end"]) == ("2024-03-08", "2024-03-09")
    assert (strike["#geo+lat"], strike["#geo+lon"], strike["#meta+geo+stands"]) == (
        "-46.07",
        "-125.88",
        "place",
    )


def test_an_open_top_is_an_empty_cell_and_a_loss() -> None:
    assert row(ORDAL_INCIDENT)["#affected+killed+max"] == ""
    assert whys(ORDAL_INCIDENT, "casualties killed") == [
        "the upper end is open; the cell is empty, as where nothing is said"
    ]
    closed = dataclasses.replace(ORDAL_INCIDENT, casualties=(counted(Outcome.KILLED, None, 9),))
    assert row(closed)["#affected+killed+max"] == "9"
    assert whys(closed, "casualties killed") == []


def test_a_figure_without_a_column_is_a_loss_and_stands_in_no_other() -> None:
    fighters = dataclasses.replace(
        ORDAL_INCIDENT, casualties=(counted(Outcome.KILLED, Category.COMBATANTS, 77),)
    )
    assert "77" not in row(fighters).values()
    assert row(fighters)["#affected+killed"] == ""
    assert whys(fighters, "casualties killed combatants") == ["the form has no column for these figures"]


def test_a_route_has_no_point_and_is_a_loss() -> None:
    road = SAMPLE.incidents[0]
    assert (row(road)["#geo+lat"], row(road)["#geo+lon"], row(road)["#meta+geo+stands"]) == ("", "", "")
    assert len(whys(road, "place")) == 1


def test_the_centre_of_an_area_is_written_as_such_and_is_a_loss() -> None:
    region = dataclasses.replace(ORDAL_INCIDENT, place=dataclasses.replace(MARKET, where_prec=4))
    assert row(region)["#meta+geo+stands"] == "area-centre"
    assert "where_prec 4" in whys(region, "place")[0]


@pytest.mark.parametrize(
    ("edtf", "start", "end", "losses"),
    [
        ("2024-05-10", "2024-05-10", "2024-05-10", 0),
        ("2024-05", "2024-05-01", "2024-05-31", 1),
        ("2024-05~", "2024-05-01", "2024-05-31", 2),
        ("2024-05-10/..", "2024-05-10", "", 1),
        (None, "", "", 1),
        ("../..", "", "", 1),
    ],
)
def test_a_date_is_its_first_and_last_day_and_what_they_cannot_say_is_a_loss(
    edtf: str | None, start: str, end: str, losses: int
) -> None:
    incident = dataclasses.replace(ORDAL_INCIDENT, when=When(text="then", edtf=edtf))
    found = row(incident)
    assert (found["#date+start"], found["#date+end"], found["#meta+date+words"]) == (start, end, "then")
    assert len(whys(incident, "when")) == losses


def test_an_incident_without_date_and_place_has_empty_cells() -> None:
    found = row(dataclasses.replace(ORDAL_INCIDENT, when=None, place=None, act=None))
    assert found["#date+start"] == found["#loc+name"] == found["#event+type"] == ""


def test_a_headline_that_is_a_formula_is_made_harmless() -> None:
    hostile = dataclasses.replace(ORDAL_INCIDENT, headline='=HYPERLINK("http://x.example","y")')
    assert row(hostile)["#event+name"].startswith("'=")


@settings(deadline=None)
@given(st.text(st.characters(codec=None), max_size=40))
def test_whatever_strangers_write_stays_in_its_own_cell(words: str) -> None:
    table = rows(
        only(
            dataclasses.replace(
                ORDAL_INCIDENT, headline=words, place=dataclasses.replace(MARKET, name=words, text=words)
            )
        )
    )
    assert len(table) == 3
    assert len(table[2]) == len(COLUMNS)
    assert table[2][0] == ORDAL_INCIDENT.id


def test_every_cell_of_a_number_is_a_number_or_empty() -> None:
    table = rows()
    for line in table[2:]:
        for tag, cell in zip(table[1], line, strict=True):
            if tag.startswith(("#affected", "#indicator")):
                assert cell == "" or cell.isdigit()
            if tag.startswith("#date"):
                assert re.fullmatch(r"(\d{4}-\d{2}-\d{2})?", cell)


def test_an_incident_of_claims_that_are_not_there_is_refused() -> None:
    broken = dataclasses.replace(ORDAL_INCIDENT, claims=(ClaimId("c-ffffffffffffffff"),))
    with pytest.raises(BrokenIntegrity, match="c-ffffffffffffffff"):
        to_hxl(only(broken))


def test_two_incidents_of_one_id_are_refused() -> None:
    with pytest.raises(BrokenIntegrity, match=ORDAL_INCIDENT.id):
        to_hxl(dataclasses.replace(SAMPLE, incidents=(ORDAL_INCIDENT, ORDAL_INCIDENT)))


def test_a_second_range_of_one_kind_is_a_loss() -> None:
    twice = dataclasses.replace(
        ORDAL_INCIDENT,
        casualties=(counted(Outcome.INJURED, None, 3), counted(Outcome.INJURED, None, 44)),
    )
    assert row(twice)["#affected+injured+max"] == "3"
    assert whys(twice, "casualties injured") == ["a second range of one kind; the form holds the first"]


def test_every_unchecked_attribute_is_named_on_the_page_of_the_form() -> None:
    page = (Path(__file__).parents[2] / "docs" / "reference" / "export-hxl.md").read_text(encoding="utf-8")
    unchecked = page.partition("## To verify")[2].partition("(to verify)")[0]
    assert {name for name in UNCHECKED if f"`+{name}`" not in unchecked} == set()


def test_a_private_persons_name_is_in_no_cell_and_the_loss_says_where() -> None:
    told = dataclasses.replace(
        SAMPLE.claims[0], speaker=Speaker(text="Sel Dorrin", kind=SpeakerKind.SURVIVOR)
    )
    incident = dataclasses.replace(ORDAL_INCIDENT, headline="Sel Dorrin accuses the army")
    found = to_hxl(dataclasses.replace(SAMPLE, claims=(told, *SAMPLE.claims[1:]), incidents=(incident,)))
    assert b"Dorrin" not in found.files[FILE]
    assert "headline" in {loss.what for loss in found.losses}
