"""`/exports/<connection>.csv|xlsx`, `coverage.xlsx`, `monthly-return.csv|xlsx`, `dossier.docx|json` (docs/http.md)."""

import asyncio
from dataclasses import replace

import structlog
from starlette.requests import ClientDisconnect, Request
from starlette.types import Receive, Scope, Send

from graph.compiler.planner import Planner
from graph.errors import ExpectedError, NotFound
from service.answering import Answering
from service.exports.asking import asked_export, given, language_of
from service.exports.coverage import coverage_download
from service.exports.dossier import MEDIA as DOSSIERS
from service.exports.dossier import dossier_download
from service.exports.failing import NO_ROOM, Failed, expected, failed, no_room, refusal
from service.exports.monthly_return import monthly_return_download
from service.exports.pages import page_rows
from service.exports.sending import Download, while_here
from service.exports.tables import csv_download, xlsx_download
from service.operation import SAFE_METHODS
from service.reply import json_error

ROUTE = "/exports/{name}"
COVERAGE = "coverage.xlsx"
MONTHLY_RETURN = "monthly-return"
SUFFIXES = ("csv", "xlsx")

MOST_AT_ONCE = 4
"""Exports under way; a further one waits until one of them is done."""


class Exports:
    """Answers requests for exports; what is asked, and what goes wrong, is the same as over GraphQL."""

    def __init__(self, answering: Answering) -> None:
        self._answering = answering
        self._planner = Planner(page_rows(answering.settings))
        self._turns = asyncio.Semaphore(MOST_AT_ONCE)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request for as long as its client is there."""
        if scope["method"] not in SAFE_METHODS:
            await _method_refused(scope, receive, send)
            return
        download = Download(scope, send)
        try:
            await while_here(receive, download, self._tried(Request(scope), download))
        except ClientDisconnect:
            return
        except Failed as failure:
            structlog.contextvars.bind_contextvars(errors=failure.codes)
            if not download.begun:
                await refusal(failure)(scope, receive, send)
            # Else nothing more is sent: without its last piece, the server breaks the response off.

    async def _tried(self, request: Request, download: Download) -> None:
        try:
            async with self._turns:
                await self._answer(request, download)
        except ExpectedError as error:
            raise expected(error) from error
        except OSError as error:
            if error.errno not in NO_ROOM:
                raise
            raise no_room("the export") from error

    async def _answer(self, request: Request, download: Download) -> None:
        settings = self._answering.settings
        name = request.path_params["name"]
        language = language_of(request, settings.language)
        context = replace(self._answering.context(language), planner=self._planner)
        if name == COVERAGE:
            await coverage_download(self._answering, context, given(request), download)
            return
        if name in DOSSIERS:
            await dossier_download(self._answering, context, name, given(request), download)
            return
        root, _, suffix = name.rpartition(".")
        if suffix not in SUFFIXES:
            raise failed(f"{name[:80]!r}: an export ends in .csv or .xlsx, such as enterprises.csv", NotFound.code)
        if root == MONTHLY_RETURN:
            await monthly_return_download(self._answering, context, given(request), suffix, download)
            return
        schema = self._answering.schema._schema
        asked = asked_export(schema, root, given(request), only_trusted=settings.only_trusted_documents)
        send = csv_download if suffix == "csv" else xlsx_download
        await send(self._answering, context, asked, download)


async def _method_refused(scope: Scope, receive: Receive, send: Send) -> None:
    response = json_error(405, "An export is asked by GET.")
    response.headers["allow"] = "GET, HEAD"
    await response(scope, receive, send)
