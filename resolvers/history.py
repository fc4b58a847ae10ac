"""What held when, and what the register said when (沿革).

A history has every day in it, and all that was recorded up to the register's clock, including what was corrected since.
"""

from collections.abc import Mapping

AREA_HISTORY = """
CALL (this) {
  MATCH (this)-[:WAS]->(state:Version)
  RETURN 'STATE' AS aspect, state, state AS period, null AS related, state.recordedFrom AS learned
  UNION ALL
  RETURN 'STATE' AS aspect, this AS state, this AS period, null AS related,
    coalesce(this.changedAt, this.recordedFrom) AS learned
  UNION ALL
  MATCH (this)-[:NAMED]->(former:Name) WHERE former.kind = 'FORMER'
  WITH state(former) AS state, former.recordedFrom AS learned
  RETURN 'FORMER_NAME' AS aspect, state, state AS period, null AS related, learned
  UNION ALL
  MATCH (this)-[period:PART_OF]->(related:Area)
  RETURN 'PARENT' AS aspect, null AS state, period, related, period.recordedFrom AS learned
  UNION ALL
  MATCH (this)-[period:MERGED_WITH]-(related:Area)
  RETURN 'MERGED' AS aspect, null AS state, period, related, period.recordedFrom AS learned
}
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

VERSION_BINDS = ("version",)
VERSION_ORDER = ("version.recordedFrom", "version.key")


def versions(label: str) -> str:
    """Every version of the statement `this` that the register had recorded by then, as `version`."""
    return f"MATCH (version:{label} {{slot: this.slot}}) WHERE version.recordedFrom <= $knownAt WITH version"


def differs(*names: str) -> str:
    """Whether one of some properties of a version is another than before; what is not there differs from what is."""
    tests = (f"coalesce(toString(before.{name}), '') <> coalesce(toString(version.{name}), '')" for name in names)
    return " OR ".join(tests)


def list_differs(name: str) -> str:
    """Whether a list of a version is another than before; an empty one is none."""
    return f"coalesce(before.{name}, []) <> coalesce(version.{name}, [])"


def ties_differ(type_: str) -> str:
    """Whether relationships of a type lead from a version to other nodes than before."""
    before, now = (
        f"COLLECT {{ MATCH ({end})-[:{type_}]->({end}End) RETURN {end}End.key AS {end}Key ORDER BY {end}Key }}"
        for end in ("before", "version")
    )
    return f"{before} <> {now}"


def changed(label: str, tests: Mapping[str, str]) -> str:
    """The parts, by name with their test, in which a version differs from the one recorded before it; of the first, none."""
    before = (
        f"MATCH (before:{label} {{slot: version.slot}}) WHERE before.recordedFrom < version.recordedFrom"
        " WITH version, before ORDER BY before.recordedFrom DESC, before.key DESC LIMIT 1"
    )
    parts = ", ".join(f"CASE WHEN {test} THEN '{part}' END" for part, test in tests.items())
    return f"coalesce(head(COLLECT {{ {before} RETURN [part IN [{parts}] WHERE part IS NOT NULL] }}), [])"


CITATION_DIFFERS = differs("annex", "row", "clause", "excerpt")
VERSIONS = versions("Assignment")
CHANGED = changed(
    "Assignment",
    {
        "VALID_FROM": differs("validFrom", "validFromUncertain"),
        "VALID_TO": differs("validTo"),
        "END_CONDITION": differs("endCondition"),
        "LAST_CONFIRMED_ON": differs("lastConfirmedOn"),
        "CITATION": CITATION_DIFFERS,
    },
)
