"""Searching the gazetteer: names, former names, aliases, codes, pinyin, initials, either script, on any day."""

from collections.abc import AsyncIterator
from functools import partial
from typing import Any

import pytest
import pytest_asyncio

from graph import keys
from graph.facts import Facts, Thing, Tie
from graph.register import record
from seeds.gazetteer import load_gazetteer
from seeds.gazetteer.facts import gazetteer_facts
from tests.asking import NOW, Asker
from tests.resolvers.conftest import city_store  # noqa: F401 - each engine in turn
from tests.wipe import migrated, wipe

RECORDED, LATER = NOW.replace(hour=1), NOW.replace(hour=2)
FIRM, USCC = "Enterprise:91000000MA00000019", "91000000MA00000019"
HIT = "matched kind fit within { name } node { ... on Area { key name } ... on Enterprise { key name } ... on Person { key } }"


def _made_up(name: str) -> Facts:
    found = Facts("made-up")
    town = Thing("Area", "Area:990100101", {"code": "990100101", "name": "示例镇", "level": "TOWN"})
    firm = Thing("Enterprise", FIRM, {"uscc": USCC, "name": name, "isKey": True})
    found.extend([town, firm, Tie("LOCATED_IN", FIRM, town.key)])
    return found


@pytest_asyncio.fixture(scope="module")
async def atlas(city_store: Any) -> AsyncIterator[Asker]:  # noqa: F811
    """The gazetteer and one made-up enterprise, which has been renamed."""
    await wipe(city_store)
    await migrated(city_store)
    said = [(gazetteer_facts(load_gazetteer()), RECORDED), (_made_up("示例化工长江有限公司"), RECORDED)]
    for facts, now in (*said, (_made_up("示例重工有限公司"), LATER)):
        await city_store.write(partial(record, facts=facts, now=now))
    yield Asker(city_store)
    await wipe(city_store)


async def found(atlas: Asker, text: str, **variables: Any) -> list[Any]:
    """The hits for a text."""
    declared = "$text: String!, $first: Int! = 20, $kinds: [SearchKind!], $asOf: AsOf"
    asked = "text: $text, first: $first, kinds: $kinds, asOf: $asOf"
    query = f"query ({declared}) {{ search({asked}) {{ {HIT} }} }}"
    hits: list[Any] = (await atlas.ask(query, text=text, **variables))["search"]
    return hits


@pytest.mark.parametrize(
    ("text", "kind", "fit"),
    [
        ("昆山市", "NAME", "WHOLE"),
        ("昆山", "NAME", "BEGINNING"),
        ("崑山", "NAME", "BEGINNING"),
        (" 昆 山 ", "NAME", "BEGINNING"),
        ("kss", "INITIALS", "WHOLE"),
        ("KSS", "INITIALS", "WHOLE"),
        ("kunshan", "PINYIN", "BEGINNING"),
        ("Kūn shān", "PINYIN", "BEGINNING"),
        ("320583", "CODE", "WHOLE"),
        ("３２０５８３", "CODE", "WHOLE"),
        ("32058", "CODE", "BEGINNING"),
    ],
)
async def test_an_area_is_found(atlas: Asker, text: str, kind: str, fit: str) -> None:
    hits = await found(atlas, text, first=100)
    hit = next(hit for hit in hits if hit["node"].get("key") == "Area:320583")
    assert (hit["kind"], hit["fit"], hit["within"]["name"]) == (kind, fit, "苏州市")
    if kind != "CODE":
        assert hits[0] == hit


async def test_phrases_decide_how_a_character_is_read(atlas: Asker) -> None:
    assert (await found(atlas, "zhangjiagangshi"))[0]["node"]["name"] == "张家港市"
    assert (await found(atlas, "shilizhonggong"))[0]["node"]["key"] == FIRM
    assert (await found(atlas, "huagongchangjiang"))[0]["matched"] == "示例化工长江有限公司"


async def test_what_became_of_an_area_is_found_by_its_name(atlas: Asker) -> None:
    today = await found(atlas, "金坛市")
    assert [(h["node"]["name"], h["matched"], h["kind"]) for h in today] == [("金坛区", "金坛市", "FORMER_NAME")]
    heirs = {(hit["node"]["name"], hit["kind"]) for hit in await found(atlas, "金港镇")}
    assert heirs == {(name, "PREDECESSOR") for name in ("金港街道", "后塍街道", "德积街道")}
    then = await found(atlas, "金坛市", asOf={"validOn": "2015-01-01"})
    assert [(h["node"]["name"], h["matched"], h["kind"]) for h in then] == [("金坛市", "金坛市", "NAME")]


async def test_an_alias_is_found_and_said(atlas: Asker) -> None:
    (hit,) = await found(atlas, "张家港冶金园")
    assert (hit["node"]["key"], hit["kind"], hit["fit"]) == ("Area:320582406", "ALIAS", "WHOLE")


async def test_namesakes_are_told_apart_by_their_area(atlas: Asker) -> None:
    hits = [hit for hit in await found(atlas, "开发区") if hit["fit"] == "WHOLE"]
    assert {hit["within"]["name"] for hit in hits} >= {"吴中区", "昆山市"}


async def test_an_enterprise_is_found_by_code_and_by_the_middle_of_its_name(atlas: Asker) -> None:
    for text, kind in ((USCC, "CODE"), (USCC.lower()[5:12], "CODE"), ("例重工", "NAME"), ("slzgyxgs", "INITIALS")):
        hit = next(hit for hit in await found(atlas, text) if hit["node"].get("key") == FIRM)
        assert (hit["kind"], hit["within"]["name"]) == (kind, "示例镇")


async def test_the_name_before_is_a_former_name_and_then_it_was_the_name(atlas: Asker) -> None:
    (now,) = await found(atlas, "化工长江")
    assert (now["kind"], now["matched"], now["node"]["name"]) == (
        "FORMER_NAME",
        "示例化工长江有限公司",
        "示例重工有限公司",
    )
    before = {"knownAt": NOW.replace(hour=1, minute=30).isoformat()}
    (then,) = await found(atlas, "化工长江", asOf=before)
    assert (then["kind"], then["fit"], then["node"]["name"]) == ("NAME", "PART", "示例化工长江有限公司")
    assert await found(atlas, "示例重工", asOf=before) == []


async def test_whole_words_come_first_then_beginnings_then_areas(atlas: Asker) -> None:
    hits = await found(atlas, "苏州", first=100)
    assert hits[0]["node"]["name"] == "苏州市"
    ranks = [("WHOLE", "BEGINNING", "PART").index(hit["fit"]) for hit in hits]
    assert ranks == sorted(ranks)
    assert len({hit["node"]["key"] for hit in hits}) == len(hits), "each thing once"
    assert await found(atlas, "苏州", first=3) == hits[:3]


async def test_kinds_narrow_the_search(atlas: Asker) -> None:
    assert await found(atlas, "示例", kinds=["PERSON", "DOCUMENT"]) == []
    assert [hit["node"]["key"] for hit in await found(atlas, "示例", kinds=["ENTERPRISE"])] == [FIRM]


async def test_what_is_nowhere_is_not_found(atlas: Asker) -> None:
    assert await found(atlas, "无此地") == []
    assert await found(atlas, "u") == []
    assert await found(atlas, keys.area("999999")) == []


@pytest.mark.parametrize(("arguments", "named"), [
    ('text: ""', "text"), ('text: "（ ）|"', "text"), ('text: "a", first: 0', "first"), ('text: "a", first: -1', "first"),
    ('text: "a", first: 101', "first"), ('text: "a", kinds: []', "kinds"),
])  # fmt: skip
async def test_mistaken_arguments_are_named(atlas: Asker, arguments: str, named: str) -> None:
    assert (await atlas.refused(f"{{ search({arguments}) {{ matched }} }}")).startswith(f"{named}:")
