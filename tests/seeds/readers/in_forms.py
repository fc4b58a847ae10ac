"""A text document as a bureau would have it in DOCX and in PDF: paragraphs, and tables where the text has them."""

from __future__ import annotations

import io
from collections.abc import Iterator
from itertools import groupby

import docx
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Table, TableStyle
from reportlab.platypus.flowables import Spacer

from seeds.readers.tables import TableRow, read_table
from seeds.readers.text import Line

FONT, SIZE, LEADING = "STSong-Light", 12, 18
_SHORTEST_INDENTED = 30
_BODY = ParagraphStyle("body", fontName=FONT, fontSize=SIZE, leading=LEADING, wordWrap="CJK")
_INDENTED = ParagraphStyle("indented", parent=_BODY, firstLineIndent=2 * SIZE)
_CENTRED = ParagraphStyle("centred", parent=_BODY, alignment=1)
_WIDTH = 440.0

Block = str | list[TableRow]


def blocks(text: str) -> Iterator[Block]:
    """Lines, and tables as their rows."""
    lines = [Line(number, line) for number, line in enumerate(text.split("\n"), 1)]
    groups = [(kind, list(found)) for kind, found in groupby(lines, key=lambda line: "\t" in line.text)]
    rows: list[TableRow] = []
    for is_row, found in groups:
        if is_row:
            rows += read_table(tuple(found)).rows
        elif any(line.words for line in found):
            if rows:
                yield rows
                rows = []
            yield from (line.text for line in found)
    if rows:
        yield rows


def as_docx(text: str) -> bytes:
    """The document as DOCX; a row that has fewer cells than the table leaves the others empty."""
    document = docx.Document()
    for block in blocks(text):
        if isinstance(block, str):
            document.add_paragraph(block)
            continue
        width = max(len(row.cells) for row in block)
        table = document.add_table(rows=0, cols=width)
        for row in block:
            cells = table.add_row().cells
            for cell, words in zip(cells, row.cells, strict=False):
                cell.text = words
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def as_pdf(text: str, *, encrypt: str | None = None) -> bytes:
    """The document as PDF: the first lines centred, long paragraphs indented, every table with its rules drawn."""
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    story = [flowable for position, block in enumerate(blocks(text)) for flowable in _flowables(block, position)]
    written = io.BytesIO()
    SimpleDocTemplate(written, pagesize=A4, encrypt=encrypt, invariant=1).build(
        story, onFirstPage=_page_number, onLaterPages=_page_number
    )
    return written.getvalue()


def _flowables(block: Block, position: int) -> Iterator[Flowable]:
    if isinstance(block, list):
        yield _table(block)
    elif block.strip():
        # The font's own table has the middle dot of names under another code.
        escaped = block.strip().replace("·", "・").replace("&", "&amp;").replace("<", "&lt;")
        yield Paragraph(escaped, _INDENTED if len(block) > _SHORTEST_INDENTED or block[:1].isspace() else _BODY)
    else:
        yield Spacer(1, LEADING)


def _table(rows: list[TableRow]) -> Table:
    width = max(len(row.cells) for row in rows)
    cells = [[Paragraph(words, _BODY) for words in (*row.cells, *[""] * (width - len(row.cells)))] for row in rows]
    style = TableStyle([("GRID", (0, 0), (-1, -1), 0.5, colors.black)])
    return Table(cells, colWidths=[_WIDTH / width] * width, style=style)


def _page_number(canvas: object, document: SimpleDocTemplate) -> None:
    canvas.setFont(FONT, SIZE)  # type: ignore[attr-defined]
    canvas.drawCentredString(A4[0] / 2, 30, f"— {document.page} —")  # type: ignore[attr-defined]
