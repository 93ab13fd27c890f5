"""Files are found in one order and read as text, or a finding says why not."""

import os
import sys
from pathlib import Path

import pytest

from callsheet import codes
from callsheet.codes import Code
from callsheet.errors import HubNotFound
from callsheet.source import MAX_TEXT_BYTES, load_text, load_tree
from tests.hub_builder import Content, write_tree


def one_file(root: Path, content: Content) -> tuple[str | None, list[tuple[Code, int, int]]]:
    """What `load_text` makes of a file with this content."""
    write_tree(root, {"assets/a.md": content})
    tree, _ = load_tree(root)
    text, findings = load_text(tree.files[0])
    return text, [(f.code, f.place.line, f.place.column) for f in findings]


def test_files_are_sorted_by_path_and_hidden_ones_left_out(tmp_path: Path) -> None:
    files = ["assets/b.md", "assets/a/z.md", "assets/.DS_Store", "playbook/x.yml", "docs/i.md"]
    write_tree(
        tmp_path, {**dict.fromkeys(files, "x"), "other/secret.md": "x", "assets/.git/a": "x"}
    )
    tree, findings = load_tree(tmp_path)
    assert not findings
    assert [file.path for file in tree.files] == [
        "assets/a/z.md",
        "assets/b.md",
        "docs/i.md",
        "playbook/x.yml",
    ]


def test_a_folder_without_a_hub_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(HubNotFound, match="no hub in"):
        load_tree(tmp_path)


@pytest.mark.parametrize(
    "content", [b"a\nb\n", b"a\r\nb\r\n", b"a\rb\r", b"\xef\xbb\xbfa\nb\n", b"\xef\xbb\xbfa\r\nb\n"]
)
def test_line_ends_and_byte_order_marks_make_no_difference(tmp_path: Path, content: bytes) -> None:
    """Files from Windows, old Macs and editors that write a mark read like any other."""
    assert one_file(tmp_path, content) == ("a\nb\n", [])


@pytest.mark.parametrize(
    ("content", "line", "column"),
    [
        ("title: Café\n".encode("latin-1"), 1, 11),
        ("ok: é\ntitle: Café\n".encode() + "ä".encode("latin-1"), 3, 1),
        ("a\r\nb: é ".encode() + b"\xff", 2, 6),
        ("title: A\n".encode("utf-16"), 1, 1),
        ("title: A\n".encode("utf-16-le"), 1, 2),
        (b"\x89PNG\r\n\x1a\n\x00\x00", 1, 1),
        (b"one\ntwo \x00 three", 2, 5),
        ("title: Caf\u00e9".encode()[:-1], 1, 11),
    ],
)
def test_what_is_not_utf8_is_named_where_it_stands(
    tmp_path: Path, content: bytes, line: int, column: int
) -> None:
    """Latin-1, UTF-16, pictures, NUL and a sign that was cut in two."""
    assert one_file(tmp_path, content) == (None, [(codes.NOT_UTF8, line, column)])


def test_a_file_may_be_as_large_as_the_limit_and_no_larger(tmp_path: Path) -> None:
    text, findings = one_file(tmp_path, b"x" * MAX_TEXT_BYTES)
    assert text is not None
    assert not findings
    assert one_file(tmp_path, b"x" * (MAX_TEXT_BYTES + 1)) == (None, [(codes.TOO_LARGE, 1, 1)])


def test_a_file_that_vanishes_is_a_finding(tmp_path: Path) -> None:
    write_tree(tmp_path, {"assets/a.md": "x"})
    tree, _ = load_tree(tmp_path)
    (tmp_path / "assets/a.md").unlink()
    text, (finding,) = load_text(tree.files[0])
    assert text is None
    assert (finding.code, finding.place.path) == (codes.UNREADABLE, "assets/a.md")
    assert "no such file" in finding.message


def test_symbolic_links_are_refused_wherever_they_lead(tmp_path: Path) -> None:
    """A link could publish what lies outside the hub; a loop could keep the program busy."""
    write_tree(tmp_path, {"assets/real.md": "x", "outside/secret.md": "x"})
    (tmp_path / "assets/file.md").symlink_to(tmp_path / "outside/secret.md")
    (tmp_path / "assets/folder").symlink_to(tmp_path / "outside")
    (tmp_path / "assets/loop").symlink_to(tmp_path / "assets")
    (tmp_path / "assets/nothing.md").symlink_to(tmp_path / "nowhere")
    (tmp_path / "docs").symlink_to(tmp_path / "outside")
    tree, findings = load_tree(tmp_path)
    assert [file.path for file in tree.files] == ["assets/real.md"]
    assert {finding.code for finding in findings} == {codes.SYMBOLIC_LINK}
    assert sorted(finding.place.path for finding in findings) == [
        "assets/file.md",
        "assets/folder",
        "assets/loop",
        "assets/nothing.md",
        "docs",
    ]


@pytest.mark.skipif(sys.platform == "darwin", reason="macOS refuses such names itself")
def test_a_name_that_is_not_text_is_a_finding_that_can_be_printed(tmp_path: Path) -> None:
    write_tree(tmp_path, {"assets/a.md": "x"})
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/assets/caf\xe9.md")).write_text("x")
    tree, (finding,) = load_tree(tmp_path)
    assert [file.path for file in tree.files] == ["assets/a.md"]
    assert finding.code is codes.NOT_UTF8
    assert finding.place.path.encode().decode() == "assets/caf\\xe9.md"


@pytest.mark.parametrize(
    ("path", "stem", "suffix", "folder"),
    [
        ("assets/a.md", "a", ".md", "assets"),
        ("assets/x/A.B.MD", "A.B", ".md", "assets/x"),
        ("assets/plain", "plain", "", "assets"),
    ],
)
def test_a_path_falls_into_its_parts(
    tmp_path: Path, path: str, stem: str, suffix: str, folder: str
) -> None:
    write_tree(tmp_path, {path: "x"})
    (file,) = load_tree(tmp_path)[0].files
    assert (file.stem, file.suffix, file.folder) == (stem, suffix, folder)
