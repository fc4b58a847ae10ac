"""The made-up official documents on whose word everything in 示例市 stands."""

from collections.abc import Iterator
from dataclasses import dataclass

from graph import keys
from graph.facts import Thing, Tie, Value


@dataclass(frozen=True, slots=True)
class Document:
    """An official document; `issuer` is the name of an organisation of the city."""

    number: str
    title: str
    issuer: str
    issued_on: str
    based_on: tuple["Document", ...] = ()
    supersedes: tuple["Document", ...] = ()
    missing_annexes: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """Its key in the register."""
        return keys.document(self.number)


PARTY, GOVERNMENT = "中共示例市委员会", "示例市人民政府"
BUREAU, COMMITTEE_OFFICE = "示例市应急管理局", "示例市安全生产委员会办公室"

APPOINTMENTS = Document("示例委〔2018〕5号", "关于公布各级领导班子成员的通知", PARTY, "2018-01-08")
SUCCESSORS = Document("示例委〔2025〕9号", "关于公布各级领导班子成员变动情况的通知", PARTY, "2025-12-30")
CHARGES = Document("示例政发〔2018〕1号", "关于印发示例市安全生产责任清单的通知", GOVERNMENT, "2018-01-10")
LIAISON_2019 = Document("示例应急〔2019〕3号", "关于挂钩联系各区安全生产工作的通知", BUREAU, "2019-03-01")
LIAISON_2020 = Document(
    "示例应急〔2020〕1号", "关于继续挂钩联系各区安全生产工作的通知", BUREAU, "2020-03-06", supersedes=(LIAISON_2019,)
)
TOWN_LIAISON = Document(
    "示例安委办〔2021〕2号", "关于挂钩联系各镇安全生产工作的通知", COMMITTEE_OFFICE, "2021-02-01", (LIAISON_2020,)
)
KEY_ENTERPRISES = Document("示例应急〔2022〕6号", "示例市重点企业挂钩督导工作方案", BUREAU, "2022-04-01", (CHARGES,))
ADDITIONS = Document(
    "示例安委办〔2023〕4号",
    "关于调整挂钩联系分工的通知",
    COMMITTEE_OFFICE,
    "2023-05-10",
    (TOWN_LIAISON, KEY_ENTERPRISES),
    missing_annexes=("新增重点企业名单",),
)
"""Refers to an annex that it does not contain: CITED_ANNEX_MISSING."""
OFFICE_RULE = Document(
    "示例政办发〔2024〕8号", "示例市镇（街道）安全生产委员会工作规则", GOVERNMENT, "2024-06-20", (CHARGES,)
)
KEY_HANDOVER = Document(
    "示例应急〔2025〕4号", "关于调整重点企业挂钩督导分工的通知", BUREAU, "2025-03-03", (KEY_ENTERPRISES,)
)
TOWN_HANDOVER = Document(
    "示例安委办〔2025〕3号", "关于调整各镇挂钩联系分工的通知", COMMITTEE_OFFICE, "2025-06-25", (TOWN_LIAISON,)
)
KEY_POINTS = Document("示例安委办〔2026〕1号", "示例市2026年安全生产工作要点", COMMITTEE_OFFICE, "2026-01-15")
LATE_SUCCESSORS = Document("示例委〔2026〕3号", "关于2026年上半年领导班子成员变动情况的通知", PARTY, "2026-07-01")
REVIEW = Document("示例应急〔2026〕2号", "关于挂钩联系工作复核情况的通报", BUREAU, "2026-09-30", (ADDITIONS,))
"""Confirmed what still holds: the newest day on which anybody did."""

DOCUMENTS = (
    APPOINTMENTS,
    SUCCESSORS,
    CHARGES,
    LIAISON_2019,
    LIAISON_2020,
    TOWN_LIAISON,
    KEY_ENTERPRISES,
    ADDITIONS,
    OFFICE_RULE,
    KEY_HANDOVER,
    TOWN_HANDOVER,
    KEY_POINTS,
    LATE_SUCCESSORS,
    REVIEW,
)


def document_facts() -> Iterator[Thing | Tie]:
    """All documents, who issued them, what they are based on and what they supersede."""
    for document in DOCUMENTS:
        yield Thing("OfficialDocument", document.key, _properties(document))
        yield Tie("ISSUED_BY", document.key, keys.organization(document.issuer))
        yield from (Tie("BASED_ON", document.key, other.key) for other in document.based_on)
        yield from (Tie("SUPERSEDES", document.key, other.key) for other in document.supersedes)


def _properties(document: Document) -> dict[str, Value]:
    return {
        "number": document.number,
        "title": document.title,
        "issuedOn": document.issued_on,
        "missingAnnexes": list(document.missing_annexes),
    }
