"""Rows of the gazetteer's CSV files: each cell is read strictly, and what cannot be is named with its place."""

import csv
import datetime as dt
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from seeds.names import normalise

_Kind = TypeVar("_Kind", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Period:
    """Half-open days; None is a bound that no source names. An uncertain bound is the latest possible day."""

    valid_from: dt.date | None
    valid_to: dt.date | None
    from_uncertain: bool
    to_uncertain: bool

    def holds(self, on: dt.date) -> bool:
        """Whether the period covers the day."""
        return (self.valid_from is None or self.valid_from <= on) and (self.valid_to is None or on < self.valid_to)

    def overlaps(self, other: "Period") -> bool:
        """Whether a day exists that both cover."""
        starts = [period.valid_from or dt.date.min for period in (self, other)]
        ends = [period.valid_to or dt.date.max for period in (self, other)]
        return max(starts) < min(ends)


class GazetteerError(ValueError):
    """A value in the gazetteer that cannot be: file, row (the header is row 1), column, what was seen and expected."""

    def __init__(self, file: str, row: int, column: str, seen: str, expected: str) -> None:
        self.file, self.row, self.column, self.seen, self.expected = file, row, column, seen, expected
        super().__init__(f"{file}, row {row}, column {column}: seen {seen!r}, expected {expected}")


@dataclass(frozen=True, slots=True)
class Row:
    """One row; every accessor raises GazetteerError for a cell that is not what it asks for."""

    file: str
    number: int
    cells: Mapping[str, str]

    def error(self, column: str, expected: str) -> GazetteerError:
        """An error about this cell."""
        return GazetteerError(self.file, self.number, column, self.cells[column], expected)

    def text(self, column: str) -> str:
        """A cell that must not be empty."""
        value = self.cells[column]
        if not value or value != value.strip():
            raise self.error(column, "a text without white space around it")
        return value

    def name(self, column: str) -> str:
        """A name in its normalised form."""
        value = self.text(column)
        if value != normalise(value):
            raise self.error(column, f"the normalised form {normalise(value)!r}")
        return value

    def kind(self, column: str, kinds: type[_Kind]) -> _Kind:
        """One of the enum's values."""
        try:
            return kinds(self.cells[column])
        except ValueError:
            raise self.error(column, f"one of {', '.join(kinds)}") from None

    def day(self, column: str) -> dt.date | None:
        """A day, or None for an empty cell."""
        value = self.cells[column]
        try:
            return dt.date.fromisoformat(value) if value else None
        except ValueError:
            raise self.error(column, "a day as YYYY-MM-DD, or nothing") from None

    def ref(self, column: str, known: Collection[str]) -> str:
        """The ref of a known area."""
        if self.cells[column] not in known:
            raise self.error(column, "the code of an area of areas.csv, or parent/name where it has none")
        return self.cells[column]

    def refs(self, column: str, known: Collection[str]) -> tuple[str, ...]:
        """Refs of known areas, with one blank between them."""
        refs = tuple(self.text(column).split(" "))
        if not set(refs) <= set(known):
            raise self.error(column, "areas of areas.csv, with one blank between them")
        return refs

    def period(self) -> Period:
        """The half-open period of valid_from, valid_to and uncertain."""
        start, end, uncertain = self.day("valid_from"), self.day("valid_to"), self.cells["uncertain"]
        if start and end and end <= start:
            raise self.error("valid_to", "a day after valid_from")
        if uncertain not in ("", "FROM", "TO", "BOTH"):
            raise self.error("uncertain", "FROM, TO, BOTH or nothing")
        from_uncertain, to_uncertain = uncertain in ("FROM", "BOTH"), uncertain in ("TO", "BOTH")
        if (from_uncertain and not start) or (to_uncertain and not end):
            raise self.error("uncertain", "only a bound that has a day")
        return Period(start, end, from_uncertain, to_uncertain)


def rows_of(path: Path, columns: str) -> Iterator[Row]:
    """The rows below the header, which must name exactly these columns. Raises GazetteerError, OSError."""
    expected = columns.split()
    with path.open(encoding="utf-8", newline="") as file:
        for number, cells in enumerate(csv.reader(file), start=1):
            if number == 1 and cells != expected:
                raise GazetteerError(path.name, 1, "*", ",".join(cells), ",".join(expected))
            if len(cells) != len(expected):
                raise GazetteerError(path.name, number, "*", ",".join(cells), f"{len(expected)} cells")
            if number > 1:
                yield Row(path.name, number, dict(zip(expected, cells, strict=True)))
