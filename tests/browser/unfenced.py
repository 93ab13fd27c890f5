"""Callsheet without its first fence: nothing is escaped, sanitised or refused.

    python -m tests.browser.unfenced COMMAND …

takes the commands of `callsheet`. It makes the sites with which the tests see what the policy stops
by itself, and that the payloads are worth something.
"""

from dataclasses import replace
from types import ModuleType
from typing import Any

import jinja2

from callsheet import build, links, publishable
from callsheet.body import Body
from callsheet.cli import main
from callsheet.hosts import mkdocs, mkdocs_headings
from callsheet.markup import convert
from callsheet.markup.trusted import Trusted
from callsheet.pages import docs, library, live, prose, rendering


def _unchanged(value: object) -> str:
    return str(value)


def _as_written(body: Body, *_: Any) -> str:
    """The Markdown of a body with links to whatever there is or is not."""
    return body.text


class _RawToo(convert.Converter):
    """Gives the body as HTML and once more as it was written.

    Python-Markdown shows some odd tags as text, and the policy must do without its help.
    """

    def convert(self, text: str, trusted: Trusted | None = None) -> convert.Converted:
        made = super().convert(text, trusted)
        return replace(made, html=f"{made.html}\n<div>{text}</div>")


class _Careless(jinja2.Environment):
    """Writes every value as it is."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**{**options, "autoescape": False})


_FENCE: tuple[tuple[str, object, tuple[ModuleType, ...]], ...] = (
    ("sanitise", _unchanged, (convert, mkdocs)),
    ("escape", _unchanged, (docs, rendering)),
    ("escaped", lambda value: value, (docs, mkdocs)),
    ("is_anchor", lambda _id: True, (convert, mkdocs_headings)),
    ("site_markdown", _as_written, (docs, library, prose)),
    ("load_refusal", lambda _file: None, (links, publishable)),
    ("is_publishable", lambda _path, _file: True, (links, publishable)),
    ("Environment", _Careless, (rendering,)),
    ("Converter", _RawToo, (build,)),
    ("_plain", _unchanged, (live,)),
)
"""Every name by which the engine makes text, markup and files harmless, and who uses it."""


def take_away_the_fence() -> None:
    """Put what does nothing in the place of each."""
    for name, careless, modules in _FENCE:
        for module in modules:
            assert hasattr(module, name), f"{module.__name__} has no {name} any more"
            setattr(module, name, careless)


if __name__ == "__main__":
    take_away_the_fence()
    main()
