"""Comments in Markdown (`<!-- … -->`): where they stand, and the text without them."""

import re
from collections.abc import Callable

from callsheet.markdown_code import without_code

_COMMENT = re.compile(r"<!--(?:-?>|.*?--!?>|.*\Z)", re.DOTALL)
_SIGN = re.compile(r"[^\n]")
_END = re.compile(r"-?-!?>\Z")


def find_comments(text: str) -> list[tuple[int, int]]:
    """Where each comment begins and ends; one that is never closed ends with the text."""
    if "<!--" not in text:
        return []
    return [match.span() for match in _COMMENT.finditer(without_code(text))]


def is_closed(comment: str) -> bool:
    """Whether the comment has an end."""
    return bool(_END.search(comment)) and len(comment) > len("<!--")


def blank_comments(text: str) -> str:
    """The text with spaces in place of its comments; every sign stays where it is."""
    return _replaced(text, lambda comment: _SIGN.sub(" ", comment))


def without_comments(text: str) -> str:
    """The text without its comments; lines keep their numbers."""
    return _replaced(text, lambda comment: "\n" * comment.count("\n"))


def _replaced(text: str, by: Callable[[str], str]) -> str:
    parts: list[str] = []
    done = 0
    for start, end in find_comments(text):
        parts += [text[done:start], by(text[start:end])]
        done = end
    return "".join([*parts, text[done:]])
