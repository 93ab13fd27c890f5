"""Checks names: one word must not lead to two terms, two roles or two meanings."""

from collections.abc import Iterator, Sequence

from callsheet import codes
from callsheet.catalogue import Catalogue
from callsheet.diagnostics import Finding
from callsheet.model.playbook import Role, Word
from callsheet.model.terms import Term
from callsheet.wording import quoted


def check_vocabularies(catalogue: Catalogue) -> Iterator[Finding]:
    """Names and aliases that stand for two entries of one list."""
    for vocabulary in catalogue.vocabularies.values():
        yield from _ambiguous(vocabulary.terms)
    yield from _ambiguous(catalogue.playbook.roles)
    yield from _ambiguous(catalogue.playbook.words)


def _ambiguous(entries: Sequence[Term | Role | Word]) -> Iterator[Finding]:
    owners: dict[str, str] = {}
    for entry in entries:
        for word in (entry.id, entry.name):
            owners.setdefault(word.casefold(), entry.id)
    for entry in entries:
        for index, alias in enumerate(entry.aliases):
            owner = owners.setdefault(alias.casefold(), entry.id)
            if owner != entry.id:
                yield Finding(
                    entry.place("aliases", index),
                    codes.AMBIGUOUS_ALIAS,
                    f"{quoted(alias)} stands for {quoted(owner)} and {quoted(entry.id)}",
                    "keep it with one of them, so that everybody knows what is meant",
                )
