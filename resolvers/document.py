"""Official documents: by id or number, and lists of them."""

from graph.fields import Link
from resolvers.question import KNOWN, Listing, Lookup, by_property

DOCUMENT = Lookup(
    "OfficialDocument",
    {
        "id": Link("MATCH (that:OfficialDocument {key: $key})", conditions=KNOWN),
        "number": by_property("OfficialDocument", "number"),
    },
)
"""One document; a number is compared in simplified script."""

DOCUMENTS = Listing(
    Link(
        "MATCH (that:OfficialDocument)",
        conditions=("known(that)",),
        order=("coalesce(state(that).issuedOn, '') DESC", "that.key"),
        paged=True,
    )
)
"""All documents that the register knew, the newest first."""
