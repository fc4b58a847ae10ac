"""Cursors: the place of an item in a connection's total order, with the clocks of the page it stood on."""

import base64
import binascii
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import orjson

from graph.clock import AsOf, read_clocks
from graph.errors import BadUserInput


@dataclass(frozen=True, slots=True)
class Cursor:
    """An item's sort keys, the clocks under which its page was read, and which order of which connection it belongs to."""

    keys: tuple[Any, ...]
    as_of: AsOf
    order: int


def order_tag(connection: str, order_by: Sequence[str]) -> int:
    """What tells the cursors of one connection (`Area.children`), in one order, from all others."""
    return zlib.crc32("\n".join([connection, *order_by]).encode())


def write_cursor(keys: Sequence[Any], as_of: AsOf, order: int) -> str:
    """The opaque text of a cursor."""
    content = [keys, as_of.valid_on, as_of.known_at, as_of.explicit, as_of.pinned, order]
    return base64.urlsafe_b64encode(orjson.dumps(content)).decode().rstrip("=")


def read_cursor(text: str, argument: str) -> Cursor:
    """Take a cursor apart. Raises BadUserInput where it is none."""
    try:
        found, valid_on, known_at, explicit, pinned, order = orjson.loads(
            base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
        )
        if not isinstance(order, int) or not isinstance(found, list):
            raise ValueError(found)
        if not all(isinstance(key, str | int) for key in found):
            raise ValueError(found)
        return Cursor(tuple(found), read_clocks(valid_on, known_at, explicit, pinned), order)
    except (ValueError, TypeError, binascii.Error) as error:
        raise BadUserInput(f"{argument}: not a cursor of this connection", argument=argument) from error


def own_cursor(text: str, argument: str, order: int, keys: int) -> Cursor:
    """A cursor of the connection and order that it is used with. Raises BadUserInput for a foreign one."""
    cursor = read_cursor(text, argument)
    if cursor.order != order or len(cursor.keys) != keys:
        raise BadUserInput(
            f"{argument}: this cursor belongs to another connection or another order; give one of this very page",
            argument=argument,
        )
    return cursor
