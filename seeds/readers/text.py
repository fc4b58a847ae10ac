"""From the bytes of a file to its numbered lines, with the contacts taken out.

UTF-8 is expected; UTF-16 with a byte order mark and GB18030 (the national encoding, GB 18030-2022, which bureaus still
save in) are read and reported. Anything else is not text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from seeds.readers.redaction import without_contacts
from seeds.report import Place, ProblemCode, Problems

LONGEST_FILE = 16 * 1024 * 1024
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f\ufffe\uffff]")
_INVISIBLE = re.compile("[\u200b-\u200d\u2060\ufeff]")
_LINE_END = re.compile("\r\n|[\r\x0b\x0c\u0085\u2028\u2029]")
# UTF-8 read as GB18030 gives rare characters and none of these, which no official document does without.
_COMMON_WORDS = re.compile("的|关于|附件|安全|通知|：")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the file; ``number`` counts from 1."""

    number: int
    text: str

    @property
    def words(self) -> str:
        """The line with its white space normalised."""
        return squeeze(self.text)


def squeeze(text: str) -> str:
    """Runs of white space become one space, the ends go."""
    return " ".join(text.split())


def without_space(text: str) -> str:
    """The text with all white space taken out: official layouts pad words and names (合 计)."""
    return "".join(text.split())


def read_lines(content: bytes, problems: Problems) -> list[Line]:
    """The lines of a file; empty, with an error among the problems, where it is no text or holds none."""
    if len(content) > LONGEST_FILE:
        problems.error(ProblemCode.FILE_TOO_LARGE, seen=str(len(content)), expected=str(LONGEST_FILE))
        return []
    text = _decode(content, problems)
    return lines_of(text, problems) if text is not None else []


def lines_of(text: str, problems: Problems) -> list[Line]:
    """The lines of a text; empty, with an error among the problems, where it holds none."""
    text = _LINE_END.sub("\n", _INVISIBLE.sub("", text))
    if not text.strip():
        problems.error(ProblemCode.FILE_EMPTY)
        return []
    lines = without_contacts(text).removesuffix("\n").split("\n")
    return [Line(number, line) for number, line in enumerate(lines, 1)]


def _decode(content: bytes, problems: Problems) -> str | None:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _in_other_encoding(content, "utf-16", problems)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as broken:
        return _not_utf8(content, broken, problems)
    return _only_text(text, problems)


def _not_utf8(content: bytes, broken: UnicodeDecodeError, problems: Problems) -> str | None:
    whole, rest = content[: broken.start], content[broken.start :]
    if len(rest) < 4 and broken.reason == "unexpected end of data" and whole:
        problems.error(
            ProblemCode.FILE_CUT_IN_CHARACTER,
            Place(line=whole.count(b"\n") + 1),
            seen=rest.hex(" "),
            expected="UTF-8",
        )
        return _only_text(whole.decode("utf-8-sig"), problems)
    return _in_other_encoding(content, "gb18030", problems)


def _in_other_encoding(content: bytes, encoding: str, problems: Problems) -> str | None:
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as broken:
        seen = content[broken.start : broken.start + 4].hex(" ")
        place = Place(line=content[: broken.start].count(b"\n") + 1)
        problems.error(ProblemCode.NOT_TEXT, place, seen=seen, expected="UTF-8")
        return None
    if not _COMMON_WORDS.search(text):
        problems.error(ProblemCode.NOT_TEXT, seen=content[:4].hex(" "), expected="UTF-8")
        return None
    problems.warning(ProblemCode.NOT_UTF8, seen=encoding.upper(), expected="UTF-8")
    return _only_text(text, problems)


def _only_text(text: str, problems: Problems) -> str | None:
    control = _CONTROL.search(text)
    if control is None:
        return text
    place = Place(line=text.count("\n", 0, control.start()) + 1)
    problems.error(ProblemCode.NOT_TEXT, place, seen=f"U+{ord(control.group()):04X}", expected="UTF-8")
    return None
