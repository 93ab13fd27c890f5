"""The engine in Python and the one in the browser read one index, and answer alike to the bit."""

import json
import random
from pathlib import Path
from typing import Any

import pytest

from callsheet.search import fulltext, names
from callsheet.search.engine import Engine, Tags
from callsheet.search.fulltext import FullText, Text
from callsheet.search.names import Names
from callsheet.search.spelling import Spelling
from callsheet.search.text import STOP_WORDS, stem, words
from tests.contract.node import run_node

ASSETS = sorted((Path(__file__).parents[2] / "assets").rglob("*.md"))
PROSE = [path.read_text("utf-8") for path in ASSETS]
VOCABULARY = sorted({word for text in PROSE for word in words(text)})
TITLES = [[text.partition("title:")[2].partition("\n")[0]] for text in PROSE]
ALIASES = [
    [" ".join(path.stem.split("-")), path.parent.name][: number % 3]
    for number, path in enumerate(ASSETS)
]
SPOKEN = [["Finance lead", "cfo", "head of finance"], ["Too expensive", "costs too much"], []]
ASTRAL = ["𠮷y", "𠮷𠮷y", "a𠮷y", "𠮷ing", "𠮷s", "𠮷𠮷ed"]
ODD = [
    ["  a \n b\tc ", ""],
    [" "],
    [],
    ["𠮷野家 is a place", "𠮷田 is a name", "𠮷𠮷 𠮷𠮶"],
    *([f"word{number} of word{number % 7}"] for number in range(9000)),
]
MEMBERS = [list(range(0, len(PROSE), 3)), list(range(0, len(PROSE), 7)), [1]]
TEXTS = [
    Text(
        {"summary": text[:200], "body": text[200:]},
        files=text[-90:],
        names=f"{title} {aliases} {SPOKEN}",
    )
    for text, (title,), aliases in zip(PROSE, TITLES, ALIASES, strict=True)
]
HOSTILE = [
    "",
    " ",
    "?!",
    "the",
    "x" * 10_000,
    "<script>",
    "‮ abc",
    "😀",
    "é",
    "e\u0301",
    "constructor",
    "__proto__ toString",
    "0",
    "a b c d e f g h i j k l m n o p q r s t u v w x y z",
]


def queries() -> list[str]:
    """Words of the assets: whole, unfinished and mistyped."""
    chance = random.Random(5)
    found = list(HOSTILE)
    for number in range(300):
        typed = [chance.choice(VOCABULARY) for _ in range(chance.randint(1, 4))]
        word = typed[-1]
        if number % 3 == 0:
            typed[-1] = word[: chance.randint(1, len(word))]
        elif number % 3 == 1 and len(word) > 3:
            at = chance.randrange(len(word) - 1)
            typed[-1] = word[:at] + word[at + 1] + word[at] + word[at + 2 :]
        found.append(" ".join(typed))
    return found


def mistyped() -> list[str]:
    """Words with up to three letters too many, missing, wrong or swapped, and hostile ones."""
    chance = random.Random(7)
    found = ["𠮷野家𠮷", "x" * 30, "x" * 31, "abab" * 7, "aaaaaaaa", "teh", "", "é"]
    for number in range(600):
        word = chance.choice(VOCABULARY)
        for _ in range(1 + number % 3):
            at = chance.randrange(len(word) + 1)
            start, here, end = word[:at], word[at : at + 1], word[at + 1 :]
            changed = (here + chance.choice("abcdery"), "", "q", end[:1] + here)
            way = chance.randrange(len(changed))
            word = start + changed[way] + (end[1:] if way == len(changed) - 1 else end)
        found.append(word)
    return found


@pytest.fixture(scope="module")
def streams() -> dict[str, dict[str, str]]:
    return {
        "titles": names.write(TITLES),
        "aliases": names.write(ALIASES),
        "full": fulltext.write(TEXTS),
    }


@pytest.fixture(scope="module")
def browser(streams: dict[str, Any], tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    table = tmp_path_factory.mktemp("engine") / "index.json"
    asked = {
        "odd": names.write(ODD),
        "spoken": SPOKEN,
        "members": MEMBERS,
        "documents": len(TEXTS),
        "queries": queries(),
        "words": VOCABULARY,
        "mistyped": mistyped(),
        "astral": ASTRAL,
        "stopWords": sorted(STOP_WORDS),
    }
    table.write_text(json.dumps({**streams, **asked}), "utf-8")
    answer: dict[str, Any] = json.loads(run_node("run_engine.mjs", str(table)))
    return answer


@pytest.mark.parametrize("with_text", [True, False])
def test_answers(
    streams: dict[str, dict[str, str]], browser: dict[str, Any], with_text: bool
) -> None:
    full = FullText.read(streams["full"], len(TEXTS)) if with_text else None
    tags = Tags(Names.of_names(SPOKEN), MEMBERS)
    engine = Engine(Names.read(streams["titles"]), Names.read(streams["aliases"]), tags, full)
    for query, answer in zip(queries(), browser["answers"][not with_text], strict=True):
        found = engine.find(engine.asked(query))
        mine = [[d, each.score, each.matched, each.own] for d, each in sorted(found.items())]
        assert mine == answer, query


def test_names(browser: dict[str, Any]) -> None:
    assert browser["names"] == TITLES
    assert browser["odd"] == ODD


def test_stems(browser: dict[str, Any]) -> None:
    assert browser["stems"] == [stem(word) for word in (*VOCABULARY, *ASTRAL)]


def test_mistypings(browser: dict[str, Any], streams: dict[str, dict[str, str]]) -> None:
    spelling = Spelling(FullText.read(streams["full"], len(TEXTS)).vocabulary.words)
    asked = [(word, more) for word in mistyped() for more in (0, 1)]
    near = [spelling.nearest(word, more) for word, more in asked]
    assert browser["nearest"] == near
    assert sum(map(bool, near)) > len(near) / 2
