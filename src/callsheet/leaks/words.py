"""Texts as sequences of words, so that markup, case and line ends hide nothing."""

import re
import unicodedata
from collections.abc import Iterator, Sequence

RUN = 8
"""So many words in a row are no coincidence."""

EDGES = range(1, RUN)
"""So many of them may be the end of one text, and the rest the beginning of the next."""

MOST = 5
"""So many of the eight are most of them."""

_WORD = re.compile(r"[^\W_]+")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060-\u2064\ufeff]")


def words(text: str) -> list[str]:
    """The words of a text, in one spelling."""
    return _WORD.findall(unicodedata.normalize("NFKC", _INVISIBLE.sub("", text)).casefold())


def runs(sequence: Sequence[str]) -> Iterator[int]:
    """A number for each eight words in a row; true for this process only."""
    return map(hash, zip(*(sequence[start:] for start in range(RUN)), strict=False))
