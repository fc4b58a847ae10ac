"""What documents demand, under clocks on both sides of each bound: requirements with their units, those announced, gaps."""

from itertools import product
from typing import Any

import pytest

from tests.compiler.conftest import NOW, Register
from tests.compiler.naive.execution import run_naively
from tests.compiler.test_coverage import CLOCKS, RULES, same

OF_A_KIND = {"KEY_ENTERPRISE_WITHOUT_LIAISON", "ENTERPRISE_WITHOUT_SECTORAL_SUPERVISOR"}
DOCUMENTS = """query ($ids: [ID!]!) { nodes(ids: $ids) { ... on OfficialDocument { id
  announced { enterprises sectors { code } isOpen areas { id } registered keyEnterprises citation { clause } }
  before: announced(on: "2020-03-10") { registered keyEnterprises }
  requirements { totalCount edges { cursor node { id kind quantity per basis level within countedFrom dueDay isOpen
    sectors { code } citation { clause } units(first: 3) { totalCount pageInfo { hasNextPage } edges { cursor node {
      unit { ... on Area { key } ... on Enterprise { key } } citation { row document { id } } } } } } } } } } }"""
GAPS = """query ($enterprise: ID!, $asOf: AsOf) { responsibilityChain(enterprise: $enterprise, asOf: $asOf) {
  gaps { basis area { id } demandedBy { row clause document { id } } } } }"""


@pytest.mark.slow
async def test_requirements_and_those_announced_are_the_same(register: Register) -> None:
    registered: set[int | None] = set()
    listed: set[int] = set()
    for clocks in CLOCKS[::4]:
        suffix = f"@{clocks['validOn']}~{clocks['knownAt']}"
        ids = [f"{document.key}{suffix}" for document in register.world.of("OfficialDocument")]
        for document in (await same(register, DOCUMENTS, {"ids": ids}))["data"]["nodes"]:
            registered |= {document["announced"]["registered"]} if document["announced"] else set()
            listed |= {edge["node"]["units"]["totalCount"] for edge in document["requirements"]["edges"]}
    assert registered >= {None, 0, 1, 2}
    assert listed >= {0, 1, 7}


@pytest.mark.slow
async def test_gaps_of_enterprises_are_the_same(register: Register) -> None:
    found: set[Any] = set()
    for enterprise, clocks in product(register.world.of("Enterprise"), CLOCKS[::5]):
        answer = await same(register, GAPS, {"enterprise": enterprise.key, "asOf": clocks})
        if answer["data"] and answer["data"]["responsibilityChain"]:
            gaps = answer["data"]["responsibilityChain"]["gaps"]
            found |= {(gap["basis"], gap["area"] is None) for gap in gaps}
    assert found == {(basis, own) for basis in ("LIAISON", "TERRITORIAL") for own in (True, False)} | {
        ("SECTORAL", True)
    }


async def test_the_rules_about_kinds_have_something_to_find(register: Register) -> None:
    """Else comparing them would not tell anything."""
    found: set[Any] = set()
    for clocks in CLOCKS[::3]:
        answer = run_naively(register.world, RULES, {"area": "Area:99000", "asOf": clocks}, NOW)
        report, recorded = answer["data"]["coverage"], register.world.nodes["Area:99000"].properties["recordedFrom"]
        # A few of the random things have no name: a finding about one of them has no words, and takes its report away.
        nameless = {error["message"] for error in answer["errors"]}
        assert nameless <= {"Cannot return null for non-nullable field Finding.message."}
        assert (report is None) == (clocks["knownAt"] < recorded or bool(nameless))
        for edge in report["findings"]["edges"] if report else ():
            node = edge["node"]
            found |= (
                {(node["rule"], node["severity"], node["citation"] is None)} if node["rule"] in OF_A_KIND else set()
            )
    assert found == {(rule, *weighs) for rule in OF_A_KIND for weighs in (("INFO", True), ("WARNING", False))}
