"""A site for partners or customers holds what they may see and nothing else, byte by byte."""

import gzip
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from callsheet.leaks.unpack import texts_in
from tests.documents import pdf, pptx
from tests.hub_builder import Tree
from tests.site.audience_hub import HUB, ODD_FILES, SECRET, SPELLINGS, misspelt
from tests.site.built import ROOT, run, write_small_hub
from tests.site.reading import dead_links

pytestmark = pytest.mark.site

_WORD = re.compile(rf"{SECRET}[\w-]*", re.IGNORECASE)


def with_mkdocs(hub: Path, site: Path, audience: str, *options: str) -> str:
    return run("callsheet", "build", "--audience", audience, "--out", site, *options, cwd=hub)


def with_zensical(hub: Path, site: Path, audience: str, *options: str) -> str:
    tree = site.parent / f"{site.name}-tree"
    said = run("callsheet", "export", tree, "--audience", audience, *options, cwd=hub)
    said += run("zensical", "build", "--clean", cwd=tree)
    (tree / "site").rename(site)
    return said


BUILDERS = {"mkdocs": with_mkdocs, "zensical": with_zensical}
Builder = Callable[..., str]
each_host = pytest.mark.parametrize("build", BUILDERS.values(), ids=BUILDERS)


def secrets_in(site: Path) -> list[str]:
    """Every secret word in the site's files and their names, and where it stands."""
    found = []
    for path in sorted(site.rglob("*")):
        name = path.relative_to(site).as_posix()
        texts = [name, *(texts_in(path.read_bytes()) if path.is_file() else ())]
        found += [f"{name}: {word}" for text in texts for word in set(_WORD.findall(text))]
    return found


@each_host
@pytest.mark.parametrize("audience", ["partner", "customer"])
def test_nothing_of_the_rest_of_the_hub_is_in_the_site(
    tmp_path: Path, build: Builder, audience: str
) -> None:
    """Owners, aliases, hidden blocks, comments, terms, playbook, drafts, files, settings."""
    hub, site = write_small_hub(tmp_path / "hub", HUB), tmp_path / "site"
    build(hub, site, audience)
    assert secrets_in(site) == []
    assert dead_links(site) == []
    page = (site / "library" / "costs" / "index.html").read_text("utf-8")
    assert "It is the same for everybody" in page
    assert "on top." in page
    assert (site / "library" / "costs" / "prices.pdf").is_file()
    assert "Who we are" in (site / "about" / "index.html").read_text("utf-8")
    sold = "Too dear" in page
    assert sold is (audience == "partner")


def test_the_internal_site_of_the_same_hub_holds_it_all(tmp_path: Path) -> None:
    """Or the test above would prove nothing."""
    hub, site = write_small_hub(tmp_path / "hub", HUB), tmp_path / "site"
    with_mkdocs(hub, site, "internal")
    words = {entry.partition(": ")[2] for entry in secrets_in(site)}
    wanted = {word for text in HUB.values() for word in _WORD.findall(_text(text))}
    only_in_files = {"zyx30", "zyx31", "zyx32"}  # settings that no page of this hub shows
    assert wanted - words <= {"zyx4", "zyx5"} | only_in_files, wanted - words
    box = (site / "library" / "costs" / "index.html").read_text("utf-8")
    assert 'class="cs-only cs-only--internal"' in box


@each_host
@pytest.mark.parametrize("audience", ["partner", "customer"])
def test_no_way_to_misspell_an_internal_page_publishes_it(
    tmp_path: Path, build: Builder, audience: str
) -> None:
    """Each in a page of its own, built although there are errors."""
    pages: Tree = {f"assets/zyx-{n}.md": misspelt(n) for n in range(len(SPELLINGS))}
    assert len(pages) + len(ODD_FILES) >= 30
    hub = write_small_hub(tmp_path / "hub", {**HUB, **pages, **ODD_FILES})
    said = run("callsheet", "build", "--audience", audience, cwd=hub, fails=True)
    assert "Nothing was written" in said
    build(hub, tmp_path / "site", audience, "--keep-going")
    assert secrets_in(tmp_path / "site") == []


def test_sites_for_different_readers_stay_apart(tmp_path: Path) -> None:
    hub = write_small_hub(tmp_path / "hub", HUB)
    run("callsheet", "build", cwd=hub)
    run("callsheet", "build", "--audience", "customer", cwd=hub)
    assert (hub / "site" / "playbook").is_dir()
    assert not (hub / "site-customer" / "playbook").exists()
    said = run("callsheet", "build", "--audience", "customer", "--out", "site", cwd=hub, fails=True)
    assert "holds the internal site" in said
    assert (hub / "site" / "playbook").is_dir()


def test_the_customer_s_address_is_what_is_copied_and_what_pages_name(tmp_path: Path) -> None:
    hub = write_small_hub(tmp_path / "hub", HUB)
    run("callsheet", "build", cwd=hub)
    run("callsheet", "build", "--audience", "customer", cwd=hub)
    page = "library/costs/index.html"
    ours, theirs = ((hub / site / page).read_text("utf-8") for site in ("site", "site-customer"))
    assert 'href="https://c.example.com/library/costs/"' in ours
    assert "Copy link for customers" in ours
    assert '<link rel="canonical" href="https://c.example.com/library/costs/">' in theirs
    sitemap = (hub / "site-customer" / "sitemap.xml").read_text("utf-8")
    assert "https://c.example.com/library/costs/" in sitemap


@pytest.mark.parametrize("audience", ["partner", "customer"])
def test_the_sample_has_a_site_for_others_without_a_dead_link(
    tmp_path: Path, audience: str
) -> None:
    site = tmp_path / "site"
    with_mkdocs(ROOT, site, audience)
    assert dead_links(site) == []


def test_what_a_marked_term_lists_is_no_leak_where_a_hidden_page_lists_it_too(
    tmp_path: Path,
) -> None:
    persona = (
        "- id: finance-lead\n  name: Finance lead\n  audience: partner\n"
        "  questions: [Who reads the case before you sign?, What happens to it after that?]\n"
    )
    internal = _text(HUB["assets/zyx-internal.md"])
    internal += "\n- Who reads the case before you sign?\n- What happens to it after that?\n"
    files: Tree = {
        **HUB,
        "playbook/vocabulary/persona.yml": persona,
        "assets/zyx-internal.md": internal,
    }
    hub, site = write_small_hub(tmp_path / "hub", files), tmp_path / "site"
    with_mkdocs(hub, site, "partner")
    page = site / "personas" / "finance-lead" / "index.html"
    assert "before you sign?" in page.read_text("utf-8")
    assert dead_links(site) == []


PLANTED: dict[str, str | bytes] = {
    "an address": '<a href="https://x.example.com/library/zyx-internal/">x</a>',
    "an id": "see zyx-internal",
    "a title": "<b>The zyx10TITLE</b>\nof <i>it</i>",
    "a file's name": "zyx-file.pdf",
    "a text": "one two three four five six seven eight",
    "a text in JavaScript": "<script>x='\\u006fne two\\nthree four five six seven eight'</script>",
    "a text in slides": pptx("one two three four five six seven eight"),
    "notes below slides": pptx("x", notes="one two three four five six seven eight"),
    "a text in a PDF": pdf("one two three four five six seven eight"),
    "a text in a packed file": gzip.compress(b"one two three four five six seven eight"),
}
"""What stands on each page, or in a file of its own."""


@pytest.mark.parametrize("kind", PLANTED)
def test_a_leak_fails_the_build_and_leaves_the_old_site(tmp_path: Path, kind: str) -> None:
    """Planted in the theme, so that only the look at the finished site finds it."""
    planted = PLANTED[kind]
    internal = _text(HUB["assets/zyx-internal.md"])
    internal += "\nOne two three, four *five* six\nseven eight.\n"
    files = {**HUB, "assets/zyx-internal.md": internal}
    hub = write_small_hub(tmp_path / "hub", files)
    run("callsheet", "build", "--audience", "customer", cwd=hub)
    before = (hub / "site-customer" / "library" / "costs" / "index.html").read_bytes()
    override = hub / "overrides" / "main.html"
    override.parent.mkdir()
    settings = (hub / "mkdocs.yml").read_text("utf-8")
    settings = settings.replace("theme:\n", "theme:\n  custom_dir: overrides\n", 1)
    (hub / "mkdocs.yml").write_text(settings, "utf-8")
    if isinstance(planted, bytes):
        (override.parent / "planted.bin").write_bytes(planted)
        planted = ""
    override.write_text(
        '{% extends "base.html" %}{% block footer %}' + planted + "{% endblock %}", "utf-8"
    )
    said = run("callsheet", "build", "--audience", "customer", cwd=hub, fails=True)
    assert "this must not be on the customer site" in said
    after = (hub / "site-customer" / "library" / "costs" / "index.html").read_bytes()
    assert after == before


def _text(content: object) -> str:
    return content if isinstance(content, str) else ""
