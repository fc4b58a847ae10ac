"""The value of a cell: the same in CSV and XLSX, in the words of the language."""

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from language import _, translate
from resolvers.export_columns import Column, Kind

Cell = str | int | float | Decimal | date | None

YES, NO = _("Yes"), _("No")

BETWEEN = {"zh": "；", "en": "; "}
"""Between the values of a cell that holds several."""


def last_day(first_behind: str) -> date:
    """The last day of a period, of which the API gives the first day behind it."""
    return date.fromisoformat(first_behind) - timedelta(days=1)


def headings(columns: Sequence[Column], language: str) -> list[str]:
    """The first row."""
    return [column.headings[language] for column in columns]


def cells(columns: Sequence[Column], row: Any, language: str) -> list[Cell]:
    """One row."""
    return [_cell(column, row, language) for column in columns]


def _cell(column: Column, row: Any, language: str) -> Cell:
    values = [_value(column, value, language) for value in column.values(row)]
    if column.listed:
        return BETWEEN[language].join(str(value) for value in values) or None
    return values[0] if values else None


def _value(column: Column, value: Any, language: str) -> Cell:
    match column.kind:
        case Kind.TRUTH:
            return translate(YES if value else NO, language)
        case Kind.DAY:
            return date.fromisoformat(value)
        case Kind.LAST_DAY:
            return last_day(value)
        case Kind.NUMBER:
            return Decimal(value) if isinstance(value, str) else value
    words = column.words.get(value)
    return words[language] if words else str(value)
