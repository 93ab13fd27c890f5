"""Hubs of unusual shape, and what a body may link to."""

from pathlib import Path
from urllib.parse import urljoin

import pytest

from tests import documents
from tests.hub_builder import ASSET, Tree, with_line
from tests.site.built import HOSTS, run, write_small_hub
from tests.site.reading import dead_links, page_of

pytestmark = pytest.mark.site

PICTURE, DECK = documents.picture(), documents.pdf()

LINKS = """
## More {#more-of-it}

[another](../case-studies/proof.md), [its part](../case-studies/proof.md#the-numbers),
[the playbook](../../playbook/why.md), [a page](/personas/finance-lead/), [a folder](/library/),
[an anchor](#more-of-it), [a deck](deck.pdf), [not ready](../drafts/bad.md), [by name][proof],
<a href="../case-studies/proof.md">raw</a>, <https://example.com/>.

![A van](van%20one.png) <img src="van%20one.png" alt="The same van">

[proof]: ../case-studies/proof.md
"""

LINKED: Tree = {
    "assets/example.md": None,
    "assets/talk-tracks/price.md": ASSET.replace(
        "type:", "files: [deck.pdf, '50% off? Deck #1.pdf']\ntype:"
    )
    + LINKS,
    "assets/talk-tracks/deck.pdf": DECK,
    "assets/talk-tracks/50% off? Deck #1.pdf": DECK,
    "assets/talk-tracks/van one.png": PICTURE,
    "assets/case-studies/proof.md": f"{ASSET}\n## The numbers\n\n[back](../talk-tracks/price.md)\n",
    "assets/old.md": ASSET.replace(
        "approved", "retired\nretired_on: 2026-11-01\nsuperseded_by: price"
    ),
    "playbook/why.md": "---\ntitle: Why\n---\n\n[price](../assets/talk-tracks/price.md)\n",
    "docs/index.md": "# Home\n\n[price](library/price.md)\n",
}


def targets(site: Path, path: str) -> set[str]:
    """Where the links and pictures of a page lead: addresses as seen from the site's root."""
    here = f"https://site/{path.removesuffix('index.html')}"
    return {
        urljoin(here, value).removeprefix("https://site/")
        for _, name, value, _ in page_of(site / path).references
        if name in ("href", "src")
    }


@pytest.mark.parametrize("host", HOSTS)
def test_links_of_bodies_lead_to_pages_and_files_of_the_site(tmp_path: Path, host: str) -> None:
    """To an asset in another folder, the playbook, an address, an anchor, a file, a picture."""
    files = {**LINKED, "assets/talk-tracks/price.md": _without_the_withheld()}
    hub = write_small_hub(tmp_path / "hub", files)
    site = tmp_path / "site"
    HOSTS[host](site, hub, "--strict")
    assert dead_links(site) == []
    assert targets(site, "library/price/index.html") >= {
        "library/proof/",
        "library/proof/#the-numbers",
        "playbook/why/",
        "personas/finance-lead/",
        "library/price/#more-of-it",
        "library/price/deck.pdf",
        "library/price/50%25%20off%3F%20Deck%20%231.pdf",
        "library/price/van%20one.png",
        "https://example.com/",
    }
    assert (site / "library" / "price" / "deck.pdf").read_bytes() == DECK
    assert (site / "library" / "price" / "van one.png").read_bytes() == PICTURE
    for page in ("library/proof/", "playbook/why/", ""):
        assert "library/price/" in targets(site, f"{page}index.html")


def _without_the_withheld() -> str:
    text = LINKED["assets/talk-tracks/price.md"]
    assert isinstance(text, str)
    return text.replace(" [not ready](../drafts/bad.md),", "")


def test_links_of_bodies_work_from_a_folder_too(tmp_path: Path) -> None:
    """An offline site names files: nothing turns a folder into a page."""
    files = {**LINKED, "assets/talk-tracks/price.md": _without_the_withheld()}
    hub = write_small_hub(tmp_path / "hub", files)
    run("callsheet", "build", "--offline", cwd=hub)
    assert dead_links(hub / "site", directory_urls=False) == []
    assert "library/proof.html" in targets(hub / "site", "library/price.html")


def test_a_link_to_a_withheld_asset_becomes_its_text(tmp_path: Path) -> None:
    """Readers of the rest are not sent to a page that is not there."""
    bad = with_line(ASSET, "audience:", "audience: intrenal")
    hub = write_small_hub(tmp_path / "hub", {**LINKED, "assets/drafts/bad.md": bad})
    run("callsheet", "build", "--keep-going", cwd=hub)
    assert dead_links(hub / "site") == []
    page = page_of(hub / "site" / "library" / "price" / "index.html")
    assert "not ready" in page.text
    assert not any("bad" in target for target in targets(hub / "site", "library/price/index.html"))
    for file in (hub / "site").rglob("*.html"):
        assert "intrenal" not in file.read_text("utf-8")


def test_a_retired_asset_leads_to_what_replaces_it(tmp_path: Path) -> None:
    """The old address stays, with a note; searches and lists of the approved have the new one."""
    files = {**LINKED, "assets/talk-tracks/price.md": _without_the_withheld()}
    hub = write_small_hub(tmp_path / "hub", files)
    run("callsheet", "build", cwd=hub)
    page = page_of(hub / "site" / "library" / "old" / "index.html")
    assert "cs-note--retired" in page.classes
    assert "Retired on 1 November 2026" in page.text
    assert "library/price/" in targets(hub / "site", "library/old/index.html")
    sheet = targets(hub / "site", "call/finance-lead/evaluate/index.html")
    assert "library/price/" in sheet
    assert "library/old/" not in sheet


def test_a_hub_without_docs_is_built_with_the_engines_own_pages(hub: Path) -> None:
    """The smallest hub is `assets/` and four vocabularies."""
    run("callsheet", "build", cwd=hub)
    assert "cs-hero" in page_of(hub / "site" / "index.html").classes
    assert (hub / "site" / "contribute" / "index.html").is_file()
    assert dead_links(hub / "site") == []
    assert not (hub / "docs").exists()


def test_mkdocs_itself_asks_for_the_folder_that_a_hub_may_lack(hub: Path) -> None:
    """`callsheet build` needs no `docs/`; MkDocs' own command does, and says so in a sentence."""
    said = run("mkdocs", "build", cwd=hub, fails=True)
    assert "docs" in said
    assert "isn't an existing directory" in said


@pytest.mark.parametrize("host", ["mkdocs", "zensical"])
def test_a_hub_without_assets_is_built(tmp_path: Path, host: str) -> None:
    """On the first day there is nothing yet: pages say so, and all links work."""
    hub = write_small_hub(
        tmp_path / "hub", {"assets/example.md": None, "docs/start.md": "# Start\n"}
    )
    HOSTS[host](tmp_path / "site", hub, "--strict")
    assert dead_links(tmp_path / "site") == []
    page = page_of(tmp_path / "site" / "library" / "index.html")
    assert "No asset is approved yet." in page.text


@pytest.mark.parametrize("host", HOSTS)
def test_a_title_that_yaml_takes_for_something_else_is_text(tmp_path: Path, host: str) -> None:
    """`title: 2026` is a year to a writer, and a number to YAML."""
    titles = {"year": "2026", "day": "2026-11-24", "amount": "1.5"}
    pages = {
        f"docs/{name}.md": f"---\ntitle: {said}\n---\n\nText.\n" for name, said in titles.items()
    }
    hub = write_small_hub(tmp_path / "hub", {"docs/index.md": "# Home\n", **pages})
    HOSTS[host](tmp_path / "site", hub, "--strict")
    for name in ("year", "day", "amount"):
        page = page_of(tmp_path / "site" / name / "index.html")
        assert page.words("title").startswith(f"{titles[name]} - ")


def test_a_front_matter_with_windows_line_ends_is_read(tmp_path: Path) -> None:
    """MkDocs drops the front matter of a page with CRLF when it gets it from a program."""
    files = {
        "assets/example.md": ASSET.replace("\n", "\r\n"),
        "playbook/why.md": "---\r\ntitle: Why we do it\r\n---\r\n\r\nText.\r\n",
    }
    hub = write_small_hub(tmp_path / "hub", files)
    run("callsheet", "build", cwd=hub)
    page = page_of(hub / "site" / "library" / "example" / "index.html")
    assert page.words("title").startswith("Answering the price - ")
    why = page_of(hub / "site" / "playbook" / "why" / "index.html")
    assert why.words("title").startswith("Why we do it - ")
