"""What happened and was done: records, returns, hazards, incidents, and what they are looked up by."""

from graph.cypher import CompiledCypher
from graph.migrations.migration import Migration, index, types, unique_key

_THINGS = ("Hazard", "Incident", "Attachment")
_STATEMENTS = (
    "IndicatorProgress",
    "Waiver",
    "DutyRecord",
    "MonthlyReturn",
    "HazardStep",
    "DeadlineExtension",
    "ListedSupervision",
    "RectificationPlan",
    "CasualtyCount",
    "Investigation",
    "AccountabilityMeasure",
)
_TYPES = (
    "DEMANDED_BY",
    "PERFORMED_BY",
    "CONCERNS",
    "ATTACHED",
    "FOUND_AT",
    "OCCURRED_AT",
    "OF_HAZARD",
    "OF_INCIDENT",
    "AGAINST",
    "EXEMPTS",
)
_LOOKUPS = (
    ("Duty", "bearerBasis"),
    ("Hazard", "number"),
    ("Incident", "number"),
    ("Incident", "occurredAt"),
    ("DutyRecord", "validFrom"),
    ("MonthlyReturn", "month"),
    ("Waiver", "rule"),
    ("IndicatorProgress", "name"),
)


_DEMANDED = CompiledCypher(
    "MATCH (duty:Duty)-[:STATED_IN]->(document:OfficialDocument) MERGE (duty)-[:DEMANDED_BY]->(document)"
)

EVENTS = Migration(
    8,
    "events",
    (
        *map(unique_key, (*_THINGS, *_STATEMENTS)),
        *(index(label, name) for label in _STATEMENTS for name in ("slot", "source")),
        *(index(label, name) for label, name in _LOOKUPS),
        types(*_TYPES),
        _DEMANDED,
    ),
)
