"""The text of a DOCX as its reader sees it on paper: paragraphs with their automatic numbers, tables where they stand.

Headers, footers, notes and comments are no part of it. Where changes are tracked nobody knows which text was issued, and
the file is refused. Source of the elements: ECMA-376, part 1, 17 (WordprocessingML).
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import docx
from docx.oxml.ns import qn

from seeds.readers.docx_archive import looks_like_docx
from seeds.readers.docx_numbers import AutomaticNumbers, Element
from seeds.readers.table_text import paragraph_lines, row_lines
from seeds.report import ProblemCode, Problems

_CHANGES = ("w:ins", "w:del", "w:moveFrom", "w:moveTo")
_BOX = "w:txbxContent"
# The second choice for older programs repeats the first.
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_INNER_BLOCKS = tuple(map(qn, ("w:sdt", "w:sdtContent", "w:customXml", "w:smartTag")))
_MARKS = {
    qn("w:tab"): "\t",
    qn("w:br"): "\n",
    qn("w:cr"): "\n",
    qn("w:noBreakHyphen"): "-",
}
_MOST_COLUMNS = 100


def read_docx(content: bytes, problems: Problems) -> str | None:
    """The text, tables in the form of `seeds.readers.tables`; None, with an error, where it cannot be read."""
    if not looks_like_docx(content, problems):
        return None
    try:
        document = docx.Document(io.BytesIO(content))
        body: Element = document.element.body
        if any(next(body.iter(qn(tag)), None) is not None for tag in _CHANGES):
            problems.error(ProblemCode.CHANGES_TRACKED, expected="CHANGES_ACCEPTED")
            return None
        numbers = AutomaticNumbers(_part(document, "numbering"), _part(document, "styles"), problems)
        return "\n".join(_Blocks(numbers).lines(body))
    # A hostile file can break the library in as many ways as it has lines; none of them is ours to tell apart.
    except Exception as reason:
        problems.error(ProblemCode.FILE_BROKEN, seen=type(reason).__name__, expected="DOCX")
        return None


def _part(document: Any, name: str) -> Element | None:
    """The root of a part beside the text; python-docx would make an empty one where there is none."""
    relations = document.part.rels.values()
    return next((each.target_part.element for each in relations if each.reltype.endswith(f"/{name}")), None)


@dataclass(frozen=True, slots=True)
class _Blocks:
    numbers: AutomaticNumbers

    def lines(self, parent: Element) -> Iterator[str]:
        """The lines of all paragraphs and tables below an element, in text order."""
        for child in parent:
            if child.tag == qn("w:p"):
                yield from self._paragraph(child)
            elif child.tag == qn("w:tbl"):
                # Text that follows at once must not become part of the last row.
                yield from self._table(child)
                yield ""
            elif child.tag in _INNER_BLOCKS:
                yield from self.lines(child)

    def _paragraph(self, paragraph: Element) -> Iterator[str]:
        for box in _boxes(paragraph):
            yield from self.lines(box)
        yield from paragraph_lines(self.numbers.before(paragraph) + "".join(_words(paragraph)))

    def _table(self, table: Element) -> Iterator[str]:
        for row in _within(table, "w:tr"):
            yield from row_lines([self._cell(cell) for cell in _within(row, "w:tc")])

    def _cell(self, cell: Element) -> tuple[str, int]:
        """The cell's text, none where it only continues a merged cell above, and how many columns it covers."""
        properties = cell.find(qn("w:tcPr"))
        span = properties.find(qn("w:gridSpan")) if properties is not None else None
        merged = properties.find(qn("w:vMerge")) if properties is not None else None
        columns = int(span.get(qn("w:val")) or 1) if span is not None else 1
        continues = merged is not None and merged.get(qn("w:val")) != "restart"
        text = "" if continues else "\n".join(self.lines(cell))
        return text, max(1, min(columns, _MOST_COLUMNS))


def _within(parent: Element, tag: str) -> Iterator[Element]:
    """The rows or cells of an element, also those inside content controls."""
    for child in parent:
        if child.tag == qn(tag):
            yield child
        elif child.tag in _INNER_BLOCKS:
            yield from _within(child, tag)


def _boxes(paragraph: Element) -> Iterator[Element]:
    """The text boxes that hang on a paragraph: red heads often stand in one."""
    for box in paragraph.iter(qn(_BOX)):
        outer = [above.tag for above in box.iterancestors()]
        if _FALLBACK not in outer and qn(_BOX) not in outer:
            yield box


def _words(element: Element) -> Iterator[str]:
    for child in element:
        if child.tag == qn("w:t"):
            yield child.text or ""
        elif child.tag in _MARKS:
            yield _MARKS[child.tag]
        elif child.tag not in (qn("w:pPr"), qn("w:rPr"), qn("w:rt"), qn(_BOX), _FALLBACK):
            yield from _words(child)
