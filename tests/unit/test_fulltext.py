"""The index of texts: its levels, and what it says of damage."""

from dataclasses import asdict

import pytest

from callsheet.search.fulltext import ONCE, TOP, FullText, Text, write

TEXTS = [
    Text({"body": "Vans drive routes. The route of a van."}),
    Text({"summary": "Routes", "body": "Nothing " * 40}, files="pallets routed"),
    Text({}, names="Überland"),
]


def level(index: FullText, word: str, document: int) -> int:
    terms = dict(zip(index.vocabulary.words, index.vocabulary.terms, strict=True))
    return dict(index.text[terms[word]]).get(document, 0)


@pytest.fixture
def index() -> FullText:
    return FullText.read(write(TEXTS), len(TEXTS))


def test_forms_of_a_word_are_one_term(index: FullText) -> None:
    assert "the" not in index.vocabulary.words
    assert level(index, "routes", 0) == level(index, "route", 0) > 0
    assert level(index, "van", 0) == level(index, "vans", 0) == level(index, "route", 0)


def test_a_word_says_more_in_a_short_text_and_in_a_summary(index: FullText) -> None:
    assert level(index, "drive", 0) < level(index, "routes", 0)
    assert 0 < level(index, "routes", 1) < level(index, "nothing", 1) <= TOP


def test_files_are_lists_of_their_own(index: FullText) -> None:
    terms = dict(zip(index.vocabulary.words, index.vocabulary.terms, strict=True))
    assert index.files[terms["pallets"]] == [(1, ONCE)]
    assert index.files[terms["routed"]] == [(1, ONCE)]
    assert index.text[terms["pallets"]] == []


def test_the_words_of_names_are_in_the_vocabulary(index: FullText) -> None:
    assert "überland" in index.vocabulary.words
    assert level(index, "überland", 2) == 0


@pytest.mark.parametrize("texts", [[], [Text({})], TEXTS])
def test_it_is_the_same_again(texts: list[Text]) -> None:
    assert write(texts) == write([Text(**asdict(text)) for text in texts])
    FullText.read(write(texts), len(texts))


def read_all(streams: dict[str, str]) -> None:
    index = FullText.read(streams, len(TEXTS))
    for number in range(len(index.text.counts)):
        assert index.text[number] is not None
        assert index.files[number] is not None


@pytest.mark.parametrize("stream", write(TEXTS))
def test_damage_is_found(stream: str) -> None:
    """At once, or when a list is read."""
    streams = write(TEXTS)
    with pytest.raises(KeyError):
        FullText.read({name: text for name, text in streams.items() if name != stream}, 3)
    with pytest.raises(ValueError, match=r"damaged|other terms|unpack"):
        read_all({**streams, stream: streams[stream][:1]})
