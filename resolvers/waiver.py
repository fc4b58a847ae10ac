"""Waivers (豁免): lists of them."""

from resolvers.question import Listing, everything, starts

_HELD = ("held(that)",)

EXEMPTED = ("Enterprise", "Area", "Person", "Post", "Organization", "OfficialDocument")
"""What can be exempted."""

WAIVERS = Listing(
    everything("Waiver"),
    starts=starts("exempts", EXEMPTED, "<-[:EXEMPTS]-(that:Waiver)", _HELD)
    | starts("document", ("OfficialDocument",), "<-[:STATED_IN]-(that:Waiver)", _HELD),
)
"""The waivers in force on the day, by id."""
