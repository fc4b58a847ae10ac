"""Options that several commands share."""

from pathlib import Path
from typing import Annotated

import typer

from service.settings import Language

Data = Annotated[
    Path | None,
    typer.Option("--data", metavar="DIR", file_okay=False, help="Folder of the embedded engine [env: ZERENLIAN_DATA]."),
]
Graph = Annotated[
    str | None,
    typer.Option("--graph", metavar="URI", help="A Neo4j instead of the embedded engine [env: ZERENLIAN_GRAPH_URI]."),
]
Lang = Annotated[
    Language | None, typer.Option("--lang", help="Language of the answer: zh or en [env: ZERENLIAN_LANGUAGE].")
]
