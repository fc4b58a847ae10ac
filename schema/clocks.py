"""The two clocks of a question (时点)."""

from datetime import date, datetime
from typing import Annotated

import strawberry

from graph.fields import expr
from schema.describe import described, described_input


@described_input
class AsOf:
    """The two clocks of a question: the day it is asked about, and what the register knew (查询时点)."""

    valid_on: date | None = strawberry.field(
        default=None, description="The day the facts held. Default: today (事实日期)."
    )
    known_at: datetime | None = strawberry.field(
        default=None, description="What the register had recorded by then. Default: now (登记时刻)."
    )


AsOfArgument = Annotated[
    AsOf | None,
    strawberry.argument(name="asOf", description="The clocks of the question and of all below it (查询时点)."),
]


@described
class AsOfEcho:
    """The clocks that an answer used (所用时点)."""

    valid_on: date = expr("The day asked about, Asia/Shanghai (事实日期).", "$validOn")
    known_at: datetime = expr("The state of the register asked about (登记时刻).", "$knownAt")
    register_began_at: datetime | None = expr(
        "Set when the register holds nothing recorded by knownAt (登记簿起始时刻).",
        "head(COLLECT { MATCH (register:Register) WHERE register.beganAt > $knownAt RETURN register.beganAt })",
    )
