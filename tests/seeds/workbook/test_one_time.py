"""Terms of one statement that overlap or adjoin are one time of being charged: the right answers, worked out by hand.

Whoever is charged has to visit the town once a month from 2025 on, and visited it on 2025-01-02.
"""

import datetime as dt
import random
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from graph.clock import SHANGHAI
from graph.store import Store
from tests.asking import Asker
from tests.seeds.workbook.made_up import Row, Rows
from tests.seeds.workbook.test_all_sheets import imported
from tests.wipe import migrated

GOVERNMENT, TOWN, DOCUMENT = "示例镇人民政府", "示例镇", "示例安办〔2025〕1号"
PEOPLE = ("示例赵", "示例钱", "示例孙")
FIRST, SECOND, THIRD, ASKED = (
    dt.datetime(2025, month, day, 10, tzinfo=SHANGHAI) for month, day in ((1, 6), (8, 1), (8, 2), (10, 5))
)
NEXT_MONTH = dt.timedelta(days=31)


def day(text: str) -> dt.date:
    """A day as a cell has it."""
    return dt.date.fromisoformat(text)


def linked(person: str, first: str, last: str | None = None, **more: object) -> Row:
    """Somebody linked to the town."""
    ends = {"截止日期": day(last)} if last else {}
    return {"责任类型": "挂钩联系", "责任角色": "挂钩联系人", "人员": person, "单位": GOVERNMENT, "区划": TOWN,
        "起始日期": day(first), "文号": DOCUMENT, **ends, **more}  # fmt: skip


def holds(first: str, last: str | None = None) -> Row:
    """示例甲 is head of the town."""
    ends = {"截止日期": day(last)} if last else {}
    return {"姓名": "示例甲", "单位": GOVERNMENT, "岗位": "镇长", "角色": "任职", "起始日期": day(first), **ends}


def visited(person: str, on: str = "2025-01-02") -> Row:
    """A visit of the town."""
    return {
        "编号": f"{person}{on}",
        "职责类别": "走访",
        "日期": day(on),
        "人员": person,
        "单位": GOVERNMENT,
        "区划": TOWN,
    }


def issued(number: str, **more: object) -> Row:
    """A document of the office."""
    return {"文号": number, "标题": f"示例通知{number}", "发文机关": "示例市安全生产委员会办公室", **more}


BASE: Rows = {
    "区划": [
        {"代码": "990100", "名称": "示例市", "级别": "市级"},
        {"代码": "990100101", "名称": TOWN, "级别": "镇街级", "上级": "示例市"},
    ],
    "单位": [
        {"名称": "示例市安全生产委员会办公室", "类型": "安委办", "所辖区划": "示例市"},
        {"名称": GOVERNMENT, "类型": "政府", "所辖区划": TOWN},
    ],
    "岗位": [{"单位": GOVERNMENT, "岗位": "镇长"}],
    "人员": [{"姓名": name, "单位": GOVERNMENT} for name in (*PEOPLE, "示例甲")],
    "文件": [issued(DOCUMENT, 成文日期=day("2024-12-20"))],
    "职责": [
        {
            "文号": DOCUMENT,
            "条款": "一",
            "职责类别": "走访",
            "责任类型": "挂钩联系",
            "起始日期": day("2025-01-01"),
            "周期": "每月",
        }
    ],
    "履职记录": [visited(name) for name in PEOPLE],
}
HEAD: Row = {
    "责任类型": "属地监管",
    "责任角色": "政府主要负责人",
    "单位": GOVERNMENT,
    "岗位": "镇长",
    "区划": TOWN,
    "起始日期": day("2024-01-01"),
}
FIRST_BOOK: Rows = {
    **BASE,
    "任职": [holds("2024-01-01")],
    "责任": [
        HEAD,
        linked("示例赵", "2025-01-01"),
        linked("示例钱", "2025-01-01", "2025-12-31"),
        linked("示例孙", "2025-01-01"),
    ],
}
SECOND_BOOK: Rows = {
    "任职": [holds("2025-03-01")],
    "责任": [
        linked("示例赵", "2025-03-12"),
        linked("示例钱", "2025-04-01", "2025-06-30"),
        linked("示例孙", "2025-04-01", "2025-06-30"),
    ],
}
INCIDENT: Row = {"编号": "SG-1", "名称": "示例事故", "发生时间": "2025-07-20 10:00", "区划": TOWN}
THIRD_BOOK: Rows = {
    "事故": [INCIDENT],
    "事故伤亡": [{"事故": "SG-1", "统计日期": day("2025-07-21"), "死亡人数": 1}],
}

_DUE = """query ($holder: ID!) { dutiesDue(holder: $holder, from: "2025-01-01", to: "2025-10-01") { from status } }"""
_REPORT = """{ dutyReport(area: "Area:990100101", from: "2025-01-01", to: "2025-10-01") {
  totals { required performed missed unknown } } }"""
_CHAIN = """query ($day: Date!) { responsibilityChain(area: "Area:990100101", asOf: {validOn: $day}) {
  links { holder { name } since until recordedLater } } }"""
_BACK = """{ incidents { edges { node { retrospective { performance { holder { name } isPredecessor link { since }
  duties { required performed missed unknown } } } } } } }"""
_FINDINGS = """query ($day: Date!) { coverage(area: "Area:990100101", asOf: {validOn: $day}) {
  findings(rule: [VISIT_OVERDUE, ASSIGNMENTS_OVERLAP, ASSIGNMENT_EXPIRED]) { edges { node { rule } } } } }"""


class Town:
    """A register with the town, asked on 2025-10-05."""

    def __init__(self, store: Store, folder: Path) -> None:
        self.store, self.folder = store, folder
        self.asker = Asker(store, now=lambda: ASKED)
        self.books = 0

    async def send(self, *books: Rows, at: Sequence[dt.datetime] = (FIRST, SECOND, THIRD)) -> "Town":
        """Import workbooks."""
        for book, moment in zip(books, at, strict=False):
            self.books += 1
            report = await imported(self.store, self.folder, book, moment, f"{self.books}.xlsx")
            assert {problem.code.name for problem in report.problems} <= {"TERM_BESIDE", "DOCUMENT_SUPERSEDED"}
        return self

    async def due(self, name: str) -> list[tuple[str, str]]:
        """The month of each period that was due of somebody, and what became of it."""
        found = await self.asker.ask(
            "query ($n: String!) { persons(filter: {name: $n}) { edges { node { id } } } }", n=name
        )
        (edge,) = found["persons"]["edges"]
        rows = (await self.asker.ask(_DUE, holder=edge["node"]["id"]))["dutiesDue"]
        return [(row["from"][5:7], row["status"]) for row in rows]

    async def report(self) -> tuple[int, ...]:
        """Required, performed, missed, unknown."""
        return tuple((await self.asker.ask(_REPORT))["dutyReport"]["totals"].values())

    async def links(self, on: str) -> list[tuple[str, str, str | None, bool]]:
        """Who, since, until, recorded later."""
        links = (await self.asker.ask(_CHAIN, day=on))["responsibilityChain"]["links"]
        told = [(each["holder"]["name"], each["since"], each["until"], each["recordedLater"]) for each in links]
        return sorted(told)

    async def performance(self) -> list[Mapping[str, Any]]:
        """Looking back from the incident."""
        (edge,) = (await self.asker.ask(_BACK))["incidents"]["edges"]
        return list(edge["node"]["retrospective"]["performance"])

    async def findings(self, on: str) -> list[str]:
        """The rules of what is found on a day."""
        edges = (await self.asker.ask(_FINDINGS, day=on))["coverage"]["findings"]["edges"]
        return sorted(edge["node"]["rule"] for edge in edges)


@pytest.fixture
async def town(store: Store, tmp_path: Path) -> Town:
    """An empty register."""
    await migrated(store)
    return Town(store, tmp_path)


MISSED_SINCE = [("01", "DONE"), *((f"{month:02}", "MISSED") for month in range(2, 10))]


async def test_terms_that_overlap_are_counted_once(town: Town) -> None:
    await town.send(FIRST_BOOK)
    before = [await town.due(name) for name in PEOPLE], await town.report(), await town.links("2025-05-15")
    await town.send(SECOND_BOOK, THIRD_BOOK, at=(SECOND, THIRD))
    for name in PEOPLE:
        assert await town.due(name) == MISSED_SINCE, name
    assert await town.report() == (27, 3, 24, 0), "nine months for each of three"
    assert ([await town.due(name) for name in PEOPLE], await town.report(), await town.links("2025-05-15")) == before
    for on in ("2025-03-11", "2025-03-15", "2025-05-15", "2025-07-15"):
        assert await town.links(on) == [
            ("示例孙", "2025-01-01", None, False),
            ("示例甲", "2024-01-01", None, False),
            ("示例赵", "2025-01-01", None, False),
            ("示例钱", "2025-01-01", "2026-01-01", False),
        ], on
        assert await town.findings(on) == ["VISIT_OVERDUE"] * 3, on


async def test_looking_back_sees_the_whole_time(town: Town) -> None:
    await town.send(FIRST_BOOK, SECOND_BOOK, THIRD_BOOK)
    rows = await town.performance()
    told = {row["holder"]["name"]: (row["isPredecessor"], row["link"]["since"], row["duties"]) for row in rows}
    assert len(rows) == len(told) == 4
    assert told["示例甲"] == (False, "2024-01-01", [])
    done = [{"required": 6, "performed": 1, "missed": 5, "unknown": 0}]
    assert {name: told[name] for name in PEOPLE} == dict.fromkeys(PEOPLE, (False, "2025-01-01", done))


async def test_a_gap_between_terms_stays_one(town: Town) -> None:
    """示例赵 had it until 02-15 and again from 03-12: neither February nor March is wholly his."""
    gap: Rows = {**BASE, "责任": [linked("示例赵", "2025-01-01", "2025-02-15"), linked("示例赵", "2025-03-12")]}
    await town.send(gap)
    assert [month for month, _ in await town.due("示例赵")] == ["01", "04", "05", "06", "07", "08", "09"]
    assert await town.links("2025-02-20") == []
    assert [link[1:3] for link in await town.links("2025-02-15")] == [("2025-01-01", "2025-02-16")]


async def test_what_is_withdrawn_gives_the_others_their_days_back(town: Town) -> None:
    await town.send(FIRST_BOOK, SECOND_BOOK)
    await town.send(
        {"责任": [linked("示例钱", "2025-01-01", 作废="是"), linked("示例赵", "2025-01-01", 作废="是")]}, at=(THIRD,)
    )
    assert [month for month, _ in await town.due("示例钱")] == ["04", "05", "06"]
    assert [month for month, _ in await town.due("示例赵")] == [f"{month:02}" for month in range(4, 10)]


async def test_a_successor_of_the_document_ends_the_time_once(town: Town) -> None:
    """It holds from 06-15 on: May is the last month of each; the second term of 示例赵, from 07-01 on, never came into force."""
    late = {**SECOND_BOOK, "责任": [linked("示例赵", "2025-07-01"), linked("示例钱", "2025-04-01", "2025-06-30")]}
    await town.send(FIRST_BOOK, late)
    successor = issued("示例安办〔2025〕9号", 成文日期=day("2025-06-15"), 替代文件=DOCUMENT)
    await town.send({"文件": [successor]}, at=(THIRD,))
    for name in PEOPLE:
        assert [month for month, _ in await town.due(name)] == ["01", "02", "03", "04", "05"], name
    assert [link[0] for link in await town.links("2025-05-15")] == ["示例孙", "示例甲", "示例赵", "示例钱"]
    assert [link[0] for link in await town.links("2025-06-15")] == ["示例甲"]


def cut(rng: random.Random) -> list[tuple[dt.date, dt.date]]:
    """The days of 2025 as terms that leave none of them out: pieces, some of which go on into the next, and some inside others."""
    first, end = day("2025-01-01"), day("2025-12-31")
    begins = [first, *(first + dt.timedelta(days=at) for at in sorted(rng.sample(range(1, 360), rng.randint(0, 3))))]
    terms = [
        (begin, min(end, behind + dt.timedelta(days=rng.choice((-1, -1, 0, 40)))))
        for begin, behind in zip(begins, [*begins[1:], end + dt.timedelta(days=1)], strict=True)
    ]
    for _ in range(rng.randint(0, 2)):
        inner = first + dt.timedelta(days=rng.randint(1, 300))
        if inner not in begins:
            begins.append(inner)
            terms.append((inner, inner + dt.timedelta(days=rng.randint(1, 60))))
    return terms


@pytest.mark.parametrize("seed", range(2))
async def test_however_one_time_is_cut_into_terms(town: Town, seed: int) -> None:
    """Ten people have the same year, each cut otherwise, the rows in three workbooks."""
    rng, people = random.Random(seed), [f"示例{number:02}" for number in range(10)]
    books: list[list[Row]] = [[], [], []]
    for name in people:
        for first, last in cut(rng):
            rng.choice(books).append(linked(name, first.isoformat(), last.isoformat()))
    persons = [{"姓名": name, "单位": GOVERNMENT} for name in people]
    base = {**BASE, "人员": persons, "履职记录": [visited(name) for name in people]}
    await town.send({**base, "责任": books[0]}, *({"责任": rows} for rows in books[1:]), THIRD_BOOK,
        at=(FIRST, FIRST + NEXT_MONTH, SECOND, THIRD))  # fmt: skip
    for name in people:
        assert await town.due(name) == MISSED_SINCE, name
    assert await town.report() == (90, 10, 80, 0)
    for on in ("2025-01-01", "2025-04-10", "2025-07-15", "2025-12-31"):
        told = [(link[0], *link[1:3]) for link in await town.links(on)]
        assert told == [(name, "2025-01-01", "2026-01-01") for name in people], on
    rows = await town.performance()
    assert [row["duties"] for row in rows] == [[{"required": 6, "performed": 1, "missed": 5, "unknown": 0}]] * 10


_DIFF = """query ($from: Date!, $to: Date!) { diff(area: "Area:990100101", from: $from, to: $to) {
  assignments { edges { node { kind } } } holders { edges { node { kind } } } } }"""


@pytest.mark.parametrize(("first", "to"), [("2025-02-01", "2025-05-15"), ("2025-05-15", "2025-07-15")])
async def test_another_term_of_one_time_is_no_difference(town: Town, first: str, to: str) -> None:
    await town.send(FIRST_BOOK, SECOND_BOOK)
    found = (await town.asker.ask(_DIFF, **{"from": first, "to": to}))["diff"]
    assert found == {"assignments": {"edges": []}, "holders": {"edges": []}}
