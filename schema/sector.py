"""Sectors (行业领域)."""

import strawberry

from graph.fields import prop
from schema.describe import described
from schema.node import KEY_WORDS, Node


@described
class Sector(Node):
    """A line of business that is supervised for its dangers, such as 危化品 or 粉尘涉爆 (行业领域)."""

    key: strawberry.ID = prop(KEY_WORDS)
    code: str = prop("Its code (代码).")
    name: str = prop("Its name (名称).")
