"""Fixtures that all tests share."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from tests.hub_builder import MINIMAL, TODAY, Checked, Tree, read_hub, write_tree

HubMaker = Callable[..., Checked]


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
