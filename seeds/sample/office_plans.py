"""Which organisations and posts an area has, by its level; `{name}` is the area's name, `{stem}` a village's stem."""

from collections.abc import Iterator
from dataclasses import dataclass

from seeds.sample.scale import Scale


@dataclass(frozen=True, slots=True)
class PostPlan:
    """A post; `basis` and `role` are what it is charged with in its area, if anything."""

    title: str
    basis: str = ""
    role: str = ""
    dual: bool = False


@dataclass(frozen=True, slots=True)
class OfficePlan:
    """An organisation; its first post heads it. `clause` is where the list of duties names it."""

    name: str
    kind: str
    clause: str
    posts: tuple[PostPlan, ...]
    part_of: str = ""
    comprehensive: bool = False
    sectors: tuple[str, ...] = ()


def _party(name: str, title: str = "书记") -> OfficePlan:
    return OfficePlan(name, "PARTY_COMMITTEE", "一（一）", (PostPlan(title, "TERRITORIAL", "PARTY_HEAD", True),))


def _government(name: str, head: str, deputy: str | None = None) -> OfficePlan:
    posts = [PostPlan(head, "TERRITORIAL", "GOVERNMENT_HEAD", True)]
    if deputy:
        posts.append(PostPlan(f"{deputy}（分管安全生产）", "TERRITORIAL", "DEPUTY_IN_CHARGE", True))
    return OfficePlan(name, "GOVERNMENT", "一（二）", tuple(posts))


def _bureau(name: str, posts: tuple[str, ...], sectors: tuple[str, ...] = ()) -> OfficePlan:
    plans = tuple(PostPlan(title) for title in posts)
    return OfficePlan(name, "BUREAU", "二（一）", plans, comprehensive=True, sectors=sectors)


def _agency(name: str, head: str, sectors: tuple[str, ...]) -> OfficePlan:
    return OfficePlan(name, "BUREAU", "三", (PostPlan(head),), sectors=sectors)


def _committee_office(name: str) -> OfficePlan:
    return OfficePlan(name, "SAFETY_COMMITTEE_OFFICE", "二（二）", (PostPlan("主任"),), comprehensive=True)


def _division(name: str, *sectors: str) -> OfficePlan:
    head = (PostPlan("处长"),)
    return OfficePlan(f"{{name}}应急管理局{name}", "DIVISION", "三", head, "{name}应急管理局", sectors=sectors)


def _town_office(head: str) -> OfficePlan:
    return OfficePlan(f"{{name}}{head}", "OFFICE", "二（一）", (PostPlan("主任"),), comprehensive=True)


LEFT_DIVISION = "宣传教育处"
"""The division whose head left while a town was still linked to him."""

PLANS: dict[str, tuple[OfficePlan, ...]] = {
    "CITY": (
        _party("中共{name}委员会"),
        _government("{name}人民政府", "市长", "副市长"),
        _bureau("{name}应急管理局", ("局长", "副局长（一）", "副局长（二）", "副局长（三）")),
        _committee_office("{name}安全生产委员会办公室"),
        _division("危险化学品处", "WHP"),
        _division("工贸处", "FCSB"),
        _division("基础处", "YXKJ", "SAZL"),
        _division("综合协调处"),
        _division("政策法规处"),
        _division("执法监督处"),
        _division("调查统计处"),
        _division(LEFT_DIVISION),
    ),
    "DISTRICT": (
        _party("中共{name}委员会"),
        _government("{name}人民政府", "区长", "副区长"),
        _bureau("{name}应急管理局", ("局长", "副局长"), ("WHP", "YXKJ")),
        _committee_office("{name}安全生产委员会办公室"),
        _agency("{name}工业和信息化局", "局长", ("FCSB", "JSYL")),
        _agency("{name}市场监督管理局", "局长", ("SAZL",)),
    ),
    "TOWN": (
        _party("中共{name}委员会"),
        _government("{name}人民政府", "镇长", "副镇长"),
        _town_office("应急管理办公室"),
        _committee_office("{name}安全生产委员会办公室"),
    ),
    "STREET": (
        _party("中共{name}工作委员会"),
        _government("{name}办事处", "主任", "副主任"),
        _town_office("应急管理办公室"),
        _committee_office("{name}安全生产委员会办公室"),
    ),
    "ZONE": (
        _party("中共{name}工作委员会"),
        _government("{name}管理委员会", "主任"),
        _town_office("应急管理局"),
        _committee_office("{name}安全生产委员会办公室"),
    ),
    "VILLAGE": (
        _party("中共{stem}村支部委员会"),
        _government("{stem}村村民委员会", "主任"),
    ),
}
"""By level; sub-districts (街道) and zones that administer themselves have their own."""


def further_posts(plan: OfficePlan, scale: Scale) -> Iterator[PostPlan]:
    """The posts that the office has besides, in a bigger city."""
    if plan.name.endswith("村村民委员会"):
        count = scale.further_village_posts
    else:
        count = scale.further_town_posts if plan.name == "{name}应急管理办公室" else 0
    for number in range(1, count + 1):
        yield PostPlan(f"安全员（{number}）")
