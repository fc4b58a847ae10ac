"""A soak: questions of distinct shapes, one after the other, and a dossier at their end, on an embedded engine with the usual heap.

`python -m bench.shapes [how many]`. The engine may not die of what it keeps of each (docs/decisions/0026).
"""

import asyncio
import random
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import orjson
import psutil

from graph.engine.embedded import EmbeddedEngine, running
from graph.migrations import migrate
from graph.store import Store
from seeds.sample import load_sample
from service.dossier.asking import question
from tests.asking import NOW, Asker

SHAPES = 20_000
ENTERPRISES = 200
TOLD_EVERY = 500
MB = 1 << 20
_CONDITIONS: Mapping[str, Any] = {
    "name": "示例", "nameContains": "示例", "nameStartsWith": "示", "isKey": True, "sector": "1", "hasLiaison": False,
    "hasArea": True, "within": "Area:990100", "hasSector": True, "usccStartsWith": "9", "hasUscc": True,
}  # fmt: skip
_FIELDS = ("id", "key", "name", "uscc", "isKey", "sectors { id }", "area { id }", "area { name level }")


def _filter(source: random.Random, depth: int = 0) -> str:
    chance = source.random()
    if depth > 2 or chance < 0.4:
        name = source.choice(list(_CONDITIONS))
        return f"{{{name}: {orjson.dumps(_CONDITIONS[name]).decode()}}}"
    if chance < 0.6:
        return f"{{not: {_filter(source, depth + 1)}}}"
    parts = ", ".join(_filter(source, depth + 1) for _ in range(source.randint(2, 3)))
    return f"{{{source.choice(('and', 'or'))}: [{parts}]}}"


def shapes(many: int) -> Iterator[str]:
    """Documents, no two of which are alike."""
    source, seen = random.Random(2026), set[str]()
    while len(seen) < many:
        fields = " ".join(source.sample(_FIELDS[:-1], 3))
        document = (
            f"{{ enterprises(first: 3, filter: {_filter(source)}) {{ totalCount edges {{ node {{ {fields} }} }} }} }}"
        )
        if document not in seen:
            seen.add(document)
            yield document


async def soak(many: int, folder: Path) -> list[str]:
    """Ask them all; returns what the engine told besides its start and its end."""
    told: list[str] = []
    engine = EmbeddedEngine(folder, on_event=lambda event, _: told.append(event))
    async with running(engine) as address:
        store = Store(address)
        await migrate(store)
        await load_sample(store, ENTERPRISES, NOW.replace(hour=1))
        asker, began = Asker(store), time.monotonic()
        for number, document in enumerate(shapes(many), 1):
            await asker.ask(document)
            if number % TOLD_EVERY == 0 and engine.pid:
                resident = psutil.Process(engine.pid).memory_info().rss // MB
                print(f"{number:6} questions  {time.monotonic() - began:6.0f} s  {resident:4} MB resident", flush=True)
        incident = await store.value("MATCH (n:Incident) WITH n LIMIT 1 RETURN n.key")
        said = {"incident": incident, "asOf": {"validOn": NOW.date().isoformat()}, "first": 1000}
        assert (await asker.ask(question(), **said))["incident"], "the dossier is answered"
        await store.close()
    return told


def main() -> None:
    """Soak, and say so where the engine died of it."""
    many = int(sys.argv[1]) if len(sys.argv) > 1 else SHAPES
    with tempfile.TemporaryDirectory(prefix="zerenlian-soak-") as folder:
        told = asyncio.run(soak(many, Path(folder) / "data"))
    sys.exit(0 if told == ["engine.started", "engine.stopped"] else f"The engine did not live through it: {told}")


if __name__ == "__main__":
    main()
