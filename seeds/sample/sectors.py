"""The sectors that the city's agencies are charged with."""

from collections.abc import Iterator

from graph import keys
from graph.facts import Thing

SECTORS = {"WHP": "危化品", "FCSB": "粉尘涉爆", "JSYL": "金属冶炼", "YXKJ": "有限空间", "SAZL": "涉氨制冷"}
"""Names by code."""
CODES = tuple(SECTORS)


def sector_facts() -> Iterator[Thing]:
    """All sectors."""
    for code, name in SECTORS.items():
        yield Thing("Sector", keys.sector(code), {"code": code, "name": name})
