"""Organisations and their posts (单位、岗位)."""

from graph.fields import Link
from resolvers.question import Listing, Lookup, everything

ORGANIZATION = Lookup(
    "Organization",
    {
        "id": Link("MATCH (that:Organization {key: $key})"),
        "name": Link("MATCH (that:Organization {name: $name})", conditions=("held(that)",)),
    },
)
"""One organisation; groups of one name stand in several organisations."""

ORGANIZATIONS = Listing(everything("Organization"))
"""The organisations that exist on the day, by id."""

POST = Lookup("Post", {"id": Link("MATCH (that:Post {key: $key})")})
"""One post."""

POSTS = Listing(everything("Post"))
"""The posts that exist on the day, held or vacant, by id."""
