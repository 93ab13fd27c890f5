"""`check` for a pull request: what has changed, in the form that its reader wants."""

import json
import subprocess
from pathlib import Path

import pytest

from tests.cli.commands import BROKEN, ON, call, made
from tests.hub_builder import ASSET, with_line

OVERDUE = with_line(ASSET, "reviewed_on:", "reviewed_on: 2026-01-05")


def git(hub: Path, *arguments: str) -> None:
    who = ("-c", "user.name=A", "-c", "user.email=a@example.com", "-c", "commit.gpgsign=false")
    subprocess.run(["git", "-C", hub, *who, *arguments], check=True, capture_output=True)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A hub in Git, with an overdue asset."""
    hub = made(tmp_path / "hub", {"assets/old.md": with_line(OVERDUE, "title:", "title: Old")})
    git(hub, "init", "-q", "-b", "main")
    git(hub, "add", "-A")
    git(hub, "commit", "-qm", "Begin")
    return hub


def codes(*arguments: str | Path) -> list[tuple[str, str]]:
    result = call("check", *arguments, "--format", "json", *ON)
    return [(each["path"], each["code"]) for each in json.loads(result.stdout)]


def test_warnings_of_files_that_have_not_changed_are_counted_only(repository: Path) -> None:
    options = ("--root", repository, "--changed-since", "main")
    assert codes("--root", repository) == [("assets/old.md", "CS406")]
    assert codes(*options) == []
    result = call("check", *options, *ON)
    assert (result.exit_code, result.stdout) == (0, "Nothing to mend.\n")
    assert result.stderr == "Of files that have not changed: 1 warning more.\n"
    (repository / "assets/old.md").write_text(with_line(OVERDUE, "title:", "title: New"))
    (repository / "assets/new.md").write_text(BROKEN)
    assert codes(*options) == [("assets/new.md", "CS301"), ("assets/old.md", "CS406")]


def test_an_error_elsewhere_is_told_because_the_change_may_have_made_it(repository: Path) -> None:
    link = "\nSee [the other](example.md).\n"
    with (repository / "assets/old.md").open("a") as file:
        file.write(link)
    git(repository, "commit", "-qam", "Link")
    (repository / "assets/example.md").unlink()
    result = call("check", "--root", repository, "--changed-since", "main", *ON)
    assert result.exit_code == 1
    assert "assets/old.md" in result.stdout


@pytest.mark.parametrize("revision", ["nowhere", "--output=x", ""])
def test_a_revision_that_there_is_not_is_said_in_a_sentence(
    repository: Path, revision: str
) -> None:
    result = call("check", "--root", repository, f"--changed-since={revision}", *ON)
    assert result.exit_code == 2
    assert result.stderr.startswith("callsheet: Git can't tell what has changed: ")
    assert not (repository / "x").exists()


def test_a_hub_without_git_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    result = call("check", "--root", made(tmp_path / "hub"), "--changed-since", "main", *ON)
    assert result.exit_code == 2
    assert "not a git repository" in result.stderr


def test_github_gets_notes_and_a_summary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "summary.md"))
    hub = made(tmp_path / "hub", {"assets/example.md": BROKEN})
    result = call("check", "--root", hub, "--format", "github", *ON)
    assert result.exit_code == 1
    assert result.stdout.startswith("::error file=assets/example.md,line=5,col=10,title=CS301")
    assert (tmp_path / "summary.md").read_text("utf-8").startswith("## Content: 1 error")


@pytest.mark.parametrize("form", ["concise", "sarif", "gitlab", "json"])
def test_every_form_says_the_same(tmp_path: Path, form: str) -> None:
    hub = made(tmp_path / "hub", {"assets/example.md": BROKEN})
    result = call("check", "--root", hub, "--format", form, *ON)
    assert result.exit_code == 1
    assert "unknown persona 'cfoo'" in result.stdout
