"""Findings as text: the caret stands where it should, content can't forge a line."""

import unicodedata
from pathlib import Path

import click
import pytest

from callsheet import codes
from callsheet.diagnostics import Finding, Place
from callsheet.report.text import load_lines, render_text, summary, visible
from callsheet.source import load_tree
from tests.conftest import HubMaker
from tests.hub_builder import ASSET, with_line, write_tree

ERROR = Finding(Place("assets/a.md", 6, 10), codes.UNKNOWN_TERM, "unknown persona 'cfo '", "cfo?")
WARNING = Finding(Place("assets/b.md", 2, 1), codes.OVERDUE, "was due for review")


def shown(line: str, column: int) -> list[str]:
    """The lines of the report for a finding at a column of a source line."""
    finding = Finding(Place("a.md", 1, column), codes.WRONG_VALUE, "wrong")
    return click.unstyle(render_text([finding], lambda _: line)).split("\n")


def cells(text: str) -> int:
    """How wide a terminal shows it."""
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def test_a_finding_is_place_code_message_line_caret_and_help() -> None:
    """What people read, to the character."""
    text = click.unstyle(render_text([ERROR], lambda _: "persona: cfo "))
    assert text == (
        "assets/a.md:6:10: CS301 unknown persona 'cfo '\n"
        " 6 | persona: cfo \n"
        "   |          ^\n"
        "  help: cfo?\n"
        "\n"
        "1 error.\n"
    )


def test_findings_are_apart_by_an_empty_line() -> None:
    """Each is a block of its own, and the count comes last."""
    text = click.unstyle(render_text([ERROR, WARNING], lambda _: None))
    assert text.split("\n\n") == [
        "assets/a.md:6:10: CS301 unknown persona 'cfo '\n  help: cfo?",
        "assets/b.md:2:1: CS405 was due for review",
        "1 error and 1 warning.\n",
    ]


@pytest.mark.parametrize(
    ("findings", "words"),
    [
        ([], "Nothing to mend."),
        ([ERROR], "1 error."),
        ([ERROR, ERROR], "2 errors."),
        ([WARNING], "1 warning; no errors."),
        ([WARNING, WARNING], "2 warnings; no errors."),
        ([ERROR, WARNING, WARNING], "1 error and 2 warnings."),
    ],
)
def test_the_count_is_in_words(findings: list[Finding], words: str) -> None:
    """One is not "1 errors", and warnings alone say that nothing is wrong."""
    assert summary(findings) == words


@pytest.mark.parametrize(
    ("line", "column"),
    [
        ("persona: cfo", 10),
        ("\t\tpersona: cfo", 12),
        ("名前: 値段 cfo", 8),
        ("cafe\N{COMBINING ACUTE ACCENT}: cfo", 8),
        ("price\N{NO-BREAK SPACE}: cfo", 9),
        ("\x1b[31m: cfo", 8),
        ("x" * 300 + " cfo " + "y" * 300, 302),
        ("x" * 119 + " cfo", 121),
        ("cfo " + "y" * 300, 1),
    ],
)
def test_the_caret_stands_under_the_column(line: str, column: int) -> None:
    """After tabs, wide letters, accents and control characters, and in lines that are cut."""
    _, source, caret, *_ = shown(line, column)
    before = caret.index("^")
    at = source.index("cfo")
    combining = sum(1 for c in source[:at] if unicodedata.combining(c))
    assert cells(source[:at]) - combining == before


def test_the_caret_stands_behind_a_line_that_is_too_short() -> None:
    """A column past the end, such as a missing value's, is shown at the end."""
    _, source, caret, *_ = shown("persona:", 400)
    assert source == " 1 | persona:"
    assert caret == "   | " + " " * 8 + "^"


def test_a_long_line_is_cut_around_the_column() -> None:
    """The report stays as narrow as a terminal."""
    assert max(len(line) for line in shown("x" * 5000, 2500)) <= 130


def test_content_cannot_forge_a_line_or_move_the_cursor() -> None:
    """Line ends, escape sequences and turned text of a file are shown as one sign each."""
    nasty = "a\rb\x1b[2Kc\x85d\u2028e\u202ef\x00g\x0bh\x9bi"
    finding = Finding(Place(f"{nasty}.md"), codes.WRONG_VALUE, nasty, nasty)
    text = click.unstyle(render_text([finding], lambda _: nasty))
    assert len(text.split("\n")) == len(text.splitlines()) + 1 == 7
    assert all(c.isprintable() or c == "\n" for c in text)


def test_making_text_visible_keeps_every_column() -> None:
    """One character stays one character; a space of any kind is a space."""
    assert visible("a\tb\N{NO-BREAK SPACE}c\x1bd é 値") == "a b c\N{REPLACEMENT CHARACTER}d é 値"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_the_line_shown_is_the_line_meant(make_hub: HubMaker, end: str) -> None:
    """Whatever ends the lines of the file, and with a byte-order mark before the first."""
    text = "\ufeff" + with_line(ASSET, "persona:", "persona: cfoo").replace("\n", end)
    hub = make_hub({"assets/example.md": text})
    found = hub.only()
    assert load_lines(hub.catalogue.tree)(found.place) == "persona: cfoo"


def test_a_line_that_can_not_be_read_is_left_out(tmp_path: Path) -> None:
    """The finding is shown all the same."""
    write_tree(tmp_path, {"assets/a.md": "one\n"})
    line_of = load_lines(load_tree(tmp_path)[0])
    assert line_of(Place("assets/a.md", 1)) == "one"
    assert line_of(Place("assets/a.md", 99)) is None
    assert line_of(Place("assets/gone.md", 1)) is None
    (tmp_path / "assets/a.md").unlink()
    assert load_lines(load_tree(tmp_path)[0])(Place("assets/a.md", 1)) is None
