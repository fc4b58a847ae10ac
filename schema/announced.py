"""Enterprises that a document announces without naming them, beside those that the register holds (涉及企业)."""

from graph.fields import expr, link, prop
from resolvers.announced import AREAS, KEY_ENTERPRISES, REGISTERED
from schema.area import Area
from schema.describe import described
from schema.document import Citation, citation
from schema.sector import Sector


@described
class AnnouncedEnterprises:
    """How many enterprises a document says it covers, of which sectors, and how many of those the register holds (涉及企业)."""

    enterprises: int | None = prop("How many it says (文件所称企业数).", "quantity")
    sectors: list[Sector] = link(
        "The sectors that it names (行业领域).",
        "(:Requirement)-[:SECTOR]->(:Sector)",
        order=["state(that).code"],
        on=False,
    )
    is_open: bool = expr(
        "Whether its list of sectors leaves others in, as one that ends in 等 does (是否列举未尽).",
        "coalesce(this.isOpen, true)",
    )
    areas: list[Area] = link(
        "The areas that its issuer administers: what lies in them, or in what is merged with them, is counted (统计区域).",
        AREAS,
        order=["that.key"],
        on=False,
    )
    registered: int | None = expr(
        "Key enterprises of the register that lie in `areas` and operate in at least one of `sectors`, each once, on the day."
        " Those of other sectors are not among them, though an open list may mean some. Null where the register knows no area"
        " of the issuer (已登记企业数).",
        REGISTERED,
    )
    key_enterprises: int | None = expr(
        "All key enterprises that lie in `areas`, whatever their sectors; null as above (已登记重点企业数).",
        KEY_ENTERPRISES,
    )
    citation: Citation | None = citation("Where the document says how many (出处).")
