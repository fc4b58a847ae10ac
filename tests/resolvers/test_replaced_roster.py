"""A roster of monthly returns that was replaced keeps the months that it was in force for (docs/decisions/0017)."""

from collections.abc import Mapping
from datetime import UTC, datetime

import pytest

from graph import keys
from graph.facts import Value
from graph.store import Store
from seeds.events import monthly_return
from seeds.stating import Cited, Term, requirement
from tests.asking import Asker
from tests.resolvers.duty_city import CITY, DISTRICT, NOTICE, TOWN, DutyCity

NEXT = keys.document("示例应急〔2026〕2号")
ASKED = datetime(2026, 6, 10, 4, tzinfo=UTC)
REPORT = """query ($area: ID!, $on: Date!) { coverage(area: $area, asOf: {validOn: $on}) {
  rules { rule examined failing unknown }
  findings(rule: [RETURN_OVERDUE, RECORDS_NOT_KEPT]) { edges { node { rule message since citation { row } } } } } }"""
RETURN: Mapping[str, Value] = {"kind": "MONTHLY_RETURN", "quantity": 1, "per": "MONTH"}


def replaced() -> DutyCity:
    """District and town report, until on 10 March 2026 a roster of the town alone replaces theirs; the district sent December's
    and January's, the town none."""
    city = DutyCity()
    until, since = Term("2025-01-01", "2026-03-10"), Term("2026-03-10")
    city.document(NEXT, "示例应急〔2026〕2号", "2026-03-10")
    listed = [(key, Cited(NOTICE, 2, row)) for row, key in enumerate((DISTRICT, TOWN), 1)]
    city.facts.add(requirement(RETURN, listed, until, Cited(NOTICE, clause="三")))
    city.facts.add(requirement(RETURN, [(TOWN, Cited(NEXT, 3, 9))], since, Cited(NEXT, clause="四")))
    for month, sent in (("2025-12", "2026-01-04"), ("2026-01", "2026-02-04")):
        city.facts.add(monthly_return(DISTRICT, month, sent, {"inspections": 1}, Cited(NOTICE)))
    return city


@pytest.mark.parametrize(
    ("day", "overdue", "not_kept", "month", "row"),
    [
        # January's was sent by the district; whether the town did, nobody knows, as it never sent any.
        ("2026-03-05", (2, 0, 1), (2, 1), None, None),
        # February's is due by 5 March, and was due by the roster of 28 February, also once another is in force.
        ("2026-03-06", (2, 1, 1), (2, 1), "2026-02", 1),
        ("2026-03-10", (2, 1, 1), (2, 1), "2026-02", 1),
        ("2026-04-05", (2, 1, 1), (2, 1), "2026-02", 1),
        # March's roster, of 31 March, is the new one: the town alone.
        ("2026-04-06", (1, 0, 1), (1, 1), None, None),
    ],
)
async def test_the_roster_is_that_of_the_end_of_the_month_reported_on(
    store: Store, day: str, overdue: tuple[int, ...], not_kept: tuple[int, ...], month: str | None, row: int | None
) -> None:
    await replaced().store(store)
    data = (await Asker(store, now=lambda: ASKED).ask(REPORT, area=CITY, on=day))["coverage"]
    counts = {one["rule"]: (one["examined"], one["failing"], one["unknown"]) for one in data["rules"]}
    assert counts["RETURN_OVERDUE"] == overdue
    assert counts["RECORDS_NOT_KEPT"] == (*not_kept, 0)
    found = [one["node"] for one in data["findings"]["edges"]]
    said = [(one["since"], one["citation"]["row"]) for one in found if one["rule"] == "RETURN_OVERDUE"]
    assert said == ([("2026-03-06", row)] if row else [])
    assert all(str(month) in one["message"] for one in found if one["rule"] == "RETURN_OVERDUE")
