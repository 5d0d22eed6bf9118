"""The dossier as PDF: read back by pypdf, compared with the page, and searched for what it must not hold."""

import builtins
import dataclasses
import html
import io
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from corrobora.errors import BadSetting
from corrobora.export import FORMS, read_dossier, render_html, write_brief
from corrobora.export.dossier import render_paper
from corrobora.export.exported import Exported
from corrobora.export.jsonform import render_json
from corrobora.export.pdf import FILE, FORM, load_library, to_pdf
from corrobora.intake import take_in
from corrobora.records import Dossier
from corrobora.workflow import Settings
from tests.export.export_sample import AGENCY_REPORT, SAMPLE

FURNITURE = re.compile(r"^corrobora · dossier.*$|\d+ / \d+$|[A-H]\d{1,2}(?!\d)", re.MULTILINE)
"""Head and foot of a page, and labels of claims."""
GOLDEN = Path(__file__).parents[1] / "golden" / "two-incidents.json"


@pytest.fixture(scope="module")
def library() -> Any:
    try:
        return load_library()
    except BadSetting:
        pytest.skip(
            "needs the libraries of Pango (Debian: libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0)"
        )


@pytest.fixture(scope="module")
def golden() -> Dossier:
    return read_dossier(GOLDEN.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def set_and_written(library: Any, golden: Dossier) -> tuple[Any, bytes]:
    """Return the laid out document of the golden dossier, as the form laid it out itself, and its bytes."""
    documents = []
    render = library.HTML.render

    def keeping(page: Any, **words: Any) -> Any:
        documents.append(render(page, **words))
        return documents[-1]

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(library.HTML, "render", keeping)
        content = to_pdf(golden).files[FILE]
    (document,) = documents
    return document, content


@pytest.fixture(scope="module")
def content(set_and_written: tuple[Any, bytes]) -> bytes:
    return set_and_written[1]


@pytest.fixture(scope="module")
def sample(library: Any) -> Exported:
    return to_pdf(SAMPLE)


@pytest.fixture(scope="module")
def read(content: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(content))


def squeezed(text: str) -> str:
    """Return a text without white space: a page breaks its lines where it likes."""
    return re.sub(r"\s+", "", text)


@pytest.fixture(scope="module")
def printed(read: PdfReader) -> str:
    """Return the words of a PDF without white space, without head and foot of its pages, and without labels of claims.

    The labels are small signs behind passages, which stand between the words.
    """
    return squeezed("".join(FURNITURE.sub("", page.extract_text()) for page in read.pages))


def _plain(markup: str) -> str:
    words = html.unescape(re.sub(r"<[^>]*>", "", markup))
    return squeezed(FURNITURE.sub("", words))


@pytest.fixture(params=["not installed", "without Pango"])
def missing(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = builtins.__import__

    def refusing(name: str, *rest: Any, **more: Any) -> Any:
        if name.partition(".")[0] == "weasyprint":
            if request.param == "not installed":
                raise ImportError(name)
            sys.stdout.write("advice of the library's own")
            raise OSError("cannot load library 'libpango-1.0-0'")
        return whole(name, *rest, **more)

    monkeypatch.setattr(builtins, "__import__", refusing)


@pytest.mark.usefixtures("missing")
def test_without_the_library_one_message_says_what_to_install_and_nothing_is_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    needed = r"pip install \"path/to/clone\[pdf\]\".*apt install libpango.*brew install pango.*MSYS2"
    with pytest.raises(BadSetting, match=needed):
        to_pdf(SAMPLE)
    with pytest.raises(BadSetting, match=needed):
        Settings(formats=("json", "pdf"))
    with pytest.raises(BadSetting, match=needed):
        write_brief(SAMPLE, tmp_path / "out", formats=("json", "pdf"))
    assert not (tmp_path / "out").exists()
    assert capsys.readouterr().out == ""


def test_every_quotation_and_every_range_of_the_page_stands_in_the_pdf(printed: str, golden: Dossier) -> None:
    page = render_html(golden)
    quotations = re.findall(r'<a class="quote"[^>]*><q[^>]*>(.*?)</q>', page, re.DOTALL)
    assert len(quotations) > len(golden.claims)
    for quotation in quotations:
        assert _plain(quotation) in printed, quotation
    ranges = re.findall(
        r'<tr><th scope="row">([^<]*)</th>\s*<td class="num" data-label="Low">(.*?)</td>\s*'
        r'<td class="num" data-label="Best">(.*?)</td>\s*<td class="num" data-label="High">(.*?)</td>',
        page,
    )
    assert len(ranges) == sum(len(incident.casualties) for incident in golden.incidents)
    for row in ranges:
        assert _plain("".join(row)) in printed, row
    leads = re.findall(r"<strong>([^<]*, by what is said: [^<]*)</strong>", page)
    assert len(leads) == len(golden.incidents)
    for lead in leads:
        assert _plain(lead) in printed, lead


def test_every_report_stands_whole_in_the_pdf(printed: str, golden: Dossier) -> None:
    for report in golden.reports:
        assert report.id in printed
        assert report.text_sha256 in printed
        for line in report.text.splitlines():
            assert _plain(html.escape(line)) in printed, line


def test_the_same_dossier_gives_the_same_bytes_in_another_process(sample: Exported, tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from corrobora.export import read_dossier, to_pdf;"
        "found = to_pdf(read_dossier(Path(sys.argv[1]).read_text('utf-8')));"
        "Path(sys.argv[2]).write_bytes(found.files['dossier.pdf'])"
    )
    turned = dataclasses.replace(SAMPLE, reports=SAMPLE.reports[::-1], claims=SAMPLE.claims[::-1])
    (tmp_path / "dossier.json").write_text(render_json(turned), encoding="utf-8")
    subprocess.run(
        [sys.executable, "-c", code, tmp_path / "dossier.json", tmp_path / "dossier.pdf"],
        check=True,
        env={**os.environ, "PYTHONHASHSEED": "77", "TZ": "Asia/Kathmandu"},
    )
    assert (tmp_path / "dossier.pdf").read_bytes() == sample.files[FILE]


def test_a_page_made_after_a_pdf_is_as_before(content: bytes, golden: Dossier) -> None:
    # the library changes how its whole process writes XML
    assert "<svg xmlns=" in render_html(golden)
    assert "ns0:" not in render_html(golden)


def test_it_says_what_it_is_and_neither_when_nor_by_whom_it_was_made(read: PdfReader) -> None:
    information: dict[str, Any] = dict(read.metadata or {})
    assert information["/Title"] == "Dossier: 8 reports, 2 incidents"
    assert information["/Creator"] == "corrobora"
    assert set(information) == {"/Title", "/Creator", "/Producer"}
    catalog: Any = read.trailer["/Root"]
    assert catalog["/Lang"] == "en"
    assert catalog["/MarkInfo"]["/Marked"]
    assert "/StructTreeRoot" in catalog
    assert b"pdfuaid" in catalog["/Metadata"].get_data()
    assert b"Date>" not in catalog["/Metadata"].get_data()
    assert "/Names" not in catalog or "/JavaScript" not in catalog["/Names"]
    assert "/OpenAction" not in catalog


def _links(read: PdfReader) -> Iterator[Any]:
    for page in read.pages:
        for found in page.get("/Annots") or ():
            yield found.get_object()


def test_links_lead_to_places_in_the_pdf_or_to_the_addresses_of_reports(
    read: PdfReader, golden: Dossier
) -> None:
    named = set(read.named_destinations)
    addresses = {report.url for report in golden.reports}
    inner = 0
    for link in _links(read):
        if "/Dest" in link:
            assert str(link["/Dest"]) in named
            inner += 1
        else:
            assert link["/A"]["/S"] == "/URI"
            assert link["/A"]["/URI"] in addresses
    assert inner > len(golden.claims)


def test_nothing_is_fetched_while_it_is_made(library: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr(
        "corrobora.export.pdf.render_paper",
        lambda dossier: render_paper(dossier).replace(
            "</head>",
            '<link rel="stylesheet" href="https://leak.example/a.css"></head><img src="ftp://leak.example/d.png">'
            '<img src="https://leak.example/b.png"><style>@import "https://leak.example/c.css";</style>',
        ),
    )
    monkeypatch.setattr("socket.socket.connect", lambda *words: asked.append(str(words)))
    monkeypatch.setattr("urllib.request.OpenerDirector.open", lambda *words, **_: asked.append(str(words)))
    assert PdfReader(io.BytesIO(to_pdf(SAMPLE).files[FILE])).pages
    assert asked == []


def test_what_no_font_draws_and_no_page_holds_is_reported(
    library: Any, caplog: pytest.LogCaptureFixture
) -> None:
    private = "\U000f1234"
    report = dataclasses.replace(AGENCY_REPORT, text=AGENCY_REPORT.text + f"\nSeen: {private} and \x07.\n")
    others = tuple(one for one in SAMPLE.reports if one.id != report.id)
    claims = tuple(
        dataclasses.replace(claim, text_sha256=report.text_sha256) if claim.report == report.id else claim
        for claim in SAMPLE.claims
    )
    exported = to_pdf(dataclasses.replace(SAMPLE, reports=(report, *others), claims=claims))
    found = {loss.why.partition(";")[0] for loss in exported.losses if loss.record == report.id}
    assert found == {"no font of this machine draws U+F1234", "no page can hold U+0007"}
    assert [one for one in exported.losses if one.record != report.id] == []
    # the library's log would quote the report
    assert caplog.records == []


def test_it_is_a_form_and_brief_writes_it(sample: Exported, tmp_path: Path) -> None:
    assert FORMS["pdf"] is to_pdf
    assert sample.form == FORM
    written = write_brief(SAMPLE, tmp_path, formats=("json", "pdf"))
    assert [path.relative_to(tmp_path).as_posix() for path in written] == [
        "dossier.json",
        "pdf/dossier.pdf",
        "pdf/losses.csv",
    ]


def test_it_is_never_taken_in_as_a_report(content: bytes, tmp_path: Path) -> None:
    from corrobora.custody import MemoryCustody

    (tmp_path / "sent.pdf").write_bytes(content)
    taken = take_in([tmp_path], custody=MemoryCustody(by="tester", at="2031-05-01T08:00:00Z"))
    assert taken.reports == ()
    assert [one.code for one in taken.refused] == ["own-output"]


@pytest.fixture(scope="module")
def laid_out(set_and_written: tuple[Any, bytes]) -> Any:
    return set_and_written[0]


def test_a_heading_stands_on_the_page_of_its_picture_and_no_row_of_a_table_on_two(laid_out: Any) -> None:
    from weasyprint.formatting_structure import boxes

    heading, headings = (0, ""), []
    rows: dict[int, set[int]] = {}
    for number, page in enumerate(laid_out.pages, 1):
        for box in page._page_box.descendants():
            if box.element_tag == "h3" and isinstance(box, boxes.TextBox):
                heading = (number, box.text)
            elif box.element_tag == "figure" and isinstance(box, boxes.BlockBox):
                headings.append(heading[1])
                assert heading[0] == number, heading
            elif isinstance(box, boxes.TableRowBox) and any(
                cell.element_tag == "td" for cell in box.children
            ):
                rows.setdefault(id(box.element), set()).add(number)
    assert headings.count("ORIGINS") == 2
    assert len(rows) > 40
    assert [sorted(pages) for pages in rows.values() if len(pages) > 1] == []


def test_no_table_or_picture_runs_off_its_page(laid_out: Any) -> None:
    from weasyprint.formatting_structure import boxes

    for number, page in enumerate(laid_out.pages, 1):
        sheet = page._page_box
        right = sheet.position_x + sheet.margin_width()
        for box in sheet.descendants():
            if isinstance(box, boxes.TextBox | boxes.ReplacedBox | boxes.TableCellBox):
                assert box.position_x + box.width <= right, (number, getattr(box, "text", box.element_tag))
                assert box.position_y <= sheet.height + sheet.margin_top + sheet.margin_bottom, number
