"""What a typed word may mean, against a plain look at all words."""

from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callsheet.search.spelling import Spelling
from callsheet.search.text import stem
from callsheet.search.wire.words import order

SOME = "price prices priced pricing happy happiness happily overtime route router routes über ünder"
WORDS = SOME.split()
LETTERS = st.text("abc\u00e9\uffee", min_size=1, max_size=10)


def spelling(words: list[str]) -> Spelling:
    return Spelling(sorted(set(words), key=order))


@cache
def edits(one: str, other: str) -> int:
    """Optimal string alignment, as it is defined."""
    if not one or not other:
        return len(one) + len(other)
    least = min(
        edits(one[:-1], other) + 1,
        edits(one, other[:-1]) + 1,
        edits(one[:-1], other[:-1]) + (one[-1] != other[-1]),
    )
    if len(one) > 1 and len(other) > 1 and one[-2:] == other[:-3:-1]:
        least = min(least, edits(one[:-2], other[:-2]) + 1)
    return least


@given(st.lists(LETTERS), LETTERS)
def test_beginnings_are_all_that_begin_so(words: list[str], letters: str) -> None:
    found = spelling(words).beginning(letters)
    assert set(found) == {word for word in words if word.startswith(letters)}


@given(st.lists(LETTERS), LETTERS)
def test_the_nearest_are_the_nearest_of_all(words: list[str], word: str) -> None:
    allowed = 0 if len(word) < 4 else 1 if len(word) < 8 else 2
    near = {each: edits(word, each) for each in words}
    least = min(near.values(), default=99)
    wanted = {each for each, number in near.items() if number == least <= allowed}
    assert set(spelling(words).nearest(word)) == (wanted if allowed else set())


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("pirce", ["price"]),  # neighbours swapped
        ("pricce", ["price"]),
        ("ovretiem", ["overtime"]),  # two edits in eight letters
        ("happines", ["happiness"]),
        ("uber", ["über"]),
        ("cat", []),
        ("x" * 10_000, []),
    ],
)
def test_mistypings(typed: str, meant: list[str]) -> None:
    assert spelling(WORDS).nearest(typed) == meant


@given(st.lists(st.sampled_from([*WORDS, "a", "is", "be", "bes", "y"])), st.sampled_from(WORDS))
def test_forms_are_all_words_with_the_stem(words: list[str], word: str) -> None:
    wanted = {each for each in words if stem(each) == stem(word)}
    assert set(spelling(words).forms(word)) == wanted


def test_words_are_known() -> None:
    known = spelling(WORDS)
    assert all(word in known for word in WORDS)
    assert "pric" not in known
    assert "zzz" not in known
