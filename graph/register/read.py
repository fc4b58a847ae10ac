"""What importers need of the register to resolve what a document names: all as the register holds it now."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from graph.clock import OPEN_MOMENT
from graph.register.reader import Reader, collected


@dataclass(frozen=True, slots=True)
class RegisteredName:
    """Another name of an area; `context_key` is the area whose documents alone use it."""

    name: str
    kind: str
    context_key: str | None
    valid_from: str
    valid_to: str


@dataclass(frozen=True, slots=True)
class RegisteredMerge:
    """An area that it forms one administration with for a period."""

    area_key: str
    valid_from: str
    valid_to: str


@dataclass(frozen=True, slots=True)
class RegisteredArea:
    """An area with its names, its code and parent on the day asked for, the last parent where it has ended, and its merges of all
    days. Days are half-open.
    """

    key: str
    code: str | None
    name: str
    level: str | None
    kind: str | None
    valid_from: str
    valid_to: str
    parent_key: str | None
    names: tuple[RegisteredName, ...]
    merges: tuple[RegisteredMerge, ...]
    codes: tuple[str, ...] = ()
    """All that it has or has had, where they are several."""
    was_in: tuple[str, ...] = ()
    """The keys of all areas that it is or was part of."""


@dataclass(frozen=True, slots=True)
class RegisteredPerson:
    """A person who holds a membership of an organisation in some period."""

    key: str
    name: str
    organization_key: str


@dataclass(frozen=True, slots=True)
class RegisteredThing:
    """A thing by its key and name; `code` is an enterprise's uscc, a sector's code or a document's number."""

    key: str
    name: str | None
    code: str | None


_AREAS = """
MATCH (a:Area)
RETURN collect([
  a.key,
  coalesce(head(COLLECT {
    MATCH (a)-[:CODED]->(d:Code) WHERE d.validFrom <= $day AND $day < d.validTo AND d.recordedTo = $open
    RETURN d.code ORDER BY d.key }), a.code), a.name, a.level, a.kind, a.validFrom, a.validTo,
  COLLECT {
    MATCH (a)-[r:PART_OF]->(p:Area)
    WHERE r.validFrom <= $day AND r.recordedTo = $open AND ($day < r.validTo OR a.validTo <= $day)
    RETURN p.key ORDER BY r.validTo DESC, r.validFrom DESC LIMIT 1
  },
  COLLECT {
    MATCH (a)-[:NAMED]->(n:Name) WHERE n.recordedTo = $open
    OPTIONAL MATCH (n)-[:IN_CONTEXT]->(c:Area)
    RETURN [n.name, n.kind, c.key, n.validFrom, n.validTo] ORDER BY n.key
  },
  COLLECT {
    MATCH (a)-[r:MERGED_WITH]-(m:Area) WHERE r.recordedTo = $open
    RETURN [m.key, r.validFrom, r.validTo] ORDER BY m.key
  },
  COLLECT { MATCH (a)-[:CODED]->(d:Code) WHERE d.code IS NOT NULL RETURN d.code ORDER BY d.code },
  COLLECT { MATCH (a)-[r:PART_OF]->(p:Area) WHERE r.recordedTo = $open RETURN DISTINCT p.key ORDER BY p.key }
])
"""
_PERSONS = """
UNWIND $rows AS key MATCH (o:Organization {key: key})
MATCH (o)<-[:ORGANIZATION]-(m:Membership)-[:MEMBER]->(p:Person) WHERE m.recordedTo = $open
RETURN collect(DISTINCT [p.key, p.name, o.key])
"""
_BY_USCC = "UNWIND $rows AS code MATCH (e:Enterprise {uscc: code}) RETURN collect([e.key, e.name, e.uscc])"
_BY_NAME = "UNWIND $rows AS name MATCH (e:Enterprise {name: name}) RETURN collect([e.key, e.name, e.uscc])"
_SECTORS = "MATCH (s:Sector) RETURN collect([s.key, s.name, s.code])"
_DOCUMENTS = "MATCH (d:OfficialDocument) RETURN collect([d.key, d.title, d.number])"


async def known_areas(reader: Reader, on: date) -> list[RegisteredArea]:
    """Every area, in one statement; parents as of the day."""
    rows = await reader.value(_AREAS, {"day": on.isoformat(), "open": OPEN_MOMENT})
    return [_area(*row) for row in rows]


async def persons_of(reader: Reader, organization_keys: list[str]) -> list[RegisteredPerson]:
    """The persons with a membership of these organisations, in any period."""
    return [RegisteredPerson(*row) for row in await collected(reader, _PERSONS, organization_keys, open=OPEN_MOMENT)]


async def enterprises_by_uscc(reader: Reader, codes: list[str]) -> list[RegisteredThing]:
    """The enterprises with these 统一社会信用代码."""
    return _things(await collected(reader, _BY_USCC, codes))


async def enterprises_by_name(reader: Reader, names: list[str]) -> list[RegisteredThing]:
    """The enterprises with these present names; one name may be that of several."""
    return _things(await collected(reader, _BY_NAME, names))


async def known_sectors(reader: Reader) -> list[RegisteredThing]:
    """Every sector."""
    return _things(await reader.value(_SECTORS))


async def known_documents(reader: Reader) -> list[RegisteredThing]:
    """Every document, with its title as name and its number as code."""
    return _things(await reader.value(_DOCUMENTS))


def _things(rows: list[Any]) -> list[RegisteredThing]:
    return [RegisteredThing(*row) for row in rows]


def _area(*row: Any) -> RegisteredArea:
    key, code, name, level, kind, valid_from, valid_to, parents, names, merges, codes, was_in = row
    return RegisteredArea(
        key,
        code,
        name,
        level,
        kind,
        valid_from,
        valid_to,
        parents[0] if parents else None,
        tuple(RegisteredName(*name) for name in names),
        tuple(RegisteredMerge(*merge) for merge in merges),
        tuple(codes),
        tuple(was_in),
    )
