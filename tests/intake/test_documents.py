"""PDF and DOCX."""

import datetime as dt
import io
from collections.abc import Callable

import docx
import pypdf
import pytest
from fpdf import FPDF
from fpdf.enums import EncryptionMethod
from pypdf.generic import DecodedStreamObject, DictionaryObject, IndirectObject, NameObject

from corrobora.intake import Limits
from corrobora.records import Intake, Report

TakingOne = Callable[..., Report]
Taking = Callable[..., Intake]

LONG = (
    "The commission heard forty witnesses over three weeks and found that soldiers of the third battalion fired at "
    "the crowd without warning. It counted twelve dead and could not establish who gave the order."
)


class Statement(FPDF):
    def header(self) -> None:
        self.set_font("helvetica", size=9)
        self.cell(0, 8, "Commission of Inquiry into Seliba", new_x="LMARGIN", new_y="NEXT")

    def footer(self) -> None:
        self.set_y(-15)
        self.set_font("helvetica", size=9)
        self.cell(0, 8, f"Page {self.page_no()} of 3")


def a_pdf(*paragraphs: str, made: FPDF | None = None) -> bytes:
    pdf = made or FPDF()
    pdf.set_creation_date(dt.datetime(2031, 5, 6, tzinfo=dt.UTC))
    for paragraph in paragraphs:
        pdf.add_page()
        pdf.set_font("helvetica", size=12)
        pdf.multi_cell(0, 8, paragraph)
    return bytes(pdf.output())


def test_lines_broken_by_the_page_are_joined(taking_one: TakingOne) -> None:
    report = taking_one("a.pdf", a_pdf(LONG))
    assert report.text == LONG
    assert report.media_type == "application/pdf"


def test_running_heads_and_page_numbers_are_furniture(taking_one: TakingOne) -> None:
    report = taking_one(
        "a.pdf", a_pdf(LONG, "The army did not answer.", "Signed in Seliba.", made=Statement())
    )
    (span,) = report.furniture
    assert "Commission" not in report.text[: span.start]
    assert "Page 2 of 3" in report.text[span.start : span.end]
    assert report.text[: span.start].startswith(LONG)


def test_the_day_a_pdf_was_made_is_a_candidate_and_nothing_more(taking_one: TakingOne) -> None:
    report = taking_one("a.pdf", a_pdf(LONG))
    assert [(one.value, one.found_in) for one in report.published_candidates] == [
        ("2031-05-06", "pdf:CreationDate")
    ]
    assert report.published is None


@pytest.mark.parametrize("password", ["secret", ""])
def test_only_a_password_that_must_be_known_refuses_a_pdf(password: str, taking: Taking) -> None:
    pdf = FPDF()
    pdf.set_encryption(
        owner_password="owner",  # noqa: S106 - a test file's
        user_password=password,
        encryption_method=EncryptionMethod.RC4,
    )
    found = taking({"a.pdf": a_pdf(LONG, made=pdf)})
    assert [refusal.code for refusal in found.refused] == (["encrypted"] if password else [])
    assert [report.text for report in found.reports] == ([] if password else [LONG])


def a_docx(*, header: str = "") -> bytes:
    document = docx.Document()
    document.add_heading("Twelve dead in Seliba", 0)
    document.add_paragraph("By Jane Doe")
    document.add_paragraph(LONG)
    table = document.add_table(rows=1, cols=2)
    table.rows[0].cells[0].text = "Killed"
    table.rows[0].cells[1].text = "12"
    document.add_paragraph("The army did not answer.")
    document.sections[0].header.paragraphs[0].text = header
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def test_a_docx_is_read_in_its_order(taking_one: TakingOne) -> None:
    report = taking_one("a.docx", a_docx())
    assert report.title == "Twelve dead in Seliba"
    assert report.author == "Jane Doe"
    assert report.text.index(LONG) < report.text.index("Killed | 12") < report.text.index("The army")


def a_table(*, span: int = 1) -> bytes:
    """Return a DOCX of a table of two columns whose first cell says that it spans so many, and goes on below."""
    document = docx.Document()
    table = document.add_table(rows=2, cols=2)
    for at, words in enumerate(("Seliba", "12 killed", "", "3 killed")):
        table.cell(at // 2, at % 2).text = words
    table.cell(0, 0).merge(table.cell(1, 0))
    document.element.body.tbl_lst[0].tr_lst[0].tc_lst[1].grid_span = span
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def test_a_cell_over_two_rows_is_said_in_both(taking_one: TakingOne) -> None:
    assert taking_one("a.docx", a_table()).text == "Seliba | 12 killed\n\nSeliba | 3 killed"


def test_a_cell_that_says_it_spans_countless_columns_is_read_once(taking_one: TakingOne) -> None:
    assert taking_one("a.docx", a_table(span=(1 << 31) - 1)).text.startswith("Seliba | 12 killed")


def a_pdf_of_forms(depth: int) -> bytes:
    """Return a PDF that draws a form, which draws the next one twice, and so on; the last says two words."""
    writer = pypdf.PdfWriter()
    font = DictionaryObject(
        {
            NameObject(name): NameObject(value)
            for name, value in (("/Type", "/Font"), ("/Subtype", "/Type1"), ("/BaseFont", "/Helvetica"))
        }
    )
    drawn: IndirectObject | None = None
    for _ in range(depth + 1):
        form = DecodedStreamObject()
        form.set_data(b"/X Do /X Do" if drawn else b"BT /F 12 Tf (Twelve dead. ) Tj ET")
        below = {"/XObject": DictionaryObject({NameObject("/X"): drawn})} if drawn else {}
        within = DictionaryObject(
            {
                NameObject(name): value
                for name, value in ({"/Font": DictionaryObject({NameObject("/F"): font})} | below).items()
            }
        )
        form.update(
            {
                NameObject("/Type"): NameObject("/XObject"),
                NameObject("/Subtype"): NameObject("/Form"),
                NameObject("/Resources"): within,
            }
        )
        drawn = writer._add_object(form)
    page = writer.add_blank_page(600, 800)
    page[NameObject("/Resources")] = DictionaryObject(
        {NameObject("/XObject"): DictionaryObject({NameObject("/X"): drawn})}
    )
    content = DecodedStreamObject()
    content.set_data(b"/X Do")
    page[NameObject("/Contents")] = writer._add_object(content)
    stream = io.BytesIO()
    writer.write(stream)
    return stream.getvalue()


def test_a_pdf_of_forms_that_draw_each_other_is_read_until_its_steps_are_spent(taking: Taking) -> None:
    found = taking(
        {"few.pdf": a_pdf_of_forms(3), "many.pdf": a_pdf_of_forms(11)}, limits=Limits(pdf_steps=2000)
    )
    assert [report.text.count("Twelve dead") for report in found.reports] == [8]
    assert [(one.what, one.code) for one in found.refused] == [("many.pdf", "text-too-long")]


def test_headers_of_a_docx_are_furniture(taking_one: TakingOne) -> None:
    report = taking_one("a.docx", a_docx(header="Draft of the third of May"))
    assert "Draft of the third of May" in {report.text[span.start : span.end] for span in report.furniture}


def test_the_day_a_docx_was_made_is_never_the_day_of_publication(taking_one: TakingOne) -> None:
    report = taking_one("a.docx", a_docx())
    assert {one.found_in for one in report.published_candidates} <= {"docx:created", "docx:modified"}
    assert report.published is None


def test_a_docx_under_another_name_is_a_docx(taking_one: TakingOne) -> None:
    assert taking_one("a.zip", a_docx()).title == "Twelve dead in Seliba"
