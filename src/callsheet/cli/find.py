"""`callsheet find`."""

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import click

from callsheet.addresses import Addresses
from callsheet.build import check
from callsheet.cli.options import asked, root_option, today_option
from callsheet.hosts.machine import clock_of_here, reader_of
from callsheet.report.text import visible
from callsheet.search.filters import facet_and_value, parse_filters
from callsheet.search.nothing import Help, help_with
from callsheet.search.ranking import Hit, Reason, Search
from callsheet.search.records import search_data, search_text
from callsheet.wording import quoted


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
    text = " ".join(words)
    search = Search(data, search_text(catalogue))
    hits = search.search(text, filters)[:limit]
    if as_json:
        rows = [_row(hit, search.reasons(text, hit)) for hit in hits]
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    names = _names(data)
    for typed, word in search.meant(text) if hits else ():
        click.echo(f"Nothing is spelt {quoted(typed)}: these have {quoted(word)}.\n")
    for hit in hits:
        title = click.style(visible(hit.record["title"]), bold=True)
        click.echo(f"{title}  {hit.record['url']}")
        click.echo(f"    {visible(hit.record['summary'])}")
        if reasons := search.reasons(text, hit):
            click.echo(f"    Found by {visible(', '.join(_in_words(r, names) for r in reasons))}")
    if not catalogue.assets and not catalogue.withheld:
        click.echo("There is no asset yet. Write the first one: callsheet new")
    elif not hits:
        click.echo("Nothing found.")
        for line in _ways_on(help_with(search, text, filters, data), names):
            click.echo(f"    {visible(line)}")
    if catalogue.withheld:
        number = len(catalogue.withheld)
        click.echo(f"Not searched, because of errors: {number}. See: callsheet check", err=True)


def _row(hit: Hit, reasons: Iterable[Reason]) -> dict[str, Any]:
    why = [
        {"field": reason.field, "words": list(reason.words)}
        | ({} if reason.value is None else {"value": reason.value})
        for reason in reasons
    ]
    return {"id": hit.id, "title": hit.record["title"], "score": hit.score, "why": why}


def _names(data: Mapping[str, Any]) -> dict[tuple[str, str], str]:
    """What the values of the facets are called."""
    return {
        (facet["key"], value["id"]): value["name"]
        for facet in data["facets"]
        for value in facet["values"]
    }


_FIELDS = {"title": "title", "alias": "other name", "text": "text", "file": "attached file"}


def _in_words(reason: Reason, names: Mapping[tuple[str, str], str]) -> str:
    where = _FIELDS[reason.field] if reason.value is None else names[reason.field, reason.value]
    return f"{' '.join(reason.words)} ({where})"


def _ways_on(help_: Help, names: Mapping[tuple[str, str], str]) -> Iterator[str]:
    """What somebody can do who has found nothing."""
    if help_.mended:
        yield f"Did you mean: {help_.mended}" + ("" if help_.fits else " (with fewer filters)")
    for lifted in help_.lifted:
        results = "1 result" if lifted.number == 1 else f"{lifted.number} results"
        yield (
            f"Without any filter: {results}"
            if lifted.facet is None
            else (f"Without the filter {lifted.facet}: {results}")
        )
    if help_.terms:
        yield f"Read about: {', '.join(names[term] for term in help_.terms)}"
    for expert in help_.experts:
        yield f"Ask {expert['name']} ({expert['role']}), who knows about: " + "; ".join(
            expert["knows"]
        )
    if help_.owner:
        yield f"Ask {help_.owner}: most of what we have on this is theirs"
    if not (help_.mended or help_.lifted or help_.terms):
        yield "Try fewer or other words."
