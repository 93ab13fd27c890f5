"""Front matter is split from the body without losing a line."""

import pytest

from callsheet import codes
from callsheet.codes import Code
from callsheet.frontmatter import parse_markdown


def test_fields_and_body_keep_their_lines() -> None:
    text, findings = parse_markdown("---\ntitle: A\nlist: [x, y]\n---\n\n## One\n", "a.md")
    assert not findings
    assert text is not None
    assert text.meta.value == {"title": "A", "list": ["x", "y"]}
    assert text.meta.place("list", 1).line == 3
    assert (text.body, text.body_line) == ("\n## One\n", 5)


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("", codes.NO_FRONT_MATTER, 1),
        ("\n \n", codes.NO_FRONT_MATTER, 1),
        ("# Only text\n", codes.NO_FRONT_MATTER, 1),
        ("title: A\n", codes.NO_FRONT_MATTER, 1),
        ("\n---\ntitle: A\n---\n", codes.NO_FRONT_MATTER, 1),
        ("---\ntitle: A\nstage: b\n\n## Body\n", codes.FRONT_MATTER_OPEN, 4),
        ("---\ntitle: A\n## Body\n", codes.FRONT_MATTER_OPEN, 3),
        ("---\ntitle: A\nstage: b", codes.FRONT_MATTER_OPEN, 3),
        ("---", codes.FRONT_MATTER_OPEN, 1),
        ("---\n- a\n- b\n---\n", codes.WRONG_SHAPE, 2),
        ("---\njust text\n---\n", codes.WRONG_SHAPE, 2),
        ("---\ntitle: A: B\n---\n", codes.BROKEN_YAML, 2),
    ],
)
def test_front_matter_that_can_not_be_read_is_one_finding(text: str, code: Code, line: int) -> None:
    """Absent, never closed, a list, a sentence, broken: one finding, on the line to look at."""
    result, findings = parse_markdown(text, "a.md")
    assert result is None
    assert [(finding.code, finding.place.line) for finding in findings] == [(code, line)]


def test_empty_front_matter_is_a_mapping_without_keys() -> None:
    """What is missing is said by whoever knows the fields."""
    text, findings = parse_markdown("---\n---\nBody", "a.md")
    assert not findings
    assert text is not None
    assert text.meta.value == {}
    assert text.body == "Body"


def test_a_page_may_do_without_front_matter() -> None:
    text, findings = parse_markdown("# Title\n\nText", "docs/a.md", required=False)
    assert not findings
    assert text is not None
    assert (text.meta.value, text.body, text.body_line) == ({}, "# Title\n\nText", 1)


def test_rules_and_dashes_in_the_body_are_body() -> None:
    text, _ = parse_markdown("---\ntitle: A\n---\nOne\n\n---\n\nTwo\n", "a.md")
    assert text is not None
    assert text.body == "One\n\n---\n\nTwo\n"
