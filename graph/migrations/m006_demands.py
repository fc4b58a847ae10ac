"""What documents demand: duties, tasks, targets and indicators, looked up as every statement is."""

from graph.cypher import CompiledCypher
from graph.migrations.migration import Migration

_LABELS = ("Duty", "WorkTask", "Target", "Indicator")


def _prepared(label: str) -> tuple[CompiledCypher, ...]:
    name = label.lower()
    return (
        CompiledCypher(f"CREATE CONSTRAINT {name}_key IF NOT EXISTS FOR (n:{label}) REQUIRE n.key IS UNIQUE"),
        CompiledCypher(f"CREATE INDEX {name}_slot IF NOT EXISTS FOR (n:{label}) ON (n.slot)"),
        CompiledCypher(f"CREATE INDEX {name}_source IF NOT EXISTS FOR (n:{label}) ON (n.source)"),
    )


DEMANDS = Migration(6, "demands", tuple(statement for label in _LABELS for statement in _prepared(label)))
