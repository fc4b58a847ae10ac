"""Organisations and their posts (单位、岗位)."""

from graph.fields import Link
from resolvers.question import KNOWN, Listing, Lookup, by_property, everything

ORGANIZATION = Lookup(
    "Organization",
    {
        "id": Link("MATCH (that:Organization {key: $key})", conditions=KNOWN),
        "name": by_property("Organization", "name", ("there(that)",)),
    },
)
"""One organisation; groups of one name stand in several organisations."""

ORGANIZATIONS = Listing(everything("Organization"))
"""The organisations that exist on the day, by id."""

POST = Lookup("Post", {"id": Link("MATCH (that:Post {key: $key})", conditions=KNOWN)})
"""One post."""

POSTS = Listing(everything("Post"))
"""The posts that exist on the day, held or vacant, by id."""
