"""What `scripts/bench relevance` measures, reckoned by hand, and a collection of four."""

import json
from collections.abc import Callable, Sequence
from functools import partial
from math import log2
from pathlib import Path

import pytest

from benchmarks.relevance import (
    Document,
    Ranker,
    load_collection,
    ndcg,
    search_as_shipped,
    search_with_lunr,
)

DOCUMENTS = (
    Document("d1", "Late vans", "Why vans are late on Mondays."),
    Document("d2", "Prices", "What a van costs a month."),
    Document("d3", "Drivers", "What drivers say about routes, and about Mondays."),
    Document("d4", "Nothing", "An empty page."),
)


@pytest.mark.parametrize(
    ("found", "score"),
    [
        (["a", "b", "c"], 1.0),
        (["b", "x", "a"], (2 + 3 / 2) / (3 + 2 / log2(3))),
        (["x", "y", "b"], (2 / 2) / (3 + 2 / log2(3))),
        (["x"] * 10 + ["a"], 0.0),  # the eleventh is too late
        ([], 0.0),
    ],
)
def test_ndcg_is_what_one_reckons_by_hand(found: list[str], score: float) -> None:
    assert ndcg(found, {"a": 3, "b": 2, "c": 0}) == pytest.approx(score)


def test_only_the_ten_best_answers_can_be_found() -> None:
    gains = {str(number): 1.0 for number in range(30)}
    assert ndcg([str(number) for number in range(10)], gains) == 1.0


@pytest.mark.parametrize("search", [search_as_shipped, partial(search_with_lunr, 1)])
def test_a_search_gives_ids_best_first(search: Callable[[Sequence[Document]], Ranker]) -> None:
    rank = search(DOCUMENTS)
    assert next(iter(rank("mondays: late vans?"))) == "d1"
    assert set(rank("on mondays")) == {"d1", "d3"}
    assert list(rank("zzzzzzzz")) == []


def test_a_collection_is_read_from_three_files(tmp_path: Path) -> None:
    """A query that nothing answers can't be scored, and is left out."""
    documents = [{"_id": each.id, "title": each.title, "text": each.text} for each in DOCUMENTS]
    queries = [{"_id": "q1", "text": 'a "late" van'}, {"_id": "q2", "text": "x"}]
    for name, rows in (("docs", documents), ("queries", queries)):
        text = "\n".join(json.dumps(row) for row in rows)
        (tmp_path / f"{name}.jsonl").write_text(f"{text}\n", "utf-8")
    judged = "query-id\tcorpus-id\tscore\nq1\td1\t2\nq1\td2\t0\nq2\td1\t0\n"
    (tmp_path / "qrels.tsv").write_text(judged, "utf-8")
    collection = load_collection(tmp_path)
    assert collection.documents == DOCUMENTS
    assert collection.queries == {"q1": 'a "late" van'}
    assert collection.gains["q1"] == {"d1": 2, "d2": 0}
