"""`zerenlian sample`."""

from typing import Annotated

import typer

from service.cli.options import Data, Graph
from service.cli.outcome import run, settings_of
from service.settings import Settings
from service.words import Words


def sample(
    enterprises: Annotated[int, typer.Option("--enterprises", metavar="N", min=1, max=5_000_000, help="How many.")],
    supervised: Annotated[
        int | None,
        typer.Option(
            "--supervised",
            metavar="M",
            min=0,
            show_default="all",
            help="Enterprises behind the first M are neither key enterprises nor have persons of their own.",
        ),
    ] = None,
    records: Annotated[
        int | None,
        typer.Option(
            "--records",
            metavar="R",
            min=0,
            max=50_000_000,
            show_default="in proportion",
            help="Records of duty; hazards, incidents and returns follow them. 0: nothing has happened.",
        ),
    ] = None,
    data: Data = None,
    graph: Graph = None,
) -> None:
    """Load a made-up city of N enterprises and what happened there, the same each time, into a register that has none."""
    settings = settings_of({"data": data, "graph_uri": graph})
    words = Words()
    run(_load(settings, words, enterprises, supervised, records), words)


async def _load(
    settings: Settings, words: Words, enterprises: int, supervised: int | None, records: int | None
) -> None:
    from seeds.sample import load_sample
    from service.moment import now
    from service.register import open_register

    async with open_register(settings, words) as store:
        with words.progress() as step:
            await load_sample(
                store,
                enterprises,
                now,
                lambda done, total: step(done, total, f"{enterprises} enterprises"),
                supervised=supervised,
                records=records,
            )
    words.say(f"The sample city of {enterprises} enterprises is loaded.")
