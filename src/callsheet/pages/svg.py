"""Pieces of SVG: boxes, arrows and lines of text. All text is escaped."""

import textwrap
from collections.abc import Iterable

from markupsafe import Markup

_LINE = 18
"""Height of a line of text, in units of the drawing."""

_ARROWHEAD = Markup(
    '<defs><marker id="{0}" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" '
    'orient="auto-start-reverse"><path class="cs-svg-head" d="M0 0 8 4 0 8z"/></marker></defs>'
)


def svg(
    name: str, width: float, height: float, title: str, parts: Iterable[Markup], marker: str
) -> Markup:
    """A drawing; `title` is what a screen reader says, `marker` an id of its own in the page."""
    return Markup(
        '<svg class="cs-svg {}" viewBox="-1 -1 {:g} {:g}" role="img" aria-label="{}" '
        'xmlns="http://www.w3.org/2000/svg">{}{}</svg>'
    ).format(name, width + 2, height + 2, title, _ARROWHEAD.format(marker), Markup("").join(parts))


def box(x: float, y: float, width: float, height: float, name: str) -> Markup:
    """A box with round corners."""
    return Markup(
        '<rect class="cs-svg-box {}" x="{:g}" y="{:g}" width="{:g}" height="{:g}" rx="8"/>'
    ).format(name, x, y, width, height)


def arrow(path: str, marker: str, name: str = "") -> Markup:
    """A line with a head at its end; `marker` is the drawing's own."""
    return Markup('<path class="{}" d="{}" marker-end="url(#{})"/>').format(
        f"cs-svg-arrow {name}".strip(), path, marker
    )


def text(x: float, y: float, lines: Iterable[str], name: str) -> Markup:
    """Lines of text, the first one's foot at `y`."""
    spans = Markup("").join(
        Markup('<tspan x="{:g}" y="{:g}">{}</tspan>').format(x, y + index * _LINE, line)
        for index, line in enumerate(lines)
    )
    return Markup('<text class="{}">{}</text>').format(name, spans)


def wrapped(text: str, width: int) -> list[str]:
    """At most two lines of about so many characters."""
    lines = textwrap.wrap(text, width)
    if len(lines) > 2:
        lines = [lines[0], textwrap.shorten(" ".join(lines[1:]), width, placeholder="…")]
    return lines
