"""The day of issue, and what follows from it: where the document says none, the latest day its number leaves possible.

Days are Asia/Shanghai calendar days, periods half-open (design, "Time").
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from seeds.readers.citing import Citation
from seeds.readers.numerals import WrittenDate, dates_in
from seeds.readers.parsed import DateSource
from seeds.readers.references import year_of
from seeds.readers.text import Line, without_space
from seeds.readers.web_page import is_last_line, published_day
from seeds.report import Place, ProblemCode, Problems

_PRINTED = re.compile("印发|印制")


@dataclass(frozen=True, slots=True)
class Issue:
    """The day of issue and who said it; ``latest`` is the latest possible day, None where nothing bounds it."""

    day: date | None
    source: DateSource | None
    citation: Citation | None
    year: int | None
    latest: date | None


def read_issue(lines: tuple[Line, ...], number: str | None, given: date | None, problems: Problems) -> Issue:
    """The day that stands alone on a line below the text, or the one the caller gives (``--issued-on``).

    The printing date of the last line is another thing and is not taken for it.
    """
    written = _signature_dates(lines, problems)
    day = written[0][1].day if written else None
    if len({found.day for _, found in written}) > 1:
        first, (line, second) = written[0][1], written[1]
        problems.error(ProblemCode.DATE_AMBIGUOUS, Place(line.number), seen=second.written, expected=first.written)
    year = year_of(number) if number else None
    if day is not None:
        _check_day(day, year, given, written[0][0], problems)
        citation = Citation(excerpt=written[0][1].written)
        return Issue(day, DateSource.DOCUMENT, citation, day.year, day)
    if given is not None:
        return _given(given, year, problems)
    return _unsaid(lines, year, problems)


def _signature_dates(lines: tuple[Line, ...], problems: Problems) -> list[tuple[Line, WrittenDate]]:
    signed: list[tuple[Line, WrittenDate]] = []
    published: list[tuple[Line, WrittenDate]] = []
    for line in lines:
        row = published_day(line)
        written = row or _alone(line)
        if written is None:
            continue
        if written.day is None:
            problems.error(
                ProblemCode.DATE_IMPOSSIBLE, Place(line.number), seen=written.written, expected="CALENDAR_DAY"
            )
            continue
        (published if row else signed).append((line, written))
    # The document's own words come first; the table of the page that shows it has to agree.
    return [*signed, *published]


def _alone(line: Line) -> WrittenDate | None:
    words = without_space(line.text)
    dates = dates_in(words)
    return dates[0] if len(dates) == 1 and dates[0].written == words else None


def _check_day(day: date, year: int | None, given: date | None, line: Line, problems: Problems) -> None:
    if year is not None and day.year != year:
        problems.warning(ProblemCode.YEAR_DISAGREES, Place(line.number), seen=str(day.year), expected=str(year))
    if given is not None and given != day:
        problems.error(
            ProblemCode.DATE_CONTRADICTED, Place(line.number), seen=given.isoformat(), expected=day.isoformat()
        )


def _given(given: date, year: int | None, problems: Problems) -> Issue:
    if year is not None and given.year != year:
        problems.error(ProblemCode.DATE_CONTRADICTED, seen=given.isoformat(), expected=str(year))
    citation = Citation(excerpt=f"--issued-on {given.isoformat()}")
    return Issue(given, DateSource.CALLER, citation, given.year, given)


def _unsaid(lines: tuple[Line, ...], year: int | None, problems: Problems) -> Issue:
    place = Place(lines[-1].number if lines else None)
    if year is None:
        # Without number and day nothing tells this document from another one of the same title.
        problems.error(ProblemCode.DATE_NOT_SAID, place, expected="NUMBER_OR_DATE")
        return Issue(None, None, None, None, None)
    problems.warning(ProblemCode.DATE_NOT_SAID, place, expected="DATE_OF_ISSUE")
    return Issue(None, None, None, year, date(year, 12, 31))


def is_closing(words: str) -> bool:
    """Whether a line stands below the text: the day, the printing line, a note in brackets, the last line of a page."""
    plain = without_space(words)
    dates = dates_in(plain)
    alone = len(dates) == 1 and dates[0].written == plain
    note = plain.startswith(("（此", "(此")) and plain.endswith(("）", ")"))
    printed = bool(dates) and bool(_PRINTED.fullmatch(plain[dates[-1].end :]))
    return alone or note or printed or is_last_line(plain)


def check_prose_dates(lines: tuple[Line, ...], problems: Problems) -> None:
    """A date inside prose that no calendar has is a warning: nothing was read from it."""
    for line in lines:
        for written in dates_in(line.words):
            if written.day is None:
                place = Place(line.number)
                problems.warning(ProblemCode.DATE_IMPOSSIBLE, place, seen=written.written, expected="CALENDAR_DAY")
