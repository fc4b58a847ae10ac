"""From the bytes of a workbook to its rows, strictly: every sheet, column and cell is read or objected to."""

import hashlib
import io
from collections.abc import Sequence
from difflib import get_close_matches
from pathlib import Path

from python_calamine import CalamineError, CalamineWorkbook

from seeds.names import normalise
from seeds.report import Place, ProblemCode, Problems
from seeds.workbook.archive import looks_like_workbook, report_cells_without_value
from seeds.workbook.cells import Seen, is_blank, read_cell
from seeds.workbook.columns import SHEETS, Column, Sheet
from seeds.workbook.parsed import Cell, ParsedWorkbook, WorkbookRow

Spots = frozenset[tuple[str, int, int]]


def read_workbook(source: Path | str | bytes, name: str | None = None) -> ParsedWorkbook:
    """What the workbook says, and everything wrong with it.

    `source` is a path or the content itself, `name` is how the report calls the file (default: the last part of the
    path). Raises nothing for any content; a file that cannot be opened is a problem as well.
    """
    file = name or ("workbook" if isinstance(source, bytes) else Path(source).name)
    problems = Problems(file)
    content = source if isinstance(source, bytes) else _content(Path(source), problems)
    rows: dict[str, tuple[WorkbookRow, ...]] = {sheet.name: () for sheet in SHEETS}
    if not problems.found and looks_like_workbook(content, problems):
        rows |= _sheets(content, problems)
    return ParsedWorkbook(file, hashlib.sha256(content).hexdigest(), rows, tuple(problems.found))


def _content(path: Path, problems: Problems) -> bytes:
    try:
        return path.read_bytes()
    except (OSError, ValueError) as reason:
        problems.error(ProblemCode.FILE_UNREADABLE, seen=type(reason).__name__)
        return b""


def _sheets(content: bytes, problems: Problems) -> dict[str, tuple[WorkbookRow, ...]]:
    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(content))
        titles = {normalise(title): title for title in workbook.sheet_names}
        cells: dict[str, Sequence[Sequence[Seen]]] = {
            sheet.name: workbook.get_sheet_by_name(titles[sheet.title]).to_python(skip_empty_area=False)
            for sheet in SHEETS
            if sheet.title in titles
        }
        valueless = report_cells_without_value(content, problems)
    except (CalamineError, KeyError, ValueError, OSError) as reason:
        problems.error(ProblemCode.NOT_WORKBOOK, seen=type(reason).__name__, expected="XLSX")
        return {}
    _check_titles(list(titles), problems)
    return {s.name: _rows(s, cells[s.name], valueless, problems) for s in SHEETS if s.name in cells}


def _check_titles(titles: Sequence[str], problems: Problems) -> None:
    known = [sheet.title for sheet in SHEETS]
    for sheet in SHEETS:
        if sheet.title not in titles and not sheet.optional:
            problems.error(ProblemCode.SHEET_MISSING, seen="、".join(titles), expected=sheet.title)
    for title in titles:
        if title not in known:
            problems.warning(ProblemCode.SHEET_NOT_READ, Place(sheet=title), seen=title)


def _rows(
    sheet: Sheet, cells: Sequence[Sequence[Seen]], valueless: Spots, problems: Problems
) -> tuple[WorkbookRow, ...]:
    header = cells[0] if cells else []
    columns = _columns(sheet, header, problems)
    if columns is None:
        return ()
    rows = []
    for number, row in enumerate(cells[1:], start=2):
        if all(map(is_blank, row)) and not any((sheet.title, number, c) in valueless for c in columns):
            continue
        rows.append(_row(sheet, number, row, columns, valueless, problems))
    _check_repeated(sheet, rows, problems)
    return tuple(rows)


def _columns(sheet: Sheet, header: Sequence[Seen], problems: Problems) -> dict[int, Column] | None:
    """The declared column at each position from 1; None, with errors, where the header is not the declared one."""
    before = len(problems.found)
    declared = {column.header: column for column in sheet.columns}
    found: dict[int, Column] = {}
    for position, seen in enumerate(header, start=1):
        at = Place(row=1, column=position, sheet=sheet.title)
        text = normalise(str(seen))
        if text in declared and declared[text] in found.values():
            problems.error(ProblemCode.COLUMN_REPEATED, at, seen=text, expected="ONCE")
        elif text in declared:
            found[position] = declared[text]
        elif text:
            near = get_close_matches(text, declared, cutoff=0.3) or list(declared)
            problems.error(ProblemCode.COLUMN_UNKNOWN, at, seen=text, expected="、".join(near))
    for column in sheet.columns:
        if column not in found.values() and not column.later:
            problems.error(ProblemCode.COLUMN_MISSING, Place(row=1, sheet=sheet.title), expected=column.header)
    return found if len(problems.found) == before else None


def _row(
    sheet: Sheet,
    number: int,
    row: Sequence[Seen],
    columns: dict[int, Column],
    valueless: Spots,
    problems: Problems,
) -> WorkbookRow:
    cells: dict[str, Cell] = {}
    for position, seen in enumerate(row, start=1):
        at = Place(row=number, column=position, sheet=sheet.title)
        column = columns.get(position)
        if column is None and not is_blank(seen):
            problems.error(ProblemCode.UNEXPECTED_TEXT, at, seen=str(seen), expected="BLANK")
        elif column is not None:
            known = (sheet.title, number, position) in valueless
            cells[column.field] = None if known else read_cell(seen, column, at, problems)
    return WorkbookRow(sheet.title, number, cells, {column.field: position for position, column in columns.items()})


def _check_repeated(sheet: Sheet, rows: Sequence[WorkbookRow], problems: Problems) -> None:
    first: dict[tuple[Cell, ...], int] = {}
    for row in rows:
        identity = tuple(row.cells.get(name) for name in sheet.unique)
        # What makes the row itself is missing, which has been reported.
        if all(part is None for part in identity):
            continue
        earlier = first.setdefault(identity, row.number)
        if earlier != row.number:
            seen = "｜".join(str(part) for part in identity if part)
            at = Place(row=row.number, sheet=sheet.title)
            problems.error(ProblemCode.SAME_ROW_TWICE, at, seen=seen, expected=str(earlier))
