"""The template: everything declared is in it, and what is filled in comes back."""

import datetime as dt
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

from seeds.names import normalise
from seeds.uscc import check_character
from seeds.workbook import columns_table, read_workbook, write_template
from seeds.workbook.columns import SHEETS, Column, Kind, Sheet
from seeds.workbook.words import ROLES, ROLES_OF
from tests.seeds.workbook.made_up import Rows, filled

WORDS = st.text("示例甲乙丙丁", min_size=1, max_size=8)
DAYS = st.dates(dt.date(1949, 10, 1), dt.date(2100, 1, 1))
USCCS = st.integers(0, 10**9 - 1).map(lambda n: f"91000000{n:09}").map(lambda body: body + check_character(body))
CELLS: dict[Kind, st.SearchStrategy[Any]] = {
    Kind.NAME: WORDS,
    Kind.TEXT: WORDS,
    Kind.NAMES: st.lists(WORDS, min_size=1, max_size=3, unique=True),
    Kind.AREA_CODE: st.integers(10**5, 10**6 - 1).map(str),
    Kind.SECTOR_CODE: st.text("ABC1", min_size=1, max_size=6),
    Kind.USCC: USCCS,
    Kind.DAY: DAYS,
    Kind.NUMBER: st.integers(1, 10**6),
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


@settings(max_examples=15, deadline=None)
@given(WORKBOOKS)
def test_what_is_filled_in_comes_back(content: dict[str, list[dict[str, Any]]]) -> None:
    written: Rows = {
        title: [{k: "、".join(v) if isinstance(v, list) else v for k, v in row.items()} for row in of_sheet]
        for title, of_sheet in content.items()
    }
    parsed = read_workbook(filled(written), "示例.xlsx")
    assert parsed.problems == ()
    for sheet in SHEETS:
        expected = [{c.field: _read(c, row[c.header]) for c in sheet.columns} for row in content[sheet.title]]
        assert [dict(row.cells) for row in parsed.rows[sheet.name]] == expected


def _read(column: Column, value: Any) -> Any:
    if column.choices and value is not None:
        return column.choices[value]
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
            expected = {Kind.DAY: "yyyy-mm-dd", Kind.NUMBER: "0"}.get(column.kind, "@")
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
