"""Targets of a year and what they are measured by (工作目标、指标)."""

from datetime import date
from decimal import Decimal
from enum import Enum

from graph.fields import expr, link, prop
from language import _
from resolvers.target import IS_MET, NEWEST_FIRST, PROGRESS
from schema.area import AreaLevel
from schema.describe import described, described_enum
from schema.stated import Stated


@described_enum
class Comparison(Enum):
    """How a measured value has to stand to the target's (比较方式)."""

    AT_LEAST = _("At least")
    AT_MOST = _("At most")
    EXACTLY = _("Exactly")
    REDUCED_BY = _("Reduced by at least")


@described
class IndicatorProgress(Stated):
    """What an indicator of a target stood at on a day (指标进展)."""

    on: date = prop("The day (日期).", "validFrom")
    value: Decimal = prop("What it stood at, in the indicator's unit; of a reduction, by how much (当前值).")


@described
class Indicator(Stated):
    """A figure by which a target is measured (指标)."""

    name: str = prop("What is measured, in the document's words (指标名称).")
    comparison: Comparison = prop("How the value has to stand to it (比较方式).")
    value: Decimal = prop("The figure (目标值).")
    unit: str = prop("Its unit, as % or 项 (单位).")
    baseline: str | None = prop(
        "What a reduction is counted from, or what a share is of, in the document's words (基准)."
    )
    level: AreaLevel | None = prop("The level of government that it is about (层级).")
    due_on: date | None = prop("The last day by which it is reached (截止日期).")
    progress: list[IndicatorProgress] = link(
        "What it stood at by the day, the newest first (指标进展).", PROGRESS, order=NEWEST_FIRST
    )
    latest: IndicatorProgress | None = link(
        "The newest of its progress by the day (最新进展).", PROGRESS, order=NEWEST_FIRST
    )
    is_met: bool | None = expr(
        "Whether the newest progress by the day reaches the figure; null while there is none (是否达标).", IS_MET
    )


_INDICATORS = (
    "MATCH (this)-[:STATED_IN]->(:OfficialDocument)<-[:STATED_IN]-(that:Indicator)"
    " WHERE that.target = this.number WITH that"
)


@described
class Target(Stated):
    """A target of a document of key points (工作目标)."""

    number: str = prop("Its clause (条款).")
    title: str = prop("Its heading (目标名称).")
    indicators: list[Indicator] = link(
        "The figures that it names, in the order of the text (指标).",
        _INDICATORS,
        order=["that.position", "that.key"],
        conditions=["held(that)"],
    )
