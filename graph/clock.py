"""Time in the register: days are Asia/Shanghai calendar days, moments are UTC, periods are half-open.

Both are stored as ISO 8601 text of fixed width, so that comparing text compares time on every engine, an open bound is a
value like any other, and an answer needs no conversion on its way out (docs/decisions/0002-time-as-text.md).
"""

import re
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

SHANGHAI = ZoneInfo("Asia/Shanghai")
"""The zone of every calendar day in the register."""

ALWAYS = "0001-01-01"
"""`validFrom` of what has no known beginning."""

OPEN_DAY = "9999-12-31"
"""`validTo` of what is still open."""

OPEN_MOMENT = "9999-12-31T00:00:00.000000Z"
"""`recordedTo` of what the register still holds."""


REMEMBERED_DAYS = 1_000
"""Days of which the end is worked out once."""


def moment_text(moment: datetime) -> str:
    """A moment as the register stores it: UTC, microseconds, 27 characters. Raises ValueError where it has no zone, and where it
    lies outside of the calendar in UTC."""
    if moment.tzinfo is None:
        raise ValueError(f"a moment needs a zone: {moment.isoformat()}")
    try:
        moment = moment.astimezone(UTC)
    except OverflowError as error:
        raise ValueError(f"{moment.isoformat()} lies outside of the calendar in UTC") from error
    return moment.isoformat(timespec="microseconds").removesuffix("+00:00") + "Z"


_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_MOMENT = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d.*", re.IGNORECASE | re.ASCII)


def given_day(text: str) -> date:
    """A day as the docs promise it; the standard library's parser takes week dates and days without hyphens as well.
    Raises ValueError."""
    if not _DAY.fullmatch(text):
        raise ValueError(f"{text[:40]!r} is no day; expected a year, a month and a day, such as 2020-03-10")
    return date.fromisoformat(text)


def given_moment(text: str) -> datetime:
    """A moment that the register can store: one with a zone lies within the calendar in UTC as well. Raises ValueError."""
    if not _MOMENT.fullmatch(text):
        raise ValueError(f"{text[:40]!r} is no moment; expected one such as 2020-03-10T08:00:00+08:00")
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is not None:
        moment_text(moment)
    return moment


@lru_cache(REMEMBERED_DAYS)
def end_of_day(day: str) -> str:
    """The moment at which a Shanghai calendar day is over, as the register stores moments."""
    date_ = date.fromisoformat(day)
    if date_ >= date.max - timedelta(days=1):
        return OPEN_MOMENT
    return moment_text(datetime.combine(date_ + timedelta(days=1), time(), SHANGHAI))


def today(now: datetime | None = None) -> date:
    """The calendar day in Shanghai, now or at a given moment."""
    return (now or datetime.now(UTC)).astimezone(SHANGHAI).date()


@dataclass(frozen=True, slots=True)
class AsOf:
    """The two clocks of a question, and which of them the client stated: those go into the ids read under it.

    `explicit` says that it stated a clock at all, `pinned` that it stated what the register knew. A moment that nobody stated
    is that of the request, and would make another id of every thing in each answer. `latest` is the register's last recording
    when it was asked, and `fixed` says that the request itself, its id or its cursor names the moment and none later than that.
    """

    valid_on: str
    known_at: str
    explicit: bool = False
    pinned: bool = True
    latest: str = field(default=OPEN_MOMENT, compare=False, repr=False)
    fixed: bool = field(default=False, compare=False, repr=False)

    def bounded(self, latest: str) -> "AsOf":
        """The same, but never ahead of the register's last recording."""
        return replace(
            self, known_at=min(self.known_at, latest), latest=latest, fixed=self.fixed and self.known_at <= latest
        )

    @property
    def suffix(self) -> str:
        """What an id read under these clocks ends in; empty where nobody asked for a certain day."""
        if not self.explicit:
            return ""
        return f"@{self.valid_on}~{self.known_at}" if self.pinned else f"@{self.valid_on}"

    @property
    def day_end(self) -> str:
        """The moment at which the day asked about is over; what was recorded from then on came later."""
        return end_of_day(self.valid_on)

    @property
    def values(self) -> dict[str, object]:
        """The values of a statement's clocks, by their names in fragments (see `graph.cypher`)."""
        return {
            "validOn": self.valid_on,
            "knownAt": self.known_at,
            "dayEnd": self.day_end,
            "idSuffix": [self.suffix],
        }


def read_clocks(valid_on: object, known_at: object, explicit: object, pinned: object = True) -> AsOf:
    """Clocks that an id or a cursor carries. Raises ValueError for what is no day, no moment, or not as we write them."""
    if not (isinstance(valid_on, str) and isinstance(known_at, str)):
        raise ValueError("clocks are two texts")
    if not (isinstance(explicit, bool) and isinstance(pinned, bool)):
        raise ValueError("what was stated are two truth values")
    day, moment = read_day(valid_on), moment_text(datetime.fromisoformat(known_at))
    if moment != known_at:
        raise ValueError(f"a moment is written {moment}")
    return AsOf(day, moment, explicit, pinned, fixed=True)


def read_day(text: str) -> str:
    """A day as we write it. Raises ValueError for any other text."""
    day = date.fromisoformat(text).isoformat()
    if day != text:
        raise ValueError(f"a day is written {day}")
    return day_to_ask(day)


def day_to_ask(day: str) -> str:
    """A day on which something can hold. Raises ValueError for the calendar's last: an end that is open is written so."""
    if day == OPEN_DAY:
        raise ValueError(f"{day} is the end of the calendar, on which nothing holds; expected an earlier day")
    return day
