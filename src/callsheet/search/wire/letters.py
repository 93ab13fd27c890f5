"""Small numbers as printable letters: what gzip makes short, and a script may hold as it is.

Every number takes one, two or three of 90 letters. How many numbers take one letter, and how many
first letters stand for two, is chosen for each list and written ahead of it.
"""

from collections.abc import Iterable, Iterator, Sequence

ALPHABET = "".join(chr(code) for code in range(0x23, 0x7F) if chr(code) not in "<\\")
"""Nothing that JSON escapes, and nothing that could end a script."""

BASE = len(ALPHABET)
"""How many letters there are."""

_ONES_OF_MANY = 30
"""Where three letters are needed, so many numbers take one."""

_VALUE = {letter: value for value, letter in enumerate(ALPHABET)}


def encode(numbers: Sequence[int]) -> str:
    """The numbers as letters.

    Raises:
        ValueError: a number is negative, or too large for three letters.
    """
    if min(numbers, default=0) < 0:
        raise ValueError("a number below 0")
    ones, twos = _bounds(max(numbers, default=0))
    return "".join((ALPHABET[ones], ALPHABET[twos], *_written(numbers, ones, twos)))


def decode(text: str) -> list[int]:
    """The numbers of a text that :func:`encode` has made.

    Raises:
        ValueError: it has not made it, or not all of it is there.
    """
    try:
        ones, twos, *letters = (_VALUE[letter] for letter in text)
        return list(_read(iter(letters), ones, twos))
    except (KeyError, RuntimeError) as error:
        raise ValueError("a list of numbers is damaged") from error


def _bounds(largest: int) -> tuple[int, int]:
    """How many first letters stand for themselves, and how many of the next take one more."""
    ones = min((BASE * BASE - 1 - largest) // (BASE - 1), BASE - 1)
    if ones > 0:
        return ones, BASE - ones
    threes = 1 + largest // BASE**2
    twos = BASE - _ONES_OF_MANY - threes
    if twos < 0:
        raise ValueError(f"{largest} is too large")
    return _ONES_OF_MANY, twos


def _written(numbers: Iterable[int], ones: int, twos: int) -> Iterator[str]:
    known: dict[int, str] = {}
    for number in numbers:
        letters = known.get(number)
        if letters is None:
            letters = known[number] = _of_one(number, ones, twos)
        yield letters


def _of_one(number: int, ones: int, twos: int) -> str:
    if number < ones:
        return ALPHABET[number]
    first, last = divmod(number - ones, BASE)
    if first < twos:
        return ALPHABET[ones + first] + ALPHABET[last]
    first, middle = divmod(first - twos, BASE)
    return ALPHABET[ones + twos + first] + ALPHABET[middle] + ALPHABET[last]


def _read(letters: Iterator[int], ones: int, twos: int) -> Iterator[int]:
    for first in letters:
        if first < ones:
            yield first
        elif first < ones + twos:
            yield ones + (first - ones) * BASE + next(letters)
        else:
            middle = (first - ones - twos) * BASE + next(letters)
            yield ones + (twos + middle) * BASE + next(letters)
