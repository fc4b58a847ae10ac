"""Duties that a plan lays on its supervision groups, as 坛应急〔2020〕24号 does.

Read from the words alone, and only where a group or a linked leader is who acts: what the plan asks of the bureau's
other units or of the enterprises is not theirs.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace

from seeds.readers.body import Sentence
from seeds.readers.cadence import DURATION, Cadence, cadences_in, duration_of, reach_of
from seeds.readers.dating import Issue
from seeds.readers.demanded import Bearer, CountedFrom, DutyKind, ParsedDuty
from seeds.readers.duty_sentences import Found, demanding, duty_of, in_order, numbered, possible
from seeds.readers.outline import Paragraph
from seeds.report import Place, ProblemCode, Problems

_LINKED = Bearer("LIAISON")
_PART = re.compile("[^，,；;：:]+")
# Who acts: named as somebody to be helped or reported to, a group does not.
_GROUP = re.compile(
    "(?<!配合)(?<!协助)(?<![向由对])(?:各[^，；]{0,6}?|(?:挂钩|督导)小?)组(?![织长成]|组长)|挂钩(?:领导|干部|人员)"
)
_OTHER = re.compile(r"\s*(?:各(?![项类种级])|局|属地|督导办|办公室|领导小组|(?:所?挂钩|重点)?企业)")
_EVENTS = (
    (CountedFrom.ISSUE, re.compile(rf"(?:印发|发布|下发)(?:之?日)?起?后?\s*{DURATION}")),
    (CountedFrom.ENTRY, re.compile(rf"[进入]驻(?:企业)?(?:之?日)?起?后?\s*{DURATION}")),
    (CountedFrom.HAZARD_LIST, re.compile(rf"清单(?:列出|形成|建立|印发)?(?:之?日)?起?后?\s*{DURATION}")),
)
_BY_LIST = re.compile("(?:对照|根据|依据|按照|针对)[^，。；]{0,20}清单")
_LIST_WORDS = "(?:列出|列明|建立|形成|梳理|制定)[^，。；]{0,40}?(?<!责任)(?<!任务)(?<!工作)清单"
_PLAN_WORDS = "一企一(?:策|方案)|制定[^，。；]{0,12}(?:整治|整改|提升)[^，。；]{0,10}(?:方案|计划)"
_STEPS = (
    (DutyKind.ENTRY, re.compile("[进入]驻(?!(?:企业)?(?:[前后之起的]|期间|以来))")),
    (DutyKind.HAZARD_LIST, re.compile(_LIST_WORDS)),
    (DutyKind.PLAN, re.compile(_PLAN_WORDS)),
    (DutyKind.CLOSE_OUT, re.compile("销号|整改到位|整治彻底|隐患[^，。；]{0,8}(?:见底|清零)")),
    (DutyKind.LOOK_BACK, re.compile("回头看")),
)
_RECURRING = (
    (DutyKind.VISIT, re.compile("(?:走访|上门|到点|到企业|入企)(?![^，。；]{0,4}(?:情况|记录|报告|台账))")),
    (DutyKind.EVALUATION, re.compile("评估")),
    (DutyKind.REPORT, re.compile("(?<!评估)(?<!听取)(?:报告|书面总结)")),
)
# A plan runs for years: what it asks for at 年底 without naming the year comes back every year.
_YEAR_END = re.compile("(?:(?<=[，；])|^)年[底末终](?=，)")


@dataclass(frozen=True, slots=True)
class _Deadline:
    start: int
    end: int
    within: str
    event: CountedFrom


def read_duties(paragraphs: tuple[Paragraph, ...], issue: Issue, problems: Problems) -> tuple[ParsedDuty, ...]:
    """Every duty in the order of the text."""
    found: list[ParsedDuty] = []
    acting: Paragraph | None = None
    for sentence in demanding(paragraphs):
        # A group named in one sentence is still who acts in the next one of its paragraph.
        acts = _Acting(sentence.text, acting is sentence.paragraph)
        acting = sentence.paragraph if acts.at(len(sentence.text)) else None
        found += in_order([*_recurring(sentence, acts, problems), *_by_steps(sentence, acts, problems)])
    return numbered(found)


class _Acting:
    """Whether the groups act at a place of a sentence: the last actor that one of its parts names is one of them."""

    def __init__(self, text: str, before: bool) -> None:
        self._starts, self._acts = [0], [before]
        for part in _PART.finditer(text):
            if _GROUP.search(part.group()):
                before = True
            elif _OTHER.match(part.group()):
                before = False
            self._starts.append(part.start())
            self._acts.append(before)

    def at(self, position: int) -> bool:
        """Whether they act in the part that the position lies in."""
        return self._acts[bisect_right(self._starts, position) - 1]


def _recurring(sentence: Sentence, acts: _Acting, problems: Problems) -> Iterator[Found]:
    for cadence in (*cadences_in(sentence.text), *_year_ends(sentence.text)):
        start, end = reach_of(sentence.text, cadence.start, cadence.end)
        for kind, words in _RECURRING:
            match = _first(words, sentence.text, start, end, acts)
            if match is not None and possible(cadence, sentence, problems):
                yield match.start(), duty_of(kind, _LINKED, sentence, cadence)


def _year_ends(text: str) -> Iterator[Cadence]:
    for match in _YEAR_END.finditer(text):
        yield Cadence("FREQ=YEARLY", 1, None, match.group(), match.start(), match.end())


def _first(words: re.Pattern[str], text: str, start: int, end: int, acts: _Acting) -> re.Match[str] | None:
    return next((match for match in words.finditer(text, start, end) if acts.at(match.start())), None)


def _by_steps(sentence: Sentence, acts: _Acting, problems: Problems) -> Iterator[Found]:
    """The steps that every enterprise goes through once, from entry to look-back."""
    text = sentence.text
    deadlines = _deadlines(sentence, problems)
    for kind, words in _STEPS:
        # 进驻企业一个月内 names the event, it does not demand it.
        hits = (hit for hit in words.finditer(text) if acts.at(hit.start()) and not _within(deadlines, hit.start()))
        if match := next(hits, None):
            duty = _with_deadline(duty_of(kind, _LINKED, sentence), deadlines, match.start())
            yield match.start(), _after_list(duty, text[: match.start()])


def _deadlines(sentence: Sentence, problems: Problems) -> list[_Deadline]:
    found: list[_Deadline] = []
    for event, match in ((event, m) for event, words in _EVENTS for m in words.finditer(sentence.text)):
        within = duration_of(match)
        if within is None:
            place = Place(sentence.paragraph.line)
            problems.error(ProblemCode.QUANTITY_IMPOSSIBLE, place, seen=match.group(), expected="WHOLE_NUMBER")
            continue
        found.append(_Deadline(match.start(), match.end(), within, event))
    return sorted(found, key=lambda deadline: deadline.start)


def _within(deadlines: list[_Deadline], position: int) -> bool:
    return any(deadline.start <= position < deadline.end for deadline in deadlines)


def _with_deadline(duty: ParsedDuty, deadlines: list[_Deadline], position: int) -> ParsedDuty:
    """The duty with the last deadline that its sentence names before it."""
    before = [deadline for deadline in deadlines if deadline.end <= position]
    return replace(duty, within=before[-1].within, counted_from=before[-1].event) if before else duty


def _after_list(duty: ParsedDuty, before: str) -> ParsedDuty:
    """A plan that is made by the hazard list follows it, though nothing says how soon."""
    if duty.kind is not DutyKind.PLAN or duty.counted_from is not None or not _BY_LIST.search(before):
        return duty
    return replace(duty, counted_from=CountedFrom.HAZARD_LIST)
