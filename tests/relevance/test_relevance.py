"""What reps type on the sample hub, and whether the search finds what answers it.

`queries.yml` was written from reading the assets, before anybody looked at what the search finds.
The goals are those of `playbook/hub.yml`.
"""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from callsheet.cli import cli
from tests.hub_builder import TODAY

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def said() -> dict[str, Any]:
    """What `callsheet relevance` says of the sample."""
    arguments = ["relevance", "--json", "--root", str(ROOT), "--today", TODAY.isoformat()]
    result = CliRunner().invoke(cli, arguments)
    assert result.stdout, result.stderr
    data: dict[str, Any] = json.loads(result.stdout)
    assert result.exit_code == bool(data["missed"])
    return data


def test_there_are_enough_queries_of_every_kind(said: dict[str, Any]) -> None:
    kinds = {name: figures["queries"] for name, figures in said["figures"].items()}
    assert kinds.pop("in all") == sum(kinds.values()) == len(said["queries"])
    assert sum(kinds.values()) >= 150
    assert len(kinds) == 11
    assert min(kinds.values()) >= 8, kinds


@pytest.mark.parametrize(
    "figure", ["success_at_1", "success_at_3", "stale_in_top_3", "unwanted_results"]
)
def test_the_search_is_as_good_as_the_hub_asks(said: dict[str, Any], figure: str) -> None:
    assert figure not in {missed["figure"] for missed in said["missed"]}


def test_the_hub_asks_for_what_the_search_is_meant_to_reach() -> None:
    """So that no test passes because a goal was lowered."""
    text = (ROOT / "playbook" / "hub.yml").read_text("utf-8")
    goals = "relevance:\n  success_at_1: 0.80\n  success_at_3: 0.95\n  stale_in_top_3: 0\n"
    assert f"{goals}  unwanted_results: 0\n" in text
