"""What the driver raises, in this project's words: is the engine away, or is the statement wrong?"""

from collections.abc import Iterator
from contextlib import contextmanager

from neo4j.exceptions import AuthError, DriverError, Neo4jError, ResultError, ServiceUnavailable, SessionExpired

from graph.engine.errors import EngineRefused, EngineUnavailable, StatementTimedOut

# The embedded engine listens a moment before its database is open; a cluster says the same between two leaders.
NOT_OPEN_YET = ("Neo.ClientError.Database.DatabaseNotFound", "Neo.TransientError.Database.DatabaseUnavailable")
TIMED_OUT = (
    "Neo.ClientError.Transaction.TransactionTimedOut",
    "Neo.ClientError.Transaction.TransactionTimedOutClientConfiguration",
)


@contextmanager
def translated() -> Iterator[None]:
    """Turn the driver's errors about the engine into ours; errors about the statement pass as they are."""
    try:
        yield
    except AuthError as error:
        raise EngineRefused(f"The engine does not accept the credentials: {error.message}") from error
    except Neo4jError as error:
        if error.code in NOT_OPEN_YET:
            raise EngineUnavailable(f"The database does not answer: {error.message}") from error
        if error.code in TIMED_OUT:
            raise StatementTimedOut(f"The engine ended the statement: {error.message}") from error
        raise
    except ResultError:  # more or fewer records than the statement promised: its author's mistake
        raise
    except TimeoutError as error:
        raise StatementTimedOut("The statement took too long, or waited too long for a connection.") from error
    except (DriverError, OSError) as error:
        raise EngineUnavailable(f"The engine cannot be reached: {error}") from error


def connection_lost(error: BaseException | None) -> bool:
    """Whether an established connection dropped, in contrast to an engine that could not be connected to."""
    could_not_connect = isinstance(error.__cause__, DriverError) if error else False
    return isinstance(error, (ServiceUnavailable, SessionExpired)) and not could_not_connect
