"""The red head of an official document: who issued it, its number, its title, whom it addresses.

Source of the order: 党政机关公文格式 GB/T 9704-2012, 7.2 and 7.3.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from seeds.readers.references import document_number, looks_like_number
from seeds.readers.text import Line, squeeze, without_space
from seeds.report import Place, ProblemCode, Problems

_ISSUER = re.compile(r"(?P<name>[㐀-鿿（）()、]{4,60})文件")
_LONGEST_TITLE = 6


@dataclass(frozen=True, slots=True)
class Header:
    """The head as read; ``body`` is the index of the first line below the addressee."""

    issuer: str | None
    number: str | None
    title: str | None
    body: int


def read_header(lines: tuple[Line, ...], problems: Problems) -> Header:
    """Reads the head in its fixed order; a missing issuer or title is an error, so is a broken number.

    A missing number is a warning: such a document is known by issuer, title and date.
    """
    filled = [index for index, line in enumerate(lines) if line.words]
    issuer, filled = _issuer(lines, filled, problems)
    number, filled = _number(lines, filled, problems)
    title, body = _title(lines, filled, problems)
    return Header(issuer, number, title, body)


def first_words(lines: list[Line]) -> str:
    """The first line that is not blank, to tell the user what was seen."""
    return next((line.words for line in lines if line.words), "")


def _issuer(lines: tuple[Line, ...], filled: list[int], problems: Problems) -> tuple[str | None, list[int]]:
    match = _ISSUER.fullmatch(without_space(lines[filled[0]].text)) if filled else None
    if match is None:
        seen = lines[filled[0]].words if filled else None
        problems.error(ProblemCode.ISSUER_MISSING, _at(lines, filled), seen=seen, expected="ISSUER_LINE")
        return None, filled
    return match["name"], filled[1:]


def _number(lines: tuple[Line, ...], filled: list[int], problems: Problems) -> tuple[str | None, list[int]]:
    words = lines[filled[0]].words if filled else ""
    number = document_number(words)
    if number is not None:
        return number, filled[1:]
    if looks_like_number(words):
        problems.error(ProblemCode.NUMBER_BROKEN, _at(lines, filled), seen=squeeze(words), expected="NUMBER")
        return None, filled[1:]
    problems.warning(ProblemCode.NUMBER_MISSING, _at(lines, filled), seen=words or None, expected="NUMBER")
    return None, filled


def _title(lines: tuple[Line, ...], filled: list[int], problems: Problems) -> tuple[str | None, int]:
    parts: list[str] = []
    for index in filled[: _LONGEST_TITLE + 1]:
        words = without_space(lines[index].text)
        if words.endswith(("：", ":")) and parts:
            return "".join(parts), index + 1
        if words.endswith(("。", "；", "：", ":")):
            break
        parts.append(words)
    seen = parts[0] if parts else None
    problems.error(ProblemCode.TITLE_MISSING, _at(lines, filled), seen=seen, expected="TITLE_AND_ADDRESSEE")
    return None, filled[0] if filled else len(lines)


def _at(lines: tuple[Line, ...], filled: list[int]) -> Place:
    return Place(lines[filled[0]].number) if filled else Place(lines[-1].number if lines else None)
