"""Terms of one statement that overlap or adjoin know that they are one time: in registers made before, as if they came in today."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from graph.clock import OPEN_MOMENT
from graph.cypher import CompiledCypher
from graph.labels import RUN
from graph.migrations.migration import Migration
from graph.migrations.versions import AT_ONCE, after, last_recording, note_recording, renew
from graph.runs import ONE_TIME, said_of_runs
from graph.store import Store, Transaction

Said = Mapping[str, Any]


async def note_runs(store: Store) -> None:
    """Note it in one transaction, as of a moment of its own; a second time there is nothing to do."""
    await store.write(_work)


async def _work(transaction: Transaction) -> None:
    last = await last_recording(transaction)
    found = {label: await _lacking(transaction, label) for label in ONE_TIME}
    if not any(found.values()) or last is None:
        return
    moment = after(last)
    for label, said in found.items():
        ids = list(said)
        for at in range(0, len(ids), AT_ONCE):
            await _renew(transaction, label, {id_: said[id_] for id_ in ids[at : at + AT_ONCE]}, moment)
    await note_recording(transaction, moment)


async def _lacking(transaction: Transaction, label: str) -> dict[str, Said]:
    """By the engine's ids what terms are to say of their runs and do not."""
    families: defaultdict[tuple[str, ...], list[tuple[str, str, str, Said]]] = defaultdict(list)
    page = {"after": f"{label}:", "last": f"{label};", "limit": AT_ONCE, "open": OPEN_MOMENT}
    while rows := await transaction.value(_PAGE[label], page):
        for _, id_, family, first, end, run in rows:
            families[tuple(family)].append((first, end, id_, run))
        page["after"] = rows[-1][0]
    found: dict[str, Said] = {}
    for terms in families.values():
        terms.sort(key=lambda term: term[:3])
        for (*_, id_, held), said in zip(terms, said_of_runs([term[:2] for term in terms]), strict=True):
            if {name: value for name, value in held.items() if value is not None} != said:
                found[id_] = said
    return found


async def _renew(transaction: Transaction, label: str, said: Mapping[str, Said], moment: str) -> None:
    """Close the versions, and add those that say it."""
    known: list[tuple[str, dict[str, Any]]] = await transaction.value(_KNOWN, {"rows": list(said)})
    new = {
        id_: (label, {name: value for name, value in properties.items() if name not in RUN} | dict(said[id_]))
        for id_, properties in known
    }
    await renew(transaction, list(said), new, moment)


_PAGE = {
    label: CompiledCypher(
        f"MATCH (n:{label}) WHERE n.key > $after AND n.key < $last AND n.recordedTo = $open AND n.validFrom < n.validTo"
        " WITH n ORDER BY n.key LIMIT $limit MATCH (n)-->(m) WITH n, m ORDER BY m.key"
        " WITH n, collect(m.key) AS ends ORDER BY n.key"
        " RETURN collect([n.key, elementId(n), [n.role, coalesce(n.basis, '')] + ends, n.validFrom, n.validTo,"
        " {runsFrom: n.runsFrom, runsTo: n.runsTo, isWithin: n.isWithin}])"
    )
    for label in ONE_TIME
}
_KNOWN = CompiledCypher(
    "UNWIND $rows AS id MATCH (n) WHERE elementId(n) = id RETURN collect([elementId(n), properties(n)])"
)

RUNS = Migration(16, "runs", (), note_runs)
