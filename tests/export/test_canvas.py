"""Marks come out where they were put, in the order of their kinds, and nothing sticks out of the picture."""

import re

import pytest

from corrobora.export.canvas import INKS, Canvas


def _svg(canvas: Canvas) -> str:
    return str(canvas.render("title", "words", name="n", min_width=100).svg)


def _size(canvas: Canvas) -> tuple[str, str]:
    found = re.search(r'viewBox="0 0 (\S+) (\S+)"', _svg(canvas))
    assert found is not None
    return found[1], found[2]


def test_kinds_of_marks_are_drawn_one_over_the_other_whatever_came_first() -> None:
    canvas = Canvas(100, 100)
    canvas.text(10, 10, "above all")
    canvas.dot(20, 20, "accent")
    canvas.rule(10, 30, 40, 30, "rule")
    canvas.bar(10, 40, 20, 20, "calm")
    canvas.shape(((0, 0), (9, 0), (9, 9)), "land", stroke="muted")
    svg = _svg(canvas)
    told = [svg.index(INKS[ink]) for ink in ("land", "calm", "rule", "accent", "ink")]
    assert told == sorted(told)


def test_marks_that_look_alike_share_a_group() -> None:
    canvas = Canvas(100, 100)
    for y, dashed in ((10, False), (20, True), (30, False)):
        canvas.rule(10, y, 90, y, "rule", dashed=dashed)
    groups = re.findall(r"<g>((?:<line[^>]*/>)+)</g>", _svg(canvas))
    assert [re.findall(r"translate\(10,(\d+)\)", group) for group in groups] == [["10", "30"], ["20"]]


def test_coordinates_have_one_decimal_at_most() -> None:
    canvas = Canvas(100, 100)
    canvas.bar(10.04, 20.06, 1 / 3, 10, "accent")
    canvas.curve(((1 / 3, 1), (5, 1), (5, 9 / 7), (9, 9)), "muted")
    canvas.dot(50.123, 7, "ink", mark="diamond", size=35)
    drawn = " ".join(re.findall(r' (?:d|transform)="([^"]*)"', _svg(canvas)))
    assert re.search(r"\d\.\d", drawn)
    assert not re.search(r"\d\.\d\d", drawn)


def test_a_curve_begins_and_ends_at_its_points() -> None:
    canvas = Canvas(100, 100)
    canvas.curve(((10, 20), (50, 20), (50, 80), (90, 80)), "muted")
    assert re.search(r'd="M10,20L[^"]*L90,80"', _svg(canvas))


@pytest.mark.parametrize(
    ("mark", "outline"),
    [
        ("circle", "M5,0A5,5,0,1,1,-5,0A5,5,0,1,1,5,0"),
        ("square", "M-5,-5h10v10h-10Z"),
        ("diamond", "M-5,0L0,-5L5,0L0,5Z"),
        ("triangle-right", "M4.3,0L-4.3,-5L-4.3,5Z"),
        ("triangle-down", "M0,4.3L-5,-4.3L5,-4.3Z"),
    ],
)
def test_every_symbol_has_the_size_that_was_asked(mark: str, outline: str) -> None:
    canvas = Canvas(100, 100)
    canvas.dot(50, 50, "ink", mark=mark, size=100)
    assert f'd="{outline}"' in _svg(canvas)


def test_a_box_too_small_for_corners_has_none() -> None:
    canvas = Canvas(100, 100)
    canvas.bar(10, 10, 0, 20, "accent")
    assert 'd="M10,10h0v20h0Z"' in _svg(canvas)


def test_what_lies_within_leaves_the_canvas_its_size() -> None:
    canvas = Canvas(100, 50)
    canvas.text(10, 10, "ten letter")
    canvas.bar(20, 20, 30, 20, "node", stroke="muted")
    assert _size(canvas) == ("100", "50")


def test_a_stroke_on_the_edge_makes_room_on_that_side() -> None:
    canvas = Canvas(100, 50)
    canvas.rule(0, 25, 50, 25, "rule")
    assert _size(canvas) == ("101", "50")
    assert 'transform="translate(1,0)"' in _svg(canvas)


def test_a_curve_that_bulges_over_the_edge_makes_room_no_further_than_it_reaches() -> None:
    canvas = Canvas(100, 50)
    canvas.curve(((80, 10), (126, 10), (126, 40), (80, 40)), "muted")
    width, _ = _size(canvas)
    # a uniform cubic B-spline of these points reaches 80 + 46 · 23/24
    assert width == "126"


@pytest.mark.parametrize("align", ["left", "right", "center"])
def test_words_that_do_not_fit_make_room_on_their_side(align: str) -> None:
    canvas = Canvas(100, 50)
    canvas.text({"left": 80, "right": 20, "center": 50}[align], 10, "W" * 10, align=align)
    # ten W of 12 pixels are 113 pixels wide
    assert _size(canvas) == ({"left": "194", "right": "194", "center": "114"}[align], "50")


def test_letters_with_accents_are_as_wide_as_without() -> None:
    sizes = []
    for words in ("e" * 30, "é" * 30):
        canvas = Canvas(100, 50)
        canvas.text(0, 10, words)
        sizes.append(_size(canvas))
    assert sizes[0] == sizes[1] != ("100", "50")
