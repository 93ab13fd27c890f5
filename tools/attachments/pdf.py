"""Makes a PDF: A4 pages with Larkspur's head and foot, in fonts that every reader has.

The bytes depend on the source alone. Nothing is compressed, because zlib and its successors
compress the same text into different bytes.
"""

import io
from collections.abc import Iterator
from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib.colors import Color, HexColor
from reportlab.lib.enums import TA_CENTER
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    CondPageBreak,
    Flowable,
    Frame,
    ListFlowable,
    ListItem,
    PageTemplate,
    Paragraph,
    Spacer,
    Table,
    TableStyle,
)

from tools.attachments import palette
from tools.attachments.blocks import (
    Block,
    Bullets,
    Figures,
    Grid,
    Heading,
    Prose,
    Quote,
    Text,
    plain,
)
from tools.attachments.pdf_page import SIDE, WIDTH, draw_head_and_foot, set_date
from tools.attachments.sources import Source

_FOOT = 19 * mm
_HEAD_ROOM = 28 * mm


def _colour(name: str) -> Color:
    return HexColor(f"#{name}")


_INK, _VIOLET, _PALE = _colour(palette.INK), _colour(palette.VIOLET), _colour(palette.PALE)
_LINE, _GREY, _TEXT = _colour(palette.LINE), _colour(palette.GREY), _colour(palette.TEXT)

_PROSE = ParagraphStyle(
    "prose", fontName="Helvetica", fontSize=9.6, leading=13.2, textColor=_TEXT, spaceAfter=5
)
_LEAD = ParagraphStyle("lead", _PROSE, fontSize=11.5, leading=16, textColor=_GREY, spaceAfter=10)
_KIND = ParagraphStyle(
    "kind", _PROSE, fontName="Helvetica-Bold", fontSize=8.5, textColor=_VIOLET, spaceAfter=3
)
_TITLE = ParagraphStyle(
    "title",
    fontName="Helvetica-Bold",
    fontSize=21,
    leading=25,
    textColor=_INK,
    spaceAfter=7,
)
_SECTION = ParagraphStyle(
    "section",
    fontName="Helvetica-Bold",
    fontSize=12.5,
    leading=16,
    textColor=_INK,
    spaceBefore=6,
    spaceAfter=3,
    keepWithNext=1,
)
_CELL = ParagraphStyle("cell", _PROSE, fontSize=9, leading=12, spaceAfter=0)
_HEAD = ParagraphStyle("head", _CELL, fontName="Helvetica-Bold", textColor=_colour(palette.WHITE))
_FIRST = ParagraphStyle("first", _CELL, textColor=_INK)
_QUOTE = ParagraphStyle("quote", _PROSE, fontSize=10.4, leading=14.5, textColor=_INK, spaceAfter=0)
_VALUE = ParagraphStyle(
    "value",
    fontName="Helvetica-Bold",
    fontSize=17,
    leading=21,
    textColor=_VIOLET,
    alignment=TA_CENTER,
)
_LABEL = ParagraphStyle(
    "label", _CELL, fontSize=8.2, leading=10.4, alignment=TA_CENTER, textColor=_GREY
)


def render_pdf(source: Source) -> bytes:
    """The whole file."""
    made = io.BytesIO()
    document = BaseDocTemplate(
        made,
        pagesize=A4,
        title=source.title,
        author=palette.COMPANY,
        subject=source.lead,
        creator=palette.COMPANY,
        lang="en-GB",
        invariant=1,
        pageCompression=0,
    )
    frame = Frame(SIDE, _FOOT, WIDTH, A4[1] - _FOOT - _HEAD_ROOM, 0, 0, 0, 0)

    def decorate(canvas: Canvas, _: BaseDocTemplate) -> None:
        if canvas.getPageNumber() == 1:
            set_date(canvas, source.on)
        draw_head_and_foot(canvas, source)

    document.addPageTemplates([PageTemplate("page", [frame], onPage=decorate)])
    document.build(list(_flow(source)))
    return made.getvalue()


def _flow(source: Source) -> Iterator[Flowable]:
    yield Paragraph(escape(source.kind.upper()), _KIND)
    yield Paragraph(escape(source.title), _TITLE)
    yield Paragraph(escape(source.lead), _LEAD)
    for block in source.blocks:
        yield from _flowables(block)


def _flowables(block: Block) -> Iterator[Flowable]:
    match block:
        case Heading():
            yield CondPageBreak(18 * mm)
            yield Paragraph(_markup(block.text), _SECTION)
        case Prose():
            yield Paragraph(_markup(block.text), _PROSE)
        case Quote():
            yield _quote(block)
            yield Spacer(0, 7)
        case Bullets():
            yield _bullets(block)
            yield Spacer(0, 4)
        case Grid():
            yield _table(block)
            yield Spacer(0, 7)
        case Figures():
            yield _figures(block)
            yield Spacer(0, 10)


def _markup(text: Text) -> str:
    """The text in the small markup of reportlab's paragraphs."""
    parts = []
    for run in text:
        run.text.encode("cp1252")  # what the standard fonts can show; else an error that says so
        part = escape(run.text)
        part = f"<i>{part}</i>" if run.italic else part
        parts.append(f"<b>{part}</b>" if run.bold else part)
    return "".join(parts)


def _quote(quote: Quote) -> Table:
    lines = [[Paragraph(_markup(line), _QUOTE)] for line in quote.lines]
    table = Table(lines, colWidths=[WIDTH])
    table.setStyle(
        TableStyle(
            [
                ("BACKGROUND", (0, 0), (-1, -1), _PALE),
                ("LINEBEFORE", (0, 0), (0, -1), 2.5, _VIOLET),
                ("LEFTPADDING", (0, 0), (-1, -1), 10),
                ("RIGHTPADDING", (0, 0), (-1, -1), 10),
                ("TOPPADDING", (0, 0), (-1, -1), 4),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 5),
            ]
        )
    )
    return table


def _bullets(bullets: Bullets) -> ListFlowable:
    style = ParagraphStyle("item", _PROSE, spaceAfter=2.5)
    items: list[Any] = [ListItem(Paragraph(_markup(item), style)) for item in bullets.items]
    look: dict[str, Any] = {"bulletColor": _VIOLET, "bulletFontSize": 9.6, "leftIndent": 14}
    if bullets.numbered:
        return ListFlowable(
            items,
            bulletType="1",
            bulletFormat="%s.",
            bulletFontName="Helvetica-Bold",
            **{**look, "leftIndent": 16},
        )
    if bullets.boxes:  # the empty square of ZapfDingbats, a font of every reader as well
        look = {**look, "bulletFontName": "ZapfDingbats", "bulletColor": _GREY}
        return ListFlowable(items, bulletType="bullet", start="\u274f", **look)
    return ListFlowable(items, bulletType="bullet", start="\u2022", **look)


def _table(grid: Grid) -> Table:
    rows = [
        [Paragraph(_markup(cell), _CELL if column else _FIRST) for column, cell in enumerate(row)]
        for row in grid.rows
    ]
    style: list[Any] = [
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LINEBELOW", (0, 0), (-1, -1), 0.5, _LINE),
        ("TOPPADDING", (0, 0), (-1, -1), 2.5),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 4),
        ("LEFTPADDING", (0, 0), (-1, -1), 6),
        ("RIGHTPADDING", (0, 0), (-1, -1), 6),
    ]
    is_form = not any(plain(cell) for row in grid.rows for cell in row[1:])
    start = 0
    if grid.has_head:
        rows.insert(0, [Paragraph(_markup(cell), _HEAD) for cell in grid.head])
        style.append(("BACKGROUND", (0, 0), (-1, 0), _INK))
        start = 1
    for index in range(start + 1, len(rows), 2):
        style.append(("BACKGROUND", (0, index), (-1, index), _PALE))
    for index, row in enumerate(grid.rows, start):
        if is_form and not any(plain(cell) for cell in row[1:]):  # a line to write on
            style.append(("TOPPADDING", (0, index), (-1, index), 4.5))
            style.append(("BOTTOMPADDING", (0, index), (-1, index), 5.5))
    if is_form or any(plain(row[1]) and not plain(row[-1]) for row in grid.rows):
        style.append(("INNERGRID", (0, start), (-1, -1), 0.5, _LINE))
        style.append(("BOX", (0, start), (-1, -1), 0.5, _LINE))
    table = Table(rows, colWidths=_column_widths(grid), repeatRows=start)
    table.setStyle(TableStyle(style))
    return table


def _column_widths(grid: Grid) -> list[float]:
    """Wider for columns with more to say, yet none too narrow for a word or a figure."""
    longest = [
        max(len(plain(row[column])) for row in (grid.head, *grid.rows))
        for column in range(len(grid.head))
    ]
    weights = [min(max(length, 9), 46) for length in longest]
    return [WIDTH * weight / sum(weights) for weight in weights]


def _figures(figures: Figures) -> Table:
    count = len(figures.items)
    cells = [
        [Paragraph(escape(value), _VALUE), Paragraph(escape(label), _LABEL)]
        for value, label in figures.items
    ]
    table = Table([cells], colWidths=[WIDTH / count] * count)
    style: list[Any] = [
        ("BACKGROUND", (0, 0), (-1, -1), _PALE),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("TOPPADDING", (0, 0), (-1, -1), 7),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 9),
        ("ROUNDEDCORNERS", [5, 5, 5, 5]),
    ]
    for column in range(1, count):
        style.append(("LINEBEFORE", (column, 0), (column, 0), 0.75, _LINE))
    table.setStyle(TableStyle(style))
    return table
