"""Short names, such as titles and aliases: written word by word, read with an index of their words.

A reader makes the index itself: it costs no bytes, and a name is shown before any text has arrived.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from callsheet.search.fulltext import K1
from callsheet.search.text import STOP_WORDS, words
from callsheet.search.wire import letters

B = 0.5
"""BM25's parameter for names: a long one is held back less than a long text."""


def write(names: Sequence[Sequence[str]]) -> dict[str, str]:
    """The names of each document as streams."""
    split = [[name.split(" ") for name in each] for each in names]
    counts = Counter(word for each in split for name in each for word in name)
    frequent = [word for word, _ in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))]
    short = letters.ones(len(frequent) - 1)
    spelt = frequent[:short] + sorted(frequent[short:])
    numbers = {word: number for number, word in enumerate(spelt)}
    flat = [name for each in split for name in each]
    return {
        "spelt": " ".join(spelt),
        "names": letters.encode([len(each) for each in split]),
        "lengths": letters.encode([len(name) for name in flat]),
        "numbers": letters.encode([numbers[word] for name in flat for word in name]),
    }


@dataclass(frozen=True, slots=True)
class Names:
    """The names, and which documents hold each word in them."""

    of: list[list[str]]
    """The names of each document."""

    documents: dict[str, dict[int, float]]
    """Word → document → how much the word says of it, below 1."""

    called: dict[str, list[int]]
    """A whole name, as its words → the documents that are called so."""

    @classmethod
    def read(cls, streams: Mapping[str, str]) -> "Names":
        """From the streams that :func:`write` has made.

        Raises:
            KeyError: one is missing.
            ValueError: one is damaged.
        """
        spelt = streams["spelt"].split(" ")
        numbers = iter(letters.decode(streams["numbers"]))
        lengths = iter(letters.decode(streams["lengths"]))
        try:
            return cls.of_names(
                [
                    [
                        " ".join(spelt[number] for number in _next(length, numbers))
                        for length in _next(count, lengths)
                    ]
                    for count in letters.decode(streams["names"])
                ]
            )
        except IndexError as error:
            raise ValueError("names are damaged") from error

    @classmethod
    def of_names(cls, names: list[list[str]]) -> "Names":
        """The same, of names that were not written."""
        documents: dict[str, dict[int, float]] = {}
        called: dict[str, list[int]] = {}
        split = [[words(name) for name in each] for each in names]
        counting = [[_counting(name) for name in each] for each in split]
        number = max(sum(len(each) for each in names), 1)
        average = sum(len(name) for each in counting for name in each) / number or 1
        for document, each in enumerate(split):
            for name in each:
                holders = called.setdefault(" ".join(name), [])
                if document not in holders:
                    holders.append(document)
        for document, each in enumerate(counting):
            for name in each:
                norm = K1 * (1 - B + B * len(name) / average)
                for word, times in Counter(name).items():
                    says = documents.setdefault(word, {})
                    says[document] = max(says.get(document, 0), times / (times + norm))
        return cls(names, documents, called)


def _counting(name: Sequence[str]) -> list[str]:
    return [word for word in name if word not in STOP_WORDS]


def _next(number: int, values: Iterator[int]) -> list[int]:
    found = list(islice(values, number))
    if len(found) < number:
        raise ValueError("names are cut short")
    return found
