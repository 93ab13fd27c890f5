"""The YAML parser's complaints in words for people who have never heard of YAML.

It also moves the mark: the parser stops where it can't go on, people look where the slip was made.
"""

from dataclasses import dataclass
from typing import Any

import yaml

from callsheet.wording import quoted


@dataclass(frozen=True, slots=True)
class Explanation:
    """What is wrong and where; line and column are counted from 0, in the text."""

    line: int
    column: int
    message: str
    help: str


_KEY_VALUE = "write it as key: value"


def explain(error: yaml.MarkedYAMLError, text: str, last_quoted: Any) -> Explanation:
    """Explain why `text` can't be read.

    `last_quoted` is the parser's event of the newest value in quotes, or None.
    """
    lines = text.split("\n")
    mark = error.problem_mark or error.context_mark
    stop, column = (mark.line, mark.column) if mark else (0, 0)
    line = min(stop, len(lines) - 1)
    return (
        _never_closed(error, stop, last_quoted)
        or _tab(lines, line, column)
        or _by_complaint(error.problem or "", lines, line, column, last_quoted)
    )


def _never_closed(error: yaml.MarkedYAMLError, line: int, last_quoted: Any) -> Explanation | None:
    """A quote or bracket that was opened on a line above the one where the parser stopped."""
    message = "a quote or bracket is opened here and not closed"
    help_text = "add the closing one, and a comma between the entries of a list"
    start = error.context_mark
    unclosed = any(word in (error.context or "") for word in ("quoted scalar", "flow"))
    if start is not None and unclosed:
        if start.line < line or "end of stream" in (error.problem or ""):
            return Explanation(start.line, start.column, message, help_text)
    elif last_quoted is not None:
        opened, closed = last_quoted.start_mark, last_quoted.end_mark
        if opened.line < closed.line == line:
            # It was closed by the next quote, which somebody meant to open.
            return Explanation(opened.line, opened.column, message, help_text)
    return None


def _tab(lines: list[str], line: int, column: int) -> Explanation | None:
    shown = lines[line]
    at = shown[: _indent(shown)].find("\t")
    if at < 0 and shown[column : column + 1] == "\t":
        at = column
    if at < 0:
        return None
    return Explanation(
        line, at, "a tab stands where spaces are needed", "replace the tab by spaces"
    )


def _by_complaint(
    problem: str, lines: list[str], line: int, column: int, last_quoted: Any
) -> Explanation:
    """By the parser's own words, those of libyaml and of PyYAML alike."""
    if "mapping values are not allowed" in problem:
        return _unexpected_colon(lines, line, column)
    if "could not find expected ':'" in problem:
        # The parser stops on the line after the one without a colon.
        at = next((n for n in range(line, -1, -1) if _lacks_colon(lines[n])), line)
        message = "this line has no colon, or a quote is not closed"
        return Explanation(at, _indent(lines[at]), message, _KEY_VALUE)
    if "did not find expected ',' or" in problem or "expected ',' or" in problem:
        message = "a list in brackets is not closed, or a comma is missing"
        return Explanation(line, column, message, "write it as [one, two]")
    if "cannot start any token" in problem:
        message = f"a value can't start with {quoted(lines[line][column : column + 1])}"
        return Explanation(line, column, message, "put the value in quotes")
    if "document start" in problem:
        message = "this line does not belong to the text above"
        help_text = "remove the line above that is '...' or begins with '%'"
        return Explanation(line, column, message, help_text)
    if "expected <block end>" in problem or "did not find expected" in problem:
        if last_quoted is not None and last_quoted.end_mark.line == line:
            message = "text stands after the closing quote"
            help_text = "put quotes around the whole value; inside it, use the other kind of quote"
            return Explanation(line, column, message, help_text)
        message = "this line does not fit the one above"
        help_text = "check the spaces at its start, and that quotes stand around the whole value"
        return Explanation(line, column, message, help_text)
    help_text = "check quotes, colons and the spaces at the start of the line"
    return Explanation(line, column, f"can't be read: {problem}", help_text)


def _unexpected_colon(lines: list[str], line: int, column: int) -> Explanation:
    """A colon too many in this line, or the line above has none."""
    shown = lines[line]
    above = next((n for n in range(line - 1, -1, -1) if lines[n].strip()), None)
    if above is None or ":" in shown[:column]:
        help_text = 'put the value in quotes: key: "first: second"'
        return Explanation(line, column, "a colon inside the value", help_text)
    if _lacks_colon(lines[above]):
        message = "this line has no colon with a space after it"
        return Explanation(above, _indent(lines[above]), message, _KEY_VALUE)
    message = "this line begins further to the right than the one above"
    help_text = "take the spaces at its start away; a longer text with a colon needs quotes"
    return Explanation(line, _indent(shown), message, help_text)


def _lacks_colon(line: str) -> bool:
    return bool(line.strip()) and ": " not in line and not line.rstrip().endswith(":")


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())
