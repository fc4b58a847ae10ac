"""The words that a search finds things by: a name in simplified script, its code, its pinyin and its initials, as one text.

`words` is stored with every thing and every other name, and what a client searches for is brought to the same form: width,
case, script, tones, spaces and punctuation make no difference.

A text is `!$| 昆 山 市 |320583|kunshanshi|kss|`: how long the name is, then the parts between bars, further readings in pairs
behind. So words in their order begin with the shortest name. Each Chinese character stands between blanks, since Neo4j indexes what
a text contains by three characters at a time: a single character, and any two beside each other, have an entry of their own.
"""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from graph.readings import MOST_READINGS, readings
from graph.script import simplified

BAR = "|"
_DIGITS = "!\"#$%&'()*+,-./"
_UMLAUT = "u\u0308"  # lü and nü are typed lv and nv
NAMES: Mapping[str, str] = {
    "Area": "name",
    "Enterprise": "name",
    "Organization": "name",
    "Person": "name",
    "Post": "title",
    "OfficialDocument": "title",
    "Sector": "name",
    "Name": "name",
    "Code": "name",
}
"""The labels that carry words, and the property that is their name."""

CODES: Mapping[str, str] = {
    "Area": "code",
    "Enterprise": "uscc",
    "OfficialDocument": "number",
    "Sector": "code",
    "Code": "code",
}
"""The property that is a label's code, where it has one."""

MOST_PARTS = 2 + 2 * MOST_READINGS
"""Name, code, and pinyin with initials for each reading."""

MOST_CHARACTERS = 200
"""What lies behind this in a name or a code is not searched: an index takes no key of any length."""


def words_of(label: str, properties: Mapping[str, Any]) -> str | None:
    """The words of a thing of a label, or of another name; None where it is not searched or has no name and no code."""
    if label not in NAMES:
        return None
    name = fold(str(properties.get(NAMES[label]) or ""))[:MOST_CHARACTERS]
    code = fold(str(properties.get(CODES.get(label, "")) or ""))[:MOST_CHARACTERS]
    return _words(name, code, label == "Person") if name or code else None


@dataclass(frozen=True, slots=True)
class Sought:
    """What is looked for in words: texts that stand in them as a whole part, at the beginning of one, or anywhere."""

    exact: str
    prefix: str
    inside: str


def sought(text: str) -> Sought | None:
    """What a client's text means; None where nothing is left of it. Below three letters or digits only beginnings count."""
    folded = fold(text)
    if not folded:
        return None
    spaced = _spaced(folded)
    prefix = BAR + spaced
    return Sought(prefix + BAR, prefix, spaced if len(spaced) >= _LEAST_INSIDE else prefix)


_LEAST_INSIDE = 3


@lru_cache(maxsize=4096)
def _words(name: str, code: str, person: bool) -> str:
    read: list[str] = []
    for syllables in readings(name, person):
        pinyin, initials = "".join(syllables), "".join(syllable[0] for syllable in syllables)
        if pinyin == name:
            pinyin = initials = ""
        # By its place a part is known for what it is, so what was there before leaves its place empty.
        read += [pinyin, "" if initials in read[1::2] else initials]
    return BAR.join((_length(name), _spaced(name), _spaced(code), *read, ""))


def _length(name: str) -> str:
    """How long a name is, in two marks that sort as numbers do and that no folded text contains."""
    above, below = divmod(len(name), len(_DIGITS))
    return _DIGITS[above] + _DIGITS[below]


def fold(text: str) -> str:
    """A text as it is compared: letters and digits alone, in half width, lower case and simplified script, without tones."""
    return "".join(map(_folded, unicodedata.normalize("NFKC", text)))


@lru_cache(maxsize=32768)
def _folded(character: str) -> str:
    """One character, so that a part of a text is folded as in the whole: phrase rules of scripts would tell them apart."""
    lower = simplified(character).casefold()
    decomposed = unicodedata.normalize("NFKD", lower).replace(_UMLAUT, "v")
    return "".join(mark for mark in decomposed if mark.isalnum())


def _spaced(folded: str) -> str:
    """The text with a blank on both sides of every character that is no letter or digit of ASCII."""
    if folded.isascii():
        return folded
    runs = "".join(mark if mark.isascii() else f" {mark} " for mark in folded)
    return runs.replace("  ", " ")
