"""Nothing is seen before it was recorded, by list or by id, and nothing that was answered under a moment changes later."""

from typing import Any

import pytest

from tests.oracle.conftest import Witness, known_at
from tests.oracle.world import World

LISTS = """query ($asOf: AsOf) {
  areas(first: 1000, asOf: $asOf) { totalCount edges { node { key } } }
  enterprises(first: 1000, asOf: $asOf) { totalCount edges { node { key isKey } } }
  persons(first: 1000, asOf: $asOf) { totalCount edges { node { key name } } }
  posts(first: 1000, asOf: $asOf) { totalCount edges { node { key dualDuty } } }
  organizations(first: 1000, asOf: $asOf) { totalCount edges { node { key } } }
  documents(first: 1000, asOf: $asOf) { totalCount edges { node { key } } }
  incidents(first: 1000, asOf: $asOf) { totalCount edges { node { key } } }
  hazards(first: 1000, asOf: $asOf) { totalCount edges { node { key } } }
  assignments(first: 1000, asOf: $asOf) { totalCount edges { node { id } } }
  memberships(first: 1000, asOf: $asOf) { totalCount edges { node { id } } }
  records(first: 1000, asOf: $asOf) { totalCount edges { node { id } } }
}"""
ONE = {
    "areas": "area",
    "enterprises": "enterprise",
    "persons": "person",
    "posts": "post",
    "organizations": "organization",
    "documents": "document",
    "incidents": "incident",
    "hazards": "hazard",
    "assignments": "assignment",
}
LAST_DAY = "2026-06-08"


async def lists(witness: Witness, day: str, known: int) -> Any:
    """Everything that there is on the day, as known after so many books."""
    return await witness.ask(LISTS, asOf=witness.clocks(day, known))


@pytest.mark.parametrize("known", range(1, 6))
async def test_an_answer_under_a_moment_never_changes(witness: Witness, known: int) -> None:
    assert await witness.everything(known) == witness.at_once[known - 1]


@pytest.mark.parametrize("known", range(6))
async def test_what_was_not_recorded_is_nobodys_answer(witness: Witness, known: int) -> None:
    now, then = await lists(witness, LAST_DAY, 6), await lists(witness, LAST_DAY, known)
    roots: list[str] = []
    for name, one in ONE.items():
        held = {_plain(edge) for edge in then[name]["edges"]}
        assert then[name]["totalCount"] == len(held)
        unseen = [_plain(edge) for edge in now[name]["edges"] if _plain(edge) not in held]
        if name == "areas":
            unseen = [key for key in unseen if key in _born_later(witness, known)]
        roots += [f'{one}{n}: {one}(id: "{key}", asOf: $asOf) {{ __typename }}' for n, key in enumerate(unseen)]
    if known < 4:
        assert roots
    for begin in range(0, len(roots), 100):
        query = f"query ($asOf: AsOf) {{ {' '.join(roots[begin : begin + 100])} }}"
        data = await witness.ask(query, asOf={"knownAt": known_at(known), "validOn": LAST_DAY})
        seen = {name: answer for name, answer in data.items() if answer}
        assert not seen, "what was not recorded yet"


def _plain(edge: Any) -> str:
    node = edge["node"]
    return str(node.get("key") or node["id"]).partition("@")[0]


def _born_later(witness: Witness, known: int) -> set[str]:
    """Areas that the register did not know yet: of others an earlier state was known."""
    last, world = witness.worlds[-1], witness.worlds[known]
    return {witness.key("areas", name) for name in last.areas if name not in world.areas}


@pytest.mark.parametrize("known", range(1, 7))
async def test_lists_are_what_was_known(witness: Witness, known: int) -> None:
    world, day = witness.worlds[known], LAST_DAY
    found = await lists(witness, day, known)
    for name, count in _counts(world, day).items():
        assert found[name]["totalCount"] == len(found[name]["edges"]) == count, name
    keys = {witness.key("enterprises", each.uscc) for each in world.enterprises.values() if each.is_key}
    there = {_plain(edge) for edge in found["enterprises"]["edges"]}
    assert {_plain(edge) for edge in found["enterprises"]["edges"] if edge["node"]["isKey"]} == keys & there


def _counts(world: World, day: str) -> dict[str, int]:
    def there(periods: Any) -> int:
        return sum(first <= day < end for first, end in periods)

    return {
        "areas": there(each.period for each in world.areas.values()),
        "enterprises": there(each.period for each in world.enterprises.values()),
        "assignments": there(each.period for each in world.charges.values()),
        "memberships": there(each.period for each in world.terms.values()),
        "records": sum(each.day <= day for each in world.records.values()),
        "documents": len(world.documents),
        "persons": len(world.persons),
        "posts": len(world.posts),
    }


async def test_before_the_first_recording_there_is_nothing(witness: Witness) -> None:
    found = await lists(witness, LAST_DAY, 0)
    assert {name: answer["totalCount"] for name, answer in found.items()} == dict.fromkeys(found, 0)
