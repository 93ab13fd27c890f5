"""Checks vocabularies: one word must not lead to two terms."""

from collections.abc import Iterator

from callsheet import codes
from callsheet.catalogue import Catalogue
from callsheet.diagnostics import Finding
from callsheet.wording import quoted


def check_vocabularies(catalogue: Catalogue) -> Iterator[Finding]:
    """Names and aliases that stand for two terms of one vocabulary."""
    for vocabulary in catalogue.vocabularies.values():
        owners: dict[str, str] = {}
        for term in vocabulary:
            for word in (term.id, term.name):
                owners.setdefault(word.casefold(), term.id)
        for term in vocabulary:
            for index, alias in enumerate(term.aliases):
                owner = owners.setdefault(alias.casefold(), term.id)
                if owner != term.id:
                    yield Finding(
                        term.place("aliases", index),
                        codes.AMBIGUOUS_ALIAS,
                        f"{quoted(alias)} stands for {quoted(owner)} and {quoted(term.id)}",
                        "keep it with one of them, so that a search knows what is meant",
                    )
