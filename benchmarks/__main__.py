"""`python -m benchmarks`: building, checking, serving and soaking, beside plain MkDocs."""

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from functools import partial
from pathlib import Path

import click

from benchmarks.corpus import write_hub, write_hugo_site, write_plain_site
from benchmarks.relevance import compare as compare_searches
from benchmarks.searching import measure_search
from benchmarks.searching import table as search_table
from benchmarks.serving import time_edits
from benchmarks.soak import soak_naughty, soak_serve
from benchmarks.timing import Command, compare, table

SAMPLE = Path(__file__).resolve().parent.parent

_ENGINE = """
import sys
from datetime import date
from pathlib import Path
from callsheet.build import build
made = build(Path("."), today=date(2026, 11, 24), clock=date(2026, 11, 24))
assert not [f for f in made.findings if f.is_error], made.findings
"""


@click.group()
def main() -> None:
    """Figures for docs/benchmarks.md."""


@main.command("build")
@click.option("--assets", default="2000", show_default=True, help="Sizes, separated by commas.")
@click.option("--runs", default=5, show_default=True)
def build_command(assets: str, runs: int) -> None:
    """The sample hub, then a generated hub of each size."""
    with tempfile.TemporaryDirectory() as folder:
        # A copy, because one of its assets is changed.
        sample = Path(folder) / "hub"
        for name in ("assets", "playbook", "docs", "hooks"):
            shutil.copytree(SAMPLE / name, sample / name)
        shutil.copy(SAMPLE / "mkdocs.yml", sample)
        _measure("The sample hub", sample, Path(folder) / "sample", runs)
        for size in map(int, assets.split(",")):
            hub = Path(folder) / f"hub-{size}"
            hub.mkdir()
            write_hub(hub, SAMPLE, size)
            _measure(f"{size:,} assets", hub, Path(folder) / f"plain-{size}", runs)


def _measure(title: str, hub: Path, work: Path, runs: int) -> None:
    plain = work / "plain"
    write_plain_site(plain, hub)
    python = sys.executable
    site = str(work / "site")
    build = [python, "-m", "callsheet", "build", "--out", site]
    commands = [
        Command("plain Material", [python, "-m", "mkdocs", "build", "-q"], plain),
        Command("callsheet build, clean", [*build, "--no-cache"], hub),
        Command("callsheet build, one changed", build, hub, partial(_change, hub)),
        Command("callsheet build, unchanged", build, hub),
        Command("callsheet check", [python, "-m", "callsheet", "check"], hub),
        Command("engine alone, one core", [python, "-c", _ENGINE], hub),
        Command("Zensical, plain pages", [python, "-m", "zensical", "build", "--clean"], plain),
    ]
    if hugo := shutil.which("hugo"):
        write_hugo_site(work / "hugo", plain)
        commands.append(Command("Hugo, bare pages", [hugo, "--quiet"], work / "hugo"))
    results = compare(commands, runs)
    click.echo(f"\n### {title}, median of {runs}\n\n{table(results, 'plain Material')}", nl=True)


@main.command("soak")
@click.argument("strings", type=click.Path(dir_okay=False, exists=True, path_type=Path))
@click.option("--assets", default=2000, show_default=True, help="In the hub of naughty strings.")
@click.option(
    "--edits", type=click.IntRange(60), default=500, show_default=True, help="While it is served."
)
@click.option("--only", type=click.Choice(["naughty", "serve"]), help="One half of it.")
def soak_command(strings: Path, assets: int, edits: int, only: str | None) -> None:
    """A hub of naughty STRINGS, built and opened; then a server through many edits.

    STRINGS is a file with a list of strings in JSON, or with one string a line, such as blns.json
    of the Big List of Naughty Strings.
    """
    well = True
    with tempfile.TemporaryDirectory() as folder:
        if only != "serve":
            well &= soak_naughty(strings, SAMPLE, Path(folder) / "naughty", assets, click.echo)
        if only != "naughty":
            well &= soak_serve(SAMPLE, Path(folder) / "served", edits, click.echo)
    sys.exit(not well)


def _change(hub: Path) -> None:
    """Write a sentence more into one asset."""
    path = next(iter(sorted((hub / "assets").rglob("*.md"))))
    with path.open("a", encoding="utf-8") as file:
        file.write(f"\nOne more: {time.monotonic_ns()}.\n")


@main.command("serve")
@click.option("--assets", default=2000, show_default=True)
@click.option("--runs", default=7, show_default=True)
def serve_command(assets: int, runs: int) -> None:
    """From saving a file to the page over HTTP, while the hub is served."""
    with tempfile.TemporaryDirectory() as folder:
        hub = Path(folder) / "hub"
        hub.mkdir()
        write_hub(hub, SAMPLE, assets)
        click.echo(f"\n### One change of {assets:,} assets, seconds, {runs} times\n")
        click.echo("| changed | median | longest |\n|---|---|---|")
        for field in ("body", "summary"):
            times = time_edits(hub, field, runs)
            click.echo(f"| {field} | {statistics.median(times):.2f} | {max(times):.2f} |")


@main.command("relevance")
@click.argument("folder", type=click.Path(file_okay=False, exists=True, path_type=Path))
def relevance_command(folder: Path) -> None:
    """How well the search ranks the judged collections in FOLDER, beside lunr.py and bm25s.

    Each collection is a folder in it with docs.jsonl, queries.jsonl and qrels.tsv.
    """
    collections = sorted(path.parent for path in folder.glob("*/qrels.tsv"))
    if not collections:
        raise click.UsageError(f"no collection in {folder}: none of its folders has a qrels.tsv")
    click.echo(compare_searches(collections, partial(click.echo, err=True)))


@main.command("search")
@click.option("--assets", default="2000", show_default=True, help="Sizes, separated by commas.")
def search_command(assets: str) -> None:
    """Our search beside Material's, lunr, MiniSearch and Pagefind; npm fetches these."""
    for size in map(int, assets.split(",")):
        with tempfile.TemporaryDirectory() as folder:
            figures, items = measure_search(SAMPLE, Path(folder), size, _aside)
        click.echo(f"\n### {size:,} assets\n\n{search_table(figures, items)}", nl=True)


def _aside(words: str) -> None:
    click.echo(words, err=True)


@main.command("edits")
@click.option("--steps", default=300, show_default=True)
def edits_command(steps: int) -> None:
    """Compare incremental builds with clean ones after many random edits."""
    tests = ["-m", "pytest", "-q", "tests/site/test_incremental.py"]
    environment = {**os.environ, "CALLSHEET_EDITS": str(steps)}
    sys.exit(subprocess.run([sys.executable, *tests], env=environment, check=False).returncode)


if __name__ == "__main__":
    main()
