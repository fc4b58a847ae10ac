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
from seeds.known import area_of_issuer
from seeds.names import normalise
from seeds.places import Resolved, Resolver


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


def test_districts_of_wuxi_before_and_after_2015(gazetteer: Gazetteer) -> None:
    stayed = {"锡山区", "惠山区", "滨湖区", "江阴市", "宜兴市"}
    assert _on(gazetteer, "320200", "2015-10-12") == {*stayed, "崇安区", "南长区", "北塘区"}
    assert _on(gazetteer, "320200", "2015-10-13") == {*stayed, "梁溪区", "新吴区"}
    assert _on(gazetteer, "320200", "2021-12-31") == {*stayed, "梁溪区", "新吴区", "无锡经济开发区"}


def test_liangxi_has_nine_sub_districts_since_2021(gazetteer: Gazetteer) -> None:
    (merged,) = (change for change in gazetteer.changes if "320213001" in change.from_refs)
    assert (merged.kind, merged.uncertain, len(merged.from_refs)) == (ChangeKind.MERGED, True, 16)
    assert {gazetteer.areas[ref].name for ref in merged.to_refs} == _on(gazetteer, "320213", "2021-12-31")


def test_every_town_sub_district_and_zone_of_wuxi_resolves_in_a_document_about_it(gazetteer: Gazetteer) -> None:
    day = dt.date(2021, 12, 31)
    resolver = Resolver(gazetteer.known_areas(day))
    districts = {ref: area.name for ref, area in gazetteer.areas.items() if area.parent_ref == "320200"}
    towns = [a for a in gazetteer.areas.values() if a.parent_ref in districts and a.period.holds(day)]
    for town in towns:
        written = districts[town.parent_ref or ""] + town.name
        assert resolver.resolve(written, on=day, about="320200").area_key == town.ref
    kinds = [town.kind for town in towns]
    assert (kinds.count(GazetteerKind.ADMINISTRATIVE), kinds.count(GazetteerKind.FUNCTIONAL_ZONE)) == (75, 15)


@pytest.mark.parametrize(
    ("seen", "ref", "town"),
    [
        ("无锡高新区", "320214", None),
        ("无锡经开区", "320200/无锡经济开发区", None),
        ("江阴高新区（城东街道）", "320281400", "320281/城东街道"),
        ("宜兴环科园", "320282400", None),
        ("环科园（新街街道）", "320282400", "320282004"),
        ("宜兴经开区", "320282401", None),
        ("太湖度假区（马山街道）", "320211/太湖度假区", "320211009"),
        ("宜興市湖㳇鎮", "320282113", None),
        ("湖父镇", "320282113", None),
    ],
)
def test_zones_of_wuxi(gazetteer: Gazetteer, seen: str, ref: str, town: str | None) -> None:
    day = dt.date(2021, 12, 31)
    assert Resolver(gazetteer.known_areas(day)).resolve(seen, on=day, about="320200") == Resolved(ref, town)


@pytest.mark.parametrize(
    ("issuer", "ref"),
    [
        ("无锡市人民政府办公室", "320200"),
        ("江苏省无锡市应急管理局", "320200"),
        ("无锡市新吴区人民政府", "320214"),
        ("江阴市应急管理局", "320281"),
    ],
)
def test_issuers_of_wuxi(gazetteer: Gazetteer, issuer: str, ref: str) -> None:
    day = dt.date(2021, 12, 31)
    assert [area.key for area in area_of_issuer(issuer, gazetteer.known_areas(day), day)] == [ref]


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
        GazetteerLevel.CITY: 3,
        GazetteerLevel.DISTRICT: 34,
        GazetteerLevel.TOWN: 286,
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
        ("areas.csv", "320402,天宁区,DISTRICT,ADMINISTRATIVE,320400,,,,", "320402,天宁区,DISTRICT,", 17, "*"),
        ("areas.csv", "320402,天宁区", "3204,天宁区", 17, "code"),
        ("areas.csv", "320402,天宁区", "320502,天宁区", 17, "code"),
        ("areas.csv", "320402,天宁区", "320402,天寧區", 17, "name"),
        ("areas.csv", "320402,天宁区", "320402, 天宁区", 17, "name"),
        ("areas.csv", "320402,天宁区,DISTRICT", "320402,天宁区,COUNTY", 17, "level"),
        ("areas.csv", "320402,天宁区,DISTRICT,ADMINISTRATIVE,320400", "320402,天宁区,DISTRICT,ZONE,320400", 17, "kind"),
        ("areas.csv", "DISTRICT,ADMINISTRATIVE,320400", "DISTRICT,ADMINISTRATIVE,329900", 17, "parent"),
        ("areas.csv", "DISTRICT,ADMINISTRATIVE,320400", "DISTRICT,ADMINISTRATIVE,", 17, "parent"),
        ("areas.csv", "320404,钟楼区", "320402,钟楼区", 18, "code"),
        ("areas.csv", "320404,钟楼区", "320404,天宁区", 18, "name"),
        ("areas.csv", "320405,戚墅堰区,DISTRICT,ADMINISTRATIVE,320400,,2015-04-28", "320405,戚墅堰区,DISTRICT,"
         "ADMINISTRATIVE,320400,,2015-4", 19, "valid_to"),
        ("areas.csv", ",320400,,2015-04-28,", ",320400,2016-01-01,2015-04-28,", 19, "valid_to"),
        ("areas.csv", ",320400,,2015-04-28,,", ",320400,,2015-04-28,MAYBE,", 19, "uncertain"),
        ("areas.csv", ",320400,,2015-04-28,,", ",320400,,2015-04-28,FROM,", 19, "uncertain"),
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
