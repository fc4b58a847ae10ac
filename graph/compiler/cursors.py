"""Cursors: the place of an item in a connection's total order, with the clocks of the page it stood on."""

import base64
import binascii
from dataclasses import dataclass
from typing import Any

import orjson

from graph.clock import AsOf, read_clocks
from graph.errors import BadUserInput


@dataclass(frozen=True, slots=True)
class Cursor:
    """An item's sort keys, and the clocks under which its page was read."""

    keys: tuple[Any, ...]
    as_of: AsOf


def write_cursor(keys: list[Any], as_of: AsOf) -> str:
    """The opaque text of a cursor."""
    content = [keys, as_of.valid_on, as_of.known_at, as_of.explicit]
    return base64.urlsafe_b64encode(orjson.dumps(content)).decode().rstrip("=")


def read_cursor(text: str, argument: str, keys: int) -> Cursor:
    """Take a cursor apart. Raises BadUserInput where it is none, or belongs to a connection with another order."""
    try:
        found, valid_on, known_at, explicit = orjson.loads(base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)))
        if not isinstance(found, list) or len(found) != keys or not all(isinstance(key, str | int) for key in found):
            raise ValueError(found)
        return Cursor(tuple(found), read_clocks(valid_on, known_at, explicit))
    except (ValueError, TypeError, binascii.Error) as error:
        raise BadUserInput(f"{argument}: not a cursor of this connection", argument=argument) from error
