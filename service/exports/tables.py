"""The rows of a connection as a file: CSV is sent as it is read, XLSX is finished before its first byte is sent."""

from collections.abc import AsyncIterator
from contextlib import aclosing

from graph.clock import AsOf
from language import _, translate
from resolvers.export import Export
from schema import Context
from service.answering import Answering
from service.exports.about import About, write_about
from service.exports.beside import in_turn
from service.exports.book import Book, Sheet
from service.exports.cells import Cell, cells, headings
from service.exports.csv_text import BOM, csv_rows
from service.exports.pages import Row, pages
from service.exports.sending import CSV, XLSX, Download, download_headers

ROWS = _("Rows")


async def csv_download(answering: Answering, context: Context, asked: Export, download: Download) -> None:
    """Send the rows page by page. Raises Failed: before anything is sent, or in the middle of it."""
    language = context.language
    async with aclosing(pages(answering, context, asked)) as found:
        page = await anext(found)
        await download.begin(download_headers(CSV, _names(asked, context, "csv"), language, context.clocks[0]))
        if not download.head_only:
            await download.piece(BOM.encode() + csv_rows([headings(asked.columns, language)]))
            await download.piece(await in_turn(lambda: csv_rows(_cells(asked, page, language))))
            async for further in found:
                await download.piece(await in_turn(lambda rows=further: csv_rows(_cells(asked, rows, language))))  # type: ignore[misc]
    await download.end()


async def xlsx_download(answering: Answering, context: Context, asked: Export, download: Download) -> None:
    """Send the rows as one sheet, with a second one that says what they are. Raises Failed and OSError, before anything is sent."""
    language = context.language
    async with aclosing(pages(answering, context, asked)) as found:
        page = await anext(found)
        headers = download_headers(XLSX, _names(asked, context, "xlsx"), language, context.clocks[0])
        if download.head_only:
            await download.begin(headers)
            await download.end()
            return
        book = await in_turn(lambda: Book(context.now(), asked.names[language]))
        try:
            sheet = await in_turn(lambda: book.sheet(asked.names[language], headings(asked.columns, language)))
            await written(sheet, asked, page, found, language)
            await in_turn(lambda: _finish(book, sheet, asked, context))
            await download.file(book.path, headers)
        finally:
            await in_turn(book.drop)


async def written(
    sheet: Sheet, asked: Export, page: list[Row], further: AsyncIterator[list[Row]], language: str
) -> None:
    """Write a page, and all that come behind it."""
    await in_turn(lambda: sheet.write(_cells(asked, page, language)))
    async for rows in further:
        await in_turn(lambda rows=rows: sheet.write(_cells(asked, rows, language)))  # type: ignore[misc]


def file_names(plain: str, worded: str, as_of: AsOf, suffix: str) -> tuple[str, str]:
    """The names of a file for the day that it is about, in ASCII and in the words of the language."""
    return f"{plain}-{as_of.valid_on}.{suffix}", f"{worded}-{as_of.valid_on}.{suffix}"


def _names(asked: Export, context: Context, suffix: str) -> tuple[str, str]:
    return file_names(asked.root, asked.names[context.language], context.clocks[0], suffix)


def _cells(asked: Export, page: list[Row], language: str) -> list[list[Cell]]:
    return [cells(asked.columns, row, language) for row in page]


def _finish(book: Book, sheet: Sheet, asked: Export, context: Context) -> None:
    count = [(translate(ROWS, context.language), sheet.rows)]
    stated = [(name, value) for name, value in asked.variables.items() if name != "asOf"]
    write_about(book, About(context.clocks[0], context.now(), context.language, (*count, *stated)))
    book.close()
