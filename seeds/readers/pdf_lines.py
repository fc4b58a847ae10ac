"""Paragraphs put together again from the lines that a PDF has on its pages, and tables that go on over several pages.

A PDF knows no paragraphs, only where letters stand. A line goes on in the next one where it is full, the next one begins at
the left margin (a new paragraph is indented by two characters: GB/T 9704-2012, 7.3.3) and the distance is that of lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from seeds.readers.table_text import paragraph_lines, row_lines

_PAGE_NUMBER = re.compile(
    r"[\s\-－—–―_·•]*(?:第\s*)?[0-9０-９]{1,4}(?:\s*页)?[\s\-－—–―_·•]*(?:[/／共，,]\s*共?\s*[0-9]{1,4}\s*页?)?"
)
_FURNITURE = 0.11
"""The part of a page's height, above and below, where page numbers stand."""
# Rules of line breaking take up to this many characters to the next line: a number is not torn apart, nor a bracket left.
_SHORTER_BY = 4.5
_AT_MARGIN = 0.6
_INDENTED_AT_MOST = 4.0
_WIDER_THAN_LEADING = 1.3
# The margins of a cell are about a letter together, and less than one more is left.
_ROOM_OF_FULL_LINE = 2.2
_SENTENCE_ENDS = ("。", "；", "：", "！", "？", ".", ";", ":")
_HEADING = re.compile(
    r"[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]|[0-9]{1,3}[.．、](?![0-9])|附\s*件?\s*[0-9：:]"
)
_UNEVEN_MARGINS = 30.0
"""Points by which the right margin may be wider than the left one."""
_WORD = re.compile(r"[A-Za-z]")


@dataclass(frozen=True, slots=True)
class PdfLine:
    """A line of text and its place on the page, in points from the upper left corner."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float

    @property
    def size(self) -> float:
        """The height of its letters, which is the width of a Chinese one."""
        return self.bottom - self.top


@dataclass(frozen=True, slots=True)
class PageCell:
    """A cell: its lines, each with the room that it leaves in the cell's width, in letters; the columns that it covers."""

    lines: tuple[tuple[str, float], ...]
    columns: int

    @property
    def text(self) -> str:
        """Its text; a line that leaves room for another letter was ended by somebody, the others by the width."""
        text, open_line = "", True
        for line, room in self.lines:
            text = _joined(text, line) if open_line else f"{text}\n{line}"
            open_line = room < _ROOM_OF_FULL_LINE
        return text


@dataclass(frozen=True, slots=True)
class PageTable:
    """A table and its rows."""

    top: float
    rows: list[list[PageCell]]


@dataclass(frozen=True, slots=True)
class Page:
    """What stands on a page of that size in points."""

    width: float
    height: float
    lines: list[PdfLine]
    tables: list[PageTable]


def text_of(pages: Sequence[Page]) -> str:
    """The text of all pages, tables in the form of `seeds.readers.tables`, without page numbers."""
    parts = [(number, part) for number, page in enumerate(pages) for part in _parts(page)]
    lines = [part for _, part in parts if isinstance(part, PdfLine)]
    block = _Block.around(lines, min((page.width for page in pages), default=0.0))
    return "\n".join(_written(parts, block))


def _parts(page: Page) -> list[PdfLine | PageTable]:
    """Lines and tables from the top of the page to its bottom."""
    lines = [line for line in page.lines if not _is_page_number(line, page.height)]
    return sorted([*lines, *page.tables], key=lambda part: part.top)


def _is_page_number(line: PdfLine, height: float) -> bool:
    outside = line.bottom < height * _FURNITURE or line.top > height * (1 - _FURNITURE)
    return outside and _PAGE_NUMBER.fullmatch(line.text) is not None


@dataclass(frozen=True, slots=True)
class _Block:
    """The block of text on all pages: its margins, and how far apart the lines of a paragraph are."""

    left: float
    right: float
    leading: float

    @staticmethod
    def around(lines: Sequence[PdfLine], width: float) -> _Block:
        left = min((line.x0 for line in lines), default=0.0)
        # Where all lines are short none of them is full: the margins are about alike.
        mirrored = width - left - _UNEVEN_MARGINS
        right = max((line.x1 for line in lines), default=0.0)
        right = max(right, mirrored)
        plain = _Block(left, right, float("inf"))
        steps = [b.top - a.top for a, b in pairwise(lines) if b.top > a.top and plain.goes_on(a, b)]
        return _Block(left, right, min(steps, default=float("inf")))

    def goes_on(self, line: PdfLine, below: PdfLine) -> bool:
        """Whether the second line belongs to the paragraph of the first; the top of a page follows the bottom of another."""
        full = line.x1 >= self.right - _SHORTER_BY * line.size and line.x0 <= self.left + _INDENTED_AT_MOST * line.size
        at_margin = below.x0 <= self.left + _AT_MARGIN * below.size
        near = below.top <= line.top or below.top - line.top <= self.leading * _WIDER_THAN_LEADING
        return full and at_margin and near and abs(line.size - below.size) < 1


def _written(parts: Iterable[tuple[int, PdfLine | PageTable]], block: _Block) -> Iterator[str]:
    before: PdfLine | PageTable | None = None
    paragraph = ""
    heading: list[PageCell] = []
    page_before = -1
    for page, part in parts:
        if isinstance(part, PdfLine):
            if isinstance(before, PdfLine) and block.goes_on(before, part) and not _begins_anew(paragraph, part.text):
                paragraph = _joined(paragraph, part.text)
            else:
                yield from _closed(paragraph)
                paragraph = part.text
        else:
            yield from _closed(paragraph)
            paragraph = ""
            continued = isinstance(before, PageTable) and page > page_before
            rows = part.rows[1:] if continued and part.rows[0] == heading else part.rows
            heading = heading if continued else part.rows[0]
            for row in rows:
                yield from row_lines([(cell.text, cell.columns) for cell in row])
        before, page_before = part, page
    yield from _closed(paragraph)


def _closed(paragraph: str) -> Iterator[str]:
    if paragraph:
        yield from paragraph_lines(paragraph)


def _begins_anew(paragraph: str, below: str) -> bool:
    """Whether a numbered heading follows a sentence that has ended, which no indent has to tell."""
    return paragraph.endswith(_SENTENCE_ENDS) and _HEADING.match(below) is not None


def _joined(text: str, more: str) -> str:
    between = " " if _WORD.fullmatch(text[-1:]) and _WORD.fullmatch(more[:1]) else ""
    return text + between + more
