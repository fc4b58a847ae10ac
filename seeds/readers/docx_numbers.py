"""The numbers that a word processor itself writes before paragraphs (一、 （一） 1.): they stand nowhere in the text.

Source of the rules: ECMA-376, part 1, 17.9 (numbering) and 17.18.59 (number formats).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from docx.oxml.ns import qn

from seeds.report import Place, ProblemCode, Problems

Element = Any
"""An XML element; python-docx leaves lxml's types open."""

_HAN_DIGITS = "〇一二三四五六七八九"
_MOST_STYLES = 20
_CIRCLED_ONE, _MOST_CIRCLED = 0x2460, 20
_LETTERS = 26


def han_count(number: int) -> str:
    """A whole number from 1 to 999 as headings write it: 十二, 二十, 一百零三; in digits beyond that."""
    if not 0 < number < 1000:
        return str(number)
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    text = f"{_HAN_DIGITS[hundreds]}百" if hundreds else ""
    text += "零" if hundreds and ones and not tens else ""
    if tens:
        text += "十" if tens == 1 and not hundreds else f"{_HAN_DIGITS[tens]}十"
    return text + (_HAN_DIGITS[ones] if ones else "")


def _circled(number: int) -> str:
    return chr(_CIRCLED_ONE + number - 1) if 1 <= number <= _MOST_CIRCLED else str(number)


def _letter(number: int) -> str:
    return chr(ord("a") + (number - 1) % _LETTERS) * ((number - 1) // _LETTERS + 1)


_FORMATS: Mapping[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": lambda number: f"{number:02d}",
    "decimalFullWidth": lambda number: str(number).translate({ord("0") + digit: 0xFF10 + digit for digit in range(10)}),
    "decimalHalfWidth": str,
    "chineseCounting": han_count,
    "chineseCountingThousand": han_count,
    "japaneseCounting": han_count,
    "taiwaneseCounting": han_count,
    "taiwaneseCountingThousand": han_count,
    "decimalEnclosedCircle": _circled,
    "decimalEnclosedCircleChinese": _circled,
    "lowerLetter": _letter,
    "upperLetter": lambda number: _letter(number).upper(),
}
_WITHOUT_NUMBER = {"bullet", "none"}


@dataclass(slots=True)
class AutomaticNumbers:
    """Counts the numbered paragraphs of one document in text order."""

    numbering: Element | None
    styles: Element | None
    problems: Problems
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)
    _restarted: set[tuple[str, int]] = field(default_factory=set)

    def before(self, paragraph: Element) -> str:
        """What stands before the paragraph's own text, "" where it has no number."""
        number_id, level = self._numbered(paragraph)
        if self.numbering is None or number_id in (None, "0"):
            return ""
        number = _child(self.numbering, "w:num", "w:numId", number_id)
        abstract_id = _value(number.find(qn("w:abstractNumId"))) if number is not None else None
        abstract = _child(self.numbering, "w:abstractNum", "w:abstractNumId", abstract_id)
        if number is None or abstract is None or abstract_id is None or number_id is None:
            return ""
        counts = self._counts.setdefault(abstract_id, {})
        self._step(counts, abstract, number, number_id, level)
        return self._written(counts, abstract, level)

    def _numbered(self, paragraph: Element) -> tuple[str | None, int]:
        """The list that the paragraph belongs to, by itself or by its style, and its level from 0."""
        number_id, level = _of(paragraph.find(qn("w:pPr")))
        style_id = _value(paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}"))
        for _ in range(_MOST_STYLES):
            if self.styles is None or style_id is None or number_id is not None:
                break
            style = _child(self.styles, "w:style", "w:styleId", style_id)
            if style is None:
                break
            number_id, of_style = _of(style.find(qn("w:pPr")))
            level = of_style if level is None else level
            style_id = _value(style.find(qn("w:basedOn")))
        return number_id, level or 0

    def _step(self, counts: dict[int, int], abstract: Element, number: Element, number_id: str, level: int) -> None:
        override = _child(number, "w:lvlOverride", "w:ilvl", str(level))
        restart = _value(override.find(qn("w:startOverride"))) if override is not None else None
        if restart is not None and (number_id, level) not in self._restarted:
            self._restarted.add((number_id, level))
            counts[level] = int(restart)
        elif level in counts:
            counts[level] += 1
        else:
            counts[level] = _start(abstract, level)
        for deeper in [each for each in counts if each > level]:
            del counts[deeper]

    def _written(self, counts: dict[int, int], abstract: Element, level: int) -> str:
        found = _child(abstract, "w:lvl", "w:ilvl", str(level))
        text = _value(found.find(qn("w:lvlText"))) if found is not None else None
        if text is None or _format(abstract, level) in _WITHOUT_NUMBER:
            return ""
        for above in range(level + 1):
            count = counts.get(above, _start(abstract, above))
            text = text.replace(f"%{above + 1}", self._formatted(count, _format(abstract, above)))
        return text

    def _formatted(self, count: int, form: str) -> str:
        if form not in _FORMATS:
            # A number that is written wrongly would be a number that is guessed.
            self.problems.error(ProblemCode.NUMBERS_NOT_READ, Place(), seen=form, expected="一、 （一） 1.")
            return str(count)
        return _FORMATS[form](count)


def _of(properties: Element | None) -> tuple[str | None, int | None]:
    numbered = properties.find(qn("w:numPr")) if properties is not None else None
    if numbered is None:
        return None, None
    level = _value(numbered.find(qn("w:ilvl")))
    return _value(numbered.find(qn("w:numId"))), int(level) if level is not None else None


def _start(abstract: Element, level: int) -> int:
    found = _child(abstract, "w:lvl", "w:ilvl", str(level))
    start = _value(found.find(qn("w:start"))) if found is not None else None
    return int(start) if start is not None else 1


def _format(abstract: Element, level: int) -> str:
    found = _child(abstract, "w:lvl", "w:ilvl", str(level))
    return (_value(found.find(qn("w:numFmt"))) if found is not None else None) or "decimal"


def _child(parent: Element, tag: str, attribute: str, value: str | None) -> Element | None:
    return next((each for each in parent.findall(qn(tag)) if each.get(qn(attribute)) == value), None)


def _value(element: Element | None) -> str | None:
    return element.get(qn("w:val")) if element is not None else None
