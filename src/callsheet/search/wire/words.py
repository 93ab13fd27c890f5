"""Words in order, each as what it does not share with the word before it (front coding)."""

import re
from collections.abc import Iterable, Sequence

from callsheet.search.wire import letters

_SHARED = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
"""A letter that no lower-cased word holds: where a word begins, and how much it shares."""

_WORD = re.compile(r"([A-Z])([^A-Z]*)")


def order(word: str) -> bytes:
    """A key that compares as JavaScript's `<` does: by UTF-16 code units."""
    return word.encode("utf-16-be", "surrogatepass")


def encode(words: Iterable[str]) -> str:
    """The words, lower-cased and sorted by :func:`order`, as one text."""
    parts = []
    before = ""
    for word in words:
        shared = _common(before, word, len(_SHARED) - 1)
        parts.append(_SHARED[shared] + word[shared:])
        before = word
    return "".join(parts)


def decode(text: str) -> list[str]:
    """The words of a text that :func:`encode` has made.

    Raises:
        ValueError: it has not made it.
    """
    words: list[str] = []
    end, before = 0, ""
    for match in _WORD.finditer(text):
        shared = _SHARED.index(match[1])
        if match.start() != end or shared > len(before):
            break
        before = before[:shared] + match[2]
        words.append(before)
        end = match.end()
    if end != len(text):
        raise ValueError("a list of words is damaged")
    return words


def encode_apart(words: Sequence[str]) -> tuple[list[int], list[str]]:
    """How much each word shares with the one before it, and how it ends; they may be any words."""
    shared = [_common(*pair, letters.BASE - 1) for pair in zip(("", *words), words, strict=False)]
    return shared, [word[number:] for word, number in zip(words, shared, strict=True)]


def decode_apart(shared: Sequence[int], endings: Sequence[str]) -> list[str]:
    """The words of which :func:`encode_apart` has made this.

    Raises:
        ValueError: it has not made it.
    """
    if len(shared) != len(endings):
        raise ValueError("a list of words is damaged")
    words: list[str] = []
    before = ""
    for number, ending in zip(shared, endings, strict=True):
        if number > len(before):
            raise ValueError("a list of words is damaged")
        before = before[:number] + ending
        words.append(before)
    return words


def _common(before: str, word: str, most: int) -> int:
    """How many letters the words share; none that is two to JavaScript, nor any after it."""
    shared = 0
    for one, other in zip(before, word[:most], strict=False):
        if one != other or one > "\uffff":
            break
        shared += 1
    return shared
