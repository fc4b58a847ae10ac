"""What can go wrong between this process and the graph engine."""

from collections.abc import Sequence
from pathlib import Path


class EngineError(Exception):
    """An engine did not do what was asked of it, and the statement was not to blame."""


class EngineUnavailable(EngineError):
    """The engine cannot be reached, is still starting, or dropped the connection. Asking again later may work."""


class EngineRefused(EngineError):
    """The engine was reached and does not accept the credentials. Asking again will not help."""


class StatementTimedOut(EngineError):
    """A statement, with the time it waited for a free connection, took longer than the store allows."""


class DataFolderLocked(EngineError):
    """Another process runs the engine of this data folder."""

    def __init__(self, data: Path, owner_pid: int | None) -> None:
        owner = f"process {owner_pid}" if owner_pid else "another process"
        super().__init__(
            f"The data folder {data} is in use by {owner}. "
            "Stop that process, join its engine, or choose another data folder."
        )
        self.data = data
        self.owner_pid = owner_pid


class DataFolderForbidden(EngineError):
    """The data folder belongs to another user."""

    def __init__(self, data: Path) -> None:
        super().__init__(
            f"The data folder {data} belongs to another user. "
            "Run the command as that user, or choose another data folder."
        )
        self.data = data


class EngineStartFailed(EngineError):
    """The embedded engine did not become ready; carries the last lines of its log."""

    def __init__(self, reason: str, log: Path, last_lines: Sequence[str]) -> None:
        super().__init__("\n".join([f"The embedded engine did not start: {reason} (its log is {log})", *last_lines]))
        self.log = log
        self.last_lines = tuple(last_lines)
