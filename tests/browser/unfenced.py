"""Callsheet without its first fence: nothing is escaped, sanitised or refused.

    python -m tests.browser.unfenced COMMAND …

takes the commands of `callsheet`. It makes the sites with which the tests see what the policy stops
by itself, and that the payloads are worth something.
"""

from typing import Any

import jinja2

from callsheet import links, publishable
from callsheet.cli import main
from callsheet.hosts import mkdocs
from callsheet.markup import convert
from callsheet.pages import docs, library, live, rendering


def _unchanged(value: object) -> str:
    return str(value)


class _Careless(jinja2.Environment):
    """Writes every value as it is."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**{**options, "autoescape": False})


def take_away_the_fence() -> None:
    """Patch every place at which the engine makes text or markup harmless."""
    for module in (convert, mkdocs):
        module.sanitise = _unchanged  # type: ignore[attr-defined]
    for module in (docs, mkdocs, rendering):
        module.escape = _unchanged  # type: ignore[attr-defined]
    live._plain = _unchanged
    rendering.Environment = _Careless  # type: ignore[misc]
    links.ALLOWED_SCHEMES = frozenset({"http", "https", "mailto", "javascript", "data", "vbscript"})
    for module in (links, publishable):
        module.load_refusal = lambda _file: None  # type: ignore[attr-defined]
    library.published_files = links.published_files


if __name__ == "__main__":
    take_away_the_fence()
    main()
