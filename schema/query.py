"""The roots of the API; each hands its arguments to the resolver of its concept."""

from typing import Annotated, Any

import strawberry
from strawberry.utils.str_converters import to_camel_case

from graph.compiler.question import Question
from resolvers import area, chain, coverage, document, enterprise, node, person
from schema.area import Area, AreaFilter
from schema.chain import ResponsibilityChain
from schema.clocks import AsOfArgument
from schema.connection import After, Before, Connection, First, Last
from schema.context import Context
from schema.coverage import CoverageReport
from schema.describe import answers, described
from schema.document import OfficialDocument
from schema.enterprise import Enterprise, EnterpriseFilter
from schema.labels import EnumLabel, enum_labels
from schema.node import Node
from schema.person import Person

Info = strawberry.Info[Context, None]
Id = Annotated[strawberry.ID | None, strawberry.argument(name="id", description="The global id or the key (标识).")]
Name = Annotated[str | None, strawberry.argument(description="The name on the day (名称).")]


def _page(first: int | None, after: str | None, last: int | None, before: str | None, chosen: Any) -> dict[str, Any]:
    return {"first": first, "after": after, "last": last, "before": before, "filter": given(chosen)}


def given(chosen: Any) -> dict[str, Any] | None:
    """A filter's conditions by their names in the API, those alone that the client gave."""
    if chosen is None:
        return None
    fields = type(chosen).__strawberry_definition__.fields
    values = {to_camel_case(field.python_name): getattr(chosen, field.python_name) for field in fields}
    return {name: value for name, value in values.items() if value is not None}


@described
class Query:
    """Who answers for this enterprise, on that day, and on whose word (查询)."""

    @answers(Node | None)
    def node(
        self,
        info: Info,
        identifier: Annotated[strawberry.ID, strawberry.argument(name="id", description="The global id (标识).")],
    ) -> Question:
        """Any node by its id, under the clocks that the id carries (按标识查询)."""
        return node.node(info.context.now(), identifier)

    @answers(list[Node | None])
    def nodes(
        self, info: Info, ids: Annotated[list[strawberry.ID], strawberry.argument(description="Global ids (标识).")]
    ) -> Question:
        """Several nodes in the order of their ids; null for what is not there (按标识批量查询)."""
        return node.nodes(info.context.now(), ids)

    @answers(Area | None)
    def area(
        self,
        info: Info,
        identifier: Id = None,
        code: Annotated[str | None, strawberry.argument(description="Its code (区划代码).")] = None,
        name: Name = None,
        as_of: AsOfArgument = None,
    ) -> Question:
        """One area, by exactly one of id, code and name (区域)."""
        return area.area(info.context.now(), as_of, id=identifier, code=code, name=name)

    @answers(Connection[Area])
    def areas(
        self,
        info: Info,
        chosen: Annotated[AreaFilter | None, strawberry.argument(name="filter", description="Which (筛选).")] = None,
        first: First = None,
        after: After = None,
        last: Last = None,
        before: Before = None,
        as_of: AsOfArgument = None,
    ) -> Question:
        """The areas that exist on the day, by id (区域列表)."""
        return area.areas(info.context.now(), _page(first, after, last, before, chosen), as_of)

    @answers(Enterprise | None)
    def enterprise(
        self,
        info: Info,
        identifier: Id = None,
        uscc: Annotated[str | None, strawberry.argument(description="Its 统一社会信用代码.")] = None,
        name: Name = None,
        as_of: AsOfArgument = None,
    ) -> Question:
        """One enterprise, by exactly one of id, uscc and name (企业)."""
        return enterprise.enterprise(info.context.now(), as_of, id=identifier, uscc=uscc, name=name)

    @answers(Connection[Enterprise])
    def enterprises(
        self,
        info: Info,
        chosen: Annotated[
            EnterpriseFilter | None, strawberry.argument(name="filter", description="Which (筛选).")
        ] = None,
        first: First = None,
        after: After = None,
        last: Last = None,
        before: Before = None,
        as_of: AsOfArgument = None,
    ) -> Question:
        """The enterprises that exist on the day, by id (企业列表)."""
        return enterprise.enterprises(info.context.now(), _page(first, after, last, before, chosen), as_of)

    @answers(Person | None)
    def person(
        self,
        info: Info,
        identifier: Annotated[strawberry.ID, strawberry.argument(name="id", description="The global id (标识).")],
        as_of: AsOfArgument = None,
    ) -> Question:
        """One person (人员)."""
        return person.person(info.context.now(), identifier, as_of)

    @answers(OfficialDocument | None)
    def document(
        self,
        info: Info,
        identifier: Id = None,
        number: Annotated[str | None, strawberry.argument(description="In simplified script (发文字号).")] = None,
    ) -> Question:
        """One document, by exactly one of id and number (文件)."""
        return document.document(info.context.now(), id=identifier, number=number)

    @answers(Connection[OfficialDocument])
    def documents(self, info: Info, first: First = None, after: After = None) -> Question:
        """All documents, the newest first (文件列表)."""
        return document.documents(info.context.now(), {"first": first, "after": after})

    @answers(ResponsibilityChain | None)
    def responsibility_chain(
        self,
        info: Info,
        enterprise: Annotated[
            strawberry.ID | None, strawberry.argument(description="An enterprise's id (企业).")
        ] = None,
        area: Annotated[strawberry.ID | None, strawberry.argument(description="An area's id (区域).")] = None,
        as_of: AsOfArgument = None,
    ) -> Question:
        """Who answers for an enterprise, or for an area, on a day: every strand, every level, with its source (责任链)."""
        return chain.responsibility_chain(info.context.now(), enterprise, area, as_of)

    @answers(CoverageReport | None)
    def coverage(
        self,
        info: Info,
        area: Annotated[strawberry.ID, strawberry.argument(description="The area's id (区域).")],
        as_of: AsOfArgument = None,
    ) -> Question:
        """What the documents say of the units below an area, and which of them lack it (覆盖面审计)."""
        return coverage.coverage(info.context.now(), area, as_of)

    @answers(list[EnumLabel])
    def enum_labels(
        self, info: Info, enum: Annotated[str, strawberry.argument(description="The enum's name (枚举名).")]
    ) -> list[EnumLabel]:
        """The words that people use for the values of an enum (枚举词汇)."""
        return enum_labels(enum, info.context.language)
