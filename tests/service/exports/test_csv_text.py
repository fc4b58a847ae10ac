"""CSV: every text comes back, and a spreadsheet takes none of them for anything else."""

import csv
import io
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.exports.cells import Cell
from service.exports.csv_text import csv_rows, protected

TEXTS = st.one_of(
    st.text(),
    st.builds(
        str.__add__, st.sampled_from(["=", "+", "-", "@", "\t", "\r", "\n", "'", "＝", " =", "00", "1e"]), st.text()
    ),
    st.from_regex(r"[0-9]{1,20}(\.[0-9]+)?", fullmatch=True),
)


def read(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode(), newline="")))


def taken_back(cell: str) -> str:
    return cell.removeprefix("'")


@pytest.mark.slow
@given(st.lists(st.lists(TEXTS.filter(lambda text: "\0" not in text), min_size=1), min_size=1))
def test_what_was_written_is_read_again_without_the_mark(rows: list[list[str]]) -> None:
    found = read(csv_rows(rows))
    assert [[taken_back(cell) for cell in row] for row in found] == rows


@given(TEXTS)
def test_no_cell_begins_as_a_formula_does(text: str) -> None:
    shown = protected(text)
    assert not shown.startswith(("\t", "\r", "\n"))
    assert not shown.strip().startswith(("=", "+", "-", "@", "＝", "＋", "－", "＠"))


@given(st.from_regex(r"[0-9]{12,30}|0[0-9]{1,20}|[0-9]{1,16}[eE][0-9]{1,3}", fullmatch=True))
def test_no_code_becomes_a_number(text: str) -> None:
    assert protected(text) == "'" + text


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+86",
        "-2",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        " =1",
        "＝1",
        "913205000000000123",
        "320509000000",
        "0012",
        "9E12345",
        "1-2",
    ],
)
def test_what_a_spreadsheet_would_mistake_is_marked(text: str) -> None:
    assert protected(text) == "'" + text


@pytest.mark.parametrize(
    "text", ["示例企业", "91320500MA1MABCDXX", "320509", "12", "1,234.56", "苏应急〔2020〕82号", "a=b", ""]
)
def test_what_it_takes_as_it_is_stands_as_it_is(text: str) -> None:
    assert protected(text) == text


def test_numbers_and_days_are_what_they_are() -> None:
    row: list[Cell] = [-5, Decimal("-12.50"), date(2020, 3, 10), None, '甲\r\n乙,“丙”"']
    assert csv_rows([row]) == '"-5","-12.50","2020-03-10","","甲\r\n乙,“丙”"""\r\n'.encode()
