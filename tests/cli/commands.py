"""Runs commands as people and programs do, on small hubs."""

import os
import subprocess
import sys
from pathlib import Path

from click.testing import CliRunner, Result

from callsheet.cli import cli
from callsheet.starter import write_starter
from tests.hub_builder import ASSET, MINIMAL, TODAY, Tree, with_line, write_tree

ON = ("--today", TODAY.isoformat())
BROKEN = with_line(ASSET, "persona:", "persona: cfoo")
FINANCE = ("--summary", "s", "--type", "talk-track", "--persona", "finance-lead")
NO_HUB = (
    "callsheet: no hub in .: a hub has the folders assets/ and playbook/. "
    "Give its folder with --root, or start one with: callsheet init DIR\n"
)
ALL_FLAGS = (*FINANCE, "--stage", "evaluate", "--owner", "product-marketing")


def made(root: Path, files: Tree | None = None) -> Path:
    """The minimal hub with other files laid over it."""
    write_tree(root, {**MINIMAL, **(files or {})})
    return root


def starter(root: Path) -> Path:
    """A new hub, which can be built."""
    write_starter(root, "Acme", TODAY)
    return root


def call(*arguments: str | Path) -> Result:
    """Call a command in this process; an exception that gets through fails the test."""
    result = CliRunner().invoke(cli, [str(argument) for argument in arguments])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def run(
    *arguments: str | Path, cwd: Path | None = None, **environment: str
) -> "subprocess.CompletedProcess[str]":
    """Run the program as people do."""
    return subprocess.run(
        [sys.executable, "-m", "callsheet", *map(str, arguments)],
        cwd=cwd,
        env={**os.environ, "PYTHONUTF8": "1", **environment},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def files_in(folder: Path) -> dict[str, bytes]:
    """Every file and its bytes."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }
