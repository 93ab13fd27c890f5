"""`build`, `verify-site` and `export` from the outside: what they write and never touch."""

from pathlib import Path

import pytest

from tests.cli.commands import BROKEN, ON, call, files_in, made, run, starter
from tests.hub_builder import write_tree


@pytest.mark.site
def test_build_replaces_the_old_site_and_verify_site_looks_at_it(tmp_path: Path) -> None:
    """With the settings that a new hub has; a missing page is named."""
    hub = starter(tmp_path / "hub")
    for options, said_first in (
        ((), "3 assets, "),
        ((), "Nothing has changed since the last build: site"),
        (("--no-cache",), "3 assets, "),
    ):
        done = run("build", *options, *ON, cwd=hub)
        assert done.returncode == 0, done.stderr
        assert done.stdout.startswith(said_first)
    assert [path.name for path in hub.iterdir() if path.name.startswith(".site")] == []
    said = run("verify-site", "site", *ON, cwd=hub)
    assert said.returncode == 0
    assert said.stdout.startswith("All ")
    page = hub / "site/library/what-we-do/index.html"
    page.unlink()
    said = run("verify-site", "site", *ON, cwd=hub)
    assert said.returncode == 1
    assert "1 promised file is missing:" in said.stderr
    assert "library/what-we-do/index.html  (from assets/one-pagers/what-we-do.md)" in said.stderr
    assert run("verify-site", "site", "--offline", *ON, cwd=hub).returncode == 1


@pytest.mark.site
def test_build_with_an_error_writes_nothing(tmp_path: Path) -> None:
    """The old site stays as it was; `--keep-going` builds the rest."""
    hub = starter(tmp_path / "hub")
    write_tree(hub, {"assets/bad.md": BROKEN})
    old = {"site/index.html": b"old", "site/hub/search.js": b"old"}
    old["site/hub/contents.txt"] = b"hub\nindex.html\n"
    write_tree(hub, old)
    done = run("build", *ON, cwd=hub)
    assert (done.returncode, done.stdout) == (1, "")
    assert "assets/bad.md:5:10: CS301 unknown persona 'cfoo'" in done.stderr
    assert done.stderr.endswith("or go on with the rest: --keep-going\n")
    assert files_in(hub / "site") == {path[len("site/") :]: data for path, data in old.items()}
    done = run("build", "--keep-going", *ON, cwd=hub)
    assert done.returncode == 0, done.stderr
    assert "CS301" in done.stderr
    assert (hub / "site/library/what-we-do/index.html").is_file()
    assert not (hub / "site/library/bad").exists()


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        (b"markdown_extensions: [nobody_knows]\n", "is not known to be safe"),
        (b"markdown_extensions: [{toc: {nonsense: 1}}]\n", "a Markdown extension can't be used"),
        (b"markdown_extensions: 3\n", "markdown_extensions must be a list"),
        (
            b"markdown_extensions: [{tables: {x: !!python/name:nobody.knows ''}}]\n",
            "mkdocs.yml names nobody.knows, which there is not",
        ),
        (b"site_name: \xff\n", "mkdocs.yml can't be read"),
    ],
)
def test_settings_that_no_body_can_be_converted_with(
    tmp_path: Path, settings: bytes, said: str
) -> None:
    """They are named in one sentence."""
    hub = made(tmp_path / "hub")
    (hub / "mkdocs.yml").write_bytes(settings)
    done = call("export", hub / "out", "--root", hub)
    assert done.exit_code == 2
    assert said in done.output


def test_build_refuses_a_file_as_its_folder(tmp_path: Path) -> None:
    """And leaves the file alone."""
    hub = starter(tmp_path / "hub")
    (tmp_path / "file").write_text("mine", "utf-8")
    for out in (tmp_path / "file", tmp_path / "file" / "site"):
        result = call("build", "--root", hub, *ON, "--out", out)
        assert result.exit_code == 2, result.output
        assert result.stderr.startswith("callsheet: ")
        assert (tmp_path / "file").read_text("utf-8") == "mine"


@pytest.mark.parametrize("out", ["hub", "hub/assets", "mine", "clone"])
def test_build_never_replaces_what_is_no_site(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, out: str
) -> None:
    """The hub itself, somebody's documents, a clone of the branch that is published."""
    starter(tmp_path / "hub")
    write_tree(tmp_path, {"mine/precious.txt": "mine", "clone/.git": "gitdir: x"})
    write_tree(tmp_path, {"clone/hub/search.js": "old", "clone/hub/contents.txt": ".git\nhub\n"})
    before = files_in(tmp_path)
    for folder, target in ((tmp_path, tmp_path / out), (tmp_path / out, Path())):
        monkeypatch.chdir(folder)
        result = call("build", "--root", tmp_path / "hub", *ON, "--out", target)
        assert result.exit_code == 2
        assert "holds something else than a site" in result.stderr
        assert files_in(tmp_path) == before


def test_build_wants_the_settings_of_mkdocs(hub: Path, tmp_path: Path) -> None:
    """And says where to find an example."""
    result = call("build", "--root", hub, *ON, "--out", tmp_path / "out")
    assert result.exit_code == 2
    assert "there is no" in result.stderr
    assert "callsheet init" in result.stderr
    assert not (tmp_path / "out").exists()


def test_export_writes_a_plain_tree(tmp_path: Path) -> None:
    """And says how to make a site of it."""
    hub, target = starter(tmp_path / "hub"), tmp_path / "plain tree"
    result = call("export", target, "--root", hub, *ON)
    assert result.exit_code == 0
    assert f"cd '{target}' && zensical build" in result.stdout
    assert (target / "docs/library/what-we-do.md").is_file()
    assert "hooks" not in (target / "mkdocs.yml").read_text("utf-8")


def test_export_without_the_cache_keeps_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nor what it has learned of the theme."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    hub = starter(tmp_path / "hub")
    assert call("export", tmp_path / "one", "--no-cache", "--root", hub, *ON).exit_code == 0
    assert not (tmp_path / "cache").exists()
    assert call("export", tmp_path / "two", "--root", hub, *ON).exit_code == 0
    assert (tmp_path / "cache").exists()
    assert files_in(tmp_path / "one") == files_in(tmp_path / "two")
    assert not (hub / ".cache").exists()


def test_export_refuses_a_folder_that_holds_something(tmp_path: Path) -> None:
    """And touches nothing in it."""
    write_tree(tmp_path, {"mine/precious.txt": "mine"})
    result = call("export", tmp_path / "mine", "--root", starter(tmp_path / "hub"), *ON)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "is not an empty folder" in result.stderr
    assert files_in(tmp_path / "mine") == {"precious.txt": b"mine"}


def test_verify_site_wants_a_folder(hub: Path, tmp_path: Path) -> None:
    """One that is there."""
    assert call("verify-site", tmp_path / "none", "--root", hub, *ON).exit_code == 2
