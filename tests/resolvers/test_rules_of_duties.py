"""The audit rules about what was to be done: each passes some and fails some of the made-up districts."""

from typing import Any

import pytest

from tests.asking import Asker
from tests.resolvers.made_up_duties import CITY, FIRST, NUMBER, SECOND, THIRD, TOWN

REPORT = """
query ($area: ID!, $asOf: AsOf) { coverage(area: $area, asOf: $asOf) {
  rules { rule examined failing unknown waived }
  waivers { totalCount edges { node { rule reason exempts { ... on Enterprise { name } ... on Area { name } } } } }
  findings(first: 1000) { totalCount edges { node { id rule severity since message subject { __typename }
    citation { annex row clause document { number } } } } } } }
"""


async def examined(
    asker: Asker, rule: str, area: str = CITY, day: str = "2026-11-22"
) -> tuple[tuple[int, int, int, int], list[dict[str, Any]]]:
    """What a rule counted (examined, failing, unknown, waived) and found on a day."""
    report = (await asker.ask(REPORT, area=area, asOf={"validOn": day}))["coverage"]
    (result,) = [result for result in report["rules"] if result["rule"] == rule]
    counts = (result["examined"], result["failing"], result["unknown"], result["waived"])
    return counts, [edge["node"] for edge in report["findings"]["edges"] if edge["node"]["rule"] == rule]


def words(findings: list[dict[str, Any]]) -> set[str]:
    """Their messages."""
    return {finding["message"] for finding in findings}


async def test_a_return_is_overdue_when_the_fifth_is_over(districts: Asker) -> None:
    counts, (found,) = await examined(districts, "RETURN_OVERDUE")
    assert counts == (3, 1, 0, 0)
    assert found["message"] == "示例丙区尚未报送2026-10的情况表"
    assert (found["severity"], found["since"]) == ("CRITICAL", "2026-11-06")
    assert found["citation"] == {"annex": 2, "row": 3, "clause": None, "document": {"number": NUMBER}}


@pytest.mark.parametrize(
    ("day", "month", "failing"),
    [
        ("2026-04-05", None, 0),
        ("2026-04-06", "2026-03", 3),
        ("2026-11-04", "2026-09", 3),
        ("2026-11-05", "2026-09", 3),
        ("2026-11-06", "2026-10", 1),
        ("2026-12-06", "2026-11", 2),
    ],
)
async def test_which_return_is_owed_follows_the_day(
    districts: Asker, day: str, month: str | None, failing: int
) -> None:
    (_, count, _, _), found = await examined(districts, "RETURN_OVERDUE", day=day)
    assert count == failing
    assert all(str(month) in message for message in words(found))


async def test_a_visit_counts_at_the_unit_or_at_what_lies_in_it(districts: Asker) -> None:
    counts, (found,) = await examined(districts, "VISIT_OVERDUE")
    assert counts == (4, 1, 0, 0)
    assert found["message"] == "示例丙区在2026-10-01 – 2026-10-31期间的走访未达到规定次数"
    assert (found["severity"], found["since"]) == ("CRITICAL", "2026-11-01")
    assert found["subject"] == {"__typename": "Assignment"}
    assert found["citation"]["clause"] == "二"


@pytest.mark.parametrize(
    ("day", "failing"),
    # March was cut short by the document's day; in May a waiver exempts the group from the duty; in October one is behind.
    [("2026-04-30", 0), ("2026-05-01", 4), ("2026-06-01", 2), ("2026-07-01", 4), ("2026-10-31", 4), ("2026-11-01", 1)],
)
async def test_only_whole_periods_that_are_over_and_not_waived_are_required(
    districts: Asker, day: str, failing: int
) -> None:
    (count, found, _, _), _ = await examined(districts, "VISIT_OVERDUE", day=day)
    assert (count, found) == (4, failing)


async def test_a_hazard_is_overdue_when_its_deadline_is_over(districts: Asker) -> None:
    counts, found = await examined(districts, "HAZARD_OVERDUE")
    assert counts == (6, 2, 1, 0)
    severities = {finding["message"]: (finding["severity"], finding["since"]) for finding in found}
    assert severities == {
        "示例隐患Y-1应于2026-10-01前整改完毕，尚未整改": ("CRITICAL", "2026-10-02"),
        "示例隐患Y-5应于2026-11-21前整改完毕，尚未整改": ("WARNING", "2026-11-22"),
    }
    assert {finding["citation"]["clause"] for finding in found} == {"Y-1（1）", "Y-5"}, "the step that sets it"


async def test_an_extension_moves_the_deadline_and_the_day_itself_counts(districts: Asker) -> None:
    assert "Y-2" in "".join(words((await examined(districts, "HAZARD_OVERDUE", day="2026-11-23"))[1]))
    assert "Y-3" not in "".join(words((await examined(districts, "HAZARD_OVERDUE", day="2026-12-31"))[1]))
    assert "Y-3" in "".join(words((await examined(districts, "HAZARD_OVERDUE", day="2027-01-01"))[1]))
    assert "Y-5" not in "".join(words((await examined(districts, "HAZARD_OVERDUE", day="2026-10-11"))[1]))
    assert (await examined(districts, "HAZARD_OVERDUE", day="2026-08-31"))[0] == (0, 0, 0, 0), "found the day after"


async def test_a_listed_hazard_is_to_be_closed_by_the_day_that_the_list_names(districts: Asker) -> None:
    counts, (found,) = await examined(districts, "LISTED_HAZARD_NOT_CLOSED")
    assert counts == (3, 1, 0, 0)
    assert found["message"] == "挂牌督办的示例隐患Y-1应于2026-10-31前销号，尚未销号"
    assert found["subject"] == {"__typename": "ListedSupervision"}
    assert (await examined(districts, "LISTED_HAZARD_NOT_CLOSED", day="2026-11-23"))[0] == (3, 2, 0, 0)


async def test_a_sector_is_supervised_at_the_enterprise_or_above_it(districts: Asker) -> None:
    rule = "ENTERPRISE_WITHOUT_SECTORAL_SUPERVISOR"
    counts, (found,) = await examined(districts, rule)
    assert counts == (5, 1, 1, 0)
    assert found["message"] == "重点企业示例二厂没有所属行业的监管部门：涉氨制冷"
    assert (await examined(districts, rule, TOWN))[0] == (2, 0, 0, 0), "charged for the town, or for what is above it"
    assert (await examined(districts, rule, FIRST))[0] == (2, 0, 0, 0)
    assert (await examined(districts, rule, SECOND))[0] == (2, 1, 0, 0)
    assert (await examined(districts, rule, THIRD))[0] == (1, 0, 1, 0)


async def test_waivers_silence_findings_and_are_listed(districts: Asker) -> None:
    day = "2026-12-15"
    before = await districts.ask(REPORT, area=CITY, asOf={"validOn": "2026-11-30"})
    assert before["coverage"]["waivers"]["totalCount"] == 0
    report = (await districts.ask(REPORT, area=CITY, asOf={"validOn": day}))["coverage"]
    waived = {edge["node"]["rule"]: edge["node"]["exempts"]["name"] for edge in report["waivers"]["edges"]}
    assert waived == {
        "ENTERPRISE_WITHOUT_SECTORAL_SUPERVISOR": "示例二厂",
        "RETURN_OVERDUE": "示例丙区",
        "VISIT_OVERDUE": "示例乙区",
        "LISTED_HAZARD_NOT_CLOSED": "示例一厂",
    }
    assert {result["rule"]: result["waived"] for result in report["rules"] if result["waived"]} == {
        "ENTERPRISE_WITHOUT_SECTORAL_SUPERVISOR": 1,
        "RETURN_OVERDUE": 1,
        "VISIT_OVERDUE": 1,
        "LISTED_HAZARD_NOT_CLOSED": 2,
    }
    assert report["findings"]["totalCount"] == sum(result["failing"] for result in report["rules"])
    assert not [edge for edge in report["findings"]["edges"] if "示例二厂没有" in edge["node"]["message"]]


async def test_a_finding_of_each_rule_is_found_again_by_its_id(districts: Asker) -> None:
    report = (await districts.ask(REPORT, area=CITY, asOf={"validOn": "2026-11-22"}))["coverage"]
    for finding in (edge["node"] for edge in report["findings"]["edges"]):
        again = await districts.ask(
            "query ($id: ID!) { node(id: $id) { id ... on Finding { message severity } } }", id=finding["id"]
        )
        assert again["node"] == {key: finding[key] for key in ("id", "message", "severity")}
