"""A workbook with every sheet on its way into the register: what the graph then holds, again, corrected, and a month later."""

import hashlib
from collections import Counter
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from graph import keys
from graph.clock import OPEN_MOMENT
from graph.store import Store
from seeds.importing.attachments import AttachmentStore, attachment_folder
from seeds.importing.outcome import ImportReport
from seeds.importing.unit import import_files
from seeds.workbook import workbook_facts
from seeds.workbook.columns import SHEETS
from seeds.workbook.reading import read_workbook
from tests.seeds.workbook.made_up import KNOWN, TODAY, USCC, Rows, changed, filled, plain
from tests.seeds.workbook.made_up_events import ALL, DOCUMENT, HAZARD, INCIDENT
from tests.wipe import migrated

NOW = datetime(2026, 11, 1, tzinfo=UTC)
AREAS: Rows = {
    "区划": [
        {"代码": "990100", "名称": "示例市", "级别": "市级"},
        {"代码": "990101", "名称": "示例甲区", "级别": "区县级", "上级": "示例市"},
        {"代码": "990102", "名称": "示例乙区", "级别": "区县级", "上级": "示例市"},
        {"代码": "990101101", "名称": "示例城关镇", "级别": "镇街级", "上级": "示例甲区"},
    ]
}
WORKBOOK: Rows = {**ALL, **AREAS}
PHOTO = b"\xff\xd8\xff\xe0" + bytes(100)
DIGEST = hashlib.sha256(PHOTO).hexdigest()
_HEARING, _INSPECTION = "年内听取四次安全生产工作汇报。", "每季度带队检查一次重点企业。"
_COUNTED = "MATCH (n) WHERE n.recordedTo = $open RETURN collect(labels(n)[0])"
_LINKS = "MATCH (n)-[r]->(m) WHERE n.recordedTo = $open RETURN collect([labels(n)[0], type(r), m.key])"


@pytest.fixture
async def register(store: Store) -> Store:
    """An empty register."""
    await migrated(store)
    return store


async def imported(
    store: Store, folder: Path, rows: Rows, now: datetime = NOW, name: str = "示例.xlsx", **more: Any
) -> ImportReport:
    """Import a workbook with these rows, as the command does."""
    (folder / name).write_bytes(plain(rows))
    return await import_files(store, [folder / name], now=now, **more)


async def held(store: Store, label: str, **properties: str) -> list[dict[str, Any]]:
    """All versions of nodes with these properties, the newest last."""
    rows = await store.value(f"MATCH (n:{label}) RETURN collect(properties(n))")
    found = [row for row in rows if properties.items() <= row.items()]
    return sorted(found, key=lambda row: row["recordedFrom"])


async def test_the_graph_holds_what_the_sheets_say(register: Store, tmp_path: Path) -> None:
    (tmp_path / "示例.xlsx").write_bytes(filled(WORKBOOK))
    report = await import_files(register, [tmp_path / "示例.xlsx"], now=NOW)
    assert report.problems == ()
    assert report.files[0].counts == {sheet.title: len(WORKBOOK[sheet.title]) for sheet in SHEETS}
    facts = workbook_facts(read_workbook(filled(WORKBOOK), "示例.xlsx"), KNOWN, TODAY).facts
    assert facts
    said = Counter([*(thing.label for thing in facts.things), *(each.label for each in facts.statements)])
    assert Counter(await register.value(_COUNTED, {"open": OPEN_MOMENT})) == said
    drawn = {tuple(each) for each in await register.value(_LINKS, {"open": OPEN_MOMENT})}
    links = {(each.label, type_, end) for each in facts.statements for type_, end, _ in each.links}
    ties = {(tie.start.partition(":")[0], tie.type, tie.end) for tie in facts.ties}
    assert drawn == links | ties
    changes = report.files[0].changes
    assert changes
    assert {label: changes.new[label] for label in said} == dict(said)


async def test_values_arrive_as_the_register_counts_them(register: Store, tmp_path: Path) -> None:
    await imported(register, tmp_path, WORKBOOK)
    road, accident = sorted(await held(register, "Incident"), key=lambda each: each["number"], reverse=True)
    # Five past midnight in Shanghai is the day before in UTC; an hour ahead of it, as Seoul is, the day before in Shanghai, too.
    assert (accident["occurredAt"], accident["validFrom"]) == ("2026-05-17T16:05:00.000000Z", "2026-05-18")
    assert (road["occurredAt"], road["validFrom"]) == ("2026-05-18T15:05:00.000000Z", "2026-05-18")
    assert (accident["type"], accident["isProductionSafety"]) == ("01", True)
    assert (road["category"], road["isProductionSafety"]) == ("ROAD_TRAFFIC", False)
    _, later = sorted(await held(register, "CasualtyCount"), key=lambda each: each["validFrom"])
    assert later["directLossCents"] == 120_500_000
    (duty,) = await held(register, "Duty", number="二（一）")
    assert (duty["recurrence"], duty["quota"], duty["dueDay"]) == ("FREQ=MONTHLY;INTERVAL=3", 2, 5)
    (limited,) = await held(register, "Duty", number="二（二）")
    assert (limited["within"], limited["countedFrom"], limited["bearerLevel"]) == ("P1M", "ENTRY", "TOWN")
    first, second = sorted(await held(register, "WorkTask"), key=lambda each: each["position"])
    assert (first["number"], first["section"], first["title"]) == ("三.1", "深化专项整治", "开展有限空间专项检查")
    assert (first["owners"], first["dueOn"]) == (
        ["示例甲区应急管理局", "各镇（街道）"],
        ["2020-06-30", "2020-12-31"],
    )
    assert (first["clause"], first["excerpt"]) == ("三.1", "6月底前完成检查，年底前完成整改。")
    assert (second["dueOn"], second["position"], second["validFrom"]) == (["2020-09-30"], 2, "2020-03-06")
    (work,) = await held(register, "DutyList", kind="WORK")
    assert (work["items"], work["year"]) == ([_HEARING, _INSPECTION], 2026)
    assert (work["annex"], work["validFrom"], work["validTo"]) == (1, "2026-01-05", "2027-01-01")
    (listing,) = await held(register, "ListedSupervision")
    assert (listing["validFrom"], listing["validTo"]) == ("2026-03-05", "2026-07-01")
    (month,) = await held(register, "MonthlyReturn")
    assert (month["month"], month["departments"], month.get("linkedKeyEnterprises")) == ("2026-03", 0, None)
    (document,) = await held(register, "OfficialDocument", number=DOCUMENT)
    assert (document["title"], document["issuedOn"]) == ("关于示例挂钩联系工作的通知", "2020-03-06")
    listed = "MATCH (:Requirement {kind: 'MONTHLY_RETURN'})-[l:LISTS]->(a:Area) RETURN collect([a.key, l.annex, l.row])"
    assert sorted(await register.value(listed)) == [["Area:990101", 2, 1], ["Area:990102", 2, 2]]


async def test_a_second_import_changes_nothing(register: Store, tmp_path: Path) -> None:
    assert not (await imported(register, tmp_path, WORKBOOK)).changes_nothing
    again = await imported(register, tmp_path, WORKBOOK, NOW + timedelta(days=1))
    assert (again.problems, again.changes_nothing) == ((), True)


@pytest.mark.parametrize(
    ("sheet", "cells", "label", "name", "values"),
    [
        ("履职记录", {"标题": "四月走访（更正）"}, "DutyRecord", "title", ["四月走访", "四月走访（更正）"]),
        ("情况表", {"抽查企业数（家次）": 13}, "MonthlyReturn", "inspections", [12, 13]),
        ("隐患进展", {"整改期限": "2026-04-01"}, "HazardStep", "dueOn", ["2026-03-31", "2026-04-01"]),
        ("隐患延期", {"延期至": "2026-05-01"}, "DeadlineExtension", "dueOn", ["2026-04-30", "2026-05-01"]),
        ("挂牌督办", {"截止日期": "9999-12-31"}, "ListedSupervision", "validTo", ["2026-07-01", "9999-12-31"]),
        ("整改方案", {"目标": "标志齐全"}, "RectificationPlan", "aims", ["警示标志齐全", "标志齐全"]),
        ("事故伤亡", {"重伤人数": 3}, "CasualtyCount", "seriousInjuries", [2, 3]),
        ("事故调查", {"结论": "另有原因"}, "Investigation", "conclusion", ["作业人员未按规程操作", "另有原因"]),
        ("措施", {"完成日期": "2026-06-29"}, "AccountabilityMeasure", "completedOn", ["2026-06-28", "2026-06-29"]),
        ("豁免", {"理由": "拆除"}, "Waiver", "reason", ["停产检修", "拆除"]),
        ("指标进展", {"数值": 19}, "IndicatorProgress", "value", ["18.5", "19"]),
        ("职责", {"每期次数": 3}, "Duty", "quota", [2, 3]),
        (
            "清单",
            {"内容": "检查重点企业。"},
            "DutyList",
            "items",
            [[_HEARING, _INSPECTION], [_HEARING, "检查重点企业。"]],
        ),
        ("任务", {"时限": "2020-06-30"}, "WorkTask", "dueOn", [["2020-06-30", "2020-12-31"], ["2020-06-30"]]),
    ],
)
async def test_a_corrected_row_is_a_new_version_and_the_old_one_stays(
    register: Store, tmp_path: Path, sheet: str, cells: dict[str, Any], label: str, name: str, values: list[Any]
) -> None:
    await imported(register, tmp_path, WORKBOOK)
    report = await imported(register, tmp_path, changed(sheet, cells, of=WORKBOOK), NOW + timedelta(days=1))
    assert report.problems == ()
    versions = Counter(each["slot"] for each in await held(register, label))
    (slot,) = [slot for slot, count in versions.items() if count == 2]
    old, new = await held(register, label, slot=slot)
    assert ([old[name], new[name]], old["recordedTo"], new["recordedTo"]) == (values, new["recordedFrom"], OPEN_MOMENT)


async def test_the_next_month_goes_on_from_the_register(register: Store, tmp_path: Path) -> None:
    await imported(register, tmp_path, WORKBOOK)
    later: Rows = {
        "隐患进展": [{"隐患": HAZARD, "进展": "验收", "日期": "2026-07-01", "单位": "示例甲区应急管理局"}],
        "履职记录": [
            {
                **ALL["履职记录"][0],
                "编号": "LZ-2026-003",
                "日期": "2026-07-02",
                "企业": USCC,
                "隐患": None,
                "事故": INCIDENT,
            }
        ],
        "事故伤亡": [{"事故": INCIDENT, "统计日期": "2026-06-15", "死亡人数": 2}],
        "指标进展": [{**ALL["指标进展"][0], "统计日期": "2026-09-30", "数值": "31.25"}],
        "豁免": [{**ALL["豁免"][1], "起始日期": "2026-10-01", "截止日期": None}],
    }
    report = await imported(register, tmp_path, later, NOW + timedelta(days=1), "七月.xlsx")
    assert report.problems == ()
    assert report.files[0].changes
    assert report.files[0].changes.new == {
        "CasualtyCount": 1,
        "DutyRecord": 1,
        "HazardStep": 1,
        "IndicatorProgress": 1,
        "Waiver": 1,
    }
    skipped: Rows = {"隐患进展": [{"隐患": HAZARD, "进展": "回头看", "日期": "2026-08-01"}]}
    refused = await imported(register, tmp_path, skipped, NOW + timedelta(days=2), "八月.xlsx")
    assert [(p.code.value, p.expected) for p in refused.problems] == [("STEP_SKIPPED", "销号")]
    moved: Rows = {"隐患": [{**ALL["隐患"][0], "企业": None, "区划": "示例甲区"}]}
    refused = await imported(register, tmp_path, moved, NOW + timedelta(days=2), "九月.xlsx")
    assert [(p.code.value, p.expected) for p in refused.problems] == [("TIED_ALREADY", "示例企业000001有限公司")]


def beside(folder: Path, name: str, content: bytes) -> None:
    """A file in the folder beside the workbook."""
    (folder / "附件").mkdir(exist_ok=True)
    (folder / "附件" / name).write_bytes(content)


async def test_files_beside_a_workbook_are_kept_by_their_content(register: Store, tmp_path: Path) -> None:
    store = AttachmentStore(attachment_folder(tmp_path / "data"))
    beside(tmp_path, "走访,一.jpg", PHOTO)
    beside(tmp_path, "走访 二.JPEG", PHOTO)
    beside(tmp_path, "笔录.txt", "示例笔录".encode())
    rows = changed("履职记录", {"附件文件": "走访,一.jpg、走访 二.JPEG；笔录.txt"}, of=WORKBOOK)
    assert (await imported(register, tmp_path, rows, attachments=store)).problems == ()
    files = {each["name"]: each for each in await held(register, "Attachment")}
    photo = files["走访 二.JPEG"]
    assert photo["key"] == keys.attachment(DIGEST, "走访 二.JPEG")
    assert (photo["sha256"], photo["size"], photo["mediaType"]) == (DIGEST, len(PHOTO), "image/jpeg")
    attached = "MATCH (r:DutyRecord)-[:ATTACHED]->(a:Attachment) RETURN collect([r.number, a.name])"
    assert sorted(await register.value(attached)) == sorted(["LZ-2026-001", name] for name in files)
    place = store.kept.find(f"{DIGEST}.jpg")
    assert place
    assert place.read_bytes() == PHOTO
    assert len(list(place.parent.iterdir())) == 2
    # The record has them: they need not lie beside the workbook once more.
    for file in (tmp_path / "附件").iterdir():
        file.unlink()
    again = await imported(register, tmp_path, rows, NOW + timedelta(days=1), attachments=store)
    assert (again.problems, again.changes_nothing) == ((), True)


@pytest.mark.parametrize(
    ("name", "content", "code", "seen"),
    [
        ("../秘密.jpg", PHOTO, "CELL_WRONG", "../秘密.jpg"),
        (".jpg", PHOTO, "CELL_WRONG", ".jpg"),
        ("脚本.exe", b"MZ", "ATTACHMENT_KIND", "脚本.exe"),
        ("照片.jpg", b"%PDF-1.4", "ATTACHMENT_DISAGREES", "照片.jpg"),
        ("照片.jpg", b"", "ATTACHMENT_SIZE", "照片.jpg: 0"),
        ("照片.jpg", PHOTO * 10, "ATTACHMENT_SIZE", "照片.jpg: 1040"),
        ("照片.jpg", None, "ATTACHMENT_MISSING", "照片.jpg"),
    ],
)
async def test_files_that_cannot_be_attached(
    register: Store, tmp_path: Path, name: str, content: bytes | None, code: str, seen: str
) -> None:
    store = AttachmentStore(attachment_folder(tmp_path / "data"), 1000)
    if content is not None:
        beside(tmp_path, Path(name).name, content)
        (tmp_path / "秘密.jpg").write_bytes(PHOTO)
    rows = changed("履职记录", {"附件文件": name}, of=WORKBOOK)
    (found,) = (await imported(register, tmp_path, rows, attachments=store)).problems
    assert (found.code.value, found.sheet, found.row, found.seen) == (code, "履职记录", 2, seen)
    assert not (tmp_path / "data").exists()
    assert await held(register, "DutyRecord") == []


async def test_a_link_leads_out_of_the_folder(register: Store, tmp_path: Path) -> None:
    (tmp_path / "秘密.jpg").write_bytes(PHOTO)
    (tmp_path / "附件").mkdir()
    (tmp_path / "附件" / "照片.jpg").symlink_to(tmp_path / "秘密.jpg")
    (found,) = (await imported(register, tmp_path, changed("履职记录", {"附件文件": "照片.jpg"}, of=WORKBOOK))).problems
    assert found.code.value == "ATTACHMENT_MISSING"


async def test_nothing_is_written_where_a_file_changes_meanwhile(tmp_path: Path) -> None:
    store = AttachmentStore(attachment_folder(tmp_path))
    beside(tmp_path, "照片.jpg", PHOTO)
    with pytest.raises(OSError, match="changed while it was imported"):
        store.keep(tmp_path / "附件" / "照片.jpg", "0" * 64, ".jpg")
    assert list((tmp_path / "attachments").iterdir()) == []
