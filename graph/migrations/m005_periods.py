"""Indexes for what began or ended between two days, so that comparing them costs what changed and not what there is."""

from graph.cypher import CompiledCypher
from graph.migrations.migration import Migration

_BOUNDS = (("Assignment", "validFrom"), ("Membership", "validFrom"), ("Membership", "validTo"))


def _index(label: str, name: str) -> CompiledCypher:
    return CompiledCypher(f"CREATE INDEX {label.lower()}_{name.lower()} IF NOT EXISTS FOR (n:{label}) ON (n.{name})")


PERIODS = Migration(5, "periods", tuple(_index(label, name) for label, name in _BOUNDS))
