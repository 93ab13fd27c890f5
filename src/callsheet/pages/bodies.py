"""Bodies as the site wants them: links to files of the hub lead to pages of the site."""

from collections.abc import Mapping

from callsheet.addresses import Addresses
from callsheet.body import Body, BodyLink
from callsheet.links import Destination, Kind, LinkResolver


def site_markdown(
    body: Body,
    source: str,
    page: str,
    resolver: LinkResolver,
    site: Addresses,
    files: Mapping[str, str] | None = None,
) -> str:
    """The Markdown of a body that stands in the file `source` and becomes the page at `page`.

    A link to something that is not published is replaced by its text, so that no reader and no
    site generator meets it.

    Args:
        body: the body as it was written.
        source: its file, relative to the hub's root.
        page: the path of its page in the docs tree.
        resolver: knows what a link leads to.
        site: how links are written in HTML.
        files: the files published with the page: hub path → path in the docs tree.
    """
    edits: dict[tuple[int, int], str] = {}
    for link in body.outline.links:
        found = resolver.resolve(source, link.target)
        if found.kind in (Kind.EXTERNAL, Kind.ANCHOR):
            continue
        goal = _goal(found, files or {})
        if goal is None:
            edits |= _unlinked(link)
        elif (at := max(link.target_at, link.definition_at)) >= 0:
            edits[at, at + len(link.target)] = site.href(page, goal, found.anchor)
    return _edited(body.text, edits)


def _edited(text: str, edits: Mapping[tuple[int, int], str]) -> str:
    """The text with each stretch replaced; one inside another that is replaced goes with it."""
    parts: list[str] = []
    done = 0
    for (start, end), new in sorted(edits.items()):
        if start >= done:
            parts += [text[done:start], new]
            done = end
    return "".join([*parts, text[done:]])


def _goal(found: Destination, files: Mapping[str, str]) -> str | None:
    """The path in the docs tree of what a link leads to; None if it is not published."""
    if found.kind is Kind.PAGE:
        return found.path
    return files.get(found.path) if found.kind is Kind.FILE else None


def _is_tag(link: BodyLink) -> bool:
    """Whether the link stands in raw HTML."""
    return link.inner == (link.start, link.end)


def _unlinked(link: BodyLink) -> dict[tuple[int, int], str]:
    """Takes a link away around what a reader sees of it; an image or a tag goes altogether."""
    if link.is_image or _is_tag(link):
        return {(link.start, link.end): ""}
    return {(link.start, link.inner[0]): "", (link.inner[1], link.end): ""}
