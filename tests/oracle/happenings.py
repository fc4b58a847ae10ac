"""What was done, found and suffered in an invented city, each row with the day from which somebody may enter it."""

from collections.abc import Iterator
from random import Random

from tests.oracle.books import Row
from tests.oracle.charges import NEXT, NEXT_ON, PLAN, Charges
from tests.oracle.days import after, day_of_month, month_add
from tests.oracle.people import People
from tests.oracle.places import HEIRS_BEGIN, Places, uscc
from tests.oracle.words import FIGURES

Dated = tuple[str, str, Row]
"""Sheet, the day of it, row."""
FIRST, LAST_MONTH, LAST = "2025-01-01", "2026-05-01", "2026-06-05"


def _months(first: str = FIRST) -> Iterator[str]:
    while first <= LAST_MONTH:
        yield first
        first = month_add(first, 1)


def happenings(random: Random, places: Places, people: People, charges: Charges) -> list[Dated]:
    """Everything that happened, by day."""
    made = [
        *_visits(random, places, people, charges),
        *_reports(random, places, charges),
        *_of_governments(random, places, people),
        *_returns(random, places, people),
        *_hazards(random, places, people),
        *_incidents(random, places),
        *_waivers(people, charges),
    ]
    return sorted(made, key=lambda each: each[1])


def _who(row: Row) -> dict[str, str]:
    return {name: row[name] for name in ("人员", "单位", "岗位") if name in row}


def _about(row: Row) -> dict[str, str]:
    return {name: row[name] for name in ("区划", "企业") if name in row}


def _visits(random: Random, places: Places, people: People, charges: Charges) -> Iterator[Dated]:
    """Visits of those who are linked: to the subject, to something in it, to nothing, to somewhere else; some never."""
    silent = {people.leaders[0], people.groups[2]}
    for number, row in enumerate(charges.linked):
        who = _who(row)
        if silent & set(who.values()):
            continue
        for month in _months(random.choice((FIRST, FIRST, "2025-05-01"))):
            if random.random() < 0.62:
                day = day_of_month(month, random.randint(1, 31))
                about = _somewhere(random, row, places, charges)
                if about.get("区划") == places.ended and day >= HEIRS_BEGIN:
                    continue
                kind = random.choice(("走访", "走访", "检查"))
                doer = _member(random, people, who)
                more = {"文号": PLAN, "职责条款": "二（一）"} if random.random() < 0.1 else {}
                name = f"LZ-{number:02}-{month[:7]}"
                yield "履职记录", day, {"编号": name, "职责类别": kind, "日期": day, **doer, **about, **more}


def _member(random: Random, people: People, who: dict[str, str]) -> dict[str, str]:
    members = people.members.get(who["单位"], [])
    if members and random.random() < 0.6:
        return {"人员": random.choice(members), "单位": people.bureau}
    return who


def _somewhere(random: Random, row: Row, places: Places, charges: Charges) -> dict[str, str]:
    choice = random.random()
    if choice < 0.5:
        return _about(row)
    if choice < 0.6:
        return {}
    if choice < 0.9:
        inside = [each["统一社会信用代码"] for each in charges.enterprises if each["所在地"] == row.get("区划")]
        return {"企业": random.choice(inside)} if inside else _about(row)
    return {"区划": random.choice(places.towns[places.districts[2]])}


def _reports(random: Random, places: Places, charges: Charges) -> Iterator[Dated]:
    """Quarterly reports: any month of the quarter named, or none; in time and late."""
    for number, row in enumerate(charges.linked):
        for quarter in ("2025-01-01", "2025-04-01", "2025-07-01", "2025-10-01", "2026-01-01"):
            if random.random() < 0.55:
                month = month_add(quarter, random.randint(0, 2))
                end = month_add(quarter, 3)
                day = after(end, random.choice((0, 2, 9, 10, 25)))
                said = {"报送月份": month[:7]} if random.random() < 0.6 else {}
                gone = row.get("区划") == places.ended and day >= HEIRS_BEGIN
                if gone or (not said and day > day_of_month(end, 10)):
                    continue
                name = f"BG-{number:02}-{quarter[:7]}"
                yield (
                    "履职记录",
                    day,
                    {"编号": name, "职责类别": "报告", "日期": day, **_who(row), **_about(row), **said},
                )


def _of_governments(random: Random, places: Places, people: People) -> Iterator[Dated]:
    """Hearings, plans and reports: of posts, and of the persons in them."""
    for number, (area, posts) in enumerate(people.heads.items()):
        office, title = posts["government"].split("/")
        holders = [
            (t["姓名"], t["人员单位"]) for ts in people.terms.values() for t in ts if t["岗位"] == title and "姓名" in t
        ]
        holders = [(name, own) for name, own in holders if own == office]
        if number % 5 == 4:
            continue
        for month in _months():
            if random.random() < 0.3:
                day = day_of_month(month, random.randint(1, 28))
                post = {"单位": office, "岗位": title}
                if holders and random.random() < 0.5:
                    post = dict(zip(("人员", "单位"), random.choice(holders), strict=True))
                kind = random.choice(("听取汇报", "听取汇报", "方案计划", "走访"))
                about = random.choice(({"区划": area}, {}))
                name = f"ZF-{number:02}-{month[:7]}"
                if area != places.ended or day < HEIRS_BEGIN:
                    yield "履职记录", day, {"编号": name, "职责类别": kind, "日期": day, **post, **about}


def _returns(random: Random, places: Places, people: People) -> Iterator[Dated]:
    for number, district in enumerate(places.districts):
        for month in _months("2025-03-01" if number else FIRST):
            if random.random() < 0.8:
                day = after(month_add(month, 1), random.choice((0, 2, 4, 4, 5, 12)))
                if day <= LAST:
                    figures = {name: str(random.randint(0, 9)) for name in FIGURES if random.random() < 0.9}
                    cited = {"文号": PLAN if day < NEXT_ON else NEXT}
                    row = {"区划": district, "月份": month[:7], "报送日期": day, **figures, **cited}
                    yield "情况表", day, row


def _hazards(random: Random, places: Places, people: People) -> Iterator[Dated]:
    steps = ("发现", "整改中", "整改完成", "验收", "销号", "回头看")
    for number in range(1, 26):
        name, grade = f"YH-{number:03}", random.choice(("一般", "一般", "重大"))
        at = {"区划": random.choice(places.towns[places.districts[0]])}
        if random.random() < 0.75:
            at = {"企业": uscc(random.choice((7, 8, 10, 12, 13, 14, 15, 16, 17, 19, 20)))}
        day = after(FIRST, random.randint(0, 420))
        yield "隐患", day, {"编号": name, "名称": f"示例隐患{number}", "级别": grade, **at}
        for step in steps[: random.randint(1, 6)]:
            row = {"隐患": name, "进展": step, "日期": day}
            due = after(day, random.choice((0, 15, 40)))
            limited = step in steps[:2] and random.random() < 0.7
            yield "隐患进展", day, {**row, **({"整改期限": due} if limited else {})}
            if limited and random.random() < 0.3:
                granted = after(day, 1)
                yield "隐患延期", granted, {"隐患": name, "批准日期": granted, "延期至": after(due, 20)}
            day = after(day, random.randint(2, 35))
            if day > LAST:
                break
        if grade == "重大" and day < LAST:
            row = {"隐患": name, "督办编号": f"GP-{number:03}", "级别": "市级", "起始日期": day}
            yield "挂牌督办", day, {**row, "完成期限": after(day, 30)}


def _incidents(random: Random, places: Places) -> Iterator[Dated]:
    for number in range(1, 11):
        name = f"SG-{number:03}"
        at = {"企业": uscc(random.choice((5, 6, 7, 10, 12, 13, 14, 20, 21)))}
        if number % 4 == 0:
            at = {"区划": random.choice(places.towns[places.districts[1]][:3])}
        day = after("2025-04-10", random.randint(0, 400))
        kind = random.choice(("其他", "其他", "火灾事故", "道路交通事故"))
        hour = f"{day} {random.randint(0, 23):02}:{random.choice((0, 5, 59)):02}"
        row = {"编号": name, "名称": f"示例事故{number}", "发生时间": hour, **at, "大类": kind}
        yield "事故", day, {**row, **({"生产安全事故": "否"} if number == 9 else {})}
        deaths = random.choice((0, 1, 2, 3, 9, 10, 29))
        for late in sorted(random.sample((0, 3, 7, 8, 29, 30, 31, 45), 3)):
            counted = after(day, late)
            said = {
                "死亡人数": str(deaths),
                "重伤人数": str(random.choice((0, 9, 10, 49, 50))),
                "直接经济损失（万元）": random.choice(("0", "120.5", "999.99", "1000", "5000")),
            }
            said = {column: value for column, value in said.items() if random.random() < 0.75}
            deaths += random.choice((0, 0, 1, 2))
            if said and counted <= LAST:
                yield "事故伤亡", counted, {"事故": name, "统计日期": counted, **said}


def _waivers(people: People, charges: Charges) -> Iterator[Dated]:
    members = people.members[people.groups[0]]
    person = {"人员": members[0], "单位": people.bureau}
    duty = {"文号": PLAN, "职责条款": "二（一）"}
    yield (
        "豁免",
        "2025-05-20",
        {**person, **duty, "理由": "示例病假", "起始日期": "2025-06-01", "截止日期": "2025-08-31"},
    )
    leader = {"人员": people.leaders[2], "单位": people.bureau}
    yield (
        "豁免",
        "2025-03-20",
        {**leader, **duty, "理由": "示例借调", "起始日期": "2025-04-01", "截止日期": "2025-05-31"},
    )
    first = {"企业": charges.keys[3], "审计规则": "重点企业未挂钩联系", "理由": "示例停产"}
    yield "豁免", "2025-06-01", {**first, "起始日期": "2025-06-01", "截止日期": "2025-12-31"}
    second = {"企业": uscc(12), **duty, "理由": "示例停产检修"}
    yield "豁免", "2025-09-01", {**second, "起始日期": "2025-09-01", "截止日期": "2025-10-31"}
