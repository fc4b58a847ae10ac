"""`zerenlian calendar`."""

from typing import Annotated

import typer

from graph.ids import BadId, read_id
from service.cli.options import Data, Graph
from service.cli.outcome import RefusedError, run, settings_of
from service.settings import Settings
from service.words import Words

HOLDERS = ("Person", "Post", "Organization")


def _holder(text: str) -> str:
    try:
        identity = read_id(text)
    except BadId as error:
        raise typer.BadParameter(str(error)) from None
    if identity.label not in HOLDERS:
        raise typer.BadParameter(f"this is the id of a {identity.label}; expected {', '.join(HOLDERS)}")
    return identity.key


def calendar(
    holder: Annotated[str, typer.Argument(metavar="ID", help="A person's, post's or group's id.", callback=_holder)],
    data: Data = None,
    graph: Graph = None,
    revoke: Annotated[bool, typer.Option("--revoke", help="Only forget the address that there is.")] = False,
) -> None:
    """Tell a new secret address of a holder's calendar; the address before it no longer works.

    Whoever has the address sees what the holder has to do. It is told once and kept nowhere.
    """
    from service.calendar.addresses import Addresses

    settings, words = settings_of({"data": data, "graph_uri": graph}), Words()
    addresses = Addresses(settings.data)
    if revoke:
        words.say(f"{addresses.revoke(holder)} address(es) forgotten.")
        return
    name = run(name_of(settings, words, holder), words)
    words.say(f"The calendar of {name}:")
    print(f"http://{settings.host}:{settings.port}/calendar/{addresses.new(holder)}.ics")


async def name_of(settings: Settings, words: Words, holder: str) -> str:
    """Whose calendar it will be. Raises RefusedError where the register has no such holder."""
    from service.answering import Answering
    from service.calendar.view import holder_name
    from service.exports.failing import Failed
    from service.register import open_register

    async with open_register(settings, words) as store:
        try:
            return await holder_name(Answering(store, settings), holder)
        except Failed as failure:
            raise RefusedError(str(failure)) from failure
