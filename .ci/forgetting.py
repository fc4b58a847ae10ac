"""Compile graph/engine/Forgetting.java and put it, with its source, into forgetting.jar: the same bytes for the same compiler."""

import subprocess
import sys
import tempfile
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from graph.engine.arcadedb import FORGETTING, Wheel

SOURCE = FORGETTING.with_name("Forgetting.java")


def main() -> None:
    """Write the jar; needs a JDK of 17 or later."""
    with tempfile.TemporaryDirectory() as folder:
        command = ["javac", "--release", "17", "-g:none", "-d", folder, "-cp", Wheel.find().class_path, str(SOURCE)]
        subprocess.run(command, check=True)  # noqa: S603 - a command of our own
        with ZipFile(FORGETTING, "w") as jar:
            for file in (SOURCE, Path(folder) / "Forgetting.class"):
                jar.writestr(ZipInfo(file.name), file.read_bytes(), ZIP_DEFLATED)


if __name__ == "__main__":
    sys.exit(main())
