"""Ranking: which records of the search data answer a text, in which order, and the facets' counts.

The twin of the browser's `facets.mjs` and `ranking.mjs`: it works on the same data (what
`hub/search.js` holds, parsed) and gives the same ids in the same order.
`tests/contract/search_cases.json` runs through both.

    text → words → for each word one lunr query → score and number of words matched, per record
         → exact title or alias first, then words matched, score, freshness, title, id
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import floor
from typing import Any

from lunr.index import Index
from lunr.query import Query

from callsheet.freshness import Freshness, freshness
from callsheet.model.hub import FreshnessPolicy
from callsheet.search.text import FILES, STOP_WORDS, stem, words

Filters = Mapping[str, Collection[str]]

_FUZZY_FROM = 4
"""A shorter word with a letter wrong could be any word."""
_FUZZY_UP_TO = 40
"""With a longer one lunr would be busy for seconds: it takes the square of the length."""
_ORDER = tuple(Freshness)
_DEFAULTS: Mapping[str, Collection[str]] = {"status": ("approved",)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A record that answers a text: how well, and how many of the words it holds."""

    id: str
    score: float
    matched: int
    """How many, not counting those that only its attached files hold."""

    record: Mapping[str, Any]
    in_files: bool
    """Whether nothing but an attached file holds any of them."""


def search(
    data: Mapping[str, Any],
    index: Index,
    text: str,
    filters: Filters,
    *,
    today: date | None = None,
) -> list[Hit]:
    """The records that answer a text and pass the filters, best first.

    `filters` are facet → chosen values. `today` is the data's own day unless given.
    """
    hits = rank(data, index, text, today=today)
    return [hit for hit in hits if not _failing(hit.record, data["facets"], filters)]


def rank(
    data: Mapping[str, Any], index: Index, text: str, *, today: date | None = None
) -> list[Hit]:
    """All records that answer a text, best first, whatever the filters."""
    records = _dated(data, today or date.fromisoformat(data["today"]))
    typed = words(text)
    if not typed:
        return [
            Hit(id=record["id"], score=0, matched=0, record=record, in_files=False)
            for record in records
        ]
    scores: dict[str, float] = {}
    matched: dict[str, int] = {}
    for matches in _answers(index, typed):
        for match in matches:
            ref = match["ref"]
            scores[ref] = scores.get(ref, 0) + match["score"]
            matched[ref] = matched.get(ref, 0) + _is_in_asset(match)
    exact = {
        record["id"]
        for record in records
        if any(words(name) == typed for name in (record["title"], *record["aliases"]))
    }
    hits = [
        Hit(
            id=record["id"],
            score=_rounded(scores.get(record["id"], 0)),
            matched=matched.get(record["id"], 0),
            record=record,
            in_files=record["id"] not in exact and not matched.get(record["id"]),
        )
        for record in records
        if record["id"] in scores or record["id"] in exact
    ]
    # The records are in the order of an empty search already, and sorting is stable.
    return sorted(hits, key=lambda hit: (hit.id not in exact, -hit.matched, -hit.score))


def facet_counts(
    records: Iterable[Mapping[str, Any]], facets: Sequence[Mapping[str, Any]], filters: Filters
) -> dict[str, dict[str, int]]:
    """How many records each value of each facet would show, with all the *other* facets applied.

    `records` are those of :func:`rank`: the results of the text alone. Every value is there.
    """
    counts = {facet["key"]: {value["id"]: 0 for value in facet["values"]} for facet in facets}
    for record in records:
        out = _failing(record, facets, filters)
        if len(out) > 1:
            continue
        # Shut out by one facet alone, a record still counts in that facet, and in no other.
        for key in out or counts:
            for value in set(record["facets"].get(key, ())) & counts[key].keys():
                counts[key][value] += 1
    return counts


def _failing(
    record: Mapping[str, Any], facets: Sequence[Mapping[str, Any]], filters: Filters
) -> list[str]:
    """The keys of the facets that shut a record out."""
    wanted = {facet["key"]: filters.get(facet["key"]) for facet in facets}
    return [
        key
        for key, picked in wanted.items()
        if (values := picked or _DEFAULTS.get(key))
        and not any(value in values for value in record["facets"].get(key, ()))
    ]


def _dated(data: Mapping[str, Any], today: date) -> list[dict[str, Any]]:
    """The records with their freshness among their facets, in the order of an empty search."""
    policy = FreshnessPolicy(**data["freshness"])
    dated = []
    for record in data["records"]:
        due = record["review_by"]
        state = freshness(date.fromisoformat(due), today, policy) if due else None
        place = len(_ORDER) - 1 if state is None else _ORDER.index(state)
        key = (place, _units(record["title"].lower()), _units(record["id"]))
        states = [] if state is None else [state.value]
        dated.append((key, {**record, "facets": {**record["facets"], "freshness": states}}))
    return [record for _, record in sorted(dated, key=lambda entry: entry[0])]


def _answers(index: Index, typed: list[str]) -> Iterator[list[dict[str, Any]]]:
    """What lunr finds for each word that counts.

    Words such as "too" or "the" don't, except that the last of nothing but such words is taken
    for the beginning of a word: "to" on the way to "tool".
    """
    last = typed[-1]
    begun = {"wildcard": Query.WILDCARD_TRAILING, "boost": 1}
    counting = [word for word in dict.fromkeys(typed) if word not in STOP_WORDS]
    if not counting:
        yield _ask(index, [(last, begun)])
    for word in counting:
        clauses: list[tuple[str, dict[str, int]]] = [(stem(word), {"boost": 3})]
        if word == last:
            clauses.append((word, begun))
        matches = _ask(index, clauses)
        if not matches and _FUZZY_FROM <= len(word) <= _FUZZY_UP_TO:
            # "expensve": one letter off the word or its stem.
            terms = dict.fromkeys((word, stem(word)))
            matches = _ask(index, [(term, {"edit_distance": 1}) for term in terms])
        yield matches


def _ask(index: Index, clauses: list[tuple[str, dict[str, int]]]) -> list[dict[str, Any]]:
    query = index.create_query()
    for term, options in clauses:
        query.term(term, use_pipeline=False, **options)
    matches: list[dict[str, Any]] = index.query(query)
    return matches


def _is_in_asset(match: Mapping[str, Any]) -> bool:
    """Whether the word stands in the asset itself, and not only in a file that hangs on it."""
    found = match["match_data"].metadata.values()
    return any(field != FILES for fields in found for field in fields)


def _rounded(score: float) -> float:
    """To 4 decimals, halves upwards: Python's `round` and JavaScript's differ, `floor` doesn't."""
    return floor(score * 10_000 + 0.5) / 10_000


def _units(text: str) -> bytes:
    """A key that compares as JavaScript's `<` does: by UTF-16 code units."""
    return text.encode("utf-16-be", "surrogatepass")
