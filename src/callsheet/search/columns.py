"""Search data as the browser loads it: in columns, which gzip makes short, and in two tiers.

The first tier holds what the first result needs: titles, facets, and when each asset is due. The
second brings what a reader sees a moment later: ids, aliases, summaries, owners. The browser's
`columns.mjs` puts both together again. `docs/reference/search-data.md` describes the format.
"""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from callsheet.search import names
from callsheet.search.wire import letters, words

_FIRST = ("audience", "today", "pinned", "freshness", "stop_words", "facets")
_DETAILS = ("url", "experts", "requests")
"""What the tiers hold as it is."""


@dataclass(frozen=True, slots=True)
class Tiers:
    """The two parts of the search data."""

    first: dict[str, Any]
    details: dict[str, Any]


def write(data: Mapping[str, Any]) -> Tiers:
    """The search data of :func:`callsheet.search.records.search_data` in columns.

    Raises:
        ValueError: a record has a value that is not among those of its facet.
    """
    records = data["records"]
    first = {key: data[key] for key in _FIRST if key in data} | {
        "number": len(records),
        "titles": names.write([[record["title"]] for record in records]),
        "tags": {facet["key"]: _sets(facet, records) for facet in data["facets"] if _kept(facet)},
        "reviews": _days([record["review_by"] for record in records]),
    }
    details = {key: data[key] for key in _DETAILS} | {
        "ids": words.encode(record["id"] for record in records),
        "aliases": names.write([record["aliases"] for record in records]),
        "summaries": [record["summary"] for record in records],
        "owners": _chosen([record["owner"] for record in records]),
        "sent_as": _chosen([_pattern(record) for record in records]),
    }
    return Tiers(first, details)


def _kept(facet: Mapping[str, Any]) -> bool:
    """Freshness is not written: it changes with the day."""
    return bool(facet["key"] != "freshness")


def _sets(facet: Mapping[str, Any], records: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """What each record has in a facet: the different sets of values, and which one each has."""
    places = [value["id"] for value in facet["values"]]
    return _chosen(
        [
            tuple(places.index(value) for value in record["facets"].get(facet["key"], ()))
            for record in records
        ]
    )


def _chosen(values: Sequence[Hashable]) -> dict[str, Any]:
    """The different values, the most frequent first, and for each record the place of its own."""
    counts: dict[Hashable, int] = {}
    for value in values:
        counts[value] = counts.get(value, 0) + 1
    different = sorted(counts, key=lambda value: -counts[value])
    place = {value: at for at, value in enumerate(different)}
    return {"of": letters.encode([place[value] for value in values]), "values": different}


def _days(days: Iterable[str | None]) -> dict[str, Any]:
    """Days since the first of them, and 1; 0 where there is none."""
    found = [date.fromisoformat(day) if day else None for day in days]
    first = min((day for day in found if day), default=None)
    numbers = [(day - first).days + 1 if day and first else 0 for day in found]
    return {"from": first.isoformat() if first else None, "days": letters.encode(numbers)}


def _pattern(record: Mapping[str, Any]) -> str | None:
    """The address at which others find the record, with a mark in place of its id."""
    sent_as: str | None = record["sent_as"]
    if sent_as is None:
        return None
    before, _, after = sent_as.rpartition(record["id"])
    return f"{before}{{id}}{after}"
