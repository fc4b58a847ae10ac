"""One cell of a workbook, read as its column declares; what cannot be is a problem, never a guess."""

import datetime as dt
import re
import string
from functools import lru_cache

from seeds import names
from seeds.readers.references import document_number
from seeds.report import Place, ProblemCode, Problems
from seeds.uscc import BadUscc, check, check_character
from seeds.workbook.columns import Column, Kind
from seeds.workbook.parsed import Cell
from seeds.workbook.values import BadCell, decimal_text, hundredths, moment_of, month_of

Seen = int | float | str | bool | dt.time | dt.date | dt.datetime | dt.timedelta | None

_DAY = re.compile(r"(\d{4})(?:-(\d\d?)-(\d\d?)|/(\d\d?)/(\d\d?)|年(\d\d?)月(\d\d?)日)")
_CODES = {
    Kind.AREA_CODE: re.compile(r"[0-9]{6}([0-9]{3}([0-9]{3})?)?"),
    Kind.SECTOR_CODE: re.compile(r"[A-Za-z0-9_-]{1,32}"),
}
_SEPARATORS = re.compile("[、，,；;\n]")
_INVISIBLE = string.whitespace + "\u00a0\u3000\u200b\u200c\u200d\u2060\ufeff"
# Beyond this a spreadsheet's numbers have lost digits.
_LARGEST_EXACT = 10**15
_EXPECTED = {Kind.NUMBER: "WHOLE_NUMBER", Kind.COUNT: "COUNT", Kind.USCC: "USCC"}
_DIGITS = {Kind.NUMBER: re.compile(r"[1-9]\d{0,6}"), Kind.COUNT: re.compile(r"0|[1-9]\d{0,6}")}


@lru_cache(maxsize=10_000)
def normalise(text: str) -> str:
    """The normalised form; the same places and words fill a column."""
    return names.normalise(text)


def is_blank(seen: Seen) -> bool:
    """Whether the cell holds nothing, or nothing but white space."""
    return seen is None or (isinstance(seen, str) and not seen.strip(_INVISIBLE))


def read_cell(seen: Seen, column: Column, at: Place, problems: Problems) -> Cell:
    """The cell's value; None, with an error where it is wrong, and for an empty one (an error where required)."""
    if is_blank(seen) or (isinstance(seen, str) and not normalise(seen)):
        if column.required:
            problems.error(ProblemCode.CELL_EMPTY, at, expected=column.header)
        return None
    if column.kind is Kind.DAY:
        return _day(seen, at, problems)
    if column.kind is Kind.DAYS:
        return _days(seen, at, problems)
    if column.kind in (Kind.MONTH, Kind.MOMENT, Kind.DECIMAL, Kind.MONEY):
        return _measured(seen, column, at, problems)
    text = _text(seen)
    if text is None:
        problems.error(ProblemCode.CELL_WRONG, at, seen=str(seen), expected=_EXPECTED.get(column.kind, "TEXT"))
        return None
    return _from_text(text, column, at, problems)


def _text(seen: Seen) -> str | None:
    """Text as it is, a whole number as its digits; None for anything that a text cell cannot be."""
    if isinstance(seen, str):
        return seen.strip()
    whole = isinstance(seen, int | float) and not isinstance(seen, bool) and seen == int(seen)
    return str(int(seen)) if whole and isinstance(seen, int | float) and abs(seen) < _LARGEST_EXACT else None


def _from_text(text: str, column: Column, at: Place, problems: Problems) -> Cell:
    match column.kind:
        case Kind.NAMES:
            return _names(text, at, problems)
        case Kind.FILES:
            return _files(text, at, problems)
        case Kind.NUMBER | Kind.COUNT:
            return _number(text, column.kind, at, problems)
        case Kind.DOCUMENT_NUMBER:
            return _document_number(text, at, problems)
        case Kind.CHOICE:
            return _choice(text, column, at, problems)
        case Kind.USCC:
            return _uscc(text, at, problems)
        case Kind.AREA_CODE | Kind.SECTOR_CODE:
            return _code(text, column.kind, at, problems)
        case Kind.TEXT:
            return " ".join(text.split())
        case _:
            return normalise(text)


def _day(seen: Seen, at: Place, problems: Problems) -> dt.date | None:
    if isinstance(seen, dt.datetime) and seen.time() == dt.time():
        return seen.date()
    if isinstance(seen, dt.date) and not isinstance(seen, dt.datetime):
        return seen
    match = _DAY.fullmatch(normalise(seen)) if isinstance(seen, str) else None
    if match is None:
        problems.error(ProblemCode.CELL_WRONG, at, seen=str(seen), expected="DAY_IN_CELL")
        return None
    year, month, day = (int(part) for part in match.groups() if part)
    try:
        return dt.date(year, month, day)
    except ValueError:
        problems.error(ProblemCode.DATE_IMPOSSIBLE, at, seen=str(seen), expected="CALENDAR_DAY")
        return None


def _days(seen: Seen, at: Place, problems: Problems) -> tuple[str, ...]:
    parts = [part for part in _SEPARATORS.split(seen) if not is_blank(part)] if isinstance(seen, str) else [seen]
    found = [day.isoformat() for part in parts if (day := _day(part, at, problems))]
    for twice in dict.fromkeys(each for each in found if found.count(each) > 1):
        problems.error(ProblemCode.PERSON_REPEATED, at, seen=twice, expected="ONCE")
    return tuple(dict.fromkeys(found))


def _names(text: str, at: Place, problems: Problems) -> tuple[str, ...]:
    found: list[str] = []
    for part in _SEPARATORS.split(text):
        name = normalise(part)
        if not name:
            problems.error(ProblemCode.NAME_IMPOSSIBLE, at, seen=text, expected="TEXT")
        elif name in found:
            problems.error(ProblemCode.PERSON_REPEATED, at, seen=name, expected="ONCE")
        else:
            found.append(name)
    return tuple(found)


def _files(text: str, at: Place, problems: Problems) -> tuple[str, ...]:
    """A comma may be part of a file's name."""
    found = [name for part in re.split("[、；;\n]", text) if (name := part.strip(_INVISIBLE))]
    for name in dict.fromkeys(name for name in found if found.count(name) > 1):
        problems.error(ProblemCode.PERSON_REPEATED, at, seen=name, expected="ONCE")
    return tuple(dict.fromkeys(found))


def _number(text: str, kind: Kind, at: Place, problems: Problems) -> int | None:
    digits = normalise(text)
    if _DIGITS[kind].fullmatch(digits):
        return int(digits)
    problems.error(ProblemCode.CELL_WRONG, at, seen=text, expected=_EXPECTED[kind])
    return None


def _document_number(text: str, at: Place, problems: Problems) -> str | None:
    found = document_number(text)
    if found is None:
        problems.error(ProblemCode.CELL_WRONG, at, seen=text, expected="NUMBER")
    return found


def _measured(seen: Seen, column: Column, at: Place, problems: Problems) -> Cell:
    """What a spreadsheet may hold as a number or a day of its own as well as in words."""
    plain = normalise(seen) if isinstance(seen, str) else seen
    try:
        match column.kind:
            case Kind.MONTH:
                return month_of(plain)
            case Kind.MOMENT:
                return moment_of(plain)
            case Kind.MONEY:
                return hundredths(plain, column.cents)
            case _:
                return decimal_text(plain)
    except BadCell as bad:
        problems.error(bad.code, at, seen=str(seen), expected=bad.expected)
        return None


def _choice(text: str, column: Column, at: Place, problems: Problems) -> str | None:
    word = normalise(text)
    found = column.choices.get(word) or column.also.get(word)
    if found is None:
        problems.error(ProblemCode.CELL_WRONG, at, seen=text, expected="、".join(column.choices))
    return found


def _uscc(text: str, at: Place, problems: Problems) -> str | None:
    code = normalise(text).upper()
    try:
        check(code)
    except BadUscc:
        _report_uscc(code, at, problems)
        return None
    return code


def _report_uscc(code: str, at: Place, problems: Problems) -> None:
    try:
        expected = check_character(code[:-1])
    except BadUscc:
        problems.error(ProblemCode.CELL_WRONG, at, seen=code, expected="USCC")
    else:
        problems.error(ProblemCode.CHECK_CHARACTER_WRONG, at, seen=code, expected=expected)


def _code(text: str, kind: Kind, at: Place, problems: Problems) -> str | None:
    code = normalise(text)
    if _CODES[kind].fullmatch(code):
        return code
    problems.error(ProblemCode.CELL_WRONG, at, seen=text, expected=kind)
    return None
