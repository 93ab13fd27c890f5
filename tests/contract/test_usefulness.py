"""Assets stand in one order where nobody has typed a word, in Python and in the browser."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from callsheet.freshness import freshness
from callsheet.model.hub import FreshnessPolicy
from callsheet.search.usefulness import usefulness
from tests.contract.node import run_node

PATH = Path(__file__).with_name("usefulness_cases.json")
TABLE: dict[str, Any] = json.loads(PATH.read_text(encoding="utf-8"))
CASES: list[dict[str, Any]] = TABLE["cases"]
NAMES = [case["name"] for case in CASES]


@pytest.fixture(scope="module")
def browser() -> dict[str, list[str]]:
    """What the browser's code makes of the table."""
    answer: dict[str, list[str]] = json.loads(run_node("run_usefulness.mjs", str(PATH)))
    return answer


def in_python(wanted: dict[str, list[str]]) -> list[str]:
    policy = FreshnessPolicy(
        due_soon_days=TABLE["due_soon_days"], expired_after_days=TABLE["expired_after_days"]
    )
    today = date.fromisoformat(TABLE["today"])
    places = {kind: place for place, kind in enumerate(TABLE["types"])}

    def key(record: dict[str, Any]) -> Any:
        due = record["review_by"]
        state = freshness(date.fromisoformat(due), today, policy) if due else None
        return usefulness(record, state, wanted, places)

    return [record["id"] for record in sorted(TABLE["records"], key=key)]


@pytest.mark.parametrize("case", CASES, ids=NAMES)
def test_both_give_the_order_of_the_table(
    case: dict[str, Any], browser: dict[str, list[str]]
) -> None:
    assert in_python(case["wanted"]) == case["ids"]
    assert browser[case["name"]] == case["ids"]
