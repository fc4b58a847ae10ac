"""`zerenlian import`."""

import sys
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from service.cli.options import Data, Graph, Lang
from service.cli.outcome import REFUSED, run, settings_of
from service.settings import Settings
from service.words import Words

REPORT_WIDTH = 200
"""Columns of a report that goes into a file or a pipe."""
MEGABYTE = 1024 * 1024

# A file that is missing or none is a row of the report like any other problem, so typer does not look.
Files = Annotated[list[Path], typer.Argument(metavar="FILE...", help="Documents and workbooks.")]
IssuedOn = Annotated[
    date | None,
    typer.Option(
        "--issued-on",
        metavar="YYYY-MM-DD",
        parser=date.fromisoformat,
        help="The day of a document that does not say it.",
    ),
]
MappedBy = Annotated[
    Path | None,
    typer.Option("--map", metavar="FILE", help="A mapping (TOML): what the columns of a table of your own are."),
]


def import_(
    files: Files,
    data: Data = None,
    graph: Graph = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Print the report and write nothing.")] = False,
    issued_on: IssuedOn = None,
    mapping: MappedBy = None,
    lang: Lang = None,
) -> None:
    """Read official documents (TXT, DOCX, PDF) and workbooks into the register: all of them, or nothing where one has an error.

    The report goes to standard output. Warnings do not stop an import; errors do (exit code 1).
    """
    settings = settings_of({"data": data, "graph_uri": graph, "language": lang})
    words = Words()
    if not run(_import(settings, words, files, issued_on, mapping, dry_run=dry_run), words):
        raise typer.Exit(REFUSED)


async def _import(
    settings: Settings,
    words: Words,
    files: list[Path],
    issued_on: date | None,
    mapping: Path | None,
    *,
    dry_run: bool,
) -> bool:
    from rich.console import Console

    from seeds.importing.attachments import AttachmentStore, attachment_folder
    from seeds.importing.originals import Originals
    from seeds.importing.printing import print_report
    from seeds.importing.unit import import_files
    from service.moment import now
    from service.register import open_register

    async with open_register(settings, words) as store:
        with words.waiting(f"Reading {len(files)} file(s)"):
            kept = Originals(settings.data)
            attached = AttachmentStore(attachment_folder(settings.data), settings.max_attachment_mb * MEGABYTE)
            report = await import_files(
                store,
                files,
                dry_run=dry_run,
                issued_on=issued_on,
                now=now,
                originals=kept,
                mapping=mapping,
                attachments=attached,
            )
    width = None if sys.stdout.isatty() else REPORT_WIDTH
    print_report(report, Console(highlight=False, width=width), settings.language)
    return not report.has_errors
