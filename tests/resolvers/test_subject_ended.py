"""Links to areas that are no more: the real ones, from the real gazetteer and documents."""

from collections.abc import AsyncIterator
from typing import Any

import pytest_asyncio

from graph.store import Store
from seeds.demo import load_demo
from tests.asking import Asker
from tests.resolvers.conftest import RECORDED
from tests.wipe import migrated, wipe

SUZHOU = "Area:320500"


@pytest_asyncio.fixture(scope="module")
async def demonstration(city_store: Store) -> AsyncIterator[Asker]:
    """A client of a register that holds the demonstration."""
    await wipe(city_store)
    await migrated(city_store)
    await load_demo(city_store, RECORDED)
    yield Asker(city_store)


async def ended(asker: Asker, area: str, day: str) -> list[dict[str, Any]]:
    """What is found of links to what is no more."""
    data = await asker.ask(
        """query ($area: ID!, $asOf: AsOf) { coverage(area: $area, asOf: $asOf) {
             findings(first: 1000, rule: [SUBJECT_ENDED]) { edges { node {
               message severity since citation { row document { number } }
               subject { ... on Assignment { subject { ... on Area { code name } } } } } } } } }""",
        area=area,
        asOf={"validOn": day},
    )
    return [edge["node"] for edge in data["coverage"]["findings"]["edges"]]


async def test_who_was_linked_to_jingang_is_linked_to_none_of_its_three_heirs(demonstration: Asker) -> None:
    """The document links somebody to 张家港保税区（金港镇）; the town became three sub-districts on 2021-03-02."""
    question = """query ($code: String!) { area(code: $code, asOf: {validOn: "2024-01-01"}) {
      name mergedWith { code } assignments(basis: [LIAISON]) { totalCount } } }"""
    for code in ("320582001", "320582002", "320582003"):
        heir = (await demonstration.ask(question, code=code))["area"]
        assert (heir["mergedWith"], heir["assignments"]["totalCount"]) == ([], 0)
    for day in ("2021-03-01", "2024-01-01"):
        messages = [found["message"] for found in await ended(demonstration, SUZHOU, day)]
        assert not [message for message in messages if "金港镇" in message or "保税区" in message], (
            "the zone is still there"
        )
