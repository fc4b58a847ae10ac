"""Official documents: by id or number, and lists of them."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from graph.compiler.question import Question
from graph.fields import Link
from resolvers.question import one, page_clocks

BY = {
    "id": Link("MATCH (that:OfficialDocument {key: $key})"),
    "number": Link("MATCH (that:OfficialDocument {number: $number})"),
}
ALL = Link(
    "MATCH (that:OfficialDocument)",
    conditions=("known(that)",),
    order=("coalesce(that.issuedOn, '') DESC", "that.key"),
    paged=True,
)


def document(now: datetime, **arguments: str | None) -> Question:
    """One document; a number is compared in simplified script."""
    return one("OfficialDocument", BY, now, None, **arguments)


def documents(now: datetime, arguments: Mapping[str, Any]) -> Question:
    """A page of documents, the newest first."""
    return Question(ALL, page_clocks(now, None, arguments, len(ALL.order)), arguments=arguments)
