"""The handovers: what a qualified lead is, how fast it is taken, and what happens if it is not."""

from collections.abc import Iterator

from callsheet import addresses
from callsheet.outputs import Output
from callsheet.pages.diagrams import draw_handover, draw_journey
from callsheet.pages.rendering import Renderer


def render_handovers(renderer: Renderer) -> Iterator[Output]:
    """`/playbook/handovers/`."""
    catalogue = renderer.catalogue
    yield renderer.page(
        addresses.HANDOVERS,
        "handovers",
        title="Handovers",
        description="Where marketing ends and sales begins, and what each side owes the other.",
        source="playbook/handovers.yml",
        journey=draw_journey(catalogue),
        diagrams={h.id: draw_handover(h, catalogue) for h in catalogue.playbook.handovers},
    )
