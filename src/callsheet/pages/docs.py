"""Pages written by hand in `docs/`, and the engine's own for the two that every hub has."""

import json
import re
from collections.abc import Iterator
from importlib.resources import files

import yaml
from markupsafe import escape

from callsheet import addresses, codes
from callsheet.body import read_outline
from callsheet.diagnostics import Finding, Place
from callsheet.model.playbook import ProsePage
from callsheet.outputs import Output
from callsheet.pages.live import LiveListError, live_functions, render_live
from callsheet.pages.rendering import Renderer
from callsheet.source import SourceFile, load_text
from callsheet.wording import listed

DEFAULT_PAGES = {addresses.HOME: "home.md", addresses.CONTRIBUTE: "contribute.md"}
"""Path in the docs tree → the page for a hub that has not written its own."""

_HTML = re.compile("[&<>\"']")
_TITLES = re.compile(r"^# .+", re.MULTILINE)


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
            names = listed(sorted(live_functions(renderer, addresses.HOME)), most=20)
            help_text = f"the live lists are {names}"
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
    lines = (load_text(file)[0] or "").split("\n")
    above = page.body.first_line - 1
    head, body = lines[1 : above - 1] if above else [], "\n".join(lines[above:])
    if page.live:
        head = [line for line in head if not line.startswith("render_macros:")]
        try:
            body = render_live(page.body.text, renderer, f"{page.id}.md")
        except LiveListError as error:
            body = error.in_place_of_page  # The check has reported it.
    front_matter = _escaped("".join(f"{line}\n" for line in head), body)
    return f"---\n{front_matter}---\n{body}" if front_matter else body


def _escaped(head: str, body: str) -> str:
    """The front matter with its texts escaped, since themes print them as they are.

    A page without a title gets its first heading: hosts would take it, and lose the escapes.
    """
    node = yaml.compose(head, Loader=yaml.SafeLoader)
    pairs = node.value if isinstance(node, yaml.MappingNode) else []
    for _, value in reversed(pairs):
        if isinstance(value, yaml.ScalarNode) and _HTML.search(value.value):
            text = json.dumps(str(escape(value.value)), ensure_ascii=False)
            end = value.end_mark.index
            line_end = "\n" if head[:end].endswith("\n") else ""
            head = head[: value.start_mark.index] + text + line_end + head[end:]
    title = _first_heading(body)
    if title and _HTML.search(title) and all(key.value != "title" for key, _ in pairs):
        head += f"title: {json.dumps(str(escape(title)), ensure_ascii=False)}\n"
    return head


def _first_heading(body: str) -> str | None:
    """The text of the first `# Heading`; a comment in a block of code is none."""
    lines = (read_outline(line).headings for line in _TITLES.findall(body))
    titles = [headings[0] for headings in lines if headings]
    known = read_outline(body).headings if titles else ()
    return next((title for title in titles if title in known), None)


def _split(text: str) -> tuple[str, str]:
    """The front matter, with both its fences, and the body."""
    end = text.index("\n---\n", 3) + len("\n---\n")
    head = text[:end].replace("render_macros: true\n", "")
    return head, text[end:]
