"""`callsheet find`."""

import json
from datetime import date
from pathlib import Path

import click

from callsheet.addresses import Addresses
from callsheet.build import check
from callsheet.cli.options import asked, root_option, today_option
from callsheet.hosts.machine import clock_of_here, reader_of
from callsheet.report import visible
from callsheet.search.filters import facet_and_value, parse_filters
from callsheet.search.ranking import Search
from callsheet.search.records import search_data, search_text


@click.command("find")
@click.argument("words", nargs=-1)
@root_option
@today_option
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
    catalogue, _ = check(
        root, today=asked(today), clock=clock_of_here(), read_files=reader_of(root)
    )
    data = search_data(catalogue, Addresses())
    chosen = {"persona": persona, "stage": stage, "objection": objection, "type": kind}
    chosen_pairs = [(key, value) for key, values in chosen.items() for value in values]
    try:
        chosen_pairs += map(facet_and_value, where)
        filters = parse_filters(chosen_pairs, data["facets"], catalogue)
    except ValueError as error:
        raise click.UsageError(str(error)) from error
    search = Search(data, search_text(catalogue))
    hits = search.search(" ".join(words), filters)[:limit]
    if as_json:
        rows = [{"id": h.id, "title": h.record["title"], "score": h.score} for h in hits]
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    for hit in hits:
        title = click.style(visible(hit.record["title"]), bold=True)
        click.echo(f"{title}  {hit.record['url']}")
        click.echo(f"    {visible(hit.record['summary'])}")
        if hit.in_files:
            click.echo("    Found in an attached file.")
    if not hits:
        click.echo("Nothing found. Try fewer words or fewer filters.")
    if catalogue.withheld:
        number = len(catalogue.withheld)
        click.echo(f"Not searched, because of errors: {number}. See: callsheet check", err=True)
