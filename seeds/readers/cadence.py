"""How often and by when something is due, read from the words: 每月不少于1次, 每月5日前, 7月上旬, 一个月内.

A cadence is a recurrence of periods (an RFC 5545 RRULE), how often in each, and the day of the month after the period
by which it is done (design, "Cadences"). What has no number of times is due once in each period.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from graph.recurrence import RECURRENCES, WEEK, recurrence
from seeds.readers.numerals import COUNT, WrittenDate, count_of

# A time limit; the working days of 五个工作日内 have no ISO 8601 duration and are left alone.
DURATION = rf"(?P<count>{COUNT})\s*(?P<unit>周|星期|个?月|天|日|年|小时)(?:以|之)?内"
_DURATIONS = {
    "周": "P{}W",
    "星期": "P{}W",
    "个月": "P{}M",
    "月": "P{}M",
    "天": "P{}D",
    "日": "P{}D",
    "年": "P{}Y",
    "小时": "PT{}H",
}
_RULES = {"周": ("WEEKLY", 1), "月": ("MONTHLY", 1), "季": ("MONTHLY", 3), "半年": ("MONTHLY", 6), "年": ("YEARLY", 1)}
_PERIOD = re.compile(
    rf"每\s*(?:(?P<several>{COUNT})\s*)?个?\s*"
    "(?P<unit>半年|年(?![龄级轻])|季|月|周(?!边)|星期)(?:(?<=[年季月])度)?(?:(?<=年)[底末终]前?)?"
)
# Not 第二次, and no tail of a longer number.
_TIMES = rf"(?<![第0-9０-９一二三四五六七八九十百两])(?P<times>{COUNT})(?:\s*[至到\-－—~～]\s*{COUNT})?\s*次(?!数)"
_AT_LEAST = "(?:不(?:得|能)?(?:少|低)于|至少|最少)"
# Past a comma only what is called a least number still belongs to the period.
_QUOTAS = (
    re.compile(rf"[^，,。；;每]{{0,30}}?{_TIMES}"),
    re.compile(rf"[^。；;每]{{0,40}}?{_AT_LEAST}[^，,。；;每]{{0,8}}?{_TIMES}"),
)
_AT_MOST = re.compile("不(?:得|能)?(?:超过|多于|高于)|[至最]多")
_DAY = rf"(?P<day>{COUNT})\s*[日号]\s*(?:以前|之前|前)"
_DUE_DAYS = (
    re.compile(rf"\s*的?\s*{_DAY}"),
    re.compile(rf"[^。；;每]{{0,40}}?(?:次月|翌月|下个?月)的?\s*{_DAY}"),
)
_BREAK = re.compile("[，,。；;：:！!？?]")
_STOP = re.compile("[。；;！!？?]")
# The month of another year (次年1月底) is not read as one of the document's.
_ONCE = re.compile(
    r"(?<![年0-9０-９一二三四五六七八九十])(?<!年的)(?:(?:(?P<year>[0-9０-９]{4})|[今本])\s*年\s*)?"
    r"(?P<month>[0-9０-９]{1,2}|[一二三四五六七八九十]{1,3})\s*月\s*份?"
    rf"(?:(?P<ten>[上中下])旬|(?P<last>[底末])|{_DAY})"
)
_TENS = {"上": 10, "中": 20}
# No part of a sentence is longer; an endless line must not take endless time.
_LONGEST_PART = 300


@dataclass(frozen=True, slots=True)
class Cadence:
    """A cadence as written at ``start`` to ``end`` of the text.

    ``recurrence`` is None where it cannot be (0次, 38日) or is not counted (每百年); ``expected`` is then what was expected.
    """

    recurrence: str | None
    quota: int | None
    due_day: int | None
    written: str
    start: int
    end: int
    expected: str | None = None


def cadences_in(text: str) -> tuple[Cadence, ...]:
    """Every cadence of a sentence, in order. A number that is the most allowed (不超过) demands nothing."""
    found = (_cadence(match, text) for match in _PERIOD.finditer(text))
    return tuple(cadence for cadence in found if not _AT_MOST.search(cadence.written))


def _cadence(period: re.Match[str], text: str) -> Cadence:
    times = _first(_QUOTAS, text, period.end())
    due = _first(_DUE_DAYS, text, period.end())
    end = max(match.end() for match in (period, times, due) if match is not None)
    quota = count_of(times["times"]) if times is not None else 1
    day = count_of(due["day"]) if due is not None else None
    rule = _rule(period)
    written = text[period.start() : end]
    if wrong := _wrong(rule, quota, due, day):
        return Cadence(None, None, None, written, period.start(), end, wrong)
    return Cadence(rule, quota, day, written, period.start(), end)


def _wrong(rule: str | None, quota: int | None, due: re.Match[str] | None, day: int | None) -> str | None:
    """What was expected instead; None where nothing is wrong."""
    if due is not None and not 1 <= (day or 0) <= 31:
        return "DAY_OF_MONTH"
    if rule is None:
        return "COUNTED_PERIOD"
    if not quota:
        return "WHOLE_NUMBER"
    return "WHOLE_MONTHS" if due is not None and RECURRENCES[rule][0] == WEEK else None


def _first(patterns: tuple[re.Pattern[str], ...], text: str, start: int) -> re.Match[str] | None:
    return next((match for pattern in patterns if (match := pattern.match(text, start))), None)


def _rule(period: re.Match[str]) -> str | None:
    several = count_of(period["several"]) if period["several"] else 1
    frequency, months = _RULES[{"星期": "周"}.get(period["unit"], period["unit"])]
    rule = recurrence(frequency, (several or 0) * months)
    return rule if rule in RECURRENCES else None


def reach_of(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch of a sentence that the time written at ``start`` to ``end`` speaks of.

    That is its part between commas; a time that stands alone before a comma speaks of all that follows, up to the next
    semicolon or period.
    """
    first, last = max(0, start - _LONGEST_PART), min(len(text), end + _LONGEST_PART)
    begin = max((match.end() for match in _BREAK.finditer(text, first, start)), default=first)
    close = _next(_BREAK, text, end, last)
    if text[begin:start].strip() or text[end:close].strip():
        return begin, close
    return begin, min(_next(_STOP, text, end, last), _next(_PERIOD, text, end, last))


def _next(pattern: re.Pattern[str], text: str, start: int, end: int) -> int:
    match = pattern.search(text, start, end)
    return match.start() if match is not None else end


def last_days_in(text: str, year: int | None) -> tuple[WrittenDate, ...]:
    """The last days of what is due once, such as 7月上旬 (the 10th), 9月底 and 6月5日前, the 5th included.

    ``year`` is that of the document, for a day that names none. ``day`` is None where the calendar has no such day,
    or nothing says the year. What comes back every year is no such day.
    """
    return tuple(
        WrittenDate(_last_day(match, year), match.group(), match.start(), match.end()) for match in _ONCE.finditer(text)
    )


def _last_day(match: re.Match[str], year: int | None) -> date | None:
    in_year = int(match["year"]) if match["year"] else year
    month = count_of(match["month"])
    if not in_year or not month or month > 12:
        return None
    last = monthrange(in_year, month)[1]
    day = count_of(match["day"]) if match["day"] else _TENS.get(match["ten"] or "", last)
    return date(in_year, month, day) if day and day <= last else None


def duration_of(match: re.Match[str]) -> str | None:
    """The ISO 8601 duration of a match of DURATION; None for one of no length."""
    count = count_of(match["count"])
    return _DURATIONS[match["unit"]].format(count) if count else None
