"""Whom a finding concerns, on what it rests, and ends told as people say them: the last day (截止日期)."""

from datetime import UTC, datetime
from typing import Any

from graph import keys
from graph.store import Store
from seeds.events import hazard, hazard_step
from seeds.stating import Cited, Term, assignment, membership
from tests.asking import Asker
from tests.resolvers.duty_city import (
    BUREAU,
    CITY,
    DISTRICT,
    ENTERPRISE,
    GROUP,
    MONTHLY,
    NOTICE,
    POST,
    TOWN,
    DutyCity,
    days,
)

ASKED = datetime(2026, 6, 10, 4, tzinfo=UTC)
ROW = Cited(NOTICE, 1, 1)
REPORT = """query ($area: ID!, $rule: [AuditRule!]) { coverage(area: $area) { findings(rule: $rule) { edges { node {
  message since source enteredFrom citation { document { number } }
  concerned { __typename ... on Person { name } ... on Post { title } ... on Organization { name } ... on Enterprise { name }
    ... on Area { name } } } } } } }"""


async def found(store: Store, rule: str) -> list[dict[str, Any]]:
    """The findings of one rule in the city."""
    asked = await Asker(store, now=lambda: ASKED).ask(REPORT, area=CITY, rule=[rule])
    return [edge["node"] for edge in asked["coverage"]["findings"]["edges"]]


def names(finding: dict[str, Any]) -> set[str]:
    """Whom it concerns."""
    return {each.get("name") or each.get("title") for each in finding["concerned"]}


async def test_a_liaison_that_ended_is_told_by_its_last_day(store: Store) -> None:
    city = DutyCity()
    city.liaison(city.person("示例甲"), DISTRICT, Term("2025-01-01", "2026-06-01"))
    await city.store(store)
    (finding,) = await found(store, "ASSIGNMENT_EXPIRED")
    assert finding["message"] == "对示例甲区的挂钩联系已于2026-05-31到期，无人接替"
    assert finding["since"] == "2026-06-01", "from then on nobody is linked"
    assert names(finding) == {"示例甲"}


async def test_who_left_office_is_told_by_the_last_day_and_named(store: Store) -> None:
    city = DutyCity()
    someone = city.person("示例甲")
    city.liaison(someone, DISTRICT, days("2025-01-01"))
    city.holder(someone, Term("2025-01-01", "2026-06-01"))
    await city.store(store)
    (finding,) = await found(store, "HOLDER_LEFT_POST")
    assert finding["message"] == "挂钩人员示例甲任职至2026-05-31，现已离任"
    assert names(finding) == {"示例甲"}


async def test_a_missed_visit_concerns_who_was_in_the_post_then_and_not_the_successor(store: Store) -> None:
    city = DutyCity()
    before, after = city.person("示例前任"), city.person("示例继任")
    city.duty("一", "VISIT", MONTHLY, days("2025-01-01"))
    city.liaison(POST, DISTRICT, days("2025-01-01"))
    city.holder(before, Term("2025-01-01", "2026-06-01"))
    city.holder(after, days("2026-06-01"))
    city.did("L-1", "VISIT", "2025-01-10", before, DISTRICT)
    await city.store(store)
    (finding,) = await found(store, "VISIT_OVERDUE")
    assert "2026-05-01 – 2026-05-31" in finding["message"]
    assert names(finding) == {"示例职务", "示例前任"}
    assert finding["source"] == "示例应急〔2025〕1号 《示例应急〔2025〕1号》"
    assert finding["enteredFrom"] is None


async def test_a_group_without_lead_is_named_with_its_members(store: Store) -> None:
    city = DutyCity()
    city.liaison(GROUP, DISTRICT, days("2025-01-01"))
    city.member(city.person("示例甲"), "MEMBER", days("2025-01-01"))
    city.member(city.person("示例乙"), "MEMBER", Term("2025-01-01", "2026-01-01"))
    await city.store(store)
    (finding,) = await found(store, "GROUP_WITHOUT_LEAD")
    assert names(finding) == {"示例督导组", "示例甲"}, "示例乙 is no member any more"


async def test_a_hazard_concerns_its_enterprise_and_whoever_is_charged_with_it(store: Store) -> None:
    city = DutyCity()
    city.liaison(GROUP, ENTERPRISE, days("2025-01-01"))
    city.member(city.person("示例甲"), "LEAD", days("2025-01-01"))
    city.liaison(city.person("示例乙"), TOWN, days("2025-01-01"))
    city.facts.extend(hazard("示例1", "示例隐患", "GENERAL", ENTERPRISE))
    step = hazard_step(keys.hazard("示例1"), "FOUND", "2026-01-01", due_on="2026-02-01")
    city.facts.add(step)
    await city.store(store)
    (finding,) = await found(store, "HAZARD_OVERDUE")
    assert names(finding) == {"示例企业000001有限公司", "示例督导组", "示例甲"}


async def test_what_no_document_states_says_where_it_was_entered_from_or_that_there_is_nothing(store: Store) -> None:
    city = DutyCity()
    row = Cited(None, excerpt="2-责任.xlsx，责任，第3行")
    city.facts.add(
        assignment("LIAISON", "LIAISON", city.person("示例甲"), DISTRICT, Term("2025-01-01", "2026-06-01"), row)
    )
    city.facts.add(membership(city.person("示例乙"), BUREAU, "HOLDER", days("2025-01-01"), ROW, POST))
    await city.store(store)
    (finding,) = await found(store, "ASSIGNMENT_EXPIRED")
    assert finding["citation"] is None
    assert finding["enteredFrom"] == "2-责任.xlsx，责任，第3行"
    assert finding["source"] == "无文件依据，录自2-责任.xlsx，责任，第3行"


async def test_what_nothing_demands_says_so_and_names_whoever_answers(store: Store) -> None:
    city = DutyCity()
    for thing in city.facts.things:
        if thing.key == ENTERPRISE:
            thing.properties["isKey"] = True  # type: ignore[index]
    someone = city.person("示例厂长")
    city.facts.add(assignment("ENTERPRISE_PRIMARY", "PRINCIPAL", someone, ENTERPRISE, days("2025-01-01"), ROW))
    await city.store(store)
    (finding,) = await found(store, "KEY_ENTERPRISE_WITHOUT_LIAISON")
    assert (finding["citation"], finding["enteredFrom"]) == (None, None)
    assert finding["source"] == "无文件依据，由登记簿在册情况得出"
    assert names(finding) == {"示例厂长"}
