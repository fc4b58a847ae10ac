"""The coverage report of every area of the random register, under clocks on both sides of each bound."""

from itertools import product
from typing import Any

import pytest

from tests.compiler.conftest import NOW, Register
from tests.compiler.growing_ended import ENDED_ON
from tests.compiler.moments import DAYS, MOMENTS
from tests.compiler.naive.execution import run_naively

UNITS = """query ($area: ID!, $asOf: AsOf) { coverage(area: $area, asOf: $asOf) { units {
  area { id } subareas subareasWithLiaison enterprises keyEnterprises keyEnterprisesWithLiaison hasLiaison } } }"""
RULES = """query ($area: ID!, $asOf: AsOf) { coverage(area: $area, asOf: $asOf) {
  rules { rule examined failing unknown waived }
  findings(first: 500) { totalCount edges { node {
    id rule severity since message source enteredFrom concerned { id } subject { id } citation { row } } } } } }"""
ENDED = """query ($area: ID!, $asOf: AsOf) { coverage(area: $area, asOf: $asOf) {
  findings(first: 500, rule: [SUBJECT_ENDED, ENTERPRISE_IN_ENDED_AREA]) { edges { node { message severity since } } } } }"""
KNOWN = (MOMENTS[0], MOMENTS[2], MOMENTS[4], "2024-01-01T00:00:00.000000Z")
CLOCKS = [{"validOn": day, "knownAt": moment} for day, moment in product(DAYS, KNOWN)]


async def same(register: Register, document: str, variables: dict[str, Any]) -> dict[str, Any]:
    """The answer, which is the naive one."""
    naive = run_naively(register.world, document, variables, NOW)
    assert await register.ask(document, variables) == naive, variables
    return naive


@pytest.mark.slow
async def test_units_are_counted_the_same_under_any_clocks(register: Register) -> None:
    counted = set()
    for area, clocks in product(("Area:99000", "Area:99100", "Area:99200", "Area:99201"), CLOCKS[::2]):
        answer = await same(register, UNITS, {"area": area, "asOf": clocks})
        if answer["data"] and answer["data"]["coverage"]:
            counted |= {unit["enterprises"] for unit in answer["data"]["coverage"]["units"]}
    assert len(counted) > 3


@pytest.mark.slow
async def test_rules_find_the_same_under_any_clocks(register: Register) -> None:
    waived, kept, weights = set(), set(), set()
    for area, clocks in product(("Area:99000", "Area:99101"), CLOCKS[::3]):
        answer = await same(register, RULES, {"area": area, "asOf": clocks})
        if answer["data"] and answer["data"]["coverage"]:
            report = answer["data"]["coverage"]
            waived |= {result["rule"] for result in report["rules"] if result["waived"]}
            (silent,) = (result for result in report["rules"] if result["rule"] == "RECORDS_NOT_KEPT")
            kept.add((silent["failing"] > 0, silent["failing"] < silent["examined"]))
            weights |= {
                edge["node"]["severity"]
                for edge in report["findings"]["edges"]
                if edge["node"]["rule"] == "RECORDS_NOT_KEPT"
            }
    assert "CITED_ANNEX_MISSING" in waived, "a document is exempt"
    assert (True, True) in kept, "of some nothing is recorded, of others something"
    assert weights == {"INFO", "WARNING"}


@pytest.mark.slow
async def test_links_to_what_ended_are_found_the_same(register: Register) -> None:
    found = []
    areas = ("Area:99300", "Area:99301", "Area:99302", "Area:99492", "Area:99000")
    for area, clocks in product(areas, CLOCKS[5:]):
        answer = await same(register, ENDED, {"area": area, "asOf": clocks})
        if answer["data"] and answer["data"]["coverage"]:
            found += [edge["node"] for edge in answer["data"]["coverage"]["findings"]["edges"]]
    assert {finding["severity"] for finding in found} == {"INFO", "WARNING"}
    assert {finding["since"] for finding in found} >= {ENDED_ON}
    assert any("（示例492村、示例493村）" in finding["message"] for finding in found)
    assert any("示例注销企业" in finding["message"] for finding in found)


async def test_some_homes_are_counted_by_degree_and_some_are_not(register: Register) -> None:
    """Else the test above would not tell that both ways count the same."""
    noted = [node for node in register.world.of("Area") if register.world.arriving[node.key, "LOCATED_IN"]]
    homes: list[list[Any]] = await register.store.value(
        "MATCH (a:Area) WHERE a.locatedFrom IS NOT NULL"
        " RETURN collect([a.key, a.locatedFrom, EXISTS { (a)<-[:DEPARTED_FROM]-() }])"
    )
    assert {key for key, *_ in homes} == {node.key for node in noted}
    assert {departed for *_, departed in homes} == {True, False}
    assert len({began for _, began, _ in homes}) > 1
