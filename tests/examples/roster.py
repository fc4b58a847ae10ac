"""The workbook of the examples: a bureau's own roster of groups and their enterprises, with merged cells."""

from __future__ import annotations

import io

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from seeds.sample.enterprises import enterprise

SHEET = "挂钩督导名单"
REGISTERED, NEW = (0, 1, 2, 3), 900_000
"""Numbers of the sample city's enterprises: those that it has, and one that only the roster names."""
_HEADINGS = (
    ("序号", "督导组", None, None, "企业", None, None, "督导时间"),
    (None, "组别", "组长", "组员", "名称", "统一社会信用代码", "所在镇（街道）", None),
)
_GROUPS = (("第一组", "示例甲", "示例丙、示例丁", 3), ("第二组", "示例乙", "示例戊\n示例己", 2))
_TOWNS = ("示例甲一镇", "示例甲二镇", "示例乙一镇", "示例乙二镇", "示例丁二镇")


def roster() -> bytes:
    """The workbook."""
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = SHEET
    sheet.append(["示例市应急管理局2031年重点企业挂钩督导名单"])
    sheet.append(["文号：示例应急〔2031〕12号", None, None, "填报单位：示例市应急管理局    日期：2031年4月2日"])
    for headings in _HEADINGS:
        sheet.append(list(headings))
    for row in _rows():
        sheet.append(row)
    sheet.append(["合计", None, None, None, "5家"])
    sheet.append(["填表人：示例庚"])
    for merged in ("A1:H1", "A2:C2", "D2:H2", "A3:A4", "B3:D3", "E3:G3", "H3:H4"):
        sheet.merge_cells(merged)
    for column in "BCD":
        sheet.merge_cells(f"{column}5:{column}7")
        sheet.merge_cells(f"{column}8:{column}9")
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def _rows() -> list[list[str | int | None]]:
    firms = [enterprise(number) for number in (*REGISTERED, NEW)]
    rows: list[list[str | int | None]] = []
    for name, lead, members, count in _GROUPS:
        for position in range(count):
            firm, town = firms[len(rows)], _TOWNS[len(rows)]
            group = [name, lead, members] if position == 0 else [None, None, None]
            rows.append([len(rows) + 1, *group, firm.name, firm.uscc, town, "2031年4月至12月"])
    return rows
