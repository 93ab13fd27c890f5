"""What reps type on the sample hub, and whether the search finds what answers it.

`queries.yml` was written from reading the assets, before anybody looked at what the search finds.
"""

from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml

from callsheet.addresses import Addresses
from callsheet.build import check
from callsheet.hosts.machine import reader_of
from callsheet.search.ranking import Search
from callsheet.search.records import search_data, search_text
from tests.hub_builder import TODAY

ROOT = Path(__file__).parents[2]
QUERIES: list[dict[str, Any]] = yaml.safe_load(
    Path(__file__).with_name("queries.yml").read_text("utf-8")
)
ANSWERED = [query for query in QUERIES if query["expect"]]
LEAST = {1: 0.8, 3: 0.95}
"""Among the first so many results the share of queries with an answer."""


@pytest.fixture(scope="module")
def search() -> Search:
    catalogue, _ = check(ROOT, today=None, clock=TODAY, read_files=reader_of(ROOT))
    return Search(search_data(catalogue, Addresses()), search_text(catalogue))


def first(search: Search, query: dict[str, Any], number: int) -> list[str]:
    hits = search.search(str(query["query"]), query.get("filters", {}))
    return [hit.id for hit in hits[:number]]


def test_there_are_enough_queries_of_every_kind() -> None:
    kinds = Counter(query["kind"] for query in QUERIES)
    assert len(QUERIES) >= 150
    assert min(kinds.values()) >= 8, kinds


@pytest.mark.parametrize("number", LEAST)
def test_what_answers_stands_at_the_top(search: Search, number: int) -> None:
    missed = [
        query["query"]
        for query in ANSWERED
        if not set(first(search, query, number)) & set(query["expect"])
    ]
    assert 1 - len(missed) / len(ANSWERED) >= LEAST[number], missed


def test_nothing_is_found_for_what_nothing_answers(search: Search) -> None:
    found = {query["query"]: first(search, query, 3) for query in QUERIES if not query["expect"]}
    assert {text: ids for text, ids in found.items() if ids} == {}
