"""Makes a PPTX: a title slide, then one slide for each section of the source.

Titles and text stand in the layout's placeholders, so that the outline, screen readers and
whoever changes the deck find them.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pptx.dml.color import RGBColor
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Emu, Inches, Length, Pt

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
from tools.attachments.deck_package import write_package
from tools.attachments.deck_template import TEXT_LAYOUT, TITLE_LAYOUT, new_presentation
from tools.attachments.sources import Source, written_day

_LEFT, _TOP, _WIDTH = Inches(0.75), Inches(1.65), Inches(11.83)
_GAP = Inches(0.22)
_SIZE = 19.0  # points, the size that the master gives to text
_ALONE = 1.25  # how much larger text is that has a slide for itself


@dataclass(frozen=True)
class _Slide:
    title: Text
    blocks: tuple[Block, ...]


def _rgb(colour: str) -> RGBColor:
    return RGBColor(*bytes.fromhex(colour))  # type: ignore[no-untyped-call]


def render_deck(source: Source) -> bytes:
    """The whole file."""
    presentation = new_presentation()
    _add_title_slide(presentation, source)
    for slide in _slides(source.blocks):
        _add_slide(presentation, slide)
    return write_package(presentation, source)


def _slides(blocks: tuple[Block, ...]) -> Iterator[_Slide]:
    title: Text | None = None
    held: list[Block] = []
    for block in blocks:
        if isinstance(block, Heading):
            if title is not None:
                yield _Slide(title, tuple(held))
            title, held = block.text, []
        elif title is None:
            raise ValueError("a deck begins with a heading: each heading is a slide")
        else:
            held.append(block)
    if title is not None:
        yield _Slide(title, tuple(held))


def _add_title_slide(presentation: Any, source: Source) -> None:
    slide = presentation.slides.add_slide(presentation.slide_layouts[TITLE_LAYOUT])
    slide.shapes.title.text = source.title
    slide.placeholders[1].text = f"{source.lead}\n{written_day(source.on)}"


def _add_slide(presentation: Any, content: _Slide) -> None:
    slide = presentation.slides.add_slide(presentation.slide_layouts[TEXT_LAYOUT])
    _write(slide.shapes.title.text_frame.paragraphs[0], content.title)
    placeholder = slide.placeholders[1]
    top: Length = _TOP
    pieces = list(_pieces(content.blocks))
    scale = _ALONE if all(isinstance(piece, list) for piece in pieces) else 1.0
    for piece in pieces:
        if isinstance(piece, Grid):
            height = _add_table(slide, piece, top)
        elif isinstance(piece, Figures):
            height = _add_figures(slide, piece, top)
        else:
            height = _height(piece, scale)
            if placeholder is None:
                raise ValueError("a slide has one run of text; put tables and figures around it")
            placeholder.left, placeholder.top = _LEFT, top
            placeholder.width, placeholder.height = _WIDTH, height
            _fill(placeholder.text_frame, piece, scale)
            placeholder = None
        top = Emu(top + height + _GAP)
    if placeholder is not None:
        placeholder.element.getparent().remove(placeholder.element)
    if top > Inches(6.95):
        raise ValueError(f"too much for one slide: {plain(content.title)}")


def _pieces(blocks: tuple[Block, ...]) -> Iterator[Grid | Figures | list[Block]]:
    """Tables and figures one by one; text that stands together, together."""
    held: list[Block] = []
    for block in blocks:
        if isinstance(block, Grid | Figures):
            if held:
                yield held
                held = []
            yield block
        else:
            held.append(block)
    if held:
        yield held


def _lines(text: str, room: int) -> int:
    return max(1, -(-len(text) // room))


def _height(blocks: list[Block], scale: float) -> Length:
    """A careful guess, in lines of the text's size."""
    lines = 0.0
    for block in blocks:
        match block:
            case Bullets():
                lines += sum(_lines(plain(item), int(92 / scale)) + 0.35 for item in block.items)
            case Quote():
                lines += sum(_lines(plain(line), int(90 / scale)) for line in block.lines) + 1.2
            case Prose():
                lines += _lines(plain(block.text), int(94 / scale)) + 0.35
            case _:
                raise ValueError("not text")
    return Inches(0.34 * scale * lines + 0.1)


def _fill(frame: Any, blocks: list[Block], scale: float) -> None:
    frame.word_wrap = True
    fresh = True
    for block in blocks:
        lines: tuple[Text, ...]
        match block:
            case Bullets():
                lines = block.items
            case Quote():
                lines = block.lines
            case Prose():
                lines = (block.text,)
            case _:
                raise ValueError("not text")
        for line in lines:
            paragraph = frame.paragraphs[0] if fresh else frame.add_paragraph()
            fresh = False
            _write(paragraph, line)
            _mark_paragraph(paragraph, block)
            if scale != 1.0:
                for run in paragraph.runs:
                    run.font.size = Pt(_SIZE * scale)
                paragraph.space_before = Pt(12)
            if isinstance(block, Quote) and line is lines[0]:
                paragraph.space_before = Pt(20 * scale)


def _mark_paragraph(paragraph: Any, block: Block) -> None:
    """The sign in front of a line: a number, a box, the master's bullet, or none."""
    properties = paragraph._p.get_or_add_pPr()
    if isinstance(block, Bullets) and block.numbered:
        properties.append(parse_xml(f'<a:buFont {nsdecls("a")} typeface="+mj-lt"/>'))
        properties.append(parse_xml(f'<a:buAutoNum {nsdecls("a")} type="arabicPeriod"/>'))
    elif isinstance(block, Bullets) and block.boxes:
        properties.append(parse_xml(f'<a:buFont {nsdecls("a")} typeface="Arial"/>'))
        properties.append(parse_xml(f'<a:buChar {nsdecls("a")} char="&#9633;"/>'))
    elif not isinstance(block, Bullets):
        properties.set("marL", "0")
        properties.set("indent", "0")
        properties.append(parse_xml(f"<a:buNone {nsdecls('a')}/>"))
    if isinstance(block, Quote):
        for run in paragraph.runs:
            run.font.color.rgb = _rgb(palette.VIOLET)


def _write(paragraph: Any, text: Text) -> None:
    for part in text:
        run = paragraph.add_run()
        run.text = part.text
        run.font.bold = True if part.bold else None
        run.font.italic = True if part.italic else None


def _row_height(row: tuple[Text, ...], rooms: list[int]) -> Length:
    lines = max(_lines(plain(cell), room) for cell, room in zip(row, rooms, strict=True))
    return Inches(0.24 + 0.28 * lines)


def _add_table(slide: Any, grid: Grid, top: Length) -> Length:
    rows = (grid.head, *grid.rows) if grid.has_head else grid.rows
    longest = [max(len(plain(row[column])) for row in rows) for column in range(len(rows[0]))]
    weights = [min(max(length, 9), 52) for length in longest]
    rooms = [max(4, int(106 * weight / sum(weights))) for weight in weights]
    heights = [_row_height(row, rooms) for row in rows]
    height = Emu(sum(heights))
    frame = slide.shapes.add_table(len(rows), len(rows[0]), _LEFT, top, _WIDTH, height)
    table = frame.table
    table.first_row = grid.has_head
    for column, weight in enumerate(weights):
        table.columns[column].width = Emu(int(_WIDTH * weight / sum(weights)))
    for index, row in enumerate(rows):
        table.rows[index].height = heights[index]
        is_head = grid.has_head and index == 0
        for column, cell in enumerate(row):
            _fill_cell(table.cell(index, column), cell, is_head, index % 2 == 0)
    return height


def _fill_cell(cell: Any, text: Text, is_head: bool, is_even: bool) -> None:
    cell.fill.solid()
    fill = palette.INK if is_head else palette.PALE if is_even else palette.WHITE
    cell.fill.fore_color.rgb = _rgb(fill)
    cell.vertical_anchor = MSO_ANCHOR.MIDDLE
    cell.margin_top = cell.margin_bottom = Inches(0.05)
    paragraph = cell.text_frame.paragraphs[0]
    _write(paragraph, text)
    for run in paragraph.runs:
        run.font.size = Pt(16)
        run.font.bold = True if is_head else run.font.bold
        colour = palette.WHITE if is_head else palette.TEXT
        run.font.color.rgb = _rgb(colour)
    if not is_head:
        line = (
            f'<a:lnB {nsdecls("a")} w="9525"><a:solidFill><a:srgbClr val="{palette.LINE}"/>'
            "</a:solidFill></a:lnB>"
        )
        properties = cell._tc.get_or_add_tcPr()
        properties.insert(0, parse_xml(line))


def _add_figures(slide: Any, figures: Figures, top: Length) -> Length:
    count = len(figures.items)
    width = Emu(int((_WIDTH - _GAP * (count - 1)) / count))
    height = Inches(1.75)
    for index, (value, label) in enumerate(figures.items):
        left = Emu(_LEFT + index * (width + _GAP))
        card = slide.shapes.add_shape(MSO_SHAPE.ROUNDED_RECTANGLE, left, top, width, height)
        card.name = f"Figure {index + 1}"
        card.adjustments[0] = 0.06
        card.fill.solid()
        card.fill.fore_color.rgb = _rgb(palette.PALE)
        card.line.fill.background()
        style = card.element.find(qn("p:style"))
        if style is not None:  # no shadow and no colours of a theme that may change
            card.element.remove(style)
        frame = card.text_frame
        frame.word_wrap = True
        frame.vertical_anchor = MSO_ANCHOR.MIDDLE
        for line, size, bold, colour in (
            (value, 30, True, palette.VIOLET),
            (label, 14, False, palette.GREY),
        ):
            paragraph = frame.paragraphs[0] if size == 30 else frame.add_paragraph()
            paragraph.alignment = PP_ALIGN.CENTER
            run = paragraph.add_run()
            run.text = line
            run.font.size, run.font.bold = Pt(size), bold
            run.font.color.rgb = _rgb(colour)
    return height
