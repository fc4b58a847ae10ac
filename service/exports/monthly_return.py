"""`/exports/monthly-return.csv|xlsx`: the table of Annex 2 of 苏应急〔2020〕82号, filled in (情况表)."""

from collections.abc import Mapping
from typing import Any

from graphql import GraphQLObjectType, GraphQLSchema

from graph.errors import NotFound
from language import _, translate
from resolvers.export_columns import Column, Selection, columns
from resolvers.monthly_return import COLUMNS
from schema import Context
from service.answering import Answering
from service.exports.about import About, write_about
from service.exports.asking import CLOCKS, as_of
from service.exports.beside import in_turn
from service.exports.book import Book
from service.exports.cells import Cell, cells, headings
from service.exports.csv_text import BOM, csv_rows
from service.exports.failing import failed
from service.exports.pages import data
from service.exports.sending import CSV, XLSX, Download, download_headers
from service.exports.tables import file_names

TITLE = _("Monthly return of liaisons")
WHO, TOTAL = _("Who reports"), _("Total")
GROUPS = ((_("City or district"), 2), (_("Towns, sub-districts and development zones"), 4))
"""The headings above those of the columns, each with how many columns it stands above."""
AREA, AREA_KEY, MONTH = _("Area"), _("Area's key"), _("Month reported on")
DEMANDED_BY, LATE, MISSING = _("Demanded by"), _("Submitted late"), _("Not submitted")
UNKNOWN = _("No such records in the register")

TAKEN = ("area", "month", *CLOCKS, "lang")
PATHS = ("area.name", *COLUMNS)
_QUERY = """query MonthlyReturn($area: ID!, $month: YearMonth!, $asOf: AsOf) {{
  monthlyReturn(area: $area, month: $month, asOf: $asOf) {{
    area {{ name key }} demandedBy {{ document {{ number title }} }}
    rows {{ isLate isMissing isUnknown {row} }} total {{ {row} }} }} }}"""


async def monthly_return_download(
    answering: Answering, context: Context, stated: Mapping[str, str], suffix: str, download: Download
) -> None:
    """Send the table. Raises Failed, NotFound where there is no such area, OSError; before anything is sent."""
    variables = _variables(stated)
    table, row = _columns(answering.schema._schema)
    returned = (await data(answering, context, _QUERY.format(row=row), variables))["monthlyReturn"]
    if returned is None:
        raise NotFound(f"there is no area {stated['area'][:80]!r}", argument="area")
    language, clocks = context.language, context.clocks[0]
    month = variables["month"]
    worded = f"{translate(TITLE, language)}-{returned['area']['name']}-{month}"
    names = file_names(f"monthly-return-{month}", worded, clocks, suffix)
    if suffix == "csv":
        await download.begin(download_headers(CSV, names, language, clocks))
        if not download.head_only:
            first = [translate(WHO, language), *headings(table[1:], language)]
            await download.piece(BOM.encode() + csv_rows([first, *_rows(table, returned, language)]))
        await download.end()
        return
    book = await in_turn(lambda: Book(context.now(), translate(TITLE, language)))
    try:
        await in_turn(lambda: _write(book, table, returned, month, context))
        await download.file(book.path, download_headers(XLSX, names, language, clocks))
    finally:
        await in_turn(book.drop)


def _variables(stated: Mapping[str, str]) -> dict[str, Any]:
    if unknown := [name for name in stated if name not in TAKEN]:
        known = ", ".join(TAKEN)
        raise failed(f"{unknown[0][:80]!r} is no parameter of this export; there are {known}", argument=unknown[0][:80])
    for name, such in (("area", "Area:320500"), ("month", "2020-03")):
        if name not in stated:
            raise failed(f"{name}: it has to be said, such as {name}={such}", argument=name)
    clocks = as_of(stated)
    return {"area": stated["area"], "month": stated["month"]} | ({"asOf": clocks} if clocks else {})


def _columns(schema: GraphQLSchema) -> tuple[tuple[Column, ...], Selection]:
    kind = schema.type_map["MonthlyReturnRow"]
    if not isinstance(kind, GraphQLObjectType):
        raise TypeError("MonthlyReturnRow is no object type")
    return columns(schema, kind, PATHS)


def _rows(table: tuple[Column, ...], returned: Mapping[str, Any], language: str) -> list[list[Cell]]:
    """The sums first, as in the annex, then the areas in the order of the roster."""
    total = [translate(TOTAL, language), *cells(table[1:], returned["total"], language)]
    return [total, *(cells(table, row, language) for row in returned["rows"])]


def _write(book: Book, table: tuple[Column, ...], returned: Mapping[str, Any], month: str, context: Context) -> None:
    language = context.language
    title = f"{translate(TITLE, language)} {month}"
    who = translate(WHO, language)
    sheet = book.sheet(title, [who, *("" for _column in table[1:])])
    column = 1
    for words, width in GROUPS:
        sheet.page.merge_range(0, column, 0, column + width - 1, translate(words, language), book.bold)
        column += width
    sheet.page.freeze_panes(2, 1)
    sheet.page.set_column(0, len(table) - 1, 24)
    sheet.write([[None, *headings(table[1:], language)], *_rows(table, returned, language)])
    further: list[tuple[str, Cell]] = [
        (AREA, returned["area"]["name"]),
        (AREA_KEY, returned["area"]["key"]),
        (MONTH, month),
    ]
    document = (returned["demandedBy"] or {}).get("document") or {}
    further.append((DEMANDED_BY, document.get("number") or document.get("title")))
    for words, flag in ((LATE, "isLate"), (MISSING, "isMissing"), (UNKNOWN, "isUnknown")):
        further.append((words, "、".join(row["area"]["name"] for row in returned["rows"] if row[flag])))
    told = tuple((translate(words, language), value) for words, value in further)
    write_about(book, About(context.clocks[0], context.now(), language, told))
    book.close()
