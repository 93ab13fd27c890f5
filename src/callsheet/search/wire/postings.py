"""Which documents hold each term, and how much of it: lists of bits, in base64.

A list is the gaps between the documents' numbers in Rice's code (Rice 1971; its parameter follows
from how many documents there are and how many of them hold the term) and after each gap the level,
in one canonical Huffman code for all lists. A reader finds a list without reading those before it,
except for a few: the place of every :data:`STRIDE`-th is written down.
"""

import heapq
from base64 import b64decode, b64encode
from binascii import Error
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from callsheet.search.wire import letters

STRIDE = 8
"""After so many lists the place of one is written down."""

LEVELS = 16
"""A level is from 0 to 15."""

_LONGEST = LEVELS - 1
"""Bits of the longest code that so many levels can need."""

Posting = tuple[int, int]
"""A document's number and the level of the term in it."""


@dataclass(frozen=True, slots=True)
class Written:
    """Postings as they are written."""

    counts: str
    """For each term, how many documents hold it."""

    levels: str
    """For each level, the length of its code in bits; 0 if no list has it."""

    places: str
    """Between one place that is written down and the next, so many bits."""

    bits: str
    """The lists."""


def encode(lists: Sequence[Sequence[Posting]], documents: int) -> Written:
    """Lists of postings, sorted by document, of a collection of so many documents."""
    codes = _codes(_lengths(Counter(level for postings in lists for _, level in postings)))
    parts: list[str] = []
    places = [0]
    position = 0
    for number, postings in enumerate(lists):
        if number and number % STRIDE == 0:
            places.append(position)
        text = "".join(_list_bits(postings, parameter(documents, len(postings)), codes))
        position += len(text)
        parts.append(text)
    bits = "".join(parts)
    size = (len(bits) + 7) // 8
    data = int(bits.ljust(size * 8, "0") or "0", 2).to_bytes(size, "big")
    return Written(
        counts=letters.encode([len(postings) for postings in lists]),
        levels=letters.encode([len(codes.get(level, "")) for level in range(LEVELS)]),
        places=letters.encode([after - before for before, after in pairwise(places)]),
        bits=b64encode(data).decode(),
    )


def parameter(documents: int, count: int) -> int:
    """Rice's parameter: how many bits of a gap are written as they are.

    The logarithm of 0.69 times the average gap, which is best for gaps that follow no rule; in
    whole numbers, so that every reader finds the same.
    """
    return max((69 * documents // (100 * max(count, 1))).bit_length() - 1, 0)


class Postings:
    """The lists, read from what was written; each is read when somebody asks for it."""

    def __init__(self, written: Written, documents: int) -> None:
        """Take what was written.

        Raises:
            ValueError: it is damaged, as far as that shows without reading the lists.
        """
        self._documents = documents
        self.counts = letters.decode(written.counts)
        lengths = letters.decode(written.levels)
        if max(lengths, default=0) > _LONGEST or len(lengths) > LEVELS:
            raise ValueError("the codes of levels are damaged")
        self._levels = {code: level for level, code in _codes(dict(enumerate(lengths))).items()}
        places = [0]
        for step in letters.decode(written.places):
            places.append(places[-1] + step)
        self._places = places
        try:
            data = b64decode(written.bits, validate=True)
        except Error as error:
            raise ValueError("postings are damaged") from error
        if len(places) != max((len(self.counts) + STRIDE - 1) // STRIDE, 1):
            raise ValueError("postings are damaged")
        self._bits = f"{int.from_bytes(data, 'big'):0{len(data) * 8}b}" if data else ""
        self._known: dict[int, list[Posting]] = {}

    def __getitem__(self, term: int) -> list[Posting]:
        """The list of a term.

        Raises:
            ValueError: it is damaged.
            IndexError: there is no such term.
        """
        if term not in self._known:
            first = term - term % STRIDE
            at = self._places[first // STRIDE]
            for number in range(first, min(first + STRIDE, len(self.counts))):
                at, self._known[number] = self._read(at, self.counts[number])
        return self._known[term]

    def holds(self, term: int, document: int) -> bool:
        """Whether a document is in the list of a term."""
        found = self[term]
        at = bisect_left(found, (document, 0))
        return at < len(found) and found[at][0] == document

    def _read(self, at: int, count: int) -> tuple[int, list[Posting]]:
        bits, k = self._bits, parameter(self._documents, count)
        postings = []
        document = -1
        for _ in range(count):
            zero = bits.find("0", at)
            end = zero + 1 + k
            if zero < 0 or end > len(bits):
                raise ValueError("postings are damaged")
            gap = (zero - at) << k | (int(bits[zero + 1 : end], 2) if k else 0)
            at = end
            while (level := self._levels.get(bits[at:end])) is None:
                end += 1
                if end > len(bits) or end - at > _LONGEST:
                    raise ValueError("postings are damaged")
            at = end
            document += gap + 1
            if document >= self._documents:
                raise ValueError("postings are damaged")
            postings.append((document, level))
        return at, postings


def _list_bits(postings: Sequence[Posting], k: int, codes: Mapping[int, str]) -> Iterator[str]:
    before = -1
    for document, level in postings:
        gap = document - before - 1
        before = document
        rest = f"{gap & ((1 << k) - 1):0{k}b}" if k else ""
        yield f"{'1' * (gap >> k)}0{rest}{codes[level]}"


def _lengths(counts: Mapping[int, int]) -> dict[int, int]:
    """The length of each level's code (Huffman 1952)."""
    if len(counts) == 1:
        return dict.fromkeys(counts, 1)
    heap: list[tuple[int, int, tuple[int, ...]]] = [
        (count, level, (level,)) for level, count in counts.items()
    ]
    heapq.heapify(heap)
    lengths = dict.fromkeys(counts, 0)
    while len(heap) > 1:
        rare, rarer = heapq.heappop(heap), heapq.heappop(heap)
        levels = (*rare[2], *rarer[2])
        for level in levels:
            lengths[level] += 1
        heapq.heappush(heap, (rare[0] + rarer[0], min(levels), levels))
    return lengths


def _codes(lengths: Mapping[int, int]) -> dict[int, str]:
    """The canonical codes: shorter ones first, among equals by level."""
    codes: dict[int, str] = {}
    code = before = 0
    for length, level in sorted((length, level) for level, length in lengths.items() if length):
        code <<= length - before
        before = length
        codes[level] = f"{code:0{length}b}"
        code += 1
    return codes
