"""`callsheet build`, `export`, `verify-site` and `headers`: the hub as a site, on any host."""

import json
import shlex
import sys
from datetime import date
from functools import partial
from pathlib import Path

import click

from callsheet.addresses import Addresses
from callsheet.audience import Audience
from callsheet.build import Build, build
from callsheet.cli.leaks import stop_for_leaks
from callsheet.cli.options import (
    asked,
    audience_option,
    keep_going_option,
    no_cache_option,
    offline_option,
    root_option,
    today_option,
)
from callsheet.hosts.config import dialect_of, load_settings, read_config
from callsheet.hosts.directory import write_directory
from callsheet.hosts.headers import load_policy, render_nginx
from callsheet.hosts.inputs import Inputs, load_inputs
from callsheet.hosts.machine import (
    cache_folder,
    cache_of,
    clock_of_here,
    reader_of,
    workshop_of_here,
)
from callsheet.hosts.site import (
    missing_files,
    pages_without_policy,
    promised_files,
    refuse_other_readers,
)
from callsheet.hosts.swap import built_aside, place_of_site
from callsheet.hosts.unchanged import LastBuild
from callsheet.report.text import load_lines, render_text, summary


@click.command("build")
@root_option
@today_option
@offline_option
@audience_option
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    help="Where to write the site: site, site-partner or site-customer if not given.",
)
@keep_going_option
@no_cache_option
def build_command(
    root: Path,
    today: date | None,
    offline: bool,
    audience: Audience,
    out: Path | None,
    keep_going: bool,
    no_cache: bool,
) -> None:
    """Make the site. An old one stays until the new one is complete."""
    out = out or Path("site" if audience is Audience.INTERNAL else f"site-{audience}")
    place = place_of_site(out, root)
    last = LastBuild(cache_folder(root), place, None if no_cache else _inputs(root))
    said = last.load()
    if said is not None:
        click.echo(f"Nothing has changed since the last build: {out}")
        click.echo("\n".join(said), nl=bool(said))
        return
    # MkDocs takes a fifth of a second to import; no other command needs it.
    from callsheet.hosts.mkdocs_run import build_site

    # First the place, so that of two builds the site is made by the one that has read the hub last.
    still_fits = partial(place_of_site, out, root)
    with built_aside(place, check=still_fits, say=partial(click.echo, err=True)) as fresh:
        refuse_other_readers(place, audience)
        made = _build(root, today, offline, audience, keep=not no_cache)
        errors = _stop_for_errors(made, keep_going)
        build_site(_config_file(root), fresh, made=made, offline=offline, strict=not errors)
        _verify(made, fresh)
        read = reader_of(root, keep=not no_cache)
        stop_for_leaks(fresh, made.hub, made.catalogue, load_settings(root), read)
        last.look_at(fresh)
    click.echo(f"{len(made.catalogue.assets)} assets, {len(made.outputs)} files: {out}")
    hub = f"The hub: {summary(made.findings)} To list everything: callsheet check"
    said = [hub] if made.findings else []
    click.echo("\n".join(said), nl=bool(said))
    if errors or last.inputs != _inputs(root):
        last.forget()  # Errors must be shown each time; and somebody may have written meanwhile.
    else:
        last.store(said)


def _inputs(root: Path) -> Inputs | None:
    """What the site of this command is made from, its options and the day among it."""
    options = {
        name: str(value)
        for name, value in click.get_current_context().params.items()
        if name not in ("root", "out")
    }
    return load_inputs(root, json.dumps(options), str(clock_of_here()))


@click.command("export")
@click.argument("directory", type=click.Path(path_type=Path))
@root_option
@today_option
@offline_option
@audience_option
@keep_going_option
@no_cache_option
def export_command(
    directory: Path,
    root: Path,
    today: date | None,
    offline: bool,
    audience: Audience,
    keep_going: bool,
    no_cache: bool,
) -> None:
    """Write the pages as files, for Zensical and other generators."""
    made = _build(root, today, offline, audience, links_from_files=True, keep=not no_cache)
    _stop_for_errors(made, keep_going)
    settings = read_config(_config_file(root).read_bytes())
    number, policy = write_directory(made, directory, settings, cache_of(root, keep=not no_cache))
    read = reader_of(root, keep=not no_cache)
    stop_for_leaks(directory / "docs", made.hub, made.catalogue, load_settings(root), read)
    click.echo(f"{number} files: {directory}")
    if policy is None:
        click.echo("The pages will have no policy: Zensical is not installed here to ask for it.")
    place = shlex.quote(str(directory))
    click.echo(f"To make the site: cd {place} && zensical build --clean --strict")
    if audience is not Audience.INTERNAL:
        click.echo(f"Then look at it once more: callsheet leaks {place}/site")


@click.command("verify-site")
@click.argument("site", type=click.Path(file_okay=False, exists=True, path_type=Path))
@root_option
@today_option
@offline_option
@audience_option
def verify_site_command(
    site: Path, root: Path, today: date | None, offline: bool, audience: Audience
) -> None:
    """Check that SITE holds every page that the hub promises."""
    made = _build(root, today, offline, audience)
    _verify(made, site)
    number = sum(1 for _ in promised_files(made))
    click.echo(f"All {number} files are there.")


@click.command("headers")
@click.argument("site", type=click.Path(file_okay=False, exists=True, path_type=Path))
def headers_command(site: Path) -> None:
    """Print what nginx should send with SITE."""
    click.echo(render_nginx(load_policy(site)), nl=False)


def _build(
    root: Path,
    today: date | None,
    offline: bool,
    audience: Audience,
    *,
    links_from_files: bool = False,
    keep: bool = True,
) -> Build:
    return build(
        root,
        today=asked(today),
        clock=clock_of_here(),
        site=Addresses(directory_urls=not offline, links_from_files=links_from_files),
        dialect=dialect_of(load_settings(root)),
        audience=audience,
        read_files=reader_of(root, keep=keep),
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

    bare = pages_without_policy(site, promised_files(made))
    if bare:
        pages = "page has" if len(bare) == 1 else "pages have"
        click.echo(f"{len(bare)} {pages} no policy at the beginning, such as {bare[0]}.", err=True)
        click.echo(
            "A template of the hub's own leaves it out: let its block site_meta begin with "
            "{{ super() }}. Or Zensical was not installed when the pages were exported.",
            err=True,
        )
        sys.exit(1)


def _config_file(root: Path) -> Path:
    path = root / "mkdocs.yml"
    if not path.is_file():
        raise click.UsageError(
            f"there is no {path}; the one of a new hub shows what it needs: callsheet init"
        )
    return path
