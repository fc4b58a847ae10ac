"""Names are asked for in any way of writing them, and found by every way of reading them."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from graph import keys
from graph.facts import Facts, Thing, Tie
from graph.names import normalise
from graph.store import Store
from seeds.events import hazard, hazard_step
from tests.asking import NOW, Asker
from tests.resolvers.conftest import RECORDED, asker_of
from tests.wipe import wipe

HAZARD = keys.hazard("示患1")
FIRM = "无锡市塚头冶金（示例）有限公司"
PEOPLE = (
    "曾国强", "单志明", "仇英文", "翟天文", "查良文", "解晓文", "区新文", "覃勇文", "朴仁文", "尉健文", "缪荣文", "锺淸呉",
    "尉迟示例",
)  # fmt: skip
PLACES = {"990100001": "长桥街道", "990100002": "长泾镇", "990100003": "七都镇", "990100004": "南沙街道"}


def _facts() -> Facts:
    found = Facts("made-up")
    found.add(Thing("Organization", "Organization:1", {"name": normalise("示例應急局")}))
    found.add(Thing("Post", "Post:1", {"title": normalise("黨組書記")}), Tie("BELONGS_TO", "Post:1", "Organization:1"))
    found.add(Thing("Enterprise", "Enterprise:1", {"name": normalise(FIRM), "uscc": "91000000MA00000019"}))
    found.add(Thing("OfficialDocument", "OfficialDocument:1", {"title": "關於示例：通知", "number": "示例〔2026〕1号"}))
    found.add(*hazard("示患1", "示例：隐患", "GENERAL", "Enterprise:1", "设备"))
    found.add(hazard_step(HAZARD, "FOUND", "2026-01-05"))
    found.extend(Thing("Person", f"Person:{n}", {"name": normalise(name)}) for n, name in enumerate(PEOPLE))
    found.extend(
        Thing("Area", f"Area:{code}", {"code": code, "name": name, "level": "TOWN"}) for code, name in PLACES.items()
    )
    return found


@pytest_asyncio.fixture(scope="module")
async def named(city_store: Store) -> AsyncIterator[Asker]:
    """A client of a register with names that are written and read in several ways."""
    yield await asker_of(city_store, _facts())
    await wipe(city_store)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("changqiao", "长桥街道"),
        ("zhangqiaojiedao", "长桥街道"),
        ("cqjd", "长桥街道"),
        ("changjing", "长泾镇"),
        ("qidu", "七都镇"),
        ("zengguoqiang", "曾国强"),
        ("zgq", "曾国强"),
        ("cengguoqiang", "曾国强"),
        ("shanzhiming", "单志明"),
        ("qiuyingwen", "仇英文"),
        ("zhaitianwen", "翟天文"),
        ("zhaliangwen", "查良文"),
        ("xiexiaowen", "解晓文"),
        ("ouxinwen", "区新文"),
        ("qinyongwen", "覃勇文"),
        ("tanyongwen", "覃勇文"),
        ("piaorenwen", "朴仁文"),
        ("weijianwen", "尉健文"),
        ("yujianwen", "尉健文"),
        ("yuchishili", "尉迟示例"),
        ("miaorongwen", "缪荣文"),
        ("zhongqingwu", "钟清吴"),
        ("锺淸呉", "钟清吴"),
        ("鍾清吳", "钟清吴"),
        ("塚頭", "无锡市冢头冶金（示例）有限公司"),
    ],
)
async def test_a_name_is_found_by_each_of_its_readings(named: Asker, text: str, name: str) -> None:
    hits = (await named.ask("query ($text: String!) { search(text: $text) { matched kind } }", text=text))["search"]
    assert [hit["matched"] for hit in hits] == [name]
    if text.isascii():
        assert hits[0]["kind"] == ("INITIALS" if text in ("cqjd", "zgq") else "PINYIN")


WRITTEN = (
    FIRM,
    "无锡市冢头冶金(示例)有限公司",
    "無錫市塚頭冶金（示例）有限公司",
    " 无锡市 塚头冶金\u3000（示例）有限公司",
    "无锡市塚头冶\uf90a（示例）有限公司",
)
"""The same name as it was imported, in today's script, in traditional script, with spaces, with a compatibility ideograph."""


@pytest.mark.parametrize("text", WRITTEN)
async def test_an_enterprise_is_asked_for_in_any_way_of_writing_its_name(named: Asker, text: str) -> None:
    found = await named.ask(
        """query ($text: String!) {
          enterprise(name: $text) { key }
          exactly: enterprises(filter: {name: $text}) { edges { node { key } } }
          contains: enterprises(filter: {nameContains: $text}) { edges { node { key } } }
          starts: enterprises(filter: {nameStartsWith: $text}) { edges { node { key } } }
        }""",
        text=text,
    )
    assert found.pop("enterprise") == {"key": "Enterprise:1"}
    for page in found.values():
        assert page["edges"] == [{"node": {"key": "Enterprise:1"}}]


@pytest.mark.parametrize(
    ("root", "condition", "key"),
    [
        ("enterprises", 'nameContains: "塚"', "Enterprise:1"),
        ("enterprises", 'usccStartsWith: "９１００"', "Enterprise:1"),
        ("persons", 'name: "鍾 淸 吳"', "Person:11"),
        ("persons", 'nameContains: "锺"', "Person:11"),
        ("organizations", 'name: "示例應急局"', "Organization:1"),
        ("organizations", 'nameContains: "應 急"', "Organization:1"),
        ("posts", 'title: "黨組書記"', "Post:1"),
        ("posts", 'titleContains: "書記"', "Post:1"),
        ("areas", 'name: "長橋街道"', "Area:990100001"),
        ("areas", 'nameStartsWith: "長 涇"', "Area:990100002"),
        ("documents", 'titleContains: "關於示例："', "OfficialDocument:1"),
        ("documents", 'number: "示例〔２０２６〕1號"', "OfficialDocument:1"),
        ("hazards", 'titleContains: "示例："', HAZARD),
        ("hazards", 'titleContains: "隱患"', HAZARD),
        ("hazards", 'category: "設備"', HAZARD),
    ],
)
async def test_every_condition_on_a_text_is_folded_as_names_are(
    named: Asker, root: str, condition: str, key: str
) -> None:
    found = await named.ask(f"{{ {root}(filter: {{{condition}}}) {{ edges {{ node {{ key }} }} }} }}")
    assert [edge["node"]["key"] for edge in found[root]["edges"]] == [key]


@pytest.mark.parametrize(
    ("root", "argument", "key"),
    [
        ("area", 'name: "長橋 街道"', "Area:990100001"),
        ("area", 'code: "９９０１００００１"', "Area:990100001"),
        ("organization", 'name: "示例應急局"', "Organization:1"),
        ("document", 'number: "示例〔2026〕1號"', "OfficialDocument:1"),
        ("enterprise", 'uscc: "91000000ＭＡ00000019"', "Enterprise:1"),
    ],
)
async def test_every_root_that_finds_by_a_name_folds_it(named: Asker, root: str, argument: str, key: str) -> None:
    assert await named.ask(f"{{ {root}({argument}) {{ key }} }}") == {root: {"key": key}}


def test_a_decomposed_name_is_the_composed_one() -> None:
    assert normalise("Ame\u0301lie 示例") == normalise("Amélie示例") == "Amélie示例"


async def test_a_decomposed_name_finds_what_was_imported_composed(named: Asker) -> None:
    found = await named.ask('{ enterprises(filter: {nameContains: "冶\\u91d1"}) { totalCount } }')
    assert found["enterprises"]["totalCount"] == 1
    assert NOW > RECORDED
