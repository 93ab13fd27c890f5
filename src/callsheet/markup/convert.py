"""Converts Markdown to HTML as MkDocs would, with the same extensions, and sanitises it."""

import json
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from markdown import Markdown
from markupsafe import Markup

from callsheet.errors import BadDialect
from callsheet.markup.boxes import boxed, marked
from callsheet.markup.extensions import is_pure, name_of
from callsheet.markup.sanitise import is_anchor, sanitise
from callsheet.markup.trusted import Trusted

BUILT_IN = ("toc", "tables", "fenced_code")
"""The extensions that MkDocs has on whatever is configured."""


@dataclass(frozen=True, slots=True)
class Dialect:
    """Which Markdown is spoken: the extensions of `mkdocs.yml` and their options."""

    extensions: Sequence[Any] = BUILT_IN
    options: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)

    @property
    def key(self) -> str | None:
        """What a body's HTML depends on besides its text and the installed programs.

        None if nobody can say: an extension that we do not know may read files, or the clock.
        """
        if any(not is_pure(str(name), self.options.get(name, {})) for name in self.extensions):
            return None
        return json.dumps([list(self.extensions), self.options], default=name_of)


@dataclass(frozen=True, slots=True)
class Converted:
    """A body as HTML."""

    html: str = ""
    """Safe to publish."""

    contents: Sequence[Any] = ()
    """Its headings, as Python-Markdown's extension `toc` lists them: id, name, level, children."""


def converted_of(data: bytes) -> Converted:
    """What :meth:`Converter.convert_to_bytes` gave."""
    html, contents = json.loads(data)
    return Converted(html, tuple(contents))


_NESTING = 900
"""How many calls deep Python-Markdown may go: about what it has in a program of its own."""


def _depth() -> int:
    """How many calls deep the program is."""
    depth, frame = 0, sys._getframe()
    while frame.f_back is not None:
        depth, frame = depth + 1, frame.f_back
    return depth


def _safe_contents(tokens: Iterable[Any]) -> Iterator[dict[str, Any]]:
    """The headings without those whose ids are no anchors, as the sanitiser drops these."""
    for token in tokens:
        below = list(_safe_contents(token["children"]))
        if is_anchor(token["id"]):
            yield {**token, "children": below}
        else:
            yield from below


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
        before = sys.getrecursionlimit()
        try:
            # As deep for every caller: where it gives up must not depend on who asks.
            sys.setrecursionlimit(_depth() + _NESTING)
            html = sanitise(boxed(self._markdown.convert(marked(text))))
        except RecursionError:
            # `reset` leaves it: the next body would be taken for the inside of this one's list.
            self._markdown.parser.state.clear()
            return Converted(str(Markup("<pre>{}</pre>").format(text)))
        finally:
            sys.setrecursionlimit(before)
        if trusted:
            html = trusted.fill(html)
        return Converted(html, tuple(_safe_contents(getattr(self._markdown, "toc_tokens", ()))))

    def convert_to_bytes(self, text: str) -> bytes:
        """The body as it is kept, and sent from one process to another."""
        converted = self.convert(text)
        return json.dumps([converted.html, converted.contents]).encode()
