"""The gazetteer's CSV files load, hold together, and say where they are wrong."""

import datetime as dt
import shutil
from pathlib import Path

import pytest

from seeds.gazetteer import (
    DATA,
    ChangeKind,
    Gazetteer,
    GazetteerError,
    GazetteerKind,
    GazetteerLevel,
    Period,
    load_gazetteer,
)
from seeds.names import normalise


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return load_gazetteer()


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    return Path(shutil.copytree(DATA, tmp_path / "gazetteer"))


def _replace(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def _on(gazetteer: Gazetteer, parent: str, day: str) -> set[str]:
    on = dt.date.fromisoformat(day)
    return {a.name for a in gazetteer.areas.values() if a.parent_ref == parent and a.period.holds(on)}


def test_districts_of_suzhou_in_2020(gazetteer: Gazetteer) -> None:
    assert _on(gazetteer, "320500", "2020-03-06") == {
        *("虎丘区", "吴中区", "相城区", "姑苏区", "吴江区", "苏州工业园区"),
        *("常熟市", "张家港市", "昆山市", "太仓市"),
    }


def test_districts_of_changzhou_in_2020(gazetteer: Gazetteer) -> None:
    names = {"天宁区", "钟楼区", "新北区", "武进区", "金坛区", "溧阳市"}
    assert _on(gazetteer, "320400", "2020-03-06") == names


def test_towns_and_zones_of_jintan_in_2020(gazetteer: Gazetteer) -> None:
    assert _on(gazetteer, "320413", "2020-03-06") == {
        *("东城街道", "西城街道", "尧塘街道", "金城镇", "儒林镇", "直溪镇", "朱林镇", "薛埠镇", "指前镇"),
        *("金坛经济开发区", "茅山旅游度假区"),
    }


def test_the_city_before_2012(gazetteer: Gazetteer) -> None:
    before = _on(gazetteer, "320500", "2012-01-01")
    assert {"沧浪区", "平江区", "金阊区", "吴江市"} <= before
    assert not {"姑苏区", "吴江区"} & before


def test_an_area_without_a_code_goes_by_parent_and_name(gazetteer: Gazetteer) -> None:
    area = gazetteer.areas["320509/吴江高新技术产业开发区"]
    assert (area.code, area.kind, area.level) == (None, GazetteerKind.FUNCTIONAL_ZONE, GazetteerLevel.TOWN)


def test_every_level_has_its_areas(gazetteer: Gazetteer) -> None:
    levels = [area.level for area in gazetteer.areas.values()]
    assert {level: levels.count(level) for level in GazetteerLevel} == {
        GazetteerLevel.PROVINCE: 1,
        GazetteerLevel.CITY: 2,
        GazetteerLevel.DISTRICT: 23,
        GazetteerLevel.TOWN: 177,
    }


def test_the_industrial_park_has_had_two_codes(gazetteer: Gazetteer) -> None:
    old, new = gazetteer.areas["320571"], gazetteer.areas["320576"]
    assert old.name == new.name
    assert old.period.valid_to == new.period.valid_from
    assert old.period.to_uncertain
    assert new.period.from_uncertain
    assert any((c.kind, c.from_refs) == (ChangeKind.RECODED, ("320571",)) for c in gazetteer.changes)


def test_what_a_change_replaces_ends_on_its_day(gazetteer: Gazetteer) -> None:
    for change in gazetteer.changes:
        assert {gazetteer.areas[ref].period.valid_to for ref in change.from_refs} == {change.on}


def test_every_closed_area_has_a_heir_or_says_why(gazetteer: Gazetteer) -> None:
    replaced = {ref for change in gazetteer.changes for ref in change.from_refs}
    closed = {area.ref for area in gazetteer.areas.values() if area.period.valid_to}
    assert {gazetteer.areas[ref].name for ref in closed - replaced} == {
        *("湖西社区工作委员会", "湖东社区工作委员会", "月亮湾社区工作委员会", "东沙湖社区工作委员会"),
    }


def test_merges_are_taken_as_of_the_day(gazetteer: Gazetteer) -> None:
    def partners(day: str) -> tuple[str, ...]:
        known = gazetteer.known_areas(dt.date.fromisoformat(day))
        return next(area.merged_with for area in known if area.key == "320582403")

    assert partners("2021-03-01") == ("320582102",)
    assert partners("2021-03-02") == ()


def test_names_are_stored_as_they_are_compared(gazetteer: Gazetteer) -> None:
    names = [n.text for a in gazetteer.areas.values() for n in a.names]
    assert all(normalise(name) == name for name in [*names, *(a.name for a in gazetteer.areas.values())])


@pytest.mark.parametrize(
    ("first", "second", "overlap"),
    [
        ((None, None), (None, None), True),
        ((None, dt.date(2021, 3, 2)), (dt.date(2021, 3, 2), None), False),
        ((None, dt.date(2021, 3, 3)), (dt.date(2021, 3, 2), None), True),
    ],
)
def test_overlap_is_half_open(
    first: tuple[dt.date | None, dt.date | None], second: tuple[dt.date | None, dt.date | None], overlap: bool
) -> None:
    one, other = Period(*first, False, False), Period(*second, False, False)
    assert one.overlaps(other) is overlap
    assert other.overlaps(one) is overlap


@pytest.mark.parametrize(
    ("file", "old", "new", "row", "column"),
    [
        ("areas.csv", "code,name", "code,title", 1, "*"),
        ("areas.csv", "320402,天宁区,DISTRICT,ADMINISTRATIVE,320400,,,,", "320402,天宁区,DISTRICT,", 5, "*"),
        ("areas.csv", "320402,天宁区", "3204,天宁区", 5, "code"),
        ("areas.csv", "320402,天宁区", "320502,天宁区", 5, "code"),
        ("areas.csv", "320402,天宁区", "320402,天寧區", 5, "name"),
        ("areas.csv", "320402,天宁区", "320402, 天宁区", 5, "name"),
        ("areas.csv", "320402,天宁区,DISTRICT", "320402,天宁区,COUNTY", 5, "level"),
        ("areas.csv", "320402,天宁区,DISTRICT,ADMINISTRATIVE,320400", "320402,天宁区,DISTRICT,ZONE,320400", 5, "kind"),
        ("areas.csv", "DISTRICT,ADMINISTRATIVE,320400", "DISTRICT,ADMINISTRATIVE,329900", 5, "parent"),
        ("areas.csv", "DISTRICT,ADMINISTRATIVE,320400", "DISTRICT,ADMINISTRATIVE,", 5, "parent"),
        ("areas.csv", "320404,钟楼区", "320402,钟楼区", 6, "code"),
        ("areas.csv", "320404,钟楼区", "320404,天宁区", 6, "name"),
        ("areas.csv", "320405,戚墅堰区,DISTRICT,ADMINISTRATIVE,320400,,2015-04-28", "320405,戚墅堰区,DISTRICT,"
         "ADMINISTRATIVE,320400,,2015-4", 7, "valid_to"),
        ("areas.csv", ",320400,,2015-04-28,", ",320400,2016-01-01,2015-04-28,", 7, "valid_to"),
        ("areas.csv", ",320400,,2015-04-28,,", ",320400,,2015-04-28,MAYBE,", 7, "uncertain"),
        ("areas.csv", ",320400,,2015-04-28,,", ",320400,,2015-04-28,FROM,", 7, "uncertain"),
        ("names.csv", "320505,苏州高新区", "320599,苏州高新区", 2, "area"),
        ("names.csv", "320505,苏州高新区", "320505,虎丘区", 2, "name"),
        ("names.csv", "苏州高新技术产业开发区", "苏州高新区", 3, "name"),
        ("names.csv", "高新区,SHORT,320500", "高新区,SHORT,", 4, "context"),
        ("merges.csv", "320582403,320582102", "320582403,320583100", 2, "town"),
        ("merges.csv", "320582403,320582102", "320582403,320582403", 2, "town"),
        ("changes.csv", "2012-09-30,ON", ",ON", 2, "on"),
        ("changes.csv", "2012-09-30,ON", "2012-09-30,FROM", 2, "uncertain"),
        ("changes.csv", "320502 320503 320504", "320502  320504", 2, "from"),
    ],
)  # fmt: skip
def test_a_wrong_value_is_named(copied: Path, file: str, old: str, new: str, row: int, column: str) -> None:
    _replace(copied / file, old, new)
    with pytest.raises(GazetteerError) as raised:
        load_gazetteer(copied)
    assert (raised.value.file, raised.value.row, raised.value.column) == (file, row, column)
    assert raised.value.expected in str(raised.value)


def test_a_missing_file(copied: Path) -> None:
    (copied / "merges.csv").unlink()
    with pytest.raises(FileNotFoundError):
        load_gazetteer(copied)
