"""The register's last recording, read for all requests that come at the same time.

A request must see what was committed before it came, so it is answered by a reading that began afterwards: who comes while
readings are under way waits for the next one, together with all others who do.
"""

import asyncio
from collections.abc import Mapping

from graph.migrations import REGISTER_KEY
from graph.store import Store

MOST_UNDER_WAY = 2
"""How many readings the engine works on at once."""

LAST = "MATCH (r:Register {key: $key}) RETURN coalesce(max(r.recordedAt), '')"
"""The statement that reads it."""

RETIRED = """MATCH (area:Area)-[:CODED]->(dated:Code) WHERE dated.retired <> area.key
RETURN collect([dated.retired, area.key])"""

SETTLING = (LAST, RETIRED)
"""What is read before the roots of a request are asked."""


class Recordings:
    """Reads when a store's register recorded last."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._under_way = 0
        self._next: asyncio.Future[str] | None = None
        self._running: set[asyncio.Task[None]] = set()
        self._retired: tuple[str, Mapping[str, str]] = ("", {})

    async def retired(self, recorded_at: str) -> Mapping[str, str]:
        """The keys of areas that were joined with others by a change of code, each with that of the one; as of a recording.

        Read again when something was recorded. Raises what the store raises.
        """
        if self._retired[0] != recorded_at:
            found: dict[str, str] = dict(await self._store.value(RETIRED))
            self._retired = recorded_at, found
        return self._retired[1]

    async def last(self) -> str:
        """The moment of the last recording that is committed; empty before the first. Raises what the store raises."""
        if self._under_way < MOST_UNDER_WAY:
            self._under_way += 1
            try:
                return await self._read()
            finally:
                self._done()
        if self._next is None:
            self._next = asyncio.get_running_loop().create_future()
        # Whoever gives up waiting takes nothing from the others.
        return await asyncio.shield(self._next)

    async def _read(self) -> str:
        return str(await self._store.value(LAST, {"key": REGISTER_KEY}))

    def _done(self) -> None:
        self._under_way -= 1
        if self._next is not None:
            self._under_way += 1
            waiting, self._next = self._next, None
            task = asyncio.create_task(self._for_all(waiting))
            self._running.add(task)
            task.add_done_callback(self._running.discard)

    async def _for_all(self, waiting: "asyncio.Future[str]") -> None:
        try:
            waiting.set_result(await self._read())
        except Exception as error:
            waiting.set_exception(error)
            waiting.exception()  # nobody may be waiting any more
        finally:
            self._done()
