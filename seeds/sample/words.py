"""Made-up words: everything says 示例, so that nothing can be taken for a real place, person or enterprise."""

from zlib import crc32

STEMS = "甲乙丙丁戊己庚辛壬癸"
NUMERALS = "一二三四五六七八九十"


def district_name(number: int) -> str:
    """示例甲区 and so on; numbers count from 0."""
    return f"示例{STEMS[number]}区"


def town_stem(district: int, town: int) -> str:
    """What the town and everything in it is called after: 示例甲一."""
    return f"示例{STEMS[district]}{NUMERALS[town]}"


def person_name(code: str, number: int) -> str:
    """The number-th person of an area or a group: 示例人0101甲, 示例人0101乙, …, 示例人0101甲2."""
    turn, stem = divmod(number, len(STEMS))
    return f"示例人{code}{STEMS[stem]}{turn + 1 if turn else ''}"


def lot(of: int, *what: str) -> int:
    """A number below `of` that is the same for the same words at every size of the city."""
    return crc32("\x1f".join(what).encode()) % of
