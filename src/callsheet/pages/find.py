"""The page to search on: a form, which the browser code turns into live results."""

from collections.abc import Iterator

from callsheet import addresses
from callsheet.outputs import Output
from callsheet.pages.rendering import Renderer


def render_find(renderer: Renderer) -> Iterator[Output]:
    """`/find/`."""
    yield renderer.page(
        addresses.FIND,
        "find",
        title="Find",
        description="Search everything by words, persona, stage, objection and type."
        if renderer.catalogue.is_internal
        else "Search everything here by words and by kind.",
    )
