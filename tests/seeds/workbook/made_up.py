"""Workbooks made from the template, filled in as a clerk would."""

import datetime as dt
import io
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import xlsxwriter
from openpyxl import Workbook, load_workbook

from seeds.places import KnownArea
from seeds.workbook import Known, write_template
from seeds.workbook.columns import SHEETS

Row = Mapping[str, object]
Rows = Mapping[str, Sequence[Row]]

AS_SAID = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "default_date_format": "yyyy-mm-dd hh:mm",
}
"""Cells hold what they are given; a day or a moment needs a format, or it is a number."""

TODAY = dt.date(2026, 11, 1)
USCC = "91000000000000001N"

CITY = KnownArea("Area:990100", "990100", "示例市", "CITY", "ADMINISTRATIVE", None)
DISTRICT = KnownArea("Area:990101", "990101", "示例甲区", "DISTRICT", "ADMINISTRATIVE", CITY.key)
OTHER_DISTRICT = KnownArea("Area:990102", "990102", "示例乙区", "DISTRICT", "ADMINISTRATIVE", CITY.key)
TOWN = KnownArea("Area:990101101", "990101101", "示例城关镇", "TOWN", "ADMINISTRATIVE", DISTRICT.key)
TOWN_OF_THE_SAME_NAME = KnownArea(
    "Area:990102101", "990102101", "示例城关镇", "TOWN", "ADMINISTRATIVE", OTHER_DISTRICT.key
)
KNOWN = Known((CITY, DISTRICT, OTHER_DISTRICT, TOWN, TOWN_OF_THE_SAME_NAME))

SECTOR: Row = {"代码": "WHP", "名称": "危化品"}
BUREAU: Row = {"名称": "示例甲区应急管理局", "类型": "局", "所辖区划": "示例甲区"}
POST: Row = {"单位": "示例甲区应急管理局", "岗位": "局长"}
PERSON: Row = {"姓名": "示例甲", "单位": "示例甲区应急管理局"}
SECOND_PERSON: Row = {**PERSON, "姓名": "示例乙"}
MEMBERSHIP: Row = {
    "姓名": "示例甲",
    "单位": "示例甲区应急管理局",
    "岗位": "局长",
    "角色": "任职",
    "起始日期": dt.date(2020, 3, 6),
}
ENTERPRISE: Row = {
    "统一社会信用代码": USCC,
    "名称": "示例企业000001有限公司",
    "所在地": "示例城关镇",
    "所在地上级": "示例甲区",
    "重点企业": "是",
    "行业领域": "危化品",
}
ASSIGNMENT: Row = {
    "责任类型": "挂钩联系",
    "责任角色": "挂钩联系人",
    "人员": "示例甲、示例乙",
    "单位": "示例甲区应急管理局",
    "企业": USCC,
    "起始日期": dt.date(2020, 3, 6),
    "截止日期": "2020-12-31",
    "文号": "示例应急〔2020〕1号",
    "附件": 1,
    "序号": 3,
}
WHOLE: Rows = {
    "行业领域": [SECTOR],
    "单位": [BUREAU],
    "岗位": [POST],
    "人员": [PERSON, SECOND_PERSON],
    "任职": [MEMBERSHIP],
    "企业": [ENTERPRISE],
    "责任": [ASSIGNMENT],
}
"""A workbook that refers to itself and to the known areas."""


@cache
def _template(titles: frozenset[str]) -> bytes:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "template.xlsx"
        write_template(path)
        workbook = load_workbook(path)
    for title in set(workbook.sheetnames) - titles:
        workbook.remove(workbook[title])
    return as_bytes(workbook)


def template(rows: Rows) -> Workbook:
    """The template, opened, without the optional sheets of which there are no rows: as it was before they were declared."""
    titles = {sheet.title for sheet in SHEETS if not sheet.optional or sheet.title in rows}
    return load_workbook(io.BytesIO(_template(frozenset(titles))))


def as_bytes(workbook: Workbook) -> bytes:
    """The workbook as a file."""
    file = io.BytesIO()
    workbook.save(file)
    return file.getvalue()


def filled(rows: Rows, then: Callable[[Workbook], None] | None = None) -> bytes:
    """The template with these rows (cells by header), and whatever is done to it then."""
    workbook = template(rows)
    for sheet in (sheet for sheet in SHEETS if sheet.title in workbook.sheetnames):
        for number, row in enumerate(rows.get(sheet.title, ()), start=2):
            assert row.keys() <= {column.header for column in sheet.columns}
            for position, column in enumerate(sheet.columns, start=1):
                workbook[sheet.title].cell(number, position).value = row.get(column.header)  # type: ignore[assignment]
    if then:
        then(workbook)
    return as_bytes(workbook)


def plain(rows: Rows) -> bytes:
    """The same without the template's looks, which take their time: headers and rows, the optional sheets only with rows."""
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, AS_SAID) as workbook:
        for sheet in SHEETS:
            if not sheet.optional or sheet.title in rows:
                lines = workbook.add_worksheet(sheet.title)
                lines.write_row(0, 0, [column.header for column in sheet.columns])
                for number, row in enumerate(rows.get(sheet.title, ()), start=1):
                    assert row.keys() <= {column.header for column in sheet.columns}
                    lines.write_row(number, 0, [row.get(column.header) for column in sheet.columns])
    return file.getvalue()


def changed(sheet: str, cells: Row, number: int = 0, of: Rows = WHOLE) -> Rows:
    """A whole workbook with cells of one row changed."""
    rows = list(of.get(sheet, ()))
    rows[number] = {**rows[number], **cells}
    return {**of, sheet: rows}
