"""The head of a bureau's table: number, title, issuer and day, each where the mapping says, else in the red head."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from openpyxl.utils.cell import coordinate_to_tuple

from seeds.names import normalise
from seeds.readers.bare_title import check_issuer
from seeds.readers.dating import Issue, read_issue
from seeds.readers.header import read_header
from seeds.readers.mapped.days import day_in
from seeds.readers.mapped.grids import Grid
from seeds.readers.mapped.mapping import DocumentMap, Finder
from seeds.readers.references import document_number
from seeds.readers.text import Line, squeeze, without_space
from seeds.report import Place, ProblemCode, Problems

# Labels stand beside each other on one line, set apart by more than one blank.
_NEXT_PART = re.compile(r"\s{2,}|\t")


@dataclass(frozen=True, slots=True)
class TableHead:
    """The head as found; what is missing has been reported."""

    number: str | None
    title: str | None
    issuer: str | None
    issue: Issue


def read_head(
    wanted: DocumentMap, lines: Sequence[Line], sheet: Grid | None, given: date | None, problems: Problems
) -> TableHead:
    """The head from the document's own text (`lines`, without its annexes) or from the sheet that has the table."""
    search = _Search(lines, sheet, problems)
    if not (wanted.number or wanted.title or wanted.issuer) and sheet is None:
        header = read_header(tuple(lines), problems)
        number, title, issuer = header.number, header.title, header.issuer
    else:
        number = _number(search, wanted.number, problems)
        title = search.part(wanted.title, "TITLE")
        issuer = _issuer(search, wanted.issuer, problems)
    dated = _dated(search, wanted.date, problems) if wanted.date else list(lines) if sheet is None else []
    return TableHead(number, title and without_space(title), issuer, read_issue(tuple(dated), number, given, problems))


def _number(search: _Search, wanted: Finder | None, problems: Problems) -> str | None:
    """The number; a table that has none is known by issuer, title and day."""
    if wanted is None:
        problems.warning(ProblemCode.NUMBER_MISSING, expected="NUMBER")
        return None
    words = search.part(wanted, "NUMBER")
    number = document_number(words) if words else None
    if words and number is None:
        problems.error(ProblemCode.NUMBER_BROKEN, seen=words, expected="NUMBER")
    return number


def _issuer(search: _Search, wanted: Finder | None, problems: Problems) -> str | None:
    words = search.part(wanted, "ISSUER")
    if words is None:
        return None
    name = normalise(words).removesuffix("文件")
    check_issuer(name, Line(1, words), problems)
    return name


def _dated(search: _Search, wanted: Finder, problems: Problems) -> list[Line]:
    """The day as a line of its own, as a document has it below its text."""
    words = search.part(wanted, "DATE_OF_ISSUE")
    day = day_in(words, Place(), problems) if words else None
    return [Line(1, day.isoformat())] if day else []


@dataclass(frozen=True, slots=True)
class _Search:
    lines: Sequence[Line]
    sheet: Grid | None
    problems: Problems

    def part(self, wanted: Finder | None, name: str) -> str | None:
        """The words that the mapping points at; None, with an error, where there are none, or several that differ."""
        found = list(dict.fromkeys(filter(None, map(squeeze, self._found(wanted))))) if wanted else []
        if len(found) == 1:
            return found[0]
        code = ProblemCode.PART_REPEATED if found else ProblemCode.MAPPED_PART_MISSING
        seen = "、".join(found) if found else _pointed(wanted)
        self.problems.error(code, seen=seen, expected=name)
        return None

    def _found(self, wanted: Finder) -> Iterator[str]:
        if wanted.text is not None:
            yield wanted.text
        elif wanted.line is not None:
            yield from self._filled_lines()[wanted.line - 1 : wanted.line]
        elif wanted.cell is not None and self.sheet is not None:
            row, column = coordinate_to_tuple(wanted.cell)
            yield from (found.cell(column) for found in self.sheet.rows[row - 1 : row])
        elif wanted.after is not None:
            for cells in self._cells():
                yield from _behind(wanted.after, cells)

    def _filled_lines(self) -> list[str]:
        return [line for cells in self._cells() if (line := squeeze(" ".join(cells)))]

    def _cells(self) -> Iterator[Sequence[str]]:
        """Row by row: the cells of the sheet, or each line of the text as one."""
        if self.sheet is not None:
            yield from (row.cells for row in self.sheet.rows)
        else:
            yield from ([line.text] for line in self.lines)


def _behind(label: str, cells: Sequence[str]) -> Iterator[str]:
    """What follows the label in its cell, or the next filled cell beside it."""
    for position, cell in enumerate(cells):
        _, found, rest = cell.partition(label)
        if found:
            here = _NEXT_PART.split(rest.strip())[0]
            yield here or next((each for each in cells[position + 1 :] if each.strip()), "")


def _pointed(wanted: Finder | None) -> str | None:
    if wanted is None:
        return None
    return next(f"{name} = {value}" for name, value in wanted.model_dump(exclude_none=True).items())
