"""What documents stated that were replaced before a successor ended it: it ends as if the successor came in today."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from graph.clock import OPEN_MOMENT
from graph.cypher import CompiledCypher
from graph.migrations.migration import Migration, types
from graph.migrations.versions import AT_ONCE, after, last_recording, note_recording, renew
from graph.store import Store, Transaction

_LABELS = ("Assignment", "Membership", "Requirement", "Duty", "WorkTask", "Target", "Indicator", "DutyList")
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
    last = await last_recording(transaction)
    days = _first_days(await transaction.value(_REPLACED))
    found = [term for label in _LABELS for term in await _past_its_day(transaction, label, days)]
    if not found or last is None:
        return
    moment = after(last)
    for some in _batches(found):
        await _end(transaction, some, moment)
    await note_recording(transaction, moment)


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
    new = {term.id: (term.label, _ended(term)) for term in terms if term.known["validFrom"] < term.day}
    await renew(transaction, [term.id for term in terms], new, moment)


def _ended(term: _Term) -> Mapping[str, Any]:
    return {**term.known, "validTo": term.day, "statedTo": term.known["validTo"]}


def _batches(terms: list[_Term]) -> Iterator[list[_Term]]:
    return (terms[at : at + AT_ONCE] for at in range(0, len(terms), AT_ONCE))


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
SUPERSEDING = Migration(12, "superseding", (types("SUPERSEDES_PARTLY"),), end_superseded)
