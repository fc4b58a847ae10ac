"""The sheets of official documents that are not imported themselves, and of what they demand."""

import dataclasses

from seeds.workbook import event_words, words
from seeds.workbook.columns.declaring import (
    AGAINST,
    ANNEX,
    CLAUSE,
    CORRECTED,
    PERIOD,
    ROW,
    SUBJECT,
    WITHDRAWN,
    Column,
    Kind,
    Refers,
    Sheet,
    choice,
    clause_number,
    day,
    document,
    happened,
)

_NUMBERS = "以顿号分隔的发文字号"
_ORIGINAL = "已导入原件的文件不填，以原件为准"
_TARGET = Column("目标", "target", Kind.NAME, "目标的条款", "一（一）", True)
_INDICATOR = Column("指标", "name", Kind.NAME, "指标的名称", "检查企业", True)


def _demanded(title: str, name: str, help_: str, columns: tuple[Column, ...], *unique: str) -> Sheet:
    """A sheet of what documents demand for a period, a row each, told apart within its document."""
    columns = (document(), *columns, *PERIOD, *CORRECTED)
    return Sheet(title, name, f"{help_}；{_ORIGINAL}", columns, ("document", *unique), optional=True)


DOCUMENTS = Sheet(
    "文件",
    "documents",
    "没有原件可以导入的文件，一行一个；已导入原件的文件以原件为准，本表只取其施行日期、替代文件和部分代替",
    (
        document(),
        Column("标题", "title", Kind.TEXT, "完整的标题", "关于示例挂钩联系工作的通知", True),
        Column("发文机关", "issuer", Kind.NAME, "机关全称", "示例甲区应急管理局", True, refers=Refers.ORGANIZATION),
        day("成文日期", "on", "成文日期", "2020-01-06", required=True, past=True),
        Column("依据文件", "based_on", Kind.NAMES, _NUMBERS, "示例安办〔2019〕9号", refers=Refers.DOCUMENT),
        Column(
            "替代文件",
            "supersedes",
            Kind.NAMES,
            f"{_NUMBERS}；整件代替的，其所载的分工、职责、要求等于本文件施行（没有施行日期则为成文）之日终止",
            "示例应急〔2019〕1号",
            refers=Refers.DOCUMENT,
        ),
        Column(
            "部分代替",
            "supersedes_partly",
            Kind.NAMES,
            f"{_NUMBERS}；只代替其中一部分的，不使其终止",
            "示例应急〔2018〕3号",
            refers=Refers.DOCUMENT,
            later=True,
        ),
        dataclasses.replace(day("施行日期", "effective", "开始施行的第一天；不填即成文日期", "2020-02-01"), later=True),
    ),
    ("document",),
    optional=True,
)
DUTIES = _demanded(
    "职责",
    "duties",
    "文件规定的职责，由谁承担、多久一次",
    (
        clause_number("二（一）"),
        choice("职责类别", "kind", event_words.DUTY_KINDS, "做什么", required=True),
        choice("责任类型", "basis", words.BASES, "由哪一类责任人承担", "挂钩联系", required=True),
        choice("责任角色", "role", words.ROLES, "只由这一角色承担时填写", "挂钩联系人"),
        choice("层级", "level", words.LEVELS, "只对这一层级的区划承担时填写", "镇街级"),
        choice(
            "周期", "recurrence", event_words.RECURRENCES, "定期的职责填写", "每月", also=event_words.ALSO_RECURRENCES
        ),
        Column("每期次数", "quota", Kind.NUMBER, "有周期时填写；不填即一次", "1"),
        Column("次月截止日", "due_day", Kind.NUMBER, "有周期时填写；期满次月的几日，含当日", "5"),
        Column("完成期限", "due_on", Kind.DAY, "只做一次的职责，最后一天（含当日）", "2020-07-10", instead=True),
        Column("时限", "within", Kind.NAME, "从某事起算的时限，如 7日、1周、1个月", "1个月", instead=True),
        choice("起算", "counted_from", event_words.COUNTED_FROM, "时限从何事起算，与时限同填", instead=True),
        Column("内容", "content", Kind.TEXT, "文件中的原文", "每月不少于1次走访所挂钩的企业。"),
    ),
    "number",
)
TASKS = _demanded(
    "任务",
    "tasks",
    "文件规定的重点工作任务，一项一行，按文中顺序",
    (
        Column("任务序号", "number", Kind.NAME, "文中的序号，同一文件内不重复", "三.4", True),
        Column("所属部分", "section", Kind.TEXT, "任务所在部分的标题", "深化专项整治", True),
        Column("名称", "title", Kind.TEXT, "任务的标题", "开展有限空间专项检查", True),
        Column("责任单位", "owners", Kind.NAMES, "文中的名称，以顿号分隔", "示例甲区应急管理局"),
        Column("时限", "due_on", Kind.DAYS, "最后一天（含当日），按文中顺序以顿号分隔", "2020-06-30、2020-12-31"),
        Column("内容", "content", Kind.TEXT, "文件中的原文", "6月底前完成检查，年底前完成整改。"),
    ),
    "number",
)
DUTY_LISTS = Sheet(
    "清单",
    "duty_lists",
    "领导和单位的责任清单、年度重点工作清单，一条一行；责任主体、类别、年度、文号相同的各行为一份清单",
    (
        *AGAINST[:3],
        choice("类别", "kind", event_words.DUTY_LISTS, "哪一种清单", "重点工作清单", required=True),
        Column("年度", "year", Kind.NUMBER, "四位数的年份；长期有效的责任清单不填", "2026"),
        Column("序号", "number", Kind.NUMBER, "在清单中的序号，从1起连续", "1", True),
        Column("内容", "content", Kind.TEXT, "清单中的一条", "每季度听取一次安全生产工作汇报。", True),
        document("印发或者载明清单的文件", required=False),
        ANNEX,
        dataclasses.replace(CLAUSE, help="清单所在的条款"),
        *PERIOD,
        *CORRECTED,
    ),
    ("person", "organization", "post", "kind", "year", "document", "number"),
    optional=True,
)
"""The first three columns say whose it is; annex, clause and period are those of the whole list."""
REQUIREMENTS = _demanded(
    "要求",
    "requirements",
    "文件规定的数量",
    (
        choice("要求类别", "kind", event_words.REQUIREMENTS, "要求什么", required=True),
        Column("数量", "quantity", Kind.NUMBER, "多少", "1", True),
        CLAUSE,
    ),
    "kind",
)
ROSTERS = Sheet(
    "报送名单",
    "rosters",
    "要求所列的单位，一行一个；同一文号、要求类别须在“要求”表中",
    (
        document(),
        choice("要求类别", "kind", event_words.REQUIREMENTS, "对其有什么要求", required=True),
        dataclasses.replace(SUBJECT[0], instead=False),
        SUBJECT[1],
        dataclasses.replace(SUBJECT[2], instead=True),
        dataclasses.replace(ANNEX, example="2"),
        ROW,
        dataclasses.replace(WITHDRAWN, help="填“是”：不再列入名单；名单可以分几次导入，未列出的不变"),
    ),
    ("document", "kind", "area", "within", "enterprise"),
    optional=True,
)
TARGETS = _demanded(
    "目标",
    "targets",
    "文件规定的工作目标",
    (
        clause_number("一（一）"),
        Column("名称", "title", Kind.TEXT, "目标的名称", "检查全覆盖", True),
    ),
    "number",
)
INDICATORS = _demanded(
    "指标",
    "indicators",
    "衡量目标的指标",
    (
        _TARGET,
        _INDICATOR,
        choice("比较", "comparison", event_words.COMPARISONS, "与目标值如何比较", required=True),
        Column("目标值", "value", Kind.DECIMAL, "不带单位的数", "40", True),
        Column("计量单位", "unit", Kind.TEXT, "如 %、家、起", "%", True),
        Column("基准", "baseline", Kind.TEXT, "下降以什么为基准", "2019年", instead=True),
        choice("层级", "level", words.LEVELS, "只对这一层级时填写", "区县级"),
        Column("完成期限", "due_on", Kind.DAY, "最后一天（含当日）", "2020-12-31"),
    ),
    "target",
    "name",
)
PROGRESS = Sheet(
    "指标进展",
    "progress",
    "指标在某日达到的数值",
    (
        document(),
        _TARGET,
        _INDICATOR,
        happened("统计日期", "截至这一天", "2020-06-30"),
        Column("数值", "value", Kind.DECIMAL, "以指标的计量单位计，不带单位的数", "18.5", True),
    ),
    ("document", "target", "name", "on"),
    optional=True,
)

SHEETS = (DOCUMENTS, DUTIES, TASKS, DUTY_LISTS, REQUIREMENTS, ROSTERS, TARGETS, INDICATORS, PROGRESS)
