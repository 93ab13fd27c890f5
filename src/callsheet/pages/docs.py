"""Pages written by hand in `docs/`, and the engine's own for the two that every hub has."""

import re
from collections.abc import Iterator, Mapping
from importlib.resources import files
from typing import Any

import yaml
from markupsafe import escape

from callsheet import addresses, codes
from callsheet.body import Body, read_outline
from callsheet.diagnostics import Finding, Place
from callsheet.links import LinkResolver
from callsheet.markup.meta import escaped
from callsheet.markup.trusted import Trusted
from callsheet.model.playbook import ProsePage
from callsheet.outputs import Output, Page
from callsheet.pages.bodies import site_markdown
from callsheet.pages.live import LiveListError, live_functions, render_live
from callsheet.pages.rendering import Renderer
from callsheet.publishable import load_published_docs
from callsheet.source import SourceFile, load_text
from callsheet.wording import listed

DEFAULT_PAGES = {addresses.HOME: "home.md", addresses.CONTRIBUTE: "contribute.md"}
"""Path in the docs tree → the page for a hub that has not written its own."""

_FOR_OTHERS = {addresses.HOME: "home-for-others.md"}
"""The same on other sites than the internal one."""

_TITLES = re.compile(r"^# .+", re.MULTILINE)


def default_page(path: str) -> str:
    """The text of one of the engine's own hand-written pages."""
    return _load_default(DEFAULT_PAGES[path])


def _load_default(name: str) -> str:
    return files("callsheet.pages").joinpath("defaults", name).read_text("utf-8")


def render_defaults(renderer: Renderer) -> Iterator[Output]:
    """The engine's own pages, for those that the hub's `docs/` lacks."""
    defaults = DEFAULT_PAGES if renderer.catalogue.is_internal else _FOR_OTHERS
    written = {f"{page.id}.md" for page in renderer.catalogue.docs}
    resolver = renderer.catalogue.derived(LinkResolver)
    for path, name in defaults.items():
        if path not in written:
            head, body = _split(_load_default(name))
            linked = site_markdown(
                Body(body, 1), f"docs/{path}", path, resolver, renderer.addresses
            )
            text, lists = render_live(linked, renderer, path)
            page = Page(meta=_meta(head, body), head="", body=text, trusted=lists)
            yield Output(path=path, content=page)


def check_live_lists(renderer: Renderer) -> Iterator[Finding]:
    """Hand-written pages that ask for something that there is not."""
    for page in renderer.catalogue.docs:
        if not page.live:
            continue
        try:
            render_live(page.body.text, renderer, f"{page.id}.md")
        except LiveListError as error:
            where = Place(page.path, page.body.first_line + error.line - 1)
            names = listed(sorted(live_functions(renderer, addresses.HOME, Trusted())), most=20)
            help_text = f"the live lists are {names}"
            yield Finding(where, codes.LIVE_LIST, f"a live list can't be made: {error}", help_text)


def render_docs(renderer: Renderer) -> Iterator[Output]:
    """Everything in `docs/`, live lists rendered, for a host that does not read it itself."""
    shown = renderer.catalogue
    pages = {page.path: page for page in shown.docs}
    resolver = shown.derived(LinkResolver)
    files = shown.tree.under("docs")
    allowed = {file.path for file in load_published_docs(shown.tree, shown.files)} | pages.keys()
    published = {path: path.removeprefix("docs/") for path in allowed}
    for file in files:
        path = file.path.removeprefix("docs/")
        page = pages.get(file.path)
        if file.suffix != ".md" and file.path in allowed:
            yield Output(path=path, content=file.location, source=file.path)
        elif page is not None:
            content = _rendered(page, file, renderer, resolver, published)
            yield Output(path=path, content=content, source=file.path)


def _rendered(
    page: ProsePage,
    file: SourceFile,
    renderer: Renderer,
    resolver: LinkResolver,
    published: Mapping[str, str],
) -> Page:
    lines = (load_text(file)[0] or "").split("\n")
    above = page.body.first_line - 1
    head = "\n".join(lines[1 : above - 1]) if above else ""
    path = f"{page.id}.md"
    text = site_markdown(page.body, page.path, path, resolver, renderer.addresses, published)
    lists = None
    if page.live:
        try:
            text, lists = render_live(text, renderer, path)
        except LiveListError as error:
            text = error.in_place_of_page  # The check has reported it.
    return Page(meta=_meta(head, page.body.text), head="", body=text, trusted=lists)


def _meta(head: str, body: str) -> dict[str, Any]:
    """The front matter with its texts escaped, since themes print them as they are.

    A page without a title gets its first heading: hosts would take it, and lose the escapes.
    """
    values = yaml.safe_load(head) or {}
    meta = {key: escaped(value) for key, value in values.items() if key != "render_macros"}
    if meta.get("title") is None and (title := _first_heading(body)):
        meta["title"] = str(escape(title))
    return meta


def _first_heading(body: str) -> str | None:
    """The text of the first `# Heading`; a comment in a block of code is none."""
    lines = (read_outline(line).headings for line in _TITLES.findall(body))
    titles = [headings[0] for headings in lines if headings]
    known = read_outline(body).headings if titles else ()
    return next((title for title in titles if title in known), None)


def _split(text: str) -> tuple[str, str]:
    """The front matter without its fences, and the body."""
    head, _, body = text.removeprefix("---\n").partition("\n---\n")
    return head, body
