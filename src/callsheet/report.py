"""Findings as text for people and as JSON for programs."""

import json
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import click

from callsheet.codes import Severity
from callsheet.diagnostics import Finding, Place

LineReader = Callable[[Place], str | None]
"""Gives the line of the source at a place, if it can be read."""

_WIDTH = 120
"""A longer source line is cut around the column."""


def render_text(findings: Iterable[Finding], line_of: LineReader) -> str:
    """Each finding with its source line, a caret and what to type; a count at the end."""
    shown = list(findings)
    blocks = ["\n".join(_block(finding, line_of)) for finding in shown]
    return "\n\n".join([*blocks, summary(shown)]) + "\n"


def render_json(findings: Iterable[Finding]) -> str:
    """A list of objects with `path`, `line`, `column`, `code`, `severity`, `message`, `help`."""
    return (
        json.dumps([_plain(finding) for finding in findings], ensure_ascii=False, indent=2) + "\n"
    )


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


def _block(finding: Finding, line_of: LineReader) -> Iterator[str]:
    place = finding.place
    colour = "red" if finding.severity is Severity.ERROR else "yellow"
    where = click.style(f"{_visible(place.path)}:{place.line}:{place.column}:", bold=True)
    code = click.style(finding.code.id, fg=colour)
    yield f"{where} {code} {_visible(finding.message)}"
    source = line_of(place)
    if source is not None and source.strip():
        line, column = _window(source, place.column)
        number = str(place.line)
        yield f" {number} | {line}"
        yield f" {' ' * len(number)} | {' ' * (column - 1)}{click.style('^', fg=colour)}"
    if finding.help:
        yield f"  help: {_visible(finding.help)}"


def _window(line: str, column: int) -> tuple[str, int]:
    """The part of a long line around the column, and the column in it."""
    line = _visible(line.replace("\t", " "))
    if len(line) <= _WIDTH:
        return line, min(column, len(line) + 1)
    start = max(0, column - _WIDTH // 2)
    return line[start : start + _WIDTH], column - start


def _visible(text: str) -> str:
    """Text that can't move the cursor, forge a line or turn the reading direction."""
    return "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in text)


def _plain(finding: Finding) -> dict[str, Any]:
    return {
        "path": finding.place.path,
        "line": finding.place.line,
        "column": finding.place.column,
        "code": finding.code.id,
        "severity": finding.severity.value,
        "message": finding.message,
        "help": finding.help,
    }
