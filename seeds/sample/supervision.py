"""挂钩督导 of key enterprises: groups with three enterprises each, leaders with one each (示例应急〔2022〕6号)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from graph import keys
from graph.clock import OPEN_DAY
from graph.facts import Statement, Thing, Tie, Value
from seeds.sample import gaps
from seeds.sample.documents import ADDITIONS, BUREAU, KEY_ENTERPRISES, KEY_HANDOVER, REVIEW, Document
from seeds.sample.enterprises import Enterprise
from seeds.sample.liaison import Leader, Leaders
from seeds.sample.scale import ENTERPRISES_PER_GROUP
from seeds.sample.words import person_name
from seeds.stating import Cited, Term, assignment, membership, requirement

ROLES = ("LEAD", "DEPUTY", "MEMBER", "MEMBER")
ROLE_WORDS = {"LEAD": "组长", "DEPUTY": "副组长", "MEMBER": "组员"}
LED_FROM = 12
"""The key enterprises from this one on are a leader's, one each, before the groups go on."""
EXCHANGED_LEADERS = {LED_FROM + 1: 2, LED_FROM + 2: 1}
"""Two leaders have exchanged their enterprises: by key enterprise, whose it is now."""
EXCHANGING_FROM, EXCHANGING_EVERY = 18, 6
"""From this group on, the first two of so many groups have exchanged their first enterprises."""
CHANGED_GROUP_OF, CHANGED_GROUP, MEMBER_CHANGED_ON = 4, 3, "2025-04-01"
"""In one group of four the last member has been replaced."""


def supervision_facts(of: Enterprise, leaders: Leaders) -> Iterator[Thing | Tie | Statement]:
    """Who is linked to this key enterprise; the group itself comes with its first enterprise."""
    number = of.key_number
    if number is None:
        return
    if _leader(number, leaders):
        yield from _leader_links(of, number, leaders)
        return
    group, turn = divmod(number, ENTERPRISES_PER_GROUP)
    if turn == 0 or (group, turn) == _first_after_leaders(leaders):
        yield from _founded(group)
    if not gaps.lacks_liaison(number):
        yield from _group_links(of, number, group)


def _leader(number: int, leaders: Leaders) -> Leader | None:
    turn = number - LED_FROM
    return leaders.staying[turn] if 0 <= turn < len(leaders.staying) else None


def _leader_links(of: Enterprise, number: int, leaders: Leaders) -> Iterator[Statement]:
    leader, taken_by = leaders.staying[number - LED_FROM], EXCHANGED_LEADERS.get(number)
    yield _link(of, leader.person, leader.name, KEY_ENTERPRISES, _until_handover(taken_by is not None), annex=2)
    if taken_by is not None:
        successor = leaders.staying[taken_by]
        yield _link(of, successor.person, successor.name, KEY_HANDOVER, _open(KEY_HANDOVER))


def _exchanges(group: int) -> bool:
    """Whether the group and another one have exchanged their first enterprises."""
    return group >= EXCHANGING_FROM and group % EXCHANGING_EVERY in (0, 1)


def _until_handover(handed_over: bool) -> Term:
    return Term(KEY_ENTERPRISES.issued_on, KEY_HANDOVER.issued_on) if handed_over else _open(KEY_ENTERPRISES)


def _first_after_leaders(leaders: Leaders) -> tuple[int, int]:
    return divmod(LED_FROM + len(leaders.staying), ENTERPRISES_PER_GROUP)


def group_name(group: int) -> str:
    """The name of the group with that number, from 0."""
    return f"示例市第{group + 1:04}挂钩督导组"


@dataclass(frozen=True, slots=True)
class GroupMember:
    """Somebody in a group while he was."""

    person: str
    name: str
    role: str
    since: str
    until: str = OPEN_DAY


def members_of(group: int) -> Iterator[GroupMember]:
    """Everybody who has been in the group with that number."""
    if group == gaps.GROUP_WITHOUT_PEOPLE:
        return
    since, changed = KEY_ENTERPRISES.issued_on, group % CHANGED_GROUP_OF == CHANGED_GROUP
    for number, role in enumerate(ROLES):
        if role == "LEAD" and group == gaps.GROUP_WITHOUT_LEAD:
            continue
        left = changed and number == len(ROLES) - 1
        yield _member(group, number, role, since, MEMBER_CHANGED_ON if left else OPEN_DAY)
    if changed:
        yield _member(group, len(ROLES), ROLES[-1], MEMBER_CHANGED_ON, OPEN_DAY)


def _member(group: int, number: int, role: str, since: str, until: str) -> GroupMember:
    name = person_name(f"组{group + 1:04}", number)
    return GroupMember(keys.person(keys.organization(group_name(group)), name), name, role, since, until)


def _founded(group: int) -> Iterator[Thing | Tie | Statement]:
    """The group, and with it the one that it exchanges an enterprise with; that one was there before its own first."""
    if not _exchanges(group):
        yield from _group_facts(group)
    elif group % EXCHANGING_EVERY == 0:
        yield from _group_facts(group)
        yield from _group_facts(group + 1)


def _group_facts(group: int) -> Iterator[Thing | Tie | Statement]:
    name = group_name(group)
    key = keys.organization(name)
    since = KEY_ENTERPRISES.issued_on
    yield Thing("Organization", key, {"name": name, "kind": "SUPERVISION_GROUP"}, since)
    yield Tie("PART_OF", key, keys.organization(BUREAU), valid_from=since)
    for member in members_of(group):
        document = KEY_ENTERPRISES if member.since == since else KEY_HANDOVER
        cited = Cited(document.key, 1, group + 1, excerpt=f"{name}｜{ROLE_WORDS[member.role]}｜{member.name}")
        confirmed = REVIEW.issued_on if member.until == OPEN_DAY else None
        yield Thing("Person", member.person, {"name": member.name})
        yield membership(member.person, key, member.role, Term(member.since, member.until, confirmed=confirmed), cited)


def _group_links(of: Enterprise, number: int, group: int) -> Iterator[Statement]:
    name = group_name(group)
    key = keys.organization(name)
    exchanged = _exchanges(group) and number % ENTERPRISES_PER_GROUP == 0
    yield _link(of, key, name, KEY_ENTERPRISES, _until_handover(True) if exchanged else _term(number))
    if exchanged:
        name = group_name(group + 1 - 2 * (group % EXCHANGING_EVERY))
        yield _link(of, keys.organization(name), name, KEY_HANDOVER, _open(KEY_HANDOVER))
    if number == gaps.OVERLAPPING_KEY:
        yield _link(of, key, group_name(group), ADDITIONS, _open(ADDITIONS))
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
