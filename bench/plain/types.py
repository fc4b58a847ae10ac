"""The types that the questions reach, as a Strawberry user writes them."""

from typing import Any

import strawberry

from bench.plain.loaders import Loader, Request, Row
from graph.clock import ALWAYS

Info = strawberry.Info[Request, None]


@strawberry.type
class Area:
    id: strawberry.ID
    name: str
    level: str


@strawberry.type
class Enterprise:
    key: strawberry.Private[str]
    uscc: str | None
    name: str
    is_key: bool

    @strawberry.field
    def id(self, info: Info) -> strawberry.ID:
        return strawberry.ID(self.key + info.context.suffix)

    @strawberry.field
    async def area(self, info: Info) -> Area | None:
        row = await info.context.area.load(self.key)
        return Area(id=_id(row, info), name=row["name"], level=row["level"]) if row else None


@strawberry.type
class EnterpriseEdge:
    node: Enterprise


@strawberry.type
class EnterpriseConnection:
    edges: list[EnterpriseEdge]


@strawberry.type
class Person:
    id: strawberry.ID
    name: str


@strawberry.type
class Post:
    id: strawberry.ID
    title: str


@strawberry.type
class Organization:
    id: strawberry.ID
    name: str


@strawberry.type
class OfficialDocument:
    number: str | None


@strawberry.type
class Citation:
    document: OfficialDocument
    annex: int | None
    row: int | None


@strawberry.type
class ResponsibilityLink:
    row: strawberry.Private[Row]
    basis: str
    role: str
    distance: int

    @strawberry.field
    def since(self) -> str | None:
        since: str = self.row["since"]
        return None if since == ALWAYS else since

    @strawberry.field
    async def holder(self, info: Info) -> Person | None:
        row = await _loaded(info.context.person, self.row["holder"])
        return Person(id=_id(row, info), name=row["name"]) if row else None

    @strawberry.field
    async def post(self, info: Info) -> Post | None:
        row = await _loaded(info.context.post, self.row["post"])
        return Post(id=_id(row, info), title=row["title"]) if row else None

    @strawberry.field
    async def organization(self, info: Info) -> Organization | None:
        row = await _loaded(info.context.organization, self.row["organization"])
        return Organization(id=_id(row, info), name=row["name"]) if row else None

    @strawberry.field
    async def citation(self, info: Info) -> Citation | None:
        row = await _loaded(info.context.citation, self.row["assignment"])
        if row is None:
            return None
        return Citation(document=OfficialDocument(number=row["number"]), annex=row["annex"], row=row["row"])


@strawberry.type
class ResponsibilityChain:
    links: list[ResponsibilityLink]


async def _loaded(loader: Loader, key: str | None) -> Row | None:
    return await loader.load(key) if key else None


def _id(row: Row, info: Any) -> strawberry.ID:
    return strawberry.ID(row["id"] + info.context.suffix)
