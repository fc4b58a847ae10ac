"""Tables that are long and texts that are long, odd characters, and files that are the same each time."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime, timedelta

from docx import Document
from docx.oxml.ns import qn

from service.dossier.layout import BODY, Page
from service.dossier.package import packed

MOMENT = datetime(2025, 10, 10, tzinfo=UTC)


def made(rows: list[list[str]], moment: datetime = MOMENT) -> bytes:
    """A file with one table."""
    page = Page()
    page.title("示例", "示例")
    page.table(["甲", "乙"], rows, (1, 3), marked=[1])
    return packed(page.document, "示例", "zh", moment)


def test_a_long_table_repeats_its_heading_and_keeps_every_row() -> None:
    long = "很长的说明，" * 2_000
    (table,) = Document(
        io.BytesIO(made([[str(number), long if number == 7 else "短"] for number in range(300)]))
    ).tables
    assert len(table.rows) == 301
    heading = table.rows[0]._tr.trPr
    assert heading is not None
    assert heading.find(qn("w:tblHeader")) is not None
    # A row longer than a page has to break over pages.
    assert table.rows[8]._tr.trPr is None
    assert table.cell(8, 1).text == long
    widths = [sum(cell.width or 0 for cell in row.cells) for row in table.rows]
    assert {abs(width - BODY) < 5_000 for width in widths} == {True}


def test_words_stand_as_they_were_written_and_what_xml_cannot_hold_is_marked() -> None:
    (table,) = Document(io.BytesIO(made([['<a> & "b"', "一\n二"], ["\x00\x0b\ud800", "  两端  "]]))).tables
    assert [cell.text for row in table.rows[1:] for cell in row.cells] == [
        '<a> & "b"',
        "一\n二",
        "\N{REPLACEMENT CHARACTER}" * 3,
        "  两端  ",
    ]


def test_the_file_has_no_moment_but_the_one_that_it_is_of() -> None:
    rows = [["一", "二"]]
    assert made(rows) == made(rows)
    assert made(rows) != made(rows, MOMENT + timedelta(days=1))
    with zipfile.ZipFile(io.BytesIO(made(rows))) as archive:
        assert {part.date_time for part in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert archive.testzip() is None
        content = b"".join(archive.read(name) for name in archive.namelist())
    assert b"2013-" not in content
    assert b"2025-10-10T00:00:00Z" in content
