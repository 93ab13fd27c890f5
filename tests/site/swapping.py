"""The real `callsheet build`, run over a site that stands there already."""

import subprocess
import sys
from pathlib import Path

from tests.cli.commands import ON
from tests.hub_builder import ASSET
from tests.site.built import write_small_hub

COMMAND = (sys.executable, "-m", "callsheet", "build", *ON)


def hub_called(root: Path, title: str) -> Path:
    """A small hub whose site differs from that of another title on several pages."""
    return write_small_hub(root, {"assets/example.md": ASSET.replace("Answering the price", title)})


def build(hub: Path, out: Path, **options: object) -> "subprocess.CompletedProcess[str]":
    """Run the real command; gives how it ended and what it said."""
    done: subprocess.CompletedProcess[str] = subprocess.run(  # type: ignore[call-overload]
        [*COMMAND, "--root", hub, "--out", out], capture_output=True, text=True, **options
    )
    assert "Traceback" not in done.stderr, done.stderr
    return done


def refused(done: "subprocess.CompletedProcess[str]", words: str) -> None:
    """It ended with one plain sentence, and this is in it."""
    assert done.returncode == 2, done.stdout + done.stderr
    assert words in done.stderr, done.stderr
    assert done.stderr.startswith("callsheet: ")
    assert done.stderr.count("\n") == 1
