"""Fixtures of whole sites."""

from pathlib import Path

import pytest

from tests.site.built import HOSTS, ROOT


@pytest.fixture(scope="session")
def sites(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The sample hub, built by each host."""
    folder = tmp_path_factory.mktemp("sites")
    for name, build in HOSTS.items():
        build(folder / name, ROOT)
    return {name: folder / name for name in HOSTS}
