"""Where something is or what it is about: an enterprise, or the area itself (单位或区域)."""

from typing import TYPE_CHECKING, Annotated

import strawberry

if TYPE_CHECKING:
    from schema.area import Area
    from schema.enterprise import Enterprise

Unit = Annotated[
    Annotated["Enterprise", strawberry.lazy("schema.enterprise")] | Annotated["Area", strawberry.lazy("schema.area")],
    strawberry.union("Unit", description="An enterprise, or an area where no enterprise is concerned (企业或区域)."),
]
