"""`callsheet relevance`."""

import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

import click

from callsheet.addresses import Addresses
from callsheet.build import check
from callsheet.catalogue import Catalogue
from callsheet.cli.options import asked, root_option, today_option
from callsheet.diagnostics import Finding
from callsheet.hosts.machine import clock_of_here, reader_of
from callsheet.report.text import load_lines, render_text, visible
from callsheet.search.queries import DEFAULT_PATH, Kind, load_queries
from callsheet.search.ranking import Search
from callsheet.search.records import search_data, search_text
from callsheet.search.relevance import (
    NAMES,
    TOP,
    Figures,
    Judged,
    Shortfall,
    judge,
    measure,
    shortfalls,
    shown,
)
from callsheet.source import SourceFile, SourceTree

_SETTINGS = "playbook/hub.yml"


@click.command("relevance")
@root_option
@today_option
@click.option(
    "--queries",
    type=click.Path(path_type=Path),
    help=f"The file with the queries; {DEFAULT_PATH} of the hub if not given.",
)
@click.option(
    "--misses",
    type=click.IntRange(0),
    default=5,
    show_default=True,
    help="How many queries to list of each kind of miss.",
)
@click.option("--json", "as_json", is_flag=True, help="Print one object with everything.")
def relevance_command(
    root: Path, today: date | None, queries: Path | None, misses: int, as_json: bool
) -> None:
    """Test the search with the queries that the hub has written down."""
    catalogue, findings = check(
        root, today=asked(today), clock=clock_of_here(), read_files=reader_of(root)
    )
    # A goal that can't be read would be no goal.
    wrong = [found for found in findings if found.is_error and found.place.path == _SETTINGS]
    _stop_for(wrong, catalogue.tree)
    file = SourceFile(Path(), queries.as_posix()) if queries else SourceFile(root, DEFAULT_PATH)
    if not file.location.is_file():
        raise click.UsageError(
            f"there is no file {file.path}: it lists queries and what answers them, such as\n\n"
            "- query: cfo too expensive\n  expect: [pricing-talk-track]"
        )
    data = search_data(catalogue, Addresses())
    entries, mistakes = load_queries(file, catalogue, data["facets"])
    _stop_for(mistakes, SourceTree(file.root, (file,)))
    judged = judge(entries, Search(data, search_text(catalogue)), catalogue)
    figures = measure(judged)
    missed = shortfalls(figures, catalogue.hub.relevance)
    if as_json:
        click.echo(json.dumps(_plain(judged, missed), ensure_ascii=False, indent=2))
    else:
        click.echo("\n".join(_table(judged)))
        click.echo("".join(f"{line}\n" for line in _lists(judged, misses)), nl=False)
    _say_what_is_missing(catalogue, missed)
    sys.exit(1 if missed else 0)


def _stop_for(findings: Sequence[Finding], tree: SourceTree) -> None:
    if findings:
        click.echo(render_text(findings, load_lines(tree)), nl=False, err=True)
        sys.exit(1)


def _say_what_is_missing(catalogue: Catalogue, missed: Iterable[Shortfall]) -> None:
    if catalogue.withheld:
        number = len(catalogue.withheld)
        click.echo(f"Not searched, because of errors: {number}. See: callsheet check", err=True)
    for shortfall in missed:
        click.echo(f"Not good enough: {shortfall.words} ({_SETTINGS}).", err=True)


def _groups(judged: Sequence[Judged]) -> Iterator[tuple[str, Figures]]:
    """The figures by kind and in all."""
    for kind in Kind:
        some = [each for each in judged if each.asked.kind is kind]
        if some:
            yield kind.value, measure(some)
    yield "in all", measure(judged)


def _table(judged: Sequence[Judged]) -> Iterator[str]:
    """The figures as a Markdown table whose columns stand below each other."""
    rows = [["kind", "queries", *NAMES.values()]]
    for name, figures in _groups(judged):
        values = [shown(getattr(figures, key)) for key in NAMES]
        rows.append([name, str(figures.queries), *values])
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for number, (name, *values) in enumerate(rows):
        cells = [value.rjust(width) for value, width in zip(values, widths[1:], strict=True)]
        yield f"| {' | '.join([name.ljust(widths[0]), *cells])} |"
        if not number:
            lines = [f"{'-' * (width - 1)}:" for width in widths[1:]]
            yield f"| {' | '.join(['-' * widths[0], *lines])} |"


def _lists(judged: Sequence[Judged], most: int) -> Iterator[str]:
    """What to look at: by what went wrong, each query with what came instead."""
    answered = [each for each in judged if each.asked.has_answer]
    groups = {
        f"No answer among the first {TOP}": [each for each in answered if not each.succeeds(TOP)],
        f"An answer among the first {TOP}, but not as the first": [
            each for each in answered if each.succeeds(TOP) and not each.succeeds(1)
        ],
        "Something stale where a current answer should stand": [
            each for each in judged if each.stale
        ],
        "Nothing answers, and something is found": [each for each in judged if each.is_unwanted],
    }
    for title, some in groups.items():
        if not some or not most:
            continue
        rest = f", the first {most} of them" if len(some) > most else ""
        yield ""
        yield f"{title} ({len(some)}{rest}):"
        for each in some[:most]:
            yield from _miss(each)


def _miss(each: Judged) -> Iterator[str]:
    asked = each.asked
    filters = "".join(
        f"  {facet}={value}" for facet, values in asked.filters.items() for value in values
    )
    where = f"{asked.source}:{asked.place().line}, {asked.kind}"
    yield visible(f"  {asked.query}{filters}  ({where})")
    if asked.has_answer:
        place = f"found at place {each.place}" if each.place else "not found"
        yield visible(f"    expected: {', '.join(asked.expect)} ({place})")
    came = [f"{found} (stale)" if found == each.stale else found for found in each.found[:TOP]]
    yield visible(f"    came:     {', '.join(came) or 'nothing'}")


def _plain(judged: Sequence[Judged], missed: Iterable[Shortfall]) -> dict[str, Any]:
    return {
        "figures": {name: asdict(figures) for name, figures in _groups(judged)},
        "missed": [
            {"figure": each.figure, "reached": each.reached, "goal": each.goal} for each in missed
        ],
        "queries": [
            {
                "query": each.asked.query,
                "kind": each.asked.kind.value,
                "filters": {facet: list(ids) for facet, ids in each.asked.filters.items()},
                "expect": list(each.asked.expect),
                "line": each.asked.place().line,
                "found": list(each.found[:TOP]),
                "results": len(each.found),
                "place": each.place,
                "stale": each.stale,
            }
            for each in judged
        ],
    }
