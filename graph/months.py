"""Calendar months in Asia/Shanghai as text: 2020-03 (报告月份)."""

import calendar
import re
from datetime import date

_MONTH = re.compile(r"[1-9]\d{3}-(0[1-9]|1[0-2])")
LATEST = "9998-12"
"""The last month that has a month behind it in the calendar."""


def read_month(text: str) -> str:
    """A month as we write it. Raises ValueError for any other text."""
    if not _MONTH.fullmatch(text) or text > LATEST:
        raise ValueError(f"{text!r} is no month; expected a year and a month, such as 2020-03")
    return text


def last_day(month: str) -> str:
    """The last day of a month, as ISO text."""
    year, number = int(month[:4]), int(month[5:])
    return date(year, number, calendar.monthrange(year, number)[1]).isoformat()


def month_after(month: str, count: int = 1) -> str:
    """The month so many months later."""
    years, place = divmod(int(month[:4]) * 12 + int(month[5:]) - 1 + count, 12)
    return f"{years:04}-{place + 1:02}"


def months_between(first: str, last: str) -> int:
    """How many months there are from the first to the last, both included; below 1 where the last comes first."""
    return (int(last[:4]) - int(first[:4])) * 12 + int(last[5:]) - int(first[5:]) + 1
