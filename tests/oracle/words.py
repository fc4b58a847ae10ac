"""The words of a workbook and the names that the API has for them (docs/workbook.md, api.graphql)."""

BASIS = {
    "企业主体责任": "ENTERPRISE_PRIMARY",
    "属地监管": "TERRITORIAL",
    "行业监管": "SECTORAL",
    "综合监管": "COMPREHENSIVE",
    "挂钩联系": "LIAISON",
}
ROLE = {
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
MEMBER = {"任职": "HOLDER", "主持工作": "ACTING", "空缺": "", "组长": "LEAD", "副组长": "DEPUTY", "组员": "MEMBER"}
LEVEL = {"省级": "PROVINCE", "市级": "CITY", "区县级": "DISTRICT", "镇街级": "TOWN", "村社级": "VILLAGE"}
KIND = {
    "走访": "VISIT",
    "检查": "INSPECTION",
    "听取汇报": "HEARING",
    "意见建议": "ADVICE",
    "报告": "REPORT",
    "情况表": "MONTHLY_RETURN",
    "方案计划": "PLAN",
    "演练": "DRILL",
}
STEP = {
    "发现": "FOUND",
    "整改中": "RECTIFYING",
    "整改完成": "RECTIFIED",
    "验收": "ACCEPTED",
    "销号": "CLOSED",
    "回头看": "REVIEWED",
}
STEPS = tuple(STEP.values())
MONTHS = {"每月": 1, "每两个月": 2, "每季度": 3, "每四个月": 4, "每半年": 6, "每年": 12}
RULE = {
    "走访逾期": "VISIT_OVERDUE",
    "隐患逾期未整改": "HAZARD_OVERDUE",
    "重点企业未挂钩联系": "KEY_ENTERPRISE_WITHOUT_LIAISON",
    "情况表逾期未报": "RETURN_OVERDUE",
}
YES = "是"
FIGURES = {
    "组织挂钩联系组": "liaisonGroups",
    "抽查企业数（家次）": "inspections",
    "党政领导数（人）": "leaders",
    "内设机构数（个）": "departments",
    "挂钩联系村（社区）数（个）": "linkedVillages",
    "挂钩重点企业（家）": "linkedKeyEnterprises",
}
