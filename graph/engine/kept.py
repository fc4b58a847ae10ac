"""What set-up leaves beside the packages so that a start takes less: the engine's classes, and a database to begin with."""

import shutil
import sys
from pathlib import Path

from graph.engine.arcadedb import Layout

FOLDER = Path(sys.prefix) / "var" / "zerenlian"

CLASSES = FOLDER / "engine.aot"
"""The engine's classes as a JVM has read and linked them, and what it saw them do (JEP 483, 514, 515).

A JVM that they do not fit, of another version or with other jars, does without and says so in the engine's log.
"""

DATABASE = FOLDER / "database"
"""A database that has had the migrations and holds nothing: one migration costs the engine as much as thirty in a later one."""


def with_classes(to: Path | None = None) -> list[str]:
    """The JVM's options: write the classes `to` there at its end, otherwise begin with those that are kept, if any are."""
    if to is not None:
        return [f"-XX:AOTCacheOutput={to}"]
    return [f"-XX:AOTCache={CLASSES}"] if CLASSES.is_file() else []


def begin_with(kept: Path, layout: Layout) -> None:
    """Copy the kept database into a data folder that has none; where none is kept the engine makes its own.

    Whole or not at all. Raises OSError.
    """
    if layout.database.exists() or not kept.is_dir():
        return
    shutil.rmtree(layout.coming, ignore_errors=True)
    # The folder is its owner's alone: the modes of the files that are kept for everybody do not matter.
    shutil.copytree(kept, layout.coming, copy_function=shutil.copyfile)
    layout.database.parent.mkdir(exist_ok=True)
    layout.coming.rename(layout.database)


def keep_database(layout: Layout, kept: Path) -> None:
    """Keep the database of a data folder whose engine is stopped, instead of the one before. Raises OSError."""
    for file in layout.database.iterdir():
        file.chmod(0o644)
    shutil.rmtree(kept, ignore_errors=True)
    layout.database.rename(kept)
