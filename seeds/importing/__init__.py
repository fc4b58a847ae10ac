"""Imports: official documents, workbooks and the gazetteer into the register, all of an import or nothing."""

from seeds.importing.gazetteer import ensure_gazetteer
from seeds.importing.outcome import FileReport, ImportReport
from seeds.importing.unit import ImportNotWritten, import_files

__all__ = ["FileReport", "ImportNotWritten", "ImportReport", "ensure_gazetteer", "import_files"]
