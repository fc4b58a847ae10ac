"""Names in the one form in which they are stored and compared, whoever writes them: a document, a workbook or a question.

Documents of bureaus mix full and half width, pad two-character names with spaces (刘  军) and sometimes use traditional script.
"""

import re
import unicodedata

from graph.script import simplified

_ROUND_BRACKETS = str.maketrans({"(": "（", ")": "）"})
_WHITE_SPACE = re.compile(r"\s+")
# Phrase rules can fire on what the first pass produced; no known text needs more than two passes.
_MOST_PASSES = 8


def normalise(text: str) -> str:
    """The form in which names are compared and stored.

    Full width becomes half width (NFKC) except round brackets, which become （）; white space inside Chinese names and
    invisible marks go; traditional script and older forms of a character become simplified. Applying it twice changes nothing.
    """
    for _ in range(_MOST_PASSES):
        changed = _one_pass(text)
        if changed == text:
            break
        text = changed
    return text


def _one_pass(text: str) -> str:
    visible = "".join(mark for mark in unicodedata.normalize("NFKC", text) if unicodedata.category(mark) != "Cf")
    return _close_gaps(unicodedata.normalize("NFKC", simplified(visible))).translate(_ROUND_BRACKETS)


def _close_gaps(text: str) -> str:
    """Remove white space, except one blank between two words of Latin script or digits."""

    def gap(match: re.Match[str]) -> str:
        before, after = text[: match.start()][-1:], text[match.end() :][:1]
        return " " if _is_ascii_word(before) and _is_ascii_word(after) else ""

    return _WHITE_SPACE.sub(gap, text)


def _is_ascii_word(mark: str) -> bool:
    return mark.isascii() and mark.isalnum()
