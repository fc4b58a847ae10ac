"""`zerenlian calendar`."""

import sys
from typing import Annotated

import typer

from graph.ids import BadId, read_id
from service.cli.options import Data
from service.cli.outcome import settings_of

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
    revoke: Annotated[bool, typer.Option("--revoke", help="Only forget the address that there is.")] = False,
) -> None:
    """Tell a new secret address of a holder's calendar; the address before it no longer works.

    Whoever has the address sees what the holder has to do. It is told once and kept nowhere.
    """
    from service.calendar.addresses import Addresses

    settings = settings_of({"data": data})
    addresses = Addresses(settings.data)
    if revoke:
        print(f"{addresses.revoke(holder)} address(es) forgotten.", file=sys.stderr)
        return
    print(f"http://{settings.host}:{settings.port}/calendar/{addresses.new(holder)}.ics")
