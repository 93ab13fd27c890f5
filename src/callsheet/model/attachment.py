"""What is known about one file that hangs on an asset or lies among the pages: plain values."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import ClassVar

from pydantic import ConfigDict


class Kind(StrEnum):
    """What a file is, judged by its bytes and not by its name."""

    PDF = "PDF"
    PPTX = "PowerPoint"
    DOCX = "Word"
    XLSX = "Excel"
    PPTM = "PowerPoint with macros"
    DOCM = "Word with macros"
    XLSM = "Excel with macros"
    OLD_OFFICE = "Office 2003 or older"
    OPEN_DOCUMENT = "OpenDocument"
    PNG = "PNG picture"
    JPEG = "JPEG picture"
    GIF = "GIF picture"
    WEBP = "WebP picture"
    SVG = "SVG picture"
    VIDEO = "video"
    AUDIO = "sound"
    ZIP = "ZIP archive"
    TEXT = "text"
    HTML = "web page"
    PROGRAM = "program"
    EMPTY = "nothing"
    OTHER = "something else"


MACRO_KINDS = frozenset({Kind.PPTM, Kind.DOCM, Kind.XLSM})
"""Office files with programs in them."""

READ_KINDS = frozenset(
    {Kind.PDF, Kind.PPTX, Kind.DOCX, Kind.XLSX, Kind.OPEN_DOCUMENT, *MACRO_KINDS}
    | {Kind.PNG, Kind.JPEG, Kind.GIF, Kind.WEBP, Kind.SVG, Kind.TEXT, Kind.HTML, Kind.EMPTY}
)
"""The kinds whose words can be read out; of the others nobody here knows what they say."""


class Hidden(StrEnum):
    """What goes along with a file although nobody sees it on its pages."""

    AUTHOR = "author"
    COMMENTS = "comments"
    HIDDEN_SLIDES = "hidden slides"
    HIDDEN_SHEETS = "hidden sheets"
    HIDDEN_TEXT = "hidden text"
    CHANGES = "tracked changes"
    NOTES = "speaker notes"
    POSITION = "position"
    EMBEDDED = "embedded files"
    ACTIVE = "active content"


@dataclass(frozen=True, slots=True, kw_only=True)
class HiddenThing:
    """One kind of hidden thing in a file."""

    what: Hidden
    names: tuple[str, ...] = ()
    """Who or what: names of people, of files, of actions; sorted, each once."""

    count: int = 1
    """How many there are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """A small picture of the first page."""

    __pydantic_config__: ClassVar = ConfigDict(ser_json_bytes="base64", val_json_bytes="base64")

    png: bytes
    width: int
    """In pixels."""

    height: int
    """In pixels."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AttachedFile:
    """A file that was read."""

    size: int
    """In bytes."""

    kind: Kind
    also: Kind | None = None
    """What else the same bytes can be opened as: such a file deceives whoever checks it."""

    problem: str = ""
    """Why it could not be read, as the end of "it can't be read: …"; empty if it could."""

    text: str = ""
    """What a reader of the file sees, for the search."""

    everything: str = ""
    """All words in it: notes, comments, deletions, properties too, for a search for leaks."""

    pages: int | None = None
    """Pages, slides or visible sheets."""

    preview: Preview | None = None
    hidden: tuple[HiddenThing, ...] = ()
    """In the order of :class:`Hidden`."""


ReadFiles = Callable[[Iterable[Path]], Mapping[Path, AttachedFile]]
"""Reads files; the command line makes one, because reading starts processes."""
