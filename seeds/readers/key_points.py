"""Reader of a year's key points, as 吴东太管发〔2020〕39号: numbered tasks, and targets with their indicators.

A task is an item numbered 1., under the heading above it; a target is what is numbered under a heading of targets.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from seeds.readers.bare_title import KEY_POINTS, is_key_points_title
from seeds.readers.body import Sentence, sentences
from seeds.readers.citing import Citation
from seeds.readers.dating import Issue
from seeds.readers.demanded import ParsedTarget, ParsedTask
from seeds.readers.indicators import check_levels, read_indicators
from seeds.readers.months import deadlines_in
from seeds.readers.numerals import count_of
from seeds.readers.outline import Paragraph, number_and_words
from seeds.readers.owners import owners_in
from seeds.readers.text import without_space
from seeds.readers.width import narrow
from seeds.report import Place, ProblemCode, Problems

_TARGETS = re.compile("[^，。,]{0,8}目标(?:任务)?")
_YEAR_OF_POINTS = re.compile(rf"(?P<year>20[0-9]{{2}})年度?[^，。,《》0-9]{{0,20}}{KEY_POINTS}")
_ITEM = 3


@dataclass(frozen=True, slots=True)
class _Part:
    """A numbered paragraph with the unnumbered ones below it; ``section`` is the nearest heading above an item."""

    head: Paragraph
    below: tuple[Paragraph, ...]
    section: str

    @property
    def level(self) -> int:
        return self.head.level or 0

    @property
    def title(self) -> str:
        """Its own heading: the words up to the first full stop."""
        return number_and_words(self.head)[1].split("。")[0].strip()

    @property
    def of_targets(self) -> bool:
        return _TARGETS.fullmatch((self.head.heading or "").split("。")[0].strip()) is not None

    def sentences(self) -> list[tuple[Sentence, str]]:
        """Its sentences, each with its words without the number of the heading."""
        found = [(sentence, sentence.text) for sentence in sentences((self.head, *self.below))]
        if found and found[0][0].paragraph is self.head:
            sentence, text = found[0]
            words = number_and_words(self.head)[1].split("。")[0]
            found[0] = (sentence, words or text)
        return found


def fits(title: str, paragraphs: tuple[Paragraph, ...]) -> bool:
    """Whether the document has this format: its title is that of key points, and there are numbered parts."""
    return is_key_points_title(title) and any(paragraph.level for paragraph in paragraphs)


def read_tasks(paragraphs: tuple[Paragraph, ...], issue: Issue, problems: Problems) -> tuple[ParsedTask, ...]:
    """Every numbered task in the order of the text."""
    parts = _parts(paragraphs)
    items = [part for part in parts if part.level == _ITEM and not part.of_targets]
    _check_sections(parts, items, problems)
    _check_whole(items, paragraphs, problems)
    year = _year(paragraphs, issue)
    return tuple(_task(item, number, year, problems) for item, number in zip(items, _numbers(items), strict=True))


def _parts(paragraphs: tuple[Paragraph, ...]) -> list[_Part]:
    starts = [index for index, paragraph in enumerate(paragraphs) if paragraph.level]
    parts: list[_Part] = []
    section = ""
    for start, end in pairwise([*starts, len(paragraphs)]):
        parts.append(_Part(paragraphs[start], paragraphs[start + 1 : end], section))
        if parts[-1].level < _ITEM:
            section = parts[-1].title
    return parts


def _numbers(items: list[_Part]) -> list[str]:
    """12 where the numbers run through the sections, 三.4 where they start again in each."""
    written = [number_and_words(item.head)[0] for item in items]
    plain = [str(count_of(number) or 0) for number in written]
    if max(Counter(plain).values(), default=1) == 1:
        return plain
    upper = [(item.head.clause or "").removesuffix(number) for item, number in zip(items, written, strict=True)]
    return [f"{clause}.{number}" if clause else number for clause, number in zip(upper, plain, strict=True)]


def _task(item: _Part, number: str, year: int | None, problems: Problems) -> ParsedTask:
    owners: dict[str, None] = {}
    due_on: dict[date, None] = {}
    cited: list[str] = []
    for position, (sentence, words) in enumerate(item.sentences()):
        units = owners_in(words)
        deadlines = deadlines_in(without_space(words), year, Place(sentence.paragraph.line), problems)
        owners.update(dict.fromkeys(units))
        due_on.update(dict.fromkeys(deadline.day for deadline in deadlines))
        if units or deadlines or position == 0:
            cited.append(sentence.text)
    citation = Citation(clause=number if "." in number else item.head.clause, excerpt="。".join(cited))
    return ParsedTask(number, item.section, item.title, citation, tuple(owners), tuple(due_on))


def _year(paragraphs: tuple[Paragraph, ...], issue: Issue) -> int | None:
    """The year that the key points are for: as the text above the first heading says, otherwise that of the issue."""
    above = (narrow(without_space(paragraph.text)) for paragraph in paragraphs if paragraph.clause is None)
    years = {int(match["year"]) for text in above for match in _YEAR_OF_POINTS.finditer(text)}
    return years.pop() if len(years) == 1 else issue.year


def _check_sections(parts: list[_Part], items: list[_Part], problems: Problems) -> None:
    """A heading with nothing below it lost what it headed; prose below the first task is no task, and that is said."""
    if not items:
        problems.error(ProblemCode.PART_MISSING, expected="TASKS")
    first = items[0].head.line if items else None
    for part, after in zip(parts, [*parts[1:], None], strict=True):
        if part.level == _ITEM or part.of_targets or (after is not None and after.level > part.level):
            continue
        at = Place(part.head.line)
        if not part.below and len(part.sentences()) < 2:
            problems.error(ProblemCode.PART_MISSING, at, seen=part.title, expected="TASKS")
        elif first is not None and part.head.line > first:
            problems.warning(ProblemCode.PART_NOT_READ, at, seen=part.title, expected="TASKS")


def _check_whole(items: list[_Part], paragraphs: tuple[Paragraph, ...], problems: Problems) -> None:
    """A task without a heading, or one that is cut off inside its heading, is not known."""
    for item in items:
        cut = item.head is paragraphs[-1] and "。" not in item.head.text
        if cut or not item.title:
            problems.error(ProblemCode.PART_MISSING, Place(item.head.line), seen=item.head.text, expected="TASK_TITLE")


def read_targets(paragraphs: tuple[Paragraph, ...], issue: Issue, problems: Problems) -> tuple[ParsedTarget, ...]:
    """Every target in the order of the text; a heading of targets with prose alone is one target."""
    year = _year(paragraphs, issue)
    sections: list[list[_Part]] = []
    for part in (part for part in _parts(paragraphs) if part.of_targets):
        if part.level == 1:
            sections.append([])
        sections[-1].append(part)
    targets: list[ParsedTarget] = []
    for head, *numbered in sections:
        if not numbered and not head.below and len(head.sentences()) < 2:
            problems.error(ProblemCode.PART_MISSING, Place(head.head.line), seen=head.title, expected="TARGETS")
        targets += [_target(group, year, problems) for group in _grouped(numbered) or [[head]]]
    return tuple(targets)


def _grouped(numbered: list[_Part]) -> list[list[_Part]]:
    """The parts of the shallowest level, each with the deeper ones below it."""
    top = min((part.level for part in numbered), default=0)
    groups: list[list[_Part]] = []
    for part in numbered:
        if part.level == top or not groups:
            groups.append([])
        groups[-1].append(part)
    return groups


def _target(group: list[_Part], year: int | None, problems: Problems) -> ParsedTarget:
    head = group[0].head
    at = Place(head.line)
    title = group[0].title
    if not title:
        problems.error(ProblemCode.PART_MISSING, at, seen=head.text, expected="TARGET_TITLE")
    read = [
        indicator
        for part in group
        for sentence, words in part.sentences()
        for indicator in read_indicators(sentence, words, title, year, problems)
    ]
    citation = Citation(clause=head.clause, excerpt=head.text.split("。")[0])
    return ParsedTarget(head.clause or "", title, citation, check_levels(tuple(read), at, problems))
