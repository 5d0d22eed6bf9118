"""The readers of the geoparsing corpora and their scores, against cases counted by hand."""

from dataclasses import dataclass
from pathlib import Path

import pytest
from training.geoparsing import (
    FARTHEST_KM,
    Marked,
    MarkedArticle,
    matched,
    read,
    score_end_to_end,
    score_recognition,
    score_resolution,
)


@dataclass(frozen=True)
class Hit:
    start: int
    end: int
    point: tuple[float, float] | None = None


def article(*names: tuple[int, int, tuple[float, float] | None]) -> MarkedArticle:
    return MarkedArticle(
        id="1", text="x" * 100, names=tuple(Marked(start=s, end=e, point=p) for s, e, p in names)
    )


def test_exact_and_overlapping_names_are_counted_apart() -> None:
    gold = article((0, 4, None), (10, 20, None), (30, 35, None))
    found = [Hit(0, 4), Hit(12, 20), Hit(50, 54), Hit(60, 64)]
    score = score_recognition([gold], [found])
    assert (score.exact.both, score.exact.found, score.exact.gold) == (1, 4, 3)
    assert score.exact.precision == 1 / 4
    assert score.exact.recall == 1 / 3
    assert score.overlap.both == 2
    assert score.overlap.f1 == pytest.approx(2 * (2 / 4) * (2 / 3) / (2 / 4 + 2 / 3))


def test_two_found_names_inside_one_marked_name_are_one_hit() -> None:
    score = score_recognition([article((0, 20, None))], [[Hit(0, 6), Hit(8, 20)]])
    assert (score.overlap.both, score.overlap.found, score.overlap.gold) == (1, 2, 1)


def test_an_equal_stretch_is_paired_before_an_overlapping_one() -> None:
    assert sorted(matched([(0, 10), (8, 12)], [(8, 12), (5, 9)])) == [(0, 1), (1, 0)]


def test_resolution_counts_only_names_with_coordinates_and_the_unanswered_as_wrong() -> None:
    gold = article((0, 1, (0.0, 0.0)), (2, 3, (0.0, 0.0)), (4, 5, (0.0, 0.0)), (6, 7, None))
    # a degree on the equator is 111.2 km: one degree is right, two are wrong
    score = score_resolution([gold], [[(0.0, 1.0), (0.0, 2.0), None, (5.0, 5.0)]])
    assert (score.names, score.right, score.answered) == (3, 1, 2)
    assert score.accuracy == pytest.approx(1 / 3)
    assert score.median_km == pytest.approx(222.4, abs=0.5)
    assert score_resolution([article((0, 1, (0.0, 0.0)))], [[None]]).median_km == FARTHEST_KM


def test_end_to_end_wants_the_name_and_the_point() -> None:
    gold = article((0, 4, (0.0, 0.0)), (10, 14, (0.0, 0.0)), (20, 24, None))
    found = [Hit(0, 4, (0.0, 0.5)), Hit(10, 14, (40.0, 0.0)), Hit(20, 24, (0.0, 0.0)), Hit(30, 34, None)]
    tally = score_end_to_end([gold], [found])
    assert (tally.both, tally.found, tally.gold) == (1, 3, 2)


LAYOUTS = {
    "gaztag": """<toponym><start>3</start><end>6</end><phrase>Osk</phrase>
        <gaztag geonameid="1"><lat>1.5</lat><lon>2.5</lon></gaztag></toponym>""",
    "flat": """<toponym><extractedName>Osk</extractedName><type>Literal</type><start>3</start><end>6</end>
        <latitude>1.5</latitude><longitude>2.5</longitude></toponym>""",
    "counted from one": """<location><name>Osk</name><start>4</start><end>7</end><lat>1.5</lat><lon>2.5</lon></location>""",
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_layout_gives_the_same_marks(tmp_path: Path, layout: str) -> None:
    file = tmp_path / "corpus.xml"
    file.write_text(
        f"<articles><article><text>In Osk it rained.</text><toponyms>{LAYOUTS[layout]}</toponyms></article></articles>",
        encoding="utf-8",
    )
    (found,) = read(file)
    assert found.names == (Marked(start=3, end=6, point=(1.5, 2.5)),)
    assert found.text[3:6] == "Osk"


def test_what_names_no_place_is_left_out_and_a_stretch_counts_once(tmp_path: Path) -> None:
    file = tmp_path / "corpus.xml"
    one = (
        "<toponym><extractedName>{}</extractedName><type>{}</type><start>{}</start><end>{}</end>{}</toponym>"
    )
    marks = (
        one.format("Oskan", "Language", 0, 5, "")
        + one.format("Osk", "Coercion", 9, 12, "")
        + one.format("Osk", "Literal", 9, 12, "<latitude>1</latitude><longitude>2</longitude>")
    )
    file.write_text(
        f"<articles><article file='7'><text>Oskan in Osk</text><toponyms>{marks}</toponyms></article></articles>",
        encoding="utf-8",
    )
    (found,) = read(file)
    assert found.id == "7"
    assert found.names == (Marked(start=9, end=12, point=(1.0, 2.0)),)
