"""Posts that nobody holds, as stated and as derived (岗位空缺)."""

from datetime import date
from enum import Enum
from typing import TYPE_CHECKING, Annotated

import strawberry

from graph.fields import expr, link, prop
from language import _
from resolvers.post import IS_KNOWN_VACANT, STATED_VACANCY, VACANT_SINCE
from schema.describe import described, described_enum
from schema.document import Citation, citation
from schema.stated import Stated, versions_field

if TYPE_CHECKING:
    from schema.organization import Post


@described_enum
class VacancyReason(Enum):
    """Why nobody stands there (空缺原因)."""

    POST_VACANT = _("The post is vacant")
    GROUP_WITHOUT_PEOPLE = _("The group has no people")
    UNKNOWN = _("The register does not know")


@described
class PostVacancy(Stated):
    """The statement that nobody holds a post for a period (岗位空缺)."""

    post: Annotated["Post", strawberry.lazy("schema.organization")] = link(
        "Which post (岗位).", "(:PostVacancy)-[:VACANCY_OF]->(:Post)"
    )
    reason: str | None = prop("Why, in the words of the source (原因).")
    versions: list["PostVacancy"] = versions_field("PostVacancy")


_STATED = STATED_VACANCY.replace("vacancy", "that")


@described
class Vacancy:
    """Nobody held it on the day: a vacant post, a group without people, or what the register does not know (空缺)."""

    reason: VacancyReason = expr(
        "Why (原因).",
        f"CASE WHEN isGroup THEN 'GROUP_WITHOUT_PEOPLE' WHEN {IS_KNOWN_VACANT} THEN 'POST_VACANT' ELSE 'UNKNOWN' END",
    )
    since: date | None = expr(
        "Since when, where it is known: as stated, else since the last holder's end (空缺起始日).",
        f"CASE WHEN isGroup THEN null ELSE {VACANT_SINCE} END",
    )
    stated_reason: str | None = expr(
        "Why, in the words of the source that states it (空缺原因说明).",
        f"head(COLLECT {{ {STATED_VACANCY} RETURN vacancy.reason }})",
    )
    statement: PostVacancy | None = link("What states it (空缺登记).", _STATED, on=False)
    citation: Citation | None = citation(
        "Where that stands (出处).",
        f"{STATED_VACANCY} MATCH (vacancy)-[:STATED_IN]->(document:OfficialDocument)"
        " WITH document, vacancy AS cited, vacancy AS stated",
    )
