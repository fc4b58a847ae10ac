"""A register ready for use: its engine reached or started, migrated, and with the gazetteer."""

from collections.abc import AsyncIterator, Mapping
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import TYPE_CHECKING

from graph.engine.address import Address
from graph.engine.embedded import EmbeddedEngine, open_folder, running
from graph.engine.kept import DATABASE
from service.logs import logger
from service.moment import now
from service.settings import Settings
from service.words import Words

if TYPE_CHECKING:
    from graph.store import Store


def engine_event(event: str, facts: Mapping[str, object]) -> None:
    """Log what the embedded engine does."""
    level = "warning" if event in ("engine.died", "engine.restart_failed") else "info"
    getattr(logger(), level)(event, **facts)


@asynccontextmanager
async def joined_address(settings: Settings) -> AsyncIterator[Address]:
    """The server that the settings name, or the folder's engine: the running one, or one of our own for the while.

    Raises EngineError.
    """
    if settings.address:
        yield settings.address
        return
    opened = open_folder(settings.data, heap_mb=settings.heap_mb, on_event=engine_event, database=DATABASE)
    async with opened as address:
        yield address


@asynccontextmanager
async def owned_address(settings: Settings) -> AsyncIterator[Address]:
    """As `joined_address`, but DataFolderLocked where another process runs the folder's engine."""
    if settings.address:
        yield settings.address
        return
    engine = EmbeddedEngine(settings.data, heap_mb=settings.heap_mb, on_event=engine_event, database=DATABASE)
    async with running(engine) as address:
        yield address


@asynccontextmanager
async def open_register(
    settings: Settings, words: Words, address: AbstractAsyncContextManager[Address] | None = None
) -> AsyncIterator["Store"]:
    """A store on a register that is migrated and has the gazetteer; `address` unless told joins a running engine."""
    words.say(_opening(settings))
    async with address or joined_address(settings) as found:
        # The driver takes long to import, and the engine boots meanwhile.
        from graph.store import Store

        store = Store(found, statement_seconds=settings.statement_seconds)
        try:
            await store.verify()
            await prepare(store, words)
            yield store
        finally:
            await store.close()


async def prepare(store: "Store", words: Words) -> None:
    """Bring a register to what this version needs; quick where that is done."""
    from graph.migrations import migrate
    from seeds.importing.gazetteer import ensure_gazetteer

    if ran := await migrate(store):
        words.say(f"Prepared the register ({ran} migrations)")
    with words.waiting("Looking at the gazetteer"):
        await ensure_gazetteer(store, now)


async def is_migrated(store: "Store") -> bool:
    """Whether the register has had every migration of this version."""
    from graph.migrations import MIGRATIONS, REGISTER_KEY

    newest = await store.value(
        "MATCH (r:Register {key: $key}) RETURN coalesce(max(r.migration), 0)", {"key": REGISTER_KEY}
    )
    return bool(newest >= MIGRATIONS[-1].number)


def _opening(settings: Settings) -> str:
    if settings.graph_uri:
        return f"Connecting to {settings.graph_uri}"
    return f"Opening the register in {settings.data} (its engine takes some seconds to start, unless a service runs it)"
