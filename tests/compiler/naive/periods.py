"""Calendar periods by plain steps: how long they are, and when they are over."""

from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

Days = tuple[str, str]


def step_of(recurrence: str) -> relativedelta:
    """How long its periods are."""
    frequency, _, interval = recurrence.removeprefix("FREQ=").partition(";INTERVAL=")
    unit = {"WEEKLY": relativedelta(weeks=1), "MONTHLY": relativedelta(months=1), "YEARLY": relativedelta(years=1)}
    return unit[frequency] * int(interval or 1)


def calendar(recurrence: str, until: str) -> Iterator[Days]:
    """The calendar periods since 2010 that begin before a day, one behind the other."""
    first = date(2010, 1, 4) if "WEEKLY" in recurrence else date(2010, 1, 1)
    while first.isoformat() < until:
        behind = first + step_of(recurrence)
        yield first.isoformat(), behind.isoformat()
        first = behind


def closing(recurrence: str | None, end: str, due_day: int | None) -> str:
    """The first day on which a period is over that ends before a day, where it may be due by a day of the month or week after."""
    if due_day is None or recurrence is None:
        return end
    behind = date.fromisoformat(end)
    longest = 7 if "WEEKLY" in recurrence else monthrange(behind.year, behind.month)[1]
    return (behind + timedelta(days=min(due_day, longest))).isoformat()
