"""`callsheet check`."""

import os
import sys
from collections.abc import Collection, Sequence
from datetime import date
from pathlib import Path

import click

from callsheet.build import check
from callsheet.cli.options import asked, root_option, today_option
from callsheet.codes import Severity
from callsheet.diagnostics import Finding
from callsheet.errors import CannotWrite
from callsheet.hosts.machine import clock_of_here, reader_of
from callsheet.report.data import render_gitlab, render_json, render_sarif
from callsheet.report.github import render_annotations, render_summary
from callsheet.report.text import load_lines, render_concise, render_text
from callsheet.revisions import load_changed

_DATA = {"json": render_json, "sarif": render_sarif, "gitlab": render_gitlab}


@click.command("check")
@root_option
@today_option
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "concise", "github", *_DATA]),
    default="text",
    help="Text with the source lines; a line each; notes on a pull request; or data for programs.",
)
@click.option(
    "--changed-since",
    "revision",
    metavar="REV",
    help="Check everything, and leave out warnings about files that have not changed since REV.",
)
@click.option(
    "--fail-on",
    type=click.Choice([severity.value for severity in Severity]),
    default=Severity.ERROR.value,
    help="What makes the exit code 1: errors only, or warnings too.",
)
def check_command(
    root: Path, today: date | None, form: str, revision: str | None, fail_on: str
) -> None:
    """Say what is wrong with the content, where, and what to type."""
    changed = None if revision is None else load_changed(root, revision)
    catalogue, found = check(
        root, today=asked(today), clock=clock_of_here(), read_files=reader_of(root)
    )
    findings = found if changed is None else _concerning(changed, found)
    if form in _DATA:
        click.echo(_DATA[form](findings), nl=False)
    elif form == "github":
        _tell_github(findings, changed or ())
    elif form == "concise":
        click.echo(render_concise(findings), nl=False)
    else:
        click.echo(render_text(findings, load_lines(catalogue.tree)), nl=False)
    if others := len(found) - len(findings):
        noun = "warning" if others == 1 else "warnings"
        click.echo(f"Of files that have not changed: {others} {noun} more.", err=True)
    errors = any(finding.is_error for finding in findings)
    sys.exit(1 if errors or (findings and fail_on == Severity.WARNING.value) else 0)


def _concerning(changed: Collection[str], found: Sequence[Finding]) -> tuple[Finding, ...]:
    """What a change may have to do with: errors in other files too, as it may have broken them."""
    return tuple(each for each in found if each.is_error or each.place.path in changed)


def _tell_github(findings: Sequence[Finding], changed: Collection[str]) -> None:
    """Notes beside the lines; all of it in the summary of the step, if there is one."""
    click.echo(render_annotations(findings, changed), nl=False)
    place = os.environ.get("GITHUB_STEP_SUMMARY")
    if place is None:
        return
    try:
        with Path(place).open("a", encoding="utf-8") as file:
            file.write(render_summary(findings, changed))
    except OSError as error:
        raise CannotWrite(f"the step's summary can't be written: {error.strerror}") from error
