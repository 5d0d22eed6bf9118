"""Who publishes a report, and which addresses lead to one page."""

import pytest

from corrobora.merging.publishers import initials, page_of, publishers, same_page
from corrobora.records import Actor, ActorKind, Report, ReportId

NAMES = publishers(
    [Actor(id="x:wire", name="Maren Press Agency", aliases=("Maren Wire",), kind=ActorKind.MEDIA)]
)


def of(outlet: str | None, url: str | None = None) -> Report:
    return Report(id=ReportId("a" * 64), text="", outlet=outlet, url=url)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://www.post.example/raid-at-oskel", "http://post.example/raid-at-oskel/"),
        (
            "https://post.example/raid-at-oskel",
            "https://m.post.example/raid-at-oskel/amp?utm_source=mail#top",
        ),
        ("https://post.example/ten-dead-at-oskel-48213", "https://post.example/12-dead-at-oskel-48213.html"),
        ("https://post.example/story.php?id=33&ref=home", "https://post.example/story.php?id=33"),
        ("https://post.co.xx/a-b-c", "https://news.post.co.xx/a-b-c"),
        (
            "https://post.example/raid-at-oskel",
            "http://web.archive.org/web/20310304101500id_/https://www.post.example/raid-at-oskel",
        ),
    ],
)
def test_two_spellings_of_an_address_lead_to_one_page(one: str, other: str) -> None:
    a, b = page_of(one), page_of(other)
    assert a is not None
    assert b is not None
    assert same_page(a, b)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://post.example/raid-at-oskel", "https://mirror.example/raid-at-oskel"),
        ("https://post.example/raid-at-oskel", "https://post.example/raid-at-oskel-toll-rises"),
        ("https://post.example/", "https://post.example/"),
        ("https://post.example/africa", "https://post.example/africa"),
        ("https://post.example/story.php?id=33", "https://post.example/story.php?id=34"),
        ("https://post.example/20310304/raid", "https://post.example/20310304/regatta"),
        ("https://one.co.xx/raid-at-oskel", "https://two.co.xx/raid-at-oskel"),
    ],
)
def test_other_addresses_and_front_pages_are_no_one_page(one: str, other: str) -> None:
    a, b = page_of(one), page_of(other)
    assert a is not None
    assert b is not None
    assert not same_page(a, b)


@pytest.mark.parametrize(
    "url",
    [
        None,
        "",
        "https://archive.ph/AbC12",
        "ftp://post.example/raid",
        "/raid-at-oskel",
        "mailto:a@post.example",
    ],
)
def test_what_is_no_address_of_the_web_leads_nowhere(url: str | None) -> None:
    assert page_of(url) is None


def test_one_outlet_goes_by_several_names() -> None:
    assert NAMES.alike("The Harbour Courier", "Harbour Courier")
    assert NAMES.alike("Maren Wire", "Maren Press Agency")
    assert NAMES.alike("MPA", "Maren Press Agency")
    assert not NAMES.alike("MPA", "Northern Press Agency")
    assert not NAMES.alike("mpa", "Maren Press Agency Sport")
    assert initials("Agence de Presse du Nord") == "apn"


def test_an_outlet_may_call_itself_by_a_part_of_its_name_but_not_by_its_trade() -> None:
    assert NAMES.means("the Courier", "The Harbour Courier")
    assert not NAMES.means("the Agency", "Maren Press Agency")
    assert not NAMES.means("the Courier", None)


def test_a_name_is_not_enough_where_two_sites_bear_it() -> None:
    own = of("Maren Press Agency", "https://marenpress.example/a-b-c")
    assert NAMES.one_publisher(own, of("Maren Press Agency"))
    assert not NAMES.one_publisher(own, of("Maren Press Agency", "https://maren-press.test/a-b-c"))
    assert not NAMES.one_publisher(own, of(None))
    assert "no address" in NAMES.ground(own, of("Maren Press Agency"))
    assert "marenpress.example" in NAMES.ground(own, own)


def test_a_name_that_two_actors_bear_stands_for_neither() -> None:
    two = publishers([Actor(id="x:1", name="The Post"), Actor(id="x:2", name="Lake Post", aliases=("Post",))])
    assert two.key("Post") == "post"
