"""What helps when a search finds nothing: another spelling, fewer filters, a page, a person.

The twin of the browser's `nothing.mjs`.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from callsheet.search.engine import Engine
from callsheet.search.names import Names
from callsheet.search.ranking import Filters, Hit, Search, shut_out_by
from callsheet.search.wire.words import order

_EXPERTS = 2
"""So many people are named."""


@dataclass(frozen=True, slots=True)
class Lifted:
    """How many results there would be without one facet's filter, or without any."""

    facet: str | None
    number: int


@dataclass(frozen=True, slots=True)
class Help:
    """Ways on from an empty list."""

    mended: str | None
    """The text with the nearest words in place of those that stand nowhere, if that finds more."""

    fits: bool
    """False if that finds something without the filters alone; the status counts as no filter."""

    lifted: tuple[Lifted, ...]
    """The filters that emptied the list, most results first."""

    terms: tuple[tuple[str, str], ...]
    """Facet and value of the terms that were named or chosen."""

    experts: tuple[Mapping[str, Any], ...]
    """Those who know about it, as the search data describes them."""

    owner: str | None
    """Whoever owns most of what carries the terms; None if there are experts."""


def help_with(search: Search, text: str, filters: Filters, data: Mapping[str, Any]) -> Help:
    """What helps with a search that has found nothing; `data` are those of `search`."""
    hits = search.rank(text)
    mended = search.mended(text)
    better = search.rank(mended) if mended else ()
    named = [(term.facet, term.value) for term in search.recognised(text)]
    chosen = [(facet, value) for facet, values in filters.items() for value in values]
    known = {
        (facet["key"], value["id"])
        for facet in data["facets"]
        for value in facet["values"]
        if "spoken" in value
    }
    terms = tuple(dict.fromkeys(term for term in (*named, *chosen) if term in known))
    experts = tuple(_experts(text, terms, data))
    return Help(
        mended=mended if better else None,
        fits=_fits(better, search.facets, filters),
        lifted=tuple(_lifted(hits, search.facets, filters)),
        terms=terms,
        experts=experts,
        owner=None if experts else _owner(data["records"], terms),
    )


def _fits(hits: Sequence[Hit], facets: Sequence[Mapping[str, Any]], filters: Filters) -> bool:
    by = [shut_out_by(hit.record, facets, filters) for hit in hits]
    return any(not out for out in by) or all("status" in out for out in by)


def _lifted(
    hits: Sequence[Hit], facets: Sequence[Mapping[str, Any]], filters: Filters
) -> Iterator[Lifted]:
    """Each facet that alone shuts results out; if none does, what there is without any filter."""
    by = [shut_out_by(hit.record, facets, filters) for hit in hits]
    alone = Counter(out[0] for out in by if len(out) == 1)
    keys = [facet["key"] for facet in facets]
    for facet, number in sorted(alone.items(), key=lambda pair: (-pair[1], keys.index(pair[0]))):
        yield Lifted(facet, number)
    if not alone and (number := sum("status" not in out for out in by)):
        yield Lifted(None, number)


def _experts(
    text: str, terms: Collection[tuple[str, str]], data: Mapping[str, Any]
) -> Iterator[Mapping[str, Any]]:
    """Those whose subjects hold words of the text, or the name of a term."""
    experts = data["experts"]
    called = {
        (facet["key"], value["id"]): value["name"]
        for facet in data["facets"]
        for value in facet["values"]
    }
    engine = Engine(Names.of_names([each["knows"] for each in experts]), Names.of_names([[]]))
    found = engine.find(engine.asked(" ".join((text, *(called[term] for term in terms)))))
    for number in sorted(found, key=lambda each: (-found[each].score, each))[:_EXPERTS]:
        yield experts[number]


def _owner(records: Sequence[Mapping[str, Any]], terms: Collection[tuple[str, str]]) -> str | None:
    """Whoever owns most of what carries one of the terms; among equals the first by name."""
    owners = Counter(
        record["owner"]
        for record in records
        if any(value in record["facets"].get(facet, ()) for facet, value in terms)
    )
    return min(owners, key=lambda owner: (-owners[owner], order(owner)), default=None)
