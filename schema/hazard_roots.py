"""The roots for what was done and found: records, hazards, lists, plans, waivers."""

from resolvers.duty_record import RECORDS
from resolvers.hazard import HAZARD, HAZARDS
from resolvers.listed_supervision import LISTED_SUPERVISIONS
from resolvers.rectification_plan import RECTIFICATION_PLANS
from resolvers.waiver import WAIVERS
from schema.connection import Connection
from schema.describe import described
from schema.duty_record import DutyRecord
from schema.duty_record_filter import DutyRecordFilter, DutyRecordOrder
from schema.hazard import Hazard
from schema.hazard_filter import HazardFilter, HazardOrder
from schema.listed_supervision import ListedSupervision, ListedSupervisionFilter, ListedSupervisionOrder
from schema.rectification_plan import RectificationPlan, RectificationPlanFilter, RectificationPlanOrder
from schema.roots import found, listed
from schema.waiver import Waiver, WaiverFilter, WaiverOrder


@described
class HazardRoots:
    """What was done, and what was found and rectified (履职与隐患)."""

    records: Connection[DutyRecord] = listed(
        DutyRecord, "What had been done by the day, by id (履职记录列表).", RECORDS, DutyRecordFilter, DutyRecordOrder
    )
    hazard: Hazard | None = found(
        Hazard, "One hazard, by exactly one of id and number (隐患).", HAZARD, number="Its number (编号)."
    )
    hazards: Connection[Hazard] = listed(
        Hazard, "The hazards found by the day, by id (隐患列表).", HAZARDS, HazardFilter, HazardOrder
    )
    listed_supervisions: Connection[ListedSupervision] = listed(
        ListedSupervision,
        "The hazards on a list on the day, by id (挂牌督办列表).",
        LISTED_SUPERVISIONS,
        ListedSupervisionFilter,
        ListedSupervisionOrder,
    )
    rectification_plans: Connection[RectificationPlan] = listed(
        RectificationPlan,
        "The rectification plans made by the day, by id (一企一策列表).",
        RECTIFICATION_PLANS,
        RectificationPlanFilter,
        RectificationPlanOrder,
    )
    waivers: Connection[Waiver] = listed(
        Waiver, "The waivers in force on the day, by id (豁免列表).", WAIVERS, WaiverFilter, WaiverOrder
    )
