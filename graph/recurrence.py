"""How often something is due: recurrences of RFC 5545 and the calendar periods that they make (周期).

A duty recurs in calendar periods, whatever day it begins on: weeks from Monday, months, quarters, half-years and years from
January. So a monthly duty that begins on the 31st has February as its first whole period, and none is lost in a month without a
31st. Several weeks, months or years together follow each other from the first of all periods on: two weeks from 2010-01-04, two
years from 2010-01-01 (2020 and 2021), four months from each January.
"""

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from datetime import date, datetime, time
from functools import lru_cache

from dateutil.rrule import rrulestr

FIRST_YEAR = 2010
"""No period before it is counted: no document that the register holds is older."""

WEEK, MONTH = "WEEKLY", "MONTHLY"
_FIRST = {WEEK: datetime(FIRST_YEAR, 1, 4), MONTH: datetime(FIRST_YEAR, 1, 1)}  # noqa: DTZ001 - days, as dateutil has them

MOST = {"WEEKLY": 26, "MONTHLY": 36, "YEARLY": 10}
"""The longest interval of a frequency that is counted."""

_UNITS = {"WEEKLY": (WEEK, 1), "MONTHLY": (MONTH, 1), "YEARLY": (MONTH, 12)}
"""Of a frequency: whether it is counted in weeks or in months, and in how many of them."""

_LONGEST = {WEEK: 1, MONTH: 11}
"""How many years behind a day the last of the periods that have begun by it may end, with the month or week that follows."""


def recurrence(frequency: str, interval: int = 1) -> str:
    """How the register writes a recurrence: as an RRULE, its interval where that is not 1."""
    return f"FREQ={frequency}" if interval == 1 else f"FREQ={frequency};INTERVAL={interval}"


RECURRENCES: Mapping[str, tuple[str, int]] = {
    recurrence(frequency, interval): (unit, interval * each)
    for frequency, (unit, each) in _UNITS.items()
    for interval in range(1, MOST[frequency] + 1)
}
"""The recurrences that the register takes and counts, as they are written: how many weeks or months a period of each has."""


LAST_YEAR = 2200
"""No period that begins behind it is counted."""


@lru_cache(maxsize=64)
def periods(until: str) -> Mapping[str, object]:
    """What statements find periods with (`$periods`): all that begin up to the day `until`.

    Of each recurrence its unit and how many of them a period has; of each unit the first days, ascending, and under its name and a
    year how many of them lie before that year. So it stays small, however many recurrences there are.
    """
    found: dict[str, object] = {name: list(step) for name, step in RECURRENCES.items()}
    last = date.fromisoformat(until)
    for unit, longest in _LONGEST.items():
        days = list(_first_days(unit, last.replace(year=last.year + longest, day=1)))
        found[unit] = days
        years = range(FIRST_YEAR, last.year + longest)
        found |= {f"{unit}{year}": bisect_left(days, str(year)) for year in years}
    return found


def periods_ahead(today: date) -> Mapping[str, object]:
    """The periods of all that may be asked today: up to the end of the year after next."""
    return periods(date(today.year + 2, 12, 31).isoformat())


def _first_days(unit: str, until: date) -> Iterator[str]:
    rule = rrulestr(f"RRULE:FREQ={unit}", dtstart=_FIRST[unit])
    return (day.date().isoformat() for day in rule.between(_FIRST[unit], datetime.combine(until, time()), inc=True))
