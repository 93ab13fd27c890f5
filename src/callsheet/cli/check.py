"""`callsheet check`."""

import sys
from datetime import date
from pathlib import Path

import click

from callsheet.build import check
from callsheet.cli.options import asked, root_option, today_option
from callsheet.codes import Severity
from callsheet.hosts.machine import clock_of_here, reader_of
from callsheet.report import load_lines, render_json, render_text


@click.command("check")
@root_option
@today_option
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    help="Text for people, or a list of objects for programs.",
)
@click.option(
    "--fail-on",
    type=click.Choice([severity.value for severity in Severity]),
    default=Severity.ERROR.value,
    help="What makes the exit code 1: errors only, or warnings too.",
)
def check_command(root: Path, today: date | None, form: str, fail_on: str) -> None:
    """Say what is wrong with the content, where, and what to type."""
    catalogue, findings = check(
        root, today=asked(today), clock=clock_of_here(), read_files=reader_of(root)
    )
    if form == "json":
        click.echo(render_json(findings), nl=False)
    else:
        click.echo(render_text(findings, load_lines(catalogue.tree)), nl=False)
    errors = any(finding.is_error for finding in findings)
    sys.exit(1 if errors or (findings and fail_on == Severity.WARNING.value) else 0)
