"""How often something is due: recurrences of RFC 5545 and the calendar periods that they make (周期).

A duty recurs in calendar periods: weeks from Monday, months, quarters, half-years and years from January, whatever day it
begins on. So a monthly duty that begins on the 31st has February as its first whole period, and none is lost in a month without a
31st.
"""

from collections.abc import Mapping
from datetime import date, datetime
from functools import lru_cache
from itertools import pairwise

from dateutil.rrule import rrulestr

RECURRENCES = (
    "FREQ=WEEKLY",
    "FREQ=MONTHLY",
    "FREQ=MONTHLY;INTERVAL=2",
    "FREQ=MONTHLY;INTERVAL=3",
    "FREQ=MONTHLY;INTERVAL=6",
    "FREQ=YEARLY",
)
"""The recurrences that the register takes, as they are written."""

FIRST_YEAR = 2010
"""No period before it is counted: no document that the register holds is older."""

_FIRST_MONDAY = datetime(FIRST_YEAR, 1, 4)  # noqa: DTZ001 - a calendar day, which dateutil has as its midnight
_FIRST_DAY = datetime(FIRST_YEAR, 1, 1)  # noqa: DTZ001
LATEST_DUE_DAY = 28
"""The last day of the month after a period on which something may be due: every month has it."""


def read_recurrence(text: str) -> str:
    """A recurrence as the register writes it. Raises ValueError for any other."""
    if text not in RECURRENCES:
        raise ValueError(f"{text} is no recurrence that is counted; expected one of {', '.join(RECURRENCES)}")
    return text


@lru_cache(maxsize=64)
def bounds(recurrence: str, until: str) -> tuple[str, ...]:
    """The first days of the periods of a recurrence as ISO texts, ascending, up to the first after the day `until`.

    A period lasts from one of them to before the next. Raises ValueError for a recurrence that is not known.
    """
    begins = _FIRST_MONDAY if "WEEKLY" in read_recurrence(recurrence) else _FIRST_DAY
    last = datetime.fromisoformat(until)
    rule = rrulestr(f"RRULE:{recurrence}", dtstart=begins)
    following = [day for day in (rule.after(last),) if day]
    return tuple(day.date().isoformat() for day in (*rule.between(begins, last, inc=True), *following))


@lru_cache(maxsize=64)
def periods(until: str) -> Mapping[str, list[list[str]]]:
    """The periods that begin up to the day `until`, by recurrence: pairs of the first day and the first day behind it."""
    found = {}
    for recurrence in RECURRENCES:
        days = bounds(recurrence, until)
        found[recurrence] = [list(pair) for pair in pairwise(days)]
    return found


def periods_ahead(today: date) -> Mapping[str, list[list[str]]]:
    """The periods of all that may be asked today: up to the end of the year after next."""
    return periods(date(today.year + 2, 12, 31).isoformat())
