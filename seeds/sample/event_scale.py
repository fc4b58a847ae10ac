"""How much happened in the city: records of duty as many as asked for, everything else in proportion to them.

What is about enterprises is shared out among blocks of 20 enterprises, of which the first is a key enterprise: so each block
knows its own share, and a city of any size is made in parts of one size.
"""

from dataclasses import dataclass

from seeds.sample.days import MONTHS
from seeds.sample.scale import KEY_ENTERPRISE_EVERY

EVENTS_AT_ONCE = 6_000
"""How many records, hazards and incidents a batch holds, with everything about them."""


@dataclass(frozen=True, slots=True)
class Share:
    """What one block of enterprises has of it: numbers from 0, half-open."""

    records: range
    hazards: range
    incidents: range

    @property
    def events(self) -> int:
        """How many."""
        return len(self.records) + len(self.hazards) + len(self.incidents)


@dataclass(frozen=True, slots=True)
class EventScale:
    """Records of areas and of enterprises, hazards, incidents, and the months that districts report on."""

    blocks: int
    area_records: int
    enterprise_records: int
    hazards: int
    incidents: int
    months: int

    def share(self, block: int) -> Share:
        """The share of the block with that number, from 0."""
        return Share(*(self._part(block, of) for of in (self.enterprise_records, self.hazards, self.incidents)))

    def _part(self, block: int, of: int) -> range:
        return range(block * of // self.blocks, (block + 1) * of // self.blocks)


def records_for(supervised: int) -> int:
    """How many records of duty a city with so many supervised enterprises has, unless told."""
    return 2_000 + 2 * supervised


def event_scale(supervised: int, records: int, natural: int) -> EventScale:
    """What happened in a city with so many supervised enterprises and records; `natural` is what its areas' duties make up for.

    Raises ValueError below 0.
    """
    if records < 0:
        raise ValueError(f"a city cannot have {records} records")
    blocks = -(-supervised // KEY_ENTERPRISE_EVERY)
    of_areas = min(natural, records * 3 // 4) if blocks else records
    if not records or not blocks:
        return EventScale(blocks, of_areas, 0, 0, 0, _months(records))
    incidents = min(1 + records // 200, 8 + records // 2_000)
    return EventScale(blocks, of_areas, records - of_areas, 4 + records // 50, incidents, _months(records))


def _months(records: int) -> int:
    return min(len(MONTHS), -(-records // 40))
