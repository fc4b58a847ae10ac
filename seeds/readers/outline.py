"""The numbered headings of an official document: 一、 then （一） then 1. (GB/T 9704-2012, 7.3.3).

A heading that is missing between two others or stands twice is an error: what it headed would be lost, or told twice.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from seeds.readers.numerals import count_of
from seeds.readers.text import Line
from seeds.report import Place, ProblemCode, Problems

_HAN = "[一二三四五六七八九十百]{1,5}"
_LEVELS = (
    re.compile(rf"(?P<number>{_HAN})、(?P<rest>.*)"),
    re.compile(rf"[（(](?P<number>{_HAN})[）)](?P<rest>.*)"),
    re.compile(r"(?P<number>[0-9０-９]{1,3})[.．、](?![0-9０-９])(?P<rest>.*)"),
)
_MARKS = ("{}", "（{}）", "{}")
_ITEM = 2


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph with the clause it stands under, written like 八（二）; None before the first heading.

    ``heading`` is the level-one heading above it (督导时间), ``level`` is 1 to 3 where the paragraph is numbered.
    """

    line: int
    text: str
    clause: str | None
    heading: str | None
    level: int | None


def paragraphs_of(lines: tuple[Line, ...], problems: Problems, may_run: bool = False) -> tuple[Paragraph, ...]:
    """The non-blank lines with their clauses; gaps and repetitions of the numbering become errors.

    ``may_run``: the items 1. may be numbered through the headings above them, once for all that stand side by side.
    """
    paragraphs: list[Paragraph] = []
    numbering = _Numbering(may_run)
    heading: str | None = None
    for line in lines:
        if not line.words:
            continue
        level, match = _numbered(line.words)
        if match is not None and level is not None:
            numbering.step(level, match["number"], Place(line.number), problems)
            heading = match["rest"].strip() if level == 0 else heading
        depth = None if level is None else level + 1
        paragraphs.append(Paragraph(line.number, line.words, "".join(numbering.marks) or None, heading, depth))
    return tuple(paragraphs)


def number_and_words(paragraph: Paragraph) -> tuple[str, str]:
    """The number of a numbered paragraph as written, and its words; an unnumbered one has no number."""
    _, match = _numbered(paragraph.text)
    return (match["number"], match["rest"].strip()) if match is not None else ("", paragraph.text)


def _numbered(words: str) -> tuple[int | None, re.Match[str] | None]:
    for level, pattern in enumerate(_LEVELS):
        match = pattern.fullmatch(words)
        if match is not None and count_of(match["number"]) is not None:
            return level, match
    return None, None


@dataclass(slots=True)
class _Numbering:
    """The numbers of the headings above a line, and whether the items' go on across them.

    ``crossed`` is the highest level of a heading since the last item, and ``runs`` says of each level whether items go
    on across its headings: as the first of them shows, after which the others have to do the same.
    """

    may_run: bool
    counts: list[int] = field(default_factory=list)
    marks: list[str] = field(default_factory=list)
    last_item: int = 0
    crossed: int = _ITEM
    runs: dict[int, bool] = field(default_factory=dict)

    def step(self, level: int, written: str, at: Place, problems: Problems) -> None:
        """Goes on to a numbered line, and complains where it is not the next one."""
        number = count_of(written) or 0
        # A level may be left out (一、 then 1.); its count is then none.
        before = [*self.counts, 0, 0, 0][: level + 1]
        check_next(number, self._before(number, before[level], level), at, written, problems)
        self.counts = [*before[:level], number]
        self.marks = [*[*self.marks, "", "", ""][:level], _MARKS[level].format(written)]
        if level == _ITEM:
            self.last_item, self.crossed = number, _ITEM
        else:
            self.crossed = min(self.crossed, level)
            self.runs = self.runs if level else {key: value for key, value in self.runs.items() if not key}

    def _before(self, number: int, before: int, level: int) -> int:
        """The number that has to stand before this one."""
        if not self.may_run or level != _ITEM or before or not self.last_item or self.crossed == _ITEM:
            return before
        if self.crossed not in self.runs and number in (1, self.last_item + 1):
            self.runs[self.crossed] = number > 1
        return self.last_item if self.runs.get(self.crossed) else 0


def check_next(number: int, before: int, at: Place, written: str, problems: Problems) -> None:
    """Complains where a numbered heading does not follow the one before it."""
    if number == before + 1:
        return
    code = ProblemCode.HEADING_MISSING if number > before else ProblemCode.HEADING_REPEATED
    problems.error(code, at, seen=written, expected=str(before + 1))
