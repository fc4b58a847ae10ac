"""Persons, by id."""

from datetime import datetime

from graph.compiler.question import Question
from graph.fields import Link
from resolvers.question import AsOfArguments, one

BY = {"id": Link("MATCH (that:Person {key: $key})")}


def person(now: datetime, identifier: str, as_of: AsOfArguments | None) -> Question:
    """One person."""
    return one("Person", BY, now, as_of, id=identifier)
