"""Neo4j for tests and benchmarks: built by Maven once, started on a free port over an empty temporary folder."""

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from graph.engine.address import Address

PROJECT = Path(__file__).with_name("neo4j")
URI_VARIABLE = "ZERENLIAN_TEST_NEO4J_URI"
READY, KEEP = "ready", "k"
BUILD_SECONDS = 1200
STOP_SECONDS, STOP_IN_ORDER_SECONDS = 20, 180


@dataclass(frozen=True, slots=True)
class Memory:
    """What a Neo4j may have, in megabytes: its heap, and its cache of the store's pages."""

    heap_mb: int = 1024
    cache_mb: int = 256


SMALL = Memory()


class Neo4jMissingError(RuntimeError):
    """There is neither a Neo4j to use nor what it takes to start one."""


@contextmanager
def neo4j_server() -> Iterator[Address]:
    """A Neo4j of its own, or the one that ZERENLIAN_TEST_NEO4J_URI names (`bolt://user:password@host:port`)."""
    if uri := os.environ.get(URI_VARIABLE):
        yield _address(uri)
        return
    with tempfile.TemporaryDirectory(prefix="zerenlian-neo4j-") as folder:
        port = _free_port()
        with neo4j_process(Path(folder), port, samples=False):
            yield Address(f"bolt://127.0.0.1:{port}")


@contextmanager
def neo4j_process(
    folder: Path, port: int, memory: Memory = SMALL, *, keep: bool = False, samples: bool = True
) -> Iterator[None]:
    """A Neo4j on a folder, while the context lasts; one that is kept is stopped in order and then starts quickly again.

    One that never samples its indexes takes them for empty when it plans. That is the worst it can think at any moment, and
    the same in every run, while samples come when they come (docs/decisions/0018).
    """
    build = _build()
    class_path = os.pathsep.join([str(build / "classes"), (build / "classpath").read_text()])
    log = folder / "output.log"
    # The class path is longer than some systems take in one argument; the variable is not.
    with log.open("w") as errors:
        server = subprocess.Popen(
            [
                _program("java"),
                f"-Xmx{memory.heap_mb}m",
                "-XX:+UseSerialGC",
                "TestServer",
                str(folder / "data"),
                str(port),
                str(memory.cache_mb),
                str(samples).lower(),
            ],
            env=os.environ | {"CLASSPATH": class_path},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=errors,
            text=True,
        )
    try:
        _wait_until_ready(server, log)
        yield
    finally:
        _stop(server, keep=keep)


def _wait_until_ready(server: subprocess.Popen[str], log: Path) -> None:
    assert server.stdout
    for line in server.stdout:
        if line.strip() == READY:
            return
    raise RuntimeError(f"Neo4j did not start:\n{log.read_text()[-4000:]}")


def _stop(server: subprocess.Popen[str], *, keep: bool) -> None:
    assert server.stdin
    assert server.stdout
    if keep and server.poll() is None:
        server.stdin.write(KEEP)
    server.stdin.close()  # this is what it waits for, so that it also ends when this process is killed
    try:
        server.wait(STOP_IN_ORDER_SECONDS if keep else STOP_SECONDS)
    except subprocess.TimeoutExpired:
        server.kill()
        server.wait()
    server.stdout.close()


def _build() -> Path:
    """Compile the server and fetch Neo4j; returns the build folder of the present JDK. Quick when that is done."""
    folder = PROJECT / "target" / f"jdk-{_jdk_version()}"
    done = folder / "classpath"
    newest = max(file.stat().st_mtime for file in PROJECT.rglob("*") if file.suffix in (".xml", ".java"))
    if not done.exists() or done.stat().st_mtime < newest:
        done.unlink(missing_ok=True)
        subprocess.run(
            [_program("mvn"), "-q", "-B", "compile", "dependency:build-classpath"],
            cwd=PROJECT,
            check=True,
            timeout=BUILD_SECONDS,
        )
    return folder


def _jdk_version() -> str:
    shown = subprocess.run(
        [_program("java"), "-XshowSettings:properties", "-version"], check=True, capture_output=True, text=True
    ).stderr
    return next(line.split("=")[1].strip() for line in shown.splitlines() if "java.specification.version =" in line)


def _program(name: str) -> str:
    home = os.environ.get("JAVA_HOME")
    if name == "java" and home:
        return str(Path(home) / "bin" / "java")
    if found := shutil.which(name):
        return found
    raise Neo4jMissingError(
        f"The tests on Neo4j need `{name}`, which is not installed. Either install a JDK (17 or later) and Maven, "
        f"or set {URI_VARIABLE} to a Neo4j (5.26 or later) whose database may be emptied, "
        "for example bolt://neo4j:password@127.0.0.1:7687."
    )


def _address(uri: str) -> Address:
    scheme, _, rest = uri.partition("://")
    credentials, _, host = rest.rpartition("@")
    user, _, password = credentials.partition(":")
    return Address(f"{scheme}://{host}", user, password)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


if __name__ == "__main__":
    if not os.environ.get(URI_VARIABLE):
        _build()  # once, before several workers of the tests want it
