"""The head of key points that were published without a red head: a title that names the issuer and the year.

The day of publication may stand below it, and the title once more. Such a document has no number.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from seeds.readers.text import Line, without_space
from seeds.readers.width import narrow
from seeds.report import Place, ProblemCode, Problems

KEY_POINTS = "工作要点"
_YEAR = "[0-9０-９]{4}"
_TITLE = re.compile(
    rf"(?P<issuer>(?:(?!文件)[^，。：；,.:;《》0-9０-９]){{3,40}}){_YEAR}年度?[^，。：；,.:;《》]{{0,12}}{KEY_POINTS}"
)
_DAY = re.compile(r"[0-9]{4}(?:-[0-9]{1,2}-[0-9]{1,2}|年[0-9]{1,2}月[0-9]{1,2}日)")
_UNREADABLE = re.compile(r"[XxＸｘ×✕*＊□■◯○]|^某|某(?=[省市区县镇])")
_PICTURE = re.compile(r"\[image: ?[^\[\]]{0,200}\]")
_MOST_LINES = 3


@dataclass(frozen=True, slots=True)
class BareTitle:
    """The title, whom it names as the issuer, and the index of the first line below both."""

    issuer: str
    title: str
    body: int


def read_bare_title(lines: tuple[Line, ...]) -> BareTitle | None:
    """The head where the text begins with such a title, on up to three lines; None for any other document."""
    filled = [index for index, line in enumerate(lines) if line.words and not is_picture(line)]
    found = _title_of(lines, filled)
    if found is None:
        return None
    match, below = found
    title = match.group()
    if below and _DAY.fullmatch(narrow(without_space(lines[below[0]].text))):
        below = below[1:]
    again = _title_of(lines, below)
    if again is not None and again[0].group() == title:
        below = again[1]
    return BareTitle(match["issuer"], title, below[0] if below else len(lines))


def _title_of(lines: tuple[Line, ...], filled: list[int]) -> tuple[re.Match[str], list[int]] | None:
    words = ""
    for count, index in enumerate(filled[:_MOST_LINES], 1):
        words += without_space(lines[index].text)
        if match := _TITLE.fullmatch(words):
            return match, filled[count:]
    return None


def check_issuer(issuer: str, line: Line, problems: Problems) -> None:
    """An issuer whose name was made unreadable (XX市) is kept as seen, with a warning: nothing says who it is."""
    if _UNREADABLE.search(issuer):
        problems.warning(ProblemCode.ISSUER_UNREADABLE, Place(line.number), seen=issuer, expected="ISSUER_NAME")


def is_picture(line: Line) -> bool:
    """Whether the line only marks where the export left out a picture."""
    return _PICTURE.fullmatch(line.words) is not None


def is_key_points_title(title: str) -> bool:
    """Whether a title is that of a year's key points, or of the notice that issues them."""
    plain = narrow(title)
    if "关于" in plain:
        return bool(
            re.search(rf"关于(?:印发|下发|发布|转发)[^。]{{0,60}}{_YEAR}年[^。]{{0,30}}{KEY_POINTS}[》>]?的通知", plain)
        )
    return bool(re.fullmatch(rf"[^。]{{0,60}}{_YEAR}年[^。]{{0,30}}{KEY_POINTS}[》>]?", plain))
