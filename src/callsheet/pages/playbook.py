"""The front page of the playbook, and its pages written by hand."""

from collections.abc import Iterator

from callsheet import addresses
from callsheet.links import Kind, LinkResolver
from callsheet.model.playbook import ProsePage
from callsheet.outputs import Output
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
        yield renderer.page(
            addresses.prose_page(page.id),
            "prose",
            title=page.fields.title,
            description=page.fields.summary or "",
            source=page.path,
            hide=("navigation",),
            body=_site_markdown(page, resolver),
            page=page,
        )


def _site_markdown(page: ProsePage, resolver: LinkResolver) -> str:
    """The page's body with links to the docs tree; what is not published becomes text."""
    text = page.body.text
    for link in reversed(page.body.outline.links):
        found = resolver.resolve(page.path, link.target)
        if found.kind is Kind.PAGE and link.target_at >= 0:
            anchor = f"#{found.anchor}" if found.anchor else ""
            end = link.target_at + len(link.target)
            text = f"{text[: link.target_at]}../{found.path}{anchor}{text[end:]}"
        elif found.kind not in (Kind.EXTERNAL, Kind.ANCHOR, Kind.PAGE):
            text = text[: link.start] + text[slice(*link.inner)] + text[link.end :]
    return text
