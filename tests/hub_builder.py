"""Small hubs for tests: a dict of paths and contents becomes a folder and then a catalogue."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from callsheet.catalogue import Catalogue
from callsheet.checks import check_catalogue
from callsheet.diagnostics import Finding, in_order
from callsheet.load import load_hub

TODAY = date(2026, 11, 24)
"""The day on which the tests' hubs are read, unless a test says another one."""

Content = str | bytes
Tree = Mapping[str, Content | None]
"""Path → content; None takes a file of the tree below away."""

ASSET = """\
---
title: Answering the price
summary: What to say when it costs too much.
type: talk-track
persona: finance-lead
stage: evaluate
owner: product-marketing
audience: internal
status: approved
reviewed_on: 2026-10-02
---

## What to say

Say it with numbers.
"""

MINIMAL: dict[str, Content] = {
    "assets/example.md": ASSET,
    "playbook/vocabulary/persona.yml": (
        "- id: finance-lead\n  name: Finance lead\n  aliases: [cfo]\n"
    ),
    "playbook/vocabulary/stage.yml": (
        "- id: evaluate\n  name: Evaluate\n- id: decide\n  name: Decide\n"
    ),
    "playbook/vocabulary/objection.yml": "- id: price\n  name: Too expensive\n",
    "playbook/vocabulary/type.yml": "- id: talk-track\n  name: Talk track\n",
}
"""The smallest hub: one asset and the four vocabularies. It has nothing to mend."""


@dataclass(frozen=True, slots=True)
class Checked:
    """A small hub, read and checked."""

    root: Path
    catalogue: Catalogue
    findings: tuple[Finding, ...]

    @property
    def asset_ids(self) -> list[str]:
        return [asset.id for asset in self.catalogue.assets]

    @property
    def code_ids(self) -> list[str]:
        return [finding.code.id for finding in self.findings]

    @property
    def shown(self) -> list[str]:
        """Each finding as people see it: `path:line:column CODE message`."""
        return [
            f"{f.place.path}:{f.place.line}:{f.place.column} {f.code.id} {f.message}"
            for f in self.findings
        ]

    def only(self) -> Finding:
        """The one finding; any other number of them fails the test."""
        assert len(self.findings) == 1, self.shown
        return self.findings[0]


def write_tree(root: Path, files: Tree) -> None:
    """Write the files below `root`; text goes to the disk as it is, without new line ends."""
    for path, content in files.items():
        target = root / path
        if content is None:
            target.unlink()
            continue
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content.encode() if isinstance(content, str) else content)


def read_hub(root: Path, *, today: date | None = TODAY, clock: date = TODAY) -> Checked:
    """Read and check the hub at `root`."""
    loaded = load_hub(root, today=today, clock=clock)
    found = [*loaded.findings, *check_catalogue(loaded.catalogue)]
    return Checked(root, loaded.catalogue, in_order(found))


def with_line(text: str, start: str, line: str | None) -> str:
    """The text with the line that begins with `start` replaced, or removed if `line` is None."""
    lines = text.split("\n")
    at = next(number for number, old in enumerate(lines) if old.startswith(start))
    lines[at : at + 1] = [] if line is None else [line]
    return "\n".join(lines)
