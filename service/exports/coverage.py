"""`/exports/coverage.xlsx`: the coverage report of an area as a workbook, its units with charts (覆盖面审计报告)."""

from collections.abc import AsyncIterator, Mapping
from typing import Any

from graph.errors import NotFound
from language import _, translate
from resolvers.export import PAGE_ROWS
from resolvers.export_columns import Column
from resolvers.export_coverage import UNITS, CoverageTables, coverage_tables
from schema import Context
from service.answering import Answering
from service.exports.about import About, write_about
from service.exports.asking import CLOCKS, as_of
from service.exports.beside import in_turn
from service.exports.book import Book, Sheet
from service.exports.cells import cells, headings
from service.exports.failing import failed
from service.exports.pages import Row, data
from service.exports.sending import XLSX, Download, download_headers
from service.exports.tables import file_names

COVERAGE = _("Coverage report")
UNIT_SHEET, RULE_SHEET, FINDING_SHEET = _("Units"), _("Rules"), _("Findings")
AREA, AREA_KEY = _("Area"), _("Area's key")
KEY_ENTERPRISES, SUBAREAS = _("Key enterprises linked"), _("Units below linked")
ALL, LINKED = _("All"), _("Linked")

TAKEN = ("area", *CLOCKS, "lang")
CHARTS = (
    (KEY_ENTERPRISES, "keyEnterprises", "keyEnterprisesWithLiaison"),
    (SUBAREAS, "subareas", "subareasWithLiaison"),
)
"""Each chart: its title, the column of all, the column of those that somebody is linked to."""

ROWS_OF_A_CHART = 20
WIDTH_OF_A_CHART = 720


async def coverage_download(
    answering: Answering, context: Context, stated: Mapping[str, str], download: Download
) -> None:
    """Send the report. Raises Failed, NotFound where there is no such area on the day, OSError; before anything is sent."""
    variables = _variables(stated)
    tables = coverage_tables(answering.schema._schema)
    report = (await data(answering, context, tables.head, variables))["coverage"]
    if report is None:
        raise NotFound(f"there is no area {stated['area'][:80]!r} on that day", argument="area")
    names = file_names(
        "coverage", f"{translate(COVERAGE, context.language)}-{report['area']['name']}", context.clocks[0], "xlsx"
    )
    headers = download_headers(XLSX, names, context.language, context.clocks[0])
    book = await in_turn(lambda: Book(context.now(), translate(COVERAGE, context.language)))
    try:
        if not download.head_only:
            await in_turn(lambda: _write_report(book, tables, report, context.language))
            await _write_findings(book, answering, context, tables, variables)
        await in_turn(lambda: _finish(book, report, context))
        await download.file(book.path, headers)
    finally:
        await in_turn(book.drop)


def _variables(stated: Mapping[str, str]) -> dict[str, Any]:
    if unknown := [name for name in stated if name not in TAKEN]:
        known = ", ".join(TAKEN)
        raise failed(f"{unknown[0][:80]!r} is no parameter of this export; there are {known}", argument=unknown[0][:80])
    if "area" not in stated:
        raise failed("area: name the area by its id, such as area=Area:320500", argument="area")
    clocks = as_of(stated)
    return {"area": stated["area"]} | ({"asOf": clocks} if clocks else {})


def _write_report(book: Book, tables: CoverageTables, report: Mapping[str, Any], language: str) -> None:
    units = book.sheet(translate(UNIT_SHEET, language), headings(tables.units, language))
    units.write(cells(tables.units, row, language) for row in report["units"])
    if units.rows:
        for place, chart in enumerate(CHARTS):
            _insert_chart(book, units, place, chart, language)
    rules = book.sheet(translate(RULE_SHEET, language), headings(tables.rules, language))
    rules.page.set_column(0, 1, 44)
    rules.write(cells(tables.rules, row, language) for row in report["rules"])


def _insert_chart(book: Book, units: Sheet, place: int, chart: tuple[str, str, str], language: str) -> None:
    """Two columns beside each other for each unit: how many there are, and how many somebody is linked to."""
    title, every, linked = chart
    drawn = book.workbook.add_chart({"type": "column"})
    for word, path in ((ALL, every), (LINKED, linked)):
        drawn.add_series(
            {
                "name": translate(word, language),
                "categories": [units.name, 1, 0, units.rows, 0],
                "values": [units.name, 1, UNITS.index(path), units.rows, UNITS.index(path)],
            }
        )
    drawn.set_title({"name": translate(title, language), "overlay": False})
    drawn.set_legend({"position": "bottom"})
    drawn.set_size({"width": WIDTH_OF_A_CHART})
    units.page.insert_chart(1 + place * ROWS_OF_A_CHART, len(UNITS) + 1, drawn)


async def _write_findings(
    book: Book, answering: Answering, context: Context, tables: CoverageTables, variables: Mapping[str, Any]
) -> None:
    language = context.language
    sheet = await in_turn(lambda: book.sheet(translate(FINDING_SHEET, language), headings(tables.findings, language)))
    async for page in _findings(answering, context, tables, variables):
        await in_turn(lambda rows=page: sheet.write(_rows(tables.findings, rows, language)))  # type: ignore[misc]


async def _findings(
    answering: Answering, context: Context, tables: CoverageTables, variables: Mapping[str, Any]
) -> AsyncIterator[list[Row]]:
    rows = min(PAGE_ROWS, answering.settings.max_page)
    cursor: str | None = None
    while True:
        asked = {**variables, "first": rows, "after": cursor}
        page = (await data(answering, context, tables.page, asked))["coverage"]["findings"]
        yield [edge["node"] for edge in page["edges"]]
        if not page["pageInfo"]["hasNextPage"]:
            return
        cursor = page["pageInfo"]["endCursor"]


def _rows(columns: tuple[Column, ...], page: list[Row], language: str) -> list[Any]:
    return [cells(columns, row, language) for row in page]


def _finish(book: Book, report: Mapping[str, Any], context: Context) -> None:
    area = [(translate(AREA, context.language), report["area"]["name"])]
    key = [(translate(AREA_KEY, context.language), report["area"]["key"])]
    write_about(book, About(context.clocks[0], context.now(), context.language, (*area, *key)))
    book.close()
