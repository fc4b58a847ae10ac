"""The words that a search finds things by: a name in simplified script, its code, its pinyin and its initials, as one text.

`words` is stored with every thing and every other name, and what a client searches for is brought to the same form: width,
case, script, tones, spaces and punctuation make no difference.

A text is `!$| 昆 山 市 |320583|kunshanshi|kss|`: how long the name is, then the parts between bars. So words in their order
begin with the shortest name. Each Chinese character stands between blanks, since Neo4j indexes what a text contains by three
characters at a time: a single character, and any two beside each other, have an entry of their own.
"""

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from graph.script import converter

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
}
"""The labels that carry words, and the property that is their name."""

CODES: Mapping[str, str] = {"Area": "code", "Enterprise": "uscc", "OfficialDocument": "number", "Sector": "code"}
"""The property that is a label's code, where it has one."""

MOST_CHARACTERS = 200
"""What lies behind this in a name or a code is not searched: an index takes no key of any length."""


def words_of(label: str, properties: Mapping[str, Any]) -> str | None:
    """The words of a thing of a label, or of another name; None where it is not searched or has no name and no code."""
    if label not in NAMES:
        return None
    name = fold(str(properties.get(NAMES[label]) or ""))[:MOST_CHARACTERS]
    code = fold(str(properties.get(CODES.get(label, "")) or ""))[:MOST_CHARACTERS]
    return _words(name, code) if name or code else None


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
def _words(name: str, code: str) -> str:
    syllables = _syllables(name)
    pinyin, initials = "".join(syllables), "".join(syllable[0] for syllable in syllables)
    if pinyin == name:
        pinyin = initials = ""
    return BAR.join((_length(name), _spaced(name), _spaced(code), pinyin, initials, ""))


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
    lower = converter("t2s").convert(character).casefold()
    decomposed = unicodedata.normalize("NFKD", lower).replace(_UMLAUT, "v")
    return "".join(mark for mark in decomposed if mark.isalnum())


def _spaced(folded: str) -> str:
    """The text with a blank on both sides of every character that is no letter or digit of ASCII."""
    if folded.isascii():
        return folded
    runs = "".join(mark if mark.isascii() else f" {mark} " for mark in folded)
    return runs.replace("  ", " ")


def _syllables(name: str) -> list[str]:
    """The reading of each character, of phrases first; what is no Chinese stands for itself."""
    readings = _readings()
    found: list[str] = []
    at = 0
    while at < len(name):
        length = min(readings.longest.get(name[at : at + 2], 1), len(name) - at)
        while length > 1 and name[at : at + length] not in readings.phrases:
            length -= 1
        part = name[at : at + length]
        found += readings.phrases[part].split(" ") if length > 1 else [readings.characters.get(part, part)]
        at += length
    return found


@dataclass(frozen=True, slots=True)
class _Readings:
    """pypinyin's dictionaries without tones: a phrase's readings with blanks between, a character's most usual one.

    Its own segmentation takes a millisecond a name, a tenth of a whole load; its own dictionaries take 70 MB of memory.
    """

    phrases: Mapping[str, str]
    longest: Mapping[str, int]
    characters: Mapping[str, str]


@cache
def _readings() -> _Readings:
    phrases = {phrase: " ".join(found) for phrase, found in _phrases() if len(phrase) == len(found) > 1}
    longest: dict[str, int] = {}
    for phrase in phrases:
        longest[phrase[:2]] = max(longest.get(phrase[:2], 1), len(phrase))
    return _Readings(phrases, longest, dict(_characters()))


def _phrases() -> Iterator[tuple[str, list[str]]]:
    """The phrases of `phrases_dict.json` line by line, each with the first reading of its characters: read as a whole, they
    would be 150,000 lists for a moment."""
    phrase, is_first = "", False
    found: list[str] = []
    for line in _lines("phrases_dict.json"):
        if line.endswith(": ["):
            phrase, found = line.split('"')[1], []
        elif line.startswith('"') and is_first:
            found.append(_toneless(line.split('"')[1]))
        elif line.startswith("]") and phrase and len(found) == len(phrase):
            yield phrase, found
            phrase = ""
        is_first = line == "["


def _characters() -> Iterator[tuple[str, str]]:
    for line in _lines("pinyin_dict.json"):
        if line.startswith('"'):
            _, code, _, readings, *_ = line.split('"')
            yield chr(int(code)), _toneless(readings.partition(",")[0])


def _lines(name: str) -> Iterator[str]:
    # The package itself reads both dictionaries as soon as it is imported.
    package = find_spec("pypinyin")
    assert package is not None and package.origin is not None, "a dependency"  # noqa: S101, PT018
    with Path(package.origin).with_name(name).open(encoding="utf-8") as dictionary:
        yield from map(str.strip, dictionary)


@lru_cache(maxsize=4096)
def _toneless(syllable: str) -> str:
    decomposed = unicodedata.normalize("NFD", syllable).replace(_UMLAUT, "v")
    return "".join(mark for mark in decomposed if "a" <= mark <= "z")
