"""`/files/<SHA-256>.txt` (or .docx, .pdf, .xlsx): the original of an imported document, as it came."""

from collections.abc import Awaitable, Callable

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, Response

from seeds.importing.originals import Originals

ROUTE = "/files/{name}"
# Its name is the digest of its content, so it never becomes another.
_HEADERS = {"cache-control": "private, max-age=31536000, immutable"}


def originals(kept: Originals) -> Callable[[Request], Awaitable[Response]]:
    """The route to the files that are kept; 404 for one that is not here."""

    async def answer(request: Request) -> Response:
        name = request.path_params["name"]
        found = kept.find(name)
        if found is None:
            raise HTTPException(
                404, "There is no such file. It is kept where it was imported, in the data folder's `files`."
            )
        # Sent to be saved and never shown as a page: what it contains is not ours.
        return FileResponse(found, media_type="application/octet-stream", headers=_HEADERS, filename=name)

    return answer
