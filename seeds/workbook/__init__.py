"""Workbooks: the XLSX template for what no official document tells, its strict reader, and its facts."""

from seeds.workbook.facts import WorkbookFacts, workbook_facts
from seeds.workbook.known import load_known
from seeds.workbook.lookup import Entry, Known
from seeds.workbook.parsed import ParsedWorkbook
from seeds.workbook.reading import read_workbook
from seeds.workbook.template import columns_table, write_template

__all__ = [
    "Entry",
    "Known",
    "ParsedWorkbook",
    "WorkbookFacts",
    "columns_table",
    "load_known",
    "read_workbook",
    "workbook_facts",
    "write_template",
]
