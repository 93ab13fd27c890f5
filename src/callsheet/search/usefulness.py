"""Usefulness: the order of assets where nobody has typed a word, the best to use first.

The twin of the browser's `usefulness.mjs`: `tests/contract/usefulness_cases.json` runs through
both. The order on the call sheets is this one.
"""

from collections.abc import Collection, Mapping
from typing import Any

from callsheet.freshness import Freshness
from callsheet.search.wire.words import order

Key = tuple[int, int, int, bytes, bytes]

_STATES = tuple(Freshness)
_WHOM_AND_WHEN = ("persona", "stage")


def usefulness(
    record: Mapping[str, Any],
    state: Freshness | None,
    wanted: Mapping[str, Collection[str]],
    types: Mapping[str, int],
) -> Key:
    """A key to sort by: fresher first, then made for these and few others, then by type and title.

    Args:
        record: an asset as the search data has it; `id`, `title` and `facets` are read.
        state: how fresh it is; None, which is no better than expired, if nobody reviews it.
        wanted: facet → the values asked for. Only of personas and stages that were asked for does
            it count how many others an asset is for.
        types: the id of a type → its place in the hub's list; an unknown type comes last.
    """
    facets = record["facets"]
    others = sum(
        len(set(facets.get(key, ())).difference(wanted[key]))
        for key in _WHOM_AND_WHEN
        if wanted.get(key)
    )
    return (
        len(_STATES) - 1 if state is None else _STATES.index(state),
        others,
        min((types.get(kind, len(types)) for kind in facets.get("type", ())), default=len(types)),
        order(record["title"].lower()),
        order(record["id"]),
    )
