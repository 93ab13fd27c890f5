"""Every link of a finished site leads somewhere, and nothing is loaded from another host."""

from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from tests.site.built import run

pytestmark = pytest.mark.site

LOADED = {("script", "src"), ("link", "href"), ("img", "src"), ("iframe", "src"), ("source", "src")}
NOT_LOADED = {"canonical", "next", "prev", "alternate"}


class References(HTMLParser):
    """What a page links to, and what it loads."""

    def __init__(self) -> None:
        super().__init__()
        self.links: set[str] = set()
        self.loaded: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        for name in ("href", "src", "action", "data", "lunr"):
            value = found.get(name)
            if not value or (tag == "link" and found.get("rel") in NOT_LOADED):
                continue
            if (tag, name) in LOADED:
                self.loaded.add(value)
            self.links.add(value)


def read(page: Path) -> References:
    """The references of a page."""
    references = References()
    references.feed(page.read_text("utf-8"))
    return references


def dead_links(site: Path, *, directory_urls: bool) -> list[str]:
    """Links to files of the site that are not there."""
    dead = []
    for page in site.rglob("*.html"):
        if page.name == "404.html":
            continue  # Its links begin with / by design: it stands at every address.
        for link in read(page).links:
            parts = urlsplit(link)
            if parts.scheme or parts.netloc or not parts.path:
                continue
            target = (page.parent / unquote(parts.path)).resolve()
            if target.is_dir() and directory_urls:
                target /= "index.html"
            if not target.is_file():
                dead.append(f"{page.relative_to(site)}: {link}")
    return dead


@pytest.mark.parametrize("host", ["mkdocs", "zensical"])
def test_every_link_of_the_sample_leads_somewhere(sites: dict[str, Path], host: str) -> None:
    """Chips, cards, diagrams, bodies, attached files: all of them are there."""
    assert dead_links(sites[host], directory_urls=True) == []


def test_every_link_of_an_offline_site_names_a_file(tmp_path: Path) -> None:
    """A folder on a laptop has no server that would turn a folder into its page."""
    run("callsheet", "build", "--offline", "--out", tmp_path / "site")
    assert (tmp_path / "site" / "library" / "pricing-talk-track.html").is_file()
    assert dead_links(tmp_path / "site", directory_urls=False) == []


@pytest.mark.parametrize("host", ["mkdocs", "properdocs", "zensical"])
def test_nothing_is_loaded_from_another_host(sites: dict[str, Path], host: str) -> None:
    """No font, script, style or picture comes from elsewhere."""
    for page in sites[host].rglob("*.html"):
        for address in read(page).loaded:
            assert not urlsplit(address).netloc, f"{page}: {address}"
