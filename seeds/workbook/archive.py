"""The file behind a workbook, looked at before it is read: is it one, how big is it, what holds no value."""

import io
import re
import zipfile
from collections.abc import Iterator

from openpyxl import load_workbook
from openpyxl.utils import column_index_from_string

from seeds.report import Place, ProblemCode, Problems

LONGEST_FILE = 64 * 1024 * 1024
"""Bytes of a file, and a sixteenth of what it may unpack to."""
MOST_CELLS = 20_000_000
_UNPACKED = 16
_SHEETS = re.compile(r"xl/worksheets/[^/]+\.xml")
_WITHOUT_VALUE = re.compile(rb"""<(\w+:)?f[ />]|\bt=["']e["']""")
_CELL = re.compile(rb"""\br=["']([A-Z]{1,3})([0-9]{1,7})["']""")


def looks_like_workbook(content: bytes, problems: Problems) -> bool:
    """Whether the bytes are an XLSX file of a size that can be read; if not, the problem is added."""
    if len(content) > LONGEST_FILE:
        problems.error(ProblemCode.FILE_TOO_LARGE, seen=str(len(content)), expected=str(LONGEST_FILE))
        return False
    if not content:
        problems.error(ProblemCode.NOT_WORKBOOK, expected="XLSX")
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return _fits(archive, problems)
    except (zipfile.BadZipFile, OSError, RuntimeError, NotImplementedError, EOFError, ValueError):
        problems.error(ProblemCode.NOT_WORKBOOK, seen=content[:4].hex(" "), expected="XLSX")
        return False


def _fits(archive: zipfile.ZipFile, problems: Problems) -> bool:
    if "xl/workbook.xml" not in archive.namelist():
        problems.error(ProblemCode.NOT_WORKBOOK, seen=", ".join(archive.namelist()[:3]) or None, expected="XLSX")
        return False
    unpacked = sum(member.file_size for member in archive.infolist())
    if unpacked > LONGEST_FILE * _UNPACKED:
        problems.error(ProblemCode.FILE_TOO_LARGE, seen=str(unpacked), expected=str(LONGEST_FILE * _UNPACKED))
        return False
    # A single cell far out would make the reader fill everything before it.
    cells = max((_extent(sheet) for sheet in _sheets(archive)), default=0)
    if cells > MOST_CELLS:
        problems.error(ProblemCode.FILE_TOO_LARGE, seen=str(cells), expected=str(MOST_CELLS))
    return cells <= MOST_CELLS


def _sheets(archive: zipfile.ZipFile) -> Iterator[bytes]:
    for name in archive.namelist():
        if _SHEETS.fullmatch(name):
            yield archive.read(name)


def _extent(sheet: bytes) -> int:
    columns = {match[1] for match in _CELL.finditer(sheet)}
    rows = max((int(match[2]) for match in _CELL.finditer(sheet)), default=0)
    return rows * max((column_index_from_string(letters.decode()) for letters in columns), default=0)


def report_cells_without_value(content: bytes, problems: Problems) -> frozenset[tuple[str, int, int]]:
    """Formulas that were never calculated, and errors such as #REF!: sheet, row and column of each, reported.

    The fast reader shows them as empty cells, which would lose them without a word.
    """
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        if not any(_WITHOUT_VALUE.search(sheet) for sheet in _sheets(archive)):
            return frozenset()
    formulas = load_workbook(io.BytesIO(content), read_only=True)
    values = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
    found: set[tuple[str, int, int]] = set()
    for sheet in formulas.worksheets:
        pairs = zip(sheet.iter_rows(), values[sheet.title].iter_rows(), strict=True)
        for cell, value in (pair for rows in pairs for pair in zip(*rows, strict=True)):
            uncalculated = cell.data_type == "f" and value.value is None
            # Blank filler cells of the read-only mode stand nowhere.
            if (uncalculated or value.data_type == "e") and cell.row is not None and cell.column is not None:
                found.add((sheet.title, cell.row, cell.column))
                at = Place(row=cell.row, column=cell.column, sheet=sheet.title)
                seen = str(cell.value)
                problems.error(ProblemCode.FORMULA_NOT_CALCULATED, at, seen=seen, expected="CALCULATED_VALUE")
    return frozenset(found)
