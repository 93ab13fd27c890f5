"""The meetings that marketing and sales keep."""

from collections.abc import Iterator

from callsheet import addresses
from callsheet.outputs import Output
from callsheet.pages.rendering import Renderer


def render_meetings(renderer: Renderer) -> Iterator[Output]:
    """`/playbook/meetings/`."""
    yield renderer.page(
        addresses.MEETINGS,
        "meetings",
        title="Meetings",
        description="When the departments meet, what for, and what comes out of it.",
        source="playbook/meetings.yml",
    )
