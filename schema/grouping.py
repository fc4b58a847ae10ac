"""Enterprises counted in groups (企业分组统计)."""

import inspect
from enum import Enum
from typing import TYPE_CHECKING, Annotated, Any

import strawberry

from graph.fields import Default, Link, On, arguments, bound, expr, link
from language import _
from resolvers.grouping import BINDS, HAS_LIAISON, IS_KEY, ORDER, SECTOR, groups
from schema.describe import described, described_enum
from schema.sector import Sector

if TYPE_CHECKING:
    from schema.area import Area


@described_enum
class EnterpriseGrouping(Enum):
    """By what enterprises are counted (企业分组方式)."""

    SECTOR = _("Sector")
    DISTRICT = _("District or county")
    TOWN = _("Town or sub-district")
    VILLAGE = _("Village or community")
    KEY = _("Key enterprise")
    LIAISON = _("Liaison")


@described
class EnterpriseGroup:
    """How many enterprises share a sector, an area, and the rest of what they are grouped by (企业分组)."""

    area: Annotated["Area", strawberry.lazy("schema.area")] | None = bound(
        "The area; null where no level is asked for, and of enterprises that lie in no area of it (区域).", "area"
    )
    sector: Sector | None = link(
        "The sector; null where it is not asked for, and of enterprises that have none (行业领域).", SECTOR, on=False
    )
    is_key: bool | None = expr("Key enterprises or not; null where it is not asked for (重点企业).", IS_KEY)
    has_liaison: bool | None = expr(
        "Somebody is linked to the enterprises themselves; null where it is not asked for (已挂钩联系).", HAS_LIAISON
    )
    count: int = expr("How many enterprises (企业数).", "total")


_By = Annotated[
    list[EnterpriseGrouping],
    strawberry.argument(description="By what, together; of the levels of areas one at most (分组方式)."),
]

ENTERPRISE_GROUPS: Any = arguments(
    "The enterprises in it and below it, counted in groups, of which none is empty. An enterprise with two sectors counts in"
    " both (企业分组统计).",
    Link(groups, order=ORDER, target=None, binds=BINDS),
    by=Default(_By, inspect.Parameter.empty),
    on=On,
)
