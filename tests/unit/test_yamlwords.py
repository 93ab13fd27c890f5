"""Broken YAML is explained on the line where the slip was made, in words that need no manual."""

import pytest

from callsheet import codes
from callsheet.yamltext import parse_yaml

CASES = [
    # name, text, line, column, a part of the message
    ("colon in a value", "a: x\ntitle: Price: the talk\nb: y", 2, 13, "a colon inside the value"),
    ("quote never closed", 'a: x\ntitle: "Price\nb: y\nc: z', 2, 8, "opened here and not closed"),
    ("apostrophe", "a: x\ntitle: 'it's late'\nb: y", 2, 12, "after the closing quote"),
    ("quote closed by a later one", 'title: "Price\nb: "y"\nc: z', 1, 8, "opened here"),
    ("text after a quote", 'title: "Say" it\nb: y', 1, 14, "after the closing quote"),
    ("quotes in quotes", 'title: "Say "no" now"\nb: y', 1, 14, "after the closing quote"),
    ("bracket never closed", "a: x\nstage: [one, two\nb: y\nc: z", 2, 8, "opened here"),
    ("brace never closed", "a: x\nstage: {one: two\nb: y\nc: z", 2, 8, "opened here"),
    ("bracket at the end", "a: x\nstage: [one, two", 2, 8, "opened here"),
    ("comma missing", "stage: [one, 'two' three]\nb: y", 1, 20, "a comma is missing"),
    ("tab before a key", "a:\n  b: c\n\td: e", 3, 1, "a tab"),
    ("tab before a list", "a:\n\t- b", 2, 1, "a tab"),
    ("no colon", "a: x\ntitle Price\nb: y", 2, 1, "no colon"),
    ("no space after the colon", "a: x\ntitle:Price\nb: y", 2, 1, "no colon"),
    ("no colon in the last line", "a: x\ntitle Price", 2, 1, "no colon"),
    ("no colon in the first line", "title\nb: y\nc: z", 1, 1, "no colon"),
    ("too far to the right", "a: x\n  b: y\nc: z", 2, 3, "further to the right"),
    ("a sign that starts no value", "a: x\ntitle: @home\nb: y", 2, 8, "can't start with '@'"),
    ("a backtick", "a: x\ntitle: `code`", 2, 8, "can't start with '`'"),
    ("a percent sign", "a: x\ntitle: %", 2, 8, "can't start with '%'"),
    ("keys in a list", "- a: x\nb: y", 2, 1, "does not fit the one above"),
    ("after the end", "a: x\n...\nb: y", 3, 1, "does not belong"),
]


@pytest.mark.parametrize(
    ("name", "text", "line", "column", "words"), CASES, ids=[c[0] for c in CASES]
)
def test_the_slip_is_named_where_it_was_made(
    name: str, text: str, line: int, column: int, words: str
) -> None:
    """The parser often stops lines later; people look where they typed the wrong thing."""
    result, findings = parse_yaml(text, "a.yml", first_line=10)
    assert result is None
    (finding,) = findings
    assert (finding.code, finding.place.line - 9, finding.place.column) == (
        codes.BROKEN_YAML,
        line,
        column,
    ), finding
    assert words in finding.message
    assert finding.help


def test_no_message_speaks_the_parsers_language() -> None:
    """None of the usual slips is answered with tokens, streams, blocks or scalars."""
    jargon = ("token", "stream", "block", "scalar", "mapping", "flow", "simple key")
    for _, text, *_ in CASES:
        _, (finding,) = parse_yaml(text, "a.yml")
        assert not any(word in f"{finding.message} {finding.help}" for word in jargon), finding
