"""Official documents: by id or number, and lists of them."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from graph.compiler.question import Question
from graph.fields import Link
from resolvers.question import clocks, exactly_one, page_clocks, read_argument_id

BY_KEY = Link("MATCH (that:OfficialDocument {key: $key})")
BY_NUMBER = Link("MATCH (that:OfficialDocument {number: $number})")
ALL = Link(
    "MATCH (that:OfficialDocument)",
    conditions=("that.recordedFrom <= $knownAt AND $knownAt < that.recordedTo",),
    order=("coalesce(that.issuedOn, '') DESC", "that.key"),
    paged=True,
)


def document(now: datetime, id: str | None, number: str | None) -> Question:
    """One document; a number is compared in simplified script."""
    argument, value = exactly_one(id=id, number=number)
    if argument == "number":
        return Question(BY_NUMBER, clocks(now, None), {"number": value})
    identity = read_argument_id(value, "id", "OfficialDocument")
    return Question(BY_KEY, clocks(now, None, identity.as_of), {"key": identity.key})


def documents(now: datetime, arguments: Mapping[str, Any]) -> Question:
    """A page of documents, the newest first."""
    return Question(ALL, page_clocks(now, None, arguments, len(ALL.order)), arguments=arguments)
