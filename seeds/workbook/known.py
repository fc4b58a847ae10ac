"""What the register holds of what a workbook refers to."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from graph import keys
from graph.clock import OPEN_MOMENT
from graph.register.reader import Reader, collected
from seeds.hazard_steps import held_steps
from seeds.places import KnownArea
from seeds.readers.references import document_number
from seeds.workbook.columns import SHEETS, Refers
from seeds.workbook.held import read_changes, read_held
from seeds.workbook.known_events import (
    read_attachments,
    read_demands,
    read_hazards,
    read_incidents,
    read_issuers,
    read_placed_indicators,
    read_unnumbered,
)
from seeds.workbook.lookup import Entry, Known
from seeds.workbook.parsed import ParsedWorkbook

Referred = defaultdict[Refers, set[str]]

_ORGANIZATIONS = """
MATCH (organization:Organization)
OPTIONAL MATCH (organization)-[tie:PART_OF]->(above:Organization)
WHERE tie.recordedTo = $open
RETURN collect([organization.key, organization.name, above.key])
"""
_POSTS = """
UNWIND $rows AS key
MATCH (organization:Organization {key: key})<-[:BELONGS_TO]-(post:Post)
RETURN collect([post.key, post.title, organization.key])
"""
_PERSONS = """
UNWIND $rows AS name
MATCH (person:Person {name: name})
OPTIONAL MATCH (person)<-[:MEMBER]-(membership:Membership)-[:ORGANIZATION]->(organization:Organization)
WHERE membership.recordedTo = $open
RETURN collect([person.key, person.name, organization.key])
"""
_ENTERPRISES_BY_USCC = """
UNWIND $rows AS uscc
MATCH (enterprise:Enterprise {uscc: uscc})
RETURN collect([enterprise.key, enterprise.name, enterprise.uscc])
"""
_ENTERPRISES_BY_NAME = """
UNWIND $rows AS name
MATCH (enterprise:Enterprise {name: name})
RETURN collect([enterprise.key, enterprise.name, enterprise.uscc])
"""
_SECTORS = "MATCH (sector:Sector) RETURN collect([sector.key, sector.name, sector.code])"
_DOCUMENTS = """
UNWIND $rows AS number
MATCH (document:OfficialDocument {number: number})
RETURN collect([document.number, document.key, document.fileSha256])
"""


async def load_known(reader: Reader, parsed: ParsedWorkbook, areas: Sequence[KnownArea]) -> Known:
    """Read what the workbook's names may mean; the areas are the caller's, who needs them for every import.

    Raises what the reader raises.
    """
    referred = _referred(parsed)
    organizations = _entries(await reader.value(_ORGANIZATIONS, {"open": OPEN_MOMENT}))
    names = {name.rpartition("/")[2] for name in referred[Refers.ORGANIZATION]}
    called = [entry for entry in organizations if entry.name in names]
    enterprises = sorted(referred[Refers.ENTERPRISE])
    rows = await collected(reader, _ENTERPRISES_BY_USCC, enterprises)
    rows += await collected(reader, _ENTERPRISES_BY_NAME, enterprises)
    known = Known(
        tuple(areas),
        organizations,
        _entries(await collected(reader, _POSTS, [entry.key for entry in called])),
        await _persons(reader, sorted(referred[Refers.PERSON]), called),
        tuple({key: Entry(key, name, uscc) for key, name, uscc in rows}.values()),
        tuple(Entry(key, name, code) for key, name, code in await reader.value(_SECTORS)),
        held=await read_held(reader, _told(parsed, called, areas)),
    )
    known = replace(known, changes=await read_changes(reader))
    return await _with_events(reader, parsed, await _with_documents(reader, parsed, known, referred), referred)


def _told(parsed: ParsedWorkbook, called: Iterable[Entry], areas: Iterable[KnownArea]) -> Iterable[str]:
    """The keys of all that rows of things may be about."""
    yield from (keys.enterprise(uscc) for row in parsed.rows["enterprises"] if (uscc := row.text("uscc")))
    if parsed.rows["organizations"]:
        yield from (entry.key for entry in called)
    codes, names = ({row.text(field) for row in parsed.rows["areas"]} for field in ("code", "name"))
    yield from (area.key for area in areas if area.name in names or codes & {area.code, *area.codes} - {None})


async def _with_documents(reader: Reader, parsed: ParsedWorkbook, known: Known, referred: Referred) -> Known:
    """The documents by number: as a row wrote it, and in the one spelling that readers write."""
    seen = referred[Refers.DOCUMENT]
    documents = await collected(reader, _DOCUMENTS, sorted(seen | {document_number(each) or each for each in seen}))
    found = [key for _, key, _ in documents]
    with_targets = any(parsed.rows[sheet] for sheet in ("indicators", "progress"))
    return replace(
        known,
        documents={number: key for number, key, _ in documents},
        unnumbered=await read_unnumbered(reader) if any(row.text("exempted") for row in parsed.rows["waivers"]) else {},
        originals=frozenset(key for _, key, file in documents if file),
        ends=await read_issuers(reader, found if parsed.rows["documents"] else []),
        demands=await read_demands(reader, found, with_targets=with_targets),
        indicators=await read_placed_indicators(reader, found) if parsed.rows["indicators"] else {},
    )


async def _with_events(reader: Reader, parsed: ParsedWorkbook, known: Known, referred: Referred) -> Known:
    hazards = await read_hazards(reader, referred[Refers.HAZARD])
    incidents = await read_incidents(reader, referred[Refers.INCIDENT])
    records = {number for row in parsed.rows["records"] if row.names("files") and (number := row.text("number"))}
    return replace(
        known,
        hazards=hazards.entries,
        incidents=incidents.entries,
        days=incidents.days,
        ends={**known.ends, **hazards.places, **incidents.places},
        steps=await held_steps(reader, [entry.key for entry in hazards.entries]),
        attachments=await read_attachments(reader, records),
    )


def _referred(parsed: ParsedWorkbook) -> Referred:
    """All names that rows refer to, by what they name."""
    found: Referred = defaultdict(set)
    for sheet in SHEETS:
        for column in sheet.columns:
            if column.refers:
                for row in parsed.rows[sheet.name]:
                    found[column.refers] |= {*row.names(column.field), row.text(column.field) or ""} - {""}
    return found


async def _persons(reader: Reader, names: Sequence[str], called: Sequence[Entry]) -> tuple[Entry, ...]:
    found = await collected(reader, _PERSONS, names, open=OPEN_MOMENT)
    # Who holds nothing is known by the organisation that he was entered with.
    registered = {keys.person(entry.key, name): entry.key for entry in called for name in names}
    entered = [[key, name, registered[key]] for key, name, _ in found if key in registered]
    return _entries([*found, *entered])


def _entries(rows: Iterable[Sequence[str | None]]) -> tuple[Entry, ...]:
    """Entries of rows of key, name and the key of an organisation that it is of, if any."""
    names: dict[str, str] = {}
    within: defaultdict[str, set[str]] = defaultdict(set)
    for key, name, organization in rows:
        if key is not None and name is not None:
            names[key] = name
            within[key] |= {organization} if organization else set()
    return tuple(Entry(key, name, None, frozenset(within[key])) for key, name in names.items())
