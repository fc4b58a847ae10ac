"""`zerenlian serve`."""

from typing import Annotated

import typer

from service.cli.options import Data, Graph
from service.cli.outcome import RefusedError, run, settings_of
from service.settings import Settings
from service.words import Words


def serve(
    data: Data = None,
    graph: Graph = None,
    host: Annotated[str | None, typer.Option(help="A loopback address [env: ZERENLIAN_HOST].")] = None,
    port: Annotated[int | None, typer.Option(help="Where to listen [env: ZERENLIAN_PORT].")] = None,
    demo: Annotated[bool, typer.Option("--demo", help="Load the demonstration where it is not there yet.")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", help="Logs only, no words.")] = False,
) -> None:
    """Serve GraphQL at http://127.0.0.1:8000/graphql until Ctrl-C.

    A folder has one service: a second one ends with exit code 3 and names the first.
    """
    settings = settings_of({"data": data, "graph_uri": graph, "host": host, "port": port})
    words = Words(quiet=quiet)
    run(_serve(settings, words, demo=demo), Words(), settings.log_level)


async def _serve(settings: Settings, words: Words, *, demo: bool) -> None:
    from service.serving import PortTakenError, serve

    try:
        await serve(settings, words, demo=demo)
    except PortTakenError as error:
        raise RefusedError(str(error)) from error
