"""The front page of the playbook."""

from collections.abc import Iterator

from callsheet import addresses
from callsheet.outputs import Output
from callsheet.pages.rendering import Renderer


def render_playbook(renderer: Renderer) -> Iterator[Output]:
    """`/playbook/`."""
    yield renderer.page(
        addresses.PLAYBOOK,
        "playbook",
        title="Playbook",
        description="Who does what, and where marketing ends and sales begins.",
        prose=renderer.catalogue.playbook.prose,
    )
