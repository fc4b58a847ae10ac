"""The head of an official document as a web page shows it: a table in the place of the red head.

The table's labels are those of the directories of government information: 文号, 制发机关, 成文日期, 文件状态.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from seeds.readers.numerals import WrittenDate, dates_in
from seeds.readers.text import Line, squeeze, without_space
from seeds.report import Place, ProblemCode, Problems

_ROW = re.compile(r"\|?\s*(?P<label>[㐀-鿿\s]{2,12}?)\s*[|｜](?P<value>[^|｜]{0,200})[|｜]?\s*")
_RULE = re.compile(r"[\s|｜:\-]{3,}")
_FURNITURE = re.compile(r"\[?(?:发布时间|发布日期|信息来源|来源|浏览次数|文字大小|字体)[\]：:].*")
_LAST_LINE = re.compile("(?:责编|责任编辑)[：:].{0,20}")
NUMBER, ISSUER, DAY, _STATE = "文号", "制发机关", "成文日期", "文件状态"
_LABELS = {NUMBER, ISSUER, DAY, _STATE}
_IN_FORCE = {"执行中", "有效", "现行有效"}
_DEEPEST = 20


@dataclass(frozen=True, slots=True)
class PageHead:
    """The table's rows by their labels; ``end`` is the index of the first line below the table."""

    rows: dict[str, tuple[str, Line]]
    end: int


def read_page_head(lines: tuple[Line, ...], problems: Problems) -> PageHead | None:
    """The table above the title, None for a document without one; what of it is not taken over is reported."""
    start = next((index for index, line in enumerate(lines[:_DEEPEST]) if _cells(line)[0] in _LABELS), None)
    if start is None:
        return None
    below = (index for index, line in enumerate(lines) if index > start and line.words and not _is_table(line))
    end = next(below, len(lines))
    rows = {label: (value, line) for line in lines[start:end] for label, value in [_cells(line)] if label}
    for line in lines[:end]:
        _check_read(line, problems)
    return PageHead(rows, end)


def published_day(line: Line) -> WrittenDate | None:
    """The day of issue where the line is the table's row of it; its ``day`` is None where no calendar has it."""
    label, value = _cells(line)
    return next(iter(dates_in(value)), None) if label == DAY else None


def is_last_line(words: str) -> bool:
    """Whether a line is the one that names the page's editor, which nothing follows."""
    return _LAST_LINE.fullmatch(words) is not None


def _is_table(line: Line) -> bool:
    return bool(_ROW.fullmatch(line.text) or _RULE.fullmatch(line.text))


def _cells(line: Line) -> tuple[str, str]:
    """The label and the value of a row, both empty for a line that is none."""
    match = _ROW.fullmatch(line.text)
    return (without_space(match["label"]), squeeze(match["value"])) if match else ("", "")


def _check_read(line: Line, problems: Problems) -> None:
    words, at = line.words, Place(line.number)
    label, value = _cells(line)
    if label == _STATE and value not in _IN_FORCE:
        problems.warning(ProblemCode.CELL_NOT_READ, at, seen=words, expected="执行中")
    elif label == DAY and published_day(line) is None:
        problems.warning(ProblemCode.CELL_NOT_READ, at, seen=words, expected="CALENDAR_DAY")
    elif words and label not in _LABELS and not (_RULE.fullmatch(words) or _FURNITURE.fullmatch(words)):
        problems.warning(ProblemCode.UNEXPECTED_TEXT, at, seen=words)
