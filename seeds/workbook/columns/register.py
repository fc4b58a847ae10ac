"""The sheets of what every register begins with: areas, organisations, people, enterprises, and who answers for what."""

from seeds.workbook import event_words, words
from seeds.workbook.columns.declaring import (
    CITATION,
    CORRECTED,
    OPTIONAL_PERIOD,
    PERIOD,
    PLACE,
    Column,
    Kind,
    Refers,
    Sheet,
    choice,
)

AREAS = Sheet(
    "区划",
    "areas",
    "行政区划和功能区，一行一个；更名、改变隶属的，以新的起始日期另起一行，更名须有代码",
    (
        Column("代码", "code", Kind.AREA_CODE, "6、9或12位；没有代码的功能区不填", "990101101"),
        Column("名称", "name", Kind.NAME, "全称；同一代码的新名称自起始日期起", "示例甲一镇", True),
        choice("级别", "level", words.LEVELS, "所属层级", "镇街级", required=True),
        choice("类型", "kind", words.AREA_KINDS, "不填即行政区划"),
        Column("上级", "parent", Kind.NAME, PLACE, "示例甲区"),
        Column("别名", "aliases", Kind.NAMES, "其他名称，以顿号分隔", "甲一、甲一镇"),
        Column("区镇合一", "merged_with", Kind.NAME, "与本功能区合署的镇（街道）", "示例甲二镇", instead=True),
        *OPTIONAL_PERIOD,
        choice(
            "撤并方式",
            "became",
            event_words.AREA_CHANGES,
            "终止后怎样；与截止日期、并入或分设为同填",
            later=True,
            instead=True,
        ),
        Column(
            "并入或分设为", "heirs", Kind.NAMES, "终止后成为的区划，以顿号分隔", "示例甲二镇", later=True, instead=True
        ),
    ),
    ("code", "parent", "name", "valid_from"),
)
SECTORS = Sheet(
    "行业领域",
    "sectors",
    "行业领域，一行一个",
    (
        Column("代码", "code", Kind.SECTOR_CODE, "简短的代码（字母、数字），不再更改", "WHP", True),
        Column("名称", "name", Kind.NAME, "名称", "危化品", True),
    ),
    ("code",),
)
ORGANIZATIONS = Sheet(
    "单位",
    "organizations",
    "党委、政府、局、处室、小组，一行一个；上级单位、所辖区划变更的，以新的起始日期另起一行",
    (
        Column("名称", "name", Kind.NAME, "全称", "示例甲区应急管理局", True, refers=Refers.ORGANIZATION),
        choice("类型", "kind", words.ORGANIZATION_KINDS, "单位的类型", "局", required=True),
        Column(
            "上级单位",
            "parent",
            Kind.NAME,
            "处室所属的局、小组所属的单位",
            "示例市应急管理局",
            refers=Refers.ORGANIZATION,
        ),
        Column("所辖区划", "area", Kind.NAME, PLACE, "示例甲区"),
        *OPTIONAL_PERIOD,
    ),
    ("name", "parent", "valid_from"),
)
POSTS = Sheet(
    "岗位",
    "posts",
    "岗位，无人任职时也存在",
    (
        Column(
            "单位",
            "organization",
            Kind.NAME,
            "全称；重名时写 上级单位/名称",
            "示例甲区应急管理局",
            True,
            refers=Refers.ORGANIZATION,
        ),
        Column("岗位", "title", Kind.NAME, "岗位名称", "局长", True),
        choice("一岗双责", "dual", words.YES_NO, "不填：已登记的不变，新登记的即否"),
    ),
    ("organization", "title"),
)
PERSONS = Sheet(
    "人员",
    "persons",
    "人员，同一单位内以姓名区分",
    (
        Column("姓名", "name", Kind.NAME, "姓名", "示例甲", True),
        Column(
            "单位",
            "organization",
            Kind.NAME,
            "登记该人员的单位",
            "示例甲区应急管理局",
            True,
            refers=Refers.ORGANIZATION,
        ),
    ),
    ("organization", "name"),
)
MEMBERSHIPS = Sheet(
    "任职",
    "memberships",
    "谁在什么时候担任什么岗位，或者是哪个小组的成员，各个任期各占一行；岗位空缺也在此填写",
    (
        Column(
            "姓名",
            "persons",
            Kind.NAMES,
            "人员；同一岗位的几人以顿号分隔；角色为空缺时不填，否则必填",
            "示例甲",
            refers=Refers.PERSON,
        ),
        Column(
            "人员单位",
            "person_of",
            Kind.NAME,
            "登记该人员的单位，与任职单位不同时填写",
            "示例市应急管理局",
            instead=True,
            refers=Refers.ORGANIZATION,
        ),
        Column(
            "单位",
            "organization",
            Kind.NAME,
            "任职的单位或小组",
            "示例甲区应急管理局",
            True,
            refers=Refers.ORGANIZATION,
        ),
        Column("岗位", "post", Kind.NAME, "角色为任职、主持工作、空缺时必填", "局长"),
        choice("角色", "role", words.MEMBERSHIP_WORDS, "任职或小组中的角色；主持工作即代行该岗位的职责", required=True),
        *PERIOD,
        Column("原因", "reason", Kind.TEXT, "空缺的原因，只在角色为空缺时填写", "退休", instead=True, later=True),
        *CITATION,
        *CORRECTED,
    ),
    ("persons", "person_of", "organization", "post", "role", "valid_from", "document"),
)
ENTERPRISES = Sheet(
    "企业",
    "enterprises",
    "企业，以统一社会信用代码区分；迁址、变更行业的，以新的起始日期另起一行，此前仍以原来的行为准",
    (
        Column("统一社会信用代码", "uscc", Kind.USCC, "18位", "91000000000000001N", True),
        Column("名称", "name", Kind.NAME, "登记的全称", "示例企业000001有限公司", True),
        Column("所在地", "area", Kind.NAME, PLACE, "示例甲一镇", True),
        Column("所在地上级", "within", Kind.NAME, "所在地重名时填写其上级区划", "示例甲区"),
        choice("重点企业", "is_key", words.YES_NO, "不填：已登记的不变，新登记的即否"),
        Column("行业领域", "sectors", Kind.NAMES, "名称或者代码，以顿号分隔；自起始日期起，不填则不变", "危化品"),
        *OPTIONAL_PERIOD,
    ),
    ("uscc", "valid_from"),
)
ASSIGNMENTS = Sheet(
    "责任",
    "assignments",
    "谁对哪个区划或者企业负责，包括挂钩联系",
    (
        choice("责任类型", "basis", words.BASES, "五类责任之一", "挂钩联系", required=True),
        choice("责任角色", "role", words.ROLES, "与责任类型相符的角色", "挂钩联系人", required=True),
        Column("人员", "persons", Kind.NAMES, "人员；几人以顿号分隔", "示例甲", refers=Refers.PERSON),
        Column(
            "单位",
            "organization",
            Kind.NAME,
            "人员登记的单位、岗位所在的单位，或者负责的单位",
            "示例甲区应急管理局",
            refers=Refers.ORGANIZATION,
        ),
        Column("岗位", "post", Kind.NAME, "由岗位负责时填写，同时填写单位", "局长", instead=True),
        Column("区划", "area", Kind.NAME, PLACE, "示例甲区", instead=True),
        Column("区划上级", "within", Kind.NAME, "区划重名时填写其上级区划", "示例市", instead=True),
        Column(
            "企业",
            "enterprise",
            Kind.NAME,
            "名称或者统一社会信用代码；与区划只填其一",
            "示例企业000001有限公司",
            refers=Refers.ENTERPRISE,
        ),
        Column("行业领域", "sector", Kind.NAME, "行业监管必填：名称或者代码", "危化品", instead=True),
        *PERIOD,
        Column("终止条件", "end_condition", Kind.TEXT, "以事件而不以日期终止时填写", "示例行动结束"),
        Column("最近确认日期", "confirmed", Kind.DAY, "最近一次确认仍然有效的日期", "2026-09-30"),
        *CITATION,
        *CORRECTED,
    ),
    (
        *("basis", "role", "persons", "organization", "post", "area", "within", "enterprise", "sector"),
        *("valid_from", "document"),
    ),
)

SHEETS = (AREAS, SECTORS, ORGANIZATIONS, POSTS, PERSONS, MEMBERSHIPS, ENTERPRISES, ASSIGNMENTS)
