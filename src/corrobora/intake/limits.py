"""How much intake takes on before it refuses, in one place and with the reasons."""

from dataclasses import dataclass

MIB = 1 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Upper bounds of one call. What goes beyond one becomes a refusal, never an exception.

    The numbers are ours: wide enough for every report, statement or book-length
    inquiry we know of, tight enough that a hostile file costs seconds.
    """

    file_bytes: int = 256 * MIB
    """A larger file is not opened (``too-large``)."""
    text_chars: int = 1_000_000
    """Extracted text, code points: some 400 printed pages (``text-too-long``)."""
    line_bytes: int = 16 * MIB
    """One line of a JSONL file, one row of a CSV file (``text-too-long``)."""
    page_bytes: int = 8 * MIB
    """One HTML page: parsing takes many times its size in memory (``text-too-long``)."""
    pdf_pages: int = 2_000
    """Pages of a PDF (``text-too-long``)."""
    pdf_steps: int = 10_000_000
    """Steps of drawing on all pages of a PDF that draw pictures or forms; a page of a newspaper takes some ten
    thousand (``text-too-long``)."""
    records: int = 200_000
    """Records of one JSON, JSONL, CSV, MBOX or WARC file, parts of one mail (``too-large``)."""
    archive_bytes: int = 512 * MIB
    """Unpacked bytes of one archive with all archives in it, declared and real; of a web archive those of
    all packed records, and once more those of payloads that were encoded (``archive-too-large``)."""
    archive_members: int = 10_000
    """Members of one archive with all archives in it; of a web archive its pages and documents
    (``archive-too-large``)."""
    archive_ratio: int = 200
    """Unpacked to packed size of a member above `archive_ratio_from`. Deflate cannot pass 1,032;
    text stays below 20 (``archive-too-large``)."""
    archive_ratio_from: int = MIB
    """Unpacked bytes below which the ratio is not asked: small members of equal bytes are harmless."""
    depth: int = 4
    """How deep containers may lie in each other: 1 for a member of an archive given by the user, 2 for
    a member of an archive in it, or an attachment in a mail in it (``archive-too-large``)."""
    language_letters: int = 40
    """Letters below which no language is guessed."""
    language_confidence: float = 0.9
    """Probability that py3langid must give its first language; below, `Report.language` is ``None``."""
