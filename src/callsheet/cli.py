"""The `callsheet` command. It reads the clock, and ends the process.

Exit codes: 0 nothing wrong, 1 something is wrong with the content, 2 the command could not run.
"""

import json
import os
import shlex
import shutil
import sys
from datetime import date, datetime
from io import TextIOWrapper
from pathlib import Path
from typing import Any

import click

from callsheet import __version__
from callsheet.addresses import Addresses
from callsheet.asking import ask_for
from callsheet.build import Build, build, check
from callsheet.codes import Severity
from callsheet.errors import CallsheetError
from callsheet.hosts.config import dialect_of, read_config
from callsheet.hosts.directory import write_directory
from callsheet.hosts.site import missing_files, promised_files
from callsheet.hosts.swap import built_aside, place_of_site
from callsheet.model.asset import Audience
from callsheet.new import NewAsset, id_from, problems_with, typed_line, write_asset
from callsheet.report import load_lines, render_json, render_text, summary, visible
from callsheet.search.filters import facet_and_value, parse_filters
from callsheet.search.index import load_index
from callsheet.search.ranking import search
from callsheet.search.records import search_data
from callsheet.starter import write_starter
from callsheet.today import day_of_epoch, parse_day
from callsheet.wording import quoted


class _Day(click.ParamType[date]):
    """A day as `2026-10-02`."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        try:
            return value if isinstance(value, date) else parse_day(value)
        except ValueError:
            self.fail(f"{quoted(value)} is not a date; write it as 2026-10-02", param, ctx)


_root = click.option(
    "--root",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path(),
    help="The hub's folder; the current one if not given.",
)
_today = click.option("--today", type=_Day(), help="Reckon with this day, such as 2026-10-02.")
_offline = click.option(
    "--offline", is_flag=True, help="Addresses end in .html: the site works from a folder."
)
_keep_going = click.option(
    "--keep-going",
    is_flag=True,
    help="Go on although there are errors; files with errors are left out.",
)


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
    cli(prog_name="callsheet")


@cli.command("check")
@_root
@_today
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
    catalogue, findings = check(root, today=_asked(today), clock=_clock())
    if form == "json":
        click.echo(render_json(findings), nl=False)
    else:
        click.echo(render_text(findings, load_lines(catalogue.tree)), nl=False)
    errors = any(finding.is_error for finding in findings)
    sys.exit(1 if errors or (findings and fail_on == Severity.WARNING.value) else 0)


@cli.command("build")
@_root
@_today
@_offline
@click.option(
    "--out", type=click.Path(path_type=Path), default=Path("site"), help="Where to write the site."
)
@_keep_going
def build_command(
    root: Path, today: date | None, offline: bool, out: Path, keep_going: bool
) -> None:
    """Make the site. An old one stays until the new one is complete."""
    # MkDocs takes a fifth of a second to import; no other command needs it.
    from callsheet.hosts.mkdocs import build_site

    made = _build(root, today, offline)
    errors = _stop_for_errors(made, keep_going)
    with built_aside(place_of_site(out)) as fresh:
        build_site(_config_file(root), fresh, made=made, offline=offline, strict=not errors)
        _verify(made, fresh)
    click.echo(f"{len(made.catalogue.assets)} assets, {len(made.outputs)} files: {out}")
    if made.findings:
        click.echo(f"The hub: {summary(made.findings)} To list everything: callsheet check")


@cli.command("export")
@click.argument("directory", type=click.Path(path_type=Path))
@_root
@_today
@_offline
@_keep_going
def export_command(
    directory: Path, root: Path, today: date | None, offline: bool, keep_going: bool
) -> None:
    """Write plain Markdown, for Zensical and other generators."""
    made = _build(root, today, offline, links_from_files=True)
    _stop_for_errors(made, keep_going)
    number = write_directory(made, directory, read_config(_config_file(root).read_text("utf-8")))
    click.echo(f"{number} files: {directory}")
    click.echo(
        f"To make the site: cd {shlex.quote(str(directory))} && zensical build --clean --strict"
    )


@cli.command("verify-site")
@click.argument("site", type=click.Path(file_okay=False, exists=True, path_type=Path))
@_root
@_today
@_offline
def verify_site_command(site: Path, root: Path, today: date | None, offline: bool) -> None:
    """Check that SITE holds every page that the hub promises."""
    made = _build(root, today, offline)
    _verify(made, site)
    number = sum(1 for _ in promised_files(made))
    click.echo(f"All {number} files are there.")


@cli.command("find")
@click.argument("words", nargs=-1)
@_root
@_today
@click.option("--persona", multiple=True, help="Only for this persona; may be repeated.")
@click.option("--stage", multiple=True, help="Only for this stage; may be repeated.")
@click.option("--objection", multiple=True, help="Only for this objection; may be repeated.")
@click.option("--type", "kind", multiple=True, help="Only of this type; may be repeated.")
@click.option(
    "--where", multiple=True, metavar="FACET=VALUE", help="Any facet, such as industry=food."
)
@click.option(
    "--limit", type=click.IntRange(1), default=10, show_default=True, help="How many at most."
)
@click.option("--json", "as_json", is_flag=True, help="Print a list of objects.")
def find_command(
    words: tuple[str, ...],
    root: Path,
    today: date | None,
    persona: tuple[str, ...],
    stage: tuple[str, ...],
    objection: tuple[str, ...],
    kind: tuple[str, ...],
    where: tuple[str, ...],
    limit: int,
    as_json: bool,
) -> None:
    """Find assets, as the search in the browser does."""
    catalogue, _ = check(root, today=_asked(today), clock=_clock())
    data = search_data(catalogue, Addresses())
    chosen = {"persona": persona, "stage": stage, "objection": objection, "type": kind}
    asked = [(key, value) for key, values in chosen.items() for value in values]
    try:
        asked += map(facet_and_value, where)
        filters = parse_filters(asked, data["facets"], catalogue)
    except ValueError as error:
        raise click.UsageError(str(error)) from error
    hits = search(data, load_index(data["index"]), " ".join(words), filters)[:limit]
    if as_json:
        rows = [{"id": h.id, "title": h.record["title"], "score": h.score} for h in hits]
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    for hit in hits:
        title = click.style(visible(hit.record["title"]), bold=True)
        click.echo(f"{title}  {hit.record['url']}")
        click.echo(f"    {visible(hit.record['summary'])}")
    if not hits:
        click.echo("Nothing found. Try fewer words or fewer filters.")
    if catalogue.withheld:
        number = len(catalogue.withheld)
        click.echo(f"Not searched, because of errors: {number}. See: callsheet check", err=True)


@cli.command("init")
@click.argument("directory", type=click.Path(path_type=Path))
@click.option("--name", help="What the hub is called; the folder's name if not given.")
@_today
def init_command(directory: Path, name: str | None, today: date | None) -> None:
    """Start a hub of your own in DIRECTORY."""
    folder = directory.resolve().name
    title = _line("name", name or folder.replace("-", " ").capitalize() or "Our hub")
    written = write_starter(directory, title, _asked(today) or _clock())
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


@cli.command("new")
@click.argument("title")
@_root
@_today
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
    catalogue, _ = check(root, today=_asked(today), clock=_clock())
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
        added_on=_asked(today) or _clock(),
    )
    path = write_asset(root, asset)
    click.echo(f"Written: {path}")
    click.echo("Write its text, then run: callsheet check")


def _line(field: str, text: str) -> str:
    try:
        return typed_line(field, text)
    except ValueError as error:
        raise click.UsageError(str(error)) from error


def _build(
    root: Path, today: date | None, offline: bool, *, links_from_files: bool = False
) -> Build:
    site = Addresses(directory_urls=not offline, links_from_files=links_from_files)
    dialect = dialect_of(_settings(root))
    return build(root, today=_asked(today), clock=_clock(), site=site, dialect=dialect)


def _stop_for_errors(made: Build, keep_going: bool) -> bool:
    """Show the errors; with any of them, end the command unless it should go on."""
    errors = [finding for finding in made.findings if finding.is_error]
    if errors:
        click.echo(render_text(errors, load_lines(made.catalogue.tree)), err=True)
        if not keep_going:
            rest = "Mend the errors, or go on with the rest: --keep-going"
            click.echo(f"Nothing was written. {rest}", err=True)
            sys.exit(1)
    return bool(errors)


def _verify(made: Build, site: Path) -> None:
    missing = missing_files(site, promised_files(made))
    if missing:
        lines = [f"  {path}  (from {source})" for path, source in missing[:20]]
        more = f"\n  and {len(missing) - 20} more" if len(missing) > 20 else ""
        files = "file is" if len(missing) == 1 else "files are"
        click.echo(f"{len(missing)} promised {files} missing:", err=True)
        click.echo("\n".join(lines) + more, err=True)
        click.echo("The site generator has left them out: are the hooks in mkdocs.yml?", err=True)
        sys.exit(1)


def _typed_as(program: str) -> str:
    """How to start a program of this installation from the reader's shell."""
    return program if shutil.which(program) else shlex.join([sys.executable, "-m", program])


def _config_file(root: Path) -> Path:
    path = root / "mkdocs.yml"
    if not path.is_file():
        raise click.UsageError(
            f"there is no {path}; the one of a new hub shows what it needs: callsheet init"
        )
    return path


def _settings(root: Path) -> dict[str, Any]:
    """What the hub's `mkdocs.yml` says; nothing without one."""
    path = root / "mkdocs.yml"
    return read_config(path.read_text("utf-8")) if path.is_file() else {}


def _clock() -> date:
    """The day it is here."""
    return datetime.now().astimezone().date()


def _asked(today: date | None) -> date | None:
    """`--today`, else the day of `SOURCE_DATE_EPOCH` in UTC."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    try:
        return today or (day_of_epoch(epoch) if epoch else None)
    except ValueError as error:
        raise click.UsageError(str(error)) from error
