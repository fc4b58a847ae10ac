"""挂钩督导 of key enterprises: groups with three enterprises each, leaders with one each (示例应急〔2022〕6号)."""

from collections.abc import Iterator, Sequence

from graph import keys
from graph.facts import Statement, Thing, Tie, Value
from seeds.sample import gaps
from seeds.sample.documents import ADDITIONS, BUREAU, KEY_ENTERPRISES, REVIEW, Document
from seeds.sample.enterprises import Enterprise
from seeds.sample.liaison import Leader, Leaders
from seeds.sample.scale import ENTERPRISES_PER_GROUP
from seeds.sample.words import person_name
from seeds.stating import Cited, Term, assignment, membership, requirement

ROLES = ("LEAD", "DEPUTY", "MEMBER", "MEMBER")
ROLE_WORDS = {"LEAD": "组长", "DEPUTY": "副组长", "MEMBER": "组员"}
LED_FROM = 12
"""The key enterprises from this one on are a leader's, one each, before the groups go on."""


def supervision_facts(of: Enterprise, leaders: Leaders) -> Iterator[Thing | Tie | Statement]:
    """Who is linked to this key enterprise; the group itself comes with its first enterprise."""
    number = of.key_number
    if number is None:
        return
    leader = _leader(number, leaders)
    if leader:
        yield _link(of, leader.person, leader.name, KEY_ENTERPRISES, _open(KEY_ENTERPRISES), annex=2)
        return
    group, turn = divmod(number, ENTERPRISES_PER_GROUP)
    if turn == 0 or (group, turn) == _first_after_leaders(leaders):
        yield from _group_facts(group)
    if not gaps.lacks_liaison(number):
        yield from _group_links(of, number, group)


def _leader(number: int, leaders: Leaders) -> Leader | None:
    turn = number - LED_FROM
    return leaders.staying[turn] if 0 <= turn < len(leaders.staying) else None


def _first_after_leaders(leaders: Leaders) -> tuple[int, int]:
    return divmod(LED_FROM + len(leaders.staying), ENTERPRISES_PER_GROUP)


def group_name(group: int) -> str:
    """The name of the group with that number, from 0."""
    return f"示例市第{group + 1:04}挂钩督导组"


def _group_facts(group: int) -> Iterator[Thing | Tie | Statement]:
    name = group_name(group)
    key = keys.organization(name)
    since = KEY_ENTERPRISES.issued_on
    yield Thing("Organization", key, {"name": name, "kind": "SUPERVISION_GROUP"}, since)
    yield Tie("PART_OF", key, keys.organization(BUREAU), valid_from=since)
    if group == gaps.GROUP_WITHOUT_PEOPLE:
        return
    for number, role in enumerate(ROLES):
        if role == "LEAD" and group == gaps.GROUP_WITHOUT_LEAD:
            continue
        person_of = person_name(f"组{group + 1:04}", number)
        person = keys.person(key, person_of)
        cited = Cited(KEY_ENTERPRISES.key, 1, group + 1, excerpt=f"{name}｜{ROLE_WORDS[role]}｜{person_of}")
        yield Thing("Person", person, {"name": person_of})
        yield membership(person, key, role, Term(since, confirmed=REVIEW.issued_on), cited)


def _group_links(of: Enterprise, number: int, group: int) -> Iterator[Statement]:
    name = group_name(group)
    key = keys.organization(name)
    yield _link(of, key, name, KEY_ENTERPRISES, _term(number))
    if number == gaps.OVERLAPPING_KEY:
        yield _link(of, key, name, ADDITIONS, _open(ADDITIONS))
    if number == gaps.SHARED_KEY:
        name = group_name(gaps.GROUP_OVERLOADED)
        yield _link(of, keys.organization(name), name, ADDITIONS, _open(ADDITIONS))


def _term(number: int) -> Term:
    if number == gaps.EXPIRED_KEY:
        return Term(KEY_ENTERPRISES.issued_on, gaps.EXPIRED_ON)
    if number == gaps.STALE_KEY:
        return Term(KEY_ENTERPRISES.issued_on, confirmed=gaps.LAST_SEEN_STALE)
    return _open(KEY_ENTERPRISES)


def _open(document: Document) -> Term:
    return Term(document.issued_on, confirmed=REVIEW.issued_on)


def _link(of: Enterprise, assignee: str, name: str, document: Document, term: Term, annex: int = 1) -> Statement:
    row = (of.key_number or 0) + 1
    cited = Cited(document.key, annex, row, excerpt=f"{row}｜{name}｜{of.name}")
    return assignment("LIAISON", "LIAISON", assignee, of.key, term, cited)


def key_roster(part: int, enterprises: Sequence[Enterprise]) -> Statement:
    """One part of the list of key enterprises that must be linked (annex 3)."""
    listed = [(of.key, Cited(annex=3, row=(of.key_number or 0) + 1, excerpt=of.name)) for of in enterprises]
    demand = {"kind": "LIAISON", "basis": "LIAISON"}
    cited = Cited(KEY_ENTERPRISES.key, clause="三", excerpt="附件3所列重点企业均须明确挂钩督导组或者挂钩领导")
    return requirement(demand, listed, _open(KEY_ENTERPRISES), cited, part=str(part))


def quotas() -> Iterator[Statement]:
    """How many enterprises a group and a leader may be linked to."""
    shares = (("ENTERPRISES_PER_GROUP", ENTERPRISES_PER_GROUP, "GROUP"), ("ENTERPRISES_PER_LEADER", 1, "LEADER"))
    cited = Cited(KEY_ENTERPRISES.key, clause="四", excerpt="每组挂钩3家重点企业，每名领导挂钩1家")
    for kind, quantity, per in shares:
        demand: dict[str, Value] = {"kind": kind, "basis": "LIAISON", "quantity": quantity, "per": per}
        yield requirement(demand, (), _open(KEY_ENTERPRISES), cited)
