"""The five strands of responsibility (监管责任类别)."""

from enum import Enum
from typing import Annotated, Any

import strawberry

from graph.fields import Predicate
from language import _
from schema.describe import described_enum


@described_enum
class SupervisionBasis(Enum):
    """On what ground somebody answers for a unit (监管责任类别)."""

    ENTERPRISE_PRIMARY = _("Enterprise's own responsibility")
    TERRITORIAL = _("Territorial supervision")
    SECTORAL = _("Sectoral supervision")
    COMPREHENSIVE = _("Comprehensive supervision")
    LIAISON = _("Liaison")


BasisArgument = Annotated[
    list[SupervisionBasis] | None, strawberry.argument(description="Only on these grounds (监管责任类别).")
]

BASIS: Any = {"basis": BasisArgument, "where": {"basis": Predicate("this.basis IN $value")}}
"""What lets a connection of assignments be narrowed to some grounds."""
