"""The sheets of measures of accountability, and of exemptions."""

import dataclasses

from graph.audit_rules import OF_DOCUMENTS
from seeds.workbook import event_words
from seeds.workbook.columns.declaring import (
    AGAINST,
    BASIS,
    PERIOD,
    WITHDRAWN,
    Column,
    Kind,
    Refers,
    Sheet,
    choice,
    day,
    document,
    happened,
    hazards,
    incidents,
    numbered,
    organizations,
)

_LAST = "最后一天（含当日）"

MEASURES = Sheet(
    "措施",
    "measures",
    "问责和督办的措施，一个对象一行",
    (
        numbered("措施的编号", "CS-2026-001"),
        choice("措施类别", "kind", event_words.MEASURES, "什么措施", "约谈", required=True),
        happened("日期", "作出的这一天", "2026-05-25"),
        *AGAINST,
        organizations("作出单位", "由谁作出"),
        hazards(),
        incidents(),
        Column("说明", "note", Kind.TEXT, "补充说明", "督促整改"),
        day("答复期限", "reply_by", _LAST, "2026-06-05", not_before="on"),
        day("答复日期", "replied_on", "答复的这一天", "2026-06-01", past=True, not_before="on"),
        day("完成期限", "due_on", _LAST, "2026-06-30", not_before="on"),
        day("完成日期", "completed_on", "完成的这一天", "2026-06-28", past=True, not_before="on"),
        *BASIS,
    ),
    ("number",),
    optional=True,
)
_DUTY = "豁免的职责的条款，须为文号所指文件的条款；与审计规则只填其一"

_RULE = "不适用的审计规则，用词与覆盖面审计报告相同"
_DOCUMENTS = "、".join(word for word, rule in event_words.AUDIT_RULES.items() if rule in OF_DOCUMENTS)
_EXEMPTED = Column(
    "豁免文件",
    "exempted",
    Kind.NAME,
    f"豁免的是文件时填写，只用于“{_DOCUMENTS}”：发文字号，没有文号的填标题；与人员、单位、岗位、区划、企业只填其一",
    "示例应急〔2020〕1号",
    refers=Refers.DOCUMENT,
    instead=True,
    later=True,
)

WAIVERS = Sheet(
    "豁免",
    "waivers",
    "某对象在一段时间内不适用某条审计规则，或者免除某项职责",
    (
        *AGAINST,
        _EXEMPTED,
        choice("审计规则", "rule", event_words.AUDIT_RULES, _RULE, "走访逾期", also=event_words.ALSO_AUDIT_RULES),
        Column("职责条款", "duty", Kind.NAME, _DUTY, "二（一）", instead=True),
        Column("理由", "reason", Kind.TEXT, "为什么豁免", "停产检修", True),
        dataclasses.replace(PERIOD[0], example="2020-05-01"),
        PERIOD[1],
        document("同意豁免的文件；免除职责时为规定该职责的文件", required=False),
        *BASIS[1:],
        WITHDRAWN,
    ),
    (
        *("person", "organization", "post", "area", "within", "enterprise", "exempted"),
        *("rule", "duty", "valid_from", "document"),
    ),
    optional=True,
)

SHEETS = (MEASURES, WAIVERS)
