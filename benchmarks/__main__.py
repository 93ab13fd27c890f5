"""`python -m benchmarks build`: build and check, beside plain MkDocs with Material; and `soak`."""

import sys
import tempfile
from pathlib import Path

import click

from benchmarks.corpus import write_hub, write_plain_site
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
        _measure("The sample hub", SAMPLE, Path(folder) / "sample", runs)
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
    commands = [
        Command("plain Material", [python, "-m", "mkdocs", "build", "-q"], plain),
        Command("callsheet build", [python, "-m", "callsheet", "build", "--out", site], hub),
        Command("callsheet check", [python, "-m", "callsheet", "check"], hub),
        Command("engine alone", [python, "-c", _ENGINE], hub),
    ]
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


if __name__ == "__main__":
    main()
