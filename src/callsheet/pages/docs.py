"""Pages written by hand in `docs/`, and the engine's own for the two that every hub has."""

from collections.abc import Iterator
from importlib.resources import files

from callsheet import addresses, codes
from callsheet.diagnostics import Finding, Place
from callsheet.model.playbook import ProsePage
from callsheet.outputs import Output
from callsheet.pages.live import LiveListError, render_live
from callsheet.pages.rendering import Renderer
from callsheet.source import SourceFile, load_text

DEFAULT_PAGES = {addresses.HOME: "home.md", addresses.CONTRIBUTE: "contribute.md"}
"""Path in the docs tree → the page for a hub that has not written its own."""


def default_page(path: str) -> str:
    """The text of one of the engine's own hand-written pages."""
    return files("callsheet.pages").joinpath("defaults", DEFAULT_PAGES[path]).read_text("utf-8")


def render_defaults(renderer: Renderer) -> Iterator[Output]:
    """The engine's own pages, for those that the hub's `docs/` lacks."""
    written = {f"{page.id}.md" for page in renderer.catalogue.docs}
    for path in DEFAULT_PAGES:
        if path not in written:
            head, body = _split(default_page(path))
            yield Output(path=path, content=head + render_live(body, renderer, path))


def check_live_lists(renderer: Renderer) -> Iterator[Finding]:
    """Hand-written pages that ask for something that there is not."""
    for page in renderer.catalogue.docs:
        if not page.live:
            continue
        try:
            render_live(page.body.text, renderer, f"{page.id}.md")
        except LiveListError as error:
            where = Place(page.path, page.body.first_line + error.line - 1)
            help_text = "the live lists are described in docs/reference/live-lists.md"
            yield Finding(where, codes.LIVE_LIST, f"a live list can't be made: {error}", help_text)


def render_docs(renderer: Renderer) -> Iterator[Output]:
    """Everything in `docs/`, live lists rendered, for a host that does not read it itself."""
    pages = {page.path: page for page in renderer.catalogue.docs}
    for file in renderer.catalogue.tree.under("docs"):
        path = file.path.removeprefix("docs/")
        page = pages.get(file.path)
        if file.suffix != ".md":
            yield Output(path=path, content=file.location, source=file.path)
        elif page is not None:
            yield Output(path=path, content=_rendered(page, file, renderer), source=file.path)


def _rendered(page: ProsePage, file: SourceFile, renderer: Renderer) -> str:
    text = load_text(file)[0] or ""
    if not page.live:
        return text
    head = text.split("\n")[: page.body.first_line - 1]
    body = render_live(page.body.text, renderer, f"{page.id}.md")
    return "\n".join([*(line for line in head if not line.startswith("render_macros:")), body])


def _split(text: str) -> tuple[str, str]:
    """The front matter, with both its fences, and the body."""
    end = text.index("\n---\n", 3) + len("\n---\n")
    head = text[:end].replace("render_macros: true\n", "")
    return head, text[end:]
