"""The numbered headings of an official document: 一、 then （一） then 1. (GB/T 9704-2012, 7.3.3).

A heading that is missing between two others or stands twice is an error: what it headed would be lost, or told twice.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

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


def paragraphs_of(lines: tuple[Line, ...], problems: Problems) -> tuple[Paragraph, ...]:
    """The non-blank lines with their clauses; gaps and repetitions of the numbering become errors."""
    paragraphs: list[Paragraph] = []
    counts: list[int] = []
    marks: list[str] = []
    heading: str | None = None
    for line in lines:
        if not line.words:
            continue
        level, match = _numbered(line.words)
        if match is not None and level is not None:
            counts, marks = _count(level, match["number"], counts, marks, line.number, problems)
            heading = match["rest"].strip() if level == 0 else heading
        depth = None if level is None else level + 1
        paragraphs.append(Paragraph(line.number, line.words, "".join(marks) or None, heading, depth))
    return tuple(paragraphs)


def _numbered(words: str) -> tuple[int | None, re.Match[str] | None]:
    for level, pattern in enumerate(_LEVELS):
        match = pattern.fullmatch(words)
        if match is not None and count_of(match["number"]) is not None:
            return level, match
    return None, None


def _count(
    level: int, written: str, counts: list[int], marks: list[str], line: int, problems: Problems
) -> tuple[list[int], list[str]]:
    number = count_of(written) or 0
    # A level may be left out (一、 then 1.); its count is then none.
    before = [*counts, 0, 0, 0][: level + 1]
    check_next(number, before[level], Place(line), written, problems)
    upper = [*marks, "", "", ""][:level]
    return [*before[:level], number], [*upper, _MARKS[level].format(written)]


def check_next(number: int, before: int, at: Place, written: str, problems: Problems) -> None:
    """Complains where a numbered heading does not follow the one before it."""
    if number == before + 1:
        return
    code = ProblemCode.HEADING_MISSING if number > before else ProblemCode.HEADING_REPEATED
    problems.error(code, at, seen=written, expected=str(before + 1))
