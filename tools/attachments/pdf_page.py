"""What every page of a PDF has: head, foot, name mark; and the file's date."""

import hashlib
from datetime import date
from typing import Any

from reportlab.lib.colors import Color, HexColor
from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from tools.attachments import palette
from tools.attachments.sources import Source, written_day

SIDE = 20 * mm
WIDTH = A4[0] - 2 * SIDE


def _colour(name: str) -> Color:
    return HexColor(f"#{name}")


def set_date(canvas: Any, day: date) -> None:
    """The file's only date, and a number of its own that depends on the content alone.

    Left to itself, reportlab takes the date of SOURCE_DATE_EPOCH, if it is set, into both.
    """
    stamp = canvas._doc._timeStamp
    stamp.lt = day.timetuple()
    stamp.YMDhms = tuple(stamp.lt)[:6]
    stamp.dhh = stamp.dmm = 0
    canvas._doc.signature = hashlib.md5(usedforsecurity=False)


def draw_head_and_foot(canvas: Canvas, source: Source) -> None:
    """The company above the page; the note on the sample and the page's number below it."""
    width, height = A4
    canvas.saveState()
    _draw_mark(canvas, SIDE, height - 20.5 * mm, 8 * mm)
    canvas.setFillColor(_colour(palette.INK))
    canvas.setFont("Helvetica-Bold", 12)
    canvas.drawString(SIDE + 10.5 * mm, height - 17.3 * mm, palette.COMPANY)
    canvas.setFillColor(_colour(palette.GREY))
    canvas.setFont("Helvetica", 8.5)
    as_of = f"As of {written_day(source.on)}"
    canvas.drawRightString(width - SIDE, height - 17.3 * mm, as_of)
    canvas.setStrokeColor(_colour(palette.LINE))
    canvas.setLineWidth(0.75)
    canvas.line(SIDE, height - 23.5 * mm, width - SIDE, height - 23.5 * mm)
    canvas.line(SIDE, 16 * mm, width - SIDE, 16 * mm)
    canvas.setFont("Helvetica", 7.5)
    canvas.drawString(SIDE, 11.5 * mm, palette.NOTE)
    canvas.drawRightString(width - SIDE, 11.5 * mm, f"Page {canvas.getPageNumber()}")
    canvas.restoreState()


def _draw_mark(canvas: Canvas, x: float, y: float, size: float) -> None:
    """The name mark with its lower left corner at x, y."""
    canvas.saveState()
    canvas.translate(x, y + size)
    canvas.scale(size / palette.MARK_SIZE, -size / palette.MARK_SIZE)
    canvas.setFillColor(_colour(palette.LIGHT_VIOLET))
    left, top, right, bottom = palette.BUBBLE
    canvas.roundRect(left, top, right - left, bottom - top, palette.BUBBLE_RADIUS, 0, 1)
    tail = canvas.beginPath()
    tail.moveTo(*palette.TAIL[0])
    for point in palette.TAIL[1:]:
        tail.lineTo(*point)
    tail.close()
    canvas.drawPath(tail, stroke=0, fill=1)
    canvas.setStrokeColor(_colour(palette.WHITE))
    canvas.setLineWidth(palette.TICK_WIDTH)
    canvas.setLineCap(1)
    canvas.setLineJoin(1)
    tick = canvas.beginPath()
    tick.moveTo(*palette.TICK[0])
    for point in palette.TICK[1:]:
        tick.lineTo(*point)
    canvas.drawPath(tick, stroke=1, fill=0)
    canvas.restoreState()
