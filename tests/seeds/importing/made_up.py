"""A register with a city that does not exist, and what it looks like."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from graph import keys
from graph.facts import Facts, Thing, Tie
from graph.register import record
from graph.store import Store
from tests.wipe import migrated

NOW = datetime(2031, 6, 1, 1, tzinfo=UTC)
CITY = keys.area("990100")
EAST, WEST = keys.area("990101"), keys.area("990102")
_BELOW = {EAST: ("高新区", "经开区", "示例镇", "例一镇"), WEST: ("示例街道", "例二镇")}

Dump = tuple[list[Any], list[Any]]


async def found_city(store: Store) -> None:
    """Migrate the register and record the areas that the made-up documents name."""
    await migrated(store)
    await store.write(lambda transaction: record(transaction, city(), NOW))


def city() -> Facts:
    facts = Facts("示例地名")
    facts.add(_area(CITY, "990100", "示例市", "CITY"))
    for key, code, name in ((EAST, "990101", "东区"), (WEST, "990102", "西区")):
        facts.add(_area(key, code, name, "DISTRICT"), Tie("PART_OF", key, CITY))
    for parent, names in _BELOW.items():
        for name in names:
            key = keys.area(None, parent, name)
            kind = "FUNCTIONAL_ZONE" if name.endswith("区") else "ADMINISTRATIVE"
            facts.add(_area(key, None, name, "TOWN", kind), Tie("PART_OF", key, parent))
    for zone, town in (("高新区", "示例镇"), ("经开区", "例一镇")):
        facts.add(Tie("MERGED_WITH", keys.area(None, EAST, zone), keys.area(None, EAST, town)))
    return facts


def _area(key: str, code: str | None, name: str, level: str, kind: str = "ADMINISTRATIVE") -> Thing:
    return Thing("Area", key, {"code": code, "name": name, "level": level, "kind": kind})


def written(folder: Path, name: str, text: str) -> Path:
    """A file with this text."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


async def dump(store: Store) -> Dump:
    """All that the graph holds."""
    nodes = await store.value("MATCH (n) RETURN collect([labels(n), properties(n)])")
    drawn = await store.value("MATCH (n)-[r]->(m) RETURN collect([n.key, type(r), m.key, properties(r)])")
    return sorted(nodes, key=_in_order), sorted(drawn, key=_in_order)


def _in_order(row: list[Any]) -> str:
    return repr([sorted(part.items()) if isinstance(part, dict) else part for part in row])
