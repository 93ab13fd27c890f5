"""Blocks for one audience inside a page that more people may see.

    ::: internal
    Do not go below 18 euros.
    :::

The two marks stand alone on their lines, at the start of the line. What stands between them is on
the sites of that audience only. Whoever writes such a block relies on it: on a page that others see
everything that looks like a mark and is none is an error, a mark in a block of code too, and a
block that is never closed ends with the page.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches

from callsheet import codes
from callsheet.audience import Audience
from callsheet.comments import find_comments, is_closed, without_comments
from callsheet.diagnostics import Finding, Place
from callsheet.markdown_code import without_fences
from callsheet.wording import nearest, quoted

_MARK = re.compile(r":{3,}[ \t]*(\S.*?)?[ \t]*")
_NAMES = {audience.value: audience for audience in Audience if audience is not Audience.CUSTOMER}
"""What may stand after the colons; everybody sees what stands in no block."""

_OPENERS = re.compile(
    r"[\s>*+-]*(?::+|!{3}|\?{3}\+?|/{2,}|\{%-?|<!--+|%{2,})\s*(?:/|end|begin|start|if)?\s*"
    r"([^\W\d_]+)",
    re.IGNORECASE,
)
"""How other programs begin a block, and the word after it."""

_WHOLE = re.compile(
    r"\W*(?:(?:end|begin|start)\W+)?([^\W\d_]+)(?:\W+(?:only|end|start|begin))?\W*", re.IGNORECASE
)
"""A line with one word and signs."""

_BULLET = re.compile(r"\s*(?:[-*+]|\d+[.)])\s+[^\W\d_]+\W?\s*")
_COLONS = re.compile(r":\s*:\s*\Z")
_WORD = re.compile(r"\w")
_WITHIN = re.compile(
    r""":::|\[\s*/?\s*(?:internal|partner)(?:[\s-]+only)?\s*\](?![\[(:])"""
    r"""|</?(?:internal|partner)\b"""
    r"""|<[a-z][^<>]{0,200}\bclass\s*=[^<>]{0,200}(?<![\w-])(?:internal|partner)(?![\w-])"""
    r"""|\{:?[^{}]{0,200}\.(?:internal|partner)(?![\w-])""",
    re.IGNORECASE,
)
"""Marks that stand within a line, and how other programs mark a part of one."""


@dataclass(frozen=True, slots=True)
class Block:
    """Some lines of a body; the marks are its first and its last line, counted from 0."""

    audience: Audience
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with a mark; the line is counted from 0, the column from 1."""

    line: int
    column: int
    message: str
    help: str


_HOW = "a block begins with the line '::: internal' and ends with the line ':::'"


def check_blocks(text: str, path: str, first_line: int, audience: Audience) -> list[Finding]:
    """Marks that are wrong, or that may have been meant to be marks.

    Args:
        text: the Markdown body.
        path: its file.
        first_line: the line of the file on which the body begins.
        audience: who may see the page as a whole.
    """
    problems = read_blocks(text)[1]
    if audience is not Audience.INTERNAL:
        problems += find_near_marks(text)
    return [
        Finding(
            Place(path, first_line + problem.line, problem.column),
            codes.AUDIENCE_BLOCK,
            problem.message,
            problem.help,
        )
        for problem in problems
    ]


def find_marks(text: str) -> Iterator[tuple[int, str]]:
    """The marks of a Markdown body outside its code: line, counted from 0, and what it says."""
    for number, line in enumerate(without_fences(text).split("\n")) if ":::" in text else ():
        mark = _MARK.fullmatch(line.strip())
        if mark:
            yield number, mark[1] or ""


def read_blocks(text: str) -> tuple[list[Block], list[Problem]]:
    """The blocks of a Markdown body, and what is wrong with their marks."""
    blocks: list[Block] = []
    problems: list[Problem] = []
    opened: tuple[int, Audience] | None = None
    lines = text.split("\n")
    for number, name in find_marks(text):
        line = lines[number]
        shown = quoted(line.strip())
        column = len(line) - len(line.lstrip()) + 1
        if column > 1:
            help_text = "begin it at the start of the line"
            problems.append(Problem(number, column, f"the mark {shown} is indented", help_text))
        if not name and opened:
            blocks.append(Block(opened[1], opened[0], number))
            opened = None
        elif not name:
            problems.append(Problem(number, column, f"{shown} closes no block", _HOW))
        elif opened:
            help_text = "close that one first, with a line of ':::'"
            message = f"the block {shown} begins inside another one"
            problems.append(Problem(number, column, message, help_text))
        else:
            opened = number, _NAMES.get(name, Audience.INTERNAL)
            if name not in _NAMES:
                problems.append(_unknown(name, number, line))
    if opened:
        blocks.append(Block(opened[1], opened[0], len(lines) - 1))
    problems += _crossing_comments(text, blocks)
    if opened and not problems:
        message = f"the block {quoted(lines[opened[0]].strip())} is never closed"
        problems.append(Problem(opened[0], 1, message, "write ':::' on a line of its own after it"))
    return blocks, problems


def _crossing_comments(text: str, blocks: list[Block]) -> Iterator[Problem]:
    """Comments that begin in a block and end outside, or the other way round."""
    for start, end in find_comments(text) if blocks else ():
        first, last = text.count("\n", 0, start), text.count("\n", 0, end)
        column = start - text.rfind("\n", 0, start)
        inside = [block.first <= first <= block.last for block in blocks]
        if inside != [block.first <= last <= block.last for block in blocks]:
            message = "a comment crosses the mark of a block"
            yield Problem(first, column, message, "end the comment on the side where it begins")


def text_for(text: str, audience: Audience) -> str:
    """The body without what its readers may not see: blocks of others, and comments.

    Lines keep their numbers.
    """
    if audience is Audience.INTERNAL:
        return text
    lines = text.split("\n")
    for block in read_blocks(text)[0]:
        if not audience.may_see(block.audience):
            lines[block.first : block.last + 1] = [""] * (block.last + 1 - block.first)
    return without_comments("\n".join(lines))


def without_marks(text: str) -> str:
    """The body with spaces in place of the marks, so that positions stay true."""
    if ":::" not in text:
        return text
    lines = text.split("\n")
    for number, _ in find_marks(text):
        lines[number] = " " * len(lines[number])
    return "\n".join(lines)


def find_near_marks(text: str) -> Iterator[Problem]:
    """Lines that somebody may have meant to be a mark: what stands below would be published."""
    for start, end in find_comments(text):
        if not is_closed(text[start:end]):
            where = text.count("\n", 0, start), start - text.rfind("\n", 0, start)
            yield Problem(*where, "the comment is never closed", "write '-->' after it")
    marks = {number for number, _ in find_marks(text)}
    for number, line in enumerate(text.split("\n")):
        plain = line if line.isascii() else _plain(line)
        if number in marks or not _looks_like_mark(plain):
            continue
        message = f"{quoted(line.strip()[:60])} looks like the mark of a block and is none"
        yield Problem(number, len(line) - len(line.lstrip()) + 1, message, _HOW)


def _plain(line: str) -> str:
    """The line in one spelling, without signs that nobody sees."""
    spelt = unicodedata.normalize("NFKC", line)
    return "".join(sign for sign in spelt if unicodedata.category(sign) != "Cf")


def _looks_like_mark(line: str) -> bool:
    if _WITHIN.search(line) or (_COLONS.search(line) and not _WORD.search(line)):
        return True
    opener = _OPENERS.match(line)
    if opener and _is_audience(opener[1]):
        return True
    whole = _WHOLE.fullmatch(line)
    if whole is None or _BULLET.fullmatch(line):
        return False
    # "## Partners" is an honest heading.
    return _is_audience(whole[1]) and not whole[1].casefold().startswith("partner")


def _is_audience(word: str) -> bool:
    word = word.casefold().removesuffix("only")
    # One slip in a word of this length: "interal", "partnner". An interval is none.
    return bool(get_close_matches(word, _NAMES, 1, 0.85)) and not word.startswith("interval")


def _unknown(name: str, number: int, line: str) -> Problem:
    column = line.index(name) + 1
    if name.casefold() == Audience.CUSTOMER:
        message = "a block can't be for customers"
        return Problem(number, column, message, "everybody sees what stands in no block")
    guess = nearest(name, _NAMES)
    hint = f"did you mean {quoted(guess)}? " if guess else ""
    message = f"unknown audience {quoted(name)}"
    return Problem(number, column, message, f"{hint}a block is for 'internal' or 'partner'")
