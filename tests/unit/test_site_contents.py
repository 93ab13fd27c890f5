"""A folder that a site takes the place of holds a site, and nothing else."""

import os
from pathlib import Path

import pytest

from callsheet.errors import CannotWrite
from callsheet.hosts.contents import what_else_is_in, write_contents
from callsheet.hosts.swap import built_aside, place_of_site
from tests.cli.commands import files_in
from tests.hub_builder import Tree, write_tree

SITE: Tree = {
    "index.html": "page",
    "library/one/index.html": "page",
    "hub/search.js": "data",
    "hub/callsheet.css": "styles",
}


def site(folder: Path, files: Tree | None = None) -> Path:
    """A site that knows what it holds, and other files that were laid over it."""
    write_tree(folder, SITE)
    write_contents(folder)
    write_tree(folder, files or {})
    return folder


def test_a_site_names_what_stands_at_its_top(tmp_path: Path) -> None:
    """In one order on every disk, itself among it; hidden files only if they are its own."""
    write_tree(tmp_path, {**SITE, "Zoë.txt": "x", ".well-known/x": "x", ".env": "mine"})
    write_contents(tmp_path, [".well-known", ".not-there"])
    text = (tmp_path / "hub" / "contents.txt").read_text("utf-8")
    assert text == ".well-known\nZoë.txt\nhub\nindex.html\nlibrary\n"
    assert what_else_is_in(tmp_path) is not None
    (tmp_path / ".env").unlink()
    assert what_else_is_in(tmp_path) is None


@pytest.mark.parametrize(
    "files",
    [{}, {".DS_Store": "left by a desktop"}, {"library/two/index.html": "page"}],
)
def test_a_site_may_be_replaced(tmp_path: Path, files: Tree) -> None:
    folder = site(tmp_path / "site", files)
    assert place_of_site(folder, tmp_path / "hub") == folder


def test_an_empty_folder_and_none_may_be_replaced(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert what_else_is_in(tmp_path / "empty") is None
    assert place_of_site(tmp_path / "none", tmp_path / "hub") == tmp_path / "none"


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ({"notes.txt": "mine"}, r"holds something else than a site \(notes\.txt\): move that away"),
        ({".env": "mine"}, r"\(\.env\)"),
        ({".git/config": "mine"}, "holds something else than a site: name another folder"),
        ({"library/partner/hub/search.js": "x"}, r"\(library/partner/hub/search\.js\)"),
        ({"hub/hub/search.js": "x"}, r"\(hub/hub/search\.js\)"),
        ({"hub/contents.txt": None}, "as it has no hub/contents.txt: delete it if it may go"),
        ({"hub/contents.txt": ""}, "holds something else than a site"),
        ({"hub/search.js": None}, "holds something else than a site: name another folder"),
    ],
)
def test_a_folder_with_anything_else_is_refused(tmp_path: Path, files: Tree, said: str) -> None:
    folder = site(tmp_path / "site", files)
    before = files_in(folder)
    with pytest.raises(CannotWrite, match=said):
        place_of_site(folder, tmp_path / "hub")
    assert files_in(folder) == before


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such names")
@pytest.mark.parametrize("name", [b"\xff.txt", b"two\nlines"])
def test_odd_names_never_count_as_the_sites_own_by_mistake(tmp_path: Path, name: bytes) -> None:
    folder = site(tmp_path / "site")
    (folder / os.fsdecode(name)).write_text("mine")
    assert what_else_is_in(folder) is not None
    write_contents(folder)
    assert (what_else_is_in(folder) is None) == (b"\n" not in name)


def test_what_is_put_there_during_a_build_stays(tmp_path: Path) -> None:
    """It is looked for once more just before the two change places."""
    folder = site(tmp_path / "site")

    def build() -> None:
        with built_aside(folder, check=lambda: place_of_site(folder, tmp_path / "hub")) as fresh:
            site(fresh)
            (folder / "notes.txt").write_text("mine")

    before = files_in(folder)
    with pytest.raises(CannotWrite, match=r"notes\.txt"):
        build()
    assert files_in(folder) == {**before, "notes.txt": b"mine"}
    assert list(tmp_path.iterdir()) == [folder]
