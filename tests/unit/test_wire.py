"""What the search index is written in comes back as it was, or not at all."""

from contextlib import suppress
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callsheet.search.wire import letters, postings, words

UPPER = set("ABCDEFGHIJKLMNOPQRSTUVWXYZ")


@given(st.lists(st.integers(0, 400_000)))
def test_letters_give_the_numbers_back(numbers: list[int]) -> None:
    assert letters.decode(letters.encode(numbers)) == numbers


@pytest.mark.parametrize("largest", [0, 88, 89, 90, 7999, 8008, 8009, 8010, 8099, 8100, 480_000])
def test_letters_at_their_bounds(largest: int) -> None:
    numbers = [0, largest, largest // 2, largest]
    assert letters.decode(letters.encode(numbers)) == numbers


@pytest.mark.parametrize("number", [-1, 500_000])
def test_letters_say_what_they_cannot_hold(number: int) -> None:
    with pytest.raises(ValueError, match=r"below 0|too large"):
        letters.encode([number])


@pytest.mark.parametrize("text", ["", "#", "$", "\\", "é", letters.encode([9000])[:-1]])
def test_damaged_letters_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"damaged|unpack"):
        letters.decode(text)


@given(st.sets(st.text().map(str.lower)))
def test_words_give_themselves_back(found: set[str]) -> None:
    ordered = sorted((word for word in found if not set(word) & UPPER), key=words.order)
    assert words.decode(words.encode(ordered)) == ordered


def test_words_that_share_more_than_a_letter_can_say() -> None:
    long = ["x" * 30, "x" * 30 + "a", "x" * 30 + "b", "y"]
    assert words.decode(words.encode(long)) == long


@pytest.mark.parametrize("text", ["a", "aA", "B", "AaC", "é"])
def test_damaged_words_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match="damaged"):
        words.decode(text)


LISTS = st.lists(st.dictionaries(st.integers(0, 299), st.integers(0, 15)), max_size=80)


@given(LISTS)
def test_postings_give_themselves_back(found: list[dict[int, int]]) -> None:
    lists = [sorted(postings.items()) for postings in found]
    read = postings.Postings(postings.encode(lists, 300), 300)
    assert [read[number] for number in reversed(range(len(lists)))] == lists[::-1]


def test_postings_of_every_document_and_of_none() -> None:
    lists = [[(number, 7) for number in range(1000)], [], [(999, 7)]]
    read = postings.Postings(postings.encode(lists, 1000), 1000)
    assert [read[number] for number in range(3)] == lists
    assert read.counts == [1000, 0, 1]


@given(LISTS, st.data())
def test_damaged_postings_are_read_or_refused(
    found: list[dict[int, int]], data: st.DataObject
) -> None:
    """Never anything else: no endless loop, no document that is not there."""
    written = postings.encode([sorted(each.items()) for each in found], 300)
    name = data.draw(st.sampled_from(["counts", "levels", "places", "bits"]))
    text = getattr(written, name)
    cut = data.draw(st.integers(0, len(text)))
    damaged = text[:cut] + data.draw(st.sampled_from(["", "#", "~", "AAAA", "é"]))
    with suppress(ValueError):
        read = postings.Postings(replace(written, **{name: damaged}), 300)
        for number in range(len(read.counts)):
            assert all(0 <= document < 300 for document, _ in read[number])


def test_words_share_no_letter_that_is_two_to_javascript() -> None:
    """The browser counts UTF-16 code units."""
    assert words.encode(["𠮷a", "𠮷b"]) == "A𠮷aA𠮷b"
    assert words.encode_apart(["a𠮷b", "a𠮷c"]) == ([0, 1], ["a𠮷b", "𠮷c"])


@given(st.lists(st.text()))
def test_any_words_come_back_from_what_they_share(found: list[str]) -> None:
    assert words.decode_apart(*words.encode_apart(sorted(found))) == sorted(found)


def test_words_that_share_more_than_there_is_are_refused() -> None:
    with pytest.raises(ValueError, match="damaged"):
        words.decode_apart([0, 2], ["a", "b"])
