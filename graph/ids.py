"""Global ids: `Area:320509`; `Area:320509@2020-03-10` where it was read on a day that the client stated, and
`Area:320509@2020-03-10~…` where the client stated the moment of the register as well."""

import re
from collections.abc import Mapping
from contextvars import ContextVar
from dataclasses import dataclass

from graph.clock import AsOf, read_clocks, read_day
from graph.labels import NODES
from graph.moment import Moment

_ID = re.compile(
    r"(?P<key>(?P<label>[A-Z][A-Za-z]*):(?P<rest>[^@~\s]{1,200}))"
    r"(@(?P<day>\d{4}-\d\d-\d\d)(~(?P<moment>\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z))?)?"
)
_retired: ContextVar[Mapping[str, str]] = ContextVar("retired", default={})  # noqa: B039 - never written to
"""The keys that an area has besides its own, since it was recoded, in the request that is answered (docs/decisions/0025)."""

COMPUTED = frozenset({"Finding"})
"""Nodes of the API that the register computes and does not store."""


@dataclass(frozen=True, slots=True)
class GlobalId:
    """An id taken apart: the thing's `key`, its label, and the clocks that it carries (None for those it does not)."""

    key: str
    label: str
    valid_on: str | None
    known_at: str | None

    def clocks(self, moment: Moment) -> AsOf:
        """The clocks under which the id is answered; what it does not carry is that of the request."""
        return moment.clocks if self.valid_on is None else moment.stated(self.valid_on, self.known_at)


class BadId(ValueError):
    """A text that is no id of this register; the message says what an id looks like."""


def read_id(text: str) -> GlobalId:
    """Take an id apart. Raises BadId where it is none, or names a kind of thing that does not exist."""
    match = _ID.fullmatch(text)
    if match is None or match["label"] not in NODES.keys() | COMPUTED:
        raise BadId(f"{text[:80]!r} is no id of this register; an id looks like 'Area:320509'")
    try:
        day = match["day"] and read_day(match["day"])
        if match["moment"]:
            read_clocks(day, match["moment"], True)
    except ValueError as error:
        raise BadId(f"{text[:80]!r} carries a time that does not exist: {error}") from error
    return GlobalId(canonical(match["key"]), match["label"], day, match["moment"])


def canonical(key: str) -> str:
    """A key that is no more as that of the thing that it stands for in this request; any other as it is."""
    return _retired.get().get(key, key)


def use_retired(keys: Mapping[str, str]) -> None:
    """In this request, read ids with a key that is no more as those of the thing that it stood for."""
    _retired.set(keys)
