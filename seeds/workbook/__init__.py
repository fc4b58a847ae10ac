"""Workbooks: the XLSX template for what no official document tells, and its strict reader."""

from seeds.workbook.parsed import ParsedWorkbook
from seeds.workbook.reading import read_workbook
from seeds.workbook.template import columns_table, write_template

__all__ = ["ParsedWorkbook", "columns_table", "read_workbook", "write_template"]
