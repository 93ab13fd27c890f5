"""Fixtures of whole sites."""

import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from tests.cli.commands import files_in
from tests.site.built import HOSTS, ROOT, built_once, run, write_small_hub
from tests.site.swapping import build, hub_called


@pytest.fixture(scope="session")
def sites(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The sample hub, built by each host with `--strict`. Nobody changes them."""
    return {
        name: built_once(tmp_path_factory, name, partial(_strictly, build))
        for name, build in HOSTS.items()
    }


def _strictly(build: Callable[..., str], site: Path) -> str:
    return build(site, ROOT, "--strict")


@pytest.fixture(scope="session")
def offline_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample hub, built for a folder on a laptop."""

    def build(site: Path) -> str:
        return run("callsheet", "build", "--offline", "--out", site)

    return built_once(tmp_path_factory, "offline", build)


@pytest.fixture
def hub(tmp_path: Path) -> Path:
    """A small hub with what MkDocs needs, but without pages of its own."""
    return write_small_hub(tmp_path / "hub")


@pytest.fixture(scope="session")
def two_hubs(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The hub as it was, and with a change."""
    folder = tmp_path_factory.mktemp("hubs")
    return hub_called(folder / "old", "The old title"), hub_called(folder / "new", "A new title")


@pytest.fixture(scope="session")
def two_sites(
    two_hubs: tuple[Path, Path], tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, Path]:
    """Their sites. Nobody changes them."""
    folder = tmp_path_factory.mktemp("sites")
    for hub in two_hubs:
        done = build(hub, folder / hub.name)
        assert done.returncode == 0, done.stderr
    old, new = (files_in(folder / hub.name) for hub in two_hubs)
    assert old.keys() == new.keys()
    assert old != new
    return folder / "old", folder / "new"


@pytest.fixture
def old_site(two_sites: tuple[Path, Path], tmp_path: Path) -> Path:
    """A copy of the old site, in a folder of its own."""
    return Path(shutil.copytree(two_sites[0], tmp_path / "www" / "site"))


@pytest.fixture
def new_hub(two_hubs: tuple[Path, Path], tmp_path: Path) -> Path:
    """A copy of the changed hub, which a test may change again."""
    return Path(shutil.copytree(two_hubs[1], tmp_path / "hub"))
