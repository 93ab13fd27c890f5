"""`callsheet build` does nothing when nothing has changed, and everything when something has."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from callsheet.build import Build
from callsheet.hosts.inputs import load_surroundings
from callsheet.hosts.swap import built_aside
from tests.cli.commands import ON, call, run, starter

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


@pytest.mark.site
@pytest.mark.parametrize(
    ("path", "content"),
    [("hooks/more.py", "base"), ("overrides/partials/x.html", "base"), ("overrides/more", "")],
)
def test_a_link_among_programs_and_templates_is_always_built(
    built: Path, path: str, content: str
) -> None:
    """What it leads to may change: a file, or a whole folder."""
    text = (built / "mkdocs.yml").read_text()
    (built / "mkdocs.yml").write_text(
        text.replace("  name: material\n", "  name: material\n  custom_dir: overrides\n", 1)
    )
    target = built.parent / "elsewhere"
    if content:
        target.write_text("# nothing\n")
    else:
        target.mkdir()
    (built / "overrides" / "partials").mkdir(parents=True)
    (built / path).symlink_to(target)
    build(built)
    assert not is_known(built)


@pytest.mark.site
def test_hooks_that_lie_elsewhere_and_odd_names_of_templates_count(built: Path) -> None:
    settings = built / "mkdocs.yml"
    text = settings.read_text().replace(
        "  name: material\n", "  name: material\n  custom_dir: overrides\n", 1
    )
    settings.write_text(text.replace("hooks/callsheet_hooks.py", "callsheet_hooks.py"))
    (built / "hooks" / "callsheet_hooks.py").rename(built / "callsheet_hooks.py")
    odd = built / "overrides" / "x__pycache__x.html"
    odd.parent.mkdir()
    odd.write_text("x")
    build(built)
    assert is_known(built)
    for path in (odd, built / "callsheet_hooks.py"):
        before = load_surroundings(built)
        with path.open("a") as file:
            file.write("\n")
        assert (load_surroundings(built) != before) == (path != odd)
        assert not is_known(built)
        assert is_known(built)


@pytest.mark.site
def test_a_change_that_is_undone_during_the_build_is_not_believed(
    built: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The site was made from what stood there meanwhile."""
    page = built / "assets" / "talk-tracks" / "price-talk-track.md"
    text = page.read_text()
    page.write_text(f"{text}\nMore.\n")
    monkeypatch.chdir(built)

    def verify(made: Build, site: Path) -> None:
        page.write_text("---\n")
        page.write_text(f"{text}\nMore.\n")

    with monkeypatch.context() as patch:
        patch.setattr("callsheet.cli.site._verify", verify)
        assert call("build", *ON).exit_code == 0
    assert not is_known(built)
    assert is_known(built)


@pytest.mark.site
def test_a_site_that_is_changed_at_once_is_built_again(
    built: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By somebody who waits until it stands there: it is listed before that."""
    monkeypatch.chdir(built)
    with (built / "playbook" / "why.md").open("a") as file:
        file.write("\nMore.\n")

    @contextmanager
    def changed(target: Path, **options: Any) -> Iterator[Path]:
        with built_aside(target, **options) as fresh:
            yield fresh
        (target / "404.html").write_text("changed")

    with monkeypatch.context() as patch:
        patch.setattr("callsheet.cli.site.built_aside", changed)
        assert call("build", *ON).exit_code == 0
    assert not is_known(built)


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
