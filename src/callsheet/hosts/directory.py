"""The host "directory": a plain docs tree with everything rendered, for Zensical and others.

Links in HTML are written as seen from the file, as Zensical wants them.

DIR/mkdocs.yml      the hub's own, without what only MkDocs understands
DIR/docs/…          hand-written pages with their live lists rendered, and all outputs
DIR/overrides/…     templates: the hub's custom_dir, if it has one, and our own
"""

import re
import shutil
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from callsheet.build import Build, converted
from callsheet.cache import Cache
from callsheet.errors import CannotWrite
from callsheet.hosts.config import exported_config, settings_for, theme_files
from callsheet.hosts.headers import HEADERS_FILE, render_headers
from callsheet.hosts.policy import Policy
from callsheet.hosts.site import depth_of
from callsheet.hosts.zensical import policy_for_zensical, write_templates
from callsheet.outputs import Output, Page, collected
from callsheet.pages.docs import render_docs
from callsheet.publishable import load_refusal


def write_directory(
    build: Build, target: Path, settings: dict[str, Any], cache: Cache | None = None
) -> tuple[int, Policy | None]:
    """Write the docs tree below `target`; gives the number of files, and the policy of its pages.

    Args:
        build: what to write.
        target: a folder that is empty or does not exist.
        settings: those of the hub's `mkdocs.yml`.
        cache: keeps what was found out about the theme.

    Raises:
        CannotWrite: the folder holds something else, or the disk said no.
        HostFailed: Zensical is installed and can't make a page with these settings.
    """
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise CannotWrite(f"{target} is not an empty folder: name another one, or empty it first")
    docs = converted(render_docs(build.renderer), build.dialect, build.workshop)
    outputs = collected([*build.outputs, *docs])
    settings |= settings_for(settings, build.catalogue)
    outputs = collected([*outputs, *_theme_files(build, settings)])
    try:
        for output in outputs:
            _write(output, target / "docs" / output.path)
        theme = settings.get("theme")
        if isinstance(theme, str):
            theme = settings["theme"] = {"name": theme}
        policy: Policy | None = None
        folder = theme.get("custom_dir") if isinstance(theme, dict) else None
        root = build.catalogue.tree.root
        if folder and not (root / folder).resolve().is_relative_to(root.resolve()):
            raise CannotWrite(
                f"the theme's custom_dir {folder} lies outside the hub: move it into it"
            )
        if folder and (root / folder).is_dir():
            shutil.copytree(root / folder, target / folder)
        settings["use_directory_urls"] = build.renderer.addresses.directory_urls
        if isinstance(theme, dict):
            own = root / folder if folder and (root / folder).is_dir() else None
            folder = theme.setdefault("custom_dir", "overrides")
            policy = policy_for_zensical(settings, own, depth_of(build), cache or Cache())
            write_templates(target / folder, policy)
        if policy:
            (target / "docs" / HEADERS_FILE).write_text(render_headers(policy), "utf-8")
        (target / "mkdocs.yml").write_text(exported_config(settings), "utf-8")
    except OSError as error:
        raise CannotWrite(f"can't write {error.filename or target}: {error.strerror}") from error
    return len(outputs), policy


def _theme_files(build: Build, settings: dict[str, Any]) -> Iterator[Output]:
    """What the theme shows on every page and no page for these readers has brought along."""
    for path in sorted(theme_files(settings)):
        file = build.hub.tree.get(f"docs/{path}")
        if file and not load_refusal(file) and not build.catalogue.tree.get(file.path):
            yield Output(path=path, content=file.location, source=file.path)


def _write(output: Output, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    match output.content:
        case Page() as page:
            path.write_text(page_as_markdown(page), "utf-8", newline="\n")
        case str(text):
            path.write_text(text, "utf-8", newline="\n")
        case bytes(data):
            path.write_bytes(data)
        case Path() as source:
            shutil.copyfile(source, path)


def page_as_markdown(page: Page) -> str:
    """A page for hosts that take Markdown: blocks of HTML, and the headings as Markdown.

    Of blocks of HTML a host changes nothing; headings it must see to list them beside the page.
    """
    body = "\n\n".join(_pieces(page.converted.html))
    parts = (part for part in (page.head, body, page.foot) if part)
    return f"{page.front_matter}\n" + "\n\n".join(parts) + "\n"


_HEADING = re.compile(
    r'<h([1-6])((?: [a-z-]+="[^"]*")*)>(.*?)(?:<a class="headerlink"[^>]*>[^<]*</a>)?</h\1>',
    re.DOTALL,
)
_ID = re.compile(r' id="([^"]*)"')


_MARKDOWN = re.compile(r"<[^>]*>|&[^;\s]*;|[!-/:-@\[-`{-~]")
"""A tag, a reference, or a sign that Markdown may take for a mark."""


def _as_reference(match: re.Match[str]) -> str:
    found = match[0]
    return found if len(found) > 1 else f"&#{ord(found)};"


def _pieces(html: str) -> list[str]:
    """The body cut at its outermost headings; each other piece is one block of HTML."""
    pieces: list[str] = []
    done = 0
    for start in _Outermost(html).headings:
        match = _HEADING.match(html, start)
        if match is None or "\n\n" in match[3]:
            continue
        pieces.append(_block(html[done:start]))
        anchor = _ID.search(match[2])
        mark = f" {{: #{anchor[1]} }}" if anchor else ""
        text = _MARKDOWN.sub(_as_reference, " ".join(match[3].split()))
        pieces.append(f"{'#' * int(match[1])} {text}{mark}")
        done = match.end()
    return [piece for piece in [*pieces, _block(html[done:])] if piece]


_FENCE = re.compile(r"^[ \t]*(?:`{3,}|~{3,})", re.MULTILINE)
"""What begins a block of code for hosts that read fences before they see that all is HTML."""


def _block(html: str) -> str:
    html = _FENCE.sub(lambda fence: _MARKDOWN.sub(_as_reference, fence[0]), html.strip())
    return f"<div>\n{html}\n</div>" if html else ""


class _Outermost(HTMLParser):
    """Where the headings begin that stand in no other element."""

    _VOID = frozenset({"br", "col", "hr", "img", "input", "wbr"})

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=False)
        self.headings: list[int] = []
        self._depth = 0
        self._lines = [0]
        for line in html.split("\n"):
            self._lines.append(self._lines[-1] + len(line) + 1)
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: object) -> None:
        """Note a heading; go down into the element."""
        if tag in self._VOID:
            return
        if self._depth == 0 and re.fullmatch("h[1-6]", tag):
            line, column = self.getpos()
            self.headings.append(self._lines[line - 1] + column)
        self._depth += 1

    def handle_endtag(self, tag: str) -> None:
        """Come up again."""
        if tag not in self._VOID:
            self._depth -= 1
