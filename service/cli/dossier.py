"""`zerenlian dossier`."""

from pathlib import Path
from typing import Annotated

import typer

from service.cli.options import Data, Graph, Lang
from service.cli.outcome import REFUSED, RefusedError, run, settings_of
from service.settings import Settings
from service.words import Words

SUFFIXES = (".docx", ".json")

Out = Annotated[
    Path,
    typer.Option(
        "--out", metavar="FILE", dir_okay=False, help="The file to write: .docx for people, .json for programs."
    ),
]
KnownAt = Annotated[
    str | None,
    typer.Option(
        "--known-at", metavar="MOMENT", help="What the register knew then, as 2025-10-10T08:00:00+08:00; else now."
    ),
]


def dossier(
    incident: Annotated[str, typer.Argument(metavar="INCIDENT", help="The incident's number or its id.")],
    out: Out,
    known_at: KnownAt = None,
    force: Annotated[bool, typer.Option("--force", help="Write over a file that exists.")] = False,
    data: Data = None,
    graph: Graph = None,
    lang: Lang = None,
) -> None:
    """Write the dossier of an incident (倒查材料): who was linked on its day, what each had to do, and what each did."""
    if out.suffix.lower() not in SUFFIXES:
        raise typer.BadParameter(f"{out.name} ends in neither {' nor '.join(SUFFIXES)}", param_hint="--out")
    settings = settings_of({"data": data, "graph_uri": graph, "language": lang})
    words = Words()
    if out.exists() and not force:
        words.problem(f"{out} exists already. Name another file, or write over it with --force.")
        raise typer.Exit(REFUSED)
    content, moment = run(_made(settings, words, incident, known_at, out.suffix.lower()), words)
    try:
        out.write_bytes(content)
    except OSError as error:
        words.problem(f"{out} cannot be written: {error.strerror}. Name a file in a folder that exists.")
        raise typer.Exit(REFUSED) from None
    words.say(f"Wrote {out}, as known at {moment}.")


async def _made(
    settings: Settings, words: Words, incident: str, known_at: str | None, suffix: str
) -> tuple[bytes, str]:
    """The content of the file, and the moment that it was made for."""
    from service.answering import Answering
    from service.dossier.asking import asked_dossier
    from service.dossier.document import dossier_docx
    from service.exports.failing import Failed
    from service.register import open_register

    async with open_register(settings, words) as store:
        answering = Answering(store, settings)
        try:
            asked = await asked_dossier(answering, answering.context(settings.language), incident, known_at)
        except Failed as failure:
            raise RefusedError(str(failure)) from failure
    content = asked.json if suffix == ".json" else dossier_docx(asked.content, asked.wording)
    return content, asked.as_of.known_at
