"""Files that run something, or loosen a rule, have owners: in this repository and in a new hub."""

import re
from pathlib import Path

import pytest

from callsheet.starter import write_starter
from tests.hub_builder import TODAY

ROOT = Path(__file__).parents[2]

MUST = {"/mkdocs.yml", "/hooks/", "/overrides/", "/playbook/vocabulary/", "/.github/"}
"""What no hub may leave to everybody; a rule for `.github/` holds for its workflows too."""

LATER = {"/overrides/", "/wheels/"} | {f"/docs/**/*.{kind}" for kind in ("js", "mjs", "css")}
"""What a hub may come to have, and must not have without an owner even then."""


@pytest.fixture(params=["sample", "starter"])
def hub(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """The repository's own hub, and a new one."""
    if request.param == "sample":
        return ROOT
    write_starter(tmp_path / "hub", "Acme", TODAY)
    return tmp_path / "hub"


def rules(hub: Path) -> dict[str, list[str]]:
    """Pattern → owners."""
    lines = (hub / ".github" / "CODEOWNERS").read_text("utf-8").splitlines()
    fields = [line.split() for line in lines if line and not line.startswith("#")]
    return {pattern: owners for pattern, *owners in fields}


def test_what_can_run_or_loosen_a_rule_has_owners(hub: Path) -> None:
    assert rules(hub).keys() >= MUST
    assert all(owners == ["@your-company/hub-owners"] for owners in rules(hub).values())


def test_it_names_what_there_is(hub: Path) -> None:
    """A rule for a file that was moved would guard nothing."""
    for pattern in rules(hub).keys() - LATER:
        place = hub / pattern.strip("/")
        assert place.is_dir() if pattern.endswith("/") else place.is_file(), pattern


def test_every_program_in_the_repository_has_an_owner() -> None:
    """Whatever is no content: code, tests, scripts, and what is installed."""
    folders = {pattern.strip("/").partition("/")[0] for pattern in rules(ROOT)}
    code = {
        path.relative_to(ROOT).parts[0]
        for folder in ROOT.iterdir()
        if folder.is_dir() and not re.match(r"\.(?!ci)|node_modules|site|dist", folder.name)
        for path in folder.rglob("*.py")
    }
    assert code | {".ci", "scripts"} <= folders


def test_the_placeholder_is_explained(hub: Path) -> None:
    text = (hub / ".github" / "CODEOWNERS").read_text("utf-8")
    assert "is a placeholder" in text
    assert "Require review from Code Owners" in text
