"""The city of a seed, imported once, and its questions."""

import json
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio

from graph.store import Store
from seeds.importing.unit import import_files
from tests.asking import Asker
from tests.oracle.books import write
from tests.oracle.city import MOMENTS, City, city
from tests.oracle.days import Span
from tests.oracle.reading import worlds
from tests.oracle.world import World
from tests.wipe import migrated, wipe

pytest.register_assert_rewrite("tests.oracle.asking")

SEEDS = (18,)
LAST_DAY = "2026-06-08"
CLOCKS = (
    ("2025-02-01", 1),
    ("2025-12-31", 1),
    ("2025-06-30", 2),
    ("2025-10-15", 3),
    ("2025-10-31", 4),
    ("2026-01-01", 4),
    ("2026-02-01", 5),
    ("2026-03-10", 5),
    ("2025-07-31", 6),
    ("2025-12-31", 6),
    (LAST_DAY, 6),
)
"""Days, each as known after so many books."""

EVERY_DAY = "2025-05-15"
EVERYTHING = """query ($asOf: AsOf) {
  areas(first: 60, asOf: $asOf) { totalCount edges { node { id name code parent { name } mergedWith { name } } } }
  enterprises(first: 60, asOf: $asOf) { edges { node { id name isKey area { name } sectors { name } } } }
  posts(first: 60, asOf: $asOf) { edges { node { id title dualDuty holders { name } organization { name } } } }
  memberships(first: 60, asOf: $asOf) { edges { node { id validFrom validTo recordedFrom recordedTo person { name } } } }
  assignments(first: 120, asOf: $asOf) { edges { node { id validFrom validTo recordedFrom recordedTo citation { row excerpt }
    assignee { ... on Person { name } } subject { ... on Area { name } } history { changed } } } }
  documents(first: 60, asOf: $asOf) { edges { node { id number title issuedOn supersededBy { number } } } }
  incidents(first: 60, asOf: $asOf) { edges { node { id title occurredAt deaths grade grades { on grade } } } }
  hazards(first: 60, asOf: $asOf) { edges { node { id title grade status dueOn isOverdue } } }
  records(first: 200, asOf: $asOf) { edges { node { id number on recordedLater history { changed } } } }
  coverage(area: "Area:990200", asOf: $asOf) { units { enterprises keyEnterprises } rules { rule examined failing unknown }
    findings(first: 100) { edges { node { id message } } } }
  dutyReport(area: "Area:990200", from: "2025-01-01", to: "2025-12-01", asOf: $asOf) { totals { duties required performed missed } }
  responsibilityChain(area: "Area:990201101", asOf: $asOf) { links { role holder { name } since until recordedLater } }
  monthlyReturn(area: "Area:990200", month: "2025-03", asOf: $asOf) { rows { submittedOn inspections } }
}"""


@dataclass(slots=True)
class Witness:
    """A city as the register has it, and as plain Python has it."""

    asker: Asker
    city: City
    worlds: list[World]
    keys: dict[tuple[str, str], str] = field(default_factory=dict)
    at_once: list[str] = field(default_factory=list)
    """What everything of `EVERYTHING` was answered right after each book."""

    def clocks(self, day: str, known: int) -> dict[str, str]:
        """The clocks of a day as known after so many books."""
        return {"validOn": day, "knownAt": known_at(known)}

    async def everything(self, known: int) -> str:
        """Many answers in one text, at the very moment of a book."""
        clocks = {"validOn": EVERY_DAY, "knownAt": MOMENTS[known - 1].isoformat()}
        return json.dumps(await self.ask(EVERYTHING, asOf=clocks), ensure_ascii=False)

    async def ask(self, query: str, **variables: Any) -> Any:
        """The data of a question that must not fail."""
        return await self.asker.ask(query, **variables)

    def key(self, kind: str, name: str) -> str:
        """The id of a thing by its kind and name."""
        return self.keys[kind, name]


def known_at(known: int) -> str:
    """A moment after so many books, and before the next."""
    moment: datetime = MOMENTS[known - 1] if known else MOMENTS[0] - timedelta(days=2)
    return (moment + timedelta(minutes=90)).isoformat()


@pytest_asyncio.fixture(scope="module", params=SEEDS)
async def witness(
    request: pytest.FixtureRequest, embedded_session: Store, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[Witness]:
    """The city of this seed, its books imported one after the other."""
    await wipe(embedded_session)
    await migrated(embedded_session)
    made = city(request.param)
    folder: Path = tmp_path_factory.mktemp("books")
    witness = Witness(Asker(embedded_session), made, worlds(made.books))
    for known, book in enumerate(made.books, start=1):
        report = await import_files(embedded_session, [write(book, folder)], now=book.moment)
        assert not report.has_errors, report.problems
        witness.at_once.append(await witness.everything(known))
    await _find_keys(witness)
    yield witness


async def _find_keys(witness: Witness) -> None:
    everything = "%s(first: 1000%s) { edges { node { key %s } } }"
    asked = {
        "areas": "name",
        "enterprises": "uscc",
        "persons": "name",
        "organizations": "name",
        "posts": "title organization { name }",
    }
    for world_day in ("2025-06-30", "2026-06-08"):
        clocks = f', asOf: {{validOn: "{world_day}"}}'
        query = "{ " + " ".join(everything % (root, clocks, fields) for root, fields in asked.items()) + " }"
        data: Mapping[str, Any] = await witness.ask(query)
        for root in asked:
            for edge in data[root]["edges"]:
                node = edge["node"]
                name = node.get("uscc") or node.get("name") or f"{node['organization']['name']}/{node['title']}"
                witness.keys[root, name] = node["key"]


def span_of(node: Mapping[str, Any], first: str = "since", end: str = "until") -> Span:
    """The period of an answer, its open ends as the oracle writes them."""
    return node[first] or "0001-01-01", node[end] or "9999-12-31"


def told(difference: object) -> str:
    """A difference, to be read by people."""
    return json.dumps(difference, ensure_ascii=False, indent=1, default=str)
