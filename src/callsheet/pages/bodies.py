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
    text = body.text
    for link in reversed(body.outline.links):
        found = resolver.resolve(source, link.target)
        if found.kind in (Kind.EXTERNAL, Kind.ANCHOR):
            continue
        target = _target(found, page, files)
        if target is None:
            text = text[: link.start] + _shown(link, text) + text[link.end :]
        elif link.target_at >= 0:
            end = link.target_at + len(link.target)
            text = text[: link.target_at] + target + text[end:]
    return text


def _target(found: Destination, page: str, files: Mapping[str, str]) -> str | None:
    """The link between two files of the docs tree, which every host resolves by itself."""
    if found.kind is Kind.PAGE:
        goal = found.path + (f"#{found.anchor}" if found.anchor else "")
    elif found.kind is Kind.FILE and found.path in files:
        goal = files[found.path].replace(" ", "%20")
    else:
        return None
    return "../" * page.count("/") + goal


def _shown(link: BodyLink, text: str) -> str:
    """What a reader sees of a link; nothing of an image or of a tag."""
    whole = link.inner == (link.start, link.end)
    return "" if link.is_image or whole else text[slice(*link.inner)]
