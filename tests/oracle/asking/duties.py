"""What is due of holders and in areas, and what was done of it."""

from collections import Counter
from collections.abc import Mapping
from typing import Any

import pytest

from tests.oracle.conftest import Witness, told
from tests.oracle.days import after
from tests.oracle.duties import Due, dues, outlives, totals
from tests.oracle.geography import lies_in
from tests.oracle.world import Charge, Who, World

WINDOWS = (("2025-01-01", "2025-07-01"), ("2025-07-01", "2026-01-01"), ("2026-01-01", "2026-07-01"))
WHOLE = ("2025-01-01", "2026-07-01")
CLOCKS = (("2025-07-20", 2), ("2025-12-01", 3), ("2026-02-03", 4), ("2025-07-20", 6), ("2026-06-08", 6))
DUE = """fragment Due on DutyDue { duty { number citation { document { number } } } from to dueBy required done late status
  subject { ... on Area { key } ... on Enterprise { key } } assignment { validFrom } records { number } }"""
TOTALS = "duties required performed missed unknown late notYetDue waived"


def holders(world: World) -> list[Who]:
    """Whoever is charged himself, and nothing through a post or a group."""
    return sorted({charge.who for charge in world.charges.values()})


def row(witness: Witness, due: Due) -> tuple[object, ...]:
    """A period as it is compared."""
    kind = "areas" if due.charge.subject[0] == "AREA" else "enterprises"
    figures = due.required, due.done, due.late, due.status, due.records
    where = witness.key(kind, due.charge.subject[1])
    said = due.duty.document, due.duty.clause, where, due.charge.period[0]
    return *said, *due.period, due.due_by, *figures


def seen(item: Mapping[str, Any]) -> tuple[object, ...]:
    """The same of an answer."""
    records = tuple(sorted(record["number"] for record in item["records"]))
    said = item["duty"]["citation"]["document"]["number"], item["duty"]["number"]
    where = item["subject"]["key"].partition("@")[0], item["assignment"]["validFrom"]
    figures = (item[name] for name in ("required", "done", "late", "status"))
    return *said, *where, item["from"], item["to"], item["dueBy"], *figures, records


async def clocked(witness: Witness, day: str, known: int) -> str:
    """What an id of these clocks ends in."""
    asked = "query ($asOf: AsOf) { area(code: 990200, asOf: $asOf) { id } }".replace("990200", '"990200"')
    area = (await witness.ask(asked, asOf=witness.clocks(day, known)))["area"]
    return "@" + str(area["id"]).partition("@")[2]


@pytest.mark.parametrize(("day", "known"), CLOCKS)
async def test_what_holders_have_to_do(witness: Witness, day: str, known: int) -> None:
    world, ending = witness.worlds[known], await clocked(witness, day, known)
    who = holders(world)
    roots, order = [], []
    for number, (kind, name) in enumerate(who):
        key = witness.key({"PERSON": "persons", "POST": "posts", "ORGANIZATION": "organizations"}[kind], name)
        for place, window in enumerate([WHOLE]):
            asked = f'holder: "{key}{ending}", from: "{window[0]}", to: "{window[1]}"'
            roots.append(f"h{number}_{place}: dutiesDue({asked}) {{ ...Due }}")
            order.append(((kind, name), window))
    wrong = []
    for begin in range(0, len(roots), 30):
        data = await witness.ask(f"{{ {' '.join(roots[begin : begin + 30])} }} {DUE}")
        for (holder, window), answer in zip(order[begin : begin + 30], data.values(), strict=True):
            mine = [each for each in world.charges.values() if each.who == holder]
            found = [due for each in mine for due in dues(world, each, window, day)]
            sure = Counter(row(witness, due) for due in found if not outlives(world, due))
            perhaps = Counter(row(witness, due) for due in found if outlives(world, due))
            got = Counter(map(seen, answer))
            if sure - got or got - sure - perhaps:
                wrong.append((holder, window, {"missing": list(sure - got), "more": list(got - sure - perhaps)}))
    assert not wrong, told(wrong)


@pytest.mark.parametrize(("day", "known"), CLOCKS)
async def test_reports_of_areas(witness: Witness, day: str, known: int) -> None:
    world = witness.worlds[known]
    areas = [witness.city.places.city, *witness.city.places.districts]
    fields = f"totals {{ {TOTALS} }} kinds {{ kind totals {{ {TOTALS} }} }}"
    roots = " ".join(
        f'a{number}_{place}: dutyReport(area: "{witness.key("areas", area)}", from: "{window[0]}", to: "{window[1]}",'
        f" asOf: $asOf) {{ {fields} }}"
        for number, area in enumerate(areas)
        for place, window in enumerate(WINDOWS)
    )
    data = await witness.ask(f"query ($asOf: AsOf) {{ {roots} }}", asOf=witness.clocks(day, known))
    wrong: list[Any] = []
    for number, area in enumerate(areas):
        inside = [each for each in world.charges.values() if lies_in(world, each.subject, area, day)]
        for place, window in enumerate(WINDOWS):
            answer = data[f"a{number}_{place}"]
            found = [due for each in inside for due in dues(world, each, window, day)]
            sure = [due for due in found if not outlives(world, due)]
            gone = [due for each in _gone(world, area, day) for due in dues(world, each, window, day)]
            lasting = [due for due in gone if not outlives(world, due)]
            for kind, got in [("", answer["totals"]), *((each["kind"], each["totals"]) for each in answer["kinds"])]:
                either = [
                    _totals(some, kind, day) for some in (found, sure, found + gone, found + lasting, sure + lasting)
                ]
                said = {name: got[name] for name in either[0]}
                if said not in either:
                    wrong.append((area, window, kind, {"seen": said, "expected": either}))
            kinds = {due.duty.kind for due in sure}
            assert kinds <= {kind["kind"] for kind in answer["kinds"]}
    assert not wrong, told(wrong)


def _gone(world: World, area: str, day: str) -> list[Charge]:
    """What is charged with enterprises that have ended and lay in the area last: whether a report still counts it is in no text."""
    ended = {each.uscc: after(each.period[1], -1) for each in world.enterprises.values() if each.period[1] <= day}
    return [
        each
        for each in world.charges.values()
        if each.subject[1] in ended and lies_in(world, each.subject, area, ended[each.subject[1]])
    ]


def _totals(found: list[Due], kind: str, day: str) -> dict[str, int]:
    return totals([due for due in found if kind in ("", due.duty.kind)], day)
