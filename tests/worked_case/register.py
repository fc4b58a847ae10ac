"""What the register of the worked case begins with: areas, offices and people, and who answers for what."""

from __future__ import annotations

from tests.worked_case.words import (
    BUREAU,
    CITY,
    CITY_OFFICE,
    DISTRICT,
    ENTERPRISE,
    GOVERNMENT,
    GROUP,
    NOTICE,
    OTHER,
    PARTY,
    PLAN,
    RULES,
    TOWN,
    USCC,
    Row,
    Rows,
    day,
)

AREAS: Rows = {
    "区划": [
        {"代码": "990100", "名称": CITY, "级别": "市级"},
        {"代码": "990101", "名称": DISTRICT, "级别": "区县级", "上级": CITY},
        {"代码": "990102", "名称": OTHER, "级别": "区县级", "上级": CITY},
        {"代码": "990101101", "名称": TOWN, "级别": "镇街级", "上级": DISTRICT},
    ]
}

_MONTHLY_INSPECTION: Row = {
    **{"文号": RULES, "条款": "二（一）", "职责类别": "检查", "责任类型": "属地监管", "责任角色": "政府主要负责人"},
    **{"层级": "镇街级", "周期": "每月", "每期次数": 1, "起始日期": day(1, 2)},
    "内容": "镇（街道）政府主要负责人每月带队检查安全生产不少于1次。",
}
_QUARTERLY_HEARING: Row = {
    **_MONTHLY_INSPECTION,
    **{"条款": "二（二）", "职责类别": "听取汇报", "周期": "每季度"},
    "内容": "镇（街道）政府主要负责人每季度听取安全生产工作汇报不少于1次。",
}


def _charged(basis: str, role: str, first: object, **cells: object) -> Row:
    return {"责任类型": basis, "责任角色": role, "起始日期": first, **cells}


def _in_post(name: str, organization: str, post: str) -> Row:
    return {"姓名": name, "单位": organization, "岗位": post, "角色": "任职", "起始日期": day(1, 1)}


def _in_group(name: str, role: str, first: object) -> Row:
    member = {"姓名": name, "人员单位": BUREAU, "单位": GROUP, "角色": role, "起始日期": first}
    return {**member, "截止日期": day(12, 31), "文号": PLAN, "条款": "四（一）"}


REGISTER: Rows = {
    "行业领域": [{"代码": "WHP", "名称": "危化品"}],
    "单位": [
        {"名称": CITY_OFFICE, "类型": "办公室", "所辖区划": CITY},
        {"名称": PARTY, "类型": "党委", "所辖区划": TOWN},
        {"名称": GOVERNMENT, "类型": "政府", "所辖区划": TOWN},
        {"名称": GROUP, "类型": "督导组", "上级单位": BUREAU, "起始日期": day(2, 10)},
        {"名称": ENTERPRISE, "类型": "其他"},
    ],
    "岗位": [
        {"单位": PARTY, "岗位": "书记", "一岗双责": "是"},
        {"单位": GOVERNMENT, "岗位": "镇长", "一岗双责": "是"},
    ],
    "人员": [
        {"姓名": "示例丁", "单位": PARTY},
        {"姓名": "示例戊", "单位": GOVERNMENT},
        {"姓名": "示例己", "单位": GOVERNMENT},
        {"姓名": "示例庚", "单位": ENTERPRISE},
    ],
    "任职": [
        _in_post("示例丁", PARTY, "书记"),
        _in_post("示例戊", GOVERNMENT, "镇长"),
        _in_group("示例壬", "组长", day(2, 10)),
        _in_group("示例癸", "组员", day(5, 1)),
    ],
    "企业": [
        {
            **{"统一社会信用代码": USCC, "名称": ENTERPRISE, "所在地": TOWN, "重点企业": "是"},
            "行业领域": "危化品",
        }
    ],
    "责任": [
        _charged("企业主体责任", "法定代表人", day(1, 1), 人员="示例庚", 单位=ENTERPRISE, 企业=USCC),
        _charged("属地监管", "党委主要负责人", day(1, 1), 单位=PARTY, 岗位="书记", 区划=TOWN),
        _charged("属地监管", "政府主要负责人", day(1, 1), 单位=GOVERNMENT, 岗位="镇长", 区划=TOWN),
        _charged("综合监管", "监管部门", day(1, 1), 单位=BUREAU, 区划=DISTRICT),
        _charged(
            "挂钩联系",
            "挂钩联系人",
            day(2, 10),
            截止日期=day(12, 31),
            单位=GROUP,
            企业=USCC,
            文号=PLAN,
            条款="四（一）",
        ),
    ],
    "文件": [
        {
            **{"文号": RULES, "标题": "关于印发《示例市镇（街道）政府主要负责人安全生产工作制度》的通知"},
            **{"发文机关": CITY_OFFICE, "成文日期": day(1, 2)},
        }
    ],
    "职责": [_MONTHLY_INSPECTION, _QUARTERLY_HEARING],
    "豁免": [
        {
            **{"人员": "示例甲", "单位": "示例市应急管理局", "职责条款": "二", "理由": "六月脱产培训"},
            **{"起始日期": day(6, 1), "截止日期": day(6, 30), "文号": NOTICE},
        }
    ],
}
