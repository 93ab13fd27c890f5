"""Fixtures of whole sites."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from tests.site.built import HOSTS, ROOT, built_once, run, write_small_hub


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
