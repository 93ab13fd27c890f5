"""Diagrams of the journey and of each handover, drawn as SVG at build time.

Colours come from the page's style sheet (`cs-dept-1` …), so that a diagram reads in both schemes.
"""

import textwrap
from collections.abc import Iterable

from markupsafe import Markup

from callsheet.catalogue import Catalogue
from callsheet.model.playbook import Handover
from callsheet.pages.rendering import hours

_LINE = 18
"""Height of a line of text, in units of the drawing."""

_ARROWHEAD = Markup(
    '<defs><marker id="{0}" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" '
    'orient="auto-start-reverse"><path class="cs-svg-head" d="M0 0 8 4 0 8z"/></marker></defs>'
)


def department_number(catalogue: Catalogue, role_id: str) -> int:
    """The position of a role's department, from 1; 0 for a role that nobody knows."""
    names = list(dict.fromkeys(role.department for role in catalogue.playbook.roles))
    role = catalogue.role(role_id)
    return names.index(role.department) + 1 if role else 0


def draw_journey(catalogue: Catalogue) -> Markup:
    """The stages in a row, who owns each, and the handovers between them."""
    stages = catalogue.stages
    if not stages:
        return Markup("")
    width, gap, top = 148, 14, 40
    height = top + 120
    parts: list[Markup] = []
    position = {stage.id: index for index, stage in enumerate(stages)}
    for index, stage in enumerate(stages):
        x = index * (width + gap)
        owner = stage.owner or ""
        number = department_number(catalogue, owner)
        parts.append(_box(x, top, width, 84, f"cs-dept-{number}"))
        parts.append(_text(x + 12, top + 24, _wrapped(stage.name, 16), "cs-svg-strong"))
        if owner:
            parts.append(
                _text(x + 12, top + 64, _wrapped(catalogue.name_of(owner), 20)[:1], "cs-svg-soft")
            )
    for number, handover in enumerate(catalogue.playbook.handovers, 1):
        if handover.from_stage in position and handover.to_stage in position:
            start = position[handover.from_stage] * (width + gap) + width / 2
            end = position[handover.to_stage] * (width + gap) + width / 2
            parts.append(_arc(start + 10, end - 10, top, number))
    # A few stages are drawn no larger than six would be.
    total = max(len(stages), 6) * (width + gap) - gap
    title = "The journey: " + ", then ".join(stage.name for stage in stages)
    return _svg("cs-journey", total, height - 20, title, parts, "cs-head-journey")


def _arc(start: float, end: float, top: int, number: int) -> Markup:
    """An arrow over the stages, from where a handover leaves to where it arrives."""
    if start >= end:
        start, end = start - 40, end + 40
    path = f"M{start:g} {top} V{top - 18} H{end:g} V{top - 3}"
    middle, line = (start + end) / 2, top - 18
    return Markup(
        '<path class="cs-svg-arrow" d="{}" marker-end="url(#cs-head-journey)"/>'
        '<circle class="cs-svg-number" cx="{:g}" cy="{}" r="12"/>'
        '<text class="cs-svg-digit" x="{:g}" y="{}" text-anchor="middle">{}</text>'
    ).format(path, middle, line, middle, line + 5, number)


def draw_handover(handover: Handover, catalogue: Catalogue) -> Markup:
    """One handover: the two roles, what passes between them, and the way back."""
    marker = f"cs-head-{handover.id}"
    side, middle, gap, top = 200, 230, 66, 8
    height = 96
    left, centre, right = 0, side + gap, side + gap + middle + gap
    total = right + side
    parts = [
        _role_box(left, top, side, height, handover.from_role, handover.from_stage, catalogue),
        _box(centre, top, middle, height, "cs-svg-gate"),
        _text(centre + 14, top + 28, _wrapped(handover.name, 26)[:2], "cs-svg-strong"),
        _text(
            centre + 14,
            top + 78,
            [_count(len(handover.criteria), "thing", "must be true")],
            "cs-svg-soft",
        ),
        _role_box(right, top, side, height, handover.to_role, handover.to_stage, catalogue),
        _arrow(left + side, centre, top + height / 2, marker),
        _arrow(centre + middle, right, top + height / 2, marker),
    ]
    promise = f"accept within {hours(handover.accept_within_hours)}"
    touch = f"first contact within {hours(handover.first_touch_within_hours)}"
    below = top + height
    parts.append(_text(total, below + 24, [promise, touch], "cs-svg-label cs-svg-end"))
    back = f"M{centre + middle / 2:g} {below} V{below + 44} H{side / 2:g} V{below + 4}"
    parts.append(
        Markup('<path class="cs-svg-arrow cs-svg-back" d="{}" marker-end="url(#{})"/>').format(
            back, marker
        )
    )
    reasons = _count(len(handover.reject_reasons), "reason", "to send it back")
    parts.append(_text(side / 2 + 12, below + 36, [reasons], "cs-svg-label"))
    names = catalogue.name_of(handover.from_role), catalogue.name_of(handover.to_role)
    title = f"{handover.name}: from {names[0]} to {names[1]}; {promise}, {touch}; {reasons}"
    return _svg("cs-handover-diagram", total, below + 56, title, parts, marker)


def _role_box(
    x: int, y: int, width: int, height: int, role: str, stage: str, catalogue: Catalogue
) -> Markup:
    found = catalogue.term("stage", stage)
    number = department_number(catalogue, role)
    return Markup("").join(
        [
            _box(x, y, width, height, f"cs-dept-{number}"),
            _text(x + 14, y + 28, _wrapped(catalogue.name_of(role), 22)[:2], "cs-svg-strong"),
            _text(x + 14, y + 78, [found.name if found else stage], "cs-svg-soft"),
        ]
    )


def _svg(
    name: str, width: float, height: float, title: str, parts: Iterable[Markup], marker: str
) -> Markup:
    return Markup(
        '<svg class="cs-svg {}" viewBox="-1 -1 {:g} {:g}" role="img" aria-label="{}" '
        'xmlns="http://www.w3.org/2000/svg">{}{}</svg>'
    ).format(name, width + 2, height + 2, title, _ARROWHEAD.format(marker), Markup("").join(parts))


def _box(x: float, y: float, width: float, height: float, name: str) -> Markup:
    return Markup(
        '<rect class="cs-svg-box {}" x="{:g}" y="{:g}" width="{:g}" height="{:g}" rx="8"/>'
    ).format(name, x, y, width, height)


def _arrow(start: float, end: float, y: float, marker: str) -> Markup:
    return Markup('<path class="cs-svg-arrow" d="M{:g} {:g} H{:g}" marker-end="url(#{})"/>').format(
        start + 4, y, end - 3, marker
    )


def _text(x: float, y: float, lines: Iterable[str], name: str) -> Markup:
    spans = Markup("").join(
        Markup('<tspan x="{:g}" y="{:g}">{}</tspan>').format(x, y + index * _LINE, line)
        for index, line in enumerate(lines)
    )
    return Markup('<text class="{}">{}</text>').format(name, spans)


def _wrapped(text: str, width: int) -> list[str]:
    lines = textwrap.wrap(text, width)
    if len(lines) > 2:
        lines = [lines[0], textwrap.shorten(" ".join(lines[1:]), width, placeholder="…")]
    return lines


def _count(number: int, noun: str, rest: str) -> str:
    return f"{number} {noun if number == 1 else noun + 's'} {rest}"
