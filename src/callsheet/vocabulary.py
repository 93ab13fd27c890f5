"""Vocabularies: controlled lists of terms, found by id or by what people really type."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from types import MappingProxyType

from callsheet.model.terms import Term
from callsheet.wording import nearest

REQUIRED = ("persona", "stage", "type")
"""Every asset carries at least one term of these."""

ONE_ONLY = ("type",)
"""An asset carries exactly one term of these."""

FOLDER = "playbook/vocabulary"


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """A controlled list: the front-matter key, its terms in their order, and their file."""

    key: str
    terms: tuple[Term, ...]
    path: str
    complete: bool = True
    """False when a part of the file can't be read: nobody can say that a term is unknown."""

    by_id: MappingProxyType[str, Term] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        by_id = MappingProxyType({term.id: term for term in self.terms})
        object.__setattr__(self, "by_id", by_id)

    def __iter__(self) -> Iterator[Term]:
        return iter(self.terms)

    def __len__(self) -> int:
        return len(self.terms)

    @property
    def name(self) -> str:
        """What people call the facet."""
        return self.key.replace("-", " ").capitalize()

    @property
    def plural(self) -> str:
        """The heading over a list of its terms."""
        if self.name.endswith("y"):
            return f"{self.name[:-1]}ies"
        return f"{self.name}s"

    def get(self, term_id: str) -> Term | None:
        """The term with this id."""
        return self.by_id.get(term_id)

    def suggest(self, typed: str) -> str | None:
        """The id of the term that was probably meant, by id, name or alias."""
        spoken = {term.id: term.id for term in self.terms}
        for term in self.terms:
            for word in (term.name, *term.aliases):
                spoken.setdefault(word.replace(" ", "-").casefold(), term.id)
        found = nearest(typed, spoken)
        return spoken[found] if found else None
