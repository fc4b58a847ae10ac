"""Who answers for each enterprise and each area, on many days and at many moments."""

from collections.abc import Mapping
from typing import Any

import pytest

from tests.oracle.chain import Link, gaps, links
from tests.oracle.conftest import CLOCKS, Witness, span_of, told
from tests.oracle.days import covers
from tests.oracle.world import Subject

FRAGMENT = """fragment Chain on ResponsibilityChain {
  asOf { validOn knownAt }
  links {
    basis role distance since until recordedLater isActing
    holder { name } post { title organization { name } } organization { name }
    vacancy { reason since } inheritedFrom { name } citation { document { number } row }
  }
  gaps { basis area { name } demandedBy { document { number } clause } message }
}"""
AT_ONCE = 20
EVERYTHING_AT = 5
"""After so many books everything is asked, else a third."""


def subjects(witness: Witness, known: int, day: str) -> list[Subject]:
    """Every area and enterprise that is known, and there on the day."""
    world = witness.worlds[known]
    areas = [("AREA", each.name) for each in world.areas.values() if covers(each.period, day)]
    there = [("ENTERPRISE", each.uscc) for each in world.enterprises.values() if covers(each.period, day)]
    return [*areas, *there]


async def chains(witness: Witness, asked: list[Subject], clocks: Mapping[str, str]) -> list[Any]:
    """Their chains, many at a time by aliases."""
    found: list[Any] = []
    for begin in range(0, len(asked), AT_ONCE):
        some = asked[begin : begin + AT_ONCE]
        roots = " ".join(
            f'c{number}: responsibilityChain({kind.lower()}: "{witness.key(root(kind), name)}", asOf: $asOf)'
            " { ...Chain }"
            for number, (kind, name) in enumerate(some)
        )
        query = f"query ($asOf: AsOf) {{ {roots} }} {FRAGMENT}"
        data = await witness.ask(query, asOf=clocks)
        found += [data[f"c{number}"] for number in range(len(some))]
    return found


def root(kind: str) -> str:
    """The list that a kind of subject is found in."""
    return {"AREA": "areas", "ENTERPRISE": "enterprises"}[kind]


def seen(link: Mapping[str, Any]) -> Link:
    """A link of an answer."""
    post, vacancy, citation = link["post"], link["vacancy"], link["citation"]
    why = f"{vacancy['reason']} {vacancy['since'] or ''}".strip() if vacancy else ""
    held = f"{post['organization']['name']}/{post['title']}" if post else ""
    return Link(
        link["basis"],
        link["distance"],
        "" if why == "GROUP_WITHOUT_PEOPLE" else link["role"],
        link["holder"]["name"] if link["holder"] else "",
        held,
        link["organization"]["name"] if link["organization"] else "",
        why,
        link["inheritedFrom"]["name"] if link["inheritedFrom"] else "",
        *span_of(link),
        link["recordedLater"],
        link["isActing"],
        citation["document"]["number"] if citation else "",
        (citation["row"] or 0) if citation else 0,
    )


@pytest.mark.parametrize(("day", "known"), CLOCKS)
async def test_links_and_gaps(witness: Witness, day: str, known: int) -> None:
    everything = subjects(witness, known, day)
    asked = everything if known == EVERYTHING_AT else everything[CLOCKS.index((day, known)) % 3 :: 3]
    answers = await chains(witness, asked, witness.clocks(day, known))
    world = witness.worlds[known]
    wrong: list[Any] = []
    for subject, answer in zip(asked, answers, strict=True):
        expected = links(witness.worlds, known, subject, day)
        got = sorted(map(seen, answer["links"]))
        if got != expected:
            wrong.append(
                (subject, {"missing": sorted(set(expected) - set(got)), "more": sorted(set(got) - set(expected))})
            )
        lacking = [
            (g["basis"], g["demandedBy"]["document"]["number"], g["demandedBy"]["clause"]) for g in answer["gaps"]
        ]
        demanded = gaps(world, subject, day)
        if sorted(lacking) != demanded:
            wrong.append((subject, {"gaps": lacking, "expected": demanded}))
    assert not wrong, told(wrong)
