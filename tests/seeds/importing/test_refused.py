"""What stops an import stops all of it, and leaves the graph as it was."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph import keys
from graph.facts import Facts, Thing, Tie
from graph.register import record
from graph.store import Store
from seeds.importing.outcome import ImportReport
from seeds.importing.unit import import_files
from seeds.report import Problem, ProblemCode
from tests.seeds.importing.made_up import CITY, EAST, NOW, WEST, dump, found_city, written
from tests.seeds.readers.made_up import LEADERS, PLACES, liaison_notice, liaison_table, roster, work_plan


def notice(*places: str) -> str:
    """A notice with other places in its first rows."""
    return liaison_notice(annexes=(liaison_table(LEADERS, (*places, *PLACES[len(places) :])), roster()))


@pytest.fixture
async def city(store: Store) -> Store:
    """A register with the made-up city."""
    await found_city(store)
    return store


async def refused(city: Store, *paths: Path) -> ImportReport:
    before = await dump(city)
    report = await import_files(city, paths, now=NOW)
    assert report.has_errors
    assert await dump(city) == before
    return report


def the_error(report: ImportReport) -> Problem:
    (error,) = [problem for problem in report.problems if problem.severity == "ERROR"]
    return error


async def test_an_unknown_place_is_named_with_what_is_near(city: Store, tmp_path: Path) -> None:
    error = the_error(await refused(city, written(tmp_path, "a.txt", notice("示例市东区", "西区例三镇"))))
    assert (error.code, error.file) == (ProblemCode.REFERENCE_UNKNOWN, "a.txt")
    assert (error.annex, error.row, error.column, error.seen) == (1, 2, 3, "西区例三镇")
    assert error.expected
    assert "例二镇（西区）" in error.expected


async def test_a_place_that_fits_two_lists_both(city: Store, tmp_path: Path) -> None:
    twins = Facts("示例重名")
    for parent in (EAST, WEST):
        key = keys.area(None, parent, "双名镇")
        twins.add(Thing("Area", key, {"name": "双名镇", "level": "TOWN", "kind": "ADMINISTRATIVE"}))
        twins.add(Tie("PART_OF", key, parent))
    await city.write(lambda transaction: record(transaction, twins, NOW))
    error = the_error(await refused(city, written(tmp_path, "a.txt", notice("双名镇"))))
    assert (error.code, error.seen) == (ProblemCode.REFERENCE_AMBIGUOUS, "双名镇")
    assert error.expected
    assert set(error.expected.split("、")) == {"双名镇（东区）", "双名镇（西区）"}


async def test_one_bad_file_stops_the_other(city: Store, tmp_path: Path) -> None:
    good, bad = written(tmp_path, "good.txt", notice()), written(tmp_path, "bad.txt", work_plan(group="没有小组。"))
    report = await refused(city, good, bad)
    assert [file.has_errors for file in report.files] == [False, True]
    assert not (await import_files(city, [good], now=NOW)).has_errors


async def test_every_file_is_looked_at_before_the_import_is_refused(city: Store, tmp_path: Path) -> None:
    files = [written(tmp_path, name, notice(place)) for name, place in (("a.txt", "西区甲镇"), ("b.txt", "西区乙镇"))]
    report = await refused(city, *files)
    assert [(p.file, p.seen) for p in report.problems if p.code is ProblemCode.REFERENCE_UNKNOWN] == [
        ("a.txt", "西区甲镇"),
        ("b.txt", "西区乙镇"),
    ]


async def test_an_issuer_of_no_known_area_is_refused(city: Store, tmp_path: Path) -> None:
    text = notice().replace("示例市应急管理局", "某某市应急管理局")
    error = the_error(await refused(city, written(tmp_path, "a.txt", text)))
    assert (error.code, error.seen) == (ProblemCode.ISSUER_OF_NO_AREA, "某某市应急管理局")


async def test_one_place_twice_for_one_leader_is_refused(city: Store, tmp_path: Path) -> None:
    error = the_error(await refused(city, written(tmp_path, "a.txt", notice("示例市东区、东区"))))
    assert (error.code, error.row, error.seen) == (ProblemCode.PLACE_REPEATED, 1, "东区")


async def test_one_document_in_two_files_is_refused(city: Store, tmp_path: Path) -> None:
    files = [written(tmp_path, name, notice()) for name in ("a.txt", "b.txt")]
    error = the_error(await refused(city, *files))
    assert (error.code, error.file, error.expected) == (ProblemCode.FILE_REPEATED, "b.txt", "a.txt")


async def test_a_file_that_cannot_be_read_is_refused_in_words(city: Store, tmp_path: Path) -> None:
    (tmp_path / "folder.txt").mkdir()
    truncated = written(tmp_path, "cut.txt", notice()[:300])
    no_workbook = written(tmp_path, "a.xlsx", "示例")
    unknown = written(tmp_path, "a.docx", "示例")
    missing = tmp_path / "missing.txt"
    report = await refused(city, missing, tmp_path / "folder.txt", unknown, no_workbook, truncated)
    assert all(file.has_errors for file in report.files)
    assert [(p.code, p.seen) for p in report.problems[:4]] == [
        (ProblemCode.FILE_UNREADABLE, "No such file or directory"),
        (ProblemCode.FILE_UNREADABLE, "Is a directory"),
        (ProblemCode.FILE_KIND_DISAGREES, "TEXT"),
        (ProblemCode.NOT_WORKBOOK, "e7 a4 ba e4"),
    ]


async def test_a_correction_withdraws_what_a_document_no_longer_states(city: Store, tmp_path: Path) -> None:
    path = written(tmp_path, "a.txt", notice())
    await import_files(city, [path], now=NOW)
    written(tmp_path, "a.txt", notice("示例市西区"))
    (file,) = (await import_files(city, [path], now=NOW)).files
    assert file.changes
    assert (file.changes.new["Assignment"], file.changes.withdrawn["Assignment"]) == (1, 1)


async def test_a_title_that_the_register_has_from_the_document_itself_stays(city: Store, tmp_path: Path) -> None:
    citing = written(tmp_path, "a.txt", notice())
    cited = written(tmp_path, "b.txt", liaison_notice(number="示应急〔2030〕3号", day="2030年4月2日"))
    await import_files(city, [citing, cited], now=NOW)
    assert (await import_files(city, [citing, cited], now=NOW)).changes_nothing
    title = "MATCH (d:OfficialDocument {number: '示应急〔2030〕3号'}) RETURN d.title"
    assert await city.value(title) == "关于示例挂钩联系工作的通知"
    area = "MATCH (:Organization {name: '示例市应急管理局'})-[:ADMINISTERS]->(a:Area) RETURN a.key"
    assert await city.value(area) == CITY
