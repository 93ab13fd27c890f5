"""Bodies as the site wants them: links to files of the hub lead to pages of the site."""

from collections.abc import Mapping

from callsheet.body import Body, BodyLink
from callsheet.links import Destination, Kind, LinkResolver


def site_markdown(
    body: Body, source: str, page: str, resolver: LinkResolver, files: Mapping[str, str]
) -> str:
    """The Markdown of a body that stands in the file `source` and becomes the page at `page`.

    A link to something that is not published is replaced by its text, so that no reader and no
    site generator meets it.

    Args:
        body: the body as it was written.
        source: its file, relative to the hub's root.
        page: the path of its page in the docs tree.
        resolver: knows what a link leads to.
        files: the files published with the page: hub path → path in the docs tree.
    """
    edits: dict[tuple[int, int], str] = {}
    for link in body.outline.links:
        found = resolver.resolve(source, link.target)
        if found.kind in (Kind.EXTERNAL, Kind.ANCHOR):
            continue
        target = _target(found, page, files)
        if target is None:
            edits |= _unlinked(link)
        elif (at := max(link.target_at, link.definition_at)) >= 0:
            edits[at, at + len(link.target)] = target
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


def _target(found: Destination, page: str, files: Mapping[str, str]) -> str | None:
    """The link between two files of the docs tree, which every host resolves by itself."""
    if found.kind is Kind.PAGE:
        goal = found.path + (f"#{found.anchor}" if found.anchor else "")
    elif found.kind is Kind.FILE and found.path in files:
        goal = files[found.path].replace(" ", "%20")
    else:
        return None
    return "../" * page.count("/") + goal


def _unlinked(link: BodyLink) -> dict[tuple[int, int], str]:
    """Takes a link away around what a reader sees of it; an image or a tag goes altogether."""
    if link.is_image or link.inner == (link.start, link.end):
        return {(link.start, link.end): ""}
    return {(link.start, link.inner[0]): "", (link.inner[1], link.end): ""}
