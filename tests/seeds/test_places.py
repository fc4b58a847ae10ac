"""Place names of documents resolve to the areas that they mean on the document's day, or not at all."""

import datetime as dt

import pytest

from seeds.gazetteer import load_gazetteer
from seeds.names import split_places
from seeds.places import Doubt, KnownArea, KnownName, NoteKind, PlaceNote, Resolved, Resolver, UnresolvedPlace

ISSUED = dt.date(2020, 3, 6)
SUZHOU, JINTAN = "320500", "320413"

# 苏应急〔2020〕82号, Annex 1: cell, then for each place its area and the town in brackets.
ANNEX_1: list[tuple[str, list[tuple[str, str | None]]]] = [
    ("苏州高新区", [("320505", None)]),
    ("昆山市", [("320583", None)]),
    ("太仓市", [("320585", None)]),
    ("吴中区", [("320506", None)]),
    ("吴江区", [("320509", None)]),
    ("常熟市", [("320581", None)]),
    ("苏州工业园区", [("320571", None)]),
    ("相城区", [("320507", None)]),
    ("张家港市", [("320582", None)]),
    ("吴江高新区（盛泽镇）、吴江区震泽镇", [("320509/吴江高新技术产业开发区", "320509105"), ("320509108", None)]),
    (
        "苏州工业园区高贸区、阳澄湖半岛度假区",
        [("320571/高端制造与国际贸易区", None), ("320571/阳澄湖半岛旅游度假区", None)],
    ),
    ("太仓市璜泾镇、太仓市浏河镇", [("320585104", None), ("320585102", None)]),
    ("常熟市董浜镇、昆山高新区", [("320581107", None), ("320583/昆山高新技术产业开发区", None)]),
    ("相城区渭塘镇、相城区阳澄湖街道", [("320507105", None), ("320507109", None)]),
    ("常熟高新技术产业开发区、常熟市梅李镇", [("320581402", None), ("320581101", None)]),
    ("吴中区甪直镇、吴中区胥口镇", [("320506100", None), ("320506104", None)]),
    ("苏州高新区狮山横塘街道、浒墅关经开区", [("320505/狮山横塘街道", None), ("320505400", None)]),
    ("吴中经济开发区、张家港保税区（金港镇）", [("320506404", None), ("320582403", "320582102")]),
    (
        "吴江经开区（同里）、汾湖开发区（黎里）",
        [("320509400", "320509111"), ("320509/汾湖高新技术产业开发区", "320509110")],
    ),
    ("太仓高新区、太仓市沙溪镇", [("320585400", None), ("320585101", None)]),
    ("张家港冶金园（锦丰镇）、经开区（杨舍镇）", [("320582406", "320582103"), ("320582401", "320582100")]),
    ("吴中区郭巷街道、吴中区木渎镇", [("320506004", None), ("320506103", None)]),
    ("昆山市周市镇、昆山经济开发区", [("320583102", None), ("320583400", None)]),
    ("常熟市常福街道、常熟市辛庄镇", [("320581002", None), ("320581110", None)]),
]

ANNEX_2 = {
    "张家港市": "320582",
    "常熟市": "320581",
    "太仓市": "320585",
    "昆山市": "320583",
    "吴江区": "320509",
    "吴中区": "320506",
    "相城区": "320507",
    "姑苏区": "320508",
    "工业园区": "320571",
    "高新区": "320505",
}

DECLARED = (PlaceNote(NoteKind.DECLARED_ALIAS, "阳澄湖街道", "阳澄湖镇"),)


def resolver_on(day: dt.date) -> Resolver:
    return Resolver(load_gazetteer().known_areas(day))


@pytest.fixture(scope="module")
def resolver() -> Resolver:
    return resolver_on(ISSUED)


def read_cell(resolver: Resolver, cell: str) -> list[Resolved]:
    found: list[Resolved] = []
    for seen in split_places(cell):
        beside = found[-1].area_key if found else None
        found.append(resolver.resolve(seen, on=ISSUED, about=SUZHOU, beside=beside))
    return found


@pytest.mark.parametrize(("cell", "expected"), ANNEX_1)
def test_annex_1(resolver: Resolver, cell: str, expected: list[tuple[str, str | None]]) -> None:
    found = read_cell(resolver, cell)
    assert [(place.area_key, place.town_key) for place in found] == expected
    assert [place.notes for place in found if place.notes] == ([DECLARED] if "阳澄湖街道" in cell else [])


def test_annex_1_names_39_different_places(resolver: Resolver) -> None:
    keys = [place.area_key for cell, _ in ANNEX_1 for place in read_cell(resolver, cell)]
    assert (len(keys), len(set(keys))) == (39, 39)


@pytest.mark.parametrize(("seen", "key"), ANNEX_2.items())
def test_annex_2(resolver: Resolver, seen: str, key: str) -> None:
    assert resolver.resolve(seen, on=ISSUED, about=SUZHOU) == Resolved(key)


@pytest.mark.parametrize(
    ("seen", "key", "town"),
    [
        ("蘇州工業園區高貿區", "320571/高端制造与国际贸易区", None),
        ("张家港保税区(金港镇)", "320582403", "320582102"),
        ("張家港保稅區 （ 金港鎮 ）", "320582403", "320582102"),
        ("苏州市吴江区震泽镇", "320509108", None),
        ("江苏省苏州市吴江区震泽镇", "320509108", None),
        ("苏州市", "320500", None),
        ("江苏省苏州市", "320500", None),
        ("张家港市经开区（杨舍镇）", "320582401", "320582100"),
        ("虎丘区（苏州高新区）", "320505", None),
        ("高新区狮山横塘街道", "320505/狮山横塘街道", None),
    ],
)
def test_other_ways_to_write(resolver: Resolver, seen: str, key: str, town: str | None) -> None:
    found = resolver.resolve(seen, on=ISSUED, about=SUZHOU)
    assert (found.area_key, found.town_key) == (key, town)


def test_a_document_about_jintan(resolver: Resolver) -> None:
    for seen in ("薛埠镇", "金坛区薛埠镇", "常州市金坛区薛埠镇"):
        assert resolver.resolve(seen, on=ISSUED, about=JINTAN).area_key == "320413109"
    assert resolver.resolve("经济开发区", on=ISSUED, about=JINTAN).area_key == "320413400"


def test_nothing_is_found_outside_the_area_that_the_document_is_about(resolver: Resolver) -> None:
    for seen in ("震泽镇", "苏州市", "江苏省", "武进区"):
        with pytest.raises(UnresolvedPlace):
            resolver.resolve(seen, on=ISSUED, about=JINTAN)


@pytest.mark.parametrize(
    "seen", ["", "经开区", "经开区（杨舍镇）", "开发区", "太仓市震泽镇", "太仓市太仓市璜泾镇", "金坛市"]
)
def test_what_does_not_resolve(resolver: Resolver, seen: str) -> None:
    with pytest.raises(UnresolvedPlace) as raised:
        resolver.resolve(seen, on=ISSUED, about=SUZHOU)
    assert raised.value.doubt is Doubt.NOTHING_FITS


def test_an_unknown_place_comes_with_the_best_guesses(resolver: Resolver) -> None:
    with pytest.raises(UnresolvedPlace) as raised:
        resolver.resolve("吴江区震择镇", on=ISSUED, about=SUZHOU)
    best = raised.value.candidates[0]
    assert (best.name, best.code, best.parent) == ("震泽镇", "320509108", "吴江区")
    assert raised.value.seen == "吴江区震择镇"


@pytest.mark.parametrize("seen", ["吴江高新区（震择镇）", "吴江高新区（锦丰镇）", "昆山市（玉山镇）", "吴江高新区（）"])
def test_a_wrong_town_in_brackets(resolver: Resolver, seen: str) -> None:
    with pytest.raises(UnresolvedPlace):
        resolver.resolve(seen, on=ISSUED, about=SUZHOU)


def test_a_town_beside_the_zone_that_is_not_known_to_be_merged_is_reported(resolver: Resolver) -> None:
    found = resolver.resolve("昆山高新区（玉山镇）", on=ISSUED, about=SUZHOU)
    assert (found.area_key, found.town_key) == ("320583/昆山高新技术产业开发区", "320583100")
    assert [note.kind for note in found.notes] == [NoteKind.TOWN_NOT_MERGED]


def test_the_town_is_taken_as_of_the_day() -> None:
    later = dt.date(2022, 1, 1)
    assert resolver_on(ISSUED).resolve("金港镇", on=ISSUED, about=SUZHOU).area_key == "320582102"
    for seen in ("金港镇", "张家港保税区（金港镇）"):
        with pytest.raises(UnresolvedPlace):
            resolver_on(later).resolve(seen, on=later, about=SUZHOU)
    assert resolver_on(later).resolve("金港街道", on=later, about=SUZHOU).area_key == "320582001"


def test_the_industrial_park_is_taken_as_of_the_day() -> None:
    later = dt.date(2024, 1, 1)
    resolver = resolver_on(later)
    assert resolver.resolve("工业园区", on=later, about=SUZHOU).area_key == "320576"
    assert resolver.resolve("苏州工业园区娄葑街道", on=later, about=SUZHOU).area_key == "320576050"


def a_city(*zones: KnownArea) -> Resolver:
    districts = [
        KnownArea("示例市", None, "示例市", "CITY", "ADMINISTRATIVE", None),
        KnownArea("东区", None, "示例东区", "DISTRICT", "ADMINISTRATIVE", "示例市"),
        KnownArea("西区", None, "示例西区", "DISTRICT", "ADMINISTRATIVE", "示例市"),
    ]
    return Resolver([*districts, *zones])


def a_zone(key: str, parent: str, *names: KnownName, name: str = "新区") -> KnownArea:
    return KnownArea(key, None, name, "TOWN", "FUNCTIONAL_ZONE", parent, names)


def test_two_places_of_one_name_are_never_guessed() -> None:
    resolver = a_city(a_zone("东新区", "东区"), a_zone("西新区", "西区"))
    with pytest.raises(UnresolvedPlace) as raised:
        resolver.resolve("新区", on=ISSUED, about="示例市", beside="东区")
    assert raised.value.doubt is Doubt.SEVERAL_FIT
    assert [(c.key, c.parent) for c in raised.value.candidates] == [("东新区", "示例东区"), ("西新区", "示例西区")]
    assert resolver.resolve("示例西区新区", on=ISSUED, about="示例市").area_key == "西新区"


def test_a_short_name_counts_in_its_context_only() -> None:
    east = a_zone("东", "东区", KnownName("开发区", "SHORT", "东区"), name="东开发区")
    west = a_zone("西", "西区", KnownName("开发区", "SHORT", "西区"), name="西开发区")
    resolver = a_city(east, west)
    assert resolver.resolve("开发区", on=ISSUED, about="示例市", beside="西").area_key == "西"
    assert resolver.resolve("开发区", on=ISSUED, about="东区").area_key == "东"
    with pytest.raises(UnresolvedPlace):
        resolver.resolve("开发区", on=ISSUED, about="示例市", beside="示例市")


def test_a_name_counts_on_its_days_only() -> None:
    name = KnownName("老区", "FORMER", None, dt.date(2019, 1, 1), dt.date(2020, 1, 1))
    resolver = a_city(a_zone("东新区", "东区", name))
    assert resolver.resolve("老区", on=dt.date(2019, 12, 31), about="示例市").area_key == "东新区"
    for day in (dt.date(2018, 12, 31), dt.date(2020, 1, 1)):
        with pytest.raises(UnresolvedPlace):
            resolver.resolve("老区", on=day, about="示例市")


def test_an_area_goes_on_when_what_it_lies_in_has_ended() -> None:
    gone = KnownArea("旧区", None, "旧区", "DISTRICT", "ADMINISTRATIVE", "示例市", valid_to=dt.date(2020, 1, 1))
    resolver = a_city(gone, a_zone("旧新区", "旧区"))
    for on in (dt.date(2019, 12, 31), ISSUED):
        for about in ("示例市", "旧区"):
            assert resolver.resolve("新区", on=on, about=about).area_key == "旧新区"
        for path in ("旧区新区", "示例市旧区新区", "示例市新区"):
            assert resolver.resolve(path, on=on, about="示例市").area_key == "旧新区"
    with pytest.raises(UnresolvedPlace) as raised:
        resolver.resolve("旧区", on=ISSUED, about="示例市")
    assert [each.key for each in raised.value.candidates if each.key == "旧区"] == []


def test_what_lies_in_an_area_that_is_there_goes_before_what_was_left_in_one_that_ended() -> None:
    gone = KnownArea("旧区", None, "旧区", "DISTRICT", "ADMINISTRATIVE", "示例市", valid_to=dt.date(2020, 1, 1))
    resolver = a_city(gone, a_zone("旧新区", "旧区"), a_zone("东新区", "东区"))
    assert resolver.resolve("新区", on=ISSUED, about="示例市").area_key == "东新区"
    assert resolver.resolve("旧区新区", on=ISSUED, about="示例市").area_key == "旧新区"


def test_areas_that_do_not_hold_together() -> None:
    with pytest.raises(ValueError, match="two areas with the key"):
        a_city(a_zone("东区", "示例市"))
    with pytest.raises(ValueError, match="parent is unknown"):
        a_city(a_zone("新区", "南区"))


def test_an_unknown_context_is_a_mistake_of_the_caller(resolver: Resolver) -> None:
    with pytest.raises(KeyError):
        resolver.resolve("昆山市", on=ISSUED, about="999900")
