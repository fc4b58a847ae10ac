"""The sheets of incidents, their casualties and their investigation."""

from seeds.workbook import event_words, words
from seeds.workbook.columns.declaring import (
    BASIS,
    SUBJECT,
    Column,
    Kind,
    Refers,
    Sheet,
    choice,
    day,
    happened,
    numbered,
    organizations,
)

_OF = Column("事故", "incident", Kind.NAME, "事故的编号", "SG-2026-001", True, refers=Refers.INCIDENT)
_UNKNOWN = "从0起的整数；不详则不填"

INCIDENTS = Sheet(
    "事故",
    "incidents",
    "事故，以编号区分；等级由伤亡和损失得出，不填",
    (
        numbered("事故的编号", "SG-2026-001", Refers.INCIDENT),
        Column("名称", "title", Kind.TEXT, "一句话", "示例企业物体打击事故", True),
        Column(
            "发生时间",
            "occurred_at",
            Kind.MOMENT,
            "日期和时刻，北京时间；不晚于导入当日",
            "2026-05-18 14:05",
            True,
            past=True,
        ),
        *SUBJECT,
        Column("类别", "type", Kind.NAME, "事故当日有效的国家标准中的名称或者代码", "物体打击"),
        choice(
            "大类", "category", event_words.INCIDENT_CATEGORIES, "决定伤亡变化几日内重定等级；不填则由类别决定", "其他"
        ),
        choice("生产安全事故", "production_safety", words.YES_NO, "不填即是"),
    ),
    ("number",),
    optional=True,
)
CASUALTIES = Sheet(
    "事故伤亡",
    "casualties",
    "某日统计的伤亡和直接经济损失；变化时另起一行",
    (
        _OF,
        happened("统计日期", "截至这一天", "2026-05-20"),
        Column("死亡人数", "deaths", Kind.COUNT, _UNKNOWN, "1"),
        Column("重伤人数", "serious_injuries", Kind.COUNT, _UNKNOWN, "0"),
        Column(
            "直接经济损失（万元）",
            "direct_loss",
            Kind.MONEY,
            "以万元计，不带单位的数；不详则不填",
            "120.5",
            cents=1_000_000,
        ),
        *BASIS,
    ),
    ("incident", "on"),
    optional=True,
)
INVESTIGATIONS = Sheet(
    "事故调查",
    "investigations",
    "事故调查，一级一行；提级调查填写原来的级别",
    (
        _OF,
        choice("级别", "level", event_words.INVESTIGATION_LEVELS, "哪一级政府调查", "市级", required=True),
        choice("提级自", "elevated_from", event_words.INVESTIGATION_LEVELS, "提级调查前的级别", "区县级"),
        happened("开始日期", "调查开始的这一天", "2026-05-19"),
        day("结束日期", "concluded_on", "调查结束的这一天", "2026-07-10", past=True, not_before="on"),
        organizations("调查单位", "由谁调查"),
        Column("结论", "conclusion", Kind.TEXT, "调查的结论", "作业人员未按规程操作"),
        *BASIS,
    ),
    ("incident", "level"),
    optional=True,
)

SHEETS = (INCIDENTS, CASUALTIES, INVESTIGATIONS)
