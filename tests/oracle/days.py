"""Days as ISO text, half-open periods, the calendar, and moments in Shanghai."""

import calendar
from datetime import UTC, date, datetime, timedelta

ALWAYS, OPEN = "0001-01-01", "9999-12-31"
SHANGHAI = timedelta(hours=8)
Span = tuple[str, str]


def after(day: str, days: int = 1) -> str:
    """The day so many days later."""
    return (date.fromisoformat(day) + timedelta(days=days)).isoformat()


def span(first: str | None, last: str | None) -> Span:
    """The period of a row's first and last day, half-open."""
    return first or ALWAYS, after(last) if last else OPEN


def covers(period: Span, day: str) -> bool:
    """Whether the day lies in it."""
    return period[0] <= day < period[1]


def within(inner: Span, outer: Span) -> bool:
    """Whether all of one lies in the other."""
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def both(one: Span, other: Span) -> Span:
    """What they have in common; empty where it ends before it begins."""
    return max(one[0], other[0]), min(one[1], other[1])


def overlap(one: Span, other: Span) -> bool:
    """Whether they have a day in common."""
    first, end = both(one, other)
    return first < end


def shanghai_day(moment: datetime) -> str:
    """The day in Shanghai of a moment."""
    return (moment.astimezone(UTC) + SHANGHAI).date().isoformat()


def end_of(day: str) -> datetime:
    """The moment at which the day in Shanghai is over."""
    return datetime.fromisoformat(after(day)).replace(tzinfo=UTC) - SHANGHAI


def month_add(day: str, months: int) -> str:
    """The first of the month so many months after that of the day."""
    count = int(day[:4]) * 12 + int(day[5:7]) - 1 + months
    return f"{count // 12:04}-{count % 12 + 1:02}-01"


def day_of_month(first: str, number: int) -> str:
    """The day of this number in the month, or its last one."""
    year, month = int(first[:4]), int(first[5:7])
    return f"{first[:8]}{min(number, calendar.monthrange(year, month)[1]):02}"


def months_after(day: str, months: int) -> str:
    """The same day so many months later, or the last of that month."""
    return day_of_month(month_add(day, months), int(day[8:]))


def periods(months: int, first: str, end: str) -> list[Span]:
    """The calendar periods of so many months that touch the time, for months that divide a year."""
    begin = f"{first[:4]}-{(int(first[5:7]) - 1) // months * months + 1:02}-01"
    found = []
    while begin < end:
        found.append((begin, month_add(begin, months)))
        begin = found[-1][1]
    return found
