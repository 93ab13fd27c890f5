"""The front page of the playbook, and its pages written by hand."""

from collections.abc import Iterator

from callsheet import addresses
from callsheet.links import LinkResolver
from callsheet.outputs import Output
from callsheet.pages.bodies import site_markdown
from callsheet.pages.rendering import Renderer


def render_playbook(renderer: Renderer) -> Iterator[Output]:
    """`/playbook/` and a page for each Markdown file of the playbook."""
    prose = renderer.catalogue.playbook.prose
    yield renderer.page(
        addresses.PLAYBOOK,
        "playbook",
        title="Playbook",
        description="Who does what, and where marketing ends and sales begins.",
        prose=prose,
    )
    resolver = LinkResolver(renderer.catalogue)
    for page in prose:
        path = addresses.prose_page(page.id)
        yield renderer.page(
            path,
            "prose",
            title=page.fields.title,
            description=page.fields.summary or "",
            source=page.path,
            hide=("navigation",),
            body=site_markdown(page.body, page.path, path, resolver, renderer.addresses),
            page=page,
        )
