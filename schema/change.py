"""Changes of areas: renamed, split, merged, given another code, raised in rank (撤并更名)."""

from datetime import date
from enum import Enum
from typing import TYPE_CHECKING, Annotated, Any

import strawberry

from graph.fields import expr, link, prop
from language import _
from resolvers.change import NEWEST_FIRST, OF_AREA, PREDECESSORS, SUCCESSORS
from schema.describe import described, described_enum
from schema.node import KEY_WORDS, Node

if TYPE_CHECKING:
    from schema.area import Area


@described_enum
class AreaChangeKind(Enum):
    """What happened to areas (区划变更类别)."""

    RENAMED = _("Renamed")
    SPLIT = _("Split")
    MERGED = _("Merged")
    RECODED = _("Given another code")
    UPGRADED = _("Raised in rank")


def named(name: str, field: Any) -> Any:
    """A field whose name in the API is a word of Python."""
    field.graphql_name = name
    return field


@described
class ChangeEvent(Node):
    """A change of areas on a day: renamed, split, merged, given another code, raised in rank (撤并更名).

    What was assigned to an area that is gone is assigned to none of its heirs until somebody says so.
    """

    key: strawberry.ID = prop(KEY_WORDS)
    kind: AreaChangeKind = prop("What happened (变更类别).")
    on: date = prop("The first day on which it is so (生效日期).")
    on_uncertain: bool = expr(
        "True when the source does not say the day, and the latest possible one is taken (生效日期存疑).",
        "coalesce(this.onUncertain, false)",
    )
    from_: list[Annotated["Area", strawberry.lazy("schema.area")]] = named(
        "from",
        link(
            "The areas that there were before, also where they are gone on the day asked about (变更前区域).",
            "(:ChangeEvent)-[:CHANGED_FROM]->(:Area)",
            order=["that.key"],
        ),
    )
    to: list[Annotated["Area", strawberry.lazy("schema.area")]] = link(
        "The areas that there were behind it, also where they are not yet there on the day asked about (变更后区域).",
        "(:ChangeEvent)-[:CHANGED_TO]->(:Area)",
        order=["that.key"],
    )


CHANGES: Any = link(
    "The changes that it comes out of or goes into, whatever their day, the newest first (撤并更名).",
    OF_AREA,
    order=NEWEST_FIRST,
)
PREDECESSOR_AREAS: Any = link(
    "The areas that it came out of by a change, whatever the day (前身).", PREDECESSORS, order=["that.key"]
)
SUCCESSOR_AREAS: Any = link(
    "The areas that came out of it by a change, whatever the day (后继).", SUCCESSORS, order=["that.key"]
)
