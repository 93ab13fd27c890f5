"""Pages of the playbook written by hand."""

from collections.abc import Iterator

from callsheet import addresses
from callsheet.links import LinkResolver
from callsheet.outputs import Output
from callsheet.pages.bodies import site_markdown
from callsheet.pages.rendering import Renderer


def render_prose(renderer: Renderer) -> Iterator[Output]:
    """A page for each Markdown file of the playbook."""
    resolver = renderer.catalogue.derived(LinkResolver)
    for page in renderer.catalogue.playbook.prose:
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
