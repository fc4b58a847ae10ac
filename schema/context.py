"""What a request brings with it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from graph.compiler.planner import Planner
from graph.store import Store
from resolvers.messages import messages


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(slots=True)
class Context:
    """The request's context: the graph, the schema's plans, who asks, in which language, and the clock."""

    store: Store
    planner: Planner
    principal: str = "local operator"
    language: str = "zh"
    stale_months: int = 12
    now: Callable[[], datetime] = field(default=_now)

    def words(self, statement: str) -> dict[str, Any]:
        """What a statement names beyond its question: messages in the request's language, settings."""
        values: dict[str, Any] = {}
        if "$messages" in statement:
            values["messages"] = messages(self.language)
        if "$staleMonths" in statement:
            values["staleMonths"] = self.stale_months
        return values
