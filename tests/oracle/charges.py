"""Documents, duties and charges of an invented city."""

from dataclasses import dataclass, field
from random import Random

from tests.oracle.books import Row
from tests.oracle.people import People
from tests.oracle.places import Places, uscc

PLAN, NEXT, RULES, LOCAL = "示例安办〔2025〕1号", "示例安办〔2026〕3号", "示例政发〔2024〕9号", "示例甲应急〔2025〕2号"
NEXT_ON = "2026-03-10"
SECTORS = {"危化品": "WHP", "粉尘涉爆": "FCSB", "金属冶炼": "JSYL", "有限空间": "YXKJ"}


@dataclass(slots=True)
class Charges:
    """Rows by sheet, and by the number of the book."""

    enterprises: list[Row] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)
    linked: list[Row] = field(default_factory=list)
    first: dict[str, list[Row]] = field(default_factory=dict)
    next: dict[str, list[Row]] = field(default_factory=dict)
    moving: str = ""
    left: str = ""


def charges(random: Random, places: Places, people: People) -> Charges:
    """Forty enterprises, and whoever is charged with them and with areas, on all five grounds."""
    made = Charges()
    _enterprises(random, places, made)
    stated = [*_territorial(places, people), *_offices(random, places, people), *_owners(random, people)]
    made.linked = _liaisons(random, places, people, made)
    made.first = {
        "文件": [_document(places, number) for number in (PLAN, RULES, LOCAL)],
        "职责": [*_plan_duties(PLAN, "2025-01-01"), *_rules_duties()],
        "要求": [_demand(PLAN, "每月报送情况表", "2025-01-01"), _demand(PLAN, "重点企业挂钩", "2025-01-01")],
        "报送名单": [
            {"文号": PLAN, "要求类别": "每月报送情况表", "区划": district, "附件": "2", "序号": str(number)}
            for number, district in enumerate(places.districts, start=1)
        ],
        "责任": [*stated, *made.linked],
    }
    kept = [row for row in made.linked if random.random() < 0.6 and row.get("区划") != places.ended]
    made.next = {
        "文件": [_document(places, NEXT)],
        "职责": _plan_duties(NEXT, NEXT_ON),
        "要求": [_demand(NEXT, "每月报送情况表", NEXT_ON)],
        "报送名单": [
            {"文号": NEXT, "要求类别": "每月报送情况表", "区划": district, "附件": "2", "序号": str(number)}
            for number, district in enumerate(places.districts[:2], start=1)
        ],
        "责任": [{**_without_end(row), "文号": NEXT, "起始日期": NEXT_ON} for row in kept],
    }
    return made


def _without_end(row: Row) -> Row:
    return {name: value for name, value in row.items() if name != "截止日期"}


def _document(places: Places, number: str) -> Row:
    said = {
        PLAN: ("关于示例挂钩联系的通知", f"{places.city}应急管理局", "2024-12-20"),
        NEXT: ("关于调整示例挂钩联系的通知", f"{places.city}应急管理局", NEXT_ON),
        RULES: ("示例安全生产责任规定", f"{places.city}人民政府", "2024-12-10"),
        LOCAL: ("示例区安全生产走访规定", f"{places.districts[0]}应急管理局", "2025-01-05"),
    }[number]
    row = dict(zip(("标题", "发文机关", "成文日期"), said, strict=True))
    return {"文号": number, **row, **({"替代文件": PLAN} if number == NEXT else {})}


def _demand(document: str, kind: str, first: str) -> Row:
    return {"文号": document, "要求类别": kind, "数量": "1", "条款": "五", "起始日期": first}


def _duty(document: str, clause: str, kind: str, basis: str, first: str, **more: str) -> Row:
    row = {"文号": document, "条款": clause, "职责类别": kind, "责任类型": basis, "起始日期": first}
    return {**row, "内容": f"{clause}的要求。", **more}


def _plan_duties(document: str, first: str) -> list[Row]:
    return [
        _duty(document, "二（一）", "走访", "挂钩联系", first, 周期="每月", 每期次数="1"),
        _duty(document, "二（二）", "检查", "挂钩联系", first, 周期="每季度", 每期次数="2"),
        _duty(document, "二（三）", "报告", "挂钩联系", first, 周期="每季度", 每期次数="1", 次月截止日="10"),
        _duty(
            document,
            "三",
            "情况表",
            "综合监管",
            first,
            责任角色="监管部门",
            层级="区县级",
            周期="每月",
            每期次数="1",
            次月截止日="5",
        ),
    ]


def _rules_duties() -> list[Row]:
    begin, land = "2025-01-01", "属地监管"
    head, town = {"责任角色": "政府主要负责人"}, {"层级": "镇街级"}
    return [
        _duty(RULES, "一", "听取汇报", land, begin, **head, **town, 周期="每季度"),
        _duty(RULES, "二", "方案计划", land, begin, **head, 周期="每年"),
        _duty(RULES, "三", "报告", land, begin, 责任角色="党委主要负责人", 周期="每半年", 次月截止日="20"),
        _duty(RULES, "四", "演练", land, begin, **head, 层级="区县级", 完成期限="2025-06-30"),
        _duty(RULES, "五", "检查", "行业监管", begin, 周期="每半年"),
        _duty(LOCAL, "一", "走访", land, "2025-02-01", **head, **town, 周期="每两个月"),
    ]


def _enterprises(random: Random, places: Places, made: Charges) -> None:
    homes = [home for home in places.homes if home != places.ended]
    for number in range(1, 41):
        home = places.ended if number in (7, 8, 9) else random.choice(homes)
        row = {"统一社会信用代码": uscc(number), "名称": f"示例企业{number:06}有限公司", "所在地": home}
        if random.random() < 0.6 or number in (7, 8, 10):
            row["重点企业"] = "是"
            made.keys.append(row["统一社会信用代码"])
        if random.random() < 0.85:
            row["行业领域"] = "、".join(random.sample(list(SECTORS), random.choice((1, 1, 2))))
        if number % 9 == 0:
            row["起始日期"] = "2025-04-01"
        if number == 11:
            row["截止日期"] = "2025-10-31"
        made.enterprises.append(row)
    made.left, made.moving = uscc(7), uscc(10)
    towns = places.towns[places.districts[0]]
    made.enterprises[9]["所在地"] = towns[2]  # type: ignore[index]


def _charge(basis: str, role: str, first: str, **more: str) -> Row:
    return {
        "责任类型": basis,
        "责任角色": role,
        "起始日期": first,
        **{name: said for name, said in more.items() if said},
    }


def _territorial(places: Places, people: People) -> list[Row]:
    rows = []
    for area, posts in people.heads.items():
        for what, role in (("party", "党委主要负责人"), ("government", "政府主要负责人"), ("deputy", "分管负责人")):
            office, title = posts[what].split("/")
            if what != "deputy" or area == places.city:
                rows.append(_charge("属地监管", role, "2025-01-01", 单位=office, 岗位=title, 区划=area, 文号=RULES))
    return rows


def _offices(random: Random, places: Places, people: People) -> list[Row]:
    rows = []
    for area, bureau in people.offices.items():
        rows.append(_charge("综合监管", "监管部门", "2025-01-01", 单位=bureau, 区划=area, 文号=PLAN))
        rows.append(_charge("综合监管", "监管部门负责人", "2025-01-01", 单位=bureau, 岗位="局长", 区划=area))
        said = {"单位": bureau, "区划": area, "文号": RULES}
        charged = [sector for sector in SECTORS if random.random() < 0.45]
        rows += [_charge("行业监管", "监管部门", "2025-01-01", 行业领域=sector, **said) for sector in charged]
    return rows


def _owners(random: Random, people: People) -> list[Row]:
    rows = []
    for number, owner in enumerate(people.owners):
        code, role = uscc(number + 5), random.choice(("法定代表人", "实际控制人", "主要负责人"))
        last = random.choice(("", "2025-12-31"))
        rows.append(
            _charge("企业主体责任", role, "2024-05-01", 人员=owner, 单位=_club(people), 企业=code, 截止日期=last)
        )
    return rows


def _club(people: People) -> str:
    return next(row["单位"] for row in people.persons if row["姓名"] == people.owners[0])


def _liaisons(random: Random, places: Places, people: People, made: Charges) -> list[Row]:
    said = {"文号": PLAN, "附件": "1"}
    towns = [town for towns in places.towns.values() for town in towns]
    zones, rest = places.zones, random.sample(towns, 5)
    subjects = [("区划", area) for area in (*places.districts[:2], *rest, *zones, places.ended)]
    subjects += [("企业", code) for code in random.sample(made.keys, len(made.keys) * 2 // 3)]
    subjects += [("企业", made.left), ("企业", made.moving)]
    rows: list[Row] = []
    for number, (column, subject) in enumerate(dict.fromkeys(subjects), start=1):
        first = random.choice(("2025-01-01", "2025-01-01", "2025-03-01", "2025-02-11"))
        last = random.choice(("", "", "2025-12-31", "2025-09-20", "2026-06-30"))
        if number % 3 == 0:
            who = {"单位": random.choice(people.groups)}
        elif number % 7 == 0:
            who = {"单位": people.bureau, "岗位": "局长"}
        else:
            who = {"人员": random.choice(people.leaders), "单位": people.bureau}
        row = {**_charge("挂钩联系", "挂钩联系人", first), **who, column: subject, **said, "序号": str(number)}
        rows.append({**row, **({"截止日期": last} if last else {})})
    return rows
