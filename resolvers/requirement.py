"""Requirements of documents: the units that they list (名单)."""

UNITS = "MATCH (this)-[listing:LISTS]->(unit) WITH this AS requirement, listing, unit"
UNIT_BINDS = ("requirement", "listing", "unit")
UNIT_ORDER = ("coalesce(listing.annex, 0)", "coalesce(listing.row, 0)", "unit.key")
