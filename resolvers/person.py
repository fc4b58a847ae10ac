"""Persons, by id."""

from datetime import datetime

from graph.compiler.question import Question
from graph.fields import Link
from resolvers.question import AsOfArguments, clocks, read_argument_id

BY_KEY = Link("MATCH (that:Person {key: $key})")


def person(now: datetime, id: str, as_of: AsOfArguments | None) -> Question:
    """One person."""
    identity = read_argument_id(id, "id", "Person")
    return Question(BY_KEY, clocks(now, as_of, identity.as_of), {"key": identity.key})
