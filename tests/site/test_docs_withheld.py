"""What the check refuses in `docs/` is published nowhere, though MkDocs reads the folder itself."""

from pathlib import Path

import pytest

from tests.hub_builder import write_tree
from tests.site.audience_hub import HUB
from tests.site.built import copy_sample, run, write_small_hub

pytestmark = pytest.mark.site


def test_a_broken_page_and_a_symbolic_link_stay_out_of_the_site(tmp_path: Path) -> None:
    """Neither the text of the broken page nor what the link leads to reaches a reader."""
    hub = copy_sample(tmp_path / "hub")
    secret = tmp_path / "secret.md"
    secret.write_text("# Only for us\n")
    (hub / "docs" / "leak.md").symlink_to(secret)
    write_tree(hub, {"docs/bad.md": "---\ntitle: Price: x\n---\n\nOnly for us\n"})
    said = run("callsheet", "build", "--keep-going", cwd=hub)
    assert "docs/leak.md:1:1: CS104" in said
    assert "docs/bad.md:2:" in said
    run("callsheet", "export", tmp_path / "tree", "--keep-going", cwd=hub)
    for folder in (hub / "site", tmp_path / "tree"):
        pages = [page for page in folder.rglob("*") if page.suffix in (".html", ".md")]
        assert pages
        assert not [page for page in pages if "Only for us" in page.read_text("utf-8")]
        assert not [page for page in pages if page.stem in ("leak", "bad")]


def test_a_hub_behind_a_link_withholds_the_same(tmp_path: Path) -> None:
    """MkDocs takes the folder as it is written, the engine takes the true one."""
    hub = write_small_hub(tmp_path / "hub", HUB)
    write_tree(hub, {"docs/ours.md": "---\ntitle: Ours\n---\n\nOnly for us\n"})
    (tmp_path / "link").symlink_to(hub)
    out = tmp_path / "site"
    run("callsheet", "build", "--audience", "customer", "--out", out, cwd=tmp_path / "link")
    run("callsheet", "build", "--audience", "customer", "--root", tmp_path / "link", cwd=tmp_path)
    for site in (out, tmp_path / "site-customer"):
        assert (site / "index.html").is_file()
        assert not (site / "ours").exists()


def test_a_folder_of_pages_that_is_not_docs_is_for_colleagues_only(tmp_path: Path) -> None:
    hub = write_small_hub(tmp_path / "hub", HUB)
    write_tree(hub, {"pages/ours.md": "# Ours\n\nOnly for us\n"})
    config = hub / "mkdocs.yml"
    text = config.read_text("utf-8").replace("docs_dir: docs", "docs_dir: pages")
    config.write_text(text, "utf-8")
    said = run("callsheet", "build", "--audience", "customer", cwd=hub, fails=True)
    assert "docs_dir names another folder than docs" in said
    assert not (hub / "site-customer").exists()
