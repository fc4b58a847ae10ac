"""What a web page does to the script of a document: pinyin put behind characters, 責(zé), and traditional characters.

The reader goes on with the text as it was issued: without the pinyin and in simplified script (OpenCC, ``t2s``). What
was changed is reported, with the first few places as they were seen.
"""

from __future__ import annotations

import re
import unicodedata

from graph.script import converter
from seeds.readers.redaction import without_contacts
from seeds.readers.text import Line
from seeds.report import Place, ProblemCode, Problems

_HAN = "㐀-鿿\U00020000-\U000323af"
# One syllable of Hanyu Pinyin (GB/T 16159-2012) in brackets. Without a tone mark it could be an abbreviation, and stays.
_GLOSS = re.compile(rf"(?P<character>[{_HAN}])[（(](?P<syllable>(?:[^\W\d_]|[\u0300-\u030c]){{1,9}})[）)]")
_TONES = frozenset("\u0304\u0301\u030c\u0300")
_SYLLABLE = re.compile("(?:[bpmfdtnlgkhjqxrzcsyw]|zh|ch|sh)?(?:[aeiouüê]{1,3}(?:ng?|r)?|ng?|m)", re.IGNORECASE)
_FIRST_FEW = 3


def plain_script(lines: list[Line], problems: Problems) -> list[Line]:
    """The lines without pinyin glosses, and in simplified script where the document is in traditional script.

    Line numbers stay. A document in simplified script keeps every character, also one that traditional script has.
    """
    text = "\n".join(line.text for line in lines)
    changed = _simplified(_without_glosses(text, problems), problems)
    if changed == text:
        return lines
    # A gloss can have stood inside the label of a telephone number, which is known by its label only.
    return [Line(line.number, without_contacts(new)) for line, new in zip(lines, changed.split("\n"), strict=True)]


def _without_glosses(text: str, problems: Problems) -> str:
    seen = [match for match in _GLOSS.finditer(text) if _is_pinyin(match["syllable"])]
    if not seen:
        return text
    first = text.count("\n", 0, seen[0].start()) + 1
    _report(ProblemCode.GLOSSES_REMOVED, first, [match.group() for match in seen], problems)
    return _GLOSS.sub(lambda match: match["character"] if _is_pinyin(match["syllable"]) else match.group(), text)


def _is_pinyin(syllable: str) -> bool:
    parts = unicodedata.normalize("NFD", syllable)
    plain = unicodedata.normalize("NFC", "".join(mark for mark in parts if mark not in _TONES))
    return sum(mark in _TONES for mark in parts) == 1 and _SYLLABLE.fullmatch(plain) is not None


def _simplified(text: str, problems: Problems) -> str:
    simplified: str = converter("t2s").convert(text)
    traditional = _differing(text, simplified)
    # Each script holds characters of the other (乾 and 著 are both); the document is in the one that it has more of.
    if not traditional or len(traditional) <= len(_differing(text, converter("s2t").convert(text))):
        return text
    first, _ = traditional[0]
    _report(ProblemCode.SCRIPT_CONVERTED, first, [character for _, character in traditional], problems)
    return simplified


def _differing(text: str, converted: str) -> list[tuple[int, str]]:
    """The characters that are others after the conversion, each with its line."""
    lines = enumerate(zip(text.split("\n"), converted.split("\n"), strict=True), 1)
    return [
        (number, old)
        for number, (before, after) in lines
        # A phrase may change its length; then the line counts for more than it should, and no other does.
        for old, new in zip(before, after, strict=False)
        if old != new
    ]


def _report(code: ProblemCode, line: int, seen: list[str], problems: Problems) -> None:
    few = "、".join(list(dict.fromkeys(seen))[:_FIRST_FEW])
    problems.warning(code, Place(line), seen=f"{len(seen)}: {few}")
