"""By which day something is due: short months, periods of several weeks or years, limits from an issue that nobody dated."""

from datetime import UTC, datetime
from typing import Any

import pytest

from graph.facts import Facts, Thing, Value
from graph.store import Store
from seeds.events import monthly_return
from seeds.stating import Cited, Term, assignment, requirement, statement
from tests.asking import Asker
from tests.resolvers.duty_city import CITY, DISTRICT, ENTERPRISE, MONTHLY, TOWN, DutyCity, add, days, done, due, person

LAST_DAYS = (28, 29, 30, 31)


async def test_what_is_due_by_a_day_that_a_month_lacks_is_due_by_its_last(store: Store) -> None:
    city = DutyCity()
    who = city.person("示例甲")
    city.liaison(who, TOWN, days())
    for day in LAST_DAYS:
        city.duty(str(day), "REPORT", {**MONTHLY, "dueDay": day}, days("2020-01-01"))
    city.keeps("REPORT", who, since="2023-06-01")
    city.did("R1", "REPORT", "2024-02-29", who)
    city.did("R2", "REPORT", "2025-02-28", who)
    city.did("R3", "REPORT", "2025-05-01", who, reports_on="2025-03")
    happened = city.incident("I1", datetime(2025, 4, 30, 2, tzinfo=UTC), TOWN)
    await city.store(store, datetime(2023, 6, 1, tzinfo=UTC))
    leap, common, april = [
        {one["duty"]["number"]: (one["dueBy"], one["status"]) for one in await due(store, who, *asked)}
        for asked in (("2024-02-10", "2024-03-02"), ("2025-02-10", "2025-03-02"), ("2025-04-10", "2025-05-02"))
    ]
    assert leap == {
        "28": ("2024-02-28", "MISSED"),
        "29": ("2024-02-29", "DONE"),
        "30": ("2024-02-29", "DONE"),
        "31": ("2024-02-29", "DONE"),
    }
    assert common == dict.fromkeys(leap, ("2025-02-28", "DONE"))
    assert april == {
        "28": ("2025-04-28", "LATE"),
        "29": ("2025-04-29", "LATE"),
        "30": ("2025-04-30", "LATE"),
        "31": ("2025-04-30", "LATE"),
    }
    data = await Asker(store).ask(
        """query ($incident: ID!) { incident(id: $incident) { retrospective { performance { duties {
             duty { number } required performed notYetDue } } } } }""",
        incident=happened,
    )
    ((*counted,),) = [one["duties"] for one in data["incident"]["retrospective"]["performance"]]
    # The 29th of February is behind the 28th, so what says no month is of February itself. On the 30th of April what is due by it
    # is in time: March is counted where it was due by the 28th or 29th.
    assert {one["duty"]["number"]: (one["required"], one["performed"], one["notYetDue"]) for one in counted} == {
        "28": (63, 2, 1),
        "29": (63, 2, 1),
        "30": (62, 2, 2),
        "31": (62, 2, 2),
    }


async def test_a_return_is_due_by_the_last_day_of_a_shorter_month(store: Store) -> None:
    city = DutyCity()
    places = dict(zip(LAST_DAYS, (CITY, DISTRICT, TOWN, "Area:990102"), strict=True))
    said = {"code": "990102", "name": "示例乙区", "level": "DISTRICT", "kind": "ADMINISTRATIVE"}
    city.facts.add(Thing("Area", places[31], said))
    for day, area in places.items():
        document = f"OfficialDocument:due{day}"
        city.document(document, f"示例〔2020〕{day}号", "2020-01-01")
        city.duty("三", "MONTHLY_RETURN", {**MONTHLY, "dueDay": day, "bearerBasis": "COMPREHENSIVE"}, days(), document)
        demand: dict[str, Value] = {"kind": "MONTHLY_RETURN", "quantity": 1, "per": "MONTH"}
        city.facts.add(requirement(demand, [(area, Cited(document))], days("2020-01-01"), Cited(document)))
        city.facts.add(monthly_return(area, "2022-11", "2022-12-01", {}))
        city.facts.add(monthly_return(area, "2024-01", "2024-02-29", {}))
    await city.store(store, datetime(2022, 12, 1, tzinfo=UTC))
    asker = Asker(store)
    for month, due_by in (
        ("2023-01", ["2023-02-28"] * 4),
        ("2024-01", ["2024-02-28", "2024-02-29", "2024-02-29", "2024-02-29"]),
        ("2024-03", ["2024-04-28", "2024-04-29", "2024-04-30", "2024-04-30"]),
        ("2024-02", ["2024-03-28", "2024-03-29", "2024-03-30", "2024-03-31"]),
    ):
        rows = [
            row
            for area in places.values()
            for row in (
                await asker.ask(
                    """query ($area: ID!, $month: YearMonth!) { monthlyReturn(area: $area, month: $month) {
                         rows { area { key } dueBy isLate isMissing } } }""",
                    area=area,
                    month=month,
                )
            )["monthlyReturn"]["rows"]
            if row["area"]["key"] == area
        ]
        assert [row["dueBy"] for row in rows] == due_by
        assert [row["isLate"] for row in rows] == ([True, False, False, False] if month == "2024-01" else [None] * 4)
        assert [row["isMissing"] for row in rows] == [month != "2024-01"] * 4
    data = await asker.ask(
        """query ($area: ID!) { coverage(area: $area, asOf: {validOn: "2025-03-01"}) {
             findings(rule: [RETURN_OVERDUE], first: 9) { edges { node { since message } } } } }""",
        area=TOWN,
    )
    (found,) = [edge["node"] for edge in data["coverage"]["findings"]["edges"]]
    assert (found["since"], "2025-01" in found["message"]) == ("2025-03-01", True)


async def test_a_visit_due_by_the_31st_is_overdue_when_february_is_over(store: Store) -> None:
    city = DutyCity()
    city.liaison(city.person("示例甲"), TOWN, days())
    city.keeps("VISIT", person("示例甲"))
    city.duty("二", "VISIT", {**MONTHLY, "dueDay": 31}, days("2020-01-01"))
    await city.store(store)
    for day, since in (("2025-02-28", "2025-02-01"), ("2025-03-01", "2025-03-01")):
        data = await Asker(store).ask(
            """query ($area: ID!, $on: Date!) { coverage(area: $area, asOf: {validOn: $on}) {
                 findings(rule: [VISIT_OVERDUE], first: 9) { edges { node { since } } } } }""",
            area=TOWN,
            on=day,
        )
        assert [edge["node"]["since"] for edge in data["coverage"]["findings"]["edges"]] == [since]


SEVERAL = {
    "FREQ=WEEKLY;INTERVAL=2": ["2026-01-12", "2026-01-26"],
    "FREQ=MONTHLY;INTERVAL=4": ["2026-01-01"],
    "FREQ=YEARLY;INTERVAL=2": ["2026-01-01"],
    "FREQ=YEARLY;INTERVAL=4": ["2026-01-01"],
    "FREQ=YEARLY;INTERVAL=3": [],
    "FREQ=MONTHLY;INTERVAL=24": ["2026-01-01"],
    "FREQ=YEARLY;INTERVAL=99": [],
}
"""By when periods are over that end between New Year's Eve and the end of January: a fortnight counts from 2010-01-04, years from
2010; what no reader lets in is never due."""


async def test_periods_of_several_weeks_months_and_years_are_counted(store: Store) -> None:
    city = DutyCity()
    who = city.person("示例甲")
    city.liaison(who, TOWN, days())
    for name in SEVERAL:
        city.duty(name, "REPORT", {"recurrence": name, "quota": 1}, days("2020-01-01"))
    city.did("R1", "REPORT", "2022-01-01", who)
    city.did("R2", "REPORT", "2022-01-02", who)
    await city.store(store)
    found = await due(store, who, "2025-12-31", "2026-01-31")
    ended = {name: [one["to"] for one in found if one["duty"]["number"] == name] for name in SEVERAL}
    assert ended == SEVERAL
    four = next(one for one in found if one["duty"]["number"] == "FREQ=YEARLY;INTERVAL=4")
    # Two reports, and one is due.
    assert (four["from"], four["done"], four["required"], four["status"]) == ("2022-01-01", 1, 1, "DONE")
    assert await due(store, who, "1990-01-01", "1991-01-01") == []


ENTRY: dict[str, Value] = {"within": "P1W", "countedFrom": "ISSUE"}
PLAN = "OfficialDocument:plan"
PERFORMANCE = """query ($incident: ID!, $area: ID!) {
  incident(id: $incident) { retrospective { performance { holder { name } duties {
    duty { number } required performed late notYetDue deadlineUnknown missedPeriods { from to } } } } }
  dutyReport(area: $area, from: "2025-01-01", to: "2026-01-01") { totals { duties required performed deadlinesUnknown } } }"""


def said_by_the_plan(first: str, *, uncertain: bool) -> list[Any]:
    """Its entry within a week, and somebody whom it links; from the latest possible day where it says none."""
    term, cited = Term(first, uncertain=uncertain), Cited(PLAN)
    duty: dict[str, Value] = {"number": "1", "kind": "ENTRY", "position": 1, "bearerBasis": "LIAISON", **ENTRY}
    return [
        statement("Duty", "slot-of-the-entry", duty, [], term, cited),
        assignment("LIAISON", "LIAISON", person("示例甲"), ENTERPRISE, term, cited),
    ]


async def performed(store: Store, incident: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """The one duty of the one link, and what the report of the town adds up to."""
    data = await Asker(store).ask(PERFORMANCE, incident=incident, area=TOWN)
    ((duty,),) = [one["duties"] for one in data["incident"]["retrospective"]["performance"]]
    return duty, data["dutyReport"]["totals"]


async def test_a_deadline_from_an_unknown_day_is_unknown_until_somebody_says_the_day(store: Store) -> None:
    city = DutyCity()
    who = city.person("示例甲")
    city.facts.add(Thing("OfficialDocument", PLAN, {"number": "示例〔2025〕9号", "title": "示例方案"}))
    city.facts.add(*said_by_the_plan("2025-12-31", uncertain=True))
    happened = city.incident("I1", datetime(2026, 1, 20, tzinfo=UTC))
    await city.store(store)
    duty, totals = await performed(store, happened)
    assert duty == {
        "duty": {"number": "1"}, "required": 0, "performed": 0, "late": 0, "notYetDue": 0,
        "deadlineUnknown": True, "missedPeriods": [],
    }  # fmt: skip
    assert totals == {"duties": 1, "required": 0, "performed": 0, "deadlinesUnknown": 1}
    # What `import --issued-on 2025-03-03` says of the same document.
    dated = Facts("示例")
    dated.add(
        Thing("OfficialDocument", PLAN, {"number": "示例〔2025〕9号", "title": "示例方案", "issuedOn": "2025-03-03"})
    )
    dated.add(*said_by_the_plan("2025-03-03", uncertain=False))
    dated.add(done("R1", "ENTRY", "2025-03-11", who, ENTERPRISE))
    await add(store, dated, datetime(2024, 2, 1, tzinfo=UTC))
    duty, totals = await performed(store, happened)
    assert (duty["deadlineUnknown"], duty["required"], duty["performed"], duty["late"]) == (False, 1, 0, 1)
    assert duty["missedPeriods"] == [{"from": "2025-03-03", "to": "2025-03-11"}]
    assert totals == {"duties": 1, "required": 1, "performed": 0, "deadlinesUnknown": 0}


@pytest.mark.parametrize(
    ("charged", "in_force", "required"),
    [
        # By the document itself, on its day.
        (Term("2025-03-03"), "2025-03-03", 1),
        # By the document itself, whose work begins a week later.
        (Term("2025-03-10"), "2025-03-10", 1),
        # Nobody says since when; the document was out before the latest possible day.
        (Term("2025-12-01", uncertain=True), "2025-03-03", 1),
        # Somebody who came later: what was due before is not theirs.
        (Term("2025-03-04"), "2025-03-03", 0),
        (Term("2025-03-11"), "2025-03-10", 0),
    ],
)
async def test_a_deadline_from_the_issue_is_of_whom_the_document_charges(
    store: Store, charged: Term, in_force: str, required: int
) -> None:
    city = DutyCity()
    who = city.person("示例甲")
    city.document(PLAN, "示例〔2025〕9号", "2025-03-03")
    city.duty("1", "ENTRY", ENTRY, days(in_force), PLAN)
    city.linked_by(PLAN, who, ENTERPRISE, charged)
    # Done before the work began, within the week.
    city.did("R1", "ENTRY", "2025-03-07", who, ENTERPRISE)
    happened = city.incident("I1", datetime(2026, 1, 20, tzinfo=UTC))
    await city.store(store)
    duty, _ = await performed(store, happened)
    assert (duty["required"], duty["performed"], duty["deadlineUnknown"]) == (required, required, False)
