"""The moment of a request: the day on which it is asked, and the register's last committed recording, read once.

A question's moment is never ahead of that recording, which is its default as well. So what an answer echoes as `knownAt` gives
the same answer again, whatever is recorded meanwhile (docs/decisions/0021-the-moment-of-a-question.md).
"""

from dataclasses import dataclass, replace
from datetime import datetime

from graph.clock import AsOf, moment_text, today


@dataclass(frozen=True, slots=True)
class Moment:
    """When a request is asked. `recorded_at` is the register's last recording by then, empty where there is none yet."""

    asked_at: datetime
    recorded_at: str = ""

    @property
    def day(self) -> str:
        """The Shanghai day of the request."""
        return today(self.asked_at).isoformat()

    @property
    def known_at(self) -> str:
        """The latest moment that can be asked about: the last recording; before the first one, the request's own."""
        return self.recorded_at or moment_text(self.asked_at)

    @property
    def clocks(self) -> AsOf:
        """The clocks of a question that names none."""
        return AsOf(self.day, self.known_at, pinned=False, latest=self.known_at)

    def stated(self, valid_on: str | None, known_at: str | None) -> AsOf:
        """The clocks of a question that states a day, a moment, or both."""
        asked = self.clocks
        as_of = AsOf(valid_on or asked.valid_on, known_at or asked.known_at, explicit=True, pinned=known_at is not None)
        return self.bounded(replace(as_of, fixed=known_at is not None))

    def bounded(self, as_of: AsOf) -> AsOf:
        """Clocks that were carried here, by an id or a cursor, with no moment ahead of the last recording.

        Before the first recording nothing is fixed: what is asked about then is told when it came (`registerBeganAt`).
        """
        bounded = as_of.bounded(self.known_at)
        return bounded if self.recorded_at else replace(bounded, fixed=False)
