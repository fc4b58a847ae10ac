"""Registers in which a document was replaced before a successor ended anything."""

from datetime import timedelta

from graph.clock import OPEN_DAY, OPEN_MOMENT, moment_text
from graph.facts import Facts, Thing, Tie
from graph.migrations.m012_superseding import end_superseded
from graph.store import Store
from seeds.stating import Cited, Term, assignment, membership
from tests.graph.register.made_up import CITY, DOCUMENT, FIRST, PERSON, SECOND, TOWN, dump, facts, places, put

SUCCESSOR, GROUP = "OfficialDocument:2", "Organization:组"


def _stated() -> Facts:
    said = facts(*places(), Thing("Organization", GROUP, {"name": "示例组", "kind": "LEADING_GROUP"}), complete=True)
    cited = Cited(DOCUMENT, row=1)
    said.add(
        assignment("LIAISON", "LIAISON", PERSON, TOWN, Term("2020-03-06"), cited),
        assignment("LIAISON", "LIAISON", PERSON, CITY, Term("2026-01-15"), cited),
        membership(PERSON, GROUP, "LEAD", Term("2020-03-06"), cited),
        Thing("OfficialDocument", SUCCESSOR, {"title": "示例新通知", "issuedOn": "2026-01-01"}),
    )
    return said


async def test_what_was_replaced_before_ends(register: Store) -> None:
    await put(register, _stated())
    # As earlier versions wrote it: nothing but the tie.
    await register.write(
        lambda transaction: transaction.run(
            "MATCH (d:OfficialDocument {key: $old}) MATCH (s:OfficialDocument {key: $new}) CREATE (s)-[:SUPERSEDES]->(d)",
            {"old": DOCUMENT, "new": SUCCESSOR},
        )
    )
    await end_superseded(register)
    rows = await register.rows(
        "MATCH (n:Assignment)-[:SUBJECT]->(a) RETURN a.key, n.validFrom, n.validTo, n.statedTo, n.recordedTo"
        " ORDER BY a.key, n.recordedFrom"
    )
    closed = rows[0][4]
    assert closed > moment_text(FIRST)
    assert rows == [
        [CITY, "2026-01-15", OPEN_DAY, None, closed],
        [TOWN, "2020-03-06", OPEN_DAY, None, closed],
        [TOWN, "2020-03-06", "2026-01-01", OPEN_DAY, OPEN_MOMENT],
    ]
    links = "MATCH (n:Assignment {validTo: '2026-01-01'})-[r]->(m) RETURN type(r), m.key ORDER BY type(r)"
    assert await register.rows(links) == [["ASSIGNEE", PERSON], ["STATED_IN", DOCUMENT], ["SUBJECT", TOWN]]
    assert (
        await register.value("MATCH (n:Membership {recordedTo: $open}) RETURN n.validTo", {"open": OPEN_MOMENT})
        == "2026-01-01"
    )
    assert await register.value("MATCH (r:Register) RETURN r.recordedAt") == closed
    before = await dump(register)
    await end_superseded(register)
    said = _stated()
    said.add(Tie("SUPERSEDES", SUCCESSOR, DOCUMENT))
    assert (await put(register, said, SECOND + timedelta(days=900))).nothing
    assert await dump(register) == before
