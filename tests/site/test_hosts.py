"""MkDocs, ProperDocs and Zensical make the same site of one hub."""

import re
import shutil
from datetime import date
from pathlib import Path

import pytest

from callsheet.addresses import CONTENTS
from callsheet.build import build
from callsheet.hosts.site import missing_files, promised_files
from tests.site.built import HOSTS, ROOT, run
from tests.site.reading import files_of, page_of

pytestmark = pytest.mark.site


def test_all_hosts_make_the_same_addresses(sites: dict[str, Path]) -> None:
    """No page and no file is missing or too many with any of the three."""
    files = {name: files_of(site) for name, site in sites.items()}
    assert files["properdocs"] == files["mkdocs"]
    assert files["zensical"] == files["mkdocs"] - {CONTENTS}  # which is for `callsheet build`
    assert "library/pricing-talk-track/index.html" in files["mkdocs"]


def test_all_hosts_give_each_asset_the_same_facets_and_titles(sites: dict[str, Path]) -> None:
    """Facets, title and heading of every asset's page agree, and are those of the catalogue."""
    made = build(ROOT, today=None, clock=date(2026, 1, 1))
    for asset in made.catalogue.assets:
        pages = [page_of(site / "library" / asset.id / "index.html") for site in sites.values()]
        expected = {f"data-{key}": " ".join(terms) for key, terms in asset.terms.items() if terms}
        expected |= {
            "data-asset": asset.id,
            "data-audience": asset.fields.audience.value,
            "data-status": asset.fields.status.value,
        }
        for page in pages:
            assert page.facets == expected
            assert page.words("h1") == asset.title
            assert page.words("title").startswith(f"{asset.title} - ")


def test_all_hosts_give_every_page_the_same_title_heading_and_anchors(
    sites: dict[str, Path],
) -> None:
    """Pages of the engine, of the playbook, and those written by hand: all of them."""
    for path in sorted(files_of(sites["mkdocs"])):
        if path.endswith(".html"):
            said = {}
            for host, site in sites.items():
                page = page_of(site / path)
                anchors = {name for name in page.ids if not name.startswith("__")}
                said[host] = (page.words("title"), page.words("h1"), anchors - page.meta.keys())
            assert said["mkdocs"] == said["properdocs"] == said["zensical"], path


def test_all_hosts_say_what_to_do_where_no_page_is(sites: dict[str, Path]) -> None:
    """With links that work at any address, however deep."""
    for site in sites.values():
        lost = (site / "404.html").read_text("utf-8")
        assert "There is no page here" in lost
        assert 'action="/find/"' in lost
        assert 'href="/library/"' in lost


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
