"""The Chinese words of a workbook for the values of the graph's enums."""

from collections.abc import Mapping

LEVELS = {"省级": "PROVINCE", "市级": "CITY", "区县级": "DISTRICT", "镇街级": "TOWN", "村社级": "VILLAGE"}
AREA_KINDS = {"行政区划": "ADMINISTRATIVE", "功能区": "FUNCTIONAL_ZONE"}
ORGANIZATION_KINDS = {
    "党委": "PARTY_COMMITTEE",
    "政府": "GOVERNMENT",
    "局": "BUREAU",
    "处室": "DIVISION",
    "科室": "DIVISION",
    "办公室": "OFFICE",
    "安委会": "SAFETY_COMMITTEE",
    "安委办": "SAFETY_COMMITTEE_OFFICE",
    "专委会": "SPECIAL_COMMITTEE",
    "领导小组": "LEADING_GROUP",
    "工作组": "WORKING_GROUP",
    "督导组": "SUPERVISION_GROUP",
    "管委会": "ZONE_ADMINISTRATION",
    "其他": "OTHER",
}
YES_NO = {"是": "true", "否": "false"}
MEMBERSHIP_ROLES = {"任职": "HOLDER", "主持工作": "ACTING", "组长": "LEAD", "副组长": "DEPUTY", "组员": "MEMBER"}
VACANT = "VACANT"
MEMBERSHIP_WORDS = {**MEMBERSHIP_ROLES, "空缺": VACANT}
"""A row of the sheet may also say that nobody holds a post."""
BASES = {
    "企业主体责任": "ENTERPRISE_PRIMARY",
    "属地监管": "TERRITORIAL",
    "行业监管": "SECTORAL",
    "综合监管": "COMPREHENSIVE",
    "挂钩联系": "LIAISON",
}
ROLES = {
    "党委主要负责人": "PARTY_HEAD",
    "政府主要负责人": "GOVERNMENT_HEAD",
    "分管负责人": "DEPUTY_IN_CHARGE",
    "主要负责人": "PRINCIPAL",
    "法定代表人": "LEGAL_REPRESENTATIVE",
    "实际控制人": "ACTUAL_CONTROLLER",
    "监管部门": "AGENCY",
    "监管部门负责人": "AGENCY_HEAD",
    "挂钩联系人": "LIAISON",
}
BASIS_WORDS, ROLE_WORDS = ({value: word for word, value in words.items()} for words in (BASES, ROLES))
"""How people write a basis and a role."""
ROLES_OF: Mapping[str, Mapping[str, frozenset[str]]] = {
    "ENTERPRISE_PRIMARY": {
        "LEGAL_REPRESENTATIVE": frozenset({"Person"}),
        "ACTUAL_CONTROLLER": frozenset({"Person"}),
        "PRINCIPAL": frozenset({"Person"}),
    },
    "TERRITORIAL": {
        "PARTY_HEAD": frozenset({"Post"}),
        "GOVERNMENT_HEAD": frozenset({"Post"}),
        "DEPUTY_IN_CHARGE": frozenset({"Post"}),
    },
    "SECTORAL": {"AGENCY": frozenset({"Organization"}), "AGENCY_HEAD": frozenset({"Post"})},
    "COMPREHENSIVE": {"AGENCY": frozenset({"Organization"}), "AGENCY_HEAD": frozenset({"Post"})},
    "LIAISON": {"LIAISON": frozenset({"Person", "Post", "Organization"})},
}
"""By basis, the roles it knows and what may hold each (docs/model.md)."""
ROLES_OF_BASES = "；".join(
    f"{BASIS_WORDS[basis]}：{'、'.join(ROLE_WORDS[role] for role in roles)}" for basis, roles in ROLES_OF.items()
)
"""The same, as people write it."""
