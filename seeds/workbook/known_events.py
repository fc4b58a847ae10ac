"""What the register holds of the hazards, incidents, records and demands that a workbook refers to."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from graph import keys
from graph.clock import OPEN_MOMENT
from graph.cypher import CompiledCypher
from graph.register.reader import Reader, collected
from seeds.names import normalise
from seeds.workbook.lookup import Demand, End, Entry
from seeds.workbook.parsed import Attached

_NUMBERED = """
UNWIND $rows AS number
MATCH (thing:LABEL {number: number})-[:TYPE]->(place)
RETURN collect([thing.key, thing.number, thing.validFrom, place.key, place.name])
"""
_HAZARDS = CompiledCypher(_NUMBERED.replace("LABEL", "Hazard").replace("TYPE", "FOUND_AT"))
_INCIDENTS = CompiledCypher(_NUMBERED.replace("LABEL", "Incident").replace("TYPE", "OCCURRED_AT"))
_ISSUERS = """
UNWIND $rows AS key
MATCH (document:OfficialDocument {key: key})-[:ISSUED_BY]->(issuer:Organization)
RETURN collect([document.key, issuer.key, issuer.name])
"""
_UNNUMBERED = """
MATCH (document:OfficialDocument) WHERE document.number IS NULL
RETURN collect([document.key, document.title])
"""
_DUTIES = """
UNWIND $rows AS key
MATCH (document:OfficialDocument {key: key})<-[:DEMANDED_BY]-(duty:Duty)
WHERE duty.recordedTo = $open
RETURN collect([document.key, 'Duty', duty.number])
"""
# From their own side: a document may be cited by millions of records, and the register has few targets.
_TARGETS = """
MATCH (target:Target)-[:STATED_IN]->(document:OfficialDocument)
WHERE target.recordedTo = $open AND document.key IN $keys
RETURN collect([document.key, 'Target', target.number])
"""
_INDICATORS = """
MATCH (indicator:Indicator)-[:STATED_IN]->(document:OfficialDocument)
WHERE indicator.recordedTo = $open AND document.key IN $keys
RETURN collect([document.key, 'Indicator', indicator.target, indicator.name, indicator.slot])
"""
_MOST_PLACES = 100
_ATTACHED = """
UNWIND $rows AS row
MATCH (record:DutyRecord {slot: row[1]})-[:ATTACHED]->(file:Attachment)
WHERE record.recordedTo = $open
RETURN collect([row[0], file.sha256, file.name, file.size, file.mediaType])
"""


@dataclass(frozen=True, slots=True)
class Numbered:
    """Hazards or incidents, the days from which they exist, and where they are, by key."""

    entries: tuple[Entry, ...]
    days: Mapping[str, str]
    places: Mapping[str, End]


async def read_hazards(reader: Reader, numbers: Iterable[str]) -> Numbered:
    """The hazards with these numbers."""
    return _numbered(await collected(reader, _HAZARDS, sorted(numbers)))


async def read_incidents(reader: Reader, numbers: Iterable[str]) -> Numbered:
    """The incidents with these numbers."""
    return _numbered(await collected(reader, _INCIDENTS, sorted(numbers)))


def _numbered(rows: Sequence[Sequence[str]]) -> Numbered:
    return Numbered(
        tuple(Entry(key, number) for key, number, *_ in rows),
        {key: day for key, _, day, *_ in rows},
        {key: (place, name) for key, _, _, place, name in rows},
    )


async def read_issuers(reader: Reader, documents: Sequence[str]) -> Mapping[str, End]:
    """Who issued the documents with these keys, by key."""
    return {key: (issuer, name) for key, issuer, name in await collected(reader, _ISSUERS, documents)}


async def read_unnumbered(reader: Reader) -> Mapping[str, tuple[str, ...]]:
    """The documents without a number, of which there are few: their keys by title."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for key, title in sorted(await reader.value(_UNNUMBERED)):
        found[normalise(title)].append(key)
    return {title: tuple(documents) for title, documents in found.items()}


async def read_demands(
    reader: Reader, documents: Sequence[str], *, with_targets: bool
) -> Mapping[str, frozenset[Demand]]:
    """What the documents with these keys demand, by key."""
    found: list[list[str]] = await collected(reader, _DUTIES, documents, open=OPEN_MOMENT)
    if with_targets:
        asked = {"keys": list(documents), "open": OPEN_MOMENT}
        indicators = [each[:4] for each in await reader.value(_INDICATORS, asked)]
        found += [*await reader.value(_TARGETS, asked), *indicators]
    demands: defaultdict[str, set[Demand]] = defaultdict(set)
    for key, *demand in found:
        demands[key].add(tuple(demand))
    return {key: frozenset(demanded) for key, demanded in demands.items()}


async def read_placed_indicators(reader: Reader, documents: Sequence[str]) -> Mapping[tuple[str, str, str], str]:
    """The slots of indicators that were once told apart by their place in a sheet, by what tells them apart now."""
    found = await reader.value(_INDICATORS, {"keys": list(documents), "open": OPEN_MOMENT})
    placed: dict[tuple[str, str, str], str] = {}
    for document, _, target, name, slot in sorted(found):
        places = range(1, _MOST_PLACES + 1)
        if slot in {keys.slot("Indicator", document, f"{target}/{place}") for place in places}:
            placed[document, target, name] = slot
    return placed


async def read_attachments(reader: Reader, records: Iterable[str]) -> Mapping[str, tuple[Attached, ...]]:
    """The files that go with the records of these numbers, by number."""
    rows = [[number, keys.slot("DutyRecord", number)] for number in sorted(records)]
    found: defaultdict[str, list[Attached]] = defaultdict(list)
    for number, *file in await collected(reader, _ATTACHED, rows, open=OPEN_MOMENT):
        found[number].append(Attached(*file))
    return {number: tuple(files) for number, files in found.items()}
