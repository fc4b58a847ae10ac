"""`/exports/dossier.docx` and `/exports/dossier.json`: the dossier of a retrospective (倒查材料)."""

from collections.abc import Mapping

from language import translate
from schema import Context
from service.answering import Answering
from service.dossier.asking import Asked, asked_dossier
from service.dossier.words import TITLE
from service.exports.beside import in_turn
from service.exports.failing import failed
from service.exports.sending import PIECE_BYTES, Download, download_headers
from service.negotiation import JSON

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
TAKEN = ("incident", "knownAt", "lang")
MEDIA = {"dossier.docx": DOCX, "dossier.json": JSON}
"""What is served, by its name in the address."""


async def dossier_download(
    answering: Answering, context: Context, name: str, stated: Mapping[str, str], download: Download
) -> None:
    """Send the dossier. Raises Failed, NotFound, BadUserInput; before anything is sent."""
    if unknown := [given for given in stated if given not in TAKEN]:
        taken = ", ".join(TAKEN)
        raise failed(f"{unknown[0][:80]!r} is no parameter of a dossier; there are {taken}", argument=unknown[0][:80])
    if "incident" not in stated:
        raise failed("incident: name the incident by its id or its number", argument="incident")
    known_at = stated.get("knownAt")
    # In an address a plus sign is a space: what stands before an offset of hours can have been nothing else.
    asked = await asked_dossier(
        answering, context, stated["incident"], known_at.replace(" ", "+") if known_at else None
    )
    content = await in_turn(lambda: _written(name, asked))
    headers = download_headers(MEDIA[name], _names(name, asked), context.language, asked.as_of)
    await download.begin({**headers, "content-length": str(len(content))})
    if not download.head_only:
        for start in range(0, len(content), PIECE_BYTES):
            await download.piece(content[start : start + PIECE_BYTES])
    await download.end()


def _written(name: str, asked: Asked) -> bytes:
    if MEDIA[name] is JSON:
        return asked.json
    # Read when the first dossier is made: python-docx takes ten megabytes that most services never need.
    from service.dossier.document import dossier_docx

    return dossier_docx(asked.content, asked.wording)


def _names(name: str, asked: Asked) -> tuple[str, str]:
    """For the day of the incident, in ASCII and in the words of the language."""
    stem, _, suffix = name.partition(".")
    incident = asked.content["incident"]
    worded = f"{translate(TITLE, asked.wording.language)}-{incident['number']}".replace("/", "_")
    return f"{stem}-{incident['on']}.{suffix}", f"{worded}-{incident['on']}.{suffix}"
