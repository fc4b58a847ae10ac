"""Numbered migrations: what an engine must know before the register can be read and written."""

from graph.migrations.migration import REGISTER_KEY, Migration
from graph.migrations.run import MIGRATIONS, migrate

__all__ = ["MIGRATIONS", "REGISTER_KEY", "Migration", "migrate"]
