"""Units and rules of the city and its districts, on many days and at many moments."""

from collections import Counter
from typing import Any

import pytest

from tests.oracle.conftest import CLOCKS, Witness, told
from tests.oracle.rules import (
    RULES,
    Verdict,
    hazards_overdue,
    outside_units,
    posts_vacant,
    returns_overdue,
    unit_row,
    units,
)

ASKED = """coverage(area: "%s", asOf: $asOf) {
  units { area { name } subareas subareasWithLiaison enterprises keyEnterprises keyEnterprisesWithLiaison hasLiaison }
  rules { rule examined failing unknown waived }
  findings(first: 1000) { edges { node { rule message subject { id } } } } }"""


async def reports(witness: Witness, areas: list[str], day: str, known: int) -> list[Any]:
    """The reports of these areas."""
    roots = " ".join(f"c{n}: " + ASKED % witness.key("areas", area) for n, area in enumerate(areas))
    data = await witness.ask(f"query ($asOf: AsOf) {{ {roots} }}", asOf=witness.clocks(day, known))
    return list(data.values())


@pytest.mark.parametrize(("day", "known"), CLOCKS)
async def test_units_and_rules(witness: Witness, day: str, known: int) -> None:
    world, places = witness.worlds[known], witness.city.places
    areas = [places.city, *places.districts]
    wrong: list[Any] = []
    for area, report in zip(areas, await reports(witness, areas, day, known), strict=True):
        expected = {unit: unit_row(world, unit, day) for unit in units(world, [area], day)}
        got = {}
        for row in report["units"]:
            name = row.pop("area")["name"]
            got[next((unit for unit in expected if name in unit), frozenset({name}))] = row
        rest = outside_units(world, area, day)
        if rest["enterprises"] or rest["subareas"]:  # They stand in a row of the area itself (docs/decisions/0025).
            row = got.pop(frozenset({area}), {})
            if {name: row.get(name) for name in rest} != rest:
                wrong.append((area, "outside of its units", {"seen": row, "expected": rest}))
        wrong += [
            (area, sorted(unit), {"seen": got.get(unit), "expected": expected.get(unit)})
            for unit in got.keys() | expected.keys()
            if got.get(unit) != expected.get(unit)
        ]
        if area == places.city:
            inside = unit_row(world, frozenset({area}), day)["enterprises"]
            assert sum(row["enterprises"] for row in got.values()) == inside, "the units' enterprises are the city's"
        found = Counter(edge["node"]["rule"] for edge in report["findings"]["edges"])
        for row in report["rules"]:
            rule = row.pop("rule")
            assert found[rule] == row["failing"], rule
            either = [
                {name: getattr(verdict, name) for name in row} for verdict in verdicts(witness, rule, area, day, known)
            ]
            if either and row not in either:
                wrong.append((area, rule, {"seen": row, "expected": either}))
    assert not wrong, told(wrong)


def verdicts(witness: Witness, rule: str, area: str, day: str, known: int) -> list[Verdict]:
    """What a rule may say of an area; nothing where the oracle does not ask it."""
    world = witness.worlds[known]
    if rule not in RULES:
        return []
    found = [RULES[rule](world, area, day)]
    if rule == "POST_VACANT":
        return [*found, posts_vacant(world, area, day, ended=False)]
    if rule == "HAZARD_OVERDUE":
        return [*found, hazards_overdue(world, area, day, rectified=False)]
    return [*found, returns_overdue(world, area, day, listed=True)] if rule == "RETURN_OVERDUE" else found
