"""Facts that cannot be recorded: mistakes of the reader that made them, never of the clerk."""

from collections.abc import Iterable

_SHOWN = 5


class UnusableFacts(ValueError):
    """Facts that contradict themselves or the declared model; nothing of them was recorded."""


class Contradiction(UnusableFacts):
    """One input says two things of the same thing or slot; `about` is its key or slot."""

    def __init__(self, about: str) -> None:
        super().__init__(f"The facts contradict each other about {about}.")
        self.about = about


class Undeclared(UnusableFacts):
    """A label, type or property that `graph.labels` does not declare, or a key of another label."""


class UnknownThing(UnusableFacts):
    """A tie or a link ends at `keys` that neither the facts nor the register have."""

    def __init__(self, keys: Iterable[str]) -> None:
        self.keys = tuple(sorted(keys))
        more = f" and {len(self.keys) - _SHOWN} more" if len(self.keys) > _SHOWN else ""
        super().__init__(f"Nothing in the register goes by {', '.join(self.keys[:_SHOWN])}{more}.")


class RegisterNotReady(RuntimeError):
    """The register was not migrated, or a bulk load into it is not finished."""


class RegisterNotEmpty(RuntimeError):
    """A bulk load goes only into a register that holds no enterprise yet, and nothing that happened."""
