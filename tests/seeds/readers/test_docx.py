"""What a word processor does to a document: numbers of its own, merged cells, text boxes, changes, and files that are none."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from typing import Any

import docx
import pytest
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn

from seeds.readers import docx_archive, read_document
from seeds.readers.docx_numbers import han_count
from seeds.readers.opening import open_document
from seeds.readers.table_text import COVERED
from seeds.report import ProblemCode, Problems
from tests.seeds.readers.in_forms import as_docx
from tests.seeds.readers.made_up import liaison_notice

LEVELS = (("chineseCounting", "%1、"), ("chineseCountingThousand", "（%2）"), ("decimal", "%3."))


def saved(document: Any) -> bytes:
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def lines(content: bytes) -> list[str]:
    problems = Problems("a.docx")
    found = [line.text for line in open_document(content, problems)]
    assert not problems.found
    return found


def refused(content: bytes) -> tuple[ProblemCode, str | None]:
    problems = Problems("a.docx")
    assert open_document(content, problems) == []
    (problem,) = problems.found
    return problem.code, problem.seen


def numbered(levels: tuple[tuple[str, str], ...] = LEVELS) -> Any:
    """A document with a list of its own; its paragraphs say their level."""
    document = docx.Document()
    numbering = document.part.numbering_part.element
    inner = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for level, (form, text) in enumerate(levels)
    )
    numbering.insert(0, parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="77">{inner}</w:abstractNum>'))
    for number in ("77", "78"):
        override = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>' if number == "78" else ""
        numbering.append(
            parse_xml(f'<w:num {nsdecls("w")} w:numId="{number}"><w:abstractNumId w:val="77"/>{override}</w:num>')
        )
    return document


def item(document: Any, text: str, level: int, number: str = "77") -> None:
    properties = document.add_paragraph(text)._p.get_or_add_pPr()
    properties.append(
        parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')
    )


def test_automatic_numbers_are_written_out() -> None:
    document = numbered()
    for text, level in (
        ("目标", 0),
        ("要求", 0),
        ("准备", 1),
        ("报送", 1),
        ("甲", 2),
        ("乙", 2),
        ("附则", 0),
        ("新", 1),
    ):
        item(document, text, level)
    item(document, "又", 0, "78")
    item(document, "又二", 0, "78")
    expected = [
        "一、目标",
        "二、要求",
        "（一）准备",
        "（二）报送",
        "1.甲",
        "2.乙",
        "三、附则",
        "（一）新",
        "五、又",
        "六、又二",
    ]
    assert lines(saved(document)) == expected


def test_a_number_may_come_from_the_style() -> None:
    document = numbered()
    style = document.styles.add_style("示例标题", 1)
    style.element.get_or_add_pPr().append(parse_xml(f'<w:numPr {nsdecls("w")}><w:numId w:val="77"/></w:numPr>'))
    document.add_paragraph("目标", style=style)
    document.add_paragraph("正文")
    document.add_paragraph("要求", style=style)
    assert lines(saved(document)) == ["一、目标", "正文", "二、要求"]


def test_numbers_of_an_unknown_form_are_refused() -> None:
    document = numbered((("hebrew1", "%1、"),))
    item(document, "目标", 0)
    problems = Problems("a.docx")
    open_document(saved(document), problems)
    assert [(p.code, p.seen) for p in problems.found] == [(ProblemCode.NUMBERS_NOT_READ, "hebrew1")]


def test_bullets_are_no_numbers() -> None:
    document = numbered((("bullet", "•"),))
    item(document, "目标", 0)
    assert lines(saved(document)) == ["目标"]


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (1, "一"),
        (10, "十"),
        (12, "十二"),
        (20, "二十"),
        (99, "九十九"),
        (103, "一百零三"),
        (110, "一百一十"),
        (1000, "1000"),
    ],
)
def test_chinese_numerals(number: int, words: str) -> None:
    assert han_count(number) == words


def test_merged_cells_keep_their_columns() -> None:
    document = docx.Document()
    document.add_paragraph("上\t文")
    table = document.add_table(rows=3, cols=3)
    for row in table.rows:
        for cell in row.cells:
            cell.text = "格"
    table.cell(0, 1).merge(table.cell(0, 2)).text = "两列"
    table.cell(1, 0).merge(table.cell(2, 0)).text = "两行"
    table.cell(2, 2).text = "示例甲\n示例乙"
    document.add_paragraph("下文")
    assert lines(saved(document)) == [
        *("上 文", "\t格", f"\t两列{COVERED}", "", "\t两行", "\t格", "\t格", ""),
        *("\t", "\t格", "\t示例甲\x1f示例乙", "", "", "下文"),
    ]


def test_text_boxes_and_content_controls_are_read_once() -> None:
    document = docx.Document()
    run = document.add_paragraph("正文").add_run()
    box = f"<w:txbxContent {nsdecls('w')}><w:p><w:r><w:t>示例市应急管理局文件</w:t></w:r></w:p></w:txbxContent>"
    compatible = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    run._r.append(
        parse_xml(
            f'<mc:AlternateContent xmlns:mc="{compatible}" {nsdecls("w")}><mc:Choice Requires="wps">{box}</mc:Choice>'
            f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent>"
        )
    )
    control = parse_xml(
        f"<w:sdt {nsdecls('w')}><w:sdtContent><w:p><w:r><w:t>控件</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    )
    document.element.body.insert(1, control)
    assert lines(saved(document)) == ["示例市应急管理局文件", "正文", "控件"]


def test_pinyin_above_the_words_is_left_out() -> None:
    document = docx.Document()
    ruby = (
        f"<w:ruby {nsdecls('w')}><w:rt><w:r><w:t>shì</w:t></w:r></w:rt>"
        "<w:rubyBase><w:r><w:t>示</w:t></w:r></w:rubyBase></w:ruby>"
    )
    document.add_paragraph("").add_run()._r.append(parse_xml(ruby))
    assert lines(saved(document)) == ["示"]


@pytest.mark.parametrize("tag", ["w:ins", "w:del"])
def test_tracked_changes_are_refused(tag: str) -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("示例")._p
    change = OxmlElement(tag)
    change.append(paragraph.find(qn("w:r")))
    paragraph.append(change)
    assert refused(saved(document)) == (ProblemCode.CHANGES_TRACKED, None)


def rezipped(content: bytes, change: Callable[[str, bytes], bytes | None]) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = change(name, old.read(name))
            if part is not None:
                new.writestr(name, part)
    return written.getvalue()


WHOLE = as_docx(liaison_notice())


def _broken(part: str, by: bytes | None) -> bytes:
    return rezipped(WHOLE, lambda name, content: by if name == part else content)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (WHOLE[: len(WHOLE) // 2], ProblemCode.FILE_BROKEN),
        (WHOLE[:100], ProblemCode.FILE_KIND_UNKNOWN),
        (_broken("word/document.xml", b"<w:document"), ProblemCode.FILE_BROKEN),
        (_broken("[Content_Types].xml", None), ProblemCode.FILE_BROKEN),
        (_broken("word/document.xml", None), ProblemCode.FILE_KIND_UNKNOWN),
        (bytes.fromhex("d0cf11e0a1b11ae1") + b"WordDocument" * 9, ProblemCode.FILE_OF_OLD_KIND),
        (
            bytes.fromhex("d0cf11e0a1b11ae1") + "EncryptedPackage".encode("utf-16-le") * 9,
            ProblemCode.FILE_ENCRYPTED,
        ),
    ],
    ids=["half", "beginning", "no end", "no types", "no document", "old", "encrypted"],
)
def test_files_that_are_none_say_what_they_are(content: bytes, code: ProblemCode) -> None:
    assert refused(content)[0] is code


def test_a_locked_archive_is_refused() -> None:
    content = bytearray(WHOLE)
    with zipfile.ZipFile(io.BytesIO(WHOLE)) as archive:
        at = archive.start_dir
    content[at + 8] |= 1
    assert refused(bytes(content))[0] is ProblemCode.FILE_ENCRYPTED


def test_entities_are_not_unpacked() -> None:
    bomb = b'<!DOCTYPE x [<!ENTITY a "' + b"x" * 1000 + b'"><!ENTITY b "' + b"&a;" * 1000 + b'">]>'

    def with_bomb(name: str, content: bytes) -> bytes:
        if name != "word/document.xml":
            return content
        head, _, body = content.partition(b"?>")
        return head + b"?>" + bomb + body.replace("示例市应急管理局文件".encode(), b"&b;&b;&b;", 1)

    document = read_document(rezipped(WHOLE, with_bomb), "a.docx")
    assert document.errors
    assert "xxxx" not in repr(document)


def test_what_unpacks_to_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(docx_archive, "MOST_UNPACKED", 10_000)
    assert refused(WHOLE)[0] is ProblemCode.FILE_TOO_LARGE
    monkeypatch.setattr(docx_archive, "MOST_UNPACKED", 10_000_000)
    monkeypatch.setattr(docx_archive, "LARGEST_PART", 5_000)
    assert refused(WHOLE)[0] is ProblemCode.FILE_TOO_LARGE


@pytest.mark.slow
def test_an_archive_that_lies_about_its_size_is_refused() -> None:
    bomb = rezipped(WHOLE, lambda name, part: b" " * 300_000_000 if name == "word/settings.xml" else part)
    assert len(bomb) < 1_000_000
    assert refused(bomb) == (ProblemCode.FILE_TOO_LARGE, refused(bomb)[1])


def test_a_document_without_words_says_so() -> None:
    assert refused(saved(docx.Document())) == (ProblemCode.FILE_EMPTY, None)
