"""XLSX: what was written is read again, in its kind, on as many sheets as it takes."""

from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from service.exports import book as module
from service.exports.book import MOST_UNITS, Book
from service.exports.cells import Cell

MADE = datetime(2026, 11, 22, 4, tzinfo=UTC)
WHAT_XML_KEEPS = st.text(st.characters(min_codepoint=32, exclude_categories=["Cs", "Cc"]), max_size=30)


def written(rows: list[list[Cell]], name: str = "示例") -> list[list[object]]:
    """What openpyxl reads of a sheet with these rows."""
    book = Book(MADE, "示例")
    try:
        book.sheet(name, ["甲"] * len(rows[0])).write(rows)
        sheet = openpyxl.load_workbook(book.close()).worksheets[0]
        assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)
        return [list(row) for row in sheet.iter_rows(min_row=2, values_only=True)]
    finally:
        book.drop()


@pytest.mark.slow
@settings(suppress_health_check=[HealthCheck.too_slow], max_examples=40, deadline=None)
@given(st.lists(st.one_of(WHAT_XML_KEEPS, WHAT_XML_KEEPS.map("=".__add__)).filter(bool), min_size=1, max_size=20))
def test_texts_are_texts_whatever_they_look_like(texts: list[str]) -> None:
    assert written([[text] for text in texts]) == [[text] for text in texts]


def test_each_kind_is_its_own() -> None:
    row: list[Cell] = [
        "=1+1",
        "91320500000000000",
        "http://示例",
        7,
        Decimal("12.5"),
        date(2020, 3, 10),
        date(1890, 1, 1),
        None,
        "完",
    ]
    (found,) = written([row])
    assert found == [
        "=1+1",
        "91320500000000000",
        "http://示例",
        7,
        12.5,
        datetime.fromisoformat("2020-03-10"),
        "1890-01-01",
        None,
        "完",
    ]


def test_a_number_that_would_lose_digits_is_a_text() -> None:
    assert written([[1234567890123456, 123456789012345]]) == [["1234567890123456", 123456789012345]]


def test_a_text_that_is_too_long_for_a_cell_ends_in_an_ellipsis() -> None:
    ((kept,), (cut,)) = written([["字" * MOST_UNITS], ["😀" * MOST_UNITS]])
    assert kept == "字" * MOST_UNITS
    assert isinstance(cut, str)
    assert cut == "😀" * ((MOST_UNITS - 1) // 2) + "…"


def test_a_sheet_that_is_full_goes_on_in_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_ROWS", 3)
    book = Book(MADE, "示例")
    try:
        sheet = book.sheet("甲" * 31, ["数"])
        sheet.write([[number] for number in range(5)])
        assert sheet.rows == 5
        read = CalamineWorkbook.from_path(str(book.close()))
        sheets = {name: read.get_sheet_by_name(name).to_python() for name in read.sheet_names}
    finally:
        book.drop()
    assert sheets == {
        "甲" * 31: [["数"], [0], [1]],
        "甲" * 27 + " (2)": [["数"], [2], [3]],
        "甲" * 27 + " (3)": [["数"], [4]],
    }


@pytest.mark.parametrize("finished", [True, False])
def test_nothing_is_left_of_it(exports_folder: Path, finished: bool) -> None:
    book = Book(MADE, "示例")
    book.sheet("a/b", ["甲"]).write([["乙"]] * 1000)
    book.sheet("further", ["甲"])
    assert list(exports_folder.iterdir())
    if finished:
        book.close()
    book.drop()
    assert not list(exports_folder.iterdir())


def test_a_disk_that_is_full_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    book = Book(MADE, "示例")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(book.workbook, "_store_workbook", full)
    with pytest.raises(OSError, match="No space left") as caught:
        book.close()
    assert caught.value.errno == 28
    book.drop()
