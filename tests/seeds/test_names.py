"""Names are compared in one form, whatever width, spacing, brackets and script the document uses."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seeds.names import ZoneAndTown, normalise, split_places, zone_and_town


@pytest.mark.parametrize(
    ("seen", "normal"),
    [
        ("刘  军", "刘军"),
        ("刘\u3000军", "刘军"),
        ("刘\t军\n", "刘军"),
        ("\ufeff昆山\u200b市", "昆山市"),
        ("吴江高新区(盛泽镇)", "吴江高新区（盛泽镇）"),
        ("吴江高新区 （ 盛泽镇 ）", "吴江高新区（盛泽镇）"),
        ("２０２０年", "2020年"),
        ("蘇州工業園區", "苏州工业园区"),
        ("滸墅關經開區", "浒墅关经开区"),
        ("張家港保稅區(金港鎮)", "张家港保税区（金港镇）"),
        ("甪直镇", "甪直镇"),
        ("锺淸呉", "钟清吴"),
        ("冶\uf90a塚", "冶金冢"),
        ("Ame\u0301lie", "Amélie"),
        ("后塍街道", "后塍街道"),
        ("Suzhou  Industrial Park", "Suzhou Industrial Park"),
        ("", ""),
    ],
)
def test_normalise(seen: str, normal: str) -> None:
    assert normalise(seen) == normal


@given(st.text(max_size=40))
def test_normalise_twice_changes_nothing(text: str) -> None:
    assert normalise(normalise(text)) == normalise(text)


@given(st.text(alphabet=st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF), max_size=30))
def test_normalise_twice_changes_nothing_in_chinese(text: str) -> None:
    assert normalise(normalise(text)) == normalise(text)


@given(st.lists(st.sampled_from("甲乙丙丁鎮區 \u3000\t"), max_size=20).map("".join))
def test_no_white_space_stays_inside_chinese(text: str) -> None:
    assert not any(mark.isspace() for mark in normalise(text))


@pytest.mark.parametrize(
    ("cell", "places"),
    [
        ("", ()),
        (" \n", ()),
        ("昆山市", ("昆山市",)),
        ("太仓市璜泾镇、太仓市浏河镇", ("太仓市璜泾镇", "太仓市浏河镇")),
        ("张家港冶金园（锦丰镇）､ 经开区(杨舍镇)", ("张家港冶金园（锦丰镇）", "经开区(杨舍镇)")),
        ("某区（甲镇、乙镇）、丙镇", ("某区（甲镇、乙镇）", "丙镇")),
        ("昆山市、、太仓市", ("昆山市", "", "太仓市")),
        ("某区（甲镇、乙镇", ("某区（甲镇、乙镇",)),
    ],
)
def test_split_places(cell: str, places: tuple[str, ...]) -> None:
    assert split_places(cell) == places


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("吴江经开区(同里)", ZoneAndTown("吴江经开区", "同里")),
        ("汾湖開發區（黎里）", ZoneAndTown("汾湖开发区", "黎里")),
        ("昆山高新区", None),
        ("某区（甲镇）（乙镇）", None),
        ("（甲镇）", None),
        ("某区（）", None),
    ],
)
def test_zone_and_town(text: str, parts: ZoneAndTown | None) -> None:
    assert zone_and_town(text) == parts
