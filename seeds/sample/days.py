"""The days of what happened in 示例市: the two years up to a fixed last day, whatever day it is today."""

from datetime import date, timedelta

from seeds.sample.words import lot

LAST_DAY = "2026-09-30"
"""Nothing has happened since; the register is taken to have been filled then."""


def _months_to(last: str, count: int) -> tuple[str, ...]:
    ended = int(last[:4]) * 12 + int(last[5:7]) - 1
    return tuple(f"{each // 12}-{each % 12 + 1:02}" for each in range(ended - count + 1, ended + 1))


MONTHS = _months_to(LAST_DAY, 24)
"""The months in which things were done (2024-10), the oldest first."""


def day_in(month: str, first: int, last: int, *what: str) -> str:
    """A day of the month between two days of it (at most 28), the same for the same words."""
    return f"{month}-{first + lot(last - first + 1, *what):02}"


def later(day: str, days: int) -> str:
    """The day so many days after."""
    return (date.fromisoformat(day) + timedelta(days=days)).isoformat()


def month_before(day: str) -> str:
    """The month before that of the day, as 2024-09."""
    return _months_to(day, 2)[0]
