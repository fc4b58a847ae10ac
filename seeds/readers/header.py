"""The red head of an official document: who issued it, its number, its title, whom it addresses.

Source of the order: 党政机关公文格式 GB/T 9704-2012, 7.2 and 7.3. A web page has a table in the place of the red head
(seeds.readers.web_page), and the number below the title; key points may begin with their title (bare_title).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from seeds.readers.bare_title import BareTitle, check_issuer, is_picture, read_bare_title
from seeds.readers.references import document_number, looks_like_number
from seeds.readers.text import Line, squeeze, without_space
from seeds.readers.web_page import ISSUER, NUMBER, PageHead, read_page_head
from seeds.report import Place, ProblemCode, Problems

_ISSUER = re.compile(r"(?P<name>[㐀-鿿（）()、XxＸｘ×＊*□■○]{4,60})文件")
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
    page = read_page_head(lines, problems)
    if page is not None:
        return _published(lines, page, problems)
    bare = read_bare_title(lines)
    if bare is not None:
        return _titled(lines, bare, problems)
    filled = [index for index, line in enumerate(lines) if line.words and not is_picture(line)]
    issuer, filled = _issuer(lines, filled, problems)
    number, filled = _number(lines, filled, problems)
    title, body = _title(lines, filled, problems)
    return Header(issuer, number, title, body)


def first_words(lines: list[Line]) -> str:
    """The first line that is not blank, to tell the user what was seen."""
    return next((line.words for line in lines if line.words), "")


def _titled(lines: tuple[Line, ...], bare: BareTitle, problems: Problems) -> Header:
    first = next(line for line in lines if line.words)
    check_issuer(bare.issuer, first, problems)
    problems.warning(ProblemCode.NUMBER_MISSING, Place(first.number), seen=bare.title, expected="NUMBER")
    return Header(bare.issuer, None, bare.title, bare.body)


def _published(lines: tuple[Line, ...], page: PageHead, problems: Problems) -> Header:
    below = [index for index, line in enumerate(lines) if index >= page.end and line.words]
    numbered = [index for index in below[: _LONGEST_TITLE + 1] if looks_like_number(lines[index].words)]
    issuer, line = page.rows.get(ISSUER, (None, None))
    if issuer is None or line is None:
        problems.error(ProblemCode.ISSUER_MISSING, _at(lines, below), expected="ISSUER_LINE")
    else:
        check_issuer(issuer, line, problems)
    number = _one_number(lines, page, numbered, problems)
    title, body = _title(lines, [index for index in below if index not in numbered], problems)
    return Header(issuer, number, _without_issuer(title, issuer), body)


def _one_number(lines: tuple[Line, ...], page: PageHead, below: list[int], problems: Problems) -> str | None:
    """The number, which the table and a line below the title both say; where they disagree, nobody knows which it is."""
    rows = [(page.rows[NUMBER][0], page.rows[NUMBER][1])] if NUMBER in page.rows else []
    numbers: list[str] = []
    for words, line in [*rows, *((lines[index].words, lines[index]) for index in below)]:
        number = document_number(words)
        if number is None:
            problems.error(ProblemCode.NUMBER_BROKEN, Place(line.number), seen=words, expected="NUMBER")
        elif numbers and number != numbers[0]:
            problems.error(ProblemCode.PART_REPEATED, Place(line.number), seen=number, expected="NUMBER")
        else:
            numbers.append(number)
    if not rows and not below:
        problems.warning(ProblemCode.NUMBER_MISSING, Place(lines[page.end - 1].number), expected="NUMBER")
    return numbers[0] if numbers else None


def _without_issuer(title: str | None, issuer: str | None) -> str | None:
    """The title from 关于 on, where the issuer stands before it, in whole or shortened (市政府办公室)."""
    before, found, rest = (title or "").partition("关于")
    rests = iter(issuer or "")
    return found + rest if found and before and all(character in rests for character in before) else title


def _issuer(lines: tuple[Line, ...], filled: list[int], problems: Problems) -> tuple[str | None, list[int]]:
    match = _ISSUER.fullmatch(without_space(lines[filled[0]].text)) if filled else None
    if match is None:
        seen = lines[filled[0]].words if filled else None
        problems.error(ProblemCode.ISSUER_MISSING, _at(lines, filled), seen=seen, expected="ISSUER_LINE")
        return None, filled
    check_issuer(match["name"], lines[filled[0]], problems)
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
