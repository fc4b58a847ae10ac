"""What the service holds while it sends a long table: 100,000 rows of CSV and of XLSX beside a tenth of them, in one process."""

import http.client
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import IO
from urllib.parse import urlencode

import orjson
from python_calamine import CalamineWorkbook

from bench.client import Client, data
from bench.engines import Ground, ground
from bench.processes import HOST, Service

FORMS = ("csv", "xlsx")
_DISTRICTS = "{ areas(filter: {level: DISTRICT}, first: 100) { edges { node { id enterprises { totalCount } } } } }"
_ALL_ROWS = "{ enterprises(first: 1) { totalCount } }"
_PIECE_BYTES = 64 * 1024
_LOOK_EVERY_SECONDS = 0.01
_PATIENCE_SECONDS = 600


@dataclass(frozen=True, slots=True)
class Sent:
    """One export: its rows, how long the first byte and the whole took, and the most that the service held meanwhile."""

    rows: int
    first_byte_seconds: float
    seconds: float
    highest_mb: float


@dataclass(frozen=True, slots=True)
class Exporting:
    """A form: what it held at rest, for the enterprises of one district, and then for all of the city."""

    at_rest_mb: float
    part: Sent
    whole: Sent

    @property
    def growth(self) -> float:
        """The memory that the whole takes, times that of its part."""
        return self.whole.highest_mb / self.part.highest_mb


def exporting(engine: str, enterprises: int) -> dict[str, Exporting]:
    """Every form, each by a service that has just started: what an earlier answer left behind would hide what this one needs."""
    return {form: _measured(engine, enterprises, form) for form in FORMS}


def _measured(engine: str, enterprises: int, form: str) -> Exporting:
    with ground(engine, enterprises) as found:
        district = _district(found)
        at_rest = found.service.resident_mb
        part = _sent(found.service, form, {"filter": orjson.dumps({"within": district}).decode()})
        whole = _sent(found.service, form, {})
        _check(found, whole)
        return Exporting(at_rest, part, whole)


def _district(found: Ground) -> str:
    """The district with the most enterprises: about a tenth of all."""
    with Client(found.service.port) as client:
        edges = data(client.ask(orjson.dumps({"query": _DISTRICTS})))["areas"]["edges"]
    most = max((edge["node"] for edge in edges), key=lambda node: node["enterprises"]["totalCount"])
    return str(most["id"])


def _check(found: Ground, whole: Sent) -> None:
    """Raise RuntimeError where the table is not whole: what it took would mean nothing."""
    with Client(found.service.port) as client:
        wanted = data(client.ask(orjson.dumps({"query": _ALL_ROWS})))["enterprises"]["totalCount"]
    if whole.rows != wanted:
        raise RuntimeError(f"the export has {whole.rows} rows, and there are {wanted} enterprises")


def _sent(service: Service, form: str, parameters: dict[str, str]) -> Sent:
    """Ask for the enterprises as a client that takes what comes, and look at the service meanwhile."""
    with tempfile.TemporaryFile() as taken, _watched(service) as seen:
        connection = http.client.HTTPConnection(HOST, service.port, timeout=_PATIENCE_SECONDS)
        began = time.perf_counter()
        connection.request("GET", f"/exports/enterprises.{form}?{urlencode(parameters)}")
        response = connection.getresponse()
        piece = response.read(_PIECE_BYTES)
        first = time.perf_counter() - began
        if response.status != http.HTTPStatus.OK:
            raise RuntimeError(f"status {response.status}: {piece[:500]!r}")
        while piece:
            taken.write(piece)
            piece = response.read(_PIECE_BYTES)
        seconds = time.perf_counter() - began
        connection.close()
        return Sent(_rows(taken, form), first, seconds, max(seen))


@contextmanager
def _watched(service: Service) -> Iterator[list[float]]:
    """What the service holds, from now until the end of the block."""
    seen, ended = [service.resident_mb], threading.Event()

    def look() -> None:
        while not ended.wait(_LOOK_EVERY_SECONDS):
            seen.append(service.resident_mb)

    looking = threading.Thread(target=look)
    looking.start()
    try:
        yield seen
    finally:
        ended.set()
        looking.join()


def _rows(taken: IO[bytes], form: str) -> int:
    """The rows below the heading."""
    taken.seek(0)
    if form == "csv":
        return sum(1 for _ in taken) - 1
    return len(CalamineWorkbook.from_filelike(taken).get_sheet_by_index(0).to_python()) - 1
