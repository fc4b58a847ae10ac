"""An invented city from a seed: six workbooks, each with its own moment, as clerks would send them one after the other."""

from dataclasses import dataclass
from datetime import UTC, datetime
from random import Random

from tests.oracle.books import Book, Row
from tests.oracle.charges import NEXT_ON, SECTORS, Charges, charges
from tests.oracle.days import shanghai_day
from tests.oracle.happenings import Dated, happenings
from tests.oracle.people import People, people
from tests.oracle.places import Places, places

MOMENTS = tuple(
    datetime.fromisoformat(when).replace(tzinfo=UTC)
    for when in (
        "2025-02-10T01:15:30",
        "2025-07-08T09:00:00",
        "2025-11-05T02:30:00",
        "2026-01-20T07:45:01",
        "2026-04-15T16:30:00",
        "2026-06-10T03:00:00",
    )
)
LATE = 0.12
"""How much of what happened is entered a book later than it could be."""


@dataclass(frozen=True, slots=True)
class City:
    """The books and what they are made of."""

    seed: int
    books: tuple[Book, ...]
    places: Places
    people: People
    charges: Charges


def city(seed: int) -> City:
    """The city of this seed."""
    random = Random(seed)
    where = places(random)
    who = people(random, where)
    what = charges(random, where, who)
    rows: list[dict[str, list[Row]]] = [{} for _ in MOMENTS]
    _stands(rows, where, who, what)
    _changes(rows, where, what)
    _happens(random, rows, happenings(random, where, who, what))
    _corrects(random, rows)
    _again(random, rows)
    names = ("示例底册.xlsx", "示例二.xlsx", "示例三.xlsx", "示例四.xlsx", "示例五.xlsx", "示例六.xlsx")
    books = (Book(*each) for each in zip(names, MOMENTS, rows, strict=True))
    return City(seed, tuple(books), where, who, what)


def _add(rows: dict[str, list[Row]], more: dict[str, list[Row]]) -> None:
    for sheet, lines in more.items():
        rows.setdefault(sheet, []).extend(lines)


def _stands(rows: list[dict[str, list[Row]]], where: Places, who: People, what: Charges) -> None:
    _add(rows[0], {"区划": where.rows, "单位": who.organizations, "岗位": who.posts, "人员": who.persons})
    _add(rows[0], {"行业领域": [{"代码": code, "名称": name} for name, code in SECTORS.items()]})
    _add(rows[0], {"企业": what.enterprises, **what.first})
    for number, lines in who.terms.items():
        if lines:
            _add(rows[number - 1], {"任职": lines})
    for group, members in who.members.items():
        for place, member in enumerate(members):
            row = {"姓名": member, "人员单位": who.bureau, "单位": group, "角色": "组长" if not place else "组员"}
            last = {"截止日期": "2025-10-15"} if place == 2 else {}
            _add(rows[0], {"任职": [{**row, "起始日期": "2025-01-01", **last}]})


def _changes(rows: list[dict[str, list[Row]]], where: Places, what: Charges) -> None:
    """A town becomes three, its enterprises move but one, an enterprise moves to another district, another plan takes over."""
    _add(rows[3], {"区划": where.ending})
    for row in what.enterprises:
        code = row["统一社会信用代码"]
        if row["所在地"] == where.ended and code != what.left:
            _add(rows[3], {"企业": [{**row, "所在地": where.heirs[0], "起始日期": "2026-01-01"}]})
        if code == what.moving:
            home = where.towns[where.districts[2]][2]
            _add(rows[4], {"企业": [{**row, "所在地": home, "起始日期": "2026-02-01"}]})
    _add(rows[4], what.next)
    promoted = next(row for row in what.enterprises if "重点企业" not in row and "起始日期" not in row)
    _add(rows[4], {"企业": [{**promoted, "重点企业": "是"}]})


def _happens(random: Random, rows: list[dict[str, list[Row]]], happened: list[Dated]) -> None:
    later: dict[str, int] = {}
    for sheet, day, row in happened:
        first = next(number for number, moment in enumerate(MOMENTS) if shanghai_day(moment) >= day)
        about = row.get("隐患") or row.get("事故") or row.get("编号", "")
        if sheet in ("履职记录", "情况表", "事故伤亡") and random.random() < LATE:
            first = min(first + 1, len(MOMENTS) - 1)
        if row.get("文号", "").startswith("示例安办〔2026〕"):
            first = max(first, 4)
        # What goes on with something is entered with it or later.
        first = later[about] = max(first, later.get(about, 0)) if sheet.startswith(("隐患", "事故", "挂牌")) else first
        _add(rows[first], {sheet: [row]})


def _corrects(random: Random, rows: list[dict[str, list[Row]]]) -> None:
    """The last book but one corrects some records, titles and casualties of earlier ones."""
    visits = [row for book in rows[:3] for row in book["履职记录"] if row["职责类别"] == "走访"]
    for row in random.sample(visits, 12):
        day = row["日期"]
        other = f"{day[:8]}{(int(day[8:]) + 9) % 27 + 1:02}" if random.random() < 0.6 else day
        _add(rows[4], {"履职记录": [{**row, "日期": other}]})
    for row in random.sample([row for book in rows[:3] for row in book.get("隐患", ())], 2):
        _add(rows[4], {"隐患": [{**row, "名称": row["名称"] + "改", "级别": "重大"}]})
    for row in random.sample([row for book in rows[:4] for row in book.get("事故", ())], 2):
        _add(rows[5], {"事故": [{**row, "名称": row["名称"] + "改"}]})
    counts = [row for book in rows[:4] for row in book.get("事故伤亡", ()) if "死亡人数" in row]
    for row in random.sample(counts, 2):
        _add(rows[5], {"事故伤亡": [{**row, "死亡人数": str(int(row["死亡人数"]) + 8)}]})


def _again(random: Random, rows: list[dict[str, list[Row]]]) -> None:
    """The third book says again what stood in the first, in another order and a file of another name."""
    for sheet in ("任职", "责任", "履职记录", "岗位", "人员"):
        said = [row for row in rows[0].get(sheet, ()) if row.get("起始日期", "") < NEXT_ON]
        rows[2][sheet] = [*random.sample(said, len(said)), *rows[2].get(sheet, ())]
