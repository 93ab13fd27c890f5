"""Found: what one reader has found in one file, and the exception for what it can't read."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from callsheet.model.attachment import Hidden, HiddenThing, Preview

TEXT_LETTERS = 200_000
"""What a reader sees is kept up to this length; the search indexes less."""

ALL_LETTERS = 5_000_000
"""A file with more words than this can't be searched for leaks as a whole, and is refused."""

_NAMES = 20
_NAME_LETTERS = 100
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")
_SPACES = re.compile(r"[^\S\n]+")
_LINES = re.compile(r"\s*\n\s*")


class CannotRead(Exception):
    """The file can't be read; the text is the end of "it can't be read: …"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What a reader has found."""

    text: str = ""
    everything: str = ""
    pages: int | None = None
    preview: Preview | None = None
    hidden: tuple[HiddenThing, ...] = ()


def found(
    *,
    text: str = "",
    everything: str = "",
    pages: int | None = None,
    preview: Preview | None = None,
    hidden: Iterable[HiddenThing] = (),
) -> Found:
    """The same with its texts tidied and within their limits.

    Raises:
        CannotRead: it holds more words than can be looked through.
    """
    if len(everything) > ALL_LETTERS:
        raise CannotRead(f"it holds more than {ALL_LETTERS:,} letters of text")
    by_kind = {thing.what: thing for thing in hidden if thing.count}
    return Found(
        text=tidy(text)[:TEXT_LETTERS],
        everything=tidy(everything),
        pages=pages,
        preview=preview,
        hidden=tuple(by_kind[what] for what in Hidden if what in by_kind),
    )


def hidden_thing(what: Hidden, names: Iterable[str], count: int | None = None) -> HiddenThing:
    """A hidden thing with its names sorted; as many as there are names, unless said otherwise."""
    known = sorted({name for each in names if (name := _one_line(each))})
    number = len(known) if count is None else count
    return HiddenThing(what=what, names=tuple(known[:_NAMES]), count=number)


def tidy(text: str) -> str:
    """Without letters that no page shows, empty lines and runs of spaces."""
    whole = text.encode("utf-8", "replace").decode("utf-8")
    lines = whole.replace("\r\n", "\n").replace("\r", "\n").replace("\u00ad", "")
    return _LINES.sub("\n", _SPACES.sub(" ", _CONTROL.sub(" ", lines))).strip()


def _one_line(name: str) -> str:
    return " ".join(tidy(name).split())[:_NAME_LETTERS]
