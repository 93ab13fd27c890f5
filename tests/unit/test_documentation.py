"""The reference says what the program does: every command, option and live list is in it."""

import re
from datetime import date
from pathlib import Path

import click

from callsheet.addresses import Addresses
from callsheet.cli import cli
from callsheet.load import load_hub
from callsheet.markup.trusted import Trusted
from callsheet.pages.live import live_functions
from callsheet.pages.rendering import Renderer

DOCS = Path(__file__).resolve().parents[2] / "docs"


def test_every_command_and_option_is_in_the_reference() -> None:
    """Each command has a section, and each of its options stands in it or at the top."""
    text = (DOCS / "reference" / "commands.md").read_text("utf-8")
    top, *rest = re.split(r"^## ", text, flags=re.MULTILINE)
    sections = {part.partition("\n")[0]: part for part in rest}
    assert sorted(sections) == sorted(cli.commands)
    for name, command in cli.commands.items():
        for parameter in command.params:
            if isinstance(parameter, click.Option):
                flag = max(parameter.opts, key=len)
                assert f"`{flag}" in top + sections[name], f"{name} {flag}"


def test_every_live_list_is_in_the_reference(tmp_path: Path) -> None:
    """What a page may ask for is what the table lists."""
    (tmp_path / "assets").mkdir()
    catalogue = load_hub(tmp_path, today=None, clock=date(2026, 11, 24)).catalogue
    functions = live_functions(Renderer(catalogue, Addresses()), "index.md", Trusted())
    text = (DOCS / "reference" / "live-lists.md").read_text("utf-8")
    assert set(re.findall(r"`\{\{ (\w+)\(", text)) | set(
        re.findall(r"and `\{\{ (\w+)\(", text)
    ) == set(functions)
