"""Duties that a liaison notice lays on the linked leaders and the areas, as 苏应急〔2020〕82号 does.

Read from the words alone: what the notice does not say gives no duty. That the visits and the monthly return are said
at all is for the reader of the requirements to check (`liaison_table`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from seeds.readers.body import Sentence
from seeds.readers.cadence import Cadence, cadences_in, last_days_in, reach_of
from seeds.readers.dating import Issue
from seeds.readers.demanded import Bearer, DutyKind, ParsedDuty
from seeds.readers.duty_sentences import Found, demanding, duty_of, in_order, numbered, possible
from seeds.readers.numerals import WrittenDate, dates_in
from seeds.readers.outline import Paragraph
from seeds.report import Place, ProblemCode, Problems

_LINKED = Bearer("LIAISON")
_AREAS = Bearer("COMPREHENSIVE", None, "DISTRICT")
# 走访 is a visit, the record of one (走访情况) is not.
_VISIT = re.compile("(?:到点|走访|蹲点|实地|上门|到现场)(?![^，。；]{0,4}(?:情况|记录|报告|台账))")
# Words that also name meetings and reports; the link itself counts with a number of times: 挂钩联系每月不少于2次.
_VISIT_IF_ALONE = re.compile("(?!.*[会报]).*(?:指导|督导|调研|(?:挂钩|联系)[^每]{0,8}每.*次)")
_REPORT = re.compile("报告|汇报|报[^，。；送]{0,8}(?:党组|党委)")
_RETURN = re.compile("报送|上报")
_OWN_LEADERS = re.compile("党组|党委|局长|局领导")
_AS_NEEDED = (
    (
        DutyKind.ADVICE,
        re.compile("及时[^，。；]{0,40}提出[^，。；]{0,30}意见|提出[^，。；]{0,6}整改[^，。；]{0,6}意见"),
    ),
    (DutyKind.CLOSE_OUT, re.compile("(?:督促|跟踪|督办|确保|实行)[^，。；]{0,12}(?:闭环|销号|整改到位)")),
    (DutyKind.LETTER, re.compile("(?:发出?|下发|发送|印发|制发)[^，。；]{0,8}(?:提醒|督办|督促|警示)函")),
)


def read_duties(paragraphs: tuple[Paragraph, ...], issue: Issue, problems: Problems) -> tuple[ParsedDuty, ...]:
    """Every duty in the order of the text."""
    found: list[ParsedDuty] = []
    for sentence in demanding(paragraphs):
        duties = [*_recurring(sentence, problems), *_once(sentence, issue, problems), *_as_needed(sentence)]
        found += in_order(duties)
    return numbered(found)


def _recurring(sentence: Sentence, problems: Problems) -> Iterator[Found]:
    for cadence in cadences_in(sentence.text):
        start, end = reach_of(sentence.text, cadence.start, cadence.end)
        for kind, bearer in _kinds(sentence.text[start:end], cadence):
            if possible(cadence, sentence, problems):
                yield cadence.start, duty_of(kind, bearer, sentence, cadence)


def _kinds(words: str, cadence: Cadence) -> Iterator[tuple[DutyKind, Bearer]]:
    if _RETURN.search(words) and not _OWN_LEADERS.search(words):
        monthly = cadence.recurrence == "FREQ=MONTHLY"
        yield (DutyKind.MONTHLY_RETURN if monthly else DutyKind.REPORT), _AREAS
        return
    if _VISIT.search(words) or _VISIT_IF_ALONE.match(words):
        yield DutyKind.VISIT, _LINKED
    if _REPORT.search(words) and "听取" not in words:
        yield DutyKind.REPORT, _LINKED


def _once(sentence: Sentence, issue: Issue, problems: Problems) -> Iterator[Found]:
    for written in last_days_in(sentence.text, issue.year):
        start, end = reach_of(sentence.text, written.start, written.end)
        if not _REPORT.search(sentence.text, start, end):
            continue
        due = _due(written, issue, Place(sentence.paragraph.line), problems)
        yield written.start, replace(duty_of(DutyKind.REPORT, _LINKED, sentence), due_on=due)


def _due(written: WrittenDate, issue: Issue, at: Place, problems: Problems) -> date | None:
    """The last day; None, with a warning, where it cannot be or lies before the issue."""
    if written.day is None:
        # A full date is complained about with all others of the text, a missing year with the day of issue.
        if issue.year is not None and not dates_in(written.written):
            problems.warning(ProblemCode.DATE_IMPOSSIBLE, at, seen=written.written, expected="CALENDAR_DAY")
        return None
    if issue.day is not None and written.day < issue.day:
        seen = f"{issue.day}/{written.day}"
        problems.warning(ProblemCode.PERIOD_IMPOSSIBLE, at, seen=seen, expected="START_BEFORE_END")
        return None
    return written.day


def _as_needed(sentence: Sentence) -> Iterator[Found]:
    for kind, words in _AS_NEEDED:
        if match := words.search(sentence.text):
            yield match.start(), duty_of(kind, _LINKED, sentence)
