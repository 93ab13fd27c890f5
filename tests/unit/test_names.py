"""Names come back as they were, with an index of their words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callsheet.search.names import Names, write

NAME = st.lists(st.text(st.characters(exclude_categories=("Z", "C")), min_size=1), min_size=1)


@given(st.lists(st.lists(NAME.map(" ".join), max_size=3)))
def test_names_give_themselves_back(names: list[list[str]]) -> None:
    names = [[" ".join(name.split()) for name in each] for each in names]
    read = Names.read(write(names))
    assert read.of == names
    assert read == Names.of_names(names)


def test_many_different_words() -> None:
    names = [[f"word{number} of word{number % 7}"] for number in range(9000)]
    assert Names.read(write(names)).of == names


def test_every_space_is_kept() -> None:
    names = [["  a \n b\tc ", ""], [" "]]
    assert Names.read(write(names)).of == names


def test_a_short_name_says_more_of_its_document_than_a_long_one() -> None:
    names = Names.of_names([["price guide"], ["price guide for the whole of the second year"], []])
    assert names.documents["price"][0] > names.documents["price"][1]
    assert names.called["price guide"] == [0]
    assert "the" not in names.documents


def test_the_best_of_several_names_counts() -> None:
    names = Names.of_names([["roi", "roi of doing nothing at all"], ["roi"]])
    assert names.documents["roi"][0] == names.documents["roi"][1]
    assert names.called == {"roi": [0, 1], "roi of doing nothing at all": [0]}


@pytest.mark.parametrize("stream", ["common", "shared", "endings", "names", "words", "rare"])
def test_damage_is_found(stream: str) -> None:
    streams = write([[f"one two word{number}"] for number in range(200)])
    with pytest.raises(ValueError, match=r"damaged|cut short|unpack"):
        Names.read({**streams, stream: streams[stream][: len(streams[stream]) // 3]})
    with pytest.raises(KeyError):
        Names.read({name: text for name, text in streams.items() if name != stream})
