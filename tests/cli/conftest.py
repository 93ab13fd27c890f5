"""Where the commands are tried: a folder of their own, and the smallest hub."""

from pathlib import Path

import pytest

from tests.cli.commands import made


@pytest.fixture(autouse=True)
def _surroundings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No day from outside, and a folder of one's own to be in."""
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    (tmp_path / "cwd").mkdir()
    monkeypatch.chdir(tmp_path / "cwd")


@pytest.fixture
def hub(tmp_path: Path) -> Path:
    """The minimal hub."""
    return made(tmp_path / "hub")
