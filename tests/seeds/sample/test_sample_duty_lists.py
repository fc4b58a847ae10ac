"""The lists of the made-up city's leaders and bureaus: few, each once, in the words of its own place."""

from collections import Counter

import pytest

from graph.facts import Statement
from seeds.sample import sample_facts

SIZES = (0, 4_000)


def lists(size: int) -> list[Statement]:
    """All lists."""
    stated = (each for batch in sample_facts(size, records=0) for each in batch.statements)
    return [each for each in stated if each.label == "DutyList"]


@pytest.mark.parametrize("size", SIZES)
def test_leaders_and_bureaus_have_lists_whatever_the_size(size: int) -> None:
    found = lists(size)
    assert Counter((each.properties["kind"], each.properties.get("year")) for each in found) == {
        ("WORK", 2026): 33,  # two heads and a deputy of the city and of ten districts
        ("DUTIES", None): 10,  # a bureau of the city, three of each of three districts
    }
    owners = [end for each in found for type_, end, _ in each.links if type_ == "OWNED_BY"]
    assert len(set(owners)) == len(found)
    assert {owner.partition(":")[0] for owner in owners} == {"Post", "Organization"}


def test_a_list_says_what_its_owner_has_to_do() -> None:
    for each in lists(0):
        items = each.properties["items"]
        assert isinstance(items, list)
        assert len(items) in (3, 4)
        assert "示例" in "".join(items)
        assert "{" not in "".join(items)
        assert any(type_ == "STATED_IN" for type_, _, _ in each.links)
