"""`callsheet init` and `new`: the commands that write into a hub."""

import shlex
import shutil
import sys
from datetime import date
from pathlib import Path

import click

from callsheet.asking import ask_for
from callsheet.audience import Audience
from callsheet.build import check
from callsheet.cli.options import asked, root_option, today_option
from callsheet.hosts.machine import clock_of_here
from callsheet.new import NewAsset, id_from, problems_with, typed_line, write_asset
from callsheet.starter import write_starter


@click.command("init")
@click.argument("directory", type=click.Path(path_type=Path))
@click.option("--name", help="What the hub is called; the folder's name if not given.")
@today_option
def init_command(directory: Path, name: str | None, today: date | None) -> None:
    """Start a hub of your own in DIRECTORY."""
    folder = directory.resolve().name
    title = _line("name", name or folder.replace("-", " ").capitalize() or "Our hub")
    written = write_starter(directory, title, asked(today) or clock_of_here())
    click.echo(f"{written} files: {directory}\n")
    callsheet, mkdocs = _typed_as("callsheet"), _typed_as("mkdocs")
    steps = {
        f"cd {shlex.quote(str(directory))}": "",
        f"{callsheet} check": "says what is wrong, if anything is",
        f"{callsheet} build": "makes site/",
        f"{mkdocs} serve --livereload": "shows it on http://127.0.0.1:8000/; Ctrl+C stops it",
        f'{callsheet} new "My first asset"': "asks what it is for, and writes it",
    }
    width = max(map(len, steps))
    click.echo("What next:")
    for number, (command, effect) in enumerate(steps.items(), 1):
        click.echo(f"  {number}. {command:<{width}}  {effect}".rstrip())
    click.echo("Then read README.md: it says what to change first, and how to share the hub.")


@click.command("new")
@click.argument("title")
@root_option
@today_option
@click.option("--id", "asset_id", help="Its permanent name; made from the title if not given.")
@click.option("--summary", help="One sentence: what it is and when to use it.")
@click.option("--type", "kind", help="What kind of asset it is.")
@click.option("--persona", multiple=True, help="Whom it is for; may be repeated.")
@click.option("--stage", multiple=True, help="The stage it is for; may be repeated.")
@click.option("--objection", multiple=True, help="The objection it answers; may be repeated.")
@click.option("--owner", help="A role or a person of the playbook, who keeps it right.")
@click.option(
    "--audience",
    type=click.Choice([audience.value for audience in Audience]),
    default=Audience.INTERNAL.value,
    show_default=True,
    help="Who may see it.",
)
def new_command(
    title: str,
    root: Path,
    today: date | None,
    asset_id: str | None,
    summary: str | None,
    kind: str | None,
    persona: tuple[str, ...],
    stage: tuple[str, ...],
    objection: tuple[str, ...],
    owner: str | None,
    audience: str,
) -> None:
    """Start an asset as a draft; asks for what is not given."""
    catalogue, _ = check(root, today=asked(today), clock=clock_of_here())
    title = _line("title", title)
    given: dict[str, tuple[str, ...]] = {
        "id": (asset_id or id_from(title),),
        "summary": (_line("summary", summary),) if summary else (),
        "type": (kind or "",),
        "persona": persona,
        "stage": stage,
        "objection": objection,
        "owner": (owner or "",),
    }
    given = {field: tuple(filter(None, dict.fromkeys(given[field]))) for field in given}
    checked = [field for field in given if field != "summary"]
    problems = [p for field in checked for p in problems_with(field, given[field], catalogue)]
    if problems:
        raise click.UsageError("\n  ".join(["nothing was written:", *problems]))
    missing = [field for field in given if field != "objection" and not given[field]]
    given |= ask_for(missing, catalogue)
    asset = NewAsset(
        id=given["id"][0],
        title=title,
        summary=given["summary"][0],
        type=given["type"][0],
        persona=given["persona"],
        stage=given["stage"],
        objection=given["objection"],
        owner=given["owner"][0],
        audience=audience,
        added_on=asked(today) or clock_of_here(),
    )
    path = write_asset(root, asset)
    click.echo(f"Written: {path}")
    click.echo("Write its text, then run: callsheet check")


def _line(field: str, text: str) -> str:
    try:
        return typed_line(field, text)
    except ValueError as error:
        raise click.UsageError(str(error)) from error


def _typed_as(program: str) -> str:
    """How to start a program of this installation from the reader's shell."""
    return program if shutil.which(program) else shlex.join([sys.executable, "-m", program])
