"""What the check refuses in `docs/` is published nowhere, though MkDocs reads the folder itself."""

from pathlib import Path

import pytest

from tests.hub_builder import write_tree
from tests.site.built import copy_sample, run

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
