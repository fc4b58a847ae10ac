"""Paragraphs and tables put together from pages, and the PDFs that cannot be read."""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterator

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from seeds.readers import pdf_pages
from seeds.readers.opening import open_document
from seeds.readers.pdf_lines import Page, PageCell, PageTable, PdfLine, text_of
from seeds.readers.pdf_text import read_pdf
from seeds.report import ProblemCode, Problems
from tests.seeds.readers.in_forms import FONT, SIZE, as_pdf
from tests.seeds.readers.made_up import liaison_notice

LEFT, STEP, WIDTH, HEIGHT = 90.0, 20.0, 595.0, 800.0
FULL = "示例" * 17


def line(text: str, row: float, indent: float = 0) -> PdfLine:
    """A line of letters of 12 points on a row of the page, indented by letters."""
    x0, top = LEFT + 12 * indent, 100 + STEP * row
    return PdfLine(text, x0, x0 + 12 * len(text), top, top + 12)


def page(*lines: PdfLine, tables: tuple[PageTable, ...] = ()) -> Page:
    return Page(WIDTH, HEIGHT, list(lines), list(tables))


def table(top: float, *rows: tuple[str, ...]) -> PageTable:
    return PageTable(top, [[PageCell(((text, 5.0),), 1) for text in row] for row in rows])


def test_a_full_line_goes_on_and_a_short_one_does_not() -> None:
    text = text_of([page(line(FULL[:-4], 0, 2), line(FULL, 1), line("例完。", 2), line("示例新段。", 3, 2))])
    assert text.split("\n") == [f"{FULL[:-4]}{FULL}例完。", "示例新段。"]


def test_an_indented_line_begins_a_paragraph() -> None:
    assert text_of([page(line(FULL, 0), line(FULL[:-4], 1, 2), line("完。", 2))]).split("\n") == [
        FULL,
        f"{FULL[:-4]}完。",
    ]


def test_a_heading_behind_a_full_sentence_begins_a_paragraph() -> None:
    full = f"{FULL[:-1]}。"
    lines = text_of([page(line(full, 0), line("（二）示例", 1), line(FULL, 2), line("（三）示例", 3))]).split("\n")
    assert lines == [full, "（二）示例", f"{FULL}（三）示例"]


def test_a_larger_distance_and_another_size_begin_a_paragraph() -> None:
    far = [line(FULL, 0), line(FULL, 1), line("远。", 4)]
    assert text_of([page(*far)]).split("\n") == [FULL + FULL, "远。"]
    large = PdfLine("标题", LEFT, LEFT + 40, 120, 140)
    assert text_of([page(line(FULL, 0), large)]).split("\n") == [FULL, "标题"]


def test_a_paragraph_goes_on_over_the_page_and_page_numbers_are_no_text() -> None:
    number = PdfLine("— 1 —", 280, 320, 760, 772)
    pages = [page(line(FULL, 0), line(FULL, 1), number), page(line("完。", 0), line("1", 3))]
    assert text_of(pages).split("\n") == [f"{FULL}{FULL}完。", "1"]


def test_words_of_latin_script_keep_their_blank() -> None:
    latin = PdfLine("work" + FULL[4:] + "ab", LEFT, LEFT + 12 * 34, 100, 112)
    assert text_of([page(line(FULL, -1), latin, line("cd例", 1))]).split("\n") == [f"{FULL}{latin.text} cd例"]


def test_a_table_goes_on_over_the_page_without_its_repeated_headings() -> None:
    head = ("序号", "挂钩领导")
    pages = [
        page(line("表", 0), tables=(table(300, head, ("1", "示例甲")),)),
        page(line("后", 9), tables=(table(90, head, ("2", "示例乙")),)),
    ]
    assert text_of(pages).split("\n") == [
        *("表", "\t序号", "\t挂钩领导", "", "\t1", "\t示例甲", "", "\t2", "\t示例乙", "", "后")
    ]


def test_a_line_of_a_cell_that_leaves_room_was_ended_by_somebody() -> None:
    assert PageCell((("示例甲", 4.0), ("示例乙", 4.0)), 1).text == "示例甲\n示例乙"
    assert PageCell((("东区高新区（示例", 1.1), ("镇）", 6.0)), 1).text == "东区高新区（示例镇）"


def test_where_all_lines_are_short_none_goes_on() -> None:
    assert text_of([page(line("示例市", 0), line("示例应", 1))]).split("\n") == ["示例市", "示例应"]


@pytest.mark.slow
def test_merged_cells_keep_their_columns() -> None:
    written = io.BytesIO()
    canvas = _canvas(written)
    # Two rows of three columns; above, the second cell covers two, below, the first one goes on.
    for x0, y0, x1, y1 in ((100, 600, 400, 600), (200, 560, 400, 560), (100, 520, 400, 520)):
        canvas.line(x0, y0, x1, y1)
    for x0, y0, x1, y1 in ((100, 520, 100, 600), (200, 520, 200, 600), (300, 520, 300, 560), (400, 520, 400, 600)):
        canvas.line(x0, y0, x1, y1)
    for x, y, text in ((105, 580, "地区"), (205, 580, "家数"), (205, 530, "甲"), (305, 530, "乙")):
        canvas.drawString(x, y, text)
    canvas.save()
    problems = Problems("a.pdf")
    assert read_pdf(written.getvalue(), problems) == "\t地区\n\t家数\x1e\n\n\t\n\t甲\n\t乙\n"


@pytest.mark.slow
def test_bold_text_that_is_drawn_twice_is_read_once() -> None:
    written = io.BytesIO()
    canvas = _canvas(written)
    canvas.drawString(100, 600, "示例市应急管理局")
    canvas.drawString(100.3, 600, "示例市应急管理局")
    canvas.save()
    assert read_pdf(written.getvalue(), Problems("a.pdf")) == "示例市应急管理局"


def _canvas(written: io.BytesIO, encrypt: StandardEncryption | None = None) -> Canvas:
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    canvas = Canvas(written, pagesize=A4, encrypt=encrypt)
    canvas.setFont(FONT, SIZE)
    return canvas


def _scan() -> bytes:
    written = io.BytesIO()
    canvas = _canvas(written)
    canvas.drawInlineImage(_picture(), 50, 50, 400, 400)
    canvas.save()
    return written.getvalue()


def _picture() -> object:
    from PIL.Image import new

    return new("L", (4, 4))


def _pages(count: int, lines: int = 1) -> bytes:
    written = io.BytesIO()
    canvas = _canvas(written)
    for number in range(count):
        for line in range(lines):
            canvas.drawString(100, 700 - 12 * line, f"示例{number}")
        canvas.showPage()
    canvas.save()
    return written.getvalue()


def _bomb() -> bytes:
    """A page whose content unpacks to half a GiB."""
    packer = zlib.compressobj(1)
    content = b"".join([*(packer.compress(b"\n" * 2**26) for _ in range(8)), packer.flush()])
    parts = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 500 800] /Contents 4 0 R >>",
        b"<< /Filter /FlateDecode /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
    ]
    return _file(iter(parts))


def _file(parts: Iterator[bytes]) -> bytes:
    written, places = b"%PDF-1.4\n", []
    for number, part in enumerate(parts, 1):
        places.append(len(written))
        written += b"%d 0 obj\n%s\nendobj\n" % (number, part)
    start = len(written)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(places) + 1
    trailer = b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (size, start)
    return written + b"xref\n0 %d\n0000000000 65535 f \n%s%s" % (size, table, trailer)


def refused(content: bytes) -> tuple[ProblemCode, str | None]:
    problems = Problems("a.pdf")
    assert open_document(content, problems) == []
    (problem,) = problems.found
    return problem.code, problem.seen


@pytest.mark.slow
def test_a_pdf_behind_a_password_is_refused() -> None:
    assert refused(as_pdf(liaison_notice(), encrypt="示例".encode().hex())) == (ProblemCode.FILE_ENCRYPTED, "PDF")


@pytest.mark.slow
def test_a_pdf_that_only_must_not_be_printed_is_read() -> None:
    written = io.BytesIO()
    canvas = Canvas(written, encrypt=StandardEncryption("", "owner", canPrint=0))
    canvas.drawString(100, 600, "report")
    canvas.save()
    assert read_pdf(written.getvalue(), Problems("a.pdf")) == "report"


@pytest.mark.slow
def test_letters_that_stand_for_no_text_are_refused() -> None:
    written = io.BytesIO()
    # The name of the letters' collection is locked with the rest, and the reader does not unlock it.
    canvas = _canvas(written, StandardEncryption("", "owner"))
    canvas.drawString(100, 600, "示例")
    canvas.save()
    code, seen = refused(written.getvalue())
    assert code is ProblemCode.GLYPHS_WITHOUT_TEXT
    assert (seen or "").startswith("(cid:")


@pytest.mark.slow
def test_a_scan_is_refused() -> None:
    assert refused(_scan()) == (ProblemCode.NO_TEXT_LAYER, "1")


@pytest.mark.slow
def test_too_many_pages_are_refused() -> None:
    assert refused(_pages(pdf_pages.MOST_PAGES + 1)) == (ProblemCode.TOO_MANY_PAGES, str(pdf_pages.MOST_PAGES + 1))


@pytest.mark.slow
def test_what_unpacks_without_end_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_pages, "MOST_MEMORY", 300_000_000)
    bomb = _bomb()
    assert len(bomb) < 4_000_000
    assert refused(bomb)[0] is ProblemCode.READING_TOO_COSTLY


@pytest.mark.slow
def test_what_takes_too_long_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_pages, "MOST_SECONDS", 1)
    assert refused(_pages(250, lines=50)) == (ProblemCode.READING_TOO_COSTLY, "-24")


@pytest.mark.slow
@pytest.mark.parametrize(
    "content",
    [b"%PDF-1.4\n", b"%PDF-1.7\n" + b"\x00" * 1000, as_pdf("示例")[:300]],
    ids=["empty", "zeros", "beginning"],
)
def test_a_broken_file_is_refused(content: bytes) -> None:
    assert refused(content)[0] is ProblemCode.FILE_BROKEN
