"""What one request of plain Strawberry brings with it: a session, the clocks, and a dataloader for each link."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any, LiteralString

from neo4j import READ_ACCESS, AsyncDriver
from strawberry.dataloader import DataLoader

from bench.statements import held, name_on_day
from graph.engine.address import Address

Row = Mapping[str, Any]
Loader = DataLoader[str, Row | None]

AREA_OF_ENTERPRISE = f"""
UNWIND $keys AS key
MATCH (e:Enterprise {{key: key}})-[at:LOCATED_IN]->(a:Area) WHERE {held("at")}
RETURN key, a.key AS id, {name_on_day("a")} AS name, a.level AS level
"""
PERSON = "UNWIND $keys AS key MATCH (n:Person {key: key}) RETURN key, n.key AS id, n.name AS name"
POST = "UNWIND $keys AS key MATCH (n:Post {key: key}) RETURN key, n.key AS id, n.title AS title"
ORGANIZATION = "UNWIND $keys AS key MATCH (n:Organization {key: key}) RETURN key, n.key AS id, n.name AS name"
CITATION = """
UNWIND $keys AS key
MATCH (a:Assignment {key: key})-[:STATED_IN]->(d:OfficialDocument)
RETURN key, d.number AS number, a.annex AS annex, a.row AS row
"""


@dataclass(slots=True)
class Request:
    """The context of one operation; the root's `asOf` sets the clocks."""

    driver: AsyncDriver
    address: Address
    clocks: dict[str, str] = field(default_factory=dict)
    area: Loader = field(init=False)
    person: Loader = field(init=False)
    post: Loader = field(init=False)
    organization: Loader = field(init=False)
    citation: Loader = field(init=False)

    def __post_init__(self) -> None:
        self.area = DataLoader(self._batch(AREA_OF_ENTERPRISE))
        self.person = DataLoader(self._batch(PERSON))
        self.post = DataLoader(self._batch(POST))
        self.organization = DataLoader(self._batch(ORGANIZATION))
        self.citation = DataLoader(self._batch(CITATION))

    @property
    def suffix(self) -> str:
        """What an id ends in."""
        return f"@{self.clocks['validOn']}~{self.clocks['knownAt']}"

    async def rows(self, statement: str, **parameters: Any) -> list[dict[str, Any]]:
        """The records of a statement as dictionaries, in one round trip."""
        async with self.driver.session(
            database=self.address.database, default_access_mode=READ_ACCESS, fetch_size=-1
        ) as session:
            result = await session.run(_text(statement), {**self.clocks, **parameters})
            return await result.data()

    def _batch(self, statement: str) -> Callable[[list[str]], Awaitable[Sequence[Row | None]]]:
        return partial(self._load, statement)

    async def _load(self, statement: str, keys: list[str]) -> Sequence[Row | None]:
        found = {row["key"]: row for row in await self.rows(statement, keys=keys)}
        return [found.get(key) for key in keys]


def _text(statement: str) -> LiteralString:
    """The driver takes literals alone; these are put together from literals of this folder."""
    literal: Any = statement
    return literal  # type: ignore[no-any-return]
