"""The document's own text between the addressee and what stands below it (signature, day, notes, printing line)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from seeds.readers.annexes import Parts
from seeds.readers.bare_title import is_key_points_title, is_picture
from seeds.readers.dating import is_closing
from seeds.readers.header import Header
from seeds.readers.numerals import dates_in
from seeds.readers.outline import Paragraph, paragraphs_of
from seeds.readers.text import Line, without_space
from seeds.report import Place, ProblemCode, Problems

_SENTENCE_END = re.compile(".*[。！？!?][”’）)》」]*")
_LONGEST_SIGNATURE = 40
# GB/T 9704-2012, 7.4.1; and what a page adds below a text, which does not show that the text is whole.
_COPIED_TO = re.compile("(?:抄送|分送)[：:].*")
_PAGE_REMARK = re.compile("(?:本文|全文)共约?[0-9０-９]{0,7}个?字[。.]?")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence with the paragraph it stands in."""

    text: str
    paragraph: Paragraph


def read_body(parts: Parts, header: Header, problems: Problems) -> tuple[Paragraph, ...]:
    """The paragraphs of the document's own text with their clauses.

    A text that ends inside a sentence, or without anything below it that shows it to be whole (an announced annex, the
    day, the printing line), breaks off: a warning. Whether something that is needed got lost is for the reader of the
    format to say.
    """
    lines = parts.main[header.body :]
    signatures = _signatures(lines, header.issuer, problems)
    closing = [line for line in lines if line.words and (is_closing(line.words) or _COPIED_TO.fullmatch(line.words))]
    added = {line.number for line in lines if is_picture(line) or _PAGE_REMARK.fullmatch(line.words)}
    left_out = {line.number for line in closing} | signatures | added
    may_run = is_key_points_title(header.title or "")
    paragraphs = paragraphs_of(tuple(line for line in lines if line.number not in left_out), problems, may_run)
    if not paragraphs:
        problems.error(ProblemCode.PART_MISSING, expected="BODY")
        return ()
    _check_end(paragraphs[-1], parts, closing, problems)
    return paragraphs


def sentences(paragraphs: tuple[Paragraph, ...]) -> Iterator[Sentence]:
    """The sentences in text order, the full stop taken off."""
    for paragraph in paragraphs:
        for text in paragraph.text.split("。"):
            if text.strip():
                yield Sentence(text.strip(), paragraph)


def _signatures(lines: tuple[Line, ...], issuer: str | None, problems: Problems) -> set[int]:
    filled = [line for line in lines if line.words]
    found: set[int] = set()
    for line, below in pairwise(filled):
        words, day = without_space(line.text), without_space(below.text)
        dates = dates_in(day)
        alone = len(dates) == 1 and dates[0].written == day
        if not alone or is_closing(line.words) or len(words) > _LONGEST_SIGNATURE or _SENTENCE_END.fullmatch(words):
            continue
        found.add(line.number)
        if issuer is not None and words != issuer:
            problems.warning(ProblemCode.ISSUER_DISAGREES, Place(line.number), seen=words, expected=issuer)
    return found


def _check_end(last: Paragraph, parts: Parts, closing: list[Line], problems: Problems) -> None:
    place = Place(last.line)
    if not _SENTENCE_END.fullmatch(last.text):
        problems.warning(ProblemCode.TEXT_BREAKS_OFF, place, seen=last.text[-12:], expected="SENTENCE_END")
        return
    below = [announced.line for announced in parts.announced] + [annex.line for annex in parts.carried]
    below += [line.number for line in closing]
    if not any(number > last.line for number in below):
        problems.warning(ProblemCode.TEXT_BREAKS_OFF, place, seen=last.text[-12:], expected="CLOSING_PART")
