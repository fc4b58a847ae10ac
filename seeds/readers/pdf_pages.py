"""`python -m seeds.readers.pdf_pages BYTES SECONDS < FILE`: what stands on the pages of a PDF, as JSON.

A process of its own, with bounds of memory and time: a PDF is a program for a reader, and a hostile one may unpack without end.
Lines of text with their place on the page, and the cells of the tables whose rules are drawn; nothing is put together here.
"""

from __future__ import annotations

import json
import resource
import sys
from collections.abc import Iterator
from io import BytesIO
from typing import Any

MOST_MEMORY = 1024 * 1024 * 1024
"""Bytes that the process may take."""
MOST_SECONDS = 300
"""Seconds of the processor."""
MOST_PAGES = 300
ENCRYPTED, BROKEN, TOO_MANY_PAGES = "ENCRYPTED", "BROKEN", "TOO_MANY_PAGES"

# Gaps of justified text are narrower than this part of a character, a blank is wider.
_GAP = 0.4
_SAME = 1.0

Box = tuple[float, float, float, float]


def main() -> None:
    """Read the PDF on standard input; print its pages, or what is wrong with it."""
    memory, seconds = map(int, sys.argv[1:])
    content = sys.stdin.buffer.read()
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 5))
    json.dump(_answer(content), sys.stdout)


def _answer(content: bytes) -> dict[str, Any]:
    import pdfplumber
    from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect
    from pdfplumber.utils.exceptions import PdfminerException

    try:
        with pdfplumber.open(BytesIO(content)) as pdf:
            if len(pdf.pages) > MOST_PAGES:
                return {"error": TOO_MANY_PAGES, "seen": str(len(pdf.pages))}
            return {"pages": list(_pages(pdf))}
    except PdfminerException as reason:
        if reason.args and isinstance(reason.args[0], MemoryError):
            raise reason.args[0] from reason
        locked = isinstance(reason.args[0] if reason.args else None, PDFPasswordIncorrect | PDFEncryptionError)
        return {"error": ENCRYPTED if locked else BROKEN, "seen": type(reason.args[0]).__name__ if reason.args else ""}
    # A hostile file can break the library in as many ways as it has lines; a lack of memory is told by the exit code.
    except MemoryError:
        raise
    except Exception as reason:
        return {"error": BROKEN, "seen": type(reason).__name__}


def _pages(pdf: Any) -> Iterator[dict[str, Any]]:
    for page in pdf.pages:
        yield _page(page)
        page.close()


def _page(page: Any) -> dict[str, Any]:
    # Bold text is often drawn twice; taking one of them out takes as long as everything else.
    page = page.dedupe_chars() if _drawn_twice(page.chars) else page
    tables = [table for table in page.find_tables() if len(table.cells) > 1]
    loose = page.filter(lambda each: not any(_inside(each, table.bbox) for table in tables))
    lines = [
        {"text": line["text"], "x0": line["x0"], "x1": line["x1"], "top": line["top"], "bottom": line["bottom"]}
        for line in loose.extract_text_lines(return_chars=False, strip=True, x_tolerance_ratio=_GAP)
    ]
    return {
        "width": float(page.width),
        "height": float(page.height),
        "lines": lines,
        "tables": [{"top": table.bbox[1], "rows": list(_rows(page, table))} for table in tables],
        "pictures": len(page.images),
    }


def _drawn_twice(chars: list[dict[str, Any]]) -> bool:
    """Whether a letter stands on the same letter."""
    seen: set[tuple[str, int, int]] = set()
    for each in chars:
        x, y = round(each["x0"]), round(each["top"])
        if any((each["text"], x + across, y + down) in seen for across in (-1, 0, 1) for down in (-1, 0, 1)):
            return True
        seen.add((each["text"], x, y))
    return False


def _inside(each: dict[str, Any], box: Box) -> bool:
    """Whether the middle of a letter is in the box."""
    if each.get("object_type") != "char":
        return False
    x, y = (each["x0"] + each["x1"]) / 2, (each["top"] + each["bottom"]) / 2
    return bool(box[0] <= x < box[2] and box[1] <= y < box[3])


def _rows(page: Any, table: Any) -> Iterator[list[dict[str, Any]]]:
    """Each row's cells with the columns that they cover; the lower part of a cell merged over rows is an empty cell."""
    columns = sorted({cell[0] for cell in table.cells})
    for row in table.rows:
        below = _part(page, row.bbox)
        cells: list[dict[str, Any]] = []
        covered_to = float("-inf")
        for x0, cell in zip(columns, row.cells, strict=True):
            if cell is None and x0 < covered_to - _SAME:
                cells[-1]["columns"] += 1
                continue
            cells.append({"lines": _cell_lines(below, cell) if cell else [], "columns": 1})
            covered_to = cell[2] if cell else covered_to
        yield cells


def _part(page: Any, box: Box) -> Any:
    return page.filter(lambda each: _inside(each, box))


def _cell_lines(page: Any, box: Box) -> list[tuple[str, float]]:
    """A cell's lines, each with the room that it leaves in the cell's width, in letters."""
    lines = _part(page, box).extract_text_lines(return_chars=False, strip=True, x_tolerance_ratio=_GAP)
    width = box[2] - box[0]
    return [(line["text"], (width - line["x1"] + line["x0"]) / (line["bottom"] - line["top"])) for line in lines]


if __name__ == "__main__":
    main()
