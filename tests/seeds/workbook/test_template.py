"""The template: everything declared is in it, and what is filled in comes back."""

import datetime as dt
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

from graph.clock import SHANGHAI
from graph.labels import NODES
from seeds.names import normalise
from seeds.uscc import check_character
from seeds.workbook import Entry, Known, columns_table, read_workbook, workbook_facts, write_template
from seeds.workbook.columns import SHEETS, Column, Kind, Sheet
from seeds.workbook.words import ROLES, ROLES_OF
from tests.seeds.workbook.made_up import CITY, DISTRICT, TODAY, TOWN, Rows, filled

WORDS = st.text("示例甲乙丙丁", min_size=1, max_size=8)
DAYS = st.dates(dt.date(1949, 10, 1), dt.date(2100, 1, 1))
USCCS = st.integers(0, 10**9 - 1).map(lambda n: f"91000000{n:09}").map(lambda body: body + check_character(body))
# A spreadsheet's moments have no zone.
DAWN, DUSK = dt.datetime(1992, 1, 1), dt.datetime(2100, 1, 1)  # noqa: DTZ001
NUMBER_FORMATS = {Kind.DAY: "yyyy-mm-dd", Kind.NUMBER: "0", Kind.COUNT: "0", Kind.MONEY: "0.######"}
CELLS: dict[Kind, st.SearchStrategy[Any]] = {
    Kind.NAME: WORDS,
    Kind.TEXT: WORDS,
    Kind.NAMES: st.lists(WORDS, min_size=1, max_size=3, unique=True),
    Kind.AREA_CODE: st.integers(10**5, 10**6 - 1).map(str),
    Kind.SECTOR_CODE: st.text("ABC1", min_size=1, max_size=6),
    Kind.USCC: USCCS,
    Kind.DAY: DAYS,
    Kind.DAYS: st.lists(DAYS.map(dt.date.isoformat), min_size=1, max_size=3, unique=True),
    Kind.NUMBER: st.integers(1, 10**6),
    Kind.COUNT: st.integers(0, 10**6),
    Kind.FILES: st.lists(st.text("示例ab1,. ", min_size=1, max_size=8).map(lambda name: f"a{name}.pdf"), unique=True),
    Kind.DOCUMENT_NUMBER: st.builds("示例应急〔{}〕{}号".format, st.integers(1949, 2099), st.integers(1, 99)),
    Kind.MONTH: st.dates(dt.date(1949, 10, 1), dt.date(2100, 1, 1)).map(lambda day: f"{day:%Y-%m}"),
    Kind.MOMENT: st.datetimes(DAWN, DUSK).map(lambda m: m.replace(microsecond=0)),
    Kind.DECIMAL: st.decimals(-(10**6), 10**6, places=2),
    Kind.MONEY: st.integers(0, 10**12),
}


def cell(column: Column) -> st.SearchStrategy[Any]:
    """What may stand in a cell of the column."""
    filled_in = st.sampled_from(sorted(column.choices)) if column.choices else CELLS[column.kind]
    return filled_in if column.required else st.none() | filled_in


def rows(sheet: Sheet) -> st.SearchStrategy[list[dict[str, Any]]]:
    """Rows of the sheet that differ in what makes a row the same."""
    row = st.fixed_dictionaries({column.header: cell(column) for column in sheet.columns})
    headers = {column.field: column.header for column in sheet.columns}
    return st.lists(row, max_size=4, unique_by=lambda found: tuple(str(found[headers[name]]) for name in sheet.unique))


WORKBOOKS = st.fixed_dictionaries({sheet.title: rows(sheet) for sheet in SHEETS})


@pytest.mark.slow
@settings(max_examples=15, deadline=None)
@given(WORKBOOKS)
def test_what_is_filled_in_comes_back(content: dict[str, list[dict[str, Any]]]) -> None:
    written: Rows = {
        sheet.title: [{c.header: _written(c, row[c.header]) for c in sheet.columns} for row in content[sheet.title]]
        for sheet in SHEETS
    }
    parsed = read_workbook(filled(written), "示例.xlsx")
    assert parsed.problems == ()
    for sheet in SHEETS:
        expected = [{c.field: _read(c, row[c.header]) for c in sheet.columns} for row in content[sheet.title]]
        assert [dict(row.cells) for row in parsed.rows[sheet.name]] == expected


def _written(column: Column, value: Any) -> Any:
    """As somebody fills it in; of numbers and moments every other one as the spreadsheet's own kind of cell."""
    if value is None or value == []:
        return None
    match column.kind:
        case Kind.NAMES | Kind.FILES | Kind.DAYS:
            return "、".join(value)
        case Kind.MOMENT:
            # A moment of a whole day would be a day.
            return value if value.second % 2 else f"{value:%Y-%m-%d %H:%M:%S}"
        case Kind.MONEY:
            return str(Decimal(value) / column.cents) if value % 2 else float(Decimal(value) / column.cents)
        case Kind.DECIMAL:
            return str(value) if value > 0 else float(value)
        case _:
            return value


def _read(column: Column, value: Any) -> Any:
    """What the reader makes of it."""
    if value is None or value == []:
        return None
    match column.kind:
        case Kind.CHOICE:
            return column.choices[value]
        case Kind.MOMENT:
            return value.replace(tzinfo=SHANGHAI)
        case Kind.DECIMAL:
            plain = value.normalize()
            return f"{plain:f}" if plain else "0"
        case _:
            return tuple(value) if isinstance(value, list) else value


def test_the_empty_template_says_nothing_and_is_right(tmp_path: Path) -> None:
    path = tmp_path / "模板.xlsx"
    write_template(path)
    parsed = read_workbook(path)
    assert parsed.file == "模板.xlsx"
    assert parsed.problems == ()
    assert not any(parsed.rows.values())


def test_the_examples_of_the_columns_are_readable() -> None:
    examples = {sheet.title: [{c.header: c.example for c in sheet.columns}] for sheet in SHEETS}
    assert read_workbook(filled(examples)).problems == ()


def test_the_examples_of_the_columns_make_a_workbook_that_can_be_imported() -> None:
    """Filled in as the template explains itself, but for columns that stand for others: on a register with what they refer to."""
    district = replace(DISTRICT, name="示例甲区")
    towns = [replace(TOWN, key=f"Area:99010110{n}", code=f"99010110{n}", name=f"示例甲{n}镇") for n in (2, 3)]
    above = Entry("Organization:x", "示例市应急管理局")
    known = Known((CITY, district, *towns), (above,))
    examples: Rows = {sheet.title: [{c.header: c.example for c in sheet.columns if not c.instead}] for sheet in SHEETS}
    made = workbook_facts(read_workbook(filled(examples), "示例.xlsx"), known, TODAY)
    assert made.problems == ()
    assert made.facts
    stated = {thing.label for thing in made.facts.things} | {each.label for each in made.facts.statements}
    # The one row of terms of office says who holds a post, not that nobody does.
    assert stated == NODES.keys() - {"Register", "Version", "ChangeEvent", "Code", "Attachment", "PostVacancy"}


def test_clerks_are_told_what_belongs_where(tmp_path: Path) -> None:
    path = tmp_path / "template.xlsx"
    write_template(path)
    workbook = load_workbook(path)
    for sheet in SHEETS:
        offered = workbook[sheet.title].data_validations.dataValidation
        assert [validation.formula1 for validation in offered] == [
            f'"{",".join(column.choices)}"' for column in sheet.columns if column.choices
        ]
        for position, column in enumerate(sheet.columns, start=1):
            header = workbook[sheet.title].cell(1, position)
            letter = get_column_letter(position)
            assert header.comment is not None
            assert column.help in header.comment.text
            expected = NUMBER_FORMATS.get(column.kind, "@")
            assert workbook[sheet.title].column_dimensions[letter].number_format == expected


def test_words_are_normalised_and_short_enough_for_a_list() -> None:
    for column in (column for sheet in SHEETS for column in sheet.columns):
        assert all(word == normalise(word) for word in (column.header, *column.choices))
        # Excel takes lists of up to 255 characters.
        assert len(",".join(column.choices)) <= 255
    assert {role for roles in ROLES_OF.values() for role in roles} == set(ROLES.values())


def test_the_table_for_the_docs_names_every_column() -> None:
    table = columns_table()
    for sheet in SHEETS:
        assert f"### {sheet.title}\n" in table
        assert all(f"| {column.header} |" in table for column in sheet.columns)
