"""The `Register` node: the lock that every writer takes first, and the moments of its recordings."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from graph.clock import moment_text
from graph.migrations import REGISTER_KEY
from graph.register.errors import RegisterNotReady
from graph.store import Transaction

# Writing the node is the lock: Neo4j lets one writer after the other at it, the embedded engine lets the first to
# commit pass and makes the other begin again. Nothing is read before it, so nothing that is read can be outdated.
_LOCK = """
MATCH (r:Register {key: $key}) SET r.migration = r.migration
WITH r RETURN collect([coalesce(r.recordedAt, ''), coalesce(r.finished, true), coalesce(r.loaded, 0), r.loading])
"""
_NOTE = "MATCH (r:Register {key: $key}) SET r.recordedAt = $now, r.beganAt = coalesce(r.beganAt, $now)"
_BEGUN = "MATCH (r:Register {key: $key}) SET r.finished = false, r.loaded = 0, r.loading = $now"
_LOADED = "MATCH (r:Register {key: $key}) SET r.loaded = $loaded"
_FINISHED = """
MATCH (r:Register {key: $key}) SET r.finished = true, r.recordedAt = coalesce(r.loading, r.recordedAt),
  r.beganAt = coalesce(r.beganAt, r.loading) REMOVE r.loaded, r.loading
"""

Clock = Callable[[], datetime] | datetime
"""What says the moment of a recording when its lock is held; a moment stands for itself."""


@dataclass(frozen=True, slots=True)
class Held:
    """The register as the holder of its lock finds it: its last moment ("" before the first), how far a load came, and the
    moment of a load that is not whole."""

    recorded_at: str
    finished: bool
    loaded: int
    loading: str | None = None


def read_clock(clock: Clock) -> datetime:
    """The moment that a clock tells."""
    return clock() if callable(clock) else clock


async def lock(transaction: Transaction) -> Held:
    """Keep every other writer out until the transaction ends. Raises RegisterNotReady before the migrations."""
    found = await transaction.value(_LOCK, {"key": REGISTER_KEY})
    if not found:
        raise RegisterNotReady("The register has not been migrated.")
    return Held(*found[0])


def moment_after(recorded_at: str, clock: Clock) -> str:
    """The moment of a recording: now, or a microsecond after the last one where the clock went back.

    It is taken by the holder of the lock, so that moments come in the order of the commits. They strictly increase: what the
    register held at one of them is never in doubt.
    """
    text = moment_text(read_clock(clock))
    if text > recorded_at:
        return text
    last = datetime.strptime(recorded_at, "%Y-%m-%dT%H:%M:%S.%fZ").replace(tzinfo=UTC)
    return moment_text(last + timedelta(microseconds=1))


async def note(transaction: Transaction, moment: str) -> None:
    """Note the moment of a recording that changed something."""
    await transaction.run(_NOTE, {"key": REGISTER_KEY, "now": moment})


async def note_begun(transaction: Transaction, moment: str) -> None:
    """Note that a load began, and its moment. It becomes the register's last when the load is whole: until then nobody asks
    what was known at it."""
    await transaction.run(_BEGUN, {"key": REGISTER_KEY, "now": moment})


async def note_loaded(transaction: Transaction, loaded: int) -> None:
    """Note how many parts of an unfinished load are in."""
    await transaction.run(_LOADED, {"key": REGISTER_KEY, "loaded": loaded})


async def note_finished(transaction: Transaction) -> None:
    """Note that a load is whole."""
    await transaction.run(_FINISHED, {"key": REGISTER_KEY})
