"""Lookups of one shape that wait at the same moment are answered by one statement.

The window is nothing: a lookup that meets no other of its shape under way goes at once and alone, and whoever comes
meanwhile goes with the next statement. A statement for many that fails is asked again one by one, so that a failure is
nobody's but its own (docs/decisions/0010-lookups-together.md).
"""

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from graph.compiler.question import Question, Statement
from graph.compiler.recordings import Recordings
from graph.store import Store

MOST_TOGETHER = 32
"""How many lookups one statement answers."""

MOST_UNDER_WAY = 2
"""How many statements of one shape the engine works on at once."""

MOST_LONG = 2
"""How many long pages are under way at once. The driver reads an answer in one go (28 ms of 10,000 rows), so that sixteen that
came at one moment kept everybody else waiting for half a second; the engine has no more cores than that for them anyway."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a statement answered for one question."""

    content: Any
    statement: Statement


@dataclass(slots=True)
class _Waiting:
    statement: Statement
    values: Mapping[str, Any]
    answer: "asyncio.Future[Answer]"


@dataclass(slots=True)
class _Shape:
    """Lookups that differ in nothing but what they look up, and when."""

    many: Callable[[], Statement]
    own: frozenset[str]
    under_way: int = 0
    waiting: list[_Waiting] = field(default_factory=list)


class Together:
    """Asks a store for the answers to questions."""

    def __init__(self, store: Store, most: int = MOST_TOGETHER) -> None:
        self._store = store
        self._most = most
        self._shapes: dict[Any, _Shape] = {}
        self._running: set[asyncio.Task[None]] = set()
        self._long = asyncio.Semaphore(MOST_LONG)
        self.recordings = Recordings(store)

    async def ask(
        self, question: Question, statement: Statement, values: Mapping[str, Any], *, long: bool = False
    ) -> Answer:
        """The answer to one question; `long` ones wait for each other. Raises what the store raises for it."""
        if long:
            async with self._long:
                return await self._one(statement, values)
        if statement.many is None:
            return await self._one(statement, values)
        own = question.own
        key = (statement.text, *(_hashable(values[name]) for name in sorted(values.keys() - own)))
        shape = self._shapes.get(key)
        if shape is None:
            shape = self._shapes[key] = _Shape(statement.many, own)
        if shape.under_way < MOST_UNDER_WAY:
            return await self._first(key, shape, statement, values)
        waiting = _Waiting(statement, values, asyncio.get_running_loop().create_future())
        shape.waiting.append(waiting)
        return await waiting.answer

    async def _one(self, statement: Statement, values: Mapping[str, Any]) -> Answer:
        return Answer(await self._store.value(statement.text, values), statement)

    async def _first(self, key: Any, shape: _Shape, statement: Statement, values: Mapping[str, Any]) -> Answer:
        shape.under_way += 1
        try:
            return await self._one(statement, values)
        finally:
            self._next(key, shape)

    def _next(self, key: Any, shape: _Shape) -> None:
        """Send whoever waits; nobody waits longer than for one statement."""
        shape.under_way -= 1
        batch = [one for one in shape.waiting[: self._most] if not one.answer.done()]
        del shape.waiting[: self._most]
        if batch:
            shape.under_way += 1
            task = asyncio.create_task(self._many(key, shape, batch))
            self._running.add(task)
            task.add_done_callback(self._running.discard)
        elif not shape.under_way and not shape.waiting:
            self._shapes.pop(key, None)

    async def _many(self, key: Any, shape: _Shape, batch: list[_Waiting]) -> None:
        try:
            if len(batch) > 1:
                await self._in_one(shape, batch)
            await asyncio.gather(*(self._alone(one) for one in batch if not one.answer.done()))
        finally:
            self._next(key, shape)

    async def _in_one(self, shape: _Shape, batch: list[_Waiting]) -> None:
        many = shape.many()
        items = [
            {"position": place, **{name: one.values[name] for name in shape.own}} for place, one in enumerate(batch)
        ]
        common = {name: value for name, value in batch[0].values.items() if name not in shape.own}
        try:
            answers = await self._store.value(many.text, {**common, "items": items})
        except Exception:
            return
        for place, content in answers:
            if not batch[place].answer.done():
                batch[place].answer.set_result(Answer(content, many))

    async def _alone(self, one: _Waiting) -> None:
        try:
            found = await self._one(one.statement, one.values)
        except Exception as error:
            if not one.answer.done():
                one.answer.set_exception(error)
        else:
            if not one.answer.done():
                one.answer.set_result(found)


def _hashable(value: Any) -> Any:
    if isinstance(value, list):
        return tuple(map(_hashable, value))
    # Messages are one object a language, kept as long as the process.
    return id(value) if isinstance(value, dict) else value
