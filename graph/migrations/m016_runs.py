"""Terms of one statement that overlap or adjoin know that they are one time: in registers made before, as if they came in today."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from graph import keys
from graph.clock import OPEN_MOMENT
from graph.cypher import CompiledCypher
from graph.labels import RUN
from graph.migrations.m012_superseding import CLOSE, CREATE, LINKS, LOCK, NOTE, after, link
from graph.migrations.migration import REGISTER_KEY, Migration
from graph.runs import ONE_TIME, said_of_runs
from graph.store import Store, Transaction

_AT_ONCE = 2_000

Said = Mapping[str, Any]


async def note_runs(store: Store) -> None:
    """Note it in one transaction, as of a moment of its own; a second time there is nothing to do."""
    await store.write(_work)


async def _work(transaction: Transaction) -> None:
    last: list[str] = await transaction.value(LOCK, {"key": REGISTER_KEY})
    found = {label: await _lacking(transaction, label) for label in ONE_TIME}
    if not any(found.values()) or not last:
        return
    moment = after(last[0])
    for label, said in found.items():
        ids = list(said)
        for at in range(0, len(ids), _AT_ONCE):
            await _renew(transaction, label, {id_: said[id_] for id_ in ids[at : at + _AT_ONCE]}, moment)
    await transaction.run(NOTE, {"key": REGISTER_KEY, "now": moment})


async def _lacking(transaction: Transaction, label: str) -> dict[str, Said]:
    """By the engine's ids what terms are to say of their runs and do not."""
    families: defaultdict[tuple[str, ...], list[tuple[str, str, str, Said]]] = defaultdict(list)
    page = {"after": f"{label}:", "last": f"{label};", "limit": _AT_ONCE, "open": OPEN_MOMENT}
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
    """Close the versions, and add those that say it, with their links."""
    ids = list(said)
    known: list[tuple[str, dict[str, Any]]] = await transaction.value(_KNOWN, {"rows": ids})
    links: list[tuple[str, str, str, dict[str, Any]]] = await transaction.value(LINKS, {"rows": ids})
    clock = {"recordedFrom": moment, "recordedTo": OPEN_MOMENT}
    new: dict[str, dict[str, Any]] = {}
    for id_, properties in known:
        kept = {name: value for name, value in properties.items() if name not in RUN}
        new[id_] = {**kept, **said[id_], **clock, "key": keys.statement(label, properties["slot"], moment)}
    created = dict(await transaction.value(CREATE[label], {"rows": list(new.values())}))
    by_type: defaultdict[str, list[list[Any]]] = defaultdict(list)
    for id_, type_, end, properties in links:
        by_type[type_].append([created[new[id_]["key"]], end, properties])
    for type_, rows in by_type.items():
        await transaction.run(link(type_), {"rows": rows})
    await transaction.run(CLOSE, {"rows": ids, "now": moment})


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
