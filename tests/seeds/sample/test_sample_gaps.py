"""Each gap of the made-up city is there, at the smallest size, under the name that the module `gaps` gives it."""

from dataclasses import dataclass, field
from itertools import chain

import pytest

from graph.clock import OPEN_DAY
from graph.facts import Statement
from seeds.sample import gaps, sample_facts

TODAY = "2026-11-01"


@dataclass
class Sample:
    """The small city, looked up by name."""

    names: dict[str, str] = field(default_factory=dict)
    liaisons: list[tuple[str, str, Statement]] = field(default_factory=list)
    memberships: list[tuple[dict[str, str], Statement]] = field(default_factory=list)

    def linked(self, name: str) -> list[tuple[str, Statement]]:
        """Who is or was linked to the subject: the assignee's name and the statement."""
        return [(assignee, statement) for assignee, subject, statement in self.liaisons if subject == name]

    def roles(self, organization: str) -> list[str]:
        """The roles of the people of an organisation today."""
        return [
            str(statement.properties["role"])
            for ends, statement in self.memberships
            if self.names[ends["ORGANIZATION"]] == organization and statement.properties["validTo"] == OPEN_DAY
        ]


@pytest.fixture(scope="module")
def sample() -> Sample:
    found = Sample()
    batches = list(sample_facts(300))
    for thing in chain.from_iterable(batch.things for batch in batches):
        found.names[thing.key] = str(thing.properties.get("name") or thing.properties.get("title"))
    for statement in chain.from_iterable(batch.statements for batch in batches):
        ends = {type_: key for type_, key, _ in statement.links}
        if statement.label == "Membership":
            found.memberships.append((ends, statement))
        if statement.label == "Assignment" and statement.properties["basis"] == "LIAISON":
            found.liaisons.append((found.names[ends["ASSIGNEE"]], found.names[ends["SUBJECT"]], statement))
    return found


def key_enterprise(number: int) -> str:
    return f"示例企业{number * 20 + 1:06}有限公司"


@pytest.mark.parametrize("name", ["示例癸区", "示例乙二镇", "示例己三镇", "示例庚产业园", key_enterprise(7)])
def test_nobody_is_linked_to_it(sample: Sample, name: str) -> None:
    assert name in sample.names.values()
    assert sample.linked(name) == []


@pytest.mark.parametrize("name", ["示例甲区", "示例甲经济开发区", "示例丙保税区", "示例丙三镇", key_enterprise(14)])
def test_somebody_is_linked_to_it(sample: Sample, name: str) -> None:
    assert any(statement.properties["validTo"] == OPEN_DAY for _, statement in sample.linked(name))


@pytest.mark.parametrize("name", ["示例辛二镇", key_enterprise(gaps.EXPIRED_KEY)])
def test_the_only_link_has_expired(sample: Sample, name: str) -> None:
    assert [statement.properties["validTo"] for _, statement in sample.linked(name)] == [gaps.EXPIRED_ON]


@pytest.mark.parametrize("name", ["示例壬一镇", key_enterprise(gaps.OVERLAPPING_KEY)])
def test_two_links_overlap(sample: Sample, name: str) -> None:
    assert [statement.properties["validTo"] for _, statement in sample.linked(name)] == [OPEN_DAY, OPEN_DAY]


def test_the_overlapping_links_of_the_town_are_of_two_leaders(sample: Sample) -> None:
    assert len({leader for leader, _ in sample.linked("示例壬一镇")}) == 2


@pytest.mark.parametrize("name", ["示例戊三镇", "示例丙三镇", key_enterprise(gaps.STALE_KEY)])
def test_nobody_has_confirmed_the_link_for_a_year(sample: Sample, name: str) -> None:
    assert all(str(statement.properties["lastConfirmedOn"]) < "2025-11-01" for _, statement in sample.linked(name))


def test_every_other_open_link_was_confirmed_lately(sample: Sample) -> None:
    stale = {
        subject
        for _, subject, statement in sample.liaisons
        if statement.properties["validTo"] == OPEN_DAY and str(statement.properties["lastConfirmedOn"]) < "2025-11-01"
    }
    assert stale == {"示例戊三镇", "示例丙三镇", key_enterprise(gaps.STALE_KEY)}


def test_one_linked_leader_has_left_his_post(sample: Sample) -> None:
    holding = {ends["MEMBER"] for ends, statement in sample.memberships if str(statement.properties["validTo"]) > TODAY}
    people = {
        key: subject
        for _, subject, statement in sample.liaisons
        for type_, key, _ in statement.links
        if type_ == "ASSIGNEE" and key.startswith("Person:")
    }
    assert {subject for key, subject in people.items() if key not in holding} == {"示例癸二镇"}


def test_one_group_has_no_lead_and_one_no_people(sample: Sample) -> None:
    roles = {number: sample.roles(f"示例市第{number + 1:04}挂钩督导组") for number in range(4)}
    assert roles[gaps.GROUP_WITHOUT_LEAD] == ["DEPUTY", "MEMBER", "MEMBER"]
    assert roles[gaps.GROUP_WITHOUT_PEOPLE] == []
    assert roles[0] == roles[3] == ["LEAD", "DEPUTY", "MEMBER", "MEMBER"]


def test_the_last_member_of_a_group_was_replaced(sample: Sample) -> None:
    changed = [
        (statement.properties["validFrom"], statement.properties["validTo"])
        for ends, statement in sample.memberships
        if sample.names[ends["ORGANIZATION"]] == "示例市第0004挂钩督导组"
    ]
    assert sorted(changed)[-2:] == [("2022-04-01", OPEN_DAY), ("2025-04-01", OPEN_DAY)]
    assert ("2022-04-01", "2025-04-01") in changed


@pytest.mark.parametrize(("name", "ended", "begun"), [
    ("示例乙三镇", "2025-06-25", "2025-06-25"), ("示例庚三镇", "2025-04-01", "2025-06-25"),
    (key_enterprise(13), "2025-03-03", "2025-03-03"), (key_enterprise(14), "2025-03-03", "2025-03-03"),
])  # fmt: skip
def test_the_link_was_taken_over(sample: Sample, name: str, ended: str, begun: str) -> None:
    (former, before), (present, now) = sample.linked(name)
    assert former != present
    assert (before.properties["validTo"], now.properties["validFrom"]) == (ended, begun)
    assert now.properties["validTo"] == OPEN_DAY


def test_one_group_has_one_enterprise_more_than_its_document_allows(sample: Sample) -> None:
    group = f"示例市第{gaps.GROUP_OVERLOADED + 1:04}挂钩督导组"
    linked = [subject for assignee, subject, _ in sample.liaisons if assignee == group]
    assert linked == [key_enterprise(number) for number in (0, 1, 2, gaps.SHARED_KEY)]


def test_one_key_enterprise_has_nobody_charged_with_its_sector() -> None:
    batches = list(sample_facts(300))
    uscc = next(
        thing.key
        for batch in batches
        for thing in batch.things
        if thing.properties.get("name") == key_enterprise(gaps.KEY_WITHOUT_AGENCY)
    )
    ends = {(tie.type, tie.end) for batch in batches for tie in batch.ties if tie.start == uscc}
    assert ("OPERATES_IN", "Sector:JSYL") in ends
    assert any(type_ == "LOCATED_IN" and end.startswith("Area:990110") for type_, end in ends)
    charged = {
        end
        for batch in batches
        for statement in batch.statements
        if ("SECTOR", "Sector:JSYL", {}) in statement.links
        for type_, end, _ in statement.links
        if type_ == "SUBJECT"
    }
    assert {"Area:990101", "Area:990109"} <= charged
    assert not charged & {"Area:990110", "Area:990100"}


@pytest.mark.parametrize(("post", "since"), gaps.VACANT_POSTS.items())
def test_the_post_is_vacant_since(sample: Sample, post: tuple[str, str], since: str) -> None:
    assert [statement.properties["validTo"] for statement in _holders(sample, *post)] == [since]


@pytest.mark.parametrize("post", sorted(gaps.UNKNOWN_POSTS))
def test_nobody_is_known_to_have_held_the_post(sample: Sample, post: tuple[str, str]) -> None:
    assert post[0] in sample.names.values()
    assert _holders(sample, *post) == []


def _holders(sample: Sample, office: str, title: str) -> list[Statement]:
    return [
        statement
        for ends, statement in sample.memberships
        if (sample.names[ends["ORGANIZATION"]], sample.names.get(ends.get("POST", ""))) == (office, title)
    ]
