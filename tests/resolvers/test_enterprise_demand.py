"""What documents demand of every enterprise of a kind: the enterprises announced, the rules, and the gaps of the chain."""

from collections.abc import AsyncIterator
from typing import Any

import pytest
import pytest_asyncio

from graph.store import Store
from tests.asking import Asker
from tests.resolvers.conftest import asker_of
from tests.resolvers.made_up_demands import CITY, CLOSED, PLAN, RULES, TOWN, facts, firm

APRIL, JUNE = "2026-04-15", "2026-06-15"
ANNOUNCED = """query ($number: String!, $on: Date) { document(number: $number) { announced(on: $on) {
  enterprises sectors { code } isOpen areas { name } registered keyEnterprises citation { clause } } } }"""
FINDINGS = """query ($area: ID!, $rule: [AuditRule!], $asOf: AsOf) { coverage(area: $area, asOf: $asOf) {
  findings(rule: $rule) { edges { node { severity subject { ... on Enterprise { name } ... on Assignment {
    subject { ... on Enterprise { name } } } } citation { clause row document { number } } } } } } }"""
GAPS = """query ($enterprise: ID!, $asOf: AsOf) { responsibilityChain(enterprise: $enterprise, asOf: $asOf) {
  gaps { basis area { name } message demandedBy { clause document { number } } } } }"""


@pytest_asyncio.fixture(scope="module")
async def demanding(city_store: Store) -> AsyncIterator[Asker]:
    """A client of a register that holds the made-up demands."""
    yield await asker_of(city_store, facts())


async def announced(asker: Asker, number: str, on: str) -> dict[str, Any] | None:
    """What a document announces, on a day."""
    found: dict[str, Any] | None = (await asker.ask(ANNOUNCED, number=number, on=on))["document"]["announced"]
    return found


async def found(asker: Asker, rule: str, day: str, area: str = CITY) -> dict[str, tuple[str, str | None]]:
    """The severity and the cited place of each finding of a rule, by the enterprise."""
    data = await asker.ask(FINDINGS, area=area, rule=[rule], asOf={"validOn": day})
    told = {}
    for edge in data["coverage"]["findings"]["edges"]:
        subject, cited = edge["node"]["subject"], edge["node"]["citation"]
        name = (subject.get("subject") or subject)["name"]
        told[name] = edge["node"]["severity"], cited and f"{cited['document']['number']} {cited['clause']}"
    return told


async def gaps(asker: Asker, name: str, day: str) -> list[tuple[str, str]]:
    """The gaps of an enterprise's chain: the ground, and the document that demands it."""
    data = await asker.ask(GAPS, enterprise=firm(name), asOf={"validOn": day})
    rows = data["responsibilityChain"]["gaps"]
    assert all(row["area"] is None and name in row["message"] for row in rows)
    return [(row["basis"], row["demandedBy"]["document"]["number"]) for row in rows]


async def test_the_enterprises_announced_stand_beside_those_registered(demanding: Asker) -> None:
    assert await announced(demanding, PLAN, APRIL) == {
        "enterprises": 51,
        "sectors": [{"code": "COLD"}, {"code": "DUST"}],
        "isOpen": True,
        "areas": [{"name": "示例高新区"}],
        "registered": 2,
        "keyEnterprises": 3,
        "citation": {"clause": "三"},
    }
    closed = await announced(demanding, CLOSED, APRIL)
    assert closed
    assert (closed["enterprises"], closed["isOpen"], closed["registered"], closed["keyEnterprises"]) == (3, False, 1, 2)


async def test_what_is_registered_follows_the_day(demanding: Asker) -> None:
    moved, closed = await announced(demanding, PLAN, "2026-09-01"), await announced(demanding, CLOSED, "2026-09-01")
    assert moved
    assert closed
    assert (moved["registered"], moved["keyEnterprises"]) == (1, 2)
    assert (closed["registered"], closed["keyEnterprises"]) == (1, 3)
    assert await announced(demanding, PLAN, "2026-03-05") is None
    assert await announced(demanding, PLAN, "2027-01-01") is None
    assert await announced(demanding, RULES, JUNE) is None


async def test_a_key_enterprise_without_liaison_weighs_by_what_is_demanded(demanding: Asker) -> None:
    rule = "KEY_ENTERPRISE_WITHOUT_LIAISON"
    assert await found(demanding, rule, APRIL) == {
        "示例高新厂": ("WARNING", f"{PLAN} 三"),
        "示例甲区厂": ("INFO", None),
        "示例乙一厂": ("WARNING", f"{CLOSED} 三"),
        "示例乙二厂": ("INFO", None),
    }
    assert {severity for severity, _ in (await found(demanding, rule, "2026-03-05")).values()} == {"INFO"}
    assert (await found(demanding, rule, "2027-01-01"))["示例高新厂"] == ("INFO", None), "the plan has ended"
    assert await found(demanding, rule, JUNE, TOWN) == {"示例镇厂": ("WARNING", f"{PLAN} 三")}, "merged with the zone"


async def test_a_liaison_that_a_plan_demands_is_missed_when_it_has_expired(demanding: Asker) -> None:
    assert (await found(demanding, "ASSIGNMENT_EXPIRED", JUNE))["示例镇厂"][0] == "CRITICAL"
    assert (await found(demanding, "ASSIGNMENT_EXPIRED", "2026-09-01"))["示例镇厂"][0] == "INFO", "it has moved away"


async def test_a_sector_without_supervisor_weighs_by_what_is_demanded(demanding: Asker) -> None:
    rule = "ENTERPRISE_WITHOUT_SECTORAL_SUPERVISOR"
    assert await found(demanding, rule, APRIL) == dict.fromkeys(("示例镇厂", "示例村厂", "示例乙二厂"), ("INFO", None))
    demanded = ("WARNING", f"{RULES} 二（八）")
    assert await found(demanding, rule, "2026-06-01") == dict.fromkeys(("示例镇厂", "示例村厂", "示例乙二厂"), demanded)


@pytest.mark.parametrize(
    ("name", "day", "expected"),
    [
        ("示例高新厂", APRIL, [("LIAISON", PLAN)]),
        ("示例高新厂", "2026-03-05", []),
        ("示例镇厂", APRIL, []),
        ("示例镇厂", JUNE, [("LIAISON", PLAN), ("SECTORAL", RULES)]),
        ("示例镇厂", "2026-09-01", [("SECTORAL", RULES)]),
        ("示例村厂", JUNE, [("SECTORAL", RULES)]),
        ("示例小厂", JUNE, []),
        ("示例甲区厂", JUNE, []),
        ("示例乙一厂", JUNE, [("LIAISON", CLOSED)]),
        ("示例乙二厂", APRIL, []),
    ],
)
async def test_what_is_demanded_and_missing_is_a_gap(
    demanding: Asker, name: str, day: str, expected: list[tuple[str, str]]
) -> None:
    assert await gaps(demanding, name, day) == expected


async def test_the_requirements_of_a_document_are_listed_with_their_units(demanding: Asker) -> None:
    data = await demanding.ask(
        """query ($number: String!, $on: Date) { document(number: $number) { requirements(on: $on) { totalCount edges { node {
             id kind quantity per basis dueDay isOpen sectors { code } citation { clause }
             units(first: 2) { totalCount pageInfo { hasNextPage } edges { node {
               unit { ... on Area { name } } citation { annex row document { number } } } } } } } } } }""",
        number=PLAN,
        on=APRIL,
    )
    page = data["document"]["requirements"]
    rows = [edge["node"] for edge in page["edges"]]
    assert page["totalCount"] == 3
    assert [(row["kind"], row["quantity"], row["per"], row["citation"]["clause"]) for row in rows] == [
        ("ENTERPRISES_PER_GROUP", 3, "GROUP", "八（二）"),
        ("LIAISON_OF_KEY_ENTERPRISES", 51, None, "三"),
        ("MONTHLY_RETURN", 1, "MONTH", "九"),
    ]
    units = rows[2]["units"]
    assert (rows[2]["dueDay"], units["totalCount"], units["pageInfo"]["hasNextPage"]) == (5, 3, True)
    assert [edge["node"]["unit"]["name"] for edge in units["edges"]] == ["示例市", "示例甲区"]
    assert units["edges"][1]["node"]["citation"] == {"annex": 2, "row": 2, "document": {"number": PLAN}}
    again = await demanding.ask("query ($id: ID!) { node(id: $id) { ... on Requirement { kind } } }", id=rows[0]["id"])
    assert again["node"] == {"kind": "ENTERPRISES_PER_GROUP"}
