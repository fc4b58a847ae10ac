"""The sentence that founds a group and its office: 成立由…为组长，…为副组长，…为组员的…小组.

Source of the form: 坛应急〔2020〕24号, 八（二）.
"""

from __future__ import annotations

import re

from seeds.readers.body import Sentence, sentences
from seeds.readers.citing import Citation
from seeds.readers.outline import Paragraph
from seeds.readers.parsed import Group
from seeds.readers.people import people_in, person_name
from seeds.readers.text import without_space
from seeds.report import Place, ProblemCode, Problems

_FOUNDING = re.compile(
    r"成立由(?P<roles>(?:(?!成立由)[^。；]){1,2000}?(?:组长|组员|成员))的(?P<name>[^，。；]{2,60}?(?:小组|专班|委员会))(?=[，。；]|$)"
)
_ROLE = re.compile(
    r"(?P<names>[^，,。；]{1,800}?)(?P<open>等)?(?:同志)?(?:为|任|担任)(?P<role>常务副组长|副组长|组长|组员|成员)(?:[，,]|$)"
)
_OFFICE = re.compile(r"下设办公室(?:（(?P<name>[^（）]{1,30})）)?(?P<rest>.*)")
_OFFICE_HEAD = re.compile(r"[，,、]?\s*(?:由)?(?P<name>[^，。；]{1,40}?)(?:同志)?(?:兼任?|任|担任)(?:办公室|该办)?主任")
_ROLES = {"组长": "lead", "常务副组长": "deputies", "副组长": "deputies", "组员": "members", "成员": "members"}


def read_groups(paragraphs: tuple[Paragraph, ...], problems: Problems) -> tuple[Group, ...]:
    """The groups that the text founds; a group without a lead, or a sentence half understood, is an error."""
    every = list(sentences(paragraphs))
    groups: list[Group] = []
    for index, sentence in enumerate(every):
        if "成立由" not in sentence.text:
            continue
        following = every[index + 1] if index + 1 < len(every) else None
        same = following is not None and following.paragraph is sentence.paragraph
        group = _group(sentence, following if same else None, problems)
        groups += [group] if group is not None else []
    return tuple(groups)


def _group(sentence: Sentence, following: Sentence | None, problems: Problems) -> Group | None:
    at = Place(sentence.paragraph.line)
    founding = _FOUNDING.search(sentence.text)
    roles = _roles(founding["roles"], at, problems) if founding is not None else None
    if founding is None or roles is None:
        problems.error(ProblemCode.PART_MISSING, at, seen=sentence.text[:24], expected="GROUP_SENTENCE")
        return None
    if len(roles["lead"]) != 1:
        seen = "、".join(roles["lead"]) or None
        problems.error(ProblemCode.LEADER_MISSING, at, seen=seen, expected="ONE_GROUP_LEAD")
        return None
    _check_once(roles, at, problems)
    # The office may be founded in the same sentence or in the next one.
    tail = sentence.text[founding.end() :]
    office_at = sentence.text if "下设办公室" in tail else following.text if following is not None else ""
    office, head = _office(office_at, at, problems)
    if head is not None and not any(head in names for names in roles.values()):
        problems.warning(ProblemCode.OFFICE_HEAD_NOT_IN_GROUP, at, seen=head)
    texts = dict.fromkeys([sentence.text, office_at] if office or head else [sentence.text])
    citation = Citation(clause=sentence.paragraph.clause, excerpt="。".join(texts) + "。")
    name = without_space(founding["name"])
    return Group(name, roles["lead"][0], roles["deputies"], roles["members"], office, head, citation)


def _roles(text: str, at: Place, problems: Problems) -> dict[str, tuple[str, ...]] | None:
    """The persons by role; None where words are left over that name no role."""
    roles: dict[str, tuple[str, ...]] = {"lead": (), "deputies": (), "members": ()}
    position = 0
    while position < len(text):
        match = _ROLE.match(text, position)
        if match is None:
            return None
        if match["open"]:
            problems.warning(ProblemCode.LIST_OPEN, at, seen=match.group(), expected="CLOSED_LIST")
        roles[_ROLES[match["role"]]] += people_in(match["names"], at, problems)
        position = match.end()
    return roles


def _check_once(roles: dict[str, tuple[str, ...]], at: Place, problems: Problems) -> None:
    seen: set[str] = set()
    for name in (name for names in roles.values() for name in names):
        if name in seen:
            problems.error(ProblemCode.PERSON_REPEATED, at, seen=name, expected="ONCE")
        seen.add(name)


def _office(text: str, at: Place, problems: Problems) -> tuple[str | None, str | None]:
    match = _OFFICE.search(text)
    if match is None:
        return None, None
    head = _OFFICE_HEAD.fullmatch(match["rest"])
    if head is None:
        problems.error(ProblemCode.PART_MISSING, at, seen=match.group()[:24], expected="OFFICE_HEAD")
        return match["name"], None
    return without_space(match["name"] or "办公室"), person_name(head["name"], at, problems)
