"""The glossary: the words that both sides share, and the terms of every vocabulary."""

from collections.abc import Iterator

from callsheet import addresses
from callsheet.outputs import Output
from callsheet.pages.rendering import Renderer


def render_glossary(renderer: Renderer) -> Iterator[Output]:
    """`/playbook/glossary/`."""
    yield renderer.page(
        addresses.GLOSSARY,
        "glossary",
        title="Glossary",
        description="The words that marketing and sales share, and what else people call them.",
        words=renderer.catalogue.playbook.words,
        vocabularies=[v for v in renderer.catalogue.vocabularies.values() if len(v)],
    )
