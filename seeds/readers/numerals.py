"""Numbers and dates as official documents write them: 3, ３, 三, 十二, 两; 2020年3月6日, 二〇二〇年三月六日, 2020-03-06."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, timedelta

DIGITS = {character: value for value, character in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0, "两": 2}
HAN_COUNT = "[一二三四五六七八九十百两]{1,6}"
COUNT = rf"(?:[0-9０-９]{{1,6}}|{HAN_COUNT})"
_YEAR = "(?:[0-9０-９]{4}|[〇零○一二三四五六七八九]{4})"
_PART = "(?:[0-9０-９]{1,2}|[一二三四五六七八九十]{1,3})"
DATE = re.compile(
    rf"(?P<year>{_YEAR})\s*年\s*(?P<month>{_PART})\s*月\s*(?P<day>{_PART})\s*日"
    r"|(?<![0-9-])(?P<iso>[0-9]{4}-[0-9]{2}-[0-9]{2})(?![0-9-])"
)
_HAN_NUMBER = re.compile(
    "(?:(?P<hundreds>[一二三四五六七八九两])百零?)?(?:(?P<tens>[一二三四五六七八九]?)十)?(?P<ones>[一二三四五六七八九两])?"
)


@dataclass(frozen=True, slots=True)
class WrittenDate:
    """A date as written; ``day`` is None where the calendar has no such day."""

    day: date | None
    written: str
    start: int
    end: int


def count_of(text: str) -> int | None:
    """The whole number that the text writes, in digits of any width or Chinese numerals below 1000; else None."""
    plain = unicodedata.normalize("NFKC", text).strip()
    if re.fullmatch("[0-9]{1,6}", plain):
        return int(plain)
    match = _HAN_NUMBER.fullmatch(plain)
    if not plain or match is None:
        return None
    hundreds, tens, ones = match["hundreds"], match["tens"], match["ones"]
    return _digit(hundreds) * 100 + (0 if tens is None else _digit(tens or "一") * 10) + _digit(ones)


def _digit(character: str | None) -> int:
    return DIGITS[character] if character else 0


def dates_in(text: str) -> list[WrittenDate]:
    """Every full date in the text, in order, the impossible ones with ``day`` None."""
    return [WrittenDate(_day_of(match), match.group(), match.start(), match.end()) for match in DATE.finditer(text)]


def _day_of(match: re.Match[str]) -> date | None:
    year, month, day = match["iso"].split("-") if match["iso"] else match.group("year", "month", "day")
    try:
        return date(_year_of(year), count_of(month) or 0, count_of(day) or 0)
    except ValueError:
        return None


def _year_of(text: str) -> int:
    plain = unicodedata.normalize("NFKC", text)
    return int(plain) if plain.isascii() else int("".join(str(DIGITS[character]) for character in plain))


def day_after(day: date) -> date | None:
    """The first day past an inclusive last day; None past the end of the calendar."""
    return None if day == date.max else day + timedelta(days=1)
