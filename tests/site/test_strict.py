"""What a hub with something wrong in it does to a build."""

from pathlib import Path

import pytest

from tests.hub_builder import ASSET, MINIMAL, with_line, write_tree
from tests.site.built import ROOT, run

pytestmark = pytest.mark.site

HOSTILE = '</title><script>alert(1)</script> "quoted" & `code` *star* {{ 7*7 }} \u202eturned'


@pytest.fixture
def hub(tmp_path: Path) -> Path:
    """A small hub with what MkDocs needs."""
    root = tmp_path / "hub"
    write_tree(root, MINIMAL)
    for name in ("mkdocs.yml", "hooks/callsheet_hooks.py"):
        target = root / name
        target.parent.mkdir(exist_ok=True)
        text = (ROOT / name).read_text("utf-8")
        if name == "mkdocs.yml":
            text = text[: text.index("\nnav:")] + text[text.index("\nvalidation:") :]
            text = text.replace("  logo: images/mark.svg\n  favicon: images/mark.svg\n", "")
        target.write_text(text, "utf-8")
    return root


def test_a_broken_asset_is_left_out_and_the_rest_is_built(hub: Path) -> None:
    """`mkdocs build` says where it is, and publishes everything else."""
    (hub / "docs").mkdir()
    write_tree(hub, {"assets/bad.md": with_line(ASSET, "audience:", "audience: intrenal")})
    said = run("mkdocs", "build", cwd=hub)
    assert "assets/bad.md:8:11: CS204 unknown audience 'intrenal'" in said
    assert (hub / "site" / "library" / "example" / "index.html").is_file()
    assert not (hub / "site" / "library" / "bad").exists()
    assert "bad" not in (hub / "site" / "hub" / "search.js").read_text("utf-8")


def test_strict_fails_for_an_error_and_not_for_a_warning(hub: Path) -> None:
    """A date that passes must not stop a build."""
    (hub / "docs").mkdir()
    old = with_line(ASSET, "reviewed_on:", "reviewed_on: 2025-01-02")
    write_tree(hub, {"assets/example.md": old})
    run("mkdocs", "build", "--strict", cwd=hub)
    write_tree(hub, {"assets/bad.md": "no front matter"})
    run("mkdocs", "build", "--strict", cwd=hub, fails=True)


def test_a_hub_without_docs_is_built_with_the_engines_own_pages(hub: Path) -> None:
    """The smallest hub is `assets/` and four vocabularies."""
    run("callsheet", "build", "--out", hub / "out", cwd=hub)
    assert "cs-hero" in (hub / "out" / "index.html").read_text("utf-8")
    assert (hub / "out" / "contribute" / "index.html").is_file()


def test_a_hub_without_assets_is_built(hub: Path) -> None:
    """On the first day there is nothing yet."""
    write_tree(hub, {"assets/example.md": None})
    run("callsheet", "build", "--out", hub / "out", cwd=hub)
    assert (hub / "out" / "library" / "index.html").is_file()


def test_an_error_writes_nothing_and_leaves_the_old_site(hub: Path) -> None:
    """`callsheet build` replaces a site only by a good one."""
    run("callsheet", "build", cwd=hub)
    before = (hub / "site" / "index.html").read_bytes()
    write_tree(hub, {"assets/bad.md": "no front matter"})
    said = run("callsheet", "build", cwd=hub, fails=True)
    assert "Nothing was written" in said
    assert (hub / "site" / "index.html").read_bytes() == before
    run("callsheet", "build", "--keep-going", cwd=hub)
    assert sorted(path.name for path in hub.iterdir() if path.name.startswith(".site")) == []


def test_titles_and_summaries_show_as_text_with_every_host(hub: Path, tmp_path: Path) -> None:
    """Nothing that a title holds runs, is rendered, or ends the page's title."""
    asset = with_line(ASSET, "title:", "title: '" + HOSTILE.replace("'", "''") + "'")
    asset = with_line(asset, "summary:", "summary: '" + HOSTILE + "'")
    write_tree(hub, {"assets/example.md": asset})
    (hub / "docs").mkdir()
    run("mkdocs", "build", "--strict", cwd=hub)
    run("properdocs", "build", "--strict", "-f", "mkdocs.yml", "-d", "site-2", cwd=hub)
    run("callsheet", "export", tmp_path / "tree", "--root", hub)
    run("zensical", "build", "--clean", "--strict", cwd=tmp_path / "tree")
    for site in (hub / "site", hub / "site-2", tmp_path / "tree" / "site"):
        for file in site.rglob("*"):
            if file.suffix in (".html", ".js", ".json", ".xml"):
                assert "<script>alert" not in file.read_text("utf-8"), file
        page = (site / "library" / "example" / "index.html").read_text("utf-8")
        escaped = "&lt;/title&gt;&lt;script&gt;alert(1)&lt;/script&gt; &#34;quoted&#34; &amp;"
        assert f"<title>{escaped}" in page
        assert f"<h1>{escaped} `code` *star* {{{{ 7*7 }}}} \u202eturned</h1>" in page
        assert "49" not in page[page.index("<h1>") : page.index("</h1>")]


def test_live_lists_can_not_reach_the_site_generator(hub: Path) -> None:
    """A page sees the engine's functions and no variable of MkDocs or of the machine."""
    for attack in (
        "{{ config }}",
        "{{ environment }}",
        "{{ page }}",
        "{{ ''.__class__.__mro__ }}",
        "{{ hub_name.__globals__ }}",
        "{% include 'index.md' %}",
    ):
        page = f"---\ntitle: Home\nrender_macros: true\n---\n\n# Home\n\n{attack}\n"
        write_tree(hub, {"docs/index.md": page})
        said = run("callsheet", "build", cwd=hub, fails=True)
        assert "docs/index.md:8:1: CS507" in said, attack
        run("mkdocs", "build", "--strict", cwd=hub, fails=True)


def test_an_asset_can_not_turn_live_lists_on(hub: Path) -> None:
    """`render_macros` is no field of an asset."""
    write_tree(hub, {"assets/example.md": ASSET.replace("type:", "render_macros: true\ntype:")})
    assert "unknown field 'render_macros'" in run("callsheet", "check", cwd=hub, fails=True)


def test_a_file_that_is_named_is_published_with_its_asset(hub: Path) -> None:
    """A file in `files:` and a picture in the body stand below the asset's address."""
    asset = ASSET.replace("type:", "files: [deck.pdf]\ntype:") + "\n![A van](van%20one.png)\n"
    write_tree(
        hub,
        {"assets/example.md": asset, "assets/deck.pdf": b"%PDF-1.4", "assets/van one.png": b"\x89"},
    )
    run("callsheet", "build", cwd=hub)
    folder = hub / "site" / "library" / "example"
    assert (folder / "deck.pdf").read_bytes() == b"%PDF-1.4"
    assert (folder / "van one.png").is_file()
    assert 'href="../../library/example/deck.pdf"' in (folder / "index.html").read_text("utf-8")
