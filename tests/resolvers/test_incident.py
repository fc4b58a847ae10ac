"""Incidents, their investigations and measures, asked as a client asks; all in 示例市."""

from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any

import pytest

from graph import keys
from graph.facts import Facts, Thing, Tie
from graph.register import record
from graph.store import Store
from seeds.events import accountability_measure, casualty_count, incident, investigation
from tests.asking import NOW, Asker
from tests.wipe import migrated

EARLIER = NOW - timedelta(days=1)
CITY, OLD, NEW = (keys.area(f"990{code}") for code in ("100", "101", "102"))
ENTERPRISE = keys.enterprise(None, CITY, "示例化工有限公司")
BUREAU = keys.organization("示例市应急管理局")
HEAD = keys.person(BUREAU, "示例人甲")
MOVED_ON = "2024-06-01"


def ground() -> Facts:
    """A city of two districts, and an enterprise that moves from one to the other."""
    facts = Facts("example")
    for key, code, name, level in (
        (CITY, "990100", "示例市", "CITY"),
        (OLD, "990101", "示例旧区", "DISTRICT"),
        (NEW, "990102", "示例新区", "DISTRICT"),
    ):
        facts.add(Thing("Area", key, {"code": code, "name": name, "level": level, "kind": "ADMINISTRATIVE"}))
    facts.add(Tie("PART_OF", OLD, CITY), Tie("PART_OF", NEW, CITY))
    facts.add(Thing("Enterprise", ENTERPRISE, {"name": "示例化工有限公司", "isKey": True}))
    facts.add(Tie("LOCATED_IN", ENTERPRISE, OLD, valid_to=MOVED_ON))
    facts.add(Tie("LOCATED_IN", ENTERPRISE, NEW, valid_from=MOVED_ON))
    facts.add(Thing("Organization", BUREAU, {"name": "示例市应急管理局", "kind": "BUREAU"}))
    facts.add(Thing("Person", HEAD, {"name": "示例人甲"}))
    return facts


async def asker_of(store: Store, *later: Facts) -> Asker:
    """A client of a register that learned of the city and then of each of the others, an hour apart."""
    await migrated(store)
    for hours, facts in enumerate((ground(), *later)):
        await store.write(partial(record, facts=facts, now=EARLIER + timedelta(hours=hours)))
    return Asker(store)


def happened(number: str, at: datetime, where: str, **said: Any) -> Facts:
    """An incident."""
    facts = Facts(number)
    facts.extend(incident(number, f"示例事故{number}", at, where, **said))
    return facts


def utc(text: str) -> datetime:
    """A moment in UTC."""
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


async def numbers(asker: Asker, field: str, **variables: Any) -> list[str]:
    """The numbers of the incidents on a page."""
    data = await asker.ask(
        f"query ($day: Date!, $area: ID!) {{ area(id: $area, asOf: {{validOn: $day}}) {{ {field} }} }}",
        **{"day": "2026-01-01", "area": CITY, **variables},
    )
    return [edge["node"]["number"] for edge in data["area"]["incidents"]["edges"]]


async def test_an_incident_is_of_its_day_in_shanghai(store: Store) -> None:
    """One microsecond before midnight and midnight itself: 15:59:59.999999 and 16:00 of UTC."""
    before = happened("before", utc("2024-02-29T15:59:59.999999"), ENTERPRISE)
    asker = await asker_of(store, before, happened("midnight", utc("2024-02-29T16:00:00"), ENTERPRISE))
    data = await asker.ask("{ incidents { edges { node { number on occurredAt } } } }")
    assert [tuple(edge["node"].values()) for edge in data["incidents"]["edges"]] == [
        ("midnight", "2024-03-01", "2024-02-29T16:00:00.000000Z"),
        ("before", "2024-02-29", "2024-02-29T15:59:59.999999Z"),
    ]
    for day, expected in (("2024-02-28", []), ("2024-02-29", ["before"]), ("2024-03-01", ["midnight", "before"])):
        query = "query ($day: Date!) { incidents(asOf: {validOn: $day}) { edges { node { number } } } }"
        found = await asker.ask(query, day=day)
        assert [edge["node"]["number"] for edge in found["incidents"]["edges"]] == expected
    for condition, expected in (
        ('occurredOnOrAfter: "2024-03-01"', ["midnight"]),
        ('occurredBefore: "2024-03-01"', ["before"]),
    ):
        found = await asker.ask(f"{{ incidents(filter: {{{condition}}}) {{ edges {{ node {{ number }} }} }} }}")
        assert [edge["node"]["number"] for edge in found["incidents"]["edges"]] == expected


async def test_thirty_days_are_counted_from_the_day_in_shanghai(store: Store) -> None:
    """Of two incidents a microsecond apart, the second is regraded for one day longer."""
    before = happened("before", utc("2024-02-29T15:59:59.999999"), ENTERPRISE)
    midnight = happened("midnight", utc("2024-02-29T16:00:00"), ENTERPRISE)
    for facts in (before, midnight):
        key = facts.things[0].key
        facts.add(casualty_count(key, "2024-03-01", 1, 0, 0), casualty_count(key, "2024-03-31", 3, 0, 0))
    asker = await asker_of(store, before, midnight)
    data = await asker.ask("{ incidents { edges { node { number grade } } } }")
    assert {edge["node"]["number"]: edge["node"]["grade"] for edge in data["incidents"]["edges"]} == {
        "before": "GENERAL",
        "midnight": "LARGER",
    }


async def test_the_area_is_where_the_enterprise_lay_on_that_day(store: Store) -> None:
    """It has moved since; the day before it moved and the day on which it did."""
    asker = await asker_of(
        store,
        happened("old", utc("2024-05-31T15:59:59"), ENTERPRISE),
        happened("new", utc("2024-05-31T16:00:00"), ENTERPRISE),
        happened("road", utc("2024-07-01T00:00:00"), OLD),
        happened("square", utc("2024-07-02T00:00:00"), CITY),
    )
    query = "{ incidents { edges { node { number area { name } enterprise { name area { name } } } } } }"
    data = await asker.ask(query)
    found = {edge["node"]["number"]: edge["node"] for edge in data["incidents"]["edges"]}
    assert {number: each["area"]["name"] for number, each in found.items()} == {
        "old": "示例旧区",
        "new": "示例新区",
        "road": "示例旧区",
        "square": "示例市",
    }
    assert found["road"]["enterprise"] is None
    assert found["old"]["enterprise"] == {"name": "示例化工有限公司", "area": {"name": "示例新区"}}
    every = "incidents { edges { node { number } } }"
    assert await numbers(asker, every) == ["square", "road", "new", "old"]
    assert await numbers(asker, every, area=OLD) == ["road", "old"]
    assert await numbers(asker, every.replace("ts {", "ts(recursive: false) {")) == ["square"]
    assert await numbers(asker, every, area=OLD, day="2024-05-30") == []
    assert await numbers(asker, every.replace("ts {", "ts(filter: {hasEnterprise: false}) {")) == ["square", "road"]
    query = "query ($area: ID!) { incidents(filter: {within: $area}) { totalCount edges { node { number } } } }"
    within = (await asker.ask(query, area=OLD))["incidents"]
    assert (within["totalCount"], [edge["node"]["number"] for edge in within["edges"]]) == (2, ["road", "old"])


@pytest.mark.parametrize(
    ("moment", "type_", "edition", "label", "category"),
    [
        ("2026-06-30T15:59:59", "08", "GB 6441-1986", "火灾", "FIRE"),
        ("2026-06-30T16:00:00", "08", "GB 6441-2025", None, "OTHER"),
        ("2024-01-01T00:00:00", "09", "GB 6441-1986", "高处坠落", "OTHER"),
        ("1987-01-31T15:59:59", "09", None, None, "OTHER"),
    ],
)
async def test_the_type_is_of_the_edition_in_force_that_day(
    store: Store, moment: str, type_: str, edition: str | None, label: str | None, category: str
) -> None:
    asker = await asker_of(store, happened("n", utc(moment), CITY, type_=type_))
    query = "query ($id: ID!) { incident(id: $id) { type typeEdition typeLabel category } }"
    data = await asker.ask(query, id=keys.incident("n"))
    assert data["incident"] == {
        "type": type_, "typeEdition": edition, "typeLabel": label, "category": category,
    }  # fmt: skip


def followed() -> Facts:
    """An investigation raised from the district to the city, and a measure with both days."""
    facts = happened("n", utc("2024-02-01T04:00:00"), ENTERPRISE)
    key = facts.things[0].key
    facts.add(
        investigation(
            key,
            "2024-02-02",
            "CITY",
            [BUREAU],
            elevated_from="DISTRICT",
            concluded_on="2024-04-01",
            conclusion="示例结论",
        ),
        accountability_measure(
            "示例督〔2024〕1号",
            "INTERVIEW",
            "2024-02-03",
            HEAD,
            [key],
            [BUREAU],
            {"replyBy": "2024-02-10", "repliedOn": "2024-02-12", "dueOn": "2024-02-29", "note": "示例内容"},
        ),
    )
    return facts


async def test_an_investigation_says_by_whom_and_from_which_level_it_was_raised(store: Store) -> None:
    asker = await asker_of(store, followed())
    query = """query ($id: ID!, $day: Date) { incident(id: $id, asOf: {validOn: $day}) { investigations {
      level elevatedFrom isElevated begunOn concludedOn isConcluded conclusion
      incident { number } performedBy { __typename } } } }"""
    for day, concluded in (("2024-03-31", False), ("2024-04-01", True)):
        (found,) = (await asker.ask(query, id=keys.incident("n"), day=day))["incident"]["investigations"]
        assert found == {
            "level": "CITY",
            "elevatedFrom": "DISTRICT",
            "isElevated": True,
            "begunOn": "2024-02-02",
            "concludedOn": "2024-04-01",
            "isConcluded": concluded,
            "conclusion": "示例结论",
            "incident": {"number": "n"},
            "performedBy": [{"__typename": "Organization"}],
        }
    assert (await asker.ask(query, id=keys.incident("n"), day="2024-02-01"))["incident"]["investigations"] == []


@pytest.mark.parametrize(
    ("day", "reply_is_late", "is_late"),
    [
        ("2024-02-10", False, False),
        ("2024-02-11", True, False),
        ("2024-02-12", False, False),
        ("2024-02-29", False, False),
        ("2024-03-01", False, True),
    ],
)
async def test_what_is_overdue_depends_on_the_day(store: Store, day: str, reply_is_late: bool, is_late: bool) -> None:
    """The last day is in time; what came late is overdue until it came."""
    asker = await asker_of(store, followed())
    data = await asker.ask(
        """query ($person: ID!, $day: Date) { person(id: $person, asOf: {validOn: $day}) { measures { edges { node {
             kind isReplyOverdue isOverdue concerns { ... on Incident { number } } against { ... on Person { name } } } } } }
           measures(filter: {isOverdue: true}, asOf: {validOn: $day}) { totalCount } }""",
        person=HEAD,
        day=day,
    )
    (edge,) = data["person"]["measures"]["edges"]
    assert edge["node"] == {
        "kind": "INTERVIEW",
        "isReplyOverdue": reply_is_late,
        "isOverdue": is_late,
        "concerns": [{"number": "n"}],
        "against": {"name": "示例人甲"},
    }
    assert data["measures"]["totalCount"] == int(is_late)


async def test_a_corrected_count_regrades_and_both_are_kept(store: Store) -> None:
    """Two corrections of one count: each moment has its own."""
    facts = happened("n", utc("2024-02-10T04:00:00"), ENTERPRISE)
    key = facts.things[0].key
    facts.add(casualty_count(key, "2024-02-10", 2, 0, 0), casualty_count(key, "2024-02-15", 10, 0, 0))
    corrections = []
    for number, deaths in enumerate((4, 2)):
        corrections.append(Facts("n"))
        corrections[number].add(casualty_count(key, "2024-02-15", deaths, 0, 0))
    asker = await asker_of(store, facts, *corrections)
    query = """query ($id: ID!, $knownAt: DateTime!) { incident(id: $id, asOf: {knownAt: $knownAt}) {
      grade initialGrade deaths grades { grade } } }"""
    for hours, grade, deaths, grades in (
        (1, "MAJOR", 10, ["GENERAL", "MAJOR"]),
        (2, "LARGER", 4, ["GENERAL", "LARGER"]),
        (3, "GENERAL", 2, ["GENERAL"]),
    ):
        moment = (EARLIER + timedelta(hours=hours)).isoformat()
        assert (await asker.ask(query, id=key, knownAt=moment))["incident"] == {
            "grade": grade,
            "initialGrade": "GENERAL",
            "deaths": deaths,
            "grades": [{"grade": each} for each in grades],
        }


async def test_incidents_are_sorted_by_grade(store: Store) -> None:
    parts = []
    for number, deaths in (("a", 1), ("b", 30), ("c", None), ("d", 5)):
        facts = happened(number, utc("2024-02-10T04:00:00"), ENTERPRISE)
        facts.add(casualty_count(facts.things[0].key, "2024-02-10", deaths, 0, 0))
        parts.append(facts)
    asker = await asker_of(store, *parts)
    query = """{ incidents(orderBy: [{grade: DESC}]) { edges { node { number } } }
      severe: incidents(filter: {gradeIn: [LARGER, EXTRAORDINARY]}, orderBy: [{grade: ASC}]) { edges { node { number } } }
      unknown: incidents(filter: {hasGrade: false}) { edges { node { number } } } }"""
    data = await asker.ask(query)
    found = {name: [edge["node"]["number"] for edge in page["edges"]] for name, page in data.items()}
    assert found == {"incidents": ["b", "d", "a", "c"], "severe": ["d", "b"], "unknown": ["c"]}
