"""Enterprises (企业)."""

from typing import TYPE_CHECKING, Annotated

import strawberry

from graph.fields import Link, Predicate, answered_by, expr, link, prop, view
from resolvers.enterprise import NAME_ON_DAY
from schema.assignment_basis import BasisArgument
from schema.connection import After, Connection, First
from schema.describe import described, described_input
from schema.node import KEY_WORDS, Node
from schema.sector import Sector

if TYPE_CHECKING:
    from schema.area import Area
    from schema.assignment import Assignment
    from schema.chain import ResponsibilityChain


@described_input
class EnterpriseFilter:
    """Which enterprises; conditions combine (企业筛选条件)."""

    within: strawberry.ID | None = strawberry.field(default=None, description="In this area or below it (所在区域).")
    sector: str | None = strawberry.field(default=None, description="The sector's code (行业领域代码).")
    is_key: bool | None = strawberry.field(
        default=None, description="Key enterprises only, or none of them (重点企业)."
    )
    name_contains: str | None = strawberry.field(default=None, description="A part of the name (名称包含).")
    has_liaison: bool | None = strawberry.field(
        default=None, description="Its own; what it inherits from an area does not count (已挂钩联系)."
    )


@described
class Enterprise(Node):
    """An enterprise, identified by its 统一社会信用代码 (企业)."""

    key: strawberry.ID = prop(KEY_WORDS)
    uscc: str | None = prop("GB 32100-2015, 18 characters (统一社会信用代码).")
    name: str = expr("Its name on the day (名称).", NAME_ON_DAY)
    is_key: bool = prop("Whether it is under key supervision (重点企业).")
    sectors: list[Sector] = link(
        "What it is supervised for (行业领域).", "(:Enterprise)-[:OPERATES_IN]->(:Sector)", order=["that.code"]
    )
    area: Annotated["Area", strawberry.lazy("schema.area")] | None = link(
        "The lowest area known to contain it (所在区域).", "(:Enterprise)-[:LOCATED_IN]->(:Area)"
    )

    @answered_by(
        Link(
            "(:Enterprise)<-[:SUBJECT]-(:Assignment)",
            order=("that.basis", "that.key"),
            filters={"basis": Predicate("this.basis IN $value")},
            paged=True,
        )
    )
    def assignments(
        self, basis: BasisArgument = None, first: First = None, after: After = None
    ) -> Connection[Annotated["Assignment", strawberry.lazy("schema.assignment")]]:
        """Assignments that name this very enterprise (挂钩与分工)."""

    responsibility_chain: Annotated["ResponsibilityChain", strawberry.lazy("schema.chain")] = view(
        "Who answers for it: every strand, every level (责任链)."
    )
