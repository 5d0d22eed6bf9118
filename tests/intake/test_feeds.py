"""Feeds are read as lists of links and words, and what is none is refused in one sentence."""

import builtins
import socket

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corrobora.intake.feeds import Feed, FeedLimits, read_feed
from corrobora.records import Refusal

URL = "https://news.example/feeds/all.xml"

RSS = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0"><channel><title>The Lower
 Valley Courier</title><link>https://news.example/</link>
<item><title>Bridge at Hellan closed &amp; guarded</title><link>https://news.example/a?x=1&amp;y=2</link>
<guid isPermaLink="false">courier-17</guid><pubDate>Sat, 9 Mar 24 7:05 GMT (roughly)</pubDate></item>
<item><title>Élan</title><link>/b</link></item>
</channel></rss>"""

ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://pages.example/north/">
<title>Northern posts</title><entry><title type="html">Road &lt;b&gt;cut&lt;/b&gt;</title><link href="road"/>
<id>urn:post:1</id><updated>2024-03-09T10:00:00Z</updated></entry></feed>"""


def feed(data: str | bytes, *, url: str = URL, limits: FeedLimits | None = None) -> Feed:
    found = read_feed(
        data.encode() if isinstance(data, str) else data, url=url, limits=limits or FeedLimits()
    )
    assert isinstance(found, Feed), found
    return found


def refusal(data: str | bytes, *, limits: FeedLimits | None = None) -> Refusal:
    found = read_feed(
        data.encode() if isinstance(data, str) else data, url=URL, limits=limits or FeedLimits()
    )
    assert isinstance(found, Refusal), found
    assert found.what == URL
    return found


def rss(inside: str) -> str:
    return f'<rss version="2.0"><channel>{inside}</channel></rss>'


def test_rss_gives_its_entries_in_its_order_and_words() -> None:
    found = feed(RSS)
    assert (found.version, found.well_formed, found.url) == ("rss20", True, URL)
    assert found.title == "The Lower Valley Courier"
    first, second = found.entries
    assert first.url == "https://news.example/a?x=1&y=2"
    assert first.title == "Bridge at Hellan closed & guarded"
    assert first.id == "courier-17"
    assert first.published == "Sat, 9 Mar 24 7:05 GMT (roughly)"
    assert first.updated is None
    assert (second.url, second.title, second.id) == ("https://news.example/b", "Élan", None)


def test_atom_resolves_against_its_base_and_does_not_take_updated_for_published() -> None:
    (entry,) = feed(ATOM).entries
    assert entry.url == "https://pages.example/north/road"
    assert entry.title == "Road <b>cut</b>"
    assert (entry.published, entry.updated) == (None, "2024-03-09T10:00:00Z")


def test_published_alone_is_not_given_as_updated() -> None:
    (entry,) = feed(ATOM.replace("updated>", "published>")).entries
    assert (entry.published, entry.updated) == ("2024-03-09T10:00:00Z", None)


def test_utf8_without_a_declaration_is_read_as_utf8() -> None:
    assert feed(rss("<item><title>Kidal – Ménaka</title></item>")).entries[0].title == "Kidal – Ménaka"


def test_the_declared_encoding_is_followed() -> None:
    text = RSS.replace("utf-8", "iso-8859-1")
    assert feed(text.encode("iso-8859-1")).entries[1].title == "Élan"


@pytest.mark.parametrize(
    "link",
    [
        "javascript:alert(1)",
        "file:" + "///etc/passwd",
        "ftp://news.example/a",
        "https://news.example/a b",
        "http://[::1",
        "https://news.example/" + "a" * 9000,
    ],
)
def test_a_link_that_no_page_lies_behind_is_none(link: str) -> None:
    (entry,) = feed(rss(f"<item><title>t</title><link>{link}</link></item>")).entries
    assert (entry.url, entry.title) == (None, "t")


def test_an_ill_formed_feed_is_read_by_guess_and_says_so() -> None:
    found = feed(rss("<item><title>Salt & cattle</title><link>https://news.example/s</link></item>"))
    assert not found.well_formed
    assert found.entries[0].url == "https://news.example/s"
    assert found.entries[0].title == "Salt & cattle"


def test_an_ill_formed_feed_that_is_long_is_refused() -> None:
    text = rss("<item><title>Salt & cattle</title></item>" + " " * 300_000)
    assert refusal(text).code == "not-well-formed"


@pytest.mark.parametrize("cut", [1, 3, 10, 60, 200])
def test_a_feed_without_its_end_is_refused_and_not_half_read(cut: int) -> None:
    assert refusal(RSS[:-cut]).code == "cut-short"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty"),
        (b" \n\t", "empty"),
        (b"<html><body>Welcome</body></html>", "not-a-feed"),
        (b"All quiet.", "not-a-feed"),
        (b"/etc/passwd", "not-a-feed"),
        (b"https://news.example/feed", "not-a-feed"),
        (b'{"version": "https://jsonfeed.org/version/1.1", "items": []}', "not-a-feed"),
        (b"%PDF-1.7", "not-a-feed"),
        (b"\x00\x01\x02" * 50, "not-a-feed"),
    ],
)
def test_what_is_no_feed_is_refused_with_one_code(data: bytes, code: str) -> None:
    assert refusal(data).code == code


def test_a_feed_with_entities_of_its_own_is_refused() -> None:
    bomb = '<!DOCTYPE r [<!ENTITY a "aaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>' + rss("<item/>")
    outside = '<!DOCTYPE r [<!ENTITY a SYSTEM "hostname.txt">]>' + rss("<item><title>&a;</title></item>")
    assert refusal(bomb).code == "entities"
    assert refusal(outside).code == "entities"


@pytest.mark.parametrize("encoding", ["cp037", "utf-32", "utf-7", "gb2312"])
def test_entities_are_found_in_an_encoding_that_the_walk_cannot_follow(encoding: str) -> None:
    bomb = f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE r [<!ENTITY a "aaaaaaaa">]>' + rss(
        "<item><title>&a;&a;</title></item>"
    )
    assert refusal(bomb.encode(encoding)).code == "entities"


def test_entities_are_found_behind_what_is_no_xml() -> None:
    head = '<?xml version="1.0"?><?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "aaaaaaaa">]>'
    assert refusal(head + rss("<item><title>&a;&a;</title></item>")).code == "entities"


def test_limits_are_kept() -> None:
    assert refusal(RSS, limits=FeedLimits(feed_bytes=len(RSS.encode()) - 1)).code == "too-large"
    assert refusal(RSS, limits=FeedLimits(entries=1)).code == "too-large"
    assert len(feed(RSS, limits=FeedLimits(entries=2)).entries) == 2
    assert refusal(RSS, limits=FeedLimits(elements=10)).code == "too-large"
    assert refusal(rss("<a>" * 99 + "</a>" * 99)).code == "too-deep"
    assert feed(rss("<a>" * 98 + "</a>" * 98)).entries == ()
    many = " ".join(f'a{number}="b"' for number in range(100))
    assert feed(rss(f"<item {many}/>")).version == "rss20"
    assert refusal(rss(f'<item {many} one="more"/>')).code == "too-large"
    assert feed(RSS, limits=FeedLimits(field_chars=3)).entries[0].title == "Bri"


def test_words_that_would_steer_a_terminal_are_shown_as_replaced() -> None:
    title = feed(rss("<item><title>a\x1b[2Jb & c</title></item>")).entries[0].title
    assert title == "a\ufffd[2Jb & c"


def test_nothing_is_opened_and_nothing_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    feed(RSS)  # loads what is loaded late

    def never(*_: object, **__: object) -> None:
        raise AssertionError

    monkeypatch.setattr(socket, "socket", never)
    monkeypatch.setattr(socket, "getaddrinfo", never)
    monkeypatch.setattr(builtins, "open", never)
    feed(RSS)
    refusal(b"/etc/passwd")
    refusal(b"https://news.example/feed")
    stylesheet = (
        '<?xml-stylesheet href="https://x.example/s.xsl"?><!DOCTYPE rss SYSTEM "https://x.example/r.dtd">'
    )
    feed(stylesheet + rss("<item><title>t</title></item>"))


@settings(deadline=None, max_examples=150)
@given(
    st.one_of(
        st.binary(max_size=200),
        st.lists(
            st.sampled_from(
                """<rss version='2.0'>|<channel>|<item>|</item>|<title>|</title>|&#xD800;|&|<![CDATA[|]]>|<!--|
                <link>|http://[|</channel>|</rss>|\x00|é""".split("|")
            ),
            max_size=20,
        ).map(lambda parts: "".join(parts).encode()),
    )
)
def test_any_bytes_give_a_feed_or_a_refusal_and_the_same_each_time(data: bytes) -> None:
    found = read_feed(data, url=URL)
    assert isinstance(found, Feed | Refusal)
    assert found == read_feed(data, url=URL)
    str(found).encode("utf-8")  # no lone surrogate comes through
