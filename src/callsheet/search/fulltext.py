"""The index of all text but titles: which documents hold each word, and how much it says there.

A word counts by BM25 (Robertson and Zaragoza 2009) over the weighted fields of a document. What
does not depend on a query is worked out here, in steps of a fifteenth: the *level* of a word in a
document. Attached files are a second set of lists in the same vocabulary; there a word counts once.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import ceil

from callsheet.search.text import STOP_WORDS, parts, stem, trimmed
from callsheet.search.wire import letters, postings, words
from callsheet.search.wire.postings import Posting, Postings, Written

WEIGHTS = {"summary": 3, "headings": 2, "body": 1}
"""The fields, and how many times a word in each counts."""

K1, B = 1.2, 0.75
"""BM25's parameters: how soon more of a word says no more, and how much a long text is held back.

The usual ones, tuned to no collection.
"""

TOP = postings.LEVELS - 1
"""The level of a word that a document repeats without end."""

ONCE = ceil(TOP / (1 + K1))
"""The level of a word that stands once in a text of average length, as all do in attached files."""


@dataclass(frozen=True, slots=True)
class Text:
    """What is indexed of one document."""

    fields: Mapping[str, str]
    """Field of :data:`WEIGHTS` → its text; those that are missing are empty."""

    files: str = ""
    """The words of its attached files."""

    names: str = ""
    """What is indexed elsewhere, as the title; its words are in the vocabulary all the same."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Words in the order of :func:`wire.words.order`, and the term that each is a form of."""

    words: list[str]
    terms: list[int]
    """For each word the number of its term: words with one stem are one term."""

    def write(self) -> dict[str, str]:
        """As two streams. A word is of a new term (0), or of the nth last one (n)."""
        steps = []
        known = 0
        for term in self.terms:
            steps.append(known - term)
            known = max(known, term + 1)
        return {"words": words.encode(self.words), "forms": letters.encode(steps)}

    @classmethod
    def read(cls, streams: Mapping[str, str]) -> "Vocabulary":
        """From the streams.

        Raises:
            KeyError: one is missing.
            ValueError: one is damaged.
        """
        found = words.decode(streams["words"])
        terms = []
        known = 0
        for step in letters.decode(streams["forms"]):
            if step > known:
                raise ValueError("the forms of words are damaged")
            terms.append(known - step)
            known += step == 0
        if len(terms) != len(found):
            raise ValueError("the forms of words are damaged")
        return cls(found, terms)


@dataclass(slots=True)
class Stems:
    """Words and their stems; each is worked out once."""

    known: dict[str, str] = field(default_factory=dict)
    """A part of a text (see :func:`text.parts`) → its word; empty if it counts for nothing."""

    stems: dict[str, str] = field(default_factory=dict)
    """Word → stem."""

    def counting(self, text: str) -> list[str]:
        """The words of a text, without those that stand in every text."""
        known = self.known
        found = []
        for part in parts(text):
            word = known.get(part)
            if word is None:
                word = trimmed(part)
                word = known[part] = "" if word in STOP_WORDS else word
                if word and word not in self.stems:
                    self.stems[word] = stem(word)
            if word:
                found.append(word)
        return found


def write(texts: Sequence[Text]) -> dict[str, str]:
    """The index over the texts as streams; a document's number is its place among them."""
    stems = Stems()
    counts = [_counted(text, stems) for text in texts]
    files = [stems.counting(text.files) for text in texts]
    for text in texts:
        stems.counting(text.names)
    numbers = _numbered(stems.stems)
    lists: list[list[Posting]] = [[] for _ in numbers]
    in_files: list[list[Posting]] = [[] for _ in numbers]
    average = sum(count.total() for count in counts) / max(len(counts), 1)
    for document, (count, others) in enumerate(zip(counts, files, strict=True)):
        norm = K1 * (1 - B + B * count.total() / average) if count else K1
        for found, times in count.items():
            lists[numbers[found]].append((document, ceil(TOP * times / (times + norm))))
        for found in {stems.stems[word] for word in others}:
            in_files[numbers[found]].append((document, ONCE))
    ordered = sorted(stems.stems, key=words.order)
    vocabulary = Vocabulary(ordered, [numbers[stems.stems[word]] for word in ordered])
    return {
        **vocabulary.write(),
        **_named("text", postings.encode(lists, len(texts))),
        **_named("files", postings.encode(in_files, len(texts))),
    }


@dataclass(frozen=True, slots=True)
class FullText:
    """The index, read."""

    vocabulary: Vocabulary
    text: Postings
    files: Postings

    @classmethod
    def read(cls, streams: Mapping[str, str], documents: int) -> "FullText":
        """From the streams that :func:`write` has made.

        Raises:
            KeyError: one is missing.
            ValueError: one is damaged.
        """
        vocabulary = Vocabulary.read(streams)
        text = Postings(_of_name("text", streams), documents)
        files = Postings(_of_name("files", streams), documents)
        terms = max(vocabulary.terms, default=-1) + 1
        if len(text.counts) != terms or len(files.counts) != terms:
            raise ValueError("the index holds other terms than its vocabulary")
        return cls(vocabulary, text, files)


def _counted(text: Text, stems: Stems) -> Counter[str]:
    """Stem → how often it stands in the text, times the weight of the field."""
    counts: Counter[str] = Counter()
    for name, weight in WEIGHTS.items():
        for word in stems.counting(text.fields.get(name, "")):
            counts[stems.stems[word]] += weight
    return counts


def _numbered(stems: Mapping[str, str]) -> dict[str, int]:
    """Stem → number, in the order in which a reader of the vocabulary meets them."""
    numbers: dict[str, int] = {}
    for word in sorted(stems, key=words.order):
        numbers.setdefault(stems[word], len(numbers))
    return numbers


def _named(name: str, written: Written) -> dict[str, str]:
    return {
        f"{name}.counts": written.counts,
        f"{name}.levels": written.levels,
        f"{name}.places": written.places,
        f"{name}.bits": written.bits,
    }


def _of_name(name: str, streams: Mapping[str, str]) -> Written:
    return Written(
        counts=streams[f"{name}.counts"],
        levels=streams[f"{name}.levels"],
        places=streams[f"{name}.places"],
        bits=streams[f"{name}.bits"],
    )
