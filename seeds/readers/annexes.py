"""Where a document's own text ends and its annexes begin, which annexes it announces and which it carries.

Rule: an annex that is announced and absent is a warning in a document that carries no annex at all (it was published
without them). In a document that carries another annex, or whose statements stand in its annexes, the file is cut off,
and that is an error.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from seeds.readers.numerals import count_of
from seeds.readers.outline import check_next
from seeds.readers.parsed import AnnouncedAnnex
from seeds.readers.text import Line, without_space
from seeds.report import Place, ProblemCode, Problems

_NUMERAL = "[0-9０-９]{1,2}|[一二三四五六七八九十]{1,3}"
_HEADING = re.compile(rf"附\s*件\s*(?P<number>{_NUMERAL})?\s*[：:]?(?P<title>[^，。：:]*)")
_ANNOUNCEMENT = re.compile(rf"附\s*件?\s*[：:]\s*(?:(?P<number>{_NUMERAL})\s*[.．、])?\s*(?P<title>.*)")
_FURTHER = re.compile(rf"(?P<number>{_NUMERAL})\s*[.．、]\s*(?P<title>.*)")
_TITLE_END = re.compile(r".*[表单册书图案则法录件纲点知见定度报告函稿账卡规程准][）)》]?")


@dataclass(frozen=True, slots=True)
class Annex:
    """An annex that the file carries; ``lines`` are those below its heading, its title among them."""

    number: int
    title: str
    line: int
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Parts:
    """The document's own text, without the announcement of annexes, and the annexes."""

    main: tuple[Line, ...]
    announced: tuple[AnnouncedAnnex, ...]
    carried: tuple[Annex, ...]

    def annex(self, number: int) -> Annex | None:
        """The carried annex of that number."""
        return next((annex for annex in self.carried if annex.number == number), None)


def split_document(lines: list[Line], problems: Problems) -> Parts:
    """Takes the lines of a file apart; numbers that jump or repeat become errors."""
    starts = [index for index, line in enumerate(lines) if _is_heading(line)]
    spans = pairwise([*starts, len(lines)])
    own = lines[: starts[0]] if starts else lines
    main, announced = _take_announcement(own, problems)
    carried = tuple(_annex(lines[start], lines[start + 1 : end]) for start, end in spans)
    _check_repeated(carried, problems)
    return Parts(tuple(main), tuple(announced), carried)


def _is_heading(line: Line) -> bool:
    match = _HEADING.fullmatch(line.words)
    return match is not None and (match["number"] is not None or not match["title"].strip())


def _annex(heading: Line, lines: list[Line]) -> Annex:
    match = _HEADING.fullmatch(heading.words)
    number, title = (match["number"], without_space(match["title"])) if match else (None, "")
    if not title:
        first = next((line for line in lines if line.words), None)
        title = without_space(first.text) if first is not None and "\t" not in first.text else ""
    return Annex(count_of(number or "1") or 0, title, heading.number, tuple(lines))


def _check_repeated(carried: tuple[Annex, ...], problems: Problems) -> None:
    seen: set[int] = set()
    for annex in carried:
        if annex.number in seen:
            problems.error(ProblemCode.ANNEX_REPEATED, Place(annex.line, annex.number), seen=str(annex.number))
        seen.add(annex.number)


def _take_announcement(lines: list[Line], problems: Problems) -> tuple[list[Line], list[AnnouncedAnnex]]:
    found = next(((i, m) for i, line in enumerate(lines) if (m := _ANNOUNCEMENT.fullmatch(line.words))), None)
    if found is None:
        return lines, []
    index, match = found
    announced = [_announced(match, lines[index], 0, problems)]
    rest = index + 1
    for position in range(index + 1, len(lines)):
        line = lines[position]
        further = _FURTHER.fullmatch(line.words)
        if line.words and further is None:
            break
        if further is not None:
            announced.append(_announced(further, line, announced[-1].number, problems))
            rest = position + 1
    return lines[:index] + lines[rest:], announced


def _announced(match: re.Match[str], line: Line, before: int, problems: Problems) -> AnnouncedAnnex:
    number = count_of(match["number"] or "1") or 0
    check_next(number, before, Place(line.number), match["number"] or "1", problems)
    title = without_space(match["title"])
    if not _TITLE_END.fullmatch(title):
        problems.warning(ProblemCode.TEXT_BREAKS_OFF, Place(line.number), seen=title, expected="ANNEX_TITLE")
    return AnnouncedAnnex(number, title, line.number)


def check_annexes(parts: Parts, needed: bool, problems: Problems) -> tuple[str, ...]:
    """Compares what is announced with what is carried; returns the titles of the annexes that are missing.

    ``needed`` says that the document's statements stand in its annexes.
    """
    _compare_titles(parts, problems)
    missing = [announced for announced in parts.announced if parts.annex(announced.number) is None]
    for announced in missing:
        place = Place(announced.line, announced.number)
        if needed or parts.carried:
            problems.error(ProblemCode.ANNEX_CUT_OFF, place, seen=None, expected=announced.title)
        else:
            problems.warning(ProblemCode.CITED_ANNEX_MISSING, place, seen=None, expected=announced.title)
    return tuple(announced.title for announced in missing)


def _compare_titles(parts: Parts, problems: Problems) -> None:
    titles = {announced.number: announced.title for announced in parts.announced}
    for annex in parts.carried:
        place = Place(annex.line, annex.number)
        if annex.number not in titles:
            problems.warning(ProblemCode.ANNEX_NOT_ANNOUNCED, place, seen=annex.title)
        elif titles[annex.number] != annex.title:
            expected = titles[annex.number]
            problems.warning(ProblemCode.ANNEX_TITLE_DIFFERS, place, seen=annex.title, expected=expected)
