"""Facts of a city that does not exist, and what a register holds, as text to compare."""

from collections.abc import Mapping
from datetime import UTC, datetime

from graph.facts import Changes, Facts, Statement, Thing, Tie, Value
from graph.register import record
from graph.store import Store

FIRST = datetime(2026, 1, 1, 8, tzinfo=UTC)
SECOND = datetime(2026, 2, 1, 8, tzinfo=UTC)
THIRD = datetime(2026, 3, 1, 8, tzinfo=UTC)
Links = tuple[tuple[str, str, Mapping[str, Value]], ...]
CITY, TOWN, OTHER_TOWN = "Area:990100", "Area:990100001", "Area:990100002"
PERSON, FIRM = "Person:1", "Enterprise:1"
DOCUMENT = "OfficialDocument:1"


def places() -> list[Thing | Tie]:
    """A city with two towns, a person, an enterprise in the first town and a document."""
    return [
        Thing("Area", CITY, {"code": "990100", "name": "示例市", "level": "CITY", "aliases": ["示例", "样市"]}),
        Thing("Area", TOWN, {"name": "示例镇", "level": "TOWN"}),
        Thing("Area", OTHER_TOWN, {"name": "示例二镇", "level": "TOWN"}),
        Thing("Person", PERSON, {"name": "示例人"}),
        Thing("Enterprise", FIRM, {"name": "示例企业", "isKey": True}),
        Thing("OfficialDocument", DOCUMENT, {"title": "示例通知"}),
        Tie("PART_OF", TOWN, CITY, {}, "2000-01-01"),
        Tie("PART_OF", OTHER_TOWN, CITY),
        Tie("LOCATED_IN", FIRM, TOWN, {}, "2010-01-01"),
    ]


def assignment(slot: str = "slot", *, valid_from: str = "2020-03-06", subject: str = TOWN) -> Statement:
    """The person is linked to an area."""
    return Statement(
        "Assignment",
        slot,
        {"basis": "LIAISON", "role": "LIAISON", "validFrom": valid_from, "annex": "1", "row": "1"},
        (("ASSIGNEE", PERSON, {}), ("SUBJECT", subject, {}), ("STATED_IN", DOCUMENT, {})),
    )


def roster(row: str = "2") -> Statement:
    """The document lists the town."""
    links: Links = (("LISTS", TOWN, {"annex": "2", "row": row}), ("STATED_IN", DOCUMENT, {}))
    return Statement("Requirement", "roster", {"kind": "REPORT"}, links)


def facts(*said: Thing | Tie | Statement, source: str = DOCUMENT, complete: bool = False) -> Facts:
    """One input."""
    found = Facts(source, complete)
    found.extend(said)
    return found


async def put(store: Store, said: Facts, now: datetime = FIRST) -> Changes:
    """Record as a unit of work."""
    return await store.write(lambda transaction: record(transaction, said, now))


async def dump(store: Store) -> tuple[list[str], list[str]]:
    """Every node and every relationship, with all that is on it."""
    nodes = await store.rows("MATCH (n) RETURN labels(n), properties(n)")
    ties = await store.rows("MATCH (n)-[r]->(m) RETURN n.key, type(r), m.key, properties(r)")
    return sorted(_text(node) for node in nodes), sorted(_text(tie) for tie in ties)


def _text(row: list[object]) -> str:
    return repr([sorted(cell.items()) if isinstance(cell, dict) else cell for cell in row])


async def ties(store: Store, start: str, type_: str = "LOCATED_IN") -> list[list[str]]:
    """End, period and recording of all versions of a thing's ties, as [end, from, to, recorded from, recorded to]."""
    return await store.rows(
        "MATCH (n {key: $start})-[r]->(m) WHERE type(r) = $type"
        " RETURN m.key, r.validFrom, r.validTo, r.recordedFrom, r.recordedTo"
        " ORDER BY r.recordedFrom, r.validFrom",
        {"start": start, "type": type_},
    )


async def versions(store: Store, slot: str = "slot") -> list[list[str]]:
    """Beginning, subject and recording of all versions of an assignment."""
    return await store.rows(
        "MATCH (s:Assignment {slot: $slot})-[:SUBJECT]->(a)"
        " RETURN s.validFrom, a.key, s.recordedFrom, s.recordedTo ORDER BY s.recordedFrom",
        {"slot": slot},
    )
