"""Markdown bodies: headings, links with their positions, and the plain text for search.

pyromark (pulldown-cmark) reads the CommonMark; Material's indented blocks (`!!! note`, `=== "Tab"`)
are shown to it as block quotes of the same width, so that positions stay true.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pyromark
from markdown.extensions.toc import slugify, unique

_OPTIONS = (
    pyromark.Options.ENABLE_TABLES
    | pyromark.Options.ENABLE_FOOTNOTES
    | pyromark.Options.ENABLE_HEADING_ATTRIBUTES
    | pyromark.Options.ENABLE_TASKLISTS
    | pyromark.Options.ENABLE_STRIKETHROUGH
)
_BLOCK_START = re.compile(r'( *)(?:!!!|\?\?\?\+?|===[!+]?)[ \t]+(?:"|[a-z])')
_HTML_REFERENCE = re.compile(
    r"""(?:href|src)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.IGNORECASE
)
_HTML_ID = re.compile(r"""\b(?:id|name)\s*=\s*["']?([^\s"'>]+)""", re.IGNORECASE)
_SPACE = re.compile(r"\s+")


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


@dataclass(frozen=True, slots=True)
class Outline:
    """What a body contains."""

    headings: tuple[str, ...]
    anchors: frozenset[str]
    """What `#…` in an address may name: the headings' ids, as Python-Markdown makes them."""

    links: tuple[BodyLink, ...]
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


def read_outline(text: str, first_line: int = 1) -> Outline:
    """Read a Markdown body."""
    shown = _blocks_as_quotes(text)
    data = shown.encode()
    ascii_only = len(data) == len(shown)

    def at(offset: int) -> int:
        return offset if ascii_only else len(data[:offset].decode())

    headings: list[str] = []
    anchors: set[str] = set()
    given_id: str | None = None
    links: list[BodyLink] = []
    plain: list[str] = []
    words: list[str] = plain
    open_links: list[tuple[dict[str, Any], int, int, list[int], bool]] = []
    html: list[tuple[int, str]] = []
    for event, span in pyromark.events_with_range(shown, options=_OPTIONS):
        start, end = span["start"], span["end"]
        if isinstance(event, str):
            words.append(" ")
            continue
        kind, value = next(iter(event.items()))
        if open_links and kind in ("Text", "Code"):
            inner = open_links[-1][3]
            inner[0], inner[1] = min(inner[0], start), max(inner[1], end)
        if kind in ("Text", "Code"):
            words.append(value)
        elif kind in ("InlineHtml", "Html"):
            html.append((start, value))
        elif kind == "Start":
            name = value if isinstance(value, str) else next(iter(value))
            if name == "Heading":
                words = []
                given_id = value[name]["id"]
            elif name in ("Link", "Image"):
                open_links.append((value[name], start, end, [end, start], name == "Image"))
        elif kind == "End":
            name = value if isinstance(value, str) else next(iter(value))
            if name == "Heading":
                headings.append(_one_line("".join(words)))
                anchors.add(given_id or unique(slugify(headings[-1], "-"), anchors))
                words = plain
            elif name in ("Link", "Image") and open_links:
                links.append(_link(open_links.pop(), text, at, first_line))
            if name not in _INLINE:
                words.append(" ")
    links.extend(_html_links(html, text, at, first_line))
    links.sort(key=lambda link: (link.start, link.target))
    anchors.update(name for _, tag in html for name in _HTML_ID.findall(tag))
    return Outline(tuple(headings), frozenset(anchors), tuple(links), _one_line("".join(plain)))


_INLINE = frozenset({"Emphasis", "Strong", "Strikethrough", "Link", "Image"})


def _one_line(text: str) -> str:
    return _SPACE.sub(" ", text).strip()


def _link(
    opened: tuple[dict[str, Any], int, int, list[int], bool], text: str, at: Any, first: int
) -> BodyLink:
    value, start_byte, end_byte, inner_bytes, is_image = opened
    start, end = at(start_byte), at(end_byte)
    inner = (
        (at(inner_bytes[0]), at(inner_bytes[1]))
        if inner_bytes[0] <= inner_bytes[1]
        else (start, start)
    )
    target = value["dest_url"]
    target_at = text.find(target, inner[1] if inner[1] > start else start, end) if target else -1
    line, column = _position(text, target_at if target_at >= 0 else start, first)
    return BodyLink(target, line, column, start, end, inner, target_at, is_image)


def _html_links(html: list[tuple[int, str]], text: str, at: Any, first: int) -> Iterator[BodyLink]:
    """Links in raw HTML tags; what the tags may be is for others to say."""
    for start_byte, tag in html:
        begin = at(start_byte)
        for match in _HTML_REFERENCE.finditer(tag):
            target = next(group for group in match.groups() if group is not None)
            target_at = begin + match.start(match.lastindex or 0)
            line, column = _position(text, target_at, first)
            whole = (begin, begin + len(tag))
            yield BodyLink(
                target, line, column, *whole, whole, target_at, "src" in match.group().lower()[:3]
            )


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
        bare = line.lstrip(" ")
        indent = len(line) - len(bare)
        if bare and not fence:
            while depths and indent < depths[-1]:
                depths.pop()
        if bare.startswith(("```", "~~~")):
            fence = "" if fence and bare.startswith(fence) else fence or bare[:3]
        if bare and depths:
            width = depths[-1]
            if indent >= width:
                lines[number] = ">   " * (width // 4) + " " * (width % 4) + line[width:]
        start = None if fence else _BLOCK_START.match(line)
        if start:
            depths.append(len(start[1]) + 4)
    return "\n".join(lines)
