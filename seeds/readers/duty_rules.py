"""Reader of rules that lay numbered duties on the holders of an office, as 锡政办发〔2021〕85号 does.

The duties are the second-level items of the part 职责内容; what stands below an item belongs to it. How often a duty is
due is read from its words: each 每季度至少1次, or the year of a plan or list that is made for one (年度工作计划). A duty to say
which agency supervises each class of enterprises demands a link of every one of them as well.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import groupby, islice

from seeds.readers.cadence import cadences_in, reach_of
from seeds.readers.citing import Citation
from seeds.readers.dating import Issue
from seeds.readers.demanded import Bearer, DutyKind, ParsedDuty
from seeds.readers.duty_sentences import numbered
from seeds.readers.numerals import HAN_COUNT
from seeds.readers.outline import Paragraph
from seeds.readers.parsed import ParsedRequirement, Per, RequirementKind
from seeds.report import Place, ProblemCode, Problems

PART = "职责内容"
_BEARERS = (
    (
        re.compile("(?:镇|乡|街道|园区)[^，,。；;：:]{0,12}(?:行政主要负责人|政府主要负责人)"),
        Bearer("TERRITORIAL", "GOVERNMENT_HEAD", "TOWN"),
    ),
)
_OF_THE_YEAR = re.compile("年度[^，,。；;]{0,20}(?:计划|清单|方案)")
_Kind = DutyKind
_KINDS = (
    (_Kind.HEARING, re.compile("听取.*汇报")),
    (_Kind.PLAN, re.compile("计划|清单|方案")),
    (_Kind.INSPECTION, re.compile("检查|督查|巡查")),
    (_Kind.DRILL, re.compile("演练")),
    (_Kind.EVALUATION, re.compile("考核|评估")),
)
# Of a duty without a cadence only what an accident demands is told apart: 督查 and 清单 stand in it by the way.
_WITHOUT_CADENCE = ((_Kind.EMERGENCY_RESPONSE, re.compile("抢险救援|应急处置")), (_Kind.DRILL, re.compile("演练")))
_SUPERVISORS = re.compile(
    "明确[^，,。；;]{0,10}各类[^，,。；;]{0,16}(?:单位|企业)的?[^，,。；;]{0,8}监管(?:机构|部门|单位)"
)
_INLINE = re.compile(rf"[。；;]\s*[（(](?P<number>{HAN_COUNT})[）)]")


@dataclass(frozen=True, slots=True)
class _Due:
    """How often something is due, and the words that say of what."""

    start: int = 0
    words: str = ""
    recurrence: str | None = None
    quota: int | None = None
    day: int | None = None


def fits(title: str, paragraphs: tuple[Paragraph, ...]) -> bool:
    """Whether the document has this format: 制度 in its title, and a part with the heading 职责内容."""
    return "制度" in title and any(PART in (paragraph.heading, paragraph.text) for paragraph in paragraphs)


def read_duties(paragraphs: tuple[Paragraph, ...], issue: Issue, problems: Problems) -> tuple[ParsedDuty, ...]:
    """Every duty in the order of the text; an error where one is missing or nobody bears them."""
    part = [paragraph for paragraph in paragraphs if paragraph.heading == PART]
    items = [(clause, list(below)) for clause, below in groupby(part, _item) if clause is not None]
    if not items:
        problems.error(ProblemCode.PART_MISSING, Place(part[0].line if part else None), expected="DUTIES")
        return ()
    bearer = _bearer([paragraph for paragraph in part if _item(paragraph) is None], problems)
    _check_whole(paragraphs, part, problems)
    return numbered([duty for clause, below in items for duty in _duties(clause, below, bearer, problems)])


def read_requirements(duties: tuple[ParsedDuty, ...]) -> tuple[ParsedRequirement, ...]:
    """What the duties demand of each unit whose head bears them: that every class of enterprises has its supervisor."""
    naming = (duty for duty in duties if _SUPERVISORS.search(duty.citation.excerpt or ""))
    return tuple(
        ParsedRequirement(RequirementKind.SECTORAL_SUPERVISOR, 1, Per.SECTOR, duty.citation, level=duty.bearer.level)
        for duty in islice(naming, 1)
    )


def _item(paragraph: Paragraph) -> str | None:
    """The clause of the second level that the paragraph belongs to, 二（四）; None for what stands above the first."""
    head, closing, _ = (paragraph.clause or "").partition("）")
    return head + closing if closing else None


def _bearer(lead_in: list[Paragraph], problems: Problems) -> Bearer | None:
    for paragraph in lead_in:
        for pattern, bearer in _BEARERS:
            if pattern.search(paragraph.text):
                return bearer
    at = Place(lead_in[-1].line if lead_in else None)
    problems.error(ProblemCode.PART_MISSING, at, seen=lead_in[-1].text if lead_in else None, expected="DUTY_BEARER")
    return None


def _check_whole(paragraphs: tuple[Paragraph, ...], part: list[Paragraph], problems: Problems) -> None:
    """A text that breaks off inside the part can have lost its last duties, which no number tells."""
    breaks_off = any(problem.code is ProblemCode.TEXT_BREAKS_OFF for problem in problems.found)
    if breaks_off and paragraphs[-1] is part[-1]:
        seen = part[-1].text[-12:]
        problems.error(ProblemCode.PART_MISSING, Place(part[-1].line), seen=seen, expected="PART_AFTER_DUTIES")


def _duties(clause: str, below: list[Paragraph], bearer: Bearer | None, problems: Problems) -> list[ParsedDuty]:
    text, at = " ".join(paragraph.text for paragraph in below), Place(below[0].line)
    for match in _INLINE.finditer(text):
        seen = match["number"]
        problems.error(ProblemCode.PART_MISSING, at, seen=seen, expected="DUTY_ON_ITS_OWN_LINE")
    if bearer is None:
        return []
    cited, due = Citation(clause=clause, excerpt=text), _due(text, at, problems)
    return [ParsedDuty(clause, _kind(one, text), bearer, cited, one.recurrence, one.quota, one.day) for one in due]


def _due(text: str, at: Place, problems: Problems) -> list[_Due]:
    """Everything that the words set a period for, in their order; where they set none, one thing without a cadence."""
    found: list[_Due] = []
    spans: list[tuple[int, int]] = []
    for cadence in cadences_in(text):
        start, end = reach_of(text, cadence.start, cadence.end)
        if cadence.recurrence is None:
            problems.error(ProblemCode.QUANTITY_IMPOSSIBLE, at, seen=cadence.written, expected=cadence.expected)
        # A period by itself can count money (每年收入的百分之一).
        elif cadence.written.endswith("次") or _named(text[start:end]):
            found.append(_Due(cadence.start, text[start:end], cadence.recurrence, cadence.quota, cadence.due_day))
        spans.append((start, end))
    found += [
        _Due(match.start(), match.group(), "FREQ=YEARLY", 1)
        for match in _OF_THE_YEAR.finditer(text)
        if not any(start <= match.start() < end for start, end in spans)
    ]
    return sorted(found, key=lambda due: due.start) or [_Due()]


def _kind(due: _Due, text: str) -> DutyKind:
    if due.words:
        return _named(due.words) or DutyKind.ORGANISATION
    return next((kind for kind, pattern in _WITHOUT_CADENCE if pattern.search(text)), DutyKind.ORGANISATION)


def _named(words: str) -> DutyKind | None:
    return next((kind for kind, pattern in _KINDS if pattern.search(words)), None)
