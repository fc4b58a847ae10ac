"""The gazetteer as facts, and in the register."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from graph.clock import ALWAYS, OPEN_DAY
from graph.facts import Facts, Thing, Tie
from graph.store import Store
from seeds.gazetteer import load_gazetteer
from seeds.gazetteer.facts import area_key, edition, gazetteer_facts
from seeds.importing.gazetteer import ensure_gazetteer
from tests.seeds.importing.made_up import dump
from tests.wipe import migrated

NOW = datetime(2026, 11, 22, 3, tzinfo=UTC)


def the_facts() -> Facts:
    return gazetteer_facts(load_gazetteer())


def thing(facts: Facts, key: str) -> Thing:
    return next(thing for thing in facts.things if thing.key == key)


def ties(facts: Facts, type_: str, start: str) -> list[Tie]:
    return [tie for tie in facts.ties if (tie.type, tie.start) == (type_, start)]


def test_a_new_code_is_one_area_with_its_change() -> None:
    facts = the_facts()
    park = thing(facts, "Area:320571")
    assert (park.valid_from, park.valid_to, park.properties["code"]) == (ALWAYS, OPEN_DAY, "320576")
    assert "Area:320576" not in {each.key for each in facts.things}
    dated = [thing(facts, tie.end) for tie in ties(facts, "CODED", park.key)]
    assert [(each.properties["code"], each.valid_from, each.valid_to) for each in dated] == [
        ("320571", ALWAYS, "2023-06-30"), ("320576", "2023-06-30", OPEN_DAY)
    ]  # fmt: skip
    (event,) = [tie.start for tie in facts.ties if (tie.type, tie.end) == ("CHANGED_FROM", park.key)]
    assert [tie.end for tie in ties(facts, "CHANGED_TO", event)] == [park.key]
    assert thing(facts, event).properties == {"kind": "RECODED", "on": "2023-06-30", "onUncertain": True}


def test_an_area_exists_while_everything_above_it_does() -> None:
    facts = the_facts()
    town = thing(facts, "Area:320413001")
    assert town.valid_from == "2015-04-28", "its code begins like the one of that day"
    assert [(tie.end, tie.valid_from) for tie in ties(facts, "PART_OF", town.key)] == [("Area:320482", "2015-04-28")]


def test_a_merge_lasts_as_long_as_both() -> None:
    (tie,) = ties(the_facts(), "MERGED_WITH", "Area:320582403")
    assert (tie.end, tie.valid_from, tie.valid_to) == ("Area:320582102", ALWAYS, "2021-03-02")


def test_short_names_stand_in_their_context() -> None:
    facts = the_facts()
    names = {tie.end for tie in ties(facts, "NAMED", "Area:320505")}
    (short,) = [key for key in names if thing(facts, key).properties == {"name": "高新区", "kind": "SHORT"}]
    assert [tie.end for tie in ties(facts, "IN_CONTEXT", short)] == ["Area:320500"]


def test_no_former_name_is_that_of_today() -> None:
    former = [t for t in the_facts().things if t.properties.get("kind") == "FORMER"]
    assert all(name.valid_to != OPEN_DAY for name in former)


def test_a_zone_without_code_is_known_by_its_parent_and_name() -> None:
    gazetteer = load_gazetteer()
    key = area_key(gazetteer, "320509/吴江高新技术产业开发区")
    assert key.startswith("Area:x")
    assert thing(the_facts(), key).properties["kind"] == "FUNCTIONAL_ZONE"


def test_every_tie_ends_at_a_thing() -> None:
    facts = the_facts()
    known = {each.key for each in facts.things}
    assert len(known) == len(facts.things)
    assert {end for tie in facts.ties for end in (tie.start, tie.end)} <= known


def test_another_edition_is_noticed(tmp_path: Path) -> None:
    (tmp_path / "areas.csv").write_text("code\n")
    first = edition(tmp_path)
    (tmp_path / "areas.csv").write_text("code\n1\n")
    assert edition(tmp_path) != first


async def test_it_is_recorded_once(store: Store) -> None:
    await migrated(store)
    changes = await ensure_gazetteer(store, NOW)
    assert changes
    gazetteer = load_gazetteer()
    assert changes.new["Area"] == len(gazetteer.areas) - len(gazetteer.goes_on_as)
    before, sent = await dump(store), list[str]()
    store.on_statement = sent.append
    assert await ensure_gazetteer(store, NOW) is None
    store.on_statement = None
    assert len(sent) == 1
    assert await dump(store) == before
