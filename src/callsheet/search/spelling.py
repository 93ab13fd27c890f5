"""Which words of a vocabulary a typed word may mean: its other forms, beginnings, mistypings.

The vocabulary is sorted, so that words with one beginning stand together: neither beginnings nor
mistypings look at all of it.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from callsheet.search.text import stem
from callsheet.search.wire.words import order

_ONE_EDIT_FROM, _TWO_EDITS_FROM = 4, 8
"""Letters from which a word may have one letter wrong, and two."""

_TRIED_UP_TO = 30
"""A longer word is an address or a number."""


class Spelling:
    """A sorted vocabulary."""

    def __init__(self, words: Sequence[str]) -> None:
        self._words = words
        self._keys = [order(word) for word in words]

    def __contains__(self, word: str) -> bool:
        at = self._at(word)
        return at < len(self._words) and self._words[at] == word

    def forms(self, word: str) -> list[str]:
        """The words with the same stem."""
        wanted = stem(word)
        if len(wanted) <= 1:
            return [wanted] if wanted in self else []
        # All forms of a stem share it, but for its last letter: "happi" is that of "happy".
        return [found for found in self.beginning(wanted[:-1]) if stem(found) == wanted]

    def beginning(self, letters: str) -> Sequence[str]:
        """The words that begin with these letters."""
        start = self._at(letters)
        end = bisect_left(self._keys, order(letters) + b"\xff\xff", start)
        return self._words[start:end]

    def _at(self, word: str) -> int:
        return bisect_left(self._keys, order(word))

    def nearest(self, word: str, more: int = 0) -> list[str]:
        """The words that differ by the fewest edits, if that are few enough; none if none does.

        An edit is a letter too many, missing, or wrong, or two neighbours swapped. So many `more`
        are allowed than usual.
        """
        units = _units(word)
        if not _ONE_EDIT_FROM <= len(units) <= _TRIED_UP_TO:
            return []
        most = more + (2 if len(units) >= _TWO_EDITS_FROM else 1)
        found = list(self._within(units, most))
        least = min((edits for edits, _ in found), default=0)
        return [near for edits, near in found if edits == least]

    def _within(self, word: Sequence[int], most: int) -> Iterator[tuple[int, str]]:
        """Words at most so many edits off (optimal string alignment), row by row.

        A row of the table belongs to a beginning; the next word needs new rows only from where it
        differs from the last one, and words whose beginning is too far off are passed over.
        """
        rows = [list(range(len(word) + 1))]
        before = _units("")
        at = 0
        while at < len(self._words):
            candidate = _units(self._words[at])
            shared = 0
            while shared < min(len(before), len(candidate)) and before[shared] == candidate[shared]:
                shared += 1
            del rows[shared + 1 :]
            before = candidate
            for length in range(len(rows), len(candidate) + 1):
                rows.append(_row(rows, word, candidate, length))
                if min(rows[-1]) > most:
                    # And what begins so cannot come nearer.
                    before = candidate[:length]
                    at = bisect_left(self._keys, before.tobytes() + b"\xff\xff", at)
                    break
            else:
                if rows[-1][-1] <= most:
                    yield rows[-1][-1], self._words[at]
                at += 1


def _units(word: str) -> "memoryview[int]":
    """The UTF-16 code units of a word: its letters, as JavaScript counts them."""
    return memoryview(order(word)).cast("H")


def _row(
    rows: Sequence[Sequence[int]], word: Sequence[int], candidate: Sequence[int], length: int
) -> list[int]:
    """The distances of the candidate's first letters from each beginning of the word."""
    last, letter = rows[length - 1], candidate[length - 1]
    row = [length]
    for at, typed in enumerate(word, start=1):
        least = min(last[at] + 1, row[at - 1] + 1, last[at - 1] + (typed != letter))
        if length > 1 and at > 1 and candidate[length - 2] == typed and word[at - 2] == letter:
            least = min(least, rows[length - 2][at - 2] + 1)
        row.append(least)
    return row
