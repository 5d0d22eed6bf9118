"""Build the exercise report that cannot be written by hand: the NGO statement in PDF.

Every other report of ``examples/two-incidents`` is a plain file to be edited as
it stands. The PDF is committed as well, so nobody needs this script to run the
examples; it is here so that the committed bytes can be explained and remade::

    python scripts/build_examples.py            # write the PDF
    python scripts/build_examples.py --check    # exit 1 if the committed one differs

The bytes are the same on every machine: creation date, file id and producer are
fixed and the streams are left uncompressed, because zlib builds differ.
"""

import argparse
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from fpdf import FPDF
from fpdf.enums import XPos, YPos

TARGET: Final = (
    Path(__file__).resolve().parent.parent / "examples" / "two-incidents" / "reports" / "08-witness-line.pdf"
)
PUBLISHED: Final = datetime(2024, 4, 12, 9, 0, 0, tzinfo=UTC)
NOTICE: Final = "EXERCISE – invented places, parties and people"
TITLE: Final = "Orvenia: Fourteen killed at Ombrel wedding, and no findings"

PAGES: Final[tuple[tuple[str, ...], ...]] = (
    (
        "WITNESS LINE",
        "Public statement, 12 April 2024",
        "The air strike on a wedding in Ombrel, Upper Ketva, killed 14 people, five of them children, "
        "Witness Line said today after interviewing 17 survivors, relatives and health workers. At least "
        "31 people were injured.",
        "The organisation has the names and ages of all 14. Eight died in the yard of the groom’s house in "
        "the night of 8 to 9 March; six died of their wounds in the clinics of Ombrel and Tessun.",
        "“I was holding the lamp. When I woke up, my sister and both her sons were dead,” a survivor told "
        "Witness Line. Three witnesses said that the aircraft circled over the house for more than an hour "
        "before the strike. None of those interviewed had seen fighters or their vehicles in the town that "
        "night.",
        "The Ministry of Defence admitted on 11 March that an aircraft of the air force had released the "
        "munition, blamed a technical fault and gave the number of dead as six.",
        "“Six is not a mistake in counting. It is eight people who do not exist for the state,” said Witness "
        "Line director Noor Halvard.",
    ),
    (
        "An inquiry that is overdue",
        "The ministry promised that the findings of the Inspectorate-General of the Armed Forces would be "
        "made public by 29 March. Two weeks after that date nothing has been published. Families in Ombrel "
        "told Witness Line that no investigator has spoken to them.",
        "Witness Line calls on the government of Orvenia to publish the findings without delay, to open an "
        "independent investigation led by a civilian judge, and to compensate the families.",
        "The failure is not the first. In November 2022, 41 people were killed at the Sull quarry, and the "
        "commission set up to investigate has remained silent ever since. In 2023 the government expelled "
        "the monitors of the Council of Southern States, who had been the only independent observers in "
        "Upper Ketva.",
        "Contact: press@witnessline.example",
    ),
)


class ExercisePage(FPDF):
    """A4 pages that carry the exercise notice at head and foot, with a fixed file id."""

    def file_id(self) -> str:
        """Return the fixed ``/ID`` pair; fpdf2 would otherwise derive it from the clock."""
        return "<636F72726F626F72612D657865726369><636F72726F626F72612D657865726369>"

    def header(self) -> None:
        """Print the notice at the head of the page."""
        self.set_font("Helvetica", style="B", size=9)
        self.cell(0, 8, NOTICE, align="C", new_x=XPos.LMARGIN, new_y=YPos.NEXT)
        self.ln(4)

    def footer(self) -> None:
        """Print the notice and the page number at the foot of the page."""
        self.set_y(-18)
        self.set_font("Helvetica", style="I", size=8)
        self.cell(0, 8, f"{NOTICE} · page {self.page_no()}", align="C")


def build_statement() -> bytes:
    """Return the NGO statement as PDF bytes, the same on every call and every machine."""
    pdf = ExercisePage(format="A4")
    pdf.core_fonts_encoding = "windows-1252"
    pdf.set_compression(False)
    pdf.set_creation_date(PUBLISHED)
    pdf.set_producer("corrobora examples")
    pdf.set_title(f"{TITLE} (EXERCISE)")
    pdf.set_author("Witness Line")
    pdf.set_lang("en")
    pdf.set_margin(22)
    pdf.set_auto_page_break(auto=True, margin=24)
    for number, (heading, *paragraphs) in enumerate(PAGES):
        pdf.add_page()
        pdf.set_font("Helvetica", style="B", size=13)
        pdf.cell(0, 8, heading, new_x=XPos.LMARGIN, new_y=YPos.NEXT)
        if number == 0:
            pdf.set_font("Helvetica", style="B", size=15)
            pdf.multi_cell(0, 9, TITLE, new_x=XPos.LMARGIN, new_y=YPos.NEXT)
        pdf.ln(2)
        pdf.set_font("Helvetica", size=11)
        for paragraph in paragraphs:
            pdf.multi_cell(0, 6, paragraph, new_x=XPos.LMARGIN, new_y=YPos.NEXT)
            pdf.ln(3)
    return bytes(pdf.output())


def main() -> int:
    """Write the PDF, or with ``--check`` compare it with the committed one."""
    parser = argparse.ArgumentParser(description="Build the PDF of the exercise set.")
    parser.add_argument("--check", action="store_true", help="compare only; exit 1 on a difference")
    check: bool = parser.parse_args().check
    built = build_statement()
    if check:
        same = TARGET.is_file() and TARGET.read_bytes() == built
        print("same" if same else "differs", TARGET.name)
        return 0 if same else 1
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_bytes(built)
    print("wrote", TARGET.name, len(built), "bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
