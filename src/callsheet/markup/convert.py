"""Converts Markdown to HTML as MkDocs would, with the same extensions, and sanitises it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from markdown import Markdown
from markupsafe import Markup

from callsheet.errors import BadDialect
from callsheet.markup.boxes import boxed, marked
from callsheet.markup.sanitise import sanitise
from callsheet.markup.trusted import Trusted

BUILT_IN = ("toc", "tables", "fenced_code")
"""The extensions that MkDocs has on whatever is configured."""


@dataclass(frozen=True, slots=True)
class Dialect:
    """Which Markdown is spoken: the extensions of `mkdocs.yml` and their options."""

    extensions: Sequence[Any] = BUILT_IN
    options: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Converted:
    """A body as HTML."""

    html: str = ""
    """Safe to publish."""

    contents: Sequence[Any] = ()
    """Its headings, as Python-Markdown's extension `toc` lists them: id, name, level, children."""


class Converter:
    """Converts one body after the other; the extensions are loaded once.

    Raises:
        BadDialect: an extension is not there, or does not take its options.
    """

    def __init__(self, dialect: Dialect) -> None:
        try:
            options = {name: dict(given) for name, given in dialect.options.items()}
            extensions = list(dialect.extensions)
            self._markdown = Markdown(extensions=extensions, extension_configs=options)
        except Exception as error:  # an extension is anybody's program, and may fail as it likes
            raise BadDialect(f"mkdocs.yml: a Markdown extension can't be used: {error}") from error

    def convert(self, text: str, trusted: Trusted | None = None) -> Converted:
        """The body as HTML, with its headings; `trusted` are the pieces that it has marks for.

        One that is nested so deeply that Python-Markdown gives up is shown as it was written.
        """
        self._markdown.reset()
        try:
            html = sanitise(boxed(self._markdown.convert(marked(text))))
        except RecursionError:
            # `reset` leaves it: the next body would be taken for the inside of this one's list.
            self._markdown.parser.state.clear()
            return Converted(str(Markup("<pre>{}</pre>").format(text)))
        if trusted:
            html = trusted.fill(html)
        return Converted(html, tuple(getattr(self._markdown, "toc_tokens", ())))
