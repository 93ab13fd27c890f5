"""Markdown bodies: headings, links with their positions, and the plain text for search.

pyromark (pulldown-cmark) reads the CommonMark; Material's indented blocks (`!!! note`, `=== "Tab"`)
are shown to it as block quotes of the same width, so that positions stay true.
"""

import html
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from html.parser import HTMLParser
from typing import Any

import pyromark
from markdown.extensions.toc import slugify, unique

from callsheet.audience import Audience
from callsheet.blocks import text_for, without_marks
from callsheet.comments import blank_comments
from callsheet.markdown_code import without_code

_OPTIONS = (
    pyromark.Options.ENABLE_TABLES
    | pyromark.Options.ENABLE_FOOTNOTES
    | pyromark.Options.ENABLE_HEADING_ATTRIBUTES
    | pyromark.Options.ENABLE_TASKLISTS
    | pyromark.Options.ENABLE_STRIKETHROUGH
)
_BLOCK_START = re.compile(r'([ \t]*)(?:!!!|\?\?\?\+?|===[!+]?)[ \t]+(?:"|[a-z])')
_FENCE = re.compile(r"(`{3,}(?=[^`]*$)|~{3,})")
_HTML_REFERENCE = re.compile(
    r"""(?:href|src)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.IGNORECASE
)
_HTML_ID = re.compile(r"""\b(?:id|name)\s*=\s*["']?([^\s"'>]+)""", re.IGNORECASE)
_ATTRIBUTES = re.compile(r"\{:?[^{}\n]*#([^\s{}#]+)[^{}\n]*\}")
"""What `attr_list` reads anywhere: `{#price}`, `{: .wide #price }`."""

_SPACE = re.compile(r"\s+")
_INLINE = frozenset({"Emphasis", "Strong", "Strikethrough", "Link", "Image"})


@dataclass(frozen=True, slots=True)
class BodyLink:
    """A link or image in a body."""

    target: str
    """As written, before any decoding."""

    line: int
    """In the file, from 1."""

    column: int
    start: int
    """Where the whole link begins in the body, in characters."""

    end: int
    inner: tuple[int, int]
    """Where the text that is shown begins and ends."""

    target_at: int
    """Where the target begins in the body; -1 when it stands elsewhere (a reference)."""

    is_image: bool = False
    definition_at: int = -1
    """Where the target begins in the definition (`[name]: target`) that the link refers to."""


@dataclass(frozen=True, slots=True)
class BodyTag:
    """A tag of raw HTML in a body."""

    name: str
    """In lower case."""

    attributes: tuple[str, ...]
    """Their names, in lower case."""

    line: int
    """In the file, from 1."""

    column: int


@dataclass(frozen=True, slots=True)
class Outline:
    """What a body contains."""

    headings: tuple[str, ...]
    anchors: frozenset[str]
    """What `#…` in an address may name: the headings' ids, as Python-Markdown makes them."""

    links: tuple[BodyLink, ...]
    tags: tuple[BodyTag, ...]
    plain: str
    """The words a reader sees, without headings, marks and addresses."""


@dataclass(frozen=True)
class Body:
    """The Markdown below the front matter."""

    text: str
    first_line: int
    """The line of the file on which it begins."""

    @cached_property
    def outline(self) -> Outline:
        """Headings, links and plain text; computed when first asked for."""
        return read_outline(self.text, self.first_line)

    def shown_to(self, audience: Audience) -> "Body":
        """What these readers see of it."""
        text = text_for(self.text, audience)
        return self if text == self.text else Body(text, self.first_line)


def read_outline(text: str, first_line: int = 1) -> Outline:
    """Read a Markdown body."""
    shown = _blocks_as_quotes(without_marks(text))
    reader = _Reader()
    for event, span in pyromark.events_with_range(shown, options=_OPTIONS):
        reader.read(event, span["start"], span["end"])
    at = _characters(shown)
    links = [
        *(_link(found, text, at, first_line) for found in reader.links),
        *_html_links(reader.html, text, at, first_line),
    ]
    links.sort(key=lambda link: (link.start, link.target))
    pieces = [(at(start), blank_comments(text[at(start) : at(end)])) for start, end in reader.html]
    ids = {name for _, piece in pieces for name in _HTML_ID.findall(piece)}
    return Outline(
        headings=tuple(_one_line(heading) for heading, _, _ in reader.headings),
        anchors=_anchors(reader.headings, set(_ATTRIBUTES.findall(text))) | ids,
        links=tuple(links),
        tags=tuple(tag for start, piece in pieces for tag in _tags(piece, start, text, first_line)),
        plain=_one_line("".join(reader.plain)),
    )


@dataclass(slots=True)
class _OpenLink:
    """A link or image as the parser reports it; offsets are in bytes."""

    value: Any
    start: int
    end: int
    is_image: bool
    inner_start: int
    inner_end: int


@dataclass(slots=True)
class _Reader:
    """Gathers what an outline needs from the parser's events."""

    headings: list[tuple[str, str, str | None]] = field(default_factory=list)
    """What a reader sees, the same without descriptions of images, and the id that was given."""

    links: list[_OpenLink] = field(default_factory=list)
    html: list[tuple[int, int]] = field(default_factory=list)
    plain: list[str] = field(default_factory=list)
    heading: list[tuple[str, bool]] | None = None
    """The parts of the heading that is open, and whether each describes an image."""

    given_id: str | None = None
    open: list[_OpenLink] = field(default_factory=list)

    def read(self, event: Any, start: int, end: int) -> None:
        if isinstance(event, str):
            self._say(" ")
            return
        kind, value = next(iter(event.items()))
        if kind in ("Text", "Code"):
            self._widen(start, end)
            self._say(value)
        elif kind == "InlineHtml":
            self.html.append((start, end))
        elif kind in ("Start", "End"):
            name = value if isinstance(value, str) else next(iter(value))
            about = None if isinstance(value, str) else value[name]
            (self._start if kind == "Start" else self._end)(name, about, start, end)

    def _widen(self, start: int, end: int) -> None:
        """What stands here is a part of what the open link shows."""
        for link in self.open[-1:]:
            link.inner_start = min(link.inner_start, start)
            link.inner_end = max(link.inner_end, end)

    def _say(self, words: str) -> None:
        if self.heading is None:
            self.plain.append(words)
        else:
            self.heading.append((words, any(link.is_image for link in self.open)))

    def _start(self, name: str, about: Any, start: int, end: int) -> None:
        if name in _INLINE:
            self._widen(start, end)
        if name == "Heading":
            self.heading, self.given_id = [], about["id"]
        elif name == "HtmlBlock":
            self.html.append((start, end))
        elif name in ("Link", "Image"):
            self.open.append(_OpenLink(about, start, end, name == "Image", end, start))

    def _end(self, name: str, _about: Any, _start: int, _end: int) -> None:
        if name == "Heading" and self.heading is not None:
            seen = "".join(words for words, _ in self.heading)
            named = "".join(words for words, of_image in self.heading if not of_image)
            self.headings.append((seen, named, self.given_id))
            self.heading = None
        elif name in ("Link", "Image") and self.open:
            self.links.append(self.open.pop())
        if name not in _INLINE:
            self._say(" ")


def _anchors(headings: list[tuple[str, str, str | None]], given: set[str]) -> frozenset[str]:
    """The ids that Python-Markdown gives: those that are written come before the headings' own."""
    anchors = given | {given_id for _, _, given_id in headings if given_id}
    for _, named, given_id in headings:
        if given_id is None and not _ATTRIBUTES.search(named):
            unique(slugify(_one_line(named), "-"), anchors)
    return frozenset(anchors)


def _characters(text: str) -> Callable[[int], int]:
    """Gives the place in the text for a place in its UTF-8 bytes."""
    data = text.encode()
    if len(data) == len(text):
        return lambda offset: offset
    return lambda offset: len(data[:offset].decode())


def _one_line(text: str) -> str:
    return _SPACE.sub(" ", text).strip()


def _link(found: _OpenLink, text: str, at: Callable[[int], int], first_line: int) -> BodyLink:
    start, end = at(found.start), at(found.end)
    has_text = found.inner_start <= found.inner_end
    inner = (at(found.inner_start), at(found.inner_end)) if has_text else (start, start)
    written = found.value["dest_url"]
    target_at = text.find(written, max(inner[1], start), end) if written else -1
    line, column = _position(text, target_at if target_at >= 0 else start, first_line)
    if found.value["link_type"] == "Email":
        written, target_at = f"mailto:{written}", -1
    defined_at = _definition(found.value["id"], written, text)
    return BodyLink(written, line, column, start, end, inner, target_at, found.is_image, defined_at)


def _definition(name: str, target: str, text: str) -> int:
    """Where the target stands in `[name]: target`; -1 for a link that needs no definition."""
    if not name:
        return -1
    words = r"\s+".join(re.escape(word) for word in name.split())
    pattern = rf"^[ >]*\[\s*{words}\s*\]:\s*<?({re.escape(target)})"
    found = re.search(pattern, text, re.IGNORECASE | re.MULTILINE)
    return found.start(1) if found else -1


def _html_links(
    pieces: list[tuple[int, int]], text: str, at: Callable[[int], int], first_line: int
) -> Iterator[BodyLink]:
    """Links in raw HTML; what the tags may be is for others to say."""
    for start_byte, end_byte in pieces:
        begin = at(start_byte)
        markup = blank_comments(text[begin : at(end_byte)])
        for match in _HTML_REFERENCE.finditer(markup):
            written = next(group for group in match.groups() if group is not None)
            target_at = begin + match.start(match.lastindex or 0)
            line, column = _position(text, target_at, first_line)
            target = html.unescape(written)
            is_image = match[0].lower().startswith("src")
            exact = target_at if target == written else -1
            tag = begin + max(0, markup.rfind("<", 0, match.start()))
            end = begin + (markup.find(">", match.end()) + 1 or len(markup))
            yield BodyLink(target, line, column, tag, end, (tag, end), exact, is_image)


class _TagReader(HTMLParser):
    """Notes where each tag begins."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, tuple[str, ...], int, int]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, tuple(name for name, _ in attrs), *self.getpos()))


def _tags(piece: str, start: int, text: str, first_line: int) -> Iterator[BodyTag]:
    """The tags of a piece of raw HTML; in `<div markdown>` it may hold code, which shows them."""
    reader = _TagReader()
    reader.feed(without_code(piece))
    line, column = _position(text, start, first_line)
    for name, attributes, down, right in reader.found:
        yield BodyTag(name, attributes, line + down - 1, right + (column if down == 1 else 1))


def _position(text: str, offset: int, first_line: int) -> tuple[int, int]:
    before = text[:offset]
    return first_line + before.count("\n"), offset - (before.rfind("\n") + 1) + 1


def _blocks_as_quotes(text: str) -> str:
    """The same text with the indentation inside `!!!` and `===` blocks written as `>   `."""
    if "!!!" not in text and "???" not in text and "===" not in text:
        return text
    lines = text.split("\n")
    depths: list[int] = []
    fence = ""
    for number, line in enumerate(lines):
        bare = line.lstrip(" \t")
        indent = _columns(line[: len(line) - len(bare)])
        if bare and not fence:
            while depths and indent < depths[-1]:
                depths.pop()
        opened = _FENCE.match(bare)
        if fence:
            fence = "" if bare.startswith(fence) and not bare.strip(fence[0] + " \t") else fence
        elif opened:
            fence = opened[1]
        if bare and depths and indent >= depths[-1]:
            lines[number] = _as_quote(line, depths[-1])
        start = None if fence else _BLOCK_START.match(line)
        if start:
            depths.append(_columns(start[1]) + 4)
    return "\n".join(lines)


def _columns(indent: str) -> int:
    """How wide spaces and tabs are; a tab is as wide as four spaces."""
    return len(indent) + 3 * indent.count("\t")


def _as_quote(line: str, width: int) -> str:
    """The line with a quote mark for each four columns of its indentation; as long as before."""
    marks: list[str] = []
    at = columns = 0
    while columns < width:
        wide = 4 if line[at] == "\t" else 1
        marks.append(">" if columns % 4 == 0 else " ")
        columns, at = columns + wide, at + 1
    return "".join(marks) + line[at:]
