"""A hazard that was changed after the incident that is looked back from (事故后更正的隐患)."""

from datetime import UTC, datetime
from typing import Any

from graph import keys
from graph.facts import Facts
from graph.store import Store
from seeds.events import hazard, hazard_step
from tests.asking import Asker
from tests.resolvers.duty_city import ENTERPRISE, DutyCity, add

QUESTION = """query ($incident: ID!) {
  incident(id: $incident) { retrospective { hazards { ...H } openHazards { number asKnown { title } } } }
  hazards(orderBy: [{number: ASC}]) { edges { node { ...H } } } }
fragment H on Hazard { number title grade asKnown { title grade category caseFile correctedAt } }"""
BEFORE, AFTER, LATER = (datetime(2025, month, 1, tzinfo=UTC) for month in (7, 9, 10))


def called(number: str, title: str, grade: str) -> Facts:
    """What a workbook says of a hazard."""
    facts = Facts("示例")
    facts.extend(hazard(number, title, grade, ENTERPRISE, "设备", f"案卷{number}"))
    return facts


async def test_what_was_changed_after_the_incident_is_told_as_it_was(store: Store) -> None:
    city = DutyCity()
    for number in ("Y1", "Y2", "Y3"):
        city.facts.extend(hazard(number, "示例隐患", "MAJOR", ENTERPRISE, "设备", f"案卷{number}"))
        city.facts.add(hazard_step(keys.hazard(number), "FOUND", "2025-05-01"))
    happened = city.incident("I1", datetime(2025, 8, 20, tzinfo=UTC))
    await city.store(store)
    # Before the incident; after it, and once more; after it, and back again.
    for facts, at in (
        (called("Y1", "示例隐患甲", "MAJOR"), BEFORE),
        (called("Y2", "示例隐患乙", "MAJOR"), AFTER),
        (called("Y2", "示例隐患乙", "GENERAL"), LATER),
        (called("Y3", "示例隐患丙", "MAJOR"), AFTER),
        (called("Y3", "示例隐患", "MAJOR"), LATER),
    ):
        await add(store, facts, at)
    data = await Asker(store).ask(QUESTION, incident=happened)
    back = data["incident"]["retrospective"]
    was: dict[str, Any] = {"title": "示例隐患", "grade": "MAJOR", "category": "设备", "caseFile": "案卷Y2"}
    assert back["hazards"] == [
        {"number": "Y1", "title": "示例隐患甲", "grade": "MAJOR", "asKnown": None},
        {
            **{"number": "Y2", "title": "示例隐患乙", "grade": "GENERAL"},
            "asKnown": {**was, "correctedAt": "2025-09-01T00:00:00.000000Z"},
        },
        {"number": "Y3", "title": "示例隐患", "grade": "MAJOR", "asKnown": None},
    ]
    assert [bool(one["asKnown"]) for one in back["openHazards"]] == [False, True, False]
    assert [edge["node"]["asKnown"] for edge in data["hazards"]["edges"]] == [None] * 3
