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
from callsheet.search.wire import words as front

B = 0.5
"""BM25's parameter for names: a long one is held back less than a long text."""


_COMMON = letters.BASE - 2
"""So many words are one letter each."""

_END = letters.ALPHABET[_COMMON]
"""The letter that ends a name."""

_RARE = letters.ALPHABET[_COMMON + 1]
"""The letter that stands for one of the other words."""


def write(names: Sequence[Sequence[str]]) -> dict[str, str]:
    """The names of each document as streams.

    Common words and rare ones are written apart: what names have in common stands together then,
    and gzip finds it.
    """
    split = [[name.split(" ") for name in each] for each in names]
    counts = Counter(word for each in split for name in each for word in name)
    frequent = [word for word, _ in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))]
    common, others = frequent[:_COMMON], sorted(frequent[_COMMON:])
    letter = dict(zip(common, letters.ALPHABET, strict=False))
    place = {word: number for number, word in enumerate(others)}
    flat = [name for each in split for name in each]
    shared, endings = front.encode_apart(others)
    return {
        "common": " ".join(common),
        "shared": letters.encode(shared),
        "endings": " ".join(endings),
        "names": letters.encode([len(each) for each in split]),
        "words": "".join(
            part for name in flat for part in (*(letter.get(w, _RARE) for w in name), _END)
        ),
        "rare": letters.encode([place[word] for name in flat for word in name if word in place]),
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
            KeyError: a stream is missing.
            ValueError: one is damaged.
        """
        common = streams["common"].split(" ")
        shared, endings = letters.decode(streams["shared"]), streams["endings"]
        others = front.decode_apart(shared, endings.split(" ") if shared or endings else [])
        rare = iter(letters.decode(streams["rare"]))
        letter = dict(zip(letters.ALPHABET, common, strict=False))
        counts = letters.decode(streams["names"])
        *spelt, rest = streams["words"].split(_END)
        try:
            flat = iter(
                [
                    " ".join(others[next(rare)] if w == _RARE else letter[w] for w in name)
                    for name in spelt
                ]
            )
            names = [_next(count, flat) for count in counts]
        except (IndexError, KeyError, RuntimeError, StopIteration) as error:
            raise ValueError("names are damaged") from error
        if rest or next(flat, None) is not None or next(rare, None) is not None:
            raise ValueError("names are damaged")
        return cls.of_names(names)

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


def _next(number: int, values: Iterator[str]) -> list[str]:
    found = list(islice(values, number))
    if len(found) < number:
        raise ValueError("names are cut short")
    return found
