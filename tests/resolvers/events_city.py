"""A made-up town with an enterprise, its hazards and what was done about them, recorded at several moments."""

from datetime import datetime
from functools import partial

from graph import keys
from graph.facts import Facts, Statement, Thing, Tie
from graph.register import record
from graph.store import Store
from seeds import events
from seeds.stating import Cited, Term
from tests.wipe import migrated, wipe

DISTRICT, TOWN, OTHER_TOWN = "Area:990901", "Area:990901101", "Area:990901102"
FIRM, OTHER_FIRM = "Enterprise:firm", "Enterprise:other"
BUREAU, LEADER, POST = "Organization:bureau", "Person:leader", "Post:mayor"
DOCUMENT = "OfficialDocument:example"
MAJOR, GENERAL, UNDATED = (keys.hazard(f"隐患{number}") for number in (1, 2, 3))
DATED, AT_ONCE = (keys.hazard(f"隐患{number}") for number in (4, 5))
CITED = Cited(DOCUMENT, clause="三", excerpt="示例原文")
FROM_WORKBOOK = Cited(excerpt="隐患.xlsx，隐患进展，第2行")

EVENING = "2020-03-10T18:00:00+08:00"
EXTENDED = "2020-03-18T12:00:00+08:00"
BEFORE_EXTENSION = "2020-03-17T12:00:00+08:00"
BEFORE_CORRECTED = "2021-01-12T12:00:00+08:00"
BEFORE_RECTIFIED_KNOWN = "2020-04-20T12:00:00+08:00"


def _world() -> Facts:
    facts = Facts("example")
    for key, name, level in (
        (DISTRICT, "示例甲区", "DISTRICT"),
        (TOWN, "示例镇", "TOWN"),
        (OTHER_TOWN, "示例乡", "TOWN"),
    ):
        facts.add(Thing("Area", key, {"code": key[5:], "name": name, "level": level, "kind": "ADMINISTRATIVE"}))
    facts.add(Tie("PART_OF", TOWN, DISTRICT), Tie("PART_OF", OTHER_TOWN, DISTRICT))
    facts.add(Thing("Enterprise", FIRM, {"name": "示例化工", "isKey": True}), Tie("LOCATED_IN", FIRM, TOWN))
    facts.add(Thing("Enterprise", OTHER_FIRM, {"name": "示例铸造", "isKey": False}))
    facts.add(Tie("LOCATED_IN", OTHER_FIRM, OTHER_TOWN))
    facts.add(Thing("Organization", BUREAU, {"name": "示例局", "kind": "BUREAU"}))
    facts.add(Thing("Post", POST, {"title": "镇长", "dualDuty": True}), Tie("BELONGS_TO", POST, BUREAU))
    facts.add(Thing("Person", LEADER, {"name": "示例人甲"}))
    facts.add(Thing("OfficialDocument", DOCUMENT, {"number": "示例〔2020〕1号", "title": "示例通知"}))
    return facts


def _found() -> Facts:
    """Two hazards with their deadlines, one of them on a list; a third one found later without a deadline."""
    facts = Facts("hazards")
    facts.add(*events.hazard("隐患1", "示例罐区泄漏", "MAJOR", FIRM, "设备", "案1"))
    facts.add(*events.hazard("隐患2", "示例路口无标志", "GENERAL", TOWN))
    facts.add(*events.hazard("隐患3", "示例仓库超量", "GENERAL", OTHER_FIRM))
    for hazard in (MAJOR, GENERAL):
        facts.add(events.hazard_step(hazard, "FOUND", "2020-03-01", [LEADER], cited=CITED))
        facts.add(events.hazard_step(hazard, "RECTIFYING", "2020-03-02", [BUREAU], "2020-03-20", "限期整改"))
    facts.add(events.hazard_step(UNDATED, "FOUND", "2020-06-01"))
    facts.add(events.listed_supervision(MAJOR, "挂1", "CITY", Term("2020-03-05"), [BUREAU], "2020-06-30", CITED))
    facts.add(events.listed_supervision(MAJOR, "挂2", "TOWN", Term("2020-03-06"), [POST]))
    said = {"title": "示例方案", "aims": "整改到位", "measures": "更换阀门", "dueOn": "2020-04-01"}
    facts.add(events.rectification_plan("方案1", "2020-03-03", FIRM, [MAJOR, GENERAL], said, CITED))
    return facts


def _visit(summary: str, on: str, by: str, attachments: tuple[str, ...]) -> Statement:
    done = events.Done("履1", "VISIT", on, (by,), (FIRM,), "走访", summary, ("三",), None, attachments)
    return events.duty_record(done, CITED)


def _one(*facts: Statement | Thing | Tie) -> Facts:
    found = Facts("records")
    found.add(*facts)
    return found


FILE = events.attachment("ab" * 32, "照片.jpg", 1200, "image/jpeg")


def _tenth() -> Facts:
    """A visit entered on its evening, a look-back at the hazard entered after its day, a report about no unit."""
    late = events.Done("履2", "LOOK_BACK", "2020-03-09", (POST,), (MAJOR,))
    report = events.Done("履3", "REPORT", "2020-03-10", (BUREAU,), reports_on="2020-02")
    return _one(
        FILE, _visit("未见异常", "2020-03-10", LEADER, ()), events.duty_record(late), events.duty_record(report)
    )


def _dated() -> Facts:
    """Two hazards of the year after, whose deadline is set when they are found; the second is ordered to be rectified that day."""
    facts = Facts("dated")
    for hazard, number, ordered, due_on in (
        (DATED, "隐患4", "2021-01-10", None),
        (AT_ONCE, "隐患5", "2021-01-04", "2021-01-15"),
    ):
        facts.add(*events.hazard(number, "示例通道堵塞", "GENERAL", FIRM))
        facts.add(events.hazard_step(hazard, "FOUND", "2021-01-04", [LEADER], "2021-01-31", cited=FROM_WORKBOOK))
        facts.add(events.hazard_step(hazard, "RECTIFYING", ordered, [BUREAU], due_on, cited=CITED))
    return facts


PARTS: tuple[tuple[str, Facts], ...] = (
    ("2020-03-02T09:00:00+08:00", _found()),
    (EVENING, _tenth()),
    ("2020-03-12T09:00:00+08:00", _one(FILE, _visit("阀门渗漏", "2020-03-10", LEADER, (FILE.key,)))),
    ("2020-03-15T09:00:00+08:00", _one(FILE, _visit("阀门渗漏", "2020-03-09", POST, (FILE.key,)))),
    (EXTENDED, _one(events.deadline_extension(MAJOR, "2020-03-18", "2020-04-10", "备件未到"))),
    (
        "2020-05-06T09:00:00+08:00",
        _one(*(events.hazard_step(MAJOR, step, "2020-04-09") for step in ("RECTIFIED", "ACCEPTED"))),
    ),
    ("2020-07-03T09:00:00+08:00", _one(events.hazard_step(MAJOR, "CLOSED", "2020-07-02"))),
    ("2021-01-11T09:00:00+08:00", _dated()),
    (
        "2021-01-20T09:00:00+08:00",
        _one(events.hazard_step(DATED, "RECTIFYING", "2021-01-10", [BUREAU], "2021-02-10", cited=CITED)),
    ),
    ("2021-02-09T09:00:00+08:00", _one(events.deadline_extension(DATED, "2021-02-08", "2021-02-28"))),
)
"""What was recorded, and when."""


async def write_events(store: Store) -> None:
    """All of it, into an empty register."""
    await wipe(store)
    await migrated(store)
    for moment, facts in (("2020-01-01T00:00:00+08:00", _world()), *PARTS):
        await store.write(partial(record, facts=facts, now=datetime.fromisoformat(moment)))
