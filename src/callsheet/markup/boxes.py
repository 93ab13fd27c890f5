"""Boxes around the blocks of a body that are for one audience only, so that nobody passes them on.

A mark such as `::: internal` becomes an empty element before Markdown is converted, and the box
afterwards; the sanitiser, which comes last, closes what is left open.
"""

import re

from callsheet.blocks import find_marks

_ELEMENT = re.compile(r'(?:<p>\s*)?<span data-box="(internal|partner|end)"></span>(?:\s*</p>)?')
_LABELS = {"internal": "Internal only", "partner": "Partners only"}


def marked(text: str) -> str:
    """The Markdown with an element for each mark."""
    if ":::" not in text:
        return text
    lines = text.split("\n")
    for number, name in find_marks(text):
        if not name or name in _LABELS:
            lines[number] = f'\n<span data-box="{name or "end"}"></span>\n'
    return "\n".join(lines)


def boxed(html: str) -> str:
    """The HTML with a box in place of each two elements."""
    return _ELEMENT.sub(_box, html) if "data-box" in html else html


def _box(element: re.Match[str]) -> str:
    if element[1] == "end":
        return "</div>"
    label = f'<p class="cs-only-label">{_LABELS[element[1]]}</p>'
    return f'<div class="cs-only cs-only--{element[1]}">{label}'
