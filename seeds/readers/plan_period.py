"""The clause 督导时间: 自方案印发之日起至…, where the end is a day, which is inclusive, or an event.

Source of the form: 坛应急〔2020〕24号, 四.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

from seeds.readers.body import Sentence, sentences
from seeds.readers.citing import Citation
from seeds.readers.dating import Issue
from seeds.readers.numerals import COUNT, count_of, dates_in, day_after
from seeds.readers.outline import Paragraph
from seeds.readers.parsed import Period
from seeds.readers.text import without_space
from seeds.report import Place, ProblemCode, Problems

HEADING = "督导时间"
_PERIOD = re.compile(r"自(?P<start>.{1,100}?)(?:开始|起)[，,]?(?:至|到)(?P<end>.{1,100}?)(?:止|为止)?")
_FROM_ISSUE = re.compile(r"(?:本?(?:工作)?方案|本?通知|文件)?(?:印发|发布|下发)之日")
_YEAR_END = re.compile(r"(?P<year>[0-9]{4})年(?:年)?底")
_MONTH_END = re.compile(rf"(?P<year>[0-9]{{4}})年(?P<month>{COUNT})月底")
_EVENT = re.compile(r"[㐀-鿿“”《》]{4,60}(?:结束|完成|终止)")


def read_period(paragraphs: tuple[Paragraph, ...], issue: Issue, problems: Problems) -> Period | None:
    """The period of the clause; None, with an error, where it is absent or cannot be understood."""
    for sentence in sentences(tuple(p for p in paragraphs if p.heading == HEADING and p.level is None)):
        match = _PERIOD.fullmatch(without_space(sentence.text))
        if match is not None:
            return _period(match, sentence, issue, problems)
        problems.error(ProblemCode.PART_MISSING, Place(sentence.paragraph.line), seen=sentence.text, expected="PERIOD")
        return None
    problems.error(ProblemCode.PART_MISSING, expected="PERIOD")
    return None


def _period(match: re.Match[str], sentence: Sentence, issue: Issue, problems: Problems) -> Period | None:
    at = Place(sentence.paragraph.line)
    start, uncertain = _start(match["start"], issue, at, problems)
    end, event = _end(match["end"], at, problems)
    if start is None or (end is None and event is None):
        return None
    if end is not None and end <= start:
        problems.error(ProblemCode.PERIOD_IMPOSSIBLE, at, seen=f"{start}/{end}", expected="START_BEFORE_END")
        return None
    citation = Citation(clause=sentence.paragraph.clause, excerpt=sentence.text)
    return Period(start, uncertain, end, event, citation)


def _start(text: str, issue: Issue, at: Place, problems: Problems) -> tuple[date | None, bool]:
    if _FROM_ISSUE.fullmatch(text):
        return issue.latest, issue.day is None
    return _day(text, at, problems, "START_OF_PERIOD"), False


def _end(text: str, at: Place, problems: Problems) -> tuple[date | None, str | None]:
    """The first day past the end, or the event that is the end."""
    if _EVENT.fullmatch(text) and not dates_in(text):
        return None, text
    if match := _YEAR_END.fullmatch(text):
        return _after(int(match["year"]), 12, at, text, problems), None
    if match := _MONTH_END.fullmatch(text):
        return _after(int(match["year"]), count_of(match["month"]) or 0, at, text, problems), None
    day = _day(text, at, problems, "END_OF_PERIOD")
    return (day_after(day) if day is not None else None), None


def _after(year: int, month: int, at: Place, text: str, problems: Problems) -> date | None:
    if 1 <= year < 9999 and 1 <= month <= 12:
        return day_after(date(year, month, monthrange(year, month)[1]))
    problems.error(ProblemCode.DATE_IMPOSSIBLE, at, seen=text, expected="CALENDAR_DAY")
    return None


def _day(text: str, at: Place, problems: Problems, expected: str) -> date | None:
    dates = dates_in(text)
    if len(dates) != 1 or dates[0].written != text:
        problems.error(ProblemCode.PART_MISSING, at, seen=text, expected=expected)
        return None
    if dates[0].day is None:
        problems.error(ProblemCode.DATE_IMPOSSIBLE, at, seen=text, expected="CALENDAR_DAY")
    return dates[0].day
