"""Assets stand in one order where nobody has typed a word, in Python and in the browser."""

import json
from datetime import date
from pathlib import Path
from typing import Any

from callsheet.freshness import freshness
from callsheet.model.hub import FreshnessPolicy
from callsheet.usefulness import usefulness
from tests.contract.node import run_node

PATH = Path(__file__).with_name("usefulness_cases.json")
TABLE: dict[str, Any] = json.loads(PATH.read_text(encoding="utf-8"))


def test_python_gives_the_order_of_the_table() -> None:
    policy = FreshnessPolicy(
        due_soon_days=TABLE["due_soon_days"], expired_after_days=TABLE["expired_after_days"]
    )
    today = date.fromisoformat(TABLE["today"])

    def key(record: dict[str, Any]) -> tuple[int, int, int]:
        due = record["review_by"]
        state = freshness(date.fromisoformat(due), today, policy) if due else None
        return usefulness(state, record["facets"], TABLE["types"])

    assert [record["id"] for record in sorted(TABLE["records"], key=key)] == TABLE["ids"]


def test_the_browser_gives_the_order_of_the_table() -> None:
    assert json.loads(run_node("run_usefulness.mjs", str(PATH))) == TABLE["ids"]
