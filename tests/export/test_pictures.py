"""Pictures are valid, the same every time, and drawn without a network."""

import re
from datetime import date
from xml.etree import ElementTree as ET

import pytest

from corrobora.export.geography import find_extent, plan_map
from corrobora.export.pictures import (
    INKS,
    CasualtyBar,
    Figure,
    Moment,
    Node,
    OriginGraph,
    Picture,
    draw_candidates,
    draw_casualties,
    draw_map,
    draw_origins,
    draw_timeline,
)
from corrobora.records import Place

OPEN = CasualtyBar(
    name="Killed",
    words="24 or more",
    low=24,
    best=24,
    high=None,
    figures=(
        Figure(low=24, high=None, label="at least 24 (A1)"),
        Figure(low=None, high=30, label="up to 30 (B1)"),
        Figure(low=20, high=22, label="20 to 22 (C1)"),
        Figure(low=23, high=23, label="23 (D1)"),
    ),
)


def _elements(picture: Picture) -> list[ET.Element]:
    return list(ET.fromstring(picture.svg).iter())  # noqa: S314 - drawn one step before


def _casualties(name: str = "c") -> Picture:
    drawn = draw_casualties([OPEN], name=name)
    assert drawn is not None
    return drawn


def test_a_picture_is_the_same_however_many_were_drawn_before() -> None:
    first = _casualties()
    for _ in range(3):
        _map()
    assert _casualties() == first


def test_ids_of_two_pictures_never_meet() -> None:
    one, other = _casualties("one"), _casualties("other")
    ids = [
        {element.attrib["id"] for element in _elements(picture) if "id" in element.attrib}
        for picture in (one, other)
    ]
    assert ids[0]
    assert not ids[0] & ids[1]


def test_an_open_end_is_said_to_be_open() -> None:
    assert ">open</text>" in _casualties().svg
    closed = CasualtyBar(name="Killed", words="3", low=3, best=3, high=3, figures=())
    drawn = draw_casualties([closed], name="c")
    assert drawn is not None
    assert ">open</text>" not in drawn.svg


def test_a_range_without_any_number_has_no_picture() -> None:
    assert (
        draw_casualties(
            [CasualtyBar(name="Killed", words="no number", low=None, best=None, high=None, figures=())],
            name="c",
        )
        is None
    )


@pytest.mark.parametrize("number", [0, 1, 7, 999, 10**6, 10**9])
def test_ranges_of_any_size_are_drawn(number: int) -> None:
    bar = CasualtyBar(name="Killed", words="so many", low=number, best=number, high=number, figures=())
    assert draw_casualties([bar], name="c") is not None


def _map() -> Picture:
    extent = find_extent(Place(text="there", name="Korr", id="ex:korr", lat=10.0, lon=10.0, where_prec=3))
    assert extent is not None
    return draw_map(plan_map(extent), words="words", name="m")


def test_a_map_names_its_place_and_has_a_scale() -> None:
    svg = _map().svg
    assert ">Korr</text>" in svg
    assert " km</text>" in svg


def test_a_place_the_gazetteer_lacks_gets_words_and_no_dot() -> None:
    unlisted = find_extent(Place(text="Old Korr village", name="Old Korr", lat=10.0, lon=10.0, where_prec=3))
    assert unlisted is not None
    svg = draw_map(plan_map(unlisted), words="words", name="m").svg
    assert ">somewhere here: Old Korr</text>" in svg
    assert ">Old Korr</text>" not in svg
    assert INKS["node"] in _map().svg
    assert INKS["node"] not in svg


def test_the_narrow_picture_keeps_its_words_inside_the_width_of_a_telephone() -> None:
    figures = tuple(
        Figure(
            low=number, high=None, label="at least a great many passengers and villagers (A1, B2 and 3 more)"
        )
        for number in (1, 12, 24)
    )
    bar = CasualtyBar(
        name="Killed, displaced people", words="1 or more", low=1, best=24, high=None, figures=figures
    )
    drawn = draw_casualties([bar], name="c", narrow=True)
    assert drawn is not None
    assert drawn.min_width <= 320
    texts = re.findall(r'<text text-anchor="(\w+)" transform="translate\(([\d.]+),[^>]*>([^<]*)<', drawn.svg)
    assert len(texts) > 5
    for anchor, x, words in texts:
        width = 6.2 * len(words)
        start = float(x) - {"start": 0.0, "middle": width / 2, "end": width}[anchor]
        assert start > -12, words
        assert start + width < 360 + 12, words


def test_origins_that_may_be_one_are_tied_by_dashes() -> None:
    graph = OriginGraph(
        reports=(Node(key="r", label="A Outlet"),),
        gatherers=(Node(key="g", label="Wire"),),
        speakers=(Node(key="O1", label="O1 one"), Node(key="O2", label="O2 other")),
        edges=(("r", "g"), ("g", "O1"), ("g", "O2")),
        may_share=(("O1", "O2"),),
    )
    drawn = draw_origins(graph, name="o")
    assert drawn is not None
    assert 'stroke-dasharray="4,3"' in drawn.svg
    assert "May be one origin: O1 one and O2 other" in drawn.words


def test_a_graph_without_speakers_is_no_picture() -> None:
    graph = OriginGraph(reports=(), gatherers=(), speakers=(), edges=(), may_share=())
    assert draw_origins(graph, name="o") is None


def test_one_date_makes_no_timeline() -> None:
    moment = Moment(first=date(2024, 5, 3), last=date(2024, 5, 3), label="event", kind="event")
    assert draw_timeline([moment, moment], name="t") is None


@pytest.mark.parametrize(
    ("first", "last"),
    [
        (date(2024, 5, 3), date(2024, 5, 5)),
        (date(2024, 1, 1), date(2024, 12, 31)),
        (date(1999, 12, 31), date(2024, 1, 1)),
        (date(1, 1, 1), date(9999, 12, 31)),
    ],
)
def test_timelines_of_any_length_are_drawn(first: date, last: date) -> None:
    moments = [
        Moment(first=first, last=first, label="event", kind="event"),
        Moment(first=last, last=last, label="report", kind="report"),
    ]
    drawn = draw_timeline(moments, name="t")
    assert drawn is not None
    assert drawn.svg.count("<text") < 40


def test_a_hostile_label_stays_text() -> None:
    evil = '<script>&"]]>\x00'
    graph = OriginGraph(
        reports=(Node(key="r", label=evil),),
        gatherers=(Node(key="g", label=evil),),
        speakers=(Node(key="s", label=evil, note=evil),),
        edges=(("r", "g"), ("g", "s")),
        may_share=(),
    )
    drawn = draw_origins(graph, name="o")
    assert drawn is not None
    assert not [element for element in _elements(drawn) if element.tag.endswith("script")]


def test_places_of_one_name_stand_on_the_map_by_their_numbers() -> None:
    near = Place(text="Korr", name="Korr <east>", id="ex:1", lat=10.0, lon=10.0)
    nowhere = Place(text="Korr", name="Korr", id="ex:2")
    far = Place(text="Korr", name="Korr", id="ex:3", lat=-20.0, lon=60.0)
    drawn = draw_candidates([near, nowhere, far], name="k")
    assert drawn is not None
    assert ">1</text>" in drawn.svg
    assert ">3</text>" in drawn.svg
    assert ">2</text>" not in drawn.svg, "what has no point is on no map"
    assert "<east>" not in drawn.svg
    assert draw_candidates([nowhere], name="k") is None
    assert draw_candidates([], name="k") is None
