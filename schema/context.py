"""What a request brings with it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from graph.clock import AsOf, today
from graph.compiler.planner import Planner
from graph.compiler.together import Together
from graph.ids import use_retired
from graph.moment import Moment
from graph.recurrence import periods_ahead
from resolvers import search
from resolvers.messages import messages


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(slots=True)
class Context:
    """The request's context: the graph, the schema's plans, who asks, in which language, and the clock."""

    together: Together
    planner: Planner
    principal: str = "local operator"
    language: str = "zh"
    stale_months: int = 12
    look_back_months: int = 12
    many: int = field(default_factory=lambda: search.MANY)
    """How many things of one label a search weighs."""

    clock: Callable[[], datetime] = field(default=_now)
    clocks: list[AsOf] = field(default_factory=list)
    """Those of each root answered by now: they decide how long the response may be kept."""

    _asked_at: datetime | None = None
    _moment: Moment | Exception | None = None

    def now(self) -> datetime:
        """When the request came, by the clock; the same for all its roots."""
        if self._asked_at is None:
            self._asked_at = self.clock()
        return self._asked_at

    async def settle(self) -> None:
        """Read the register's last recording, once a request. Why it cannot be read is told by each root that asks for it."""
        if self._moment is None:
            asked_at = self.now()
            try:
                recorded_at = await self.together.recordings.last()
                use_retired(await self.together.recordings.retired(recorded_at))
                self._moment = Moment(asked_at, recorded_at)
            except Exception as error:  # it belongs into the response, with the place of the root
                self._moment = error

    @property
    def moment(self) -> Moment:
        """The moment of the request, the same for all its roots. Raises what the reading of it raised."""
        if isinstance(self._moment, Exception):
            raise self._moment
        assert self._moment is not None, "the executor settles the moment first"  # noqa: S101
        return self._moment

    def answered(self, as_of: AsOf) -> None:
        """Note the clocks under which a root was answered."""
        self.clocks.append(as_of)

    def words(self, statement: str) -> dict[str, Any]:
        """What a statement names beyond its question: messages in the request's language, settings."""
        values: dict[str, Any] = {}
        if "$messages" in statement:
            values["messages"] = messages(self.language)
        if "$staleMonths" in statement:
            values["staleMonths"] = self.stale_months
        if "$lookBackMonths" in statement:
            values["lookBackMonths"] = self.look_back_months
        if "$many" in statement:
            values["many"] = self.many
        if "$periods" in statement:
            values["periods"] = periods_ahead(today(self.now()))
        return values
