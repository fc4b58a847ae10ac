"""Lists of duties (责任清单、重点工作清单): lists of them."""

from resolvers.question import Listing, everything, starts

OWNERS = ("Person", "Post", "Organization")
"""Whose a list can be."""

OF_OWNER = "EXISTS { MATCH (this)-[:OWNED_BY]->({key: $value}) }"
"""Whether it is the list of the one with the key `$value`."""

DUTY_LISTS = Listing(
    everything("DutyList"),
    starts=starts("owner", OWNERS, "<-[:OWNED_BY]-(that:DutyList)", ("held(that)",)),
)
"""The lists in force on the day, by id; those of somebody from there."""

NEWEST_YEAR_FIRST = ("coalesce(that.year, 0) DESC", "that.kind", "that.key")
"""The lists of years from the newest on, then those that stand."""
