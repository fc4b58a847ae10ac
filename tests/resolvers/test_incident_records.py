"""What was done about an incident."""

from datetime import UTC, datetime

from graph.store import Store
from tests.asking import Asker
from tests.resolvers.duty_city import TOWN, DutyCity


async def test_an_incident_has_the_records_of_what_was_done_about_it(store: Store) -> None:
    city = DutyCity()
    who = city.person("示例甲")
    first, second = (city.incident(number, datetime(2025, 5, 1, 4, tzinfo=UTC), TOWN) for number in ("I1", "I2"))
    city.did("R1", "REPORT", "2025-05-02", who, first)
    city.did("R2", "EMERGENCY_RESPONSE", "2025-05-01", who, first, TOWN)
    city.did("R3", "REPORT", "2025-05-03", who, second)
    city.did("R4", "VISIT", "2025-05-03", who, TOWN)
    await city.store(store)
    query = """query ($id: ID!) { incident(id: $id) { records { totalCount edges { node { number } } }
      reports: records(filter: {kind: REPORT}, first: 1) {
        totalCount edges { node { concerns { ... on Incident { number } } } } } } }"""
    asker = Asker(store)
    found = (await asker.ask(query, id=first))["incident"]
    assert found["records"] == {"totalCount": 2, "edges": [{"node": {"number": "R1"}}, {"node": {"number": "R2"}}]}
    assert found["reports"] == {"totalCount": 1, "edges": [{"node": {"concerns": [{"number": "I1"}]}}]}
    # On the day itself only what was done on it.
    on_the_day = (await asker.ask(query, id=f"{first}@2025-05-01"))["incident"]["records"]
    assert on_the_day == {"totalCount": 1, "edges": [{"node": {"number": "R2"}}]}
