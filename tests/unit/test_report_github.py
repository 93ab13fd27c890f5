"""Findings for GitHub: each annotation to the byte; no text of a hub makes one of its own."""

import click

from callsheet import codes
from callsheet.diagnostics import Finding, Place
from callsheet.report.github import MOST, render_annotations, render_summary
from callsheet.report.text import render_concise

ERROR = Finding(Place("assets/a.md", 6, 10), codes.UNKNOWN_TERM, "unknown persona 'cfo'", "cfo?")
WARNING = Finding(Place("assets/b.md", 2, 1), codes.OVERDUE, "was due for review")
FORGED = "::error::forged\n##[error]forged\r::warning::%0A"
HOSTILE = Finding(Place(f"assets/{FORGED},x:y.md", 1, 1), codes.WRONG_VALUE, FORGED, FORGED)


def test_an_annotation_to_the_byte() -> None:
    assert render_annotations([WARNING, ERROR]) == (
        "::error file=assets/a.md,line=6,col=10,title=CS301 unknown term"
        "::unknown persona 'cfo'%0Ahelp: cfo?\n"
        "::warning file=assets/b.md,line=2,col=1,title=CS405 review overdue::was due for review\n"
    )


def test_nothing_found_says_nothing() -> None:
    assert render_annotations([]) == ""
    assert render_summary([]) == "## Content: Nothing to mend&#46;\n"


def test_at_most_ten_of_each_the_changed_first() -> None:
    many = [
        Finding(Place(f"assets/{n:02}.md", 1, 1), codes.UNKNOWN_TERM, "unknown") for n in range(13)
    ]
    lines = render_annotations([*many, WARNING], changed={"assets/12.md"}).splitlines()
    assert len(lines) == MOST + 2
    assert lines[0].startswith("::error file=assets/12.md,")
    assert lines[1].startswith("::error file=assets/00.md,")
    assert lines[MOST] == (
        "::notice title=+3 more errors::The summary of this step lists them all."
    )
    assert lines[-1].startswith("::warning file=assets/b.md,")
    assert render_summary(many, {"assets/12.md"}).count("\n| ") == len(many) + 1


def test_no_text_of_a_hub_is_a_command() -> None:
    """One line is one command, and begins with ours."""
    (line,) = render_annotations([HOSTILE]).splitlines()
    assert line.startswith("::error file=assets/%3A%3Aerror%3A%3Aforged%0A##[error]forged%0D")
    properties, _, message = line.removeprefix("::error ").partition("::")
    assert properties.count(",") == 3
    assert "\r" not in message
    assert "%250A" in message


def test_no_text_of_a_hub_is_markdown_in_the_summary() -> None:
    signs = "](https://evil.example) <img src=x> | @everyone `code` **bold** ![x](y) &amp; \n# head"
    finding = Finding(Place(f"assets/{signs}.md", 1, 1), codes.WRONG_VALUE, signs, signs)
    *_, row = render_summary([finding]).splitlines()
    assert row.count("|") == 4
    assert not set("<>[]`*@!#_/:.()\\") & set(row.replace("&#", ""))


def test_a_long_summary_fits_into_a_megabyte() -> None:
    long = Finding(Place("assets/a.md", 1, 1), codes.WRONG_VALUE, "." * 100_000, "." * 100_000)
    text = render_summary([long] * 3000)
    assert "And " in text
    assert len(text.encode()) < 2**20


def test_a_line_each_that_no_name_of_a_file_can_forge() -> None:
    named = Finding(Place("::error::x.md", 1, 1), codes.WRONG_VALUE, "wrong", "right")
    assert click.unstyle(render_concise([named, WARNING])).splitlines() == [
        "./::error::x.md:1:1: CS204 wrong; right",
        "assets/b.md:2:1: CS405 was due for review",
        "1 error and 1 warning.",
    ]
