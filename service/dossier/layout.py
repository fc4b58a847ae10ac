"""Headings, paragraphs and tables of a dossier on A4 across; long tables go over pages with their headings."""

import re
from collections.abc import Iterable, Sequence
from xml.sax.saxutils import escape

from docx import Document
from docx.document import Document as Docx
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt, RGBColor
from docx.text.paragraph import Paragraph

Cells = Sequence[str]

HEIGHT, WIDTH, MARGIN = Cm(21), Cm(29.7), Cm(1.8)
BODY = WIDTH - 2 * MARGIN
"""What stands between the margins."""
_EMU_IN_TWIP = 635

FONT, CHINESE_FONT, HEADING_FONT = "Times New Roman", "宋体", "黑体"
HEAD, SHADED = "D9E2F3", "F2F2F2"
CELL, GRID = "Cell", "Table Grid"
_KEPT_STYLES = frozenset({GRID, "Normal Table"})
_UNUSED_PARTS = ("stylesWithEffects", "thumbnail")
# What XML 1.0 has no room for: a control character in somebody's words must not cost the dossier.
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


class Page:
    """A document in the making."""

    def __init__(self) -> None:
        self.document: Docx = Document()
        section = self.document.sections[0]
        section.orientation, section.page_width, section.page_height = WD_ORIENT.LANDSCAPE, WIDTH, HEIGHT
        section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = MARGIN
        _lighten(self.document)
        _set_fonts(self.document)
        _number_pages(section.footer.paragraphs[0])

    def title(self, words: str, below: str) -> None:
        """The title, with a line below it."""
        self.document.add_heading(_clean(words), 0).alignment = WD_ALIGN_PARAGRAPH.CENTER
        self.document.add_paragraph(_clean(below)).alignment = WD_ALIGN_PARAGRAPH.CENTER

    def fill_in(self, words: Cells) -> None:
        """What is written in by hand: each behind its word, on a line of its own width."""
        paragraph = self.document.add_paragraph(("\u3000" * 2).join(f"{_clean(each)}{'＿' * 12}" for each in words))
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT

    def heading(self, words: str, level: int = 1) -> None:
        """A heading; it stays with what follows."""
        self.document.add_heading(_clean(words), level)

    def say(self, *sentences: str) -> None:
        """A paragraph each."""
        for sentence in sentences:
            self.document.add_paragraph(_clean(sentence))

    def table(self, headings: Cells, rows: Iterable[Cells], widths: Sequence[int], marked: Iterable[int] = ()) -> None:
        """A table whose heading stands on each page that it reaches; `widths` are shares, `marked` the rows that are shaded."""
        to_mark = set(marked)
        made = [_row(headings, _shares(widths), fill=HEAD, head=True)]
        made += [
            _row(cells, _shares(widths), fill=SHADED if number in to_mark else "") for number, cells in enumerate(rows)
        ]
        self._add(made, _shares(widths))

    def facts(self, rows: Iterable[tuple[str, str]]) -> None:
        """What and its value, in two columns."""
        shares = _shares((28, 72))
        self._add([_row(cells, shares, fill=SHADED, filled=1) for cells in rows], shares)

    def _add(self, rows: list[str], shares: Sequence[int]) -> None:
        table = self.document.add_table(0, len(shares), GRID)
        table.alignment, table.autofit = WD_TABLE_ALIGNMENT.CENTER, False
        for column, share in zip(table.columns, shares, strict=True):
            column.width = share * _EMU_IN_TWIP
        # Rows as XML: the library's own way takes a hundred times as long, and a dossier has thousands of cells.
        for row in rows:
            table._tbl.append(parse_xml(row))
        # Room below: two tables that touch become one.
        self.document.add_paragraph().paragraph_format.space_after = Pt(2)


def _shares(widths: Sequence[int]) -> list[int]:
    return [int(BODY * width / sum(widths)) // _EMU_IN_TWIP for width in widths]


def _row(cells: Cells, shares: Sequence[int], *, fill: str = "", filled: int | None = None, head: bool = False) -> str:
    """A row; of a heading: not cut in two, and repeated on every page."""
    said = "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>" if head else ""
    shading = f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>' if fill else ""
    bold = "<w:rPr><w:b/></w:rPr>" if head else ""
    made = [
        f'<w:tc><w:tcPr><w:tcW w:w="{share}" w:type="dxa"/>{shading if filled is None or place < filled else ""}</w:tcPr>'
        f'<w:p><w:pPr><w:pStyle w:val="{CELL}"/></w:pPr><w:r>{bold}{_lines(words)}</w:r></w:p></w:tc>'
        for place, (words, share) in enumerate(zip(cells, shares, strict=True))
    ]
    return f"<w:tr {nsdecls('w')}>{said}{''.join(made)}</w:tr>"


def _lines(words: str) -> str:
    lines = (f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in _clean(words).split("\n"))
    return "<w:br/>".join(lines)


def _lighten(document: Docx) -> None:
    """Without the table styles, the copy of all styles and the picture that the library's template brings along."""
    for style in list(document.styles):
        if style.type is WD_STYLE_TYPE.TABLE and style.name not in _KEPT_STYLES:
            style.delete()
    for owner in (document.part, document.part.package):
        for number, relationship in list(owner.rels.items()):
            if relationship.reltype.endswith(_UNUSED_PARTS):
                owner.rels.pop(number)


def _set_fonts(document: Docx) -> None:
    cell = document.styles.add_style(CELL, WD_STYLE_TYPE.PARAGRAPH)
    cell.base_style = document.styles["Normal"]
    for style in document.styles:
        if style.type is not WD_STYLE_TYPE.PARAGRAPH:
            continue
        style.font.name = FONT
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{theme}"), None)
        is_heading = style.name == "Title" or style.name.startswith("Heading")
        fonts.set(qn("w:eastAsia"), HEADING_FONT if is_heading else CHINESE_FONT)
        if is_heading:
            # As official papers have them: black, without a coloured line below.
            style.font.color.rgb = RGBColor(0, 0, 0)
            for border in style.element.findall(f".//{qn('w:pBdr')}"):
                border.getparent().remove(border)
    document.styles["Normal"].font.size = Pt(10.5)
    cell.font.size, cell.paragraph_format.space_after = Pt(9), Pt(2)
    cell.paragraph_format.space_before = Pt(2)


def _number_pages(paragraph: Paragraph) -> None:
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for field in ("PAGE", "NUMPAGES"):
        if field == "NUMPAGES":
            paragraph.add_run(" / ")
        simple = OxmlElement("w:fldSimple")
        simple.set(qn("w:instr"), field)
        paragraph._p.append(simple)


def _clean(words: str) -> str:
    return _NOT_IN_XML.sub("\N{REPLACEMENT CHARACTER}", words)
