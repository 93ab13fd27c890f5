"""From the sources to the bytes of every attachment, without writing any."""

from collections.abc import Iterator
from pathlib import Path

from tools.attachments.deck import render_deck
from tools.attachments.pdf import render_pdf
from tools.attachments.sources import Source, load_sources

_RENDER = {".pdf": render_pdf, ".pptx": render_deck}


def make(source: Source) -> bytes:
    """One attachment; the ending of its name decides what it becomes."""
    return _RENDER[Path(source.file).suffix](source)


def make_all(root: Path) -> Iterator[tuple[Path, bytes]]:
    """Where each attachment belongs, and its bytes."""
    for source in load_sources(root):
        yield source.target, make(source)
