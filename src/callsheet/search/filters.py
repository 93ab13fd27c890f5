"""Filters that somebody has typed: facets and values, checked against what the hub knows."""

from collections.abc import Iterable, Mapping
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
    known = {facet["key"]: [value["id"] for value in facet["values"]] for facet in facets}
    filters: dict[str, list[str]] = {}
    for facet, value in typed:
        if facet not in known:
            raise ValueError(f"unknown facet {quoted(facet)}: choose from {listed(known)}")
        if value not in known[facet]:
            vocabulary = catalogue.vocabularies.get(facet)
            guess = vocabulary.suggest(value) if vocabulary else nearest(value, known[facet])
            hint = f"did you mean {quoted(guess)}? " if guess else ""
            choices = listed(known[facet])
            raise ValueError(f"unknown {facet} {quoted(value)}: {hint}Choose from {choices}")
        filters.setdefault(facet, []).append(value)
    return filters


def facet_and_value(part: str) -> tuple[str, str]:
    """The two sides of `FACET=VALUE`.

    Raises:
        ValueError: there is no `=`.
    """
    facet, separator, value = part.partition("=")
    if not separator:
        raise ValueError(f"--where takes FACET=VALUE, not {quoted(part)}")
    return facet, value
