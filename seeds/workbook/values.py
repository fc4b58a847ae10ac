"""Values that a spreadsheet may hold as a number or a day of its own, or in words: months, moments, decimals, money.

Words are normalised already. What cannot be raises BadCell.
"""

import datetime as dt
import re
from decimal import Decimal, InvalidOperation

from graph.clock import SHANGHAI
from graph.months import read_month
from seeds.report import ProblemCode

_MONTH = re.compile(r"(\d{4})(?:-(\d\d?)|/(\d\d?)|年(\d\d?)月)")
_MOMENT = re.compile(
    r"(?P<year>\d{4})(?:-(?P<m1>\d\d?)-(?P<d1>\d\d?)|/(?P<m2>\d\d?)/(?P<d2>\d\d?)|年(?P<m3>\d\d?)月(?P<d3>\d\d?)日)"
    r"[ T]?(?P<hour>\d\d?):(?P<minute>\d\d)(?::(?P<second>\d\d))? ?(?P<offset>Z|[+-]\d\d:\d\d)?"
)
# Numbers are kept as 64 bits: this is far below, and far above any loss.
_MOST_DIGITS = 15


class BadCell(ValueError):
    """A cell that cannot be: the problem's code, and the identifier of what was expected."""

    def __init__(self, expected: str, code: ProblemCode = ProblemCode.CELL_WRONG) -> None:
        super().__init__(expected)
        self.expected, self.code = expected, code


def month_of(seen: object) -> str:
    """A month as 2026-03, from words, or from the first day that a spreadsheet makes of them."""
    if isinstance(seen, dt.date) and seen.day == 1:
        return f"{seen.year:04}-{seen.month:02}"
    match = _MONTH.fullmatch(seen) if isinstance(seen, str) else None
    if match is None:
        raise BadCell("MONTH_IN_CELL")
    year, month = (int(part) for part in match.groups() if part)
    try:
        return read_month(f"{year:04}-{month:02}")
    except ValueError:
        raise BadCell("MONTH_IN_CELL", ProblemCode.DATE_IMPOSSIBLE) from None


def moment_of(seen: object) -> dt.datetime:
    """A moment with its zone; of Asia/Shanghai where no offset is written. A day alone is none."""
    if isinstance(seen, dt.datetime):
        whole = (seen + dt.timedelta(milliseconds=500)).replace(microsecond=0)
        return whole if whole.tzinfo else whole.replace(tzinfo=SHANGHAI)
    match = _MOMENT.fullmatch(seen) if isinstance(seen, str) else None
    if match is None:
        raise BadCell("MOMENT_IN_CELL")
    part = match.groupdict()
    month, day = part["m1"] or part["m2"] or part["m3"], part["d1"] or part["d2"] or part["d3"]
    clock = f"{int(part['hour']):02}:{part['minute']}:{part['second'] or '00'}"
    try:
        moment = dt.datetime.fromisoformat(
            f"{part['year']}-{int(month or 0):02}-{int(day or 0):02}T{clock}{part['offset'] or ''}"
        )
        # Some moments of the first and the last day lie outside the calendar elsewhere.
        moment.astimezone(dt.UTC) if moment.tzinfo else moment.replace(tzinfo=SHANGHAI).astimezone(dt.UTC)
    except (ValueError, OverflowError):
        raise BadCell("CALENDAR_DAY", ProblemCode.DATE_IMPOSSIBLE) from None
    return moment if moment.tzinfo else moment.replace(tzinfo=SHANGHAI)


def decimal_text(seen: object) -> str:
    """A decimal number in its shortest plain form, such as -3, 18.5 or 40."""
    return f"{_decimal(seen, 'DECIMAL'):f}"


def hundredths(seen: object, cents: int) -> int:
    """An amount from 0 in a unit of so many hundredths of a CNY; anything finer than one of those cannot be."""
    amount = _decimal(seen, "AMOUNT") * cents
    if amount < 0 or amount != amount.to_integral_value():
        raise BadCell("AMOUNT")
    return int(amount)


def _decimal(seen: object, expected: str) -> Decimal:
    written = re.fullmatch(r"[+-]?\d+(\.\d+)?", seen) if isinstance(seen, str) else None
    if written is None and (isinstance(seen, bool) or not isinstance(seen, int | float)):
        raise BadCell(expected)
    try:
        # The shortest text of a spreadsheet's binary number is what somebody typed.
        number = Decimal(str(seen))
    except InvalidOperation:
        raise BadCell(expected) from None
    if not number.is_finite() or len(number.as_tuple().digits) > _MOST_DIGITS or abs(number.adjusted()) > _MOST_DIGITS:
        raise BadCell(expected)
    plain = number.normalize()
    return plain if plain else Decimal(0)
