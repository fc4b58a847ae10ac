"""The import itself: one unit of work for all files, undone where any has an error or nothing is to be written."""

import asyncio
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from neo4j.exceptions import Neo4jError

from graph.engine.errors import EngineError
from graph.register import Clock
from graph.store import Store, Transaction
from seeds.importing.attachments import AttachmentStore
from seeds.importing.beside import keep_attachments, with_attachments
from seeds.importing.inputs import Input, read_inputs
from seeds.importing.one_file import Importer
from seeds.importing.originals import Originals
from seeds.importing.outcome import FileReport, ImportReport
from seeds.readers.mapped import load_mapping


class ImportNotWritten(EngineError):
    """The engine refused to write an import, and nothing of it was written."""

    def __init__(self, reason: Neo4jError) -> None:
        super().__init__(
            "The engine could not write the import, and nothing of it was recorded. Is its disk full? "
            f"Its log says more; what it answered: {reason.message}"
        )


class _UndoneError(Exception):
    """Ends a unit of work that must leave nothing behind, and carries what it would have done."""

    def __init__(self, report: ImportReport) -> None:
        super().__init__("nothing is to be written")
        self.report = report


async def import_files(
    store: Store,
    paths: Sequence[Path],
    *,
    dry_run: bool = False,
    issued_on: date | None = None,
    now: Clock,
    originals: Originals | None = None,
    mapping: Path | None = None,
    attachments: AttachmentStore | None = None,
) -> ImportReport:
    """Import official documents (TXT, DOCX, PDF) and workbooks (XLSX): all of them in one transaction, or nothing.

    With a `mapping` (a TOML file, docs/importing.md) every file is a table of one's own that is read with it.

    An error in any file leaves the register as it was, and so does `dry_run`, which does the very same work and then
    rolls it back. A file may refer to what an earlier one of the same import brings. `issued_on` is the day (Asia/
    Shanghai) of the documents that do not say theirs; without it the day that an earlier import was given counts.
    The files themselves go to `originals`, those beside a workbook that its records name to `attachments`, before anything is
    recorded, so that the register names none that is not there.

    What is wrong with a file is in the report. Raises ImportNotWritten where the engine cannot write (a full disk),
    EngineUnavailable where it is away or dies, RegisterNotReady while a load is unfinished, OSError where the files cannot be
    kept. Nothing is half-written then.
    """
    mapped, problems = await asyncio.to_thread(load_mapping, mapping) if mapping else (None, ())
    if mapping and mapped is None:
        return ImportReport((FileReport(mapping.name, problems=problems),), dry_run)
    inputs = await asyncio.to_thread(read_inputs, paths, issued_on, mapped)
    inputs = await asyncio.to_thread(with_attachments, inputs, paths, attachments)
    if not any(_usable(each) for each in inputs):
        return ImportReport(tuple(FileReport(each.file, problems=each.problems) for each in inputs), dry_run)

    async def work(transaction: Transaction) -> ImportReport:
        importer = Importer(transaction, now)
        report = ImportReport(tuple([await importer.take(each) for each in inputs]), dry_run)
        if dry_run or report.has_errors:
            raise _UndoneError(report)
        if originals:
            await asyncio.to_thread(_keep, originals, inputs)
        if attachments:
            await asyncio.to_thread(keep_attachments, inputs, paths, attachments)
        return report

    try:
        return await store.write(work)
    except _UndoneError as undone:
        return undone.report
    except Neo4jError as error:
        raise ImportNotWritten(error) from error


def _keep(originals: Originals, inputs: Sequence[Input]) -> None:
    for each in inputs:
        originals.keep(each.content, each.suffix)


def _usable(each: Input) -> bool:
    return each.parsed is not None and not each.parsed.errors
