"""Tables of a bureau's own, in every form, and mappings for them."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from seeds.readers.mapped import TableMapping, load_mapping

HEAD = "示例市应急管理局文件\n\n示应急〔2031〕7号\n\n关于示例挂钩的通知\n\n各区应急管理局：\n\n名单如下。\n"
END = "\n示例市应急管理局\n\n2031年4月2日\n"
HEADINGS = ("编号", "联系领导", "联系镇（街道）", "联系企业", "代码", "期限")
ROWS: tuple[tuple[str, ...], ...] = (
    ("1", "示例甲", "东区示例镇", "", "", "2031年4月至2031年9月"),
    ("2", "示例乙、示例丙", "西区示例街道、西区例二镇", "", "", ""),
    ("3", "示例丁", "西区", "示例企业有限公司", "91000000000000001N", "2031年5月至今"),
)
MAPPING = """
[columns]
number = "编号"
leader = "联系领导"
place = "联系镇(街道)"
enterprise = ["联系企业", "企业"]
uscc = "代码"
period = "期限"
"""
IN_SHEET = """
[document]
title = { line = 1 }
number = { after = "文号：" }
issuer = { text = "示例市应急管理局" }
date = { cell = "D2" }
"""
SHEET_HEAD = (("示例挂钩名单",), ("文号：", "示应急〔2031〕7号", "日期：", "2031-04-02"))


def mapping(folder: Path, text: str = MAPPING) -> TableMapping:
    """The mapping of these words, which must be right."""
    path = folder / "mapping.toml"
    path.write_text(text, encoding="utf-8")
    found, problems = load_mapping(path)
    assert found, problems
    return found


def as_tabs(rows: Sequence[Sequence[str]] = (HEADINGS, *ROWS)) -> str:
    """A document whose table has its cells behind tabs."""
    table = "".join("".join(f"\t{cell}\n" for cell in row) + "\n" for row in rows)
    return f"{HEAD}\n{table}{END}"


def as_markdown(rows: Sequence[Sequence[str]] = (HEADINGS, *ROWS)) -> str:
    """A document whose table is Markdown's."""
    lines = [f"| {' | '.join(row)} |" for row in rows]
    return "\n".join([HEAD, lines[0], "|---" * len(rows[0]) + "|", *lines[1:], END])


def as_sheet(rows: Sequence[Sequence[str]] = (HEADINGS, *ROWS), title: str = "名单", more: Sequence[str] = ()) -> bytes:
    """A workbook with the table below its head; `more` are titles of further sheets with the same."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for name in (title, *more):
        sheet = book.create_sheet(name)
        assert isinstance(sheet, Worksheet)
        for row in (*SHEET_HEAD, *rows):
            sheet.append(list(row))
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()
