"""Persons, and the posts and groups they are in (人员、任职)."""

from graph.fields import Link
from resolvers.question import KNOWN, Listing, Lookup, everything

PERSON = Lookup("Person", {"id": Link("MATCH (that:Person {key: $key})", conditions=KNOWN)})
"""One person."""

PERSONS = Listing(everything("Person"))
"""The persons that the register knows, by id."""

MEMBERSHIPS = Listing(everything("Membership"))
"""Who is in which post or group on the day, by id."""
