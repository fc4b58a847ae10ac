"""The demonstration: what the documents' readers read, without the prose, and a made-up city."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from graph.facts import Facts, Statement
from graph.store import Store
from seeds.demo import demo_documents, load_demo
from seeds.document_facts import document_facts
from seeds.document_facts.stated import beginning
from seeds.gazetteer import load_gazetteer
from seeds.importing.unit import import_files
from seeds.readers import read_document
from seeds.readers.parsed import ParsedDocument
from tests.seeds.importing.made_up import dump
from tests.seeds.importing.real import real_documents
from tests.wipe import migrated

NOW = datetime(2026, 11, 22, 3, tzinfo=UTC)


def facts_of(document: ParsedDocument) -> Facts:
    return document_facts(document, load_gazetteer().known_areas(beginning(document))).facts


def without_words(statement: Statement) -> Statement:
    """The statement without the words of a sentence; what stands in the row of an annex keeps its cells."""
    said = statement.properties
    if "row" in said:
        return statement
    return replace(statement, properties={name: value for name, value in said.items() if name != "excerpt"})


@pytest.mark.parametrize("which", [0, 1], ids=["notice", "plan"])
def test_the_facts_are_the_readers_without_the_prose(which: int) -> None:
    demo, original = facts_of(demo_documents()[which]), facts_of(read_document(real_documents()[which]))
    assert (demo.source, demo.complete) == (original.source, original.complete)
    assert demo.things == original.things
    assert demo.ties == original.ties
    assert demo.statements == [without_words(statement) for statement in original.statements]


def test_no_sentence_of_a_document_is_kept() -> None:
    for document in demo_documents():
        for statement in facts_of(document).statements:
            excerpt = statement.properties.get("excerpt")
            assert excerpt is None or (isinstance(excerpt, str) and "｜" in excerpt)


async def test_it_is_loaded_once(store: Store) -> None:
    await migrated(store)
    steps: list[tuple[int, int, str]] = []
    await load_demo(store, NOW, lambda done, total, what: steps.append((done, total, what)))
    assert steps[:2] == [(1, 1, "Gazetteer"), (1, 1, "Two documents")]
    assert {what for _, _, what in steps[2:]} == {"Made-up city"}
    assert steps[-1][0] == steps[-1][1]
    assert await store.value("MATCH (e:Enterprise) RETURN count(e)") == 300
    loaded = await dump(store)
    await load_demo(store, NOW)
    assert await dump(store) == loaded


async def test_the_original_adds_its_words(store: Store) -> None:
    documents = real_documents()
    await migrated(store)
    await load_demo(store, NOW)
    report = await import_files(store, documents, now=NOW)
    changes = [file.changes for file in report.files]
    assert all(change and not change.new and not change.withdrawn for change in changes)
    assert [change.changed for change in changes if change] == [
        {"Duty": 8, "OfficialDocument": 1},
        {"Duty": 7, "OfficialDocument": 1},
    ]
    imported = await dump(store)
    await load_demo(store, NOW)
    assert await dump(store) == imported
