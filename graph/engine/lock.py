"""One owner for a data folder, and how others find the engine that the owner runs."""

import fcntl
import json
import os
import time
from collections.abc import Mapping
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Self

import psutil

from graph.engine.address import Address
from graph.engine.errors import DataFolderForbidden, DataFolderLocked

LOCK_NAME = "engine.lock"
# Long enough for a look by `joined` to pass, and for the engine of an owner killed with -9 to follow it.
PATIENCE_SECONDS = 1.0
POLL_SECONDS = 0.02


class FolderLock:
    """The exclusive right to a data folder: an flock on `engine.lock`, which also says who holds it.

    The engine inherits the descriptor, so the folder stays locked until the last process that writes into it is gone.
    """

    def __init__(self, data: Path, descriptor: int) -> None:
        self._data = data
        self.descriptor = descriptor
        self._started_at = datetime.now(UTC).isoformat(timespec="seconds")

    @classmethod
    def acquire(cls, data: Path) -> Self:
        """Lock the folder, creating it where there is none.

        DataFolderLocked, naming the owner, where another process has it; DataFolderForbidden where another user has.
        """
        try:
            data.mkdir(mode=0o700, parents=True, exist_ok=True)
            descriptor = os.open(data / LOCK_NAME, os.O_RDWR | os.O_CREAT, 0o600)
            os.fchmod(descriptor, 0o600)
        except PermissionError as error:
            raise DataFolderForbidden(data) from error
        if not _lock_patiently(descriptor):
            owner = _read(descriptor)
            os.close(descriptor)
            raise DataFolderLocked(data, _live_pid(owner))
        lock = cls(data, descriptor)
        lock.publish(None)
        return lock

    def publish(self, address: Address | None) -> None:
        """Write who owns the folder and, once it is known, where its engine listens."""
        content: dict[str, Any] = {"pid": os.getpid(), "started_at": self._started_at}
        if address:
            content |= asdict(address)
        self._write(json.dumps(content))

    def release(self) -> None:
        """Forget the password and let the next owner in; harmless when done already."""
        if self.descriptor >= 0:
            self._write("")
            os.close(self.descriptor)
            self.descriptor = -1

    def _write(self, text: str) -> None:
        os.ftruncate(self.descriptor, 0)
        os.pwrite(self.descriptor, text.encode(), 0)


def joined(data: Path) -> Address | None:
    """The address of the engine that a live owner runs on this folder; None where it is free, stale or still starting.

    DataFolderForbidden where the folder belongs to another user.
    """
    try:
        descriptor = os.open(data / LOCK_NAME, os.O_RDONLY)
    except (FileNotFoundError, NotADirectoryError):
        return None
    except PermissionError as error:
        raise DataFolderForbidden(data) from error
    try:
        if _try_lock(descriptor, fcntl.LOCK_SH):
            return None
        return _address(_read(descriptor))
    finally:
        os.close(descriptor)


def _address(owner: Mapping[str, Any]) -> Address | None:
    if "uri" not in owner or _live_pid(owner) is None:
        return None
    return Address(uri=owner["uri"], user=owner["user"], password=owner["password"], database=owner["database"])


def _live_pid(owner: Mapping[str, Any]) -> int | None:
    pid = owner.get("pid")
    return pid if isinstance(pid, int) and psutil.pid_exists(pid) else None


def _read(descriptor: int) -> Mapping[str, Any]:
    text = os.pread(descriptor, 65536, 0)
    try:
        return dict(json.loads(text))
    except ValueError:  # free, or between two words of its owner
        return {}


def _lock_patiently(descriptor: int) -> bool:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not _try_lock(descriptor, fcntl.LOCK_EX):
        if _live_pid(_read(descriptor)) is not None or time.monotonic() > deadline:
            return False
        time.sleep(POLL_SECONDS)
    return True


def _try_lock(descriptor: int, kind: int) -> bool:
    try:
        fcntl.flock(descriptor, kind | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
