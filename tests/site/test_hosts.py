"""MkDocs, ProperDocs and Zensical make the same site of one hub."""

import re
import shutil
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pytest

from callsheet.build import build
from callsheet.hosts.site import missing_files, promised_files
from tests.site.built import HOSTS, ROOT, run

pytestmark = pytest.mark.site

HOST_OWN = re.compile(r"(404\.html|sitemap\.xml(\.gz)?|search\.json|objects\.inv|assets/.*)\Z")
"""What each host adds of its own: the error page, the list of pages, its theme."""


def files_of(site: Path) -> set[str]:
    """Every file of a site that is not the host's own, relative to the site."""
    paths = (p.relative_to(site).as_posix() for p in site.rglob("*") if p.is_file())
    return {path for path in paths if not HOST_OWN.match(path)}


class Facts(HTMLParser):
    """What a page says of itself: its title, its headings, and an asset's facets."""

    def __init__(self) -> None:
        super().__init__()
        self.facets: dict[str, str | None] = {}
        self.links: list[str] = []
        self.texts: dict[str, list[str]] = {"title": [], "h1": []}
        self._inside = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        if "cs-asset" in (found.get("class") or "").split():
            self.facets = {k: v for k, v in found.items() if k.startswith("data-")}
        if tag in self.texts and not (tag == "title" and self.texts["title"]):
            self._inside = tag

    def handle_endtag(self, tag: str) -> None:
        if tag == self._inside:
            self._inside = ""

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.texts[self._inside].append(data)


def facts_of(page: Path) -> Facts:
    """Read a page of a finished site."""
    facts = Facts()
    facts.feed(page.read_text("utf-8"))
    return facts


def test_all_hosts_make_the_same_addresses(sites: dict[str, Path]) -> None:
    """No page and no file is missing or too many with any of the three."""
    files = {name: files_of(site) for name, site in sites.items()}
    assert files["properdocs"] == files["mkdocs"]
    assert files["zensical"] == files["mkdocs"]
    assert "library/pricing-talk-track/index.html" in files["mkdocs"]


def test_all_hosts_give_each_asset_the_same_facets_and_titles(sites: dict[str, Path]) -> None:
    """Facets, title and heading of every asset's page agree, and are those of the catalogue."""
    made = build(ROOT, today=None, clock=date(2026, 1, 1))
    for asset in made.catalogue.assets:
        pages = [facts_of(site / "library" / asset.id / "index.html") for site in sites.values()]
        expected = {f"data-{key}": " ".join(terms) for key, terms in asset.terms.items()}
        expected |= {
            "data-asset": asset.id,
            "data-audience": asset.fields.audience.value,
            "data-status": asset.fields.status.value,
        }
        for page in pages:
            assert page.facets == expected
            assert "".join(page.texts["h1"]).strip("¶ \n") == asset.title
            assert "".join(page.texts["title"]).startswith(f"{asset.title} - ")


def test_all_hosts_render_live_lists_alike(sites: dict[str, Path]) -> None:
    """The home page asks for stages, call sheets and what is new; every host shows the same."""
    shown = []
    for site in sites.values():
        page = (site / "index.html").read_text("utf-8")
        assert "{{" not in page
        shown.append(re.findall(r'class="cs-(?:card-title|cell[^"]*)"[^>]*>(.*?)</', page))
    assert shown[0]
    assert shown[0] == shown[1] == shown[2]


def test_merge_tags_stay_text_with_every_host(sites: dict[str, Path]) -> None:
    """`{{first_name}}` in an email is for another program."""
    for site in sites.values():
        page = (site / "library" / "email-numbers-to-finance" / "index.html").read_text("utf-8")
        assert "{{first_name}}" in page


@pytest.mark.parametrize("host", HOSTS)
def test_verify_site_passes_a_whole_site(sites: dict[str, Path], host: str) -> None:
    """The command counts the files of a complete site."""
    assert "files are there" in run("callsheet", "verify-site", sites[host])


def test_verify_site_names_the_page_that_is_missing(sites: dict[str, Path], tmp_path: Path) -> None:
    """Zensical exits 0 with generated pages missing: this is what notices."""
    site = tmp_path / "site"
    shutil.copytree(sites["mkdocs"], site)
    (site / "library" / "pricing-talk-track" / "index.html").unlink()
    said = run("callsheet", "verify-site", site, fails=True)
    assert "library/pricing-talk-track/index.html" in said
    assert "assets/talk-tracks/pricing-talk-track.md" in said


def test_a_site_made_without_the_hooks_is_found_out(tmp_path: Path) -> None:
    """A generator that ignores hooks leaves every promised page out."""
    made = build(ROOT, today=None, clock=date(2026, 1, 1))
    promised = list(promised_files(made))
    assert missing_files(tmp_path, promised) == promised
