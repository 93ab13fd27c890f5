"""Filters that somebody has typed: facets and values, checked against what the hub knows."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from callsheet.catalogue import Catalogue
from callsheet.wording import listed, nearest, quoted


def parse_filters(
    typed: Iterable[tuple[str, str]], facets: Iterable[Mapping[str, Any]], catalogue: Catalogue
) -> dict[str, list[str]]:
    """Facet → values, from pairs of the two.

    `facets` are those of the search data.

    Raises:
        ValueError: there is no such facet or value; the text says which there are.
    """
    known = values_of(facets)
    filters: dict[str, list[str]] = {}
    for facet, value in typed:
        if wrong := explain_filter(facet, value, known, catalogue):
            raise ValueError(": ".join(wrong))
        filters.setdefault(facet, []).append(value)
    return filters


def values_of(facets: Iterable[Mapping[str, Any]]) -> dict[str, list[str]]:
    """Facet → the ids of its values, from the facets of the search data."""
    return {facet["key"]: [value["id"] for value in facet["values"]] for facet in facets}


def explain_filter(
    facet: str, value: str, known: Mapping[str, Sequence[str]], catalogue: Catalogue
) -> tuple[str, str] | None:
    """What is wrong with a filter and what to choose instead; None if nothing is.

    `known` are the facets and their values.
    """
    if facet not in known:
        guess = nearest(facet, known)
        hint = f"did you mean {quoted(guess)}? Choose" if guess else "choose"
        return f"unknown facet {quoted(facet)}", f"{hint} from {listed(known)}"
    if value not in known[facet]:
        vocabulary = catalogue.vocabularies.get(facet)
        guess = vocabulary.suggest(value) if vocabulary else nearest(value, known[facet])
        hint = f"did you mean {quoted(guess)}? " if guess else ""
        return f"unknown {facet} {quoted(value)}", f"{hint}Choose from {listed(known[facet])}"
    return None


def facet_and_value(part: str) -> tuple[str, str]:
    """The two sides of `FACET=VALUE`.

    Raises:
        ValueError: there is no `=`.
    """
    facet, separator, value = part.partition("=")
    if not separator:
        raise ValueError(f"--where takes FACET=VALUE, not {quoted(part)}")
    return facet, value
