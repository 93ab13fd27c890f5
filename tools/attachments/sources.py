"""Reads the sources in attachments/: front matter that says whose file it is, and a body."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import frontmatter

from tools.attachments.blocks import Block, parse_blocks

_KEYS = {"asset", "file", "kind", "title", "lead", "date"}


@dataclass(frozen=True)
class Source:
    """One attachment, before it has been made."""

    path: Path
    asset: Path
    """The Markdown file of the asset it belongs to."""
    file: str
    """The name of what is made; its ending decides what that is."""
    kind: str
    """One or two words above the title."""
    title: str
    lead: str
    on: date
    """The day the content was last changed; the only date in the file that is made."""
    blocks: tuple[Block, ...]

    @property
    def target(self) -> Path:
        """Where the attachment lies: beside its asset."""
        return self.asset.parent / self.file


def load_sources(root: Path) -> Iterator[Source]:
    """All sources of a repository, in the order of their names."""
    for path in sorted((root / "attachments").glob("*.md")):
        yield _load_source(root, path)


def _load_source(root: Path, path: Path) -> Source:
    post = frontmatter.loads(path.read_text(encoding="utf-8"))
    if set(post.metadata) != _KEYS:
        raise ValueError(f"{path.name}: the keys are {', '.join(sorted(_KEYS))}, no more, no less")
    name = str(post["asset"])
    found = sorted((root / "assets").rglob(f"{name}.md"))
    if len(found) != 1:
        raise ValueError(f"{path.name}: there is no asset {name}, or more than one")
    on = post["date"]
    if not isinstance(on, date):
        raise ValueError(f"{path.name}: date is a day, such as 2026-11-24")
    return Source(
        path=path,
        asset=found[0],
        file=str(post["file"]),
        kind=str(post["kind"]),
        title=str(post["title"]),
        lead=str(post["lead"]),
        on=on,
        blocks=parse_blocks(post.content),
    )


def written_day(day: date) -> str:
    """A day as a reader would write it, in any locale: 24 November 2026."""
    months = "January February March April May June July August September October November December"
    return f"{day.day} {months.split()[day.month - 1]} {day.year}"
