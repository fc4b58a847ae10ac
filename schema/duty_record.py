"""Records of duty: what was done, by whom, about what, on which day (履职记录)."""

from datetime import date
from enum import Enum
from typing import TYPE_CHECKING, Annotated

import strawberry

from graph.fields import bound, expr, link, prop, rows
from language import _
from resolvers.duty_record import CHANGED, RECORDED_LATER, VERSIONS
from resolvers.history import VERSION_BINDS, VERSION_ORDER
from schema.assignment import Assignee
from schema.describe import described, described_enum
from schema.history import ALL_OF_IT
from schema.scalars import YearMonth
from schema.stated import Stated

if TYPE_CHECKING:
    from schema.area import Area
    from schema.duty import DutyKind
    from schema.enterprise import Enterprise
    from schema.hazard import Hazard
    from schema.incident import Incident

RecordSubject = Annotated[
    Annotated["Area", strawberry.lazy("schema.area")]
    | Annotated["Enterprise", strawberry.lazy("schema.enterprise")]
    | Annotated["Hazard", strawberry.lazy("schema.hazard")]
    | Annotated["Incident", strawberry.lazy("schema.incident")],
    strawberry.union("RecordSubject", description="What something was done about (履职涉及对象)."),
]


@described
class Attachment:
    """A file that goes with a record (附件)."""

    name: str = prop("What it is called (文件名).")
    sha256: str = prop("The SHA-256 of its content, in hexadecimal (校验值).")
    size: int = prop("Bytes (大小).")
    media_type: str = prop("What kind of file it is, as application/pdf (媒体类型).")
    url: str = expr(
        "Where this service gives it (下载地址).", "'/attachments/' + this.sha256 + '.' + split(this.name, '.')[-1]"
    )


@described_enum
class DutyRecordPart(Enum):
    """In what a version of a record differs from the one before (更正内容)."""

    DAY = _("Day")
    KIND = _("Kind")
    TITLE = _("Title")
    SUMMARY = _("Summary")
    DUTIES = _("Duties fulfilled")
    MONTH = _("Month reported on")
    PERFORMED_BY = _("Who did it")
    CONCERNS = _("What it is about")
    ATTACHMENTS = _("Files")
    CITATION = _("Place in the document")


@described
class DutyRecordVersion:
    """A record as the register held it for a time (履职记录版本)."""

    record: "DutyRecord" = bound(
        "The version; its two clocks say when it held and when the register held it (记录).", "version"
    )
    changed: list[DutyRecordPart] = expr(
        "In what it differs from the version recorded before it; of the first, nothing (更正内容).", CHANGED
    )


@described
class DutyRecord(Stated):
    """One thing done, recorded as it is done: a visit, an inspection, a hearing, a report (履职记录、一事一记)."""

    number: str = prop("Its number in the register; what is said again under it corrects it (编号).")
    kind: Annotated["DutyKind", strawberry.lazy("schema.duty")] = prop("What was done (类别).")
    on: date = prop("The day it was done (履职日期).", "validFrom")
    title: str | None = prop("What it is called (名称).")
    summary: str | None = prop("What was done, found and asked for (内容摘要).")
    duty_numbers: list[str] = expr(
        "The duties of the cited document that it fulfils, by their numbers; none: those of its kind (对应职责条款).",
        "coalesce(this.dutyNumbers, [])",
    )
    reports_on: YearMonth | None = prop("The month that a report is about, as 2020-03 (报告月份).")
    performed_by: list[Assignee] = link(
        "Who did it (履职主体).", "(:DutyRecord)-[:PERFORMED_BY]->(:Person|Post|Organization)", order=["that.key"]
    )
    concerns: list[RecordSubject] = link(
        "What it is about; nothing where it is about no unit (涉及对象).",
        "(:DutyRecord)-[:CONCERNS]->(:Area|Enterprise|Hazard|Incident)",
        order=["that.key"],
    )
    attachments: list[Attachment] = link(
        "The files that go with it, by name (附件).",
        "(:DutyRecord)-[:ATTACHED]->(:Attachment)",
        order=["state(that).name", "that.key"],
        on=False,
    )
    recorded_later: bool = expr(
        "True when it was entered after its own day was over; a correction made afterwards does not count (是否事后补录).",
        RECORDED_LATER,
    )
    history: list[DutyRecordVersion] = rows(
        f"Its versions, from the first recorded. {ALL_OF_IT} (更正沿革).",
        VERSIONS,
        binds=VERSION_BINDS,
        order=VERSION_ORDER,
    )
