"""Enterprises counted in groups."""

from collections import Counter
from typing import Any

from tests.compiler.naive.ended import has_ended
from tests.compiler.naive.things import FIELDS, answers
from tests.compiler.naive.view import Thing

LEVELS = ("DISTRICT", "TOWN", "VILLAGE")
Group = tuple[Thing | None, Thing | None, bool | None, bool | None, int]


@answers("Area.enterpriseGroups")
def enterprise_groups(area: Thing, _: Any, by: list[str]) -> list[Group]:
    """Every enterprise once for each of its sectors, where they are asked for."""
    level = next((level for level in LEVELS if level in by), None)
    counts: Counter[tuple[str, str, bool | None, bool | None]] = Counter()
    for home, inside in _homes(area, []):
        there = [part for part in inside if part.get("level") == level and not has_ended(part)]
        unit = there[0].key if level and there else ""
        for enterprise in home.into("LOCATED_IN"):
            sectors = [sector.key for sector in enterprise.out("OPERATES_IN")] or [""]
            for sector in sectors if "SECTOR" in by else ["-"]:
                counts[unit, sector, _key(enterprise, by), _linked(enterprise, by)] += 1
    found = sorted(counts.items(), key=lambda item: [item[0][0], *map(_word, item[0][1:])])
    return [
        (_thing(area, unit), _thing(area, sector), key, linked, count) for (unit, sector, key, linked), count in found
    ]


def _homes(area: Thing, above: list[Thing]) -> list[tuple[Thing, list[Thing]]]:
    here = [*above, area]
    left = [other for other in area.view.all("Area") if other.left_in() == area]
    return [(area, here), *(home for part in [*area.into("PART_OF"), *left] for home in _homes(part, here))]


def _key(enterprise: Thing, by: list[str]) -> bool | None:
    return bool(enterprise.get("isKey")) if "KEY" in by else None


def _linked(enterprise: Thing, by: list[str]) -> bool | None:
    if "LIAISON" not in by:
        return None
    return any(assignment.get("basis") == "LIAISON" for assignment in enterprise.into("SUBJECT"))


def _word(part: str | bool | None) -> str:
    return part if isinstance(part, str) else {None: "-", False: "0", True: "1"}[part]


def _thing(area: Thing, key: str) -> Thing | None:
    return area.view.thing(key) if key not in ("", "-") else None


for _place, _field in enumerate(("area", "sector", "isKey", "hasLiaison", "count")):
    FIELDS[f"EnterpriseGroup.{_field}"] = lambda group, _, place=_place: group[place]
