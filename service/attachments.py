"""`/attachments/…`: files that a record refers to, streamed up under the SHA-256 of their content, and down (附件)."""

import asyncio
from pathlib import Path
from urllib.parse import quote, urlsplit

import orjson
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import FileResponse, Response
from starlette.routing import Route

from graph.errors import NotFound
from seeds.importing.attachment_types import NAMES, NotThatType, check_content, type_of
from seeds.importing.attachments import MOST_NAME, attachment_folder, is_file_name
from seeds.importing.originals import Incoming, Originals
from service.caching import NOT_STORED
from service.exports.failing import NO_ROOM, no_room, refusal
from service.negotiation import JSON
from service.reply import json_error

UP = "/attachments"
DOWN = "/attachments/{name}"
PIECE_BYTES = 1024 * 1024
"""What is held of a file that comes in, before it goes to the disk."""

UPLOADS = ("PUT", "POST")
_FOREVER = "private, max-age=31536000, immutable"


class Attachments:
    """Takes files up to a size, and gives them back. There is no login: whoever reaches the service may do both."""

    def __init__(self, kept: Originals, most_bytes: int) -> None:
        self._kept = kept
        self._most_bytes = most_bytes

    async def take(self, request: Request) -> Response:
        """Stream a file up; 201 with what it is called from now on, 200 where it was here before."""
        try:
            _check_same_origin(request)
            return await self._taken(request, _file_name(request.query_params.get("name", "")))
        except ClientDisconnect:
            return Response(status_code=400)  # to nobody; what had come is gone
        except OSError as error:
            if error.errno not in NO_ROOM:
                raise
            return refusal(no_room("this file"))

    async def _taken(self, request: Request, name: str) -> Response:
        kind = type_of(name)
        if kind is None:
            raise HTTPException(415, f"{name!r}: a file of this type is not taken; there are {NAMES}.")
        with self._kept.incoming() as file:
            await self._received(request, file)
            try:
                await asyncio.to_thread(check_content, file, kind)
            except NotThatType as error:
                raise HTTPException(415, f"{name!r}: {error}") from error
            new = await asyncio.to_thread(file.keep, kind.suffix)
            place = f"{file.digest}{kind.suffix}"
            content = {
                "sha256": file.digest,
                "name": name,
                "size": file.size,
                "mediaType": kind.media_type,
                "url": f"{UP}/{place}",
            }
        headers = {"cache-control": NOT_STORED, "location": f"{UP}/{place}"}
        return Response(orjson.dumps(content), 201 if new else 200, headers, media_type=JSON)

    async def _received(self, request: Request, file: Incoming) -> None:
        """Write the body to the disk as it comes. Raises HTTPException where it is too large, or empty."""
        if int(request.headers.get("content-length") or 0) > self._most_bytes:
            raise self._too_large()
        held = bytearray()
        async for piece in request.stream():
            held += piece
            if file.size + len(held) > self._most_bytes:
                raise self._too_large()
            if len(held) >= PIECE_BYTES:
                await asyncio.to_thread(file.write, bytes(held))
                held.clear()
        await asyncio.to_thread(file.write, bytes(held))
        if not file.size:
            raise HTTPException(400, "The file is empty: send its content as the body of the request.")

    def _too_large(self) -> HTTPException:
        return HTTPException(413, f"The file is too large: {self._most_bytes // (1024 * 1024)} MB are allowed.")

    async def give(self, request: Request) -> Response:
        """Stream a file down, to be saved; as `name` where the address says one."""
        place = request.path_params["name"]
        # A record's file may be called .JPEG: it is kept under the one extension of its type.
        kind = type_of(place)
        found = self._kept.find(Path(place).stem + kind.suffix) if kind else None
        if found is None or kind is None:
            return json_error(404, "There is no such attachment here.", NotFound.code)
        worded = _file_name(request.query_params.get("name") or place)
        headers = {
            "cache-control": _FOREVER,
            "content-disposition": f"attachment; filename=\"{place}\"; filename*=UTF-8''{quote(worded, safe='')}",
            # Should a browser show it all the same, nothing in it runs.
            "content-security-policy": "sandbox; default-src 'none'",
        }
        return FileResponse(found, media_type=kind.media_type, headers=headers)


def _check_same_origin(request: Request) -> None:
    """Raise HTTPException for what a page of another site sends: a browser sends it without asking anybody."""
    origin = request.headers.get("origin")
    if origin is not None and urlsplit(origin).netloc != request.headers.get("host"):
        raise HTTPException(403, "A page of another site may not send files here.")


def _file_name(stated: str) -> str:
    """The name of a file as its sender calls it. Raises HTTPException for one that no folder could hold."""
    name = stated.strip()
    if not is_file_name(name):
        raise HTTPException(
            400,
            f"name: {stated[:80]!r} is no name of a file; give it without a folder, with its extension, in at most "
            f"{MOST_NAME} characters, such as name=report.pdf",
        )
    return name


def attachment_routes(data: Path, most_bytes: int) -> list[Route]:
    """The routes to the attachments in a data folder; `most_bytes` is the size of the largest."""
    attachments = Attachments(attachment_folder(data), most_bytes)
    return [Route(UP, attachments.take, methods=UPLOADS), Route(DOWN, attachments.give)]
