"""What leaders and members of the safety committee have on their lists: 重点工作清单 of 2026, 责任清单 that stand."""

from collections.abc import Iterator

from graph.facts import Statement
from seeds.sample.documents import CHARGES, KEY_POINTS
from seeds.sample.offices import IN_FORCE, Office
from seeds.stating import Cited, Term, duty_list

YEAR = 2026
_THIS_YEAR = Term(KEY_POINTS.issued_on, f"{YEAR + 1}-01-01")

WORK = {
    "PARTY_HEAD": (
        "主持{name}常委会会议研究安全生产工作",
        "带队督导{name}重大隐患整改",
        "听取{name}领导班子成员履职情况汇报",
    ),
    "GOVERNMENT_HEAD": ("主持{name}安委会全体会议", "审定{name}年度监督检查计划", "带队检查{name}重点企业"),
    "DEPUTY_IN_CHARGE": (
        "每季度召开{name}安委会例会",
        "督促{name}挂牌隐患按期销号",
        "组织{name}应急演练",
        "推进{name}专项检查",
    ),
}
"""The work of a leader in the year, by what the post is charged with."""
MEMBER_DUTIES = (
    "将安全生产纳入{office}业务工作同部署",
    "督促本行业企业落实主体责任",
    "按职责开展监督检查",
    "配合事故调查处理",
)
MEMBER_DISTRICTS = 3
"""In the city and so many of its districts the bureaus have lists of their own; of the others none is registered."""


def duty_lists(office: Office) -> Iterator[Statement]:
    """The lists of an office of the city or of a district, and of its leaders."""
    if office.place.level not in ("CITY", "DISTRICT"):
        return
    for post in office.posts:
        if post.plan.role in WORK:
            items = [item.format(name=office.place.name) for item in WORK[post.plan.role]]
            cited = Cited(KEY_POINTS.key, clause="二", excerpt=f"{office.name}{post.plan.title}")
            yield duty_list(post.key, "WORK", items, _THIS_YEAR, YEAR, cited)
    if office.plan.kind == "BUREAU" and _listed(office):
        items = [item.format(office=office.name) for item in MEMBER_DUTIES]
        cited = Cited(CHARGES.key, clause=office.plan.clause, excerpt=office.name)
        yield duty_list(office.key, "DUTIES", items, Term(IN_FORCE), None, cited)


def _listed(office: Office) -> bool:
    return office.place.level == "CITY" or office.place.spot[0] < MEMBER_DISTRICTS
