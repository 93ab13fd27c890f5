"""Finished sites for tests: the sample hub built by each host, once for each run of pytest."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
"""The repository: the sample hub."""

SAMPLE = ("assets", "docs", "hooks", "playbook", "mkdocs.yml")

_QUIET = {"NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}


def run(
    *arguments: str | Path,
    cwd: Path = ROOT,
    environment: Mapping[str, str] | None = None,
    fails: bool = False,
) -> str:
    """Run a Python module as a program; gives all that it prints.

    Raises:
        AssertionError: it failed, or did not when it should.
    """
    done = subprocess.run(
        [sys.executable, "-m", *map(str, arguments)],
        cwd=cwd,
        env={**os.environ, **_QUIET, **(environment or {})},
        capture_output=True,
        text=True,
        check=False,
    )
    said = done.stdout + done.stderr
    assert bool(done.returncode) == fails, said
    assert "Traceback" not in said, said
    return said


def copy_sample(target: Path) -> Path:
    """A copy of the sample hub that a test may change."""
    target.mkdir(parents=True)
    for name in SAMPLE:
        source = ROOT / name
        (shutil.copytree if source.is_dir() else shutil.copy)(source, target / name)
    return target


def build_mkdocs(site: Path, root: Path = ROOT) -> None:
    """`mkdocs build --strict`, as a user types it."""
    run("mkdocs", "build", "--strict", "-d", site, cwd=root)


def build_properdocs(site: Path, root: Path = ROOT) -> None:
    """ProperDocs, from the same `mkdocs.yml`."""
    run("properdocs", "build", "--strict", "-f", "mkdocs.yml", "-d", site, cwd=root)


def build_zensical(site: Path, root: Path = ROOT) -> None:
    """Zensical, from what `callsheet export` writes."""
    tree = site.parent / f"{site.name}-tree"
    run("callsheet", "export", tree, "--root", root)
    run("zensical", "build", "--clean", "--strict", cwd=tree)
    (tree / "site").rename(site)


HOSTS: dict[str, Callable[[Path, Path], None]] = {
    "mkdocs": build_mkdocs,
    "properdocs": build_properdocs,
    "zensical": build_zensical,
}
