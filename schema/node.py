"""What every thing and every statement of the register has: an id."""

import strawberry

from graph.fields import identity
from schema.describe import described_interface

ID_WORDS = "Under an explicit `asOf` it carries the clocks that were stated (全局标识)."
KEY_WORDS = "The thing itself, the same on every day (实体标识)."


@described_interface
class Node:
    """A thing, a statement or a finding that `node(id)` gives again (节点)."""

    id: strawberry.ID = identity(f"The global id. {ID_WORDS}")
