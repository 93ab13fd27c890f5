"""Terms of the vocabularies in what somebody typed: "cfo too expensive" is a persona, an objection.

The twin of the browser's `recognise.mjs`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from callsheet.search.text import STOP_WORDS, stem, words

_LOOSE = 2
"""A name of at most so many words may be recognised by one of them, the other being a stop word."""


@dataclass(frozen=True, slots=True)
class Recognised:
    """A term, and the typed words by which it was recognised."""

    facet: str
    value: str
    words: tuple[str, ...]


class Recogniser:
    """Knows what every value of the facets is called."""

    def __init__(self, facets: Sequence[Mapping[str, Any]]) -> None:
        self._called: dict[tuple[str, ...], list[tuple[str, str]]] = {}
        for facet in facets:
            for value in facet["values"]:
                for name in (value["name"], *value["spoken"]) if "spoken" in value else ():
                    self._learn(name, (facet["key"], value["id"]))
        self._longest = max(map(len, self._called), default=0)

    def _learn(self, name: str, term: tuple[str, str]) -> None:
        typed = words(name)
        stems = tuple(stem(word) for word in typed if word not in STOP_WORDS)
        if not stems or (len(stems) == 1 and len(typed) > _LOOSE):
            return  # "how much is it" is not what "much" means
        terms = self._called.setdefault(stems, [])
        if term not in terms:
            terms.append(term)

    def recognise(self, text: str) -> list[Recognised]:
        """The terms that a text names, in its order; each word is taken once, longer names first.

        Words are compared by their stems, and stop words left out on both sides.
        """
        typed = [word for word in words(text) if word not in STOP_WORDS]
        stems = [stem(word) for word in typed]
        found: dict[tuple[str, str], Recognised] = {}
        at = 0
        while at < len(stems):
            for length in range(min(self._longest, len(stems) - at), 0, -1):
                if terms := self._called.get(tuple(stems[at : at + length])):
                    by = tuple(typed[at : at + length])
                    for term in terms:
                        found.setdefault(term, Recognised(*term, by))
                    at += length
                    break
            else:
                at += 1
        return list(found.values())
