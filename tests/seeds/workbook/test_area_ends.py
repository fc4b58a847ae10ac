"""An area's end that a workbook corrects or takes back, and with it what the area became."""

import datetime as dt
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from graph import keys
from graph.facts import Facts, Thing, Tie
from graph.register import record
from graph.store import Store
from tests.asking import NOW, Asker
from tests.seeds.workbook.made_up import USCC, Row, Rows
from tests.seeds.workbook.test_all_sheets import imported
from tests.wipe import migrated

FIRST = NOW - dt.timedelta(days=5)
TOWN: Row = {"代码": "990101101", "名称": "示例一镇", "级别": "镇街级", "上级": "示例甲区"}
CITY: Rows = {
    "区划": [
        {"代码": "990100", "名称": "示例市", "级别": "市级"},
        {"代码": "990101", "名称": "示例甲区", "级别": "区县级", "上级": "示例市"},
        TOWN,
        {**TOWN, "代码": "990101102", "名称": "示例二镇"},
        {**TOWN, "代码": "990101103", "名称": "示例三镇"},
    ],
    "企业": [{"统一社会信用代码": USCC, "名称": "示例企业", "所在地": "示例一镇"}],
}
MAY, JUNE, NEVER = dt.date(2026, 5, 31), dt.date(2026, 6, 30), dt.date(9999, 12, 31)
FIRST_OF_JUNE, FIRST_OF_JULY = "2026-06-01", "2026-07-01"


def ended(last: dt.date, *heirs: str) -> Row:
    """A row that ends the town."""
    became = {"撤并方式": "并入" if len(heirs) == 1 else "分设", "并入或分设为": "、".join(heirs)} if heirs else {}
    return {**TOWN, "截止日期": last, **became}


def change(on: str, *heirs: str) -> dict[str, Any]:
    """A change as it is answered."""
    kind = "MERGED" if len(heirs) == 1 else "SPLIT"
    return {"kind": kind, "on": on, "from": [{"name": "示例一镇"}], "to": [{"name": heir} for heir in heirs]}


@pytest.fixture
async def register(store: Store, tmp_path: Path) -> Store:
    """A district with three towns and an enterprise in the first."""
    await migrated(store)
    assert not (await imported(store, tmp_path, CITY, FIRST)).problems
    return store


async def sent(store: Store, folder: Path, *rows: Row) -> None:
    """Import workbooks with a row each, an hour after the other."""
    for number, row in enumerate(rows, 1):
        moment = FIRST + dt.timedelta(hours=number)
        assert not (await imported(store, folder, {"区划": [row]}, moment, f"示例{number}.xlsx")).problems


_ASKED = """query ($day: Date!, $then: DateTime) {
  town: area(code: "990101101", asOf: {validOn: $day, knownAt: $then}) {
    existsTo changes { kind on from { name } to { name } } successors { name } }
  heir: area(code: "990101102", asOf: {validOn: $day, knownAt: $then}) { predecessors { name } changes { on } }
  changes(asOf: {validOn: $day, knownAt: $then}) { edges { node { on } } }
  inside: changes(within: "Area:990101", asOf: {validOn: $day, knownAt: $then}) { edges { node { on } } }
  search(text: "示例一镇", asOf: {validOn: $day, knownAt: $then}) { node { ... on Area { name } } }
  coverage(area: "Area:990101", asOf: {validOn: $day, knownAt: $then}) {
    findings(rule: [ENTERPRISE_IN_ENDED_AREA]) { edges { node { message } } } } }"""


async def asked(store: Store, then: dt.datetime | None = None) -> dict[str, Any]:
    """All that tells of the end, in September."""
    found: dict[str, Any] = await Asker(store).ask(_ASKED, day="2026-09-01", then=then and then.isoformat())
    return found


async def test_a_corrected_end_moves_its_change_and_one_taken_back_withdraws_it(
    register: Store, tmp_path: Path
) -> None:
    merged = change(FIRST_OF_JUNE, "示例二镇")
    await sent(register, tmp_path, ended(MAY, "示例二镇"))
    before = await asked(register)
    assert (before["town"]["changes"], before["town"]["successors"]) == ([merged], [{"name": "示例二镇"}])
    assert before["heir"] == {"predecessors": [{"name": "示例一镇"}], "changes": [{"on": FIRST_OF_JUNE}]}
    assert [hit["node"]["name"] for hit in before["search"]] == ["示例二镇"]

    for rows in ([ended(MAY, "示例二镇"), ended(JUNE, "示例二镇")], [ended(MAY, "示例二镇"), ended(JUNE)]):
        # A blank unsays nothing: without its heirs the corrected row means the same ones.
        await sent(register, tmp_path, *rows)
        town = (await asked(register))["town"]
        assert town["changes"] == [change(FIRST_OF_JULY, "示例二镇")]
        assert town["existsTo"] == FIRST_OF_JULY

    await sent(register, tmp_path, ended(NEVER))
    after = await asked(register)
    assert after["town"] == {"existsTo": None, "changes": [], "successors": []}
    assert after["heir"] == {"predecessors": [], "changes": []}
    assert (after["changes"], after["inside"]) == ({"edges": []}, {"edges": []})
    assert [hit["node"]["name"] for hit in after["search"]] == ["示例一镇"]


async def test_what_was_known_before_a_correction_stays_known(register: Store, tmp_path: Path) -> None:
    rows = [ended(MAY, "示例二镇"), ended(JUNE, "示例三镇"), ended(NEVER), ended(MAY, "示例二镇")]
    then: list[tuple[dt.datetime, dict[str, Any]]] = []
    for number, row in enumerate(rows, 1):
        moment = FIRST + dt.timedelta(hours=number)
        assert not (await imported(register, tmp_path, {"区划": [row]}, moment, f"示例{number}.xlsx")).problems
        then.append((moment, await asked(register, moment)))
    for moment, answer in then:
        assert await asked(register, moment) == answer
    told = [[(each["on"], each["to"][0]["name"]) for each in answer["town"]["changes"]] for _, answer in then]
    assert told == [[(FIRST_OF_JUNE, "示例二镇")], [(FIRST_OF_JULY, "示例三镇")], [], [(FIRST_OF_JUNE, "示例二镇")]]
    found = [answer["coverage"]["findings"]["edges"] for _, answer in then]
    assert [("示例二镇" in str(each), "示例三镇" in str(each)) for each in found] == [
        (True, False),
        (False, True),
        (False, False),
        (True, False),
    ]
    assert (await imported(register, tmp_path, {"区划": rows[-1:]}, NOW)).changes_nothing


@pytest.mark.parametrize("right", [["示例三镇"], ["示例二镇", "示例三镇"]])
async def test_the_heir_of_a_later_workbook_takes_the_place_of_the_wrong_one(
    register: Store, tmp_path: Path, right: Sequence[str]
) -> None:
    await sent(register, tmp_path, ended(MAY, "示例二镇"), ended(MAY, *right))
    found = await asked(register)
    assert found["town"]["changes"] == [change(FIRST_OF_JUNE, *right)]
    assert found["town"]["successors"] == [{"name": name} for name in right]
    (finding,) = found["coverage"]["findings"]["edges"]
    assert f"（{'、'.join(sorted(right))}）" in finding["node"]["message"]


async def test_an_older_end_of_an_area_that_began_anew_stays(register: Store, tmp_path: Path) -> None:
    again = {**ended(JUNE, "示例三镇"), "起始日期": dt.date(2024, 1, 1)}
    await sent(register, tmp_path, ended(dt.date(2023, 5, 31), "示例二镇"), again, {**again, "截止日期": MAY})
    town = (await asked(register))["town"]
    assert town["changes"] == [change(FIRST_OF_JUNE, "示例三镇"), change("2023-06-01", "示例二镇")]


async def test_what_the_gazetteer_tells_stays(register: Store, tmp_path: Path) -> None:
    town = keys.area("990101101", None, "示例一镇")
    event = keys.change_event("MERGED", FIRST_OF_JUNE, town)
    facts = Facts("gazetteer", exact=True)
    facts.add(Thing("ChangeEvent", event, {"kind": "MERGED", "on": FIRST_OF_JUNE}, FIRST_OF_JUNE))
    facts.add(Tie("CHANGED_FROM", event, town), Tie("CHANGED_TO", event, "Area:990101102"))
    await register.write(partial(record, facts=facts, now=FIRST + dt.timedelta(minutes=1)))
    await sent(register, tmp_path, ended(MAY), ended(JUNE), ended(NEVER))
    assert (await asked(register))["town"]["changes"] == [change(FIRST_OF_JUNE, "示例二镇")]
