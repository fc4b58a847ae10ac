"""Search (搜索)."""

from enum import Enum

import strawberry

from graph.fields import CYPHER, Link, bound, expr
from language import _
from resolvers.search import FIT, KIND, MATCHED, WITHIN
from schema.area import Area
from schema.describe import described, described_enum
from schema.node import Node


@described_enum
class SearchKind(Enum):
    """What kind of thing is looked for (搜索范围)."""

    AREA = _("Areas")
    SECTOR = _("Sectors")
    ORGANIZATION = _("Organisations")
    ENTERPRISE = _("Enterprises")
    PERSON = _("Persons")
    POST = _("Posts")
    DOCUMENT = _("Official documents")


LABELS = {kind: kind.name.capitalize() for kind in SearchKind} | {SearchKind.DOCUMENT: "OfficialDocument"}


@described_enum
class SearchMatch(Enum):
    """Which of a thing's words matched (匹配依据)."""

    NAME = _("Name on the day")
    FORMER_NAME = _("Name of another period")
    ALIAS = _("Alias or short name")
    PREDECESSOR = _("Name or code of an area that it came from")
    CODE = _("Code or number")
    PINYIN = _("Pinyin")
    INITIALS = _("Pinyin initials")


@described_enum
class SearchFit(Enum):
    """How much of the words matched (匹配程度)."""

    WHOLE = _("All of it")
    BEGINNING = _("Its beginning")
    PART = _("A part of it")


@described
class SearchHit:
    """A thing that the text fits, and why (搜索结果)."""

    node: Node = bound("What was found (对象).", "thing")
    matched: str = expr("The words that matched: a name, a former name, an alias, a code (匹配文字).", MATCHED)
    kind: SearchMatch = expr("Which words they are, or how they are read (匹配依据).", KIND)
    fit: SearchFit = expr("How much of them matched (匹配程度).", FIT)
    within: Area | None = strawberry.field(
        description="The area that it lies in, or is in charge of: it tells namesakes apart (所属区域).",
        metadata={CYPHER: Link(WITHIN, ("held(above)",), ("size(up)", "that.key"))},
    )
