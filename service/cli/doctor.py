"""`zerenlian doctor`."""

import typer

from service.cli.options import Data, Graph
from service.cli.outcome import REFUSED, UNREACHABLE, run, settings_of
from service.settings import Settings
from service.words import Words

COLOURS = {"good": "green", "note": "yellow", "wrong": "red", "unreachable": "red"}


def doctor(data: Data = None, graph: Graph = None) -> None:
    """Say what engine there is, in which versions, and what is wrong with this machine.

    Exit code 1 where something is wrong, 3 where the engine cannot be reached.
    """
    settings = settings_of({"data": data, "graph_uri": graph})
    verdicts = run(_examine(settings), Words(), "ERROR")
    if "unreachable" in verdicts:
        raise typer.Exit(UNREACHABLE)
    if "wrong" in verdicts:
        raise typer.Exit(REFUSED)


async def _examine(settings: Settings) -> set[str]:
    from rich.console import Console
    from rich.text import Text

    from service.checks import checks

    console = Console(highlight=False, soft_wrap=True)
    verdicts: set[str] = set()
    async for check in checks(settings):
        verdicts.add(check.verdict)
        console.print(
            Text(f"{check.verdict:<12}", COLOURS[check.verdict]), f"{check.what}: {check.found}", sep="", markup=False
        )
    return verdicts
