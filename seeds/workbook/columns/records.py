"""The sheets of what was done: records of duty and monthly returns."""

from seeds.workbook import event_words
from seeds.workbook.columns.declaring import (
    BASIS,
    PEOPLE,
    SUBJECT,
    Column,
    Kind,
    Refers,
    Sheet,
    choice,
    document,
    happened,
    hazards,
    incidents,
    numbered,
)

_MONTH = "月份，如 2020-03"

RECORDS = Sheet(
    "履职记录",
    "records",
    "一事一记：谁在哪一天对谁做了什么",
    (
        numbered("记录的编号", "LZ-2020-001"),
        choice("职责类别", "kind", event_words.DUTY_KINDS, "做了什么", required=True),
        happened("日期", "做的这一天", "2020-04-08"),
        *PEOPLE,
        *SUBJECT[:2],
        Column(
            "企业",
            "enterprises",
            Kind.NAMES,
            "名称或者统一社会信用代码，以顿号分隔",
            "示例企业000001有限公司",
            refers=Refers.ENTERPRISE,
        ),
        hazards(),
        incidents(),
        Column("标题", "title", Kind.TEXT, "一句话", "四月走访"),
        Column("内容", "summary", Kind.TEXT, "看了什么，提了什么", "检查有限空间作业台账。"),
        document("所履行职责的文件", required=False),
        Column("职责条款", "duties", Kind.NAMES, "所履行职责的条款，以顿号分隔；与文号同填", "二（一）"),
        Column("报送月份", "month", Kind.MONTH, f"报告、情况表所说的{_MONTH}", "2020-03"),
        Column(
            "附件文件",
            "files",
            Kind.FILES,
            "与工作簿同处的“附件”文件夹中的文件名，或者已上传文件的 SHA-256.扩展名，后面可加 :文件名；以顿号分隔",
            "走访照片.jpg",
            instead=True,
        ),
    ),
    ("number",),
    optional=True,
)


def _count(header: str, name: str, example: str) -> Column:
    return Column(header, name, Kind.COUNT, "从0起的整数；没有报送则不填", example)


RETURNS = Sheet(
    "情况表",
    "returns",
    "各地区每月报送的情况，一行一个地区一个月",
    (
        Column("区划", "area", Kind.NAME, "名称或者代码", "示例甲区", True),
        Column("区划上级", "within", Kind.NAME, "区划重名时填写其上级区划", "示例市"),
        Column("月份", "month", Kind.MONTH, f"所说的{_MONTH}", "2020-03", True),
        happened("报送日期", "报送的这一天", "2020-04-03"),
        _count("组织挂钩联系组", "liaison_groups", "3"),
        _count("抽查企业数（家次）", "inspections", "12"),
        _count("党政领导数（人）", "leaders", "6"),
        _count("内设机构数（个）", "departments", "4"),
        _count("挂钩联系村（社区）数（个）", "linked_villages", "9"),
        _count("挂钩重点企业（家）", "linked_key_enterprises", "5"),
        *BASIS,
    ),
    ("area", "within", "month"),
    optional=True,
)
COUNTS = {
    "liaison_groups": "liaisonGroups",
    "inspections": "inspections",
    "leaders": "leaders",
    "departments": "departments",
    "linked_villages": "linkedVillages",
    "linked_key_enterprises": "linkedKeyEnterprises",
}
"""The property of each column of a return (graph/labels.py)."""

SHEETS = (RECORDS, RETURNS)
