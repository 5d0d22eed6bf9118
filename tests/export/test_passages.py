"""Every passage is marked whole, however passages overlap."""

import re
from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from corrobora.export.passages import clipped, context, mark_report, printable
from corrobora.records import Claim, Report, ReportId, Span, Stance
from tests.export.export_sample import A_ROAD, A_STOPPED, A_TOLL, AGENCY_REPORT, COPY_REPORT


class _Reader(HTMLParser):
    """Collects the text under every marked element, markers left out."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[set[str]] = []
        self.under: dict[str, str] = {}
        self.text = ""
        self.furniture = ""
        self.in_marker = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {key: value or "" for key, value in attrs}
        if tag == "a":
            self.in_marker = True
            return
        names = {name.removeprefix("x-") for name in values.get("class", "").split()}
        if "id" in values:
            names.add(values["id"])
        self.open.append(names)

    def handle_endtag(self, tag: str) -> None:
        if tag == "a":
            self.in_marker = False
        else:
            self.open.pop()

    def handle_data(self, data: str) -> None:
        if self.in_marker:
            return
        self.text += data
        for name in set().union(*self.open) if self.open else ():
            self.under[name] = self.under.get(name, "") + data


def _read(html: str) -> _Reader:
    reader = _Reader()
    reader.feed(str(html))
    reader.close()
    assert not reader.open
    return reader


def _claim(report: Report, start: int, end: int) -> Claim:
    return Claim(
        report=report.id,
        text_sha256=report.text_sha256,
        start=start,
        end=end,
        speaker=None,
        stance=Stance.REPORTS,
    )


def test_crossing_passages_are_lit_whole() -> None:
    claims = (A_TOLL, A_STOPPED, A_ROAD)
    marked = mark_report(AGENCY_REPORT, claims, {claim.id: claim.id for claim in claims})
    reader = _read(marked.html)
    for claim in claims:
        assert reader.under[claim.id] == AGENCY_REPORT.quote(claim.start, claim.end)
    assert marked.crossing == (A_STOPPED.id,)


@given(
    st.text("ab <&\"'\n\u00e9\U0001f600", min_size=1, max_size=40),
    st.lists(st.tuples(st.integers(0, 39), st.integers(1, 40)), max_size=8),
    st.tuples(st.integers(0, 39), st.integers(0, 40)),
)
def test_any_passages_of_any_text_are_marked_whole_and_the_text_is_kept(
    text: str, spans: list[tuple[int, int]], furniture: tuple[int, int]
) -> None:
    length = len(text)
    dim = (Span(start=furniture[0], end=furniture[1]),) if furniture[0] < furniture[1] <= length else ()
    report = Report(id=ReportId("r"), text=text, furniture=dim)
    claims = [_claim(report, start, end) for start, end in spans if start < end <= length]
    marked = mark_report(report, claims, {claim.id: "A1" for claim in claims})
    reader = _read(marked.html)
    assert reader.text == text
    for claim in claims:
        assert reader.under[claim.id] == text[claim.start : claim.end]
        assert len(re.findall(f'id="{claim.id}"', marked.html)) == 1
        assert len(re.findall(f'href="#k-{claim.id}"', marked.html)) == 1
    if dim:
        assert reader.under["furniture"] == text[dim[0].start : dim[0].end]


def test_furniture_is_set_apart_and_kept() -> None:
    reader = _read(mark_report(COPY_REPORT, (), {}).html)
    assert reader.under["furniture"] == "Share this story 214 shares"
    assert reader.text == COPY_REPORT.text


def test_a_context_stays_inside_its_paragraph() -> None:
    report = Report(id=ReportId("r"), text="One line.\nTwo words here.\nThird line.")
    around = context(report, 14, 19)
    assert (around.before, around.words, around.after) == ("Two ", "words", " here.")


def test_a_long_context_is_cut_at_words() -> None:
    report = Report(id=ReportId("r"), text="alpha " * 50 + "HERE" + " omega" * 50)
    around = context(report, 300, 304, reach=20)
    assert around.words == "HERE"
    assert around.before == "… alpha alpha alpha "
    assert around.after == " omega omega omega …"


def test_a_cut_shows() -> None:
    assert clipped("one two\n three", 40) == "one two three"
    assert clipped("word " * 20, 24) == "word word word word […]"


def test_characters_a_page_cannot_carry_are_replaced_one_for_one() -> None:
    assert printable("a\x00b\x1b[31m\ud800\x85c") == "a\ufffdb\ufffd[31m\ufffd\ufffdc"
    assert printable("line\nnext\tcell") == "line\nnext\tcell"
