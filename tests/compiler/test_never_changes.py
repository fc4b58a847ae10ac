"""What is recorded later changes no byte of an answer under an earlier moment: of no root and no field, and of no export.

A city is recorded, and then one recording after the other corrects, moves, renames, ends and adds whatever it holds. At each
moment generated questions are asked, and asked again under it when all is recorded.
"""

import random
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any

import httpx
import orjson
import pytest
import pytest_asyncio

from graph.clock import ALWAYS, OPEN_DAY, moment_text
from graph.compiler.planner import Planner
from graph.compiler.recordings import Recordings
from graph.compiler.together import Together
from graph.facts import Facts, KeptFile, Statement, Thing, Tie
from graph.labels import NODES
from graph.register import UnusableFacts, record
from graph.store import Store
from schema import Context
from seeds.sample import sample_facts
from service.answering import Answering
from service.app import create_app
from service.settings import Settings
from tests.asking import SCHEMA
from tests.compiler import values
from tests.compiler.naive.execution import naive_schema
from tests.compiler.queries import Generated, Queries
from tests.compiler.values import Values
from tests.compiler.world import World
from tests.wipe import migrated, wipe

NOW = datetime(2024, 3, 15, 1, 2, 3, tzinfo=UTC)
BEGAN = datetime(2023, 1, 1, tzinfo=UTC)
EVER = "2100-01-01T00:00:00.000000Z"
"""A moment that no recording has reached: it is taken for that of the last one."""
RECORDINGS = 2
QUESTIONS = {"embedded": 32, "neo4j": 4}
SEED = 11
DEPTH = 2
DAYS = ("2021-03-01", "2022-07-01", "2024-02-01", "2024-06-01")
EXPORTS = ("areas.csv", "enterprises.csv", "documents.csv", "hazards.csv", "incidents.csv", "posts.csv", "records.csv",
    "findings.csv?area=Area:990100", "dossier.json?incident={incident}")  # fmt: skip


class Later:
    """Makes inputs that say something else of what is there."""

    def __init__(self, facts: list[Facts], seed: int) -> None:
        self._random = random.Random(seed)
        self.things = [thing for each in facts for thing in each.things]
        self.ties = [tie for each in facts for tie in each.ties]
        self.statements = [statement for each in facts for statement in each.statements]
        self._number = 0

    def facts(self) -> Facts:
        """One input."""
        self._number += 1
        said = Facts(f"later {self._number}", file=KeptFile("示例.xlsx", f"{self._number}" * 64, 1))
        said.extend(self._thing(thing) for thing in self._some(self.things, 40))
        said.extend(
            self._ended(thing) for thing in self._some([t for t in self.things if t.label in ("Area", "Post")], 2)
        )
        said.extend(self._tie(tie) for tie in self._some(self.ties, 12))
        said.extend(self._statement(statement) for statement in self._some(self.statements, 30))
        said.extend(self._document())
        return said

    def _some(self, among: list[Any], count: int) -> list[Any]:
        return self._random.sample(among, min(count, len(among)))

    def _document(self) -> list[Thing | Tie]:
        """One that replaces another."""
        key = f"OfficialDocument:later-{self._number}"
        (other,) = self._some([thing for thing in self.things if thing.label == "OfficialDocument"], 1)
        return [
            Thing("OfficialDocument", key, {"title": f"示例新通知{self._number}", "issuedOn": "2023-06-01"}),
            Tie("SUPERSEDES", key, other.key),
        ]

    def _thing(self, thing: Thing) -> Thing:
        said = {name: self._other(name, value) for name, value in thing.properties.items()}
        return replace(thing, properties=said)

    def _ended(self, thing: Thing) -> Thing:
        return replace(thing, properties={}, valid_to=self._random.choice(DAYS))

    def _other(self, name: str, value: Any) -> Any:
        if isinstance(value, bool):
            return not value
        if name in ("name", "title", "caseFile", "uscc", "code", "number"):
            return f"{value}改{self._number}"
        if name in ("issuedOn", "on"):
            return self._random.choice(DAYS)
        return {"GENERAL": "MAJOR", "MAJOR": "GENERAL", "TOWN": "VILLAGE"}.get(str(value), value)

    def _tie(self, tie: Tie) -> Tie:
        same = [other.end for other in self.ties if other.type == tie.type and other.end != tie.start]
        end = self._random.choice(same)
        return replace(tie, end=end, valid_from=self._random.choice((ALWAYS, *DAYS)), valid_to=OPEN_DAY)

    def _statement(self, statement: Statement) -> Statement:
        fate = self._random.random()
        if fate < 0.3:
            return statement if fate < 0.15 else replace(statement, withdrawn=True)
        if fate < 0.5:
            return replace(statement, slot=f"{statement.slot}-{self._number}")
        begun = str(statement.properties.get("validFrom") or ALWAYS)
        ends = [day for day in DAYS if day > begun] or [OPEN_DAY]
        return replace(
            statement, properties={**statement.properties, "validTo": self._random.choice(ends), "row": self._number}
        )


async def world_of(store: Store) -> World:
    """What the register holds, for choosing what to ask about."""
    world = World()
    for label in NODES:
        for properties in await store.value(f"MATCH (n:{label}) RETURN collect(properties(n))"):
            if "key" in properties and label != "Register":
                world.node(label, properties["key"], **{k: v for k, v in properties.items() if k != "key"})
    return world


@dataclass(slots=True)
class Known:
    """A register that is asked as of one moment."""

    store: Store
    moment: str

    async def ask(self, question: Generated) -> bytes:
        """The response to a question of which the moment is the default."""
        together = Together(self.store)
        together.recordings = Until(self.store, self.moment)
        context = Context(together, PLANNER, clock=lambda: NOW)
        result = await SCHEMA.execute(question.document, variable_values=question.variables, context_value=context)
        errors = sorted((error.formatted for error in result.errors or ()), key=orjson.dumps)
        return orjson.dumps({"data": result.data, "errors": errors})


class Until(Recordings):
    """The last recording as it was at a moment."""

    def __init__(self, store: Store, moment: str) -> None:
        super().__init__(store)
        self._moment = moment

    async def last(self) -> str:
        return self._moment


PLANNER = Planner(1_000)


@pytest_asyncio.fixture(scope="module")
async def grown(engine: Store) -> AsyncIterator[tuple[Store, Later]]:
    """A small city, recorded at once."""
    await wipe(engine)
    await migrated(engine)
    facts = list(sample_facts(4, records=30))
    for number, each in enumerate(facts):
        await engine.write(partial(record, facts=each, now=BEGAN + timedelta(seconds=number)))
    yield engine, Later(facts, 7)
    await wipe(engine)


async def exported(store: Store, moment: str, incident: str) -> Mapping[str, bytes]:
    """Every export as of the moment."""
    answering = Answering(store, Settings())
    transport = httpx.ASGITransport(app=create_app(answering))
    found = {}
    async with httpx.AsyncClient(transport=transport, base_url="http://register") as client:
        for name in EXPORTS:
            path, _, stated = name.format(incident=incident).partition("?")
            days = "" if "dossier" in path else "validOn=2024-02-20"
            answer = await client.get(f"/exports/{path}?{'&'.join(filter(None, (stated, days)))}&knownAt={moment}")
            found[name] = str(answer.status_code).encode() + answer.content
    return found


@pytest.mark.slow
async def test_what_is_recorded_later_changes_no_answer(
    grown: tuple[Store, Later], monkeypatch: pytest.MonkeyPatch
) -> None:
    store, later = grown
    name = "neo4j" if (await store.verify()).name == "Neo4j" else "embedded"
    monkeypatch.setattr(values, "MOMENTS", (EVER,))
    monkeypatch.setattr(values, "ASKED_MOMENTS", (EVER,))
    source = random.Random(SEED)
    queries = Queries(naive_schema(), Values(await world_of(store), NOW, source), source, DEPTH)
    questions = [queries.next() for _ in range(QUESTIONS[name])]
    incident = (await store.value("MATCH (n:Incident) RETURN collect(n.key)"))[0]
    answered: list[tuple[str, list[bytes], Mapping[str, bytes]]] = []
    for number in range(RECORDINGS):
        moment = str(await Recordings(store).last())
        known = Known(store, moment)
        files = await exported(store, moment, incident) if name == "embedded" else {}
        answered.append((moment, [await known.ask(each) for each in questions], files))
        at = BEGAN + timedelta(days=30 * (number + 1))
        while True:
            try:
                await store.write(partial(record, facts=later.facts(), now=at))
                break
            except UnusableFacts:
                continue
        assert await Recordings(store).last() == moment_text(at)
    changed: list[tuple[Any, ...]] = []
    for moment, before, files in answered:
        known = Known(store, moment)
        for question, answer in zip(questions, before, strict=True):
            now = await known.ask(question)
            if now != answer:
                changed.append((moment, question, answer, now))
        if files:
            now_files = await exported(store, moment, incident)
            changed += [
                (moment, name, told, now_files[name]) for name, told in files.items() if told != now_files[name]
            ]
    assert not changed
    differing = [len(set(same)) > 1 for same in zip(*(answers for _, answers, _ in answered), strict=True)]
    assert any(differing), "some answers are others at another moment"
