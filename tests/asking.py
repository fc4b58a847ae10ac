"""Asking the schema in tests, as a client does, and counting the statements that it costs."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from graph.compiler.planner import Planner
from graph.compiler.recordings import SETTLING
from graph.compiler.together import Together
from graph.store import Store
from schema import Context, build_schema

NOW = datetime(2026, 11, 22, 4, 0, tzinfo=UTC)
"""Noon in Shanghai on 2026-11-22: the day of every test that does not say another."""

SCHEMA = build_schema()


class Asker:
    """A client of one store."""

    def __init__(self, store: Store, now: Callable[[], datetime] = lambda: NOW, language: str = "zh") -> None:
        self.store = store
        self.statements: list[str] = []
        self._now = now
        self._language = language
        self._planner = Planner(1000)
        self._together = Together(store)

    async def answer(self, query: str, **variables: Any) -> tuple[dict[str, Any] | None, list[Any]]:
        """Data and errors of a query; `statements` holds what it sent."""
        self.statements.clear()
        self.store.on_statement = self._note
        context = Context(self._together, self._planner, language=self._language, clock=self._now)
        try:
            result = await SCHEMA.execute(query, variable_values=variables, context_value=context)
        finally:
            self.store.on_statement = None
        roots = len(result.data or {})
        assert not roots or len(self.statements) <= roots, "a root field is one statement"
        return result.data, list(result.errors or [])

    def _note(self, statement: str) -> None:
        # When the register recorded last is read once a request, whatever is asked.
        if statement not in SETTLING:
            self.statements.append(statement)

    async def ask(self, query: str, **variables: Any) -> Any:
        """The data of a query that must not fail."""
        data, errors = await self.answer(query, **variables)
        assert not errors, errors
        return data

    async def refused(self, query: str, **variables: Any) -> str:
        """The message of the one error of a query that must fail."""
        _, errors = await self.answer(query, **variables)
        (error,) = errors
        return str(error.message)
