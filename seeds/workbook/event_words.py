"""The Chinese words of a workbook for what documents demand and for what happened."""

from collections.abc import Mapping

from graph import audit_rules
from language import translate
from seeds.workbook.words import LEVELS

DUTY_KINDS = {
    "走访": "VISIT",
    "检查": "INSPECTION",
    "听取汇报": "HEARING",
    "意见建议": "ADVICE",
    "提醒函": "LETTER",
    "报告": "REPORT",
    "情况表": "MONTHLY_RETURN",
    "进驻企业": "ENTRY",
    "隐患清单": "HAZARD_LIST",
    "方案计划": "PLAN",
    "整改销号": "CLOSE_OUT",
    "回头看": "LOOK_BACK",
    "评估考核": "EVALUATION",
    "演练": "DRILL",
    "应急处置": "EMERGENCY_RESPONSE",
    "组织领导": "ORGANISATION",
}
DUTY_LISTS = {"责任清单": "DUTIES", "重点工作清单": "WORK"}
RECURRENCES = {
    "每周": "FREQ=WEEKLY",
    "每两周": "FREQ=WEEKLY;INTERVAL=2",
    "每月": "FREQ=MONTHLY",
    "每两个月": "FREQ=MONTHLY;INTERVAL=2",
    "每季度": "FREQ=MONTHLY;INTERVAL=3",
    "每四个月": "FREQ=MONTHLY;INTERVAL=4",
    "每半年": "FREQ=MONTHLY;INTERVAL=6",
    "每年": "FREQ=YEARLY",
    "每两年": "FREQ=YEARLY;INTERVAL=2",
    "每三年": "FREQ=YEARLY;INTERVAL=3",
    "每五年": "FREQ=YEARLY;INTERVAL=5",
}
"""RRULEs of RFC 5545, as the readers of documents write them (seeds/readers/cadence.py): those that are usual, of all that are
counted (graph/recurrence.py)."""
ALSO_RECURRENCES = {
    "每双周": RECURRENCES["每两周"],
    "每2周": RECURRENCES["每两周"],
    "每两月": RECURRENCES["每两个月"],
    "每2个月": RECURRENCES["每两个月"],
    "每季": RECURRENCES["每季度"],
    "每三个月": RECURRENCES["每季度"],
    "每六个月": RECURRENCES["每半年"],
    "每年度": RECURRENCES["每年"],
}
"""Other words for them, which the sheet takes and does not offer."""
COUNTED_FROM = {"印发": "ISSUE", "进驻": "ENTRY", "隐患清单": "HAZARD_LIST", "事故": "INCIDENT"}
REQUIREMENTS = {
    "每月报送情况表": "MONTHLY_RETURN",
    "每月到点次数": "VISITS_PER_MONTH",
    "每人挂钩企业家数": "ENTERPRISES_PER_LEADER",
    "每组人数": "PEOPLE_PER_GROUP",
    "每组挂钩企业家数": "ENTERPRISES_PER_GROUP",
    "重点企业挂钩": "LIAISON_OF_KEY_ENTERPRISES",
}
PER: Mapping[str, str] = {
    "MONTHLY_RETURN": "MONTH",
    "VISITS_PER_MONTH": "MONTH",
    "ENTERPRISES_PER_LEADER": "LEADER",
    "PEOPLE_PER_GROUP": "GROUP",
    "ENTERPRISES_PER_GROUP": "GROUP",
}
"""What the quantity of a requirement is counted by."""
LINKS = frozenset({"ENTERPRISES_PER_LEADER", "ENTERPRISES_PER_GROUP", "LIAISON_OF_KEY_ENTERPRISES"})
"""The requirements that demand a link."""
COMPARISONS = {"不低于": "AT_LEAST", "不高于": "AT_MOST", "等于": "EXACTLY", "下降": "REDUCED_BY"}

AREA_CHANGES = {"并入": "MERGED", "分设": "SPLIT"}
HAZARD_GRADES = {"一般": "GENERAL", "重大": "MAJOR"}
HAZARD_STEPS = {
    "发现": "FOUND",
    "整改中": "RECTIFYING",
    "整改完成": "RECTIFIED",
    "验收不合格": "REJECTED",
    "验收": "ACCEPTED",
    "销号": "CLOSED",
    "回头看": "REVIEWED",
}
INCIDENT_CATEGORIES = {"道路交通事故": "ROAD_TRAFFIC", "火灾事故": "FIRE", "其他": "OTHER"}
LISTING_LEVELS = {word: level for word, level in LEVELS.items() if level in ("CITY", "DISTRICT", "TOWN")}
INVESTIGATION_LEVELS = {word: level for word, level in LEVELS.items() if level != "VILLAGE"}
MEASURES = {
    "提醒函": "REMINDER_LETTER",
    "函告": "NOTICE_LETTER",
    "约谈": "INTERVIEW",
    "警示通报": "WARNING_CIRCULAR",
    "责令限期整改": "RECTIFICATION_ORDER",
    "书面检查": "WRITTEN_REVIEW",
    "行政处罚": "PENALTY",
    "停产停业": "SUSPENSION",
    "强制措施": "COERCIVE_MEASURE",
    "关闭": "CLOSURE",
    "一票否决": "VETO",
}
AUDIT_RULES = {translate(label, "zh"): rule for rule, label in audit_rules.AUDIT_RULES.items()}
"""The rules of the audit by the labels that the API and the coverage report have."""
ALSO_AUDIT_RULES = {translate(label, "en"): rule for rule, label in audit_rules.AUDIT_RULES.items()} | {
    "企业无行业监管部门": "ENTERPRISE_WITHOUT_SECTORAL_SUPERVISOR",
    "情况表逾期": "RETURN_OVERDUE",
    "隐患逾期": "HAZARD_OVERDUE",
    "挂牌隐患未销号": "LISTED_HAZARD_NOT_CLOSED",
}
"""What a report in English calls them, and what the sheet did before it took its words from the labels."""
