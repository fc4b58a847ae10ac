"""The ArcadeDB server inside the `arcadedb-embedded` wheel: where it is and how it is told what to do."""

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from graph.engine.errors import EngineError

DATABASE = "zerenlian"
# Starts com.arcadedb.server.ArcadeDBServer, and bounds what its parser keeps of every statement that it has ever seen.
MAIN_CLASS = "Forgetting"
FORGETTING = Path(__file__).with_name("forgetting.jar")
# Other ways in than Bolt, and the bridge to Python: what is not on the class path cannot listen.
LEFT_OUT = tuple(f"arcadedb-{part}" for part in ("console", "graphql", "mcp", "postgresw", "python", "redisw"))
# The password is random and lives as long as the engine: stretching it would cost two seconds of every first boot.
SALT_ITERATIONS = 1000
# The engine ignores the limit that comes with a statement, and goes on when its client has left: so it needs its own.
STATEMENT_SECONDS = 30.0
# One log file: without this the engine keeps a second one of its own.
LOGGING = """\
handlers=java.util.logging.ConsoleHandler
.level=INFO
java.util.logging.ConsoleHandler.level=INFO
java.util.logging.ConsoleHandler.formatter=com.arcadedb.log.LogFormatter
"""


@dataclass(frozen=True, slots=True)
class Wheel:
    """The installed wheel: its Java runtime and the class path of the server."""

    java: Path
    class_path: str

    @classmethod
    def find(cls) -> "Wheel":
        """Find it without importing it, which would load a JVM bridge; EngineError where it is not installed."""
        spec = find_spec("arcadedb_embedded")
        if spec is None or spec.origin is None:
            raise EngineError("The package arcadedb-embedded is missing: install it, or use a Neo4j instead.")
        folder = Path(spec.origin).parent
        jars = sorted(jar for jar in (folder / "jars").glob("*.jar") if not jar.name.startswith(LEFT_OUT))
        return cls(folder / "jre" / "bin" / "java", os.pathsep.join(map(str, [*jars, FORGETTING])))


@dataclass(frozen=True, slots=True)
class Layout:
    """What lies where in a data folder."""

    data: Path

    @property
    def log(self) -> Path:
        """Everything the engine prints."""
        return self.data / "engine.log"

    @property
    def logging(self) -> Path:
        """What the engine logs, and where to."""
        return self.data / "config" / "logging.properties"

    @property
    def password(self) -> Path:
        """The root password, there only while the engine boots."""
        return self.data / "config" / "password"

    @property
    def database(self) -> Path:
        """The files of the one database."""
        return self.data / "databases" / DATABASE

    @property
    def coming(self) -> Path:
        """The same, while they are copied."""
        return self.data / "database.coming"

    @property
    def users(self) -> Path:
        """The engine's own list of users, made at its first boot with the password of that moment."""
        return self.data / "config" / "server-users.jsonl"


STATEMENTS_KEPT = 24
"""How many statements stay parsed and planned; those asked most often stay longest."""

STATES_A_MB = 24
"""How many states the parser may have learned for each megabyte of the heap: with 5 kB each, that is an eighth of it."""


def command(wheel: Wheel, layout: Layout, port: int, heap_mb: int, classes: Sequence[str]) -> list[str]:
    """The command that starts the server with Bolt on 127.0.0.1 at this port. No secret in it.

    `classes` are the options of what becomes of its classes.
    """
    settings = _settings(layout, port, heap_mb)
    return [
        str(wheel.java),
        f"-Xmx{heap_mb}m",
        # A large import takes the whole heap; this collector gives it back to the machine shared with the service.
        "-XX:+UseG1GC",
        "-XX:G1PeriodicGCInterval=30000",
        "-XX:ConcGCThreads=1",
        "-XX:ParallelGCThreads=2",
        "-XX:MaxDirectMemorySize=64m",
        "-XX:MaxMetaspaceSize=160m",
        "-XX:ReservedCodeCacheSize=96m",
        "-XX:+UseCompactObjectHeaders",
        "-XX:MinHeapFreeRatio=10",
        "-XX:MaxHeapFreeRatio=30",
        # A JVM that ran out of memory is not to be trusted; the supervisor starts a fresh one, the log replays.
        "-XX:+ExitOnOutOfMemoryError",
        f"-XX:ErrorFile={layout.data / 'engine.crash.log'}",
        "--enable-native-access=ALL-UNNAMED",
        # Not with jdk.incubator.vector, which nothing of ours uses: a JVM with further modules keeps half as much.
        *classes,
        "-Dpolyglot.engine.WarnInterpreterOnly=false",
        "-Djava.awt.headless=true",
        f"-Dzerenlian.parserStates={STATES_A_MB * heap_mb}",
        *(f"-D{name}={value}" for name, value in settings.items()),
        MAIN_CLASS,
    ]


def environment(wheel: Wheel) -> dict[str, str]:
    """The environment of the server: ours, less what would change a JVM behind our back."""
    kept = {name: value for name, value in os.environ.items() if name not in ("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS")}
    # One pool of native memory a thread is what the C library would rather have, and what it does not give back.
    return kept | {"CLASSPATH": wheel.class_path, "MALLOC_ARENA_MAX": "2"}


def _settings(layout: Layout, port: int, heap_mb: int) -> Mapping[str, object]:
    return {
        "java.util.logging.config.file": layout.logging,
        "arcadedb.server.name": DATABASE,
        "arcadedb.server.mode": "production",
        "arcadedb.server.rootPath": layout.data,
        "arcadedb.server.configDirectory": layout.data / "config",
        "arcadedb.server.databaseDirectory": layout.data / "databases",
        "arcadedb.server.backupDirectory": layout.data / "backups",
        "arcadedb.server.logsDirectory": layout.data / "log",
        "arcadedb.server.rootPasswordPath": layout.password,
        "arcadedb.server.saltIterations": SALT_ITERATIONS,
        "arcadedb.server.defaultDatabases": f"{DATABASE}[root]",
        "arcadedb.server.plugins": "Bolt:com.arcadedb.bolt.BoltProtocolPlugin",
        "arcadedb.bolt.host": "127.0.0.1",
        "arcadedb.bolt.port": port,
        # The HTTP listener cannot be switched off: it gets the loopback and whatever port is free.
        "arcadedb.server.httpIncomingHost": "127.0.0.1",
        "arcadedb.server.httpIncomingPort": 0,
        "arcadedb.serverMetrics": "false",
        "arcadedb.server.healthCheck.enabled": "false",
        "arcadedb.command.timeout": int(STATEMENT_SECONDS * 1000),
        "arcadedb.maxPageRAM": max(64, heap_mb // 4),
        # A parsed statement of 25,000 characters holds 6 MB of the heap: the usual 300 of them end the engine.
        "arcadedb.opencypher.statementCache": STATEMENTS_KEPT,
        "arcadedb.opencypher.planCache": STATEMENTS_KEPT,
    }
