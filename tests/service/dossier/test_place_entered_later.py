"""What a dossier says of persons where the place, and nothing about them, became known after the accident."""

from datetime import UTC, datetime
from typing import Any

from graph.facts import Facts, Thing, Tie
from graph.store import Store
from service.answering import Answering
from service.dossier.asking import asked_dossier
from service.settings import Settings
from tests.resolvers.duty_city import DISTRICT, ENTERPRISE, TOWN, DutyCity, add, days

OTHER = "Area:990101102"
HAPPENED = datetime(2025, 2, 20, 2, tzinfo=UTC)
LEARNED = datetime(2025, 4, 5, 2, tzinfo=UTC)


async def standings(store: Store) -> tuple[dict[str, str], dict[str, Any]]:
    """How each holder's link stands, and the dossier."""
    answering = Answering(store, Settings())
    asked = await asked_dossier(answering, answering.context("zh"), "SG-1", "2025-05-01T00:00:00Z")
    return {line["holder"]: line["standing"] for line in asked.content["chain"]}, asked.content


def linked() -> DutyCity:
    """Two towns with a leader each; the enterprise, where something happens in February, lies in the first."""
    city = DutyCity()
    said = {"code": "990101102", "name": "示例甲二镇", "level": "TOWN", "kind": "ADMINISTRATIVE"}
    city.facts.add(Thing("Area", OTHER, said), Tie("PART_OF", OTHER, DISTRICT))
    city.facts.add(Thing("Enterprise", ENTERPRISE, {"isKey": True}))
    city.liaison(city.person("示例旧"), TOWN, days("2024-01-01"))
    city.liaison(city.person("示例新"), OTHER, days("2024-01-01"))
    city.liaison(city.person("示例常"), ENTERPRISE, days("2024-01-01"))
    city.incident("SG-1", HAPPENED)
    return city


async def test_a_move_that_was_entered_later_neither_enters_nor_withdraws_anybodys_charge(store: Store) -> None:
    await linked().store(store)
    moved = Facts("示例")
    moved.add(Tie("LOCATED_IN", ENTERPRISE, TOWN, valid_to="2025-02-01"))
    moved.add(Tie("LOCATED_IN", ENTERPRISE, OTHER, valid_from="2025-02-01"))
    await add(store, moved, LEARNED)
    assert (await standings(store))[0] == {"示例常": "BOTH", "示例新": "PLACED_LATER", "示例旧": "PLACED_BEFORE"}


async def test_the_end_of_a_town_that_was_entered_later_withdraws_nobody_and_is_told(store: Store) -> None:
    await linked().store(store)
    ended = Facts("示例")
    ended.add(Thing("Area", TOWN, {}, valid_to="2025-02-01"))
    await add(store, ended, LEARNED)
    found, content = await standings(store)
    assert found == {"示例常": "BOTH", "示例旧": "PLACED_BEFORE"}
    assert [said for said in content["endedAreas"] if "示例甲一镇" in said] == content["endedAreas"] != []
