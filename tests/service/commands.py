"""The command line as its users run it: a process of its own."""

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx

ROOT = Path(__file__).resolve().parents[2]
COMMAND = (sys.executable, "-m", "service.cli")
READY_SECONDS = 180
POLL_SECONDS = 0.05


def environment() -> dict[str, str]:
    """Ours, without settings of whoever runs the tests, and with the checkout where it is not installed."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("ZERENLIAN_")}
    path = os.pathsep.join(filter(None, (os.environ.get("PYTHONPATH"), str(ROOT))))
    return kept | {"PYTHONPATH": path, "PYTHONSAFEPATH": "1"}


def run(*arguments: str, text: str = "") -> subprocess.CompletedProcess[str]:
    """Run a command to its end."""
    return subprocess.run(
        [*COMMAND, *arguments], input=text, env=environment(), capture_output=True, text=True, timeout=120
    )


class Service:
    """A service that runs, its standard output and its standard error."""

    def __init__(self, process: subprocess.Popen[bytes], port: int, folder: Path) -> None:
        self.process = process
        self.url = f"http://127.0.0.1:{port}"
        self._folder = folder

    @property
    def output(self) -> str:
        """What it wrote to standard output by now."""
        return (self._folder / "output").read_text()

    @property
    def words(self) -> str:
        """What it wrote to standard error by now."""
        return (self._folder / "errors").read_text()

    @property
    def log(self) -> list[Mapping[str, Any]]:
        """The JSON lines among it."""
        return [json.loads(line) for line in self.words.splitlines() if line.startswith('{"')]

    def ask(self, query: str, **variables: object) -> tuple[Mapping[str, Any], float]:
        """The response to an operation, and the seconds it took."""
        began = time.monotonic()
        answer = httpx.post(f"{self.url}/graphql", json={"query": query, "variables": variables}, timeout=30)
        return answer.json(), time.monotonic() - began

    def wait_until_ready(self) -> None:
        """Wait for /readyz."""
        deadline = time.monotonic() + READY_SECONDS
        while not self._is_ready():
            assert self.process.poll() is None, self.words
            assert time.monotonic() < deadline, self.words
            time.sleep(POLL_SECONDS)

    def _is_ready(self) -> bool:
        try:
            return httpx.get(f"{self.url}/readyz", timeout=5).status_code == 200
        except httpx.TransportError:
            return False


@contextmanager
def serving(folder: Path, data: Path, port: int, *options: str) -> Iterator[Service]:
    """A service on a data folder, ready; stopped at the end."""
    with (folder / "output").open("wb") as output, (folder / "errors").open("wb") as errors:
        process = subprocess.Popen(
            [*COMMAND, "serve", "--data", str(data), "--port", str(port), *options],
            env=environment(),
            stdout=output,
            stderr=errors,
        )
    service = Service(process, port, folder)
    try:
        service.wait_until_ready()
        yield service
    finally:
        if process.poll() is None:
            process.terminate()
        process.wait(30)


def copied(data: Path, to: Path) -> Path:
    """A copy of a data folder that nobody uses now; returns where it is."""
    return Path(shutil.copytree(data, to))
