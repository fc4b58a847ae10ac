"""The coverage by month: each month as its own report has it."""

from typing import Any

from tests.asking import Asker
from tests.resolvers.made_up_duties import CITY

HISTORY = """
query ($area: ID!, $from: YearMonth!, $to: YearMonth!, $rule: [AuditRule!]) {
  coverageHistory(area: $area, from: $from, to: $to, rule: $rule) { area { name }
    months { month validOn rules { rule examined failing unknown waived } }
    series { rule label examined failing unknown waived } } }
"""
REPORT = """query ($area: ID!, $asOf: AsOf) { coverage(area: $area, asOf: $asOf) {
  rules { rule examined failing unknown waived } } }"""


async def history(asker: Asker, first: str, last: str, *rules: str) -> dict[str, Any]:
    """The history of the city."""
    given = {"area": CITY, "from": first, "to": last, "rule": list(rules) or None}
    found: dict[str, Any] = (await asker.ask(HISTORY, **given))["coverageHistory"]
    return found


async def test_each_month_is_the_report_of_its_last_day(districts: Asker) -> None:
    found = await history(districts, "2026-03", "2026-11")
    assert found["area"] == {"name": "示例市"}
    assert [month["month"] for month in found["months"]] == [f"2026-{number:02}" for number in range(3, 12)]
    assert [month["validOn"] for month in found["months"]][-2:] == ["2026-10-31", "2026-11-22"], "today, while it runs"
    for month in found["months"]:
        report = await districts.ask(REPORT, area=CITY, asOf={"validOn": month["validOn"]})
        assert month["rules"] == report["coverage"]["rules"]
    failing = [sum(rule["failing"] for rule in month["rules"]) for month in found["months"]]
    assert len(set(failing)) > 3, "the months differ"


async def test_a_series_has_the_numbers_of_a_rule_in_the_order_of_the_months(districts: Asker) -> None:
    found = await history(districts, "2026-08", "2026-11", "HAZARD_OVERDUE", "RETURN_OVERDUE")
    assert [(series["rule"], series["failing"]) for series in found["series"]] == [
        ("RETURN_OVERDUE", [3, 3, 3, 1]),
        ("HAZARD_OVERDUE", [0, 0, 1, 2]),
    ]
    for series in found["series"]:
        for place, month in enumerate(found["months"]):
            (result,) = [rule for rule in month["rules"] if rule["rule"] == series["rule"]]
            for count in ("examined", "failing", "unknown", "waived"):
                assert series[count][place] == result[count]


async def test_no_rule_gives_months_without_results(districts: Asker) -> None:
    given = {"area": CITY, "from": "2026-10", "to": "2026-11", "rule": []}
    found = (await districts.ask(HISTORY, **given))["coverageHistory"]
    assert [month["rules"] for month in found["months"]] == [[], []]
    assert found["series"] == []


async def test_what_cannot_be_a_history_is_refused(districts: Asker) -> None:
    for first, last, words in (
        ("2026-11", "2026-10", "comes before"),
        ("2026-11", "2026-12", "has not begun"),
        ("2023-11", "2026-11", "at most 36"),
    ):
        assert words in await districts.refused(HISTORY, **{"area": CITY, "from": first, "to": last})
    assert (await districts.ask(HISTORY, **{"area": "Area:nothing", "from": "2026-10", "to": "2026-10"})) == {
        "coverageHistory": None
    }
