"""`callsheet build`, `export` and `verify-site`: the hub as a site, or for another host."""

import json
import shlex
import sys
from datetime import date
from pathlib import Path
from typing import Any

import click

from callsheet.addresses import Addresses
from callsheet.build import Build, build
from callsheet.cli.options import (
    asked,
    clock_of_here,
    days_of_here,
    keep_going_option,
    no_cache_option,
    offline_option,
    root_option,
    today_option,
)
from callsheet.hosts.config import dialect_of, read_config
from callsheet.hosts.directory import write_directory
from callsheet.hosts.inputs import load_inputs
from callsheet.hosts.machine import workshop_of_here
from callsheet.hosts.site import missing_files, promised_files
from callsheet.hosts.swap import built_aside, place_of_site
from callsheet.hosts.unchanged import LastBuild
from callsheet.report import load_lines, render_text, summary


@click.command("build")
@root_option
@today_option
@offline_option
@click.option(
    "--out", type=click.Path(path_type=Path), default=Path("site"), help="Where to write the site."
)
@keep_going_option
@no_cache_option
def build_command(
    root: Path, today: date | None, offline: bool, out: Path, keep_going: bool, no_cache: bool
) -> None:
    """Make the site. An old one stays until the new one is complete."""
    place = place_of_site(out)
    last = LastBuild(root, place, None if no_cache else _inputs(root))
    if (said := last.load()) is not None:
        click.echo(f"Nothing has changed since the last build: {out}")
    else:
        said = _make_site(root, today, offline, place, keep_going, last, keep=not no_cache)
        click.echo(f"{said.pop(0)}: {out}")
    for line in said:
        click.echo(line)


def _make_site(
    root: Path,
    today: date | None,
    offline: bool,
    place: Path,
    keep_going: bool,
    last: LastBuild,
    *,
    keep: bool,
) -> list[str]:
    """Build into the place; gives what there is to say at the end."""
    # MkDocs takes a fifth of a second to import; no other command needs it.
    from callsheet.hosts.mkdocs import build_site

    made = _build(root, today, offline, keep=keep)
    errors = _stop_for_errors(made, keep_going)
    with built_aside(place) as fresh:
        build_site(_config_file(root), fresh, made=made, offline=offline, strict=not errors)
        _verify(made, fresh)
    number = f"{len(made.catalogue.assets)} assets, {len(made.outputs)} files"
    hub = f"The hub: {summary(made.findings)} To list everything: callsheet check"
    found = [hub] if made.findings else []
    if errors:
        last.forget()  # They must be shown each time.
    else:
        last.store(found)
    return [number, *found]


def _inputs(root: Path) -> str | None:
    """What the site of this command is made from, its options and the day among it."""
    options = {
        name: str(value)
        for name, value in click.get_current_context().params.items()
        if name not in ("root", "out")
    }
    # MkDocs' sitemap has the day in UTC.
    return load_inputs(root, json.dumps(options), *map(str, days_of_here()))


@click.command("export")
@click.argument("directory", type=click.Path(path_type=Path))
@root_option
@today_option
@offline_option
@keep_going_option
@no_cache_option
def export_command(
    directory: Path,
    root: Path,
    today: date | None,
    offline: bool,
    keep_going: bool,
    no_cache: bool,
) -> None:
    """Write the pages as files, for Zensical and other generators."""
    made = _build(root, today, offline, links_from_files=True, keep=not no_cache)
    _stop_for_errors(made, keep_going)
    number = write_directory(made, directory, read_config(_config_file(root).read_bytes()))
    click.echo(f"{number} files: {directory}")
    click.echo(
        f"To make the site: cd {shlex.quote(str(directory))} && zensical build --clean --strict"
    )


@click.command("verify-site")
@click.argument("site", type=click.Path(file_okay=False, exists=True, path_type=Path))
@root_option
@today_option
@offline_option
def verify_site_command(site: Path, root: Path, today: date | None, offline: bool) -> None:
    """Check that SITE holds every page that the hub promises."""
    made = _build(root, today, offline)
    _verify(made, site)
    number = sum(1 for _ in promised_files(made))
    click.echo(f"All {number} files are there.")


def _build(
    root: Path,
    today: date | None,
    offline: bool,
    *,
    links_from_files: bool = False,
    keep: bool = True,
) -> Build:
    site = Addresses(directory_urls=not offline, links_from_files=links_from_files)
    dialect = dialect_of(_settings(root))
    return build(
        root,
        today=asked(today),
        clock=clock_of_here(),
        site=site,
        dialect=dialect,
        workshop=workshop_of_here(root, keep=keep),
    )


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
    return read_config(path.read_bytes()) if path.is_file() else {}
