"""Registers that were written before things said since when they are held, and fixed ties when they were recorded."""

from graph.clock import moment_text
from graph.facts import Thing, Tie
from graph.migrations import MIGRATIONS, migrate
from graph.migrations.m015_held import HELD
from graph.store import Store
from tests.graph.register.made_up import DOCUMENT, FIRM, FIRST, SECOND, THIRD, facts, places, put

HAZARD, EARLIER = "Hazard:1", "OfficialDocument:0"


async def test_what_was_recorded_before_gets_the_moments_from_which_it_counts(register: Store) -> None:
    hazard = Thing("Hazard", HAZARD, {"number": "示例-1", "title": "示例隐患", "grade": "GENERAL"})
    await put(register, facts(*places(), hazard), FIRST)
    await put(register, facts(Tie("FOUND_AT", HAZARD, FIRM)), SECOND)
    earlier = Thing("OfficialDocument", EARLIER, {"title": "示例旧通知"})
    await put(register, facts(earlier, Tie("SUPERSEDES", DOCUMENT, EARLIER)), SECOND)
    await put(register, facts(Thing("Hazard", HAZARD, {"title": "示例重大隐患"})), THIRD)
    noted = await _noted(register)
    first, third = moment_text(FIRST), moment_text(THIRD)
    assert noted[0] == [[HAZARD, third]], "of all that is there one thing changed"
    assert {type_: since > first for type_, since in noted[1]} == {"FOUND_AT": True, "SUPERSEDES": True}
    await register.run("MATCH (n) WHERE n.changedAt IS NOT NULL SET n.changedAt = null")
    await register.run("MATCH ()-[r:FOUND_AT|SUPERSEDES]->() SET r.recordedFrom = null")
    assert await _noted(register) == [[], [["FOUND_AT", None], ["SUPERSEDES", None]]]
    await register.run("MATCH (r:Register) SET r.migration = $before", {"before": HELD.number - 1})
    assert await migrate(register) == len(MIGRATIONS) - HELD.number + 1
    # When a tie between things that were there was recorded, nobody noted: from the later of both.
    superseding = dict(noted[1])["SUPERSEDES"]
    assert await _noted(register) == [[[HAZARD, third]], [["FOUND_AT", first], ["SUPERSEDES", superseding]]]
    assert await migrate(register) == 0


async def _noted(register: Store) -> list[list[list[str]]]:
    things = await register.rows("MATCH (n) WHERE n.changedAt IS NOT NULL RETURN n.key, n.changedAt ORDER BY n.key")
    ties = await register.rows(
        "MATCH ()-[r:FOUND_AT|SUPERSEDES]->() RETURN type(r) AS tie, r.recordedFrom ORDER BY tie"
    )
    return [[list(row) for row in things], [list(row) for row in ties]]
