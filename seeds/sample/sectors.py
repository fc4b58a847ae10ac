"""The sectors that the city's agencies are charged with."""

from seeds.sectors import CODES, SECTORS, sector_facts

__all__ = ["CODES", "SECTORS", "sector_facts"]
