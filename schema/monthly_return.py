"""The monthly return (情况表): Annex 2 of 苏应急〔2020〕82号."""

from datetime import date

import strawberry

from graph.fields import CYPHER, Link, bound, expr, link, rows, view
from resolvers.monthly_return import (
    DEMANDED_BY,
    IS_LATE,
    IS_MISSING,
    IS_UNKNOWN,
    LATE,
    LISTED,
    MISSING,
    ROW_BINDS,
    ROW_ORDER,
    ROWS,
    TOTAL,
    UNKNOWN,
)
from schema.area import Area
from schema.clocks import AsOfEcho
from schema.describe import described
from schema.document import Citation, citation
from schema.scalars import YearMonth


@described
class MonthlyReturnRow:
    """What one area reported, or the sums of what is known (情况表的一行，或合计)."""

    area: Area | None = bound("Who reports; null in the row of sums (地区).", "area")
    submitted_on: date | None = expr("When it was submitted; null where nothing was (报送日期).", "submittedOn")
    due_by: date | None = expr("The last day that is in time, included; null in the row of sums (报送期限).", "dueBy")
    is_late: bool | None = expr("Submitted after that day; null where nothing was submitted (迟报).", IS_LATE)
    is_missing: bool | None = expr(
        "That day is over on the day of the question, and nothing is there, though the area kept its returns when the month began;"
        " null in the row of sums (未报).",
        IS_MISSING,
    )
    is_unknown: bool | None = expr(
        "The same of an area of which the register had no return yet when the month began: nobody knows whether it"
        " reported; null in the row of sums (登记簿无此类记录).",
        IS_UNKNOWN,
    )
    liaison_groups: int | None = expr("How many liaison groups there are (组织挂钩联系组).", "liaisonGroups")
    inspections: int | None = expr(
        "How many inspections; an enterprise seen twice counts twice (抽查企业数家次).", "inspections"
    )
    leaders: int | None = expr("How many leaders of party and government take part (党政领导数（人）).", "leaders")
    departments: int | None = expr("How many internal departments take part (内设机构数（个）).", "departments")
    linked_villages: int | None = expr(
        "How many villages and communities somebody is linked to (挂钩联系村（社区）数（个）).", "linkedVillages"
    )
    linked_key_enterprises: int | None = expr(
        "How many key enterprises somebody is linked to (挂钩重点企业（家）).", "linkedKeyEnterprises"
    )
    citation: Citation | None = citation("The row of the roster that names the area (名册出处).", LISTED)


@described
class MonthlyReturn:
    """What the areas that have to report submitted for a month, in the order of their roster (情况表)."""

    area: Area = link("The area asked about (区域).", "WITH this AS that", on=False)
    month: YearMonth = expr("The month reported on (报告月份).", "$month")
    as_of: AsOfEcho = view("The clocks of the answer (所用时点).")
    demanded_by: Citation | None = citation(
        "What demands it, in force on the last day of the month; null where nothing does (依据).", DEMANDED_BY
    )
    late: int = expr("How many were submitted late (迟报数).", LATE)
    missing: int = expr("How many are missing (未报数).", MISSING)
    unknown: int = expr(
        "How many areas have nothing there and kept no returns yet when the month began (登记簿无此类记录的地区数).",
        UNKNOWN,
    )
    rows: list[MonthlyReturnRow] = rows(
        "A row for each area of the roster in the area asked about (各地区).", ROWS, binds=ROW_BINDS, order=ROW_ORDER
    )
    total: MonthlyReturnRow = strawberry.field(
        description="The sums of what is known; null where no area has said it (合计).",
        metadata={CYPHER: Link(TOTAL, target=None, binds=ROW_BINDS)},
    )
