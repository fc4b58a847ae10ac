"""The sheets of a bureau's own workbook as rows of cells, every value as the text that a clerk sees."""

from __future__ import annotations

import datetime as dt
import io

from python_calamine import CalamineError, CalamineWorkbook

from seeds.readers.mapped.grids import Grid, GridRow
from seeds.readers.redaction import without_contacts
from seeds.report import Place, ProblemCode, Problems
from seeds.workbook.archive import looks_like_workbook, report_cells_without_value
from seeds.workbook.cells import Seen

# Beyond this a spreadsheet's numbers have lost digits.
_LARGEST_EXACT = 10**15


def read_sheets(content: bytes, problems: Problems) -> tuple[Grid, ...]:
    """Every sheet; none, with an error, where the file is no workbook. Telephone numbers and mail addresses are left out."""
    if not looks_like_workbook(content, problems):
        return ()
    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(content))
        found = tuple(_grid(workbook, title) for title in workbook.sheet_names)
        report_cells_without_value(content, problems)
    except (CalamineError, KeyError, ValueError, OSError) as reason:
        problems.error(ProblemCode.FILE_BROKEN, seen=type(reason).__name__, expected="XLSX")
        return ()
    return found


def _grid(workbook: CalamineWorkbook, title: str) -> Grid:
    rows = workbook.get_sheet_by_name(title).to_python(skip_empty_area=False)
    return Grid(
        title,
        tuple(GridRow(Place(sheet=title, row=number), tuple(map(_text, row))) for number, row in enumerate(rows, 1)),
    )


def _text(seen: Seen) -> str:
    if isinstance(seen, dt.datetime):
        return seen.date().isoformat() if seen.time() == dt.time() else seen.isoformat()
    if isinstance(seen, float) and seen == int(seen) and abs(seen) < _LARGEST_EXACT:
        return str(int(seen))
    return without_contacts(str(seen).replace("\r\n", "\n")).strip()
