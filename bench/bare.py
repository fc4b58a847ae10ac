"""The bare driver: one hand-written statement, one record; and its rows as the answer that the others give."""

from collections.abc import Sequence
from typing import Any, Protocol

from neo4j import READ_ACCESS, AsyncDriver, AsyncGraphDatabase, AsyncSession, Query

from bench.statements import CHAIN, LIST, LIST_WITHIN
from graph.clock import ALWAYS
from graph.engine.address import Address

Row = Sequence[Any]


class Wanted(Protocol):
    """A question as the driver needs it."""

    @property
    def kind(self) -> str:
        """`list` or `chain`."""

    @property
    def within(self) -> bool:
        """Whether the list is that of one district."""

    @property
    def parameters(self) -> dict[str, Any]:
        """The statement's values."""


def open_driver(address: Address) -> AsyncDriver:
    """The driver with its ordinary settings, its warnings off."""
    auth = (address.user, address.password) if address.user else None
    return AsyncGraphDatabase.driver(address.uri, auth=auth, telemetry_disabled=True, notifications_min_severity="OFF")


def open_session(driver: AsyncDriver, address: Address) -> AsyncSession:
    """A session for many readings, one after the other; it fetches all of a result at once."""
    return driver.session(database=address.database, default_access_mode=READ_ACCESS, fetch_size=-1)


async def rows_of(session: AsyncSession, wanted: Wanted) -> list[Row]:
    """The rows of a question."""
    result = await session.run(_STATEMENTS[wanted.kind, wanted.within], wanted.parameters)
    record = await result.single(strict=True)
    rows: list[Row] = record[0]
    return rows


def answer_of(wanted: Wanted, rows: Sequence[Row]) -> dict[str, Any]:
    """The rows as the data of a GraphQL response."""
    suffix = f"@{wanted.parameters['validOn']}~{wanted.parameters['knownAt']}"
    if wanted.kind == "list":
        return {"enterprises": {"edges": [{"node": _enterprise(row, suffix)} for row in rows]}}
    return {"responsibilityChain": {"links": [_link(row, suffix) for row in rows]}}


def _enterprise(row: Row, suffix: str) -> dict[str, Any]:
    key, uscc, name, is_key, area, area_name, level = row
    place = None if area is None else {"id": area + suffix, "name": area_name, "level": level}
    return {"id": key + suffix, "uscc": uscc, "name": name, "isKey": is_key, "area": place}


def _link(row: Row, suffix: str) -> dict[str, Any]:
    basis, role, distance, holder, name, post, title, unit, unit_name, since, document, number, annex, line = row
    return {
        "basis": basis,
        "role": role,
        "distance": distance,
        "holder": None if holder is None else {"id": holder + suffix, "name": name},
        "post": None if post is None else {"id": post + suffix, "title": title},
        "organization": None if unit is None else {"id": unit + suffix, "name": unit_name},
        "since": None if since == ALWAYS else since,
        "citation": None if document is None else {"document": {"number": number}, "annex": annex, "row": line},
    }


_STATEMENTS = {
    ("list", False): Query(LIST),
    ("list", True): Query(LIST_WITHIN),
    ("chain", False): Query(CHAIN),
}
