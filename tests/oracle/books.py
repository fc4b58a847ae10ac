"""Workbooks from plain rows: the sheets and columns are those of docs/workbook.md, read from there."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path

from openpyxl import Workbook

ROOT = Path(__file__).parents[2]
ALWAYS_THERE = ("区划", "行业领域", "单位", "岗位", "人员", "任职", "企业", "责任")

Row = Mapping[str, str]
Rows = Mapping[str, Sequence[Row]]


@dataclass(frozen=True, slots=True)
class Book:
    """A workbook that somebody imports at a moment."""

    name: str
    moment: datetime
    rows: Rows


@cache
def sheets() -> Mapping[str, tuple[str, ...]]:
    """The columns of each sheet, in the order of the page."""
    found: dict[str, list[str]] = {}
    title = ""
    for line in (ROOT / "docs" / "workbook.md").read_text().splitlines():
        if heading := re.fullmatch(r"### (\S+)", line):
            title = heading[1]
        elif title and (cell := re.match(r"\| ([^|]+?) \|", line)) and cell[1] not in ("列", "---"):
            found.setdefault(title, []).append(cell[1])
    return {name: tuple(columns) for name, columns in found.items()}


def write(book: Book, folder: Path) -> Path:
    """The book as a file of its name in the folder."""
    workbook = Workbook(write_only=True)
    for title, columns in sheets().items():
        rows = book.rows.get(title, ())
        if rows or title in ALWAYS_THERE:
            sheet = workbook.create_sheet(title)
            sheet.append(list(columns))
            for row in rows:
                unknown = row.keys() - set(columns)
                assert not unknown, f"docs/workbook.md has no {unknown} in {title}"
                sheet.append([row.get(column) for column in columns])
    path = folder / book.name
    workbook.save(path)
    return path
