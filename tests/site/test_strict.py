"""What a hub with something wrong in it does to a build."""

from pathlib import Path

import pytest

from tests.hub_builder import ASSET, with_line, write_tree
from tests.site.built import run

pytestmark = pytest.mark.site

BAD = with_line(ASSET, "audience:", "audience: intrenal")


def test_a_broken_asset_is_left_out_and_the_rest_is_built(hub: Path) -> None:
    """`mkdocs build` says where it is, and publishes everything else."""
    write_tree(hub, {"docs/index.md": "# Home\n", "assets/bad.md": BAD})
    said = run("mkdocs", "build", cwd=hub)
    assert "assets/bad.md:8:11: CS204 unknown audience 'intrenal'" in said
    assert (hub / "site" / "library" / "example" / "index.html").is_file()
    assert not (hub / "site" / "library" / "bad").exists()
    assert "bad" not in (hub / "site" / "hub" / "search.js").read_text("utf-8")


def test_strict_fails_for_an_error_and_not_for_a_warning(hub: Path) -> None:
    """A date that passes must not stop a build."""
    old = with_line(ASSET, "reviewed_on:", "reviewed_on: 2025-01-02")
    write_tree(hub, {"docs/index.md": "# Home\n", "assets/example.md": old})
    assert "The hub: 1 warning" in run("mkdocs", "build", "--strict", cwd=hub)
    write_tree(hub, {"assets/bad.md": "no front matter"})
    said = run("mkdocs", "build", "--strict", cwd=hub, fails=True)
    assert "assets/bad.md:1:1: CS105" in said


@pytest.mark.parametrize(("title", "is_text"), [("No", True), ("[a, b]", False), ("", False)])
def test_an_odd_title_in_docs_is_no_traceback(hub: Path, title: str, is_text: bool) -> None:
    """mkdocs-macros-plugin stops at a title that YAML takes for no text; here it is a finding."""
    page = f"---\ntitle: {title}\n---\n\n# Odd\n"
    write_tree(hub, {"docs/index.md": "# Home\n", "docs/odd.md": page})
    said = run("mkdocs", "build", cwd=hub)
    assert (hub / "site" / "odd" / "index.html").is_file() == is_text
    assert ("docs/odd.md:2:" in said) != is_text


def test_an_export_stops_at_an_error_too(hub: Path, tmp_path: Path) -> None:
    """Zensical never sees what is wrong: the export is the place to say it."""
    write_tree(hub, {"assets/bad.md": BAD})
    said = run("callsheet", "export", tmp_path / "tree", "--root", hub, fails=True)
    assert "assets/bad.md:8:11: CS204" in said
    assert not (tmp_path / "tree").exists()


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
