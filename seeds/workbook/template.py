"""The empty workbook for clerks, made from the declared columns."""

from pathlib import Path

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from seeds.workbook.columns import SHEETS, Column, Kind, Sheet

_LAST_ROW = 1_048_576
_TEXT, _DAY = "@", "yyyy-mm-dd"
_FORMATS = {Kind.DAY: _DAY, Kind.NUMBER: "0", Kind.COUNT: "0", Kind.MONEY: "0.######"}
_REQUIRED, _OPTIONAL = PatternFill("solid", fgColor="FFE699"), PatternFill("solid", fgColor="E2EFDA")


def write_template(path: Path) -> None:
    """Write the template to the path: a sheet for each concept, with headers, explanations and lists of words.

    Yellow headers must be filled in. Raises OSError where the file cannot be written.
    """
    workbook = Workbook()
    for blank in workbook.worksheets:
        workbook.remove(blank)
    for declared in SHEETS:
        _fill(workbook.create_sheet(declared.title), declared)
    workbook.save(path)


def columns_table() -> str:
    """All sheets and columns as Markdown, for the docs."""
    parts = []
    for sheet in SHEETS:
        rows = [f"| {c.header} | {'是' if c.required else ''} | {_help(c)} | {c.example} |" for c in sheet.columns]
        parts.append("\n".join([f"### {sheet.title}", "", sheet.help, "", *_HEADING, *rows]))
    return "\n\n".join(parts) + "\n"


_HEADING = ("| 列 | 必填 | 说明 | 示例 |", "|---|---|---|---|")


def _fill(sheet: Worksheet, declared: Sheet) -> None:
    sheet.freeze_panes = "A2"
    for number, column in enumerate(declared.columns, start=1):
        letter = get_column_letter(number)
        cell = sheet.cell(1, number, column.header)
        cell.font = Font(bold=True)
        cell.fill = _REQUIRED if column.required else _OPTIONAL
        cell.comment = Comment(f"{_help(column)}\n示例：{column.example}", "Zerenlian")
        # Text is the format of all but days and amounts, so that no code loses its leading zeros.
        sheet.column_dimensions[letter].number_format = _FORMATS.get(column.kind, _TEXT)
        sheet.column_dimensions[letter].width = max(12, 2 * len(column.header) + 4, len(column.example) + 4)
        if column.kind is Kind.CHOICE:
            _offer(sheet, letter, column)


def _offer(sheet: Worksheet, letter: str, column: Column) -> None:
    validation = DataValidation("list", formula1=f'"{",".join(column.choices)}"', allow_blank=not column.required)
    validation.showErrorMessage = True
    validation.errorTitle, validation.error = column.header, f"请选择：{'、'.join(column.choices)}"
    validation.add(f"{letter}2:{letter}{_LAST_ROW}")
    sheet.add_data_validation(validation)


def _help(column: Column) -> str:
    choices = f"（{'、'.join(column.choices)}）" if column.choices else ""
    return f"{'必填。' if column.required else ''}{column.help}{choices}"
