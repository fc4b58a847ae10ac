"""What the register holds of what a workbook refers to."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from graph import keys
from graph.clock import OPEN_MOMENT
from graph.register.reader import Reader, collected
from seeds.places import KnownArea
from seeds.workbook.lookup import Entry, Known
from seeds.workbook.parsed import ParsedWorkbook

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
RETURN collect([document.number, document.key])
"""


async def load_known(reader: Reader, parsed: ParsedWorkbook, areas: Sequence[KnownArea]) -> Known:
    """Read what the workbook's names may mean; the areas are the caller's, who needs them for every import.

    Raises what the reader raises.
    """
    organizations = _entries(await reader.value(_ORGANIZATIONS, {"open": OPEN_MOMENT}))
    called = [entry for entry in organizations if entry.name in _organization_names(parsed)]
    enterprises = sorted(_texts(parsed, "assignments", "enterprise"))
    rows = await collected(reader, _ENTERPRISES_BY_USCC, enterprises)
    rows += await collected(reader, _ENTERPRISES_BY_NAME, enterprises)
    numbers = _texts(parsed, "memberships", "document") | _texts(parsed, "assignments", "document")
    return Known(
        tuple(areas),
        organizations,
        _entries(await collected(reader, _POSTS, [entry.key for entry in called])),
        await _persons(reader, parsed, called),
        tuple({key: Entry(key, name, uscc) for key, name, uscc in rows}.values()),
        tuple(Entry(key, name, code) for key, name, code in await reader.value(_SECTORS)),
        dict(await collected(reader, _DOCUMENTS, sorted(numbers))),
    )


async def _persons(reader: Reader, parsed: ParsedWorkbook, called: Sequence[Entry]) -> tuple[Entry, ...]:
    rows = [row for sheet in ("memberships", "assignments") for row in parsed.rows[sheet]]
    names = sorted({name for row in rows for name in row.names("persons")})
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


def _organization_names(parsed: ParsedWorkbook) -> set[str]:
    sheets = ("organizations", "posts", "persons", "memberships", "assignments")
    fields = ("name", "organization", "person_of")
    names = {name for sheet in sheets for field in fields for name in _texts(parsed, sheet, field)}
    return {name.rpartition("/")[2] for name in names}


def _texts(parsed: ParsedWorkbook, sheet: str, field: str) -> set[str]:
    return {text for row in parsed.rows[sheet] if (text := row.text(field))}
