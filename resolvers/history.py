"""What held when, and what the register said when (沿革).

A history has every day in it, and all that was recorded up to the register's clock, including what was corrected since.
"""

_LAST_CORRECTED = (
    "head(COLLECT { MATCH (this)-[:WAS]->(older:Version) RETURN older.recordedTo AS learned"
    " ORDER BY learned DESC LIMIT 1 })"
)
AREA_HISTORY = f"""
CALL (this) {{
  MATCH (this)-[:WAS]->(state:Version)
  RETURN 'STATE' AS aspect, state, state AS period, null AS related, state.recordedFrom AS learned
  UNION ALL
  RETURN 'STATE' AS aspect, this AS state, this AS period, null AS related,
    coalesce({_LAST_CORRECTED}, this.recordedFrom) AS learned
  UNION ALL
  MATCH (this)-[:NAMED]->(state:Name) WHERE state.kind = 'FORMER'
  RETURN 'FORMER_NAME' AS aspect, state, state AS period, null AS related, state.recordedFrom AS learned
  UNION ALL
  MATCH (this)-[period:PART_OF]->(related:Area)
  RETURN 'PARENT' AS aspect, null AS state, period, related, period.recordedFrom AS learned
  UNION ALL
  MATCH (this)-[period:MERGED_WITH]-(related:Area)
  RETURN 'MERGED' AS aspect, null AS state, period, related, period.recordedFrom AS learned
}}
WITH aspect, state, period, related, learned WHERE learned <= $knownAt
WITH aspect, state, period, related, learned
"""
"""A row for each period of each aspect: `period` has the days and `recordedTo`, `learned` is when the register had it."""
AREA_BINDS = ("aspect", "state", "period", "related", "learned")
AREA_ORDER = (
    "CASE aspect WHEN 'STATE' THEN 1 WHEN 'FORMER_NAME' THEN 2 WHEN 'PARENT' THEN 3 ELSE 4 END",
    "period.validFrom",
    "learned",
    "coalesce(related.key, state.key)",
    "period.validTo",
)

TENURES = "MATCH (this)<-[:POST]-(that:Membership) WHERE that.recordedFrom <= $knownAt WITH that"
TENURE_ORDER = ("that.validFrom", "that.recordedFrom", "that.key")

VERSIONS = "MATCH (version:Assignment {slot: this.slot}) WHERE version.recordedFrom <= $knownAt WITH version"
VERSION_BINDS = ("version",)
VERSION_ORDER = ("version.recordedFrom", "version.key")

_BEFORE = (
    "MATCH (before:Assignment {slot: version.slot}) WHERE before.recordedFrom < version.recordedFrom"
    " WITH version, before ORDER BY before.recordedFrom DESC, before.key DESC LIMIT 1"
)
_PARTS = {
    "VALID_FROM": ("validFrom", "validFromUncertain"),
    "VALID_TO": ("validTo",),
    "END_CONDITION": ("endCondition",),
    "LAST_CONFIRMED_ON": ("lastConfirmedOn",),
    "CITATION": ("annex", "row", "clause", "excerpt"),
}


def _differs(names: tuple[str, ...]) -> str:
    """Whether one of some properties is another than before; what is not there differs from what is."""
    tests = (f"coalesce(toString(before.{name}), '') <> coalesce(toString(version.{name}), '')" for name in names)
    return " OR ".join(tests)


_TESTS = ", ".join(f"CASE WHEN {_differs(names)} THEN '{part}' END" for part, names in _PARTS.items())
CHANGED = f"coalesce(head(COLLECT {{ {_BEFORE} RETURN [part IN [{_TESTS}] WHERE part IS NOT NULL] }}), [])"
"""The parts in which a version differs from the one recorded before it; of the first, none."""
