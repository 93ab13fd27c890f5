"""Usefulness: which of two assets a rep would rather have, when nothing was asked in words.

The search, lists of terms and call sheets have their order from here; the browser's twin is
`inOrder` in `ranking.mjs`.
"""

from collections.abc import Collection, Mapping, Sequence

from callsheet.freshness import Freshness

_FRESHNESS = {state: rank for rank, state in enumerate(Freshness)}

_BROAD = 100
"""What names no persona and no stage is made for no call in particular."""


def usefulness(
    state: Freshness | None, terms: Mapping[str, Collection[str]], types: Sequence[str]
) -> tuple[int, int, int]:
    """A key to sort by, the more useful first.

    What may be trusted comes first; then what was made for fewer personas and stages, and speaks to
    them alone; then the types in the order of their vocabulary, `types`. Those who sort by it have
    the assets in the order of their ids already.
    """
    breadth = sum(len(terms.get(key, ())) for key in ("persona", "stage")) or _BROAD
    (kind, *_) = (*terms.get("type", ()), None)
    return (
        len(_FRESHNESS) - 1 if state is None else _FRESHNESS[state],
        min(breadth, _BROAD),
        types.index(kind) if kind in types else len(types),
    )
