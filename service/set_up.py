"""`python -m service.set_up`, run by `make setup`: keep what makes starts take less (graph/engine/kept.py).

It does what a first start does, in a folder of its own, and asks the first questions: what the engine meets there is what it will
know. Run it again when the engine, the JVM or the migrations have changed; what is kept of older ones costs time and is not wrong.
"""

import asyncio
import sys
import tempfile
from pathlib import Path

from graph.engine.arcadedb import Layout
from graph.engine.embedded import EmbeddedEngine, running
from graph.engine.kept import CLASSES, DATABASE, keep_database
from graph.migrations import migrate
from graph.store import Store
from seeds.demo import load_demo
from service.answering import Answering
from service.examples import EXAMPLES
from service.moment import now
from service.register import open_register
from service.settings import Settings
from service.words import Words


async def set_up(classes: Path = CLASSES, database: Path = DATABASE) -> None:
    """Keep both, each whole or not at all. Raises EngineError, and OSError where they cannot be written."""
    classes.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="set-up-", dir=classes.parent) as folder:
        await _keep_database(Path(folder), database)
        await _keep_classes(Path(folder), classes, database)


async def _keep_database(folder: Path, kept: Path) -> None:
    data = folder / "empty"
    async with running(EmbeddedEngine(data)) as address:
        store = Store(address)
        await migrate(store)
        await store.close()
    keep_database(Layout(data), kept)


async def _keep_classes(folder: Path, kept: Path, database: Path) -> None:
    made = folder / kept.name
    settings = Settings(data=folder / "demo", graph_uri=None)
    engine = EmbeddedEngine(settings.data, heap_mb=settings.heap_mb, database=database, classes_to=made)
    async with open_register(settings, Words(quiet=True), running(engine)) as store:
        await load_demo(store, now)
        answering = Answering(store, settings)
        for example in EXAMPLES:
            await answering.answer(example.text, {}, None, settings.language)
    made.replace(kept)


if __name__ == "__main__":
    print("Keeping what the engine begins with, so that it starts faster (some seconds)", file=sys.stderr)
    asyncio.run(set_up())
