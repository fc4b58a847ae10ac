"""The same document as TXT, DOCX and PDF gives the same facts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, replace
from typing import Any

import pytest

from seeds.readers import ParsedDocument, read_document
from seeds.report import ProblemCode
from tests.seeds.readers import made_up, made_up_points, made_up_rules
from tests.seeds.readers.in_forms import as_docx, as_pdf
from tests.seeds.readers.test_real_documents import real_path

FORMS: dict[str, Callable[[str], bytes]] = {"docx": as_docx, "pdf": as_pdf}
MADE_UP = {
    "liaison notice": made_up.liaison_notice(),
    "work plan": made_up.work_plan(),
    "key points": made_up_points.notice_of_points(),
    "duty rules": made_up_rules.page(),
}
_OF_THE_FILE = {"file", "sha256", "problems", "announced_annexes"}


def said(document: ParsedDocument) -> dict[str, Any]:
    """All that a document says, and what is wrong with it, without the lines of the file."""
    told = {each.name: getattr(document, each.name) for each in fields(document) if each.name not in _OF_THE_FILE}
    told["announced"] = [replace(annex, line=0) for annex in document.announced_annexes]
    told["problems"] = [replace(problem, line=None) for problem in document.problems if not _of_the_export(problem)]
    return told


def _of_the_export(problem: Any) -> bool:
    """A row that a file was cut off in: in DOCX and PDF every row of a table has all of its cells."""
    return problem.code is ProblemCode.ROW_LACKS_CELLS


@pytest.mark.parametrize("form", ["docx", pytest.param("pdf", marks=pytest.mark.slow)])
@pytest.mark.parametrize("name", MADE_UP)
def test_each_format_in_each_form(name: str, form: str) -> None:
    text = MADE_UP[name]
    plain, other = read_document(text.encode(), "示例"), read_document(FORMS[form](text), "示例")
    assert plain.errors == ()
    assert said(other) == said(plain)


@pytest.mark.parametrize("form", ["docx", pytest.param("pdf", marks=pytest.mark.slow)])
@pytest.mark.parametrize("prefix", ["000", "001", "002", "003", "004"])
def test_the_real_documents_in_each_form(prefix: str, form: str) -> None:
    content = real_path(prefix).read_bytes()
    plain, other = read_document(content, "示例"), read_document(FORMS[form](content.decode("utf-8-sig")), "示例")
    assert plain.errors == ()
    assert said(other) == said(plain)
    assert other.problems or prefix == "000" or not plain.problems
