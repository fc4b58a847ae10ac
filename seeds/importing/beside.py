"""The files that records of a workbook name, beside it or kept already: found, looked at, told by their SHA-256 before anything is
written."""

from collections.abc import Sequence
from dataclasses import replace
from hashlib import file_digest
from pathlib import Path

from seeds.importing.attachment_types import NAMES, FileType, type_of
from seeds.importing.attachments import MOST_BYTES, AttachmentStore, is_file_name
from seeds.importing.inputs import Input
from seeds.report import Place, ProblemCode, Problems
from seeds.workbook import ParsedWorkbook
from seeds.workbook.parsed import Attached, WorkbookRow
from seeds.workbook.record_rows import FOLDER
from seeds.workbook.stored_files import StoredFile, stored_file


def with_attachments(
    inputs: Sequence[Input], paths: Sequence[Path], store: AttachmentStore | None
) -> tuple[Input, ...]:
    """The inputs with the files that the records of each workbook name, and what is wrong with them: those of the folder 附件
    beside it, and by their SHA-256 those that the store has.

    A file that is not there is left out: the record may have it since an earlier import.
    """
    return tuple(_with_files(each, path.parent / FOLDER, store) for each, path in zip(inputs, paths, strict=True))


def keep_attachments(inputs: Sequence[Input], paths: Sequence[Path], store: AttachmentStore) -> None:
    """Keep the files that workbooks brought. Raises OSError as `AttachmentStore.keep`."""
    for each, path in zip(inputs, paths, strict=True):
        if isinstance(each.parsed, ParsedWorkbook):
            for name, file in each.parsed.attached.items():
                store.keep(path.parent / FOLDER / name, file.sha256, _suffix(name))


def _suffix(name: str) -> str:
    kind = type_of(name)
    assert kind  # noqa: S101 - it was read because it has one
    return kind.suffix


def _with_files(each: Input, folder: Path, store: AttachmentStore | None) -> Input:
    if not isinstance(each.parsed, ParsedWorkbook):
        return each
    problems = Problems(each.file)
    found: dict[str, Attached] = {}
    for row in each.parsed.rows["records"]:
        for name in row.names("files"):
            file = found.get(name) or _named(folder, name, store, _at(row), problems)
            if file:
                found[name] = file
    further = tuple(problems.found)
    parsed = replace(each.parsed, attached=found, problems=(*each.parsed.problems, *further))
    return replace(each, parsed=parsed, problems=(*each.problems, *further))


def _at(row: WorkbookRow) -> Place:
    return Place(row=row.number, column=row.columns.get("files"), sheet=row.sheet)


def _named(folder: Path, name: str, store: AttachmentStore | None, at: Place, problems: Problems) -> Attached | None:
    stored = stored_file(name)
    # A file that lies beside the workbook under such a name is a file like any other.
    if stored and (stored.is_renamed or not (folder / name).exists()):
        return _kept(stored, store, at, problems)
    return _read(folder, name, store.most_bytes if store else MOST_BYTES, at, problems)


def _kept(stored: StoredFile, store: AttachmentStore | None, at: Place, problems: Problems) -> Attached | None:
    """A file of the store, which looked at it when it came."""
    kind = type_of(stored.place)
    if not is_file_name(stored.name):
        problems.error(ProblemCode.CELL_WRONG, at, seen=stored.name, expected="FILE_NAME")
    elif kind is None:
        problems.error(ProblemCode.ATTACHMENT_KIND, at, seen=stored.place, expected=NAMES)
    elif type_of(stored.name) is not kind:
        problems.error(ProblemCode.ATTACHMENT_DISAGREES, at, seen=stored.name, expected=kind.name)
    elif path := store.kept.find(f"{stored.sha256}{kind.suffix}") if store else None:
        return Attached(stored.sha256, stored.name, path.stat().st_size, kind.media_type)
    return None


def _read(folder: Path, name: str, most_bytes: int, at: Place, problems: Problems) -> Attached | None:
    kind = type_of(name)
    if not is_file_name(name):
        problems.error(ProblemCode.CELL_WRONG, at, seen=name, expected="FILE_NAME")
        return None
    if kind is None:
        problems.error(ProblemCode.ATTACHMENT_KIND, at, seen=name, expected=NAMES)
        return None
    path = folder / name
    # What a link leads to does not lie beside the workbook.
    if path.is_symlink() or not path.is_file():
        return None
    try:
        return _looked_at(path, kind, most_bytes, at, problems)
    except OSError as reason:
        problems.error(ProblemCode.ATTACHMENT_UNREADABLE, at, seen=name, expected=reason.strerror)
        return None


def _looked_at(path: Path, kind: FileType, most_bytes: int, at: Place, problems: Problems) -> Attached | None:
    size = path.stat().st_size
    if not 0 < size <= most_bytes:
        problems.error(ProblemCode.ATTACHMENT_SIZE, at, seen=f"{path.name}: {size}", expected=str(most_bytes))
        return None
    if not kind.fits(path):
        problems.error(ProblemCode.ATTACHMENT_DISAGREES, at, seen=path.name, expected=kind.name)
        return None
    with path.open("rb") as file:
        digest = file_digest(file, "sha256").hexdigest()
    return Attached(digest, path.name, size, kind.media_type)
