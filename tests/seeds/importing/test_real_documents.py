"""The two real documents, imported on both engines."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from graph.clock import OPEN_MOMENT
from graph.store import Store
from seeds.importing.gazetteer import ensure_gazetteer
from seeds.importing.unit import import_files
from seeds.report import ProblemCode
from tests.seeds.importing.made_up import dump
from tests.seeds.importing.real import all_real_documents, real_documents
from tests.wipe import migrated

NOW = datetime(2026, 11, 22, 3, tzinfo=UTC)
LINKED = """
MATCH (p:Person)<-[:ASSIGNEE]-(a:Assignment {basis: 'LIAISON', role: 'LIAISON'})-[:SUBJECT]->(s:Area)
WHERE a.recordedTo = $open AND EXISTS { MATCH (a)-[:STATED_IN]->(:OfficialDocument {number: $number}) }
RETURN collect([a.row, p.name, s.name, a.validFrom, a.annex, a.excerpt])
"""
ROSTER = """
MATCH (r:Requirement {kind: 'MONTHLY_RETURN'})-[l:LISTS]->(a:Area) WHERE r.recordedTo = $open AND r.basis IS NULL
RETURN collect([l.annex, l.row, a.name])
"""
GROUP = """
MATCH (g:Organization {kind: 'LEADING_GROUP'})<-[:ORGANIZATION]-(m:Membership)-[:MEMBER]->(p:Person)
WHERE m.recordedTo = $open
RETURN collect([m.role, p.name, m.validFrom, m.validFromUncertain, m.endCondition])
"""
PLAN = """
MATCH (d:OfficialDocument {number: '坛应急〔2020〕24号'})-[:ISSUED_BY]->(o:Organization)-[:ADMINISTERS]->(a:Area)
MATCH (post:Post)-[:BELONGS_TO]->(office:Organization)-[:PART_OF]->(:Organization)-[:PART_OF]->(o)
MATCH (post)<-[:POST]-(m:Membership {role: 'HOLDER'})-[:MEMBER]->(head:Person) WHERE m.recordedTo = $open
RETURN [d.announcedEnterprises, d.missingAnnexes, d.validFrom, d.issuedOn, a.code, post.title, office.name, head.name]
"""


@pytest.fixture
async def register(store: Store) -> Store:
    """A register with the gazetteer."""
    await migrated(store)
    await ensure_gazetteer(store, NOW)
    return store


async def test_both_go_in_once(register: Store) -> None:
    documents = real_documents()
    before = await dump(register)
    tried = await import_files(register, documents, dry_run=True, now=NOW)
    assert await dump(register) == before

    report = await import_files(register, documents, now=NOW)
    assert not report.has_errors
    assert report.files == tried.files
    notice, plan = report.files
    assert notice.counts == {"LEADERS": 24, "PLACES": 39, "ROSTER": 10, "REQUIREMENTS": 2, "DUTIES": 8, "DOCUMENTS": 3}
    assert plan.counts == {
        "GROUPS": 1,
        "GROUP_MEMBERS": 12,
        "REQUIREMENTS": 7,
        "DUTIES": 7,
        "ANNOUNCED": 51,
        "SECTORS": 5,
    }
    assert [(p.code, p.annex, p.row) for p in notice.problems] == [
        (ProblemCode.ROW_LACKS_CELLS, 2, 10),
        (ProblemCode.PLACE_BY_DECLARED_ALIAS, 1, 14),
    ]
    await _assert_stated(register)

    after = await dump(register)
    again = await import_files(register, documents, now=NOW)
    assert again.changes_nothing
    assert await dump(register) == after


async def _assert_stated(register: Store) -> None:
    linked = await register.value(LINKED, {"open": OPEN_MOMENT, "number": "苏应急〔2020〕82号"})
    assert len(linked) == 39
    assert len({leader for _, leader, *_ in linked}) == 24
    assert {(since, annex) for _, _, _, since, annex, _ in linked} == {("2020-03-06", 1)}
    assert [20, "陈云刚", "沙溪镇", "2020-03-06", 1, "20｜陈云刚｜太仓高新区、太仓市沙溪镇"] in linked
    assert {area for row, _, area, *_ in linked if row == 21} == {"张家港市冶金工业园", "张家港经济技术开发区"}

    roster = sorted(await register.value(ROSTER, {"open": OPEN_MOMENT}))
    assert [row for _, row, _ in roster] == list(range(1, 11))
    assert roster[7:] == [[2, 8, "姑苏区"], [2, 9, "苏州工业园区"], [2, 10, "虎丘区"]]

    group = await register.value(GROUP, {"open": OPEN_MOMENT})
    assert sorted(role for role, *_ in group) == ["DEPUTY"] * 5 + ["LEAD"] + ["MEMBER"] * 6
    assert {tuple(period) for _, _, *period in group} == {("2020-12-31", True, "全国安全生产专项整治三年行动结束")}
    annex = "挂钩督导企业安全生产工作任务分解表"
    plan = [51, [annex], "2020-12-31", None, "320413", "办公室主任", "督导办", "张华"]
    assert await register.value(PLAN, {"open": OPEN_MOMENT}) == plan


async def test_a_day_that_is_given_is_kept(register: Store) -> None:
    _, plan = real_documents()
    await import_files(register, [plan], now=NOW)
    dated = await import_files(register, [plan], issued_on=date(2020, 4, 20), now=NOW)
    assert dated.files[0].changes
    assert dated.files[0].changes.changed == {
        "Duty": 7,
        "Membership": 13,
        "OfficialDocument": 1,
        "Organization": 2,
        "PART_OF": 2,
        "Requirement": 7,
    }
    assert ProblemCode.DATE_NOT_SAID not in {problem.code for problem in dated.problems}
    group = await register.value(GROUP, {"open": OPEN_MOMENT})
    assert {(since, uncertain) for _, _, since, uncertain, _ in group} == {("2020-04-20", False)}
    said = "MATCH (d:OfficialDocument {number: $number}) RETURN [d.issuedOn, d.issuedOnSource, d.validFrom]"
    assert await register.value(said, {"number": "坛应急〔2020〕24号"}) == ["2020-04-20", "CALLER", "2020-04-20"]
    assert (await import_files(register, [plan], now=NOW)).changes_nothing


async def test_a_day_that_contradicts_the_document_is_refused(register: Store) -> None:
    before = await dump(register)
    report = await import_files(register, real_documents(), issued_on=date(2020, 4, 20), now=NOW)
    assert [file.has_errors for file in report.files] == [True, False]
    assert await dump(register) == before


async def test_all_five_go_in_and_say_how_much_they_demand(register: Store) -> None:
    documents = all_real_documents()
    report = await import_files(register, documents, now=NOW)
    assert not report.has_errors, [file.problems for file in report.files]
    named = ("DUTIES", "TASKS", "TARGETS", "INDICATORS")
    assert [[file.counts.get(name, 0) for name in named] for file in report.files] == [
        [8, 0, 0, 0],
        [7, 0, 0, 0],
        [0, 29, 5, 14],
        [12, 0, 0, 0],
        [0, 30, 0, 0],
    ]
    assert (await import_files(register, documents, now=NOW)).changes_nothing
