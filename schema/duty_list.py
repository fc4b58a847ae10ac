"""Lists of duties: what a leader or a unit has to do for work safety (责任清单、重点工作清单)."""

from graph.fields import expr, link, prop
from schema.assignment import Assignee
from schema.describe import described
from schema.duty_list_filter import DutyListKind
from schema.stated import Stated


@described
class DutyList(Stated):
    """What the list of a leader or a unit says: its duties (责任清单), or its key work of a year (重点工作清单) (清单)."""

    kind: DutyListKind = prop("What it is of (清单类别).")
    year: int | None = prop("The calendar year that it is for; null for a list of duties that stands (年度).")
    items: list[str] = expr("What it says, in its order (内容).", "coalesce(this.items, [])")
    owner: Assignee = link("Whose it is (责任主体).", "(:DutyList)-[:OWNED_BY]->(:Person|Post|Organization)")
