"""Other documents that a text names, 《title》（number）; a number is written 苏应急〔2020〕82号 whatever its brackets.

The form of the number: 党政机关公文格式 GB/T 9704-2012, 7.2.5 (six-angle brackets, no leading zero).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from seeds.names import normalise
from seeds.readers.citing import Citation
from seeds.readers.outline import Paragraph
from seeds.readers.parsed import DocumentReference
from seeds.readers.text import squeeze, without_space
from seeds.report import Place, ProblemCode, Problems

_OPEN, _CLOSE = "[〔［\\[【（(〈﹝]", "[〕］\\]】）)〉﹞]"
_SERIAL = "第?(?P<serial>[0-9]{1,5})[号號]"
_NUMBER = re.compile(rf"(?P<word>[㐀-鿿]{{1,20}}){_OPEN}(?P<year>(?:19|20)[0-9]{{2}}){_CLOSE}{_SERIAL}")
_PROSE = "[^，。；《》]{0,20}"
_NUMBER_LIKE = re.compile(rf"[㐀-鿿]{{0,20}}[〔［\[【﹝]{_PROSE}[号號]|[㐀-鿿]{{1,20}}[〔﹝]{_PROSE}")
_TITLE = r"《(?:[^《》]|《[^《》]{0,200}》){1,300}》"
_IN_BRACKETS = r"[^（）()]{0,80}(?:[（(][0-9]{4}[）)][^（）()]{0,20})?"
_REFERENCE = re.compile(rf"(?P<title>{_TITLE})(?:\s*[（(](?P<number>{_IN_BRACKETS})[）)])?")
_LISTED = rf"{_TITLE}(?:\s*[（(]{_IN_BRACKETS}[）)])?"
_BASIS = re.compile(rf"(?:根据|依据|按照)\s*(?P<list>{_LISTED}(?:[、和及]\s*{_LISTED})*)")


@dataclass(frozen=True, slots=True)
class References:
    """What the document says it rests on, and what else it names, both in text order."""

    based_on: tuple[DocumentReference, ...]
    mentions: tuple[DocumentReference, ...]


def document_number(text: str) -> str | None:
    """The number in its one spelling, 苏应急〔2020〕82号, in simplified script; None for what is none."""
    plain = without_space(normalise(text))
    match = _NUMBER.fullmatch(plain)
    if match is None:
        return None
    return f"{match['word']}〔{match['year']}〕{int(match['serial'])}号"


def year_of(number: str) -> int:
    """The year in a number's brackets."""
    return int(number.partition("〔")[2][:4])


def looks_like_number(text: str) -> bool:
    """Whether a line was meant to be a document number, whole or broken."""
    return _NUMBER_LIKE.fullmatch(without_space(text)) is not None


def references_in(paragraphs: tuple[Paragraph, ...], own_title: str, problems: Problems) -> References:
    """The documents that the paragraphs name; what the own title quotes is part of this document and left out."""
    based_on: list[DocumentReference] = []
    mentions: list[DocumentReference] = []
    known: set[tuple[str, str | None]] = set()
    for paragraph in paragraphs:
        spans = [match.span("list") for match in _BASIS.finditer(paragraph.text)]
        for match in _REFERENCE.finditer(paragraph.text):
            reference = _reference(match, paragraph, problems)
            key = (reference.title, reference.number)
            if reference.title in own_title or key in known:
                continue
            known.add(key)
            founding = any(start <= match.start() < end for start, end in spans)
            (based_on if founding else mentions).append(reference)
    return References(tuple(based_on), tuple(mentions))


def _reference(match: re.Match[str], paragraph: Paragraph, problems: Problems) -> DocumentReference:
    bracket = match["number"] or ""
    number = document_number(bracket)
    if number is None and looks_like_number(bracket):
        # Prose goes on without the number; the reference stays, found by its title.
        problems.warning(ProblemCode.NUMBER_BROKEN, Place(paragraph.line), seen=squeeze(bracket), expected="NUMBER")
    title = without_space(match["title"][1:-1])
    excerpt = match.group() if number or looks_like_number(bracket) else match["title"]
    return DocumentReference(title, number, Citation(clause=paragraph.clause, excerpt=squeeze(excerpt)))
