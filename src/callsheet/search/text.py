"""Text to words to index terms: the rules that the index, the ranking and the browser share.

The twin of the browser's `text.mjs`.
"""

import re
import unicodedata

from lunr.stemmer import PorterStemmer
from lunr.stop_word_filter import WORDS

STOP_WORDS = frozenset(WORDS)
"""Words such as "the", which stand in every text and find nothing."""

_SEPARATORS = re.compile(r"[\s\x1c-\x1f\x85\u200b\ufeff\-\u2010-\u2015/*]+")
_DROPPED = re.compile("['\u2018\u2019\u02bc\xad]")


def parts(text: str) -> list[str]:
    """A text in one spelling, lower-cased, cut at white space, hyphens and slashes.

    Apostrophes are left out, so that "can't", "can’t" and "cant" are one word; NFKC makes one
    spelling of what looks the same.
    """
    return _SEPARATORS.split(_DROPPED.sub("", unicodedata.normalize("NFKC", text).lower()))


def trimmed(part: str) -> str:
    """A part without what is no letter, mark, number or `_` at its ends; perhaps empty."""
    if part.isalnum():
        return part
    start, end = 0, len(part)
    while start < end and not _belongs(part[start]):
        start += 1
    while end > start and not _belongs(part[end - 1]):
        end -= 1
    return part[start:end]


def words(text: str) -> list[str]:
    """The words of a text, lower-cased and in their order, with repetitions."""
    return [word for part in parts(text) if (word := trimmed(part))]


def _belongs(character: str) -> bool:
    return character == "_" or unicodedata.category(character)[0] in "LMN"


class Stemmer(PorterStemmer):  # type: ignore[misc] # lunr ships no types
    """lunr.py's stemmer, Porter's, with another rule for a last "y": that of Porter's second one.

    By the first one's rule "try" and "tries" would be two terms.
    """

    b: str
    k: int

    def step1c(self) -> None:
        """A "y" at the end becomes "i" after a consonant that is not the word's first letter."""
        if self.k > 1 and self.b[self.k] == "y" and self.b[self.k - 1] not in "aeiou":
            self.b = f"{self.b[: self.k]}i{self.b[self.k + 1 :]}"


def stem(word: str) -> str:
    """The stem of a word: the term under which it stands in the index."""
    return str(Stemmer().stem(word))
