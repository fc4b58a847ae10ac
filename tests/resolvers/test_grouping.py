"""Enterprises counted in groups."""

from collections import Counter
from typing import Any

from tests.asking import Asker

CITY = "Area:990100"
SPLIT, LEFT_TO = "Area:990103103", {"key": "Area:990103", "level": "DISTRICT"}
"""示例丙三镇 was split in 2021; it lay in 示例丙区."""
GROUPS = """query ($by: [EnterpriseGrouping!]!) { area(id: "Area:990100") { enterpriseGroups(by: $by) {
  area { key } sector { code } isKey hasLiaison count } } }"""
ENTERPRISES = """{ enterprises(first: 1000) { edges { node {
  isKey sectors { code } area { key level ancestors { key level } } assignments(basis: [LIAISON]) { totalCount } } } } }"""


async def _groups(city: Asker, *by: str) -> Counter[tuple[Any, ...]]:
    found = (await city.ask(GROUPS, by=list(by)))["area"]["enterpriseGroups"]
    groups = [
        ((g["area"] and g["area"]["key"], g["sector"] and g["sector"]["code"], g["isKey"], g["hasLiaison"]), g["count"])
        for g in found
    ]
    assert len(dict(groups)) == len(groups), "no group stands there twice"
    return Counter(dict(groups))


async def _counted(city: Asker, level: str | None, sector: bool, key: bool, liaison: bool) -> Counter[tuple[Any, ...]]:
    counts: Counter[tuple[Any, ...]] = Counter()
    for edge in (await city.ask(ENTERPRISES))["enterprises"]["edges"]:
        node = edge["node"]
        # What was left in the town that was split lies in no town of today, and in the district that this belonged to.
        around = [LEFT_TO] if node["area"]["key"] == SPLIT else [node["area"], *node["area"]["ancestors"]]
        area = next((above["key"] for above in around if above["level"] == level), None)
        for code in [one["code"] for one in node["sectors"]] or [None] if sector else [None]:
            linked = node["assignments"]["totalCount"] > 0
            counts[area, code, node["isKey"] if key else None, linked if liaison else None] += 1
    return counts


async def test_groups_are_what_counting_one_by_one_gives(city: Asker) -> None:
    assert await _groups(city, "SECTOR") == await _counted(city, None, sector=True, key=False, liaison=False)
    assert await _groups(city, "TOWN") == await _counted(city, "TOWN", sector=False, key=False, liaison=False)
    assert await _groups(city, "KEY", "LIAISON") == await _counted(city, None, sector=False, key=True, liaison=True)
    everything = await _groups(city, "SECTOR", "DISTRICT", "KEY", "LIAISON")
    assert everything == await _counted(city, "DISTRICT", sector=True, key=True, liaison=True)
    assert len(city.statements) == 1


async def test_no_grouping_is_one_group(city: Asker) -> None:
    groups = await _groups(city)
    total = (await city.ask("{ enterprises { totalCount } }"))["enterprises"]["totalCount"]
    assert groups == {(None, None, None, None): total}


async def test_areas_of_two_levels_at_once_are_refused(city: Asker) -> None:
    _, (error,) = await city.answer(GROUPS, by=["TOWN", "VILLAGE"])
    assert (error.original_error.code, error.original_error.details["argument"]) == ("BAD_USER_INPUT", "by")
    assert city.statements == []
