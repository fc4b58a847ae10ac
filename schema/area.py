"""Areas: administrative divisions and functional zones (行政区划、功能区)."""

from enum import Enum
from typing import TYPE_CHECKING, Annotated

import strawberry

from graph.fields import Link, Predicate, answered_by, expr, link, prop
from language import _
from resolvers.area import ALIASES_ON_DAY, enterprises_below
from resolvers.enterprise import ENTERPRISE_FILTER, NAME_ON_DAY
from schema.assignment_basis import BasisArgument
from schema.connection import After, Connection, First
from schema.describe import described, described_enum, described_input
from schema.enterprise import Enterprise, EnterpriseFilter
from schema.node import KEY_WORDS, Node

if TYPE_CHECKING:
    from schema.assignment import Assignment


@described_enum
class AreaLevel(Enum):
    """The level of an area (行政层级)."""

    PROVINCE = _("Province")
    CITY = _("City")
    DISTRICT = _("District or county")
    TOWN = _("Town or sub-district")
    VILLAGE = _("Village or community")


@described_enum
class AreaKind(Enum):
    """Whether an area is a division of the state or a zone administered like one (区域类别)."""

    ADMINISTRATIVE = _("Administrative division")
    FUNCTIONAL_ZONE = _("Functional zone")


@described_input
class AreaFilter:
    """Which areas; conditions combine (区域筛选条件)."""

    level: AreaLevel | None = strawberry.field(default=None, description="Of this level (层级).")
    kind: AreaKind | None = strawberry.field(default=None, description="Of this kind (类别).")
    within: strawberry.ID | None = strawberry.field(default=None, description="Below this area (上级区域).")
    name_contains: str | None = strawberry.field(default=None, description="A part of the name (名称包含).")
    has_liaison: bool | None = strawberry.field(
        default=None, description="Somebody is linked to it or to the zone or town merged with it (已挂钩联系)."
    )


@described
class Area(Node):
    """An administrative division or a functional zone (行政区划、功能区)."""

    key: strawberry.ID = prop(KEY_WORDS)
    code: str | None = prop("GB/T 2260 (6 digits) or the statistical code (9 or 12); null for a zone without (代码).")
    name: str = expr("Its name on the day (名称).", NAME_ON_DAY)
    level: AreaLevel = prop("Its level (层级).")
    kind: AreaKind = prop("Division or zone (类别).")
    aliases: list[str] = expr("What else it is called (别名).", ALIASES_ON_DAY)
    parent: "Area | None" = link("The area directly above (上级).", "(:Area)-[:PART_OF]->(:Area)")
    ancestors: list["Area"] = link(
        "From the nearest upward (各级上级).", "(:Area)-[:PART_OF*]->(:Area)", order=["size(step1)", "that.key"]
    )

    @answered_by(Link("(:Area)<-[:PART_OF]-(:Area)", order=("that.key",), paged=True))
    def children(self, first: First = None, after: After = None) -> "Connection[Area]":
        """The areas directly below (下级)."""

    @answered_by(
        Link(
            "(:Area)<-[:PART_OF*]-(:Area)",
            order=("that.key",),
            filters={"level": Predicate("this.level = $value")},
            paged=True,
        )
    )
    def descendants(
        self,
        level: Annotated[AreaLevel | None, strawberry.argument(description="Only of this level (层级).")] = None,
        first: First = None,
        after: After = None,
    ) -> "Connection[Area]":
        """All areas below, on every level (各级下级)."""

    merged_with: list["Area"] = link(
        "Zones and towns under one administration with it (区镇合一).",
        "(:Area)-[:MERGED_WITH*]-(:Area)",
        order=["that.key"],
    )

    @answered_by(Link(enterprises_below, order=("that.key",), filters={"filter": ENTERPRISE_FILTER}, paged=True))
    def enterprises(
        self,
        recursive: Annotated[bool, strawberry.argument(description="With those of all areas below (含下级).")] = True,
        filter: Annotated[EnterpriseFilter | None, strawberry.argument(description="Which (筛选).")] = None,
        first: First = None,
        after: After = None,
    ) -> Connection[Enterprise]:
        """The enterprises in it (企业)."""

    @answered_by(
        Link(
            "(:Area)<-[:SUBJECT]-(:Assignment)",
            order=("that.basis", "that.key"),
            filters={"basis": Predicate("this.basis IN $value")},
            paged=True,
        )
    )
    def assignments(
        self, basis: BasisArgument = None, first: First = None, after: After = None
    ) -> Connection[Annotated["Assignment", strawberry.lazy("schema.assignment")]]:
        """Assignments that name this very area (挂钩与分工)."""
