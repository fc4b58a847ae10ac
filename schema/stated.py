"""What all statements have in common (陈述的共同字段)."""

from datetime import date, datetime
from typing import Any

import strawberry

from graph.fields import expr, link, prop, since, until, view
from resolvers.history import VERSION_ORDER, versions
from schema.describe import described_interface
from schema.document import IS_NOTED, Citation, StoredFile, citation
from schema.node import KEY_WORDS, Node


@described_interface
class Stated(Node):
    """What is stated for a period: by a document, with the place where it stands, or by whoever imported it (陈述)."""

    key: strawberry.ID = prop(KEY_WORDS)
    valid_from: date | None = since("The first day (开始日期).")
    valid_from_uncertain: bool = expr(
        "True when the source does not say the day, and the latest possible one is taken (开始日期存疑).",
        "coalesce(this.validFromUncertain, false)",
    )
    valid_to: date | None = until("Exclusive; null while it is open (截止日期，不含当日).")
    end_condition: str | None = prop("What ends it, where the document names an event and no day (终止条件).")
    recorded_from: datetime = prop("When the register learned it (登记时刻).")
    recorded_to: datetime | None = expr(
        "When the register corrected it; null while it stands (更正时刻).",
        "CASE WHEN this.recordedTo <= $knownAt THEN this.recordedTo END",
    )
    citation: Citation | None = citation()
    entered_from: str | None = expr(
        "Where it was entered from, where no document is cited: the file, sheet and row of a workbook (录入来源).",
        "CASE WHEN NOT EXISTS { MATCH (this)-[:STATED_IN]->(:OfficialDocument) } THEN this.excerpt END",
    )
    source_file: StoredFile | None = view(
        "The kept file that it was read from, as it was when the register learned it: the document, or the workbook that"
        " `enteredFrom` names. Null where the register does not know it: what was imported before it noted files gets it when"
        " the same is imported again (来源文件).",
        IS_NOTED,
    )


def versions_field(label: str) -> Any:
    """The field `versions` of a statement: all that the register has held under its slot, as nodes of its own type."""
    return link(
        "Its versions by the moment that was asked about, from the first recorded; itself among them (更正沿革).",
        f"{versions(label)} AS that",
        order=[each.replace("version.", "that.") for each in VERSION_ORDER],
        on=False,
    )
