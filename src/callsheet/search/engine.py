"""Ranking by words: which documents answer a text, and how well.

The twin of the browser's `engine.mjs`: from the same streams both give the same scores to the last
bit, for they use nothing but sums, products and quotients, and a logarithm that is rounded.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import floor, log
from typing import Literal

from callsheet.search.fulltext import K1, TOP, FullText
from callsheet.search.names import Names
from callsheet.search.spelling import Spelling
from callsheet.search.text import STOP_WORDS, words
from callsheet.search.wire.words import order

TITLE, ALIAS, TAG, TEXT, FILE = 3.0, 2.0, 1.5, 1.0, 0.5
"""What a word counts in a title, an alias, what a tag is called, the text and an attached file."""

BEGUN, MISTYPED = 0.6, 0.5
"""What a word counts that only begins as the typed one, or is spelt nearly so."""

_TEXT_FROM = 3
"""So many letters a beginning must have to be looked up in the text: fewer stand everywhere."""


@dataclass(slots=True)
class Found:
    """How a document answers."""

    score: float = 0.0
    matched: int = 0
    """How many of the words it holds."""

    own: int = 0
    """How many of them stand in more than its attached files."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One word of a query, and what it was taken for."""

    word: str
    exactly: tuple[str, ...]
    """The words of the vocabulary that are forms of it."""

    begun: tuple[str, ...]
    """Those that begin so; only for the last word, which may not be finished."""

    mistyped: tuple[str, ...]
    """Those that it may have been meant to be, if there are no others."""


@dataclass(frozen=True, slots=True)
class Stands:
    """Where a word of a query stands in a document: in the first of these that holds it."""

    field: Literal["title", "alias", "tag", "text", "file"]
    words: tuple[str, ...]
    """The words of the title or alias; elsewhere what was typed, or what it was taken for."""

    tag: int | None = None
    """The number of the tag."""


@dataclass(frozen=True, slots=True)
class Tags:
    """What documents are tagged with, and what everybody calls that."""

    spoken: Names
    """The names of each tag."""

    members: Sequence[Sequence[int]]
    """For each tag the documents that have it."""


class Engine:
    """Titles, aliases, tags and texts of documents; the texts may be missing, and come later."""

    def __init__(
        self, titles: Names, aliases: Names, tags: Tags | None = None, full: FullText | None = None
    ) -> None:
        self._titles, self._aliases, self._tags, self._full = titles, aliases, tags, full
        self._number = len(titles.of)
        spoken = {*titles.documents, *aliases.documents, *(tags.spoken.documents if tags else ())}
        self._terms = (
            dict(zip(full.vocabulary.words, full.vocabulary.terms, strict=True)) if full else {}
        )
        self._spelling = Spelling(sorted(spoken | self._terms.keys(), key=order))

    def called(self, text: str) -> list[int]:
        """The documents whose title or alias this is, whatever stands between its words."""
        name = " ".join(words(text))
        return sorted({*self._titles.called.get(name, ()), *self._aliases.called.get(name, ())})

    def asked(self, text: str) -> list[Asked]:
        """The words of a query that count, each once, and what they are taken for.

        Words such as "the" do not, unless there are no others.
        """
        typed = words(text)
        counting = [word for word in typed if word not in STOP_WORDS] or typed[-1:]
        return [self._taken(word, word == typed[-1]) for word in dict.fromkeys(counting)]

    def _taken(self, word: str, is_last: bool) -> Asked:
        exactly = tuple(self._spelling.forms(word))
        begun: tuple[str, ...] = ()
        if is_last:
            begun = tuple(w for w in self._spelling.beginning(word) if w not in set(exactly))
        mistyped = () if exactly or begun else tuple(self._spelling.nearest(word))
        return Asked(word, exactly, begun, mistyped)

    def find(self, query: Iterable[Asked]) -> dict[int, Found]:
        """Document → how it answers; documents that hold none of the words are not there."""
        found: dict[int, Found] = {}
        for asked in query:
            best: dict[int, float] = {}
            own: set[int] = set()
            with_text = len(asked.word) >= _TEXT_FROM
            for forms, share, in_text in (
                (asked.exactly, 1.0, True),
                (asked.begun, BEGUN, with_text),
                (asked.mistyped, MISTYPED, True),
            ):
                says, files = self._says(forms, in_text)
                own |= says.keys()
                _sum(says, files, FILE)
                rarity = _rarity(len(says), self._number)
                for document, value in says.items():
                    best[document] = max(best.get(document, 0.0), share * rarity * value)
            for document, score in best.items():
                answer = found.setdefault(document, Found())
                answer.score += score
                answer.matched += 1
                answer.own += document in own
        return found

    def stands(self, asked: Asked, document: int) -> Stands | None:
        """Where one word of a query stands in a document; None if nowhere."""
        forms = {*asked.exactly, *asked.begun, *asked.mistyped}
        named: tuple[tuple[Literal["title", "alias"], Names], ...]
        named = (("title", self._titles), ("alias", self._aliases))
        for field, names in named:
            own = dict.fromkeys(word for name in names.of[document] for word in words(name))
            if found := tuple(word for word in own if word in forms):
                return Stands(field, found)
        if self._tags:
            for form in (*asked.exactly, *asked.begun, *asked.mistyped):
                for tag in self._tags.spoken.documents.get(form, ()):
                    if document in self._tags.members[tag]:
                        return Stands("tag", (_shown(asked, form),), tag)
        if self._full:
            begun = asked.begun if len(asked.word) >= _TEXT_FROM else ()
            looked_up = (*asked.exactly, *begun, *asked.mistyped)
            known = [(form, self._terms[form]) for form in looked_up if form in self._terms]
            for form, term in known:
                if self._full.text.holds(term, document):
                    return Stands("text", (_shown(asked, form),))
            for form, term in known:
                if self._full.files.holds(term, document):
                    return Stands("file", (_shown(asked, form),))
        return None

    def meant(self, asked: Asked) -> str | None:
        """What a word that is not known was meant to be; None if it is, or if nothing is near.

        Of the nearest words it is the one that most documents hold. One edit more is tried if
        nothing is near enough to be found.
        """
        if asked.exactly or asked.begun:
            return None
        near = asked.mistyped or tuple(self._spelling.nearest(asked.word, 1))
        return max(near, key=self._frequency, default=None)

    def _frequency(self, word: str) -> int:
        says, files = self._says([word], True)
        return len(says) + len(files)

    def _terms_of(self, forms: Iterable[str]) -> list[int]:
        return sorted({self._terms[form] for form in forms if form in self._terms})

    def _says(
        self, forms: Iterable[str], with_text: bool
    ) -> tuple[dict[int, float], dict[int, float]]:
        """What a word in any of these forms says of each document; and what its files do."""
        says: dict[int, float] = {}
        for names, weight in ((self._titles, TITLE), (self._aliases, ALIAS)):
            _sum(says, _most(names.documents.get(form, {}) for form in forms), weight)
        if self._tags:
            tagged = _most(self._tags.spoken.documents.get(form, {}) for form in forms)
            members = self._tags.members
            _sum(says, _most(dict.fromkeys(members[tag], v) for tag, v in tagged.items()), TAG)
        if not with_text or not self._full:
            return says, {}
        terms = self._terms_of(forms)
        in_text, in_files = (
            _most({d: level / TOP for d, level in postings[term]} for term in terms)
            for postings in (self._full.text, self._full.files)
        )
        _sum(says, in_text, TEXT)
        return says, in_files


def _shown(asked: Asked, form: str) -> str:
    return asked.word if asked.exactly else form


def _most(lists: Iterable[Mapping[int, float]]) -> dict[int, float]:
    """For each document the most that one of the lists says."""
    most: dict[int, float] = {}
    for each in lists:
        for document, value in each.items():
            if value > most.get(document, 0.0):
                most[document] = value
    return most


def _sum(says: dict[int, float], more: Mapping[int, float], weight: float) -> None:
    for document, value in more.items():
        says[document] = says.get(document, 0.0) + weight * (K1 + 1) * value


def _rarity(holders: int, number: int) -> float:
    """BM25's inverse document frequency, to three decimals: logarithms differ in their last bit."""
    return floor(log(1 + (number - holders + 0.5) / (holders + 0.5)) * 1000 + 0.5) / 1000
