"""`/exports/coverage.xlsx`: the coverage report of an area as a workbook, its units with charts (覆盖面审计报告)."""

from collections.abc import Mapping
from contextlib import aclosing
from typing import Any

from graph.errors import NotFound
from language import _, translate
from resolvers.export import export
from resolvers.export_coverage import UNITS, CoverageTables, coverage_tables
from schema import Context
from service.answering import Answering
from service.exports.about import About, write_about
from service.exports.asking import CLOCKS, as_of
from service.exports.beside import in_turn
from service.exports.book import Book, Sheet
from service.exports.cells import cells, headings
from service.exports.failing import failed
from service.exports.pages import data, pages
from service.exports.sending import XLSX, Download, download_headers
from service.exports.tables import file_names, written

COVERAGE = _("Coverage report")
UNIT_SHEET, RULE_SHEET = _("Units"), _("Rules")
LISTS = ((_("Findings"), "findings"), (_("Exemptions"), "waived"))
"""The sheets that may be long: their titles, and what they are as exports."""
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
            await _write_lists(book, answering, context, variables)
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


async def _write_lists(book: Book, answering: Answering, context: Context, variables: Mapping[str, Any]) -> None:
    """The findings, and the waivers that silence others, each on a sheet of its own."""
    language, schema = context.language, answering.schema._schema
    for title, root in LISTS:
        asked = export(schema, root, arguments={"area": variables["area"]}, as_of=variables.get("asOf"))
        name = translate(title, language)
        sheet = await in_turn(lambda name=name, asked=asked: book.sheet(name, headings(asked.columns, language)))  # type: ignore[misc]
        async with aclosing(pages(answering, context, asked)) as found:
            await written(sheet, asked, await anext(found), found, language)


def _finish(book: Book, report: Mapping[str, Any], context: Context) -> None:
    area = [(translate(AREA, context.language), report["area"]["name"])]
    key = [(translate(AREA_KEY, context.language), report["area"]["key"])]
    write_about(book, About(context.clocks[0], context.now(), context.language, (*area, *key)))
    book.close()
