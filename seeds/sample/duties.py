"""What the documents of 示例市 demand to be done: duties in force, in the forms of documents that bureaus really issue."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from graph import keys
from graph.facts import Statement, Value
from seeds.sample.documents import (
    ADDITIONS,
    KEY_ENTERPRISES,
    KEY_HANDOVER,
    LIAISON_2020,
    OFFICE_RULE,
    TOWN_HANDOVER,
    TOWN_LIAISON,
    Document,
)
from seeds.stating import Cited, Term, requirement, statement

MONTHLY, QUARTERLY = "FREQ=MONTHLY", "FREQ=MONTHLY;INTERVAL=3"
HALF_YEARLY, YEARLY = "FREQ=MONTHLY;INTERVAL=6", "FREQ=YEARLY"


@dataclass(frozen=True, slots=True)
class Duty:
    """A duty of a document: its number there, what is to be done, who bears it, and how often or by when."""

    number: str
    kind: str
    recurrence: str | None = None
    basis: str = "LIAISON"
    role: str | None = None
    level: str | None = None
    due_day: int | None = None
    within: str | None = None
    counted_from: str | None = None

    @property
    def clause(self) -> str:
        """The clause that it stands in."""
        return self.number.partition("-")[0]


VISITS = (Duty("二", "VISIT", MONTHLY), Duty("三（一）", "REPORT", MONTHLY))
NOTICE = (
    *VISITS,
    Duty("三（二）-1", "ADVICE"),
    Duty("三（二）-2", "CLOSE_OUT"),
    Duty("三（二）-3", "LETTER"),
    Duty("三（四）", "MONTHLY_RETURN", MONTHLY, "COMPREHENSIVE", level="DISTRICT", due_day=5),
)
"""In the form of 苏应急〔2020〕82号."""
PLAN = (
    Duty("七（一）2", "ENTRY", within="P1W", counted_from="ISSUE"),
    Duty("七（二）1", "HAZARD_LIST", within="P1M", counted_from="ENTRY"),
    Duty("七（二）2", "PLAN", counted_from="HAZARD_LIST"),
    Duty("七（二）3", "CLOSE_OUT"),
    Duty("七（二）4", "LOOK_BACK"),
    Duty("七（三）1", "EVALUATION", HALF_YEARLY),
    Duty("七（三）2", "REPORT", YEARLY),
)
"""In the form of 坛应急〔2020〕24号."""
RULE = (
    Duty("二（三）", "HEARING", QUARTERLY, "TERRITORIAL", "GOVERNMENT_HEAD", "TOWN"),
    Duty("二（五）", "INSPECTION", YEARLY, "TERRITORIAL", "GOVERNMENT_HEAD", "TOWN"),
)
"""In the form of 锡政办发〔2021〕85号."""
DUTIES: Mapping[Document, tuple[Duty, ...]] = {
    LIAISON_2020: NOTICE,
    TOWN_LIAISON: VISITS,
    TOWN_HANDOVER: VISITS,
    ADDITIONS: VISITS[:1],
    KEY_ENTERPRISES: PLAN,
    KEY_HANDOVER: PLAN,
    OFFICE_RULE: RULE,
}
BY_KEY = {document.key: duties for document, duties in DUTIES.items()}
ISSUED_ON = {document.key: document.issued_on for document in DUTIES}


def duty_facts() -> Iterator[Statement]:
    """Every duty, in the order of its document."""
    for document, duties in DUTIES.items():
        for position, duty in enumerate(duties, 1):
            slot = keys.slot("Duty", document.key, duty.number)
            cited = Cited(document.key, clause=duty.clause)
            said = {**_said(duty), "position": position}
            yield statement("Duty", slot, said, [], Term(document.issued_on), cited)


def supervisor_demand() -> Statement:
    """Each town says which agency supervises each class of enterprises, as 锡政办发〔2021〕85号 demands."""
    demand: dict[str, Value] = {"kind": "SECTORAL_SUPERVISOR", "quantity": 1, "per": "SECTOR", "level": "TOWN"}
    cited = Cited(OFFICE_RULE.key, clause="二（七）", excerpt="各镇（街道）应当确定各类企业的安全监管单位")
    return requirement({**demand, "basis": "SECTORAL"}, (), Term(OFFICE_RULE.issued_on), cited)


def _said(duty: Duty) -> dict[str, Value]:
    said: dict[str, Value] = {
        "number": duty.number,
        "kind": duty.kind,
        "recurrence": duty.recurrence,
        "quota": 1 if duty.recurrence else None,
        "dueDay": duty.due_day,
        "within": duty.within,
        "countedFrom": duty.counted_from,
        "bearerBasis": duty.basis,
        "bearerRole": duty.role,
        "bearerLevel": duty.level,
    }
    return {name: value for name, value in said.items() if value is not None}
