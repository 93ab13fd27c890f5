"""nDCG@10 on judged collections: the search as it ships, beside lunr.py and bm25s.

A collection is a folder with `docs.jsonl` (`_id`, `title`, `text`), `queries.jsonl` (`_id`, `text`)
and `qrels.tsv` (query, document, gain; the first line names the columns). All searches get the same
documents and queries, whole, and nothing is tuned to a collection. Each peer runs twice: with title
and text alike, and with the title counted three times, as ours counts it.
"""

import csv
import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from importlib.metadata import version
from math import log2
from pathlib import Path
from typing import Any

from callsheet.model.hub import FreshnessPolicy
from callsheet.search import fulltext
from callsheet.search.engine import TITLE
from callsheet.search.ranking import Search

TOP = 10

Ranker = Callable[[str], Sequence[str]]
"""A query → the ids of what is found, best first; at least ten if there are so many."""


@dataclass(frozen=True, slots=True)
class Document:
    """One document of a collection."""

    id: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Collection:
    """Documents, queries, and how well each document answers each query."""

    name: str
    documents: tuple[Document, ...]
    queries: Mapping[str, str]
    """Id → text; only those that something answers."""

    gains: Mapping[str, Mapping[str, float]]
    """Query → document → gain; 0 for those that are missing."""


def load_collection(folder: Path) -> Collection:
    """Read a collection.

    Raises:
        OSError, ValueError, KeyError: it is not one.
    """
    gains: dict[str, dict[str, float]] = {}
    with (folder / "qrels.tsv").open(encoding="utf-8", newline="") as file:
        rows = csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        next(rows)
        for query, document, gain in rows:
            gains.setdefault(query, {})[document] = float(gain)
    queries = {row["_id"]: row["text"] for row in _rows(folder / "queries.jsonl")}
    return Collection(
        name=folder.name,
        documents=tuple(
            Document(row["_id"], row["title"], row["text"]) for row in _rows(folder / "docs.jsonl")
        ),
        queries={key: text for key, text in queries.items() if any(gains.get(key, {}).values())},
        gains=gains,
    )


def ndcg(found: Sequence[str], gains: Mapping[str, float]) -> float:
    """Normalised discounted cumulative gain of the first ten (Järvelin and Kekäläinen 2002).

    The gain is the judgement itself; at place n it counts 1 / log2(n + 1). 1 is the best order that
    there is. One of the gains is above 0.
    """
    best = sorted(gains.values(), reverse=True)
    return _discounted(gains.get(each, 0.0) for each in found[:TOP]) / _discounted(best[:TOP])


def compare(folders: Iterable[Path], say: Callable[[str], object]) -> str:
    """The mean of all queries, by search and collection, as a Markdown table.

    `say` is told what is being done.
    """
    collections = [load_collection(folder) for folder in folders]
    columns = [
        f"{each.name} ({len(each.documents):,} documents, {len(each.queries):,} queries)"
        for each in collections
    ]
    lines = [f"| nDCG@{TOP} | {' | '.join(columns)} |", f"|---{'|---' * len(columns)}|"]
    for name, prepare in _searches().items():
        say(f"Searching with {name} ...")
        means = [f"{_mean(prepare(each.documents), each):.3f}" for each in collections]
        lines.append(f"| {name} | {' | '.join(means)} |")
    return "\n".join(lines)


def search_as_shipped(documents: Sequence[Document]) -> Ranker:
    """The index that a build writes and the ranking that reads it; a document is an asset."""
    streams = fulltext.write(
        [fulltext.Text({"body": each.text}, names=each.title) for each in documents]
    )
    records: list[dict[str, Any]] = [
        {"id": each.id, "title": each.title, "aliases": [], "facets": {}, "review_by": None}
        for each in documents
    ]
    policy = FreshnessPolicy().model_dump()
    data = {"today": "2026-11-24", "freshness": policy, "facets": [], "records": records}
    search = Search(data, streams)
    return lambda query: [hit.id for hit in search.search(query, {})]


def search_with_lunr(title: int, documents: Sequence[Document]) -> Ranker:
    """lunr.py with its own pipeline of trimmer, stop words and Porter's stemmer."""
    from lunr import lunr

    index = lunr(
        ref="id",
        fields=[{"field_name": "title", "boost": title}, "text"],
        documents=[{"id": each.id, "title": each.title, "text": each.text} for each in documents],
    )

    def rank(query: str) -> list[str]:
        # Its query language gives a meaning to signs such as ":", "-" and "*".
        return [str(hit["ref"]) for hit in index.search(re.sub(r"[^\w\s]", " ", query))]

    return rank


def search_with_bm25s(title: int, documents: Sequence[Document]) -> Ranker:
    """bm25s as its documentation shows it: Lucene's formula, English stop words, Snowball stems."""
    import bm25s
    import Stemmer

    prepare = partial(
        bm25s.tokenize, stopwords="en", stemmer=Stemmer.Stemmer("english"), show_progress=False
    )
    index = bm25s.BM25()
    texts = [" ".join([*[each.title] * title, each.text]) for each in documents]
    index.index(prepare(texts), show_progress=False)
    most = min(TOP, len(documents))

    def rank(query: str) -> list[str]:
        found, scores = index.retrieve(prepare([query]), k=most, show_progress=False)
        pairs = zip(found[0], scores[0], strict=True)
        return [documents[int(number)].id for number, score in pairs if score > 0]

    return rank


def _searches() -> dict[str, Callable[[Sequence[Document]], Ranker]]:
    lunr, bm25s = f"lunr.py {version('lunr')}", f"bm25s {version('bm25s')}"
    times = int(TITLE)
    return {
        f"Callsheet {version('callsheet')}": search_as_shipped,
        lunr: partial(search_with_lunr, 1),
        f"{lunr}, title × {times}": partial(search_with_lunr, times),
        bm25s: partial(search_with_bm25s, 1),
        f"{bm25s}, title × {times}": partial(search_with_bm25s, times),
    }


def _mean(rank: Ranker, collection: Collection) -> float:
    scores = [ndcg(rank(text), collection.gains[key]) for key, text in collection.queries.items()]
    return sum(scores) / len(scores)


def _discounted(gains: Iterable[float]) -> float:
    return sum(gain / log2(place + 1) for place, gain in enumerate(gains, 1))


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8") as file:
        return [json.loads(line) for line in file if line.strip()]
