"""Comments in Markdown (`<!-- … -->`): where they stand, and the text without them."""

import re

_FENCED = re.compile(
    r"^[ \t>]*(`{3,}|~{3,})[^\n]*\n.*?(?:^[ \t>]*\1[`~]*[ \t]*$|\Z)", re.MULTILINE | re.DOTALL
)
_CODE = re.compile(r"(?<!`)(`+)(?!`)(?:[^\n]|\n(?!\s*\n))+?(?<!`)\1(?!`)")
_COMMENT = re.compile(r"<!--(?:-?>|.*?--!?>|.*\Z)", re.DOTALL)
_END = re.compile(r"-?-!?>\Z")


def find_comments(text: str) -> list[tuple[int, int]]:
    """Where each comment begins and ends; one that is never closed ends with the text."""
    if "<!--" not in text:
        return []
    shown = _CODE.sub(_blank, _FENCED.sub(_blank, text))
    return [match.span() for match in _COMMENT.finditer(shown)]


def is_closed(comment: str) -> bool:
    """Whether the comment has an end."""
    return bool(_END.search(comment)) and len(comment) > len("<!--")


def without_comments(text: str) -> str:
    """The text without its comments; lines keep their numbers."""
    parts: list[str] = []
    done = 0
    for start, end in find_comments(text):
        parts += [text[done:start], "\n" * text.count("\n", start, end)]
        done = end
    return "".join([*parts, text[done:]])


def _blank(match: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", match[0])
