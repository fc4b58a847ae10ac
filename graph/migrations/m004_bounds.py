"""What lets a coverage report count enterprises without reading each: bounds on their homes, and who departed from them."""

from graph.clock import OPEN_DAY, OPEN_MOMENT
from graph.cypher import CompiledCypher
from graph.migrations.migration import Migration, types

_BASIS = CompiledCypher("CREATE INDEX assignment_basis IF NOT EXISTS FOR (n:Assignment) ON (n.basis)")
BEGUN = CompiledCypher(
    "MATCH (home:Area)<-[located:LOCATED_IN]-()"
    " WITH home, max(located.validFrom) AS validFrom, max(located.recordedFrom) AS recordedFrom"
    " SET home.locatedFrom = validFrom, home.locatedRecorded = recordedFrom"
)
DEPARTED = CompiledCypher(
    "MATCH (n)-[located:LOCATED_IN]->(home)"
    f" WHERE located.validTo <> '{OPEN_DAY}' OR located.recordedTo <> '{OPEN_MOMENT}'"
    " MERGE (n)-[:DEPARTED_FROM]->(home)"
)

BOUNDS = Migration(4, "bounds", (types("DEPARTED_FROM"), _BASIS, BEGUN, DEPARTED))
