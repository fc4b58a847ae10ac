"""Assignments and the sectors that some of them are about (挂钩与分工、行业领域)."""

from graph.fields import Link
from resolvers.question import KNOWN, Listing, Lookup, everything

ASSIGNMENT = Lookup("Assignment", {"id": Link("MATCH (that:Assignment {key: $key})", conditions=KNOWN)})
"""One assignment."""

ASSIGNMENTS = Listing(everything("Assignment"))
"""The assignments that hold on the day, by id."""

SECTORS = Listing(everything("Sector", ("state(that).code", "that.key")))
"""The sectors, by code."""
