"""The roots for what documents demand to be done: duties, tasks, targets, and the lists of those who do it."""

from resolvers.demand import DUTIES, TARGETS, WORK_TASKS
from resolvers.duty_list import DUTY_LISTS
from schema.connection import Connection
from schema.demand_filter import DutyFilter, DutyOrder, TargetFilter, TargetOrder, WorkTaskFilter, WorkTaskOrder
from schema.describe import described
from schema.duty import Duty
from schema.duty_list import DutyList
from schema.duty_list_filter import DutyListFilter, DutyListOrder
from schema.roots import listed
from schema.target import Target
from schema.work_task import WorkTask


@described
class DemandRoots:
    """What documents demand to be done (职责、任务、目标与清单)."""

    duties: Connection[Duty] = listed(
        Duty, "The duties in force on the day, by id (职责列表).", DUTIES, DutyFilter, DutyOrder
    )
    work_tasks: Connection[WorkTask] = listed(
        WorkTask,
        "The tasks that are set on the day, by id (重点工作任务列表).",
        WORK_TASKS,
        WorkTaskFilter,
        WorkTaskOrder,
    )
    targets: Connection[Target] = listed(
        Target, "The targets that are set on the day, by id (工作目标列表).", TARGETS, TargetFilter, TargetOrder
    )
    duty_lists: Connection[DutyList] = listed(
        DutyList,
        "The lists of leaders and units in force on the day, by id (清单列表).",
        DUTY_LISTS,
        DutyListFilter,
        DutyListOrder,
    )
