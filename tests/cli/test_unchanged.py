"""`callsheet build` does nothing when nothing has changed, and everything when something has."""

import os
from pathlib import Path

import pytest

from tests.cli.commands import ON, run, starter

NOTHING = "Nothing has changed since the last build: "


@pytest.fixture
def built(tmp_path: Path) -> Path:
    """A new hub, built into its folder `site`."""
    hub = starter(tmp_path / "new")
    assert NOTHING not in build(hub)
    return hub


def build(hub: Path, *options: str) -> str:
    result = run("build", *ON, *options, cwd=hub)
    assert result.returncode == 0, result.stderr
    return result.stdout


def is_known(hub: Path, *options: str) -> bool:
    return build(hub, *options).startswith(NOTHING)


@pytest.mark.site
def test_an_unchanged_hub_is_not_built_again(built: Path) -> None:
    """The rest of what it says is the same, and times and folders of the content don't count."""
    first = build(built, "--no-cache").splitlines()[1:]
    assert is_known(built) is False  # the other command has made the site anew
    for path in sorted(built.rglob("*.md")):
        os.utime(path, (1, 1))
    assert build(built).splitlines() == [f"{NOTHING}site", *first]
    assert not is_known(built, "--no-cache")


@pytest.mark.site
@pytest.mark.parametrize(
    "path",
    [
        "assets/talk-tracks/price-talk-track.md",
        "playbook/why.md",
        "mkdocs.yml",
        "hooks/callsheet_hooks.py",
        "site/index.html",
        "site/library/index.html",
    ],
)
def test_a_change_is_built(built: Path, path: str) -> None:
    """In the content, in the settings, or in the site itself."""
    with (built / path).open("a") as file:
        file.write("\n\n")
    assert not is_known(built)
    assert is_known(built)


@pytest.mark.site
def test_files_that_come_and_go_are_built(built: Path) -> None:
    (built / "site" / "library" / "stray.html").write_text("stray")
    assert not is_known(built)
    assert not (built / "site" / "library" / "stray.html").exists()
    (built / "site" / "404.html").unlink()
    assert not is_known(built)
    (built / "docs").mkdir(exist_ok=True)
    (built / "docs" / "more.md").write_text("# More\n")
    assert not is_known(built)


@pytest.mark.site
def test_another_day_or_option_is_built(built: Path) -> None:
    assert not is_known(built, "--today", "2026-12-24")
    assert not is_known(built, "--offline")


ALLOWED = """\
extra: {callsheet: {allow: [pymdownx.snippets]}}
markdown_extensions:
  - pymdownx.snippets
"""


@pytest.mark.site
@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        ("hooks/callsheet_hooks.py", "", "\nimport time\n"),
        ("mkdocs.yml", "site_name:", "copyright: !ENV [WHO, nobody]\nsite_name:"),
        ("mkdocs.yml", "markdown_extensions:\n", ALLOWED),
        ("main.py", "", "def define_env(env):\n    pass\n"),
    ],
)
def test_a_hub_with_programs_of_its_own_is_always_built(
    built: Path, path: str, old: str, new: str
) -> None:
    """Nobody knows what they read."""
    place = built / path
    text = place.read_text() if place.exists() else ""
    assert old in text
    place.write_text(text.replace(old, new, 1) if old else text + new)
    build(built)
    assert not is_known(built)
