"""Fixtures that all tests share."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from tests.hub_builder import MINIMAL, TODAY, Checked, Tree, read_hub, write_tree

HubMaker = Callable[..., Checked]

_SLOW_FIRST = ("test_payloads", "browser", "site", "cli", "contract", "relevance")
"""Names of modules and folders by how long they take. What is quick fills the gaps in the end."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Long modules come first: else a worker that gets one as its last is waited for.

    Within them the order is still the one that pytest-randomly has thrown.
    """
    items.sort(key=_place)


def _place(item: pytest.Item) -> int:
    found = (item.path.stem.removesuffix("_unfenced"), item.path.parent.name)
    return next((at for at, name in enumerate(_SLOW_FIRST) if name in found), len(_SLOW_FIRST))


@pytest.fixture(scope="session", autouse=True)
def _cache_of_the_run(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Nothing is kept in the user's own folder, by no program that a test starts either."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.fixture
def make_hub(tmp_path: Path) -> HubMaker:
    """Gives a function: files laid over the minimal hub → the hub, read and checked.

    Called again, it lays the minimal hub and the new files over what is there already.
    """

    def make(
        files: Tree | None = None, *, today: date | None = TODAY, clock: date = TODAY
    ) -> Checked:
        write_tree(tmp_path, {**MINIMAL, **(files or {})})
        return read_hub(tmp_path, today=today, clock=clock)

    return make
