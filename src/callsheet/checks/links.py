"""Checks the links in the bodies of assets, playbook pages and hand-written pages."""

from collections.abc import Iterator

from callsheet import codes
from callsheet.body import Body, BodyLink
from callsheet.catalogue import Catalogue
from callsheet.diagnostics import Finding, Place
from callsheet.links import Kind, LinkResolver
from callsheet.wording import nearest, quoted

_HELP = {
    Kind.EXTERNAL: "download it, put it beside this file and give its name",
    Kind.MISSING: (
        "link to a file of the hub as seen from this one; in docs/ also to personas/index.md"
    ),
    Kind.OUTSIDE: "link to files below assets/, playbook/ or docs/ only",
    Kind.REFUSED: "links may begin with https://, http:// or mailto:, or lead to a file of the hub",
}


def check_links(catalogue: Catalogue) -> Iterator[Finding]:
    """Links that lead nowhere, outside the hub, or to an address that a browser would run."""
    resolver = catalogue.derived(LinkResolver)
    bodies = {asset.path: asset.body for asset in catalogue.assets}
    bodies |= {page.path: page.body for page in (*catalogue.playbook.prose, *catalogue.docs)}
    names = [file.path for file in catalogue.tree.files]
    page_bodies = _bodies_by_page(catalogue)
    for path, body in bodies.items():
        yield from _check_body(path, body, resolver, names, page_bodies)


def _bodies_by_page(catalogue: Catalogue) -> dict[str, Body]:
    assets = {f"library/{asset.id}.md": asset.body for asset in catalogue.assets}
    prose = {f"playbook/{page.id}.md": page.body for page in catalogue.playbook.prose}
    docs = {f"{page.id}.md": page.body for page in catalogue.docs if not page.live}
    return assets | prose | docs


def _check_body(
    path: str, body: Body, resolver: LinkResolver, names: list[str], page_bodies: dict[str, Body]
) -> Iterator[Finding]:
    for link in body.outline.links:
        where = Place(path, link.line, link.column)
        found = resolver.resolve(path, link.target)
        if found.kind is not Kind.REFUSED and any(tag in link.target for tag in ("{{", "{%")):
            continue  # A live list or a merge tag writes the address.
        what = "image" if link.is_image else "link"
        match found.kind:
            case Kind.MISSING:
                guess = nearest(found.path, names)
                hint = f"did you mean {quoted(guess)}? " if guess else ""
                message = f"the {what} {quoted(link.target)} leads nowhere"
                yield Finding(where, codes.DEAD_LINK, message, hint + _HELP[Kind.MISSING])
            case Kind.OUTSIDE:
                message = f"the {what} {quoted(link.target)} leads out of the hub"
                yield Finding(where, codes.OUTSIDE_HUB, message, _HELP[Kind.OUTSIDE])
            case Kind.REFUSED:
                message = f"the {what} {quoted(link.target)} is not allowed"
                yield Finding(where, codes.UNSAFE_LINK, message, _HELP[Kind.REFUSED])
            case Kind.EXTERNAL if link.is_image and _shows_image(link, body):
                message = f"the image {quoted(link.target)} lies on another host"
                yield Finding(where, codes.EXTERNAL_IMAGE, message, _HELP[Kind.EXTERNAL])
            case Kind.ANCHOR | Kind.PAGE if found.anchor:
                goal = body if found.kind is Kind.ANCHOR else page_bodies.get(found.path)
                if goal is not None and found.anchor not in goal.outline.anchors:
                    guess = nearest(found.anchor, goal.outline.anchors)
                    hint = (
                        f"did you mean {quoted('#' + guess)}?"
                        if guess
                        else "the anchors are the headings, in lower case with hyphens"
                    )
                    message = f"no heading answers to {quoted('#' + found.anchor)}"
                    yield Finding(where, codes.DEAD_ANCHOR, message, hint)


def _shows_image(link: BodyLink, body: Body) -> bool:
    """Whether it is one; `src` in raw HTML may belong to a frame, which is another matter."""
    tag = body.text[link.start : link.start + 5].lower()
    return not tag.startswith("<") or tag.startswith("<img")
