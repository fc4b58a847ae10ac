"""What documents stated that were replaced before a successor ended it: it ends as if the successor came in today."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from graph import keys
from graph.clock import OPEN_MOMENT, moment_text
from graph.cypher import CompiledCypher
from graph.migrations.migration import REGISTER_KEY, Migration, types
from graph.store import Store, Transaction

_LABELS = ("Assignment", "Membership", "Requirement", "Duty", "WorkTask", "Target", "Indicator", "DutyList")
_AT_ONCE = 2_000
_GROUPS = "['SUPERVISION_GROUP', 'LEADING_GROUP', 'WORKING_GROUP']"
_OF_GROUPS = (
    " AND n.role IN ['LEAD', 'DEPUTY', 'MEMBER']"
    f" AND EXISTS {{ MATCH (n)-[:ORGANIZATION]->(o:Organization) WHERE o.kind IN {_GROUPS} }}"
)


@dataclass(frozen=True, slots=True)
class _Term:
    label: str
    id: str
    known: Mapping[str, Any]
    day: str


async def end_superseded(store: Store) -> None:
    """End them in one transaction, as of a moment of its own; a second time there is nothing to do."""
    await store.write(_work)


async def _work(transaction: Transaction) -> None:
    last: list[str] = await transaction.value(LOCK, {"key": REGISTER_KEY})
    days = _first_days(await transaction.value(_REPLACED))
    found = [term for label in _LABELS for term in await _past_its_day(transaction, label, days)]
    if not found or not last:
        return
    moment = after(last[0])
    for some in _batches(found):
        await _end(transaction, some, moment)
    await transaction.run(NOTE, {"key": REGISTER_KEY, "now": moment})


def _first_days(rows: list[list[str]]) -> list[list[str]]:
    """By document the first day from which a successor holds."""
    days: defaultdict[str, list[str]] = defaultdict(list)
    for document, day in rows:
        days[document].append(day)
    return [[document, min(found)] for document, found in sorted(days.items())]


async def _past_its_day(transaction: Transaction, label: str, days: list[list[str]]) -> list[_Term]:
    rows = await transaction.value(_PAST_ITS_DAY[label], {"rows": days, "open": OPEN_MOMENT})
    return [_Term(label, *row) for row in rows]


async def _end(transaction: Transaction, terms: list[_Term], moment: str) -> None:
    """Close the versions, and add those that end on the day; what was to begin later never came into force."""
    ids = [term.id for term in terms]
    links: list[tuple[str, str, str, dict[str, Any]]] = await transaction.value(LINKS, {"rows": ids})
    began = {term.id: term for term in terms if term.known["validFrom"] < term.day}
    made: dict[str, str] = {}
    for label in _LABELS:
        new = {id_: _ended(term, moment) for id_, term in began.items() if term.label == label}
        created = dict(await transaction.value(CREATE[label], {"rows": list(new.values())}))
        made |= {id_: created[known["key"]] for id_, known in new.items()}
    by_type: defaultdict[str, list[list[Any]]] = defaultdict(list)
    for id_, type_, end, known in links:
        if id_ in made:
            by_type[type_].append([made[id_], end, known])
    for type_, rows in by_type.items():
        await transaction.run(link(type_), {"rows": rows})
    await transaction.run(CLOSE, {"rows": ids, "now": moment})


def _ended(term: _Term, moment: str) -> dict[str, Any]:
    known = term.known
    key = keys.statement(term.label, known["slot"], moment)
    ends = {"validTo": term.day, "statedTo": known["validTo"], "key": key}
    return {**known, **ends, "recordedFrom": moment, "recordedTo": OPEN_MOMENT}


def after(recorded_at: str) -> str:
    """A moment behind the last recording."""
    text = moment_text(datetime.now(UTC))
    if text > recorded_at:
        return text
    return moment_text(datetime.fromisoformat(recorded_at) + timedelta(microseconds=1))


def _batches(terms: list[_Term]) -> Iterator[list[_Term]]:
    return (terms[at : at + _AT_ONCE] for at in range(0, len(terms), _AT_ONCE))


def link(type_: str) -> CompiledCypher:
    """What draws links of a type."""
    return CompiledCypher(
        "UNWIND $rows AS row MATCH (n) WHERE elementId(n) = row[0] MATCH (m) WHERE elementId(m) = row[1]"
        f" CREATE (n)-[r:{type_}]->(m) SET r += row[2]"
    )


LOCK = "MATCH (r:Register {key: $key}) SET r.migration = r.migration WITH r RETURN collect(r.recordedAt)"
NOTE = "MATCH (r:Register {key: $key}) SET r.recordedAt = $now"
_REPLACED = (
    "MATCH (d:OfficialDocument)<-[:SUPERSEDES]-(s:OfficialDocument) WHERE s.issuedOn IS NOT NULL"
    " RETURN collect([d.key, s.issuedOn])"
)
_PAST_ITS_DAY = {
    label: CompiledCypher(
        "UNWIND $rows AS row"
        f" MATCH (d:OfficialDocument {{key: row[0]}})<-[:STATED_IN]-(n:{label})"
        " WHERE n.recordedTo = $open AND n.validTo > row[1]"
        + (_OF_GROUPS if label == "Membership" else "")
        + " RETURN collect([elementId(n), properties(n), row[1]])"
    )
    for label in _LABELS
}
LINKS = CompiledCypher(
    "UNWIND $rows AS id MATCH (n) WHERE elementId(n) = id MATCH (n)-[r]->(m)"
    " RETURN collect([elementId(n), type(r), elementId(m), properties(r)])"
)
CREATE = {
    label: CompiledCypher(
        f"UNWIND $rows AS row CREATE (n:{label} {{key: row.key}}) SET n += row RETURN collect([n.key, elementId(n)])"
    )
    for label in _LABELS
}
CLOSE = CompiledCypher("UNWIND $rows AS id MATCH (n) WHERE elementId(n) = id SET n.recordedTo = $now")

SUPERSEDING = Migration(12, "superseding", (types("SUPERSEDES_PARTLY"),), end_superseded)
