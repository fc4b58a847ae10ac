"""What holds of every answer, whatever the city: sums, windows that meet, counts, ids that are read back."""

from collections import Counter
from itertools import pairwise
from random import Random
from typing import Any

import pytest

from tests.oracle.asking.duties import DUE, clocked, seen
from tests.oracle.conftest import Witness
from tests.oracle.days import after

DAY = "2026-06-08"
TOTALS = "required performed missed unknown late notYetDue waived"


@pytest.mark.parametrize("known", [3, 6])
async def test_windows_that_meet_list_what_one_lists(witness: Witness, known: int) -> None:
    random, ending = Random(known), await clocked(witness, DAY, known)
    keys = [key for (root, _), key in witness.keys.items() if root in ("persons", "posts", "organizations")]
    whole: list[str] = []
    parts: list[list[str]] = []
    for number, key in enumerate(random.sample(keys, 40)):
        cuts = sorted({after("2025-01-01", random.randint(0, 540)) for _ in range(4)} | {"2025-01-01", "2026-09-01"})
        asked = f'holder: "{key}{ending}", from: "%s", to: "%s"'
        whole.append(f"w{number}: dutiesDue({asked % (cuts[0], cuts[-1])}) {{ ...Due }}")
        windows = pairwise(cuts)
        parts.append([f"p{number}_{n}: dutiesDue({asked % window}) {{ ...Due }}" for n, window in enumerate(windows)])
    for begin in range(0, len(whole), 10):
        some = [*whole[begin : begin + 10], *(part for each in parts[begin : begin + 10] for part in each)]
        data = await witness.ask(f"{{ {' '.join(some)} }} {DUE}")
        for number in range(begin, begin + 10):
            in_parts = [item for name in data if name.startswith(f"p{number}_") for item in data[name]]
            assert Counter(map(seen, in_parts)) == Counter(map(seen, data[f"w{number}"]))
            for item in data[f"w{number}"]:
                assert item["done"] + item["late"] <= item["required"]


@pytest.mark.parametrize("known", [1, 3, 6])
async def test_reports_add_up(witness: Witness, known: int) -> None:
    areas = [witness.key("areas", name) for name in witness.worlds[known].areas]
    roots = " ".join(
        f'a{n}: dutyReport(area: "{key}", from: "2025-01-01", to: "2026-07-01", asOf: $asOf)'
        f" {{ totals {{ {TOTALS} }} kinds {{ totals {{ {TOTALS} }} }} units {{ totals {{ {TOTALS} }} }} }}"
        for n, key in enumerate(areas)
    )
    data = await witness.ask(f"query ($asOf: AsOf) {{ {roots} }}", asOf=witness.clocks(DAY, known))
    for answer in data.values():
        for one in [answer["totals"], *(each["totals"] for each in answer["kinds"] + answer["units"])]:
            assert one["required"] == one["performed"] + one["missed"] + one["unknown"]
            assert one["late"] <= one["missed"]
        for name in TOTALS.split():
            assert sum(each["totals"][name] for each in answer["kinds"]) == answer["totals"][name]
            assert sum(each["totals"][name] for each in answer["units"]) <= answer["totals"][name]


@pytest.mark.parametrize("known", [2, 6])
async def test_ids_read_back_give_the_same(witness: Witness, known: int) -> None:
    asked = """query ($asOf: AsOf) {
      areas(first: 40, asOf: $asOf) { edges { node { id name } } }
      enterprises(first: 40, asOf: $asOf) { edges { node { id name } } }
      persons(first: 40, asOf: $asOf) { edges { node { id name } } } hazards(first: 40, asOf: $asOf) { edges { node { id title } } }
      incidents(first: 40, asOf: $asOf) { edges { node { id title } } }
      assignments(first: 100, asOf: $asOf) { edges { node { id validFrom validTo recordedFrom } } }
    }"""
    data = await witness.ask(asked, asOf=witness.clocks("2025-10-31", known))
    nodes: list[Any] = [edge["node"] for found in data.values() for edge in found["edges"]]
    fields = """id ... on Area { name } ... on Enterprise { name } ... on Person { name } ... on Hazard { title }
      ... on Incident { title } ... on Assignment { validFrom validTo recordedFrom }"""
    query = f"query ($ids: [ID!]!) {{ nodes(ids: $ids) {{ {fields} }} }}"
    assert (await witness.ask(query, ids=[node["id"] for node in nodes]))["nodes"] == nodes


@pytest.mark.parametrize("known", [1, 6])
async def test_pages_hold_what_they_count(witness: Witness, known: int) -> None:
    areas = [witness.key("areas", name) for name in witness.worlds[known].areas]
    inside = """{ key children(first: 100) { totalCount edges { node { key } } }
      enterprises(first: 100) { totalCount edges { node { key } } }
      own: enterprises(first: 100, recursive: false) { totalCount edges { node { key } } } }"""
    roots = " ".join(f'a{n}: area(id: "{key}", asOf: $asOf) {inside}' for n, key in enumerate(areas))
    data = await witness.ask(f"query ($asOf: AsOf) {{ {roots} }}", asOf=witness.clocks("2025-10-31", known))
    for answer in data.values():
        for name in ("children", "enterprises", "own"):
            keys = [edge["node"]["key"] for edge in answer[name]["edges"]]
            assert answer[name]["totalCount"] == len(keys) == len(set(keys))
