"""The text of a PDF that has a text layer, put together from its pages; what is only a picture is refused."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from typing import Any

from seeds.readers import pdf_pages
from seeds.readers.pdf_lines import Page, PageCell, PageTable, PdfLine, text_of
from seeds.report import Place, ProblemCode, Problems

_PATIENCE = 600
"""Seconds on the clock, for a machine that is busy with other things."""
_GLYPH_WITHOUT_TEXT = re.compile(r"\(cid:\d+\)|\ufffd")


def read_pdf(content: bytes, problems: Problems) -> str | None:
    """The text, tables in the form of `seeds.readers.tables`; None, with an error, where it cannot be read."""
    answer = _pages(content, problems)
    if answer is None:
        return None
    if error := answer.get("error"):
        _report(error, answer.get("seen"), problems)
        return None
    pages = [_page(each) for each in answer["pages"]]
    if not any(page.lines or page.tables for page in pages):
        pictures = sum(each["pictures"] for each in answer["pages"])
        problems.error(ProblemCode.NO_TEXT_LAYER, seen=str(pictures), expected="TEXT_LAYER")
        return None
    text = text_of(pages)
    unknown = _GLYPH_WITHOUT_TEXT.search(text)
    if unknown:
        at = Place(text.count("\n", 0, unknown.start()) + 1)
        problems.error(ProblemCode.GLYPHS_WITHOUT_TEXT, at, seen=unknown.group(), expected="TEXT_LAYER")
        return None
    return text


def _pages(content: bytes, problems: Problems) -> dict[str, Any] | None:
    bounds = (str(pdf_pages.MOST_MEMORY), str(pdf_pages.MOST_SECONDS))
    command = [sys.executable, "-P", "-m", pdf_pages.__name__, *bounds]
    try:
        done = subprocess.run(command, input=content, capture_output=True, timeout=_PATIENCE, check=False)  # noqa: S603
        if done.returncode == 0:
            answer: dict[str, Any] = json.loads(done.stdout)
            return answer
        seen = f"{done.returncode}"
    except subprocess.TimeoutExpired:
        seen = f"{_PATIENCE} s"
    problems.error(ProblemCode.READING_TOO_COSTLY, seen=seen, expected=_bounds())
    return None


def _bounds() -> str:
    return f"{pdf_pages.MOST_SECONDS} s、{pdf_pages.MOST_MEMORY // 1024**2} MiB"


def _report(error: str, seen: str | None, problems: Problems) -> None:
    match error:
        case pdf_pages.ENCRYPTED:
            problems.error(ProblemCode.FILE_ENCRYPTED, seen="PDF", expected="FILE_WITHOUT_PASSWORD")
        case pdf_pages.TOO_MANY_PAGES:
            problems.error(ProblemCode.TOO_MANY_PAGES, seen=seen, expected=str(pdf_pages.MOST_PAGES))
        case _:
            problems.error(ProblemCode.FILE_BROKEN, seen=seen, expected="PDF")


def _page(told: dict[str, Any]) -> Page:
    lines = [PdfLine(**each) for each in told["lines"]]
    tables = [
        PageTable(each["top"], [[_cell(cell) for cell in row] for row in each["rows"]]) for each in told["tables"]
    ]
    return Page(told["width"], told["height"], lines, tables)


def _cell(told: dict[str, Any]) -> PageCell:
    return PageCell(tuple((text, room) for text, room in told["lines"]), told["columns"])
