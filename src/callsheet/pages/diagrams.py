"""Diagrams of the journey and of each handover, drawn as SVG at build time.

Each is drawn twice, wide and tall: the style sheet shows the one that fits the screen. Colours come
from there as well (`cs-dept-1` …), so that a diagram reads in both schemes.
"""

from markupsafe import Markup

from callsheet.catalogue import Catalogue
from callsheet.model.playbook import Handover
from callsheet.model.terms import Stage
from callsheet.pages.rendering import hours
from callsheet.pages.svg import arrow, box, svg, text, wrapped


def department_number(catalogue: Catalogue, role_id: str) -> int:
    """The position of a role's department, from 1; 0 for a role that nobody knows."""
    names = list(dict.fromkeys(role.department for role in catalogue.playbook.roles))
    role = catalogue.role(role_id)
    return names.index(role.department) + 1 if role else 0


def draw_journey(catalogue: Catalogue) -> Markup:
    """The stages, who owns each, and the handovers between them; empty without stages."""
    if not catalogue.stages:
        return Markup("")
    return _wide_journey(catalogue) + _tall_journey(catalogue)


def _journey_title(catalogue: Catalogue) -> str:
    return "The journey: " + ", then ".join(stage.name for stage in catalogue.stages)


def _wide_journey(catalogue: Catalogue) -> Markup:
    """The stages in a row."""
    width, gap, top, height = 148, 14, 40, 88
    marker = "cs-head-journey"
    parts: list[Markup] = []
    middles: dict[str, float] = {}
    for index, stage in enumerate(catalogue.stages):
        x = index * (width + gap)
        middles[stage.id] = x + width / 2
        parts.append(_stage_box(x, top, width, height, stage, catalogue))
    for number, start, end in _handovers_between(catalogue, middles):
        line = top - 18
        parts.append(arrow(f"M{start:g} {top} V{line} H{end:g} V{top - 3}", marker))
        parts.append(_badge((start + end) / 2, line, number))
    # A few stages are drawn no larger than six would be.
    total = max(len(catalogue.stages), 6) * (width + gap) - gap
    title = _journey_title(catalogue)
    return svg("cs-journey cs-svg--wide", total, top + height, title, parts, marker)


def _tall_journey(catalogue: Catalogue) -> Markup:
    """The stages one below the other, the handovers on their left."""
    left, width, height, gap = 44, 276, 58, 12
    marker = "cs-head-journey-tall"
    parts: list[Markup] = []
    middles: dict[str, float] = {}
    for index, stage in enumerate(catalogue.stages):
        y = index * (height + gap)
        middles[stage.id] = y + height / 2
        parts.append(_stage_box(left, y, width, height, stage, catalogue))
    for number, start, end in _handovers_between(catalogue, middles):
        parts.append(arrow(f"M{left} {start:g} H16 V{end:g} H{left - 3}", marker))
        parts.append(_badge(16, (start + end) / 2, number))
    total = len(catalogue.stages) * (height + gap) - gap
    title = _journey_title(catalogue)
    return svg("cs-journey cs-svg--tall", left + width, total, title, parts, marker)


def _handovers_between(
    catalogue: Catalogue, middles: dict[str, float]
) -> list[tuple[int, float, float]]:
    """Number, start and end of each handover; two that meet in one stage stand a little apart."""
    found = []
    for number, handover in enumerate(catalogue.playbook.handovers, 1):
        if handover.from_stage in middles and handover.to_stage in middles:
            start, end = middles[handover.from_stage] + 10, middles[handover.to_stage] - 10
            # One that stays in its stage, or leads back, needs room for its arrow all the same.
            found.append((number, start, end) if start < end else (number, start - 40, end + 40))
    return found


def _stage_box(
    x: float, y: float, width: float, height: float, stage: Stage, catalogue: Catalogue
) -> Markup:
    letters, lines = int(width / 7.8), int(height - 36) // 18
    number = department_number(catalogue, stage.owner or "")
    owner = wrapped(catalogue.name_of(stage.owner), letters)[:lines] if stage.owner else []
    return Markup("").join(
        [
            box(x, y, width, height, f"cs-dept-{number}"),
            text(x + 12, y + 24, wrapped(stage.name, letters - 2)[:1], "cs-svg-strong"),
            text(x + 12, y + 46, owner, "cs-svg-soft"),
        ]
    )


def _badge(x: float, y: float, number: int) -> Markup:
    return Markup(
        '<circle class="cs-svg-number" cx="{:g}" cy="{:g}" r="12"/>'
        '<text class="cs-svg-digit" x="{:g}" y="{:g}" text-anchor="middle">{}</text>'
    ).format(x, y, x, y + 5, number)


def draw_handover(handover: Handover, catalogue: Catalogue) -> Markup:
    """One handover: the two roles, what passes between them, and the way back."""
    return _wide_handover(handover, catalogue) + _tall_handover(handover, catalogue)


def _wide_handover(handover: Handover, catalogue: Catalogue) -> Markup:
    marker = f"cs-head-{handover.id}"
    side, middle, gap, top, height = 200, 230, 66, 8, 96
    centre, right = side + gap, side + gap + middle + gap
    total, below, level = right + side, top + height, top + height / 2
    parts = [
        _role_box(0, top, side, height, handover.from_role, handover.from_stage, catalogue),
        _gate(centre, top, middle, height, handover),
        _role_box(right, top, side, height, handover.to_role, handover.to_stage, catalogue),
        arrow(f"M{side + 4} {level:g} H{centre - 3}", marker),
        arrow(f"M{centre + middle + 4} {level:g} H{right - 3}", marker),
        text(total, below + 24, _promises(handover), "cs-svg-label cs-svg-end"),
        arrow(
            f"M{centre + middle / 2:g} {below} V{below + 44} H{side / 2:g} V{below + 4}",
            marker,
            "cs-svg-back",
        ),
        text(side / 2 + 12, below + 36, [_reasons(handover)], "cs-svg-label"),
    ]
    title = _handover_title(handover, catalogue)
    return svg("cs-handover-diagram cs-svg--wide", total, below + 56, title, parts, marker)


def _tall_handover(handover: Handover, catalogue: Catalogue) -> Markup:
    marker = f"cs-head-{handover.id}-tall"
    width, height, gap, x = 300, 88, 56, 40
    gate, last = height + gap, 2 * (height + gap)
    parts = [
        _role_box(0, 0, width, height, handover.from_role, handover.from_stage, catalogue),
        _gate(0, gate, width, height, handover),
        _role_box(0, last, width, height, handover.to_role, handover.to_stage, catalogue),
        arrow(f"M{x} {height + 4} V{gate - 3}", marker),
        arrow(f"M{x} {gate + height + 4} V{last - 3}", marker),
        text(x + 16, gate + height + 24, _promises(handover), "cs-svg-label"),
        arrow(
            f"M{width} {gate + height / 2:g} H{width + 20} V{height / 2:g} H{width + 4}",
            marker,
            "cs-svg-back",
        ),
        text(x + 16, height + 33, [_reasons(handover)], "cs-svg-label"),
    ]
    title = _handover_title(handover, catalogue)
    name = "cs-handover-diagram cs-svg--tall"
    return svg(name, width + 22, last + height, title, parts, marker)


def _role_box(
    x: float, y: float, width: float, height: float, role: str, stage: str, catalogue: Catalogue
) -> Markup:
    found = catalogue.term("stage", stage)
    number = department_number(catalogue, role)
    return Markup("").join(
        [
            box(x, y, width, height, f"cs-dept-{number}"),
            text(x + 14, y + 28, wrapped(catalogue.name_of(role), 22), "cs-svg-strong"),
            text(x + 14, y + height - 18, [found.name if found else stage], "cs-svg-soft"),
        ]
    )


def _gate(x: float, y: float, width: float, height: float, handover: Handover) -> Markup:
    conditions = _count(len(handover.criteria), "thing", "must be true")
    return Markup("").join(
        [
            box(x, y, width, height, "cs-svg-gate"),
            text(x + 14, y + 28, wrapped(handover.name, 26), "cs-svg-strong"),
            text(x + 14, y + height - 18, [conditions], "cs-svg-soft"),
        ]
    )


def _promises(handover: Handover) -> list[str]:
    return [
        f"accept within {hours(handover.accept_within_hours)}",
        f"first contact within {hours(handover.first_touch_within_hours)}",
    ]


def _reasons(handover: Handover) -> str:
    return _count(len(handover.reject_reasons), "reason", "to send it back")


def _handover_title(handover: Handover, catalogue: Catalogue) -> str:
    giver, taker = catalogue.name_of(handover.from_role), catalogue.name_of(handover.to_role)
    said = ", ".join(_promises(handover))
    return f"{handover.name}: from {giver} to {taker}; {said}; {_reasons(handover)}"


def _count(number: int, noun: str, rest: str) -> str:
    return f"{number} {noun if number == 1 else noun + 's'} {rest}"
