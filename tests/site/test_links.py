"""Every link of a finished site leads somewhere, and nothing is loaded from another host."""

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.site.built import HOSTS, run
from tests.site.reading import dead_links, page_of

pytestmark = pytest.mark.site

NOT_LOADED = {"canonical", "next", "prev", "alternate", "edit"}
"""What `<link rel=…>` only names."""

LOADING_STYLE = re.compile(r"""(?:url\(|@import)\s*["']?\s*(?:https?:)?//[^"')]*""")


def loaded_elsewhere(site: Path) -> Iterator[str]:
    """What a browser would ask another host for, when it opens a page."""
    for file in site.rglob("*.html"):
        page = page_of(file)
        for tag, name, value, attributes in page.references:
            is_link = tag in ("a", "callsheet-copy") or (
                tag == "link" and attributes.get("rel") in NOT_LOADED
            )
            if not is_link and urlsplit(value).netloc:
                yield f"{file}: <{tag} {name}={value}>"
        # Material asks api.github.com about a repository, and unpkg.com for Mermaid.
        if "source" in page.components or "mermaid" in page.classes:
            yield f"{file}: makes the theme ask"
        yield from (f"{file}: {found}" for found in LOADING_STYLE.findall(" ".join(page.styles)))
    for file in site.rglob("*.css"):
        yield from (f"{file}: {found}" for found in LOADING_STYLE.findall(file.read_text("utf-8")))


@pytest.mark.parametrize("host", HOSTS)
def test_every_link_of_the_sample_leads_somewhere(sites: dict[str, Path], host: str) -> None:
    """Chips, cards, diagrams, bodies, attached files, anchors: all of them are there."""
    assert dead_links(sites[host]) == []


def test_every_link_of_an_offline_site_names_a_file(offline_site: Path) -> None:
    """A folder on a laptop has no server that would turn a folder into its page."""
    assert (offline_site / "library" / "pricing-talk-track.html").is_file()
    assert dead_links(offline_site, directory_urls=False) == []


def test_every_link_of_an_offline_export_names_a_file(tmp_path: Path) -> None:
    """The exported settings say what kind of addresses the links are written for."""
    run("callsheet", "export", tmp_path / "tree", "--offline")
    run("zensical", "build", "--clean", "--strict", cwd=tmp_path / "tree")
    assert dead_links(tmp_path / "tree" / "site", directory_urls=False) == []


@pytest.mark.parametrize("host", HOSTS)
def test_nothing_is_loaded_from_another_host(sites: dict[str, Path], host: str) -> None:
    """No font, script, style, picture or frame comes from elsewhere."""
    assert list(loaded_elsewhere(sites[host])) == []


def test_an_offline_site_loads_nothing_from_another_host(offline_site: Path) -> None:
    """There may be no network at all."""
    assert list(loaded_elsewhere(offline_site)) == []
