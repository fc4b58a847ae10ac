"""The register: the one writer through which everything enters the graph, and what importers read of it."""

from graph.register.errors import (
    Contradiction,
    RegisterNotEmpty,
    RegisterNotReady,
    Undeclared,
    UnknownThing,
    UnusableFacts,
)
from graph.register.load import load
from graph.register.moment import Clock
from graph.register.record import preview, record

__all__ = [
    "Clock",
    "Contradiction",
    "RegisterNotEmpty",
    "RegisterNotReady",
    "Undeclared",
    "UnknownThing",
    "UnusableFacts",
    "load",
    "preview",
    "record",
]
