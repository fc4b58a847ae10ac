"""From the rows of workbooks, one after the other, to what is known after each (docs/workbook.md)."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal

from tests.oracle import words
from tests.oracle.books import Book, Row
from tests.oracle.days import Span, span
from tests.oracle.world import (
    Area,
    Charge,
    Count,
    Demand,
    Document,
    Duty,
    Enterprise,
    Hazard,
    Incident,
    Organization,
    Record,
    Return,
    Subject,
    Term,
    Waiver,
    Who,
    World,
)


def worlds(books: Sequence[Book]) -> list[World]:
    """What is known before the first book, and after each."""
    made = [World(datetime(1, 1, 2, tzinfo=UTC))]
    for book in books:
        world = made[-1].copy(book.moment)
        read(world, book)
        made.append(world)
    return made


def read(world: World, book: Book) -> None:
    """Add what the book says."""
    for sheet, one in READERS:
        for row in book.rows.get(sheet, ()):
            one(world, row)
    successors = [each for each in world.documents.values() for _ in each.supersedes]
    for successor in sorted(successors, key=lambda each: each.issued):
        for number in successor.supersedes:
            world.supersede(number, successor)


def _period(row: Row) -> Span:
    return span(row.get("起始日期"), row.get("截止日期"))


def _number(row: Row, column: str) -> int | None:
    said = row.get(column)
    return int(said) if said else None


def _split(row: Row, column: str) -> list[str]:
    return [each for each in row.get(column, "").split("、") if each]


def _area(world: World, row: Row) -> None:
    name, period = row["名称"], _period(row)
    old = world.areas.get(name)
    if old and not row.get("起始日期"):
        period = (old.period[0], period[1])
    parents = ((row["上级"], period),) if row.get("上级") else ()
    merged = ((row["区镇合一"], period),) if row.get("区镇合一") else ()
    kind = "FUNCTIONAL_ZONE" if row.get("类型") == "功能区" else "ADMINISTRATIVE"
    world.areas[name] = Area(name, row["代码"], words.LEVEL[row["级别"]], kind, period, parents, merged)


def _organization(world: World, row: Row) -> None:
    world.organizations[row["名称"]] = Organization(row["名称"], row["类型"], row.get("所辖区划", ""))


def _post(world: World, row: Row) -> None:
    world.posts[f"{row['单位']}/{row['岗位']}"] = row.get("一岗双责") == words.YES


def _term(world: World, row: Row) -> None:
    role = words.MEMBER[row["角色"]]
    where = f"{row['单位']}/{row['岗位']}" if row.get("岗位") else row["单位"]
    if not role:
        world.vacancies[where, row.get("文号", ""), row["起始日期"]] = where, _period(row)
    for person in _split(row, "姓名"):
        term = Term(person, where, role, _period(row), row.get("文号", ""))
        world.terms[person, where, role, term.document, term.period[0]] = term


def _enterprise(world: World, row: Row) -> None:
    uscc, period = row["统一社会信用代码"], _period(row)
    old = world.enterprises.get(uscc)
    homes: tuple[tuple[str, Span], ...] = ((row["所在地"], period),)
    if old:
        first = old.period[0] if not row.get("起始日期") else min(old.period[0], period[0])
        homes = _moved(old, row["所在地"], period if row.get("起始日期") else (old.period[0], period[1]))
        period = (first, period[1])
    sectors = tuple(_split(row, "行业领域"))
    world.enterprises[uscc] = Enterprise(uscc, row["名称"], row.get("重点企业") == words.YES, period, homes, sectors)


def _moved(old: Enterprise, home: str, period: Span) -> tuple[tuple[str, Span], ...]:
    last, when = old.homes[-1]
    if last == home:
        return (*old.homes[:-1], (home, (min(when[0], period[0]), period[1])))
    return (*old.homes[:-1], (last, (when[0], min(when[1], period[0]))), (home, period))


def _whos(row: Row) -> list[Who]:
    if row.get("人员"):
        return [("PERSON", name) for name in _split(row, "人员")]
    if row.get("岗位"):
        return [("POST", f"{row['单位']}/{row['岗位']}")]
    return [("ORGANIZATION", row["单位"])] if row.get("单位") else []


def _subjects(row: Row) -> list[Subject]:
    areas = [("AREA", row["区划"])] if row.get("区划") else []
    return [*areas, *(("ENTERPRISE", code) for code in _split(row, "企业"))]


def _charge(world: World, row: Row) -> None:
    (subject,) = _subjects(row)
    for who in _whos(row):
        basis, role, document = words.BASIS[row["责任类型"]], words.ROLE[row["责任角色"]], row.get("文号", "")
        place = _number(row, "序号"), _number(row, "附件")
        sector, confirmed = row.get("行业领域", ""), row.get("最近确认日期", "")
        charge = Charge(basis, role, who, subject, sector, _period(row), document, confirmed, *place)
        world.charges[basis, role, *who, *subject, sector, document, charge.period[0]] = charge


def _document(world: World, row: Row) -> None:
    number = row["文号"]
    replaced = tuple(_split(row, "替代文件"))
    world.documents[number] = Document(number, row["标题"], row["发文机关"], row["成文日期"], replaced)


def _duty(world: World, row: Row) -> None:
    role, level = words.ROLE.get(row.get("责任角色", ""), ""), words.LEVEL.get(row.get("层级", ""), "")
    days = int(re.sub(r"\D", "", row.get("时限", "")) or 0)
    months = words.MONTHS.get(row.get("周期", ""), 0)
    quota = _number(row, "每期次数") or 1
    world.duties[row["文号"], row["条款"]] = Duty(
        row["文号"],
        row["条款"],
        words.KIND[row["职责类别"]],
        words.BASIS[row["责任类型"]],
        role,
        level,
        months,
        quota,
        _number(row, "次月截止日"),
        row.get("完成期限", ""),
        days,
        _period(row),
    )


def _demand(world: World, row: Row) -> None:
    key = row["文号"], row["要求类别"]
    listed = world.demands[key].listed if key in world.demands else ()
    world.demands[key] = Demand(*key, int(row["数量"]), _period(row), listed)


def _listed(world: World, row: Row) -> None:
    key = row["文号"], row["要求类别"]
    (subject,) = _subjects(row)
    entry = (subject, _number(row, "附件") or 0, _number(row, "序号") or 0)
    others = tuple(each for each in world.demands[key].listed if each[0] != subject)
    world.demands[key] = replace(world.demands[key], listed=(*others, entry))


def _record(world: World, row: Row) -> None:
    number = row["编号"]
    clauses = tuple(_split(row, "职责条款"))
    world.records[number] = Record(
        number,
        words.KIND[row["职责类别"]],
        row["日期"],
        tuple(_whos(row)),
        tuple(_subjects(row)),
        row.get("文号", ""),
        clauses,
        row.get("报送月份", ""),
    )
    world.first_recorded.setdefault(number, world.moment)
    world.first_of_day.setdefault((number, row["日期"]), world.moment)


def _return(world: World, row: Row) -> None:
    key = row["区划"], row["月份"]
    figures = tuple((name, _number(row, column)) for column, name in words.FIGURES.items())
    world.returns[key] = Return(*key, row["报送日期"], figures)
    world.return_recorded.setdefault(key, world.moment)


def _hazard(world: World, row: Row) -> None:
    (at,) = _subjects(row)
    grade = "MAJOR" if row["级别"] == "重大" else "GENERAL"
    world.hazards[row["编号"]] = Hazard(row["编号"], row["名称"], grade, at)


def _step(world: World, row: Row) -> None:
    world.steps[row["隐患"], words.STEP[row["进展"]]] = row["日期"], row.get("整改期限", "")


def _extension(world: World, row: Row) -> None:
    world.extensions[row["隐患"], row["批准日期"]] = row["延期至"]


def _listing(world: World, row: Row) -> None:
    level = words.LEVEL[row["级别"]]
    world.listings[row["督办编号"]] = row["隐患"], level, _period(row), row.get("完成期限", "")


def _incident(world: World, row: Row) -> None:
    (at,) = _subjects(row)
    moment = datetime.fromisoformat(row["发生时间"]).replace(tzinfo=UTC) - timedelta(hours=8)
    safety = row.get("生产安全事故", words.YES) == words.YES
    world.incidents[row["编号"]] = Incident(row["编号"], row["名称"], moment, at, row.get("大类", ""), safety)


def _count(world: World, row: Row) -> None:
    loss = row.get("直接经济损失（万元）")
    hundredths = int(Decimal(loss) * 1_000_000) if loss else None
    key = row["事故"], row["统计日期"]
    world.counts[key] = Count(*key, _number(row, "死亡人数"), _number(row, "重伤人数"), hundredths)


def _waiver(world: World, row: Row) -> None:
    things: Iterable[tuple[str, str]] = _subjects(row) or _whos(row)
    (thing,) = things
    rule = words.RULE.get(row.get("审计规则", ""), "")
    document = row.get("文号", "")
    waiver = Waiver(thing, rule, document, row.get("职责条款", ""), _period(row))
    world.waivers[*thing, rule, document, waiver.clause, waiver.period[0]] = waiver


def _sector(world: World, row: Row) -> None:
    world.sectors[row["名称"]] = row["代码"]


def _person(world: World, row: Row) -> None:
    world.persons[row["姓名"]] = row["单位"]


READERS = (
    ("区划", _area),
    ("行业领域", _sector),
    ("单位", _organization),
    ("岗位", _post),
    ("人员", _person),
    ("任职", _term),
    ("企业", _enterprise),
    ("文件", _document),
    ("责任", _charge),
    ("职责", _duty),
    ("要求", _demand),
    ("报送名单", _listed),
    ("履职记录", _record),
    ("情况表", _return),
    ("隐患", _hazard),
    ("隐患进展", _step),
    ("隐患延期", _extension),
    ("挂牌督办", _listing),
    ("事故", _incident),
    ("事故伤亡", _count),
    ("豁免", _waiver),
)
