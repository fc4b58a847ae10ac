"""Days and periods as tables write them: 2031-01-01, 2031年1月, 2031.1.1至12.31, 2031年; the last day is included."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

from seeds.names import normalise
from seeds.report import Place, ProblemCode, Problems

_NUMBERS = re.compile(r"(?:(\d{4})(?:年|[-/.](?=\d)|$))?(?:(\d{1,2})(?:月|[-/.](?=\d)|$))?(?:(\d{1,2})日?)?")
_RANGE = re.compile(r"至|到|[—–~]+|--+")
_OPEN = frozenset({"", "今", "长期", "至今"})

Bounds = tuple[date | None, date | None]


def day_in(text: str, at: Place, problems: Problems, *, last: bool = False, year: int | None = None) -> date | None:
    """The day; of a month or a year its first day, or its `last`. None, with an error, for anything else."""
    match = _NUMBERS.fullmatch(normalise(text))
    parts = match.groups() if match else ()
    if not match or not (parts[0] or (year and parts[1])) or (parts[2] and not parts[1]):
        problems.error(ProblemCode.CELL_WRONG, at, seen=text, expected="DAY_IN_CELL")
        return None
    in_year, month = int(parts[0] or year or 0), int(parts[1]) if parts[1] else (12 if last else 1)
    try:
        day = int(parts[2]) if parts[2] else (monthrange(in_year, month)[1] if last else 1)
        return date(in_year, month, day)
    except ValueError:
        problems.error(ProblemCode.DATE_IMPOSSIBLE, at, seen=text, expected="CALENDAR_DAY")
        return None


def period_in(text: str, at: Place, problems: Problems) -> Bounds:
    """The first and the last day of a cell such as 2031年1月至12月; None on a side that is open."""
    parts = [part.strip() for part in _RANGE.split(normalise(text), maxsplit=1)]
    if len(parts) == 1:
        bounds = day_in(parts[0], at, problems), day_in(parts[0], at, problems, last=True)
        if bounds[0] is not None and bounds[0] == bounds[1]:
            # Whether it began or ended on a single day nobody can tell.
            problems.error(ProblemCode.CELL_WRONG, at, seen=text, expected="PERIOD_IN_CELL")
        return bounds
    first = day_in(parts[0].removeprefix("自").removesuffix("起"), at, problems) if parts[0] else None
    end = parts[1].removesuffix("止")
    if end in _OPEN:
        return first, None
    return first, day_in(end, at, problems, last=True, year=first.year if first else None)
