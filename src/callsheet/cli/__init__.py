"""The `callsheet` command. It reads the clock, and ends the process.

Exit codes: 0 nothing wrong, 1 something is wrong with the content, 2 the command could not run.
"""

import gc
import sys
from io import TextIOWrapper
from typing import Any

import click

from callsheet import __version__
from callsheet.cli.check import check_command
from callsheet.cli.find import find_command
from callsheet.cli.leaks import leaks_command
from callsheet.cli.relevance import relevance_command
from callsheet.cli.site import build_command, export_command, headers_command, verify_site_command
from callsheet.cli.write import init_command, new_command
from callsheet.errors import CallsheetError


class _Stopped(click.ClickException):
    """What stops a command is said in one sentence."""

    exit_code = 2

    def show(self, file: Any = None) -> None:
        click.echo(f"callsheet: {self.message}", file=file, err=file is None)


class _Commands(click.Group):
    """The commands; an exception that a caller may meet ends them with exit code 2."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except CallsheetError as error:
            raise _Stopped(str(error)) from error


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="callsheet")
def cli() -> None:
    """A content hub and sales playbook kept in Git."""


def main() -> None:
    """Run the command that was typed."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            # Content may hold letters that an old terminal has not.
            stream.reconfigure(errors="backslashreplace")
    # Looking for circles among a hundred thousand values again and again is a tenth of a build.
    gc.set_threshold(50_000, 20, 100)
    cli(prog_name="callsheet")


for _command in (
    check_command,
    build_command,
    export_command,
    verify_site_command,
    leaks_command,
    headers_command,
    find_command,
    relevance_command,
    init_command,
    new_command,
):
    cli.add_command(_command)
