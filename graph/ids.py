"""Global ids: `Area:320509`, and `Area:320509@2020-03-10~…` where they were read under clocks that the client stated."""

import re
from dataclasses import dataclass

from graph.clock import AsOf, read_clocks
from graph.labels import NODES

_ID = re.compile(
    r"(?P<key>(?P<label>[A-Z][A-Za-z]*):(?P<rest>[^@~\s]{1,200}))"
    r"(@(?P<day>\d{4}-\d\d-\d\d)~(?P<moment>\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z))?"
)
COMPUTED = frozenset({"Finding"})
"""Nodes of the API that the register computes and does not store."""


@dataclass(frozen=True, slots=True)
class GlobalId:
    """An id taken apart: the thing's `key`, its label, and the clocks it carries (None for a plain key)."""

    key: str
    label: str
    as_of: AsOf | None


class BadId(ValueError):
    """A text that is no id of this register; the message says what an id looks like."""


def read_id(text: str) -> GlobalId:
    """Take an id apart. Raises BadId where it is none, or names a kind of thing that does not exist."""
    match = _ID.fullmatch(text)
    if match is None or match["label"] not in NODES.keys() | COMPUTED:
        raise BadId(f"{text[:80]!r} is no id of this register; an id looks like 'Area:320509'")
    try:
        as_of = read_clocks(match["day"], match["moment"], True) if match["day"] else None
    except ValueError as error:
        raise BadId(f"{text[:80]!r} carries a time that does not exist: {error}") from error
    return GlobalId(match["key"], match["label"], as_of)
