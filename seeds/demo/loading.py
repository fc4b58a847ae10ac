"""Load the demonstration into a register, once."""

from collections.abc import Callable

from graph.migrations import REGISTER_KEY
from graph.register import Clock, record
from graph.register.load import holds_bulk
from graph.register.read import known_documents
from graph.store import Store, Transaction
from language import _
from seeds.demo.documents import demo_documents
from seeds.document_facts import document_facts
from seeds.document_facts.facts import document_key
from seeds.document_facts.stated import beginning
from seeds.importing.gazetteer import ensure_gazetteer
from seeds.known import areas_on
from seeds.readers.parsed import ParsedDocument
from seeds.sample import load_sample

Progress = Callable[[int, int, str], None]
"""Told what is done, of how many, and in words what of."""

ENTERPRISES, RECORDS = 300, 60
"""With so few records there are a handful of hazards and one incident: something of every type, and a quick first start."""
GAZETTEER, DOCUMENTS, SAMPLE = _("Gazetteer"), _("Two documents"), _("Made-up city")

_STATE = """
MATCH (r:Register {key: $key})
RETURN collect(coalesce(r.finished, true))
"""
_STATING = """
UNWIND $rows AS key
MATCH (d:OfficialDocument {key: key}) WHERE EXISTS { MATCH (d)<-[:STATED_IN]-() }
RETURN collect(d.key)
"""


async def load_demo(store: Store, now: Clock, progress: Progress | None = None) -> None:
    """The gazetteer, the facts of the two documents, and a made-up city of 300 enterprises with a little of what happened there.

    What the register has of it stays as it is, so that an original that was imported meanwhile keeps its words; a load
    that was interrupted goes on. Raises as `ensure_gazetteer`, `graph.register.record` and `graph.register.load`.
    """
    step = progress or _silent
    await ensure_gazetteer(store, now)
    step(1, 1, GAZETTEER)
    if not await _all_there(store):
        await _load_missing(store, now, step)


async def _load_missing(store: Store, now: Clock, step: Progress) -> None:
    if await _finished(store):
        await _record_documents(store, now)
    step(1, 1, DOCUMENTS)
    await load_sample(store, ENTERPRISES, now, lambda done, total: step(done, total, SAMPLE), records=RECORDS)


async def _all_there(store: Store) -> bool:
    """The city is loaded last; it goes only where there is nothing that a load trusts to be absent."""
    return await _finished(store) and await holds_bulk(store)


async def _finished(store: Store) -> bool:
    found = await store.value(_STATE, {"key": REGISTER_KEY})
    return bool(found[0]) if found else True


async def _record_documents(store: Store, now: Clock) -> None:
    async def work(transaction: Transaction) -> None:
        documents = demo_documents()
        stating = await transaction.value(_STATING, {"rows": [document_key(document) for document in documents]})
        for document in documents:
            if document_key(document) not in stating:
                await _record(transaction, document, now)

    await store.write(work)


async def _record(transaction: Transaction, document: ParsedDocument, now: Clock) -> None:
    areas = await areas_on(transaction, beginning(document))
    known = frozenset(each.key for each in await known_documents(transaction))
    await record(transaction, document_facts(document, areas, known).facts, now)


def _silent(done: int, total: int, what: str) -> None:
    pass
