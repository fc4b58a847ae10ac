"""How long a response may be kept, and when it need not be sent again (RFC 9111, RFC 9110 section 13)."""

from collections.abc import Sequence
from datetime import datetime

from graph.clock import AsOf, today

DAY_SECONDS = 24 * 60 * 60

UNCHANGING = f"private, max-age={DAY_SECONDS}, immutable"
"""For an answer about the register's past. A day and no longer: an upgrade may word a message or weigh a rule anew."""

REVALIDATED = "private, no-cache"
"""For every other answer: it may be kept, and is asked about again before it is used."""

NOT_STORED = "no-store"
"""For errors: the same request may succeed the next time."""


def cache_control(roots: int, clocks: Sequence[AsOf], began: datetime, ended: datetime) -> str:
    """The `Cache-Control` of an answer without errors.

    `clocks` are those under which its root fields were answered; a root that has none (`enumLabels`, `__typename`) leaves
    fewer than `roots`. `began` and `ended` are when the answer was begun and complete.
    """
    fixed = bool(clocks) and len(clocks) >= roots and all(_is_past(item, began, ended) for item in clocks)
    return UNCHANGING if fixed else REVALIDATED


def is_known(entity_tag: str, if_none_match: str | None) -> bool:
    """Whether the client has this response, by its `If-None-Match`."""
    known = [item.strip().removeprefix("W/") for item in (if_none_match or "").split(",")]
    return entity_tag in known or "*" in known


def _is_past(as_of: AsOf, began: datetime, ended: datetime) -> bool:
    """Whether nothing can change the answer: the request says what the register knew, and asks about another day than today."""
    return as_of.fixed and as_of.valid_on not in (today(began).isoformat(), today(ended).isoformat())
