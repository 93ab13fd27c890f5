"""The lunr index: built by lunr.py's rules, read by lunr.js in the browser and lunr.py here.

It follows lunr.py's builder step for step, without its two slow ones: each distinct word goes
through the stemmer once, and the token set, which is not part of the written index, is not built.
What it writes is what lunr.py would write for the same words; a test compares the two.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from lunr.idf import idf
from lunr.index import Index

from callsheet.search.text import FILES, STOP_WORDS, parts, stem, trimmed

BOOSTS = {
    "title": 10,
    "aliases": 8,
    "summary": 4,
    "tags": 4,
    "headings": 3,
    "body": 1,
    FILES: 0.5,
}
"""The fields of the index and how much a word in each counts."""

_VERSION = "2.3.9"
"""The version of lunr.js whose format this is."""

_K1, _B = 1.2, 0.75
"""BM25's parameters, at lunr's defaults: saturation of frequency, weight of a field's length."""


@dataclass(frozen=True, slots=True)
class IndexText:
    """What is indexed of one asset: the text of each field of :data:`BOOSTS`."""

    id: str
    fields: Mapping[str, str]


def build_index(texts: Iterable[IndexText]) -> dict[str, Any]:
    """The serialised index over the texts; deterministic for the same texts in the same order."""
    terms_of = _Terms()
    frequencies = {
        (text.id, name): Counter(terms_of(text.fields[name])) for text in texts for name in BOOSTS
    }
    return _serialised(frequencies)


def load_index(serialised: Mapping[str, Any]) -> Index:
    """The index, ready to be searched; lunr.py wants the terms in Python's order."""
    return Index.load(
        {**serialised, "invertedIndex": sorted(serialised["invertedIndex"], key=_term)}
    )


def _term(entry: tuple[str, Any]) -> str:
    return entry[0]


def _units(entry: tuple[str, Any]) -> bytes:
    """A key that compares as JavaScript's `<` does: by UTF-16 code units."""
    return entry[0].encode("utf-16-be", "surrogatepass")


class _Terms:
    """Words to index terms: trimmed, without stop words, stemmed; each distinct word only once."""

    def __init__(self) -> None:
        self._known: dict[str, str] = {}

    def __call__(self, text: str) -> list[str]:
        known = self._known
        terms = []
        for part in parts(text):
            term = known.get(part)
            if term is None:
                word = trimmed(part)
                term = known[part] = "" if not word or word in STOP_WORDS else stem(word)
            if term:
                terms.append(term)
        return terms


def _serialised(frequencies: Mapping[tuple[str, str], Counter[str]]) -> dict[str, Any]:
    lengths = {field: counts.total() for field, counts in frequencies.items()}
    documents = len({ref for ref, _ in frequencies})
    averages = {
        name: sum(length for (_, field), length in lengths.items() if field == name)
        / max(documents, 1)
        for name in BOOSTS
    }
    postings: dict[str, dict[str, Any]] = {}
    nothing: dict[str, Any] = {}  # where lunr could keep positions; one for all, they are many
    for (ref, name), counts in frequencies.items():
        for term in counts:
            posting = postings.get(term)
            if posting is None:
                posting = postings[term] = {"_index": len(postings)} | {
                    field: {} for field in BOOSTS
                }
            posting[name][ref] = nothing
    known = {
        term: (posting["_index"], idf(posting, documents)) for term, posting in postings.items()
    }
    vectors = []
    for (ref, name), counts in frequencies.items():
        boost, average = BOOSTS[name], averages[name]
        norm = _K1 * (1 - _B + _B * lengths[ref, name] / average) if average else _K1
        vector: list[float] = []
        for index, rarity, count in sorted((*known[term], count) for term, count in counts.items()):
            vector += (index, round(rarity * ((_K1 + 1) * count) / (norm + count) * boost, 3))
        vectors.append([f"{name}/{ref}", vector])
    return {
        "version": _VERSION,
        "fields": list(BOOSTS),
        "fieldVectors": vectors,
        "invertedIndex": sorted(postings.items(), key=_units),
        "pipeline": ["stemmer"],
    }
