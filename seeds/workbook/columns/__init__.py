"""The workbook's sheets and columns, declared once: the template, the reader and the docs come from these tables."""

from seeds.workbook.columns import documents, hazards, incidents, measures, records, register
from seeds.workbook.columns.declaring import Column, Kind, Refers, Sheet

SHEETS = (
    *register.SHEETS,
    *documents.SHEETS,
    *records.SHEETS,
    *hazards.SHEETS,
    *incidents.SHEETS,
    *measures.SHEETS,
)
"""In the order of the template."""

__all__ = ["SHEETS", "Column", "Kind", "Refers", "Sheet"]
