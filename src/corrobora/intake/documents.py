"""PDF and DOCX."""

import io
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from corrobora.intake.archives import is_bomb, open_zip
from corrobora.intake.dates import Dated
from corrobora.intake.decoding import normalise, one_line
from corrobora.intake.drafts import Draft, Found, Piece, Record, refuse
from corrobora.intake.limits import Limits
from corrobora.intake.own import CODE as OWN_OUTPUT
from corrobora.intake.own import CREATOR
from corrobora.intake.own import WHY as WHY_OWN_OUTPUT
from corrobora.intake.quiet import quiet
from corrobora.records import Span

_PAGE_NUMBER = re.compile(r"(?:page\s+)?[-–—|\s]*\d{1,4}(?:\s*(?:/|of)\s*\d{1,4})?[-–—|\s]*", re.IGNORECASE)


def _running_heads(pages: list[list[str]]) -> set[str]:
    """Return the lines that stand at the top or foot of most pages, digits aside."""
    if len(pages) < 2:
        return set()
    seen: Counter[str] = Counter()
    for lines in pages:
        seen.update({_without_digits(line) for line in [*lines[:2], *lines[-2:]] if line})
    most = max(2, (len(pages) + 1) // 2)
    return {line for line, count in seen.items() if count >= most and line.strip("# ")}


def _without_digits(line: str) -> str:
    return re.sub(r"\d+", "#", line)


def _rejoin(lines: list[str]) -> list[str]:
    """Return paragraphs from the lines of a page: a line that the page's width broke goes on in the next."""
    width = max((len(line) for line in lines), default=0)
    paragraphs: list[str] = []
    broken = False
    for line in lines:
        if not line:
            broken = False
            continue
        if broken and paragraphs:
            last = paragraphs[-1]
            if re.search(r"[^\W\d_]-$", last) and line[:1].islower():
                paragraphs[-1] = last[:-1] + line
            else:
                paragraphs[-1] = f"{last} {line}"
        else:
            paragraphs.append(line)
        ends = bool(re.search(r"[.!?:][\"”’')\]]*$", line))
        full = len(line) >= width * 0.75
        broken = (not ends and full and len(line) > 30) or (ends and full and len(line) >= width * 0.9)
    return paragraphs


_STEPS_OF_A_FORM = 20
"""What drawing a form or a picture counts, in steps of drawing: it takes pypdf so much longer. A form may draw others twice,
and they others twice: thirty of them are a thousand million."""


def is_own_pdf(piece: Piece) -> bool:
    """Whether a file is a PDF that says it was made by corrobora."""
    if not piece.data.startswith(b"%PDF-"):
        return False
    import pypdf  # noqa: PLC0415 - loaded late: costs 112 ms

    with quiet("pypdf"):
        try:
            made_by = pypdf.PdfReader(io.BytesIO(piece.data), strict=False).metadata
            return made_by is not None and made_by.creator == CREATOR
        except Exception:  # a broken PDF makes pypdf raise KeyError, TypeError, RecursionError and more
            return False


def read_pdf(piece: Piece, *, limits: Limits) -> Found:
    """Read the text layer of a PDF; pages without one make it a scan, which is kept and not read."""
    import pypdf  # noqa: PLC0415 - loaded late: costs 112 ms
    import pypdf.errors  # noqa: PLC0415 - comes with it

    with quiet("pypdf"):
        try:
            reader = pypdf.PdfReader(io.BytesIO(piece.data), strict=False)
            # An empty password opens what only forbids printing or copying.
            if reader.is_encrypted and not reader.decrypt(""):
                return refuse(piece.path, "encrypted", "a PDF under a password")
            if reader.metadata is not None and reader.metadata.creator == CREATOR:
                return refuse(piece.path, OWN_OUTPUT, WHY_OWN_OUTPUT)
            count = len(reader.pages)
        except pypdf.errors.DependencyError:
            return refuse(piece.path, "encrypted", "a PDF under a cipher that is not read")
        except pypdf.errors.FileNotDecryptedError:
            return refuse(piece.path, "encrypted", "a PDF under a password")
        except Exception:  # a broken PDF makes pypdf raise KeyError, TypeError, RecursionError and more
            return refuse(piece.path, "broken", "the PDF cannot be opened")
        if count > limits.pdf_pages:
            return refuse(piece.path, "text-too-long", f"more than {limits.pdf_pages} pages")
        pages: list[list[str]] = []
        size = steps = 0

        def step(operator: bytes, *_told: object) -> None:
            nonlocal steps
            steps += _STEPS_OF_A_FORM if operator == b"Do" else 1
            if steps > limits.pdf_steps:
                raise ValueError

        for number in range(count):
            try:
                page = reader.pages[number]
                # Watched where a form may draw others: a page that is watched is read to its end, be it one figure.
                within = page.get("/Resources")
                within = within and within.get_object()
                watched = step if isinstance(within, dict) and "/XObject" in within else None
                words = normalise(page.extract_text(visitor_operand_before=watched) or "")
            except pypdf.errors.DependencyError:
                return refuse(piece.path, "encrypted", "a PDF under a cipher that is not read")
            except Exception:
                if steps <= limits.pdf_steps:
                    return refuse(piece.path, "broken", f"page {number + 1} of the PDF cannot be read")
            if steps > limits.pdf_steps:  # asked again: inside a form pypdf swallows what `step` raises
                return refuse(piece.path, "text-too-long", f"more than {limits.pdf_steps} steps of drawing")
            size += len(words)
            if size > limits.text_chars:
                return refuse(piece.path, "text-too-long", f"more than {limits.text_chars} characters")
            pages.append([" ".join(line.split()) for line in words.split("\n")])
        dated = _made(reader)
    if not any(character.isalnum() for lines in pages for line in lines for character in line):
        return refuse(piece.path, "no-text-layer", "a PDF of pictures: kept, not read")
    text, furniture = _compose(pages)
    draft = Draft(text=text, media_type="application/pdf", furniture=furniture, dated=dated)
    return Found(records=(Record(data=piece.data, path=piece.path, container=piece.container, draft=draft),))


def _compose(pages: list[list[str]]) -> tuple[str, tuple[Span, ...]]:
    heads = _running_heads(pages)
    own: list[list[str]] = []
    apart: list[str] = []
    for lines in pages:
        filled = [at for at, line in enumerate(lines) if line]
        edges = {*filled[:2], *filled[-2:]}
        kept: list[str] = []
        for at, line in enumerate(lines):
            if at in edges and (_without_digits(line) in heads or _PAGE_NUMBER.fullmatch(line)):
                apart.append(line)
            else:
                kept.append(line)
        own.append(kept)
    # A sentence may run over the page: pages are joined before lines are.
    body = "\n\n".join(_rejoin([line for lines in own for line in lines]))
    if not body:
        return "\n".join(apart), ()
    if not apart:
        return body, ()
    text = body + "\n\n" + "\n".join(apart)
    return text, (Span(start=len(body) + 2, end=len(text)),)


def _made(reader: object) -> tuple[Dated, ...]:
    # The day of a PDF's making is the day of a conversion. Its "author" is whoever was logged in then, and its
    # "title" often a file name; neither is read.
    try:
        found = getattr(reader, "metadata", None) or {}
        raw = {key: str(found.get(key) or "") for key in ("/CreationDate", "/ModDate")}
    except Exception:  # as for the rest of a broken PDF
        return ()
    stamps = ((key, re.match(r"(?:D:)?(\d{4})(\d\d)(\d\d)", raw[key])) for key in raw)
    return tuple(
        Dated(words="-".join(match.groups()), found_in=f"pdf:{key[1:]}") for key, match in stamps if match
    )


def _rows(table: Any) -> Iterator[str]:  # noqa: ANN401 - a table of python-docx, which is loaded late
    """Give the words of each row, cell by cell; a cell that goes on from the row above says the same again.

    Not by ``row.cells``, which gives a cell once for each column that it says to span: a thousand million, if it likes.
    """
    from docx.table import _Cell  # noqa: PLC0415 - loaded with the document already

    above: dict[int, str] = {}
    for row in table.rows:
        column = row.grid_cols_before
        words: dict[int, str] = {}
        for cell in row._tr.tc_lst:  # python-docx offers the cells as they stand nowhere else
            goes_on = cell.vMerge == "continue"
            words[column] = above.get(column, "") if goes_on else " ".join(_Cell(cell, table).text.split())
            column += cell.grid_span
        above = words
        yield " | ".join(word for word in dict.fromkeys(words.values()) if word)


def read_docx(piece: Piece, *, limits: Limits) -> Found:
    """Read the paragraphs and tables of a DOCX in their order; headers and footers follow as furniture."""
    archive = open_zip(piece.data)
    if archive is None:
        return refuse(piece.path, "broken", "the DOCX cannot be opened")
    why = is_bomb(archive, limits=limits)
    if why:
        return refuse(piece.path, "archive-too-large", why)
    import docx  # noqa: PLC0415 - loaded late: costs 74 ms
    from docx.table import Table  # noqa: PLC0415 - comes with it

    blocks: list[str] = []
    apart: list[str] = []
    title: str | None = None
    dated: list[Dated] = []
    try:
        document = docx.Document(io.BytesIO(piece.data))
        for block in document.iter_inner_content():
            if isinstance(block, Table):
                blocks.extend(_rows(block))
                continue
            words = normalise(block.text)
            if title is None and words.strip() and block.style is not None and block.style.name == "Title":
                title = one_line(words)
            blocks.append("\n".join(" ".join(line.split()) for line in words.split("\n")))
        for section in document.sections:
            for edge in (section.header, section.footer):
                apart.extend(normalise(paragraph.text).strip() for paragraph in edge.paragraphs)
        for name in ("created", "modified"):
            when = getattr(document.core_properties, name)
            if when is not None:
                dated.append(Dated(words=when.date().isoformat(), found_in=f"docx:{name}"))
    except Exception:  # a broken DOCX makes python-docx and lxml raise KeyError, ValueError and more
        return refuse(piece.path, "broken", "the DOCX cannot be read")
    body = normalise("\n\n".join(block for block in blocks if block.strip()))
    rest = normalise("\n".join(dict.fromkeys(line for line in apart if line)))
    if not body.strip() and not rest.strip():
        return refuse(piece.path, "empty", "a DOCX without words")
    text = f"{body}\n\n{rest}" if rest else body
    furniture = (Span(start=len(text) - len(rest), end=len(text)),) if rest and body else ()
    draft = Draft(
        text=text,
        media_type="application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        furniture=furniture,
        title=title,
        dated=tuple(dated),
    )
    return Found(records=(Record(data=piece.data, path=piece.path, container=piece.container, draft=draft),))
