"""Offices, posts, persons and terms of office of an invented city: gaps, changes, a later term in a later book."""

from dataclasses import dataclass, field
from random import Random

from tests.oracle.books import Row
from tests.oracle.places import Places

SIGNS = tuple(
    "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥天地玄黄宇宙洪荒日月盈昃列张寒来暑往秋收冬藏闰余成岁律吕调阳云腾致雨露结为霜"
)
CLUB = "示例企业家联谊会"


@dataclass(slots=True)
class People:
    """Who there is; `terms` are by the number of the book that states them."""

    bureau: str = ""
    offices: dict[str, str] = field(default_factory=dict)
    groups: list[str] = field(default_factory=list)
    leaders: list[str] = field(default_factory=list)
    owners: list[str] = field(default_factory=list)
    members: dict[str, list[str]] = field(default_factory=dict)
    heads: dict[str, dict[str, str]] = field(default_factory=dict)
    organizations: list[Row] = field(default_factory=list)
    posts: list[Row] = field(default_factory=list)
    persons: list[Row] = field(default_factory=list)
    terms: dict[int, list[Row]] = field(default_factory=lambda: {each: [] for each in range(7)})
    names: list[str] = field(default_factory=list)

    def office(self, name: str, kind: str, area: str) -> str:
        """An office and the area that it administers."""
        self.organizations.append({"名称": name, "类型": kind, **({"所辖区划": area} if area else {})})
        return name

    def person(self, office: str) -> str:
        """One more person of the office."""
        name = self.names.pop()
        self.persons.append({"姓名": name, "单位": office})
        return name

    def post(self, office: str, title: str) -> str:
        """A post of the office."""
        self.posts.append({"单位": office, "岗位": title})
        return f"{office}/{title}"

    def vacancy(self, book: int, post: str, first: str) -> None:
        """That nobody holds the post, stated by the book of this number."""
        office, title = post.split("/")
        row = {"单位": office, "岗位": title, "角色": "空缺", "原因": "示例退休", "起始日期": first}
        self.terms[book].append(row)

    def term(self, book: int, person: str, post: str, first: str, last: str = "", role: str = "任职") -> None:
        """A term of office, stated by the book of this number."""
        office, title = post.split("/")
        own = next(row["单位"] for row in self.persons if row["姓名"] == person)
        row = {"姓名": person, "人员单位": own, "单位": office, "岗位": title, "角色": role, "起始日期": first}
        self.terms[book].append({**row, **({"截止日期": last} if last else {})})


def people(random: Random, places: Places) -> People:
    """A government for each area, bureaus for city and districts, supervision groups, leaders, owners of enterprises."""
    made = People(names=[f"示例{one}" for one in random.sample(SIGNS, len(SIGNS))])
    made.names = [f"示例{one}{two}" for one, two in zip(random.sample(SIGNS, 60), SIGNS, strict=False)] + made.names
    areas = [(places.city, "市"), *((name, "区") for name in places.districts)]
    areas += [(town, "镇") for towns in places.towns.values() for town in towns]
    for area, title in areas:
        _government(made, random, area, title)
    made.bureau = made.office(f"{places.city}应急管理局", "局", places.city)
    for area in (places.city, *places.districts):
        name = made.bureau if area == places.city else made.office(f"{area}应急管理局", "局", area)
        made.offices[area] = name
        post = made.post(name, "局长")
        made.heads[area]["chief"] = post
        made.term(1, made.person(name), post, "2024-06-01")
    made.leaders = [made.person(made.bureau) for _ in range(8)]
    for number in range(1, 5):
        group = made.office(f"{places.city}第{'零一二三四'[number]}督导组", "督导组", "")
        made.groups.append(group)
        made.members[group] = [made.person(made.bureau) for _ in range(3 if number < 4 else 0)]
    made.office(CLUB, "其他", "")
    made.owners = [made.person(CLUB) for _ in range(8)]
    return made


def _government(made: People, random: Random, area: str, title: str) -> None:
    office = made.office(f"{area}人民政府", "政府", area)
    party = made.office(f"中共{area}委员会", "党委", area)
    posts = {
        "government": made.post(office, f"{title}长"),
        "party": made.post(party, "书记"),
        "deputy": made.post(office, f"副{title}长"),
    }
    made.heads[area] = dict(posts)
    if title == "镇" and random.random() < 0.45:
        return  # Nobody has ever been heard of there.
    one = made.person(office)
    case = random.choice(("stays", "follows", "gap", "again", "left", "acting"))
    if case == "stays":  # A later book names some of the days once more.
        made.term(1, one, posts["government"], "2024-01-01")
        made.term(3, one, posts["government"], "2025-03-11", "2025-05-20")
    elif case == "follows":
        made.term(1, one, posts["government"], "2024-01-01", "2025-09-14")
        made.term(3, made.person(office), posts["government"], "2025-09-15")
    elif case == "gap":
        made.term(1, one, posts["government"], "2024-01-01", "2025-05-31")
        made.term(4, made.person(office), posts["government"], "2026-01-01")
    elif case == "again":  # A later term in a later book, and the former in none.
        made.term(1, one, posts["government"], "2024-01-01", "2025-03-31")
        made.term(4, one, posts["government"], "2025-12-01")
    elif case == "acting":
        made.term(1, one, posts["government"], "2024-01-01", "2025-06-30")
        made.vacancy(2, posts["government"], "2025-07-01")
        made.term(3, made.person(office), posts["government"], "2025-09-01", "2025-12-31", "主持工作")
        made.term(4, made.person(office), posts["government"], "2026-02-01")
    else:  # Without a day between the first term and what a later book says.
        made.term(1, one, posts["government"], "2024-01-01", "2025-09-10")
        made.term(4, one, posts["government"], "2025-09-11", "2026-02-28")
    made.term(1, made.person(party), posts["party"], "2024-03-01", random.choice(("", "2025-11-30")))
