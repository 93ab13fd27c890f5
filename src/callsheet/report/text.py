"""Findings as text for people: with the source line, or a line each."""

import unicodedata
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache

import click

from callsheet.codes import Severity
from callsheet.diagnostics import Finding, Place
from callsheet.source import MAX_TEXT_BYTES, SourceTree

LineReader = Callable[[Place], str | None]
"""Gives the line of the source at a place, if it can be read."""

_WIDTH = 120
"""A longer source line is cut around the column."""


def render_text(findings: Iterable[Finding], line_of: LineReader) -> str:
    """Each finding with its source line, a caret and what to type; a count at the end."""
    shown = list(findings)
    blocks = ["\n".join(_block(finding, line_of)) for finding in shown]
    return "\n\n".join([*blocks, summary(shown)]) + "\n"


def render_concise(findings: Iterable[Finding]) -> str:
    """A line for each finding, and a count at the end."""
    shown = list(findings)
    return "\n".join([*map(_line, shown), summary(shown)]) + "\n"


def summary(findings: Iterable[Finding]) -> str:
    """How many errors and warnings there are, in words."""
    shown = list(findings)
    errors = sum(finding.is_error for finding in shown)
    warnings = len(shown) - errors
    if not shown:
        return "Nothing to mend."
    parts = [_counted(errors, "error")] if errors else []
    parts += [_counted(warnings, "warning")] if warnings else []
    return " and ".join(parts) + ("." if errors else "; no errors.")


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" + ("" if number == 1 else "s")


def load_lines(tree: SourceTree) -> LineReader:
    """Reads the line at a place again, for the report; files that can't be read have none."""

    @lru_cache(maxsize=64)
    def lines(path: str) -> list[str]:
        file = tree.get(path)
        if file is None:
            return []
        try:
            data = file.location.read_bytes()[:MAX_TEXT_BYTES]
        except OSError:
            return []
        text = data.decode("utf-8-sig", "replace").replace("\r\n", "\n").replace("\r", "\n")
        return text.split("\n")

    def line_of(place: Place) -> str | None:
        found = lines(place.path)
        return found[place.line - 1] if 0 < place.line <= len(found) else None

    return line_of


def visible(text: str) -> str:
    """Text that can't move the cursor, forge a line or turn the reading direction.

    Each character stays one character, so that columns stay true.
    """
    return "".join(_visible_character(character) for character in text)


def _visible_character(character: str) -> str:
    if character.isprintable():
        return character
    is_space = character == "\t" or unicodedata.category(character) == "Zs"
    return " " if is_space else "\N{REPLACEMENT CHARACTER}"


def _line(finding: Finding) -> str:
    help_text = f"; {visible(finding.help)}" if finding.help else ""
    return _head(finding) + help_text


def _head(finding: Finding) -> str:
    place = finding.place
    where = click.style(f"{_path(place)}:{place.line}:{place.column}:", bold=True)
    code = click.style(finding.code.id, fg=_colour(finding))
    return f"{where} {code} {visible(finding.message)}"


def _path(place: Place) -> str:
    """The path, which begins with nothing that a program which reads along would obey."""
    path = visible(place.path)
    return path if path[0].isalnum() else f"./{path}"


def _colour(finding: Finding) -> str:
    return "red" if finding.severity is Severity.ERROR else "yellow"


def _block(finding: Finding, line_of: LineReader) -> Iterator[str]:
    place, colour = finding.place, _colour(finding)
    yield _head(finding)
    source = line_of(place)
    if source is not None and source.strip():
        line, before = _window(visible(source), place.column)
        number = str(place.line)
        yield f" {number} | {line}"
        yield f" {' ' * len(number)} | {' ' * before}{click.style('^', fg=colour)}"
    if finding.help:
        yield f"  help: {visible(finding.help)}"


def _window(line: str, column: int) -> tuple[str, int]:
    """The part of a long line around the column, and the cells of a terminal before it."""
    at = min(column - 1, len(line))
    start = max(0, min(at - _WIDTH // 2, len(line) - _WIDTH))
    shown = line[start : start + _WIDTH]
    return shown, sum(map(_cells, shown[: at - start]))


def _cells(character: str) -> int:
    """How many cells a character takes: a Chinese one two, an accent on the letter before none."""
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
