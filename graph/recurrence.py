"""How often something is due: recurrences of RFC 5545 and the calendar periods that they make (周期).

A duty recurs in calendar periods: weeks from Monday, months, quarters, half-years and years from January, whatever day it
begins on. So a monthly duty that begins on the 31st has February as its first whole period, and none is lost in a month without a
31st.
"""

from collections.abc import Iterator, Mapping
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


@lru_cache(maxsize=64)
def periods(until: str) -> Mapping[str, list[list[str]]]:
    """The periods that begin up to the day `until`, by recurrence: pairs of the first day and the first day behind it."""
    return {
        recurrence: [list(pair) for pair in pairwise(_first_days(recurrence, datetime.fromisoformat(until)))]
        for recurrence in RECURRENCES
    }


def periods_ahead(today: date) -> Mapping[str, list[list[str]]]:
    """The periods of all that may be asked today: up to the end of the year after next."""
    return periods(date(today.year + 2, 12, 31).isoformat())


def _first_days(recurrence: str, until: datetime) -> Iterator[str]:
    """The first days of its periods, ascending, up to the first behind a day."""
    rule = rrulestr(f"RRULE:{recurrence}", dtstart=_FIRST_MONDAY if "WEEKLY" in recurrence else _FIRST_DAY)
    following = rule.after(until)
    return (day.date().isoformat() for day in (*rule.between(_FIRST_DAY, until, inc=True), following) if day)
