"""`zerenlian template`."""

from pathlib import Path
from typing import Annotated

import typer

from service.cli.outcome import REFUSED
from service.words import Words


def template(
    file: Annotated[Path, typer.Argument(metavar="FILE", dir_okay=False, help="The workbook to write (.xlsx).")],
    force: Annotated[bool, typer.Option("--force", help="Write over a file that exists.")] = False,
) -> None:
    """Write an empty workbook to fill in and import: one sheet a concept, with the rules of each column."""
    from seeds.workbook import write_template

    words = Words()
    if file.exists() and not force:
        words.problem(f"{file} exists already. Name another file, or write over it with --force.")
        raise typer.Exit(REFUSED)
    try:
        write_template(file)
    except OSError as error:
        words.problem(f"{file} cannot be written: {error.strerror}. Name a file in a folder that exists.")
        raise typer.Exit(REFUSED) from None
    words.say(f"Wrote {file}. Fill it in, then: zerenlian import {file}")
