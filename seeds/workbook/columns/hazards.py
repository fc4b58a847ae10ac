"""The sheets of hazards and of what becomes of them."""

import dataclasses

from seeds.workbook import event_words
from seeds.workbook.columns.declaring import (
    BASIS,
    PEOPLE,
    PERIOD,
    SUBJECT,
    Column,
    Kind,
    Refers,
    Sheet,
    choice,
    day,
    happened,
    hazards,
    numbered,
    organizations,
)

_OF = Column("隐患", "hazard", Kind.NAME, "隐患的编号", "YH-2026-001", True, refers=Refers.HAZARD)
_NOTE = Column("说明", "note", Kind.TEXT, "补充说明", "已通知企业")
_LAST = "最后一天（含当日）"

HAZARDS = Sheet(
    "隐患",
    "hazards",
    "隐患，以编号区分；何时发现、整改见“隐患进展”表",
    (
        numbered("隐患的编号", "YH-2026-001", Refers.HAZARD),
        Column("名称", "title", Kind.TEXT, "一句话", "有限空间未设警示标志", True),
        choice("级别", "grade", event_words.HAZARD_GRADES, "一般或者重大", "重大", required=True),
        *SUBJECT,
        Column("类别", "category", Kind.TEXT, "如 用电、消防、有限空间", "有限空间"),
        Column("案卷", "case_file", Kind.TEXT, "一案一档的案卷号", "案卷2026-1"),
    ),
    ("number",),
    optional=True,
)
STEPS = Sheet(
    "隐患进展",
    "hazard_steps",
    "隐患从发现到回头看的各步，一步一行，不得跳过，日期不得颠倒；验收不合格后的再次整改为下一轮",
    (
        _OF,
        choice("进展", "status", event_words.HAZARD_STEPS, "到了哪一步", required=True),
        happened("日期", "到这一步的这一天", "2026-03-02"),
        Column("轮次", "round", Kind.NUMBER, "第几轮整改；不填则由日期得出，验收不合格之后的为下一轮", "1", later=True),
        day("整改期限", "due_on", _LAST, "2026-03-31", not_before="on"),
        *PEOPLE,
        _NOTE,
        *BASIS,
    ),
    ("hazard", "status", "round", "on"),
    optional=True,
)
EXTENSIONS = Sheet(
    "隐患延期",
    "extensions",
    "整改期限的延长，一次一行",
    (
        _OF,
        happened("批准日期", "批准延期的这一天", "2026-03-20"),
        day("延期至", "due_on", _LAST, "2026-04-30", required=True, not_before="on"),
        _NOTE,
        *BASIS,
    ),
    ("hazard", "on"),
    optional=True,
)
LISTINGS = Sheet(
    "挂牌督办",
    "listings",
    "重大隐患的挂牌督办，一级一行；摘牌后填写截止日期",
    (
        _OF,
        Column("督办编号", "number", Kind.NAME, "挂牌督办的编号", "GP-2026-001", True),
        choice("级别", "level", event_words.LISTING_LEVELS, "哪一级挂牌", required=True),
        day("起始日期", "valid_from", "挂牌的这一天", "2026-03-05", required=True, past=True),
        dataclasses.replace(PERIOD[1], help="摘牌前的最后一天（含当日）；仍在督办则不填", example="2026-07-15"),
        organizations("督办单位", "由谁督办"),
        day("完成期限", "due_on", _LAST, "2026-06-30", not_before="valid_from"),
        *BASIS,
    ),
    ("hazard", "level"),
    optional=True,
)
PLANS = Sheet(
    "整改方案",
    "plans",
    "一企一策",
    (
        numbered("方案的编号", "FA-2026-001"),
        Column("企业", "enterprise", Kind.NAME, SUBJECT[2].help, SUBJECT[2].example, True, refers=Refers.ENTERPRISE),
        happened("日期", "订立方案的这一天", "2026-03-06"),
        hazards(),
        Column("标题", "title", Kind.TEXT, "方案的标题", "有限空间整治方案"),
        Column("目标", "aims", Kind.TEXT, "整改的目标", "警示标志齐全"),
        Column("措施", "measures", Kind.TEXT, "整改的措施", "补设标志，培训人员"),
        day("完成期限", "due_on", _LAST, "2026-03-31", not_before="on"),
        *BASIS,
    ),
    ("number",),
    optional=True,
)

SHEETS = (HAZARDS, STEPS, EXTENSIONS, LISTINGS, PLANS)
