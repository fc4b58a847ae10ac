"""What the indicators of targets stood at, and whether they are met (指标进展)."""

NEWEST_FIRST = ("that.validFrom DESC", "that.key")

# Begun at the progress of that name: a document may be cited by millions of records.
_PROGRESS = (
    "MATCH ({0}:IndicatorProgress) WHERE {0}.name = this.name AND {0}.target = this.target AND held({0})"
    " AND EXISTS {{ MATCH ({0})-[:STATED_IN]->(document:OfficialDocument)<-[:STATED_IN]-(this) }}"
)
PROGRESS = f"{_PROGRESS.format('that')} WITH that"
"""What an indicator stood at on each day by now."""

_LATEST = (
    f"head(COLLECT {{ {_PROGRESS.format('stood')}"
    " RETURN toFloat(stood.value) ORDER BY stood.validFrom DESC, stood.key LIMIT 1 })"
)
_FIGURE = "toFloat(this.value)"
IS_MET = (
    f"CASE this.comparison WHEN 'AT_MOST' THEN {_LATEST} <= {_FIGURE} WHEN 'EXACTLY' THEN {_LATEST} = {_FIGURE}"
    f" ELSE {_LATEST} >= {_FIGURE} END"
)
"""Whether the newest progress reaches the figure; null where there is none. Of a reduction both say by how much."""
