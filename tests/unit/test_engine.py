"""Ranking by words."""

import pytest

from callsheet.search import fulltext
from callsheet.search.engine import Engine
from callsheet.search.fulltext import FullText, Text
from callsheet.search.names import Names

TITLES = ["Price talk track", "Kestrel battlecard", "Overtime, paid back", "How we price routes"]
ALIASES: list[list[str]] = [["too expensive"], [], [], []]
BODIES = ["a discount", "what they price is support", "the cfo asks for overtime", "gross price"]
FILES = ["", "", "pallets", ""]


def engine(*, full: bool = True) -> Engine:
    names = [" ".join([title, *more]) for title, more in zip(TITLES, ALIASES, strict=True)]
    texts = [
        Text({"body": body}, files=files, names=name)
        for body, files, name in zip(BODIES, FILES, names, strict=True)
    ]
    index = FullText.read(fulltext.write(texts), len(texts)) if full else None
    return Engine(
        Names.of_names([[title] for title in TITLES]), Names.of_names(ALIASES), full=index
    )


def best(text: str, *, full: bool = True) -> list[int]:
    made = engine(full=full)
    found = made.find(made.asked(text))
    return sorted(found, key=lambda document: (-found[document].score, document))


@pytest.mark.parametrize(
    ("text", "documents"),
    [
        ("kestrel", [1]),
        ("prices", [0, 3, 1]),  # title and short, title and long with text, text alone
        ("expensive", [0]),
        ("pallets", [2]),
        ("overt", [2]),  # unfinished
        ("ovretime", [2]),  # mistyped
        ("the", []),
        ("", []),
        ("zzzz", []),
        ("?!", []),
    ],
)
def test_what_answers(text: str, documents: list[int]) -> None:
    found = best(text)
    assert set(found) == set(documents)
    assert found[:1] == documents[:1] or text == "prices"


def test_before_the_texts_are_there_titles_and_aliases_answer() -> None:
    assert best("price", full=False) == [3, 0]
    assert best("expensive", full=False) == [0]
    assert best("overtme", full=False) == [2]
    assert best("discount", full=False) == []


def test_only_the_last_word_may_be_unfinished() -> None:
    made = engine()
    first, last = made.asked("pri tra")
    assert first.begun == ()
    assert set(last.begun) == {"track"}


def test_a_word_counts_once() -> None:
    made = engine()
    assert made.find(made.asked("price price")) == made.find(made.asked("price"))


def test_every_word_that_matches_is_counted() -> None:
    made = engine()
    found = made.find(made.asked("the price of support"))
    assert {document: answer.matched for document, answer in found.items()} == {
        0: 1,
        1: 2,
        3: 1,
    }


def test_rare_words_say_more() -> None:
    made = engine()
    rare, common = (made.find(made.asked(word))[1].score for word in ("support", "price"))
    assert rare > common


def test_a_thousand_words_are_not_too_many() -> None:
    made = engine()
    assert made.find(made.asked("price " + "x" * 10_000 + " kestrel" * 1000))[1].score > 0
