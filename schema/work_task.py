"""Tasks of a year's work plan (重点工作任务)."""

from datetime import date

from graph.fields import expr, prop
from schema.describe import described
from schema.stated import Stated


@described
class WorkTask(Stated):
    """One numbered task of a document of key points (重点工作任务)."""

    number: str = prop("Its number in the document, as 12 or 三.4 (序号).")
    section: str = prop("The heading under which it stands (所属部分).")
    title: str = prop("Its own heading (任务名称).")
    owners: list[str] = expr(
        "The units that it names as responsible, in its words (责任单位).", "coalesce(this.owners, [])"
    )
    due_on: list[date] = expr(
        "The last days that it names, in the order of the text; a month stands for its last day (时限).",
        "coalesce(this.dueOn, [])",
    )
