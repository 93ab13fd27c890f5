"""Finished sites for tests: hubs, the programs that build them, and the sample built once a run."""

import fcntl
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from tests.hub_builder import MINIMAL, Tree, write_tree

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


def write_small_hub(root: Path, files: Tree | None = None) -> Path:
    """The smallest hub with the files laid over it, and the sample's settings without its pages."""
    settings = (ROOT / "mkdocs.yml").read_text("utf-8")
    settings = settings[: settings.index("\nnav:")] + settings[settings.index("\nvalidation:") :]
    settings = settings.replace("  logo: images/mark.svg\n  favicon: images/mark.svg\n", "")
    hooks = (ROOT / "hooks" / "callsheet_hooks.py").read_text("utf-8")
    write_tree(root, {**MINIMAL, "mkdocs.yml": settings, "hooks/callsheet_hooks.py": hooks})
    write_tree(root, files or {})
    return root


def build_mkdocs(site: Path, root: Path = ROOT, *options: str) -> str:
    """`mkdocs build`, as a user types it; gives what it says."""
    return run("mkdocs", "build", *options, "-d", site, cwd=root)


def build_properdocs(site: Path, root: Path = ROOT, *options: str) -> str:
    """ProperDocs, from the same `mkdocs.yml`."""
    return run("properdocs", "build", *options, "-f", "mkdocs.yml", "-d", site, cwd=root)


def build_zensical(site: Path, root: Path = ROOT, *options: str) -> str:
    """Zensical, from what `callsheet export` writes."""
    tree = site.parent / f"{site.name}-tree"
    lenient = [] if "--strict" in options else ["--keep-going"]
    said = run("callsheet", "export", tree, "--root", root, *lenient)
    said += run("zensical", "build", "--clean", *options, cwd=tree)
    (tree / "site").rename(site)
    return said


HOSTS: dict[str, Callable[..., str]] = {
    "mkdocs": build_mkdocs,
    "properdocs": build_properdocs,
    "zensical": build_zensical,
}
"""Each takes the new site, the hub, and options such as `--strict`."""


def built_once(factory: pytest.TempPathFactory, name: str, build: Callable[[Path], object]) -> Path:
    """A site that all workers of this run share: the first that asks builds it, the others wait."""
    base = factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        base = base.parent  # each worker has a folder of its own in that of the run
    folder, ready = base / "shared" / name, base / "shared" / f"{name}.ready"
    folder.parent.mkdir(exist_ok=True)
    with folder.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not ready.exists():
            build(folder)
            ready.touch()
    return folder
