"""What documents demand to be done (职责、任务、目标): lists of it.

A document may be cited by millions of records and the register has few demands, so all lists begin at the demands.
"""

from resolvers.question import Listing, everything

DUTIES = Listing(everything("Duty"))
"""The duties in force on the day, by id."""

WORK_TASKS = Listing(everything("WorkTask"))
"""The tasks that are set on the day, by id."""

TARGETS = Listing(everything("Target"))
"""The targets that are set on the day, by id."""

OF_DOCUMENT = "EXISTS { MATCH (this)-[:STATED_IN]->(:OfficialDocument {key: $value}) }"
"""Whether the document with the key `$value` demands it."""

BY_DOCUMENT = """coalesce(head([ (this)-[:STATED_IN]->(stating:OfficialDocument)
  | coalesce(state(stating).number, state(stating).title, '') ]), '')"""
"""What the document that demands it is called, for sorting."""

BY_POSITION = "coalesce(this.position, 0)"
"""The order of the text."""
