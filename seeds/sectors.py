"""The sectors (行业领域) that documents, workbooks and the sample city speak of: one table."""

from collections.abc import Iterable, Iterator

from graph import keys
from graph.facts import Thing

SECTORS = {"WHP": "危化品", "FCSB": "粉尘涉爆", "JSYL": "金属冶炼", "YXKJ": "有限空间", "SAZL": "涉氨制冷"}
"""Names by code."""
CODES = tuple(SECTORS)

_FULL_NAMES = {"危险化学品": "WHP"}
"""What documents write in full, by code."""


def sector_code(name: str) -> str | None:
    """The code of a sector by its name, or None where the table has no such sector."""
    by_name = {known: code for code, known in SECTORS.items()}
    return by_name.get(name) or _FULL_NAMES.get(name)


def sector_facts(codes: Iterable[str] = CODES) -> Iterator[Thing]:
    """The sectors with these codes."""
    for code in codes:
        yield Thing("Sector", keys.sector(code), {"code": code, "name": SECTORS[code]})
