"""YAML text keeps what was typed, knows where it stands, and refuses what surprises people."""

from typing import Any

import pytest

from callsheet import codes
from callsheet.codes import Code
from callsheet.diagnostics import Finding
from callsheet.yamltext import MAX_DEPTH, YamlText, parse_yaml


def parsed(text: str, first_line: int = 1) -> YamlText:
    result, findings = parse_yaml(text, "a.yml", first_line)
    assert not findings, findings
    assert result is not None
    return result


def only_finding(text: str) -> Finding:
    _, findings = parse_yaml(text, "a.yml")
    assert len(findings) == 1, findings
    return findings[0]


def spot(finding: Finding) -> tuple[Code, int, int]:
    return finding.code, finding.place.line, finding.place.column


def mark(text: YamlText, *path: str | int) -> tuple[int, int]:
    place = text.place(*path)
    return place.line, place.column


@pytest.mark.parametrize(
    "typed",
    [
        "no",
        "yes",
        "on",
        "12:30",
        "12:30:45",
        "1e3",
        "0x1F",
        "010",
        "2026-10-02",
        "9" * 5000,
        ".inf",
    ],
)
def test_a_scalar_stays_the_text_that_was_typed(typed: str) -> None:
    """No value is turned into a truth value, a number, a time or a date behind people's backs."""
    assert parsed(f"key: {typed}").value == {"key": typed}


@pytest.mark.parametrize("typed", ["", "~", "null", "Null"])
def test_nothing_is_none_and_quoted_nothing_is_text(typed: str) -> None:
    assert parsed(f"key: {typed}").value == {"key": None}
    assert parsed(f'key: "{typed}"').value == {"key": typed}


def test_every_value_has_its_line_and_column() -> None:
    """Block lists, flow lists, nested mappings, quotes and folded text all keep their place."""
    text = parsed(
        "title: 'quoted'\n"  # 1
        "list:\n"  # 2
        "  - one\n"  # 3
        '  - "two"\n'  # 4
        "flow: [a, 'b',  c]\n"  # 5
        "nested:\n"  # 6
        "  inner:\n"  # 7
        "    - {x: 1, y: [2, 3]}\n"  # 8
        "folded: >\n"  # 9
        "  a\n"  # 10
        "  b\n"  # 11
        "last: end\n"  # 12
    )
    assert mark(text, "title") == (1, 8)
    assert mark(text, "list") == (3, 3)
    assert mark(text, "list", 0) == (3, 5)
    assert mark(text, "list", 1) == (4, 5)
    assert [mark(text, "flow", index) for index in range(3)] == [(5, 8), (5, 11), (5, 17)]
    assert mark(text, "nested", "inner", 0, "x") == (8, 11)
    assert mark(text, "nested", "inner", 0, "y", 1) == (8, 21)
    assert mark(text, "folded") == (9, 9)
    assert text.value["folded"] == "a b\n"
    assert mark(text, "last") == (12, 7)
    assert text.key_place("nested", "inner").line == 7
    assert text.key_place("nested", "inner", 0, "y").column == 14


@pytest.mark.parametrize("before", ["é", "漢字", "👩‍💻", "\u200f", "e\u0301"])
def test_columns_count_characters_whatever_stands_before(before: str) -> None:
    """Signs of two, three and four bytes before a value don't move its column."""
    text = parsed(f"key: [{before}, next]")
    assert mark(text, "key", 1) == (1, 6 + len(before) + 3)


def test_lines_are_those_of_the_file() -> None:
    """Front matter begins on the second line of its file."""
    assert mark(parsed("a: b\nc: d", first_line=2), "c") == (3, 4)


@pytest.mark.parametrize("odd", ["\r", "\x85", "\u2028", "\u2029"])
def test_only_a_line_feed_ends_a_line(odd: str) -> None:
    """YAML 1.1 ends a line at these, and no editor does: the next line keeps its number."""
    text = parsed(f"title: one{odd}two\nnext: x")
    assert text.value["title"] == "one two"
    assert mark(text, "next") == (2, 7)


def test_a_place_that_is_not_there_is_the_nearest_one_around_it() -> None:
    text = parsed("a:\n  b: c")
    assert mark(text, "a", "missing", 3) == (2, 3)
    assert mark(text, "missing") == (1, 1)


@pytest.mark.parametrize(
    ("text", "code", "line", "column"),
    [
        ("a: 1\nb: 2\na: 3", codes.DUPLICATE_KEY, 3, 1),
        ("x:\n  - {a: 1, a: 2}", codes.DUPLICATE_KEY, 2, 12),
        ("a: &anchor b", codes.YAML_FEATURE, 1, 4),
        ("a: *alias", codes.YAML_FEATURE, 1, 4),
        ("a: !!python/object:os.system x", codes.YAML_FEATURE, 1, 4),
        ("a: !local x", codes.YAML_FEATURE, 1, 4),
        ("<<: {a: b}\nc: d", codes.YAML_FEATURE, 1, 1),
        ("a: b\n---\nc: d", codes.YAML_FEATURE, 2, 1),
        ("? [a, b]\n: c\nd: e", codes.WRONG_SHAPE, 1, 3),
        ('a: "\\0"', codes.BROKEN_YAML, 1, 4),
        ('a: "\\x1b[31m"', codes.BROKEN_YAML, 1, 4),
        ("a: ok\nb: x\x07y", codes.BROKEN_YAML, 2, 5),
        ("a: \u00a0ok\nb: x\x7fy", codes.BROKEN_YAML, 2, 5),
        ("a: x\0y", codes.BROKEN_YAML, 1, 5),
    ],
)
def test_what_surprises_people_is_refused_where_it_stands(
    text: str, code: Code, line: int, column: int
) -> None:
    """Duplicate keys, anchors, aliases, tags, merge keys, second documents, control characters."""
    assert spot(only_finding(text)) == (code, line, column)


def test_a_tag_is_shown_as_it_was_typed() -> None:
    assert "'!!python/object:os.system'" in only_finding("a: !!python/object:os.system x").message


def test_a_refused_value_does_not_disturb_the_others() -> None:
    """The value after an alias in place of a key is not taken for the next key."""
    result, findings = parse_yaml("*a : b\nc: d\ne: *f\ng: h", "a.yml")
    assert result is not None
    assert result.value == {"c": "d", "e": None, "g": "h"}
    assert [finding.place.line for finding in findings] == [1, 3]


def test_the_first_of_two_equal_keys_is_kept() -> None:
    """And what stands inside the others is not compared with the first one's contents."""
    result, findings = parse_yaml("a: {x: 1}\na: {x: 2}\na: {x: 3}", "a.yml")
    assert result is not None
    assert result.value == {"a": {"x": "1"}}
    assert [finding.place.line for finding in findings] == [2, 3]
    assert "first on line 1" in findings[0].help


@pytest.mark.parametrize(
    "text",
    [
        "a: " + "[" * 3000,
        "a: " + "[" * 3000 + "]" * 3000,
        "a: " + "{b: " * 3000 + "c" + "}" * 3000,
        "".join(f"{' ' * level}a:\n" for level in range(400)),
        "- " * 3000 + "x",
    ],
)
def test_deep_nesting_is_one_finding(text: str) -> None:
    """Three thousand brackets neither exhaust the stack nor fill the report."""
    result, findings = parse_yaml(text, "a.yml")
    assert result is None
    assert [finding.code for finding in findings] == [codes.TOO_DEEP]


def test_what_people_need_is_not_too_deep() -> None:
    levels = MAX_DEPTH - 1
    value: Any = parsed("a: " + "[" * levels + "x" + "]" * levels).value["a"]
    for _ in range(levels):
        value = value[0]
    assert value == "x"


def test_an_alias_bomb_stays_small() -> None:
    """Nothing is expanded: each alias is a finding and holds no value."""
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 9)]
    result, findings = parse_yaml("\n".join(lines), "a.yml")
    assert result is not None
    assert len(str(result.value)) < 1000
    assert {finding.code for finding in findings} == {codes.YAML_FEATURE}
