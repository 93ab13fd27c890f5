"""Findings as GitHub Actions shows them: beside the lines of a pull request, and in its summary."""

from collections.abc import Collection, Iterable, Sequence

from callsheet.codes import Severity
from callsheet.diagnostics import Finding
from callsheet.report.text import summary, visible

MOST = 10
"""GitHub shows so many errors and so many warnings of a step, and drops the others."""

_SUMMARY_BYTES = 900_000
"""A summary may have a megabyte (2^20 bytes)."""

_SUMMARY_LETTERS = 400
"""A longer message is cut in the summary."""


def render_annotations(findings: Iterable[Finding], changed: Collection[str] = ()) -> str:
    """Workflow commands: those in changed files first, errors before warnings.

    https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
    """
    shown = sorted(findings, key=lambda finding: finding.place.path not in changed)
    lines = []
    for severity in Severity:
        of_kind = [finding for finding in shown if finding.severity is severity]
        lines += [_annotation(finding) for finding in of_kind[:MOST]]
        if (more := len(of_kind) - MOST) > 0:
            lines.append(_more(severity, more))
    return "".join(f"{line}\n" for line in lines)


def render_summary(findings: Sequence[Finding], changed: Collection[str] = ()) -> str:
    """All findings as a table in Markdown, for the summary of the step."""
    shown = sorted(findings, key=lambda finding: finding.place.path not in changed)
    lines = [f"## Content: {_markdown(summary(shown))}"]
    if shown:
        lines += ["", "| where | what | what to type |", "|---|---|---|"]
    room = _SUMMARY_BYTES
    for number, finding in enumerate(shown):
        row = _row(finding)
        room -= len(row.encode())
        if room < 0:
            lines += ["", f"And {len(shown) - number} more: run `callsheet check`."]
            break
        lines.append(row)
    return "\n".join(lines) + "\n"


def _annotation(finding: Finding) -> str:
    place = finding.place
    title = f"{finding.code.id} {finding.code.name.replace('-', ' ')}"
    about = {"file": place.path, "line": place.line, "col": place.column, "title": title}
    properties = ",".join(f"{key}={_property(str(value))}" for key, value in about.items())
    message = visible(finding.message)
    if finding.help:
        message += f"\nhelp: {visible(finding.help)}"
    return f"::{finding.severity.value} {properties}::{_data(message)}"


def _more(severity: Severity, number: int) -> str:
    noun = severity.value if number == 1 else f"{severity.value}s"
    return f"::notice title=+{number} more {noun}::The summary of this step lists them all."


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _row(finding: Finding) -> str:
    place = finding.place
    cells = (
        f"{place.path}:{place.line}",
        f"{finding.severity.capitalize()} {finding.code.id}: {finding.message}",
        finding.help,
    )
    return "| " + " | ".join(_markdown(_cut(visible(cell))) for cell in cells) + " |"


def _cut(text: str) -> str:
    return text if len(text) <= _SUMMARY_LETTERS else f"{text[: _SUMMARY_LETTERS - 1]}…"


def _markdown(text: str) -> str:
    """Text of which Markdown takes nothing for a sign: no link, no mention, no cell of a table."""
    return "".join(c if c.isalnum() or c == " " else f"&#{ord(c)};" for c in text)
