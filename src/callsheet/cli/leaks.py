"""`callsheet leaks`, and the same look after every build."""

import sys
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import click

from callsheet.audience import Audience
from callsheet.build import check
from callsheet.catalogue import Catalogue
from callsheet.cli.options import asked, root_option, today_option
from callsheet.hosts.config import load_settings, theme_files
from callsheet.hosts.machine import clock_of_here, reader_of
from callsheet.hosts.own import load_own_texts, load_theme_digests
from callsheet.hosts.site import audience_of
from callsheet.leaks.hidden import find_source, hidden_from
from callsheet.leaks.scan import UNSEARCHED, find_leaks
from callsheet.model.attachment import ReadFiles
from callsheet.narrow import narrowed
from callsheet.report.text import visible

_SHOWN = 30


@click.command("leaks")
@click.argument("site", type=click.Path(file_okay=False, exists=True, path_type=Path))
@root_option
@today_option
@click.option(
    "--audience",
    type=click.Choice([audience.value for audience in Audience]),
    help="Who reads the site; what the site itself says if not given.",
)
def leaks_command(site: Path, root: Path, today: date | None, audience: str | None) -> None:
    """Look in SITE, byte by byte, for what its readers must not see."""
    readers = Audience(audience) if audience else audience_of(site)
    if readers is None:
        raise click.UsageError(f"{site} does not say who reads it: add --audience customer")
    hub, _ = check(root, today=asked(today), clock=clock_of_here())
    shown = narrowed(hub, readers)
    stop_for_leaks(site, hub, shown, load_settings(root), reader_of(root))
    number = sum(1 for path in site.rglob("*") if path.is_file())
    click.echo(f"Nothing that {readers.readers} must not see, in {number} files.")


def stop_for_leaks(
    site: Path,
    hub: Catalogue,
    shown: Catalogue,
    settings: Mapping[str, Any],
    read_files: ReadFiles,
) -> None:
    """End the command if the site holds what its readers must not see."""

    def read(paths: Iterable[Path]) -> dict[Path, str]:
        return {path: file.everything for path, file in read_files(paths).items()}

    hidden = hidden_from(hub, shown, load_own_texts(settings), theme_files(settings), read)
    found = sorted(find_leaks(site, hidden, load_theme_digests(), read))
    if not found:
        return
    for leak in found[:_SHOWN]:
        if leak.kind == UNSEARCHED:
            click.echo(
                f"{visible(leak.file)}: it unpacks to more than {leak.what}, too much to look "
                "through; attach the files without packing them",
                err=True,
            )
            continue
        source = leak.source or find_source(leak.what, hub)
        what = f"the {leak.kind} '{visible(leak.what)}'"
        click.echo(f"{visible(leak.file)}: {what}, from {visible(source)}", err=True)
    if len(found) > _SHOWN:
        click.echo(f"and {len(found) - _SHOWN} more", err=True)
    number = f"{len(found)} leaks" if len(found) > 1 else "1 leak"
    click.echo(f"{number}: this must not be on the {shown.audience} site.", err=True)
    sys.exit(1)
