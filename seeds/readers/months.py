"""The days by which something is due, as key points write them: 2020年底前, 6月底前, 3月份, 9月前后, 上半年, 第三季度.

A month, quarter or half stands for its last day (design, "Cadences": a day "before" which something is due still
counts as in time). Without a year the document's own is meant.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from seeds.readers.numerals import count_of
from seeds.readers.width import narrow
from seeds.report import Place, ProblemCode, Problems

_COUNT = "(?:[0-9]{1,2}|十[一二]?|[一二三四五六七八九])"
_YEAR = "(?P<year>20[0-9]{2}|[今本明])年"
_MONTH = rf"(?P<month>{_COUNT})月份?(?:(?P<day>[0-9]{{1,2}})[日号]|(?P<third>[上中下])旬)?"
_DUE = re.compile(
    # What recurs (每2月, 每年年底) and what is long past (去年底) is no deadline of the task.
    rf"(?<![0-9.每各去上往近])(?<!每年)(?:{_YEAR})?"
    rf"(?:{_MONTH}|(?P<half>[上下])半年|第?(?P<quarter>[一二三四1-4])季度|(?P<end>(?(year)年?|年)[底末]))"
    r"(?P<by>[底末]?(?:之前|以前|前后|前|左右)?)"
)
_NEXT = "[0-9一二三四五六七八九十今明年下]"
_NOT_DUE = re.compile(
    # The first of two ends, a beginning, and the day of something that happened.
    rf"(?:至|到|[-—–~～]+){_NEXT}|至今|以来|起|初|开始|[”\"’]|(?:印发|下发|发布|出台|通过|修订|召开)的"
)
_HAPPENED = re.compile(r"[^,。;、]{0,8}(?:事故|事件|讲话|批示)")
_THIRDS = {"上": 10, "中": 20}


@dataclass(frozen=True, slots=True)
class Deadline:
    """A last day and the part of the text that names it."""

    day: date
    start: int
    end: int


def deadlines_in(text: str, year: int | None, at: Place, problems: Problems) -> tuple[Deadline, ...]:
    """Every deadline in text order; a month or day that no calendar has is a warning, and nothing is read from it.

    ``year`` is the document's. What lies in an earlier year is history, and without a year nothing is due.
    """
    return tuple(_deadlines(text, year, at, problems))


def _deadlines(text: str, year: int | None, at: Place, problems: Problems) -> Iterator[Deadline]:
    plain = narrow(text)
    for match in _DUE.finditer(plain):
        if _NOT_DUE.match(plain, match.end()) or _is_history(match, plain):
            continue
        named = _year(match["year"], year)
        if named is None or (year is not None and named < year):
            continue
        try:
            yield Deadline(_last_day(match, named), *match.span())
        except ValueError:
            problems.warning(ProblemCode.DATE_IMPOSSIBLE, at, seen=match.group(), expected="CALENDAR_DAY")


def _is_history(match: re.Match[str], plain: str) -> bool:
    return bool(match["day"]) and not match["by"] and bool(_HAPPENED.match(plain, match.end()))


def _year(written: str | None, year: int | None) -> int | None:
    if written is not None and written.isdigit():
        return int(written)
    return year + 1 if year is not None and written == "明" else year


def _last_day(match: re.Match[str], year: int) -> date:
    if match["day"]:
        return date(year, count_of(match["month"]) or 0, int(match["day"]))
    if match["third"] in _THIRDS:
        return date(year, count_of(match["month"]) or 0, _THIRDS[match["third"]])
    month = _last_month(match)
    return date(year, month, monthrange(year, month)[1] if 1 <= month <= 12 else 1)


def _last_month(match: re.Match[str]) -> int:
    if match["month"]:
        return count_of(match["month"]) or 0
    if match["half"]:
        return 6 if match["half"] == "上" else 12
    return 3 * (count_of(match["quarter"]) or 0) if match["quarter"] else 12
