"""The `callsheet` command. The only place that reads the clock, and that ends the process.

Exit codes: 0 nothing wrong, 1 something is wrong with the content, 2 the command could not run.
"""

import json
import os
import shlex
import sys
from collections.abc import Mapping
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

import click

from callsheet import __version__
from callsheet.addresses import Addresses
from callsheet.build import Build, build, check
from callsheet.catalogue import Catalogue
from callsheet.codes import Severity
from callsheet.diagnostics import Place
from callsheet.errors import CallsheetError
from callsheet.hosts.directory import write_directory
from callsheet.hosts.site import missing_files, promised_files
from callsheet.hosts.swap import built_aside
from callsheet.model.asset import Audience
from callsheet.new import NewAsset, problems_with, write_asset
from callsheet.report import render_json, render_text, summary
from callsheet.search.index import load_index
from callsheet.search.ranking import search
from callsheet.search.records import search_data
from callsheet.source import MAX_TEXT_BYTES
from callsheet.starter import write_starter
from callsheet.today import day_of_epoch
from callsheet.wording import quoted


class _Day(click.ParamType[date]):
    """A day as `2026-10-02`."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        try:
            return value if isinstance(value, date) else date.fromisoformat(value)
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


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="callsheet")
def cli() -> None:
    """A content hub and sales playbook kept in Git."""


def main() -> None:
    """Run the command; what stops it is said in one sentence, with exit code 2."""
    try:
        cli.main(standalone_mode=True)
    except CallsheetError as error:
        click.echo(f"callsheet: {error}", err=True)
        sys.exit(2)


@cli.command("check")
@_root
@_today
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
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
        click.echo(render_text(findings, _line_reader(catalogue)), nl=False)
    errors = any(finding.is_error for finding in findings)
    sys.exit(1 if errors or (findings and fail_on == Severity.WARNING.value) else 0)


@cli.command("build")
@_root
@_today
@_offline
@click.option(
    "--out", type=click.Path(path_type=Path), default=Path("site"), help="Where to write the site."
)
@click.option(
    "--keep-going",
    is_flag=True,
    help="Build although there are errors; files with errors are left out.",
)
def build_command(
    root: Path, today: date | None, offline: bool, out: Path, keep_going: bool
) -> None:
    """Make the site. An old one stays until the new one is complete."""
    # MkDocs takes a fifth of a second to import; no other command needs it.
    from callsheet.hosts.mkdocs import build_site

    made = _build(root, today, offline)
    errors = [finding for finding in made.findings if finding.is_error]
    if errors:
        click.echo(render_text(errors, _line_reader(made.catalogue)), err=True)
        if not keep_going:
            click.echo(
                "Nothing was written. Mend the errors, or build the rest: --keep-going", err=True
            )
            sys.exit(1)
    with built_aside(out) as fresh:
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
def export_command(directory: Path, root: Path, today: date | None, offline: bool) -> None:
    """Write a plain docs tree to DIRECTORY, for Zensical or another site generator."""
    made = _build(root, today, offline, links_from_files=True)
    number = write_directory(made, directory, _config_file(root).read_text("utf-8"))
    click.echo(f"{number} files: {directory}")
    click.echo(f"To make the site: cd {directory} && zensical build --clean --strict")


@cli.command("verify-site")
@click.argument("site", type=click.Path(file_okay=False, exists=True, path_type=Path))
@_root
@_today
@_offline
def verify_site_command(site: Path, root: Path, today: date | None, offline: bool) -> None:
    """Check that the folder SITE holds every page that the hub promises."""
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
@click.option("--limit", type=click.IntRange(1), default=10, show_default=True)
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
    filters = {key: list(values) for key, values in chosen.items() if values}
    for part in where:
        key, separator, value = part.partition("=")
        if not separator or key not in {facet["key"] for facet in data["facets"]}:
            raise click.UsageError(f"--where takes FACET=VALUE, not {quoted(part)}")
        filters.setdefault(key, []).append(value)
    hits = search(data, load_index(data["index"]), " ".join(words), filters)[:limit]
    if as_json:
        rows = [{"id": h.id, "title": h.record["title"], "score": h.score} for h in hits]
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    for hit in hits:
        click.echo(f"{click.style(hit.record['title'], bold=True)}  {hit.record['url']}")
        click.echo(f"    {hit.record['summary']}")
    if not hits:
        click.echo("Nothing found. Try fewer words or fewer filters.")


@cli.command("init")
@click.argument("directory", type=click.Path(path_type=Path))
@click.option("--name", help="What the hub is called; the folder's name if not given.")
def init_command(directory: Path, name: str | None) -> None:
    """Start a hub of your own in DIRECTORY."""
    title = name or directory.resolve().name.replace("-", " ").capitalize()
    number = write_starter(directory, title, _clock())
    click.echo(f"{number} files: {directory}\n")
    click.echo("What next:")
    click.echo(f"  1. cd {shlex.quote(str(directory))}")
    click.echo("  2. callsheet check                  says what is wrong, if anything is")
    click.echo("  3. callsheet build                  makes site/")
    click.echo("  4. mkdocs serve --livereload        shows it on http://127.0.0.1:8000/")
    click.echo('  5. callsheet new "My first asset"   asks what it is for, and writes it')
    click.echo("  6. Change playbook/vocabulary/ to the words that your company uses.")


@cli.command("new")
@click.argument("title")
@_root
@_today
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
)
def new_command(
    title: str,
    root: Path,
    today: date | None,
    summary: str | None,
    kind: str | None,
    persona: tuple[str, ...],
    stage: tuple[str, ...],
    objection: tuple[str, ...],
    owner: str | None,
    audience: str,
) -> None:
    """Start an asset called TITLE, as a draft; asks for what is not given."""
    catalogue, _ = check(root, today=_asked(today), clock=_clock())
    given = {"summary": summary, "type": kind, "persona": persona, "stage": stage, "owner": owner}
    answers = _answers({name: value for name, value in given.items() if not value}, catalogue)
    asset = NewAsset(
        title=title,
        summary=summary or answers["summary"],
        type=kind or answers["type"],
        persona=persona or _several(answers["persona"]),
        stage=stage or _several(answers["stage"]),
        objection=objection,
        owner=owner or answers["owner"],
        audience=audience,
        added_on=_asked(today) or _clock(),
    )
    if problems := problems_with(asset, catalogue):
        raise click.UsageError("\n  ".join(["nothing was written:", *problems]))
    path = write_asset(root, asset)
    click.echo(f"Written: {path}")
    click.echo("Write its text, then run: callsheet check")


def _answers(missing: Mapping[str, Any], catalogue: Catalogue) -> dict[str, str]:
    """Ask for what is missing; without a terminal, say how to give it."""
    if missing and not sys.stdin.isatty():
        flags = ", ".join(f"--{name}" for name in missing)
        raise click.UsageError(f"give these too, nobody is there to be asked: {flags}")
    answers: dict[str, str] = {}
    for name in missing:
        vocabulary = catalogue.vocabularies.get(name)
        choices = f" ({', '.join(vocabulary.by_id)})" if vocabulary else ""
        answers[name] = click.prompt(f"{name.capitalize()}{choices}")
    return answers


def _several(answer: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in answer.split(",") if part.strip())


def _build(
    root: Path, today: date | None, offline: bool, *, links_from_files: bool = False
) -> Build:
    site = Addresses(directory_urls=not offline, links_from_files=links_from_files)
    return build(root, today=_asked(today), clock=_clock(), site=site)


def _verify(made: Build, site: Path) -> None:
    missing = missing_files(site, promised_files(made))
    if missing:
        lines = [f"  {path}  (from {source})" for path, source in missing[:20]]
        more = f"\n  and {len(missing) - 20} more" if len(missing) > 20 else ""
        click.echo(f"{len(missing)} promised files are missing:", err=True)
        click.echo("\n".join(lines) + more, err=True)
        click.echo("The site generator has left them out: are the hooks in mkdocs.yml?", err=True)
        sys.exit(1)


def _config_file(root: Path) -> Path:
    path = root / "mkdocs.yml"
    if not path.is_file():
        raise click.UsageError(
            f"there is no {path}; the one of a new hub shows what it needs: callsheet init"
        )
    return path


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


def _line_reader(catalogue: Catalogue) -> Any:
    """Reads the line at a place again, for the report; files that can't be read have none."""

    @lru_cache(maxsize=64)
    def lines(path: str) -> list[str]:
        file = catalogue.tree.get(path)
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
