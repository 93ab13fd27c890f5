"""`python -m benchmarks build`: build and check, beside plain MkDocs with Material."""

import sys
import tempfile
from pathlib import Path

import click

from benchmarks.corpus import write_hub, write_plain_site
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


if __name__ == "__main__":
    main()
