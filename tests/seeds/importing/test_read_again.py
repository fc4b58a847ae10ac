"""A document that is read again: another name, another order of its rows, a day that somebody gave afterwards."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from graph.clock import OPEN_MOMENT
from graph.cypher import CompiledCypher
from graph.store import Store
from seeds.importing.unit import import_files
from tests.seeds.importing.made_up import NOW, found_city, written
from tests.seeds.readers.made_up import LEADERS, PLACES, liaison_notice, liaison_table, roster, work_plan

_LIVE = """MATCH (n:LABEL) WHERE n.recordedTo = $open
RETURN n.slot, n.validFrom, n.validTo, n.validFromUncertain, n.recordedFrom"""


@pytest.fixture
async def city(store: Store) -> Store:
    """A register with the areas of 示例市."""
    await found_city(store)
    return store


async def live(store: Store, label: str) -> list[list[str]]:
    """What the register holds now, by slot and period."""
    return sorted(await store.rows(CompiledCypher(_LIVE.replace("LABEL", label)), {"open": OPEN_MOMENT}), key=repr)


async def test_the_order_of_rows_and_the_name_of_the_file_are_nothing_new(city: Store, tmp_path: Path) -> None:
    first = written(tmp_path, "通知.txt", liaison_notice())
    assert not (await import_files(city, [first], now=NOW)).has_errors
    before = {label: await live(city, label) for label in ("Assignment", "Membership", "Duty", "Requirement")}
    renamed = written(tmp_path, "改名.txt", liaison_notice())
    assert (await import_files(city, [renamed], now=NOW + timedelta(days=1))).changes_nothing
    turned = liaison_notice(annexes=(liaison_table(LEADERS[::-1], PLACES[::-1]), roster()))
    again = await import_files(city, [written(tmp_path, "另存.txt", turned)], now=NOW + timedelta(days=2))
    assert not again.has_errors
    assert again.files[0].changes
    assert (again.files[0].changes.new, again.files[0].changes.withdrawn) == ({}, {})
    assert {label: await live(city, label) for label in before} == before


async def test_a_day_that_is_given_afterwards_doubles_nothing(city: Store, tmp_path: Path) -> None:
    plan = written(tmp_path, "方案.txt", work_plan(end="示例区应急管理局\n").replace("示例区", "示例市"))
    first = await import_files(city, [plan], now=NOW)
    assert not first.has_errors, first
    before = await live(city, "Membership")
    await import_files(city, [plan], now=NOW + timedelta(days=1), issued_on=date(2031, 5, 11))
    after = await live(city, "Membership")
    assert [slot for slot, *_ in after] == [slot for slot, *_ in before]
    assert {repr(term[1:4]) for term in after} == {repr(["2031-05-11", "9999-12-31", False])}
