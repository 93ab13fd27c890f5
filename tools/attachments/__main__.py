"""`python -m tools.attachments`: write every attachment beside its asset."""

from pathlib import Path

import click

from tools.attachments.make import make_all

ROOT = Path(__file__).resolve().parents[2]


@click.command()
def main() -> None:
    """Make the PDF and PPTX files from attachments/*.md."""
    for path, content in make_all(ROOT):
        name = path.relative_to(ROOT)
        if path.exists() and path.read_bytes() == content:
            click.echo(f"{name}: as it was")
        else:
            path.write_bytes(content)
            click.echo(f"{name}: written, {len(content) / 1000:.0f} kB")


if __name__ == "__main__":
    main()
