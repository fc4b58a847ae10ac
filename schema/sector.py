"""Sectors (行业领域)."""

from typing import TYPE_CHECKING, Annotated

import strawberry

from graph.fields import prop
from schema.connection import Connection, connection
from schema.describe import described
from schema.node import KEY_WORDS, Node

if TYPE_CHECKING:
    from schema.enterprise import Enterprise


@described
class Sector(Node):
    """A line of business that is supervised for its dangers, such as 危化品 or 粉尘涉爆 (行业领域)."""

    key: strawberry.ID = prop(KEY_WORDS)
    code: str = prop("Its code (代码).")
    name: str = prop("Its name (名称).")
    enterprises: Connection[Annotated["Enterprise", strawberry.lazy("schema.enterprise")]] = connection(
        "The enterprises supervised for it (企业).", "(:Sector)<-[:OPERATES_IN]-(:Enterprise)", order=("that.key",)
    )
