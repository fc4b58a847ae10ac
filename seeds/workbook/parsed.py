"""What a workbook says, as plain values: nothing is resolved yet."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from seeds.report import Problem, Severity
from seeds.workbook.columns import SHEETS

Cell = str | int | dt.date | tuple[str, ...] | None


@dataclass(frozen=True, slots=True)
class WorkbookRow:
    """A row of a sheet; `number` as the spreadsheet shows it (the header is row 1). An empty cell is None.

    `columns` tells in which column of this file, from 1, each field stands.
    """

    sheet: str
    number: int
    cells: Mapping[str, Cell]
    columns: Mapping[str, int]

    def text(self, name: str) -> str | None:
        """The text of a cell (the value, for a choice)."""
        value = self.cells.get(name)
        return value if isinstance(value, str) else None

    def names(self, name: str) -> tuple[str, ...]:
        """The names that a cell lists."""
        value = self.cells.get(name)
        return value if isinstance(value, tuple) else ()

    def day(self, name: str) -> dt.date | None:
        """The day of a cell."""
        value = self.cells.get(name)
        return value if isinstance(value, dt.date) and not isinstance(value, dt.datetime) else None

    def moment(self, name: str) -> dt.datetime | None:
        """The moment of a cell, with its zone."""
        value = self.cells.get(name)
        return value if isinstance(value, dt.datetime) else None

    def day_text(self, name: str) -> str | None:
        """The day of a cell as ISO text."""
        value = self.day(name)
        return value.isoformat() if value else None

    def number_in(self, name: str) -> int | None:
        """The number of a cell."""
        value = self.cells.get(name)
        return value if isinstance(value, int) else None


@dataclass(frozen=True, slots=True)
class Attached:
    """A file that goes with a record: its SHA-256, what it is called, its size in bytes and its media type."""

    sha256: str
    name: str
    size: int
    media_type: str


@dataclass(frozen=True, slots=True)
class ParsedWorkbook:
    """The rows of each sheet by its name (`columns.Sheet.name`), and everything wrong with them.

    With an ERROR among `problems` the rows are incomplete and nothing may be imported. `attached` are the files beside the
    workbook that its rows name, by name.
    """

    file: str
    sha256: str
    rows: Mapping[str, tuple[WorkbookRow, ...]] = field(default_factory=lambda: {sheet.name: () for sheet in SHEETS})
    problems: tuple[Problem, ...] = ()
    attached: Mapping[str, Attached] = field(default_factory=dict)

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The problems that stop the import."""
        return tuple(problem for problem in self.problems if problem.severity is Severity.ERROR)
