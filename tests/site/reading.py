"""Reads the pages of a finished site as a browser would: texts, links, what is loaded."""

import re
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

HOST_OWN = re.compile(r"(404\.html|sitemap\.xml(\.gz)?|search\.json|objects\.inv|assets/.*)\Z")
"""What each host adds of its own: the error page, the list of pages, its search, its theme."""

_REFERENCES = ("href", "src", "action", "poster", "data", "text", "root")

Attributes = dict[str, str | None]


def files_of(site: Path) -> set[str]:
    """Every file of a site that is not the host's own, relative to the site."""
    paths = (path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file())
    return {path for path in paths if not HOST_OWN.match(path)}


class Page(HTMLParser):
    """What a page says and what it asks for."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.facets: Attributes = {}
        """The `data-…` of the asset that the page is about."""

        self.references: list[tuple[str, str, str, Attributes]] = []
        """Tag, name and value of an attribute with an address, and all attributes of the tag."""

        self.ids: set[str] = set()
        self.classes: set[str] = set()
        self.components: set[str | None] = set()
        self.styles: list[str] = []
        self.meta: dict[str, str] = {}
        self.text = ""
        self._texts: dict[str, list[str]] = {"title": [], "h1": [], "style": []}
        self._inside: list[str] = []
        self.feed(text)
        self.close()
        self.styles += self._texts["style"]

    def words(self, tag: str) -> str:
        """The text of the page's `<title>` or `<h1>`."""
        return "".join(self._texts[tag]).strip("¶ \n")

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        classes = (found.get("class") or "").split()
        self.classes.update(classes)
        self.components.add(found.get("data-md-component"))
        self.styles.append(found.get("style") or "")
        self.ids.update(value for name in ("id", "name") if (value := found.get(name)))
        if "cs-asset" in classes:
            self.facets = {key: value for key, value in found.items() if key.startswith("data-")}
        if tag == "meta" and found.get("name"):
            self.meta[found["name"] or ""] = found.get("content") or ""
        for name in _REFERENCES:
            if value := found.get(name):
                self.references.append((tag, name, value, found))
        for part in (found.get("srcset") or "").split(","):
            if part.strip():
                self.references.append((tag, "srcset", part.split()[0], found))
        if tag in self._texts and not (tag == "title" and self._texts["title"]):
            self._inside.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if self._inside[-1:] == [tag]:
            self._inside.pop()

    def handle_data(self, data: str) -> None:
        self.text += data
        for tag in self._inside[-1:]:
            self._texts[tag].append(data)


@cache
def page_of(file: Path) -> Page:
    """Read a page; finished sites do not change, so each is read once."""
    return Page(file.read_text("utf-8"))


def dead_links(site: Path, *, directory_urls: bool = True) -> list[str]:
    """Links to files of the site, or to anchors in its pages, that are not there."""
    dead: list[str] = []
    for file in sorted(site.rglob("*.html")):
        if file.name == "404.html":
            continue  # Its links begin with / by design: it stands at every address.
        where = file.relative_to(site)
        for tag, name, value, _ in page_of(file).references:
            parts = urlsplit(value)
            if parts.scheme or parts.netloc:
                continue
            target = (file.parent / unquote(parts.path)).resolve() if parts.path else file
            if name == "root":
                target /= "index.html"
            if target.is_dir() and directory_urls:
                target /= "index.html"
            if not target.is_file() or not target.is_relative_to(site.resolve()):
                dead.append(f"{where}: <{tag} {name}={value}>")
            elif (
                parts.fragment
                and target.suffix == ".html"
                and unquote(parts.fragment) not in page_of(target).ids
            ):
                dead.append(f"{where}: nothing in the page answers to {value}")
    return dead
