"""What happened in the worked case, by the day on which it was entered."""

from __future__ import annotations

import datetime as dt

from tests.worked_case.words import (
    BUREAU,
    CITY_BUREAU,
    DISTRICT,
    GOVERNMENT,
    GROUP,
    INCIDENT,
    NOTICE,
    PLAN,
    RULES,
    TOWN,
    USCC,
    Row,
    Rows,
    day,
)


def _record(number: int, kind: str, on: dt.date, **cells: object) -> Row:
    return {"编号": f"LZ-2025-{number:03}", "职责类别": kind, "日期": on, **cells}


def _leader(name: str) -> dict[str, object]:
    return {"人员": name, "单位": CITY_BUREAU}


def _visit(number: int, name: str, on: dt.date, area: str, title: str) -> Row:
    return _record(number, "走访", on, **_leader(name), 区划=area, 标题=title)


def _report(number: int, name: str, on: dt.date, clause: str, title: str) -> Row:
    return _record(number, "报告", on, **_leader(name), 标题=title, 文号=NOTICE, 职责条款=clause)


def _of_group(number: int, kind: str, on: dt.date, title: str, name: str | None = None) -> Row:
    who: dict[str, object] = {"人员": name, "单位": BUREAU} if name else {"单位": GROUP}
    return _record(number, kind, on, **who, 企业=USCC, 标题=title)


def _of_mayor(number: int, kind: str, on: dt.date, clause: str, title: str) -> Row:
    return _record(number, kind, on, 人员="示例己", 单位=GOVERNMENT, 区划=TOWN, 标题=title, 文号=RULES, 职责条款=clause)


def _return(month: str, on: dt.date, inspections: int) -> Row:
    counts = {"组织挂钩联系组": 1, "抽查企业数（家次）": inspections, "挂钩重点企业（家）": 1}
    return {"区划": DISTRICT, "月份": month, "报送日期": on, **counts, "文号": NOTICE, "附件": 2, "序号": 1}


_TOWN_VISITS = [
    _visit(1, "示例丙", day(2, 14), TOWN, "二月到点指导"),
    _visit(2, "示例丙", day(3, 20), TOWN, "三月到点指导"),
    _visit(3, "示例丙", day(4, 29), TOWN, "到点指导"),
    _visit(4, "示例丙", day(6, 30), TOWN, "六月到点指导"),
]
_DISTRICT_VISITS = [
    _visit(5, "示例甲", day(2, 20), DISTRICT, "二月到点指导"),
    _visit(6, "示例甲", day(3, 18), DISTRICT, "三月到点指导"),
    _visit(7, "示例甲", day(5, 1), DISTRICT, "节日期间到点指导"),
    _visit(8, "示例甲", day(7, 9), DISTRICT, "七月到点指导"),
]
_REPORTS = [
    *(
        _report(10 + month, "示例丙", day(month, last), "三（一）", f"{month}月工作情况")
        for month, last in ((2, 27), (3, 28), (4, 29), (5, 29), (6, 27), (7, 30))
    ),
    _report(18, "示例丙", day(7, 12), "三（三）", "专题调研报告"),
    _report(19, "示例甲", day(2, 28), "三（一）", "2月工作情况"),
    _report(20, "示例甲", day(3, 31), "三（一）", "3月工作情况"),
    _report(21, "示例甲", day(7, 8), "三（三）", "专题调研报告"),
]
_BY_GROUP = [
    _of_group(30, "进驻企业", day(2, 19), "进驻"),
    _of_group(31, "隐患清单", day(3, 12), "隐患清单", "示例壬"),
    _of_group(32, "走访", day(3, 5), "走访"),
    _of_group(33, "走访", day(3, 26), "走访"),
    _of_group(34, "走访", day(4, 10), "走访", "示例壬"),
    _of_group(35, "走访", day(5, 8), "走访"),
    _of_group(36, "走访", day(5, 22), "走访", "示例壬"),
    _of_group(37, "走访", day(6, 3), "走访"),
    _of_group(38, "走访", day(6, 17), "走访"),
    _of_group(39, "走访", day(6, 26), "走访"),
    _of_group(40, "评估考核", day(7, 2), "上半年评估"),
]
_BY_MAYOR = [
    _of_mayor(50, "检查", day(4, 15), "二（一）", "四月检查"),
    _of_mayor(51, "检查", day(5, 20), "二（一）", "五月检查"),
    _of_mayor(52, "检查", day(7, 8), "二（一）", "七月检查"),
    _of_mayor(53, "听取汇报", day(6, 18), "二（二）", "二季度汇报"),
]


def _step(number: int, status: str, on: dt.date, **cells: object) -> Row:
    return {"隐患": f"YH-2025-{number:03}", "进展": status, "日期": on, "单位": GROUP, **cells}


def _hazard(number: int, title: str, grade: str, category: str) -> Row:
    named = {"编号": f"YH-2025-{number:03}", "名称": title, "级别": grade, "企业": USCC, "类别": category}
    return {**named, "案卷": f"示例案卷2025-{number}"}


RECORDS: Rows = {
    "履职记录": [*_TOWN_VISITS, *_DISTRICT_VISITS, *_REPORTS, *_BY_GROUP, *_BY_MAYOR],
    "情况表": [
        _return("2025-02", day(3, 5), 4),
        _return("2025-03", day(4, 6), 6),
        _return("2025-04", day(5, 5), 5),
        _return("2025-06", day(7, 3), 7),
        _return("2025-07", day(8, 5), 3),
    ],
    "隐患": [
        _hazard(1, "受限空间作业未配备气体检测仪", "重大", "有限空间"),
        _hazard(2, "配电箱前堆放杂物", "一般", "用电"),
    ],
    "隐患进展": [
        _step(1, "发现", day(3, 12)),
        _step(1, "整改中", day(3, 14), 整改期限=day(5, 31)),
        _step(2, "发现", day(3, 12)),
        _step(2, "整改中", day(3, 14), 整改期限=day(4, 15)),
        _step(2, "整改完成", day(4, 10)),
        _step(2, "验收", day(4, 11)),
        _step(2, "销号", day(4, 14)),
    ],
    "隐患延期": [{"隐患": "YH-2025-001", "批准日期": day(5, 28), "延期至": day(7, 31), "说明": "设备到货推迟"}],
    "挂牌督办": [
        {
            **{"隐患": "YH-2025-001", "督办编号": "GP-2025-001", "级别": "区县级", "起始日期": day(4, 1)},
            **{"督办单位": BUREAU, "完成期限": day(7, 31)},
        }
    ],
    "措施": [
        {
            **{"编号": "CS-2025-001", "措施类别": "提醒函", "日期": day(6, 10), "企业": USCC, "作出单位": BUREAU},
            **{"隐患": "YH-2025-001", "答复期限": day(6, 20), "说明": "提醒按期整改"},
        },
        {
            **{"编号": "CS-2025-002", "措施类别": "责令限期整改", "日期": day(8, 4), "企业": USCC},
            **{"作出单位": BUREAU, "隐患": "YH-2025-001", "完成期限": day(8, 25)},
        },
        {
            **{"编号": "CS-2025-005", "措施类别": "提醒函", "日期": day(7, 4), **_leader("示例丙")},
            **{"作出单位": CITY_BUREAU, "说明": "四月未到点指导，提醒履职"},
        },
    ],
}
"""Entered two days before the incident."""

_MAYOR: Row = {"单位": GOVERNMENT, "岗位": "镇长", "角色": "任职"}
INCIDENT_ROWS: Rows = {
    "任职": [
        {**_MAYOR, "姓名": "示例戊", "起始日期": day(1, 1), "截止日期": day(3, 31)},
        {**_MAYOR, "姓名": "示例己", "起始日期": day(4, 1)},
    ],
    "履职记录": [_visit(60, "示例丙", day(7, 15), TOWN, "七月到点指导")],
    "隐患": [_hazard(4, "通风设备停用", "重大", "有限空间")],
    "隐患进展": [_step(4, "发现", day(7, 20), 整改期限=day(8, 10))],
    "隐患延期": [{"隐患": "YH-2025-004", "批准日期": day(8, 8), "延期至": day(8, 18), "说明": "等待检修"}],
    "挂牌督办": [
        {
            **{"隐患": "YH-2025-001", "督办编号": "GP-2025-002", "级别": "市级", "起始日期": day(8, 11)},
            **{"督办单位": CITY_BUREAU, "完成期限": day(8, 31)},
        }
    ],
    "事故": [
        {
            **{"编号": INCIDENT, "名称": "示例企业受限空间中毒事故", "发生时间": "2025-08-20 10:05"},
            **{"企业": USCC, "类别": "中毒和窒息"},
        }
    ],
    "事故伤亡": [{"事故": INCIDENT, "统计日期": day(8, 20), "死亡人数": 2, "重伤人数": 1, "直接经济损失（万元）": 500}],
    "事故调查": [{"事故": INCIDENT, "级别": "区县级", "开始日期": day(8, 21), "调查单位": BUREAU}],
    "措施": [
        {
            **{"编号": "CS-2025-003", "措施类别": "停产停业", "日期": day(8, 21), "企业": USCC},
            **{"作出单位": BUREAU, "事故": INCIDENT},
        },
        {
            **{"编号": "CS-2025-006", "措施类别": "约谈", "日期": day(8, 12), "人员": "示例壬", "单位": BUREAU},
            **{"作出单位": BUREAU, "隐患": "YH-2025-001"},
        },
    ],
}
"""Entered two days after the incident, and all of it before: a change of office, a visit, a hazard, a list, an interview."""

AFTERWARDS: Rows = {
    "履职记录": [
        {**_TOWN_VISITS[1], "内容": "查看危化品仓库，提出意见两条。"},
        {**_TOWN_VISITS[2], "日期": day(5, 6), "标题": "五月到点指导"},
    ],
    "隐患": [
        _hazard(3, "受限空间作业票未经审批", "重大", "有限空间"),
        _hazard(2, "配电箱前堆放易燃杂物", "重大", "用电"),
    ],
    "隐患进展": [_step(3, "发现", day(8, 25)), _step(2, "验收", day(4, 12))],
    "事故伤亡": [{"事故": INCIDENT, "统计日期": day(9, 12), "死亡人数": 3, "重伤人数": 0, "直接经济损失（万元）": 860}],
    "事故调查": [
        {
            **{"事故": INCIDENT, "级别": "市级", "提级自": "区县级", "开始日期": day(9, 15)},
            "调查单位": CITY_BUREAU,
        }
    ],
    "措施": [
        {
            **{"编号": "CS-2025-004", "措施类别": "约谈", "日期": day(9, 20), "单位": GROUP},
            **{"作出单位": CITY_BUREAU, "事故": INCIDENT, "文号": PLAN, "条款": "四（二）"},
        }
    ],
}
"""Entered seven weeks after the incident: four corrections, another count of the dead, a higher investigation."""
