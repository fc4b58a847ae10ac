"""The rows of a mapped table: who is charged with what, each cell read strictly and each mistake told with its place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from seeds.names import normalise
from seeds.readers.citing import Citation
from seeds.readers.mapped.days import Bounds, day_in, period_in
from seeds.readers.mapped.finding import MappedTable
from seeds.readers.mapped.grids import GridRow
from seeds.readers.mapped.mapping import OF_BASIS, Role, TableMapping
from seeds.readers.numerals import count_of
from seeds.readers.parsed import MappedLink
from seeds.readers.people import person_name
from seeds.readers.text import squeeze, without_space
from seeds.report import Place, ProblemCode, Problems
from seeds.uscc import BadUscc, check, check_character

_OPENING, _CLOSING = "（(〔[【", "）)〕]】"


def read_rows(table: MappedTable, mapping: TableMapping, problems: Problems) -> tuple[MappedLink, ...]:
    """Every row below the headings, down to the end of the table; sums are no rows."""
    reading = _Reading(table, mapping, problems)
    links = [link for row in _own_rows(table, mapping) for link in reading.row(row)]
    if not links and not problems.found:
        problems.error(ProblemCode.PART_MISSING, table.grid.rows[table.first - 1].at, expected="ROSTER_ROWS")
    return tuple(links)


def _own_rows(table: MappedTable, mapping: TableMapping) -> Iterator[GridRow]:
    headings = table.grid.rows[table.first - mapping.table.heading_rows : table.first]
    for row in table.grid.rows[table.first :]:
        first = next((without_space(cell) for cell in row.cells if cell.strip()), "")
        if first.startswith(mapping.table.end):
            return
        # Word processors repeat the headings on every page.
        repeated = any(row.cells == heading.cells for heading in headings)
        if not row.is_blank and first not in mapping.table.skip and not repeated:
            yield row


@dataclass(slots=True)
class _Reading:
    table: MappedTable
    mapping: TableMapping
    problems: Problems
    ordinal: int = 0
    above: dict[str, str] = field(default_factory=dict)

    def row(self, row: GridRow) -> Iterator[MappedLink]:
        """The row's statement; none, with an error, where it says nobody or nothing."""
        before = len(self.problems.found)
        self.ordinal += 1
        row = self._filled(row)
        cells = {part: row.cell(column).strip() for part, column in self.table.columns.items()}
        number = count_of(cells["number"]) if cells.get("number") else None
        at = row.at if row.at.sheet else replace(row.at, annex=self.table.grid.annex, row=number or self.ordinal)
        one = _Row(cells, at, self)
        people, places, uscc, term = one.people(), one.places(), one.uscc(), one.term()
        group, enterprise = one.words("group"), one.words("enterprise")
        if not (people or group) and not one.has_errors(before):
            one.error(ProblemCode.LEADER_MISSING, "leader", expected="PERSON_NAME")
        if not (enterprise or uscc or places) and not one.has_errors(before):
            one.error(ProblemCode.PLACE_MISSING, "place", expected="ENTERPRISE_OR_PLACE")
        if one.has_errors(before):
            return
        basis, role = self.mapping.values.basis, one.role_of_basis()
        citation = Citation(self.table.grid.annex, number or self.ordinal, None, row.excerpt)
        columns = dict(self.table.columns)
        yield MappedLink(people, group, places, enterprise, uscc, basis.value, role.value, *term, at, columns, citation)

    def _filled(self, row: GridRow) -> GridRow:
        """The row with what its empty cells have from above: of merged cells only the first is filled.

        Where one of them begins anew, those that are named behind it do so as well: an empty one is empty then.
        """
        width = max(self.table.columns.values())
        cells = [*row.cells, *[""] * (width - len(row.cells))]
        for part in self.mapping.table.fill_down:
            column = self.table.columns[part] - 1
            if cells[column].strip():
                behind = self.mapping.table.fill_down[self.mapping.table.fill_down.index(part) :]
                self.above = {name: text for name, text in self.above.items() if name not in behind}
                self.above[part] = cells[column]
            cells[column] = self.above.get(part, "")
        return replace(row, cells=tuple(cells))


@dataclass(frozen=True, slots=True)
class _Row:
    cells: dict[str, str]
    row_at: Place
    reading: _Reading

    def at(self, part: str) -> Place:
        return replace(self.row_at, column=self.reading.table.columns.get(part))

    def error(self, code: ProblemCode, part: str, expected: str, seen: str | None = None) -> None:
        self.reading.problems.error(code, self.at(part), seen=seen, expected=expected)

    def has_errors(self, before: int) -> bool:
        return len(self.reading.problems.found) > before

    def words(self, part: str) -> str | None:
        """A name as the register writes it, None for an empty cell and a column that is not mapped."""
        return normalise(self.cells.get(part, "")) or None

    def people(self) -> tuple[tuple[str, str], ...]:
        """The persons of the row with their roles; one who stands twice is an error."""
        of_group = "group" in self.reading.table.columns
        role = self._role() if of_group else Role.LIAISON
        found: dict[str, Role] = {}
        for part, of_part in (("leader", role), ("members", Role.MEMBER)):
            for name in self._names(part):
                if name in found:
                    self.error(ProblemCode.PERSON_REPEATED, part, "ONCE", name)
                found[name] = of_part
        return tuple((name, each.value) for name, each in found.items())

    def _names(self, part: str) -> Iterator[str]:
        cell = self.cells.get(part, "")
        for words in split(cell, self.reading.mapping.separators.names) if cell else ():
            name = person_name(words, self.at(part), self.reading.problems)
            if name is not None:
                yield name

    def _role(self) -> Role:
        """What the leader is in the group: by the role column, else its lead."""
        words = self.words("role")
        if words is None:
            if "role" in self.reading.table.columns:
                self.error(ProblemCode.CELL_EMPTY, "role", self.reading.mapping.columns.mapped["role"][0])
            return Role.LEAD
        found = self.reading.mapping.roles.get(words)
        if found is None:
            self.error(ProblemCode.MAPPED_WORD_UNKNOWN, "role", "、".join(self.reading.mapping.roles), words)
        return found or Role.LEAD

    def role_of_basis(self) -> Role:
        """In which role the row's people are charged; a group always as LIAISON."""
        values = self.reading.mapping.values
        if "group" not in self.reading.table.columns and "role" in self.reading.table.columns:
            return self._role()
        return values.role or next(iter(OF_BASIS[values.basis]))

    def places(self) -> tuple[str, ...]:
        """The places that the cell names, or the one that the mapping gives."""
        cell = self.cells.get("place", "") or self.reading.mapping.values.place or ""
        if not cell:
            return ()
        names: list[str] = []
        for name in map(without_space, split(cell, self.reading.mapping.separators.places)):
            if not name:
                self.error(ProblemCode.PLACE_MISSING, "place", "PLACE_NAME", cell)
            elif name in names:
                self.error(ProblemCode.PLACE_REPEATED, "place", "ONCE", name)
            else:
                names.append(name)
        return tuple(names)

    def uscc(self) -> str | None:
        """The code, where its check character is right."""
        code = (self.words("uscc") or "").upper()
        if not code:
            return None
        try:
            check(code)
        except BadUscc:
            self._report_uscc(code)
            return None
        return code

    def _report_uscc(self, code: str) -> None:
        try:
            self.error(ProblemCode.CHECK_CHARACTER_WRONG, "uscc", check_character(code[:-1]), code)
        except BadUscc:
            self.error(ProblemCode.CELL_WRONG, "uscc", "USCC", code)

    def term(self) -> Bounds:
        """The first and the last day that the row, or else the mapping, says."""
        problems, values = self.reading.problems, self.reading.mapping.values
        first, last = values.first_day, values.last_day
        if period := self.cells.get("period"):
            first, last = period_in(period, self.at("period"), problems)
        if text := self.cells.get("first_day"):
            first = day_in(text, self.at("first_day"), problems)
        if text := self.cells.get("last_day"):
            last = day_in(text, self.at("last_day"), problems, last=True)
        if first and last and last < first:
            part = "period" if period else "last_day"
            self.error(ProblemCode.PERIOD_IMPOSSIBLE, part, "START_BEFORE_END", f"{first} – {last}")
        return _bounds(first, last)


def _bounds(first: date | None, last: date | None) -> Bounds:
    return first, last if last is None or last < date.max else None


def split(cell: str, separators: str) -> Sequence[str]:
    """The parts of a cell, set apart by any of the characters outside of brackets, without the blanks around them.

    Nothing behind the last separator is no part; nothing between two is one, for the reader to object to.
    """
    if "\n" in separators:
        # A break behind another separator, or several of them, set apart what one does.
        cell = re.sub(rf"([{re.escape(separators)}])\s*\n\s*", r"\1", cell)
    parts, depth, start = [], 0, 0
    for position, mark in enumerate(cell):
        depth += (mark in _OPENING) - (mark in _CLOSING)
        if mark in separators and depth <= 0:
            parts.append(cell[start:position])
            start = position + 1
    parts.append(cell[start:])
    kept = list(map(squeeze, parts))
    return kept[:-1] if len(kept) > 1 and not kept[-1] else kept
